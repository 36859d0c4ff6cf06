import Foundation

/// A dataset on its way to its folder: written aside, then put in place in one step, or not at all.
///
/// ```
/// output/                    the dataset as published
/// .garner/output.lock        held by the kernel while a run lasts
/// .garner/output.cache/      what documents yielded, see DocumentCache
/// .garner/output.state       what the last run had and left, see LastRun
/// .garner/output.staging/    the next dataset, while it is written; what a killed run leaves here, the next removes
/// .garner/output.previous/   the last dataset but one, kept until the next run for readers that still hold it open
/// ```
///
/// - Shape: `init`, write below `staging`, `commit`. A publication that is let go without `commit` changes nothing.
public final class Publication {
    /// What a commit did.
    public struct Outcome: Sendable {
        /// Files whose bytes are new, by their path in the dataset, in the order of bytes.
        public var written: [String] = []
        /// How many files were the same to the byte and keep their time.
        public var keptCount = 0
    }

    /// The folder that is published. Absolute, links resolved.
    public let output: String
    /// Where the next dataset is written.
    public let staging: String
    let place: PublicationPlace
    private let lock: OutputLock
    private var isOpen = true

    /// Takes the lock, clears what killed runs left, and opens an empty staging folder.
    ///
    /// - Throws: `Failure`: 75 where another run holds the lock; 73 where the folder is not ours or cannot be written.
    public convenience init(of folder: String) throws { try self.init(at: PublicationPlace(of: FileBytes.canonical(folder))) }

    init(at place: PublicationPlace) throws {
        self.place = place
        output = place.output
        staging = place.staging
        try Self.makeFolders(place.workspace)
        lock = try OutputLock(place.lock, of: output)
        try place.recover()
        try Self.refuseForeign(output)
        try Self.removeTree(place.previous)
        try Self.removeTree(staging)
        try Self.removeTree(place.scratch)
        try Self.makeFolders(staging)
        Interruption.willRemove(staging, place.scratch)
    }

    deinit { abandon() }

    /// The staging folder as writers take it.
    var folder: StagingFolder { StagingFolder(staging, scratch: place.scratch) }

    /// Removes what was written; the published dataset stays as it was.
    public func abandon() {
        guard isOpen else { return }
        isOpen = false
        Interruption.willRemove()
        try? Self.removeTree(staging)
        try? Self.removeTree(place.scratch)
        lock.release()
    }

    /// Puts the staged dataset in the place of the published one.
    ///
    /// - Parameter afterwards: what is left to do before another run may take the lock.
    /// - Throws: `Failure` (73, 74): the published dataset is as it was.
    @discardableResult
    public func commit(afterwards: () -> Void = {}) throws -> Outcome {
        guard isOpen else { throw Failure(.bug, "a publication was committed twice") }
        var outcome = Outcome()
        var changed: [String] = []
        let entries = FolderWalk.entries(below: Array(staging.utf8)) { _ in true }.entries
        for entry in entries where entry.kind == .file {
            let path = String(decoding: entry.path, as: UTF8.self)
            if KeptFile.keep("\(output)/\(path)", insteadOf: "\(staging)/\(path)") { outcome.keptCount += 1 } else { changed.append(path) }
        }
        outcome.written = changed
        let folders = entries.filter { $0.kind == .folder }.map { "\(staging)/" + String(decoding: $0.path, as: UTF8.self) }
        try FileFlush.flush(changed.map { "\(staging)/\($0)" }, folders: folders + [staging])
        try Interruption.uninterrupted { try place.swap() }
        isOpen = false
        try? Self.removeTree(place.scratch)
        afterwards()
        lock.release()
        return outcome
    }

    /// Publishes the staged `run/` alone, where all else is as it was.
    ///
    /// - Throws: `Failure` (73, 74).
    func commitRun() throws {
        let files = (FolderWalk.names(in: Array((staging + "/run").utf8)) ?? []).map { "\(staging)/run/" + String(decoding: $0, as: UTF8.self) }
        try FileFlush.flush(files, folders: [staging + "/run"])
        try Interruption.uninterrupted { try place.swapRun() }
        abandon()
    }

    // MARK: Folders

    /// Makes a folder and those above it; permissions follow the umask.
    static func makeFolders(_ path: String) throws {
        if FileBytes.isFolder(path) { return }
        let parent = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
        if !parent.isEmpty { try makeFolders(parent) }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Failure.writing(path) }
    }

    static func removeTree(_ path: String) throws {
        guard FileBytes.status(of: path) != nil else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw Failure(.cannotWrite, "cannot remove \(path): \(error.localizedDescription)")
        }
    }

    /// A folder with something in it that no run of ours has written is never replaced. Dot files alone (`.gitkeep`) do not count.
    ///
    /// - Throws: `Failure` (73).
    static func refuseForeign(_ output: String) throws {
        guard let status = FileBytes.status(of: output) else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw Failure(.cannotWrite, "\(output) is a file where a folder is expected", hint: "name another folder by --output")
        }
        guard let names = FolderWalk.names(in: Array(output.utf8)) else { throw Failure.reading(output) }
        if names.allSatisfy({ $0.first == UInt8(ascii: ".") }) || isDataset(output) { return }
        throw Failure(.cannotWrite, "\(output) holds files that garner did not write, and a run would replace them",
                      hint: "name an empty or new folder by --output, or move the files away")
    }

    /// Whether a folder is a dataset that we published: its descriptor or its run's manifest says so.
    public static func isDataset(_ folder: String) -> Bool {
        // the descriptor's head first: the manifest of many documents is long
        if let file = FileHandle(forReadingAtPath: folder + "/datapackage.json"), let head = try? file.read(upToCount: 4096),
            String(decoding: head, as: UTF8.self).contains("\"schema_version\"") { return true }
        return RunManifest.schemaVersion(of: folder) != nil
    }
}
