/// Whole pages of the kinds that arrive, on other subjects, written before the engine was run on them.
enum FreshPages {
    struct Page: Sendable, CustomStringConvertible {
        let description: String
        let text: String
        let rows: [String]
    }

    static let all: [Page] = [vendorGuide, narrative, compoundPage, trialTable]

    static let vendorGuide = Page(
        description: "vendor's comparison guide",
        text: """
            # Citicoline vs. Vinpocetine: A Comparative Guide

            **Author:** Example Chemicals Support. **Date:** March 2025

            ## Executive Summary

            This guide compares citicoline and vinpocetine for researchers. Citicoline acts on phospholipid synthesis, whereas vinpocetine inhibits PDE1.

            ## At a Glance

            Feature\tCiticoline\tVinpocetine
            Origin\tEndogenous nucleotide\tVinca alkaloid derivative
            Primary Mechanism\tIncreases phosphatidylcholine synthesis.[1]\tInhibits phosphodiesterase-1 and increases cerebral blood flow.[2]
            Administration\tOral or intravenous.[1]\tOral.[2]

            Table 1: Preclinical Data in Stroke Models

            Parameter\tCiticoline\tVinpocetine\tSource
            Infarct Volume Reduction\tReduced infarct volume by 28% at 48 h.[3]\tNot reported.\t[3]
            Oxidative Stress\tDecreased malondialdehyde and increased SOD activity.[4]\tNo significant effect on malondialdehyde.[5]\t[4][5]
            Cognitive Function\tImproved spatial memory in aged rats.[6]\tImproves memory retention.\t[6]

            ### Effects on Inflammation

            **Citicoline:** In LPS-treated rats, IL-6 levels fell by 35% and TNF-α levels by 41% in the hippocampus.[7]

            **Vinpocetine:** Studies show that vinpocetine suppresses NF-κB activation.[8] This was accompanied by a 2-fold decrease in IL-1β mRNA.[8]

            ## Protocol: Western Blot

            - **Blocking:** Block the membrane for 1 hour to reduce background.
            """,
        rows: [
            "Vinpocetine | PDE1 | decrease |", "Citicoline | phosphatidylcholine synthesis | increase |",
            "Vinpocetine | phosphodiesterase-1 | decrease |",
            "Vinpocetine | cerebral blood flow | increase |", "Citicoline | infarct volume | decrease | 28",
            "Vinpocetine | Infarct Volume | not_reported |",
            "Citicoline | malondialdehyde | decrease |", "Citicoline | SOD activity | increase |", "Vinpocetine | malondialdehyde | no_change |",
            "Citicoline | spatial memory | increase |", "Vinpocetine | memory retention | increase |", "Citicoline | IL-6 levels | decrease | 35",
            "Citicoline | TNF-α levels | decrease | 41", "Vinpocetine | NF-κB activation | decrease |", "Vinpocetine | IL-1β mRNA | decrease | 2",
        ])

    static let narrative = Page(
        description: "narrative with sentences cut by full stops",
        text: """
            Memantine and Exercise in Vascular Dementia
            A 2018 randomized trial published in Stroke found that combining memantine with aerobic exercise in patients with vascular dementia produced 22% greater improvement in ADAS-cog scores at 6 months compared to memantine monotherapy. A gain that drug trials rarely show.
            Clinical Evidence
            The largest trial so far. A 2021 study from Toronto involving 240 patients with mild vascular dementia. Used a two-arm design: memantine plus exercise, and usual care. The combination group showed 38% achieving a clinically relevant response at 26 weeks versus 21% in usual care.
            Memantine blocks NMDA receptors, which reduces glutamate excitotoxicity. It does not reverse neuronal loss.
            Is It Safe?
            Trials to date found a low rate of serious adverse events. The most frequent complaints were dizziness (6–9% of patients) and headache (4%). No increased risk of falls or seizures was observed versus usual care.
            """,
        rows: [
            "memantine with aerobic exercise | ADAS-cog | increase | 22", "combination | clinically relevant response | increase | 38",
            "Memantine | NMDA receptors | decrease |",
            "Memantine | glutamate excitotoxicity | decrease |", "Memantine | neuronal loss | no_change |",
            "| serious adverse events | not_reported |",
            "| dizziness | not_reported | 6", "| headache | not_reported | 4", "| falls | no_change |", "| seizures | no_change |",
        ])

    static let compoundPage = Page(
        description: "compound page",
        text: """
            Noopept: Research Overview

            Noopept is a dipeptide studied for nootropic effects. Most published work comes from Russia.

            ClassDipeptide
            Research FocusCognition

            How It Works (Preclinical Mechanisms)

              • Reported to increase expression of NGF and BDNF in the hippocampus.
              • Studied for effects on anxiety and memory.
              • Reported to reduce tau phosphorylation in a cellular model.

            Latest Research

            Alzheimer's disease model (mouse)

            A 2014 study reported that Noopept improved spatial memory and reduced amyloid burden in transgenic mice.

            Stroke (rat)

            A 2009 study reported that Noopept reduced infarct volume by 34% in rats after photothrombosis.

            Current state of the evidence. Noopept is not approved outside Russia, and controlled trials would be needed before conclusions could be drawn.
            """,
        rows: [
            "Noopept | NGF expression | increase |", "Noopept | BDNF expression | increase |", "Noopept | tau phosphorylation | decrease |",
            "Noopept | spatial memory | increase |",
            "Noopept | amyloid burden | decrease |", "Noopept | infarct volume | decrease | 34",
        ])

    static let trialTable = Page(
        description: "trial tables",
        text: """
            # Results

            Table 2: Outcomes at 12 weeks

            | Outcome | Placebo (n=60) | Citicoline (n=62) | P value |
            |---|---|---|---|
            | MMSE score | 21.4 ± 3.1 | 23.0 ± 2.8 | 0.004 |
            | Barthel Index | 61.2 ± 12.0 | 68.9 ± 11.4 | <0.001 |
            | Mortality (%) | 8.3 | 6.5 | 0.71 |

            Table 3: Changes by region

            | Drug | Marker | Tissue | Effect | Reference |
            |---|---|---|---|---|
            | Fluoxetine | BDNF | Hippocampus | ↑ 40% | [1] |
            | Fluoxetine | IL-6 | Plasma | ↓ | [2] |
            | Lithium | GSK-3β activity | Cortex | No change | [3] |
            """,
        rows: [
            "Citicoline | MMSE score | increase | 23", "Citicoline | Barthel Index | increase | 68.9", "Citicoline | Mortality | decrease | 6.5",
            "Fluoxetine | BDNF | increase | 40",
            "Fluoxetine | IL-6 | decrease |", "Lithium | GSK-3β activity | no_change |",
        ])
}
