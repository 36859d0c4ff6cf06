import Model

/// The lines of formats that name each field at the start of its line: a tag and a value, which may go on in the lines below.
///
/// ```
/// TY  - JOUR                       PMID- 30012345            PT J                      %0 Journal Article
/// TI  - Tides of a small lake      TI  - Tides of a small    TI Tides of a small       %T Tides of a small lake
/// ER  -                                  lake.                  lake                   %D 2011
/// ```
struct TaggedLines {
    enum Style {
        /// Two characters and blanks before a hyphen.
        case ris
        /// Up to four characters in a field of four before a hyphen.
        case medline
        /// Two characters and a blank; lines that go on are indented.
        case webOfScience
        /// `%`, a character and a blank.
        case endNote
    }

    struct Line {
        /// The tag's letters, up to four, in one number.
        var tag: UInt32
        /// From the first byte of the tag's line to the last line end of the value.
        var bytes: Range<Int>
        /// With the line breaks within it.
        var value: Range<Int>
    }

    private let bytes: [UInt8]
    private var at = 0
    private let style: Style
    private let lineEnd: UInt8
    /// The first line between the last two tags that belongs to neither, behind a blank line.
    private(set) var strayLine: Int?

    init(_ bytes: [UInt8], _ style: Style) {
        self.bytes = bytes
        self.style = style
        lineEnd = bytes.contains(0x0A) ? 0x0A : 0x0D
    }

    static func tag(_ name: StaticString) -> UInt32 {
        name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    mutating func next() -> Line? {
        strayLine = nil
        while at < bytes.count {
            let start = at
            guard let (tag, valueStart) = tag(at: start) else {
                let end = endOfLine(start)
                if strayLine == nil, !bytes.trimmingBlanks(start ..< end).isEmpty { strayLine = start }
                at = end
                continue
            }
            var end = endOfLine(start)
            at = end
            // what has no tag goes on with the value, up to a blank line
            while at < bytes.count, self.tag(at: at) == nil {
                let next = endOfLine(at)
                if bytes.trimmingBlanks(at ..< next).isEmpty { break }
                at = next
                end = next
            }
            return Line(tag: tag, bytes: start ..< end, value: bytes.trimmingBlanks(min(valueStart, end) ..< end))
        }
        return nil
    }

    private func endOfLine(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != lineEnd { end += 1 }
        return min(bytes.count, end + 1)
    }

    /// The tag of the line that starts at a byte.
    func tag(at start: Int) -> (UInt32, valueStart: Int)? {
        switch style {
        case .ris, .medline: hyphenTag(at: start)
        case .webOfScience: bareTag(at: start)
        case .endNote: percentTag(at: start)
        }
    }

    /// `TY  - `, `TY - `, `T1  -`; `PMID- `, `TI  - `.
    private func hyphenTag(at start: Int) -> (UInt32, valueStart: Int)? {
        let isRIS = style == .ris
        var at = start
        var tag: UInt32 = 0
        while at < bytes.count, at - start < 4, isTagByte(at, from: start) { tag = tag << 8 | UInt32(bytes[at]); at += 1 }
        let length = at - start
        guard isRIS ? length == 2 : (2 ... 4).contains(length) else { return nil }
        while at < bytes.count, at - start < (isRIS ? 6 : 4), bytes[at] == 0x20 { at += 1 }
        guard at < bytes.count, bytes[at] == 0x2D, isRIS ? at > start + 2 : at == start + 4 else { return nil }
        at += 1
        guard at == bytes.count || bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || isRIS && at - start == 5 else { return nil }
        return (tag, at)
    }

    /// `TI `, `ER` alone.
    private func bareTag(at start: Int) -> (UInt32, valueStart: Int)? {
        let end = start + 2
        guard end <= bytes.count, isTagByte(start, from: start), isTagByte(start + 1, from: start),
              end == bytes.count || bytes[end] == 0x20 || bytes[end] == 0x0A || bytes[end] == 0x0D else { return nil }
        return (UInt32(bytes[start]) << 8 | UInt32(bytes[start + 1]), end)
    }

    /// `%T `, `%@ `.
    private func percentTag(at start: Int) -> (UInt32, valueStart: Int)? {
        guard start + 2 < bytes.count, bytes[start] == 0x25, bytes[start + 1] > 0x20, bytes[start + 1] < 0x7F, bytes[start + 2] == 0x20 else { return nil }
        return (0x25 << 8 | UInt32(bytes[start + 1]), start + 2)
    }

    /// A capital, or a digit behind one.
    private func isTagByte(_ at: Int, from start: Int) -> Bool { bytes[at] &- 0x41 < 26 || at > start && bytes[at] &- 0x30 < 10 }
}
