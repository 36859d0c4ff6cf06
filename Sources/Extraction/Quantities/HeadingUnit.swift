import Model

/// The unit that a heading gives to the bare numbers below or beside it.
extension HeadingMeaning {
    /// `Weight (g)`, `Dose [mg/kg]`, `Age, y`, `WBC (×10⁹/L)`, `Hb g/dl (SD)`, `% survival`, and a units row's `mg`.
    ///
    /// - Loss: single letters count only in a bracket or behind a comma, for `M`, `d` and `t` are statistics as often; `Risedronate
    ///   5 mg/day` names a dose that was given, so a unit behind a number is none of the column's.
    static func unit(in text: TextWindow) -> Unit? {
        for at in text.range where text[at] == 0x28 || text[at] == 0x5B || text[at] == 0x2C {
            if let unit = text[at] == 0x2C ? unit(behindComma: at, in: text) : unit(inBracketAt: at, in: text) { return unit }
        }
        return trailingUnit(in: text) ?? percent(in: text)
    }

    /// `(mg)`, `(in months)`, `[μg/L (95% CI)]`, `(ng/mmol creatinine)`, `(% positive)`.
    private static func unit(inBracketAt open: Int, in text: TextWindow) -> Unit? {
        var start = text.afterBlanks(open + 1)
        if text.matches("in ", at: start) { start = text.afterBlanks(start + 3) }
        guard let unit = Unit(scaledAt: start, in: text) ?? Unit(after: start, in: text) else { return nil }
        let end = text.afterBlanks(unit.end)
        switch text[end] {
        case 0x29, 0x5D: return unit
        case 0x28, 0x5B: return DispersionLabel(at: end + 1, in: text) != nil ? unit : nil
        default: return (!unit.divisors.isEmpty || unit.code == "%") && end > unit.end && text.isLetter(at: end) ? unit : nil
        }
    }

    /// `Age, y`, `Age, years (SD)`, `(Ki, nM)`.
    private static func unit(behindComma comma: Int, in text: TextWindow) -> Unit? {
        let start = text.afterBlanks(comma + 1)
        guard let unit = Unit(scaledAt: start, in: text) ?? Unit(after: start, in: text) else { return nil }
        let end = text.afterBlanks(unit.end)
        let isEnd = end >= text.range.upperBound || [0x2C, 0x2F, 0x28, 0x5B, 0x29, 0x5D, 0x3B].contains(text[end])
        return isEnd && (unit.code != "min" || text[end] != 0x2C) || text.plusMinusLength(at: end) > 0 ? unit : nil
    }

    /// A unit that is all of the heading, or its last word before brackets and note marks.
    private static func trailingUnit(in text: TextWindow) -> Unit? {
        let end = wordsEnd(of: text)
        var start = end
        while start > text.range.lowerBound, end - start < 24 {
            let previous = text.scalarStart(before: start)
            if text.blankLength(at: previous) > 0 || text[previous] == 0x5D || text[previous] == 0x29 { break }
            start = previous
        }
        guard start < end, let unit = Unit(after: start, in: text), unit.end == end, !text.isDigit(at: start) else { return nil }
        let before = text.beforeBlanks(start)
        if text.isDigit(at: before - 1) { return nil }
        if unit.code == "%" || !unit.divisors.isEmpty && !isGenotype(start, in: text) { return unit }
        let letters = String(decoding: text.bytes[start ..< end], as: UTF8.self)
        if plainUnits.contains(letters) { return unit }
        guard unit.dimension == .time, text[end - 1] | 0x20 == 0x73, end - start > 4 else { return nil }  // days, weeks, months
        return text.word(endingAt: before).map { !prepositions.contains($0.folded) } ?? true ? unit : nil
    }

    /// `T/T`, `A/C`: single capitals with a slash, which are units only as `U/L`.
    private static func isGenotype(_ start: Int, in text: TextWindow) -> Bool {
        text[start] &- 0x41 < 26 && text[start + 1] == 0x2F && text[start] != 0x55 && text[start] != 0x4C
    }

    /// Where the words end: before brackets, note marks and blanks.
    private static func wordsEnd(of text: TextWindow) -> Int {
        var end = text.beforeBlanks(text.range.upperBound)
        for _ in 0 ..< 6 {
            let last = text[end - 1]
            if last == 0x2A || last == 0x23 {
                end = text.beforeBlanks(end - 1)
            } else if text.matches("†", at: end - 3) || text.matches("‡", at: end - 3) {
                end = text.beforeBlanks(end - 3)
            } else if text.matches("§", at: end - 2) || text.matches("¶", at: end - 2) {
                end = text.beforeBlanks(end - 2)
            } else if last == 0x29 || last == 0x5D {
                var open = end - 1, depth = 0
                while open >= text.range.lowerBound {
                    if text[open] == 0x29 || text[open] == 0x5D { depth += 1 }
                    if text[open] == 0x28 || text[open] == 0x5B { depth -= 1 }
                    if depth == 0 { break }
                    open -= 1
                }
                // a bracket that names what it holds or the group's size; another is part of the words
                guard depth == 0, open > text.range.lowerBound else { return end }
                end = text.beforeBlanks(open)
            } else {
                return end
            }
        }
        return end
    }

    /// `%`, `% of patients`, `% (n)`, `Percentage of …`, `FEV1%`; not `>70%`, which names a group.
    private static func percent(in text: TextWindow) -> Unit? {
        let unit = Unit(end: text.range.lowerBound, code: "%", dimension: .fraction)
        let start = text.afterBlanks(text.range.lowerBound)
        if text[start] == 0x25 { return unit }
        if let word = text.word(at: start), ["percent", "percentage"].contains(word.folded) { return unit }
        let end = wordsEnd(of: text)
        guard end > start, text[end - 1] == 0x25 else { return nil }
        var token = end - 1
        while token > start, text.isAlphanumeric(at: text.scalarStart(before: token)) { token = text.scalarStart(before: token) }
        return text.isLetter(at: token) ? unit : nil
    }

    /// Symbols that stand without a bracket: `Weight kg`, `SBP mmHg`.
    private static let plainUnits: Set<String> = [
        "kg", "mg", "μg", "µg", "ug", "ng", "pg", "cm", "mm", "nm", "μm", "µm", "ml", "mL", "dL", "mmHg", "kPa", "kDa", "kcal", "kJ", "nM", "μM",
        "µM",
        "mM", "pM", "ms", "bpm", "Hz", "°C", "hrs", "yrs", "mmol", "μmol", "µmol", "nmol", "pmol", "IU"
    ]
    private static let prepositions: WordSet = [
        "at", "after", "in", "for", "over", "to", "within", "per", "past", "last", "previous", "of", "on", "every", "first", "until", "before"
    ]
}
