@testable import Extraction
import Model
import Testing

struct ReferenceParserTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var entry: String
        var fields: [String: String]
        var testDescription: String { entry }

        init(_ entry: String, _ fields: [String: String]) { self.entry = entry; self.fields = fields }
    }

    /// Every field that is read, and no other.
    static let cases: [Case] = [
        Case("Окунь И.П., Иванова В.Н. и др. Лампы в зимнюю ночь // Журнал зимних ламп. – 1997. – Т. 47, № 2. – С. 420–430.",
             ["authors": "Окунь, И.П.; Иванова, В.Н.", "etAl": "yes", "year": "1997", "title": "Лампы в зимнюю ночь", "container": "Журнал зимних ламп", "volume": "47", "issue": "2",
              "page": "420–430", "type": "article_journal"]),
        Case("Okun, N.; Shehan, K.; Song, D. Lumen: Dim lamps for all moths. IEEE Lamp Eng. Bull. 2020, 43, 95–107.",
             ["authors": "Okun, N.; Shehan, K.; Song, D.", "year": "2020", "title": "Lumen: Dim lamps for all moths", "container": "IEEE Lamp Eng. Bull.", "volume": "43", "page": "95–107",
              "type": "article_journal"]),
        Case("Y. Okun, X. Wang, Z. Liu, and M. Hardt Dim lamps with moths for learning under shifts. In International Conference on Lamps, pp. 9229–9248. Cited by: §1, §7.",
             ["authors": "Okun, Y.; Wang, X.; Liu, Z.; Hardt, M.", "title": "Dim lamps with moths for learning under shifts", "container": "International Conference on Lamps", "page": "9229–9248",
              "type": "paper_conference"]),
        Case("Y. LeCan and C. Cortes. Lamps of handwriting. 1998. url: https://example.org/lampfoundation/\nlamps.",
             ["authors": "LeCan, Y.; Cortes, C.", "year": "1998", "title": "Lamps of handwriting", "url": "https://example.org/lampfoundation/lamps", "host": "example.org", "type": "webpage"]),
        Case("Okun C. Learning the lamp shell. Lamp Media, 2005. URL: http://www.example.org/Learning-\nlamp-Shell/dp/059600.",
             ["authors": "Okun, C", "year": "2005", "title": "Learning the lamp shell", "publisher": "Lamp Media", "url": "http://www.example.org/Learning-lamp-Shell/dp/059600", "type": "book"]),
        Case("Okun, K., Jit, M.: Lamp data for the north. https://doi.org/10.\n5281/zenodo.1165562",
             ["authors": "Okun, K.; Jit, M.", "title": "Lamp data for the north", "doi": "10.5281/zenodo.1165562"]),
        Case("Okun E, Bayer E, Hersch F, et al. A human view of lamps. Proceedings of the 2020 LUX Conference on Lamps in Winter. 2020:1-12.",
             ["authors": "Okun, E; Bayer, E; Hersch, F", "etAl": "yes", "year": "2020", "title": "A human view of lamps", "container": "Proceedings of the 2020 LUX Conference on Lamps in Winter",
              "page": "1-12", "type": "paper_conference"]),
        Case("王灯. 冬夜之灯[M]. 北京: 灯具出版社, 1958.", ["authors": "王灯", "year": "1958", "title": "冬夜之灯", "publisher": "灯具出版社", "place": "北京", "type": "book"]),
        Case("王灯, 李夜, 等. 灯与夜蛾的研究[J]. 灯具学报(工学版), 2024, 58(1): 71-77. doi: 10.1000/lamp.2024.01.008.",
             ["authors": "王灯; 李夜", "etAl": "yes", "year": "2024", "title": "灯与夜蛾的研究", "container": "灯具学报(工学版)", "volume": "58", "issue": "1", "page": "71-77",
              "doi": "10.1000/lamp.2024.01.008", "type": "article_journal"]),
        Case("OKUN E. A lamp[M]//Lamps of the north. London: Lamp and Lamp, 1954.",
             ["authors": "OKUN, E", "year": "1954", "title": "A lamp", "container": "Lamps of the north", "publisher": "Lamp and Lamp", "place": "London", "type": "chapter"]),
        Case("Lamps in winter / A. A. Okun, B. V. Ivanova // J. Lamps. 2001. V. 12. № 3. P. 45–67.",
             ["authors": "Okun, A. A.; Ivanova, B. V.", "year": "2001", "title": "Lamps in winter", "container": "J. Lamps.", "volume": "12", "issue": "3", "page": "45–67",
              "type": "article_journal"]),
        Case("Okun K.J. A theory of dim lamps. Philos. Trans. R. Soc. B Biol. Sci. 2005;360:815–836.",
             ["authors": "Okun, K.J.", "year": "2005", "title": "A theory of dim lamps", "container": "Philos. Trans. R. Soc. B Biol. Sci.", "volume": "360", "page": "815–836",
              "type": "article_journal"]),
        Case("Okun, Y.; Li, X. Effects of lamps on moths. Int. J. Lamp Sci. 2021, 22, 1234. https://doi.org/10.3390/ijls22031234.",
             ["authors": "Okun, Y.; Li, X.", "year": "2021", "title": "Effects of lamps on moths", "container": "Int. J. Lamp Sci.", "volume": "22", "page": "1234",
              "doi": "10.3390/ijls22031234", "type": "article_journal"]),
        Case("Okun AB, Dorn CD. Moths and lamps. Proceedings of the Northern Academy of Sciences 2010;107:1234-9.",
             ["authors": "Okun, AB; Dorn, CD", "year": "2010", "title": "Moths and lamps", "container": "Proceedings of the Northern Academy of Sciences", "volume": "107", "page": "1234-9",
              "type": "article_journal"]),
        Case("[Lamps and the eyes of moths](https://www.example.org/lamps) — Northlab, 2020",
             ["year": "2020", "title": "Lamps and the eyes of moths", "container": "Northlab", "url": "https://www.example.org/lamps", "host": "www.example.org", "type": "webpage"]),
        Case("Okun A. A thing of light. J Lamps. 2011;4:1-9. https:// doi.org/10.1093/lamps/dms018.",
             ["authors": "Okun, A", "year": "2011", "title": "A thing of light", "container": "J Lamps", "volume": "4", "page": "1-9", "doi": "10.1093/lamps/dms018", "type": "article_journal"]),
        Case("Okun A. Lamps that divide re-\n    maining moths in well-\n  known ways. J Lamps. 2011;4:123–\n   9.",
             ["authors": "Okun, A", "year": "2011", "title": "Lamps that divide remaining moths in well-known ways", "container": "J Lamps", "volume": "4", "page": "123–9", "type": "article_journal"]),
        Case("LampBase: https://www.example.org/base", ["title": "LampBase", "url": "https://www.example.org/base", "host": "www.example.org", "type": "webpage"]),
        Case("Okun, A.A., et al. (2008). Lamps in the dark disorders of winter. Zh. Nevrol. Svetlotekh. Im. I. I. Ozerova, 108(4), 38-48. PubMed·DOI",
             ["authors": "Okun, A.A.", "etAl": "yes", "year": "2008", "title": "Lamps in the dark disorders of winter", "container": "Zh. Nevrol. Svetlotekh. Im. I. I. Ozerova",
              "volume": "108", "issue": "4", "page": "38-48", "type": "article_journal"]),
        Case("Okun AA, Ivan B. Lamps in the dark of winter. Eksp. Klin. Farmakol. 2008;71(4):38-48.",
             ["authors": "Okun, AA; Ivan, B", "year": "2008", "title": "Lamps in the dark of winter", "container": "Eksp. Klin. Farmakol.", "volume": "71", "issue": "4",
              "page": "38-48", "type": "article_journal"]),
        Case("Okun, A.A. (2008). Lamps of St. Petersburg. A study. J. Lamps Light., 58(4), 38-48.",
             ["authors": "Okun, A.A.", "year": "2008", "title": "Lamps of St. Petersburg. A study", "container": "J. Lamps Light.", "volume": "58", "issue": "4",
              "page": "38-48", "type": "article_journal"]),
        Case("Adler, D. V., Strand, B., … Brock, P. (2009). Tides in small lakes. Journal of Lakes, 36(4), 49–58.",
             ["authors": "Adler, D. V.; Strand, B.; Brock, P.", "etAl": "yes", "year": "2009", "title": "Tides in small lakes", "container": "Journal of Lakes", "volume": "36", "issue": "4",
              "page": "49–58", "type": "article_journal"]),
        Case("The Second Northern Institute of Lakes and Rivers t-SW Water Study Group. Warm water for cold fish. N Engl J Lakes. 1995;33(4):81-87.",
             ["authors": "The Second Northern Institute of Lakes and Rivers t-SW Water Study Group", "year": "1995", "title": "Warm water for cold fish", "container": "N Engl J Lakes", "volume": "33",
              "issue": "4", "page": "81-87", "type": "article_journal"]),
        Case("Depth after Thaw Study Group. (2002). Cold water in the life of fish. Northern Lake Journal, 46(8), 49–56.",
             ["authors": "Depth after Thaw Study Group", "year": "2002", "title": "Cold water in the life of fish", "container": "Northern Lake Journal", "volume": "46", "issue": "8",
              "page": "49–56", "type": "article_journal"]),
        Case("Fish and their social network. J Lakes. 1995;33(4):81-87.",
             ["year": "1995", "title": "Fish and their social network", "container": "J Lakes", "volume": "33", "issue": "4", "page": "81-87", "type": "article_journal"]),
        Case("Okafor, C.I., et al. (2019). Gut peptides, ACTH(4-10) and sleep in white rats. Br. J. Pharmacol., 182(22), 5489-5516. PubMed·DOI",
             ["authors": "Okafor, C.I.", "etAl": "yes", "year": "2019", "title": "Gut peptides, ACTH(4-10) and sleep in white rats", "container": "Br. J. Pharmacol.", "volume": "182", "issue": "22",
              "page": "5489-5516", "type": "article_journal"]),
        Case("Vance, C., et al. (2020). Seized preparations and what they hold. Drug Test. Anal., 12(3), 371-381. PubMed·DOI",
             ["authors": "Vance, C.", "etAl": "yes", "year": "2020", "title": "Seized preparations and what they hold", "container": "Drug Test. Anal.", "volume": "12", "issue": "3", "page": "371-381",
              "type": "article_journal"]),
        Case("Petrov, K., et al. (2010). Peptides after ischemia. PMC. Available from: [\\[Link\\]](#)",
             ["authors": "Petrov, K.", "etAl": "yes", "year": "2010", "title": "Peptides after ischemia", "repository": "PMC", "type": "webpage"]),
        Case("NORTHLAB. (2024-03-23). A peptide alternative. Reagents and Teaching. Available from: [\\[Link\\]](#)",
             ["authors": "NORTHLAB", "year": "2024", "issued": "2024-03-23", "title": "A peptide alternative", "container": "Reagents and Teaching", "type": "webpage"]),
        Case("Northlab. Dosing Chart. Available from: [\\[Link\\]](#) leaflets/DE/Northlab\\_2022.pdf", ["authors": "Northlab", "title": "Dosing Chart", "type": "webpage"]),
        Case("Bay Health & Care. (2025-05-11). Focus, Memory, and Drive. Available from: [\\[Link\\]](#)",
             ["authors": "Bay Health & Care", "year": "2025", "issued": "2025-05-11", "title": "Focus, Memory, and Drive", "type": "webpage"]),
        Case("Sleep in mice - PMC [pmc.ncbi.nlm.nih.gov]", ["title": "Sleep in mice", "host": "pmc.ncbi.nlm.nih.gov", "repository": "PMC", "type": "article_journal"]),
        Case("Frontiers | Sleep in rats: a protocol [frontiersin.org]", ["title": "Sleep in rats: a protocol", "host": "frontiersin.org", "publisher": "Frontiers", "type": "article_journal"]),
        Case("northlab.com [northlab.com]", ["host": "northlab.com", "type": "webpage"]),
        Case("[Use of tianeptine in the acute period (a clinical study)] - PubMed [pubmed.ncbi.nlm.nih.gov]",
             ["title": "[Use of tianeptine in the acute period (a clinical study)]", "host": "pubmed.ncbi.nlm.nih.gov", "repository": "PubMed", "type": "article_journal"]),
        Case("Levy LA, Orme VJ, et al. (2012) Cold seeps and their worms. Proc Biol Sci 279: 2580–2588 doi:10.1098/rspb.2012.9999",
             ["authors": "Levy, LA; Orme, VJ", "etAl": "yes", "year": "2012", "title": "Cold seeps and their worms", "container": "Proc Biol Sci", "volume": "279", "page": "2580–2588",
              "doi": "10.1098/rspb.2012.9999", "type": "article_journal"]),
        Case("Carmona P, Jain RK. Vessels and their uses. Cancer Treat Rev. 2014; 40:548–557. doi: 10.1016/j.ctrv.2013.99 24360358",
             ["authors": "Carmona, P; Jain, RK", "year": "2014", "title": "Vessels and their uses", "container": "Cancer Treat Rev", "volume": "40", "page": "548–557", "doi": "10.1016/j.ctrv.2013.99",
              "pmid": "24360358", "type": "article_journal"]),
        Case("[12] J. P. Calder, \"Filtering with small networks,\" IEEE Trans. Neural Netw., vol. 12, no. 3, pp. 45–67, 1996.",
             ["authors": "Calder, J. P.", "year": "1996", "title": "Filtering with small networks", "container": "IEEE Trans. Neural Netw.", "volume": "12", "issue": "3", "page": "45–67",
              "type": "article_journal"]),
        Case("Adler, A. B. & Brandt, C. Tides in small lakes. *J. Hydrol.* **12**, 45–67 (2010).",
             ["authors": "Adler, A. B.; Brandt, C.", "year": "2010", "title": "Tides in small lakes", "container": "J. Hydrol.", "volume": "12", "page": "45–67", "type": "article_journal"]),
        Case("Mills, Linda. ‘Poems on the Beat’. Journal of the Early Republic 2, no. 7 (1987): 147–165.",
             ["authors": "Mills, Linda", "year": "1987", "title": "Poems on the Beat", "container": "Journal of the Early Republic", "volume": "2", "issue": "7", "page": "147–165",
              "type": "article_journal"]),
        Case("Huxley, Aldous. Point and Counterpoint. Garden City: Doubleday, 1928.",
             ["authors": "Huxley, Aldous", "year": "1928", "title": "Point and Counterpoint", "place": "Garden City", "publisher": "Doubleday", "type": "book"]),
        Case("Hill, P. M. and Lane, J. W., The Godel Language, MIT Press, Cambridge, 1994.",
             ["authors": "Hill, P. M.; Lane, J. W.", "year": "1994", "title": "The Godel Language", "publisher": "MIT Press", "place": "Cambridge", "type": "book"]),
        Case("Leroi, X. Typage d'un langage. PhD thesis, Universite de Nantes, 1992.",
             ["authors": "Leroi, X.", "year": "1992", "title": "Typage d'un langage", "publisher": "Universite de Nantes", "type": "thesis"]),
        Case("J. P. COLLINS. Acc. Chem. Res. 10, 265 (1977);", ["authors": "COLLINS, J. P.", "year": "1977", "container": "Acc. Chem. Res.", "volume": "10", "page": "265", "type": "article_journal"]),
        Case("Knorr, A., Feng, S., and Guo, W. (2010). Coordination of cilia. J. Cell Biol. 107, 6346–6351.",
             ["authors": "Knorr, A.; Feng, S.; Guo, W.", "year": "2010", "title": "Coordination of cilia", "container": "J. Cell Biol.", "volume": "107", "page": "6346–6351", "type": "article_journal"]),
        Case("Maule, R. (1979). The body of medicine. In M. J. Vogt & C. E. Rosen (Eds.), The therapeutic turn (pp. 91-107). Philadelphia: Penn Press.",
             ["authors": "Maule, R.", "year": "1979", "title": "The body of medicine", "editors": "Vogt, M. J.; Rosen, C. E.", "container": "The therapeutic turn", "page": "91-107", "place": "Philadelphia",
              "publisher": "Penn Press", "type": "chapter"]),
        Case("Swamy V (2011) Love at sight? In The handbook of differences. Carrow T, von Stamm S, editors. Oxford: Wiley-Blackwell. 747–772.",
             ["authors": "Swamy, V", "year": "2011", "title": "Love at sight?", "editors": "Carrow, T; von Stamm, S", "container": "The handbook of differences", "page": "747–772", "place": "Oxford",
              "publisher": "Wiley-Blackwell", "type": "chapter"]),
        Case("United Cities. Knowledge platform for rivers. http://rivers.example.org/index.php?menu=1300, accessed May 26, 2013.",
             ["authors": "United Cities", "title": "Knowledge platform for rivers", "url": "http://rivers.example.org/index.php?menu=1300", "accessed": "2013-05-26", "host": "rivers.example.org",
              "type": "webpage"]),
        Case("[A field guide to small rivers](https://rivers.example.org/guide)",
             ["title": "A field guide to small rivers", "url": "https://rivers.example.org/guide", "host": "rivers.example.org", "type": "webpage"]),
        Case("Hotz PJ, Pell B (2010) “Manifesto” for advancing control of neglected diseases. PLOS Negl Trop Dis 4: e718",
             ["authors": "Hotz, PJ; Pell, B", "year": "2010", "title": "“Manifesto” for advancing control of neglected diseases", "container": "PLOS Negl Trop Dis", "volume": "4", "page": "e718",
              "type": "article_journal"]),
        Case("Harr MD, Gold M, et al. Safety of lake water (LAKE-1): a multicentre, double-blind trial. Lancet. 2020;395(10227):878-887. doi:10.1000/x2",
             ["authors": "Harr, MD; Gold, M", "etAl": "yes", "year": "2020", "title": "Safety of lake water (LAKE-1): a multicentre, double-blind trial", "container": "Lancet",
              "volume": "395", "issue": "10227", "page": "878-887", "doi": "10.1000/x2", "type": "article_journal"]),
        Case("Kasimir A, Kolm T, et al. Warm stones in cold lakes. Behav Lakes. 2017;2017:5091027.",
             ["authors": "Kasimir, A; Kolm, T", "etAl": "yes", "year": "2017", "title": "Warm stones in cold lakes", "container": "Behav Lakes", "volume": "2017", "page": "5091027", "type": "article_journal"]),
        Case("Kasimir A, Kolm T, et al. Warm stones in cold lakes. *Behav Lakes*. 2017;2017:5091027. [DOI](https://doi.org/10.1000/x3)",
             ["authors": "Kasimir, A; Kolm, T", "etAl": "yes", "year": "2017", "title": "Warm stones in cold lakes", "container": "Behav Lakes", "volume": "2017", "page": "5091027",
              "doi": "10.1000/x3", "type": "article_journal"]),
        Case("Hotham B, Kuhn J. Currents in the fjord. Tide Networks; 2000 Jun; 33(1):309–20.",
             ["authors": "Hotham, B; Kuhn, J", "title": "Currents in the fjord", "container": "Tide Networks", "year": "2000", "issued": "2000-06", "volume": "33", "issue": "1", "page": "309–20",
              "type": "article_journal"]),
        Case("Marlow R, ‘So, what is this tide?’, Observer, 3 December 2006.",
             ["authors": "Marlow, R", "title": "So, what is this tide?", "container": "Observer", "year": "2006", "issued": "2006-12-03", "type": "article_journal"]),
        Case("Aldana, R., M. Connell, and J. Simms, eds. (1996) Water, Ice and Salt: Lakes of the North. Monroe, ME: Common Shore Press.",
             ["authors": "Aldana, R.; Connell, M.; Simms, J.", "led by": "editors", "year": "1996", "title": "Water, Ice and Salt: Lakes of the North", "place": "Monroe, ME", "publisher": "Common Shore Press",
              "type": "book"]),
        Case("Iwasaki, Noriko. 2013. Speakers of the fjords. In Bjarke Frelle and Peter Sellin (eds.), Lakeland Linguistics. Stanford, CA: CSLI. 199-213.",
             ["authors": "Iwasaki, Noriko", "year": "2013", "title": "Speakers of the fjords", "editors": "Frelle, Bjarke; Sellin, Peter", "container": "Lakeland Linguistics", "place": "Stanford, CA",
              "publisher": "CSLI", "page": "199-213", "type": "chapter"]),
        Case("Sorne D., Physica B, 290 1-2 (2001) 211.",
             ["authors": "Sorne, D", "container": "Physica B", "volume": "290", "issue": "1-2", "year": "2001", "page": "211", "type": "article_journal"]),
        Case("A. V. Smil, Tidal index in cold theories revisited, JHEP 1001 (2010) 086.",
             ["authors": "Smil, A. V.", "title": "Tidal index in cold theories revisited", "container": "JHEP", "volume": "1001", "year": "2010", "page": "086", "type": "article_journal"]),
        Case("Guder, Darrell L., ‘Lakes and their mission’, International Review of Lakes 83: 330 (1994), 417-428.",
             ["authors": "Guder, Darrell L.", "title": "Lakes and their mission", "container": "International Review of Lakes", "volume": "83", "issue": "330", "year": "1994", "page": "417-428",
              "type": "article_journal"]),
        Case("Pennick, D. M., Sammi, R., (2008), “Computing with cold water”. Algorithmic lake theory. Cambridge, Cambridge University Press.",
             ["authors": "Pennick, D. M.; Sammi, R.", "year": "2008", "title": "Computing with cold water", "container": "Algorithmic lake theory", "place": "Cambridge", "publisher": "Cambridge University Press",
              "type": "chapter"]),
        Case("Spirits of Lakes, Ice and Fish. Eds. Jeanne Mageo and Alan Howland. London: Routledge, 1996.",
             ["title": "Spirits of Lakes, Ice and Fish", "editors": "Mageo, Jeanne; Howland, Alan", "place": "London", "publisher": "Routledge", "year": "1996", "type": "book"]),
        Case("Rice J (2006) Lake statistics and data analysis. Cengage Learning, third edition.",
             ["authors": "Rice, J", "year": "2006", "title": "Lake statistics and data analysis", "publisher": "Cengage Learning", "edition": "third", "type": "book"]),
        Case("Nowak PC (1976) The slow evolution of lake populations. Science 194: 23–28. 959841",
             ["authors": "Nowak, PC", "year": "1976", "title": "The slow evolution of lake populations", "container": "Science", "volume": "194", "page": "23–28", "pmid": "959841", "type": "article_journal"]),
        Case("The Lake Atlas Research Network (2015) Surveys of cold lakes. Nature. In press. doi: 10.1038/nature99114",
             ["authors": "The Lake Atlas Research Network", "year": "2015", "title": "Surveys of cold lakes", "container": "Nature", "doi": "10.1038/nature99114", "type": "article_journal"]),
        Case("Edgar SB, Byrne DR, Comper CC, editors (2010) Lake staging manual, 7th ed. New York: Springer. 648 p.",
             ["authors": "Edgar, SB; Byrne, DR; Comper, CC", "led by": "editors", "year": "2010", "title": "Lake staging manual", "edition": "7th", "place": "New York", "publisher": "Springer", "page": "648",
              "type": "book"]),
        // other alphabets, laws and theses; the first of several works
        Case("Окунь А.А. Лампы в зимнюю ночь: дис. ... канд. техн. наук: 05.09.07 / Окунь Анна Андреевна. – М., 2012. – 156 с.",
             ["authors": "Окунь, А.А.", "year": "2012", "title": "Лампы в зимнюю ночь", "page": "156", "place": "М", "type": "thesis"]),
        Case("Окунь, А. А. Лампы улиц : учебник / А. А. Окунь, Б. В. Щукин, Дж. Линь ; под ред. В. Г. Сома. — 2-е изд., перераб. — Москва : Лампа, 2014. — 256 с.",
             ["authors": "Окунь, А. А.; Щукин, Б. В.; Линь, Дж.", "year": "2014", "title": "Лампы улиц : учебник", "page": "256", "edition": "2-е", "publisher": "Лампа", "place": "Москва", "type": "book"]),
        Case("Окунь А. А., Щукин Б. В. [и др.] Лампы улиц // Журнал ламп. 2020. №. 2. С. 14–25.",
             ["authors": "Окунь, А. А.; Щукин, Б. В.", "etAl": "yes", "year": "2020", "title": "Лампы улиц", "container": "Журнал ламп", "issue": "2", "page": "14–25", "type": "article_journal"]),
        Case("Окунь А. А. Лампы улиц / А. А. Окунь, Б. В. Щукин // Журнал ламп. — 2020. — Т. 4, № 2. — С. 14–25.",
             ["authors": "Окунь, А. А.; Щукин, Б. В.", "year": "2020", "title": "Лампы улиц", "container": "Журнал ламп", "volume": "4", "issue": "2", "page": "14–25", "type": "article_journal"]),
        Case("王灯，李夜，等．冬夜之灯［J］．灯具学报，2012，35（1）：1-9．(Wang D, Li Y, et al. A study of the lamps of winter nights [J]. Acta Lampae, 2012, 35(1): 1-9.)",
             ["authors": "王灯; 李夜", "etAl": "yes", "year": "2012", "title": "冬夜之灯", "container": "灯具学报", "volume": "35", "issue": "1", "page": "1-9", "type": "article_journal"]),
        Case("王灯,李夜.冬夜之灯[J].灯具学报,2012,35 (1):71-77.",
             ["authors": "王灯; 李夜", "year": "2012", "title": "冬夜之灯", "container": "灯具学报", "volume": "35", "issue": "1", "page": "71-77", "type": "article_journal"]),
        Case("佐藤灯子『冬の灯』（灯書房、1958）",
             ["authors": "佐藤灯子", "year": "1958", "title": "冬の灯", "publisher": "灯書房", "type": "book"]),
        Case("佐藤灯子・森凛「冬の灯と蛾」『灯の研究』第40巻第3号, 2020, pp. 71-77",
             ["authors": "佐藤灯子; 森凛", "year": "2020", "title": "冬の灯と蛾", "container": "灯の研究", "volume": "40", "issue": "3", "page": "71-77", "type": "article_journal"]),
        Case("김등불, 「겨울 등불의 역사」, 『등불연구』 제40권 제3호, 2020, 71-77쪽.",
             ["authors": "김등불", "year": "2020", "title": "겨울 등불의 역사", "container": "등불연구", "volume": "40", "issue": "3", "page": "71-77", "type": "article_journal"]),
        Case("Okun v. Northern Lamp Co., 531 U.S. 98 (2000).",
             ["year": "2000", "title": "Okun v. Northern Lamp Co.", "container": "U.S.", "volume": "531", "page": "98", "type": "legal_case"]),
        Case("Lampworkers v Minister of Light [2012] LMSC 25.",
             ["year": "2012", "title": "Lampworkers v Minister of Light", "container": "LMSC", "type": "legal_case"]),
        Case("Anna Okun, Lamps and the Law, 127 Northern L.J. 788 (2018).",
             ["authors": "Okun, Anna", "year": "2018", "title": "Lamps and the Law", "container": "Northern L.J.", "volume": "127", "page": "788", "type": "article_journal"]),
        Case("(a) Okun, A.; Dorn, B. J. Lamps 1999, 3, 4–9. (b) Lind, C. Light Rev. 2001, 5, 6–11.",
             ["authors": "Okun, A.; Dorn, B. J.", "year": "1999", "container": "Lamps", "volume": "3", "page": "4–9", "type": "article_journal"]),
        Case("For reviews, see: Okun, A.; Dorn, B. Light Rev. 1999, 3, 4–9.",
             ["authors": "Okun, A.; Dorn, B.", "year": "1999", "container": "Light Rev", "volume": "3", "page": "4–9", "type": "article_journal"]),
        Case("Anna Okun, ‘Lamps in Winter’, Light Review 3 (1999): 230–65; Berta Dorn, ‘Moths’, Light Review 5 (2001): 6–11.",
             ["authors": "Okun, Anna", "year": "1999", "title": "Lamps in Winter", "container": "Light Review", "volume": "3", "page": "230–65", "type": "article_journal"]),
        Case("Okun A, Dorn B. Lamps in winter. J Lamps. 2010;4(2):12–19. Cited on pp. 3, 15.",
             ["authors": "Okun, A; Dorn, B", "year": "2010", "title": "Lamps in winter", "container": "J Lamps", "volume": "4", "issue": "2", "page": "12–19", "type": "article_journal"]),
        Case("Anna Okun, The Lamp of Winter (Oslo: Hill, 1959), 12–15. The book was read by many who had no lamp of their own.",
             ["authors": "Okun, Anna", "year": "1959", "title": "The Lamp of Winter", "page": "12–15", "publisher": "Hill", "place": "Oslo", "type": "book"]),
        Case("Okun, A. (1996). Lamps in winter. *Light Review*, 24(2), 123-140. The lamps were chosen by those who had none of their own.",
             ["authors": "Okun, A.", "year": "1996", "title": "Lamps in winter", "container": "Light Review", "volume": "24", "issue": "2", "page": "123-140", "type": "article_journal"]),
        Case("OKUN, A. B. Lâmpadas do inverno. 2000. 156 f. Tese (Doutorado em Luz) – Universidade do Norte, Porto Belo, 2000.",
             ["authors": "OKUN, A. B.", "year": "2000", "title": "Lâmpadas do inverno", "publisher": "Universidade do Norte", "place": "Porto Belo", "type": "thesis"]),
        Case("Okun, A. (2014). Kış lambaları, Yüksek Lisans Tezi, Kuzey Üniversitesi, İzmir.",
             ["authors": "Okun, A.", "year": "2014", "title": "Kış lambaları", "publisher": "Kuzey Üniversitesi", "place": "İzmir", "type": "thesis"]),
        Case("Okun, A. ve Dorn, B. (2014). Kış lambaları üzerine. Lamba Dergisi, c. 12, s. 3, ss. 45–67.",
             ["authors": "Okun, A.; Dorn, B.", "year": "2014", "title": "Kış lambaları üzerine", "container": "Lamba Dergisi", "volume": "12", "issue": "3", "page": "45–67", "type": "article_journal"]),
        Case("OKUN, M.ª Ana; DORN, Berta María. Luces del invierno. Madrid: Lumbre, 2003.",
             ["authors": "OKUN, M.ª Ana; DORN, Berta María", "year": "2003", "title": "Luces del invierno", "publisher": "Lumbre", "place": "Madrid", "type": "book"]),
        Case("Okun, A. Lamps in winter [Электронный ресурс]. Lamp Press, 2010.",
             ["authors": "Okun, A.", "year": "2010", "title": "Lamps in winter", "publisher": "Lamp Press", "type": "book"]),
    ]

    @Test("a word for an issue may be the last of an entry, and any word the last that is looked behind",
          arguments: ["3] R. Am. Ber, in: Lakes; n", "R. Am. Ber, in: Lakes, n", "Ber, R. Lakes. Heft", "Ber and", "Ber R. In", "(1999", "Ber, J"])
    func lastWords(entry: String) {
        let bibliography = ReferenceParser().bibliography(of: entry)
        #expect(bibliography.title != nil || !bibliography.authors.isEmpty || bibliography.containerTitle != nil || bibliography.year != nil)
    }

    @Test(arguments: cases) func readsFields(example: Case) {
        let parsed = ReferenceParser().parse(example.entry)
        var expected = example.fields
        if expected["issued"] == nil { expected["issued"] = expected["year"] }
        #expect(Self.fields(of: parsed) == expected)
    }

    static func fields(of parsed: ReferenceParser.Parsed) -> [String: String] {
        let found = parsed.bibliography
        let all: [(String, String?)] = [
            ("authors", found.authors.isEmpty ? nil : found.authors.map(\.text).joined(separator: "; ")), ("etAl", found.isEtAl ? "yes" : nil), ("year", found.year.map(String.init)), ("issued", found.issued),
            ("title", found.title), ("container", found.containerTitle), ("volume", found.volume), ("issue", found.issue), ("page", found.page), ("publisher", found.publisher), ("edition", found.edition),
            ("place", found.publisherPlace), ("editors", found.editors.isEmpty ? nil : found.editors.map(\.text).joined(separator: "; ")), ("led by", found.isLedByEditors ? "editors" : nil), ("doi", found.doi), ("pmid", found.pmid), ("url", found.url),
            ("accessed", found.accessed), ("type", found.type), ("host", parsed.host), ("repository", parsed.repository),
        ]
        return Dictionary(all.compactMap { pair in pair.1.map { (pair.0, $0) } }) { first, _ in first }
    }

    /// A list of papers makes authors of what stands first; a version or a torn word says that it is a program's name.
    /// Words before a reference in a note are none of its fields; a title that opens with such a word is whole.
    @Test(arguments: [
        ("Vgl. auch Huber, Franz: Lampen im Winter, Berlin 1972, S. 28.", "Huber, Franz", "Lampen im Winter"),
        ("Cfr. L. Verdi, Lampade e falene, Torino, Einaudi, 1981, p. 45.", "Verdi, L.", "Lampade e falene"),
        ("Si veda: Lucia Verdi, Lampade e falene, Firenze, Olschki, 1981.", "Verdi, Lucia", "Lampade e falene"),
        ("See also K. J. Okun, “The Lamp and the Moth,” Lamp Studies 38 (1967): 56–97.", "Okun, K. J.", "The Lamp and the Moth"),
        ("See K. J. Okun, “The Lamp and the Moth,” Lamp Studies 38 (1967): 56–97.", "Okun, K. J.", "The Lamp and the Moth"),
        ("Vgl. Huber, F. (Hrsg.): Lampen. München: Beck 1990.", "Huber, F.", "Lampen"),
        ("** Okun, K. J. 'The Lamp and the Moth', Lamp Studies 38 (1967), pp. 56–97.", "Okun, K. J.", "The Lamp and the Moth"),
        ("Okun, K. J. In Lamplight. (Oslo: Hill, 1987).", "Okun, K. J.", "In Lamplight"),
    ])
    func signalWordsAreNoFields(entry: String, authors: String, title: String) {
        let bibliography = ReferenceParser().bibliography(of: entry)
        #expect(bibliography.authors.map { $0.family + ($0.given.map { ", " + $0 } ?? "") }.joined(separator: "; ") == authors)
        #expect(bibliography.title == title)
    }

    @Test(arguments: [
        ("See No Lamp: A Winter Guide. Lakeside: Hill Press, 1990.", 0), ("See A, Hall B. Lamps in winter. J Lamps. 2001;4:1-9.", 0), ("Cf", 0), ("Vgl. ", 0), ("Vgl. 12", 0),
        ("vgl. Huber, Lampen, 1990.", 5), ("See Anna Hall and Bo Lund, Lamps (Hill, 1990).", 4), ("Compare Hall, A., Lamps, 1990.", 8), ("Siehe „Lampen“ in: Licht 3 (1990).", 6),
        ("38 Cf. A. N. Okun, Lamps, p. 37.", 7), ("12. Vgl. Huber, Lampen, 1990.", 9), ("12 Monkeys and a lamp. Lakeside: Hill, 1990.", 0), ("1984. See it.", 0),
        ("On this point see Anna Hall, Lamps (Hill, 1990).", 18), ("Zum Stand der Forschung vgl. Franz Huber, Lampen, 1990.", 29),
        ("Lamps we see, Anna Hall, 1990, and others.", 0), ("How Children See Anna, and Why. Lakeside: Hill, 1990.", 0), ("Dazu ausführlich: Huber, Franz: Lampen. 1990.", 19),
    ])
    func signalWordsEndWhereTheReferenceStarts(entry: String, end: Int) { #expect(SignalWords.end(in: EntryText(plain: Array(entry.utf8))) == end) }

    /// What the order of all fields says better than their words.
    @Test(arguments: [
        ("Huber T (2015) Connections of the winter lamp. Lamp Cortex: Epub ahead of print.", "container", "Lamp Cortex"),
        ("US Department of Lakes. Lakes in action. Available: http://www.example.gov/lakes, accessed May 25, 2013.", "author", "US Department of Lakes"),
        ("Tidemark, version 9.4, Lakeside, LLC, New York, NY, 2013.", "publisher", "Lakeside, LLC"),
        ("Okun PJ (2013) The lamp next door. Lake Policy March 25, 2013, accessed April 20, 2013.", "container", "Lake Policy"),
        ("Okun PJ (2013) The lamp next door. Lake Policy March 25, 2013, accessed April 20, 2013.", "page", ""),
        ("Liung O, Borell C (2010) Hydrodynamics of Lake North. Project report, pp 51, DHI Lakes.", "page", "51"),
        ("Lake Core Atlas [Internet]. The Lake Group; c2014 May. Available from: http://lake.example.edu/core.shtml.", "title", "Lake Core Atlas"),
        ("A. Hill, B. Lund, Proceedings of the Sixth Workshop on Lakes, Vol. 2, Chicago (1972)", "container", "Proceedings of the Sixth Workshop on Lakes"),
        ("Hill A. R., Koren B. G., Kool C. J., J. Lake Statistics, 19 (2001) 208.", "container", "J. Lake Statistics"),
        ("Hill MH, Lund P (2007) Lake registration using a filter. Lake Imaging, IEEE Trans 26: 1708–1728.", "container", "Lake Imaging, IEEE Trans"),
        ("Hill WE (1965) Rigorous lakes: application to some shallow waters, I. J Lake Educ 42: 96.", "container", "J Lake Educ"),
        ("R. Niederhill, Invitation to shallow lakes, vol. 31 Lakeside Lecture Series in Waters, Lakeside University Press, Oxford, 2006.", "container", ""),
        ("27. Hillinovic, A. 2013. Structured Lakes with the Median Water: Can We Move Forward? Forthcoming.", "publisher", ""),
        ("Hill, A., Elementary Lakes and Border Problems, seventh Edition, John Wiley & Sons, New York, 2001.", "title", "Elementary Lakes and Border Problems"),
    ])
    func orderOfFields(entry: String, field: String, value: String) {
        let bibliography = ReferenceParser().bibliography(of: entry)
        let found = switch field {
        case "container": bibliography.containerTitle
        case "publisher": bibliography.publisher
        case "page": bibliography.page
        case "title": bibliography.title
        default: bibliography.authors.map(\.family).joined(separator: "; ")
        }
        #expect(found ?? "" == value)
    }

    @Test(arguments: [
        ("Rivers, 3rd ed.", "Rivers", "3rd ed"), ("Flüsse, 2., überarb. Aufl", "Flüsse", "2., überarb. Aufl"), ("Flüsse. 4., erweiterte Auflage", "Flüsse.", "4., erweiterte Auflage"),
        ("Rivers (second revised edition)", "Rivers", "second revised edition"), ("Rivers of the first edition", nil, nil), ("The 2nd edition", nil, nil), ("Rivers of the north 3rd edn", "Rivers of the north", "3rd edn"), ("Rivers, ed.", nil, nil),
        ("3rd ed.", nil, nil), ("Laghi, seconda edizione", "Laghi", "seconda edizione"), ("", nil, nil),
    ] as [(String, String?, String?)])
    func editionsEndTitles(text: String, title: String?, edition: String?) {
        let entry = EntryText(plain: Array(text.utf8))
        let tail = EditionTail(0 ..< entry.end, in: entry)
        #expect(tail.map { entry.string($0.title) } == title)
        #expect(tail.map { entry.string($0.edition) } == edition)
    }

    @Test(arguments: [
        ("Lakes of the north. Project report", "Lakes of the north"), ("How to swim in lakes [Video file]", "How to swim in lakes"), ("Lake counts [Data set]", "Lake counts"),
        ("Lakes. DVD", "Lakes"), ("Northern lakes. DVD", "Northern lakes"), ("Lakes and dataset", "Lakes and dataset"), ("Lakes [in Russian]", "Lakes [in Russian]"), ("[Video]", "[Video]"),
        ("Lakes of the north (Report No. LK-12)", "Lakes of the north"), ("A boat (U.S. Patent No. 381,968)", "A boat"), ("Lakes in figures (PHL-T-1)", "Lakes in figures"),
        ("Lakes and COVID (COVID-19)", "Lakes and COVID (COVID-19)"), ("Lakes (1990-1995)", "Lakes (1990-1995)"), ("Lakes (Part 2)", "Lakes (Part 2)"),
    ])
    func kindsOfWorksAreNoTitles(text: String, title: String) {
        let entry = EntryText(plain: Array(text.utf8))
        #expect(entry.string(GenreTail.cut(0 ..< entry.end, in: entry)) == title)
    }

    /// `ders.` is no name, `12. Jg.` a volume, and who stands before `(Hrsg.)` an editor.
    @Test func germanWordsAreUnderstood() {
        let chapter = ReferenceParser().bibliography(of: "Huber, Franz (1983): Licht und Schatten. In: ders. (Hrsg.): Das Licht der Städte. Bremen: Nordlicht, S. 12-40.")
        #expect(chapter.editors.isEmpty && chapter.containerTitle == "Das Licht der Städte")
        let article = ReferenceParser().bibliography(of: "Huber, F./Wagner, J. (1989): Die Lampen der Städte. In: Zeitschrift für Lichtkunde, 12. Jg., Heft 2, S. 101-17.")
        #expect(article.volume == "12" && article.issue == "2" && article.authors.count == 2 && article.containerTitle == "Zeitschrift für Lichtkunde")
    }

    /// Whose data an archive keeps it publishes; where a copy of an article is kept says nothing of who published it.
    @Test(arguments: [
        ("Okun, T. (2024). Lamp speeds as maps [Data set]. Zenodo. https://doi.org/10.5281/zenodo.1093145", "Zenodo"),
        ("Okun A. Lamps in winter. J Lamps. 2001;4:1-9. PubMed.", ""),
    ])
    func archivesPublishData(entry: String, publisher: String) { #expect(ReferenceParser().bibliography(of: entry).publisher ?? "" == publisher) }

    /// A word for the work of the note before is nobody's name.
    @Test(arguments: ["Ebd., S. 45.", "Ibid., p. 12.", "Ivi, p. 27."])
    func theSameAgainIsNoName(entry: String) { #expect(ReferenceParser().bibliography(of: entry).authors.isEmpty) }

    @Test(arguments: [("Tidemark, version 9.4, Lakeside, LLC, New York, NY, 2013.", "Tidemark, version 9.4"), ("Low-Water Design Suite 2013–3: Glide, version 6.1, Lakeside, LLC, New York, NY, 2013.", "Low-Water Design Suite 2013–3: Glide, version 6.1")])
    func programsInAList(entry: String, title: String) {
        let papers = (1 ... 12).map { "Hotham B, Kuhn J. Currents in the fjord \($0). J Tides. 20\($0 + 10);\($0):30\($0)–39." }
        let parsed = ReferenceParser().parse((papers + [entry]).map { ReferenceParser.entry(of: $0) })
        let program = parsed.last?.bibliography
        #expect(program?.title == title)
        #expect(program?.authors == [])
    }

    /// Whatever is cut, doubled or sprinkled with marks: an answer, no trap, and fields made of what is there.
    @Test func survivesDamagedEntries() {
        let entries = Self.cases.map { Array($0.entry.utf8) }
        let marks = Array("()[]\"., :;-&“”–·'|0".utf8)
        var state: UInt64 = 11
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, count)
        }
        for _ in 0 ..< 700 {
            let first = entries[next(entries.count)], second = entries[next(entries.count)]
            var bytes = Array(first[..<next(first.count)] + second[next(second.count)...])
            for _ in 0 ..< next(6) where !bytes.isEmpty {
                let at = next(bytes.count)
                if next(2) == 0 { bytes.remove(at: at) } else { bytes.insert(marks[next(marks.count)], at: at) }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let parsed = ReferenceParser().parse(text)
            let readable = EntryText(of: Array(text.utf8), in: 0 ..< text.utf8.count).string
            if let volume = parsed.bibliography.volume { #expect(readable.contains(volume)) }
            if let page = parsed.bibliography.page { #expect(readable.contains(page)) }
        }
    }

    /// Fields are read from the start of an entry that is far too long, and a character cut in two there is no trouble.
    @Test func longEntriesAreReadFromTheirStart() {
        let start = "Doe J, Roe AB. Lakes of the north. J Lakes. 2019;14(3):153-60. "
        for filler in ["é", "河", "word ", "https://lakes.example.org/x "] {
            let parsed = ReferenceParser().parse(start + String(repeating: filler, count: 60_000 / filler.utf8.count))
            #expect(parsed.bibliography.authors.first?.family == "Doe")
        }
    }

    @Test func aMegabyteIsNoTrouble() {
        for piece in ["Smith, A. ", "[", "(2010) ", "a. B ", "“", "12(3), ", "In ", "http://a", "*", "[x](", "10.1000/", "\u{B7}DOI", "url x ", "http://a)))", "In: Smith, A., ", ", in Smith A"] {
            let text = String(repeating: piece, count: 6_000 / piece.utf8.count)
            _ = ReferenceParser().parse(text)
        }
    }
}

struct CSLJSONTests {
    @Test func writesWhatIsStated() {
        var bibliography = Bibliography()
        bibliography.type = "article_journal"
        bibliography.title = "A \"quoted\" title\\ with\ttab"
        bibliography.authors = [Name(family: "Smith", given: "J."), Name(literal: "North Lab")]
        bibliography.issued = "2010-03-05"
        bibliography.doi = "10.1000/x"
        #expect(CSLJSON(bibliography).text == #"{"type":"article-journal","author":[{"family":"Smith","given":"J."},{"literal":"North Lab"}],"title":"A \"quoted\" title\\ with\ttab","issued":{"date-parts":[[2010,3,5]]},"DOI":"10.1000/x"}"#)
        bibliography.isLedByEditors = true
        #expect(CSLJSON(bibliography).text.hasPrefix(#"{"type":"article-journal","title":"A \"quoted\" title\\ with\ttab","editor":[{"family":"Smith","given":"J."},"#))
        #expect(CSLJSON(Bibliography()).text == #"{"type":"document"}"#)
    }
}
