/// Finds citations by key, as Pandoc's Markdown has them: `[@roe2019; @poe2020, p. 12]`, `[-@roe2019]`, `@roe2019`, `[@CR6]--[@CR9]`.
///
/// A key outside of brackets may be anybody's address or handle: it counts where a list has it, or where it ends in a year's digits and others
/// of the document stand in brackets.
///
/// No citations: `jane@example.org`, references to figures and tables (`@fig:maze`, `@tbl-doses`), code.
enum CiteKeyMarkers {
    static func markers(in range: Range<Int>, of text: EntryText) -> [CitationMarker] {
        var found: [CitationMarker] = []
        var at = range.lowerBound
        while let sign = text.bytes[at ..< range.upperBound].firstIndex(of: 0x40) {
            at = sign + 1
            guard opensKey(sign, from: range.lowerBound, in: text), let end = keyEnd(sign + 1, before: range.upperBound, in: text) else { continue }
            at = end
            guard !isCrossReference(sign + 1, in: text), !isInCode(sign, from: range.lowerBound, in: text) else { continue }
            let key = text.string(sign + 1 ..< end)
            if let bracket = bracket(around: sign, in: range, of: text) {
                if found.last?.bytes == bracket {
                    found[found.count - 1].pointers.append(.citeKey(key))
                } else {
                    var marker = CitationMarker(bytes: bracket, form: .citeKey, pointers: [.citeKey(key)])
                    // keys of a bracket whose end was too far from them to be seen
                    while let lone = found.last, lone.bytes.upperBound > bracket.lowerBound {
                        marker.pointers.insert(contentsOf: lone.pointers, at: 0)
                        found.removeLast()
                    }
                    if let joined = found.last.flatMap({ span(from: $0, to: marker, in: text) }) { found[found.count - 1] = joined } else { found.append(marker) }
                }
            } else {
                found.append(CitationMarker(bytes: sign ..< end, form: .citeKey, pointers: [.citeKey(key)], isLone: true))
            }
        }
        return found
    }

    /// `[@CR6]--[@CR9]` as one marker, with the keys between; nil unless a dash joins two keys that differ in their numbers.
    private static func span(from first: CitationMarker, to last: CitationMarker, in text: EntryText) -> CitationMarker? {
        let gap = first.bytes.upperBound ..< last.bytes.lowerBound
        guard (1 ... 3).contains(gap.count), text.dashLength(gap.lowerBound) > 0, gap.allSatisfy({ text.bytes[$0] >= 0x80 || text.bytes[$0] == 0x2D }),
            first.pointers.count == 1, case .citeKey(let from) = first.pointers[0], case .citeKey(let to) = last.pointers[0]
        else { return nil }
        let name = from.prefix { !$0.isNumber }
        guard name == to.prefix(name.count), let low = Int(from.dropFirst(name.count)), let high = Int(to.dropFirst(name.count)), low < high, high - low < 200
        else { return nil }
        return CitationMarker(
            bytes: first.bytes.lowerBound ..< last.bytes.upperBound, form: .citeKey, pointers: (low ... high).map { .citeKey("\(name)\($0)") })
    }

    private static func opensKey(_ sign: Int, from start: Int, in text: EntryText) -> Bool {
        sign == start || [0x20, 0x5B, 0x28, 0x2D, 0x3B, 0x0A, 0x09, 0x2C].contains(text.bytes[sign - 1])
    }

    /// The end of letters, digits and inner marks; the stop of the sentence is none of them.
    private static func keyEnd(_ start: Int, before limit: Int, in text: EntryText) -> Int? {
        var end = start
        while end < limit, end - start < 80, text.isWordByte(end) || [0x2D, 0x5F, 0x3A, 0x2E, 0x2B, 0x2F].contains(text.bytes[end]) { end += 1 }
        while end > start, !text.isWordByte(end - 1) { end -= 1 }
        return end - start >= 2 && text.isLetter(start) ? end : nil
    }

    private static func isCrossReference(_ key: Int, in text: EntryText) -> Bool {
        for word: StaticString in ["fig", "tbl", "table", "eq", "sec", "lst", "thm"] where text.has(word, at: key) {
            let end = key + word.utf8CodeUnitCount
            if end < text.end, text.bytes[end] == 0x3A || text.bytes[end] == 0x2D { return true }
        }
        return false
    }

    private static func isInCode(_ at: Int, from start: Int, in text: EntryText) -> Bool {
        text.bytes[start ..< at].count { $0 == 0x60 } % 2 == 1
    }

    /// The brackets around a key, with no other bracket between.
    private static func bracket(around at: Int, in range: Range<Int>, of text: EntryText) -> Range<Int>? {
        let before = text.bytes[max(range.lowerBound, at - 600) ..< at]
        guard let open = before.lastIndex(where: { $0 == 0x5B || $0 == 0x5D }), text.bytes[open] == 0x5B,
            let close = text.bytes[at ..< min(range.upperBound, at + 600)].firstIndex(where: { $0 == 0x5B || $0 == 0x5D }), text.bytes[close] == 0x5D,
            close + 1 == text.end || text.bytes[close + 1] != 0x28
        else { return nil }
        return open ..< close + 1
    }
}
