@testable import Extraction
import Testing

struct ByteSetTests {
    @Test(arguments: [("no mark here", 12), ("one [5]", 4), ("µ", 0), ("", 0), ("last^", 4)])
    func firstOfASet(text: String, place: Int) {
        let bytes = Array(text.utf8)
        #expect(ByteSet("[^", 0xC2).first(in: 0 ..< bytes.count, of: bytes) == place)
    }

    @Test(arguments: [("a page, a PubMed label", 10), ("[1]", 0), ("pa", 2), ("p", 1), ("p[", 1), ("", 0), ("in PMC", 3)])
    func firstOfPairs(text: String, place: Int) {
        let bytes = Array(text.utf8)
        let pairs = BytePairs([("[", ""), ("pP", "uUmM")])
        #expect(pairs.first(in: 0 ..< bytes.count, of: bytes) == place)
    }

    @Test func theByteBehindAStretchMayEndAPair() {
        let bytes = Array("xpu".utf8)
        #expect(BytePairs([("p", "u")]).first(in: 0 ..< 2, of: bytes) == 1)
        #expect(BytePairs([("p", "u")]).first(in: 0 ..< 1, of: bytes) == 1)
    }

    @Test(arguments: [
        "one", "Two", "THREE", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "forty", "fifty", "sixty",
    ])
    func everyNumberWordIsACandidate(word: String) {
        let bytes = Array("took \(word) weeks".utf8)
        #expect(QuantityScanner(bytes).quantities(in: 0 ..< bytes.count).map(\.unit) == ["wk"])
    }
}
