/// Years, volumes, issues and pages, by their order and the words before them.
extension FieldOrder {
    /// `A survey of lakes: | 1996–2000. Lakeside: Hill`: years behind a title's colon are no pages.
    mutating func joinYears() {
        guard let pages = first(.pages), field(pages - 1) == .title || field(pages - 1) == .container && first(.author) == nil,
            first(.volume) == nil, first(.issue) == nil,
            let colon = stretches[pages - 1].tokens.last, isMark(colon, 0x3A),
            stretches[pages].tokens.allSatisfy({ tokens[$0].kind == .mark || tokens[$0].kind == .number && isYears(tokens[$0].range) })
        else { return }
        join(pages - 1)
    }

    /// `1996`, and `19962000`, whose dash was lost.
    func isYears(_ number: Range<Int>) -> Bool {
        [4, 8].contains(number.count) && stride(from: number.lowerBound, to: number.upperBound, by: 4).allSatisfy {
            Issued.isYear(text.bytes[$0 ..< $0 + 4].reduce(0) { $0 * 10 + Int($1 & 0x0F) })
        }
    }

    /// `Journal 81, | no. 3 | (1973)`, `Journal, | vol. 6, no. 7, | 2009`, `Journal | 171, no. 4356`: numbers that their words name, or one before a named one,
    /// are no note.
    mutating func nameNotedNumbers() {
        guard let note = stretches.indices.first(where: { $0 > 0 && field($0) == .note && [.container, .volume].contains(field($0 - 1)) }),
            stretches[note].tokens.count <= 9
        else { return }
        // `5/ | 4`: volume and issue, as DIN 1505 joins them
        if field(note + 1) == .issue, first(.volume) == nil, words(of: note).isEmpty, stretches[note].tokens.count(where: { tokens[$0].kind == .number }) == 1 {
            stretches[note].field = .volume
            return
        }
        // `n° | 6`: the sign is what the number stands behind
        if field(note + 1) == .issue, words(of: note).count == 1 { return }
        let own = stretches[note].tokens
        let issue = own.first { isWord($0) && Self.issueWords.contains(word($0)) && $0 + 1 < own.upperBound }
        let number = issue.flatMap { issue in own.first { $0 > issue && tokens[$0].kind == .number && $0 - issue <= 2 } }
        let volume = own.lowerBound ..< (issue ?? own.upperBound)
        let isVolume = volume.filter { isWord($0) }.allSatisfy { Self.volumeWords.contains(word($0)) } && volume.count(where: { tokens[$0].kind == .number }) == 1 && volume.count <= 4
        guard number != nil && (volume.isEmpty || isVolume) || issue == nil && isVolume && volume.contains(where: { isWord($0) }) else { return }
        if let issue, first(.issue) == nil { give(issue ..< own.upperBound, .issue) }
        if isVolume, first(.volume) == nil { give(volume, .volume) }
    }

    /// `Lakes. 12. | ed.`: the number before the word is the edition's.
    private mutating func giveEditionNumber() {
        guard let edition = first(.edition), field(edition - 1) == .title, !stretches[edition].tokens.contains(where: { tokens[$0].kind == .number }),
            let opening = words(of: edition).first, opening == stretches[edition].tokens.lowerBound, let stop = stretches[edition - 1].tokens.last, isMark(stop, 0x2E),
            tokens[stop - 1].kind == .number, tokens[stop - 1].range.count < 3, isMark(stop - 2, in: ".,"), stop - 2 > stretches[edition - 1].tokens.lowerBound
        else { return }
        setBorder(behind: edition - 1, to: stop - 1)
    }

    /// `Lakes. N.p., 2020. Web. | 12 May 2021`: behind the word stands the day on which the page was read.
    private mutating func dropReadDay() {
        guard let date = first(.date), field(date - 1) == .note, let web = words(of: date - 1).last, word(web) == "web" else { return }
        let note = stretches[date - 1].tokens
        stretches[date].field = .note
        if let year = note.last(where: { tokens[$0].shape == ReferenceTokens.Shape.year }) { give(year ..< year + 1, .date) }
    }

    /// `Lakes, | IEEE Standard | 754-2019,`: what a standard is called by is no page.
    mutating func dropStandardNumber() {
        guard let pages = first(.pages), [.container, .title].contains(field(pages - 1)), first(.volume) == nil, let name = words(of: pages - 1).last,
            Self.standards.contains(word(name)), stretches[pages - 1].tokens.last == name
        else { return }
        stretches[pages].field = .note
        if field(pages - 1) == .container, words(of: pages - 1).count < 4, first(.title) != nil { stretches[pages - 1].field = .note }
    }

    private static let standards: WordSet = ["standard", "std", "iso", "din", "norm", "norme", "astm", "iec", "gost", "rfc"]

    /// `(2019) | In 2016, | Lakes rose`: behind the year in brackets a title begins with another one.
    mutating func giveDateLead() {
        guard let date = first(.date), field(date + 1) == .title, let close = stretches[date].tokens.first(where: { isMark($0, 0x29) }), isMark(stretches[date].tokens.lowerBound, 0x28)
        else { return }
        var start = close + 1
        while start < stretches[date].tokens.upperBound, isMark(start, in: ".,:") { start += 1 }
        guard start < stretches[date].tokens.upperBound, isCapital(start), words(of: date).contains(start), first(.volume) == nil || date + 1 < first(.volume) ?? 0 else { return }
        setBorder(behind: date, to: start)
    }

    private static let volumeWords: WordSet = ["vol", "volume", "v", "bd", "band", "t", "tome", "tomo", "jg"]

    /// `Journal 1001 (2010) 086`: volume, year, page, where the numbers were named the other way round.
    mutating func orderNumbers() {
        guard let container = first(.container), field(container + 1) == .issue, field(container + 2) == .date, field(container + 3) == .volume,
            first(.pages) == nil, isPlainNumber(container + 1), isPlainNumber(container + 3), isPlainNumber(container + 2)
        else { return }
        stretches[container + 1].field = .volume
        stretches[container + 3].field = .pages
    }

    /// `Mazes, 127 | Northern L.J. | 788 (2018)`: a law review's volume stands before its name, and the number behind it is the page.
    mutating func giveLeadingVolume() {
        guard first(.pages) == nil, first(.issue) == nil, let container = first(.container), field(container + 1) == .volume, isPlainNumber(container + 1),
            let own = stretches[container].tokens.first
        else { return }
        if tokens[own].kind == .number, tokens[own].range.count < 4, stretches[container].tokens.count > 1, isCapital(own + 1) {
            part(container, at: own + 1, .container)
            stretches[container].field = .volume
            stretches[container + 2].field = .pages
        }
    }

    /// `2021, 22, 1234.`: of three numbers the last is the page, even one that might be a year.
    mutating func namePage() {
        guard first(.pages) == nil, let date = first(.date), field(date + 1) == .volume, [.date, .note].contains(field(date + 2)), isPlainNumber(date + 1),
            stretches[date + 2].tokens.count(where: { tokens[$0].kind != .mark }) == 1, isPlainNumber(date + 2), isPlainNumber(date)
        else { return }
        stretches[date + 2].field = .pages
    }

    /// `83: 330 (1994), 417–428`, `290 1-2 (2001) 211`: of two numbers around the date the first is the issue.
    mutating func nameIssue() {
        guard first(.issue) == nil, let volume = first(.volume), field(volume + 1) == .pages, field(volume + 2) == .date,
            field(volume + 3) == .pages, range(volume + 3).contains(where: { text.isDigit($0) }),
            let number = stretches[volume].tokens.first, tokens[number].shape != ReferenceTokens.Shape.year
        else { return }
        stretches[volume + 1].field = .issue
    }

    /// `Report, | pp | 51, Office`: the word is none of a journal, and the number behind it no volume.
    mutating func readPageWord() {
        guard first(.pages) == nil, let container = first(.container), field(container + 1) == .volume,
            ["pp", "p", "pages"].contains(String(decoding: text.bytes[range(container)], as: UTF8.self).lowercased())
        else { return }
        stretches[container].field = .note
        stretches[container + 1].field = .pages
    }

    /// `Lake Policy | March 25, | 2013`: the year of a day is no page, and the day no volume.
    mutating func dropYear() {
        guard let pages = first(.pages), let number = stretches[pages].tokens.first, tokens[number].shape == ReferenceTokens.Shape.year, number > 3,
            !stretches[pages].tokens.dropFirst().contains(where: { tokens[$0].kind != .mark }), isMark(number - 1, 0x2C),
            tokens[number - 2].kind == .number, tokens[number - 3].kind == .word,
            Issued(startingAt: tokens[number - 3].range.lowerBound, in: text) != nil
        else { return }
        stretches[pages].field = .note
        guard field(pages - 1) == .volume, stretches[pages - 1].tokens.lowerBound == number - 2 else { return }
        stretches[pages - 1].field = .note
        guard field(pages - 2) == .container, stretches[pages - 2].tokens.upperBound == number - 2, stretches[pages - 2].tokens.count > 1 else { return }
        setBorder(behind: pages - 2, to: number - 3)
    }

    /// How many volumes there are, and which chapter it is, are no pages; an issue behind its word is no part of the volume.
    mutating func nameCounts() {
        partIssue()
        nameLoneIssue()
        takeCount()
        if let chapter = first(.issue), let opening = words(of: chapter).first, Self.chapters.contains(word(opening)), opening == stretches[chapter].tokens.lowerBound {
            stretches[chapter].field = .note
        }
        guard let pages = first(.pages), let opening = words(of: pages).first, let number = stretches[pages].tokens.first(where: { tokens[$0].kind == .number }) else { return }
        if opening < number, Self.chapters.contains(word(opening)) {
            stretches[pages].field = .note
        } else if opening == number + 1, Self.counts.contains(word(opening)), first(.volume) == nil {
            stretches[pages].field = .volume
        }
    }

    private static let chapters: WordSet = ["ch", "chap", "chapter", "chapters", "chs", "kap", "kapitel", "cap", "chapitre"]
    private static let counts: WordSet = ["vols", "voll", "bde", "bände", "tomes", "tomi"]

    /// `15. Jg., Heft 4` in one piece.
    private mutating func partIssue() {
        guard first(.issue) == nil, let volume = first(.volume) else { return }
        let own = stretches[volume].tokens
        let start = own.dropFirst(2).first { isWord($0) && Self.issueWords.contains(word($0)) && isMark($0 - 1, 0x2C) && $0 + 1 < own.upperBound }
        guard let start, own.prefix(while: { $0 < start }).contains(where: { tokens[$0].kind == .number }), (start ..< own.upperBound).contains(where: { tokens[$0].kind == .number })
        else { return }
        part(volume, at: start, .issue)
    }

    private static let issueWords: WordSet = ["heft", "h", "nr", "no", "issue", "fasc", "number", "núm", "n", "num", "numéro", "número"]

    /// `Studi di laghi, | n. 13 | (1989)`: what the word for an issue stands before is one; `n° 13` counts a journal's numbers, as its volumes do.
    private mutating func nameLoneIssue() {
        guard first(.issue) == nil, let volume = first(.volume), let opening = stretches[volume].tokens.first, isWord(opening), Self.loneIssueWords.contains(word(opening)),
            isMark(opening + 1, 0x2E) || tokens[opening].range.count > 3,
            stretches[volume].tokens.count(where: { tokens[$0].kind == .number }) == 1, first(.container) != nil, first(.series) == nil
        else { return }
        stretches[volume].field = .issue
    }

    private static let loneIssueWords: WordSet = ["n", "nr", "núm", "num", "numéro", "fasc", "heft"]

    /// `Lakes. | 2 Bde.`, `Lakes, | 3 voll.`: a title's last words that count its volumes.
    private mutating func takeCount() {
        guard first(.volume) == nil, let title = first(.title), let count = words(of: title).last, Self.counts.contains(word(count)),
            stretches[title].tokens.last.map({ $0 - count <= 2 }) == true, count - 2 > stretches[title].tokens.lowerBound, tokens[count - 1].kind == .number,
            isMark(count - 2, in: ".,")
        else { return }
        part(title, at: count - 1, .volume)
    }

    mutating func nameDates() {
        giveEditionNumber()
        dropReadDay()
        cutSeriesNumber()
        joinDay()
        dropEarlierDate()
    }

    /// `RFC | 1889, January 1996`: the number behind the series' name is no year.
    private mutating func cutSeriesNumber() {
        guard let date = first(.date), date > 0, let name = words(of: date - 1).last, word(name) == "rfc", let number = stretches[date].tokens.first, name == number - 1,
            tokens[number].kind == .number, stretches[date].tokens.count > 2
        else { return }
        if field(date - 1) == .container, words(of: date - 1).count == 1 { stretches[date - 1].field = .note }
        setBorder(behind: date - 1, to: isMark(number + 1, in: ",.;") ? number + 2 : number + 1)
    }

    /// `The Lake News, | 22. | Oktober 2020`, `Times, | Nov. 16, | 2010`: the day is the date's, no volume.
    private mutating func joinDay() {
        guard let volume = first(.volume), field(volume + 1) == .date, let start = stretches[volume].tokens.first, isPlainDay(volume),
            let date = Issued(startingAt: tokens[start].range.lowerBound, in: text), let end = stretches[volume + 1].tokens.last, date.text.utf8.count > 7,
            date.end > tokens[stretches[volume + 1].tokens.lowerBound].range.lowerBound, date.end <= tokens[end].range.upperBound
        else { return }
        stretches[volume].field = .date
        join(volume)
    }

    /// One number to 31 before a month, or a month and a number before a year.
    private func isPlainDay(_ volume: Int) -> Bool {
        let words = words(of: volume), numbers = stretches[volume].tokens.filter { tokens[$0].kind == .number }
        guard numbers.count == 1, tokens[numbers[0]].range.count <= 2 else { return false }
        return words.isEmpty ? isWord(stretches[volume + 1].tokens.lowerBound) : words.count == 1 && text.isUpper(tokens[words[0]].range.lowerBound)
    }

    /// `Proceedings …, 13-15 April 2000, | Lakeside, Hill, | 2001`: of a meeting's days and the year of what was printed, the year counts.
    private mutating func dropEarlierDate() {
        guard let meeting = first(.date), let printed = stretches.lastIndex(where: { $0.field == .date }), printed > meeting + 1, first(.volume) == nil,
            [.container, .title].contains(field(meeting - 1)), [.publisher, .location].contains(field(printed - 1)),
            words(of: meeting).count > 0, words(of: printed).isEmpty, stretches[meeting].tokens.count(where: { tokens[$0].kind == .number }) > 1
        else { return }
        stretches[meeting].field = .note
    }
}
