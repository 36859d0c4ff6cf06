@testable import Linkage
import Model
import Testing

/// What becomes of two references: one work, a pair for a person to look at, or two works without a word.
struct PairTests {
    enum Verdict: String, Sendable { case same, possible, distinct }

    struct Pair: Sendable, CustomTestStringConvertible {
        var why: String
        var a, b: Reference
        var verdict: Verdict
        var testDescription: String { why }

        init(_ why: String, _ verdict: Verdict, _ a: Reference, _ b: Reference) { self.why = why; self.verdict = verdict; self.a = a; self.b = b }
    }

    static let long = "Long-term effects of alpine grazing on the root depth of meadow grasses"

    static let pairs: [Pair] = [
        Pair("copies in two archives", .same,
             entry("a#r1", long, host: "pmc.ncbi.nlm.nih.gov", repository: "PMC"), entry("b#r1", long, host: "pubmed.ncbi.nlm.nih.gov", repository: "PubMed")),
        Pair("a title alone and the full entry", .same,
             entry("a#r1", long, host: "pubmed.ncbi.nlm.nih.gov"),
             entry("b#r1", long, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("title with first author and year, and the full entry", .same,
             entry("a#r1", long, authors: ["Huber, A."], etAl: true, year: 2011, repository: "PMC"),
             entry("b#r1", long, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("the same DOI, written in two ways", .same,
             entry("a#r1", long, authors: ["Huber, A."], doi: "10.1000/gs.12"), entry("b#r1", doi: "https://doi.org/10.1000/GS.12")),
        Pair("no titles, the same place in print", .same,
             entry("a#r1", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassl. Sci.", volume: "12", page: "33"),
             entry("b#r1", authors: ["Huber, Anna", "Keller, Beat"], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("a style without titles, and the full entry", .same,
             entry("a#r1", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33",
                   text: "A. Huber, B. Keller, Grassland Science 12 (2011) 33."),
             entry("b#r1", long, authors: ["Huber, Anna", "Keller, Beat"], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41",
                   text: "Huber, Anna, and Beat Keller. 2011. \(long). Grassland Science 12: 33-41.")),
        Pair("a scan without title, of which the parser took the journal for the title", .same,
             entry("a#r1", "Grasslanl Science", authors: ["Huber, A.", "Keller, B."], volume: "12", page: "333",
                   text: "A. Hub er, B. Keller, Grasslanl Scien ce12, 333 (20l1)."),
             entry("b#r1", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "333",
                   text: "A. Huber, B. Keller, Grassland Science 12, 333 (2011).")),
        Pair("a style without titles, two articles of one volume", .distinct,
             entry("a#r1", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33",
                   text: "A. Huber, B. Keller, Grassland Science 12 (2011) 33."),
             entry("b#r1", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "271",
                   text: "A. Huber, B. Keller, Grassland Science 12 (2011) 271.")),
        Pair("a title that the list cut, with dots that the parser dropped", .same,
             entry("a#r1", "Long-term effects of alpine grazing on the root depth", host: "pubmed.ncbi.nlm.nih.gov",
                   text: "Long-term effects of alpine grazing on the root depth ... - PubMed pubmed.ncbi.nlm.nih.gov"),
             entry("b#r1", long, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("the name of the site behind the title", .same,
             entry("a#r1", long + " – Wikipedia"),
             entry("b#r1", long, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("spelling", .same,
             entry("a#r1", "Haemodynamic responses to alpine grazing in sheep", authors: ["Huber, A."], year: 2011, journal: "Sheep Research", volume: "3", page: "1-9"),
             entry("b#r1", "Hemodynamic responses to alpine grazing in sheep", authors: ["Huber, A."], year: 2011, journal: "Sheep Res", volume: "3", page: "1-9")),
        Pair("the same page of the web", .same,
             entry("a#r1", "Storage of frozen samples", url: "https://www.example.org/faq/storage"), entry("b#r1", "Storage of frozen samples", url: "http://example.org/faq/storage/")),
        Pair("a long title that is cut, and the only work that begins so", .same,
             entry("a#r1", "Long-term effects of alpine grazing on the root depth …", host: "pubmed.ncbi.nlm.nih.gov"),
             entry("b#r1", long, authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("a short title that is cut", .possible,
             entry("a#r1", "Effects of alpine grazing …", host: "researchgate.net"),
             entry("b#r1", "Effects of alpine grazing on root depth", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("a short title alone, at a site that holds copies", .same,
             entry("a#r1", "Alpine grazing in autumn", host: "researchgate.net"),
             entry("b#r1", "Alpine grazing in autumn", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("a short title alone, at a site with pages of its own", .possible,
             entry("a#r1", "Alpine grazing in autumn", host: "meadows.example"),
             entry("b#r1", "Alpine grazing in autumn", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("the title of many items, at a site that holds copies", .distinct,
             entry("a#r1", "Book reviews", host: "researchgate.net"),
             entry("b#r1", "Book reviews", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("a cut title, and a report of which only title and year are known", .same,
             entry("a#r1", "Long-term effects of alpine grazing on the root depth …", host: "nature.com"), entry("b#r1", long, year: 2011)),
        Pair("a cut title, and a page of another site", .distinct,
             entry("a#r1", "Long-term effects of alpine grazing on the root depth …", host: "nature.com"), entry("b#r1", long, year: 2011, host: "meadows.example")),
        Pair("two chapters of a book, of one title", .possible,
             entry("a#r1", "Grasses, sedges and rushes of the uplands", authors: ["Huber, A."], year: 2011, journal: "Handbook of Meadows", page: "78-99"),
             entry("b#r1", "Grasses, sedges and rushes of the uplands", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Handbook of Meadows", page: "696-704")),
        Pair("two pages of a site with almost the same title", .possible,
             entry("a#r1", "Northlight starter cultures: handling, storage and shipping", year: 2020, body: "Northlight Press"),
             entry("b#r1", "Northlight starter cultures: handling and storage", year: 2020, body: "Northlight Press")),
        Pair("a bare host and its owner", .possible,
             entry("a#r1", host: "northlightpress.com"), entry("b#r1", "Handling of starter cultures", body: "Northlight Press")),
        Pair("two bare hosts", .distinct, entry("a#r1", host: "northlight.example", text: "northlight"), entry("b#r1", host: "northlight.example", text: "Northlight")),
        Pair("equal bare hosts", .distinct, entry("a#r1", host: "northlight.example"), entry("b#r1", host: "northlight.example", text: "a#r1")),
        Pair("one title on two shops' sites", .distinct,
             entry("a#r1", "Starter cultures for cheese", host: "northlight.example"), entry("b#r1", "Starter cultures for cheese", host: "southwind.example")),
        Pair("an editorial of each year", .distinct,
             entry("a#r1", "Editorial", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", issue: "1", page: "1"),
             entry("b#r1", "Editorial", authors: ["Huber, A."], year: 2012, journal: "Grassland Science", volume: "13", issue: "1", page: "1")),
        Pair("editorials without a word more", .distinct, entry("a#r1", "Editorial", repository: "PMC"), entry("b#r1", "Editorial", repository: "PubMed")),
        Pair("other words in like titles", .distinct,
             entry("a#r1", "Effect of fasting on sugar levels in the liver of young hens", host: "pubmed.ncbi.nlm.nih.gov"),
             entry("b#r1", "Effect of fasting on sugar levels in the brain of young hens", host: "pubmed.ncbi.nlm.nih.gov")),
        Pair("two authors of one subject", .distinct,
             entry("a#r1", "Root depth of meadow grasses in the Alps", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41"),
             entry("b#r1", "Root depth of meadow grasses of the Alps and Jura", authors: ["Martin, C."], year: 2003, journal: "Botanical Journal", volume: "8", page: "2-9")),
        Pair("two pages of a book that were not told from the rest", .possible,
             entry("a#r1", "The long book of alpine grasses", authors: ["Huber, A."], text: "A. Huber, The long book of alpine grasses (n.d.) 544."),
             entry("b#r1", "The long book of alpine grasses", authors: ["Huber, A."], text: "A. Huber, The long book of alpine grasses (n.d.) 502.")),
        Pair("a page that was not told from the rest, and another one", .distinct,
             entry("a#r1", "The long book of alpine grasses", authors: ["Huber, A."], text: "A. Huber, The long book of alpine grasses (n.d.) 544."),
             entry("b#r1", authors: ["Huber, A."], journal: "The long book of alpine grasses", page: "502-516", text: "Huber, A. The long book of alpine grasses 502–516.")),
        Pair("two letters of one issue, under the address of all its letters", .distinct,
             entry("a#r1", "Sheep in winter", authors: ["Huber, A."], year: 2011, journal: "Cheese", volume: "12", issue: "2", page: "30-31", url: "https://cheese.example/12-2/letters.pdf"),
             entry("b#r1", "A note on hay", authors: ["Keller, B."], year: 2011, journal: "Cheese", volume: "12", issue: "2", page: "31-32", url: "https://cheese.example/12-2/letters.pdf")),
        Pair("a form that every issue prints", .distinct,
             entry("a#r1", "Application for membership", year: 2011, journal: "Cheese", volume: "12", issue: "2", page: "60", url: "https://cheese.example/join"),
             entry("b#r1", "Application for membership", year: 2011, journal: "Cheese", volume: "12", issue: "3", page: "90", url: "https://cheese.example/join")),
        Pair("an article ahead of print, and in print the year after", .same,
             entry("a#r1", long, authors: ["Huber, A.", "Keller, B."], year: 2010, journal: "Grassland Science", doi: "10.1000/gs.12"),
             entry("b#r1", long, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
        Pair("a report of each year without volume and page", .possible,
             entry("a#r1", "Sheep in figures", authors: ["Huber, A."], year: 2010, journal: "Cheese"), entry("b#r1", "Sheep in figures", authors: ["Huber, A."], year: 2011, journal: "Cheese")),
        Pair("the records of one trial", .same,
             entry("a#r1", "Evening walks for tired shepherds", year: 2018, url: "https://clinicaltrials.gov/show/NCT01234567", body: "Alpine Hospital"),
             entry("b#r1", "Evening walks for tired shepherds", year: 2018, url: "https://clinicaltrials.gov/study/NCT01234567?term=x", body: "Alpine Hospital")),
        Pair("two versions of a preprint", .same,
             entry("a#r1", long, authors: ["Huber, A."], year: 2021, journal: "Research Square", doi: "10.21203/rs.3.rs-1234/v1"),
             entry("b#r1", long, authors: ["Huber, A."], year: 2022, journal: "Research Square", doi: "10.21203/rs.3.rs-1234/v2")),
        Pair("an article, and what the journal put before its title when it was retracted", .same,
             entry("a#r1", "RETRACTED: \(long)", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41"),
             entry("b#r1", long, authors: ["Huber, A."], year: 2011, journal: "Grassland Sci", volume: "12", page: "33")),
        Pair("a book with a short title", .same,
             entry("a#r1", "Sheep", authors: ["Huber, A."], year: 2011, type: "book", publisher: "Hill Press"), entry("b#r1", "Sheep", authors: ["Huber, A."], year: 2011, type: "book")),
        Pair("an abstract of a meeting and the article", .distinct,
             entry("a#r1", "Root depth in alpine meadows", authors: ["Huber, A.", "Keller, B."], year: 2010, journal: "Annual meeting abstracts", volume: "44", page: "S12"),
             entry("b#r1", "Root depth in alpine meadows", authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12", page: "33-41")),
    ]

    @Test func hasCases() { #expect(Set(Self.pairs.map(\.verdict.rawValue)).count == 3) }

    @Test(arguments: pairs) func decides(_ pair: Pair) throws {
        let linkage = try Linker().works(of: [pair.a, pair.b])
        let match = linkage.decision("a#r1", "b#r1")
        switch pair.verdict {
        case .same: #expect(linkage.works.count == 1 && match?.decision == .merge, "\(match?.reasons ?? [])")
        case .possible: #expect(linkage.works.count == 2 && match?.decision == .possible, "\(match?.reasons ?? [])")
        case .distinct: #expect(linkage.works.count == 2 && (match == nil || match?.decision == .possible), "\(match?.reasons ?? [])")
        }
        if let match { #expect(!match.reasons.isEmpty) }
    }

    /// Each pair alike in all but what keeps it apart.
    static let vetoes: [(String, String)] = [
        ("Studies on the growth of alpine meadow grasses. Part I", "Studies on the growth of alpine meadow grasses. Part II"),
        ("Action of fragment ACTH(4-10) on memory consolidation in trained rats", "Action of fragment ACTH(4-7) on memory consolidation in trained rats"),
        ("Seasonal growth hormone levels among elderly women in mountain villages", "Seasonal growth hormone levels among elderly men in mountain villages"),
        ("Root depth of alpine meadow grasses under grazing", "Erratum: Root depth of alpine meadow grasses under grazing"),
        ("Root depth of alpine meadow grasses under grazing", "Reply to: Root depth of alpine meadow grasses under grazing"),
        ("Root depth of alpine meadow grasses, volume 3", "Root depth of alpine meadow grasses, volume 4"),
        ("Recherches sur les herbes des Alpes. Tome I", "Recherches sur les herbes des Alpes. Tome IV"),
    ]

    @Test(arguments: vetoes) func keepsApart(_ pair: (String, String)) throws {
        let a = entry("a#r1", pair.0, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12")
        let b = entry("b#r1", pair.1, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Grassland Science", volume: "12")
        let linkage = try Linker().works(of: [a, b])
        #expect(linkage.works.count == 2)
        let match = try #require(linkage.decision("a#r1", "b#r1"))
        #expect(match.decision == .distinct && match.decidedBy == .rule && match.reasons.contains { $0.hasPrefix("kept apart") })
    }

    /// Items that a rule keeps apart though all else agrees.
    static let items: [Pair] = [
        Pair("the records of two trials in one register", .distinct,
             entry("a#r1", "Evening walks for tired shepherds", year: 2018, url: "https://clinicaltrials.gov/show/NCT01234567", body: "Alpine Hospital"),
             entry("b#r1", "Evening walks for tired shepherds", year: 2018, url: "https://clinicaltrials.gov/ct2/show/NCT07654321", body: "Alpine Hospital")),
        Pair("two abstracts of a supplement that has one DOI", .distinct,
             entry("a#r1", "Salt in rye bread and the rise of its dough", authors: ["Huber, A."], year: 2011, journal: "Cheese", volume: "12", page: "S10", doi: "10.1000/s1"),
             entry("b#r1", "Salt in wheat bread and the rise of its dough", authors: ["Huber, A."], year: 2011, journal: "Cheese", volume: "12", page: "S11", doi: "10.1000/s1")),
    ]

    /// Records of reference files: what a field says is what its name says.
    static let records: [Pair] = [
        Pair("what every issue of a journal prints", .distinct,
             entry("a#r1", "Instructions for shepherds", year: 2011, journal: "Grassland Science", volume: "12", issue: "2", page: "c3", stated: true),
             entry("b#r1", "Instructions for shepherds", year: 2011, journal: "Grassland Science", volume: "12", issue: "3", page: "c3", stated: true)),
        Pair("two notices on one page, under the address of the issue", .distinct,
             entry("a#r1", "Wool fair", year: 2011, journal: "Grassland Science", volume: "12", page: "73", url: "https://meadows.example/12.pdf", stated: true),
             entry("b#r1", "Obituary", year: 2011, journal: "Grassland Science", volume: "12", page: "73", url: "https://meadows.example/12.pdf", stated: true)),
        Pair("two books whose titles differ in a short word", .distinct,
             entry("a#r1", "First Book", authors: ["Huber, A."], year: 2011, type: "book", publisher: "Hill Press and Sons, Lower Valley", stated: true),
             entry("b#r1", "Second Book", authors: ["Huber, A."], year: 2011, type: "book", publisher: "Hill Press and Sons, Lower Valley", stated: true)),
        Pair("a book and its sequel", .distinct,
             entry("a#r1", "Patterns of woollen socks", authors: ["Huber, A."], year: 2011, type: "book", stated: true),
             entry("b#r1", "Patterns of woollen socks II", authors: ["Huber, A."], year: 2011, type: "book", stated: true)),
        Pair("a book with words between those of the other", .distinct,
             entry("a#r1", "meadows: Counts of grasses", authors: ["Huber, A."], year: 2011, url: "https://meadows.example/package", type: "report", stated: true),
             entry("b#r1", "meadows: A Handbook for Counts of Alpine Grasses with Models of their Growth", authors: ["Huber, A."], year: 2011, journal: "Hill Papers", volume: "6",
                   stated: true)),
        Pair("parts of a series at one site", .possible,
             entry("a#r1", "Roots under snow: counts", authors: ["Huber, A."], year: 2011, journal: "Meadow Notes", url: "https://meadows.example/counts.pdf", stated: true),
             entry("b#r1", "Roots under snow: models", authors: ["Huber, A."], year: 2011, journal: "Meadow Notes", url: "https://meadows.example/models.pdf", stated: true)),
        Pair("a riddle and what came of it", .distinct,
             entry("a#r1", "Whose hoofs are these?", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", issue: "2", page: "90-90", stated: true),
             entry("b#r1", "Whose hoofs are these? The riddle of page 90 solved", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", volume: "12", issue: "4",
                   page: "193-193", stated: true)),
        Pair("a book with editors", .same,
             entry("a#r1", "Sound and Snow", year: 1957, type: "book", publisher: "Hill Press", stated: true, editors: ["Huber"]),
             entry("b#r1", "Sound and snow", year: 1957, type: "book", publisher: "Hill P", stated: true, editors: ["Huber"])),
        Pair("one paper at two sites", .same,
             entry("a#r1", long, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Proceedings of the 4th Alpine Symposium", url: "https://meadows.example/7.pdf",
                   type: "paper_conference", stated: true),
             entry("b#r1", long, authors: ["Huber, A.", "Keller, B."], year: 2011, journal: "Proceedings of the 4th Alpine Symposium", url: "https://hill.example/huber.pdf",
                   type: "paper_conference", stated: true)),
        Pair("one lecture in the front matter of two volumes", .distinct,
             entry("a#r1", "Grazing beyond the tree line", authors: ["Huber, A."], year: 2011, journal: "Alpine Proceedings", volume: "6520", page: "xxv-xxxviii", stated: true),
             entry("b#r1", "Grazing beyond the tree line", authors: ["Huber, A."], year: 2011, journal: "Alpine Proceedings", volume: "6521", page: "xiii-xxvi", stated: true)),
    ]

    @Test(arguments: records) func decidesOnRecords(_ pair: Pair) throws { try decides(pair) }

    /// In a printed entry a parser may take the journal for the title, in a record none does.
    @Test func keepsReadingAcrossFields() throws {
        let printed = try Linker().works(of: [
            entry("a#r1", "Cheese Chemistry", authors: ["Huber, A."], year: 2011, page: "44", type: "book", text: "Huber, A. Cheese Chemistry 2011, 44."),
            entry("b#r1", "Salt in the rind of mountain cheese", authors: ["Huber, A."], year: 2011, journal: "Cheese Chemistry", page: "44",
                  text: "Huber, A. Salt in the rind of mountain cheese. Cheese Chemistry 2011, 44."),
        ])
        #expect(printed.decision("a#r1", "b#r1")?.decidedBy != .rule)
    }

    @Test(arguments: items) func keepsItemsApart(_ pair: Pair) throws {
        let match = try #require(try Linker().works(of: [pair.a, pair.b]).decision("a#r1", "b#r1"))
        #expect(match.decision == .distinct && match.decidedBy == .rule)
    }

    @Test func keepsDifferentIdentifiersApart() throws {
        let a = entry("a#r1", "Root depth of alpine grasses under grazing", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", doi: "10.1000/a")
        let b = entry("b#r1", "Root depth of alpine grasses under mowing", authors: ["Huber, A."], year: 2011, journal: "Grassland Science", doi: "10.1000/b")
        #expect(try Linker().works(of: [a, b]).works.count == 2)
    }
}
