/// Fields of a reference that the order of all of them names better than their own words.
///
/// The labeller weighs each border by what is near it; here the whole is known. A name before `; 2008; 33(1): 309–20` is a journal's, whatever
/// words it has; of `1001 (2010) 086` the first number is the volume; what stands before `(eds.)` are names.
struct FieldOrder {
    var stretches: [ReferenceLabeller.Stretch]
    let text: EntryText
    let tokens: [ReferenceTokens.Token]

    init(_ stretches: [ReferenceLabeller.Stretch], tokens: [ReferenceTokens.Token], in text: EntryText) {
        self.stretches = stretches; self.tokens = tokens; self.text = text
        nameLonePage()
        guard stretches.count > 1 else { return }
        takeMarkedTitle()
        readReview()
        readSemicolonImprint()
        partDate()
        takeCapitalsName()
        joinRemark()
        partRoles()
        takeGuillemets()
        namePeople()
        guard self.stretches.count > 2 else { return }
        joinYears()
        nameHostOfEditors()
        partHost()
        giveUnmarkedJournal()
        joinContainer()
        joinOpenName()
        giveLead()
        takeFamily()
        giveCutJournal()
        giveInitialOfJournal()
        takeJoinedNames()
        joinLoneFamily()
        giveRoman()
        giveInverted()
        takeProceedings()
        takeEarlyArticle()
        giveJournal()
        takeContainer()
        joinCompany()
        joinVersion()
        takeMedium()
        takePublisher()
        takeLonePublisher()
        nameEditors()
        namePlaces()
        takeInstitution()
        nameIssuer()
        partProceedings()
        partBracketedPublisher()
        takeLastPublisher()
        joinCampus()
        cutSeries()
        nameBook()
        partTwice()
        partTitle()
        partDegree()
        nameNotedNumbers()
        giveDateLead()
        dropStandardNumber()
        orderNumbers()
        giveLeadingVolume()
        nameIssue()
        namePage()
        readPageWord()
        dropYear()
        nameCounts()
        nameDates()
        nameSeries()
        dropStatus()
    }

    /// Words that no name ends with.
    static let joints: WordSet = ["of", "the", "and", "for", "in", "on", "to", "&", "de", "der", "des", "für", "und", "et", "la", "y"]

    func first(_ field: ReferenceField) -> Int? { stretches.firstIndex { $0.field == field } }
    func field(_ index: Int) -> ReferenceField? { stretches.indices.contains(index) ? stretches[index].field : nil }

    /// Whether a token is the mark or letter; beyond the entry's ends there is none, here and below.
    func isMark(_ token: Int, _ byte: UInt8) -> Bool {
        tokens.indices.contains(token) && tokens[token].range.count == 1 && text.bytes[tokens[token].range.lowerBound] == byte
    }
    func word(_ token: Int) -> FoldedWord { tokens.indices.contains(token) ? FoldedWord(text.bytes[tokens[token].range]) : FoldedWord(hash: 0) }

    /// Makes a stretch and the next one one.
    mutating func join(_ index: Int) {
        setBorder(behind: index, to: stretches[index + 1].tokens.upperBound)
        stretches.remove(at: index + 1)
    }

    /// Lets a stretch end, and the next one start, at a token.
    mutating func setBorder(behind index: Int, to token: Int) {
        stretches[index].tokens = stretches[index].tokens.lowerBound ..< token
        stretches[index + 1].tokens = token ..< stretches[index + 1].tokens.upperBound
    }

    /// Gives tokens a field, whatever they were; what is left of the stretches around them stays.
    mutating func give(_ range: Range<Int>, _ field: ReferenceField) {
        guard !range.isEmpty else { return }
        var result: [ReferenceLabeller.Stretch] = []
        for stretch in stretches {
            let own = stretch.tokens
            if own.upperBound <= range.lowerBound || own.lowerBound >= range.upperBound { result.append(stretch); continue }
            if own.lowerBound < range.lowerBound { result.append(ReferenceLabeller.Stretch(field: stretch.field, tokens: own.lowerBound ..< range.lowerBound)) }
            if own.contains(range.lowerBound) { result.append(ReferenceLabeller.Stretch(field: field, tokens: range)) }
            if own.upperBound > range.upperBound { result.append(ReferenceLabeller.Stretch(field: stretch.field, tokens: range.upperBound ..< own.upperBound)) }
        }
        stretches = result
    }

    /// A stretch's bytes, without the marks around it.
    func range(_ index: Int) -> Range<Int> {
        guard let first = stretches[index].tokens.first, let last = stretches[index].tokens.last else { return 0 ..< 0 }
        return text.trimmed(tokens[first].range.lowerBound ..< tokens[last].range.upperBound, of: " ,;:.()[]")
    }

    /// Whether a stretch opens with a number that no word announces: `33`, not `vol. 33`.
    func isPlainNumber(_ index: Int) -> Bool { stretches.indices.contains(index) && text.isDigit(range(index).lowerBound) }

    /// The next token that is a word.
    func place(of wanted: FoldedWord, from start: Int) -> Int? {
        (start ..< tokens.count).first { tokens[$0].kind == .word && word($0) == wanted }
    }

    func isQuoted(_ index: Int) -> Bool { text.quoteLength(range(index).lowerBound) > 0 || text.bytes[range(index).lowerBound] == 0x27 }
    func hasMonth(_ index: Int) -> Bool { range(index).contains { text.isLetter($0) } }

    /// The first stretch behind the entry's number.
    var leading: Int? { stretches.indices.first { stretches[$0].field != .label } }
    func isWord(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].kind == .word }
    func isCapital(_ token: Int) -> Bool { isWord(token) && text.isUpper(tokens[token].range.lowerBound) }
    func isInitial(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].shape == ReferenceTokens.Shape.initial }

    /// Whether the lexicon knows a word as one of the kinds.
    func isKnown(_ token: Int, as kinds: UInt8) -> Bool { tokens.indices.contains(token) && tokens[token].kinds & kinds != 0 }

    /// The words of a stretch, as places among the tokens.
    func words(of index: Int) -> [Int] { stretches[index].tokens.filter { isWord($0) } }

    /// Whether one mark of several stands at a token: `,` `.` `:` `;`
    func isMark(_ token: Int, in marks: StaticString) -> Bool {
        guard tokens.indices.contains(token), tokens[token].kind == .mark, tokens[token].range.count == 1 else { return false }
        let mark = text.bytes[tokens[token].range.lowerBound]
        return (0 ..< marks.utf8CodeUnitCount).contains { marks.utf8Start[$0] == mark }
    }

    /// Cuts a stretch in two, of which the second gets a field; nothing where one would be empty.
    mutating func part(_ index: Int, at token: Int, _ field: ReferenceField) {
        let whole = stretches[index].tokens
        guard token > whole.lowerBound, token < whole.upperBound else { return }
        stretches[index].tokens = whole.lowerBound ..< token
        stretches.insert(ReferenceLabeller.Stretch(field: field, tokens: token ..< whole.upperBound), at: index + 1)
    }
}
