import Model

/// Reads the quantities of one stretch, one candidate after the other.
struct QuantityReader {
    let text: TextWindow
    let setting: QuantityScanner.Setting
    fileprivate(set) var found: [ScannedQuantity] = []
    /// What the last number was, for those that continue its list: `days 1, 3 and 7`, `Tables 2 and 3`.
    var chain: Chain?
    /// What `±` means in this stretch, once it was asked for.
    private var statedSpread: DispersionType??
    /// What a bracket behind a number holds, once it was asked for.
    private var statedBracket: BracketStatement??

    struct Chain {
        enum Link {
            case label
            case probability
            case time(Unit)
        }
        var link: Link
        var end: Int
    }

    init(text: TextWindow, setting: QuantityScanner.Setting) {
        self.text = text
        self.setting = setting
    }

    /// Reads the candidate at the offset; what stands before `floor` belongs to others.
    ///
    /// - Shape: gives the offset from which to go on.
    mutating func read(at offset: Int, from floor: Int) -> Int {
        if text.isDigit(at: offset) { return readDigits(at: offset, from: floor) }
        return readWord(at: offset)
    }

    // MARK: Digits

    mutating func readDigits(at offset: Int, from floor: Int) -> Int {
        if isNoteNumber(at: offset) || isGluedToSentence(offset) || isGrade(at: offset) { return digitsEnd(from: offset) }
        if let interval = loneInterval(at: offset, from: floor) { return append(interval) }
        if !isBracketedNumber(at: offset), let end = Designation(text: text, notes: setting.notes).end(ofDigitsAt: offset) {
            return end
        }
        let start = numeralStart(at: offset, from: floor)
        guard let numeral = Numeral(at: start, in: text) else { return digitsEnd(from: offset) }
        if let end = pagesEnd(behind: numeral) { return end }
        if let ratio = ratio(from: numeral) { return append(ratio) }
        if let level = levelEnd(of: numeral) { return level }
        let bracket = bracket(behind: numeral)
        var amount = Amount(numeral, in: text, setting: setting, bracket: bracket)
        if bracket != setting.bracket, bracket.isSpread, amount.dispersion != nil, numeral.isInteger, amount.unit == nil {
            amount = Amount(numeral, in: text, setting: setting)  // 20 (5)
        }
        markBareDispersion(&amount, from: floor)
        return readAmount(amount, from: floor)
    }

    /// `(1C)`: a grade of evidence, no temperature.
    private func isGrade(at offset: Int) -> Bool { text[offset - 1] == 0x28 && text[offset + 1] == 0x43 && text[offset + 2] == 0x29 }

    func digitsEnd(from offset: Int) -> Int {
        var at = offset
        while text.isDigit(at: at) { at += 1 }
        return at
    }

    /// A cell's `[12.3]` and `[8–15]` are numbers; `[12]` and `[3,4]` only where the table says so, for they are citations as often.
    func isBracketedNumber(at offset: Int) -> Bool {
        guard setting.isNumericCell, text[offset - 1] == 0x5B, offset - 1 == text.range.lowerBound, setting.bracket.mayHoldDispersion
        else { return false }
        if setting.bracket != .unsaid { return true }
        let end = digitsEnd(from: offset)
        return text[end] == 0x2E || text.dashLength(at: text.afterBlanks(end)) > 0
    }

    /// `[8, 15]` and `(8–15)` that are all of a cell under `Median [IQR]`, as where the centre stands in the line above.
    func loneInterval(at offset: Int, from floor: Int) -> ScannedQuantity? {
        if let bounds = loneBounds(at: offset, from: floor) { return bounds }
        guard case .interval(let type) = setting.bracket, floor == text.range.lowerBound, text[floor] == 0x28 || text[floor] == 0x5B,
            let low = Numeral(at: numeralStart(at: offset, from: floor), in: text, isBound: true),
            text.beforeBlanks(low.bytes.lowerBound) == floor + 1,
            let next = Dispersion.separatorEnd(at: low.bytes.upperBound, in: text), let high = Numeral(at: next, in: text, isBound: true),
            high.value >= low.value
        else { return nil }
        let bytes = low.bytes.lowerBound ..< high.bytes.upperBound
        return ScannedQuantity(
            bytes: bytes, number: bytes, kind: .dispersion, value: low.value, valueHigh: high.value, dispersionType: type, unit: setting.unit?.code)
    }

    /// `-6.1, -2.3` that is all of a cell under `95% CI`.
    private func loneBounds(at offset: Int, from floor: Int) -> ScannedQuantity? {
        guard setting.isNumericCell, setting.kind == .dispersion, floor == text.range.lowerBound,
            let low = Numeral(at: numeralStart(at: offset, from: floor), in: text, isBound: true), low.bytes.lowerBound == floor,
            [0x2C, 0x3B].contains(text[text.afterBlanks(low.bytes.upperBound)]), let next = Dispersion.separatorEnd(at: low.bytes.upperBound, in: text),
            let high = Numeral(at: next, in: text, isBound: true), high.value >= low.value, text.afterBlanks(high.bytes.upperBound) == text.range.upperBound
        else { return nil }
        let bytes = low.bytes.lowerBound ..< high.bytes.upperBound
        return ScannedQuantity(
            bytes: bytes, number: bytes, kind: .dispersion, value: low.value, valueHigh: high.value, dispersionType: setting.dispersionColumn ?? .unknown,
            unit: setting.unit?.code)
    }

    /// The `30` of `per month.30 Others` and the `22` of `12.9%.22 It`, which are raised numbers without their rise.
    func isGluedToSentence(_ offset: Int) -> Bool {
        guard text[offset - 1] == 0x2E, offset - 1 > text.range.lowerBound else { return false }
        if text[offset - 2] == 0x25 || text[offset - 2] == 0x29 { return true }
        guard let word = text.word(endingAt: offset - 1) else { return false }
        return word.bytes.count >= 4 && !word.isCapitalized && word.folded != "approx"
    }

    /// The `1` of `12 (80)1`, which points to a note.
    func isNoteNumber(at offset: Int) -> Bool {
        guard setting.isNumericCell, text[offset - 1] == 0x29 || text[offset - 1] == 0x25 else { return false }
        let end = digitsEnd(from: offset)
        return end - offset <= 2 && (end == text.range.upperBound || text[end] == 0x2C)
    }

    /// The sign or leading decimal point before the digits.
    func numeralStart(at offset: Int, from floor: Int) -> Int {
        var start = offset
        if setting.isNumericCell, text.beforeBlanks(start) < start {
            let sign = text.scalarStart(before: text.beforeBlanks(start))
            if sign >= floor, sign == text.range.lowerBound, text.dashLength(at: sign) > 0, !text.matches("—", at: sign) { return sign }
        }
        if start - 1 >= floor, !text.isAlphanumeric(at: start - 2), ![0x25, 0x29, 0x5D].contains(text[start - 2]), Numeral.opensFraction(at: start - 1, in: text) { start -= 1 }
        let sign = text.scalarStart(before: start)
        guard sign >= floor, text[sign] == 0x2B || text.dashLength(at: sign) == start - sign, !text.matches("—", at: sign) else { return start }
        let before = sign == text.range.lowerBound ? 0x20 : text[sign - 1]
        if sign > text.range.lowerBound, text.blankLength(at: text.scalarStart(before: sign)) == 0, !isBehindEmphasis(sign),
            ![0x28, 0x5B, 0x3D, 0x3C, 0x3E, 0x7E, 0x2C, 0x3A, 0x2F, 0x22, 0x5C].contains(before)
        {
            return start
        }
        return sign
    }

    /// `**-0.768**`: the marks that stand before the sign begin a word.
    private func isBehindEmphasis(_ sign: Int) -> Bool {
        var at = sign
        while at > text.range.lowerBound, text[at - 1] == 0x2A || text[at - 1] == 0x5F { at -= 1 }
        return at < sign && (text[at - 1] <= 0x20 || [0x28, 0x5B, 0x7C].contains(text[at - 1]))
    }

    /// What a bracket behind a number holds: in running text what the sentence has said, `mean (SD) of 8.6 (3.6) years`.
    private mutating func bracket(behind numeral: Numeral) -> BracketMeaning {
        guard setting.bracket == .none, !setting.isNumericCell, text.opensBracket(behind: numeral.bytes.upperBound) else { return setting.bracket }
        guard let stated = bracketStated(), stated.end <= numeral.bytes.lowerBound else { return .prose }
        return stated.meaning
    }

    private mutating func bracketStated() -> BracketStatement? {
        if let statedBracket { return statedBracket }
        let stated = BracketStatement(in: text)
        statedBracket = .some(stated)
        return stated
    }

    /// `1:1000` is 0.001, `2:1` is 2; not a clock time, which `Designation` takes, nor a volume and its page.
    func ratio(from first: Numeral) -> ScannedQuantity? {
        let colon = first.bytes.upperBound
        guard text[colon] == 0x3A, !first.isSigned, let second = Numeral(at: colon + 1, in: text), !second.isSigned, second.value > 0 else {
            return nil
        }
        guard text[second.bytes.upperBound] != 0x3A, !text.isAlphanumeric(at: second.bytes.upperBound) else { return nil }
        let bytes = first.bytes.lowerBound ..< second.bytes.upperBound
        return ScannedQuantity(bytes: bytes, number: bytes, kind: .ratio, value: first.value / second.value)
    }

    /// Where the pages end that stand behind a volume.
    private func pagesEnd(behind volume: Numeral) -> Int? {
        guard !setting.isNumericCell, volume.isInteger, !volume.isSigned, text[volume.bytes.upperBound] == 0x3A,
            let page = Numeral(at: volume.bytes.upperBound + 1, in: text), page.isInteger, !page.isSigned, isVolume(volume, page: page)
        else { return nil }
        let dash = text.dashLength(at: page.bytes.upperBound)
        return dash > 0 ? Numeral(at: page.bytes.upperBound + dash, in: text)?.bytes.upperBound ?? page.bytes.upperBound : page.bytes.upperBound
    }

    /// `2021;8:101`, `(2022) 21:169`, `12:44-50`, `*Eye* 18:1398952`, `401:23 (1999)`; `1:100–1:200` are two ratios.
    private func isVolume(_ volume: Numeral, page: Numeral) -> Bool {
        let before = text.beforeBlanks(volume.bytes.lowerBound)
        if text[before - 1] == 0x3B, before == volume.bytes.lowerBound { return true }
        if text[before - 1] == 0x29, let year = Numeral(at: before - 5, in: text), isYear(year), text[before - 6] == 0x28 { return true }
        if text[before - 1] == 0x2A, text.isLetter(before: before - 1), page.digitCount > 2 { return true }
        let end = page.bytes.upperBound, dash = text.dashLength(at: end)
        if dash > 0, let last = Numeral(at: end + dash, in: text) { return text[last.bytes.upperBound] != 0x3A }
        guard text[end] == 0x20, text[end + 1] == 0x28, let year = Numeral(at: end + 2, in: text) else { return false }
        return 1800 ... 2099 ~= year.value && year.bytes.count == 4 && text[year.bytes.upperBound] == 0x29
    }

    /// The `95%` of an interval that stands alone is no quantity; the interval is read as a dispersion if nothing carries it.
    mutating func levelEnd(of numeral: Numeral) -> Int? {
        guard let word = levelWord(behind: numeral) else { return nil }
        guard let label = DispersionLabel(at: numeral.bytes.lowerBound, in: text) else { return word.bytes.upperBound }
        let open = Dispersion.bracket(behind: label, in: text)
        guard let low = Numeral(at: open.map { text.afterBlanks($0 + 1) } ?? label.end, in: text) else { return word.bytes.upperBound }
        guard let next = Dispersion.separatorEnd(at: low.bytes.upperBound, in: text), let high = Numeral(at: next, in: text), high.value >= low.value
        else {
            return word.bytes.upperBound
        }
        let number = low.bytes.lowerBound ..< high.bytes.upperBound
        let close = text.afterBlanks(number.upperBound)
        let isClosed = open.map { text.isClosed($0, at: close) } ?? false
        return append(
            ScannedQuantity(
                bytes: numeral.bytes.lowerBound ..< (isClosed ? close + 1 : number.upperBound), number: number, kind: .dispersion, value: low.value,
                valueHigh: high.value, dispersionType: label.type == .unknown ? .unknown : .CI95))
    }

    /// The word that makes a level of a number and its percent sign: `95% CI`, `95 % confidence interval`.
    func levelWord(behind numeral: Numeral) -> TextWindow.Word? {
        let percent = text.afterBlanks(numeral.bytes.upperBound)
        guard text[percent] == 0x25, let word = text.word(at: text.afterBlanks(percent + 1)), Self.intervals.contains(word.folded) else { return nil }
        return word
    }

    private static let intervals: WordSet = [
        "ci", "cis", "confidence", "credible", "credibility", "cri", "prediction", "hdi", "hpd", "hpdi", "highest",
    ]

    func markBareDispersion(_ amount: inout Amount, from floor: Int) {
        let mark = text.beforeBlanks(amount.first.bytes.lowerBound)
        for length in [2, 3, 5] where mark - length >= floor && text.plusMinusLength(at: mark - length) == length { amount.isBareDispersion = true }
    }

    // MARK: Words

    /// A number word counts with a unit (`three weeks`, `two-fold`) or with a thing that studies count (`six randomized trials`).
    mutating func readWord(at offset: Int) -> Int {
        guard let numeral = NumberWord.numeral(at: offset, in: text) else { return offset + 1 }
        if text.dashLength(at: offset - 1) > 0 { return numeral.bytes.upperBound }
        let amount = Amount(numeral, in: text, setting: .init())
        if let unit = amount.unit {
            guard numeral.value > 1 || unit.dimension == .time || unit.dimension == .fold else { return numeral.bytes.upperBound }
            return readAmount(amount, from: text.range.lowerBound)
        }
        let noun = countedNoun(after: amount.end) { CountedNouns.subjects.contains($0.folded) || CountedNouns.studied.contains($0.folded) }
        guard let noun else {
            return hyphenatedCount(numeral) ?? numeral.bytes.upperBound
        }
        guard numeral.value > 1 else { return numeral.bytes.upperBound }
        return append(
            quantity(
                amount, kind: CountedNouns.subjects.contains(noun.folded) ? .sample_size : .count, comparator: nil,
                endingAt: noun.folded == "times" ? noun.bytes.upperBound : nil))
    }

    /// `three-arm`, `36-item`.
    mutating func hyphenatedCount(_ numeral: Numeral) -> Int? {
        let end = numeral.bytes.upperBound
        let dash = text.dashLength(at: end)
        guard dash > 0, let word = text.word(at: end + dash) else { return nil }
        let first = text.bytes[word.bytes].prefix { $0 != 0x2D }
        guard CountedNouns.hyphenated.contains(FoldedWord(first)) else { return nil }
        return append(
            ScannedQuantity(bytes: numeral.bytes.lowerBound ..< end + dash + first.count, number: numeral.bytes, kind: .count, value: numeral.value))
    }

    // MARK: Parts of a quantity

    func comparator(before amount: Amount, from floor: Int) -> Comparator? {
        guard let comparator = Comparator(before: amount.first.bytes.lowerBound, in: text), comparator.start >= floor else { return nil }
        return comparator
    }

    func context(of amount: Amount, comparator: Comparator?) -> AmountContext {
        var end = amount.unit.map { max($0.end, amount.end) } ?? amount.end
        let isAdjective = text.dashLength(at: amount.last.bytes.upperBound) > 0
        if text.dashLength(at: end) == 1, text.isLetter(at: end + 1) { end += 1 }  // 6-week-old, 3 h-post
        let start = comparator?.start ?? amount.first.bytes.lowerBound
        let after = text.words(after: end, 6), before = text.words(before: start, 6)
        return AmountContext(
            after: after.map(\.folded), before: before.map(\.folded), isFollowedByPost: after.first.map { text.opens($0, with: "post") } ?? false,
            isBehindShortWord: before.first.map { $0.bytes.count <= 3 } ?? false, comparator: comparator, isAdjective: isAdjective,
            isRange: amount.isRange, startsAtZero: amount.first.value == 0)
    }

    mutating func quantity(_ amount: Amount, kind: Quantity.Kind, comparator: Comparator?, endingAt end: Int? = nil) -> ScannedQuantity {
        var numberEnd = amount.last.bytes.upperBound
        if let dispersion = amount.dispersion { numberEnd = max(numberEnd, dispersion.end) }
        var start = comparator.flatMap { $0.name == "=" ? nil : $0.start } ?? amount.first.bytes.lowerBound
        if amount.isBareDispersion { start = plusMinusStart(before: amount.first.bytes.lowerBound) }
        let open = comparator == nil ? openEnd(after: end ?? amount.end) : nil
        var quantity = ScannedQuantity(
            bytes: start ..< max(open?.end ?? end ?? amount.end, amount.end), number: amount.first.bytes.lowerBound ..< numberEnd, kind: kind,
            value: amount.first.value)
        if amount.isRange {
            quantity.value = min(amount.first.value, amount.last.value)
            quantity.valueHigh = max(amount.first.value, amount.last.value)
        }
        if let dispersion = amount.dispersion {
            quantity.dispersion = dispersion.low
            quantity.dispersionHigh = dispersion.high
            quantity.dispersionType = dispersion.type ?? setting.plusMinus ?? spreadStated() ?? .unknown
        } else if kind == .dispersion, let type = setting.dispersionColumn {
            quantity.dispersionType = type
        } else if amount.isBareDispersion {
            quantity.dispersionType = setting.plusMinus ?? .unknown
        }
        quantity.unit = amount.unit?.code
        quantity.comparator = comparator.flatMap { $0.name == "=" ? nil : $0.name } ?? (amount.isOpen && !amount.isRange ? "≥" : open?.name)
        return quantity
    }

    /// `30 or more`, `65 years or older`, `5 mg or less`.
    private func openEnd(after offset: Int) -> (name: String, end: Int)? {
        guard let or = text.word(after: offset), or.folded == "or", text.afterBlanks(offset) == or.bytes.lowerBound,
            let word = text.word(after: or.bytes.upperBound)
        else { return nil }
        if ["more", "greater", "higher", "above", "older", "longer", "over"].contains(word.folded) { return ("≥", word.bytes.upperBound) }
        return ["less", "fewer", "lower", "below", "younger", "shorter", "under"].contains(word.folded) ? ("≤", word.bytes.upperBound) : nil
    }

    func plusMinusStart(before offset: Int) -> Int {
        let mark = text.beforeBlanks(offset)
        for length in [2, 3, 5] where text.plusMinusLength(at: mark - length) == length { return mark - length }
        return offset
    }

    /// `mean ± SD` said anywhere in the stretch.
    mutating func spreadStated() -> DispersionType? {
        if let statedSpread { return statedSpread }
        let stated = DispersionStatement.type(in: text)
        statedSpread = .some(stated)
        return stated
    }

    mutating func append(_ quantity: ScannedQuantity) -> Int {
        found.append(quantity)
        chain = nil
        return max(quantity.bytes.upperBound, quantity.number.upperBound)
    }
}
