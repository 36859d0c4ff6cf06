/// `Table 1`, `**Table S2.**`, `Supplementary Table 3:` at the start of a line.
struct TableLabel {
    /// Whether the line is the label and nothing else.
    var isWhole: Bool
    /// Whether a point, colon or bar ends the label, as it does before a caption: `Table 2 shows` is prose.
    var isClosed: Bool

    init?(_ bytes: [UInt8], in range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound, bytes[at] == 0x2A || bytes[at] == 0x5F { at += 1 }
        let head = String(decoding: bytes[at ..< min(range.upperBound, at + 24)].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
        guard let word = ["table ", "supplementary table ", "tab. ", "table\u{A0}"].first(where: { head.hasPrefix($0) }) else { return nil }
        at += word.utf8.count
        let number = at
        while at < range.upperBound, at - number < 6 {
            let isInnerPoint = bytes[at] == 0x2E && at + 1 < range.upperBound && bytes[at + 1] &- 0x30 < 10
            guard bytes[at] &- 0x30 < 10 || bytes[at] &- 0x41 < 26 || isInnerPoint else { break }
            at += 1
        }
        guard at > number else { return nil }
        isClosed = at < range.upperBound && [0x2E, 0x3A, 0x7C].contains(bytes[at])
        while at < range.upperBound, [0x2E, 0x3A, 0x2A, 0x5F, 0x20, 0x7C].contains(bytes[at]) { at += 1 }
        isWhole = at == range.upperBound
    }
}
