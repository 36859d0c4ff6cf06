import Model

/// The figures of a table's short cells behind the stub, by column and row; read once for all that ask whether the table compares arms.
///
/// - Shape: the columns ascending, the rows of each too; a cell that spans rows has its figure in its own row.
struct CellFigures {
    private struct ColumnFigures {
        var rows: [Int] = []
        var figures: [ArmTable.Figure] = []
        var fullCount = 0
    }

    private var byColumn: [Int: ColumnFigures] = [:]
    /// The columns that have figures.
    let columns: [Int]
    private let ofCells: CellQuantities

    /// All that a cell states.
    func quantities(row: Int, column: Int) -> ArraySlice<Quantity> { ofCells[row, column] }

    /// - Parameter statistics: the columns that make up one figure.
    init(_ rows: [TableRow], _ quantities: [Quantity], joining statistics: StatisticColumns? = nil) {
        let ofCells = CellQuantities(quantities)
        self.ofCells = ofCells
        let parts = Dictionary(statistics?.parts.map { ($0.main, $0) } ?? [], uniquingKeysWith: { first, _ in first })
        var found: [ColumnFigures] = [], far: [Int: ColumnFigures] = [:]
        for row in rows {
            for (column, cell) in row where column > 0 && cell.text.utf8.count < 60 && statistics?.completing.contains(column) != true {
                let figure = parts[column].map { Self.joined($0, in: row, ofCells) } ?? ArmTable.figure(ofCells[cell.row, column], isNumeric: NumericCell.holds(cell.text))
                guard let figure else { continue }
                guard column < Self.nearCount else { Self.add(figure, cell.row, to: &far[column, default: ColumnFigures()]); continue }
                while found.count <= column { found.append(ColumnFigures()) }
                Self.add(figure, cell.row, to: &found[column])
            }
        }
        for column in found.indices where !found[column].rows.isEmpty { far[column] = found[column] }
        byColumn = far
        columns = far.keys.sorted()
    }

    /// The figure of a row whose mean, spread and size, or count and share, stand in columns of their own.
    private static func joined(_ parts: StatisticColumns.Parts, in row: TableRow, _ ofCells: CellQuantities) -> ArmTable.Figure? {
        func quantity(_ column: Int?) -> Quantity? {
            guard let column, let cell = row[column] else { return nil }
            let own = ofCells[cell.row, column]
            return own.count == 1 ? own.first : nil
        }
        func whole(_ column: Int?) -> Int? { quantity(column)?.value.flatMap { Int(exactly: $0) } }
        var figure = ArmTable.Figure()
        if let percent = parts.percent {
            guard let events = whole(parts.main), events >= 0 else { return nil }
            figure.events = events
            figure.estimate = quantity(percent)?.value
            figure.unit = figure.estimate == nil ? nil : "%"
            return figure
        }
        if parts.spread == nil, let cell = row[parts.main] {
            guard var own = ArmTable.figure(ofCells[cell.row, cell.column], isNumeric: NumericCell.holds(cell.text)) else { return nil }
            if own.n == nil, let size = whole(parts.size), own.events.map({ $0 <= size }) ?? true { own.n = size }
            return own
        }
        guard let mean = quantity(parts.main), mean.valueHigh == nil, let value = mean.value else { return nil }
        (figure.estimate, figure.unit) = (value, mean.unit)
        if let spread = parts.spread, let width = quantity(spread.column).flatMap({ $0.value ?? $0.dispersion }), width >= 0 {
            (figure.dispersion, figure.dispersionType) = (width, spread.type)
        }
        figure.n = whole(parts.size)
        return figure
    }

    /// Columns before this one stand in a list while the figures are read.
    private static let nearCount = 64

    private static func add(_ figure: ArmTable.Figure, _ row: Int, to column: inout ColumnFigures) {
        if let last = column.rows.last, row <= last { return }
        column.rows.append(row)
        column.figures.append(figure)
        if figure.isFull { column.fullCount += 1 }
    }

    func count(of column: Int) -> Int { byColumn[column]?.rows.count ?? 0 }

    /// How many figures of a column are more than a bare number.
    func fullCount(of column: Int) -> Int { byColumn[column]?.fullCount ?? 0 }

    func rows(of column: Int) -> [Int] { byColumn[column]?.rows ?? [] }

    subscript(row: Int, column: Int) -> ArmTable.Figure? {
        guard let own = byColumn[column] else { return nil }
        var low = 0, high = own.rows.count
        while low < high {
            let middle = (low + high) / 2
            if own.rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low < own.rows.count && own.rows[low] == row ? own.figures[low] : nil
    }
}

/// The quantities of each cell: the first by its place, each further one behind the last.
private struct CellQuantities {
    private let quantities: [Quantity]
    private var first: [Int: Int32] = [:]
    private var next: [Int32]

    init(_ quantities: [Quantity]) {
        self.quantities = quantities
        next = Array(repeating: -1, count: quantities.count)
        first.reserveCapacity(quantities.count)
        for index in quantities.indices.reversed() {
            guard let row = quantities[index].row, let column = quantities[index].column else { continue }
            let key = Self.key(row, column)
            if let behind = first[key] { next[index] = behind }
            first[key] = Int32(index)
        }
    }

    private static func key(_ row: Int, _ column: Int) -> Int { row << 24 | column }

    /// The quantities of a cell; they stand together but where the lines of two cells alternate.
    subscript(row: Int, column: Int) -> ArraySlice<Quantity> {
        guard let start = first[Self.key(row, column)] else { return [] }
        var end = start
        while next[Int(end)] == end + 1 { end += 1 }
        var rest = next[Int(end)]
        guard rest >= 0 else { return quantities[Int(start) ... Int(end)] }
        var list = Array(quantities[Int(start) ... Int(end)])
        while rest >= 0 {
            list.append(quantities[Int(rest)])
            rest = next[Int(rest)]
        }
        return list[...]
    }
}
