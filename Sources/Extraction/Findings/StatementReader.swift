import Model

/// Finds statements of change in the tokens of one sentence or cell.
struct StatementReader: Sendable {
    let phrases: PhraseReader
    let names: OutcomeNames
    let subjects: SubjectReader
    var tokens: [Token] { phrases.tokens }
    var consumed: Set<Int> = []
    var statements: [Statement] = []
    /// The subject of the last verb of change, which coordinated verbs and participles share.
    var earlier: Subject?
    /// Whether a verb of change came before in the sentence, if only one without a subject.
    var hasVerb = false
    /// What the last passive was said of: `was impaired in A but restored by B`.
    var lastList: [Phrase]?
    /// What stood before the last active verb.
    var lastGroup: VerbGroup?

    init(_ subjects: SubjectReader) {
        self.subjects = subjects
        phrases = subjects.reader
        names = OutcomeNames(subjects.reader)
    }

    /// - Shape: in reading order; a coordination of outcomes gives one each.
    static func statements(_ subjects: SubjectReader) -> [Statement] {
        var reader = StatementReader(subjects)
        reader.readAll()
        reader.govern()
        reader.pairNumbers()
        reader.pairBrackets()
        return reader.windowed()
    }

    mutating func readAll() {
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

    /// The semicolon that ends the clause of the token: one inside a bracket (`X fell (-0.5; p = 0.1; 40 men)`) ends none.
    func clauseEnd(from index: Int) -> Int {
        var at = index, first: Int?, depth = 0
        while at < tokens.count {
            switch tokens[at].kind {
            case .open: depth += 1
            case .close: depth = max(0, depth - 1)
            case .semicolon where depth == 0: return at
            case .semicolon: first = first ?? at
            default: break
            }
            at += 1
        }
        return depth > 0 ? first ?? at : at
    }

    // MARK: - Verbs

    mutating func readActive(_ index: Int) {
        guard let change = tokens[index].change else { return }
        var group = verbGroup(endingAt: index)
        if isInstructed(group, before: index) || isIntended(group, verb: index) { group.isPurpose = true }
        if isExposure(index) || isOfPeople(index) || isNameOfSubstance(index) || change.direction == 0 && isAsked(group.start) { return }
        if isDeniedSubject(before: group.start) || isUnavailing(before: group.start) { group.isNegated = true }
        if let lastGroup, sharesAuxiliary(index, change, group) {
            group.isNegated = group.isNegated || lastGroup.isNegated
            group.isPurpose = group.isPurpose || lastGroup.isPurpose
        }
        lastGroup = group
        if group.isPurpose { return }
        let end = clauseEnd(from: index)
        let subject = subjects.subject(ofVerb: group.start, earlier: earlier ?? (hasVerb ? .absent : nil))
        hasVerb = true
        let object = objectStart(after: index, change, before: end)
        guard let object, let (all, next) = phrases.list(at: object, before: end), !isAmount(all) else {
            if let object, let (list, next) = phrases.list(at: object, before: end), isAmount(list),
                readAmountOn(index, next, change, group, subject, end)
            {
                return
            }
            readIntransitive(index, change, group, subject)
            return
        }
        let list = withoutParticiples(all, behind: index)
        if subject.kind != .absent, subject.kind != .pronoun { earlier = subject }
        for subject in each(of: subject, before: group.start) {
            for phrase in list { readObject(phrase, of: index, change: change, group: group, subject: subject, end: next, clauseEnd: end) }
        }
        resolveSharedProperty(list, trigger: index)
        if next < end, tokens[next].classes.contains(.by) {
            readGapped(index, behind: next, direction(change.direction, negated: group.isNegated, neutral: change.direction == 0), subject, end)
        }
    }

    /// `looked at how X affects Y`: what was asked.
    private func isAsked(_ verb: Int) -> Bool {
        let start = subjects.clauseStart(before: verb)
        return start > 1 && ["how", "whether", "if"].contains(phrases.word(start - 1))
    }

    /// `colony stimulating factor`, `releasing hormone`: part of a name.
    private func isNameOfSubstance(_ index: Int) -> Bool {
        endsInIng(tokens[index]) && index + 1 < tokens.count && ["factor", "factors", "hormone", "hormones", "enzyme", "enzymes"].contains(phrases.word(index + 1))
    }

    /// `lowering absorption and risking failure`: the second participle is no object of the first.
    private func withoutParticiples(_ list: [Phrase], behind index: Int) -> [Phrase] {
        guard let first = list.first, endsInIng(tokens[index]) else { return list }
        return [first]
            + list.dropFirst().prefix { phrase in
                let opening = tokens[phrase.head.lowerBound]
                return phrase.head.count < 2 || opening.match >= 0 || !opening.classes.isEmpty || opening.role != .none || !endsInIng(opening)
            }
    }

    private func endsInIng(_ token: Token) -> Bool { token.kind == .word && phrases.bytes[token.bytes].suffix(3).elementsEqual([0x69, 0x6E, 0x67]) }

    /// `X and Y by 3% and 4 kg, respectively`: gives each outcome of a verb or noun its place in the list of numbers.
    private mutating func pairNumbers() {
        guard tokens.contains(where: { $0.kind == .word && $0.word == "respectively" }) else { return }
        var start = 0
        while start < statements.count {
            var end = start + 1
            while end < statements.count, statements[end].trigger == statements[start].trigger { end += 1 }
            let mark = tokens[statements[start].trigger...].firstIndex { $0.kind == .word && $0.word == "respectively" }
            if end > start + 1, let mark { for index in start ..< end { statements[index].place = (index - start, end - start, mark) } }
            start = end
        }
    }

    /// `X (-3 kg) and Y (-4 cm)`: gives each outcome of a verb or noun the figures in the bracket behind it, and none those of another.
    private mutating func pairBrackets() {
        var start = 0
        while start < statements.count {
            var end = start + 1
            while end < statements.count, statements[end].trigger == statements[start].trigger { end += 1 }
            let brackets = statements[start ..< end].map { statement in statement.outcome.flatMap { figures(behind: $0.tokens) } }
            let outcomes = Set(statements[start ..< end].compactMap { $0.outcome?.text })
            let isList = outcomes.count > 1 && brackets.contains { $0 != nil }
            for (index, bracket) in zip(start ..< end, brackets) {
                statements[index].isPaired = isList
                if !isList || brackets.reduce(0, { $0 + ($1 == bracket ? 1 : 0) }) == 1 { statements[index].bracket = bracket }
            }
            start = end
        }
    }

    /// The bracket with a number that ends a name or stands right behind it.
    private func figures(behind name: Range<Int>) -> Range<Int>? {
        let close = name.upperBound - 1
        var open: Int?
        if tokens.indices.contains(close), tokens[close].kind == .close {
            open = name.first { tokens[$0].kind == .open && phrases.close(of: $0, before: tokens.count) == close }
        } else if tokens.indices.contains(name.upperBound), tokens[name.upperBound].kind == .open {
            open = name.upperBound
        } else {
            open = tokens[name].firstIndex { $0.kind == .open }  // `diastolic (-1.4 mmHg) blood pressure`
        }
        guard let open, let end = phrases.close(of: open, before: tokens.count), tokens[open ..< end].contains(where: { $0.kind == .number && $0.match < 0 })
        else { return nil }
        return open ..< end + 1
    }

    /// `gained 4.3 points on the MoCA`.
    mutating func readAmountOn(_ index: Int, _ next: Int, _ change: ChangeWord, _ group: VerbGroup, _ subject: Subject, _ end: Int) -> Bool {
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

    /// Names the outcomes of plain object phrases together, so that `VEGF and GDNF mRNA` share their property.
    mutating func resolveSharedProperty(_ list: [Phrase], trigger: Int) {
        let plain = list.filter { !hasChangeNoun($0) }
        guard plain.count > 1 else { return }
        let named = names.names(of: plain)
        let at = statements.indices.filter { statements[$0].trigger == trigger }
        guard at.count == named.count else { return }
        for (slot, name) in zip(at, named) {
            let isImproved = statements[slot].outcome?.text.hasSuffix(" improvement") ?? false
            statements[slot].outcome = isImproved ? improved(name) : name
        }
    }

    func hasChangeNoun(_ phrase: Phrase) -> Bool {
        phrase.head.contains { tokens[$0].role == .noun && tokens[$0].change?.manner != .outcome }
    }

    struct VerbGroup { var start: Int; var isNegated = false; var isPurpose = false; var isReported = false }

    /// The auxiliaries, adverbs and negations before the verb, and `has been shown to`, `is known to`, `fails to` before those.
    func verbGroup(endingAt index: Int) -> VerbGroup {
        var group = VerbGroup(start: index)
        while group.start > 0 {
            let token = tokens[group.start - 1]
            if token.kind == .close, let mark = listMark(endingAt: group.start - 1) {
                group.start = mark
                continue
            }
            guard token.kind == .word, token.match < 0 else { break }
            if tokens[group.start].classes.contains(.to), Self.purposes.contains(token.word) { group.isPurpose = true }
            if !token.classes.isDisjoint(with: .future), token.classes.contains(.modal) { group.isPurpose = true }
            if token.classes.contains(.negation), isDenying(group.start - 1) { group.isNegated = true }
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

    /// Where the mark of a list's part starts that ends at the bracket: `1)`, `(2)`.
    private func listMark(endingAt close: Int) -> Int? {
        guard close > 0, tokens[close - 1].kind == .number, tokens[close - 1].bytes.count <= 2 else { return nil }
        return close > 1 && tokens[close - 2].kind == .open ? close - 2 : close - 1
    }

    func objectStart(after index: Int, _ change: ChangeWord, before end: Int) -> Int? {
        var at = index + 1
        // `reduces rather than increases X`: both verbs have one object
        if at + 2 < end, phrases.word(at) == "rather", phrases.word(at + 1) == "than", phrases.isVerb(at + 2) { at += 3 }
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
    func isAmount(_ list: [Phrase]) -> Bool {
        guard list.count == 1, let phrase = list.first else { return false }
        return isAmount(phrase.head)
    }

    func isAmount(_ head: Range<Int>) -> Bool {
        guard let first = tokens[head].first(where: { $0.kind != .sign && !$0.classes.contains(.adverb) }), first.kind == .number, first.match < 0
        else { return false }
        return tokens[head].allSatisfy {
            $0.kind == .number || $0.kind == .sign || $0.classes.contains(.adverb)
                || $0.kind == .word && $0.terms.isEmpty && $0.classes.isDisjoint(with: [.property, .group]) && isUnit($0)
        }
    }

    func isUnit(_ token: Token) -> Bool {
        let word = token.word
        return [
            "point", "points", "percent", "percentage", "fold", "units", "kg", "g", "mg", "ml", "mmhg", "minutes", "hours", "days", "weeks", "months",
            "years", "seconds", "cm", "mm", "m",
        ].contains(word)
            || phrases.bytes[token.bytes].contains(0x2F)
    }

    /// `BDNF levels rose by 30 %`: what stands before the verb is what changed.
    mutating func readIntransitive(_ index: Int, _ change: ChangeWord, _ group: VerbGroup, _ subject: Subject) {
        if index + 1 < tokens.count, tokens[index + 1].classes.contains(.pronoun) { return }
        guard change.forms.contains(.intransitive), change.manner != .protect, change.manner != .cause else { return }
        readBefore(index, change, group)
    }

    mutating func readPassive(_ index: Int) {
        guard let change = tokens[index].change, change.manner != .protect, change.manner != .cause else { return }
        readBefore(index, change, verbGroup(endingAt: index))
    }

    /// The outcomes are the phrases right before the verb group.
    mutating func readBefore(_ index: Int, _ change: ChangeWord, _ group: VerbGroup) {
        let isElliptic =
            group.start > 0 && (tokens[group.start - 1].classes.contains(.contrast) || tokens[group.start - 1].classes.contains(.conjunction))
        guard !group.isPurpose, var list = listBefore(group.start) ?? (isElliptic ? lastList : nil) else { return }
        lastList = list
        // `70% of the collagen increased`: how much of it
        var share: Int?
        if list.count == 1, let first = list.first, phrases.isAmount(first.head), !first.complements.isEmpty,
            first.head.lowerBound == 0 || [.comma, .semicolon, .stop, .colon].contains(tokens[first.head.lowerBound - 1].kind)
        { (list, share) = (first.complements, first.head.lowerBound) }
        let end = clauseEnd(from: index)
        var subject = subjects.subject(around: index, before: end, earlier: earlier)
        if subject.kind == .absent || subject.kind == .pronoun, tokens[index].role == .passive, let agent = agent(behind: index, before: end) { subject = agent }
        let isNegated = group.isNegated || change.manner == .unchanged || isDeniedSubject(before: group.start)
        let direction = direction(change.direction, negated: isNegated, neutral: change.direction == 0)
        for name in names.names(of: list) where !isOfWhom(name) && !isOpener(name) {
            if let range = subject.tokens, range == name.tokens { continue }
            let subject = subject.tokens.map { $0.overlaps(name.tokens) } ?? false ? .absent : subject
            add(
                Statement(
                    outcome: name, direction: direction == .decrease && isWorsened(name, by: index) ? .increase : direction, subject: subject, trigger: index,
                    window: (share ?? index) ..< end, amount: share, end: index + 1, isNeutral: change.direction == 0 && direction != .no_change, isIntransitive: tokens[index].role == .active))
        }
        readGapped(index, behind: index + 1, direction, subject, end)
    }

    /// `was raised by Tα1`: a name behind a passive's *by*, not how much (`by half`, `by 9%`).
    private func agent(behind verb: Int, before end: Int) -> Subject? {
        guard verb + 2 < end, tokens[verb + 1].classes.contains(.by), let (phrase, _) = phrases.phrase(at: verb + 2, before: end),
            let first = tokens[phrase.head].first, let last = tokens[phrase.head].last, first.kind == .word, !["half", "factor", "third", "quarter", "chance", "means", "way"].contains(last.word),
            last.classes.isDisjoint(with: [.group, .study, .measure, .property, .noOutcome]), last.role == .none
        else { return nil }
        return Subject(kind: .other, text: phrases.text(phrase.head), tokens: phrase.head)
    }

    /// `IL-6 levels fell by 35% and TNF-α levels by 41%`: the second outcome shares the verb.
    mutating func readGapped(_ index: Int, behind start: Int, _ direction: Finding.Direction, _ subject: Subject, _ end: Int) {
        var start = start
        while start < end {
            var at = start
            while at < min(end, start + 7), !tokens[at].classes.contains(.conjunction), tokens[at].kind != .comma { at += 1 }
            guard at < min(end, start + 7), start == index + 1 || tokens[start ..< at].contains(where: { $0.kind == .number }) else { return }
            while at < end, tokens[at].classes.contains(.conjunction) || tokens[at].kind == .comma { at += 1 }
            guard at < end, let (phrase, next) = phrases.phrase(at: at, before: end), next + 1 < end, tokens[next].classes.contains(.by),
                tokens[next + 1].kind == .number || tokens[next + 1].kind == .sign
            else { return }
            for name in names.names(of: [phrase]).filter(isOutcome) {
                add(
                    Statement(
                        outcome: name, direction: direction, subject: subject, trigger: index, window: index ..< end, amount: next + 1, end: next + 2)
                )
            }
            start = next + 1
        }
    }

    /// The list of phrases that ends right before the token.
    func listBefore(_ end: Int) -> [Phrase]? {
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
            // `…, before exercise, cortisol fell`
            if start > clause, tokens[start - 1].classes.contains(.preposition), !tokens[start - 1].classes.contains(.of),
                let (_, next) = phrases.phrase(at: start, before: end), next < end, tokens[next].kind == .comma
            { continue }
            if let (list, next) = phrases.list(at: start, before: end), reaches(next, end) { return list }
            // skip what this phrase covers only by its first word, since a later start may fit
        }
        return nil
    }

    /// Whether only places and times (`in the cortex`) lie between.
    func reaches(_ next: Int, _ end: Int) -> Bool {
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
    mutating func readObject(
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
            sign = change.manner == .affect ? 0 : inner.direction == 0 ? 0 : change.direction * (outcomes[0].holdsChange ? 1 : inner.direction)
        } else {
            outcomes = names.names(of: [phrase])
            for token in phrase.head where tokens[token].role == .adjective || tokens[token].change?.manner == .outcome { consumed.insert(token) }
        }
        let direction = direction(sign, negated: group.isNegated, neutral: sign == 0)
        for name in outcomes where isOutcome(name) && (name.isMeasure || !name.terms.isDisjoint(with: .outcome) || !isExtension(index)) {
            let named = change.manner == .improve && sign > 0 && !(group.isNegated && isBurden(name)) ? improved(name) : name
            add(
                Statement(
                    outcome: named, direction: direction == .decrease && isWorsened(name, by: index) ? .increase : direction, subject: subject, trigger: index,
                    window: index ..< clauseEnd, amount: phrase.amount, end: last, isNeutral: direction == .not_reported, isPurpose: group.isPurpose))
        }
    }

    /// `extends the peptide by a tail`: what has no length, duration or score is only built on.
    private func isExtension(_ verb: Int) -> Bool { ["extend", "extends", "extended", "extending"].contains(phrases.word(verb)) }

    /// The outcomes of a noun of change: behind *in* or *of*, else before it in its phrase.
    func innerOutcomes(of noun: Int, in phrase: Phrase, inner: ChangeWord, clauseEnd: Int) -> ([OutcomeName], Int) {
        var behind = noun + 1
        if let first = phrase.complements.first {
            if phrases.word(first.head.lowerBound) == "up", phrases.word(first.head.lowerBound + 1) == "to" {
                behind = clauseEnd  // `reductions of up to 2.2%`
            } else if tokens[first.head].first?.kind == .number {
                behind = first.tokens.upperBound  // `a reduction of 1.8 mmol/L in LDL cholesterol`
            } else {
                let named = names.names(of: phrase.complements).filter { isOutcome($0) || inner.direction != 0 && isSubstance($0) }
                if !named.isEmpty { return (named, phrase.tokens.upperBound) }
                behind = phrase.tokens.upperBound  // `no effect of zinc on cognition`
            }
        }
        // `a reduction (P < 0.001) in pain`
        if behind < clauseEnd, tokens[behind].kind == .open, let close = phrases.close(of: behind, before: clauseEnd), close + 1 < clauseEnd,
            !tokens[close + 1].classes.isDisjoint(with: [.about, .of])
        { behind = close + 1 }
        if behind < clauseEnd, phrases.word(behind) == "between", let (_, next) = phrases.list(at: behind + 1, before: clauseEnd) { behind = next }
        if behind < clauseEnd,
            !tokens[behind].classes.isDisjoint(with: [.about, .of]) || inner.manner == .protect && tokens[behind].classes.contains(.from),
            let (list, next) = phrases.list(at: behind + 1, before: clauseEnd), !isPlaceOrTime(list)
        {
            let named = names.names(of: list).filter { isOutcome($0) || inner.direction != 0 && isSubstance($0) }
            if !named.isEmpty { return (named, next) }
        }
        let before = names.core(phrase.head.lowerBound ..< noun)
        guard !before.isEmpty, before.upperBound == noun, !tokens[before].contains(where: { $0.classes.contains(.study) && $0.terms.isEmpty }),
            tokens[before].contains(where: {
                $0.kind == .word && ($0.match >= 0 || $0.role == .none && $0.classes.isDisjoint(with: [.appraisal, .adverb, .determiner]))
            })
        else {
            return ([], noun + 1)
        }
        var named = names.names(of: [Phrase(head: before)]).filter(isOutcome)
        // `cognitive enhancement`: an adjective alone names nothing without its noun
        if named.count == 1, named[0].terms.isEmpty, !named[0].isMeasure || names.isAdjective(tokens[noun - 1]), inner.direction != 0, !isSymbol(noun - 1) {
            named[0].text = phrases.text(before.lowerBound ..< noun + 1)
            named[0].isMeasure = inner.direction > 0
            named[0].holdsChange = true
        }
        return (named.map { inner.manner == .improve ? improved($0) : $0 }, noun + 1)
    }

    /// `ACAT1`, `ERK1/2`: a name by itself, of letters and digits.
    private func isSymbol(_ index: Int) -> Bool {
        let word = phrases.bytes[tokens[index].bytes]
        return word.first.map { $0 &- 0x41 < 26 } ?? false && word.contains { $0 &- 0x30 < 10 }
    }

    /// Whether the phrases name a place, people or a time rather than an outcome.
    func isPlaceOrTime(_ list: [Phrase]) -> Bool {
        guard let first = list.first else { return true }
        let head = tokens[first.head]
        if let opening = head.first, opening.kind == .number {
            guard let last = head.last, head.count > 1, opening.isJoined else { return true }
            return last.classes.isDisjoint(with: [.measure, .property])  // `28-day mortality` is neither
        }
        if let last = head.last, last.classes.contains(.group) || SubjectReader.times.contains(last.word), last.terms.isEmpty { return true }  // `in lowest-risk groups`, `in the last year`
        if head.contains(where: { !$0.terms.isDisjoint(with: [.target, .outcome]) || !$0.classes.isDisjoint(with: [.measure, .property]) }) {
            return false
        }
        // `skin laxity`: of the skin, and no place
        if list.count > 1, head.count == 2, head.first?.terms == .region, let last = head.last, last.terms.isEmpty, last.kind == .word,
            last.classes.isDisjoint(with: [.group, .treatment, .study]), !Self.tissues.contains(last.word)
        { return false }
        return head.contains {
            !$0.terms.isDisjoint(with: [.region, .species, .condition]) || $0.classes.contains(.group) || $0.classes.contains(.study)
                || $0.classes.contains(.treatment)
        }
    }

    private static let tissues: WordSet = [
        "tissue", "tissues", "slices", "neurons", "cells", "samples", "homogenates", "sections", "layer", "layers", "area", "areas", "region", "regions", "lobe", "lobes",
        "hemisphere", "nuclei", "nucleus", "cultures", "explants", "culture",
    ]

    /// A scale on which less is better is named *improvement* when it improved: `NIHSS` → `NIHSS improvement`.
    func improved(_ name: OutcomeName) -> OutcomeName {
        guard !name.text.hasSuffix(" improvement") else { return name }
        var named = name
        if LowerIsBetter.isScale(name.text) {
            named.text = LowerIsBetter.bare(name.text) + " improvement"
        } else if isBurden(name) {
            named.text += " improvement"
        }
        return named
    }

    /// What did not improve is named as it stands.
    func unimproved(_ name: OutcomeName) -> OutcomeName {
        guard name.text.hasSuffix(" improvement"), isBurden(name) else { return name }
        var named = name
        named.text.removeLast(" improvement".utf8.count)
        return named
    }

    /// `symptoms of arthritis`, `fasting glucose`, `reaction time`: of which less is better.
    private func isBurden(_ name: OutcomeName) -> Bool {
        let range = name.tokens.clamped(to: 0 ..< tokens.count)
        var head = range.lowerBound
        while head < range.upperBound, phrases.isNominal(head) { head += 1 }
        guard head > range.lowerBound else { return false }
        let word = phrases.word(head - 1), before = phrases.word(head - 2)
        if LowerIsBetter.measures.contains(word) { return LowerIsBetter.burdens.contains(before) }
        if word == "pressure" { return before == "blood" }
        if word == "time" || word == "times" { return before == "reaction" || before == "response" }
        // diseases, known and by their ending: `steatohepatitis`, `fibrosis`
        return LowerIsBetter.burdens.contains(word) || tokens[head - 1].terms.contains(.condition) || ["osis", "itis", "algia"].contains { phrases.text(head - 1 ..< head).hasSuffix($0) } && word != "apoptosis"
    }

    /// `worsened steatosis`: more of what there should be less of.
    func isWorsened(_ name: OutcomeName, by index: Int) -> Bool {
        ["worsen", "worsens", "worsened", "worsening"].contains(phrases.word(index)) && isBurden(name)
    }

    /// Whether the phrase can be the outcome of a study: not `promise`, `results`, a bare number.
    func isOutcome(_ name: OutcomeName) -> Bool {
        let range = name.tokens.clamped(to: 0 ..< tokens.count)
        let words = tokens[range]
        guard words.contains(where: { $0.kind == .word }) else { return false }
        if name.terms.contains(.target) || name.terms.contains(.outcome) { return true }
        if words.count == 2, words[range.lowerBound + 1].kind == .number, SettingReader.leads.contains(words[range.lowerBound].word) { return false }  // day 60
        var head = range.lowerBound
        while head < range.upperBound, phrases.isNominal(head) { head += 1 }
        guard head > range.lowerBound else { return false }
        let last = tokens[head - 1]
        if ["percent", "percentage"].contains(words[range.lowerBound].word) { return false }
        if isOpener(name) { return false }
        if last.classes.contains(.noOutcome), words.count > 1, words[words.endIndex - 2].opensHarm { return true }  // `adverse effects`
        if last.classes.contains(.noOutcome) || last.classes.contains(.group) && last.terms.isEmpty { return false }
        if last.classes.contains(.treatment) || last.terms.contains(.compound) && !name.isMeasure { return false }
        if isOfWhom(name) { return false }
        // `a total of 62 participants`
        return !(Self.counts.contains(last.word) && words.contains { $0.classes.contains(.group) })
    }

    /// `Finally,`, `Besides,`: opens the sentence.
    private func isOpener(_ name: OutcomeName) -> Bool {
        let at = name.tokens.lowerBound
        guard at + 1 < tokens.count, tokens[at].kind == .word, tokens[at].match < 0, tokens[at].isCapitalised, tokens[at + 1].kind == .comma else { return false }
        return phrases.endsIn("ly", at) || Self.openers.contains(tokens[at].word)
    }

    private static let openers: WordSet = ["besides", "thus", "hence", "indeed", "nevertheless", "nonetheless", "instead", "meanwhile", "otherwise", "regardless", "again"]

    private static let counts: WordSet = ["total", "number", "majority", "proportion", "percentage", "rest", "half", "minority"]

    /// `treated rats were …`: those who had something, not what they had.
    private func isOfWhom(_ name: OutcomeName) -> Bool {
        let words = tokens[name.tokens.clamped(to: 0 ..< tokens.count)]
        return !words.isEmpty && words.contains { $0.terms.contains(.species) } && words.allSatisfy {
            $0.terms.contains(.species) || !$0.classes.isDisjoint(with: [.group, .giving]) || SubjectReader.isCompound($0)
        }
    }

    /// `an increase in testosterone`: a compound alone, of which there is more or less.
    private func isSubstance(_ name: OutcomeName) -> Bool {
        let range = name.tokens.clamped(to: 0 ..< tokens.count)
        return !range.isEmpty && range.count <= 3 && tokens[range].allSatisfy(SubjectReader.isCompound)
    }

    // MARK: - Adding

    func direction(_ sign: Int, negated: Bool, neutral: Bool) -> Finding.Direction {
        if negated { return .no_change }
        if neutral || sign == 0 { return .not_reported }
        return sign > 0 ? .increase : .decrease
    }

    mutating func add(_ statement: Statement) {
        guard statements.count < 64 else { return }
        statements.append(statement)
    }

    /// Bounds each statement's window by the next statement's word of change.
    func windowed() -> [Statement] {
        guard statements.count > 1 else { return statements }
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
