/// A table whose cells stand together without any separator, one row a line.
///
///     SymptomPlacebo (n = 60)Drug (n = 61)
///     Headache12 (20.0%)7 (11.5%)
///     Nausea9 (15.0%)8 (13.1%)
///
/// How likely a cell ends before a character is learnt from printed tables; how many columns there are, and where they meet, is what explains all
/// rows best. A cell counts where most ways to read the table agree on it and its column is known: a row with fewer cells than columns does not say
/// which of them are empty.
///
/// - Loss: text that is no sure cell is in no cell; its row is among `undividedRows`. Lines that no columns explain well are no table (`isTable`).
public struct GluedTable: Sendable {
    public struct Cell: Sendable {
        public let row: Int, column: Int
        public let bytes: Range<Int>
        /// How likely the cell is right.
        public let probability: Double
    }

    public private(set) var columnCount: Int
    public private(set) var cells: [Cell] = []
    /// Rows with text that is in no cell.
    public private(set) var undividedRows: [Int] = []
    /// How likely its cells are right, on average.
    public private(set) var confidence = 0.0
    /// How likely the number of columns is right.
    private var countConfidence = 0.0
    /// The likely cells before those of unknown columns are left out: what says that the lines are a table at all.
    private var likelyCells: [Cell] = []

    /// Whether columns explain the lines well enough for them to be a table.
    public private(set) var isTable = false
    /// Whether the number of columns is likelier right than wrong, and some cell is sure.
    public var isDivided: Bool { countConfidence >= Self.leastCountConfidence && !cells.isEmpty }
    /// Whether cells surely meet in most lines, be they a table or not.
    public let hasSureBorders: Bool

    /// From which probability a cell counts.
    package static let leastProbability = 0.6
    private static let leastCountConfidence = 0.5
    /// How much of the text must be in cells, how many of the cells that there could be must be sure, and how sure they must be on average.
    private static let leastShare = 0.12, leastCells = 6
    package static let leastConfidence = 0.65
    private static let mostLineBytes = 1_000, mostRows = 2_000

    /// Reads lines that are worth it.
    ///
    /// - Parameter lines: blank ones are rows without cells.
    public init?(_ lines: [Range<Int>], in bytes: [UInt8]) {
        guard Self.mayBe(lines, in: bytes) else { return nil }
        let trimmed = lines.map { bytes.trimmingBlanks($0) }
        let filled = trimmed.indices.filter { !trimmed[$0].isEmpty }
        let rows = GluedRows(filled.map { trimmed[$0] }, in: bytes, networks: GlueWeights.trained.networks)
        self.init(rows, GlueColumnChoice(rows, weights: GlueWeights.trained.reading), weights: GlueWeights.trained.columns)
        isTable = isSure(rows, in: bytes)
        cells = cells.map { Cell(row: filled[$0.row], column: $0.column, bytes: $0.bytes, probability: $0.probability) }
        undividedRows = undividedRows.map { filled[$0] }
    }

    /// Whether enough of the rows is in cells, and those are likely enough, for the lines to be a table.
    package func isSure(_ rows: GluedRows, in bytes: [UInt8], leastConfidence: Double = GluedTable.leastConfidence) -> Bool {
        let inCells = likelyCells.reduce(0) { $0 + $1.bytes.count }
        let all = (0 ..< rows.count).reduce(0) { $0 + (rows[$1].places.last ?? 0) - (rows[$1].places.first ?? 0) }
        return Self.mean(likelyCells) >= leastConfidence && likelyCells.count >= Self.leastCells && Double(inCells) >= Self.leastShare * Double(all)
            && Double(likelyCells.count) >= Self.leastShare * Double(rows.count * columnCount) && (columnCount > 2 || hasColumnOfFigures(in: bytes))
    }

    /// Whether the second of two columns holds figures in most of five rows or more; with words there, they are labelled facts.
    private func hasColumnOfFigures(in bytes: [UInt8]) -> Bool {
        let second = likelyCells.filter { $0.column == 1 && $0.row > 0 }
        let figures = second.filter { cell in
            bytes.opensFigure(cell.bytes) && !bytes[cell.bytes].contains { (0x41 ... 0x5A).contains($0) || (0x61 ... 0x7A).contains($0) }
        }
        return figures.count >= 5 && figures.count * 5 >= second.count * 4
    }

    /// The cells on which the options agree, each option as far as it is likely.
    package init(_ rows: GluedRows, _ choice: GlueColumnChoice, weights: [Double], leastProbability: Double = GluedTable.leastProbability) {
        let shares = choice.shares(weights)
        let best = shares.indices.max { (shares[$0], $1) < (shares[$1], $0) }
        hasSureBorders = (0 ..< rows.count).filter { rows[$0].hasSureBorder }.count * 2 > rows.count
        columnCount = best.map { choice.options[$0].columnCount } ?? 0
        countConfidence = best.map { shares[$0] } ?? 0
        let found = (0 ..< rows.count).map { row in
            var probabilities: [Int: Double] = [:]
            for (option, share) in zip(choice.options, shares) where share > 0.005 {
                for part in option.readings[row].parts { probabilities[part.slice * 64 + part.column, default: 0] += part.probability * share }
            }
            let likely = probabilities.filter { $0.value > leastProbability && $0.key % 64 < columnCount }.sorted { $0.key < $1.key }
            return LikelyRow(likely.map { (slice: rows[row].slices[$0.key / 64], column: $0.key % 64, probability: $0.value) }, of: rows[row])
        }
        var placement = GluePlacement(columnCount: columnCount)
        for row in found.dropFirst() where row.cells.count == columnCount { placement.count(row.cells.map(\.slice)) }
        for (number, row) in found.enumerated() {
            likelyCells += cells(of: row, number: number, in: row.cells.map(\.column), rows)
            let columns = number == 0 ? headingColumns(of: row) : columns(of: row, placement)
            cells += cells(of: row, number: number, in: columns ?? [], rows)
            if !row.isWhole || columns == nil { undividedRows.append(number) }
        }
        confidence = Self.mean(cells)
    }

    /// The likely cells of a row, and whether they are all of its text.
    private struct LikelyRow {
        let cells: [(slice: GluedRow.Slice, column: Int, probability: Double)]
        let isWhole: Bool

        init(_ cells: [(slice: GluedRow.Slice, column: Int, probability: Double)], of row: GluedRow) {
            self.cells = cells
            isWhole = cells.reduce(0) { $0 + $1.slice.to - $1.slice.from } == row.places.count - 1
        }
    }

    private func cells(of row: LikelyRow, number: Int, in columns: [Int], _ rows: GluedRows) -> [Cell] {
        zip(row.cells, columns).map { Cell(row: number, column: $1, bytes: rows[number].bytes(of: $0.slice), probability: $0.probability) }
    }

    /// The columns of a heading's cells where they are known: there is one for each column; or one fewer, and the first heads values, for it has a
    /// figure (`Rats (n = 8)`, `OR (95% CI)`), so that the stub has no heading. A heading agrees with no other row.
    private func headingColumns(of row: LikelyRow) -> [Int]? {
        if row.cells.count == columnCount { return Array(0 ..< columnCount) }
        guard row.isWhole, row.cells.count > 1, row.cells.count == columnCount - 1,
              GlueShape.kindsWithFigures.contains(row.cells[0].slice.kind) else { return nil }
        return Array(1 ..< columnCount)
    }

    /// The columns of a row's cells where they are known: there is one for each column, or what stands alone is the stub, or the kinds of cells say
    /// which columns are empty. Where some text is in no cell, what agrees with the other rows holds the rest in place.
    private func columns(of row: LikelyRow, _ placement: GluePlacement) -> [Int]? {
        let known = row.cells.map(\.column)
        if !row.isWhole || known.count == columnCount || known == [0] { return known }
        return placement.columns(of: row.cells.map(\.slice))
    }

    private static func mean(_ cells: [Cell]) -> Double {
        cells.isEmpty ? 0 : cells.reduce(0) { $0 + $1.probability } / Double(cells.count)
    }

    /// Whether lines are worth the search: three or more that are not blank, most of them with a place where two cells seem to meet, and few that
    /// are prose or markup.
    public static func mayBe(_ lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
        guard lines.count >= 3, lines.count <= mostRows else { return false }
        var filled = 0, glued = 0, prose = 0
        for line in lines {
            let line = bytes.trimmingBlanks(line)
            guard line.count <= mostLineBytes else { return false }
            if line.isEmpty { continue }
            filled += 1
            if bytes.hasGlue(in: line) { glued += 1 }
            if bytes.isProse(line) { prose += 1 }
        }
        return filled >= 3 && glued * 2 >= filled && prose * 3 <= filled
    }
}

extension [UInt8] {
    /// Whether two cells seem to meet in a line: a capital or a figure behind small letters, anything behind a bracket or `%`, a second point in a
    /// figure. Tabs and pipes part cells in another way.
    public func hasGlue(in line: Range<Int>) -> Bool {
        var small = 0, points = 0, isGlued = false, before: UInt8 = 0x20
        for at in line {
            let byte = self[at]
            switch byte {
            case 0x09: return false
            case 0x7C where hasPartingPipe(in: line): return false
            case 0x61 ... 0x7A:
                if before == 0x29 || before == 0x5D || before == 0x25 { isGlued = true }
                small += 1
            case 0x41 ... 0x5A, 0x30 ... 0x39:
                if small >= 2 || before == 0x29 || before == 0x5D || before == 0x25 { isGlued = true }
                if byte >= 0x41, (0x30 ... 0x39).contains(before) { isGlued = true }
                small = 0
            case 0x2E where (0x30 ... 0x39).contains(before):
                points += 1
                if points > 1 { isGlued = true }
                small = 0
            default: small = 0
            }
            if byte != 0x2E, !(0x30 ... 0x39).contains(byte) { points = 0 }
            before = byte
        }
        return isGlued
    }

    /// `1. `, `12) `, `[3] `, `- `: the marks of a list.
    private func isItem(_ line: Range<Int>) -> Bool {
        var at = line.lowerBound
        guard at + 2 < line.upperBound else { return false }
        if self[at] == 0x2D || self[at] == 0x2A { return self[at + 1] == 0x20 }
        if self[at] == 0x5B { at += 1 }
        let digits = at
        while at < line.upperBound, at - digits < 4, (0x30 ... 0x39).contains(self[at]) { at += 1 }
        guard at > digits, at + 1 < line.upperBound, [0x2E, 0x29, 0x5D].contains(self[at]) else { return false }
        return self[at + 1] == 0x20
    }

    /// Whether a line is a sentence or part of one, by its end or by eight words in small letters and more than figures; markup, by the marks of a
    /// tag, a link or an address; or an item of a list, as references are.
    fileprivate func isProse(_ line: Range<Int>) -> Bool {
        if isItem(line) { return true }
        if line.count > 60, self[line.upperBound - 1] == 0x2E { return true }
        var words = 0, others = 0, length = 0, isWord = true, before: UInt8 = 0x20
        for at in line {
            let byte = self[at]
            switch (before, byte) {
            case (0x3C, 0x2F), (0x3D, 0x22), (0x5D, 0x28), (0x5E, 0x5B), (0x3A, 0x60), (0x2F, 0x2F): return true       // </ =" ]( ^[ :` //
            case (0x69, 0x3A) where at > line.lowerBound + 2 && self[at - 2] | 0x20 == 0x6F && self[at - 3] | 0x20 == 0x64: return true // doi:
            default: break
            }
            if byte == 0x20 {
                if isWord, length >= 2 { words += 1 } else { others += 1 }
                (length, isWord) = (0, true)
            } else {
                length += 1
                if !(0x61 ... 0x7A).contains(byte), byte != 0x2C, byte != 0x2D { isWord = false }
            }
            before = byte
        }
        return words >= 8 && words > 2 * others
    }
}
