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
    /// The chains that are trained, whose weights are averaged: the first two on the references as they are, the others on them and on their
    /// variations in styles of each chain's own; from the sixth on in styles and languages too that the sets hardly hold.
    private var runs = Array(0 ..< 9)
    /// How many of our variations and inventions are printed instead of a training.
    private var shown = 0
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
            case "--runs": runs = Array(0 ..< max(1, try Self.number(argument, &arguments)))
            case "--only": runs = try Self.list(argument, &arguments)
            case "--show": shown = try Self.number(argument, &arguments)
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

    /// Numbers of chains, from 1, parted by commas.
    private static func list(_ option: String, _ arguments: inout ArraySlice<String>) throws -> [Int] {
        let numbers = (arguments.popFirst() ?? "").split(separator: ",").map { Int($0) ?? 0 }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 > 0 }) else { throw TrainingError("\(option) wants numbers of chains, as 1,6") }
        return numbers.map { $0 - 1 }
    }

    private func say(_ text: String) {
        FileHandle.standardError.write(Data("\(begin.duration(to: clock.now).components.seconds) s  \(text)\n".utf8))
    }

    func run() throws {
        let references = try readReferences()
        guard shown == 0 else { return show(references.map(\.reference)) }
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

    private func show(_ references: [LabelledReference]) {
        let ours = references.filter { $0.set == StyleVariation.set }
        for reference in stride(from: 0, to: ours.count, by: max(1, ours.count / shown)).map({ ours[$0] }) {
            print(reference.stretches.map { $0.label == nil ? $0.text : "\($0.label ?? "")⟨\($0.text)⟩" }.joined())
        }
    }

    /// The mean of the chains, which are trained side by side, as many at once as there are processors.
    private func trained(_ examples: [Example], featureCount: Int) -> ChainWeights {
        let work = Work(runs)
        // threads of our own: dispatch gives a loaded machine one
        let threads = (0 ..< min(runs.count, ProcessInfo.processInfo.activeProcessorCount)).map { _ in
            let thread = Thread {
                while let (place, run) = work.next() { work.keep(chain(run, examples, featureCount), place) }
                work.end()
            }
            thread.start()
            return thread
        }
        for _ in threads { work.waitForEnd() }
        return ChainWeights.mean(of: work.results)
    }

    private func chain(_ run: Int, _ examples: [Example], _ featureCount: Int) -> ChainWeights {
        var options = options
        options.seed = UInt64(run + 1)
        var trainer = ChainTrainer(featureCount: featureCount, options: options)
        defer { trainer.free() }
        return trainer.train(examples.filter { $0.round == 0 || $0.round == run }) { epoch, loss in
            say("chain \(run + 1), epoch \(epoch + 1) of \(options.epochs): \(loss) nats a reference")
        }
    }

    /// The chains to train and those trained, in the order of their numbers.
    private final class Work: @unchecked Sendable {
        private let runs: [Int]
        private var taken = 0
        private var weights: [ChainWeights?]
        private let lock = NSLock(), ended = DispatchSemaphore(value: 0)

        init(_ runs: [Int]) { self.runs = runs; weights = Array(repeating: nil, count: runs.count) }
        func next() -> (place: Int, run: Int)? {
            lock.withLock {
                guard taken < runs.count else { return nil }
                defer { taken += 1 }
                return (taken, runs[taken])
            }
        }
        func keep(_ value: ChainWeights, _ at: Int) { lock.withLock { weights[at] = value } }
        func end() { ended.signal() }
        func waitForEnd() { ended.wait() }
        var results: [ChainWeights] { lock.withLock { weights.compactMap(\.self) } }
    }

    /// The references as they are, round 0, and those of each run's own style.
    private func readReferences() throws -> [(reference: LabelledReference, round: Int)] {
        var own: [LabelledReference] = []
        for file in files { own += try LabelledReference.read(file) }
        guard !own.isEmpty else { throw TrainingError("there is no reference in \(files.joined(separator: ", "))") }
        var references = own.map { (reference: $0, round: 0) }
        for round in runs where round >= 2 {
            let isWide = round >= 5
            for index in own.indices {
                var style = StyleVariation(seed: UInt64(index * 16 + round), isWide: isWide)
                if let variation = style.variation(of: own[index]) { references.append((variation, round)) }
            }
            guard isWide else { continue }
            for index in 0 ..< own.count / 5 {
                var style = StyleVariation(seed: UInt64((1 << 40) + index * 16 + round))
                references.append((style.invented(), round))
            }
        }
        say("\(own.count) references, and \(references.count - own.count) variations and inventions of ours")
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
