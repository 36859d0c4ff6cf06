@testable import Extraction
import Model
import Segmentation
import Testing

struct TableLayoutTests {
    static func records(_ text: String) -> DocumentRecords {
        var diagnostics: [Diagnostic] = []
        return Extractor(vocabulary: .builtIn).records(of: Segmenter().segment(Document(text), diagnostics: &diagnostics))
    }

    /// The texts of a table's cells, row by row; empty cells are empty texts.
    static func rows(of records: DocumentRecords, table: Int = 0) -> [[String]] {
        guard records.tables.indices.contains(table) else { return [] }
        let found = records.tables[table]
        var rows = Array(repeating: Array(repeating: "", count: found.columnCount), count: found.rowCount)
        for cell in records.cells where cell.tableID == found.id { rows[cell.row][cell.column] = cell.text }
        return rows
    }

    @Test func everyLayoutHasAnExample() {
        #expect(TableLayout.all.count >= 5)
        for layout in TableLayout.all { #expect(!layout.examples.isEmpty, "\(layout.name)") }
    }

    @Test(arguments: TableLayout.all.map(\.name))
    func readsItsExamples(name: String) throws {
        let layout = try #require(TableLayout.all.first { $0.name == name })
        for example in layout.examples {
            let records = Self.records("# Title\n\n" + example.text + "\n")
            #expect(records.tables.first?.layout == name)
            #expect(Self.rows(of: records) == example.rows)
        }
    }

    @Test func theCaptionAboveIsTheTables() {
        let records = Self.records("# T\n\nTable 1: Doses\n\nDose\tRats\n3 mg\t4\n\nTable 2: More\n\nDose\tRats\n5 mg\t6\n")
        #expect(records.tables.map(\.caption) == ["Table 1: Doses", "Table 2: More"])
    }

    /// A caption needs no label to be the table's; that of a figure is not, and a picture may stand between.
    @Test(arguments: [
        ("Scores of all rats that ran in the maze", "Scores of all rats that ran in the maze"), ("###### Scores of rats\n\n![](maze.png)", "Scores of rats"),
        ("Figure 2. Scores of rats", nil),
    ] as [(String, String?)]) func captionsWithoutALabel(line: String, caption: String?) {
        let records = Self.records("# T\n\nWords stand here.\n\n\(line)\n\n| Dose | Rats |\n|---|---|\n| 3 | 4 |\n")
        #expect(records.tables.map(\.caption) == [caption])
    }

    @Test func digitsStayAsPrinted() {
        let records = Self.records("# T\n\nDose\tMean\n−1.40\t007\n")
        #expect(Self.rows(of: records)[1] == ["−1.40", "007"])
        let cell = records.cells.first { $0.text == "−1.40" }
        #expect(cell?.span.line == 4 && cell?.span.start == 15 && cell?.span.end == 20)
    }

    @Test func aTableBelowTheThresholdIsReported() {
        let page = "# T\n\nDose\tRats\n3 mg\t4\textra\n5 mg\t6\n"
        var diagnostics: [Diagnostic] = []
        let segmented = Segmenter().segment(Document(page), diagnostics: &diagnostics)
        #expect(!Extractor(vocabulary: .builtIn).records(of: segmented).diagnostics.contains { $0.code == "unsure-table" })
        #expect(Extractor(vocabulary: .builtIn, tableConfidence: 0.95).records(of: segmented).diagnostics.contains { $0.code == "unsure-table" })
    }

    @Test func gluedFiguresAreDivided() {
        let table = "SymptomPlacebo (n = 60)Drug (n = 61)\nHeadache12 (20.0%)7 (11.5%)\nNausea9 (15.0%)8 (13.1%)\nDizziness4 (6.7%)6 (9.8%)\n"
            + "Any rash2 (3.3%)3 (4.9%)\nDry mouth5 (8.3%)11 (18.0%)\n"
        let records = Self.records("# T\n\n\(table)")
        #expect(records.tables.map(\.layout) == ["glued"])
        #expect(Self.rows(of: records).dropFirst() == [
            ["Headache", "12 (20.0%)", "7 (11.5%)"], ["Nausea", "9 (15.0%)", "8 (13.1%)"], ["Dizziness", "4 (6.7%)", "6 (9.8%)"],
            ["Any rash", "2 (3.3%)", "3 (4.9%)"], ["Dry mouth", "5 (8.3%)", "11 (18.0%)"],
        ])
    }

    @Test func aGluedRowThatIsNotSureIsReported() {
        let table = "SymptomPlacebo (n = 60)Drug (n = 61)\nHeadache12 (20.0%)7 (11.5%)\nNausea9 (15.0%)8 (13.1%)\nAll events11738\n"
            + "Any rash2 (3.3%)3 (4.9%)\nDry mouth5 (8.3%)11 (18.0%)\nInsomnia3 (5.0%)4 (6.6%)\n"
        let records = Self.records("# T\n\n\(table)")
        #expect(Self.rows(of: records).last == ["Insomnia", "3 (5.0%)", "4 (6.6%)"])
        #expect(!records.cells.contains { $0.row == 3 && $0.column > 0 })
        #expect(records.diagnostics.contains { $0.code == "undivided-row" && $0.span?.line == 6 })
    }

    @Test func aGluedTableOfUnsureColumnsIsReportedWithItsLines() throws {
        let table = "VariableLow groupHigh group\nn%n%\nAge18–301125.63348.2\n31–452456.11826.4\n46–60818.71725.4\nSmokerYes1534.92333.8\n"
            + "No2865.14566.2\nCityNorth1944.23145.6\nSouth2455.83754.4"
        let records = Self.records("# T\n\n\(table)\n\nThe groups did not differ.\n")
        #expect(records.tables.isEmpty)
        let report = try #require(records.diagnostics.first { $0.code == "unread-table" })
        #expect(report.span?.line == 3 && report.span?.start == 5 && report.span?.end == 5 + table.unicodeScalars.count)
    }

    @Test func gluedRowsThatNoColumnsExplainAreReported() throws {
        let page = "# T\n\nItemCode\nA12 (3)458.1\nB7 (22)96.2\nC5 (81)1044\nD19 (7)553.9\nE61 (2)87.4\nF8 (30)21\n\nNothing else was found.\n"
        var diagnostics: [Diagnostic] = []
        let segmented = Segmenter().segment(Document(page), diagnostics: &diagnostics)
        #expect(!segmented.blocks.contains { $0.kind == .table })
        #expect(diagnostics.map(\.code) == ["unread-table"])
        #expect(diagnostics.first?.span?.line == 3)
    }

    @Test func labelledFactsAreNotReportedAsRows() {
        var diagnostics: [Diagnostic] = []
        let page = "# T\n\nFormWhite powder\nSold AsVials of 5 mg\nPurity98%\nStorageAt −20 °C, dry\nSourceSynthetic\n\nNothing else was found.\n"
        _ = Segmenter().segment(Document(page), diagnostics: &diagnostics)
        #expect(diagnostics.isEmpty)
    }

    @Test func theMarkOfANotePartsNoCells() {
        let table = "SymptomPlacebo (n = 60)Drug (n = 61)\nHeadache12 (20.0%)7 (11.5%)\nNausea9 (15.0%)||8 (13.1%)\nDizziness4 (6.7%)6 (9.8%)\n"
            + "Any rash2 (3.3%)3 (4.9%)\nDry mouth5 (8.3%)11 (18.0%)\n"
        let records = Self.records("# T\n\n\(table)")
        #expect(records.tables.map(\.rowCount) == [6])
        #expect(Self.rows(of: records).last == ["Dry mouth", "5 (8.3%)", "11 (18.0%)"])
    }

    @Test func theStubOfARowThatIsNotDividedIsNoGroup() {
        let table = "SymptomPlacebo (n = 60)Drug (n = 61)\nHeadache12 (20.0%)7 (11.5%)\nNausea9 (15.0%)8 (13.1%)\nAll events11738\n"
            + "Any rash2 (3.3%)3 (4.9%)\nDry mouth5 (8.3%)11 (18.0%)\nInsomnia3 (5.0%)4 (6.6%)\n"
        #expect(Self.records("# T\n\n\(table)").cells.first { $0.row == 3 }?.role == .stub)
    }

    @Test(arguments: [
        "The assay used TotalSeq antibodies in allSamples of the cohort that was\nfollowed with caseControl pairs from the northernDistrict until the year\n"
            + "when the lastVisit took place and the sampleSets were closed for all the\nremaining patientGroups of the study, which then ended as it was planned",
        "iPhone12 users\nWindows11 users\nCOVID19 wards\nTP53 carriers\nBRCA1 carriers",
        "let maxCount = 10\nlet minValue = 0.5\nfunc readNext(at: Int)\nreturn maxCount + 1",
    ])
    func linesWithGluedWordsAreNoTable(text: String) {
        #expect(Self.records("# T\n\n\(text)\n").tables.isEmpty)
    }

    @Test func raggedRowsAreKeptAndReported() {
        let records = Self.records("# T\n\nDose\tRats\n3 mg\t4\textra\n5 mg\t6\n")
        #expect(Self.rows(of: records)[1] == ["3 mg", "4", "extra"])
        #expect(records.diagnostics.map(\.code) == ["ragged-row"])
        #expect(records.diagnostics.first?.span?.line == 4)
    }

    @Test func aGridThatIsCutOffKeepsItsLastCell() {
        let records = Self.records("# T\n\n+------+------+\n| Dose | Rats |\n+======+======+\n| 3 mg | 12   |\n+------+------+\n| 5 mg | 1")
        #expect(Self.rows(of: records) == [["Dose", "Rats"], ["3 mg", "12"], ["5 mg", "1"]])
    }

    @Test func textBehindAGridIsReported() {
        let records = Self.records("# T\n\n+------+------+\n| Dose | Rats |\n+======+======+\n| 3 mg | 12   | at noon\n+------+------+\n")
        #expect(Self.rows(of: records) == [["Dose", "Rats"], ["3 mg", "12"]])
        #expect(records.diagnostics.map(\.code) == ["undivided-row"])
    }

    @Test(arguments: [
        "+--------+      +--------+\n| reader | ---> | writer |\n+--------+      +--------+\n     |               |\n     v               v\n"
            + "  +------+       +-------+\n  | file |       | store |\n  +------+       +-------+",
        "       .--.\n      |o_o |\n      |:_/ |\n     //   \\ \\\n    (|     | )\n   /'\\_   _/`\\\n   \\___)=(___/",
        "int   rats   = 0;     // how many\nchar  *name  = NULL;  // whose\nfloat mean   = 0.0;   // of all",
        "#define MOST_RATS    10\n#define LEAST_RATS   2\n#define RAT_NAME     \"x\"",
        "mov eax, 1      ; the first\nmov ebx, 2      ; the second\nint 0x80        ; the call\nret             ; the end",
    ])
    func drawingsAndSourceCodeAreNoTables(text: String) {
        #expect(Self.records("# T\n\nIt looks like this.\n\n\(text)\n\nSo far the picture.\n").tables.isEmpty)
    }
}
