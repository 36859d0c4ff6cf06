/// The pairs of profiles that were seen.
///
/// The bits of a pair are mixed without loss; the upper ones choose a table of open addresses, which holds the lower thirty-two. So a pair takes
/// four bytes and the room beside it, and of many pairs only a small table is ever copied to grow.
struct PairSet {
    private var tables: [Table]
    /// Of one index.
    private let bits: UInt64

    /// - Parameter count: how many profiles there are; 16 million at most share blocks.
    init(count: Int) {
        bits = UInt64(max(1, Int.bitWidth - min(count, 1 << 24).leadingZeroBitCount))
        tables = [Table](repeating: Table(), count: 1 << max(0, 2 * Int(bits) - 32))
    }

    /// False when the pair is there already.
    mutating func insert(_ pair: Blocking.Pair) -> Bool {
        let mixed = mixed(UInt64(UInt32(bitPattern: pair.a)) << bits | UInt64(UInt32(bitPattern: pair.b)))
        return tables[Int(mixed >> 32)].insert(UInt32(truncatingIfNeeded: mixed))
    }

    /// Every step can be undone within the bits of a pair, so that no two pairs become one.
    private func mixed(_ pair: UInt64) -> UInt64 {
        let mask: UInt64 = 1 << (2 * bits) - 1
        var mixed = (pair &* 0x9E37_79B9_7F4A_7C15) & mask
        mixed = ((mixed ^ mixed >> bits) &* 0xBF58_476D_1CE4_E5B9) & mask
        return mixed ^ mixed >> bits
    }

    /// Two thirds full at most; 0 is an empty slot, and whether it is there stands apart.
    private struct Table {
        private var slots: [UInt32] = []
        private var count = 0
        private var holdsZero = false

        mutating func insert(_ value: UInt32) -> Bool {
            if value == 0 {
                defer { holdsZero = true }
                return !holdsZero
            }
            if 3 * count >= 2 * slots.count { grow() }
            guard place(value) else { return false }
            count += 1
            return true
        }

        private mutating func place(_ value: UInt32) -> Bool {
            var slot = Int(value) & (slots.count - 1)
            while slots[slot] != 0 {
                if slots[slot] == value { return false }
                slot = (slot + 1) & (slots.count - 1)
            }
            slots[slot] = value
            return true
        }

        private mutating func grow() {
            let old = slots
            slots = [UInt32](repeating: 0, count: max(16, 2 * old.count))
            for value in old where value != 0 { _ = place(value) }
        }
    }
}
