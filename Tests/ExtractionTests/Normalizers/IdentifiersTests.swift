@testable import Extraction
import Model
import Testing

struct IdentifiersTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var found: [String: String]
        var testDescription: String { text }

        init(_ text: String, _ found: [String: String]) { self.text = text; self.found = found }
    }

    static let cases: [Case] = [
        Case("Title. doi:10.1098/rspb.2012.0205", ["doi": "10.1098/rspb.2012.0205"]),
        Case("Title. DOI: 10.1021/JA01517A023.", ["doi": "10.1021/ja01517a023"]),
        Case("Title. https://doi.org/10.1016/S0074-7696(06)54004-5.", ["doi": "10.1016/s0074-7696(06)54004-5"]),
        Case("Title (doi:10.1000/xyz123)", ["doi": "10.1000/xyz123"]),
        Case("Title. http://dx.doi.org/10.1145/3284557.3284711", ["doi": "10.1145/3284557.3284711"]),
        Case("Title. doi: https://doi.org/10.1000/182, 12", ["doi": "10.1000/182"]),
        Case("Title. <https://doi.org/10.1000/182>", ["doi": "10.1000/182"]),
        Case("Title. 10.1002/(SICI)1097-4571(1999)50:1<3::AID-ASI2>3.0.CO;2", ["doi": "10.1002/(sici)1097-4571(1999)50:1<3::aid-asi2>3.0.co;2"]),
        Case("Title. doi:10.1002/(SICI)1097-9999(19990131)7:2<77::AID-LAK9>3.0.CO;2-P. PMID: 1234567",
             ["doi": "10.1002/(sici)1097-9999(19990131)7:2<77::aid-lak9>3.0.co;2-p", "pmid": "1234567"]),
        Case("https://doi.org/10.1175/1520-9999(1996)053<1234:TAOTS>2.0.CO;2", ["doi": "10.1175/1520-9999(1996)053<1234:taots>2.0.co;2"]),
        Case("Title. https://doi.org/10.1000/182doi:10.1000/182", ["doi": "10.1000/182"]),
        Case("Title. Retrieved from <http://lamps.example.org/of\\_the\\_north.html>", ["url": "http://lamps.example.org/of_the_north.html"]),
        Case("Title, pp. 2–3, [10.1000/182][4].", ["doi": "10.1000/182"]),
        Case("Title. doi:10.1000/182<br>Next", ["doi": "10.1000/182"]),
        Case("Title. doi:10.1000/182<sup>3</sup>", ["doi": "10.1000/182"]),
        Case("Title. doi:10.1000/182<https://example.org/p>", ["doi": "10.1000/182", "url": "https://example.org/p"]),
        Case("Title. doi:10.1000/182<77::AID and more", ["doi": "10.1000/182"]),
        Case("Title. doi: 10.1000/maze.pone. 0170466 PMID: 1234567", ["doi": "10.1000/maze.pone.0170466", "pmid": "1234567"]),
        Case("Title. doi: 10.1000/maze. pcbi. 1000629", ["doi": "10.1000/maze.pcbi.1000629"]),
        Case("Title. doi:10.1000/mss. v020.i02.", ["doi": "10.1000/mss.v020.i02"]),
        Case("Title. doi: 10. 1000/mz1309", ["doi": "10.1000/mz1309"]),
        Case("Title. https://doi.org/10.1000/ 0149-7634(84)90022-8", ["doi": "10.1000/0149-7634(84)90022-8"]),
        Case("Title. doi:10.1000/ MAZ.80.8.4114-4121.2006. PubMed: 1234567", ["doi": "10.1000/maz.80.8.4114-4121.2006", "pmid": "1234567"]),
        Case("Title. doi: 10.1000/maze/ e2009-00286-0 1234567", ["doi": "10.1000/maze/e2009-00286-0"]),
        Case("Title. doi: 10.1000/maz /gkr148 1234567", ["doi": "10.1000/maz/gkr148"]),
        Case("Title. doi: 10.1000/j.maze .2012.05.015", ["doi": "10.1000/j.maze.2012.05.015"]),
        Case("Title. doi: 10.1000/maze.pone. 0017994 21483858", ["doi": "10.1000/maze.pone.0017994"]),
        Case("Title. doi:10.1000/MAZ. 80.8.4114-4121.2006. PubMed: 16571827.", ["doi": "10.1000/maz.80.8.4114-4121.2006", "pmid": "16571827"]),
        Case("Title. doi: 10.1000/maze. 345 mice were", ["doi": "10.1000/maze"]),
        Case("Title. doi: 10.1000/(SICI) 1096-9071(199902)57:2", ["doi": "10.1000/(sici)1096-9071(199902)57:2"]),
        Case("Title. doi: 10.1000/0010-7824(92) 90052-U", ["doi": "10.1000/0010-7824(92)90052-u"]),
        Case("Title. doi: 10.1000/0010-7824(92) 12 mice", ["doi": "10.1000/0010-7824(92)"]),
        Case("Title. doi: 10.1000/abc and/or 12 mice", ["doi": "10.1000/abc"]),
        Case("Title. doi:10.1000/abc. 2010 Maze Press", ["doi": "10.1000/abc"]),
        Case("Title. doi:10.1000/abc. 2010", ["doi": "10.1000/abc"]),
        Case("Title. doi:10.1000/182. 345-351", ["doi": "10.1000/182"]),
        Case("PMID: 16285865", ["pmid": "16285865"]),
        Case("PubMed PMID: 17108948.", ["pmid": "17108948"]),
        Case("PubMed: 17147999.", ["pmid": "17147999"]),
        Case("PMC1234567", ["pmcid": "PMC1234567"]),
        Case("PMCID: PMC1234567", ["pmcid": "PMC1234567"]),
        Case("arXiv:1505.07101v2 [cs]", ["arxiv": "1505.07101v2"]),
        Case("arXiv:hep-th/9901001", ["arxiv": "hep-th/9901001"]),
        Case("https://arxiv.org/abs/1505.07101", ["arxiv": "1505.07101", "url": "https://arxiv.org/abs/1505.07101"]),
        Case("ISBN 978-3-16-148410-0", ["isbn": "9783161484100"]),
        Case("ISBN: 0-306-40615-2", ["isbn": "0306406152"]),
        Case("ISBN 0-8044-2957-X", ["isbn": "080442957X"]),
        Case("See https://www.example.org/a/b?x=1.", ["url": "https://www.example.org/a/b?x=1"]),
        Case("(http://example.org/wiki/Maze_(game))", ["url": "http://example.org/wiki/Maze_(game)"]),
        Case("www.example.org/page, accessed May 26, 2013.", ["url": "www.example.org/page", "accessed": "2013-05-26"]),
        Case("http://example.org [cited 2010 Jan 2]", ["url": "http://example.org", "accessed": "2010-01-02"]),
        Case("Retrieved March 3, 2010, from http://example.org/x", ["url": "http://example.org/x", "accessed": "2010-03-03"]),
        Case("Last accessed: 12/2013", ["accessed": "2013-12"]),
        Case("https://pubmed.ncbi.nlm.nih.gov/16285865/", ["pmid": "16285865", "url": "https://pubmed.ncbi.nlm.nih.gov/16285865/"]),
        Case("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/", ["pmcid": "PMC7654321", "url": "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/"]),
        Case("https://pubs.example.org/doi/10.1021/acs.1c00001", ["doi": "10.1021/acs.1c00001", "url": "https://pubs.example.org/doi/10.1021/acs.1c00001"]),
        Case("ftp://example.org/data.zip", ["url": "ftp://example.org/data.zip"]),
        Case("[Paper](https://doi.org/10.1000/ABC)", ["doi": "10.1000/abc"]),
        Case("[\\[Link\\]](#)", [:]),
        Case("[Paper](#top)", [:]),
        Case("<a href=\"https://example.org/p\">Paper</a>", ["url": "https://example.org/p"]),
    ]

    @Test(arguments: cases) func findsIdentifiers(example: Case) {
        #expect(Self.found(in: example.text) == example.found)
    }

    @Test(arguments: ["10.5 mg of it", "doi", "10.12/x", "ISBN 978-3-16-148410-1", "PMID", "arXiv", "httpd", "10.1000/", "version 10.1000", "wwwhat", "accessed", "PMC"])
    func nothingIsInvented(text: String) { #expect(Self.found(in: text) == [:]) }

    @Test func aBareNumberBehindThePagesIsAPubMedNumber() {
        let text = EntryText(plain: Array("Gale FH (2000) Stem cells. Science 287: 1433–1438. 10688783".utf8))
        var identifiers = Identifiers(in: text)
        identifiers.readTrailingPubMed(in: text)
        #expect(identifiers.pmid == "10688783")
    }

    @Test func theEndOfADOIIsNoPubMedNumber() {
        let text = EntryText(plain: Array("Gale FH (2000) Stem cells. Science 287: 1433–1438 doi:10.1000/science. 1183605".utf8))
        var identifiers = Identifiers(in: text)
        identifiers.readTrailingPubMed(in: text)
        #expect(identifiers.doi == "10.1000/science.1183605" && identifiers.pmid == nil)
    }

    static func found(in text: String) -> [String: String] {
        let bytes = Array(text.utf8)
        var bibliography = Bibliography()
        Identifiers(in: EntryText(of: bytes, in: 0 ..< bytes.count)).fill(&bibliography)
        let all: [(String, String?)] = [("doi", bibliography.doi), ("pmid", bibliography.pmid), ("pmcid", bibliography.pmcid), ("arxiv", bibliography.arxiv), ("isbn", bibliography.isbn),
                                        ("url", bibliography.url), ("accessed", bibliography.accessed)]
        return Dictionary(all.compactMap { pair in pair.1.map { (pair.0, $0) } }) { first, _ in first }
    }
}
