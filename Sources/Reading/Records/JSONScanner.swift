/// JSON, value by value, over bytes that stay where they are.
///
/// - Shape: no value is built but the text of strings; what nobody asks for is skipped without recursion.
/// - Source: RFC 8259. Lenient where nothing is lost by it: control characters in strings, a comma too many.
struct JSONScanner {
    private let bytes: [UInt8]
    private(set) var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }
    /// The next byte that is no blank.
    mutating func peek() -> UInt8? {
        skipBlanks()
        return at < bytes.count ? bytes[at] : nil
    }

    mutating func skipBlanks() { while at < bytes.count, bytes[at] == 0x20 || bytes[at] &- 0x09 < 5 { at += 1 } }

    /// Steps over a byte where it stands next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        at += 1
        return true
    }

    mutating func step() { at += 1 }

    /// The range between the quotes of the string that starts here; nil where none starts or it is not closed.
    mutating func string() -> Range<Int>? {
        guard peek() == 0x22 else { return nil }
        let start = at + 1
        var next = start
        while next < bytes.count {
            if bytes[next] == 0x22 { at = next + 1; return start ..< next }
            next += bytes[next] == 0x5C ? 2 : 1
        }
        return nil
    }

    /// A string's text, or a number or word as it stands; nil for lists and objects, which are left where they are.
    mutating func scalar() -> Range<Int>? {
        guard let byte = peek() else { return nil }
        if byte == 0x22 { return string() }
        guard byte != 0x7B, byte != 0x5B, byte != 0x7D, byte != 0x5D, byte != 0x2C, byte != 0x3A else { return nil }
        let start = at
        while at < bytes.count, bytes[at] > 0x20, ![0x2C, 0x5D, 0x7D, 0x3A, 0x22, 0x7B, 0x5B].contains(bytes[at]) { at += 1 }
        return at > start ? start ..< at : nil
    }

    /// Steps over any value; false where it has no end.
    mutating func skipValue() -> Bool {
        guard let byte = peek() else { return false }
        guard byte == 0x7B || byte == 0x5B else { return scalar() != nil }
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case 0x22: guard string() != nil else { return false }; continue
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D: depth -= 1; if depth == 0 { at += 1; return true }
            default: break
            }
            at += 1
        }
        return false
    }

    /// Moves to the next brace that may start an object of a list: behind a comma, a bracket or a line end.
    mutating func skipToObject() -> Bool {
        var before: UInt8 = 0x20
        while at < bytes.count {
            if bytes[at] == 0x7B, [0x2C, 0x5B, 0x0A].contains(before) { return true }
            if bytes[at] != 0x20, bytes[at] != 0x09, bytes[at] != 0x0D { before = bytes[at] }
            at += 1
        }
        return false
    }

    /// The text that a string's bytes stand for; a lone surrogate or an escape that is none is U+FFFD.
    func text(of range: Range<Int>) -> [UInt8] {
        guard bytes[range].contains(0x5C) else { return Array(bytes[range]) }
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var next = range.lowerBound
        while next < range.upperBound {
            guard bytes[next] == 0x5C, next + 1 < range.upperBound else { out.append(bytes[next]); next += 1; continue }
            next += 2
            switch bytes[next - 1] {
            case 0x6E, 0x74, 0x72, 0x62, 0x66: out.append(0x20)
            case 0x75:
                let (scalar, end) = escaped(at: next, before: range.upperBound)
                out.append(contentsOf: String(scalar).utf8)
                next = end
            default: out.append(bytes[next - 1])
            }
        }
        return out
    }

    /// The scalar of `\u00e9` or `\ud83d\ude00`, given where its digits start.
    private func escaped(at start: Int, before limit: Int) -> (Unicode.Scalar, end: Int) {
        guard let first = unit(at: start, before: limit) else { return ("\u{FFFD}", start) }
        guard (0xD800 ... 0xDFFF).contains(first) else { return (Unicode.Scalar(first) ?? "\u{FFFD}", start + 4) }
        guard first < 0xDC00, start + 6 <= limit, bytes[start + 4] == 0x5C, bytes[start + 5] == 0x75, let second = unit(at: start + 6, before: limit),
            (0xDC00 ... 0xDFFF).contains(second)
        else { return ("\u{FFFD}", start + 4) }
        return (Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}", start + 10)
    }

    private func unit(at start: Int, before limit: Int) -> UInt32? {
        guard start + 4 <= limit else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start ..< start + 4] {
            switch byte {
            case 0x30 ... 0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41 ... 0x46, 0x61 ... 0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
            default: return nil
            }
        }
        return value
    }
}
