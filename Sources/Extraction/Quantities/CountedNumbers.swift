import Model

/// Numbers that count: `186 stroke patients`, `12 of 34`, `36 (60%)`, `34/120`.
extension QuantityReader {
    /// `186 stroke patients`, `44 countries`, `12 of 34 patients`.
    func counted(_ amount: Amount, comparator: Comparator?) -> BareKind? {
        guard amount.first.isInteger, amount.last.isInteger, !amount.first.isSigned else { return nil }
        let end = listEnd(after: amount.end)
        if isYear(amount.first), !amount.first.isGrouped {
            guard let next = text.word(after: amount.end), CountedNouns.subjects.contains(next.folded) else { return nil }
        }
        if isTotal(amount) {
            // 8 of 45 clinical measures
            let noun = countedNoun(after: amount.end, among: isCountable)
            return BareKind(kind: noun.map { CountedNouns.subjects.contains($0.folded) } ?? true ? .sample_size : .count)
        }
        if let part = slashed(amount) { return BareKind(kind: part, comparator: comparator) }
        if let total = outOf(amount) { return BareKind(kind: .count, comparator: comparator, end: total) }
        if isShare(after: amount.end) { return BareKind(kind: .count, comparator: comparator) }
        if end != amount.end, let label = text.word(before: amount.first.bytes.lowerBound), Self.labels.contains(label.folded) { return nil }
        if let noun = countedNoun(after: end, among: isCountable) {
            let isSubject = CountedNouns.subjects.contains(noun.folded)
            // `type 2 diabetes patients`, `stage 3 patients`
            if let label = text.word(before: amount.first.bytes.lowerBound), isDirect(label, before: amount.first.bytes.lowerBound), Self.kinds.contains(label.folded) {
                return nil
            }
            guard isSubject || !isLabelNumber(amount, after: text.word(before: amount.first.bytes.lowerBound)) else { return nil }
            return BareKind(
                kind: isSubject && !isPopulace(amount) ? .sample_size : .count, comparator: comparator,
                end: noun.folded == "times" && end == amount.end ? noun.bytes.upperBound : nil)
        }
        if isPerGroup(amount) { return BareKind(kind: .sample_size, comparator: comparator) }
        if let verb = text.word(after: amount.end), Self.doing.contains(verb.folded),
            !isLabelNumber(amount, after: text.word(before: amount.first.bytes.lowerBound))
        {
            return BareKind(kind: .count, comparator: comparator)
        }
        return nil
    }

    private static let kinds: WordSet = ["type", "types", "grade", "grades", "stage", "stages", "class", "phase", "tier", "category", "subtype", "genotype"]

    /// `6.8 million adults` are no sample.
    private func isPopulace(_ amount: Amount) -> Bool { text.matches("illion", at: amount.first.bytes.upperBound - 6) }

    /// `10 per group`.
    private func isPerGroup(_ amount: Amount) -> Bool {
        let words = text.words(after: amount.end, 2)
        return words.count == 2 && words[0].folded == "per" && ["group", "arm", "cohort", "cage", "condition"].contains(words[1].folded)
    }

    /// `36 (60.0%)`: how many, and what share of all.
    func isShare(after end: Int) -> Bool {
        let open = text.afterBlanks(end)
        guard text[open] == 0x28 || text[open] == 0x5B, let share = Numeral(at: text.afterBlanks(open + 1), in: text), !share.isSigned else {
            return false
        }
        return text[text.afterBlanks(share.bytes.upperBound)] == 0x25 && share.value <= 100
    }

    /// What those that were counted did: `990 had a low capacity`, `12 withdrew`.
    static let doing: WordSet = [
        "had", "were", "received", "completed", "died", "underwent", "withdrew", "discontinued", "reported", "developed", "experienced", "survived",
        "achieved"
    ]

    /// `34/120`: how many of how many, where a cell, a share or a noun says that it is no other pair of numbers.
    func slashed(_ amount: Amount) -> Quantity.Kind? {
        let start = amount.first.bytes.lowerBound
        let isTotal = text[start - 1] == 0x2F && text.isDigit(at: start - 2)
        var total = amount.first
        if isTotal {
            guard let part = found.last, part.kind == .count, part.bytes.upperBound == start - 1, setting.isPair || part.value <= total.value
            else { return nil }
        } else {
            guard text[amount.end] == 0x2F, let second = Numeral(at: amount.end + 1, in: text), second.isInteger,
                setting.isPair || second.value >= amount.first.value
            else { return nil }
            total = second
        }
        let end = total.bytes.upperBound
        guard text[end] != 0x2F, setting.isNumericCell || isShare(after: end)
                || countedNoun(after: end, among: { CountedNouns.subjects.contains($0.folded) }) != nil
        else { return nil }
        return isTotal && !setting.isPair ? .sample_size : .count
    }

    /// Where a list that goes on from here ends: the noun stands behind its last number.
    func listEnd(after end: Int) -> Int {
        var at = end
        for _ in 0 ..< 6 {
            guard let next = nextInList(after: at) else { return at }
            at = next.bytes.upperBound
        }
        return at
    }

    /// `12 of 34 patients`, `12 out of 34`: the first number ends where it stands.
    func outOf(_ amount: Amount) -> Int? {
        guard let word = text.word(after: amount.end) else { return nil }
        var at = word.bytes.upperBound
        if word.folded == "out", let of = text.word(after: at), of.folded == "of" {
            at = of.bytes.upperBound
        } else if word.folded != "of" {
            return nil
        }
        if let next = text.word(after: at), ["the", "these", "those", "them", "our", "all"].contains(next.folded) {
            guard next.folded == "the", Numeral(at: text.afterBlanks(next.bytes.upperBound), in: text) != nil else { return amount.end }
            at = next.bytes.upperBound
        }
        guard let total = Numeral(at: text.afterBlanks(at), in: text), total.isInteger, total.value >= amount.first.value else { return nil }
        return amount.end
    }

    /// The `34` of `12 of 34`.
    func isTotal(_ amount: Amount) -> Bool {
        guard let last = found.last, last.kind == .count, last.value <= amount.first.value, amount.first.bytes.lowerBound - last.bytes.upperBound < 16
        else { return false }
        return text.words(after: last.bytes.upperBound, 3).first.map { $0.folded == "of" || $0.folded == "out" } ?? false
            && text.word(endingAt: text.beforeBlanks(amount.first.bytes.lowerBound)).map { $0.folded == "of" || $0.folded == "the" } ?? false
    }

    /// A plural within five words, none of which ends the phrase.
    func countedNoun(after end: Int, among isNoun: (TextWindow.Word) -> Bool) -> TextWindow.Word? {
        guard text.blankLength(at: end) > 0 else { return nil }
        for word in text.words(after: end, 5) {
            if CountedNouns.stops.contains(word.folded) { return nil }
            if isNoun(word) { return word }
        }
        return nil
    }

    func isCountable(_ word: TextWindow.Word) -> Bool {
        let noun = word.folded
        if CountedNouns.subjects.contains(noun) || CountedNouns.studied.contains(noun) || CountedNouns.irregular.contains(noun) { return true }
        return text.closes(word, with: "s") && word.bytes.count > 3 && !text.closes(word, with: "ss") && !text.closes(word, with: "ous")
            && !text.closes(word, with: "sis") && !CountedNouns.notPlural.contains(noun)
    }
}
