extension BlockingRule {
    /// The same page of a site; a bare host is no page.
    static let url = BlockingRule(
        name: "url",
        summary: "The same page of a site; a bare host is no page.",
        example: (
            .init(title: "Storage", url: "https://www.example.org/faq/"),
            .init(url: "http://example.org/faq")
        )
    ) { profile, _, keys in
        if profile.url != 0 { keys.append(profile.url) }
    }
}
