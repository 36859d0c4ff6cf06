import Foundation
import Model

/// What documents yielded in earlier runs, so that only what changed is read again.
///
/// An entry is found by all that its content depends on: the program, the slice of the configuration that extraction uses, the document's name
/// and format, and its bytes. Nothing in it is trusted: an entry whose checksum is wrong, or that does not decode, is as good as none. The
/// folder may be deleted at any time.
///
/// ```
/// .garner/output.cache/3f/9a…   one document: mark, SHA-256 of the rest, size of the records, records, text
/// ```
///
/// - Loss: where an entry cannot be written (a full disk, a folder of another user) the next run reads that document again.
struct DocumentCache: Sendable {
    let folder: String
    /// A hash of the program and of the settings that extraction uses.
    let stamp: String
    /// Whether entries are read; a forced run only writes them.
    let isRead: Bool
    /// Whether entries are written; a dry run only reads them.
    let isWritten: Bool

    enum Lookup: Sendable {
        case found(CachedDocument)
        case missing
        case damaged
    }

    /// The name of a document's entry in the folder.
    func name(of file: SourceFile, sha256: String) -> String {
        let digest = SHA256Digest.hexadecimal(of: Array([stamp, file.id, file.path, file.format, sha256].joined(separator: "\u{1F}").utf8))
        return digest.prefix(2) + "/" + digest.dropFirst(2)
    }

    func lookup(_ name: String) -> Lookup {
        guard isRead, let bytes = contents(of: "\(folder)/\(name)") else { return .missing }
        guard let document = CachedDocument(bytes) else { return .damaged }
        return .found(document)
    }

    /// Writes an entry; one that cannot be written is left out.
    func keep(_ document: CachedDocument, as name: String) {
        guard isWritten, let bytes = document.bytes else { return }
        mkdir("\(folder)/\(name.prefix(2))", 0o777)
        try? FileBytes.replace("\(folder)/\(name)", with: bytes)
    }

    /// Removes the entries that no document of this run has used.
    func removeOthers(than used: Set<String>) {
        for sub in FolderWalk.names(in: Array(folder.utf8)) ?? [] {
            let place = FolderWalk.joined(Array(folder.utf8), sub), prefix = String(decoding: sub, as: UTF8.self)
            for name in FolderWalk.names(in: place) ?? [] where !used.contains(prefix + "/" + String(decoding: name, as: UTF8.self)) {
                _ = FolderWalk.withPath(FolderWalk.joined(place, name)) { unlink($0) }
            }
        }
    }

    /// Makes the folder; what is there already and is no folder of ours is not touched, and the cache then stays empty.
    func open() {
        guard isWritten, FileBytes.status(of: folder) == nil else { return }
        mkdir(folder, 0o777)
    }

    /// A link is not followed: an entry lies here or nowhere.
    private func contents(of path: String) -> [UInt8]? {
        guard let status = FileBytes.status(of: path), status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try? FileBytes.contents(of: path)
    }
}

/// What one document yielded, as bytes and back.
struct CachedDocument: Sendable {
    let records: DocumentRecords
    let text: [UInt8]
    let blocks: [Block]

    init(records: DocumentRecords, text: [UInt8], blocks: [Block]) { self.records = records; self.text = text; self.blocks = blocks }

    private static let mark = Array("GRNDOC01".utf8)
    private static let headCount = 8 + 32

    private struct Packed: Codable {
        let records: DocumentRecords
        let textCount: Int
        /// Kind, start and end of each block.
        let blocks: [Int]
    }

    /// nil where the records hold what cannot be packed.
    var bytes: [UInt8]? {
        let flat = blocks.flatMap { [Block.Kind.allCases.firstIndex(of: $0.kind) ?? 0, $0.bytes.lowerBound, $0.bytes.upperBound] }
        guard let packed = try? PackedEncoder.bytes(of: Packed(records: records, textCount: text.count, blocks: flat)) else { return nil }
        var bytes = Self.mark + [UInt8](repeating: 0, count: Self.headCount - Self.mark.count)
        bytes.reserveCapacity(bytes.count + packed.count + text.count)
        bytes += packed
        bytes += text
        bytes.replaceSubrange(Self.mark.count ..< Self.headCount, with: SHA256Digest.bytes(of: bytes[Self.headCount...]))
        return bytes
    }

    /// nil where the bytes are not what `bytes` gives.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: Self.mark), bytes.count > Self.headCount else { return nil }
        let rest = bytes[Self.headCount...]
        guard SHA256Digest.bytes(of: rest).elementsEqual(bytes[Self.mark.count ..< Self.headCount]),
              let (packed, used) = try? PackedDecoder.value(Packed.self, from: rest), used + packed.textCount == rest.count,
              packed.blocks.count % 3 == 0 else { return nil }
        records = packed.records
        text = Array(rest.suffix(packed.textCount))
        blocks = stride(from: 0, to: packed.blocks.count, by: 3).map { at in
            let kind = Block.Kind.allCases[min(max(0, packed.blocks[at]), Block.Kind.allCases.count - 1)]
            return Block(kind, bytes: min(packed.blocks[at + 1], packed.blocks[at + 2]) ..< packed.blocks[at + 2])
        }
    }
}
