/// A set of bytes, for finding the next place where reading has to look closely.
///
/// Most of a text is plain letters; asking one bit a byte passes over them several times faster than a `switch` does.
struct ByteSet: Sendable {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// The bytes of a text of ASCII characters, and others by number: `ByteSet("[\\<", 0xC2, 0xE2)`.
    init(_ text: StaticString, _ others: UInt8...) {
        for index in 0 ..< text.utf8CodeUnitCount { insert(text.utf8Start[index]) }
        for byte in others { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) {
        let bit: UInt64 = 1 << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: bits.0 |= bit
        case 1: bits.1 |= bit
        case 2: bits.2 |= bit
        default: bits.3 |= bit
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let word = byte < 128 ? (byte < 64 ? bits.0 : bits.1) : (byte < 192 ? bits.2 : bits.3)
        return word & (1 << UInt64(byte & 63)) != 0
    }

    /// The first place in the stretch that holds one of the set; its end where none does.
    func first(in range: Range<Int>, of bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { text in
            var at = range.lowerBound
            while at < range.upperBound, !contains(text[at]) { at += 1 }
            return at
        }
    }

    static let digits = ByteSet("0123456789")
}
