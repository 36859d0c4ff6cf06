import Extraction
import Model
import Segmentation
import Writing

/// Single references, one a line, as CSL-JSON objects, one a line.
///
/// `Doe J. A title. Journal. 2019;12(3):45-9.` → `{"type": "article-journal", "title": "A title", …}`; an empty line → `{}`.
///
/// - Shape: one line out for one line in, whatever it holds; invalid UTF-8 is repaired with U+FFFD.
public struct ReferenceLines: Sendable {
    private let extractor = Extractor(vocabulary: Vocabulary())

    public init() {}

    public func json(_ line: [UInt8]) -> String {
        var text = Array(String(decoding: line, as: UTF8.self).utf8)
        // a stray line end within would make two lines of one reference
        for index in text.indices where text[index] == 0x0D || text[index] == 0 { text[index] = 0x20 }
        let bounds = text.trimmingBlanks(0 ..< text.count)
        guard !bounds.isEmpty else { return "{}" }
        let document = Document(source: Source(id: "reference", path: "", sha256: "", format: "text"), text: SourceText(validUTF8: text))
        var block = Block(.reference, bytes: 0 ..< text.count, content: bounds)
        block.list = 0
        let list = ReferenceList(heading: "References", isNumbered: false, section: nil)
        let records = extractor.records(of: SegmentedDocument(document: document, blocks: [block], referenceLists: [list]))
        guard let reference = records.references.first else { return "{}" }
        return CSLItem.json(of: reference.bibliography)
    }
}
