/// How many columns a glued table has: how likely each number is, by how well its columns explain the rows and what the borders say alone.
package struct GlueColumnChoice: Sendable {
    /// One number of columns, what speaks for it, and the rows read with it.
    package struct Option: Sendable {
        package let columnCount: Int
        package let evidence: [Double]
        package let readings: [GlueReader.Reading]
    }

    package static let evidenceCount = 14
    private static let mostColumns = 12
    /// Of so many numbers of columns, those that the borders alone make likely, the rows are read.
    private static let mostOptions = 6
    private static let rounds = 3
    private static let rowsLearnt = 40

    package let options: [Option]

    /// - Parameter weights: those of `GlueReader`.
    package init(_ rows: GluedRows, weights: [Double]) {
        let counts = (0 ..< min(rows.count, Self.rowsLearnt)).map { rows[$0].borderCounts(upTo: Self.mostColumns) }
        // where the borders say that there are more columns than are tried, none would be right
        let beyond = counts.reduce(0) { $0 + 1 - $1.reduce(0, +) }
        options = (beyond > 0.1 * Double(counts.count) ? [] : Self.likely(counts)).map { columnCount in
            var reader = GlueReader(rows, columnCount: columnCount, weights: weights)
            reader.learn(rounds: Self.rounds, from: Self.rowsLearnt)
            return Option(columnCount: columnCount, evidence: Self.evidence(of: reader, counts: counts), readings: reader.readings)
        }
    }

    /// How likely each option is.
    package func shares(_ weights: [Double]) -> [Double] {
        GlueMath.shares(options.map { option in zip(weights, option.evidence).reduce(0) { $0 + $1.0 * $1.1 } })
    }

    private static func likely(_ counts: [[Double]]) -> [Int] {
        let ranked = (2 ... mostColumns).map { columns in
            (columns: columns, score: 2 * GlueMath.logarithm(counts[0][columns - 1] + 0.3 * counts[0][columns - 2] + 1e-3)
                + counts.dropFirst().reduce(0) { $0 + GlueMath.logarithm($1[columns - 1] + 1e-2) } / Double(max(1, counts.count - 1)) * 3)
        }
        return ranked.sorted { ($0.score, $1.columns) > ($1.score, $0.columns) }.prefix(mostOptions).map(\.columns).sorted()
    }

    private static func evidence(of reader: GlueReader, counts: [[Double]]) -> [Double] {
        let columns = reader.columnCount, learnt = counts.count, body = Double(max(1, learnt - 1))
        let gains = (0 ..< learnt).map { max(-20, reader.readings[$0].logarithm - reader.rows[$0].allWays) }
        let parts = reader.readings[1 ..< max(1, learnt)].flatMap(\.parts)
        let filled = parts.reduce(0) { $0 + $1.probability }
        let heading = counts[0], rows = counts.dropFirst()
        let mostEmpty = (0 ..< columns).map { column in
            reader.readings[1 ..< max(1, learnt)].reduce(0) { $0 + $1.empties[column] } / body
        }.max() ?? 0
        return [
            gains.dropFirst().reduce(0, +) / body,
            gains[0],
            gains.dropFirst().reduce(0, +) / 10,
            GlueMath.logarithm(Double(columns)),
            Double(columns) / 10,
            filled / (body * Double(columns)),
            parts.reduce(0) { $0 + $1.probability * $1.probability } / max(1, filled),
            reader.readings[0].parts.reduce(0) { $0 + $1.probability } / Double(columns),
            GlueMath.logarithm(heading[columns - 1] + 0.3 * heading[columns - 2] + 1e-3),
            rows.reduce(0) { $0 + GlueMath.logarithm($1[columns - 1] + 1e-3) } / body,
            rows.reduce(0) { $0 + $1[columns - 1] } / body,
            rows.reduce(0) { $0 + $1[columns...].reduce(0, +) } / body,
            1 - mostEmpty,
            gains.dropFirst().reduce(0) { $0 + max($1, -6) } / body,
        ]
    }
}
