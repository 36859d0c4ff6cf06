import Model

/// Text that the source raises: `<sup>a</sup>`, `^a^`, `^(a)`, `:sup:`a``, `¹`, and the `^a` of text browsers, which is not closed.
enum RaisedText {
    /// The raised mark at the offset and where it ends: at most six bytes, without blanks and escapes.
    static func mark(at offset: Int, before end: Int, in bytes: [UInt8]) -> (String, Int)? {
        switch bytes[offset] {
        case 0x3C: return closed(by: "</sup>", behind: "<sup>", at: offset, in: TextWindow(bytes, offset ..< end))
        case 0x3A: return closed(by: "`", behind: ":sup:`", at: offset, in: TextWindow(bytes, offset ..< end))
        case 0x5E:
            let text = TextWindow(bytes, offset ..< end)
            return closed(by: ")", behind: "^(", at: offset, in: text) ?? closed(by: "^", behind: "^", at: offset, in: text)
                ?? open(at: offset, in: text)
        case 0xC2, 0xE1, 0xE2: return raisedScalar(at: offset, in: TextWindow(bytes, offset ..< end))
        default: return nil
        }
    }

    private static func closed(by closing: StaticString, behind opening: StaticString, at offset: Int, in text: TextWindow) -> (String, Int)? {
        guard text.matches(opening, at: offset) else { return nil }
        let start = offset + opening.utf8CodeUnitCount
        var at = start
        while at - start < 12, at < text.range.upperBound, !text.matches(closing, at: at) { at += 1 }
        guard text.matches(closing, at: at) else { return nil }
        let words = text.bytes[start ..< at].filter { $0 != 0x5C && $0 > 0x20 }
        return words.isEmpty || words.count > 6 ? nil : (String(decoding: words, as: UTF8.self), at + closing.utf8CodeUnitCount)
    }

    /// `^a` before a blank, a capital or the end; `^*`, `^‡`.
    private static func open(at offset: Int, in text: TextWindow) -> (String, Int)? {
        let start = offset + 1
        var at = NoteMarks.signsEnd(from: start, in: text)
        if at == start {
            while at - start < 3, text[at] &- 0x61 < 26 || text[at] &- 0x30 < 10 || text[at] == 0x2C && at > start { at += 1 }
        }
        guard at > start, text[at] <= 0x20 || text[at] &- 0x41 < 26 || text[at] >= 0x80 || text[at] == 0x29 else { return nil }
        return (String(decoding: text.bytes[start ..< at], as: UTF8.self), at)
    }

    /// `¹ ² ³ ⁴ … ⁹`, `ᵃ ᵇ ᶜ ᵈ ᵉ`.
    private static func raisedScalar(at offset: Int, in text: TextWindow) -> (String, Int)? {
        if let digit = Numeral.superscriptDigit(at: offset, in: text) { return (String(digit.value), offset + digit.length) }
        for (letter, plain) in letters where text.matches(letter, at: offset) { return (plain, offset + 3) }
        return nil
    }

    private static let letters: [(StaticString, String)] = [("ᵃ", "a"), ("ᵇ", "b"), ("ᶜ", "c"), ("ᵈ", "d"), ("ᵉ", "e")]
}
