import Model

/// One outcome that a sentence or cell says something of, before numbers, places and times are read.
struct Statement: Sendable {
    enum Kind: Sendable {
        /// A word of change says so.
        case change
        /// A share of people who had the outcome.
        case share
        /// `No increased bleeding risk was observed`.
        case absence
        /// `not extensively reported`.
        case silence
    }

    var kind: Kind = .change
    var outcome: OutcomeName?
    var direction: Finding.Direction
    var subject: Subject
    /// The token of the word of change.
    var trigger: Int
    /// The tokens that the statement reads its figures, places and times from.
    var window: Range<Int>
    /// The number that stands behind the outcome as its own: `BDNF protein 1.4-fold and TrkB 1.6-fold`.
    var amount: Int?
    /// How far the outcome's phrase goes.
    var end: Int
    /// A change without a direction: `modulates`, `interacts with`.
    var isNeutral = false
    /// The word of change is an adjective before its noun.
    var isAdjective = false
    /// The word of change is the sentence's predicate: `was higher`, `remained unchanged`.
    var isPredicate = false
    /// Words between verb and outcome show that it was asked, not answered.
    var isPurpose = false
}

/// Finds statements of change in the tokens of one sentence or cell.
struct StatementReader: Sendable {
    let phrases: PhraseReader
    let names: OutcomeNames
    let subjects: SubjectReader
    private var tokens: [Token] { phrases.tokens }
    private var consumed: Set<Int> = []
    private var statements: [Statement] = []
    /// The subject of the last verb of change, which coordinated verbs and participles share.
    private var earlier: Subject?
    /// Whether a verb of change came before in the sentence, if only one without a subject.
    private var hasVerb = false
    /// What the last passive was said of: `was impaired in A but restored by B`.
    private var lastList: [Phrase]?

    init(_ subjects: SubjectReader) {
        self.subjects = subjects
        phrases = subjects.reader
        names = OutcomeNames(subjects.reader)
    }

    /// - Shape: in reading order; a coordination of outcomes gives one each.
    static func statements(_ subjects: SubjectReader) -> [Statement] {
        var reader = StatementReader(subjects)
        reader.readAll()
        return reader.windowed()
    }

    private mutating func readAll() {
        for index in tokens.indices where !consumed.contains(index) {
            switch tokens[index].role {
            case .active: readActive(index)
            case .passive: readPassive(index)
            case .noun: readNoun(index)
            case .adjective: readAdjective(index)
            case .agent: readAgent(index)
            case .none: readOther(index)
            }
        }
    }

    private var clauseEndKinds: Set<Token.Kind> { [.semicolon, .stop] }

    private func clauseEnd(from index: Int) -> Int {
        var at = index
        while at < tokens.count, tokens[at].kind != .semicolon { at += 1 }
        return at
    }

    // MARK: - Verbs

    private mutating func readActive(_ index: Int) {
        guard let change = tokens[index].change else { return }
        let group = verbGroup(endingAt: index)
        if group.isPurpose { return }
        let end = clauseEnd(from: index)
        let subject = subjects.subject(ofVerb: group.start, earlier: earlier ?? (hasVerb ? .absent : nil))
        hasVerb = true
        let object = objectStart(after: index, change, before: end)
        guard let object, let (list, next) = phrases.list(at: object, before: end), !isAmount(list) else {
            if let object, let (list, next) = phrases.list(at: object, before: end), isAmount(list),
                readAmountOn(index, next, change, group, subject, end)
            {
                return
            }
            readIntransitive(index, change, group, subject)
            return
        }
        if subject.kind != .absent, subject.kind != .pronoun { earlier = subject }
        for phrase in list { readObject(phrase, of: index, change: change, group: group, subject: subject, end: next, clauseEnd: end) }
        resolveSharedProperty(list, trigger: index)
    }

    /// `gained 4.3 points on the MoCA`.
    private mutating func readAmountOn(_ index: Int, _ next: Int, _ change: ChangeWord, _ group: VerbGroup, _ subject: Subject, _ end: Int) -> Bool {
        guard next + 1 < end, ["on", "in"].contains(phrases.word(next)), let (list, last) = phrases.list(at: next + 1, before: end),
            !isPlaceOrTime(list)
        else { return false }
        let named = names.names(of: list).filter(isOutcome)
        for name in named {
            add(
                Statement(
                    outcome: name, direction: direction(change.direction, negated: group.isNegated, neutral: false), subject: subject, trigger: index,
                    window: index ..< end, end: last))
        }
        if !named.isEmpty, subject.kind == .named || subject.kind == .generic { earlier = subject }
        return !named.isEmpty
    }

    /// Names the outcomes of plain object phrases together, so that `Nt-3 and NGF mRNA` share their property.
    private mutating func resolveSharedProperty(_ list: [Phrase], trigger: Int) {
        let plain = list.filter { !hasChangeNoun($0) }
        guard plain.count > 1 else { return }
        let named = names.names(of: plain)
        let at = statements.indices.filter { statements[$0].trigger == trigger }
        guard at.count == named.count else { return }
        for (slot, name) in zip(at, named) { statements[slot].outcome = name }
    }

    private func hasChangeNoun(_ phrase: Phrase) -> Bool {
        phrase.head.contains { tokens[$0].role == .noun && tokens[$0].change?.manner != .outcome }
    }

    private struct VerbGroup { var start: Int; var isNegated = false; var isPurpose = false; var isReported = false }

    /// The auxiliaries, adverbs and negations before the verb, and `has been shown to`, `is known to`, `fails to` before those.
    private func verbGroup(endingAt index: Int) -> VerbGroup {
        var group = VerbGroup(start: index)
        while group.start > 0 {
            let token = tokens[group.start - 1]
            guard token.kind == .word, token.match < 0 else { break }
            if !token.classes.isDisjoint(with: .future), token.classes.contains(.modal) { group.isPurpose = true }
            if token.classes.contains(.negation) { group.isNegated = true }
            if token.classes.contains(.purpose), !token.classes.contains(.report) || token.classes.contains(.purpose) { group.isPurpose = true }
            let isPart =
                !token.classes.isDisjoint(with: [.be, .have, .modal, .negation, .to])
                || token.classes.contains(.adverb) && !token.classes.contains(.preposition)
                || token.classes.contains(.report) && !token.classes.contains(.study) && group.start >= 1
            guard isPart else {
                if token.classes.contains(.conjunction), group.start >= 2, tokens[group.start - 2].role == .active,
                    tokens[group.start].classes.contains(.to) == false, tokens[index].classes.isDisjoint(with: .be)
                {
                    // `to reduce X and improve Y` keeps what was said before its first verb
                    return group
                }
                break
            }
            if token.classes.contains(.report) { group.isReported = true }
            group.start -= 1
        }
        return group
    }

    private func objectStart(after index: Int, _ change: ChangeWord, before end: Int) -> Int? {
        var at = index + 1
        while at < end, tokens[at].kind == .word, tokens[at].classes.contains(.adverb), tokens[at].match < 0, tokens[at].role == .none,
            tokens[at].classes.isDisjoint(with: .preposition)
        { at += 1 }
        if at + 1 < end, tokens[at].kind == .word, ["down", "up"].contains(phrases.word(at)) { at += 1 }
        guard at < end else { return nil }
        if change.manner == .protect {
            return tokens[at ..< min(end, at + 14)].firstIndex { $0.classes.contains(.from) }.map { $0 + 1 } ?? at
        }
        if change.manner == .affect, tokens[at].kind == .word, ["with", "to"].contains(phrases.word(at)) { return at + 1 < end ? at + 1 : nil }
        guard Self.startsObject(tokens[at]) || tokens[at].kind == .sign else { return nil }
        return at
    }

    static func startsObject(_ token: Token) -> Bool {
        if token.kind == .number { return true }
        guard token.kind == .word else { return false }
        if token.match >= 0 || !token.classes.isDisjoint(with: [.determiner, .possessive]) { return true }
        return token.classes.isDisjoint(with: [
            .preposition, .conjunction, .contrast, .condition, .relative, .be, .have, .modal, .versus, .subordinator,
        ])
    }

    /// `increased 3-fold`, `gained 4.3 points`: the object is only an amount.
    private func isAmount(_ list: [Phrase]) -> Bool {
        guard list.count == 1, let phrase = list.first else { return false }
        return isAmount(phrase.head)
    }

    private func isAmount(_ head: Range<Int>) -> Bool {
        guard let first = tokens[head].first(where: { $0.kind != .sign && !$0.classes.contains(.adverb) }), first.kind == .number, first.match < 0
        else { return false }
        return tokens[head].allSatisfy {
            $0.kind == .number || $0.kind == .sign || $0.classes.contains(.adverb)
                || $0.kind == .word && $0.terms.isEmpty && $0.classes.isDisjoint(with: [.property, .group]) && isUnit($0)
        }
    }

    private func isUnit(_ token: Token) -> Bool {
        let word = token.word
        return [
            "point", "points", "percent", "percentage", "fold", "units", "kg", "g", "mg", "ml", "mmhg", "minutes", "hours", "days", "weeks", "months",
            "years", "seconds", "cm", "mm", "m",
        ].contains(word)
            || phrases.bytes[token.bytes].contains(0x2F)
    }

    /// `BDNF levels rose by 30 %`: what stands before the verb is what changed.
    private mutating func readIntransitive(_ index: Int, _ change: ChangeWord, _ group: VerbGroup, _ subject: Subject) {
        guard change.forms.contains(.intransitive), change.manner != .protect, change.manner != .cause else { return }
        readBefore(index, change, group)
    }

    private mutating func readPassive(_ index: Int) {
        guard let change = tokens[index].change, change.manner != .protect, change.manner != .cause else { return }
        let group = verbGroup(endingAt: index)
        readBefore(index, change, group)
    }

    /// The outcomes are the phrases right before the verb group.
    private mutating func readBefore(_ index: Int, _ change: ChangeWord, _ group: VerbGroup) {
        let isElliptic =
            group.start > 0 && (tokens[group.start - 1].classes.contains(.contrast) || tokens[group.start - 1].classes.contains(.conjunction))
        guard !group.isPurpose, let list = listBefore(group.start) ?? (isElliptic ? lastList : nil) else { return }
        lastList = list
        let end = clauseEnd(from: index)
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        let direction = direction(change.direction, negated: group.isNegated || change.manner == .unchanged, neutral: change.direction == 0)
        for name in names.names(of: list) {
            if let range = subject.tokens, range == name.tokens { continue }
            let subject = subject.tokens.map { $0.overlaps(name.tokens) } ?? false ? .absent : subject
            add(
                Statement(
                    outcome: name, direction: direction, subject: subject, trigger: index, window: index ..< end, end: index + 1,
                    isNeutral: change.direction == 0 && direction != .no_change))
        }
        readGapped(index, direction, subject, end)
    }

    /// `IL-6 levels fell by 35% and TNF-α levels by 41%`: the second outcome shares the verb.
    private mutating func readGapped(_ index: Int, _ direction: Finding.Direction, _ subject: Subject, _ end: Int) {
        var at = index + 1
        while at < min(end, index + 8), !tokens[at].classes.contains(.conjunction) { at += 1 }
        guard at + 1 < end, tokens[at].classes.contains(.conjunction), let (phrase, next) = phrases.phrase(at: at + 1, before: end), next + 1 < end,
            tokens[next].classes.contains(.by), tokens[next + 1].kind == .number || tokens[next + 1].kind == .sign
        else { return }
        for name in names.names(of: [phrase]).filter(isOutcome) {
            add(
                Statement(
                    outcome: name, direction: direction, subject: subject, trigger: index, window: index ..< end, amount: next + 1, end: next + 2)
            )
        }
    }

    /// The list of phrases that ends right before the token.
    private func listBefore(_ end: Int) -> [Phrase]? {
        let clause = subjects.clauseStart(before: end)
        var start = max(clause, end - 40)
        // `In aging rats, BDNF …`: what leads the clause is no subject
        if start == clause, clause < end, tokens[clause].classes.contains(.preposition),
            let comma = tokens[clause ..< end].firstIndex(where: { $0.kind == .comma })
        {
            start = comma + 1
        }
        while start < end {
            defer { start += 1 }
            let token = tokens[start]
            guard token.kind == .word || token.kind == .number || token.kind == .sign,
                token.match >= 0 || token.classes.isDisjoint(with: [.preposition, .conjunction, .be, .have, .modal])
            else { continue }
            if let (list, next) = phrases.list(at: start, before: end), reaches(next, end) { return list }
            // skip what this phrase covers only by its first word, since a later start may fit
        }
        return nil
    }

    /// Whether only places and times (`in the cortex`) lie between.
    private func reaches(_ next: Int, _ end: Int) -> Bool {
        var at = next
        while at < end {
            if tokens[at].kind == .citation { at += 1; continue }
            guard tokens[at].kind == .word, tokens[at].classes.contains(.preposition), !tokens[at].classes.contains(.of),
                let (_, behind) = phrases.list(at: at + 1, before: end)
            else { return false }
            at = behind
        }
        return true
    }

    // MARK: - Objects

    /// One phrase behind a verb of change; a noun of change in it turns the direction: `prevented the increase in X`.
    private mutating func readObject(
        _ phrase: Phrase, of index: Int, change: ChangeWord, group: VerbGroup, subject: Subject, end: Int, clauseEnd: Int
    ) {
        var sign = change.direction
        var outcomes: [OutcomeName] = []
        var last = end
        if let noun = phrase.head.last(where: { tokens[$0].role == .noun && $0 != index }), let inner = tokens[noun].change, inner.manner != .outcome,
            noun == phrase.head.upperBound - 1,
            inner.direction != 0 || change.direction != 0
        {
            (outcomes, last) = innerOutcomes(of: noun, in: phrase, inner: inner, clauseEnd: clauseEnd)
            if outcomes.isEmpty { return }
            consumed.insert(noun)
            sign = change.manner == .affect ? 0 : inner.direction == 0 ? 0 : change.direction * inner.direction
        } else {
            outcomes = names.names(of: [phrase])
            for token in phrase.head where tokens[token].role == .adjective { consumed.insert(token) }
        }
        let direction = direction(sign, negated: group.isNegated, neutral: sign == 0)
        for name in outcomes where isOutcome(name) {
            let named = change.manner == .improve && sign > 0 ? improved(name) : name
            add(
                Statement(
                    outcome: named, direction: direction, subject: subject, trigger: index, window: index ..< clauseEnd,
                    amount: phrase.amount, end: last, isNeutral: direction == .not_reported, isPurpose: group.isPurpose))
        }
    }

    /// The outcomes of a noun of change: behind *in* or *of*, else before it in its phrase.
    private func innerOutcomes(of noun: Int, in phrase: Phrase, inner: ChangeWord, clauseEnd: Int) -> ([OutcomeName], Int) {
        var behind = noun + 1
        if let first = phrase.complements.first {
            if tokens[first.head].first?.kind == .number {
                behind = first.head.upperBound  // `a reduction of 1.8 mmol/L in LDL cholesterol`
            } else {
                let named = names.names(of: phrase.complements).filter(isOutcome)
                if !named.isEmpty { return (named, phrase.tokens.upperBound) }
            }
        }
        if behind < clauseEnd,
            !tokens[behind].classes.isDisjoint(with: [.about, .of]) || inner.manner == .protect && tokens[behind].classes.contains(.from),
            let (list, next) = phrases.list(at: behind + 1, before: clauseEnd), !isPlaceOrTime(list)
        {
            let named = names.names(of: list).filter(isOutcome)
            if !named.isEmpty { return (named, next) }
        }
        let before = names.core(phrase.head.lowerBound ..< noun)
        guard !before.isEmpty, before.upperBound == noun,
            tokens[before].contains(where: {
                $0.kind == .word && ($0.match >= 0 || $0.role == .none && $0.classes.isDisjoint(with: [.appraisal, .adverb, .determiner]))
            })
        else {
            return ([], noun + 1)
        }
        var named = names.names(of: [Phrase(head: before)]).filter(isOutcome)
        // `cognitive enhancement`: an adjective alone names nothing without its noun
        if named.count == 1, named[0].terms.isEmpty, !named[0].isMeasure || names.isAdjective(tokens[noun - 1]), inner.direction != 0 {
            named[0].text = phrases.text(before.lowerBound ..< noun + 1)
            named[0].isMeasure = inner.direction > 0
        }
        return (named.map { inner.manner == .improve ? improved($0) : $0 }, noun + 1)
    }

    /// Whether the phrases name a place, people or a time rather than an outcome.
    private func isPlaceOrTime(_ list: [Phrase]) -> Bool {
        guard let first = list.first else { return true }
        let head = tokens[first.head]
        if head.first?.kind == .number { return true }
        if head.contains(where: { !$0.terms.isDisjoint(with: [.target, .outcome]) || !$0.classes.isDisjoint(with: [.measure, .property]) }) {
            return false
        }
        return head.contains {
            !$0.terms.isDisjoint(with: [.region, .species, .condition]) || $0.classes.contains(.group) || $0.classes.contains(.study)
                || $0.classes.contains(.treatment)
        }
    }

    /// A scale on which less is better is named *improvement* when it improved: `NIHSS` → `NIHSS improvement`.
    private func improved(_ name: OutcomeName) -> OutcomeName {
        guard LowerIsBetter.isScale(name.text) else { return name }
        var named = name
        named.text = LowerIsBetter.bare(name.text) + " improvement"
        return named
    }

    /// Whether the phrase can be the outcome of a study: not `promise`, `results`, a bare number.
    func isOutcome(_ name: OutcomeName) -> Bool {
        let range = name.tokens.clamped(to: 0 ..< tokens.count)
        let words = tokens[range]
        guard words.contains(where: { $0.kind == .word }) else { return false }
        if name.terms.contains(.target) || name.terms.contains(.outcome) { return true }
        var head = range.lowerBound
        while head < range.upperBound, phrases.isNominal(head) { head += 1 }
        guard head > range.lowerBound else { return false }
        let last = tokens[head - 1]
        if last.classes.contains(.noOutcome) { return false }
        if last.terms.contains(.compound) || last.classes.contains(.treatment), !name.isMeasure { return false }
        return true
    }

    // MARK: - Nouns of change

    private mutating func readNoun(_ index: Int) {
        guard var change = tokens[index].change else { return }
        if let manner = change.nounManner { change.manner = manner; if manner == .difference { change.direction = 0 } }
        let end = clauseEnd(from: index)
        var low = index
        while low > 0, phrases.isNominal(low - 1) || tokens[low - 1].kind == .sign, !consumed.contains(low - 1) || tokens[low - 1].role == .adjective
        { low -= 1 }
        var isNegated = low > 0 && isNegation(before: low)
        if change.manner == .difference, !isNegated {
            isNegated = tokens[subjects.clauseStart(before: low) ..< low].contains { $0.classes.contains(.negation) }
        }
        if change.manner == .difference, !isNegated { return }
        if change.manner == .affect, isNegated { return }
        if isTopic(low) { return }
        let phrase = phrases.phrase(at: low, before: end)?.phrase ?? Phrase(head: low ..< index + 1)
        var (outcomes, last) = innerOutcomes(of: index, in: trimmed(phrase, to: index), inner: change, clauseEnd: end)
        if change.manner == .affect { readVariability(index, low, end); return }
        if change.manner == .outcome {
            outcomes = [OutcomeName(text: phrases.text(index ..< index + 1), tokens: index ..< index + 1, terms: .outcome)]; last = index + 1
        }
        let comparative = tokens[low ..< index].last { $0.role == .adjective }?.change?.direction ?? 1
        let sign = change.manner == .difference ? 0 : change.direction * comparative
        let direction = direction(sign, negated: isNegated, neutral: sign == 0)
        let subject = subjects.subject(around: low, before: end, earlier: earlier)
        for at in low ..< index where tokens[at].role == .adjective { consumed.insert(at) }
        let kept = outcomes.map { change.manner == .improve ? improved($0) : $0 }
        if kept.isEmpty {
            add(
                Statement(
                    outcome: nil, direction: direction, subject: subject, trigger: index, window: low ..< end, end: index + 1, isAdjective: false)
            )
        }
        for name in kept {
            add(Statement(outcome: name, direction: direction, subject: subject, trigger: index, window: low ..< end, end: last))
        }
    }

    /// `batch-to-batch variability in peptide composition (±8–12%)`.
    private mutating func readVariability(_ index: Int, _ low: Int, _ end: Int) {
        guard index + 1 < end, ["in", "of"].contains(phrases.word(index + 1)), let (phrase, next) = phrases.phrase(at: index + 2, before: end) else {
            return
        }
        let text = phrases.text(names.core(low ..< index + 1).lowerBound ..< phrase.head.upperBound)
        let name = OutcomeName(text: text, tokens: low ..< phrase.head.upperBound, isMeasure: true)
        add(
            Statement(
                outcome: name, direction: .not_reported, subject: subjects.subject(around: low, before: end, earlier: earlier), trigger: index,
                window: low ..< next, end: next, isNeutral: true))
    }

    private func trimmed(_ phrase: Phrase, to index: Int) -> Phrase {
        guard phrase.head.contains(index), phrase.head.upperBound > index + 1 else { return phrase }
        return Phrase(head: phrase.head.lowerBound ..< index + 1)
    }

    private func isNegation(before low: Int) -> Bool {
        var at = low - 1
        while at >= 0, low - at < 4 {
            if tokens[at].classes.contains(.negation) { return true }
            if tokens[at].kind != .word || tokens[at].classes.isDisjoint(with: [.determiner, .adverb, .have, .be]) { return false }
            at -= 1
        }
        return false
    }

    /// `targeting BDNF upregulation`, `for the reduction of`: what is meant, not what was found.
    private func isTopic(_ low: Int) -> Bool {
        var at = low - 1
        while at >= 0, low - at < 4, tokens[at].kind == .word, !tokens[at].classes.isDisjoint(with: [.determiner, .possessive, .adverb]),
            tokens[at].classes.isDisjoint(with: .preposition)
        { at -= 1 }
        guard at >= 0, tokens[at].kind == .word else { return false }
        return tokens[at].classes.contains(.purpose) || ["target", "targets", "targeting", "targeted"].contains(phrases.word(at))
    }

    // MARK: - Adjectives and agents

    private mutating func readAdjective(_ index: Int) {
        guard let change = tokens[index].change else { return }
        let end = clauseEnd(from: index)
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

    /// `less likely to develop delayed ischemia`.
    private mutating func readLikelihood(_ index: Int, _ change: ChangeWord, _ end: Int) {
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

    private func subjectsVerb(before index: Int) -> Bool {
        phrases.isVerb(index - 1 >= 0 ? previous(index) : -1) && index > 0 && tokens[previous(index)].classes.contains(.be)
    }
    private func previous(_ index: Int) -> Int {
        var at = index - 1
        while at > 0,
            tokens[at].kind == .word && tokens[at].classes.contains(.adverb) && tokens[at].classes.isDisjoint(with: .be) || tokens[at].kind == .number
                || tokens[at].kind == .sign
        { at -= 1 }
        return max(at, 0)
    }

    /// `greater functional independence`, `reduced oxidative stress`.
    private mutating func readQualified(_ list: [Phrase], _ next: Int, _ index: Int, _ change: ChangeWord, _ end: Int) {
        let isNegated = isNegation(before: index)
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        var (list, next) = (list, next)
        if let (inner, last) = havers(list, next, end) { (list, next) = (inner, last) }
        var named = names.names(of: list).filter(isOutcome)
        if change.manner == .unchanged { return }
        if phrases.word(index) == "more" || phrases.word(index) == "less", let first = list.first, named.count == 1 {
            named[0].text = phrases.text(first.head)
        }
        var low = index
        while low > 0, index - low < 5,
            tokens[low - 1].kind == .number || tokens[low - 1].kind == .sign
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

    /// `a higher proportion of patients with mRS 0–1`, `lower incidence of delirium`: what those who are counted have.
    private func havers(_ list: [Phrase], _ next: Int, _ end: Int) -> ([Phrase], Int)? {
        guard let first = list.first, let last = first.head.last,
            ["proportion", "percentage", "number", "share", "fraction", "rate", "rates"].contains(phrases.word(last)),
            let people = first.complements.first, tokens[people.head].contains(where: { $0.classes.contains(.group) || $0.terms.contains(.species) }),
            next + 1 < end,
            ["with", "achieving", "reaching", "experiencing", "having", "reporting"].contains(phrases.word(next))
        else { return nil }
        return phrases.list(at: next + 1, before: end).map { ($0.phrases, $0.next) }
    }

    /// `cortisol was 23% lower`, `scored 1.9 points higher on the MMSE`, `remained unchanged`.
    private mutating func readPredicate(_ index: Int, _ change: ChangeWord, _ end: Int) {
        var group = verbGroup(endingAt: previous(index) + 1)
        if tokens[previous(index)].classes.contains(.be) { group.start = min(group.start, previous(index)) }
        while group.start > 0, tokens[group.start - 1].kind == .word,
            !tokens[group.start - 1].classes.isDisjoint(with: [.be, .have, .modal, .negation])
        { group.start -= 1 }
        let subject = subjects.subject(around: index, before: end, earlier: earlier)
        let direction = direction(change.direction, negated: group.isNegated || change.manner == .unchanged, neutral: change.direction == 0)
        var outcomes: [OutcomeName] = []
        if index + 1 < end, tokens[index + 1].kind == .word, ["on", "in", "for"].contains(phrases.word(index + 1)),
            let (list, _) = phrases.list(at: index + 2, before: end), !isPlaceOrTime(list)
        {
            outcomes = names.names(of: list).filter(isOutcome)
        }
        if outcomes.isEmpty, tokens[previous(index)].classes.contains(.be), let list = listBefore(group.start) {
            outcomes = names.names(of: list).filter(isOutcome)
        }
        let start = (max(0, index - 4) ..< index).first { tokens[$0].kind == .number } ?? group.start
        for name in outcomes {
            add(
                Statement(
                    outcome: name, direction: direction, subject: subject, trigger: index, window: min(start, group.start) ..< end, end: index + 1,
                    isAdjective: true, isPredicate: true))
        }
    }

    /// `is a potent inducer of BDNF expression`.
    private mutating func readAgent(_ index: Int) {
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

    // MARK: - Shares and absences

    private mutating func readOther(_ index: Int) {
        let token = tokens[index]
        guard token.kind == .word || token.kind == .open else { return }
        if token.kind == .open { return readBracketedShare(index) }
        if token.classes.contains(.attaining), !isInsideHead(index) { return readAttained(index) }
        if token.classes.contains(.be) { readCopula(index) }
        if token.classes.contains(.report), index > 0, tokens[previous(index)].classes.contains(.be) { return readAbsence(index) }
        if token.classes.contains(.of), index + 1 < tokens.count { if isAmountToken(index + 1) { readRate(index) } else { readIncidence(index) } }
        if ["acts", "acting", "act", "acted"].contains(phrases.word(index)) { readActing(index) }
    }

    /// `Mortality at 90 days was 12% with tenecteplase and 15% with alteplase`.
    private mutating func readCopula(_ index: Int) {
        var at = index + 1
        while at < tokens.count, tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) { at += 1 }
        guard at < tokens.count, tokens[at].kind == .number, !(at + 1 < tokens.count && tokens[at + 1].role == .adjective),
            let list = listBefore(index)
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

    private func isInsideHead(_ index: Int) -> Bool { index > 0 && tokens[index - 1].classes.contains(.determiner) }
    private func isAmountToken(_ index: Int) -> Bool { tokens[index].kind == .number && phrases.bytes[tokens[index].bytes].contains(0x25) }

    /// `mild headache (8–12% of patients)`.
    private mutating func readBracketedShare(_ open: Int) {
        guard open > 0, open + 1 < tokens.count, let close = phrases.close(of: open, before: tokens.count), isAmountToken(open + 1), close - open <= 6
        else { return }
        guard phrases.isNominal(open - 1), tokens[open - 1].kind == .word, !tokens[open ..< close].contains(where: { $0.classes.contains(.versus) })
        else { return }
        var low = open - 1
        while low > 0, phrases.isNominal(low - 1) || isLinked(low - 1) { low -= 1 }
        guard let (phrase, _) = phrases.phrase(at: low, before: open) else { return }
        guard tokens[phrase.head].allSatisfy({ $0.role != .noun }) else { return }
        for name in names.names(of: [phrase]).filter(isOutcome) {
            let subject =
                subjects.firstMention(in: low ..< open) ?? earlier ?? subjects.firstMention(in: 0 ..< low) ?? subjects.laterAgent(after: close) ?? .absent
            add(
                Statement(
                    kind: .share, outcome: name, direction: .not_reported, subject: subject, trigger: open, window: low ..< close + 1, end: close + 1)
            )
        }
    }

    private func isLinked(_ index: Int) -> Bool {
        tokens[index].kind == .word && ["of", "in", "for", "with"].contains(phrases.word(index)) && index > 0 && phrases.isNominal(index - 1)
            && phrases.isNominal(index + 1)
    }

    /// `41% achieving mRS 0–2`, `Nausea occurred in 14% of`, `was achieved by 53%`, `achieve X in 22–28% of cases`.
    private mutating func readAttained(_ index: Int) {
        let end = clauseEnd(from: index)
        guard (max(0, index - 6) ..< min(end, index + 30)).contains(where: isAmountToken) else { return }
        let group = verbGroup(endingAt: index)
        var outcomes: [OutcomeName] = []
        var last = index + 1
        if index + 1 < end, Self.startsObject(tokens[index + 1]), tokens[index + 1].kind == .word,
            let (list, next) = phrases.list(at: index + 1, before: end)
        {
            outcomes = names.names(of: list.count == 1 ? list : Array(list.prefix(1))).filter(isOutcome)
            last = next
            if last < end, tokens[last].classes.contains(.of), last + 1 < end, tokens[last + 1].kind == .number { last += 2 }
        }
        if outcomes.isEmpty, let list = listBefore(group.start) { outcomes = names.names(of: list).filter(isOutcome) }
        let subject = subjects.subject(around: group.start, before: end, earlier: nil)
        let start = max(0, index - 6)
        for name in outcomes.prefix(1) {
            add(Statement(kind: .share, outcome: name, direction: .not_reported, subject: subject, trigger: index, window: start ..< end, end: last))
        }
    }

    /// `functional independence rates (mRS 0–2) of 41%`.
    private mutating func readRate(_ of: Int) {
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

    /// `low incidence of serious adverse events`: how often, without a number.
    private mutating func readIncidence(_ of: Int) {
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

    /// `acting through the mu-opioid receptor`.
    private mutating func readActing(_ index: Int) {
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
    private mutating func readAbsence(_ index: Int) {
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

    // MARK: - Adding

    private func direction(_ sign: Int, negated: Bool, neutral: Bool) -> Finding.Direction {
        if negated { return .no_change }
        if neutral || sign == 0 { return .not_reported }
        return sign > 0 ? .increase : .decrease
    }

    private mutating func add(_ statement: Statement) {
        guard statements.count < 64 else { return }
        statements.append(statement)
    }

    /// Bounds each statement's window by the next statement's word of change.
    private func windowed() -> [Statement] {
        let sorted = statements.enumerated().sorted { ($0.element.trigger, $0.offset) < ($1.element.trigger, $1.offset) }.map(\.element)
        var out = sorted
        for index in sorted.indices {
            guard let next = sorted[(index + 1)...].first(where: { $0.trigger > sorted[index].trigger && $0.trigger >= sorted[index].end }) else {
                continue
            }
            let end = max(
                out[index].window.lowerBound,
                min(out[index].window.upperBound, max(out[index].trigger + 1, min(next.window.lowerBound, next.trigger))))
            out[index].window = out[index].window.lowerBound ..< end
        }
        return out
    }
}

/// Scales on which a lower score is a better state.
enum LowerIsBetter {
    static func isScale(_ name: String) -> Bool { scales.contains { name.hasPrefix($0) } }

    /// The scale's name without `scores`.
    static func bare(_ name: String) -> String { scales.first { name.hasPrefix($0) } ?? name }

    private static let scales = [
        "NIHSS", "mRS", "ADAS-cog", "HAM-D", "HAM-A", "HDRS", "MADRS", "BDI", "PHQ-9", "GAD-7", "YMRS", "PANSS", "UPDRS", "MDS-UPDRS", "EDSS", "PSQI",
        "VAS",
        "mNSS", "CDR-SB", "NPI", "National Institutes of Health Stroke Scale",
    ]
}
