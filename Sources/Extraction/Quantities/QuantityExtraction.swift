import Model

extension Extractor {
    /// The numbers of sentences, headings, items, captions and cells; reference lists, listings and boilerplate have none.
    ///
    /// - Shape: in reading order, numbered from 1 (`#q1`).
    func extractQuantities(from segmented: SegmentedDocument, passages: Passages, numbers: SentenceQuantities, into records: inout DocumentRecords) {
        let document = segmented.document
        let scanner = QuantityScanner(document.text.bytes)
        var quantities: [Quantity] = []
        for sentence in passages.sentences.indices {
            for scanned in numbers[sentence] { quantities.append(scanned.quantity(in: document)) }
        }
        appendCells(of: records, scanner: scanner, document: document, to: &quantities)
        quantities.sort { ($0.span.bytes.lowerBound, $0.span.bytes.upperBound) < ($1.span.bytes.lowerBound, $1.span.bytes.upperBound) }
        for quantity in quantities where records.quantities.last?.span.bytes != quantity.span.bytes { records.quantities.append(quantity) }
        for index in records.quantities.indices { records.quantities[index].id = "\(document.id)#q\(index + 1)" }
    }

    private func appendCells(of records: DocumentRecords, scanner: QuantityScanner, document: Document, to quantities: inout [Quantity]) {
        var tables: [String: TableMeaning] = [:]
        for table in records.tables { tables[table.id] = TableMeaning(caption: table.caption) }
        for cell in records.cells where cell.role == .note { tables[cell.tableID]?.addNote(cell.text) }
        var stub: (table: String, row: Int, meaning: HeadingMeaning)?
        var second: (table: String, row: Int, meaning: HeadingMeaning)?
        for cell in records.cells {
            if cell.role == .stub, stub?.table != cell.tableID || stub?.row != cell.row { stub = (cell.tableID, cell.row, HeadingMeaning(cell.text)) }
            if cell.role == .data, cell.column <= 2, !NumericCell.holds(cell.text) {
                // a second stub: `Age | mean (SD) | 54 (9)`
                let meaning = HeadingMeaning(cell.text)
                if meaning.isTelling { second = (cell.tableID, cell.row, meaning) }
            }
            guard cell.text.utf8.contains(where: { (0x30 ... 0x39).contains($0) }) else { continue }
            // a row without a stub continues the one above
            let beside = second.flatMap { $0.table == cell.tableID && $0.row == cell.row ? $0.meaning : nil }
            let row = beside ?? stub.flatMap { $0.table == cell.tableID && cell.role == .data ? $0.meaning : nil }
            let setting = tables[cell.tableID]?.setting(of: cell, row: row) ?? .init()
            for scanned in scanner.quantities(ofCell: cell, setting: setting, in: document) {
                var quantity = scanned.quantity(in: document)
                quantity.tableID = cell.tableID
                quantity.row = cell.row
                quantity.column = cell.column
                quantities.append(quantity)
            }
        }
    }
}

/// What a table's caption, notes and headings say of its numbers; headings are read once.
private struct TableMeaning {
    private let caption: HeadingMeaning?
    private var statement: DispersionType?
    private var headings: [String: HeadingMeaning] = [:]

    init(caption: String?) {
        self.caption = caption.map { HeadingMeaning($0) }
        statement = caption.flatMap(Self.statement)
    }

    mutating func addNote(_ note: String) { statement = statement ?? Self.statement(note) }

    private static func statement(_ text: String) -> DispersionType? {
        let bytes = Array(text.utf8)
        return DispersionStatement.type(in: TextWindow(bytes, 0 ..< bytes.count))
    }

    mutating func setting(of cell: Cell, row: HeadingMeaning?) -> QuantityScanner.Setting {
        var plain = QuantityScanner.Setting()
        plain.plusMinus = statement
        guard cell.role == .data || cell.role == .stub else { return plain }
        if let header = cell.header, headings[header] == nil { headings[header] = HeadingMeaning(header) }
        let column = cell.header.flatMap { headings[$0] }
        // a stub of numbers is one of quantities where its heading says of what: `Time (h)`, `Dose, mg`
        if cell.role == .stub, column?.unit == nil { return plain }
        return QuantityScanner.Setting(cell: cell.text, column: column, row: row, table: caption, statement: statement)
    }
}

extension QuantityScanner {
    /// The quantities of a cell. A cell that is wrapped over lines, or that writes characters as `&lt;`, is read as its text and found again in
    /// the document, because its span holds what stands beside it too.
    ///
    /// - Loss: a quantity that is itself cut by a line end gets the whole cell as its place.
    fileprivate func quantities(ofCell cell: Cell, setting: Setting, in document: Document) -> [ScannedQuantity] {
        let range = cell.span.bytes
        guard document.text.bytes[range].contains(where: { $0 == 0x0A || $0 == 0x26 }) else { return quantities(in: range, setting: setting) }
        let text = Array(cell.text.utf8)
        var floor = range.lowerBound
        return QuantityScanner(text).quantities(in: 0 ..< text.count, setting: setting).map { scanned in
            var placed = scanned
            if let start = find(text[scanned.bytes], from: floor, before: range.upperBound) {
                placed.bytes = start ..< start + scanned.bytes.count
                placed.number =
                    start + scanned.number.lowerBound - scanned.bytes.lowerBound ..< start + scanned.number.upperBound - scanned.bytes.lowerBound
                floor = placed.bytes.upperBound
            } else {
                placed.bytes = range
                placed.number = range
            }
            return placed
        }
    }

    private func find(_ needle: ArraySlice<UInt8>, from start: Int, before end: Int) -> Int? {
        guard let first = needle.first, start <= end - needle.count else { return nil }
        for at in start ... end - needle.count where bytes[at] == first && bytes[at ..< at + needle.count].elementsEqual(needle) { return at }
        return nil
    }
}

extension ScannedQuantity {
    /// The record of this quantity, without an id.
    func quantity(in document: Document) -> Quantity {
        Quantity(
            id: "", documentID: document.id, kind: kind, value: value, valueHigh: valueHigh, dispersion: dispersion, dispersionHigh: dispersionHigh,
            dispersionType: dispersionType, unit: unit, comparator: comparator, quote: document.string(bytes), span: document.span(bytes))
    }
}
