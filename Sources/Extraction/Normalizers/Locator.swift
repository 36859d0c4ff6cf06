/// Where in its container a work stands: volume, issue, pages, with the year that is often printed among them.
///
/// `2010;12(3):45-67`, `17(4), 110-120`, `86, 102114`, `279: 2580–2588`, `vol. 12, no. 3, pp. 45–67, 2010`, `2, no. 7 (1987): 147–165`,
/// `10, 265 (1977)`, `2014 Jan;3(1 Suppl):e12`, `Vol. 740`, `pp. 91-107`, `9 (6): 196 - 9`, `39(1): iv12`.
struct Locator: Sendable {
    var volume: Range<Int>?
    var issue: Range<Int>?
    var pages: Pages?
    var date: Issued?
    /// Where the date stands.
    var dateRange: Range<Int>?
    /// A word such as *vol.* or *pp.* was printed.
    var isLabelled = false
    var range: Range<Int>

    /// Whether there is enough to be sure that it is one.
    var isSound: Bool {
        (volume != nil && pages != nil) || (volume != nil && issue != nil) || (isLabelled && (pages != nil || volume != nil))
            || (date != nil && pages != nil && (volume != nil || pages?.isRange == true)) || (volume != nil && date != nil)
            || (issue != nil && pages != nil)
    }

    /// The last sound locator of a stretch that nothing but a note or a publisher follows.
    ///
    /// - Parameter hasDate: whether the reference's year was read before; then a number of four digits is a volume or page.
    static func find(in range: Range<Int>, of text: EntryText, hasDate: Bool) -> Locator? {
        var best: Locator?
        var at = range.lowerBound
        while at < range.upperBound {
            guard isStart(at, from: range.lowerBound, in: text) else { at += 1; continue }
            var reader = LocatorReader(text: text, at: at, end: range.upperBound, hasDate: hasDate)
            let found = reader.read()
            let tail = text.trimmed(from: found.range.upperBound, to: range.upperBound, of: " ,;:.()[]")
            if tail.isEmpty, (found.isSound && best?.volume == nil) || (best == nil && found.isLast(from: range.lowerBound, in: text)) {
                return found
            }
            guard found.isSound else { at += 1; continue }
            if let earlier = best, earlier.volume != nil, earlier.pages == nil, found.volume == nil, let pages = found.pages {
                // vol. 15, no. 1, Springer, 1990, pp. 8–9
                best?.pages = pages
                if earlier.date == nil { best?.date = found.date }
            } else if best == nil || found.strength >= best.map(\.strength) ?? 0 {
                best = found
            }
            at = max(at + 1, found.range.upperBound)
        }
        return best
    }

    /// What little is enough at the very end of an entry, behind a word with a capital: `Nature 4–10`, `Nat Biotechnol 31`, `Proc Intl Soc: 2759`.
    private func isLast(from start: Int, in text: EntryText) -> Bool {
        guard range.lowerBound > start + 3, date == nil else { return false }
        var word = range.lowerBound
        while word > start, [0x20, 0x2C, 0x3A, 0x2E].contains(text.bytes[word - 1]) { word -= 1 }
        let end = word
        let marks = text.bytes[end ..< range.lowerBound]
        while word > start, text.isLetter(word - 1) { word -= 1 }
        guard word < end, text.isUpper(word) else { return false }
        if let pages { return pages.isRange || marks.contains(0x3A) }
        guard let volume, !marks.contains(0x3A) else { return false }
        return volume.count <= 4 && text.isDigit(volume.lowerBound)
    }

    private var strength: Int {
        (volume != nil ? 1 : 0) + (issue != nil ? 1 : 0) + (pages != nil ? 2 : 0) + (isLabelled ? 1 : 0) + (pages?.isRange == true ? 1 : 0)
    }

    /// Whether a locator may start here: a digit, or a word such as *vol.*, behind a blank or mark.
    private static func isStart(_ at: Int, from start: Int, in text: EntryText) -> Bool {
        guard at == start || !text.isWordByte(at - 1), at == start || text.dashLength(at - 1) == 0 else { return false }
        if text.isDigit(at) { return true }
        guard at < text.end, (text.bytes[at] | 0x20) &- 0x61 < 26 || text.bytes[at] == 0x28 else { return false }
        if text.bytes[at] == 0x28 { return text.isDigit(at + 1) || text.isUpper(at + 1) && Issued(startingAt: at + 1, in: text) != nil }
        if text.isUpper(at), text.isDigit(at + 1) || text.isUpper(at + 1) && text.isDigit(at + 2) { return true } // D43, S12, PP12
        if Issued(startingAt: at, in: text) != nil { return true }
        return LocatorReader.label(at, in: text) != nil
    }
}

/// Reads the pieces of a locator one after another until something else comes.
private struct LocatorReader {
    let text: EntryText
    var at: Int
    let end: Int
    var hasDate: Bool
    private var locator: Locator
    /// The marks since the last piece.
    private var sawColon = false, sawSemicolon = false, sawStop = false, sawComma = false
    private var pieces = 0

    init(text: EntryText, at: Int, end: Int, hasDate: Bool) {
        self.text = text; self.at = at; self.end = end; self.hasDate = hasDate
        locator = Locator(range: at ..< at)
    }

    enum Word { case volume, issue, pages, article, supplement }

    mutating func read() -> Locator {
        while at < end {
            skipMarks()
            guard at < end, readPiece() else { break }
            locator.range = locator.range.lowerBound ..< at
            pieces += 1
            sawColon = false; sawSemicolon = false; sawStop = false; sawComma = false
        }
        return locator
    }

    private mutating func skipMarks() {
        while at < end {
            switch text.bytes[at] {
            case 0x20: break
            case 0x2C: sawComma = true
            case 0x2E: sawStop = true
            case 0x3A: sawColon = true
            case 0x3B: sawSemicolon = true
            default: return
            }
            at += 1
        }
    }

    private mutating func readPiece() -> Bool {
        if text.bytes[at] == 0x28 || text.bytes[at] == 0x5B { return readBracket() }
        if let (word, next) = Self.label(at, in: text) { return readLabelled(word, next) }
        if !text.isDigit(at), let date = Issued(startingAt: at, in: text), canBeDate { return keep(date) }
        if text.isDigit(at), let date = Issued(startingAt: at, in: text), canBeDate, isDateHere(date) { return keep(date) }
        return readNumber()
    }

    private var canBeDate: Bool { !hasDate && locator.date == nil }

    /// Whether a number of four digits is the year and not a page or volume: `79: 2010` is a page.
    private func isDateHere(_ date: Issued) -> Bool {
        if date.end - at > 5 { return true }
        if sawColon, locator.volume != nil, locator.pages == nil { return false }
        if locator.volume != nil, locator.pages == nil, sawComma {
            // 12, 1999, 45-67 · 12, 1999. · 56, 1543 (1999)
            let rest = text.trimmed(from: date.end, to: end, of: " ,;:.")
            return rest.isEmpty || !(text.bytes[rest.lowerBound] == 0x28 && Issued(startingAt: rest.lowerBound + 1, in: text) != nil)
        }
        return true
    }

    private mutating func keep(_ date: Issued) -> Bool {
        locator.date = date
        locator.dateRange = at ..< date.end
        at = date.end
        return true
    }

    /// `(3)`, `(1 Suppl)`, `(no. 7)`, `(1987)`, `(Spring 1987)`, `[3]`.
    private mutating func readBracket() -> Bool {
        let close: UInt8 = text.bytes[at] == 0x28 ? 0x29 : 0x5D
        guard let stop = text.bytes[at ..< min(end, at + 40)].firstIndex(of: close), stop > at + 1 else { return false }
        let inner = at + 1 ..< stop
        if let date = Issued(startingAt: inner.lowerBound, in: text), date.end == stop, canBeDate, date.end - inner.lowerBound >= 4 {
            locator.date = date
            locator.dateRange = inner
            at = stop + 1
            return true
        }
        if let pages = labelledPages(inner) { // (pp. 91-107)
            locator.pages = pages
            locator.isLabelled = true
            at = stop + 1
            return true
        }
        if let (word, next) = Self.label(inner.lowerBound, in: text), word == .volume, locator.volume == nil { // (Vol. 3, pp. 4–5)
            var nested = LocatorReader(text: text, at: inner.lowerBound, end: stop, hasDate: true)
            let found = nested.read()
            guard found.range.upperBound == stop, next < stop else { return false }
            locator.volume = found.volume; locator.issue = found.issue; locator.pages = found.pages ?? locator.pages; locator.isLabelled = true
            at = stop + 1
            return true
        }
        let isBeforePages = stop + 1 < end && text.bytes[stop + 1] == 0x3A
        guard locator.volume != nil || isBeforePages, locator.issue == nil, locator.pages == nil, inner.count <= 24 else { return false }
        var issue = inner
        if let (word, next) = Self.label(inner.lowerBound, in: text), word == .issue { issue = text.trimmed(from: next, to: stop) }
        guard
            issue.contains(where: { text.isDigit($0) }) || text.has("suppl", at: issue.lowerBound) || text.has("pt", at: issue.lowerBound)
                || text.has("special", at: issue.lowerBound)
        else { return false }
        locator.issue = issue
        at = stop + 1
        return true
    }

    private func labelledPages(_ inner: Range<Int>) -> Pages? {
        guard let (word, next) = Self.label(inner.lowerBound, in: text), word == .pages || word == .article else { return nil }
        guard var pages = Pages(startingAt: next, in: text), text.trimmed(from: pages.range.upperBound, to: inner.upperBound).isEmpty else {
            return nil
        }
        pages.isLabelled = true
        return pages
    }

    private mutating func readLabelled(_ word: Word, _ next: Int) -> Bool {
        switch word {
        case .volume:
            guard locator.volume == nil, let stop = numberEnd(next) else { return false }
            locator.volume = next ..< stop
            at = stop
        case .issue:
            guard locator.issue == nil, let stop = numberEnd(next) else { return false }
            locator.issue = next ..< stop
            at = stop
        case .pages, .article:
            guard locator.pages == nil, var pages = Pages(startingAt: next, in: text) else { return false }
            pages.isLabelled = true
            locator.pages = pages
            at = pages.range.upperBound
        case .supplement:
            guard locator.volume != nil, locator.issue == nil, locator.pages == nil else { return false }
            var stop = next
            if text.isBlank(stop), let number = numberEnd(stop + 1) { stop = number } else if text.isDigit(stop) { stop = numberEnd(stop) ?? stop }
            locator.issue = at ..< stop
            at = stop
            return true
        }
        locator.isLabelled = true
        return true
    }

    /// A volume or issue: `12`, `12A`, `12-13`, `3/4`, `XIV`, `D43`.
    private func numberEnd(_ start: Int) -> Int? {
        var next = start
        while next < end, next - start < 3, text.isUpper(next) || text.isDigit(next) || text.isLower(next), text.bytes[next] < 0x80,
            !text.isDigit(next)
        { next += 1 }
        let digits = next
        while text.isDigit(next), next < end { next += 1 }
        if next == digits {
            next = start
            while next < end, [0x49, 0x56, 0x58, 0x4C, 0x43, 0x4D].contains(text.bytes[next]) { next += 1 }
            return next > start && !text.isWordByte(next) ? next : nil
        }
        if next < end, text.isLetter(next), !text.isWordByte(next + 1) { next += 1 }
        let joint = text.dashLength(next) > 0 ? text.dashLength(next) : (next < end && text.bytes[next] == 0x2F ? 1 : 0)
        if joint > 0, text.isDigit(next + joint) {
            next += joint
            while text.isDigit(next), next < end { next += 1 }
        }
        return text.isWordByte(next) ? nil : next
    }

    /// A number without a word: volume, issue or pages by what is there already and the marks between.
    private mutating func readNumber() -> Bool {
        guard let pages = Pages(startingAt: at, in: text),
            text.isDigit(pages.range.lowerBound) || text.bytes[at ..< pages.range.upperBound].contains(where: { $0 &- 0x30 < 10 })
        else { return false }
        let stop = pages.range.upperBound
        if self.pieces == 0, hasDate, isBehindColon, text.trimmed(from: stop, to: end).isEmpty { // Proc Intl Soc: 2759.
            locator.pages = pages
            at = stop
            return true
        }
        if isExtent(stop) { return false }
        let single = pages.isRange ? nil : numberEnd(at)
        if locator.volume == nil, locator.pages == nil, !isPagesWithoutVolume(pages, stop) {
            guard let volume = numberEnd(at), volume - at <= 9 else { return false }
            locator.volume = at ..< volume
            at = volume
            return true
        }
        if locator.volume == nil, locator.pages == nil {
            locator.pages = pages
            at = stop
            return true
        }
        guard locator.pages == nil else { return false }
        if !sawColon, locator.issue == nil, let single, anotherNumberFollows(single) { // 12, 3, 45-67
            locator.issue = at ..< single
            at = single
            return true
        }
        // `81 1869` without any mark is a volume and a page only for a range or behind an issue
        guard
            sawColon || sawComma || sawSemicolon || sawStop || pages.isRange || locator.issue != nil || locator.date != nil
                || text.trimmed(from: stop, to: end).isEmpty || followsYear(stop)
        else { return false }
        locator.pages = pages
        at = stop
        return true
    }

    /// `220 p.`, `312 pp.`, `94 pages`: how long a book is, not where in it.
    private func isExtent(_ at: Int) -> Bool {
        var next = at
        while text.isBlank(next) { next += 1 }
        for word: StaticString in ["pages", "pp", "p", "seiten"] where text.has(word, at: next) && text.bytes[next] != 0x50 {
            let end = next + word.utf8CodeUnitCount
            guard !text.isWordByte(end) else { continue }
            // `14, p. 3` has its number behind the word
            var behind = end
            while behind < text.end, text.isBlank(behind) || text.bytes[behind] == 0x2E { behind += 1 }
            return next > at && !text.isDigit(behind)
        }
        return false
    }

    private var isBehindColon: Bool {
        var before = at
        while before > 0, text.isBlank(before - 1) { before -= 1 }
        return before > 1 && text.bytes[before - 1] == 0x3A && text.isLetter(before - 2)
    }

    private func followsYear(_ at: Int) -> Bool {
        var next = at
        while next < end, text.bytes[next] == 0x20 || text.bytes[next] == 0x2C { next += 1 }
        return next + 1 < end && text.bytes[next] == 0x28 && Issued(startingAt: next + 1, in: text) != nil
    }

    /// A range with nothing behind it but a year, or one that no second number follows, is pages: `Proc SIGIR, 262-269, 1996`.
    private func isPagesWithoutVolume(_ pages: Pages, _ stop: Int) -> Bool {
        guard pages.isRange else { return false }
        if stop < end, text.bytes[stop] == 0x28 { return false }
        var next = stop
        var colon = false
        while next < end, [0x20, 0x2C, 0x3A, 0x3B].contains(text.bytes[next]) { colon = colon || text.bytes[next] == 0x3A; next += 1 }
        return !(colon && text.isDigit(next))
    }

    private func anotherNumberFollows(_ stop: Int) -> Bool {
        var next = stop
        var marks = 0
        while next < end, [0x20, 0x2C, 0x3A].contains(text.bytes[next]) { if text.bytes[next] != 0x20 { marks += 1 }; next += 1 }
        if let (word, _) = Self.label(next, in: text), word == .pages { return true }
        guard marks > 0, next > stop, let pages = Pages(startingAt: next, in: text) else { return false }
        if !hasDate, locator.date == nil, let date = Issued(startingAt: next, in: text), !pages.isRange, date.end == pages.range.upperBound {
            return false
        }
        return true
    }

    /// The word for volume, issue or pages at an offset, and where its number starts.
    static func label(_ at: Int, in text: EntryText) -> (Word, Int)? {
        guard at < text.end, at == 0 || !text.isWordByte(at - 1) else { return nil }
        for (word, phrase) in labels where text.has(phrase, at: at) {
            var next = at + phrase.utf8CodeUnitCount
            guard next < text.end else { return nil }
            if word == .supplement {
                if text.has("ement", at: next) { next += 5 }
                if next < text.end, text.bytes[next] == 0x2E { next += 1 }
                return (word, next)
            }
            let stopped = text.bytes[next] == 0x2E || text.bytes[next] == 0x3A || text.bytes[next] == 0xC2 || text.bytes[next] == 0xE2
            if stopped { next += text.bytes[next] == 0xC2 ? 2 : text.bytes[next] == 0xE2 ? 3 : 1 }
            // `H1`, `type T 12`: a lone letter is a word for volume or pages only with its stop, or in small type before digits
            if phrase.utf8CodeUnitCount == 1, !stopped, text.isUpper(at) || (!text.isDigit(next) && word != .pages) { continue }
            if word == .article, text.has("no.", at: next + 1) { next += 4 }
            while text.isBlank(next) { next += 1 }
            guard next < text.end, !text.isLetter(next) || word == .article || stopped || text.isDigit(next + 1) || text.isUpper(next) else {
                continue
            }
            let isNumber =
                text.isDigit(next) || text.isDigit(next + 1) || text.isDigit(next + 2)
                || [0x49, 0x56, 0x58, 0x69, 0x76, 0x78].contains(text.bytes[next])
            guard isNumber, next > at + phrase.utf8CodeUnitCount || text.isDigit(next) else { continue }
            return (word, next)
        }
        return nil
    }

    private static let labels: [(Word, StaticString)] = [
        (.volume, "volume"), (.volume, "vols"), (.volume, "vol"), (.volume, "v"), (.volume, "bd"), (.volume, "band"), (.volume, "jg"),
        (.volume, "jahrg"), (.volume, "tome"), (.volume, "t"),
        (.issue, "number"), (.issue, "numéro"), (.issue, "issue"), (.issue, "iss"), (.issue, "num"), (.issue, "nr"), (.issue, "no"), (.issue, "heft"),
        (.issue, "h"), (.issue, "n\u{B0}"),
        (.issue, "n\u{BA}"), (.issue, "№"), (.issue, "n"), (.issue, "fasc"),
        (.pages, "pages"), (.pages, "page"), (.pages, "pp"), (.pages, "pgs"), (.pages, "pg"), (.pages, "p"), (.pages, "seiten"), (.pages, "ss"),
        (.pages, "s"),
        (.article, "article number"), (.article, "article id"), (.article, "article"), (.article, "art"), (.article, "e-location"),
        (.supplement, "suppl"),
    ]
}
