/// Scales on which a lower score is a better state.
enum LowerIsBetter {
    static func isScale(_ name: String) -> Bool { scales.contains { name.hasPrefix($0) } }

    /// The scale's name without `scores`.
    static func bare(_ name: String) -> String { scales.first { name.hasPrefix($0) } ?? name }

    private static let scales = [
        "NIHSS", "mRS", "ADAS-cog", "HAM-D", "HAM-A", "HDRS", "MADRS", "BDI", "PHQ-9", "GAD-7", "YMRS", "PANSS", "UPDRS", "MDS-UPDRS", "EDSS", "PSQI",
        "VAS",
        "mNSS", "CDR-SB", "NPI", "National Institutes of Health Stroke Scale",
    ]
}
