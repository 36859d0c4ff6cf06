/// Words before a reference in a note, which are none of it: `Vgl. Huber, Franz: …`, `12 See also E. Hill, “…”`, `On lakes see Anna Hill, …`;
/// `[PDF] Title`, and what a list names its entries by: `**Lakes**: Hill & Brook (2004), “…”`.
///
/// - Loss: none; the entry's text and quote have them, only the fields are read from behind them.
enum SignalWords {
    /// Where the reference itself starts; 0 where no such words stand before it.
    static func end(in text: EntryText) -> Int {
        let stars = text.bytes.prefix(6).prefix { $0 == 0x2A || $0 == 0x20 }.count
        if stars > 0, text.bytes[0] == 0x2A, stars < text.end { return stars } // `** Hill, A.`: what the list's maker recommends
        if let end = formatEnd(in: text) ?? boldEnd(in: text) ?? FirstWork.partStart(in: text) { return end }
        let note = noteEnd(in: text)
        for start in note > 0 ? [note, 0] : [0] {
            if let end = end(from: start, in: text) { return end }
        }
        return remarkEnd(in: text) ?? 0
    }

    /// Behind `[PDF] `, `(PDF) `, `[HTML] `, `[2212.04089] `, by which search engines and archives open a title.
    static func formatEnd(in text: EntryText) -> Int? {
        guard text.end > 12, text.bytes[0] == 0x5B || text.bytes[0] == 0x28 else { return nil }
        for format in formats where text.has(format, at: 1) {
            let close = 1 + format.utf8CodeUnitCount
            return [0x5D, 0x29].contains(text.bytes[close]) && text.isBlank(close + 1) ? close + 2 : nil
        }
        guard let close = text.bytes.prefix(13).firstIndex(of: 0x5D), close >= 10, text.bytes[5] == 0x2E, text.isBlank(close + 1),
            (1 ..< close).allSatisfy({ $0 == 5 || text.isDigit($0) })
        else { return nil }
        return close + 2
    }

    private static let formats: [StaticString] = ["pdf", "html", "doc", "book", "citation"]

    /// Behind `**Lakes**: `, `**Lakes:** ` where a name and a quoted title follow.
    private static func boldEnd(in text: EntryText) -> Int? {
        guard let bold = text.emphasis.first, bold.lowerBound == 0, bold.count <= 80 else { return nil }
        var at = bold.upperBound
        if text.bytes[at - 1] != 0x3A {
            guard at < text.end, text.bytes[at] == 0x3A else { return nil }
            at += 1
        }
        while text.isBlank(at) { at += 1 }
        let rest = min(at, text.end) ..< text.end
        guard rest.count > 8, text.isUpper(at), rest.contains(where: { text.bytes[$0] == 0x22 || text.bytes[$0] == 0x9C && text.quoteLength($0 - 2) > 0 })
        else { return nil }
        return at
    }

    private static func end(from offset: Int, in text: EntryText) -> Int? {
        guard opensPhrase(offset, in: text) else { return nil }
        for phrase in phrases where text.has(phrase, at: offset) {
            if let start = start(behind: offset + phrase.utf8CodeUnitCount, in: text) { return start }
        }
        for phrase in plainPhrases where text.has(phrase, at: offset) {
            guard let start = start(behind: offset + phrase.utf8CodeUnitCount, in: text), opensWithName(start, in: text) else { continue }
            return start
        }
        return nil
    }

    /// Whether a letter stands there that phrases begin with: half of all references are turned away here.
    private static func opensPhrase(_ at: Int, in text: EntryText) -> Bool {
        guard at < text.end else { return false }
        return switch text.bytes[at] | 0x20 {
        case 0x61, 0x63, 0x64, 0x66, 0x68, 0x71, 0x73, 0x76, 0x7A: true // a c d f h q s v z
        default: false
        }
    }

    /// Behind the number of a note: `12 `, `12. `; 0 where none stands there.
    private static func noteEnd(in text: EntryText) -> Int {
        var at = 0
        while text.isDigit(at), at < 4 { at += 1 }
        guard at > 0, at < 4, at < text.end else { return 0 }
        if text.bytes[at] == 0x2E { at += 1 }
        return text.isBlank(at) ? at + 1 : 0
    }

    /// A remark in the note's own words, up to a signal and a name: `On this point see Anna Hill, Lakes`; no comma parts it.
    private static func remarkEnd(in text: EntryText) -> Int? {
        guard text.isUpper(0) else { return nil }
        let limit = min(text.end, 120)
        var at = 4
        while at < limit, text.bytes[at] != 0x2C, !text.isDigit(at), text.quoteLength(at) == 0, text.bytes[at] != 0x28, text.bytes[at] != 0x5B {
            if text.isBlank(at - 1) {
                let isPlain = plainRemarks.contains { text.has($0, at: at) }
                if isPlain || remarks.contains(where: { text.has($0, at: at) }) { return nameStart(behind: at, isPlain, in: text) }
            }
            at += 1
        }
        return nil
    }

    /// Where the names start behind a remark and the signal that ends it.
    private static func nameStart(behind remark: Int, _ isPlain: Bool, in text: EntryText) -> Int? {
        guard isRemark(0 ..< remark - 1, isPlain, in: text) else { return nil }
        for signal in isPlain ? plainRemarks : remarks where text.has(signal, at: remark) && text.isBlank(remark + signal.utf8CodeUnitCount) {
            return start(behind: remark + signal.utf8CodeUnitCount, in: text).flatMap { opensWithName($0, in: text) ? $0 : nil }
        }
        return nil
    }

    /// Two words or more; before a signal that a title may hold none of them but the first begins with a capital.
    private static func isRemark(_ range: Range<Int>, _ isPlain: Bool, in text: EntryText) -> Bool {
        text.wordCount(range) > 1
            && !(isPlain && range.dropFirst().contains { text.isBlank($0 - 1) && text.isUpper($0) })
    }

    /// Longer ones first.
    private static let phrases: [StaticString] = [
        "vgl. dazu auch", "vgl. dazu", "vgl. hierzu auch", "vgl. hierzu", "vgl. auch", "vgl. etwa", "vgl. u. a.", "vgl. u.a.", "vgl. z.b.", "vgl.", "siehe hierzu", "siehe dazu",
        "siehe auch", "siehe etwa", "siehe", "dazu ausführlich:", "ausführlich dazu:", "hierzu:", "dazu:", "so auch", "so etwa",
        "s. dazu", "s. auch", "zitiert nach", "zit. nach", "zit. n.", "cfr. anche", "cfr. in particolare", "cfr.", "cf. also", "cf. aussi", "cf.", "si veda anche",
        "si vedano", "si veda", "vedi anche", "vedi", "cit. in", "citato in", "voir notamment", "voir aussi", "voir", "cité par", "cité dans", "véase también",
        "véase", "vid.", "citado en", "see, for example,", "see, for instance,", "see, e.g.,", "see for example", "see e.g.,", "see e.g.", "see also,", "see also",
        "for reviews, see:", "for a review, see:", "for reviews, see", "for a review, see", "for reviews see", "for a review see",
        "quoted in", "cited in", "as quoted in", "for a discussion, see", "for an overview, see", "for a discussion see", "for an overview see", "for example,",
    ]
    /// English words that a title may open with.
    private static let plainPhrases: [StaticString] = ["see", "compare"]
    /// What leads from a remark to the reference, longer ones first.
    private static let remarks: [StaticString] = ["cf.", "vgl. auch", "vgl.", "siehe auch", "siehe", "cfr.", "voir", "véase"]
    /// What a title may hold too.
    private static let plainRemarks: [StaticString] = ["see also", "see"]

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
