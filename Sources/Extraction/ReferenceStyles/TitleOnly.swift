import Model

extension ReferenceStyle {
    /// What names no author: a title, perhaps a source and a date.
    ///
    /// `Title. Journal 1964;12:45.`, `Title of a page`, `Title (2013) In Book, Publisher.`, `[Title](https://example.org/page)`.
    static let titleOnly = ReferenceStyle(
        name: "title-only",
        summary: "A title without authors, with or without a source.",
        examples: [
            ("[A field guide to small rivers](https://rivers.example.org/guide)", "A field guide to small rivers"),
            ("Small rivers and what feeds them", "Small rivers and what feeds them"),
        ]
    ) { body in
        guard body.end > 0 else {
            return ReferenceReading(bibliography: { var none = Bibliography(); none.type = body.hasLink ? "webpage" : nil; return none }())
        }
        var source = SourceReader(body, hasDate: false, reading: ReferenceReading())
        source.reading.bonus = -0.3
        source.readTitleAndSource(from: 0)
        return source.reading
    }
}
