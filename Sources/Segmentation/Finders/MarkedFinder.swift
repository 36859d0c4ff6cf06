import Model

/// Takes what the markup of a page says: headings, tables, captions, listings, boilerplate.
///
/// Paragraphs and items are left to the finders behind, which see their marks (`1. `, `- `) as in Markdown: whether an item is a reference is
/// not the markup's to say.
func findMarked(_ structure: PageStructure, in draft: inout Draft) {
    for block in structure.blocks where draft.isFree(block.bytes) {
        switch block.kind {
        case .heading: draft.claim(Block(.heading, bytes: block.bytes, content: block.content, level: block.level))
        case .table: draft.claim(Block(.table, bytes: block.bytes, content: block.content))
        case .caption: draft.claim(Block(.caption, bytes: block.bytes, content: block.content))
        case .code: draft.claim(Block(.code, bytes: block.bytes, content: block.content))
        case .boilerplate: draft.claim(Block(.boilerplate, bytes: block.bytes, content: block.content))
        case .paragraph, .item, .preformatted: break
        }
    }
    findListHeadings(structure, in: &draft)
}

/// Takes lines of their own such as *References* that a page sets in bold or as a paragraph.
private func findListHeadings(_ structure: PageStructure, in draft: inout Draft) {
    for block in structure.blocks where block.kind == .paragraph && block.content.count <= 60 && ReferenceListHeading.names(block.content, of: draft.bytes) {
        guard draft.isFree(block.bytes), draft.visibleLine(from: draft.lineIndex(ofByte: block.bytes.upperBound - 1) + 1) != nil else { continue }
        draft.claim(Block(.heading, bytes: block.bytes, content: block.content, level: 2))
    }
}

/// Takes the entries of lists that the markup calls references and that stand under no heading which says so.
func findMarkedReferences(_ structure: PageStructure, in draft: inout Draft) {
    for list in structure.referenceLists where !list.isEmpty {
        if structure.blocks(in: list).first(where: { $0.kind == .item || $0.kind == .paragraph })?.isNote == true { continue }
        let lines = draft.lineIndex(ofByte: list.lowerBound) ..< draft.lineIndex(ofByte: list.upperBound - 1) + 1
        guard lines.contains(where: { draft.isFree($0) && !draft.lines[$0].isBlank }) else { continue }
        let headings = lines.filter { draft.kind(ofLine: $0) == .heading }
        let start = headings.last.map { draft.lines[$0].bytes.upperBound } ?? list.lowerBound
        guard start < list.upperBound else { continue }
        let entries = ReferenceListFinder.anyEntries(in: draft.document, range: start ..< list.upperBound) ?? []
        for entry in entries where draft.isFree(entry.bytes) { draft.claim(entry) }
    }
}

/// Takes the notes of a page that are references, where most of a run of them are; all of a run of which hardly one is none.
///
/// A note that explains stays prose; an address alone, behind words or not, makes no reference of it.
func findMarkedNotes(_ structure: PageStructure, in draft: inout Draft) {
    var run: [MarkedBlock] = []
    func claim(in draft: inout Draft) {
        defer { run = [] }
        guard let first = run.first, let last = run.last, run.allSatisfy({ draft.isFree($0.bytes) }) else { return }
        let entries = ReferenceListFinder.markedEntries(in: draft.document, range: first.bytes.lowerBound ..< last.bytes.upperBound) ?? []
        let references = entries.filter { ReferenceListFinder.isReferenceNote($0.content, of: draft.bytes) }
        let areAll = references.count * 5 >= entries.count * 4
        if references.count * 2 >= entries.count { for entry in areAll ? entries : references { draft.claim(entry) } }
    }
    for block in structure.blocks {
        if block.isNote { run.append(block) } else if block.kind != .boilerplate { claim(in: &draft) }
    }
    claim(in: &draft)
}

/// Finds tables in the lines of a page that are set as written (`<pre>`).
func findPreformattedTables(_ structure: PageStructure, in draft: inout Draft) {
    guard structure.blocks.contains(where: { $0.kind == .preformatted }) else { return }
    var lines: Set<Int> = []
    for block in structure.blocks where block.kind == .preformatted { lines.insert(draft.lineIndex(ofByte: block.bytes.lowerBound)) }
    let tables = TableFinder(of: draft, among: { lines.contains($0) })
    tables.findMarkedTables(in: &draft)
    tables.findPlainTables(in: &draft)
}
