import Extraction
import Foundation

/// A reference ready for training: dense feature numbers, separators and allowed states.
struct Example: Sendable {
    var count: Int
    /// `ReferenceFeatures.width` for each token; -1 where the feature is too rare to have weights.
    var features: [Int32]
    var separators: [UInt8]
    var allowed: [UInt64]
    /// 0 for a reference as the set has it, else the run that trains on this variation; of variations each epoch takes half.
    var round: Int
}

/// The weights of a trained chain.
struct ChainWeights: Sendable {
    /// For each feature one a state.
    var rows: [Float]
    var transitions: [Float]
    /// What it is worth to begin a field with a memory of fields seen, and to end with it.
    var starts: [Float]
    var ends: [Float]

    static func mean(of chains: [ChainWeights]) -> ChainWeights {
        guard var sum = chains.first else { return ChainWeights(rows: [], transitions: [], starts: [], ends: []) }
        for chain in chains.dropFirst() { sum.add(chain.rows, chain.transitions, chain.starts, chain.ends) }
        sum.scale(by: 1 / Float(chains.count))
        return sum
    }

    mutating func add(_ rows: [Float], _ transitions: [Float], _ starts: [Float], _ ends: [Float]) {
        Self.add(&self.rows, rows); Self.add(&self.transitions, transitions); Self.add(&self.starts, starts); Self.add(&self.ends, ends)
    }

    mutating func scale(by factor: Float) {
        for at in rows.indices { rows[at] *= factor }
        for at in transitions.indices { transitions[at] *= factor }
        for at in starts.indices { starts[at] *= factor }
        for at in ends.indices { ends[at] *= factor }
    }

    private static func add(_ sum: inout [Float], _ other: [Float]) { for at in sum.indices { sum[at] += other[at] } }
}

/// Trains a linear-chain conditional random field by stochastic gradient (AdaGrad), with features left out at random; the weights are the mean of
/// those after each epoch of the second half.
///
/// The likelihood is that of all the labellings which the sets allow, so a token may be left open.
/// Lafferty, McCallum and Pereira 2001; Tsuboi and others 2008 for open labels.
struct ChainTrainer {
    static let states = ReferenceField.stateCount
    static let separators = ReferenceTokens.separatorCount

    struct Options {
        var epochs = 7
        var rate: Float = 0.15
        /// How much a weight shrinks with each step.
        var decay: Float = 2e-3
        /// The share of features that each token goes without.
        var dropout: Float = 0.65
        var seed: UInt64 = 1
    }

    let featureCount: Int
    let options: Options
    private(set) var weights: UnsafeMutablePointer<Float>
    private let squares: UnsafeMutablePointer<Float>
    private(set) var transitions: [Float]
    private var transitionSquares: [Float]
    /// What it is worth to begin a field with a memory of fields seen, and to end with it.
    private(set) var starts: [Float]
    private var startSquares: [Float]
    private(set) var ends: [Float]
    private var endSquares: [Float]
    private var state: UInt64
    private var gradients = ChainGradients(isEmpty: false)

    init(featureCount: Int, options: Options) {
        self.featureCount = featureCount
        self.options = options
        weights = .allocate(capacity: max(1, featureCount) * Self.states)
        weights.initialize(repeating: 0, count: max(1, featureCount) * Self.states)
        squares = .allocate(capacity: max(1, featureCount))
        squares.initialize(repeating: 0.1, count: max(1, featureCount))
        transitions = [Float](repeating: 0, count: Self.separators * Self.states * Self.states)
        transitionSquares = [Float](repeating: 0.1, count: transitions.count)
        starts = [Float](repeating: 0, count: ReferenceField.memoryCount * ReferenceField.count)
        startSquares = [Float](repeating: 0.1, count: starts.count)
        ends = [Float](repeating: 0, count: ReferenceField.memoryCount)
        endSquares = [Float](repeating: 0.1, count: ends.count)
        state = options.seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    func free() { weights.deallocate(); squares.deallocate() }

    private mutating func random() -> UInt64 {
        state ^= state << 13; state ^= state >> 7; state ^= state << 17
        return state
    }

    /// - Returns: the mean of the weights after each epoch of the second half.
    mutating func train(_ examples: [Example], report: (Int, Double) -> Void) -> ChainWeights {
        var order = Array(examples.indices)
        var mean: ChainWeights?
        for epoch in 0 ..< options.epochs {
            for index in order.indices.reversed() where index > 0 { order.swapAt(index, Int(random() % UInt64(index + 1))) }
            var loss = 0.0
            var batch = 0
            var matrices = exponentials()
            // the rate falls to a tenth over the epochs
            let rate = options.rate * (1 - 0.9 * Float(epoch) / Float(max(1, options.epochs)))
            for index in order where examples[index].round == 0 || random() & 1 == 0 {
                loss += update(examples[index], matrices, rate)
                batch += 1
                if batch % 64 == 0 { matrices = exponentials() }
            }
            report(epoch, loss / Double(max(1, batch)))
            guard epoch >= options.epochs / 2 else { continue }
            let rows = Array(UnsafeBufferPointer(start: weights, count: featureCount * Self.states))
            if mean == nil {
                mean = ChainWeights(rows: rows, transitions: transitions, starts: starts, ends: ends)
            } else {
                mean?.add(rows, transitions, starts, ends)
            }
        }
        mean?.scale(by: 1 / Float(max(1, options.epochs - options.epochs / 2)))
        return mean
            ?? ChainWeights(rows: [Float](repeating: 0, count: featureCount * Self.states), transitions: transitions, starts: starts, ends: ends)
    }

    /// The exponentials of what is not emitted.
    private struct Tables {
        var transitions: [Float]
        var starts: [Float]
        var ends: [Float]
    }

    private func exponentials() -> Tables {
        Tables(transitions: transitions.map(expf), starts: starts.map(expf), ends: ends.map(expf))
    }

    // MARK: One reference

    /// Forward and backward sums over states and memories; those that no labelling comes near to are left out.
    private struct Lattice {
        /// The live nodes of each token: memory × states + state.
        var nodes: [[Int32]]
        var alpha: [[Float]]
        var beta: [[Float]]
        var scale: [Float]
        var logLikelihood: Double
    }

    private mutating func update(_ example: Example, _ tables: Tables, _ rate: Float) -> Double {
        let n = example.count, S = Self.states, W = ReferenceFeatures.width
        guard n > 0 else { return 0 }
        var features = example.features
        let threshold = UInt64(Double(options.dropout) * 4_294_967_296)
        if options.dropout > 0 {
            for at in features.indices where features[at] >= 0 {
                if random() & 0xFFFF_FFFF < threshold { features[at] = -1 }
            }
        }
        let boost: Float = 1 / (1 - options.dropout)
        let emissions = emissions(features, n, boost)
        guard let free = lattice(emissions, tables, example.separators, nil),
            let bound = lattice(emissions, tables, example.separators, example.allowed)
        else {
            return 0
        }
        var gradient = [Float](repeating: 0, count: S)
        for token in 0 ..< n {
            for s in 0 ..< S { gradient[s] = 0 }
            for (at, node) in free.nodes[token].enumerated() { gradient[Int(node) % S] += free.alpha[token][at] * free.beta[token][at] }
            for (at, node) in bound.nodes[token].enumerated() { gradient[Int(node) % S] -= bound.alpha[token][at] * bound.beta[token][at] }
            var norm: Float = 0
            for s in 0 ..< S { norm += gradient[s] * gradient[s] }
            guard norm > 1e-5 else { continue }
            gradient.withUnsafeBufferPointer { gradient in
                let g = gradient.baseAddress!
                for slot in 0 ..< W {
                    let feature = features[token * W + slot]
                    guard feature >= 0 else { continue }
                    squares[Int(feature)] += norm
                    let step = rate / squares[Int(feature)].squareRoot()
                    let weight = weights + Int(feature) * S
                    let keep = 1 - step * options.decay
                    for s in 0 ..< S { weight[s] = weight[s] * keep - step * g[s] }
                }
            }
        }
        var gradients = ChainGradients(isEmpty: true)
        swap(&gradients, &self.gradients)
        defer { swap(&gradients, &self.gradients) }
        collect(free, emissions, tables, example.separators, 1, &gradients)
        collect(bound, emissions, tables, example.separators, -1, &gradients)
        apply(&gradients, rate)
        return free.logLikelihood - bound.logLikelihood
    }

    private func emissions(_ features: [Int32], _ n: Int, _ boost: Float) -> [Float] {
        let S = Self.states, W = ReferenceFeatures.width
        var emissions = [Float](repeating: 0, count: n * S)
        emissions.withUnsafeMutableBufferPointer { out in
            for token in 0 ..< n {
                let row = out.baseAddress! + token * S
                for slot in 0 ..< W {
                    let feature = features[token * W + slot]
                    guard feature >= 0 else { continue }
                    let weight = weights + Int(feature) * S
                    for s in 0 ..< S { row[s] += weight[s] }
                }
                var top = -Float.infinity
                for s in 0 ..< S { row[s] *= boost; top = max(top, row[s]) }
                for s in 0 ..< S { row[s] = expf(row[s] - top) }
            }
        }
        return emissions
    }

    /// Sums by place, with the places that were touched.
    private struct SparseSums {
        var values: [Float]
        var touched: [Int32] = []

        init(_ count: Int) { values = [Float](repeating: 0, count: count) }

        @inline(__always)
        mutating func add(_ at: Int, _ value: Float) {
            if values[at] == 0 { touched.append(Int32(at)) }
            values[at] += value
        }

        mutating func clear() {
            for at in touched { values[Int(at)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }

    private struct ChainGradients {
        var transitions: SparseSums
        var starts: SparseSums
        var ends: SparseSums

        init(isEmpty: Bool) {
            transitions = SparseSums(isEmpty ? 0 : ChainTrainer.separators * ChainTrainer.states * ChainTrainer.states)
            starts = SparseSums(isEmpty ? 0 : ReferenceField.memoryCount * ReferenceField.count)
            ends = SparseSums(isEmpty ? 0 : ReferenceField.memoryCount)
        }
    }

    /// Adds what a lattice expects of transitions, beginnings and ends.
    private func collect(
        _ lattice: Lattice, _ emissions: [Float], _ tables: Tables, _ separators: [UInt8], _ sign: Float, _ gradients: inout ChainGradients
    ) {
        let S = Self.states, n = separators.count
        var betaAt = [Float](repeating: 0, count: ReferenceField.memoryCount * S)
        for token in 1 ..< max(1, n) {
            for (at, node) in lattice.nodes[token].enumerated() { betaAt[Int(node)] = lattice.beta[token][at] }
            let base = Int(separators[token]) * S * S
            for (at, node) in lattice.nodes[token - 1].enumerated() {
                let a = lattice.alpha[token - 1][at]
                guard a > 1e-4 else { continue }
                let memory = Int(node) / S, s = Int(node) % S
                for t in 0 ..< ReferenceField.count {
                    let next = ReferenceField.memory(memory, after: t) * S + t
                    guard betaAt[next] > 0 else { continue }
                    let g =
                        a * tables.transitions[base + s * S + t] * tables.starts[memory * ReferenceField.count + t] * emissions[token * S + t]
                        * betaAt[next] * lattice.scale[token]
                    guard g > 1e-3 else { continue }
                    gradients.transitions.add(base + s * S + t, sign * g)
                    gradients.starts.add(memory * ReferenceField.count + t, sign * g)
                }
                let t = s < ReferenceField.count ? s + ReferenceField.count : s
                let next = memory * S + t
                guard betaAt[next] > 0 else { continue }
                let g = a * tables.transitions[base + s * S + t] * emissions[token * S + t] * betaAt[next] * lattice.scale[token]
                if g > 1e-3 { gradients.transitions.add(base + s * S + t, sign * g) }
            }
            for node in lattice.nodes[token] { betaAt[Int(node)] = 0 }
        }
        for (at, node) in lattice.nodes[n - 1].enumerated() {
            gradients.ends.add(Int(node) / S, sign * lattice.alpha[n - 1][at] * lattice.beta[n - 1][at])
        }
    }

    private mutating func apply(_ gradients: inout ChainGradients, _ rate: Float) {
        for at in gradients.transitions.touched {
            Self.step(&transitions[Int(at)], &transitionSquares[Int(at)], gradients.transitions.values[Int(at)], rate)
        }
        for at in gradients.starts.touched { Self.step(&starts[Int(at)], &startSquares[Int(at)], gradients.starts.values[Int(at)], rate) }
        for at in gradients.ends.touched { Self.step(&ends[Int(at)], &endSquares[Int(at)], gradients.ends.values[Int(at)], rate) }
        gradients.transitions.clear()
        gradients.starts.clear()
        gradients.ends.clear()
    }

    private static func step(_ weight: inout Float, _ square: inout Float, _ gradient: Float, _ rate: Float) {
        guard abs(gradient) > 1e-3 else { return }
        square += gradient * gradient
        let step = rate / square.squareRoot()
        weight = weight * (1 - step * 1e-3) - step * gradient
    }

    private func lattice(_ emissions: [Float], _ tables: Tables, _ separators: [UInt8], _ allowed: [UInt64]?) -> Lattice? {
        let S = Self.states, F = ReferenceField.count, n = separators.count, N = ReferenceField.memoryCount * S
        var result = Lattice(nodes: [], alpha: [], beta: [[Float]](repeating: [], count: n), scale: [], logLikelihood: 0)
        var sums = [Float](repeating: 0, count: N)
        var touched: [Int32] = []
        for token in 0 ..< n {
            touched.removeAll(keepingCapacity: true)
            let mask = allowed?[token] ?? ~0
            if token == 0 {
                for t in 0 ..< F where mask >> UInt64(t) & 1 == 1 {
                    let next = ReferenceField.memory(0, after: t) * S + t
                    if sums[next] == 0 { touched.append(Int32(next)) }
                    sums[next] += emissions[t] * tables.starts[t]
                }
            } else {
                let base = Int(separators[token]) * S * S
                for (at, node) in result.nodes[token - 1].enumerated() {
                    let memory = Int(node) / S, s = Int(node) % S
                    let a = result.alpha[token - 1][at]
                    for t in 0 ..< F where mask >> UInt64(t) & 1 == 1 {
                        let value = a * tables.transitions[base + s * S + t] * tables.starts[memory * F + t] * emissions[token * S + t]
                        guard value > 0 else { continue }
                        let next = ReferenceField.memory(memory, after: t) * S + t
                        if sums[next] == 0 { touched.append(Int32(next)) }
                        sums[next] += value
                    }
                    let t = s < F ? s + F : s
                    guard mask >> UInt64(t) & 1 == 1 else { continue }
                    let value = a * tables.transitions[base + s * S + t] * emissions[token * S + t]
                    guard value > 0 else { continue }
                    let next = memory * S + t
                    if sums[next] == 0 { touched.append(Int32(next)) }
                    sums[next] += value
                }
            }
            if token == n - 1 { for node in touched { sums[Int(node)] *= tables.ends[Int(node) / S] } }
            var sum: Float = 0
            for node in touched { sum += sums[Int(node)] }
            guard sum > 0, sum.isFinite else { return nil }
            let scale = 1 / sum
            var nodes: [Int32] = [], alpha: [Float] = []
            for node in touched {
                let value = sums[Int(node)] * scale
                sums[Int(node)] = 0
                if value > 1e-4 { nodes.append(node); alpha.append(value) }
            }
            result.nodes.append(nodes); result.alpha.append(alpha); result.scale.append(scale)
            result.logLikelihood += Double(logf(sum))
        }
        result.beta[n - 1] = [Float](repeating: 1, count: result.nodes[n - 1].count)
        for token in stride(from: n - 2, through: 0, by: -1) {
            let isLast = token == n - 2
            for (at, node) in result.nodes[token + 1].enumerated() {
                sums[Int(node)] =
                    result.beta[token + 1][at] * emissions[(token + 1) * S + Int(node) % S] * result.scale[token + 1]
                    * (isLast ? tables.ends[Int(node) / S] : 1)
            }
            let base = Int(separators[token + 1]) * S * S
            result.beta[token] = result.nodes[token].map { node in
                let memory = Int(node) / S, s = Int(node) % S
                var sum: Float = 0
                for t in 0 ..< F {
                    let value = sums[ReferenceField.memory(memory, after: t) * S + t]
                    if value > 0 { sum += value * tables.transitions[base + s * S + t] * tables.starts[memory * F + t] }
                }
                let t = s < F ? s + F : s
                return sum + sums[memory * S + t] * tables.transitions[base + s * S + t]
            }
            for node in result.nodes[token + 1] { sums[Int(node)] = 0 }
        }
        return result
    }
}
