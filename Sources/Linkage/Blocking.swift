import Model

/// The pairs of groups that share a block.
///
/// - Shape: each pair once, the smaller index first, ascending; about linear in the number of groups whatever they contain.
struct Blocking {
    struct Pair: Sendable, Hashable {
        var a, b: Int32
    }

    let profiles: [Profile]
    let limit: Int
    /// How many neighbours a member of a larger block is compared with.
    private let window = 12

    init(profiles: [Profile], limit: Int) {
        self.profiles = profiles
        self.limit = max(2, limit)
    }

    /// - Loss: pairs of a block over the limit that are no neighbours; `block-capped` names the rule and the largest block.
    func candidatePairs(diagnostics: inout [Diagnostic]) -> [Pair] {
        let frequencies = WordFrequencies(profiles)
        var codes: [UInt64] = []
        var ranks: [Int32] = []
        for rule in BlockingRule.all {
            var largest = 0
            for block in blocks(of: rule, frequencies) {
                if block.count <= limit {
                    addAll(of: block, to: &codes)
                } else {
                    if ranks.isEmpty { ranks = neighbourRanks() }
                    addNeighbours(in: block, ranks: ranks, to: &codes)
                    largest = max(largest, block.count)
                }
            }
            if largest > 0 { diagnostics.append(Self.capped(rule, largest: largest, limit: limit)) }
            sortUnique(&codes)
        }
        return codes.map { Pair(a: Int32($0 >> 32), b: Int32($0 & 0xFFFF_FFFF)) }
    }

    /// The members of each key that has at least two.
    private func blocks(of rule: BlockingRule, _ frequencies: WordFrequencies) -> [[Int32]] {
        var entries: [(key: UInt64, index: Int32)] = []
        var keys: [UInt64] = []
        for index in profiles.indices {
            keys.removeAll(keepingCapacity: true)
            rule.addKeys(profiles[index], frequencies, &keys)
            for key in keys { entries.append((key, Int32(index))) }
        }
        entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.index < $1.index }
        var blocks: [[Int32]] = []
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end].key == entries[start].key { end += 1 }
            if end - start > 1 { blocks.append(entries[start ..< end].map(\.index)) }
            start = end
        }
        return blocks
    }

    private func addAll(of block: [Int32], to codes: inout [UInt64]) {
        for (position, a) in block.enumerated() {
            for b in block[(position + 1)...] where a != b { codes.append(Self.code(a, b)) }
        }
    }

    /// Sorted neighbourhood: equal authors, years and pages stand side by side.
    private func addNeighbours(in block: [Int32], ranks: [Int32], to codes: inout [UInt64]) {
        let sorted = block.sorted { ranks[Int($0)] < ranks[Int($1)] }
        for (position, a) in sorted.enumerated() {
            for b in sorted[(position + 1)...].prefix(window) where a != b { codes.append(Self.code(a, b)) }
        }
    }

    private static func code(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

    private func sortUnique(_ codes: inout [UInt64]) {
        codes.sort()
        var kept = 0
        for code in codes where kept == 0 || codes[kept - 1] != code {
            codes[kept] = code
            kept += 1
        }
        codes.removeSubrange(kept...)
    }

    /// The place of every profile in the order of title, first author, year, volume and page.
    private func neighbourRanks() -> [Int32] {
        let order = profiles.indices.sorted { x, y in
            let a = profiles[x], b = profiles[y]
            if a.title.key != b.title.key { return a.title.key.lexicographicallyPrecedes(b.title.key) }
            if a.authors.first != b.authors.first { return a.authors.first.lexicographicallyPrecedes(b.authors.first) }
            let placeA = [a.year ?? 0, Int(a.volume.first ?? 0), Int(a.pages?.first ?? 0), x]
            let placeB = [b.year ?? 0, Int(b.volume.first ?? 0), Int(b.pages?.first ?? 0), y]
            return placeA.lexicographicallyPrecedes(placeB)
        }
        var ranks = [Int32](repeating: 0, count: profiles.count)
        for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
        return ranks
    }

    private static func capped(_ rule: BlockingRule, largest: Int, limit: Int) -> Diagnostic {
        Diagnostic(.note, "block-capped", "\(largest) distinct references share a key of \(rule.name), at most \(limit) are compared with each other, "
            + "of the rest only neighbours", hint: "raise the block limit to compare more")
    }
}
