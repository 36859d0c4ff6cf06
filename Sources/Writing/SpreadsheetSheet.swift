import Model

/// A table for people outside the dataset, such as a sheet to fill in: guarded against what spreadsheets make of text, as `spreadsheet/` is.
public struct SpreadsheetSheet: Sendable {
    public private(set) var bytes: [UInt8] = Array("\u{FEFF}".utf8)
    private var cell = SpreadsheetCell()

    public init() {}

    public mutating func append(_ row: [String]) {
        let encoding = CSVEncoding()
        for index in row.indices {
            if index > 0 { bytes.append(encoding.separator) }
            cell.set(.text(row[index]))
            cell.bytes.withUnsafeBufferPointer { encoding.append($0, to: &bytes) }
        }
        encoding.end(row.count, from: 0, in: &bytes)
    }

    /// A cell as it was before it was guarded: a `'` before what would need one is none of the text's own.
    public static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: "'") else { return cell }
        var rest = String(cell.dropFirst())
        return rest.withUTF8 { SpreadsheetGuard().isNeeded(for: $0) } ? rest : cell
    }
}
