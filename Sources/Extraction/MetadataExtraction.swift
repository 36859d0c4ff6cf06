import Model

extension Extractor {
    func extractMetadata(from segmented: SegmentedDocument, into records: inout DocumentRecords) {}
}
