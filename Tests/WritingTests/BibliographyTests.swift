import Foundation
import Model
import Testing

@testable import Writing

@Suite struct BibliographyTests {
    @Test func aRISRecord() throws {
        let records = try written([.ris]).string("references/works.ris").components(separatedBy: "\r\n\r\n")
        #expect(records.count == 4)
        #expect(records[0].components(separatedBy: "\r\n") == [
            "TY  - JOUR", "ID  - doi:10.1000/a_b(1)", "AU  - van Beethoven, Ludwig, Jr.", "AU  - Garner, Smith and Sons", "AU  - Łukasz",
            "TI  - Effects of ACTH(4-10) & {Semax} on 50 % of_rats: a \"study\" in Moscow and elsewhere", "T2  - Journal of Peptides & Proteins",
            "PY  - 2020", "DA  - 2020/03/09/", "VL  - 12", "IS  - 3-4", "SP  - 123", "EP  - 130", "DO  - 10.1000/a_b(1)", "AN  - 12345678",
            "C2  - PMC1234567",
            "UR  - https://example.org/a_b?x={1}&y=50%25", "ER  - ",
        ])
        #expect(records[2] == "TY  - GEN\r\nID  - w-empty\r\nER  - ")
    }

    @Test func aBibLaTeXEntry() throws {
        let entries = try written([.bibLaTeX]).string("references/works.bib").components(separatedBy: "\n\n")
        #expect(entries.count == 4)
        #expect(entries[0].components(separatedBy: "\n") == [
            "@article{doi:10.1000/a_5Fb_281_29,",
            "  author = {van Beethoven, Jr., Ludwig and {Garner, Smith and Sons} and {Łukasz} and others},",
            "  title = {Effects of {ACTH(4-10)} \\& {\\textbraceleft{}Semax\\textbraceright{}} on 50 \\% of\\_rats: a \"study\" in {Moscow} and elsewhere},",
            "  journal = {Journal of {Peptides} \\& {Proteins}},", "  year = {2020},", "  month = {3},", "  volume = {12},", "  number = {3-4},",
            "  pages = {123--130},", "  doi = {10.1000/a_b(1)},", "  pmid = {12345678},", "  pmcid = {PMC1234567},",
            "  url = {https://example.org/a_b?x=%7B1%7D&y=50%25},", "}",
        ])
        #expect(entries[2] == "@misc{w-empty,\n}")
    }

    @Test(arguments: [
        ("Effects of BDNF, (Semax) and mRNA: a review", "Effects of {BDNF}, ({Semax}) and {mRNA}: a review"),
        ("ACTH(4-10) in rats", "{ACTH(4-10)} in rats"),
        ("The \"Moscow\" trial", "The \"{Moscow}\" trial"), ("Plain title", "Plain title"), ("", ""), ("  A  B  ", "  {A}  {B}  "),
        ("50% of {X}", "50\\% of {\\textbraceleft{}X\\textbraceright{}}"),
        ("A (IN) B", "A ({IN}) {B}"), (":A b", "{:A} b"),
    ])
    func capitalsAreKept(title: String, expected: String) throws {
        var work = Sample.works[2]
        work.bibliography.title = title
        var dataset = Dataset(documents: [])
        dataset.works = [work]
        let entry = try written([.bibLaTeX], dataset: dataset).string("references/works.bib")
        #expect(title.isEmpty ? !entry.contains("title") : entry.contains("  title = {\(expected)},\n"), "\(entry)")
    }

    @Test func aCSLItem() throws {
        let data = Data(try written([.cslJSON]).bytes("references/works.json"))
        let items = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        #expect(items.map { $0["id"] as? String } == Sample.works.map(\.id))
        #expect(items.map { $0["type"] as? String } == ["article-journal", "webpage", "document"])
        #expect(items[0]["title"] as? String == Sample.works[0].bibliography.title)
        #expect(items[0]["page"] as? String == "123–130")
        let authors = try #require(items[0]["author"] as? [[String: String]])
        #expect(authors == [["family": "van Beethoven", "given": "Ludwig", "suffix": "Jr."], ["literal": "Garner, Smith and Sons"],
            ["family": "Łukasz"]])
        #expect((items[0]["issued"] as? [String: [[Int]]])?["date-parts"] == [[2020, 3, 9]])
    }

    @Test(arguments: [("2025", [2025]), ("2025-12", [2025, 12]), ("2025-12-03", [2025, 12, 3]), ("", []), ("12.2025", []), ("2025-1", []),
        ("2025-12-03T10", [])])
    func datesComeInParts(date: String, parts: [Int]) { #expect(BibliographicText.parts(ofDate: date) == parts) }

    @Test(arguments: [("123-130", "123", "130"), ("123–30", "123", "30"), ("e1234", "e1234", nil), ("12 – 19", "12", "19"), ("-", "-", nil),
        ("S1-S9", "S1", "S9")]
        as [(String, String, String?)])
    func pagesComeInTwo(page: String, first: String, last: String?) {
        #expect(BibliographicText.pages(page) == (first, last))
    }

    @Test(.needs("pandoc")) func pandocReadsThem() throws {
        let folder = try written([.ris, .bibLaTeX, .cslJSON])
        // `ris` came with pandoc 3
        let known = try Tool.run("pandoc", ["--list-input-formats"], in: folder.root).output.split(separator: "\n").map(String.init)
        #expect(known.contains("csljson"))
        let formats = [("ris", "works.ris"), ("csljson", "works.json"), ("bibtex", "works.bib"), ("biblatex", "works.bib")]
        for (format, file) in formats where known.contains(format) {
            let result = try Tool.run("pandoc", ["-f", format, "-t", "csljson", "references/\(file)"], in: folder.root)
            #expect(result.status == 0, "\(format): \(result.output)")
            let items = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]],
                "\(format): \(result.output)")
            #expect(items.count == 3, "\(format)")
            #expect(items.first?["DOI"] as? String == "10.1000/a_b(1)", "\(format)")
            #expect(items.first?["volume"] as? String == "12", "\(format)")
            #expect((items.first?["author"] as? [Any])?.count ?? 0 >= 3, "\(format)")
        }
    }
}
