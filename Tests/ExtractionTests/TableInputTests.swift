@testable import Extraction
import Model
import Segmentation
import Testing

/// What stands in documents and is no table, or is one that is broken: nothing traps, nothing is invented, nothing takes long.
struct TableInputTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var testDescription: String { name }
    }

    static let noTables = [
        Case(name: "source code", text: "func sum(_ a: [Int]) -> Int {\n    var s = 0\n    for x in a {\n        s += x   // add\n    }\n    return s\n}"),
        Case(name: "ASCII art", text: "   /\\_/\\\n  ( o.o )\n   > ^ <\n  /|   |\\\n (_|   |_)"),
        Case(name: "tabs in prose", text: "\tThe rats were kept in pairs.\n\tThey were weighed on every day of the week.\n\tNone of them was lost."),
        Case(name: "two columns of prose", text: """
        The rats of the first group were faster   mazes of this kind have been in use for
        from the third day on, and the scores of  a long time, and what they show has been
        both groups were not compared with one    open to doubt ever since, as neither the
        another, for the light had been changed   walls nor the light were the same in any
        in between, which nobody had noted down   two of the reports that we could find.
        """),
        Case(name: "labelled lines", text: "Weight\n12 kg\nHeight\n170 cm\nAge\n45 years\nPulse\n60\nTemperature\n37.1"),
        Case(name: "years and names", text: "Miller\n2019\nTanaka\n2020\nOkoro\n2021\nSilva\n2022\nNovak\n2023\nKhan\n2024"),
    ]

    @Test func thereAreCases() { #expect(!Self.noTables.isEmpty) }

    @Test(arguments: noTables)
    func isNoTable(_ example: Case) {
        let records = TableLayoutTests.records("# T\n\nWords before it stand here.\n\n" + example.text + "\n\nWords behind it.\n")
        #expect(records.tables.isEmpty, "\(records.tables.map(\.layout))")
    }

    @Test func aGridThatIsCutOffKeepsItsCells() {
        let records = TableLayoutTests.records("# T\n\n+------+------+\n| Dose | Rats |\n+======+======+\n| 3 mg | 12   |\n| 5 mg | 1")
        #expect(records.tables.count == 1)
        let texts = records.cells.map(\.text)
        for cell in ["Dose", "Rats", "3 mg", "12"] { #expect(texts.contains { $0.contains(cell) }, "\(cell)") }
    }

    @Test func aTableOfOneColumn() {
        let records = TableLayoutTests.records("# T\n\n| Dose |\n|---|\n| 3 mg |\n| 5 mg |\n")
        #expect(TableLayoutTests.rows(of: records) == [["Dose"], ["3 mg"], ["5 mg"]])
    }

    @Test func aRowOfManyCells() {
        let wide = String(repeating: "| 1 ", count: 20_000) + "|"
        let records = TableLayoutTests.records("# T\n\n| a | b |\n|---|---|\n| 3 | 4 |\n\(wide)\n| 5 | 6 |\n")
        #expect(records.cells.count == 20_006)
        #expect(records.diagnostics.contains { $0.code == "ragged-row" })
    }

    @Test(arguments: ["a\t", "| x ", "12  ", "+--", "<td>", "1.2 ± 3.4", "─"])
    func aLongLine(unit: String) {
        let line = String(repeating: unit, count: 200_000 / unit.utf8.count)
        let records = TableLayoutTests.records("# T\n\n" + line + "\n" + line + "\n\nWords.\n")
        #expect(records.characterCount > 100_000)
    }

    @Test func numbersOfLinksAreNoDigits() {
        let records = TableLayoutTests.records("""
        # T

        See [1]Table 1 and [2]Figure 2 of the [3]report.

        Trait     df[4]^a   F       P
        Weight    1, 22     224.05  0.001 [5]***
        Height    2, 846    4.95    0.007 [6]**
        Age       3, 844    8.04    0.020 [7]*
        """)
        #expect(records.cells.contains { $0.text.hasSuffix("***") })
        #expect(!records.cells.contains { $0.text.contains("[") })
        #expect(records.cells.contains { $0.text.hasPrefix("df") && !$0.text.contains("4") })
    }
}
