import Model

/// Rows of pieces while they are being put together.
struct AlignedRows {
    private(set) var columnCount: Int
    private(set) var rows: [[Entry]] = []
    /// How many rows stand above the bar that ends the heading.
    private(set) var headingEnd: Int?

    /// A cell of a row: its pieces, line by line.
    struct Entry {
        var column: Int
        var span: Int
        var place: Range<Int>
        var parts: [Range<Int>]
        /// How many columns of the screen its last line takes.
        var lastWidth: Int
        /// How many lines of its row stand above its last one.
        var lastLine = 0
    }

    /// How many columns of the screen the longest line of each column takes.
    let widths: [Int]
    /// How many lines of the last row stand above the one added last.
    private(set) var line = -1

    init(columnCount: Int, widths: [Int]) {
        self.columnCount = columnCount
        self.widths = widths
    }

    var count: Int { rows.count }

    mutating func startRow() {
        rows.append([])
        line = -1
    }

    /// Says that a bar is drawn below the rows so far. It ends the heading where none of them is one of figures, or where a mark says so.
    mutating func endHeading(in bytes: [UInt8], isSure: Bool = false) {
        let filled = rows.filter { !$0.isEmpty }
        if isSure, headingEnd == nil { headingEnd = rows.count; return }
        guard headingEnd == nil, !filled.isEmpty, filled.count <= 6, !filled.contains(where: { isOfFigures($0, in: bytes) }) else { return }
        headingEnd = rows.count
    }

    private func isOfFigures(_ row: [Entry], in bytes: [UInt8]) -> Bool {
        let cells = row.filter { $0.column > 0 }
        return !cells.isEmpty && cells.count { bytes.opensFigure($0.parts[0]) } * 2 > cells.count
    }

    /// Adds the pieces of a line to the last row. Two pieces of a line at one column are one cell.
    mutating func append(_ pieces: [ColumnProfile.Piece]) {
        guard !rows.isEmpty else { return }
        line += 1
        var taken = -1
        for piece in pieces {
            var column = piece.columns.lowerBound
            if column <= taken, taken < piece.columns.upperBound { column = taken + 1 }
            let span = max(1, piece.columns.upperBound - column + 1)
            if let index = rows[rows.count - 1].firstIndex(where: { $0.column <= column && column < $0.column + $0.span }) {
                rows[rows.count - 1][index].parts.append(piece.bytes)
                rows[rows.count - 1][index].lastWidth = piece.place.count
                rows[rows.count - 1][index].lastLine = line
                rows[rows.count - 1][index].span = max(rows[rows.count - 1][index].span, column + span - rows[rows.count - 1][index].column)
            } else {
                rows[rows.count - 1].append(Entry(column: column, span: span, place: piece.place, parts: [piece.bytes], lastWidth: piece.place.count, lastLine: line))
            }
            taken = max(taken, piece.columns.upperBound)
        }
    }

    /// Adds the rows of the same table from another page, each column where it stands between the margins; a page with fewer columns lacks some.
    mutating func append(_ page: AlignedRows) {
        if page.columnCount > columnCount {
            let places = places(among: page)
            rows = rows.map { Self.moved($0, to: places) }
            columnCount = page.columnCount
        }
        let places = page.columnCount == columnCount ? nil : page.places(among: self)
        rows += page.rows.map { row in places.map { Self.moved(row, to: $0) } ?? row }
    }

    private static func moved(_ row: [Entry], to places: [Int]) -> [Entry] {
        row.map { entry in
            var entry = entry
            let last = places[min(places.count - 1, entry.column + entry.span - 1)]
            entry.column = places[entry.column]
            entry.span = max(1, last - entry.column + 1)
            return entry
        }
    }

    /// For each column the one of another page, with more of them, whose middle is nearest, ascending; both are laid between their margins.
    private func places(among other: AlignedRows) -> [Int] {
        let own = middles, others = other.middles
        var places: [Int] = [], least = 0
        for column in 0 ..< columnCount {
            let most = other.columnCount - (columnCount - column)
            let near = (least ... most).min { abs(others[$0] - own[column]) < abs(others[$1] - own[column]) } ?? least
            places.append(near)
            least = near + 1
        }
        return places
    }

    /// The middle of each column, from 0 at the left margin to 1 at the right one.
    private var middles: [Double] {
        let extents = extents(below: 0)
        let left = extents.compactMap { $0?.lowerBound }.min() ?? 0, right = extents.compactMap { $0?.upperBound }.max() ?? 1
        return extents.enumerated().map { column, extent in
            guard let extent else { return (Double(column) + 0.5) / Double(columnCount) }
            return (Double(extent.lowerBound + extent.upperBound) / 2 - Double(left)) / Double(max(1, right - left))
        }
    }

    /// Whether pieces go on with the cells of the last row: none in the first column, none a figure, and each below the start of its cell, with
    /// a first word that had no room behind the cell's last line.
    func isContinued(by pieces: [ColumnProfile.Piece], of bytes: [UInt8]) -> Bool {
        guard let row = rows.last, let first = pieces.first else { return false }
        if goesOn(row, pieces, of: bytes) { return true }
        guard first.columns.lowerBound > 0, pieces.count < max(2, columnCount - 1) else { return false }
        return pieces.allSatisfy { piece in
            guard let entry = row.first(where: { $0.column == piece.columns.lowerBound }),
                  !(0x30 ... 0x39).contains(bytes[piece.bytes.lowerBound]) else { return false }
            let width = widths[entry.column]
            let word = bytes[piece.bytes].firstIndex(of: 0x20).map { $0 - piece.bytes.lowerBound } ?? piece.place.count
            return piece.place.lowerBound == entry.place.lowerBound && width >= 6 && entry.lastWidth * 2 > width && entry.lastWidth + 1 + word > width
        }
    }

    /// Whether some cell of the row is not finished (`1,646.2 ±`, `12 (3.0–`) and every piece stands below a cell.
    private func goesOn(_ row: [Entry], _ pieces: [ColumnProfile.Piece], of bytes: [UInt8]) -> Bool {
        var open = 0
        for piece in pieces {
            guard let entry = row.first(where: { $0.column == piece.columns.lowerBound }) else { return false }
            if entry.parts.last.map({ bytes.isUnfinished($0) }) ?? false { open += 1 }
        }
        return open > 0 && open * 2 >= pieces.count
    }

    /// In the first rows, a piece in the middle of several columns is over all of them; only columns that no other piece of the row takes count.
    mutating func centreHeadings(_ headingRows: Int) {
        let extents = extents(below: max(0, headingRows - 1))
        for row in rows.indices.prefix(max(0, headingRows - 1)) {
            for index in rows[row].indices {
                let entry = rows[row][index]
                guard entry.parts.count == 1 else { continue }
                let left = rows[row][..<index].map { $0.column + $0.span }.max() ?? 0
                let right = rows[row][(index + 1)...].map(\.column).min() ?? columnCount
                if left <= right, let range = centred(entry, between: left ..< right, extents) {
                    rows[row][index].column = range.lowerBound
                    rows[row][index].span = range.count
                }
            }
        }
    }

    /// The columns in whose middle a piece stands, where that is more than one and the piece does not start where a column does.
    private func centred(_ entry: Entry, between free: Range<Int>, _ extents: [Range<Int>?]) -> Range<Int>? {
        let middle = entry.place.lowerBound + entry.place.upperBound
        if let own = extents[entry.column], own.lowerBound == entry.place.lowerBound { return nil }
        var best: (range: Range<Int>, distance: Int)?
        for first in max(free.lowerBound, entry.column - 8) ... max(free.lowerBound, entry.column) where first < columnCount {
            for last in max(first, entry.column + entry.span - 1) ..< min(max(free.upperBound, first), entry.column + 8) where last < columnCount {
                guard let low = extents[first], let high = extents[last], low.lowerBound < entry.place.upperBound else { continue }
                guard high.upperBound > entry.place.lowerBound || last > first else { continue }
                let distance = abs(low.lowerBound + high.upperBound - middle)
                if distance < best?.distance ?? Int.max { best = (first ..< last + 1, distance) }
            }
        }
        guard let best, best.distance <= 3, best.range.count > 1 else { return nil }
        return best.range
    }

    /// For each column where its cells of one column start and end on the screen.
    private func extents(below heading: Int) -> [Range<Int>?] {
        var extents: [Range<Int>?] = Array(repeating: nil, count: columnCount)
        for row in rows.dropFirst(heading) {
            for entry in row where entry.span == 1 {
                let known = extents[entry.column] ?? entry.place
                extents[entry.column] = min(known.lowerBound, entry.place.lowerBound) ..< max(known.upperBound, entry.place.upperBound)
            }
        }
        return extents
    }

    /// The rows before the first that fills the first column, and that one; with it further rows that leave it empty and hold no figures.
    func headingRowCount(of bytes: [UInt8]) -> Int {
        if let headingEnd, headingEnd < rows.count { return headingEnd }
        guard let first = rows.firstIndex(where: { $0.contains { $0.column == 0 } }), first < 4 else { return min(1, rows.count) }
        let figures = rows[first].count { $0.column > 0 && bytes.opensFigure($0.parts[0]) }
        if first > 0, figures * 2 >= rows[first].count || isLikeNext(first, in: bytes) { return first }
        var count = first + 1
        while count < rows.count, count < 5, !rows[count].contains(where: { $0.column == 0 }), !rows[count].isEmpty,
              rows[count].allSatisfy({ !(0x30 ... 0x39).contains(bytes[$0.parts[0].lowerBound]) }) { count += 1 }
        return count
    }

    /// Whether a row below headings of words has as many cells as the next, and figures where that has some: `1  row-1  kappa  0.427`.
    private func isLikeNext(_ row: Int, in bytes: [UInt8]) -> Bool {
        guard row + 1 < rows.count, rows[row].map(\.column) == rows[row + 1].map(\.column) else { return false }
        guard !rows[..<row].joined().contains(where: { bytes.opensFigure($0.parts[0]) }) else { return false }
        let figures = rows[row].map { bytes.opensFigure($0.parts[0]) }
        return figures.dropFirst().contains(true) && figures == rows[row + 1].map { bytes.opensFigure($0.parts[0]) }
    }

    /// How well the rows bear the columns out, from 0 to 1: cells behind the first column are filled, no column is nearly empty, and the cells
    /// of a column are all figures or all words.
    ///
    /// - Source: of 811 tables of printed pages, those with fewer than six cells in ten filled had three cells in ten right, those with all of
    ///   them filled eight; where three columns in ten were nearly empty no table was right.
    func score(below header: Int, of bytes: [UInt8]) -> Double {
        let body = rows.dropFirst(header).filter { $0.contains { $0.column > 0 } }
        var cells = Array(repeating: 0, count: columnCount), figures = cells
        for entry in body.joined() where entry.column > 0 {
            cells[entry.column] += 1
            if bytes.opensFigure(entry.parts[0]) { figures[entry.column] += 1 }
        }
        let all = cells.reduce(0, +)
        guard all > 0 else { return 0 }
        let alike = zip(cells, figures).reduce(0) { $0 + max($1.1, $1.0 - $1.1) }
        let sparse = cells.dropFirst().count { $0 * 4 < body.count }
        let share = { (part: Int, whole: Int) in Double(part) / Double(whole) }
        return max(0, share(all, body.count * (columnCount - 1)) * share(alike, all) - share(sparse, columnCount - 1) / 2)
    }

    /// - Loss: leaders behind a name, `Total ......`, are in no cell.
    func grid(headerRowCount: Int, confidence: Double, in bytes: [UInt8] = []) -> Grid? {
        guard !rows.isEmpty else { return nil }
        var cells: [Grid.GridCell] = []
        for (row, entries) in rows.enumerated() {
            for entry in entries.sorted(by: { $0.column < $1.column }) {
                let parts = bytes.isEmpty ? entry.parts : entry.parts.map { $0.lowerBound ..< $0.upperBound - bytes.leaderLength(endingAt: $0.upperBound, from: $0.lowerBound) }
                    .filter { !$0.isEmpty }
                guard !parts.isEmpty else { continue }
                cells.append(Grid.GridCell(row: row, column: entry.column, columnSpan: min(entry.span, columnCount - entry.column), parts: parts))
            }
        }
        return Grid(cells: cells, rowCount: rows.count, columnCount: columnCount, headerRowCount: min(headerRowCount, rows.count), confidence: confidence)
    }
}

extension [UInt8] {
    /// `1,646.2 ±`, `(0.07 –`, `12 (3.0`: what no cell ends with.
    func isUnfinished(_ part: Range<Int>) -> Bool {
        var depth = 0
        for at in part { if self[at] == 0x28 { depth += 1 } else if self[at] == 0x29 { depth -= 1 } }
        guard depth == 0, let last = part.last, part.count > 1 else { return depth > 0 }
        return self[last] == 0xB1 && self[last - 1] == 0xC2
    }
}
