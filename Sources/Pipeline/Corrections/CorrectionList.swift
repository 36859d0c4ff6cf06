import Model

/// All corrections of a run, and how they are put into a document's records.
public struct CorrectionList: Sendable {
    private var byKey: [String: [Correction]] = [:]

    public init(_ corrections: [Correction] = []) {
        for correction in corrections { byKey[correction.key, default: []].append(correction) }
    }

    public var isEmpty: Bool { byKey.isEmpty }

    /// The columns of each table that people may correct, sorted.
    static let columns: [(table: String, columns: [String])] = [
        (DocumentRow.tableName, DocumentRow.setters.keys.sorted()), (Reference.tableName, Reference.setters.keys.sorted()),
        (Finding.tableName, Finding.setters.keys.sorted()), (Quantity.tableName, Quantity.setters.keys.sorted()),
        (Study.tableName, Study.setters.keys.sorted()), (Effect.tableName, Effect.setters.keys.sorted()),
    ]

    /// The document with its corrections, each with a note that says what was read before.
    func applied(to document: CachedDocument) -> CachedDocument {
        var records = document.records
        let id = records.source.id
        var notes: [Diagnostic] = []
        records.references.modifyEach { correct(&$0, id, &notes) }
        records.findings.modifyEach { correct(&$0, id, &notes) }
        records.quantities.modifyEach { correct(&$0, id, &notes) }
        for index in records.studies.indices { correct(&records.studies[index], id, &notes) }
        records.effects.modifyEach { correct(&$0, id, &notes) }
        var row = records.row
        correct(&row, id, &notes)
        records.metadata = row.metadata
        records.diagnostics += notes
        return CachedDocument(records: records, text: document.text, packedBlocks: document.packedBlocks, spool: document.spool)
    }

    /// The corrections that no record of the dataset has taken.
    func stale(in dataset: Dataset) -> [Diagnostic] {
        var taken: Set<String> = []
        for document in dataset.documents {
            for note in document.diagnostics where note.code == Self.code { if let place = note.hint { taken.insert(place) } }
        }
        return byKey.values.joined().filter { !taken.contains($0.place) }.sorted { $0.place.utf8.lexicographicallyPrecedes($1.place.utf8) }.map { correction in
            Diagnostic(.warning, "stale-correction", "\(correction.place): no record has the key \(correction.key) and a column \(correction.column); it is not applied",
                       hint: "look at the record again by garner explain FILE --record ID, and give the correction its new key or strike it")
        }
    }

    static let code = "corrected"

    private func correct<R: Correctable>(_ record: inout R, _ document: String, _ notes: inout [Diagnostic]) {
        for correction in byKey[CorrectionKey.key(of: record, document: document)] ?? [] {
            guard let set = R.setters[correction.column],
                  let column = R.columns.first(where: { $0.definition.name == correction.column }) else { continue }
            let was = column.value(record).plainText
            guard set(&record, correction.value) else {
                notes.append(Diagnostic(.error, "bad-correction", document: document, span: record.printedAt,
                                        "\(correction.place): \(correction.column) cannot be \(quoted(correction.value)); it is not applied"))
                continue
            }
            let now = column.value(record).plainText
            notes.append(Diagnostic(.note, Self.code, document: document, span: record.printedAt,
                                    "\(R.tableName) \(record.name): \(correction.column) is \(now.map(quoted) ?? "empty")\(correction.attribution), "
                                        + "\(was.map(quoted) ?? "nothing") was read",
                                    hint: correction.place))
        }
    }
}
