import Model

/// Shares, rates and absences: `41% achieved independence`, `headache (8%)`, `no deaths were observed`.
extension StatementReader {
    mutating func readOther(_ index: Int) {
        let token = tokens[index]
        guard token.kind == .word || token.kind == .open else { return }
        if token.kind == .open { return readBracketedShare(index) }
        if token.classes.contains(.attaining), !isInsideHead(index) { return readAttained(index) }
        if Self.bringing.contains(token.word), token.match < 0 { readBrought(index) }
        if token.classes.contains(.report), !token.classes.contains(.study), index + 1 < tokens.count, phrases.word(index + 1) == "no" { return readNone(index) }
        if token.word == "size", index > 0, phrases.word(index - 1) == "effect" { return readEffectSize(index) }
        if token.classes.contains(.be) { readCopula(index) }
        if token.classes.contains(.report), index > 0, tokens[previous(index)].classes.contains(.be) {
            // `Headache was reported by 7% of the group`
            return index + 2 < tokens.count && tokens[index + 1].classes.contains(.by) && isAmountToken(index + 2) ? readAttained(index) : readAbsence(index)
        }
        if token.classes.contains(.of), index + 1 < tokens.count { if isAmountToken(index + 1) { readRate(index) } else { readIncidence(index) } }
        if ["acts", "acting", "act", "acted"].contains(phrases.word(index)) { readActing(index) }
    }

    private static let bringing: WordSet = ["produced", "produces", "delivered", "delivers", "yielded", "yields", "gave", "showed", "shows", "demonstrated"]

    /// `produced 14% weight loss`, `delivered a 9% weight loss`.
    private mutating func readBrought(_ index: Int) {
        let at = skipLead(of: index + 1, before: tokens.count)
        guard at + 1 < tokens.count, isAmountToken(at), phrases.isNominal(at + 1), let (phrase, _) = phrases.phrase(at: at, before: tokens.count),
            let last = phrase.head.last, ["loss", "gain"].contains(phrases.word(last))
        else { return }
        readAttained(index)
    }

    /// Behind signs, determiners, adverbs and *up to*, where the number starts.
    private func skipLead(of start: Int, before end: Int) -> Int {
        var at = start
        while at < end {
            if phrases.word(at) == "up", phrases.word(at + 1) == "to" { at += 2; continue }
            guard tokens[at].kind == .sign || tokens[at].match < 0 && !tokens[at].classes.isDisjoint(with: [.determiner, .adverb]) else { break }
            at += 1
        }
        return at
    }

    /// `found no weight loss with X`, `reported no deaths`.
    private mutating func readNone(_ index: Int) {
        let end = clauseEnd(from: index)
        guard let (list, next) = phrases.list(at: index + 2, before: end), let first = list.first, !hasChangeNoun(first) else { return }
        let subject = subjects.subject(around: index, before: end, earlier: nil)
        for name in names.names(of: list) where isOutcome(name) && (!name.terms.isDisjoint(with: [.outcome, .target]) || name.isMeasure) {
            add(Statement(kind: .absence, outcome: name, direction: .no_change, subject: subject, trigger: index, window: index ..< end, end: next))
        }
    }

    /// `an effect size of 0.4 on the MMSE`, `a large effect size (1.4) in memory`: how much, not which way.
    private mutating func readEffectSize(_ size: Int) {
        let end = clauseEnd(from: size)
        var at = size + 1
        while at < end, at - size < 5, tokens[at].classes.contains(.of) || tokens[at].kind == .open || tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) { at += 1 }
        guard at < end, at > size + 1, tokens[at].kind == .number else { return }
        at += 1
        while at < end, tokens[at].kind == .close { at += 1 }
        guard at + 1 < end, ["on", "in", "for"].contains(phrases.word(at)), let (list, next) = phrases.list(at: at + 1, before: end), !isPlaceOrTime(list) else { return }
        let subject = subjects.subject(around: size, before: end, earlier: earlier)
        for name in names.names(of: list).filter(isOutcome) {
            add(Statement(kind: .share, outcome: name, direction: .not_reported, subject: subject, trigger: size, window: size ..< end, end: next))
        }
    }

    /// `Mortality at 90 days was 12% with tenecteplase and 15% with alteplase`.
    mutating func readCopula(_ index: Int) {
        var at = index + 1
        while at < tokens.count, tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) { at += 1 }
        guard at < tokens.count, tokens[at].kind == .number, !(at + 1 < tokens.count && tokens[at + 1].role == .adjective),
            let list = listBefore(index), !list.contains(where: { phrases.word($0.head.upperBound - 1) == "size" })
        else { return }
        let end = clauseEnd(from: index)
        let outcomes = names.names(of: list).filter { isOutcome($0) && (!$0.terms.isDisjoint(with: [.outcome, .target]) || $0.isMeasure) }
        let subject = subjects.firstMention(in: 0 ..< index) ?? subjects.firstMention(in: index ..< end) ?? .absent
        for name in outcomes.prefix(1) {
            add(
                Statement(kind: .share, outcome: name, direction: .not_reported, subject: subject, trigger: index, window: index ..< end, end: at + 1)
            )
        }
    }

    func isInsideHead(_ index: Int) -> Bool { index > 0 && tokens[index - 1].classes.contains(.determiner) }
    func isAmountToken(_ index: Int) -> Bool { tokens[index].kind == .number && phrases.bytes[tokens[index].bytes].contains(0x25) }

    /// `dry mouth (4–6% of patients)`.
    mutating func readBracketedShare(_ open: Int) {
        // `lower mortality (19%) and CRP (4%)`: the figures of the list's own word of change
        if statements.contains(where: { $0.trigger < open && open < $0.end }) { return }
        guard open > 0, open + 1 < tokens.count, let close = phrases.close(of: open, before: tokens.count), isAmountToken(open + 1), close - open <= 6
        else { return }
        guard phrases.isNominal(open - 1), tokens[open - 1].kind == .word, !isUnit(tokens[open - 1]),
            !tokens[open ..< close].contains(where: { $0.classes.contains(.versus) || $0.change != nil || Self.intervals.contains($0.word) })
        else { return }
        var low = open - 1
        while low > 0, phrases.isNominal(low - 1) || isLinked(low - 1) { low -= 1 }
        guard let (phrase, _) = phrases.phrase(at: low, before: open) else { return }
        guard tokens[phrase.head].allSatisfy({ $0.role != .noun }) else { return }
        for name in names.names(of: [phrase]).filter(isOutcome) where !isArm(phrase, name) {
            let subject =
                subjects.firstMention(in: low ..< open) ?? earlier ?? subjects.firstMention(in: 0 ..< low) ?? subjects.laterAgent(after: close)
                ?? .absent
            add(
                Statement(
                    kind: .share, outcome: name, direction: .not_reported, subject: subject, trigger: open, window: low ..< close + 1, end: close + 1)
            )
        }
    }

    /// `very high for both A+B (94%) and C (97%)`, `lower in the A (14%) or B (15%) groups`: whose share it is.
    private func isArm(_ phrase: Phrase, _ name: OutcomeName) -> Bool {
        guard name.terms.isDisjoint(with: [.outcome, .target, .condition]), !name.isMeasure else { return false }
        var at = phrase.head.lowerBound - 1
        while at > 0, at + 14 > phrase.head.lowerBound {
            if tokens[at].kind == .close, let open = tokens[..<at].lastIndex(where: { $0.kind == .open }) { at = open - 1; continue }
            let isList = tokens[at].kind == .sign || tokens[at].kind == .comma || !tokens[at].classes.isDisjoint(with: [.conjunction, .determiner])
                || phrases.isNominal(at) || ["both", "either", "as"].contains(phrases.word(at))
            guard isList else { break }
            at -= 1
        }
        return at >= 0 && ["in", "for", "with", "among", "than", "versus", "vs", "to", "by"].contains(phrases.word(at))
    }

    /// `4 minutes (95% CI …)` is no share.
    private static let intervals: WordSet = ["ci", "confidence", "credible", "cri", "hdi", "interval"]

    func isLinked(_ index: Int) -> Bool {
        tokens[index].kind == .word && ["of", "in", "for", "with"].contains(phrases.word(index)) && index > 0 && phrases.isNominal(index - 1)
            && phrases.isNominal(index + 1)
    }

    /// `52% reaching mRS 0–1`, `Nausea occurred in 14% of`, `was achieved by 53%`, `reach X in 30–35% of cases`.
    mutating func readAttained(_ index: Int) {
        let end = clauseEnd(from: index)
        guard (max(0, index - 6) ..< min(end, index + 30)).contains(where: isAmountToken) else { return }
        let group = verbGroup(endingAt: index)
        var outcomes: [OutcomeName] = []
        var last = index + 1
        let amount = skipLead(of: index + 1, before: end)
        let object = amount < end && isAmountToken(amount) ? amount : index + 1
        if object < end, Self.startsObject(tokens[object]), tokens[object].kind == .word || object > index + 1 || isAmountToken(object),
            let (list, next) = phrases.list(at: object, before: end)
        {
            // `experienced a 12% reduction in pain`: the noun of change says it
            if let first = list.first, hasChangeNoun(first) { return }
            outcomes = attained(list, from: index + 1)
            last = next
            if last < end, tokens[last].classes.contains(.of), last + 1 < end, tokens[last + 1].kind == .number { last += 2 }
        }
        if outcomes.isEmpty, let list = listBefore(group.start), list.first.map({ tokens[$0.head.lowerBound].kind == .word }) ?? false {
            outcomes = names.names(of: list).filter(isOutcome)
        }
        let subject = subjects.subject(around: group.start, before: end, earlier: nil)
        let start = max(0, index - 6)
        for name in outcomes.prefix(1) {
            add(Statement(kind: .share, outcome: name, direction: .not_reported, subject: subject, trigger: index, window: start ..< end, end: last))
        }
    }

    /// What was attained: `a mean weight loss of 9%` without its number, `≥20% weight loss` with its threshold.
    private func attained(_ list: [Phrase], from start: Int) -> [OutcomeName] {
        guard var phrase = list.first else { return [] }
        if let amount = phrase.complements.first, isAmountToken(amount.head.lowerBound) { phrase.complements = [] }
        var named = names.names(of: [phrase]).filter(isOutcome)
        if tokens[start].kind == .sign, named.count == 1 { named[0].text = phrases.text(start ..< phrase.head.upperBound) }
        return named
    }

    /// `response rates (HAM-D halved) of 52%`.
    mutating func readRate(_ of: Int) {
        var low = of - 1
        var gloss: Range<Int>?
        if low > 0, tokens[low].kind == .close {
            let close = low
            while low > 0, tokens[low].kind != .open, close - low < 8 { low -= 1 }
            guard tokens[low].kind == .open else { return }
            gloss = low + 1 ..< close
            low -= 1
        }
        let last = low
        guard last >= 0, tokens[last].classes.contains(.measure), tokens[last].kind == .word else { return }
        while low > 0, phrases.isNominal(low - 1), tokens[low - 1].kind == .word { low -= 1 }
        let end = clauseEnd(from: of)
        guard !statements.contains(where: { $0.outcome?.tokens.overlaps(low ..< last + 1) ?? false }) else { return }
        for name in names.names(of: [Phrase(head: low ..< last + 1, gloss: gloss)]).filter(isOutcome) {
            add(
                Statement(
                    kind: .share, outcome: name, direction: .not_reported, subject: subjects.subject(around: of, before: end, earlier: nil),
                    trigger: of, window: of ..< end, end: of + 2))
        }
    }

    /// `a high rate of mild nausea`: how often, without a number.
    mutating func readIncidence(_ of: Int) {
        guard of >= 2, ["incidence", "rate", "rates", "frequency", "occurrence"].contains(phrases.word(of - 1)),
            ["low", "high", "lower", "similar", "comparable"].contains(phrases.word(of - 2))
        else { return }
        let end = clauseEnd(from: of)
        guard let (list, next) = phrases.list(at: of + 1, before: end) else { return }
        let subject = subjects.subject(around: of, before: end, earlier: earlier)
        for name in names.names(of: list).filter({ isOutcome($0) && $0.terms.contains(.outcome) }) {
            add(Statement(outcome: name, direction: .not_reported, subject: subject, trigger: of, window: of ..< next, end: next, isNeutral: true))
        }
    }

    /// `working by way of the D2 receptor`.
    mutating func readActing(_ index: Int) {
        let end = clauseEnd(from: index)
        guard index + 2 < end, ["through", "via", "on", "at"].contains(phrases.word(index + 1)),
            let (list, next) = phrases.list(at: index + 2, before: end)
        else { return }
        let group = verbGroup(endingAt: index)
        let subject = subjects.subject(ofVerb: group.start, earlier: earlier)
        for name in names.names(of: list) where name.terms.contains(.target) {
            add(
                Statement(
                    outcome: name, direction: .not_reported, subject: subject, trigger: index, window: index ..< next, end: next, isNeutral: true)
            )
        }
    }

    /// `No bleeding, seizures, or deaths were observed`.
    mutating func readAbsence(_ index: Int) {
        var be = previous(index)
        while be > 0, !tokens[be - 1].classes.isDisjoint(with: [.be, .have]) { be -= 1 }
        let clause = subjects.clauseStart(before: be)
        guard let no = (max(clause, be - 40) ..< be).first(where: { tokens[$0].classes.contains(.negation) && phrases.word($0) == "no" }) else {
            return
        }
        guard let (list, next) = phrases.list(at: no + 1, before: be), reaches(next, be) || next == be else { return }
        let end = clauseEnd(from: index)
        let subject = subjects.subject(around: index, before: end, earlier: nil)
        let known = Set(statements.filter { no < $0.trigger && $0.trigger < be }.compactMap { $0.outcome?.text })
        for name in names.names(of: list).filter(isOutcome) where !known.contains(name.text) {
            add(Statement(kind: .absence, outcome: name, direction: .no_change, subject: subject, trigger: index, window: no ..< end, end: next))
        }
    }
}
