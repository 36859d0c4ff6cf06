import Model

/// The sign or word before a number that says how it bounds the truth: `≥ 18`, `at least 18`, `within 48 hours`, `~1.4-fold`.
struct Comparator {
    /// Where the comparator starts in the text.
    var start: Int
    /// `≥`, `≤`, `<`, `>`, `~`, `=`, `within`, `up to`.
    var name: String
    /// Whether it is printed as a sign.
    var isSign: Bool

    /// Reads the comparator that ends before the offset, across blanks.
    init?(before offset: Int, in text: TextWindow) {
        let end = text.beforeBlanks(offset)
        if var sign = Self.sign(endingAt: end, in: text) {
            let before = text.beforeBlanks(sign.start)
            if sign.name != "=", text[before - 1] == 0x3D { sign.start = before - 1 }  // p = < 0.04
            self = sign
            return
        }
        guard end < offset, let phrase = Self.phrase(before: offset, in: text) else { return nil }
        self = phrase
    }

    private init(start: Int, name: String, isSign: Bool) {
        self.start = start
        self.name = name
        self.isSign = isSign
    }

    private static func sign(endingAt end: Int, in text: TextWindow) -> Comparator? {
        let start = text.scalarStart(before: end)
        switch text[start] {
        case 0x3B:
            for (entity, name) in entities where text.matches(entity, at: start - 3) { return Comparator(start: start - 3, name: name, isSign: true) }
            return nil
        case 0x3C: return Comparator(start: text[start - 1] == 0x5C ? start - 1 : start, name: "<", isSign: true)
        case 0x3E:
            guard text[start - 1] != 0x2D, text.tagStart(endingAt: end) == nil else { return nil }  // -> and <sup>
            return Comparator(start: text[start - 1] == 0x5C ? start - 1 : start, name: ">", isSign: true)
        case 0x3D:
            if text[start - 1] == 0x3C { return Comparator(start: start - 1, name: "≤", isSign: true) }
            if text[start - 1] == 0x3E { return Comparator(start: start - 1, name: "≥", isSign: true) }
            return Comparator(start: start, name: "=", isSign: true)
        case 0x7E: return Comparator(start: start, name: "~", isSign: true)
        case 0xE2:
            for (sign, name) in signs where text.matches(sign, at: start) { return Comparator(start: start, name: name, isSign: true) }
            return nil
        default: return nil
        }
    }

    private static let entities: [(StaticString, String)] = [("&lt;", "<"), ("&gt;", ">"), ("&le;", "≤"), ("&ge;", "≥")]
    private static let signs: [(StaticString, String)] = [
        ("≥", "≥"), ("⩾", "≥"), ("≧", "≥"), ("≤", "≤"), ("⩽", "≤"), ("≦", "≤"), ("≈", "~"), ("∼", "~"), ("≃", "~")
    ]

    private static func phrase(before offset: Int, in text: TextWindow) -> Comparator? {
        guard let last = text.word(endingAt: text.beforeBlanks(offset)) else {
            return abbreviation(before: offset, in: text)
        }
        if let name = words[last.folded] { return Comparator(start: last.bytes.lowerBound, name: name, isSign: false) }
        guard let before = text.word(endingAt: text.beforeBlanks(last.bytes.lowerBound)) else { return nil }
        // less than or equal to
        if before.folded == "equal", last.folded == "to", let or = text.word(endingAt: text.beforeBlanks(before.bytes.lowerBound)), or.folded == "or",
            let than = phrase(before: or.bytes.lowerBound, in: text), than.name == "<" || than.name == ">"
        {
            return Comparator(start: than.start, name: than.name == "<" ? "≤" : "≥", isSign: false)
        }
        guard let name = pairs[text.pair(before, last)] else { return nil }
        // no more than, not less than
        if last.folded == "than", let no = text.word(endingAt: text.beforeBlanks(before.bytes.lowerBound)), no.folded == "no" || no.folded == "not" {
            return Comparator(start: no.bytes.lowerBound, name: name == ">" ? "≤" : "≥", isSign: false)
        }
        return Comparator(start: before.bytes.lowerBound, name: name, isSign: false)
    }

    /// `ca. 5`, `approx. 5`, `c. 5`.
    private static func abbreviation(before offset: Int, in text: TextWindow) -> Comparator? {
        let end = text.beforeBlanks(offset)
        guard text[end - 1] == 0x2E, let word = text.word(endingAt: end - 1), ["ca", "approx", "c"].contains(word.folded) else { return nil }
        return Comparator(start: word.bytes.lowerBound, name: "~", isSign: false)
    }

    private static let words: WordMap<String> = [
        "about": "~", "approximately": "~", "around": "~", "roughly": "~", "nearly": "~", "almost": "~", "circa": "~", "ca": "~", "approx": "~",
        "within": "within", "over": ">", "above": ">", "beyond": ">", "exceeding": ">", "under": "<", "below": "<"
    ]
    private static let pairs: WordMap<String> = [
        "more than": ">", "greater than": ">", "higher than": ">", "longer than": ">", "older than": ">", "less than": "<", "fewer than": "<",
        "lower than": "<", "shorter than": "<", "younger than": "<", "at least": "≥", "minimum of": "≥", "at most": "≤", "maximum of": "≤",
        "up to": "up to", "in excess": ">"
    ]
}
