/// The keys by which Pandoc marks the entries of the list that it writes: `::: {#ref-roe2019 .csl-entry}`, `<div id="ref-roe2019" …>`.
struct EntryKeys: Sendable {
    private var found: [(place: Int, key: String)] = []
    private var next = 0

    init(of bytes: [UInt8]) {
        let text = EntryText(plain: bytes)
        var at = 0
        while let dash = bytes[at...].firstIndex(of: 0x2D) {
            at = dash + 1
            guard dash >= 4, text.has("ref-", at: dash - 3), bytes[dash - 4] == 0x23 || bytes[dash - 4] == 0x22 else { continue }
            let end = bytes[at ..< min(bytes.count, at + 100)].firstIndex { [0x20, 0x7D, 0x22, 0x0A, 0x29].contains($0) } ?? at
            // `(#ref-roe2019)` leads to an entry and marks none
            if end > at, bytes[end] != 0x29 { found.append((dash - 3, text.string(at ..< end))) }
        }
    }

    /// The keys that stand before an entry and behind the one before; entries are asked for in their order.
    mutating func keys(before entry: Int) -> [String] {
        var keys: [String] = []
        while next < found.count, found[next].place < entry { keys.append(found[next].key); next += 1 }
        return keys.suffix(1)
    }
}
