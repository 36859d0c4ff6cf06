import ArgumentParser
import Foundation
import Pipeline

/// `garner run`: reads the documents and publishes the dataset.
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the documents and publish the dataset.",
        discussion: """
        The dataset is replaced in one step at the end, or stays as it is. Standard output gets one line: what changed since the last run.

          garner run
          garner run --raw papers --output dataset
          garner run --config pipeline.yml --json --quiet
        """
    )

    enum Reason: String, ExpressibleByArgument, CaseIterable { case review }

    @OptionGroup var project: ProjectOptions

    @Option(help: ArgumentHelp("Write only these formats, separated by commas.", valueName: "names"))
    var writers: String?

    @Flag(help: "Publish although a source folder is missing or more than a fifth of the last run's documents are gone.")
    var allowRemoval = false

    @Flag(name: [.customShort("n"), .long], help: "Do everything but publish.")
    var dryRun = false

    @Option(help: ArgumentHelp("End with status 4 when more pairs wait for a person's look than before.", valueName: "review"))
    var failOn: Reason?

    @Option(help: ArgumentHelp("Write the possible pairs of references into this sheet, to be filled in.", valueName: "file"))
    var review: String?

    @OptionGroup var choices: RunChoices

    func run() async throws {
        var configuration = try project.configuration()
        if let writers { try configuration.chooseWriters(list: writers) }
        var options = RunOptions()
        options.allowsRemoval = allowRemoval
        options.isDryRun = dryRun
        options.review = review
        let last = RunManifest.read(from: configuration.outputs.folder)
        tellBeforehand(configuration)
        let summary = try await choices.run(configuration, options, reading: "documents")
        try report(summary, folder: configuration.outputs.folder, reviewBefore: last?.reviewCount ?? 0)
    }

    private func tellBeforehand(_ configuration: Configuration) {
        let ours = RunManifest().schemaVersion
        if !choices.quiet, let version = RunManifest.schemaVersion(of: configuration.outputs.folder), version != ours {
            Talk.say("garner: the published dataset is of schema version \(version); it is rebuilt as version \(ours)")
        }
        if let corrections = configuration.curation.corrections {
            Talk.say("garner: warning: \(corrections) is not applied: this version has no corrections yet")
        }
    }

    private func report(_ summary: RunSummary, folder: String, reviewBefore: Int) throws {
        let manifest = dryRun ? nil : RunManifest.read(from: folder)
        if choices.json, let manifest { Talk.print(manifest.printed) }
        if !choices.json { Talk.print(manifest?.changes.line ?? "\(summary.documentCount) documents, nothing published") }
        if !choices.quiet { tell(summary, manifest, folder) }
        if summary.quarantinedCount > 0 { throw CommandEnd(status: .quarantined) }
        if failOn == .review, let manifest, manifest.reviewCount > reviewBefore { throw CommandEnd(status: .reviewGrew) }
    }

    private func tell(_ summary: RunSummary, _ manifest: RunManifest?, _ folder: String) {
        if let manifest {
            let counts = ["references", "works", "findings"].compactMap { name in manifest.counts[name].map { "\($0) \(name)" } }
            Talk.say("garner: " + (["\(summary.documentCount) documents"] + counts).joined(separator: ", ") + " → \(folder)")
            if let codes = manifest.commonDiagnostics {
                Talk.say("garner: diagnostics: " + codes + (manifest.diagnostics.count > 5 ? ", …" : "") + "; see csv/diagnostics.csv")
            }
            for id in manifest.quarantined.prefix(20) { Talk.say("garner: quarantined: \(id)") }
        }
        if summary.quarantinedCount > 0 { Talk.say("garner: \(summary.quarantinedCount) quarantined; csv/diagnostics.csv says why") }
    }
}
