import Model

extension Writer {
    /// Each source table as it stood, wide, one file a table.
    ///
    /// Example: the first table of `trials/a b.md` is `tables/trials%2Fa%20b.md.t1.csv`.
    ///
    /// - Shape: all rows, heading rows included, as printed; a cell that covers several stands in the first of them, or in all of them where
    ///   the options say so; a row without any text is left out. Notes lie outside the grid and are in `cells` only.
    /// - Source: RFC 4180.
    public static let wideTables = Writer(
        name: "wide-tables",
        summary: "Each source table as it stood, one CSV file a table.",
        files: ["tables/<document_id>.t<n>.csv"]
    ) { dataset, folder, options in
        let encoding = CSVEncoding()
        for document in dataset.documents {
            for table in WideTable.tables(of: document, repeatingSpans: options.repeatsSpans) {
                var file = try BufferedFile(table.path, in: folder)
                for row in table.rows {
                    encoding.append(row, to: &file.bytes)
                    try file.drain()
                }
                try file.close()
            }
        }
    }
}

/// A source table as a grid of texts.
public struct WideTable: Sendable {
    public let id: String
    public let caption: String?
    let path: String
    let columnCount: Int
    /// How many of `rows` are headings.
    public let headerRowCount: Int
    public let rows: [[String]]

    /// The tables of a document that have any text, in reading order.
    ///
    /// - Parameter repeatingSpans: whether a cell over several rows or columns stands in all of them.
    public static func tables(of document: DocumentRecords, repeatingSpans: Bool = false) -> [WideTable] {
        var cells: [String: [Cell]] = [:]
        for cell in document.cells where cell.role != .note && cell.row >= 0 && cell.column >= 0 { cells[cell.tableID, default: []].append(cell) }
        return document.tables.compactMap { table in
            cells[table.id].flatMap { WideTable(table, cells: $0, documentID: document.source.id, repeatingSpans: repeatingSpans) }
        }
    }

    /// Nil when no cell has any text.
    private init?(_ table: Table, cells: [Cell], documentID: String, repeatingSpans: Bool) {
        let width = repeatingSpans ? max(table.columnCount, 1) : (cells.map(\.column).max() ?? 0) + 1
        var rows: [Int: [String]] = [:]
        for cell in cells where !cell.text.isEmpty {
            let height = repeatingSpans ? max(1, min(cell.rowSpan, table.rowCount - cell.row)) : 1
            let columns = cell.column ..< max(cell.column + 1, repeatingSpans ? min(width, cell.column + cell.columnSpan) : 0)
            for row in cell.row ..< cell.row + height {
                for column in columns where column < width { rows[row, default: [String](repeating: "", count: width)][column] = cell.text }
            }
        }
        let numbers = rows.keys.sorted()
        guard !numbers.isEmpty else { return nil }
        id = table.id
        caption = table.caption
        path = "tables/" + Self.fileName(ofTable: table.id, documentID: documentID)
        columnCount = width
        headerRowCount = numbers.filter { $0 < table.headerRowCount }.count
        self.rows = numbers.compactMap { rows[$0] }
    }

    /// The rows as comma-separated values.
    public var csv: [UInt8] {
        var bytes: [UInt8] = []
        let encoding = CSVEncoding()
        for row in rows { encoding.append(row, to: &bytes) }
        return bytes
    }

    /// What the heading rows say above a column, joined by ` / `; empty where they say nothing.
    func title(ofColumn column: Int) -> String {
        var words = rows.prefix(headerRowCount).map { $0[column] }.filter { !$0.isEmpty }
        // a cell over several rows is said once
        words = words.enumerated().filter { $0.offset == 0 || words[$0.offset - 1] != $0.element }.map(\.element)
        return words.joined(separator: " / ")
    }

    /// `a/b.md#t1` of document `a/b.md` is `a%2Fb.md.t1.csv`.
    ///
    /// A document's id is percent-encoded already, so that its `%` stays and only what no file name holds is encoded. A name that
    /// would be longer than file systems take ends in a hash of the whole.
    static func fileName(ofTable id: String, documentID: String) -> String {
        let isOfDocument = id.utf8.starts(with: "\(documentID)#".utf8)
        let stem = isOfDocument ? String(decoding: id.utf8.dropFirst(documentID.utf8.count + 1), as: UTF8.self) : id
        var name = (isOfDocument ? fileNamePart(documentID) + "." : "") + fileNamePart(stem)
        if name.utf8.count > 240 { name = String(name.prefix(200)) + "~" + hash(of: name) + "." + fileNamePart(stem).suffix(20) }
        return name + ".csv"
    }

    private static func fileNamePart(_ text: String) -> String {
        var part: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a") ... UInt8(ascii: "z"), UInt8(ascii: "A") ... UInt8(ascii: "Z"), UInt8(ascii: "0") ... UInt8(ascii: "9"),
                 UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "%"): part.append(byte)
            default: part.append("%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true))
            }
        }
        return String(decoding: part, as: UTF8.self)
    }

    /// FNV-1a, 64 bits, in hexadecimal.
    private static func hash(of text: String) -> String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
