import Model

extension TableLayout {
    /// Tables of AsciiDoc: cells behind `|` between two lines `|===`, in rows as long as `[cols=…]` or the first line says.
    ///
    /// - Source: AsciiDoc language documentation, Tables: column and row spans, implicit header row, block titles.
    public static let asciiDocRows = TableLayout(
        name: "asciidoc",
        summary: "AsciiDoc tables: cells behind |, between two lines |===.",
        examples: [
            Example(text: "|===\n|Dose |Rats\n\n|3 mg\n|12\n\n|5 mg\n|14\n|===", rows: [["Dose", "Rats"], ["3 mg", "12"], ["5 mg", "14"]]),
            Example(text: ".Rats by dose\n[cols=\"1,1,2\",options=\"header\"]\n|===\n| Dose\n| Rats\n| Notes\n| 3 mg\n2+| none\nof them\n|===",
                    rows: [["Dose", "Rats", "Notes"], ["3 mg", "none of them", ""]]),
        ],
        grid: { lines, bytes in
            guard let start = lines.firstIndex(where: { isFence($0, in: bytes) }), start <= 3 else { return nil }
            var table = AsciiDocTable(attributes: lines[..<start].map { bytes.trimmingBlanks($0) }, bytes: bytes)
            let end = lines[(start + 1)...].firstIndex { isFence($0, in: bytes) } ?? lines.count
            return table.grid(of: lines[start + 1 ..< end].map { bytes.trimmingBlanks($0) })
        }
    )

    private static func isFence(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        let content = bytes.trimmingBlanks(line)
        return content.count >= 4 && bytes[content.lowerBound] == 0x7C && content.dropFirst().allSatisfy { bytes[$0] == 0x3D }
    }
}

/// A table of AsciiDoc while it is read.
private struct AsciiDocTable {
    private let bytes: [UInt8]
    private var caption: Range<Int>?
    private var columnCount: Int?
    private var hasHeading = false, isCSV = false
    private var rows = SpanningRows()

    init(attributes: [Range<Int>], bytes: [UInt8]) {
        self.bytes = bytes
        for line in attributes {
            guard let first = line.first else { continue }
            if bytes[first] == 0x2E { caption = bytes.trimmingBlanks(first + 1 ..< line.upperBound); continue }
            columnCount = columnCount ?? columnCount(in: line)
            hasHeading = hasHeading || contains("header", in: line)
            isCSV = isCSV || contains("format=csv", in: line) || contains("format=\"csv\"", in: line)
        }
    }

    private func contains(_ words: StaticString, in line: Range<Int>) -> Bool { line.contains { bytes.hasPrefix(words, at: $0, before: line.upperBound) } }

    /// How many columns `cols="1,2a,3*"` names.
    private func columnCount(in line: Range<Int>) -> Int? {
        guard var at = line.first(where: { bytes.hasPrefix("cols=", at: $0, before: line.upperBound) }).map({ $0 + 5 }), at < line.upperBound else { return nil }
        let quote: UInt8 = bytes[at] == 0x22 ? 0x22 : 0x2C
        if quote == 0x22 { at += 1 }
        var count = 0, number = 0, isOpen = false
        while at < line.upperBound, bytes[at] != quote, bytes[at] != 0x5D {
            switch bytes[at] {
            case 0x2C: (count, number, isOpen) = (count + 1, 0, false)
            case 0x30 ... 0x39: (number, isOpen) = (min(number * 10 + Int(bytes[at] - 0x30), SpanningRows.mostColumns), true)
            case 0x2A: count += max(0, number - 1)
            default: isOpen = true
            }
            at += 1
        }
        return min(count + (isOpen ? 1 : 0), SpanningRows.mostColumns)
    }

    mutating func grid(of lines: [Range<Int>]) -> Grid? {
        if isCSV { addRecords(lines) } else { addCells(lines) }
        var grid = rows.grid(headerRowCount: hasHeading ? 1 : 0, confidence: 0.99)
        grid?.caption = caption
        return grid
    }

    private mutating func addRecords(_ lines: [Range<Int>]) {
        for line in lines where !line.isEmpty {
            rows.startRow()
            for field in bytes.fields(of: line, partedBy: 0x2C) { rows.add(field.isEmpty ? [] : [field]) }
        }
    }

    private mutating func addCells(_ lines: [Range<Int>]) {
        var width = columnCount
        for (index, line) in lines.enumerated() where !line.isEmpty {
            let (before, cells) = cells(of: line)
            rows.append(before)
            if width == nil {
                width = cells.reduce(0) { $0 + $1.columnSpan }
                // an implicit heading: the first line, with an empty one behind it
                hasHeading = hasHeading || index == 0 && index + 1 < lines.count && lines[index + 1].isEmpty
            } else if index == 0, cells.count == width, lines.count > 1, lines[1].isEmpty {
                hasHeading = true
            }
            for cell in cells {
                rows.skipTaken()
                if rows.row < 0 || rows.column >= width ?? 1 { rows.startRow() }
                rows.add(cell.text.isEmpty ? [] : [cell.text], rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)
            }
        }
    }

    private struct Piece {
        var text: Range<Int>
        var rowSpan = 1, columnSpan = 1
    }

    /// The cells of a line, and the words before the first, which go on with the cell above.
    private func cells(of line: Range<Int>) -> (before: Range<Int>, cells: [Piece]) {
        let bars = line.filter { bytes[$0] == 0x7C && ($0 == line.lowerBound || bytes[$0 - 1] != 0x5C) }
        guard let first = bars.first else { return (line, []) }
        let opening = specifier(endingAt: first, from: line.lowerBound)
        var cells: [Piece] = [], next = opening
        for (index, bar) in bars.enumerated() {
            let end = index + 1 < bars.count ? bars[index + 1] : line.upperBound
            let behind = index + 1 < bars.count ? specifier(endingAt: end, from: bar + 1) : nil
            cells.append(Piece(text: bytes.trimmingBlanks(bar + 1 ..< (behind?.start ?? end)), rowSpan: next?.rows ?? 1, columnSpan: next?.columns ?? 1))
            next = behind
        }
        return (bytes.trimmingBlanks(line.lowerBound ..< (opening?.start ?? first)), cells)
    }

    /// `2+`, `.3+`, `2.3+`, `a`, `^.^h` before a bar, behind a blank or the line's start.
    private func specifier(endingAt end: Int, from floor: Int) -> (start: Int, rows: Int, columns: Int)? {
        var start = end
        while start > floor, end - start < 12, bytes[start - 1] != 0x20, bytes[start - 1] != 0x09 { start -= 1 }
        guard start < end, start == floor || bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 else { return nil }
        var at = start
        func number() -> Int? {
            var value: Int?
            while at < end, (0x30 ... 0x39).contains(bytes[at]) { value = min((value ?? 0) * 10 + Int(bytes[at] - 0x30), 10_000); at += 1 }
            return value
        }
        let columns = number()
        var rows: Int?
        if at < end, bytes[at] == 0x2E, at + 1 < end, (0x30 ... 0x39).contains(bytes[at + 1]) { at += 1; rows = number() }
        let isSpan = at < end && bytes[at] == 0x2B
        if isSpan || at < end && bytes[at] == 0x2A { at += 1 } else if columns != nil || rows != nil { return nil }
        while at < end, [0x3C, 0x5E, 0x3E, 0x2E].contains(bytes[at]) { at += 1 }
        if at + 1 == end, [0x61, 0x64, 0x65, 0x68, 0x6C, 0x6D, 0x73, 0x76].contains(bytes[at]) { at += 1 }       // a d e h l m s v
        return at == end ? (start, isSpan ? rows ?? 1 : 1, isSpan ? columns ?? 1 : 1) : nil
    }
}
