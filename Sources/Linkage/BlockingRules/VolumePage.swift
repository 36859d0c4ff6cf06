extension BlockingRule {
    /// The same volume and first page, with the year or the journal's first letter: other spellings of author and title.
    static let volumePage = BlockingRule(
        name: "volume-page",
        summary: "The same volume and first page, with the year or the journal's first letter: other spellings of author and title.",
        example: (
            .init(title: "Uber das Warten", family: "Groß", year: 1931, volume: "38", page: "173-198"),
            .init(family: "Gross K.", year: 1931, volume: "38", page: "173")
        )
    ) { profile, _, keys in
        guard let volume = profile.volume.first, let pages = profile.pages else { return }
        let place = UInt64(volume) << 32 | UInt64(pages.first)
        if let year = profile.year {
            var key = Fingerprint()
            key.add(number: place)
            key.add(number: UInt64(truncatingIfNeeded: year))
            keys.append(key.value)
        }
        if let letter = profile.container.folded.first {
            var key = Fingerprint([letter])
            key.add(number: place)
            keys.append(key.value)
        }
    }
}
