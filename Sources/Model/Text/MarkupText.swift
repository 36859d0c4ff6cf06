extension SourceText {
    /// The words of a span of HTML: tags and comments taken out, `<br>` and block tags a space, character references written as characters.
    ///
    /// `2&nbsp;<sup>a</sup>` reads `2 a`, `10<sup>6</sup>` reads `10⁶`; `p &lt; .05` reads `p < .05`, whose `<` is the reference in the span.
    ///
    /// - Loss: tags; references with names other than the common ones stay as they are.
    /// - Source: HTML Living Standard, section 13.5 (named character references), of which the ones that XML knows and `&nbsp;`.
    public func readableMarkup(_ range: Range<Int>) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            switch bytes[at] {
            case 0x3C:
                guard let end = bytes.markupEnd(at: at, before: range.upperBound) else {
                    out.append(bytes[at])
                    at += 1
                    continue
                }
                if !out.isEmpty, let raised = bytes.raisedNumber(at: at, before: range.upperBound) {
                    out += raised.text
                    at = raised.end
                    continue
                }
                if !bytes.isInlineTag(at: at) { out.appendBlank() }
                at = end
            case 0x26:
                if let reference = bytes.characterReference(at: at, before: range.upperBound) {
                    if reference.scalar == " " || reference.scalar == "\u{A0}" { out.appendBlank() } else { out += Array(String(Character(reference.scalar)).utf8) }
                    at = reference.end
                } else {
                    out.append(bytes[at])
                    at += 1
                }
            case 0x20, 0x09, 0x0A, 0x0D:
                out.appendBlank()
                at += 1
            default:
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out[out.trimmingBlanks(0 ..< out.count)], as: UTF8.self)
    }

    /// A span with its character references as the characters they stand for, and nothing else changed.
    public func decodingReferences(in range: Range<Int>) -> String {
        var out: [UInt8] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] == 0x26, let reference = bytes.characterReference(at: at, before: range.upperBound) {
                out += Array(String(Character(reference.scalar)).utf8)
                at = reference.end
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate mutating func appendBlank() { if let last, last != 0x20 { append(0x20) } }

    /// The byte behind `<tag …>`, `</tag>` or `<!-- … -->`.
    func markupEnd(at start: Int, before limit: Int) -> Int? {
        guard start + 2 < limit else { return nil }
        let next = self[start + 1]
        guard next == 0x2F || next == 0x21 || (0x61 ... 0x7A).contains(next | 0x20) else { return nil }
        return self[start ..< Swift.min(limit, start + 2_000)].firstIndex(of: 0x3E).map { $0 + 1 }
    }

    /// `<b>`, `</sup>`, `<span …>`: a tag that does not part words.
    fileprivate func isInlineTag(at start: Int) -> Bool {
        var at = start + (self[start + 1] == 0x2F ? 2 : 1)
        var name: [UInt8] = []
        while at < count, name.count < 8, Markup.isWord(self[at]) { name.append(self[at] | 0x20); at += 1 }
        return Self.inlineTags.contains(String(decoding: name, as: UTF8.self))
    }

    private static let inlineTags: Set<String> = ["b", "i", "em", "strong", "sub", "sup", "span", "a", "u", "small", "s", "font", "code", "mark", "abbr"]

    /// `&lt;`, `&#8804;`, `&#x3c;` and the character it stands for.
    fileprivate func characterReference(at start: Int, before limit: Int) -> (scalar: Unicode.Scalar, end: Int)? {
        guard let close = self[start ..< Swift.min(limit, start + 12)].firstIndex(of: 0x3B), close > start + 1 else { return nil }
        let name = String(decoding: self[start + 1 ..< close], as: UTF8.self)
        if let named = Self.namedReferences[name] { return (named, close + 1) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).flatMap { $0.value < 0x20 ? nil : ($0, close + 1) }
    }

    private static let namedReferences: [String: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "minus": "−", "plusmn": "±", "le": "≤", "ge": "≥", "ndash": "–", "mdash": "—",
    ]
}
