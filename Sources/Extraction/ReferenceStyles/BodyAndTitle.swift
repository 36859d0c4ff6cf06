import Model

extension ReferenceStyle {
    /// Web pages and reports: a body, a title, perhaps a site, without a date or with one at the end.
    ///
    /// `The Second Northern Lakes Study Group. Title. N Lake J. 1995;33(4):81-87.`,
    /// `Peptide Institute. Memory and protection. Available from: [Link]`, `World Health Organization. Title. http://… (accessed May 26, 2013)`.
    static let bodyAndTitle = ReferenceStyle(
        name: "body-and-title",
        summary: "A body's name, a title, a site or address.",
        examples: [
            ("Peptide Institute. Memory, focus and protection. Available from: [\\[Link\\]](#)", "Memory, focus and protection"),
            (
                "United Cities. Sustainable knowledge platform. http://sustainable.example.org/index.php?menu=1300, accessed May 26, 2013.",
                "Sustainable knowledge platform"
            ),
        ]
    ) { body in
        let text = body.text
        var reading = ReferenceReading()
        let probe = SourceReader(body, hasDate: false, reading: reading)
        guard let first = probe.sentenceBreaks(in: 0 ..< text.end).first(where: { !$0.isAbbreviated }) else { return nil }
        let name = text.trimmed(from: 0, to: first.end)
        let rest = text.trimmed(from: first.next, to: text.end)
        let isGroup = Names.isGroup(name, in: text)
        guard text.wordCount(name) <= (isGroup ? 20 : 8), isGroup || probe.looksLikeContainer(name), !rest.isEmpty,
            text.quoteLength(rest.lowerBound) == 0
        else { return nil }
        let next = probe.sentenceBreaks(in: rest).first(where: { !$0.isAbbreviated })?.end ?? rest.upperBound
        // the title is the longer of the two: `Sleep and memory in mice. Nature` is no body and title
        let words = text.wordCount(rest.lowerBound ..< next), nameWords = text.wordCount(name)
        guard words >= nameWords || isGroup && words >= 3 || body.hasLink && nameWords <= 5 else { return nil }
        reading.bibliography.authors = Names.body(name, in: text)?.names ?? []
        reading.bonus = isGroup ? 0.8 : body.hasLink ? 0.3 : -0.6
        var source = SourceReader(body, hasDate: false, reading: reading)
        source.readTitleAndSource(from: first.next)
        return source.reading
    }
}
