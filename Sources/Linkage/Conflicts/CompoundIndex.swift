import Model

/// Finds the compounds of the vocabulary in a folded text, longest name first.
struct CompoundIndex: Sendable {
    private struct Name: Sendable {
        var words: [UInt64]
        var compound: Int
    }
    let names: [String]
    private var byFirstWord: [UInt64: [Name]] = [:]
    /// The shortest spelling of every term of one word, so that `adrenocorticotropin` and `ACTH` are one parent.
    private var spellings: [[UInt8]: [UInt8]] = [:]

    init(_ vocabulary: Vocabulary) {
        let terms = vocabulary.terms.filter { $0.category == .compound }
        names = terms.map(\.name)
        for (index, term) in terms.enumerated() {
            for spelling in [term.name] + term.synonyms {
                let words = Self.words(of: FoldedText(spelling))
                guard let first = words.first else { continue }
                byFirstWord[first, default: []].append(Name(words: words, compound: index))
            }
        }
        for term in vocabulary.terms {
            let keys = ([term.name] + term.synonyms).map { FoldedText($0).key }
            let best = keys.min { ($0.count, String(decoding: $0, as: UTF8.self)) < ($1.count, String(decoding: $1, as: UTF8.self)) } ?? []
            for key in keys where spellings[key] == nil { spellings[key] = best }
        }
        for key in byFirstWord.keys { byFirstWord[key]?.sort { ($0.words.count, $1.compound) > ($1.words.count, $0.compound) } }
    }

    func preferredName(of word: [UInt8]) -> [UInt8] { spellings[word] ?? word }

    static func words(of text: FoldedText) -> [UInt64] { text.words.map { Fingerprint(text.bytes[$0]).value } }

    /// The compounds that a text names, ascending.
    func compounds(in words: [UInt64]) -> [Int] {
        var found: Set<Int> = []
        var index = 0
        while index < words.count {
            let name = byFirstWord[words[index]]?.first { words[index...].starts(with: $0.words) }
            if let name { found.insert(name.compound) }
            index += name?.words.count ?? 1
        }
        return found.sorted()
    }
}

/// A record that says something in words, with the compounds that it is about.
struct Statement: Sendable {
    var id: String
    var document: Int
    var raw: String
    var text: FoldedText
    var words: [UInt64]
    /// Named in the text itself; or else in the heading above, or the document's title.
    var compounds: [Int]
    /// Of a labelled fact the label, folded.
    var key: FoldedText?
    /// Who publishes the document.
    var publisher: String?

    /// Goes through labelled facts, findings and references' titles, in order; they are not kept, for there are as many as records.
    static func forEach(in documents: [DocumentRecords], compounds: CompoundIndex, _ body: (Statement) -> Void) {
        guard !compounds.names.isEmpty else { return }
        for (index, document) in documents.enumerated() {
            var headings: [String: [Int]] = [:]
            for section in document.sections { headings[section.id] = compounds.compounds(in: CompoundIndex.words(of: FoldedText(section.heading))) }
            let title = compounds.compounds(in: CompoundIndex.words(of: FoldedText(document.metadata.title ?? document.sections.first?.heading ?? "")))
            // `Compound Name: X` says whose facts the page's are, whatever else its title compares X with
            let named = document.keyValues.first { FoldedText($0.key).key.suffix(4).elementsEqual("name".utf8) }
            let page = named.map { compounds.compounds(in: CompoundIndex.words(of: FoldedText($0.value))) } ?? title
            func add(_ id: String, _ text: String, section: String?, key: String? = nil, inherits: Bool) {
                let folded = FoldedText(text)
                let words = CompoundIndex.words(of: folded)
                var named = compounds.compounds(in: words + (key.map { CompoundIndex.words(of: FoldedText($0)) } ?? []))
                if named.isEmpty, inherits { named = section.flatMap { headings[$0] }.flatMap { $0.isEmpty ? nil : $0 } ?? page }
                // a labelled fact is of one thing
                guard key == nil ? !named.isEmpty : named.count == 1 else { return }
                body(Statement(id: id, document: index, raw: text, text: folded, words: words, compounds: named, key: key.map { FoldedText($0) },
                               publisher: document.metadata.publisher))
            }
            for fact in document.keyValues { add(fact.id, fact.value, section: fact.sectionID, key: fact.key, inherits: true) }
            for finding in document.findings { add(finding.id, finding.quote, section: finding.sectionID, inherits: true) }
            for reference in document.references { add(reference.id, reference.bibliography.title ?? "", section: nil, inherits: false) }
        }
    }
}
