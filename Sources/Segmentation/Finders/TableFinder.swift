import Model

/// Finds the lines of tables; which layout reads them is Extraction's choice.
///
/// One run of lines is looked at once by each test, the surest first: drawn borders, pipes, tabs, columns of blanks, glued cells.
///
/// - Parameter isOpen: whether a line may be part of a table; in a page, only lines set as written are.
func findTables(in draft: inout Draft, among isOpen: (Int) -> Bool = { _ in true }) {
    var line = 0
    while line < draft.lines.count {
        guard draft.isFree(line), !draft.lines[line].isBlank, isOpen(line) else { line += 1; continue }
        if let end = drawnTableEnd(from: line, in: draft) ?? pipeTableEnd(from: line, in: draft) ?? tabTableEnd(from: line, in: draft) {
            draft.claim(line ..< end, as: .table)
            line = end
            continue
        }
        var end = line + 1
        while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank, !opensOtherTable(end, in: draft) { end += 1 }
        findBlankOrGluedTable(in: line ..< end, of: &draft)
        line = end
    }
}

/// Whether a table of marks may start here, so that a run of prose ends above it.
private func opensOtherTable(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    return isBorderLine(content, of: draft.bytes) || pipeCount(content, of: draft.bytes) > 0 || draft.bytes[content].contains(0x09)
}

private func findBlankOrGluedTable(in run: Range<Int>, of draft: inout Draft) {
    if let aligned = alignedTable(in: run, of: draft) {
        draft.claim(aligned, as: .table)
    } else if let glued = gluedTable(in: run, of: draft) {
        draft.claim(glued, as: .table)
    }
}

// MARK: - Drawn borders: `+---+---+`, `┌──┬──┐`, `╔══╦══╗`

private func drawnTableEnd(from first: Int, in draft: Draft) -> Int? {
    guard isBorderLine(draft.lines[first].content, of: draft.bytes) else { return nil }
    var end = first + 1
    var bodyLines = 0
    while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank {
        let content = draft.lines[end].content
        if !isBorderLine(content, of: draft.bytes) {
            guard isDrawnRow(content, of: draft.bytes) else { break }
            bodyLines += 1
        }
        end += 1
    }
    return bodyLines >= 1 && end - first >= 3 ? end : nil
}

/// A line of `+`, `-`, `=`, `:` that starts with `+`, or of box-drawing characters alone.
private func isBorderLine(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard content.count >= 3 else { return false }
    if bytes[content.lowerBound] == 0x2B {
        guard bytes[content.upperBound - 1] == 0x2B else { return false }
        return bytes[content].allSatisfy { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x3A }
    }
    guard isBoxDrawing(at: content.lowerBound, in: content, of: bytes) else { return false }
    var at = content.lowerBound
    while at < content.upperBound {
        if isBoxDrawing(at: at, in: content, of: bytes) { at += 3 } else if bytes[at] == 0x20 { at += 1 } else { return false }
    }
    return true
}

private func isDrawnRow(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    bytes[content.lowerBound] == 0x7C || bytes[content.lowerBound] == 0x2B || isBoxDrawing(at: content.lowerBound, in: content, of: bytes)
}

/// U+2500 … U+257F.
private func isBoxDrawing(at offset: Int, in content: Range<Int>, of bytes: [UInt8]) -> Bool {
    offset + 2 < content.upperBound && bytes[offset] == 0xE2 && (bytes[offset + 1] == 0x94 || bytes[offset + 1] == 0x95)
}

// MARK: - Pipes

private func pipeTableEnd(from first: Int, in draft: Draft) -> Int? {
    let pipes = pipeCount(draft.lines[first].content, of: draft.bytes)
    guard pipes > 0, first + 1 < draft.lines.count, draft.isFree(first + 1) else { return nil }
    let hasRule = isPipeRule(draft.lines[first + 1].content, of: draft.bytes)
    let hasEdges = hasEdgePipes(draft.lines[first].content, of: draft.bytes)
    guard hasRule || hasEdges else { return nil }
    var end = first + 1
    while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank {
        let content = draft.lines[end].content
        guard hasRule && pipeCount(content, of: draft.bytes) > 0 || hasEdgePipes(content, of: draft.bytes) || isPipeRule(content, of: draft.bytes) else { break }
        end += 1
    }
    return end - first >= 2 ? end : nil
}

/// Pipes that are not escaped.
private func pipeCount(_ content: Range<Int>, of bytes: [UInt8]) -> Int {
    var pipes = 0
    for at in content where bytes[at] == 0x7C && (at == content.lowerBound || bytes[at - 1] != 0x5C) { pipes += 1 }
    return pipes
}

private func hasEdgePipes(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    content.count >= 3 && bytes[content.lowerBound] == 0x7C && bytes[content.upperBound - 1] == 0x7C
}

/// `|---|:--:|`, `---|---`, `----+----`.
private func isPipeRule(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard content.count >= 3 else { return false }
    var dashes = 0, borders = 0
    for byte in bytes[content] {
        switch byte {
        case 0x2D, 0x3D: dashes += 1
        case 0x7C, 0x2B: borders += 1
        case 0x3A, 0x20: break
        default: return false
        }
    }
    return dashes >= 2 && borders >= 1
}

// MARK: - Tabs

private func tabTableEnd(from first: Int, in draft: Draft) -> Int? {
    var end = first
    while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank, draft.bytes[draft.lines[end].content].contains(0x09) { end += 1 }
    return end - first >= 2 ? end : nil
}

// MARK: - Columns of blanks

/// The lines of a run that stand in columns: two or more wide gaps at places that are blank in nearly every line.
///
/// - Shape: at least three lines, none of them prose (over 250 bytes); a rule line of dashes counts as one.
private func alignedTable(in run: Range<Int>, of draft: Draft) -> Range<Int>? {
    guard run.count >= 3, run.allSatisfy({ draft.lines[$0].content.count <= 250 }) else { return nil }
    if run.dropFirst().contains(where: { isColumnRule(draft.lines[$0].content, of: draft.bytes) }) { return run }
    let withGap = run.filter { hasGap(draft.lines[$0].content, of: draft.bytes) }.count
    guard withGap * 4 >= run.count * 3, withGap >= 3 else { return nil }
    let starts = commonColumnStarts(of: run, in: draft)
    guard starts >= 2 else { return nil }
    return run
}

/// `------ -----`: two or more runs of dashes, which say where the columns are.
private func isColumnRule(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    var runs = 0
    for at in content {
        guard bytes[at] == 0x2D || bytes[at] == 0x20 else { return false }
        if bytes[at] == 0x2D, at == content.lowerBound || bytes[at - 1] == 0x20 { runs += 1 }
    }
    return runs >= 2 && content.count >= 2 * runs + 2
}

/// Three blanks inside a line, or two where no sentence ended before them.
private func hasGap(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    var blanks = 0
    for at in content {
        if bytes[at] == 0x20 { blanks += 1; continue }
        if blanks >= 3 || (blanks == 2 && bytes[at - 3] != 0x2E && bytes[at - 3] != 0x3F) { return true }
        blanks = 0
    }
    return false
}

/// How many columns of text start behind a blank column that nearly all lines share.
private func commonColumnStarts(of run: Range<Int>, in draft: Draft) -> Int {
    let width = run.map { draft.lines[$0].bytes.count }.max() ?? 0
    var filled = Array(repeating: 0, count: width + 1)
    for line in run {
        let range = draft.lines[line].bytes
        var column = 0
        for at in range where draft.bytes[at] & 0xC0 != 0x80 {
            if draft.bytes[at] > 0x20 { filled[column] += 1 }
            column += 1
        }
    }
    let few = run.count / 10
    var columns = 0, blanks = 2
    for count in filled.dropLast() {
        if count <= few { blanks += 1; continue }
        if blanks >= 2 { columns += 1 }
        blanks = 0
    }
    return columns
}

// MARK: - Cells glued without a separator

/// The lines of a run that are a glued table: a heading with two borders or more, and at least as many in every line below.
///
/// With one border a line (`ClassACTH analog`) they are labelled facts, not a table.
private func gluedTable(in run: Range<Int>, of draft: Draft) -> Range<Int>? {
    guard run.count >= 3 else { return nil }
    let heading = draft.lines[run.lowerBound].content
    let borders = draft.bytes.glueBorders(in: heading).count
    guard borders >= 2, heading.count <= 60 * (borders + 1), draft.bytes[heading.upperBound - 1] != 0x2E else { return nil }
    for line in run.dropFirst() {
        let content = draft.lines[line].content
        guard draft.bytes.glueBorders(in: content).count + draft.bytes.weakGlueBorders(in: content).count >= borders else { return nil }
    }
    return run
}
