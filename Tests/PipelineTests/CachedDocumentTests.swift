import Model
@testable import Pipeline
import Testing

/// What the cache writes is what it reads, and it reads nothing else.
@Suite struct CachedDocumentTests {
    private static let document: CachedDocument = {
        let id = "a b.txt", span = SourceSpan(line: 3, start: 5, end: 4_000_000_000, bytes: 7 ..< 4_100_000_000)
        var records = DocumentRecords(source: Source(id: id, path: "a b.txt", sha256: "00", format: "text"), characterCount: 12)
        records.metadata.title = "caf\u{E9}"
        records.metadata.authors = [Name(family: "cafe\u{301}", given: nil, suffix: "Jr."), Name(literal: "")]
        let long = String(repeating: "words that go on ", count: 9)
        var bibliography = Bibliography()
        bibliography.title = long
        bibliography.year = -44
        records.references += (0 ..< 30).map { number in
            Reference(id: "\(id)#r\(number)", documentID: id, list: "References", label: number % 2 == 0 ? nil : "\(number)", text: long, quote: long,
                      bibliography: bibliography, span: span)
        }
        var finding = Finding(id: "\(id)#f1", documentID: id, sectionID: nil, direction: .mixed, support: .dangling, quote: "\u{0}\u{1F600}", span: span)
        finding.estimate = -0.0
        finding.dispersion = .leastNonzeroMagnitude
        finding.dispersionType = .CI95
        finding.referenceIDs = ["", "x"]
        records.findings = [finding]
        records.cells = [Cell(tableID: "t", row: 0, column: .max, role: .note, header: nil, text: "", span: span)]
        // ids that come once, beside texts that come again, long and short
        records.quantities += (0 ..< 4).map { number in
            Quantity(id: "\(id)#q\(number / 2)", documentID: id, tableID: number == 0 ? nil : "t", row: number == 1 ? nil : number, column: -number, kind: .mass,
                     value: number == 2 ? nil : -0.5, dispersionHigh: .infinity, dispersionType: number == 3 ? nil : .IQR, unit: "mg", quote: number < 2 ? long : "5", span: span)
        }
        records.diagnostics = [Diagnostic(.error, "code", document: id, span: nil, "message", hint: nil)]
        return CachedDocument(records: records, text: Array("text".utf8), blocks: [Block(.code, bytes: 0 ..< 2), Block(.blank, bytes: 2 ..< 4)])
    }()

    @Test func comesBackAsItWas() throws {
        let bytes = try #require(Self.document.bytes), read = try #require(CachedDocument(bytes))
        #expect(read.text == Self.document.text && read.blocks == Self.document.blocks)
        func rows(_ records: DocumentRecords) -> [[Value]] {
            [records.row.row] + records.references.map(\.row) + records.findings.map(\.row) + records.cells.map(\.row) + records.quantities.map(\.row) + records.diagnostics.map(\.row)
        }
        let before = rows(Self.document.records), after = rows(read.records)
        #expect(before == after)
        // `==` takes composed and decomposed letters for one; the cache must not
        #expect(before.joined().map { $0.plainText.map { Array($0.utf8) } } == after.joined().map { $0.plainText.map { Array($0.utf8) } })
        #expect(read.records.findings[0].estimate?.sign == .minus && read.records.references[7].span.bytes == 7 ..< 4_100_000_000)
        #expect(read.bytes == bytes)
    }

    /// Every field holds a value of its own: a field that is new and not packed would be lost.
    @Test func everyFieldOfReferencesAndCitationsComesBack() throws {
        let span = SourceSpan(line: 3, start: 5, end: 9, bytes: 7 ..< 11)
        var bibliography = Bibliography()
        bibliography.type = "chapter"; bibliography.title = "Grass"; bibliography.isEtAl = true; bibliography.isLedByEditors = true
        bibliography.authors = [Name(family: "Roe", given: "A.", suffix: "Jr."), Name(literal: "A body")]
        bibliography.editors = [Name(family: "Doe")]
        bibliography.year = 1999; bibliography.issued = "1999-02"; bibliography.containerTitle = "Meadows"; bibliography.volume = "1"; bibliography.issue = "2"
        bibliography.page = "3-4"; bibliography.publisher = "Press"; bibliography.publisherPlace = "Town"; bibliography.edition = "5"
        bibliography.doi = "10.1/x"; bibliography.pmid = "6"; bibliography.pmcid = "PMC7"; bibliography.isbn = "8"; bibliography.arxiv = "9"
        bibliography.url = "http://a.example"; bibliography.accessed = "2001-01-01"
        var reference = Reference(id: "r", documentID: "d", list: "l", label: "k", text: "t", quote: "q", bibliography: bibliography, host: "h", repository: "p", isStated: true,
                                  span: span)
        reference.workID = "w"
        var citation = Citation(id: "c", documentID: "d", sectionID: "s", tableID: "t", row: 1, column: 2, marker: "[3]", label: "3", referenceID: "r",
                                status: .ambiguous, context: "x", span: span)
        citation.workID = "w"
        func fields(of value: Any) -> [String] { Mirror(reflecting: value).children.map { "\($0.label ?? ""): \($0.value)" } }
        for value in [reference, bibliography, bibliography.authors[0], citation] as [Any] {
            #expect(!fields(of: value).contains { $0.hasSuffix(": nil") || $0.hasSuffix(": []") }, "give the new field a value here")
        }
        let references = try PackedDecoder.value([Reference].self, from: PackedEncoder.bytes(of: [reference])[...]).value
        #expect(fields(of: references[0]) == fields(of: reference) && references[0].bibliography == bibliography)
        let citations = try PackedDecoder.value([Citation].self, from: PackedEncoder.bytes(of: [citation])[...]).value
        #expect(fields(of: citations[0]) == fields(of: citation))
    }

    @Test func anyOtherBytesAreRefused() throws {
        let bytes = try #require(Self.document.bytes)
        for place in stride(from: 0, to: bytes.count, by: 37) {
            var damaged = bytes
            damaged[place] ^= 1 << (place % 8)
            #expect(CachedDocument(damaged) == nil, "byte \(place)")
        }
        for count in stride(from: 0, to: bytes.count, by: 101) { #expect(CachedDocument(Array(bytes[..<count])) == nil) }
        #expect(CachedDocument(bytes + [0]) == nil)
    }

    /// The checksum aside: the decoder itself meets anything without a trap.
    @Test func theDecoderSurvivesAnything() throws {
        let packed = try PackedEncoder.bytes(of: Self.document.records)
        var survived = 0
        for place in stride(from: 0, to: packed.count, by: 7) {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
                var damaged = packed
                damaged[place] = value
                if (try? PackedDecoder.value(DocumentRecords.self, from: damaged[...])) != nil { survived += 1 }
            }
        }
        #expect(survived > 0)
        #expect(throws: PackedDecoder.Damage.self) { try PackedDecoder.value(DocumentRecords.self, from: []) }
    }
}
