import Model

/// Over which columns the cells of a heading row stand that lost their spans, and which of them go on in the row below.
///
/// All ways are weighed in which the cells of the upper row cover the columns in order, so that those that do not go on leave just as many
/// columns as the lower row has cells. A way costs less where the columns below one cell look alike, where the cells are equally wide, and
/// where the lower row's words come back in each of them (`before | after | before | after`).
///
/// - Shape: at most 24 columns; the work grows with cells × columns × widths.
struct HeadingSpans {
    struct Place {
        var columns: Range<Int>
        var isTall: Bool
    }

    private(set) var top: [Place] = []
    /// The column of each cell of the lower row.
    private(set) var below: [Int] = []

    init?(top cells: [Range<Int>], below lower: [Range<Int>]?, columns: [ColumnShapes], bytes: [UInt8]) {
        guard columns.count <= 24 else { return nil }
        let widths = Self.statedWidths(of: cells, bytes: bytes)
        var search = Search(cells: cells, stated: widths, lower: lower, columns: columns, bytes: bytes)
        guard let places = search.best else { return nil }
        top = places
        var free = places.filter { !$0.isTall }.flatMap { Array($0.columns) }[...]
        for _ in lower ?? [] { if let column = free.popFirst() { below.append(column) } }
    }

    /// `Rats | | Mice | |`: how many columns a cell takes with the empty ones behind it, where the row has such; 0 for those empty ones.
    private static func statedWidths(of cells: [Range<Int>], bytes: [UInt8]) -> [Int] {
        var widths = Array(repeating: 1, count: cells.count)
        var open: Int?
        for (index, cell) in cells.enumerated() {
            if cell.isEmpty, let start = open, start > 0 { widths[start] += 1; widths[index] = 0 } else { open = cell.isEmpty ? nil : index }
        }
        return widths
    }

    /// The cheapest way, column by column.
    private struct Search {
        let cells: [Range<Int>]
        let stated: [Int]
        let lower: [Range<Int>]?
        let columns: [ColumnShapes]
        let bytes: [UInt8]
        private var known: [Int: (cost: Double, width: Int, isTall: Bool)] = [:]

        init(cells: [Range<Int>], stated: [Int], lower: [Range<Int>]?, columns: [ColumnShapes], bytes: [UInt8]) {
            self.cells = cells; self.stated = stated; self.lower = lower; self.columns = columns; self.bytes = bytes
        }

        /// After how many cells the lower row's words come back.
        private var period: Int {
            guard let lower, lower.count >= 4 else { return 0 }
            for period in 2 ... lower.count / 2 where lower.count % period == 0 && bytes[lower[0]] != bytes[lower[1]] {
                if (period ..< lower.count).allSatisfy({ bytes[lower[$0]] == bytes[lower[$0 - period]] }) { return period }
            }
            return 0
        }

        var best: [Place]? {
            mutating get {
                // equal widths are worth a little more than unequal ones
                var choice: (cost: Double, places: [Place])?
                for uniform in [0] + Array(2 ... 8) where uniform <= columns.count {
                    known = [:]
                    let cost = cost(cell: 0, column: 0, used: 0, uniform: uniform, period: period) - (uniform > 0 ? 0.8 : 0)
                    if cost < choice?.cost ?? 1e6 { choice = (cost, places(uniform: uniform)) }
                }
                return choice?.places
            }
        }

        private mutating func cost(cell: Int, column: Int, used: Int, uniform: Int, period: Int) -> Double {
            if cell == cells.count { return column == columns.count && used == (lower?.count ?? used) ? 0 : 1e9 }
            let key = (cell * (columns.count + 1) + column) * (columns.count + 1) + used
            if let known = known[key] { return known.cost }
            if stated[cell] == 0 {
                let rest = cost(cell: cell + 1, column: column, used: used, uniform: uniform, period: period)
                known[key] = (rest, 0, false)
                return rest
            }
            var choice = (cost: 1e9, width: 1, isTall: true)
            let isStated = stated[cell] > 1, left = columns.count - column
            for width in isStated ? stated[cell] ... stated[cell] : 1 ... max(1, left) where width <= left {
                let isEven = uniform == 0 || width == 1 || width == uniform || isStated
                guard isEven else { continue }
                let unlike = zip(column ..< column + width, column + 1 ..< column + width).reduce(0.0) { $0 + columns[$1.0].distance(to: columns[$1.1]) }
                if width == 1 || lower == nil || isStated {
                    let own = lower == nil ? cell == 0 ? (width == 1 ? 0 : 1.5) : unlike + (width == 1 ? 0.3 : 0.1) : width == 1 ? cell == 0 ? 0 : 0.25 + 0.02 * Double(cells.count - cell) : 2
                    let rest = own + cost(cell: cell + 1, column: column + width, used: used, uniform: uniform, period: period)
                    if rest < choice.cost { choice = (rest, width, lower != nil) }
                }
                if let lower, used + width <= lower.count {
                    var own = unlike + (width == 1 ? 0.9 : 0) + (cell == 0 ? cells[0].isEmpty && width == 1 ? 0 : 1 : 0)
                    if period > 0, used % period == 0, width == period { own -= 0.7 }
                    if isStated { own -= 1 }
                    let rest = own + cost(cell: cell + 1, column: column + width, used: used + width, uniform: uniform, period: period)
                    if rest < choice.cost { choice = (rest, width, false) }
                }
            }
            known[key] = choice
            return choice.cost
        }

        private func places(uniform: Int) -> [Place] {
            var places: [Place] = []
            var column = 0, used = 0
            for cell in cells.indices {
                let key = (cell * (columns.count + 1) + column) * (columns.count + 1) + used
                guard let step = known[key] else { break }
                places.append(Place(columns: column ..< column + step.width, isTall: step.isTall))
                column += step.width
                if lower != nil, !step.isTall { used += step.width }
            }
            return places
        }
    }
}
