/// Sentences of the kinds that vendor pages and review articles have, written before the engine was run on them.
///
/// They measure how far the grammar carries beyond the texts that it was made with: other compounds, other diseases, other turns
/// of phrase. Each case names the rows it should give as `subject | outcome | direction | estimate`; a blank part is not compared.
enum FreshSentences {
    struct Case: Sendable, CustomStringConvertible {
        let text: String
        let rows: [String]
        init(_ text: String, _ rows: String...) { self.text = text; self.rows = rows }
        var description: String { text }
    }

    static let results: [Case] = [
        Case(
            "In a randomized trial of 214 patients, citicoline significantly improved Barthel Index scores at 12 weeks compared with placebo.",
            "citicoline | Barthel Index scores | increase |"),
        Case(
            "Selank reduced anxiety-like behavior in the elevated plus maze and increased BDNF levels in the hippocampus of rats [4].",
            "Selank | anxiety-like behavior | decrease |", "Selank | BDNF levels | increase |"),
        Case(
            "Edaravone treatment decreased infarct volume by 42% in a mouse model of middle cerebral artery occlusion.",
            "Edaravone | infarct volume | decrease | 42"),
        Case(
            "A 2018 meta-analysis found that statins lowered the risk of recurrent stroke by 18% (RR 0.82, 95% CI 0.74-0.91).",
            "statins | risk of recurrent stroke | decrease | 18"),
        Case(
            "Intranasal insulin was associated with a 2.3-fold increase in synaptic density in the prefrontal cortex.",
            "Intranasal insulin | synaptic density | increase | 2.3"),
        Case(
            "Metformin did not significantly alter IL-6 concentrations in older adults after 6 months.",
            "Metformin | IL-6 concentrations | no_change |"),
        Case(
            "Levels of TNF-α and IL-1β were reduced by minocycline in LPS-treated microglia.",
            "minocycline | TNF-α | decrease |", "minocycline | IL-1β | decrease |"),
        Case(
            "Patients receiving donepezil scored 1.9 points higher on the MMSE than those given placebo at week 24.",
            "donepezil | MMSE | increase | 1.9"),
        Case(
            "Memantine attenuated the decline in cognitive performance observed in APP/PS1 mice.",
            "Memantine | cognitive performance | increase |"),
        Case(
            "Treatment with curcumin led to a 35% reduction in amyloid plaque burden.[12]",
            "curcumin | amyloid plaque burden | decrease | 35"),
        Case(
            "No significant differences in mortality were observed between the tirilazad and placebo groups.",
            "tirilazad | mortality | no_change |"),
        Case(
            "Nausea occurred in 14% of patients treated with rivastigmine versus 5% of those on placebo.",
            "rivastigmine | Nausea | | 14"),
        Case(
            "Fluoxetine upregulated hippocampal neurogenesis and enhanced spatial memory in aged mice.",
            "Fluoxetine | neurogenesis | increase |", "Fluoxetine | spatial memory | increase |"),
        Case(
            "Studies indicate that erythropoietin inhibits neuronal apoptosis and promotes angiogenesis after ischemia.",
            "erythropoietin | neuronal apoptosis | decrease |", "erythropoietin | angiogenesis | increase |"),
        Case(
            "The ketamine group showed a mean reduction in MADRS score of 10.9 points versus 4.1 points with midazolam at 24 hours.",
            "ketamine | MADRS score | decrease | 10.9"),
        Case(
            "Serum cortisol was 23% lower in the ashwagandha group than in controls.",
            "ashwagandha | Serum cortisol | decrease | 23"),
        Case(
            "Noopept increased NGF and BDNF expression in the rat hippocampus.",
            "Noopept | NGF expression | increase |", "Noopept | BDNF expression | increase |"),
        Case(
            "The drug was well tolerated, with headache (6% of participants) and insomnia (3%) the most frequent adverse events.",
            "| headache | | 6", "| insomnia | | 3"),
        Case(
            "Lithium has been shown to inhibit GSK-3β and to increase gray matter volume.",
            "Lithium | GSK-3β | decrease |", "Lithium | gray matter volume | increase |"),
        Case(
            "Functional independence was achieved by 53% of patients in the thrombectomy group compared with 29% in the control group.",
            "thrombectomy | Functional independence | increase | 53"),
        Case(
            "Vitamin D supplementation had no effect on depressive symptoms in this cohort.",
            "Vitamin D | depressive symptoms | no_change |"),
        Case(
            "In diabetic rats, empagliflozin lowered blood glucose from 18.2 to 9.4 mmol/L.",
            "empagliflozin | blood glucose | decrease | 9.4"),
        Case(
            "Dihexa restored spatial learning in scopolamine-treated rats.",
            "Dihexa | spatial learning | increase |"),
        Case(
            "A 2021 trial from Seoul reported faster gait recovery with levodopa plus physiotherapy than with physiotherapy alone.",
            "levodopa plus physiotherapy | gait recovery | increase |"),
        Case(
            "BPC-157 accelerated tendon healing and reduced inflammation in a rat Achilles transection model.",
            "BPC-157 | tendon healing | increase |", "BPC-157 | inflammation | decrease |"),
        Case(
            "Pretreatment with resveratrol prevented the increase in caspase-3 activity induced by hypoxia.",
            "resveratrol | caspase-3 activity | decrease |"),
        Case(
            "Exposure to nicotine resulted in upregulation of α7 receptors in cortical neurons [7, 8].",
            "nicotine | α7 receptors | increase |"),
        Case(
            "Blood pressure remained unchanged after administration of vinpocetine.",
            "vinpocetine | Blood pressure | no_change |"),
        Case(
            "Melatonin improved sleep onset latency by 7.2 minutes (p < 0.001) relative to placebo.",
            "Melatonin | sleep onset latency | | 7.2"),
        Case(
            "Oxiracetam treatment resulted in higher MoCA scores at 6 months (24.1 ± 2.9 vs. 21.8 ± 3.3).",
            "Oxiracetam | MoCA scores | increase | 24.1"),
    ]

    /// Statements that report no result: topics, purposes, plans, background, methods, appraisal.
    static let noResults: [String] = [
        "Citicoline has been investigated for its effects on memory and attention in older adults.",
        "This study aims to determine whether edaravone reduces infarct volume after stroke.",
        "Dopamine is a neurotransmitter involved in reward and motor control.",
        "Patients will be randomized to receive metformin or placebo for 24 weeks.",
        "Selank is supplied as a lyophilized powder and should be stored at -20 °C.",
        "The compound is not approved for human use.",
        "Samples were centrifuged at 12,000 g for 10 minutes to reduce contamination.",
        "Further studies are needed to determine the optimal dose of cerebrolysin.",
        "If the trial replicates these results, approval may follow.",
        "Oxidative stress increases with age and contributes to neurodegeneration.",
        "Contact us for bulk pricing and custom synthesis.",
        "Noopept was first synthesized in 1996 at the Zakusov Institute in Moscow.",
    ]
}
