@testable import Linkage
import Model
import Testing

struct ClusteringTests {
    static let title = "Seasonal movement of alpine sheep between summer and winter pastures"

    /// A bare title fits the article and the meeting abstract of that name: it joins neither, and says so.
    @Test func guessesNoneOfTwo() throws {
        let linkage = try Linker().works(of: [
            entry("a#r1", Self.title, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41", doi: "10.1000/a"),
            entry("b#r1", Self.title, authors: ["Novak, P."], year: 1997, journal: "Sheep Research", volume: "3", page: "7-19", doi: "10.1000/b"),
            entry("c#r1", Self.title, host: "pubmed.ncbi.nlm.nih.gov"),
        ])
        #expect(linkage.works.count == 3)
        #expect(linkage.decision("a#r1", "c#r1")?.decision == .possible)
        #expect(linkage.decision("b#r1", "c#r1")?.decision == .possible)
        #expect(linkage.decision("a#r1", "c#r1")?.reasons.contains { $0.contains("several works") } == true)
    }

    /// The middle one fits both ends, but the ends are part I and part II: no chain crosses the conflict.
    @Test func crossesNoConflict() throws {
        let place = (journal: "Grassland Science", year: 2011)
        let linkage = try Linker().works(of: [
            entry("a#r1", Self.title + ". Part 1", authors: ["Huber, A."], year: place.year, journal: place.journal, volume: "12"),
            entry("b#r1", Self.title, authors: ["Huber, A."], year: place.year, journal: place.journal, volume: "12"),
            entry("c#r1", Self.title + ". Part 2", authors: ["Huber, A."], year: place.year, journal: place.journal, volume: "12"),
        ])
        #expect(linkage.workIDs[0] != linkage.workIDs[2])
    }

    @Test func publishesOneLinkLessThanReferences() throws {
        let references = (1 ... 5).map { entry("d\($0)#r1", Self.title, year: $0 % 2 == 0 ? 2011 : nil, repository: $0 < 4 ? "PMC" : "PubMed") }
        let linkage = try Linker().works(of: references)
        #expect(linkage.works.count == 1 && linkage.works[0].referenceCount == 5 && linkage.works[0].documentCount == 5)
        #expect(linkage.matches.filter { $0.decision == .merge }.count == 4)
    }

    /// A list with every sort of entry, some of them twice.
    static func mixedList(_ document: String) -> [Reference] {
        [
            entry("\(document)#r1", title, host: "pubmed.ncbi.nlm.nih.gov", repository: "PubMed"),
            entry("\(document)#r2", title, authors: ["Huber, A."], etAl: true, year: 2011, repository: "PMC"),
            entry("\(document)#r3", "Editorial", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "1"),
            entry("\(document)#r4", host: "northlight.example"),
            entry("\(document)#r5", "Haemodynamics of \(document) sheep at altitude", authors: ["Ito, K."], year: 1990, doi: "10.1000/\(document.utf8.count)"),
            entry("\(document)#r6", "Seasonal movement of alpine sheep between summer …", host: "researchgate.net"),
            entry("\(document)#r7", "Sheep in winter. Part \(document.utf8.count)", authors: ["Ito, K."], year: 1991),
            entry("\(document)#r8", text: "Ito K., personal communication on the keeping of mountain sheep in the northern valleys, letters of 1988 and 1989"),
        ]
    }

    /// The order of the references changes nothing that is published.
    @Test(arguments: [1, 2, 3, 4, 5]) func givesTheSameInAnyOrder(_ seed: UInt64) throws {
        let references = ["a", "bb", "ccc", "dddd", "eeeee"].flatMap(Self.mixedList)
        let expected = try Linker().works(of: references)
        var random = Seeded(state: seed)
        let shuffled = references.shuffled(using: &random)
        let found = try Linker().works(of: shuffled)
        #expect(found.works.map(\.row) == expected.works.map(\.row))
        #expect(found.matches.map(\.row) == expected.matches.map(\.row))
        #expect(found.relations.map(\.row) == expected.relations.map(\.row))
        #expect(found.diagnostics == expected.diagnostics)
        let works = Dictionary(zip(references.map(\.id), expected.workIDs), uniquingKeysWith: { first, _ in first })
        for (index, reference) in shuffled.enumerated() { #expect(found.workIDs[index] == works[reference.id]) }
    }

    /// Copies of twenty works, with slips, as one file or as many in another order: the same clusters.
    @Test func givesTheSameOverFiles() throws {
        let subjects = ["sheep", "goats", "cattle", "yaks", "llamas"], places = ["Alps", "Andes", "Pamir", "Jura"]
        var rows: [(title: String, author: String, year: Int, volume: String, page: String)] = []
        for (i, subject) in subjects.enumerated() {
            for (j, place) in places.enumerated() {
                let title = "Winter feeding of \(subject) on high pastures in the \(place)"
                for copy in 0 ..< 4 {
                    let slipped = copy == 2 ? title.replacing("feeding", with: "feedin") : copy == 3 ? title.uppercased() : title
                    rows.append((slipped, "Huber\(subject), A.", 1990 + j, "\(10 + i)", copy == 1 ? "\(100 * i + j + 20)" : "\(100 * i + j + 20)-\(100 * i + j + 29)"))
                }
            }
        }
        func clusters(order: [Int], files: Int) throws -> Set<Set<Int>> {
            let references = order.enumerated().map { position, row in
                entry("f\(position % files)#r\(position)", rows[row].title, authors: [rows[row].author], year: rows[row].year, journal: "Pasture Notes",
                      volume: rows[row].volume, page: rows[row].page)
            }
            let linkage = try Linker().works(of: references)
            return Set(Dictionary(grouping: order.indices, by: { linkage.workIDs[$0] }).values.map { Set($0.map { order[$0] }) })
        }
        let expected = try clusters(order: Array(rows.indices), files: 1)
        #expect(expected.count == 20)
        var random = Seeded(state: 11)
        for files in [1, 3, 7] { #expect(try clusters(order: rows.indices.shuffled(using: &random), files: files) == expected) }
    }

    @Test func givesEveryReferenceOneWork() throws {
        let references = ["a", "bb", "ccc"].flatMap(Self.mixedList)
        let linkage = try Linker().works(of: references)
        let ids = Set(linkage.works.map(\.id))
        #expect(ids.count == linkage.works.count)
        #expect(linkage.workIDs.count == references.count && linkage.workIDs.allSatisfy(ids.contains))
        #expect(linkage.works.reduce(0) { $0 + $1.referenceCount } == references.count)
        // Each bare host is a work of its own; the entry that could not be parsed is one, known by its words.
        let hosts: Set<String> = [linkage.workIDs[3], linkage.workIDs[11], linkage.workIDs[19]]
        let letters: Set<String> = [linkage.workIDs[7], linkage.workIDs[15], linkage.workIDs[23]]
        #expect(hosts.count == 3)
        #expect(letters.count == 1)
    }

    @Test func takesNothing() throws {
        let linkage = try Linker().works(of: [])
        #expect(linkage.works.isEmpty && linkage.matches.isEmpty && linkage.workIDs.isEmpty)
    }

    /// Copies of the same lists cost a sort, not a comparison each.
    @Test func groupsCopies() throws {
        let references = (0 ..< 2000).flatMap { Self.mixedList("d\($0)").prefix(4) }
        let clock = ContinuousClock()
        var linkage = Linkage()
        let time = try clock.measure { linkage = try Linker().works(of: references) }
        print("linkage: \(references.count) references in copied lists, \(linkage.works.count) works, \(time)")
        #expect(linkage.works.count == 2 + 2000)
        #expect(linkage.works.first { $0.bibliography.title == Self.title }?.referenceCount == 4000)
    }

    /// Thousands of distinct works with one title: no quadratic block, a diagnostic, and each stays itself.
    @Test func survivesEqualTitles() throws {
        let references = (0 ..< 4000).map { entry("d#r\($0)", "Editorial", year: 1900 + $0 % 120, journal: "Journal \($0)", volume: "\($0)", page: "\($0)") }
        let linkage = try Linker().works(of: references)
        #expect(linkage.works.count == 4000)
        #expect(linkage.diagnostics.contains { $0.code == "block-capped" })
    }

    /// One article of two libraries, of which one translated the title.
    private static let translated = [
        entry("e#r1", "La croissance des graminées alpines au printemps", authors: ["Roux, A.", "Petit, B."], year: 1988, journal: "Revue d'Agronomie",
              volume: "7", issue: "901", page: "41-49"),
        entry("f#r1", "[How grasses of mountain meadows grow]", authors: ["Roux, A.", "Petit, B."], year: 1988, journal: "Revue d'Agronomie",
              volume: "7", issue: "902", page: "41-49"),
    ]

    /// In one library a column was a running number: it must not keep copies apart, be their titles in two languages, and the run says that it did not count.
    @Test func doubtsRunningNumbers() throws {
        var references: [Reference] = []
        for work in 0 ..< 120 {
            for copy in 0 ..< 2 {
                let title = "Observation \(work) on the grazing of mountain sheep", issue = String(2 * work + copy), first = work * 10 + 1
                references.append(entry("d\(copy)#r\(work)", title, authors: ["Huber\(work), A."], year: 1990, journal: "Grassland Science",
                                        volume: "\(work)", issue: issue, page: "\(first)-\(first + 8)"))
            }
        }
        references += Self.translated
        let linkage = try Linker().works(of: references)
        #expect(linkage.works.count == 121)
        #expect(linkage.diagnostics.contains { $0.code == "unreliable-field" && $0.message.hasPrefix("issue") })
    }
}
