import Model
import Testing

@testable import Extraction

/// To whom and to what the words and numbers of a sentence belong: the subject of each clause, the figure of each outcome, the people of each arm.
@Suite("Findings: whose subject, whose number, whose people")
struct OwnersTests {
    /// Sentence and the rows that it gives, in order: `subject | outcome | direction | estimate`.
    static let owned: [(text: String, rows: [String])] = [
        // contractions, emphasis
        ("Melatonin didn’t improve memory scores in a trial.", ["Melatonin | memory scores | no_change | "]),
        ("A trial found that melatonin _doesn’t _lower blood pressure.", ["melatonin | blood pressure | no_change | "]),
        // the subject of the clause
        ("# Metformin\n\nTobacco users had 22% shorter survival.", ["Tobacco users | survival | decrease | 22"]),
        ("# Metformin\n\nIn a registry (statin-free controls had 14% lower mortality) it was tested.", ["statin-free controls | mortality | decrease | 14"]),
        ("Tai chi was associated with 18% lower mortality.", ["Tai chi | mortality | decrease | 18"]),
        ("Rowing 4,000 metres a day associated with 18% reduced mortality.", ["Rowing 4,000 metres a day | mortality | decrease | 18"]),
        ("Each 5% increase in cereal intake was associated with a 7% higher risk of stroke.", ["Each 5% increase in cereal intake | risk of stroke | increase | 7"]),
        ("# Zinc\n\nRich gardens were linked to lower mortality.", []),
        ("Melatonin is a hormone that selectively reduced cortisol levels by 9%.", ["Melatonin | cortisol levels | decrease | 9"]),
        ("# Melatonin\n\nRandomized trial of 30 nurses found no effect on mood.", ["Melatonin | mood | no_change | "]),
        ("# Melatonin\n\n3–5 mg/day lowers cortisol levels.", ["Melatonin | cortisol levels | decrease | "]),
        ("# Melatonin\n\n## Evidence\n\nA compound of the indole class, sharing a ring with serotonin.\n\nA review found no cognitive benefit.", ["Melatonin | cognitive benefit | no_change | "]),
        // the figure of each outcome
        (
            "Zinc reduced CRP (mean difference -0.8 mg/L, p = 0.01) and IL-6 (mean difference -0.3 ng/L, p = 0.04).",
            ["Zinc | CRP | decrease | -0.8", "Zinc | IL-6 | decrease | -0.3"]
        ),
        ("Zinc lowered both systolic (-2 mmHg) and diastolic (-1 mmHg) blood pressure.", ["Zinc | systolic | decrease | -2", "Zinc | diastolic blood pressure | decrease | -1"]),
        ("Zinc increased grip strength (WMD = 2.5 kg).", ["Zinc | grip strength | increase | 2.5"]),
        ("Zinc reduced systolic blood pressure by 4 mmHg and diastolic blood pressure by 3 mmHg.", ["Zinc | systolic blood pressure | decrease | 4", "Zinc | diastolic blood pressure | decrease | 3"]),
        ("Zinc was associated with 8% lower cancer risk and 12% lower stroke risk.", ["Zinc | cancer risk | decrease | 8", "Zinc | stroke risk | decrease | 12"]),
        ("Zinc led to 6 percent more weight compared to 2 percent for placebo.", ["Zinc | weight | increase | 6"]),
        ("Zinc raised memory scores more than placebo (Q = 3.4).", ["Zinc | memory scores | increase | "]),
        ("# Zinc\n\nA trial found risk reductions starting at 2,500 steps/day.", ["Zinc | risk | decrease | "]),
        ("# Zinc\n\nAn effect size of 0.4 on the MMSE in a trial.", ["Zinc | MMSE | not_reported | 0.4"]),
        // who somebody is, what is meant, what is only said of the evidence
        ("Zinc raises the risk of diabetes in some people (those with gout, elevated BMI, or elevated fasting glucose).", ["Zinc | risk of diabetes | increase | "]),
        ("In patients not achieving an adequate LDL-C reduction on a statin, zinc may be added.", []),
        ("Patients on a statin with several factors increasing risk need advice.", []),
        ("Zinc works better in women than in men.", []),
        ("Zinc is approved for reducing abdominal fat in adults.", []),
        ("Do not add zinc for the purpose of reducing strokes.", []),
        ("High-dose statin to reduce LDL-C by 50% (Class I).", []),
        ("The evidence for an improvement in mood with zinc is weak.", []),
        ("# Zinc\n\nThere is no direct evidence for a subjective benefit.", ["Zinc | benefit | no_change | "]),
        ("# Zinc\n\nBenefits plateau at higher doses.", []),
        ("# Zinc\n\nIt seems to help [@lund2021_benefits].", []),
        ("Mortality fell with increasing doses of zinc.", ["zinc | Mortality | decrease | "]),
        ("Zinc was less effective.", []),
        ("# Zinc\n\nHigher zinc intake was associated with 9% lower mortality.", ["zinc | mortality | decrease | 9"]),
        ("# Zinc\n\nData of one registry, highest vs lowest quartile of zinc intake.", []),
        ("# Zinc\n\nMeta-analyses suggest a small increased risk of stroke.", ["Zinc | risk of stroke | increase | "]),
        ("Zinc lowers serum urate, unlike other drugs.", ["Zinc | serum urate | decrease | "]),
        ("While the dropout rate showed a modest decline by the end of the zinc year, it was only 43% as large as before.", ["zinc | dropout rate | decrease | "]),
        ("Zinc was associated with 20% reduced mortality, 12% reduced stroke risk.", ["Zinc | mortality | decrease | 20", "Zinc | stroke risk | decrease | 12"]),
        ("A trial of zinc found lower mortality (19%) and CRP (4%).", ["zinc | mortality | decrease | 19", "zinc | CRP | decrease | 4"]),
        ("Zinc showed a reduction in pain scores [standardized mean difference (SMD) = −0.8] and fatigue (SMD = −0.5).", ["Zinc | pain scores | decrease | -0.8", "Zinc | fatigue | decrease | -0.5"]),
        // words that mean their opposite
        ("Zinc improves hepatic fibrosis.", ["Zinc | hepatic fibrosis improvement | increase | "]),
        ("Zinc worsened pain scores.", ["Zinc | pain scores | increase | "]),
        ("Zinc improved fasting glucose and sleep quality.", ["Zinc | fasting glucose improvement | increase | ", "Zinc | sleep quality | increase | "]),
        ("Zinc had faster reaction times than placebo.", ["Zinc | reaction times | decrease | "]),
        ("Zinc lengthened lifespan in mice.", ["Zinc | lifespan | increase | "]),
        ("A trial found that zinc produced gains in jump height across squat and drop jump tests.", ["zinc | jump height | increase | "]),
        ("Zinc increases upper- and lower-body strength.", ["Zinc | upper-body strength | increase | ", "Zinc | lower-body strength | increase | "]),
    ]

    @Test("each clause, outcome and arm has its own", arguments: owned)
    func owners(text: String, expected: [String]) { #expect(findingRows(text) == expected) }

    @Test("probabilities keep their sign and stay with their outcome")
    func probabilities() {
        func probabilities(_ text: String) -> [String?] { findingRecords(text).findings.map(\.pValue) }
        #expect(probabilities("Zinc reduced pain scores in adults (p &lt; 0.05).") == ["<0.05"])
        #expect(probabilities("Zinc reduced CRP (-0.8 mg/L, p = 0.01) and IL-6 (-0.3 ng/L, p = 0.04).") == ["0.01", "0.04"])
    }

    @Test("the other arm lends neither people nor dose nor number")
    func otherArm() throws {
        let women = try #require(findingRecords("In a trial zinc increased grip strength in men, whereas women showed no gains.").findings.first)
        #expect(women.population == "men")
        let sitters = try #require(findingRecords("Rowers had 18% lower mortality compared to sedentary men.").findings.first)
        #expect(sitters.population == nil && sitters.comparator == "sedentary men")
        let doses = try #require(findingRecords("# Zinc\n\nResults showed that the higher doses were superior to 5 mg in reducing pain scores.").findings.first)
        #expect(doses.dose == nil)
        let events = try #require(findingRecords("Zinc did not reduce strokes (18% vs 20%, RR 0.9).").findings.first)
        #expect(events.comparator == nil)
        let rowers = findingRecords("Rowers had 18% lower mortality than sitters, 12% lower than walkers.")
        #expect(rowers.arms.isEmpty)
    }

    @Test("how old people are is no model of theirs")
    func ages() throws {
        let row = try #require(findingRecords("Zinc enhances muscle strength in adults aged < 50.").findings.first)
        #expect(row.model == nil)
    }

    @Test("what somebody got is no model")
    func risks() {
        let rows = findingRecords("Zinc was associated with 15% lower mortality and 14% lower cancer mortality.").findings
        #expect(rows.count == 2 && rows.allSatisfy { $0.model == nil })
    }

    @Test("another study has its own people")
    func otherStudies() throws {
        let rows = findingRecords("# Zinc\n\nZinc lowered pain scores in patients with gout. One trial found no effect on mood.").findings
        #expect(rows.last?.population == nil)
    }
}
