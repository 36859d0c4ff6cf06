import Foundation
import Model
@testable import Pipeline
import Testing

@Suite struct ChangesTests {
    private let documents = "document_id,sha256\r\n"

    /// Compares two datasets of a few tables; gives the counts and the lines of `changes.csv`.
    private func changes(_ old: [String: String], _ new: [String: String],
                         _ change: (inout RunManifest) -> Void = { _ in }) throws -> (ChangeCounts, [String]) {
        let folder = try TemporaryFolder()
        for (name, text) in old { try folder.write(text, to: "old/csv/\(name).csv") }
        for (name, text) in new { try folder.write(text, to: "new/csv/\(name).csv") }
        try folder.makeFolder("new/csv")
        var manifest = RunManifest()
        try folder.write(manifest.json, to: "old/run/run.json")
        manifest.sources = try PublishedDocuments.hashes(in: folder.path + "/new")
        change(&manifest)
        let summary = try Changes.write(from: folder.path + "/old", to: folder.path + "/new", manifest: manifest,
                                        file: StagedFile(folder.path + "/changes.csv"))
        let lines = (folder.text("changes.csv") ?? "").components(separatedBy: "\r\n").dropLast()
        #expect(lines.first == "entity,id,field,old,new,cause")
        return (summary.counts, Array(lines.dropFirst()))
    }

    @Test func firstDatasetIsCountedNotListed() throws {
        let (counts, lines) = try changes([:], ["documents": documents + "a.txt,1\r\n", "sections": "section_id,heading\r\na.txt#s1,One\r\n"])
        #expect(counts.line == "+2 −0 ~0")
        #expect(lines.isEmpty)
    }

    @Test func equalDatasetsHaveNoChange() throws {
        let tables = ["documents": documents + "a.txt,1\r\n"]
        let (counts, lines) = try changes(tables, tables)
        #expect(counts.isEmpty && lines.isEmpty)
    }

    @Test func changedFieldsAreListedOneByOne() throws {
        let (counts, lines) = try changes(
            ["documents": documents + "a.txt,1\r\n", "sections": "section_id,level,heading\r\na.txt#s1,1,One\r\na.txt#s2,2,\"Two, 2\"\r\n"],
            ["documents": documents + "a.txt,2\r\n",
             "sections": "section_id,level,heading\r\na.txt#s2,2,\"Two \"\"2\"\"\"\r\na.txt#s1,2,one\r\na.txt#s3,1,\r\n"])
        #expect(counts.line == "+1 −0 ~3")
        #expect(lines == [
            "documents,a.txt,sha256,1,2,input", "sections,a.txt#s2,heading,\"Two, 2\",\"Two \"\"2\"\"\",input",
            "sections,a.txt#s1,level,1,2,input", "sections,a.txt#s1,heading,One,one,input", "sections,a.txt#s3,,,a.txt#s3,input",
        ])
    }

    /// Every way to take one record out of four, put one in, or change one, whatever stands in quotes beside it.
    @Test(arguments: 0 ..< 4, ["x", "\"a\r\nb\"", "\"\"\"\r\n\"", ""])
    func whatIsEqualBesideIsNoChange(_ place: Int, _ text: String) throws {
        let head = "section_id,heading\r\n"
        let lines = (0 ..< 4).map { "a#s\($0),\(text)\r\n" }
        var without = lines, other = lines
        without.remove(at: place)
        other[place] = "a#s\(place),other\r\n"
        let whole = head + lines.joined()
        #expect(try changes(["documents": documents, "sections": whole],
                            ["documents": documents, "sections": head + without.joined()]).0.line == "+0 −1 ~0")
        #expect(try changes(["documents": documents, "sections": head + without.joined()],
                            ["documents": documents, "sections": whole]).0.line == "+1 −0 ~0")
        #expect(try changes(["documents": documents, "sections": whole],
                            ["documents": documents, "sections": head + other.joined()]).0.line == "+0 −0 ~1")
    }

    @Test func quotingAloneIsNoChange() throws {
        let (counts, _) = try changes(["sections": "section_id,heading\r\na#s1,\"x\"\r\n", "documents": documents],
                                      ["sections": "section_id,heading\r\na#s1,x\r\n", "documents": documents])
        #expect(counts.isEmpty)
    }

    @Test func documentsThatComeOrGoStandForTheirRecords() throws {
        let (counts, lines) = try changes(
            ["documents": documents + "a.txt,1\r\nb.txt,1\r\n", "sections": "section_id,heading\r\na.txt#s1,A\r\nb.txt#s1,B\r\n"],
            ["documents": documents + "a.txt,1\r\nc.txt,1\r\n", "sections": "section_id,heading\r\na.txt#s1,A\r\nc.txt#s1,C\r\n"])
        #expect(counts.line == "+2 −2 ~0")
        #expect(lines == ["documents,c.txt,,,c.txt,input", "documents,b.txt,,b.txt,,input"])
    }

    @Test(arguments: [("config", "input"), ("decision", "input"), ("code", "input"), ("", "code")])
    func causesAreToldApart(_ cause: String, _ whenInputChanged: String) throws {
        let old = ["documents": documents + "a.txt,1\r\nb.txt,1\r\n", "sections": "section_id,heading\r\na.txt#s1,A\r\n"]
        let new = ["documents": documents + "a.txt,1\r\nb.txt,1\r\n", "sections": "section_id,heading\r\na.txt#s1,B\r\n"]
        let (_, lines) = try changes(old, new) { manifest in
            if cause == "config" { manifest.configuration = "other" }
            if cause == "decision" { manifest.decisions = "other" }
            if cause == "code" { manifest.version = "other" }
        }
        #expect(lines == ["sections,a.txt#s1,heading,A,B,\(cause.isEmpty ? whenInputChanged : cause)"])
    }

    @Test func worksThatMeetOrPartAreNamed() throws {
        let head = "reference_id,work_id\r\n"
        let old = head + "a#r1,w-1\r\na#r2,w-2\r\na#r3,w-3\r\na#r4,w-3\r\n"
        let new = head + "a#r1,w-1\r\na#r2,w-1\r\na#r3,w-3\r\na#r4,w-4\r\n"
        let (counts, lines) = try changes(["documents": documents, "references": old], ["documents": documents, "references": new])
        #expect(counts.line == "+0 −0 ~2, 1 merge, 1 split")
        #expect(lines.suffix(2) == ["works,w-2,merged_into,,w-1,code", "works,w-3,split_into,,w-4,code"])
    }

    @Test func composedAndDecomposedTextDiffer() throws {
        let (counts, _) = try changes(["documents": documents, "sections": "section_id,heading\r\na#s1,caf\u{E9}\r\n"],
                                      ["documents": documents, "sections": "section_id,heading\r\na#s1,cafe\u{301}\r\n"])
        #expect(counts.changed == 1)
    }

    @Test func manifestIsReadBack() throws {
        let folder = try TemporaryFolder()
        var manifest = RunManifest()
        manifest.sources = ["a/b.txt": "1"]
        manifest.stages = [.init(stage: "read", seconds: 0.25)]
        manifest.finish()
        try folder.write(manifest.json, to: "run/run.json")
        let read = try #require(RunManifest.read(from: folder.path))
        #expect(read.sources == manifest.sources && read.stages == manifest.stages && read.peakMemory > 1 << 20)
        #expect(folder.text("run/run.json")?.contains("\"schema_version\"") == true)
        #expect(RunManifest.timestamp(Date(timeIntervalSince1970: 0)) == "1970-01-01T00:00:00Z")
    }
}
