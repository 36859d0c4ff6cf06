import Model

extension TableLayout {
    /// Tables of MediaWiki: `{|` and `|}`, rows parted by `|-`, cells behind `|` or `!`, several on a line parted by `||` or `!!`.
    ///
    /// - Loss: links and templates of the wiki stay in the words of a cell.
    /// - Source: MediaWiki, Help:Tables.
    public static let wikiRows = TableLayout(
        name: "wiki",
        summary: "MediaWiki tables: {|, |-, ! and |, with their spans.",
        examples: [
            Example(text: "{| class=\"wikitable\"\n|+ Rats\n! Dose !! Rats\n|-\n| 3 mg || 12\n|-\n| colspan=\"2\" | none\n|}", rows: [["Dose", "Rats"], ["3 mg", "12"], ["none", ""]]),
            Example(text: "{|\n|-\n! Dose\n| 3 mg\n|-\n! Rats\n| [[Rat|twelve]]\nold ones\n|}", rows: [["Dose", "3 mg"], ["Rats", "[[Rat|twelve]] old ones"]]),
        ],
        grid: { lines, bytes in
            guard let first = lines.first, opensWikiTable(first, in: bytes) else { return nil }
            var table = WikiTable(bytes: bytes)
            for line in lines.dropFirst() { table.take(bytes.trimmingBlanks(line)) }
            return table.grid()
        }
    )

    private static func opensWikiTable(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        bytes.hasPrefix("{|", at: bytes.trimmingBlanks(line).lowerBound, before: line.upperBound)
    }
}

/// A table of a wiki while its lines are read.
private struct WikiTable {
    let bytes: [UInt8]
    private var rows = SpanningRows()
    private var caption: Range<Int>?
    private var startsRow = true
    /// Whether all cells of a row are headings, for each row.
    private var isHeading: [Bool] = []
    /// Tables within the cell.
    private var depth = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ line: Range<Int>) {
        guard let first = line.first else { return }
        let next = line.count > 1 ? bytes[first + 1] : 0
        switch (bytes[first], next) {
        case (0x7B, 0x7C): depth += 1                                        // {|
        case (0x7C, 0x7D): depth -= 1                                        // |}
        case _ where depth > 0: rows.append(line)
        case (0x7C, 0x2D): startsRow = true                                  // |-
        case (0x7C, 0x2B): caption = caption ?? content(of: first + 2 ..< line.upperBound).text
        case (0x7C, _), (0x21, _): addCells(first + 1 ..< line.upperBound, isHeading: bytes[first] == 0x21)
        default: rows.append(line)
        }
    }

    private mutating func addCells(_ line: Range<Int>, isHeading heads: Bool) {
        if startsRow { rows.startRow(); isHeading.append(true) }
        startsRow = false
        if !heads { isHeading[isHeading.count - 1] = false }
        for cell in cells(of: line, isHeading: heads) {
            let (attributes, text) = content(of: cell)
            rows.add(text.isEmpty ? [] : [text], rowSpan: bytes.attributeNumber("rowspan", in: attributes) ?? 1, columnSpan: bytes.attributeNumber("colspan", in: attributes) ?? 1)
        }
    }

    /// The stretches between `||`, in a heading `!!` too, outside of links and templates.
    private func cells(of line: Range<Int>, isHeading: Bool) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound, at = start, nested = 0
        while at + 1 < line.upperBound {
            let pair = (bytes[at], bytes[at + 1])
            if pair == (0x5B, 0x5B) || pair == (0x7B, 0x7B) { nested += 1; at += 2; continue }
            if pair == (0x5D, 0x5D) || pair == (0x7D, 0x7D) { nested = max(0, nested - 1); at += 2; continue }
            if nested == 0, pair == (0x7C, 0x7C) || isHeading && pair == (0x21, 0x21) {
                cells.append(start ..< at)
                at += 2
                start = at
                continue
            }
            at += 1
        }
        return cells + [start ..< line.upperBound]
    }

    /// `style="…" | words`: the attributes of a cell and its words.
    private func content(of cell: Range<Int>) -> (attributes: Range<Int>, text: Range<Int>) {
        let bar = cell.first { bytes[$0] == 0x7C || bytes[$0] == 0x5B || bytes[$0] == 0x7B }
        if let bar, bytes[bar] == 0x7C, bytes[cell.lowerBound ..< bar].contains(0x3D) { return (cell.lowerBound ..< bar, bytes.trimmingBlanks(bar + 1 ..< cell.upperBound)) }
        return (cell.lowerBound ..< cell.lowerBound, bytes.trimmingBlanks(cell))
    }

    mutating func grid() -> Grid? {
        let headings = isHeading.prefix { $0 }.count
        var grid = rows.grid(headerRowCount: headings == rows.row + 1 ? min(1, headings) : headings, confidence: 0.99)
        grid?.caption = caption
        return grid
    }
}
