import Model

/// One sentence or cell, read once: tokens, phrases, mentions, quantities.
final class SentenceReading: Sendable {
    let range: Range<Int>
    let tokens: [Token]
    let phrases: PhraseReader
    let subjects: SubjectReader
    let quantities: [ScannedQuantity]
    /// Whether the sentence says who found it: `A study reported`, `Trials show`, `has been shown to`.
    let isAttributed: Bool

    /// - Parameter quantities: those of the stretch where they are known already.
    init(
        _ range: Range<Int>, of bytes: [UInt8], vocabulary: VocabularyIndex, names: OwnCompounds, isCell: Bool = false, isNumericCell: Bool = false,
        quantities known: [ScannedQuantity]? = nil
    ) {
        self.range = range
        let read = Tokens(in: range, of: bytes, vocabulary: vocabulary, names: names)
        tokens = read.all
        isAttributed = read.all.contains(where: Self.attributes)
        phrases = PhraseReader(tokens: read.all, bytes: bytes)
        subjects = SubjectReader(phrases, matches: read.matches)
        let speaksOfNumbers =
            isCell
            || known?.isEmpty != true
                && read.all.contains { $0.kind == .number && $0.match < 0 || $0.kind == .word && $0.terms.isEmpty && $0.classes.contains(.group) }
                && read.all.contains {
                    $0.change != nil || !$0.classes.isDisjoint(with: [.attaining, .study, .be, .negation, .light]) || $0.kind == .up || $0.kind == .down
                        || $0.kind == .open || $0.kind == .sign
                }
        let setting = QuantityScanner.Setting(isNumericCell: isNumericCell)
        quantities = speaksOfNumbers ? known ?? QuantityScanner(bytes).quantities(in: range, setting: setting) : []
    }

    var isQuestion: Bool {
        tokens.last(where: { $0.kind == .stop || $0.kind == .word || $0.kind == .number }).map {
            $0.kind == .stop && phrases.bytes[$0.bytes.lowerBound] == 0x3F
        } ?? false
    }
    var isCited: Bool { tokens.contains { $0.kind == .citation } }

    private static func attributes(_ token: Token) -> Bool {
        guard token.kind == .word, token.match < 0, token.classes.isDisjoint(with: .purpose) else { return false }
        if token.classes.contains(.report), !token.classes.contains(.study) { return true }
        return token.classes.contains(.study) && !fields.contains(token.word)
    }

    /// Words for research at large, which attribute nothing.
    private static let fields: WordSet = [
        "research", "clinical", "preclinical", "experimental", "literature", "scientists", "review", "reviews", "analysis", "analyses",
    ]

    var hasVerb: Bool { tokens.indices.contains { phrases.isVerb($0) } }

    /// Behind a run-in label (`Semax: …`, `**Ischemic Conditions:** …`): the first token of the text; 0 where there is no label.
    var labelEnd: Int {
        guard let colon = tokens.prefix(10).firstIndex(where: { $0.kind == .colon }), colon > 0, colon + 1 < tokens.count,
            tokens[..<colon].last(where: { $0.kind == .open || $0.kind == .close })?.kind != .open  // `raised mass (WMD: 0.9 kg)`
        else { return 0 }
        return tokens[..<colon].indices.contains { phrases.isVerb($0) && tokens[$0].role != .active } ? 0 : colon + 1
    }

    /// Marked as untrue, or under a label that says that nothing was found: `❌ Prevents …`, `Null hypothesis: …`, `Goal: lower …`.
    var isDisowned: Bool {
        if let first = tokens.first, first.kind == .sign, phrases.bytes[first.bytes].elementsEqual([0xE2, 0x9D, 0x8C]) { return true }
        let label = tokens[..<labelEnd]
        return label.contains { $0.kind == .word && $0.match < 0 && Self.disowning.contains($0.word) }
    }

    private static let disowning: WordSet = [
        "hypothesis", "hypotheses", "goal", "goals", "aim", "aims", "objective", "objectives", "purpose", "claim", "claims", "uses", "indications",
        "instructions", "directions", "tip", "tips",
    ]

    /// Whether a heading is about the mention: `Semax`, `How does zinc work?`, `Benefits of zinc`.
    ///
    /// It is not about what a verb has as its object (`Boosts testosterone`, `No impairment of insulin action`), what was measured (`Levels of glucose
    /// and insulin`) or what something works on (`Effects of sleep on insulin`).
    func isTopic(_ mention: Subject) -> Bool {
        guard let first = mention.tokens?.lowerBound else { return false }
        let before = tokens[..<first]
        if before.contains(where: { $0.change != nil || $0.match < 0 && !$0.classes.isDisjoint(with: [.property, .measure, .conjunction]) }) { return false }
        return !before.contains { ["on", "in", "against"].contains($0.word) && $0.kind == .word && $0.match < 0 }
    }

    /// The same sentence without its label.
    func withoutLabel(of bytes: [UInt8], vocabulary: VocabularyIndex, names: OwnCompounds) -> SentenceReading {
        let end = labelEnd
        guard end > 0 else { return self }
        var start = tokens[end].bytes.lowerBound
        while start > tokens[end - 1].bytes.upperBound, bytes[start - 1] == 0x5B || bytes[start - 1] == 0x2A { start -= 1 }
        return SentenceReading(tokens[end].bytes.lowerBound ..< range.upperBound, of: bytes, vocabulary: vocabulary, names: names)
    }

    /// `This is accompanied by …`: goes on about the result before.
    var pointsBack: Bool {
        guard let first = tokens.first, tokens.count > 1, first.kind == .word, ["this", "these"].contains(phrases.word(0)) else { return false }
        return phrases.isVerb(1)
    }

    /// The subject of a clause that a full stop cut off before its verb: `… suggests that early rehabilitation.`
    var openSubject: String? {
        guard let that = tokens.lastIndex(where: { $0.kind == .word && $0.classes.contains(.subordinator) && $0.classes.contains(.relative) }),
            that + 1 < tokens.count,
            phrases.isVerb(max(that - 1, 0)), let (phrase, next) = phrases.phrase(at: that + 1, before: tokens.count),
            tokens[next...].allSatisfy({ $0.kind == .stop || $0.kind == .citation })
        else { return nil }
        return phrases.text(phrase.head)
    }

    /// The subject that the sentence is about: the first mention before its first verb, no preposition leading to it.
    var topic: String? {
        let verb = tokens.indices.first { phrases.isVerb($0) } ?? tokens.count
        guard let first = subjects.firstMention(in: 0 ..< verb), let place = first.tokens else { return nil }
        if place.lowerBound > 0, tokens[..<place.lowerBound].contains(where: { $0.kind == .comma || $0.classes.contains(.preposition) && !$0.classes.contains(.of) }) {
            return nil
        }
        return first.text
    }
}
