extension SubjectReader {
    /// The arm that a comparison behind the word of change is made for: `was lower in the AS+AQ group compared to the AL group`, `rose after green tea
    /// (0.82 ± 0.08) compared with the placebo`, `more in the basic group than in …`.
    ///
    /// - Shape: nil where that is a time, people, a place, or one of the `outcomes`: `a reduction in pain compared with placebo` compares no pain.
    func comparedArm(behind index: Int, before end: Int, besides outcomes: [Range<Int>]) -> Subject? {
        let clause = tokens[index ..< end].firstIndex { $0.classes.contains(.contrast) || $0.kind == .semicolon } ?? end
        if let versus = tokens[index ..< clause].firstIndex(where: { $0.classes.contains(.versus) && $0.match < 0 }),
            let arm = arm(endingAt: lastOfArm(before: versus, from: index), from: index, besides: outcomes)
        {
            return arm
        }
        return group(behind: index, before: clause, besides: outcomes)
    }

    /// Over *as*, *when* and brackets of figures, before *compared with*.
    private func lastOfArm(before versus: Int, from start: Int) -> Int {
        var at = versus - 1
        while at > start {
            if tokens[at].kind == .close, let open = (start ..< at).last(where: { tokens[$0].kind == .open }) { at = open - 1; continue }
            guard tokens[at].kind == .comma || tokens[at].kind == .word && Self.joints.contains(reader.word(at)) else { break }
            at -= 1
        }
        return at
    }

    /// `X did not differ, the enhanced group lost more than …`: a comma behind which another verb is said.
    private func startsAnew(index: Int, before last: Int) -> Bool {
        guard let comma = (index ..< last).last(where: { tokens[$0].kind == .comma }) else { return false }
        return (comma + 1 ..< last).contains { reader.isVerb($0) }
    }

    /// The noun phrase that ends at the token, where a preposition of giving or holding leads to it.
    private func arm(endingAt last: Int, from start: Int, besides outcomes: [Range<Int>]) -> Subject? {
        guard last > start, reader.isNominal(last), tokens[last].kind == .word, !startsAnew(index: start, before: last) else { return nil }
        return arm(name(endingAt: last, behind: start), besides: outcomes)
    }

    /// The noun phrase that ends at a token: `AS+AQ group`.
    private func name(endingAt last: Int, behind start: Int) -> Range<Int> {
        var low = last
        while low - 1 > start, reader.isNominal(low - 1) || tokens[low - 1].kind == .sign && reader.text(low - 1 ..< low) == "+" { low -= 1 }
        return low ..< last + 1
    }

    /// `in the ECF group`: one arm of several, by its name.
    private func group(behind index: Int, before end: Int, besides outcomes: [Range<Int>]) -> Subject? {
        for head in index ..< end where tokens[head].kind == .word && ["group", "arm"].contains(reader.word(head)) {
            let name = self.name(endingAt: head, behind: index)
            if name.count > 1, let arm = arm(name, besides: outcomes) { return arm }
        }
        return nil
    }

    private func arm(_ name: Range<Int>, besides outcomes: [Range<Int>]) -> Subject? {
        var before = name.lowerBound - 1
        while before >= 0, tokens[before].kind == .word, tokens[before].match < 0, tokens[before].classes.contains(.determiner) { before -= 1 }
        guard before >= 0, leads(before, to: name), name.count <= 8, !outcomes.contains(where: { $0.overlaps(name) }),
            !isComparator(name.lowerBound, from: max(0, name.lowerBound - 8))
        else { return nil }
        let isGroup = isGroup(name)
        let words = isGroup ? name.lowerBound ..< name.upperBound - 1 : name
        guard !words.isEmpty, tokens[words].contains(where: { $0.kind == .word }),
            !tokens[words].contains(where: { namesNoArm($0) }),
            tokens[name.lowerBound].kind != .number, isGroup || tokens[words].allSatisfy({ $0.role == .none })
        else { return nil }
        if let named = mentions.first(where: { $0.tokens.map { $0.overlaps(name) } ?? false }) { return named.isWant ? nil : named }
        return Subject(kind: .generic, text: reader.text(name), tokens: name)
    }

    private func isGroup(_ name: Range<Int>) -> Bool { Self.groups.contains(reader.word(name.upperBound - 1)) }

    private static let groups: WordSet = ["group", "arm", "condition"]

    /// Whether the preposition says who had it: *in* only a group, for else it is a place or what changed; `infants with eczema` are people.
    private func leads(_ preposition: Int, to name: Range<Int>) -> Bool {
        guard Self.leading.contains(reader.word(preposition)) else { return false }
        if isGroup(name) { return true }
        if ["in", "on", "for", "among"].contains(reader.word(preposition)) {
            let rest = tokens[name.upperBound...].prefix(16).prefix { $0.kind != .semicolon }
            return tokens[max(preposition - 1, 0)].role != .noun && rest.contains { $0.kind == .word && Self.groups.contains($0.word) }
        }
        return reader.word(preposition) != "with" || preposition == 0 || tokens[preposition - 1].classes.isDisjoint(with: .group)
    }

    /// Whether a word of a name makes it that of something else: a measure, people, a place, another arm.
    private func namesNoArm(_ token: Token) -> Bool {
        if !token.classes.isDisjoint(with: [.control, .study, .measure, .property, .group]) { return true }
        if !token.terms.isDisjoint(with: [.region, .species, .condition, .outcome, .target]) { return true }
        return token.kind == .word && Self.others.contains(token.word)
    }

    private static let joints: WordSet = ["as", "when", "was", "were"]
    private static let leading: WordSet = ["in", "with", "after", "following", "on", "under", "for", "among", "by", "receiving", "taking"]
    /// Words that tell an arm only from the others, or name a time or people.
    private static let others: WordSet = [
        "other", "latter", "former", "first", "second", "third", "fourth", "same", "both", "two", "three", "four", "each", "every", "either", "age", "older",
        "younger", "healthy", "normal", "baseline", "follow-up", "comparison", "reference", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "hour", "hours", "minute", "minutes", "general", "whole", "entire", "present", "current", "study",
    ]
}
