import Model

/// Takes the facts that Markdown carries before its text, between two lines of `---`.
///
/// `title: "Mazes"`, `date: 2026-06-23`, `authors: [Jane Roe, John Poe]`, and lists below a key. What stands there is of the document, not in
/// it: without this, `author: Jane Roe` over `---` would be a heading.
///
/// - Shape: one `.paragraph` a fact, whose `label` is the key and whose `content` goes from the key to the end of the value; the rules and
///   comments are `.boilerplate`. Nothing is taken where a line between the rules is neither fact, list item, comment nor blank.
func findFrontMatter(in draft: inout Draft) {
    guard let end = frontMatterEnd(of: draft) else { return }
    draft.claim(0 ..< 1, as: .boilerplate)
    draft.claim(end ..< end + 1, as: .boilerplate)
    var line = 1
    while line < end {
        guard !draft.lines[line].isBlank else { line += 1; continue }
        guard let key = frontMatterKey(draft.lines[line], of: draft.bytes) else {
            draft.claim(line ..< line + 1, as: .boilerplate)
            line += 1
            continue
        }
        var next = line + 1
        while next < end, !draft.lines[next].isBlank, frontMatterKey(draft.lines[next], of: draft.bytes) == nil,
            draft.bytes[draft.lines[next].content.lowerBound] != 0x23 { next += 1 }
        draft.claim(line ..< next, as: .paragraph, label: key)
        line = next
    }
}

/// The line of the closing rule, where all lines before it are front matter.
private func frontMatterEnd(of draft: Draft) -> Int? {
    guard let first = draft.lines.first, draft.document.string(first.content) == "---" else { return nil }
    var facts = 0
    for line in 1 ..< min(draft.lines.count, 200) where !draft.lines[line].isBlank {
        let content = draft.lines[line].content
        if ["---", "..."].contains(draft.document.string(content)) { return facts > 0 ? line : nil }
        if frontMatterKey(draft.lines[line], of: draft.bytes) != nil { facts += 1; continue }
        let isIndented = content.lowerBound > draft.lines[line].bytes.lowerBound
        guard facts > 0 && (isIndented || draft.bytes[content.lowerBound] == 0x2D) || draft.bytes[content.lowerBound] == 0x23 else { return nil }
    }
    return nil
}

/// `title` of `title: Mazes` at the line's start; a colon within a word (`http://`) ends no key.
private func frontMatterKey(_ line: Line, of bytes: [UInt8]) -> Range<Int>? {
    guard line.content.lowerBound == line.bytes.lowerBound, let colon = bytes[line.content.prefix(60)].firstIndex(of: 0x3A), colon > line.content.lowerBound,
        colon + 1 == line.content.upperBound || bytes[colon + 1] == 0x20
    else { return nil }
    let key = line.content.lowerBound ..< colon
    return key.allSatisfy { (bytes[$0] | 0x20) &- 0x61 < 26 || bytes[$0] &- 0x30 < 10 || [0x2D, 0x5F, 0x20, 0x2E].contains(bytes[$0]) } ? key : nil
}
