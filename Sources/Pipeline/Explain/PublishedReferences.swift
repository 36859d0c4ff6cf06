import Model

/// The references of a published dataset, read back from `csv/references.csv`.
///
/// - Loss: what the table has no column for: editors, edition, place, ISBN, arXiv number. So keys of decisions cannot be told from it.
struct PublishedReferences {
    let references: [Reference]

    /// - Throws: `Failure` (66) where the folder holds no dataset.
    init(in folder: String) throws {
        let path = folder.trimmingSlash + "/csv/references.csv"
        guard FileBytes.status(of: path) != nil else {
            throw Failure(.noInput, "\(folder) holds no dataset: there is no csv/references.csv in it", hint: "run garner first, or name the reference files themselves")
        }
        let table = try PublishedTable(path)
        let columns = Dictionary(table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var references: [Reference] = []
        table.forEachRecord { record, _ in
            let fields = table.fields(of: record)
            func value(_ name: String) -> String? {
                guard let column = columns[name], column < fields.count, !fields[column].isEmpty else { return nil }
                return table.text(of: fields[column])
            }
            references.append(Self.reference(value))
        }
        self.references = references
    }

    private static func reference(_ value: (String) -> String?) -> Reference {
        var b = Bibliography()
        b.type = value("type"); b.title = value("title"); b.year = value("year").flatMap { Int($0) }; b.issued = value("issued")
        b.authors = (value("authors") ?? "").split(separator: ";").map { name(trimmed(String($0))) }
        b.isEtAl = value("et_al") == "true"
        b.containerTitle = value("container_title"); b.volume = value("volume"); b.issue = value("issue"); b.page = value("page")
        b.publisher = value("publisher"); b.doi = value("doi"); b.pmid = value("pmid"); b.pmcid = value("pmcid"); b.url = value("url")
        var reference = Reference(id: value("reference_id") ?? "", documentID: value("document_id") ?? "", list: value("list") ?? "", label: value("label"),
                                  text: value("text") ?? "", quote: "", bibliography: b, host: value("host"), repository: value("repository"),
                                  span: SourceSpan(line: 0, start: 0, end: 0, bytes: 0 ..< 0))
        reference.workID = value("work_id")
        return reference
    }

    /// `Family, Given, Jr.`; what has no comma and several words is a body.
    private static func name(_ text: String) -> Name {
        let parts = text.split(separator: ",", maxSplits: 2).map { trimmed(String($0)) }
        guard let family = parts.first, parts.count > 1 else { return text.utf8.contains(0x20) ? Name(literal: text) : Name(family: text) }
        return Name(family: family, given: parts[1], suffix: parts.count > 2 ? parts[2] : nil)
    }
}
