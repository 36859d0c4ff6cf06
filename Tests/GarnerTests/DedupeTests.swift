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
