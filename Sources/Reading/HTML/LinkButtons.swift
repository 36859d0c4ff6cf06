import Model

extension PageFlow {
    /// Puts a list of mere link buttons (*View Article*, *Google Scholar*) within an item behind the item's words, where they say the same.
    mutating func joinLinkList(from start: Int) {
        guard start > 0, start < blocks.count, blocks[start - 1].kind == .item, blocks[start - 1].bytes.upperBound == blocks[start].bytes.lowerBound,
              blocks[start...].allSatisfy({ $0.kind == .item && $0.content.count < 700 && isLinkButton($0.content) }) else { return }
        joinWithAbove(from: start)
    }

    /// Puts a line of mere captions of links (`[CrossRef Full Text](…) | [Google Scholar](…)`) behind the entry above.
    mutating func joinLinkLine() {
        guard let last = blocks.indices.last, last > 0, blocks[last].kind == .paragraph, !blocks[last].isBoilerplate, LinkCaption.fillLine(blocks[last].content, of: text),
              blocks[last - 1].kind == .paragraph || blocks[last - 1].kind == .item, !blocks[last - 1].isBoilerplate else { return }
        joinWithAbove(from: last)
    }

    /// Puts blocks behind the words of the block above, in its line.
    private mutating func joinWithAbove(from start: Int) {
        var tail: [UInt8] = []
        for block in blocks[start...] { tail += [0x20] + text[block.content] }
        let end = blocks[start - 1].bytes.upperBound - 1
        text.replaceSubrange(end..., with: tail + [0x0A])
        blocks.removeSubrange(start...)
        blocks[start - 1].bytes = blocks[start - 1].bytes.lowerBound ..< text.count
        blocks[start - 1].content = blocks[start - 1].content.lowerBound ..< text.count - 1
        for index in anchors.indices.reversed() {
            guard anchors[index].byte > end else { break }
            anchors[index].byte = blocks[start - 1].content.lowerBound
        }
    }

    private func isLinkButton(_ range: Range<Int>) -> Bool {
        guard text[range.lowerBound] == 0x5B, text[range.upperBound - 1] == 0x29, let close = text[range].firstIndex(of: 0x5D),
              close - range.lowerBound < 40 else { return false }
        let words = String(decoding: text[range.lowerBound + 1 ..< close].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        return Self.linkButtons.contains { words.hasPrefix($0) }
    }

    private static let linkButtons = [
        "view", "google", "pubmed", "crossref", "doi", "full text", "pdf", "web of science", "cas", "ncbi", "medline", "scopus", "article",
        "abstract", "export", "ads", "mathscinet", "open url", "download",
    ]
}
