import Model

/// Finds fenced listings: what stands between two lines of three ticks or tildes is not read, but for tables that a program printed there.
///
/// - Parameter tables: finds tables in the whole text.
func findCode(in draft: inout Draft, with tables: TableFinder) {
    var listings: [Range<Int>] = []
    var line = 0
    while line < draft.lines.count {
        guard let fence = fence(at: line, in: draft) else { line += 1; continue }
        var end = line + 1
        while end < draft.lines.count, !isClosing(end, of: fence, in: draft) { end += 1 }
        guard end < draft.lines.count else { break }                          // an open fence is no listing
        listings.append(line ..< end + 1)
        line = end + 1
    }
    guard !listings.isEmpty else { return }
    var printed = draft
    printed.close(outside: listings.map { $0.lowerBound + 1 ..< $0.upperBound - 1 })
    for listing in listings { for table in printedTables(in: listing.dropFirst().dropLast(), of: draft) { printed.claim(table, as: .table) } }
    tables.findPrintedTables(in: &printed)
    let found = printed.sortedBlocks.filter { $0.kind == .table }.map { draft.lineIndex(ofByte: $0.bytes.lowerBound) ..< draft.lineIndex(ofByte: $0.bytes.upperBound - 1) + 1 }
    var next = 0
    for listing in listings {
        var start = listing.lowerBound
        while next < found.count, found[next].lowerBound < listing.upperBound {
            let table = found[next]
            let caption = captionLine(above: table.lowerBound, from: start, in: draft) ?? table.lowerBound
            if start < caption { draft.claim(start ..< caption, as: .code) }
            draft.claim(table, as: .table)
            start = table.upperBound
            next += 1
        }
        draft.claim(start ..< listing.upperBound, as: .code)
    }
}

/// `Table 2. Rats by dose` right above a table, blank lines aside.
private func captionLine(above table: Int, from start: Int, in draft: Draft) -> Int? {
    guard let line = draft.visibleLine(before: table), line > start, isCaption(draft.lines[line].content, of: draft.bytes) else { return nil }
    return line
}

/// The tables between the fences of a listing: a drawn grid of two columns and three rows at least, all of whose borders are alike, as MySQL prints
/// it; or rows of pipes below a rule `---+---`, as PostgreSQL does. A drawing of boxes is neither.
private func printedTables(in lines: Range<Int>, of draft: Draft) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var line = lines.lowerBound
    while line < lines.upperBound {
        let grid = drawnGrid(at: line, before: lines.upperBound, in: draft)
        if let grid, !grid.isTable {
            line = grid.lines.upperBound
        } else if let table = grid?.lines ?? ruledRows(at: line, before: lines.upperBound, in: draft) {
            found.append(table)
            line = table.upperBound
        } else {
            line += 1
        }
    }
    return found
}

/// The lines from a border to the end of what is drawn or to another border. Where they are no table, none starts at a border among them.
private func drawnGrid(at first: Int, before limit: Int, in draft: Draft) -> (lines: Range<Int>, isTable: Bool)? {
    let bytes = draft.bytes, border = draft.lines[first].content
    guard border.count >= 5, bytes[border.lowerBound] == 0x2B, bytes.isDrawnBorder(border), bytes[border].count(where: { $0 == 0x2B }) >= 3 else { return nil }
    var end = first + 1, rows = 0, last = first
    while end < limit, bytes.isDrawnRow(draft.lines[end].content) {
        let content = draft.lines[end].content
        if bytes.isDrawnBorder(content) {
            guard bytes[content].elementsEqual(bytes[border]) else { return (first ..< end, false) }
            last = end
        } else {
            rows += 1
        }
        end += 1
    }
    return (first ..< end, rows >= 3 && last == end - 1)
}

private func ruledRows(at first: Int, before limit: Int, in draft: Draft) -> Range<Int>? {
    guard first + 2 < limit else { return nil }
    let bytes = draft.bytes, rule = draft.lines[first + 1].content
    let borders = bytes[rule].count { $0 == 0x2B }
    guard borders > 0, rule.count > 4, bytes[rule].allSatisfy({ $0 == 0x2B || $0 == 0x2D }), bytes[rule.lowerBound] == 0x2D,
        bytes.pipeCount(in: draft.lines[first].content) == borders
    else { return nil }
    var end = first + 2
    while end < limit, bytes.pipeCount(in: draft.lines[end].content) == borders { end += 1 }
    return end > first + 3 ? first ..< end : nil
}

private func fence(at line: Int, in draft: Draft) -> UInt8? {
    let content = draft.lines[line].content
    guard content.count >= 3, let mark = content.first.map({ draft.bytes[$0] }), mark == 0x60 || mark == 0x7E else { return nil }
    guard draft.bytes[content.lowerBound ..< content.lowerBound + 3].allSatisfy({ $0 == mark }) else { return nil }
    return mark == 0x7E && isUnderline(line, in: draft) ? nil : mark
}

/// `~~~~` below a line that stands alone and is no longer than it: a title underlined as reStructuredText does.
private func isUnderline(_ line: Int, in draft: Draft) -> Bool {
    guard line > 0, !draft.lines[line - 1].isBlank, line == 1 || draft.lines[line - 2].isBlank, isClosing(line, of: 0x7E, in: draft) else { return false }
    return draft.bytes[draft.lines[line - 1].content].count { $0 & 0xC0 != 0x80 } <= draft.lines[line].content.count
}

private func isClosing(_ line: Int, of mark: UInt8, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    return content.count >= 3 && draft.bytes[content].allSatisfy { $0 == mark }
}
