@testable import Linkage
import Model
import Testing

/// References that come one at a time are linked as those of an array are.
struct KeptReferencesTests {
    private final class Kept: KeptReferences {
        private let references: [Reference]
        var count: Int { references.count }

        init(_ references: [Reference]) { self.references = references }

        func reference(at index: Int) -> Reference { references[index] }
    }

    @Test func keptReferencesAreLinkedAlike() throws {
        var references: [Reference] = []
        for number in 0 ..< 60 {
            let title = ["Mazes of the northern moors", "Tides and ferries of the strait", "Orchards under late frost"][number % 3]
            references.append(entry("a#r\(number)", number % 7 == 0 ? nil : "\(title), part \(number % 5)", authors: ["Okafor, N.", "Huber, A."],
                                    year: 1990 + number % 4, journal: number % 2 == 0 ? "Moor Letters" : nil,
                                    volume: "\(number % 6)", page: "\(number % 9)-20"))
        }
        let array = try Linker().works(of: references), kept = try Linker().works(of: Kept(references), registry: WorkRegistry(), decisions: [])
        #expect(array.works.count > 3 && array.works.count < 60)
        #expect(array.workIDs == kept.workIDs)
        #expect(array.works.map(\.bibliography) == kept.works.map(\.bibliography))
        let told = [array, kept].map { $0.matches.map { $0.referenceIDA + $0.referenceIDB + $0.reasons.joined() } }
        #expect(told[0] == told[1])
    }
}
