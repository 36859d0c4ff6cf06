/// What the markup of a document said, where Reading made the text itself (HTML).
///
/// The text is Markdown that says the same, so every stage can work from the text alone; what Markdown cannot say (the grid of a table with
/// spans, what is navigation, which anchor a list item carries) is kept here, as ranges in the text.
///
/// - Shape: `blocks` are whole lines, ascending and apart; a line in none of them is blank.
public struct PageStructure: Sendable {
    public var blocks: [MarkedBlock] = []
    public var tables: [MarkedTable] = []
    /// What the markup calls a list of references (`class="ref-list"`, `role="doc-bibliography"`), ascending; they may lie in one another.
    public var referenceLists: [Range<Int>] = []
    /// What the page says of itself, as a head or a byline states it.
    public var metadata: [MarkedMetadata] = []
    /// For each `id` the byte at which its line's words start.
    public var anchors: [String: Int] = [:]

    public init() {}

    /// The blocks that start in a range.
    public func blocks(in range: Range<Int>) -> ArraySlice<MarkedBlock> {
        var low = 0, high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].bytes.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < blocks.count, blocks[end].bytes.lowerBound < range.upperBound { end += 1 }
        return blocks[low ..< end]
    }

    /// The table whose first line starts at a byte.
    public func table(startingAt byte: Int) -> MarkedTable? {
        var low = 0, high = tables.count
        while low < high {
            let middle = (low + high) / 2
            if tables[middle].bytes.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low < tables.count && tables[low].bytes.lowerBound == byte ? tables[low] : nil
    }
}

/// A run of lines with the role that the markup gives it.
public struct MarkedBlock: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case heading, paragraph, item, caption, table, code
        /// Text whose line breaks stand as written (`<pre>`), and which may hold anything.
        case preformatted
        /// Navigation, forms, footers, banners, what is hidden, and the facts of the page's head.
        case boilerplate
    }

    public var kind: Kind
    /// Whole lines with their line ends.
    public var bytes: Range<Int>
    /// Without marks and blanks.
    public var content: Range<Int>
    /// Heading level from 1, depth of an item from 0.
    public var level: Int
    /// The label of an entry that the markup sets apart from its words: `[12]`, `Smith (2019)`. It opens the content.
    public var label: Range<Int>?
    /// Whether the markup makes it a note of the text, which may be a reference or not.
    public var isNote: Bool
    /// Whether the markup makes it a note of the table above.
    public var isTableNote: Bool
    /// Whether it is all, or nearly all, that a cell of a table holds by which a page is laid out: a button, a caption, a word of a menu.
    public var isLoneCell = false

    public init(_ kind: Kind, bytes: Range<Int>, content: Range<Int>, level: Int = 0, label: Range<Int>? = nil, isNote: Bool = false, isTableNote: Bool = false) {
        self.kind = kind; self.bytes = bytes; self.content = content; self.level = level; self.label = label; self.isNote = isNote; self.isTableNote = isTableNote
    }
}

/// A table with its true grid.
public struct MarkedTable: Sendable, Hashable {
    public struct Cell: Sendable, Hashable {
        /// Empty where the cell is.
        public var bytes: Range<Int>
        public var row: Int
        public var column: Int
        public var rowSpan: Int
        public var columnSpan: Int
        public var isHeader: Bool
        /// What stands below the grid: a foot that is one cell over all columns.
        public var isNote = false

        public init(bytes: Range<Int>, row: Int, column: Int, rowSpan: Int, columnSpan: Int, isHeader: Bool) {
            self.bytes = bytes; self.row = row; self.column = column; self.rowSpan = rowSpan; self.columnSpan = columnSpan; self.isHeader = isHeader
        }
    }

    /// The lines of the rows.
    public var bytes: Range<Int>
    /// By row, then by column.
    public var cells: [Cell]
    /// Without notes.
    public var rowCount: Int
    public var columnCount: Int
    public var headerRowCount: Int
    public var caption: Range<Int>?

    public init(bytes: Range<Int>, cells: [Cell], rowCount: Int, columnCount: Int, headerRowCount: Int, caption: Range<Int>? = nil) {
        self.bytes = bytes; self.cells = cells; self.rowCount = rowCount; self.columnCount = columnCount
        self.headerRowCount = headerRowCount; self.caption = caption
    }
}

/// One thing that a page says of itself, and where the text says it.
public struct MarkedMetadata: Sendable, Hashable {
    public enum Key: String, Sendable, CaseIterable { case title, authors, published, publisher, container, doi, pmid, url, language }

    public var key: Key
    public var bytes: Range<Int>
    /// How far to trust it: 2 for what is made for citing (`citation_title`), 1 for what is marked in the text (a byline), 0 for the rest
    /// (`<title>`, `og:title`), which often carries the name of the site.
    public var rank: Int

    public init(_ key: Key, bytes: Range<Int>, rank: Int) { self.key = key; self.bytes = bytes; self.rank = rank }
}
