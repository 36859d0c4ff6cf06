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
    /// Both bounds are printed with decimals.
    private var hasDecimalBounds = false
}

extension Dispersion {
    /// Reads the dispersion that follows a number (and its unit) ending at the offset.
    ///
    /// - Shape: nil where none follows. Without a label a bracket counts only if `bracket` says what brackets hold here.
    init?(after offset: Int, of value: Double, in text: TextWindow, bracket: BracketMeaning) {
        var at = text.afterBlanks(offset)
        if text.plusMinusLength(at: at) > 0 {
            self.init(plusMinusAt: at, in: text)
            return
        }
        // 2.8; (1.6–4.9)
        if text[at] == 0x3B, bracket.mayHoldDispersion, text[text.afterBlanks(at + 1)] == 0x28 { at = text.afterBlanks(at + 1) }
        let open = text[at]
        let isBracket = open == 0x28 || open == 0x5B
        guard isBracket || open == 0x2C || open == 0x3B || open == 0x3A else { return nil }
        at = text.afterBlanks(at + 1)
        if isBracket, text.plusMinusLength(at: at) > 0 {
            self.init(plusMinusAt: at, in: text)
            let close = text.afterBlanks(end)
            guard text[close] == (open == 0x28 ? 0x29 : 0x5D) else { return nil }
            end = close + 1
            return
        }
        let label = DispersionLabel(at: at, in: text)
        // 25.8; 13.4–47.8
        guard label != nil || (isBracket || open == 0x3B && bracket != .prose) && bracket.mayHoldDispersion else { return nil }
        if let label { at = label.end }
        let own = label.flatMap { Self.bracket(behind: $0, in: text) }
        self.init(boundsAt: own.map { text.afterBlanks($0 + 1) } ?? at, label: label, isLone: bracket.isSpread, in: text)
        if let own {
            let close = text.afterBlanks(end)
            guard text.isClosed(own, at: close) else { return nil }
            end = close + 1
        }
        guard isBracket || label != nil || high != nil else { return nil }
        guard fits(value, labelled: label != nil, bracket: bracket, closing: isBracket ? (open == 0x28 ? 0x29 : 0x5D) : nil, in: text) else {
            return nil
        }
    }

    /// The bracket of `95% CI (3.02, 12.10)` and `SD (3.4)`; `standard error [12]` cites.
    static func bracket(behind label: DispersionLabel, in text: TextWindow) -> Int? {
        let at = text.afterBlanks(label.end)
        return text[at] == 0x28 || text[at] == 0x5B && label.type != .SD && label.type != .SE ? at : nil
    }

    /// `± 3.4`, `± 3.4 (SD)`.
    private init?(plusMinusAt offset: Int, in text: TextWindow) {
        let start = text.afterBlanks(offset + text.plusMinusLength(at: offset))
        guard let numeral = Numeral(at: start, in: text), !numeral.isSigned else { return nil }
        low = numeral.value
        end = numeral.bytes.upperBound
        let after = text.afterBlanks(end)
        if text[after] == 0x28, let label = DispersionLabel(at: after + 1, in: text), text[label.end] == 0x29 {
            type = label.type
            end = label.end + 1
        }
    }

    /// `1.2–1.9`, `1.2 to 1.9`, `1.2, 1.9`, `3.4`.
    ///
    /// - Parameter isLone: whether the bracket holds one number, so that its comma is a decimal mark.
    private init?(boundsAt start: Int, label: DispersionLabel?, isLone: Bool, in text: TextWindow) {
        let at = text.afterBlanks(start + text.plusMinusLength(at: start))
        guard let first = Numeral(at: at, in: text, isBound: !isLone) else { return nil }
        low = first.value
        end = first.bytes.upperBound
        type = label?.type
        let unit = text[text.afterBlanks(end)] == 0x25 ? text.afterBlanks(end) + 1 : end
        if let separator = Self.separatorEnd(at: unit, in: text), let second = Numeral(at: separator, in: text, isBound: true) {
            high = second.value
            end = second.bytes.upperBound
            hasDecimalBounds = first.decimalCount > 0 && second.decimalCount > 0
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
        case .none, .share, .count: return false
        case .spread(let type):
            guard high == nil, low >= 0 else { return false }
            self.type = type
        case .interval(let type):
            guard high != nil else { return false }
            self.type = type
        case .unsaid:
            guard let high, low <= value, value <= high else { return false }
            self.type = .unknown
        case .prose:
            guard let high, low <= value, value <= high, hasDecimalBounds else { return false }
            self.type = .unknown
        }
        return true
    }
}

/// What a bracket behind a number holds in a table, as its header, caption or note says.
enum BracketMeaning: Sendable, Hashable {
    /// A bracket says what it holds or is none of ours.
    case none
    /// Running text: two decimals around the number are an interval of unknown kind, `0.47 [0.25, 0.86]`; whole numbers cite as often.
    case prose
    /// A table that does not say: two bounds around the number are an interval of unknown kind.
    case unsaid
    /// `n (%)`.
    case share
    /// `% (n)`.
    case count
    /// `mean (SD)`, `mean (SE)`.
    case spread(DispersionType)
    /// `OR (95% CI)`, `median (IQR)`, `median [range]`.
    case interval(DispersionType)

    var mayHoldDispersion: Bool { self != .none && self != .share && self != .count }

    /// One number: SD or SE.
    var isSpread: Bool { if case .spread = self { true } else { false } }
}

/// `SD`, `S.E.M.`, `standard error`, `95% CI`, `95% confidence interval (CI):`, `IQR`, `range`.
struct DispersionLabel: Sendable, Hashable {
    var type: DispersionType
    /// Behind the label and its colon, equals sign, comma or `of`.
    var end: Int

    init?(at offset: Int, in text: TextWindow) {
        var at = offset
        var isPercent = false
        if let level = Numeral(at: at, in: text), case let percent = text.afterBlanks(level.bytes.upperBound), text[percent] == 0x25 {
            at = text.afterBlanks(percent + 1)
            isPercent = true
        }
        guard let (type, end) = Self.name(at: at, in: text), !isPercent || type == .CI95 || type == .unknown else { return nil }
        self.type = type
        self.end = Self.joint(after: end, in: text)
    }

    /// The type that a name stands for, and where the name ends.
    static func name(at offset: Int, in text: TextWindow) -> (DispersionType, Int)? {
        for (name, type) in dotted where text.matches(name, at: offset) { return (type, offset + name.utf8CodeUnitCount) }
        guard let word = text.word(at: offset) else { return nil }
        if let second = text.word(after: word.bytes.upperBound), let type = pairs[text.pair(word, second)] {
            return (leveled(type, before: offset, in: text), second.bytes.upperBound)
        }
        let isSelenium = word.bytes.count == 2 && text.matches("Se", at: offset)
        guard !isSelenium, let type = words[word.folded] ?? words[withoutNote(word, in: text)] else { return nil }
        return (leveled(type, before: offset, in: text), word.bytes.upperBound)
    }

    /// A confidence interval of another level than 95 % is none that has a name here.
    private static func leveled(_ type: DispersionType, before offset: Int, in text: TextWindow) -> DispersionType {
        let percent = text.beforeBlanks(offset)
        guard type == .CI95, text[percent - 1] == 0x25, case let level = text.beforeBlanks(percent - 1), text.isDigit(at: level - 1) else { return type }
        return text.matches("95", at: level - 2) && !text.isDigit(at: level - 3) && text[level - 3] != 0x2E ? type : .unknown
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
        if let word = text.word(at: at), ["value", "values", "bounds", "limits", "score", "interval"].contains(word.folded) {
            at = text.afterBlanks(word.bytes.upperBound)
        }
        if text[at] == 0x3A || text[at] == 0x3D || text[at] == 0x2C { return text.afterBlanks(at + 1) }
        if let word = text.word(at: at), ["of", "was", "is", "from"].contains(word.folded) { return text.afterBlanks(word.bytes.upperBound) }
        return at > offset && (text.isDigit(at: at) || text.dashLength(at: at) > 0 || text.plusMinusLength(at: at) > 0) ? at : offset
    }

    private static let dotted: [(StaticString, DispersionType)] = [
        ("S.D.", .SD), ("s.d.", .SD), ("S.E.M.", .SE), ("s.e.m.", .SE), ("S.E.", .SE), ("s.e.", .SE), ("Std. Dev", .SD), ("St. Dev", .SD),
        ("Std. Err", .SE), ("Std. err", .SE), ("std. dev", .SD), ("std. err", .SE)
    ]
    private static let words: WordMap<DispersionType> = [
        "sd": .SD, "sds": .SD, "se": .SE, "sem": .SE, "ci": .CI95, "cis": .CI95, "iqr": .IQR, "range": .range, "min-max": .range, "q1": .IQR,
        "q1-q3": .IQR, "quartiles": .IQR, "interquartile": .IQR, "stdev": .SD, "stddev": .SD,
        "hdi": .unknown, "hpd": .unknown, "hpdi": .unknown, "cri": .unknown,
    ]
    private static let pairs: WordMap<DispersionType> = [
        "standard deviation": .SD, "standard deviations": .SD, "standard error": .SE, "standard errors": .SE, "confidence interval": .CI95,
        "confidence intervals": .CI95, "interquartile range": .IQR, "inter-quartile range": .IQR, "interquartile ranges": .IQR,
        "std dev": .SD, "std deviation": .SD,
        "std error": .SE, "std err": .SE, "credible interval": .unknown, "credible intervals": .unknown, "credibility interval": .unknown,
        "highest density": .unknown, "density interval": .unknown, "prediction interval": .unknown,
    ]
}

extension DispersionLabel {
    /// The types that a heading, caption or note names: `mean ± SD`, `Age, mean (SD)`, `HR (95% CI)`. A range counts behind a bracket or comma.
    static func types(namedIn window: TextWindow) -> [DispersionType] {
        var found: [DispersionType] = []
        var at = window.range.lowerBound
        while at < window.range.upperBound {
            guard window.isLetter(at: at), !window.isLetter(before: at) else {
                at += 1
                continue
            }
            if let (type, end) = name(at: at, in: window), type != .range || isOpened(at, in: window) {
                found.append(type)
                at = end
            } else {
                at = max(window.word(at: at)?.bytes.upperBound ?? at, at + 1)
            }
        }
        return found
    }

    /// Whether a bracket holds the label of a spread: `mean (SD)`, not `mean ± SD`.
    static func isSpreadBracketed(in text: TextWindow) -> Bool {
        text.range.contains { at in
            guard text[at] == 0x28 || text[at] == 0x5B else { return false }
            let start = text.afterBlanks(at + 1)
            guard let (type, _) = name(at: start + text.plusMinusLength(at: start), in: text) else { return false }
            return type == .SD || type == .SE
        }
    }

    private static func isOpened(_ offset: Int, in text: TextWindow) -> Bool {
        [0x28, 0x5B, 0x2C, 0x3B].contains(text[text.beforeBlanks(offset) - 1])
    }
}
