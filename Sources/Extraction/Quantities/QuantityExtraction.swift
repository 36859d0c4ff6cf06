import Model

extension Extractor {
    func extractQuantities(from segmented: SegmentedDocument, passages: Passages, into records: inout DocumentRecords) {
        let document = segmented.document
        let scanner = QuantityScanner(document.text.bytes)
        for sentence in passages.sentences {
            for scanned in scanner.quantities(in: sentence.bytes) { records.quantities.append(scanned.quantity(in: document)) }
        }
        for index in records.quantities.indices { records.quantities[index].id = "\(document.id)#q\(index + 1)" }
    }
}

extension ScannedQuantity {
    /// The record of this quantity, without an id.
    func quantity(in document: Document) -> Quantity {
        Quantity(id: "", documentID: document.id, kind: kind, value: value, valueHigh: valueHigh, dispersion: dispersion, dispersionHigh: dispersionHigh,
                 dispersionType: dispersionType, unit: unit, comparator: comparator, quote: document.string(bytes), span: document.span(bytes))
    }
}
