import Model

/// Finds list items that are no references, with the lines that continue them.
///
/// Depth is counted by indentation within one list: a deeper mark opens a level, a shallower one closes those below.
func findItems(in draft: inout Draft) {
    var indents: [Int] = []
    var line = 0
    while line < draft.lines.count {
        guard draft.isFree(line), !draft.lines[line].isBlank, let mark = draft.bytes.listMark(in: draft.lines[line].content) else {
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

/// Whether a line goes on with the item above: deeper than its mark, no mark of its own, not blank.
private func continuesItem(_ line: Int, indent: Int, in draft: Draft) -> Bool {
    let next = draft.lines[line]
    guard draft.isFree(line), !next.isBlank, draft.bytes.listMark(in: next.content) == nil else { return false }
    return next.indent > indent
}
