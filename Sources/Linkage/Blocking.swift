import Model

/// The pairs of groups that share a block.
///
/// - Shape: each pair once, the smaller index first, rule by rule; about linear in the number of groups whatever they contain.
struct Blocking {
    struct Pair: Sendable, Hashable {
        var a, b: Int32
    }

    let profiles: [Profile]
    let limit: Int
    /// How many neighbours a member of a larger block is compared with.
    private let window = 8

    init(profiles: [Profile], limit: Int) {
        self.profiles = profiles
        self.limit = max(2, limit)
    }

    /// Gives every pair to `body`, but those that are settled by then.
    ///
    /// - Loss: pairs of a block over the limit that are no neighbours; `block-capped` names the rule and the largest block.
    func forEachPair(diagnostics: inout [Diagnostic], isSettled: (Pair) -> Bool, _ body: (Pair) -> Void) {
        let frequencies = WordFrequencies(profiles)
        var seen = PairSet(count: profiles.count)
        var ranks: [Int32] = []
        func visit(_ a: Int32, _ b: Int32) {
            let pair = Pair(a: min(a, b), b: max(a, b))
            guard a != b, !isSettled(pair), seen.insert(pair) else { return }
            body(pair)
        }
        for rule in BlockingRule.all {
            var largest = 0
            let entries = BlockEntries(rule, profiles, frequencies)
            entries.forEachBlock { block in
                guard block.count > limit else {
                    for (position, a) in block.enumerated() { for b in block[(position + 1)...] { visit(a, b) } }
                    return
                }
                if ranks.isEmpty { ranks = neighbourRanks() }
                let sorted = block.sorted { ranks[Int($0)] < ranks[Int($1)] }
                for (position, a) in sorted.enumerated() { for b in sorted[(position + 1)...].prefix(window) { visit(a, b) } }
                largest = max(largest, block.count)
            }
            if largest > 0 { diagnostics.append(Self.capped(rule, largest: largest, limit: limit)) }
        }
    }

    /// The place of every profile in the order of title, first author, year, volume and page.
    private func neighbourRanks() -> [Int32] {
        // The first letters decide most; the rest is looked at where they are equal.
        let openings = profiles.map { Self.opening(of: $0.title.folded) }
        let order = profiles.indices.sorted { x, y in
            if openings[x] != openings[y] { return openings[x] < openings[y] }
            let a = profiles[x], b = profiles[y]
            if a.title.key != b.title.key { return a.title.folded.lexicographicallyPrecedes(b.title.folded) }
            if a.authors.first != b.authors.first { return a.authors.first.lexicographicallyPrecedes(b.authors.first) }
            let placeA = (a.year ?? 0, a.volume.first ?? 0, a.pages?.first ?? 0, x), placeB = (b.year ?? 0, b.volume.first ?? 0, b.pages?.first ?? 0, y)
            return placeA < placeB
        }
        var ranks = [Int32](repeating: 0, count: profiles.count)
        for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
        return ranks
    }

    /// The first eight letters, as a number in their order.
    private static func opening(of bytes: ArenaSlice<UInt8>) -> UInt64 {
        var opening: UInt64 = 0
        var left = 8
        for byte in bytes where byte != UInt8(ascii: " ") {
            left -= 1
            opening |= UInt64(byte) << UInt64(8 * left)
            if left == 0 { break }
        }
        return opening
    }

    private static func capped(_ rule: BlockingRule, largest: Int, limit: Int) -> Diagnostic {
        Diagnostic(.note, "block-capped", "\(largest) distinct references share a key of \(rule.name), at most \(limit) are compared with each other, "
            + "of the rest only neighbours", hint: "raise the block limit to compare more")
    }
}

/// The keys of one rule with the profiles that have them, in one number each: 40 bits of the key's hash, 24 of the index.
///
/// - Loss: two keys with one hash give a few pairs more. Profiles beyond the sixteenth million share no block.
private struct BlockEntries {
    private var entries: [UInt64] = []
    private static let indexBits: UInt64 = 24

    init(_ rule: BlockingRule, _ profiles: [Profile], _ frequencies: WordFrequencies) {
        var keys: [UInt64] = []
        entries.reserveCapacity(profiles.count)
        for index in profiles.indices.prefix(1 << Int(Self.indexBits)) {
            keys.removeAll(keepingCapacity: true)
            rule.addKeys(profiles[index], frequencies, &keys)
            for key in keys {
                let hash = (key ^ key >> 31) &* 0x9E37_79B9_7F4A_7C15
                entries.append(hash & ~(1 << Self.indexBits - 1) | UInt64(index))
            }
        }
        entries.sort()
    }

    /// The members of each key that has at least two, ascending.
    func forEachBlock(_ body: (ArraySlice<Int32>) -> Void) {
        var members: [Int32] = []
        var start = 0
        while start < entries.count {
            let key = entries[start] >> Self.indexBits
            var end = start + 1
            while end < entries.count, entries[end] >> Self.indexBits == key { end += 1 }
            if end - start > 1 {
                members.removeAll(keepingCapacity: true)
                for entry in entries[start ..< end] {
                    let index = Int32(truncatingIfNeeded: entry & (1 << Self.indexBits - 1))
                    if members.last != index { members.append(index) }
                }
                body(members[...])
            }
            start = end
        }
    }
}
