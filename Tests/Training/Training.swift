import Extraction
import Foundation

/// One training: labelled references in, a file of weights out.
struct Training {
    private var files: [String] = []
    private var output: String
    private var options = ChainTrainer.Options()
    /// A feature must occur so often to get weights.
    private var cutoff = 2
    /// The rows with the largest weights are kept: with 36 bytes each, what fits into 10 MB.
    private var rows = 250_000
    /// How many chains are trained, whose weights are averaged: of each four the first on the references as they are, each other on them and on
    /// their variations in styles of its own; of the second four in styles that the sets hardly hold.
    private var runs = 8
    private let clock = ContinuousClock()
    private let begin = ContinuousClock().now

    init(_ arguments: [String]) throws {
        var arguments = arguments[...]
        while let argument = arguments.popFirst() {
            switch argument {
            case "--epochs": options.epochs = try Self.number(argument, &arguments)
            case "--rate": options.rate = try Self.number(argument, &arguments)
            case "--dropout": options.dropout = try Self.number(argument, &arguments)
            case "--cutoff": cutoff = try Self.number(argument, &arguments)
            case "--rows": rows = try Self.number(argument, &arguments)
            case "--runs": runs = max(1, try Self.number(argument, &arguments))
            default: files.append(argument)
            }
        }
        guard files.count >= 2 else { throw TrainingError("give the file to write and at least one file of labelled references") }
        output = files.removeFirst()
    }

    private static func number<T: LosslessStringConvertible>(_ option: String, _ arguments: inout ArraySlice<String>) throws -> T {
        guard let text = arguments.popFirst(), let value = T(text) else { throw TrainingError("\(option) wants a number") }
        return value
    }

    private func say(_ text: String) {
        FileHandle.standardError.write(Data("\(begin.duration(to: clock.now).components.seconds) s  \(text)\n".utf8))
    }

    func run() throws {
        let references = try readReferences()
        let prepared = references.map { item in
            let tokens = UnlabelledReference(item.reference.text, emphasis: item.reference.emphasis).tokens
            return (
                keys: ReferenceFeatures(of: tokens).keys, tokens: tokens, allowed: LabelScheme(item.reference, tokens: tokens).allowed,
                round: item.round
            )
        }
        let kept = frequentFeatures(prepared.map(\.keys))
        say("\(prepared.reduce(0) { $0 + $1.tokens.count }) tokens, \(kept.count) features")
        var numbers: [UInt32: Int32] = [:]
        numbers.reserveCapacity(kept.count)
        for (number, feature) in kept.enumerated() { numbers[feature.key] = Int32(number) }
        let examples = prepared.map { item in
            Example(
                count: item.tokens.count, features: item.keys.map { $0 == 0 ? -1 : numbers[$0] ?? -1 }, separators: item.tokens.map(\.separator),
                allowed: item.allowed, round: item.round)
        }
        let bytes = model(of: trained(examples, featureCount: kept.count), features: kept)
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        say("\(output): \(bytes.count) bytes")
    }

    /// The mean of the chains, which are trained side by side.
    private func trained(_ examples: [Example], featureCount: Int) -> ChainWeights {
        let results = Results(count: runs)
        DispatchQueue.concurrentPerform(iterations: runs) { run in
            var options = options
            options.seed = UInt64(run + 1)
            var trainer = ChainTrainer(featureCount: featureCount, options: options)
            let weights = trainer.train(examples.filter { $0.round == 0 || $0.round == run }) { epoch, loss in
                say("chain \(run + 1) of \(runs), epoch \(epoch + 1) of \(options.epochs): \(loss) nats a reference")
            }
            trainer.free()
            results.keep(weights, run)
        }
        return ChainWeights.mean(of: results.all)
    }

    /// Results of threads, in the order of their numbers.
    private final class Results: @unchecked Sendable {
        private var weights: [ChainWeights?]
        private let lock = NSLock()

        init(count: Int) { weights = Array(repeating: nil, count: count) }
        func keep(_ value: ChainWeights, _ at: Int) { lock.withLock { weights[at] = value } }
        var all: [ChainWeights] { weights.compactMap(\.self) }
    }

    /// The references as they are, round 0, and those of each run's own style.
    private func readReferences() throws -> [(reference: LabelledReference, round: Int)] {
        var own: [LabelledReference] = []
        for file in files { own += try LabelledReference.read(file) }
        guard !own.isEmpty else { throw TrainingError("there is no reference in \(files.joined(separator: ", "))") }
        var references = own.map { (reference: $0, round: 0) }
        for round in 1 ..< max(runs, 2) where round < runs && round % 4 != 0 {
            for index in own.indices {
                var style = StyleVariation(seed: UInt64(index * 16 + round % 4), isWide: round >= 4)
                if let variation = style.variation(of: own[index]) { references.append((variation, round)) }
            }
        }
        say("\(own.count) references, and \(references.count - own.count) variations of their style")
        return references
    }

    private func frequentFeatures(_ keys: [[UInt32]]) -> [(key: UInt32, count: Int)] {
        var counts: [UInt32: Int] = [:]
        for keys in keys { for key in keys where key != 0 { counts[key, default: 0] += 1 } }
        return counts.filter { $0.value >= cutoff }.map { (key: $0.key, count: $0.value) }.sorted { $0.key < $1.key }
    }

    // MARK: The file

    /// Twenty-four to the natural logarithm of odds of e: what a byte can hold, and fine enough.
    private static let scale: Float = 24

    private func model(of chain: ChainWeights, features: [(key: UInt32, count: Int)]) -> [UInt8] {
        let states = ChainTrainer.states
        var order: [(row: Int, size: Float)] = []
        for row in features.indices {
            var size: Float = 0
            for state in 0 ..< states { size += abs(chain.rows[row * states + state]) }
            order.append((row, size))
        }
        order.sort { $0.size > $1.size || $0.size == $1.size && $0.row < $1.row }
        // the model wants first what it is asked for most often
        let common = order.prefix(rows).map(\.row).sorted { (features[$1].count, $0) < (features[$0].count, $1) }
        let kept = common.map { row in
            (
                key: features[row].key,
                weights: (0 ..< states).map { Int8(max(-127, min(127, (chain.rows[row * states + $0] * Self.scale).rounded()))) }
            )
        }.filter { $0.weights.contains { $0 != 0 } }
        return LabelModel.bytes(
            rows: kept, transitions: Self.small(chain.transitions), starts: Self.small(chain.starts), ends: Self.small(chain.ends), scale: Self.scale)
    }

    private static func small(_ weights: [Float]) -> [Int16] {
        let largest = Float(LabelModel.largest)
        return weights.map { Int16(max(-largest, min(largest, ($0 * scale).rounded()))) }
    }
}
