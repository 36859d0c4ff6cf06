/// A set of bytes, for finding the next place where reading has to look closely.
///
/// Most of a text is plain letters; one look at a table for each byte passes over them several times faster than a `switch` does.
struct ByteSet: Sendable {
    /// One flag a byte, 256 in all.
    private var flags = [Bool](repeating: false, count: 256)

    /// The bytes of a text of ASCII characters, and others by number: `ByteSet("[\\<", 0xC2, 0xE2)`.
    init(_ text: StaticString, _ others: UInt8...) {
        for index in 0 ..< text.utf8CodeUnitCount { flags[Int(text.utf8Start[index])] = true }
        for byte in others { flags[Int(byte)] = true }
    }

    /// The first place in the stretch that holds one of the set; its end where none does.
    func first(in range: Range<Int>, of bytes: [UInt8]) -> Int {
        flags.withUnsafeBufferPointer { flags in
            bytes.withUnsafeBufferPointer { text in
                var at = range.lowerBound
                while at < range.upperBound, !flags[Int(text[at])] { at += 1 }
                return at
            }
        }
    }

    static let digits = ByteSet("0123456789")
}

/// Pairs of bytes, for finding words that start with few of all pairs of letters: `pu` and `pm` of *PubMed* and *PMC*.
struct BytePairs: Sendable {
    /// One bit for each rule, for the first byte of a pair and for the second: 256 in all each.
    private var firsts = [UInt8](repeating: 0, count: 256), seconds = [UInt8](repeating: 0, count: 256)

    /// - Parameter rules: at most eight; one of the first bytes before one of the second, before any where there are none.
    init(_ rules: [(firsts: StaticString, seconds: StaticString)]) {
        for (bit, rule) in rules.prefix(8).enumerated() {
            for index in 0 ..< rule.firsts.utf8CodeUnitCount { firsts[Int(rule.firsts.utf8Start[index])] |= 1 << UInt8(bit) }
            for index in 0 ..< rule.seconds.utf8CodeUnitCount { seconds[Int(rule.seconds.utf8Start[index])] |= 1 << UInt8(bit) }
            if rule.seconds.utf8CodeUnitCount == 0 { for byte in seconds.indices { seconds[byte] |= 1 << UInt8(bit) } }
        }
    }

    /// The first place in the stretch where a pair starts; its end where none does. The second byte may be the one behind the stretch.
    func first(in range: Range<Int>, of bytes: [UInt8]) -> Int {
        firsts.withUnsafeBufferPointer { firsts in
            seconds.withUnsafeBufferPointer { seconds in
                bytes.withUnsafeBufferPointer { text in
                    var at = range.lowerBound
                    while at < range.upperBound {
                        let next = at + 1 < text.count ? text[at + 1] : 0
                        if firsts[Int(text[at])] & seconds[Int(next)] != 0 { return at }
                        at += 1
                    }
                    return at
                }
            }
        }
    }
}
