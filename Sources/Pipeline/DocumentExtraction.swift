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
    var entry: String?
}

/// What a run read, document by document.
struct ReadDocuments {
    /// Why documents are quarantined.
    private(set) var quarantined: [Diagnostic]
    private(set) var inputs: InputDigest
    private(set) var digests: [(id: String, digest: String)] = []
    /// Documents that the cache did not have.
    private(set) var reread: [(document: String, cause: RereadCause)] = []
    /// The cache's entries that were read or written.
    private(set) var entries: Set<String> = []

    init(beside found: SourceFiles) {
        quarantined = found.quarantined
        inputs = InputDigest(beside: found)
    }

    mutating func add(_ document: ExtractedDocument, of file: SourceFile) {
        inputs.add(file, digest: document.digest)
        digests.append((file.id, document.digest))
        if let cause = document.cause { reread.append((file.id, cause)) }
        if let entry = document.entry { entries.insert(entry) }
        if case .quarantined(let diagnostic) = document.outcome { quarantined.append(diagnostic) }
    }
}

/// Why a document was read although an earlier run had read it.
public enum RereadCause: String, Sendable, CaseIterable {
    case new = "it is new"
    case bytes = "its bytes changed"
    case program = "the program changed"
    case configuration = "vocabulary, thresholds or limits changed"
    case force = "--force"
    case damaged = "its cache entry was damaged"
    case missing = "it was not in the cache"
    case unreadable = "it could not be read before, and is tried each time"
}

/// One document on its way through Reading, Segmentation and Extraction: pure but for the one read of the file, and the cache.
struct DocumentExtraction: Sendable {
    private let extractor: Extractor
    private let limits: Configuration.Limits
    private let corrections: CorrectionList
    private let cache: DocumentCache?
    private let last: LastDocuments

    /// - Parameters:
    ///   - cache: nil for none, as for a document by itself.
    ///   - last: what the last run had, to say why a document is read again.
    init(configuration: Configuration, cache: DocumentCache? = nil, last: LastDocuments = LastDocuments()) {
        extractor = Extractor(vocabulary: configuration.vocabulary, tableConfidence: configuration.thresholds.tableConfidence)
        limits = configuration.limits
        corrections = configuration.corrections
        self.cache = cache
        self.last = last
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
        let entry = cache?.name(of: file, sha256: sha256)
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
        var records = try extractor.records(of: segmented) { step in try budget.checkTime(after: step) }
        try budget.checkCells(records.cells.count)
        records.diagnostics = diagnostics + records.diagnostics
        return CachedDocument(records: records, text: text.bytes, blocks: segmented.blocks)
    }

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

/// What one document may cost, held against what it does cost.
private struct DocumentBudget {
    let limits: Configuration.Limits
    private let started = ContinuousClock.now

    init(_ limits: Configuration.Limits) { self.limits = limits }

    /// - Throws: `UnreadableDocument`.
    func checkTime(after step: String) throws {
        guard let limit = limits.documentTime, ContinuousClock.now - started > .seconds(limit) else { return }
        throw UnreadableDocument(code: "over-time", message: "the document took more than \(limit) s and was given up after \(step)",
                                 hint: "raise limits: document-time in pipeline.yml, or split the document")
    }

    /// - Throws: `UnreadableDocument`.
    func checkCells(_ count: Int) throws {
        guard let limit = limits.cells, count > limit else { return }
        throw UnreadableDocument(code: "too-many-cells", message: "the document's tables have \(count) cells where at most \(limit) are allowed",
                                 hint: "raise limits: cells in pipeline.yml, or split the document")
    }

    /// - Throws: `UnreadableDocument`.
    func checkDepth(of bytes: [UInt8], _ reader: Reader) throws {
        guard let limit = limits.markupDepth, let depth = reader.markupDepth?(bytes), depth > limit else { return }
        throw UnreadableDocument(code: "deep-markup", message: "tags are nested \(depth) deep where at most \(limit) are allowed",
                                 hint: "raise limits: markup-depth in pipeline.yml")
    }
}
