import Foundation
import Model

/// A gold table with the slices that its lines may be cut into, by a network that has not seen it.
struct PreparedTable: Sendable {
    let rows: GluedRows
    let bytes: [UInt8]
    let columnCount: Int
    let fold: Int
    let hasSpans: Bool
    /// For each row the slice and column of each cell; nil where a cell is no slice.
    let cells: [[(slice: Int, column: Int)]?]
    /// For each row the bytes and column of each cell.
    let gold: [[(bytes: Range<Int>, column: Int)]]

    init(_ table: GoldTable, fold: Int, networks: [GlueNetwork]) {
        let rows = GluedRows(table.lines, in: table.bytes, networks: networks)
        self.rows = rows; self.fold = fold
        bytes = table.bytes
        columnCount = table.columnCount
        hasSpans = table.hasSpans
        gold = table.cells.map { $0.map { ($0.bytes, $0.column) } }
        cells = table.cells.enumerated().map { row, cells in
            let found = cells.compactMap { cell -> (slice: Int, column: Int)? in
                rows[row].slices.firstIndex { rows[row].places[$0.from] == cell.bytes.lowerBound && rows[row].places[$0.to] == cell.bytes.upperBound }
                    .map { ($0, cell.column) }
            }
            return found.count == cells.count && cells.allSatisfy { $0.column < table.columnCount } ? found : nil
        }
    }
}

/// Trains the weights of `GlueReader`: the right way to cut a row, among the right number of columns, is to score above all other ways, also
/// those of other numbers of columns.
struct ReadingTrainer {
    var rate = 0.05
    var rounds = 3
    private let batch = 16
    private let mostRows = 40

    /// - Parameter spread: by how many columns more or fewer a table is read besides.
    func weights(_ weights: [Double], from tables: [PreparedTable], epochs: Int, spread: Int) -> [Double] {
        var weights = weights, mean = [Double](repeating: 0, count: weights.count), variance = mean, step = 0.0
        let tables = tables.filter { (2 ... 12).contains($0.columnCount) }
        var random = RandomNumbers(state: 1)
        for _ in 0 ..< epochs {
            var order = Array(tables.indices)
            random.shuffle(&order)
            for first in stride(from: 0, to: order.count, by: batch) {
                let members = Array(order[first ..< min(order.count, first + batch)])
                let current = weights
                let slopes = inParallel(members.count) { gradient(of: tables[members[$0]], current, spread: spread) }
                let rows = Double(max(1, slopes.reduce(0) { $0 + $1.rows }))
                step += 1
                for index in weights.indices {
                    let slope = slopes.reduce(0) { $0 + $1.gradient[index] } / rows - 1e-4 * (weights[index] - GlueReader.Feature.start[index])
                    mean[index] = 0.9 * mean[index] + 0.1 * slope
                    variance[index] = 0.99 * variance[index] + 0.01 * slope * slope
                    weights[index] += rate * (mean[index] / (1 - pow(0.9, step))) / ((variance[index] / (1 - pow(0.99, step))).squareRoot() + 1e-6)
                }
            }
        }
        return weights
    }

    private func gradient(of table: PreparedTable, _ weights: [Double], spread: Int) -> (gradient: [Double], rows: Int) {
        let counts = Array(max(2, table.columnCount - spread) ... min(12, table.columnCount + spread))
        guard let own = counts.firstIndex(of: table.columnCount) else { return (Array(repeating: 0, count: weights.count), 0) }
        var readers = counts.map { count in
            var reader = GlueReader(table.rows, columnCount: count, weights: weights)
            reader.learn(rounds: rounds, from: mostRows)
            return reader
        }
        var gradient = [Double](repeating: 0, count: weights.count), rows = 0
        for row in 0 ..< min(mostRows, table.rows.count) {
            guard let cells = table.cells[row], !cells.isEmpty else { continue }
            rows += 1
            for index in readers.indices { readers[index].count(row, -1) }
            let logarithms = readers.map { $0.read(row).logarithm }
            let most = logarithms.max() ?? 0
            let all = most + log(logarithms.reduce(0) { $0 + exp($1 - most) })
            for (reader, logarithm) in zip(readers, logarithms) where logarithm - all > -9 {
                let share = exp(logarithm - all)
                _ = reader.read(row, expecting: { gradient[$0] -= $1 * share })
            }
            var column = 0
            let reader = readers[own]
            for cell in cells {
                while column < cell.column { reader.eachOfEmpty(row: row, column: column) { gradient[$0] += $1 }; column += 1 }
                let slice = table.rows[row].slices[cell.slice]
                reader.eachLook(of: slice, row: row, column: column) { gradient[$0] += $1 }
                reader.eachAgreement(of: slice, row: row, column: column) { gradient[$0] += $1 }
                column += 1
            }
            reader.eachOfEnd(row: row, column: column) { gradient[$0] += $1 }
            for index in readers.indices { readers[index].count(row, 1) }
        }
        return (gradient, rows)
    }
}

/// Trains the weights of `GlueColumnChoice`: the right number of columns is to be the likeliest.
struct ChoiceTrainer {
    private let steps = 400

    func weights(from choices: [(choice: GlueColumnChoice, table: PreparedTable)]) -> [Double] {
        let count = GlueColumnChoice.evidenceCount
        var weights = [Double](repeating: 0, count: count), mean = weights, variance = weights
        let usable = choices.filter { entry in entry.choice.options.contains { $0.columnCount == entry.table.columnCount } }
        for step in 1 ... steps {
            var gradient = [Double](repeating: 0, count: count)
            for (choice, table) in usable {
                for (option, share) in zip(choice.options, choice.shares(weights)) {
                    let error = ((option.columnCount == table.columnCount ? 1 : 0) - share) * (table.hasSpans ? 0.5 : 1)
                    for index in 0 ..< count { gradient[index] += error * option.evidence[index] }
                }
            }
            for index in 0 ..< count {
                let slope = gradient[index] / Double(max(1, usable.count)) - 1e-3 * weights[index]
                mean[index] = 0.9 * mean[index] + 0.1 * slope
                variance[index] = 0.99 * variance[index] + 0.01 * slope * slope
                weights[index] += 0.05 * (mean[index] / (1 - pow(0.9, Double(step)))) / ((variance[index] / (1 - pow(0.99, Double(step)))).squareRoot() + 1e-8)
            }
        }
        return weights
    }
}

/// The values of a function for 0 up to `count`, on all cores, in order.
func inParallel<Value: Sendable>(_ count: Int, _ value: @Sendable @escaping (Int) -> Value) -> [Value] {
    let results = Results<Value>(count)
    DispatchQueue.concurrentPerform(iterations: count) { results.set($0, value($0)) }
    return results.values
}

private final class Results<Value>: @unchecked Sendable {
    private var found: [Value?]
    private let lock = NSLock()

    init(_ count: Int) { found = Array(repeating: nil, count: count) }
    func set(_ index: Int, _ value: Value) { lock.withLock { found[index] = value } }
    var values: [Value] { found.compactMap { $0 } }
}
