import Model

extension Extractor {
    func extractReferences(from segmented: SegmentedDocument, into records: inout DocumentRecords) {}
}
