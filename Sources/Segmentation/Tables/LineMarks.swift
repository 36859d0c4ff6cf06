import Model

/// What stands in each line that a table could be made of, from one pass over the text.
struct LineMarks {
    struct Mark: OptionSet {
        let rawValue: UInt16
        static let pipe = Mark(rawValue: 1)
        static let tab = Mark(rawValue: 2)
        /// A tab that is not the line's indent.
        static let innerTab = Mark(rawValue: 4)
        /// Two blanks within the line that do not end a sentence, or three.
        static let gap = Mark(rawValue: 8)
        /// `+`, `|` or a box-drawing character first.
        static let border = Mark(rawValue: 16)
        /// Dashes or equal signs alone.
        static let rule = Mark(rawValue: 32)
        /// Blanks alone, eight or more: a row whose cells are all empty.
        static let emptyRow = Mark(rawValue: 64)
        /// `# Heading`, `::: fence`: never a row.
        static let heading = Mark(rawValue: 128)
        /// What opens a table of some markup, first: `<table …>`, `{|`, `|===`, `.. list-table::`, `\begin{tabular}`.
        static let tag = Mark(rawValue: 256)
        /// Prose in two columns.
        static let prose = Mark(rawValue: 512)
        /// One drawn line between two lines of text: it parts the heading of blank-parted columns from their rows.
        static let bar = Mark(rawValue: 1_024)
        /// What a program is told, above what it prints: `> table(rats)`, `rats <- 4`.
        static let input = Mark(rawValue: 2_048)
    }

    private var marks: [Mark]
    /// For each line that opens a table of some markup which is closed, the line behind its end.
    private(set) var tagged: [Int: Int] = [:]

    subscript(line: Int) -> Mark { marks[line] }

    init(of draft: Draft) {
        let lines = draft.lines
        var open: [Int] = [], closed: [Int: Int] = [:]
        var even: [Int] = [], items: [Int] = [], filled: [Int] = [], allWideCount = 0
        marks = draft.bytes.withUnsafeBufferPointer { bytes in
            lines.enumerated().map { number, line in
                var mark: Mark = []
                var blanks = 0, hasText = false, gaps = WordGaps()
                for at in line.bytes {
                    switch bytes[at] {
                    case 0x20: blanks += 1; continue
                    case 0x0A, 0x0D: continue
                    case 0x09:
                        mark.insert(.tab)
                        if hasText { mark.insert(.innerTab) }
                        continue
                    case 0x7C: mark.insert(.pipe)
                    case 0x3C where Self.isTag("<table", at: at, before: line.bytes.upperBound, in: bytes): open.append(number)
                    case 0x3C where Self.isTag("</table", at: at, before: line.bytes.upperBound, in: bytes):
                        // of two on one line the outer one's end holds
                        if let start = open.popLast() { closed[start] = number + 1 }
                    default: break
                    }
                    if blanks > 1, hasText, blanks > 2 || !Self.endsSentence(bytes[at - 3]) { mark.insert(.gap) }
                    if blanks > 0, hasText { gaps.add(blanks, isAfterSentence: Self.endsSentence(bytes[at - blanks - 1]), before: bytes[at]) }
                    blanks = 0
                    hasText = true
                }
                if !hasText, blanks >= 8, !mark.contains(.tab) { mark.insert(.emptyRow) }
                if mark.contains(.gap), gaps.areAllWide { mark.remove(.gap); allWideCount += 1 }
                if mark.contains(.gap), gaps.mayBeFilled { filled.append(number) }
                if mark.contains(.gap), gaps.areEven { even.append(number) }
                if mark.contains(.gap), gaps.hasOnlyFirstWide, draft.bytes.listMark(in: line.content) != nil || Self.isSectionNumber(line.content, in: bytes) { items.append(number) }
                if Self.isInput(line.content, in: bytes) { mark.insert(.input); mark.remove(.gap) }
                if mark.contains(.pipe), !draft.bytes.hasPartingPipe(in: line.content) { mark.remove(.pipe) }
                if line.content.count >= 3 { mark.formUnion(Self.opening(of: line.content, in: bytes)) }
                return mark
            }
        }
        tagged = closed
        for table in MarkupTables.tables(of: draft) {
            marks[table.lowerBound].insert(.tag)
            tagged[table.lowerBound] = table.upperBound
        }
        for line in ProseColumns(of: draft).stretches.joined() { marks[line].insert(.prose) }
        for line in even where Self.isJustified(line, in: draft) { marks[line].remove(.gap) }
        for line in lines.indices where draft.bytes.isBar(lines[line].content) {
            marks[line].remove(.border)
            if line > 0, line + 1 < lines.count, [line - 1, line + 1].allSatisfy({ !lines[$0].isBlank || marks[$0].contains(.emptyRow) }) { marks[line].insert(.bar) }
        }
        for line in lines.indices where marks[line].contains(.rule) && isBelowSum(line, in: draft) {
            marks[line].remove(.rule)
            marks[line].insert(.bar)
        }
        if allWideCount >= Self.leastFilledLines { for line in filled { marks[line].remove(.gap) } }
        // `1.    The first of them` between lines without columns: what stands before an item is no cell
        for line in items where ![line - 1, line + 1].contains(where: { marks.indices.contains($0) && marks[$0].contains(.gap) }) { marks[line].remove(.gap) }
    }

    /// Whether rules stand below the figures of a row alone, over their sum: far behind where the row above starts.
    private func isBelowSum(_ line: Int, in draft: Draft) -> Bool {
        guard line > 0, line + 1 < draft.lines.count, marks[line - 1].contains(.gap), draft.lines[line].indent >= draft.lines[line - 1].indent + 12 else { return false }
        let last = draft.bytes[draft.lines[line - 1].content.upperBound - 1]
        return (0x30 ... 0x39).contains(last) || [0x29, 0x25, 0x2D].contains(last) || last >= 0x80                    // `–` for none
    }

    /// From so many lines that are surely filled on, the converter fills lines: shorter ones too.
    private static let leastFilledLines = 20

    /// Whether a line with blanks spread evenly ends where the line above or below it ends: print that both margins line up.
    private static func isJustified(_ line: Int, in draft: Draft) -> Bool {
        guard draft.lines[line].content.count >= 50 else { return false }
        let end = draft.shownEnd(of: line)
        return [line - 1, line + 1].contains { beside in
            draft.lines.indices.contains(beside) && draft.lines[beside].content.count >= 50 && abs(draft.shownEnd(of: beside) - end) <= 1
        }
    }

    /// `2.4` before wide blanks: the number of a section's heading.
    private static func isSectionNumber(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let label = content.prefix { bytes[$0] > 0x20 }
        guard let first = label.first, label.count <= 8, (0x30 ... 0x39).contains(bytes[first]) else { return false }
        return label.allSatisfy { (0x30 ... 0x39).contains(bytes[$0]) || bytes[$0] == 0x2E }
    }

    /// A prompt before a letter, or what a name is set to; `> 50   12   14` is a row.
    private static func isInput(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard content.count > 4, !content.dropLast().contains(where: { bytes[$0] == 0x20 && bytes[$0 + 1] == 0x20 }) || isCall(content, in: bytes) else { return false }
        let prompt = content.prefix(4).prefix { bytes[$0] > 0x20 }
        // behind a word of four bytes the text may end
        if prompt.count < 4, let last = prompt.last, bytes[last] == 0x3E, (0x61 ... 0x7A).contains(bytes[last + 2] | 0x20), prompt.count == 1
            || prompt.count == 3 && bytes[content.lowerBound] == 0x3E || prompt.count == 2 && bytes[content.lowerBound] == 0x52 { return true }     // `> `, `>>> `, `R> `
        return content.dropFirst().dropLast(3).contains { bytes[$0] == 0x20 && bytes[$0 + 1] == 0x3C && bytes[$0 + 2] == 0x2D && bytes[$0 + 3] == 0x20 }
    }

    /// `head(voles)`: a bracket right behind a letter, and one last.
    private static func isCall(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[content.upperBound - 1] == 0x29 && content.dropFirst().contains { bytes[$0] == 0x28 && (0x61 ... 0x7A).contains(bytes[$0 - 1] | 0x20) }
    }

    private static func endsSentence(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x3F || byte == 0x21 || byte == 0x3A }

    private static func isHeading(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let level = content.prefix(7).prefix { bytes[$0] == 0x23 }.count
        return level <= 6 && level < content.count && bytes[content.lowerBound + level] == 0x20
    }

    /// Whether a tag with this name stands at an offset, in letters of any case.
    private static func isTag(_ name: StaticString, at offset: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = name.utf8CodeUnitCount
        guard offset + length < end, (0 ..< length).allSatisfy({ bytes[offset + $0] | 0x20 == name.utf8Start[$0] | 0x20 }) else { return false }
        return !(0x61 ... 0x7A).contains(bytes[offset + length] | 0x20)
    }

    /// `<table>`, also within the tags of a page's frame: `<html><body><table>`.
    private static func opensTable(_ content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = content.lowerBound, tags = 0
        while at < content.upperBound, bytes[at] == 0x3C, tags < 5 {
            if isTag("<table", at: at, before: content.upperBound, in: bytes) { return true }
            guard ["<html", "<body", "<div", "<center", "<figure"].contains(where: { isTag($0, at: at, before: content.upperBound, in: bytes) }),
                  let end = (at ..< content.upperBound).first(where: { bytes[$0] == 0x3E }) else { return false }
            (at, tags) = (end + 1, tags + 1)
            while at < content.upperBound, bytes[at] == 0x20 { at += 1 }
        }
        return false
    }

    private static func opening(of content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Mark {
        switch bytes[content.lowerBound] {
        case 0x2B, 0x7C: [.border]
        case 0xE2 where bytes[content.lowerBound + 1] == 0x94 || bytes[content.lowerBound + 1] == 0x95: [.border]
        case 0x23: isHeading(content, in: bytes) ? [.heading] : []
        case 0x3C: opensTable(content, in: bytes) ? [.tag] : []
        case 0x3A where content.count > 2 && bytes[content.lowerBound + 1] == 0x3A && bytes[content.lowerBound + 2] == 0x3A: [.heading]
        case 0x2D, 0x3D: content.allSatisfy { bytes[$0] == 0x2D || bytes[$0] == 0x3D || bytes[$0] == 0x20 } ? [.rule] : []
        default: []
        }
    }
}

/// The blanks between the words of a line.
struct WordGaps {
    private var least = Int.max, most = 0, wide = 0, count = 0, small = 0, letters = 0
    private var isFirstWide = false

    mutating func add(_ blanks: Int, isAfterSentence: Bool, before letter: UInt8) {
        count += 1
        if (0x61 ... 0x7A).contains(letter) { small += 1 }
        if (0x61 ... 0x7A).contains(letter | 0x20) { letters += 1 }
        if blanks > 1 { wide += 1 }
        if count == 1 { isFirstWide = blanks > 1 }
        guard !isAfterSentence else { return }
        least = min(least, blanks)
        most = max(most, blanks)
    }

    /// Whether only the first word stands apart.
    var hasOnlyFirstWide: Bool { isFirstWide && wide == 1 }

    /// Blanks that programs spread over a line to fill it: about as many everywhere, between words of a sentence.
    var areEven: Bool { count >= 5 && wide >= 2 && most - least <= 1 && small * 2 >= count }

    /// Wide blanks everywhere, between words of a sentence: pdfminer writes three of them in justified lines. Words of columns differ in length, and the
    /// blanks behind them too.
    var areAllWide: Bool { least >= 2 && (areEven && count >= 6 || most == least && count >= 8 && letters * 2 >= count) }

    /// The same wide blanks everywhere in a short line: filled, where others surely are.
    var mayBeFilled: Bool { least >= 2 && most == least && count >= 2 && small * 2 >= count }
}

extension Draft {
    /// Behind which column of the screen a line ends, its combining marks counted too.
    fileprivate func shownEnd(of line: Int) -> Int {
        lines[line].indent + bytes[lines[line].content].count { $0 & 0xC0 != 0x80 }
    }
}
