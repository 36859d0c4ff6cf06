import Foundation
import Linkage
import Model
import Writing

/// The possible pairs of a run as a sheet that a person fills in: `same` or `distinct` in the column *verdict*, and that is a decision file.
///
/// Both references stand side by side, value by value, after the reasons. Decisions that were given to the run stand at the top as they were, so
/// that the sheet can be filled in again and again: `garner dedupe a.ris --output works --review sheet.csv --decisions sheet.csv`.
///
/// - Shape: decided pairs first, then open ones, the likeliest first, then those that are neither any more and have something written in them. Keys begin with `k-`, so that no spreadsheet takes them for numbers.
struct ReviewSheet {
    /// The columns that `DecisionFile` reads; those behind them are for the eye.
    static let decisionColumns = ["key_a", "key_b", "verdict", "reviewer", "date", "note"]
    static let keyMark = "k-"

    /// The key that a person's cell holds, with the mark or without, in either case.
    static func key(in cell: String) -> String {
        let cell = cell.lowercased()
        return cell.hasPrefix(keyMark) ? String(cell.dropFirst(keyMark.count)) : cell
    }

    private static let fields: [(name: String, value: @Sendable (Reference) -> String?)] = [
        ("title", { $0.bibliography.title ?? $0.text }), ("authors", { $0.bibliography.authors.map(\.text).joined(separator: "; ") }),
        ("year", { $0.bibliography.year.map(String.init) }), ("container_title", { $0.bibliography.containerTitle ?? $0.host }),
        ("volume", { $0.bibliography.volume }), ("issue", { $0.bibliography.issue }), ("page", { $0.bibliography.page }),
        ("doi", { $0.bibliography.doi }), ("pmid", { $0.bibliography.pmid }), ("label", { $0.label }), ("reference_id", { $0.id }),
    ]

    /// All columns of a sheet that nobody has added to.
    static let columns = decisionColumns + ["probability", "reasons"] + fields.flatMap { ["\($0.name)_a", "\($0.name)_b"] }

    private var sheet = SpreadsheetSheet()
    private let written: WrittenCells
    /// The pairs that have a row, their keys sorted.
    private var pairs: Set<[String]> = []

    /// - Parameter path: the sheet that the new one takes the place of, if it is there; what people wrote into it stays.
    init(_ dataset: Dataset, decisions: [Decision], over path: String) {
        written = WrittenCells(path)
        sheet.append(Self.columns + written.ownColumns)
        let all = dataset.references
        var references: [String: Reference] = [:]
        for reference in all { references[reference.id] = reference }
        let open = dataset.matches.filter { $0.decision == .possible }.sorted { a, b in
            if a.probability != b.probability { return a.probability > b.probability }
            return (a.referenceIDA, a.referenceIDB) < (b.referenceIDA, b.referenceIDB)
        }
        let byKey = Self.references(all, ofKeys: Set(decisions.flatMap { [$0.keyA, $0.keyB] } + written.rows.flatMap { [$0.keyA, $0.keyB] }))
        for decision in decisions {
            let cells = [decision.verdict.rawValue, decision.reviewer ?? "", decision.date ?? "", decision.note ?? ""]
            append((decision.keyA, decision.keyB), cells, byKey[decision.keyA], byKey[decision.keyB])
        }
        for match in open {
            guard let a = references[match.referenceIDA], let b = references[match.referenceIDB] else { continue }
            let probability = String((match.probability * 1000).rounded() / 1000)
            append((Linker.contentKey(of: a), Linker.contentKey(of: b)), nil, a, b, probability, match.reasons.filter { !$0.hasPrefix("keys ") })
        }
        for row in written.rows where !pairs.contains([row.keyA, row.keyB].sorted()) {
            append((row.keyA, row.keyB), row.decision, byKey[row.keyA], byKey[row.keyB])
        }
    }

    private static func references(_ references: [Reference], ofKeys wanted: Set<String>) -> [String: Reference] {
        var byKey: [String: Reference] = [:]
        guard !wanted.isEmpty else { return byKey }
        for reference in references {
            let key = Linker.contentKey(of: reference)
            if wanted.contains(key), byKey[key] == nil { byKey[key] = reference }
        }
        return byKey
    }

    /// - Parameter decision: the cells behind the keys; nil for those that people have written.
    private mutating func append(_ keys: (String, String), _ decision: [String]?, _ a: Reference?, _ b: Reference?, _ probability: String = "",
                                 _ reasons: [String] = []) {
        let row = written.row(keys.0, keys.1)
        let cells = decision ?? row?.decision ?? ["", "", "", ""]
        let values = Self.fields.flatMap { field in [a, b].map { $0.flatMap(field.value) ?? "" } }
        sheet.append([Self.keyMark + keys.0, Self.keyMark + keys.1] + cells + [probability, reasons.joined(separator: "; ")] + values
            + (row?.own ?? written.ownColumns.map { _ in "" }))
        pairs.insert([keys.0, keys.1].sorted())
    }

    /// - Throws: `Failure` (73, 74); the sheet that was there is then as it was.
    func write(to path: String) throws { try FileBytes.replace(path, with: sheet.bytes) }

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
