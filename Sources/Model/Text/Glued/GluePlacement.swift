/// In which columns the cells of a row stand that has fewer cells than there are columns, by the kinds of cells in the whole rows.
///
/// `Any rash2 (3.3%)3 (4.9%)` has no last cell where the other rows have `Nausea9 (15.0%)8 (13.1%)0.76`: a decimal would stand there.
struct GluePlacement {
    private var kinds: [[Double]]
    private var rowCount = 0.0

    private static let leastRows = 3.0, leastShare = 0.95
    /// How often a column is taken to have a cell of a kind that was not seen in it.
    private static let unseen = 0.05

    init(columnCount: Int) { kinds = Array(repeating: Array(repeating: 0, count: GlueShape.kinds), count: columnCount) }

    /// Counts a row with a cell in each column.
    mutating func count(_ row: [GluedRow.Slice]) {
        for (column, slice) in row.enumerated() { kinds[column][slice.kind] += 1 }
        rowCount += 1
    }

    /// The columns of a row's cells, from left to right, where one way to choose them is far likelier than all others together.
    func columns(of row: [GluedRow.Slice]) -> [Int]? {
        guard rowCount >= Self.leastRows, !row.isEmpty, row.count < kinds.count else { return nil }
        // for so many cells: the sum of all ways to place them in the columns so far, and the best way
        var all = [1.0] + Array(repeating: 0, count: row.count)
        var best: [(share: Double, columns: [Int])] = all.map { ($0, []) }
        for column in kinds.indices {
            for cell in row.indices.reversed() where all[cell] > 0 {
                let share = (kinds[column][row[cell].kind] + Self.unseen) / (rowCount + 1)
                all[cell + 1] += all[cell] * share
                if best[cell].share * share > best[cell + 1].share { best[cell + 1] = (best[cell].share * share, best[cell].columns + [column]) }
            }
        }
        return best[row.count].share >= Self.leastShare * all[row.count] ? best[row.count].columns : nil
    }
}
