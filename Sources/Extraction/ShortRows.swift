import Model

extension Grid {
    /// A grid of rows of which some lack cells, as a page prints them whose cells over several rows or columns were written once.
    ///
    /// In a heading, `Dose | Rats | P` over `old | new` with four columns of data is one cell over both rows, one over two columns, one over
    /// both rows. In the body a row that follows a cell over several rows has its cells too far left; what the columns hold tells by how much.
    ///
    /// - Shape: cells keep their order; a row of as many cells as columns stays as it is, and a single cell stays first.
    /// - Loss: where the columns look alike a short row may stand a column too far left or right; `ragged-row` names it in any case.
    init(shortRows rows: [[Range<Int>]], headerRowCount: Int, columnCount: Int? = nil, confidence: Double, bytes: [UInt8]) {
        let usual = columnCount ?? Self.columnCount(of: rows)
        self.init(rows: rows, usualCount: usual, headerRowCount: headerRowCount, confidence: confidence)
        let most = 64
        guard rows.contains(where: { $0.count < usual && $0.count > 1 }), usual > 2, usual <= most else { return }
        let solver = RowPlacement(rows: rows, columnCount: usual, bytes: bytes)
        self.headerRowCount = min(max(headerRowCount, solver.headingCount), rows.count)
        cells = solver.cells
    }

    /// The same, of cells that may lie on several lines.
    init(cells rows: [[[Range<Int>]]], columnCount: Int, headerRowCount: Int, confidence: Double, bytes: [UInt8]) {
        self.init(shortRows: rows.map { $0.map { $0.first ?? 0 ..< 0 } }, headerRowCount: headerRowCount, columnCount: columnCount, confidence: confidence, bytes: bytes)
        var parts: [Int: [Range<Int>]] = [:]
        for cell in rows.joined() where cell.count > 1 { parts[cell[0].lowerBound] = cell }
        guard !parts.isEmpty else { return }
        for index in cells.indices { if let more = cells[index].parts.first.flatMap({ parts[$0.lowerBound] }) { cells[index].parts = more } }
    }

    /// How many columns rows of different lengths show: the number of cells that most have, or a larger one that the first row and some others
    /// have, or every fifth row.
    static func columnCount(of rows: [[Range<Int>]]) -> Int {
        var counts: [Int: Int] = [:]
        for row in rows where !row.isEmpty { counts[row.count, default: 0] += 1 }
        let usual = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
        let larger = counts.filter { count, number in
            number >= 2 && count <= usual + 4 && (number * 5 >= rows.count || rows.first?.count == count && number * 12 >= rows.count)
        }
        return max(usual, larger.keys.max() ?? 0)
    }
}

/// Where the cells of rows stand that may lack some: rows of the body one by one, heading rows together.
private struct RowPlacement {
    let rows: [[Range<Int>]]
    let columnCount: Int
    let bytes: [UInt8]
    private(set) var headingCount = 0
    private(set) var cells: [Grid.GridCell] = []
    private var columns: [ColumnShapes]

    init(rows: [[Range<Int>]], columnCount: Int, bytes: [UInt8]) {
        self.rows = rows; self.columnCount = columnCount; self.bytes = bytes
        columns = Array(repeating: ColumnShapes(), count: columnCount)
        headingCount = headingRowCount
        for row in rows.dropFirst(headingCount) where row.count == columnCount {
            for (column, cell) in row.enumerated() { columns[column].add(CellShape(cell, in: bytes)) }
        }
        placeHeading()
        for row in headingCount ..< rows.count { placeBody(row) }
    }

    /// The first rows that are short or hold hardly any figures, up to the first whole row of figures.
    private var headingRowCount: Int {
        let first = rows.prefix(4).firstIndex { row in
            row.count >= columnCount && row.dropFirst().filter { CellShape($0, in: bytes).kind == .figure }.count * 2 >= max(1, row.count - 1)
        }
        guard let first else { return (rows.first?.count ?? 0) < columnCount && rows.count > 1 ? rows[1].count >= columnCount ? 1 : min(2, rows.count - 1) : 1 }
        // a row of one cell right before it heads a group
        let lone = rows[..<first].reversed().prefix { $0.count <= 1 }.count
        let short = rows[..<(first - lone)].reversed().prefix { $0.count < columnCount && isBody($0) }.count
        return max(first - lone - short, min(1, first))
    }

    /// Whether a short row is one of the body: figures behind its first cells.
    private func isBody(_ row: [Range<Int>]) -> Bool {
        let figures = row.filter { CellShape($0, in: bytes).kind == .figure }.count
        return figures * 2 >= row.count
    }

    private mutating func put(_ cell: Range<Int>, row: Int, columns: Range<Int>, rowSpan: Int = 1) {
        guard !cell.isEmpty else { return }
        cells.append(Grid.GridCell(row: row, column: columns.lowerBound, rowSpan: rowSpan, columnSpan: columns.count, parts: [cell]))
    }

    // MARK: Body

    /// A row that lacks more cells stays on the left.
    private static let mostSpare = 8

    private mutating func placeBody(_ row: Int) {
        let ranges = rows[row]
        guard ranges.count > 1, ranges.count < columnCount, columnCount - ranges.count <= Self.mostSpare else {
            for (column, cell) in ranges.enumerated() { put(cell, row: row, columns: column ..< column + 1) }
            return
        }
        let places = places(of: ranges.map { CellShape($0, in: bytes) })
        for (index, cell) in ranges.enumerated() { put(cell, row: row, columns: places[index] ..< places[index] + 1) }
    }

    /// The columns of a short row's cells: those in which they fit best, where columns left out at the start (below a cell over several rows)
    /// cost less than those at the end, and those in between most.
    private func places(of shapes: [CellShape]) -> [Int] {
        let spare = columnCount - shapes.count
        // best[skipped]: the cells so far with so many columns left out
        var best = (0 ... spare).map { $0 == 0 ? 0 : -0.4 - 0.2 * Double($0) }
        var from: [[Int]] = []
        for (index, shape) in shapes.enumerated() {
            var next = Array(repeating: -Double.infinity, count: spare + 1), origin = Array(repeating: 0, count: spare + 1)
            for skipped in 0 ... spare {
                // columns left out before this cell
                for before in 0 ... skipped where index > 0 || before == skipped {
                    let gap = skipped - before
                    let value = best[before] - (gap == 0 ? 0 : 1.6 + 0.2 * Double(gap))
                    if value > next[skipped] { next[skipped] = value; origin[skipped] = before }
                }
                next[skipped] += columns[index + skipped].fit(of: shape)
            }
            best = next
            from.append(origin)
        }
        var skipped = 0, most = -Double.infinity
        for last in 0 ... spare {
            let value = best[last] - (last == spare ? 0 : 0.7 + 0.2 * Double(spare - last))
            if value > most { most = value; skipped = last }
        }
        var places = Array(repeating: 0, count: shapes.count)
        for index in shapes.indices.reversed() {
            places[index] = index + skipped
            skipped = from[index][skipped]
        }
        return places
    }

    // MARK: Heading

    private mutating func placeHeading() {
        var row = 0
        while row < headingCount {
            let top = rows[row]
            let below = row + 1 < headingCount ? rows[row + 1] : nil
            if let below, below.count > 1 || below.count == 1 && top.count < columnCount, below.count < columnCount,
               let pair = HeadingSpans(top: top, below: below, columns: columns, bytes: bytes) {
                for (cell, place) in zip(top, pair.top) { put(cell, row: row, columns: place.columns, rowSpan: place.isTall ? 2 : 1) }
                for (cell, column) in zip(below, pair.below) { put(cell, row: row + 1, columns: column ..< column + 1) }
                row += 2
                continue
            }
            if top.count < columnCount, top.count > 1, let spans = HeadingSpans(top: top, below: nil, columns: columns, bytes: bytes) {
                for (cell, place) in zip(top, spans.top) { put(cell, row: row, columns: place.columns) }
            } else {
                for (column, cell) in top.enumerated() { put(cell, row: row, columns: column ..< column + 1) }
            }
            row += 1
        }
    }
}
