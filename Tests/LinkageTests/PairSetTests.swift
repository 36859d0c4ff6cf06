@testable import Linkage
import Testing

/// A pair is new once, and no pair is taken for another.
struct PairSetTests {
    /// One table and many; indices that need more bits than half a slot.
    @Test(arguments: [3, 300, 70_000, 5_000_000, 16_777_216]) func holdsWhatASetHolds(count: Int) {
        var pairs = PairSet(count: count), expected: Set<Blocking.Pair> = []
        var state: UInt64 = 7
        func index() -> Int32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int32(Int(state >> 33) % min(count, 400) * (count / min(count, 400)))
        }
        for _ in 0 ..< 60_000 {
            let a = index(), b = index(), pair = Blocking.Pair(a: min(a, b), b: max(a, b))
            let isNew = pairs.insert(pair)
            let isExpected = expected.insert(pair).inserted
            #expect(isNew == isExpected)
        }
        let last = Blocking.Pair(a: Int32(count - 2), b: Int32(count - 1))
        let isNew = pairs.insert(last), isNewAgain = pairs.insert(last)
        let isExpected = expected.insert(last).inserted
        #expect(isNew == isExpected && !isNewAgain)
    }
}
