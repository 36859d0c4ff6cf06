@testable import Extraction
import Testing

struct WordSetTests {
    @Test(arguments: ["after", "After", "AFTER", "dose-response", "µg", "x"])
    func literalsAreFoldedAsTextIs(word: String) {
        let set: WordSet = ["after", "dose-response", "µg", "x"]
        #expect(set.contains(FoldedWord(word.utf8)))
        #expect(!set.contains(FoldedWord((word + "s").utf8)))
    }

    @Test func ofTwoEqualKeysTheFirstCounts() {
        let map: WordMap<Int> = ["more than": 1, "More than": 2, "at least": 3]
        #expect(map["more than"] == 1)
        #expect(map["at least"] == 3)
        #expect(map["at most"] == nil)
    }

    @Test func aSieveLetsThroughAllThatItHolds() {
        let words = (0 ..< 3_000).map { WordHash("word\($0)".utf8).value }
        var sieve = WordSieve()
        for word in words { sieve.insert(word) }
        #expect(words.allSatisfy(sieve.mayContain))
        #expect((3_000 ..< 13_000).count { sieve.mayContain(WordHash("word\($0)".utf8).value) } < 1_000)
    }

    @Test(arguments: [
        ("Rats, mice and BDNF.", ["Rats", "mice", "and", "BDNF"]), ("ACTH(4-10)PGP", ["ACTH", "4", "10", "PGP"]),
        ("µg naïve β-cell", ["µg", "naïve", "β", "cell"]),
        ("", []), ("–…", []),
    ])
    func runsOfLettersAndDigits(text: String, words: [String]) {
        let bytes = Array(text.utf8)
        let read = TextWords(in: 0 ..< bytes.count, of: bytes).all
        #expect(read.map { String(decoding: bytes[$0.bytes], as: UTF8.self) } == words)
        #expect(read.allSatisfy { $0.hash == WordHash(bytes[$0.bytes]).value })
    }
}
