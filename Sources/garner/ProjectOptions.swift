import ArgumentParser
import Foundation
import Pipeline

/// Which project a command is about: a configuration file, or two folders.
struct ProjectOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The configuration to read; pipeline.yml where it is there.", valueName: "file"), transform: nonEmpty)
    var config: String?

    @Option(help: ArgumentHelp("Read every document of this folder, without a configuration.", valueName: "folder"), transform: nonEmpty)
    var raw: String?

    @Option(help: ArgumentHelp("Publish into this folder instead of the configured one.", valueName: "folder"), transform: nonEmpty)
    var output: String?

    func validate() throws {
        if config != nil, raw != nil { throw ValidationError("--config and --raw exclude each other: a configuration names its own sources.") }
    }

    /// - Throws: `Failure`, `Mistakes`.
    func configuration() throws -> Configuration {
        var configuration: Configuration
        if let raw {
            try Configuration.refuseFile(raw)
            configuration = Configuration(raw: raw, output: output ?? "output", builtIn: KnownNames.all.builtIn)
        } else {
            let file = config ?? "pipeline.yml"
            if config == nil, !FileManager.default.fileExists(atPath: file) {
                throw Failure(.noInput, "there is no pipeline.yml here",
                              hint: "run `garner init`, or name folders: garner run --raw DOCUMENTS --output DATASET")
            }
            configuration = try Configuration.read(file, knowing: .all)
        }
        if let output { configuration.redirectOutput(to: output) }
        try configuration.refuseSourcesInOutput()
        return configuration
    }
}
