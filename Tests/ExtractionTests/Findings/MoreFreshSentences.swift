extension FreshSentences {
    /// A second set, written after the first had been looked at and before the engine was run on it.
    static let moreResults: [Case] = [
        Case(
            "Liraglutide-treated mice showed a 60% reduction in plaque load and improved object recognition.[3]",
            "Liraglutide | plaque load | decrease | 60", "Liraglutide | object recognition | increase |"),
        Case(
            "In the SYNAPSE-2 trial, galantamine slowed cognitive decline over 18 months (ADAS-cog difference −2.1, p = 0.02).",
            "galantamine | cognitive decline | decrease |"),
        Case(
            "Compared with vehicle, ebselen lowered malondialdehyde and raised glutathione levels in the striatum 24 h after injury.",
            "ebselen | malondialdehyde | decrease |", "ebselen | glutathione levels | increase |"),
        Case(
            "Mortality at 90 days was 12% with tenecteplase and 15% with alteplase.",
            "tenecteplase | Mortality | | 12"),
        Case(
            "Cortexin has been reported to normalize EEG patterns and to shorten the recovery period in children with cerebral palsy.",
            "Cortexin | recovery period | decrease |", "Cortexin | EEG patterns | |"),
        Case(
            "The treatment group gained 4.3 points on the MoCA, whereas controls lost 0.8 points.",
            "treatment | MoCA | increase | 4.3"),
        Case(
            "There was no significant difference in infarct size between the NXY-059 and placebo arms.",
            "NXY-059 | infarct size | no_change |"),
        Case(
            "Piracetam enhances membrane fluidity, increases cerebral blood flow, and inhibits platelet aggregation.",
            "Piracetam | membrane fluidity | increase |", "Piracetam | cerebral blood flow | increase |",
            "Piracetam | platelet aggregation | decrease |"),
        Case(
            "Researchers at Kyoto University observed that treadmill training doubled hippocampal BDNF mRNA in aged rats.",
            "treadmill training | BDNF mRNA | increase |"),
        Case(
            "Neither memantine nor placebo had any effect on agitation scores.",
            "memantine | agitation scores | no_change |"),
        Case(
            "A reduction of 1.8 mmol/L in LDL cholesterol was seen with rosuvastatin 20 mg daily.",
            "rosuvastatin | LDL cholesterol | decrease | 1.8"),
        Case(
            "Patients treated with nimodipine were less likely to develop delayed cerebral ischemia (21% vs 33%).",
            "nimodipine | delayed cerebral ischemia | decrease | 21"),
        Case(
            "The peptide crosses the blood-brain barrier and elevates serotonin turnover in the hypothalamus within 2 hours.",
            "| serotonin turnover | increase |"),
        Case(
            "Sleep efficiency rose from 71% to 83% after eight weeks of melatonin.",
            "melatonin | Sleep efficiency | increase | 83"),
        Case(
            "Dexmedetomidine was associated with a lower incidence of delirium than propofol (9% vs. 23%; P<0.001).",
            "Dexmedetomidine | delirium | decrease | 9"),
        Case(
            "In vitro, humanin protected neurons against amyloid-β toxicity.",
            "humanin | amyloid-β toxicity | decrease |"),
        Case(
            "MOTS-c administration improved glucose tolerance and insulin sensitivity in diet-induced obese mice (Lee et al., 2015).",
            "MOTS-c | glucose tolerance | increase |", "MOTS-c | insulin sensitivity | increase |"),
        Case(
            "Aspirin reduced recurrent ischemic events by 13%, but increased major bleeding.",
            "Aspirin | recurrent ischemic events | decrease | 13", "Aspirin | major bleeding | increase |"),
        Case(
            "The combination of edaravone and dexborneol yielded a higher proportion of patients with mRS 0–1 at day 90 than edaravone alone (67.2% vs 59.0%).",
            "edaravone | mRS 0–1 | increase | 67.2"),
        Case(
            "Long-term potentiation was impaired in untreated animals but restored by D-cycloserine.",
            "D-cycloserine | Long-term potentiation | increase |"),
        Case(
            "Injection-site pain (11%) and fatigue (7%) were the most common side effects of lecanemab.",
            "lecanemab | Injection-site pain | | 11", "lecanemab | fatigue | | 7"),
        Case(
            "Fingolimod-treated patients had fewer relapses and slower brain volume loss over two years.",
            "Fingolimod | relapses | decrease |", "Fingolimod | brain volume loss | decrease |"),
        Case(
            "These effects were accompanied by decreased caspase-3 activation and preserved mitochondrial membrane potential.",
            "| caspase-3 activation | decrease |"),
        Case(
            "Plasma NfL fell by 28% at 12 months in the tofersen arm, with little change in the placebo arm.",
            "tofersen | NfL | decrease | 28"),
        Case(
            "Data from a 2023 pilot trial suggest that psilocybin produces rapid and sustained reductions in depressive symptoms.",
            "psilocybin | depressive symptoms | decrease |"),
        Case(
            "Knockdown of Nrf2 abolished the protective effect of sulforaphane on neuronal survival.",
            "| protective effect | decrease |"),
        Case(
            "Selegiline delays the need for levodopa by about nine months.",
            "Selegiline | need for levodopa | decrease |"),
        Case(
            "The authors found that vagus nerve stimulation paired with rehabilitation led to a mean increase of 5.0 points in Fugl-Meyer score compared with 2.4 points for sham.",
            "vagus nerve stimulation | Fugl-Meyer score | increase | 5"),
        Case(
            "Ginkgo biloba extract did not prevent dementia in older adults (hazard ratio 1.12; 95% CI 0.94–1.33).",
            "Ginkgo biloba | dementia | no_change |"),
        Case(
            "Higher doses of zonisamide were linked to greater reductions in off time.",
            "zonisamide | off time | decrease |"),
    ]

    static let moreNoResults: [String] = [
        "It remains unclear whether oxiracetam improves memory in healthy volunteers.",
        "The purpose of this guide is to compare how metformin and insulin modulate inflammation.",
        "Memantine is an NMDA receptor antagonist approved for moderate to severe Alzheimer's disease.",
        "BDNF plays a crucial role in synaptic plasticity and memory formation.",
        "A phase 3 trial of lecanemab is currently recruiting 1,800 participants in 14 countries.",
        "Store at 2–8 °C and protect from light.",
        "Researchers have studied the impact of selank on anxiety and immune function.",
        "Always consult a physician before increasing the dose of any supplement.",
        "Stroke is the second leading cause of death worldwide.",
        "Noopept was designed to improve cognitive performance.",
        "Buy high-purity semaglutide with improved stability and lower shipping costs.",
        "To reduce variability, all animals were housed under identical conditions.",
        "Can BPC-157 reduce inflammation?",
        "Chronic stress reduces hippocampal volume and impairs memory.",
    ]
}
