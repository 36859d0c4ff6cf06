import Model

extension TableLayout {
    /// Tables that directives of reStructuredText make of lists and of comma-separated records: `.. list-table::`, `.. csv-table::`.
    ///
    /// - Source: Docutils, reStructuredText Directives, CSV Table and List Table.
    public static let directiveRows = TableLayout(
        name: "directive",
        summary: "list-table and csv-table directives of reStructuredText.",
        examples: [
            Example(text: ".. list-table:: Rats\n   :header-rows: 1\n\n   * - Dose\n     - Rats\n   * - 3 mg\n     - twelve\n       or so\n   * -\n     - 14",
                    rows: [["Dose", "Rats"], ["3 mg", "twelve or so"], ["", "14"]]),
            Example(text: ".. csv-table:: Rats\n   :header: \"Dose\", \"Rats\"\n   :widths: 10, 20\n\n   \"3 mg, oral\", 12\n   5 mg, 14", rows: [["Dose", "Rats"], ["3 mg, oral", "12"], ["5 mg", "14"]]),
        ],
        grid: { lines, bytes in
            guard let first = lines.first else { return nil }
            let content = bytes.trimmingBlanks(first)
            let isList = bytes.hasPrefix(".. list-table::", at: content.lowerBound, before: content.upperBound)
            guard isList || bytes.hasPrefix(".. csv-table::", at: content.lowerBound, before: content.upperBound) else { return nil }
            var table = DirectiveTable(lines.dropFirst(), in: bytes)
            if isList { table.addItems() } else { table.addRecords() }
            return table.grid(caption: bytes.trimmingBlanks(content.lowerBound + (isList ? 15 : 14) ..< content.upperBound))
        }
    )
}

/// The table of a directive while it is read.
private struct DirectiveTable {
    private let bytes: [UInt8]
    private let body: ArraySlice<Range<Int>>
    private var rows = SpanningRows()
    private var headerRowCount = 0
    private var delimiter: UInt8 = 0x2C

    /// - Parameter lines: those below the directive: options, then the rows.
    init(_ lines: ArraySlice<Range<Int>>, in bytes: [UInt8]) {
        self.bytes = bytes
        var at = lines.startIndex
        var header: Range<Int>?
        while at < lines.endIndex {
            let content = bytes.trimmingBlanks(lines[at])
            guard let first = content.first, bytes[first] == 0x3A, let end = content.dropFirst().first(where: { bytes[$0] == 0x3A }) else { break }
            let value = bytes.trimmingBlanks(end + 1 ..< content.upperBound)
            switch String(decoding: bytes[first + 1 ..< end], as: UTF8.self) {
            case "header-rows": headerRowCount = value.first.map { Int(bytes[$0]) - 0x30 } ?? 0
            case "header": header = value
            case "delim": delimiter = value.first.map { bytes[$0] } ?? 0x2C
            default: break
            }
            at += 1
        }
        body = lines[at...]
        if let header {
            rows.startRow()
            for field in bytes.fields(of: header, partedBy: 0x2C) { rows.add(field.isEmpty ? [] : [field]) }
            headerRowCount += 1
        }
    }

    mutating func addRecords() {
        for line in body where !bytes.trimmingBlanks(line).isEmpty {
            rows.startRow()
            for field in bytes.fields(of: bytes.trimmingBlanks(line), partedBy: delimiter) { rows.add(field.isEmpty ? [] : [field]) }
        }
    }

    /// `* - Dose` opens a row, `- Rats` at the same place a further cell; other lines go on with the cell above.
    mutating func addItems() {
        var place: Int?
        for line in body {
            let content = bytes.trimmingBlanks(line)
            guard let first = content.first else { continue }
            let indent = first - line.lowerBound
            let inner = bytes.trimmingBlanks(first + 1 ..< content.upperBound)
            if bytes[first] == 0x2A, let mark = inner.first, bytes[mark] == 0x2D, place == nil || mark - line.lowerBound == place {
                place = mark - line.lowerBound
                rows.startRow()
                add(mark + 1 ..< content.upperBound)
            } else if bytes[first] == 0x2D, indent == place {
                add(first + 1 ..< content.upperBound)
            } else {
                rows.append(content)
            }
        }
    }

    private mutating func add(_ cell: Range<Int>) {
        let text = bytes.trimmingBlanks(cell)
        rows.add(text.isEmpty ? [] : [text])
    }

    mutating func grid(caption: Range<Int>) -> Grid? {
        var grid = rows.grid(headerRowCount: max(0, headerRowCount), confidence: 0.99)
        grid?.caption = caption.isEmpty ? nil : caption
        return grid
    }
}

extension [UInt8] {
    /// The fields of a record of comma-separated values: what stands between the delimiters, without blanks and without the quotes around it.
    ///
    /// A doubled quote within quotes stays doubled.
    func fields(of line: Range<Int>, partedBy delimiter: UInt8) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var start = line.lowerBound, isQuoted = false
        func field(_ end: Int) -> Range<Int> {
            let field = trimmingBlanks(start ..< end)
            guard field.count >= 2, self[field.lowerBound] == 0x22, self[field.upperBound - 1] == 0x22 else { return field }
            return field.lowerBound + 1 ..< field.upperBound - 1
        }
        for at in line {
            if self[at] == 0x22, isQuoted || trimmingBlanks(start ..< at).isEmpty { isQuoted.toggle() }
            if self[at] == delimiter, !isQuoted {
                fields.append(field(at))
                start = at + 1
            }
        }
        return fields + [field(line.upperBound)]
    }
}
