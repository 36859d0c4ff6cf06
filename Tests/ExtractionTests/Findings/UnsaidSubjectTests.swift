import Model
import Testing

@testable import Extraction

/// Articles go from one subject to the next: what a sentence does not say of anybody is not lent a subject by the sentence before.
@Suite("Findings: who is meant where a sentence does not say")
struct UnsaidSubjectTests {
    /// Sentences and the rows that they give, in order: `subject | outcome | direction | estimate`.
    static let sentences: [(text: String, rows: [String])] = [
        // a whole sentence of its own borrows nothing
        ("Zinc lowered CRP in men by 9%. Mortality was 4% lower in the last year.", ["Zinc | CRP | decrease | 9", " | mortality | decrease | 4"]),
        ("Zinc lowered CRP by 9%. There was no difference in mortality between the groups.", ["Zinc | CRP | decrease | 9"]),
        ("Zinc lowered CRP by 9%. We found a reduction in pain scores of 5%.", ["Zinc | CRP | decrease | 9", " | pain scores | decrease | 5"]),
        ("Zinc lowered CRP by 9%. Berg and colleagues found that mortality fell by 3%.", ["Zinc | CRP | decrease | 9", " | mortality | decrease | 3"]),
        ("Zinc lowered CRP by 9%. It has been shown that mortality fell by 3%.", ["Zinc | CRP | decrease | 9", " | mortality | decrease | 3"]),
        ("Zinc lowered CRP by 9%. It seems that mortality fell by 3%.", ["Zinc | CRP | decrease | 9", " | mortality | decrease | 3"]),
        // what leaves its subject unsaid goes on about the last one
        ("Zinc lowered CRP by 9%. It reduced mortality by 3%.", ["Zinc | CRP | decrease | 9", "Zinc | mortality | decrease | 3"]),
        ("Zinc lowered CRP by 9%. Reduced mortality by 3%.", ["Zinc | CRP | decrease | 9", "Zinc | mortality | decrease | 3"]),
        ("Zinc lowered CRP by 9%. The reduction in CRP was seen in men.", ["Zinc | CRP | decrease | 9", "Zinc | CRP | decrease | "]),
        ("Zinc lowered CRP by 9%. Published trials show a reduction in mortality.", ["Zinc | CRP | decrease | 9", "Zinc | mortality | decrease | "]),
        ("Selenium raised TSH levels by 4%. Zinc lowered CRP by 9%, and this resulted in 3% lower mortality.",
         ["Selenium | TSH levels | increase | 4", "Zinc | CRP | decrease | 9", "Zinc | mortality | decrease | 3"]),
        // the arm that is compared
        ("Mortality was lower in the early mobilisation group than in the control group.", ["early mobilisation group | Mortality | decrease | "]),
        ("Mortality was 8% lower in the bed rest group.", ["bed rest group | Mortality | decrease | 8"]),
        ("Cortisol was significantly reduced after oolong (0.82 ± 0.08) compared with the placebo (0.86 ± 0.08).", ["oolong | Cortisol | decrease | 0.82"]),
        ("A trial found a reduction in pain scores compared with placebo.", [" | pain scores | decrease | "]),
        ("Cortisol levels were higher in women than in men.", []),
        ("CRP was higher in infants with eczema than in healthy controls.", []),
        // what was given, when it was measured
        ("Oral administration of curdlan lowered CRP by 9%.", ["curdlan | CRP | decrease | 9"]),
        ("In trained adults, oolong intake (1000 mg) increased blood flow by 9%.", ["oolong intake | blood flow | increase | 9"]),
        ("In the first hour, before exercise, cortisol was reduced by 9%.", [" | cortisol | decrease | 9"]),
        ("Cortisol fell by 9% during exercise.", [" | Cortisol | decrease | 9"]),
        ("The duration of surgery was 8% longer in the pinning group.", ["pinning group | duration of surgery | increase | 8"]),
        ("A trial found that curdlan acts on the gut by lowering levels of CRP.", ["curdlan | CRP | decrease | "]),
        ("Curdlan given together with zinc reduced cortisol levels by 9%.", ["Curdlan given together with zinc | cortisol levels | decrease | 9"]),
        ("Patients treated together with zinc reduced cortisol levels by 9%.", ["zinc | cortisol levels | decrease | 9"]),
        // those who did not have it
        ("Seizures were prevented in 30 of 50 rats with zinc and in 10 of 48 rats with saline.", ["zinc | Seizures | decrease | "]),
        ("Relapse was avoided in 40 of 50 patients with zinc and in 20 of 48 with placebo.", []),
        // what was counted is no result, what was reached no change
        ("Zinc reduced pain scores in 35 rats (mean difference -1.2, 95% CI -2.0 to -0.4).", ["zinc | pain scores | decrease | -1.2"]),
        ("Zinc reduced pain scores in 12 of 40 patients.", ["zinc | pain scores | decrease | "]),
        // a paragraph above a table is its caption
        ("Zinc increased cortisol levels by 20% in rats.\n| Group | Value |\n|---|---|\n| a | 1 |", ["zinc | cortisol levels | increase | 20"]),
        ("Table 1. Zinc increased cortisol levels by 20% in rats.\n| Group | Value |\n|---|---|\n| a | 1 |", []),
        // how a scale is read, what was planned, what did not happen
        ("Higher scores on these scales indicate better memory and mood.", []),
        ("To have 80% power to detect a 20% lower mortality with zinc, 400 men were needed.", []),
        ("A trial found that zinc reduces rather than increases mortality.", ["zinc | mortality | decrease | "]),
        ("Not all trials have shown effects of zinc on mood.", []),
        ("Zinc treatment is aimed at lowering CRP.", []),
        // a heading lends what it is about
        ("# Effects of bed rest on insulin\n\nMortality was 8% higher in the winter.", [" | mortality | increase | 8"]),
        ("# Plasma levels of glucose and insulin\n\nA trial found no change in cortisol levels (P = 0.4).", [" | cortisol levels | no_change | "]),
        ("# Zinc\n\nA trial showed that gout is marked by a 9% increase in CRP.", [" | CRP | increase | 9"]),
        ("# Zinc\n\nA trial showed that gout is marked by pain, which is associated with a 9% increase in CRP.", [" | CRP | increase | 9"]),
        ("A trial of zinc found a reduction of CRP levels and suppression of inflammation.", ["zinc | CRP levels | decrease | ", "zinc | inflammation | decrease | "]),
        ("# Zinc\n\nTo prevent strokes new drugs are needed.", []),
        ("# How does zinc work?\n\nA trial found no change in cortisol levels.", ["zinc | cortisol levels | no_change | "]),
        ("Weight gain was lower in the bed rest group (53 vs 89 g).", ["bed rest group | Weight gain | decrease | "]),
        ("A trial showed a fall in CRP in insulin-resistant mice.", [" | CRP | decrease | "]),
        ("In addition reduced mortality of 8% was found in the bed rest group.", [" | mortality | decrease | 8"]),
        ("Six days of oolong supplementation (~5 mmol.day) raised cortisol levels by 9%.", ["oolong supplementation | cortisol levels | increase | 9"]),
        ("Zinc lowers gout.8 Oolong reduced cortisol levels by 9%.", ["Zinc | gout | decrease | ", "Oolong | cortisol levels | decrease | 9"]),
        ("Vitamin C (Lund et al., 2010) and zinc (Berg, 2011) have been shown to lower cortisol levels.", ["Vitamin C | cortisol levels | decrease | "]),
        ("Mortality was lower with zinc in children of age 11 and 12 years.", ["zinc | Mortality | decrease | "]),
        ("Zinc shortened the duration of fever by 2 days.", ["Zinc | duration of fever | decrease | 2"]),
        // names that no list knows
        ("Foam cell lesions decreased (-65%, P < 0.001) plasma leptin.", []),
        ("Curdlan reduced foam cell lesions in the 30 mg group by up to 24%.", ["Curdlan | foam cell lesions | decrease | 24"]),
        ("Foam cell lesions were reduced (P < 0.001).", [" | Foam cell lesions | decrease | "]),
        ("Foam cell lesions were reduced.", []),
        // tried in vain, undone
        ("A trial found that zinc was not very effective in reducing mortality.", ["zinc | mortality | no_change | "]),
        ("A trial showed the ineffectiveness of zinc in reducing pain scores.", ["zinc | pain scores | no_change | "]),
        ("A trial showed a zinc-mediated attenuation of smoke-induced increases in CRP.", ["zinc | CRP | decrease | "]),
        // figures that are not the outcome's
        ("CRP levels in the zinc group were significantly decreased (P = 0.008 0.005 0.032).", ["zinc | CRP levels | decrease | "]),
        ("A trial of zinc found no change in CRP during a 10 km run.", ["zinc | CRP | no_change | "]),
        ("A trial found no effect of zinc on mood (F 1,7 = 0.8).", ["zinc | mood | no_change | "]),
        ("Response was high for both oolong (94%) and matcha (97%).", []),
        ("Mortality was reduced (Nb = 88).", []),
        ("Insulin sensitivity rose by 9%.", [" | Insulin sensitivity | increase | 9"]),
        ("Sunitinib is an inhibitor of VEGF and colony stimulating factor 1.", ["Sunitinib | VEGF | decrease | "]),
        ("Finally, the score rose by 9%.", [" | score | increase | 9"]),
    ]

    @Test("the subject is the sentence's own, or nobody", arguments: sentences)
    func subjects(text: String, expected: [String]) {
        let rows = findingRows(text)
        #expect(rows.count == expected.count && zip(rows, expected).allSatisfy { row, wanted in
            row.lowercased().hasPrefix(wanted.prefix(3).lowercased()) && agrees(row, wanted)
        }, "\(rows)")
    }

    @Test("a level is a mean or a median where the sentence says so, and no change")
    func levels() {
        func statistics(_ text: String) -> [String?] { findingRecords(text).findings.map(\.statistic) }
        #expect(statistics("In a trial the mean pain score was 17.2 points.") == ["mean"])
        #expect(statistics("In a trial the median survival time was 12 months.") == ["median"])
        #expect(statistics("Cortisol was lower after zinc (0.82 ± 0.08) than after the placebo (0.86 ± 0.08).") == [nil])
        #expect(statistics("Cortisol levels fell to 3.2 with zinc.") == [nil])
        #expect(statistics("Cortisol levels fell by 3.2 with zinc.") == ["mean_difference"])
        #expect(statistics("Zinc reduced pain scores (ES = 0.69).") == ["standardized_mean_difference"])
    }

    @Test("what varies from one number to another has both")
    func spreads() throws {
        let row = try #require(findingRecords("The incidence of nausea varies from 12% to 37%.").findings.first)
        #expect(row.estimate == 12 && row.estimateHigh == 37 && row.statistic == "proportion")
    }

    @Test("rates are no rats")
    func rates() throws {
        let row = try #require(findingRecords("Zinc can reduce failure rates by 9%.").findings.first)
        #expect(row.population == nil)
    }

    @Test("numbers that share a unit are told together; a bracket of figures is no part of people")
    func settings() throws {
        let dose = try #require(findingRecords("Zinc at doses of 250 and 500 µg/kg reduced cortisol levels by 8%.").findings.first)
        #expect(dose.dose == "250 and 500 µg/kg")
        let people = try #require(findingRecords("In patients with diabetes (MD 2.5, 95% CI 1.1 to 3.9) zinc improved memory.").findings.first)
        #expect(people.population == "patients with diabetes")
    }

    @Test("a group without a name is no comparator")
    func groups() throws {
        let row = try #require(findingRecords("A trial found that zinc lowered CRP as compared with the group that had none.").findings.first)
        #expect(row.comparator == nil)
        let risk = try #require(findingRecords("Zinc reduced mortality (relative risk 0.53, 95% CI 0.39–0.74).").findings.first)
        #expect(risk.comparator == nil)
    }
}
