import Extraction
import Foundation

// train OUT.model TRAIN.jsonl … [--epochs N] [--rate R] [--dropout D] [--cutoff N] [--rows N]

var files: [String] = []
var options = ChainTrainer.Options()
var cutoff = 2
var most = 230_000
var variations = 0
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    func value<T: LosslessStringConvertible>(_ type: T.Type) -> T {
        guard let text = arguments.popFirst(), let value = T(text) else { fatalError("\(argument) wants a number") }
        return value
    }
    switch argument {
    case "--epochs": options.epochs = value(Int.self)
    case "--rate": options.rate = value(Float.self)
    case "--dropout": options.dropout = value(Float.self)
    case "--decay": options.decay = value(Float.self)
    case "--cutoff": cutoff = value(Int.self)
    case "--variations": variations = value(Int.self)
    case "--show": break
    case "--rows": most = value(Int.self)
    default: files.append(argument)
    }
}
let output = files.removeFirst()
let clock = ContinuousClock()
let begin = clock.now
func log(_ text: String) { FileHandle.standardError.write(Data("\(clock.now - begin): \(text)\n".utf8)) }

var references: [LabelledReference] = []
for file in files { references += try LabelledReference.read(file) }
log("\(references.count) references")
if variations > 0 {
    let own = references
    for round in 0 ..< variations {
        for (index, reference) in own.enumerated() {
            var style = StyleVariation(seed: UInt64(index * 16 + round + 1))
            if let variation = style.variation(of: reference) {
                references.append(variation)
                if CommandLine.arguments.contains("--show"), index % 500 == 0 { print(variation.stretches.map { "\($0.label.map { "<\($0)>" } ?? "")\($0.text)" }.joined()) }
            }
        }
    }
    log("\(references.count) references with variations")
}

var counts: [UInt32: UInt32] = [:]
var keyed: [(keys: [UInt32], tokens: [ReferenceTokens.Token], allowed: [UInt64])] = []
for reference in references {
    let text = TrainingText(reference.text, emphasis: reference.emphasis)
    let scheme = LabelScheme(reference, tokens: text.tokens)
    let features = ReferenceFeatures(of: text.tokens)
    for key in features.keys where key != 0 { counts[key, default: 0] += 1 }
    keyed.append((features.keys, text.tokens, scheme.allowed))
}
let kept = counts.filter { $0.value >= UInt32(cutoff) }.keys.sorted()
var numbers: [UInt32: Int32] = [:]
numbers.reserveCapacity(kept.count)
for (number, key) in kept.enumerated() { numbers[key] = Int32(number) }
log("\(keyed.reduce(0) { $0 + $1.tokens.count }) tokens, \(counts.count) features, \(kept.count) kept")
counts = [:]
let examples = keyed.map { item in
    Example(count: item.tokens.count, features: item.keys.map { $0 == 0 ? -1 : numbers[$0] ?? -1 }, separators: item.tokens.map(\.separator), allowed: item.allowed)
}
var trainer = ChainTrainer(featureCount: kept.count, options: options)
trainer.train(examples) { epoch, loss in log("epoch \(epoch + 1): loss \(loss)") }

let S = ReferenceField.stateCount
var order = (0 ..< kept.count).map { row in (row, (0 ..< S).reduce(Float(0)) { $0 + abs(trainer.weights[row * S + $1]) }) }
order.sort { $0.1 > $1.1 || $0.1 == $1.1 && $0.0 < $1.0 }
let scale: Float = 24
let rows = order.prefix(most).map { row, _ in
    (key: kept[row], weights: (0 ..< S).map { Int8(max(-127, min(127, (trainer.weights[row * S + $0] * scale).rounded()))) })
}.filter { $0.weights.contains { $0 != 0 } }
func small(_ weights: [Float]) -> [Int16] { weights.map { Int16(max(-30_000, min(30_000, ($0 * scale).rounded()))) } }
let bytes = LabelModel.bytes(rows: rows, transitions: small(trainer.transitions), starts: small(trainer.starts), ends: small(trainer.ends), scale: scale)
try Data(bytes).write(to: URL(fileURLWithPath: output))
log("\(rows.count) rows, \(bytes.count) bytes")
