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
                    if TableEvidence.isOfFigures(table, in: draft) { draft.claim(table, as: .table) }
                    line = table.upperBound
                } else if marks[line].contains(.gap) {
                    let found = AlignedTables.alignedTables(from: line, in: draft, marks)
                    for table in found.tables where TableEvidence.isOfFigures(table.lines, in: draft) { draft.claim(table.lines, as: .table) }
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
            var line = 0, gluedFrom = 0, alignedFrom = 0, divisible = GluedTables.mostDividedLines
            while line < draft.lines.count {
                guard draft.isFree(line), !draft.lines[line].isBlank, isOpen(line) else { line += 1; continue }
                if line >= alignedFrom, marks[line].contains(.gap), !marks[line].contains(.prose) {
                    let found = AlignedTables.alignedTables(from: line, in: draft, marks)
                    for table in found.tables {
                        let whole = PagedTable(table, in: draft, marks).lines
                        draft.claim(whole, as: .table)
                        alignedFrom = max(alignedFrom, whole.upperBound)
                    }
                    alignedFrom = max(alignedFrom, found.end)
                    if !draft.isFree(line) { continue }
                }
                if line >= gluedFrom {
                    gluedFrom = GluedTables.runEnd(from: line, in: draft, marks)
                    let glued = GluedTables.gluedTable(in: line ..< gluedFrom, of: draft, marks, divisible: &divisible)
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

/// A table that says by its marks what it is: borders, rules, pipes or tabs. The lines may start above, where a heading stands over its rule.
private func markedTable(at line: Int, in draft: Draft, _ marks: LineMarks, _ lone: inout LoneRules) -> Range<Int>? {
    if marks[line].contains(.tag) { return marks.tagged[line].flatMap { end in (line ..< end).allSatisfy(draft.isFree) ? line ..< end : nil } }
    if marks[line].contains(.border), let end = DrawnBorders.drawnTableEnd(from: line, in: draft) { return line ..< end }
    if let table = RuledTables.ruledTable(at: line, in: draft, marks, &lone) { return table }
    if marks[line].contains(.pipe), let end = PipeTables.pipeTableEnd(from: line, in: draft, marks) { return line ..< end }
    if let end = PipeTables.loneHeadingTableEnd(from: line, in: draft, marks) { return line ..< end }
    if marks[line].contains(.tab), let end = TabTables.tabTableEnd(from: line, in: draft, marks) { return line ..< end }
    return nil
}
