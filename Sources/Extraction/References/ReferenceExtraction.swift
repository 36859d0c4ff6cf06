import Model

extension Extractor {
    /// One `Reference` for each entry of the reference lists, in reading order.
    ///
    /// - Loss: an entry without a readable word is left out, with the diagnostic `empty-reference`; of one beyond 32 KiB the fields are read from
    ///   its start, with `long-reference`.
    func extractReferences(from segmented: SegmentedDocument, into records: inout DocumentRecords) {
        let document = segmented.document
        let parser = ReferenceParser()
        let blocks = segmented.blocks.filter { $0.kind == .reference }
        var start = 0
        while start < blocks.count {
            // the entries of one list are read together, a long list in parts
            var end = start
            while end < blocks.count, end - start < 400, blocks[end].list == blocks[start].list { end += 1 }
            var entries: [(block: Block, text: EntryText)] = []
            for block in blocks[start ..< end] {
                let text = EntryText(of: document.text.bytes, in: block.content, without: block.holes)
                if text.end > ReferenceBody.labelledBytes {
                    records.diagnostics.append(.longReference(document.id, document.span(block.content), text.end))
                }
                if text.end > 0 {
                    entries.append((block, text))
                } else {
                    records.diagnostics.append(.emptyReference(document.id, document.span(block.bytes)))
                }
            }
            var above: [Name] = []
            for (entry, read) in zip(entries, parser.parse(entries.map(\.text))) {
                var parsed = read
                if Self.isDash(parsed.bibliography.authors.first) { parsed.bibliography.authors = above }
                above = parsed.bibliography.authors
                let list = entry.block.list.flatMap { segmented.referenceLists.indices.contains($0) ? segmented.referenceLists[$0].heading : nil }
                records.references.append(
                    Reference(
                        id: "\(document.id)#r\(records.references.count + 1)", documentID: document.id, list: list ?? "References",
                        label: entry.block.label.map { document.string($0) }, text: entry.text.string, quote: document.string(entry.block.content),
                        bibliography: parsed.bibliography, host: parsed.host, repository: parsed.repository, span: document.span(entry.block.content))
                )
            }
            start = end
        }
    }

    /// `———`, `---`, `___`: the authors of the entry above, as Chicago has them.
    private static func isDash(_ name: Name?) -> Bool {
        guard let name, name.given == nil else { return false }
        let signs = name.family.unicodeScalars
        return (1 ... 8).contains(signs.count) && signs.allSatisfy { ["—", "–", "-", "_", "―", "⸺", "⸻", ".", ","].contains($0) }
    }
}

extension Diagnostic {
    fileprivate static func emptyReference(_ document: String, _ span: SourceSpan) -> Diagnostic {
        Diagnostic(.warning, "empty-reference", document: document, span: span, "entry of a reference list has no text; left out")
    }

    fileprivate static func longReference(_ document: String, _ span: SourceSpan, _ count: Int) -> Diagnostic {
        Diagnostic(
            .warning, "long-reference", document: document, span: span,
            "entry of a reference list has \(count) bytes; its fields were read from the first \(ReferenceBody.labelledBytes)",
            hint: "where the list ends in the source, a heading or a blank line would part it from what follows")
    }
}
