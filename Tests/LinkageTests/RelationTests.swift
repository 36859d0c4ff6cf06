@testable import Linkage
import Model
import Testing

struct RelationTests {
    static let title = "Seasonal growth of alpine meadow grasses under heavy grazing"

    struct Case: Sendable, CustomTestStringConvertible {
        var kind: Relation.Kind
        var first, second: Reference
        var testDescription: String { kind.rawValue }
    }

    static let article = entry("b#r1", title, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41", doi: "10.1000/a")

    static let cases: [Case] = [
        Case(kind: .preprint_of, first: entry("a#r1", title, authors: ["Huber, A.", "Keller, B."], year: 2010, doi: "10.1101/2010.01.01.123456"), second: article),
        Case(kind: .erratum_of, first: entry("a#r1", "Erratum to: " + title, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12"), second: article),
        Case(kind: .reply_to, first: entry("a#r1", "Comment on “\(title)”", authors: ["Novak, P."], year: 2012, journal: "Grassland Science", volume: "13"), second: article),
        Case(kind: .edition_of, first: entry("a#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 2015, type: "book", edition: "2nd"),
             second: entry("b#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 2009, type: "book", edition: "1")),
        Case(kind: .edition_of, first: entry("a#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 2015, type: "book", edition: "Second"),
             second: entry("b#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 2009, type: "book", edition: "First revised")),
        Case(kind: .edition_of, first: entry("a#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 2015, page: "xii, 320", type: "book"),
             second: entry("b#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 1999, page: "288", type: "book")),
        Case(kind: .edition_of, first: entry("a#r1", "meadows: Counts of grasses", authors: ["Huber, A."], year: 2016, url: "https://hill.example/meadows", edition: "R package version 0.10-2"),
             second: entry("b#r1", "meadows: Counts of grasses", authors: ["Huber, A."], year: 2014, url: "https://hill.example/meadows", edition: "R package version 0.9-34")),
        Case(kind: .edition_of, first: entry("a#r1", title, authors: ["Huber, A."], year: 2014, doi: "10.1002/14651858.CD001234.pub2", pmid: "7"),
             second: entry("b#r1", title, authors: ["Huber, A."], year: 2009, doi: "10.1002/14651858.CD001234", pmid: "8")),
        Case(kind: .erratum_of, first: entry("a#r1", title + " (vol 12, pg 33, 2011)", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "GRASSLAND SCIENCE", volume: "12",
                                             page: "99"), second: article),
        Case(kind: .erratum_of, first: entry("a#r1", title + " (Retraction of Vol 12, Pg 33-41, 2011)", authors: ["Huber, A."], year: 2012, journal: "GRASSLAND SCIENCE",
                                             volume: "13"), second: article),
        Case(kind: .part_of, first: entry("a#r1", "Root depth", authors: ["Roy, S."], year: 2009, journal: "Handbook of alpine meadow grasses", type: "chapter"),
             second: entry("b#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 2009, type: "book")),
        Case(kind: .part_of, first: entry("a#r1", "Root depth", authors: ["Huber, A."], year: 2009, journal: "Handbook of alpine meadow grasses", page: "7-19", type: "chapter", stated: true),
             second: entry("b#r1", "Handbook of alpine meadow grasses: a reader", authors: ["Huber, A."], year: 2009, type: "book", stated: true)),
        Case(kind: .part_of, first: entry("a#r1", "Grass under snow", authors: ["Huber, A."], year: 2009, journal: "Grass under snow", page: "7-19", type: "chapter", stated: true),
             second: entry("b#r1", "Grass under snow", authors: ["Huber, A."], year: 2009, type: "book", stated: true)),
        Case(kind: .edition_of, first: entry("a#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 1998, page: "xii + 216", type: "book", stated: true),
             second: entry("b#r1", "Handbook of alpine meadow grasses", authors: ["Huber, A."], year: 1970, page: "viii + 216", type: "book", stated: true)),
        Case(kind: .conference_version_of,
             first: entry("a#r1", title, authors: ["Keller, B.", "Huber, A."], year: 2010, journal: "Proc. 4th Symposium on Mountain Farming", page: "101-107"), second: article),
        Case(kind: .conference_version_of,
             first: entry("a#r1", title, authors: ["Huber, A.", "Keller, B."], year: 2010, journal: "Proc. 4th Symposium on Mountain Farming", page: "101-107"), second: article),
        Case(kind: .conference_version_of,
             first: entry("a#r1", title, authors: ["Huber, A.", "Keller, B."], year: 2010, journal: "Grassland Science. Conference: 12th Annual Meeting", volume: "11", page: "S7"),
             second: article),
        Case(kind: .translation_of,
             first: entry("a#r1", "[How grasses of alpine meadows grow where cattle graze]", authors: ["Roux, A.", "Petit, B."], year: 1988, journal: "Revue d'Agronomie", volume: "7",
                          issue: "2"),
             second: entry("b#r1", "La croissance saisonnière des graminées alpines", authors: ["Roux, A.", "Petit, B."], year: 1988, journal: "Revue d'Agronomie", volume: "7",
                           issue: "2", page: "41-9")),
    ]

    /// The proceedings of an academy are a journal; another page of one journal is no meeting.
    @Test func relatesNoArticlesOfJournals() throws {
        let other = entry("a#r1", Self.title, authors: ["Huber, A.", "Keller, B."], year: 2010, journal: "Proceedings of the Alpine Academy", volume: "3", page: "1-9")
        #expect(try Linker().works(of: [other, Self.article]).relations.isEmpty)
    }

    @Test(arguments: cases) func relates(_ example: Case) throws {
        let linkage = try Linker().works(of: [example.second, example.first])
        #expect(linkage.works.count == 2)
        #expect(linkage.relations.count == 1)
        #expect(linkage.relations.first?.relation == example.kind)
        #expect(linkage.relations.first?.referenceIDA == "a#r1" && linkage.relations.first?.referenceIDB == "b#r1")
    }

    @Test func mergesPreprintsWhenAsked() throws {
        var settings = LinkageSettings()
        settings.mergesPreprints = true
        let linkage = try Linker(settings).works(of: [Self.cases[0].first, Self.cases[0].second])
        #expect(linkage.works.count == 1)
    }

    static let evidence: [(Reference, String?)] = [
        (article, "journal_article"), (cases[0].first, "preprint"), (entry("a#r1", title + ": a systematic review", pmid: "1"), "review"),
        (entry("a#r1", host: "northpeptides.example"), "vendor_page"), (entry("a#r1", "Alpine sheep", host: "en.wikipedia.org"), "encyclopedia"),
        (entry("a#r1", "Our sheep", host: "meadow.example"), "web_page"), (entry("a#r1", title, repository: "PMC"), "journal_article"),
        (entry("a#r1", "Handbook", type: "book"), "book"), (entry("a#r1", "Handbook"), nil),
    ]

    @Test(arguments: evidence) func tellsKindsOfSource(_ pair: (Reference, String?)) throws {
        #expect(try Linker().works(of: [pair.0]).works.map(\.evidence) == [pair.1])
    }

    /// The year is that of the volume, and a name in capitals gives way.
    @Test func mergesWhatBelongsTogether() throws {
        let linkage = try Linker().works(of: [
            entry("a#r1", Self.title, authors: ["Huber, A."], year: 2010, journal: "GRASSLAND SCIENCE", doi: "10.1000/a/full"),
            entry("b#r1", Self.title, authors: ["Huber, A."], year: 2010, journal: "Grassl Sci", doi: "10.1000/a"),
            entry("c#r1", Self.title, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41", doi: "https://doi.org/10.1000/A"),
        ])
        let work = try #require(linkage.works.first)
        #expect(linkage.works.count == 1 && work.id == "doi:10.1000/a")
        #expect(work.bibliography.year == 2011 && work.bibliography.containerTitle == "Grassland Science" && work.bibliography.doi == "10.1000/a")
    }

    @Test func mergesFields() throws {
        let linkage = try Linker().works(of: [
            entry("a#r1", Self.title.uppercased(), authors: ["Huber, A."], etAl: true, year: 2011, pmid: "77"),
            entry("b#r1", Self.title, authors: ["Huber, Anna", "Keller, Beat"], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41", pmid: "77"),
            entry("c#r1", Self.title, year: 2012, journal: "Grassl Sci", pmid: "77"),
        ])
        let work = try #require(linkage.works.first)
        #expect(linkage.works.count == 1)
        #expect(work.bibliography.title == Self.title && work.bibliography.year == 2011)
        #expect(work.bibliography.authors.map(\.text) == ["Huber, Anna", "Keller, Beat"])
        #expect(work.bibliography.containerTitle == "Grassland Science" && work.bibliography.page == "33-41")
    }
}
