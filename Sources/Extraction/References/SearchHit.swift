import Model

/// A hit of a search engine, as chat assistants list their sources: `[Title](https://…) - A Hill · 2024 · Cited by 30 — what the page says`,
/// `[Title](https://…) — site.example.org`, `[Title](https://…) - what the page says`, and the last without a dash, in a line of its own.
///
/// - Loss: how often it is cited and what the page says stay in the entry's text alone.
struct SearchHit {
    private(set) var bibliography = Bibliography()
    private let text: EntryText

    /// Nil where no link with two words or more opens the entry, where the link holds sentences of its own, or where no dash leads to what stands behind.
    init?(_ entry: EntryText) {
        text = entry
        guard let link = entry.links.first, link.target.starts(with: "http".utf8), entry.trimmed(from: 0, to: link.text.lowerBound).isEmpty,
            entry.wordCount(link.text) > 1, !Self.holdsSentences(link.text, in: entry)
        else { return nil }
        var at = link.text.upperBound
        while entry.isBlank(at) { at += 1 }
        let dash = entry.dashLength(at)
        guard dash > 0 ? entry.isBlank(at + dash) : opensSentence(at, behind: link.text) else { return nil }
        let rest = entry.trimmed(from: at + dash, to: entry.end, of: " ")
        let pieces = pieces(of: rest)
        if let year = pieces.firstIndex(where: isYear), year > 0 {
            bibliography.year = Int(entry.string(pieces[year]))
            bibliography.issued = entry.string(pieces[year])
            let names = NameList(withoutRole(pieces[year - 1]), in: entry)
            bibliography.authors = names.names
            bibliography.isEtAl = names.isEtAl
        } else if isSite(rest) {
            bibliography.containerTitle = entry.string(entry.trimmed(rest, of: " .,"))
        } else if entry.wordCount(rest) <= 6 {
            return nil
        }
        bibliography.type = "webpage"
        bibliography.title = Titles.title(SignalWords.end(in: entry) ..< link.text.upperBound, in: entry)
    }

    /// `Hill A. Lakes of the north. J Lakes`: the link is around a reference.
    private static func holdsSentences(_ link: Range<Int>, in text: EntryText) -> Bool {
        link.dropFirst(2).contains { text.isBlank($0) && text.bytes[$0 - 1] == 0x2E && text.isLetter($0 - 2) } || text.quoteLength(link.lowerBound) > 0
    }

    /// Whether more than six words without a figure follow the link that no mark parts from it: a reference would have a mark there, and a year.
    private func opensSentence(_ at: Int, behind link: Range<Int>) -> Bool {
        at > link.upperBound && text.isUpper(at) && text.wordCount(at ..< text.end) > 6 && !(at ..< text.end).contains { text.isDigit($0) } && ![0x2E, 0x3F, 0x21, 0x2C, 0x3A].contains(text.bytes[link.upperBound - 1])
            && text.trimmed(link).count == link.count
    }

    /// A host, or one to three words without a figure that begin with capitals.
    private func isSite(_ range: Range<Int>) -> Bool {
        let words = text.wordCount(range)
        if words == 1, text.bytes[range].dropLast().contains(0x2E), !range.contains(where: { text.isDigit($0) }) { return true }
        return words <= 3 && !range.contains { text.isDigit($0) } && range.allSatisfy { $0 > range.lowerBound && !text.isBlank($0 - 1) || text.isUpper($0) }
    }

    /// What `·` parts, without blanks.
    private func pieces(of range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var from = range.lowerBound, at = range.lowerBound
        while at < range.upperBound {
            if text.bytes[at] == 0xC2, at + 1 < range.upperBound, text.bytes[at + 1] == 0xB7 {
                pieces.append(text.trimmed(from: from, to: at, of: " "))
                from = at + 2
                at += 1
            }
            at += 1
        }
        pieces.append(text.trimmed(from: from, to: range.upperBound, of: " "))
        return pieces
    }

    private func isYear(_ range: Range<Int>) -> Bool {
        range.count == 4 && range.allSatisfy { text.isDigit($0) } && [0x31, 0x32].contains(text.bytes[range.lowerBound])
    }

    /// Without `by` before the names and `著` behind them.
    private func withoutRole(_ names: Range<Int>) -> Range<Int> {
        let start = text.has("by ", at: names.lowerBound) ? names.lowerBound + 3 : names.lowerBound
        let isWritten = names.count > 3 && text.bytes[names].suffix(3).elementsEqual([0xE8, 0x91, 0x97])
        return text.trimmed(from: start, to: names.upperBound - (isWritten ? 3 : 0), of: " ,…")
    }
}
