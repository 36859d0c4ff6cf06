import Model

/// Reads markup out of an entry in one pass over it, after one that pairs brackets.
struct EntryMarkup {
    let source: [UInt8]
    let range: Range<Int>
    private(set) var out: [UInt8] = []
    private(set) var emphasis: [Range<Int>] = []
    private(set) var links: [EntryText.Link] = []
    private(set) var seams: [Int] = []

    private var openEmphasis: Int?
    /// For each `[` that opens a link, and for each `]` that closes one, what to skip.
    private var linkOpens: Set<Int> = []
    private var linkCloses: [Int: Int] = [:]
    private var linkStarts: [Int] = []

    init(source: [UInt8], range: Range<Int>) {
        self.source = source; self.range = range
        out.reserveCapacity(range.count)
    }

    mutating func read() {
        pairBrackets()
        var at = range.lowerBound
        while at < range.upperBound {
            let mark = Self.marks.first(in: at ..< range.upperBound, of: source)
            appendText(at ..< mark)
            at = mark < range.upperBound ? step(mark) : mark
        }
        while let last = out.last, last == 0x20 || last == 0x0A || last == 0x0D || last == 0x09 { out.removeLast() }
    }

    /// A run of blanks is one: a converter may have filled the line with them.
    private mutating func appendText(_ text: Range<Int>) {
        var start = text.lowerBound
        for at in text where source[at] == 0x20 && (at > text.lowerBound ? source[at - 1] == 0x20 : out.last == 0x20) {
            out.append(contentsOf: source[start ..< at])
            start = at + 1
        }
        out.append(contentsOf: source[start ..< text.upperBound])
    }

    /// What `step` looks at; everything else is text.
    private static let marks = ByteSet("\\[]*_`<&\n\r")
    private static let brackets = ByteSet("\\[]")

    private mutating func pairBrackets() {
        var open: [Int] = []
        var at = Self.brackets.first(in: range, of: source)
        while at < range.upperBound {
            switch source[at] {
            case 0x5C: at += 1
            case 0x5B: open.append(at)
            case 0x5D:
                let start = open.popLast()
                if at + 1 < range.upperBound, source[at + 1] == 0x28, let end = targetEnd(at + 1) {
                    if let start { linkOpens.insert(start) }
                    linkCloses[at] = end
                    at = end - 1
                }
            default: break
            }
            at = Self.brackets.first(in: min(at + 1, range.upperBound) ..< range.upperBound, of: source)
        }
    }

    /// The end of `(target)` or `(target "title")`.
    private func targetEnd(_ open: Int) -> Int? {
        var depth = 0
        var at = open
        let limit = min(range.upperBound, open + 2_000)
        while at < limit {
            switch source[at] {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 { return at + 1 }
            case 0x20 where depth == 1:
                guard at + 1 < limit, source[at + 1] == 0x22 || source[at + 1] == 0x29 else { return nil }
            case 0x0A: return nil
            default: break
            }
            at += 1
        }
        return nil
    }

    private mutating func step(_ at: Int) -> Int {
        switch source[at] {
        case 0x5C where at + 1 < range.upperBound && isPunctuation(source[at + 1]):
            out.append(source[at + 1])
            return at + 2
        case 0x5B where linkOpens.contains(at):
            if out.last == 0x21 { out.removeLast() }
            linkStarts.append(out.count)
            return at + 1
        case 0x5D:
            guard let end = linkCloses[at] else { break }
            let start = linkStarts.popLast() ?? 0
            let target = source[at + 2 ..< end - 1]
            links.append(.init(text: start ..< out.count, target: Array(target.first == 0x3C && target.last == 0x3E ? target.dropFirst().dropLast() : target)))
            return attributesEnd(end)
        case 0x2A: return readStars(at)
        case 0x5F where isMarkingUnderscore(at):
            toggleEmphasis()
            return at + (at + 1 < range.upperBound && source[at + 1] == 0x5F ? 2 : 1)
        case 0x60:
            // `text <https://…>`_ of reStructuredText
            var end = at + 1
            while at > range.lowerBound, source[at - 1] == 0x3E, end < range.upperBound, source[end] == 0x5F { end += 1 }
            return end
        case 0x3C: if let end = readTag(at) { return end }
        case 0x26:
            guard let entity = Self.entities.first(where: { source[at ..< range.upperBound].starts(with: $0.name.utf8) }) else { break }
            out.append(entity.byte)
            return at + entity.name.utf8.count
        case 0x0A, 0x0D: return readLineBreak(at)
        default: break
        }
        out.append(source[at])
        return at + 1
    }

    /// Behind `{: target="_blank" }`, `{target="_blank"}`, `{.external}` that stand at a link.
    private func attributesEnd(_ at: Int) -> Int {
        guard at + 2 < range.upperBound, source[at] == 0x7B, [0x3A, 0x2E, 0x23].contains(source[at + 1]) || (source[at + 1] | 0x20) &- 0x61 < 26,
            let close = source[at ..< min(range.upperBound, at + 200)].firstIndex(of: 0x7D), source[at + 1] < 0x40 || source[at ..< close].contains(0x3D)
        else { return at }
        return close + 1
    }

    /// `*Nature*`, `**12**`; a star between blanks or behind a number (`p = 0.05*`) stays when nothing opened it.
    private mutating func readStars(_ at: Int) -> Int {
        var end = at
        while end < range.upperBound, source[end] == 0x2A { end += 1 }
        let blankBefore = at == range.lowerBound || source[at - 1] == 0x20
        let blankAfter = end == range.upperBound || source[end] == 0x20
        if (blankBefore && blankAfter) || (openEmphasis == nil && blankAfter) {
            out.append(contentsOf: source[at ..< end])
        } else {
            toggleEmphasis()
        }
        return end
    }

    /// At a border of a word, and paired: `_Nature_`, `__12__`. `Studies_Host` and `file_name` keep theirs.
    private func isMarkingUnderscore(_ at: Int) -> Bool {
        var end = at
        while end < range.upperBound, source[end] == 0x5F { end += 1 }
        let before = at > range.lowerBound && isWord(source[at - 1])
        let after = end < range.upperBound && isWord(source[end])
        guard before != after, end - at <= 2 else { return false }
        return openEmphasis != nil ? before || !after : after && closesLater(end)
    }

    private func closesLater(_ from: Int) -> Bool {
        var at = from
        while at < min(range.upperBound, from + 300) {
            if source[at] == 0x5F, source[at - 1] != 0x20, at + 1 == range.upperBound || !isWord(source[at + 1]) { return true }
            at += 1
        }
        return false
    }

    private mutating func toggleEmphasis() {
        if let start = openEmphasis {
            if start < out.count { emphasis.append(start ..< out.count) }
            openEmphasis = nil
        } else {
            openEmphasis = out.count
        }
    }

    /// `<i>`, `</em>`, `<a href="…">`, `<https://…>`.
    private mutating func readTag(_ at: Int) -> Int? {
        var name = at + 1
        if name < range.upperBound, source[name] == 0x2F { name += 1 }
        var stop = name
        while stop < range.upperBound, stop - name < 8, isWord(source[stop]) { stop += 1 }
        guard stop < range.upperBound else { return nil }
        let word = String(decoding: source[name ..< stop].map { $0 | 0x20 }, as: UTF8.self)
        if source[stop] == 0x3A, word == "http" || word == "https" {
            guard let close = source[stop ..< min(range.upperBound, stop + 2_000)].firstIndex(of: 0x3E) else { return nil }
            seams.append(out.count)
            out.append(contentsOf: source[at + 1 ..< close])
            seams.append(out.count)
            return close + 1
        }
        guard inlineTags.contains(word), let close = source[stop ..< min(range.upperBound, stop + 2_000)].firstIndex(of: 0x3E) else { return nil }
        seams.append(out.count)
        if word == "i" || word == "em" || word == "cite" { toggleEmphasis() }
        if word == "a" { readAnchor(source[at ..< close], closes: source[at + 1] == 0x2F) }
        return close + 1
    }

    private mutating func readAnchor(_ tag: ArraySlice<UInt8>, closes: Bool) {
        if closes {
            if let last = links.indices.last, links[last].text.isEmpty { links[last].text = links[last].text.lowerBound ..< out.count }
            return
        }
        guard let quote = tag.firstIndex(of: 0x22), let end = tag[(quote + 1)...].firstIndex(of: 0x22) else { return }
        links.append(.init(text: out.count ..< out.count, target: Array(tag[quote + 1 ..< end])))
    }

    private mutating func readLineBreak(_ at: Int) -> Int {
        while let last = out.last, last == 0x20 || last == 0x09 { out.removeLast() }
        var next = at
        while next < range.upperBound {
            let length = source.blankLength(at: next, before: range.upperBound)
            if length == 0 { break }
            next += length
        }
        if !out.isEmpty, !joinsDivided(next) { out.append(0x20) }
        return next
    }

    /// Whether a line's end divides a word or a range, whose parts then are one: `re-` `tention`, `123–` `134`, `Geiger-` `Müller`.
    ///
    /// The hyphen goes where both sides are small letters, unless the word before it is one that compounds begin with (`well-` `known`).
    private mutating func joinsDivided(_ next: Int) -> Bool {
        guard next < range.upperBound, let last = out.last, out.count > 2 else { return false }
        if dividesAddress(next) { return true }
        let before = out[out.count - 2]
        if last == 0x2D {
            if before &- 0x61 < 26, source[next] &- 0x61 < 26 {
                let start = (out.lastIndex { !($0 &- 0x61 < 26 || $0 == 0x2D || $0 &- 0x41 < 26 || $0 >= 0x80) } ?? -1) + 1
                if !out[start ..< out.count - 1].contains(0x2D), !compounding.contains(FoldedWord(out[start ..< out.count - 1])) { out.removeLast() }
                return true
            }
            return before &- 0x30 < 10 && source[next] &- 0x30 < 10 || (before | 0x20) &- 0x61 < 26 && isWord(source[next])
        }
        let isDash = last == 0x93 && before == 0x80 && out[out.count - 3] == 0xE2
        return isDash && out.count > 3 && out[out.count - 4] &- 0x30 < 10 && source[next] &- 0x30 < 10
    }

    /// Whether a line's end divides an address: `https://example.org/a/` `b.pdf`, `http://example.org/a-` `b/c`, `https://example.` `org/`.
    ///
    /// Behind a slash or a stop what follows must look like the rest of one, which words of the entry do not: no capital, and a mark or digit in it
    /// or the entry's end behind it.
    private func dividesAddress(_ next: Int) -> Bool {
        guard let last = out.last, [0x2F, 0x2D, 0x2E, 0x5F, 0x3D, 0x3F, 0x26, 0x25].contains(last) else { return false }
        let tail = out.suffix(400)
        let start = tail.lastIndex { $0 == 0x20 || $0 == 0x28 || $0 == 0x5B || $0 == 0x3C }.map { $0 + 1 } ?? tail.startIndex
        guard let scheme = (start ..< out.count).first(where: { out[$0...].starts(with: "http".utf8) || out[$0...].starts(with: "www.".utf8) }),
            out.count - scheme > 10, source[next] &- 0x61 < 26 || source[next] &- 0x30 < 10 || last != 0x2F && last != 0x2E && isWord(source[next])
        else { return false }
        let word = source[next ..< range.upperBound].prefix(400).prefix { $0 > 0x20 }
        let inner = word.dropLast(word.last.map { [0x2E, 0x2C, 0x3B, 0x29].contains($0) ? 1 : 0 } ?? 0)
        switch last {
        case 0x2D, 0x5F, 0x3D, 0x25: return true
        case 0x2E: return inner.contains(0x2F) || inner.count >= 5 && inner.allSatisfy { $0 &- 0x30 < 10 } && out[scheme...].starts(with: "https://doi.org/10.".utf8)
        default:
            let isWhole = inner.contains { [0x2F, 0x2D, 0x5F, 0x2E, 0x3D].contains($0) || $0 &- 0x30 < 10 }
            return isWhole && !isYear(inner) || word.endIndex == range.upperBound && word.count > 1
        }
    }

    private func isYear(_ word: ArraySlice<UInt8>) -> Bool { word.count == 4 && word.allSatisfy { $0 &- 0x30 < 10 } }

    /// The characters that HTML writes so wherever they may be taken for markup.
    private static let entities: [(name: String, byte: UInt8)] = [
        ("&amp;", 0x26), ("&#38;", 0x26), ("&#x26;", 0x26), ("&lt;", 0x3C), ("&#60;", 0x3C), ("&gt;", 0x3E), ("&#62;", 0x3E), ("&quot;", 0x22), ("&#34;", 0x22),
        ("&apos;", 0x27), ("&#39;", 0x27), ("&nbsp;", 0x20), ("&#160;", 0x20),
    ]

    private func isWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
    private func isPunctuation(_ byte: UInt8) -> Bool {
        byte &- 0x21 < 15 || byte &- 0x3A < 7 || byte &- 0x5B < 6 || byte &- 0x7B < 4
    }
}

/// Words that keep their hyphen when a line ends behind it.
private let compounding: WordSet = [
    "all", "anti", "cross", "double", "early", "ex", "five", "four", "full", "half", "health", "high", "in", "inter", "intra", "large", "late", "life",
    "long", "low", "meta", "mid", "mini", "multi", "near", "non", "one", "open", "over", "post", "pre", "quasi", "real", "risk", "self", "semi", "short",
    "single", "six", "small", "sub", "three", "time", "two", "well", "whole", "wide", "year", "and", "or", "to", "based", "dose", "age", "evidence",
]

private let inlineTags: Set<String> = [
    "b", "i", "em", "strong", "sub", "sup", "br", "span", "a", "u", "small", "p", "div", "cite", "li", "italic", "abbr", "mark", "font", "nobr",
]
