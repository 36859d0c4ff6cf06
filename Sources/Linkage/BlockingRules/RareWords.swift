import Algorithms

extension BlockingRule {
    /// Two of the four rarest words of the title that others have too: other openings, early slips.
    static let rareWords = BlockingRule(
        name: "rare-words",
        summary: "Two of the four rarest words of the title that others have too: other openings, early slips.",
        example: (
            .init(title: "[A study of monoclonal gammopathy in llamas]"),
            .init(title: "Monoclonal gamopathy of llamas: clinical study")
        )
    ) { profile, frequencies, keys in
        let candidates = profile.title.words
            .map { (count: frequencies.count(of: $0), word: $0) }
            .filter { $0.count > 1 && $0.count <= 1000 }
            .min(count: 4) { ($0.count, $0.word) < ($1.count, $1.word) }
        for pair in candidates.combinations(ofCount: 2) {
            keys.append(min(pair[0].word, pair[1].word) &* 31 &+ max(pair[0].word, pair[1].word))
        }
    }
}
