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

    @Test func raggedRowsAreKeptAndReported() {
        let records = Self.records("# T\n\nDose\tRats\n3 mg\t4\textra\n5 mg\t6\n")
        #expect(Self.rows(of: records)[1] == ["3 mg", "4", "extra"])
        #expect(records.diagnostics.map(\.code) == ["ragged-row"])
        #expect(records.diagnostics.first?.span?.line == 4)
    }
}
