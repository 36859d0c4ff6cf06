import Model
import Testing
@testable import Extraction

@Suite("Findings: the grammar of results")
struct StatementTests {
    /// Sentence and the rows that it gives, in order: `subject | outcome | direction | estimate`.
    static let cases: [(text: String, rows: [String])] = [
        // coordination and properties
        (
            "Selank increased BDNF, NGF, and GDNF in rats.",
            ["Selank | BDNF | increase | ", "Selank | NGF | increase | ", "Selank | GDNF | increase | "]
        ),
        ("Noopept raised mRNA levels of NGF and BDNF [2].", ["Noopept | NGF mRNA levels | increase | ", "Noopept | BDNF mRNA levels | increase | "]),
        ("Noopept raised BDNF mRNA and protein.", ["Noopept | BDNF mRNA | increase | ", "Noopept | BDNF protein | increase | "]),
        ("Selank raised IL-10 and VEGF expression.", ["Selank | IL-10 expression | increase | ", "Selank | VEGF expression | increase | "]),
        ("Selank raised the expression of vascular endothelial growth factor (VEGF).", ["Selank | VEGF expression | increase | "]),
        // direction of verb and noun together
        ("Memantine prevented the increase in IL-6 levels.", ["Memantine | IL-6 levels | decrease | "]),
        ("Memantine attenuated the loss of synaptic density.", ["Memantine | loss of synaptic density | decrease | "]),
        ("Memantine reversed the decline in working memory.", ["Memantine | working memory | increase | "]),
        ("Edaravone protected neurons from oxidative damage.", ["Edaravone | oxidative damage | decrease | "]),
        // passive, agent, intransitive
        ("Infarct volume was reduced by edaravone.", ["edaravone | Infarct volume | decrease | "]),
        ("Edaravone is a potent inhibitor of lipid peroxidation.", ["Edaravone | lipid peroxidation | decrease | "]),
        ("With citicoline, MMSE scores rose by 2.1 points at 12 weeks.", ["citicoline | MMSE scores | increase | 2.1"]),
        // negation
        ("Ketamine did not affect blood pressure.", ["Ketamine | blood pressure | no_change | "]),
        ("Ketamine had no effect on blood pressure.", ["Ketamine | blood pressure | no_change | "]),
        ("Blood pressure was unaffected by ketamine.", ["ketamine | Blood pressure | no_change | "]),
        (
            "No seizures or infections were observed with citicoline.",
            ["citicoline | seizures | no_change | ", "citicoline | infections | no_change | "]
        ),
        // numbers
        ("Lithium produced a 3-fold increase in BDNF protein.", ["Lithium | BDNF protein | increase | 3"]),
        ("Lithium led to a 12% reduction in relapses.", ["Lithium | relapses | decrease | 12"]),
        ("Lithium lowered relapses from 40% to 25%.", ["Lithium | relapses | decrease | 25"]),
        ("Apathy scores improved with citicoline (4.1 points vs 1.9 points for placebo).", ["citicoline | Apathy scores | increase | 4.1"]),
        // places
        (
            "Noopept raised BDNF in the hippocampus and striatum but not in the cerebellum.",
            ["Noopept | BDNF | increase | ", "Noopept | BDNF | increase | ", "Noopept | BDNF | no_change | "]
        ),
        // relative clauses and coordinated verbs
        (
            "Selank activates GABA-A receptors, which reduces anxiety and improves sleep.",
            ["Selank | GABA-A receptors | increase | ", "Selank | anxiety | decrease | ", "Selank | sleep | increase | "]
        ),
    ]

    @Test("sentences give their rows", arguments: cases)
    func rows(text: String, expected: [String]) { #expect(findingRows(text) == expected) }

    @Test("there are cases") func thereAreCases() { #expect(Self.cases.count > 20) }
}

@Suite("Findings: what stands around a result")
struct SettingTests {
    private func finding(_ text: String) throws -> Finding { try #require(findingRecords(text).findings.first) }

    /// What the words before a number call it.
    @Test("named statistics", arguments: [
        ("Memantine was associated with a lower risk of stroke (OR = 0.71, 95% CI 0.60-0.85).", "odds_ratio"),
        ("Memantine reduced the risk of stroke (hazard ratio of 0.67; 95% CI, 0.5 to 0.9).", "hazard_ratio"),
        ("Memantine reduced the risk of stroke (relative risk 0.47 [0.25, 0.86]).", "risk_ratio"),
        ("Memantine improved memory scores (SMD 0.45, 95% CI 0.1 to 0.8).", "standardized_mean_difference"),
        ("Memantine improved memory scores (mean difference 2.3, 95% CI 0.1 to 4.8).", "mean_difference"),
    ])
    func namedStatistics(text: String, statistic: String) throws { #expect(try finding(text).statistic == statistic) }

    @Test("comparator, time, people, model, route")
    func settings() throws {
        let row = try finding(
            "In a rat model of traumatic brain injury, intranasal insulin reduced brain edema at 24 hours after injury compared with vehicle.")
        #expect(row.comparator == "vehicle")
        #expect(row.timepoint == "24 hours after injury")
        #expect(row.population == "rat model")
        #expect(row.model == "traumatic brain injury")
        #expect(row.route == "intranasal")
    }

    @Test("two times are two rows, each with its own")
    func times() {
        let rows = findingRecords("Selank raised BDNF mRNA in the cortex at 3 and 24 hours after injection.").findings
        #expect(rows.map(\.timepoint) == ["3 hours after injection", "24 hours after injection"])
        #expect(rows.allSatisfy { $0.region == "cortex" })
    }

    @Test("p values and sizes are as printed")
    func statistics() throws {
        let row = try finding("In 214 patients, citicoline improved Barthel Index scores (p < 0.001).")
        #expect(row.pValue == "<0.001")
        #expect(row.n == 214)
    }

    @Test("a subject from the heading is named as inherited")
    func inherited() throws {
        let row = try finding("## Selank\n\nIncreases BDNF levels in the hippocampus.\n")
        #expect(row.subject == "Selank")
        #expect(row.inherited.contains("subject: heading"))
    }

    @Test("the quote is the text of the span")
    func quote() throws {
        let text = "First a sentence. **Selank** reduced anxiety in mice.[3] And another one."
        let row = try finding(text)
        let document = Document(text)
        #expect(document.string(row.span.bytes) == row.quote)
        #expect(row.quote.contains("reduced anxiety"))
    }
}

@Suite("Findings: arms and counts")
struct ArmTests {
    @Test("numbers of two arms with their names")
    func means() throws {
        let records = findingRecords("Citicoline improved NIHSS scores (-4.2 ± 2.0 vs. -2.9 ± 2.2 for placebo) at day 30.")
        let row = try #require(records.findings.first)
        #expect(row.estimate == -4.2 && row.dispersion == 2.0 && row.dispersionType == .unknown && row.comparator == "placebo")
        #expect(records.arms.map(\.role) == [.treatment, .comparator])
        #expect(records.arms.map(\.estimate) == [-4.2, -2.9])
        #expect(!records.effects.isEmpty)
    }

    @Test("a change from one mean to another keeps each spread with its mean")
    func fromTo() throws {
        let records = TableLayoutTests.records("# Edaravone\n\nEdaravone raised the mean MMSE score from 22.8 ± 2.0 to 26.9 ± 1.7 in older adults.\n")
        let finding = try #require(records.findings.first { $0.estimate == 26.9 })
        #expect(finding.dispersion == 1.7 && finding.dispersionType == .unknown)
        #expect(records.arms.map(\.estimate) == [22.8, 26.9])
        #expect(records.arms.map(\.dispersion) == [2.0, 1.7])
    }

    @Test("events of each arm give a risk difference")
    func counts() throws {
        let records = findingRecords("Overall, 30 of 100 patients on nimodipine (30%) and 45 of 90 patients on placebo (50%) had died at 90 days.")
        let row = try #require(records.findings.first)
        #expect(records.findings.count == 1)
        #expect(row.subject == "nimodipine" && row.comparator == "placebo" && row.direction == .decrease && row.outcome == "died")
        #expect(records.arms.map(\.events) == [30, 45] && records.arms.map(\.n) == [100, 90])
        let difference = try #require(records.effects.first { $0.measure == "RD" }?.yi)
        #expect(abs(difference + 0.2) < 1e-12)
    }

    @Test(
        "how much something changed is no share, and gives no risk difference",
        arguments: [
            "Among 60 adults given 600 mg nimodipine or placebo, blood pressure fell by 27.9% versus 5.5%.",
            "Nimodipine gave a 27.9% reduction in blood pressure versus 5.5% with placebo.",
        ])
    func amounts(text: String) throws {
        let records = findingRecords(text)
        let row = try #require(records.findings.first)
        #expect(row.estimate == 27.9 && row.statistic == "percent_change" && row.direction == .decrease)
        #expect(records.arms.map(\.estimate) == [27.9, 5.5] && records.effects.isEmpty)
    }

    @Test(
        "shares by arm",
        arguments: [
            "Nausea occurred in 14% of patients treated with rivastigmine versus 5% of those on placebo.",
            "Nausea was 14% with rivastigmine and 5% with placebo.",
        ])
    func shares(text: String) throws {
        let row = try #require(findingRecords(text).findings.first)
        #expect(row.outcome == "Nausea" && row.estimate == 14 && row.unit == "%" && row.statistic == "proportion" && row.direction == .increase)
    }
}

@Suite("Findings: tables")
struct TableFindingTests {
    @Test("a parameter by compounds: subject from the column, outcome from the row")
    func parameters() {
        let rows = findingRecords(
            """
            Table 1: Preclinical Data

            Parameter\tSelank\tPlacebo\tSource
            Anxiety\tReduced anxiety-like behavior in mice.[1]\tNo change.\t[1]
            BDNF Levels\tIncreased in the hippocampus.[2]\tNot reported.\t[2]
            """
        ).findings
        #expect(
            rows.contains {
                $0.subject == "Selank" && $0.outcome == "anxiety-like behavior" && $0.direction == .decrease
                    && $0.inherited.contains("subject: column header")
            })
        #expect(rows.contains { $0.subject == "Selank" && $0.outcome == "BDNF Levels" && $0.direction == .increase && $0.region == "hippocampus" })
        #expect(rows.allSatisfy { $0.tableID != nil && $0.row != nil && $0.column != nil })
    }

    @Test("a row a result: columns by heading or by what they hold")
    func results() {
        let rows = findingRows(
            """
            | Agent tested | Marker | Where | Change | Source |
            |---|---|---|---|---|
            | Selank | IL-6 | Plasma | ↓ 20% | [1] |
            | Noopept | NGF | Cortex | ↑ | [2] |
            | Lithium | BDNF | Hippocampus | No significant change | [3] |
            """)
        #expect(rows == ["Selank | IL-6 | decrease | 20", "Noopept | NGF | increase | ", "Lithium | BDNF | no_change | "])
    }

    @Test("columns of composition and use give nothing")
    func features() {
        let rows = findingRows(
            """
            Feature\tSelank\tNoopept
            Composition\tSynthetic heptapeptide.\tDipeptide.
            Administration\tIntranasal.\tOral, 10-30 mg daily.
            Regulatory Status\tApproved in Russia.\tNot approved.
            """)
        #expect(rows == [])
    }
}
