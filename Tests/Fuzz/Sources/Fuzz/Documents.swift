import Extraction
import Model
import Reading
import Segmentation

extension FuzzTarget {
    /// A file as a reader takes it, through segmentation and extraction.
    static func reader(_ reader: Reader) -> FuzzTarget {
        FuzzTarget(name: "reader-\(reader.name)", seeds: Seeds.byReader[reader.name] ?? Seeds.text) { bytes in read(bytes, by: reader) }
    }

    /// A table in one layout, as text; its examples are what to start from.
    static func layout(_ layout: TableLayout) -> FuzzTarget {
        FuzzTarget(name: "layout-\(layout.name)", seeds: layout.examples.map { "Table 1. Counts\n\n\($0.text)\n\nWords behind it.\n" }) { bytes in
            read(bytes, by: .plainText)
        }
    }

    /// A single reference.
    static let references = FuzzTarget(name: "references", seeds: Seeds.references) { bytes in
        _ = parser.bibliography(of: String(decoding: bytes, as: UTF8.self))
    }

    private static let parser = ReferenceParser()
    private static let extractor = Extractor(vocabulary: .builtIn)

    private static func read(_ bytes: [UInt8], by reader: Reader) {
        var diagnostics: [Diagnostic] = []
        guard let text = try? reader.read(bytes, "a", &diagnostics) else { return }
        let document = Document(source: Source(id: "a", path: "a", sha256: "", format: reader.name), text: text)
        let segmented = Segmenter().segment(document, diagnostics: &diagnostics)
        Promises(text).check(segmented, extractor.records(of: segmented))
    }
}
