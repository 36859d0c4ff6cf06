import Model

extension TableLayout {
    /// Cells between drawn borders, over several lines each: reStructuredText, Emacs, pandoc grids, box-drawing characters.
    ///
    /// The heading ends at a rule of `=` (or `═`), else it is the first row. Without rules between the rows (MySQL) a line is a row.
    ///
    /// - Loss: cells that span columns are read as one cell at their first column; row spans are not resolved.
    /// - Source: Docutils, reStructuredText Markup Specification, grid tables.
    public static let drawnGrid = TableLayout(
        name: "grid",
        summary: "Cells between drawn borders, several lines a cell.",
        examples: [
            Example(text: "+------+------+\n| Dose | Rats |\n+======+======+\n| 3 mg | 12   |\n|      | each |\n+------+------+",
                    rows: [["Dose", "Rats"], ["3 mg", "12 each"]]),
            Example(text: "+------+------+\n| Dose | Rats |\n+------+------+\n| 3 mg |   12 |\n| 5 mg |   14 |\n+------+------+",
                    rows: [["Dose", "Rats"], ["3 mg", "12"], ["5 mg", "14"]]),
        ],
        grid: { lines, bytes in
            guard let top = lines.first, isBorder(top, of: bytes), lines.count >= 3 else { return nil }
            let edges = columnEdges(of: lines.filter { isBorder($0, of: bytes) }, in: bytes)
            guard edges.count >= 2 else { return nil }
            let hasRuleBelowEveryRow = lines.dropFirst().dropLast().filter { isBorder($0, of: bytes) }.count > 1 || lines.contains { isHeadingRule($0, of: bytes) }
            var rows: [[Int: [Range<Int>]]] = [[:]]
            var header: Int?
            for line in lines {
                if isBorder(line, of: bytes) {
                    if rows.last?.isEmpty == false { rows.append([:]) }
                    if header == nil, isHeadingRule(line, of: bytes) { header = rows.count - 1 }
                    continue
                }
                if !hasRuleBelowEveryRow, rows.last?.isEmpty == false { rows.append([:]) }
                for (column, part) in parts(of: line, at: edges, in: bytes) where !part.isEmpty { rows[rows.count - 1][column, default: []].append(part) }
            }
            if rows.last?.isEmpty == true { rows.removeLast() }
            guard !rows.isEmpty else { return nil }
            let cells = rows.enumerated().flatMap { row, columns in
                columns.sorted { $0.key < $1.key }.map { Grid.GridCell(row: row, column: $0.key, parts: $0.value) }
            }
            return Grid(cells: cells, rowCount: rows.count, columnCount: edges.count - 1, headerRowCount: min(header ?? 1, rows.count), confidence: 0.97)
        }
    )

    private static func isBorder(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        let content = bytes.trimmingBlanks(line)
        guard content.count >= 3 else { return false }
        if bytes[content.lowerBound] == 0x2B {
            return bytes[content].allSatisfy { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x3A }
        }
        var at = content.lowerBound
        while at + 2 < content.upperBound {
            guard bytes[at] == 0xE2, bytes[at + 1] == 0x94 || bytes[at + 1] == 0x95 else { return false }
            at += 3
        }
        // the corner or tee at the start tells a border from a row
        return bytes[content.lowerBound] == 0xE2 && !isVertical(content.lowerBound, of: bytes)
    }

    private static func isHeadingRule(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        bytes[line].first(where: { $0 != 0x20 }) == 0x2B && bytes[line].contains(0x3D) || zip(line, line.dropFirst()).contains { bytes[$0] == 0x95 && bytes[$1] == 0x90 }
    }

    /// `│ ┃ ║`.
    private static func isVertical(_ at: Int, of bytes: [UInt8]) -> Bool {
        guard at + 2 < bytes.count, bytes[at] == 0xE2 else { return false }
        return (bytes[at + 1] == 0x94 && (bytes[at + 2] == 0x82 || bytes[at + 2] == 0x83)) || (bytes[at + 1] == 0x95 && bytes[at + 2] == 0x91)
    }

    /// Scalar columns at which a border has a corner or a tee in any rule line.
    private static func columnEdges(of borders: [Range<Int>], in bytes: [UInt8]) -> [Int] {
        var edges: Set<Int> = []
        for border in borders {
            var column = 0
            for at in border where bytes[at] & 0xC0 != 0x80 {
                let isPlain = bytes[at] == 0x2D || bytes[at] == 0x3D || bytes[at] == 0x3A || bytes[at] == 0x20 || isHorizontal(at, of: bytes)
                if !isPlain { edges.insert(column) }
                column += 1
            }
        }
        return edges.sorted()
    }

    /// `─ ━ ═`.
    private static func isHorizontal(_ at: Int, of bytes: [UInt8]) -> Bool {
        guard at + 2 < bytes.count, bytes[at] == 0xE2 else { return false }
        return (bytes[at + 1] == 0x94 && (bytes[at + 2] == 0x80 || bytes[at + 2] == 0x81)) || (bytes[at + 1] == 0x95 && bytes[at + 2] == 0x90)
    }

    /// The stretches of a row between borders, each at the column whose edge starts it.
    private static func parts(of line: Range<Int>, at edges: [Int], in bytes: [UInt8]) -> [(column: Int, part: Range<Int>)] {
        var parts: [(Int, Range<Int>)] = []
        var column = 0, open: (column: Int, start: Int)?
        var edge = 0
        for at in line where bytes[at] & 0xC0 != 0x80 {
            while edge < edges.count, edges[edge] < column { edge += 1 }
            if edge < edges.count, edges[edge] == column, bytes[at] == 0x7C || bytes[at] == 0x2B || isVertical(at, of: bytes) {
                if let open { parts.append((open.column, bytes.trimmingBlanks(open.start ..< at))) }
                open = (edge, at + (bytes[at] == 0xE2 ? 3 : 1))
            }
            column += 1
        }
        if let open, open.column < edges.count - 1 { parts.append((open.column, bytes.trimmingBlanks(min(open.start, line.upperBound) ..< line.upperBound))) }
        return parts
    }
}
