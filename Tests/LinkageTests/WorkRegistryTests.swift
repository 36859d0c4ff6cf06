@testable import Linkage
import Model
import Testing

struct WorkRegistryTests {
    static let title = ClusteringTests.title

    private func registry(_ linkage: Linkage) -> WorkRegistry { WorkRegistry(works: linkage.works, aliases: linkage.aliases) }

    static let ids: [(Reference, String)] = [
        (entry("a#r1", "Sheep", doi: "https://doi.org/10.1000/ABC"), "doi:10.1000/abc"),
        (entry("a#r1", "Sheep", pmid: "12345"), "pmid:12345"),
        (entry("a#r1", "Sheep", doi: "10.1000/abc", pmid: "12345"), "doi:10.1000/abc"),
    ]

    @Test(arguments: ids) func namesByIdentifier(_ pair: (Reference, String)) throws {
        #expect(try Linker().works(of: [pair.0]).workIDs == [pair.1])
    }

    @Test func namesByTitleAuthorAndYear() throws {
        let id = { (reference: Reference) in try Linker().works(of: [reference]).workIDs[0] }
        let first = try id(entry("a#r1", "Sheep at Altitude", authors: ["Ito, K."], year: 1990))
        #expect(first.hasPrefix("w-") && first.utf8.count == 18)
        #expect(try id(entry("b#r9", "Sheep at altitude.", authors: ["Ito, Kenji", "Roy, S."], year: 1990, journal: "Sheep")) == first)
        #expect(try id(entry("a#r1", "Sheep at altitude", authors: ["Ito, K."], year: 1991)) != first)
        // Without a title the text and the reference tell.
        #expect(try id(entry("a#r1", host: "northlight.example")) != id(entry("a#r2", host: "northlight.example")))
    }

    /// Running again with what was published changes nothing.
    @Test func isStable() throws {
        let references = ["a", "bb", "ccc"].flatMap(ClusteringTests.mixedList)
        let first = try Linker().works(of: references)
        let second = try Linker().works(of: references, registry: registry(first))
        #expect(second.works.map(\.row) == first.works.map(\.row))
        #expect(second.workIDs == first.workIDs && second.aliases.isEmpty)
    }

    /// Adding, removing and reordering documents keeps the id of every work that stays.
    @Test(arguments: [11, 12, 13]) func keepsIDs(_ seed: UInt64) throws {
        var random = Seeded(state: seed)
        let names = ["a", "bb", "ccc", "dddd", "eeeee", "ffffff"]
        var published = try Linker().works(of: names.prefix(3).flatMap(ClusteringTests.mixedList))
        var known = Dictionary(zip(names.prefix(3).flatMap(ClusteringTests.mixedList).map(\.id), published.workIDs), uniquingKeysWith: { a, _ in a })
        for documents in [Array(names), ["ffffff", "bb", "a"], ["bb"], ["eeeee", "bb", "ccc", "a"]] {
            let references = documents.flatMap(ClusteringTests.mixedList).shuffled(using: &random)
            let next = try Linker().works(of: references, registry: registry(published))
            for (index, reference) in references.enumerated() {
                if let before = known[reference.id] { #expect(next.workIDs[index] == before, "\(reference.id)") }
                known[reference.id] = next.workIDs[index]
            }
            published = next
            known = known.filter { id, _ in references.contains { $0.id == id } }
        }
    }

    /// A stronger identifier that appears later does not rename a work.
    @Test func keepsItsNameWhenItGetsADOI() throws {
        let bare = entry("a#r1", Self.title, repository: "PMC")
        let first = try Linker().works(of: [bare])
        let full = entry("b#r1", Self.title, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "3-9", doi: "10.1000/a")
        let second = try Linker().works(of: [full, bare], registry: registry(first))
        #expect(second.workIDs == [first.workIDs[0], first.workIDs[0]])
        let third = try Linker().works(of: [full], registry: registry(second))
        #expect(third.workIDs == first.workIDs)
    }

    /// Two published works meet: the older id stays, the other becomes an alias, and stays one.
    @Test func keepsTheOlderID() throws {
        let short = entry("a#r1", "Alpine sheep in winter", authors: ["Zeller, Q."], year: 2001)
        let other = entry("b#r1", "Overwintering of ovine flocks", authors: ["Zeller, Q."], year: 2001)
        let first = try Linker().works(of: [short])
        let second = try Linker().works(of: [short, other], registry: registry(first))
        #expect(second.works.count == 2 && second.works[0].id == first.works[0].id)
        let same = Decision(keyA: Linker.contentKey(of: short), keyB: Linker.contentKey(of: other), verdict: .same)
        let third = try Linker().works(of: [short, other], registry: registry(second), decisions: [same])
        #expect(third.workIDs == [first.workIDs[0], first.workIDs[0]])
        #expect(third.aliases.map(\.aliasID) == [second.workIDs[1]] && third.aliases.map(\.workID) == [first.workIDs[0]])
        let fourth = try Linker().works(of: [short, other], registry: registry(third), decisions: [same])
        #expect(fourth.aliases.map(\.row) == third.aliases.map(\.row))
        // The decision is withdrawn: each has its own id again, and no alias points at a living work.
        let fifth = try Linker().works(of: [short, other], registry: registry(fourth))
        #expect(fifth.workIDs == second.workIDs && fifth.aliases.isEmpty)
    }

    /// Two works that would get one id do not share it, and an added one does not take the id of the first.
    @Test func namesNoTwoAlike() throws {
        let one = entry("m#r1", "Editorial", journal: "Sheep Research", volume: "3"), two = entry("b#r1", "Editorial", journal: "Grassland Science", volume: "12")
        let first = try Linker().works(of: [one])
        let second = try Linker().works(of: [two, one], registry: registry(first))
        #expect(second.workIDs[1] == first.workIDs[0] && second.workIDs[0] != second.workIDs[1])
    }
}
