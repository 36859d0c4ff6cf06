import Foundation
import Linkage

/// One training: labelled sets in, a source file of weights out, and how well they do on sets that they have not seen.
struct LinkageTraining {
    private var folders: [URL] = []
    private var output: String
    private var trainer = WeightTrainer()

    init(_ arguments: [String]) throws {
        var arguments = arguments[...]
        var paths: [String] = []
        while let argument = arguments.popFirst() {
            switch argument {
            case "--caution": trainer.caution = try Self.number(argument, &arguments)
            case "--pull": trainer.pull = try Self.number(argument, &arguments)
            default: paths.append(argument)
            }
        }
        guard paths.count >= 2 else { throw TrainingError("give the file to write and at least one folder with records.csv and truth.csv") }
        output = paths[0]
        folders = paths.dropFirst().map { URL(fileURLWithPath: $0) }
    }

    private static func number(_ option: String, _ arguments: inout ArraySlice<String>) throws -> Double {
        guard let text = arguments.popFirst(), let value = Double(text) else { throw TrainingError("\(option) wants a number") }
        return value
    }

    func run() throws {
        let sets = try folders.map(LabelledSet.init)
        let samples = sets.map { $0.sample() }
        let weights = trainer.weights(from: samples)
        try Self.source(of: weights).write(toFile: output, atomically: true, encoding: .utf8)
        print("pair precision / recall: learned from all sets; learned without the set and those that share its references")
        for set in sets {
            let unseen = zip(sets, samples).filter { $0.0.name != set.name && !set.isSeen(by: $0.0) }.map(\.1)
            let own = try clusters(of: set, weights), other = unseen.isEmpty ? nil : try clusters(of: set, trainer.weights(from: unseen))
            for truth in set.truths {
                let unseenScore = other.map { Self.score($0, set, truth.clusters) } ?? "-"
                print("\(set.name) \(truth.name): \(Self.score(own, set, truth.clusters)); \(unseenScore)")
            }
        }
        print("written to \(output)")
    }

    private func clusters(of set: LabelledSet, _ weights: Weights) throws -> [String] {
        var settings = LinkageSettings()
        settings.weights = weights
        return try Linker(settings).works(of: set.references).workIDs
    }

    /// `0.9987 / 0.9402 (1 false, 50 missed)`
    private static func score(_ works: [String], _ set: LabelledSet, _ clusters: [String: String]) -> String {
        var found: [String: Int] = [:], known: [String: Int] = [:], both: [String: Int] = [:]
        for (work, reference) in zip(works, set.references) {
            guard let cluster = clusters[reference.label ?? ""] else { continue }
            found[work, default: 0] += 1
            known[cluster, default: 0] += 1
            both[work + "\n" + cluster, default: 0] += 1
        }
        let pairs = { (counts: [String: Int]) in counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
        let right = pairs(both), all = pairs(found), gold = pairs(known)
        let figures = String(format: "%.4f / %.4f", all == 0 ? 1 : Double(right) / Double(all), gold == 0 ? 1 : Double(right) / Double(gold))
        return "\(figures) (\(all - right) false, \(gold - right) missed)"
    }

    private static func source(of weights: Weights) -> String {
        let named = zip(Weights.names, weights.flat).filter { $0.1 != 0 }
        let features = named.filter { !$0.0.contains(".") }.map { "        (.\($0.0), \($0.1)),\n" }
        let levels = named.filter { $0.0.contains(".") }.map { name, weight in
            let parts = name.split(separator: ".")
            return "        (.\(parts[0]), .\(parts[1]), \(weight)),\n"
        }
        return """
            // Written by Tests/train-linkage.

            extension Weights {
                package static let shipped = Weights([
            \(features.joined())    ], [
            \(levels.joined())    ])
            }

            """
    }
}
