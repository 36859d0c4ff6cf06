import Model

extension TableLayout {
    /// Cells one a line, whose rows were lost: what comes back after so many lines shows the columns.
    ///
    /// - Loss: empty cells leave no line; a row with fewer cells than columns has them where they fit best.
    public static let stacked = TableLayout(
        name: "stacked",
        summary: "Cells one a line, without any mark of their rows.",
        examples: [
            Example(text: "Outcome\nPlacebo\nDrug\nRelapse\n12 (8.0)\n7 (4.4)\nFever\n9 (6.0)\n8 (5.1)\nCough\n1 (0.7)\n3 (1.9)",
                    rows: [["Outcome", "Placebo", "Drug"], ["Relapse", "12 (8.0)", "7 (4.4)"], ["Fever", "9 (6.0)", "8 (5.1)"], ["Cough", "1 (0.7)", "3 (1.9)"]]),
        ],
        grid: { lines, bytes in
            guard !lines.contains(where: { bytes.trimmingBlanks($0).isEmpty }), let cells = StackedCells(lines, isWhole: true, in: bytes) else { return nil }
            let trimmed = lines.map { bytes.trimmingBlanks($0) }
            let rows = cells.rows.map { row in Array(repeating: 0 ..< 0, count: row.column) + row.lines.map { trimmed[$0] } }
            return Grid(shortRows: rows, headerRowCount: cells.headerRowCount, columnCount: cells.columnCount, confidence: cells.confidence, bytes: bytes)
        }
    )
}
