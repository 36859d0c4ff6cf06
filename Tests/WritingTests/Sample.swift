import Foundation
import Model

@testable import Writing

/// A dataset with a row in every table and hostile text where text may stand.
enum Sample {
    /// What documents really hold and formats stumble over.
    static let hostileTexts = [
        "plain", "", "a,b", "a;b", "say \"no\"", "\"", "two\nlines", "two\r\nlines", "bare\rreturn", "\n", "tab\there", " blank before",
        "blank after ",
        "=1+1", "+49 30 1234", "-x", "@SUM(A1)", "＝1+1", "'quoted'", "1/2", "2-3", "1,773", "1e5", "SEPT2", "007", "-4.7", "1.40", "30", "TRUE",
        "2025-12",
        "<b>&amp;</b>", "]]>", "{brace", "back\\slash", "50 % & $5 #1 a_b ~ ^", "naïve café — Ωμέγα 漢字 🧠", "e\u{301}",
        "\u{301}accent first",
        "\u{FEFF}mark", "\u{202E}right to left", "control \u{1} and \u{7F}", "non\u{FFFE}character", "null", "NaN", "; ",
        "Robert'); DROP TABLE works;--",
    ]
    static let withNUL = "before\u{0}after"
    static let long = String(repeating: "0123456789", count: 4_000)

    static let text = "# Title 🧠\n\nSemax lowered NIHSS by 4.7 points [1].\n\nReferences\n1. A. Author. A title. 2020.\n"

    static var blocks: [Block] {
        let lines = SourceText(text)
        return zip([Block.Kind.heading, .blank, .paragraph, .blank, .heading, .reference], 1...).map { Block($0, bytes: lines.bytes(ofLine: $1)) }
    }

    static func span(_ quote: String) -> SourceSpan {
        let source = SourceText(text)
        guard let range = text.range(of: quote) else { return source.span(0 ..< 0) }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return source.span(start ..< start + quote.utf8.count)
    }

    /// - Shape: two documents, the second empty; every id that is named exists.
    static func dataset(extraTexts: [String] = []) -> Dataset {
        var dataset = Dataset(documents: [document(extraTexts: extraTexts), emptyDocument])
        dataset.texts = Texts(texts: [(Array(text.utf8), blocks), ([], [])])
        dataset.works = works
        dataset.workAliases = [WorkAlias(aliasID: "w-1234", workID: "doi:10.1000/a_b(1)")]
        dataset.matches = [Match(referenceIDA: "\(id)#r1", referenceIDB: "\(id)#r2", probability: 0.75, decision: .possible, decidedBy: .model,
                                 reasons: ["same year 2020", "title 0.71"])]
        dataset.relations = [Relation(referenceIDA: "\(id)#r1", referenceIDB: "\(id)#r2", relation: .preprint_of, reasons: ["preprint server"])]
        dataset.citedStudies = [Study(id: "doi:10.1000/a_b(1)#s", label: "A title", workID: "doi:10.1000/a_b(1)", documentIDs: [id])]
        dataset.conflicts = [Conflict(kind: .numeric, about: "NIHSS", idA: "\(id)#f1", idB: "\(id)#q1", explanation: "-4.7 and 4.7")]
        dataset.diagnostics = [Diagnostic(.note, "possible-pairs-capped", "1 pair", hint: "none")]
        return dataset
    }

    static let id = "trials%2Fa%20b.md"

    private static var emptyDocument: DocumentRecords {
        DocumentRecords(source: Source(id: "empty.txt", path: "empty.txt", sha256: String(repeating: "0", count: 64), format: "text"),
            characterCount: 0)
    }

    private static func document(extraTexts: [String]) -> DocumentRecords {
        let texts = hostileTexts + extraTexts
        var d = DocumentRecords(source: Source(id: id, path: "trials/a b.md", sha256: String(repeating: "a", count: 64), format: "markdown"),
                                characterCount: text.unicodeScalars.count)
        d.metadata.title = "Title 🧠"
        d.metadata.authors = [Name(family: "van Beethoven", given: "Ludwig"), Name(literal: "World Health Organization")]
        d.metadata.published = "2025-12"
        d.sections = [Section(id: "\(id)#s1", documentID: id, level: 1, heading: "Title 🧠", span: span("# Title 🧠")),
                      Section(id: "\(id)#s2", documentID: id, parentID: "\(id)#s1", level: 2, heading: "References", span: span("References"))]
        for (number, text) in texts.enumerated() {
            d.keyValues.append(KeyValue(id: "\(id)#k\(number)", documentID: id, sectionID: nil, key: "key", value: text, span: span("Semax")))
        }
        d.tables = [Table(id: "\(id)#t1", documentID: id, sectionID: "\(id)#s1", caption: "=A caption", layout: "pipe", rowCount: texts.count + 1,
                          columnCount: 2, headerRowCount: 1, confidence: 0.5, span: span("Semax"))]
        d.cells = [Cell(tableID: "\(id)#t1", row: 0, column: 0, role: .header, header: nil, text: "Name", span: span("Semax")),
                   Cell(tableID: "\(id)#t1", row: 0, column: 1, role: .header, header: nil, text: "Name", span: span("Semax"))]
        for (row, text) in texts.enumerated() {
            d.cells.append(Cell(tableID: "\(id)#t1", row: row + 1, column: 0, role: .stub, header: "Name", text: "row \(row)", span: span("Semax")))
            d.cells.append(Cell(tableID: "\(id)#t1", row: row + 1, column: 1, role: .data, header: "Name", text: text, span: span("Semax")))
        }
        d.cells.append(Cell(tableID: "\(id)#t1", row: texts.count + 1, column: 0, role: .note, header: nil, text: "a note", span: span("Semax")))
        for number in 1 ... 2 {
            let text = "A. Author. A title. 2020."
            var reference = Reference(id: "\(id)#r\(number)", documentID: id, list: "References", label: "\(number)", text: text, quote: text,
                                      bibliography: works[0].bibliography, span: span(text))
            reference.workID = works[number - 1].id
            d.references.append(reference)
        }
        d.citations = [Citation(id: "\(id)#c1", documentID: id, sectionID: "\(id)#s1", marker: "[1]", label: "1", referenceID: "\(id)#r1",
                                status: .resolved, context: "Semax lowered NIHSS by 4.7 points [1].", span: span("[1]"))]
        d.citations.modifyEach { $0.workID = works[0].id }
        d.quantities = [Quantity(id: "\(id)#q1", documentID: id, kind: .estimate, value: -4.7, valueHigh: 30, dispersion: 1e-7, unit: "{points}",
                                 quote: "4.7 points", span: span("4.7 points"))]
        d.findings = [Finding(id: "\(id)#f1", documentID: id, sectionID: "\(id)#s1", direction: .decrease, support: .cited,
                              quote: "Semax lowered NIHSS by 4.7 points [1].", span: span("Semax lowered NIHSS by 4.7 points [1]."))]
        d.findings.modifyEach { finding in
            finding.subject = "Semax"
            finding.outcome = "NIHSS"
            finding.estimate = -4.7
            finding.workIDs = [works[0].id]
        }
        var second = Finding(id: "\(id)#f2", documentID: id, sectionID: nil, direction: .not_reported, support: .uncited, quote: "Semax",
                             span: span("Semax"))
        second.studyID = "\(id)#s1"
        d.findings.append(second)
        d.arms = [Arm(findingID: "\(id)#f1", arm: "Semax", role: .treatment, estimate: 1.5, n: 30)]
        d.studies = [Study(id: "\(id)#s1", label: "A 2019 cohort study", design: "cohort study", year: 2019, documentIDs: [id])]
        d.effects = [Effect(id: "\(id)#e1", findingID: "\(id)#f1", studyID: nil, outcome: "NIHSS", timepoint: nil, measure: "MD",
            missing: ["sd1i", "n1i"])]
        d.diagnostics = [Diagnostic(.warning, "ragged-row", document: id, span: span("Semax"), "row has 5 cells where the header has 6")]
        return d
    }

    static let works: [Work] = {
        var article = Bibliography()
        article.type = "article_journal"
        article.title = "Effects of ACTH(4-10) & {Semax} on 50 % of_rats: a \"study\" in Moscow\nand elsewhere"
        article.authors = [Name(family: "van Beethoven", given: "Ludwig", suffix: "Jr."), Name(literal: "Garner, Smith and Sons"),
            Name(family: "Łukasz")]
        article.isEtAl = true
        article.issued = "2020-03-09"
        article.year = 2020
        article.containerTitle = "Journal of Peptides & Proteins"
        article.volume = "12"
        article.issue = "3-4"
        article.page = "123–130"
        article.doi = "10.1000/a_b(1)"
        article.pmid = "12345678"
        article.pmcid = "PMC1234567"
        article.url = "https://example.org/a_b?x={1}&y=50%25"
        var page = Bibliography()
        page.type = "webpage"
        page.title = "Ünïcode 漢字 page"
        page.accessed = "2025-12-03"
        return [Work(id: "doi:10.1000/a_b(1)", bibliography: article, referenceCount: 1, documentCount: 1, citationCount: 1,
            evidence: "journal_article"),
                Work(id: "w-5f2a", bibliography: page, referenceCount: 1, documentCount: 1),
                Work(id: "w-empty", bibliography: Bibliography(), referenceCount: 0, documentCount: 0)]
    }()

    struct Texts: DocumentTexts {
        let texts: [(bytes: [UInt8], blocks: [Block])]
        func text(ofDocument index: Int) -> (bytes: [UInt8], blocks: [Block]) { texts[index] }
    }
}

/// A plain directory that is removed when the test lets it go.
final class DirectoryFolder: OutputFolder {
    let root: String
    private let isKept: Bool

    init(keepingAt path: String? = nil) throws {
        isKept = path != nil
        root = path ?? NSTemporaryDirectory() + "garner-writing-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { if !isKept { try? FileManager.default.removeItem(atPath: root) } }

    func file(_ path: String) throws -> any OutputFile {
        guard let file = fopen(try location(of: path), "wb") else { throw POSIXError(.EIO) }
        return DirectoryFile(file)
    }

    func location(of path: String) throws -> String {
        let full = root + "/" + path
        try FileManager.default.createDirectory(atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        return full
    }

    /// The files and their bytes.
    var contents: [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            if let data = FileManager.default.contents(atPath: root + "/" + path), !data.isEmpty { contents[path] = Array(data) }
        }
        return contents
    }

    func bytes(_ path: String) -> [UInt8] { FileManager.default.contents(atPath: root + "/" + path).map(Array.init) ?? [] }
    func string(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }
}

private final class DirectoryFile: OutputFile {
    private var file: UnsafeMutablePointer<FILE>?

    init(_ file: UnsafeMutablePointer<FILE>) { self.file = file }
    deinit { if let file { fclose(file) } }

    func append(_ bytes: UnsafeRawBufferPointer) throws {
        guard let file, bytes.isEmpty || fwrite(bytes.baseAddress, 1, bytes.count, file) == bytes.count else { throw POSIXError(.EIO) }
    }

    func close() throws {
        guard let file, fclose(file) == 0 else { throw POSIXError(.EIO) }
        self.file = nil
    }
}

/// The sample as some writers wrote it.
func written(_ writers: [Writer] = Writer.all, dataset: Dataset = Sample.dataset(), options: WritingOptions = WritingOptions(),
             keepingAt path: String? = nil) throws -> DirectoryFolder {
    let folder = try DirectoryFolder(keepingAt: path)
    for writer in writers { try writer.write(dataset, folder, options) }
    return folder
}
