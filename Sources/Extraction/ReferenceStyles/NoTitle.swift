import Model

extension ReferenceStyle {
    /// Physics and chemistry: authors and the place in a journal, no title.
    ///
    /// `J. P. COLLINS. Acc. Chem. Res. 10, 265 (1977)`, `Relano M., Beckman J., 2002, ApJ, 564, 704`, `M. Bari, T. Vach, Phys. Rev. D43 (1991) 1056`.
    static let noTitle = ReferenceStyle(
        name: "no-title",
        summary: "Authors, journal, volume and page, without a title.",
        examples: [
            ("J. P. COLLINS. Acc. Chem. Res. 10, 265 (1977);", nil),
            ("Relano M., Beckman J., 2002, ApJ, 564, 704", nil),
        ]
    ) { body in
        let text = body.text
        guard let names = body.names, names.form != .givenFirst else { return nil }
        let date = ReferenceStyle.date(behind: names.end, in: text)
        let start = text.trimmed(from: (date?.end ?? names.end), to: text.end, of: " ,;:.").lowerBound
        guard let locator = Locator.find(in: start ..< text.end, of: text, hasDate: date?.issued != nil) else { return nil }
        let container = text.trimmed(from: start, to: locator.range.lowerBound, of: " ,;:")
        guard NoTitle.isJournal(container, in: text), locator.volume != nil || locator.pages != nil, date?.issued != nil || locator.date != nil else {
            return nil
        }
        var reading = ReferenceReading()
        reading.bibliography.authors = names.names
        reading.bibliography.isEtAl = names.isEtAl
        var source = SourceReader(body, hasDate: date?.issued != nil, reading: reading)
        if let issued = date?.issued { source.keep(issued) }
        source.readSource(from: start)
        reading = source.reading
        reading.bonus = 1.9
        return reading
    }
}

private enum NoTitle {
    /// Up to six words that are all abbreviations, or a lone word such as `ApJ` or `Tetrahedron`.
    static func isJournal(_ range: Range<Int>, in text: EntryText) -> Bool {
        guard !range.isEmpty, text.wordCount(range) <= 7, text.isUpper(range.lowerBound) else { return false }
        if text.wordCount(range) == 1 { return true }
        var start = range.lowerBound
        var full = 0, stopped = 0
        for at in range.lowerBound ... range.upperBound where at == range.upperBound || text.isBlank(at) {
            if at > start {
                let word = text.trimmed(from: start, to: at, of: ".,;")
                if text.bytes[start ..< at].contains(0x2E) || at == range.upperBound {
                    stopped += 1
                } else if !Abbreviations.contains(text.lowered(word)) {
                    full += 1
                }
            }
            start = at + 1
        }
        // `Adv. High Energy Phys.` is cut at both ends
        let isCut = text.bytes[range.upperBound - 1] == 0x2E && text.wordCount(range) <= 5
        return stopped > 0 && (full <= 1 && stopped > full || isCut && stopped > 1 && stopped >= full)
    }
}
