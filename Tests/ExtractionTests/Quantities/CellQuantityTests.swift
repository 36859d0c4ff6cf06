import Model
import Testing

@testable import Extraction

/// Cells with what stands above and beside them.
struct CellQuantityTests {
    struct Case: Sendable {
        var cell, column, row: String
        var group = ""
        var caption = ""
        var expected: [String]
    }

    static let cases: [Case] = [
        Case(cell: "12.3 ± 4.5", column: "Treated, mean ± SD", row: "Age, y", expected: ["12.3 ± 4.5 | estimate | 12.3 ±4.5 SD | a"]),
        Case(cell: "12.3 ± 4.5", column: "Treated", row: "Score", expected: ["12.3 ± 4.5 | estimate | 12.3 ±4.5 unknown | -"]),
        Case(
            cell: "12.3±4.5*", column: "Treated", row: "Weight (g)", caption: "Values are mean ± SEM",
            expected: ["12.3±4.5 | estimate | 12.3 ±4.5 SE | g"]),
        Case(
            cell: "54.2 (9.1)", column: "Placebo (n = 98)", row: "Age, mean (SD), y",
            expected: ["54.2 (9.1) | estimate | 54.2 ±9.1 SD | a"]),
        Case(
            cell: "10,311 [3229]", column: "All", row: "Intake (kJ/day), mean [SE]",
            expected: ["10,311 [3229] | estimate | 10311 ±3229 SE | kJ/d"]),
        Case(
            cell: "0.75 (0.60–0.94)", column: "OR (95% CI)", row: "Male",
            expected: ["0.75 (0.60–0.94) | estimate | 0.75 ±0.6..0.94 CI95 | -"]),
        Case(
            cell: "−0.5 (−1.2 to 0.3)", column: "Difference (95% CI)", row: "NIHSS",
            expected: ["−0.5 (−1.2 to 0.3) | estimate | -0.5 ±-1.2..0.3 CI95 | -"]),
        Case(cell: "7 [4, 12]", column: "Median [IQR]", row: "Stay (d)", expected: ["7 [4, 12] | estimate | 7 ±4..12 IQR | d"]),
        Case(cell: "− 0.030", column: "Slope", row: "Age", expected: ["− 0.030 | estimate | -0.03 | -"]),
        Case(cell: "3 - 5", column: "Rats", row: "Age", expected: ["3 - 5 | estimate | 3..5 | -"]),
        Case(cell: "7 [4–12]", column: "Group A", row: "Stay", expected: ["7 [4–12] | estimate | 7 ±4..12 unknown | -"]),
        Case(
            cell: "34/120 (28%)", column: "Drug", row: "Deaths",
            expected: ["34 | count | 34 | -", "120 | sample_size | 120 | -", "28% | estimate | 28 | %"]),
        Case(cell: "34 (28.3)", column: "Drug", row: "Smokers, n (%)", expected: ["34 | count | 34 | -", "28.3 | estimate | 28.3 | %"]),
        Case(cell: "13 (7.3)", column: "Arm B [N = 178]", row: "Nausea", expected: ["13 | count | 13 | -", "7.3 | estimate | 7.3 | %"]),
        Case(cell: "29", column: "Group A", row: "Smoking (%)", expected: ["29 | estimate | 29 | %"]),
        Case(cell: ".03", column: "P value", row: "Age, y", expected: [".03 | p_value | 0.03 | -"]),
        Case(cell: "<0.001", column: "p", row: "Score", expected: ["<0.001 | p_value | 0.001 | - | <"]),
        Case(cell: "P<0.001", column: "", row: "Score", expected: ["P<0.001 | p_value | 0.001 | - | <"]),
        Case(cell: "NS", column: "P", row: "Score", expected: []),
        Case(cell: "1,773", column: "N", row: "Trial A", expected: ["1,773 | sample_size | 1773 | -"]),
        Case(cell: "0,64 ± 0,37", column: "Mean", row: "Score", expected: ["0,64 ± 0,37 | estimate | 0.64 ±0.37 unknown | -"]),
        Case(cell: "2019", column: "Year", row: "Trial A", expected: []),
        Case(cell: "14", column: "Reference", row: "Trial A", expected: []),
        Case(cell: "10", column: "Dose (mg/kg)", row: "Rat", expected: ["10 | dose | 10 | mg/kg"]),
        Case(cell: "▲ 3-fold increase [5][10]", column: "Change", row: "Protein", expected: ["3-fold | estimate | 3 | [fold]"]),
        Case(cell: "12.3a", column: "Group A", row: "Score", expected: ["12.3 | estimate | 12.3 | -"]),
        Case(cell: "1.40", column: "Ratio", row: "A", expected: ["1.40 | estimate | 1.4 | -"]),
        Case(cell: "Approved in 38 countries since 2004", column: "Status", row: "Drug", expected: ["38 | count | 38 | -"]),
        Case(cell: "0.4–0.9", column: "95% CI", row: "Male", expected: ["0.4–0.9 | dispersion | 0.4..0.9 CI95 | -"]),
        Case(cell: "-6.1, -2.3", column: "95% CI", row: "Male", expected: ["-6.1, -2.3 | dispersion | -6.1..-2.3 CI95 | -"]),
        Case(cell: "1 204,5", column: "Sales", row: "2019", expected: ["1 204,5 | estimate | 1204.5 | -"]),
        Case(cell: "12.9 ± 0.5", column: "Dose / 10 mg", row: "Recall", expected: ["12.9 ± 0.5 | estimate | 12.9 ±0.5 unknown | -"]),
        Case(cell: "-0.35", column: "(1)", row: "dose", expected: ["-0.35 | estimate | -0.35 | -"]),
        Case(cell: "12 mg for mild cases", column: "Drug A", row: "Daily Dose", expected: ["12 mg | dose | 12 | mg"]),
        Case(cell: "43.87", column: "F", row: "Time (ms)", expected: ["43.87 | estimate | 43.87 | -"]),
        Case(cell: "23.3 (1)", column: "Drug A", row: "P. aeruginosa", expected: ["23.3 | estimate | 23.3 | -", "1 | estimate | 1 | -"]),
        Case(cell: "6.9", column: "All participants (n = 53) / Mean", row: "Score", expected: ["6.9 | estimate | 6.9 | -"]),
        Case(cell: "61.4±0.8", column: "Treated, mean ± SEM", row: "Heart rate", expected: ["61.4±0.8 | estimate | 61.4 ±0.8 SE | -"]),
        Case(cell: "84.1 (±15.3)", column: "Group A", row: "Score", expected: ["84.1 (±15.3) | estimate | 84.1 ±15.3 unknown | -"]),
        Case(cell: "7.9 +/- 1.2", column: "Control", row: "Glucose (mmol/L)", expected: ["7.9 +/- 1.2 | concentration | 7.9 ±1.2 unknown | mmol/L"]),
        Case(cell: "31.2 (5.5)", column: "Mean (SE)", row: "Latency, s", expected: ["31.2 (5.5) | estimate | 31.2 ±5.5 SE | s"]),
        Case(cell: "31.2 (5.5)", column: "Arm 1", row: "Latency, s", expected: ["31.2 | estimate | 31.2 | s", "5.5 | estimate | 5.5 | s"]),
        Case(cell: "5 (0,9)", column: "Median (IQR)", row: "Sedation events", expected: ["5 (0,9) | estimate | 5 ±0..9 IQR | -"]),
        Case(cell: "14 (9–22)", column: "Median (Q1–Q3)", row: "Stay, d", expected: ["14 (9–22) | estimate | 14 ±9..22 IQR | d"]),
        Case(cell: "14 [9; 22]", column: "Median [25th–75th percentile]", row: "Stay, d", expected: ["14 [9; 22] | estimate | 14 ±9..22 IQR | d"]),
        Case(cell: "2.1 (0.3, 11)", column: "Mean (min, max)", row: "Depth (cm)", expected: ["2.1 (0.3, 11) | estimate | 2.1 ±0.3..11 range | cm"]),
        Case(
            cell: "25.8; 13.4–47.8", column: "Survivors (n = 21)", row: "IL-6 (pg/mL)",
            expected: ["25.8; 13.4–47.8 | concentration | 25.8 ±13.4..47.8 unknown | pg/mL"]),
        Case(
            cell: "2.84; (1.64-4.92)", column: "OR (95% CI)", row: "Smoking",
            expected: ["2.84; (1.64-4.92) | estimate | 2.84 ±1.64..4.92 CI95 | -"]),
        Case(cell: "1.8 (1.1–2.9)", column: "HR (99% CI)", row: "Age", expected: ["1.8 (1.1–2.9) | estimate | 1.8 ±1.1..2.9 unknown | -"]),
        Case(cell: "1.8 (99% CI 1.1–2.9)", column: "HR", row: "Score", expected: ["1.8 (99% CI 1.1–2.9) | estimate | 1.8 ±1.1..2.9 unknown | -"]),
        Case(
            cell: "-0.4 (-0.9--0.1)", column: "Difference (95% CI)", row: "Pain",
            expected: ["-0.4 (-0.9--0.1) | estimate | -0.4 ±-0.9..-0.1 CI95 | -"]),
        Case(cell: "0.23", column: "Trained / SEM", row: "Cholesterol (mmol/L)", expected: ["0.23 | dispersion | 0.23 SE | mmol/L"]),
        Case(cell: "0.86-7.34", column: "Full model / 95% CI", row: "Fever", expected: ["0.86-7.34 | dispersion | 0.86..7.34 CI95 | -"]),
        Case(
            cell: "56.2 (46.5-60.0), p = 1.37E-05", column: "Fold change (95% CI), p", row: "Gene A",
            expected: ["56.2 (46.5-60.0) | estimate | 56.2 ±46.5..60 CI95 | -", "p = 1.37E-05 | p_value | 0.0000137 | -"]),
        Case(cell: "23 (27.1)", column: "Marker (n, %)", row: "Grade 1", expected: ["23 | count | 23 | -", "27.1 | estimate | 27.1 | %"]),
        Case(cell: "56.4 (22)", column: "% (n)", row: "Fever", expected: ["56.4 | estimate | 56.4 | %", "22 | count | 22 | -"]),
        Case(cell: "72/75.8", column: "n/%", row: "Fever", expected: ["72 | count | 72 | -", "75.8 | estimate | 75.8 | %"]),
        Case(cell: "3 (<0.1)", column: "Number (%)", row: "Fever", expected: ["3 | count | 3 | -", "<0.1 | threshold | 0.1 | % | <"]),
        Case(cell: "12 (80)1", column: "Number (%) or median (IQR)", row: "Weaned", expected: ["12 | count | 12 | -", "80 | estimate | 80 | %"]),
        Case(cell: "6 (3, 14)", column: "Number (%) or median (IQR)", row: "Drip, days", expected: ["6 (3, 14) | estimate | 6 ±3..14 IQR | d"]),
        Case(cell: "54 (9)", column: "n (%) or mean (SD)", row: "Age", expected: ["54 | estimate | 54 | -", "9 | estimate | 9 | -"]),
        Case(cell: "54.2 (9.1)", column: "All patients, n (%)", row: "Age, mean (SD), y", expected: ["54.2 (9.1) | estimate | 54.2 ±9.1 SD | a"]),
        Case(cell: "34 (56)", column: "Drug", row: "Male", group: "Sex, n (%)", expected: ["34 | count | 34 | -", "56 | estimate | 56 | %"]),
        Case(
            cell: "54.2 (9.1)", column: "Drug", row: "Baseline", group: "Weight (kg), mean (SD)",
            expected: ["54.2 (9.1) | estimate | 54.2 ±9.1 SD | kg"]),
        Case(cell: "61 (26–91)", column: "n (%)", row: "Age (years)", expected: ["61 (26–91) | estimate | 61 ±26..91 unknown | a"]),
        Case(cell: "48/53", column: "Group A", row: "Sex (M/F)", expected: ["48 | count | 48 | -", "53 | count | 53 | -"]),
        Case(cell: "53/48", column: "Group A", row: "Male/female", expected: ["53 | count | 53 | -", "48 | count | 48 | -"]),
        Case(cell: "53/48", column: "Group A", row: "ASA grade", expected: ["53 | estimate | 53 | -", "48 | estimate | 48 | -"]),
        Case(
            cell: "6.8% (5/74)", column: "Events", row: "Relapse",
            expected: ["6.8% | estimate | 6.8 | %", "5 | count | 5 | -", "74 | sample_size | 74 | -"]),
        Case(cell: "2 (4.8)", column: "Drug [N = 42] / n (%)", row: "Failure", expected: ["2 | count | 2 | -", "4.8 | estimate | 4.8 | %"]),
        Case(cell: "0.608", column: "Difference / p", row: "Reaction time (ms)", expected: ["0.608 | p_value | 0.608 | -"]),
        Case(cell: "p= ,876*", column: "p value", row: "Age", expected: ["p= ,876 | p_value | 0.876 | -"]),
        Case(cell: "< .001 ***", column: "P for trend", row: "Age", expected: ["< .001 | p_value | 0.001 | - | <"]),
        Case(cell: "1.78E-02", column: "p-value", row: "Pathway", expected: ["1.78E-02 | p_value | 0.0178 | -"]),
        Case(cell: "ns", column: "P", row: "Score", expected: []),
        Case(cell: "NS (0.41)", column: "P", row: "Score", expected: ["0.41 | p_value | 0.41 | -"]),
        Case(cell: "0.07", column: "Group A", row: "Visit 4", expected: ["0.07 | estimate | 0.07 | -"]),
        Case(cell: "56.1 ± 4.3", column: "Day 2", row: "Sham", expected: ["56.1 ± 4.3 | estimate | 56.1 ±4.3 unknown | -"]),
        Case(
            cell: "0.06 (0.18)", column: "12-month follow-up / Cemented", row: "Tilt (SD)",
            expected: ["0.06 (0.18) | estimate | 0.06 ±0.18 SD | -"]),
        Case(cell: "14", column: "Day", row: "Sham", expected: ["14 | timepoint | 14 | d"]),
        Case(cell: "5", column: "Group A", row: "Lost to follow-up", expected: ["5 | estimate | 5 | -"]),
        Case(cell: "12", column: "Follow-up, months", row: "Trial A", expected: ["12 | duration | 12 | mo"]),
        Case(cell: "83 years", column: "Age (at death)", row: "2", expected: ["83 years | estimate | 83 | a"]),
        Case(
            cell: "124 ± 89", column: "Group A", row: "Time to first analgesic dose, min",
            expected: ["124 ± 89 | estimate | 124 ±89 unknown | min"]),
        Case(
            cell: "8.1 ± 1.6", column: "Drug (n = 160) / Mean Hb g/dl (SD)", row: "Day 7",
            expected: ["8.1 ± 1.6 | concentration | 8.1 ±1.6 SD | g/dL"]),
        Case(cell: "6.2", column: "Group A", row: "WBC (×10⁹/L)", expected: ["6.2 | estimate | 6.2 | 10*9/L"]),
        Case(cell: "6.2", column: "Group A", row: "Platelets, 10^3/µL", expected: ["6.2 | estimate | 6.2 | 10*3/uL"]),
        Case(cell: "5.3", column: "%", row: "Cells", expected: ["5.3 | estimate | 5.3 | %"]),
        Case(cell: "45.5 ± 18.2", column: "Classical", row: "% of apoptotic cells", expected: ["45.5 ± 18.2 | estimate | 45.5 ±18.2 unknown | %"]),
        Case(cell: "17", column: ">70%", row: "Dead", expected: ["17 | estimate | 17 | -"]),
        Case(cell: "2.4", column: "[Protein]mg/ml", row: "S1", expected: ["2.4 | concentration | 2.4 | mg/mL"]),
        Case(
            cell: "0.81 (0.56–1.16)", column: "Geometric mean [μg/L (95% CI)]", row: "County",
            expected: ["0.81 (0.56–1.16) | concentration | 0.81 ±0.56..1.16 CI95 | ug/L"]),
        Case(cell: "0.66", column: "Binding (Ki, nM)", row: "Peptide", expected: ["0.66 | concentration | 0.66 | nmol/L"]),
        Case(cell: ">100", column: "Binding (Ki, nM)", row: "Peptide", expected: [">100 | threshold | 100 | nmol/L | >"]),
        Case(cell: "112", column: "Age (in months)", row: "High risk", expected: ["112 | estimate | 112 | mo"]),
        Case(cell: "50.3", column: "Risedronate / 5 mg/day (n = 96)", row: "Score", expected: ["50.3 | estimate | 50.3 | -"]),
        Case(cell: "0.75", column: "HR", row: "Male", expected: ["0.75 | estimate | 0.75 | -"]),
        Case(cell: "20.1", column: "Group A", row: "Weight kg", expected: ["20.1 | estimate | 20.1 | kg"]),
        Case(cell: "31", column: "Group A", row: "Days after 3 weeks", expected: ["31 | estimate | 31 | -"]),
        Case(cell: "1.55", column: "Crystal", row: "Resolution (Å)", expected: ["1.55 | estimate | 1.55 | Ao"]),
        Case(cell: "12", column: "Controls", row: "T/T", expected: ["12 | estimate | 12 | -"]),
        Case(cell: "11", column: "Arm", row: "Min", expected: ["11 | estimate | 11 | -"]),
        Case(cell: "77.9", column: "Group A / %", row: "Weight (kg)", expected: ["77.9 | estimate | 77.9 | %"]),
        Case(cell: "−57.7%", column: "Change", row: "Spasm", expected: ["−57.7% | estimate | -57.7 | %"]),
        Case(cell: "–0.15 (0.47)", column: "Change (SD)", row: "Score", expected: ["–0.15 (0.47) | estimate | -0.15 ±0.47 SD | -"]),
        Case(cell: "‑4.2", column: "Change", row: "Score", expected: ["‑4.2 | estimate | -4.2 | -"]),
        Case(cell: "1·4", column: "Mean", row: "Score", expected: ["1·4 | estimate | 1.4 | -"]),
        Case(cell: "12\u{2009}345", column: "Count", row: "Cells", expected: ["12\u{2009}345 | estimate | 12345 | -"]),
        Case(cell: "36 249 (16.9%)", column: "All", row: "Cells", expected: ["36 249 | count | 36249 | -", "16.9% | estimate | 16.9 | %"]),
        Case(cell: "141–155 142", column: "Position", row: "Loop", expected: ["141–155 | estimate | 141..155 | -", "142 | estimate | 142 | -"]),
        Case(cell: "18.66 ± 2.21*, ++", column: "Insulin", row: "A", expected: ["18.66 ± 2.21 | estimate | 18.66 ±2.21 unknown | -"]),
        Case(cell: "63.2 ± 5.6bc", column: "Insulin", row: "A", expected: ["63.2 ± 5.6 | estimate | 63.2 ±5.6 unknown | -"]),
        Case(cell: "25 (8)†‡", column: "n (%)", row: "Nausea", expected: ["25 | count | 25 | -", "8 | estimate | 8 | %"]),
        Case(cell: "0.05§", column: "P", row: "A", expected: ["0.05 | p_value | 0.05 | -"]),
        Case(cell: "3a", column: "Compound", row: "A", expected: []),
        Case(cell: "[247]", column: "Schizophrenia", row: "CDK5", expected: []),
        Case(cell: "[39,54]", column: "Factors", row: "VEGF", expected: []),
        Case(cell: "[8–15]", column: "Group A", row: "Range of scores", expected: ["8–15 | dispersion | 8..15 range | -"]),
        Case(cell: "[8, 15]", column: "Median [IQR]", row: "Score", expected: ["8, 15 | dispersion | 8..15 IQR | -"]),
        Case(cell: "1.4-fold", column: "Change", row: "mRNA", expected: ["1.4-fold | estimate | 1.4 | [fold]"]),
        Case(cell: "↑ 35%", column: "Effect", row: "BDNF", expected: ["35% | estimate | 35 | %"]),
        Case(cell: "↓2.1-fold*", column: "Effect", row: "BDNF", expected: ["2.1-fold | estimate | 2.1 | [fold]"]),
        Case(cell: "≥65", column: "Group", row: "Age, y", expected: ["≥65 | threshold | 65 | a | ≥"]),
        Case(cell: "~40", column: "Group", row: "Yield (%)", expected: ["~40 | estimate | 40 | % | ~"]),
        Case(cell: "18 to 65", column: "Range", row: "Age, y", expected: ["18 to 65 | dispersion | 18..65 range | a"]),
        Case(cell: "2.50", column: "Ratio", row: "A", expected: ["2.50 | estimate | 2.5 | -"]),
        Case(cell: "not done", column: "Ratio", row: "A", expected: []),
        Case(cell: "–", column: "Ratio", row: "A", expected: []),
        Case(cell: "78", column: "% (percent) reference", row: "FEV1/FVC", expected: ["78 | estimate | 78 | %"]),
        Case(cell: "29.9 ± 4.2**", column: "Food intake (g/kg/day)", row: "Fed", expected: ["29.9 ± 4.2 | estimate | 29.9 ±4.2 unknown | g/kg/d"]),
        Case(cell: "10", column: "Dose", row: "Rat", expected: ["10 | dose | 10 | -"]),
        Case(
            cell: "3.2 (1.1)", column: "Placebo", row: "Score", caption: "Values are means (standard errors)",
            expected: ["3.2 (1.1) | estimate | 3.2 ±1.1 SE | -"]),
        Case(
            cell: "3.2 (1.1)", column: "Placebo", row: "Score", caption: "SD, standard deviation",
            expected: ["3.2 | estimate | 3.2 | -", "1.1 | estimate | 1.1 | -"])
    ]

    @Test(arguments: cases.indices)
    func cell(_ index: Int) {
        let c = Self.cases[index]
        let heading = { (text: String) in text.isEmpty ? nil : HeadingMeaning(text) }
        let statement = DispersionStatement.type(in: TextWindow(Array(c.caption.utf8), 0 ..< c.caption.utf8.count))
        let place = CellPlace(
            column: heading(c.column), row: heading(c.row), group: heading(c.group), table: HeadingMeaning(note: c.caption), statement: statement)
        let setting = QuantityScanner.Setting(cell: NumericCell(c.cell), in: place)
        #expect(QuantityScannerTests.summaries(c.cell, setting) == c.expected)
    }

    @Test func casesAreThere() { #expect(Self.cases.count > 100) }

    @Test("headings of slashes, blanks and brackets in any order are read")
    func slashes() {
        let letters = Array(" /(a)")
        for number in 0 ..< 15_625 {
            var rest = number
            let heading = (0 ..< 6).map { _ in let letter = letters[rest % 5]; rest /= 5; return letter }
            #expect(HeadingMeaning(String(heading)).size == nil)
        }
        #expect(HeadingMeaning("Weight / / kg").unit != nil)
    }
}
