import ArgumentParser
import Pipeline

/// `garner diff OLD NEW`: what changed between any two datasets.
struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what changed between two datasets.",
        discussion: """
        Prints a summary as Markdown, or with --csv every changed field as run/changes.csv has it: entity, id, field, old, new, cause. Datasets \
        need their csv/ for it.

          garner diff yesterday/output output
          garner diff --csv yesterday/output output > changes.csv
        """
    )

    @Argument(help: ArgumentHelp("The older dataset.", valueName: "old"), transform: nonEmpty)
    var old: String

    @Argument(help: ArgumentHelp("The newer dataset.", valueName: "new"), transform: nonEmpty)
    var new: String

    @Flag(help: "Print one row a change as CSV.")
    var csv = false

    func run() throws {
        let summary = try DatasetDiff(from: old, to: new).run { if csv { Talk.write($0) } }
        if !csv { Talk.print(Talk.neutral(summary.markdown().trimmingSuffix("\n"))) }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
