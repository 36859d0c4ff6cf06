import ArgumentParser
import Foundation
import Pipeline

/// `garner init`: a project to start from.
struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a commented pipeline.yml and an empty raw/; nothing is overwritten.")

    @Argument(help: ArgumentHelp("Where; this folder when left out.", valueName: "folder"), transform: nonEmpty)
    var folder = "."

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    func run() throws {
        let made = try ProjectTemplate.make(in: folder)
        if !quiet {
            for path in made.made { Talk.print("made \(path)") }
            for path in made.kept { Talk.say("\(path) is there already and stays as it is") }
            Talk.say("put documents into \(folder == "." ? "" : folder + "/")raw/, then: garner run")
        }
    }
}
