extension BlockingRule {
    /// The same DOI.
    static let doi = BlockingRule(
        name: "doi",
        summary: "The same DOI.",
        example: (
            .init(title: "On waiting", doi: "10.1000/xyz.1"),
            .init(doi: "https://doi.org/10.1000/XYZ.1")
        )
    ) { profile, _, keys in
        if profile.doi != 0 { keys.append(profile.doi) }
    }
}
