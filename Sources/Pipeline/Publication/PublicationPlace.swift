import Foundation

/// Where a dataset is staged and how it comes into its place.
///
/// The step is one exchange of two folders' names (Linux `RENAME_EXCHANGE`, macOS `RENAME_SWAP`). Where the file system cannot
/// exchange, two renames follow each other, and a run killed between them is mended by the next. Where the folder is a mount point
/// (a container's volume) it cannot be renamed at all: its files are then renamed one by one, the descriptor last.
struct PublicationPlace {
    let output: String
    /// `.garner` beside the output, or in it where it is a mount point.
    let workspace: String
    let step: Step
    private let name: String

    /// How the staged dataset becomes the published one.
    enum Step: Sendable, CaseIterable { case exchange, twoRenames, fileByFile }

    /// - Parameter step: for tests; else what the place allows.
    init(of output: String, step forced: Step? = nil) {
        self.output = output
        let parts = output.split(separator: "/")
        let parent = parts.dropLast().reduce("") { $0 + "/" + $1 }
        name = parts.last.map(String.init) ?? "root"
        let own = FileBytes.status(of: output), beside = FileBytes.status(of: parent.isEmpty ? "/" : parent)
        let isMountPoint = own != nil && beside != nil && own?.st_dev != beside?.st_dev
        step = forced ?? (isMountPoint ? .fileByFile : .exchange)
        workspace = (step == .fileByFile ? output : parent) + "/.garner"
    }

    var lock: String { "\(workspace)/\(name).lock" }
    var staging: String { "\(workspace)/\(name).staging" }
    /// For files that are not published, like a database before it is compacted.
    var scratch: String { "\(workspace)/\(name).scratch" }
    /// What documents yielded in earlier runs.
    var cache: String { "\(workspace)/\(name).cache" }
    /// What the last run had and left.
    var state: String { "\(workspace)/\(name).state" }
    var previous: String { "\(workspace)/\(name).previous" }
    /// Where the old dataset stands between two renames.
    private var aside: String { "\(workspace)/\(name).aside" }

    /// Mends what a run left that was killed between two renames, and saves people's files from what is about to be removed.
    func recover() throws {
        if FileBytes.status(of: aside) != nil {
            if FileBytes.status(of: output) == nil {
                guard rename(aside, output) == 0 else { throw Failure.writing(output) }
            } else {
                try Publication.removeTree(previous)
                guard rename(aside, previous) == 0 else { throw Failure.writing(previous) }
            }
        }
        carryOver()
    }

    /// Makes the staged dataset the published one.
    func swap() throws {
        if step == .fileByFile { return try renameFiles() }
        guard let old = FileBytes.status(of: output) else {
            guard rename(staging, output) == 0 else { throw Failure.writing(output) }
            return FileFlush.flushFolder(output + "/..")
        }
        chmod(staging, old.st_mode & 0o7777)
        if step == .exchange, Self.exchange(staging, output) {
            _ = rename(staging, previous)
        } else {
            try renameTwice()
        }
        FileFlush.flushFolder(output + "/..")
        FileFlush.flushFolder(workspace)
        carryOver()
    }

    /// Puts a staged `run/` in the place of the published one; all other files stay.
    func swapRun() throws {
        let new = staging + "/run", old = output + "/run"
        if step != .fileByFile, Self.exchange(new, old) { return FileFlush.flushFolder(output) }
        try Publication.makeFolders(old)
        for name in FolderWalk.names(in: Array(new.utf8)) ?? [] {
            let file = String(decoding: name, as: UTF8.self)
            guard rename("\(new)/\(file)", "\(old)/\(file)") == 0 else { throw Failure.writing("\(old)/\(file)") }
        }
        FileFlush.flushFolder(old)
    }

    /// Exchanges two folders' names in one step, where the system can.
    private static func exchange(_ a: String, _ b: String) -> Bool {
        #if os(Linux)
        typealias RenameAt2 = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
        let exchange: UInt32 = 2 // RENAME_EXCHANGE
        // a GNU extension, which Swift's headers leave out and other C libraries may not have
        guard let symbol = dlsym(nil, "renameat2") else { return false }
        return unsafeBitCast(symbol, to: RenameAt2.self)(AT_FDCWD, a, AT_FDCWD, b, exchange) == 0
        #elseif canImport(Darwin)
        return renamex_np(a, b, UInt32(RENAME_SWAP)) == 0
        #else
        return false
        #endif
    }

    private func renameTwice() throws {
        guard rename(output, aside) == 0 else { throw Failure.writing(output) }
        guard rename(staging, output) == 0 else {
            let code = errno
            _ = rename(aside, output)
            throw Failure.writing(output, code)
        }
        _ = rename(aside, previous)
    }

    /// Renames file by file into a folder that cannot be renamed itself; removes what the new dataset does not have.
    private func renameFiles() throws {
        let staged = FolderWalk.entries(below: Array(staging.utf8)) { _ in true }.entries
        for entry in staged where entry.kind == .folder { try Publication.makeFolders("\(output)/\(entry.name)") }
        let files = staged.filter { $0.kind == .file }.map(\.name)
        for file in files.filter({ $0 != "datapackage.json" }) + files.filter({ $0 == "datapackage.json" }) {
            guard rename("\(staging)/\(file)", "\(output)/\(file)") == 0 else { throw Failure.writing("\(output)/\(file)") }
        }
        let kept = Set(files.map { Array($0.utf8) })
        let old = FolderWalk.entries(below: Array(output.utf8)) { Self.isOurs($0.name) }.entries
        for entry in old where entry.kind == .file && Self.isOurs(entry.name) && !kept.contains(entry.path) { unlink("\(output)/\(entry.name)") }
        // a folder comes before what it holds; one that is not empty stays
        for entry in old.reversed() where entry.kind == .folder && Self.isOurs(entry.name) { rmdir("\(output)/\(entry.name)") }
        FileFlush.flushFolder(output)
        try Publication.removeTree(staging)
    }

    /// Moves what people put into the old dataset's folder (`notes.txt`, `.gitkeep`) into the new one.
    private func carryOver() {
        for name in FolderWalk.names(in: Array(previous.utf8)) ?? [] {
            let entry = String(decoding: name, as: UTF8.self)
            guard !Self.isOurs(entry), FileBytes.status(of: "\(output)/\(entry)") == nil else { continue }
            _ = rename("\(previous)/\(entry)", "\(output)/\(entry)")
        }
    }

    /// Whether a path in the output is one of the contract's.
    private static func isOurs(_ path: String) -> Bool {
        let names = ["csv", "spreadsheet", "tables", "references", "run", "data_dictionary.csv", "README.md", "dataset.sqlite", "dataset.sqlite-wal",
                     "dataset.sqlite-shm", "dataset.sqlite-journal", "dataset.xml", "dataset.xsd", "datapackage.json", "report.html"]
        return names.contains(String(path.prefix { $0 != "/" }))
    }
}

extension FolderWalk.Entry {
    var name: String { String(decoding: path, as: UTF8.self) }
}
