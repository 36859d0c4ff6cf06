import Model

/// Makes paragraphs and blanks of the lines that no other finder took.
///
/// Text comes in two ways: one line a paragraph (pages, Markdown) or hard-wrapped at some width (mail, PDF). A line is joined to the next
/// where the text is wrapped, or where a sentence plainly runs on: no full stop before, a lower-case letter behind, also over the blank
/// lines of a page break.
func findProse(in draft: inout Draft) {
    // a page breaks its lines where its markup says so
    let isMarked = draft.document.text.structure.map { page in !page.blocks.contains { $0.kind == .preformatted } } ?? false
    let isWrapped = !isMarked && isHardWrapped(draft)
    var line = 0
    while line < draft.lines.count {
        guard draft.isFree(line) else { line += 1; continue }
        if draft.lines[line].isBlank {
            var end = line + 1
            while end < draft.lines.count, draft.isFree(end), draft.lines[end].isBlank { end += 1 }
            draft.claim(line ..< end, as: .blank)
            line = end
            continue
        }
        let end = isMarked ? line + 1 : paragraphEnd(from: line, isWrapped: isWrapped, in: draft)
        draft.claim(line ..< end, as: .paragraph)
        line = end
    }
}

private func paragraphEnd(from first: Int, isWrapped: Bool, in draft: Draft) -> Int {
    var end = first + 1
    while end < draft.lines.count, draft.isFree(end) {
        if draft.lines[end].isBlank {
            guard let next = draft.visibleLine(from: end), next - end <= 3, draft.isFree(next), runsOn(from: end - 1, to: next, in: draft) else { return end }
            end = next + 1
        } else if isWrapped ? !opensKeyValue(end, in: draft) : runsOn(from: end - 1, to: end, in: draft) {
            end += 1
        } else {
            return end
        }
    }
    return end
}

/// Whether a sentence plainly runs from one line to the next: letters or a comma at the end, a lower-case letter at the start.
private func runsOn(from line: Int, to next: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    guard content.count >= 40, let last = content.last.map({ draft.bytes[$0] }), let first = draft.lines[next].content.first.map({ draft.bytes[$0] }) else { return false }
    guard (0x61 ... 0x7A).contains(first) else { return false }
    return last == 0x2C || last == 0x2D || (0x30 ... 0x39).contains(last) || (0x41 ... 0x5A).contains(last) || (0x61 ... 0x7A).contains(last)
}

private func opensKeyValue(_ line: Int, in draft: Draft) -> Bool { draft.bytes.labelledLine(draft.lines[line].content)?.isCertain == true }

/// Whether prose is broken at some width: many lines of middle length stop without a full stop and go on in the next, or many full lines of any length.
private func isHardWrapped(_ draft: Draft) -> Bool {
    if draft.wrapWidth() != nil { return true }
    var wrapped = 0, long = 0
    for line in draft.lines.indices where draft.isFree(line) && !draft.lines[line].isBlank {
        let count = draft.lines[line].content.count
        if count > 200 { long += 1 }
        guard (45 ... 140).contains(count), line + 1 < draft.lines.count, draft.isFree(line + 1), !draft.lines[line + 1].isBlank else { continue }
        let last = draft.bytes[draft.lines[line].content.upperBound - 1]
        if last != 0x2E, last != 0x3F, last != 0x21, last != 0x3A { wrapped += 1 }
    }
    return wrapped >= 3 && wrapped > 2 * long
}
