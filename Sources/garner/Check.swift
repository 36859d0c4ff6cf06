import ArgumentParser
import Foundation
import Pipeline

/// `garner check`: is the configuration right, and does the dataset keep what the contract promises?
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the configuration and a published dataset.",
        discussion: """
        Every span is looked up in its document's text, every id is followed, every header, type and allowed value is compared with the \
        contract. Without a folder, the configuration's output is checked. Ends with 0 where all holds, 1 where something does not.
        """
    )

    @Argument(help: ArgumentHelp("A published dataset.", valueName: "output"), transform: nonEmpty)
    var folder: String?

    @Option(help: ArgumentHelp("The configuration to check; pipeline.yml where it is there.", valueName: "file"), transform: nonEmpty)
    var config: String?

    @Option(help: ArgumentHelp("Show at most so many problems of one kind.", valueName: "number"))
    var limit = 20

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "Print nothing; the status says it.")
    var quiet = false

    func run() throws {
        var folder = folder
        let file = config ?? "pipeline.yml"
        if config != nil || FileManager.default.fileExists(atPath: file) {
            let configuration = try Configuration.read(file, knowing: .all)
            if !quiet { Talk.say("\(file) is right") }
            if folder == nil, FileManager.default.fileExists(atPath: configuration.outputs.folder) { folder = configuration.outputs.folder }
        } else if folder == nil {
            throw Failure(.noInput, "there is neither a pipeline.yml nor a dataset to check",
                          hint: "garner check DATASET, or garner check --config FILE")
        }
        guard let folder else { return }
        let result = try DatasetCheck.result(of: folder, limit: max(1, limit))
        if json { Talk.print(result.json) } else if !quiet { show(result, folder) }
        if !result.problems.isEmpty { throw CommandEnd(status: .failure) }
    }

    private func show(_ result: DatasetCheck.Result, _ folder: String) {
        for problem in result.problems { Talk.print(Talk.neutral(problem.text)) }
        for note in result.notes { Talk.say("\(note)") }
        for (code, count) in result.counts.sorted(by: { $0.key < $1.key }) where count > limit {
            Talk.say("\(count) problems of kind \(code) in all")
        }
        if result.problems.isEmpty { Talk.print("\(folder): \(result.recordCount) records in \(result.tableCount) tables, all as promised") }
    }
}
