import Model

/// What the pages of a printed document carry beside its text, where a converter left it among the lines: page numbers, running heads, and the
/// line numbers of a manuscript. What `RunningLines` is sure of before anything is found goes first; here is what the text around it shows.
///
/// Text of a PDF has a form feed at the start of each page, the running head and the page number beside it; a manuscript's line numbers
/// stand in lines of their own (`431`, `432`) or before the text of each line (`431 Carter D. Stresses in`); the numbers of a list may stand apart
/// from its entries (`12.`, `13.`).
///
/// - Loss: none. What is not sure to be furniture stays text: a running head recurs on three pages, line numbers go on over forty lines.
struct PageFurniture: Sendable {
    /// The lines that are wholly furniture, by their index from 0.
    private(set) var lines: Set<Int> = []
    /// Of lines that start with their number the byte behind it.
    private(set) var numberEnds: [Int: Int] = [:]
    /// Notices of a converter or publisher, which stand where a page ends.
    private(set) var notices: Set<Int> = []
    /// The first line of the first page where it is the running head of the others: that of the journal, or the title itself.
    private(set) var firstHead: Int?

    static let none = PageFurniture()

    /// A rule between the lines, which parts pages as often as it parts sections, or the mark of a division.
    mutating func addRule(_ line: Int) { lines.insert(line) }

    private init() {}

    init(of draft: Draft) {
        lines.formUnion(draft.runningLines.lines.filter { draft.kinds[$0] == nil })
        let visible = draft.lines.indices.filter { draft.isFree($0) && !draft.lines[$0].isBlank }
        let bare = visible.compactMap { line in draft.bytes.wholeNumber(draft.lines[line].content).map { Numbered(line: line, value: $0) } }
        lines.formUnion(Self.chain(of: bare, isNext: { _, _ in true }, atLeast: 40))
        lines.formUnion(Self.chain(of: bare, isNext: { $0.line + 15 <= $1.line }, atLeast: 3))
        findNumbersSetApart(visible, in: draft)
        findNotices(visible, in: draft)
        findRunningHeads(visible, in: draft)
        findHeadsBesideNumbers(visible, in: draft)
        findLineNumbers(visible, in: draft)
    }

    /// `12.`, `13.`, `14.`, `15.` one below the other: the numbers of a list whose entries a converter has set before or behind them.
    private mutating func findNumbersSetApart(_ visible: [Int], in draft: Draft) {
        var run: [Int] = [], last = 0
        for line in visible {
            let number = draft.loneListNumber(line)
            if number != last + 1 || run.isEmpty {
                if run.count >= 4 { lines.formUnion(run) }
                run = []
            }
            if let number { run.append(line); last = number }
        }
        if run.count >= 4 { lines.formUnion(run) }
    }

    private struct Numbered { var line: Int, value: Int }

    /// The lines of the longest run of numbers that each are one more than the last, or three at most, other numbers between them left out; none if it is short.
    private static func chain(of numbers: [Numbered], isNext: (Numbered, Numbered) -> Bool, atLeast least: Int) -> [Int] {
        var length = [Int](repeating: 1, count: numbers.count), before = [Int?](repeating: nil, count: numbers.count)
        var latest: [Int: Int] = [:]
        for (index, number) in numbers.enumerated() {
            // a number or two may be lost
            let candidates = (1 ... 3).compactMap { latest[number.value - $0] }.filter { isNext(numbers[$0], number) }
            if let previous = candidates.max(by: { length[$0] < length[$1] }) {
                length[index] = length[previous] + 1
                before[index] = previous
            }
            if let same = latest[number.value], length[same] > length[index] { continue }
            latest[number.value] = index
        }
        guard var at = length.indices.max(by: { length[$0] < length[$1] }), length[at] >= least else { return [] }
        var chain = [numbers[at].line]
        while let previous = before[at] { chain.append(numbers[previous].line); at = previous }
        return chain
    }

    /// Page numbers and recurring lines at the edges of pages that form feeds part.
    private mutating func findRunningHeads(_ visible: [Int], in draft: Draft) {
        let pages = Self.pages(of: visible, in: draft)
        guard pages.count > 1 else { return }
        var counts: [[UInt8]: Int] = [:]
        for page in pages.dropFirst() {
            for key in Set([page.first, page.dropFirst().first, page.dropLast().last, page.last].compactMap { $0 }.compactMap { Self.key(of: $0, in: draft) }) {
                counts[key, default: 0] += 1
            }
        }
        firstHead = pages[0].first.flatMap { line in Self.key(of: line, in: draft).map { counts[$0] ?? 0 >= 3 } == true ? line : nil }
        for (index, page) in pages.enumerated() {
            for edge in [page, page.reversed()] {
                for line in edge.prefix(2) {
                    let isNumber = draft.bytes.wholeNumber(draft.lines[line].content) != nil
                    let recurs = index > 0 && Self.key(of: line, in: draft).map { counts[$0] ?? 0 >= 3 } ?? false
                    guard isNumber || recurs || lines.contains(line) else { break }
                    lines.insert(line)
                }
            }
        }
    }

    /// Comments and notices by which converters and publishers mark a page, and the running heads that their page number tells.
    private mutating func findNotices(_ visible: [Int], in draft: Draft) {
        for (index, line) in visible.enumerated() where !notices.contains(line) {
            if let end = PageNotice.commentEnd(from: index, among: visible, in: draft) {
                notices.formUnion(visible[index ... end])
            } else if PageNotice.opens(draft.lines[line].content, of: draft.bytes) {
                notices.formUnion([line] + Self.foot(above: index, among: visible, in: draft))
            } else if let pages = draft.bytes.pageRange(endingHead: draft.lines[line].content) {
                for beside in [index - 1, index + 1] where visible.indices.contains(beside) {
                    guard let page = draft.bytes.pageNumber(draft.lines[visible[beside]].content), pages.contains(page) else { continue }
                    notices.formUnion([line, visible[beside]])
                }
            }
        }
        lines.formUnion(notices)
    }

    /// What stands between a page's number and the notice below it, two short lines at most; the number may share its line with the running head.
    private static func foot(above index: Int, among visible: [Int], in draft: Draft) -> [Int] {
        var foot: [Int] = []
        for line in visible[..<index].suffix(3).reversed() {
            let content = draft.lines[line].content
            guard draft.bytes[content].count(where: { $0 != 0x20 }) <= 80, !PageNotice.opens(content, of: draft.bytes) else { return [] }
            foot.append(line)
            let isNumber = draft.bytes.wholeNumber(content) != nil
            guard isNumber || draft.bytes.hasNumberApart(content) else { continue }
            // `46,` over `6131` is no page
            guard let above = draft.visibleLine(before: line), let last = draft.lines[above].content.last, !isNumber || draft.bytes[last] != 0x2C else { return [] }
            return foot
        }
        return []
    }

    /// Lines that recur beside page numbers, where no form feeds part the pages.
    private mutating func findHeadsBesideNumbers(_ visible: [Int], in draft: Draft) {
        var places: [[UInt8]: [Int]] = [:]
        for (index, line) in visible.enumerated() where lines.contains(line) {
            for beside in [index - 1, index + 1] where visible.indices.contains(beside) && !lines.contains(visible[beside]) {
                if let key = Self.key(of: visible[beside], in: draft) { places[key, default: []].append(visible[beside]) }
            }
        }
        for recurring in places.values where recurring.count >= 3 { lines.formUnion(recurring) }
    }

    private static func pages(of visible: [Int], in draft: Draft) -> [[Int]] {
        var pages: [[Int]] = [[]]
        var seen = 0
        for line in visible {
            while seen <= line {
                if draft.bytes[draft.lines[seen].bytes].contains(0x0C), !pages[pages.count - 1].isEmpty { pages.append([]) }
                seen += 1
            }
            pages[pages.count - 1].append(line)
        }
        return pages.filter { !$0.isEmpty }
    }

    /// A line with every number as `#`, nil for one that is long or has no letter.
    private static func key(of line: Int, in draft: Draft) -> [UInt8]? {
        let content = draft.lines[line].content
        guard content.count <= 120 else { return nil }
        var key: [UInt8] = [], hasLetter = false
        for byte in draft.bytes[content] {
            if (0x30 ... 0x39).contains(byte) { if key.last != 0x23 { key.append(0x23) }; continue }
            hasLetter = hasLetter || byte | 0x20 >= 0x61
            key.append(byte)
        }
        return hasLetter ? key : nil
    }

    /// Numbers before the text of the lines: those of a list of references go on too, but none of its entries starts in lower case.
    private mutating func findLineNumbers(_ visible: [Int], in draft: Draft) {
        var ends: [Int: Int] = [:]
        let numbered = visible.compactMap { line -> Numbered? in
            let content = draft.lines[line].content
            guard let end = content.prefix(6).first(where: { draft.bytes[$0] == 0x20 }),
                let value = draft.bytes.wholeNumber(content.lowerBound ..< end)
            else { return nil }
            ends[line] = draft.bytes.trimmingBlanks(end ..< content.upperBound).lowerBound
            return Numbered(line: line, value: value)
        }
        let chain = Self.chain(of: numbered, isNext: { $1.line - $0.line <= 12 }, atLeast: 40)
        let small = chain.count { ends[$0].map { (0x61 ... 0x7A).contains(draft.bytes[$0]) } ?? false }
        guard small * 4 >= chain.count else { return }
        for line in chain { numberEnds[line] = ends[line] }
    }
}

extension Draft {
    /// The number of a line that is nothing else: `12.`, `[12]`, `12)`.
    func loneListNumber(_ line: Int) -> Int? { bytes.loneListNumber(in: bytes.trimmingBlanks(lines[line].content)) }
}
