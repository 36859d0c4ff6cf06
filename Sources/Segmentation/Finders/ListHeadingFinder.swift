import Model

/// Finds headings of reference lists that nothing marks: `References` alone on its line, with entries right below.
///
/// Text of a PDF has no blank line there, and what it has of marked headings (a comment in a listing, a rule) says nothing of this one. The
/// name alone is too little, *Notes* and *Sources* are common words: the lines below must look like references.
func findListHeadings(in draft: inout Draft) {
    for line in draft.lines.indices where draft.isFree(line) && !draft.lines[line].isBlank {
        let start = draft.furniture.numberEnds[line] ?? draft.lines[line].content.lowerBound
        let content = start ..< draft.lines[line].content.upperBound
        // small capitals come as small letters: then the list must count
        let isSmall = (0x61 ... 0x7A).contains(draft.bytes[start])
        guard (4 ... 60).contains(content.count), !isSmall || ReferenceListFinder.opensWithOne(below: line, in: draft), ReferenceListHeading.names(content, of: draft.bytes),
            endsAbove(line, in: draft), ReferenceListFinder.opensEvidently(below: line, in: draft)
        else { continue }
        draft.claim(line ..< line + 1, as: .heading, content: content, level: 2)
    }
}

/// Whether nothing runs on from the line above: it ends a sentence, or is a heading itself (*Supporting information*).
private func endsAbove(_ line: Int, in draft: Draft) -> Bool {
    guard line > 0, draft.isFree(line - 1) else { return true }
    let above = draft.lines[line - 1].content
    guard let last = above.last.map({ draft.bytes[$0] }) else { return true }
    if [0x2E, 0x21, 0x3F, 0x29, 0x5D, 0x22].contains(last) || (0x30 ... 0x39).contains(last) { return true }
    return above.count <= 60 && isTitleCase(above, of: draft.bytes) && !draft.bytes.endsWithOpenWord(above)
}
