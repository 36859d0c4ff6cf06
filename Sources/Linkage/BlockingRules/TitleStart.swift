extension BlockingRule {
    /// The same first 24 letters of the title: cut titles, subtitles, late slips.
    static let titleStart = BlockingRule(
        name: "title-start",
        summary: "The same first 24 letters of the title: cut titles, subtitles, late slips.",
        example: (
            .init(title: "Effects of repeated dosing on the growth …"),
            .init(title: "Effects of repeated dosing on the growth of yeast: a survey")
        )
    ) { profile, _, keys in
        if let start = profile.title.hash(ofFirst: 24) { keys.append(start) }
    }
}
