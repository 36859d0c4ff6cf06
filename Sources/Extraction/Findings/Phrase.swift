/// A noun phrase: `the expression of glial fibrillary acidic protein (GFAP)`.
///
/// - Shape: `head` is `expression`, `complements` are the phrases behind *of*; of the phrase there `gloss` is `GFAP`. `tail` is what
///   follows a gloss within the phrase: `scores` in `Stroke Scale (NIHSS) scores`. `members` are named behind *such as*.
struct Phrase: Sendable {
    var head: Range<Int>
    var gloss: Range<Int>?
    var tail: Range<Int>?
    var complements: [Phrase] = []
    var members: [Phrase] = []
    var hasPossessive = false
    /// The amount that stands right behind: `BDNF protein 1.4-fold`.
    var amount: Int?
    /// `caused by oxidative stress`, `related to the immune system`: belongs to the name.
    var modifier: Range<Int>?

    /// The first token and the one behind the last, complements included.
    var tokens: Range<Int> {
        var end = tail?.upperBound ?? gloss.map { $0.upperBound + 1 } ?? head.upperBound
        if let modifier { end = max(end, modifier.upperBound) }
        for phrase in complements + members { end = max(end, phrase.tokens.upperBound) }
        return head.lowerBound ..< max(end, head.upperBound)
    }
}

/// Reads noun phrases and lists of them from tokens.
///
/// One for each sentence, shared by all that read it.
final class PhraseReader: Sendable {
    let tokens: [Token]
    let bytes: [UInt8]

    init(tokens: [Token], bytes: [UInt8]) { self.tokens = tokens; self.bytes = bytes }

    /// How deep phrases may stand behind one another's *of*: deeper ones are no names.
    private static let deepest = 4

    /// Whether a token may stand inside a noun phrase.
    func isNominal(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.kind {
        case .number: return true
        case .word: break
        default: return false
        }
        if isInsideTerm(index) { return true }
        switch token.role {
        case .active, .passive: return false
        case .noun, .adjective, .agent: return true
        case .none: break
        }
        if token.match >= 0 { return true }
        let breaking: WordClass = [
            .determiner, .possessive, .pronoun, .preposition, .conjunction, .contrast, .condition, .subordinator, .relative, .be, .have,
            .modal, .negation, .versus, .verb, .giving, .member, .attaining, .purpose,
        ]
        if !token.classes.isDisjoint(with: breaking) { return false }
        return !token.classes.contains(.report) || token.classes.contains(.study)
    }

    /// Whether the word ends in the letters.
    func endsIn(_ letters: StaticString, _ index: Int) -> Bool {
        let word = bytes[tokens[index].bytes], count = letters.utf8CodeUnitCount
        guard word.count >= count else { return false }
        return zip(word.suffix(count), UnsafeBufferPointer(start: letters.utf8Start, count: count)).allSatisfy { $0 == $1 }
    }

    /// `4–6 g/day`, `50%`: nothing but a number with its unit.
    func isAmount(_ head: Range<Int>) -> Bool {
        tokens[head].allSatisfy { $0.kind == .number && $0.match < 0 || $0.kind == .sign || Self.amountUnits.contains($0.word) || bytes[$0.bytes].contains(0x2F) } && tokens[head].contains { $0.kind == .number }
    }

    private func isInsideTerm(_ index: Int) -> Bool {
        tokens[index].match >= 0 && index > 0 && tokens[index - 1].match == tokens[index].match
    }

    /// Whether a clause's verb stands at the token.
    func isVerb(_ index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word, !isInsideTerm(index) else { return false }
        if tokens[index].role == .active || tokens[index].role == .passive { return true }
        if tokens[index].role != .none { return false }
        if tokens[index].classes.contains(.report), !tokens[index].classes.contains(.study) { return true }
        return !tokens[index].classes.isDisjoint(with: [.be, .have, .modal, .verb, .attaining])
    }

    /// The phrase that starts at the token, determiners and adverbs before it skipped; nil where none does.
    func phrase(at start: Int, before end: Int, depth: Int = 0) -> (phrase: Phrase, next: Int)? {
        var at = start
        var possessive = false
        while at < end, tokens[at].kind == .word, !isInsideTerm(at), tokens[at].match < 0,
            tokens[at].role == .none || tokens[at].classes.contains(.adverb),
            !tokens[at].classes.isDisjoint(with: [.determiner, .possessive, .adverb]),
            tokens[at].classes.isDisjoint(with: [.relative, .member, .preposition]) || tokens[at].classes.contains(.adverb)
                || tokens[at].classes.contains(.possessive) || isDemonstrative(at, before: end)
        {
            if tokens[at].classes.contains(.possessive) { possessive = true }
            at += 1
        }
        while at < end, tokens[at].kind == .sign, tokens[at].bytes.count == 1 { at += 1 }  // ~ " before a number or word
        let first = at
        while at < end,
            isNominal(at) && !(at > first && (isAmount(at, before: end) || isLikened(at, before: end))) || isAdverbInside(at, before: end)
                || tokens[at].kind == .sign && isQuote(at) && at > first
        { at += 1 }
        while at > first + 1, tokens[at - 1].kind == .word, tokens[at - 1].match < 0, tokens[at - 1].classes.contains(.adverb) { at -= 1 }
        // the quote that a phrase closes is not its own
        while at > first, tokens[at - 1].kind == .sign, tokens[first ..< at].reduce(0, { $0 + ($1.kind == .sign ? 1 : 0) }) % 2 == 1 { at -= 1 }
        guard at > first else { return nil }
        var phrase = Phrase(head: first ..< at, hasPossessive: possessive)
        if at < end, tokens[at].kind == .open, let close = close(of: at, before: end) {
            phrase.gloss = at + 1 ..< close
            at = close + 1
            let tail = at
            while at < end, isNominal(at), tokens[at].kind == .word { at += 1 }
            if at > tail { phrase.tail = tail ..< at }
        }
        if depth < Self.deepest, at < end, tokens[at].classes.contains(.of), let (list, next) = list(at: at + 1, before: end, depth: depth + 1) {
            phrase.complements = list
            at = next
        }
        if at < end, at > first, tokens[at].kind == .number, isAmount(at, before: end) { phrase.amount = at }
        if let modifier = modifier(at: at, before: end, depth: depth) ?? purpose(of: phrase, at: at, before: end) {
            phrase.modifier = modifier
            at = modifier.upperBound
        }
        return (phrase, at)
    }

    /// `markers comparable to those of X`, `mass better than X`: what is said of a name, not a part of it.
    private func isLikened(_ index: Int, before end: Int) -> Bool {
        guard index + 1 < end, tokens[index].role == .adjective else { return false }
        return tokens[index].change?.manner == .unchanged && ["to", "with"].contains(word(index + 1)) || word(index + 1) == "than"
    }

    /// `caused by …`, `related to …` behind a phrase.
    private func modifier(at start: Int, before end: Int, depth: Int) -> Range<Int>? {
        guard depth < Self.deepest, start + 2 < end, tokens[start].kind == .word,
            ["caused", "related", "linked", "induced", "elicited", "evoked"].contains(word(start)),
            !tokens[start + 1].classes.isDisjoint(with: [.by, .to]), let (_, next) = list(at: start + 2, before: end, depth: depth + 1)
        else { return nil }
        return start ..< next
    }

    /// `to fall asleep` behind `time`.
    private func purpose(of phrase: Phrase, at start: Int, before end: Int) -> Range<Int>? {
        guard phrase.head.upperBound == start, word(start - 1) == "time", start + 1 < end, tokens[start].classes.contains(.to) else { return nil }
        var at = start + 1
        while at < end, at - start < 5, isNominal(at), tokens[at].kind == .word { at += 1 }
        return at > start + 1 ? start ..< at : nil
    }

    /// `3h`, `24 hours`, `1.4-fold`, `42%`: a time or amount behind a name, not a part of it.
    private func isAmount(_ index: Int, before end: Int) -> Bool {
        guard tokens[index].kind == .number, tokens[index].match < 0 else { return false }
        let text = bytes[tokens[index].bytes]
        // `a marked 5-fold rise`: the amount of the noun behind it
        let behind = text.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } || text.last == 0x25 ? index + 1 : index + 2
        if behind < end, tokens[behind].kind == .word, isNominal(behind), !isTime(index, text) {
            // `levels 2.2 times higher than control`
            guard tokens[behind].role == .adjective, behind + 1 < end, tokens[behind + 1].classes.contains(.versus) else { return false }
        }
        if text.last == 0x25 { return true }
        guard let unit = text.firstIndex(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else {
            return index + 1 < end && tokens[index + 1].kind == .word && Self.amountUnits.contains(word(index + 1))
        }
        return Self.amountUnits.contains(FoldedWord(text[unit...]))
    }

    private func isTime(_ index: Int, _ text: ArraySlice<UInt8>) -> Bool {
        let unit = text.firstIndex { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }.map { FoldedWord(text[$0...]) } ?? word(index + 1)
        return ["h", "hr", "d", "min", "wk", "hour", "hours", "days", "weeks", "months", "minutes"].contains(unit)
    }

    private static let amountUnits: WordSet = [
        "h", "hr", "d", "min", "wk", "s", "fold", "x", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "minutes", "points", "percent", "times", "mg", "kg", "ml",
    ]

    /// `suppression of X and regulation of Y`: nouns of doing without a direction.
    private static let acts: WordSet = ["regulation", "modulation", "normalization", "normalisation", "stabilization", "stabilisation", "management", "control"]

    private func isDemonstrative(_ index: Int, before end: Int) -> Bool {
        index + 1 < end && (isNominal(index + 1) || !tokens[index + 1].classes.isDisjoint(with: [.adverb]))
    }

    private func isAdverbInside(_ index: Int, before end: Int) -> Bool {
        tokens[index].kind == .word && tokens[index].classes.contains(.adverb)
            && tokens[index].classes.isDisjoint(with: [.preposition, .relative, .be])
            && index + 1 < end && isNominal(index + 1)
    }

    private func isQuote(_ index: Int) -> Bool { bytes[tokens[index].bytes].count == 3 || bytes[tokens[index].bytes.lowerBound] == 0x22 }

    /// The token that closes the bracket at `open`.
    func close(of open: Int, before end: Int) -> Int? {
        var depth = 0
        for index in open ..< min(end, open + 60) {
            if tokens[index].kind == .open { depth += 1 }
            if tokens[index].kind == .close { depth -= 1; if depth == 0 { return index } }
        }
        return nil
    }

    /// A coordination of phrases: `BDNF, TrkA, and TrkC`, `NGF, along with its receptors, TrkA and p75NTR`.
    func list(at start: Int, before end: Int, depth: Int = 0) -> (phrases: [Phrase], next: Int)? {
        guard let first = phrase(at: start, before: end, depth: depth) else { return nil }
        var phrases = [first.phrase]
        var at = first.next
        while at < end {
            if phrases[phrases.count - 1].amount == at { at += 1 }  // `A 1.4-fold and B 1.6-fold`
            guard at < end else { break }
            if let (members, next) = members(at: at, before: end, depth: depth) {
                phrases[phrases.count - 1].members += members
                at = next
                continue
            }
            guard phrases.count < 40, let joint = joint(at: at, before: end), let next = phrase(at: joint, before: end, depth: depth),
                !opensClause(next.phrase, at: joint, next: next.next, end: end)
            else { break }
            // `the level of X and number of Y`: the second is no further X of the first
            if depth > 0, !next.phrase.complements.isEmpty { break }
            if isApposition(from: at, joint, next.next, before: end) {
                at = next.next
                break
            }
            phrases.append(next.phrase)
            at = next.next
        }
        return (phrases, at)
    }

    /// `cortisol, the major stress hormone`: says what the name before is, and joins nothing to it.
    private func isApposition(from comma: Int, _ joint: Int, _ next: Int, before end: Int) -> Bool {
        guard tokens[comma].kind == .comma, joint == comma + 1, ["a", "an", "the"].contains(word(joint)) else { return false }
        // `Besides, the response during the test was lower`: a clause of its own
        let rest = (next ..< tokens.count).prefix { tokens[$0].kind != .comma && tokens[$0].kind != .semicolon && !tokens[$0].classes.contains(.relative) }
        if rest.contains(where: { isVerb($0) }) { return false }
        guard next < end, tokens[next].kind == .comma || tokens[next].classes.contains(.conjunction) else { return true }
        return next + 1 < end && tokens[next].kind == .comma
            && (isVerb(next + 1) || tokens[next + 1].classes.contains(.preposition) || tokens[next + 1].classes.contains(.relative))
    }

    /// `such as …`, `, including …`, `, e.g. …`.
    private func members(at start: Int, before end: Int, depth: Int) -> ([Phrase], Int)? {
        var at = start
        if tokens[at].kind == .comma { at += 1 }
        guard depth < Self.deepest, at < end, tokens[at].kind == .word, tokens[at].classes.contains(.member) else { return nil }
        at += 1
        if at < end, tokens[at].classes.contains(.subordinator) { at += 1 }  // such as
        while at < end, tokens[at].kind == .stop || tokens[at].kind == .comma || tokens[at].kind == .colon { at += 1 }
        return list(at: at, before: end, depth: depth + 1)
    }

    /// Behind a comma, *and*, *as well as*, *along with*: where the next phrase of a list may start.
    private func joint(at start: Int, before end: Int) -> Int? {
        var at = start
        if tokens[at].kind == .comma { at += 1 }
        guard at < end else { return nil }
        if tokens[at].classes.contains(.conjunction) {
            at += 1
        } else if isAlong(at, before: end) {
            at += 2
            if at < end, tokens[at].classes.contains(.subordinator) { at += 1 }
        } else if at == start {
            return nil
        }
        return at < end ? at : nil
    }

    /// `along with`, `as well as`, `together with`.
    private func isAlong(_ index: Int, before end: Int) -> Bool {
        guard index + 1 < end else { return false }
        let first = word(index), second = word(index + 1)
        return first == "along" && second == "with" || first == "together" && second == "with" || first == "as" && second == "well"
    }

    /// The folded word at the index; no word beyond the ends.
    func word(_ index: Int) -> FoldedWord { tokens.indices.contains(index) ? tokens[index].word : FoldedWord(hash: 0) }

    /// Whether the phrase is the subject of a new clause rather than a further member of a list.
    private func opensClause(_ phrase: Phrase, at start: Int, next: Int, end: Int) -> Bool {
        if tokens[start].classes.contains(.pronoun), phrase.head.lowerBound == start { return true }
        if tokens[phrase.head.lowerBound].role == .active { return true }
        // `fewer relapses and slower loss`: each has its own word of change
        if phrase.head.count > 1, tokens[phrase.head.lowerBound].role == .adjective { return true }
        if phrase.head.count > 1, tokens[phrase.head.lowerBound].kind == .number, tokens[phrase.head.lowerBound + 1].role == .adjective { return true }
        if ["likely", "possibly", "probably", "presumably"].contains(word(start)) { return true }  // `…, likely a marker of illness`
        guard next < end else { return false }
        // `risk of falls, 6.3 vs. 3.4 per 100`
        if phrase.head.count == 1, tokens[phrase.head.lowerBound].kind == .number, tokens[next].classes.contains(.versus) { return true }
        // `…, and a 3-fold increase in mRNA`: a noun of change with its own object is no further member
        if let last = phrase.head.last, tokens[last].role == .noun, !tokens[last].classes.contains(.property),
            !tokens[next].classes.isDisjoint(with: [.about, .of])
        {
            return true
        }
        if let last = phrase.head.last, !phrase.complements.isEmpty, tokens[last].role == .noun && !tokens[last].classes.contains(.property) || Self.acts.contains(word(last)) {
            return true
        }
        if tokens[next].classes.contains(.relative), !tokens[next].classes.contains(.possessive) { return false }
        var at = next
        while at < end, tokens[at].kind == .word, tokens[at].classes.contains(.adverb), tokens[at].role == .none { at += 1 }
        return at < end && isVerb(at) && tokens[at].classes.isDisjoint(with: [.giving, .versus])
    }

    /// The text of tokens as printed, markup and marker-free, one blank between words that stand apart.
    func text(_ range: Range<Int>) -> String {
        var out: [UInt8] = []
        var last: Int?
        for token in tokens[range.clamped(to: 0 ..< tokens.count)] where token.kind != .citation {
            if let last, last < token.bytes.lowerBound, !out.isEmpty,
                bytes[last ..< token.bytes.lowerBound].contains(where: { $0 == 0x20 || $0 >= 0x80 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
            {
                out.append(0x20)
            }
            out += bytes[token.bytes]
            last = token.bytes.upperBound
        }
        return String(decoding: out, as: UTF8.self)
    }
}
