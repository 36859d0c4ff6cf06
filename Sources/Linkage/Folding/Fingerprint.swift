/// A 64-bit hash that is the same in every run and on every machine, unlike `Hasher`.
///
/// - Source: FNV-1a, G. Fowler, L. C. Noll, K.-P. Vo; offset basis 14695981039346656037, prime 1099511628211.
struct Fingerprint: Sendable {
    private(set) var value: UInt64 = 14_695_981_039_346_656_037

    init() {}

    init(_ bytes: some Sequence<UInt8>) { add(bytes) }

    /// Half of the bits, for values that are compared within a pair.
    var short: UInt32 { UInt32(truncatingIfNeeded: value ^ value >> 32) }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }

    /// Adds a field and its end, so that `ab` + `c` differs from `a` + `bc`, and a missing field from an empty one.
    mutating func add(field: String?) {
        if let field { add(text: field) } else { add(0x00) }
        add(0x1F)
    }

    /// The bytes of a text, in one run where it has them so.
    private mutating func add(text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ add($0) }) == nil { add(text.utf8) }
    }

    mutating func add(number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    /// Sixteen hexadecimal digits, mixed so that texts with one end do not share their first digits.
    ///
    /// - Source: finalizer of MurmurHash3, A. Appleby.
    var hexadecimal: String {
        var mixed = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
        mixed ^= mixed >> 33
        let digits = Array("0123456789abcdef".utf8)
        let bytes = (0 ..< 16).map { digits[Int(mixed >> UInt64(60 - 4 * $0) & 0xF)] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
