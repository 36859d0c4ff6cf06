import Model

/// For each work its references, and for each value of its record a reference that states it.
///
/// A merged record takes its title from one reference and its pages from another. Of several references that state a value the first by id is named;
/// what the others say stands with them in `references`.
struct Provenance {
    private let dataset: Dataset
    /// Places of references, by work.
    private var places: [String: [(document: Int, reference: Int)]] = [:]

    init(of dataset: Dataset) {
        self.dataset = dataset
        for (document, records) in dataset.documents.enumerated() {
            for (index, reference) in records.references.enumerated() {
                if let work = reference.workID { places[work, default: []].append((document, index)) }
            }
        }
    }

    /// The references of a work, by the bytes of their ids.
    func references(of work: Work) -> [Reference] {
        let references = (places[work.id] ?? []).map { dataset.documents[$0.document].references[$0.reference] }
        return references.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    /// For each field that a work states the id of the first reference that states the same.
    static func sources(of work: Work, among references: [Reference]) -> [(field: String, id: String)] {
        fields.compactMap { field in
            guard let value = field.value(work.bibliography), !value.isEmpty else { return nil }
            let wanted = key(value)
            let found = references.first { field.value($0.bibliography).map { $0.utf8.elementsEqual(value.utf8) } ?? false }
                ?? references.first { field.value($0.bibliography).map { key($0) == wanted } ?? false }
            return found.map { (field.name, $0.id) }
        }
    }

    /// Letters and digits in one case, the resolver of a DOI left out.
    private static func key(_ value: String) -> [UInt8] {
        var bytes = value.utf8.compactMap { byte -> UInt8? in
            if byte &- 0x41 < 26 { return byte | 0x20 }
            return byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 ? byte : nil
        }
        for resolver in ["httpsdoiorg", "httpdxdoiorg", "httpsdxdoiorg", "doi"] where bytes.starts(with: resolver.utf8) { bytes.removeFirst(resolver.utf8.count) }
        return bytes
    }

    private static let fields: [(name: String, value: @Sendable (Bibliography) -> String?)] = [
        ("type", { $0.type }), ("author", { $0.roles.authors.map(\.text).joined(separator: "; ") }), ("title", { $0.title }), ("container-title", { $0.containerTitle }),
        ("editor", { $0.roles.editors.map(\.text).joined(separator: "; ") }), ("issued", { $0.issued ?? $0.year.map(String.init) }), ("volume", { $0.volume }),
        ("issue", { $0.issue }), ("page", { $0.page }), ("publisher", { $0.publisher }), ("publisher-place", { $0.publisherPlace }), ("edition", { $0.edition }),
        ("DOI", { $0.doi }), ("PMID", { $0.pmid }), ("PMCID", { $0.pmcid }), ("ISBN", { $0.isbn }), ("URL", { $0.url }),
    ]
}
