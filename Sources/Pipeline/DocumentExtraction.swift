import Extraction
import Model
import Reading
import Segmentation

/// What became of one source file.
enum ExtractedDocument: Sendable {
    case records(DocumentRecords, text: [UInt8], blocks: [Block])
    /// Published in no table but `diagnostics`.
    case quarantined(Diagnostic)
}

/// One document on its way through Reading, Segmentation and Extraction: pure but for the one read of the file.
struct DocumentExtraction: Sendable {
    private let extractor: Extractor
    private let sizeLimit: Int

    init(configuration: Configuration) {
        extractor = Extractor(vocabulary: configuration.vocabulary, tableConfidence: configuration.thresholds.tableConfidence)
        sizeLimit = configuration.limits.documentSize
    }

    func document(from file: SourceFile) -> ExtractedDocument {
        var diagnostics: [Diagnostic] = []
        do {
            let (bytes, sha256) = try file.load(limit: sizeLimit)
            guard let reader = Reader.all.first(where: { $0.name == file.format }) else {
                throw UnreadableDocument(code: "no-reader", message: "no reader is called '\(file.format)'")
            }
            let text = try reader.read(bytes, file.id, &diagnostics)
            let document = Document(source: Source(id: file.id, path: file.path, sha256: sha256, format: file.format), text: text)
            let segmented = Segmenter().segment(document, diagnostics: &diagnostics)
            var records = extractor.records(of: segmented)
            records.diagnostics = diagnostics + records.diagnostics
            return .records(records, text: text.bytes, blocks: segmented.blocks)
        } catch let error as UnreadableDocument {
            return .quarantined(Diagnostic(.error, error.code, document: file.id, error.message, hint: error.hint))
        } catch {
            return .quarantined(Diagnostic(.error, "unreadable-file", document: file.id, "the file cannot be read: \(error)"))
        }
    }
}
