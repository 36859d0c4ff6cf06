/// One outcome that a phrase names.
struct OutcomeName: Sendable {
    var text: String
    /// The tokens that it was made of.
    var tokens: Range<Int>
    /// A place that opened the phrase: `hippocampal` in `hippocampal BDNF expression`.
    var region: Range<Int>?
    var terms: TermCategories = []
    var isMeasure = false
    /// The name holds the noun of change itself: `physical decline`, of which there is more or less.
    var holdsChange = false
}

/// Names outcomes from noun phrases: a property behind its target, an acronym for its long form, one name for each of a list.
///
/// `mRNA levels of VEGF, GDNF, and Bax` → *VEGF mRNA levels*, *GDNF mRNA levels*, *Bax mRNA levels*; `expression of glial
/// fibrillary acidic protein (GFAP)` → *GFAP expression*; `VEGF and GDNF mRNA` → *VEGF mRNA*, *GDNF mRNA*.
struct OutcomeNames: Sendable {
    let reader: PhraseReader
    private var tokens: [Token] { reader.tokens }

    init(_ reader: PhraseReader) { self.reader = reader }

    /// The outcomes of a list of phrases.
    func names(of phrases: [Phrase], limit: Int = 24) -> [OutcomeName] {
        var names: [OutcomeName] = []
        for (index, phrase) in phrases.enumerated() {
            if isIntroduction(phrase, before: index + 1 < phrases.count ? phrases[index + 1] : nil) { continue }
            if let shared = sharedHead(phrase, among: phrases[(index + 1)...]) {
                names.append(shared)
            } else if let next = phrases[(index + 1)...].first, let shared = sharedComplement(phrase, with: next) {
                names += self.names(of: shared)
            } else {
                names += self.names(of: phrase)
            }
            if names.count >= limit { break }
        }
        return distributed(Array(names.prefix(limit)))
    }

    /// `its receptor, TrkB`: the generic word only introduces the name.
    private func isIntroduction(_ phrase: Phrase, before next: Phrase?) -> Bool {
        guard let next, phrase.complements.isEmpty, phrase.members.isEmpty, phrase.gloss == nil, phrase.hasPossessive else { return false }
        let head = tokens[phrase.head]
        guard head.allSatisfy({ !$0.terms.contains(.target) }), let last = head.last else { return false }
        return last.classes.contains(.measure) && tokens[next.head].contains { $0.terms.contains(.target) }
    }

    /// `sensory and motor scores`, `functional and cognitive recovery`: a lone adjective takes the last word of the next phrase.
    private func sharedHead(_ phrase: Phrase, among rest: ArraySlice<Phrase>) -> OutcomeName? {
        if let suspended = suspended(phrase, among: rest) ?? paired(phrase, among: rest) { return suspended }
        guard phrase.head.count == 1, phrase.gloss == nil, phrase.complements.isEmpty, let token = tokens[phrase.head].first, token.kind == .word,
            token.match < 0 || token.terms == .region,
            token.classes.isDisjoint(with: [.measure, .property, .noOutcome]), token.change == nil, isAdjective(token)
        else { return nil }
        guard let next = rest.first(where: { $0.head.count > 1 }), next.complements.isEmpty, let last = tokens[next.head].last else { return nil }
        let text = reader.text(phrase.head) + " " + reader.text(next.head.upperBound - 1 ..< next.head.upperBound)
        return OutcomeName(text: text, tokens: phrase.head, terms: last.terms, isMeasure: !last.classes.isDisjoint(with: [.measure, .property]))
    }

    /// `frequency or types of adverse reactions` → *frequency of adverse reactions*.
    private func sharedComplement(_ phrase: Phrase, with next: Phrase) -> Phrase? {
        let head = core(phrase.head)
        guard head.count == 1, let token = tokens[head].first, phrase.gloss == nil, phrase.complements.isEmpty, phrase.members.isEmpty, !next.complements.isEmpty, next.gloss == nil,
            Self.dimensions.contains(token.word)
        else { return nil }
        var whole = phrase
        whole.complements = next.complements
        return whole
    }

    /// Measures that are always of something.
    private static let dimensions: WordSet = [
        "frequency", "severity", "incidence", "intensity", "duration", "amplitude", "number", "rate", "risk", "size", "type", "types", "degree", "extent", "prevalence",
        "thickness", "density", "level", "levels", "magnitude",
    ]

    /// `upper- and lower-body strength` → *upper-body strength*.
    private func suspended(_ phrase: Phrase, among rest: ArraySlice<Phrase>) -> OutcomeName? {
        guard let last = tokens[phrase.head].last, reader.bytes[last.bytes].last == 0x2D, let next = rest.first, let joined = tokens[next.head].first, joined.isJoined,
            let hyphen = reader.bytes[joined.bytes].firstIndex(of: 0x2D), hyphen + 1 < joined.bytes.upperBound
        else { return nil }
        let head = reader.text(core(phrase.head)) + String(decoding: reader.bytes[hyphen + 1 ..< joined.bytes.upperBound], as: UTF8.self)
        let tail = reader.text(next.head.lowerBound + 1 ..< next.head.upperBound)
        let shared = tokens[next.head].last
        return OutcomeName(text: tail.isEmpty ? head : head + " " + tail, tokens: phrase.head, terms: shared?.terms ?? [],
                           isMeasure: shared.map { !$0.classes.isDisjoint(with: [.measure, .property]) } ?? false)
    }

    /// `upper-body and lower-body strength` → *upper-body strength*; figures in a bracket may stand between.
    private func paired(_ phrase: Phrase, among rest: ArraySlice<Phrase>) -> OutcomeName? {
        guard phrase.head.count == 1, phrase.complements.isEmpty, let token = tokens[phrase.head].first, token.isJoined, let next = rest.first, next.head.count > 1,
            let other = tokens[next.head].first, other.isJoined
        else { return nil }
        func ending(_ token: Token) -> ArraySlice<UInt8>? {
            let word = reader.bytes[token.bytes]
            return word.lastIndex(of: 0x2D).map { word[$0...] }
        }
        guard let end = ending(token), let same = ending(other), end.elementsEqual(same), let last = tokens[next.head].last else { return nil }
        let text = reader.text(phrase.head) + " " + reader.text(next.head.lowerBound + 1 ..< next.head.upperBound)
        return OutcomeName(text: text, tokens: phrase.head.lowerBound ..< phrase.tokens.upperBound, terms: last.terms, isMeasure: !last.classes.isDisjoint(with: [.measure, .property]))
    }

    func isAdjective(_ token: Token) -> Bool {
        let word = String(decoding: reader.bytes[token.bytes], as: UTF8.self).lowercased()
        return ["al", "ive", "ic", "ary", "ory", "ar", "ous", "able"].contains(where: word.hasSuffix)
            || ["immune", "motor", "sensory", "short-term", "long-term"].contains(word)
    }

    private func names(of phrase: Phrase) -> [OutcomeName] {
        if !phrase.members.isEmpty {
            let named = names(of: phrase.members)
            if !named.isEmpty { return named }
        }
        if let listed = listInGloss(phrase) { return listed }
        let head = core(phrase.head)
        if !phrase.complements.isEmpty { return complemented(phrase, head: head) }
        guard var name = name(of: phrase, head: head) else { return [] }
        if let modifier = phrase.modifier { name.text += " " + reader.text(modifier) }
        return [name]
    }

    /// `cytokines (e.g., IL-1β, IL-6)`: the members inside the brackets, each with the property that the head has.
    private func listInGloss(_ phrase: Phrase) -> [OutcomeName]? {
        guard let gloss = phrase.gloss, tokens[gloss].contains(where: { $0.kind == .comma || $0.classes.contains(.conjunction) }) else { return nil }
        var at = gloss.lowerBound
        while at < gloss.upperBound,
            tokens[at].kind != .word || !tokens[at].classes.isDisjoint(with: [.member]) || tokens[at].match < 0 && tokens[at].bytes.count <= 3
        { at += 1 }
        guard at < gloss.upperBound, let (list, _) = reader.list(at: at, before: gloss.upperBound) else { return nil }
        let members = names(of: list).filter { $0.terms.contains(.target) }
        guard members.count > 1 else { return nil }
        let property = trailingProperty(core(phrase.head))
        return members.map { member in
            guard let property, !member.text.isEmpty else { return member }
            return OutcomeName(
                text: member.text + " " + reader.text(property), tokens: phrase.head.lowerBound ..< gloss.upperBound, region: nil,
                terms: member.terms,
                isMeasure: true)
        }
    }

    /// `expression of X and Y`: *X expression*, *Y expression*; `number of inclusions` stays as printed.
    private func complemented(_ phrase: Phrase, head: Range<Int>) -> [OutcomeName] {
        let inner = isAmount(phrase.complements) ? [] : names(of: phrase.complements)
        guard !inner.isEmpty else { return name(of: phrase, head: head).map { [$0] } ?? [] }
        let words = tokens[head]
        let isProperty =
            !words.isEmpty && words.allSatisfy { $0.classes.contains(.property) || $0.classes.contains(.appraisal) || $0.classes.contains(.adverb) }
        if isProperty {
            return inner.map { target in
                if hasProperty(target.tokens), words.count == 1 { return replacing(target, head: head, whole: phrase) }
                return OutcomeName(
                    text: target.text + " " + reader.text(head), tokens: phrase.tokens, region: target.region, terms: target.terms.union(.target),
                    isMeasure: true)
            }
        }
        let named = self.name(of: Phrase(head: phrase.head, gloss: phrase.gloss, tail: phrase.tail), head: head)
        if let scale = scaleRange(phrase, named) { return [scale] }
        let text = named?.text ?? reader.text(head)
        return inner.enumerated().map { index, target in
            // `severity of pain and KOOS scale`: the scale stands by itself
            if index > 0, isScale(target), !isScale(inner[0]) { return target }
            let isGeneric = words.isEmpty
            return OutcomeName(
                text: isGeneric ? target.text : text + " of " + target.text, tokens: phrase.tokens, region: target.region,
                terms: target.terms.union(words.reduce(into: TermCategories()) { $0.formUnion($1.terms) }),
                isMeasure: target.isMeasure || measures(head))
        }
    }

    private func isScale(_ name: OutcomeName) -> Bool {
        tokens[name.tokens.clamped(to: 0 ..< tokens.count)].last.map { ["scale", "score", "scores", "index"].contains($0.word) } ?? false
    }

    /// `weight of -1.4% and -2.9 kg`: how much, not of what.
    private func isAmount(_ complements: [Phrase]) -> Bool {
        guard let first = complements.first.map({ tokens[$0.head.lowerBound] }), first.kind == .number else { return false }
        let bytes = reader.bytes[first.bytes]
        return bytes.last == 0x25 || bytes.first == 0x2D || bytes.first == 0xE2
    }

    /// `Glasgow Outcome Scale (GOS) scores of 4–5 (good recovery)` → `GOS 4–5 (good recovery)`.
    private func scaleRange(_ phrase: Phrase, _ named: OutcomeName?) -> OutcomeName? {
        guard let named, named.terms.contains(.outcome), let range = phrase.complements.first, phrase.complements.count == 1,
            tokens[range.head].allSatisfy({ $0.kind == .number })
        else { return nil }
        var text = named.text
        for word in [" scores", " score"] where text.hasSuffix(word) { text.removeLast(word.count) }
        text += " " + reader.text(range.head)
        if let gloss = range.gloss { text += " (" + reader.text(gloss) + ")" }
        return OutcomeName(text: text, tokens: phrase.tokens, terms: named.terms, isMeasure: true)
    }

    /// `expression of BDNF mRNA`, `levels of BDNF protein`: the property is there already.
    private func replacing(_ target: OutcomeName, head: Range<Int>, whole: Phrase) -> OutcomeName {
        let isLevel = tokens[head].contains { token in ["level", "levels", "expression"].contains(token.word) }
        return OutcomeName(
            text: isLevel ? target.text : target.text + " " + reader.text(head), tokens: whole.tokens, region: target.region, terms: target.terms,
            isMeasure: true)
    }

    private func hasProperty(_ range: Range<Int>) -> Bool { tokens[range.clamped(to: 0 ..< tokens.count)].last?.classes.contains(.property) ?? false }
    private func measures(_ range: Range<Int>) -> Bool {
        tokens[range].contains { !$0.classes.isDisjoint(with: [.measure, .property]) || range.count > 1 && $0.opensHarm }
    }

    private func trailingProperty(_ range: Range<Int>) -> Range<Int>? {
        var start = range.upperBound
        while start > range.lowerBound, tokens[start - 1].classes.contains(.property), !tokens[start - 1].terms.contains(.target) { start -= 1 }
        if start == range.upperBound, start > range.lowerBound, let first = tokens[range].first, first.classes.contains(.property),
            !first.terms.contains(.target)
        {
            return range.lowerBound ..< range.lowerBound + 1
        }
        return start < range.upperBound ? start ..< range.upperBound : nil
    }

    /// A phrase without complement as one name.
    private func name(of phrase: Phrase, head: Range<Int>) -> OutcomeName? {
        var head = head
        let region = leadingRegion(head)
        // `hippocampal BDNF expression` has its place apart, `cortical infarction` in its name too
        if let region, tokens[region.upperBound ..< head.upperBound].contains(where: { $0.terms.contains(.target) }) {
            head = region.upperBound ..< head.upperBound
        }
        var text = reader.text(head)
        var terms = tokens[head].reduce(into: TermCategories()) { $0.formUnion($1.terms) }
        if let gloss = phrase.gloss, let acronym = acronym(gloss) {
            text = acronym
            terms.formUnion(tokens[gloss].reduce(into: TermCategories()) { $0.formUnion($1.terms) })
            if tokens[head].allSatisfy({ $0.terms.isEmpty }), terms.isEmpty { terms = [.target] }
        } else if let gloss = phrase.gloss, gloss.count <= 3, tokens[gloss].allSatisfy({ $0.kind == .word || $0.kind == .number && !isShare($0) }),
            tokens[gloss].contains(where: { !$0.terms.isEmpty })
        {
            text += " (" + reader.text(gloss) + ")"
        }
        if let tail = phrase.tail { text += " " + reader.text(tail) }
        guard !text.isEmpty else { return nil }
        let whole = phrase.head.lowerBound ..< phrase.tokens.upperBound
        return OutcomeName(text: text, tokens: whole, region: region, terms: terms, isMeasure: measures(head) || phrase.tail.map(measures) ?? false)
    }

    private func isShare(_ token: Token) -> Bool { reader.bytes[token.bytes].contains(0x25) }

    /// `BDNF` in `(BDNF)`: one word with two capitals.
    private func acronym(_ gloss: Range<Int>) -> String? {
        guard gloss.count == 1, let token = tokens[gloss].first, token.kind == .word else { return nil }
        let word = reader.bytes[token.bytes]
        guard word.count <= 14, word.reduce(0, { $0 + ($1 &- 0x41 < 26 ? 1 : 0) }) >= 2 else { return nil }
        return String(decoding: word, as: UTF8.self)
    }

    /// The head without appraising adjectives, numbers and words of change before it: `significant 3-fold increased BDNF` → `BDNF`.
    func core(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start < range.upperBound - 1 {
            let token = tokens[start]
            let skips =
                token.match < 0 && !token.classes.isDisjoint(with: [.appraisal, .adverb, .determiner, .possessive])
                || token.kind == .number && token.match < 0 || start > 0 && tokens[start - 1].kind == .number && Self.units.contains(token.word)
                || token.role == .adjective || token.kind == .sign
            guard skips else {
                // `the X group's scores`: whose they are
                guard let owner = (start ..< range.upperBound - 1).first(where: { isOwner($0) }) else { break }
                start = owner + 1
                continue
            }
            start += 1
        }
        return start ..< range.upperBound
    }

    /// `group's`
    private func isOwner(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return false }
        let word = reader.text(index ..< index + 1)
        return ["group's", "groups'", "group’s", "groups’", "arm's", "arm’s"].contains(word)
    }

    /// `150 mg standardized extract`.
    static let units: WordSet = ["mg", "g", "mcg", "ug", "µg", "μg", "ng", "iu", "ml", "kg"]

    /// A region that opens the phrase and is not its whole: `hippocampal` before `BDNF expression`.
    private func leadingRegion(_ range: Range<Int>) -> Range<Int>? {
        guard let first = tokens[range].first, first.terms.contains(.region), !first.terms.contains(.outcome), first.match >= 0 else { return nil }
        var end = range.lowerBound
        while end < range.upperBound, tokens[end].match == first.match { end += 1 }
        guard end < range.upperBound else { return nil }
        return range.lowerBound ..< end
    }

    /// `BDNF mRNA and protein`: a bare property is that of the target before it.
    private func withTargets(_ names: [OutcomeName]) -> [OutcomeName] {
        var named = names
        for index in named.indices.dropFirst() {
            let range = named[index].tokens.clamped(to: 0 ..< tokens.count)
            guard !range.isEmpty, tokens[range].allSatisfy({ $0.classes.contains(.property) && $0.match < 0 }),
                named[index - 1].terms.contains(.target)
            else { continue }
            let before = named[index - 1].tokens.clamped(to: 0 ..< tokens.count)
            guard let property = trailingProperty(before), property.lowerBound > before.lowerBound,
                named[index - 1].text.hasSuffix(" " + reader.text(property))
            else { continue }
            let target = named[index - 1].text.dropLast(reader.text(property).count + 1)
            named[index].text = target + " " + named[index].text
            named[index].terms = .target
            named[index].isMeasure = true
        }
        return named
    }

    /// `VEGF and GDNF mRNA`: the property of the last name belongs to those before it that are bare targets.
    private func distributed(_ given: [OutcomeName]) -> [OutcomeName] {
        let names = withTargets(given)
        guard names.count > 1, let last = names.last, last.terms.contains(.target) else { return names }
        guard let property = trailingProperty(last.tokens.clamped(to: 0 ..< tokens.count)), property.lowerBound > last.tokens.lowerBound else {
            return names
        }
        let suffix = " " + reader.text(property)
        guard last.text.hasSuffix(suffix) else { return names }
        return names.dropLast().map { name in
            guard name.terms.contains(.target), !name.isMeasure, name.tokens.count <= 4 else { return name }
            var named = name
            named.text += suffix
            named.isMeasure = true
            return named
        } + [last]
    }
}
