import Model

/// An entry with its identifiers, addresses and link labels found, and the rest in tokens for the labeller.
struct ReferenceBody: Sendable {
    let text: EntryText
    let identifiers: Identifiers
    let repository: String?
    /// The site that the words before an address name.
    let site: String?
    /// Whether an address, a link or words that lead to one stood there.
    let hasLink: Bool
    /// The entry as a page's title and host, where it has that form; then it is not labelled.
    let page: TitleAndHost?
    /// The entry as one whose slashes or dashes part its areas, whose title has a code behind it or corner brackets around it, a court's decision, or a
    /// hit of a search engine; then it is not labelled either.
    let formed: Bibliography?
    /// What identifiers and links' labels take, ascending and apart.
    let masks: [Range<Int>]

    init(_ whole: EntryText) {
        let entry = FirstWork.of(whole)
        text = entry
        page = TitleAndHost(entry)
        var identifiers = Identifiers(in: entry)
        identifiers.readTrailingPubMed(in: entry)
        let tail = LinkTail(of: entry, addresses: identifiers.places)
        self.identifiers = identifiers
        repository = tail.repository
        site = tail.site
        masks = Identifiers.joined(identifiers.places + tail.cuts)
        formed = page == nil
            ? SlashedEntry(entry, masks: masks)?.bibliography ?? CodedEntry(entry, masks: masks)?.bibliography ?? CornerEntry(entry, masks: masks)?.bibliography
                ?? CaseEntry(entry)?.bibliography ?? SearchHit(entry)?.bibliography : nil
        hasLink = tail.hasLink || identifiers.url != nil || !entry.links.isEmpty
    }

    /// Whether the fields are the labeller's to find.
    var isLabelled: Bool { page == nil && formed == nil }

    /// How much of an entry is labelled: what is longer is no reference but a text that a list swallowed.
    static let labelledBytes = 32_768

    var tokens: [ReferenceTokens.Token] {
        let start = SignalWords.end(in: text)
        guard text.end > Self.labelledBytes else { return ReferenceTokens(of: text.bytes, from: start, masks: masks, emphasis: text.emphasis).tokens }
        let masks = masks.filter { $0.upperBound <= Self.labelledBytes }, emphasis = text.emphasis.filter { $0.upperBound <= Self.labelledBytes }
        return ReferenceTokens(of: Array(text.bytes.prefix(Self.labelledBytes)), from: start, masks: masks, emphasis: emphasis).tokens
    }
}
