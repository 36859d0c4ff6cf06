import Model

/// Numbers without a unit, which are quantities only if something says what they count or measure.
extension QuantityReader {
    /// A number without a unit: a quantity if something says what it counts or measures, in a numeric cell always.
    mutating func readBare(_ amount: Amount, from floor: Int) -> Int {
        guard let kind = bareKind(of: amount, from: floor) else { return skip(amount) }
        var quantity = quantity(amount, kind: kind.kind, comparator: kind.comparator, endingAt: kind.end)
        if let start = kind.start { quantity.bytes = start ..< quantity.bytes.upperBound }
        if quantity.unit == nil { quantity.unit = kind.unit }
        let end = append(quantity)
        if kind.kind == .p_value, !setting.isNumericCell { chain = Chain(link: .probability, end: end) }  // `p = 0.01 and 0.03`
        return end
    }

    struct BareKind {
        var kind: Quantity.Kind
        var comparator: Comparator?
        var start: Int?
        var end: Int?
        var unit: String?
    }

    func bareKind(of amount: Amount, from floor: Int) -> BareKind? {
        let start = amount.first.bytes.lowerBound
        if isListMark(amount) { return nil }
        let comparator = comparator(before: amount, from: floor)
        let label = text.word(before: comparator?.start ?? start)
        if amount.isBareDispersion { return BareKind(kind: .dispersion) }
        if let kind = labelled(label, comparator: comparator, amount: amount) { return kind }
        if let kind = counted(amount, comparator: comparator) { return kind }
        if isDate(amount) || comparator?.isSign != true && isLabelNumber(amount, after: label) { return nil }
        if let comparator, comparator.isSign {
            let stated = setting.isNumericCell ? setting.kind : nil
            let unit = stated == .p_value || stated == .sample_size ? nil : inBracket(comparator.start) == .share ? "%" : setting.unit?.code
            let bound = stated == .estimate ? nil : stated
            return BareKind(kind: comparator.isBound ? bound ?? .threshold : .estimate, comparator: comparator, unit: unit)
        }
        if setting.isNumericCell { return inCell(amount, comparator: comparator) }
        return inProse(amount, comparator: comparator, label: label)
    }

    /// The `(1)` and `(2)` that number the parts of a sentence.
    func isListMark(_ amount: Amount) -> Bool {
        !setting.isNumericCell && amount.first.isInteger && amount.first.value < 30 && !amount.isRange
            && text[amount.first.bytes.lowerBound - 1] == 0x28 && text[amount.first.bytes.upperBound] == 0x29
    }

    /// `n=1,773`, `p < 0.05`, `pH 7.4`, `HR 0.75`, `mRS 0–2`.
    func labelled(_ label: TextWindow.Word?, comparator: Comparator?, amount: Amount) -> BareKind? {
        guard let label else { return nil }
        let isDirect = isDirect(label, before: comparator?.start ?? amount.first.bytes.lowerBound)
        switch label.folded {
        case "n" where comparator?.name == "=" || isColon(behind: label) || (comparator?.isSign == true):
            return BareKind(kind: .sample_size, comparator: comparator.flatMap { $0.name == "=" ? nil : $0 }, start: label.bytes.lowerBound)
        case "p" where comparator?.isSign == true || comparator?.isBound == true, "p-value" where isDirect, "p-values" where isDirect:
            return BareKind(kind: .p_value, comparator: comparator, start: label.bytes.lowerBound)
        case "nnt" where isDirect, "nnh" where isDirect, "age" where isAdjacent(label, amount, comparator), "aged" where isAdjacent(label, amount, comparator),
            "egfr" where isDirect && amount.isRange:
            return BareKind(kind: comparator?.isBound == true ? .threshold : .estimate, comparator: comparator)
        case "ph" where isDirect: return BareKind(kind: .other, comparator: comparator, start: label.bytes.lowerBound, unit: "[pH]")
        default: break
        }
        let near = text.words(before: comparator?.start ?? amount.first.bytes.lowerBound, 4)
        if near.prefix(3).contains(where: { $0.folded == "p-value" || $0.folded == "p-values" })
            || near.count > 2 && near[1].folded == "value" && near[2].folded == "p"
        {
            return BareKind(kind: .p_value, comparator: comparator)
        }
        if near.count > 1, near.prefix(3).contains(where: { $0.folded == "sample" }), near.prefix(2).contains(where: { $0.folded == "size" }) {
            return BareKind(kind: .sample_size, comparator: comparator)
        }
        // `pain scores in 35 rats`: how many were scored
        if amount.first.isInteger, !amount.isRange, isDirect, Self.counting.contains(label.folded) { return nil }
        guard near.contains(where: ScaleNames.contains), !isDirect || !Self.labels.contains(label.folded) else { return nil }
        if amount.isRange {
            return amount.first.isInteger ? BareKind(kind: .score_range, comparator: comparator) : BareKind(kind: .estimate, comparator: comparator)
        }
        return BareKind(kind: comparator?.isBound == true ? .threshold : .estimate, comparator: comparator)
    }

    func isDirect(_ word: TextWindow.Word, before offset: Int) -> Bool { offset - word.bytes.upperBound <= 3 }

    /// Whether only blanks stand between the word and the number or its comparator.
    private func isAdjacent(_ word: TextWindow.Word, _ amount: Amount, _ comparator: Comparator?) -> Bool {
        text.beforeBlanks(comparator?.start ?? amount.first.bytes.lowerBound) == word.bytes.upperBound
    }

    func isColon(behind word: TextWindow.Word) -> Bool { text[word.bytes.upperBound] == 0x3A }

    /// Bare numbers of a numeric cell.
    func inCell(_ amount: Amount, comparator: Comparator?) -> BareKind {
        let previous = text[amount.first.bytes.lowerBound - 1]
        if let kind = setting.kind, kind == .p_value || kind == .sample_size && previous != 0x28 {
            return BareKind(kind: kind, comparator: comparator)
        }
        if setting.bracket == .share || setting.bracket == .count { return shared(amount, comparator: comparator) }
        // no dose is less than nothing: the slope of one
        if let kind = setting.kind { return BareKind(kind: kind == .dose && amount.first.value < 0 ? .estimate : kind, comparator: comparator, unit: setting.unit?.code) }
        if let unit = setting.unit {
            var kind = Quantity.Kind(of: unit, in: context(of: amount, comparator: comparator))
            if kind == .duration || kind == .mass || kind == .other || kind == .dose && amount.dispersion != nil { kind = .estimate }
            return BareKind(kind: kind, comparator: comparator, unit: unit.code)
        }
        return BareKind(kind: .estimate, comparator: comparator)
    }

    /// `34 (28.3)` under `n (%)`, `34/28.3` under `n/%`, `28.3 (34)` under `% (n)`.
    func shared(_ amount: Amount, comparator: Comparator?) -> BareKind {
        let start = comparator?.start ?? amount.first.bytes.lowerBound
        switch inBracket(start) {
        case .share?: return BareKind(kind: .estimate, comparator: comparator, unit: "%")
        case .count?: return BareKind(kind: amount.first.isInteger ? .count : .estimate, comparator: comparator)
        default: break
        }
        let open = text[text.afterBlanks(amount.end)]
        if setting.bracket == .count, open == 0x28 || open == 0x5B { return BareKind(kind: .estimate, comparator: comparator, unit: "%") }
        if open == 0x28 || open == 0x5B || open == 0x2F || setting.unit == nil {
            return BareKind(kind: amount.first.isInteger ? .count : .estimate, comparator: comparator)
        }
        return BareKind(kind: .estimate, comparator: comparator, unit: setting.unit?.code)
    }

    /// What the setting says of a number that opens a bracket, or stands behind the slash of `n/%`.
    private func inBracket(_ start: Int) -> BracketMeaning? {
        switch text[text.beforeBlanks(start) - 1] {
        case 0x28, 0x5B: setting.bracket
        case 0x2F where setting.bracket == .share: .share
        default: nil
        }
    }

    /// Bare numbers of running text: decimals, numbers with a dispersion, and integers that a word introduces.
    func inProse(_ amount: Amount, comparator: Comparator?, label: TextWindow.Word?) -> BareKind? {
        if amount.dispersion != nil { return BareKind(kind: .estimate, comparator: comparator) }
        if !amount.first.isInteger, isPlain(amount) { return BareKind(kind: .estimate, comparator: comparator) }
        guard let label, isDirect(label, before: comparator?.start ?? amount.first.bytes.lowerBound), !label.isCapitalized else { return nil }
        if Self.introductions.contains(label.folded) { return BareKind(kind: .other, comparator: comparator) }
        return comparator != nil ? BareKind(kind: .other, comparator: comparator) : nil
    }

    private static let counting: WordSet = ["in", "among", "with"]

    static let introductions: WordSet = [
        "was", "were", "than", "averaged", "reached", "score", "scores", "mean", "median", "total", "equal", "equals", "averaging", "totaling",
        "totalling", "ratio", "factor",
        "least", "most", "minimum", "maximum", "exceeded", "increments"
    ]

    /// Whether nothing that joins numbers or names stands at either side.
    func isPlain(_ amount: Amount) -> Bool {
        let next = text[amount.end]
        return next != 0x2F && next != 0x5F && !(next == 0x2C && text.isDigit(at: amount.end + 1)) && !text.isAlphanumeric(at: amount.end)
    }

    /// Passes a number that is no quantity, with the numbers that continue a labelled list.
    mutating func skip(_ amount: Amount) -> Int {
        let label = text.word(before: amount.first.bytes.lowerBound)
        if let label, Self.labels.contains(label.folded) || isMonth(label) { chain = Chain(link: .label, end: amount.end) }
        return amount.isRange || amount.dispersion == nil ? amount.end : amount.first.bytes.upperBound
    }
}
