import Foundation
import Testing

@Suite struct ExplainParseTests {
    @Test(arguments: [[], ["run"], ["dedupe"], ["tables"], ["check"], ["explain"], ["init"], ["parse"]])
    func everyCommandHelps(command: [String]) throws {
        let folder = try ProjectFolder([:])
        let result = command.isEmpty ? try folder.garner("--help") : try folder.garner(command[0], "--help")
        #expect(result.status == 0 && result.output.contains("USAGE: garner \(command.joined())") && result.talk.isEmpty)
    }

    @Test func explainShowsEveryLine() throws {
        let project = try ProjectFolder(["note.md": "# Cooling\n\nA dose of 5 mg was given.\n"])
        let plain = try project.garner("explain", "note.md")
        #expect(plain.status == 0)
        #expect(plain.output.contains("heading") && plain.output.contains("# Cooling") && plain.output.contains("sections #s1"))
        #expect(!plain.output.contains("\u{1B}"))
        let json = try project.garner("explain", "note.md",
                                      "--json").lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(json.map { $0?["line"] as? Int } == [1, 2, 3])
        #expect(json.first??["role"] as? String == "heading")
    }

    @Test func documentsDoNotDriveTheTerminal() throws {
        let project = try ProjectFolder(["evil.txt": "red \u{1B}[31m and \u{9B}2J and \u{202E}gnirts\n"])
        let result = try project.garner("explain", "evil.txt")
        #expect(result.status == 0)
        #expect(!result.output.unicodeScalars.contains { [0x1B, 0x9B, 0x202E].contains($0.value) })
    }

    @Test func unknownFormatsAreNamed() throws {
        let project = try ProjectFolder(["a.txt": "x"])
        let result = try project.garner("explain", "a.txt", "--format", "markdwn")
        #expect(result.status == 64 && result.talk.contains("did you mean \"markdown\"?"))
    }

    static let twoTables = "# Rats\n\nTable 1: Doses\n\n| Dose | Rats |\n|---|---|\n| 3 mg | 1.40 |\n\n<table><tr><th rowspan=2>Day</th><th>a</th></tr><tr><th>b</th></tr>"
        + "<tr><td>1</td><td>&lt;2</td></tr></table>\n"

    @Test func tablesAreAligned() throws {
        let project = try ProjectFolder(["a.md": Self.twoTables])
        let result = try project.garner("tables", "a.md")
        #expect(result.status == 0)
        #expect(result.output.contains("Table 1: Doses\nDose  Rats\n────  ────\n3 mg  1.40\n"))
        #expect(result.output.contains("a.md#t2, line 9: 3 × 2, html"))
    }

    @Test func tablesAsCSVAndJSON() throws {
        let project = try ProjectFolder(["a.md": Self.twoTables])
        #expect(try project.garner("tables", "a.md", "--table", "1", "--csv").output == "Dose,Rats\r\n3 mg,1.40\r\n")
        #expect(try project.garner("tables", "a.md", "--table", "2", "--csv", "--repeat-spans").output == "Day,a\r\nDay,b\r\n1,<2\r\n")
        let lines = try project.garner("tables", "a.md", "--json").lines
        let tables = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
        #expect(tables.map { $0?["table_id"] as? String } == ["a.md#t1", "a.md#t2"])
        let cells = tables.last??["cells"] as? [[String: Any]]
        #expect(cells?.first?["row_span"] as? Int == 2 && cells?.last?["text"] as? String == "<2")
    }

    @Test func aTableThatIsNotThere() throws {
        let project = try ProjectFolder(["a.md": "# Rats\n"])
        #expect(try project.garner("tables", "a.md").status == 0)
        let result = try project.garner("tables", "a.md", "--table", "1")
        #expect(result.status == 66 && result.talk.contains("has no table 1"))
        #expect(try project.garner("tables", "a.md", "--csv", "--json").status == 64)
    }

    #if os(Linux)
    @Test("results that cannot be written are a failure", arguments: ["tables a.md", "tables --csv a.md", "explain a.md", "parse", "check output", "diff --csv output other"])
    func fullDisks(_ command: String) throws {
        let project = try ProjectFolder(["a.md": Self.twoTables, "raw/a.md": Self.twoTables])
        for output in ["output", "other"] { try project.garner("run", "--raw", "raw", "--output", output, "-q") }
        let result = try project.garner.shell(command + " > /dev/full", input: "Doe J. Cold heads. J Test. 2019;12(3):45-9.\n")
        #expect(result.status == 74 && result.talk.contains("cannot write to standard output"), "\(result.talk)")
    }
    #endif

    @Test func parseAnswersLineByLine() throws {
        let project = try ProjectFolder()
        let input = "Doe J, Roe R. Cold heads. J Test. 2019;12(3):45-9. doi:10.1000/xyz123\n\n   \n\u{FEFF}\nlast line without an end"
        let result = try project.garner("parse", input: Array(input.utf8))
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.count == 5)
        #expect(lines[1] == "{}" && lines[2] == "{}")
        for line in lines { #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any]) }
        #expect(lines[0].contains("\"DOI\": \"10.1000/xyz123\"") || lines[0].contains("\"DOI\":\"10.1000/xyz123\""))
    }

    @Test func parseSurvivesAnyBytes() throws {
        let project = try ProjectFolder()
        var state: UInt64 = 7
        let noise = (0 ..< 200_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
        let result = try project.garner("parse", input: noise)
        #expect(result.status == 0)
        let expected = noise.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(result.output.utf8.count { $0 == 0x0A } == expected.count - (expected.last?.isEmpty == true ? 1 : 0))
        #expect(try project.garner("parse").output.isEmpty)
    }
}
