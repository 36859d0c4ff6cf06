import Model

extension TableLayout {
    /// Columns parted by blanks, as `pdftotext -layout`, pandoc's simple tables and terminals print them.
    ///
    /// A column is where nearly every line is filled behind a gap of two blanks that nearly every line leaves. A line that is blank in the
    /// first column continues the row above.
    ///
    /// - Loss: a heading that reaches over a gap is cut at it only where it leaves two blanks itself.
    /// - Source: pandoc User's Guide, `simple_tables` and `multiline_tables`.
    public static let aligned = TableLayout(
        name: "aligned",
        summary: "Columns parted by blanks, with or without a rule line of dashes.",
        examples: [
            Example(text: "Dose     Rats   Outcome\n3 mg     12     better\n30 mg    14     same", rows: [["Dose", "Rats", "Outcome"], ["3 mg", "12", "better"], ["30 mg", "14", "same"]]),
            Example(text: "  Dose   Rats\n------ ------\n  3 mg     12\n 30 mg     14", rows: [["Dose", "Rats"], ["3 mg", "12"], ["30 mg", "14"]]),
        ],
        grid: { lines, bytes in
            let text = lines.filter { !isRule($0, of: bytes) }
            guard text.count >= 2, lines.allSatisfy({ $0.count <= 400 }) else { return nil }
            let columns = lines.first { isRule($0, of: bytes) && columnsOfRule($0, in: bytes).count > 1 }.map { columnsOfRule($0, in: bytes) }
                ?? columnsOfBlanks(text, in: bytes)
            guard columns.count >= 2 else { return nil }
            var rows: [[[Range<Int>]]] = []
            var header = 1, rulesSeen = 0
            for line in lines {
                if isRule(line, of: bytes) {
                    if !rows.isEmpty, rulesSeen == 0 || header == 1 { header = rulesSeen == 0 || rows.count > 1 ? rows.count : header }
                    rulesSeen += 1
                    continue
                }
                let parts = cells(of: line, at: columns, in: bytes)
                if let first = parts.first, first.isEmpty, !rows.isEmpty, rows.count != header || rulesSeen > 0 {
                    for (column, part) in parts.enumerated() where !part.isEmpty { rows[rows.count - 1][column].append(part) }
                } else {
                    rows.append(parts.map { $0.isEmpty ? [] : [$0] })
                }
            }
            var cells: [Grid.GridCell] = []
            for (row, columns) in rows.enumerated() {
                for (column, parts) in columns.enumerated() where !parts.isEmpty { cells.append(Grid.GridCell(row: row, column: column, parts: parts)) }
            }
            let fill = Double(cells.count) / Double(max(1, rows.count * columns.count))
            return Grid(cells: cells, rowCount: rows.count, columnCount: columns.count, headerRowCount: min(header, rows.count),
                        confidence: (rulesSeen > 0 ? 0.9 : 0.75) * min(1, fill + 0.2))
        }
    )

    /// `------  ------`, `-----------`: dashes and blanks alone.
    private static func isRule(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        var dashes = 0
        for byte in bytes[line] { if byte == 0x2D || byte == 0x3D { dashes += 1 } else if byte != 0x20 { return false } }
        return dashes >= 3
    }

    /// The scalar columns at which the runs of dashes start.
    private static func columnsOfRule(_ line: Range<Int>, in bytes: [UInt8]) -> [Int] {
        var columns: [Int] = []
        for at in line where bytes[at] != 0x20 && (at == line.lowerBound || bytes[at - 1] == 0x20) { columns.append(at - line.lowerBound) }
        if let first = columns.first, first > 0 { columns[0] = 0 }
        return columns
    }

    /// The scalar columns at which text starts behind two columns that are blank in nine of ten lines.
    private static func columnsOfBlanks(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Int] {
        let width = lines.map(\.count).max() ?? 0
        var filled = Array(repeating: 0, count: width + 1)
        for line in lines {
            var column = 0
            for at in line where bytes[at] & 0xC0 != 0x80 { if bytes[at] > 0x20 { filled[column] += 1 }; column += 1 }
        }
        let few = lines.count / 10
        var columns: [Int] = []
        var blanks = 2
        for (column, count) in filled.dropLast().enumerated() {
            if count <= few { blanks += 1; continue }
            if blanks >= 2 { columns.append(column) }
            blanks = 0
        }
        if !columns.isEmpty { columns[0] = 0 }
        return columns
    }

    /// The line cut at the columns; a word that reaches over a cut goes with the side where it starts.
    private static func cells(of line: Range<Int>, at columns: [Int], in bytes: [UInt8]) -> [Range<Int>] {
        var offsets: [Int] = []
        var column = 0, next = 1
        for at in line where bytes[at] & 0xC0 != 0x80 {
            if next < columns.count, column >= columns[next], at == line.lowerBound || bytes[at - 1] == 0x20 || bytes[at] == 0x20 {
                offsets.append(at)
                next += 1
            }
            column += 1
        }
        while offsets.count < columns.count - 1 { offsets.append(line.upperBound) }
        let bounds = [line.lowerBound] + offsets + [line.upperBound]
        return zip(bounds, bounds.dropFirst()).map { bytes.trimmingBlanks($0 ..< max($0, $1)) }
    }
}
