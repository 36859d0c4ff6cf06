extension BlockingRule {
    /// The same first family name, year and volume.
    static let authorYearVolume = BlockingRule(
        name: "author-year-volume",
        summary: "The same first family name, year and volume.",
        example: (
            .init(title: "Ein Titel", family: "Okafor", year: 2003, volume: "12"),
            .init(family: "Okafor", year: 2003, volume: "12 (Suppl 1)")
        )
    ) { profile, _, keys in
        guard !profile.authors.isEmpty, let year = profile.year, let volume = profile.volume.first else { return }
        var key = Fingerprint(profile.authors.first)
        key.add(number: UInt64(truncatingIfNeeded: year) << 32 | UInt64(volume))
        keys.append(key.value)
    }
}
