import Foundation
import Model
@testable import Pipeline
import Reading
import Testing

@Suite struct SourceFilesTests {
    private func discover(_ folder: TemporaryFolder, _ yaml: String = "") throws -> SourceFiles {
        try folder.write(yaml, to: "pipeline.yml")
        let configuration = try Configuration.read(folder.path + "/pipeline.yml", knowing: knownNames)
        return SourceFiles(of: configuration, formatsByExtension: knownNames.formatsByExtension)
    }

    /// By the piece as in one; around the borders of pieces.
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000]) func hashesAFileAsItsBytes(count: Int) throws {
        let folder = try TemporaryFolder(), bytes = (0 ..< count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/a"))
        #expect(SHA256Digest.hexadecimal(ofFile: folder.path + "/a") == SHA256Digest.hexadecimal(of: bytes))
        #expect(SHA256Digest.hexadecimal(ofFile: folder.path + "/b") == nil && SHA256Digest.hexadecimal(ofFile: folder.path) == nil)
    }

    @Test func documentsComeInTheOrderOfTheirIds() throws {
        let folder = try TemporaryFolder(["raw/b.txt": "", "raw/a/z.MD": "", "raw/a.txt": "", "raw/Z.txt": "", "raw/.hidden.txt": "",
                                          "raw/.git/x.txt": "", "other.txt": ""])
        let found = try discover(folder)
        #expect(found.files.map(\.id) == ["Z.txt", "a.txt", "a/z.MD", "b.txt"])
        #expect(found.files.map(\.format) == ["text", "text", "markdown", "text"])
        #expect(found.quarantined.isEmpty && found.notes.isEmpty && found.missingRoots.isEmpty)
    }

    @Test func pagesAreDocuments() throws {
        let formats = KnownNames.all.formatsByExtension
        #expect(["html", "htm", "xhtml"].allSatisfy { formats[$0] == "html" } && formats["md"] == "markdown")
    }

    @Test(arguments: [
        ("a/b c.txt", "a/b%20c.txt"), ("50%.txt", "50%25.txt"), ("50%25.txt", "50%2525.txt"), ("x#t1;y.txt", "x%23t1%3By.txt"),
        ("caf\u{E9}.txt", "caf%C3%A9.txt"), ("cafe\u{301}.txt", "cafe%CC%81.txt"), ("a\nb.txt", "a%0Ab.txt"), ("a-b_c~d.txt", "a-b_c~d.txt"),
            ("a\\b?.txt", "a%5Cb%3F.txt"),
    ])
    func idsAreSafeAndTellPathsApart(_ path: String, _ id: String) {
        #expect(SourceFiles.id(ofPath: Array(path.utf8)) == id)
    }

    @Test func composedAndDecomposedNamesAreTwoDocuments() throws {
        let folder = try TemporaryFolder(["raw/caf\u{E9}.txt": "a"])
        try FileBytes.write([0x62], to: folder.path + "/raw/cafe\u{301}.txt")
        #expect(try discover(folder).files.count == 2)
    }

    @Test func whatIsNoDocumentIsQuarantined() throws {
        let folder = try TemporaryFolder(["raw/x.txt/inner.txt": "", "raw/good.txt": "", "raw/photo.jpg": "", "outside.txt": ""])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/raw/out.txt", withDestinationPath: "../outside.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/raw/gone.txt", withDestinationPath: "nowhere")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/raw/in.txt", withDestinationPath: "good.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/raw/loop", withDestinationPath: ".")
        mkfifo(folder.path + "/raw/pipe.txt", 0o600)
        let found = try discover(folder)
        #expect(found.files.map(\.id) == ["good.txt", "in.txt"])
        #expect(found.quarantined.map { "\($0.documentID ?? "") \($0.code)" }.sorted() == [
            "gone.txt broken-link", "out.txt link-outside", "pipe.txt not-a-file", "x.txt folder-as-document",
        ])
        #expect(found.notes.map { "\($0.documentID ?? "") \($0.code)" } == ["loop link-to-folder", "photo.jpg no-reader"])
    }

    @Test func globsExcludesAndFormatsChoose() throws {
        let folder = try TemporaryFolder(["raw/a.txt": "", "raw/drafts/b.txt": "", "raw/notes": "", "raw/c.md": "", "raw/output.txt": ""])
        let found = try discover(folder, """
        sources:
          - {files: "raw/**/*.{txt,md}", exclude: raw/drafts}
          - {files: raw/notes, format: markdown}
          - raw/a.txt
        """)
        #expect(found.files.map { "\($0.id) \($0.format)" } == ["a.txt text", "c.md markdown", "notes markdown", "output.txt text"])
    }

    @Test func theOutputIsNoSource() throws {
        let folder = try TemporaryFolder(["a.md": "", "output/README.md": "", ".garner/x.md": ""])
        #expect(try discover(folder, "sources: \"**/*.md\"").files.map(\.id) == ["a.md"])
    }

    @Test func twoSourcesNeverShareAnId() throws {
        let folder = try TemporaryFolder(["one/a.txt": "1", "two/a.txt": "2"])
        let found = try discover(folder, "sources: [one/**, two/**]")
        #expect(found.files.map(\.absolutePath) == [folder.path + "/one/a.txt"])
        #expect(found.quarantined.map(\.code) == ["same-id"])
        #expect(found.quarantined.first?.message.hasPrefix("\"two/a.txt\" was not read, since \"one/a.txt\"") == true)
        let turned = try discover(folder, "sources: [two/**, one/**]")
        #expect(turned.files == found.files && turned.quarantined == found.quarantined)
    }

    @Test func linksToFoldersAreNamed() throws {
        let folder = try TemporaryFolder(["raw/a.txt": "", "raw/.git/x": "", "shelf/b.txt": ""])
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/raw/shelf", withDestinationPath: "../shelf")
        let found = try discover(folder, "sources: raw/**/*.txt")
        #expect(found.notes.map { "\($0.documentID ?? "") \($0.code) \($0.severity)" } == ["shelf link-to-folder warning"])
        // a pattern of one level would not go in
        #expect(try discover(folder, "sources: raw/*.txt").notes.isEmpty)
        #expect(try discover(folder, "sources: [{files: raw/**, exclude: raw/shelf}]").notes.isEmpty)
    }

    @Test func patternsWithoutAMatchAreNamed() throws {
        let folder = try TemporaryFolder(["raw/a.txt": ""])
        let found = try discover(folder, "sources: [raw/**, raw/papers/*.md, {files: raw/*.txt, exclude: [raw/drafts/**, raw/b*]}]")
        #expect(found.files.map(\.id) == ["a.txt"])
        #expect(found.missingRoots == ["raw/papers"])
        #expect(found.notes.map(\.code) == ["unmatched-exclude", "unmatched-exclude"])
        #expect(try discover(folder, "sources: [raw/*.txt, raw/*.md]").notes.map(\.message) == ["no file matches the source \"raw/*.md\""])
    }

    @Test func datasetsAreNoSources() throws {
        let folder = try TemporaryFolder(["raw/a.md": "", "raw/old/README.md": "", "raw/old/datapackage.json": "{\"schema_version\": 1}"])
        let found = try discover(folder, "sources: raw/**/*.md")
        #expect(found.files.map(\.id) == ["a.md"])
        #expect(found.notes.map { "\($0.documentID ?? "") \($0.code)" } == ["old dataset-as-source"])
    }

    @Test func missingFoldersAreNamed() throws {
        #expect(try discover(TemporaryFolder()).missingRoots == ["raw"])
    }

    @Test func loadingGivesBytesAndHash() throws {
        let folder = try TemporaryFolder(["raw/a.txt": "abc"])
        let file = try #require(try discover(folder).files.first)
        let (bytes, hash) = try file.load()
        #expect(bytes == Array("abc".utf8))
        #expect(hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let thrown = #expect(throws: UnreadableDocument.self) { try file.load(limit: 2) }
        #expect(thrown?.code == "too-large")
        try FileManager.default.removeItem(atPath: folder.path + "/raw/a.txt")
        #expect(throws: UnreadableDocument.self) { try file.load() }
    }

    @Test(arguments: [
        ("**", "a/b.txt", true), ("**/*.md", "a.md", true), ("**/*.md", "x/y/a.md", true), ("**/*.md", ".git/a.md", false), ("*.md", "x/a.md", false),
        ("*.{txt,md}", "a.md", true), ("*.{txt,md}", "a.rst", false), ("?.txt", "é.txt", true), ("?.txt", "ab.txt", false),
            ("a*b*c", "aXXbYYc", true),
        ("a*b*c", "aXXbYY", false), ("**/drafts/**", "a/drafts/b/c", true), ("**/**/**/x", "a/b/c/d/y", false), ("*", ".hidden", false),
            (".*", ".hidden", true),
        ("[a].txt", "[a].txt", true), ("a{b", "a{b", true),
    ])
    func patternsMatch(_ pattern: String, _ path: String, _ isMatch: Bool) {
        #expect(Glob(pattern).matches(path) == isMatch)
    }

    @Test func manyStarsDoNotHang() {
        let path = String(repeating: "a/", count: 200) + "b"
        #expect(!Glob(String(repeating: "**/*a*a*/", count: 60) + "c").matches(path))
    }
}
