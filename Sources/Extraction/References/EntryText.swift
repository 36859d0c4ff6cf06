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
        var reader = EntryMarkup(source: source, range: range)
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

    /// The text up to an offset, with the links that start there.
    func prefix(_ end: Int) -> EntryText {
        var result = self
        result.bytes.removeSubrange(min(end, bytes.count)...)
        while result.bytes.last == 0x20 { result.bytes.removeLast() }
        let limit = result.bytes.count
        result.emphasis = emphasis.filter { $0.lowerBound < limit }.map { $0.lowerBound ..< min($0.upperBound, limit) }
        result.links = links.filter { $0.text.lowerBound < limit }.map { Link(text: $0.text.lowerBound ..< min($0.text.upperBound, limit), target: $0.target) }
        result.seams = seams.filter { $0 <= limit }
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
