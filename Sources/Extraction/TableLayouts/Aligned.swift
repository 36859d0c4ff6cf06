import Model

extension TableLayout {
    /// Columns parted by blanks, as `pdftotext -layout`, text browsers, pandoc's simple and multiline tables and reStructuredText print them.
    ///
    /// Rule lines say where the columns are; without any, the blanks that nearly all lines leave do. Rows are lines, or what blank lines part
    /// where they part nearly every row, or begin where the first column is filled (reStructuredText).
    ///
    /// - Loss: a heading over several columns keeps the first of them and their number where its place on the screen shows it.
    /// - Source: pandoc User's Guide, `simple_tables` and `multiline_tables`; Docutils, reStructuredText Markup Specification, simple tables.
    public static let aligned = TableLayout(
        name: "aligned",
        summary: "Columns parted by blanks, with or without a rule line of dashes.",
        examples: [
            Example(text: "Dose     Rats   Outcome\n3 mg     12     better\n30 mg    14     same", rows: [["Dose", "Rats", "Outcome"], ["3 mg", "12", "better"], ["30 mg", "14", "same"]]),
            Example(text: "  Dose   Rats\n------ ------\n  3 mg     12\n 30 mg     14", rows: [["Dose", "Rats"], ["3 mg", "12"], ["30 mg", "14"]]),
            Example(text: "===== =======\nDose  Outcome\n===== =======\n3 mg  better\n      by far\n30 mg same\n===== =======",
                    rows: [["Dose", "Outcome"], ["3 mg", "better by far"], ["30 mg", "same"]]),
        ],
        grid: { lines, bytes in
            let visible = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard visible.count >= 2, visible.filter({ bytes[$0].contains(0x7C) || bytes[$0].contains(0x09) }).count * 2 < visible.count else { return nil }
            let rules = visible.filter { !bytes.dashRuns(of: $0).isEmpty }
            if let rule = rules.first(where: { bytes.dashRuns(of: $0).count > 1 }), let profile = ColumnProfile(rule: rule, in: bytes) {
                return bytes[bytes.trimmingBlanks(rule).lowerBound] == 0x3D
                    ? reStructuredText(visible, in: profile, of: bytes) : ruled(lines, in: profile, of: bytes)
            }
            let text = visible.filter { bytes.dashRuns(of: $0).isEmpty }
            guard text.allSatisfy({ $0.count <= 4_100 }), let profile = ColumnProfile(lines: text, in: bytes) else { return nil }
            return unruled(lines, in: profile, of: bytes)
        }
    )

    // MARK: Without rules

    private static func unruled(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Grid? {
        var rows = AlignedRows(columnCount: profile.columnCount)
        let isParted = isPartedByBlankLines(lines, of: bytes)
        var startsRow = true
        for line in lines {
            let pieces = bytes.dashRuns(of: line).isEmpty ? profile.pieces(of: line, in: bytes) : []
            guard !pieces.isEmpty else { startsRow = true; continue }
            if !isParted || startsRow { rows.startRow() }
            startsRow = false
            rows.append(pieces)
        }
        rows.centreHeadings(in: profile)
        let header = rows.headingRowCount(of: bytes)
        return rows.grid(headerRowCount: header, confidence: 0.75)
    }

    /// Whether blank lines part rows of several lines: at least three stretches of text, most of them longer than a line on average.
    private static func isPartedByBlankLines(_ lines: [Range<Int>], of bytes: [UInt8]) -> Bool {
        var stretches = 0, longer = 0, length = 0, visible = 0
        for line in lines + [0 ..< 0] {
            if bytes.trimmingBlanks(line).isEmpty {
                if length > 0 { stretches += 1; longer += length > 1 ? 1 : 0 }
                length = 0
            } else {
                length += 1
                visible += 1
            }
        }
        return stretches >= 3 && longer >= 1 && visible <= 4 * stretches
    }

    // MARK: `----- ---`

    /// Pandoc: the heading above the rule, a line a row; between two blank lines a row of several lines where the table opens with a rule.
    private static func ruled(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Grid? {
        var rows = AlignedRows(columnCount: profile.columnCount)
        let opensWithRule = lines.first.map { !bytes.dashRuns(of: $0).isEmpty } ?? false
        let isMultiline = opensWithRule && lines.contains { bytes.trimmingBlanks($0).isEmpty }
        var header: Int?, startsRow = true, textSeen = false
        for line in lines {
            let runs = bytes.dashRuns(of: line)
            if !runs.isEmpty {
                if header == nil, runs.count > 1 { header = rows.count }
                startsRow = true
                continue
            }
            let pieces = profile.pieces(of: line, in: bytes)
            guard !pieces.isEmpty else { startsRow = startsRow || textSeen; continue }
            textSeen = true
            // a heading of several lines is one row
            if startsRow || (header != nil && !isMultiline) { rows.startRow() }
            startsRow = false
            rows.append(pieces)
        }
        return rows.grid(headerRowCount: header ?? 0, confidence: 0.9)
    }

    // MARK: `===== ===`

    /// A row starts where the first column is filled; a line of dashes below a line says over which columns its cells reach.
    private static func reStructuredText(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Grid? {
        var rows = AlignedRows(columnCount: profile.columnCount)
        var header: Int?, rulesSeen = 0, startsRow = true
        for (index, line) in lines.enumerated() {
            let runs = bytes.dashRuns(of: line)
            if let first = runs.first {
                startsRow = true
                guard bytes[first.lowerBound] == 0x3D else { continue }
                rulesSeen += 1
                if rulesSeen == 2, index + 1 < lines.count { header = rows.count }
                continue
            }
            let spans = index + 1 < lines.count ? bytes.dashRuns(of: lines[index + 1]).filter { bytes[$0.lowerBound] == 0x2D } : []
            let ruled = spans.isEmpty ? nil : ColumnProfile(rule: lines[index + 1], in: bytes)
            let pieces = ruled.map { $0.pieces(of: line, in: bytes).map { profile.placed($0, below: spans, lineStart: lines[index + 1].lowerBound) } }
                ?? profile.pieces(of: line, in: bytes)
            if startsRow || pieces.first?.columns.lowerBound == 0 { rows.startRow() }
            startsRow = false
            rows.append(pieces.filter { !($0.bytes.count == 1 && bytes[$0.bytes.lowerBound] == 0x5C) })
        }
        return rows.grid(headerRowCount: header ?? 0, confidence: 0.95)
    }
}

extension ColumnProfile {
    /// A piece cut by the runs of dashes below it, with the table's columns that its run covers.
    fileprivate func placed(_ piece: Piece, below spans: [Range<Int>], lineStart: Int) -> Piece {
        guard spans.indices.contains(piece.columns.lowerBound) else { return piece }
        let run = spans[piece.columns.lowerBound]
        let start = run.lowerBound - lineStart, end = run.upperBound - lineStart
        let first = columns.firstIndex { $0.upperBound > start } ?? 0
        let last = columns.lastIndex { $0.lowerBound < end } ?? first
        var placed = piece
        placed.columns = first ... max(first, last)
        return placed
    }
}

/// Rows of pieces while they are being put together.
private struct AlignedRows {
    let columnCount: Int
    private var rows: [[Entry]] = []

    /// A cell of a row: its pieces, line by line.
    private struct Entry {
        var column: Int
        var span: Int
        var place: Range<Int>
        var parts: [Range<Int>]
    }

    init(columnCount: Int) { self.columnCount = columnCount }

    var count: Int { rows.count }

    mutating func startRow() { rows.append([]) }

    /// Adds the pieces of a line to the last row. Two pieces of a line at one column are one cell.
    mutating func append(_ pieces: [ColumnProfile.Piece]) {
        guard !rows.isEmpty else { return }
        var taken = -1
        for piece in pieces {
            var column = piece.columns.lowerBound
            if column <= taken, taken < piece.columns.upperBound { column = taken + 1 }
            let span = max(1, piece.columns.upperBound - column + 1)
            if let index = rows[rows.count - 1].firstIndex(where: { $0.column <= column && column < $0.column + $0.span }) {
                rows[rows.count - 1][index].parts.append(piece.bytes)
                rows[rows.count - 1][index].span = max(rows[rows.count - 1][index].span, column + span - rows[rows.count - 1][index].column)
            } else {
                rows[rows.count - 1].append(Entry(column: column, span: span, place: piece.place, parts: [piece.bytes]))
            }
            taken = max(taken, piece.columns.upperBound)
        }
    }

    /// In the first rows, a piece that stands in the middle of several columns is over all of them; only columns that no other piece takes count.
    mutating func centreHeadings(in profile: ColumnProfile) {
    }

    /// The rows before the first that fills the first column, and that one; with it further rows that leave it empty and hold no figures.
    func headingRowCount(of bytes: [UInt8]) -> Int {
        guard let first = rows.firstIndex(where: { $0.contains { $0.column == 0 } }), first < 4 else { return min(1, rows.count) }
        var count = first + 1
        while count < rows.count, count < 5, !rows[count].contains(where: { $0.column == 0 }), !rows[count].isEmpty,
              rows[count].allSatisfy({ !(0x30 ... 0x39).contains(bytes[$0.parts[0].lowerBound]) }) { count += 1 }
        return count
    }

    func grid(headerRowCount: Int, confidence: Double) -> Grid? {
        guard !rows.isEmpty else { return nil }
        var cells: [Grid.GridCell] = []
        for (row, entries) in rows.enumerated() {
            for entry in entries.sorted(by: { $0.column < $1.column }) {
                cells.append(Grid.GridCell(row: row, column: entry.column, columnSpan: min(entry.span, columnCount - entry.column), parts: entry.parts))
            }
        }
        return Grid(cells: cells, rowCount: rows.count, columnCount: columnCount, headerRowCount: min(headerRowCount, rows.count), confidence: confidence)
    }
}
