/// A word, number or mark of a sentence, with all that the lists know of it.
struct Token: Sendable {
    enum Kind: Sendable {
        case word, number
        /// `[5]`, `[2, 3]`, `[\[15\]](#)`.
        case citation
        case comma, semicolon, colon, open, close, stop, dash
        /// `→`.
        case arrow
        /// `▲ ↑`.
        case up
        /// `▼ ↓`.
        case down
        /// `± ~ < = "` and the rest.
        case sign
    }

    /// The folded word.
    var word: FoldedWord
    var classes: WordClass = []
    private let start, end: UInt32
    /// The number of the vocabulary's match that covers the token; -1 for none.
    var match: Int32 = -1
    var change: ChangeWord?
    var kind: Kind
    /// The categories of that match's term.
    var terms: TermCategories = []
    var role: ChangeRole = .none
    /// A capital at the start.
    var isCapitalised = false
    /// Signs stand inside: `dual-therapy`, `1.4-fold`.
    var isJoined = false

    /// Tokens are many and looked at often, so that they are kept small.
    init(bytes: Range<Int>, kind: Kind, word: FoldedWord = FoldedWord(hash: 0), isCapitalised: Bool = false, isJoined: Bool = false) {
        start = UInt32(bytes.lowerBound)
        end = UInt32(bytes.upperBound)
        self.kind = kind
        self.word = word
        self.isCapitalised = isCapitalised
        self.isJoined = isJoined
    }

    var bytes: Range<Int> { Int(start) ..< Int(end) }
    /// `adverse events`, `side effects`: opens the name of a harm, also where a list knows the whole name.
    var opensHarm: Bool { word == "adverse" || word == "side" }
}

/// What a word of change does where it stands.
enum ChangeRole: Sendable {
    case none
    /// `Semax increased …`, `can increase`, `to increase`, `increasing …`: what is changed stands behind.
    case active
    /// `BDNF was increased`: what is changed stands before.
    case passive
    /// `an increase in …`, `BDNF upregulation`.
    case noun
    /// `greater improvement`, `reduced stress`.
    case adjective
    /// `an inducer of …`.
    case agent
}

/// The tokens of a sentence or cell: markup is skipped, a citation marker is one token.
///
/// A word keeps what stands inside it: hyphens, slashes between letters, a bracket without a blank before it (`anxiety-like`,
/// `PI3K/Akt`, `ACTH(4-10)`, `copper(II)`); a number keeps its unit where no blank parts them (`1.4-fold`, `34–41%`, `30mL`, `3h`).
struct Tokens: Sendable {
    private(set) var all: [Token] = []
    /// The terms of the vocabulary and the document's own names, in reading order.
    private(set) var matches: [TermMatch] = []
    private let words: TextWords
    /// The first run of letters and digits that the scan has not passed yet.
    private var nextWord = 0

    /// - Parameter range: a stretch of the text of `bytes`.
    init(in range: Range<Int>, of bytes: [UInt8], vocabulary: VocabularyIndex, names: OwnCompounds) {
        words = TextWords(in: range, of: bytes)
        all.reserveCapacity(words.all.count + words.all.count / 4 + 4)
        scan(range, bytes)
        matches = names.merged(into: vocabulary.matches(in: words, of: bytes), words, of: bytes)
        attach(matches)
        let known = WordFacts.all
        for index in all.indices { classify(index, bytes, known) }
        resolveVerbs(bytes)
        resolveRoles(bytes)
    }

    // MARK: - Scanning

    private mutating func scan(_ range: Range<Int>, _ bytes: [UInt8]) {
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            let blank = bytes.blankLength(at: at, before: end)
            if blank > 0 { at += blank; continue }
            switch bytes[at] {
            case 0x2A, 0x5F, 0x60, 0x5C: at += 1  // * _ ` \
            case 0x5B:  // [
                if let marker = Self.citationEnd(at: at, before: end, of: bytes) {
                    append(.citation, at ..< marker)
                    at = marker
                } else {
                    append(.open, at ..< at + 1); at += 1
                }
            case 0x5D:  // ]
                append(.close, at ..< at + 1)
                at = Self.linkEnd(after: at + 1, before: end, of: bytes)
            case 0x3C: at = scanTag(from: at, before: end, bytes)
            case 0x28: append(.open, at ..< at + 1); at += 1
            case 0x29: append(.close, at ..< at + 1); at += 1
            case 0x2C: append(.comma, at ..< at + 1); at += 1
            case 0x3B: append(.semicolon, at ..< at + 1); at += 1
            case 0x3A: append(.colon, at ..< at + 1); at += 1
            case 0x2E, 0x21, 0x3F: append(.stop, at ..< at + 1); at += 1
            case 0x30 ... 0x39: at = scanNumber(from: at, before: end, bytes)
            default: at = scanOther(from: at, before: end, bytes)
            }
        }
    }

    /// Skips `<sup>`, `</i>`; `<sup>2,3</sup>` behind a word is a citation, and `<` alone a sign.
    private mutating func scanTag(from start: Int, before end: Int, _ bytes: [UInt8]) -> Int {
        guard let close = bytes[start ..< min(end, start + 9)].firstIndex(of: 0x3E) else { return scanOther(from: start, before: end, bytes) }
        let name = bytes[start + 1 ..< close].drop { $0 == 0x2F }
        guard Self.tags.contains(where: { name.elementsEqual($0.utf8) }) else { return scanOther(from: start, before: end, bytes) }
        guard bytes[start + 1] != 0x2F, name.elementsEqual("sup".utf8), all.last.map({ $0.bytes.upperBound == start && $0.kind != .number }) ?? false else { return close + 1 }
        var at = close + 1
        while at < end, at - close < 60, bytes[at] &- 0x30 < 10 || bytes[at] == 0x2C || bytes[at] == 0x20 || bytes[at] == 0x2D || bytes[at] == 0xE2 || bytes[at] & 0xC0 == 0x80 { at += 1 }
        guard at > close + 1, bytes[close + 1] &- 0x30 < 10, at + 6 <= end, bytes[at ..< at + 6].elementsEqual("</sup>".utf8) else { return close + 1 }
        append(.citation, start ..< at + 6)
        return at + 6
    }

    private static let tags = ["sup", "sub", "i", "b", "em", "strong", "br", "br/"]

    private mutating func append(_ kind: Token.Kind, _ range: Range<Int>) { all.append(Token(bytes: range, kind: kind)) }

    /// The run of letters and digits that starts at the offset.
    private mutating func run(at start: Int) -> TextWords.Word? {
        while nextWord < words.all.count, words.all[nextWord].bytes.lowerBound < start { nextWord += 1 }
        return nextWord < words.all.count && words.all[nextWord].bytes.lowerBound == start ? words.all[nextWord] : nil
    }

    private mutating func scanOther(from start: Int, before end: Int, _ bytes: [UInt8]) -> Int {
        if let run = run(at: start) { return scanWord(run, before: end, bytes) }
        if bytes[start] == 0x2D, start + 1 < end, bytes[start + 1] &- 0x30 < 10, all.last.map({ $0.bytes.upperBound < start }) ?? true {
            return scanNumber(from: start + 1, before: end, bytes, sign: start)  // -4.7
        }
        let length = Self.scalarLength(at: start, before: end, of: bytes)
        let sign = start ..< start + length
        all.append(Token(bytes: sign, kind: Self.kind(ofSign: sign, bytes), word: FoldedWord(bytes[sign])))
        return start + length
    }

    private static func kind(ofSign sign: Range<Int>, _ bytes: [UInt8]) -> Token.Kind {
        guard sign.count == 3 else { return bytes[sign.lowerBound] == 0x2D ? .dash : .sign }
        switch (bytes[sign.lowerBound], bytes[sign.lowerBound + 1], bytes[sign.lowerBound + 2]) {
        case (0xE2, 0x80, 0x90 ... 0x95), (0xE2, 0x88, 0x92): return .dash
        case (0xE2, 0x86, 0x92), (0xE2, 0x87, 0x92), (0xE2, 0x9E, _): return .arrow  // → ⇒ ➔
        case (0xE2, 0x86, 0x91), (0xE2, 0x96, 0xB2), (0xE2, 0x87, 0x91), (0xE2, 0x96, 0xB4): return .up
        case (0xE2, 0x86, 0x93), (0xE2, 0x96, 0xBC), (0xE2, 0x87, 0x93), (0xE2, 0x96, 0xBE): return .down
        default: return .sign
        }
    }

    private static func scalarLength(at: Int, before end: Int, of bytes: [UInt8]) -> Int {
        let length = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : bytes[at] < 0xF0 ? 3 : 4
        return min(length, end - at)
    }

    /// A word goes on over hyphens, dashes, slashes and apostrophes between letters, and over a short bracket without a blank.
    private mutating func scanWord(_ first: TextWords.Word, before end: Int, _ bytes: [UInt8]) -> Int {
        let start = first.bytes.lowerBound
        var at = first.bytes.upperBound
        while at < end, let joint = Self.joint(at: at, before: end, of: bytes) { at = run(at: joint)?.bytes.upperBound ?? joint }
        if at < end, bytes[at] == 0x2D, Self.isSuspended(at, before: end, of: bytes) { at += 1 }
        let isJoined = at > first.bytes.upperBound
        let word = FoldedWord(hash: isJoined ? Self.hash(start ..< at, of: bytes) : first.hash)
        all.append(Token(bytes: start ..< at, kind: .word, word: word, isCapitalised: bytes[start] &- 0x41 < 26, isJoined: isJoined))
        return at
    }

    /// The hyphen of `upper- and lower-body strength`.
    private static func isSuspended(_ hyphen: Int, before end: Int, of bytes: [UInt8]) -> Bool {
        guard hyphen + 5 < end, bytes[hyphen + 1] == 0x20 else { return false }
        return bytes[hyphen + 2 ..< end].starts(with: "and ".utf8) || bytes[hyphen + 2 ..< end].starts(with: "or ".utf8)
    }

    /// Where a word goes on behind a sign that may stand inside it.
    private static func joint(at: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        func isWord(_ at: Int) -> Bool { at < end && VocabularyIndex.wordLength(at: at, before: end, of: bytes) > 0 }
        switch bytes[at] {
        case 0x2D, 0x2F, 0x27: return isWord(at + 1) ? at + 1 : nil  // - / '
        case 0x2B: return at + 1 == end || !isWord(at + 1) ? at + 1 : nil  // NAD+
        case 0xE2:
            guard at + 3 < end, bytes[at + 1] == 0x80 else { return nil }
            let last = bytes[at + 2]
            return (0x90 ... 0x95).contains(last) && last != 0x94 || last == 0x99 ? (isWord(at + 3) ? at + 3 : nil) : nil
        case 0x28:  // ACTH(4-10), copper(II)
            guard isWord(at + 1), let close = bytes[at ..< min(end, at + 10)].firstIndex(of: 0x29) else { return nil }
            let inner = bytes[at + 1 ..< close]
            guard inner.allSatisfy({ $0 != 0x20 && $0 != 0x2C }) else { return nil }
            return close + 1
        default: return nil
        }
    }

    private mutating func scanNumber(from start: Int, before end: Int, _ bytes: [UInt8], sign: Int? = nil) -> Int {
        var at = start
        while at < end {
            let length = VocabularyIndex.wordLength(at: at, before: end, of: bytes)
            if length > 0 { at += length; continue }
            func isWord(_ at: Int) -> Bool { at < end && VocabularyIndex.wordLength(at: at, before: end, of: bytes) > 0 }
            switch bytes[at] {
            case 0x25: at += 1; continue  // %
            case 0x2E, 0x2C: if at + 1 < end, bytes[at + 1] &- 0x30 < 10 { at += 1; continue }
            case 0x2D, 0x2F: if isWord(at + 1) { at += 1; continue }
            case 0xE2 where at + 3 < end && bytes[at + 1] == 0x80 && (0x90 ... 0x94).contains(bytes[at + 2]):
                if isWord(at + 3) { at += 3; continue }
            default: break
            }
            break
        }
        let number = (sign ?? start) ..< at
        all.append(Token(bytes: number, kind: .number, word: FoldedWord(hash: Self.hash(number, of: bytes)), isJoined: true))
        return at
    }

    /// The end of `[12]`, `[2, 3]`, `[8–12]`, `[\[15\]](#)`, `\[3\]`, `[@Lund2018]`.
    static func citationEnd(at start: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        if start + 1 < end, bytes[start + 1] == 0x40 { return bytes[start ..< min(end, start + 200)].firstIndex(of: 0x5D).map { $0 + 1 } }
        var at = start, digits = 0, depth = 0
        while at < end, at - start < 80 {
            switch bytes[at] {
            case 0x30 ... 0x39: digits += 1; at += 1
            case 0x5B: depth += 1; at += 1
            case 0x5C, 0x2C, 0x20, 0x2D, 0x3B: at += 1
            case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80: at += 3
            case 0x5D:
                depth -= 1
                at += 1
                if depth <= 0 { return digits > 0 ? linkEnd(after: at, before: end, of: bytes) : nil }
            default: return nil
            }
        }
        return nil
    }

    /// The end of a link target `(…)` that starts here; the offset itself where there is none.
    private static func linkEnd(after at: Int, before end: Int, of bytes: [UInt8]) -> Int {
        guard at < end, bytes[at] == 0x28, let close = bytes[at ..< min(end, at + 500)].firstIndex(of: 0x29) else { return at }
        return close + 1
    }

    // MARK: - Words

    /// Marks the tokens that a term of the vocabulary covers.
    private mutating func attach(_ matches: [TermMatch]) {
        var index = 0
        for (number, match) in matches.enumerated() {
            while index < all.count, all[index].bytes.upperBound <= match.bytes.lowerBound { index += 1 }
            var at = index
            while at < all.count, all[at].bytes.lowerBound < match.bytes.upperBound {
                // a term inside a hyphenated word counts where it opens or closes the word: `Semax-treated`, `pro-BDNF`
                all[at].terms.formUnion(match.categories)
                if all[at].match < 0 { all[at].match = Int32(number) }
                at += 1
            }
        }
    }

    private mutating func classify(_ index: Int, _ bytes: [UInt8], _ known: WordMap<WordFacts>) {
        guard all[index].kind == .word || all[index].kind == .number else { return }
        let facts = known[all[index].word]
        let classes = facts?.classes ?? []
        if !classes.isEmpty {
            all[index].classes = classes
        } else if all[index].isJoined {
            all[index].classes = hyphenated(index, bytes)
        } else if facts == nil, all[index].match < 0, Self.isManner(all[index], bytes) {
            all[index].classes = .adverb
        }
        if let change = facts?.change { all[index].change = change }
        guard all[index].match >= 0 else { return }
        // inside a term of several words, function words are parts of the name
        let inside = index > 0 && all[index - 1].match == all[index].match || index + 1 < all.count && all[index + 1].match == all[index].match
        if inside {
            all[index].classes = classes.intersection([.property, .measure, .treatment, .group, .study])
            all[index].change = nil
        }
    }

    /// `inappropriately`, `surprisingly`: an adverb by its ending.
    private static func isManner(_ token: Token, _ bytes: [UInt8]) -> Bool {
        let word = bytes[token.bytes]
        guard token.kind == .word, word.count >= 6, word.suffix(2).elementsEqual([0x6C, 0x79]), !token.isCapitalised else { return false }
        return !notManner.contains(token.word)
    }

    private static let notManner: WordSet = [
        "family", "weekly", "monthly", "yearly", "hourly", "quarterly", "elderly", "assembly", "anomaly", "supply", "multiply", "friendly", "costly", "orderly",
        "deadly", "lively", "timely", "butterfly", "monopoly", "sickly", "scholarly", "homely", "likely", "unlikely", "fortnightly", "bodily",
    ]

    /// A typographic apostrophe counts as a plain one: `didn’t`.
    private static func hash(_ range: Range<Int>, of bytes: [UInt8]) -> UInt64 {
        var hash = WordHash()
        var at = range.lowerBound
        while at < range.upperBound {
            let isApostrophe = bytes[at] == 0xE2 && at + 2 < range.upperBound && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99
            hash.add(isApostrophe ? 0x27 : bytes[at])
            at += isApostrophe ? 3 : 1
        }
        return hash.value
    }

    /// A hyphenated word holds what its last part holds: `dual-therapy`, `low-dose`.
    private func hyphenated(_ index: Int, _ bytes: [UInt8]) -> WordClass {
        let range = all[index].bytes
        var part = range.upperBound
        while part > range.lowerBound, bytes[part - 1] != 0x2D { part -= 1 }
        guard part > range.lowerBound, part < range.upperBound else { return [] }
        return GrammarWords.classes(of: Self.hash(part ..< range.upperBound, of: bytes)).intersection([
            .treatment, .group, .measure, .property,
        ])
    }

    /// Participles before a noun are adjectives: `the combined drugs`, `cultured cells`, `treated rats`.
    private mutating func resolveVerbs(_ bytes: [UInt8]) {
        for index in all.indices where all[index].kind == .word {
            let verbal: WordClass = [.verb, .report, .purpose, .giving, .attaining]
            guard !all[index].classes.isDisjoint(with: verbal) else { continue }
            let word = bytes[all[index].bytes]
            if all[index].classes.contains(.appraisal), index + 1 < all.count, isNounLike(all[index + 1]), !isSaidBySubject(index) {
                all[index].classes.subtract(verbal); continue
            }
            guard word.suffix(2).elementsEqual([0x65, 0x64]) || word.suffix(3).elementsEqual([0x69, 0x6E, 0x67]) else { continue }
            let opens = index == 0 ? false : opensNounPhrase(all[index - 1])
            guard opens, index + 1 < all.count, isNounLike(all[index + 1]) else { continue }
            all[index].classes.subtract(verbal)
        }
    }

    /// `Participants also reported less pain`: the verb of people or a study, not `several reported effects`.
    private func isSaidBySubject(_ index: Int) -> Bool {
        guard let before = previousWord(index) else { return false }
        return all[before].kind == .word && (!all[before].classes.isDisjoint(with: [.group, .study, .pronoun]) || all[before].terms.contains(.species))
    }

    private func opensNounPhrase(_ token: Token) -> Bool {
        token.kind == .word && !token.classes.isDisjoint(with: [.determiner, .possessive, .preposition, .appraisal])
            && token.classes.isDisjoint(with: [.be, .have, .modal])
    }

    func isNounLike(_ token: Token) -> Bool {
        guard token.kind == .word else { return false }
        if token.match >= 0 { return true }
        let other: WordClass = [
            .determiner, .possessive, .pronoun, .preposition, .conjunction, .contrast, .condition, .subordinator, .relative, .be, .have,
            .modal, .negation, .versus,
        ]
        return token.classes.isDisjoint(with: other)
    }

    // MARK: - Roles

    private mutating func resolveRoles(_ bytes: [UInt8]) {
        for index in all.indices {
            guard let change = all[index].change else { continue }
            all[index].role = role(of: index, change, bytes)
        }
    }

    private func role(of index: Int, _ change: ChangeWord, _ bytes: [UInt8]) -> ChangeRole {
        let forms = change.forms
        if forms.contains(.agent) { return .agent }
        let before = previousWord(index)
        let next = index + 1 < all.count ? all[index + 1] : nil
        if forms.isDisjoint(with: .verb) { return forms.contains(.noun) ? .noun : .adjective }
        // `risk of falls`: no verb stands behind a preposition
        if let before, all[before].classes.contains(.of) || all[before].classes.contains(.from), forms.isDisjoint(with: [.past, .ing]) {
            return forms.contains(.noun) ? .noun : .none
        }
        if forms.contains(.past) { return pastRole(index, before, next, forms, bytes) }
        if forms.contains(.ing) { return ingRole(index, before, next) }
        // time to fall asleep
        if let before, before > 0, all[before].classes.contains(.to), all[before - 1].word == "time" { return .none }
        // in fall rates
        if let before, before == index - 1, all[before].kind == .word, all[before].classes.contains(.inside), forms.contains(.noun), let next, isNounLike(next) {
            return .none
        }
        if forms.contains(.adjective), let before, opensQuality(before, bytes) { return .adjective }
        if let before, !all[before].classes.isDisjoint(with: [.modal]) { return .active }
        if forms.contains(.noun), let before, all[before].kind == .comma || all[before].classes.contains(.conjunction), let next, next.kind == .word,
            startsObject(next), !hasBaseVerb(before, bytes)
        {
            return .none
        }
        if let before, all[before].classes.contains(.to), forms.contains(.base), next.map(startsObject) ?? false { return .active }
        if forms.contains(.noun) {
            if let next, !next.classes.contains(.by), next.classes.contains(.preposition) || !startsObject(next) { return .noun }
            if let before,
                all[before].kind == .number || !all[before].classes.isDisjoint(with: [.determiner, .possessive, .appraisal])
                    || all[before].role == .adjective
            {
                return .noun
            }
            if next == nil { return .noun }
        }
        if forms.contains(.adjective), !(next.map(startsObject) ?? false) { return .adjective }
        return .active
    }

    /// Whether a verb in its base form stands before, which another one may join: `to bind X and boost Y`; not `found in sprint and drop jump tests`.
    private func hasBaseVerb(_ end: Int, _ bytes: [UInt8]) -> Bool {
        if !all[..<end].contains(where: { $0.kind == .word && !$0.classes.isDisjoint(with: [.verb, .report, .be, .have, .attaining]) || $0.role == .active }) { return true }
        return all[..<end].contains { token in
            guard token.kind == .word, token.role == .active || !token.classes.isDisjoint(with: [.verb, .modal, .report, .attaining]), token.match < 0 else { return false }
            let word = bytes[token.bytes]
            return word.last != 0x73 && !word.suffix(2).elementsEqual([0x65, 0x64]) && !word.suffix(3).elementsEqual([0x69, 0x6E, 0x67])
                && !Self.irregularPast.contains(token.word)
        }
    }

    private static let irregularPast: WordSet = ["found", "shown", "seen", "known", "led", "gave", "given", "took", "taken", "rose", "fell", "made"]

    /// `with lower mortality`, `a lower risk`, `28% lower risk`: no verb stands there.
    private func opensQuality(_ before: Int, _ bytes: [UInt8]) -> Bool {
        let token = all[before]
        if token.kind == .number { return token.match < 0 && bytes[token.bytes].last == 0x25 }
        return token.kind == .word && token.match < 0 && !token.classes.isDisjoint(with: [.preposition, .determiner, .be, .have])
            && token.classes.isDisjoint(with: [.to, .pronoun, .relative])
    }

    /// The index of the word before, adverbs and negations skipped.
    func previousWord(_ index: Int) -> Int? {
        var at = index - 1
        while at >= 0, all[at].kind == .word, !all[at].classes.isDisjoint(with: [.adverb, .negation]),
            all[at].classes.isDisjoint(with: [.determiner, .be, .have, .modal]), all[at].match < 0
        { at -= 1 }
        return at >= 0 ? at : nil
    }

    /// `increased` after *be* is passive, before its noun in a noun phrase an adjective, else the verb of a clause.
    private func pastRole(_ index: Int, _ before: Int?, _ next: Token?, _ forms: ChangeWord.Forms, _ bytes: [UInt8]) -> ChangeRole {
        let takesObject = next.map(startsObject) ?? false
        if index > 0, all[index - 1].classes.contains(.negation), all[index - 1].classes.isDisjoint(with: [.be, .have, .modal, .adverb]),
            all[index - 1].bytes.count == 2
        {
            return .adjective
        }
        let adjective: ChangeRole = forms.contains(.adjective) ? .adjective : .none
        guard let before else { return opensSubject(index) ? adjective : .active }
        let token = all[before]
        if token.classes.contains(.be) { return .passive }
        if token.classes.contains(.have) { return takesObject ? .active : .passive }
        // `an analogue that selectively reduced …`
        if token.classes.contains(.relative), takesObject, before > 0, isNounLike(all[before - 1]), all[before - 1].match >= 0
            || all[before - 1].classes.isDisjoint(with: [.report, .verb, .purpose]) && all[before - 1].role == .none { return .active }
        if token.kind == .word,
            !token.classes.isDisjoint(with: [.determiner, .possessive, .preposition, .appraisal]) || Self.sizes.contains(token.word)
        {
            return adjective
        }
        if token.kind == .word, token.classes.contains(.report), !token.classes.contains(.study) { return takesObject ? .adjective : adjective }  // showed restored memory
        if token.kind == .open || token.kind == .arrow { return adjective }
        // a 22% increased risk, associated with 22% increased risk, showed 22% increased risk
        if token.kind == .number, token.bytes.count > 1, bytes[token.bytes].last == 0x25, before > 0,
            [.comma, .open, .semicolon, .colon].contains(all[before - 1].kind)
        {
            return adjective
        }
        if token.kind == .number, before > 0, all[before - 1].kind == .word,
            !all[before - 1].classes.isDisjoint(with: [.determiner, .preposition, .light, .conjunction, .adverb])
        {
            return adjective
        }
        if token.kind == .word, token.role == .active || token.classes.contains(.verb) { return adjective }  // promotes enhanced …
        if token.classes.contains(.contrast), next?.classes.contains(.by) ?? false { return .passive }
        if token.kind == .comma || token.classes.contains(.conjunction) {
            let follows = all[..<before].contains {
                $0.role == .active || $0.kind == .word && $0.match < 0 && !$0.classes.isDisjoint(with: [.report, .verb, .have, .attaining])
            }
            if next?.classes.contains(.by) ?? false { return .passive }
            return follows && takesObject ? .active : adjective
        }
        if token.kind == .word || token.kind == .close || token.kind == .citation || token.kind == .number {
            return takesObject || (next?.classes.contains(.by) ?? false) ? .active : (next == nil || next?.kind != .word ? .passive : .active)
        }
        return .active
    }

    /// `a small increased risk`.
    private static let sizes: WordSet = ["small", "large", "minor"]

    /// Whether the phrase that the participle opens has a verb of its own: `Reduced doses also improve …`.
    private func opensSubject(_ index: Int) -> Bool {
        for token in all[(index + 1)...].prefix(12) {
            if token.kind == .comma || token.kind == .semicolon || token.kind == .stop { return false }
            if !token.classes.isDisjoint(with: [.be, .have, .modal]) { return true }
            if let change = token.change, change.forms.contains(.third), !change.forms.contains(.noun) { return true }
            if token.match < 0, !token.classes.isDisjoint(with: .relative) { return false }
        }
        return false
    }

    private func ingRole(_ index: Int, _ before: Int?, _ next: Token?) -> ChangeRole {
        guard let next, startsObject(next) else { return .noun }
        if let before, all[before].kind == .word, !all[before].classes.isDisjoint(with: [.determiner, .possessive]),
            all[before].classes.isDisjoint(with: .relative)
        {
            return .noun
        }
        return .active
    }

    /// Whether an object may start with the token: a determiner, an adjective, a noun, a number.
    func startsObject(_ token: Token) -> Bool {
        if token.kind == .number { return true }
        guard token.kind == .word else { return token.kind == .sign }
        if token.match >= 0 { return true }
        if !token.classes.isDisjoint(with: [.determiner, .possessive]) { return true }
        return token.classes.isDisjoint(with: [
            .preposition, .conjunction, .contrast, .condition, .relative, .be, .have, .modal, .versus, .subordinator,
        ])
    }
}
