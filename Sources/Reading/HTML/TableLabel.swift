/// `Table 1`, `**Table S2.**`, `Supplementary Table 3:`, `Tabelle 4 –`, `表5` at the start of a line.
struct TableLabel {
    /// Whether the line is the label and nothing else.
    var isWhole: Bool
    /// Whether a point, colon, bar or dash ends the label, as it does before a caption: `Table 2 shows` is prose.
    var isClosed: Bool

    init?(_ bytes: [UInt8], in range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound, bytes[at] == 0x2A || bytes[at] == 0x5F { at += 1 }
        let head = Array(String(decoding: bytes[at ..< min(range.upperBound, at + 24)], as: UTF8.self).lowercased().utf8)
        guard let word = Self.words.first(where: { head.starts(with: $0.utf8) }) else { return nil }
        at += word.utf8.count
        // Chinese and Japanese set no blank between word and number, nor a mark behind it
        let isIdeographic = word == "表"
        if isIdeographic, at < range.upperBound, bytes[at] == 0x20 { at += 1 }
        let number = at
        while at < range.upperBound, at - number < 6 {
            let isInnerPoint = bytes[at] == 0x2E && at + 1 < range.upperBound && bytes[at + 1] &- 0x30 < 10
            guard bytes[at] &- 0x30 < 10 || bytes[at] &- 0x41 < 26 || isInnerPoint else { break }
            at += 1
        }
        guard at > number else { return nil }
        let mark = at
        while at < range.upperBound, bytes[at] == 0x20 || bytes[at] == 0x2A || bytes[at] == 0x5F { at += 1 }
        let isDash = at > mark && at + 3 < range.upperBound && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && (0x90 ... 0x95).contains(bytes[at + 2])
        isClosed = mark < range.upperBound && [0x2E, 0x3A, 0x7C].contains(bytes[mark]) || isDash || isIdeographic && range.count <= 150
        at = mark
        while at < range.upperBound, [0x2E, 0x3A, 0x2A, 0x5F, 0x20, 0x7C].contains(bytes[at]) { at += 1 }
        isWhole = at == range.upperBound
    }

    /// In small letters, with the blank before the number.
    private static let words = [
        "table ", "supplementary table ", "tab. ", "table\u{A0}", "tabelle ", "tabla ", "tableau ", "tabella ", "tabela ", "tabel ", "tabell ", "tabulka ", "таблица ",
        "таблиця ", "表",
    ]
}
