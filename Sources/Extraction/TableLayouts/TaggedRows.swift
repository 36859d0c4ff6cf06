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
            guard let first = lines.first, let last = lines.last, let opening = Tag(at: bytes.trimmingBlanks(first).lowerBound, in: bytes, before: first.upperBound),
                  opening.name == "table", !opening.isEnd else { return nil }
            var drawing = TaggedGrid(bytes: bytes)
            var at = opening.end
            while at < last.upperBound {
                guard bytes[at] == 0x3C, let tag = Tag(at: at, in: bytes, before: last.upperBound) else { at += 1; continue }
                drawing.take(tag, at: at)
                at = tag.end
            }
            return drawing.grid(endingAt: last.upperBound)
        }
    )
}

/// A table while its tags are read.
private struct TaggedGrid {
    /// Beyond these a grid is no table that anyone wrote.
    static let mostColumns = 2_000
    static let longestRowSpan = 65_534

    let bytes: [UInt8]
    private var cells: [Grid.GridCell] = []
    private var caption: Range<Int>?
    private var row = -1
    private var column = 0
    private var headRows = 0
    private var isInHead = false
    private var hasHead = false
    /// Whether every cell of the row is a header cell, for each row.
    private var isHeading: [Bool] = []
    /// For each column the row up to which a cell from above reaches.
    private var taken: [Int] = []
    /// The first cell of the row group, whose spans end with it.
    private var groupStart = 0
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
            endGroup()
            isInHead = tag.name == "thead" && !tag.isEnd
            if isInHead, row < 0 { hasHead = true }
            if tag.name == "tfoot", !tag.isEnd { footStart = row + 1 }
        case "caption":
            close(before: start)
            if !tag.isEnd { open = .caption(tag.end) }
        default: break
        }
    }

    private mutating func startRow() {
        row += 1
        column = 0
        isHeading.append(true)
        if isInHead { headRows = row + 1 }
    }

    private mutating func addCell(_ tag: Tag) {
        if row < 0 { startRow() }
        if tag.name == "td" { isHeading[row] = false }
        while column < taken.count, taken[column] > row { column += 1 }
        guard column < Self.mostColumns else { return }
        let width = max(1, min(tag.number(of: "colspan", in: bytes) ?? 1, Self.mostColumns - column))
        let rows = tag.number(of: "rowspan", in: bytes) ?? 1
        let height = rows == 0 ? Self.longestRowSpan : min(rows, Self.longestRowSpan)
        if taken.count < column + width { taken += Array(repeating: 0, count: column + width - taken.count) }
        for at in column ..< column + width { taken[at] = row + height }
        cells.append(Grid.GridCell(row: row, column: column, rowSpan: height, columnSpan: width, parts: []))
        open = .cell(tag.end)
        column += width
    }

    private mutating func close(before end: Int) {
        switch open {
        case .cell(let start): cells[cells.count - 1].parts = [bytes.trimmingBlanks(start ..< end)]
        case .caption(let start): caption = caption ?? bytes.trimmingBlanks(start ..< end)
        case nil: break
        }
        open = nil
    }

    /// Cuts row spans at the group's last row.
    private mutating func endGroup() {
        for index in groupStart ..< cells.count { cells[index].rowSpan = max(1, min(cells[index].rowSpan, row + 1 - cells[index].row)) }
        groupStart = cells.count
        for column in taken.indices { taken[column] = 0 }
    }

    mutating func grid(endingAt end: Int) -> Grid? {
        close(before: end)
        endGroup()
        let columnCount = cells.reduce(0) { max($0, $1.column + 1) }
        guard columnCount > 0, row >= 0 else { return nil }
        for index in cells.indices { cells[index].columnSpan = min(cells[index].columnSpan, columnCount - cells[index].column) }
        let headings = hasHead && headRows > 0 && headRows <= row ? headRows : max(isHeading.prefix { $0 }.count == row + 1 ? 1 : isHeading.prefix { $0 }.count, 0)
        let notes = noteStart(columnCount: columnCount)
        var grid = Grid(cells: cells, rowCount: min(row + 1, notes), columnCount: columnCount, headerRowCount: headings == 0 && row > 0 ? 1 : headings, confidence: 0.99)
        grid.caption = caption
        return grid
    }

    /// The first row of a foot whose cells all reach over the whole table: what stands there are notes.
    private func noteStart(columnCount: Int) -> Int {
        guard let footStart, footStart > 0, footStart <= row else { return row + 1 }
        let foot = cells.filter { $0.row >= footStart }
        return foot.allSatisfy { $0.column == 0 && $0.columnSpan >= columnCount } ? footStart : row + 1
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

    /// The whole number of an attribute, quoted or not.
    func number(of attribute: StaticString, in bytes: [UInt8]) -> Int? {
        let length = attribute.utf8CodeUnitCount
        var at = attributes.lowerBound
        while at + length < attributes.upperBound {
            let isHere = (0 ..< length).allSatisfy { bytes[at + $0] | 0x20 == attribute.utf8Start[$0] }
            guard isHere else { at += 1; continue }
            at += length
            var value: Int?
            while at < attributes.upperBound, [0x20, 0x3D, 0x22, 0x27].contains(bytes[at]) { at += 1 }
            while at < attributes.upperBound, (0x30 ... 0x39).contains(bytes[at]), value ?? 0 < 1_000_000 {
                value = (value ?? 0) * 10 + Int(bytes[at] - 0x30)
                at += 1
            }
            return value
        }
        return nil
    }
}
