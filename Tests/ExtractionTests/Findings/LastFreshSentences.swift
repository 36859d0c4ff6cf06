extension FreshSentences {
    /// A third set, written when the engine was done: what it gives on this one was not tuned for.
    static let lastResults: [Case] = [
        Case("Rasagiline improved UPDRS scores by 3.6 points over 26 weeks compared with placebo [9].", "Rasagiline | UPDRS | increase | 3.6"),
        Case(
            "In APP/PS1 mice, oral fisetin lowered hippocampal Aβ42 levels and restored synaptophysin expression.",
            "fisetin | Aβ42 levels | decrease |", "fisetin | synaptophysin expression | increase |"),
        Case("Daily creatine supplementation did not improve executive function in healthy adults.", "creatine | executive function | no_change |"),
        Case("The study found a 2.1-fold elevation of VEGF mRNA in the penumbra after cerebrolysin.", "cerebrolysin | VEGF mRNA | increase | 2.1"),
        Case("Modafinil-treated volunteers made fewer errors and reported less fatigue than those on placebo.", "Modafinil | fatigue | decrease |"),
        Case("Ketamine produced a rapid decrease in suicidal ideation within 24 hours.", "Ketamine | suicidal ideation | decrease |"),
        Case(
            "Recanalization was achieved in 71% of the tenecteplase group and 58% of the alteplase group.",
            "tenecteplase | Recanalization | increase | 71"),
        Case(
            "Bromantane enhances dopamine synthesis by upregulating tyrosine hydroxylase.", "Bromantane | dopamine synthesis | increase |",
            "Bromantane | tyrosine hydroxylase | increase |"),
        Case("Treatment with pioglitazone was associated with a lower risk of dementia (HR 0.84).", "pioglitazone | risk of dementia | decrease |"),
        Case("Semaglutide reduced body weight by 14.9% at week 68 versus 2.4% with placebo.", "Semaglutide | body weight | decrease | 14.9"),
        Case("Escitalopram failed to reduce anxiety scores in this population.", "Escitalopram | anxiety scores | no_change |"),
        Case(
            "Both citalopram and sertraline decreased HAM-D scores; remission rates were similar.",
            "citalopram and sertraline | HAM-D scores | decrease |", "| remission rates | no_change |"),
        Case(
            "Huperzine A has been shown to inhibit acetylcholinesterase and protect neurons against glutamate toxicity.",
            "Huperzine A | acetylcholinesterase | decrease |", "Huperzine A | glutamate toxicity | decrease |"),
        Case(
            "Reaction time was shortened and alertness was increased after a single dose of caffeine.", "caffeine | Reaction time | decrease |",
            "caffeine | alertness | increase |"),
        Case(
            "Infarct size did not differ between groups, but neurological scores were better with progesterone.", "| Infarct size | no_change |",
            "progesterone | neurological scores | increase |"),
        Case(
            "Galantamine's benefits include improved attention and reduced apathy.", "Galantamine | attention | increase |",
            "Galantamine | apathy | decrease |"),
        Case("Median survival rose from 11 to 14 months with riluzole.", "riluzole | Median survival | increase | 14"),
        Case("Exercise increases hippocampal volume, whereas chronic stress decreases it.", "Exercise | hippocampal volume | increase |"),
        Case("Rats receiving DSIP slept longer and showed lower corticosterone levels.", "DSIP | corticosterone levels | decrease |"),
        Case(
            "The most frequent adverse reactions were nausea (21%), diarrhea (13%), and vomiting (9%).", "| nausea | not_reported | 21",
            "| diarrhea | not_reported | 13", "| vomiting | not_reported | 9"),
    ]
}
