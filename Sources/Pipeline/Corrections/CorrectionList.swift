import Model

/// All corrections of a run, and how they are put into a document's records.
public struct CorrectionList: Sendable {
    /// By the digits of their keys.
    private var byHash: [String: [Correction]] = [:]

    public init(_ corrections: [Correction] = []) {
        for correction in corrections { if let hash = correction.parts?.hash { byHash[hash, default: []].append(correction) } }
    }

    public var isEmpty: Bool { byHash.isEmpty }

    /// The columns of each table that people may correct, sorted.
    static let columns: [(table: String, columns: [String])] = tables.map { ($0.name, $0.kinds.keys.sorted()) }

    /// What the columns of that name take, table by table.
    static func kinds(of column: String) -> [CorrectedValue] { tables.compactMap { $0.kinds[column] } }

    private static let tables: [(name: String, kinds: [String: CorrectedValue])] = [
        table(DocumentRow.self), table(Reference.self), table(Finding.self), table(Quantity.self), table(Study.self), table(Effect.self),
    ]

    private static func table<R: Correctable>(_ type: R.Type) -> (name: String, kinds: [String: CorrectedValue]) { (R.tableName, R.setters.mapValues(\.kind)) }

    /// The document with its corrections, each with a note that says what was read before.
    func applied(to document: CachedDocument) -> CachedDocument {
        var records = document.records
        let id = records.source.id
        var notes: [Diagnostic] = []
        let references = chosen(records.references, id, &notes)
        if !references.isEmpty { records.references.modifyEach { correct(&$0, references, id, &notes) } }
        let findings = chosen(records.findings, id, &notes)
        if !findings.isEmpty { records.findings.modifyEach { correct(&$0, findings, id, &notes) } }
        let quantities = chosen(records.quantities, id, &notes)
        if !quantities.isEmpty { records.quantities.modifyEach { correct(&$0, quantities, id, &notes) } }
        let studies = chosen(records.studies, id, &notes)
        for index in records.studies.indices { correct(&records.studies[index], studies, id, &notes) }
        let effects = chosen(records.effects, id, &notes)
        if !effects.isEmpty { records.effects.modifyEach { correct(&$0, effects, id, &notes) } }
        var row = records.row
        correct(&row, chosen([row], id, &notes), id, &notes)
        records.metadata = row.metadata
        records.diagnostics += notes
        return CachedDocument(records: records, text: document.text, packedBlocks: document.packedBlocks, spool: document.spool)
    }

    /// The corrections that no record of the dataset has taken.
    func stale(in dataset: Dataset) -> [Diagnostic] {
        var seen: Set<String> = []
        for document in dataset.documents {
            for note in document.diagnostics where [Self.code, Self.ambiguousCode].contains(note.code) { if let place = note.hint { seen.insert(place) } }
        }
        return byHash.values.joined().filter { !seen.contains($0.place) }.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }.map { correction in
            Diagnostic(.warning, "stale-correction", "\(correction.place): no record has the key \(correction.key) and a column \(correction.column); it is not applied",
                       hint: "look at the record again by garner explain --record ID, and give the correction its new key or strike it")
        }
    }

    static let code = "corrected", ambiguousCode = "ambiguous-correction"

    /// The records of a document that are to be corrected, by their names. Where several say the same, a correction says which of them is meant, or is
    /// not applied.
    private func chosen<R: Correctable>(_ records: some Sequence<R>, _ document: String, _ notes: inout [Diagnostic]) -> [String: [Correction]] {
        var names: [String: [String]] = [:]
        for record in records {
            let hash = CorrectionKey.key(of: record, document: document)
            if byHash[hash] != nil { names[hash, default: []].append(record.name) }
        }
        var chosen: [String: [Correction]] = [:]
        for (hash, names) in names.sorted(by: { $0.key < $1.key }) {
            for correction in byHash[hash] ?? [] where R.setters[correction.column] != nil {
                if let copy = correction.parts?.copy {
                    if correction.parts?.count == names.count { chosen[names[copy - 1], default: []].append(correction) }
                } else if names.count == 1 {
                    chosen[names[0], default: []].append(correction)
                } else {
                    let list = names.prefix(10).joined(separator: ", ") + (names.count > 10 ? " …" : "")
                    notes.append(Diagnostic(.warning, Self.ambiguousCode, document: document,
                                            "\(names.count) records of \(R.tableName) say the same and have the key \(hash): \(list); \(correction.column) is not corrected. Their own keys are "
                                                + "\(hash).1of\(names.count) and so on, in this order; garner explain --record prints them", hint: correction.place))
                }
            }
        }
        return chosen
    }

    private func correct<R: Correctable>(_ record: inout R, _ chosen: [String: [Correction]], _ document: String, _ notes: inout [Diagnostic]) {
        for correction in chosen[record.name] ?? [] {
            guard let setter = R.setters[correction.column], setter.kind.takes(correction.value),
                  let column = R.columns.first(where: { $0.definition.name == correction.column }) else { continue }
            let was = column.value(record).plainText
            setter.set(&record, correction.value)
            let now = column.value(record).plainText
            notes.append(Diagnostic(.note, Self.code, document: document, span: record.printedAt,
                                    "\(R.tableName) \(record.name): \(correction.column) is \(now.map(quoted) ?? "empty")\(correction.attribution), "
                                        + "\(was.map(quoted) ?? "nothing") was read",
                                    hint: correction.place))
        }
    }
}
