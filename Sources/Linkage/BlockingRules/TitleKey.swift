extension BlockingRule {
    /// The same title without blanks; of a reply or correction also the title that it is about.
    static let titleKey = BlockingRule(
        name: "title-key",
        summary: "The same title without blanks; of a reply or correction also the title that it is about.",
        example: (
            .init(title: "COVID-19 and the β-cell"),
            .init(title: "Covid19 and the beta cell")
        )
    ) { profile, _, keys in
        guard !profile.title.isEmpty else { return }
        keys.append(profile.title.key)
        if let subject = TitleMarks.subject(of: profile.title.folded) {
            keys.append(Fingerprint(subject.lazy.filter { $0 != UInt8(ascii: " ") }).value)
        }
    }
}
