@testable import Linkage
import Model
import Testing

struct ComparisonTests {
    static let titles: [(String, String, Level)] = [
        ("Sleep and memory in rats", "Sleep and memory in rats.", .same),
        ("COVID-19 and the β-cell", "Covid19 and the beta cell", .same),
        ("Haemodynamic effects of posture", "Hemodynamic effects of posture", .close),
        ("Effects of posture on breathing", "Effects of postures on breathing", .close),
        ("Patterns of grazing in mountain goats", "Patterns of grazing in mountain goats: a long-term survey", .part),
        ("Patterns of grazing in …", "Patterns of grazing in mountain goats", .cut),
        ("Gene expression in the rat hippocampus under stress", "Gene expression in the rat cerebellum under stress", .near),
        ("Nasal transport of peptides in sheep", "Basal transport of peptides in sheep", .near),
        ("Treatment of hypertension in the old", "Treatment of hypotension in the old", .differs),
        ("On the theory of tides", "Bread wheat and its enemies", .differs),
    ]

    @Test(arguments: titles) func comparesTitles(_ pair: (String, String, Level)) {
        var comparer = Comparer()
        let profiles = Profile.profiles(of: [entry("a#r1", pair.0), entry("b#r1", pair.1)]), a = profiles[0], b = profiles[1]
        #expect(comparer.vector(a, b)[.title] == pair.2)
        #expect(comparer.vector(b, a)[.title] == pair.2)
    }

    static let authors: [([String], [String], Level)] = [
        (["Shea, M. J.", "Compton, R. N."], ["Shea, Mary", "Compton, Robert"], .same),
        (["Müller, Jörg"], ["Muller, J."], .same),
        (["van der Berg, A.", "Ito, K.", "Roy, S."], ["van der Berg, A."], .close),
        (["Rani, U.", "Furrer, M."], ["Furrer, M.", "Rani, U."], .part),
        (["Okonkwo, B."], ["Okonkwa, B."], .near),
        (["Smith, A."], ["Smith, B."], .near),
        (["Smith, A."], ["Garcia, L."], .differs),
        ([], ["Garcia, L."], .missing),
    ]

    @Test(arguments: authors) func comparesAuthors(_ pair: ([String], [String], Level)) {
        var comparer = Comparer()
        let profiles = Profile.profiles(of: [entry("a#r1", authors: pair.0), entry("b#r1", authors: pair.1)]), a = profiles[0], b = profiles[1]
        #expect(comparer.vector(a, b)[.authors] == pair.2)
        #expect(comparer.vector(b, a)[.authors] == pair.2)
    }

    static let journals: [(String, String, Level)] = [
        ("The Lancet", "Lancet", .same),
        ("Competition & Change", "Competition and Change", .same),
        ("J Neurosci Res", "Journal of Neuroscience Research", .close),
        ("PNAS", "Proceedings of the National Academy of Sciences", .close),
        ("Chest", "Chest: official journal of the college", .part),
        ("Journal of Hydrology", "Journal of Botany", .differs),
        ("International Journal of Botany", "International Journal of Cardiology", .differs),
    ]

    @Test(arguments: journals) func comparesJournals(_ pair: (String, String, Level)) {
        let comparer = Comparer(), arena = Arena()
        withExtendedLifetime(arena) {
            let a = arena.keep(FoldedText(pair.0).bytes), b = arena.keep(FoldedText(pair.1).bytes)
            #expect(comparer.containers(a, b) == pair.2 && comparer.containers(b, a) == pair.2)
        }
    }

    static let pages: [(String, String, Level)] = [
        ("221-8", "221–228", .same), ("1263-70", "1263-1270", .same), ("pp. 12-19", "12-19", .same), ("S57", "57", .close), ("S57", "A57", .differs),
        ("101", "101-110", .close), ("101-110", "104", .part), ("1-10", "20-30", .differs), ("e1002", "e1002", .close),
        ("4294967295-9", "4294967295-9", .close), ("12345", "3000000000-4000000000", .differs),
        ("303314", "303-314", .same), ("9981012", "998-1012", .same), ("303315", "303-314", .differs), ("2341", "23-41", .differs),
        ("xxi-xxxiv", "xiii-xvi", .differs), ("xxv-xxxviii", "xiii-xxvi", .differs), ("iii-xi", "iii-xii", .missing), ("vii", "7", .differs), ("Mix", "7", .missing),
    ]

    @Test(arguments: pages) func comparesPages(_ pair: (String, String, Level)) {
        #expect(Comparer().pages(PageRange(pair.0), PageRange(pair.1)) == pair.2)
        #expect(Comparer().pages(PageRange(pair.1), PageRange(pair.0)) == pair.2)
    }

    static let identifiers: [(String, String?)] = [
        ("https://doi.org/10.1000/ABC.1", "10.1000/abc.1"), ("doi:10.1000/abc.1.", "10.1000/abc.1"), ("10.1000/abc.1", "10.1000/abc.1"),
        ("http://dx.doi.org/10.1002/(SICI)1097-0258(19980815)17:15", "10.1002/(sici)1097-0258(19980815)17:15"),
        ("version 10.1 of the text", nil), ("10.1000/", nil), ("", nil),
    ]

    @Test(arguments: identifiers) func readsIdentifiers(_ pair: (String, String?)) {
        #expect(Identifier.doi(pair.0).map { String(decoding: $0, as: UTF8.self) } == pair.1)
    }

    static let addresses: [(String, String?)] = [
        ("https://www.Example.org/Faq/", "example.org/Faq"), ("http://example.org/Faq#storage", "example.org/Faq"), ("https://example.org/", nil),
        ("https://example.org", nil), ("#", nil), ("https://example.org?id=3", "example.org?id=3"),
    ]

    @Test(arguments: addresses) func readsAddresses(_ pair: (String, String?)) {
        #expect(Identifier.page(pair.0).map { String(decoding: $0, as: UTF8.self) } == pair.1)
    }

    @Test func hasCases() {
        #expect(!Self.titles.isEmpty && !Self.authors.isEmpty && !Self.journals.isEmpty && !Self.pages.isEmpty && !Self.identifiers.isEmpty)
    }
}
