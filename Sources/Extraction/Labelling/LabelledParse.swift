import Model

/// A trial.
package struct LabelledParse: Sendable {
    let labeller: ReferenceLabeller
    package init(_ model: LabelModel) { labeller = ReferenceLabeller(model) }

    package func bibliography(of line: String) -> Bibliography {
        let bytes = Array(line.utf8)
        let text = EntryText(of: bytes, in: bytes.trimmingBlanks(0 ..< bytes.count))
        var identifiers = Identifiers(in: text)
        identifiers.readTrailingPubMed(in: text)
        let tail = LinkTail(of: text, addresses: identifiers.places)
        let tokens = ReferenceTokens(of: text.bytes, masks: Identifiers.joined(identifiers.places + tail.cuts), emphasis: text.emphasis).tokens
        var result = LabelledReading(text, tokens: tokens, stretches: labeller.stretches(of: tokens)).bibliography
        identifiers.fill(&result)
        return result
    }
}
