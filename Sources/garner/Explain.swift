import ArgumentParser
import Foundation
import Pipeline

/// `garner explain FILE`: what was recognised in one document, line by line; `--pair A B`: why two references are one work or two;
/// `--record ID`: what one record says, and the key by which a correction names it.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is recognised in a document, a record, or why two references are one work or two.",
        discussion: """
        Each line of the document stands with its role; below it, what was read from it. With --json, one object a line of the document.

          garner explain raw/note.md
          garner explain --pair lake1 30012345 scopus.ris pubmed.nbib
          garner explain --pair 'note.md#r3' 'page.html#r12'
          garner explain --record 'note.md#f2'

        --pair takes two reference ids or the records' own keys, and where to look: reference files, a published dataset, or nothing for the \
        documents of pipeline.yml. Every field stands with both values, how they agree, and what that adds in bits.

        --record takes the id of a finding, quantity, reference, study, effect or document of the project. It prints the record as it was read, \
        and a line to fill in for curation/corrections.csv.
        """
    )

    @Argument(help: ArgumentHelp("The document.", valueName: "file"), transform: nonEmpty)
    var file: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Explain a pair of references: two ids or keys, then files or a dataset.", valueName: "id"), transform: nonEmpty)
    var pair: [String] = []

    @Option(help: ArgumentHelp("Explain one record of the project.", valueName: "id"), transform: nonEmpty)
    var record: String?

    @Option(help: ArgumentHelp("Take the vocabulary from this configuration; pipeline.yml where it is there.", valueName: "file"), transform: nonEmpty)
    var config: String?

    @Option(help: ArgumentHelp("Read the file as this format instead of by its extension.", valueName: "name"), transform: nonEmpty)
    var format: String?

    @Flag(help: "Print one JSON object a line of the document.")
    var json = false

    func validate() throws {
        if pair.count == 1 { throw ValidationError("--pair takes two references.") }
        if pair.isEmpty, record == nil, file == nil { throw ValidationError("Missing expected argument '<file>'") }
    }

    func run() async throws {
        if let record { return Talk.print(Talk.neutral(try RecordReport(record, in: projectConfiguration()).text)) }
        guard let file, pair.isEmpty else { return try await explainPair() }
        let path = config ?? "pipeline.yml"
        let configuration = config != nil || FileManager.default.fileExists(atPath: path) ? try Configuration.read(path, knowing: .all) : nil
        let explanation = try Explanation(of: file, format: format, vocabulary: configuration?.vocabulary ?? KnownNames.all.builtIn)
        let paint = Paint(isOn: Talk.takesColor(STDOUT_FILENO))
        for line in explanation.lines {
            if json { Talk.print(line.json) } else { show(line, paint) }
        }
        for diagnostic in explanation.diagnostics where !json { Talk.tell(diagnostic) }
    }

    private func explainPair() async throws {
        let places = pair.dropFirst(2) + (file.map { [$0] } ?? [])
        let report = try await PairReport((pair[0], pair[1]), from: origin(Array(places)))
        Talk.print(json ? report.json : Talk.neutral(report.text))
    }

    private func origin(_ places: [String]) throws -> PairReport.Origin {
        if places.isEmpty { return .documents(try projectConfiguration(orElse: "name reference files or a published dataset behind the two references")) }
        var isFolder: ObjCBool = false
        if places.count == 1, FileManager.default.fileExists(atPath: places[0], isDirectory: &isFolder), isFolder.boolValue { return .dataset(places[0]) }
        return .documents(try Configuration(files: places, output: "output", builtIn: KnownNames.all.builtIn))
    }

    private func projectConfiguration(orElse hint: String = "name a configuration by --config") throws -> Configuration {
        let file = config ?? "pipeline.yml"
        guard config != nil || FileManager.default.fileExists(atPath: file) else { throw Failure(.noInput, "there is no pipeline.yml here", hint: hint) }
        return try Configuration.read(file, knowing: .all)
    }

    private func show(_ line: Explanation.Line, _ paint: Paint) {
        let number = String(repeating: " ", count: max(0, 5 - String(line.number).count)) + String(line.number)
        let role = line.role.padding(toLength: 11, withPad: " ", startingAt: 0)
        Talk.print("\(paint.dim(number)) \(paint.role(line.role, role)) \(Talk.neutral(line.text))")
        for record in line.records {
            let text = "\(record.table) \(record.id.isEmpty ? "" : record.id + " ")\(record.summary)"
            Talk.print(String(repeating: " ", count: 18) + paint.record("└ " + Talk.neutral(text)))
        }
    }
}

/// Colours by role, where the terminal takes them.
private struct Paint {
    let isOn: Bool

    func dim(_ text: String) -> String { wrapped(text, "2") }
    func record(_ text: String) -> String { wrapped(text, "36") }

    func role(_ role: String, _ text: String) -> String {
        let codes = ["heading": "1;35", "table": "33", "caption": "33", "reference": "32", "item": "34", "boilerplate": "2", "blank": "2",
                     "code": "31"]
        return wrapped(text, codes[role] ?? "0")
    }

    private func wrapped(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
