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
        // The four rarest, kept in order by insertion: a sort would cost more than all the rest.
        var rarest: [(count: Int, word: UInt32)] = []
        var last: UInt32?
        for word in profile.title.words where word.hash != last {
            last = word.hash
            let count = frequencies.count(of: word.hash)
            guard count > 1, count <= 1000 else { continue }
            var place = rarest.count
            while place > 0, (count, word.hash) < (rarest[place - 1].count, rarest[place - 1].word) { place -= 1 }
            guard place < 4 else { continue }
            rarest.insert((count, word.hash), at: place)
            if rarest.count > 4 { rarest.removeLast() }
        }
        for (index, first) in rarest.enumerated() {
            for second in rarest[(index + 1)...] {
                keys.append(UInt64(min(first.word, second.word)) << 32 | UInt64(max(first.word, second.word)))
            }
        }
    }
}
