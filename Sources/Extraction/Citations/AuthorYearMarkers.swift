/// Finds pointers made of authors and a year.
///
/// Narrative `Dolotov et al. (2006)`, `Smith and Brown (2010, 2012)`, `Smith’s (2010)`; in brackets `(Radchenko, 2025; Liu et al., 2025a)`,
/// `[Smith & Brown 2010]`; bare in a cell, `Radchenko 2025·DOI`. Anchored at the year: most years have no name before them and cost nothing.
enum AuthorYearMarkers {
    ///
    /// - Parameter bodies: the bodies that the document's lists have as authors (`Northern Lakes Study Group, 2002`).
    static func markers(in range: Range<Int>, of text: EntryText, bodies: BodyNames = BodyNames()) -> [CitationMarker] {
        var found: [CitationMarker] = []
        var at = ByteSet.digits.first(in: range, of: text.bytes)
        while at < range.upperBound {
            if let year = year(at, in: range, of: text) {
                at = year.end
                if let marker = marker(for: year, in: range, of: text, after: found.last, bodies: bodies) {
                    found.append(marker)
                    at = addLetters(behind: year, in: range, of: text, to: &found)
                }
            } else {
                while text.isDigit(at), at < range.upperBound { at += 1 }
            }
            at = ByteSet.digits.first(in: at ..< range.upperBound, of: text.bytes)
        }
        return found
    }

    private struct Year {
        var value: Int
        var letter: UInt8?
        var start: Int, end: Int

        /// `Hume (1739)` cites where the list has it; `Berlin (1600)` cites nothing.
        var isOld: Bool { value < 1_800 }
    }

    /// The further letters of `Roe 1998a,b` and `Roe, 2011a, c`; gives where they end.
    private static func addLetters(behind year: Year, in range: Range<Int>, of text: EntryText, to found: inout [CitationMarker]) -> Int {
        var at = year.end
        guard var letter = year.letter, case .authorYear(var pointer)? = found.last?.pointers.last else { return at }
        while at + 1 < range.upperBound, text.bytes[at] == 0x2C || text.bytes[at] == 0x26 {
            let next = text.bytes[at + 1] == 0x20 ? at + 2 : at + 1
            guard next < range.upperBound, text.bytes[next] > letter, text.bytes[next] - letter < 4, text.bytes[next] &- 0x61 < 12,
                next + 1 >= range.upperBound || !text.isWordByte(next + 1)
            else { break }
            letter = text.bytes[next]
            pointer.letter = letter
            pointer.label = pointer.label.dropLast() + String(UnicodeScalar(letter))
            found.append(CitationMarker(bytes: next ..< next + 1, form: .authorYear, pointers: [.authorYear(pointer)]))
            at = next + 1
        }
        return at
    }

    /// A number of four digits from 1500 to 2099, alone or with a letter behind it.
    private static func year(_ at: Int, in range: Range<Int>, of text: EntryText) -> Year? {
        guard at == range.lowerBound || !text.isWordByte(at - 1), at + 4 <= range.upperBound else { return nil }
        var value = 0
        for offset in at ..< at + 4 {
            guard text.isDigit(offset) else { return nil }
            value = value * 10 + Int(text.bytes[offset] & 0x0F)
        }
        var end = at + 4
        guard (1_500 ... 2_099).contains(value), end >= range.upperBound || !text.isDigit(end) else { return nil }
        var letter: UInt8?
        if end < range.upperBound, text.bytes[end] &- 0x61 < 8, end + 1 >= range.upperBound || !text.isWordByte(end + 1) {
            letter = text.bytes[end]; end += 1
        }
        guard end >= range.upperBound || text.bytes[end] == 0xC2 || !text.isWordByte(end) else { return nil }
        return Year(value: value, letter: letter, start: at, end: end)
    }

    private static func marker(
        for year: Year, in range: Range<Int>, of text: EntryText, after last: CitationMarker?, bodies: BodyNames
    ) -> CitationMarker? {
        var at = year.start
        skipBack(&at, from: range.lowerBound, in: text)
        // Smith (2006, 2007) · (Smith, 2006, 2007)
        if let last, case .authorYear(let earlier)? = last.pointers.last, isOnlySeparators(last.bytes.upperBound ..< year.start, in: text) {
            var next = earlier
            next.year = year.value; next.letter = year.letter
            next.label = label(earlier.families, year, from: earlier.label)
            return CitationMarker(bytes: year.start ..< year.end, form: .authorYear, pointers: [.authorYear(next)])
        }
        var isBracketed = false
        var hasComma = false
        if at > range.lowerBound, text.bytes[at - 1] == 0x28 || text.bytes[at - 1] == 0x5B {
            at -= 1; isBracketed = true; skipBack(&at, from: range.lowerBound, in: text)
            if text.has("al.,", at: at - 4) { at -= 1 }                                                            // Smith et al., (2010)
        }
        if at > range.lowerBound, text.bytes[at - 1] == 0x2C, !isBracketed {
            at -= 1; hasComma = true; skipBack(&at, from: range.lowerBound, in: text)
        }
        let body = bodies.name(before: at, from: range.lowerBound, in: text).map {
            Authors(families: [$0.name], start: $0.start, label: $0.start ..< at)
        }
        guard let authors = body ?? authors(before: at, from: range.lowerBound, in: text) else { return nil }
        var end = year.end
        if isBracketed, end < range.upperBound, text.bytes[end] == 0x29 || text.bytes[end] == 0x5D { end += 1 }
        let name = text.string(authors.label).split { $0.isWhitespace }.joined(separator: " ")
        let opensBracket = opensBracket(before: authors.start, in: text)
        let pointer = CitationMarker.AuthorYear(
            families: authors.families, isEtAl: authors.isEtAl, year: year.value, letter: year.letter,
            label: name + " " + text.string(year.start ..< year.end), isSure: !year.isOld && (authors.isEtAl || hasComma && opensBracket),
            isMarked: !year.isOld && (isBracketed || hasComma || authors.isEtAl || opensBracket))
        return CitationMarker(bytes: authors.start ..< end, form: .authorYear, pointers: [.authorYear(pointer)])
    }

    private static func label(_ families: [String], _ year: Year, from earlier: String) -> String {
        let name = earlier.split(separator: " ").dropLast().joined(separator: " ")
        return name + " " + String(year.value) + (year.letter.map { String(UnicodeScalar($0)) } ?? "")
    }

    private static func opensBracket(before at: Int, in text: EntryText) -> Bool {
        var start = at
        while start > 0, text.isBlank(start - 1) { start -= 1 }
        return start > 0 && (text.bytes[start - 1] == 0x28 || text.bytes[start - 1] == 0x3B || text.bytes[start - 1] == 0x5B)
    }

    private static func isOnlySeparators(_ range: Range<Int>, in text: EntryText) -> Bool {
        guard range.count <= 6, !range.isEmpty else { return false }
        return text.bytes[range].allSatisfy { [0x20, 0x2C, 0x3B, 0x26, 0x61, 0x6E, 0x64].contains($0) }
            && text.bytes[range].contains { $0 != 0x3B && $0 != 0x20 }
    }

    /// Steps back over blanks and marks of emphasis.
    private static func skipBack(_ at: inout Int, from start: Int, in text: EntryText) {
        while at > start {
            switch text.bytes[at - 1] {
            case 0x20, 0x0A, 0x0D, 0x2A, 0x5F, 0x09: at -= 1
            case 0xA0 where at - 1 > start && text.bytes[at - 2] == 0xC2: at -= 2
            default: return
            }
        }
    }

    // MARK: Authors

    private struct Authors { var families: [String]; var isEtAl = false; var start: Int; var label: Range<Int> }

    /// The names that end at an offset: `Smith`, `van der Berg`, `Smith and Brown`, `Smith, Brown & White`, `Smith et al.`, `Smith’s`.
    private static func authors(before end: Int, from start: Int, in text: EntryText) -> Authors? {
        var at = end
        var isEtAl = false
        if let mark = etAl(before: at, from: start, in: text) {
            isEtAl = true
            at = mark
            skipBack(&at, from: start, in: text)
            if at > start, text.bytes[at - 1] == 0x2C { at -= 1 }
            skipBack(&at, from: start, in: text)
        }
        at = withoutPossessive(at, from: start, in: text)
        guard let last = family(before: at, from: start, in: text) else { return nil }
        var names = [last]
        while names.count < 8, let joint = joint(before: names[0].lowerBound, from: start, in: text, isFirst: names.count == 1),
            let next = family(before: joint, from: start, in: text)
        {
            names.insert(next, at: 0)
        }
        // `(HILL; BROOK; LUND, 2016)`, as ABNT parts those of one work
        if !isEtAl, names.count == 1 {
            while names.count < 4, let next = semicolonJoint(before: names[0].lowerBound, from: start, in: text) { names.insert(next, at: 0) }
            if names.count > 1, !opensBracket(before: names[0].lowerBound, in: text) || text.bytes[..<names[0].lowerBound].last(where: { $0 > 0x20 }) == 0x3B {
                names = [last]
            }
        }
        let first = names[0]
        return Authors(families: names.map { TitleWords.folded(text.bytes[$0]) }, isEtAl: isEtAl, start: first.lowerBound, label: first)
    }

    /// The name in capitals before a semicolon before an offset, where the offset's own is in capitals.
    private static func semicolonJoint(before at: Int, from start: Int, in text: EntryText) -> Range<Int>? {
        var end = at
        skipBack(&end, from: start, in: text)
        guard end > start, text.bytes[end - 1] == 0x3B, text.isUpper(at), text.isUpper(at + 1) || text.bytes[at] >= 0x80 else { return nil }
        end -= 1
        skipBack(&end, from: start, in: text)
        guard let name = family(before: end, from: start, in: text), !name.contains(where: { text.bytes[$0] &- 0x61 < 26 }) else { return nil }
        return name
    }

    /// Where `et al.`, `and colleagues`, `and co-workers` before an offset start.
    private static func etAl(before end: Int, from start: Int, in text: EntryText) -> Int? {
        for phrase: StaticString in etAlPhrases {
            let begin = end - phrase.utf8CodeUnitCount
            if begin > start, text.has(phrase, at: begin), !text.isLetter(begin - 1) { return begin }
        }
        return nil
    }

    private static func withoutPossessive(_ end: Int, from start: Int, in text: EntryText) -> Int {
        if end - 2 > start, text.has("'s", at: end - 2) { return end - 2 }
        if end - 4 > start, text.has("\u{2019}s", at: end - 4) { return end - 4 }
        return end
    }

    /// Behind which name `and`, `&`, `,` before an offset joins; for the name that the year follows only `and` and `&` join.
    private static func joint(before at: Int, from start: Int, in text: EntryText, isFirst: Bool) -> Int? {
        var end = at
        skipBack(&end, from: start, in: text)
        var joined = false
        if end - 4 > start, text.has(" and", at: end - 4) {
            end -= 4; joined = true
        } else if end > start, text.bytes[end - 1] == 0x26 {
            end -= 1; joined = true
        } else if let word = joints.first(where: { end - $0.utf8CodeUnitCount > start && text.has($0, at: end - $0.utf8CodeUnitCount) }) {
            end -= word.utf8CodeUnitCount; joined = true
        }
        skipBack(&end, from: start, in: text)
        if end > start, text.bytes[end - 1] == 0x2C, joined || !isFirst { end -= 1; joined = true; skipBack(&end, from: start, in: text) }
        return joined ? end : nil
    }

    /// The family name that ends at an offset: a word with a capital, and the particles before it.
    private static func family(before end: Int, from start: Int, in text: EntryText) -> Range<Int>? {
        var begin = end
        while begin > start, isNameByte(begin - 1, in: text) { begin -= 1 }
        while begin < end, !text.isLetter(begin) { begin += 1 }
        if begin < end, !text.isUpper(begin), let border = glueBorder(in: begin ..< end, of: text) { return border ..< end }
        guard end - begin >= 2, text.isUpper(begin), !commonWords.contains(text.lowered(begin ..< end)) else { return nil }
        // van der Berg
        while begin > start, text.isBlank(begin - 1) {
            var word = begin - 1
            while word > start, text.bytes[word - 1] &- 0x61 < 26 { word -= 1 }
            if word > start, word < begin - 1, text.bytes[word - 1] &- 0x41 < 26 { word -= 1 } // Van Dam, De Vries
            guard word < begin - 1, word == start || !text.isWordByte(word - 1), nameParticles.contains(text.lowered(word ..< begin - 1)) else {
                break
            }
            begin = word
        }
        return begin ..< end
    }

    /// `amyloidRadner`: where a name is glued to the cell before it.
    private static func glueBorder(in range: Range<Int>, of text: EntryText) -> Int? {
        for at in range.reversed()
        where at >= range.lowerBound + 3 && text.isUpper(at) && text.isLower(at - 1) && text.isLower(at - 2) && text.isLower(at - 3)
            && range.upperBound - at >= 3
        { return at }
        return nil
    }

    private static func isNameByte(_ at: Int, in text: EntryText) -> Bool {
        let byte = text.bytes[at]
        if (byte | 0x20) &- 0x61 < 26 || byte == 0x2D || byte == 0x27 { return true }
        guard byte >= 0x80 else { return false }
        // letters beyond ASCII and the typographic apostrophe and hyphen; no dashes, no middle dot, no blanks
        if text.isLetter(at) { return true }
        var lead = at
        while lead > 0, at - lead < 3, text.bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        return text.has("\u{2019}", at: lead) || text.has("\u{2010}", at: lead)
    }
}

private let joints: [StaticString] = [" und", " et", " y", " e", " и", " en", " och", " og", " ve", " i"]
private let etAlPhrases: [StaticString] = [
    "et al.", "et al", "and colleagues", "and co-workers", "and coworkers", "et alii", "and others", "u. a.", "u.a.", "und kollegen", "und mitarbeiter", "et coll.",
    "et ses collègues", "et ses collaborateurs", "ve ark.", "ve diğ.", "i in.", "i wsp.", "e outros", "e col.", "y cols.", "y col.", "y colaboradores", "y otros", "и др.", "и соавт.", "и соавторы", "и сотр.",
]
private let nameParticles: Set<String> = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "zu", "af",
]
private let commonWords: Set<String> = [
    "in", "since", "the", "by", "from", "until", "before", "after", "during", "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october",
    "november", "december", "spring", "summer", "autumn", "winter", "fall", "early", "late", "mid", "and", "of", "on", "to", "between", "as", "table",
    "figure", "fig", "study", "year",
    "copyright", "issn", "volume", "vol", "no", "version", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "date", "published", "updated", "a", "an", "see",
]
