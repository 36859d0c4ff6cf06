extension BlockingRule {
    /// The same first family name, year and first page.
    static let authorYearPage = BlockingRule(
        name: "author-year-page",
        summary: "The same first family name, year and first page.",
        example: (
            .init(title: "Ein Titel", family: "Früh", year: 2003, page: "221-8"),
            .init(title: "A title", family: "Fruh", year: 2003, page: "221-228")
        )
    ) { profile, _, keys in
        guard !profile.authors.isEmpty, let year = profile.year, let pages = profile.pages else { return }
        var key = Fingerprint(profile.authors.first)
        key.add(number: UInt64(truncatingIfNeeded: year) << 32 | UInt64(pages.first))
        keys.append(key.value)
    }
}
