/// An edition that a title's end was taken for: `Rivers, 3rd ed.`, `Flüsse, 2., überarb. Aufl.`, `Rivers (seventh Edition`.
///
/// - Shape: behind a mark, an ordinal or a word that editions have, up to three more such words, and the word for an edition.
/// - Loss: none; what is cut off is the edition.
struct EditionTail {
    /// The title without the edition and the marks before it.
    let title: Range<Int>
    let edition: Range<Int>

    /// - Returns: nil where the range ends with no edition, or is nothing else.
    init?(_ range: Range<Int>, in text: EntryText) {
        let end = text.trimmed(range, of: " ,;:.()[]").upperBound
        var words: [Range<Int>] = []
        var at = end
        while words.count < 5, at > range.lowerBound {
            var start = at
            while start > range.lowerBound, !text.isBlank(start - 1), text.bytes[start - 1] != 0x28 { start -= 1 }
            let word = text.trimmed(start ..< at, of: ".,;:()[]")
            guard Self.isOfEdition(word, isLast: words.isEmpty, in: text) else { break }
            words.append(word)
            at = start
            while at > range.lowerBound, text.isBlank(at - 1) || text.bytes[at - 1] == 0x28 { at -= 1 }
        }
        guard words.count > 1, let first = words.last, words.dropFirst().contains(where: { Self.isOrdinal($0, in: text) }), at > range.lowerBound + 2,
            [0x2C, 0x2E, 0x3A, 0x3B].contains(text.bytes[at - 1]) || text.bytes[at ..< first.lowerBound].contains(0x28)
                || text.isDigit(first.lowerBound) && text.isLetter(first.upperBound - 1) && words[0].count < 4 // `Rivers 3rd edn`
        else { return nil }
        let title = text.trimmed(range.lowerBound ..< at, of: " ,;:")
        guard title.count > 2 else { return nil }
        self.title = title
        edition = first.lowerBound ..< end
    }

    /// `2nd ed` gives `2nd`; what is nothing but the word stays.
    static func withoutWord(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        var start = range.upperBound
        while start > range.lowerBound, text.isWordByte(start - 1) { start -= 1 }
        let rest = text.trimmed(range.lowerBound ..< start, of: " ,;:.")
        return !rest.isEmpty && editions.contains(FoldedWord(text.bytes[start ..< range.upperBound])) ? rest : range
    }

    private static func isOfEdition(_ word: Range<Int>, isLast: Bool, in text: EntryText) -> Bool {
        guard !word.isEmpty else { return false }
        let folded = FoldedWord(text.bytes[word])
        return isLast ? editions.contains(folded) : isOrdinal(word, in: text) || qualities.contains(folded)
    }

    /// `3`, `3rd`, `2e`, `second`
    private static func isOrdinal(_ word: Range<Int>, in text: EntryText) -> Bool {
        if text.isDigit(word.lowerBound) {
            let digits = word.prefix { text.isDigit($0) }.count
            return digits <= 2 && word.count - digits <= 3
        }
        return ordinals.contains(FoldedWord(text.bytes[word]))
    }

    private static let editions: WordSet = ["ed", "edn", "edition", "aufl", "auflage", "éd", "édition", "edizione", "ediz", "edición", "edição", "vyd"]
    private static let qualities: WordSet = [
        "rev", "revised", "expanded", "enlarged", "updated", "international", "überarb", "überarbeitete", "erw", "erweiterte", "neu", "bearb", "neubearb",
        "neubearbeitete", "verb", "verbesserte", "aktualisierte", "aktual", "durchgesehene", "durchges", "unveränderte", "unveränd", "und", "and", "u",
    ]
    private static let ordinals: WordSet = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "revised", "new", "zweite", "dritte", "vierte", "fünfte",
        "seconda", "terza", "quarta", "deuxième", "troisième", "nouvelle", "segunda", "tercera", "nuova", "nueva",
    ]
}
