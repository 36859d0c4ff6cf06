import Model

/// A reference as people read it: without markup, with what the markup said kept beside it.
///
/// `Smith, J. (2010). *Nature*, **12**. [\[Link\]](https://a.org/x)` reads `Smith, J. (2010). Nature, 12. [Link]`; the emphasis on
/// *Nature* and the link's target are kept, since they tell a journal from a title and hold addresses.
///
/// - Shape: `bytes` are bytes of the source in their order; a line break with its blanks, and every run of blanks, is one space.
/// - Loss: emphasis marks, backslashes of escapes, link brackets and targets (in `links`), inline HTML tags.
struct EntryText: Sendable {
    struct Link: Sendable {
        var text: Range<Int>
        var target: [UInt8]
    }

    private(set) var bytes: [UInt8] = []
    /// What stands in italics or bold, ascending.
    private(set) var emphasis: [Range<Int>] = []
    private(set) var links: [Link] = []
    /// Where tags and the brackets of addresses were taken out, ascending: an address does not run on over one (`10.1000/182<br>Next`).
    private var seams: [Int] = []

    /// A text that is plain already.
    init(plain bytes: [UInt8]) { self.bytes = bytes }

    init(of source: [UInt8], in range: Range<Int>) {
        var reader = MarkupReader(source: source, range: range)
        reader.read()
        bytes = reader.out
        // blanks at the end were dropped behind the last mark
        let end = bytes.count
        emphasis = reader.emphasis.map { min($0.lowerBound, end) ..< min($0.upperBound, end) }.filter { !$0.isEmpty }
        seams = reader.seams
        links = reader.links.map { Link(text: min($0.text.lowerBound, end) ..< min($0.text.upperBound, end), target: $0.target) }
    }

    /// - Parameter holes: what stands in the range and is left out, ascending and apart.
    init(of source: [UInt8], in range: Range<Int>, without holes: [Range<Int>]) {
        guard !holes.isEmpty else { self.init(of: source, in: range); return }
        var kept: [UInt8] = []
        var at = range.lowerBound
        for hole in holes {
            kept += source[at ..< hole.lowerBound]
            at = hole.upperBound
        }
        kept += source[at ..< range.upperBound]
        self.init(of: kept, in: kept.indices)
    }

    /// Whether a tag stood at an offset.
    func isSeam(_ at: Int) -> Bool {
        var low = 0, high = seams.count
        while low < high {
            let middle = (low + high) / 2
            if seams[middle] < at { low = middle + 1 } else { high = middle }
        }
        return low < seams.count && seams[low] == at
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var end: Int { bytes.count }

    /// The text without some ranges, and with every run of blanks one space.
    ///
    /// - Parameter cuts: ascending and apart.
    func without(_ cuts: [Range<Int>]) -> EntryText {
        var result = EntryText(plain: [])
        result.bytes.reserveCapacity(bytes.count)
        var moved = [Int](repeating: 0, count: bytes.count + 1)
        var next = 0
        var at = 0
        while at < bytes.count {
            moved[at] = result.bytes.count
            if next < cuts.count, cuts[next].contains(at) {
                moved[at] = result.bytes.count
                if at + 1 == cuts[next].upperBound { next += 1; result.appendBlank() }
                at += 1
                continue
            }
            let blank = bytes.blankLength(at: at, before: bytes.count)
            if blank > 0 {
                result.appendBlank()
                for offset in at ..< min(at + blank, bytes.count) { moved[offset] = result.bytes.count }
                at += blank
            } else {
                result.bytes.append(bytes[at])
                at += 1
            }
        }
        while result.bytes.last == 0x20 { result.bytes.removeLast() }
        moved[bytes.count] = result.bytes.count
        let limit = result.bytes.count
        func place(_ range: Range<Int>) -> Range<Int> { min(moved[range.lowerBound], limit) ..< min(moved[range.upperBound], limit) }
        result.emphasis = emphasis.map(place).filter { !$0.isEmpty }
        result.links = links.map { Link(text: place($0.text), target: $0.target) }
        return result
    }

    private mutating func appendBlank() {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    }
}

// MARK: Letters

extension EntryText {
    func isDigit(_ at: Int) -> Bool { at >= 0 && at < bytes.count && bytes[at] &- 0x30 < 10 }
    func isBlank(_ at: Int) -> Bool { at >= 0 && at < bytes.count && bytes[at] == 0x20 }
    func isLower(_ at: Int) -> Bool {
        guard at >= 0, at < bytes.count else { return false }
        return bytes[at] &- 0x61 < 26 || (bytes[at] >= 0xC3 && !isUpper(at) && !isQuoteOrDash(at))
    }
    /// A letter of any script; dashes and quotes beyond ASCII are none.
    func isLetter(_ at: Int) -> Bool {
        guard at >= 0, at < bytes.count else { return false }
        let byte = bytes[at]
        return (byte | 0x20) &- 0x61 < 26 || (byte >= 0xC3 && byte != 0xE2) || (byte & 0xC0 == 0x80 && isContinuationOfLetter(at))
    }
    func isWordByte(_ at: Int) -> Bool { isDigit(at) || isLetter(at) }

    private func isQuoteOrDash(_ at: Int) -> Bool { bytes[at] == 0xE2 || bytes[at] == 0xC2 }
    private func isContinuationOfLetter(_ at: Int) -> Bool {
        var lead = at - 1
        while lead > 0, at - lead < 3, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        return lead >= 0 && bytes[lead] >= 0xC3 && bytes[lead] != 0xE2
    }

    /// Whether a capital letter starts at the offset: ASCII, Latin, Greek, Cyrillic; scripts without case count as capitals.
    func isUpper(_ at: Int) -> Bool {
        guard at >= 0, at < bytes.count else { return false }
        let byte = bytes[at]
        if byte < 0x80 { return byte &- 0x41 < 26 }
        guard at + 1 < bytes.count else { return false }
        let low = UInt32(bytes[at + 1] & 0x3F)
        switch byte {
        case 0xC3: return low <= 0x1E // À … Þ
        case 0xC4, 0xC5:
            let scalar = UInt32(byte & 0x1F) << 6 | low
            let isOdd = (0x139 ... 0x148).contains(scalar) || (0x179 ... 0x17E).contains(scalar)
            return isOdd ? scalar % 2 == 1 : scalar % 2 == 0
        case 0xCE: return (0x06 ... 0x2B).contains(low) // Ά … Ϋ
        case 0xD0: return low <= 0x2F // Ѐ … Я
        case 0xE3 ... 0xED: return true // CJK, Hangul
        default: return false
        }
    }

    /// The length of the opening or closing quotation mark at the offset: `"`, `“`, `”`, `„`, `«`, `»`, `‘`, `’`, `''`, ` `` `.
    func quoteLength(_ at: Int) -> Int {
        guard at < bytes.count else { return 0 }
        switch bytes[at] {
        case 0x22: return 1
        case 0x60 where at + 1 < bytes.count && bytes[at + 1] == 0x60: return 2
        case 0x27 where at + 1 < bytes.count && bytes[at + 1] == 0x27: return 2
        case 0xC2 where at + 1 < bytes.count && (bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB): return 2
        case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x98 ... 0x9F).contains(bytes[at + 2]): return 3
        default: return 0
        }
    }

    /// The length of the hyphen or dash at the offset: `-`, `‐`, `–`, `—`, `−`, `--`.
    func dashLength(_ at: Int) -> Int {
        guard at < bytes.count else { return 0 }
        switch bytes[at] {
        case 0x2D: return at + 1 < bytes.count && bytes[at + 1] == 0x2D ? 2 : 1
        case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x90 ... 0x95).contains(bytes[at + 2]): return 3
        case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x88 && bytes[at + 2] == 0x92: return 3
        default: return 0
        }
    }

    /// Whether the lower-case ASCII phrase stands at the offset, in any case of letters.
    @inline(__always)
    func has(_ phrase: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, offset < bytes.count, folded(bytes[offset]) == phrase.utf8Start.pointee else { return false }
        return hasRest(of: phrase, at: offset)
    }

    private func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Nearly all phrases fail at their first byte, which is why that is looked at where the question is asked.
    private func hasRest(of phrase: StaticString, at offset: Int) -> Bool {
        guard offset + phrase.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0 ..< phrase.utf8CodeUnitCount where folded(bytes[offset + index]) != phrase.utf8Start[index] { return false }
        return true
    }

    /// Whether the lower-case ASCII phrase, which begins with a letter or blank, stands anywhere in a range.
    func holds(_ phrase: StaticString, in range: Range<Int>) -> Bool {
        let count = phrase.utf8CodeUnitCount
        guard count > 0, range.count >= count else { return false }
        let first = phrase.utf8Start.pointee
        return bytes.withUnsafeBufferPointer { text in
            var at = range.lowerBound
            while at <= range.upperBound - count {
                if text[at] | 0x20 == first, has(phrase, at: at) { return true }
                at += 1
            }
            return false
        }
    }

    /// The ASCII-lower-case copy of a word.
    func lowered(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The range without blanks and without the marks of separation `, ; : .` at its ends; a stop stays behind an abbreviation only if asked.
    func trimmed(_ range: Range<Int>, of marks: StaticString = " ,;:.") -> Range<Int> {
        var start = range.lowerBound, end = range.upperBound
        marks.withUTF8Buffer { set in
            while start < end, set.contains(bytes[start]) { start += 1 }
            while end > start, set.contains(bytes[end - 1]) { end -= 1 }
        }
        return start ..< end
    }

    /// The same between two offsets; empty where the second lies before the first.
    func trimmed(from start: Int, to end: Int, of marks: StaticString = " ,;:.") -> Range<Int> { trimmed(min(start, end) ..< end, of: marks) }

    /// How many words separated by blanks a range holds.
    func wordCount(_ range: Range<Int>) -> Int {
        var count = 0
        var inside = false
        for at in range {
            if bytes[at] == 0x20 { inside = false } else if !inside { inside = true; count += 1 }
        }
        return count
    }
}

/// Reads markup out of an entry in one pass over it, after one that pairs brackets.
private struct MarkupReader {
    let source: [UInt8]
    let range: Range<Int>
    var out: [UInt8] = []
    var emphasis: [Range<Int>] = []
    var links: [EntryText.Link] = []
    var seams: [Int] = []

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
            guard let entity = Self.entities.first(where: { source.hasPrefix($0.name, at: at, before: range.upperBound) }) else { break }
            out.append(entity.byte)
            return at + entity.name.utf8CodeUnitCount
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

    /// The characters that HTML writes so wherever they may be taken for markup.
    private static let entities: [(name: StaticString, byte: UInt8)] = [
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

private let inlineTags: Set<String> = ["b", "i", "em", "strong", "sub", "sup", "br", "span", "a", "u", "small", "p", "div", "cite", "li", "italic", "abbr", "mark", "font", "nobr"]

extension [UInt8] {
    fileprivate func hasPrefix(_ bytes: StaticString, at offset: Int, before end: Int) -> Bool {
        offset + bytes.utf8CodeUnitCount <= end && (0 ..< bytes.utf8CodeUnitCount).allSatisfy { self[offset + $0] == bytes.utf8Start[$0] }
    }
}
