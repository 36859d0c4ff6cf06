import Model

/// Finds captions: `Table 1: …`, `**Figure 2.** …`, `Fig. 3 | …`, `Caption: …`; right above a table, or above a picture over it, also
/// `Table 1 A sentence.` and a line without a label that names what the table holds, `Baseline values of both groups by sex`, a heading of the sixth
/// level, a division of that name, and what a directive says: `.. table:: Baseline values`.
func findCaptions(in draft: inout Draft) {
    if draft.document.text.structure == nil {
        findCaptionHeadings(in: &draft)
        findCaptionDivisions(in: &draft)
    }
    let broken = CaptionLines(of: draft)
    for line in draft.lines.indices where draft.isFree(line) && !draft.lines[line].isBlank {
        let content = draft.lines[line].content
        guard content.count < 2_000 else { continue }
        if let words = pandocCaption(line, in: draft) {
            draft.claim(line ..< line + 1, as: .caption, content: words)
        } else if isCaption(content, of: draft.bytes), content.count < 600, !broken.isWithinSentence(line, in: draft) {
            draft.claim(line ..< broken.end(from: line, notBefore: wordsEnd(ofLabel: line, in: draft), in: draft), as: .caption)
        } else if let next = lineBelow(line, in: draft) {
            let isOverPicture = draft.kinds[next] == .boilerplate && isPicture(next, in: draft)
            if isCaption(content, of: draft.bytes, beforeTable: true), content.count < 600, !broken.isWithinSentence(line, in: draft) {
                let end = broken.end(from: line, notBefore: line + 1, in: draft)
                if end > line + 1, draft.visibleLine(from: end).map({ draft.kinds[$0] == .table }) ?? false {
                    draft.claim(line ..< end, as: .caption)
                    continue
                }
            }
            guard let below = isOverPicture ? draft.visibleLine(from: next + 1) : next, draft.kinds[below] == .table else { continue }
            if let words = directiveWords(content, of: draft.bytes) {
                draft.claim(line ..< line + 1, as: .caption, content: words)
                for keyword in line + 1 ..< below where draft.isFree(keyword) && !draft.lines[keyword].isBlank { draft.claim(keyword ..< keyword + 1, as: .boilerplate) }
            } else if isCaption(content, of: draft.bytes, beforeTable: true) {
                draft.claim(line ..< line + 1, as: .caption)
            } else if let paragraph = paragraph(endingAt: line, in: draft), namesTable(paragraph, in: draft, overPicture: isOverPicture) {
                draft.claim(paragraph, as: .caption)
            }
        }
    }
}

/// The next line that is not blank, nor another keyword of Org: `#+NAME: values` stands between a caption and its table.
private func lineBelow(_ line: Int, in draft: Draft) -> Int? {
    var next = draft.visibleLine(from: line + 1)
    while let at = next, at < line + 6, draft.bytes.hasPrefix("#+", at: draft.lines[at].content.lowerBound, before: draft.lines[at].content.upperBound) {
        next = draft.visibleLine(from: at + 1)
    }
    return next
}

/// The words of `: Baseline values` and `Table: Baseline values` right below or above a table, as Pandoc's Markdown has captions.
private func pandocCaption(_ line: Int, in draft: Draft) -> Range<Int>? {
    let content = draft.lines[line].content, bytes = draft.bytes
    let mark = bytes.hasPrefix("table: ", at: content.lowerBound, before: content.upperBound) ? 7 : bytes.hasPrefix(": ", at: content.lowerBound, before: content.upperBound) ? 2 : 0
    guard mark > 0, content.count < 600, bytes[content].contains(where: { (0x61 ... 0x7A).contains($0 | 0x20) || $0 >= 0x80 }) else { return nil }
    var above = line - 1
    while above >= 0, draft.lines[above].isBlank { above -= 1 }
    let isBelow = above >= max(0, line - 2) && draft.kinds[above] == .table
    guard isBelow || draft.visibleLine(from: line + 1).map({ draft.kinds[$0] == .table && $0 <= line + 2 }) ?? false else { return nil }
    return withoutAttributes(bytes.trimmingBlanks(content.lowerBound + mark ..< content.upperBound), of: bytes)
}

/// The lines of a paragraph by its last one, where it has few.
private func paragraph(endingAt last: Int, in draft: Draft) -> Range<Int>? {
    guard last + 1 < draft.lines.count, draft.lines[last + 1].isBlank || !draft.isFree(last + 1) else { return nil }
    var first = last
    while first > 0, draft.isFree(first - 1), !draft.lines[first - 1].isBlank { first -= 1; if last - first > 2 { return nil } }
    return first ..< last + 1
}

/// What a directive of reStructuredText or a keyword of Org says: `.. table:: Baseline values`, `.. rubric:: Baseline values`, `#+CAPTION: Baseline values`.
private func directiveWords(_ content: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    for name in [".. table:: ", ".. rubric:: ", "#+caption: "] where bytes.hasPrefix(name, at: content.lowerBound, before: content.upperBound) {
        let words = bytes[content].dropFirst(name.utf8.count).drop { $0 == 0x20 }
        return words.startIndex ..< words.endIndex
    }
    return nil
}

/// Makes captions of the headings that converters write captions as: `###### Baseline values` and `## Table 2. Baseline values` right above a table,
/// a picture between, and what opens a division of captions.
private func findCaptionHeadings(in draft: inout Draft) {
    let captions = draft.sortedBlocks.filter { block in
        guard block.kind == .heading else { return false }
        let first = draft.lineIndex(ofByte: block.bytes.lowerBound)
        if let above = draft.lines[..<first].lastIndex(where: { !$0.isBlank }), draft.kinds[above] == .boilerplate,
            opensCaption(draft.lines[above].content, of: draft.bytes) { return true }
        guard block.level == 6 || isCaption(block.content, of: draft.bytes) && opensTableLabel(block.content, of: draft.bytes) else { return false }
        var below = draft.visibleLine(from: draft.lineIndex(ofByte: block.bytes.upperBound - 1) + 1)
        while let line = below, draft.kinds[line] == .boilerplate { below = draft.visibleLine(from: line + 1) }
        return below.map { draft.kinds[$0] == .table } ?? false
    }
    draft.claimAbsorbing(captions.map { Block(.caption, bytes: $0.bytes, content: $0.content) })
}

private func opensTableLabel(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    let words = bytes[content].drop { $0 == 0x2A || $0 == 0x5F }
    return bytes.hasPrefix("table", at: words.startIndex, before: content.upperBound)
}

/// Makes captions of the paragraphs in Pandoc's divisions of that name: `<div class="caption">`, `::: caption`, `.. container:: caption`.
private func findCaptionDivisions(in draft: inout Draft) {
    for line in draft.lines.indices where draft.kinds[line] == .boilerplate && opensCaption(draft.lines[line].content, of: draft.bytes) {
        guard let first = draft.visibleLine(from: line + 1), draft.isFree(first) else { continue }
        var end = first + 1
        while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank { end += 1 }
        let content = draft.lines[first].content.lowerBound ..< draft.lines[end - 1].content.upperBound
        draft.claim(first ..< end, as: .caption, content: directiveWords(content, of: draft.bytes) ?? content)
    }
}

private func opensCaption(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    for opening in ["<div class=\"caption", ".. container:: caption"] where bytes.hasPrefix(opening, at: content.lowerBound, before: content.upperBound) { return true }
    let words = bytes[content].drop { $0 == 0x3A || $0 == 0x20 }
    return words.startIndex > content.lowerBound && (words.elementsEqual("caption".utf8) || words.starts(with: "{.caption".utf8))
}

/// Behind the caption's last line: a label that stands alone (`Table 2`, `Fig. 3`) has its words in the next paragraph, where that is one line.
private func wordsEnd(ofLabel line: Int, in draft: Draft) -> Int {
    let content = draft.lines[line].content
    guard content.count <= 24, draft.bytes[content.upperBound - 1].isNumeral || draft.bytes[content.upperBound - 1] == 0x2A else { return line + 1 }
    guard let next = draft.visibleLine(from: line + 1), next <= line + 2, draft.isFree(next) else { return line + 1 }
    guard next + 1 == draft.lines.count || draft.lines[next + 1].isBlank || !draft.isFree(next + 1) else { return line + 1 }
    let words = draft.lines[next].content
    let opens = draft.bytes[words.lowerBound]
    guard words.count <= 300, !isCaption(words, of: draft.bytes), !(0x61 ... 0x7A).contains(opens), opens != 0x23 else { return line + 1 }
    return next + 1
}

/// A paragraph right above a table that names something and says nothing: no verb, and more words than a heading has. Over the picture of a table any
/// name is its caption.
private func namesTable(_ paragraph: Range<Int>, in draft: Draft, overPicture: Bool) -> Bool {
    let content = draft.lines[paragraph.lowerBound].content.lowerBound ..< draft.lines[paragraph.upperBound - 1].content.upperBound
    guard content.count <= (paragraph.count > 1 ? 400 : 250) else { return false }
    let opens = draft.bytes[content.lowerBound], last = draft.bytes[content.upperBound - 1]
    guard (0x41 ... 0x5A).contains(opens), ![0x2C, 0x3A, 0x3F, 0x21].contains(last), draft.bytes.labelledLine(content) == nil else { return false }
    let words = draft.bytes[content].count { $0 == 0x20 } + paragraph.count
    guard !goesOnInTable(content, of: draft.bytes), !isCode(content, of: draft.bytes), isOfWords(content, of: draft.bytes) else { return false }
    guard words >= (overPicture ? 1 : last == 0x2E ? 4 : 6), !isStatement(content, of: draft.bytes), !explains(content, of: draft.bytes) else { return false }
    return overPicture || words >= 8 || !isTitleCase(content, of: draft.bytes)
}

/// `An estimator of the variances is`, `For the other rats we have`: a sentence that ends in what stands below.
private func goesOnInTable(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    bytes.endsWithOpenWord(content) || [" is", " are", " have", " has", " as", " that"].contains { word in
        content.count > word.utf8.count && bytes.hasPrefix(word, at: content.upperBound - word.utf8.count, before: content.upperBound)
    }
}

/// `R> table(rats)`, `rats <- 4`, `print(rats, digits = 2)`: what a program is told to print a table.
private func isCode(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    var calls = 0, isSet = false
    for at in content.dropFirst() {
        if bytes[at] == 0x3C, bytes[at - 1] == 0x20, bytes.hasPrefix("<- ", at: at, before: content.upperBound) { return true }
        if bytes[at] == 0x28, (0x61 ... 0x7A).contains(bytes[at - 1] | 0x20) { calls += 1 }
        isSet = isSet || bytes[at] == 0x3D
    }
    return calls > 0 && isSet && bytes[content.upperBound - 1] == 0x29 || bytes.hasPrefix("r> ", at: content.lowerBound, before: content.upperBound)
}

/// Whether half of the words have three letters or more; a formula has few.
private func isOfWords(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    let words = bytes[content].split(whereSeparator: { $0 <= 0x20 })
    return words.count { word in word.count { (0x61 ... 0x7A).contains($0 | 0x20) || $0 >= 0xC3 } >= 3 || word.count { $0 >= 0x80 } > 3 } * 2 >= words.count
}

/// `SD, standard deviation; CI, confidence interval`, `Figures in brackets represent …`: the note of the table above; and columns, which blanks part.
private func explains(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    content.contains { at in
        bytes[at] == 0x3B || ["   ", " presented ", " represent ", " denote", " indicate", " correspond ", " expressed "].contains { bytes.hasPrefix($0, at: at, before: content.upperBound) }
    }
}

/// Whether a line opens like a caption: its word, a number, and a mark or a blank and a capital.
///
/// `Table 2 Baseline values.` may be prose, so a full stop at its end is allowed only right before a table.
func isCaption(_ content: Range<Int>, of bytes: [UInt8], beforeTable: Bool = false) -> Bool {
    var at = content.lowerBound
    // `<span id="page-3-0"></span>Table 5`
    while at < content.upperBound, bytes[at] == 0x3C, let end = (at ..< min(at + 80, content.upperBound)).first(where: { bytes[$0] == 0x3E }) { at = end + 1 }
    while at < content.upperBound, bytes[at] == 0x2A || bytes[at] == 0x5F || bytes[at] == 0x23 { at += 1 }
    let word = captionWords.first { bytes.hasPrefix($0, at: at, before: content.upperBound) }
    guard let word else { return false }
    at += word.utf8.count
    if word == "caption:" { return true }
    if at < content.upperBound, bytes[at] == 0x2E { at += 1 }
    guard at < content.upperBound, bytes[at] == 0x20 else { return false }
    at += 1
    let number = at
    while at < content.upperBound, at - number < 6, bytes[at].isNumeral { at += 1 }
    guard at > number else { return false }
    if at + 1 < content.upperBound, (0x61 ... 0x7A).contains(bytes[at]), [0x2E, 0x3A, 0x20, 0x2A].contains(bytes[at + 1]) { at += 1 } // S2a
    while at < content.upperBound, bytes[at] == 0x2A || bytes[at] == 0x5F { at += 1 }
    if at == content.upperBound { return true }
    switch bytes[at] {
    case 0x3A, 0x2E, 0x7C: return true                                        // : . |
    case 0x20:
        while at < content.upperBound, bytes[at] == 0x20 || bytes[at] == 0x2A { at += 1 }
        // `Table 2 Baseline values` is a caption, `Table 2 shows that` is prose
        return at == content.upperBound || bytes[at] == 0x7C || bytes[at] == 0x2D || bytes[at] == 0xE2
            || ((0x41 ... 0x5A).contains(bytes[at]) && (beforeTable || bytes[content.upperBound - 1] != 0x2E))
    default: return false
    }
}

private let captionWords = ["table", "figure", "fig", "scheme", "box", "chart", "caption:", "supplementary table", "supplementary figure", "appendix table"]

extension UInt8 {
    /// A digit, a Roman numeral's capital, or the point and letter of `3.1` and `S2`.
    fileprivate var isNumeral: Bool {
        (0x30 ... 0x39).contains(self) || self == 0x49 || self == 0x56 || self == 0x58 || self == 0x53 || self == 0x41 || self == 0x42
    }
}

extension [UInt8] {
    /// Whether the ASCII word stands at the offset, in any case of letters.
    func hasPrefix(_ word: String, at offset: Int, before end: Int) -> Bool {
        var at = offset
        for byte in word.utf8 {
            guard at < end else { return false }
            let here = (0x41 ... 0x5A).contains(self[at]) ? self[at] | 0x20 : self[at]
            guard here == byte else { return false }
            at += 1
        }
        return true
    }
}
