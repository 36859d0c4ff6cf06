@testable import Linkage
import Model
import Testing

struct LeftoverTests {
    static let title = "Seasonal movement of alpine sheep between summer and winter pastures"
    static let other = "Milk yield of yaks in the eastern Pamir"

    /// References to one work that say enough, under the slips that make them distinct.
    private static func copies(_ count: Int, _ title: String = title, author: String = "Huber, A.", year: Int = 2011, volume: String = "12") -> [Reference] {
        (0 ..< count).map {
            entry("\(title.prefix(3))\(year)d\($0)#r1", title, authors: [author], year: year, journal: "Grassland Science", volume: volume, issue: "\($0 % 2 + 1)",
                  page: $0 < 2 ? "33-41" : "33-\(41 + $0)")
        }
    }

    /// A title and an author alone join a work that is cited often, and the reason says so.
    @Test func joinsWhatFitsOneWork() throws {
        let linkage = try Linker().works(of: Self.copies(6) + [entry("x#r1", Self.title, authors: ["Huber, A."])])
        #expect(linkage.works.count == 1)
        #expect(linkage.matches.contains { [$0.referenceIDA, $0.referenceIDB].contains("x#r1") && $0.reasons.contains { $0.hasPrefix("fits this work of") } })
    }

    /// Of two works of one title and author, cited as often, none is guessed.
    @Test func guessesNoneOfTwo() throws {
        let references = Self.copies(4) + Self.copies(4, year: 1997, volume: "3") + [entry("x#r1", Self.title, authors: ["Huber, A."])]
        let linkage = try Linker().works(of: references)
        #expect(linkage.works.count == 3)
    }

    /// What the leftover states must not be contradicted by the work: another journal and other pages.
    @Test func joinsNoOtherPlace() throws {
        let stray = entry("x#r1", Self.title, authors: ["Huber, A."], journal: "Proceedings of the Mountain Farming Congress", page: "501-503")
        #expect(try Linker().works(of: Self.copies(6) + [stray]).works.count == 2)
    }

    /// Entries that a scan spoiled, with the entry that each says the same as, or what keeps them apart.
    static let scans: [(String, String, isOne: Bool)] = [
        ("1 K. Okaf or, Dairy Bul letin of the Uplandz 38, 13 (1975).", "1 K. Okafor, Dairy Bulletin of the Uplands 38, 13 (1975).", true),
        ("1K.Okafor ,DairyBulletimof theUplands38, 13(q975).", "[1] K. Okafor, Dairy Bulletin of the Uplands 38 (1975) 13.", true),
        ("1 K. Okaf or, Dairy Bul letin of the Uplandz 38, 77 (1975).", "1 K. Okafor, Dairy Bulletin of the Uplands 38, 13 (1975).", false),
        ("1 M. Moreno, Dairy Bulletin of the Uplands 38, 13 (1975).", "1 K. Okafor, Annals of Cheese and Butter Science 38, 13 (1975).", false),
        ("1Nati onal Dictiomary of Cheese (2018).", "1 National Dictionary of Cheese (2018).", false),
    ]

    @Test(arguments: scans) func findsTwins(_ pair: (String, String, isOne: Bool)) throws {
        let references = [entry("a#r1", text: pair.0), entry("b#r1", text: pair.1)]
        let profiles = Profile.profiles(of: references)
        var twins = Twins(profiles) { TextProfile.letters(of: references[Int($0)]) }
        #expect(twins.twins(of: 0).contains { $0.other == 1 } == pair.isOne)
    }

    @Test func hasCases() { #expect(!Self.scans.isEmpty) }

    /// A scan joins the work of the entry that it says the same as, with the share of letters as the reason.
    @Test func joinsTwins() throws {
        let clean = entry("a#r1", authors: ["Okafor, K."], year: 1975, journal: "Dairy Bulletin of the Uplands", volume: "38", page: "13",
                          text: "1 K. Okafor, Dairy Bulletin of the Uplands 38, 13 (1975).")
        let scan = entry("b#r1", authors: ["af, K."], journal: "or, Dairy Bul letin", text: "1 K. Okaf or, Dairy Bul letin of the Uplandz 38, 13 (1975).")
        let linkage = try Linker().works(of: [clean, scan, entry("c#r1", Self.other, authors: ["Ito, K."], year: 1990)])
        #expect(linkage.workIDs[0] == linkage.workIDs[1] && linkage.works.count == 2)
        #expect(linkage.decision("a#r1", "b#r1")?.reasons.contains { $0.hasSuffix("% of the letters agree, and all numbers") } == true)
    }

    /// Two papers of one author, journal and year whose titles differ in a word: no slip of a scan makes one of the other.
    @Test(arguments: [("Sheep of the north and their feeding in winter", "Sheep of the south and their feeding in winter"),
                      ("Milk yields of mountain sheep in Bavaria", "Milk yields of mountain sheep in Thuringia")])
    func keepsOtherWordsApart(a: String, b: String) throws {
        let references = [(a, "a#r1"), (b, "b#r1")].map { title, id in
            entry(id, title, authors: ["Huber, A.", "Ito, K."], year: 2011, journal: "Cheese", text: "Huber, A.; Ito, K. \(title) Cheese 2011")
        }
        #expect(try Linker().works(of: references).works.count == 2)
    }

    /// Titles of a publisher's list: letters that they share are those of the series.
    @Test func keepsTitlesOfASeriesApart() throws {
        let references = [("Current thinking in butter", "a#r1"), ("Current thinking in cheese", "b#r1")].map { (title: String, id: String) in
            entry(id, title, year: 2011, publisher: "Hill Press", text: "\(title) Hill Press: Northtown 2011")
        }
        #expect(try Linker().works(of: references).works.count == 2)
    }

    /// Equal entries are compared by the text that comes first, not by the id, which another order of the rows would change.
    @Test func representsByText() {
        let texts = ["Huber, A. Sheep in winter. Bern, 2011.", "Huber, A., Sheep in winter (Bern 2011)"]
        for order in [[0, 1], [1, 0]] {
            let references = order.enumerated().map { entry("a#r\($0 + 1)", "Sheep in winter", authors: ["Huber, A."], text: texts[$1]) }
            let groups = Grouping.groups(of: references)
            #expect(groups.count == 1 && references[Int(groups[0].members[0])].text == texts[0])
        }
    }

    /// The union takes of each field the best that any pair states, and nothing from what is not stated.
    @Test func unitesFieldByField() {
        var a = ComparisonVector(), b = ComparisonVector()
        a[.title] = .same; a[.year] = .differs
        b[.title] = .near; b[.year] = .same; b[.volume] = .differs
        let union = Weights.shipped.union(a, b)
        #expect(union[.title] == .same && union[.year] == .same && union[.volume] == .differs && union[.pages] == .missing)
    }

    /// Two ranges in one journal that share no page speak against one work, a single page or another journal do not.
    @Test(arguments: [("33-41", "120-131", "Grassland Science", true), ("33-41", "120", "Grassland Science", false), ("33-41", "40-52", "Grassland Science", false),
                      ("33-41", "120-131", "Dairy Bulletin", false)])
    func seesOtherRanges(_ pages: (String, String, String, Bool)) {
        let profiles = Profile.profiles(of: [entry("a#r1", Self.title, journal: "Grassland Science", page: pages.0),
                                             entry("b#r1", Self.title, journal: pages.2, page: pages.1)])
        var comparer = Comparer()
        #expect(comparer.vector(profiles[0], profiles[1]).isOtherRange == pages.3)
    }

    /// What stands for a journal while there is none makes a preprint: it is kept apart from the article and related to it.
    @Test(arguments: ["Unpublished manuscript", "preprint.", "Manuscript in preparation"]) func keepsManuscriptsApart(_ container: String) throws {
        let linkage = try Linker().works(of: Self.copies(3) + [entry("x#r1", Self.title, authors: ["Huber, A."], year: 2011, journal: container)])
        #expect(linkage.works.count == 2)
    }

    /// Of several works that a bare title fits, the one with the very same title.
    @Test func prefersTheVerySameTitle() throws {
        let linkage = try Linker().works(of: [
            entry("a#r1", Self.title, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41", doi: "10.1000/a"),
            entry("b#r1", "The " + Self.title + " of the Engadin", authors: ["Novak, P."], year: 1997, journal: "Sheep Research", volume: "3", page: "7-19", doi: "10.1000/b"),
            entry("c#r1", Self.title, host: "pubmed.ncbi.nlm.nih.gov"),
        ])
        #expect(linkage.workIDs[0] == linkage.workIDs[2] && linkage.works.count == 2)
    }
}
