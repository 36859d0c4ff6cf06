import Model

/// Names of scales whose points texts print without a unit.
enum ScaleNames {
    static func contains(_ word: TextWindow.Word) -> Bool { names.contains(word.folded) || generic.contains(word.folded) }

    static let generic: WordSet = ["score", "scores", "scale", "scales", "index", "subscale", "subscore", "subscores", "rating", "ratings"]

    private static let names: WordSet = [
        "nihss", "mrs", "gcs", "mmse", "moca", "adas", "adas-cog", "hamd", "ham-d", "hdrs", "hama", "ham-a", "bdi", "vas", "edss", "updrs",
        "mds-updrs", "barthel", "arat", "fma", "fugl-meyer", "mnss", "nss", "apache", "sofa", "aspects", "tici", "mtici", "cgi", "cgi-i", "cgi-s",
        "cibic", "cibic-plus", "phq-9", "phq", "gad-7", "gad", "karnofsky", "ecog", "rankin", "gos", "gose", "nrs", "womac", "panss", "ymrs", "madrs",
        "iadl", "adl", "cdr", "dad", "npi", "sf-36", "eq-5d", "ess", "psqi", "isi", "midas", "hit-6", "asia", "bbb", "frs", "alsfrs-r", "alsfrs",
        "sss", "mesupes", "tcs", "cdrs", "das28", "pasi", "acr20", "bprs", "audit", "zung", "rass", "bps", "flacc", "apgar", "chads2", "iss"
    ]
}
