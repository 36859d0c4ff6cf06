import Model

extension Extractor {
    func extractQuantities(from segmented: SegmentedDocument, passages: Passages, into records: inout DocumentRecords) {}
}
