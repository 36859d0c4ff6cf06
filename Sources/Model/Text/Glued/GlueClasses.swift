/// The characters of a line by class, with where each starts: ASCII characters each are a class of their own, the others go by kind.
///
/// `54.3 ± 8.1` and `54.3±8.1` differ in their blanks alone; `−`, `–` and `—` are one class, as are all Greek letters.
package struct GlueClasses: Sendable {
    package private(set) var classes: [UInt8] = []
    /// The first byte of each character, and the end of the line.
    package private(set) var offsets: [Int] = []

    package static let count = 112
    static let blank: UInt8 = 0, dash: UInt8 = 95, plusMinus: UInt8 = 96, comparison: UInt8 = 97
    static let greek: UInt8 = 104, lower: UInt8 = 107, upper: UInt8 = 108, other: UInt8 = 109
    /// What stands before the first and behind the last character.
    static let before: UInt8 = 110, behind: UInt8 = 111

    package init(_ line: Range<Int>, in bytes: [UInt8]) {
        classes.reserveCapacity(line.count)
        offsets.reserveCapacity(line.count + 1)
        var at = line.lowerBound
        while at < line.upperBound {
            offsets.append(at)
            let byte = bytes[at]
            if byte < 0x80 {
                classes.append(byte >= 0x20 && byte < 0x7F ? byte - 0x20 : Self.blank)
                at += 1
                continue
            }
            var end = at + 1
            while end < line.upperBound, end < at + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
            classes.append(Self.kind(of: Self.scalar(bytes[at ..< end])))
            at = end
        }
        offsets.append(line.upperBound)
    }

    private static func scalar(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        let lead = UInt32(bytes[bytes.startIndex])
        let first = bytes.count == 2 ? lead & 0x1F : bytes.count == 3 ? lead & 0x0F : lead & 0x07
        return bytes.dropFirst().reduce(first) { $0 << 6 | UInt32($1 & 0x3F) }
    }

    private static func kind(of scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0xA0, 0x2000 ... 0x200B, 0x202F: blank
        case 0x2010 ... 0x2014, 0x2212: dash
        case 0xB1, 0x2213: plusMinus
        case 0x2264 ... 0x2267, 0xFF1C, 0xFF1E: comparison
        case 0xD7, 0xB7, 0x2219, 0x22C5, 0x223C, 0x2248: 98                              // × · ~ ≈
        case 0x2020, 0x2021, 0xA7, 0xB6, 0x2016, 0x2217, 0x204E: 99                      // † ‡ § ¶ ‖
        case 0x2190 ... 0x2194, 0x21D1, 0x21D3: 100                                      // ← ↑ → ↓ ↔
        case 0x2713, 0x2714, 0x25A0 ... 0x25FF, 0x2022, 0x221A, 0x2717: 101              // ✓ ■ ● • √
        case 0x2070 ... 0x2079, 0xB9, 0xB2, 0xB3, 0xAA, 0xBA, 0x1D43 ... 0x1D9C: 102     // ² ª
        case 0x2018 ... 0x201D, 0x2032, 0x2033: 103
        case 0x370 ... 0x3FF, 0xB5: greek
        case 0xB0: 105
        case 0x2026: 106
        case 0xC0 ... 0xDE: upper
        case 0xDF ... 0x24F: lower
        default: other
        }
    }
}
