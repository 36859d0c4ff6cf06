import Model

/// Tables whose cells meet without a separator.
enum GluedTables {
    /// The end of the run of lines without marks that starts here.
    static func runEnd(from first: Int, in draft: Draft, _ marks: LineMarks, atMost most: Int = .max) -> Int {
        var end = first + 1
        while end < draft.lines.count, end - first < most, draft.isFree(end), !draft.lines[end].isBlank, marks[end].isDisjoint(with: [.tab, .pipe, .border]) { end += 1 }
        return end
    }

    /// In how many lines of a document glued cells are sought that words alone do not part: it takes long.
    static let mostDividedLines = 5_000

    /// The lines of a run that are a glued table: a heading with two borders of words or more and at least as many in every line below, or columns
    /// that explain the rows. Blank lines, rows without cells, may part such rows.
    ///
    /// With one border a line (`ClassACTH analog`) they are labelled facts, not a table.
    ///
    /// - Returns: the table, or lines in which cells surely meet and that no columns explain.
    static func gluedTable(in run: Range<Int>, of draft: Draft, _ marks: LineMarks,
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

    /// A run and those below it that one or two blank lines part from it, as long as most of their lines have a place where cells seem to meet.
    private static func joinedRuns(from run: Range<Int>, of draft: Draft, _ marks: LineMarks) -> Range<Int> {
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

    private static let mostJoinedLines = 400, mostRowBytes = 400

    private static func isRowLike(_ line: Range<Int>, in bytes: [UInt8]) -> Bool { line.count <= mostRowBytes && bytes.hasGlue(in: line) }

    /// Whether words alone part the cells of all lines.
    private static func isParted(_ run: Range<Int>, of draft: Draft) -> Bool {
        let heading = draft.lines[run.lowerBound].content
        guard heading.count <= 4_000 else { return false }
        let borders = draft.bytes.glueBorders(in: heading).count
        guard borders >= 2, heading.count <= 60 * (borders + 1), draft.bytes[heading.upperBound - 1] != 0x2E else { return false }
        return run.dropFirst().allSatisfy { line in
            let content = draft.lines[line].content
            return draft.bytes.glueBorders(in: content).count + draft.bytes.weakGlueBorders(in: content).count >= borders
        }
    }

}

/// Says which lines look like rows of a table and were yet kept as text, because no columns explain them.
func reportDoubtfulTables(of draft: Draft, into diagnostics: inout [Diagnostic]) {
    for lines in draft.doubtfulTables where lines.allSatisfy({ draft.lines[$0].isBlank || draft.kind(ofLine: $0) == .paragraph }) {
        let bytes = draft.lines[lines.lowerBound].content.lowerBound ..< draft.lines[lines.upperBound - 1].content.upperBound
        diagnostics.append(Diagnostic(.warning, "unread-table", document: draft.document.id, span: draft.document.span(bytes),
                                      "the lines look like rows of cells without a separator, but no columns explain them; they were kept as text"))
    }
}
