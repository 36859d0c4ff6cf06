/// Who or what brought a change about, as far as the sentence says.
struct Subject: Sendable {
    enum Kind: Sendable {
        /// A compound or procedure by name.
        case named
        /// `the dual-therapy group`, `treatment`.
        case generic
        /// A noun phrase that is no intervention: `Ischemic stroke`.
        case other
        /// `it`, `this`: an earlier sentence says.
        case pronoun
        /// Nothing stands there: `Increases BDNF levels.`
        case absent
    }

    var kind: Kind
    var text: String?
    var tokens: Range<Int>?
    /// `vitamin D deficiency`, `low iron`, `caffeine withdrawal`: the want of what is named.
    var isWant = false

    static let absent = Subject(kind: .absent)
}

/// Finds the subject of a verb or noun of change.
struct SubjectReader: Sendable {
    let reader: PhraseReader
    let matches: [TermMatch]
    var tokens: [Token] { reader.tokens }
    /// The compounds that the sentence names, coordinations merged: `citicoline plus memantine`.
    let mentions: [Subject]

    init(_ reader: PhraseReader, matches: [TermMatch]) {
        self.reader = reader
        self.matches = matches
        mentions = Self.mentions(reader, matches)
    }

    // MARK: - Mentions

    private static func mentions(_ reader: PhraseReader, _ matches: [TermMatch]) -> [Subject] {
        let tokens = reader.tokens
        var found: [Subject] = []
        var at = 0
        while at < tokens.count {
            guard isCompound(tokens[at]) else { at += 1; continue }
            if isWithout(tokens[at], reader) { at += 1; continue }
            let end = mentionEnd(from: at, tokens, reader)
            if let want = want(of: at ..< end, reader) {
                found.append(Subject(kind: .named, text: reader.text(want), tokens: want, isWant: true))
                at = want.upperBound
            } else {
                if !isMeasured(end, reader) { found.append(Subject(kind: .named, text: text(of: at ..< end, reader, matches), tokens: at ..< end)) }
                at = end
            }
        }
        return found
    }

    /// `statin-free`, `drug-naive`, `insulin-resistant`: the one word says that it was not given, or how somebody takes it.
    private static func isWithout(_ token: Token, _ reader: PhraseReader) -> Bool {
        guard token.isJoined else { return false }
        let word = reader.bytes[token.bytes]
        return endings.contains { word.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    private static let endings = ["-free", "-naive", "-resistant", "-sensitive", "-dependent", "-independent", "-deficient"]

    static func isCompound(_ token: Token) -> Bool { token.terms.contains(.compound) && !token.terms.contains(.outcome) }

    /// `X deficiency`, `withdrawal of X`, `low X`: the phrase that says that there is too little of what is named; nil for the thing itself.
    private static func want(of range: Range<Int>, _ reader: PhraseReader) -> Range<Int>? {
        var low = range.lowerBound, high = range.upperBound
        while high < reader.tokens.count, high - range.upperBound < 2, reader.tokens[high].kind == .word, wants.contains(reader.word(high)) { high += 1 }
        if low > 0, lows.contains(reader.word(low - 1)) {
            low -= 1
        } else if low > 1, ["of", "from", "in"].contains(reader.word(low - 1)), wants.contains(reader.word(low - 2)) {
            low -= 2
        }
        return low < range.lowerBound || high > range.upperBound ? low ..< high : nil
    }

    private static let wants: WordSet = [
        "deficiency", "deficiencies", "insufficiency", "withdrawal", "restriction", "depletion", "deprivation", "discontinuation", "cessation", "abstinence",
        "lack", "absence", "shortage", "blockade", "antagonist", "antagonists", "inhibitor", "inhibitors", "blocker", "blockers", "knockout", "removal",
    ]
    private static let lows: WordSet = ["low", "inadequate", "insufficient", "suboptimal", "deficient", "marginal"]

    /// `insulin secretion`, `insulin sensitivity`, `serum testosterone levels`: what is measured, which brings nothing about.
    private static func isMeasured(_ end: Int, _ reader: PhraseReader) -> Bool {
        guard end < reader.tokens.count, reader.tokens[end].kind == .word,
            reader.tokens[end].classes.contains(.property) || bodily.contains(reader.word(end))
        else { return false }
        return reader.tokens[end].match < 0 && reader.isNominal(end)
    }

    private static let bodily: WordSet = ["resistance", "sensitivity", "clearance", "metabolism", "homeostasis", "balance", "status", "receptor", "receptors"]

    /// Over `X Y protocol`, `X with Y`, `X plus Y`, `X and a derivative`.
    private static func mentionEnd(from start: Int, _ tokens: [Token], _ reader: PhraseReader) -> Int {
        var end = start
        while end < tokens.count, isCompound(tokens[end]) { end += 1 }
        let isRow = end - start > 1 && tokens[start].match != tokens[end - 1].match
        if end < tokens.count, tokens[end].classes.contains(.treatment), isRow || ["protocol", "regimen", "combination"].contains(reader.word(end)) {
            end += 1
        }
        while end + 1 < tokens.count {
            var next = end
            let joint = tokens[next]
            guard
                joint.classes.contains(.conjunction) && reader.word(next) != "nor" || joint.kind == .word && ["with", "plus"].contains(reader.word(next))
                    || joint.kind == .sign && reader.text(next ..< next + 1) == "+"
            else { break }
            next += 1
            if reader.word(next) == "its" || reader.word(next) == "a" { next += 1 }
            // `X and the related drug Y`
            var named = next
            while named < tokens.count, named - next < 4, !tokens[named].classes.isDisjoint(with: [.determiner, .treatment, .appraisal]), !isCompound(tokens[named]) { named += 1 }
            if named < tokens.count, named > next, isCompound(tokens[named]), tokens[named - 1].classes.contains(.treatment) { next = named }
            guard next < tokens.count else { break }
            if isCompound(tokens[next]) {
                end = next + 1
                while end < tokens.count, isCompound(tokens[end]), tokens[end].match == tokens[next].match { end += 1 }
            } else if ["derivative", "derivatives", "analog", "analogue", "analogs", "analogues"].contains(reader.word(next)) {
                end = next + 1
            } else {
                break
            }
        }
        return end
    }

    /// The words from the first compound's first letter to the last one's last, without `-treated`, `-only` behind it.
    private static func text(of range: Range<Int>, _ reader: PhraseReader, _ matches: [TermMatch]) -> String {
        let tokens = reader.tokens
        let token = tokens[range.lowerBound]
        if range.count == 1, token.match >= 0 {
            // matches come in reading order, and the token knows its first
            let inside = matches[Int(token.match)...].prefix { $0.bytes.lowerBound < token.bytes.upperBound }.filter { $0.categories.contains(.compound) }
            if let first = inside.first, let last = inside.last {
                return String(decoding: reader.bytes[first.bytes.lowerBound ..< last.bytes.upperBound], as: UTF8.self)
            }
        }
        return reader.text(range)
    }

    // MARK: - Subjects

    /// Where the clause of the token starts: behind `;`, `:`, *while*, *that*, *which*.
    func clauseStart(before index: Int) -> Int {
        var at = index
        while at > 0 {
            let token = tokens[at - 1]
            if token.kind == .semicolon || token.kind == .colon || token.kind == .arrow { return at }
            if token.kind == .stop, !isInnerStop(at - 1) { return at }
            if token.kind == .word, !token.classes.isDisjoint(with: [.contrast, .subordinator, .relative]), token.match < 0,
                !(token.classes.contains(.determiner) && at < tokens.count && startsNoun(at) && !token.classes.contains(.relative)),
                token.classes.isDisjoint(with: .member),
                !isSuchAs(at - 1), !isHowOften(at - 1)
            {
                return at
            }
            at -= 1
        }
        return 0
    }

    /// `5 mmol.day`, `(Lund et al., 2010)`; not `diseases.8 Potassium`.
    private func isInnerStop(_ index: Int) -> Bool {
        guard index + 1 < tokens.count, tokens[index + 1].bytes.lowerBound == tokens[index].bytes.upperBound else { return false }
        return tokens[index + 1].kind == .comma || tokens[index + 1].kind == .word && !tokens[index + 1].isCapitalised
    }

    /// `once per day`, `once weekly`: opens no clause.
    private func isHowOften(_ index: Int) -> Bool {
        reader.word(index) == "once" && ["per", "a", "an", "daily", "weekly", "monthly", "every", "each"].contains(reader.word(index + 1))
    }

    private func isSuchAs(_ index: Int) -> Bool {
        index > 0 && tokens[index - 1].classes.contains(.member) || tokens[index].classes.contains(.preposition)
    }
    private func startsNoun(_ index: Int) -> Bool { reader.isNominal(index) && !reader.isVerb(index) }

    /// The subject of the verb group that starts at `verb`.
    func subject(ofVerb verb: Int, earlier: Subject?) -> Subject {
        let clause = clauseStart(before: verb)
        let start = reportedStart(of: verb, from: clause) ?? clause
        guard let before = lastWord(before: verb, from: start) else { return start > 0 ? carried(start, earlier) : .absent }
        if let main = mainVerb(ofMeans: verb, behind: before, from: start) { return subject(ofVerb: main, earlier: earlier) }
        if tokens[before].kind == .comma || tokens[before].classes.contains(.conjunction) || tokens[before].kind == .citation
            || tokens[before].kind == .close && earlier != nil
        {
            if let earlier { return earlier }
        }
        if let near = mention(endingAt: before, from: start) { return joined(near, from: start) }
        if let own = ownOfParticiple(verb, behind: before, from: start) { return own }
        if tokens[before].classes.contains(.pronoun), tokens[before].match < 0 { return Subject(kind: .pronoun, tokens: before ..< before + 1) }
        if let first = firstMention(in: start ..< verb) { return first }
        if let generic = generic(in: start ..< verb) { return generic }
        if let pronoun = (start ..< verb).first(where: { tokens[$0].classes.contains(.pronoun) && tokens[$0].classes.isDisjoint(with: .determiner) })
        {
            return Subject(kind: .pronoun, tokens: pronoun ..< pronoun + 1)
        }
        return nounPhrase(in: behindLead(of: start ..< verb))
    }

    /// `Diazepam given together with Selank`: of two that were given together one is not the subject.
    private func joined(_ mention: Subject, from start: Int) -> Subject {
        guard let place = mention.tokens, place.lowerBound > start + 1, reader.word(place.lowerBound - 1) == "with",
            tokens[start ..< place.lowerBound].contains(where: { $0.kind == .word && Self.together.contains($0.word) }),
            let (phrase, _) = reader.phrase(at: start, before: place.lowerBound),
            !tokens[phrase.head].contains(where: { token in
                !token.classes.isDisjoint(with: [.treatment, .group, .study, .pronoun]) || token.terms.contains(.species) || token.role != .none
            })
        else { return mention }
        let name = phrase.head.lowerBound ..< place.upperBound
        return Subject(kind: .named, text: reader.text(name), tokens: name)
    }

    private static let together: WordSet = ["together", "combined", "combination", "along", "coadministered", "co-administered"]

    /// `X acts on Y by inhibiting Z`: the verb whose subject does it.
    private func mainVerb(ofMeans verb: Int, behind before: Int, from start: Int) -> Int? {
        guard tokens[before].classes.contains(.by), before + 1 == verb, reader.endsIn("ing", verb) else { return nil }
        return (start ..< before).first { reader.isVerb($0) }
    }

    /// Behind what leads the clause to a comma: `In trained individuals, acute intake …`.
    private func behindLead(of range: Range<Int>) -> Range<Int> {
        guard let first = tokens[range].first, first.classes.contains(.preposition), let comma = tokens[range].firstIndex(where: { $0.kind == .comma }),
            tokens[comma + 1 ..< range.upperBound].contains(where: { $0.kind == .word && $0.classes.isDisjoint(with: .adverb) })
        else { return range }
        return comma + 1 ..< range.upperBound
    }

    /// `with several factors increasing risk`: a participle right behind a plural is said of it.
    private func ownOfParticiple(_ verb: Int, behind before: Int, from start: Int) -> Subject? {
        guard before == verb - 1, reader.endsIn("ing", verb), tokens[before].kind == .word, tokens[before].match < 0, reader.isNominal(before),
            reader.endsIn("s", before), tokens[before].classes.isDisjoint(with: [.treatment, .group, .study, .property]), tokens[before].role == .none
        else { return nil }
        var low = before
        while low > start, reader.isNominal(low - 1), tokens[low - 1].kind == .word { low -= 1 }
        return Subject(kind: .other, text: reader.text(low ..< verb), tokens: low ..< verb)
    }

    /// Where a clause starts that a word of finding reports without *that*: behind `found` in `A trial found saffron lowers …`.
    func reportedStart(of verb: Int, from clause: Int) -> Int? {
        guard !tokens[verb].classes.contains(.to), let report = (clause ..< verb).last(where: { reportsClause($0) }), report + 1 < verb else { return nil }
        let between = report + 1 ..< verb
        guard tokens[report + 1].kind == .word, reader.isNominal(report + 1) || !tokens[report + 1].classes.isDisjoint(with: [.determiner, .possessive]),
            between.contains(where: { reader.isNominal($0) }),
            !between.contains(where: { tokens[$0].kind == .comma || reader.isVerb($0) || tokens[$0].classes.contains(.to) }),
            let last = lastWord(before: verb, from: report + 1), reader.isNominal(last) && tokens[last].kind == .word || tokens[last].kind == .close
        else { return nil }
        return report + 1
    }

    /// `found`, `shows`; `no evidence` too.
    private func reportsClause(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .word, token.match < 0, token.role == .none else { return false }
        return token.classes.contains(.report) && !token.classes.contains(.study) || reader.word(index) == "evidence"
    }

    /// Behind *which* or *that* without a subject of its own: the clause before has it.
    private func carried(_ start: Int, _ earlier: Subject?) -> Subject {
        guard start > 0 else { return earlier ?? .absent }
        let mark = tokens[start - 1]
        if mark.kind == .semicolon { return earlier ?? firstMention(in: 0 ..< start - 1) ?? .absent }
        guard mark.kind == .word, mark.classes.contains(.relative) else { return earlier ?? .absent }
        if start >= 2, let near = mention(endingAt: start - 2, from: 0) { return near }
        if let earlier, earlier.kind != .absent { return earlier }
        if let first = firstMention(in: 0 ..< start - 1) { return first }
        if let pronoun = tokens[..<(start - 1)].firstIndex(where: { $0.classes.contains(.pronoun) && $0.classes.isDisjoint(with: .determiner) }) {
            return Subject(kind: .pronoun, tokens: pronoun ..< pronoun + 1)
        }
        return nounPhrase(in: 0 ..< start - 1)
    }

    private func lastWord(before index: Int, from start: Int) -> Int? {
        var at = index - 1
        while at >= start, tokens[at].kind == .word, tokens[at].classes.contains(.adverb), tokens[at].match < 0,
            tokens[at].classes.isDisjoint(with: [.preposition, .pronoun])
        { at -= 1 }
        return at >= start ? at : nil
    }

    /// The mention that the noun phrase ending at the token holds: `edaravone treatment`, `a cycle of citicoline therapy`.
    private func mention(endingAt last: Int, from start: Int) -> Subject? {
        var low = last
        while low >= start, reader.isNominal(low) || tokens[low].kind == .close || tokens[low].kind == .open { low -= 1 }
        guard let found = mentions.last(where: { $0.tokens.map { $0.lowerBound <= last && $0.upperBound > low + 1 } ?? false }),
            let range = found.tokens
        else { return nil }
        return isComparator(range.lowerBound, from: start) ? nil : found
    }

    /// The first mention in the stretch that no *versus* or *compared with* precedes; one behind a leading preposition only for want of another.
    func firstMention(in range: Range<Int>) -> Subject? {
        let inside = mentions.filter { mention in
            mention.tokens.map { range.contains($0.lowerBound) && !isComparator($0.lowerBound, from: range.lowerBound) && !isTimed($0.lowerBound) } ?? false
        }
        guard let first = inside.first, let place = first.tokens else { return nil }
        guard let opening = tokens[range].first, opening.classes.contains(.preposition),
            let comma = tokens[range].firstIndex(where: { $0.kind == .comma }),
            place.lowerBound < comma
        else { return first }
        return inside.first { $0.tokens.map { $0.lowerBound > comma } ?? false } ?? first
    }

    /// Whether a word of comparison stands between the clause's start or the last comma and the token.
    func isComparator(_ index: Int, from start: Int) -> Bool {
        var at = index - 1
        while at >= start, index - at < 12 {
            let token = tokens[at]
            if token.classes.contains(.versus) || token.kind == .word && ["unlike", "contrast", "comparable", "similar"].contains(reader.word(at)) { return true }
            if token.kind == .comma || token.kind == .semicolon || reader.isVerb(at)
                || token.classes.contains(.conjunction) && !SubjectReader.isCompound(tokens[max(at - 1, 0)])
            {
                return false
            }
            at -= 1
        }
        return false
    }

    private static let transitions: WordSet = ["addition", "contrast", "conclusion", "summary", "general", "particular", "turn", "fact", "brief", "short", "all", "total"]

    private func nounPhrase(in range: Range<Int>) -> Subject {
        var at = range.lowerBound
        // `gout.8 X rose`: the number cites
        if at > 0, tokens[at].kind == .number, tokens[at - 1].kind == .stop, tokens[at - 1].bytes.upperBound == tokens[at].bytes.lowerBound { at += 1 }
        // `In addition X rose`
        if at + 1 < range.upperBound, reader.word(at) == "in", Self.transitions.contains(reader.word(at + 1)) { at += 2 }
        while at < range.upperBound {
            if tokens[at].kind == .open, let close = reader.close(of: at, before: range.upperBound) { at = close + 1; continue }
            if let (phrase, _) = reader.phrase(at: at, before: range.upperBound), !phrase.head.isEmpty {
                if reader.isAmount(phrase.head) || reader.text(phrase.head).utf8.count == 1 { return .absent }  // `4–6 g/day lowers …`, `(p = 0.07)`
                // *Trials using X*, *patients given X*: what was used is the subject; a *randomized trial* gave nothing
                // and `X administered twice a day` is X
                let isOfPeople = tokens[phrase.head].contains { !$0.classes.isDisjoint(with: [.study, .group]) || $0.terms.contains(.species) }
                if let giving = tokens[range].firstIndex(where: { $0.classes.contains(.giving) }), giving + 1 < range.upperBound,
                    isOfPeople || !["administered", "given"].contains(reader.word(giving)),
                    !tokens[giving + 1].classes.contains(.study),
                    let (given, _) = reader.phrase(at: giving + 1, before: range.upperBound)
                {
                    let end = longGiven(given, before: range.upperBound)
                    return Subject(kind: .other, text: reader.text(given.head.lowerBound ..< end), tokens: given.head.lowerBound ..< end)
                }
                let isStudy = tokens[phrase.head].contains { !$0.classes.isDisjoint(with: [.study, .group]) }
                if isStudy { return predicate(in: range) ?? .absent }
                return Subject(kind: .other, text: name(of: phrase, before: range.upperBound), tokens: phrase.head)
            }
            at += 1
        }
        return .absent
    }

    /// `low levels of ferritin`, `an increase in leucine`: levels and changes are called by what they are of, an effect by nothing.
    private func name(of phrase: Phrase, before end: Int) -> String? {
        guard let last = tokens[phrase.head].last else { return nil }
        if last.role == .noun, (last.change?.nounManner ?? last.change?.manner) == .difference { return nil }
        guard last.role == .noun || !last.classes.isDisjoint(with: [.property, .measure]) else { return reader.text(phrase.head) }
        let next = phrase.tokens.upperBound
        guard last.role == .noun, phrase.complements.isEmpty, next + 1 < end, tokens[next].classes.contains(.about),
            let (object, _) = reader.phrase(at: next + 1, before: end)
        else { return reader.text(phrase.tokens) }
        return reader.text(phrase.head.lowerBound ..< object.tokens.upperBound)
    }

    /// `The study is the first technique shown to …`: what the study is said to be.
    private func predicate(in range: Range<Int>) -> Subject? {
        guard let verb = range.last(where: { reader.isVerb($0) }), verb + 1 < range.upperBound,
            let (phrase, next) = reader.phrase(at: verb + 1, before: range.upperBound), next == range.upperBound,
            !tokens[phrase.head].contains(where: { !$0.classes.isDisjoint(with: [.study, .group]) })
        else { return nil }
        return Subject(kind: .other, text: reader.text(phrase.head), tokens: phrase.head)
    }

    /// `tablets from one manufacturer`: prepositional phrases up to the verb belong to what was given.
    private func longGiven(_ phrase: Phrase, before end: Int) -> Int {
        var at = phrase.tokens.upperBound
        while at < end, tokens[at].classes.contains(.preposition), let (next, behind) = reader.phrase(at: at + 1, before: end) {
            _ = next
            at = behind
        }
        return min(at, end)
    }

    /// The subject of a noun of change or a passive: who did it may stand behind *by*, *with*, *after*, in `the X group`.
    ///
    /// - Parameter outcomes: the tokens of what changed, which are no subject.
    func subject(around index: Int, before end: Int, earlier: Subject?, besides outcomes: [Range<Int>] = []) -> Subject {
        func isOutcome(_ mention: Subject) -> Bool { outcomes.contains { range in mention.tokens.map { $0.overlaps(range) } ?? false } }
        let start = clauseStart(before: index)
        let clause = tokens[index ..< end].firstIndex { $0.classes.contains(.contrast) } ?? end
        if let holder = holder(before: index, from: start, besides: outcomes) { return holder }
        if let by = tokens[index ..< clause].firstIndex(where: { $0.classes.contains(.by) }),
            let named = mentions.first(where: { $0.tokens.map { $0.lowerBound > by && $0.lowerBound <= by + 6 } ?? false })
        {
            return named
        }
        if let first = firstMention(in: start ..< index), !isOutcome(first) { return first }
        if let arm = comparedArm(behind: index, before: end, besides: outcomes) { return arm }
        let later = mentions.first { mention in
            !isOutcome(mention) && mention.tokens.map { $0.lowerBound > index && $0.lowerBound < clause && !isComparator($0.lowerBound, from: index) } ?? false
        }
        if let generic = generic(in: start ..< index), !isOutcome(generic) { return generic }
        if let later, let range = later.tokens, isAgent(range.lowerBound) { return later }
        if let earlier, earlier.kind == .named || earlier.kind == .generic { return earlier }
        if start > 0, let first = firstMention(in: 0 ..< start) { return first }
        if !(start ..< index).contains(where: { reader.isVerb($0) }), let own = labelled(before: start) { return own }
        if let pronoun = (start ..< index).first(where: { tokens[$0].classes.contains(.pronoun) && !isBeforeNoun($0) }), tokens[pronoun].match < 0 {
            return Subject(kind: .pronoun, tokens: pronoun ..< pronoun + 1)
        }
        if let generic = generic(in: index ..< clause), !isOutcome(generic), let place = generic.tokens, isAgent(place.lowerBound) { return generic }
        if tokens[start ..< index].contains(where: { $0.classes.contains(.giving) }) { return nounPhrase(in: start ..< index) }
        return .absent
    }

    /// `this test`: a determiner, no pronoun.
    private func isBeforeNoun(_ index: Int) -> Bool { tokens[index].classes.contains(.determiner) && index + 1 < tokens.count && startsNoun(index + 1) }

    /// Whom the clause's own verb of having or showing says it of: `Sulfonylurea users had …`, `Walking 8,000 steps was associated with …`.
    ///
    /// - Shape: nil where that is no more than people, a study, a pronoun or, behind a verb of having, what was measured.
    private func holder(before index: Int, from start: Int, besides outcomes: [Range<Int>]) -> Subject? {
        let verb = (start ..< index).last { tokens[$0].kind == .word && tokens[$0].match < 0 && (reader.isVerb($0) || tokens[$0].classes.contains(.light)) }
        guard let verb, !tokens[verb].classes.isDisjoint(with: [.light, .have]), tokens[verb].role == .none else { return nil }
        var end = verb
        while end > start, tokens[end - 1].kind == .word, tokens[end - 1].match < 0, tokens[end - 1].classes.isDisjoint(with: [.preposition, .pronoun]),
            !tokens[end - 1].classes.isDisjoint(with: [.be, .have, .modal, .negation, .adverb, .light])
        { end -= 1 }
        let low = partStart(before: end, from: start)
        guard low < end, !tokens[low].classes.contains(.preposition) else { return nil }
        if let named = firstMention(in: low ..< end) { return named }
        guard generic(in: low ..< end) == nil, let (phrase, next) = reader.phrase(at: low, before: end), !reader.isAmount(phrase.head) else { return nil }
        let isCause = Self.causal.contains(reader.word(verb))
        let name = isCause && !(low ..< end).contains(where: { reader.isVerb($0) && tokens[$0].role == .none }) ? low ..< end : phrase.head.lowerBound ..< min(end, next)
        guard name.count <= 14, name.upperBound == end || tokens[name.upperBound].classes.contains(.preposition) || tokens[name.upperBound].kind == .open,
            let last = tokens[phrase.head].last, last.classes.isDisjoint(with: [.study, .group, .treatment, .pronoun, .report]),
            isCause || !last.classes.contains(.noOutcome),
            !tokens[low ..< end].contains(where: { $0.terms.contains(.species) || $0.classes.contains(.study) }),
            isCause || last.role == .none && last.classes.isDisjoint(with: [.measure, .property]) && last.terms.isDisjoint(with: [.target, .outcome]),
            !outcomes.contains(where: { $0.overlaps(phrase.head) })
        else { return nil }
        let open = tokens[name].firstIndex { $0.kind == .open } ?? name.upperBound
        return Subject(kind: .other, text: reader.text(name.lowerBound ..< open), tokens: name.lowerBound ..< open)
    }

    private static let causal: WordSet = [
        "associated", "linked", "led", "leads", "lead", "resulted", "results", "result", "caused", "causes", "produced", "produces", "yielded", "yields",
    ]

    /// Where the part of a clause starts that ends before the token: behind a comma, a dash between blanks or an open bracket; a list of three is one part.
    private func partStart(before end: Int, from start: Int) -> Int {
        var low = end, depth = 0
        while low > start, end - low < 80 {
            switch tokens[low - 1].kind {
            case .close: depth += 1
            case .open where depth > 0: depth -= 1
            case .open, .semicolon, .colon, .stop: return low
            case .comma where depth == 0 && !(low < end && tokens[low].classes.contains(.conjunction)) && !isListed(low - 1, before: end): return low
            case .dash where depth == 0 && reader.bytes[tokens[low - 1].bytes.lowerBound - 1] == 0x20: return low
            default: break
            }
            low -= 1
        }
        return low
    }

    /// Whether a comma parts the members of a list that `, and` ends: `A, B, and C had`.
    private func isListed(_ comma: Int, before end: Int) -> Bool {
        let rest = comma + 1 ..< end
        guard let last = rest.last(where: { tokens[$0].kind == .comma }), last + 1 < end, tokens[last + 1].classes.contains(.conjunction) else { return false }
        return rest.allSatisfy { tokens[$0].kind == .comma || tokens[$0].classes.contains(.conjunction) || reader.isNominal($0) }
    }

    /// What a sentence before a colon is about: `Running is the best of all: 30% lower mortality`.
    private func labelled(before start: Int) -> Subject? {
        guard start > 1, tokens[start - 1].kind == .colon, let verb = tokens[..<(start - 1)].firstIndex(where: { $0.classes.contains(.be) && $0.match < 0 }),
            // `Rats are better known: …` says in whom, not what
            !tokens[..<verb].contains(where: { $0.terms.contains(.species) || $0.classes.contains(.group) })
        else { return nil }
        let own = nounPhrase(in: 0 ..< start - 1)
        return own.kind == .other ? own : nil
    }

    /// The first mention behind the token that a preposition of giving leads to: `side effects of lecanemab`.
    func laterAgent(after index: Int) -> Subject? {
        mentions.first { mention in
            mention.tokens.map { $0.lowerBound > index && isAgent($0.lowerBound) && !isComparator($0.lowerBound, from: index) } ?? false
        }
    }

    /// Whether *by*, *with*, *after*, *following*, *under* or *in* leads to the mention.
    private func isAgent(_ index: Int) -> Bool {
        var at = index - 1
        while at >= 0, index - at < 5, reader.isNominal(at) || !tokens[at].classes.isDisjoint(with: [.determiner]) { at -= 1 }
        // at the end of the programme: a time
        if at > 0, tokens[at].classes.contains(.of), ["end", "start", "beginning", "course", "completion"].contains(reader.word(at - 1)) { return false }
        return at >= 0 && tokens[at].kind == .word
            && ["by", "with", "after", "following", "under", "in", "among", "of", "on", "receiving", "given", "between", "taking"].contains(reader.word(at))
    }
}
