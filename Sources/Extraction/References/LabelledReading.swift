import Model

/// The fields of a reference, from the stretches that the labeller names.
///
/// - Loss: notes, series and what no label takes stay in the entry's text alone.
struct LabelledReading {
    private let text: EntryText
    private let tokens: [ReferenceTokens.Token]
    private let stretches: [ReferenceLabeller.Stretch]
    private(set) var bibliography = Bibliography()

    init(_ text: EntryText, tokens: [ReferenceTokens.Token], stretches: [ReferenceLabeller.Stretch]) {
        self.text = text; self.tokens = tokens; self.stretches = stretches
        readNames()
        readTitles()
        readDate()
        readPlace()
        readPublication()
    }

    /// The stretches of a field, without the marks around them.
    private func ranges(_ field: ReferenceField) -> [Range<Int>] {
        stretches.compactMap { stretch in
            guard stretch.field == field, let first = stretch.tokens.first, let last = stretch.tokens.last else { return nil }
            let range = text.trimmed(tokens[first].range.lowerBound ..< tokens[last].range.upperBound, of: " ,;:")
            return range.isEmpty ? nil : range
        }
    }

    // MARK: Names

    private mutating func readNames() {
        for range in ranges(.author) {
            let list = NameList(range, in: text)
            bibliography.authors += list.names
            bibliography.isEtAl = bibliography.isEtAl || list.isEtAl
        }
        for range in ranges(.editor) {
            var range = range
            if text.has("in", at: range.lowerBound), range.count > 3, [0x20, 0x3A].contains(text.bytes[range.lowerBound + 2]) {
                range = text.trimmed(from: range.lowerBound + 2, to: range.upperBound, of: " :,")
            }
            bibliography.editors += NameList(range, in: text).names
        }
    }

    // MARK: Title and container

    private mutating func readTitles() {
        let titles = ranges(.title).compactMap { Titles.title(withoutLead($0), in: text) }
        if !titles.isEmpty { bibliography.title = titles.joined(separator: ". ") }
        let containers = ranges(.container).compactMap { Self.container(withoutLead($0), in: text) }
        if !containers.isEmpty { bibliography.containerTitle = containers.joined(separator: ", ") }
    }

    /// Behind `In`, `In:`.
    private func withoutLead(_ range: Range<Int>) -> Range<Int> {
        guard range.count > 4, text.has("in", at: range.lowerBound), [0x20, 0x3A].contains(text.bytes[range.lowerBound + 2]) else { return range }
        if text.bytes[range.lowerBound + 2] == 0x20, !text.isUpper(range.lowerBound), !text.isUpper(range.lowerBound + 3) { return range }
        let isLead = text.bytes[range.lowerBound + 2] == 0x3A || text.isUpper(range.lowerBound + 3) || text.quoteLength(range.lowerBound + 3) > 0
        return isLead ? text.trimmed(from: range.lowerBound + 2, to: range.upperBound, of: " :") : range
    }

    private static func container(_ range: Range<Int>, in text: EntryText) -> String? {
        var range = text.trimmed(range, of: " ,;:(")
        // a stop stays behind an abbreviation, closing brackets with their opening ones
        while range.count > 1, text.bytes[range.upperBound - 1] == 0x29, !text.bytes[range].contains(0x28) { range = range.lowerBound ..< range.upperBound - 1 }
        guard !range.isEmpty else { return nil }
        return Titles.title(range, in: text)
    }

    // MARK: Date

    private mutating func readDate() {
        for range in ranges(.date) {
            for at in range where text.isDigit(at) || text.isLetter(at) {
                guard at == range.lowerBound || !text.isWordByte(at - 1), let date = Issued(startingAt: at, in: text), date.end <= text.end else { continue }
                bibliography.year = date.year
                bibliography.issued = date.text
                return
            }
        }
    }

    // MARK: Volume, issue, pages

    private mutating func readPlace() {
        bibliography.volume = ranges(.volume).first.flatMap { number($0, words: Self.volumeWords) }
        bibliography.issue = ranges(.issue).first.flatMap { number($0, words: Self.issueWords) }
        bibliography.page = ranges(.pages).first.flatMap { number($0, words: Self.pageWords) }
    }

    /// `Vol. 12` gives `12`, `(3)` gives `3`, `pp. 45–67` gives `45–67`.
    private func number(_ range: Range<Int>, words: [StaticString]) -> String? {
        var range = text.trimmed(range, of: " ,;:.()[]")
        var isCut = true
        while isCut, !range.isEmpty {
            isCut = false
            for word in words where text.has(word, at: range.lowerBound) {
                let end = range.lowerBound + word.utf8CodeUnitCount
                // `s12` and `S2–S3` are pages, `pp12` a word and a page
                guard end < range.upperBound, !text.isLetter(end), word.utf8CodeUnitCount > 1 || !text.isDigit(end) else { continue }
                range = text.trimmed(from: end, to: range.upperBound, of: " ,;:.()[]")
                isCut = true
                break
            }
        }
        return range.isEmpty ? nil : text.string(range)
    }

    private static let volumeWords: [StaticString] = ["volumes", "volume", "vols", "vol", "band", "bd", "jahrgang", "jg", "tome", "tomo", "v", "t"]
    private static let issueWords: [StaticString] = ["issue", "iss", "number", "numéro", "num", "nos", "no", "nr", "n°", "nº", "heft", "n", "h", "#"]
    private static let pageWords: [StaticString] = ["pages", "page", "pgs", "pg", "pp", "p", "seiten", "seite", "s", "article", "art"]

    // MARK: Publisher, place, edition

    private mutating func readPublication() {
        let publishers = ranges(.publisher).compactMap(bare)
        if !publishers.isEmpty { bibliography.publisher = publishers.joined(separator: ", ") }
        bibliography.publisherPlace = ranges(.location).first.flatMap(bare)
        bibliography.edition = ranges(.edition).first.flatMap(edition)
        if bibliography.publisher == nil { bibliography.publisher = ranges(.institution).first.flatMap(bare) }
    }

    /// `2nd ed.` gives `2nd`.
    private func edition(_ range: Range<Int>) -> String? {
        var range = text.trimmed(range, of: " ,;:.()[]")
        for word in Self.editionWords where range.count > word.utf8CodeUnitCount && text.has(word, at: range.upperBound - word.utf8CodeUnitCount) {
            let rest = text.trimmed(from: range.lowerBound, to: range.upperBound - word.utf8CodeUnitCount, of: " ,;:.")
            if !rest.isEmpty, !text.isWordByte(range.upperBound - word.utf8CodeUnitCount - 1) { range = rest; break }
        }
        return range.isEmpty ? nil : text.string(range)
    }

    private static let editionWords: [StaticString] = ["edition", "edn", "ed", "aufl", "auflage", "éd", "vyd"]

    private func bare(_ range: Range<Int>) -> String? {
        var range = text.trimmed(range, of: " ,;:.[]\"")
        if !range.isEmpty, text.bytes[range.lowerBound] == 0x28 { range = text.trimmed(from: range.lowerBound + 1, to: range.upperBound, of: " ,;:.") }
        if !range.isEmpty, text.bytes[range.upperBound - 1] == 0x29, !text.bytes[range].contains(0x28) { range = range.lowerBound ..< range.upperBound - 1 }
        return range.isEmpty ? nil : text.string(range)
    }
}
