import Model

/// Whether a cell is made of numbers: `12.3 ± 4.5`, `34/120 (28%)`, `0.75 (95% CI 0.6–0.9)*`, `<0.001`, `n=12`; not `4 of the rats died`.
///
/// The bytes of the cell are copied out once for all that is asked of them.
struct NumericCell {
    private let bytes: [UInt8]
    /// Whether it is one.
    let isNumeric: Bool

    init(_ cell: String) {
        bytes = Array(cell.utf8)
        isNumeric = Self.isNumeric(bytes)
    }

    static func holds(_ cell: String) -> Bool { cell.utf8.count <= longest && isNumeric(Array(cell.utf8)) }

    private static let longest = 120

    private static func isNumeric(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= longest else { return false }
        let text = TextWindow(bytes, 0 ..< bytes.count)
        var hasDigit = false
        var at = 0
        while at < bytes.count {
            if text.isDigit(at: at) { hasDigit = true }
            guard text.isLetter(at: at) else {
                at += 1
                continue
            }
            guard let end = plainEnd(at: at, in: text) else { return false }
            at = max(end, at + 1)
        }
        return hasDigit
    }

    /// Whether the second byte of `±` is among its bytes.
    var mayHavePlusMinus: Bool { bytes.contains(0xB1) }

    /// How many numbers its first bracket holds: one in `54 (9)`, two in `7 [4–12]`, none without a bracket.
    var bracketedCount: Int {
        guard let open = bytes.firstIndex(where: { $0 == 0x28 || $0 == 0x5B }) else { return 0 }
        let text = TextWindow(bytes, 0 ..< bytes.count, commas: .either)
        var at = text.afterBlanks(open + 1)
        if let label = DispersionLabel(at: at, in: text) { at = label.end }
        guard let first = Numeral(at: at, in: text, isBound: true) else { return 0 }
        let end = text[text.afterBlanks(first.bytes.upperBound)] == 0x25 ? text.afterBlanks(first.bytes.upperBound) + 1 : first.bytes.upperBound
        guard let next = Dispersion.separatorEnd(at: end, in: text), Numeral(at: next, in: text, isBound: true) != nil else { return 1 }
        return 2
    }

    /// Whether its first number has decimals: `66.9 (7.3)`.
    var opensWithDecimals: Bool {
        let text = TextWindow(bytes, 0 ..< bytes.count, commas: .either)
        return Numeral(at: 0, in: text).map { $0.decimalCount > 0 } ?? false
    }

    /// Whether `13 (7.3)` is a count and its share of `size` in percent.
    func holdsShare(of size: Double) -> Bool {
        let text = TextWindow(bytes, 0 ..< bytes.count, commas: .either)
        guard size > 0, let count = Numeral(at: 0, in: text), count.isInteger, !count.isSigned, count.value <= size else { return false }
        let open = text.afterBlanks(count.bytes.upperBound)
        guard text[open] == 0x28 || text[open] == 0x5B, let share = Numeral(at: text.afterBlanks(open + 1), in: text) else { return false }
        return abs(count.value / size * 100 - share.value) <= (share.isInteger ? 0.51 : 0.11)
    }

    /// The end of a unit, a label of dispersion, a joining word or a letter that points to a note.
    private static func plainEnd(at offset: Int, in text: TextWindow) -> Int? {
        if let (_, end) = DispersionLabel.name(at: offset, in: text) { return end }
        if let unit = Unit(after: offset, in: text) { return unit.end }
        guard let word = text.word(at: offset) else { return nil }
        return words.contains(word.folded) || word.bytes.count <= 1 ? word.bytes.upperBound : nil
    }

    private static let words: WordSet = [
        "n", "p", "vs", "versus", "to", "and", "ns", "mean", "median", "of", "or", "hr", "rr", "md", "smd", "x", "ab", "bc", "abc", "na", "nr"
    ]
}
