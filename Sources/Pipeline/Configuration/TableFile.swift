import SwiftCSV
import Writing

/// A small CSV file that a person wrote: checked strictly, then read by SwiftCSV.
///
/// SwiftCSV is lenient where a curator needs to know: it pads ragged rows, strips leading blanks, takes an open quote in silence,
/// lets the last of two equal headers win, and drops an empty last field at the end of the file. So our own scan comes first,
/// finds all that is wrong with its place, and what SwiftCSV reads must agree with it.
///
/// - Shape: `rows` hold one value a header, in the order of `header`.
/// - Source: RFC 4180, with LF or CRLF line ends, a byte-order mark, and `;` or a tab for the comma allowed, as spreadsheets save them.
struct TableFile {
    let header: [String]
    let rows: [(line: Int, values: [String: String])]

    /// What a person wrote into a cell that a spreadsheet may have shown, and the sheet's guard before it; nil where it is empty.
    static func stated(_ row: [String: String], _ column: String) -> String? {
        row[column].flatMap { $0.isEmpty ? nil : SpreadsheetSheet.unguarded($0) }
    }

    /// - Parameters:
    ///   - required: headers that must be there.
    ///   - optional: headers that may be there. Any other is a mistake.
    ///   - allowsOthers: whether columns of other names may stand beside, as in a sheet for people.
    static func read(_ path: String, shownAs file: String, required: [String], optional: [String], allowsOthers: Bool = false)
        -> (table: TableFile?, mistakes: [Mistake]) {
        let bytes: [UInt8]
        do {
            bytes = try FileBytes.contents(of: path, limit: 64 << 20)
        } catch {
            return (nil, [Mistake("unreadable-file", file: file, (error as? Failure)?.message ?? "\(error)", status: .badData)])
        }
        let separator = CSVScan.separator(of: bytes)
        let scan = CSVScan(bytes, file: file, separator: separator)
        guard scan.mistakes.isEmpty else { return (nil, scan.mistakes) }
        var mistakes = headerMistakes(scan, file: file, required: required, optional: optional, allowsOthers: allowsOthers)
        mistakes += scan.rows.dropFirst().filter { $0.fields.count != scan.rows[0].fields.count }.map { row in
            Mistake("ragged-row", file: file, line: row.line, column: 1,
                    "row has \(row.fields.count) cells where the header has \(scan.rows[0].fields.count)",
                    hint: "put text with commas in double quotes", status: .badData)
        }
        guard mistakes.isEmpty else { return (nil, mistakes) }
        if allowsOthers { return (TableFile(header: scan.rows[0].fields, rows: scan.rows.dropFirst().map { row(of: $0, scan.rows[0].fields) }), []) }
        return agreed(scan, bytes, separator, file: file)
    }

    private static func row(of row: CSVScan.Row, _ header: [String]) -> (line: Int, values: [String: String]) {
        (row.line, Dictionary(zip(header, row.fields.map(trimmed)), uniquingKeysWith: { first, _ in first }))
    }

    private static func headerMistakes(_ scan: CSVScan, file: String, required: [String], optional: [String], allowsOthers: Bool) -> [Mistake] {
        guard let header = scan.rows.first else {
            return [Mistake("empty-file", file: file, line: 1, column: 1, "the file is empty where a header is expected",
                            hint: required.joined(separator: ","), status: .badData)]
        }
        var mistakes: [Mistake] = []
        var seen: Set<String> = []
        for (name, column) in zip(header.fields, header.columns) {
            if !seen.insert(name).inserted {
                mistakes.append(Mistake("duplicate-header", file: file, line: header.line, column: column, "header \(quoted(name)) stands twice",
                                        status: .badData))
            } else if !allowsOthers, !(required + optional).contains(name) {
                mistakes.append(Mistake("unknown-header", file: file, line: header.line, column: column,
                    "header \(quoted(name)) where \((required + optional).joined(separator: ", ")) are expected",
                    hint: nearest(to: name, among: required + optional).map { "did you mean \"\($0)\"?" },
                    status: .badData))
            }
        }
        let meant = header.fields.compactMap { nearest(to: $0, among: required) }
        for name in required where !seen.contains(name) && !meant.contains(name) {
            mistakes.append(Mistake("missing-header", file: file, line: header.line, column: 1, "there is no header \(quoted(name))",
                                    status: .badData))
        }
        return mistakes
    }

    /// What SwiftCSV reads, where it agrees with the strict scan but for the blanks and empty last cells that it drops.
    private static func agreed(_ scan: CSVScan, _ bytes: [UInt8], _ separator: UInt8, file: String) -> (TableFile?, [Mistake]) {
        let header = scan.rows[0].fields
        guard scan.rows.count > 1 else { return (TableFile(header: header, rows: []), []) }
        let text = String(decoding: bytes.starts(with: CSVScan.mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
        guard let csv = try? CSV<Named>(string: text, delimiter: .character(Character(Unicode.Scalar(separator))), loadColumns: false) else {
            return (nil, [Mistake("unreadable-file", file: file, "the file cannot be read as CSV", status: .badData)])
        }
        let records = csv.rows.filter { $0.values.contains { !trimmed($0).isEmpty } }
        var rows: [(line: Int, values: [String: String])] = []
        for (index, row) in scan.rows.dropFirst().enumerated() {
            let read = index < records.count ? records[index] : [:]
            for (name, field) in zip(header, row.fields) where trimmed(read[name] ?? "") != trimmed(field) {
                return (nil, [Mistake("unreadable-row", file: file, line: row.line, column: 1, "the cell \(quoted(field)) cannot be read safely",
                                      hint: "put it in double quotes, without line breaks", status: .badData)])
            }
            rows.append(Self.row(of: row, header))
        }
        return (TableFile(header: header, rows: rows), [])
    }
}

/// Text without ASCII blanks at its ends.
func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09 ... 0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(decoding: bytes[first ... last], as: UTF8.self)
}

/// A strict scan of CSV: fields with their places, and everything that RFC 4180 does not allow.
struct CSVScan {
    struct Row {
        /// From 1.
        var line: Int
        var fields: [String] = []
        /// The column, in scalars from 1, at which each field starts.
        var columns: [Int] = []
    }

    private(set) var rows: [Row] = []
    private(set) var mistakes: [Mistake] = []

    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    static let comma = UInt8(ascii: ",")
    private let separator: UInt8

    /// The separator of the header line: `;` or a tab where no comma stands in it.
    static func separator(of bytes: [UInt8]) -> UInt8 {
        let line = bytes.prefix { $0 != 0x0A }
        return [comma, UInt8(ascii: ";"), 0x09].first { line.contains($0) } ?? comma
    }

    init(_ bytes: [UInt8], file: String, separator: UInt8) {
        self.separator = separator
        guard String(validating: bytes, as: UTF8.self) != nil else {
            mistakes = [Mistake("not-utf8", file: file, line: 1, column: 1, "the file is not UTF-8", hint: "save it as \"CSV UTF-8\"",
                                status: .badData)]
            return
        }
        scan(bytes, file: file)
    }

    private mutating func scan(_ bytes: [UInt8], file: String) {
        var at = bytes.starts(with: Self.mark) ? 3 : 0
        var line = 1, lineStart = at
        var row = Row(line: 1)
        while at < bytes.count {
            let start = at
            row.columns.append(1 + bytes[lineStart ..< start].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) })
            var field: [UInt8] = []
            if bytes[at] == Self.quote {
                guard let end = closingQuote(bytes, from: at, into: &field) else {
                    report("open-quote", file, row.line, row.columns.last ?? 1, "the quote that opens here is never closed")
                    return
                }
                at = end
                if at < bytes.count, ![separator, 0x0A, 0x0D].contains(bytes[at]) {
                    report("text-after-quote", file, line, row.columns.last ?? 1, "text follows a closing quote",
                           hint: "double the quotes within a quoted cell: \"\"")
                }
            }
            while at < bytes.count, ![separator, 0x0A].contains(bytes[at]) {
                if bytes[at] == Self.quote, bytes[start] != Self.quote {
                    report("bare-quote", file, line, row.columns.last ?? 1, "a quote stands within a cell that is not quoted",
                           hint: "quote the whole cell and double the quotes within")
                    field.append(Self.quote)
                } else if bytes[at] == 0 {
                    report("nul", file, line, row.columns.last ?? 1, "a cell holds a NUL character")
                } else if !(bytes[at] == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A) {
                    field.append(bytes[at])
                }
                at += 1
            }
            row.fields.append(String(decoding: field, as: UTF8.self))
            if at >= bytes.count || bytes[at] == 0x0A {
                line += bytes[start ..< at].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
                keep(row)
                row = Row(line: line)
                lineStart = at + 1
            } else if at + 1 == bytes.count {
                row.fields.append(""); row.columns.append(1)
                keep(row)
            }
            at += 1
        }
    }

    /// Empty lines, and the rows of bare commas that spreadsheets leave behind, are no rows.
    private mutating func keep(_ row: Row) {
        if row.fields.contains(where: { !trimmed($0).isEmpty }) { rows.append(row) }
    }

    private static let quote = UInt8(ascii: "\"")

    /// Where the quoted field ends, its content collected with doubled quotes made one.
    private func closingQuote(_ bytes: [UInt8], from start: Int, into field: inout [UInt8]) -> Int? {
        var at = start + 1
        while at < bytes.count {
            if bytes[at] != Self.quote { field.append(bytes[at]); at += 1; continue }
            guard at + 1 < bytes.count, bytes[at + 1] == Self.quote else { return at + 1 }
            field.append(Self.quote)
            at += 2
        }
        return nil
    }

    private mutating func report(_ code: String, _ file: String, _ line: Int, _ column: Int, _ message: String, hint: String? = nil) {
        guard mistakes.count < 100 else { return }
        mistakes.append(Mistake(code, file: file, line: line, column: column, message, hint: hint, status: .badData))
    }
}
