extension BlockingRule {
    /// Two numbers of the text, neither of them a year, among the last four: volume and page wherever a parser put them.
    static let textNumbers = BlockingRule(
        name: "text-numbers",
        summary: "Two numbers of the text, neither of them a year, among the last four: volume and page wherever a parser put them.",
        example: (
            .init(title: "Dairy Bulletin 117, 1351"),
            .init(title: "On cheese", family: "Okafor", year: 2003, volume: "117", page: "1351-1360")
        )
    ) { profile, _, keys in
        let numbers = profile.text.numbers.filter { !TextProfile.isYear($0) }.suffix(4)
        for (index, first) in numbers.enumerated() {
            for second in numbers.dropFirst(index + 1) where first != second && TextProfile.digits(in: first) + TextProfile.digits(in: second) >= 5 {
                var key = Fingerprint()
                key.add(number: min(first, second))
                key.add(number: max(first, second))
                keys.append(key.value)
            }
        }
    }
}
