import Model

/// Amounts: what a number with a unit is, and lists and changes of such numbers.
extension QuantityReader {
    mutating func readAmount(_ amount: Amount, from floor: Int) -> Int {
        var amount = amount
        if let end = readMillions(amount, from: floor) { return end }
        if continuesProbabilities(amount) {
            let end = append(quantity(amount, kind: .p_value, comparator: comparator(before: amount, from: floor)))
            chain = Chain(link: .probability, end: end)
            return end
        }
        if case .label? = chain?.link, amount.unit == nil, continuesNumbers(amount) { return endChain(amount.end) }
        if let start = change(to: amount) { return start }
        if amount.unit == nil, let end = readNumberedTime(amount) { return end }
        if amount.unit == nil { amount.unit = unitOfFall(amount) }
        if amount.unit == nil, !isLabelled(amount), !isSetApart(amount) { amount.unit = sharedUnit(after: amount.end) }
        if let unit = amount.unit { return readMeasured(amount, unit: unit, from: floor) }
        return readBare(amount, from: floor)
    }

    /// `3.8M participants`: millions of them, not a concentration.
    private mutating func readMillions(_ amount: Amount, from floor: Int) -> Int? {
        let end = amount.first.bytes.upperBound
        guard !amount.isRange, amount.unit?.code == "mol/L", text[end] == 0x4D, !text.isAlphanumeric(at: end + 1),
            countedNoun(after: end + 1, among: { CountedNouns.subjects.contains($0.folded) || CountedNouns.studied.contains($0.folded) || $0.folded == "people" }) != nil
        else { return nil }
        var millions = amount
        millions.unit = nil
        var found = quantity(millions, kind: .count, comparator: comparator(before: amount, from: floor), endingAt: end + 1)
        found.value *= 1_000_000
        found.number = found.number.lowerBound ..< end + 1
        return append(found)
    }

    /// In `from 32% to 10%` and `fell from 15 to 7` the numbers are two, not a range: gives where the second starts after adding the first.
    mutating func change(to amount: Amount) -> Int? {
        guard amount.isRange, text.word(before: amount.first.bytes.lowerBound)?.folded == "from" else { return nil }
        let words = text.words(before: amount.first.bytes.lowerBound, 7).dropFirst()
        guard words.contains(where: isChange), !words.contains(where: { text.opens($0, with: "rang") || text.opens($0, with: "var") })
        else { return nil }
        var first = amount
        first.isRange = false
        first.last = amount.first
        first.end = max(amount.first.bytes.upperBound, Unit(after: amount.first.bytes.upperBound, in: text)?.end ?? 0)
        first.dispersion = nil
        let kind: Quantity.Kind = amount.unit.map { Quantity.Kind(of: $0, in: context(of: first, comparator: nil)) } ?? .estimate
        _ = append(quantity(first, kind: kind == .duration ? .estimate : kind, comparator: nil))
        return first.end
    }

    /// The unit that `fell from 140 to 110 mg/dL` prints behind the lower number only.
    private func unitOfFall(_ amount: Amount) -> Unit? {
        guard !amount.isRange, text.word(before: amount.first.bytes.lowerBound)?.folded == "from",
            text.words(before: amount.first.bytes.lowerBound, 7).contains(where: isChange), let to = text.word(after: amount.end), to.folded == "to",
            let second = Numeral(at: text.afterBlanks(to.bytes.upperBound), in: text), second.value < amount.first.value
        else { return nil }
        return Unit(after: second.bytes.upperBound, in: text).map { unit in
            var unit = unit
            unit.end = amount.end
            return unit
        }
    }

    private func isChange(_ word: TextWindow.Word) -> Bool { Self.changes.contains { text.opens(word, with: $0) } }
    private static let changes: [StaticString] = [
        "increas", "decreas", "reduc", "declin", "improv", "fell", "fall", "rose", "ris", "drop", "chang", "went", "lower", "rais", "grew", "worsen"
    ]

    /// `day 30`, `days 3–14`, `week 12`, and the next numbers of `days 1, 3 and 7`.
    mutating func readNumberedTime(_ amount: Amount) -> Int? {
        let start = amount.first.bytes.lowerBound
        var unit: Unit
        var quoteStart = start
        if case .time(let inherited)? = chain?.link, continuesNumbers(amount) {
            unit = inherited
        } else {
            let mark = text.dashLength(at: start - 1) > 0 ? start - 1 : start
            // a bracket opens something else: `23 years (14,088 cases)`
            guard amount.first.isInteger, text[text.beforeBlanks(mark) - 1] != 0x28, let word = text.word(before: mark),
                let time = Unit(after: word.bytes.lowerBound, in: text),
                time.dimension == .time, time.divisors.isEmpty, word.bytes.count > 2, time.end == word.bytes.upperBound
            else { return nil }
            unit = time
            quoteStart = word.bytes.lowerBound
        }
        unit.end = amount.end
        var quantity = quantity(amount, kind: .timepoint, comparator: nil)
        quantity.unit = unit.code
        quantity.bytes = quoteStart ..< quantity.bytes.upperBound
        _ = append(quantity)
        chain = Chain(link: .time(unit), end: amount.end)
        return amount.end
    }

    /// The `0.03` of `p = 0.01 and 0.03`; behind a comma alone stands another number as often.
    private func continuesProbabilities(_ amount: Amount) -> Bool {
        guard case .probability? = chain?.link, let chain, amount.unit == nil, amount.dispersion == nil, !amount.isRange, !amount.first.isInteger, !amount.first.isSigned,
            amount.first.value < 1, isPartOfChain(amount)
        else { return false }
        let at = text.afterBlanks(chain.end)
        return text.word(at: text[at] == 0x2C ? text.afterBlanks(at + 1) : at)?.folded == "and"
    }

    /// The `7` and `28` of `days 1, 7 and 28`; not the numbers of `at day 30, -4.7 ± 3.4` and `at day 30, 186 patients`.
    func continuesNumbers(_ amount: Amount) -> Bool {
        isPartOfChain(amount) && amount.first.isInteger && !amount.first.isSigned && amount.dispersion == nil
            && countedNoun(after: amount.end, among: isCountable) == nil
    }

    /// Whether only separators stand between the last link and this number.
    func isPartOfChain(_ amount: Amount) -> Bool {
        guard let chain, chain.end <= amount.first.bytes.lowerBound, amount.first.bytes.lowerBound - chain.end < 12 else { return false }
        return isSeparator(chain.end ..< amount.first.bytes.lowerBound)
    }

    /// `, `, ` and `, `, or `, ` & `, `–`.
    func isSeparator(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            if text[at] == 0x2C || text[at] == 0x26 || text[at] == 0x2F {
                at += 1
                continue
            }
            let length = max(text.blankLength(at: at), text.dashLength(at: at))
            if length > 0 {
                at += length
                continue
            }
            guard let word = text.word(at: at), ["and", "or", "to", "vs", "versus"].contains(word.folded) else { return false }
            at = word.bytes.upperBound + (text[word.bytes.upperBound] == 0x2E ? 1 : 0)
        }
        return true
    }

    mutating func endChain(_ end: Int) -> Int {
        chain?.end = end
        return end
    }

    /// The unit of the last number of a list that this one opens: `24 and 72 hours`, `5, 10, or 20 mg/kg`.
    func sharedUnit(after end: Int) -> Unit? {
        var at = end
        for _ in 0 ..< 8 {
            guard let next = nextInList(after: at), levelWord(behind: next) == nil else { return nil }
            at = next.bytes.upperBound
            if let unit = Unit(after: at, in: text) { return unit }
            if let bound = Amount.upperBoundStart(after: at, in: text), let upper = Numeral(at: bound, in: text) {
                at = upper.bytes.upperBound
                if let unit = Unit(after: at, in: text) { return unit }
            }
        }
        return nil
    }

    /// The `3` of `group 3, 10 mg of …`.
    func isLabelled(_ amount: Amount) -> Bool {
        let start = amount.first.bytes.lowerBound
        // the probability of `p < 0.05 vs. 10 mg`
        if let sign = Comparator(before: start, in: text), let word = text.word(before: sign.start), word.folded == "p", isDirect(word, before: sign.start) { return true }
        return text.word(before: start).map { isDirect($0, before: start) && Self.labels.contains($0.folded) } ?? false
    }

    /// The `40` of `n = 40, 5 weeks`, the `2019` of `in 2019, 10 mg` and the `45` of `age 45, 10 mg/day`, which open no list; not the `3` of
    /// `ages 3, 6 and 12 months`.
    func isSetApart(_ amount: Amount) -> Bool {
        let start = amount.first.bytes.lowerBound, mark = text.beforeBlanks(start)
        if text[mark - 1] == 0x3D || text[mark - 1] == 0x3A, text.word(before: mark - 1)?.folded == "n" { return true }
        guard let word = text.word(before: start) else { return false }
        if ["age", "ages", "aged"].contains(word.folded) { return isDirect(word, before: start) && sharedUnit(after: amount.end)?.dimension != .time }
        guard isYear(amount.first), let next = nextInList(after: amount.end) else { return false }
        return ["in", "since", "during", "until", "of"].contains(word.folded) || next.value * 4 < amount.first.value
    }

    /// The next number of a list, behind a separator.
    func nextInList(after end: Int) -> Numeral? {
        var at = end
        var sawSeparator = false
        while at - end < 12 {
            at = text.afterBlanks(at)
            if text[at] == 0x2C || text[at] == 0x26 || text[at] == 0x2F {
                sawSeparator = true
                at += 1
                continue
            }
            if let word = text.word(at: at) {
                guard ["and", "or", "vs", "versus"].contains(word.folded) else { return nil }
                sawSeparator = true
                at = word.bytes.upperBound + (text[word.bytes.upperBound] == 0x2E ? 1 : 0)
                continue
            }
            return sawSeparator ? Numeral(at: at, in: text) : nil
        }
        return nil
    }

    /// A number with a unit.
    mutating func readMeasured(_ amount: Amount, unit: Unit, from floor: Int) -> Int {
        if isDecade(amount, unit: unit) { return amount.end }
        if unit.dimension == .fold, isFrequency(after: amount.end) {
            var times = amount
            times.unit = nil
            return append(quantity(times, kind: .count, comparator: comparator(before: amount, from: floor)))
        }
        var comparator = comparator(before: amount, from: floor)
        let label = text.word(before: amount.first.bytes.lowerBound)?.folded
        if unit.dimension == .time, comparator?.isSign == false, label == "over" { comparator = nil }
        if amount.isBareDispersion { return append(quantity(amount, kind: .dispersion, comparator: nil)) }
        if label == "ph" { return readBare(amount, from: floor) }
        let context = context(of: amount, comparator: comparator)
        var kind = Quantity.Kind(of: unit, in: context)
        if amount.dispersion != nil, [.duration, .timepoint, .mass, .other].contains(kind) { kind = .estimate }
        if let stated = setting.kind, stated.agrees(with: unit) { kind = stated }
        if amount.first.isSigned, amount.dispersion == nil, [.mass, .concentration, .other].contains(kind), !setting.isNumericCell { kind = .estimate }
        if kind == .mass, continuesDoses(amount, unit: unit) { kind = .dose }
        return append(quantity(amount, kind: kind, comparator: comparator))
    }

    /// `4×/day`, `3x / week`, `3x per week`, `2x daily`: how often, not how many fold.
    private func isFrequency(after end: Int) -> Bool {
        let slash = text.afterBlanks(end)
        if text[slash] == 0x2F, let word = text.word(at: text.afterBlanks(slash + 1)) { return Self.periods.contains(word.folded) }
        let words = text.words(after: end, 2)
        guard let first = words.first else { return false }
        if ["daily", "weekly", "monthly", "nightly"].contains(first.folded) { return true }
        return ["per", "a", "each", "every"].contains(first.folded) && words.count > 1 && Self.periods.contains(words[1].folded)
    }

    private static let periods: WordSet = ["day", "week", "month", "year", "d", "wk", "night", "hour", "h"]

    /// The `10 mg` of `a dose of 5 mg, 10 mg or 15 mg`.
    private func continuesDoses(_ amount: Amount, unit: Unit) -> Bool {
        guard let last = found.last, last.kind == .dose, last.unit == unit.code, amount.first.bytes.lowerBound - last.bytes.upperBound < 12 else { return false }
        return isSeparator(last.bytes.upperBound ..< amount.first.bytes.lowerBound)
    }

    /// `1990s`.
    func isDecade(_ amount: Amount, unit: Unit) -> Bool {
        unit.code == "s" && unit.end == amount.first.bytes.upperBound + 1 && isYear(amount.first)
    }
}
