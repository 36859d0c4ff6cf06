/// A map from the hashes of folded words to small numbers, made once and then only read.
///
/// Flat arrays with linear probing: a look-up is one multiplication and mostly one memory access, and nothing is counted or
/// copied when many documents read at once. Two words with one 64-bit hash are taken for one; that needs some four thousand
/// million words.
struct WordTable: Sendable {
    private var keys: [UInt64]
    private var values: [Int32]
    private var count = 0

    init(capacity: Int = 64) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
    }

    /// The number that belongs to the hash.
    subscript(hash: UInt64) -> Int32? {
        let slot = slot(of: hash)
        return keys[slot] == 0 ? nil : values[slot]
    }

    /// The hashes that have a number, in no order.
    var hashes: [UInt64] { keys.filter { $0 != 0 } }

    func contains(_ hash: UInt64) -> Bool { keys[slot(of: hash)] != 0 }

    mutating func insert(_ hash: UInt64, _ value: Int32) {
        if count * 2 >= keys.count { grow() }
        let slot = slot(of: hash)
        if keys[slot] == 0 { count += 1 }
        keys[slot] = Self.key(hash)
        values[slot] = value
    }

    private static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }

    /// Where the hash stands, or the free slot where it would.
    private func slot(of hash: UInt64) -> Int {
        let key = Self.key(hash), mask = keys.count - 1
        var at = Int(truncatingIfNeeded: key >> 20) & mask
        while keys[at] != 0, keys[at] != key { at = (at + 1) & mask }
        return at
    }

    private mutating func grow() {
        let old = (keys, values)
        keys = Array(repeating: 0, count: old.0.count * 2)
        values = Array(repeating: 0, count: old.0.count * 2)
        for (key, value) in zip(old.0, old.1) where key != 0 {
            let at = slot(of: key)
            keys[at] = key
            values[at] = value
        }
    }
}

/// The hash of a word as it is folded for recognition: ASCII letters in lower case, every other byte as it is.
///
/// - Source: FNV-1a, 64 bits, with a finishing multiplication so that the upper bits are spread too.
struct WordHash: Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}
    init(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    @inline(__always)
    mutating func add(_ byte: UInt8) { add(exactly: byte &- 0x41 < 26 ? byte | 0x20 : byte) }

    /// Adds a byte as it is.
    @inline(__always)
    mutating func add(exactly byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    @inline(__always)
    var value: UInt64 {
        let mixed = (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 32)
    }
}
