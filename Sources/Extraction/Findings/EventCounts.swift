import Model

/// Counts of people with an outcome, by arm: `337 of 549 patients on nerinetide (61.4%) and 329 of 556 on placebo`.
///
/// What a risk ratio needs is events and people of each arm, and texts state them so. The outcome is what the verb behind the counts
/// says of them (`reached functional independence`, `had died`), or what stands before them (`Death occurred in 12 of 40 …`).
struct EventCounts: Sendable {
    struct Count: Sendable {
        var events: Int
        var n: Int
        var share: Double?
        var arm: String?
        /// From the count of events to the end of the arm's name.
        var tokens: Range<Int>
    }

    let phrases: PhraseReader
    private var tokens: [Token] { phrases.tokens }

    init(_ phrases: PhraseReader) { self.phrases = phrases }

    /// All counts of the sentence, in reading order.
    func counts() -> [Count] {
        var found: [Count] = []
        var at = 0
        while at < tokens.count, found.count < 12 {
            if tokens[at].kind == .number, let count = count(at: at) {
                found.append(count)
                at = count.tokens.upperBound
            } else {
                at += 1
            }
        }
        return found
    }

    /// `N of N`, `N out of N`, `N/N` with what follows.
    private func count(at start: Int) -> Count? {
        var events = integer(tokens[start]), n: Int?
        var at = start + 1
        if let events, events >= 0, at + 1 < tokens.count,
            tokens[at].classes.contains(.of) || phrases.word(at) == "out" && at + 2 < tokens.count && tokens[at + 1].classes.contains(.of)
        {
            at += tokens[at].classes.contains(.of) ? 1 : 2
            if at < tokens.count, tokens[at].classes.contains(.determiner) { at += 1 }
            guard at < tokens.count, tokens[at].kind == .number else { return nil }
            n = integer(tokens[at])
            at += 1
        } else if let (first, second) = fraction(tokens[start]) {
            (events, n) = (first, second)
        }
        guard let events, let n, n > 0, events <= n else { return nil }
        var arm: String?
        var share = self.share(at: &at)
        let isCounted = share != nil || isPeople(at)
        if arm == nil { arm = self.arm(at: &at) }
        if share == nil { share = self.share(at: &at) }
        if arm == nil { arm = self.arm(at: &at) }
        guard isCounted || arm != nil else { return nil }
        return Count(events: events, n: n, share: share, arm: arm, tokens: start ..< at)
    }

    private func isPeople(_ at: Int) -> Bool {
        (at ..< min(at + 3, tokens.count)).contains { tokens[$0].classes.contains(.group) || tokens[$0].terms.contains(.species) }
    }

    private func integer(_ token: Token) -> Int? {
        var value = 0
        for byte in phrases.bytes[token.bytes] where byte != 0x2C {
            guard byte &- 0x30 < 10, value < 100_000_000 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// `12/40`.
    private func fraction(_ token: Token) -> (Int, Int)? {
        let bytes = phrases.bytes[token.bytes]
        guard let slash = bytes.firstIndex(of: 0x2F), slash > bytes.startIndex, slash + 1 < bytes.endIndex else { return nil }
        func number(_ range: Range<Int>) -> Int? { integer(Token(bytes: range, kind: .number)) }
        guard let first = number(bytes.startIndex ..< slash), let second = number(slash + 1 ..< bytes.endIndex) else { return nil }
        return (first, second)
    }

    /// `(61.4%)`.
    private func share(at: inout Int) -> Double? {
        guard at + 2 < tokens.count, tokens[at].kind == .open, tokens[at + 1].kind == .number, tokens[at + 2].kind == .close else { return nil }
        let text = phrases.bytes[tokens[at + 1].bytes]
        guard text.last == 0x25, let value = Double(String(decoding: text.dropLast(), as: UTF8.self)) else { return nil }
        at += 3
        return value
    }

    /// `patients on nerinetide`, `in the placebo group`, `cooled patients`.
    private func arm(at: inout Int) -> String? {
        var next = at
        var people: Range<Int>?
        if next < tokens.count, phrases.isNominal(next), let (phrase, behind) = phrases.phrase(at: next, before: min(tokens.count, next + 6)),
            tokens[phrase.head].contains(where: { $0.classes.contains(.group) || $0.terms.contains(.species) })
        {
            people = phrase.head
            next = min(behind, phrase.head.upperBound)
        }
        if next + 1 < tokens.count, tokens[next].kind == .word,
            ["on", "in", "with", "given", "receiving", "under", "for", "at", "assigned", "treated", "taking"].contains(phrases.word(next))
        {
            var start = next + 1
            while start < tokens.count, ["with", "to", "the", "a"].contains(phrases.word(start)) { start += 1 }
            if let (phrase, _) = phrases.phrase(at: start, before: tokens.count), tokens[phrase.head].first?.kind == .word {
                at = phrase.head.upperBound
                return phrases.text(phrase.head)
            }
        }
        guard let people else { return nil }
        at = people.upperBound
        return people.count > 1 ? phrases.text(people) : nil
    }
}
