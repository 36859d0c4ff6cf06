import Model

extension TableLayout {
    /// Cells between drawn borders, over several lines, columns and rows each: reStructuredText, Emacs, pandoc grids, psql, box-drawing characters.
    ///
    /// Every border that any line draws is an edge of the smallest cells; where a line leaves an edge out, the cells on both sides are one. A line
    /// that is cut off ends its last cell.
    /// The heading ends at a rule of `=` (or `═`), else it is the first row. Without rules between the rows (MySQL, polars) a line is a row.
    ///
    /// - Loss: text behind the last edge is in no cell; its row is reported.
    /// - Source: Docutils, reStructuredText Markup Specification, grid tables; pandoc User's Guide, `grid_tables`.
    public static let drawnGrid = TableLayout(
        name: "grid",
        summary: "Cells between drawn borders, several lines a cell.",
        examples: [
            Example(text: "+------+------+\n| Dose | Rats |\n+======+======+\n| 3 mg | 12   |\n|      | each |\n+------+------+",
                    rows: [["Dose", "Rats"], ["3 mg", "12 each"]]),
            Example(text: "+------+------+\n| Dose | Rats |\n+------+------+\n| 3 mg |   12 |\n| 5 mg |   14 |\n+------+------+",
                    rows: [["Dose", "Rats"], ["3 mg", "12"], ["5 mg", "14"]]),
            Example(text: "+------+-----------+\n| Dose | Rats      |\n|      +-----+-----+\n|      | old | new |\n+======+=====+=====+\n| 3 mg | 12  | 14  |\n+------+-----+-----+",
                    rows: [["Dose", "Rats", ""], ["", "old", "new"], ["3 mg", "12", "14"]]),
        ],
        grid: { lines, bytes in
            let lines = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard let top = lines.first, bytes.isDrawnBorder(top), lines.count >= 3 else { return nil }
            let edges = columnEdges(of: lines, in: bytes)
            guard edges.count >= 2 else { return nil }
            var drawing = GridDrawing(edges: edges)
            let hasHeadingRule = lines.contains { bytes.isDrawnBorder($0) && isHeadingRule($0, of: bytes) }
            drawing.hasRuleBelowEveryRow = lines.dropFirst().dropLast().filter { bytes.isDrawnBorder($0) }.count > 1
                || hasHeadingRule && bytes[bytes.trimmingBlanks(top).lowerBound] < 0x80
            drawing.awaitsHeadingRule = hasHeadingRule
            for line in lines.dropFirst() { drawing.append(line, in: bytes) }
            return drawing.grid
        }
    )

    fileprivate static func isHeadingRule(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        bytes[line].contains(0x3D) || zip(line, line.dropFirst()).contains { bytes[$0] == 0x95 && bytes[$1] == 0x90 }
    }

    /// The places of the screen at which a border has a corner or a tee in any rule line.
    private static func columnEdges(of lines: [Range<Int>], in bytes: [UInt8]) -> [Int] {
        var edges: Set<Int> = []
        for line in lines where bytes.isDrawnBorder(line) {
            var place = 0, at = line.lowerBound
            while at < line.upperBound {
                let (width, length) = bytes.displayWidth(at: at, before: line.upperBound)
                let isPlain = [0x2D, 0x3D, 0x3A, 0x20].contains(bytes[at]) || bytes.isHorizontalBox(at: at)
                if !isPlain { edges.insert(place) }
                place += width
                at += length
            }
        }
        return edges.sorted()
    }
}

/// A drawn grid while its lines are read: the smallest cells, and which of them are one.
private struct GridDrawing {
    let edges: [Int]
    var hasRuleBelowEveryRow = true
    /// Whether the heading, which may have several lines, ends at a rule of its own.
    var awaitsHeadingRule = false
    private var cells: [Grid.GridCell] = []
    /// For each column the cell that is open there, by index.
    private var open: [Int?]
    private var row = 0
    private var rowHasLines = false
    private var header: Int?
    private var undividedRows: [Int] = []

    init(edges: [Int]) {
        self.edges = edges
        open = Array(repeating: nil, count: edges.count - 1)
    }

    var grid: Grid? {
        let rowCount = rowHasLines ? row + 1 : row
        guard !cells.isEmpty, rowCount > 0 else { return nil }
        var filled = cells.filter { !$0.parts.isEmpty }
        for index in filled.indices { filled[index].rowSpan = min(filled[index].rowSpan, rowCount - filled[index].row) }
        var grid = Grid(cells: filled, rowCount: rowCount, columnCount: edges.count - 1, headerRowCount: min(header ?? 1, rowCount), confidence: 0.97)
        grid.undividedRows = undividedRows.filter { $0 < rowCount }
        return grid
    }

    mutating func append(_ line: Range<Int>, in bytes: [UInt8]) {
        var stretches = stretches(of: line, in: bytes)
        if let rest = rest(of: line, in: bytes) {
            if rest.columns.upperBound < edges.count { stretches.append(rest) } else if undividedRows.last != row { undividedRows.append(row) }
        }
        guard stretches.contains(where: \.isRule) else { return appendText(stretches) }
        if bytes.isDrawnBorder(line), header == nil, TableLayout.isHeadingRule(line, of: bytes) { header = rowHasLines ? row + 1 : row }
        // text beside a rule stays with the cell above, which goes on below
        for stretch in stretches where !stretch.isRule { add(stretch) }
        endRow(below: stretches)
    }

    private mutating func appendText(_ stretches: [Stretch]) {
        if !hasRuleBelowEveryRow, rowHasLines, !awaitsHeadingRule || header != nil { endRow(below: [Stretch(columns: 0 ..< open.count, text: 0 ..< 0, isRule: true)]) }
        for stretch in stretches { add(stretch) }
        rowHasLines = true
    }

    private mutating func add(_ stretch: Stretch) {
        let column = stretch.columns.lowerBound
        if let index = open[column] {
            cells[index].columnSpan = max(cells[index].columnSpan, stretch.columns.upperBound - cells[index].column)
            if !stretch.text.isEmpty { cells[index].parts.append(stretch.text) }
            for other in stretch.columns { open[other] = index }
        } else {
            cells.append(Grid.GridCell(row: row, column: column, columnSpan: stretch.columns.count, parts: stretch.text.isEmpty ? [] : [stretch.text]))
            for other in stretch.columns { open[other] = cells.count - 1 }
        }
    }

    private mutating func endRow(below stretches: [Stretch]) {
        guard rowHasLines else { return }
        row += 1
        rowHasLines = false
        var ended = Set<Int>()
        for stretch in stretches where stretch.isRule { for column in stretch.columns { if let index = open[column] { ended.insert(index) } } }
        for column in open.indices {
            guard let index = open[column] else { continue }
            if ended.contains(index) { open[column] = nil } else { cells[index].rowSpan = row - cells[index].row + 1 }
        }
    }

    /// A stretch of a line between two of its borders.
    private struct Stretch {
        var columns: Range<Int>
        var text: Range<Int>
        var isRule: Bool
    }

    /// What a line has behind its last border: a cell of a line that is cut off, or text outside the grid.
    private func rest(of line: Range<Int>, in bytes: [UInt8]) -> Stretch? {
        guard let last = borders(of: line, in: bytes).last else { return nil }
        let text = bytes.trimmingBlanks(last.bytes.upperBound ..< line.upperBound)
        guard !text.isEmpty else { return nil }
        let column = last.edge < 0 ? edges.count - 1 : last.edge
        let isRule = text.count >= 2 && bytes[text.lowerBound - 1] != 0x20 && text.allSatisfy { [0x2D, 0x3D, 0x3A].contains(bytes[$0]) }
        return Stretch(columns: column ..< column + 1, text: text, isRule: isRule)
    }

    /// The stretches of a line. Its borders stand at the grid's edges; where widths were counted otherwise, as many borders as edges are in order.
    private func stretches(of line: Range<Int>, in bytes: [UInt8]) -> [Stretch] {
        var borders = borders(of: line, in: bytes)
        if borders.count == edges.count {
            for index in borders.indices { borders[index].edge = index }
        } else {
            borders.removeAll { $0.edge < 0 }
        }
        return zip(borders, borders.dropFirst()).compactMap { left, right in
            guard left.edge < right.edge, left.bytes.upperBound <= right.bytes.lowerBound else { return nil }
            let text = bytes.trimmingBlanks(left.bytes.upperBound ..< right.bytes.lowerBound)
            let isRule = !text.isEmpty && text.allSatisfy { [0x2D, 0x3D, 0x3A].contains(bytes[$0]) || bytes[$0] >= 0x80 } && isRuleText(text, in: bytes)
            return Stretch(columns: left.edge ..< right.edge, text: text, isRule: isRule)
        }
    }

    /// `-----`, `:===:`, `────` from border to border.
    private func isRuleText(_ text: Range<Int>, in bytes: [UInt8]) -> Bool {
        if bytes[text.lowerBound] >= 0x80 { return stride(from: text.lowerBound, to: text.upperBound, by: 3).allSatisfy { bytes.isHorizontalBox(at: $0) } }
        return text.count >= 2 && bytes[text.lowerBound - 1] != 0x20 && bytes[text.upperBound] != 0x20
    }

    private func borders(of line: Range<Int>, in bytes: [UInt8]) -> [(edge: Int, bytes: Range<Int>)] {
        var borders: [(edge: Int, bytes: Range<Int>)] = []
        var place = 0, at = line.lowerBound, edge = 0
        while at < line.upperBound {
            let (width, length) = bytes.displayWidth(at: at, before: line.upperBound)
            while edge < edges.count, edges[edge] < place { edge += 1 }
            let isEdge = edge < edges.count && edges[edge] == place
            let isBox = bytes[at] == 0xE2 && bytes.isBoxDrawing(at: at, before: line.upperBound) && !bytes.isHorizontalBox(at: at)
            if bytes[at] == 0x7C || isBox || (bytes[at] == 0x2B && isEdge) { borders.append((isEdge ? edge : -1, at ..< at + length)) }
            place += width
            at += length
        }
        return borders
    }
}
