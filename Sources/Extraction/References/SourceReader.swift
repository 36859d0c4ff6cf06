import Model

/// Reads what follows the authors (and the date, where it stands there): title, container, volume, pages, publisher.
///
/// The styles differ in order and marks; what a title's end, a container or a publisher looks like is the same in all of them, and is
/// written here once.
struct SourceReader {
    let text: EntryText
    let end: Int
    let hasLink: Bool
    private let hasIdentifier: Bool
    /// Whether a date was read before.
    var hasDate: Bool
    var reading: ReferenceReading

    init(_ body: ReferenceBody, hasDate: Bool, reading: ReferenceReading) {
        text = body.text; end = body.end; hasLink = body.hasLink
        hasIdentifier = body.identifiers.doi != nil || body.identifiers.pmid != nil || body.identifiers.arxiv != nil
        self.hasDate = hasDate; self.reading = reading
    }

    // MARK: Title, then source

    /// `Title. Container 12(3), 45–67.` and `“Title,” Container …`, from an offset on.
    mutating func readTitleAndSource(from start: Int) {
        let range = text.trimmed(from: start, to: end, of: " ,;:.")
        guard !range.isEmpty else { return }
        if let quoted = quotedTitle(at: range.lowerBound), closesTitle(quoted) {
            reading.bibliography.title = Titles.title(quoted, in: text)
            reading.bonus += 1
            readSource(from: quoted.upperBound)
            return
        }
        let split = titleEnd(in: range.lowerBound ..< end)
        reading.bibliography.title = Titles.title(range.lowerBound ..< split.title, in: text)
        readSource(from: split.source, isChapter: split.isChapter)
    }

    /// Whether a quotation is the title and not the first words of one: `“Rapid” interventions: how …`, `‘Stress Test’: A tool …`.
    private func closesTitle(_ quoted: Range<Int>) -> Bool {
        if text.wordCount(quoted) >= 12 { return true }
        var last = quoted.upperBound - text.quoteLength(max(quoted.lowerBound, quoted.upperBound - 3))
        for length in [3, 2, 1] where quoted.count > length && text.quoteLength(quoted.upperBound - length) == length {
            last = quoted.upperBound - length; break
        }
        if [0x2C, 0x2E, 0x3F, 0x21].contains(text.bytes[max(quoted.lowerBound, last - 1)]) { return true }
        let next = text.trimmed(from: quoted.upperBound, to: end, of: " ")
        guard !next.isEmpty else { return true }
        if [0x2E, 0x2C, 0x3B, 0x28, 0x5B].contains(text.bytes[next.lowerBound]) { return true }
        if text.bytes[next.lowerBound] == 0x3A { return text.has(": in ", at: next.lowerBound) || text.wordCount(quoted) >= 5 }
        return text.isUpper(next.lowerBound) || text.has("in ", at: next.lowerBound) || text.has("in:", at: next.lowerBound)
    }

    /// A title in quotation marks at the offset, the marks included: `"…"`, `“…”`, `‘…’`, `« … »`, `„…“`, `''…''`.
    func quotedTitle(at start: Int) -> Range<Int>? {
        let open = text.quoteLength(start)
        guard open > 0 else { return nil }
        var at = start + open
        while at < end {
            let length = text.quoteLength(at)
            if length > 0, closesQuote(at, length, openedAt: start) { return start ..< at + length }
            at += max(1, length)
        }
        return nil
    }

    /// Whether the mark at `at` closes the one at `start`; an apostrophe within a word does not.
    private func closesQuote(_ at: Int, _ length: Int, openedAt start: Int) -> Bool {
        let opening = Array(text.bytes[start ..< start + text.quoteLength(start)]), mark = Array(text.bytes[at ..< at + length])
        let fits: Bool
        switch opening {
        case [0x22]: fits = mark == [0x22] || mark == [0xE2, 0x80, 0x9D]
        case [0xC2, 0xAB]: fits = mark == [0xC2, 0xBB]
        case [0xC2, 0xBB]: fits = mark == [0xC2, 0xAB]
        case [0xE2, 0x80, 0x9E]: fits = mark == [0xE2, 0x80, 0x9C] || mark == [0xE2, 0x80, 0x9D] || mark == [0x22]
        case [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D]: fits = mark == [0xE2, 0x80, 0x9D] || mark == [0x22]
        case [0xE2, 0x80, 0x98], [0xE2, 0x80, 0x99]: fits = mark == [0xE2, 0x80, 0x99]
        case [0x60, 0x60], [0x27, 0x27]: fits = mark == [0x27, 0x27] || mark == [0x22]
        default: fits = false
        }
        return fits && !text.isLetter(at + length)
    }

    // MARK: Where the title ends

    private struct Split { var title: Int; var source: Int; var isChapter = false }

    private func titleEnd(in range: Range<Int>) -> Split {
        if let chapter = chapterMark(in: range) { return Split(title: chapter.lowerBound, source: chapter.upperBound, isChapter: true) }
        let locator = Locator.find(in: range, of: text, hasDate: hasDate)
        let limit = locator?.range.lowerBound ?? dateStart(in: range) ?? range.upperBound
        if let italic = italicSplit(in: range.lowerBound ..< limit) { return italic }
        let breaks = sentenceBreaks(in: range.lowerBound ..< limit)
        guard locator != nil else {
            let first = breaks.first(where: { !$0.isAbbreviated })
            if let book = publisherSplit(in: range.lowerBound ..< (first?.end ?? limit)) { return book }
            return (first ?? breaks.last).map { Split(title: $0.end, source: $0.next) } ?? commaSplit(in: range.lowerBound ..< limit)
                ?? Split(title: limit, source: limit)
        }
        if let best = containerBreak(breaks, before: limit) { return Split(title: best.end, source: best.next) }
        return commaSplit(in: range.lowerBound ..< limit) ?? Split(title: limit, source: limit)
    }

    /// A year near the end that no locator holds: `Title. Publisher, 2010.`
    private func dateStart(in range: Range<Int>) -> Int? {
        guard !hasDate, let date = lastDate(in: range) else { return nil }
        return date.range.lowerBound
    }

    /// The break whose right side reads like the name of a container: capitals or abbreviations all through, no sentence in it.
    private func containerBreak(_ breaks: [Break], before limit: Int) -> Break? {
        let recent = breaks.suffix(24)
        // `Drug Test. Anal., 12`: a name that ends with a stop is cut, and so may each of its words be
        let last = text.trimmed(from: 0, to: limit, of: " ,:;").upperBound
        let isCut = last > 0 && text.bytes[last - 1] == 0x2E
        if let cut = cutWordsBreak(Array(recent), before: limit) { return cut }
        for candidate in recent where !candidate.isAbbreviated {
            let rest = recent.filter { $0.end > candidate.end }
            guard rest.allSatisfy({ $0.isAbbreviated || $0.end >= limit - 1 || (isCut && $0.isShort) }), looksLikeContainer(candidate.next ..< limit)
            else { continue }
            // `Title. Journal of Mazes. SAGE Publications 38(2)`: a publisher stands between container and volume
            if let before = recent.last(where: { $0.end < candidate.end && !$0.isAbbreviated }),
                Publishers.hasPublisherWord(candidate.next ..< limit, in: text), looksLikeContainer(before.next ..< candidate.end)
            {
                return before
            }
            return candidate
        }
        if let last = recent.last(where: { !$0.isAbbreviated && text.trimmed(from: $0.next, to: limit).count > 1 }) { return last }
        // only abbreviations: the first of the run that ends at the locator
        return recent.first { looksLikeContainer($0.next ..< limit) } ?? recent.last
    }

    /// `Title. Zap. Nauk. Semin. Im. I. I. Ozerova, 12`: the break behind which cut words follow one by one to the locator.
    ///
    /// A word with a capital that ends in a consonant and a stop, alone between two breaks, is cut, whether or not a list of abbreviations has
    /// it; it takes three of them, so that a title of one word before a journal's name is none.
    private func cutWordsBreak(_ breaks: [Break], before limit: Int) -> Break? {
        var first = breaks.count
        while first > 0 {
            let end = first < breaks.count ? breaks[first].end : limit
            let word = text.trimmed(from: breaks[first - 1].next, to: end, of: " ,")
            guard first == breaks.count ? text.wordCount(word) <= 2 && text.isUpper(word.lowerBound) : isCutWord(word) else { break }
            first -= 1
        }
        guard breaks.count - first >= 4, breaks[first...].contains(where: \.isAbbreviated), !breaks[first].isAbbreviated else { return nil }
        return breaks[first]
    }

    private func isCutWord(_ word: Range<Int>) -> Bool {
        guard word.count >= 2, text.wordCount(word) == 1, text.isUpper(word.lowerBound), text.bytes[word.upperBound - 1] == 0x2E else { return false }
        let last = text.bytes[word.upperBound - 2] | 0x20
        return word.count <= 4 || (word.count <= 13 && last &- 0x61 < 26 && ![0x61, 0x65, 0x69, 0x6F, 0x75].contains(last))
    }

    /// `Title (Boulder: Westview Press, 1998)`, `Title, MIT Press, Cambridge`: where a publisher starts within the first sentence.
    private func publisherSplit(in range: Range<Int>) -> Split? {
        for at in range where text.bytes[at] == 0x28 && at > range.lowerBound + 3 {
            guard let close = text.bytes[at ..< min(end, at + 120)].firstIndex(of: 0x29) else { continue }
            if text.bytes[at ..< close].contains(0x3A), let publisher = Publishers(at + 1 ..< close, in: text), publisher.isSure,
                lastDate(in: at ..< close) != nil || publisher.place != nil
            {
                return Split(title: at, source: at + 1)
            }
        }
        var at = range.lowerBound + 3
        while at < range.upperBound {
            if text.bytes[at] == 0x2C, text.isBlank(at + 1) {
                var next = at + 2
                while next < range.upperBound, text.bytes[next] != 0x2C { next += 1 }
                let piece = text.trimmed(from: at + 2, to: next)
                if text.wordCount(piece) <= 6, text.isUpper(piece.lowerBound),
                    Publishers.hasPublisherWord(piece, in: text) || Publishers.isPlace(text.lowered(piece))
                {
                    return Split(title: at, source: at + 2)
                }
            }
            at += 1
        }
        return nil
    }

    /// Emphasis that begins behind the title and ends where the container ends.
    private func italicSplit(in range: Range<Int>) -> Split? {
        for span in text.emphasis where span.lowerBound > range.lowerBound + 3 && span.lowerBound < range.upperBound && span.count > 2 {
            let before = text.trimmed(from: range.lowerBound, to: span.lowerBound, of: " ")
            guard let last = before.last, [0x2E, 0x2C, 0x3F, 0x21, 0x3A].contains(text.bytes[last]) else { continue }
            let rest = text.trimmed(from: span.upperBound, to: range.upperBound, of: " ,.;:")
            if rest.isEmpty || text.wordCount(rest) <= 6 { return Split(title: before.upperBound, source: span.lowerBound) }
        }
        return nil
    }

    /// `…, in: `, `. In `, `, in Plionis M., eds`: what follows holds the work.
    private func chapterMark(in range: Range<Int>) -> Range<Int>? {
        var at = range.lowerBound + 1
        while at + 3 < range.upperBound {
            guard text.has("in", at: at), text.isBlank(at - 1), at >= 2, text.bytes[at + 2] == 0x20 || text.bytes[at + 2] == 0x3A else {
                at += 1; continue
            }
            let before = text.bytes[at - 2]
            let isSentence =
                [0x2E, 0x3F, 0x21].contains(before) || text.quoteLength(max(0, at - 2)) == 1 || before == 0x9D || before == 0x99 || before == 0x5D
                || before == 0x29 && text.isUpper(at)
            let isColon = text.bytes[at + 2] == 0x3A
            var next = at + 3
            while text.isBlank(next) { next += 1 }
            let capital =
                text.isUpper(next) || text.quoteLength(next) > 0
                || (text.isDigit(next) && Issued(startingAt: next, in: text) != nil && text.isUpper(next + 5))
            if (isSentence && text.isUpper(at) || before == 0x2C || isColon) && (capital || isColon),
                isColon || isSentence || Names(startingAt: next, in: text, before: min(end, next + 600))?.areEditors == true
                    || text.emphasis.contains(where: { $0.lowerBound == next }) || namesMeeting(next)
            {
                return at ..< next
            }
            at += 1
        }
        return nil
    }

    /// `Proceedings of …`, `2017 IEEE International Conference …`, `Third Symposium …` within a few words.
    private func namesMeeting(_ at: Int) -> Bool {
        let near = at ..< min(end, at + 90)
        let words: [StaticString] = ["proceedings", "proc.", "conference", "symposium", "workshop"]
        return words.contains { text.holds($0, in: near) }
    }

    struct Break {
        /// Behind the mark that ends the sentence.
        var end: Int
        var next: Int
        /// The word before the stop is an abbreviation or initial, so that the stop may end nothing.
        var isAbbreviated: Bool
        /// The word before the stop has a capital and at most seven letters.
        var isShort: Bool
    }

    /// Stops, question and exclamation marks with a blank and a capital, digit or quotation mark behind them.
    func sentenceBreaks(in range: Range<Int>) -> [Break] {
        var breaks: [Break] = []
        var depth = 0
        var at = range.lowerBound
        while at < range.upperBound {
            switch text.bytes[at] {
            case 0x28, 0x5B: depth += 1
            case 0x29, 0x5D: depth = max(0, depth - 1)
            case 0x2E, 0x3F, 0x21:
                var next = at + 1
                if next < range.upperBound, text.quoteLength(next) > 0, !text.isBlank(next) { next += text.quoteLength(next) }
                let end = next
                guard depth == 0, text.isBlank(next) else { break }
                while text.isBlank(next) { next += 1 }
                guard next < range.upperBound,
                    text.isUpper(next) || text.isDigit(next) || text.quoteLength(next) > 0 || text.bytes[next] == 0x5B || startsLowerName(next)
                else { break }
                let isStop = text.bytes[at] == 0x2E
                breaks.append(
                    Break(
                        end: end, next: next, isAbbreviated: isStop && isAbbreviation(before: at, from: range.lowerBound),
                        isShort: isStop && isShort(before: at, from: range.lowerBound)))
            default: break
            }
            at += 1
        }
        return breaks
    }

    private func isShort(before stop: Int, from start: Int) -> Bool {
        var word = stop
        while word > start, text.isLetter(word - 1) { word -= 1 }
        return word < stop && stop - word <= 7 && text.isUpper(word)
    }

    /// `eLife`, `bioRxiv`, `medRxiv`, `iScience`, `npj`: names of containers that start small.
    private func startsLowerName(_ at: Int) -> Bool {
        var next = at
        while next < text.end, next - at < 4, text.isLower(next) { next += 1 }
        return next > at && text.isUpper(next) && text.bytes[next] < 0x80 || text.has("npj ", at: at)
    }

    private func isAbbreviation(before stop: Int, from start: Int) -> Bool {
        var word = stop
        while word > start, text.isLetter(word - 1) || text.bytes[word - 1] == 0x2E { word -= 1 }
        guard word < stop else { return false }
        if text.isUpper(word), stop - word == 1 { return true }
        let lower = text.lowered(word ..< stop)
        if lower.utf8.contains(0x2E) { return stop - word <= 6 } // U.S., e.g
        return text.isUpper(word) && (Abbreviations.contains(lower) || stop - word <= 2)
            || ["vs", "e.g", "i.e", "cf", "no", "vol", "al", "ed", "eds", "st", "pp"].contains(lower)
    }

    /// Whether a stretch reads like the name of a journal, book or series: no more than 14 words, each with a capital, a small connecting
    /// word or an abbreviation.
    func looksLikeContainer(_ range: Range<Int>) -> Bool {
        let range = text.trimmed(range)
        guard !range.isEmpty, text.isUpper(range.lowerBound) || startsLowerName(range.lowerBound) else { return false }
        var words = 0, small = 0
        var start = range.lowerBound
        for at in range.lowerBound ... range.upperBound where at == range.upperBound || text.isBlank(at) {
            if at > start {
                words += 1
                let word = text.lowered(text.trimmed(from: start, to: at, of: " ,.:;()"))
                if !text.isUpper(start), text.isLetter(start), !connecting.contains(word), !(start + 1 < at && text.isUpper(start + 1)) { small += 1 }
            }
            start = at + 1
        }
        return words <= 14 && (small == 0 || small * 4 <= words)
    }

    /// The last comma behind which a container's name starts: `Title, Physical Review`.
    private func commaSplit(in range: Range<Int>) -> Split? {
        var result: Split?
        var at = range.upperBound - 1
        var depth = 0
        var seen = 0
        while at > range.lowerBound, seen < 8 {
            if text.bytes[at] == 0x29 { depth += 1 } else if text.bytes[at] == 0x28 { depth -= 1 }
            if depth == 0, text.bytes[at] == 0x2C, text.isBlank(at + 1) {
                seen += 1
                let tail = at + 2 ..< range.upperBound
                guard text.trimmed(tail).count > 1 else { at -= 1; continue }
                guard looksLikeContainer(tail) else { break }
                result = Split(title: at, source: at + 2)
                if !startsLikeRest(at + 2) { break }
            }
            at -= 1
        }
        return result
    }

    /// A piece such as `Part B` or `Ser. A` goes on with the container to its left.
    private func startsLikeRest(_ at: Int) -> Bool {
        for phrase: StaticString in ["part ", "ser.", "series ", "sect", "perkin", "dalton", "and ", "inc", "ltd"] where text.has(phrase, at: at) {
            return true
        }
        return false
    }

    // MARK: Source

    /// What holds the work, from an offset to the end.
    mutating func readSource(from start: Int, isChapter: Bool = false) {
        var range = text.trimmed(from: start, to: end, of: " ,;:.")
        guard !range.isEmpty else { return finish(isChapter: isChapter) }
        var isChapter = isChapter
        if text.has("in: ", at: range.lowerBound)
            || text.has("in ", at: range.lowerBound) && (text.isUpper(range.lowerBound + 3) || text.quoteLength(range.lowerBound + 3) > 0)
        {
            isChapter = text.has("in:", at: range.lowerBound) || text.isUpper(range.lowerBound) || isChapter
            range = text.trimmed(from: range.lowerBound + 3, to: end, of: " :")
        }
        if isChapter, let editors = Names(startingAt: range.lowerBound, in: text, before: end), editors.areEditors || followedByTitle(editors) {
            reading.bibliography.editors = editors.names
            range = text.trimmed(from: editors.end, to: end, of: " ,;:.")
        }
        if !isInstitutional(range), let locator = Locator.find(in: range, of: text, hasDate: hasDate) {
            readLocated(range, locator, isChapter: isChapter)
        } else {
            readUnlocated(range, isChapter: isChapter)
        }
        finish(isChapter: isChapter)
    }

    private func followedByTitle(_ editors: Names) -> Bool {
        editors.names.count > 1 && editors.end < end && text.bytes[editors.end] == 0x2C && editors.form != .givenFirst
    }

    private mutating func readLocated(_ range: Range<Int>, _ locator: Locator, isChapter: Bool) {
        fill(locator)
        var container = range.lowerBound ..< locator.range.lowerBound
        if !hasDate, reading.bibliography.year == nil, let date = lastDate(in: container) {
            keep(date.issued)
            container = container.lowerBound ..< date.range.lowerBound
        }
        let rest = text.trimmed(from: locator.range.upperBound, to: end, of: " ,;:.()")
        if isChapter || locator.pages?.isLabelled == true && locator.volume == nil {
            readBook(container, isChapter: isChapter)
        } else {
            readContainer(container)
        }
        if !rest.isEmpty { readRest(rest) }
    }

    private mutating func fill(_ locator: Locator) {
        if let volume = locator.volume { reading.bibliography.volume = text.string(volume) }
        if let issue = locator.issue { reading.bibliography.issue = text.string(text.trimmed(issue)) }
        if let pages = locator.pages { reading.bibliography.page = text.string(pages.range) }
        if let date = locator.date, reading.bibliography.year == nil { keep(date) }
    }

    mutating func keep(_ date: Issued) {
        reading.bibliography.year = date.year
        reading.bibliography.issued = date.text
        hasDate = true
    }

    /// What stands behind the pages: a date, a place and publisher, a note.
    private mutating func readRest(_ rest: Range<Int>) {
        var rest = rest
        if reading.bibliography.year == nil, let date = lastDate(in: rest) {
            keep(date.issued)
            rest = text.trimmed(from: rest.lowerBound, to: date.range.lowerBound, of: " ,;:.()")
        }
        guard !rest.isEmpty, rest.count < 120, let publisher = Publishers(rest, in: text), publisher.isSure else { return }
        if reading.bibliography.publisher == nil {
            reading.bibliography.publisher = publisher.publisher; reading.bibliography.publisherPlace = publisher.place
        }
    }

    /// The range without `: Epub ahead of print`, `, in press`, `[online]` at its end.
    private func withoutStatus(_ range: Range<Int>) -> Range<Int> {
        var at = range.lowerBound + 1
        while at < range.upperBound {
            if !text.isWordByte(at - 1),
                text.has("epub ahead", at: at) || text.has("in press", at: at) || text.has("advance online", at: at)
                    || text.has("online ahead", at: at) || text.has("published online", at: at) || text.has("forthcoming", at: at)
                    || text.has("to appear", at: at) || text.has("submitted", at: at)
            {
                return text.trimmed(from: range.lowerBound, to: at, of: " ,;:.([")
            }
            at += 1
        }
        return range
    }

    private mutating func readContainer(_ range: Range<Int>) {
        var range = text.trimmed(withoutStatus(range), of: " ,;:(")
        if let open = text.bytes[range].lastIndex(of: 0x28), !text.bytes[open ..< range.upperBound].contains(0x29), open > range.lowerBound + 2 {
            range = text.trimmed(from: range.lowerBound, to: open, of: " ,;:(")
        }
        if let cut = internetNote(range) { range = cut }
        guard !range.isEmpty else { return }
        // `Fourth Symposium. Elsevier` before the pages: the publisher stands behind the container
        if let last = sentenceBreaks(in: range).last(where: { !$0.isAbbreviated }),
            let publisher = Publishers(last.next ..< range.upperBound, in: text), publisher.isSure, last.end > range.lowerBound + 3
        {
            reading.bibliography.publisher = publisher.publisher
            reading.bibliography.publisherPlace = publisher.place
            range = text.trimmed(from: range.lowerBound, to: last.end, of: " ,;:.")
            range = internetNote(range) ?? range
        }
        reading.bibliography.containerTitle = Self.container(range, in: text)
    }

    /// `J. Biol. Chem. [Internet]`, `Title [online]`.
    private func internetNote(_ range: Range<Int>) -> Range<Int>? {
        guard let last = range.last, text.bytes[last] == 0x5D || text.bytes[last] == 0x2E, let open = text.bytes[range].lastIndex(of: 0x5B),
            text.has("[internet]", at: open) || text.has("[online]", at: open)
        else { return nil }
        return text.trimmed(from: range.lowerBound, to: open, of: " ,;:")
    }

    /// A container's name: its last stop stays behind an abbreviation (`Br. J. Pharmacol.`) and goes behind a word (`Nature.`).
    static func container(_ range: Range<Int>, in text: EntryText) -> String? {
        var range = text.trimmed(range, of: " ,;:")
        let open = text.quoteLength(range.lowerBound)
        if open > 0, range.count > open { range = text.trimmed(from: range.lowerBound + open, to: range.upperBound, of: " ,.") }
        while let last = range.last, text.bytes[last] == 0x2E {
            let isAbbreviated = text.bytes[range.lowerBound ..< last].contains(0x2E)
            if isAbbreviated, last > range.lowerBound, text.bytes[last - 1] != 0x2E { break }
            range = text.trimmed(from: range.lowerBound, to: last, of: " ,;:")
        }
        for length in [3, 2, 1] where range.count > length && text.quoteLength(range.upperBound - length) == length && open > 0 {
            range = range.lowerBound ..< range.upperBound - length; break
        }
        return range.isEmpty ? nil : text.string(range)
    }

    /// `Book title. Place: Publisher` and `Book title, edited by X, Publisher, Place`, before the pages of a chapter.
    private mutating func readBook(_ range: Range<Int>, isChapter: Bool) {
        var range = text.trimmed(range, of: " ,;:(.")
        if let editors = editorsInside(range) {
            if reading.bibliography.editors.isEmpty { reading.bibliography.editors = editors.names }
            let tail = text.trimmed(from: editors.range.upperBound, to: range.upperBound, of: " ,;:.")
            if !tail.isEmpty, let publisher = Publishers(tail, in: text) {
                reading.bibliography.publisher = publisher.publisher; reading.bibliography.publisherPlace = publisher.place
            }
            range = text.trimmed(from: range.lowerBound, to: editors.range.lowerBound, of: " ,;:.(")
        }
        readEdition(&range)
        let split = bookEnd(in: range)
        let title = range.lowerBound ..< split.title
        if isChapter || reading.bibliography.title != nil { reading.bibliography.containerTitle = Self.container(title, in: text) }
        let tail = text.trimmed(from: split.source, to: range.upperBound)
        if !tail.isEmpty, let publisher = Publishers(tail, in: text) {
            reading.bibliography.publisher = publisher.publisher; reading.bibliography.publisherPlace = publisher.place
        }
    }

    /// Where a book's title ends and its publisher begins: a stop, or the comma before a place or publisher.
    private func bookEnd(in range: Range<Int>) -> Split {
        if let first = sentenceBreaks(in: range).last(where: {
            !$0.isAbbreviated && (Publishers($0.next ..< range.upperBound, in: text)?.isSure ?? false)
        }) {
            return Split(title: first.end, source: first.next)
        }
        if let first = sentenceBreaks(in: range).first(where: { !$0.isAbbreviated }) { return Split(title: first.end, source: first.next) }
        var at = range.lowerBound
        while at < range.upperBound {
            if text.bytes[at] == 0x2C, text.isBlank(at + 1), let publisher = Publishers(at + 2 ..< range.upperBound, in: text), publisher.isSure {
                return Split(title: at, source: at + 2)
            }
            at += 1
        }
        return Split(title: range.upperBound, source: range.upperBound)
    }

    /// `, edited by A. Smith`, `(Ed. A. Smith)`, `, A. Smith, ed.`, `(Smith A, editor)`.
    private func editorsInside(_ range: Range<Int>) -> (names: [Name], range: Range<Int>)? {
        var at = range.lowerBound + 1
        while at < range.upperBound {
            guard text.bytes[at] | 0x20 == 0x65 || text.bytes[at] | 0x20 == 0x68, !text.isLetter(at - 1) else { at += 1; continue }
            for phrase: StaticString in ["edited by ", "eds. ", "ed. by ", "ed. ", "eds ", "hrsg. von ", "hg. v. "] where text.has(phrase, at: at) {
                let start = at + phrase.utf8CodeUnitCount
                if let names = Names(startingAt: start, in: text, before: min(range.upperBound, start + 600)) {
                    return (names.names, at ..< names.end)
                }
            }
            at += 1
        }
        // names first, the mark behind: `Title, M. Smith and J. Doe, eds.` · `Title (Smith, editor)`
        var comma = range.lowerBound
        var tries = 0
        while comma < range.upperBound, tries < 40 {
            if text.bytes[comma] == 0x2C || text.bytes[comma] == 0x28 || text.bytes[comma] == 0x2E {
                tries += 1
                var start = comma + 1
                while text.isBlank(start) { start += 1 }
                if let names = Names(startingAt: start, in: text, before: min(range.upperBound, start + 600)), names.areEditors {
                    return (names.names, comma ..< names.end)
                }
            }
            comma += 1
        }
        return nil
    }

    /// `2nd ed.`, `(3rd edn)`, `Rev. ed.`, `4. Aufl.` anywhere; cut out of the range's end.
    private mutating func readEdition(_ range: inout Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            if text.has(" ed", at: at) || text.has(" aufl", at: at) {
                var stop = at + 3
                while text.isLetter(stop) { stop += 1 }
                if text.lowered(at + 1 ..< stop) == "ed" || ["edn", "edition", "aufl", "auflage"].contains(text.lowered(at + 1 ..< stop)) {
                    var start = at
                    while start > range.lowerBound, !text.isBlank(start - 1), text.bytes[start - 1] != 0x28 { start -= 1 }
                    if text.isDigit(start) || ["rev.", "second", "third", "first", "fourth", "fifth", "revised"].contains(text.lowered(start ..< at))
                    {
                        reading.bibliography.edition = text.string(start ..< at)
                        let tail = text.trimmed(from: stop, to: range.upperBound, of: " ,;:.)(")
                        let head = text.trimmed(from: range.lowerBound, to: start, of: " ,;:.(")
                        if tail.isEmpty { range = head }
                        return
                    }
                }
            }
            at += 1
        }
    }

    /// A source without volume and pages: a book's publisher, a site, a thesis's university.
    private mutating func readUnlocated(_ source: Range<Int>, isChapter: Bool) {
        var range = source
        if reading.bibliography.year == nil, let date = lastDate(in: range) {
            keep(date.issued)
            let before = text.trimmed(from: range.lowerBound, to: date.range.lowerBound, of: " ,;:.(")
            let after = text.trimmed(from: date.range.upperBound, to: range.upperBound, of: " ,;:.)")
            range = before.isEmpty ? after : before
        }
        range = withoutStatus(range)
        guard !range.isEmpty else { return }
        if isChapter { return readBook(range, isChapter: true) }
        readEdition(&range)
        range = text.trimmed(range, of: " ,;:.()")
        guard !range.isEmpty, !readInstitution(range) else { return }
        if Publishers.isPlace(text.lowered(range)) { reading.bibliography.publisherPlace = text.string(range); return }
        if let publisher = Publishers(range, in: text), publisher.isSure, sentenceBreaks(in: range).filter({ !$0.isAbbreviated }).isEmpty {
            reading.bibliography.publisher = publisher.publisher
            reading.bibliography.publisherPlace = publisher.place
            return
        }
        let breaks = sentenceBreaks(in: range).filter { !$0.isAbbreviated }
        if let last = breaks.last, let publisher = Publishers(last.next ..< range.upperBound, in: text), publisher.isSure {
            reading.bibliography.publisher = publisher.publisher
            reading.bibliography.publisherPlace = publisher.place
            return
        }
        let first = range.lowerBound ..< (breaks.first?.end ?? range.upperBound)
        guard text.wordCount(first) <= 12, text.isUpper(first.lowerBound) || startsLowerName(first.lowerBound) else { return }
        // a lone short name behind authors and title, with nothing on the web: a book's publisher
        if !hasLink, !hasIdentifier, !reading.bibliography.authors.isEmpty, breaks.isEmpty, text.wordCount(first) <= 4, !isPeriodical(first),
            let publisher = Publishers(first, in: text)
        {
            reading.bibliography.publisher = publisher.publisher
            reading.bibliography.publisherPlace = publisher.place
            return
        }
        reading.bibliography.containerTitle = Self.container(first, in: text)
    }

    /// `PhD thesis, University of Paris`, `Technical Report TR93-3, Department of …`: the institution is the publisher.
    private mutating func readInstitution(_ range: Range<Int>) -> Bool {
        guard isInstitutional(range) else { return false }
        reading.bibliography.type = text.holds("report", in: range) || text.holds("paper", in: range) ? "report" : "thesis"
        if let comma = text.bytes[range].firstIndex(of: 0x2C) {
            let institution = text.trimmed(from: comma + 1, to: range.upperBound)
            if !institution.isEmpty { reading.bibliography.publisher = text.string(institution) }
        }
        return true
    }

    private func isInstitutional(_ range: Range<Int>) -> Bool {
        let near = range.lowerBound ..< min(range.upperBound, range.lowerBound + 80)
        let words: [StaticString] = ["thesis", "dissertation,", "ph.d", "technical report", "tech. rep", "working paper"]
        return words.contains { text.holds($0, in: near) } || text.has("tr ", at: range.lowerBound)
    }

    private func isPeriodical(_ range: Range<Int>) -> Bool {
        let words: [StaticString] = [
            "journal", "magazine", "review", "proceedings", "annals", "bulletin", "letters", "transactions", "zeitschrift", "revue", "news", "times",
            "post", "archiv", "reports",
            "nature", "science", "cell", "proc", "conference",
        ]
        return words.contains { text.holds($0, in: range) }
    }

    /// The date that a stretch ends with, or the last one in brackets, or the last at all.
    func lastDate(in range: Range<Int>) -> (issued: Issued, range: Range<Int>)? {
        var last: (issued: Issued, range: Range<Int>)?
        var at = range.lowerBound
        while at < range.upperBound {
            let isStart = at == 0 || !text.isWordByte(at - 1) && text.dashLength(at - 1) == 0
            if isStart, text.isDigit(at) || text.isUpper(at), let date = Issued(startingAt: at, in: text), date.end <= range.upperBound {
                let isPages = text.dashLength(date.end) > 0 && text.isDigit(date.end + text.dashLength(date.end))
                if !isPages { last = (date, at ..< date.end) }
                at = date.end
            } else {
                at += 1
            }
        }
        return last
    }

    // MARK: Type

    private mutating func finish(isChapter: Bool) {
        guard reading.bibliography.type == nil else { return }
        reading.bibliography.type = type(isChapter: isChapter)
    }

    private func type(isChapter: Bool) -> String? {
        let found = reading.bibliography
        let all = 0 ..< text.end
        if text.holds("thesis", in: all) || text.holds("dissertation", in: all) { return "thesis" }
        if let container = found.containerTitle {
            let name = EntryText(plain: Array(container.utf8))
            let words: [StaticString] = ["proceedings of the", "conference", "symposium", "workshop"]
            if words.contains(where: { name.holds($0, in: 0 ..< name.end) }) || name.has("proc. of", at: 0) { return "paper_conference" }
        }
        if isChapter { return "chapter" }
        if found.containerTitle != nil, found.volume != nil || found.issue != nil || found.page != nil { return "article_journal" }
        if text.holds("technical report", in: all) || text.holds("working paper", in: all) { return "report" }
        if found.publisher != nil, found.containerTitle == nil { return "book" }
        if hasLink { return "webpage" }
        return found.containerTitle != nil ? "article_journal" : nil
    }
}

private let connecting: Set<String> = [
    "of", "the", "and", "in", "for", "on", "de", "der", "die", "das", "des", "und", "et", "la", "le", "les", "du", "für", "zur", "to", "e", "di",
    "del", "en", "y", "an", "a", "&", "with", "from", "van", "voor", "och", "im", "i",
]
