@testable import Extraction
import Model
import Testing

/// Tables with a column an arm, from text to effect sizes.
struct ArmTableTests {
    static let page = """
    # Care After Stroke

    ## Results

    Table 1: Length of stay in days, mean ± SD (n)

    | Study | Special care | Routine care |
    |---|---|---|
    | North | 55 ± 47 (n = 155) | 75 ± 64 (n = 156) |
    | South | 27 ± 7 (n = 31) | 29 ± 4 (n = 32) |

    Table 2: Events of all patients

    | Trial | Outcome | Cooled | Not cooled |
    |---|---|---|---|
    | One | Good recovery | 75/136 (55%) | 54/137 (39%) |
    | Two | Good recovery | 21/43 (49%) | 9/34 (26%) |
    """

    /// A stub that a hundred rows share stands in the quotes of those near it: quotes of all that lies between would be quadratic in the rows.
    @Test func quotesOfALongTableAreShort() {
        let row = "| | Good recovery | 75/136 (55%) | 54/137 (39%) |\n"
        let records = TableLayoutTests.records("# Care\n\nTable 1: Events of all patients\n\n| Trial | Outcome | Cooled | Not cooled |\n|---|---|---|---|\n"
            + "| North" + row.dropFirst(2) + String(repeating: row, count: 100))
        #expect(records.findings.count == 101)
        #expect(records.findings.allSatisfy { $0.quote.utf8.count <= TableRow.longestExtent })
        #expect(records.findings.first?.quote.hasPrefix("North") == true && records.findings.last?.quote.hasPrefix("Good recovery") == true)
    }

    /// A study over two rows: each row is compared with its own figure, not with that of the row that its stub comes from.
    @Test func aStubOverRowsLendsNoFigures() {
        let records = TableLayoutTests.records(
            """
            # Care After Stroke

            ## Results

            Length of stay in days, mean ± SD (n)

            <table>
            <tr><th>Study</th><th>Special care</th><th>Routine care</th></tr>
            <tr><td rowspan="3">North</td><td>55 ± 47 (n = 155)</td><td>75 ± 64 (n = 156)</td></tr>
            <tr><td>27 ± 7 (n = 31)</td><td>29 ± 4 (n = 32)</td></tr>
            <tr><td>18 ± 5 (n = 40)</td><td>12 ± 3 (n = 41)</td></tr>
            </table>
            """)
        #expect(records.arms.map(\.estimate) == [55, 75, 27, 29, 18, 12])
        #expect(records.arms.map(\.n) == [155, 156, 31, 32, 40, 41])
        #expect(records.findings.map(\.direction) == [.decrease, .decrease, .increase])
    }

    /// - Source: metafor 3.8.1, `escalc` on the same numbers, printed with 17 digits.
    static let expected: [(row: Int, measure: String, yi: Double, vi: Double)] = [
        (0, "MD", -20, 40.50802315963606), (1, "MD", -2, 2.0806451612903225),
        (0, "SMD", -0.35516964094010689, 0.013064675541529683), (1, "SMD", -0.34794002273909852, 0.064468876098856681),
        (0, "ROM", -0.31015492830383962, 0.0093790832606081877), (1, "ROM", -0.071458963982144977, 0.0027627678536805609),
        (2, "RD", 0.1573100042936883, 0.0035618069509470011), (3, "RD", 0.22366621067031461, 0.011535417293520742),
        (2, "RR", 0.33583010706410898, 0.017199640602388565), (3, "RR", 0.61245826930980252, 0.106062580070788),
        (2, "OR", 0.63647081059532296, 0.060293487245887012), (3, "OR", 0.9751312318970885, 0.2441847041847042),
    ]

    @Test func everyRowIsOneFinding() {
        let records = TableLayoutTests.records(Self.page)
        #expect(records.findings.map(\.outcome) == ["Length of stay in days", "Length of stay in days", "Good recovery", "Good recovery"])
        #expect(records.findings.map(\.subject) == ["Special care", "Special care", "Cooled", "Cooled"])
        #expect(records.findings.map(\.comparator) == ["Routine care", "Routine care", "Not cooled", "Not cooled"])
        #expect(records.findings.map(\.dispersionType) == [.SD, .SD, nil, nil])
        #expect(records.arms.map(\.n) == [155, 156, 31, 32, 136, 137, 43, 34])
        #expect(records.arms.map(\.events) == [nil, nil, nil, nil, 75, 54, 21, 9])
        #expect(records.findings[0].inherited.contains("outcome: caption"))
    }

    @Test(arguments: expected)
    func effectsAreThoseOfMetafor(row: Int, measure: String, yi: Double, vi: Double) throws {
        let records = TableLayoutTests.records(Self.page)
        let finding = try #require(records.findings.count > row ? records.findings[row] : nil)
        let effect = try #require(records.effects.first { $0.findingID == finding.id && $0.measure == measure })
        #expect(effect.missing.isEmpty)
        #expect(abs((effect.yi ?? .nan) - yi) <= 1e-12)
        #expect(abs((effect.vi ?? .nan) - vi) <= 1e-12)
    }

    @Test func withoutSizesTheVarianceIsMissing() throws {
        let page = Self.page.replacing(" (n = 155)", with: "").replacing(" (n = 156)", with: "")
        let records = TableLayoutTests.records(page)
        let effect = try #require(records.effects.first)
        #expect(effect.measure == "MD" && effect.yi == -20 && effect.vi == nil)
        #expect(effect.missing.contains("n1i") && effect.missing.contains("n2i"))
    }

    @Test func threeColumnsWithoutAControlAreNotCompared() {
        let records = TableLayoutTests.records("# Doses\n\n| Marker | 1 mg | 3 mg | 9 mg |\n|---|---|---|---|\n| BDNF | 5 ± 1 (n = 8) | 6 ± 1 (n = 8) | 7 ± 2 (n = 8) |\n")
        #expect(records.arms.isEmpty && records.effects.isEmpty)
    }

    @Test func columnsUnderOneHeadingAreNotToldApart() {
        let heading = "<tr><th>Trial</th><th>Outcome</th><th>Time point</th><th colspan=\"2\">Cooled</th></tr>"
        let row = "<tr><td>One</td><td>Good recovery</td><td>6 months</td><td>75/136 (55%)</td><td>54/137 (39%)</td></tr>"
        #expect(TableLayoutTests.records("# Trial\n\n<table>\(heading)\(row)\(row.replacing("One", with: "Two"))</table>\n").arms.isEmpty)
    }

    @Test func aSizeInTheHeadingIsTheArms() throws {
        let records = TableLayoutTests.records("# Trial\n\nValues are mean ± SD.\n\nTable 1: Scores, mean ± SD\n\n| Outcome | Semax (n = 20) | Placebo (n = 22) |\n|---|---|---|\n| NIHSS score | 4.5 ± 1.5 | 6.0 ± 2.0 |\n| Barthel index | 80 ± 10 | 70 ± 12 |\n")
        #expect(records.arms.map(\.n) == [20, 22, 20, 22])
        #expect(records.effects.filter { $0.measure == "MD" }.allSatisfy { $0.missing.isEmpty })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var table: String
        /// One line an effect of the natural measures: `subject/comparator outcome measure yi v|- p`.
        var effects: [String]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "shares of the heading's size",
             table: "| Event, n (%) | Drug (n = 40) | Sham (n = 50) |\n|---|---|---|\n| Relapse | 10 (25) | 20 (40) |\n| Fever | 4 (10) | 5 (10) |",
             effects: ["Drug/Sham Relapse RD -0.15 v -", "Drug/Sham Fever RD 0 v -"]),
        Case(name: "a share of fewer than the heading's size",
             table: "| Event, n (%) | Drug (n = 40) | Sham (n = 50) |\n|---|---|---|\n| Relapse | 10 (25.6) | 20 (40) |",
             effects: ["Drug/Sham Relapse RD -0.144 - -"]),
        Case(name: "shares of rows",
             table: "| Sex, n (%) | Low score | High score |\n|---|---|---|\n| Men | 30 (75%) | 10 (25%) |\n| Women | 20 (40%) | 30 (60%) |",
             effects: []),
        Case(name: "two numbers that are no events",
             table: "| Gene | Drug | Sham |\n|---|---|---|\n| A1 | 1, 6 | 1, 7 |\n| A2 | 2, 5 | 3, 9 |",
             effects: []),
        Case(name: "stacked headings",
             table: "| | Drug (n = 8) | Drug (n = 8) | Sham (n = 9) | Sham (n = 9) |\n|---|---|---|---|---|\n| | Before | After | Before | After |\n| Score, mean ± SD | 5 ± 1 | 7 ± 1 | 5 ± 2 | 6 ± 2 |",
             effects: ["Drug Before/Sham Before Score, mean ± SD MD 0 v -", "Drug After/Sham After Score, mean ± SD MD 1 v -"]),
        Case(name: "a column of differences",
             table: "| Score | Drug | Sham | Difference |\n|---|---|---|---|\n| Pain, mean (SD) | 5 (1) | 7 (1) | -2 (1) |",
             effects: ["Drug/Sham Pain, mean (SD) MD -2 - -"]),
        Case(name: "the same rats before",
             table: "| Score, mean ± SD | Baseline | Week 4 |\n|---|---|---|\n| Pain | 5 ± 1 | 3 ± 1 |",
             effects: ["Week 4/Baseline Pain MC -2 - -"]),
        Case(name: "medians",
             table: "| Score, median [IQR] | Drug (n = 9) | Sham (n = 9) |\n|---|---|---|\n| Pain | 5 [4, 7] | 7 [6, 9] |",
             effects: []),
        Case(name: "an interval of unknown kind",
             table: "| Score | Drug (n = 9) | Sham (n = 9) |\n|---|---|---|\n| Pain | 5 [4, 7] | 7 [6, 9] |",
             effects: []),
        Case(name: "verdicts",
             table: "| Score | Drug | Sham | Verdict |\n|---|---|---|---|\n| Pain | 5 ± 1 | 7 ± 1 | S |\n| Sleep | 5 ± 1 | 6 ± 1 | NS |",
             effects: ["Drug/Sham Pain MD -2 - -", "Drug/Sham Sleep MD -1 - -"]),
        Case(name: "stubs said once",
             table: "| Score | Time | Drug | Sham |\n|---|---|---|---|\n| Pain | Day 1 | 5 ± 1 | 7 ± 1 |\n| | Day 7 | 4 ± 1 | 6 ± 1 |",
             effects: ["Drug/Sham Pain MD -2 - -", "Drug/Sham Pain MD -2 - -"]),
        Case(name: "a mark",
             table: "| Score | Drug | Sham |\n|---|---|---|\n| Pain | 5 ± 1* | 7 ± 1 |\n| Sleep | 5 ± 1 | 6 ± 1 |\n\n* P < 0.05 versus sham.",
             effects: ["Drug/Sham Pain MD -2 - <0.05", "Drug/Sham Sleep MD -1 - -"]),
        Case(name: "a mark of another comparison",
             table: "| Score | Drug | Sham |\n|---|---|---|\n| Pain | 5 ± 1* | 7 ± 1 |\n\n* P < 0.05 versus baseline.",
             effects: ["Drug/Sham Pain MD -2 - -"]),
        Case(name: "a spread that a note names",
             table: "| Score | Drug (n = 4) | Sham (n = 4) |\n|---|---|---|\n| Pain | 5 ± 1 | 7 ± 1 |\n\nValues are means ± SEM.",
             effects: ["Drug/Sham Pain MD -2 v -"]),
        Case(name: "a row an arm",
             table: "Table 1: Weights of rats, mean ± SD\n\n| Group | Day 0 | Weight (g) |\n|---|---|---|\n| Saline (n = 8) | 201 ± 12 | 215 ± 11 |\n| Drug (n = 8) | 200 ± 10 | 231 ± 14* |\n\n* P < 0.05 versus saline.",
             effects: ["Drug/Saline Weights of rats MD -1 v -", "Drug/Saline Weight (g) MD 16 v <0.05"]),
        Case(name: "rows of arms in two blocks, their sizes in a column",
             table: "Table 1: Mean ± SD\n\n| Treatment | n | Latency, s |\n|---|---|---|\n| Young | | |\n| Placebo | 8 | 21 ± 2 |\n| Drug | 8 | 25 ± 1 |\n| Old | | |\n| Placebo | 6 | 41 ± 2 |\n| Drug | 6 | 42 ± 1 |",
             effects: ["Drug/Placebo Latency, s MD 4 v -", "Drug/Placebo Latency, s MD 1 v -"]),
        Case(name: "rows of arms without a control",
             table: "| Group | Latency, s |\n|---|---|\n| Low dose | 21 ± 2 |\n| High dose | 25 ± 1 |",
             effects: []),
        Case(name: "two measures",
             table: "| Group | Weight (g) | Length (mm) |\n|---|---|---|\n| Old rats | 5 ± 1 | 7 ± 1 |\n| Young rats | 4 ± 1 | 6 ± 1 |",
             effects: []),
    ]

    @Test func thereAreCases() { #expect(Self.cases.count > 12) }

    @Test(arguments: cases)
    func comparesWhatIsComparable(_ example: Case) {
        let records = TableLayoutTests.records("# Rats\n\n## Results\n\n\(example.table)\n\nThe rats did well.\n")
        let found = records.effects.filter { ["MD", "MC", "RD"].contains($0.measure) }.compactMap { effect -> String? in
            guard let finding = records.findings.first(where: { $0.id == effect.findingID }) else { return nil }
            let yi = effect.yi.map { ($0 * 1000).rounded() / 1000 }.flatMap { Value.real($0).plainText } ?? "-"
            let names = "\(finding.subject ?? "-")/\(finding.comparator ?? "-") \(finding.outcome ?? "-")"
            return "\(names) \(effect.measure) \(yi) \(effect.vi == nil ? "-" : "v") \(finding.pValue ?? "-")"
        }
        #expect(found == example.effects)
        for finding in records.findings where finding.pValue == "<0.05" { #expect(finding.inherited.contains("p_value: note")) }
    }
}
