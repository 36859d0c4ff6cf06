import Foundation
import Linkage
import Model
import Writing

/// The possible pairs of a run as a sheet that a person fills in: `same` or `distinct` in the column *verdict*, and that is a decision file.
///
/// Both references stand side by side, value by value, after the reasons. Decisions that were given to the run stand at the top as they were, so
/// that the sheet can be filled in again and again: `garner dedupe a.ris --output works --review sheet.csv --decisions sheet.csv`.
///
/// - Shape: decided pairs first, then open ones, the likeliest first. Keys begin with `k-`, so that no spreadsheet takes them for numbers.
struct ReviewSheet {
    /// The columns that `DecisionFile` reads; those behind them are for the eye.
    static let decisionColumns = ["key_a", "key_b", "verdict", "reviewer", "date", "note"]
    static let keyMark = "k-"

    /// The key that a person's cell holds, with the mark or without.
    static func key(in cell: String) -> String { cell.hasPrefix(keyMark) ? String(cell.dropFirst(keyMark.count)) : cell }

    private static let fields: [(name: String, value: @Sendable (Reference) -> String?)] = [
        ("title", { $0.bibliography.title ?? $0.text }), ("authors", { $0.bibliography.authors.map(\.text).joined(separator: "; ") }),
        ("year", { $0.bibliography.year.map(String.init) }), ("container_title", { $0.bibliography.containerTitle ?? $0.host }),
        ("volume", { $0.bibliography.volume }), ("issue", { $0.bibliography.issue }), ("page", { $0.bibliography.page }),
        ("doi", { $0.bibliography.doi }), ("pmid", { $0.bibliography.pmid }), ("label", { $0.label }), ("reference_id", { $0.id }),
    ]

    private var sheet = SpreadsheetSheet()

    init(_ dataset: Dataset, decisions: [Decision]) {
        sheet.append(Self.decisionColumns + ["probability", "reasons"] + Self.fields.flatMap { ["\($0.name)_a", "\($0.name)_b"] })
        var references: [String: Reference] = [:]
        for reference in dataset.references { references[reference.id] = reference }
        let open = dataset.matches.filter { $0.decision == .possible }.sorted { a, b in
            if a.probability != b.probability { return a.probability > b.probability }
            return (a.referenceIDA, a.referenceIDB) < (b.referenceIDA, b.referenceIDB)
        }
        appendDecided(decisions, references: dataset.references)
        for match in open {
            guard let a = references[match.referenceIDA], let b = references[match.referenceIDB] else { continue }
            let probability = String((match.probability * 1000).rounded() / 1000)
            let keys = [a, b].map { Self.keyMark + Linker.contentKey(of: $0) }
            append(keys + ["", "", "", ""], probability, match.reasons.filter { !$0.hasPrefix("keys ") }, a, b)
        }
    }

    private mutating func appendDecided(_ decisions: [Decision], references: [Reference]) {
        guard !decisions.isEmpty else { return }
        let wanted = Set(decisions.flatMap { [$0.keyA, $0.keyB] })
        var byKey: [String: Reference] = [:]
        for reference in references {
            let key = Linker.contentKey(of: reference)
            if wanted.contains(key), byKey[key] == nil { byKey[key] = reference }
        }
        for decision in decisions {
            let cells = [Self.keyMark + decision.keyA, Self.keyMark + decision.keyB, decision.verdict.rawValue, decision.reviewer ?? "", decision.date ?? "",
                         decision.note ?? ""]
            append(cells, "", [], byKey[decision.keyA], byKey[decision.keyB])
        }
    }

    private mutating func append(_ decision: [String], _ probability: String, _ reasons: [String], _ a: Reference?, _ b: Reference?) {
        let values = Self.fields.flatMap { field in [a, b].map { $0.flatMap(field.value) ?? "" } }
        sheet.append(decision + [probability, reasons.joined(separator: "; ")] + values)
    }

    /// - Throws: `Failure` (73, 74).
    func write(to path: String) throws { try FileBytes.write(sheet.bytes, to: path) }

    /// Refuses to write over what a person filled in and did not give to the run, and into a folder that the run replaces.
    ///
    /// - Throws: `Failure` (64).
    static func refuse(_ path: String, _ configuration: Configuration) throws {
        let place = FileBytes.canonical(path)
        guard !place.lies(in: configuration.outputs.folder) else {
            throw Failure(.usage, "the review sheet \(path) lies in the output folder, which every run replaces", hint: "keep it beside the folder")
        }
        guard FileBytes.status(of: path) != nil, configuration.curation.decisions.map(FileBytes.canonical) != place else { return }
        let (decisions, mistakes) = DecisionFile.read(path, shownAs: path)
        guard decisions.isEmpty, mistakes.isEmpty else {
            throw Failure(.usage, mistakes.isEmpty ? "\(path) holds \(decisions.count) verdicts, which the new sheet would replace" : "\(path) is there and is no review sheet",
                          hint: mistakes.isEmpty ? "give it with --decisions \(path), or name another file" : "name another file")
        }
    }
}
