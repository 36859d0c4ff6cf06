extension BlockingRule {
    /// A bare host with the name of the other's author or publisher: worth a look.
    static let siteOwner = BlockingRule(
        name: "site-owner",
        summary: "A bare host with the name of the other's author or publisher: worth a look.",
        example: (
            .init(host: "www.northlight-press.com"),
            .init(title: "Storage of samples", body: "Northlight Press")
        )
    ) { profile, _, keys in
        if profile.site.name != 0 { keys.append(profile.site.name) }
        if profile.site.owner != 0, profile.isThin { keys.append(profile.site.owner) }
    }
}
