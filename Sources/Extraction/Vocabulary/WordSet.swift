/// A word by its folded hash: compared with literals at the price of a number.
///
/// `phrases.word(index) == "with"` neither makes a string nor folds one: the hash of a literal is worked out by the compiler.
struct FoldedWord: Sendable, Hashable, ExpressibleByStringLiteral {
    let hash: UInt64

    init(hash: UInt64) { self.hash = hash }
    init(_ bytes: some Sequence<UInt8>) { hash = WordHash(bytes).value }

    @inline(__always)
    init(stringLiteral text: StaticString) {
        var folding = WordHash()
        let start = text.utf8Start
        var index = 0
        while index < text.utf8CodeUnitCount {
            folding.add(start[index])
            index &+= 1
        }
        hash = folding.value
    }
}

/// A set of words, made once and then only asked.
///
/// The folded hash is spread already, so that it is its own place in the table: asking takes one memory access where `Set` would hash again.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
    private var words: WordTable

    init(_ list: some Sequence<FoldedWord>) {
        words = WordTable()
        for word in list { words.insert(word.hash, 0) }
    }

    init(arrayLiteral list: FoldedWord...) { self.init(list) }

    func union(_ other: WordSet) -> WordSet { WordSet((words.hashes + other.words.hashes).map { FoldedWord(hash: $0) }) }

    func contains(_ word: FoldedWord) -> Bool { words.contains(word.hash) }
}

/// Says of most words that they are none of a set, from so few bytes that they stay near the processor.
///
/// - Shape: one bit for each of 65,536 hash values, 8 KB; of words that are not in the set one in twenty passes, of those that are all do.
struct WordSieve: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1_024)

    mutating func insert(_ hash: UInt64) { bits[Int(hash >> 54)] |= 1 << (hash >> 48 & 63) }

    func mayContain(_ hash: UInt64) -> Bool { bits[Int(hash >> 54)] & (1 << (hash >> 48 & 63)) != 0 }
}

/// What belongs to each of a set of words; of two equal words the first counts.
struct WordMap<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
    private var words = WordTable()
    private var values: [Value] = []

    init(_ list: some Sequence<(FoldedWord, Value)>) {
        for (word, value) in list where !words.contains(word.hash) {
            words.insert(word.hash, Int32(values.count))
            values.append(value)
        }
    }

    init(dictionaryLiteral list: (FoldedWord, Value)...) { self.init(list) }

    subscript(word: FoldedWord) -> Value? { words[word.hash].map { values[Int($0)] } }
}

extension FoldedWord {
    /// The first words of a heading, two dozen at most.
    static func first(of text: String) -> [FoldedWord] {
        let bytes = Array(text.utf8)
        var words: [FoldedWord] = []
        var at = 0
        while let word = VocabularyIndex.nextWord(from: at, before: bytes.count, of: bytes), words.count < 24 {
            words.append(FoldedWord(bytes[word]))
            at = word.upperBound
        }
        return words
    }
}
