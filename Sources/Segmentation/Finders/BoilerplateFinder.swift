import Model

/// Finds what a page carries beside its text: lines that are wholly one link or button, rules, and the skip links of web pages.
///
/// `[Get Quote](#)`, `[Click to download](file.pdf)`, `---`, `* * *`, `Scroll to Top`, `Skip to content`; and where a picture stood: `[]`, `|image2|`.
func findBoilerplate(in draft: inout Draft) {
    for line in draft.lines.indices where draft.isFree(line) && !draft.lines[line].isBlank {
        let content = draft.lines[line].content
        let isRule = isRule(content, of: draft.bytes) || isDivision(content, of: draft.bytes)
        if isRule { draft.furniture.addRule(line) }
        if isRule || isPicture(line, in: draft) || isWhollyLink(content, of: draft.bytes) || isSkipLink(content, of: draft.document) {
            draft.claim(line ..< line + 1, as: .boilerplate)
        }
    }
}

/// What is left of a picture: `[]` of Pandoc, `|image2|` of reStructuredText, a file's name in brackets of text browsers (`[figure-2.jpg]`,
/// `[pone.0002530.t001]`), and right above a table one word (`[pone]`).
func isPicture(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content, bytes = draft.bytes
    guard content.count >= 2, content.count <= 80 else { return false }
    let name = bytes[content].dropFirst().dropLast()
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    switch (bytes[content.lowerBound], bytes[content.upperBound - 1]) {
    case (0x7C, 0x7C): return name.starts(with: "image".utf8) && name.dropFirst(5).allSatisfy(isDigit)
    case (0x5B, 0x5D):
        guard let first = name.first else { return true }
        guard isLetter(first) || isDigit(first), name.contains(where: isLetter),
            name.allSatisfy({ isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) }) else { return false }
        if name.dropLast().contains(0x2E) { return !isOverHangingLine(line, in: draft) }
        return isLetter(first) && draft.visibleLine(from: line + 1).map { draft.kinds[$0] == .table } ?? false
    default: return false
    }
}

/// Whether a line further in follows directly: `[W3C.REC-mazes]` labels the entry of a list below it.
private func isOverHangingLine(_ line: Int, in draft: Draft) -> Bool {
    func indent(_ line: Int) -> Int { draft.lines[line].content.lowerBound - draft.lines[line].bytes.lowerBound }
    return line + 1 < draft.lines.count && !draft.lines[line + 1].isBlank && indent(line + 1) >= indent(line) + 4
}

/// `::: {#refs .references}`, `:::`, `<div id="refs">`, `</div>`, `<img src="a.png" />`, `.. container:: fig`: where a division of Pandoc's starts or
/// ends, or one tag that has no words.
private func isDivision(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    if bytes[content].starts(with: [0x3A, 0x3A, 0x3A]) || bytes[content].starts(with: ".. container::".utf8) { return true }
    guard bytes[content.lowerBound] == 0x3C, bytes[content].firstIndex(of: 0x3E) == content.upperBound - 1 else { return false }
    let name = bytes[content].dropFirst().drop { $0 == 0x2F }.prefix { (0x61 ... 0x7A).contains($0) }
    return wordless.contains { name.elementsEqual($0.utf8) }
}

private let wordless = ["div", "img", "figure", "figcaption", "section", "center", "details", "span", "hr", "br", "p"]

/// `---`, `***`, `_ _ _`: three or more of one mark and nothing else.
private func isRule(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard let mark = content.first.map({ bytes[$0] }), mark == 0x2D || mark == 0x2A || mark == 0x5F || mark == 0x3D else { return false }
    var marks = 0
    for byte in bytes[content] { if byte == mark { marks += 1 } else if byte != 0x20 { return false } }
    return marks >= 3
}

/// A line that is one Markdown link and nothing else, its attributes `{#fig1}` besides; a numbered or bulleted one is an item.
private func isWhollyLink(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    var content = line
    if bytes[line.upperBound - 1] == 0x7D, let brace = bytes[line].lastIndex(of: 0x7B), brace > line.lowerBound { content = line.lowerBound ..< brace }
    guard bytes[content.lowerBound] == 0x5B || bytes[content.lowerBound] == 0x21, bytes[content.upperBound - 1] == 0x29 else { return false }
    var depth = 0
    var at = content.lowerBound
    while at < content.upperBound {
        switch bytes[at] {
        case 0x5C: at += 1
        case 0x5B: depth += 1
        case 0x5D:
            depth -= 1
            if depth == 0 {
                guard at + 1 < content.upperBound, bytes[at + 1] == 0x28 else { return false }
                return !bytes[at + 2 ..< content.upperBound - 1].contains(0x29)
            }
        default: break
        }
        at += 1
    }
    return false
}

private func isSkipLink(_ content: Range<Int>, of document: Document) -> Bool {
    guard content.count <= 24 else { return false }
    return skipLinks.contains(document.string(content).lowercased())
}

private let skipLinks: Set<String> = [
    "scroll to top", "back to top", "return to top", "go to top", "skip to content", "skip to main content", "jump to content", "share this", "print this page",
    "read more", "load more", "view more",
]
