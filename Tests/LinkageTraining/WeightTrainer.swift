import Foundation
import Linkage

/// Learns the weights of levels from pairs of which it is known whether they are one work.
///
/// Logistic regression on the levels, drawn towards the weights at hand, so that a level that no set shows keeps its weight. Every set counts the
/// same, and within a set every reference, however many copies of a work there are.
///
/// - Source: the Fellegi–Sunter weight of a level is a coefficient of a logistic regression on levels; solved by Newton's method.
struct WeightTrainer {
    /// One labelled set.
    struct Sample {
        var name: String
        var pairs: [ComparedPair]
        /// Whether a pair is one work, and how much it counts.
        var labels: [(isMatch: Bool, weight: Double)]
    }

    /// How strongly a weight keeps to what it was, in references whose evidence it takes to move it.
    var pull = 20.0
    /// The weight of a set, in references.
    var setWeight = 2000.0
    /// What a false merge counts against a missed one: less, since clustering keeps much apart that a pair alone does not show.
    var caution = 0.7
    var rounds = 40

    func weights(from samples: [Sample]) -> Weights {
        let origin = Weights.origin.flat
        // A weight that is held is drawn back with all might.
        let pulls = Weights.names.map { Weights.held.contains($0) ? 1e9 : pull }
        var flat = origin
        var current = loss(samples, flat, origin, pulls)
        for _ in 0 ..< rounds {
            var gradient = flat.indices.map { pulls[$0] * (origin[$0] - flat[$0]) }
            var curvature = [Double](repeating: 0, count: flat.count * flat.count)
            for index in flat.indices { curvature[index * flat.count + index] = pulls[index] }
            for sample in samples { add(sample, flat, &gradient, &curvature) }
            let step = Self.solution(of: curvature, gradient)
            // A whole Newton step, or as much of one as makes it better.
            var share = 1.0
            var next = flat
            repeat {
                next = zip(flat, step).map { $0 + share * $1 }
                share /= 2
            } while loss(samples, next, origin, pulls) > current && share > 1e-4
            flat = next
            let better = loss(samples, flat, origin, pulls)
            if current - better < 1e-6 * current { break }
            current = better
        }
        var weights = Weights.origin
        weights.flat = flat.map { ($0 * 100).rounded() / 100 }
        return weights
    }

    private func loss(_ samples: [Sample], _ flat: [Double], _ origin: [Double], _ pulls: [Double]) -> Double {
        var loss = flat.indices.reduce(0) { $0 + pulls[$1] / 2 * (flat[$1] - origin[$1]) * (flat[$1] - origin[$1]) }
        for sample in samples {
            let total = sample.labels.reduce(0) { $0 + $1.weight }
            guard total > 0 else { continue }
            for (pair, label) in zip(sample.pairs, sample.labels) where label.weight > 0 {
                let bits = pair.features.reduce(0) { $0 + flat[$1.place] * $1.value } * (label.isMatch ? 1 : -1)
                loss += setWeight / total * label.weight * (label.isMatch ? 1 : caution) * (bits < -30 ? -bits : log2(1 + exp2(-bits)))
            }
        }
        return loss
    }

    private func add(_ sample: Sample, _ flat: [Double], _ gradient: inout [Double], _ curvature: inout [Double]) {
        let total = sample.labels.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return }
        let scale = setWeight / total
        for (pair, label) in zip(sample.pairs, sample.labels) where label.weight > 0 {
            let bits = pair.features.reduce(0) { $0 + flat[$1.place] * $1.value }
            let probability = 1 / (1 + exp2(-max(-50, min(50, bits))))
            let weight = scale * label.weight * (label.isMatch ? 1 : caution)
            let slope = weight * ((label.isMatch ? 1 : 0) - probability), bend = weight * max(1e-9, probability * (1 - probability)) * 0.693_147
            for x in pair.features {
                gradient[x.place] += slope * x.value
                for y in pair.features { curvature[x.place * flat.count + y.place] += bend * x.value * y.value }
            }
        }
    }

    /// Gaussian elimination; the matrix is positive definite.
    private static func solution(of matrix: [Double], _ right: [Double]) -> [Double] {
        let n = right.count
        var a = matrix, x = right
        for column in 0 ..< n {
            for row in column + 1 ..< n where a[row * n + column] != 0 {
                let factor = a[row * n + column] / a[column * n + column]
                for k in column ..< n { a[row * n + k] -= factor * a[column * n + k] }
                x[row] -= factor * x[column]
            }
        }
        for row in stride(from: n - 1, through: 0, by: -1) {
            for k in row + 1 ..< n { x[row] -= a[row * n + k] * x[k] }
            x[row] /= a[row * n + row]
        }
        return x
    }
}
