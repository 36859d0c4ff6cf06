import Model

/// What a clause hangs on: `There is no evidence that …`, `Trials failed to show that …`, `We hypothesized that …`.
extension StatementReader {
    /// Takes back what a governing clause denies, and marks what it only supposes.
    mutating func govern() {
        for index in statements.indices where statements[index].kind == .change {
            guard let above = governor(of: statements[index]) else { continue }
            if tokens[above].contains(where: { $0.kind == .word && $0.match < 0 && Self.suppositions.contains($0.word) }) || isForetold(above) {
                statements[index].isPurpose = true
            } else if isDenial(above) {
                statements[index].direction = .no_change
                statements[index].isNeutral = false
                statements[index].outcome = statements[index].outcome.map(unimproved)
            }
        }
        for index in statements.indices where isPoorlyShown(statements[index].trigger) { statements[index].isPurpose = true }
    }

    /// `The evidence for an improvement in mood is weak`: nothing was found.
    private func isPoorlyShown(_ trigger: Int) -> Bool {
        guard tokens.indices.contains(trigger), let evidence = tokens[..<trigger].lastIndex(where: { $0.kind == .word && $0.word == "evidence" }),
            !tokens[evidence ..< trigger].contains(where: { $0.kind == .comma || $0.kind == .semicolon || $0.kind == .stop }), evidence == 0 || !phrases.isVerb(evidence - 1)
        else { return false }
        let rest = tokens[trigger...].prefix { $0.kind != .comma && $0.kind != .semicolon && !$0.classes.contains(.contrast) }
        guard let be = rest.lastIndex(where: { $0.classes.contains(.be) }) else { return false }
        return rest[be...].contains { $0.kind == .word && Self.wanting.contains($0.word) }
    }

    private static let wanting: WordSet = [
        "weak", "limited", "lacking", "insufficient", "inconclusive", "scarce", "sparse", "poor", "preliminary", "mixed", "thin", "absent", "unconvincing",
    ]

    /// The clause that *that* joins the token's clause to, or that reports it without *that*: `There is no sign`, `Trials failed to show`.
    private func governor(of statement: Statement) -> Range<Int>? {
        let index = statement.trigger, start = subjects.clauseStart(before: index)
        if start > 1, phrases.word(start - 1) == "that" { return subjects.clauseStart(before: start - 1) ..< start - 1 }
        guard statement.isPredicate || tokens[index].role == .active || tokens[index].role == .passive,
            let reported = subjects.reportedStart(of: index, from: start)
        else { return nil }
        return start ..< reported
    }

    /// Words that leave open what hangs on them: `the hypothesis was that`, `it is claimed that`, `insufficient evidence that`.
    private static let suppositions: WordSet = [
        "hypothesis", "hypotheses", "hypothesized", "hypothesised", "hypothesize", "hypothesise", "assumption", "assumed", "assume", "predicted", "predict",
        "expected", "expect", "speculated", "speculate", "postulated", "proposed", "believed", "believe", "believes", "claim", "claims", "claimed", "hoped",
        "hope", "idea", "notion", "theory", "belief", "myth", "possibility", "unclear", "unknown", "unlikely", "doubtful", "insufficient", "inconclusive",
    ]

    /// `a second study will show that …`.
    private func isForetold(_ above: Range<Int>) -> Bool {
        tokens[above].contains { $0.classes.contains(.future) && $0.classes.contains(.modal) }
    }

    /// Whether a negation governs a word of finding or of evidence: `no evidence`, `did not show`, `no trial has shown`; not `not only showed`.
    private func isDenial(_ above: Range<Int>) -> Bool {
        guard let no = above.last(where: { isDenying($0) }) else { return false }
        let rest = no + 1 ..< above.upperBound
        return !tokens[rest].contains { $0.kind == .comma }
            && tokens[rest].contains { $0.kind == .word && ($0.classes.contains(.report) || Self.signs.contains($0.word)) }
    }

    /// A negation that *only* does not turn back.
    func isDenying(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.match < 0, token.classes.contains(.negation) || ["lack", "lacks", "absence", "fail"].contains(token.word) else {
            return false
        }
        return !["only", "just", "merely", "simply"].contains(phrases.word(index + 1))
    }

    /// What points to a result without being one.
    static let signs: WordSet = ["evidence", "indication", "indications", "sign", "signs", "proof", "suggestion", "support", "hint", "data"]

    // MARK: - Negations around a word of change

    /// `Neither saffron nor curcumin improved …`, `No dose of it reduced …`: the subject itself is denied.
    func isDeniedSubject(before verb: Int) -> Bool {
        let start = subjects.clauseStart(before: verb)
        guard let no = tokens[start ..< verb].lastIndex(where: { $0.kind == .word && ["no", "neither", "none"].contains($0.word) }),
            no == start || tokens[no - 1].kind == .comma, no + 1 < verb
        else { return false }
        let between = no + 1 ..< verb
        return between.contains { phrases.isNominal($0) } && !between.contains { phrases.isVerb($0) }
            && (phrases.word(no) == "neither" || !tokens[between].contains { $0.kind == .comma })
    }

    /// `was not very effective in reducing`, `the ineffectiveness of X in reducing`: it was tried and did not.
    func isUnavailing(before verb: Int) -> Bool {
        guard verb > 1, ["in", "at", "for"].contains(phrases.word(verb - 1)) else { return false }
        let start = subjects.clauseStart(before: verb)
        guard let merit = (max(start, verb - 9) ..< verb - 1).last(where: { Self.availing.contains(phrases.word($0)) || Self.unavailing.contains(phrases.word($0)) })
        else { return false }
        return Self.unavailing.contains(phrases.word(merit)) || (max(start, merit - 3) ..< merit).contains { isDenying($0) }
    }

    private static let availing: WordSet = ["effective", "efficacious", "successful", "beneficial", "useful", "helpful", "effectiveness", "efficacy"]
    private static let unavailing: WordSet = ["ineffective", "ineffectiveness", "unsuccessful", "useless"]

    /// The subjects of a verb: each of `Neither A nor B`, else the one.
    func each(of subject: Subject, before verb: Int) -> [Subject] {
        let start = subjects.clauseStart(before: verb)
        guard let neither = (start ..< verb).first(where: { phrases.word($0) == "neither" }), isDeniedSubject(before: verb) else { return [subject] }
        let named = subjects.mentions.filter { mention in mention.tokens.map { neither < $0.lowerBound && $0.upperBound <= verb } ?? false }
        return named.isEmpty ? [subject] : named
    }

    /// `was not associated with`, `did not lead to`, `no evidence of`: what carries the noun or adjective of change is denied.
    ///
    /// - Parameter index: the word right before its phrase.
    func isDeniedCarrier(_ index: Int) -> Bool {
        var at = index
        if at > 0, tokens[at].kind == .word, tokens[at].classes.contains(.preposition) { at -= 1 }
        guard at > 0, tokens[at].kind == .word, tokens[at].match < 0 else { return false }
        if Self.signs.contains(tokens[at].word) {
            // `no direct evidence for`
            while at > 1, phrases.isNominal(at - 1), tokens[at - 1].kind == .word, tokens[at - 1].match < 0, !isDenying(at - 1), isDenying(at - 2) { at -= 1 }
            return isDenying(at - 1) || tokens[at - 1].classes.contains(.report) && verbGroup(endingAt: at - 1).isNegated
        }
        return !tokens[at].classes.isDisjoint(with: [.light, .report, .attaining]) && verbGroup(endingAt: at).isNegated
    }

    /// `A benefit in adults is not supported`, `a reduction in pain was not observed`: the noun of change is denied by what stands behind it.
    func isDeniedBehind(_ index: Int, before end: Int) -> Bool {
        guard let verb = (index + 1 ..< max(end, index + 1)).first(where: { phrases.isVerb($0) }), verb - index < 9, tokens[verb].classes.contains(.be),
            !tokens[index ..< verb].contains(where: { $0.kind == .comma })
        else { return false }
        let rest = verb ..< min(end, verb + 5)
        return rest.contains { isDenying($0) }
            && rest.contains { tokens[$0].kind == .word && (tokens[$0].classes.contains(.report) || ["supported", "evident", "apparent"].contains(tokens[$0].word)) }
    }

    // MARK: - Purposes

    /// Words before *to* that make what follows a purpose, a hope or a claim: `is used to`, `in order to`, `has potential to`, `is purported to`.
    static let purposes: WordSet = [
        "used", "intended", "meant", "marketed", "sold", "promoted", "employed", "prescribed", "formulated", "touted", "advertised", "order", "potential",
        "aim", "aims", "goal", "goals", "purpose", "attempt", "attempts", "effort", "efforts", "intention", "hope", "hopes", "desire", "need", "needs",
        "want", "wants", "wish", "way", "ways", "strategy", "strategies", "plan", "plans", "trying", "tries", "claimed", "purported", "alleged", "supposed",
        "expected", "hypothesized", "hypothesised", "reputed",
    ]

    /// `Take saffron daily to reduce …`: the purpose of an instruction.
    func isInstructed(_ group: VerbGroup, before verb: Int) -> Bool {
        guard tokens[group.start ..< verb].contains(where: { $0.classes.contains(.to) }) else { return false }
        let start = subjects.clauseStart(before: group.start)
        return start < group.start && Self.imperatives.contains(phrases.word(start)) && !tokens[start + 1].classes.contains(.of)
    }

    /// `X therapy to reduce LDL`, `approved for reducing fat`, `for the purpose of reducing events`: meant, not found.
    func isIntended(_ group: VerbGroup, verb: Int) -> Bool {
        let start = subjects.clauseStart(before: group.start)
        if group.start == 0, tokens[0].classes.contains(.to) { return true }  // `To prevent strokes, …`
        if tokens[group.start].classes.contains(.to) {
            return group.start > start
                && (isForPurpose(group.start, from: start) || !(start ..< group.start).contains { phrases.isVerb($0) || tokens[$0].classes.contains(.report) })
        }
        guard group.start > start + 1, phrases.endsIn("ing", verb) else { return false }
        let before = group.start - 1
        if phrases.word(before) == "of" { return ["purpose", "purposes", "goal", "aim", "intention"].contains(phrases.word(before - 1)) }
        return phrases.word(before) == "for" && tokens[max(start, before - 12) ..< before].contains { token in
            Self.uses.contains(token.word) || token.isJoined && phrases.bytes[token.bytes].suffix(9).elementsEqual("-approved".utf8)
        }
    }

    /// `is raised slowly, to lower the risk`, `was given to reduce pain`: why it was done; not `was shown, in two trials, to reduce`.
    private func isForPurpose(_ to: Int, from start: Int) -> Bool {
        if tokens[to - 1].classes.contains(.giving) { return true }
        return tokens[to - 1].kind == .comma && !tokens[start ..< to].contains { !$0.classes.isDisjoint(with: [.report, .light]) }
    }

    private static let uses: WordSet = [
        "approved", "indicated", "used", "licensed", "prescribed", "marketed", "promoted", "recommended", "studied", "proposed", "investigated", "considered",
        "explored", "evaluated", "sold", "popular",
    ]

    // MARK: - What is no result

    /// `with increasing dose`: how much of the cause there is, not what it brought about.
    func isExposure(_ verb: Int) -> Bool { verb > 0 && phrases.word(verb - 1) == "with" && phrases.endsIn("ing", verb) }

    /// `those with elevated BMI`, `patients not achieving a reduction`: who they are, not what happened to them.
    func isOfPeople(_ index: Int) -> Bool {
        let isBracketed = tokens[max(0, index - 24) ..< index].last { $0.kind == .open || $0.kind == .close }?.kind == .open
        var at = index - 1
        while at > 0, index - at < 16 {
            let token = tokens[at]
            if token.classes.contains(.have), tokens[max(0, at - 3) ..< at].contains(where: { $0.kind == .word && $0.word == "who" }) { return true }
            let isState = token.kind == .word && ["with", "without", "having", "achieving", "reaching"].contains(token.word)
            if isState {
                let no = phrases.word(at - 1) == "not" ? 1 : 0
                guard at - 1 - no >= 0 else { return false }
                let people = tokens[at - 1 - no]
                return people.kind == .word && (people.terms.contains(.species) || people.classes.contains(.group) && !Self.arms.contains(people.word))
                    && (no > 0 || !["achieving", "reaching"].contains(token.word)) && !isDone(at - 1 - no)
            }
            let isPart =
                phrases.isNominal(at) && !SubjectReader.isCompound(token) || token.classes.contains(.determiner) || token.classes.contains(.adverb)
                || isBracketed && (token.kind == .comma || token.classes.contains(.conjunction) || SubjectReader.isCompound(token) || phrases.endsIn("ed", at))
                || token.kind == .sign
            guard isPart else { return false }
            at -= 1
        }
        return false
    }

    private static let arms: WordSet = ["group", "groups", "arm", "arms"]

    /// `provided patients with better outcomes`, `left patients with fewer symptoms`: people behind a verb get what stands behind *with*.
    private func isDone(_ people: Int) -> Bool {
        var at = people - 1
        while at >= 0, phrases.isNominal(at) || tokens[at].classes.contains(.determiner) { at -= 1 }
        return at >= 0 && ["left", "leaves", "provided", "provides"].contains(phrases.word(at))
    }

    private static let imperatives: WordSet = [
        "take", "use", "try", "consider", "drink", "eat", "add", "start", "begin", "apply", "choose", "aim", "inject", "mix", "dissolve", "swallow", "avoid",
        "stop",
    ]

    /// `does not raise X or lower Y`, `1) raise X; and 2) lower Y`: a base form behind a conjunction shares what stands before the first verb.
    func sharesAuxiliary(_ index: Int, _ change: ChangeWord, _ group: VerbGroup) -> Bool {
        guard change.forms.contains(.base), group.start > 0, tokens[group.start ..< index].allSatisfy({ $0.kind != .word }) else { return false }
        let before = tokens[group.start - 1]
        return before.kind == .comma || before.classes.contains(.conjunction)
    }
}
