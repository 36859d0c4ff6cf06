@testable import Extraction
import Testing

/// References as pages, assistants' reports and READMEs write them.
struct WebReferenceTests {
    typealias Case = ReferenceParserTests.Case

    static let cases: [Case] = [
        // reports of assistants
        Case("Moths in winter - Wikipedia, accessed June 27, 2025, [https://en.wikipedia.org/wiki/Moths](https://en.wikipedia.org/wiki/Moths)",
             ["title": "Moths in winter", "publisher": "Wikipedia", "accessed": "2025-06-27", "url": "https://en.wikipedia.org/wiki/Moths", "host": "en.wikipedia.org", "type": "webpage"]),
        Case("Anna Okun, “Moths,” Lamp News, 2020, accessed 12 May 2021, https://lamps.example.org/m",
             ["authors": "Okun, Anna", "title": "Moths", "container": "Lamp News", "year": "2020", "accessed": "2021-05-12", "url": "https://lamps.example.org/m", "host": "lamps.example.org", "type": "webpage"]),
        Case("OKUN, Anna: Moths at night. URL https://lamps.example.org/m. – Abruf: 7 March 2019",
             ["authors": "OKUN, Anna", "title": "Moths at night", "url": "https://lamps.example.org/m", "host": "lamps.example.org", "type": "webpage"]),
        Case("(PDF) Lamps and the eyes of moths - ResearchGate, accessed May 3, 2025, https://www.researchgate.net/publication/12",
             ["title": "Lamps and the eyes of moths", "repository": "ResearchGate", "accessed": "2025-05-03", "url": "https://www.researchgate.net/publication/12", "host": "www.researchgate.net", "type": "webpage"]),
        Case("[[2101.01234] Lamps in the arctic night](https://arxiv.org/abs/2101.01234) - A Okun 著 · 2021 · Cited by 30 — We show that lamps",
             ["authors": "Okun, A", "year": "2021", "title": "Lamps in the arctic night", "url": "https://arxiv.org/abs/2101.01234", "host": "arxiv.org", "type": "webpage"]),
        Case("[[PDF] lamps of many kinds improve moths ...](https://lamps.example.org/a.pdf)",
             ["title": "lamps of many kinds improve moths", "url": "https://lamps.example.org/a.pdf", "host": "lamps.example.org", "type": "webpage"]),
        Case("[Lamps.org: Winter](https://lamps.example.org/Winter)",
             ["title": "Lamps.org: Winter", "url": "https://lamps.example.org/Winter", "host": "lamps.example.org", "type": "webpage"]),
        Case("Motten im Winter \\- Wikipedia, Zugriff am August 22, 2025, [https://de.wikipedia.org/wiki/Motten](https://de.wikipedia.org/wiki/Motten)",
             ["title": "Motten im Winter", "publisher": "Wikipedia", "url": "https://de.wikipedia.org/wiki/Motten", "host": "de.wikipedia.org", "type": "webpage"]),
        Case("Мотыльки зимой, дата последнего обращения: июня 27, 2025, https://lamps.example.org/m",
             ["title": "Мотыльки зимой", "url": "https://lamps.example.org/m", "host": "lamps.example.org", "type": "webpage"]),
        Case("[Lamps made of ice](<https://lamps.example.org/ice#top>) — _lamps.example.org_",
             ["title": "Lamps made of ice", "container": "lamps.example.org", "url": "https://lamps.example.org/ice#top", "host": "lamps.example.org", "type": "webpage"]),
        Case("[\"Lamps are moving to the north\" - Lamp Blog](https://lamps.example.org/north)",
             ["title": "Lamps are moving to the north", "publisher": "Lamp Blog", "url": "https://lamps.example.org/north", "host": "lamps.example.org", "type": "webpage"]),
        Case("[Lamp blog: Winter in the north](https://lamps.example.org/w) — how 84% of all moths live and what they do about it when it is cold",
             ["title": "Lamp blog: Winter in the north", "url": "https://lamps.example.org/w", "host": "lamps.example.org", "type": "webpage"]),
        Case("[Winter prices of all lamps](https://lamps.example.org/p), updated 2026-08-18.",
             ["title": "Winter prices of all lamps", "year": "2026", "issued": "2026-08-18", "url": "https://lamps.example.org/p", "host": "lamps.example.org", "type": "webpage"]),
        Case("**PMID 21548867** - Okun P, et al. Lamps in the stable north of winter",
             ["authors": "Okun, P", "etAl": "yes", "title": "Lamps in the stable north of winter", "pmid": "21548867"]),
        Case("[LampGen – Northlab](https://lamps.example.org/gen)  \nA tool for many lamps that shine together in the dark of a winter night.",
             ["title": "LampGen – Northlab", "url": "https://lamps.example.org/gen", "host": "lamps.example.org", "type": "webpage"]),
        Case("Okun et al. (2020) — Lamps of ice — LampConf 2020",
             ["authors": "Okun", "etAl": "yes", "year": "2020", "title": "Lamps of ice", "container": "LampConf", "type": "article_journal"]),
        // markup around what is cited
        Case("Anna G. Okun, Bo H. Dorn (eds.), [Lamps in Rules: The Experiments of the Northern Lighting Project](https://lamps.example.org/b.htm){: target=\"_blank\" }, Northern Press, 1984",
             ["authors": "Okun, Anna G.; Dorn, Bo H.", "led by": "editors", "year": "1984", "title": "Lamps in Rules: The Experiments of the Northern Lighting Project",
              "publisher": "Northern Press", "url": "https://lamps.example.org/b.htm", "type": "book"]),
        Case("S. Okun, *Lectures on the Theory of Lamps*, ch. 3, for the argument that moths must fly and for what follows of it.",
             ["authors": "Okun, S.", "title": "Lectures on the Theory of Lamps"]),
        Case("R. F. Okun and A. S. Dorn, *Moths, Light and Statistics, and the Rest*, for the formulation of the law.",
             ["authors": "Okun, R. F.; Dorn, A. S.", "title": "Moths, Light and Statistics, and the Rest"]),
        Case("**Winter lamps**: Okun et al. (2011) - \"Responses of moths to lamps in winter\"",
             ["authors": "Okun", "etAl": "yes", "year": "2011", "title": "Responses of moths to lamps in winter"]),
        Case("<abbr title=\"included\">*</abbr> Okun, A.-B., Dorn, C., &#38; Ivan, D. (2017). Moths of the north. *Journal of Lamps*, *11*, 320–325.",
             ["authors": "Okun, A.-B.; Dorn, C.; Ivan, D.", "year": "2017", "title": "Moths of the north", "container": "Journal of Lamps", "volume": "11", "page": "320–325",
              "type": "article_journal"]),
        // where a page was found, and when it was read
        Case("Okun, A., & Dorn, B. (2008, May 5). Mapping the 'Moths'.Retrieved from Lamp News: http://www.lamps.example.org/p.cfm?id=61",
             ["authors": "Okun, A.; Dorn, B.", "year": "2008", "issued": "2008-05-05", "title": "Mapping the 'Moths'", "container": "Lamp News", "url": "http://www.lamps.example.org/p.cfm?id=61",
              "host": "www.lamps.example.org", "type": "webpage"]),
        Case("Lamp University, *Winter Calendars*, Accessed on: JUL. 17, 2021. [Online]. Available: https://lamps.example.org/c.aspx",
             ["authors": "Lamp University", "title": "Winter Calendars", "accessed": "2021-07-17", "url": "https://lamps.example.org/c.aspx", "host": "lamps.example.org", "type": "webpage"]),
        Case("[Lamps on the net](https://lamps.example.org/n). Available at: https://lamps.example.org/n. Accessed on: 2026-10-07.",
             ["title": "Lamps on the net", "accessed": "2026-10-07", "url": "https://lamps.example.org/n", "host": "lamps.example.org", "type": "webpage"]),
        Case("Northern Lamp Institute of Light. (2023). *Frameworks for lamps*. https://doi.org/10.6028/LAMP.100-1",
             ["authors": "Northern Lamp Institute of Light", "year": "2023", "title": "Frameworks for lamps", "doi": "10.6028/lamp.100-1"]),
        // names
        Case("Okun W, others. Lamps in winter. J Lamps. 2010;4:51–6.",
             ["authors": "Okun, W", "etAl": "yes", "year": "2010", "title": "Lamps in winter", "container": "J Lamps", "volume": "4", "page": "51–6", "type": "article_journal"]),
        Case("de Okun, H. C. W., M. G. Dorn, and I Ivan. 2018. “Lamps in Winter.” *Journal of Lamps* 96: 47–53.",
             ["authors": "de Okun, H. C. W.; Dorn, M. G.; Ivan, I.", "year": "2018", "title": "Lamps in Winter", "container": "Journal of Lamps", "volume": "96", "page": "47–53",
              "type": "article_journal"]),
        Case("Okun VE, Dorn OS. [Lamps of the north]. Zh Svetlotekh. 2013;76(5):37-47. Russian. PMID: 23879096",
             ["authors": "Okun, VE; Dorn, OS", "year": "2013", "title": "[Lamps of the north]", "container": "Zh Svetlotekh", "volume": "76", "issue": "5", "page": "37-47",
              "pmid": "23879096", "type": "article_journal"]),
    ]

    @Test(arguments: cases) func readsFields(example: Case) {
        var expected = example.fields
        if expected["issued"] == nil { expected["issued"] = expected["year"] }
        #expect(ReferenceParserTests.fields(of: ReferenceParser().parse(example.entry)) == expected)
    }

    /// Pieces of such references in any order: no trap.
    @Test func survivesAnyPieces() {
        let pieces = [
            " ", "https://lamps.example.org/some/long/address/of/a/page", "**", "*", "“", "\"", ": ", ", accessed June 1, 2020, ", "Zugriff am ", "2020", "[PDF] ", "[2101.01234] ", "[", "](", ")", "](<", ">)",
            "{: .x }", " — ", " · ", "Okun A. ", "Lamps of the north", "(2020). ", "&#38;", "<abbr>", "`", "`_", ".. [1] ", "> ", "^ abcOkun ", "Retrieved from ", "Lamp News: ", "著", "\t", "(pdf)", "In Wikipedia", "é",
        ]
        var state: UInt64 = 11
        for _ in 0 ..< 4_000 {
            var text = ""
            for _ in 0 ..< 8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            _ = ReferenceParser().parse(EntryText(of: Array(text.utf8), in: 0 ..< text.utf8.count))
            _ = ReferenceParser().parse(text)
        }
    }

    /// What a page says is no site's name, a species in italics no title.
    @Test func emphasisIsNotAlwaysATitle() {
        let species = ReferenceParser().bibliography(of: "Okun A, Dorn B. *Lampus arcticus noctis* in the dark of winter. J Lamps. 2010;4:51-6.")
        #expect(species.title == "Lampus arcticus noctis in the dark of winter")
        let page = ReferenceParser().bibliography(of: "[Lamps and the eyes of moths](https://lamps.example.org/a) - Here we say at great length what moths do when lamps are lit in winter")
        #expect(page.containerTitle == nil)
    }
}
