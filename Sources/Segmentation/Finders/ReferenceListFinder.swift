import Model

/// Finds the entries of every reference list: under each heading that names one, and under the headings within its section that group them.
///
/// - Loss: lines that another finder took (a table in the list) stay its own.
func findReferences(in draft: inout Draft) {
    let headings = draft.sortedBlocks.filter { $0.kind == .heading }
    /// The level of the list's own heading, while its section lasts.
    var list: Int?
    var hasEntries = false
    for (index, heading) in headings.enumerated() {
        let range = heading.bytes.upperBound ..< (index + 1 < headings.count ? headings[index + 1].bytes.lowerBound : draft.bytes.count)
        if ReferenceListHeading.names(heading.content, of: draft.bytes) {
            let entries = ReferenceListFinder.anyEntries(in: draft.document, range: range, furniture: draft.furniture) ?? []
            // behind the references of the page a text browser lists where its links lead
            if hasEntries, ReferenceListFinder.areAddresses(entries, of: draft.bytes) { continue }
            list = list.map { min($0, heading.level) } ?? heading.level
            draft.claim(entries)
            hasEntries = hasEntries || !entries.isEmpty
        } else if let level = list, heading.level > level, !ReferenceListHeading.leavesList(heading.content, of: draft.bytes) {
            draft.claim(ReferenceListFinder.groupedEntries(in: draft.document, range: range, furniture: draft.furniture) ?? [])
        } else {
            list = nil
        }
    }
}

/// Finds the references among the notes that Markdown writes as `[^3]: …`, and the numbered targets of links (`[3]: https://… "Title"`), that
/// stand under no heading of a list.
///
/// Notes that explain stay prose; where hardly a note is a reference, none is.
func findFootnoteReferences(in draft: inout Draft) {
    var run: Range<Int>?
    func notes(_ line: Int) -> Bool { draft.isFree(line) && ReferenceListFinder.opensNote(draft.lines[line].content, of: draft.bytes) }
    for line in 0 ... draft.lines.count {
        if line < draft.lines.count, notes(line) || (run != nil && draft.isFree(line)) {
            run = (run?.lowerBound ?? line) ..< line + 1
        } else if let lines = run {
            let range = draft.lines[lines.lowerBound].bytes.lowerBound ..< draft.lines[lines.upperBound - 1].bytes.upperBound
            draft.claim(ReferenceListFinder.footnoteEntries(in: draft.document, range: range) ?? [])
            run = nil
        }
    }
}

extension Draft {
    /// Takes those entries whose lines no finder has, but for page furniture and links that stand within.
    fileprivate mutating func claim(_ entries: [Block]) {
        claimAbsorbing(entries.filter { isFreeForEntry($0.bytes) })
    }
}

/// Cuts what stands under a reference heading into entries.
///
/// Handles `- 1. Title [host]`, `1. Smith J. …`, `[1] …`, `\[1\] …`, `(1) …`, `1) …`, `[^1]: …`, `[Knu86] …`, items that are wholly a link
/// (`- [1. Title \[host\]](#)`), bullets without number, paragraphs, one entry a line, hanging and wrapped lines, and lists that blank
/// lines or page breaks interrupt. A document's own citation (*To cite this document: …*) and text behind the list are no entries.
///
/// - Shape: one block `.reference` an entry, in reading order, of whole lines; `content` without bullet and label (for a wholly linked
///   item without the link too, unless its target is an address); `label` is the printed number or key.
enum ReferenceListFinder {
    /// The entries of a list, or nil when the range holds none.
    ///
    /// - Parameter range: whole lines, from behind the heading to the next heading or the end of the text.
    static func entries(in document: Document, range: Range<Int>, furniture: PageFurniture = .none) -> [Block]? {
        let lines = EntryLine.lines(of: document.text, in: range, furniture: furniture)
        guard !lines.isEmpty else { return nil }
        let cut = EntryCut(bytes: document.text.bytes, lines: lines)
        let marked = cut.numbered() ?? cut.keyed() ?? cut.bulleted()
        let entries = marked ?? cut.unmarked()
        guard !entries.isEmpty, cut.isSound(entries) else { return nil }
        return entries.map { cut.block($0, isMarked: marked != nil) }
    }

    /// The entries of a list: as the page's markup parts them, else as their marks do.
    static func anyEntries(in document: Document, range: Range<Int>, furniture: PageFurniture = .none) -> [Block]? {
        range.isEmpty ? nil : markedEntries(in: document, range: range) ?? entries(in: document, range: range, furniture: furniture)
    }

    /// The entries under a heading within a list, such as *Key papers* below *References*: nil unless most of them are evidently references.
    static func groupedEntries(in document: Document, range: Range<Int>, furniture: PageFurniture = .none) -> [Block]? {
        guard let entries = anyEntries(in: document, range: range, furniture: furniture) else { return nil }
        let bytes = document.text.bytes
        let evident = entries.count { isEvident($0.content, of: bytes) }
        return evident * 3 >= entries.count * 2 ? entries : nil
    }

    /// The references among the notes of a range, nil unless at least half of its notes are evidently references.
    static func footnoteEntries(in document: Document, range: Range<Int>) -> [Block]? {
        let bytes = document.text.bytes
        let cut = EntryCut(bytes: bytes, lines: EntryLine.lines(of: document.text, in: range))
        guard let notes = (cut.numbered() ?? cut.keyed())?.map({ cut.block($0) }) else { return nil }
        let evident = notes.filter { isEvident($0.content, of: bytes) }
        return evident.count * 2 >= notes.count ? evident : nil
    }

    /// `[^3]: `, `[3]: `.
    static func opensNote(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard line.count > 5, bytes[line.lowerBound] == 0x5B, let close = bytes[line.prefix(30)].firstIndex(of: 0x5D), close + 1 < line.upperBound,
            bytes[close + 1] == 0x3A
        else { return false }
        return bytes[line.lowerBound + 1] == 0x5E || bytes[line.lowerBound + 1 ..< close].allSatisfy { (0x30 ... 0x39).contains($0) }
    }

    /// Whether a text shows that it is a reference: it names an author, an address or two lesser signs.
    static func isEvident(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        Evidence.points(of: bytes, in: text) >= 2
    }

    /// Whether lines are entries with numbers or bullets and what wraps below each: of four marked lines or more most are evidently references.
    static func isMarkedList(_ lines: Range<Int>, in draft: Draft) -> Bool {
        let marked = lines.lazy.map { draft.lines[$0].content }.filter { draft.bytes.listMark(in: $0) != nil }.prefix(40)
        return marked.count >= 4 && marked.count { isEvident($0, of: draft.bytes) } * 2 > marked.count
    }

    /// Whether every entry is a bare address: `12. https://example.org/a`.
    static func areAddresses(_ entries: [Block], of bytes: [UInt8]) -> Bool {
        !entries.isEmpty && entries.allSatisfy { entry in
            !bytes[entry.content].contains(0x20)
                && ["http", "file://", "mailto:"].contains { bytes.hasOpening($0, at: entry.content.lowerBound, before: entry.content.upperBound) }
        }
    }

    /// Whether the next lines, up to six that are not blank, look like references.
    static func opensEvidently(below heading: Int, in draft: Draft) -> Bool {
        let below = draft.lines.indices[(heading + 1)...].lazy.filter { draft.isFree($0) && !draft.lines[$0].isBlank }.prefix(6)
        let points = below.map { Evidence.points(of: draft.bytes, in: draft.lines[$0].content) }
        return points.reduce(0, +) >= 4 && points.prefix(3).contains { $0 >= 2 } || opensNumbered(below: heading, in: draft)
    }

    /// Whether the next line has the number 1, and the 60 below make entries that mostly are references: print may leave a word a line.
    private static func opensNumbered(below heading: Int, in draft: Draft) -> Bool {
        guard let first = draft.visibleLine(from: heading + 1), draft.isFree(first), EntryLine(draft.lines[first].bytes, of: draft.bytes).number == 1 else { return false }
        let last = min(first + 60, draft.lines.count) - 1
        let entries = entries(in: draft.document, range: draft.lines[first].bytes.lowerBound ..< draft.lines[last].bytes.upperBound) ?? []
        return entries.count >= 3 && entries.count { isEvident($0.content, of: draft.bytes) } * 3 >= entries.count * 2
    }

    /// The entries of a list whose items a page's markup parts: each item of the outermost level is one, with the lines and items in it.
    ///
    /// Nil where the markup has no such items, or where what they hold does not look like references.
    static func markedEntries(in document: Document, range: Range<Int>) -> [Block]? {
        guard let blocks = document.text.structure?.blocks else { return nil }
        var low = 0, high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].bytes.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var items: [Range<Int>] = []
        var others = 0
        while low < blocks.count, blocks[low].bytes.upperBound <= range.upperBound {
            let block = blocks[low]
            if block.kind == .item, block.level > 0, let last = items.last, last.upperBound == block.bytes.lowerBound {
                items[items.count - 1] = last.lowerBound ..< block.bytes.upperBound
            } else if block.kind == .item {
                items.append(block.bytes)
            } else if block.kind == .paragraph, items.isEmpty {
                others += 1
            }
            low += 1
        }
        guard !items.isEmpty, others <= items.count else { return nil }
        let lines = EntryLine.lines(of: document.text, in: items[0].lowerBound ..< items[items.count - 1].upperBound)
        let cut = EntryCut(bytes: document.text.bytes, lines: lines)
        var entries: [EntryCut.Entry] = []
        var at = 0
        for item in items {
            while at < lines.count, lines[at].bytes.lowerBound < item.lowerBound { at += 1 }
            let start = at
            while at < lines.count, lines[at].bytes.lowerBound < item.upperBound { at += 1 }
            if start < at, !cut.isSelfCitation(lines[start]) { entries.append(start ..< at) }
        }
        return !entries.isEmpty && cut.isSound(entries) ? entries.map { cut.block($0) } : nil
    }
}

/// A line under a reference heading, and the marks that it starts with.
private struct EntryLine {
    enum Mark: Equatable { case none, bullet, number(Int), key }

    var bytes: Range<Int>
    /// Without blanks at the ends.
    var content: Range<Int>
    var mark = Mark.none
    /// How the number is written: the byte behind it, or `[`, `(`; `:` for the definition of a link's target.
    var form: UInt8 = 0
    var label: Range<Int>?
    /// Behind bullet and label.
    var text: Range<Int>
    /// Whether a bullet stands before a number.
    var hasBullet = false
    /// Whether the line is page furniture; it counts as blank.
    var isFurniture = false

    var isBlank: Bool { content.isEmpty }
    /// `[4]: https://example.org/a "Title"`: where Markdown keeps the target of `[words][4]`.
    var isLinkDefinition: Bool { form == 0x3A }
    var indent: Int { content.lowerBound - bytes.lowerBound }
    /// The bytes before the text where a line number stands there.
    var numberEnd: Int?
    var number: Int? { if case .number(let number) = mark { number } else { nil } }

    static func lines(of text: SourceText, in range: Range<Int>, furniture: PageFurniture = .none) -> [EntryLine] {
        guard !range.isEmpty else { return [] }
        var lines: [EntryLine] = []
        for number in text.line(ofByte: range.lowerBound) ... text.line(ofByte: range.upperBound - 1) {
            let whole = text.bytes(ofLine: number)
            if furniture.lines.contains(number - 1) {
                lines.append(EntryLine(furniture: whole))
            } else {
                lines.append(EntryLine(whole, from: furniture.numberEnds[number - 1], of: text.bytes))
            }
        }
        return lines
    }

    private init(furniture line: Range<Int>) {
        bytes = line
        content = line.lowerBound ..< line.lowerBound
        text = content
        isFurniture = true
    }

    /// - Parameter start: where the line's text starts, if a line number stands before it.
    init(_ line: Range<Int>, from start: Int? = nil, of bytes: [UInt8]) {
        self.bytes = line
        content = bytes.trimmingBlanks(max(line.lowerBound, start ?? 0) ..< line.upperBound)
        text = content
        numberEnd = start
        guard !content.isEmpty else { return }
        readBullet(of: bytes)
        skipAnchors(of: bytes)
        readLabel(of: bytes)
        readBackLink(of: bytes)
        if definesLink(of: bytes) { form = 0x3A }
    }

    /// Steps over `<span id="page-3-0"></span>`, `<a name="r3"></a>` before the text.
    private mutating func skipAnchors(of bytes: [UInt8]) {
        for tag: StaticString in ["span", "a"] {
            guard bytes.hasOpening("<", at: text.lowerBound, before: text.upperBound), bytes.hasOpening(tag, at: text.lowerBound + 1, before: text.upperBound),
                let close = bytes[text.prefix(120)].firstIndex(of: 0x3E), bytes.hasOpening("></", at: close, before: text.upperBound),
                bytes.hasOpening(tag, at: close + 3, before: text.upperBound), let end = bytes[close + 1 ..< text.upperBound].firstIndex(of: 0x3E)
            else { continue }
            let rest = bytes.trimmingBlanks(end + 1 ..< text.upperBound)
            if !rest.isEmpty { text = rest; return skipAnchors(of: bytes) }
        }
    }

    private func definesLink(of bytes: [UInt8]) -> Bool {
        guard !hasBullet, bytes[content.lowerBound] == 0x5B, content.count > 4, bytes[content.lowerBound + 1] != 0x5E else { return false }
        guard let close = bytes[content.prefix(60)].firstIndex(of: 0x5D), close + 2 < content.upperBound, bytes[close + 1] == 0x3A else { return false }
        let target = bytes.trimmingBlanks(close + 2 ..< content.upperBound)
        let word = target.lowerBound ..< (bytes[target].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? target.upperBound)
        guard word.upperBound == target.upperBound || bytes[target.upperBound - 1] == 0x22 || bytes[target.upperBound - 1] == 0x27 else { return false }
        return ["http://", "https://", "<http", "/", "#", "www."].contains { bytes.hasOpening($0, at: word.lowerBound, before: word.upperBound) }
    }

    private mutating func readBullet(of bytes: [UInt8]) {
        let at = text.lowerBound, end = text.upperBound
        let length: Int
        switch bytes[at] {
        case 0x2D, 0x2A, 0x2B: length = 1 // - * +
        case 0xE2 where at + 2 < end:
            guard
                (bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA2 || bytes[at + 2] == 0xA3 || bytes[at + 2] == 0x93)) // • ‣ –
                    || (bytes[at + 1] == 0x97 && (bytes[at + 2] == 0xA6 || bytes[at + 2] == 0x8F || bytes[at + 2] == 0x8B)) // ◦ ● ○
                    || (bytes[at + 1] == 0x96 && (bytes[at + 2] == 0xAA || bytes[at + 2] == 0xA0 || bytes[at + 2] == 0xBA))
            else { return }
            length = 3
        case 0xC2 where at + 1 < end && bytes[at + 1] == 0xB7: length = 2 // ·
        case 0x23 where at + 1 < end && bytes[at + 1] == 0x2E: length = 2 // #. of reStructuredText, which counts by itself
        default: return
        }
        guard at + length < end, bytes.blankLength(at: at + length, before: end) > 0 else { return }
        hasBullet = true
        mark = .bullet
        text = bytes.trimmingBlanks(at + length ..< end)
    }

    /// `12.`, `12:`, `12)`, `(12)`, `<sup>12</sup>`, `[12]`, `\[12\]`, `[12]:`, `[^12]:`, `[12. Title](#)`, `[Knu86]`, `12` with a tab or two blanks behind it.
    private mutating func readLabel(of bytes: [UInt8]) {
        var at = text.lowerBound
        let end = text.upperBound
        var opening: UInt8 = 0
        if readRaisedLabel(of: bytes) { return }
        if bytes[at] == 0x5C, at + 1 < end, bytes[at + 1] == 0x5B || bytes[at + 1] == 0x28 { at += 1 }
        if bytes[at] == 0x5B || bytes[at] == 0x28 { opening = bytes[at]; at += 1 }
        if opening == 0x5B, at < end, bytes[at] == 0x5E { at += 1 }
        let start = at
        var value = 0
        while at < end, at - start < 7, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        guard at > start, at < end, value > 0 else { return readKey(of: bytes) }
        let digits = start ..< at
        switch (opening, bytes[at]) {
        case (0x5B, 0x5D), (0x28, 0x29), (0x5B, 0x5C), (0x28, 0x5C): // [1] (1) \[1\] \(1\)
            if bytes[at] == 0x5C {
                at += 1
                guard at < end, bytes[at] == 0x5D || bytes[at] == 0x29 else { return }
            }
            at += 1
            if at < end, bytes[at] == 0x28, opening == 0x5B { // [1](#cite1) Title
                guard let close = bytes[at ..< min(end, at + 200)].firstIndex(of: 0x29), close + 1 < end else { return }
                at = close + 1
            }
            if at < end, bytes[at] == 0x3A || bytes[at] == 0x2E { at += 1 }
            accept(value, digits, form: opening, textAt: at, end: end, of: bytes)
        case (0x5B, 0x2E), (0x5B, 0x29): // [1. Title](#)
            guard let inner = linkedText(from: at + 1, end: end, of: bytes) else { return readKey(of: bytes) }
            accept(value, digits, form: 0x2E, textAt: at + 1, end: inner, of: bytes)
        case (0, 0x2E), (0, 0x29): // 1. 1)
            guard at + 1 < end else { return }
            // `1.Title` is an item, `10.1016/…` is a DOI
            guard bytes.blankLength(at: at + 1, before: end) > 0 || !(0x30 ... 0x39).contains(bytes[at + 1]) else { return }
            accept(value, digits, form: bytes[at], textAt: at + 1, end: end, of: bytes)
        case (0, 0x3A) where at + 2 < end && bytes[at + 1] == 0x20 && !(0x30 ... 0x39).contains(bytes[at + 2]): // 1: Title, but not 12: 34–45
            accept(value, digits, form: 0x2E, textAt: at + 1, end: end, of: bytes)
        case (0, 0x5C) where at + 1 < end && bytes[at + 1] == 0x2E: // 1\.
            accept(value, digits, form: 0x2E, textAt: at + 2, end: end, of: bytes)
        case (0, 0x09), (0, 0x20):
            accept(value, digits, form: 0x20, textAt: at + 1, end: end, of: bytes)
        default: return
        }
    }

    /// `<sup>12</sup> `, as notes of web pages are numbered.
    private mutating func readRaisedLabel(of bytes: [UInt8]) -> Bool {
        guard bytes.hasOpening("<sup>", at: text.lowerBound, before: text.upperBound) else { return false }
        var at = text.lowerBound + 5, value = 0
        if at < text.upperBound, bytes[at] == 0x5B { at += 1 }
        let start = at
        while at < text.upperBound, at - start < 4, (0x30 ... 0x39).contains(bytes[at]) { value = value * 10 + Int(bytes[at] & 0x0F); at += 1 }
        let digits = start ..< at
        while at < text.upperBound, bytes[at] == 0x5D || bytes[at] == 0x2E { at += 1 }
        guard !digits.isEmpty, value > 0, bytes.hasOpening("</sup>", at: at, before: text.upperBound) else { return false }
        accept(value, digits, form: 0x5E, textAt: at + 6, end: text.upperBound, of: bytes)
        return true
    }

    private mutating func accept(_ value: Int, _ digits: Range<Int>, form: UInt8, textAt: Int, end: Int, of bytes: [UInt8]) {
        let rest = bytes.trimmingBlanks(min(textAt, end) ..< end)
        guard !rest.isEmpty else { return }
        mark = .number(value); self.form = form; label = digits; text = rest
    }

    /// Where the readable text of `[1. Title \[host\]](#)` ends: at the closing bracket, or at the end of the line when the target is an
    /// address, which the entry must keep. Nil when the line is not wholly a link.
    private func linkedText(from: Int, end: Int, of bytes: [UInt8]) -> Int? {
        guard bytes[end - 1] == 0x29 else { return nil }
        var at = from, depth = 1
        while at < end {
            switch bytes[at] {
            case 0x5C: at += 1
            case 0x5B: depth += 1
            case 0x5D:
                depth -= 1
                guard depth == 0 else { break }
                guard at + 1 < end, bytes[at + 1] == 0x28 else { return nil }
                return at + 2 < end && (bytes[at + 2] == 0x23 || bytes[at + 2] == 0x29) ? at : end
            default: break
            }
            at += 1
        }
        return nil
    }

    /// `[GLM+02]`, `[Knu86]`, `[Smith2010]`: a short bracket with a letter and a digit and no blank.
    private mutating func readKey(of bytes: [UInt8]) {
        var at = text.lowerBound
        let end = text.upperBound
        guard bytes[at] == 0x5B else { return }
        at += 1
        if at < end, bytes[at] == 0x5E { at += 1 }
        let start = at
        var letters = 0, digits = 0
        while at < end, at - start <= 24, bytes[at] != 0x5D {
            switch bytes[at] {
            case 0x30 ... 0x39: digits += 1
            case 0x41 ... 0x5A, 0x61 ... 0x7A, 0x80...: letters += 1
            case 0x2B, 0x2D, 0x2A, 0x3A, 0x27: break
            default: return
            }
            at += 1
        }
        guard at < end, bytes[at] == 0x5D, letters > 0, digits > 0, start < at else { return }
        var next = at + 1
        if next < end, bytes[next] == 0x3A { next += 1 }
        guard next < end, bytes.blankLength(at: next, before: end) > 0 else { return }
        mark = .key; label = start ..< at; form = 0x5B
        text = bytes.trimmingBlanks(next ..< end)
    }

    /// Drops `^ `, `^ a b c `, `↑ `, `^ Jump up to: a b ` that lead back to the text; where nothing else marks the line, they do.
    private mutating func readBackLink(of bytes: [UInt8]) {
        var at = text.lowerBound
        let end = text.upperBound
        guard at < end else { return }
        if bytes[at] == 0x5E {
            at += 1
        } else if end - at > 3, bytes[at] == 0xE2, bytes[at + 1] == 0x86, bytes[at + 2] == 0x91 {
            at += 3
        } else {
            return
        }
        guard at < end, bytes[at] == 0x20 else { return }
        at += 1
        for words: StaticString in ["jump up to: ", "jump up to:", "jump up ^ ", "jump up "] where bytes.hasOpening(words, at: at, before: end) {
            at += words.utf8CodeUnitCount
            break
        }
        while at + 2 < end, (0x61 ... 0x7A).contains(bytes[at]), bytes[at + 1] == 0x20 { at += 2 }
        text = bytes.trimmingBlanks(at ..< end)
        if mark == .none { mark = .bullet; hasBullet = true }
    }
}

/// One way to cut the lines into entries.
private struct EntryCut {
    let bytes: [UInt8]
    let lines: [EntryLine]

    /// An entry as a range of lines.
    typealias Entry = Range<Int>

    /// - Parameter isMarked: whether the list is; else a year before an entry (`(2000) Maze Society`) is no mark, but its first word.
    func block(_ entry: Entry, isMarked: Bool = true) -> Block {
        let first = lines[entry.lowerBound], last = lines[entry.upperBound - 1]
        let hasLabel = isMarked || first.number ?? 0 < 1_000
        let start = hasLabel ? first.text.lowerBound : first.content.lowerBound
        let end = entry.count == 1 ? first.text.upperBound : last.content.upperBound
        return Block(
            .reference, bytes: first.bytes.lowerBound ..< last.bytes.upperBound, content: start ..< max(end, start), label: hasLabel ? first.label : nil,
            holes: holes(in: entry))
    }

    /// Furniture lines within an entry, and the numbers of its lines behind the first.
    private func holes(in entry: Entry) -> [Range<Int>] {
        lines[entry].dropFirst().compactMap { line in
            if line.isFurniture { return line.bytes }
            return line.numberEnd.map { line.bytes.lowerBound ..< $0 }
        }
    }

    // MARK: Marked lists

    /// Entries whose lines start with running numbers of one form.
    func numbered() -> [Entry]? {
        var forms: [UInt8: Int] = [:]
        for line in lines { if line.number != nil { forms[line.form, default: 0] += 1 } }
        let bullets = lines.count { $0.mark == .bullet && !isSelfCitation($0) }
        for form: UInt8 in [0x5B, 0x2E, 0x29, 0x28, 0x5E, 0x20, 0x3A] {
            guard let count = forms[form], count >= bullets else { continue }
            let starts = runningNumbers(form: form)
            guard starts.count >= (form == 0x20 ? 3 : 1), starts.count * 2 >= count, !opensLate(starts) else { continue }
            return entries(startingAt: starts)
        }
        return nil
    }

    /// The lines whose numbers go on from one to the next. A number that does not (`2010. Springer.` on a wrapped line) starts nothing, nor does one
    /// behind which the number that was due still comes (`24: 11–25.` between 20 and 21).
    private func runningNumbers(form: UInt8) -> [Int] {
        let numbered = lines.indices.filter { lines[$0].number != nil && lines[$0].form == form && !isSelfCitation(lines[$0]) }
        let numbers = numbered.map { lines[$0].number ?? 0 }
        var starts: [Int] = []
        var last = 0
        for (place, index) in numbered.enumerated() {
            let number = numbers[place]
            let isFirst = starts.isEmpty && (number == 1 || (number < 1_000 && form != 0x20))
            let isNear = number <= last + 10 || evidence(in: lines[index].text) >= 3
            let goesOn = !starts.isEmpty && (number == last + 1 || (number > last && isNear && form != 0x20))
            let restarts = !starts.isEmpty && number == 1 && last > 1 && index > 0 && lines[index - 1].isBlank
            let isLazy = !starts.isEmpty && number == 1 && last == 1 && form == 0x2E
            guard isFirst || goesOn || restarts || isLazy else { continue }
            if number > last + 1, Self.isDue(last + 1, behind: place, in: numbers) { continue }
            starts.append(index)
            last = number
        }
        return starts
    }

    /// Whether the number that is due comes soon behind one that skips it, before that one's own successor and before a list starts anew.
    private static func isDue(_ due: Int, behind place: Int, in numbers: [Int]) -> Bool {
        let next = numbers[(place + 1)...].prefix(40).first { $0 == due || $0 == numbers[place] + 1 || $0 == 1 }
        return next == due
    }

    /// Whether as many entries stand before the first start as start there: a page that begins a wrapped line (`235. Russell Sage.`) is no label.
    private func opensLate(_ starts: [Int]) -> Bool {
        lines[..<starts[0]].count { !$0.isBlank && evidence(in: $0.text) >= 3 } >= max(1, starts.count)
    }

    /// Entries that start with a key in brackets.
    func keyed() -> [Entry]? {
        let starts = lines.indices.filter { lines[$0].mark == .key && !lines[$0].isLinkDefinition }
        return starts.count >= 2 ? entries(startingAt: starts) : nil
    }

    /// Entries that start with a bullet; bullets further in belong to the entry above.
    func bulleted() -> [Entry]? {
        let bullets = lines.indices.filter { lines[$0].hasBullet && !isSelfCitation(lines[$0]) }
        guard let least = bullets.map({ lines[$0].indent }).min() else { return nil }
        let starts = bullets.filter { lines[$0].indent <= least + 1 }
        // paragraphs with a bullet among them are no bulleted list
        guard let first = lines.firstIndex(where: { !$0.isBlank }), starts.count >= 2 || starts.first == first else { return nil }
        return opensLate(starts) ? nil : entries(startingAt: starts)
    }

    /// Gives each start the lines that continue it.
    ///
    /// A line without mark goes on with its entry when it follows directly; behind a blank line only when the entry broke off. Behind the
    /// last entry a line is text unless it is indented, the entry broke off, or entries of this list do run over several lines.
    private func entries(startingAt starts: [Int]) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(starts.count)
        let wraps = wraps(starts), isBroken = breaksInside(starts)
        for (position, start) in starts.enumerated() {
            let isLast = position + 1 == starts.count
            let limit = isLast ? lines.count : starts[position + 1]
            if position > 0, lines[start].label == nil, isBehindText(start, after: entries[entries.count - 1].upperBound),
                evidence(in: lines[start].text) == 0
            {
                break
            }
            entries.append(start ..< endOfEntry(from: start, before: limit, isLast: isLast, wraps: wraps, isBroken: isBroken))
        }
        return entries
    }

    private func endOfEntry(from start: Int, before limit: Int, isLast: Bool, wraps: Bool, isBroken: Bool) -> Int {
        var end = start + 1
        var at = end
        while at < limit {
            let line = lines[at]
            if line.isBlank { at += 1; continue }
            if isSelfCitation(line) || line.isLinkDefinition || (line.hasBullet && line.indent <= lines[start].indent) { break }
            let follows = at == end
            let deeper = line.indent > lines[start].indent && !lines[start].hasBullet || line.indent >= lines[start].indent + 2
            let brokeOff = isUnfinished(lines[end - 1].text)
            let continues =
                follows
                ? (!isLast || deeper || brokeOff || wraps)
                : ((brokeOff || (deeper && !isLast)) && !line.hasBullet || (!isLast && (startsLower(line) || isBroken)))
                    || (line.mark == .none && runsOverPage(from: end - 1, to: at))
            guard continues else { break }
            at += 1
            end = at
        }
        return end
    }

    /// Whether a third of the entries have a second line directly below.
    private func wraps(_ starts: [Int]) -> Bool {
        guard starts.count > 1 else { return false }
        let wrapped = starts.dropLast().count { $0 + 1 < lines.count && !lines[$0 + 1].isBlank && lines[$0 + 1].mark == .none }
        return wrapped * 3 >= starts.count
    }

    /// Whether blank lines part the lines of the entries, as converters of pages write them: short lines without mark between most numbers.
    private func breaksInside(_ starts: [Int]) -> Bool {
        guard starts.count > 2 else { return false }
        var broken = 0, parts = 0, bytes = 0
        for (start, next) in zip(starts, starts.dropFirst()) {
            let inner = (start + 1 ..< next).filter { !lines[$0].isBlank && lines[$0].mark == .none && lines[$0 - 1].isBlank }
            broken += inner.isEmpty ? 0 : 1
            parts += inner.count
            bytes += inner.reduce(0) { $0 + lines[$1].content.count }
        }
        return broken * 2 >= starts.count && bytes < 130 * parts
    }

    /// Whether an entry goes on behind the furniture of a page: no sentence ends before it, and no author stands behind it.
    func runsOverPage(from above: Int, to line: Int) -> Bool {
        lines[above + 1 ..< line].contains(where: \.isFurniture) && !endsSentence(lines[above]) && !opensWithAuthor(lines[line])
    }

    func opensWithAuthor(_ line: EntryLine) -> Bool {
        FullNames.open(line.text, of: bytes) || Evidence(of: bytes, in: line.text.lowerBound ..< min(endWithComma(line), line.text.lowerBound + 80)).hasAuthor
    }

    /// The end of a line's text, with the comma that the next line begins with.
    private func endWithComma(_ line: EntryLine) -> Int {
        let next = bytes[line.text.upperBound...].prefix(4).firstIndex { $0 > 0x20 }
        return next.flatMap { bytes[$0] == 0x2C ? $0 + 1 : nil } ?? line.text.upperBound
    }

    func endsSentence(_ line: EntryLine) -> Bool {
        guard let last = line.content.last else { return true }
        switch bytes[last] {
        case 0x2E, 0x29, 0x5D, 0x3E, 0x30 ... 0x39, 0x2F: return true
        default: return false
        }
    }

    /// The last word is an address: `example.org/a`.
    func endsInAddress(_ line: EntryLine) -> Bool {
        let word = line.content.suffix(80).reversed().prefix { bytes[$0] > 0x20 }
        return word.count > 5 && word.contains { bytes[$0] == 0x2F }
    }

    /// `, Bik E, Bernstein C`: a converter broke the line where the print kerns.
    func startsWithComma(_ line: EntryLine) -> Bool { line.text.first.map { bytes[$0] == 0x2C || bytes[$0] == 0x3B } ?? false }

    private func isBehindText(_ start: Int, after end: Int) -> Bool {
        end < start && lines[end ..< start].contains { !$0.isBlank && !isSelfCitation($0) }
    }

    // MARK: Unmarked lists

    /// Entries without any mark: paragraphs, or lines of a paragraph that each look like a start.
    func unmarked() -> [Entry] {
        let shape = UnmarkedShape(self)
        var entries: [Entry] = []
        for index in lines.indices where !lines[index].isBlank && !lines[index].isLinkDefinition {
            if isSelfCitation(lines[index]) { if entries.isEmpty { continue } else { break } }
            if let last = entries.indices.last, !shape.starts(index, behind: entries[last]) {
                entries[last] = entries[last].lowerBound ..< index + 1
            } else {
                entries.append(index ..< index + 1)
            }
        }
        return evidentRun(of: entries)
    }

    /// The first run of entries that look like references; one that does not may stand between two that do.
    private func evidentRun(of entries: [Entry]) -> [Entry] {
        let found = entries.map { evidence(in: range(of: $0)) >= 2 }
        // letters of a mark across the page are no entries, where entries follow
        let entries = entries.enumerated().filter { found[$0] || range(of: $1).count >= 12 }.map(\.element)
        let looks = entries.map { evidence(in: range(of: $0)) >= 2 }
        guard let first = looks.firstIndex(of: true) else { return [] }
        var end = first
        while end < entries.count {
            guard looks[end] || (end + 1 < entries.count && looks[end + 1] && range(of: entries[end]).count < 300) else { break }
            end += 1
        }
        return Array(entries[first ..< end])
    }

    func range(of entry: Entry) -> Range<Int> {
        lines[entry.lowerBound].text.lowerBound ..< max(lines[entry.lowerBound].text.lowerBound, lines[entry.upperBound - 1].content.upperBound)
    }

    // MARK: Judgement

    /// Whether at least a third of the entries show a sign of a reference.
    func isSound(_ entries: [Entry]) -> Bool {
        let sample = entries.prefix(200)
        return sample.count { evidence(in: range(of: $0)) >= 1 } * 3 >= sample.count
    }

    /// A small letter, unless it is that of a name: `van Eck NJ`.
    func startsLower(_ line: EntryLine) -> Bool {
        guard let first = line.text.first, (0x61 ... 0x7A).contains(bytes[first]) else { return false }
        return !(nameOpenings.contains { bytes.hasOpening($0, at: first, before: line.text.upperBound) } && opensWithAuthor(line))
    }

    /// Whether a text stops in the middle: at a comma, hyphen, opening bracket, ampersand or a small word.
    func isUnfinished(_ text: Range<Int>) -> Bool {
        guard let last = text.last else { return false }
        switch bytes[last] {
        case 0x2C, 0x2D, 0x3B, 0x26, 0x28, 0x2F: return true // , - ; & ( /
        case 0x3A: return text.count > 30
        default: break
        }
        let tail = bytes[max(text.lowerBound, last - 4) ... last]
        if tail.suffix(3).elementsEqual([0xE2, 0x80, 0x93]) { return true } // –
        return bytes.endsWithOpenWord(text)
    }

    /// `To cite this document: …`, `How to cite`, `Cite this article as`, `Suggested citation:`.
    func isSelfCitation(_ line: EntryLine) -> Bool {
        var at = line.text.lowerBound
        while at < line.text.upperBound, bytes[at] == 0x2A || bytes[at] == 0x5F { at += 1 }
        return selfCitationOpenings.contains { bytes.hasOpening($0, at: at, before: line.text.upperBound) }
    }

    /// Signs of a reference in an entry's first 1,000 bytes, each counted once: a year, *et al.*, initials behind a name, an address or
    /// identifier, volume and pages, a quoted title, a host in brackets, words such as *Press* and *Available from*.
    func evidence(in range: Range<Int>) -> Int {
        Evidence.points(of: bytes, in: range)
    }
}

private let nameOpenings: [StaticString] = ["van ", "von ", "de ", "den ", "der ", "du ", "da ", "di ", "la ", "le ", "el ", "ter ", "ten ", "dos ", "del "]

private let selfCitationOpenings: [StaticString] = [
    "to cite this", "how to cite", "cite this", "cite as", "suggested citation", "please cite", "recommended citation", "citation:",
]

/// How a list without marks is set, judged once from all its lines.
private struct UnmarkedShape {
    private let cut: EntryCut
    /// First lines stand out to the left.
    private let hangs: Bool
    private let leastIndent: Int
    /// Nearly every line that follows another directly is an entry of its own.
    private let isLineByLine: Bool
    /// Blank lines part the lines of the entries: about every other paragraph opens with an author.
    private let breaksInside: Bool

    init(_ cut: EntryCut) {
        self.cut = cut
        let visible = cut.lines.filter { !$0.isBlank }
        let least = visible.map(\.indent).min() ?? 0
        leastIndent = least
        let indented = visible.count { $0.indent > least + 1 }
        hangs = indented * 4 >= visible.count && indented < visible.count
        let adjacent = cut.lines.indices.dropFirst().filter { !cut.lines[$0].isBlank && !cut.lines[$0 - 1].isBlank }
        isLineByLine = Self.isLineByLine(adjacent.prefix(500), cut)
        let parts = cut.lines.indices.dropFirst().filter { !cut.lines[$0].isBlank && cut.lines[$0 - 1].isBlank }.prefix(500)
        let opened = parts.count { cut.opensWithAuthor(cut.lines[$0]) }
        breaksInside = parts.count >= 4 && opened * 10 >= parts.count * 3 && opened * 10 <= parts.count * 8
    }

    /// Whether lines that follow another directly are evident entries, and what stands above them is whole or they open with an author: where entries
    /// wrap, every other line breaks off and goes on in the next.
    private static func isLineByLine(_ lines: ArraySlice<Int>, _ cut: EntryCut) -> Bool {
        guard lines.count(where: { cut.evidence(in: cut.lines[$0].text) >= 2 }) * 10 >= lines.count * 7 else { return false }
        return lines.count { cut.endsSentence(cut.lines[$0 - 1]) || cut.endsInAddress(cut.lines[$0 - 1]) } * 4 >= lines.count * 3
            || lines.count { cut.opensWithAuthor(cut.lines[$0]) } * 5 >= lines.count * 3
    }

    /// Whether a line starts an entry, given the one above.
    func starts(_ index: Int, behind entry: EntryCut.Entry) -> Bool {
        let line = cut.lines[index], above = cut.lines[entry.upperBound - 1]
        if hangs { return line.indent <= leastIndent + 1 }
        if line.hasBullet { return true }
        if cut.isUnfinished(above.text) || cut.startsLower(line) || cut.startsWithComma(line) { return false }
        if entry.upperBound < index {
            return !(breaksInside && !cut.endsSentence(above) && !cut.opensWithAuthor(line)) && !cut.runsOverPage(from: entry.upperBound - 1, to: index)
        }
        return isLineByLine || ((cut.endsSentence(above) || cut.endsInAddress(above)) && cut.opensWithAuthor(line))
    }
}

/// Signs that a text is a reference.
private struct Evidence {
    private(set) var hasAuthor = false
    private var hasYear = false, hasLocator = false, hasAddress = false, hasQuote = false, hasWord = false

    var points: Int {
        (hasAuthor ? 2 : 0) + (hasYear ? 1 : 0) + (hasLocator ? 1 : 0) + (hasAddress ? 2 : 0) + (hasQuote ? 1 : 0) + (hasWord ? 1 : 0)
    }

    /// The points of a text's first 1,000 bytes.
    static func points(of bytes: [UInt8], in text: Range<Int>) -> Int {
        let points = Evidence(of: bytes, in: text.lowerBound ..< min(text.upperBound, text.lowerBound + 1_000))
        return points.points + (!points.hasAuthor && FullNames.open(text, of: bytes) ? 2 : 0)
    }

    init(of bytes: [UInt8], in range: Range<Int>) {
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            switch bytes[at] {
            case 0x30 ... 0x39: at = readNumber(at, start: range.lowerBound, end: end, of: bytes); continue
            case 0x41 ... 0x5A: if at - range.lowerBound < 90 { readInitial(at, start: range.lowerBound, end: end, of: bytes) }
            case 0x22: hasQuote = true
            case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x9C || bytes[at + 2] == 0x98): hasQuote = true
            case 0x5B: if isHost(at, end: end, of: bytes) { hasAddress = true }
            default: break
            }
            if at == range.lowerBound || !isLetter(bytes[at - 1]) { readWord(at, end: end, of: bytes) }
            at += 1
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x41 ... 0x5A).contains(byte) || (0x61 ... 0x7A).contains(byte) || byte >= 0x80 }

    private mutating func readNumber(_ at: Int, start: Int, end: Int, of bytes: [UInt8]) -> Int {
        var stop = at, value = 0
        while stop < end, stop - at < 9, (0x30 ... 0x39).contains(bytes[stop]) { value = value * 10 + Int(bytes[stop] & 0x0F); stop += 1 }
        if stop - at == 4, (1_500 ... 2_100).contains(value) { hasYear = true }
        // 12(3 · 12:45 · 45-67 · 45–67
        if stop + 1 < end, (0x30 ... 0x39).contains(bytes[stop + 1]), [0x28, 0x3A, 0x2D].contains(bytes[stop]) { hasLocator = true }
        if stop + 2 < end, bytes[stop] == 0x3A, bytes[stop + 1] == 0x20, (0x30 ... 0x39).contains(bytes[stop + 2]) { hasLocator = true }
        if stop + 3 < end, bytes[stop] == 0xE2, bytes[stop + 1] == 0x80, bytes[stop + 2] == 0x93, (0x30 ... 0x39).contains(bytes[stop + 3]) {
            hasLocator = true
        }
        return max(stop, at + 1)
    }

    /// `Smith J,` `Smith, J.` `Smith JA.` `J. Smith`
    private mutating func readInitial(_ at: Int, start: Int, end: Int, of bytes: [UInt8]) {
        guard at == start || bytes[at - 1] == 0x20 || bytes[at - 1] == 0x2E else { return }
        var stop = at
        var letters = 0
        while stop < end, letters < 4 {
            let isLetter = (0x41 ... 0x5A).contains(bytes[stop])
            // `C-KK`
            guard isLetter || letters > 0 && bytes[stop] == 0x2D && stop + 1 < end && (0x41 ... 0x5A).contains(bytes[stop + 1]) else { break }
            letters += isLetter ? 1 : 0
            stop += 1
        }
        // a converter may break the line before the comma
        if stop + 1 < end, bytes[stop] == 0x0A, bytes[stop + 1] == 0x2C { stop += 1 }
        guard stop < end else { return }
        let behindName = at >= start + 3 && bytes[at - 1] == 0x20 && (isLetter(bytes[at - 2]) || (bytes[at - 2] == 0x2C && isLetter(bytes[at - 3])))
        if behindName,
            bytes[stop] == 0x2C || bytes[stop] == 0x2E || bytes[stop] == 0x3B
                || (stop - at <= 3 && bytes[stop] == 0x20 && stop + 1 < end && bytes[stop + 1] == 0x28)
        {
            hasAuthor = true
        }
        if stop - at == 1, bytes[stop] == 0x2E, at == start, stop + 2 < end, bytes[stop + 1] == 0x20 || (0x41 ... 0x5A).contains(bytes[stop + 1]) {
            hasAuthor = true
        }
    }

    /// `[pmc.ncbi.nlm.nih.gov]`, also with escaped brackets.
    private func isHost(_ at: Int, end: Int, of bytes: [UInt8]) -> Bool {
        var dots = 0
        var offset = at + 1
        while offset < end, offset - at < 80 {
            switch bytes[offset] {
            case 0x61 ... 0x7A, 0x30 ... 0x39, 0x2D, 0x41 ... 0x5A: break
            case 0x2E: dots += 1
            case 0x5D, 0x5C: return dots > 0 && offset - at > 4
            default: return false
            }
            offset += 1
        }
        return false
    }

    private mutating func readWord(_ at: Int, end: Int, of bytes: [UInt8]) {
        for (word, sign) in Self.words(startingWith: bytes[at] | 0x20) where bytes.hasOpening(word, at: at, before: end) {
            switch sign {
            case .address: hasAddress = true
            case .word: hasWord = true
            case .author: hasAuthor = true
            }
        }
    }

    private enum Sign { case address, word, author }

    private static func words(startingWith letter: UInt8) -> [(StaticString, Sign)] {
        switch letter {
        case 0x61: [("arxiv", .address), ("available from", .word), ("available at", .word), ("accessed", .word)]
        case 0x64: [("doi:", .address), ("doi.org", .address), ("doi", .word)]
        case 0x65: [("et al", .author), ("eds.", .word), ("ed.", .word)]
        case 0x68: [("http", .address)]
        case 0x69: [("isbn", .address), ("in:", .word)]
        case 0x6A: [("journal", .word)]
        case 0x70: [("pmid", .address), ("press", .word), ("pubmed", .word), ("pp.", .word), ("proceedings", .word)]
        case 0x72: [("retrieved", .word)]
        case 0x76: [("vol.", .word)]
        case 0x77: [("www.", .address)]
        default: []
        }
    }
}

extension [UInt8] {
    /// Whether the lower-case ASCII phrase stands at the offset, in any case of letters.
    fileprivate func hasOpening(_ phrase: StaticString, at offset: Int, before end: Int) -> Bool {
        guard offset + phrase.utf8CodeUnitCount <= end else { return false }
        for index in 0 ..< phrase.utf8CodeUnitCount {
            let byte = self[offset + index]
            guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == phrase.utf8Start[index] else { return false }
        }
        return true
    }
}
