/// What is left of an entry when identifiers, addresses and link labels are taken out: the text in which styles read fields.
struct ReferenceBody: Sendable {
    /// With blanks in runs made one.
    let text: EntryText
    /// The entry with everything in it.
    let whole: EntryText
    let identifiers: Identifiers
    let repository: String?
    /// What stands for the sake of links.
    let cuts: [Range<Int>]
    /// Whether an address, a link or words that lead to one stood there.
    let hasLink: Bool
    /// The names that open it, if names do; read once for all styles.
    let names: Names?

    init(_ entry: EntryText) {
        whole = entry
        var identifiers = Identifiers(in: entry)
        identifiers.readTrailingPubMed(in: entry)
        let tail = LinkTail(of: entry, addresses: identifiers.places)
        self.identifiers = identifiers
        repository = tail.repository
        cuts = tail.cuts
        hasLink = tail.hasLink || identifiers.url != nil || !entry.links.isEmpty
        text = entry.without(Identifiers.joined(identifiers.places + tail.cuts))
        names = Names(startingAt: 0, in: text, before: text.end)
    }

    var end: Int { text.end }
    var range: Range<Int> { 0 ..< text.end }
}
