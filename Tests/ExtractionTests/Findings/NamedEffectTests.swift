import Model
import Testing
@testable import Extraction

@Suite("Effects that sentences call by name, and arms in lists")
struct NamedEffectTests {
    private func told(_ text: String) -> [String] {
        findingRecords("# Trial\n\n## Results\n\n\(text)\n").findings.map { finding in
            func number(_ value: Double?) -> String { value.flatMap { Value.real($0).plainText } ?? "-" }
            return "\(finding.outcome ?? "-") \(finding.direction.rawValue) \(finding.statistic ?? "-") \(number(finding.estimate)) "
                + "[\(number(finding.dispersion)), \(number(finding.dispersionHigh))]" + (finding.timepoint.map { " @" + $0 } ?? "") + (finding.pValue.map { " p" + $0 } ?? "")
        }
    }

    @Test("ratios and differences", arguments: [
        ("The hazard ratio for relapse was 0.67 (95% CI 0.50–0.90).", "relapse decrease hazard_ratio 0.67 [0.5, 0.9]"),
        ("The adjusted odds ratio (OR) for fracture at week 6 was 1.80 (95% CI 1.10 to 2.95).", "fracture increase odds_ratio 1.8 [1.1, 2.95] @week 6"),
        ("The mean difference in itch at week 9 was −2.5 (95% CI −4.5 to −0.5; p = 0.02).", "itch not_reported mean_difference -2.5 [-4.5, -0.5] @week 9 p0.02"),
        ("The between-group difference in HbA1c was −0.4% (95% CI −0.6 to −0.2).", "HbA1c not_reported mean_difference -0.4 [-0.6, -0.2]"),
    ])
    func named(text: String, expected: String) { #expect(told(text) == [expected]) }

    @Test("behind counts of events the ratio is theirs")
    func behindCounts() {
        let text = "The composite endpoint of stroke or vascular death occurred in 38 of 237 patients (16.0%) in the drug group versus 50 of 237 patients (21.1%) in the placebo group, yielding a hazard ratio of 0.74 (95% CI 0.65–0.85)."
        #expect(told(text) == ["composite endpoint of stroke or vascular death decrease proportion 16 [-, -]", "composite endpoint of stroke or vascular death decrease hazard_ratio 0.74 [0.65, 0.85]"])
        let records = findingRecords("# Trial\n\n## Results\n\n\(text)\n")
        #expect(records.findings.map(\.comparator) == ["placebo group", "placebo group"] && records.arms.map(\.events) == [38, 50])
    }

    @Test("a participle before an event belongs to it")
    func events() {
        #expect(told("Melatonin lowered both: worsening heart failure (HR 0.70, 95% CI 0.59–0.83).").first?.hasPrefix("worsening heart failure decrease hazard_ratio 0.7") == true)
    }

    @Test("as many arms as numbers", arguments: [
        ("Relapse rates were 12%, 18% and 30% in the high-dose, low-dose and placebo groups.", ["high-dose 12", "low-dose 18", "placebo 30"]),
        ("Mean pain scores were 12.5 (SD 6.5) and 8.5 (SD 6.0) in the placebo and melatonin groups, respectively.", ["melatonin 8.5", "placebo 12.5"]),
    ])
    func listed(text: String, expected: [String]) {
        let records = findingRecords("# Trial\n\n## Results\n\n\(text)\n")
        #expect(records.arms.map { "\($0.arm) \($0.estimate.flatMap { Value.real($0).plainText } ?? "-")" } == expected)
        #expect(records.findings.first?.subject == records.arms.first?.arm && records.findings.first?.estimate == records.arms.first?.estimate)
    }

    @Test("what falls has a negative change in both arms")
    func signs() {
        let records = findingRecords("# Trial\n\n## Results\n\nBlood pressure decreased by 6.5 mmHg in the melatonin group and by 3.0 mmHg in the placebo group.\n")
        #expect(records.arms.map(\.estimate) == [-6.5, -3] && records.effects.first?.yi == -3.5 && records.findings.first?.estimate == 6.5)
    }

    @Test("numbers of people are no outcomes, scores no changes, another arm's weeks no time of measurement")
    func inventions() {
        #expect(told("Forty-three (75%) individuals complied. Most of the participants (84%) were young.").isEmpty)
        #expect(told("Six individuals (11%) dropped out of the zinc group.").isEmpty)
        #expect(told("At week 3, the mean pain scores were 8.9 (SD 6.0) in the zinc group and 12.3 (SD 6.9) in the placebo group.") == ["pain scores decrease mean 8.9 [6, -] @week 3"])
        #expect(told("Median survival was 27.5 weeks with melatonin and 26.0 weeks with placebo.").allSatisfy { $0.contains("median 27.5") && !$0.contains("@") })
    }
}
