extension SourceText {
    /// The words of a span for people: without markup, list marks and trailing interface glyphs, every line break one space.
    ///
    /// `**Animal Model:**` reads `Animal Model:`, `[\[15\]](#)` reads `[15]`, `How does it work?▼` reads `How does it work?`. Marks that
    /// are not markup stay: `0.05*`, `p_value`, `3 * 4`. What remains are characters of the span in their order; raised digits are written
    /// as such: `10<sup>6</sup>` reads `10⁶`.
    ///
    /// `12<br>14` reads `12 14`.
    ///
    /// - Loss: emphasis marks, backslashes of escapes, link targets, inline HTML tags, code ticks, marks of raised and lowered text.
    /// - Source: CommonMark 0.31, sections 2.4 (escapes), 6.2 (emphasis), 6.3 (links), without its rules of nesting and precedence.
    public func readable(_ range: Range<Int>) -> String {
        let range = trimmed(range)
        guard needsCleaning(range) else { return string(range) }
        return String(decoding: readableBytes(range), as: UTF8.self)
    }

    /// The bytes of `readable`.
    public func readableBytes(_ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        let markup = Markup(of: bytes, in: range)
        var next = 0
        var at = range.lowerBound
        while at < range.upperBound {
            if next < markup.removed.count, markup.removed[next].lowerBound <= at {
                let raised = out.isEmpty ? nil : bytes.raisedNumber(at: markup.removed[next].lowerBound, before: range.upperBound)
                if let raised { out += raised.text }
                at = max(at, raised?.end ?? markup.removed[next].upperBound)
                if bytes.isBreak(markup.removed[next]) {
                    while out.last == 0x20 { out.removeLast() }
                    if !out.isEmpty { out.append(0x20) }
                    while at < range.upperBound, bytes[at] == 0x20 { at += 1 }
                }
                next += 1
                continue
            }
            let byte = bytes[at]
            if byte == 0x0A || byte == 0x0D {
                while let last = out.last, last == 0x20 || last == 0x09 { out.removeLast() }
                while at < range.upperBound, bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
                if !out.isEmpty { out.append(0x20) }
                continue
            }
            out.append(byte)
            at += 1
        }
        let kept = out.trimmingBlanks(0 ..< out.count)
        let end = out.withoutTrailingGlyphs(kept)
        return Array(out[out.trimmingBlanks(end)])
    }

    private func needsCleaning(_ range: Range<Int>) -> Bool {
        for offset in range {
            switch bytes[offset] {
            case 0x0A, 0x0D, 0x2A, 0x5C, 0x5E, 0x5F, 0x5B, 0x60, 0x3C: return true          // \n \r * \ ^ _ [ ` <
            case 0xE2 where offset + 3 >= range.upperBound: return true
            default: continue
            }
        }
        return false
    }
}

extension [UInt8] {
    /// `<br>`, `<BR />`, `<p>`, `</div>`: a tag that parts what stands on its sides.
    fileprivate func isBreak(_ tag: Range<Int>) -> Bool {
        guard tag.count >= 3, self[tag.lowerBound] == 0x3C else { return false }
        let name = self[tag].dropFirst(self[tag.lowerBound + 1] == 0x2F ? 2 : 1).prefix { Markup.isWord($0) }.map { $0 | 0x20 }
        return name == [0x62, 0x72] || name == [0x70] || name == [0x64, 0x69, 0x76]
    }

    /// The range without `▼ ▾ ▲ ▴ ▶ ► ▸ ⌄ ˅` and the variation selector behind one at its end.
    ///
    /// Web pages print these behind a question that opens. An arrow that is all of the text stays.
    func withoutTrailingGlyphs(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end - 3 > range.lowerBound, self[end - 3] == 0xE2,
              (self[end - 2] == 0x96 && (0xB2 ... 0xBF).contains(self[end - 1])) || (self[end - 2] == 0x8C && self[end - 1] == 0x84) {
            end -= 3
            end = trimmingBlanks(range.lowerBound ..< end).upperBound
        }
        return range.lowerBound ..< end
    }
}

/// The bytes of a span that are markup.
struct Markup {
    /// Ascending and apart.
    private(set) var removed: [Range<Int>] = []

    init(of bytes: [UInt8], in range: Range<Int>) {
        var openBrackets: [Int] = []
        var openRuns: [UInt16: [Range<Int>]] = [:]
        var openTick: Int?
        var at = range.lowerBound
        while at < range.upperBound {
            switch bytes[at] {
            case 0x5C where at + 1 < range.upperBound && Self.isPunctuation(bytes[at + 1]):
                removed.append(at ..< at + 1)
                at += 2
            case 0x60:
                if let open = openTick { removed.append(open ..< open + 1); removed.append(at ..< at + 1); openTick = nil } else { openTick = at }
                at += 1
            case 0x2A, 0x5F:
                var end = at
                while end < range.upperBound, bytes[end] == bytes[at] { end += 1 }
                match(run: at ..< end, of: bytes, in: range, open: &openRuns)
                at = end
            case 0x5B:
                openBrackets.append(at)
                at += 1
            case 0x5D:
                let open = openBrackets.popLast()
                if let open, let target = Self.linkTarget(after: at, before: range.upperBound, of: bytes) {
                    let image = open > range.lowerBound && bytes[open - 1] == 0x21
                    removed.append((image ? open - 1 : open) ..< open + 1)
                    removed.append(at ..< target)
                    at = target
                } else {
                    at += 1
                }
            case 0x5E, 0x3A:
                if let script = Self.script(at: at, from: range.lowerBound, before: range.upperBound, of: bytes) {
                    removed += [script.opening, script.closing]
                    at = script.closing.upperBound
                } else {
                    at += 1
                }
            case 0x3C:
                if let end = Self.tagEnd(at: at, before: range.upperBound, of: bytes) { removed.append(at ..< end); at = end } else { at += 1 }
            default:
                at += 1
            }
        }
        removed.sort { $0.lowerBound < $1.lowerBound }
    }

    /// Pairs a run of `*` or `_` with the last open one of the same character and length, or opens it.
    private mutating func match(run: Range<Int>, of bytes: [UInt8], in range: Range<Int>, open: inout [UInt16: [Range<Int>]]) {
        guard run.count <= 3 else { return }
        let before = run.lowerBound > range.lowerBound ? bytes[run.lowerBound - 1] : 0x20
        let after = run.upperBound < range.upperBound ? bytes[run.upperBound] : 0x20
        let key = UInt16(bytes[run.lowerBound]) << 8 | UInt16(run.count)
        let closes = !Self.isBlank(before) && !(Self.isPunctuation(before) && Self.isWord(after))
            && !(bytes[run.lowerBound] == 0x5F && Self.isWord(after))
        if closes, let opener = open[key]?.popLast() {
            removed.append(opener)
            removed.append(run)
            return
        }
        if !Self.isBlank(after), !Self.isWord(before) { open[key, default: []].append(run) }
    }

    /// The end of `](target)` or `](target "title")`, where the bracket at `close` is followed by one.
    static func linkTarget(after close: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        guard close + 1 < end, bytes[close + 1] == 0x28 else { return nil }
        var depth = 0
        var offset = close + 1
        let limit = min(end, close + 4_000)
        while offset < limit {
            switch bytes[offset] {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 { return attributesEnd(after: offset + 1, before: limit, of: bytes) }
            case 0x0A, 0x0D: return nil
            case 0x20 where depth == 1:
                // only a quoted title may follow a blank
                guard offset + 1 < limit, bytes[offset + 1] == 0x22 || bytes[offset + 1] == 0x27 || bytes[offset + 1] == 0x29 else { return nil }
            case 0x5C: offset += 1
            default: break
            }
            offset += 1
        }
        return nil
    }

    /// The marks of a raised or lowered text: `DF^(a)` of pandoc's plain text, `:sup:`a`` of reStructuredText.
    ///
    /// Behind a digit `10^(-3)` is an exponent, whose mark stays.
    static func script(at: Int, from start: Int, before end: Int, of bytes: [UInt8]) -> (opening: Range<Int>, closing: Range<Int>)? {
        let limit = min(end, at + 60)
        if bytes[at] == 0x5E {
            guard at + 3 < limit, bytes[at + 1] == 0x28 else { return nil }
            let isExponent = at > start && (0x30 ... 0x39).contains(bytes[at - 1])
                && (at + 2 ..< limit).first { bytes[$0] == 0x29 }.map { (at + 2 ..< $0).allSatisfy { !(0x61 ... 0x7A).contains(bytes[$0]) } } ?? false
            guard !isExponent, let close = (at + 2 ..< limit).first(where: { bytes[$0] == 0x29 }) else { return nil }
            // `^(a)^` is pandoc's Markdown, whose brackets are text
            return close + 1 < end && bytes[close + 1] == 0x5E ? nil : (at ..< at + 2, close ..< close + 1)
        }
        guard at + 7 < limit, bytes[at + 1] == 0x73, bytes[at + 2] == 0x75, bytes[at + 3] == 0x62 || bytes[at + 3] == 0x70, bytes[at + 4] == 0x3A, bytes[at + 5] == 0x60,
              let close = (at + 6 ..< limit).first(where: { bytes[$0] == 0x60 }) else { return nil }
        // `\\ ` before the role is a blank that is none
        let opening = at - 2 >= start && bytes[at - 1] == 0x20 && bytes[at - 2] == 0x5C ? at - 2 : at
        return (opening ..< at + 6, close ..< close + 1)
    }

    /// Behind pandoc's attributes of a link, `{.xref ref-type="fn"}`, where there are some.
    private static func attributesEnd(after end: Int, before limit: Int, of bytes: [UInt8]) -> Int {
        guard end + 1 < limit, bytes[end] == 0x7B, bytes[end + 1] == 0x2E || bytes[end + 1] == 0x23 || isWord(bytes[end + 1]),
              let close = (end ..< min(limit, end + 300)).first(where: { bytes[$0] == 0x7D }) else { return end }
        return close + 1
    }

    /// The end of an inline HTML tag such as `<sup>`, `</b>` or `<br/>` that starts at `at`.
    static func tagEnd(at: Int, before end: Int, of bytes: [UInt8]) -> Int? {
        var offset = at + 1
        if offset < end, bytes[offset] == 0x2F { offset += 1 }
        var name: [UInt8] = []
        while offset < end, name.count < 7, isWord(bytes[offset]) { name.append(bytes[offset] | 0x20); offset += 1 }
        guard inlineTags.contains(String(decoding: name, as: UTF8.self)) else { return nil }
        let limit = min(end, offset + 500)
        while offset < limit {
            if bytes[offset] == 0x3E { return offset + 1 }
            if bytes[offset] == 0x3C || bytes[offset] == 0x0A { return nil }
            offset += 1
        }
        return nil
    }

    private static let inlineTags: Set<String> = ["b", "i", "em", "strong", "sub", "sup", "br", "span", "a", "u", "small", "p", "div"]

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    static func isWord(_ byte: UInt8) -> Bool {
        (0x30 ... 0x39).contains(byte) || (0x41 ... 0x5A).contains(byte) || (0x61 ... 0x7A).contains(byte) || byte >= 0x80
    }
    static func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21 ... 0x2F).contains(byte) || (0x3A ... 0x40).contains(byte) || (0x5B ... 0x60).contains(byte) || (0x7B ... 0x7E).contains(byte)
    }
}
