import Model

/// A number with what is printed as one with it: range, dispersion, unit.
struct Amount {
    var first: Numeral
    /// The last number: the upper end of a range.
    var last: Numeral
    var isRange = false
    /// Whether `±` stands before the first number: `±8–12%` has no centre.
    var isBareDispersion = false
    var dispersion: Dispersion?
    var unit: Unit?
    /// `50+`: that many or more.
    var isOpen = false
    /// Where number, dispersion and unit end.
    var end: Int

    /// Reads the amount whose first number is at hand.
    ///
    /// - Parameter bracket: what a bracket behind it holds; nil for what the setting says.
    init(_ numeral: Numeral, in text: TextWindow, setting: QuantityScanner.Setting, bracket: BracketMeaning? = nil) {
        first = numeral
        last = numeral
        end = numeral.bytes.upperBound
        if Self.isOpen(at: end, in: text) {
            isOpen = true
            end += 1
        }
        unit = Unit(after: end, in: text)
        readRange(in: text)
        if let unit, unit.end > end { end = unit.end }
        readDispersion(in: text, bracket: bracket ?? setting.bracket)
    }

    /// `-`, `–`, `to` and a second number: `10-21 days`, `2.5 to 5 ml/kg`, `24 h–48 h`; `5% to 10%`.
    private mutating func readRange(in text: TextWindow) {
        let start = unit.map { max($0.end, end) } ?? end
        guard let at = Self.upperBoundStart(after: start, in: text), var second = Self.bound(at: at, in: text) else { return }
        let secondEnd = second.bytes.upperBound + (Self.isOpen(at: second.bytes.upperBound, in: text) ? 1 : 0)
        let secondUnit = Unit(after: secondEnd, in: text)
        if secondUnit == nil, text.isAlphanumeric(at: second.bytes.upperBound) { return }
        if let unit, let secondUnit, unit.code != secondUnit.code { return }
        if unit != nil, secondUnit == nil { return }
        // -20-40% is a fall by 20 to 40; -5–3% runs from below 0 to above
        if first.value < 0, !second.isSigned, secondUnit?.dimension == .fraction, second.value > -first.value, text[start] != 0x20 { second.value = -second.value }
        let isFall = first.value < 0 && second.value < 0
        if second.value < first.value, !isFall || secondUnit == nil {
            // 80–40%, 23,700–15,500 years: printed from the upper end; without a unit it is something else
            guard secondUnit != nil, !second.isSigned, !first.isSigned, text.dashLength(at: text.afterBlanks(start)) > 0 else { return }
        }
        unit = secondUnit ?? unit
        last = second
        isRange = true
        end = max(secondEnd, secondUnit?.end ?? 0)
    }

    /// The `+` of `50+ trials`, `300+ mg`: not that of a sum or a charge.
    private static func isOpen(at offset: Int, in text: TextWindow) -> Bool {
        guard text[offset] == 0x2B else { return false }
        let next = text[offset + 1]
        return next <= 0x20 || [0x29, 0x2C, 0x2D, 0x2E, 0x3B].contains(next)
    }

    /// Where the second number of a range starts, behind a dash on whose both sides there is a blank or none, or behind `to`.
    static func upperBoundStart(after offset: Int, in text: TextWindow) -> Int? {
        let at = text.afterBlanks(offset)
        let dash = text.dashLength(at: at)
        // `2.3- to 4.5-fold`
        if dash > 0, at == offset, text.blankLength(at: at + dash) > 0, case let to = text.afterBlanks(at + dash), text.matches("to", at: to), text.blankLength(at: to + 2) > 0 {
            return text.afterBlanks(to + 2)
        }
        if dash > 0 {
            let next = text.afterBlanks(at + dash)
            return (at > offset) == (next > at + dash) ? next : nil
        }
        guard at > offset, text.matches("to", at: at), text.blankLength(at: at + 2) > 0 else { return nil }
        return text.afterBlanks(at + 2)
    }

    private static func bound(at offset: Int, in text: TextWindow) -> Numeral? {
        let at = text[offset] == 0x7E || text[offset] == 0x24 ? offset + 1 : offset
        return Numeral(at: at, in: text) ?? NumberWord.numeral(at: at, in: text)
    }

    /// What follows as `± 3.4` or in a bracket; the unit may stand behind it.
    private mutating func readDispersion(in text: TextWindow, bracket: BracketMeaning) {
        guard !isRange else { return }
        guard let found = Dispersion(after: end, of: first.value, in: text, bracket: bracket) ?? ratesDispersion(in: text) else { return }
        dispersion = found
        end = found.end
        guard unit == nil, let later = Unit(after: end, in: text) else { return }
        unit = later
        end = later.end
        // 4.7 ± 3.4 points (SD)
        guard found.type == nil, let label = Dispersion.labelBehind(end, in: text) else { return }
        dispersion?.type = label.type
    }
}

extension Amount {
    /// The interval of `74.7 per 10,000 black donors (95% CI, 47.8-105.8)`, which stands behind what the rate is of.
    private func ratesDispersion(in text: TextWindow) -> Dispersion? {
        guard let unit, unit.isRate else { return nil }
        var at = end
        for word in text.words(after: end, 4) {
            guard text.afterBlanks(at) == word.bytes.lowerBound else { break }
            at = word.bytes.upperBound
        }
        let open = text.afterBlanks(at)
        guard text[open] == 0x28 || text[open] == 0x5B, DispersionLabel(at: text.afterBlanks(open + 1), in: text) != nil else { return nil }
        return Dispersion(after: at, of: first.value, in: text, bracket: .none)
    }
}

extension Dispersion {
    /// `(SD)` behind an amount with `±`.
    static func labelBehind(_ offset: Int, in text: TextWindow) -> DispersionLabel? {
        let open = text.afterBlanks(offset)
        guard text[open] == 0x28, let label = DispersionLabel(at: open + 1, in: text), text[label.end] == 0x29 else { return nil }
        return label
    }
}
