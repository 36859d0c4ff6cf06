import Model

/// Signs that a text is a reference.
struct Evidence {
    private(set) var hasAuthor = false
    private(set) var hasYear = false, hasLocator = false, hasAddress = false
    private var hasQuote = false, hasWord = false, hasDatedName = false

    var points: Int {
        (hasAuthor ? 2 : 0) + (hasYear ? 1 : 0) + (hasLocator ? 1 : 0) + (hasAddress ? 2 : 0) + (hasQuote ? 1 : 0) + (hasWord ? 1 : 0)
            + (hasDatedName ? 1 : 0)
    }

    /// The points of a text's first 1,000 bytes.
    static func points(of bytes: [UInt8], in text: Range<Int>) -> Int {
        let points = Evidence(of: bytes, in: text.lowerBound ..< min(text.upperBound, text.lowerBound + 1_000))
        return points.points + (!points.hasAuthor && (FullNames.open(text, of: bytes) || FullNames.openInvertedBeforeYear(text, of: bytes)) ? 2 : 0)
    }

    init(of bytes: [UInt8], in range: Range<Int>) {
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            switch bytes[at] {
            case 0x30 ... 0x39: at = readNumber(at, start: range.lowerBound, end: end, of: bytes); continue
            case 0x41 ... 0x5A: if at - range.lowerBound < 90 { readInitial(at, start: range.lowerBound, end: end, of: bytes) }
            case 0x22: hasQuote = true
            case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x9C || bytes[at + 2] == 0x98): hasQuote = true
            case 0xC2 where at + 1 < end && bytes[at + 1] == 0xAB: hasQuote = true // «
            case 0xE3 where at + 2 < end && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x8C || bytes[at + 2] == 0x8E): hasQuote = true // 「 『
            case 0x76 where at >= range.lowerBound + 2 && at + 2 < end && bytes[at - 1] == 0x20: // Abel v. Bode, Abel v Bode
                if bytes[at + 1] == 0x20 || bytes[at + 1] == 0x2E && bytes[at + 2] == 0x20 { hasWord = true }
            case 0x5B: if isHost(at, end: end, of: bytes) { hasAddress = true }
            default: break
            }
            if at == range.lowerBound || !isLetter(bytes[at - 1]) { readWord(at, end: end, of: bytes) }
            at += 1
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x41 ... 0x5A).contains(byte) || (0x61 ... 0x7A).contains(byte) || byte >= 0x80 }

    private mutating func readNumber(_ at: Int, start: Int, end: Int, of bytes: [UInt8]) -> Int {
        var stop = at, value = 0
        while stop < end, stop - at < 9, (0x30 ... 0x39).contains(bytes[stop]) { value = value * 10 + Int(bytes[stop] & 0x0F); stop += 1 }
        if stop - at == 4, (1_500 ... 2_100).contains(value) {
            hasYear = true
            hasDatedName = hasDatedName || isDatedName(at ..< stop, start: start, end: end, of: bytes)
        }
        // 12(3 · 12:45 · 45-67 · 45–67
        if stop + 1 < end, (0x30 ... 0x39).contains(bytes[stop + 1]), [0x28, 0x3A, 0x2D].contains(bytes[stop]) { hasLocator = true }
        if stop + 2 < end, bytes[stop] == 0x3A, bytes[stop + 1] == 0x20, (0x30 ... 0x39).contains(bytes[stop + 2]) { hasLocator = true }
        if stop + 3 < end, bytes[stop] == 0xE2, bytes[stop + 1] == 0x80, bytes[stop + 2] == 0x93, (0x30 ... 0x39).contains(bytes[stop + 3]) {
            hasLocator = true
        }
        if !hasLocator, stop - at <= 3, at >= start + 2, bytes[at - 1] == 0x20, bytes[at - 2] == 0x2C, isReporter(behind: stop, end: end, of: bytes) { hasLocator = true }
        return max(stop, at + 1)
    }

    /// `, 98 Lake L. Rev. 1357 (1985)`: behind a volume the words of a review's name, each with a capital, its page, and the year in brackets.
    private func isReporter(behind volume: Int, end: Int, of bytes: [UInt8]) -> Bool {
        var at = volume, words = 0
        while at + 1 < end, words < 9, bytes[at] == 0x20 {
            at += 1
            if (0x30 ... 0x39).contains(bytes[at]) { break }
            guard (0x41 ... 0x5A).contains(bytes[at]) || bytes[at] == 0x26 || bytes.hasOpening("of ", at: at, before: end) else { return false }
            while at < end, bytes[at] != 0x20 { at += 1 }
            words += 1
        }
        guard words > 0, at < end, (0x30 ... 0x39).contains(bytes[at]), let open = bytes[at ..< Swift.min(end, at + 24)].firstIndex(of: 0x28) else { return false }
        return bytes.wholeNumber(open + 1 ..< Swift.min(end, open + 5)).map { (1_500 ... 2_100).contains($0) } ?? false
    }

    /// `Lake Department. (2025). `, `Lake Department. (2025b). `: how APA dates bodies.
    private func isDatedName(_ year: Range<Int>, start: Int, end: Int, of bytes: [UInt8]) -> Bool {
        guard year.lowerBound - start >= 6, year.lowerBound - start < 160, bytes[year.lowerBound - 1] == 0x28, bytes[year.lowerBound - 2] == 0x20,
            bytes[year.lowerBound - 3] == 0x2E
        else { return false }
        let close = year.upperBound < end && (0x61 ... 0x7A).contains(bytes[year.upperBound]) ? year.upperBound + 1 : year.upperBound
        return close + 1 < end && bytes[close] == 0x29 && bytes[close + 1] == 0x2E
    }

    /// `Smith J,` `Smith, J.` `Smith JA.` `J. Smith`
    private mutating func readInitial(_ at: Int, start: Int, end: Int, of bytes: [UInt8]) {
        guard at == start || bytes[at - 1] == 0x20 || bytes[at - 1] == 0x2E else { return }
        var stop = at
        var letters = 0
        while stop < end, letters < 4 {
            let isLetter = (0x41 ... 0x5A).contains(bytes[stop])
            // `C-KK`
            guard isLetter || letters > 0 && bytes[stop] == 0x2D && stop + 1 < end && (0x41 ... 0x5A).contains(bytes[stop + 1]) else { break }
            letters += isLetter ? 1 : 0
            stop += 1
        }
        // a converter may break the line before the comma
        if stop + 1 < end, bytes[stop] == 0x0A, bytes[stop + 1] == 0x2C { stop += 1 }
        guard stop < end else { return }
        let behindName = isBehindName(at, stop: stop, start: start, of: bytes)
        if behindName,
            bytes[stop] == 0x2C || bytes[stop] == 0x2E || bytes[stop] == 0x3B
                || (stop - at <= 3 && bytes[stop] == 0x20 && stop + 1 < end && bytes[stop + 1] == 0x28)
        {
            hasAuthor = true
        }
        if stop - at == 1, bytes[stop] == 0x2E, at == start, stop + 2 < end, bytes[stop + 1] == 0x20 || (0x41 ... 0x5A).contains(bytes[stop + 1]) {
            hasAuthor = true
        }
    }

    /// Whether a word, or one with a comma, and a blank stand before: three blanks where a converter filled the line. Of two or three capitals it takes
    /// the comma: `MA SAE DD.` are initials of those who wrote the text.
    private func isBehindName(_ at: Int, stop: Int, start: Int, of bytes: [UInt8]) -> Bool {
        guard at >= start + 3, bytes[at - 1] == 0x20 else { return false }
        let blanks = bytes[max(start, at - 6) ..< at].reversed().prefix { $0 == 0x20 }.count, last = at - blanks - 1
        guard last > start else { return false }
        if bytes[last] == 0x2C { return isLetter(bytes[last - 1]) }
        let word = bytes[max(start, last - 3) ... last].reversed().prefix { isLetter($0) }
        return !word.isEmpty && (word.count > 3 || bytes[stop] == 0x2C || word.contains { !(0x41 ... 0x5A).contains($0) })
    }

    /// `[pmc.ncbi.nlm.nih.gov]`, also with escaped brackets.
    private func isHost(_ at: Int, end: Int, of bytes: [UInt8]) -> Bool {
        var dots = 0
        var offset = at + 1
        while offset < end, offset - at < 80 {
            switch bytes[offset] {
            case 0x61 ... 0x7A, 0x30 ... 0x39, 0x2D, 0x41 ... 0x5A: break
            case 0x2E: dots += 1
            case 0x5D, 0x5C: return dots > 0 && offset - at > 4
            default: return false
            }
            offset += 1
        }
        return false
    }

    private mutating func readWord(_ at: Int, end: Int, of bytes: [UInt8]) {
        for (word, sign) in Self.words(startingWith: bytes[at] | 0x20) where bytes.hasOpening(word, at: at, before: end) {
            switch sign {
            case .address: hasAddress = true
            case .word: hasWord = true
            case .author: hasAuthor = true
            }
        }
    }

    private enum Sign { case address, word, author }

    private static func words(startingWith letter: UInt8) -> [(StaticString, Sign)] {
        switch letter {
        case 0x61: [("arxiv", .address), ("available from", .word), ("available at", .word), ("accessed", .word)]
        case 0x64: [("doi:", .address), ("doi.org", .address), ("doi", .word)]
        case 0x65: [("et al", .author), ("eds.", .word), ("ed.", .word)]
        case 0x68: [("http", .address)]
        case 0x69: [("isbn", .address), ("in:", .word)]
        case 0x6A: [("journal", .word)]
        case 0x70: [("pmid", .address), ("press", .word), ("pubmed", .word), ("pp.", .word), ("proceedings", .word)]
        case 0x72: [("retrieved", .word)]
        case 0x76: [("vol.", .word)]
        case 0x77: [("www.", .address)]
        default: []
        }
    }
}

extension [UInt8] {
    /// Whether the lower-case ASCII phrase stands at the offset, in any case of letters.
    func hasOpening(_ phrase: StaticString, at offset: Int, before end: Int) -> Bool {
        guard offset + phrase.utf8CodeUnitCount <= end else { return false }
        for index in 0 ..< phrase.utf8CodeUnitCount {
            let byte = self[offset + index]
            guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == phrase.utf8Start[index] else { return false }
        }
        return true
    }
}
