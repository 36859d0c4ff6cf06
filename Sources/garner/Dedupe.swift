import ArgumentParser
import Foundation
import Pipeline

/// `garner dedupe`: reference files in, works and duplicates out, without a project.
struct Dedupe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find the duplicates in reference files.",
        discussion: """
        RIS, BibTeX, CSL-JSON, PubMed's nbib and abstracts, Web of Science's and EndNote's tagged text, EndNote XML, and CSV \
        with a header. The dataset appears in the output folder: csv/references.csv \
        says of every record which work it is, csv/matches.csv why, references/works.ris (.bib, .json) has each work once.

          garner dedupe scopus.ris pubmed.nbib wos.csv --output works
          garner dedupe all.ris --output works --review sheet.csv
          garner dedupe all.ris --output works --review sheet.csv --decisions sheet.csv

        Fill in same or distinct in the sheet's column verdict; what stays empty stays open.
        """
    )

    @Argument(help: ArgumentHelp("Files of references.", valueName: "file"), transform: nonEmpty)
    var files: [String]

    @Option(help: ArgumentHelp("Publish into this folder.", valueName: "folder"), transform: nonEmpty)
    var output: String

    @Option(help: ArgumentHelp("Write the possible pairs into this sheet.", valueName: "file"), transform: nonEmpty)
    var review: String?

    @Option(help: ArgumentHelp("Apply what people decided: a filled sheet, or key_a,key_b,verdict,reviewer,date,note.", valueName: "file"), transform: nonEmpty)
    var decisions: String?

    @Flag(help: "Publish although no file holds a reference any more, or the folder holds a project's dataset.")
    var allowRemoval = false

    @Flag(help: "Take a preprint and what was published of it for one work.")
    var mergePreprints = false

    @Option(help: ArgumentHelp("Write these formats instead of csv,ris,biblatex,csl-json.", valueName: "names"), transform: nonEmpty)
    var writers: String?

    @OptionGroup var choices: RunChoices

    func run() async throws {
        var configuration = try Configuration(files: files, output: output, builtIn: KnownNames.all.builtIn)
        // one command line from the first run on: the sheet that is to be written is not there yet
        if let decisions, decisions != review || FileManager.default.fileExists(atPath: decisions) { try configuration.readDecisions(decisions) }
        if let writers { try configuration.chooseWriters(list: writers) }
        if mergePreprints { configuration.mergePreprints() }
        try configuration.refuseSourcesInOutput()
        var options = RunOptions()
        options.allowsRemoval = allowRemoval
        options.review = review
        let summary = try await choices.run(configuration, options, reading: "files")
        try report(summary, folder: configuration.outputs.folder)
    }

    private func report(_ summary: RunSummary, folder: String) throws {
        guard let manifest = RunManifest.read(from: folder) else { return }
        let references = manifest.counts["references"] ?? 0, works = manifest.counts["works"] ?? 0
        if choices.json {
            Talk.print(manifest.printed)
        } else if !choices.quiet {
            Talk.print("\(references) references, \(works) works, \(references - works) duplicates, \(manifest.reviewCount) possible pairs")
        }
        if !choices.quiet {
            if let codes = manifest.commonDiagnostics { Talk.say("diagnostics: \(codes); see \(folder)/csv/diagnostics.csv") }
            if let review, manifest.reviewCount > 0 { Talk.say("fill in the column verdict of \(review), and give it back with --decisions \(review)") }
        }
        if summary.quarantinedCount > 0 {
            if !choices.quiet { Talk.say("\(summary.quarantinedCount) files could not be read; \(folder)/csv/diagnostics.csv says why", .warning) }
            throw CommandEnd(status: .quarantined)
        }
    }
}
