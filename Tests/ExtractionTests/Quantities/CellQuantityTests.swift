import Model
import Testing

@testable import Extraction

/// Cells with what stands above and beside them.
struct CellQuantityTests {
    struct Case: Sendable {
        var cell, column, row, caption: String
        var expected: [String]
    }

    static let cases: [Case] = [
        Case(cell: "12.3 ± 4.5", column: "Treated, mean ± SD", row: "Age, y", caption: "", expected: ["12.3 ± 4.5 | estimate | 12.3 ±4.5 SD | a"]),
        Case(cell: "12.3 ± 4.5", column: "Treated", row: "Score", caption: "", expected: ["12.3 ± 4.5 | estimate | 12.3 ±4.5 unknown | -"]),
        Case(
            cell: "12.3±4.5*", column: "Treated", row: "Weight (g)", caption: "Values are mean ± SEM",
            expected: ["12.3±4.5 | estimate | 12.3 ±4.5 SE | g"]),
        Case(
            cell: "54.2 (9.1)", column: "Placebo (n = 98)", row: "Age, mean (SD), y", caption: "",
            expected: ["54.2 (9.1) | estimate | 54.2 ±9.1 SD | a"]),
        Case(
            cell: "10,311 [3229]", column: "All", row: "Intake (kJ/day), mean [SE]", caption: "",
            expected: ["10,311 [3229] | estimate | 10311 ±3229 SE | kJ/d"]),
        Case(
            cell: "0.75 (0.60–0.94)", column: "OR (95% CI)", row: "Male", caption: "",
            expected: ["0.75 (0.60–0.94) | estimate | 0.75 ±0.6..0.94 CI95 | -"]),
        Case(
            cell: "−0.5 (−1.2 to 0.3)", column: "Difference (95% CI)", row: "NIHSS", caption: "",
            expected: ["−0.5 (−1.2 to 0.3) | estimate | -0.5 ±-1.2..0.3 CI95 | -"]),
        Case(cell: "7 [4, 12]", column: "Median [IQR]", row: "Stay (d)", caption: "", expected: ["7 [4, 12] | estimate | 7 ±4..12 IQR | d"]),
        Case(cell: "7 [4–12]", column: "Group A", row: "Stay", caption: "", expected: ["7 [4–12] | estimate | 7 ±4..12 unknown | -"]),
        Case(
            cell: "34/120 (28%)", column: "Drug", row: "Deaths", caption: "",
            expected: ["34 | count | 34 | -", "120 | sample_size | 120 | -", "28% | estimate | 28 | %"]),
        Case(cell: "34 (28.3)", column: "Drug", row: "Smokers, n (%)", caption: "", expected: ["34 | count | 34 | -", "28.3 | estimate | 28.3 | %"]),
        Case(cell: "13 (7.3)", column: "Arm B [N = 178]", row: "Nausea", caption: "", expected: ["13 | count | 13 | -", "7.3 | estimate | 7.3 | %"]),
        Case(cell: "29", column: "Group A", row: "Smoking (%)", caption: "", expected: ["29 | estimate | 29 | %"]),
        Case(cell: ".03", column: "P value", row: "Age, y", caption: "", expected: [".03 | p_value | 0.03 | -"]),
        Case(cell: "<0.001", column: "p", row: "Score", caption: "", expected: ["<0.001 | p_value | 0.001 | - | <"]),
        Case(cell: "P<0.001", column: "", row: "Score", caption: "", expected: ["P<0.001 | p_value | 0.001 | - | <"]),
        Case(cell: "NS", column: "P", row: "Score", caption: "", expected: []),
        Case(cell: "1,773", column: "N", row: "Trial A", caption: "", expected: ["1,773 | sample_size | 1773 | -"]),
        Case(cell: "0,64 ± 0,37", column: "Mean", row: "Score", caption: "", expected: ["0,64 ± 0,37 | estimate | 0.64 ±0.37 unknown | -"]),
        Case(cell: "2019", column: "Year", row: "Trial A", caption: "", expected: []),
        Case(cell: "14", column: "Reference", row: "Trial A", caption: "", expected: []),
        Case(cell: "10", column: "Dose (mg/kg)", row: "Rat", caption: "", expected: ["10 | dose | 10 | mg/kg"]),
        Case(cell: "▲ 3-fold increase [5][10]", column: "Change", row: "Protein", caption: "", expected: ["3-fold | estimate | 3 | [fold]"]),
        Case(cell: "12.3a", column: "Group A", row: "Score", caption: "", expected: ["12.3 | estimate | 12.3 | -"]),
        Case(cell: "1.40", column: "Ratio", row: "A", caption: "", expected: ["1.40 | estimate | 1.4 | -"]),
        Case(cell: "Approved in 38 countries since 2004", column: "Status", row: "Drug", caption: "", expected: ["38 | count | 38 | -"]),
        Case(cell: "0.4–0.9", column: "95% CI", row: "Male", caption: "", expected: ["0.4–0.9 | dispersion | 0.4..0.9 CI95 | -"]),
        Case(cell: "12 mg for mild cases", column: "Drug A", row: "Daily Dose", caption: "", expected: ["12 mg | dose | 12 | mg"]),
        Case(cell: "43.87", column: "F", row: "Time (ms)", caption: "", expected: ["43.87 | estimate | 43.87 | -"])
    ]

    @Test(arguments: cases.indices)
    func cell(_ index: Int) {
        let c = Self.cases[index]
        let heading = { (text: String) in text.isEmpty ? nil : HeadingMeaning(text) }
        let statement = DispersionStatement.type(in: TextWindow(Array(c.caption.utf8), 0 ..< c.caption.utf8.count))
        let setting = QuantityScanner.Setting(
            cell: c.cell, column: heading(c.column), row: heading(c.row), table: heading(c.caption), statement: statement)
        #expect(QuantityScannerTests.summaries(c.cell, setting) == c.expected)
    }

    @Test func casesAreThere() { #expect(Self.cases.count > 20) }
}
