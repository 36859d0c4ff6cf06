import Extraction
import Model
import Reading
import Segmentation

/// What became of one source file.
struct ExtractedDocument: Sendable {
    enum Outcome: Sendable {
        case records(CachedDocument)
        /// Published in no table but `diagnostics`.
        case quarantined(Diagnostic)
    }

    var outcome: Outcome
    /// The SHA-256 of the file; where it cannot be read, why.
    var digest: String
    /// Why it was read again; nil where the cache had it.
    var cause: RereadCause?
    /// The cache's entry for it; nil where it has none.
    var entry: DocumentCache.Key?
}

/// One document on its way through Reading, Segmentation and Extraction: pure but for the one read of the file, and the cache.
struct DocumentExtraction: Sendable {
    private let extractor: Extractor
    private let limits: Configuration.Limits
    private let corrections: CorrectionList
    private let cache: DocumentCache?
    private let last: LastDocuments
    private let spool: RecordSpool?
    /// Files are named one by one, for their references.
    private let wantsReferences: Bool
    /// The bytes of a text from which its records go to the spool.
    private let largeCount: Int

    /// - Parameters:
    ///   - cache: nil for none, as for a document by itself.
    ///   - last: what the last run had, to say why a document is read again.
    ///   - spool: where the records of large documents go; nil keeps all in memory.
    init(configuration: Configuration, cache: DocumentCache? = nil, last: LastDocuments = LastDocuments(), spool: RecordSpool? = nil,
         largeCount: Int = 16_000_000) {
        extractor = Extractor(vocabulary: configuration.vocabulary, tableConfidence: configuration.thresholds.tableConfidence)
        limits = configuration.limits
        corrections = configuration.corrections
        wantsReferences = !configuration.files.isEmpty
        self.cache = cache
        self.last = last
        self.spool = spool
        self.largeCount = largeCount
    }

    func document(from file: SourceFile) -> ExtractedDocument {
        do {
            let (bytes, sha256) = try file.load(limit: limits.documentSize)
            return document(from: file, bytes, sha256)
        } catch {
            return ExtractedDocument(outcome: .quarantined(Self.reason(error, file)), digest: file.digest(limit: limits.documentSize), cause: .unreadable)
        }
    }

    private func document(from file: SourceFile, _ bytes: [UInt8], _ sha256: String) -> ExtractedDocument {
        let entry = cache?.key(of: file, sha256: sha256)
        var isDamaged = false
        if let cache, let entry {
            switch cache.lookup(entry) {
            case .found(let document): return ExtractedDocument(outcome: corrected(document), digest: sha256, entry: entry)
            case .damaged: isDamaged = true
            case .missing: break
            }
        }
        let cause = isDamaged ? .damaged : last.cause(file.id, sha256: sha256)
        do {
            let document = try extracted(file, bytes, sha256)
            if let cache, let entry { cache.keep(document, as: entry) }
            return ExtractedDocument(outcome: corrected(document), digest: sha256, cause: cause, entry: entry)
        } catch {
            return ExtractedDocument(outcome: .quarantined(Self.reason(error, file)), digest: sha256, cause: cause)
        }
    }

    /// - Throws: `UnreadableDocument`, also for one that exceeds its budget.
    private func extracted(_ file: SourceFile, _ bytes: [UInt8], _ sha256: String) throws -> CachedDocument {
        guard let reader = Reader.all.first(where: { $0.name == file.format }) else {
            throw UnreadableDocument(code: "no-reader", message: "no reader is called '\(file.format)'")
        }
        let budget = DocumentBudget(limits)
        try budget.checkDepth(of: bytes, reader)
        var diagnostics: [Diagnostic] = []
        let text = try reader.read(bytes, file.id, &diagnostics)
        try budget.checkTime(after: "reading")
        let document = Document(source: Source(id: file.id, path: file.path, sha256: sha256, format: file.format), text: text)
        let segmented = Segmenter().segment(document, diagnostics: &diagnostics)
        try budget.checkTime(after: "segmentation")
        let store = store(for: text)
        var records = try extractor.records(of: segmented, besides: diagnostics, in: store) { step in try budget.checkTime(after: step) }
        try budget.checkCells(records.cells.count)
        if wantsReferences, text.references == nil, records.references.isEmpty {
            records.diagnostics.append(Diagnostic(.warning, "no-references", document: file.id, "no list of references was found in this \(text.format ?? file.format) file",
                                                  hint: "a reference file is known by its extension or its first lines: .ris, .bib, .nbib, .ciw, .enw, .xml, .json, .csv"))
        }
        return CachedDocument(records: records, text: text.bytes, blocks: segmented.blocks, spool: store)
    }

    /// Where the records of a text go that is so long that memory should not hold them.
    private func store(for text: SourceText) -> RecordSpool? { text.bytes.count >= largeCount ? spool : nil }

    private func corrected(_ document: CachedDocument) -> ExtractedDocument.Outcome {
        corrections.isEmpty ? .records(document) : .records(corrections.applied(to: document))
    }

    private static func reason(_ error: any Error, _ file: SourceFile) -> Diagnostic {
        guard let error = error as? UnreadableDocument else {
            return Diagnostic(.error, "unreadable-file", document: file.id, "the file cannot be read: \(error)")
        }
        return Diagnostic(.error, error.code, document: file.id, error.message, hint: error.hint)
    }
}
