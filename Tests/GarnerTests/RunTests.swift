import Foundation
import Testing

/// What a scheduled job sees of `garner run`.
@Suite struct RunTests {
    static let note = "# Cooling\n\nCooling to 33 °C reduced deaths in 12 of 40 patients [1].\n\n## References\n\n1. Doe J. Cold heads. J Test. 2019;12(3):45-9.\n"

    private func project(_ count: Int = 1) throws -> ProjectFolder {
        try ProjectFolder(Dictionary(uniqueKeysWithValues: (0 ..< count).map { ("raw/note\($0).md", Self.note) }))
    }

    @Test func publishesAndThenHasNothingToDo() throws {
        let project = try project()
        let first = try project.garner("run", "--raw", "raw", "--output", "out")
        #expect(first.status == 0, "\(first.talk)")
        #expect(first.lines.count == 1 && first.output.hasPrefix("+"), "\(first.output)")
        let before = project.contents(of: "out")
        #expect(before["csv/documents.csv"] != nil && before["dataset.sqlite"] != nil)
        let second = try project.garner("run", "--raw", "raw", "--output", "out")
        #expect(second.output == "+0 −0 ~0\n")
        #expect(project.contents(of: "out") == before)
    }

    @Test func checkPassesOnWhatRunWrites() throws {
        let project = try project(2)
        try project.garner("run", "--raw", "raw", "--output", "out")
        let check = try project.garner("check", "out")
        #expect(check.status == 0, "\(check.output)\(check.talk)")
        let json = try project.garner("check", "out", "--json")
        #expect(json.output.hasPrefix("{\"ok\": true"))
    }

    @Test func initMakesAProjectThatRuns() throws {
        let project = try ProjectFolder()
        #expect(try project.garner("init").lines == ["made raw/", "made pipeline.yml"])
        #expect(try project.garner("check").status == 0)
        let empty = try project.garner("run")
        #expect(empty.status == 66, "\(empty.talk)")
        try project.write(Array(Self.note.utf8), to: "raw/a.md")
        #expect(try project.garner("run", "-q").status == 0)
        try project.write(Array("sources: raw/**".utf8), to: "pipeline.yml")
        #expect(try project.garner("init").output.isEmpty)
        #expect(project.text("pipeline.yml") == "sources: raw/**")
    }

    @Test func quietMeansNoTalk() throws {
        let project = try project()
        let result = try project.garner("run", "--raw", "raw", "--output", "out", "--quiet", "--json")
        #expect(result.talk.isEmpty)
        let again = try project.garner("run", "--raw", "raw", "--output", "out", "--quiet", "--force")
        #expect(again.status == 0 && again.talk.isEmpty && again.output.isEmpty)
        let manifest = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        #expect(manifest?["program"] as? String == "garner")
        #expect((manifest?["counts"] as? [String: Int])?["documents"] == 1)
    }

    @Test func dryRunsPublishNothing() throws {
        let project = try project()
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--dry-run").status == 0)
        #expect(!project.exists("out"))
    }

    @Test func chosenWritersAloneWrite() throws {
        let project = try project()
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--writers", "csv").status == 0)
        #expect(Set(project.contents(of: "out").keys.map { $0.prefix { $0 != "/" } }) == ["csv"])
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--writers", "csv").status == 0)
        let wrong = try project.garner("run", "--raw", "raw", "--output", "out", "--writers", "cvs")
        #expect(wrong.status == 64)
        #expect(wrong.talk.contains("did you mean \"csv\"?"))
    }

    @Test func rehearsalsWriteNoReviewSheet() throws {
        let project = try project()
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--dry-run", "--review", "sheet.csv").status == 0)
        #expect(!project.exists("sheet.csv"))
    }

    // MARK: Statuses

    /// A lock never takes the place of a document, the configuration or a published file.
    @Test(arguments: ["raw/note0.md", "pipeline.yml", "out/run/run.json", "raw"]) func locksReplaceLocksAlone(_ path: String) throws {
        let project = try project()
        try project.write(Array("outputs: {folder: out}\n".utf8), to: "pipeline.yml")
        try project.garner("run")
        let before = project.contents(of: ".")
        #expect(try project.garner("run", "--write-lock", path).status == 64)
        #expect(project.contents(of: ".") == before)
        for _ in 0 ..< 2 { #expect(try project.garner("run", "--write-lock", "pipeline.lock").status == 0) }
    }

    @Test(.timeLimit(.minutes(1)), arguments: [">&- 2>&-", "<&- >&- 2>&-"]) func closedStreamsAreNoMatter(_ streams: String) throws {
        let project = try project()
        #expect(try project.garner.shell("run --raw raw --output out \(streams)").status == 0)
        #expect(project.text("out/csv/documents.csv")?.contains("note0.md") == true)
        #expect(try project.garner("run", "--raw", "raw", "--output", "out").output == "+0 −0 ~0\n")
    }

    @Test(arguments: [["run", "--raw", ""], ["run", "--output", ""], ["run", "--config", ""], ["run", "--review", ""], ["run", "--locked", ""],
                      ["explain", ""], ["check", ""], ["tables", ""], ["diff", "", "x"], ["dedupe", "", "--output", "x"], ["dedupe", "a", "--output", ""], ["init", ""]])
    func emptyPathsAre64(_ arguments: [String]) throws { #expect(try Process.run(arguments, in: ProjectFolder()) == 64) }

    @Test func vanishedDocumentsStopARun() throws {
        let project = try project(10)
        try project.garner("run", "--raw", "raw", "--output", "out")
        let before = project.contents(of: "out")
        for number in 0 ..< 3 { try project.remove("raw/note\(number).md") }
        let refused = try project.garner("run", "--raw", "raw", "--output", "out")
        #expect(refused.status == 1)
        #expect(refused.talk.contains("3 of 10"))
        #expect(project.contents(of: "out") == before)
        try FileManager.default.moveItem(atPath: project.path + "/raw", toPath: project.path + "/away")
        #expect(try project.garner("run", "--raw", "raw", "--output", "out").status == 1)
        try FileManager.default.moveItem(atPath: project.path + "/away", toPath: project.path + "/raw")
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--allow-removal").status == 0)
        #expect(project.text("out/csv/documents.csv")?.contains("note0") == false)
    }

    @Test func foreignFoldersAreRefused() throws {
        let project = try project()
        try project.write([0x78], to: "out/mine.txt")
        #expect(try project.garner("run", "--raw", "raw", "--output", "out").status == 73)
        #expect(project.contents(of: "out").keys.sorted() == ["mine.txt"])
        #expect(try project.garner("run", "--raw", "raw", "--output", "raw").status == 64)
        #expect(try project.garner("run", "--raw", "raw", "--output", "/proc/nope/out").status == 73)
    }

    @Test func mistakesInTheConfigurationAreShownTogether() throws {
        let project = try project()
        try project.write(Array("sorces: raw\noutputs: {folder: ../x}\n".utf8), to: "pipeline.yml")
        for command in ["run", "check"] {
            let result = try project.garner(command)
            #expect(result.status == 78)
            #expect(result.talk.contains("pipeline.yml:1:1: error: unknown key \"sorces\""))
            #expect(result.talk.contains("did you mean \"sources\"?"))
            #expect(result.talk.contains("pipeline.yml:2:19: error:"))
        }
        try project.write(Array("vocabulary: {files: v.csv}".utf8), to: "pipeline.yml")
        try project.write(Array("category,name\nx,y\n".utf8), to: "v.csv")
        #expect(try project.garner("run").status == 65)
    }

    @Test(arguments: [["run", "--nope"], ["run", "--threads", "0"], ["frobnicate"], ["run", "--config", "a", "--raw", "b"], ["explain"],
                      ["run", "extra"]])
    func wrongUsageIs64(_ arguments: [String]) throws {
        let project = try ProjectFolder()
        let result = try Process.run(arguments, in: project)
        #expect(result == 64)
    }

    @Test func missingInputIs66() throws {
        let project = try ProjectFolder()
        #expect(try project.garner("run").status == 66)
        #expect(try project.garner("run", "--config", "no.yml").status == 66)
        let missing = try project.garner("run", "--raw", "nope")
        #expect(missing.status == 66 && missing.talk.contains("there is no folder \"nope\"") && !missing.talk.contains("pipeline.yml"), "\(missing.talk)")
        try project.write([0x61], to: "a.txt")
        #expect(try project.garner("run", "--raw", "a.txt").talk.contains("a.txt is a file where a folder"))
        #expect(try project.garner("run", "--config", ".").talk.contains(". is a folder where a configuration file"))
        for command in [["explain", "-"], ["tables", "/dev/null"], ["dedupe", "-", "--output", "x"]] { #expect(try Process.run(command, in: project) == 66) }
        #expect(try project.garner("explain", "no.txt").status == 66)
        #expect(try project.garner("check").status == 66)
        #expect(try project.garner("check", "nowhere").status == 66)
    }

    @Test func theLoserOfTheLockEndsAtOnce() throws {
        let project = try project()
        try project.write([], to: ".garner/out.lock")
        let held = open(project.path + "/.garner/out.lock", O_RDWR)
        defer { close(held) }
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        let start = ContinuousClock.now
        let result = try project.garner("run", "--raw", "raw", "--output", "out")
        #expect(result.status == 75)
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(!project.exists("out"))
    }

    @Test(arguments: [SIGTERM, SIGINT]) func stoppedRunsLeaveTheDataset(_ signal: Int32) throws {
        let project = try project()
        try project.garner("run", "--raw", "raw", "--output", "out")
        let before = project.contents(of: "out")
        try project.write(Array(String(repeating: Self.note, count: 40_000).utf8), to: "raw/large.md")
        let process = try project.garner.started("run", "--raw", "raw", "--output", "out")
        Thread.sleep(forTimeInterval: 0.4)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
        #expect(project.contents(of: "out") == before)
        #expect(!project.exists(".garner/out.staging") && !project.exists(".garner/out.scratch"))
    }

    // MARK: Input that is not right

    @Test func inputThatIsNotRight() throws {
        let project = try ProjectFolder(["raw/good.md": Self.note, "raw/empty.txt": "", "raw/x.txt/inside.txt": "not read"])
        try project.write([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3] + [UInt8](repeating: 0, count: 2000), to: "raw/binary.txt")
        try project.write(Array("Gr".utf8) + [0xFC] + Array("n wirkt.\n".utf8), to: "raw/latin.txt")
        try project.write(Array("word ".utf8) + [0xFF, 0x81, 0xC3, 0xA9] + Array("\n".utf8), to: "raw/broken.txt")
        try project.write([UInt8](repeating: 0x61, count: 10_000_000), to: "raw/long.txt")
        let result = try project.garner("run", "--raw", "raw", "--output", "out")
        #expect(result.status == 3, "\(result.talk)")
        let diagnostics = project.text("out/csv/diagnostics.csv") ?? ""
        for words in ["empty-document,empty.txt", "binary-file,binary.txt", "not-utf-8,latin.txt", "invalid-utf-8,broken.txt", "long-line,long.txt",
                      "folder-as-document,x.txt"] {
            #expect(diagnostics.contains(words), "no \(words) in \(diagnostics)")
        }
        let documents = project.text("out/csv/documents.csv") ?? ""
        #expect(["good.md", "empty.txt", "latin.txt", "broken.txt", "long.txt"].allSatisfy { documents.contains("\n\($0),") })
        #expect(!documents.contains("binary.txt") && !documents.contains("inside"))
        let check = try project.garner("check", "out")
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func copiesAreNoted() throws {
        let project = try project(3)
        try project.garner("run", "--raw", "raw", "--output", "out")
        let diagnostics = project.text("out/csv/diagnostics.csv") ?? ""
        #expect(diagnostics.contains("note,same-bytes,note1.md,,,,the file has the bytes of note0.md") && diagnostics.contains("same-bytes,note2.md"), "\(diagnostics)")
        #expect(project.text("out/csv/documents.csv")?.contains("note2.md") == true)
    }

    /// Works keep their ids through a run that writes no tables.
    @Test func worksAreKnownWhateverIsWritten() throws {
        let project = try project()
        func run(_ arguments: String...) throws -> String? {
            #expect(try Process.run(["run", "--raw", "raw", "--output", "out", "-q"] + arguments, in: project) == 0)
            return project.text("out/csv/works.csv")
        }
        let works = try run()
        #expect(try run("--writers", "sqlite") == works && project.contents(of: "out").keys.sorted() == ["csv/work_aliases.csv", "csv/works.csv", "dataset.sqlite"])
        // by itself the reference would now be known by its DOI
        try project.write(Array(RunTests.note.replacing("45-9.", with: "45-9. doi:10.1000/jt.9").utf8), to: "raw/note0.md")
        let id = works?.components(separatedBy: "\r\n").dropFirst().first?.prefix { $0 != "," }
        #expect(try run("--writers", "ris")?.contains(id ?? "?") == true)
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--writers", "sqlite").output == "+0 −0 ~0\n")
        #expect(try project.garner("check", "out").status == 66)
        #expect(try project.garner("run", "--raw", "raw", "--output", "out", "--writers", ",").status == 64)
    }

    @Test func threadsMakeNoDifference() throws {
        let project = try project(7)
        try project.garner("run", "--raw", "raw", "--output", "one", "--threads", "1")
        try project.garner("run", "--raw", "raw", "--output", "many", "--threads", "8")
        let one = project.contents(of: "one")
        #expect(!one.isEmpty && one == project.contents(of: "many"))
    }
}

extension Process {
    /// The status of a call whose arguments come as a list.
    static func run(_ arguments: [String], in project: ProjectFolder) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Command.path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: project.path)
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
