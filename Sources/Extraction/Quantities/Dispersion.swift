import Model

/// What a text prints beside a number to say how sure it is: `± 3.4`, `(SD 3.4)`, `(95% CI 1.2–1.9)`, `[4–9]`, `, IQR 4 to 9`.
struct Dispersion: Sendable, Hashable {
    /// The number behind `±` or of `SD`, or the lower bound of an interval.
    var low: Double
    var high: Double?
    /// Nil where the text does not say.
    var type: DispersionType?
    /// Where it ends, its closing bracket included.
    var end: Int
}

extension Dispersion {
    /// Reads the dispersion that follows a number (and its unit) ending at the offset.
    ///
    /// - Shape: nil where none follows. Without a label a bracket counts only if `bracket` says what brackets hold here.
    init?(after offset: Int, of value: Double, in text: TextWindow, bracket: BracketMeaning) {
        var at = text.afterBlanks(offset)
        if text.plusMinusLength(at: at) > 0 {
            self.init(plusMinusAt: at, in: text, allowsDecimalComma: bracket != .none)
            return
        }
        let open = text[at]
        let isBracket = open == 0x28 || open == 0x5B
        guard isBracket || open == 0x2C || open == 0x3B || open == 0x3A else { return nil }
        at = text.afterBlanks(at + 1)
        if isBracket, text.plusMinusLength(at: at) > 0 {
            self.init(plusMinusAt: at, in: text, allowsDecimalComma: bracket != .none)
            let close = text.afterBlanks(end)
            guard text[close] == (open == 0x28 ? 0x29 : 0x5D) else { return nil }
            end = close + 1
            return
        }
        let label = DispersionLabel(at: at, in: text)
        guard label != nil || isBracket && bracket.mayHoldDispersion else { return nil }
        if let label { at = label.end }
        self.init(boundsAt: at, label: label, in: text)
        guard fits(value, labelled: label != nil, bracket: bracket, closing: isBracket ? (open == 0x28 ? 0x29 : 0x5D) : nil, in: text) else {
            return nil
        }
    }

    /// `± 3.4`, `± 3.4 (SD)`.
    private init?(plusMinusAt offset: Int, in text: TextWindow, allowsDecimalComma: Bool) {
        let start = text.afterBlanks(offset + text.plusMinusLength(at: offset))
        guard let numeral = Numeral(at: start, in: text, allowsDecimalComma: allowsDecimalComma), !numeral.isSigned else { return nil }
        low = numeral.value
        end = numeral.bytes.upperBound
        let after = text.afterBlanks(end)
        if text[after] == 0x28, let label = DispersionLabel(at: after + 1, in: text), text[label.end] == 0x29 {
            type = label.type
            end = label.end + 1
        }
    }

    /// `1.2–1.9`, `1.2 to 1.9`, `1.2, 1.9`, `3.4`.
    private init?(boundsAt start: Int, label: DispersionLabel?, in text: TextWindow) {
        let at = text.afterBlanks(start + text.plusMinusLength(at: start))
        guard let first = Numeral(at: at, in: text) else { return nil }
        low = first.value
        end = first.bytes.upperBound
        type = label?.type
        let unit = text[text.afterBlanks(end)] == 0x25 ? text.afterBlanks(end) + 1 : end
        if let separator = Self.separatorEnd(at: unit, in: text), let second = Numeral(at: separator, in: text) {
            high = second.value
            end = second.bytes.upperBound
        }
        if let unit = Unit(after: end, in: text), unit.end > end { end = unit.end }
    }

    /// Behind `–`, `to`, `,`, `;` or `and` between two bounds.
    static func separatorEnd(at offset: Int, in text: TextWindow) -> Int? {
        let at = text.afterBlanks(offset)
        let dash = text.dashLength(at: at)
        if dash > 0 { return text.afterBlanks(at + dash) }
        if text[at] == 0x2C || text[at] == 0x3B { return text.afterBlanks(at + 1) }
        guard at > offset, let word = text.word(at: at), word.folded == "to" || word.folded == "and" else { return nil }
        return text.afterBlanks(word.bytes.upperBound)
    }

    /// Whether this can be what it looks like; takes in the closing bracket and the type that the bracket stands for.
    private mutating func fits(_ value: Double, labelled: Bool, bracket: BracketMeaning, closing: UInt8?, in text: TextWindow) -> Bool {
        let after = text.afterBlanks(end)
        if let closing {
            if text[after] == closing { end = after + 1 } else if !labelled || text[after] != 0x2C && text[after] != 0x3B { return false }
        }
        if let high, low > high { return false }
        if labelled { return type.map { ($0 == .SD || $0 == .SE) == (high == nil) } ?? true }
        if text[end - 2] == 0x25, bracket != .interval(.CI95) { return false }  // 12 (34%) is a share
        switch bracket {
        case .none, .share: return false
        case .spread(let type):
            guard high == nil, low >= 0 else { return false }
            self.type = type
        case .interval(let type):
            guard high != nil else { return false }
            self.type = type
        case .unsaid:
            guard let high, low <= value, value <= high else { return false }
            self.type = .unknown
        }
        return true
    }
}

/// What a bracket behind a number holds in a table, as its header, caption or note says.
enum BracketMeaning: Sendable, Hashable {
    /// Running text: a bracket says what it holds or is none of ours.
    case none
    /// A table that does not say: two bounds around the number are an interval of unknown kind.
    case unsaid
    /// `n (%)`.
    case share
    /// `mean (SD)`, `mean (SE)`.
    case spread(DispersionType)
    /// `OR (95% CI)`, `median (IQR)`, `median [range]`.
    case interval(DispersionType)

    var mayHoldDispersion: Bool { self != .none && self != .share }

    init(_ type: DispersionType?) {
        switch type {
        case .SD, .SE: self = .spread(type ?? .unknown)
        case .CI95, .IQR, .range: self = .interval(type ?? .unknown)
        case .unknown, nil: self = .unsaid
        }
    }
}

/// `SD`, `S.E.M.`, `standard error`, `95% CI`, `95% confidence interval (CI):`, `IQR`, `range`.
struct DispersionLabel: Sendable, Hashable {
    var type: DispersionType
    /// Behind the label and its colon, equals sign, comma or `of`.
    var end: Int

    init?(at offset: Int, in text: TextWindow) {
        var at = offset
        var isPercent = false
        if let level = Numeral(at: at, in: text), text[level.bytes.upperBound] == 0x25 {
            guard level.value == 95 else { return nil }
            at = text.afterBlanks(level.bytes.upperBound + 1)
            isPercent = true
        }
        guard let (type, end) = Self.name(at: at, in: text), !isPercent || type == .CI95 else { return nil }
        self.type = type
        self.end = Self.joint(after: end, in: text)
    }

    /// The type that a name stands for, and where the name ends.
    static func name(at offset: Int, in text: TextWindow) -> (DispersionType, Int)? {
        for (name, type) in dotted where text.matches(name, at: offset) { return (type, offset + name.utf8CodeUnitCount) }
        guard let word = text.word(at: offset) else { return nil }
        if let type = words[word.folded] ?? words[withoutNote(word, in: text)] { return (type, word.bytes.upperBound) }
        guard let second = text.word(after: word.bytes.upperBound), let type = pairs[text.pair(word, second)] else { return nil }
        return (type, second.bytes.upperBound)
    }

    /// `ci` for `CIa`, whose last letter points to a note.
    private static func withoutNote(_ word: TextWindow.Word, in text: TextWindow) -> FoldedWord {
        guard (3 ... 4).contains(word.bytes.count), word.isCapitalized, text[word.bytes.upperBound - 1] >= 0x61,
            text[word.bytes.upperBound - 2] < 0x61
        else { return word.folded }
        return FoldedWord(text.bytes[word.bytes.lowerBound ..< word.bytes.upperBound - 1])
    }

    /// `: `, ` = `, `, `, ` of `, and an abbreviation in brackets before it.
    private static func joint(after offset: Int, in text: TextWindow) -> Int {
        var at = text.afterBlanks(offset)
        if text[at] == 0x28 || text[at] == 0x5B, let word = text.word(at: at + 1),
            text[word.bytes.upperBound] == 0x29 || text[word.bytes.upperBound] == 0x5D
        {
            at = text.afterBlanks(word.bytes.upperBound + 1)
        }
        if let word = text.word(at: at), ["value", "values", "bounds", "limits", "score"].contains(word.folded) {
            at = text.afterBlanks(word.bytes.upperBound)
        }
        if text[at] == 0x3A || text[at] == 0x3D || text[at] == 0x2C { return text.afterBlanks(at + 1) }
        if let word = text.word(at: at), ["of", "was", "is", "from"].contains(word.folded) { return text.afterBlanks(word.bytes.upperBound) }
        return at > offset && (text.isDigit(at: at) || text.dashLength(at: at) > 0 || text.plusMinusLength(at: at) > 0) ? at : offset
    }

    private static let dotted: [(StaticString, DispersionType)] = [
        ("S.D.", .SD), ("s.d.", .SD), ("S.E.M.", .SE), ("s.e.m.", .SE), ("S.E.", .SE), ("s.e.", .SE)
    ]
    private static let words: WordMap<DispersionType> = [
        "sd": .SD, "sds": .SD, "se": .SE, "sem": .SE, "ci": .CI95, "cis": .CI95, "iqr": .IQR, "range": .range, "min-max": .range, "q1": .IQR,
        "q1-q3": .IQR, "quartiles": .IQR
    ]
    private static let pairs: WordMap<DispersionType> = [
        "standard deviation": .SD, "standard deviations": .SD, "standard error": .SE, "standard errors": .SE, "confidence interval": .CI95,
        "confidence intervals": .CI95, "interquartile range": .IQR, "inter-quartile range": .IQR, "interquartile ranges": .IQR
    ]
}

extension DispersionLabel {
    /// The type that a heading, caption or note names: `mean ± SD`, `Age, mean (SD)`, `HR (95% CI)`; nil for none or for two.
    static func type(namedIn text: String) -> DispersionType? {
        let bytes = Array(text.utf8)
        let window = TextWindow(bytes, 0 ..< bytes.count)
        var found: DispersionType?
        var at = 0
        while at < bytes.count {
            guard window.isLetter(at: at), !window.isLetter(before: at) else {
                at += 1
                continue
            }
            if let (type, end) = name(at: at, in: window), type != .range || isInBrackets(at, in: window) {
                if let found, found != type { return nil }
                found = type
                at = end
            } else {
                at = max(window.word(at: at)?.bytes.upperBound ?? at, at + 1)
            }
        }
        return found
    }

    /// Whether a bracket holds the label: `mean (SD)`, not `n (%) or mean ± SD`.
    static func isBracketed(in text: TextWindow) -> Bool {
        text.range.contains {
            (text[$0] == 0x28 || text[$0] == 0x5B) && (DispersionLabel(at: $0 + 1, in: text) != nil || name(at: $0 + 1, in: text) != nil)
        }
    }

    private static func isInBrackets(_ offset: Int, in text: TextWindow) -> Bool { text[offset - 1] == 0x28 || text[offset - 1] == 0x5B }
}
