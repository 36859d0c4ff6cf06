import Model

/// Finds fenced listings: what stands between two lines of three ticks or tildes is not read.
func findCode(in draft: inout Draft) {
    var line = 0
    while line < draft.lines.count {
        guard let fence = fence(at: line, in: draft) else { line += 1; continue }
        var end = line + 1
        while end < draft.lines.count, !isClosing(end, of: fence, in: draft) { end += 1 }
        guard end < draft.lines.count else { return }                          // an open fence is no listing
        draft.claim(line ..< end + 1, as: .code)
        line = end + 1
    }
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
