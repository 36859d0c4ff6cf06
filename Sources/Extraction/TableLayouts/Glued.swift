import Model

extension TableLayout {
    /// Cells that stand together without any separator, as pages print them that lost their markup: `ModelDose and RouteSource`.
    ///
    /// Where words alone part them, the heading's borders say how many columns there are: a row has a border wherever a word starts behind another
    /// without a blank. Elsewhere the columns are those that explain all rows best (`Headache12 (20.0%)7 (11.5%)`).
    ///
    /// - Loss: what is not sure is in no cell, and its row is reported; lines whose number of columns is not sure give no cell at all.
    public static let glued = TableLayout(
        name: "glued",
        summary: "Cells without a separator, cut where words or figures meet and the columns agree.",
        examples: [
            Example(text: "ModelDose UsedSource\nStroke in rats (young)Three doses were givenMiller 2019\nhealthy miceOne doseTanaka 2020",
                    rows: [["Model", "Dose Used", "Source"], ["Stroke in rats (young)", "Three doses were given", "Miller 2019"], ["healthy mice", "One dose", "Tanaka 2020"]]),
            Example(text: "ModelDoseResultSource\nTendon (rats)10 mg/kgFaster healingMiller 2019\nVolunteers20 mg orallyNo effectTanaka 2020",
                    rows: [["Model", "Dose", "Result", "Source"], ["Tendon (rats)", "10 mg/kg", "Faster healing", "Miller 2019"], ["Volunteers", "20 mg orally", "No effect", "Tanaka 2020"]]),
        ],
        knownGrid: { lines, bytes, known in
            guard !lines.contains(where: { bytes[$0].contains(0x09) || bytes.hasPartingPipe(in: $0) }) else { return nil }
            let trimmed = lines.map { bytes.trimmingBlanks($0) }
            let parted = parted(trimmed, in: bytes)
            if let parted, parted.isSure { return parted.grid }
            guard let table = known?.table(of: trimmed) ?? GluedTable(trimmed, in: bytes) else { return parted?.grid }
            return table.isTable && table.isDivided ? grid(of: table, rowCount: lines.count) : nil
        }
    )

    /// The cells between borders of words, and whether every line has exactly as many as the heading and no cell seems to be two.
    private static func parted(_ lines: [Range<Int>], in bytes: [UInt8]) -> (grid: Grid, isSure: Bool)? {
        guard lines.count >= 2, lines.allSatisfy({ !$0.isEmpty }) else { return nil }
        let count = bytes.glueBorders(in: lines[0]).count
        guard count >= 2 else { return nil }
        let borders = lines.map { line in
            let sure = bytes.glueBorders(in: line)
            return sure.count >= count ? sure : (sure + bytes.weakGlueBorders(in: line)).sorted()
        }
        guard borders.allSatisfy({ $0.count >= count }) else { return nil }
        let rows = zip(lines, borders).map { line, all in cells(of: line, at: all.count == count ? all : outerBorders(all, count: count)) }
        let isSure = borders.allSatisfy { $0.count == count } && !rows.joined().contains { bytes.hasGlue(in: $0) }
        return (Grid(rows: rows, usualCount: count + 1, headerRowCount: 1, confidence: isSure ? 0.7 : 0.45), isSure)
    }

    /// The sure cells of a table whose columns are sought over all rows.
    private static func grid(of table: GluedTable, rowCount: Int) -> Grid {
        var grid = Grid(cells: table.cells.map { Grid.GridCell(row: $0.row, column: $0.column, parts: [$0.bytes]) }, rowCount: rowCount,
                        columnCount: table.columnCount, headerRowCount: 1, confidence: table.confidence)
        grid.undividedRows = table.undividedRows
        return grid
    }

    private static func cells(of line: Range<Int>, at borders: [Int]) -> [Range<Int>] {
        let bounds = [line.lowerBound] + borders + [line.upperBound]
        return zip(bounds, bounds.dropFirst()).map { $0 ..< $1 }
    }

    /// Of more borders than columns, the first for the stub and the last ones for the short cells at the end of the row.
    private static func outerBorders(_ borders: [Int], count: Int) -> [Int] {
        [borders[0]] + borders.suffix(count - 1)
    }
}
