import Model

/// Turns a segmented document into records, one kind after the other; each kind sees those before it.
public struct Extractor: Sendable {
    let vocabulary: VocabularyIndex
    /// The confidence below which a table gives a warning.
    let tableConfidence: Double

    public init(vocabulary: Vocabulary, tableConfidence: Double = 0.5) {
        self.vocabulary = VocabularyIndex(vocabulary)
        self.tableConfidence = tableConfidence
    }

    /// - Shape: all records of one document, in reading order, numbered from 1 within it (`#t1`, `#r1`, `#c1` …).
    /// - Loss: what could not be parsed is a diagnostic with its line.
    public func records(of segmented: SegmentedDocument) -> DocumentRecords { records(of: segmented) { _ in } }

    /// The same, step by step.
    ///
    /// - Parameters:
    ///   - found: what is to say of the document already.
    ///   - store: where the records of a large document are put away.
    ///   - step: told of every kind of record that is complete: `tables`.
    /// - Throws: what `step` throws, to give the document up.
    public func records(of segmented: SegmentedDocument, besides found: [Diagnostic] = [], in store: (any RecordStore)? = nil,
                        after step: (String) throws -> Void) rethrows -> DocumentRecords {
        let document = segmented.document
        var records = DocumentRecords(source: document.source, characterCount: document.text.scalarCount, store: store)
        records.diagnostics += found
        records.sections = segmented.sections
        if let references = document.text.references {
            extractRecords(references, from: segmented, into: &records)
            return records
        }
        let passages = Passages(of: segmented)
        extractTables(from: segmented, into: &records)
        try step("tables")
        extractKeyValues(from: segmented, into: &records)
        extractReferences(from: segmented, into: &records)
        try step("references")
        let byline = document.text.structure == nil ? Byline(of: segmented) : nil
        extractMetadata(from: segmented, byline, into: &records)
        extractCitations(from: segmented, byline, passages: passages, in: store, into: &records)
        try step("citations")
        let numbers = SentenceQuantities(of: passages, in: document.text.bytes, isLarge: store != nil)
        extractQuantities(from: segmented, passages: passages, numbers: numbers, in: store, into: &records)
        try step("quantities")
        extractFindings(from: segmented, passages: passages, numbers: numbers, in: store, into: &records)
        return records
    }

    /// The tables of a document with their cells, and what is to say of them; nothing else is read.
    public func tables(of segmented: SegmentedDocument) -> DocumentRecords {
        var records = DocumentRecords(source: segmented.document.source, characterCount: segmented.document.text.scalarCount)
        records.sections = segmented.sections
        extractTables(from: segmented, into: &records)
        return records
    }
}
