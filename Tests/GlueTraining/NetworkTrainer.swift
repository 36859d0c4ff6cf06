import Foundation
import Model

/// Trains the border network by stochastic gradient descent (Adam) on every character of the glued lines.
struct NetworkTrainer {
    var epochs = 12
    var rate: Float = 0.002
    var dropout: Float = 0.35
    var decay: Float = 1e-3
    private let batch = 256

    private struct Sample { let line: Int, at: Int, label: Float, weight: Float }

    /// Parameters in one block, each part at a multiple of sixteen, so that vectors of sixteen can be loaded.
    private struct Block {
        static let parts = GlueNetwork.Weights.parts.map { GlueNetwork.Weights()[keyPath: $0].count }
        static let starts = parts.reduce(into: [0]) { $0.append(($0[$0.count - 1] + $1 + 15) / 16 * 16) }
        static var count: Int { starts[parts.count] }
        let values: UnsafeMutablePointer<Float>

        init() {
            let raw = UnsafeMutableRawPointer.allocate(byteCount: Self.count * 4, alignment: 64)
            values = raw.bindMemory(to: Float.self, capacity: Self.count)
            values.initialize(repeating: 0, count: Self.count)
        }

        func part(_ index: Int) -> UnsafeMutablePointer<Float> { values + Self.starts[index] }
        func clear() { values.update(repeating: 0, count: Self.count) }
        func free() { UnsafeMutableRawPointer(values).deallocate() }

        var weights: GlueNetwork.Weights {
            var weights = GlueNetwork.Weights()
            for (index, part) in GlueNetwork.Weights.parts.enumerated() {
                for entry in 0 ..< Self.parts[index] { weights[keyPath: part][entry] = self.part(index)[entry] }
            }
            return weights
        }
    }

    func network(from tables: [GoldTable], seed: UInt64) -> GlueNetwork.Weights {
        var random = RandomNumbers(state: seed &+ 0x9E37_79B9_7F4A_7C15)
        var lines: [GlueClasses] = [], extras: [GlueExtras] = [], samples: [Sample] = []
        for table in tables {
            let borders = table.borders
            for line in table.lines {
                let classes = GlueClasses(line, in: table.bytes)
                for at in classes.classes.indices.dropFirst() where classes.classes[at] != 0 && classes.classes[at - 1] != 0 {
                    // within words there are many samples and few borders: one in four stands for all
                    let isWithin = (0x41 ... 0x5A).contains(classes.classes[at]) && (0x41 ... 0x5A).contains(classes.classes[at - 1])
                    let isBorder = borders.contains(classes.offsets[at])
                    if isWithin, !isBorder, (at + samples.count) % 4 != 0 { continue }
                    samples.append(Sample(line: lines.count, at: at, label: isBorder ? 1 : 0, weight: isWithin && !isBorder ? 4 : 1))
                }
                lines.append(classes)
                extras.append(GlueExtras(classes))
            }
        }
        let weights = Block(), gradient = Block(), mean = Block(), variance = Block()
        defer { for block in [weights, gradient, mean, variance] { block.free() } }
        start(weights, &random)
        let steps = epochs * (samples.count / batch)
        var step = 0
        for _ in 0 ..< epochs {
            random.shuffle(&samples)
            for first in stride(from: 0, through: samples.count - batch, by: batch) {
                gradient.clear()
                for sample in samples[first ..< first + batch] { add(sample, lines[sample.line].classes, extras[sample.line].values, weights, gradient, &random) }
                step += 1
                adapt(weights, gradient, mean, variance, step: step, rate: rate * (1 - Float(step) / Float(steps + 1)))
            }
        }
        return weights.weights
    }

    private func start(_ weights: Block, _ random: inout RandomNumbers) {
        let spreads: [Float] = [0.3, sqrt(2 / Float(GlueNetwork.input)), 0, sqrt(2 / Float(GlueNetwork.first)), 0, sqrt(2 / Float(GlueNetwork.second)), 0]
        for (index, spread) in spreads.enumerated() where spread > 0 {
            for entry in 0 ..< Block.parts[index] { weights.part(index)[entry] = random.normal() * spread }
        }
        weights.part(6)[0] = -2
    }

    private func adapt(_ weights: Block, _ gradient: Block, _ mean: Block, _ variance: Block, step: Int, rate: Float) {
        let first = 1 - pow(0.9, Float(step)), second = 1 - pow(0.999, Float(step)), share = 1 / Float(batch)
        for entry in 0 ..< Block.count {
            let slope = gradient.values[entry] * share
            mean.values[entry] = 0.9 * mean.values[entry] + 0.1 * slope
            variance.values[entry] = 0.999 * variance.values[entry] + 0.001 * slope * slope
            weights.values[entry] -= rate * (mean.values[entry] / first / ((variance.values[entry] / second).squareRoot() + 1e-8))
        }
        for part in [1, 3, 5] { for entry in 0 ..< Block.parts[part] { weights.part(part)[entry] *= 1 - rate * decay } }
    }

    /// Forward and backward through the network for one sample.
    private func add(_ sample: Sample, _ classes: [UInt8], _ extras: [Float], _ weights: Block, _ gradient: Block, _ random: inout RandomNumbers) {
        typealias Wide = SIMD16<Float>
        typealias Net = GlueNetwork
        func wide(_ pointer: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Wide> { UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Wide.self) }
        let wides = Net.first / 16
        let codes = weights.part(0), first = wide(weights.part(1)), firstBias = wide(weights.part(2)), second = weights.part(3), last = weights.part(5)
        let gCodes = gradient.part(0), gFirst = wide(gradient.part(1)), gFirstBias = wide(gradient.part(2)), gSecond = gradient.part(3)
        withUnsafeTemporaryAllocation(byteCount: 4 * (3 * Net.first + Net.input + 2 * Net.second), alignment: 64) { scratch in
            let hidden = scratch.baseAddress!.assumingMemoryBound(to: Float.self), keep = hidden + Net.first, slopes = keep + Net.first
            let input = slopes + Net.first, upper = input + Net.input, upperSlope = upper + Net.second
            for place in 0 ..< Net.window {
                let code = Int(Net.kind(sample.at - Net.before + place, of: classes)) * Net.code
                for entry in 0 ..< Net.code { input[place * Net.code + entry] = codes[code + entry] }
            }
            for extra in 0 ..< Net.extra { input[Net.window * Net.code + extra] = extras[sample.at * Net.extra + extra] }
            let layer = wide(hidden)
            for part in 0 ..< wides { layer[part] = firstBias[part] }
            for entry in 0 ..< Net.input { for part in 0 ..< wides { layer[part] += Wide(repeating: input[entry]) * first[entry * wides + part] } }
            for unit in stride(from: 0, to: Net.first, by: 8) {
                var bits = random.next()
                for lane in unit ..< unit + 8 {
                    keep[lane] = hidden[lane] <= 0 || Float(bits & 255) < dropout * 256 ? 0 : 1 / (1 - dropout)
                    hidden[lane] *= keep[lane]
                    bits >>= 8
                }
            }
            for unit in 0 ..< Net.second { upper[unit] = weights.part(4)[unit] }
            for from in 0 ..< Net.first where hidden[from] > 0 { for unit in 0 ..< Net.second { upper[unit] += hidden[from] * second[from * Net.second + unit] } }
            var sum = weights.part(6)[0]
            for unit in 0 ..< Net.second { upper[unit] = max(0, upper[unit]); sum += upper[unit] * last[unit] }
            let slope = (1 / (1 + exp(-sum)) - sample.label) * sample.weight
            gradient.part(6)[0] += slope
            for unit in 0 ..< Net.second {
                gradient.part(5)[unit] += slope * upper[unit]
                upperSlope[unit] = upper[unit] > 0 ? slope * last[unit] : 0
                gradient.part(4)[unit] += upperSlope[unit]
            }
            for from in 0 ..< Net.first {
                slopes[from] = 0
                guard hidden[from] > 0 else { continue }
                for unit in 0 ..< Net.second {
                    gSecond[from * Net.second + unit] += hidden[from] * upperSlope[unit]
                    slopes[from] += second[from * Net.second + unit] * upperSlope[unit]
                }
                slopes[from] *= keep[from]
            }
            let slopeLayer = wide(slopes)
            for part in 0 ..< wides { gFirstBias[part] += slopeLayer[part] }
            for entry in 0 ..< Net.input { for part in 0 ..< wides { gFirst[entry * wides + part] += Wide(repeating: input[entry]) * slopeLayer[part] } }
            for place in 0 ..< Net.window {
                let code = Int(Net.kind(sample.at - Net.before + place, of: classes)) * Net.code
                for entry in 0 ..< Net.code {
                    var total = Wide.zero
                    for part in 0 ..< wides { total += first[(place * Net.code + entry) * wides + part] * slopeLayer[part] }
                    gCodes[code + entry] += total.sum()
                }
            }
        }
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct RandomNumbers {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }

    /// Nearly normal: the sum of twelve.
    mutating func normal() -> Float { (0 ..< 12).reduce(Float(-6)) { sum, _ in sum + unit() } }

    mutating func shuffle<Element>(_ values: inout [Element]) {
        for at in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(at, Int(next() % UInt64(at + 1))) }
    }
}
