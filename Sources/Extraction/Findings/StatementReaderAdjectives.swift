import Model

/// Adjectives and agents of change: `greater benefit`, `was 23% lower`, `an inhibitor of caspase-3`.
extension StatementReader {
    mutating func readAdjective(_ index: Int) {
        guard var change = tokens[index].change, !isOfPeople(index) else { return }
        let end = clauseEnd(from: index)
        if Self.speeds.contains(tokens[index].word), isTime(behind: index, before: end) { change.direction = -change.direction }
        if index + 2 < end, phrases.word(index + 1) == "likely" { readLikelihood(index, change, end); return }
        let isPredicate = subjectsVerb(before: index)
        if !isPredicate, index + 1 < end, phrases.isNominal(index + 1) || tokens[index + 1].classes.contains(.adverb),
            let (list, next) = phrases.list(at: index + 1, before: end)
        {
            if list.first.map({ phrase in phrase.head.contains { tokens[$0].role == .noun } }) ?? false { return }
            readQualified(list, next, index, change, end)
        } else {
            readPredicate(index, change, end)
        }
    }

    private static let speeds: WordSet = ["faster", "slower", "quicker"]

    /// `faster reaction times`, `slower time to exhaustion`: a speed before what is a time.
    private func isTime(behind index: Int, before end: Int) -> Bool {
        guard let (phrase, _) = phrases.phrase(at: index + 1, before: end), let last = phrase.head.last else { return false }
        return ["time", "times", "latency", "latencies"].contains(phrases.word(last))
    }

    /// `less likely to develop delayed ischemia`.
    mutating func readLikelihood(_ index: Int, _ change: ChangeWord, _ end: Int) {
        var at = index + 2
        if at < end, tokens[at].classes.contains(.to) { at += 1 }
        if at < end, at + 1 < end { at += 1 }
        guard let (list, next) = phrases.list(at: at, before: end) else { return }
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        for name in names.names(of: list).filter(isOutcome) {
            add(
                Statement(
                    outcome: name, direction: direction(change.direction, negated: false, neutral: false), subject: subject, trigger: index,
                    window: index ..< end, end: next, isAdjective: true, isPredicate: true))
        }
    }

    func subjectsVerb(before index: Int) -> Bool {
        phrases.isVerb(index - 1 >= 0 ? previous(index) : -1) && index > 0 && tokens[previous(index)].classes.contains(.be)
    }
    func previous(_ index: Int) -> Int {
        var at = index - 1
        while at > 0,
            tokens[at].kind == .word && tokens[at].classes.contains(.adverb) && tokens[at].classes.isDisjoint(with: .be) || tokens[at].kind == .number
                || tokens[at].kind == .sign
        { at -= 1 }
        return max(at, 0)
    }

    /// `greater functional independence`, `reduced oxidative stress`.
    mutating func readQualified(_ list: [Phrase], _ next: Int, _ index: Int, _ change: ChangeWord, _ end: Int) {
        let isNegated = isNegation(before: index)
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        var (list, next) = (list, next)
        if let (inner, last) = havers(list, next, end) { (list, next) = (inner, last) }
        var named = names.names(of: list).filter(isOutcome)
        if change.manner == .unchanged || isCause(behind: next, before: end) { return }
        if phrases.word(index) == "more" || phrases.word(index) == "less", let first = list.first, named.count == 1 {
            named[0].text = phrases.text(first.head)
        }
        var low = index
        while low > 0, index - low < 5,
            tokens[low - 1].kind == .number || tokens[low - 1].kind == .sign || low > 1 && isUnit(tokens[low - 1]) && tokens[low - 2].kind == .number
                || tokens[low - 1].kind == .word && tokens[low - 1].classes.contains(.adverb) && tokens[low - 1].role == .none
        { low -= 1 }
        for name in named {
            add(
                Statement(
                    kind: isNegated ? .absence : .change, outcome: name, direction: direction(change.direction, negated: isNegated, neutral: false),
                    subject: subject,
                    trigger: index, window: low ..< end, end: next, isAdjective: true))
        }
    }

    /// `Higher zinc intake was associated with …`: the cause, not what it brought about.
    private func isCause(behind next: Int, before end: Int) -> Bool {
        var at = next
        while at < end, tokens[at].kind == .word, !tokens[at].classes.isDisjoint(with: [.be, .adverb, .have]) { at += 1 }
        if at == next, at < end, tokens[at].role == .active, !phrases.endsIn("ing", at) { return true }  // `Longer telomeres retard ageing`
        return at < end && ["associated", "linked", "correlated", "related", "tied"].contains(phrases.word(at))
    }

    /// `a higher proportion of patients with mRS 0–1`, `lower incidence of delirium`: what those who are counted have.
    func havers(_ list: [Phrase], _ next: Int, _ end: Int) -> ([Phrase], Int)? {
        guard let first = list.first, let last = first.head.last,
            ["proportion", "percentage", "number", "share", "fraction", "rate", "rates"].contains(phrases.word(last)),
            let people = first.complements.first, tokens[people.head].contains(where: { $0.classes.contains(.group) || $0.terms.contains(.species) }),
            next + 1 < end,
            ["with", "achieving", "reaching", "experiencing", "having", "reporting"].contains(phrases.word(next))
        else { return nil }
        return phrases.list(at: next + 1, before: end).map { ($0.phrases, $0.next) }
    }

    /// What is measured though it is a change: `weight gain was lower`.
    static let gains: WordSet = ["gain", "loss"]

    /// `was less effective`: a judgement of the subject itself.
    private static let merits: WordSet = [
        "effective", "efficacious", "beneficial", "potent", "useful", "helpful", "pronounced", "consistent", "evident", "suitable", "convincing", "reliable",
    ]

    /// `cortisol was 23% lower`, `scored 1.9 points higher on the MMSE`, `remained unchanged`.
    mutating func readPredicate(_ index: Int, _ change: ChangeWord, _ end: Int) {
        var group = verbGroup(endingAt: previous(index) + 1)
        if tokens[previous(index)].classes.contains(.be) { group.start = min(group.start, previous(index)) }
        while group.start > 0, tokens[group.start - 1].kind == .word,
            !tokens[group.start - 1].classes.isDisjoint(with: [.be, .have, .modal, .negation])
        { group.start -= 1 }
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        let direction = direction(change.direction, negated: group.isNegated || change.manner == .unchanged, neutral: change.direction == 0)
        var outcomes: [OutcomeName] = []
        let own = listBefore(group.start).map { names.names(of: $0).filter(isOutcome) } ?? []
        // `Mortality was higher in winter`
        let isOwn = own.contains { $0.isMeasure || !$0.terms.isDisjoint(with: [.target, .outcome]) }
        if !isOwn, index + 1 < end, tokens[index + 1].kind == .word, ["on", "in", "for"].contains(phrases.word(index + 1)),
            let (list, next) = phrases.list(at: index + 2, before: end), !isPlaceOrTime(list),
            // `greater in men than in women`: those who are compared
            phrases.word(index + 1) != "in" || phrases.word(next) != "than"
        {
            outcomes = names.names(of: list).filter(isOutcome)
        }
        if outcomes.isEmpty, index + 1 < end, Self.merits.contains(phrases.word(index + 1)) { return }
        if outcomes.isEmpty, index + 1 < end, phrases.word(index + 1) == "than", let (_, next) = phrases.list(at: index + 2, before: end), next + 1 < end,
            ["on", "in", "for", "at"].contains(phrases.word(next)), let (list, _) = phrases.list(at: next + 1, before: end), !isPlaceOrTime(list)
        {
            outcomes = names.names(of: list).filter(isOutcome)  // `no better than placebo for pain`
        }
        if outcomes.isEmpty, tokens[previous(index)].classes.contains(.be) { outcomes = own }
        // `Benefits were greater in …`, `the reduction was larger in …`: whose change was more, not what changed
        outcomes = outcomes.filter { name in
            let head = name.tokens.clamped(to: 0 ..< tokens.count).prefix { phrases.isNominal($0) }.last
            return head.map { tokens[$0].role != .noun || Self.gains.contains(phrases.word($0)) || $0 > 0 && tokens[$0 - 1].opensHarm } ?? true
        }
        let start = (max(0, index - 4) ..< index).first { tokens[$0].kind == .number } ?? group.start
        for name in outcomes {
            add(
                Statement(
                    outcome: name, direction: direction, subject: subject, trigger: index, window: min(start, group.start) ..< end, end: index + 1,
                    isAdjective: true, isPredicate: true))
        }
    }

    /// `is a weak inhibitor of VEGF release`.
    mutating func readAgent(_ index: Int) {
        guard let change = tokens[index].change, index + 1 < tokens.count, tokens[index + 1].classes.contains(.of) else { return }
        let end = clauseEnd(from: index)
        guard let (list, next) = phrases.list(at: index + 2, before: end) else { return }
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        for name in names.names(of: list).filter(isOutcome) {
            add(
                Statement(
                    outcome: name, direction: direction(change.direction, negated: false, neutral: false), subject: subject, trigger: index,
                    window: index ..< end, end: next))
        }
    }
}
