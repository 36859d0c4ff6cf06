import Model

/// Over how many lines captions go that print breaks, and which lines only look like their first.
///
/// - Loss: text whose paragraphs are a line each has none; of a page, markup says it.
struct CaptionLines {
    private let isPrint: Bool
    private let wrapWidth: Int?

    private static let mostLines = 12, leastWidth = 30, widest = 250

    init(of draft: Draft) {
        isPrint = draft.document.text.structure == nil
        wrapWidth = isPrint ? draft.wrapWidth() : nil
    }

    /// Behind the last line of a caption whose words go on to the line before `end` at least: what print broke off goes along.
    ///
    ///     Table 3: Scores of the rats on the last day of training, for each
    ///     of the four groups.
    func end(from first: Int, notBefore end: Int, in draft: Draft) -> Int {
        guard isPrint else { return end }
        var run = end
        while run < draft.lines.count, run - first < Self.mostLines, draft.isFree(run), !draft.lines[run].isBlank, !draft.startsPage(run),
              !hasColumns(run, in: draft), !isCaption(draft.lines[run].content, of: draft.bytes) { run += 1 }
        let width = (first ..< run).map(draft.width).max() ?? 0
        guard run > end, (Self.leastWidth ... Self.widest).contains(width) else { return end }
        let isOverTable = run < draft.lines.count && draft.kinds[run] == .table
        var next = end
        while next < run, isOverTable && !endsSentence(next - 1, in: draft) || goesOn(behind: next - 1, width: width, in: draft) { next += 1 }
        return next
    }

    /// Whether a line stands within a sentence that goes on with `table 3. The`: the line above is full, or it ends in no sign and this one opens small.
    func isWithinSentence(_ line: Int, in draft: Draft) -> Bool {
        guard isPrint, line > 0, draft.isFree(line - 1), !draft.lines[line - 1].isBlank, draft.width(of: line - 1) >= Self.leastWidth,
              draft.fills(line - 1, wrapWidth) || startsSmall(line, in: draft) || draft.bytes.endsWithOpenWord(draft.lines[line - 1].content) else { return false }
        let last = draft.bytes[draft.lines[line - 1].content.upperBound - 1]
        return last == 0x2C || last == 0x2D || last == 0x29 || (0x30 ... 0x39).contains(last) || (0x61 ... 0x7A).contains(last | 0x20)
    }

    private func hasColumns(_ line: Int, in draft: Draft) -> Bool {
        draft.lines[line].content.contains { draft.bytes.hasPrefix("   ", at: $0, before: draft.lines[line].content.upperBound) }
    }

    private func goesOn(behind line: Int, width: Int, in draft: Draft) -> Bool {
        let content = draft.lines[line].content
        if draft.bytes.endsWithOpenWord(content) || draft.bytes[content.upperBound - 1] == 0x2C { return true }
        guard draft.width(of: line) >= Self.leastWidth else { return false }
        let isEnded = endsSentence(line, in: draft)
        if !isEnded, startsSmall(line + 1, in: draft) { return true }
        guard let wrapWidth else { return false }
        // letters of print differ in width, so a margin is not sharp; a column of the page is narrower than the page
        let word = draft.bytes[draft.lines[line + 1].content].prefix { $0 != 0x20 }.count { $0 & 0xC0 != 0x80 }
        return (draft.width(of: line) + 1 + word) * 8 > max(width, wrapWidth * 7 / 10) * (isEnded ? 8 : 7)
    }

    private func startsSmall(_ line: Int, in draft: Draft) -> Bool {
        draft.lines[line].content.first.map { (0x61 ... 0x7A).contains(draft.bytes[$0]) || draft.bytes[$0] == 0x28 } ?? false
    }

    private func endsSentence(_ line: Int, in draft: Draft) -> Bool {
        draft.lines[line].content.last.map { [0x2E, 0x3A, 0x21, 0x3F].contains(draft.bytes[$0]) } ?? true
    }
}
