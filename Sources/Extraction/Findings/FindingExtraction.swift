import Model

extension Extractor {
    func extractFindings(from segmented: SegmentedDocument, passages: Passages, into records: inout DocumentRecords) {}
}
