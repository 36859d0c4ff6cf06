import Foundation
import Model

/// The records of large documents on disk, so that one document takes no more memory than many.
///
/// Records come and go by the piece, packed as in the cache. The file has no name from the moment it is open, so that a killed run leaves
/// nothing, and is made when the first large document comes. What the disk does not take stays in memory.
///
/// - Shape: one piece behind the other; a piece that is changed is written anew.
final class RecordSpool: RecordStore, @unchecked Sendable {
    private let path: String
    private let lock = NSLock()
    /// nil before the first piece, negative where there can be no file.
    private var descriptor: Int32?
    private var end = 0
    /// What could not be written.
    private var unwritten: [Int: [UInt8]] = [:]
    /// The pieces asked for last, by where they start, and when that was.
    private var recent: [Int: (records: any Sendable, turn: Int)] = [:]
    private var turn = 0

    private static let recentCount = 64

    init(at path: String) { self.path = path }

    /// Whether there was a large document.
    var isUsed: Bool { lock.withLock { end > 0 } }

    deinit { if let descriptor, descriptor >= 0 { close(descriptor) } }

    func keep<R: Codable & Sendable>(_ records: [R]) -> RecordPiece {
        // records are made of what can be packed; a test packs one of every kind
        keep((try? PackedEncoder.bytes(of: records)) ?? [])
    }

    /// Keeps a record that is asked for by itself.
    func keep(alone record: some Codable & Sendable) -> RecordPiece { keep((try? PackedEncoder.bytes(of: record)) ?? []) }

    /// Keeps records that are packed already.
    func keep(_ bytes: [UInt8]) -> RecordPiece {
        let (descriptor, start) = lock.withLock { () -> (Int32, Int) in
            defer { end += max(1, bytes.count) }
            return (file(), end)
        }
        let isWritten = descriptor >= 0 && bytes.withUnsafeBytes { FileBytes.write($0, to: descriptor, at: start) }
        if !isWritten { lock.withLock { unwritten[start] = bytes } }
        return RecordPiece(bytes: start ..< start + bytes.count)
    }

    func records<R: Codable & Sendable>(_ type: R.Type, in piece: RecordPiece) -> [R] {
        let start = piece.bytes.lowerBound
        if let known = lock.withLock({ recentRecords(from: start) }) as? [R] { return known }
        guard let (records, _) = try? PackedDecoder.value([R].self, from: bytes(of: piece)[...]) else {
            Self.endUnread(path)
        }
        lock.withLock { note(records, from: start) }
        return records
    }

    func record<R: Codable & Sendable>(_ type: R.Type, in piece: RecordPiece) -> R {
        guard let (record, _) = try? PackedDecoder.value(R.self, from: bytes(of: piece)[...]) else { Self.endUnread(path) }
        return record
    }

    /// Ends the run, as a record that is asked for has no other way out; what is published stays as it was.
    private static func endUnread(_ path: String) -> Never {
        let message = "error: what was written to a temporary file at \(path) cannot be read back; nothing was published. Check the disk, then run again\n"
        FileHandle.standardError.write(Data(message.utf8))
        exit(EndStatus.diskFull.rawValue)
    }

    private func recentRecords(from start: Int) -> (any Sendable)? {
        turn += 1
        recent[start]?.turn = turn
        return recent[start]?.records
    }

    private func note(_ records: any Sendable, from start: Int) {
        if recent.count >= Self.recentCount, let oldest = recent.min(by: { $0.value.turn < $1.value.turn })?.key { recent[oldest] = nil }
        recent[start] = (records, turn)
    }

    func bytes(of piece: RecordPiece) -> [UInt8] {
        let (descriptor, unwritten) = lock.withLock { (self.descriptor ?? -1, self.unwritten[piece.bytes.lowerBound]) }
        if let unwritten { return unwritten }
        return FileBytes.bytes(at: piece.bytes, of: descriptor) ?? []
    }

    private func file() -> Int32 {
        if let descriptor { return descriptor }
        FreedMemory.giveLargeBlocksBackAtOnce()
        let opened = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if opened >= 0 { unlink(path) }
        descriptor = opened
        return opened
    }
}
