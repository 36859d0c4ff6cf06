import Model

/// Finds the quantities of any stretch of a text.
///
/// Bytes are looked at one by one for a digit or the first letter of a number word; only there the scanner looks around: what is
/// glued to the digits (names, markers, dates are no quantity), then unit, range, dispersion and comparator, then the words.
///
/// `30 mL IV daily for 10 days` gives a dose of 30 mL/d and a duration of 10 d; `24 and 72 hours` gives two; `n=1,773` one.
struct QuantityScanner: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The quantities of a sentence, heading or cell.
    ///
    /// - Shape: in reading order, without overlap.
    func quantities(in range: Range<Int>, setting: Setting = Setting()) -> [ScannedQuantity] {
        var reader = QuantityReader(text: TextWindow(bytes, range, commas: setting.commas), setting: setting)
        var at = reader.text.range.lowerBound
        var floor = at
        while let candidate = candidate(from: at, before: reader.text.range.upperBound) {
            let count = reader.found.count
            at = max(reader.read(at: candidate, from: floor), candidate + 1)
            // what a digit or a quantity took is taken; a word that was none, such as `than`, may still belong to the next number
            if reader.text.isDigit(at: candidate) || reader.found.count > count { floor = at }
        }
        return reader.found
    }

    /// What the place of a stretch says of its numbers.
    struct Setting: Sendable, Hashable {
        /// A cell that holds numbers only: each of them is a quantity, with or without a word that says so.
        var isNumericCell = false
        /// What a comma between digits is.
        var commas = TextWindow.Commas.grouping
        /// What letters behind a number point to.
        var notes = Designation.Notes.none
        /// Whether `40/60` are two groups, as under `Male/female`, and not 40 of 60.
        var isPair = false
        /// What a bracket behind a number holds.
        var bracket = BracketMeaning.none
        /// What `±` means where the number itself does not say.
        var plusMinus: DispersionType?
        /// The unit of bare numbers, from the heading: `mg/kg`.
        var unit: Unit?
        /// The kind of bare numbers, from the heading: `p_value`, `sample_size`.
        var kind: Quantity.Kind?
        /// What the numbers of a column are that holds dispersions alone: `SD`, `95% CI`.
        var dispersionColumn: DispersionType?
    }

    /// The next digit, or letter that may start a number word.
    private func candidate(from start: Int, before end: Int) -> Int? {
        var at = Self.openings.first(in: start ..< max(start, end), of: bytes)
        while at < end {
            if bytes[at] &- 0x30 < 10 || startsNumberWord(at, before: end) { return at }
            at = Self.openings.first(in: at + 1 ..< end, of: bytes)
        }
        return nil
    }

    /// A digit, or the first two letters of a number word.
    private static let openings = BytePairs([
        ("0123456789", ""), ("tT", "hHeEwW"), ("nN", "iI"), ("oO", "nN"), ("sS", "iIeE"), ("fF", "oOiI"), ("eE", "iIlL"),
    ])

    /// Whether a number word may start at the offset, by its first four letters: most words that start like one are `the`, `for`, `some`.
    private func startsNumberWord(_ at: Int, before end: Int) -> Bool {
        guard at + 3 <= end, at == 0 || !isLetter(bytes[at - 1]) else { return false }
        let third = bytes[at + 2] | 0x20, fourth = at + 3 < end ? bytes[at + 3] | 0x20 : 0
        switch UInt16(bytes[at] | 0x20) << 8 | UInt16(bytes[at + 1] | 0x20) {
        case 0x7468: return third == 0x72 || third == 0x69 && fourth == 0x72  // three, thirteen
        case 0x7465, 0x6E69: return third == 0x6E  // ten, nine
        case 0x7477: return third == 0x6F || third == 0x65  // two, twelve
        case 0x666F: return third == 0x75 || third == 0x72 && fourth == 0x74  // four, forty
        case 0x6669: return third == 0x76 || third == 0x66  // five, fifteen
        case 0x7369: return third == 0x78  // six
        case 0x7365: return third == 0x76  // seven
        case 0x6569: return third == 0x67  // eight
        case 0x656C, 0x6F6E: return third == 0x65  // eleven, one
        default: return false
        }
    }

    /// ASCII or beyond it.
    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
}
