import Model

extension TableLayout {
    /// HTML tables that stand in text, as converters to Markdown leave those whose cells reach over several rows or columns.
    ///
    /// - Loss: a table within a cell is that cell's text.
    /// - Source: HTML Living Standard, section 4.9.12, forming a table; end tags may be left out (section 13.1.2.4).
    public static let taggedRows = TableLayout(
        name: "html",
        summary: "HTML tables within text: <table>, <tr>, <td> with their spans.",
        examples: [
            Example(text: "<table>\n<tr><th>Dose</th><th>Rats</th></tr>\n<tr><td>3&nbsp;mg</td><td>&lt;12<sup>a</sup></td></tr>\n</table>",
                    rows: [["Dose", "Rats"], ["3 mg", "<12a"]]),
            Example(text: "<table><thead><tr><td rowspan=2>Dose<td colspan=\"2\">Rats<tr><td>old<td>new</thead><tr><td>3 mg<td>4<td>5</table>",
                    rows: [["Dose", "Rats", ""], ["", "old", "new"], ["3 mg", "4", "5"]]),
        ],
        isMarkup: true,
        grid: { lines, bytes in
            guard let first = lines.first, let last = lines.last, let start = tableStart(in: bytes.trimmingBlanks(first), of: bytes) else { return nil }
            var drawing = TaggedGrid(bytes: bytes)
            var at = start
            while at < last.upperBound {
                guard bytes[at] == 0x3C, let tag = Tag(at: at, in: bytes, before: last.upperBound) else { at += 1; continue }
                drawing.take(tag, at: at)
                at = tag.end
            }
            return drawing.grid(endingAt: last.upperBound)
        }
    )

    /// Behind `<table …>`, which tags of a page's frame may precede.
    private static func tableStart(in line: Range<Int>, of bytes: [UInt8]) -> Int? {
        var at = line.lowerBound
        while at < line.upperBound, let tag = Tag(at: at, in: bytes, before: line.upperBound), !tag.isEnd {
            if tag.name == "table" { return tag.end }
            at = tag.end
            while at < line.upperBound, bytes[at] == 0x20 { at += 1 }
        }
        return nil
    }
}

/// A table while its tags are read.
private struct TaggedGrid {
    let bytes: [UInt8]
    private var rows = SpanningRows()
    private var caption: Range<Int>?
    private var headRows = 0
    private var isInHead = false
    private var hasHead = false
    /// Whether every cell of the row is a header cell, for each row.
    private var isHeading: [Bool] = []
    private var footStart: Int?
    /// Tables within the cell.
    private var depth = 0
    private var open: Open?

    private enum Open {
        case cell(Int)
        case caption(Int)
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ tag: Tag, at start: Int) {
        if tag.name == "table" {
            if !tag.isEnd { depth += 1 } else if depth > 0 { depth -= 1 } else { close(before: start) }
            return
        }
        guard depth == 0 else { return }
        switch tag.name {
        case "tr":
            close(before: start)
            if !tag.isEnd { startRow() }
        case "td", "th":
            close(before: start)
            if !tag.isEnd { addCell(tag) }
        case "thead", "tbody", "tfoot":
            close(before: start)
            rows.endGroup()
            isInHead = tag.name == "thead" && !tag.isEnd
            if isInHead, rows.row < 0 { hasHead = true }
            if tag.name == "tfoot", !tag.isEnd { footStart = rows.row + 1 }
        case "caption":
            close(before: start)
            if !tag.isEnd { open = .caption(tag.end) }
        default: break
        }
    }

    private mutating func startRow() {
        rows.startRow()
        isHeading.append(true)
        if isInHead { headRows = rows.row + 1 }
    }

    private mutating func addCell(_ tag: Tag) {
        if rows.row < 0 { startRow() }
        if tag.name == "td" { isHeading[rows.row] = false }
        let added = rows.add([], rowSpan: tag.number(of: "rowspan", in: bytes) ?? 1, columnSpan: tag.number(of: "colspan", in: bytes) ?? 1)
        if added != nil { open = .cell(tag.end) }
    }

    private mutating func close(before end: Int) {
        switch open {
        case .cell(let start): rows.set([bytes.trimmingBlanks(start ..< end)], ofCell: rows.cells.count - 1)
        case .caption(let start): caption = caption ?? bytes.trimmingBlanks(start ..< end)
        case nil: break
        }
        open = nil
    }

    mutating func grid(endingAt end: Int) -> Grid? {
        close(before: end)
        let row = rows.row
        let headings = hasHead && headRows > 0 && headRows <= row ? headRows : max(isHeading.prefix { $0 }.count == row + 1 ? 1 : isHeading.prefix { $0 }.count, 0)
        let notes = noteStart(columnCount: rows.columnCount)
        var grid = rows.grid(rowCount: min(row + 1, notes), headerRowCount: headings == 0 && row > 0 ? 1 : headings, confidence: 0.99)
        grid?.caption = caption
        return grid
    }

    /// The first row of a foot whose cells all reach over the whole table: what stands there are notes.
    private func noteStart(columnCount: Int) -> Int {
        guard let footStart, footStart > 0, footStart <= rows.row else { return rows.row + 1 }
        let foot = rows.cells.filter { $0.row >= footStart }
        return foot.allSatisfy { $0.column == 0 && $0.columnSpan >= columnCount } ? footStart : rows.row + 1
    }
}

/// `<td colspan="2">`, `</tr>`: a tag with its name in lower case.
private struct Tag {
    let name: String
    let isEnd: Bool
    /// The byte behind it.
    let end: Int
    private let attributes: Range<Int>

    /// A tag that starts at an offset, or nil where none does: `p < 0.05` opens none.
    init?(at start: Int, in bytes: [UInt8], before limit: Int) {
        guard start + 1 < limit, bytes[start] == 0x3C else { return nil }
        isEnd = bytes[start + 1] == 0x2F
        var at = start + (isEnd ? 2 : 1)
        var letters: [UInt8] = []
        while at < limit, letters.count < 8, (0x61 ... 0x7A).contains(bytes[at] | 0x20) { letters.append(bytes[at] | 0x20); at += 1 }
        guard !letters.isEmpty, let close = bytes[at ..< min(limit, at + 2_000)].firstIndex(of: 0x3E) else { return nil }
        name = String(decoding: letters, as: UTF8.self)
        attributes = at ..< close
        end = close + 1
    }

    func number(of attribute: StaticString, in bytes: [UInt8]) -> Int? { bytes.attributeNumber(attribute, in: attributes) }
}
