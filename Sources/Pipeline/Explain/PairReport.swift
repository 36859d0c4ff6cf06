import Foundation
import Linkage
import Model
import Writing

/// Why two references are one work or two: the comparison, and what became of it.
public struct PairReport: Sendable {
    /// Where the references come from.
    public enum Origin: Sendable {
        /// A published dataset's folder.
        case dataset(String)
        /// The documents that a configuration names; its decisions and thresholds hold.
        case documents(Configuration)
    }

    public let explanation: PairExplanation
    /// Id, key and text of each.
    public let references: [(id: String, label: String?, text: String)]
    public let isOneWork: Bool
    /// Whether the keys of decisions are known: a published table does not hold all that they are made of.
    public let hasKeys: Bool

    /// - Parameter names: ids (`a.ris#r12`) or keys (`lake1`).
    /// - Throws: `Failure` (66, 64): no such dataset or reference, or a key that several have; 65 for decisions that contradict one another.
    public init(_ names: (String, String), from origin: Origin) async throws {
        var all: [Reference] = [], settings = LinkageSettings(), decisions: [Decision] = []
        switch origin {
        case .dataset(let folder): all = try PublishedReferences(in: folder).references
        case .documents(let configuration):
            all = try await Self.references(of: configuration)
            settings = configuration.linkageSettings
            decisions = configuration.decisions
        }
        let a = try Self.index(of: names.0, in: all), b = try Self.index(of: names.1, in: all)
        guard a != b else { throw Failure(.usage, "\(names.0) and \(names.1) are one reference", hint: "name two") }
        if case .dataset = origin { hasKeys = false } else { hasKeys = true }
        do throws(LinkageError) {
            let linker = Linker(settings)
            explanation = try linker.explanation(of: a, b, among: all, decisions: decisions)
            if hasKeys {
                let works = try linker.works(of: all, decisions: decisions).workIDs
                isOneWork = works[a] == works[b]
            } else {
                isOneWork = all[a].workID == all[b].workID
            }
        } catch { throw Failure(contradiction: error, among: decisions) }
        references = [a, b].map { (all[$0].id, all[$0].label, all[$0].text) }
    }

    private static func references(of configuration: Configuration) async throws -> [Reference] {
        let files = SourceFiles(of: configuration, formatsByExtension: KnownNames.all.formatsByExtension)
        guard !files.files.isEmpty else { throw Failure(.noInput, "there are no documents", hint: "name a dataset's folder, or reference files") }
        let extraction = DocumentExtraction(configuration: configuration)
        var references: [Reference] = []
        try await forEachInOrder(of: files.files, width: ProcessInfo.processInfo.activeProcessorCount, transform: extraction.document) { result in
            if case .records(let document) = result.outcome { references += document.records.references }
        }
        return references
    }

    /// By id, else by the record's own key.
    private static func index(of name: String, in references: [Reference]) throws -> Int {
        let bytes = Array(name.utf8)
        if let index = references.firstIndex(where: { bytes.elementsEqual($0.id.utf8) }) { return index }
        let found = references.indices.filter { references[$0].label.map { bytes.elementsEqual($0.utf8) } ?? false }
        guard let first = found.first else {
            throw Failure(.noInput, "no reference has the id or key \(name)", hint: "csv/references.csv lists them: reference_id and label")
        }
        guard found.count == 1 else {
            throw Failure(.usage, "\(found.count) references have the key \(name)", hint: "name one: " + found.prefix(5).map { references[$0].id }.joined(separator: ", "))
        }
        return first
    }

    /// One JSON object in one line.
    public var json: String {
        let lines = explanation.lines.map { line in
            JSON.object([("name", .text(line.name)), ("level", line.level.isEmpty ? .null : .text(line.level)), ("bits", line.bits.map { .number(Self.rounded($0)) } ?? .null),
                         ("a", line.valueA.isEmpty ? .null : .text(line.valueA)), ("b", line.valueB.isEmpty ? .null : .text(line.valueB))])
        }
        return JSON.object([
            ("a", .text(references[0].id)), ("b", .text(references[1].id)), ("one_work", .boolean(isOneWork)), ("probability", .number(explanation.probability)),
            ("bits", .number(Self.rounded(explanation.totalBits))), ("veto", .text(explanation.veto)), ("decision", .text(explanation.decision)),
            ("key_a", hasKeys ? .text(explanation.keyA) : .null), ("key_b", hasKeys ? .text(explanation.keyB) : .null),
            ("reasons", .list(explanation.reasons.map { .text($0) })), ("fields", .list(lines)),
        ]).text
    }

    /// The lines that a terminal shows.
    public var text: String {
        var lines = zip(["a", "b"], references).map { "\($0)  \($1.id)\($1.label.map { " (\($0))" } ?? ""): \(Self.cut($1.text, 160))" }
        lines.append("")
        let width = explanation.lines.map(\.name.count).max() ?? 0
        for line in explanation.lines {
            let name = line.name.padding(toLength: width, withPad: " ", startingAt: 0), level = line.level.padding(toLength: 7, withPad: " ", startingAt: 0)
            var text = "\(name)  \(level)  \(line.bits.map(Self.signed) ?? "      ")"
            if !line.valueA.isEmpty || !line.valueB.isEmpty { text += "  \(Self.shown(line.valueA)) | \(Self.shown(line.valueB))" }
            lines.append(text)
        }
        lines.append("\("sum".padding(toLength: width, withPad: " ", startingAt: 0))           \(Self.signed(explanation.totalBits))  probability \(explanation.probability)")
        lines.append("")
        if let veto = explanation.veto { lines.append("veto: \(veto)") }
        if let decision = explanation.decision { lines.append("decision: \(decision)") }
        lines.append("reasons: " + explanation.reasons.joined(separator: "; "))
        lines.append(isOneWork ? "result: one work" : "result: two works")
        if hasKeys { lines.append("keys: \(ReviewSheet.keyMark)\(explanation.keyA),\(ReviewSheet.keyMark)\(explanation.keyB)") }
        return lines.joined(separator: "\n")
    }

    private static func rounded(_ bits: Double) -> Double { (bits * 100).rounded() / 100 }

    /// `+12.3`, `-0.5`, right-aligned.
    private static func signed(_ bits: Double) -> String {
        let tenths = Int((abs(bits) * 10).rounded())
        let text = (bits < 0 && tenths > 0 ? "-" : "+") + "\(tenths / 10).\(tenths % 10)"
        return String(repeating: " ", count: max(0, 6 - text.count)) + text
    }

    private static func shown(_ value: String) -> String { value.isEmpty ? "–" : cut(value, 60) }

    private static func cut(_ text: String, _ count: Int) -> String { text.count <= count ? text : text.prefix(count - 1) + "…" }
}
