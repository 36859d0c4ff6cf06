import Extraction
import Model
import Segmentation
import Writing

/// What is recognised in one document, line by line: each line's role, and the records that start on it.
public struct Explanation: Sendable {
    public struct Line: Sendable {
        /// From 1.
        public let number: Int
        /// The kind of block that the line belongs to: `heading`, `paragraph`, `reference` …
        public let role: String
        /// Without its line end.
        public let text: String
        public let records: [Record]

        /// One JSON object in one line.
        public var json: String {
            let list = records.map { JSON.object([("table", .text($0.table)), ("id", .text($0.id)), ("start", .integer($0.start)),
                                                  ("end", .integer($0.end)), ("summary", .text($0.summary))]) }
            return JSON.object([("line", .integer(number)), ("role", .text(role)), ("text", .text(text)), ("records", .list(list))]).text
        }
    }

    public struct Record: Sendable {
        public let table: String
        /// Without the document's id: `#r12`.
        public let id: String
        public let line, start, end: Int
        /// The values that say most: `BDNF · increase · 1.4 [fold]`.
        public let summary: String
    }

    public let lines: [Line]
    /// As a terminal shows them: `trial.txt:12: warning: … [ragged-row]`.
    public let diagnostics: [String]

    /// - Throws: `Failure` (66, 64, 1) where the file cannot be read or no reader takes it.
    public init(of file: String, format: String?, vocabulary: Vocabulary) throws {
        let document = try LoneDocument(file, format: format)
        let records = Extractor(vocabulary: vocabulary).records(of: document.segmented)
        lines = Self.lines(of: document.segmented, Self.records(records))
        diagnostics = document.diagnostics(with: Array(records.diagnostics))
    }

    private static func lines(of segmented: SegmentedDocument, _ records: [Record]) -> [Line] {
        let text = segmented.document.text
        var byLine: [Int: [Record]] = [:]
        for record in records { byLine[record.line, default: []].append(record) }
        var block = 0
        return (1 ... text.lineCount).map { number in
            let range = text.bytes(ofLine: number)
            while block + 1 < segmented.blocks.count, segmented.blocks[block].bytes.upperBound <= range.lowerBound { block += 1 }
            let role = block < segmented.blocks.count ? segmented.blocks[block].kind.rawValue : "blank"
            var end = range.upperBound
            while end > range.lowerBound, text.bytes[end - 1] == 0x0A || text.bytes[end - 1] == 0x0D { end -= 1 }
            return Line(number: number, role: role, text: text.string(range.lowerBound ..< end), records: byLine[number] ?? [])
        }
    }

    private static func records(_ records: DocumentRecords) -> [Record] {
        func rows<R: Model.Record>(_ list: some Sequence<R>, _ show: [String], _ span: (R) -> SourceSpan) -> [Record] {
            list.map { Self.record($0, show, span($0)) }
        }
        let all = rows(records.sections, ["level", "heading"]) { $0.span }
            + rows(records.tables, ["layout", "n_rows", "n_columns", "caption"]) { $0.span }
            + rows(records.cells, ["row", "column", "role", "text"]) { $0.span } + rows(records.keyValues, ["key", "value"]) { $0.span }
            + rows(records.references, ["label", "type", "authors", "year", "title", "container_title", "doi", "url"]) { $0.span }
            + rows(records.citations, ["marker", "status", "reference_id"]) { $0.span }
            + rows(records.quantities, ["kind", "value", "value_high", "unit", "quote"]) { $0.span }
            + rows(records.findings,
                   ["subject", "comparator", "outcome", "direction", "estimate", "estimate_high", "unit", "timepoint", "support"]) { $0.span }
        return all.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
    }

    private static func record<R: Model.Record>(_ record: R, _ show: [String], _ span: SourceSpan) -> Record {
        let row = record.row
        var values: [String: String] = [:]
        for (column, value) in zip(R.columns, row) { values[column.definition.name] = value.plainText }
        let key = R.columns.first { $0.definition.isKey && $0.definition.references == nil }?.definition.name
        let id = key.flatMap { values[$0] }.map { text in text.firstIndex(of: "#").map { String(text[$0...]) } ?? "" } ?? ""
        let summary = show.compactMap { values[$0] }.filter { !$0.isEmpty }.map { $0.count > 80 ? $0.prefix(79) + "…" : $0 }.joined(separator: " · ")
        return Record(table: R.tableName, id: id, line: span.line, start: span.start, end: span.end, summary: summary)
    }
}
