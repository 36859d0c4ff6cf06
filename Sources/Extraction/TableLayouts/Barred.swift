import Model

extension TableLayout {
    /// Names before a bar, and behind it columns that blanks part, as Stata prints its results.
    ///
    ///             |      Coef.   Std. Err.
    ///     --------+-----------------------
    ///       weight|   .2376187   .0178032
    ///
    /// - Source: Stata User's Guide, output of estimation commands.
    public static let barred = TableLayout(
        name: "barred",
        summary: "A stub before a bar, behind it columns parted by blanks.",
        examples: [
            Example(text: "   speed |    Coef.   P>|t|\n---------+-----------------\n  weight |   .23761   0.000\n   _cons | 68.82834   0.010",
                    rows: [["speed", "Coef.", "P>|t|"], ["weight", ".23761", "0.000"], ["_cons", "68.82834", "0.010"]]),
        ],
        grid: { lines, bytes in
            let lines = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard let rule = lines.first(where: { bytes.isPipeRule($0) && bytes[$0].count { $0 == 0x2B } == 1 }), let bar = rule.first(where: { bytes[$0] == 0x2B }) else { return nil }
            let place = bar - rule.lowerBound
            var header: Int?, stubs: [Range<Int>] = [], values: [Range<Int>] = []
            for line in lines {
                if bytes.isPipeRule(line) || bytes.isRule(line) {
                    if !stubs.isEmpty { header = header ?? stubs.count }
                    continue
                }
                guard let bar = line.first(where: { bytes[$0] == 0x7C }), bytes.displayColumn(of: bar, from: line.lowerBound) == place else { return nil }
                stubs.append(bytes.trimmingBlanks(line.lowerBound ..< bar))
                values.append(bar + 1 ..< line.upperBound)
            }
            let filled = values.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard let header, header < stubs.count, let profile = ColumnProfile(lines: filled, in: bytes), profile.partedLines * 10 >= 8 * filled.count else { return nil }
            var rows = AlignedRows(columnCount: profile.columnCount, widths: Array(repeating: 0, count: profile.columnCount))
            for line in values {
                rows.startRow()
                rows.append(profile.pieces(of: line, in: bytes))
            }
            var grid = rows.grid(headerRowCount: header, confidence: 0.995)
            grid?.addStubs(stubs)
            return grid
        }
    )
}

extension Grid {
    /// Puts a first column before the others.
    fileprivate mutating func addStubs(_ stubs: [Range<Int>]) {
        var moved: [GridCell] = [], next = 0
        for (row, stub) in stubs.enumerated() {
            if !stub.isEmpty { moved.append(GridCell(row: row, column: 0, parts: [stub])) }
            while next < cells.count, cells[next].row == row {
                var cell = cells[next]
                cell.column += 1
                moved.append(cell)
                next += 1
            }
        }
        cells = moved
        columnCount += 1
    }
}

extension [UInt8] {
    /// The column of the screen at which an offset stands.
    fileprivate func displayColumn(of offset: Int, from start: Int) -> Int {
        var at = start, column = 0
        while at < offset {
            let (width, length) = displayWidth(at: at, before: offset)
            at += length
            column += width
        }
        return column
    }
}
