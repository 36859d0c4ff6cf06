/// All that the grammar and the words of change know of a word, for one look at a table.
struct WordFacts: Sendable {
    var classes: WordClass = []
    var change: ChangeWord?

    static func facts(of hash: UInt64) -> WordFacts? { table.places[hash].map { table.facts[Int($0)] } }

    private static let table: (places: WordTable, facts: [WordFacts]) = {
        var places = WordTable(capacity: 8192)
        var facts: [WordFacts] = []
        for hash in GrammarWords.hashes + ChangeWords.hashes where !places.contains(hash) {
            places.insert(hash, Int32(facts.count))
            facts.append(WordFacts(classes: GrammarWords.classes(of: hash), change: ChangeWords.word(of: hash)))
        }
        return (places, facts)
    }()
}
