import ArgumentParser
import Foundation
import Pipeline

/// `garner run`: reads the documents and publishes the dataset.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the documents and publish the dataset.",
        discussion: """
        The dataset is replaced in one step at the end, or stays as it is. Standard output gets one line: what changed since the last run; with --quiet it gets none, \
        so that cron mails failures alone. \
        Documents that did not change are not read again.

          garner run
          garner run --explain
          garner run --raw papers --output dataset
          garner run --config pipeline.yml --json --quiet
        """
    )

    enum Reason: String, ExpressibleByArgument, CaseIterable { case review }

    @OptionGroup var project: ProjectOptions

    @Option(help: ArgumentHelp("Write only these formats, separated by commas.", valueName: "names"), transform: nonEmpty)
    var writers: String?

    @Flag(help: "Publish although a source folder is missing or more than a fifth of the last run's documents are gone.")
    var allowRemoval = false

    @Flag(name: [.customShort("n"), .long], help: "Say what a run would change, and write nothing.")
    var dryRun = false

    @Flag(help: "Read every document again, and publish though nothing changed.")
    var force = false

    @Flag(help: "Say which documents are read again, and why.")
    var explain = false

    @Option(help: ArgumentHelp("Write the hashes of all inputs into this file.", valueName: "file"), transform: nonEmpty)
    var writeLock: String?

    @Option(help: ArgumentHelp("Stop with status 65 unless the inputs are those of this file.", valueName: "file"), transform: nonEmpty)
    var locked: String?

    @Option(help: ArgumentHelp("End with status 4 when more pairs wait for a person's look than before.", valueName: "review"))
    var failOn: Reason?

    @Option(help: ArgumentHelp("Write the possible pairs of references into this sheet, to be filled in.", valueName: "file"), transform: nonEmpty)
    var review: String?

    @OptionGroup var choices: RunChoices

    func validate() throws {
        if writeLock != nil, locked != nil { throw ValidationError("--write-lock and --locked exclude each other.") }
    }

    func run() async throws {
        var configuration = try project.configuration()
        if let writers { try configuration.chooseWriters(list: writers) }
        var options = RunOptions()
        options.allowsRemoval = allowRemoval
        options.isDryRun = dryRun
        options.isForced = force
        options.inputLock = writeLock.map { .written($0) } ?? locked.map { .required($0) }
        options.review = review
        options.failsOnReview = failOn == .review
        tellBeforehand(configuration)
        let summary = try await choices.run(configuration, options, reading: "documents")
        try report(summary, folder: configuration.outputs.folder)
    }

    private func tellBeforehand(_ configuration: Configuration) {
        let ours = RunManifest().schemaVersion
        if !choices.quiet, let version = RunManifest.schemaVersion(of: configuration.outputs.folder), version != ours {
            Talk.say("the published dataset is of schema version \(version); it is rebuilt as version \(ours)")
        }
    }

    private func report(_ summary: RunSummary, folder: String) throws {
        let manifest = summary.manifest
        if choices.json { Talk.print(manifest.printed) } else if !choices.quiet { Talk.print(manifest.changes.line + (dryRun ? " (nothing is published)" : "")) }
        if explain { tellReread(summary) }
        if !choices.quiet { tell(summary, folder) }
        if summary.status != .success { throw CommandEnd(status: summary.status) }
    }

    private func tellReread(_ summary: RunSummary) {
        for (document, cause) in summary.reread { Talk.say("\(document): read again: \(cause.rawValue)", event: "reread", ["document": document, "cause": "\(cause)"]) }
        let documents = summary.manifest.counts["documents"] ?? 0
        if summary.isUnchanged { return Talk.say("no document was read again: inputs, program and dataset are as the last run left them") }
        Talk.say("\(summary.reread.count) documents were read, \(max(0, documents - summary.reread.count)) came from the cache")
    }

    private func tell(_ summary: RunSummary, _ folder: String) {
        let manifest = summary.manifest
        let counts = ["documents", "references", "works", "findings"].compactMap { name in manifest.counts[name].map { "\($0) \(name)" } }
        Talk.say(counts.joined(separator: ", ") + (summary.isUnchanged ? "; nothing changed in " : dryRun ? "; nothing is written to " : " → ") + folder)
        if let codes = manifest.commonDiagnostics {
            Talk.say("diagnostics: " + codes + (manifest.diagnostics.count > 5 ? ", …" : "") + "; see csv/diagnostics.csv")
        }
        for code in ["stale-correction", "ambiguous-correction", "stale-decision", "link-to-folder", "unmatched-source", "dataset-as-source"] {
            if let count = manifest.diagnostics[code] { Talk.say("\(count) \(code); csv/diagnostics.csv says which", .warning) }
        }
        for id in manifest.quarantined.prefix(20) { Talk.say("quarantined: \(id)", .warning, event: "quarantined", ["document": id]) }
        if summary.quarantinedCount > 0 { Talk.say("\(summary.quarantinedCount) quarantined; csv/diagnostics.csv says why", .warning) }
    }
}
