/// The text of a reference as the labeller gets it: identifiers and links' labels found, the rest in tokens.
package struct TrainingText {
    package let tokens: [ReferenceTokens.Token]

    package init(_ string: String, emphasis: [Range<Int>] = []) {
        let text = EntryText(plain: Array(string.utf8))
        var identifiers = Identifiers(in: text)
        identifiers.readTrailingPubMed(in: text)
        let tail = LinkTail(of: text, addresses: identifiers.places)
        tokens = ReferenceTokens(of: text.bytes, masks: Identifiers.joined(identifiers.places + tail.cuts), emphasis: emphasis).tokens
    }
}
