import Model

/// What stands at the end of an entry for the sake of links: `PubMed·DOI`, `[DOI] [PMC free article]`, `Google Scholar`, `↩`,
/// `Available from: [Link]`.
///
/// These are the labels of links, not values: they are cut before fields are read, and say nothing but that there was a link. A site that
/// stands alone in its own sentence (`… forebrain. PubMed.`) is where the copy is kept.
struct LinkTail: Sendable {
    /// Ascending and apart.
    private(set) var cuts: [Range<Int>] = []
    private(set) var repository: String?
    /// The site that words leading to an address name: `Retrieved from Lake News: https://…`.
    private(set) var site: String?
    /// Whether a link, or words that lead to one, stood there.
    private(set) var hasLink = false

    init(of text: EntryText, addresses: [Range<Int>]) {
        var end = text.end
        cutLeads(in: text, addresses: addresses)
        cutCitingSections(in: text)
        cuts = Identifiers.joined(cuts)
        while let cut = lastLabel(in: text, before: end, addresses: addresses) {
            cuts.append(cut)
            end = cut.lowerBound
        }
        readRepository(in: text, before: end, addresses: addresses)
        cuts = Identifiers.joined(cuts)
    }

    /// `Available from:`, `Retrieved from`, `URL:` with the label or address behind it; and a torn piece of an address behind that.
    private mutating func cutLeads(in text: EntryText, addresses: [Range<Int>]) {
        var at = 0
        let behind = Dictionary(addresses.map { ($0.lowerBound, $0.upperBound) }) { first, _ in first }
        while at < text.end {
            guard at == 0 || !text.isWordByte(at - 1) else { at += 1; continue }
            if let end = statusEnd(at, in: text) { cuts.append(at ..< end); at = end; continue }
            if let access = access(at, in: text) { cuts.append(access); at = access.upperBound; continue }
            guard let lead = leadEnd(at, in: text) else { at += 1; continue }
            var next = lead
            while next < text.end, [0x3A, 0x20, 0x3C, 0x28].contains(text.bytes[next]) { next += 1 }
            if let end = behind[next] {
                next = end
                while next < text.end, [0x3E, 0x29, 0x2E].contains(text.bytes[next]) { next += 1 }
            } else if next < text.end, text.bytes[next] == 0x5B, let close = text.bytes[next ..< min(text.end, next + 40)].firstIndex(of: 0x5D) {
                next = close + 1
            } else if let name = siteEnd(next, in: text), let end = behind[name.address] {
                site = text.string(next ..< name.end)
                next = end
            } else if next < text.end {
                guard at > 0, next == text.end || isTornAddress(next, in: text) else { at += 1; continue }
            }
            if isTornAddress(next, in: text) { next = text.end }
            hasLink = true
            cuts.append(at ..< max(next, lead))
            at = max(next, lead)
        }
    }

    /// `Cited by: §1, §7.`: where the text cites the entry, as pages of arXiv print it behind each.
    private mutating func cutCitingSections(in text: EntryText) {
        let phrase: StaticString = "cited by: "
        guard let at = (0 ..< text.end).last(where: { text.bytes[$0] == 0x43 && text.has(phrase, at: $0) }), text.end - at < 400,
            cuts.last.map({ $0.upperBound <= at }) ?? true
        else { return }
        let rest = text.bytes[(at + phrase.utf8CodeUnitCount)...]
        let places: [StaticString] = ["appendix", "table", "figure", "section", "footnote", "algorithm"]
        if rest.starts(with: [0xC2, 0xA7]) || places.contains(where: { text.has($0, at: rest.startIndex) }) { cuts.append(at ..< text.end) }
    }

    /// `[Zugriff am 19 04 2024]`, with its brackets.
    private func access(_ at: Int, in text: EntryText) -> Range<Int>? {
        switch text.bytes[at] | 0x20 {
        case 0x7A, 0x6C, 0x61, 0x63, 0x66, 0x75, 0x67, 0x68, 0x6F, 0x64, 0x76, 0xF0: break // z l a c f u g h o d v д
        default: return nil
        }
        guard let end = AccessWords.dateEnd(at: at, in: text) else { return nil }
        let isBracketed = at > 0 && end < text.end && [0x5B, 0x28].contains(text.bytes[at - 1]) && [0x5D, 0x29].contains(text.bytes[end])
        return isBracketed ? at - 1 ..< end + 1 : at ..< end
    }

    /// The end of a site's name of up to six words and the colon behind it, and where the address starts.
    private func siteEnd(_ start: Int, in text: EntryText) -> (end: Int, address: Int)? {
        guard let colon = text.bytes[start ..< min(text.end, start + 60)].firstIndex(of: 0x3A), text.isBlank(colon + 1), colon > start + 2,
            text.wordCount(start ..< colon) <= 6, !text.bytes[start ..< colon].contains(0x2E), leadEnd(start, in: text) == nil
        else { return nil }
        return (colon, colon + 2)
    }

    /// One token with a slash that runs to the end: what is left of an address when its start became a link.
    private func isTornAddress(_ at: Int, in text: EntryText) -> Bool {
        var start = at
        while text.isBlank(start) { start += 1 }
        guard start < text.end else { return false }
        let rest = text.bytes[start...]
        return !rest.contains(0x20) && rest.contains(0x2F)
    }

    /// The end of `Epub ahead of print` and the like: no field, and no part of the container before it.
    private func statusEnd(_ at: Int, in text: EntryText) -> Int? {
        switch text.bytes[at] | 0x20 {
        case 0x65, 0x70, 0x61, 0x6F: break
        case 0x69: return isInPress(at, in: text) ? at + 8 : nil
        case 0x28: return text.has("(pdf)", at: at) && at > 0 ? at + 5 : nil
        default: return nil
        }
        for phrase in statuses where text.has(phrase, at: at) { return at + phrase.utf8CodeUnitCount }
        return nil
    }

    /// `Nature. In press.`: a sentence of its own, where a date would be in brackets.
    private func isInPress(_ at: Int, in text: EntryText) -> Bool {
        guard at > 1, text.isUpper(at), text.has("in press", at: at), text.isBlank(at - 1), text.bytes[at - 2] == 0x2E else { return false }
        let rest = text.trimmed(from: at + 8, to: text.end).lowerBound
        return rest >= text.end || text.isDigit(rest) || text.has("doi", at: rest) || text.has("http", at: rest) || text.has("pmid", at: rest)
    }

    private func leadEnd(_ at: Int, in text: EntryText) -> Int? {
        switch text.bytes[at] | 0x20 {
        case 0x61, 0x72, 0x75, 0x64, 0x76, 0x65, 0x6F, 0x6C: break
        default: return nil
        }
        for phrase in leads where text.has(phrase, at: at) {
            let end = at + phrase.utf8CodeUnitCount
            if !text.isWordByte(end) { return end }
        }
        return nil
    }

    /// The label that ends the text, with the marks around it.
    private func lastLabel(in text: EntryText, before end: Int, addresses: [Range<Int>]) -> Range<Int>? {
        var stop = text.trimmed(from: 0, to: end, of: " .,;|/").upperBound
        // the no-break spaces between the buttons of a page
        while stop > 1, text.bytes[stop - 2] == 0xC2, text.bytes[stop - 1] == 0xA0 { stop = text.trimmed(from: 0, to: stop - 2, of: " .,;|/").upperBound }
        guard stop > 0 else { return nil }
        if let address = addresses.last(where: { $0.upperBound == stop }) { return address.lowerBound > 0 ? address : nil }
        if let link = text.links.last(where: { $0.text.upperBound == stop }), link.text.lowerBound > 0, isLabel(link.text, in: text) || LinkCaption.isCaption(text.bytes[link.text]) {
            return link.text // [DOI](https://…): the word is the link's, not the entry's
        }
        if text.bytes[stop - 1] == 0x5D, let open = text.bytes[max(0, stop - 40) ..< stop].lastIndex(of: 0x5B) { // [PubMed]
            return isLabel(text.trimmed(from: open + 1, to: stop - 1, of: " :"), in: text) ? open ..< stop : nil
        }
        if stop > 3, text.bytes[stop - 3] == 0xE2, text.bytes[stop - 2] == 0x86 { return stop - 3 ..< stop } // ↩ ↑
        if stop > 5, text.bytes[stop - 3] == 0xEF, text.bytes[stop - 2] == 0xB8 { return stop - 6 ..< stop } // variation selector
        return joinedLabels(in: text, before: stop)
    }

    /// `PubMed·DOI`, `PubMed | DOI`, `Google Scholar`.
    private func joinedLabels(in text: EntryText, before stop: Int) -> Range<Int>? {
        var at = stop
        var count = 0
        var start = stop
        while let label = labels.lazy.compactMap({ phraseStart($0, in: text, before: at) }).first {
            count += 1
            start = label
            at = label
            var joint = false
            while at > 0 {
                if at > 1, text.bytes[at - 2] == 0xC2, text.bytes[at - 1] == 0xB7 {
                    at -= 2; joint = true
                } else if text.bytes[at - 1] == 0x7C || text.bytes[at - 1] == 0x2F {
                    at -= 1; joint = true
                } else if text.isBlank(at - 1) {
                    at -= 1
                } else {
                    break
                }
            }
            if !joint { break }
        }
        guard count > 0, start > 0 else { return nil }
        let isSure = count > 1 || sureLabelWords.contains(FoldedWord(text.bytes[start ..< stop]))
        return isSure ? start ..< stop : nil
    }

    private func isLabel(_ range: Range<Int>, in text: EntryText) -> Bool { labelWords.contains(FoldedWord(text.bytes[range])) }

    /// Where a phrase starts that ends before an offset, if it stands there as words of its own.
    private func phraseStart(_ phrase: StaticString, in text: EntryText, before end: Int) -> Int? {
        let start = end - phrase.utf8CodeUnitCount
        return text.has(phrase, at: start) && !text.isWordByte(start - 1) ? start : nil
    }

    /// `. PubMed.`, `. PMC`, `. PubMed Central.` at the end.
    private mutating func readRepository(in text: EntryText, before end: Int, addresses: [Range<Int>]) {
        let limit =
            cuts.filter { $0.lowerBound < end && text.trimmed(from: min($0.upperBound, end), to: end, of: " .,;").isEmpty }.map(\.lowerBound).min()
            ?? end
        let stop = text.trimmed(from: 0, to: limit, of: " .,;").upperBound
        for name in repositories {
            guard let start = phraseStart(name, in: text, before: stop), start > 1, text.isBlank(start - 1),
                [0x2E, 0x3F, 0x21, 0x29, 0x5D].contains(text.bytes[start - 2])
            else { continue }
            repository = text.string(start ..< stop)
            cuts.append(start ..< stop)
            return
        }
    }

    /// Whether a word names a place where copies are kept.
    static func isRepository(_ word: String) -> Bool { repositoryWords.contains(FoldedWord(word.utf8)) }
}

private let statuses: [StaticString] = [
    "epub ahead of print", "published online ahead of print", "published ahead of print", "advance online publication", "online ahead of print",
]
private let leads: [StaticString] = [
    "available from", "available at", "available online", "available via", "available:", "available on", "retrieved from", "url:", "url",
    "accessible at", "online at",
    "obtained from", "disponible en", "disponible sur", "verfügbar unter", "online verfügbar", "link:",
]
private let repositories: [StaticString] = [
    "pmc", "pubmed", "pubmed central", "europe pmc", "arxiv", "biorxiv", "medrxiv", "ssrn", "researchgate", "semantic scholar", "zenodo", "figshare",
    "osf",
]
private let sureLabels: [StaticString] = [
    "google scholar", "crossref", "cross ref", "view article", "full text", "free full text", "pmc free article", "web of science", "view in article",
    "external link",
]
/// The longest first: of `Free full text` not `text` alone is the label.
private let labels: [StaticString] = (sureLabels + [
    "pubmed", "doi", "pmc", "pubmed central", "link", "scopus", "medline", "abstract", "pdf", "isi", "cas", "full-text", "html", "website", "source",
    "article", "text", "free pmc article",
    "pubmed abstract", "publisher full text", "internet", "online", "web", "online pdf", "view", "publisher",
]).sorted { $0.utf8CodeUnitCount > $1.utf8CodeUnitCount }
private let labelWords = words(labels), sureLabelWords = words(sureLabels), repositoryWords = words(repositories)

private func words(_ phrases: [StaticString]) -> WordSet { WordSet(phrases.map { FoldedWord(stringLiteral: $0) }) }
