import Model

/// What the head of a page says of it: `<title>`, `<meta name="citation_…">`, Dublin Core, Open Graph, the canonical address.
///
/// It is written at the start of the text as lines such as `Title: …` and `DOI: …`, so that every value has a place there.
struct PageHead {
    enum RawKind { case other, linkedData }

    struct Fact: Hashable { var key: MarkedMetadata.Key; var value: [UInt8]; var rank: Int }

    private var facts: [Fact] = []
    private var title: [UInt8] = []
    private var linkedData: [UInt8] = []

    mutating func appendTitle(_ text: UnsafeBufferPointer<UInt8>) { if title.count < 2_000 { title += text } }
    mutating func appendLinkedData(_ text: UnsafeBufferPointer<UInt8>) { if linkedData.count < 200_000 { linkedData += text } }

    mutating func noteLanguage(_ attributes: HTMLAttributes) {
        if let language = attributes["lang"], (2 ... 12).contains(language.count) { add(.language, Array(language), rank: 0) }
    }

    mutating func readLink(_ attributes: HTMLAttributes) {
        guard attributes.words(of: "rel", contain: ["canonical"]), let address = attributes["href"] else { return }
        if address.starts(with: "http".utf8) { add(.url, Array(address), rank: 1) }
    }

    mutating func readMeta(_ attributes: HTMLAttributes) {
        guard let value = attributes["content"], !value.isEmpty, value.count <= 2_000,
              let name = attributes.string("name", limit: 60) ?? attributes.string("property", limit: 60) else { return }
        guard let (key, rank) = Self.names[name.lowercased()] else { return }
        var bytes = Array(value)
        if key == .doi || name.lowercased() == "dc.identifier" {
            for prefix in ["doi:", "https://doi.org/", "http://dx.doi.org/", "http://doi.org/", "https://dx.doi.org/"]
            where bytes.starts(with: prefix.utf8) { bytes.removeFirst(prefix.utf8.count) }
            guard bytes.starts(with: "10.".utf8) else { return }
        }
        if name.lowercased() == "citation_authors" {
            for author in Self.names(in: bytes) { add(key, Array(author), rank: rank) }
        } else {
            add(key, bytes, rank: rank)
        }
    }

    /// `Roe, J; Poe, B` and `J. Roe, B. Poe`: commas part names where each is a name by itself.
    private static func names(in list: [UInt8]) -> [ArraySlice<UInt8>] {
        let names = list.split(separator: 0x3B)
        guard names.count == 1 else { return names }
        let parts = list.split(separator: 0x2C).map { $0.drop { $0 == 0x20 } }
        return parts.count > 1 && parts.allSatisfy { $0.contains(0x20) } ? parts : names
    }

    private mutating func add(_ key: MarkedMetadata.Key, _ value: [UInt8], rank: Int) {
        var line = PageLine()
        line.append(value)
        let fact = Fact(key: key, value: line.markdown(), rank: rank)
        guard !fact.value.isEmpty, facts.count < 400, !facts.contains(where: { $0.key == key && $0.value == fact.value }) else { return }
        facts.append(fact)
    }

    /// Writes the facts, a line a key, at the start of a page; the most trusted first.
    ///
    /// - Loss: further values of a key that has one of a higher rank, but for titles.
    mutating func write(into flow: inout PageFlow) {
        if !title.isEmpty { add(.title, title, rank: 0) }
        for fact in LinkedData.facts(in: linkedData) { add(fact.key, fact.value, rank: fact.rank) }
        for key in MarkedMetadata.Key.allCases {
            let known = facts.filter { $0.key == key }
            guard let best = known.map(\.rank).max() else { continue }
            let values = known.filter { $0.rank == best }
            writeLine(Self.labels[key] ?? key.rawValue, key == .authors ? values : [values[0]], into: &flow)
            if key == .title { for other in known.filter({ $0 != values[0] }).prefix(2) { writeLine("Page title", [other], into: &flow) } }
        }
        if !flow.text.isEmpty { flow.wantsGap = true }
    }

    private func writeLine(_ label: String, _ values: [Fact], into flow: inout PageFlow) {
        var content = Array((label + ": ").utf8)
        var places: [Range<Int>] = []
        for (index, fact) in values.enumerated() {
            if index > 0 { content += [0x3B, 0x20] }
            places.append(content.count ..< content.count + fact.value.count)
            content += fact.value
        }
        let place = flow.appendLine(content, prefix: [], kind: .boilerplate, level: 0, isBoilerplate: true)
        for (fact, range) in zip(values, places) {
            flow.metadata.append(MarkedMetadata(fact.key, bytes: place.lowerBound + range.lowerBound ..< place.lowerBound + range.upperBound, rank: fact.rank))
        }
    }

    private static let labels: [MarkedMetadata.Key: String] = [
        .title: "Title", .authors: "Authors", .published: "Published", .publisher: "Publisher", .container: "Journal", .doi: "DOI", .pmid: "PMID",
        .url: "URL", .language: "Language",
    ]

    /// - Source: Google Scholar's inclusion guidelines (`citation_…`), Dublin Core in HTML, the Open Graph protocol.
    private static let names: [String: (MarkedMetadata.Key, Int)] = [
        "citation_title": (.title, 2), "dc.title": (.title, 1), "dcterms.title": (.title, 1), "og:title": (.title, 0), "bepress_citation_title": (.title, 2),
        "eprints.title": (.title, 2),
        "citation_author": (.authors, 2), "citation_authors": (.authors, 2), "bepress_citation_author": (.authors, 2), "eprints.creators_name": (.authors, 2), "dc.creator": (.authors, 1), "dcterms.creator": (.authors, 1), "author": (.authors, 0), "dc.contributor": (.authors, 0),
        "citation_publication_date": (.published, 2), "citation_date": (.published, 2), "citation_online_date": (.published, 1), "dc.date": (.published, 1),
        "dcterms.issued": (.published, 1), "dc.issued": (.published, 1), "dc.date.issued": (.published, 1),
        "prism.publicationdate": (.published, 1), "citation_year": (.published, 1), "bepress_citation_date": (.published, 2), "eprints.date": (.published, 1), "dcterms.date": (.published, 1), "article:published_time": (.published, 1), "date": (.published, 0),
        "citation_publisher": (.publisher, 2), "bepress_citation_publisher": (.publisher, 2), "dc.publisher": (.publisher, 1), "og:site_name": (.publisher, 0),
        "citation_journal_title": (.container, 2), "bepress_citation_journal_title": (.container, 2), "prism.publicationname": (.container, 1),
        "citation_doi": (.doi, 2), "dc.identifier": (.doi, 1), "prism.doi": (.doi, 1), "bepress_citation_doi": (.doi, 2), "citation_pmid": (.pmid, 2),
        "citation_fulltext_html_url": (.url, 2), "citation_abstract_html_url": (.url, 1), "og:url": (.url, 0),
        "citation_language": (.language, 2), "dc.language": (.language, 1),
    ]
}
