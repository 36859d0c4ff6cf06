import Crypto
import Foundation
import Model

/// The cache's entry of a large document: its records go from spool to cache and back as they are packed, so that neither way takes memory.
///
/// ```
/// GRNBIG01   SHA-256 of the rest (32 bytes)   size of the head (8)   head   the pieces of all lists   text
/// ```
struct LargeEntry {
    static let mark = Array("GRNBIG01".utf8)
    private static let startCount = 8 + 32 + 8
    /// What is read or written at once of a text.
    private static let stepCount = 1 << 20

    private let head: [UInt8]
    private let pieces: [RecordPiece]
    private let text: [UInt8]
    private let spool: RecordSpool

    /// nil for a document whose records are in memory.
    init?(_ document: CachedDocument) {
        guard let spool = document.spool else { return nil }
        let collected = CollectedPieces()
        guard let head = try? PackedEncoder.bytes(of: CachedDocument.Head(document), moving: MovedRecords(store: spool, pieces: collected)) else { return nil }
        self.head = head
        pieces = collected.pieces
        text = document.text
        self.spool = spool
    }

    /// The bytes of the whole.
    var count: Int { Self.startCount + head.count + pieces.reduce(0) { $0 + $1.bytes.count } + text.count }

    /// Writes the entry, its start last.
    func write(at start: Int, _ write: (ArraySlice<UInt8>, Int) -> Bool) -> Bool {
        var hash = SHA256(), at = start + Self.startCount - 8
        func append(_ bytes: ArraySlice<UInt8>) -> Bool {
            bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
            defer { at += bytes.count }
            return write(bytes, at)
        }
        guard append(EightBytes.bytes(of: head.count)[...]), append(head[...]), pieces.allSatisfy({ append(spool.bytes(of: $0)[...]) }), append(text[...]) else { return false }
        return write((Self.mark + Array(hash.finalize()))[...], start)
    }

    /// The document of an entry; nil where the bytes are not what was written.
    ///
    /// - Parameter bytes: gives the bytes at a place of the cache.
    static func document(at place: Range<Int>, into spool: RecordSpool, bytes: @escaping (Range<Int>) -> [UInt8]?) -> CachedDocument? {
        guard place.count > startCount, isWhole(place, bytes), let start = bytes(place.prefix(startCount)) else { return nil }
        let headCount = EightBytes.number(in: start.suffix(8))
        let rest = place.lowerBound + startCount ..< place.upperBound
        guard headCount > 0, headCount <= rest.count, let head = bytes(rest.prefix(headCount)) else { return nil }
        let given = GivenPieces(from: rest.lowerBound + headCount, before: rest.upperBound, spool, bytes)
        guard let (value, _) = try? PackedDecoder.value(CachedDocument.Head.self, from: head[...], moving: MovedRecords(store: spool, pieces: given)),
              value.textCount == rest.upperBound - given.at, let text = bytes(given.at ..< rest.upperBound) else { return nil }
        return CachedDocument(records: value.records, text: text, packedBlocks: value.packedBlocks, spool: spool)
    }

    private static func isWhole(_ place: Range<Int>, _ bytes: (Range<Int>) -> [UInt8]?) -> Bool {
        guard let start = bytes(place.prefix(startCount - 8)) else { return false }
        var hash = SHA256(), at = place.lowerBound + startCount - 8
        while at < place.upperBound {
            guard let step = bytes(at ..< min(place.upperBound, at + stepCount)) else { return false }
            step.withUnsafeBytes { hash.update(bufferPointer: $0) }
            at += step.count
        }
        return Array(hash.finalize()) == Array(start.suffix(32))
    }
}

/// The pieces of the lists that are encoded, in order.
private final class CollectedPieces: RecordPieces {
    private(set) var pieces: [RecordPiece] = []

    func put(_ piece: RecordPiece) { pieces.append(piece) }
    func take(count: Int) throws -> RecordPiece { throw PackedDecoder.Damage() }
}

/// The pieces of the lists that are decoded, brought into the spool as they are asked for.
private final class GivenPieces: RecordPieces {
    private(set) var at: Int
    private let end: Int
    private let spool: RecordSpool
    private let bytes: (Range<Int>) -> [UInt8]?

    init(from start: Int, before end: Int, _ spool: RecordSpool, _ bytes: @escaping (Range<Int>) -> [UInt8]?) {
        at = start; self.end = end; self.spool = spool; self.bytes = bytes
    }

    func put(_ piece: RecordPiece) {}

    func take(count: Int) throws -> RecordPiece {
        guard count >= 0, count <= end - at, let piece = bytes(at ..< at + count) else { throw PackedDecoder.Damage() }
        at += count
        return spool.keep(piece)
    }
}
