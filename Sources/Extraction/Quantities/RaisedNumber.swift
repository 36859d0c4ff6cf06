/// A raised whole number, in any of the ways in which texts raise it: `⁻³`, `^-3`, `^-3^`, `^{-3}`, `^(-3)`, `\\^-3`, `<sup>-3</sup>`, `:sup:`-3``.
struct RaisedNumber {
    var value: Int
    /// Behind the closing mark.
    var end: Int

    /// - Loss: numbers of more than three digits are none.
    init?(at offset: Int, in text: TextWindow) {
        switch text[offset] {
        case 0xC2, 0xE2: self.init(superscriptAt: offset, in: text)
        case 0x3C, 0x3A, 0x5C, 0x5E:
            for (opening, closing) in Self.marks where text.matches(opening, at: offset) {
                guard let number = Self.number(at: offset + opening.utf8CodeUnitCount, in: text) else { continue }
                var end = number.end
                // <sup>5 </sup>
                if opening.utf8CodeUnitCount > 2 { while text[end] == 0x20 || text[end] == 0x0A { end += 1 } }
                guard text.matches(closing, at: end) else { continue }
                self = RaisedNumber(value: number.value, end: end + closing.utf8CodeUnitCount)
                return
            }
            return nil
        default: return nil
        }
    }

    private init(value: Int, end: Int) { self.value = value; self.end = end }

    /// The longest first: a caret need not be closed.
    private static let marks: [(StaticString, StaticString)] = [
        ("<sup>", "</sup>"), (":sup:`", "`"), ("\\ :sup:`", "`"), ("^{", "}"), ("^(", ")"), ("^", "^"), ("^", ""), ("\\^", ""),
    ]

    private static func number(at start: Int, in text: TextWindow) -> (value: Int, end: Int)? {
        let dash = text.dashLength(at: start)
        var at = start + dash
        var value = 0
        while text.isDigit(at: at), at - start - dash < 3 {
            value = value * 10 + Int(text[at] - 0x30)
            at += 1
        }
        guard at > start + dash, !text.isDigit(at: at) else { return nil }
        return (dash > 0 ? -value : value, at)
    }

    private init?(superscriptAt start: Int, in text: TextWindow) {
        let isNegative = text.matches("⁻", at: start)
        end = start + (isNegative ? 3 : 0)
        value = 0
        var count = 0
        while count < 3, let digit = Numeral.superscriptDigit(at: end, in: text) {
            value = value * 10 + digit.value
            end += digit.length
            count += 1
        }
        guard count > 0 else { return nil }
        if isNegative { value = -value }
    }
}
