import Model

/// A unit of the text: its UCUM code and what it measures.
///
/// - Source: The Unified Code for Units of Measure, version 2.1, tables 1–27; annotations in braces are its own means for what it
///   has no code for (`{points}`, `{cells}`).
struct Unit: Sendable, Hashable {
    /// What the number behind the unit is an amount of.
    enum Dimension: Sendable, Hashable {
        case time, mass, volume, amount, activity, fraction, fold, points, temperature, acceleration, molecularMass, concentration
        case length, area, other
    }

    /// Where the unit ends in the text.
    var end: Int
    /// The UCUM code: `mg/d`, `mL/kg`, `Cel`, `ug/100g`.
    var code: String
    /// The dimension of the first part.
    var dimension: Dimension
    /// Units below the line: `kg` and `d` of `mg/kg/day`.
    var divisors: [Atom] = []

    /// One part of a unit.
    struct Atom: Sendable, Hashable {
        var code: String
        var dimension: Dimension
    }

    /// An amount over time or body weight: `mg/d`, `mL/kg`, `ug/100g`.
    var isDose: Bool {
        guard [.mass, .volume, .amount, .activity, .concentration].contains(dimension) else { return false }
        return divisors.contains { Self.doseDivisors.contains($0.code) || $0.code.hasSuffix("0g") }
    }

    /// Grams and kilograms: what weighs so much is seldom given.
    var isBulk: Bool { code == "g" || code == "kg" || code.hasSuffix("_av]") || code == "t" }

    private static let doseDivisors: Set<String> = ["kg", "d", "wk", "h", "mo", "{dose}"]
}

extension Unit {
    /// Reads the unit that starts at the offset or behind blanks: `%`, ` mg/day`, `°C`, `-fold`, ` μ g/100g`, ` mL IV daily`.
    ///
    /// - Shape: nil where no known unit stands; a letter or digit behind the unit means that it is none (`3-kinase`, `5HT`).
    init?(after offset: Int, in text: TextWindow) {
        let start = text.afterBlanks(offset)
        if start > offset, let rate = Self.rate(at: start, in: text) {
            self = rate
            return
        }
        if let symbol = Self.symbol(at: start, isAttached: start == offset, in: text) {
            self = symbol
            return
        }
        var at = start
        if start == offset, text.dashLength(at: offset) > 0 { at += text.dashLength(at: offset) }  // 72-hour
        guard let atom = Self.atom(at: at, isAttached: at == offset, in: text) else { return nil }
        if at > start, Self.bareSymbols.contains(atom.code), text[atom.end] == 0x2D { return nil }
        self.init(end: atom.end, code: atom.code, dimension: atom.dimension)
        readDivisors(in: text)
        guard !Self.needsDivisor.contains(code) else { return nil }
        readFrequency(in: text)
    }

    /// The unit of a heading that is a power of ten: `×10⁹/L`, `10^3/µL`; `×109/L` where the raised digit was lost.
    init?(scaledAt offset: Int, in text: TextWindow) {
        let cross = text.matches("×", at: offset) ? 2 : text[offset] == 0x78 ? 1 : 0
        let ten = text.afterBlanks(offset + cross)
        guard text.matches("10", at: ten), let exponent = Self.exponent(at: ten + 2, isCrossed: cross > 0, in: text) else { return nil }
        self.init(end: exponent.end, code: "10*\(exponent.value)", dimension: .other)
        readDivisors(in: text)
    }

    private static func exponent(at offset: Int, isCrossed: Bool, in text: TextWindow) -> (value: Int, end: Int)? {
        if let power = RaisedNumber(at: offset, in: text) { return (power.value, power.end) }
        guard isCrossed, [0x33, 0x36, 0x39].contains(text[offset]), text[offset + 1] == 0x2F else { return nil }
        return (Int(text[offset]) - 0x30, offset + 1)
    }

    init(end: Int, code: String, dimension: Dimension) {
        self.end = end
        self.code = code
        self.dimension = dimension
    }

    /// `per 10,000`, `per 100 000 person-years`; `per 100 g` is a divisor.
    private static func rate(at offset: Int, in text: TextWindow) -> Unit? {
        guard text.matches("per ", at: offset), let number = Numeral(at: text.afterBlanks(offset + 4), in: text), number.isInteger, !number.isSigned,
            let power = [100: 2, 1_000: 3, 10_000: 4, 100_000: 5, 1_000_000: 6][Int(min(number.value, 1e9))]
        else { return nil }
        let end = number.bytes.upperBound
        if let word = text.word(after: end), ["person-years", "patient-years", "person-year", "patient-year"].contains(word.folded) {
            return Unit(end: word.bytes.upperBound, code: "/(10*\(power).{person}.a)", dimension: .fraction)
        }
        guard atom(at: text.afterBlanks(end), isAttached: false, in: text) == nil, !text.isAlphanumeric(at: end) else { return nil }
        return Unit(end: end, code: "/10*\(power)", dimension: .fraction)
    }

    /// How many of so many.
    var isRate: Bool { code.hasPrefix("/") }

    // MARK: Signs

    /// `%`, `‰`, `°C`, `°`, `℃`, `× g`, `×`.
    private static func symbol(at offset: Int, isAttached: Bool, in text: TextWindow) -> Unit? {
        switch text[offset] {
        case 0x25: return Unit(end: offset + 1, code: "%", dimension: .fraction)
        case 0x5C where text[offset + 1] == 0x25: return Unit(end: offset + 2, code: "%", dimension: .fraction)
        case 0xC3 where text.matches("Å", at: offset) && !text.isAlphanumeric(at: offset + 2):
            return Unit(end: offset + 2, code: "Ao", dimension: .length)
        case 0xE2:
            if text.matches("\u{212B}", at: offset) { return Unit(end: offset + 3, code: "Ao", dimension: .length) }
            if text.matches("‰", at: offset) { return Unit(end: offset + 3, code: "[ppth]", dimension: .fraction) }
            if text.matches("℃", at: offset) { return Unit(end: offset + 3, code: "Cel", dimension: .temperature) }
            if text.matches("℉", at: offset) { return Unit(end: offset + 3, code: "[degF]", dimension: .temperature) }
            return nil
        case 0xC2, 0xCB: return degree(at: offset, in: text)
        case 0xC3, 0x78:
            let cross = text.matches("×", at: offset) ? 2 : text[offset] == 0x78 ? 1 : 0
            guard cross > 0 else { return nil }
            let g = text.afterBlanks(offset + cross)
            let letter = text[g] == 0x2A || text[g] == 0x5F ? g + 1 : g  // × *g*
            if text[letter] == 0x67, !text.isAlphanumeric(at: letter + 1) {
                let end = letter > g && text[letter + 1] == text[g] ? letter + 2 : letter + 1
                return Unit(end: end, code: "[g]", dimension: .acceleration)
            }
            guard isAttached, !text.isAlphanumeric(at: offset + cross), text[g] == 0 || !text.isDigit(at: g) else { return nil }
            return Unit(end: offset + cross, code: "[fold]", dimension: .fold)
        default: return nil
        }
    }

    /// `°C`, `° C`, `ºC`, `˚C`, `°F`, a bare `°`.
    private static func degree(at offset: Int, in text: TextWindow) -> Unit? {
        guard text.matches("°", at: offset) || text.matches("º", at: offset) || text.matches("˚", at: offset) else { return nil }
        let letter = text.afterBlanks(offset + 2)
        if text[letter] == 0x43, !text.isAlphanumeric(at: letter + 1) { return Unit(end: letter + 1, code: "Cel", dimension: .temperature) }
        if text[letter] == 0x46, !text.isAlphanumeric(at: letter + 1) { return Unit(end: letter + 1, code: "[degF]", dimension: .temperature) }
        return Unit(end: offset + 2, code: "deg", dimension: .other)
    }

    // MARK: Parts

    /// One unit word or symbol with its power: `mg`, `µg`, `μ g`, `hours`, `m²`, `mm Hg`.
    private static func atom(at offset: Int, isAttached: Bool, in text: TextWindow) -> (code: String, dimension: Dimension, end: Int)? {
        let letters = letters(at: offset, in: text)
        guard letters.end > offset else { return nil }
        if let (phrase, atom) = UnitTable.phrase(offset ..< letters.end, letters, in: text) { return (atom.code, atom.dimension, phrase) }
        var end = letters.end
        guard var atom = UnitTable.atom(letters, isAttached: isAttached) else { return nil }
        if let power = power(at: end, in: text), atom.dimension == .length || letters.isLone(0x6D) {
            atom = .init(code: atom.code + String(power.value), dimension: power.value == 3 ? .volume : .area)
            end = power.end
        }
        guard !text.isAlphanumeric(at: end) else { return nil }
        return (atom.code, atom.dimension, end)
    }

    /// A run of letters, to be looked up as a symbol (to the letter) or as a word (in any case).
    struct Letters {
        private var exact = WordHash(), folding = WordHash()
        private var last: UInt8 = 0
        private(set) var count = 0
        /// Behind the last letter in the text.
        var end = 0

        init() {}
        init(of text: some StringProtocol) { for byte in text.utf8 { append(byte) } }

        var symbol: UInt64 { exact.value }
        var word: FoldedWord { FoldedWord(hash: folding.value) }

        mutating func append(_ letter: UInt8) {
            exact.add(exactly: letter)
            folding.add(letter)
            last = letter
            count += 1
        }

        func isLone(_ letter: UInt8) -> Bool { count == 1 && last == letter }
    }

    /// The letters at the offset, a micro sign and the blank that some converters leave behind it being one with what follows.
    private static func letters(at offset: Int, in text: TextWindow) -> Letters {
        var at = offset
        var letters = Letters()
        let micro = text.matches("µ", at: at) || text.matches("μ", at: at)
        if micro {
            letters.append(0x75)  // u
            at += 2
            if text[at] == 0x20, text[at + 1] == 0x67 || text[at + 1] | 0x20 == 0x6C || text[at + 1] == 0x4D || text[at + 1] == 0x6D { at += 1 }
        }
        while letters.count < 16, text[at] | 0x20 >= 0x61, text[at] | 0x20 <= 0x7A {
            letters.append(text[at])
            at += 1
        }
        letters.end = at
        return letters
    }

    /// `2`, `²`, `^2` or `<sup>3</sup>` behind a unit of length.
    private static func power(at offset: Int, in text: TextWindow) -> (value: Int, end: Int)? {
        if let raised = RaisedNumber(at: offset, in: text) { return raised.value == 2 || raised.value == 3 ? (raised.value, raised.end) : nil }
        guard text[offset] == 0x32 || text[offset] == 0x33, !text.isAlphanumeric(at: offset + 1) else { return nil }
        return (Int(text[offset]) - 0x30, offset + 1)
    }

    // MARK: What is below the line

    /// `/kg`, ` per day`, `/100 g`, ` kg-1`, `·kg⁻¹`, and so on: at most four.
    private mutating func readDivisors(in text: TextWindow) {
        for _ in 0 ..< 4 {
            guard let (divisor, end) = slashed(in: text) ?? inverted(in: text) else { return }
            divisors.append(divisor)
            code += "/" + divisor.code
            self.end = end
        }
    }

    /// `/kg`, ` / day`, ` per dose`, ` a day`, `/100g`, `/1.73 m2`.
    private func slashed(in text: TextWindow) -> (Atom, Int)? {
        var at = text.afterBlanks(end)
        if text[at] == 0x2F {
            at = text.afterBlanks(at + 1)
        } else if text.matches("per ", at: at) {
            at = text.afterBlanks(at + 4)
        } else if text.matches("a ", at: at), at > end, [.mass, .volume, .amount, .activity].contains(dimension) {
            at += 2
        } else {
            return nil
        }
        let number = Numeral(at: at, in: text)
        if let number {
            guard !number.isSigned else { return nil }
            at = text.afterBlanks(number.bytes.upperBound)
        }
        guard let atom = Self.atom(at: at, isAttached: false, in: text) else { return nil }
        guard let number else { return (Atom(code: atom.code, dimension: atom.dimension), atom.end) }
        let factor = Value.real(number.value).plainText ?? ""
        let code = number.isInteger ? factor + atom.code : "{" + factor + atom.code + "}"
        return (Atom(code: code, dimension: atom.dimension), atom.end)
    }

    /// ` kg-1`, ` kg⁻¹`, `·day−1`, ` h<sup>-1</sup>`.
    private func inverted(in text: TextWindow) -> (Atom, Int)? {
        var at = text.afterBlanks(end)
        if text.matches("·", at: at) { at += 2 } else if text[at] == 0x2E, at == end { at += 1 }
        // ml.min−1kg−1 of some converters
        guard at > end || text[end - 1] == 0x31 && !divisors.isEmpty, let atom = Self.atom(at: at, isAttached: false, in: text) else { return nil }
        if let raised = RaisedNumber(at: atom.end, in: text) {
            return raised.value == -1 ? (Atom(code: atom.code, dimension: atom.dimension), raised.end) : nil
        }
        let dash = text.dashLength(at: atom.end)
        let one = atom.end + dash
        guard dash > 0, text[one] == 0x31, !text.isDigit(at: one + 1) else { return nil }
        return (Atom(code: atom.code, dimension: atom.dimension), one + 1)
    }

    /// ` daily`, ` IV daily`, ` once weekly` behind an amount: a dose over time. `twice daily` is left to the reader.
    private mutating func readFrequency(in text: TextWindow) {
        guard [.mass, .volume, .amount, .activity].contains(dimension), !divisors.contains(where: { $0.dimension == .time }) else { return }
        var at = end
        for _ in 0 ..< 3 {
            guard text.blankLength(at: at) > 0, let word = text.word(after: at) else { return }
            if let period = UnitTable.frequencies[word.folded] {
                divisors.append(Atom(code: period, dimension: .time))
                code += "/" + period
                end = word.bytes.upperBound
                return
            }
            guard UnitTable.routes.contains(word.folded) || word.folded == "once" else { return }
            at = word.bytes.upperBound
            if text[at] == 0x2E, word.bytes.count == 1 { at += 1 }
        }
    }

    /// Symbols of one letter, which behind a hyphen start names (`5-d…` is one, `5-HT` another).
    private static let bareSymbols: Set<String> = ["m", "s", "V", "T", "W", "U", "L"]
    private static let needsDivisor: Set<String> = ["{cells}", "{copies}", "{particles}", "{dose}", "{beats}", "{breaths}", "{steps}"]
}
