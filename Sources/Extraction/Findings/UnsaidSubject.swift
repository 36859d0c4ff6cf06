extension SentenceReading {
    /// Whether the sentence leaves unsaid who or what brought a statement's change about, so that the sentence before says it.
    ///
    /// That is a fragment (`Reduced fatigue by 20%.`), a noun of change that *the* or *this* points back with (`The increase in X was seen in …`), and
    /// what research at large shows (`Published trials show a real benefit`). A whole sentence with a subject of its own (`The incidence of nausea was
    /// comparable between the groups`) says what it says of nobody in particular: nothing is lent to it.
    func leavesSubjectUnsaid(of statement: Statement) -> Bool {
        let trigger = min(statement.trigger, tokens.count - 1)
        guard let verb = tokens.indices.first(where: { phrases.isVerb($0) }) else { return true }
        if !(0 ..< verb).contains(where: { phrases.isNominal($0) }), !isSaidBySomebody(before: verb) { return true }
        return pointsBack(with: trigger) || isShownAtLarge(before: trigger)
    }

    /// `CKD is characterized by a rise in fibrosis`: a noun that is neither what changed nor a study nor people has the clause's verb.
    func isSaidOfAnother(_ statement: Statement) -> Bool {
        let trigger = min(statement.trigger, tokens.count - 1)
        var clause = subjects.clauseStart(before: trigger)
        while clause > 1, tokens[clause - 1].classes.contains(.relative), phrases.isVerb(clause) { clause = subjects.clauseStart(before: clause - 1) }
        guard let verb = (clause ..< trigger).first(where: { phrases.isVerb($0) || tokens[$0].classes.contains(.light) && tokens[$0].match < 0 }), clause < verb,
            let (phrase, _) = phrases.phrase(at: clause, before: verb), phrase.tokens.lowerBound < clause + 3
        else { return false }
        if statement.outcome?.tokens.overlaps(phrase.tokens) ?? false { return false }
        return !tokens[phrase.head].contains { token in
            token.role != .none || !token.classes.isDisjoint(with: [.study, .group, .pronoun, .noOutcome, .treatment, .measure, .property])
                || !token.terms.isDisjoint(with: [.species, .compound]) || token.kind == .number
        }
    }

    /// `it`, `they`, `this protocol`; not `we found`, `it has been shown that`.
    func refersBack(_ subject: Subject) -> Bool {
        guard subject.kind == .pronoun else { return false }
        guard let at = subject.tokens?.lowerBound, tokens.indices.contains(at), tokens[at].classes.contains(.pronoun) else { return true }
        if Self.people.contains(tokens[at].word) { return false }
        // `it has been shown that`, `it seems that`
        return tokens[at].word != "it" || !tokens[at...].prefix(6).contains { $0.kind == .word && $0.word == "that" }
    }

    private static let people: WordSet = ["we", "i", "you", "he", "she", "who"]

    /// `There was no change in X`, `We found a rise in Y`: points back to nobody.
    private func isSaidBySomebody(before verb: Int) -> Bool {
        (0 ..< verb).contains { ["there", "it"].contains(phrases.word($0)) || Self.people.contains(phrases.word($0)) }
    }

    /// `the 34–41% improvement`, `this marked rise`.
    private func pointsBack(with trigger: Int) -> Bool {
        guard tokens[trigger].role == .noun else { return false }
        var at = trigger - 1
        while at > 0, trigger - at < 6, tokens[at].kind == .number || tokens[at].kind == .sign || tokens[at].role == .adjective
            || tokens[at].kind == .word && tokens[at].match < 0 && !tokens[at].classes.isDisjoint(with: [.appraisal, .adverb])
        { at -= 1 }
        return at >= 0 && Self.pointing.contains(phrases.word(at))
    }

    private static let pointing: WordSet = ["the", "this", "these", "that", "such"]

    /// `Meta-analyses show`, `the clinical data suggest`: research of no name, number or citation as the subject of its clause.
    private func isShownAtLarge(before trigger: Int) -> Bool {
        let clause = subjects.clauseStart(before: trigger)
        guard let report = (clause ..< trigger).first(where: { phrases.isVerb($0) }), tokens[report].classes.contains(.report), clause < report else { return false }
        let subject = tokens[clause ..< report]
        return subject.contains { $0.classes.contains(.study) }
            && subject.allSatisfy { token in
                token.kind == .word && (!token.classes.isDisjoint(with: [.study, .determiner, .appraisal, .adverb, .contrast, .conjunction]) || Self.kinds.contains(token.word))
            }
    }

    private static let kinds: WordSet = [
        "published", "clinical", "preclinical", "animal", "human", "early", "earlier", "recent", "previous", "controlled", "randomized", "randomised", "pilot",
        "observational", "experimental", "rodent", "laboratory", "larger", "small", "smaller", "available",
    ]
}
