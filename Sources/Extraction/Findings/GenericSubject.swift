/// What was given, called by a word for giving: `the treatment`, `the dual-therapy group`, `administration of X`.
extension SubjectReader {
    /// `the dual-therapy group`, `patients receiving the drug within 6 hours`.
    func generic(in range: Range<Int>) -> Subject? {
        func isGeneric(_ at: Int) -> Bool { tokens[at].kind == .word && tokens[at].classes.contains(.treatment) && tokens[at].role == .none && !isTimed(at) }
        guard let head = range.first(where: { isGeneric($0) && tokens[$0].match < 0 }) ?? range.first(where: { isGeneric($0) }) else { return nil }
        guard !isComparator(head, from: range.lowerBound) else { return nil }
        var low = head
        while low > range.lowerBound, reader.isNominal(low - 1), tokens[low - 1].kind == .word { low -= 1 }
        var high = head + 1
        while high < range.upperBound, tokens[high].classes.contains(.treatment) { high += 1 }
        let core = OutcomeNames(reader).core(low ..< high)
        if let given = given(behind: high, of: head, before: range.upperBound) { return given }
        // `the drug within 6 hours of injury`: the time of giving is part of who was compared
        if high + 2 < range.upperBound, ["within", "at", "after", "before"].contains(reader.word(high)), isTime(high + 1),
            !tokens[high ..< range.upperBound].contains(where: { $0.kind == .comma || $0.kind == .open || $0.kind == .colon })
        {
            return Subject(kind: .generic, text: reader.text(core.lowerBound ..< range.upperBound), tokens: core.lowerBound ..< range.upperBound)
        }
        return Subject(kind: .generic, text: reader.text(core), tokens: core)
    }

    /// `administration of alpha-tocopherol`, `treatment with risedronate at 15 mg`: what was given says more than that it was.
    ///
    /// `treatment of asthma` says against what.
    private func given(behind next: Int, of head: Int, before end: Int) -> Subject? {
        guard next + 1 < end, reader.word(next) == "with" || reader.word(next) == "of" && !Self.against.contains(reader.word(head)),
            let (phrase, after) = reader.phrase(at: behindAmount(next + 1, before: end), before: end),
            let first = tokens[phrase.head].first, first.kind == .word, !isTimed(phrase.head.lowerBound),
            !tokens[phrase.head].contains(where: { token in
                !token.classes.isDisjoint(with: [.group, .study, .measure, .property, .pronoun, .noOutcome])
                    || !token.terms.isDisjoint(with: [.species, .condition, .region, .outcome, .target])
            })
        else { return nil }
        var name = phrase.head
        // `NR plus pterostilbene`
        if after + 1 < end, after == name.upperBound, reader.word(after) == "plus", let (other, _) = reader.phrase(at: behindAmount(after + 1, before: end), before: end) {
            name = name.lowerBound ..< other.head.upperBound
        }
        return Subject(kind: .generic, text: reader.text(name), tokens: name)
    }

    /// `250mg NR`, `300 mg standardized extract`: where the name starts behind its amount.
    private func behindAmount(_ start: Int, before end: Int) -> Int {
        guard start + 1 < end, tokens[start].kind == .number, tokens[start].match < 0 else { return start }
        let isGlued = reader.bytes[tokens[start].bytes].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        guard !isGlued else { return start + 1 }
        return OutcomeNames.units.contains(reader.word(start + 1)) || reader.bytes[tokens[start + 1].bytes].contains(0x2F) ? start + 2 : start + 1
    }

    private static let against: WordSet = ["treatment", "treatments", "therapy", "therapies", "prophylaxis", "surgery", "combination", "exposure"]

    /// `during exercise`, `before surgery`, `duration of surgery`, `per-protocol`: when or how it was measured, not what was done.
    func isTimed(_ head: Int) -> Bool {
        // `between the three treatment arms`: all that were compared
        if head + 1 < tokens.count, ["groups", "arms"].contains(reader.word(head + 1)),
            (max(0, head - 3) ..< head).contains(where: { ["between", "among", "both", "all"].contains(reader.word($0)) })
        { return true }
        if tokens[head].isJoined, ["per-", "post-", "pre-"].contains(where: { reader.text(head ..< head + 1).lowercased().hasPrefix($0) }), tokens[head].match < 0 { return true }
        var low = head
        while low > 0, reader.isNominal(low - 1) || tokens[low - 1].classes.contains(.determiner) { low -= 1 }
        guard low > 0, tokens[low - 1].kind == .word else { return false }
        if Self.timing.contains(reader.word(low - 1)) { return true }
        // `30 minutes after exercise`
        if ["after", "following"].contains(reader.word(low - 1)) { return Self.times.contains(reader.word(low - 2)) }
        if tokens[low - 1].classes.contains(.to) { return reader.word(low - 2) == "prior" }
        guard tokens[low - 1].classes.contains(.of), low > 1 else { return false }
        if Self.spans.contains(reader.word(low - 2)) { return true }
        // `after three weeks of treatment`, not `Three weeks of treatment lowered`
        guard Self.times.contains(reader.word(low - 2)) else { return false }
        var before = low - 3
        while before >= 0, reader.isNominal(before) || tokens[before].kind == .sign || !tokens[before].classes.isDisjoint(with: [.determiner, .adverb]) { before -= 1 }
        return before >= 0 && tokens[before].classes.contains(.preposition)
    }

    private static let timing: WordSet = ["during", "before", "post", "until", "since"]
    private static let spans: WordSet = ["duration", "time", "end", "start", "course", "length", "period", "beginning", "completion", "onset", "frequency", "bout", "bouts", "session", "sessions"]

    /// `6 hours`, `6h`.
    private func isTime(_ number: Int) -> Bool {
        guard tokens[number].kind == .number else { return false }
        return Self.times.contains(reader.word(number + 1)) || ["h", "d", "min"].contains { reader.endsIn($0, number) }
    }

    static let times: WordSet = [
        "h", "hr", "hrs", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "min", "minute", "minutes", "year", "years",
    ]
}
