import Model

/// Cuts a document into blocks that tile its text, and names its sections and reference lists.
public struct Segmenter: Sendable {
    public init() {}

    public func segment(_ document: Document, diagnostics: inout [Diagnostic]) -> SegmentedDocument {
        SegmentedDocument(document: document, blocks: [Block(.paragraph, bytes: 0 ..< document.text.bytes.count)])
    }
}
