extension BlockingRule {
    /// The same PubMed Central number.
    static let pmcid = BlockingRule(
        name: "pmcid",
        summary: "The same PubMed Central number.",
        example: (
            .init(pmcid: "PMC123456"),
            .init(title: "On waiting", pmcid: "123456")
        )
    ) { profile, _, keys in
        if profile.pmcid != 0 { keys.append(profile.pmcid) }
    }
}
