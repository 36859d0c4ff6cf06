/// Words before a reference in a note, which are none of it: `Vgl. Huber, Franz: …`, `See also E. Hill, “…”`.
///
/// - Loss: none; the entry's text and quote have them, only the fields are read from behind them.
enum SignalWords {
    /// Where the reference itself starts; 0 where no such words stand before it.
    static func end(in text: EntryText) -> Int {
        for phrase in phrases where text.has(phrase, at: 0) {
            guard let start = start(behind: phrase.utf8CodeUnitCount, in: text) else { continue }
            return start
        }
        for phrase in plainPhrases where text.has(phrase, at: 0) {
            guard let start = start(behind: phrase.utf8CodeUnitCount, in: text), opensWithName(start, in: text) else { continue }
            return start
        }
        return 0
    }

    /// Longer ones first.
    private static let phrases: [StaticString] = [
        "vgl. dazu auch", "vgl. dazu", "vgl. hierzu", "vgl. auch", "vgl. etwa", "vgl.", "siehe hierzu", "siehe dazu", "siehe auch", "siehe etwa", "siehe",
        "s. dazu", "s. auch", "zitiert nach", "zit. nach", "zit. n.", "cfr. anche", "cfr. in particolare", "cfr.", "cf. also", "cf. aussi", "cf.", "si veda anche",
        "si vedano", "si veda", "vedi anche", "vedi", "cit. in", "citato in", "voir notamment", "voir aussi", "voir", "cité par", "cité dans", "véase también",
        "véase", "vid.", "citado en", "see, for example,", "see, for instance,", "see, e.g.,", "see for example", "see e.g.,", "see e.g.", "see also,", "see also",
        "quoted in", "cited in", "as quoted in",
    ]
    /// English words that a title may open with.
    private static let plainPhrases: [StaticString] = ["see", "compare"]

    /// Behind the blank after a phrase, where a capital, a quotation mark or a bracket follows.
    private static func start(behind end: Int, in text: EntryText) -> Int? {
        var at = end
        if at < text.end, [0x3A, 0x2C].contains(text.bytes[at]) { at += 1 }
        guard at < text.end, text.isBlank(at) else { return nil }
        while at < text.end, text.isBlank(at) { at += 1 }
        guard at + 8 < text.end, text.isUpper(at) || text.quoteLength(at) > 0 || text.bytes[at] == 0x5B else { return nil }
        return at
    }

    /// Whether names stand there up to a comma: `E. P. Hill, Rivers`, not `No Evil: A Life`.
    private static func opensWithName(_ start: Int, in text: EntryText) -> Bool {
        var at = start, words = 0
        while at < text.end, words < 6 {
            guard text.isUpper(at) || text.has("and ", at: at) || text.has("de ", at: at) || text.has("von ", at: at) else { return false }
            let from = at
            while at < text.end, text.isWordByte(at) || [0x2D, 0x27].contains(text.bytes[at]) { at += 1 }
            words += 1
            guard at < text.end else { return false }
            if text.bytes[at] == 0x2C { return words > 1 || at - from > 2 }
            if text.bytes[at] == 0x2E { guard at - from <= 2 else { return false }; at += 1 }
            while at < text.end, text.isBlank(at) { at += 1 }
        }
        return false
    }
}
