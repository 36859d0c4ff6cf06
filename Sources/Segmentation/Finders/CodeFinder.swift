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
    return draft.bytes[content.lowerBound ..< content.lowerBound + 3].allSatisfy { $0 == mark } ? mark : nil
}

private func isClosing(_ line: Int, of mark: UInt8, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    return content.count >= 3 && draft.bytes[content].allSatisfy { $0 == mark }
}
