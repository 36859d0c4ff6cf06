import ArgumentParser
import Foundation
import Pipeline

/// How a command's run goes and what it says, whatever it reads.
struct RunChoices: ParsableArguments {
    @Option(help: ArgumentHelp("Files under way at once; as many as there are cores when left out.", valueName: "number"))
    var threads: Int?

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(help: "Print the run's manifest as JSON instead of the line.")
    var json = false

    @Option(help: ArgumentHelp("How to talk on standard error: text, or json for one object a line.", valueName: "format"))
    var logFormat: LogFormat = .text

    func validate() throws {
        if let threads, !(1 ... 1024).contains(threads) {
            throw ValidationError("--threads is \(threads) where a number from 1 to 1024 is expected.")
        }
        Talk.format = logFormat
    }

    /// Runs the pipeline, with a line of progress on a terminal.
    ///
    /// - Parameter things: what the progress counts: `documents`.
    func run(_ configuration: Configuration, _ options: RunOptions, reading things: String) async throws -> RunSummary {
        var options = options
        options.threads = threads
        let line = ProgressLine(isOn: !quiet && Talk.isTerminal && logFormat == .text)
        let isLogged = !quiet && (!Talk.isTerminal || logFormat == .json)
        defer { line.end() }
        return try await Pipeline(configuration: configuration, options: options).run { progress in
            switch progress {
            case .extracting(let done, let count): line.show("reading \(things) \(done)/\(count)")
            case .linking(let references): line.show("linking \(references) references")
            case .writing: line.show("writing")
            case .ended(let stage):
                guard isLogged else { return }
                let seconds = String(format: "%.3f", stage.seconds)
                Talk.say("\(stage.stage) took \(seconds) s", event: "stage", ["stage": stage.stage, "seconds": stage.seconds, "peak_memory_bytes": stage.peakMemory ?? 0])
            }
        }
    }
}

extension RunManifest {
    /// The manifest as it is printed.
    var printed: String { String(decoding: json, as: UTF8.self).trimmingCharacters(in: .newlines) }

    /// `12 ragged-row, 3 long-line`: the five commonest diagnostics; nil where there are none.
    var commonDiagnostics: String? {
        let codes = diagnostics.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
        return codes.isEmpty ? nil : codes.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}

extension Configuration {
    /// Takes the formats of a list with commas.
    mutating func chooseWriters(list: String) throws {
        try chooseWriters(list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    }
}

/// The progress of a run on a terminal, at most ten times a second.
final class ProgressLine {
    private let isOn: Bool
    private var last = ContinuousClock.now - .seconds(1)

    init(isOn: Bool) { self.isOn = isOn }

    func show(_ text: String) {
        guard isOn, ContinuousClock.now - last > .milliseconds(100) else { return }
        last = .now
        Talk.progress(text)
    }

    func end() { if isOn { Talk.endProgress() } }
}
