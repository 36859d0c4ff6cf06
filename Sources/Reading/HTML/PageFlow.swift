import Model

/// A stretch of the text that is being made, with the blocks in it: the page itself, or what stands in one cell of a table.
struct PageFlow {
    /// A run of lines before it is known what becomes of it.
    struct PageBlock {
        var kind: MarkedBlock.Kind
        var bytes: Range<Int>
        var content: Range<Int>
        var level: Int
        var isBoilerplate: Bool
        var label: Range<Int>?
        var isNote = false
        /// Whether the markup makes it a note of the table above.
        var isTableNote = false
        /// Whether it is all that a cell of a frame holds, or nearly so.
        var isLoneCell = false

        /// The block in a text in which it stands that much further behind.
        func moved(_ shift: Int) -> PageBlock {
            var block = self
            block.bytes = bytes.moved(shift)
            block.content = content.moved(shift)
            block.label = label?.moved(shift)
            return block
        }
    }

    struct PageList {
        var isNumbered: Bool
        var next: Int
        var step: Int
        var isLettered: Bool
        /// The label of the item whose first line is still to come.
        var label: [UInt8]?
        /// Where its items' marks stand, and where the lines below them do.
        var indent: Int
        var textIndent: Int
    }

    var text: [UInt8] = []
    var blocks: [PageBlock] = []
    var tables: [MarkedTable] = []
    var referenceLists: [Range<Int>] = []
    var anchors: [(id: String, byte: Int)] = []
    var metadata: [MarkedMetadata] = []
    var lists: [PageList] = []
    /// Whether a blank line stands before the next one.
    var wantsGap = false
    /// Whether the next line goes on with the item above.
    var continuesItem = false
    var headingCount = 0

    /// Puts what stands in another flow behind what is here.
    mutating func append(_ other: PageFlow) {
        guard !other.text.isEmpty else { return }
        openGap()
        let shift = text.count
        text += other.text
        blocks += other.blocks.map { $0.moved(shift) }
        for table in other.tables {
            var moved = table
            moved.bytes = table.bytes.moved(shift)
            moved.caption = table.caption?.moved(shift)
            for index in moved.cells.indices { moved.cells[index].bytes = moved.cells[index].bytes.moved(shift) }
            tables.append(moved)
        }
        referenceLists += other.referenceLists.map { $0.moved(shift) }
        anchors += other.anchors.map { ($0.id, $0.byte + shift) }
        metadata += other.metadata.map { MarkedMetadata($0.key, bytes: $0.bytes.moved(shift), rank: $0.rank) }
        headingCount += other.headingCount
        wantsGap = true
        continuesItem = false
    }

    /// Adds an entry that stands under no list to the lists, or to the one right above.
    mutating func addToReferences(_ entry: Range<Int>) {
        if let last = referenceLists.last, last.upperBound <= entry.lowerBound, entry.lowerBound - last.upperBound <= 1 {
            referenceLists[referenceLists.count - 1] = last.lowerBound ..< entry.upperBound
        } else {
            referenceLists.append(entry)
        }
    }

    /// A blank line, where one is wanted.
    mutating func openGap() {
        if wantsGap, !text.isEmpty { text.append(0x0A) }
        wantsGap = false
    }

    /// Writes one line as a block, or as a further line of the item above.
    @discardableResult
    mutating func appendLine(_ content: [UInt8], prefix: [UInt8], kind: MarkedBlock.Kind, level: Int, isBoilerplate: Bool) -> Range<Int> {
        let goesOn = kind == .item && continuesItem && !wantsGap && blocks.last?.kind == .item && blocks.last?.bytes.upperBound == text.count
        openGap()
        let start = text.count
        text += prefix
        let from = text.count
        text += content
        let place = from ..< text.count
        text.append(0x0A)
        if goesOn, let last = blocks.indices.last {
            blocks[last].bytes = blocks[last].bytes.lowerBound ..< text.count
            blocks[last].content = blocks[last].content.lowerBound ..< place.upperBound
        } else {
            blocks.append(PageBlock(kind: kind, bytes: start ..< text.count, content: place, level: level, isBoilerplate: isBoilerplate))
        }
        if kind == .heading { headingCount += 1 }
        return place
    }

    /// All words in one line, as a cell of a table shows them: without marks of headings and items, line breaks made blanks, items parted by semicolons.
    func flattened() -> [UInt8] {
        if blocks.count == 1, blocks[0].kind == .paragraph { return Array(text[blocks[0].content]) }
        var line: [UInt8] = []
        line.reserveCapacity(text.count)
        var isBelowItem = false
        for block in blocks {
            if block.kind == .item, isBelowItem, let last = line.last, ![0x2C, 0x2E, 0x3A, 0x3B].contains(last) { line.append(0x3B) }
            isBelowItem = block.kind == .item
            if !line.isEmpty { line.append(0x20) }
            for at in block.content {
                let byte = text[at] == 0x0A || text[at] == 0x09 ? 0x20 : text[at]
                if byte == 0x20, line.isEmpty || line.last == 0x20 { continue }
                line.append(byte)
            }
            while line.last == 0x20 { line.removeLast() }
        }
        return line
    }
}

extension Range<Int> {
    fileprivate func moved(_ shift: Int) -> Range<Int> { lowerBound + shift ..< upperBound + shift }
}
