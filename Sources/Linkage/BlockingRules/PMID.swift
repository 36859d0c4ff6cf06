extension BlockingRule {
    /// The same PubMed number.
    static let pmid = BlockingRule(
        name: "pmid",
        summary: "The same PubMed number.",
        example: (
            .init(pmid: "123456"),
            .init(title: "On waiting", pmid: "PMID: 123456")
        )
    ) { profile, _, keys in
        if profile.pmid != 0 { keys.append(profile.pmid) }
    }
}
