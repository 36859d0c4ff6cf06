/// Titles without what is printed around them.
///
/// `“Title,”` gives `Title`; a stop at the end goes, a question mark stays; `Title [Internet]`, `Title [in Russian]` lose the note; a title
/// that is cut off (`…`, `....`) loses the marks; a translated title in brackets (`[Title in English]`) keeps them, for they say that it is one.
enum Titles {
    static func title(_ range: Range<Int>, in text: EntryText) -> String? {
        var range = text.trimmed(range, of: " ,;:/")
        range = withoutFirstYears(range, in: text)
        range = withoutQuotes(range, in: text)
        range = withoutNote(range, in: text)
        // `Title »`, where the opening mark stands before the range
        if range.count > 2, text.has("»", at: range.upperBound - 2), !range.contains(where: { text.has("«", at: $0) }) {
            range = text.trimmed(from: range.lowerBound, to: range.upperBound - 2, of: " ,;")
        }
        range = withoutStops(range, in: text)
        return range.isEmpty ? nil : text.string(range)
    }

    /// `“Container,”` without its marks; the last stop stays where others show that words are cut: `J. Hydrol.`, but `Nature`.
    static func container(_ range: Range<Int>, in text: EntryText) -> String? {
        var range = text.trimmed(range, of: " ,;:(")
        while range.count > 1, text.bytes[range.upperBound - 1] == 0x29, !text.bytes[range].contains(0x28) {
            range = text.trimmed(from: range.lowerBound, to: range.upperBound - 1)
        }
        range = withoutLastWord(range, in: text)
        guard !range.isEmpty, let title = self.title(range, in: text) else { return nil }
        let isCut =
            text.bytes[range.upperBound - 1] == 0x2E && range.count > 1 && text.bytes[range.upperBound - 2] != 0x2E && !title.hasSuffix(".") && title.utf8.contains(0x2E)
        return isCut ? title + "." : title
    }

    /// `Wired, 7 March`, `J Clin Oncol. Jan`, `Journal of Aircraft Årg.`: the date or the volume's word behind a container is none of it.
    private static func withoutLastWord(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let end = text.trimmed(range, of: " .,").upperBound
        if let sign = ["nᵒ", "n°", "nº", "№"].first(where: { end - $0.utf8.count > range.lowerBound + 2 && text.bytes[end - $0.utf8.count ..< end].elementsEqual($0.utf8) }) {
            return text.trimmed(from: range.lowerBound, to: end - sign.utf8.count, of: " ,")
        }
        var start = end
        while start > range.lowerBound, text.isLetter(start - 1) { start -= 1 }
        guard start > range.lowerBound + 2, start < end, text.isBlank(start - 1), text.isUpper(start) else { return range }
        let word = FoldedWord(text.bytes[start ..< end])
        if volumeWords.contains(word) { return text.trimmed(from: range.lowerBound, to: start, of: " ,") }
        guard months.contains(word) else { return range }
        var at = start - 1
        while text.isDigit(at - 1) || at < start - 1 && text.isBlank(at - 1) { at -= 1 }
        let before = text.trimmed(from: range.lowerBound, to: at, of: " ").upperBound
        guard before > range.lowerBound + 1, text.bytes[before - 1] == 0x2C || text.bytes[before - 1] == 0x2E else { return range }
        return range.lowerBound ..< (text.bytes[before - 1] == 0x2C ? before - 1 : before)
    }

    private static let volumeWords: WordSet = ["årg", "Årg", "vol", "volume", "jg", "jahrgang", "bd", "ročník", "roč"]
    private static let months: WordSet = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]

    private static func withoutQuotes(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let open = text.quoteLength(range.lowerBound)
        guard open > 0, range.count > open * 2 else { return withoutSingleQuotes(range, in: text) }
        let inner = range.lowerBound + open ..< range.upperBound
        let trimmed = text.trimmed(inner, of: " ,.;")
        for length in [3, 2, 1] where trimmed.count > length && text.quoteLength(trimmed.upperBound - length) == length {
            let body = trimmed.lowerBound ..< trimmed.upperBound - length
            return text.bytes[body].contains(0x22) ? range : text.trimmed(body, of: " ,;")
        }
        // what closes within is a quotation at the title's start: `“Fast” and “slow” mice`
        return inner.contains { $0 > inner.lowerBound && text.quoteLength($0) > 0 && !text.isLetter($0 + text.quoteLength($0)) } ? range : trimmed
    }

    /// `'Reading the river,'`, with the marks that serve as apostrophes too: only where none within could close the quotation.
    private static func withoutSingleQuotes(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let trimmed = text.trimmed(range, of: " ,.;")
        guard trimmed.count > 4, text.bytes[trimmed.lowerBound] == 0x27 || text.bytes[trimmed.lowerBound] == 0x60 else { return range }
        let body = trimmed.lowerBound + 1 ..< trimmed.upperBound - 1
        guard text.bytes[body.upperBound] == 0x27, !body.contains(where: { text.bytes[$0] == 0x27 && !text.isWordByte($0 + 1) }) else { return range }
        return text.trimmed(body, of: " ,;")
    }

    /// Cuts `[Internet]`, `[Article in Russian]`, `[Online]`, `[DVD]` at the end; what stands in round brackets is the title's own.
    private static func withoutNote(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let end = text.trimmed(range, of: " .,").upperBound
        guard end > range.lowerBound, text.bytes[end - 1] == 0x5D, let open = text.bytes[range.lowerBound ..< end].lastIndex(of: 0x5B),
            open > range.lowerBound + 1
        else { return range }
        let note = text.lowered(open + 1 ..< end - 1)
        guard notes.contains(note) || note.hasPrefix("article in ") || note.hasPrefix("in russian") else { return range }
        return text.trimmed(from: range.lowerBound, to: open, of: " ,;:")
    }

    /// `Title [1872]`, `“Title” [Ms., 1699]`: when a work first came out.
    private static func withoutFirstYears(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        let end = text.trimmed(range, of: " .,").upperBound
        guard end > range.lowerBound, text.bytes[end - 1] == 0x5D, let open = text.bytes[range.lowerBound ..< end].lastIndex(of: 0x5B), open > range.lowerBound + 1 else { return range }
        let years = text.bytes[open + 1 ..< end - 1], digits = years.count { $0 &- 0x30 < 10 }
        let isOfYears = digits >= 4 && digits % 4 == 0 && years.allSatisfy { $0 &- 0x30 < 10 || [0x20, 0x2C, 0x3B, 0x2E, 0x2D, 0x4D, 0x6D, 0x73].contains($0) }
        return isOfYears ? text.trimmed(from: range.lowerBound, to: open, of: " ,;:") : range
    }

    private static func withoutStops(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound {
            if text.bytes[end - 1] == 0x2E || text.bytes[end - 1] == 0x20 || text.bytes[end - 1] == 0x2C {
                end -= 1
            } else if end - range.lowerBound > 3, text.has("\u{2026}", at: end - 3) {
                end -= 3
            } else {
                break
            }
        }
        // `in the U.S.` keeps its stop
        if end < range.upperBound, end - 2 >= range.lowerBound, text.isUpper(end - 1), text.bytes[end - 2] == 0x2E { end += 1 }
        return range.lowerBound ..< end
    }

    private static let notes: Set<String> = [
        "internet", "online", "pdf", "abstract", "letter", "editorial", "review", "in russian", "in chinese", "in german", "in french", "in japanese",
        "in spanish",
        "online pdf", "web page", "webpage", "blog post", "video", "dataset", "data set", "computer software", "conference presentation", "preprint",
        "news", "dvd", "cd", "cd-rom", "film", "motion picture", "television broadcast", "tv series", "blog", "podcast", "audio podcast", "software",
        "poster", "brochure", "press release", "en ligne", "on-line", "electronic version", "special issue", "book review",
        "Электронный ресурс", "электронный ресурс", "Текст", "текст", "electronic resource", "text", "en línea", "em linha", "recurso eletrônico", "dokument elektroniczny",
    ]
}
