@testable import Linkage
import Model
import Testing

struct ConflictTests {
    static let vocabulary = Vocabulary(terms: [
        .init(.compound, "Alpinol", synonyms: ["ALP-7"]), .init(.compound, "Nordin"), .init(.target, "growth hormone", synonyms: ["HGH", "somatotropin"]),
    ])

    private let span = SourceSpan(line: 1, start: 0, end: 0, bytes: 0 ..< 0)

    private func finding(_ id: String, _ direction: Finding.Direction = .not_reported, region: String? = nil, time: String? = nil,
                         estimate: Double? = nil, unit: String? = nil) -> Finding {
        var finding = Finding(id: id, documentID: String(id.prefix(1)), sectionID: nil, direction: direction, support: .uncited, quote: "", span: span)
        finding.subject = "Alpinol"; finding.outcome = "wool growth"; finding.region = region; finding.timepoint = time
        finding.estimate = estimate; finding.unit = unit
        return finding
    }

    private func document(_ id: String, findings: [Finding] = [], facts: [(String, String)] = [], titles: [String] = [], title: String? = nil) -> DocumentRecords {
        var records = DocumentRecords(source: Source(id: id, path: id, sha256: "", format: "text"), characterCount: 0)
        records.metadata.title = title
        records.findings += findings
        for (index, fact) in facts.enumerated() {
            records.keyValues.append(KeyValue(id: "\(id)#k\(index + 1)", documentID: id, sectionID: nil, key: fact.0, value: fact.1, span: span))
        }
        records.references += titles.enumerated().map { entry("\(id)#r\($0.offset + 1)", $0.element) }
        return records
    }

    private func pairs(_ documents: [DocumentRecords]) -> [String] {
        var diagnostics: [Diagnostic] = []
        return ConflictFinder(vocabulary: Self.vocabulary).conflicts(in: documents, diagnostics: &diagnostics).map(\.id)
    }

    private func explanations(_ documents: [DocumentRecords]) -> [String] {
        var diagnostics: [Diagnostic] = []
        return ConflictFinder(vocabulary: Self.vocabulary).conflicts(in: documents, diagnostics: &diagnostics).map(\.explanation)
    }

    @Test func findsOppositeDirections() {
        let general = document("a", findings: [finding("a#f1", .increase)])
        let other = document("b", findings: [finding("b#f1", .no_change, region: "flank"), finding("b#f2", .increase, region: "neck")])
        #expect(pairs([general, other]) == ["direction:a#f1~b#f1"])
        // Within a document the exception is meant.
        #expect(pairs([document("a", findings: [finding("a#f1", .increase), finding("a#f2", .no_change, region: "flank")])]).isEmpty)
        // Two regions, two times: no disagreement.
        let neck = document("a", findings: [finding("a#f1", .decrease, region: "neck")])
        #expect(pairs([neck, document("b", findings: [finding("b#f1", .increase, region: "flank")])]).isEmpty)
    }

    /// Copies of a document add no pair.
    @Test func pairsEqualStatementsOnce() {
        let documents = (0 ..< 9).map { document("\($0)", findings: [finding("\($0)#f1", $0 == 4 ? .decrease : .increase)]) }
        #expect(pairs(documents) == ["direction:0#f1~4#f1"])
        #expect(pairs(documents.reversed()) == ["direction:0#f1~4#f1"])
    }

    @Test func findsOtherNumbers() {
        let findings = [finding("a#f1", time: "day 9", estimate: 12, unit: "mm"), finding("a#f2", time: "day 9", estimate: 15, unit: "mm"),
                        finding("a#f3", time: "day 30", estimate: 40, unit: "mm"), finding("a#f4", time: "day 9", estimate: 12, unit: "mm")]
        #expect(pairs([document("a", findings: findings)]) == ["numeric:a#f1~a#f2"])
        var cells = Array(findings.prefix(2))
        for index in cells.indices { cells[index].tableID = "a#t1" }
        #expect(pairs([document("a", findings: cells)]).isEmpty)
        // Another document measured anew.
        #expect(pairs([document("a", findings: [findings[0]]), document("b", findings: [finding("b#f1", time: "day 9", estimate: 30, unit: "mm")])]).isEmpty)
    }

    @Test func findsOtherFragments() {
        let a = document("a", titles: ["Alpinol, an analogue of HGH(177-191), and wool", "Alpinol and sheep (5-10)"])
        let b = document("b", facts: [("Class", "Alpinol, somatotropin (176–191) fragment"), ("Note", "Alpinol peptide in region [5][10]")])
        #expect(pairs([a, b]) == ["identity:a#r1~b#k1"])
    }

    static let fragments: [(String, [String])] = [
        ("an analogue of ACTH(4-10)", ["acth 4-10"]), ("ACTH4–10 peptide", ["acth 4-10"]), ("the ACTH 4-7 region", ["acth 4-7"]),
        ("peptide of adrenocorticotropin \\(4-10\\)", ["adrenocorticotropin 4-10"]), ("peptide for days 3–14", []), ("ACTH(10-4) peptide", []),
        ("NIHSS (5-10)", []), ("a peptide -", []), ("peptide HGH-", []),
    ]

    @Test(arguments: fragments) func readsFragments(_ text: (String, [String])) {
        let found = ConflictFinder.fragments(in: Array(text.0.utf8), words: CompoundIndex.words(of: FoldedText(text.0)))
        #expect(found.map { String(decoding: $0.parent, as: UTF8.self) + " " + $0.range } == text.1)
    }

    @Test func findsOtherNumbersOfOneProduct() {
        let a = document("a", facts: [("CAS No.", "100-10-1"), ("Colour", "white")], title: "Storage of Alpinol")
        let b = document("b", facts: [("CAS No.", "200-20-2"), ("Colour", "grey")], title: "ALP-7 for sheep")
        let c = document("c", facts: [("CAS No.", "300-30-3")], title: "Nordin")
        #expect(pairs([a, b, c]) == ["identity:a#k1~b#k1"])
    }

    @Test func aCatalogueNumberIsItsVendors() {
        var documents = ["a", "b", "c"].map { document($0, facts: [("Cat. No.", "N-\($0)")], title: "Storage of Alpinol") }
        documents[0].metadata.publisher = "Northshop"
        documents[1].metadata.publisher = "Northshop"
        documents[2].metadata.publisher = "Southshop"
        #expect(pairs(documents) == ["identity:a#k1~b#k1"])
    }

    /// A page that compares two compounds is of the one that it names as its own.
    @Test func factsBelongToThePagesOwnCompound() {
        let a = document("a", facts: [("Compound Name", "Nordin"), ("CAS No.", "100-10-1")], title: "Alpinol Beside Nordin")
        let b = document("b", facts: [("Compound Name", "Alpinol"), ("CAS No.", "200-20-2")], title: "Nordin Beside Alpinol")
        let c = document("c", facts: [("CAS No.", "300-30-3")], title: "Nordin Beside Alpinol")
        #expect(pairs([a, b, c]).isEmpty)
    }

    /// One document may tell what two studies found; of two documents with other answers a reader has to know.
    @Test func twoStudiesOfOneDocumentDoNotContradictOneAnother() {
        var a = finding("a#f1", .increase), b = finding("a#f2", .decrease)
        b.span = SourceSpan(line: 2, start: 0, end: 0, bytes: 0 ..< 0)
        #expect(pairs([document("a", findings: [a, b])]).count == 1)
        a.studyID = "study:1"
        b.studyID = "study:2"
        #expect(pairs([document("a", findings: [a, b])]).isEmpty)
        #expect(explanations([document("a", findings: [a]), document("b", findings: [finding("b#f1", .decrease)])]) == ["increase against decrease"])
        #expect(explanations([document("a", findings: [a]), document("b", findings: [b])]) == ["increase against decrease, by other works"])
    }

    /// `levels of X` and `X mRNA` are of one outcome, mRNA and protein of two.
    @Test func wordsOfAmountAreNoOutcome() {
        func documents(_ outcomes: [String]) -> [DocumentRecords] {
            outcomes.enumerated().map { place, outcome in
                var told = finding("\(place)#f1", place == 0 ? .increase : .no_change)
                told.outcome = outcome
                return document("\(place)", findings: [told])
            }
        }
        #expect(pairs(documents(["keratin levels", "keratin mRNA"])).count == 1)
        #expect(pairs(documents(["expression of keratin", "Keratin"])).count == 1)
        #expect(pairs(documents(["keratin protein levels", "keratin mRNA levels"])).isEmpty)
        #expect(pairs(documents(["levels", "expression"])).isEmpty)
    }

    static let approvals: [(String, Bool?)] = [
        ("Nordin is approved in three countries.", true), ("It is not approved for sale.", false), ("an unapproved research compound", false),
        ("Approved in Norway but not approved in Chile.", nil), ("It was tested in sheep.", nil), ("", nil),
    ]

    @Test(arguments: approvals) func readsApprovals(_ text: (String, Bool?)) {
        #expect(ApprovalWords.isApproved(FoldedText(text.0)) == text.1)
    }
}
