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

    /// What was read of some lines is given for these alone; where blank lines stand does not matter.
    @Test func aReadingIsOfItsLines() throws {
        let (lines, bytes) = Self.lines(of: Self.table)
        let table = try #require(GluedTable(lines, in: bytes))
        let reading = GluedReading(table, of: lines + [90 ..< 90])
        #expect(reading.table(of: lines + [7 ..< 7])?.cells.count == table.cells.count)
        #expect(reading.table(of: lines) == nil && reading.table(of: Array(lines.dropLast()) + [90 ..< 90, 90 ..< 90]) == nil)
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
        #expect(GluedTable(lines, in: bytes)?.isTable != true)
    }

    @Test func brokenBytesAreNoTrap() {
        let bytes: [UInt8] = Array(Self.table.utf8).enumerated().map { $0.offset % 7 == 3 && $0.element != 0x0A ? 0xE2 : $0.element }
        let (lines, _) = Self.lines(of: Self.table)
        for cell in GluedTable(lines, in: bytes)?.cells ?? [] { #expect(bytes.indices.contains(cell.bytes.lowerBound)) }
    }

    /// The cells of a row, each with its column.
    private static func cells(_ row: Int, of text: String) throws -> [String] {
        let (lines, bytes) = lines(of: text)
        let table = try #require(GluedTable(lines, in: bytes))
        #expect(table.isTable && table.isDivided)
        return table.cells.filter { $0.row == row }.map { "\($0.column) \(String(decoding: bytes[$0.bytes], as: UTF8.self))" }
    }

    static let symptoms = "SymptomPlacebo (n = 60)Drug (n = 61)P value\nHeadache12 (20.0%)7 (11.5%)0.21\nNausea9 (15.0%)8 (13.1%)0.76\n"
        + "Dizziness4 (6.7%)6 (9.8%)0.53\nDry mouth5 (8.3%)11 (18.0%)0.12\nInsomnia3 (5.0%)4 (6.6%)0.72\n"

    @Test func aHeadingOfValuesAloneStandsBehindTheStub() throws {
        let heading = try Self.cells(0, of: """
            Rats (n = 8)Mice (n = 9)P value
            Body weight (g)312.5 (20.1)24.8 (2.2)0.03
            Food intake (g)21.4 (3.2)4.1 (0.8)0.21
            Heart rate (bpm)350.2 (30.1)520.6 (41.0)0.04
            Water intake (mL)28.9 (4.4)5.2 (1.1)0.37
            Liver weight (g)12.7 (1.9)1.3 (0.2)0.52

            """)
        #expect(heading == ["1 Rats (n = 8)", "2 Mice (n = 9)", "3 P value"])
    }

    @Test func aShortRowStandsWhereItsKindsOfCellsStand() throws {
        let more = "Vomiting1 (1.7%)2 (3.3%)0.57\nFatigue8 (13.3%)6 (9.8%)0.54\n"
        #expect(try Self.cells(6, of: Self.symptoms + "Any rash2 (3.3%)3 (4.9%)\n" + more) == ["0 Any rash", "1 2 (3.3%)", "2 3 (4.9%)"])
        #expect(try Self.cells(6, of: Self.symptoms + "Severe events\n" + more) == ["0 Severe events"])
    }

    @Test func anUnsureNumberOfColumnsDividesNothing() throws {
        let (lines, bytes) = Self.lines(of: Self.unsure)
        let table = try #require(GluedTable(lines, in: bytes))
        #expect(table.isTable && !table.isDivided)
    }

    static let unsure = "VariableLow groupHigh group\nn%n%\nAge18–301125.63348.2\n31–452456.11826.4\n46–60818.71725.4\nSmokerYes1534.92333.8\n"
        + "No2865.14566.2\nCityNorth1944.23145.6\nSouth2455.83754.4\n"
}
