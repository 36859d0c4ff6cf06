/// Where the authors end and the title begins, by what a name can be.
extension FieldOrder {
    mutating func namePeople() {
        takeShortName()
        giveBehindDash()
        takeDatedBody()
        giveEncyclopedia()
        giveParticle()
        takeGivenNames()
        giveWords()
    }

    /// `HILL, | 2015, | p. 113`: who leads a short citation published nothing.
    private mutating func takeShortName() {
        guard let name = leading, field(name) == .publisher, field(name + 1) == .date, first(.author) == nil, first(.editor) == nil, first(.title) == nil, first(.container) == nil
        else { return }
        stretches[name].field = .author
    }

    /// `HILL, Anna – On the Lakes. | Rivers`, `HILL Anna - On, | Rivers`: behind a dash between blanks the title begins.
    private mutating func giveBehindDash() {
        guard let names = leading, field(names) == .author, field(names + 1) == .title, let dash = stretches[names].tokens.first(where: isSpacedDash) else { return }
        let own = stretches[names].tokens, rest = dash + 1 ..< own.upperBound
        guard rest.count(where: { isWord($0) }) > 1, !rest.dropLast().contains(where: { isMark($0, in: ",;") }),
            tokens[own.lowerBound].shape == ReferenceTokens.Shape.longCapitals || (own.lowerBound ..< dash).contains(where: { isMark($0, 0x2C) })
        else { return }
        setBorder(behind: names, to: dash + 1)
    }

    /// `Lake Sounds. (2020). Title`: what stands before a date in brackets and a title is who wrote it.
    private mutating func takeDatedBody() {
        guard let names = leading, field(names) == .title || field(names) == .publisher, field(names + 1) == .date, field(names + 2) == .title, first(.author) == nil,
            first(.editor) == nil, let open = stretches[names + 1].tokens.first, isMark(open, 0x28), words(of: names).count <= 8
        else { return }
        stretches[names].field = .author
    }

    /// `Semax. (2023, October 3). In Wikipedia.`: an article without an author, whose title stands in the author's place.
    private mutating func giveEncyclopedia() {
        guard let title = leading, field(title) == .author, field(title + 1) == .date, field(title + 2) == .title || field(title + 2) == .container,
            !stretches[(title + 3)...].contains(where: { $0.field == .title || $0.field == .container }),
            let lead = words(of: title + 2).first, word(lead) == "in", let work = words(of: title + 2).dropFirst().first, Self.encyclopedias.contains(word(work))
        else { return }
        stretches[title].field = .title
        stretches[title + 2].field = .container
    }

    private static let encyclopedias: WordSet = [
        "wikipedia", "wiktionary", "wikimedia", "britannica", "encyclopædia", "encyclopaedia", "encyclopedia", "statpearls", "scholarpedia",
    ]

    /// `Anna v. | Hill, Title`: a family name goes on behind its particle.
    private mutating func giveParticle() {
        guard let names = leading, field(names) == .author, field(names + 1) == .title, let particle = words(of: names).last,
            Self.particles.contains(word(particle)), !isCapital(particle), stretches[names].tokens.last.map({ $0 - particle <= 1 }) == true
        else { return }
        let title = stretches[names + 1].tokens
        guard let comma = title.prefix(4).first(where: { isMark($0, in: ",:") }), comma > title.lowerBound, comma + 1 < title.upperBound else { return }
        setBorder(behind: names, to: comma + 1)
    }

    private static let particles: WordSet = ["v", "von", "van", "de", "der", "den", "di", "della", "du", "zu"]

    /// `Hill, | Anna Maria: Title`, `Anna Hill, | Bo Lund und Max Maas: Title`: names go on up to the colon.
    private mutating func takeGivenNames() {
        guard let names = leading, field(names) == .author, field(names + 1) == .title, let comma = stretches[names].tokens.last, isMark(comma, 0x2C),
            let colon = stretches[names + 1].tokens.prefix(16).first(where: { isMark($0, 0x3A) || isSpacedDash($0) }), colon + 1 < stretches[names + 1].tokens.upperBound
        else { return }
        let prefix = stretches[names + 1].tokens.lowerBound ..< colon
        let isAlone = words(of: names).count == 1
        // `HILL, Anna ; LUND, | Bo Arne: Lakes`
        let isBehindSemicolon = stretches[names].tokens.last(where: { isMark($0, 0x3B) }).map { comma - $0 < 5 } ?? false
        guard prefix.count > 0, isAlone ? isGiven(prefix) : isBehindSemicolon ? prefix.count < 4 && prefix.allSatisfy({ isCapital($0) || isMark($0, in: ".-") }) : areNames(prefix)
        else { return }
        setBorder(behind: names, to: colon + 1)
    }

    /// ` – ` between blanks: `Hill, | Anna Maria – Title`
    private func isSpacedDash(_ token: Int) -> Bool {
        tokens[token].shape == ReferenceTokens.Shape.dash && tokens[token].isBehindBlank && token + 1 < tokens.count && tokens[token + 1].isBehindBlank
    }

    /// One to three given names, and a particle: `Anna Maria`, `B. de`, `Karl-Heinz`
    private func isGiven(_ stretch: Range<Int>) -> Bool {
        guard let first = stretch.first, isInitial(first) || isCapital(first) && isKnown(first, as: WordLexicon.Kind.given) || isHyphenated(stretch),
            stretch.count(where: { isWord($0) }) <= 3
        else { return false }
        return stretch.allSatisfy { isCapital($0) || isMark($0, in: ".-") || isWord($0) && Self.particles.contains(word($0)) }
    }

    private func isHyphenated(_ stretch: Range<Int>) -> Bool {
        stretch.count == 3 && isCapital(stretch.lowerBound) && isMark(stretch.lowerBound + 1, 0x2D) && isWord(stretch.lowerBound + 2)
    }

    /// Whole names with given ones first, parted by commas and words that join.
    private func areNames(_ stretch: Range<Int>) -> Bool {
        let parts = stretch.split { isMark($0, in: ",;/&") || isWord($0) && Self.joiners.contains(word($0)) }
        // one name alone may be the title's own: `A. Hill, Bo Lund: A Life`
        return parts.count > 1 && parts.allSatisfy { part in
            let words = part.filter { isWord($0) }
            guard let first = words.first, (2 ... 4).contains(words.count) else { return false }
            return (isInitial(first) || isKnown(first, as: WordLexicon.Kind.given)) && words.allSatisfy { isCapital($0) || Self.particles.contains(word($0)) }
        }
    }

    private static let joiners: WordSet = ["and", "und", "u", "et", "e", "y"]

    /// `A. Hill, Lakes. | On the North`, `Anna Hill, Rivers, Lakes, | Seas: A Book`: where given names stand first, a lone word is no name.
    private mutating func giveWords() {
        guard let names = leading, field(names) == .author else { return }
        let hasTitle = field(names + 1) == .title, opening = stretches[names].tokens.lowerBound
        guard isInitial(opening) || tokens[opening].range.count == 2 || isKnown(opening, as: WordLexicon.Kind.given) else { return }
        guard hasTitle || first(.title) == nil && first(.container) == nil else { return }
        let parts = stretches[names].tokens.split { isMark($0, 0x2C) }
        guard parts.count > 1, let first = parts.first, opensWithGiven(first), parts.count > 2 || isSurelyGiven(first) else { return }
        var kept = parts.count
        while kept > 1, isLoneWord(parts[kept - 1]) { kept -= 1 }
        guard kept < parts.count, let start = parts[kept].first else { return }
        if hasTitle { setBorder(behind: names, to: start) } else { part(names, at: start, .title) }
    }

    /// `A. Hill`, or `Anna Hill` where the lexicon knows the family too: `Ben Khedda` may be a family's name.
    private func isSurelyGiven(_ part: Range<Int>) -> Bool {
        let words = part.filter { isWord($0) }
        guard let first = words.first, let last = words.last else { return false }
        return isInitial(first) || isKnown(first, as: WordLexicon.Kind.given) && isKnown(last, as: WordLexicon.Kind.family)
    }

    /// `A. Hill`, `Anna Hill`; not `Hill A`, `Hill, A.`, `El-Hill`, `LE HILL`
    private func opensWithGiven(_ part: Range<Int>) -> Bool {
        let words = part.filter { isWord($0) && (tokens[$0].isBehindBlank || $0 == part.lowerBound || isInitial($0 - 2 >= part.lowerBound ? $0 - 2 : $0)) }
        guard let first = words.first, let last = words.last, words.count > 1, !isInitial(last), isCapital(last) else { return false }
        guard tokens[last].shape != ReferenceTokens.Shape.capitals, tokens[last].shape != ReferenceTokens.Shape.longCapitals else { return false }
        return isInitial(first) || tokens[first].range.count == 2 && words.count > 2 || isKnown(first, as: WordLexicon.Kind.given)
    }

    /// A word that no initial and no given name stands with, and that is no suffix or role.
    private func isLoneWord(_ part: Range<Int>) -> Bool {
        let words = part.filter { isWord($0) }
        guard words.count == 1, let only = words.first, isCapital(only), tokens[only].range.count > 3, !part.contains(where: { tokens[$0].kind == .number }) else { return false }
        let isAbbreviated = tokens[only].shape == ReferenceTokens.Shape.capitals || tokens[only].shape == ReferenceTokens.Shape.longCapitals
        return !isAbbreviated && !isKnown(only, as: WordLexicon.Kind.given) && !Self.editorWords.contains(word(only)) && !Self.suffixes.contains(word(only))
    }

    private static let suffixes: WordSet = ["junior", "senior", "collaboration", "others", "editor", "editors", "translator", "esq", "eds"]
}
