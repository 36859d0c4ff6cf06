import Model

extension Extractor {
    /// One `Reference` for each entry of the reference lists, in reading order.
    ///
    /// - Loss: an entry without a readable word is left out, with the diagnostic `empty-reference`.
    func extractReferences(from segmented: SegmentedDocument, into records: inout DocumentRecords) {
        let document = segmented.document
        let parser = ReferenceParser()
        for block in segmented.blocks where block.kind == .reference {
            let entry = EntryText(of: document.text.bytes, in: block.content)
            guard entry.end > 0 else {
                records.diagnostics.append(.emptyReference(document.id, document.span(block.bytes)))
                continue
            }
            let parsed = parser.parse(entry)
            let list = block.list.flatMap { segmented.referenceLists.indices.contains($0) ? segmented.referenceLists[$0].heading : nil }
            records.references.append(Reference(
                id: "\(document.id)#r\(records.references.count + 1)", documentID: document.id, list: list ?? "References",
                label: block.label.map { document.string($0) }, text: entry.string, quote: document.string(block.content),
                bibliography: parsed.bibliography, host: parsed.host, repository: parsed.repository, span: document.span(block.content)))
        }
    }
}

extension Diagnostic {
    fileprivate static func emptyReference(_ document: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(.warning, "empty-reference", document: document, span: span, "entry of a reference list has no text; left out")
    }
}
