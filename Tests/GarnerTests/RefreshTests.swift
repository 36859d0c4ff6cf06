import Foundation
import Testing

/// What a refresh does when little or nothing changed.
@Suite struct RefreshTests {
    private func project() throws -> ProjectFolder {
        let project = try ProjectFolder(["raw/a.md": RunTests.note, "raw/b.md": RunTests.note.replacing("2019", with: "2017"), "pipeline.yml": "sources: [raw/**]\n"])
        #expect(try project.garner("run", "-q").status == 0)
        return project
    }

    private func state(of project: ProjectFolder, _ path: String) throws -> [FileAttributeKey: Any] {
        try FileManager.default.attributesOfItem(atPath: project.path + "/" + path)
    }

    @Test func nothingChangedLeavesEveryFileButTheReport() throws {
        let project = try project()
        let before = project.contents(of: "output"), inode = try state(of: project, "output")[.systemFileNumber] as? Int
        let second = try project.garner("run", "--explain")
        #expect(second.status == 0 && second.output == "+0 −0 ~0\n")
        #expect(second.talk.contains("no document was read again"))
        #expect(project.contents(of: "output") == before)
        #expect(try state(of: project, "output")[.systemFileNumber] as? Int == inode)
        #expect(project.text("output/run/changes.csv") == "entity,id,field,old,new,cause\r\n")
        #expect(project.text("output/run/changes.md")?.contains("Nothing changed") == true)
    }

    @Test func oneChangedDocumentAloneIsReadAgain() throws {
        let project = try project()
        try project.write(Array(RunTests.note.replacing("12 of 40", with: "13 of 40").utf8), to: "raw/a.md")
        let run = try project.garner("run", "--explain")
        #expect(run.talk.contains("a.md: read again: its bytes changed"))
        #expect(!run.talk.contains("b.md: read again"))
        #expect(run.talk.contains("1 documents were read, 1 came from the cache"))
        let warm = project.contents(of: "output")
        try FileManager.default.removeItem(atPath: project.path + "/.garner/output.cache")
        let cold = try project.garner("run", "--force", "--explain")
        #expect(cold.talk.contains("b.md: read again: --force"))
        #expect(cold.output == "+0 −0 ~0\n")
        #expect(project.contents(of: "output") == warm)
    }

    @Test("a cache that is damaged is rebuilt", arguments: [
        // what is done to the file, how many documents are read again, and why
        ("emptied", 2, "it was not in the cache"), ("a stranger", 2, "it was not in the cache"), ("a folder", 2, "it was not in the cache"),
        ("first flipped", 1, "its cache entry was damaged"), ("last flipped", 1, "its cache entry was damaged"),
        ("first head flipped", 2, "it was not in the cache"), ("cut", 1, "it was not in the cache"),
    ])
    func damagedEntriesAreReadAgain(_ damage: String, _ reread: Int, _ cause: String) throws {
        let project = try project()
        let published = project.contents(of: "output")
        let url = URL(fileURLWithPath: project.path + "/.garner/output.cache/documents")
        var bytes = try Data(contentsOf: url)
        switch damage {
        case "emptied": bytes = Data()
        case "a stranger": bytes = Data("something else that stands here by chance, long enough for a head".utf8)
        case "first flipped": bytes[100] ^= 0x40
        case "last flipped": bytes[bytes.count - 9] ^= 0x40
        case "first head flipped": bytes[42] ^= 0x40
        case "cut": bytes.removeLast()
        default: break
        }
        if damage == "a folder" {
            try FileManager.default.removeItem(at: url)
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
        } else {
            try bytes.write(to: url)
        }
        for isMended in [false, true] {
            try FileManager.default.removeItem(atPath: project.path + "/.garner/output.state")
            let run = try project.garner("run", "--explain")
            #expect(run.status == 0 && run.output == "+0 −0 ~0\n", "\(run.talk)")
            let count = isMended && damage != "a folder" ? 0 : reread
            #expect(run.talk.contains("\(count) documents were read, \(2 - count) came from the cache"), "\(run.talk)")
            #expect(count == 0 || run.talk.contains(cause))
            #expect(project.contents(of: "output") == published)
        }
    }

    /// Entries that no document uses any more are kept until they are the larger part.
    @Test func theCacheGivesItsRoomBack() throws {
        let project = try project(), cache = "/.garner/output.cache/documents"
        func size() throws -> Int { try #require(try state(of: project, cache)[.size] as? Int) }
        let once = try size()
        for round in 1 ... 5 {
            try project.write(Array(RunTests.note.replacing("12 of 40", with: "1\(round) of 40").utf8), to: "raw/a.md")
            #expect(try project.garner("run", "-q").status == 0)
            #expect(try size() <= 2 * once + once / 10)
        }
        try FileManager.default.removeItem(atPath: project.path + "/.garner/output.state")
        #expect(try project.garner("run", "--explain").talk.contains("0 documents were read, 2 came from the cache"))
    }

    @Test func aTouchedDatasetIsMadeAgain() throws {
        let project = try project()
        let published = project.contents(of: "output")
        try project.write(Array("scribble".utf8), to: "output/csv/works.csv")
        #expect(try project.garner("run", "-q").status == 0)
        #expect(project.contents(of: "output")["csv/references.csv"] == published["csv/references.csv"])
        #expect(project.text("output/csv/works.csv")?.hasPrefix("work_id,") == true)
    }

    @Test("what a document yields depends on vocabulary and thresholds", arguments: [
        ("vocabulary: {compound: {Coolant: [Cooling]}}", 2), ("thresholds: {table-confidence: 0.9}", 2), ("limits: {cells: 99}", 2),
        ("thresholds: {match: 0.95}", 0), ("outputs: {writers: [csv]}", 0), ("linkage: {merge-preprints: true}", 0),
    ])
    func configurationSlices(_ line: String, _ reread: Int) throws {
        let project = try project()
        try project.write(Array("sources: [raw/**]\n\(line)\n".utf8), to: "pipeline.yml")
        let run = try project.garner("run", "--explain")
        #expect(run.talk.contains("\(reread) documents were read, \(2 - reread) came from the cache"), "\(run.talk)")
        if reread > 0 { #expect(run.talk.contains("vocabulary, thresholds or limits changed")) }
    }

    @Test func quarantineIsToldAgain() throws {
        let project = try project()
        try project.write([0, 1, 2, 0, 255, 0], to: "raw/c.txt")
        #expect(try project.garner("run", "-q").status == 3)
        let second = try project.garner("run")
        #expect(second.status == 3 && second.output == "+0 −0 ~0\n" && second.talk.contains("nothing changed"))
    }

    @Test("a document over its budget is quarantined", arguments: [
        ("cells: 3", "too-many-cells", "t.md"), ("markup-depth: 5", "deep-markup", "p.html"), ("document-size: 300", "too-large", "t.md"),
        ("document-time: 0.000001 s", "over-time", "t.md"),
    ])
    func budgets(_ limit: String, _ code: String, _ document: String) throws {
        let project = try project()
        try project.write(Array(("# Table\n\n| a | b |\n|---|---|\n" + String(repeating: "| 1 | 2 |\n", count: 50)).utf8), to: "raw/t.md")
        try project.write(Array(("<html><body>" + String(repeating: "<div>", count: 9) + "words" + String(repeating: "</div>", count: 9)).utf8), to: "raw/p.html")
        try project.write(Array("sources: [raw/**]\nlimits: {\(limit)}\n".utf8), to: "pipeline.yml")
        #expect(try project.garner("run", "-q").status == 3)
        let diagnostics = project.text("output/csv/diagnostics.csv") ?? ""
        #expect(diagnostics.contains("error,\(code),\(document)"), "\(diagnostics)")
    }

    @Test func dryRunsSayWhatWouldChange() throws {
        let project = try project()
        let before = project.contents(of: ".")
        try project.write(Array(RunTests.note.utf8), to: "raw/new.md")
        let run = try project.garner("run", "--dry-run")
        #expect(run.output.hasPrefix("+") && run.output.hasSuffix("(nothing is published)\n") && !run.output.hasPrefix("+0"))
        try FileManager.default.removeItem(atPath: project.path + "/raw/new.md")
        #expect(project.contents(of: ".") == before)
    }

    @Test func logsAreObjectsForPrograms() throws {
        let project = try project()
        try project.write([0, 1, 2, 0, 255, 0], to: "raw/c.txt")
        let run = try project.garner("run", "--log-format", "json")
        let events = try run.talk.split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(events.contains { $0?["event"] as? String == "quarantined" && $0?["document"] as? String == "c.txt" })
        #expect(events.compactMap { $0?["stage"] as? String } == ["discovery", "extraction", "linkage", "writing", "report"])
        let failed = try project.garner("run", "--log-format", "json", "--locked", "no.lock")
        let failure = try JSONSerialization.jsonObject(with: Data(failed.talk.utf8)) as? [String: Any]
        #expect(failed.status == 66 && failure?["status"] as? Int == 66 && failure?["level"] as? String == "error")
        let misused = try project.garner("run", "--log-format", "json", "--nope")
        let usage = try JSONSerialization.jsonObject(with: Data(misused.talk.utf8)) as? [String: Any]
        #expect(misused.status == 64 && usage?["status"] as? Int == 64 && (usage?["message"] as? String)?.contains("--nope") == true)
    }

    @Test func inputLocksRefuseOtherInputs() throws {
        let project = try project()
        #expect(try project.garner("run", "-q", "--write-lock", "pipeline.lock").status == 0)
        #expect(try project.garner("run", "-q", "--locked", "pipeline.lock").status == 0)
        try project.write(Array("else".utf8), to: "raw/a.md")
        let before = project.contents(of: "output")
        let run = try project.garner("run", "-q", "--locked", "pipeline.lock")
        #expect(run.status == 65 && run.talk.contains("error: a.md has other bytes; the inputs are not those of pipeline.lock"), "\(run.talk)")
        #expect(project.contents(of: "output") == before)
    }

    @Test func lineageIsWrittenForThoseWhoWantIt() throws {
        let project = try project()
        #expect(!project.exists("output/run/openlineage.jsonl"))
        try project.write(Array("sources: [raw/**]\noutputs: {openlineage: true}\n".utf8), to: "pipeline.yml")
        for _ in 0 ..< 2 {
            #expect(try project.garner("run", "-q").status == 0)
            let events = try (project.text("output/run/openlineage.jsonl") ?? "").split(separator: "\n")
                .map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
            try #require(events.map { $0?["eventType"] as? String } == ["START", "COMPLETE"])
            let runs = events.map { ($0?["run"] as? [String: String])?["runId"] }
            #expect(runs[0] != nil && runs[0] == runs[1] && UUID(uuidString: runs[0] ?? "") != nil)
            #expect((events[1]?["inputs"] as? [Any])?.count == 2)
        }
    }
}
