import Model

/// References as GOST 7.0.5 sets them, in Russian or any other language: two slashes part a title from what holds it.
///
/// `Okun A.A., Ivanova B.V. Lamps in winter // Journal of Lamps. 1997. Т. 47. № 2. С. 420–430.`
/// `Lamps in winter / A. A. Okun, B. V. Ivanova // J. Lamps. – 1997. – V. 47, N 2. – P. 420–430.`
///
/// A book in Russian has no slashes, but areas that a stop and a dash part:
/// `Окунь А. А. Лампы зимой : дис. ... канд. техн. наук / А. А. Окунь. — 2-е изд. — М. : Лампа, 1997. — 256 с.`
///
/// - Loss: what stands in the second half beside year, volume, issue and pages; in the areas of a book beside edition, imprint and extent.
/// - Source: GOST R 7.0.5–2008, *Bibliographic reference*; GOST 7.1–2003, *Bibliographic record*.
struct SlashedEntry {
    private(set) var bibliography = Bibliography()
    private let text: EntryText

    /// Nil where the text, without its identifiers, has neither ` // ` between a title and a container nor the areas of a book.
    init?(_ entry: EntryText, masks: [Range<Int>]) {
        let isRussian = entry.bytes.contains { $0 == 0xD0 }
        guard isRussian || entry.bytes.contains(0x2F) else { return nil }
        let plain = entry.without(masks)
        text = plain
        guard let slashes = Self.slashes(in: plain) else {
            guard isRussian, readBook() else { return nil }
            return
        }
        readHead(0 ..< slashes)
        guard bibliography.title != nil else { return nil }
        readTail(text.trimmed(from: slashes + 2, to: text.end, of: " "))
        guard bibliography.containerTitle != nil, bibliography.year != nil,
            bibliography.volume != nil || bibliography.issue != nil || bibliography.page != nil
        else { return nil }
        bibliography.type = "article_journal"
    }

    /// Where `//` stands between blanks, once.
    private static func slashes(in text: EntryText) -> Int? {
        var found: Int?
        var at = 1
        while at + 2 < text.end {
            if text.bytes[at] == 0x2F, text.bytes[at + 1] == 0x2F, text.isBlank(at - 1), text.isBlank(at + 2) {
                guard found == nil else { return nil }
                found = at
            }
            at += 1
        }
        return found
    }

    // MARK: Authors and title

    private mutating func readHead(_ head: Range<Int>) {
        let names = text.trimmed(from: 0, to: namesEnd(head), of: " ,")
        var title = text.trimmed(from: names.upperBound, to: head.upperBound, of: " .,")
        if names.isEmpty, let slash = title.last(where: { text.bytes[$0] == 0x2F && text.isBlank($0 - 1) && text.isBlank($0 + 1) }) {
            readAuthors(text.trimmed(from: slash + 1, to: title.upperBound, of: " ,"))
            title = text.trimmed(from: title.lowerBound, to: slash, of: " .,")
        } else if !names.isEmpty {
            readAuthors(names)
            if let slash = title.first(where: { text.bytes[$0] == 0x2F && text.isBlank($0 - 1) && text.isLetter($0 + 1 + ($0 + 1 < text.end && text.isBlank($0 + 1) ? 1 : 0)) }) {
                readOthers(text.trimmed(from: slash + 1, to: title.upperBound, of: " ,."))
                title = text.trimmed(from: title.lowerBound, to: slash, of: " .,")
            }
        }
        bibliography.title = title.isEmpty ? nil : Titles.title(title, in: text)
    }

    /// Behind the slash the authors stand once more, those too that the head leaves out; then, behind `;`, who else had a part.
    private mutating func readOthers(_ range: Range<Int>) {
        let end = text.bytes[range].firstIndex { $0 == 0x3B || $0 == 0x3A } ?? range.upperBound
        let first = bibliography
        readAuthors(text.trimmed(from: range.lowerBound, to: end, of: " ,."))
        let names = bibliography.authors
        let isList = names.count > first.authors.count && names.allSatisfy { $0.given != nil } && names.contains { $0.family == first.authors.first?.family }
        if !isList { bibliography = first }
    }

    private mutating func readAuthors(_ range: Range<Int>) {
        var range = range
        for phrase: StaticString in ["[и др.]", "и др.", "и др"]
        where range.count > phrase.utf8CodeUnitCount && text.has(phrase, at: range.upperBound - phrase.utf8CodeUnitCount) {
            bibliography.isEtAl = true
            range = text.trimmed(from: range.lowerBound, to: range.upperBound - phrase.utf8CodeUnitCount, of: " ,")
        }
        let list = NameList(range, in: text)
        bibliography.authors = list.names
        bibliography.isEtAl = bibliography.isEtAl || list.isEtAl
    }

    /// The end of `Okun A.A., Ivanova B. V.` at the start: family names, each with its initials behind it.
    private func namesEnd(_ head: Range<Int>) -> Int {
        var at = head.lowerBound, end = at
        while at < head.upperBound {
            let family = at
            while text.isLetter(at) || (at > family && text.dashLength(at) == 1) { at += 1 }
            guard at > family + 1, text.isUpper(family), let initials = initialsEnd(at, before: head.upperBound) else { break }
            end = initials
            at = initials
            if let others = Self.others.first(where: { text.has($0, at: at) }) { return at + others.utf8CodeUnitCount }
            guard at < head.upperBound, text.bytes[at] == 0x2C || text.bytes[at] == 0x3B else { break }
            at += 1
            while text.isBlank(at) { at += 1 }
        }
        return end
    }

    private static let others: [StaticString] = [" и др.", " [и др.]", " et al.", ", et al."]

    /// The end of ` A.A.`, `, A. A.`, ` AA` behind a family name.
    private func initialsEnd(_ start: Int, before limit: Int) -> Int? {
        var at = start, end: Int?
        if at < limit, text.bytes[at] == 0x2C { at += 1 }
        guard text.isBlank(at) else { return nil }
        while at < limit {
            var next = at
            while text.isBlank(next) { next += 1 }
            guard text.isUpper(next) else { break }
            next += 1
            while next < limit, text.bytes[next] & 0xC0 == 0x80 { next += 1 }
            if next + 3 < limit, text.isLower(next), text.bytes[next + 2] == 0x2E, text.bytes[next] >= 0xD0 { next += 2 } // Дж.
            guard next < limit, text.bytes[next] == 0x2E || (end == nil && !text.isLower(next)) || (text.bytes[next - 1] < 0x80 && !text.isLetter(next)) else { break }
            if text.bytes[next] == 0x2E { next += 1 }
            end = next
            at = next
        }
        return end
    }

    // MARK: What holds it

    private mutating func readTail(_ tail: Range<Int>) {
        var at = tail.lowerBound
        while at < tail.upperBound, !endsContainer(at) { at += 1 }
        bibliography.containerTitle = Titles.container(text.trimmed(from: tail.lowerBound, to: at < tail.upperBound && text.bytes[at] == 0x2E ? at + 1 : at, of: " ,"), in: text)
        while at < tail.upperBound {
            if bibliography.year == nil, text.isDigit(at), !text.isWordByte(at - 1), let date = Issued(startingAt: at, in: text), Issued.isYear(date.year) {
                bibliography.year = date.year
                bibliography.issued = date.text
                at = date.end
            } else if !text.isWordByte(at - 1), let (mark, field) = Self.marks.first(where: { text.has($0.0, at: at) }) {
                at = read(field, from: at + mark.utf8CodeUnitCount, before: tail.upperBound)
            } else {
                at += 1
            }
        }
    }

    /// `. 1997`, `. – 1997`, `, 1997`, `. Т. 47`: where the journal's name is over.
    private func endsContainer(_ at: Int) -> Bool {
        guard [0x2E, 0x2C, 0x20].contains(text.bytes[at]) else { return false }
        var next = at
        while next < text.end, [0x2E, 0x2C, 0x20].contains(text.bytes[next]) { next += 1 }
        let dash = text.dashLength(next)
        if dash > 0, text.bytes[at] == 0x2E || text.isBlank(next + dash), next > at { return true }
        guard next > at else { return false }
        if text.isDigit(next), text.isDigit(next + 3), !text.isWordByte(next + 4) { return true }
        return Self.marks.contains { text.has($0.0, at: next) && (text.isDigit(next + $0.0.utf8CodeUnitCount) || text.isDigit(next + $0.0.utf8CodeUnitCount + 1)) }
    }

    // MARK: Books

    /// A head, and areas of which one is an imprint with a year.
    private mutating func readBook() -> Bool {
        let areas = self.areas()
        var head = areas[0]
        var imprints = areas.dropFirst()
        if let thesis = head.first(where: { at in Self.theses.contains { text.has($0, at: at) } }) {
            bibliography.type = "thesis"
            // `…: дис. ... канд. техн. наук. СПб.: …, 2022`: the imprint may stand behind the degree
            if imprints.isEmpty, let degree = head.last(where: { $0 > thesis && text.has("наук", at: $0) }) {
                imprints = [text.trimmed(from: degree + 8, to: head.upperBound, of: " .,")]
            }
            let slash = head.last { $0 > thesis && text.bytes[$0] == 0x2F && text.isBlank($0 - 1) }
            let names = slash.map { text.trimmed(from: $0 + 1, to: head.upperBound, of: " ,") }
            head = text.trimmed(from: head.lowerBound, to: thesis, of: " :.,")
            readHead(head)
            if bibliography.authors.isEmpty, let names { readAuthors(names) }
        } else {
            readHead(head)
        }
        for area in imprints { readArea(area) }
        guard bibliography.title != nil, bibliography.year != nil, bibliography.publisher != nil || bibliography.publisherPlace != nil else { return false }
        bibliography.type = bibliography.type ?? "book"
        return true
    }

    /// What stops with a dash behind them part: `. — `, `. – `, `. - `.
    private func areas() -> [Range<Int>] {
        var areas: [Range<Int>] = []
        var start = 0
        for at in 2 ..< max(2, text.end) where text.dashLength(at) > 0 && text.isBlank(at - 1) && text.isBlank(at + text.dashLength(at)) {
            guard [0x2E, 0x2C, 0x29, 0x5D].contains(text.bytes[at - 2]) else { continue }
            areas.append(text.trimmed(start ..< at, of: " ,"))
            start = at + text.dashLength(at)
        }
        return areas + [text.trimmed(start ..< text.end, of: " ,")]
    }

    /// `2-е изд.`, `М. : Лампа, 1997`, `СПб., 1997`, `Т. 2`, `256 с.`
    private mutating func readArea(_ area: Range<Int>) {
        let body = text.trimmed(area, of: " .,")
        if text.isDigit(body.lowerBound), let blank = body.first(where: { text.isBlank($0) }), text.has("изд", at: blank + 1) {
            bibliography.edition = text.string(body.lowerBound ..< blank)
        } else if bibliography.year == nil, let year = body.last(where: { text.isDigit($0) && !text.isDigit($0 - 1) }), year + 4 <= body.upperBound,
            let date = Issued(startingAt: year, in: text), Issued.isYear(date.year), year == body.lowerBound || text.bytes[year - 2] == 0x2C || text.bytes[year - 1] == 0x2C
        {
            bibliography.year = date.year
            bibliography.issued = date.text
            let house = text.trimmed(from: body.lowerBound, to: year, of: " ,")
            let colon = house.first { text.bytes[$0] == 0x3A }
            let place = text.trimmed(from: house.lowerBound, to: colon ?? house.upperBound), publisher = text.trimmed(from: colon.map { $0 + 1 } ?? house.upperBound, to: house.upperBound, of: " ,")
            if !place.isEmpty { bibliography.publisherPlace = text.string(place) }
            if !publisher.isEmpty { bibliography.publisher = text.string(publisher) }
        } else if let (mark, field) = Self.marks.first(where: { text.has($0.0, at: body.lowerBound) }) {
            _ = read(field, from: body.lowerBound + mark.utf8CodeUnitCount, before: body.upperBound)
        } else if text.isDigit(body.lowerBound), text.has("с", at: body.upperBound - 2) || text.has("p", at: body.upperBound - 1) {
            bibliography.page = Numbering.pages(body, in: text)
        }
    }

    private static let theses: [StaticString] = ["дис. ", "дисс. ", "автореф. ", "диссертация "]

    private enum Field { case volume, issue, pages }

    private static let marks: [(StaticString, Field)] = [
        ("Т.", .volume), ("Том", .volume), ("т.", .volume), ("t.", .volume), ("vol.", .volume), ("v.", .volume), ("bd.", .volume),
        ("№", .issue), ("no.", .issue), ("n.", .issue), ("n ", .issue), ("iss.", .issue), ("Вып.", .issue), ("вып.", .issue),
        ("С.", .pages), ("с.", .pages), ("c.", .pages), ("pp.", .pages), ("p.", .pages), ("s.", .pages),
    ]

    /// The number behind a mark; the first of its field counts.
    private mutating func read(_ field: Field, from start: Int, before limit: Int) -> Int {
        var at = start
        while text.isBlank(at) || at == start && at < limit && text.bytes[at] == 0x2E { at += 1 } // №. 2
        var end = at
        while end < limit, text.isWordByte(end) || text.dashLength(end) > 0 || text.bytes[end] == 0x2F || (text.bytes[end] == 0x28 && text.isDigit(end + 1))
            || (text.bytes[end] == 0x29 && text.bytes[at ..< end].contains(0x28)) { end += max(1, text.dashLength(end)) }
        while end > at, text.dashLength(end - 1) > 0 { end -= 1 }
        guard end > at, text.bytes[at ..< end].contains(where: { $0 &- 0x30 < 10 }) else { return start }
        let value = text.string(at ..< end)
        switch field {
        case .volume: bibliography.volume = bibliography.volume ?? value
        case .issue: bibliography.issue = bibliography.issue ?? value
        case .pages: bibliography.page = bibliography.page ?? value
        }
        return end
    }
}
