import Model

/// What one document yielded, as bytes and back.
struct CachedDocument: Sendable {
    let records: DocumentRecords
    let text: [UInt8]
    let blocks: [Block]

    init(records: DocumentRecords, text: [UInt8], blocks: [Block]) { self.records = records; self.text = text; self.blocks = blocks }

    /// What the bytes of every document begin with; the SHA-256 of the rest follows.
    static let mark = Array("GRNDOC01".utf8)
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
