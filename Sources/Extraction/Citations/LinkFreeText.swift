/// A stretch of Markdown without the links that lead into the document, so that a citation which they cut in pieces reads as printed.
///
/// Converters of PDF link every piece of a line: `[\(Touron et al.,](#page-4-0) [2023\)](#page-4-0)`, `[\[2](#page-3-1)[–4\]](#page-3-2)`. Where
/// the links lead is not asked: they lead to a page's block, which may hold several entries. Pandoc leaves tags within brackets:
/// `\[<span class="citation" cites="R1">1</span>\]`, `[<a href="#ref3">3</a>]`.
///
/// - Loss: a link that is a whole marker (`[12](#ref12)`, `[[1]](#note-1)`) keeps its brackets, which say what it is.
struct LinkFreeText: Sendable {
    let text: EntryText
    /// For each byte of the text its place in the source.
    private let places: [Int]

    /// Nil where no link is to be left out.
    init?(of source: EntryText, in range: Range<Int>) {
        let links = Self.links(of: source.bytes, in: range), tags = Self.tags(of: source, in: range)
        guard !links.isEmpty || !tags.isEmpty else { return nil }
        var bytes: [UInt8] = [], places: [Int] = []
        bytes.reserveCapacity(range.count)
        let skipped = (links.map { $0.open ..< $0.open + 1 } + links.map { $0.close ..< $0.end } + tags).sorted { $0.lowerBound < $1.lowerBound }
        var at = range.lowerBound, next = 0
        while at < range.upperBound {
            if next < skipped.count, skipped[next].lowerBound <= at {
                at = max(at, skipped[next].upperBound)
                next += 1
                continue
            }
            if source.bytes[at] == 0x5C, at + 1 < range.upperBound, Self.brackets.contains(source.bytes[at + 1]) { at += 1 }
            bytes.append(source.bytes[at])
            places.append(at)
            at += 1
        }
        text = EntryText(plain: bytes)
        self.places = places
    }

    var range: Range<Int> { 0 ..< places.count }

    /// The marker at its place in the source.
    func inSource(_ marker: CitationMarker) -> CitationMarker {
        var marker = marker
        marker.bytes = places[marker.bytes.lowerBound] ..< places[marker.bytes.upperBound - 1] + 1
        return marker
    }

    private struct Link { var open: Int, close: Int, end: Int }

    private static let brackets: [UInt8] = [0x5B, 0x5D, 0x28, 0x29]

    private static func links(of bytes: [UInt8], in range: Range<Int>) -> [Link] {
        var links: [Link] = [], open: [Int] = []
        var at = range.lowerBound
        while at < range.upperBound {
            switch bytes[at] {
            case 0x5C: at += 1
            case 0x5B: open.append(at)
            case 0x5D:
                guard let start = open.popLast(), at + 2 < range.upperBound, bytes[at + 1] == 0x28, bytes[at + 2] == 0x23,
                    let close = bytes[at ..< min(range.upperBound, at + 300)].firstIndex(of: 0x29)
                else { break }
                if isPiece(start + 1 ..< at, target: at + 3 ..< close, of: bytes) { links.append(Link(open: start, close: at, end: close + 1)) }
                at = close
            default: break
            }
            at += 1
        }
        return links
    }

    /// The tags around what cites or leads into the document: `<span class="citation" …>`, `<a href="#ref3">`, each with its end.
    private static func tags(of text: EntryText, in range: Range<Int>) -> [Range<Int>] {
        var tags: [Range<Int>] = []
        var at = range.lowerBound
        while let start = text.bytes[at ..< range.upperBound].firstIndex(of: 0x3C) {
            at = start + 1
            guard let (name, closing) = tagNames.first(where: { text.has($0.0, at: start + 1) }) else { continue }
            guard let end = text.bytes[start ..< min(range.upperBound, start + 400)].firstIndex(of: 0x3E) else { continue }
            let head = start + 1 + name.utf8CodeUnitCount ..< end
            guard head.contains(where: { text.has("=\"#", at: $0) || text.has("cites=", at: $0) || text.has("\"citation", at: $0) }) else { continue }
            guard let close = (end + 1 ..< min(range.upperBound, end + 80)).first(where: { text.has(closing, at: $0) }) else { continue }
            tags += [start ..< end + 1, close ..< close + closing.utf8CodeUnitCount]
            at = close
        }
        return tags
    }

    private static let tagNames: [(StaticString, StaticString)] = [("span", "</span>"), ("a", "</a>")]

    /// Words, a year, or a bracket that opens or closes outside of the link; or a link to a block of a page.
    private static func isPiece(_ words: Range<Int>, target: Range<Int>, of bytes: [UInt8]) -> Bool {
        if words.count > 4, bytes[words].starts(with: [0x5C, 0x5B]), bytes[words].suffix(2).elementsEqual([0x5C, 0x5D]) { return false }   // [\[12\]](#ref12)
        return bytes[target].starts(with: "page-".utf8) || words.count { bytes[$0] &- 0x30 < 10 } == 4 || words.contains { bytes[$0] == 0x5C || (bytes[$0] | 0x20) &- 0x61 < 26 }
    }
}
