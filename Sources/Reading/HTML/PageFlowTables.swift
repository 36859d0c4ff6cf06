import Model

extension PageFlow {
    /// Writes a table of data: the caption, then a line a row with tabs between cells.
    mutating func append(_ table: PageTable) {
        var captionPlace: Range<Int>?
        if let caption = table.caption, !caption.text.isEmpty {
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
        let lines = start ..< text.count
        blocks.append(PageBlock(kind: .table, bytes: lines, content: start ..< text.count - 1, level: 0, isBoilerplate: false))
        tables.append(MarkedTable(bytes: lines, cells: cells, rowCount: min(table.row + 1, table.noteStart), columnCount: table.columnCount,
                                  headerRowCount: table.headerRowCount, caption: captionPlace))
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
            for cell in table.cells { wantsGap = true; append(cell.flow) }
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
        tail.blocks = blocks[block...].map { PageBlock(kind: $0.kind, bytes: below($0.bytes), content: below($0.content), level: $0.level, isBoilerplate: $0.isBoilerplate) }
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
