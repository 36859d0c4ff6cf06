/// Text as XML holds it.
///
/// `&`, `<` and `>` are escaped; a carriage return is `&#13;`, since a parser makes a line feed of a bare one. What XML 1.0 has no
/// place for becomes U+FFFD: control characters other than tab, LF and CR, U+FFFE and U+FFFF.
///
/// - Source: XML 1.0, 2.2 (Char) and 2.11 (line ends).
enum XMLText {
    /// 0 for a byte that is written as it is.
    private static let kinds: [UInt8] = {
        var kinds = [UInt8](repeating: 0, count: 256)
        for byte in 0 ..< 0x20 where byte != 0x09 && byte != 0x0A { kinds[byte] = 1 }
        for byte in "<>&".utf8 { kinds[Int(byte)] = 1 }
        kinds[0xEF] = 1
        return kinds
    }()

    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        kinds.withUnsafeBufferPointer { kinds in
            var run = 0
            for index in text.indices where kinds[Int(text[index])] != 0 {
                guard let (replacement, length) = replacement(at: index, in: text) else { continue }
                bytes.append(contentsOf: text[run ..< index])
                bytes.append(replacement)
                run = index + length
            }
            bytes.append(contentsOf: text[run...])
        }
    }

    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
    }

    private static func replacement(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> (String, length: Int)? {
        switch text[index] {
        case UInt8(ascii: "<"): ("&lt;", 1)
        case UInt8(ascii: ">"): ("&gt;", 1)
        case UInt8(ascii: "&"): ("&amp;", 1)
        case 0x0D: ("&#13;", 1)
        case 0xEF: isNoncharacter(at: index, in: text) ? ("\u{FFFD}", 3) : nil
        default: ("\u{FFFD}", 1)
        }
    }

    /// The first scalar that XML has no place for.
    static func firstForbidden(in text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        kinds.withUnsafeBufferPointer { kinds in
            for index in text.indices where kinds[Int(text[index])] != 0 {
                let byte = text[index]
                if byte < 0x20, byte != 0x0D { return UInt32(byte) }
                if byte == 0xEF, isNoncharacter(at: index, in: text) { return 0xFF40 + UInt32(text[index + 2]) }
            }
            return nil
        }
    }

    /// U+FFFE is `EF BF BE`, U+FFFF is `EF BF BF`.
    private static func isNoncharacter(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
    }
}
