/// A run of whole lines with one role. The blocks of a document tile its text: every character is in exactly one.
public struct Block: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Lines without a visible character.
        case blank
        /// A section's heading; `level` says how deep.
        case heading
        case paragraph
        /// A bulleted or numbered item that is no reference; `level` is its depth from 0, `label` its mark.
        case item
        /// `Table 1: …` or `Figure 2. …`.
        case caption
        /// All rows of one table, heading row and rule lines included. Reading order of cells is Extraction's affair.
        case table
        /// One entry of a reference list; `label` is its printed number, `list` which list it belongs to.
        case reference
        /// What the page carries beside its text: link buttons, share rows, a lone rule.
        case boilerplate
        /// A fenced or indented listing.
        case code
    }

    /// Bytes of the text in eight of memory: a large text has a block for every hundred bytes of it.
    private struct Place: Sendable, Hashable {
        private let start, end: UInt32

        init(_ bytes: Range<Int>) { start = UInt32(bytes.lowerBound); end = UInt32(bytes.upperBound) }

        var bytes: Range<Int> { Int(start) ..< Int(end) }
    }

    public var kind: Kind
    private var whole, inner: Place
    private var mark: Place?
    /// The block's bytes, whole lines with their line ends.
    public var bytes: Range<Int> {
        get { whole.bytes }
        set { whole = Place(newValue) }
    }
    /// The bytes of the readable content: without list label, heading marks, and blanks at the ends.
    public var content: Range<Int> {
        get { inner.bytes }
        set { inner = Place(newValue) }
    }
    /// The bytes of a list label without its punctuation: `12` in `[12]`, `•`; of a fact before the text its key.
    public var label: Range<Int>? {
        get { mark?.bytes }
        set { mark = newValue.map(Place.init) }
    }
    /// What stands within the content and is no part of it, ascending: page numbers and running heads amid an entry of a reference list.
    public var holes: [Range<Int>]
    /// Heading level from 1, depth of a list item from 0.
    public var level: Int {
        get { Int(smallLevel) }
        set { smallLevel = Int32(clamping: newValue) }
    }
    private var smallLevel: Int32
    /// The index in `SegmentedDocument.sections` of the section that holds the block, a heading's own for a heading.
    public var section: Int?
    /// The index in `SegmentedDocument.referenceLists`.
    public var list: Int?

    public init(_ kind: Kind, bytes: Range<Int>, content: Range<Int>? = nil, label: Range<Int>? = nil, level: Int = 0, holes: [Range<Int>] = []) {
        self.kind = kind; self.holes = holes
        whole = Place(bytes); inner = Place(content ?? bytes); mark = label.map(Place.init)
        smallLevel = Int32(clamping: level)
    }
}

/// What Segmentation makes of a document.
///
/// - Shape: `blocks` tile the text in reading order; `sections` are its headings in reading order.
public struct SegmentedDocument: Sendable {
    public let document: Document
    public var blocks: [Block]
    public var sections: [Section]
    public var referenceLists: [ReferenceList]
    /// What was read of glued tables to find them, by where their blocks start.
    public var gluedTables: [Int: GluedReading] = [:]

    public init(document: Document, blocks: [Block], sections: [Section] = [], referenceLists: [ReferenceList] = []) {
        self.document = document; self.blocks = blocks; self.sections = sections; self.referenceLists = referenceLists
    }
}

/// A reference list of a document: *References*, *Sources*, *Bibliography* …
public struct ReferenceList: Sendable, Hashable {
    /// The heading as printed, without markup; `References` where the list has none.
    public var heading: String
    /// Whether the entries carry printed numbers.
    public var isNumbered: Bool
    /// The index of the section that the list opens, if it has a heading.
    public var section: Int?

    public init(heading: String, isNumbered: Bool, section: Int?) {
        self.heading = heading; self.isNumbered = isNumbered; self.section = section
    }
}
