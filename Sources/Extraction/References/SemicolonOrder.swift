/// Books as chemists cite them: semicolons part the title, the editors and the imprint, and the publisher stands before the place.
///
/// `Hill, A. Lakes, 3rd ed.; Northern Press: Oslo, 1976.` · `… In Lakes; Hill, A., Lund, B., Eds.; Northern Press: Oslo, 1988; pp 2–9.`
extension FieldOrder {
    mutating func readSemicolonImprint() {
        guard let imprint = semicolonImprint else { return }
        if !isPlace(imprint.publisher) {
            give(imprint.publisher.lowerBound ..< imprint.place.lowerBound, .publisher)
            give(imprint.place.lowerBound ..< imprint.year, .location)
            give(imprint.year ..< min(imprint.year + 2, tokens.count), .date)
        }
        takeTitleFromNames()
    }

    /// What stands behind a semicolon, a colon and the comma before a year.
    private var semicolonImprint: (publisher: Range<Int>, place: Range<Int>, year: Int)? {
        for colon in tokens.indices.reversed() where isMark(colon, 0x3A) && colon > 3 && colon + 3 < tokens.count {
            guard let semicolon = (max(0, colon - 14) ..< colon).last(where: { isMark($0, 0x3B) }),
                let year = (colon + 3 ..< min(colon + 12, tokens.count)).first(where: { tokens[$0].shape == ReferenceTokens.Shape.year }), isMark(year - 1, 0x2C),
                year + 1 == tokens.count || isMark(year + 1, in: ";.,")
            else { continue }
            let publisher = semicolon + 1 ..< colon, place = colon + 1 ..< year - 1
            guard publisher.contains(where: { isWord($0) }), place.contains(where: { isCapital($0) }),
                !(semicolon ..< year).contains(where: { tokens[$0].kind == .number || tokens[$0].kind == .identifier || tokens[$0].shape == ReferenceTokens.Shape.quote }),
                isCapital(publisher.lowerBound), place.count(where: { isWord($0) }) <= 5, publisher.allSatisfy({ isOfPublisher($0, before: colon) })
            else { continue }
            return (publisher, place, year)
        }
        return nil
    }

    /// Neither a stop that ends a sentence nor the comma before an initial: `Lund, C. Rivers. Oslo` is no publisher.
    private func isOfPublisher(_ token: Int, before colon: Int) -> Bool {
        if isMark(token, 0x2E) { return token + 1 == colon || isInitial(token - 1) }
        return !isMark(token, 0x2C) || !isInitial(token + 1)
    }

    private func isPlace(_ range: Range<Int>) -> Bool {
        let words = range.filter { isWord($0) }
        return !words.isEmpty && words.count <= 3 && words.allSatisfy { isKnown($0, as: WordLexicon.Kind.city | WordLexicon.Kind.country) || tokens[$0].shape == ReferenceTokens.Shape.capitals }
    }

    /// `Hill, A. B.; Lund, C. D. Lakes, | 3rd ed.`: what stands behind the last initials is the title, where there is no other.
    private mutating func takeTitleFromNames() {
        guard let names = leading, field(names) == .author, !stretches.contains(where: { $0.field == .title && $0.tokens.contains { isWord($0) } }) else { return }
        let own = stretches[names].tokens
        let start = own.dropFirst(3).last { isCapital($0) && !isInitial($0) && isMark($0 - 1, 0x2E) && isInitial($0 - 2) }
        guard let start, let comma = own.last(where: { $0 < start && isMark($0, 0x2C) }), comma > own.lowerBound,
            (comma + 1 ..< start).allSatisfy({ isInitial($0) || isMark($0, in: ".-") }), !Self.editorWords.contains(word(start))
        else { return }
        part(names, at: start, .title)
    }
}
