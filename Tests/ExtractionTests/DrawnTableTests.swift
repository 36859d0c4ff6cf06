@testable import Extraction
import Model
import Segmentation
import Testing

/// Tables that programs and converters draw in text in ways of their own.
struct DrawnTableTests {
    private func table(_ text: String) -> (rows: [[String]], headerRowCount: Int, caption: String?, count: Int) {
        let records = TableLayoutTests.records("# T\n\n" + text)
        guard let table = records.tables.first else { return ([], 0, nil, 0) }
        return (TableLayoutTests.rows(of: records), table.headerRowCount, table.caption, records.tables.count)
    }

    @Test func tagsOfAPageMayStandAroundATable() {
        let found = table("""
        Table 2. Voles of both fields

        <html><body><table><tr><td>Field</td><td>Voles</td></tr><tr><td>North</td><td>12</td></tr></table></body></html>
        """)
        #expect(found.rows == [["Field", "Voles"], ["North", "12"]])
        #expect(found.caption == "Table 2. Voles of both fields")
    }

    @Test func headingsOfSeveralRowsOfLaTeX() {
        let found = table(#"""
        \begin{tabular}{|l|l|l|}
        \hline \multirow[b]{2}{*}{Field} & \multicolumn{2}{c|}{Voles} \\
        \cline { 2 - 3 } & grey & brown \\
        \hline North & 12 & 3 \\
        \hline South & 9 & 4 \\
        \hline
        \end{tabular}
        """#)
        #expect(found.rows == [["Field", "Voles", ""], ["", "grey", "brown"], ["North", "12", "3"], ["South", "9", "4"]])
        #expect(found.headerRowCount == 2)
    }

    /// Only the heading has a rule below it.
    @Test func boxesWithoutRulesBetweenRows() {
        #expect(table("""
        ┌───────┬───────┐
        │ field ┆ voles │
        │ ---   ┆ ---   │
        │ str   ┆ i64   │
        ╞═══════╪═══════╡
        │ north ┆ 12    │
        │ south ┆ 9     │
        └───────┴───────┘
        """).rows == [["field --- str", "voles --- i64"], ["north", "12"], ["south", "9"]])
    }

    @Test func headingsBetweenDoubledPipes() {
        #expect(table("""
        ||Field||Grey voles||Brown voles||
        |North|12|3|
        |South|9|4|
        """).rows == [["Field", "Grey voles", "Brown voles"], ["North", "12", "3"], ["South", "9", "4"]])
    }

    @Test func aHeadingOverSomeColumnsHasAnotherBelow() {
        #expect(table("""
        |       |    | Spring | Autumn |         |
        |-------|----|--------|--------|---------|
        | Field | n  | Nests  | Nests  | P value |
        | North | 12 | 3.4    | 5.6    | 0.01    |
        | South | 14 | 3.1    | 3.3    | 0.45    |
        """).headerRowCount == 2)
    }

    @Test(arguments: ["#+CAPTION: Voles of both fields\n#+NAME: tab:voles", "<span id=\"page-3-0\"></span>Table 5: Voles of both fields\n"])
    func captionsBehindMarkup(head: String) {
        #expect(table(head + "\n| Field | Voles |\n|-------+-------|\n| North |    12 |\n| South |     9 |").caption?.hasSuffix("Voles of both fields") == true)
    }

    @Test func statementsWithRulesOverTheirSums() {
        let found = table("""
                                             Note          2023          2022
        Grain sold                              4    €  125,432    €  118,765
        Grain eaten by voles                    5       (78,210)      (74,322)
                                                      ---------     ---------
        Grain left                                       47,222        44,443
        Other income                                        350             –
                                                      ---------     ---------
        Profit                                        €  47,572     €  44,443
                                                      =========     =========
        """)
        #expect(found.count == 1)
        #expect(found.rows == [["", "Note", "2023", "2022"], ["Grain sold", "4", "€  125,432", "€  118,765"], ["Grain eaten by voles", "5", "(78,210)", "(74,322)"],
                               ["Grain left", "", "47,222", "44,443"], ["Other income", "", "350", "–"], ["Profit", "", "€  47,572", "€  44,443"]])
    }
}
