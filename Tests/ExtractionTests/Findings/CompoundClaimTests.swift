import Model
import Testing

@testable import Extraction

/// Pages on compounds that no list knows: what the page itself says to be one is a subject in its sentences and tables.
@Suite("Findings: compounds that the document names")
struct CompoundClaimTests {
    @Test("names of the title on both sides of a versus head the columns of a table")
    func title() {
        let text = """
            # Zafirol vs. Lomidin for Stroke: Which Wins?

            | Parameter | Zafirol | Lomidin |
            |---|---|---|
            | BDNF mRNA | 2.1-fold increase | 1.4-fold increase |
            | Anxiety score | No significant change | ↓ 25% |
            """
        #expect(findingRows(text) == [
            "Zafirol | BDNF mRNA | increase | 2.1", "Lomidin | BDNF mRNA | increase | 1.4", "Zafirol | Anxiety score | no_change | ",
            "Lomidin | Anxiety score | decrease | 25",
        ])
        #expect(findingRecords(text).findings.map(\.statistic) == ["fold_change", "fold_change", nil, "percent_change"])
    }

    @Test("a heading that the title names is a compound; what a study found of each stands in its cell")
    func headings() {
        let rows = findingRows("""
            # A Comparative Guide to Zafirol and Lomidin

            | Study | Zafirol | Lomidin |
            |---|---|---|
            | Berg (2019) | 35% reduction in infarct volume | No effect on memory |
            """)
        #expect(rows == ["Zafirol | infarct volume | decrease | 35", "Lomidin | memory | no_change | "])
    }

    @Test("a sentence that defines a compound names it")
    func definitions() {
        #expect(findingRows("Zafirol (ZF-7) is a synthetic heptapeptide that was made in 1982. In mice given saline, ZF-7 raised CRP by 9%.")
            == ["ZF-7 | CRP | increase | 9"])
        #expect(findingRows("# Zafirol\n\nZafirol is a well-known nootropic.\n\nA trial found no change in cortisol levels.") == ["Zafirol | cortisol levels | no_change | "])
        // what is defined is no substance that somebody is given
        #expect(findingRows("# Talking\n\nTalking is a habit.\n\nA trial found no change in cortisol levels.") == [" | cortisol levels | no_change | "])
    }

    @Test("words of everyday, measures and controls are no compounds")
    func refused() {
        var claims = CompoundClaims(VocabularyIndex(.builtIn))
        claims.read(title: "Early vs. Late Surgery")
        claims.read(title: "Pain Scores vs Blood Pressure")
        claims.read(title: "Placebo versus Lomidin in Men")
        #expect(claims.names == ["Lomidin"])
        claims.read(title: "Alpha Zinc vs Zinc")
        for sentence in ["The drug is a peptide.", "BDNF is a peptide of the brain.", "It is a drug.", "Rats are a drug model.", "Zafirol is in a drug trial."] {
            let bytes = Array(sentence.utf8)
            claims.read(sentence: bytes.indices, of: bytes)
        }
        #expect(claims.names == ["Lomidin"])
    }

    // MARK: - Rows of treatments

    @Test("results in words below Outcomes")
    func outcomes() {
        let rows = findingRows("""
            # Which Probiotic Strains Work?

            | Ref. | Probiotic strains | Outcomes |
            |---|---|---|
            | Berg et al | L. acidophilus | Improved symptoms |
            | Lund et al | L. GG | No benefit |
            | Kim et al | VSL3 | ↓ bloating |
            """)
        #expect(rows == ["L. acidophilus | symptoms improvement | increase | ", "L. GG | benefit | no_change | ", "VSL3 | bloating | decrease | "])
    }

    @Test("groups in rows are compared with their control; a column against the control says how much its neighbour changed")
    func groups() {
        let text = """
            # Notes

            | Treatment Group | Dose (mg/kg) | Infarct Volume (mm³) | % Reduction vs. Control | p-value |
            |---|---|---|---|---|
            | Vehicle | - | 210.4 ± 12.1 | - | - |
            | Zafirol | 5 | 150.2 ± 9.8 | 28.6% | < 0.05 |
            | Zafirol | 10 | 110.7 ± 8.4 | 47.4% | < 0.01 |
            """
        let findings = findingRecords(text).findings
        #expect(findings.map { [$0.subject, $0.comparator, $0.outcome, $0.direction.rawValue, $0.statistic, $0.pValue] } == [
            ["Zafirol", "Vehicle", "Infarct Volume (mm³)", "decrease", "mean", "< 0.05"],
            ["Zafirol", "Vehicle", "Infarct Volume (mm³)", "decrease", "percent_change", "< 0.05"],
            ["Zafirol", "Vehicle", "Infarct Volume (mm³)", "decrease", "mean", "< 0.01"],
            ["Zafirol", "Vehicle", "Infarct Volume (mm³)", "decrease", "percent_change", "< 0.01"],
        ])
        #expect(findings.map(\.estimate) == [150.2, 28.6, 110.7, 47.4] && findings.map(\.dose) == ["5 mg/kg", "5 mg/kg", "10 mg/kg", "10 mg/kg"])
    }

    @Test("treatments in rows without a control: what was measured is each one's own")
    func measured() {
        let text = """
            # Notes

            | Drug | Weight Lost (kg) | Molecular weight (Da) | HbA1c change |
            |---|---|---|---|
            | Zafirol | 22.8 | 412 | -2.1% |
            | Lomidin | 15.0 | 388 | -1.4% |
            """
        let findings = findingRecords(text).findings
        #expect(findings.map { [$0.subject, $0.outcome, $0.unit, $0.statistic] } == [
            ["Zafirol", "Weight Lost (kg)", "kg", nil], ["Zafirol", "HbA1c change", "%", "percent_change"],
            ["Lomidin", "Weight Lost (kg)", "kg", nil], ["Lomidin", "HbA1c change", "%", "percent_change"],
        ], "\(findings.map { [$0.subject, $0.outcome, $0.unit, $0.statistic] })")
    }

    @Test("a reduction that the stub names goes down")
    func stubs() {
        let findings = findingRecords("""
            # Zafirol vs. Lomidin

            | Outcome | Zafirol | Lomidin |
            |---|---|---|
            | HbA1c reduction | 2.0% | 1.4% |
            | Weight loss | 15-17% | 9% |
            """).findings
        #expect(findings.allSatisfy { $0.statistic == "percent_change" }, "\(findings.map(\.statistic))")
        #expect(findings.prefix(2).map(\.direction) == [.decrease, .decrease], "\(findings.map(\.direction))")
    }
}
