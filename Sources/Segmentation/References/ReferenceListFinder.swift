import Model

/// Finds the entries of every reference list: under each heading that names one, under one that may (*References for part two*) where they are
/// evident, and under the headings within its section that group them.
///
/// - Loss: lines that another finder took (a table in the list) stay its own.
func findReferences(in draft: inout Draft) {
    let headings = draft.sortedBlocks.filter { $0.kind == .heading }
    /// The level of the list's own heading, while its section lasts.
    var list: Int?
    var hasEntries = false
    /// The last number of the list above, if it has numbers.
    var lastNumber: Int?
    for (index, heading) in headings.enumerated() {
        let range = heading.bytes.upperBound ..< (index + 1 < headings.count ? headings[index + 1].bytes.lowerBound : draft.bytes.count)
        if ReferenceListHeading.names(heading.content, of: draft.bytes) {
            let entries = ReferenceListFinder.anyEntries(in: draft.document, range: range, furniture: draft.furniture) ?? []
            // behind the references of the page a text browser lists where its links lead
            if hasEntries, ReferenceListFinder.areAddresses(entries, of: draft.bytes) { continue }
            list = list.map { min($0, heading.level) } ?? heading.level
            draft.claim(entries)
            hasEntries = hasEntries || !entries.isEmpty
            lastNumber = ReferenceListFinder.lastNumber(of: entries, of: draft.bytes)
        } else if heading.level <= list ?? .max, ReferenceListHeading.mayName(heading.content, of: draft.bytes),
            let entries = draft.bytes.trimmingBlanks(range).isEmpty ? [] : ReferenceListFinder.groupedEntries(in: draft.document, range: range, furniture: draft.furniture)
        {
            list = heading.level
            draft.claim(entries)
            hasEntries = hasEntries || !entries.isEmpty
        } else if let level = list, heading.level > level, !ReferenceListHeading.leavesList(heading.content, of: draft.bytes) {
            draft.claim(ReferenceListFinder.groupedEntries(in: draft.document, range: range, furniture: draft.furniture) ?? [])
        } else {
            list = nil
            // two columns in reading order may set a section amid the list
            guard let last = lastNumber, let entries = ReferenceListFinder.entries(goingOnFrom: last, in: draft, range: range) else { continue }
            draft.claim(entries)
            lastNumber = ReferenceListFinder.lastNumber(of: entries, of: draft.bytes)
        }
    }
}

/// Finds the entries `[1] …`, `[2] …`, `[3] …` with which a text ends, as physicists print them below a rule and no heading.
func findClosingReferences(in draft: inout Draft) {
    guard !draft.kinds.contains(.reference) else { return }
    func isFirst(_ line: Int) -> Bool {
        guard draft.isFree(line), !draft.lines[line].isBlank, draft.bytes[draft.lines[line].content.lowerBound] == 0x5B else { return false }
        return (EntryLine(draft.lines[line].bytes, of: draft.bytes).number ?? draft.loneListNumber(line)) == 1
    }
    guard let first = draft.lines.indices.last(where: isFirst) else { return }
    let end = draft.lines.indices[first...].first { draft.kinds[$0] != nil && draft.kinds[$0] != .boilerplate } ?? draft.lines.count
    let range = draft.lines[first].bytes.lowerBound ..< draft.lines[end - 1].bytes.upperBound
    let entries = ReferenceListFinder.entries(in: draft.document, range: range, furniture: draft.furniture) ?? []
    let evident = entries.count { ReferenceListFinder.isEvident($0.content, of: draft.bytes) }
    guard entries.count >= 3, evident * 3 >= entries.count * 2, ReferenceListFinder.lastNumber(of: entries, of: draft.bytes) ?? 0 >= entries.count else { return }
    draft.claim(entries)
}

/// Finds the references among the notes that Markdown writes as `[^3]: …`, and the numbered targets of links (`[3]: https://… "Title"`), that
/// stand under no heading of a list.
///
/// A note ends at a blank line, unless what is below is indented. Notes that explain stay prose; where hardly a note is a reference, among those
/// between two headings and in the whole text, none is; beside a list a note is one only if it opens as one: others speak of the list's entries.
func findFootnoteReferences(in draft: inout Draft) {
    let hasList = draft.kinds.contains(.reference)
    var notes: [(block: Block, group: Int, isReference: Bool)] = []
    var group = 0
    var run: Range<Int>?
    func close() {
        guard let lines = run else { return }
        let range = draft.lines[lines.lowerBound].bytes.lowerBound ..< draft.lines[lines.upperBound - 1].bytes.upperBound
        notes += (ReferenceListFinder.notes(in: draft.document, range: range) ?? []).map { block in
            let isEvident = ReferenceListFinder.isEvident(block.content, of: draft.bytes) || ReferenceListFinder.opensWithNameAndTitle(block.content, of: draft.bytes)
            // beside a list an address alone is where one of its links leads
            let isOfList = !hasList || ReferenceListFinder.opensAsReference(block.content, of: draft.bytes) && !ReferenceListFinder.areAddresses([block], of: draft.bytes)
            return (block: block, group: group, isReference: isEvident && isOfList)
        }
        run = nil
    }
    for line in draft.lines.indices {
        let content = draft.lines[line].content
        if !draft.isFree(line) {
            close()
            if draft.kinds[line] != .blank { group += 1 }
        } else if ReferenceListFinder.opensNote(content, of: draft.bytes) {
            run = (run?.lowerBound ?? line) ..< line + 1
        } else if let lines = run {
            let isBehindBlank = draft.lines[line - 1].isBlank && !draft.lines[line].isBlank
            if isBehindBlank, content.lowerBound == draft.lines[line].bytes.lowerBound { close() } else { run = lines.lowerBound ..< line + 1 }
        }
    }
    close()
    let cites = { (notes: [(block: Block, group: Int, isReference: Bool)]) in notes.count(where: \.isReference) * 2 >= notes.count }
    let areAll = cites(notes), citing = Dictionary(grouping: notes, by: \.group).mapValues(cites)
    draft.claim(notes.filter { $0.isReference && (areAll || citing[$0.group] == true) }.map(\.block))
}

/// Finds the entries of a text that is a list of references and nothing else, below three lines at most: as an export or a pasted bibliography, it
/// has no heading to say so.
func findLoneReferences(in draft: inout Draft) {
    let lines = draft.lines
    let opening = Array(lines.indices.lazy.filter { !lines[$0].isBlank }.prefix(4))
    guard let first = opening.first(where: { draft.isFree($0) && ReferenceListFinder.isWhole(lines[$0].content.lowerBound ..< draft.bytes.count, of: draft.bytes) }),
        !draft.kinds.contains(.reference)
    else { return }
    let entries = ReferenceListFinder.entries(in: draft.document, range: lines[first].bytes.lowerBound ..< draft.bytes.count) ?? []
    let whole = entries.count { ReferenceListFinder.isWhole($0.content, of: draft.bytes) }
    guard entries.count >= (entries.first?.label == nil ? 3 : 2), whole * 10 >= entries.count * 8 else { return }
    let visible = lines[first...].count { !$0.isBlank }
    let held = entries.reduce(0) { count, entry in
        count + (draft.lineIndex(ofByte: entry.bytes.lowerBound) ... draft.lineIndex(ofByte: entry.bytes.upperBound - 1)).count { !lines[$0].isBlank }
    }
    if held * 20 >= visible * 19 { draft.claim(entries) }
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
        let labelled = cut.numbered() ?? cut.keyed()
        let entries = labelled ?? cut.bulleted() ?? cut.unmarked()
        guard !entries.isEmpty, cut.isSound(entries) else { return nil }
        let isLazy = cut.isLazy(entries)
        let blocks = entries.map { cut.block($0, isLabelled: labelled != nil, isLazy: isLazy) }
        guard blocks.allSatisfy({ opensNote($0.bytes, of: document.text.bytes) }) else { return blocks }
        // below the heading Pandoc writes the notes of the text, too
        let evident = blocks.filter { isEvident($0.content, of: document.text.bytes) || opensWithNameAndTitle($0.content, of: document.text.bytes) }
        return evident.count * 2 >= blocks.count ? blocks : evident.isEmpty ? nil : evident
    }

    /// The entries that count on from a number, behind whatever else a range holds; nil unless most are evidently references.
    static func entries(goingOnFrom number: Int, in draft: Draft, range: Range<Int>) -> [Block]? {
        guard !range.isEmpty else { return nil }
        let first = draft.lineIndex(ofByte: range.lowerBound) ... draft.lineIndex(ofByte: range.upperBound - 1)
        let start = first.first { line in
            guard draft.isFree(line), !draft.lines[line].isBlank else { return false }
            let entry = EntryLine(draft.lines[line].bytes, of: draft.bytes)
            return !entry.isLinkDefinition && (entry.number ?? draft.loneListNumber(line)) == number + 1
        }
        guard let start else { return nil }
        return groupedEntries(in: draft.document, range: draft.lines[start].bytes.lowerBound ..< range.upperBound, furniture: draft.furniture)
    }

    /// The number of the last entry that has one.
    static func lastNumber(of entries: [Block], of bytes: [UInt8]) -> Int? {
        entries.last { $0.label != nil }.flatMap { $0.label.flatMap { bytes.wholeNumber($0) } }
    }

    /// The entries of a list: as the page's markup parts them, else as their marks do.
    static func anyEntries(in document: Document, range: Range<Int>, furniture: PageFurniture = .none) -> [Block]? {
        let range = withoutNotes(range, in: document)
        return range.isEmpty ? nil : markedEntries(in: document, range: range) ?? entries(in: document, range: range, furniture: furniture)
    }

    /// A range up to the notes that a page keeps below its references; all of it where it has nothing but notes.
    private static func withoutNotes(_ range: Range<Int>, in document: Document) -> Range<Int> {
        guard let blocks = document.text.structure?.blocks(in: range).filter({ $0.kind == .paragraph || $0.kind == .item }), blocks.first?.isNote == false,
            let note = blocks.first(where: \.isNote)
        else { return range }
        return range.lowerBound ..< note.bytes.lowerBound
    }

    /// The entries under a heading within a list, such as *Key papers* below *References*: nil unless most of them are evidently references.
    static func groupedEntries(in document: Document, range: Range<Int>, furniture: PageFurniture = .none) -> [Block]? {
        guard let entries = anyEntries(in: document, range: range, furniture: furniture) else { return nil }
        let bytes = document.text.bytes
        let evident = entries.count { isEvident($0.content, of: bytes) }
        return evident * 3 >= entries.count * 2 ? entries : nil
    }

    /// The notes of a range, references or not.
    static func notes(in document: Document, range: Range<Int>) -> [Block]? {
        let cut = EntryCut(bytes: document.text.bytes, lines: EntryLine.lines(of: document.text, in: range))
        return (cut.numbered() ?? cut.keyed())?.map { cut.block($0) }
    }

    /// `[^3]: `, `[3]: `.
    static func opensNote(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard line.count > 5, bytes[line.lowerBound] == 0x5B, let close = bytes[line.prefix(30)].firstIndex(of: 0x5D), close + 1 < line.upperBound,
            bytes[close + 1] == 0x3A
        else { return false }
        return bytes[line.lowerBound + 1] == 0x5E || bytes[line.lowerBound + 1 ..< close].allSatisfy { (0x30 ... 0x39).contains($0) }
    }

    /// Whether a text opens with an author, a quotation, emphasis, a link or an address: `Note the proposal by Abel (2001)` does not.
    static func opensAsReference(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard let first = text.first else { return false }
        if [0x22, 0x27, 0x2A, 0x5B, 0x5F, 0xE2, 0x60].contains(bytes[first]) || bytes.hasOpening("http", at: first, before: text.upperBound) { return true }
        return Evidence(of: bytes, in: first ..< min(first + 40, text.upperBound)).hasAuthor || FullNames.open(text, of: bytes)
            || FullNames.openInverted(text, of: bytes)
    }

    /// Whether a text opens with a name in full, a comma and a title in italics or quotation marks, and has a year: `Karl Abel, *Mazes*, North Press, 2015.`
    static func opensWithNameAndTitle(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard let end = FullNames.nameEnd(text.lowerBound, before: text.upperBound, of: bytes), end + 3 < text.upperBound else { return false }
        var at = end
        // `(with Lena Bode)`
        if bytes[at] == 0x20, bytes[at + 1] == 0x28, let close = bytes[at ..< min(text.upperBound, at + 80)].firstIndex(of: 0x29) { at = close + 1 }
        guard at + 3 < text.upperBound, bytes[at] == 0x2C, bytes[at + 1] == 0x20 else { return false }
        let isTitle = [0x2A, 0x5F, 0x22].contains(bytes[at + 2]) || bytes[at + 2] == 0xE2 && bytes[at + 3] == 0x80 || bytes[at + 2] == 0xC2 && bytes[at + 3] == 0xAB
        return isTitle && Evidence(of: bytes, in: text.lowerBound ..< min(text.upperBound, text.lowerBound + 1_000)).hasYear
    }

    /// Whether a text shows that it is a reference: it names an author, an address or two lesser signs.
    static func isEvident(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        Evidence.points(of: bytes, in: text) >= 2
    }

    /// Whether a note shows that it is a reference by three signs, where the addresses of its links are none.
    static func isReferenceNote(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        var words: [UInt8] = []
        var at = text.lowerBound
        while at < text.upperBound {
            words.append(bytes[at])
            if bytes[at] == 0x5D, at + 1 < text.upperBound, bytes[at + 1] == 0x28, let close = bytes[at ..< text.upperBound].firstIndex(of: 0x29) { at = close }
            at += 1
        }
        return Evidence.points(of: words, in: words.indices) >= 3
    }

    /// Whether lines are entries with numbers or bullets and what wraps below each: of four marked lines or more most are evidently references.
    static func isMarkedList(_ lines: Range<Int>, in draft: Draft) -> Bool {
        let marked = lines.lazy.map { draft.lines[$0].content }.filter { draft.bytes.listMark(in: $0) != nil }.prefix(40)
        return marked.count >= 4 && marked.count { isEvident($0, of: draft.bytes) } * 2 > marked.count
    }

    /// Whether a text of at most 600 bytes opens with an author and has a year, and an address or the place in a volume.
    static func isWhole(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
        let line = EntryLine(text.lowerBound ..< min(text.upperBound, text.lowerBound + 600), of: bytes)
        let evidence = Evidence(of: bytes, in: line.text)
        let names = Evidence(of: bytes, in: line.text.lowerBound ..< min(line.text.upperBound, line.text.lowerBound + 80))
        return evidence.hasYear && (evidence.hasLocator || evidence.hasAddress) && (names.hasAuthor || FullNames.open(line.text, of: bytes))
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

    /// Whether the next line has the number 1 or is nothing else.
    static func opensWithOne(below heading: Int, in draft: Draft) -> Bool {
        guard let first = draft.visibleLine(from: heading + 1), draft.isFree(first) else { return false }
        return (EntryLine(draft.lines[first].bytes, of: draft.bytes).number ?? draft.loneListNumber(first)) == 1
    }

    /// Whether the next line has the number 1, and the 60 below make entries that mostly are references: print may leave a word a line.
    private static func opensNumbered(below heading: Int, in draft: Draft) -> Bool {
        guard opensWithOne(below: heading, in: draft), let first = draft.visibleLine(from: heading + 1) else { return false }
        let last = min(first + 60, draft.lines.count) - 1
        let entries = entries(in: draft.document, range: draft.lines[first].bytes.lowerBound ..< draft.lines[last].bytes.upperBound) ?? []
        return entries.count >= 3 && entries.count { isEvident($0.content, of: draft.bytes) } * 3 >= entries.count * 2
    }

    /// The entries of a list whose items a page's markup parts: each item of the outermost level is one, with the lines and items in it.
    ///
    /// Nil where the markup has no such items, or where what they hold does not look like references.
    static func markedEntries(in document: Document, range: Range<Int>) -> [Block]? {
        guard let structure = document.text.structure else { return nil }
        var items: [Range<Int>] = []
        var labels: [Int: Range<Int>] = [:]
        var others = 0
        for block in structure.blocks(in: range) where block.bytes.upperBound <= range.upperBound {
            if let label = block.label { labels[block.bytes.lowerBound] = label }
            if block.kind == .item, block.level > 0, let last = items.last, last.upperBound == block.bytes.lowerBound {
                items[items.count - 1] = last.lowerBound ..< block.bytes.upperBound
            } else if block.kind == .item {
                items.append(block.bytes)
            } else if block.kind == .paragraph, items.isEmpty {
                others += 1
            }
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
        guard !entries.isEmpty, cut.isSound(entries) else { return nil }
        return entries.map { entry in
            var block = cut.block(entry)
            if let label = labels[block.bytes.lowerBound] { take(label, for: &block, of: document.text) }
            return block
        }
    }

    /// Gives an entry the label that the markup sets apart, without the brackets around it or the stop behind it.
    private static func take(_ label: Range<Int>, for block: inout Block, of text: SourceText) {
        let bytes = text.bytes
        let rest = bytes.trimmingBlanks(label.upperBound ..< max(label.upperBound, block.content.upperBound))
        guard !rest.isEmpty else { return }
        block.content = rest
        var inner = label
        while let last = inner.last, [0x2E, 0x3A, 0x20].contains(bytes[last]) { inner = inner.lowerBound ..< last }
        if inner.count > 2, [0x5B, 0x28].contains(bytes[inner.lowerBound]), [0x5D, 0x29].contains(bytes[inner.upperBound - 1]) {
            inner = inner.lowerBound + 1 ..< inner.upperBound - 1
        }
        block.label = inner.isEmpty ? nil : inner
    }
}
