import Model

/// Finds the numbered headings of papers in text without blank lines: `1. Introduction`, `2.1. Participants`, `3 Results`.
///
/// One such line may well be an item or a step. Three sections whose numbers go on, with text between them and names that papers give to sections
/// in two, are headings; so are then the sections without number (`Abstract`, `Acknowledgments`) that have a line of their own.
func findNumberedHeadings(in draft: inout Draft) {
    var found: [NumberedHeading] = [], named: [Int] = []
    for line in draft.lines.indices where !draft.lines[line].isBlank {
        if draft.kinds[line] == .heading, ReferenceListHeading.names(draft.lines[line].content, of: draft.bytes) { break }
        guard draft.isFree(line), draft.lines[line].content.count <= 90 else { continue }
        if let heading = NumberedHeading(line, in: draft) {
            found.append(heading)
        } else if NumberedHeading.standsWithoutNumber(line, in: draft) {
            named.append(line)
        }
    }
    let headings = NumberedHeading.chain(found, in: draft)
    guard !headings.isEmpty else { return }
    // a line between blank ones is the next finder's
    for heading in headings where !draft.isSetApart(heading.line) { draft.claim(heading.line ..< heading.line + 1, as: .heading, level: 1 + heading.numbers.count) }
    for line in named where !draft.isSetApart(line) { draft.claim(line ..< line + 1, as: .heading, level: 2) }
}

/// A line that may be a numbered heading.
private struct NumberedHeading {
    var line: Int
    /// `[2, 1]` of `2.1.`
    var numbers: [Int]
    /// Whether papers have sections of that name.
    var isNamed: Bool

    /// Nil for a line that goes on, or before which a sentence does.
    init?(_ line: Int, in draft: Draft) {
        let content = draft.lines[line].content, bytes = draft.bytes
        var at = content.lowerBound
        numbers = []
        while numbers.count < 3 {
            let start = at
            while at < content.upperBound, at - start < 2, (0x30 ... 0x39).contains(bytes[at]) { at += 1 }
            guard let number = bytes.wholeNumber(start ..< at), number > 0 else { break }
            numbers.append(number)
            guard at < content.upperBound, bytes[at] == 0x2E else { break }
            at += 1
        }
        guard !numbers.isEmpty, at < content.upperBound, bytes[at] == 0x20 else { return nil }
        let title = bytes.trimmingBlanks(at ..< content.upperBound)
        guard title.count >= 3, (0x41 ... 0x5A).contains(bytes[title.lowerBound]), ![0x2E, 0x2C, 0x3B, 0x3A].contains(bytes[title.upperBound - 1]),
            !bytes[title].contains(0x09), !bytes[title].contains(0x7C), bytes[title].count(where: { $0 == 0x20 }) < 10, !draft.opensSmall(behind: line)
        else { return nil }
        self.line = line
        isNamed = Self.names.contains { bytes.hasOpening($0, at: title.lowerBound, before: title.upperBound) }
    }

    /// The headings whose numbers go on; none where too few do.
    static func chain(_ found: [NumberedHeading], in draft: Draft) -> [NumberedHeading] {
        var chain: [NumberedHeading] = [], last: [Int] = []
        for heading in found {
            let isFirst = heading.numbers == [1] && last.count <= 1 && (last.first ?? 1) == 1
            let depth = heading.numbers.count
            let goesOn = depth <= last.count + 1 && heading.numbers.dropLast().elementsEqual(last.prefix(depth - 1))
                && heading.numbers[depth - 1] == (depth <= last.count ? last[depth - 1] : 0) + 1
            guard isFirst || goesOn && !last.isEmpty else { continue }
            if isFirst { chain = [] }
            // the lines of a table of contents have nothing between them
            if let above = chain.last, depth <= above.numbers.count, draft.visibleLine(from: above.line + 1) == heading.line { continue }
            chain.append(heading)
            last = heading.numbers
        }
        let sections = chain.filter { $0.numbers.count == 1 }
        let isEnded = chain.allSatisfy { heading in draft.endsAbove(heading.line) || chain.contains { $0.line == heading.line - 1 } }
        return sections.count >= 3 && sections.count(where: \.isNamed) >= 2 && isEnded ? chain : []
    }

    private static let names: [StaticString] = [
        "introduction", "background", "materials", "method", "experiment", "result", "discussion", "conclusion", "related work", "theory", "data", "model", "literature review",
        "summary", "evaluation", "analysis",
    ]

    /// `Abstract`, `Acknowledgments`: one of the names alone, behind the end of a sentence.
    static func standsWithoutNumber(_ line: Int, in draft: Draft) -> Bool {
        let content = draft.lines[line].content
        guard unnumbered.contains(where: { $0.utf8CodeUnitCount == content.count && draft.bytes.hasOpening($0, at: content.lowerBound, before: content.upperBound) }),
            (0x41 ... 0x5A).contains(draft.bytes[content.lowerBound]), !draft.opensSmall(behind: line)
        else { return false }
        return content.count == 8 || draft.endsAbove(line)
    }

    private static let unnumbered: [StaticString] = [
        "abstract", "acknowledgment", "acknowledgments", "acknowledgement", "acknowledgements", "funding", "author contributions", "data availability",
        "declaration of competing interest", "conflict of interest", "conflicts of interest",
    ]
}

extension Draft {
    /// Whether blank lines stand on both sides.
    fileprivate func isSetApart(_ line: Int) -> Bool {
        (line == 0 || lines[line - 1].isBlank) && (line + 1 == lines.count || lines[line + 1].isBlank)
    }

    /// Whether the next visible line goes on in small letters, or there is none.
    fileprivate func opensSmall(behind line: Int) -> Bool {
        visibleLine(from: line + 1).map { (0x61 ... 0x7A).contains(bytes[lines[$0].content.lowerBound]) } ?? true
    }

    /// Whether a sentence, a block or a paragraph ends above a line.
    fileprivate func endsAbove(_ line: Int) -> Bool {
        guard line > 0, isFree(line - 1), let last = lines[line - 1].content.last else { return true }
        return [0x2E, 0x21, 0x3F, 0x29, 0x5D, 0x22].contains(bytes[last])
    }
}
