import Model

/// The cells that stand in one row, ascending by column; of a cell that spans rows each has it.
///
/// Two arrays, where a dictionary would hash for every cell of a large table.
struct TableRow: Sequence {
    private(set) var columns: [Int] = []
    private(set) var cells: [Cell] = []

    var count: Int { columns.count }

    /// The cell over a column; where two cells claim one column the later one has it.
    subscript(column: Int) -> Cell? {
        get {
            let place = place(of: column)
            return place < columns.count && columns[place] == column ? cells[place] : nil
        }
        set {
            let place = place(of: column), isThere = place < columns.count && columns[place] == column
            if let newValue {
                if isThere { cells[place] = newValue } else { columns.insert(column, at: place); cells.insert(newValue, at: place) }
            } else if isThere {
                columns.remove(at: place)
                cells.remove(at: place)
            }
        }
    }

    /// Where a column stands or would stand. Most rows have all columns from 0 on.
    private func place(of column: Int) -> Int {
        if column >= 0, column < columns.count, columns[column] == column { return column }
        if let last = columns.last, last < column { return columns.count }
        var low = 0, high = columns.count
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < column { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func makeIterator() -> Zip2Sequence<[Int], [Cell]>.Iterator { zip(columns, cells).makeIterator() }

    /// The row without some columns.
    func without(_ others: [Int]) -> TableRow {
        var row = self
        for column in others { row[column] = nil }
        return row
    }

    /// The number of the row: cells that reach into it from above have smaller ones.
    var number: Int { cells.reduce(0) { Swift.max($0, $1.row) } }

    /// From the first to the last of its cells; those that reach into it from above, whatever lies between, where that is short.
    var extent: Range<Int> {
        let all = Self.extent(of: cells)
        if all.count <= Self.longestExtent { return all }
        let number = number
        return Self.extent(of: cells.lazy.filter { $0.row == number })
    }

    /// A quote of more bytes than that, for every row of a long table, would make the findings quadratic in its length.
    static let longestExtent = 1_000

    private static func extent(of cells: some Sequence<Cell>) -> Range<Int> {
        let start = cells.lazy.map(\.span.bytes.lowerBound).min() ?? 0
        return start ..< Swift.max(start, cells.lazy.map(\.span.bytes.upperBound).max() ?? start)
    }

    /// The rows of a table from its cells, headings and notes left out, ascending; what spans rows is said of each.
    static func rows(of cells: [Cell]) -> [TableRow] {
        var own = cells.filter { $0.role != .header && $0.role != .note }
        if zip(own, own.dropFirst()).contains(where: { $0.row > $1.row }) {
            own = own.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }.map(\.element)
        }
        var numbers: [Int] = [], rows: [TableRow] = []
        for cell in own {
            if numbers.last != cell.row { numbers.append(cell.row); rows.append(TableRow()) }
            rows[rows.count - 1][cell.column] = cell
        }
        for cell in own where cell.rowSpan > 1 {
            var at = place(behind: cell.row, in: numbers)
            while at < numbers.count, numbers[at] < cell.row + Swift.min(cell.rowSpan, longestSpan) {
                if rows[at][cell.column] == nil { rows[at][cell.column] = cell }
                at += 1
            }
        }
        return rows
    }

    /// Where the first number behind this one stands.
    private static func place(behind number: Int, in numbers: [Int]) -> Int {
        var low = 0, high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] <= number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// More rows than that are no group of rows that a cell speaks for.
    private static let longestSpan = 200
}
