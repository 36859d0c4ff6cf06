import Model

/// A table while its tags are read: cells with what stands in them, and the grid that their spans make.
///
/// - Source: HTML Living Standard, section 4.9.12, forming a table. A row span ends with its row group, a column span at the last column in
///   which any cell starts (pages write `colspan="100"` for *all*).
struct PageTable {
    struct PageCell {
        var flow: PageFlow
        var row: Int
        var column: Int
        var rowSpan: Int
        var columnSpan: Int
        var isHeader: Bool
        var words: [UInt8] = []
    }

    /// Beyond these a grid is no table that anyone wrote.
    static let mostColumns = 2_000
    static let longestColumnSpan = 1_000

    var cells: [PageCell] = []
    var caption: PageFlow?
    var isForLayout = false
    /// Whether the table sets one entry of a list of references, or one note, beside its label, as docutils does.
    var isEntry = false
    var isNote = false
    /// Index of the row under way; -1 before the first.
    var row = -1
    /// The rows of `<thead>` and `<tfoot>`.
    var headRows = 0
    var footStart: Int?
    /// Behind its last row.
    private var footEnd: Int?
    var hasHead = false
    /// Whether a span was cut that is longer than any page needs.
    var hasWildSpan = false
    /// The columns in which cells start.
    private(set) var columnCount = 0
    /// For each column the row up to which a cell from above reaches.
    private var taken: [Int] = []
    private var column = 0
    /// Whether `<tr>` was not ended yet; a cell behind `</tr>` starts a row.
    private var isRowOpen = false
    /// The first cell of the row group, whose spans end with it.
    private var groupStart = 0
    private var group = HTMLElement.table

    mutating func startRow() {
        row += 1
        column = 0
        isRowOpen = true
        if group == .thead { headRows = row + 1 }
    }

    mutating func endRow() { isRowOpen = false }

    mutating func startGroup(_ element: HTMLElement) {
        endGroup()
        group = element
        if element == .thead, row < 0 { hasHead = true }
        if element == .tfoot { footStart = row + 1 }
    }

    /// Cuts row spans at the group's last row.
    mutating func endGroup() {
        for index in groupStart ..< cells.count { cells[index].rowSpan = max(1, min(cells[index].rowSpan, row + 1 - cells[index].row)) }
        groupStart = cells.count
        for column in taken.indices { taken[column] = 0 }
        if group == .tfoot { footStart = footStart ?? row + 1; footEnd = row + 1 }
        group = .table
        isRowOpen = false
    }

    /// Places a cell; its content comes later.
    mutating func addCell(isHeader: Bool, rowSpan: Int, columnSpan: Int) {
        if row < 0 || !isRowOpen { startRow() }
        if columnSpan > Self.longestColumnSpan || rowSpan > 65_534 { hasWildSpan = true }
        while column < taken.count, taken[column] > row { column += 1 }
        let wanted = max(1, min(columnSpan, Self.longestColumnSpan))
        let width = max(1, min(wanted, Self.mostColumns - column))
        if width < wanted { hasWildSpan = true }
        let height = rowSpan == 0 ? 65_534 : max(1, min(rowSpan, 65_534))
        if taken.count < column + width, column < Self.mostColumns { taken += Array(repeating: 0, count: column + width - taken.count) }
        for at in min(column, taken.count) ..< min(column + width, taken.count) { taken[at] = row + height }
        cells.append(PageCell(flow: PageFlow(), row: row, column: column, rowSpan: height, columnSpan: width, isHeader: isHeader))
        columnCount = max(columnCount, column + 1)
        column += width
    }

    /// Takes the words of the cells and cuts column spans at the last column.
    mutating func settle() {
        endGroup()
        moveFootDown()
        let columns = columnCount
        for index in cells.indices {
            cells[index].columnSpan = max(1, min(cells[index].columnSpan, columns - cells[index].column))
            cells[index].words = cells[index].flow.flattened()
        }
        if columns > Self.mostColumns / 10 { closeEmptyColumns() }
    }

    /// A foot that is written above the body stands below it on the page.
    private mutating func moveFootDown() {
        guard let start = footStart, let end = footEnd, start < end, end <= row else { return }
        for index in cells.indices {
            if cells[index].row >= end { cells[index].row -= end - start } else if cells[index].row >= start { cells[index].row += row + 1 - end }
        }
        footStart = row + 1 - (end - start)
        footEnd = row + 1
        let order = cells.indices.sorted { cells[$0].row != cells[$1].row ? cells[$0].row < cells[$1].row : $0 < $1 }
        cells = order.map { cells[$0] }
    }

    /// Takes out columns in which no cell starts; only of tables so wide that nobody made them by hand.
    private mutating func closeEmptyColumns() {
        let starts = Set(cells.map(\.column)).sorted()
        var places: [Int: Int] = [:]
        for (index, start) in starts.enumerated() { places[start] = index }
        for index in cells.indices {
            let end = cells[index].column + cells[index].columnSpan
            let place = places[cells[index].column] ?? 0
            let limit = starts.partitioningIndex { $0 >= end }
            cells[index].column = place
            cells[index].columnSpan = max(1, limit - place)
        }
        columnCount = starts.count
    }

    // MARK: - Judgement

    /// Whether this is a table of data, and not a frame by which a page is laid out.
    ///
    /// Marked headings, a caption or a head say so. Without them: two columns and rows at least, no headings or tables within, no long text.
    var isData: Bool {
        let filled = cells.lazy.filter { !$0.words.isEmpty }.count
        guard !isForLayout, !isOverstretched, filled > 1, columnCount > 1 || caption != nil || hasHead else { return false }
        if cells.contains(where: { $0.flow.headingCount > 0 || !$0.flow.tables.isEmpty }), caption == nil, !hasHead { return false }
        if caption != nil || hasHead || cells.contains(where: { $0.isHeader && !$0.words.isEmpty }) { return true }
        guard row >= 1, columnCount > 1, !isLabelledList else { return false }
        let length = cells.reduce(0) { $0 + $1.words.count }
        return length / filled < 400 && !cells.contains { $0.words.count > 2_500 }
    }

    /// Rows of figures under headings, as no form for answers has.
    var holdsFigures: Bool {
        guard row >= 2, columnCount >= 2, headerRowCount > 0 else { return false }
        let filled = cells.filter { $0.row >= headerRowCount && !$0.words.isEmpty }
        return filled.count > row && filled.filter { $0.words.contains { $0 &- 0x30 < 10 } }.count * 3 >= filled.count
    }

    /// Whether the grid is so much larger than what fills it that writing it out would be mostly blanks.
    var isOverstretched: Bool { (row + 1) * columnCount > 1_000_000 && (row + 1) * columnCount > 20 * cells.count }

    /// Rows `1.` | `Smith J. …`: a list of references that is set as a table.
    var isLabelledList: Bool {
        guard columnCount == 2, row >= 1 else { return false }
        let stubs = cells.filter { $0.column == 0 }
        let labels = stubs.filter { Self.isListLabel($0.words) }.count
        let long = cells.filter { $0.column == 1 && $0.words.count > 40 }.count
        return labels == stubs.count && long * 3 >= stubs.count * 2 && stubs.contains { $0.words.last.map { $0 &- 0x30 >= 10 } ?? false }
    }

    /// `1.`, `[1]`, `(1)`, `1`.
    private static func isListLabel(_ words: [UInt8]) -> Bool {
        words.count <= 6 && words.contains { $0 &- 0x30 < 10 } && words.allSatisfy { $0 &- 0x30 < 10 || [0x2E, 0x5B, 0x5D, 0x28, 0x29].contains($0) }
    }

    /// How many rows at the top are headings: those of `<thead>`, else the first rows of header cells alone, else the first row where it has
    /// no figures and the table no header cells at all.
    var headerRowCount: Int {
        if hasHead, headRows > 0, headRows <= row { return headRows }
        var count = 0
        var index = 0
        while index < cells.count {
            var end = index
            while end < cells.count, cells[end].row == cells[index].row { end += 1 }
            let filled = cells[index ..< end].filter { !$0.words.isEmpty }
            guard !filled.isEmpty, filled.allSatisfy(\.isHeader), filled.count > 1 || end - index == 1 && count > 0 || columnCount == 1 else { break }
            count = cells[index].row + 1
            index = end
        }
        if count > row { return min(1, count) }
        if count > 0 || cells.contains(where: \.isHeader) { return count }
        let first = cells.filter { $0.row == 0 && !$0.words.isEmpty }
        // pairs of a label and a value, `Formula | C₈H₆O₄`
        if columnCount == 2, first.contains(where: { holdsFigure($0.words) }) { return 0 }
        return row >= 1 && first.count > 1 && !first.contains { ($0.words.first ?? 0x30) &- 0x30 < 10 } ? 1 : 0
    }

    /// A digit, also a lowered one.
    private func holdsFigure(_ words: [UInt8]) -> Bool {
        words.indices.contains { words[$0] &- 0x30 < 10 || words[$0] == 0xE2 && $0 + 2 < words.count && words[$0 + 1] == 0x82 && words[$0 + 2] &- 0x80 < 10 }
    }

    /// The first row of notes: rows of a foot that are one cell over all columns, or a last row that says `Note:`.
    var noteStart: Int {
        if row > 1, let label = cells.first(where: { $0.row == row && !$0.words.isEmpty }), label.column == 0,
            ["note:", "notes:", "note", "notes"].contains(String(decoding: label.words.prefix(12).filter { $0 != 0x2A && $0 != 0x5F }, as: UTF8.self).lowercased()) { return row }
        guard let footStart, footStart > 0, footStart <= row else { return row + 1 }
        let foot = cells.filter { $0.row >= footStart }
        return foot.allSatisfy { $0.column == 0 && $0.columnSpan >= columnCount || $0.words.isEmpty } ? footStart : row + 1
    }
}

extension [Int] {
    /// The index of the first element, in an ascending list, that satisfies a condition which all behind it satisfy too.
    fileprivate func partitioningIndex(where belongs: (Int) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
