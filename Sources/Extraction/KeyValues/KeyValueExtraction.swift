import Model

extension Extractor {
    func extractKeyValues(from segmented: SegmentedDocument, into records: inout DocumentRecords) {}
}
