import Model

/// A way in which a table is laid out in text, and how its cells are read.
///
/// Every layout looks at every table block and says how well it explains it; the best score reads it. None is tried before another.
public struct TableLayout: Sendable {
    /// Published as `tables.layout`.
    public let name: String
    public let summary: String
    /// Short tables in this layout; the tests read them.
    public let examples: [Example]
    /// Whether the cells are HTML, so that their words are read without tags and with character references as characters.
    let isMarkup: Bool
    private let makeGrid: @Sendable (_ lines: [Range<Int>], _ bytes: [UInt8], _ known: GluedReading?) -> Grid?

    /// A table as text and the cells that it must give, row by row.
    public struct Example: Sendable {
        public let text: String
        public let rows: [[String]]
    }

    init(name: String, summary: String, examples: [Example], isMarkup: Bool = false, grid: @escaping @Sendable ([Range<Int>], [UInt8]) -> Grid?) {
        self.init(name: name, summary: summary, examples: examples, isMarkup: isMarkup) { lines, bytes, _ in grid(lines, bytes) }
    }

    /// - Parameter knownGrid: takes what Segmentation has read of the lines too.
    init(name: String, summary: String, examples: [Example], isMarkup: Bool = false,
         knownGrid: @escaping @Sendable ([Range<Int>], [UInt8], GluedReading?) -> Grid?) {
        self.name = name; self.summary = summary; self.examples = examples; self.isMarkup = isMarkup; makeGrid = knownGrid
    }

    /// The grid of a block, or nil where this layout does not explain it.
    ///
    /// - Parameter known: what Segmentation has read of the lines to find them.
    func grid(_ lines: [Range<Int>], _ bytes: [UInt8], known: GluedReading? = nil) -> Grid? { makeGrid(lines, bytes, known) }
}

/// The cells of a table as byte ranges.
struct Grid: Sendable {
    /// One cell: where it stands in the grid and in the text. A cell over several lines has several parts.
    struct GridCell: Sendable {
        var row: Int
        var column: Int
        var rowSpan = 1
        var columnSpan = 1
        var parts: [Range<Int>]
    }

    var cells: [GridCell]
    var rowCount: Int
    var columnCount: Int
    var headerRowCount: Int
    /// Whether nothing but its place says that the first row is the heading.
    var hasGuessedHeading = false
    /// How sure the layout is, from 0 to 1.
    var confidence: Double
    /// The caption, where the layout has one of its own.
    var caption: Range<Int>?
    /// Rows whose number of cells is not the usual one: row, found.
    var raggedRows: [(row: Int, count: Int)] = []
    /// Rows with text that could not be divided for certain; that text is in no cell.
    var undividedRows: [Int] = []
    /// How many cells a row has.
    var usualCount = 0

    /// A grid of rows that may differ in length. Cells beyond the usual number are kept.
    init(rows: [[Range<Int>]], usualCount: Int, headerRowCount: Int, confidence: Double) {
        cells = []
        rowCount = rows.count
        columnCount = rows.reduce(usualCount) { max($0, $1.count) }
        self.headerRowCount = headerRowCount
        self.usualCount = usualCount
        for (row, ranges) in rows.enumerated() {
            for (column, range) in ranges.enumerated() where !range.isEmpty { cells.append(GridCell(row: row, column: column, parts: [range])) }
            if ranges.count != usualCount, !ranges.isEmpty { raggedRows.append((row, ranges.count)) }
        }
        self.confidence = raggedRows.isEmpty ? confidence : confidence * (1 - 0.5 * Double(raggedRows.count) / Double(rows.count))
    }

    init(cells: [GridCell], rowCount: Int, columnCount: Int, headerRowCount: Int, confidence: Double) {
        self.cells = cells; self.rowCount = rowCount; self.columnCount = columnCount; self.headerRowCount = headerRowCount; self.confidence = confidence
    }
}
