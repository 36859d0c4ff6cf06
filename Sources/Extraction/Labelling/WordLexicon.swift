import LabellerWeights

/// The words that are known as given names, family names, cities and countries, by fingerprint.
///
/// What training sets hold of names and places is little beside what references hold. The bytes are read where they lie.
///
/// - Shape: `GRNLEX01`; the number of slots, a power of two, as a 32-bit number; two bytes a slot: twelve bits of fingerprint and four of classes,
///   0 where the slot is empty. Little-endian. A word is looked for from the slot that its hash names on, to the first empty one.
/// - Loss: a word that is not in it meets the fingerprint of another in one of some two thousand cases; then it passes for that one.
/// - Source: `Tests/Training/lexicon.py` makes it, and names what from.
struct WordLexicon: @unchecked Sendable {
    /// Classes of words, a bit each.
    enum Kind {
        static let given: UInt8 = 1
        static let family: UInt8 = 2
        static let city: UInt8 = 4
        static let country: UInt8 = 8
    }

    private let slots: UnsafePointer<UInt16>
    private let mask: UInt32

    /// The lexicon within the program.
    static let builtIn: WordLexicon = {
        guard let lexicon = WordLexicon(bytes: labeller_lexicon(), count: labeller_lexicon_size()) else {
            preconditionFailure("the lexicon of the labeller is damaged: Tests/train --lexicon makes it anew")
        }
        return lexicon
    }()

    private static let magic: [UInt8] = Array("GRNLEX01".utf8)

    /// - Returns: nil where the bytes are no lexicon of this version.
    init?(bytes: UnsafeRawPointer, count: Int) {
        guard count >= 14, Self.magic.indices.allSatisfy({ bytes.load(fromByteOffset: $0, as: UInt8.self) == Self.magic[$0] }) else { return nil }
        let size = Int(bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard size > 0, size & (size - 1) == 0, count == 12 + 2 * size else { return nil }
        slots = (bytes + 12).assumingMemoryBound(to: UInt16.self)
        // a search ends at an empty slot
        guard (0 ..< size).contains(where: { [slots] in slots[$0] == 0 }) else { return nil }
        mask = UInt32(size - 1)
    }

    /// The classes of a word, given the hash that `ReferenceTokens` makes of it; 0 where it is not known.
    @inline(__always)
    func kinds(of word: UInt32) -> UInt8 {
        var at = word & mask
        let wanted = UInt16(truncatingIfNeeded: word >> 20)
        while true {
            let slot = slots[Int(at)]
            if slot == 0 { return 0 }
            if slot >> 4 == wanted { return UInt8(slot & 15) }
            at = (at &+ 1) & mask
        }
    }
}
