/// A document's text as valid UTF-8 bytes, with the indexes that turn a byte range into a line and scalar offsets.
///
/// The stages scan bytes, the dataset counts Unicode scalars (what Python, R and SQLite count), editors count lines. The two
/// indexes make the step from one to the other a binary search and at most 256 bytes of counting.
///
/// - Shape: `bytes` is valid UTF-8 without a byte-order mark, line ends as in the file. A line ends after `\n`; in a text without
///   any `\n`, after `\r`.
public struct SourceText: Sendable {
    public let bytes: [UInt8]
    /// The byte offset at which each line starts; the first is 0.
    public let lineStarts: [Int]
    /// What the markup said, where Reading made the text from it.
    public let structure: PageStructure?
    /// The records, where the file is one of references.
    public var references: MarkedReferences?
    /// What is published as the document's format where the text is not what the reader's name says: `text_columns`.
    public var format: String?
    /// The running lines of printed pages, where form feeds part the text into pages.
    public let runningLines: RunningLines
    /// How many scalars start before every 256th byte; empty when the text is ASCII, where bytes and scalars are one.
    private let scalarsBefore: [UInt32]

    private static let stride = 256

    public init(validUTF8 bytes: [UInt8], structure: PageStructure? = nil) {
        self.bytes = bytes
        self.structure = structure
        var starts = [0]
        var marks: [UInt32] = []
        var scalars: UInt32 = 0
        let lineFeed: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
        bytes.withUnsafeBufferPointer { text in
            marks.reserveCapacity(text.count / Self.stride + 1)
            for offset in text.indices {
                if offset % Self.stride == 0 { marks.append(scalars) }
                let byte = text[offset]
                if byte & 0xC0 != 0x80 { scalars &+= 1 }
                if byte == lineFeed, offset + 1 < text.count { starts.append(offset + 1) }
            }
        }
        lineStarts = starts
        runningLines = RunningLines(lineStarts: starts, in: bytes)
        scalarsBefore = Int(scalars) == bytes.count ? [] : marks
    }

    public init(_ string: String) { self.init(validUTF8: Array(string.utf8)) }

    public var scalarCount: Int { scalarOffset(ofByte: bytes.count) }
    public var lineCount: Int { lineStarts.count }

    /// The line number, from 1, of the line that holds the byte.
    public func line(ofByte byte: Int) -> Int {
        var low = 0, high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= byte { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The bytes of a line counted from 1, its line end included.
    public func bytes(ofLine line: Int) -> Range<Int> {
        lineStarts[line - 1] ..< (line < lineStarts.count ? lineStarts[line] : bytes.count)
    }

    /// How many Unicode scalars stand before the byte.
    public func scalarOffset(ofByte byte: Int) -> Int {
        guard !scalarsBefore.isEmpty else { return byte }
        let mark = min(byte / Self.stride, scalarsBefore.count - 1)
        return Int(scalarsBefore[mark]) + scalarCount(of: mark * Self.stride ..< byte)
    }

    /// How many scalars start within some bytes: all but those that go on, `10……`, of which eight are looked at in one step.
    private func scalarCount(of range: Range<Int>) -> Int {
        bytes.withUnsafeBytes { bytes in
            var count = range.count, at = range.lowerBound
            while at + 8 <= range.upperBound {
                let eight = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                count -= ((eight >> 7) & ~(eight >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
                at += 8
            }
            while at < range.upperBound {
                if bytes[at] & 0xC0 == 0x80 { count -= 1 }
                at += 1
            }
            return count
        }
    }

    /// The byte at which the scalar with this offset starts.
    public func byteOffset(ofScalar scalar: Int) -> Int {
        guard !scalarsBefore.isEmpty else { return scalar }
        var low = 0, high = scalarsBefore.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(scalarsBefore[middle]) <= scalar { low = middle } else { high = middle }
        }
        var seen = Int(scalarsBefore[low]), offset = low * Self.stride
        while offset < bytes.count {
            if bytes[offset] & 0xC0 != 0x80 {
                if seen == scalar { return offset }
                seen += 1
            }
            offset += 1
        }
        return bytes.count
    }

    public func span(_ range: Range<Int>) -> SourceSpan {
        let start = scalarOffset(ofByte: range.lowerBound)
        let end = range.count < Self.stride && !scalarsBefore.isEmpty
            ? start + scalarCount(of: range)
            : scalarOffset(ofByte: range.upperBound)
        return SourceSpan(line: line(ofByte: range.lowerBound), start: start, end: end, bytes: range)
    }

    /// The text of a byte range, to the letter.
    public func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The range without blanks (space, tab, line ends, no-break and other Unicode spaces) at either end.
    public func trimmed(_ range: Range<Int>) -> Range<Int> { bytes.trimmingBlanks(range) }
}

extension [UInt8] {
    /// The length of the blank that starts at the offset: 1 for ASCII blanks, 2 or 3 for Unicode spaces, 0 where there is none.
    ///
    /// U+00A0 is `C2 A0`; U+1680, U+2000 … U+200B, U+2028, U+2029, U+202F, U+205F, U+3000 and U+FEFF have three bytes.
    @inlinable
    public func blankLength(at offset: Int, before end: Int) -> Int {
        switch self[offset] {
        case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: return 1
        case 0xC2: return offset + 1 < end && (self[offset + 1] == 0xA0 || self[offset + 1] == 0x85) ? 2 : 0
        case 0xE1, 0xE2, 0xE3, 0xEF:
            guard offset + 2 < end else { return 0 }
            switch (self[offset], self[offset + 1], self[offset + 2]) {
            case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80 ... 0x8B), (0xE2, 0x80, 0xA8 ... 0xA9), (0xE2, 0x80, 0xAF),
                 (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
            default: return 0
            }
        default: return 0
        }
    }

    /// The range without blanks at either end.
    @inlinable
    public func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound, end = range.upperBound
        while start < end {
            let length = blankLength(at: start, before: end)
            if length == 0 { break }
            start += length
        }
        while end > start {
            if blankLength(at: end - 1, before: end) == 1 { end -= 1; continue }
            if end - 2 >= start, blankLength(at: end - 2, before: end) == 2 { end -= 2; continue }
            if end - 3 >= start, blankLength(at: end - 3, before: end) == 3 { end -= 3; continue }
            break
        }
        return start ..< end
    }
}
