import Foundation
import Model

/// The documents' texts and blocks on disk, so that a run over many documents holds records only.
///
/// Texts are appended in the order of the documents while these are extracted, and read back one at a time by the writer that publishes
/// them. The file has no name from the moment it is open: a killed run leaves nothing.
///
/// - Shape: one document is its text, then three numbers a block.
final class TextSpool: DocumentTexts, @unchecked Sendable {
    private struct Entry { var offset: Int; var textCount: Int; var blockCount: Int }

    private let descriptor: Int32
    private var entries: [Entry] = []
    private var end = 0

    /// - Throws: `Failure` where no file can be made at the path.
    init(at path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure.writing(path) }
        unlink(path)
    }

    deinit { close(descriptor) }

    /// Keeps the text and blocks of the next document.
    ///
    /// - Throws: `Failure` on a full disk.
    func append(text: [UInt8], blocks: [PackedBlock]) throws {
        entries.append(Entry(offset: end, textCount: text.count, blockCount: blocks.count))
        try text.withUnsafeBytes { try write($0) }
        try blocks.withUnsafeBytes { try write($0) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard FileBytes.write(bytes, to: descriptor, at: end) else { throw Failure.writing("the temporary file of the texts") }
        end += bytes.count
    }

    func text(ofDocument index: Int) throws -> (bytes: [UInt8], blocks: [Block]) {
        let entry = entries[index]
        let text = try [UInt8](unsafeUninitializedCapacity: entry.textCount) { buffer, count in
            try read(into: UnsafeMutableRawBufferPointer(buffer), at: entry.offset)
            count = entry.textCount
        }
        let packed = try [PackedBlock](unsafeUninitializedCapacity: entry.blockCount) { buffer, count in
            try read(into: UnsafeMutableRawBufferPointer(buffer), at: entry.offset + entry.textCount)
            count = entry.blockCount
        }
        return (text, packed.map(\.block))
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws {
        guard FileBytes.fill(buffer, from: descriptor, at: offset) else { throw Failure.reading("the temporary file of the texts") }
    }
}

/// A block as numbers: its kind and its bytes, which are what is published of it.
struct PackedBlock: Sendable {
    let kind, start, end: Int32

    init(_ block: Block) {
        kind = Int32(Block.Kind.allCases.firstIndex(of: block.kind) ?? 0)
        start = Int32(block.bytes.lowerBound); end = Int32(block.bytes.upperBound)
    }

    var block: Block { Block(Block.Kind.allCases[Int(kind)], bytes: Int(start) ..< Int(end)) }

    /// Blocks of kind, start and end, whatever the numbers are.
    static func blocks(_ numbers: [Int]) -> [PackedBlock] {
        stride(from: 0, to: numbers.count - 2, by: 3).map { at in
            let kind = Block.Kind.allCases[min(max(0, numbers[at]), Block.Kind.allCases.count - 1)]
            let end = min(max(0, numbers[at + 2]), Int(Int32.max))
            return PackedBlock(Block(kind, bytes: min(max(0, numbers[at + 1]), end) ..< end))
        }
    }
}
