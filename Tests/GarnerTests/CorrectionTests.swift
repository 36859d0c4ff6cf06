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

    @Test("a value that a column does not take stops the run, with its line", arguments: [
        ("year", "last", "a year, as 2018"), ("issued", "2025-13", "2025-12"), ("published", "3 May 2020", "2025-12-03"), ("doi", "https://doi.org/10.1000/x", "10.1000/abc"),
        ("n", "-3", "a whole number"), ("estimate", "4;7", "a number"), ("direction", "up", "one of increase, decrease"), ("direction", "", "one of increase"),
        ("dispersion_type", "sd", "SD, SE"), ("authors", "\"Doe, J, Roe, R\"", "Family, Given"), ("pmid", "PMID 1", "digits"), ("pmcid", "12", "PMC12345"), ("url", "example.org", "https://"),
    ])
    func valuesOfAnotherKind(_ column: String, _ value: String, _ words: String) throws {
        let project = try ProjectFolder(["raw/a.md": RunTests.note, "pipeline.yml": ""])
        try correct(project, "1f0c9a77e2b4d6f8,\(column),\(value),Ada,,")
        let run = try project.garner("run")
        #expect(run.status == 65 && run.talk.contains("corrections.csv:2:1: error: \(column) is ") && run.talk.contains(words), "\(run.talk)")
    }

    /// Records that say the same share the digits of their key: a correction says which it means.
    @Test func recordsThatSayTheSameAreToldApart() throws {
        let project = try ProjectFolder(["pipeline.yml": "", "raw/a.md": "# Rooms\n\nThe first room was kept at 20 °C.\n\nThe second room was kept at 20 °C.\n\nThe third room was kept at 25 °C.\n"])
        try project.garner("run", "-q")
        let report = try project.garner("explain", "--record", "a.md#q2"), key = try key(project, "a.md#q2")
        #expect(key.hasSuffix(".2of2") && report.output.contains("2 records say the same; the key names this one of a.md#q1, a.md#q2"), "\(report.output)")
        #expect(try !self.key(project, "a.md#q3").contains("."))
        try correct(project, "\(key.dropLast(5)),value,21,Ada,,")
        let shared = try project.garner("run")
        #expect(shared.talk.contains("1 ambiguous-correction"), "\(shared.talk)")
        let diagnostics = project.text("output/csv/diagnostics.csv") ?? ""
        #expect(diagnostics.contains("a.md#q1, a.md#q2; value is not corrected") && !diagnostics.contains("stale-correction"), "\(diagnostics)")
        try correct(project, "K-\(key.uppercased()),value,21,Ada,,")
        #expect(try project.garner("run", "-q").status == 0)
        let values = (project.text("output/csv/quantities.csv") ?? "").components(separatedBy: "\r\n").filter { $0.hasPrefix("a.md#q") }
        #expect(values.map { $0.contains(",21,") } == [false, true, false], "\(values)")
    }

    @Test func peopleWriteInTheirOwnWay() throws {
        let project = try project()
        let key = try key(project, "a.md#r1")
        try project.write(Array("key;column;value\n\(key.uppercased());Year;2018\n".utf8), to: "curation/corrections.csv")
        try project.write(Array("category;name;synonyms\nCompound;Coolant;\"Cooling; Coolth\"\n".utf8), to: "curation/vocabulary/words.csv")
        try project.write(Array("key_a;key_b;verdict\n\(key.uppercased());\(key);Same\n".utf8), to: "curation/decisions.csv")
        let run = try project.garner("run")
        #expect(run.status == 0, "\(run.talk)")
        #expect(project.text("output/csv/references.csv")?.contains(",2018,") == true)
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
