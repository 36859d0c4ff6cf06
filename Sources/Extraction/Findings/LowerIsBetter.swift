/// Scales on which a lower score is a better state.
enum LowerIsBetter {
    static func isScale(_ name: String) -> Bool { scales.contains { name.hasPrefix($0) } }

    /// The scale's name without `scores`.
    static func bare(_ name: String) -> String { scales.first { name.hasPrefix($0) } ?? name }

    /// What there should be less of.
    static let burdens: WordSet = [
        "symptom", "symptoms", "pain", "anxiety", "depression", "fatigue", "severity", "insomnia", "inflammation", "nausea", "headache", "headaches", "stiffness",
        "glucose", "hba1c", "a1c", "ldl", "ldl-c", "cholesterol", "triglycerides", "triglyceride", "crp", "homocysteine", "bp", "sbp", "dbp", "latency",
        "deficit", "deficits", "impairment", "impairments", "disability", "edema", "swelling", "damage", "mortality", "bleeding", "lameness", "cravings",
    ]
    /// Words behind which the name of a burden does not end: `glucose levels`, `pain scores`.
    static let measures: WordSet = ["level", "levels", "score", "scores", "concentration", "concentrations"]

    private static let scales = [
        "NIHSS", "mRS", "ADAS-cog", "HAM-D", "HAM-A", "HDRS", "MADRS", "BDI", "PHQ-9", "GAD-7", "YMRS", "PANSS", "UPDRS", "MDS-UPDRS", "EDSS", "PSQI",
        "VAS",
        "mNSS", "CDR-SB", "NPI", "National Institutes of Health Stroke Scale",
    ]
}
