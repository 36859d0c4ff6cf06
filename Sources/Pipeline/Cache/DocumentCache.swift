import Foundation

/// What documents yielded in earlier runs, so that only what changed is read again.
///
/// An entry is found by all that its content depends on: the program, the slice of the configuration that extraction uses, the document's name
/// and format, and its bytes. Nothing in it is trusted: an entry whose checksum is wrong, or that does not decode, is as good as none. The
/// folder may be deleted at any time.
///
/// ```
/// .garner/output.cache/documents   one entry behind the other: key (32 bytes), size (8), `CachedDocument.bytes` or a `LargeEntry`
/// ```
///
/// - Loss: where an entry cannot be written (a full disk, a folder of another user) the next run reads that document again; so it does with what
///   stands behind an entry that a killed run has left in part.
/// - Source: one file, because a hundred thousand of them take the system longer to make than a document to read.
final class DocumentCache: @unchecked Sendable {
    /// All that the content of an entry depends on, as a hash.
    struct Key: Hashable, Sendable { let digest: [UInt8] }

    enum Lookup: Sendable {
        case found(CachedDocument)
        case missing
        case damaged
    }

    private let folder: String
    private let stamp: String
    private let isRead: Bool
    private let spool: RecordSpool?

    private let lock = NSLock()
    private var descriptor: Int32 = -1
    private var isWritten: Bool
    /// Where the bytes of each document stand.
    private var places: [Key: Range<Int>] = [:]
    /// Where the next entry goes.
    private var end = 0

    /// - Parameters:
    ///   - stamp: a hash of the program and of the settings that extraction uses.
    ///   - isRead: whether entries are read; a forced run only writes them.
    ///   - isWritten: whether entries are written; a dry run only reads them.
    ///   - spool: where the records of large documents go that are read.
    init(folder: String, stamp: String, isRead: Bool, isWritten: Bool, spool: RecordSpool? = nil) {
        self.spool = spool
        self.folder = folder
        self.stamp = stamp
        self.isRead = isRead
        self.isWritten = isWritten
        open()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The key of a document's entry.
    func key(of file: SourceFile, sha256: String) -> Key {
        Key(digest: SHA256Digest.bytes(of: Array([stamp, file.id, file.path, file.format, sha256].joined(separator: "\u{1F}").utf8)[...]))
    }

    func lookup(_ key: Key) -> Lookup {
        guard isRead, let place = lock.withLock({ places[key] }) else { return .missing }
        if let mark = bytes(at: place.prefix(LargeEntry.mark.count)), mark == LargeEntry.mark {
            guard let spool, let document = LargeEntry.document(at: place, into: spool, bytes: bytes(at:)) else { return .damaged }
            return .found(document)
        }
        guard let bytes = bytes(at: place), let document = CachedDocument(bytes) else { return .damaged }
        return .found(document)
    }

    /// Writes an entry; after one that cannot be written no more are.
    func keep(_ document: CachedDocument, as key: Key) {
        guard lock.withLock({ isWritten }) else { return }
        if let large = LargeEntry(document) {
            keep(key, count: large.count) { start in
                large.write(at: start) { bytes, place in bytes.withUnsafeBytes { FileBytes.write($0, to: descriptor, at: place) } }
            }
        } else if let bytes = document.bytes {
            keep(key, count: bytes.count) { start in bytes.withUnsafeBytes { FileBytes.write($0, to: descriptor, at: start) } }
        }
    }

    /// The head goes last, so that what a killed run leaves is no entry.
    private func keep(_ key: Key, count: Int, write: (Int) -> Bool) {
        let start = lock.withLock { () -> Int in
            defer { end += Self.headCount + count }
            return end + Self.headCount
        }
        let isKept = write(start) && Self.head(key, count: count).withUnsafeBytes { FileBytes.write($0, to: descriptor, at: start - Self.headCount) }
        lock.withLock {
            if isKept { places[key] = start ..< start + count } else { isWritten = false }
        }
    }

    /// Gives back the room of entries that no document of this run has used, once they are the larger part.
    func removeOthers(than used: Set<Key>) {
        guard isWritten else { return }
        let kept = places.filter { used.contains($0.key) }.sorted { $0.value.lowerBound < $1.value.lowerBound }
        guard kept.reduce(0, { $0 + $1.value.count + Self.headCount }) * 2 < end else { return }
        let aside = file + ".new"
        unlink(aside)
        guard let next = Self.descriptor(of: aside, O_RDWR | O_CREAT | O_EXCL) else { return }
        defer { close(next) }
        var at = 0
        let isCopied = kept.allSatisfy { _, place in
            defer { at += Self.headCount + place.count }
            return bytes(at: place.lowerBound - Self.headCount ..< place.upperBound)?.withUnsafeBytes { FileBytes.write($0, to: next, at: at) } ?? false
        }
        if !isCopied || rename(aside, file) != 0 { unlink(aside) }
    }

    // MARK: The file

    private static let headCount = 32 + 8
    private var file: String { folder + "/documents" }

    private static func head(_ key: Key, count: Int) -> [UInt8] { key.digest + EightBytes.bytes(of: count) }

    /// Finds the entries. What is there already and is no file of ours is not touched, and the cache then stays empty.
    private func open() {
        if isWritten, FileBytes.status(of: folder) == nil { mkdir(folder, 0o777) }
        guard let opened = Self.descriptor(of: file, isWritten ? O_RDWR | O_CREAT : O_RDONLY) else { isWritten = false; return }
        descriptor = opened
        findEntries()
        if isWritten, ftruncate(descriptor, off_t(end)) != 0 { isWritten = false }
    }

    /// A link is not followed: the file lies here or nowhere.
    private static func descriptor(of path: String, _ flags: Int32) -> Int32? {
        let opened = Foundation.open(path, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
        guard opened >= 0 else { return nil }
        var status = stat()
        if fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return opened }
        close(opened)
        return nil
    }

    /// Goes from head to head, as far as they hold together.
    private func findEntries() {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return }
        let size = Int(status.st_size)
        let marks = [CachedDocument.mark, LargeEntry.mark], markCount = CachedDocument.mark.count
        while let head = bytes(at: end ..< end + Self.headCount + markCount), marks.contains(Array(head.suffix(markCount))) {
            let count = EightBytes.number(in: head[32 ..< Self.headCount])
            let start = end + Self.headCount
            guard count > 0, count <= size - start else { return }
            places[Key(digest: Array(head[..<32]))] = start ..< start + count
            end = start + count
        }
    }

    /// nil where the file has no such bytes.
    private func bytes(at place: Range<Int>) -> [UInt8]? { FileBytes.bytes(at: place, of: descriptor) }
}
