import Model

extension ReferenceStyle {
    /// IEEE, MLA, Chicago notes: the title stands in quotation marks.
    ///
    /// `J. P. Callan, "Title," Journal, vol. 12, no. 3, pp. 45–67, 1996.`, `Miller, Linda. ‘Title’. Journal 2, no. 7 (1987): 147–165.`,
    /// `“Title,” Publishers Weekly, September 25, 1967, 76.`
    static let quotedTitle = ReferenceStyle(
        name: "quoted-title",
        summary: "Authors, a title in quotation marks, source, date.",
        examples: [
            (
                "J. P. Calder, \"Filtering with small networks,\" IEEE Trans. Neural Netw., vol. 12, no. 3, pp. 45–67, 1996.",
                "Filtering with small networks"
            ),
            ("Mills, Linda Patter. ‘Poems on the Beat’. Journal of the Early Republic 2, no. 7 (1987): 147–165.", "Poems on the Beat"),
            ("“Standard Numbering Approved,” Publishers Weekly, September 25, 1967, 76.", "Standard Numbering Approved"),
        ]
    ) { body in
        let text = body.text
        guard let open = QuotedTitle.opening(in: text) else { return nil }
        var reading = ReferenceReading()
        var date: Issued?
        if open > 0 {
            guard let names = QuotedTitle.names(before: open, in: body) else { return nil }
            if names.areEditors { reading.bibliography.editors = names.names } else { reading.bibliography.authors = names.names }
            reading.bibliography.isEtAl = names.isEtAl
            date = ReferenceStyle.date(behind: names.end, in: text)?.issued
        }
        reading.bonus = 0.8
        var source = SourceReader(body, hasDate: date != nil, reading: reading)
        if let date { source.keep(date) }
        source.readTitleAndSource(from: open)
        return source.reading
    }
}

private enum QuotedTitle {
    /// The first quotation mark within 300 bytes that a blank or the start precedes and that closes.
    static func opening(in text: EntryText) -> Int? {
        var at = 0
        while at < min(text.end, 400) {
            let length = text.quoteLength(at)
            if length > 0, at == 0 || text.isBlank(at - 1), !text.isBlank(at + length) || length == 2 { return at }
            at += 1
        }
        return nil
    }

    /// Names that reach up to the title, perhaps with a date between; else a body.
    static func names(before open: Int, in body: ReferenceBody) -> Names? {
        let text = body.text
        if let names = body.names, names.end <= open {
            let rest = ReferenceStyle.date(behind: names.end, in: text)?.end ?? names.end
            let gap = text.trimmed(from: min(rest, open), to: open)
            if gap.isEmpty || text.has("in", at: gap.lowerBound) && gap.count == 2 { return names }
            if rest > names.end { return nil }
        }
        let range = text.trimmed(from: 0, to: open)
        return text.wordCount(range) <= 8 && text.isUpper(range.lowerBound) ? Names.body(range, in: text) : nil
    }
}
