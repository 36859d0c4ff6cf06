import Foundation
import Linkage
import Model
@testable import Pipeline
import Testing

/// References that linkage asks for one here and one there, from disk.
struct SpooledReferencesTests {
    private func document(_ name: String, _ count: Int, in spool: RecordSpool?) -> DocumentRecords {
        var records = DocumentRecords(source: Source(id: name, path: name, sha256: "", format: "text"), characterCount: 0, store: spool)
        for number in 1 ... count {
            var bibliography = Bibliography()
            bibliography.title = "Ferries of the strait, part \(number)"
            bibliography.authors = [Name(family: "Okafor", given: "N."), Name(literal: "Harbour Board")]
            bibliography.year = 1990 + number % 30
            records.references.append(Reference(
                id: "\(name)#r\(number)", documentID: name, list: "References", label: "\(number)",
                text: "Okafor N. Ferries of the strait, part \(number).",
                quote: "\(number). Okafor N.", bibliography: bibliography,
                span: SourceSpan(line: number, start: number, end: number + 1, bytes: number ..< number + 1)))
        }
        return records
    }

    @Test func comeBackInAnyOrder() throws {
        let folder = try TemporaryFolder(), spool = RecordSpoolTests.spool(in: folder)
        let dataset = Dataset(documents: [document("a.txt", 300, in: nil), document("b.txt", 1_000, in: spool)])
        let expected = dataset.references, found = SpooledReferences(of: dataset.documents, in: spool)
        #expect(found.count == 1_300)
        var place = 17
        for _ in 0 ..< 2_000 {
            place = (place * 31 + 7) % expected.count
            let reference = found.reference(at: place)
            #expect(reference.id == expected[place].id && reference.bibliography == expected[place].bibliography)
            #expect(reference.text == expected[place].text && reference.quote.isEmpty)
        }
        let one = try Linker().works(of: expected), other = try Linker().works(of: found, registry: WorkRegistry(), decisions: [], keepingMatchesIn: spool)
        #expect(one.workIDs == other.workIDs && other.matches.array == nil)
        func rows(_ matches: RecordList<Match>) -> [[Value]] { matches.map(\.row) }
        #expect(rows(one.matches) == rows(other.matches))
    }
}
