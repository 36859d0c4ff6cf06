import Model

/// What one document yielded, as bytes and back.
struct CachedDocument: Sendable {
    let records: DocumentRecords
    let text: [UInt8]
    /// A fraction of what `blocks` take.
    let packedBlocks: [PackedBlock]
    /// Where the records of a large document are; nil for one whose records are in memory.
    let spool: RecordSpool?

    var blocks: [Block] { packedBlocks.map(\.block) }

    init(records: DocumentRecords, text: [UInt8], packedBlocks: [PackedBlock], spool: RecordSpool? = nil) {
        self.records = records; self.text = text; self.packedBlocks = packedBlocks; self.spool = spool
    }

    init(records: DocumentRecords, text: [UInt8], blocks: [Block], spool: RecordSpool? = nil) {
        self.init(records: records, text: text, packedBlocks: blocks.map(PackedBlock.init), spool: spool)
    }

    /// What the bytes of every document begin with; the SHA-256 of the rest follows.
    static let mark = Array("GRNDOC01".utf8)
    private static let headCount = 8 + 32

    /// What is packed; the text stands behind it as it is.
    struct Head: Codable {
        let records: DocumentRecords
        let textCount: Int
        /// Kind, start and end of each block.
        let blocks: [Int]

        init(_ document: CachedDocument) {
            records = document.records
            textCount = document.text.count
            blocks = document.packedBlocks.flatMap { [Int($0.kind), Int($0.start), Int($0.end)] }
        }

        var packedBlocks: [PackedBlock] { PackedBlock.blocks(blocks) }
    }

    /// nil where the records hold what cannot be packed.
    var bytes: [UInt8]? {
        guard let packed = try? PackedEncoder.bytes(of: Head(self)) else { return nil }
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
              let (packed, used) = try? PackedDecoder.value(Head.self, from: rest), used + packed.textCount == rest.count,
              packed.blocks.count % 3 == 0 else { return nil }
        records = packed.records
        text = Array(rest.suffix(packed.textCount))
        packedBlocks = packed.packedBlocks
        spool = nil
    }
}
