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
        var reader = QuantityReader(text: TextWindow(bytes, range), setting: setting)
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
        bytes.withUnsafeBufferPointer { text in
            Self.marks.withUnsafeBufferPointer { marks in
                var before = start == 0 ? 0 : marks[Int(text[start - 1])]
                for at in start ..< max(start, end) {
                    let mark = marks[Int(text[at])]
                    if mark == 1 || mark == 2 && before <= 1 && Self.startsNumberWord(text, at, end) { return at }
                    before = mark
                }
                return nil
            }
        }
    }

    /// Whether the four letters at the offset are those of a number word: most words that start like one are `the`, `for`, `some`.
    private static func startsNumberWord(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        guard at + 3 <= end else { return false }
        let third = text[at + 2] | 0x20, fourth = at + 3 < end ? text[at + 3] | 0x20 : 0
        switch UInt16(text[at] | 0x20) << 8 | UInt16(text[at + 1] | 0x20) {
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

    /// 1 for digits, 2 for letters that start a number word, 4 for other letters, 0 for the rest.
    ///
    /// - Shape: 256 marks, one a byte.
    private static let marks: [UInt8] = (0 ... 255).map { byte in
        switch UInt8(byte) {
        case 0x30 ... 0x39: 1
        case 0x45, 0x46, 0x4E, 0x4F, 0x53, 0x54, 0x65, 0x66, 0x6E, 0x6F, 0x73, 0x74: 2
        case 0x41 ... 0x5A, 0x61 ... 0x7A, 0x80...: 4
        default: 0
        }
    }
}
