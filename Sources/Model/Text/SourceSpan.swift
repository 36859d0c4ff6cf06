/// The place of a record in its document's text.
///
/// Published as `line`, `start` and `end`; code works on the UTF-8 range, which never leaves the program. Both are kept, because
/// turning one into the other needs the text, and records outlive it.
///
/// - Units: `line` counts from 1. `start ..< end` counts Unicode scalars from 0, `bytes` counts UTF-8 bytes from 0, both in the
///   document's text (`SourceText`), which for text and Markdown is the decoded file, but for pages in two columns.
public struct SourceSpan: Sendable, Hashable, Codable {
    private let _line, _start, _end, _byteStart, _byteEnd: UInt32

    public init(line: Int, start: Int, end: Int, bytes: Range<Int>) {
        _line = UInt32(line); _start = UInt32(start); _end = UInt32(end)
        _byteStart = UInt32(bytes.lowerBound); _byteEnd = UInt32(bytes.upperBound)
    }

    public var line: Int { Int(_line) }
    public var start: Int { Int(_start) }
    public var end: Int { Int(_end) }
    public var bytes: Range<Int> { Int(_byteStart) ..< Int(_byteEnd) }
}
