import Model

extension ReferenceStyle {
    /// Vancouver, AMA, Nature, ACS, MLA and notes: authors, title, source, and the date within or behind the source.
    ///
    /// `Smith AB, Brown C, et al. Title. J Abbrev. 2010;12(3):45-67.`, `Smith, A. B. & Brown, C. Title. J. Abbrev. 12, 45–67 (2010).`,
    /// `Smith, John. Title. Place: Publisher, 2010.`
    static let authorTitle = ReferenceStyle(
        name: "author-title",
        summary: "Authors, title, source, date.",
        examples: [
            ("Carmona P, Jain RK. Vessels and their uses. Nature. 2011; 407:249–257", "Vessels and their uses"),
            (
                "Silva-Gomes G, Stern C, et al. Beyond one target: a journey. Cancer Treat Rev. 2014;40(4):548-57. PMID: 24360358",
                "Beyond one target: a journey"
            ),
            ("Adler, A. B. & Brandt, C. Tides in small lakes. J. Hydrol. 12, 45–67 (2010).", "Tides in small lakes"),
            ("Huxley, Aldous. Point and Counterpoint. Garden City: Doubleday, 1928.", "Point and Counterpoint"),
        ]
    ) { body in
        let text = body.text
        guard let names = body.names, AuthorTitle.startsTitle(names.end, in: text) else { return nil }
        var reading = ReferenceReading()
        if names.areEditors { reading.bibliography.editors = names.names } else { reading.bibliography.authors = names.names }
        reading.bibliography.isEtAl = names.isEtAl
        reading.bonus = names.form == .plainInitials ? 0.5 : 0.2
        var source = SourceReader(body, hasDate: false, reading: reading)
        source.readTitleAndSource(from: names.end)
        return source.reading
    }
}

private enum AuthorTitle {
    /// Whether a title can start behind the names: not with a year.
    static func startsTitle(_ end: Int, in text: EntryText) -> Bool {
        let rest = text.trimmed(from: end, to: text.end)
        guard !rest.isEmpty else { return false }
        if text.bytes[rest.lowerBound] == 0x28 { return false }
        return !(text.isDigit(rest.lowerBound) && Issued(startingAt: rest.lowerBound, in: text) != nil)
    }
}
