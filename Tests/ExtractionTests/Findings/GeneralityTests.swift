import Model
import Testing
@testable import Extraction

@Suite("Findings: sentences of other subjects")
struct GeneralityTests {
    @Test("most of the rows are found, and hardly any others", arguments: ["first", "second"])
    func rows(set: String) {
        let cases = set == "first" ? FreshSentences.results : FreshSentences.moreResults
        var expected = 0, hit = 0, extra = 0
        for item in cases {
            var found = findingRows(item.text)
            for row in item.rows {
                expected += 1
                if let index = found.firstIndex(where: { agrees($0, row) }) { hit += 1; found.remove(at: index) } else { print("MISS", row, "<-", item.text, findingRows(item.text)) }
            }
            extra += found.count
            for row in found { print("EXTRA", row, "<-", item.text) }
        }
        print("HIT", set, hit, "of", expected, "extra", extra)
        #expect(expected > 30)
        #expect(hit * 100 >= expected * 85)
        #expect(extra * 100 <= expected * 10)
    }

    @Test("pages of other subjects give their rows", arguments: FreshPages.all)
    func pages(page: FreshPages.Page) {
        let rows = findingRows(page.text)
        var found = rows
        var hit = 0
        for row in page.rows {
            if let index = found.firstIndex(where: { agrees($0, row) }) { hit += 1; found.remove(at: index) } else { print("MISS", row, "in", page.description) }
        }
        for row in found { print("EXTRA", row, "in", page.description) }
        print("HIT", page.description, hit, "of", page.rows.count, "extra", found.count)
        #expect(!page.rows.isEmpty)
        #expect(hit * 100 >= page.rows.count * 80)
        #expect(found.count * 100 <= page.rows.count * 25)
    }

    @Test("statements that report nothing give nothing", arguments: FreshSentences.noResults + FreshSentences.moreNoResults)
    func negatives(text: String) { #expect(findingRows(text) == []) }
}
