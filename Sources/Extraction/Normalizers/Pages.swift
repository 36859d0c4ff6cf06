/// Pages and article numbers as printed, without the word before them.
///
/// `pp. 45–67` gives `45–67`, `p. 143` gives `143`, `E2846–55`, `D987-D991`, `e1002743`, `102114`, `S12–S18`, `45-6, 88` stay. An abbreviated
/// last page stays abbreviated: readers expand it, the record says what is printed.
struct Pages: Sendable, Equatable {
    var range: Range<Int>
    /// Whether first and last page are printed.
    var isRange: Bool
    /// Whether a word such as `pp.` says that these are pages.
    var isLabelled = false

    /// The pages that start at an offset, behind their word.
    init?(startingAt at: Int, in text: EntryText) {
        guard let first = Self.pageEnd(at, in: text) else { return nil }
        range = at ..< first
        isRange = false
        var next = first
        while text.isBlank(next) { next += 1 }
        let dash = text.dashLength(next)
        if dash > 0 {
            var second = next + dash
            while text.isBlank(second) || text.dashLength(second) == 1 { second += 1 }
            if let end = Self.pageEnd(second, in: text) { range = at ..< end; isRange = true }
        }
        // 45-6, 88-90
        while isRange, text.has(", ", at: range.upperBound), let end = Self.pageEnd(range.upperBound + 2, in: text), text.dashLength(end) > 0,
              let last = Self.pageEnd(end + text.dashLength(end), in: text), last - range.upperBound < 14 {
            range = at ..< last
        }
    }

    /// One page: up to three letters, digits, perhaps a letter: `45`, `e1002743`, `S12`, `123A`, `xii`.
    static func pageEnd(_ at: Int, in text: EntryText) -> Int? {
        var next = at
        while next < text.end, next - at < 3, (text.bytes[next] | 0x20) &- 0x61 < 26 { next += 1 }
        let digits = next
        while text.isDigit(next), next - digits < 9 { next += 1 }
        if next == digits { return romanEnd(at, in: text) }
        if next < text.end, (text.bytes[next] | 0x20) &- 0x61 < 26, !text.isWordByte(next + 1) { next += 1 }
        // e1.1002, 12.3
        if next < text.end, text.bytes[next] == 0x2E, text.isDigit(next + 1), digits > at {
            next += 1
            while text.isDigit(next) { next += 1 }
        }
        return text.isWordByte(next) ? nil : next
    }

    private static func romanEnd(_ at: Int, in text: EntryText) -> Int? {
        var next = at
        while next < text.end, [0x69, 0x76, 0x78, 0x6C, 0x63].contains(text.bytes[next]) { next += 1 }
        return next > at && next - at < 8 && !text.isWordByte(next) ? next : nil
    }
}
