@testable import Linkage
import Testing

@Suite struct ArenaTests {
    /// Lists of every size and alignment, more than a chunk holds, all still as they were put.
    @Test func keepsWhatItIsGiven() {
        let arena = Arena()
        withExtendedLifetime(arena) {
            var bytes: [(ArenaSlice<UInt8>, Int)] = [], numbers: [(ArenaSlice<UInt64>, Int)] = []
            for count in [0, 1, 3, 17, 4095, 4096, 4097, 70_000] {
                bytes.append((arena.keep((0 ..< count).map { UInt8(truncatingIfNeeded: $0 &* 7) }), count))
                numbers.append((arena.keep((0 ..< count).map { UInt64($0) << 40 }), count))
            }
            for (list, count) in bytes { #expect(list.elementsEqual((0 ..< count).lazy.map { UInt8(truncatingIfNeeded: $0 &* 7) })) }
            for (list, count) in numbers { #expect(list.elementsEqual((0 ..< count).lazy.map { UInt64($0) << 40 })) }
        }
    }

    @Test func partsKeepTheirPlaces() {
        let arena = Arena()
        withExtendedLifetime(arena) {
            let list = arena.keep("grass and hay".utf8), part = list[6 ..< 9]
            #expect(part.startIndex == 6 && part.elementsEqual("and".utf8) && part[6 ..< 7].elementsEqual("a".utf8) && part.dropFirst().startIndex == 7)
            #expect(list[0 ..< 0].isEmpty && part == arena.keep("and".utf8) && part != list)
            #expect(list.foldedWords == [0 ..< 5, 6 ..< 9, 10 ..< 13] && part.foldedWords == [6 ..< 9] && list.end(of: Array("and".utf8)) == 9)
        }
    }
}
