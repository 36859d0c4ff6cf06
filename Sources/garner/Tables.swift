import ArgumentParser
import Pipeline

/// `garner tables FILE`: the tables of one document, and nothing else.
struct Tables: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the tables of one document.",
        discussion: """
        Aligned for a terminal; --csv prints the rows as printed in the document, an empty line between two tables; --json one object a table, \
        with the spans and places of its cells.

          garner tables trial.md --table 2 --csv > table2.csv
        """
    )

    @Argument(help: ArgumentHelp("The document.", valueName: "file"), transform: nonEmpty)
    var file: String

    @Flag(help: "Print comma-separated values.")
    var csv = false

    @Flag(help: "Print one JSON object a table.")
    var json = false

    @Option(help: ArgumentHelp("Only this table, counted from 1.", valueName: "number"))
    var table: Int?

    @Flag(help: "Repeat a cell that covers several rows or columns in all of them.")
    var repeatSpans = false

    @Option(help: ArgumentHelp("Read the file as this format instead of by its extension.", valueName: "name"), transform: nonEmpty)
    var format: String?

    func validate() throws {
        if csv, json { throw ValidationError("--csv and --json exclude one another") }
    }

    func run() throws {
        let tables = try DocumentTables(of: file, format: format, repeatingSpans: repeatSpans)
        if let table, !(1 ... max(1, tables.count)).contains(table) || tables.count == 0 {
            throw Failure(.noInput, "\(file) has no table \(table); it has \(tables.count)")
        }
        if tables.count == 0 { Talk.say("\(file) has no table") }
        let chosen = table.map { [$0 - 1] } ?? Array(0 ..< tables.count)
        for (place, index) in chosen.enumerated() {
            if json { Talk.print(tables.json(index)); continue }
            if place > 0 { Talk.print("") }
            if csv { Talk.write(tables.csv(index)) } else { Talk.write(Array(Talk.neutral(tables.aligned(index)).utf8)) }
        }
        if !json, !csv { for diagnostic in tables.diagnostics { Talk.tell(diagnostic) } }
    }
}
