/// The records of a reference file (RIS, BibTeX, a CSV export …), where the format itself says which words are the title and which the volume.
///
/// Reading undoes what is the format's own (tags, braces, escapes), Segmentation makes one list of the entries, Extraction normalises the values.
///
/// - Shape: `entries` ascend and are apart. Values are UTF-8 in one buffer, because a file may hold a million records.
public struct MarkedReferences: Sendable {
    /// What a value is. A variable may come several times in an entry: authors add up, of the others the first that says something counts.
    public enum Variable: UInt8, Sendable, CaseIterable {
        /// A CSL type with underscores, from the format's own word for it.
        case type
        case title, subtitle
        /// One name: `Family, Given`, `Family GI`, `Given Family`.
        case author, editor
        /// The name of a body, never split.
        case authorBody, editorBody
        /// A whole list as people write it: `Shea MJ, Compton RN`.
        case authors, editors
        /// The list of authors goes on.
        case etAl
        case containerTitle, containerAbbreviation
        /// A date in any form; `year`, `month` and `day` where the format parts them.
        case date, year, month, day
        case volume, issue, pages, firstPage, lastPage, articleNumber
        case publisher, place, edition
        /// What may hold identifiers of several kinds: `10.1000/x [doi]`, an address.
        case identifier
        case doi, pmid, pmcid, arxiv, isbn, url, accessed
        /// Volume, issue and pages in Medline's form: `Nature. 2020 Mar;579(7798):270-273.`
        case medlinePlace
        /// A whole reference that no format has parsed.
        case reference
    }

    public struct Field: Sendable {
        public var variable: Variable
        fileprivate var start, end: UInt32

        public var value: Range<Int> { Int(start) ..< Int(end) }
    }

    public struct Entry: Sendable {
        /// The record in the source, without blanks at the ends.
        public var bytes: Range<Int>
        fileprivate var label, text: Range<UInt32>
        fileprivate var fieldRange: Range<UInt32>
    }

    public private(set) var entries: [Entry] = []
    private var fields: [Field] = []
    private var values: [UInt8] = []

    public init() {}

    public func fields(of entry: Entry) -> ArraySlice<Field> { fields[Int(entry.fieldRange.lowerBound) ..< Int(entry.fieldRange.upperBound)] }
    public func bytes(of field: Field) -> ArraySlice<UInt8> { values[field.value] }

    /// The record's own key; nil where it has none.
    public func label(of entry: Entry) -> String? { entry.label.isEmpty ? nil : string(entry.label) }

    /// The values as printed, one blank between: characters of the record in their order.
    public func text(of entry: Entry) -> String { string(entry.text) }

    private func string(_ range: Range<UInt32>) -> String {
        String(decoding: values[Int(range.lowerBound) ..< Int(range.upperBound)], as: UTF8.self)
    }

    // MARK: Making

    /// Adds a record; `label` and `text` are UTF-8.
    public mutating func append(bytes: Range<Int>, label: [UInt8], text: [UInt8], fields found: [(variable: Variable, value: Range<Int>)], in buffer: [UInt8]) {
        let first = UInt32(fields.count)
        for (variable, value) in found {
            let place = keep(buffer[value])
            fields.append(Field(variable: variable, start: place.lowerBound, end: place.upperBound))
        }
        let label = keep(label[...]), text = keep(text[...])
        entries.append(Entry(bytes: bytes, label: label, text: text, fieldRange: first ..< UInt32(fields.count)))
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) -> Range<UInt32> {
        let start = UInt32(values.count)
        values.append(contentsOf: bytes)
        return start ..< UInt32(values.count)
    }
}
