import Model

extension Extractor {
    /// The numbers of sentences, headings, items, captions and cells; reference lists, listings and boilerplate have none.
    ///
    /// - Shape: in reading order, numbered from 1 (`#q1`).
    func extractQuantities(from segmented: SegmentedDocument, passages: Passages, numbers: SentenceQuantities, in store: (any RecordStore)?,
                           into records: inout DocumentRecords) {
        let document = segmented.document
        let scanner = QuantityScanner(document.text.bytes)
        var quantities = RecordList<Quantity>(in: store)
        quantities.reserveCapacity(records.cells.count)
        for sentence in passages.sentences.indices {
            for scanned in numbers[sentence] { quantities.append(scanned.quantity(in: document)) }
        }
        appendCells(of: records, scanner: scanner, document: document, to: &quantities)
        records.quantities = Self.numbered(quantities, in: document.id + "#q", store)
    }

    /// The quantities in reading order with their ids, of those with one place the first read alone.
    private static func numbered(_ quantities: consuming RecordList<Quantity>, in prefix: String, _ store: (any RecordStore)?) -> RecordList<Quantity> {
        let order = readingOrder(of: quantities)
        guard !order.isGiven else {
            var number = 0
            quantities.modifyEach { number += 1; $0.id = prefix + String(number) }
            return quantities
        }
        var last: Range<Int>?, numbered = RecordList<Quantity>(in: store)
        for index in order.indices {
            var quantity = quantities[Int(index)]
            guard quantity.span.bytes != last else { continue }
            last = quantity.span.bytes
            quantity.id = prefix + String(numbered.count + 1)
            numbered.append(quantity)
        }
        return numbered
    }

    /// The quantities by start and end; of those with one place the first read comes first. `isGiven` where that is how they stand, and no two share a place.
    private static func readingOrder(of quantities: RecordList<Quantity>) -> (indices: [UInt32], isGiven: Bool) {
        // half the memory of `Int`: a large document has millions
        var places: [(start: UInt32, end: UInt32, index: UInt32)] = []
        places.reserveCapacity(quantities.count)
        var isGiven = true
        for quantity in quantities {
            let start = UInt32(quantity.span.bytes.lowerBound), end = UInt32(quantity.span.bytes.upperBound)
            if let last = places.last, (last.start, last.end) >= (start, end) { isGiven = false }
            places.append((start, end, UInt32(places.count)))
        }
        guard !isGiven else { return ([], true) }
        places.sort(by: <)
        return (places.map(\.index), false)
    }

    /// The cells of every table, each with what its headings, its row, its group and the table's caption and notes say.
    ///
    /// - Loss: none; a note that is a paragraph below the table has been read as a sentence already.
    private func appendCells(of records: DocumentRecords, scanner: QuantityScanner, document: Document, to quantities: inout RecordList<Quantity>) {
        var start = 0
        let known = HeadingMemory()
        for table in records.tables {
            let end = records.cells[start...].firstIndex { $0.tableID != table.id } ?? records.cells.count
            let cells = Array(records.cells[start ..< end])[...]
            start = end
            var reader = TableNumbers(meaning: TableMeaning(caption: table.caption, cells: cells, in: document.text, known: known))
            for cell in cells where cell.role != .note || cell.span.bytes.upperBound <= table.span.bytes.upperBound {
                let setting = reader.setting(of: cell)
                guard cell.text.utf8.contains(where: { (0x30 ... 0x39).contains($0) }) else { continue }
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
}

/// Goes through the cells of a table and carries what stubs and group rows say to the cells that they speak for.
private struct TableNumbers {
    var meaning: TableMeaning
    private var group: HeadingMeaning?
    private var stub: (row: Int, meaning: HeadingMeaning)?
    /// A second stub: `Age | mean (SD) | 54 (9)`.
    private var second: (row: Int, meaning: HeadingMeaning)?

    init(meaning: TableMeaning) { self.meaning = meaning }

    mutating func setting(of cell: Cell) -> QuantityScanner.Setting {
        let numbers = NumericCell(cell.text)
        switch cell.role {
        case .group: (group, stub) = (meaning.meaning(of: cell), nil)
        case .stub where stub?.row != cell.row: stub = (cell.row, meaning.meaning(of: cell))
        case .data where cell.column <= 2 && !numbers.isNumeric:
            let said = meaning.meaning(of: cell)
            if said.isTelling { second = (cell.row, said) }
        default: break
        }
        // a row without a stub continues the one above
        let row = second.flatMap { $0.row == cell.row ? $0.meaning : nil } ?? (cell.role == .data ? stub?.meaning : nil)
        return meaning.setting(of: cell, numbers, row: row, group: group)
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
