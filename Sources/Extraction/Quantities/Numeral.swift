import Model

/// A number as printed: `2,500`, `-4.7`, `−0.3`, `0·05`, `.03`, `10 000`, `1.5 × 10⁶`, `1e-5`.
struct Numeral: Sendable, Hashable {
    /// Sign and digits.
    var bytes: Range<Int>
    var value: Double
    /// Printed without decimals and exponent.
    var isInteger: Bool
    var isSigned: Bool
    /// Digits before the decimal mark, grouping marks not counted.
    var digitCount: Int
    var isGrouped: Bool
    /// Digits behind the decimal mark.
    var decimalCount: Int

    /// Reads the number that starts at the offset, with a sign in front if there is one.
    ///
    /// - Parameter isBound: whether a second number may follow behind a comma: `[4,12]` of a table that does not write decimals so.
    /// - Loss: a decimal comma is read only where it cannot group: after `0`, and in tables before one or two digits; everywhere in a
    ///   table that writes all its decimals with one.
    init?(at start: Int, in text: TextWindow, isBound: Bool = false) {
        var at = start
        var isNegative = false
        isSigned = false
        let dash = text.dashLength(at: at)
        if dash > 0 {
            isNegative = true
            isSigned = true
            at += dash
            // − 0.03 in a cell
            if text.commas != .grouping, Self.opensCell(start, in: text) { at = text.afterBlanks(at) }
        } else if text[at] == 0x2B {
            isSigned = true
            at += 1
        }
        guard text.isDigit(at: at) || Self.opensFraction(at: at, in: text) else { return nil }
        var decimal = Decimal()
        isGrouped = false
        Self.readWhole(from: &at, in: text, into: &decimal, isGrouped: &isGrouped)
        digitCount = decimal.count
        let isGroupedByBlanks = isGrouped && !(start ..< at).contains { text[$0] == 0x2C }
        Self.readFraction(from: &at, in: text, into: &decimal, isGrouped: isGrouped && !isGroupedByBlanks, isBound: isBound && !isGroupedByBlanks)
        decimalCount = decimal.count - digitCount
        isInteger = decimalCount == 0
        if let exponent = Self.exponent(from: &at, in: text, isTen: isInteger && decimal.isTen) {
            if exponent.replacesTen { decimal = .one }
            decimal.exponent += exponent.value
            isInteger = false
        }
        if let scale = Self.scale(from: &at, in: text) {
            decimal.exponent += scale
            isInteger = decimal.exponent >= 0
        }
        bytes = start ..< at
        guard let magnitude = decimal.value else { return nil }
        value = isNegative ? -magnitude : magnitude
    }

    /// `.03`, and in a table `,03` that nothing stands before.
    static func opensFraction(at offset: Int, in text: TextWindow) -> Bool {
        guard text.isDigit(at: offset + 1) else { return false }
        if text[offset] == 0x2E { return true }
        let before = text[offset - 1]
        return text[offset] == 0x2C && text.commas != .grouping && (before <= 0x20 || [0x28, 0x3C, 0x3D, 0x3E].contains(before))
    }

    init(bytes: Range<Int>, value: Double) {
        self.bytes = bytes
        self.value = value
        isInteger = true
        isSigned = false
        digitCount = 1
        isGrouped = false
        decimalCount = 0
    }

    /// Digits and a power of ten.
    private struct Decimal {
        /// The first 18 digits as one number; a list is made only of what is longer.
        private var leading: UInt64 = 0
        private var rest: [UInt8] = []
        private(set) var count = 0
        var exponent = 0

        static let one = Decimal(leading: 1, count: 1)

        var isZero: Bool { count == 1 && leading == 0 }
        var isTen: Bool { count == 2 && leading == 10 }
        private(set) var startsWithZero = false

        init() {}
        private init(leading: UInt64, count: Int) { self.leading = leading; self.count = count }

        /// No number of a text has 400 digits; what has is not kept and has no value.
        mutating func append(_ digit: UInt8) {
            guard count <= 400 else { return }
            if count == 0 { startsWithZero = digit == 0x30 }
            if count < 18 { leading = leading * 10 + UInt64(digit &- 0x30) } else { rest.append(digit) }
            count += 1
        }

        /// The nearest double. Up to 15 digits and 10²² both factors are exact, so that one operation rounds once.
        var value: Double? {
            guard count <= 15, abs(exponent) <= 22 else {
                guard count <= 400, abs(exponent) < 400 else { return nil }
                return Double(String(leading) + String(decoding: rest, as: UTF8.self) + "e" + String(exponent)).flatMap { $0.isFinite ? $0 : nil }
            }
            return exponent < 0 ? Double(leading) / Self.powers[-exponent] : Double(leading) * Self.powers[exponent]
        }

        private static let powers: [Double] = (0 ... 22).map { power in (0 ..< power).reduce(1.0) { product, _ in product * 10 } }
    }

    /// The digits before the decimal mark with their grouping: `1,773`, `10 000` (any blank), `14’000`.
    private static func readWhole(from at: inout Int, in text: TextWindow, into decimal: inout Decimal, isGrouped: inout Bool) {
        while text.isDigit(at: at) {
            decimal.append(text[at])
            at += 1
        }
        guard (1 ... 3).contains(decimal.count), !decimal.startsWithZero else { return }
        let start = at - decimal.count
        while let mark = groupingMark(at: at, ofDigitsAt: start, in: text) {
            for offset in mark.upperBound ..< mark.upperBound + 3 { decimal.append(text[offset]) }
            at = mark.upperBound + 3
            isGrouped = true
        }
    }

    /// The grouping mark at the offset, if exactly three digits follow it.
    private static func groupingMark(at: Int, ofDigitsAt start: Int, in text: TextWindow) -> Range<Int>? {
        let length =
            switch text[at] {
            case 0x2C: 1
            case 0x20, 0xC2, 0xE2: text.matches("’", at: at) ? 3 : text.blankLength(at: at)
            default: 0
            }
        let digits = at + length
        guard length > 0, text.isDigit(at: digits), text.isDigit(at: digits + 1), text.isDigit(at: digits + 2), !text.isDigit(at: digits + 3) else {
            return nil
        }
        if text[at] == 0x2C, text.commas == .decimal { return nil }
        if text[at] == 0x20, text.commas == .grouping || !opensCell(start, in: text) || text.dashLength(at: digits + 3) > 0 {
            // `10 000 cells` groups; `12 150 mg tablets`, `4 250` in a list of numbers need not; `36 249` that opens a cell does
            guard text[digits] == 0x30 && text[digits + 1] == 0x30 && text[digits + 2] == 0x30 || isCount(start, through: digits + 3, in: text) else { return nil }
        }
        return at ..< digits
    }

    /// `of 80 347 donors`, `included 12 405 participants`: a small word before, a thing that is no unit behind.
    private static func isCount(_ start: Int, through end: Int, in text: TextWindow) -> Bool {
        guard text.commas == .grouping, text[end] == 0x20, text[end + 1] >= 0x61, text.isLetter(at: end + 1), Unit(after: end, in: text) == nil,
            text[start - 1] == 0x20, let word = text.word(endingAt: text.beforeBlanks(start))
        else { return false }
        return beforeCounts.contains(word.folded)
    }

    private static let beforeCounts: WordSet = [
        "of", "in", "from", "with", "among", "included", "including", "enrolled", "analysed", "analyzed", "screened", "identified", "retrieved", "yielded",
        "total", "recruited", "randomised", "randomized", "approximately", "about", "nearly", "almost", "over", "than", "were",
    ]

    /// Whether nothing but a sign or a bracket stands before the digits of a cell.
    private static func opensCell(_ start: Int, in text: TextWindow) -> Bool {
        let before = text[start - 1]
        return before == 0 || (before == 0x28 || before == 0x5B || before == 0x2D) && text[start - 2] == 0
    }

    private static func readFraction(from at: inout Int, in text: TextWindow, into decimal: inout Decimal, isGrouped: Bool, isBound: Bool) {
        let mark: Int
        if text[at] == 0x2E {
            mark = 1
        } else if text.matches("·", at: at) {
            mark = 2
        } else if text.matches("∙", at: at) || text.matches("⋅", at: at) {
            mark = 3
        } else if text[at] == 0x2C, isDecimalComma(at: at, behind: decimal, in: text, isGrouped: isGrouped, isBound: isBound) {
            mark = 1
        } else {
            return
        }
        guard text.isDigit(at: at + mark) else { return }
        at += mark
        while text.isDigit(at: at) {
            decimal.append(text[at])
            decimal.exponent -= 1
            at += 1
        }
    }

    private static func isDecimalComma(at offset: Int, behind decimal: Decimal, in text: TextWindow, isGrouped: Bool, isBound: Bool) -> Bool {
        switch text.commas {
        case .grouping: decimal.isZero
        case .either: !isBound && (decimal.count == 0 || decimal.isZero || !isGrouped && !text.isDigit(at: offset + 4))
        case .decimal: !isGrouped
        }
    }

    /// `× 10^6`, `x 10⁻³`, `e-5`; behind a lone `10` also `^6` and `⁶`.
    private static func exponent(from at: inout Int, in text: TextWindow, isTen: Bool) -> (value: Int, replacesTen: Bool)? {
        if isTen, let power = RaisedNumber(at: at, in: text) {
            at = power.end
            return (power.value, true)
        }
        if text[at] | 0x20 == 0x65 {  // e, E
            let sign = text.dashLength(at: at + 1) == 1 ? 1 : text[at + 1] == 0x2B ? 1 : 0
            guard let number = digits(at: at + 1 + sign, in: text), !text.isLetter(at: number.end) else { return nil }
            let value = text[at + 1] == 0x2D ? -number.value : number.value
            at = number.end
            return (value, false)
        }
        var ten = text.afterBlanks(at)
        if text.matches("×", at: ten) { ten += 2 } else if text[ten] == 0x78 || text[ten] == 0x2A { ten += 1 } else { return nil }
        ten = text.afterBlanks(ten)
        guard text.matches("10", at: ten), let power = RaisedNumber(at: ten + 2, in: text) else { return nil }
        at = power.end
        return (power.value, false)
    }

    /// ` million`, ` billion`, ` thousand`.
    private static func scale(from at: inout Int, in text: TextWindow) -> Int? {
        let word = text.afterBlanks(at)
        guard word > at, text[word] == 0x6D || text[word] == 0x62 || text[word] == 0x74 else { return nil }
        for (name, power) in [("million", 6), ("billion", 9), ("thousand", 3), ("trillion", 12)] as [(StaticString, Int)]
        where text.matches(name, at: word) && !text.isAlphanumeric(at: word + name.utf8CodeUnitCount) {
            at = word + name.utf8CodeUnitCount
            return power
        }
        return nil
    }

    private static func digits(at start: Int, in text: TextWindow) -> (value: Int, end: Int)? {
        var at = start
        var value = 0
        while text.isDigit(at: at), at - start < 3 {
            value = value * 10 + Int(text[at] - 0x30)
            at += 1
        }
        return at > start && !text.isDigit(at: at) ? (value, at) : nil
    }

    static func superscriptDigit(at offset: Int, in text: TextWindow) -> (value: Int, length: Int)? {
        if text[offset] == 0xC2 {
            switch text[offset + 1] {
            case 0xB9: return (1, 2)
            case 0xB2: return (2, 2)
            case 0xB3: return (3, 2)
            default: return nil
            }
        }
        guard text[offset] == 0xE2, text[offset + 1] == 0x81 else { return nil }
        let last = text[offset + 2]
        return last == 0xB0 || (0xB4 ... 0xB9).contains(last) ? (Int(last) - 0xB0, 3) : nil
    }
}
