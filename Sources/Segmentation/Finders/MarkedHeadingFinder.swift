import Model

/// Finds headings that say so: `## Heading {#anchor}`, `**Heading**` alone on its line, a line underlined with `===`, `---`, `~~~` and the like;
/// `== Heading` in AsciiDoc, and `== Heading ==` in the text of a wiki, where `#` marks the items of a list.
func findMarkedHeadings(in draft: inout Draft) {
    var marksNumbers: Bool?
    let isWiki = findEqualsHeadings(in: &draft)
    for line in draft.lines.indices where draft.isFree(line) && !draft.lines[line].isBlank {
        let content = draft.lines[line].content
        // `    ## (Intercept)  13.2`, set in by four, is what a program printed
        let isPrinted = content.lowerBound - draft.lines[line].bytes.lowerBound >= 4 && draft.bytes.hasOpening("## ", at: content.lowerBound, before: content.upperBound)
        if !isWiki, !isPrinted, let (level, text) = atxHeading(content, of: draft.bytes) {
            if draft.bytes.loneListNumber(in: text) != nil && draft.bytes[text.lowerBound] == 0x5B || PageNotice.isPage(text, of: draft.bytes)
                || PageNotice.isCopyright(text, of: draft.bytes) { continue }
            if level == 1, (0x61 ... 0x7A).contains(draft.bytes[text.lowerBound]), text.lowerBound - content.lowerBound == 2 {
                marksNumbers = marksNumbers ?? hasMarkedNumbers(draft.bytes)
                if marksNumbers == true { continue }
            }
            if text.upperBound == content.upperBound, let end = wrappedEnd(of: line, in: draft) {
                draft.claim(line ..< line + 2, as: .heading, content: text.lowerBound ..< end, level: level)
            } else {
                draft.claim(line ..< line + 1, as: .heading, content: withoutAttributes(text, of: draft.bytes), level: level)
            }
        } else if isBoldHeading(content, of: draft.bytes), opensText(line, in: draft) {
            draft.claim(line ..< line + 1, as: .heading, level: 3)
        } else if let underline = underline(of: line, in: draft) {
            let first = underline.isOverlined ? line - 1 : line
            draft.claim(first ..< line + 2, as: .heading, content: withoutAttributes(content, of: draft.bytes), level: underline.level)
        }
    }
}

/// Finds the headings that equals signs mark, of which there must be two.
///
/// - Shape: whether they are those of a wiki, with the marks on both sides.
private func findEqualsHeadings(in draft: inout Draft) -> Bool {
    let found = draft.lines.indices.compactMap { line -> (line: Int, heading: (level: Int, text: Range<Int>, isClosed: Bool))? in
        let isBelowText = line > 0 && !draft.lines[line - 1].isBlank && draft.isFree(line - 1) && draft.bytes[draft.lines[line - 1].content.upperBound - 1] != 0x5D
        guard draft.isFree(line), let heading = equalsHeading(draft.lines[line].content, of: draft.bytes), heading.isClosed || !isBelowText else { return nil }
        return (line: line, heading: heading)
    }
    guard found.count >= 2 else { return false }
    for (line, heading) in found { draft.claim(line ..< line + 1, as: .heading, content: heading.text, level: heading.level) }
    return found.contains { $0.heading.isClosed }
}

/// Where a heading ends that html2text broke at the width of its page; nil where the next line is no rest of one.
private func wrappedEnd(of line: Int, in draft: Draft) -> Int? {
    guard line + 1 < draft.lines.count, draft.isFree(line + 1), !draft.lines[line + 1].isBlank, isWrapped(line, in: draft) else { return nil }
    let next = draft.lines[line + 1].content
    let isMarked = draft.bytes.listMark(in: next) != nil || [0x23, 0x7C, 0x3E, 0x2A, 0x5B, 0x21].contains(draft.bytes[next.lowerBound])
    return isMarked || draft.bytes[next.upperBound - 1] == 0x2E ? nil : next.upperBound
}

/// Whether numbers carry `#` as their mark (`213 ± 5#`): then `# different from placebo` in lower case is the note of a table and no heading.
private func hasMarkedNumbers(_ bytes: [UInt8]) -> Bool {
    bytes.indices.dropFirst().dropLast().contains { bytes[$0] == 0x23 && (0x30 ... 0x39).contains(bytes[$0 - 1]) && bytes[$0 + 1] != 0x23 }
}

/// A heading or caption without the anchor and classes that Pandoc and Kramdown write behind it: `Methods {#s2 .unnumbered}`.
func withoutAttributes(_ text: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    guard let last = text.last, bytes[last] == 0x7D, let open = bytes[text].lastIndex(of: 0x7B), open + 1 < last else { return text }
    guard [0x23, 0x2E, 0x2D, 0x3A].contains(bytes[open + 1]) else { return text }                        // # . - :
    let words = bytes.trimmingBlanks(text.lowerBound ..< open)
    return words.isEmpty ? text : words
}

/// `== Heading ==` of a wiki, `== Heading` of AsciiDoc: one to six marks before the words, and as many behind them or none.
private func equalsHeading(_ content: Range<Int>, of bytes: [UInt8]) -> (level: Int, text: Range<Int>, isClosed: Bool)? {
    guard content.count >= 3, bytes[content.lowerBound] == 0x3D else { return nil }
    let level = content.prefix { bytes[$0] == 0x3D }.count, closing = content.reversed().prefix { bytes[$0] == 0x3D }.count
    guard level <= 6, content.count > level + closing, closing == level || closing == 0 && bytes[content.lowerBound + level] == 0x20 else { return nil }
    let text = bytes.trimmingBlanks(content.lowerBound + level ..< content.upperBound - closing)
    guard let first = text.first.map({ bytes[$0] | 0x20 }), (0x61 ... 0x7A).contains(first) || first >= 0x80 || (0x30 ... 0x39).contains(first) else { return nil }
    return (level, text, closing > 0)
}

/// `## Heading ##`: one to six marks, a blank, words.
private func atxHeading(_ content: Range<Int>, of bytes: [UInt8]) -> (level: Int, text: Range<Int>)? {
    var at = content.lowerBound
    while at < content.upperBound, bytes[at] == 0x23 { at += 1 }
    let level = at - content.lowerBound
    guard (1 ... 6).contains(level), at < content.upperBound, bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
    var end = content.upperBound
    while end > at, bytes[end - 1] == 0x23 { end -= 1 }
    if end > at, bytes[end - 1] != 0x20 { end = content.upperBound }
    let text = bytes.trimmingBlanks(at ..< end)
    return text.isEmpty ? nil : (level, text)
}

/// `**Heading**`: one bold run that is the whole line, without a full stop, no label with a value, no caption.
private func isBoldHeading(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard (6 ... 160).contains(content.count), let mark = content.first.map({ bytes[$0] }), mark == 0x2A || mark == 0x5F else { return false }
    guard bytes[content.lowerBound + 1] == mark, bytes[content.upperBound - 1] == mark, bytes[content.upperBound - 2] == mark else { return false }
    let inner = content.lowerBound + 2 ..< content.upperBound - 2
    guard !inner.isEmpty, !bytes[inner].contains(mark) else { return false }
    let last = bytes[inner.upperBound - 1]
    return last != 0x2E && last != 0x3B && last != 0x2C && !isCaption(content, of: bytes)
}

/// A heading without marks opens something: a visible line follows.
func opensText(_ line: Int, in draft: Draft) -> Bool { draft.visibleLine(from: line + 1) != nil }

/// How a heading is underlined: `===` and `---` as in Markdown, and the other marks of reStructuredText, which are as long as the title and may
/// stand above it too.
private func underline(of line: Int, in draft: Draft) -> (level: Int, isOverlined: Bool)? {
    guard line + 1 < draft.lines.count, draft.isFree(line + 1), let mark = ruleMark(draft.lines[line + 1].content, of: draft.bytes) else { return nil }
    let isOverlined = line > 0 && draft.isFree(line - 1) && ruleMark(draft.lines[line - 1].content, of: draft.bytes) == mark
    let top = isOverlined ? line - 1 : line
    guard top == 0 || draft.lines[top - 1].isBlank || !draft.isFree(top - 1) else { return nil }
    let content = draft.lines[line].content
    guard content.count <= 160, !draft.bytes[content].contains(0x7C), draft.bytes.listMark(in: content) == nil || mark == 0x7E else { return nil }
    let last = draft.bytes[content.upperBound - 1]
    guard last != 0x2E, last != 0x2C, !hasWideGap(content, of: draft.bytes), !draft.bytes[content].contains(0x09) else { return nil }
    if mark == 0x3D { return (1, isOverlined) }
    if mark == 0x2D { return (2, isOverlined) }
    let width = draft.bytes[content].count { $0 & 0xC0 != 0x80 }
    guard draft.lines[line + 1].content.count >= max(4, width) else { return nil }
    return (mark == 0x7E ? 3 : mark == 0x5E ? 4 : 5, isOverlined)
}

/// The one mark of which a rule consists, or nil.
private func ruleMark(_ content: Range<Int>, of bytes: [UInt8]) -> UInt8? {
    guard content.count >= 3, let mark = content.first.map({ bytes[$0] }), Array("=-~^\"'*+#`".utf8).contains(mark) else { return nil }
    return bytes[content].allSatisfy { $0 == mark } ? mark : nil
}

private func hasWideGap(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    var blanks = 0
    for byte in bytes[content] { blanks = byte == 0x20 ? blanks + 1 : 0; if blanks >= 3 { return true } }
    return false
}
