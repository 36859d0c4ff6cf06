import Model

/// Finds list items that are no references, with the lines that continue them.
///
/// Depth is counted by indentation within one list: a deeper mark opens a level, a shallower one closes those below. A mark that a wrapped
/// paragraph happens to begin a line with (`[12] of them`) opens nothing.
func findItems(in draft: inout Draft) {
    var indents: [Int] = []
    let width = draft.wrapWidth()
    var line = 0
    while line < draft.lines.count {
        guard draft.isFree(line), !draft.lines[line].isBlank, let mark = draft.bytes.listMark(in: draft.lines[line].content),
            !isAmidParagraph(line, width, in: draft)
        else {
            if !draft.lines[line].isBlank { indents = [] }
            line += 1
            continue
        }
        let indent = draft.lines[line].indent
        while let last = indents.last, last > indent { indents.removeLast() }
        if indents.last != indent { indents.append(indent) }
        var end = line + 1
        while end < draft.lines.count, continuesItem(end, indent: indent, in: draft) { end += 1 }
        draft.claim(line ..< end, as: .item, content: mark.end ..< draft.lines[end - 1].content.upperBound, label: mark.label, level: indents.count - 1)
        line = end
    }
}

/// Whether the line above is a full one of a paragraph, whose sentence goes on.
private func isAmidParagraph(_ line: Int, _ width: Int?, in draft: Draft) -> Bool {
    guard line > 0, draft.isFree(line - 1), let last = draft.lines[line - 1].content.last, draft.fills(line - 1, width) else { return false }
    return ![0x2E, 0x3A, 0x3B, 0x3F, 0x21].contains(draft.bytes[last])
}

/// Whether a line goes on with the item above: deeper than its mark, no mark of its own, not blank.
private func continuesItem(_ line: Int, indent: Int, in draft: Draft) -> Bool {
    let next = draft.lines[line]
    guard draft.isFree(line), !next.isBlank, draft.bytes.listMark(in: next.content) == nil else { return false }
    return next.indent > indent
}
