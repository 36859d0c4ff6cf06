import Model

/// Nouns of change: `a 5-fold rise in VEGF`, `NIHSS improvement`, `no effect on mortality`.
extension StatementReader {
    mutating func readNoun(_ index: Int) {
        guard var change = tokens[index].change else { return }
        if let manner = change.nounManner { change.manner = manner; if manner == .difference { change.direction = 0 } }
        let end = clauseEnd(from: index)
        var low = index
        while low > 0, phrases.isNominal(low - 1) || tokens[low - 1].kind == .sign, !consumed.contains(low - 1) || tokens[low - 1].role == .adjective
        { low -= 1 }
        var isNegated = low > 0 && isNegation(before: low)
        if !isNegated, change.manner != .difference { isNegated = isDeniedBehind(index, before: end) || Self.vanishings.contains(phrases.word(index + 1)) }
        let isMixed = change.manner == .difference && tokens[low ..< index].contains { $0.kind == .word && Self.mixed.contains($0.word) }
        if change.manner == .difference, !isNegated, !isMixed {
            isNegated = tokens[subjects.clauseStart(before: low) ..< low].contains { $0.classes.contains(.negation) }
        }
        if change.manner == .difference, !isNegated, !isMixed, let sign = meanDifference(index, from: low) {
            change.manner = .plain
            change.direction = sign
        }
        if isMixed { isNegated = false } else if change.manner == .difference, !isNegated { return }
        if change.manner == .affect, isNegated { return }
        if isTopic(low) || isOfPeople(low) || change.manner == .outcome && isSpokenOf(index, from: low) { return }
        // `Memory enhancement showed no difference`: what is compared
        if change.manner != .difference, index + 2 < tokens.count, Self.carriers.contains(phrases.word(index + 1)), isDenying(index + 2) { return }
        let phrase = phrases.phrase(at: low, before: end)?.phrase ?? Phrase(head: low ..< index + 1)
        var (outcomes, last) = innerOutcomes(of: index, in: trimmed(phrase, to: index), inner: change, clauseEnd: end)
        if change.manner == .affect { readVariability(index, low, end); return }
        if change.manner == .difference, outcomes.count == 1, outcomes[0].terms.isEmpty, !outcomes[0].isMeasure, names.isAdjective(tokens[index - 1]), last == index + 1 {
            outcomes = shown(before: low)  // `showed no clinical difference`
        }
        if change.manner == .difference, outcomes.count == 1, tokens[outcomes[0].tokens.clamped(to: 0 ..< tokens.count)].allSatisfy({ $0.classes.contains(.harm) }) {
            outcomes[0].text += " " + phrases.text(index ..< index + 1)  // `no adverse effects`
        }
        if change.manner == .outcome {
            outcomes = [OutcomeName(text: phrases.text(index ..< index + 1), tokens: index ..< index + 1, terms: .outcome)]; last = index + 1
        }
        if Self.gains.contains(phrases.word(index)), isJudged(index, before: end) { return }
        let comparative = tokens[low ..< index].last { $0.role == .adjective }?.change?.direction ?? 1
        let own = outcomes.first?.holdsChange ?? false ? 1 : change.direction
        let sign = change.manner == .difference ? 0 : own * comparative * (isUndone(before: low) ? -1 : 1)
        let direction: Finding.Direction = isMixed ? .mixed : direction(sign, negated: isNegated, neutral: sign == 0)
        if outcomes.isEmpty, sign != 0 { outcomes = shown(before: low) }
        for at in low ..< index where tokens[at].role == .adjective { consumed.insert(at) }
        let kept = outcomes.map { change.manner == .improve && !isNegated ? improved($0) : $0 }
        if kept.isEmpty, isAside(index) { return }
        let subject = subjects.subject(around: low, before: end, earlier: earlier, besides: outcomes.map(\.tokens))
        if kept.isEmpty {
            add(
                Statement(
                    outcome: nil, direction: direction, subject: subject, trigger: index, window: low ..< end, end: index + 1, isAdjective: false)
            )
        }
        for name in kept {
            add(Statement(outcome: name, direction: direction, subject: subject, trigger: index, window: low ..< end, end: last))
        }
    }

    /// `Weight gain in treated rats was lower`: the adjective says which way.
    private func isJudged(_ index: Int, before end: Int) -> Bool {
        guard let verb = (index + 1 ..< max(end, index + 1)).first(where: { phrases.isVerb($0) }), tokens[verb].classes.contains(.be),
            !tokens[index ..< verb].contains(where: { $0.kind == .comma })
        else { return false }
        return tokens[verb ..< min(end, verb + 5)].contains { $0.role == .adjective }
    }

    /// `attenuation of the increase in X`: less of what would have been more.
    private func isUndone(before low: Int) -> Bool {
        var at = low - 1
        // `of smoke- and age-induced increases`, not `reduction of X and suppression of Y`
        func isPart(_ at: Int) -> Bool {
            phrases.isNominal(at) || tokens[at].kind == .sign || tokens[at].classes.contains(.determiner)
                || tokens[at].classes.contains(.conjunction) && phrases.bytes[tokens[at - 1].bytes].last == 0x2D
        }
        while at > 0, low - at < 12, isPart(at) { at -= 1 }
        guard at > 0, tokens[at].classes.contains(.of), tokens[at - 1].role == .noun, let outer = tokens[at - 1].change else { return false }
        return outer.direction < 0 && outer.manner != .difference
    }

    /// `Benefits plateau at …`, `with benefits declining later`: something is said of the benefit, which is none by itself.
    private func isSpokenOf(_ index: Int, from low: Int) -> Bool {
        if low == subjects.clauseStart(before: low), let verb = (index + 1 ..< tokens.count).first(where: { phrases.isVerb($0) && tokens[$0].classes.isDisjoint(with: .have) }),
            tokens[verb].classes.contains(.report), !tokens[verb - 1].classes.contains(.be)
        { return true }  // `Benefits of X have shown …`
        guard index + 1 < tokens.count, tokens[index + 1].kind == .word, tokens[index + 1].classes.isDisjoint(with: .preposition) else { return false }
        return phrases.endsIn("ing", index + 1) || phrases.endsIn("s", index) && low == subjects.clauseStart(before: low)
    }

    /// `a mean difference of -0.36 in symptoms`: down by the sign of its number; without a sign it does not say which arm had more.
    private func meanDifference(_ index: Int, from low: Int) -> Int? {
        guard index + 2 < tokens.count, low < index, tokens[low ..< index].contains(where: { $0.word == "mean" }), tokens[index + 1].classes.contains(.of),
            tokens[index + 2].kind == .number
        else { return nil }
        let first = phrases.bytes[tokens[index + 2].bytes.lowerBound]
        return first == 0x2D || first == 0xE2 ? -1 : 0
    }

    private static let mixed: WordSet = ["inconsistent", "mixed", "conflicting", "contradictory"]

    /// `IL-6 levels showed a marked rise`, `the index had a decline of 3%`: what carries the noun of change is what changed.
    private func shown(before low: Int) -> [OutcomeName] {
        var at = low - 1
        while at > 0, tokens[at].kind == .sign || !tokens[at].classes.isDisjoint(with: [.determiner, .adverb, .appraisal]) { at -= 1 }
        guard at > 0, Self.carriers.contains(phrases.word(at)), let list = listBefore(verbGroup(endingAt: at).start) else { return [] }
        return names.names(of: list).filter { isOutcome($0) && (!$0.terms.isDisjoint(with: [.target, .outcome]) || $0.isMeasure) }
    }

    private static let carriers: WordSet = [
        "show", "shows", "showed", "shown", "showing", "has", "have", "had", "experienced", "exhibited", "displayed", "demonstrated", "underwent", "saw",
    ]

    /// `cortisol levels (27% reduction)`: a bracket says again what the words before it say.
    private func isAside(_ index: Int) -> Bool {
        guard let open = tokens[..<index].lastIndex(where: { $0.kind == .open || $0.kind == .close }), tokens[open].kind == .open, index - open <= 4,
            tokens.indices.contains(index + 1)
        else { return false }
        return statements.contains { $0.outcome != nil && $0.trigger < open && $0.trigger + 12 > open }
    }

    /// `day-to-day variability in blood pressure (±5–9%)`.
    mutating func readVariability(_ index: Int, _ low: Int, _ end: Int) {
        guard index + 1 < end, ["in", "of"].contains(phrases.word(index + 1)), phrases.word(index - 2) != "coefficient", let (phrase, next) = phrases.phrase(at: index + 2, before: end) else {
            return
        }
        let text = phrases.text(names.core(low ..< index + 1).lowerBound ..< phrase.head.upperBound)
        let name = OutcomeName(text: text, tokens: low ..< phrase.head.upperBound, isMeasure: true)
        add(
            Statement(
                outcome: name, direction: .not_reported, subject: subjects.subject(around: low, before: end, earlier: earlier), trigger: index,
                window: low ..< next, end: next, isNeutral: true))
    }

    func trimmed(_ phrase: Phrase, to index: Int) -> Phrase {
        guard phrase.head.contains(index), phrase.head.upperBound > index + 1 else { return phrase }
        return Phrase(head: phrase.head.lowerBound ..< index + 1)
    }

    func isNegation(before low: Int) -> Bool {
        var at = low - 1
        while at >= 0, low - at < 4 {
            if tokens[at].classes.contains(.negation) || ["lacked", "lacking"].contains(phrases.word(at)) { return true }
            if tokens[at].kind != .word || tokens[at].classes.isDisjoint(with: [.determiner, .adverb, .have, .be]) { break }
            at -= 1
        }
        return at >= 0 && isDeniedCarrier(at)
    }

    /// `the benefit disappeared`
    private static let vanishings: WordSet = ["disappeared", "disappears", "vanished", "vanishes", "faded", "evaporated"]

    /// `recognized for cognitive enhancement`, `known for its …`: what is said of it at large.
    private static let reputes: WordSet = [
        "recognized", "recognised", "known", "noted", "valued", "praised", "prized", "famous", "popular", "renowned", "celebrated", "reputed", "touted",
    ]

    /// `targeting BDNF upregulation`, `for the reduction of`: what is meant, not what was found.
    func isTopic(_ low: Int) -> Bool {
        var at = low - 1
        while at >= 0, low - at < 4, tokens[at].kind == .word, !tokens[at].classes.isDisjoint(with: [.determiner, .possessive, .adverb]),
            tokens[at].classes.isDisjoint(with: .preposition)
        { at -= 1 }
        guard at >= 0, tokens[at].kind == .word else { return false }
        if at > 0, phrases.word(at) == "for", Self.reputes.contains(phrases.word(at - 1)) { return true }
        return tokens[at].classes.contains(.purpose) || ["target", "targets", "targeting", "targeted"].contains(phrases.word(at))
    }
}
