/// The rows of a table while its markup is read: each cell takes the next columns that no cell from above reaches into.
///
/// - Source: HTML Living Standard, section 4.9.12, forming a table; wikis and AsciiDoc place their cells alike.
struct SpanningRows {
    /// Beyond these a grid is no table that anyone wrote.
    static let mostColumns = 2_000
    static let longestRowSpan = 65_534

    private(set) var cells: [Grid.GridCell] = []
    private(set) var row = -1
    /// The column behind the row's last cell.
    private(set) var column = 0
    /// For each column the row up to which a cell from above reaches.
    private var taken: [Int] = []
    /// The first cell of the row group, whose spans end with it.
    private var groupStart = 0

    var columnCount: Int { cells.reduce(0) { max($0, $1.column + 1) } }

    mutating func startRow() {
        row += 1
        column = 0
    }

    /// Adds a cell to the row; a row span of 0 reaches to the end of its group.
    ///
    /// - Returns: the cell's index, or nil where the row has too many.
    @discardableResult
    mutating func add(_ parts: [Range<Int>], rowSpan: Int = 1, columnSpan: Int = 1) -> Int? {
        if row < 0 { startRow() }
        skipTaken()
        guard column < Self.mostColumns else { return nil }
        let width = max(1, min(columnSpan, Self.mostColumns - column))
        let height = rowSpan == 0 ? Self.longestRowSpan : min(rowSpan, Self.longestRowSpan)
        if taken.count < column + width { taken += Array(repeating: 0, count: column + width - taken.count) }
        for at in column ..< column + width { taken[at] = row + height }
        cells.append(Grid.GridCell(row: row, column: column, rowSpan: height, columnSpan: width, parts: parts))
        column += width
        return cells.count - 1
    }

    /// Moves on behind the cells that reach into the row from above.
    mutating func skipTaken() { while column < taken.count, taken[column] > row { column += 1 } }

    /// Says that a cell reaches over several rows, whose own cells below it are written down and empty.
    mutating func stretch(_ index: Int, overRows count: Int) { cells[index].rowSpan = count }

    mutating func set(_ parts: [Range<Int>], ofCell index: Int) { cells[index].parts = parts }

    /// Adds a further line to the last cell.
    mutating func append(_ part: Range<Int>) {
        guard !cells.isEmpty, !part.isEmpty else { return }
        cells[cells.count - 1].parts.append(part)
    }

    /// Cuts row spans at the group's last row.
    mutating func endGroup() {
        for index in groupStart ..< cells.count { cells[index].rowSpan = max(1, min(cells[index].rowSpan, row + 1 - cells[index].row)) }
        groupStart = cells.count
        for column in taken.indices { taken[column] = 0 }
    }

    /// The grid of the rows so far, or nil where they hold no cell.
    mutating func grid(rowCount: Int? = nil, headerRowCount: Int, confidence: Double) -> Grid? {
        endGroup()
        let columnCount = columnCount
        guard columnCount > 0, row >= 0 else { return nil }
        for index in cells.indices { cells[index].columnSpan = min(cells[index].columnSpan, columnCount - cells[index].column) }
        return Grid(cells: cells, rowCount: rowCount ?? row + 1, columnCount: columnCount, headerRowCount: min(headerRowCount, row + 1), confidence: confidence)
    }
}

extension [UInt8] {
    /// Whether words stand at an offset, letter by letter.
    func hasPrefix(_ words: StaticString, at offset: Int, before end: Int) -> Bool {
        let length = words.utf8CodeUnitCount
        return offset + length <= end && (0 ..< length).allSatisfy { self[offset + $0] == words.utf8Start[$0] }
    }

    /// The whole number of an attribute, quoted or not: `colspan="2"`.
    func attributeNumber(_ name: StaticString, in attributes: Range<Int>) -> Int? {
        let length = name.utf8CodeUnitCount
        var at = attributes.lowerBound
        while at + length < attributes.upperBound {
            let isHere = (0 ..< length).allSatisfy { self[at + $0] | 0x20 == name.utf8Start[$0] }
            guard isHere else { at += 1; continue }
            at += length
            var value: Int?
            while at < attributes.upperBound, [0x20, 0x3D, 0x22, 0x27].contains(self[at]) { at += 1 }
            while at < attributes.upperBound, (0x30 ... 0x39).contains(self[at]), value ?? 0 < 1_000_000 {
                value = (value ?? 0) * 10 + Int(self[at] - 0x30)
                at += 1
            }
            return value
        }
        return nil
    }
}
