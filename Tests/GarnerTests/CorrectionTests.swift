import Foundation
import Testing

/// Values that people put right, and what `diff` says of them.
@Suite struct CorrectionTests {
    private func project() throws -> ProjectFolder {
        let project = try ProjectFolder(["raw/a.md": RunTests.note, "pipeline.yml": "sources: [raw/**]\n"])
        #expect(try project.garner("run", "-q").status == 0)
        return project
    }

    private func key(_ project: ProjectFolder, _ record: String) throws -> String {
        let report = try project.garner("explain", "--record", record)
        #expect(report.status == 0, "\(report.talk)")
        return String((report.lines.last ?? "").prefix { $0 != "," })
    }

    private func correct(_ project: ProjectFolder, _ rows: String...) throws {
        try project.write(Array((["key,column,value,reviewer,date,note"] + rows).joined(separator: "\n").utf8), to: "curation/corrections.csv")
    }

    @Test func correctedValuesArePublishedAndSaySo() throws {
        let project = try project()
        let key = try key(project, "a.md#r1")
        try correct(project, "\(key),year,2018,Ada,2026-01-02,misprint", "\(key),volume,,Ada,,")
        let run = try project.garner("run")
        #expect(run.status == 0)
        let references = project.text("output/csv/references.csv") ?? ""
        #expect(references.contains(",2018,") && !references.contains(",2019,2019,"))
        let diagnostics = project.text("output/csv/diagnostics.csv") ?? ""
        #expect(diagnostics.contains(#"references a.md#r1: year is ""2018"" by Ada on 2026-01-02 (misprint), ""2019"" was read"#))
        #expect(diagnostics.contains(#"volume is empty by Ada, ""12"" was read"#))
        #expect((project.text("output/csv/works.csv") ?? "").contains(",2018,"))
        #expect((project.text("output/run/changes.csv") ?? "").contains("references,a.md#r1,year,2019,2018,decision"))
        #expect(try project.garner("check", "output").status == 0)
        #expect(try self.key(project, "a.md#r1") == key)
    }

    @Test func aCorrectionWhoseRecordChangedIsStale() throws {
        let project = try project()
        try correct(project, "\(try key(project, "a.md#r1")),year,2018,Ada,,")
        try project.write(Array(RunTests.note.replacing("Cold heads", with: "Cool heads").utf8), to: "raw/a.md")
        let run = try project.garner("run")
        #expect(run.status == 0 && run.talk.contains("1 stale-correction"))
        #expect((project.text("output/csv/diagnostics.csv") ?? "").contains("curation/corrections.csv:2: no record has the key"))
        #expect((project.text("output/csv/references.csv") ?? "").contains(",2019,"))
    }

    @Test("a file that cannot be trusted stops the run", arguments: [
        ("1f0c9a77e2b4d6f8,yaer,2018,,,", "did you mean \"year\"?"), ("xyz,year,2018,,,", "sixteen hexadecimal digits"),
        ("1f0c9a77e2b4d6f8,year,2018,,,\n1f0c9a77e2b4d6f8,year,2017,,,", "strike one of the two"), ("1f0c9a77e2b4d6f8,year", "corrections.csv:2"),
    ])
    func badFiles(_ rows: String, _ words: String) throws {
        let project = try project()
        let before = project.contents(of: "output")
        try correct(project, rows)
        let run = try project.garner("run")
        #expect(run.status == 65 && run.talk.contains(words), "\(run.talk)")
        #expect(project.contents(of: "output") == before)
    }

    @Test func aValueOfAnotherKindIsRefused() throws {
        let project = try project()
        try correct(project, "\(try key(project, "a.md#r1")),year,last,Ada,,")
        #expect(try project.garner("run", "-q").status == 0)
        let diagnostics = project.text("output/csv/diagnostics.csv") ?? ""
        #expect(diagnostics.contains("error,bad-correction,a.md") && diagnostics.contains(#"year cannot be ""last"""#))
    }

    @Test func recordsThatAreNotThere() throws {
        let project = try project()
        #expect(try project.garner("explain", "--record", "a.md#r9").status == 66)
        #expect(try project.garner("explain", "--record", "z.md#r1").status == 66)
        #expect(try project.garner("explain", "--record", "a.md#s1").talk.contains("records of these tables can be"))
    }

    @Test func diffComparesAnyTwoDatasets() throws {
        let project = try project()
        #expect(try project.garner("run", "-q", "--output", "old").status == 0)
        try project.write(Array(RunTests.note.replacing("12(3)", with: "13(3)").utf8), to: "raw/a.md")
        try project.write(Array(RunTests.note.replacing("Cold", with: "Warm").utf8), to: "raw/b.md")
        #expect(try project.garner("run", "-q").status == 0)
        let summary = try project.garner("diff", "old", "output")
        #expect(summary.status == 0 && summary.lines.first == "# Changes")
        #expect(summary.output.contains("## Documents added\n\n- `b.md`") && summary.output.contains("## Documents changed\n\n- `a.md`"))
        #expect(try project.garner("diff", "--csv", "old", "output").output == project.text("output/run/changes.csv"))
        #expect(try project.garner("diff", "old", "old").output.contains("Nothing changed."))
        #expect(try project.garner("diff", "old", "nowhere").status == 66)
    }
}
