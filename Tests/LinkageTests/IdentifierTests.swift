@testable import Linkage
import Testing

@Suite struct IdentifierTests {
    @Test("a DOI in one form", arguments: [
        ("https://doi.org/10.1000/ABC", "10.1000/abc"), ("10.1000/abc; 10.1000/def", "10.1000/abc"), ("10.1000/abc;pmid:12", "10.1000/abc"), ("10.1000/abc/full", "10.1000/abc"),
        ("10.1002/(SICI)1097-0258(19990101)18:3<101::AID-SIM1>3.0.CO;2-P", "10.1002/(sici)1097-0258(19990101)18:3<101::aid-sim1>3.0.co;2-p"),
        ("https://doi.org/10.1002/(SICI)1097-0258(19990101)18%3A3%3C101::AID-SIM1%3E3.0.CO%3B2-P", "10.1002/(sici)1097-0258(19990101)18:3<101::aid-sim1>3.0.co;2-p"),
        ("10.1002/(sici)1097-0258(19990101)18:3&lt;101::aid-sim1&gt;3.0.co;2-p", "10.1002/(sici)1097-0258(19990101)18:3<101::aid-sim1>3.0.co;2-p"),
        ("10.1650/0010-5422(2002)104[0685:RT]2.0.CO;2. 10.1000/x", "10.1650/0010-5422(2002)104[0685:rt]2.0.co;2"), ("10.1000/50%", "10.1000/50%"),
    ])
    func dois(_ text: String, _ doi: String) { #expect(Identifier.doi(text).map { String(decoding: $0, as: UTF8.self) } == doi) }

    @Test func aReasonStaysOneItem() {
        let doi = "10.1002/(sici)1097-0258(19990101)18:3<101::aid-sim1>3.0.co;2-p"
        var a = entry("a#r1", text: "x"), b = entry("a#r2", text: "y")
        a.bibliography.doi = doi
        b.bibliography.doi = doi
        let reasons = try? Linker(LinkageSettings()).works(of: [a, b]).matches.first?.reasons
        #expect(reasons?.contains { $0.contains(doi) } == true, "\(reasons ?? [])")
    }
}
