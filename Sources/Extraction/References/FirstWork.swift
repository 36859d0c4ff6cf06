/// The first of several works that one entry holds, without what the entry says behind it.
///
/// Fields are those of one work; of `(a) Abel K. Mazes. 1999, 3, 4–9. (b) Bode L. Mice. 2001, 5, 6.` they are those of `(a)`, and so of a note
/// (`Abel, ‘Mazes’, Paths 3 (1999): 4; Bode, ‘Mice’, …`) and of an entry in Chinese with its translation behind it. What leads back to the text
/// (`Cited on p. 12, 15`) and what a note remarks behind an imprint (`(Oslo: Hill, 1959). The novel won a prize.`) is no field's.
///
/// - Loss: the further works stay in the entry's text alone.
enum FirstWork {
    static func of(_ entry: EntryText) -> EntryText {
        guard let end = end(in: entry), end > 20, end < entry.end else { return entry }
        return entry.prefix(end)
    }

    private static func end(in text: EntryText) -> Int? {
        let limit = backReference(in: text) ?? text.end
        let cuts = [edition(in: text, before: limit), nextPart(in: text, before: limit), nextNote(in: text, before: limit), translation(in: text, before: limit), remark(in: text, before: limit)]
        return cuts.compactMap { $0 }.min() ?? (limit < text.end ? limit : nil)
    }

    // MARK: Parts

    /// Behind `(a) ` or `a) ` that opens an entry, where `(b) ` follows.
    static func partStart(in text: EntryText) -> Int? {
        let open = text.end > 6 && text.bytes[0] == 0x28 ? 1 : 0
        guard text.end > 6, text.bytes[open] == 0x61, text.bytes[open + 1] == 0x29, text.isBlank(open + 2) else { return nil }
        return open + 3
    }

    /// `. (b) `, `; b) ` behind an entry's `(a) `, which may stand behind its author: `Abel: a) Mazes, …; b) Mice, …`.
    private static func nextPart(in text: EntryText, before end: Int) -> Int? {
        guard text.bytes.prefix(60).contains(0x29) else { return nil }
        let first = (0 ..< min(60, end)).first { isPart(0x61, at: $0, in: text) }
        guard let first, let next = (first + 4 ..< max(first + 4, end)).first(where: { isPart(0x62, at: $0, in: text) }) else { return nil }
        let before = text.trimmed(from: 0, to: next, of: " ")
        return [0x2E, 0x3B, 0x2C].contains(text.bytes[before.upperBound - 1]) ? text.trimmed(before, of: " ;,").upperBound : nil
    }

    private static func isPart(_ letter: UInt8, at start: Int, in text: EntryText) -> Bool {
        guard start == 0 || text.isBlank(start - 1) else { return false }
        let at = text.bytes[start] == 0x28 ? start + 1 : start
        return at + 2 < text.end && text.bytes[at] == letter && text.bytes[at + 1] == 0x29 && text.isBlank(at + 2)
    }

    // MARK: Notes

    /// `…: 230–65; Karl Abel, ‘Mazes’, …`: a name and a title behind a semicolon, where both sides have a year.
    private static func nextNote(in text: EntryText, before end: Int) -> Int? {
        var hasYear = false
        var at = 0
        while at + 20 < end {
            if text.isDigit(at), !text.isWordByte(at - 1) {
                hasYear = hasYear || isYear(at, in: text)
                while text.isDigit(at) { at += 1 }
                continue
            }
            if hasYear, text.bytes[at] == 0x3B, text.isBlank(at + 1), opensNote(at + 2, before: end, in: text) { return at }
            at += 1
        }
        return nil
    }

    private static func isYear(_ at: Int, in text: EntryText) -> Bool {
        (0 ..< 4).allSatisfy { text.isDigit(at + $0) } && !text.isWordByte(at + 4) && [0x31, 0x32].contains(text.bytes[at])
    }

    /// Names up to a comma, a quoted or emphasised title behind it, and a year.
    private static func opensNote(_ start: Int, before end: Int, in text: EntryText) -> Bool {
        var at = start
        for signal: StaticString in ["see also ", "see ", "cf. "] where text.has(signal, at: at) { at += signal.utf8CodeUnitCount; break }
        let names = at
        while at < end, at - names < 100, text.bytes[at] != 0x2C {
            let isJoint = ["and ", "et ", "al.", "und ", "de ", "von ", "van "].contains { text.has($0, at: at) }
            guard text.isUpper(at) || isJoint || text.bytes[at] == 0x26 else { return false }
            while at < end, !text.isBlank(at), text.bytes[at] != 0x2C { at += 1 }
            while at < end, text.isBlank(at) { at += 1 }
        }
        guard at < end, at > names + 3, text.bytes[at] == 0x2C, text.isBlank(at + 1) else { return false }
        let isTitle = text.quoteLength(at + 2) > 0 || text.emphasis.contains { $0.lowerBound == at + 2 }
        return isTitle && (at + 2 ..< min(end, at + 400)).contains { text.isDigit($0) && !text.isWordByte($0 - 1) && isYear($0, in: text) }
    }

    // MARK: Translations

    /// `[J]. 灯具学报, 2012, 35(1): 1-9. (Zhang San. Lamps [J]. …)`: a bracket that closes the entry, with a second code of GB/T 7714 in it.
    private static func translation(in text: EntryText, before end: Int) -> Int? {
        let last = text.trimmed(from: 0, to: end, of: " .").upperBound
        guard last > 40, text.bytes[last - 1] == 0x29, text.bytes[..<last].contains(where: { (0xE4 ... 0xE9).contains($0) }) else { return nil }
        var depth = 0
        for at in (0 ..< last).reversed() {
            if text.bytes[at] == 0x29 { depth += 1 }
            guard text.bytes[at] == 0x28 else { continue }
            depth -= 1
            guard depth == 0 else { continue }
            let inner = at + 1 ..< last - 1
            let isLatin = inner.count > 30 && !text.bytes[inner].contains { (0xE4 ... 0xE9).contains($0) }
            return isLatin && text.bytes[..<at].contains { $0 == 0x5B || $0 == 0xEF } && inner.contains { text.bytes[$0] == 0x5B && text.isUpper($0 + 1) } ? at : nil
        }
        return nil
    }

    /// `Lakes, Oslo, Hill, 1959 (trad. it. Laghi, Roma, Lago, 1962).`: a bracket that closes the entry and holds the imprint of its translation or original.
    private static func edition(in text: EntryText, before end: Int) -> Int? {
        let last = text.trimmed(from: 0, to: end, of: " .").upperBound
        guard last > 40, text.bytes[last - 1] == 0x29, let open = text.bytes[..<last].lastIndex(of: 0x28), open > 20, isYear(last - 5, in: text),
            editions.contains(where: { text.has($0, at: open + 1) }), (12 ..< open).contains(where: { text.isDigit($0) && !text.isWordByte($0 - 1) && isYear($0, in: text) })
        else { return nil }
        return text.trimmed(from: 0, to: open, of: " ,").upperBound
    }

    private static let editions: [StaticString] = [
        "trad. ", "tr. ", "trans. ", "transl. ", "ed. or", "ed. it", "ed. fr", "ed. es", "éd. or", "or. ", "orig. ", "engl. ", "dt. ", "franz. ", "it. ", "1a ed", "prima ed", "first published",
    ]

    // MARK: Remarks

    /// A sentence behind what ends an entry.
    private static func remark(in text: EntryText, before end: Int) -> Int? { remarkBehindPages(in: text, before: end) ?? remarkBehindImprint(in: text, before: end) }

    /// `Paths, 3(1), 12–15. The list was made by walkers.`: behind a range of pages and a stop, with a verb.
    private static func remarkBehindPages(in text: EntryText, before end: Int) -> Int? {
        var at = 3
        while at + 30 < end {
            guard text.isDigit(at), text.dashLength(at - 1) + text.dashLength(at - 3) > 0 else { at += 1; continue }
            while text.isDigit(at) { at += 1 }
            guard at + 30 < end, text.bytes[at] == 0x2E, text.isBlank(at + 1), text.isUpper(at + 2) else { continue }
            let rest = at + 2 ..< end
            return isSentence(rest, in: text) && rest.contains { start in text.isBlank(start - 1) && verbs.contains { text.has($0, at: start) } } ? at + 1 : nil
        }
        return nil
    }

    private static let verbs: [StaticString] = ["is ", "are ", "was ", "were ", "has ", "have ", "had ", "that "]

    /// `(Oslo: Hill, 1959). The novel won a prize.`, `(Oslo: Hill, 1959), 12–15. A reply is …`: behind an imprint and its pages.
    private static func remarkBehindImprint(in text: EntryText, before end: Int) -> Int? {
        for open in 10 ..< max(10, end) where text.bytes[open] == 0x28 {
            guard let close = text.bytes[open ..< min(end, open + 120)].firstIndex(of: 0x29), close > open + 10, close + 30 < end, isYear(close - 4, in: text),
                text.bytes[close - 6] == 0x2C, text.bytes[open ..< close].contains(0x3A)
            else { continue }
            var at = close + 1
            // ` [ISBN 0123456789]`
            if text.has(" [isbn", at: at), let bracket = text.bytes[at ..< min(end, at + 40)].firstIndex(of: 0x5D) { at = bracket + 1 }
            while at < end, text.isDigit(at) || text.isBlank(at) || text.bytes[at] == 0x2C || text.dashLength(at) > 0 { at += max(1, text.dashLength(at)) }
            guard at + 25 < end, text.bytes[at] == 0x2E, text.isBlank(at + 1), text.isUpper(at + 2), isSentence(at + 2 ..< end, in: text) else { return nil }
            return at + 1
        }
        return nil
    }

    /// Four small words and more, and no address.
    private static func isSentence(_ range: Range<Int>, in text: EntryText) -> Bool {
        guard !range.contains(where: { text.has("http", at: $0) || text.has("doi", at: $0) || text.has("isbn", at: $0) }) else { return false }
        return range.count { text.isBlank($0 - 1) && text.isLower($0) } >= 4
    }

    /// `Cited on p. 12, 15`, `(Cited on pages 3 and 4.)` at the end.
    private static func backReference(in text: EntryText) -> Int? {
        guard let start = (1 ..< max(1, text.end)).last(where: { text.has("cited on p", at: $0) && !text.isWordByte($0 - 1) }) else { return nil }
        var at = start + 10
        while text.isLetter(at) { at += 1 }
        while at < text.end {
            let isRest = text.isDigit(at) || [0x20, 0x2C, 0x2E, 0x29, 0x5D, 0x26].contains(text.bytes[at]) || text.dashLength(at) > 0 || text.has("and", at: at)
            guard isRest else { return nil }
            at += text.has("and", at: at) ? 3 : max(1, text.dashLength(at))
        }
        return text.trimmed(from: 0, to: start, of: " ([").upperBound
    }
}
