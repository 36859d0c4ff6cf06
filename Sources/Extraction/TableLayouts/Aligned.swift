import Model

extension TableLayout {
    /// Columns parted by blanks, as `pdftotext -layout`, text browsers, pandoc's simple and multiline tables and reStructuredText print them.
    ///
    /// Rule lines say where the columns are; without any, the blanks that nearly all lines leave do. Rows are lines with those that go on with
    /// their cells, or what blank lines part where they part nearly every row, or begin where the first column is filled (reStructuredText).
    /// Each page of a table has its own places; what repeats the heading on a later page is no row.
    ///
    /// - Loss: a heading over several columns keeps the first of them and their number where its place on the screen shows it.
    /// - Source: pandoc User's Guide, `simple_tables` and `multiline_tables`; Docutils, reStructuredText Markup Specification, simple tables.
    public static let aligned = TableLayout(
        name: "aligned",
        summary: "Columns parted by blanks, with or without a rule line of dashes.",
        examples: [
            Example(text: "Dose     Rats   Outcome\n3 mg     12     better\n30 mg    14     same", rows: [["Dose", "Rats", "Outcome"], ["3 mg", "12", "better"], ["30 mg", "14", "same"]]),
            Example(text: "Site       Rats   Days\n----------------------\nNorthmoor    12    3.5\nHolm          9   14.0",
                    rows: [["Site", "Rats", "Days"], ["Northmoor", "12", "3.5"], ["Holm", "9", "14.0"]]),
            Example(text: "  Dose   Rats\n------ ------\n  3 mg     12\n 30 mg     14", rows: [["Dose", "Rats"], ["3 mg", "12"], ["30 mg", "14"]]),
            Example(text: "===== =======\nDose  Outcome\n===== =======\n3 mg  better\n      by far\n30 mg same\n===== =======",
                    rows: [["Dose", "Outcome"], ["3 mg", "better by far"], ["30 mg", "same"]]),
        ],
        grid: { lines, bytes in
            let isTagged = lines.first.map { isFilingTag($0, in: bytes) } ?? false
            let lines = isTagged ? lines.filter { !isFilingTag($0, in: bytes) || endsFilingHeading($0, in: bytes) } : lines
            let visible = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard visible.count >= 2, visible.filter({ bytes[$0].contains(0x7C) || bytes[$0].contains(0x09) }).count * 2 < visible.count else { return nil }
            let rules = visible.filter { !bytes.dashRuns(of: $0).isEmpty }
            if let rule = rules.first(where: { bytes.dashRuns(of: $0).count > 1 && isBelowAllColumns($0, of: visible, in: bytes) }), let profile = ColumnProfile(rule: rule, in: bytes) {
                return bytes[bytes.trimmingBlanks(rule).lowerBound] == 0x3D
                    ? reStructuredText(lines, in: profile, of: bytes) : ruled(lines, in: profile, of: bytes)
            }
            return unruled(lines, of: bytes)
        }
    )

    /// `<TABLE>`, `<CAPTION>`, `<S>   <C>   <C>`, `</TABLE>`: the tags alone in a line that filings to the SEC set around tables of blank-parted columns.
    private static func isFilingTag(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        let words = bytes[bytes.trimmingBlanks(line)].split(separator: 0x20)
        return !words.isEmpty && words.allSatisfy { $0.count >= 3 && $0.count <= 10 && $0.first == 0x3C && $0.last == 0x3E && $0.dropFirst().dropLast().allSatisfy { $0 == 0x2F || (0x41 ... 0x5A).contains($0 & 0xDF) } }
    }

    private static func isRule(_ line: Range<Int>, in bytes: [UInt8]) -> Bool { bytes.isRule(line) || endsFilingHeading(line, in: bytes) && isFilingTag(line, in: bytes) }

    /// `<S>   <C>   <C>`: below the heading.
    private static func endsFilingHeading(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        let content = bytes.trimmingBlanks(line)
        return content.count > 3 && bytes[content.lowerBound + 1] | 0x20 == 0x73 && bytes[content.lowerBound + 2] == 0x3E
    }

    /// Whether a rule of several runs draws all columns of a table: it is not only below a heading over some, with words left of it in most lines.
    private static func isBelowAllColumns(_ rule: Range<Int>, of lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
        let start = bytes.trimmingBlanks(rule).lowerBound - rule.lowerBound
        let texts = lines.filter { !bytes.isRule($0) }
        return texts.count { bytes.trimmingBlanks($0).lowerBound - $0.lowerBound + 1 < start } * 2 < texts.count
    }

    /// How many columns of the screen the longest piece of each column takes.
    private static func widths(of lines: [Range<Int>], in profile: ColumnProfile, of bytes: [UInt8]) -> [Int] {
        var widths = Array(repeating: 0, count: profile.columnCount)
        for line in lines where !isRule(line, in: bytes) {
            for piece in profile.pieces(of: line, in: bytes) where piece.columns.count == 1 {
                widths[piece.columns.lowerBound] = max(widths[piece.columns.lowerBound], piece.place.count)
            }
        }
        return widths
    }

    // MARK: Without rules

    private static func unruled(_ lines: [Range<Int>], of bytes: [UInt8]) -> Grid? {
        let pages = pages(of: lines, in: bytes)
        // where a page shows no columns by itself all are read together
        let parts = pages.dropFirst().compactMap { rows(of: $0, in: bytes, behind: repeatedLines(of: $0, pages[0], in: bytes)) }
        let arePages = parts.count == pages.count - 1
        guard var table = rows(of: arePages ? pages[0] : lines, in: bytes), table.count > 1 || pages.count > 1 else { return nil }
        let header = table.headingRowCount(of: bytes)
        table.centreHeadings(header)
        var hasLikePages = true
        for more in parts where arePages {
            hasLikePages = hasLikePages && more.columnCount == table.columnCount
            table.append(more)
        }
        // pages that show other columns than the first are put together by where their columns stand
        var grid = table.grid(headerRowCount: header, confidence: (hasLikePages ? 0.15 : 0.05) + 0.7 * table.score(below: header, of: bytes), in: bytes)
        grid?.hasGuessedHeading = table.headingEnd == nil
        return grid
    }

    /// The lines cut before each that starts a page. A page's part without text goes with the page before it.
    private static func pages(of lines: [Range<Int>], in bytes: [UInt8]) -> [[Range<Int>]] {
        var pages: [[Range<Int>]] = [[]]
        for line in lines {
            if !line.isEmpty, bytes[line.lowerBound] == 0x0C, pages[pages.count - 1].contains(where: { !bytes.trimmingBlanks($0).isEmpty }) { pages.append([]) }
            pages[pages.count - 1].append(line)
        }
        if pages.count > 1, pages[pages.count - 1].allSatisfy({ bytes.trimmingBlanks($0).isEmpty }) { pages.removeLast() }
        return pages
    }

    /// How many lines at the top of a page say again what heads the table.
    private static func repeatedLines(of page: [Range<Int>], _ first: [Range<Int>], in bytes: [UInt8]) -> Int {
        let words = { (line: Range<Int>) in bytes[line].filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C } }
        let heading = first.lazy.map(words).filter { !$0.isEmpty }.prefix(12)
        var above = heading.makeIterator(), repeated = 0
        for (index, line) in page.enumerated() {
            let line = words(line)
            if line.isEmpty { continue }
            guard above.next() == line else { break }
            repeated = index + 1
        }
        return repeated
    }

    /// The rows of the lines of a page, or nil where they show no columns.
    private static func rows(of lines: [Range<Int>], in bytes: [UInt8], behind heading: Int = 0) -> AlignedRows? {
        let text = lines.filter { !bytes.trimmingBlanks($0).isEmpty && !isRule($0, in: bytes) }
        guard text.allSatisfy({ $0.count <= 4_100 }), let profile = ColumnProfile(lines: text, in: bytes) else { return nil }
        let widths = widths(of: lines, in: profile, of: bytes)
        let found = lines.map { isRule($0, in: bytes) ? [] : profile.pieces(of: $0, in: bytes) }
        let headings = HeadingWords(lines: found, columnCount: profile.columnCount, bytes: bytes)
        let pieces = found.map(headings.cut)
        let isParted = isPartedByBlankLines(lines, in: profile, widths: widths, of: bytes)
        let continuation = RowContinuation(lines: pieces, widths: widths, bytes: bytes)
        let strict = rows(of: lines, pieces, widths, isParted: isParted, behind: heading, in: bytes, isMiddled: continuation.isMiddled) {
            continuation.goesOn($0, with: $1, from: RowContinuation.sure)
        }
        guard !isParted, (text.count - heading - strict.count) * 10 >= text.count else { return strict }
        return rows(of: lines, pieces, widths, isParted: isParted, behind: heading, in: bytes, isMiddled: continuation.isMiddled) {
            continuation.goesOn($0, with: $1, from: RowContinuation.likely)
        }
    }

    private static func rows(of lines: [Range<Int>], _ pieces: [[ColumnProfile.Piece]], _ widths: [Int], isParted: Bool, behind heading: Int, in bytes: [UInt8],
                             isMiddled: (ArraySlice<[ColumnProfile.Piece]>) -> Bool, goesOn: (AlignedRows, [ColumnProfile.Piece]) -> Bool) -> AlignedRows {
        var rows = AlignedRows(columnCount: widths.count, widths: widths)
        var startsRow = true, joinedTo = -1
        for index in lines.indices.dropFirst(heading) {
            guard !pieces[index].isEmpty else {
                if endsFilingHeading(lines[index], in: bytes) {
                    rows.endHeading(in: bytes, isSure: true)
                } else if bytes.isBar(lines[index]) {
                    if rows.count <= mostHeadingRows, startsAtMargin(lines[index], of: lines, in: bytes) { rows.endHeading(in: bytes) }
                } else if isEmptyRow(lines[index]), !isRule(lines[index], in: bytes), !isParted, rows.count > 0 {
                    rows.startRow()
                }
                startsRow = true
                continue
            }
            if isParted {
                if startsRow { rows.startRow() }
            } else if index > joinedTo, !rows.isContinued(by: pieces[index], of: bytes), startsRow || !goesOn(rows, pieces[index]) {
                rows.startRow()
                if isMiddled(pieces[index...].prefix(3)) { joinedTo = index + 2 }
            }
            startsRow = false
            rows.append(pieces[index])
        }
        return rows
    }

    /// Below more rows no bar ends a heading.
    private static let mostHeadingRows = 6

    /// Whether a bar starts left of all text but a little, so that it is not only below a heading over some columns.
    private static func startsAtMargin(_ bar: Range<Int>, of lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
        let indent = { (line: Range<Int>) in bytes.trimmingBlanks(line).lowerBound - line.lowerBound }
        return lines.allSatisfy { bytes.trimmingBlanks($0).isEmpty || indent($0) + 2 >= indent(bar) }
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
