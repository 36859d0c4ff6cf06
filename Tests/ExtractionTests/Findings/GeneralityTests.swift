import Model
import Testing

@testable import Extraction

@Suite("Findings: sentences and pages of other subjects")
struct GeneralityTests {
    /// Expected rows against those found: each found row answers one expected row at most.
    struct Tally {
        var expected = 0, hit = 0
        var missed: [String] = []
        var extra: [String] = []

        mutating func count(_ rows: [String], of text: String) {
            var found = findingRows(text)
            for row in rows {
                expected += 1
                if let index = found.firstIndex(where: { agrees($0, row) }) {
                    hit += 1
                    found.remove(at: index)
                } else {
                    missed.append(row)
                }
            }
            extra += found
        }

        var comment: Comment { "\(hit) of \(expected); missed \(missed); besides \(extra)" }
    }

    static let sets = ["first": FreshSentences.results, "second": FreshSentences.moreResults, "third": FreshSentences.lastResults]

    @Test("most of the rows are found, and hardly any others", arguments: ["first", "second", "third"])
    func rows(set: String) throws {
        var tally = Tally()
        for item in try #require(Self.sets[set]) { tally.count(item.rows, of: item.text) }
        #expect(tally.expected > 20)
        #expect(tally.hit * 100 >= tally.expected * 85, tally.comment)
        #expect(tally.extra.count * 100 <= tally.expected * 10, tally.comment)
    }

    @Test("pages of other subjects give their rows", arguments: FreshPages.all)
    func pages(page: FreshPages.Page) {
        var tally = Tally()
        tally.count(page.rows, of: page.text)
        #expect(tally.expected > 0)
        #expect(tally.hit * 100 >= tally.expected * 90, tally.comment)
        #expect(tally.extra.count * 100 <= tally.expected * 15, tally.comment)
    }

    @Test("statements that report nothing give nothing", arguments: FreshSentences.noResults + FreshSentences.moreNoResults)
    func negatives(text: String) { #expect(findingRows(text) == []) }
}
