/// An entry with its identifiers, addresses and link labels found, and the rest in tokens for the labeller.
struct ReferenceBody: Sendable {
    let text: EntryText
    let identifiers: Identifiers
    let repository: String?
    /// Whether an address, a link or words that lead to one stood there.
    let hasLink: Bool
    /// What identifiers and links' labels take, ascending and apart.
    let masks: [Range<Int>]

    init(_ entry: EntryText) {
        text = entry
        var identifiers = Identifiers(in: entry)
        identifiers.readTrailingPubMed(in: entry)
        let tail = LinkTail(of: entry, addresses: identifiers.places)
        self.identifiers = identifiers
        repository = tail.repository
        masks = Identifiers.joined(identifiers.places + tail.cuts)
        hasLink = tail.hasLink || identifiers.url != nil || !entry.links.isEmpty
    }

    var tokens: [ReferenceTokens.Token] { ReferenceTokens(of: text.bytes, masks: masks, emphasis: text.emphasis).tokens }
}
