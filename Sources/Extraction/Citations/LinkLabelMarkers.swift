/// Finds the labels of links that stand behind a sentence in place of a number: `… in mice. PubMed·DOI`, `[PubMed](#) | [DOI](#)`, `[PMC]`.
///
/// A lone word such as *PubMed* in running text is no marker: it takes two labels with a dot or bar between, or brackets around one, or one
/// label alone behind the last sentence of its line, which counts (`isLone`) only where other sentences have such labels. The
/// label behind a year (`Radchenko 2025·DOI`) belongs to the author and year. Where no list has numbers, a number that links to a paper
/// (`[1](https://pubmed.ncbi.nlm.nih.gov/12345678/)`) is a label too.
enum LinkLabelMarkers {
    static func markers(in range: Range<Int>, of text: EntryText, readsNumbers: Bool = false) -> [CitationMarker] {
        var found: [CitationMarker] = []
        if readsNumbers { found = numbers(in: range, of: text) }
        var at = openings.first(in: range, of: text.bytes)
        while at < range.upperBound {
            defer { at = openings.first(in: at ..< range.upperBound, of: text.bytes) }
            guard text.bytes[at] == 0x5B || at == range.lowerBound || !text.isWordByte(at - 1), let run = run(at, before: range.upperBound, in: text)
            else { at = max(at + 1, endOfOpening(at, before: range.upperBound, in: text)); continue }
            let isLone = run.count == 1 && !run.isBracketed
            if !isLone || closesSentence(at ..< run.end, in: range, of: text), !isBehindYear(at, from: range.lowerBound, in: text) {
                found.append(CitationMarker(bytes: at ..< run.end, form: .linkLabel, pointers: [.linkLabel(target: run.target)], isLone: isLone))
            }
            at = min(range.upperBound, max(run.end, at + 1))
        }
        return found
    }

    /// `[1](https://pubmed.ncbi.nlm.nih.gov/12345678/)`, with or without a bracket around it.
    private static func numbers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        var found: [CitationMarker] = []
        var at = range.lowerBound
        while let open = text.bytes[at ..< range.upperBound].firstIndex(of: 0x5B) {
            at = open + 1
            var end = at
            while end < range.upperBound, end - at < 3, text.isDigit(end) { end += 1 }
            guard end > at, text.has("](http", at: end), let close = text.bytes[end ..< min(range.upperBound, end + 1_000)].firstIndex(of: 0x29) else { continue }
            let target = text.string(end + 2 ..< close)
            let identifiers = Identifiers(in: EntryText(plain: Array(target.utf8)))
            if identifiers.pmid != nil || identifiers.pmcid != nil || identifiers.doi != nil {
                found.append(CitationMarker(bytes: open ..< close + 1, form: .linkLabel, pointers: [.linkLabel(target: target)]))
            }
            at = close
        }
        return found
    }

    /// A bracket, or the first two letters of a label.
    private static let openings = BytePairs([("[", ""), ("pP", "uUmM"), ("dDgG", "oO"), ("cC", "rR"), ("fF", "uU")])

    /// Whether a label stands behind a sentence's end and nothing of the line behind it.
    private static func closesSentence(_ label: Range<Int>, in range: Range<Int>, of text: EntryText) -> Bool {
        var before = label.lowerBound
        while before > range.lowerBound, text.isBlank(before - 1) { before -= 1 }
        guard before > range.lowerBound, before < label.lowerBound, [0x2E, 0x3F, 0x21].contains(text.bytes[before - 1]) else { return false }
        var after = label.upperBound
        while after < range.upperBound, text.isBlank(after) || text.bytes[after] == 0x0D { after += 1 }
        return after == range.upperBound || text.bytes[after] == 0x0A
    }

    private struct Run { var end: Int; var count = 0; var isBracketed = false; var target: String? }

    /// The labels from an offset on, joined by `·`, `|`, `/`, `,` or blanks between brackets.
    private static func run(_ start: Int, before limit: Int, in text: EntryText) -> Run? {
        var run = Run(end: start)
        var at = start
        while at < limit, let label = label(at, before: limit, in: text) {
            run.count += 1
            run.end = label.end
            run.isBracketed = run.isBracketed || label.isBracketed
            if run.target == nil { run.target = label.target }
            at = label.end
            var isJoined = false
            while at < limit {
                if text.bytes[at] == 0x20 {
                    at += 1; isJoined = isJoined || label.isBracketed
                } else if text.bytes[at] == 0x7C || text.bytes[at] == 0x2F || text.bytes[at] == 0x2C {
                    at += 1; isJoined = true
                } else if text.has("\u{B7}", at: at) {
                    at += 2; isJoined = true
                } else if text.has("\u{2022}", at: at) {
                    at += 3; isJoined = true
                } else if text.bytes[at] == 0x5B {
                    isJoined = true; break
                } else {
                    break
                }
            }
            if !isJoined { break }
        }
        return run.count > 0 ? run : nil
    }

    /// The first byte that is no opening bracket: of many that open one behind the other, all stand before one label or none does.
    private static func endOfOpening(_ at: Int, before limit: Int, in text: EntryText) -> Int {
        var open = at
        while open < limit, text.bytes[open] == 0x5B || text.bytes[open] == 0x5C { open += 1 }
        return open
    }

    private static func label(_ at: Int, before limit: Int, in text: EntryText) -> (end: Int, isBracketed: Bool, target: String?)? {
        let open = endOfOpening(at, before: limit, in: text)
        guard openings.first(in: open ..< min(open + 1, limit), of: text.bytes) == open, open < limit else { return nil }
        for word in labels where text.has(word, at: open) {
            var end = open + word.utf8CodeUnitCount
            guard end >= limit || !text.isWordByte(end) || text.bytes[end] == 0xC2 else { continue }
            guard open > at else { return (end, false, nil) }
            while end < limit, text.bytes[end] == 0x5D || text.bytes[end] == 0x5C { end += 1 }
            guard end > open + word.utf8CodeUnitCount else { return nil }
            guard end < limit, text.bytes[end] == 0x28, let close = text.bytes[end ..< min(limit, end + 1_000)].firstIndex(of: 0x29) else {
                return (end, true, nil)
            }
            let target = text.string(end + 1 ..< close)
            return (close + 1, true, target.hasPrefix("http") ? target : nil)
        }
        return nil
    }

    private static func isBehindYear(_ at: Int, from start: Int, in text: EntryText) -> Bool {
        var before = at
        while before > start, text.isBlank(before - 1) { before -= 1 }
        guard before - 2 > start, text.has("\u{B7}", at: before - 2) else { return false }
        return text.isDigit(before - 3) || text.isLetter(before - 3)
    }

    private static let labels: [StaticString] = ["pubmed central", "pubmed", "pmc", "doi", "google scholar", "crossref", "full text"]
}
