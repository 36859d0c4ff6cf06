import Model

extension Extractor {
    /// The name under which tables that markup has drawn are published in `tables.layout`.
    static let markedLayout = "html"

    /// Reads a table whose grid the markup gives: `<td rowspan="2">` says more than any layout of lines could.
    ///
    /// - Shape: one record a filled cell, at the row and column where it starts, with its spans; a row that is one cell over all columns is a
    ///   `group`; a foot that is one is a `note`, below the grid.
    /// - Returns: the block of the table's caption, where it has one of its own.
    func extract(_ table: MarkedTable, block: Int, from segmented: SegmentedDocument, into records: inout DocumentRecords) -> Int? {
        let document = segmented.document
        let id = "\(document.id)#t\(records.tables.count + 1)"
        let captionBlock = captionBlock(of: block, in: segmented)
        let texts = table.cells.map { document.text.readable($0.bytes) }
        let entries = zip(table.cells, texts).filter { !$0.isNote && !$1.isEmpty }.map { HeadingRows.Entry(row: $0.row, column: $0.column, text: $1) }
        var table = table
        table.headerRowCount = HeadingRows.count(in: entries, atLeast: table.headerRowCount, of: table.rowCount)
        let caption = table.caption.map { document.text.readable($0) } ?? captionBlock.map { document.text.readable(segmented.blocks[$0].content) }
        records.tables.append(Table(
            id: id, documentID: document.id, sectionID: segmented.blocks[block].section.map { segmented.sections[$0].id }, caption: caption, layout: Self.markedLayout,
            rowCount: table.rowCount, columnCount: table.columnCount, headerRowCount: table.headerRowCount, confidence: 1,
            span: document.span(document.text.trimmed(segmented.blocks[block].bytes))))
        records.cells += cells(of: table, texts, id: id, in: document)
        return captionBlock
    }

    private func cells(of table: MarkedTable, _ texts: [String], id: String, in document: Document) -> [Cell] {
        var headers: [String?] = Array(repeating: nil, count: table.columnCount)
        var cells: [Cell] = []
        let isTitled = table.cells.first.map { table.isTitle($0) && $0.bytes == table.caption } ?? false
        cells.reserveCapacity(table.cells.count)
        for (index, cell) in table.cells.enumerated() where cell.column < table.columnCount {
            let text = texts[index]
            guard !text.isEmpty else { continue }
            let isHeader = cell.row < table.headerRowCount
            if isHeader, !isTitled || !table.isTitle(cell) {
                for column in cell.column ..< min(table.columnCount, cell.column + cell.columnSpan) { headers[column] = headers[column].map { $0 + " / " + text } ?? text }
            }
            cells.append(Cell(
                tableID: id, row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
                role: role(of: index, in: table), header: isHeader || cell.isNote ? nil : headers[cell.column], text: text, span: document.span(cell.bytes)))
        }
        return cells
    }

    private func role(of index: Int, in table: MarkedTable) -> Cell.Role {
        let cell = table.cells[index]
        if cell.isNote { return .note }
        if cell.row < table.headerRowCount { return .header }
        if table.columnCount > 1, cell.column == 0, isAloneInRow(index, of: table), cell.columnSpan == table.columnCount || cell.isHeader { return .group }
        return cell.column == 0 || cell.isHeader ? .stub : .data
    }

    private func isAloneInRow(_ index: Int, of table: MarkedTable) -> Bool {
        let row = table.cells[index].row
        let before = index > 0 && table.cells[index - 1].row == row
        let after = index + 1 < table.cells.count && table.cells[index + 1].row == row
        return !before && !after
    }
}

extension MarkedTable {
    /// Whether a cell is a title over all columns, with headings of its own for each below.
    fileprivate func isTitle(_ cell: Cell) -> Bool { columnCount > 1 && cell.columnSpan == columnCount && cell.row + 1 < headerRowCount }
}
