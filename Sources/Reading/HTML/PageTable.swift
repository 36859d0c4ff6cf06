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
        /// What pictures in it say, and words for screen readers.
        var alternative: [UInt8] = []

        /// Set in bold as a whole.
        var isStrong: Bool { words.count > 4 && words.starts(with: [0x2A, 0x2A]) && words.suffix(2) == [0x2A, 0x2A] }
        var holdsFigure: Bool { PageTable.holdsFigure(words) }
    }

    /// Beyond these a grid is no table that anyone wrote.
    static let mostColumns = 2_000
    static let longestColumnSpan = 1_000

    var cells: [PageCell] = []
    var caption: PageFlow?
    var isForLayout = false
    /// Whether roles or classes draw it, not the elements of a table.
    var isDrawn = false
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

    /// Keeps what a picture in the open cell says, or words there for screen readers.
    mutating func appendAlternative(_ text: UnsafeBufferPointer<UInt8>) {
        guard let last = cells.indices.last, cells[last].alternative.count + text.count < 40 else { return }
        cells[last].alternative += text
    }

    /// `Yes`, `no`, `4.5 out of 5 stars`: an answer, and not the name of a picture.
    private static func answers(_ words: [UInt8]) -> Bool {
        let text = String(decoding: words, as: UTF8.self).lowercased()
        return answerWords.contains(text) || words.first.map { $0 &- 0x30 < 10 } ?? false && words.contains(0x20) || text == "n/a"
    }

    private static let answerWords: Set<String> = [
        "yes", "no", "true", "false", "check", "checkmark", "check mark", "tick", "cross", "included", "not included", "available", "not available", "supported",
        "not supported", "partial", "partially", "none", "✓", "✔", "✗", "✘", "✅", "❌",
    ]

    /// Takes the words of the cells and cuts column spans at the last column.
    mutating func settle() {
        endGroup()
        moveFootDown()
        let columns = columnCount
        for index in cells.indices {
            cells[index].columnSpan = max(1, min(cells[index].columnSpan, columns - cells[index].column))
            cells[index].words = cells[index].flow.flattened()
            if cells[index].words.isEmpty {
                let said = cells[index].alternative[cells[index].alternative.trimmingBlanks(cells[index].alternative.indices)]
                if Self.answers(Array(said)) { cells[index].words = Array(said) }
            }
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
    /// Marked headings, a caption or a head say so. Without them: two columns and rows at least, most cells filled, no headings or tables within, no long
    /// text.
    var isData: Bool {
        let filled = cells.lazy.filter { !$0.words.isEmpty }.count
        guard !isForLayout, !isOverstretched, !isFrame, !isCalendar, filled > 1, columnCount > 1 || caption != nil || hasHead else { return false }
        if cells.contains(where: { $0.flow.headingCount > 0 || !$0.flow.tables.isEmpty }), caption == nil, !hasHead, !isListWithTables { return false }
        if caption != nil || hasHead || cells.contains(where: { $0.isHeader && !$0.words.isEmpty }) { return true }
        guard row >= 1, columnCount > 1, !isLabelledList, filled * 2 > cells.count || isSpacedOut else { return false }
        // a post of a forum beside who wrote it
        if row == 1, cells.contains(where: { $0.flow.blocks.count > 2 }) { return false }
        let length = cells.reduce(0) { $0 + $1.words.count }
        return length / filled < 400 && !cells.contains { $0.words.count > 2_500 }
    }

    /// Whether most cells are filled but those of columns that hold nothing, and most of the others hold figures: columns that keep figures apart, as
    /// financial reports have them.
    private var isSpacedOut: Bool {
        let filled = cells.filter { !$0.words.isEmpty }, columns = Set(filled.map(\.column)), values = filled.filter { $0.column > 0 }
        return row >= 2 && filled.count * 2 > cells.count { columns.contains($0.column) } && values.count { $0.holdsFigure } * 2 >= values.count
    }

    /// Whether tables are all that its cells hold: they stand side by side.
    private var isFrame: Bool {
        let filled = cells.filter { !$0.words.isEmpty }
        return !filled.isEmpty && filled.allSatisfy { !$0.flow.tables.isEmpty && $0.flow.blocks.allSatisfy { $0.kind == .table || $0.kind == .caption } }
    }

    /// Whether the rows are short facts, of which a few hold a small table as their value.
    private var isListWithTables: Bool {
        let filled = cells.filter { !$0.words.isEmpty }, holders = filled.filter { !$0.flow.tables.isEmpty }
        return row >= 2 && holders.count * 4 <= filled.count && filled.allSatisfy { $0.flow.headingCount == 0 && $0.words.count < ($0.flow.tables.isEmpty ? 120 : 400) }
            && holders.allSatisfy { $0.column > 0 && $0.flow.blocks.allSatisfy { $0.kind == .table } }
    }

    /// Whether seven columns count the days of a month.
    private var isCalendar: Bool {
        guard columnCount == 7 else { return false }
        let days = cells.filter { (1 ... 2).contains($0.words.count) && $0.words.allSatisfy { $0 &- 0x30 < 10 } }.compactMap { Int(String(decoding: $0.words, as: UTF8.self)) }
        return days.count >= 14 && zip(days, days.dropFirst()).count { $1 == $0 + 1 } * 10 >= days.count * 8
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

    /// The filled cells of each row that has any.
    private var filledRows: [ArraySlice<PageCell>] {
        var rows: [ArraySlice<PageCell>] = []
        let filled = cells.filter { !$0.words.isEmpty }
        var start = 0
        for index in filled.indices where index + 1 == filled.count || filled[index + 1].row != filled[start].row {
            rows.append(filled[start ... index])
            start = index + 1
        }
        return rows
    }

    /// Whether a row is one cell over all columns: a title above the headings, a group of rows, a note below.
    private func isOneCell(_ row: ArraySlice<PageCell>) -> Bool {
        columnCount > 1 && row.count == 1 && row.first.map { $0.column == 0 && $0.columnSpan >= columnCount } ?? false
    }

    /// How many rows at the top are headings: those of `<thead>`, else the first rows of header cells alone, else the first row where it is set in
    /// bold, where its first cell is empty, or where it has no figures and the table no header cells at all. Titles over all columns count
    /// with the headings below them.
    var headerRowCount: Int {
        if hasHead, headRows > 0, headRows <= row { return headRows }
        let rows = filledRows, body = Array(rows.drop(while: isOneCell))
        guard let first = body.first else { return 0 }
        let marked = markedRows(body[...])
        if marked > 0 { return marked > row ? min(1, marked) : marked }
        if body.count > 1, first.count > 1, first.allSatisfy(\.isStrong), !body[1].allSatisfy(\.isStrong) { return (first.first?.row ?? 0) + 1 }
        let cornered = body.prefix { row in row.first.map { $0.column > 0 && $0.rowSpan == 1 } ?? false && !row.contains(where: \.isHeader) }
        if rows.count == body.count, (1 ... 6).contains(cornered.count), body.count > cornered.count, let next = body[cornered.count].first, next.column == 0 {
            return next.row
        }
        guard rows.count == body.count, !cells.contains(where: \.isHeader), body.count > 1, first.count > 1 else { return 0 }
        if columnCount == 2 { return isHeadedPair(body) ? 1 : 0 }
        return first.contains { ($0.words.first ?? 0x30) &- 0x30 < 10 } ? 0 : (first.first?.row ?? 0) + 1
    }

    private func hasOneCell(_ row: Int) -> Bool {
        var low = 0, high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if cells[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low < cells.count && cells[low].row == row && (low + 1 == cells.count || cells[low + 1].row != row)
    }

    /// Behind the first rows that are header cells alone; a heading over some columns takes the row below it along.
    private func markedRows(_ rows: ArraySlice<ArraySlice<PageCell>>) -> Int {
        var count = 0, isSpanner = false
        for row in rows {
            guard let first = row.first else { break }
            let isMarked = row.allSatisfy(\.isHeader) && (columnCount == 1 || row.count > 1 || count > 0 && !isOneCell(row) && hasOneCell(first.row) || first.column > 0 && first.columnSpan > 1)
            guard isMarked || isSpanner && row.count > 1 && !row.contains(where: { $0.isHeader || $0.holdsFigure }) else { break }
            count = first.row + 1
            isSpanner = row.count == 1
        }
        return isSpanner && count == rows.first?.first.map({ $0.row + 1 }) ? 0 : count
    }

    /// Whether two columns without marks have a heading row, and are not pairs of a label and a value, `Formula | C₈H₆O₄`: it has no figure, and below
    /// it stand figures or words, not both.
    private func isHeadedPair(_ rows: [ArraySlice<PageCell>]) -> Bool {
        guard let first = rows.first, !first.contains(where: \.holdsFigure), first.first?.isStrong == first.last?.isStrong else { return false }
        let values = rows.dropFirst().compactMap { row in row.last.flatMap { $0.column == 1 ? $0 : nil } }
        let figures = values.filter(\.holdsFigure).count
        return figures == 0 || figures * 3 >= values.count * 2
    }

    /// A digit, also a lowered one.
    fileprivate static func holdsFigure(_ words: [UInt8]) -> Bool {
        words.indices.contains { words[$0] &- 0x30 < 10 || words[$0] == 0xE2 && $0 + 2 < words.count && words[$0 + 1] == 0x82 && words[$0 + 2] &- 0x80 < 10 }
    }

    /// The first row of notes: rows of a foot that are one cell, or over all columns what stands last in the body, or a last row that says `Note:`.
    var noteStart: Int {
        if row > 1, headerRowCount > 0, let label = cells.first(where: { $0.row == row && !$0.words.isEmpty }), label.column == 0,
            ["note:", "notes:", "note", "notes"].contains(String(decoding: label.words.prefix(12).filter { $0 != 0x2A && $0 != 0x5F }, as: UTF8.self).lowercased()) { return row }
        let rows = filledRows
        var start = row + 1
        if let footStart, footStart > 0, footStart <= row {
            let foot = rows.drop { ($0.first?.row ?? 0) < footStart }
            guard foot.allSatisfy({ $0.count == 1 && $0.first?.column == 0 }) else { return row + 1 }
            start = footStart
        }
        // a group of no rows is none
        let body = rows.prefix { ($0.first?.row ?? 0) < start }
        let closing = body.reversed().prefix { isOneCell($0) && $0.first?.isHeader == false }
        if closing.count + 1 < body.count, let first = closing.last?.first { start = first.row }
        return start
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
