import Model
import Testing

@testable import Extraction

/// Rows below the first that are headings too: units, statistics, groups' sizes, and the second line of a heading.
struct HeadingRowTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var rows: [String]
        var count: Int
        var testDescription: String { name }
    }

    private static let data = ["| Rats | 12.3 | 4.5 |", "| Mice | 10.1 | 3.9 |"]

    static let cases: [Case] = [
        Case(name: "units", rows: ["| | (mg/kg) | (h) |"] + data, count: 2),
        Case(name: "units and a percent sign", rows: ["| | mg | % |"] + data, count: 2),
        Case(name: "units with a name", rows: ["| Units | mmol/L | min |"] + data, count: 2),
        Case(name: "statistics", rows: ["| | n (%) | Mean ± SD |"] + data, count: 2),
        Case(name: "statistics beside a stub", rows: ["| Species | OR (95% CI) | P value |"] + data, count: 2),
        Case(name: "sizes", rows: ["| | (n = 98) | (N=1,021) |"] + data, count: 2),
        Case(name: "words, then statistics", rows: ["| | Before | After |", "| | Mean | SD |"] + data, count: 3),
        Case(name: "words above numbers", rows: ["| | Low dose | High dose |"] + data, count: 2),
        Case(name: "words above words", rows: ["| | none | all |", "| Mice | few | all |"], count: 1),
        Case(name: "words beside a stub", rows: ["| Cats | none | all |"] + data, count: 1),
        Case(name: "numbers below an empty stub", rows: ["| | 11.2 | 4.4 |"] + data, count: 1),
        Case(name: "one unit as a datum", rows: ["| Dose | mg | 3 |"] + data, count: 1),
        Case(name: "a group", rows: ["| Adults | | |"] + data, count: 1),
        Case(name: "no data", rows: ["| | mg | % |"], count: 1),
    ]

    @Test func thereAreCases() { #expect(Self.cases.count > 10) }

    @Test(arguments: cases)
    func countsHeadings(of example: Case) {
        let text = "# T\n\n| Group | First | Second |\n|---|---|---|\n" + example.rows.joined(separator: "\n") + "\n"
        let records = TableLayoutTests.records(text)
        #expect(records.tables.first?.headerRowCount == example.count)
        #expect(records.cells.allSatisfy { ($0.role == .header) == ($0.row < example.count) })
    }

    /// What a units row says holds below it.
    @Test func unitsOfARowReachTheNumbers() {
        let rows = ["| Animal | Dose | Survival |", "|---|---|---|", "| | (mg/kg) | % |", "| Rat | 12.5 | 80 |", "| Mouse | 10 | 75 |"]
        let records = TableLayoutTests.records("# T\n\n" + rows.joined(separator: "\n") + "\n")
        let found = records.quantities.map { "\($0.quote) \($0.unit ?? "-") \($0.kind)" }
        #expect(found == ["12.5 mg/kg dose", "80 % estimate", "10 mg/kg dose", "75 % estimate"])
    }
}
