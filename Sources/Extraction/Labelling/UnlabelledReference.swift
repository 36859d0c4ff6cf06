/// A reference as the labeller gets it, for training: identifiers and links' labels found, the rest in tokens.
package struct UnlabelledReference {
    package let tokens: [ReferenceTokens.Token]

    /// - Parameter emphasis: what stands in italics, in bytes of the string.
    package init(_ string: String, emphasis: [Range<Int>] = []) {
        let body = ReferenceBody(EntryText(plain: Array(string.utf8)))
        tokens = ReferenceTokens(of: body.text.bytes, masks: body.masks, emphasis: emphasis).tokens
    }
}
