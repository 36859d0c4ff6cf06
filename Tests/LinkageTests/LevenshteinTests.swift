@testable import Linkage
import Testing

struct LevenshteinTests {
    /// The textbook's table, as the judge.
    private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0 ... b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }

    /// Lengths around the 64-row words, one comparer for all so that a row left behind would show.
    @Test func agreesWithTheTable() {
        var random = Seeded(state: 7)
        var levenshtein = Levenshtein()
        for length in [0, 1, 5, 63, 64, 65, 127, 128, 129, 200] {
            for _ in 0 ..< 20 {
                let a = (0 ..< length).map { _ in UInt8.random(in: 97 ... 101, using: &random) }
                let b = (0 ..< Int.random(in: 0 ... 210, using: &random)).map { _ in UInt8.random(in: 97 ... 101, using: &random) }
                let found = a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { levenshtein.distance(a, $0) } }
                #expect(found == distance(a, b))
            }
        }
    }

    @Test func givesProbabilitiesByPlainArithmetic() {
        #expect(Bits.probability(ofBits: 0) == 0.5)
        #expect(Bits.probability(ofBits: 10) == 0.999)
        #expect(Bits.probability(ofBits: -1) == 0.3333)
        #expect(abs(Bits.bits(ofProbability: 0.9) - 3.169925) < 1e-6)
        #expect(abs(Bits.logarithm(10) - 3.321928094887362) < 1e-12)
    }
}
