import Model
import Testing

@testable import Extraction

/// Guides and review pages pack several outcomes, amounts and asides into one sentence: each outcome has its own row and its own figures.
@Suite("Findings: sentences of guides and review pages")
struct GuideSentenceTests {
    /// Sentences and the rows that they give, in order, to the letter: `subject | outcome | direction | estimate`.
    static let sentences: [(text: String, rows: [String])] = [
        // each outcome of a list is one row
        ("Zinc significantly reduces both anxiety and stress compared to placebo.", ["Zinc | anxiety | decrease | ", "Zinc | stress | decrease | "]),
        ("A trial shows zinc reduces stress scores by 4.7 points, anxiety scores by 2.2 points, and serum cortisol by 2.6 units versus placebo.",
         ["zinc | stress scores | decrease | 4.7", "zinc | anxiety scores | decrease | 2.2", "zinc | cortisol | decrease | 2.6"]),
        ("Zinc improved speed of performance and reduced subjective stress.", ["Zinc | speed of performance | increase | ", "Zinc | subjective stress | decrease | "]),
        ("A trial found that zinc decreases the level of CRP and the number of relapses.", ["zinc | CRP level | decrease | ", "zinc | number of relapses | decrease | "]),
        ("Trials of zinc show suppression of IL-6 and regulation of T-cell balance.", ["zinc | IL-6 | decrease | "]),
        // what is said of a name is none of its own, nor a further one
        ("Zinc lowers serum cortisol, the major stress hormone.", ["Zinc | cortisol | decrease | "]),
        ("Besides, the response rate during the test was reduced (P < 0.001).", [" | response rate | decrease | "]),
        ("In a trial zinc showed reduced anxiety scores comparable to those of diazepam.", ["zinc | anxiety scores | decrease | "]),
        ("In the weeks after the study the zinc group's memory scores declined by 9%.", [" | memory scores | decrease | 9"]),
        ("A trial found that zinc caused ACAT1 downregulation.", ["zinc | ACAT1 | decrease | "]),
        // less of a decline is less
        ("A trial found that zinc mitigated age-associated physical decline in mice [1].", ["zinc | age-associated physical decline | decrease | "]),
        // people report, a bracket stands between, a number is the most
        ("Participants also reported reduced subjective stress compared to placebo.", [" | subjective stress | decrease | "]),
        ("The zinc group exhibited a significant reduction (P < 0.0001) in pain scores.", ["zinc | pain scores | decrease | "]),
        ("A phase 2 trial showed up to 16.9% weight loss and HbA1c reductions of up to 2.2%.",
         [" | weight loss | not_reported | 16.9", " | HbA1c | decrease | 2.2"]),
        ("Zinc produces up to 22.5% weight loss.", ["Zinc | weight loss | not_reported | 22.5"]),
        // what was given
        ("A dose of 250mg NR plus polyphenol 50mg increased NAD+ levels by 40%.", ["NR plus polyphenol | NAD+ levels | increase | 40"]),
        ("Administration of 600 μg oral misoprostol decreased the risk of bleeding by 9%.", ["oral misoprostol | risk of bleeding | decrease | 9"]),
        ("One dose of 50 µg/kg raised BDNF protein 1.4-fold in rats.", [" | BDNF protein | increase | 1.4"]),
        ("In a trial zinc extended lifespan by 9% in mice.", ["zinc | lifespan | increase | 9"]),
        ("Zinc extends the peptide by a tail of three [1].", []),
        ("The 12 mg dose lowered CRP by 9%.", [" | CRP | decrease | 9"]),
        ("Selank and the related peptide drug semax have been found to inhibit caspase-3.", ["Selank and the related peptide drug semax | caspase-3 | decrease | "]),
        // safety
        ("No adverse effects related to the tablets were observed.", [" | adverse effects | no_change | "]),
        ("Adverse events were similar between the groups.", [" | adverse events | no_change | "]),
        // meant, asked or said at large: no result
        ("The drink, recognized for cognitive enhancement by 9%, sells well.", []),
        ("A study looked at how zinc affects stress levels.", []),
        ("The zinc dose is raised slowly, over weeks, to minimize nausea.", []),
        ("Clinical benefits of zinc in mice have shown restored memory.", ["zinc | memory | increase | "]),
        ("Adverse effects were significantly less in the zinc group (P < 0.01).", ["zinc | adverse effects | decrease | "]),
        ("Zinc reduced the pain score from baseline (5.4 ± 0.9) to day 90 (3.8 ± 0.8).", ["Zinc | pain score | decrease | 3.8"]),
        ("A trial found that zinc preserved lean mass better than copper.", ["zinc | lean mass | increase | "]),
        ("A trial found that zinc raised the frequency and number of visits.", ["zinc | frequency of visits | increase | ", "zinc | number of visits | increase | "]),
        ("After one month, 70% of the collagen increased with zinc.", ["zinc | collagen | increase | 70"]),
        ("Zinc enhanced apoptosis by 2.3- to 4.5-fold.", ["Zinc | apoptosis | increase | 2.3"]),
        ("A trial found that zinc led to improvements in skin laxity, clarity and wrinkle depth.", ["zinc | skin laxity | increase | ", "zinc | clarity | increase | ", "zinc | wrinkle depth | increase | "]),
        ("Zorb taken once per week decreased pain scores by 9%.", ["Zorb | pain scores | decrease | 9"]),
        ("Pain scores were significantly reduced by zorbin (SMD −0.80, 95 % CI −1.14 to −0.47).", ["zorbin | pain scores | decrease | -0.8"]),
        ("Zinc increased upper-body (WMD = 4.4 kg) and lower-body strength (WMD = 11.3 kg).",
         ["Zinc | upper-body strength | increase | 4.4", "Zinc | lower-body strength | increase | 11.3"]),
        ("Zinc increased body mass (WMD: 0.9 kg; 95% CI: 0.7 to 1.1).", ["Zinc | body mass | increase | 0.9"]),
        ("Overall analysis of zinc trials showed a 27% reduction in 28-day mortality.", ["zinc | mortality | decrease | 27"]),
        ("However, in the larger trials of zinc the mortality benefit disappeared.", ["zinc | benefit | no_change | "]),
        ("The length of stay, the incidence of sepsis and duration of fever were not affected by zinc (SMD −0.5, p = 0.06; SMD −0.4, p = 0.11; SMD −0.3, p = 0.2, respectively).",
         ["zinc | length of stay | no_change | -0.5", "zinc | incidence of sepsis | no_change | -0.4", "zinc | duration of fever | no_change | -0.3"]),
    ]

    @Test("each outcome has its own row", arguments: sentences)
    func rows(text: String, expected: [String]) {
        #expect(findingRows(text).map { $0.lowercased() } == expected.map { $0.lowercased() })
    }

    /// The only finding of a text.
    private func finding(_ text: String) throws -> Finding {
        let found = findingRecords(text).findings
        try #require(found.count == 1, "\(found)")
        return found[0]
    }

    @Test("numbers that count trials, tell distances apart or say how far values lie are no estimates")
    func numbers() throws {
        #expect(try finding("Zinc reduces anxiety at doses of 300 mg supported by 12 randomized controlled trials.").estimate == nil)
        #expect(try finding("In a trial the zinc group had a significantly shorter 4-m walking time than the placebo group as well as the waiting list.").estimate == nil)
        #expect(try finding("A significant increase in cortisol levels was observed following zinc, with a coefficient of variation of 29%.").estimate == nil)
        #expect(try finding("A trial of zinc found a fall in CRP levels (P values from 0.01 to 0.03).").estimate == nil)
        let level = try finding("A trial found that zinc decreased the score (SMD −0.80, 95 % CI −1.14 to −0.47).")
        #expect(level.unit == nil && level.dispersion == -1.14 && level.dispersionHigh == -0.47 && level.dispersionType == .CI95)
        let times = try finding("Zinc elevated NAD concentrations 2.2 times higher than control.")
        #expect(times.outcome == "NAD concentrations" && times.estimate == 2.2 && times.unit == "[fold]" && times.statistic == "fold_change")
    }

    @Test("an amount by which something fell is no dose; from–to is a mean only where the sentence says so")
    func amounts() throws {
        #expect(try finding("A trial found that zinc reduced serum cortisol by 2.6 units.").dose == nil)
        #expect(try finding("My BMI dropped from 36.2 to 26.4 with zinc.").statistic == nil)
        #expect(try finding("My BMI dropped from 36.2 to 26.4 with zinc.").outcome == "BMI")
        #expect(try finding("Zinc lowered HbA1c by 2 percentage points.").statistic == "mean_change")
        #expect(try finding("Zinc lowered HbA1c by 2%.").statistic == "percent_change")
    }

    @Test("a compound's number is no time, and collagen IV no route")
    func labels() throws {
        #expect(try finding("In mice zinc (compound 14d) lowered CRP by 9%.").timepoint == nil)
        #expect(try finding("Zinc raised collagen IV synthesis by 9%.").route == nil)
        #expect(try finding("IV zinc lowered CRP by 9%.").route == "IV")
    }

    @Test("a comparator ends where a clause begins")
    func comparators() throws {
        #expect(try finding("The zinc group had improved sleep quality relative to the placebo group as evidenced by lower tension.").comparator == "placebo group")
        #expect(try finding("Zinc lowered CRP by 9% compared with drinks such as red wine.").comparator == "drinks such as red wine")
    }

    @Test("all days of a list; the age of animals is no time")
    func times() {
        let days = findingRecords("Blood NAD concentrations were increased by 9% among all zinc-treated groups at day 30 and day 60.").findings
        #expect(days.map(\.timepoint) == ["day 30", "day 60"] && days.allSatisfy { $0.subject == "zinc" })
        let age = findingRecords("Zinc given to healthy 3-month C57BL/6N mice increased cortisol levels by 9%.").findings
        #expect(age.map(\.timepoint) == [nil])
    }

    @Test("animals of its own are not those of the sentence before")
    func ownAnimals() {
        let rows = findingRecords("Zinc lowered cortisol levels by 9% in rats. It raised CRP by 3% in Balb/c, but not C57Bl/6, mice.").findings
        #expect(rows.map(\.population) == ["rats", nil] || rows.map(\.population) == ["rats", "mice"], "\(rows.map(\.population))")
    }
}
