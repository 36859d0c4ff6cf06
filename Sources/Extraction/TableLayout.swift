import Model

extension Extractor {
    func extractTables(from segmented: SegmentedDocument, into records: inout DocumentRecords) {}
}
