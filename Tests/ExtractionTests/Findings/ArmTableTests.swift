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
        /// One line an effect of the natural measures: `subject/comparator outcome @timepoint measure yi v|- p`.
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
             effects: ["Drug/Sham Score, mean ± SD @Before MD 0 v -", "Drug/Sham Score, mean ± SD @After MD 1 v -"]),
        Case(name: "a column of differences",
             table: "| Score | Drug | Sham | Difference |\n|---|---|---|---|\n| Pain, mean (SD) | 5 (1) | 7 (1) | -2 (1) |",
             effects: ["Drug/Sham Pain, mean (SD) MD -2 - -"]),
        Case(name: "the same rats before",
             table: "| Score, mean ± SD | Baseline | Week 4 |\n|---|---|---|\n| Pain | 5 ± 1 | 3 ± 1 |",
             effects: ["-/Baseline Pain @Week 4 MC -2 - -"]),
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
             effects: ["Drug/Sham Pain @Day 1 MD -2 - -", "Drug/Sham Pain @Day 7 MD -2 - -"]),
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
             effects: ["Drug/Saline Weights of rats @Day 0 MD -1 v -", "Drug/Saline Weight (g) MD 16 v <0.05"]),
        Case(name: "rows of arms in two blocks, their sizes in a column",
             table: "Table 1: Mean ± SD\n\n| Treatment | n | Latency, s |\n|---|---|---|\n| Young | | |\n| Placebo | 8 | 21 ± 2 |\n| Drug | 8 | 25 ± 1 |\n| Old | | |\n| Placebo | 6 | 41 ± 2 |\n| Drug | 6 | 42 ± 1 |",
             effects: ["Drug/Placebo Latency, s MD 4 v -", "Drug/Placebo Latency, s MD 1 v -"]),
        Case(name: "rows of arms without a control",
             table: "| Group | Latency, s |\n|---|---|\n| Low dose | 21 ± 2 |\n| High dose | 25 ± 1 |",
             effects: []),
        Case(name: "one group of several at two times, each with its probability",
             table: "<table><tr><th></th><th></th><th colspan=\"3\">Old</th><th colspan=\"3\">Young</th></tr><tr><th></th><th></th>"
                 + String(repeating: "<th>Baseline</th><th>Week 4</th><th>P</th>", count: 2) + "</tr>"
                 + "<tr><td rowspan=\"2\">Pain</td><td>Drug</td><td>5 ± 1</td><td>3 ± 1</td><td>0.03</td><td>6 ± 1</td><td>5 ± 1</td><td>0.4</td></tr>"
                 + "<tr><td>Sham</td><td>5 ± 2</td><td>5 ± 2</td><td>–</td><td>6 ± 2</td><td>5 ± 2</td><td>NS</td></tr>"
                 + "<tr><td>Sleep</td><td>Drug</td><td>8 ± 1</td><td>7 ± 1</td><td>0.5</td><td>8 ± 1</td><td>8 ± 1</td><td>0.6</td></tr></table>",
             effects: ["Drug Old/Baseline Pain @Week 4 MC -2 - 0.03", "Drug Young/Baseline Pain @Week 4 MC -1 - 0.4",
                       "Sham Old/Baseline Pain @Week 4 MC 0 - -", "Sham Young/Baseline Pain @Week 4 MC -1 - NS",
                       "Drug Old/Baseline Sleep @Week 4 MC -1 - 0.5", "Drug Young/Baseline Sleep @Week 4 MC 0 - 0.6"]),
        Case(name: "probabilities of each group's own change",
             table: "| Score | Drug | P | Sham | P |\n|---|---|---|---|---|\n| Pain | 5 ± 1 | 0.01 | 7 ± 1 | 0.2 |\n| Sleep | 5 ± 1 | 0.02 | 6 ± 1 | 0.3 |",
             effects: ["Drug/Sham Pain MD -2 - -", "Drug/Sham Sleep MD -1 - -"]),
        Case(name: "all together",
             table: "| Score | Drug | Sham | All patients |\n|---|---|---|---|\n| Pain | 5 ± 1 | 7 ± 1 | 6 ± 1 |\n| Sleep | 5 ± 1 | 6 ± 1 | 6 ± 1 |",
             effects: ["Drug/Sham Pain MD -2 - -", "Drug/Sham Sleep MD -1 - -"]),
        Case(name: "times below what was measured",
             table: "| | Drug | Sham |\n|---|---|---|\n| Serum keratin (g/L) | | |\n| Pre-test | 5 ± 1 | 7 ± 1 |\n| 12 weeks | 4 ± 1 | 6 ± 1 |\n| Weight (kg) | | |\n| Pre-test | 5 ± 1 | 6 ± 1 |",
             effects: ["Drug/Sham Serum keratin (g/L) @Pre-test MD -2 - -", "Drug/Sham Serum keratin (g/L) @12 weeks MD -2 - -",
                       "Drug/Sham Weight (kg) @Pre-test MD -1 - -"]),
        Case(name: "times before what was measured",
             table: "| Stage | | Drug | Sham |\n|---|---|---|---|\n| Baseline | Skin (°C) | 5 ± 1 | 7 ± 1 |\n| | Core (°C) | 5 ± 1 | 6 ± 1 |\n| 3 + 5 min | Skin (°C) | 4 ± 1 | 6 ± 1 |",
             effects: ["Drug/Sham Skin (°C) @Baseline MD -2 - -", "Drug/Sham Core (°C) @Baseline MD -1 - -", "Drug/Sham Skin (°C) @3 + 5 min MD -2 - -"]),
        Case(name: "what was measured in two columns",
             table: "| Genus | Kind | Drug | Sham |\n|---|---|---|---|\n| Ovis | aries | 5 ± 1 | 7 ± 1 |\n| | musimon | 5 ± 1 | 6 ± 1 |",
             effects: ["Drug/Sham Ovis aries MD -2 - -", "Drug/Sham Ovis musimon MD -1 - -"]),
        Case(name: "statistics below what was measured",
             table: "| | Drug | Sham | P³ |\n|---|---|---|---|\n| Blood loss, mL | | | |\n| Mean (SD) | 337 (226) | 366 (262) | .04 |\n| Age | | | |\n| Mean (SD) | 33 (2) | 36 (2) | .5 |",
             effects: ["Drug/Sham Blood loss, mL MD -29 - .04", "Drug/Sham Age MD -3 - .5"]),
        Case(name: "the group in a column, times in the others",
             table: "| Domain | Group | Baseline | 6 months |\n|---|---|---|---|\n| Vitality | Drug | 60 ± 21 | 51 ± 20 |\n| | Sham | 57 ± 17 | 52 ± 16 |",
             effects: ["Drug/Sham Vitality @Baseline MD 3 - -", "Drug/Sham Vitality @6 months MD -1 - -"]),
        Case(name: "a stub over two columns",
             table: "<table><tr><th colspan=\"2\">Characteristic</th><th>Sham (n = 50)</th><th>Drug (n = 40)</th></tr><tr><td colspan=\"2\">Age group, n (%)</td><td></td><td></td></tr>"
                 + "<tr><td></td><td>Old</td><td>20 (40%)</td><td>10 (25%)</td></tr><tr><td></td><td>25 to &lt;30</td><td>30 (60%)</td><td>30 (75%)</td></tr></table>",
             effects: ["Drug/Sham Old RD -0.15 v -", "Drug/Sham 25 to <30 RD 0.15 v -"]),
        Case(name: "counts that nothing tells to be means",
             table: "| | Drug | Sham |\n|---|---|---|\n| Men | 8 | 10 |\n| Age, y | 53.5 ± 10 | 56.4 ± 8 |\n| Height, cm | 153 ± 10 | 156 ± 8 |",
             effects: ["Drug/Sham Age, y MD -2.9 - -", "Drug/Sham Height, cm MD -3 - -"]),
        Case(name: "sizes, means and spreads in columns of their own",
             table: "<table><tr><th rowspan=\"2\">Test</th><th colspan=\"3\">Drug (n = 50)</th><th colspan=\"3\">Sham (n = 52)</th></tr>"
                 + "<tr><th>n</th><th>Mean</th><th>SD</th><th>n</th><th>Mean</th><th>SD</th></tr>"
                 + "<tr><td>Grip (N)</td><td>48</td><td>30.5</td><td>4.0</td><td>51</td><td>28.5</td><td>5.0</td></tr>"
                 + "<tr><td>Arm elevation (°)</td><td>45</td><td>-2.0</td><td>1.5</td><td>50</td><td>1.0</td><td>1.2</td></tr></table>",
             effects: ["Drug/Sham Grip (N) MD 2 v -", "Drug/Sham Arm elevation (°) MD -3 v -"]),
        Case(name: "the same in one row of headings",
             table: "| Test | Drug N | Drug M | Drug SD | Sham N | Sham M | Sham SD | p |\n|---|---|---|---|---|---|---|---|\n| Recall | 20 | 7.5 | 1.5 | 22 | 6.5 | 2.5 | .03 |",
             effects: ["Drug/Sham Recall MD 1 v .03"]),
        Case(name: "sizes beside columns that say all else",
             table: "| Outcome | Sham group N | Sham group Mean (SD) or No (%) | Drug group N | Drug group Mean (SD) or No (%) | P value |\n|---|---|---|---|---|---|\n"
                 + "| Walking (min/d) | 64 | 56.5 (23.5) | 60 | 55.0 (22.5) | 0.50 |\n| Overweight | 94 | 20 (21.3%) | 88 | 16 (18.2%) | 0.56 |",
             effects: ["Drug group/Sham group Walking (min/d) MD -1.5 v 0.50", "Drug group/Sham group Overweight RD -0.031 v 0.56"]),
        Case(name: "stubs that come again below several headings",
             table: "| Score, mean (SD) | Drug | Sham |\n|---|---|---|\n| Sums | | |\n| Whole school year | 5.5 (1.0) | 7.5 (1.0) |\n| Gain over the year | 1.5 (1.0) | 1.0 (1.0) |\n| Sprint | | |\n| Whole school year | 4.5 (1.0) | 6.0 (1.0) |\n| Gain over the year | 0.5 (1.0) | 1.0 (1.0) |",
             effects: ["Drug/Sham Sums Whole school year MD -2 - -", "Drug/Sham Sums Gain over the year MD 0.5 - -", "Drug/Sham Sprint Whole school year MD -1.5 - -",
                       "Drug/Sham Sprint Gain over the year MD -0.5 - -"]),
        Case(name: "rows of arms, each with the probability of its own change",
             table: "| Group | Start, mean ± SD | End, mean ± SD | P value |\n|---|---|---|---|\n| Drug | 8.5 ± 1.0 | 7.0 ± 1.0 | <0.001 |\n| Placebo | 8.5 ± 1.5 | 8.0 ± 1.0 | 0.6 |",
             effects: ["Drug/Placebo Start, mean ± SD MD 0 - -", "Drug/Placebo End, mean ± SD MD -1 - -"]),
        Case(name: "statistics of groups in rows",
             table: "| Scale | Group | N | Mean | Std. Deviation | Std. Error Mean |\n|---|---|---|---|---|---|\n| Reading | Experimental | 30 | 14.0 | 3.5 | .64 |\n| | Control | 31 | 12.5 | 4.5 | .81 |",
             effects: ["Experimental/Control Reading MD 1.5 v -"]),
        Case(name: "groups below what was measured, sizes in the headings of times",
             table: "<table><tr><th rowspan=\"2\"></th><th colspan=\"2\">4 weeks (gel n = 20, placebo n = 21)</th><th colspan=\"2\">8 weeks (gel n = 18, placebo n = 19)</th></tr>"
                 + "<tr><th>Mean change (SD)</th><th>P</th><th>Mean change (SD)</th><th>P</th></tr><tr><td colspan=\"5\">Itch</td></tr>"
                 + "<tr><td>Gel</td><td>4.5 (1.5)</td><td>0.02</td><td>3.5 (2.5)</td><td>0.3</td></tr><tr><td>Placebo</td><td>2.5 (1.5)</td><td></td><td>3.0 (2.0)</td><td></td></tr>"
                 + "<tr><td colspan=\"5\">Redness</td></tr><tr><td>Gel</td><td>14.5 (3.5)</td><td>0.4</td><td>9.5 (4.5)</td><td>0.5</td></tr>"
                 + "<tr><td>Placebo</td><td>13.5 (3.0)</td><td></td><td>9.0 (5.0)</td><td></td></tr></table>",
             effects: ["Gel/Placebo Itch @4 weeks MD 2 v 0.02", "Gel/Placebo Itch @8 weeks MD 0.5 v 0.3", "Gel/Placebo Redness @4 weeks MD 1 v 0.4",
                       "Gel/Placebo Redness @8 weeks MD 0.5 v 0.5"]),
        Case(name: "groups that come again, and a row of probabilities",
             table: "| Outcome | Baseline | Week 8 |\n|---|---|---|\n| Walking, mean ± SD | | |\n| Active | 40 ± 9 | 60 ± 8 |\n| Control | 41 ± 8 | 42 ± 9 |\n| P value | 0.7 | <0.01 |\n"
                 + "| Sleep, mean ± SD | | |\n| Active | 50 ± 9 | 52 ± 8 |\n| Control | 51 ± 8 | 50 ± 9 |\n| P value | 0.8 | 0.6 |",
             effects: ["Active/Control Walking, mean ± SD @Baseline MD -1 - 0.7", "Active/Control Walking, mean ± SD @Week 8 MD 18 - <0.01",
                       "Active/Control Sleep, mean ± SD @Baseline MD -1 - 0.8", "Active/Control Sleep, mean ± SD @Week 8 MD 2 - 0.6"]),
        Case(name: "no event",
             table: "| Event, n (%) | Drug (n = 20) | Sham (n = 20) |\n|---|---|---|\n| Rash | 2 (10%) | 0 |\n| Fever | 5 (25%) | 4 (20%) |",
             effects: ["Drug/Sham Rash RD 0.095 v -", "Drug/Sham Fever RD 0.05 v -"]),
        Case(name: "doses beside a control, some without events",
             table: "| Event | Placebo N = 12 | 2 mg/kg N = 6 | 8 mg/kg N = 6 |\n|---|---|---|---|\n| Any | 6 (50%) | 0 | 3 (50%) |\n| Mild | 3 (25%) | 0 | 0 |",
             effects: ["2 mg/kg/Placebo Any RD -0.429 v -", "8 mg/kg/Placebo Any RD 0 v -", "2 mg/kg/Placebo Mild RD -0.198 v -", "8 mg/kg/Placebo Mild RD -0.198 v -"]),
        Case(name: "diets beside an abbreviated control, with one probability of all",
             table: "| Item | CON | OLI | SOY | SEM | P-value |\n|---|---|---|---|---|---|\n| Weight gain, g | 225.5 | 228.5 | 231.5 | 4.5 | 0.79 |\n| Intake, g | 275.5 | 283.5 | 283.0 | 5.9 | 0.76 |",
             effects: ["OLI/CON Weight gain, g MD 3 - -", "SOY/CON Weight gain, g MD 6 - -", "OLI/CON Intake, g MD 8 - -", "SOY/CON Intake, g MD 7.5 - -"]),
        Case(name: "a group of reference, its outcome behind one that gives sizes",
             table: "Table 1: Scores, mean (SD)\n\n| When | Course | Scale | Training | Reference group |\n|---|---|---|---|---|\n| 6 months | Long (n = 62) | Pain | 2.5 (1.8) | 1.0 (1.6) |\n| | | Neck score | 14 (21) | 8 (18) |\n",
             effects: ["Training/Reference group Pain @6 months MD 1.5 - -", "Training/Reference group Neck score @6 months MD 6 - -"]),
        Case(name: "levels behind a stub, counts and shares in columns of their own",
             table: "<table><tr><th rowspan=\"2\" colspan=\"2\">Variable</th><th colspan=\"2\">Drug (n = 40)</th><th colspan=\"2\">Sham (n = 50)</th></tr>"
                 + "<tr><th>n</th><th>%</th><th>n</th><th>%</th></tr><tr><td rowspan=\"2\">Age</td><td>15–20</td><td>10</td><td>25</td><td>20</td><td>40</td></tr>"
                 + "<tr><td>≥ 21</td><td>30</td><td>75</td><td>30</td><td>60</td></tr></table>",
             effects: ["Drug/Sham Age 15–20 RD -0.15 v -", "Drug/Sham Age ≥ 21 RD 0.15 v -"]),
        Case(name: "means and shares under one note",
             table: "Table 1: Patients at the start*\n\n| | Drug (n = 40) | Sham (n = 50) |\n|---|---|---|\n| Age, y | 66.5 (7.5) | 65.5 (7.0) |\n| Women | 10 (25%) | 20 (40%) |\n\n* Data are means (SD) or numbers (%).",
             effects: ["Drug/Sham Age, y MD 1 v -", "Drug/Sham Women RD -0.15 v -"]),
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
            let names = "\(finding.subject ?? "-")/\(finding.comparator ?? "-") \(finding.outcome ?? "-")" + (finding.timepoint.map { " @\($0)" } ?? "")
            return "\(names) \(effect.measure) \(yi) \(effect.vi == nil ? "-" : "v") \(finding.pValue ?? "-")"
        }
        #expect(found == example.effects)
        for finding in records.findings where finding.pValue == "<0.05" { #expect(finding.inherited.contains("p_value: note")) }
    }

    /// Findings of a table as `subject/comparator outcome direction statistic estimate [low, high] p`.
    private func told(_ table: String) -> [String] {
        TableLayoutTests.records("# Rats\n\n## Results\n\n\(table)\n\nThe rats did well.\n").findings.map { finding in
            func number(_ value: Double?) -> String { value.flatMap { Value.real($0).plainText } ?? "-" }
            return "\(finding.subject ?? "-")/\(finding.comparator ?? "-") \(finding.outcome ?? "-") \(finding.direction.rawValue) \(finding.statistic ?? "-") "
                + "\(number(finding.estimate)) [\(number(finding.dispersion)), \(number(finding.dispersionHigh))] \(finding.pValue ?? "-")"
        }
    }

    /// What two arms differ by, interval and probability in columns of their own; a difference may be printed either way round.
    @Test func columnsOfDifferencesNameBothArms() {
        let head = "| Outcome | Low vs sham Difference | Low vs sham 95% CI | High vs sham Difference | High vs sham 95% CI | Group effect (P value) |\n|---|---|---|---|---|---|\n"
        #expect(told(head + "| Weight (kg) | 2.48 | 1.38 to 3.58 | 3.34 | 2.26 to 4.42 | <.001 |\n| Sleep (h) | 0.00 | -0.17 to 0.17 | 0.03 | -0.14 to 0.20 | .86 |") == [
            "Low/sham Weight (kg) not_reported mean_difference 2.48 [1.38, 3.58] -", "High/sham Weight (kg) not_reported mean_difference 3.34 [2.26, 4.42] -",
            "Low/sham Sleep (h) not_reported mean_difference 0 [-0.17, 0.17] -", "High/sham Sleep (h) not_reported mean_difference 0.03 [-0.14, 0.2] -",
        ])
        #expect(told("| Outcome | Drug vs sham, odds ratio | 95% CI | P |\n|---|---|---|---|\n| Relapse | 2.5 | 1.0–4.0 | .04 |\n| Fever | 0.5 | 0.2–0.9 | .03 |") == [
            "Drug/sham Relapse increase odds_ratio 2.5 [1, 4] .04", "Drug/sham Fever decrease odds_ratio 0.5 [0.2, 0.9] .03",
        ])
        #expect(told("| Outcome | Drug minus sham |\n|---|---|\n| Weight (kg) | -1.5 |") == ["Drug/sham Weight (kg) decrease - -1.5 [-, -] -"])
    }

    /// Ratios and differences beside two arms are theirs; the sign must agree with what the arms show.
    @Test func effectsBesideArms() {
        #expect(told("| Endpoint | Drug (n=200) | Placebo (n=200) | HR (95% CI) | P |\n|---|---|---|---|---|\n| Worsening gout | 20 (10%) | 30 (15%) | 0.65 (0.40–0.95) | .03 |") == [
            "Drug/Placebo Worsening gout decrease proportion 10 [-, -] .03", "Drug/Placebo Worsening gout decrease hazard_ratio 0.65 [0.4, 0.95] .03",
        ])
        #expect(told("| Pain, mean (SD) | Drug | Sham | Mean difference (95% CI) |\n|---|---|---|---|\n| Knee | 2.5 (1.0) | 3.5 (1.0) | 1.0 (0.4 to 1.6) |").last
            == "Drug/Sham Knee not_reported mean_difference 1 [0.4, 1.6] -")
        let either = told("| Outcome, mean (SD) or n (%) | Drug | Sham | Difference in means or odds ratio (95% CI) |\n|---|---|---|---|\n| Steps | 55.5 (2.5) | 56.5 (2.5) | -1.0 (-5.0 to 2.5) |\n| Falls | 16 (18.5%) | 20 (21.5%) | 0.90 (0.60 to 1.30) |")
        #expect(either.contains { $0.hasPrefix("Drug/Sham Steps") && $0.contains("mean_difference -1 [-5, 2.5]") })
        #expect(either.last == "Drug/Sham Falls decrease odds_ratio 0.9 [0.6, 1.3] -")
        #expect(told("| Grade | Effect (drug vs placebo) | P |\n|---|---|---|\n| Reading | 0.25 | .6 |").allSatisfy { $0.hasPrefix("drug/placebo Reading") })
        #expect(told("| Outcome | Drug | Sham | 1/HR (95% CI) |\n|---|---|---|---|\n| Relapse | 20 (10%) | 30 (15%) | 1.5 (1.1–2.0) |").count == 1)
        #expect(told("| Outcome | Salve | Bath | Heat | Salve v bath (95% CI) |\n|---|---|---|---|---|\n| Itch | 4.5 (2.5) | 3.5 (2.0) | 4.0 (2.0) | 1.0 (0.1 to 2.0) |").last?
            .hasPrefix("Salve/bath Itch not_reported") == true)
    }

    /// A row an exposure, or a level of one; levels of reference are no findings.
    @Test func exposuresAndTheirLevels() {
        #expect(told("Table 1: Risk factors for gout\n\n| Factor | HR (95% CI) | P |\n|---|---|---|\n| Beer | 1.60 (1.20 to 2.10) | .01 |\n| Coffee | 0.80 (0.60 to 1.05) | .2 |") == [
            "Beer/- gout increase hazard_ratio 1.6 [1.2, 2.1] .01", "Coffee/- gout decrease hazard_ratio 0.8 [0.6, 1.05] .2",
        ])
        let levels = TableLayoutTests.records("# Tea\n\n## Results\n\n| Variable | OR | 95% CI | P |\n|---|---|---|---|\n| Tea (cups/d) | | | |\n| <1 (ref.) | 1.00 | – | |\n| 1–3 | 0.90 | 0.80, 0.99 | 0.04 |\n| ≥4 | 0.75 | 0.60, 0.90 | 0.01 |\n| Sex | | | |\n| Men (ref.) | 1.00 | – | |\n| Women | 1.20 | 1.05, 1.40 | 0.02 |\n").findings
        #expect(levels.map(\.subject) == ["Tea (cups/d)", "Tea (cups/d)", "Sex Women"])
        #expect(levels.map(\.dose) == ["1–3", "≥4", nil])
        #expect(levels.map(\.comparator) == ["<1 (ref.)", "<1 (ref.)", "Men (ref.)"])
        #expect(levels.map(\.estimate) == [0.9, 0.75, 1.2] && levels.map(\.dispersion) == [0.8, 0.6, 1.05] && levels.allSatisfy { $0.dispersionType == .CI95 })
    }

    /// A bare one with an interval beside it is no level of reference, and a slope no level.
    @Test func onesAndSlopes() {
        let found = TableLayoutTests.records("# Tea\n\n## Results\n\n| Variable | OR | 95% CI |\n|---|---|---|\n| History | | |\n| Twins | 9.50 | 9.10–9.80 |\n| Infection | 1.00 | 0.98–1.01 |\n| Tea, g/d | | |\n| None | 1.0 | Referent |\n| ≥30 | 1.05 | 0.90–1.20 |\n| Fat (per 3 g) | 0.85 | 0.80–0.90 |\n").findings
        #expect(found.map(\.subject) == ["Twins", "Infection", "Tea, g/d", "Fat (per 3 g)"] && found.map(\.comparator) == [nil, nil, "None", nil])
        #expect(found.map(\.dose) == [nil, nil, "≥30", nil])
    }

    @Test func outcomesOfAssociations() {
        #expect(TableFindings.outcome(ofAssociation: "Table 3. Associations of tea with gout in men") == "gout")
        #expect(TableFindings.outcome(ofAssociation: "Odds ratios of the variables entered") == nil && TableFindings.outcome(ofAssociation: "Odds ratio with 95% confidence interval") == nil && TableFindings.outcome(ofAssociation: "Characteristics of trials with tea") == nil)
    }

    @Test func levelsInColumns() {
        let table = "Table 2: Risk of gout by fifths of tea\n\n| Fifths of tea | 1 | 2 | 3 | P for trend |\n|---|---|---|---|---|\n| Cases | 100 | 90 | 80 | |\n| Adjusted RR (95% CI) | 1.00 | 0.90 (0.80, 1.02) | 0.75 (0.60, 0.90) | 0.01 |\n"
        let found = TableLayoutTests.records("# Tea\n\n## Results\n\n\(table)").findings
        #expect(found.map(\.dose) == ["2", "3"] && found.map(\.comparator) == ["1", "1"] && found.map(\.estimate) == [0.9, 0.75])
        #expect(found.allSatisfy { $0.subject == "Fifths of tea" && $0.outcome == "gout" && $0.statistic == "risk_ratio" && $0.pValue == nil })
    }

    @Test func levelsBelowTheirOutcomes() {
        let found = TableLayoutTests.records("# Tea\n\n## Results\n\nTable 2: Hazard ratios by fifth of serum zinc\n\n| Causes of death | First | Second | P for trend |\n|---|---|---|---|\n| Overall | | | |\n| Deaths (n) | 500 | 480 | |\n| Adjusted HR (95% CI) | 1.00 | 0.87 (0.84, 0.91) | 0.01 |\n| Stroke | | | |\n| Adjusted HR (95% CI) | 1.00 | 0.85 (0.74, 0.99) | 0.8 |\n").findings
        #expect(found.map(\.outcome) == ["Overall", "Stroke"] && found.map(\.subject) == ["fifth of serum zinc", "fifth of serum zinc"] && found.map(\.dose) == ["Second", "Second"])
    }

    @Test func armsOfOneCompoundAreToldApart() {
        let found = TableLayoutTests.records("# Trial\n\n## Results\n\n| Event, n (%) | Drug (1 g) (n = 10) | Drug (2 g) (n = 10) | Placebo (n = 10) |\n|---|---|---|---|\n| Rash | 2 (20%) | 3 (30%) | 1 (10%) |\n| Fever | 2 (20%) | 1 (10%) | 1 (10%) |\n").findings
        #expect(found.map(\.subject) == ["Drug (1 g)", "Drug (2 g)", "Drug (1 g)", "Drug (2 g)"])
    }

    /// What studies found, one below another; the sum of them is no study.
    @Test func effectsOfStudies() {
        let forest = TableLayoutTests.records("# Balm\n\n## Results\n\n| Study | RR (95% CI) | % Weight |\n|---|---|---|\n| Hill 2012 | 0.93 (0.64–1.37) | 60.5 |\n| Moss 2015 | 2.10 (1.16–3.81) | 39.5 |\n| Overall | 1.20 (0.90–1.60) | 100 |\n")
        #expect(forest.findings.map(\.estimate) == [0.93, 2.1, 1.2] && forest.findings.map { $0.studyID == nil } == [false, false, true])
        #expect(forest.studies.map(\.label) == ["Hill 2012", "Moss 2015"] && forest.findings.allSatisfy { $0.subject == nil })
        let sizes = TableLayoutTests.records("# Balm\n\n## Results\n\n<table><tr><th rowspan=\"2\">Study</th><th rowspan=\"2\">Country/region</th><th rowspan=\"2\">Intervention</th><th rowspan=\"2\">Session duration</th><th rowspan=\"2\">Control condition</th><th colspan=\"2\">Effect sizes, Cohen's d</th></tr><tr><th>Itch</th><th>Sleep</th></tr><tr><td>Hill (2012)</td><td>Peru</td><td>Balm, daily</td><td>50 mins</td><td>Wait list</td><td>0.57</td><td>–</td></tr><tr><td>Moss (2015)</td><td>Chile</td><td>Balm, weekly</td><td>30 mins</td><td>Monitoring</td><td>0.40</td><td>0.25</td></tr></table>\n").findings
        #expect(sizes.map(\.outcome) == ["Itch", "Itch", "Sleep"] && sizes.map(\.subject) == ["Balm, daily", "Balm, weekly", "Balm, weekly"])
        #expect(sizes.map(\.comparator) == ["Wait list", "Monitoring", "Monitoring"] && sizes.allSatisfy { $0.statistic == "standardized_mean_difference" })
        #expect(sizes.allSatisfy { $0.region == nil && $0.timepoint == nil && $0.model == nil })
    }

    /// Numbers under *Alpha group* are its figures, and no names; a name that is given together with another is not the arm's.
    @Test func numbersAreNoSubjects() {
        let findings = told("| Variable | Alpha group change | Beta group | P |\n|---|---|---|---|\n| Weight (kg) | 4.1 (13.6) | 2.3 (14.8) | 0.36 |\n| Pain | 3.1 (1.6) | 1.3 (1.8) | 0.6 |")
        #expect(findings.allSatisfy { !$0.hasPrefix("2.3") && !$0.hasPrefix("4.1") && !$0.contains("/2.3") })
        #expect(told("| Pain score | Placebo | Insulin-melatonin |\n|---|---|---|\n| Pain | 3.5 | 4.5 |\n| Sleep quality | 3.5 | 4.5 |").allSatisfy { !$0.hasPrefix("melatonin") })
    }

    static let times: [(String, Bool)] = [
        ("Baseline", true), ("Pre-test", true), ("12 weeks", true), ("Day 30", true), ("3 + 5 min", true), ("0–2 h", true), ("6mo", true), ("End of treatment, week 8", true),
        ("0–2h", true), ("Time to discharge", false), ("24h urine", false), ("24h urine protein, g", false), ("Hours", false), ("Min", false), ("Weight at week 4", false), ("5 mg", false), ("", false),
    ]

    @Test(arguments: times) func tellsTimes(_ example: (String, Bool)) { #expect(TimeWords.areAll(of: example.0) == example.1) }
}
