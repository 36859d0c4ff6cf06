extension BlockingRule {
    /// The year and two of the first three family names, or the one that there is: entries without title, volume and page.
    static let authorYear = BlockingRule(
        name: "author-year",
        summary: "The year and two of the first three family names, or the one that there is: entries without title, volume and page.",
        example: (
            .init(family: "Okafor", year: 2003, container: "Dairy Bulletin"),
            .init(title: "On cheese", family: "Okafor", year: 2003)
        )
    ) { profile, _, keys in
        guard !profile.authors.isEmpty, let year = profile.year else { return }
        let names = profile.authors.leading
        for (index, first) in names.enumerated() {
            for second in names.count == 1 ? names[...] : names[(index + 1)...] {
                var key = Fingerprint()
                key.add(number: UInt64(min(first, second)) << 32 | UInt64(max(first, second)))
                key.add(number: UInt64(truncatingIfNeeded: year))
                keys.append(key.value)
            }
        }
    }
}
