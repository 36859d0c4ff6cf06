import Model

extension Reader {
    /// Pages of the web. Their text is Markdown made from the markup, and spans point into that text, not into the file.
    ///
    /// - Loss: scripts, style sheets, comments, attributes but for addresses, identifiers and spans; see `PageBuilder`.
    public static let html = Reader(
        name: "html",
        summary: "HTML pages; the text is Markdown made from the markup.",
        extensions: ["html", "htm", "xhtml"],
        read: { bytes, document, diagnostics in
            var source = try decodedPage(of: bytes, document: document, diagnostics: &diagnostics)
            guard isPage(source) else {
                if !source.trimmingBlanks(0 ..< source.count).isEmpty {
                    diagnostics.append(Diagnostic(.warning, "no-markup", document: document, "the file has the name of an HTML page but no markup of one; it was read as text",
                                                  hint: "give it the extension .txt or .md"))
                }
                return checked(SourceText(validUTF8: source), document: document, diagnostics: &diagnostics)
            }
            endBreaks(in: &source)
            source = HTMLReferences.mended(source) ?? source
            return page(of: source, document: document, diagnostics: &diagnostics)
        },
        markupDepth: { HTMLNesting.depth(of: $0) }
    )

    /// `</br>` breaks a line in every browser; libxml2 knows `<br/>` alone.
    private static func endBreaks(in bytes: inout [UInt8]) {
        guard bytes.count >= 5 else { return }
        for at in 0 ... bytes.count - 5 where bytes[at] == 0x3C && bytes[at + 1] == 0x2F && bytes[at + 2] | 0x20 == 0x62 {
            guard bytes[at + 3] | 0x20 == 0x72, bytes[at + 4] == 0x3E else { continue }
            bytes.replaceSubrange(at + 1 ..< at + 4, with: "br/".utf8)
        }
    }

    /// Whether a text has the tags of a page: a document type, `<html>`, `<body>`, or blocks, which a Markdown file with an inline tag has not.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        var blocks = 0
        for at in bytes.indices.dropLast(2) where bytes[at] == 0x3C {
            let name = tagName(at + 1, in: bytes)
            if pageTags.contains(name) { return true }
            if blockTags.contains(name) { blocks += 1 }
        }
        guard blocks > 0 else { return false }
        // a Markdown file with a table or two in HTML
        var lines = 0, headings = 0, isStart = true
        for (offset, byte) in bytes.enumerated() {
            if isStart, byte == 0x23, offset + 1 < bytes.count, bytes[offset + 1] == 0x20 || bytes[offset + 1] == 0x23 { headings += 1 }
            isStart = byte == 0x0A
            if isStart { lines += 1 }
        }
        return headings == 0 || blocks > lines / 4
    }

    /// The name of a tag in lower case, as far as it has ten letters.
    private static func tagName(_ start: Int, in bytes: [UInt8]) -> String {
        var name: [UInt8] = []
        for byte in bytes[start ..< min(bytes.count, start + 10)] {
            guard (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x21 else { break }
            name.append(byte | 0x20)
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static let pageTags: Set<String> = ["!doctype", "html", "body", "head", "meta", "title"]
    private static let blockTags: Set<String> = [
        "p", "div", "table", "section", "article", "h1", "h2", "h3", "ul", "ol", "li", "dl", "blockquote", "pre", "td", "center", "main", "nav", "figure", "form",
    ]

    private static func page(of source: [UInt8], document: String, diagnostics: inout [Diagnostic]) -> SourceText {
        var nesting = HTMLNesting()
        let flat = nesting.flattened(source) ?? source
        let builder = PageBuilder()
        builder.note(unclosedTable: nesting.unclosedTables > 0)
        let badReferences = HTMLEvents.read(flat, for: builder)
        let flow = builder.finish()
        report(builder.notes, nesting, badReferences: badReferences, document: document, into: &diagnostics)
        return checked(SourceText(validUTF8: flow.text, structure: flow.structure), document: document, diagnostics: &diagnostics)
    }

    private static func report(_ notes: PageNotes, _ nesting: HTMLNesting, badReferences: Int, document: String, into diagnostics: inout [Diagnostic]) {
        func warn(_ code: String, _ message: String) { diagnostics.append(Diagnostic(.warning, code, document: document, message)) }
        if nesting.hasDeepTags { warn("deep-markup", "tags are nested deeper than \(HTMLNesting.limit), or have more than 500 attributes; those were left out, the words kept") }
        if nesting.hasUnclosedComment { warn("unclosed-comment", "a comment is never closed; what stands behind it was read as text") }
        if nesting.unclosedTables > 0 { warn("unclosed-table", "\(nesting.unclosedTables) tables are never closed; each was ended where the page or the cell around it ends") }
        if badReferences > 0 { warn("bad-character", "\(badReferences) character references name no character; they were left out") }
        if notes.wildSpans > 0 { warn("wild-span", "\(notes.wildSpans) tables have cells that span more rows or columns than any table has; the spans were cut") }
        if notes.deepTables > 0 { warn("deep-table", "tables are nested deeper than any page needs; the inner ones were read as text") }
        if notes.longAddresses > 0 { warn("long-address", "\(notes.longAddresses) links have addresses of more than 1500 bytes; the addresses were left out") }
    }
}

extension PageFlow {
    /// What the markup said, as it is handed on.
    fileprivate var structure: PageStructure {
        var structure = PageStructure()
        structure.blocks = blocks.map { block in
            let kind = block.isBoilerplate && block.kind != .table ? .boilerplate : block.kind
            var marked = MarkedBlock(kind, bytes: block.bytes, content: block.content, level: kind == .caption ? 0 : block.level, label: block.label, isNote: block.isNote, isTableNote: block.isTableNote)
            marked.isLoneCell = block.isLoneCell
            return marked
        }
        structure.tables = tables.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
        structure.referenceLists = referenceLists.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
        structure.metadata = metadata
        for anchor in anchors where structure.anchors[anchor.id] == nil { structure.anchors[anchor.id] = anchor.byte }
        return structure
    }
}
