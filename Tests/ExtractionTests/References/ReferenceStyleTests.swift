@testable import Extraction
import Model
import Testing

struct ReferenceStyleTests {
    static let examples = ReferenceStyle.all.flatMap { style in style.examples.map { (style.name, $0.entry, $0.title) } }

    @Test func everyStyleHasExamplesAndAName() {
        #expect(!ReferenceStyle.all.isEmpty)
        for style in ReferenceStyle.all {
            #expect(!style.examples.isEmpty, "\(style.name)")
            #expect(!style.summary.isEmpty && style.name.allSatisfy { $0.isLowercase || $0 == "-" })
        }
        #expect(Set(ReferenceStyle.all.map(\.name)).count == ReferenceStyle.all.count)
    }

    @Test(arguments: examples) func examplesAreReadByTheirStyle(style: String, entry: String, title: String?) {
        let parsed = ReferenceParser().parse(entry)
        #expect(parsed.style == style)
        #expect(parsed.bibliography.title == title)
    }

    /// The order of the styles does not matter: no two read one entry equally well but differently.
    @Test(arguments: examples) func noTieDecides(style: String, entry: String, title: String?) {
        let bytes = Array(entry.utf8)
        let body = ReferenceBody(EntryText(of: bytes, in: 0 ..< bytes.count))
        let scores = ReferenceStyle.all.compactMap { $0.reading(body)?.score }.sorted()
        #expect(scores.count < 2 || scores[scores.count - 1] > scores[scores.count - 2])
    }
}
