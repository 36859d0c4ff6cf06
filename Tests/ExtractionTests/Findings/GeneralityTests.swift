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

    @Test("statements that report nothing give nothing", arguments: FreshSentences.noResults + FreshSentences.moreNoResults)
    func negatives(text: String) { #expect(findingRows(text) == []) }
}
