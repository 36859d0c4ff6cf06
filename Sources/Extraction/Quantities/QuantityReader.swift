import Model

/// Reads the quantities of one stretch, one candidate after the other.
struct QuantityReader {
    let text: TextWindow
    let setting: QuantityScanner.Setting
    private(set) var found: [ScannedQuantity] = []
    /// What the last number was, for those that continue its list: `days 1, 3 and 7`, `Tables 2 and 3`.
    private var chain: Chain?
    /// What `±` means in this stretch, once it was asked for.
    private var statedSpread: DispersionType??

    private struct Chain {
        enum Link { case label, time(Unit) }
        var link: Link
        var end: Int
    }

    init(text: TextWindow, setting: QuantityScanner.Setting) { self.text = text; self.setting = setting }

    /// Reads the candidate at the offset; what stands before `floor` belongs to others.
    ///
    /// - Shape: gives the offset from which to go on.
    mutating func read(at offset: Int, from floor: Int) -> Int {
        if text.isDigit(at: offset) { return readDigits(at: offset, from: floor) }
        return readWord(at: offset)
    }

    // MARK: Digits

    private mutating func readDigits(at offset: Int, from floor: Int) -> Int {
        if !isBracketedNumber(at: offset), let end = Designation(text: text, allowsNotes: setting.isNumericCell).end(ofDigitsAt: offset) { return end }
        let start = numeralStart(at: offset, from: floor)
        guard let numeral = Numeral(at: start, in: text, allowsDecimalComma: setting.isNumericCell) else { return digitsEnd(from: offset) }
        if let ratio = ratio(from: numeral) { return append(ratio) }
        if let level = levelEnd(of: numeral) { return level }
        var amount = Amount(numeral, in: text, setting: setting)
        markBareDispersion(&amount, from: floor)
        return readAmount(amount, from: floor)
    }

    private func digitsEnd(from offset: Int) -> Int {
        var at = offset
        while text.isDigit(at: at) { at += 1 }
        return at
    }

    /// A cell's `[12.3]` and `[8–15]` are numbers where the table says so or where a decimal point does.
    private func isBracketedNumber(at offset: Int) -> Bool {
        guard setting.isNumericCell, text[offset - 1] == 0x5B, offset - 1 == text.range.lowerBound else { return false }
        return setting.bracket.mayHoldDispersion
    }

    /// The sign or leading decimal point before the digits.
    private func numeralStart(at offset: Int, from floor: Int) -> Int {
        var start = offset
        if text[start - 1] == 0x2E, start - 1 >= floor, !text.isAlphanumeric(at: start - 2) { start -= 1 }
        let sign = text.scalarStart(before: start)
        guard sign >= floor, text[sign] == 0x2B || text.dashLength(at: sign) == start - sign, !text.matches("—", at: sign) else { return start }
        let before = sign == text.range.lowerBound ? 0x20 : text[sign - 1]
        if sign > text.range.lowerBound, text.blankLength(at: text.scalarStart(before: sign)) == 0, ![0x28, 0x5B, 0x3D, 0x3C, 0x3E, 0x7E, 0x2C, 0x3A, 0x2F, 0x22].contains(before) { return start }
        return sign
    }

    /// `1:1000` is 0.001, `2:1` is 2; not a clock time, which `Designation` takes.
    private func ratio(from first: Numeral) -> ScannedQuantity? {
        let colon = first.bytes.upperBound
        guard text[colon] == 0x3A, !first.isSigned, let second = Numeral(at: colon + 1, in: text), !second.isSigned, second.value > 0 else { return nil }
        guard text[second.bytes.upperBound] != 0x3A, !text.isAlphanumeric(at: second.bytes.upperBound) else { return nil }
        let bytes = first.bytes.lowerBound ..< second.bytes.upperBound
        return ScannedQuantity(bytes: bytes, number: bytes, kind: .ratio, value: first.value / second.value)
    }

    /// The `95%` of an interval that stands alone is no quantity; the interval is read as a dispersion if nothing carries it.
    private mutating func levelEnd(of numeral: Numeral) -> Int? {
        guard text[text.afterBlanks(numeral.bytes.upperBound)] == 0x25 else { return nil }
        let at = text.afterBlanks(text.afterBlanks(numeral.bytes.upperBound) + 1)
        guard let word = text.word(at: at), ["ci", "cis", "confidence", "credible", "cri", "prediction"].contains(word.text) else { return nil }
        guard let label = DispersionLabel(at: numeral.bytes.lowerBound, in: text), let low = Numeral(at: label.end, in: text) else { return word.bytes.upperBound }
        guard let next = Dispersion.separatorEnd(at: low.bytes.upperBound, in: text), let high = Numeral(at: next, in: text), high.value >= low.value else {
            return word.bytes.upperBound
        }
        let number = low.bytes.lowerBound ..< high.bytes.upperBound
        return append(ScannedQuantity(bytes: numeral.bytes.lowerBound ..< number.upperBound, number: number, kind: .dispersion, value: low.value,
                                      valueHigh: high.value, dispersionType: .CI95))
    }

    private func markBareDispersion(_ amount: inout Amount, from floor: Int) {
        let mark = text.beforeBlanks(amount.first.bytes.lowerBound)
        for length in [2, 3, 5] where mark - length >= floor && text.plusMinusLength(at: mark - length) == length { amount.isBareDispersion = true }
    }

    // MARK: Words

    /// A number word counts with a unit (`three weeks`, `two-fold`) or with a thing that studies count (`six randomized trials`).
    private mutating func readWord(at offset: Int) -> Int {
        guard let numeral = NumberWord.numeral(at: offset, in: text) else { return offset + 1 }
        if text.dashLength(at: offset - 1) > 0 { return numeral.bytes.upperBound }
        let amount = Amount(numeral, in: text, setting: .init())
        if let unit = amount.unit {
            guard numeral.value > 1 || unit.dimension == .time || unit.dimension == .fold else { return numeral.bytes.upperBound }
            return readAmount(amount, from: text.range.lowerBound)
        }
        guard let noun = countedNoun(after: amount.end, among: { CountedNouns.subjects.contains($0) || CountedNouns.studied.contains($0) }) else {
            return hyphenatedCount(numeral) ?? numeral.bytes.upperBound
        }
        guard numeral.value > 1 else { return numeral.bytes.upperBound }
        return append(quantity(amount, kind: CountedNouns.subjects.contains(noun.text) ? .sample_size : .count, comparator: nil,
                               endingAt: noun.text == "times" ? noun.bytes.upperBound : nil))
    }

    /// `three-arm`, `36-item`.
    private mutating func hyphenatedCount(_ numeral: Numeral) -> Int? {
        let end = numeral.bytes.upperBound
        let dash = text.dashLength(at: end)
        guard dash > 0, let word = text.word(at: end + dash) else { return nil }
        let first = word.text.utf8.prefix { $0 != 0x2D }
        guard CountedNouns.hyphenated.contains(String(decoding: first, as: UTF8.self)) else { return nil }
        return append(ScannedQuantity(bytes: numeral.bytes.lowerBound ..< end + dash + first.count, number: numeral.bytes, kind: .count, value: numeral.value))
    }

    // MARK: Amounts

    private mutating func readAmount(_ amount: Amount, from floor: Int) -> Int {
        var amount = amount
        if case .label? = chain?.link, isPartOfChain(amount) { return endChain(amount.end) }
        if let start = change(to: amount) { return start }
        if amount.unit == nil, let end = readNumberedTime(amount) { return end }
        if amount.unit == nil { amount.unit = sharedUnit(after: amount.end) }
        if let unit = amount.unit { return readMeasured(amount, unit: unit, from: floor) }
        return readBare(amount, from: floor)
    }

    /// In `from 32% to 10%` and `fell from 15 to 7` the numbers are two, not a range: gives where the second starts after adding the first.
    private mutating func change(to amount: Amount) -> Int? {
        guard amount.isRange, text.word(before: amount.first.bytes.lowerBound)?.text == "from" else { return nil }
        let words = text.words(before: amount.first.bytes.lowerBound, 7).dropFirst()
        guard words.contains(where: { Self.isChange($0.text) }), !words.contains(where: { $0.text.hasPrefix("rang") || $0.text.hasPrefix("var") }) else { return nil }
        var first = amount
        first.isRange = false
        first.last = amount.first
        first.end = max(amount.first.bytes.upperBound, Unit(after: amount.first.bytes.upperBound, in: text)?.end ?? 0)
        first.dispersion = nil
        let kind: Quantity.Kind = amount.unit.map { Quantity.Kind(of: $0, in: context(of: first, comparator: nil)) } ?? .estimate
        _ = append(quantity(first, kind: kind == .duration ? .estimate : kind, comparator: nil))
        return first.end
    }

    private static func isChange(_ word: String) -> Bool { changes.contains { word.hasPrefix($0) } }
    private static let changes = ["increas", "decreas", "reduc", "declin", "improv", "fell", "fall", "rose", "ris", "drop", "chang", "went", "lower", "rais", "grew", "worsen"]

    /// `day 30`, `days 3–14`, `week 12`, and the next numbers of `days 1, 3 and 7`.
    private mutating func readNumberedTime(_ amount: Amount) -> Int? {
        let start = amount.first.bytes.lowerBound
        var unit: Unit
        var quoteStart = start
        if case .time(let inherited)? = chain?.link, continuesTimes(amount) { unit = inherited } else {
            guard amount.first.isInteger, let word = text.word(before: text.dashLength(at: start - 1) > 0 ? start - 1 : start), let time = Unit(after: word.bytes.lowerBound, in: text),
                  time.dimension == .time, time.divisors.isEmpty, word.bytes.count > 2, time.end == word.bytes.upperBound else { return nil }
            unit = time
            quoteStart = word.bytes.lowerBound
        }
        unit.end = amount.end
        var quantity = quantity(amount, kind: .timepoint, comparator: nil)
        quantity.unit = unit.code
        quantity.bytes = quoteStart ..< quantity.bytes.upperBound
        chain = Chain(link: .time(unit), end: amount.end)
        found.append(quantity)
        return amount.end
    }

    /// The `7` and `28` of `days 1, 7 and 28`; not the numbers of `at day 30, -4.7 ± 3.4` and `at day 30, 186 patients`.
    private func continuesTimes(_ amount: Amount) -> Bool {
        isPartOfChain(amount) && amount.first.isInteger && !amount.first.isSigned && amount.dispersion == nil
            && countedNoun(after: amount.end, among: isCountable) == nil
    }

    /// Whether only separators stand between the last link and this number.
    private func isPartOfChain(_ amount: Amount) -> Bool {
        guard let chain, chain.end <= amount.first.bytes.lowerBound, amount.first.bytes.lowerBound - chain.end < 12 else { return false }
        return isSeparator(chain.end ..< amount.first.bytes.lowerBound)
    }

    /// `, `, ` and `, `, or `, ` & `, `–`.
    private func isSeparator(_ range: Range<Int>) -> Bool {
        var at = range.lowerBound
        while at < range.upperBound {
            if text[at] == 0x2C || text[at] == 0x26 || text[at] == 0x2F { at += 1; continue }
            let length = max(text.blankLength(at: at), text.dashLength(at: at))
            if length > 0 { at += length; continue }
            guard let word = text.word(at: at), ["and", "or", "to", "vs", "versus"].contains(word.text) else { return false }
            at = word.bytes.upperBound + (text[word.bytes.upperBound] == 0x2E ? 1 : 0)
        }
        return true
    }

    private mutating func endChain(_ end: Int) -> Int {
        chain?.end = end
        return end
    }

    /// The unit of the last number of a list that this one opens: `24 and 72 hours`, `5, 10, or 20 mg/kg`.
    private func sharedUnit(after end: Int) -> Unit? {
        var at = end
        for _ in 0 ..< 8 {
            guard let next = nextInList(after: at) else { return nil }
            at = next.bytes.upperBound
            if let unit = Unit(after: at, in: text) { return unit }
            if let bound = Amount.upperBoundStart(after: at, in: text), let upper = Numeral(at: bound, in: text) {
                at = upper.bytes.upperBound
                if let unit = Unit(after: at, in: text) { return unit }
            }
        }
        return nil
    }

    /// The next number of a list, behind a separator.
    private func nextInList(after end: Int) -> Numeral? {
        var at = end, sawSeparator = false
        while at - end < 12 {
            at = text.afterBlanks(at)
            if text[at] == 0x2C || text[at] == 0x26 || text[at] == 0x2F { sawSeparator = true; at += 1; continue }
            if let word = text.word(at: at) {
                guard ["and", "or", "vs", "versus"].contains(word.text) else { return nil }
                sawSeparator = true
                at = word.bytes.upperBound + (text[word.bytes.upperBound] == 0x2E ? 1 : 0)
                continue
            }
            return sawSeparator ? Numeral(at: at, in: text) : nil
        }
        return nil
    }

    /// A number with a unit.
    private mutating func readMeasured(_ amount: Amount, unit: Unit, from floor: Int) -> Int {
        if isDecade(amount, unit: unit) { return amount.end }
        var comparator = comparator(before: amount, from: floor)
        if unit.dimension == .time, comparator?.isSign == false, text.word(before: amount.first.bytes.lowerBound)?.text == "over" { comparator = nil }
        if amount.isBareDispersion { return append(quantity(amount, kind: .dispersion, comparator: nil)) }
        if text.word(before: amount.first.bytes.lowerBound)?.text == "ph" { return readBare(amount, from: floor) }
        let context = context(of: amount, comparator: comparator)
        var kind = Quantity.Kind(of: unit, in: context)
        if amount.dispersion != nil, [.duration, .timepoint, .mass, .other].contains(kind) { kind = .estimate }
        if let stated = setting.kind, stated.agrees(with: unit) { kind = stated }
        return append(quantity(amount, kind: kind, comparator: comparator))
    }

    /// `1990s`.
    private func isDecade(_ amount: Amount, unit: Unit) -> Bool {
        unit.code == "s" && unit.end == amount.first.bytes.upperBound + 1 && isYear(amount.first)
    }

    // MARK: Bare numbers

    /// A number without a unit: a quantity if something says what it counts or measures, in a numeric cell always.
    private mutating func readBare(_ amount: Amount, from floor: Int) -> Int {
        guard let kind = bareKind(of: amount, from: floor) else { return skip(amount) }
        var quantity = quantity(amount, kind: kind.kind, comparator: kind.comparator, endingAt: kind.end)
        if let start = kind.start { quantity.bytes = start ..< quantity.bytes.upperBound }
        if quantity.unit == nil { quantity.unit = kind.unit }
        return append(quantity)
    }

    private struct BareKind {
        var kind: Quantity.Kind
        var comparator: Comparator?
        var start: Int?
        var end: Int?
        var unit: String?
    }

    private func bareKind(of amount: Amount, from floor: Int) -> BareKind? {
        let start = amount.first.bytes.lowerBound
        let comparator = comparator(before: amount, from: floor)
        let label = text.word(before: comparator?.start ?? start)
        if amount.isBareDispersion { return BareKind(kind: .dispersion) }
        if let kind = labelled(label, comparator: comparator, amount: amount) { return kind }
        if let kind = counted(amount, comparator: comparator) { return kind }
        if isDate(amount) || comparator?.isSign != true && isLabelNumber(amount, after: label) { return nil }
        if let comparator, comparator.isSign {
            let stated = setting.isNumericCell ? setting.kind : nil
            return BareKind(kind: comparator.isBound ? stated ?? .threshold : .estimate, comparator: comparator)
        }
        if setting.isNumericCell { return inCell(amount, comparator: comparator) }
        return inProse(amount, comparator: comparator, label: label)
    }

    /// `n=1,773`, `p < 0.05`, `pH 7.4`, `HR 0.75`, `mRS 0–2`.
    private func labelled(_ label: TextWindow.Word?, comparator: Comparator?, amount: Amount) -> BareKind? {
        guard let label else { return nil }
        let isDirect = isDirect(label, before: comparator?.start ?? amount.first.bytes.lowerBound)
        switch label.text {
        case "n" where comparator?.name == "=" || isColon(behind: label) || (comparator?.isSign == true):
            return BareKind(kind: .sample_size, comparator: comparator.flatMap { $0.name == "=" ? nil : $0 }, start: label.bytes.lowerBound)
        case "p" where comparator?.isSign == true, "p-value" where isDirect, "p-values" where isDirect:
            return BareKind(kind: .p_value, comparator: comparator, start: label.bytes.lowerBound)
        case "ph" where isDirect: return BareKind(kind: .other, comparator: comparator, start: label.bytes.lowerBound, unit: "[pH]")
        default: break
        }
        let near = text.words(before: comparator?.start ?? amount.first.bytes.lowerBound, 4)
        if near.prefix(3).contains(where: { $0.text == "p-value" || $0.text == "p-values" }) || near.count > 2 && near[1].text == "value" && near[2].text == "p" {
            return BareKind(kind: .p_value, comparator: comparator)
        }
        guard near.contains(where: ScaleNames.contains) else { return nil }
        if amount.isRange { return amount.first.isInteger ? BareKind(kind: .score_range, comparator: comparator) : BareKind(kind: .estimate, comparator: comparator) }
        return BareKind(kind: comparator?.isBound == true ? .threshold : .estimate, comparator: comparator)
    }

    private func isDirect(_ word: TextWindow.Word, before offset: Int) -> Bool { offset - word.bytes.upperBound <= 3 }

    private func isColon(behind word: TextWindow.Word) -> Bool { text[word.bytes.upperBound] == 0x3A }

    /// `186 stroke patients`, `44 countries`, `12 of 34 patients`.
    private func counted(_ amount: Amount, comparator: Comparator?) -> BareKind? {
        guard amount.first.isInteger, amount.last.isInteger, !amount.first.isSigned else { return nil }
        let end = listEnd(after: amount.end)
        if isYear(amount.first), !amount.first.isGrouped {
            guard let next = text.word(after: amount.end), CountedNouns.subjects.contains(next.text) else { return nil }
        }
        if isTotal(amount) { return BareKind(kind: .sample_size) }
        if let part = slashed(amount) { return BareKind(kind: part, comparator: comparator) }
        if let total = outOf(amount) { return BareKind(kind: .count, comparator: comparator, end: total) }
        if isShare(after: amount.end) { return BareKind(kind: .count, comparator: comparator) }
        if end != amount.end, let label = text.word(before: amount.first.bytes.lowerBound), Self.labels.contains(label.text) { return nil }
        if let noun = countedNoun(after: end, among: isCountable) {
            guard CountedNouns.subjects.contains(noun.text) || !isLabelNumber(amount, after: text.word(before: amount.first.bytes.lowerBound)) else { return nil }
            return BareKind(kind: CountedNouns.subjects.contains(noun.text) ? .sample_size : .count, comparator: comparator,
                            end: noun.text == "times" && end == amount.end ? noun.bytes.upperBound : nil)
        }
        if let verb = text.word(after: amount.end), Self.doing.contains(verb.text), !isLabelNumber(amount, after: text.word(before: amount.first.bytes.lowerBound)) {
            return BareKind(kind: .count, comparator: comparator)
        }
        return nil
    }

    /// `36 (60.0%)`: how many, and what share of all.
    private func isShare(after end: Int) -> Bool {
        let open = text.afterBlanks(end)
        guard text[open] == 0x28 || text[open] == 0x5B, let share = Numeral(at: text.afterBlanks(open + 1), in: text), !share.isSigned else { return false }
        return text[text.afterBlanks(share.bytes.upperBound)] == 0x25 && share.value <= 100
    }

    /// What those that were counted did: `990 had a low capacity`, `12 withdrew`.
    private static let doing: Set<String> = [
        "had", "were", "received", "completed", "died", "underwent", "withdrew", "discontinued", "reported", "developed", "experienced", "survived", "achieved",
    ]

    /// `34/120`: how many of how many, where a cell, a share or a noun says that it is no other pair of numbers.
    private func slashed(_ amount: Amount) -> Quantity.Kind? {
        let start = amount.first.bytes.lowerBound
        let isTotal = text[start - 1] == 0x2F && text.isDigit(at: start - 2)
        var total = amount.first
        if !isTotal {
            guard text[amount.end] == 0x2F, let second = Numeral(at: amount.end + 1, in: text), second.isInteger, second.value >= amount.first.value else { return nil }
            total = second
        }
        let end = total.bytes.upperBound
        guard text[end] != 0x2F, setting.isNumericCell || isShare(after: end) || countedNoun(after: end, among: CountedNouns.subjects.contains) != nil else { return nil }
        return isTotal ? .sample_size : .count
    }

    /// Where a list that goes on from here ends: the noun stands behind its last number.
    private func listEnd(after end: Int) -> Int {
        var at = end
        for _ in 0 ..< 6 {
            guard let next = nextInList(after: at) else { return at }
            at = next.bytes.upperBound
        }
        return at
    }

    /// `12 of 34 patients`, `12 out of 34`: the first number ends where it stands.
    private func outOf(_ amount: Amount) -> Int? {
        guard let word = text.word(after: amount.end) else { return nil }
        var at = word.bytes.upperBound
        if word.text == "out", let of = text.word(after: at), of.text == "of" { at = of.bytes.upperBound } else if word.text != "of" { return nil }
        if let next = text.word(after: at), ["the", "these", "those", "them", "our", "all"].contains(next.text) {
            guard next.text == "the", Numeral(at: text.afterBlanks(next.bytes.upperBound), in: text) != nil else { return amount.end }
            at = next.bytes.upperBound
        }
        guard let total = Numeral(at: text.afterBlanks(at), in: text), total.isInteger, total.value >= amount.first.value else { return nil }
        return amount.end
    }

    /// The `34` of `12 of 34`.
    private func isTotal(_ amount: Amount) -> Bool {
        guard let last = found.last, last.kind == .count, last.value <= amount.first.value, amount.first.bytes.lowerBound - last.bytes.upperBound < 16 else { return false }
        return text.words(after: last.bytes.upperBound, 3).first.map { $0.text == "of" || $0.text == "out" } ?? false
            && text.word(endingAt: text.beforeBlanks(amount.first.bytes.lowerBound)).map { $0.text == "of" || $0.text == "the" } ?? false
    }

    /// A plural within five words, none of which ends the phrase.
    private func countedNoun(after end: Int, among isNoun: @escaping (String) -> Bool) -> TextWindow.Word? {
        guard text.blankLength(at: end) > 0 else { return nil }
        for word in text.words(after: end, 5) {
            if CountedNouns.stops.contains(word.text) { return nil }
            if isNoun(word.text) { return word }
        }
        return nil
    }

    private func isCountable(_ word: String) -> Bool {
        if CountedNouns.subjects.contains(word) || CountedNouns.studied.contains(word) || CountedNouns.irregular.contains(word) { return true }
        return word.utf8.last == 0x73 && word.utf8.count > 3 && !word.hasSuffix("ss") && !word.hasSuffix("ous") && !word.hasSuffix("sis") && !CountedNouns.notPlural.contains(word)
    }

    /// Years, and days beside a month: `2025`, `2015–2024`, `12 May`, `March 3`.
    private func isDate(_ amount: Amount) -> Bool {
        if isYear(amount.first), !amount.first.isGrouped, !setting.isNumericCell || setting.kind == nil { return true }
        guard amount.first.isInteger, amount.first.value <= 31 else { return false }
        if let word = text.word(before: amount.first.bytes.lowerBound), isMonth(word) { return true }
        if let word = text.word(after: amount.end), isMonth(word) { return true }
        return false
    }

    private func isYear(_ numeral: Numeral) -> Bool {
        numeral.isInteger && !numeral.isSigned && !numeral.isGrouped && numeral.digitCount == 4 && (1700 ... 2100).contains(numeral.value)
    }

    private func isMonth(_ word: TextWindow.Word) -> Bool { word.isCapitalized && Self.months.contains(word.text) }
    private static let months: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]

    /// The number of a labelled thing: `Table 3`, `phase 2`, `Tween 20`, `No. 5`, `SPSS 22.0`, and list numbers.
    private func isLabelNumber(_ amount: Amount, after label: TextWindow.Word?) -> Bool {
        let start = amount.first.bytes.lowerBound
        if text.beforeBlanks(start) == text.range.lowerBound, !setting.isNumericCell {
            if text[amount.first.bytes.upperBound] == 0x2E || text[amount.first.bytes.upperBound] == 0x29 { return true }       // 1. 2)
            if let next = text.word(after: amount.end), next.isCapitalized { return true }                                      // 2.1 Methods
        }
        if text[text.beforeBlanks(start) - 1] == 0x2E, let abbreviation = text.word(endingAt: text.beforeBlanks(start) - 1), Self.labels.contains(abbreviation.text) { return true }
        guard let label, isDirect(label, before: start) else { return false }
        if Self.labels.contains(label.text) { return true }
        guard label.isCapitalized, label.bytes.lowerBound > text.range.lowerBound, !Self.statistics.contains(label.text) else { return false }
        return !ScaleNames.contains(label) && !CountedNouns.stops.contains(label.text) && amount.dispersion == nil
    }

    private static let labels: Set<String> = [
        "table", "tables", "figure", "figures", "fig", "figs", "phase", "phases", "type", "types", "grade", "grades", "stage", "stages", "chapter", "section",
        "sections", "part", "parts", "step", "steps", "appendix", "model", "models", "experiment", "experiments", "study", "studies", "group", "groups", "panel", "panels",
        "equation", "eq", "ref", "refs", "reference", "references", "no", "nos", "number", "numbers", "version", "ver", "vol", "volume", "issue", "page", "pages", "pp",
        "line", "lines", "lane", "lanes", "box", "item", "question", "class", "category", "tier", "exon", "exons", "residue", "residues", "position", "positions",
        "acids", "domain", "chromosome", "isoform", "subtype", "serotype", "variant", "lot", "batch", "cat", "catalog", "catalogue", "code", "room", "suite",
        "floor", "building", "protocol", "scenario", "example", "option", "visit", "cycle", "arm", "cohort", "zone", "cluster", "block", "channel", "layer",
        "supplement", "file", "trial", "case", "aim", "aims", "hypothesis", "level", "levels", "omega", "interleukin", "caspase", "id", "pmid", "isbn", "issn",
        "doi", "cas", "release", "route", "highway", "article", "series", "sample", "subject", "patient", "rat", "mouse", "animal", "region", "area", "order",
    ]

    /// Abbreviations in capitals before a result.
    private static let statistics: Set<String> = [
        "or", "hr", "rr", "irr", "aor", "ahr", "arr", "smd", "wmd", "md", "rom", "auc", "auroc", "sd", "se", "sem", "iqr", "nnt", "nnh", "cohen", "r", "f", "t", "z", "q",
        "chi", "mean", "median", "average", "bmi", "icc", "ic50", "ec50", "ki", "kd", "ed50", "ld50", "cv", "snr", "ph", "kappa", "beta", "b", "d", "g", "a", "i", "total",
        "only", "just", "age", "ages", "aged", "sensitivity", "specificity", "accuracy", "score",
    ]

    /// Bare numbers of a numeric cell.
    private func inCell(_ amount: Amount, comparator: Comparator?) -> BareKind {
        let previous = text[amount.first.bytes.lowerBound - 1]
        if let kind = setting.kind, kind == .p_value || kind == .sample_size && previous != 0x28 { return BareKind(kind: kind, comparator: comparator) }
        if setting.bracket == .share { return shared(amount, isBracketed: previous == 0x28 || previous == 0x5B, comparator: comparator) }
        if let kind = setting.kind { return BareKind(kind: kind, comparator: comparator, unit: setting.unit?.code) }
        if let unit = setting.unit {
            var kind = Quantity.Kind(of: unit, in: context(of: amount, comparator: comparator))
            if kind == .duration || kind == .mass || kind == .other { kind = .estimate }
            return BareKind(kind: kind, comparator: comparator, unit: unit.code)
        }
        return BareKind(kind: .estimate, comparator: comparator)
    }

    /// `34 (28.3)` under `n (%)`.
    private func shared(_ amount: Amount, isBracketed: Bool, comparator: Comparator?) -> BareKind {
        if isBracketed { return BareKind(kind: .estimate, comparator: comparator, unit: "%") }
        let open = text[text.afterBlanks(amount.end)]
        if open == 0x28 || open == 0x5B || setting.unit == nil { return BareKind(kind: amount.first.isInteger ? .count : .estimate, comparator: comparator) }
        return BareKind(kind: .estimate, comparator: comparator, unit: setting.unit?.code)
    }

    /// Bare numbers of running text: decimals, numbers with a dispersion, and integers that a word introduces.
    private func inProse(_ amount: Amount, comparator: Comparator?, label: TextWindow.Word?) -> BareKind? {
        if amount.dispersion != nil { return BareKind(kind: .estimate, comparator: comparator) }
        if !amount.first.isInteger, isPlain(amount) { return BareKind(kind: .estimate, comparator: comparator) }
        guard let label, isDirect(label, before: comparator?.start ?? amount.first.bytes.lowerBound), !label.isCapitalized else { return nil }
        if Self.introductions.contains(label.text) { return BareKind(kind: .other, comparator: comparator) }
        return comparator != nil ? BareKind(kind: .other, comparator: comparator) : nil
    }

    private static let introductions: Set<String> = [
        "was", "were", "than", "averaged", "reached", "score", "scores", "mean", "median", "total", "equal", "equals", "averaging", "totaling", "totalling", "ratio", "factor",
        "least", "most", "minimum", "maximum", "exceeded", "increments",
    ]

    /// Whether nothing that joins numbers or names stands at either side.
    private func isPlain(_ amount: Amount) -> Bool {
        let next = text[amount.end]
        return next != 0x2F && next != 0x5F && !(next == 0x2C && text.isDigit(at: amount.end + 1)) && !text.isAlphanumeric(at: amount.end)
    }

    /// Passes a number that is no quantity, with the numbers that continue a labelled list.
    private mutating func skip(_ amount: Amount) -> Int {
        let label = text.word(before: amount.first.bytes.lowerBound)
        if let label, Self.labels.contains(label.text) || isMonth(label) { chain = Chain(link: .label, end: amount.end) }
        return amount.isRange || amount.dispersion == nil ? amount.end : amount.first.bytes.upperBound
    }

    // MARK: Parts of a quantity

    private func comparator(before amount: Amount, from floor: Int) -> Comparator? {
        guard let comparator = Comparator(before: amount.first.bytes.lowerBound, in: text), comparator.start >= floor else { return nil }
        return comparator
    }

    private func context(of amount: Amount, comparator: Comparator?) -> AmountContext {
        var end = amount.unit.map { max($0.end, amount.end) } ?? amount.end
        let isAdjective = text.dashLength(at: amount.last.bytes.upperBound) > 0
        if text.dashLength(at: end) == 1, text.isLetter(at: end + 1) { end += 1 }                 // 6-week-old, 3 h-post
        let start = comparator?.start ?? amount.first.bytes.lowerBound
        return AmountContext(after: text.words(after: end, 6).map(\.text), before: text.words(before: start, 6).map(\.text), comparator: comparator,
                             isAdjective: isAdjective, isRange: amount.isRange, startsAtZero: amount.first.value == 0)
    }

    private mutating func quantity(_ amount: Amount, kind: Quantity.Kind, comparator: Comparator?, endingAt end: Int? = nil) -> ScannedQuantity {
        var numberEnd = amount.last.bytes.upperBound
        if let dispersion = amount.dispersion { numberEnd = max(numberEnd, dispersion.end) }
        var start = comparator?.start ?? amount.first.bytes.lowerBound
        if amount.isBareDispersion { start = plusMinusStart(before: amount.first.bytes.lowerBound) }
        var quantity = ScannedQuantity(bytes: start ..< max(end ?? amount.end, amount.end), number: amount.first.bytes.lowerBound ..< numberEnd, kind: kind,
                                       value: amount.first.value)
        if amount.isRange {
            quantity.value = min(amount.first.value, amount.last.value)
            quantity.valueHigh = max(amount.first.value, amount.last.value)
        }
        if let dispersion = amount.dispersion {
            quantity.dispersion = dispersion.low
            quantity.dispersionHigh = dispersion.high
            quantity.dispersionType = dispersion.type ?? setting.plusMinus ?? spreadStated() ?? .unknown
        } else if kind == .dispersion, let type = setting.dispersionColumn { quantity.dispersionType = type } else if amount.isBareDispersion { quantity.dispersionType = setting.plusMinus ?? .unknown }
        quantity.unit = amount.unit?.code
        quantity.comparator = comparator.flatMap { $0.name == "=" ? nil : $0.name }
        return quantity
    }

    private func plusMinusStart(before offset: Int) -> Int {
        let mark = text.beforeBlanks(offset)
        for length in [2, 3, 5] where text.plusMinusLength(at: mark - length) == length { return mark - length }
        return offset
    }

    /// `mean ± SD` said anywhere in the stretch.
    private mutating func spreadStated() -> DispersionType? {
        if let statedSpread { return statedSpread }
        let stated = DispersionStatement.type(in: text)
        statedSpread = .some(stated)
        return stated
    }

    private mutating func append(_ quantity: ScannedQuantity) -> Int {
        found.append(quantity)
        chain = nil
        return max(quantity.bytes.upperBound, quantity.number.upperBound)
    }
}
