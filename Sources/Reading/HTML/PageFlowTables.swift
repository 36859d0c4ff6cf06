import Model

extension PageFlow {
    /// Writes a table of data: the caption, then a line a row with tabs between cells.
    mutating func append(_ table: PageTable) {
        var captionPlace: Range<Int>?
        if let caption = table.caption, !caption.text.isEmpty, !caption.isEditLink {
            wantsGap = true
            let words = caption.flattened()
            captionPlace = appendLine(words, prefix: [], kind: .caption, level: 0, isBoilerplate: false)
        }
        captionPlace = captionPlace ?? captionAbove()
        wantsGap = true
        openGap()
        let start = text.count
        let cells = appendRows(of: table)
        guard text.count > start else { return }
        let headerRowCount = table.headerRowCount
        captionPlace = captionPlace ?? title(of: table, in: cells, above: headerRowCount)
        let lines = start ..< text.count
        blocks.append(PageBlock(kind: .table, bytes: lines, content: start ..< text.count - 1, level: 0, isBoilerplate: false))
        tables.append(MarkedTable(bytes: lines, cells: cells, rowCount: min(table.row + 1, table.noteStart), columnCount: table.columnCount,
                                  headerRowCount: headerRowCount, caption: captionPlace))
        wantsGap = true
        continuesItem = false
    }

    /// The caption that stands above a table in other elements: `Table 1` as a heading or paragraph, with or without its words behind it.
    private mutating func captionAbove() -> Range<Int>? {
        guard let last = blocks.indices.last, !blocks[last].isBoilerplate else { return nil }
        let isFree = blocks[last].kind == .caption && blocks[last].level == 1 && !text[blocks[last].content].starts(with: "Fig".utf8)
        if let label = TableLabel(text, in: blocks[last].content), blocks[last].kind != .item, blocks[last].content.count < 600 {
            guard blocks[last].kind == .caption || blocks[last].kind == .heading || label.isWhole || label.isClosed else { return nil }
            makeCaption(last)
            return blocks[last].content
        }
        guard last > 0 else { return isFree ? blocks[last].content : nil }
        guard blocks[last].kind == .paragraph || blocks[last].kind == .caption, blocks[last].content.count < 1_000,
              blocks[last - 1].kind != .item,
              let label = TableLabel(text, in: blocks[last - 1].content), label.isWhole else { return isFree ? blocks[last].content : nil }
        makeCaption(last - 1)
        makeCaption(last)
        return blocks[last - 1].content.lowerBound ..< blocks[last].content.upperBound
    }

    /// A title that stands in a row of its own above the headings, or says by its label that it is one.
    private func title(of table: PageTable, in cells: [MarkedTable.Cell], above headerRowCount: Int) -> Range<Int>? {
        guard let first = cells.first, table.columnCount > 1, first.column == 0, first.columnSpan >= table.columnCount else { return nil }
        return first.row + 1 < headerRowCount || TableLabel(text, in: first.bytes) != nil ? first.bytes : nil
    }

    /// Whether the words are a button for those who keep the page: `[Edit](…)`.
    private var isEditLink: Bool { text.starts(with: "[Edit](".utf8) }

    private mutating func makeCaption(_ block: Int) {
        if blocks[block].kind == .heading { headingCount -= 1 }
        blocks[block].kind = .caption
    }

    private mutating func appendRows(of table: PageTable) -> [MarkedTable.Cell] {
        var cells: [MarkedTable.Cell] = []
        cells.reserveCapacity(table.cells.count)
        let noteStart = table.noteStart
        var index = 0
        while index < table.cells.count {
            var end = index
            while end < table.cells.count, table.cells[end].row == table.cells[index].row { end += 1 }
            let hasWords = table.cells[index ..< end].contains { !$0.words.isEmpty }
            for at in index ..< end where hasWords {
                let cell = table.cells[at]
                if at > index { text.append(0x09) }
                let place = text.count
                text += cell.words
                for anchor in cell.flow.anchors { anchors.append((anchor.id, place)) }
                guard !cell.words.isEmpty else { continue }
                var marked = MarkedTable.Cell(bytes: place ..< text.count, row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
                                              columnSpan: cell.columnSpan, isHeader: cell.isHeader)
                marked.isNote = cell.row >= noteStart
                cells.append(marked)
            }
            if hasWords { text.append(0x0A) }
            index = end
        }
        return cells
    }

    /// Writes a table that holds one entry beside its label as the entry: `[abc]` | `(1, 2) Roe J. Lakes.` is `[abc] Roe J. Lakes.`
    mutating func append(entry table: PageTable) {
        var index = 0
        wantsGap = true
        while index < table.cells.count {
            var end = index
            while end < table.cells.count, table.cells[end].row == table.cells[index].row { end += 1 }
            let cells = table.cells[index ..< end].filter { !$0.words.isEmpty }
            index = end
            guard let first = cells.first else { continue }
            let label = cells.count > 1 ? Self.withoutLinks(first.words) : []
            var words = label
            for cell in label.isEmpty ? cells[...] : cells.dropFirst() {
                if !words.isEmpty { words.append(0x20) }
                words += Self.withoutBackLinks(cell.words)
            }
            let place = appendLine(words, prefix: [], kind: .item, level: 0, isBoilerplate: false)
            if !label.isEmpty { blocks[blocks.count - 1].label = place.lowerBound ..< place.lowerBound + label.count }
            blocks[blocks.count - 1].isNote = table.isNote
            for cell in cells { for anchor in cell.flow.anchors { anchors.append((anchor.id, place.lowerBound)) } }
        }
        wantsGap = true
    }

    /// `[[abc]](#id1)` is `[abc]`.
    private static func withoutLinks(_ words: [UInt8]) -> [UInt8] {
        guard words.first == 0x5B, words.last == 0x29, let close = words.lastIndex(of: 0x28), close > 2, words[close - 1] == 0x5D else { return words }
        return words[1 ..< close - 1].filter { $0 != 0x5C }
    }

    /// What stands behind the numbers by which an entry links back to its citations: `*([1](#id1), [2](#id2))* Roe J.` is `Roe J.`
    private static func withoutBackLinks(_ words: [UInt8]) -> [UInt8] {
        guard words.starts(with: [0x2A, 0x28, 0x5B]) || words.starts(with: [0x28, 0x5B]) || words.starts(with: [0x28, 0x2A, 0x5B]) else { return words }
        var at = 0, links = 0
        while at < words.count, words[at] != 0x20 || words[at - 1] == 0x2C {
            if words[at] == 0x5B {
                guard let close = words[at...].firstIndex(of: 0x29), words[at ..< close].contains(0x23) else { return words }
                links += 1
                at = close
            }
            at += 1
        }
        let rest = Array(words[min(at + 1, words.count)...])
        return links > 0 && !rest.isEmpty ? rest : words
    }

    /// Writes what stands in the cells of a table that only lays out a page, one behind the other; a label and its entry in one line.
    mutating func appendLaidOut(_ table: PageTable) {
        if let caption = table.caption { append(caption) }
        if table.isLabelledList {
            var index = 0
            wantsGap = true
            while index < table.cells.count {
                var end = index
                var words: [UInt8] = []
                while end < table.cells.count, table.cells[end].row == table.cells[index].row {
                    if !words.isEmpty, !table.cells[end].words.isEmpty { words.append(0x20) }
                    words += table.cells[end].words
                    end += 1
                }
                if !words.isEmpty {
                    let place = appendLine(words, prefix: [], kind: .item, level: 0, isBoilerplate: false)
                    for cell in table.cells[index ..< end] { for anchor in cell.flow.anchors { anchors.append((anchor.id, place.lowerBound)) } }
                }
                index = end
            }
            wantsGap = true
        } else {
            for cell in table.cells {
                wantsGap = true
                append(cell.flow)
                let count = cell.flow.blocks.count
                if count <= 3, cell.flow.blocks.allSatisfy({ $0.kind == .paragraph }) { for index in blocks.indices.suffix(count) { blocks[index].isLoneCell = true } }
            }
        }
    }
}

extension PageTable {
    /// Takes what stands behind the first heading of the last cell out of a table that was never closed: it is the rest of the page.
    mutating func cutTail() -> PageFlow? {
        guard let last = cells.indices.last, cells[last].flow.headingCount > 0,
              let first = cells[last].flow.blocks.firstIndex(where: { $0.kind == .heading }) else { return nil }
        let tail = cells[last].flow.split(at: first)
        cells[last].words = cells[last].flow.flattened()
        return tail
    }
}

extension PageFlow {
    /// Cuts the flow before a block, keeps what is above, gives what is below.
    mutating func split(at block: Int) -> PageFlow {
        let cut = blocks[block].bytes.lowerBound
        func below(_ range: Range<Int>) -> Range<Int> { range.lowerBound - cut ..< range.upperBound - cut }
        var tail = PageFlow()
        tail.text = Array(text[cut...])
        tail.blocks = blocks[block...].map { $0.moved(-cut) }
        for var table in tables where table.bytes.lowerBound >= cut {
            table.bytes = below(table.bytes)
            table.caption = table.caption.flatMap { $0.lowerBound >= cut ? below($0) : nil }
            for index in table.cells.indices { table.cells[index].bytes = below(table.cells[index].bytes) }
            tail.tables.append(table)
        }
        tail.referenceLists = referenceLists.filter { $0.lowerBound >= cut }.map(below)
        tail.anchors = anchors.filter { $0.byte >= cut }.map { ($0.id, $0.byte - cut) }
        tail.headingCount = headingCount
        text.removeSubrange(cut...)
        blocks.removeSubrange(block...)
        tables.removeAll { $0.bytes.lowerBound >= cut }
        referenceLists.removeAll { $0.lowerBound >= cut }
        anchors.removeAll { $0.byte >= cut }
        headingCount = 0
        return tail
    }
}
