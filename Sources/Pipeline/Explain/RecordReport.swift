import Model

/// One record as it was read, before any correction, with the key by which a correction names it.
public struct RecordReport {
    private var lines: [String] = []
    private var key = ""

    /// - Parameter id: as published: `trial.txt#f3`.
    /// - Throws: `Failure` (66) where the project has no such document or record, or (1) where the document cannot be read.
    public init(_ id: String, in configuration: Configuration) throws {
        var plain = configuration
        plain.corrections = CorrectionList()
        let name = Array(id.utf8.prefix { $0 != UInt8(ascii: "#") })
        let files = SourceFiles(of: plain, formatsByExtension: KnownNames.all.formatsByExtension).files
        guard let file = files.first(where: { name.elementsEqual($0.id.utf8) }) else {
            throw Failure(.noInput, "there is no document \(quoted(String(decoding: name, as: UTF8.self)))", hint: "csv/documents.csv lists them: document_id")
        }
        switch DocumentExtraction(configuration: plain).document(from: file).outcome {
        case .quarantined(let diagnostic): throw Failure(.failure, diagnostic.message, hint: diagnostic.hint)
        case .records(let document):
            let records = document.records
            find(id, in: records.references, file.id)
            find(id, in: records.findings, file.id)
            find(id, in: records.quantities, file.id)
            find(id, in: records.studies, file.id)
            find(id, in: records.effects, file.id)
            find(id, in: [records.row], file.id)
        }
        guard !lines.isEmpty else {
            throw Failure(.noInput, "\(file.id) has no record \(quoted(id)) that can be corrected",
                          hint: "records of these tables can be: \(CorrectionList.columns.map(\.table).joined(separator: ", "))")
        }
    }

    private mutating func find<R: Correctable>(_ id: String, in records: some Sequence<R>, _ document: String) {
        guard lines.isEmpty, let record = records.first(where: { $0.name.utf8.elementsEqual(id.utf8) }) else { return }
        key = CorrectionKey.key(of: record, document: document)
        let same = records.filter { CorrectionKey.key(of: $0, document: document) == key }.map(\.name)
        lines.append("\(R.tableName) \(record.name)")
        if same.count > 1, let number = same.firstIndex(where: { $0.utf8.elementsEqual(id.utf8) }) {
            key += ".\(number + 1)of\(same.count)"
            lines.append("\(same.count) records say the same; the key names this one of \(same.joined(separator: ", "))")
        }
        for (column, value) in zip(R.columns, record.row) {
            let mark = R.setters[column.definition.name] == nil ? " " : "*"
            lines.append("  \(mark) \(column.definition.name.padded(to: 16)) \(value.plainText ?? "")")
        }
    }

    /// The columns with their values, those that can be corrected marked by `*`, then a line for the corrections.
    public var text: String {
        (lines + ["", "* can be corrected; in curation/corrections.csv:", "key,column,value,reviewer,date,note", "\(key),,,,,"]).joined(separator: "\n")
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - utf8.count)) }
}
