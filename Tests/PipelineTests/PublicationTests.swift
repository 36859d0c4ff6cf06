import Foundation
@testable import Pipeline
import Testing

@Suite struct PublicationTests {
    private let marker = "{\"schema_version\": 1}"

    /// Publishes files to `output` below the folder.
    @discardableResult private func publish(_ files: [String: String], to folder: TemporaryFolder,
                                            by step: PublicationPlace.Step? = nil) throws -> Publication.Outcome {
        let publication = try Publication(at: PublicationPlace(of: FileBytes.canonical(folder.path + "/output"), step: step))
        try stage(files, publication)
        return try publication.commit()
    }

    private func stage(_ files: [String: String], _ publication: Publication) throws {
        for (name, text) in files.merging(["datapackage.json": marker], uniquingKeysWith: { first, _ in first }) {
            let path = publication.staging + "/" + name
            try Publication.makeFolders(URL(fileURLWithPath: path).deletingLastPathComponent().path)
            try FileBytes.write(Array(text.utf8), to: path)
        }
    }

    @Test func firstDatasetAppearsWhole() throws {
        let folder = try TemporaryFolder()
        let outcome = try publish(["csv/a.csv": "1", "README.md": "x"], to: folder)
        #expect(outcome.written == ["README.md", "csv/a.csv", "datapackage.json"])
        #expect(outcome.keptCount == 0)
        #expect(folder.text("output/csv/a.csv") == "1")
        #expect(!folder.exists(".garner/output.staging"))
    }

    @Test func equalBytesKeepInodeAndTime() throws {
        let folder = try TemporaryFolder()
        try publish(["csv/a.csv": "1", "csv/b.csv": "old"], to: folder)
        let before = try #require(FileBytes.status(of: folder.path + "/output/csv/a.csv"))
        let past = [timespec(tv_sec: 1_000_000, tv_nsec: 7), timespec(tv_sec: 1_000_000, tv_nsec: 7)]
        utimensat(AT_FDCWD, folder.path + "/output/csv/a.csv", past, 0)
        let outcome = try publish(["csv/a.csv": "1", "csv/b.csv": "new"], to: folder)
        let after = try #require(FileBytes.status(of: folder.path + "/output/csv/a.csv"))
        #expect(outcome.written == ["csv/b.csv"])
        #expect(outcome.keptCount == 2)
        #expect(before.st_ino == after.st_ino)
        #expect(try folder.modified("output/csv/a.csv") == Date(timeIntervalSince1970: 1_000_000.000000007))
        #expect(folder.text("output/csv/b.csv") == "new")
    }

    @Test(arguments: PublicationPlace.Step.allCases) func everyWayGivesTheSameFolder(_ step: PublicationPlace.Step) throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("output")
        try publish(["csv/a.csv": "1", "csv/b.csv": "same", "tables/x.csv": "gone soon"], to: folder, by: step)
        try folder.write("mine", to: "output/notes.txt")
        let inode = FileBytes.status(of: folder.path + "/output/csv/b.csv")?.st_ino
        try publish(["csv/a.csv": "2", "csv/b.csv": "same", "spreadsheet/y.csv": "new"], to: folder, by: step)
        let entries = FolderWalk.entries(below: Array((folder.path + "/output").utf8)) { $0.path != Array(".garner".utf8) }.entries
        let files = entries.filter { $0.kind == .file }.map(\.name)
        #expect(files == ["csv/a.csv", "csv/b.csv", "datapackage.json", "notes.txt", "spreadsheet/y.csv"])
        #expect(entries.filter { $0.kind == .folder }.map(\.name).filter { $0 != ".garner" } == ["csv", "spreadsheet"])
        #expect(folder.text("output/csv/a.csv") == "2" && folder.text("output/notes.txt") == "mine")
        #expect(FileBytes.status(of: folder.path + "/output/csv/b.csv")?.st_ino == inode)
    }

    @Test func filesThatAreGoneAreRemoved() throws {
        let folder = try TemporaryFolder()
        try publish(["tables/a.t1.csv": "1", "tables/b.t1.csv": "2"], to: folder)
        try publish(["tables/b.t1.csv": "2"], to: folder)
        #expect(!folder.exists("output/tables/a.t1.csv"))
        #expect(folder.exists("output/tables/b.t1.csv"))
    }

    @Test func aReaderThatHoldsTheFolderSeesOneDataset() throws {
        let folder = try TemporaryFolder()
        try publish(["csv/a.csv": "old", "csv/b.csv": "old", "csv/c.csv": "same"], to: folder)
        let held = open(folder.path + "/output", O_RDONLY | O_DIRECTORY)
        defer { close(held) }
        try publish(["csv/a.csv": "new", "csv/c.csv": "same", "csv/d.csv": "new"], to: folder)
        func read(_ name: String) -> String? {
            let file = openat(held, name, O_RDONLY)
            guard file >= 0 else { return nil }
            defer { close(file) }
            return try? String(decoding: FileBytes.contents(of: file, expecting: 10, limit: 10, path: name), as: UTF8.self)
        }
        #expect(["csv/a.csv", "csv/b.csv", "csv/c.csv", "csv/d.csv"].map(read) == ["old", "old", "same", nil])
        #expect(folder.text("output/csv/a.csv") == "new")
    }

    @Test func aKilledRunLeavesTheDatasetAndTheNextCleansUp() throws {
        let folder = try TemporaryFolder()
        try publish(["csv/a.csv": "1"], to: folder)
        try folder.write("half", to: ".garner/output.staging/csv/a.csv")
        try folder.write("half", to: ".garner/output.staging/deep/er/x")
        #expect(folder.text("output/csv/a.csv") == "1")
        try publish(["csv/b.csv": "2"], to: folder)
        #expect(!folder.exists(".garner/output.staging"))
        #expect(!folder.exists("output/deep"))
    }

    @Test func aRunKilledBetweenTwoRenamesIsMended() throws {
        let folder = try TemporaryFolder(["output/csv/a.csv": "1", "output/datapackage.json": "{\"schema_version\": 1}"])
        try folder.makeFolder(".garner")
        try FileManager.default.moveItem(atPath: folder.path + "/output", toPath: folder.path + "/.garner/output.aside")
        let publication = try Publication(of: folder.path + "/output")
        #expect(folder.text("output/csv/a.csv") == "1")
        publication.abandon()
        #expect(folder.text("output/csv/a.csv") == "1")
    }

    @Test func abandonedDatasetsLeaveNoTrace() throws {
        let folder = try TemporaryFolder()
        try publish(["csv/a.csv": "1"], to: folder)
        do {
            let publication = try Publication(of: folder.path + "/output")
            try stage(["csv/a.csv": "2"], publication)
        }
        #expect(folder.text("output/csv/a.csv") == "1")
        #expect(!folder.exists(".garner/output.staging"))
    }

    @Test func onlyOneRunHoldsTheLock() throws {
        let folder = try TemporaryFolder()
        let first = try Publication(of: folder.path + "/output")
        let thrown = #expect(throws: Failure.self) { try Publication(of: folder.path + "/output") }
        #expect(thrown?.status == .locked)
        #expect(thrown?.message.contains("process \(getpid())") == true)
        try stage([:], first)
        _ = try first.commit()
        try publish([:], to: folder)
    }

    @Test(arguments: [["notes.txt": "mine"], ["csv/a.csv": "1"], ["datapackage.json": "{\"name\": \"someone-else\"}"]])
    func foreignFoldersAreNotReplaced(_ files: [String: String]) throws {
        let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: files.map { ("output/\($0)", $1) }))
        let thrown = #expect(throws: Failure.self) { try Publication(of: folder.path + "/output") }
        #expect(thrown?.status == .cannotWrite)
        for (name, text) in files { #expect(folder.text("output/\(name)") == text) }
    }

    @Test func emptyFoldersAndDotFilesAreFine() throws {
        let folder = try TemporaryFolder(["output/.gitkeep": ""])
        try publish(["csv/a.csv": "1"], to: folder)
        #expect(folder.exists("output/.gitkeep") && folder.exists("output/csv/a.csv"))
    }

    @Test func peoplesFilesMoveOnWithTheDataset() throws {
        let folder = try TemporaryFolder()
        try publish(["csv/a.csv": "1"], to: folder)
        try folder.write("mine", to: "output/notes.txt")
        try publish(["csv/a.csv": "2"], to: folder)
        try publish(["csv/a.csv": "3"], to: folder)
        #expect(folder.text("output/notes.txt") == "mine")
    }

    @Test func aFileInTheWayIsSaidSo() throws {
        let folder = try TemporaryFolder(["output": "x"])
        let thrown = #expect(throws: Failure.self) { try Publication(of: folder.path + "/output") }
        #expect(thrown?.status == .cannotWrite)
        #expect(folder.text("output") == "x")
    }

    @Test func linkedOutputsArePublishedWhereTheyLead() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("elsewhere/real")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/output", withDestinationPath: "elsewhere/real")
        try publish(["csv/a.csv": "1"], to: folder)
        #expect(folder.text("elsewhere/real/csv/a.csv") == "1")
        #expect(FileBytes.status(of: folder.path + "/output").map { $0.st_mode & S_IFMT } == S_IFLNK)
    }

    @Test func permissionsFollowTheUmask() throws {
        let folder = try TemporaryFolder()
        try publish(["csv/a.csv": "1"], to: folder)
        let mask = umask(0)
        umask(mask)
        #expect(FileBytes.status(of: folder.path + "/output/csv/a.csv").map { $0.st_mode & 0o777 } == 0o666 & ~mask)
        #expect(FileBytes.status(of: folder.path + "/output").map { $0.st_mode & 0o777 } == 0o777 & ~mask)
    }

    @Test(arguments: [(ENOSPC, EndStatus.diskFull), (EDQUOT, .diskFull), (EACCES, .cannotWrite), (EROFS, .cannotWrite)])
    func errorsOfTheSystemChooseTheStatus(_ code: Int32, _ status: EndStatus) {
        #expect(Failure.writing("x", code).status == status)
    }
}
