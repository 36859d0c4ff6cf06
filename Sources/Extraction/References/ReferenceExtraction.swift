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
                if parsed.bibliography.authors.isEmpty, Self.isDashBeforeYear(entry.block, document.text.bytes) { parsed.bibliography.authors = above }
                if Self.isDash(parsed.bibliography.authors.first) {
                    let others = parsed.bibliography.authors.dropFirst()
                    parsed.bibliography.authors = others.isEmpty ? above : Array(above.prefix(1)) + Array(others)
                }
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

    /// `- (1998) Title`: a dash that looks like a bullet, and no name behind it.
    private static func isDashBeforeYear(_ entry: Block, _ bytes: [UInt8]) -> Bool {
        let start = bytes.trimmingBlanks(entry.bytes.lowerBound ..< entry.content.lowerBound).lowerBound
        guard start < entry.content.lowerBound, bytes[start] == 0x2D || bytes[start] == 0xE2 && bytes[start + 1] == 0x80 && bytes[start + 2] < 0x96 else { return false }
        let year = entry.content.prefix(6)
        return entry.label == nil && year.count == 6 && bytes[year.lowerBound] == 0x28 && bytes[year].dropFirst().prefix(4).allSatisfy { $0 &- 0x30 < 10 }
    }

    /// `———`, `---`, `___`: the authors of the entry above, as Chicago has them; with others behind it (`———, K. Abel`) the first of them.
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
