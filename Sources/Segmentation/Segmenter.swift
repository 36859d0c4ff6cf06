import Model

/// Cuts a document into blocks that tile its text, and names its sections and reference lists.
///
/// Each finder takes the lines that it knows; what none takes is prose. The order is the order of certainty: markup, a fence or a rule line
/// says what it is, a heading without marks must be guessed from what stands around it.
public struct Segmenter: Sendable {
    public init() {}

    /// - Shape: blocks in reading order; every byte of the text is in exactly one.
    public func segment(_ document: Document, diagnostics: inout [Diagnostic]) -> SegmentedDocument {
        guard !document.text.bytes.isEmpty else { return SegmentedDocument(document: document, blocks: []) }
        if let references = document.text.references { return recordList(of: document, references) }
        var draft = Draft(document: document)
        if let structure = document.text.structure {
            findMarked(structure, in: &draft)
            findMarkedHeadings(in: &draft)
            findPreformattedTables(structure, in: &draft)
        } else {
            findFrontMatter(in: &draft)
            let tables = TableFinder(of: draft)
            findCode(in: &draft, with: tables)
            tables.findMarkedTables(in: &draft)
            findMarkedHeadings(in: &draft)
            tables.findPlainTables(in: &draft)
            findPageFurniture(in: &draft)
        }
        findBoilerplate(in: &draft)
        findCaptions(in: &draft)
        findPlainHeadings(in: &draft)
        findReferences(in: &draft)
        findFootnoteReferences(in: &draft)
        if let structure = document.text.structure {
            findMarkedReferences(structure, in: &draft)
            findMarkedNotes(structure, in: &draft)
        } else {
            findLoneReferences(in: &draft)
            findClosingReferences(in: &draft)
        }
        findItems(in: &draft)
        findProse(in: &draft)
        reportDoubtfulTables(of: draft, into: &diagnostics)
        var segmented = outline(of: document, blocks: draft.takeBlocks())
        segmented.gluedTables = draft.gluedTables
        return segmented
    }
}
