import Model

extension Extractor {
    /// Reads every table block with the layout that explains it best.
    ///
    /// - Loss: a block that no layout explains is a diagnostic `unread-table` with its lines; ragged rows are kept, with `ragged-row`; a caption
    ///   whose table was not found is `caption-without-table`.
    func extractTables(from segmented: SegmentedDocument, into records: inout DocumentRecords) {
        let document = segmented.document
        var captions: Set<Int> = []
        let links = segmented.blocks.contains { $0.kind == .table } ? LinkNumbers(of: document.text.bytes) : nil
        let standBelow = document.text.structure == nil && captionsStandBelow(in: segmented)
        for (index, block) in segmented.blocks.enumerated() where block.kind == .table {
            if let marked = document.text.structure?.table(startingAt: block.bytes.lowerBound) {
                if let caption = extract(marked, block: index, from: segmented, into: &records) { captions.insert(caption) }
                appendNotes(behind: index, in: segmented, to: &records)
                continue
            }
            let lines = lines(in: block.bytes, of: document.text)
            let known = segmented.gluedTables[block.bytes.lowerBound]
            let grids = TableLayout.all.compactMap { layout in layout.grid(lines, document.text.bytes, known: known).map { (layout, $0) } }
            guard let (layout, grid) = grids.max(by: { $0.1.confidence < $1.1.confidence }), grid.columnCount > 0, grid.rowCount > 0 else {
                records.diagnostics.append(Diagnostic(.error, "unread-table", document: document.id, span: document.span(document.text.trimmed(block.bytes)),
                                                      "the lines look like a table, but no layout explains them; no cell was read"))
                continue
            }
            let id = "\(document.id)#t\(records.tables.count + 1)"
            let captionBlock = captionBlock(of: index, in: segmented, standBelow: standBelow)
            if let captionBlock { captions.insert(captionBlock) }
            let caption = grid.caption.map { layout.text(of: [$0], in: document.text, without: links) } ?? captionBlock.map { document.text.readable(segmented.blocks[$0].content) }
            let span = document.span(document.text.trimmed(block.bytes))
            let found = texts(of: grid, in: layout, from: document, without: links)
            let entries = found.lazy.filter { $0.cell.row < grid.rowCount }.prefix(HeadingRows.mostEntries)
                .map { HeadingRows.Entry(row: $0.cell.row, column: $0.cell.column, text: $0.text) }
            let headerRowCount = grid.hasGuessedHeading && HeadingRows.isRow(Array(entries)) ? 0
                : HeadingRows.count(in: Array(entries), atLeast: grid.headerRowCount, of: grid.rowCount)
            records.tables.append(Table(
                id: id, documentID: document.id, sectionID: block.section.map { segmented.sections[$0].id }, caption: caption, layout: layout.name,
                rowCount: grid.rowCount, columnCount: grid.columnCount, headerRowCount: headerRowCount, confidence: grid.confidence, span: span))
            records.cells += cells(found, of: grid, headerRowCount: headerRowCount, table: id, in: document)
            appendNotes(behind: index, in: segmented, to: &records)
            report(grid, table: id, lines: lines, in: document, into: &records.diagnostics)
        }
        reportLoneCaptions(of: segmented, besides: captions, into: &records.diagnostics)
    }

    /// Adds the paragraphs below the last table that are its notes, below its grid and below the notes that it has already.
    private func appendNotes(behind block: Int, in segmented: SegmentedDocument, to records: inout DocumentRecords) {
        guard let table = records.tables.last, TableFoot.mayStand(behind: block, in: segmented) else { return }
        let text = segmented.document.text
        let start = records.cells.lastIndex { $0.tableID != table.id }.map { $0 + 1 } ?? 0
        let cells = Array(records.cells[start...])[...]
        let foot = TableFoot(cells: cells, caption: table.caption, in: text)
        var row = max(table.rowCount, cells.reduce(0) { max($0, $1.row + 1) })
        for note in foot.notes(behind: block, in: segmented) {
            records.cells.append(Cell(tableID: table.id, row: row, column: 0, columnSpan: max(1, table.columnCount), role: .note, header: nil,
                                      text: text.readable(note), span: segmented.document.span(note)))
            row += 1
        }
    }

    /// `Table 3 Scores of the rats` without a table above or below it: its cells may stand in the text around it, glued or one a line.
    private func reportLoneCaptions(of segmented: SegmentedDocument, besides known: Set<Int>, into diagnostics: inout RecordList<Diagnostic>) {
        for (index, block) in segmented.blocks.enumerated() where !known.contains(index) && label(of: block, in: segmented.document) == .table {
            // `Table 1` on a line of its own, over the words of the caption and the table
            let below = segmented.blocks[(index + 1)...].lazy.filter { $0.kind != .blank }.prefix(2)
            if block.content.count < 20, below.contains(where: { $0.kind == .table }) { continue }
            diagnostics.append(Diagnostic(.warning, "caption-without-table", document: segmented.document.id, span: segmented.document.span(block.content),
                                          "the caption of a table, but no table right above or below it could be read"))
        }
    }

    /// The lines of a block without their line ends, blanks kept, from the first visible one to the last. Blank lines part rows in some layouts.
    ///
    /// - Loss: the running lines of the pages over which a table goes are left blank.
    private func lines(in range: Range<Int>, of text: SourceText) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var number = text.line(ofByte: range.lowerBound)
        while number <= text.lineCount {
            let line = text.bytes(ofLine: number)
            guard line.lowerBound < range.upperBound else { break }
            var end = line.upperBound
            while end > line.lowerBound, text.bytes[end - 1] == 0x0A || text.bytes[end - 1] == 0x0D { end -= 1 }
            lines.append(line.lowerBound ..< end)
            number += 1
        }
        if !text.runningLines.pageStarts.isEmpty {
            let first = text.line(ofByte: range.lowerBound) - 1
            var index = 0
            while index < lines.count {
                let noted = text.runningLines.contains(line: first + index) ? 1 : text.bytes.continuationNoteCount { index + $0 < lines.count ? text.trimmed(lines[index + $0]) : nil }
                for line in index ..< min(lines.count, index + noted) {
                    lines[line] = lines[line].lowerBound ..< lines[line].lowerBound + (text.bytes[lines[line].first ?? 0] == 0x0C ? 1 : 0)
                }
                index += max(1, noted)
            }
        }
        while let last = lines.last, text.trimmed(last).isEmpty, !text.bytes[last].contains(0x09) { lines.removeLast() }
        return Self.withoutMarks(lines, in: text.bytes)
    }

    /// The lines of a table behind the marks in their margin, `> | 3 | 4 |`, `##   Slope  3.1`, and behind those of a list whose items are rows
    /// of pipes, `- | 3 | 4 |`.
    private static func withoutMarks(_ lines: [Range<Int>], in bytes: [UInt8]) -> [Range<Int>] {
        var lines = lines
        for _ in 0 ..< 3 {
            let visible = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard let first = visible.first, visible.count > 1 else { break }
            if visible.allSatisfy({ bytes.haveSameMargin(first, $0) }) {
                lines = lines.map { bytes.behindMarginMark($0) }
            } else if visible.allSatisfy({ isItemOfPipes($0, in: bytes) }) {
                lines = lines.map { min(bytes.trimmingBlanks($0).lowerBound + 1, $0.upperBound) ..< $0.upperBound }
            } else {
                break
            }
        }
        return lines
    }

    private static func isItemOfPipes(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        let line = bytes.trimmingBlanks(line)
        guard line.count > 2, bytes[line.lowerBound] == 0x2D || bytes[line.lowerBound] == 0x2A, bytes[line.lowerBound + 1] == 0x20 else { return false }
        return bytes[bytes.trimmingBlanks(line.lowerBound + 1 ..< line.upperBound).lowerBound] == 0x7C
    }

    /// The caption right above a table, or right below it where none stands above or captions stand below; blank lines and pictures do not part them.
    func captionBlock(of table: Int, in segmented: SegmentedDocument, standBelow: Bool = false) -> Int? {
        let above = captionBlock(above: table, in: segmented), below = captionBlock(below: table, in: segmented)
        if standBelow, let below { return below }
        if let above {
            // the caption below the table before
            if standBelow, label(of: segmented.blocks[above], in: segmented.document) == .table, let before = block(before: above, in: segmented),
               segmented.blocks[before].kind == .table { return nil }
            return above
        }
        guard let below else { return nil }
        // a caption above the next table is that table's
        return block(behind: below, in: segmented).map { segmented.blocks[$0].kind == .table } ?? false ? nil : below
    }

    /// Whether the captions of a document stand below its tables: those that have a table on one side alone say so.
    func captionsStandBelow(in segmented: SegmentedDocument) -> Bool {
        var below = 0
        for (index, block) in segmented.blocks.enumerated() where label(of: block, in: segmented.document) == .table {
            let isBelow = self.block(before: index, in: segmented).map { segmented.blocks[$0].kind == .table } ?? false
            let isAbove = self.block(behind: index, in: segmented).map { segmented.blocks[$0].kind == .table } ?? false
            below += isAbove == isBelow ? 0 : isBelow ? 1 : -1
        }
        return below > 0
    }

    private func captionBlock(above table: Int, in segmented: SegmentedDocument) -> Int? {
        var above = table - 1
        while above >= 0, segmented.blocks[above].kind == .blank || segmented.blocks[above].kind == .boilerplate { above -= 1 }
        guard above >= 0, let label = label(of: segmented.blocks[above], in: segmented.document), label != .figure else { return nil }
        return above
    }

    private func captionBlock(below table: Int, in segmented: SegmentedDocument) -> Int? {
        block(behind: table, in: segmented).flatMap { label(of: segmented.blocks[$0], in: segmented.document) == .table ? $0 : nil }
    }

    private func block(behind index: Int, in segmented: SegmentedDocument) -> Int? { segmented.blocks[(index + 1)...].firstIndex { $0.kind != .blank } }
    private func block(before index: Int, in segmented: SegmentedDocument) -> Int? { segmented.blocks[..<index].lastIndex { $0.kind != .blank } }

    private enum CaptionLabel { case table, figure, unlabelled }

    /// What a caption says that it stands at: `Table 2`, `Figure 2. …`, `Scheme 1`; nil for what is no caption.
    ///
    /// Above a table, a caption without a label is the table's; one with a figure's label may be that of a picture.
    private func label(of block: Block, in document: Document) -> CaptionLabel? {
        guard block.kind == .caption else { return nil }
        // `: Budget` of Pandoc stands at tables alone
        if let first = block.bytes.first(where: { document.text.bytes[$0] > 0x20 }), first < block.content.lowerBound, document.text.bytes[first] == 0x3A { return .table }
        let head = String(decoding: document.text.bytes[block.bytes.lowerBound ..< block.content.upperBound].prefix(40), as: UTF8.self).lowercased()
        let isFigure = ["fig", "scheme", "chart"].contains { head.prefix(24).contains($0) }
        if head.prefix(isFigure ? 24 : 40).contains("tab") { return .table }
        return isFigure ? .figure : .unlabelled
    }

    /// The filled cells in reading order with what they say.
    private func texts(of grid: Grid, in layout: TableLayout, from document: Document, without links: LinkNumbers?) -> [(cell: Grid.GridCell, text: String)] {
        let isSorted = zip(grid.cells, grid.cells.dropFirst()).allSatisfy { ($0.row, $0.column) <= ($1.row, $1.column) }
        let cells = isSorted ? grid.cells : grid.cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
        return cells.compactMap { cell in
            let readable = layout.text(of: cell.parts, in: document.text, without: links)
            return readable.isEmpty ? nil : (cell, readable)
        }
    }

    private func cells(_ found: [(cell: Grid.GridCell, text: String)], of grid: Grid, headerRowCount: Int, table: String, in document: Document) -> [Cell] {
        var headers: [String?] = Array(repeating: nil, count: grid.columnCount)
        var cells: [Cell] = []
        cells.reserveCapacity(grid.cells.count)
        var cellCounts = Array(repeating: 0, count: grid.rowCount)
        for cell in grid.cells where cell.row < grid.rowCount { cellCounts[cell.row] += 1 }
        let undivided = Set(grid.undividedRows)
        for (cell, readable) in found {
            guard let first = cell.parts.first, let last = cell.parts.last else { continue }
            let isHeader = cell.row < headerRowCount, isNote = cell.row >= grid.rowCount
            if isHeader {
                for column in cell.column ..< min(grid.columnCount, cell.column + cell.columnSpan) {
                    headers[column] = headers[column].map { $0 + " / " + readable } ?? readable
                }
            }
            let isAlone = cell.column == 0 && cell.row < grid.rowCount && cellCounts[cell.row] == 1 && grid.columnCount > 1
            let isGroup = isAlone && !undivided.contains(cell.row)
            let role: Cell.Role = isNote ? .note : isHeader ? .header : isGroup ? .group : cell.column == 0 ? .stub : .data
            cells.append(Cell(tableID: table, row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, role: role,
                              header: isHeader || isNote ? nil : headers[cell.column], text: readable, span: document.span(first.lowerBound ..< last.upperBound)))
        }
        return cells
    }

    private func report(_ grid: Grid, table: String, lines: [Range<Int>], in document: Document, into diagnostics: inout RecordList<Diagnostic>) {
        for (row, count) in grid.raggedRows.prefix(20) {
            let place = grid.cells.first { $0.row == row }?.parts.first
            diagnostics.append(Diagnostic(.warning, "ragged-row", document: document.id, span: place.map(document.span),
                                          "row \(row) of table \(table) has \(count) cells where the others have \(grid.usualCount); all were kept"))
        }
        if grid.raggedRows.count > 20 {
            diagnostics.append(Diagnostic(.warning, "ragged-row", document: document.id, "\(grid.raggedRows.count - 20) more rows of table \(table) are ragged"))
        }
        for row in grid.undividedRows.prefix(20) where row < lines.count {
            diagnostics.append(Diagnostic(.warning, "undivided-row", document: document.id, span: document.span(lines[row]),
                                          "row \(row) of table \(table) could not be divided for certain; what is not sure is in no cell"))
        }
        if grid.undividedRows.count > 20 {
            diagnostics.append(Diagnostic(.warning, "undivided-row", document: document.id,
                                          "\(grid.undividedRows.count - 20) more rows of table \(table) could not be divided for certain"))
        }
        if grid.confidence < tableConfidence {
            diagnostics.append(Diagnostic(.warning, "unsure-table", document: document.id, span: lines.first.map(document.span),
                                          "table \(table) was read with a confidence of \(percent(grid.confidence)); its cells may be cut wrongly"))
        }
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}

extension TableLayout {
    /// The text of a cell. One of several lines is cleaned as a whole, for markup may go on from line to line.
    fileprivate func text(of parts: [Range<Int>], in text: SourceText, without links: LinkNumbers?) -> String {
        guard parts.count != 1 || links?.ranges.isEmpty == false else { return isMarkup ? text.readableMarkup(parts[0]) : text.readable(parts[0]) }
        let joined = SourceText(validUTF8: Array(parts.map { links?.bytes(of: $0, in: text) ?? Array(text.bytes[$0]) }.joined(separator: [0x0A])))
        return isMarkup ? joined.readableMarkup(0 ..< joined.bytes.count) : joined.readable(0 ..< joined.bytes.count)
    }
}
