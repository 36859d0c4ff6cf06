import Model

/// Makes a text of a page, and notes what the markup said of its parts.
///
/// The text is Markdown: one line a paragraph, a blank line between blocks, `#` before headings, `1. ` and `- ` before items, `*…*` and
/// `[words](address)` in the line, one line a table row with tabs between the cells. An entry of a list of references is one line, with stops
/// between fields that only blocks part; see `PageEntry`.
///
/// - Loss: scripts, style sheets, drawings, comments, the words of what is hidden within a line and of hidden cells, alternative texts of pictures
///   (but for the *yes* or *no* that is all a cell says), emphasis within emphasis.
final class PageBuilder: HTMLHandler {
    /// An element that is open, and what its end must do.
    private struct OpenElement {
        /// The tag by which it ends, and as what it is read: `<div role="row">` is a row.
        var tag: HTMLElement
        var element: HTMLElement
        var line = -1
        var stretch = -1
        var isDropped = false
        var isBoilerplate = false
        /// Where the region of boilerplate or of references starts, as an index of blocks.
        var regionStart = -1
        var isReferenceList = false
        var joinsLines = false
        /// Where the list starts, as an index of blocks.
        var listStart = -1
        var isCaption = false
        /// The number of an item, which the page sets apart from its words by style alone.
        var isLabel = false
        /// The entry under way, a list of the names in it, a region of notes.
        var isEntry = false
        var isNameList = false
        var holdsNotes = false
        var isNavigation = false
        /// A region of notes below a table, and one of them.
        var isTableFoot = false
        var isTableNote = false
    }

    private struct Figure { var blocks: Int; var tables: Int; var depth: Int }

    private var stack: [OpenElement] = []
    /// The page, and the cells that are open, one within the other.
    private var flows: [PageFlow] = [PageFlow()]
    private var tables: [PageTable] = []
    private var figures: [Figure] = []
    private var line = PageLine()
    private(set) var head = PageHead()
    private(set) var notes = PageNotes()

    private var dropDepth = 0
    private var boilerplateDepth = 0
    private var joinDepth = 0
    private var headingLevel = 0
    private var captionDepth = 0
    private var preDepth = 0
    private var articleDepth = 0
    private var codeBlockDepth = 0
    private var isTitle = false
    private var rawKind = PageHead.RawKind.other
    private var pendingAnchors: [String] = []
    private var pendingBylines: [MarkedMetadata.Key] = []
    private var term: [UInt8] = []
    private var wroteHead = false
    private var hasDate = false
    private var isGoogleDocument = false
    /// Whether an entry is under way, and whether it is a note.
    private var entry: (isNote: Bool, isMarked: Bool, isDoubtful: Bool)?
    private var referenceDepth = 0
    private var noteDepth = 0
    private var tableFootDepth = 0
    /// Whether what is left out are words for screen readers in a cell.
    private var isSpoken = false
    /// The level of the heading of references above, while its section lasts.
    private var listLevel: Int?

    /// Deeper tables are read as lines: nobody nests so many, and each level copies its text.
    private static let deepestTable = 12
    private static let longestAddress = 1_500

    // MARK: - Tags

    func start(_ tag: HTMLElement, _ attributes: HTMLAttributes) {
        let element = DrawnTables.element(tag, attributes, isInDrawnTable: tables.last?.isDrawn ?? false)
        var open = OpenElement(tag: tag, element: element)
        defer { if element != .br, element != .hr, element != .meta, element != .link, element != .base { stack.append(open) } }
        if dropDepth > 0 { open.isDropped = true; dropDepth += 1; return }
        noteAlternative(tag, attributes)
        noteAnchor(element, attributes)
        if isDropped(element, attributes) { open.isDropped = true; dropDepth = 1; startRaw(element, attributes); return }
        if entry != nil { startWithinEntry(element, attributes, &open) }
        if element.isBlock {
            if joinDepth > 0, !breaksJoin(element) { part() } else { endLine(gap: wantsGap(around: element)) }
        }
        readRegion(element, attributes, &open)
        startElement(element, attributes, &open)
        startEntry(element, attributes, &open)
    }

    func end(_ element: HTMLElement) {
        switch element {
        case .br, .hr, .meta, .link, .base: return
        default: break
        }
        // libxml2 ends what it starts; anything else is left alone
        guard let index = stack.suffix(400).lastIndex(where: { $0.tag == element }) else { return }
        while stack.count > index { endTop() }
    }

    /// Ends what is still open, as at the end of a file.
    func finish() -> PageFlow {
        while !stack.isEmpty { endTop() }
        endLine(gap: false)
        while let table = tables.popLast() { write(table) }
        writeHead()
        return flows[0]
    }

    private func endTop() {
        guard let open = stack.popLast() else { return }
        if open.isDropped { dropDepth -= 1; if dropDepth == 0 { rawKind = .other; isSpoken = false }; return }
        if open.element == .dt {
            keepTerm()
        } else if open.element.isBlock {
            if joinDepth > 0, !open.joinsLines || joinDepth > 1, !breaksJoin(open.element) { part() } else { endLine(gap: wantsGap(around: open.element)) }
        }
        endElement(open)
        endRegion(open)
        if open.isEntry { endJoin(open); entry = nil }
        if open.isTableNote { endJoin(open) }
    }

    /// What an element's edge is within a line: the end of a field in an entry, else a blank.
    private func part() { if entry != nil { line.endField() } else { line.appendBlank() } }

    // MARK: - Entries

    /// Starts an entry: an element that is one by its class, or an item of a list of references.
    private func startEntry(_ element: HTMLElement, _ attributes: HTMLAttributes, _ open: inout OpenElement) {
        guard entry == nil, joinDepth == 0, headingLevel == 0, preDepth == 0, boilerplateDepth == 0, tableFootDepth == 0 else { return }
        let isMarked = PageEntry.isEntry(element, attributes)
        let isItem = element == .li && flows[flows.count - 1].lists.count == 1 && (referenceDepth > 0 || noteDepth > 0 || listLevel != nil)
        let isNote = !isMarked && (PageEntry.isNote(element, attributes) || isItem && noteDepth > 0)
        guard isMarked || isItem || isNote else { return }
        entry = (isNote, isMarked || isNote, isMarked && PageEntry.isDoubtful(element, attributes))
        open.isEntry = true
        startJoin(&open)
    }

    /// Decides, when an element starts within an entry, whether it still is a part of it: a list, a table or a heading is none, but for a list of names.
    private func startWithinEntry(_ element: HTMLElement, _ attributes: HTMLAttributes, _ open: inout OpenElement) {
        switch element {
        case .ol, .ul: if PageEntry.namesAuthors(attributes) { open.isNameList = true } else { dissolveEntry() }
        case .li: if !stack.contains(where: { $0.isNameList }) { dissolveEntry() }
        case .table, .dl, .pre, .figure, .h1, .h2, .h3, .h4, .h5, .h6: dissolveEntry()
        default: break
        }
    }

    /// Ends the line of an entry that holds more than its words, and reads on as if it were none.
    private func dissolveEntry() {
        endLine(gap: false)
        entry = nil
        guard let index = stack.lastIndex(where: { $0.isEntry }) else { return }
        stack[index].isEntry = false
        if stack[index].joinsLines { endJoin(stack[index]); stack[index].joinsLines = false }
    }

    /// Whether an element ends a heading, caption or term even within it. A heading within a caption is part of it.
    private func breaksJoin(_ element: HTMLElement) -> Bool {
        switch element {
        case .h1, .h2, .h3, .h4, .h5, .h6: captionDepth == 0
        case .li, .ol, .ul: entry == nil
        case .table, .caption, .tr, .td, .th, .thead, .tbody, .tfoot, .dl, .dt, .dd, .figcaption, .figure: true
        default: false
        }
    }

    private func isCaption(_ attributes: HTMLAttributes) -> Bool { attributes.list != nil && attributes.words(of: "class", contain: PageWords.captionWords) }

    private func wantsGap(around element: HTMLElement) -> Bool {
        switch element {
        case .li, .dt, .dd, .tr, .td, .th, .thead, .tbody, .tfoot, .colgroup: false
        default: flows[flows.count - 1].lists.isEmpty
        }
    }

    // MARK: - What is left out, what is boilerplate

    private func isDropped(_ element: HTMLElement, _ attributes: HTMLAttributes) -> Bool {
        if element == .script || element == .dropped { return true }
        guard attributes.list != nil else { return false }
        if element == .td || element == .th { return isHidden(attributes, fromAll: true) }
        if attributes.words(of: "class", contain: PageWords.backLinks) || attributes.words(of: "class", contain: PageWords.prompts) || attributes.words(of: "role", contain: ["doc-backlink"]) { return true }
        return !element.isBlock && element != .html && element != .body && isHidden(attributes)
    }

    /// - Parameter fromAll: whether hiding from screen readers alone does not count.
    private func isHidden(_ attributes: HTMLAttributes, fromAll: Bool = false) -> Bool {
        if attributes["hidden"] != nil { return true }
        if !fromAll, let hidden = attributes["aria-hidden"], hidden.count == 4 { return true }
        guard let style = attributes.string("style", limit: 400) else { return false }
        let rule = style.utf8.filter { $0 != 0x20 }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return String(decoding: rule, as: UTF8.self).hasRule("display:none") || String(decoding: rule, as: UTF8.self).hasRule("visibility:hidden")
    }

    /// What a picture, or words for screen readers, say of a cell: `<img alt="Yes">`, `<span class="sr-only">No</span>`.
    private func noteAlternative(_ tag: HTMLElement, _ attributes: HTMLAttributes) {
        guard !tables.isEmpty, attributes.list != nil, tag == .other || tag == .dropped || tag == .em else { return }
        for text in [attributes["alt"], attributes["aria-label"]] { if let text { tables[tables.count - 1].appendAlternative(text) } }
        isSpoken = attributes.words(of: "class", contain: PageWords.spokenWords)
    }

    private func startRaw(_ element: HTMLElement, _ attributes: HTMLAttributes) {
        rawKind = element == .script && attributes.string("type", limit: 60) == "application/ld+json" ? .linkedData : .other
    }

    private func readRegion(_ element: HTMLElement, _ attributes: HTMLAttributes, _ open: inout OpenElement) {
        switch element {
        case .nav, .button, .aside: open.isBoilerplate = true
        // some servers put the whole page into one form
        case .form: open.isBoilerplate = stack.last?.element != .body
        case .header, .footer: open.isBoilerplate = articleDepth == 0
        case .article, .main: articleDepth += 1
        default: break
        }
        if element.isBlock, attributes.list != nil, element != .html, element != .body, !Self.isTablePart(element) {
            if attributes.words(of: "role", contain: PageWords.boilerplateRoles) || attributes.words(of: "class", contain: PageWords.boilerplateWords)
                || attributes.words(of: "id", contain: PageWords.boilerplateWords) || isHidden(attributes) {
                open.isBoilerplate = true
                open.isNavigation = attributes.words(of: "role", contain: ["navigation"]) || attributes.words(of: "class", contain: ["navbox"])
            }
            if opensTableFoot(attributes) {
                open.isTableFoot = true
                tableFootDepth += 1
            } else if attributes.words(of: "class", contain: PageWords.referenceWords) || attributes.words(of: "id", contain: PageWords.referenceWords)
                || attributes.words(of: "role", contain: ["doc-bibliography", "doc-endnotes"]) {
                open.isReferenceList = true
                referenceDepth += 1
            }
            if !open.isTableFoot, PageEntry.holdsNotes(attributes) { open.holdsNotes = true; noteDepth += 1 }
        }
        if open.isBoilerplate || open.isReferenceList { open.regionStart = flows[flows.count - 1].blocks.count }
        if open.isBoilerplate { boilerplateDepth += 1 }
    }

    /// Whether an element holds the notes of a table: by its own class, or by one that other notes have, too, right below a table.
    private func opensTableFoot(_ attributes: HTMLAttributes) -> Bool {
        if attributes.words(of: "class", contain: PageWords.tableFoots) { return true }
        guard line.isEmpty, let above = flows[flows.count - 1].blocks.last, above.kind == .table || above.isTableNote else { return false }
        return attributes.words(of: "class", contain: ["legend", "footnotes", "footnote", "notes"])
    }

    /// Decides, when a region ends, whether it was what its markup said: a header that holds the title, or a footer with references, is text.
    private func endRegion(_ open: OpenElement) {
        if open.element == .article || open.element == .main { articleDepth = max(0, articleDepth - 1) }
        if open.isReferenceList { referenceDepth = max(0, referenceDepth - 1) }
        if open.holdsNotes { noteDepth = max(0, noteDepth - 1) }
        if open.isTableFoot { tableFootDepth = max(0, tableFootDepth - 1) }
        guard open.regionStart >= 0 else { return }
        let top = flows.count - 1
        let start = min(open.regionStart, flows[top].blocks.count)
        if open.isBoilerplate {
            boilerplateDepth -= 1
            if boilerplateDepth == 0, open.element != .nav, open.element != .form, isReadable(flows[top].blocks[start...], of: flows[top]) {
                for index in start ..< flows[top].blocks.count { flows[top].blocks[index].isBoilerplate = false }
            }
        }
        if open.isReferenceList, start < flows[top].blocks.count {
            flows[top].referenceLists.append(flows[top].blocks[start].bytes.lowerBound ..< flows[top].text.count)
        }
    }

    private func isReadable(_ blocks: ArraySlice<PageFlow.PageBlock>, of flow: PageFlow) -> Bool {
        blocks.contains { block in
            guard block.kind == .heading else { return false }
            if block.level == 1 { return true }
            let words = String(decoding: flow.text[block.content].prefix(80), as: UTF8.self).lowercased()
            return PageWords.listNames.contains { words.hasPrefix($0) }
        }
    }

    private static func isTablePart(_ element: HTMLElement) -> Bool {
        switch element {
        case .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .colgroup, .li, .dt, .dd: true
        default: false
        }
    }


    // MARK: - Elements

    private func startElement(_ element: HTMLElement, _ attributes: HTMLAttributes, _ open: inout OpenElement) {
        switch element {
        case .html: head.noteLanguage(attributes)
        case .meta: head.readMeta(attributes)
        case .link: head.readLink(attributes)
        case .title: if stack.count < 6 { isTitle = true }
        case .h2 where isBylineHeading(attributes), .h3 where isBylineHeading(attributes), .h4 where isBylineHeading(attributes): break
        case .h1, .h2, .h3, .h4, .h5, .h6:
            if joinDepth == 0 { headingLevel = element.headingLevel }
            startJoin(&open)
        case .caption where !tables.isEmpty: flows.append(PageFlow()); captionDepth += 1; startJoin(&open)
        case .figcaption, .caption: captionDepth += 1; startJoin(&open)
        case .block where isCaption(attributes), .section where isCaption(attributes): captionDepth += 1; startJoin(&open); open.isCaption = true
        case .figure: figures.append(Figure(blocks: flows[flows.count - 1].blocks.count, tables: flows[flows.count - 1].tables.count, depth: flows.count))
        case .br: if joinDepth > 0 { line.appendBlank() } else { endLine(gap: false, isBreak: true) }
        case .hr: writeRule()
        case .pre: preDepth += 1; open.line = attributes.words(of: "class", contain: ["code", "highlight", "sourcecode", "programlisting"]) ? 1 : 0; codeBlockDepth += open.line
        case .ol where open.isNameList, .ul where open.isNameList: break
        case .li where entry != nil: break
        case .ol, .ul: open.listStart = flows[flows.count - 1].blocks.count; startList(element, attributes)
        case .li: startItem(attributes)
        case .dt: endTerm(); startJoin(&open)
        case .time: noteDate(attributes)
        case .table: startTable(attributes, isDrawn: open.tag != .table)
        case .thead, .tbody, .tfoot: if !tables.isEmpty { tables[tables.count - 1].startGroup(element) }
        case .tr: if !tables.isEmpty { tables[tables.count - 1].startRow() }
        case .td, .th: startCell(element, attributes)
        case .em, .cite, .strong, .sup, .code, .a: startStretch(element, attributes, &open)
        case .other: startInline(attributes, &open)
        case .block where tableFootDepth > 0 && joinDepth == 0 && attributes.words(of: "class", contain: ["fn", "footnote", "table-fn"]):
            open.isTableNote = true
            startJoin(&open)
        case .block where entry != nil && PageEntry.isLabel(attributes): open.isLabel = true; line.startLabel()
        case .quote: line.append([0x22])
        default: break
        }
        readByline(element, attributes)
    }

    private func endElement(_ open: OpenElement) {
        switch open.element {
        case .title: isTitle = false
        case .h1, .h2, .h3, .h4, .h5, .h6: endJoin(open); if joinDepth == 0 { headingLevel = 0 }
        case .caption where !tables.isEmpty && flows.count > 1: endTableCaption(open)
        case .figcaption, .caption: endJoin(open); captionDepth = max(0, captionDepth - 1)
        case .block where open.isCaption, .section where open.isCaption: endJoin(open); captionDepth = max(0, captionDepth - 1)
        case .figure: endFigure()
        case .pre: preDepth = max(0, preDepth - 1); codeBlockDepth = max(0, codeBlockDepth - max(0, open.line))
        case .ol where open.isNameList, .ul where open.isNameList: line.endNames()
        case .li where entry != nil && !open.isEntry: line.endName()
        case .ol, .ul: endList(from: open.listStart)
        case .li: flows[flows.count - 1].continuesItem = false
        case .dt: endJoin(open)
        case .dl: endTerm()
        case .table: endTable()
        case .thead, .tbody, .tfoot: if !tables.isEmpty { tables[tables.count - 1].endGroup() }
        case .tr: if !tables.isEmpty { tables[tables.count - 1].endRow() }
        case .td, .th: endCell()
        case .em, .cite, .strong, .sup, .code, .a: endStretch(open)
        case .quote: line.append([0x22])
        case .button: line.appendBlank()
        case .other where open.isCaption: endLine(gap: true); endJoin(open); captionDepth = max(0, captionDepth - 1)
        case .other, .block: if open.isLabel { endLabel() }
        default: break
        }
    }

    /// A label, or a part of an entry that style alone sets in a line of its own.
    private func startInline(_ attributes: HTMLAttributes, _ open: inout OpenElement) {
        guard attributes.list != nil else { return }
        if entry != nil, PageEntry.isLabel(attributes) { line.startLabel(); open.isLabel = true }
        if attributes.words(of: "class", contain: PageWords.labelWords) || headingLevel > 0 && attributes.words(of: "class", contain: ["secnum", "header-section-number", "section-number", "sectnum", "secno"]) {
            open.isLabel = true
        }
        if joinDepth == 0, isAtTop, attributes.words(of: "class", contain: ["ltx_personname"]) { endLine(gap: false); pendingBylines = [.authors] }
        if joinDepth == 0, isAtTop, attributes.words(of: "class", contain: ["ltx_author_notes"]) { endLine(gap: false) }
        if joinDepth == 0, attributes.words(of: "class", contain: ["captions"]) { endLine(gap: true); captionDepth += 1; startJoin(&open); open.isCaption = true }
        if entry != nil, PageEntry.isPart(attributes) { line.appendBlank() }
    }

    private func endLabel() { if entry != nil { line.endLabel() } else { line.appendLabelBlank() } }

    /// From here to the element's end all words make one line.
    private func startJoin(_ open: inout OpenElement) { joinDepth += 1; open.joinsLines = true }

    private func endJoin(_ open: OpenElement) {
        guard open.joinsLines else { return }
        joinDepth = max(0, joinDepth - 1)
    }

    // MARK: - Words

    func characters(_ text: UnsafeBufferPointer<UInt8>) {
        if dropDepth > 0 {
            if isSpoken, !tables.isEmpty { tables[tables.count - 1].appendAlternative(text) }
            return
        }
        if isTitle { head.appendTitle(text); return }
        if preDepth > 0, joinDepth == 0, flows.count == 1 { return appendPreformatted(text) }
        line.append(text)
    }

    func rawContent(_ text: UnsafeBufferPointer<UInt8>) {
        if rawKind == .linkedData { head.appendLinkedData(text) }
    }

    /// Lines as they stand; tabs and blanks stay.
    private func appendPreformatted(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            if byte == 0x0A { writePreformatted() } else if byte != 0x0D { preformatted.append(byte) }
        }
    }

    private var preformatted: [UInt8] = []

    private func writePreformatted() {
        while let last = preformatted.last, last == 0x20 || last == 0x09 { preformatted.removeLast() }
        let content = preformatted
        preformatted.removeAll(keepingCapacity: true)
        if flows[0].text.isEmpty && content.isEmpty { return }
        if content.isEmpty { flows[0].wantsGap = true; return }
        writeHead()
        let indent = content.prefix { $0 == 0x20 || $0 == 0x09 }.count
        flows[0].appendLine(Array(content[indent...]), prefix: Array(content[..<indent]), kind: codeBlockDepth > 0 ? .code : .preformatted, level: 0,
                            isBoilerplate: boilerplateDepth > 0)
        placeAnchors(at: flows[0].text.count - 1)
    }

    // MARK: - Lines

    /// Writes the line under way as a block.
    private func endLine(gap: Bool, isBreak: Bool = false) {
        if !preformatted.isEmpty { writePreformatted() }
        defer {
            if gap { flows[flows.count - 1].wantsGap = true; flows[flows.count - 1].continuesItem = false }
        }
        guard !line.isEmpty else {
            if isBreak, flows[flows.count - 1].lists.isEmpty { flows[flows.count - 1].wantsGap = true }
            return
        }
        let isNote = entry == nil && joinDepth == 0 && headingLevel == 0 && line.takeBackLinkAsLabel()
        let label = line.label.map { Array(line.words[$0]) }
        let content = line.markdown()
        line.clear()
        let trimmed = content.trimmingBlanks(0 ..< content.count)
        guard !trimmed.isEmpty else { return }
        write(trimmed.count == content.count ? content : Array(content[trimmed]), label: label, isNote: isNote && (noteDepth > 0 || referenceDepth == 0))
    }

    /// - Parameters:
    ///   - label: the words that open the line as the label of an entry.
    ///   - isNote: whether the line links itself back to the text.
    private func write(_ words: [UInt8], label: [UInt8]? = nil, isNote: Bool = false) {
        if label == nil, !isNote, referenceDepth > 0 || listLevel != nil, headingLevel == 0, captionDepth == 0, term.isEmpty, flows[flows.count - 1].lists.isEmpty,
           let starts = EntryRun.starts(in: words) {
            for (index, start) in starts.enumerated() {
                let end = index + 1 < starts.count ? starts[index + 1] : words.count
                let range = words.trimmingBlanks(start ..< end)
                writeBlock(Array(words[range]), label: nil, isNote: false)
            }
            return
        }
        writeBlock(words, label: label, isNote: isNote)
    }

    private func writeBlock(_ words: [UInt8], label: [UInt8]?, isNote: Bool) {
        if flows.count == 1 { writeHead() }
        let top = flows.count - 1
        var content = words
        if !term.isEmpty, headingLevel == 0 { content = joinedTerm(content) }
        let place: Range<Int>
        if headingLevel > 0 {
            flows[top].wantsGap = true
            content = Self.withoutSign(content)
            place = flows[top].appendLine(content, prefix: [UInt8](repeating: 0x23, count: headingLevel) + [0x20], kind: .heading, level: headingLevel,
                                          isBoilerplate: boilerplateDepth > 0)
            flows[top].wantsGap = true
        } else if captionDepth > 0 {
            flows[top].wantsGap = true
            // outside of a figure a caption is that of the table below it
            place = flows[top].appendLine(content, prefix: [], kind: .caption, level: figures.isEmpty ? 1 : 0, isBoilerplate: boilerplateDepth > 0)
            flows[top].wantsGap = true
        } else if !flows[top].lists.isEmpty {
            place = writeItemLine(content, hasLabel: label != nil)
            noteEntry(label, isNote: isNote)
        } else if entry != nil || isNote {
            flows[top].continuesItem = false
            place = flows[top].appendLine(content, prefix: [], kind: .item, level: 0, isBoilerplate: boilerplateDepth > 0)
            noteEntry(label, isNote: isNote)
        } else {
            place = flows[top].appendLine(content, prefix: [], kind: .paragraph, level: 0, isBoilerplate: boilerplateDepth > 0)
            if referenceDepth > 0 || listLevel != nil { flows[top].joinLinkLine() }
        }
        if headingLevel > 0, boilerplateDepth == 0, listLevel.map({ headingLevel <= $0 }) ?? true { listLevel = PageWords.namesList(content) ? headingLevel : nil }
        placeAnchors(at: place.lowerBound)
        if tableFootDepth > 0, let last = flows[top].blocks.indices.last { flows[top].blocks[last].isTableNote = true }
        for key in pendingBylines { flows[top].metadata.append(MarkedMetadata(key, bytes: place, rank: key == .title ? 2 : 1)) }
        pendingBylines.removeAll()
    }

    /// Notes on the block just written that it is an entry, and where its label stands.
    private func noteEntry(_ label: [UInt8]?, isNote: Bool) {
        let top = flows.count - 1
        guard let last = flows[top].blocks.indices.last, entry != nil || isNote, flows[top].blocks[last].kind == .item else { return }
        let block = flows[top].blocks[last]
        if let label, flows[top].text[block.content].starts(with: label) { flows[top].blocks[last].label = block.content.lowerBound ..< block.content.lowerBound + label.count }
        flows[top].blocks[last].isNote = isNote || entry?.isNote == true
        guard referenceDepth == 0, let entry, entry.isMarked, !entry.isNote, !entry.isDoubtful || PageEntry.isBorneOut(Array(flows[top].text[block.content])) else { return }
        flows[top].addToReferences(block.bytes)
    }

    /// - Parameter hasLabel: whether the words open with a label that the page prints itself.
    private func writeItemLine(_ content: [UInt8], hasLabel: Bool) -> Range<Int> {
        let top = flows.count - 1
        let depth = flows[top].lists.count - 1
        let list = flows[top].lists[depth]
        flows[top].lists[depth].label = nil
        var prefix = [UInt8](repeating: 0x20, count: list.label == nil ? list.textIndent : list.indent)
        if let label = list.label {
            // a list that prints its labels itself has no need of ours
            if !(list.isNumbered && (hasLabel || Self.opens(content, with: label))) { prefix += label + [0x20] }
            flows[top].continuesItem = false
        }
        let place = flows[top].appendLine(content, prefix: prefix, kind: .item, level: depth, isBoilerplate: boilerplateDepth > 0)
        flows[top].continuesItem = true
        return place
    }

    /// Whether words start with the number of a label, set as one: `1. Smith`, `[1] Smith`.
    private static func opens(_ words: [UInt8], with label: [UInt8]) -> Bool {
        let digits = label.prefix { $0 &- 0x30 < 10 }
        guard !digits.isEmpty else { return false }
        var at = 0
        if let first = words.first, first == 0x5B || first == 0x28 { at = 1 }
        guard words.count > at + digits.count, words[at ..< at + digits.count].elementsEqual(digits) else { return false }
        let mark = words[at + digits.count]
        return at == 1 ? mark == 0x5D || mark == 0x29 : mark == 0x2E || mark == 0x29
    }

    private func placeAnchors(at byte: Int) {
        guard !pendingAnchors.isEmpty else { return }
        for id in pendingAnchors { flows[flows.count - 1].anchors.append((id, byte)) }
        pendingAnchors.removeAll(keepingCapacity: true)
    }

    private func noteAnchor(_ element: HTMLElement, _ attributes: HTMLAttributes) {
        guard attributes.list != nil, !Self.holdsEntries(element) else { return }
        if let id = attributes.string("id", limit: 200), !id.isEmpty, !PageWords.referenceWords.contains(id) { pendingAnchors.append(id) }
        if element == .a, let name = attributes.string("name", limit: 200), !name.isEmpty { pendingAnchors.append(name) }
    }

    /// Whether an element's identifier means what stands in it as a whole, not its first line.
    private static func holdsEntries(_ element: HTMLElement) -> Bool {
        switch element {
        case .html, .body, .ol, .ul, .dl, .section, .article, .main, .table, .thead, .tbody, .nav: true
        default: false
        }
    }

    private func writeRule() {
        endLine(gap: true)
        guard flows.count == 1, flows[0].lists.isEmpty, !flows[0].text.isEmpty else { return }
        flows[0].appendLine(Array("---".utf8), prefix: [], kind: .boilerplate, level: 0, isBoilerplate: true)
        flows[0].wantsGap = true
    }

    // MARK: - Lists

    private func startList(_ element: HTMLElement, _ attributes: HTMLAttributes) {
        let top = flows.count - 1
        let outer = flows[top].lists.last
        if outer == nil { flows[top].wantsGap = true }
        let isPlain = attributes.string("style", limit: 400).map { $0.hasRule("list-style:none") || $0.hasRule("list-style-type:none") } ?? false
        let isNumbered = element == .ol && !isPlain
        let indent = min(outer?.textIndent ?? 0, 24)
        flows[top].lists.append(PageFlow.PageList(
            isNumbered: isNumbered, next: attributes.number("start") ?? 1, step: attributes["reversed"] == nil ? 1 : -1,
            isLettered: isNumbered && attributes.string("type", limit: 4) == "a", label: nil, indent: indent, textIndent: indent + (isNumbered ? 3 : 2)))
        flows[top].continuesItem = false
    }

    private func endList(from start: Int) {
        let top = flows.count - 1
        _ = flows[top].lists.popLast()
        if !flows[top].lists.isEmpty, boilerplateDepth == 0 { flows[top].joinLinkList(from: start) }
        flows[top].continuesItem = false
        if flows[top].lists.isEmpty { flows[top].wantsGap = true }
    }

    private func startItem(_ attributes: HTMLAttributes) {
        let top = flows.count - 1
        guard let depth = flows[top].lists.indices.last else {
            // an item without a list
            flows[top].wantsGap = true
            return
        }
        if let value = attributes.number("value") { flows[top].lists[depth].next = value }
        let number = flows[top].lists[depth].next
        flows[top].lists[depth].next += flows[top].lists[depth].step
        let list = flows[top].lists[depth]
        if list.isLettered, (1 ... 26).contains(number) {
            flows[top].lists[depth].label = [0x60 + UInt8(number), 0x29]
        } else {
            flows[top].lists[depth].label = list.isNumbered ? Array("\(number).".utf8) : [0x2D]
        }
        flows[top].continuesItem = false
    }

    /// Keeps the words of a `<dt>` for the line of its `<dd>`.
    private func keepTerm() {
        guard !line.isEmpty else { return }
        // a label may be a link back to the text
        term = Self.isLabel(line.words) ? line.words : line.markdown()
        line.clear()
    }

    /// Writes a term that has no description.
    private func endTerm() {
        guard !term.isEmpty else { return }
        let words = term
        term = []
        write(words)
    }

    /// `Class` and `Peptide` are `Class: Peptide`; `[1]` and `Smith J.` are `[1] Smith J.`.
    private func joinedTerm(_ words: [UInt8]) -> [UInt8] {
        let head = term
        term = []
        let isMark = tableFootDepth > 0 && head.count <= 3
        let needsColon = !isMark && !Self.isLabel(head) && head.last != 0x3A && head.last != 0x3F
        return head + (needsColon ? [0x3A, 0x20] : [0x20]) + words
    }

    /// `1.`, `[1]`, `(1)`.
    private static func isLabel(_ words: [UInt8]) -> Bool {
        words.count <= 6 && words.contains { $0 &- 0x30 < 10 } && words.last.map { [0x2E, 0x5D, 0x29].contains($0) } ?? false
    }

    // MARK: - In the line

    private func startStretch(_ element: HTMLElement, _ attributes: HTMLAttributes, _ open: inout OpenElement) {
        var target: [UInt8] = []
        let mark: PageLine.Mark
        switch element {
        case .em, .cite: mark = .emphasis
        case .strong: mark = .strong
        case .sup: mark = .raised
        case .code:
            if preDepth > 0 { codeBlockDepth += 1; open.line = -2; return }
            mark = .code
        default:
            guard let address = address(attributes), headingLevel == 0 || address.first == 0x23 else { return }
            mark = .link
            target = address
        }
        guard headingLevel == 0 || mark == .raised || mark == .link else { return }
        open.line = line.number
        open.stretch = line.start(mark, target: target)
    }

    private func endStretch(_ open: OpenElement) {
        if open.line == -2 { endLine(gap: false); codeBlockDepth = max(0, codeBlockDepth - 1); return }
        guard open.stretch >= 0, open.line == line.number else { return }
        line.end(open.stretch)
        // a whole reference may stand in <cite>; a title in it is emphasised by itself
        if open.element == .cite, line.words(of: open.stretch).count > 100 || line.words(of: open.stretch).contains(where: { $0 &- 0x30 < 10 }) { line.drop(open.stretch) }
        if open.element == .a { endLink(open.stretch) }
    }

    /// Drops what links to the place where it stands, or back; parts the buttons of an entry.
    private func endLink(_ stretch: Int) {
        if entry != nil, line.words.count <= 8, line.takeBackLinkAsLabel() { return }
        let words = line.words(of: stretch)
        if line.target(of: stretch).first == 0x23, PageWords.isSign(words, inHeading: headingLevel > 0) { return line.remove(stretch) }
        if headingLevel > 0 || Self.isGlyph(words) { return line.drop(stretch) }
        if referenceDepth > 0 || listLevel != nil, LinkCaption.isCaption(words) { line.part(before: stretch) }
    }

    /// A heading without the sign that links to it: `Timing §`, `Timing¶`.
    private static func withoutSign(_ heading: [UInt8]) -> [UInt8] {
        guard heading.count > 3, heading[heading.count - 2] == 0xC2, heading[heading.count - 1] == 0xA7 || heading[heading.count - 1] == 0xB6 else { return heading }
        let words = Array(heading.dropLast(2))
        return Array(words[words.trimmingBlanks(words.indices)])
    }

    /// `^`, `↑`, `↩`, `¶`, `#`: links that lead back, or to themselves.
    private static func isGlyph(_ words: ArraySlice<UInt8>) -> Bool {
        words.count <= 6 && !words.contains { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 } && (words.first.map { $0 == 0x5E || $0 == 0x23 || $0 == 0xC2 || $0 == 0xE2 } ?? true)
    }

    /// Where a link leads, fit to stand in round brackets; nil for what leads nowhere.
    private func address(_ attributes: HTMLAttributes) -> [UInt8]? {
        guard let href = attributes["href"], !href.isEmpty else { return nil }
        guard href.count <= Self.longestAddress else { notes.longAddresses += 1; return nil }
        let bytes = PageAddress.direct(Array(href))
        var address: [UInt8] = []
        var depth = 0
        for byte in bytes {
            switch byte {
            case 0 ... 0x1F: continue
            case 0x20: if !address.isEmpty { address += [0x25, 0x32, 0x30] }
            case 0x22, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D: address += Self.percent(byte)
            case 0x28: depth += 1; address.append(byte)
            case 0x29:
                if depth == 0 { address += Self.percent(byte) } else { depth -= 1; address.append(byte) }
            default: address.append(byte)
            }
        }
        if depth > 0 { address = address.flatMap { $0 == 0x28 || $0 == 0x29 ? Self.percent($0) : [$0] } }
        let scheme = String(decoding: address.prefix(11).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        return scheme.hasPrefix("javascript:") || address.isEmpty ? nil : address
    }

    private static func percent(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    // MARK: - Tables

    private func startTable(_ attributes: HTMLAttributes, isDrawn: Bool) {
        var table = PageTable()
        table.isDrawn = isDrawn
        if attributes.words(of: "class", contain: ["docutils"]) {
            table.isEntry = attributes.words(of: "class", contain: ["citation"])
            table.isNote = attributes.words(of: "class", contain: ["footnote"])
        }
        if table.isEntry || table.isNote, let id = attributes.string("id", limit: 200), !id.isEmpty { pendingAnchors.append(id) }
        table.isForLayout = attributes.words(of: "role", contain: ["presentation", "none"]) || attributes.words(of: "class", contain: ["navbox", "layout", "ambox"])
        tables.append(table)
    }

    private func startCell(_ element: HTMLElement, _ attributes: HTMLAttributes) {
        guard !tables.isEmpty, tables.count <= Self.deepestTable else { return flows[flows.count - 1].wantsGap = true }
        tables[tables.count - 1].addCell(isHeader: element == .th, rowSpan: attributes.number("rowspan") ?? attributes.number("aria-rowspan") ?? 1,
                                           columnSpan: attributes.number("colspan") ?? attributes.number("aria-colspan") ?? 1)
        flows.append(PageFlow())
        saved.append((joinDepth, headingLevel, captionDepth, term))
        (joinDepth, headingLevel, captionDepth, term) = (0, 0, 0, [])
    }

    /// What a cell must not inherit, and gives back at its end.
    private var saved: [(Int, Int, Int, [UInt8])] = []

    private func endCell() {
        guard !tables.isEmpty, tables.count <= Self.deepestTable, flows.count > 1, let cell = tables[tables.count - 1].cells.indices.last, let outer = saved.popLast() else { return }
        endTerm()
        (joinDepth, headingLevel, captionDepth, term) = outer
        tables[tables.count - 1].cells[cell].flow = flows.removeLast()
    }

    private func endTableCaption(_ open: OpenElement) {
        captionDepth = max(0, captionDepth - 1)
        endJoin(open)
        tables[tables.count - 1].caption = flows.removeLast()
    }

    private func endTable() {
        guard let table = tables.popLast() else { return }
        if tables.count >= Self.deepestTable { notes.deepTables += 1 }
        write(table)
    }

    private func write(_ table: PageTable) {
        var table = table
        table.settle()
        if flows.count == 1 { writeHead() }
        if table.hasWildSpan || table.isOverstretched { notes.wildSpans += 1 }
        let top = flows.count - 1
        let tail = notes.hasUnclosedTable ? table.cutTail() : nil
        if table.isEntry || table.isNote {
            flows[top].append(entry: table)
            if let last = flows[top].blocks.last, last.kind == .item {
                if table.isEntry, referenceDepth == 0 { flows[top].addToReferences(last.bytes) }
                placeAnchors(at: last.content.lowerBound)
            }
        } else if table.isData, !isInInterface(table) { flows[top].append(table) } else { flows[top].appendLaidOut(table) }
        if let tail { flows[top].append(tail) }
    }

    /// Whether boilerplate is open that holds no tables of data; a form holds tables of figures.
    private func isInInterface(_ table: PageTable) -> Bool {
        guard boilerplateDepth > 0 else { return false }
        let interface = stack.filter { $0.isBoilerplate && ($0.isNavigation || $0.element != .aside && $0.element != .section && $0.element != .block) }
        return interface.contains { $0.element != .form } || !interface.isEmpty && !table.holdsFigures
    }

    private func endFigure() {
        guard let figure = figures.popLast(), figure.depth == flows.count else { return }
        let top = flows.count - 1
        guard figure.blocks <= flows[top].blocks.count, let caption = flows[top].blocks[figure.blocks...].first(where: { $0.kind == .caption })?.content else { return }
        for index in flows[top].tables.indices.dropFirst(figure.tables) where flows[top].tables[index].caption == nil { flows[top].tables[index].caption = caption }
    }

    // MARK: - Head and byline

    private func writeHead() {
        guard !wroteHead else { return }
        wroteHead = true
        head.write(into: &flows[0])
    }

    /// Whether the words under way stand where a page names its authors and date: in the text, before the third heading.
    private var isAtTop: Bool { flows.count == 1 && boilerplateDepth == 0 && flows[0].headingCount <= 2 }

    /// `<h4 class="author">`, `<h4 class="date">`, as R Markdown sets them below the title: no headings of sections.
    private func isBylineHeading(_ attributes: HTMLAttributes) -> Bool {
        attributes.list != nil && isAtTop && entry == nil && listLevel == nil && referenceDepth == 0 && attributes.words(of: "class", contain: ["author", "date"])
    }

    private func readByline(_ element: HTMLElement, _ attributes: HTMLAttributes) {
        if element == .body { isGoogleDocument = attributes.words(of: "class", contain: ["doc-content"]) }
        // the title of a document of Google's is a paragraph above all headings
        if element == .p, isGoogleDocument, flows.count == 1, flows[0].headingCount == 0, attributes.words(of: "class", contain: ["title"]) { pendingBylines = [.title] }
        if isBylineHeading(attributes), element.headingLevel > 1 || element == .p {
            if attributes.words(of: "class", contain: ["author"]) { pendingBylines = [.authors] } else if !hasDate { pendingBylines.append(.published); hasDate = true }
            return
        }
        guard element == .p || element == .block || element == .ul, attributes.list != nil, isAtTop, entry == nil, referenceDepth == 0, listLevel == nil,
              attributes.words(of: "class", contain: ["authors", "byline", "author-list", "author-group", "article-authors", "contrib-group"]) else { return }
        pendingBylines = [.authors]
    }

    /// `<time datetime="2024-05-03">May 3, 2024</time>`: the line states the date of the page, where it is the first.
    private func noteDate(_ attributes: HTMLAttributes) {
        guard attributes["datetime"] != nil, isAtTop, !hasDate, !PageWords.saysChanged(line.words) else { return }
        hasDate = true
        pendingBylines.append(.published)
    }

    /// Marks from the scan that ran before the parser.
    func note(unclosedTable: Bool) { notes.hasUnclosedTable = unclosedTable }
}

/// What is worth a diagnostic when the page has been read.
struct PageNotes {
    var longAddresses = 0
    var deepTables = 0
    var wildSpans = 0
    var hasUnclosedTable = false
}

extension String {
    /// Whether a style says something, blanks apart.
    func hasRule(_ rule: String) -> Bool {
        let bytes = Array(utf8).filter { $0 != 0x20 }, wanted = Array(rule.utf8)
        guard bytes.count >= wanted.count else { return false }
        return (0 ... bytes.count - wanted.count).contains { bytes[$0 ..< $0 + wanted.count].elementsEqual(wanted) }
    }
}
