import Model

/// Tables of blank-parted columns: the lines that may be one, and what they are.
enum AlignedTables {
    /// The tables of blank-parted columns that start at a line with a gap, and where to look on.
    ///
    /// Lines with gaps stand together, with lines in between that have none (a row of one cell) and single blank lines. The stretch is one table
    /// where its lines show columns, and no fewer than its first paragraph by itself; else each of its paragraphs is looked at alone.
    static func alignedTables(from first: Int, in draft: Draft, _ marks: LineMarks) -> (tables: [AlignedTable], end: Int) {
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
    private static func barredTables(in stretch: Range<Int>, of draft: Draft, _ marks: LineMarks) -> (tables: [AlignedTable], end: Int) {
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
    private static func sectionedTable(_ sections: ArraySlice<Range<Int>>, in draft: Draft, _ marks: LineMarks) -> AlignedTable? {
        guard let first = sections.first, let last = sections.last, let table = alignedTable(in: first.lowerBound ..< last.upperBound, of: draft, marks) else { return nil }
        guard sections.count > 1 else { return table.barred(in: draft) }
        let hasHeading = first.count <= mostHeadingLines && !first.contains { table.isRowOfFigures($0, in: draft) }
        let rows = hasHeading ? sections.dropFirst(2) : sections.dropFirst()
        return table.explainsGaps && rows.allSatisfy { table.opensWithRow($0.lowerBound, in: draft) } ? table.barred(in: draft) : nil
    }

    /// Authors stand among so many lines.
    private static let mostTitleLines = 60
    private static let mostSections = 6, mostHeadingLines = 6

    /// Whether each paragraph of a stretch but the first opens with a row, not with a heading: most of its cells behind the first are figures.
    private static func opensWithRows(_ table: AlignedTable, behindFirstParagraphOf stretch: Range<Int>, in draft: Draft) -> Bool {
        stretch.dropFirst().filter { draft.lines[$0 - 1].isBlank && !draft.lines[$0].isBlank }.allSatisfy { table.opensWithRow($0, in: draft) }
    }

    private static func paragraphEnd(from start: Int, in draft: Draft, before limit: Int) -> Int {
        var end = start
        while end < limit, !draft.lines[end].isBlank { end += 1 }
        return max(end, start + 1)
    }

    /// The lines from one with a gap to the last one with a gap, at most three lines without between two of them, bars aside.
    ///
    /// A paragraph right above a bar is a heading, with which the next table starts, but for one of figures behind an earlier bar.
    static func alignedStretch(from first: Int, in draft: Draft, _ marks: LineMarks) -> Range<Int> {
        var at = first, last = first, width = 0, between = 0, hasBar = false
        var paragraph: (line: Int, endAbove: Int)?
        while at < draft.lines.count, draft.isFree(at), between < 3 {
            let line = draft.lines[at]
            guard marks[at].contains(.bar) || marks[at].isDisjoint(with: [.border, .tab, .rule, .prose, .input]), line.content.count <= 4_000,
                  at == first || !draft.startsPage(at) && draft.haveSameMargin(at, first) else { break }
            if marks[at].contains(.bar) {
                if let paragraph, !hasBar || !(paragraph.line ..< at).contains(where: { TableEvidence.isOfFigures($0, in: draft) }) { return first ..< paragraph.endAbove }
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
    static func alignedTable(in stretch: Range<Int>, of draft: Draft, _ marks: LineMarks) -> AlignedTable? {
        let texts = stretch.filter { !draft.lines[$0].isBlank && !marks[$0].contains(.bar) }
        let lines = texts.map { draft.lines[$0].textRange(in: draft.bytes) }
        guard lines.count >= 2, let profile = ColumnProfile(lines: lines, in: draft.bytes), TableEvidence.isTable(lines, in: profile, of: draft.bytes),
              stretch.lowerBound >= mostTitleLines || !TableEvidence.isByline(lines, columnCount: profile.columnCount, of: draft.bytes) else { return nil }
        let rim = TableRim(profile: profile, draft: draft, marks: marks, margin: texts.map { draft.lines[$0].indent }.min() ?? 0)
        return AlignedTable(lines: rim.start(above: stretch.lowerBound) ..< rim.end(below: stretch.upperBound), profile: profile)
    }

}

/// The lines of a table of blank-parted columns and how many columns they show.
struct AlignedTable {
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
