import Model
import Reading
import Segmentation

/// A document that is read by itself, for the commands that show how it is understood.
struct LoneDocument {
    let segmented: SegmentedDocument
    private let file: String
    private let found: [Diagnostic]

    /// - Throws: `Failure` (66, 64, 1) where the file cannot be read or no reader takes it.
    init(_ file: String, format: String?) throws {
        try FileBytes.refuseStream(file)
        let bytes = try FileBytes.contents(of: file, limit: 1 << 30)
        let reader = try Self.reader(for: file, format: format)
        var found: [Diagnostic] = []
        let text: SourceText
        do { text = try reader.read(bytes, file, &found) } catch let error as UnreadableDocument {
            throw Failure(.failure, "\(file): \(error.message)", hint: error.hint)
        }
        segmented = Segmenter().segment(Document(source: Source(id: file, path: file, sha256: "", format: reader.name), text: text), diagnostics: &found)
        self.file = file
        self.found = found
    }

    /// All diagnostics as a terminal shows them: `trial.txt:12: warning: … [ragged-row]`.
    func diagnostics(with others: [Diagnostic]) -> [String] {
        (found + others).map { "\(file)\($0.span.map { ":\($0.line)" } ?? ""): \($0.severity.rawValue): \($0.message) [\($0.code)]" }
    }

    private static func reader(for file: String, format: String?) throws -> Reader {
        let names = KnownNames.all
        let name = format ?? names.formatsByExtension[SourceFiles.fileExtension(of: Array(file.utf8))] ?? "text"
        guard let reader = Reader.all.first(where: { $0.name == name }) else {
            throw Failure(.usage, "no reader is called \(quoted(name)); there are \(names.formats.joined(separator: ", "))",
                          hint: nearest(to: name, among: names.formats).map { "did you mean \"\($0)\"?" })
        }
        return reader
    }
}
