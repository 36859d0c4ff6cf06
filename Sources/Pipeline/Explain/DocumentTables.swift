import Extraction
import Model
import Writing

/// The tables of one document, for people who want just those: aligned for a terminal, as CSV, or as JSON.
public struct DocumentTables: Sendable {
    /// As a terminal shows them: `trial.txt:12: warning: … [ragged-row]`.
    public let diagnostics: [String]
    private let records: DocumentRecords
    private let wide: [WideTable]

    /// - Throws: `Failure` (66, 64, 1) where the file cannot be read or no reader takes it.
    public init(of file: String, format: String?, repeatingSpans: Bool) throws {
        let document = try LoneDocument(file, format: format)
        records = Extractor(vocabulary: Vocabulary()).tables(of: document.segmented)
        wide = WideTable.tables(of: records, repeatingSpans: repeatingSpans)
        diagnostics = document.diagnostics(with: Array(records.diagnostics))
    }

    public var count: Int { wide.count }

    /// One table for a terminal: a line that names it, its caption, then its rows with blanks between columns and a rule below the headings.
    ///
    /// - Loss: a cell of more than 48 columns is cut with `…`; `csv` and `json` have it whole.
    public func aligned(_ index: Int) -> String {
        let table = wide[index]
        let rows = table.rows.map { $0.map(Self.cut) }
        var widths = Array(repeating: 0, count: rows.map(\.count).max() ?? 0)
        for row in rows { for (column, cell) in row.enumerated() { widths[column] = max(widths[column], Self.width(cell)) } }
        var lines = [title(of: table)] + (table.caption.map { [$0] } ?? [])
        for (number, row) in rows.enumerated() {
            lines.append(Self.line(row, widths))
            if number + 1 == table.headerRowCount { lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// One table as CSV, all rows as printed.
    public func csv(_ index: Int) -> [UInt8] { wide[index].csv }

    /// One table as a JSON object in one line, with its rows and with its cells, their spans and places.
    public func json(_ index: Int) -> String {
        let table = wide[index], record = records.tables.first { $0.id == table.id }
        let cells = records.cells.filter { $0.tableID == table.id }.map { cell in
            JSON.object([
                ("row", .integer(cell.row)), ("column", .integer(cell.column)), ("row_span", .integer(cell.rowSpan)),
                ("column_span", .integer(cell.columnSpan)), ("role", .text(cell.role.rawValue)), ("header", .text(cell.header)), ("text", .text(cell.text)),
                ("line", .integer(cell.span.line)), ("start", .integer(cell.span.start)), ("end", .integer(cell.span.end)),
            ])
        }
        return JSON.object([
            ("table_id", .text(table.id)), ("caption", .text(table.caption)), ("layout", .text(record?.layout)),
            ("confidence", .number(record?.confidence ?? 0)), ("header_rows", .integer(table.headerRowCount)), ("line", .integer(record?.span.line ?? 0)),
            ("rows", .list(table.rows.map { .list($0.map { .text($0) }) })), ("cells", .list(cells)),
        ]).text
    }

    private func title(of table: WideTable) -> String {
        guard let record = records.tables.first(where: { $0.id == table.id }) else { return table.id }
        return "\(table.id), line \(record.span.line): \(record.rowCount) × \(record.columnCount), \(record.layout), confidence \(Int((record.confidence * 100).rounded())) %"
    }

    private static func line(_ row: [String], _ widths: [Int]) -> String {
        var line = ""
        for (column, cell) in row.enumerated() {
            line += (column > 0 ? "  " : "") + cell
            if column + 1 < row.count { line += String(repeating: " ", count: widths[column] - width(cell)) }
        }
        return line
    }

    /// How many columns a terminal shows a text in.
    private static func width(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        var at = 0, width = 0
        while at < bytes.count {
            let (columns, length) = bytes.displayWidth(at: at, before: bytes.count)
            width += columns
            at += length
        }
        return width
    }

    private static func cut(_ text: String) -> String { text.unicodeScalars.count <= 48 ? text : String(text.prefix(47)) + "…" }
}
