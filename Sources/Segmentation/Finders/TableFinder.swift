import Model

/// Finds the lines of tables; which layout reads them is Extraction's choice.
///
/// Tables that say by their marks what they are come before the headings: `**Parity**` alone in a line, or a line over a rule of dashes, is a
/// row within a table. Those that only blanks or glued words show come after them. The surest test is asked first: drawn borders, rules of
/// dashes, pipes, tabs; columns of blanks, glued cells.
///
/// - Shape: every line is looked at a bounded number of times, whatever the document.
struct TableFinder {
    private let marks: LineMarks
    /// The lines behind the marks in their margin.
    private let lines: [Line]
    private let isOpen: (Int) -> Bool

    /// - Parameter isOpen: whether a line may be part of a table; in a page, only lines set as written are.
    init(of draft: Draft, among isOpen: @escaping (Int) -> Bool = { _ in true }) {
        var draft = draft
        draft.lines = Margins.lines(behindMarksOf: draft)
        marks = LineMarks(of: draft)
        lines = draft.lines
        self.isOpen = isOpen
    }

    func findMarkedTables(in draft: inout Draft) {
        draft.reading(lines) { draft in
            var line = 0, lone = LoneRules()
            while line < draft.lines.count {
                if draft.isFree(line), isOpen(line), !marks[line].contains(.heading), !draft.lines[line].isBlank || marks[line].contains(.tab),
                   let table = markedTable(at: line, in: draft, marks, &lone) {
                    if !draft.isTabbedList(table) { draft.claim(table, as: .table) }
                    line = table.upperBound
                } else {
                    line += 1
                }
            }
        }
    }

    /// Finds the tables of figures below a heading, by marks or columns of blanks: all that is read of what stands in listings.
    func findPrintedTables(in draft: inout Draft) {
        draft.reading(lines) { draft in
            var line = 0, lone = LoneRules()
            while line < draft.lines.count {
                guard draft.isFree(line), !draft.lines[line].isBlank else { line += 1; continue }
                if let table = markedTable(at: line, in: draft, marks, &lone) {
                    if isOfFigures(table, in: draft) { draft.claim(table, as: .table) }
                    line = table.upperBound
                } else if marks[line].contains(.gap) {
                    let found = alignedTables(from: line, in: draft, marks)
                    for table in found.tables where isOfFigures(table.lines, in: draft) { draft.claim(table.lines, as: .table) }
                    line = max(line + 1, found.end)
                } else {
                    line += 1
                }
            }
        }
    }

    func findPlainTables(in draft: inout Draft) {
        draft.reading(lines) { draft in
            // where a run was looked at in vain, its later lines are not looked at again
            var line = 0, gluedFrom = 0, alignedFrom = 0, divisible = mostDividedLines
            while line < draft.lines.count {
                guard draft.isFree(line), !draft.lines[line].isBlank, isOpen(line) else { line += 1; continue }
                if line >= alignedFrom, marks[line].contains(.gap), !marks[line].contains(.prose) {
                    let found = alignedTables(from: line, in: draft, marks)
                    for table in found.tables {
                        let whole = PagedTable(table, in: draft, marks).lines
                        draft.claim(whole, as: .table)
                        alignedFrom = max(alignedFrom, whole.upperBound)
                    }
                    alignedFrom = max(alignedFrom, found.end)
                    if !draft.isFree(line) { continue }
                }
                if line >= gluedFrom {
                    gluedFrom = runEnd(from: line, in: draft, marks)
                    let glued = gluedTable(in: line ..< gluedFrom, of: draft, marks, divisible: &divisible)
                    if let table = glued.table {
                        draft.claim(table, as: .table)
                        draft.gluedTables[draft.lineStart(table.lowerBound)] = glued.reading
                        gluedFrom = max(gluedFrom, table.upperBound)
                    } else if let doubtful = glued.doubtful, doubtful.lowerBound >= draft.doubtfulTables.last?.upperBound ?? 0 {
                        draft.doubtfulTables.append(doubtful)
                    }
                    for stacked in StackedTables.tables(in: line ..< gluedFrom, of: draft) { draft.claim(stacked, as: .table) }
                }
                line += 1
            }
        }
    }
}

/// Whether a line of words stands over rows most of which are figures behind their first word, and none ends as code does.
private func isOfFigures(_ table: Range<Int>, in draft: Draft) -> Bool {
    let bytes = draft.bytes
    var rows = 0, ofFigures = 0, isHeaded: Bool?
    for line in table where !draft.lines[line].isBlank {
        let content = draft.lines[line].content
        if bytes.isRule(content) || bytes.isPipeRule(content) || bytes.isDrawnBorder(content) { continue }
        if [0x3B, 0x7B, 0x7D, 0x2C].contains(bytes[content.upperBound - 1]) { return false }       // ; { } ,
        let isRow = isOfFigures(line, in: draft)
        isHeaded = isHeaded ?? !isRow
        rows += 1
        ofFigures += isRow ? 1 : 0
    }
    return isHeaded == true && ofFigures >= 2 && ofFigures * 2 >= rows - 1
}

/// Whether half of the words of a line behind its first are figures.
private func isOfFigures(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    var words: [DisplayWord] = []
    if content.count < 2_000 { draft.bytes.appendWords(of: content, to: &words) }
    let values = words.lazy.filter { $0.bytes.count > 1 || draft.bytes[$0.bytes.lowerBound] != 0x7C }.dropFirst()
    let figures = values.count { draft.bytes.isFigure($0.bytes) }
    return figures > 0 && figures * 2 >= values.count
}

extension [UInt8] {
    /// `12`, `-.5***`, `(0.8)`, `<0.001`, `12%`: a word of digits and signs.
    fileprivate func isFigure(_ word: Range<Int>) -> Bool {
        word.contains { (0x30 ... 0x39).contains(self[$0]) } && word.allSatisfy { at in
            self[at] < 0x3F || self[at] == 0x5B || self[at] == 0x5D || self[at] >= 0x7E || self[at] | 0x20 == 0x65 && at > word.lowerBound && (0x30 ... 0x39).contains(self[at - 1])
        }
    }
}

/// The end of the run of lines without marks that starts here.
private func runEnd(from first: Int, in draft: Draft, _ marks: LineMarks, atMost most: Int = .max) -> Int {
    var end = first + 1
    while end < draft.lines.count, end - first < most, draft.isFree(end), !draft.lines[end].isBlank, marks[end].isDisjoint(with: [.tab, .pipe, .border]) { end += 1 }
    return end
}

/// A table that says by its marks what it is: borders, rules, pipes or tabs. The lines may start above, where a heading stands over its rule.
private func markedTable(at line: Int, in draft: Draft, _ marks: LineMarks, _ lone: inout LoneRules) -> Range<Int>? {
    if marks[line].contains(.tag) { return marks.tagged[line].flatMap { end in (line ..< end).allSatisfy(draft.isFree) ? line ..< end : nil } }
    if marks[line].contains(.border), let end = drawnTableEnd(from: line, in: draft) { return line ..< end }
    if let table = ruledTable(at: line, in: draft, marks, &lone) { return table }
    if marks[line].contains(.pipe), let end = pipeTableEnd(from: line, in: draft, marks) { return line ..< end }
    if let end = loneHeadingTableEnd(from: line, in: draft, marks) { return line ..< end }
    if marks[line].contains(.tab), let end = tabTableEnd(from: line, in: draft, marks) { return line ..< end }
    return nil
}

/// What stands in each line that a table could be made of, from one pass over the text.
private struct LineMarks {
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
                if mark.contains(.gap), gaps.hasOnlyFirstWide, draft.bytes.listMark(in: line.content) != nil { items.append(number) }
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
        if allWideCount >= Self.leastFilledLines { for line in filled { marks[line].remove(.gap) } }
        // `1.    The first of them` between lines without columns: what stands before an item is no cell
        for line in items where ![line - 1, line + 1].contains(where: { marks.indices.contains($0) && marks[$0].contains(.gap) }) { marks[line].remove(.gap) }
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

    private static func opening(of content: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Mark {
        switch bytes[content.lowerBound] {
        case 0x2B, 0x7C: [.border]
        case 0xE2 where bytes[content.lowerBound + 1] == 0x94 || bytes[content.lowerBound + 1] == 0x95: [.border]
        case 0x23: isHeading(content, in: bytes) ? [.heading] : []
        case 0x3C: isTag("<table", at: content.lowerBound, before: content.upperBound, in: bytes) ? [.tag] : []
        case 0x3A where bytes[content.lowerBound + 1] == 0x3A && bytes[content.lowerBound + 2] == 0x3A: [.heading]
        case 0x2D, 0x3D: content.allSatisfy { bytes[$0] == 0x2D || bytes[$0] == 0x3D || bytes[$0] == 0x20 } ? [.rule] : []
        default: []
        }
    }
}

/// The blanks between the words of a line.
private struct WordGaps {
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

// MARK: - Drawn borders: `+---+---+`, `┌──┬──┐`, `╔══╦══╗`

private func drawnTableEnd(from first: Int, in draft: Draft) -> Int? {
    guard draft.bytes.isDrawnBorder(draft.lines[first].content) else { return nil }
    var end = first + 1
    var bodyLines = 0
    while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank {
        let content = draft.lines[end].content
        if !draft.bytes.isDrawnBorder(content) {
            guard draft.bytes.isDrawnRow(content) else { break }
            bodyLines += 1
        }
        end += 1
        if bodyLines == 0, end - first > mostBorders { return nil }
    }
    return bodyLines >= 1 && end - first >= 3 ? end : nil
}

/// So many borders may stand above the first row.
private let mostBorders = 4

// MARK: - Rules of dashes: pandoc's simple and multiline tables, reStructuredText's simple tables

/// A table that rule lines delimit: `===== ===` above and below, `----- ---` below the heading, `----------` above a heading of several lines.
///
/// - Source: pandoc User's Guide, simple and multiline tables; Docutils, reStructuredText Markup Specification, simple tables.
private func ruledTable(at line: Int, in draft: Draft, _ marks: LineMarks, _ lone: inout LoneRules) -> Range<Int>? {
    if marks[line].contains(.rule) {
        let runs = draft.bytes.dashRuns(of: draft.lines[line].content)
        if runs.count >= 2 {
            if lone.contain(line, in: draft) { return nil }
            let found = tableBetweenRules(from: line, rule: line, in: draft, marks)
            if found.table == nil { lone.insert(line, until: found.end, in: draft) }
            return found.table
        }
        guard runs.count == 1, draft.bytes[draft.lines[line].content.lowerBound] == 0x2D, let rule = columnRule(below: line, in: draft, marks) else { return nil }
        return tableBetweenRules(from: line, rule: rule, in: draft, marks).table
    }
    guard let rule = columnRule(below: line - 1, in: draft, marks), isHeading(line ..< rule, over: rule, in: draft) else { return nil }
    guard let profile = ColumnProfile(rule: draft.lines[rule].textRange(in: draft.bytes), in: draft.bytes) else { return nil }
    let indent = min(draft.lines[line].indent, draft.lines[rule].indent)
    var end = rule + 1, last = rule
    while end < draft.lines.count, draft.isFree(end), !marks[end].contains(.heading), end - last <= 4 {
        if !draft.lines[end].isBlank {
            guard draft.lines[end].indent >= indent, end == last + 1 || goesOn(at: end, in: profile, of: draft, marks) else { break }
            last = end
        }
        end += 1
    }
    return last > rule ? line ..< last + 1 : nil
}

/// Whether a line behind blank lines is a row of the table above them: it stands in the columns, or heads rows that do.
private func goesOn(at line: Int, in profile: ColumnProfile, of draft: Draft, _ marks: LineMarks) -> Bool {
    let indent = draft.lines[line].indent
    var at = line
    while at < draft.lines.count, at <= line + 6, draft.isFree(at), !marks[at].contains(.prose) {
        if !draft.lines[at].isBlank {
            if isRow(at, of: profile, in: draft, marks) { return true }
            let content = draft.lines[at].content
            guard marks[at].isEmpty, draft.lines[at].indent == indent, indent + content.count <= profile.columns[1].lowerBound + 8,
                  draft.bytes[content.upperBound - 1] != 0x2E else { return false }
        }
        at += 1
    }
    return false
}

/// Whether a line stands in the columns of a rule: wide gaps, and no piece over two columns.
private func isRow(_ line: Int, of profile: ColumnProfile, in draft: Draft, _ marks: LineMarks) -> Bool {
    guard marks[line].contains(.gap) || draft.lines[line].indent + 1 >= profile.columns[1].lowerBound, draft.lines[line].content.count < 4_000 else { return false }
    let pieces = profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes)
    guard pieces.allSatisfy({ $0.columns.count == 1 }) else { return false }
    // a cell behind the first starts where its column starts, or ends where it ends
    let inner = pieces.filter { $0.columns.lowerBound > 0 }
    let set = inner.filter { piece in
        let column = profile.columns[piece.columns.lowerBound]
        return piece.place.lowerBound == column.lowerBound || piece.place.upperBound == column.upperBound
    }
    return !inner.isEmpty && set.count * 2 >= inner.count
}

/// The first rule of two runs or more in the four lines below, with text in between.
private func columnRule(below line: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
    var at = line + 1
    while at < draft.lines.count, at <= line + 4, draft.isFree(at), !draft.lines[at].isBlank {
        if marks[at].contains(.rule) { return at > line + 1 && draft.bytes.dashRuns(of: draft.lines[at].content).count >= 2 ? at : nil }
        at += 1
    }
    return nil
}

/// Whether the lines stand in the columns of the rule below them: no piece of them reaches over two of its gaps.
private func isHeading(_ lines: Range<Int>, over rule: Int, in draft: Draft) -> Bool {
    guard let profile = ColumnProfile(rule: draft.lines[rule].textRange(in: draft.bytes), in: draft.bytes) else { return false }
    let lowest = profile.pieces(of: draft.lines[lines.upperBound - 1].textRange(in: draft.bytes), in: draft.bytes)
    return lines.allSatisfy { line in
        // `sqlite> SELECT dose, rats FROM runs` over the heading
        if line + 1 < lines.upperBound, lowest.count > 1, draft.lines[line].indent <= draft.lines[rule].indent,
           profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes).first.map({ $0.columns.count > 1 }) ?? false { return false }
        let text = draft.lines[line].textRange(in: draft.bytes)
        guard text.count < 4_000 else { return false }
        return profile.pieces(of: text, in: draft.bytes).allSatisfy { piece in
            piece.columns.count <= max(1, profile.columnCount - 1) || (piece.place.lowerBound > 0 && piece.wordCount <= 8)
        }
    }
}

/// The lines from a rule on to the rule that ends the table: the last one before a blank line or the end, within paragraphs one blank line apart.
///
/// Without an end rule the table ends at the first blank line (pandoc's simple tables without one).
///
/// - Returns: the table, and up to where an end rule was sought.
private func tableBetweenRules(from first: Int, rule: Int, in draft: Draft, _ marks: LineMarks) -> (table: Range<Int>?, end: Int) {
    var at = rule + 1, textLines = rule - first - (first < rule ? 1 : 0), firstBlank: Int?
    let indent = draft.lines[rule].indent, mark = draft.bytes[draft.lines[first].content.lowerBound]
    while at < draft.lines.count, draft.isFree(at) {
        if marks[at].contains(.emptyRow) {
            textLines += 1
        } else if draft.lines[at].isBlank {
            firstBlank = firstBlank ?? at
            guard at + 1 < draft.lines.count, !draft.lines[at + 1].isBlank else { break }
        } else if marks[at].contains(.rule) {
            let isLast = at + 1 == draft.lines.count || !draft.isFree(at + 1) || (draft.lines[at + 1].isBlank && !marks[at + 1].contains(.emptyRow))
            if isLast, textLines > 0, draft.bytes[draft.lines[at].content.lowerBound] == mark { return (first ..< at + 1, at + 1) }
        } else {
            guard draft.lines[at].indent >= indent, !marks[at].contains(.heading) else { break }
            textLines += 1
        }
        at += 1
    }
    let end = firstBlank ?? at
    return (textLines > 1 && end > rule + 2 && first < rule ? first ..< end : nil, at)
}

/// Rules below which no rule that ends a table was found: the rules behind them, of the same mark and set no less far in, find none either, so
/// that a run of rules is read once.
private struct LoneRules {
    private var ends: [UInt8: (line: Int, indent: Int)] = [:]

    func contain(_ line: Int, in draft: Draft) -> Bool {
        guard let known = ends[draft.bytes[draft.lines[line].content.lowerBound]] else { return false }
        return line < known.line && draft.lines[line].indent >= known.indent
    }

    mutating func insert(_ line: Int, until end: Int, in draft: Draft) {
        ends[draft.bytes[draft.lines[line].content.lowerBound]] = (end, draft.lines[line].indent)
    }
}

extension Line {
    /// The line with its blanks, without its line end.
    func withoutEnd(in bytes: [UInt8]) -> Range<Int> {
        var end = self.bytes.upperBound
        while end > self.bytes.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return self.bytes.lowerBound ..< end
    }

    /// The line without its line end, blanks kept: places of the screen count from its start.
    fileprivate func textRange(in bytes: [UInt8]) -> Range<Int> { self.bytes.lowerBound ..< content.upperBound }
}

// MARK: - Pipes

/// A second rule line in a table is the next table's: its heading is the row above it. Without a rule and without pipes at the edges three
/// lines of three cells or more are a table; a line or two, as of a page's menu, are none.
private func pipeTableEnd(from first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
    guard draft.bytes.pipeCount(in: draft.lines[first].content) > 0, first + 1 < draft.lines.count, draft.isFree(first + 1) else { return nil }
    let rule = pipeRule(below: first, in: draft, marks)
    let hasEdges = draft.bytes.hasEdgePipes(draft.lines[first].content)
    let isBare = rule == nil && !hasEdges && (first ..< first + 3).allSatisfy { hasSpacedPipes($0, in: draft, marks) }
    guard rule != nil || hasEdges || isBare, let end = pipeRowsEnd(from: first, rule: rule, isBare: isBare, in: draft, marks) else { return nil }
    return [first - 1, rule ?? end].contains { isBrokenBorder($0, in: draft) } ? nil : end
}

private func isBrokenBorder(_ line: Int, in draft: Draft) -> Bool {
    draft.lines.indices.contains(line) && draft.bytes.isBrokenBorder(draft.lines[line].content)
}

/// A heading of one cell over its rule, with rows of pipes right below: html2text's `Costs` / `---` / `Item | Price`.
private func loneHeadingTableEnd(from first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
    guard first + 3 < draft.lines.count, draft.isFree(first + 1), draft.bytes.isLoneRule(draft.lines[first + 1].content),
          opensLoneHeading(first, in: draft, marks) else { return nil }
    return pipeRowsEnd(from: first, rule: first + 1, isBare: false, in: draft, marks)
}

private func opensLoneHeading(_ line: Int, in draft: Draft, _ marks: LineMarks) -> Bool {
    guard line + 3 < draft.lines.count, marks[line].isDisjoint(with: [.pipe, .heading, .tab]), !draft.lines[line].isBlank,
          draft.bytes.isLoneRule(draft.lines[line + 1].content) else { return false }
    return (line + 2 ..< line + 4).allSatisfy { draft.isFree($0) && marks[$0].contains(.pipe) && !draft.bytes.isPipeRule(draft.lines[$0].content) }
}

/// The rule line below a heading. One of several lines, whose cells go on in the next, has as many pipes together as the rule.
private func pipeRule(below first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
    var pipes = 0, at = first
    while at < draft.lines.count, at <= first + 8, draft.isFree(at), !draft.lines[at].isBlank {
        let content = draft.lines[at].content
        if at > first, draft.bytes.isPipeRule(content) { return at == first + 1 || draft.bytes.pipeCount(in: content) == pipes ? at : nil }
        guard at == first || !draft.bytes.hasEdgePipes(content) && !marks[at].contains(.heading) && content.count < 400 else { return nil }
        pipes += draft.bytes.pipeCount(in: content)
        at += 1
    }
    return nil
}

private func pipeRowsEnd(from first: Int, rule: Int?, isBare: Bool, in draft: Draft, _ marks: LineMarks) -> Int? {
    let hasEdges = draft.bytes.hasEdgePipes(draft.lines[first].content)
    var end = (rule ?? first) + 1, last = rule ?? first
    while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank {
        let content = draft.lines[end].content
        if marks[end].contains(.pipe), rule != nil || isBare || draft.bytes.hasEdgePipes(content) || draft.bytes.isPipeRule(content) {
            if rule != nil, end > first + 3, draft.bytes.isPipeRule(content), opensNextTable(rule: end, in: draft, marks) { return end - 1 }
            last = end
        } else if draft.bytes.isPipeRule(content) {
            last = end
        } else if rule != nil, end > first + 2, opensLoneHeading(end, in: draft, marks) {
            return end
        } else if draft.bytes.isBar(content) {
            break
        } else if !(rule != nil || isBare) || hasEdges || content.count > 160 || end - last > 2 || marks[end].contains(.heading) {          // a row of one cell has no pipe: `**Age (months)**`
            break
        }
        end += 1
    }
    return last > first ? last + 1 : nil
}

/// `Rats | 12 | 14`: two pipes or more between blanks.
private func hasSpacedPipes(_ line: Int, in draft: Draft, _ marks: LineMarks) -> Bool {
    guard line < draft.lines.count, draft.isFree(line), marks[line].contains(.pipe), !marks[line].contains(.heading) else { return false }
    let content = draft.lines[line].content
    guard content.count < 2_000 else { return false }
    return content.filter { $0 > content.lowerBound && draft.bytes[$0] == 0x7C && draft.bytes[$0 - 1] == 0x20 }.count >= 2
}

/// Whether a rule within a table of pipes belongs to a next table: a row stands on either side, and the rows above have no rules between them.
///
/// Rules with `+` between the columns are Org's, which draws them anywhere.
private func opensNextTable(rule: Int, in draft: Draft, _ marks: LineMarks) -> Bool {
    guard !draft.bytes.isDrawnBorder(draft.lines[rule].content), rule + 1 < draft.lines.count, draft.isFree(rule + 1), marks[rule + 1].contains(.pipe) else { return false }
    return !draft.bytes.isPipeRule(draft.lines[rule - 1].content) && !draft.bytes.isPipeRule(draft.lines[rule - 2].content)
        && !draft.bytes.isPipeRule(draft.lines[rule + 1].content) && draft.bytes[draft.lines[rule].content].contains(0x7C)
}

// MARK: - Tabs

/// A run of lines with tabs. A line without one goes along between two that have some: a row of one cell, which heads a group.
///
/// Two lines at least have words on both sides of a tab: one such line over words set in is a term with what it means.
/// Rows that all cells leave empty are lines of tabs, or blank lines between rows of equally many cells.
private func tabTableEnd(from first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
    var end = first, last = first, parted = 0, tabs = 0
    while end < draft.lines.count, draft.isFree(end) {
        if marks[end].contains(.tab) {
            let count = tabCount(end, in: draft)
            // behind a blank line a row as wide as the others, or a group above one; in two columns only below a heading
            if end > last + 1, draft.lines[end - 1].isBlank {
                let isAsWide = count == tabs || (end + 1 < draft.lines.count && draft.isFree(end + 1) && tabCount(end + 1, in: draft) == tabs)
                guard isAsWide, tabs >= 2 || isHeadingRows(first ..< last + 1, in: draft) else { break }
            }
            parted += marks[end].contains(.innerTab) ? 1 : 0
            tabs = max(tabs, count)
            last = end
        } else if draft.lines[end].isBlank {
            guard end == last + 1 else { break }
        } else if draft.lines[end].content.count > 100 || end - last > 2 || marks[end].contains(.heading) || draft.lines[end - 1].isBlank {
            break
        }
        end += 1
    }
    while last > first, draft.lines[last].isBlank { last -= 1 }
    return parted > 1 && parted * 2 > last - first ? last + 1 : nil
}

private func tabCount(_ line: Int, in draft: Draft) -> Int { draft.bytes[draft.lines[line].bytes].reduce(0) { $0 + ($1 == 0x09 ? 1 : 0) } }

/// Whether no cell behind the first starts with a digit, so that the lines can only be a heading.
private func isHeadingRows(_ lines: Range<Int>, in draft: Draft) -> Bool {
    for line in lines {
        for at in draft.lines[line].content.dropFirst() where (0x30 ... 0x39).contains(draft.bytes[at]) && draft.bytes[at - 1] == 0x09 { return false }
    }
    return true
}

// MARK: - Columns of blanks

/// The tables of blank-parted columns that start at a line with a gap, and where to look on.
///
/// Lines with gaps stand together, with lines in between that have none (a row of one cell) and single blank lines. The stretch is one table
/// where its lines show columns, and no fewer than its first paragraph by itself; else each of its paragraphs is looked at alone.
private func alignedTables(from first: Int, in draft: Draft, _ marks: LineMarks) -> (tables: [AlignedTable], end: Int) {
    let stretch = alignedStretch(from: first, in: draft, marks)
    if stretch.contains(where: { marks[$0].contains(.bar) }) { return barredTables(in: stretch, of: draft, marks) }
    let whole = alignedTable(in: stretch, of: draft, marks)
    if let whole, whole.explainsGaps, opensWithRows(whole, behindFirstParagraphOf: stretch, in: draft) {
        return ([whole], max(whole.lines.upperBound, stretch.upperBound))
    }
    var tables: [AlignedTable] = []
    var start = stretch.lowerBound, end = stretch.upperBound
    while start < stretch.upperBound {
        let paragraph = paragraphEnd(from: start, in: draft, before: stretch.upperBound)
        let part = paragraph - start < stretch.count ? alignedTable(in: start ..< paragraph, of: draft, marks) : nil
        if start == stretch.lowerBound, let whole, part.map({ $0.columns <= whole.columns }) ?? true { return ([whole], max(whole.lines.upperBound, end)) }
        if let part {
            tables.append(AlignedTable(lines: max(part.lines.lowerBound, tables.last?.lines.upperBound ?? 0) ..< part.lines.upperBound, profile: part.profile))
        }
        start = max(paragraph, part?.lines.upperBound ?? 0)
        while start < stretch.upperBound, draft.lines[start].isBlank { start += 1 }
    }
    end = max(end, tables.last?.lines.upperBound ?? 0)
    return (tables, end)
}

/// The tables of a stretch with bars in it: a section, which may be a heading, with those below it that go on in its columns and open with rows.
///
///     Site       Rats   Days
///     ----------------------
///     Northmoor    12    3.5
///     ----------------------
///     All          12    3.5
///
/// What blank lines part from the last section goes along where it stands in the same columns.
private func barredTables(in stretch: Range<Int>, of draft: Draft, _ marks: LineMarks) -> (tables: [AlignedTable], end: Int) {
    var sections: [Range<Int>] = []
    var start = stretch.lowerBound
    for line in stretch where marks[line].contains(.bar) {
        if line > start { sections.append(start ..< line) }
        start = line + 1
    }
    if start < stretch.upperBound { sections.append(start ..< stretch.upperBound) }
    if let whole = sectionedTable(sections[...], in: draft, marks) { return ([whole], max(stretch.upperBound, whole.lines.upperBound)) }
    if let last = sections.last { sections[sections.count - 1] = last.lowerBound ..< paragraphEnd(from: last.lowerBound, in: draft, before: last.upperBound) }
    var tables: [AlignedTable] = [], next = 0, end = sections.last?.upperBound ?? stretch.upperBound
    while next < sections.count {
        var taken = 1
        for count in stride(from: min(sections.count - next, mostSections), through: 1, by: -1) {
            guard let table = sectionedTable(sections[next ..< next + count], in: draft, marks) else { continue }
            let lines = max(table.lines.lowerBound, tables.last?.lines.upperBound ?? 0) ..< table.lines.upperBound
            tables.append(AlignedTable(lines: lines, profile: table.profile))
            taken = count
            end = max(end, lines.upperBound)
            break
        }
        next += taken
    }
    return (tables, end)
}

/// The table that some sections are, with the bars around them.
private func sectionedTable(_ sections: ArraySlice<Range<Int>>, in draft: Draft, _ marks: LineMarks) -> AlignedTable? {
    guard let first = sections.first, let last = sections.last, let table = alignedTable(in: first.lowerBound ..< last.upperBound, of: draft, marks) else { return nil }
    guard sections.count > 1 else { return table.barred(in: draft) }
    let hasHeading = first.count <= mostHeadingLines && !first.contains { table.isRowOfFigures($0, in: draft) }
    let rows = hasHeading ? sections.dropFirst(2) : sections.dropFirst()
    return table.explainsGaps && rows.allSatisfy { table.opensWithRow($0.lowerBound, in: draft) } ? table.barred(in: draft) : nil
}

private let mostSections = 6, mostHeadingLines = 6

/// Whether each paragraph of a stretch but the first opens with a row, not with a heading: most of its cells behind the first are figures.
private func opensWithRows(_ table: AlignedTable, behindFirstParagraphOf stretch: Range<Int>, in draft: Draft) -> Bool {
    stretch.dropFirst().filter { draft.lines[$0 - 1].isBlank && !draft.lines[$0].isBlank }.allSatisfy { table.opensWithRow($0, in: draft) }
}

private func paragraphEnd(from start: Int, in draft: Draft, before limit: Int) -> Int {
    var end = start
    while end < limit, !draft.lines[end].isBlank { end += 1 }
    return max(end, start + 1)
}

/// The lines from one with a gap to the last one with a gap, at most three lines without between two of them, bars aside.
///
/// A paragraph right above a bar is a heading, with which the next table starts, but for one of figures behind an earlier bar.
private func alignedStretch(from first: Int, in draft: Draft, _ marks: LineMarks) -> Range<Int> {
    var at = first, last = first, width = 0, between = 0, hasBar = false
    var paragraph: (line: Int, endAbove: Int)?
    while at < draft.lines.count, draft.isFree(at), between < 3 {
        let line = draft.lines[at]
        guard marks[at].contains(.bar) || marks[at].isDisjoint(with: [.border, .tab, .rule, .prose]), line.content.count <= 4_000,
              at == first || !draft.startsPage(at) && draft.haveSameMargin(at, first) else { break }
        if marks[at].contains(.bar) {
            if let paragraph, !hasBar || !(paragraph.line ..< at).contains(where: { isOfFigures($0, in: draft) }) { return first ..< paragraph.endAbove }
            (hasBar, paragraph) = (true, nil)
            width = max(width, line.content.count)
        } else if line.isBlank {
            if !marks[at].contains(.emptyRow) { paragraph = (at + 1, last + 1) }
            guard at + 1 < draft.lines.count, marks[at].contains(.emptyRow) || marks[at + 1].contains(.gap)
                || (draft.lines[at + 1].indent >= 8 && draft.lines[at + 1].content.count < 80) else { break }
        } else if marks[at].contains(.gap) {
            width = max(width, line.content.count)
            (last, between) = (at, -1)
        } else if line.content.count > max(80, width) {
            break
        }
        between += marks[at].contains(.bar) ? 0 : 1
        at += 1
    }
    return first ..< last + 1
}

/// The stretch with the heading lines above it and the continued lines below it, where its columns are those of a table and not of prose.
private func alignedTable(in stretch: Range<Int>, of draft: Draft, _ marks: LineMarks) -> AlignedTable? {
    let texts = stretch.filter { !draft.lines[$0].isBlank && !marks[$0].contains(.bar) }
    let lines = texts.map { draft.lines[$0].textRange(in: draft.bytes) }
    guard lines.count >= 2, let profile = ColumnProfile(lines: lines, in: draft.bytes), isTable(lines, in: profile, of: draft.bytes) else { return nil }
    let rim = TableRim(profile: profile, draft: draft, marks: marks, margin: texts.map { draft.lines[$0].indent }.min() ?? 0)
    return AlignedTable(lines: rim.start(above: stretch.lowerBound) ..< rim.end(below: stretch.upperBound), profile: profile)
}

/// The lines of a table of blank-parted columns and how many columns they show.
private struct AlignedTable {
    var lines: Range<Int>
    let profile: ColumnProfile

    var columns: Int { profile.columnCount }
    /// Whether nearly all wide gaps of its lines part two of its columns.
    var explainsGaps: Bool { profile.unexplainedGaps * 10 <= profile.gaps }

    /// Whether most cells of a line behind its first are figures.
    func isRowOfFigures(_ line: Int, in draft: Draft) -> Bool {
        let values = profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes).dropFirst()
        return !values.isEmpty && values.count { draft.bytes.opensFigure($0.bytes) } * 2 > values.count
    }

    /// With the bars right above and below it.
    func barred(in draft: Draft) -> AlignedTable {
        var (start, end) = (lines.lowerBound, lines.upperBound)
        if start > 0, draft.isFree(start - 1), draft.bytes.isBar(draft.lines[start - 1].content) { start -= 1 }
        if end < draft.lines.count, draft.isFree(end), draft.bytes.isBar(draft.lines[end].content) { end += 1 }
        return AlignedTable(lines: start ..< end, profile: profile)
    }

    /// Whether the first line of several cells from a line on is a row and no heading: most cells behind the first are figures.
    func opensWithRow(_ line: Int, in draft: Draft) -> Bool {
        let rows = (line ..< min(line + 3, draft.lines.count)).lazy.map { profile.pieces(of: draft.lines[$0].textRange(in: draft.bytes), in: draft.bytes) }
        guard let values = rows.first(where: { $0.count > 1 })?.dropFirst() else { return false }
        return values.count { draft.bytes.opensFigure($0.bytes) } * 2 > values.count
    }
}

/// A table with its parts on the next pages: they stand first on their page, and repeat its heading or have just as many columns.
private struct PagedTable {
    private(set) var lines: Range<Int>
    private let columns: Int
    private let draft: Draft
    private let marks: LineMarks

    init(_ table: AlignedTable, in draft: Draft, _ marks: LineMarks) {
        lines = table.lines
        columns = table.columns
        self.draft = draft
        self.marks = marks
        while let part = nextPart() { lines = lines.lowerBound ..< part.upperBound }
    }

    private func nextPart() -> Range<Int>? {
        guard let (first, isRightBehind) = firstLineOfNextPage(), let gap = (first ..< min(first + 4, draft.lines.count)).first(where: { marks[$0].contains(.gap) }),
              (first ... gap).allSatisfy({ draft.isFree($0) && !draft.lines[$0].isBlank }) else { return nil }
        let stretch = alignedStretch(from: gap, in: draft, marks)
        let part = alignedTable(in: stretch, of: draft, marks)
        if draft.hasSameWords(first, lines.lowerBound) { return first ..< max(stretch.upperBound, part?.lines.upperBound ?? 0) }
        guard isRightBehind, let part, columns >= 3, part.lines.lowerBound <= first else { return nil }
        // figures that differ in width may show a column more or less
        return part.columns == columns || abs(part.columns - columns) == 1 && gap == first && part.opensWithRow(first, in: draft) ? part.lines : nil
    }

    /// The first line of text behind the table, where that is on the next page, and whether nothing stands between them.
    ///
    /// What heads the rows of the next page may stand last on this one: a line or two of one cell.
    private func firstLineOfNextPage() -> (line: Int, isRightBehind: Bool)? {
        var at = lines.upperBound, isNext = false, stubs = 0
        while at < draft.lines.count {
            if draft.startsPage(at) { if isNext { return nil }; isNext = true }
            if !draft.lines[at].isBlank, !draft.runningLines.contains(line: at), !draft.isContinuationNote(at) {
                guard !isNext, stubs < 2, isStub(at) else { break }
                stubs += 1
            }
            at += 1
        }
        return isNext && at < draft.lines.count ? (at, stubs == 0) : nil
    }

    /// A line of one cell that is shorter than the table's lines and ends no sentence.
    private func isStub(_ line: Int) -> Bool {
        let content = draft.lines[line].content
        guard draft.isFree(line), marks[line].isEmpty, draft.bytes[content.upperBound - 1] != 0x2E else { return false }
        return draft.lines[line].indent + content.count <= (lines.map { draft.lines[$0].indent + draft.lines[$0].content.count }.max() ?? 0) * 2 / 3
    }
}

extension Draft {
    /// Whether both of two lines have a mark in their margin, or none has.
    fileprivate func haveSameMargin(_ line: Int, _ other: Int) -> Bool {
        (lines[line].bytes.lowerBound == lineStart(line)) == (lines[other].bytes.lowerBound == lineStart(other))
    }

    /// Whether two lines have the same words, however far apart.
    fileprivate func hasSameWords(_ line: Int, _ other: Int) -> Bool {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0C]
        return bytes[lines[line].content].lazy.filter { !blanks.contains($0) }.elementsEqual(bytes[lines[other].content].lazy.filter { !blanks.contains($0) })
    }

    /// `(continued)`, `Table 3 (cont.)`, `Continued on next page`.
    fileprivate func isContinuationNote(_ line: Int) -> Bool { bytes.isContinuationNote(lines[line].content) }
}


/// The lines right above and below lines in columns that leave no wide gap themselves and are yet the table's.
private struct TableRim {
    let profile: ColumnProfile
    let draft: Draft
    let marks: LineMarks
    /// The smallest indent of the table's lines.
    let margin: Int

    /// A heading set behind the first column, or with a piece for each column; above it further ones, below it rows of one cell.
    func start(above first: Int) -> Int {
        var start = first, at = first - 1, isOverBar = false
        while at >= 0, first - at <= 5, draft.isFree(at), !draft.startsPage(at + 1), draft.haveSameMargin(at, first), marks[at].isEmpty || marks[at] == .emptyRow || marks[at].contains(.bar),
              draft.lines[at].content.count < 400 {
            if marks[at].contains(.bar) {
                (isOverBar, at) = (true, at - 1)
                continue
            }
            // what stands over a bar may be centred over wide gaps
            let isCentred = isOverBar && draft.lines[at].indent > profile.columns[0].upperBound && draft.lines[at].content.count < 200
            if draft.lines[at].isBlank { guard marks[at] == .emptyRow else { break } } else if isHeading(at) || isCentred { start = at } else if !isStub(at) { break }
            at -= 1
        }
        // the word that heads the first rows, which are set further in
        let group = start - 1
        if start == first, group >= 0, draft.isFree(group), !draft.startsPage(first), marks[group].isEmpty, !draft.lines[group].isBlank, isStub(group),
           draft.lines[group].indent >= margin, draft.lines[group].indent < draft.lines[first].indent,
           AlignedTable(lines: first ..< first + 1, profile: profile).isRowOfFigures(first, in: draft) { return group }
        return start
    }

    /// Lines with a piece for each column, lines set behind the first column, which go on with the row above, and rows behind blank lines.
    func end(below stretch: Int) -> Int {
        var end = stretch, at = stretch
        while at < draft.lines.count, draft.isFree(at), !draft.startsPage(at), draft.haveSameMargin(at, stretch - 1), !marks[at].contains(.prose), at - end <= 4 {
            if !draft.lines[at].isBlank {
                guard at == end ? marks[at].isEmpty && draft.lines[at].content.count < 400 && isHeading(at) || isRow(at, of: profile, in: draft, marks)
                    : !isOverBar(at) && goesOn(at: at, in: profile, of: draft, marks) else { break }
                end = at + 1
            }
            at += 1
        }
        return end
    }

    /// Whether a line is the heading of the next table.
    private func isOverBar(_ line: Int) -> Bool { line + 1 < draft.lines.count && marks[line + 1].contains(.bar) }

    private func isBehindStub(_ line: Int) -> Bool { draft.lines[line].indent + 2 >= profile.columns[1].lowerBound && draft.lines[line].content.count < 200 }

    private func isStub(_ line: Int) -> Bool {
        pieces(of: line).count == 1 && draft.lines[line].indent + draft.lines[line].content.count <= profile.columns[1].lowerBound + 8
    }

    private func isHeading(_ line: Int) -> Bool {
        if isBehindStub(line) { return true }
        let pieces = pieces(of: line)
        return pieces.count >= min(3, profile.columnCount) && pieces.allSatisfy { $0.columns.count == 1 }
    }

    private func pieces(of line: Int) -> [ColumnProfile.Piece] { profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes) }
}

/// Whether lines in columns are a table.
///
/// - Shape: three lines in two columns, or two lines in more; most lines have two cells or more. None of: a list with its marks in the first
///   column, labels that end in a colon, prose set in columns, source code, a drawing made of signs.
private func isTable(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Bool {
    guard profile.partedLines * 2 >= lines.count, profile.partedLines >= 3 || (profile.columnCount >= 3 && profile.partedLines >= 2) else { return false }
    var marks = 0, labels = 0, stubs = 0, words = 0, pieces = 0, filled = 0, continued = 0, code = 0
    for line in lines {
        let found = profile.pieces(of: line, in: bytes)
        if isCode(found.map(\.bytes), in: bytes) { code += 1 }
        guard found.count > 1, let stub = found.first else { continue }
        stubs += 1
        if isListLabel(stub.bytes, of: bytes) { marks += 1 }
        if bytes[stub.bytes.upperBound - 1] == 0x3A { labels += 1 }
        pieces += found.count
        words += found.reduce(0) { $0 + $1.wordCount }
        filled += found.reduce(0) { $0 + $1.place.count }
        continued += found.reduce(0) { $0 + ((0x61 ... 0x7A).contains(bytes[$1.bytes.lowerBound]) ? 1 : 0) }
    }
    if code * 2 >= lines.count || isDrawing(lines, in: bytes) || isContents(lines, in: bytes) { return false }
    if profile.columnCount == 2, marks * 10 >= stubs * 8 || labels * 10 >= stubs * 8 { return false }
    // prose in columns: many words a piece, which go on from the line above
    return !(profile.columnCount <= 3 && lines.count >= 4 && words >= 4 * pieces && filled >= 20 * pieces && continued * 5 >= pieces * 2)
}

/// `int   n = 0;   // how many`, `#define MOST   10`, `mov eax, 1   ; the first`: a line of source code in columns.
private func isCode(_ pieces: [Range<Int>], in bytes: [UInt8]) -> Bool {
    guard let first = pieces.first, let last = pieces.last.flatMap({ $0.last }) else { return false }
    if bytes[last] == 0x3B || bytes[last] == 0x7B || bytes[last] == 0x7D { return true }
    if first.count > 2, bytes[first.lowerBound] == 0x23, (0x61 ... 0x7A).contains(bytes[first.lowerBound + 1]) { return true }
    return pieces.dropFirst().contains { piece in
        guard piece.count > 2 else { return false }
        let (mark, next) = (bytes[piece.lowerBound], bytes[piece.lowerBound + 1])
        return mark == 0x3B && next == 0x20 || mark == 0x2F && (next == 0x2F || next == 0x2A)
    }
}

/// `2.1  Methods . . . . . . 14` above `2.2  Results ..... 17`: leaders before numbers of pages, which hardly ever fall.
private func isContents(_ lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
    var led = 0, falls = 0, last = 0
    for line in lines {
        let content = bytes.trimmingBlanks(line)
        let digits = content.reversed().prefix { (0x30 ... 0x39).contains(bytes[$0]) }.count
        let head = bytes.trimmingBlanks(content.lowerBound ..< content.upperBound - digits)
        guard (1 ... 4).contains(digits), content.count > digits, [0x20, 0x2E].contains(bytes[content.upperBound - digits - 1]), bytes.leaderLength(endingAt: head.upperBound, from: head.lowerBound) > 0 else { continue }
        let page = bytes[content.suffix(digits)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        falls += page < last ? 1 : 0
        last = page
        led += 1
    }
    return led >= 2 && led * 2 > lines.count && falls * 4 < led
}

/// Whether the lines have more strokes than letters and figures.
private func isDrawing(_ lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
    var strokes = 0, others = 0
    for line in lines {
        for at in line {
            switch bytes[at] {
            case 0x2F, 0x5C, 0x7C, 0x5F, 0x3C, 0x3E, 0x5E, 0x27, 0x60, 0x7E, 0x3D, 0x23, 0x40: strokes += 1     // / \ | _ < > ^ ' ` ~ = # @
            case 0x30 ... 0x39, 0x41 ... 0x5A, 0x61 ... 0x7A, 0x80...: others += 1
            default: break
            }
        }
    }
    return strokes > others
}

/// `12.`, `[3]`, `•`, `-`, `a)`, `-f`, `--force`, `--rounds N`: what stands before an item of a list.
private func isListLabel(_ piece: Range<Int>, of bytes: [UInt8]) -> Bool {
    if piece.count >= 2, bytes[piece.lowerBound] == 0x2D {
        let next = bytes[piece.lowerBound + 1]
        let words = bytes[piece].count { $0 == 0x20 } + 1
        if next == 0x2D || (0x41 ... 0x5A).contains(next & ~0x20), words <= 2 || bytes[piece].contains(0x2C) { return true }
    }
    guard piece.count <= 6, let last = piece.last.map({ bytes[$0] }) else { return false }
    if last == 0x2E || last == 0x29 || last == 0x5D { return piece.count <= 2 || (0x30 ... 0x39).contains(bytes[piece.upperBound - 2]) }
    return piece.count == 1 && (last == 0x2D || last == 0x2A || last == 0x6F) || bytes[piece.lowerBound] == 0xE2 && piece.count == 3
}

// MARK: - Cells glued without a separator

/// In how many lines of a document glued cells are sought that words alone do not part: it takes long.
private let mostDividedLines = 5_000

/// The lines of a run that are a glued table: a heading with two borders of words or more and at least as many in every line below, or columns
/// that explain the rows. Blank lines, rows without cells, may part such rows.
///
/// With one border a line (`ClassACTH analog`) they are labelled facts, not a table.
///
/// - Returns: the table, or lines in which cells surely meet and that no columns explain.
private func gluedTable(in run: Range<Int>, of draft: Draft, _ marks: LineMarks,
                        divisible: inout Int) -> (table: Range<Int>?, reading: GluedReading?, doubtful: Range<Int>?) {
    // markup that loses its cells' borders loses its indents too: what is set further in is a manual's text, a listing, a setting
    guard run.prefix(3).contains(where: { draft.lines[$0].indent < 4 }) else { return (nil, nil, nil) }
    let joined = divisible > 0 ? joinedRuns(from: run, of: draft, marks) : run
    if joined == run, run.count >= 3, isParted(run, of: draft) { return (run, nil, nil) }
    var doubtful: Range<Int>?
    for lines in joined == run ? [run] : [joined, run] where lines.count >= 3 && lines.count <= divisible {
        if lines != run { divisible -= lines.count }
        let contents = lines.map { draft.lines[$0].content }
        guard GluedTable.mayBe(contents, in: draft.bytes) else { continue }
        if lines == run { divisible -= lines.count }
        guard let table = GluedTable(contents, in: draft.bytes) else { continue }
        if table.isTable { return (lines, GluedReading(table, of: contents), nil) }
        if table.columnCount > 2, table.hasSureBorders { doubtful = doubtful ?? lines }
    }
    return run.count >= 3 && isParted(run, of: draft) ? (run, nil, nil) : (nil, nil, doubtful)
}

/// Says which lines look like rows of a table and were yet kept as text, because no columns explain them.
func reportDoubtfulTables(of draft: Draft, into diagnostics: inout [Diagnostic]) {
    for lines in draft.doubtfulTables where lines.allSatisfy({ draft.lines[$0].isBlank || draft.kind(ofLine: $0) == .paragraph }) {
        let bytes = draft.lines[lines.lowerBound].content.lowerBound ..< draft.lines[lines.upperBound - 1].content.upperBound
        diagnostics.append(Diagnostic(.warning, "unread-table", document: draft.document.id, span: draft.document.span(bytes),
                                      "the lines look like rows of cells without a separator, but no columns explain them; they were kept as text"))
    }
}

/// A run and those below it that one or two blank lines part from it, as long as most of their lines have a place where cells seem to meet.
private func joinedRuns(from run: Range<Int>, of draft: Draft, _ marks: LineMarks) -> Range<Int> {
    guard run.count < mostJoinedLines, run.prefix(2).contains(where: { isRowLike(draft.lines[$0].content, in: draft.bytes) }) else { return run }
    var joined = run
    while true {
        var next = joined.upperBound
        while next < draft.lines.count, draft.lines[next].isBlank, next < joined.upperBound + 2 { next += 1 }
        guard next > joined.upperBound, next < draft.lines.count, draft.isFree(next), !draft.lines[next].isBlank,
              marks[next].isDisjoint(with: [.tab, .pipe, .border, .heading]) else { break }
        let more = next ..< runEnd(from: next, in: draft, marks, atMost: mostJoinedLines)
        guard more.upperBound - run.lowerBound < mostJoinedLines, more.allSatisfy({ draft.lines[$0].content.count <= mostRowBytes }),
              more.filter({ isRowLike(draft.lines[$0].content, in: draft.bytes) }).count * 2 >= more.count else { break }
        joined = run.lowerBound ..< more.upperBound
    }
    return joined
}

private let mostJoinedLines = 400, mostRowBytes = 400

private func isRowLike(_ line: Range<Int>, in bytes: [UInt8]) -> Bool { line.count <= mostRowBytes && bytes.hasGlue(in: line) }

/// Whether words alone part the cells of all lines.
private func isParted(_ run: Range<Int>, of draft: Draft) -> Bool {
    let heading = draft.lines[run.lowerBound].content
    guard heading.count <= 4_000 else { return false }
    let borders = draft.bytes.glueBorders(in: heading).count
    guard borders >= 2, heading.count <= 60 * (borders + 1), draft.bytes[heading.upperBound - 1] != 0x2E else { return false }
    return run.dropFirst().allSatisfy { line in
        let content = draft.lines[line].content
        return draft.bytes.glueBorders(in: content).count + draft.bytes.weakGlueBorders(in: content).count >= borders
    }
}

// MARK: - Cells one a line
