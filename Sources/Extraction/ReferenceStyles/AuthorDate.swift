import Model

extension ReferenceStyle {
    /// APA, Harvard, Chicago author–date, PLOS: the date stands behind the authors.
    ///
    /// `Smith, J., & Brown, K. (2010). Title. Journal, 12(3), 45–67.`, `Smith J (2010) Title. J Abbrev 12: 45–67`,
    /// `Smith, J. 2010. Title. Place: Publisher.`, `Body. (2024-03-23). Title. Site.`
    static let authorDate = ReferenceStyle(
        name: "author-date",
        summary: "Authors, date, title, source.",
        examples: [
            ("Okafor, C.I., et al. (2019). Gut peptides and sleep in rats. Neuropeptides, 77, 101955. PubMed·DOI", "Gut peptides and sleep in rats"),
            ("Levy AB, Orme C (2012) Seeps and their worms. Proc Biol Sci 279: 2580–2588 doi:10.1098/rspb.2012.9999", "Seeps and their worms"),
            ("Bernhard, Stefan. 2010. Die Ordnung der Dinge. Frankfurt: Campus.", "Die Ordnung der Dinge"),
            ("North Lakes Clinic. (2024-03-23). Peptides for beginners. Available from: [\\[Link\\]](#)", "Peptides for beginners"),
        ]
    ) { body in
        guard let opening = opening(of: body) else { return titleDate(body) }
        var reading = ReferenceReading()
        reading.bibliography.authors = opening.names.areEditors ? [] : opening.names.names
        if opening.names.areEditors { reading.bibliography.editors = opening.names.names }
        reading.bibliography.isEtAl = opening.names.isEtAl
        reading.bonus = opening.isBracketed ? 1.2 : 0.8
        var source = SourceReader(body, hasDate: true, reading: reading)
        if let date = opening.date { source.keep(date) }
        source.readTitleAndSource(from: opening.end)
        return source.reading
    }

    /// A title in the authors' place: `Good chemistry. (1996, September). University Magazine, 44(1), p. 8`.
    private static func titleDate(_ body: ReferenceBody) -> ReferenceReading? {
        let text = body.text
        guard let open = text.bytes.prefix(300).firstIndex(of: 0x28), open > 6,
            let date = date(behind: text.trimmed(from: 0, to: open, of: " ").upperBound, in: text), let issued = date.issued, date.isBracketed
        else { return nil }
        var source = SourceReader(body, hasDate: true, reading: ReferenceReading())
        source.reading.bibliography.title = Titles.title(0 ..< open, in: text)
        source.keep(issued)
        source.readSource(from: date.end)
        source.reading.bonus = 0.8
        return source.reading
    }

    private struct Opening {
        var names: Names
        var date: Issued?
        var isBracketed: Bool
        var end: Int
    }

    private static func opening(of body: ReferenceBody) -> Opening? {
        let text = body.text
        if let names = body.names, let date = date(behind: names.end, in: text) {
            return Opening(names: names, date: date.issued, isBracketed: date.isBracketed, end: date.end)
        }
        // names that keep to no form (`Fodor Aa, DeSantis TZ`), before a date in brackets
        if let names = Names.loose(before: text, limit: text.end), let date = date(behind: names.end, in: text) {
            return Opening(names: names, date: date.issued, isBracketed: date.isBracketed, end: date.end)
        }
        // a body: everything before the first date in brackets, or before `. 2010. `
        var at = 1
        while at < min(text.end, 160) {
            if text.bytes[at] == 0x28
                || (text.isDigit(at) && text.isBlank(at - 1) && at > 1 && (text.bytes[at - 2] == 0x2E || text.bytes[at - 2] == 0x2C))
            {
                if let date = date(behind: text.trimmed(from: 0, to: at, of: " ").upperBound, in: text), let names = bodyName(0 ..< at, in: text) {
                    return Opening(names: names, date: date.issued, isBracketed: date.isBracketed, end: date.end)
                }
            }
            at += 1
        }
        return nil
    }

    /// A body's name: up to ten words that start with capitals, no sentence inside, no quotation.
    private static func bodyName(_ range: Range<Int>, in text: EntryText) -> Names? {
        let name = text.trimmed(range)
        guard !name.isEmpty, text.wordCount(name) <= (Names.isGroup(name, in: text) ? 20 : 12),
            text.isUpper(name.lowerBound) || text.isDigit(name.lowerBound) || text.isLower(name.lowerBound)
        else { return nil }
        if Names.isGroup(name, in: text) { return Names.body(name, in: text) }
        var start = name.lowerBound
        var small = 0
        for at in name where text.isBlank(at) {
            if text.isLower(start),
                !["of", "for", "and", "the", "on", "in", "de", "et", "für", "der", "und", "des", "la", "du", "to"].contains(
                    text.lowered(start ..< at))
            {
                small += 1
            }
            start = at + 1
        }
        guard small == 0, !text.isLower(start) || text.wordCount(name) == 1 else { return nil }
        for at in name
        where text.bytes[at] == 0x2E && text.isBlank(at + 1) && at > 1 && text.isLower(at - 1) && text.isLower(at - 2) && text.isUpper(at + 2) {
            return nil
        }
        return Names.body(name, in: text)
    }

    /// `(2010)`, `(2010, March 3)`, `[2010]`, `(n.d.)`, `(in press)`, `, 2010.`, `. 2010a.`, `, 2010:`.
    static func date(behind end: Int, in text: EntryText) -> (issued: Issued?, isBracketed: Bool, end: Int)? {
        var at = end
        while at < text.end, [0x20, 0x2C, 0x2E, 0x3A].contains(text.bytes[at]) { at += 1 }
        guard at < text.end else { return nil }
        if text.bytes[at] == 0x28 || text.bytes[at] == 0x5B {
            for word: StaticString in [
                "n.d", "n. d", "[n.d", "[n. d", "in press", "forthcoming", "no date", "submitted", "in preparation", "accepted", "o.j",
            ] where text.has(word, at: at + 1) {
                guard let close = text.bytes[at ..< min(text.end, at + 30)].firstIndex(where: { $0 == 0x29 || $0 == 0x5D }) else { return nil }
                return (nil, true, close + 1)
            }
            guard let date = Issued(startingAt: at + 1, in: text),
                let close = text.bytes[date.end ..< min(text.end, date.end + 20)].firstIndex(where: { $0 == 0x29 || $0 == 0x5D })
            else { return nil }
            return (date, true, close + 1)
        }
        guard text.isDigit(at), let date = Issued(startingAt: at, in: text), date.end - at <= 16 else { return nil }
        // a year, not the volume: a stop, comma or colon and a title follow
        let next = text.trimmed(from: date.end, to: text.end, of: " ")
        guard !next.isEmpty,
            [0x2E, 0x2C, 0x3A].contains(text.bytes[next.lowerBound]) || text.quoteLength(next.lowerBound) > 0 || text.isUpper(next.lowerBound)
        else { return nil }
        return (date, false, date.end)
    }
}
