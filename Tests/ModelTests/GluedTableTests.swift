import Model
import Testing

struct GluedTableTests {
    static func lines(of text: String) -> (lines: [Range<Int>], bytes: [UInt8]) {
        let bytes = Array(text.utf8)
        var lines: [Range<Int>] = [], start = 0
        for end in bytes.indices where bytes[end] == 0x0A { lines.append(start ..< end); start = end + 1 }
        return (lines, bytes)
    }

    static let table = "Age groupCases (%)Controls (%)P value\n" + (1 ... 12).map { "\(20 + $0) years\($0 + 30) (\($0 + 20).5)\($0 + 41) (\($0 + 33).1)0.\($0 + 30)\n" }.joined()

    @Test func columnsAreThoseThatExplainAllRows() throws {
        let (lines, bytes) = Self.lines(of: Self.table)
        let table = try #require(GluedTable(lines, in: bytes))
        #expect(table.columnCount == 4)
        let third = table.cells.filter { $0.row == 3 }.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
        #expect(third == ["23 years", "33 (23.5)", "44 (36.1)", "0.33"])
        #expect(table.confidence > 0.6 && table.confidence <= 1)
    }

    @Test func cellsStandInTheirRowsAndDoNotOverlap() throws {
        let (lines, bytes) = Self.lines(of: Self.table)
        let table = try #require(GluedTable(lines, in: bytes))
        for (row, line) in lines.enumerated() {
            var end = line.lowerBound, column = -1
            for cell in table.cells.filter({ $0.row == row }).sorted(by: { $0.column < $1.column }) {
                #expect(cell.bytes.lowerBound >= end && cell.bytes.upperBound <= line.upperBound && cell.column > column && cell.column < table.columnCount)
                (end, column) = (cell.bytes.upperBound, cell.column)
            }
        }
    }

    @Test(arguments: [
        "\n\n\n", "a\nb\nc\n", "Alpha beta\nGamma delta\nEpsilon zeta\n", "x1\nx2\nx3\n",
        "a|b1c\nd|e2f\ng|h3i\n", String(repeating: "A1b2(3)4", count: 400) + "\nAb12\nCd34\n",
        "\u{FFFD}\u{200B}1\n\u{202E}2)3\n\u{1F600}4)5\n", "1\n2\n3\n4\n",
    ])
    func otherLinesGiveNone(text: String) {
        let (lines, bytes) = Self.lines(of: text)
        #expect(GluedTable(lines, in: bytes) == nil)
    }

    @Test func brokenBytesAreNoTrap() {
        let bytes: [UInt8] = Array(Self.table.utf8).enumerated().map { $0.offset % 7 == 3 && $0.element != 0x0A ? 0xE2 : $0.element }
        let (lines, _) = Self.lines(of: Self.table)
        for cell in GluedTable(lines, in: bytes)?.cells ?? [] { #expect(bytes.indices.contains(cell.bytes.lowerBound)) }
    }
}
