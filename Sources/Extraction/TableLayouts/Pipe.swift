import Model

extension TableLayout {
    /// Cells parted by pipes, with or without pipes at the edges, with a rule line below the heading: Markdown, psql.
    ///
    /// - Source: GitHub Flavored Markdown 0.29, section 4.10; psql's aligned output (`---+---` as rule line).
    public static let pipe = TableLayout(
        name: "pipe",
        summary: "Cells parted by pipes, as in Markdown and psql.",
        examples: [
            Example(text: "| Dose | Rats |\n|---|---|\n| 3 mg | 12 \\| 14 |", rows: [["Dose", "Rats"], ["3 mg", "12 | 14"]]),
            Example(text: " Dose | Rats\n------+------\n 3 mg |   12", rows: [["Dose", "Rats"], ["3 mg", "12"]]),
        ],
        grid: { lines, bytes in
            let lines = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard let top = lines.first, !bytes.isDrawnBorder(top) else { return nil }
            var rows: [[Range<Int>]] = []
            var headerRows = 0
            var ruleSeen = false
            let hasEdge = lines.allSatisfy { line in bytes.isPipeRule(line) || bytes[bytes.trimmingBlanks(line).lowerBound] == 0x7C }
            for line in lines {
                if bytes.isPipeRule(line) {
                    if !ruleSeen { headerRows = rows.count; ruleSeen = true }
                    continue
                }
                rows.append(cells(of: line, in: bytes, hasEdge: hasEdge))
            }
            guard !rows.isEmpty, ruleSeen ? hasEdge || rows.contains(where: { $0.count > 1 }) : rows.filter({ $0.count > 1 }).count * 2 > rows.count else { return nil }
            let header = ruleSeen ? headerRows : 1, confidence = ruleSeen ? 0.99 : 0.9
            // with pipes at the edges a row's missing cells are its last ones
            guard !hasEdge else { return Grid(rows: rows, usualCount: Grid.usualCount(of: rows), headerRowCount: header, confidence: confidence) }
            return Grid(shortRows: rows, headerRowCount: header, confidence: confidence, bytes: bytes)
        }
    )

    /// Cells between pipes that are not escaped. With an edge pipe the first and an empty last cell are none.
    private static func cells(of line: Range<Int>, in bytes: [UInt8], hasEdge: Bool) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        let line = bytes.trimmingBlanks(line)
        var start = hasEdge ? line.lowerBound + 1 : line.lowerBound
        var at = start
        while at < line.upperBound {
            if bytes[at] == 0x5C { at += 2; continue }
            if bytes[at] == 0x7C { cells.append(bytes.trimmingBlanks(start ..< at)); start = at + 1 }
            at += 1
        }
        let last = bytes.trimmingBlanks(min(start, line.upperBound) ..< line.upperBound)
        if !last.isEmpty || !hasEdge { cells.append(last) }
        return cells
    }
}
