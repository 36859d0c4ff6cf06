import Model
import Writing

/// A bibliography as one CSL-JSON object, in one line; what is not stated is left out.
///
/// - Source: CSL 1.0.2, csl-data.json.
enum CSLItem {
    static func json(of b: Bibliography) -> String {
        var item: [(name: String, value: JSON)] = []
        func add(_ name: String, _ text: String?) { if let text, !text.isEmpty { item.append((name, .text(text))) } }
        func add(_ name: String, _ names: [Name]) { if !names.isEmpty { item.append((name, .list(names.map(json)))) } }
        func add(_ name: String, date: String?) {
            let parts = (date ?? "").split(separator: "-").compactMap { Int($0) }
            if !parts.isEmpty { item.append((name, ["date-parts": .list([.list(parts.map { .integer($0) })])])) }
        }
        add("type", b.type.map { $0.replacing("_", with: "-") })
        add("title", b.title)
        add("author", b.authors)
        add("editor", b.editors)
        add("issued", date: b.issued ?? b.year.map { String($0) })
        for (name, text) in [
            ("container-title", b.containerTitle), ("volume", b.volume), ("issue", b.issue), ("page", b.page), ("publisher", b.publisher),
            ("publisher-place", b.publisherPlace), ("edition", b.edition), ("DOI", b.doi), ("PMID", b.pmid), ("PMCID", b.pmcid), ("ISBN", b.isbn),
            ("number", b.arxiv.map { "arXiv:\($0)" }), ("URL", b.url),
        ] { add(name, text) }
        add("accessed", date: b.accessed)
        return JSON.object(item).text
    }

    private static func json(_ name: Name) -> JSON {
        guard !name.isLiteral else { return ["literal": .text(name.family)] }
        let parts: [(name: String, value: String?)] = [("family", name.family), ("given", name.given), ("suffix", name.suffix)]
        return .object(parts.compactMap { part in part.value.map { (part.name, .text($0)) } })
    }
}
