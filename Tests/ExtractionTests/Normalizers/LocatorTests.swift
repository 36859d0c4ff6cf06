@testable import Extraction
import Testing

struct LocatorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var hasDate: Bool
        /// volume, issue, pages, date
        var fields: [String?]
        var testDescription: String { text }

        init(_ text: String, hasDate: Bool = false, _ volume: String?, _ issue: String?, _ pages: String?, _ date: String? = nil) {
            self.text = text; self.hasDate = hasDate; fields = [volume, issue, pages, date]
        }
    }

    static let cases: [Case] = [
        Case("J Abbrev. 2010;12(3):45-67", "12", "3", "45-67", "2010"),
        Case("Nature. 2011; 407:249–257", "407", nil, "249–257", "2011"),
        Case("Acta Naturae, 17(4), 110-120", hasDate: true, "17", "4", "110-120"),
        Case("Neuropeptides, 86, 102114", hasDate: true, "86", nil, "102114"),
        Case("Proc Biol Sci 279: 2580–2588", hasDate: true, "279", nil, "2580–2588"),
        Case("PNAS 109: E2846–55", hasDate: true, "109", nil, "E2846–55"),
        Case("PLoS Comput Biol 8: e1002743", hasDate: true, "8", nil, "e1002743"),
        Case("IEEE Trans., vol. 12, no. 3, pp. 45–67, 1996", "12", "3", "45–67", "1996"),
        Case("Journal of the Republic 2, no. 7 (1987): 147–165", "2", "7", "147–165", "1987"),
        Case("Acc. Chem. Res. 10, 265 (1977)", "10", nil, "265", "1977"),
        Case("Phys. Rev. D43 (1991) 1056", "D43", nil, "1056", "1991"),
        Case("ApJ, 564, 704", hasDate: true, "564", nil, "704"),
        Case("J. Hydrol. 12, 45–67 (2010).", "12", nil, "45–67", "2010"),
        Case("Biochem. Physiol., 151, 2, pp. 213–220", hasDate: true, "151", "2", "213–220"),
        Case("Current Directions 9 (6): 196 - 9", hasDate: true, "9", "6", "196 - 9"),
        Case("Knee Surg Res. 2012 Jun; 24(2): p. 113-119", "24", "2", "113-119", "2012-06"),
        Case("Notes in Physics, Vol. 740", hasDate: true, "740", nil, nil),
        Case("Proceedings of SIGIR, 262-269, 1996", nil, nil, "262-269", "1996"),
        Case("Tetrahedron Lett. 3169 (1978)", "3169", nil, nil, "1978"),
        Case("Meteoritics, v. 13, pp. 484-486. 1978", "13", nil, "484-486", "1978"),
        Case("The book (pp. 91-107)", hasDate: true, nil, nil, "91-107"),
        Case("The book (Vol. 3, pp. 4–5)", hasDate: true, "3", nil, "4–5"),
        Case("J Am Soc. 81(8):1869–1872", hasDate: true, "81", "8", "1869–1872"),
        Case("Lancet. 2001;357(9260 Suppl):12-5", "357", "9260 Suppl", "12-5", "2001"),
        Case("Fuzzy Analyst, vol. 2013, no. 10, p. 2, 2013", "2013", "10", "2", "2013"),
        Case("Cell Calcium;44(1): 77-91", hasDate: true, "44", "1", "77-91"),
        Case("SOFI-Mitteilungen, n° 22: 39-66", hasDate: true, nil, "22", "39-66"),
        Case("Mind 14 206-214, 1981", "14", nil, "206-214", "1981"),
        Case("Nature 4–10", hasDate: true, nil, nil, "4–10"),
        Case("Nat Biotechnol 31", hasDate: true, "31", nil, nil),
        Case("Proc Intl Soc Mag: 2759.", hasDate: true, nil, nil, "2759"),
        Case("Tech Rep Ser (968): 1–61", hasDate: true, nil, "968", "1–61"),
    ]

    @Test(arguments: cases) func readsLocators(example: Case) {
        let text = EntryText(plain: Array(example.text.utf8))
        let found = Locator.find(in: 0 ..< text.end, of: text, hasDate: example.hasDate)
        let fields = [found?.volume.map { text.string($0) }, found?.issue.map { text.string($0) }, found?.pages.map { text.string($0.range) }, found?.date?.text]
        #expect(fields == example.fields)
    }

    @Test(arguments: ["Semax, an analogue of ACTH(4-10), binds in rats", "A study of 24 patients", "Imagined Communities", "", "The H1N1 virus", "PC12 cells and what they show"])
    func titlesHoldNone(text: String) {
        let text = EntryText(plain: Array(text.utf8))
        #expect(Locator.find(in: 0 ..< text.end, of: text, hasDate: true) == nil)
    }
}
