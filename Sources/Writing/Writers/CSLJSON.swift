import Model

extension Writer {
    /// The works for citation processors: pandoc, citeproc, Zotero.
    ///
    /// Example: `{"id": "doi:10.1000/x", "type": "article-journal", "author": [{"family": "Radchenko", "given": "Anna"}], …}`.
    ///
    /// - Shape: a JSON array, one item a line, in the order of `works`; `id` is the `work_id`. A work without type is a `document`. In `custom` stand
    ///   the work's `references` and, where there are several, for each value one that states it (`stated-by`).
    /// - Loss: none; an arXiv number stands in `number`, where no other is known.
    /// - Source: CSL 1.0.2, csl-data.json.
    public static let cslJSON = Writer(
        name: "csl-json",
        summary: "The deduplicated works as CSL-JSON.",
        files: ["references/works.json"]
    ) { dataset, folder, _ in
        var file = try BufferedFile("references/works.json", in: folder)
        let provenance = Provenance(of: dataset)
        file.bytes.append("[")
        for (index, work) in dataset.works.enumerated() {
            file.bytes.append(index == 0 ? "\n" : ",\n")
            item(of: work, provenance.references(of: work)).append(to: &file.bytes)
            try file.drain()
        }
        file.bytes.append("\n]\n")
        try file.close()
    }

    private static func item(of work: Work, _ references: [Reference]) -> JSON {
        let b = work.bibliography
        var item: [(name: String, value: JSON)] = [("id", .text(work.id)), ("type", .text(type(b.type)))]
        func add(_ name: String, _ text: String?) { if let text, !text.isEmpty { item.append((name, .text(text))) } }
        func add(_ name: String, _ names: [Name]) { if !names.isEmpty { item.append((name, .list(names.map(json)))) } }
        func add(_ name: String, date: [Int]) {
            if !date.isEmpty { item.append((name, ["date-parts": .list([.list(date.map { .integer($0) })])])) }
        }
        add("title", b.title)
        add("author", b.roles.authors)
        add("editor", b.roles.editors)
        add("issued", date: BibliographicText.issued(b))
        add("container-title", b.containerTitle)
        add("volume", b.volume)
        add("issue", b.issue)
        add("page", b.page)
        add("publisher", b.publisher)
        add("publisher-place", b.publisherPlace)
        add("edition", b.edition)
        add("number", b.arxiv.map { "arXiv:" + $0 })
        add("DOI", b.doi)
        add("PMID", b.pmid)
        add("PMCID", b.pmcid)
        add("ISBN", b.isbn)
        add("URL", b.url)
        add("accessed", date: BibliographicText.parts(ofDate: b.accessed))
        if !references.isEmpty {
            var custom: [(name: String, value: JSON)] = [("references", .list(references.map { .text($0.id) }))]
            if references.count > 1 {
                custom.append(("stated-by", .object(Provenance.sources(of: work, among: references).map { ($0.field, .text($0.id)) })))
            }
            item.append(("custom", .object(custom)))
        }
        return .object(item)
    }

    /// CSL's own spelling: `article_journal` is `article-journal`, but `motion_picture` keeps its underscore.
    private static func type(_ type: String?) -> String {
        guard let type, !type.isEmpty else { return "document" }
        let kept = ["legal_case", "motion_picture", "musical_score", "personal_communication"]
        return kept.contains(type) ? type : String(decoding: type.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }

    private static func json(_ name: Name) -> JSON {
        guard !name.isLiteral else { return ["literal": .text(name.family)] }
        let parts: [(name: String, value: String?)] = [("family", name.family), ("given", name.given), ("suffix", name.suffix)]
        return .object(parts.compactMap { part in part.value.map { (part.name, .text($0)) } })
    }
}
