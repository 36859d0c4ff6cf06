/// All that the grammar and the words of change know of a word, for one look at a table.
struct WordFacts: Sendable {
    var classes: WordClass = []
    var change: ChangeWord?

    /// All words that are known of; to be held by those who look many up.
    static let all = WordMap((GrammarWords.hashes + ChangeWords.hashes).map { hash in
        (FoldedWord(hash: hash), WordFacts(classes: GrammarWords.classes(of: hash), change: ChangeWords.word(of: hash)))
    })
}
