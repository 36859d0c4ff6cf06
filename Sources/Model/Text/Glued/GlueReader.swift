/// Reads glued rows as rows of so many columns: what the columns look like says how likely each way to cut a row is, and the ways, each as far
/// as it is likely, say what the columns look like. A row is judged by what the others say.
///
/// The score of a way is a sum of weighted features, so its weights can be learnt (`Tests/train-glue`).
package struct GlueReader {
    /// Where the weights of each feature stand; the heading has a second set of all of them.
    package enum Feature {
        static let kinds = 0                                       // at the first, a middle, the last column
        static let agreement = kinds + 3 * GlueShape.kinds         // kind, pattern, digits, text
        static let unbalanced = agreement + 4
        static let logit = unbalanced + 1
        static let border = logit + 1
        static let empty = border + 1                              // first, middle, last column
        static let emptiness = empty + 3
        static let end = emptiness + 1                             // the row ends one, two, more columns early
        static let missing = end + 3
        static let group = missing + 1
        static let groupMissing = group + 1
        static let long = groupMissing + 1
        static let running = long + 1                              // the running number alone in the first cell, anything else there
        static let heading = running + 2
        package static let count = 2 * heading

        /// From which training starts: borders by their odds, empty cells seldom.
        package static var start: [Double] {
            var weights = [Double](repeating: 0, count: count)
            for set in [0, heading] {
                weights[set + logit] = 1
                weights[set + unbalanced] = -2
                weights[set + empty] = set == heading ? -2 : -4
                let seldom = [(empty + 1, -3.0), (empty + 2, -3), (end, -3), (end + 1, -4), (end + 2, -5), (group, -3)]
                for (index, value) in seldom { weights[set + index] = value }
            }
            for (index, value) in [0.5, 0.5, 0.3, 0.2].enumerated() { weights[agreement + index] = value }
            weights[emptiness] = 0.5
            return weights
        }
    }

    /// A cell that a row may have, with its probability.
    package struct Part: Sendable { package let slice: Int, column: Int; package var probability: Double }

    /// What one row says: how well its columns explain it, as a logarithm, its likely cells, and how likely each column is empty.
    package struct Reading: Sendable {
        package var logarithm = 0.0
        package var parts: [Part] = []
        var empties: [Double] = []
    }

    package let columnCount: Int
    package let rows: GluedRows
    private let weights: [Double]
    private var columns: [GlueColumn]
    package private(set) var readings: [Reading] = []
    /// What `eachLook` gives for each slice of a row in the first, a middle and the last column.
    private var looks: [[Double]] = []

    package init(_ rows: GluedRows, columnCount: Int, weights: [Double]) {
        self.rows = rows; self.columnCount = columnCount; self.weights = weights
        columns = Array(repeating: GlueColumn(rows.numbers), count: columnCount)
        readings = Array(repeating: Reading(empties: Array(repeating: 0, count: columnCount)), count: rows.count)
        looks = (0 ..< rows.count).map(looks(of:))
    }

    private func looks(of row: Int) -> [Double] {
        rows[row].slices.flatMap { slice in
            [0, 1, columnCount - 1].map { column in
                var sum = 0.0
                eachLook(of: slice, row: row, column: column) { sum += weights[$0] * $1 }
                return sum
            }
        }
    }

    /// Reads all rows, the first ones, by which the columns are known, several times.
    package mutating func learn(rounds: Int, from most: Int) {
        let learnt = min(rows.count, most)
        let first = (0 ..< learnt).map { read($0) }
        for row in 0 ..< learnt { readings[row] = first[row]; count(row, 1) }
        for _ in 1 ..< max(1, rounds) {
            for row in 0 ..< learnt {
                count(row, -1)
                readings[row] = read(row)
                count(row, 1)
            }
        }
        for row in learnt ..< rows.count { readings[row] = read(row) }
    }

    /// Adds a row to what the columns look like, or takes it out again. The heading looks as it likes.
    package mutating func count(_ row: Int, _ sign: Double) {
        guard row > 0 else { return }
        for part in readings[row].parts { columns[part.column].add(rows[row].slices[part.slice], part.probability * sign) }
        for (column, share) in readings[row].empties.enumerated() { columns[column].addEmpty(share * sign) }
    }

    // MARK: - Features

    /// The features of a slice in a column that are known before any row is read.
    @inline(__always)
    package func eachLook(of slice: GluedRow.Slice, row: Int, column: Int, _ take: (Int, Double) -> Void) {
        let set = row == 0 ? Feature.heading : 0
        take(set + Feature.kinds + position(column) * GlueShape.kinds + slice.kind, 1)
        if !slice.isBalanced { take(set + Feature.unbalanced, 1) }
        if slice.from > 0 { take(set + Feature.logit, rows[row].logits[slice.from]); take(set + Feature.border, 1) }
        if slice.isLong { take(set + Feature.long, 1) }
        if rows.isRunning, column == 0, let end = rows[row].runningEnd { take(Feature.running + (slice.from == 0 && slice.to == end ? 0 : 1), 1) }
    }

    /// How a slice agrees with the column's other cells.
    @inline(__always)
    package func eachAgreement(of slice: GluedRow.Slice, row: Int, column: Int, _ take: (Int, Double) -> Void) {
        guard row > 0 else { return }
        eachAgreement(of: slice, row: row, column: column, columns[column].gains, take)
    }

    @inline(__always)
    private func eachAgreement(of slice: GluedRow.Slice, row: Int, column: Int, _ gains: GlueColumn.Gains, _ take: (Int, Double) -> Void) {
        let agreement = columns[column].agreement(with: slice, gains)
        take(Feature.agreement, agreement.kind)
        take(Feature.agreement + 1, agreement.pattern)
        take(Feature.agreement + 2, agreement.digits)
        take(Feature.agreement + 3, agreement.text)
        take(Feature.emptiness, gains.filled)
    }

    @inline(__always)
    package func eachOfEmpty(row: Int, column: Int, _ take: (Int, Double) -> Void) {
        take((row == 0 ? Feature.heading : 0) + Feature.empty + position(column), 1)
        if row > 0 { take(Feature.emptiness, columns[column].emptyGain) }
    }

    /// The row's text ends where columns are left.
    @inline(__always)
    package func eachOfEnd(row: Int, column: Int, _ take: (Int, Double) -> Void) {
        guard column < columnCount else { return }
        let set = row == 0 ? Feature.heading : 0, left = columnCount - column
        if column == 1 {
            take(set + Feature.group, 1)
            take(set + Feature.groupMissing, Double(left - 1))
            return
        }
        take(set + Feature.end + min(left, 3) - 1, 1)
        take(set + Feature.missing, Double(left))
        if row > 0 { for empty in column ..< columnCount { take(Feature.emptiness, columns[empty].emptyGain) } }
    }

    private func position(_ column: Int) -> Int { column == 0 ? 0 : column == columnCount - 1 ? 2 : 1 }

    // MARK: - All ways to cut a row

    /// How likely each slice of a row is a cell of each column, how likely each column is empty, and how likely the row ends before it; as odds.
    private func scores(of row: Int) -> (slices: [Double], empty: [Double], end: [Double]) {
        let text = rows[row]
        var scores = [Double](repeating: 0, count: text.slices.count * columnCount)
        let gains = row > 0 ? columns.map(\.gains) : []
        for (index, slice) in text.slices.enumerated() {
            for column in 0 ..< columnCount where slice.from >= column || slice.from == 0 {
                var sum = looks[row][index * 3 + position(column)]
                if row > 0 { eachAgreement(of: slice, row: row, column: column, gains[column]) { sum += weights[$0] * $1 } }
                scores[index * columnCount + column] = GlueMath.exponential(min(40, max(-40, sum)))
            }
        }
        let empty = (0 ..< columnCount).map { column in
            var sum = 0.0
            eachOfEmpty(row: row, column: column) { sum += weights[$0] * $1 }
            return GlueMath.exponential(sum)
        }
        let end = (0 ... columnCount).map { column in
            var sum = 0.0
            eachOfEnd(row: row, column: column) { sum += weights[$0] * $1 }
            return GlueMath.exponential(max(-40, sum))
        }
        return (scores, empty, end)
    }

    /// The likely cells of a row, over all ways to cut it.
    ///
    /// - Parameter feature: takes each feature with how much of it is expected, for training.
    package func read(_ row: Int, expecting feature: ((Int, Double) -> Void)? = nil) -> Reading {
        let text = rows[row], places = text.places.count, last = places - 1
        let (scores, empty, end) = scores(of: row)
        // how likely so many columns end at a place, from the row's start; and how likely the rest of the row is from there
        var forward = [Double](repeating: 0, count: (columnCount + 1) * places), backward = forward
        forward[0] = 1
        for column in 0 ..< columnCount {
            for from in 0 ..< last where forward[column * places + from] > 0 {
                let share = forward[column * places + from]
                forward[(column + 1) * places + from] += share * empty[column]
                for index in text.slicesFrom[from] {
                    forward[(column + 1) * places + text.slices[index].to] += share * scores[index * columnCount + column]
                }
            }
        }
        var all = 0.0
        for column in 1 ... columnCount {
            all += forward[column * places + last] * end[column]
            backward[column * places + last] = end[column]
        }
        guard all > 0, all.isFinite else { return Reading(logarithm: -1_000, empties: Array(repeating: 0, count: columnCount)) }
        for column in stride(from: columnCount - 1, through: 0, by: -1) {
            for from in 0 ..< last {
                var sum = empty[column] * backward[(column + 1) * places + from]
                for index in text.slicesFrom[from] {
                    sum += scores[index * columnCount + column] * backward[(column + 1) * places + text.slices[index].to]
                }
                backward[column * places + from] = sum
            }
        }
        var reading = Reading(logarithm: GlueMath.logarithm(all), empties: Array(repeating: 0, count: columnCount))
        for column in 0 ..< columnCount {
            for from in 0 ..< last where forward[column * places + from] > 0 {
                let share = forward[column * places + from] / all
                let emptyShare = share * empty[column] * backward[(column + 1) * places + from]
                reading.empties[column] += emptyShare
                if let feature, emptyShare > Self.least { eachOfEmpty(row: row, column: column) { feature($0, $1 * emptyShare) } }
                for index in text.slicesFrom[from] {
                    let slice = text.slices[index]
                    let probability = share * scores[index * columnCount + column] * backward[(column + 1) * places + slice.to]
                    if probability > 0.01 { reading.parts.append(Part(slice: index, column: column, probability: probability)) }
                    guard let feature, probability > Self.least else { continue }
                    eachLook(of: slice, row: row, column: column) { feature($0, $1 * probability) }
                    eachAgreement(of: slice, row: row, column: column) { feature($0, $1 * probability) }
                }
            }
        }
        for column in 1 ..< max(1, columnCount) {
            let probability = forward[column * places + last] * end[column] / all
            for empty in column ..< columnCount { reading.empties[empty] += probability }
            if let feature, probability > Self.least { eachOfEnd(row: row, column: column) { feature($0, $1 * probability) } }
        }
        return reading
    }

    private static let least = 1e-6
}
