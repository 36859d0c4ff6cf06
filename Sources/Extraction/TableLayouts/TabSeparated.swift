import Model

extension TableLayout {
    /// Cells parted by tabs, one row a line, as text copied from a page or a spreadsheet.
    public static let tabSeparated = TableLayout(
        name: "tab-separated",
        summary: "Cells parted by tabs, one row a line.",
        examples: [Example(text: "Dose\tRats\n3 mg\t12", rows: [["Dose", "Rats"], ["3 mg", "12"]])],
        grid: { lines, bytes in
            // a drawn grid that tabs set in
            guard let top = lines.first(where: { !bytes.trimmingBlanks($0).isEmpty }), !bytes.isDrawnBorder(top) else { return nil }
            // a blank line is a row with one empty cell
            let rows = lines.map { bytes.trimmingBlanks($0).isEmpty && !bytes[$0].contains(0x09) ? [] : cells(of: $0, in: bytes) }
            let parted = rows.filter { $0.count > 1 }.count, filled = rows.filter { !$0.isEmpty }.count
            guard parted * 2 > filled else { return nil }
            return Grid(shortRows: rows, headerRowCount: 1, confidence: Double(parted) / Double(filled), bytes: bytes)
        }
    )

    private static func cells(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for at in line where bytes[at] == 0x09 {
            cells.append(bytes.trimmingBlanks(start ..< at))
            start = at + 1
        }
        cells.append(bytes.trimmingBlanks(start ..< line.upperBound))
        return cells
    }
}
