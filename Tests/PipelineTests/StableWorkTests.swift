import Foundation
import Model
@testable import Pipeline
import Testing

/// Works over many refreshes: files come, go and change places, and what is still there keeps its id.
@Suite struct StableWorkTests {
    static let header = "ID,author,title,year,journal,volume,number,pages,doi,note"
    static let rows = [
        "a1,\"Ames, Rosa and Ode, Lars\",Tides of a small lake in winter,2011,Limnology Letters,4,2,11-19,10.1000/ll.7,",
        "a2,\"Roe, Jane\",Silt and shore plants of the northern basin,2009,Shore Science,12,1,101-110,,",
        "a3,\"Ito, Kenji\",Editorial,2009,Shore Science,12,1,1-2,,",
        "a4,\"Tarn, Ludwig and Ruiz, Ana\",A census of water beetles on two islands,2015,Beetle Studies,7,4,55-71,,",
    ]
    static let copies = """
    TY  - JOUR
    ID  - b1
    AU  - Ames, R.
    AU  - Ode, L.
    TI  - Tides of a small lake in winter
    JO  - Limnol. Lett.
    PY  - 2011
    VL  - 4
    IS  - 2
    SP  - 11
    EP  - 19
    DO  - 10.1000/ll.7
    ER  -
    TY  - JOUR
    ID  - b4
    AU  - Tarn, L.
    AU  - Ruiz, A.
    TI  - A census of water beetles on two islands.
    JO  - Beetle Studies
    PY  - 2015
    VL  - 7
    SP  - 55
    EP  - 71
    ER  -

    """

    private struct Result {
        /// For each key of a record its work.
        var works: [String: String] = [:]
        var aliases: [String: String] = [:]
        var titles: [String: String] = [:]
    }

    private func run(_ folder: TemporaryFolder, _ files: String..., decisions: String? = nil) async throws -> Result {
        var configuration = try Configuration(files: files.map { folder.path + "/" + $0 }, output: folder.path + "/out", builtIn: Vocabulary())
        if let decisions { try configuration.readDecisions(folder.path + "/" + decisions) }
        var options = RunOptions()
        options.allowsRemoval = true
        _ = try await Pipeline(configuration: configuration, options: options).run()
        var result = Result()
        for reference in try PublishedReferences(in: folder.path + "/out").references { result.works[reference.label ?? reference.id] = reference.workID }
        result.aliases = try table(folder, "work_aliases", "alias_id", "work_id")
        result.titles = try table(folder, "works", "work_id", "title")
        return result
    }

    private func table(_ folder: TemporaryFolder, _ name: String, _ key: String, _ value: String) throws -> [String: String] {
        let table = try PublishedTable(folder.path + "/out/csv/\(name).csv")
        let from = try #require(table.header.firstIndex(of: key)), to = try #require(table.header.firstIndex(of: value))
        var values: [String: String] = [:]
        table.forEachRecord { record, _ in
            let fields = table.fields(of: record)
            values[table.text(of: fields[from])] = table.text(of: fields[to])
        }
        return values
    }

    private func csv(_ rows: [String]) -> String { ([Self.header] + rows).joined(separator: "\n") + "\n" }

    @Test func filesComeAndGo() async throws {
        let folder = try TemporaryFolder(["a.csv": csv(Self.rows), "b.ris": Self.copies])
        let first = try await run(folder, "a.csv")
        #expect(Set(first.works.values).count == 4)
        let more = try await run(folder, "b.ris", "a.csv")
        #expect(more.works.filter { first.works[$0.key] != nil } == first.works)
        #expect(more.works["b1"] == first.works["a1"] && more.works["b4"] == first.works["a4"])
        // the copy alone carries the id on
        let copies = try await run(folder, "b.ris")
        #expect(copies.works == ["b1": first.works["a1"], "b4": first.works["a4"]])
        let back = try await run(folder, "a.csv", "b.ris")
        #expect(back.works == more.works)
        #expect(back.aliases.isEmpty)
    }

    @Test func rowsChangePlaces() async throws {
        let folder = try TemporaryFolder(["a.csv": csv(Self.rows)])
        let first = try await run(folder, "a.csv")
        try folder.write(csv(Self.rows.reversed()), to: "a.csv")
        #expect(try await run(folder, "a.csv").works == first.works)
        try folder.write(csv(Array(Self.rows[2...])), to: "a.csv")
        try folder.write(csv(Array(Self.rows[..<2])), to: "c.csv")
        #expect(try await run(folder, "c.csv", "a.csv").works == first.works)
        // a new folder without a past gives the same ids to the same records
        let other = try TemporaryFolder(["z.csv": csv(Self.rows.reversed())])
        #expect(try await run(other, "z.csv").works.filter { $0.key != "a3" } == first.works.filter { $0.key != "a3" })
    }

    /// A person joins two works and parts them again: the older id stays, the other is an alias as long as they are one.
    @Test func worksMeetAndPart() async throws {
        let folder = try TemporaryFolder(["a.csv": csv(Self.rows)])
        let first = try await run(folder, "a.csv")
        let report = try await PairReport(("a2", "a4"), from: .documents(Configuration(files: [folder.path + "/a.csv"], output: folder.path + "/x", builtIn: Vocabulary())))
        try folder.write("key_a,key_b,verdict\n\(report.explanation.keyA),\(report.explanation.keyB),same\n", to: "mine.csv")
        let met = try await run(folder, "a.csv", decisions: "mine.csv")
        let id = try #require(met.works["a2"])
        #expect(met.works["a4"] == id && Set(first.works.values).contains(id))
        let lost = try #require([first.works["a2"], first.works["a4"]].compactMap { $0 }.first { $0 != id })
        #expect(met.aliases == [lost: id])
        let parted = try await run(folder, "a.csv")
        #expect(Set(parted.works.values).count == 4 && parted.works["a2"] != parted.works["a4"])
        #expect(parted.works["a1"] == first.works["a1"])
        #expect([parted.works["a2"], parted.works["a4"]].contains(id))
    }

    /// The merged record is the same whichever file comes first.
    @Test func theOrderOfFilesDoesNotChangeTheMergedRecord() async throws {
        let files = ["a.csv": csv(Self.rows), "b.ris": Self.copies]
        let one = try TemporaryFolder(files), two = try TemporaryFolder(files)
        let shuffled = try TemporaryFolder(["a.csv": csv(Self.rows.reversed()), "b.ris": Self.copies])
        let first = try await run(one, "a.csv", "b.ris"), second = try await run(two, "b.ris", "a.csv"), third = try await run(shuffled, "b.ris", "a.csv")
        #expect(first.titles == second.titles && first.titles.values.sorted() == third.titles.values.sorted())
        #expect(one.text("out/references/works.json") == two.text("out/references/works.json"))
        #expect(one.text("out/csv/works.csv") == two.text("out/csv/works.csv"))
        #expect(one.text("out/csv/works.csv")?.contains("Ames, Rosa; Ode, Lars") == true)
        // of two references, each value names one that states it: the DOI stands in both, the whole names in the table
        let items = try #require(JSONSerialization.jsonObject(with: Data((one.text("out/references/works.json") ?? "").utf8)) as? [[String: Any]])
        let custom = try #require(items.first { $0["DOI"] as? String == "10.1000/ll.7" }?["custom"] as? [String: Any])
        #expect(custom["references"] as? [String] == ["a.csv#r1", "b.ris#r1"])
        let sources = try #require(custom["stated-by"] as? [String: String])
        #expect(sources["author"] == "a.csv#r1" && sources["DOI"] == "a.csv#r1" && sources["container-title"] == "a.csv#r1")
        let single = items.compactMap { $0["custom"] as? [String: Any] }.filter { ($0["references"] as? [String])?.count == 1 }
        #expect(!single.isEmpty && single.allSatisfy { $0["stated-by"] == nil })
    }
}
