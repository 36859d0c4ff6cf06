extension BlockingRule {
    /// The same first twelve letters of the journal or book, and the same first page: entries whose volume or author was lost.
    static let containerPage = BlockingRule(
        name: "container-page",
        summary: "The same first twelve letters of the journal or book, and the same first page: entries whose volume or author was lost.",
        example: (
            .init(container: "Encyclopedia of Cheese", page: "1389-1391"),
            .init(title: "Rind", container: "Encyclopedia of cheese and butter", page: "1389")
        )
    ) { profile, _, keys in
        guard let pages = profile.pages else { return }
        let letters = profile.container.folded.lazy.filter { $0 != UInt8(ascii: " ") }.prefix(12)
        guard letters.count == 12 else { return }
        var key = Fingerprint(letters)
        key.add(number: UInt64(pages.first))
        keys.append(key.value)
    }
}
