import Model

extension Segmenter {
    /// One reference list of a file's records; what stands between them (headers, comments, brackets) is a listing.
    ///
    /// - Shape: the blocks of kind `reference` are the records, in their order. A block need not end with a line: a file of JSON may be one line.
    func recordList(of document: Document, _ references: MarkedReferences) -> SegmentedDocument {
        let bytes = document.text.bytes
        var blocks: [Block] = []
        blocks.reserveCapacity(references.entries.count * 2 + 1)
        var at = 0
        for entry in references.entries where entry.bytes.lowerBound >= at && !entry.bytes.isEmpty {
            fill(at ..< entry.bytes.lowerBound, of: bytes, into: &blocks)
            var block = Block(.reference, bytes: entry.bytes)
            block.list = 0
            blocks.append(block)
            at = entry.bytes.upperBound
        }
        fill(at ..< bytes.count, of: bytes, into: &blocks)
        let lists = references.entries.isEmpty ? [] : [ReferenceList(heading: "References", isNumbered: false, section: nil)]
        return SegmentedDocument(document: document, blocks: blocks, referenceLists: lists)
    }

    /// Blanks belong to the record before them.
    private func fill(_ gap: Range<Int>, of bytes: [UInt8], into blocks: inout [Block]) {
        guard !gap.isEmpty else { return }
        let content = bytes.trimmingBlanks(gap)
        if !content.isEmpty {
            blocks.append(Block(.code, bytes: gap, content: content))
        } else if let last = blocks.indices.last {
            blocks[last].bytes = blocks[last].bytes.lowerBound ..< gap.upperBound
        } else {
            blocks.append(Block(.blank, bytes: gap, content: content))
        }
    }
}
