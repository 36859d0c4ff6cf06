import Model

extension Extractor {
    func extractCitations(from segmented: SegmentedDocument, passages: Passages, into records: inout DocumentRecords) {}
}
