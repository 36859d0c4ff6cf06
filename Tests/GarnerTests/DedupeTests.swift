import Foundation
import Testing

/// What people see of `garner dedupe`.
@Suite struct DedupeTests {
    static let csv = """
    ID,author,title,year,journal,volume,number,pages,doi
    a1,"Ames, Rosa and Ode, Lars",Tides of a small lake in winter,2011,Limnology Letters,4,2,11-19,10.1000/ll.7
    a2,"Roe, Jane",Silt and shore plants of the northern basin,2009,Shore Science,12,1,101-110,
    a3,"Roe, Jane",Silt and shore plants of the southern basin,2009,Shore Science,12,3,301-310,

    """
    static let ris = """
    TY  - JOUR
    ID  - b1
    AU  - Ames, R.
    AU  - Ode, L.
    TI  - Tides of a small lake in winter.
    JO  - Limnol. Lett.
    PY  - 2011
    VL  - 4
    IS  - 2
    SP  - 11
    EP  - 19
    ER  -

    """

    @Test func filesOfTwoFormatsAreOneDataset() throws {
        let project = try ProjectFolder(["x/a.csv": Self.csv, "y/b.ris": Self.ris])
        let result = try project.garner("dedupe", "x/a.csv", "y/b.ris", "--output", "out")
        #expect(result.status == 0, "\(result.talk)")
        #expect(result.output == "4 references, 3 works, 1 duplicates, 0 possible pairs\n")
        #expect(project.contents(of: "out").keys.filter { $0.hasPrefix("references/") }.sorted() == ["references/works.bib", "references/works.json", "references/works.ris"])
        #expect(project.text("out/csv/documents.csv")?.contains("a.csv,a.csv,") == true)
    }

    /// The order of the files, and where the command is called from, change nothing.
    @Test func theOrderOfFilesChangesNothing() throws {
        let project = try ProjectFolder(["a.csv": Self.csv, "b.ris": Self.ris])
        try project.garner("dedupe", "a.csv", "b.ris", "--output", "one", "-q")
        try project.garner("dedupe", "./b.ris", project.path + "/a.csv", "b.ris", "--output", "two", "-q")
        let one = project.contents(of: "one").filter { !$0.key.hasPrefix("run/") }, two = project.contents(of: "two").filter { !$0.key.hasPrefix("run/") }
        #expect(!one.isEmpty && one == two)
    }

    /// A person parts what was joined and joins what was parted; the sheet carries it on; a changed record makes it stale.
    @Test func decisionsAreReplayedUntilTheirEvidenceChanges() throws {
        let project = try ProjectFolder(["a.csv": Self.csv, "b.ris": Self.ris])
        func keys(_ a: String, _ b: String) throws -> String {
            let lines = try project.garner("explain", "--pair", a, b, "a.csv", "b.ris").lines
            return String(try #require(lines.last { $0.hasPrefix("keys: ") }).dropFirst(6))
        }
        let header = "key_a,key_b,verdict,reviewer,date,note\n"
        try project.write(Array((header + "\(keys("a1", "b1")),distinct,Ada,2026-01-02,\n\(keys("a2", "a3")),same,,,a misprint\n").utf8), to: "mine.csv")
        let decided = try project.garner("dedupe", "a.csv", "b.ris", "--output", "out", "--decisions", "mine.csv", "--review", "sheet.csv")
        #expect(decided.output == "4 references, 3 works, 1 duplicates, 0 possible pairs\n", "\(decided.talk)")
        #expect(project.text("out/csv/matches.csv")?.contains("decided by Ada on 2026-01-02") == true)
        // the sheet stands for the decisions it was made with, and is not written over without them
        let again = try project.garner("dedupe", "a.csv", "b.ris", "--output", "out", "--decisions", "sheet.csv", "--review", "sheet.csv")
        #expect(again.output == decided.output, "\(again.talk)")
        #expect(try project.garner("dedupe", "a.csv", "b.ris", "--output", "out", "--review", "sheet.csv").status == 64)
        // saved by a spreadsheet with semicolons and Windows line ends
        let sheet = try #require(project.text("mine.csv")).replacingOccurrences(of: ",", with: ";").replacingOccurrences(of: "\n", with: "\r\n")
        try project.write(Array(sheet.utf8), to: "saved.csv")
        #expect(try project.garner("dedupe", "a.csv", "b.ris", "--output", "out", "--decisions", "saved.csv").output == decided.output)
        // one record changes: the decision on it is stale, the other holds
        try project.write(Array(Self.ris.replacingOccurrences(of: "VL  - 4", with: "VL  - 5").utf8), to: "b.ris")
        let stale = try project.garner("dedupe", "a.csv", "b.ris", "--output", "out", "--decisions", "mine.csv")
        #expect(stale.output.hasPrefix("4 references, 2 works"), "\(stale.output)")
        #expect(project.text("out/csv/diagnostics.csv")?.contains("stale-decision") == true)
    }

    /// Notes, names and columns of one's own stay where they are, whether there is a verdict or not.
    @Test func whatPeopleWroteStaysInTheSheet() throws {
        let project = try ProjectFolder(["raw/a.csv": Self.csv.replacingOccurrences(of: "10.1000/ll.7", with: ""), "raw/b.ris": Self.ris,
                                         "pipeline.yml": "thresholds: {match: 1, possible: 0.0001}\n"])
        #expect(try project.garner("run", "-q", "--review", "sheet.csv").status == 0)
        let lines = try #require(project.text("sheet.csv")).components(separatedBy: "\r\n").filter { !$0.isEmpty }
        try #require(lines.count > 1)
        var row = lines[1].replacingOccurrences(of: ",,,,,", with: ",,Ada,2026-01-02,=ask Ben,")
        row += ",urgent"
        try project.write(Array(([lines[0] + ",2-3", row] + lines.dropFirst(2).map { $0 + "," }).joined(separator: "\r\n").utf8), to: "sheet.csv")
        for _ in 0 ..< 3 { #expect(try project.garner("run", "-q", "--review", "sheet.csv").status == 0) }
        let again = try #require(project.text("sheet.csv"))
        #expect(again.contains(",Ada,'2026-01-02,'=ask Ben,") && again.contains(",urgent\r\n") && again.contains("reference_id_b,'2-3\r\n"), "\(again)")
        // the pair is gone, what was written of it is not
        try project.write(Array("thresholds: {match: 0.5, possible: 0.5}\n".utf8), to: "pipeline.yml")
        #expect(try project.garner("run", "-q", "--review", "sheet.csv").status == 0)
        #expect(project.text("sheet.csv")?.contains("'=ask Ben") == true)
    }

    /// The manifest says what the process ends with.
    @Test func aReviewQueueThatGrewIsAStatus() throws {
        let project = try ProjectFolder(["raw/a.csv": Self.csv.replacingOccurrences(of: "10.1000/ll.7", with: ""), "raw/b.ris": Self.ris,
                                         "pipeline.yml": "thresholds: {match: 1, possible: 0.0001}\n"])
        for status in [4, 0] as [Int32] {
            #expect(try project.garner("run", "-q", "--fail-on", "review").status == status)
            #expect(project.text("output/run/run.json")?.contains("\"exit_status\" : \(status),") == true)
        }
    }

    @Test func nothingTakesThePlaceOfWorks() throws {
        let project = try ProjectFolder(["a.csv": Self.csv, "empty.ris": "", "raw/a.csv": Self.csv])
        try project.write([UInt8](repeating: 0, count: 3000), to: "broken.ris")
        #expect(try project.garner("dedupe", "a.csv", "--output", "out").status == 0)
        let before = project.contents(of: "out")
        for file in ["empty.ris", "broken.ris"] {
            let result = try project.garner("dedupe", file, "--output", "out")
            #expect(result.status == 1 && result.talk.contains("--allow-removal"), "\(result.talk)")
            #expect(project.contents(of: "out") == before)
        }
        #expect(try project.garner("dedupe", "empty.ris", "--output", "out", "--allow-removal").status == 0)
        try project.garner("run", "--raw", "raw", "--output", "output")
        let refused = try project.garner("dedupe", "a.csv", "--output", "output")
        #expect(refused.status == 64 && refused.talk.contains("holds the dataset of a project"), "\(refused.talk)")
    }

    @Test func contradictoryDecisionsStopTheRun() throws {
        let project = try ProjectFolder(["a.csv": Self.csv])
        func pair(_ a: String, _ b: String) throws -> String { String(try #require(project.garner("explain", "--pair", a, b, "a.csv").lines.last).dropFirst(6)) }
        try project.write(Array("key_a,key_b,verdict\n\(pair("a1", "a2")),same\n\(pair("a2", "a3")),same\n\(pair("a1", "a3")),distinct\n".utf8), to: "mine.csv")
        let result = try project.garner("dedupe", "a.csv", "--output", "out", "--decisions", "mine.csv")
        #expect(result.status == 65)
        #expect(result.talk.contains("contradict one another"))
        for line in 2 ... 4 { #expect(result.talk.contains("(mine.csv:\(line))"), "\(result.talk)") }
        #expect(project.text("out/csv/works.csv") == nil)
    }

    @Test func aPairIsExplainedFieldByField() throws {
        let project = try ProjectFolder(["a.csv": Self.csv, "b.ris": Self.ris])
        let words = try project.garner("explain", "--pair", "a1", "b1", "a.csv", "b.ris")
        #expect(words.status == 0 && words.output.contains("result: one work"), "\(words.talk)")
        for field in ["title ", "authors ", "year ", "volume ", "pages ", "sum ", "probability "] { #expect(words.output.contains(field)) }
        try project.garner("dedupe", "a.csv", "b.ris", "--output", "out", "-q")
        let json = try project.garner("explain", "--json", "--pair", "a2", "a.csv#r3", "out")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any], "\(json.talk)")
        #expect(object["one_work"] as? Bool == false)
        #expect((object["fields"] as? [[String: Any]])?.contains { $0["name"] as? String == "title" } == true)
        #expect(try project.garner("explain", "--pair", "a1", "nobody", "out").status == 66)
        #expect(try project.garner("explain", "--pair", "a1", "a1", "out").status == 64)
        #expect(try project.garner("explain", "--pair", "a1").status == 64)
    }

    @Test func preprintsAreMergedOnRequest() throws {
        let records = """
        ID,author,title,year,journal,volume,pages,doi
        p,"Ames, R. and Ode, L.",Tides of a small lake in winter and spring,2020,bioRxiv,,,10.1101/2020.03.01.970000
        j,"Ames, R. and Ode, L.",Tides of a small lake in winter and spring,2020,Limnology Letters,4,11-19,10.1000/ll.7

        """
        let project = try ProjectFolder(["a.csv": records])
        #expect(try project.garner("dedupe", "a.csv", "--output", "two").output.hasPrefix("2 references, 2 works"))
        #expect(project.text("two/csv/relations.csv")?.contains("preprint_of") == true)
        #expect(try project.garner("dedupe", "a.csv", "--output", "one", "--merge-preprints").output.hasPrefix("2 references, 1 works"))
    }

    @Test func filesOfOneNameAreToldApart() throws {
        let project = try ProjectFolder(["x/a.csv": Self.csv, "y/a.csv": Self.csv])
        let result = try project.garner("dedupe", "x/a.csv", "y/a.csv", "--output", "out")
        #expect(result.output == "6 references, 3 works, 3 duplicates, 0 possible pairs\n", "\(result.talk)")
        #expect(project.text("out/csv/documents.csv")?.contains("x/a.csv,") == true)
    }

    @Test func aFormatIsKnownByItsBytes() throws {
        let project = try ProjectFolder(["export.txt": Self.ris, "list": Self.csv, "words.dat": "Words of a text.\n"])
        #expect(try project.garner("dedupe", "export.txt", "list", "--output", "out").output.hasPrefix("4 references, 3 works"))
        #expect(try project.garner("dedupe", "words.dat", "--output", "out").status == 66)
    }

    @Test func mistakesEndWithTheirStatus() throws {
        let project = try ProjectFolder(["a.csv": Self.csv, "out/a.csv": Self.csv, "folder/a.csv": Self.csv, "bad.csv": "key_a,key_b\n"])
        #expect(try project.garner("dedupe", "no.csv", "--output", "new").status == 66)
        #expect(try project.garner("dedupe", "folder", "--output", "new").status == 64)
        #expect(try project.garner("dedupe", "out/a.csv", "--output", "out").status == 64)
        #expect(try project.garner("dedupe", "a.csv", "--output", "new", "--decisions", "bad.csv").status == 65)
        #expect(try project.garner("dedupe", "a.csv", "--output", "new", "--decisions", "no.csv").status == 66)
        #expect(try project.garner("dedupe", "a.csv", "--output", "new", "--review", "new/sheet.csv").status == 64)
        #expect(try project.garner("dedupe", "a.csv").status == 64)
        #expect(project.text("new/csv/references.csv") == nil)
    }
}
