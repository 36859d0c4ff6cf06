/// Reads what something was compared with.
struct Comparators: Sendable {
    let phrases: PhraseReader
    private var tokens: [Token] { phrases.tokens }

    init(_ phrases: PhraseReader) { self.phrases = phrases }

    /// Behind *versus*, *than*, *compared with*, *relative to* in the window; several are joined by `; `.
    func comparator(in window: Range<Int>) -> String? {
        var at = window.lowerBound
        while at < window.upperBound {
            if tokens[at].classes.contains(.versus), tokens[at].match < 0, phrases.word(at) != "against", !isRelativeRisk(at) { break }
            if phrases.word(at) == "from", at > window.lowerBound,
                ["differ", "differs", "differed", "different", "difference", "differences"].contains(phrases.word(at - 1))
            {
                break
            }
            at += 1
        }
        guard at + 1 < window.upperBound else { return nil }
        var start = at + 1
        while start < window.upperBound,
            tokens[start].classes.contains(.versus) || tokens[start].kind == .stop
                || tokens[start].kind == .word && ["to", "with"].contains(phrases.word(start))
                || tokens[start].classes.contains(.pronoun) && start + 1 < window.upperBound && tokens[start + 1].classes.contains(.of)
                || tokens[start].classes.contains(.of)
        { start += 1 }
        guard start < window.upperBound, tokens[start].kind == .word else { return nil }
        // `decreased 2.4 in X vs increased 0.8 in placebo`: another change, no arm
        if tokens[start].change != nil, start + 1 < window.upperBound, tokens[start + 1].kind == .number { return nil }
        return name(at: start, before: window.upperBound)
    }

    /// The name of an arm: a noun phrase with what belongs to it, determiners dropped.
    ///
    /// `those treated after 6 hours` → `treated after 6 hours`.
    func name(at start: Int, before end: Int) -> String? {
        var at = start
        while at < end, tokens[at].kind == .word, tokens[at].match < 0,
            !tokens[at].classes.isDisjoint(with: [.determiner, .possessive, .pronoun])
                || ["in", "with", "for", "to", "of"].contains(phrases.word(at))
        { at += 1 }
        let first = at
        while at < end, at - first < 14 {
            let token = tokens[at]
            if token.kind == .comma || token.kind == .semicolon || token.kind == .stop || token.kind == .open || token.kind == .close
                || token.kind == .citation || token.kind == .dash && at > first
            {
                break
            }
            if token.classes.contains(.contrast) || token.classes.contains(.conjunction) && !joinsName(at, before: end)
                || token.classes.contains(.relative) || token.classes.contains(.versus)
                || at > first && token.match < 0 && token.classes.contains(.subordinator) && token.word != "once" && !tokens[at - 1].classes.contains(.member)
            {
                break
            }
            if token.kind == .word, at > first, ["at", "after", "in", "by", "on", "from"].contains(phrases.word(at)),
                !followsParticiple(at, from: first)
            {
                break
            }
            if token.kind == .word, at > first, phrases.word(at) == "for", tokens[at - 1].classes.contains(.control) || SubjectReader.isCompound(tokens[at - 1]) { break }
            if !token.classes.isDisjoint(with: [.be, .have, .modal]) { break }
            // `placebo 83%`, `controls together with`
            if at > first, token.kind == .number && phrases.bytes[token.bytes].contains(0x25) || ["together", "along", "respectively"].contains(token.word) { break }
            at += 1
        }
        guard at > first else { return nil }
        // `the group`: of no name
        if at == first + 1, tokens[first].classes.contains(.group), tokens[first].terms.isEmpty, ["group", "groups", "arm", "arms"].contains(phrases.word(first)) { return nil }
        let name = phrases.text(first ..< at)
        return name.isEmpty ? nil : name
    }

    /// `relative risk`: the measure, not what was compared.
    private func isRelativeRisk(_ at: Int) -> Bool { phrases.word(at) == "relative" && !["to", "with"].contains(phrases.word(at + 1)) }

    private func joinsName(_ index: Int, before end: Int) -> Bool {
        index + 1 < end && tokens[index + 1].kind == .word && tokens[index + 1].terms.contains(.compound)
    }

    /// `treated after 6 hours`, `started at`: the time belongs to the name.
    private func followsParticiple(_ index: Int, from first: Int) -> Bool {
        index == first + 1 && tokens[first].classes.isDisjoint(with: [.group, .control])
            && (tokens[first].classes.contains(.giving) || tokens[first].classes.contains(.verb))
    }
}
