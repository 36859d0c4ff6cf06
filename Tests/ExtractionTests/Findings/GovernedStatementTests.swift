import Model
import Testing

@testable import Extraction

/// Turns of phrase in which the plain words say the opposite, something else or nothing.
@Suite("Findings: denied, supposed and shifted statements")
struct GovernedStatementTests {
    /// Sentence and the rows that it gives, in order: `subject | outcome | direction | estimate`.
    static let denied: [(text: String, rows: [String])] = [
        ("There was no sign that melatonin improved reaction time.", ["melatonin | reaction time | no_change | "]),
        ("There is little evidence that melatonin lowers blood pressure.", ["melatonin | blood pressure | no_change | "]),
        ("Two trials failed to show that melatonin reduces pain scores.", ["melatonin | pain scores | no_change | "]),
        ("No study has found that melatonin improves memory.", ["melatonin | memory | no_change | "]),
        ("We found no evidence melatonin improves memory.", ["melatonin | memory | no_change | "]),
        (
            "Neither melatonin nor caffeine reduced anxiety scores.",
            ["melatonin | anxiety scores | no_change | ", "caffeine | anxiety scores | no_change | "]
        ),
        ("Melatonin was not associated with lower mortality.", ["Melatonin | mortality | no_change | "]),
        ("Melatonin was not linked to a reduction in mortality.", ["Melatonin | mortality | no_change | "]),
        ("Melatonin does not raise blood pressure or lower body weight.", ["Melatonin | blood pressure | no_change | ", "Melatonin | body weight | no_change | "]),
        ("Melatonin was thought to reduce the risk of stroke, but this was not confirmed in a trial.", ["Melatonin | risk of stroke | no_change | "]),
        ("Not only did trials find that melatonin improves memory.", ["melatonin | memory | increase | "]),
        ("A review found no significant effect of melatonin on cognition in children.", ["melatonin | cognition | no_change | "]),
        ("There was no difference between melatonin and placebo in pain scores.", ["melatonin | pain scores | no_change | "]),
        ("A meta-analysis found no significant weight gain with melatonin.", ["melatonin | weight gain | no_change | "]),
        ("A reduction in pain scores was not observed with melatonin.", ["melatonin | pain scores | no_change | "]),
        ("Melatonin was no better than placebo for pain.", ["Melatonin | pain | no_change | "]),
        (
            "Melatonin lowered CRP, with no effect on LDL-C, and inconsistent effects on blood pressure.",
            ["Melatonin | CRP | decrease | ", "Melatonin | LDL-C | no_change | ", "Melatonin | blood pressure | mixed | "]
        ),
    ]

    static let shifted: [(text: String, rows: [String])] = [
        // what carries a noun of change
        ("Adults on melatonin experienced a 31% reduction in anxiety scores.", ["melatonin | anxiety scores | decrease | 31"]),
        ("Adults on melatonin experienced a striking 31% reduction in anxiety scores.", ["melatonin | anxiety scores | decrease | 31"]),
        ("Men had a 12% increase in testosterone on melatonin.", ["melatonin | testosterone | increase | 12"]),
        ("After melatonin, IL-6 levels showed a marked increase of 9%.", ["melatonin | IL-6 levels | increase | 9"]),
        ("Melatonin reduced cortisol levels (14% reduction).", ["Melatonin | cortisol levels | decrease | 14"]),
        ("Melatonin led to a 6% reduction in fall rates.", ["Melatonin | fall rates | decrease | 6"]),
        // subjects that the sentence names
        ("# Melatonin\n\nA trial found guarana lowers fasting glucose in adults.", ["guarana | fasting glucose | decrease | "]),
        ("# Melatonin\n\n- **Walking** is the best studied of all, with trials: 12% mortality reduction\n", ["Walking | mortality | decrease | 12"]),
        ("# Melatonin\n\n## Boosts testosterone\n\n- 9% increase in sperm concentration\n", ["Melatonin | sperm concentration | increase | 9"]),
        ("# Melatonin\n\n- Caffeine alone: 5% lower mortality\n- A trial found guarana lowers fasting glucose.\n", [
            "Caffeine | mortality | decrease | 5", "guarana | fasting glucose | decrease | ",
        ]),
        // wants
        ("Vitamin B12 deficiency increases fracture risk.", ["Vitamin B12 deficiency | fracture risk | increase | "]),
        ("Low vitamin D raises mortality.", ["Low vitamin D | mortality | increase | "]),
        ("Withdrawal of caffeine reduced alertness.", ["Withdrawal of caffeine | alertness | decrease | "]),
        // the other arm
        (
            "HOMA index scores fell in the melatonin group, whereas HOMA index scores rose in the placebo group.",
            ["melatonin | HOMA index scores | decrease | ", "placebo group | HOMA index scores | increase | "]
        ),
        // adjectives, participles, purposes
        ("Melatonin suppresses abnormally elevated cortisol secretion.", ["Melatonin | cortisol secretion | decrease | "]),
        ("Melatonin binds to iron, reducing iron absorption and risking anemia overall.", ["Melatonin | iron absorption | decrease | "]),
        ("Melatonin reduced time to fall asleep by 22%.", ["Melatonin | time to fall asleep | decrease | 22"]),
        ("Melatonin was associated with 18% lower stroke risk.", ["Melatonin | stroke risk | decrease | 18"]),
        // numbers
        ("Melatonin reduced sleep latency by 9 minutes.", ["Melatonin | sleep latency | decrease | 9"]),
        ("LDL fell from 151 to 122 mg/dL with berberine.", ["berberine | LDL | decrease | 122"]),
        (
            "Semaglutide led to decreases in HbA1c and weight of -1.4% and -2.9 kg, respectively.",
            ["Semaglutide | HbA1c | decrease | -1.4", "Semaglutide | weight | decrease | -2.9"]
        ),
        (
            "Melatonin produced a standardized mean difference of -0.42 (95% CI -0.70 to -0.11) in depressive symptoms.",
            ["Melatonin | depressive symptoms | decrease | -0.42"]
        ),
        ("Semaglutide produced 13.2% weight loss.", ["Semaglutide | weight loss | not_reported | 13.2"]),
        ("Semaglutide achieved a mean weight loss of 13.2%.", ["Semaglutide | weight loss | not_reported | 13.2"]),
        ("Dizziness was reported by 8% of the melatonin group and 3% of the placebo group.", ["melatonin | Dizziness | increase | 8"]),
        (
            "Semaglutide led to decreases in HbA1c and weight of -1.4% and -2.9 kg, respectively, and exenatide of -0.8% and -1.7 kg.",
            ["Semaglutide | HbA1c | decrease | -1.4", "Semaglutide | weight | decrease | -2.9"]
        ),
        ("# Melatonin\n\n- \"Promotes restful sleep and sleep quality\"\n", ["Melatonin | restful sleep | increase | ", "Melatonin | sleep quality | increase | "]),
        ("62% of adults achieved ≥10% weight loss on semaglutide.", ["semaglutide | ≥10% weight loss | not_reported | 62"]),
    ]

    @Test("what is denied is no change", arguments: denied)
    func denials(text: String, expected: [String]) { #expect(findingRows(text) == expected) }

    @Test("what is said stays with its own words", arguments: shifted)
    func shifts(text: String, expected: [String]) { #expect(findingRows(text) == expected) }

    @Test("instructions, uses, goals and hypotheses give nothing", arguments: [
        "Melatonin is used to reduce anxiety.",
        "Take melatonin 3 mg nightly to reduce anxiety.",
        "Goal: reduce LDL by 15% over 8 weeks.",
        "Null hypothesis: melatonin does not increase sprint performance.",
        "We hypothesized that melatonin reduces anxiety.",
        "The plant's name stands for its potential to increase strength.",
        "A second trial will show that melatonin improves memory.",
        "There is insufficient evidence that melatonin improves memory.",
        "# Melatonin\n\n- ❌ Prevents dementia\n",
        "# Melatonin\n\n## Hypotheses\n\nMelatonin increases sprint performance.",
    ])
    func supposed(text: String) { #expect(findingRows(text) == []) }

    @Test("the arms of `in the A group and in the placebo group`")
    func armsOfAChange() throws {
        let records = findingRecords("The HOMA index showed a rise of 1.2% in the melatonin group and 8.4% in the placebo group.")
        #expect(records.findings.map(\.outcome) == ["HOMA index"])
        #expect(records.arms.map(\.estimate) == [1.2, 8.4])
    }

    @Test("a difference has no second arm")
    func differences() throws {
        let records = findingRecords("Zinc produced a mean difference of -0.4 in pain scores vs. placebo, and of -0.7 in a subset.")
        #expect(records.arms.isEmpty)
    }

    @Test("an item that only names something lends it to those behind it, others lend nothing")
    func listedSubjects() {
        #expect(findingRows("# Trials\n\n- Empagliflozin 10 mg vs placebo\n- Result: 18% reduction in mortality\n").first?.hasPrefix("Empagliflozin") == true)
        #expect(findingRows("# Trials\n\n- Metformin lowered HbA1c in a trial.\n- Walking: 18% reduction in mortality\n").count == 1)
    }

    @Test("who was studied is not what was given, and an arm is called by its name alone")
    func peopleAndArms() throws {
        let rats = findingRecords("Zinc raised memory scores in mice by 20%. Rats are better known: hippocampal BDNF protein rose 1.4-fold after one dose.").findings
        #expect(rats.last?.subject?.lowercased() == "zinc" && rats.last?.estimate == 1.4)
        let control = try #require(findingRecords("The trial shows it: in the placebo group 59% reached independence.").findings.first)
        #expect(control.subject == "placebo group" && control.outcome == "independence" && control.estimate == 59)
    }

    @Test("a difference in time is no time point")
    func gainedTime() throws {
        let row = try #require(findingRecords("Zinc shortened colds by 1.75 days (p = 0.03).").findings.first)
        #expect(row.timepoint == nil && row.unit == "d" && row.statistic == "mean_difference")
    }

    @Test("what was looked for is no model, what was studied no people")
    func settings() throws {
        let risk = try #require(findingRecords("Vitamin E increased the risk of heart failure in patients with diabetes.").findings.first)
        #expect(risk.model != "heart failure")
        let signal = try #require(findingRecords("Melatonin reduced pain scores, the strongest human signal so far.").findings.first)
        #expect(signal.population == "human")
        let trials = try #require(findingRecords("Caffeine improved attention in multiple human trials.").findings.first)
        #expect(trials.population == "human")
    }

    @Test("a heading says which way the numbers below it went")
    func headedDirection() throws {
        let rows = findingRecords("# Drug\n\n| Outcome | Relative Risk Reduction |\n|---|---|\n| Stroke | ~21% |\n| Death | ~9% |\n").findings
        #expect(rows.map(\.direction) == [.decrease, .decrease])
        #expect(rows.map(\.statistic) == ["percent_change", "percent_change"])
        #expect(rows.allSatisfy { $0.inherited.contains("direction: column header") })
    }
}
