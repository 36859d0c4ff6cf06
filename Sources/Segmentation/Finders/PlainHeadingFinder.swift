import Model

/// Finds headings of text that has lost its markup: short lines without a full stop that stand alone or over a paragraph.
///
/// Where a document marks headings (two or more), its unmarked short lines are taglines and buttons, and none is guessed.
func findPlainHeadings(in draft: inout Draft) {
    let marked = draft.sortedBlocks.filter { $0.kind == .heading }.count
    if draft.document.text.structure == nil { findListHeadings(in: &draft) }
    guard marked < 2 else { return }
    if draft.document.text.structure == nil { findNumberedHeadings(in: &draft) }
    let listed = glossaryLines(of: draft).union(loneCells(of: draft))
    let width = draft.wrapWidth()
    var isTitle = marked == 0
    /// The line below the title.
    var byline: Int?
    var isInReferences = false, listIndent = 0, lastNumber = 0
    func enter(_ line: Int) {
        isInReferences = ReferenceListHeading.names(draft.lines[line].content, of: draft.bytes)
        lastNumber = 0
        if isInReferences { listIndent = draft.lines[line].indent }
    }
    for line in draft.lines.indices where !draft.lines[line].isBlank && !listed.contains(line) {
        guard draft.isFree(line) else {
            // the line that underlines a heading names nothing
            if draft.kinds[line] == .heading, draft.bytes[draft.lines[line].content].contains(where: { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 || $0 &- 0x30 < 10 }) {
                enter(line)
                if byline == nil { byline = draft.visibleLine(from: line + 1) }
                isTitle = false
            }
            continue
        }
        if isTitle {
            if namesKind(line, in: draft) || isImprint(line, in: draft) || isNavigation(line, in: draft) || isHeadAboveTitle(line, in: draft) { continue }
            isTitle = false
            if isNameList(draft.lines[line].content, of: draft.bytes) { continue }
            if isTitleLine(line, in: draft), let end = titleEnd(from: line, in: draft) {
                draft.claim(line ..< end, as: .heading, level: 1)
                byline = draft.visibleLine(from: end)
                continue
            }
        }
        if isInReferences, EntryLine(draft.lines[line].bytes, of: draft.bytes).number == lastNumber + 1 { lastNumber += 1; continue }
        if line == byline, isNameList(draft.lines[line].content, of: draft.bytes) { continue }
        guard let shape = headingShape(of: line, in: draft), !isImprint(line, in: draft) else { continue }
        if isInReferences, lastNumber > 0, countsOn(from: lastNumber, below: line, in: draft) { continue }
        // among references a numbered line is an entry, however much it looks like `3. Results`
        if isInReferences, draft.bytes.listMark(in: draft.lines[line].content) != nil || isEntry(line, in: draft) || isAmidEntry(line, in: draft)
            || isEntryPart(line, listIndent, in: draft) { continue }
        let isOpening = standsAlone(line, in: draft)
            ? opensSection(line, shape: shape, in: draft)
            : standsOverParagraph(line, in: draft) && !draft.fills(line, width) && (!isInReferences || ReferenceListHeading.opensEndMatter(draft.lines[line].content, of: draft.bytes))
        if isOpening {
            draft.claim(line ..< line + 1, as: .heading, level: shape == .question ? 3 : 2)
            enter(line)
        }
    }
}

/// The lines of a page that are all of a cell each, in tables that lay it out.
private func loneCells(of draft: Draft) -> Set<Int> {
    Set((draft.document.text.structure?.blocks ?? []).lazy.filter(\.isLoneCell).map { draft.lineIndex(ofByte: $0.bytes.lowerBound) })
}

/// Whether a line among references is an entry that ends without a full stop: `4.Moore BCJ. Audiometry. Br J Audiol. 1979;13:108. [PubMed]`, or
/// the end of one, set apart by blank lines: `Br J Audiol 13: 108–112. 1234567`.
private func isEntry(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    if Evidence(of: draft.bytes, in: content).hasLocator { return true }
    return content.count > 40 && ReferenceListFinder.isEvident(content, of: draft.bytes)
}

/// Whether the next number of a list still comes, soon below a line.
private func countsOn(from number: Int, below line: Int, in draft: Draft) -> Bool {
    draft.lines.indices[(line + 1)...].lazy.filter { !draft.lines[$0].isBlank }.prefix(20).contains {
        draft.isFree($0) && EntryLine(draft.lines[$0].bytes, of: draft.bytes).number == number + 1
    }
}

/// Whether a line among references is a piece of an entry that a page's end has cut off, or letters of a mark across the page.
private func isAmidEntry(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    if content.count < 4 || isOpen(content, of: draft.bytes) { return true }
    var above = line - 1
    while above >= 0, draft.lines[above].isBlank || draft.furniture.lines.contains(above) { above -= 1 }
    return above >= 0 && draft.isFree(above) && isOpen(draft.lines[above].content, of: draft.bytes)
}

/// Whether a line stops at a comma, a semicolon, a hyphen or a small word.
private func isOpen(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard let last = content.last else { return false }
    return [0x2C, 0x3B, 0x2D, 0x26].contains(bytes[last]) || bytes.endsWithOpenWord(content)
}

/// Whether a line among references is the rest of an entry, as print breaks it: set further in than the list's heading, or opening with a number.
private func isEntryPart(_ line: Int, _ indent: Int, in draft: Draft) -> Bool {
    draft.lines[line].indent > indent + 1 || (0x30 ... 0x39).contains(draft.bytes[draft.lines[line].content.lowerBound])
}

/// Lines of a list that has lost its marks: five or more short paragraphs of one line in a row, such as abbreviations, each over its meaning.
///
/// The first may be the list's heading, the last the heading of what follows; those between open nothing.
private func glossaryLines(of draft: Draft) -> Set<Int> {
    var listed: Set<Int> = []
    var run: [Int] = []
    func close() {
        if run.count >= 5 { listed.formUnion(run.dropFirst().dropLast()) }
        run = []
    }
    for line in draft.lines.indices where !draft.lines[line].isBlank {
        let content = draft.lines[line].content
        let isShort = draft.isFree(line) && content.count <= 80 && draft.bytes[content.upperBound - 1] != 0x2E
            && standsAlone(line, in: draft) && !isFact(line, in: draft)
        if isShort { run.append(line) } else { close() }
    }
    close()
    return listed
}

enum HeadingShape { case title, sentence, question, label, labelled }

/// The first visible line is the title where it is short, no sentence and no fact, and something follows.
private func isTitleLine(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    guard content.count <= 300, opensText(line, in: draft), draft.bytes.listMark(in: content) == nil, !isCaption(content, of: draft.bytes) else { return false }
    let last = draft.bytes[content.upperBound - 1]
    if last == 0x2E || last == 0x3B || last == 0x2C || opensSmall(content, of: draft.bytes) { return false }
    if let label = draft.bytes.labelledLine(content), label.isCertain, !isTitleCase(label.value, of: draft.bytes) { return false }
    return !draft.bytes[content].contains(0x09)
}

/// `young mice of (Abel 2001; Bode`: the rest of a sentence whose start is on another page. Names that open small have a capital: `mRNA`, `iPads`.
private func opensSmall(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    let word = content.prefix { bytes[$0] != 0x20 }
    return word.count > 1 && word.allSatisfy { (0x61 ... 0x7A).contains(bytes[$0]) }
}

/// `Journal of Mazes 48 (2023) 335–345`, `www.example.org/mazes`, `5th Conference on Mazes`: what is printed above the title of a paper.
private func isImprint(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    if draft.bytes.pageRange(endingHead: content) != nil { return true }
    if let first = content.first, (0x30 ... 0x39).contains(draft.bytes[first]), content.count <= 160, draft.bytes.listMark(in: content) == nil {
        let words: [StaticString] = ["conference", "symposium", "workshop", "congress", "january", "february", "march", "april", "june", "july", "august", "september", "october",
            "november", "december"]
        return content.dropFirst().contains { at in draft.bytes[at - 1] == 0x20 && words.contains { draft.bytes.hasOpening($0, at: at, before: content.upperBound) } }
    }
    let isAddress = draft.bytes.hasOpening("www.", at: content.lowerBound, before: content.upperBound)
        || draft.bytes.hasOpening("http", at: content.lowerBound, before: content.upperBound)
    return isAddress && !draft.bytes[content].contains(0x20)
}

/// `Open Access`, `Research article`: what a journal prints above the title.
private func namesKind(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    return content.count < 30 && DocumentKinds.names.contains(draft.document.string(content).lowercased())
}

/// `• Home`, `* [1]About`: the links of a page that a browser printed above its title.
private func isNavigation(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    return content.count <= 40 && draft.bytes.listMark(in: content)?.isNumber == false
}

/// Whether the running head stands above the title: of the next lines one that is no link and no name could be it.
private func isHeadAboveTitle(_ line: Int, in draft: Draft) -> Bool {
    guard line == draft.furniture.firstHead else { return false }
    let next = draft.lines.indices[(line + 1)...].first { draft.isFree($0) && !draft.lines[$0].isBlank && !namesKind($0, in: draft) && !isNavigation($0, in: draft) }
    guard let next, isTitleLine(next, in: draft), !isNameList(draft.lines[next].content, of: draft.bytes) else { return false }
    return titleEnd(from: next, in: draft) != nil && draft.bytes[draft.lines[next].content].contains(0x20)
}

/// `Ana Ruiz, Ben O. Tal, Chen Li`, `Ana Ruiz1,2, Ben O. Tal3`: two names or more and nothing else, which are authors and no title. The last may go on in
/// the next line.
private func isNameList(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    let names = bytes[content].split(separator: 0x2C).filter { !$0.allSatisfy { (0x30 ... 0x39).contains($0) || $0 == 0x20 } }
    return names.count > 1 && names.enumerated().allSatisfy { index, name in
        let words = name.split(separator: 0x20)
        let least = index > 1 && index + 1 == names.count ? 1 : 2
        return (least ... 4).contains(words.count) && words.allSatisfy { (0x41 ... 0x5A).contains($0[$0.startIndex]) || $0[$0.startIndex] >= 0xC3 }
    }
}

/// Where a title ends that may run over up to three lines; nil for wrapped prose, which goes on or stops in the middle of a line.
private func titleEnd(from line: Int, in draft: Draft) -> Int? {
    func goesOn(_ next: Int) -> Bool {
        next < draft.lines.count && draft.isFree(next) && !draft.lines[next].isBlank
            && (startsLowerCase(next, in: draft) || draft.bytes.endsWithOpenWord(draft.lines[next - 1].content) || isWrapped(next - 1, in: draft))
    }
    if let authors = authorsLine(below: line, in: draft) { return authors }
    var end = line + 1
    while end - line < 3, goesOn(end) { end += 1 }
    let last = draft.lines[end - 1].content.last.map { draft.bytes[$0] }
    return goesOn(end) || (end > line + 1 && [0x2E, 0x2C, 0x3B, 0x3A].contains(last)) ? nil : end
}

/// The line of the authors right below a title of up to five lines, as large print breaks it.
private func authorsLine(below line: Int, in draft: Draft) -> Int? {
    for next in line + 1 ..< min(line + 6, draft.lines.count) {
        let content = draft.lines[next].content, above = draft.lines[next - 1].content
        guard draft.isFree(next), !content.isEmpty, ![0x2E, 0x3B].contains(draft.bytes[above.upperBound - 1]), above.count <= 120 else { return nil }
        if isNameList(content, of: draft.bytes) { return next }
    }
    return nil
}

/// Whether a line of 50 letters or more is broken where the page is full: the next word had no room in the longest line of the text so far, and
/// a blank line ends both.
func isWrapped(_ line: Int, in draft: Draft) -> Bool {
    guard line + 2 >= draft.lines.count || draft.lines[line + 2].isBlank, draft.width(of: line) >= 50 else { return false }
    let next = draft.bytes[draft.lines[line + 1].content]
    let word = next.prefix { $0 != 0x20 }.count { $0 & 0xC0 != 0x80 }
    let page = draft.lines.indices[line...].prefix(200).map { draft.width(of: $0) }.max() ?? 0
    return draft.width(of: line) + 1 + word > page
}

/// What kind of heading a line may be by itself, or nil.
private func headingShape(of line: Int, in draft: Draft) -> HeadingShape? {
    let bytes = draft.bytes
    var content = draft.lines[line].content
    while content.count > 3, bytes[content.upperBound - 3] == 0xE2, bytes[content.upperBound - 2] == 0x96 {   // ▼
        content = bytes.trimmingBlanks(content.lowerBound ..< content.upperBound - 3)
    }
    guard (2 ... 150).contains(content.count), !bytes[content].contains(0x09), !bytes[content].contains(0x7C) else { return nil }
    let first = bytes[content.lowerBound], last = bytes[content.upperBound - 1]
    guard (0x41 ... 0x5A).contains(first) || (0x30 ... 0x39).contains(first) || first >= 0x80 || first == 0x22 || first == 0x27 else { return nil }
    if last == 0x2E || last == 0x3B || last == 0x2C || last == 0x21 || endsCited(content, of: bytes) || defines(content, of: bytes) { return nil }
    guard bytes[content].contains(where: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0xC3 && $0 != 0xE2 }), !hasLink(content, of: bytes), !isIdentifier(content, of: bytes) else { return nil }
    if let mark = bytes.listMark(in: content) { guard mark.isNumber, isTitleCase(mark.end ..< content.upperBound, of: bytes) else { return nil } }
    if last == 0x3F { return .question }
    if last == 0x3A { return isTitleCase(content, of: bytes) ? .label : nil }
    if let label = bytes.labelledLine(content) { return label.isCertain ? nil : .labelled }
    return isTitleCase(content, of: bytes) ? .title : .sentence
}

/// `SD = standard deviation`, `p = .03`: a note or a figure.
private func defines(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    content.dropFirst().dropLast().contains { bytes[$0] == 0x3D && (bytes[$0 - 1] == 0x20 || bytes[$0 - 1] >= 0x80) && (bytes[$0 + 1] == 0x20 || bytes[$0 + 1] >= 0x80) }
}

/// `It was made in Moscow.[3]`: a sentence with its citation.
private func endsCited(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    var end = content.upperBound
    while end > content.lowerBound, bytes[end - 1] == 0x5D, let open = bytes[content.lowerBound ..< end].lastIndex(of: 0x5B),
        bytes[open + 1 ..< end - 1].allSatisfy({ (0x30 ... 0x39).contains($0) || [0x2C, 0x20, 0x2D].contains($0) }) { end = open }
    return end < content.upperBound && end > content.lowerBound && bytes[end - 1] == 0x2E
}

/// A Markdown link, a URL or an e-mail address.
private func hasLink(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    for at in content where bytes[at] == 0x40 || bytes[at] == 0x2F || bytes[at] == 0x28 {
        if bytes[at] == 0x40 { return true }
        if bytes[at] == 0x28 { if at > content.lowerBound, bytes[at - 1] == 0x5D { return true } else { continue } }
        if at + 1 < content.upperBound, bytes[at + 1] == 0x2F, at > content.lowerBound, bytes[at - 1] == 0x3A { return true }
    }
    return false
}

/// `10.1000/journal.0002530.g001`: one word with marks inside, which names a file or a figure.
private func isIdentifier(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    bytes[content].contains(0x2F) && bytes[content].contains(0x2E) && !bytes[content].contains(0x20)
}

/// Whether most words of some length start with a capital.
func isTitleCase(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    var words = 0, capitals = 0
    var at = range.lowerBound
    while at < range.upperBound {
        while at < range.upperBound, !Markers.isWord(bytes[at]) { at += 1 }
        let start = at
        while at < range.upperBound, Markers.isWord(bytes[at]) || bytes[at] == 0x2D || bytes[at] == 0x27 { at += 1 }
        guard at > start else { break }
        if at - start >= 4 || words == 0 {
            words += 1
            if !(0x61 ... 0x7A).contains(bytes[start]) { capitals += 1 }
        }
    }
    return words > 0 && capitals * 3 >= words * 2
}

private enum Markers {
    static func isWord(_ byte: UInt8) -> Bool {
        (0x30 ... 0x39).contains(byte) || (0x41 ... 0x5A).contains(byte) || (0x61 ... 0x7A).contains(byte) || byte >= 0x80
    }
}

/// Blank lines, or the borders of other blocks, on both sides.
private func standsAlone(_ line: Int, in draft: Draft) -> Bool {
    let isAbove = line == 0 || draft.lines[line - 1].isBlank || !draft.isFree(line - 1)
    // a notice ends the page, not the text
    let isBelow = line + 1 == draft.lines.count || draft.lines[line + 1].isBlank || !draft.isFree(line + 1) && !draft.furniture.notices.contains(line + 1)
    return isAbove && isBelow
}

/// Whether a line that stands alone is the heading of what follows, and not a fragment, a part of an address or the last words of a page.
private func opensSection(_ line: Int, shape: HeadingShape, in draft: Draft) -> Bool {
    guard let next = draft.visibleLine(from: line + 1) else { return false }
    let content = draft.lines[line].content
    if shape == .sentence, let above = draft.visibleLine(before: line), draft.kinds[above] == .table, isStatement(content, of: draft.bytes) { return false }
    let wordCount = draft.bytes[content].reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
    if draft.isFree(next), startsLowerCase(next, in: draft) { return false }
    if let above = draft.visibleLine(before: line), draft.isFree(above) {
        if endsOpen(above, in: draft), startsLowerCase(line, in: draft) { return false }
        // the second line of an address between two facts
        if isFact(above, in: draft), !draft.isFree(next) || isFact(next, in: draft), draft.bytes[content].contains(0x2C) { return false }
    }
    switch shape {
    case .title, .question, .label: return wordCount <= 20
    case .labelled:
        guard let label = draft.bytes.labelledLine(content) else { return false }
        return isTitleCase(label.value, of: draft.bytes) && label.value.count >= 12 && !isFact(next, in: draft)
    case .sentence: return wordCount <= 12 && !isFact(next, in: draft)
    }
}

/// `Data are means`, `The following table lists all doses`: a statement, not a name. Only words that the name of a section seldom has.
func isStatement(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    statementWords.contains { word in content.contains { bytes[$0] == 0x20 && bytes.hasPrefix(word, at: $0, before: content.upperBound) } }
}

private let statementWords = [" are ", " is ", " was ", " were ", " has ", " have ", " had ", " shows ", " show ", " showed ", " can ", " may ", " will ",
    " summarizes ", " summarises ", " compares ", " lists ", " presents ", " provides ", " gives ", " describes ", " reports ", " following ", " below", " above",
]

private func isFact(_ line: Int, in draft: Draft) -> Bool {
    draft.isFree(line) && draft.bytes.labelledLine(draft.lines[line].content)?.isCertain == true
}

private func startsLowerCase(_ line: Int, in draft: Draft) -> Bool {
    draft.lines[line].content.first.map { (0x61 ... 0x7A).contains(draft.bytes[$0]) } ?? false
}

/// Ends without a full stop, in a long line: the sentence goes on.
private func endsOpen(_ line: Int, in draft: Draft) -> Bool {
    let content = draft.lines[line].content
    guard content.count > 80, let last = content.last.map({ draft.bytes[$0] }) else { return false }
    return last != 0x2E && last != 0x3F && last != 0x21 && last != 0x3A && last != 0x29 && last != 0x5D
}

/// In text without blank lines: a short line between ended paragraphs, with a long one (or a list, a table, another heading) below.
private func standsOverParagraph(_ line: Int, in draft: Draft) -> Bool {
    guard line + 1 < draft.lines.count, !draft.lines[line + 1].isBlank else { return false }
    if line > 0, draft.isFree(line - 1), !draft.lines[line - 1].isBlank {
        let above = draft.lines[line - 1].content
        let last = draft.bytes[above.upperBound - 1]
        let isEnded = last == 0x2E || last == 0x21 || last == 0x3F || last == 0x29 || last == 0x22 || last == 0x5D || last >= 0x80
        guard isEnded || draft.bytes.listMark(in: above) != nil else { return false }
    }
    guard draft.isFree(line + 1) else { return !draft.furniture.notices.contains(line + 1) }
    let below = draft.lines[line + 1].content
    if draft.bytes.listMark(in: below) != nil { return true }
    guard isParagraphLine(below, of: draft.bytes) else {
        // a heading over a heading, itself over a paragraph
        return line + 2 < draft.lines.count && headingShape(of: line + 1, in: draft) != nil && isParagraphLine(draft.lines[line + 2].content, of: draft.bytes)
    }
    return !startsLowerCase(line + 1, in: draft)
}

/// A line that is a paragraph by itself: long, or a sentence of some length.
private func isParagraphLine(_ content: Range<Int>, of bytes: [UInt8]) -> Bool {
    content.count > 120 || (content.count > 30 && bytes[content.upperBound - 1] == 0x2E)
}
