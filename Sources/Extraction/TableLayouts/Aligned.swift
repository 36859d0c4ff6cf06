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
                    ? reStructuredText(lines, in: profile, of: bytes) : ruled(lines, in: profile, of: bytes)
            }
            let text = visible.filter { bytes.dashRuns(of: $0).isEmpty }
            guard text.allSatisfy({ $0.count <= 4_100 }), let profile = ColumnProfile(lines: text, in: bytes) else { return nil }
            return unruled(lines, in: profile, of: bytes)
        }
    )

    /// How many columns of the screen the longest piece of each column takes.
    private static func widths(of lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> [Int] {
        var widths = Array(repeating: 0, count: profile.columnCount)
        for line in lines where bytes.dashRuns(of: line).isEmpty {
            for piece in profile.pieces(of: line, in: bytes) where piece.columns.count == 1 {
                widths[piece.columns.lowerBound] = max(widths[piece.columns.lowerBound], piece.place.count)
            }
        }
        return widths
    }

    // MARK: Without rules

    private static func unruled(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Grid? {
        let widths = widths(of: lines, in: profile, of: bytes)
        var rows = AlignedRows(columnCount: profile.columnCount, widths: widths)
        let isParted = isPartedByBlankLines(lines, in: profile, widths: widths, of: bytes)
        var startsRow = true
        for line in lines {
            let pieces = bytes.dashRuns(of: line).isEmpty ? profile.pieces(of: line, in: bytes) : []
            guard !pieces.isEmpty else {
                if isEmptyRow(line), !isParted { rows.startRow() }
                startsRow = true
                continue
            }
            if isParted ? startsRow : !rows.isContinued(by: pieces, of: bytes) { rows.startRow() }
            startsRow = false
            rows.append(pieces)
        }
        let header = rows.headingRowCount(of: bytes)
        rows.centreHeadings(header)
        return rows.grid(headerRowCount: header, confidence: 0.75)
    }

    /// A line of blanks, as programs print a row without text.
    private static func isEmptyRow(_ line: Range<Int>) -> Bool { line.count >= 8 }

    /// Whether blank lines part rows of several lines: three stretches of text or more, in which lines go on with the one above them.
    ///
    /// A line goes on where each of its first words had no room in the cell above; else the blank lines are rows of their own.
    private static func isPartedByBlankLines(_ lines: [Range<Int>], in profile: ColumnProfile, widths: [Int], of bytes: [UInt8]) -> Bool {
        var stretches = 0, visible = 0, pairs = 0, wrapped = 0
        var above: [ColumnProfile.Piece] = []
        for line in lines {
            let pieces = profile.pieces(of: line, in: bytes)
            if !pieces.isEmpty {
                visible += 1
                if above.isEmpty { stretches += 1 } else {
                    pairs += 1
                    if goOn(pieces, below: above, widths: widths, of: bytes) { wrapped += 1 }
                }
            }
            above = pieces
        }
        return stretches >= 3 && pairs >= 1 && wrapped * 5 >= pairs * 4 && visible <= 4 * stretches
    }

    private static func goOn(_ pieces: [ColumnProfile.Piece], below above: [ColumnProfile.Piece], widths: [Int], of bytes: [UInt8]) -> Bool {
        pieces.allSatisfy { piece in
            guard let cell = above.first(where: { $0.columns.overlaps(piece.columns) }) else { return false }
            let word = bytes[piece.bytes].firstIndex(of: 0x20).map { $0 - piece.bytes.lowerBound } ?? piece.place.count
            return cell.place.count + 1 + word > widths[piece.columns.lowerBound]
        }
    }

    // MARK: `----- ---`

    /// Pandoc: the heading above the rule, a line a row; between two blank lines a row of several lines where the table opens with a rule.
    private static func ruled(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Grid? {
        var rows = AlignedRows(columnCount: profile.columnCount, widths: widths(of: lines, in: profile, of: bytes))
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
            guard !pieces.isEmpty else {
                if header != nil, !isMultiline { rows.startRow() }
                startsRow = startsRow || textSeen
                continue
            }
            textSeen = true
            // a heading of several lines is one row
            if startsRow || (header != nil && !isMultiline) { rows.startRow() }
            startsRow = false
            rows.append(pieces)
        }
        return rows.grid(headerRowCount: header ?? 0, confidence: 0.9)
    }

    // MARK: `===== ===`

    /// A row starts where the first column is filled, or where a line does not go on with words that had no room in the line above; a line
    /// of dashes below a line says over which columns its cells reach.
    ///
    /// Programs leave the first cell blank in a row of its own too, which Docutils would join to the row above.
    private static func reStructuredText(_ lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> Grid? {
        var rows = AlignedRows(columnCount: profile.columnCount, widths: widths(of: lines, in: profile, of: bytes))
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
            if pieces.isEmpty, !isEmptyRow(line) { continue }
            if startsRow || pieces.isEmpty || !rows.isContinued(by: pieces, of: bytes) { rows.startRow() }
            startsRow = false
            rows.append(pieces.filter { !isEmptyMark($0.bytes, of: bytes) })
        }
        return rows.grid(headerRowCount: header ?? 0, confidence: 0.95)
    }
}

extension TableLayout {
    /// `\\` and `..`: an empty first cell of reStructuredText.
    fileprivate static func isEmptyMark(_ piece: Range<Int>, of bytes: [UInt8]) -> Bool {
        piece.count == 1 && bytes[piece.lowerBound] == 0x5C || piece.count == 2 && bytes[piece.lowerBound] == 0x2E && bytes[piece.lowerBound + 1] == 0x2E
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
        /// How many columns of the screen its last line takes.
        var lastWidth: Int
    }

    /// How many columns of the screen the longest line of each column takes.
    private let widths: [Int]

    init(columnCount: Int, widths: [Int]) {
        self.columnCount = columnCount
        self.widths = widths
    }

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
                rows[rows.count - 1][index].lastWidth = piece.place.count
                rows[rows.count - 1][index].span = max(rows[rows.count - 1][index].span, column + span - rows[rows.count - 1][index].column)
            } else {
                rows[rows.count - 1].append(Entry(column: column, span: span, place: piece.place, parts: [piece.bytes], lastWidth: piece.place.count))
            }
            taken = max(taken, piece.columns.upperBound)
        }
    }

    /// Whether pieces go on with the cells of the last row: none in the first column, none a figure, and each below the start of its cell, with
    /// a first word that had no room behind the cell's last line.
    func isContinued(by pieces: [ColumnProfile.Piece], of bytes: [UInt8]) -> Bool {
        guard let row = rows.last, let first = pieces.first else { return false }
        if goesOn(row, pieces, of: bytes) { return true }
        guard first.columns.lowerBound > 0, pieces.count < max(2, columnCount - 1) else { return false }
        return pieces.allSatisfy { piece in
            guard let entry = row.first(where: { $0.column == piece.columns.lowerBound }),
                  !(0x30 ... 0x39).contains(bytes[piece.bytes.lowerBound]) else { return false }
            let width = widths[entry.column]
            let word = bytes[piece.bytes].firstIndex(of: 0x20).map { $0 - piece.bytes.lowerBound } ?? piece.place.count
            return piece.place.lowerBound == entry.place.lowerBound && width >= 6 && entry.lastWidth * 2 > width && entry.lastWidth + 1 + word > width
        }
    }

    /// Whether some cell of the row is not finished (`1,646.2 ±`, `12 (3.0–`) and every piece stands below a cell.
    private func goesOn(_ row: [Entry], _ pieces: [ColumnProfile.Piece], of bytes: [UInt8]) -> Bool {
        var open = 0
        for piece in pieces {
            guard let entry = row.first(where: { $0.column == piece.columns.lowerBound }) else { return false }
            if entry.parts.last.map({ bytes.isUnfinished($0) }) ?? false { open += 1 }
        }
        return open > 0 && open * 2 >= pieces.count
    }

    /// In the first rows, a piece in the middle of several columns is over all of them; only columns that no other piece of the row takes count.
    mutating func centreHeadings(_ headingRows: Int) {
        let extents = extents(below: max(0, headingRows - 1))
        for row in rows.indices.prefix(max(0, headingRows - 1)) {
            for index in rows[row].indices {
                let entry = rows[row][index]
                guard entry.parts.count == 1 else { continue }
                let left = rows[row][..<index].map { $0.column + $0.span }.max() ?? 0
                let right = rows[row][(index + 1)...].map(\.column).min() ?? columnCount
                if let range = centred(entry, between: left ..< right, extents) {
                    rows[row][index].column = range.lowerBound
                    rows[row][index].span = range.count
                }
            }
        }
    }

    /// The columns in whose middle a piece stands, where that is more than one and the piece does not start where a column does.
    private func centred(_ entry: Entry, between free: Range<Int>, _ extents: [Range<Int>?]) -> Range<Int>? {
        let middle = entry.place.lowerBound + entry.place.upperBound
        if let own = extents[entry.column], own.lowerBound == entry.place.lowerBound { return nil }
        var best: (range: Range<Int>, distance: Int)?
        for first in max(free.lowerBound, entry.column - 8) ... max(free.lowerBound, entry.column) where first < columnCount {
            for last in max(first, entry.column + entry.span - 1) ..< min(max(free.upperBound, first), entry.column + 8) where last < columnCount {
                guard let low = extents[first], let high = extents[last], low.lowerBound < entry.place.upperBound else { continue }
                guard high.upperBound > entry.place.lowerBound || last > first else { continue }
                let distance = abs(low.lowerBound + high.upperBound - middle)
                if distance < best?.distance ?? Int.max { best = (first ..< last + 1, distance) }
            }
        }
        guard let best, best.distance <= 3, best.range.count > 1 else { return nil }
        return best.range
    }

    /// For each column where its cells of one column start and end on the screen.
    private func extents(below heading: Int) -> [Range<Int>?] {
        var extents: [Range<Int>?] = Array(repeating: nil, count: columnCount)
        for row in rows.dropFirst(heading) {
            for entry in row where entry.span == 1 {
                let known = extents[entry.column] ?? entry.place
                extents[entry.column] = min(known.lowerBound, entry.place.lowerBound) ..< max(known.upperBound, entry.place.upperBound)
            }
        }
        return extents
    }

    /// The rows before the first that fills the first column, and that one; with it further rows that leave it empty and hold no figures.
    func headingRowCount(of bytes: [UInt8]) -> Int {
        guard let first = rows.firstIndex(where: { $0.contains { $0.column == 0 } }), first < 4 else { return min(1, rows.count) }
        let figures = rows[first].filter { $0.column > 0 && (0x30 ... 0x39).contains(bytes[$0.parts[0].lowerBound]) }.count
        if first > 0, figures * 2 >= rows[first].count { return first }
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

extension [UInt8] {
    /// `1,646.2 ±`, `(0.07 –`, `12 (3.0`: what no cell ends with.
    fileprivate func isUnfinished(_ part: Range<Int>) -> Bool {
        var depth = 0
        for at in part { if self[at] == 0x28 { depth += 1 } else if self[at] == 0x29 { depth -= 1 } }
        guard depth == 0, let last = part.last, part.count > 1 else { return depth > 0 }
        return self[last] == 0xB1 && self[last - 1] == 0xC2
    }
}
