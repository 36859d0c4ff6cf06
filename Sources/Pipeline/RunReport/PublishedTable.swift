import Foundation

/// A table of `csv/` read back: records and fields as ranges of the mapped file, texts made only when asked for.
///
/// - Shape: `forEachRecord` leaves out the header.
/// - Source: RFC 4180.
struct PublishedTable: Sendable {
    let header: [String]
    private let file: MappedFile
    /// The bytes of the records: all below the header, or those that differ from another table's.
    private var body: Range<Int>

    /// - Throws: `Failure` where the file cannot be read.
    init(_ path: String) throws {
        file = try MappedFile(path)
        let bytes = file.bytes
        let end = Self.endOfRecord(from: 0, in: bytes)
        body = end.next ..< bytes.count
        header = Self.fields(of: 0 ..< end.end, in: bytes).map { Self.text(of: $0, in: bytes) }
    }

    /// Calls the body with each record's bytes, without its line end, and its number, from 1.
    func forEachRecord(_ body: (Range<Int>, Int) throws -> Void) rethrows {
        var at = self.body.lowerBound, number = 0
        while at < self.body.upperBound {
            let end = Self.endOfRecord(from: at, in: file.bytes)
            number += 1
            try body(at ..< end.end, number)
            at = end.next
        }
    }

    /// Both tables without the records that they begin and end with alike, byte by byte.
    ///
    /// A refresh changes a few documents of many, and records follow the order of the documents.
    static func differing(_ a: PublishedTable, _ b: PublishedTable) -> (PublishedTable, PublishedTable) {
        var a = a, b = b
        guard a.header == b.header else { return (a, b) }
        let equalStart = commonStart(a.bytes(of: a.body), b.bytes(of: b.body))
        var start = 0
        a.forEachRecord(endingBy: equalStart) { start = $0 }
        a.body = a.body.lowerBound + start ..< a.body.upperBound
        b.body = b.body.lowerBound + start ..< b.body.upperBound
        let equalEnd = commonEnd(a.bytes(of: a.body), b.bytes(of: b.body))
        // the first record that starts within the common end, and behind a line end that is common too; quotes before it are as even
        // in one table as in the other, so that it starts a record there as well
        var end = a.body.upperBound
        let limit = a.body.upperBound - equalEnd
        var at = a.body.lowerBound
        while at < a.body.upperBound {
            if at > limit { end = at; break }
            at = endOfRecord(from: at, in: a.file.bytes).next
        }
        let count = a.body.upperBound - end
        a.body = a.body.lowerBound ..< a.body.upperBound - count
        b.body = b.body.lowerBound ..< b.body.upperBound - count
        return (a, b)
    }

    /// Tells the end of each record that ends within so many bytes of the body, counted from its start.
    private func forEachRecord(endingBy limit: Int, _ body: (Int) -> Void) {
        let start = self.body.lowerBound
        var at = start
        while at < self.body.upperBound {
            let next = Self.endOfRecord(from: at, in: file.bytes).next
            guard next - start <= limit, next > at else { return }
            body(next - start)
            at = next
        }
    }

    /// How many bytes two stretches have alike at their start; eight at a time.
    private static func commonStart(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
        let count = min(a.count, b.count)
        var at = 0
        while at + 8 <= count, word(a, at) == word(b, at) { at += 8 }
        while at < count, a[at] == b[at] { at += 1 }
        return at
    }

    private static func commonEnd(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
        let count = min(a.count, b.count)
        var back = 0
        while back + 8 <= count, word(a, a.count - back - 8) == word(b, b.count - back - 8) { back += 8 }
        while back < count, a[a.count - back - 1] == b[b.count - back - 1] { back += 1 }
        return back
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) }

    func fields(of record: Range<Int>) -> [Range<Int>] { Self.fields(of: record, in: file.bytes) }

    /// The text of a field, its quotes undone.
    func text(of field: Range<Int>) -> String { Self.text(of: field, in: file.bytes) }

    func bytes(of range: Range<Int>) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[range]) }

    /// FNV-1a over the fields as they are written; 64 bits, so that two of a million keys meet once in thirty million tables.
    func hash(of fields: [Range<Int>], columns: [Int]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for column in columns where column < fields.count {
            for byte in bytes(of: fields[column]) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x1F) &* 0x100_0000_01b3
        }
        return hash
    }

    static func hash(of text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return (hash ^ 0x1F) &* 0x100_0000_01b3
    }

    private static func endOfRecord(from start: Int, in bytes: UnsafeRawBufferPointer) -> (end: Int, next: Int) {
        var at = start, isQuoted = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == 0x0A, !isQuoted {
                return (at > start && bytes[at - 1] == 0x0D ? at - 1 : at, at + 1)
            }
            at += 1
        }
        return (at, at)
    }

    private static func fields(of record: Range<Int>, in bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
        var fields: [Range<Int>] = []
        var start = record.lowerBound, isQuoted = false
        for at in record {
            if bytes[at] == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if bytes[at] == UInt8(ascii: ","), !isQuoted {
                fields.append(start ..< at)
                start = at + 1
            }
        }
        fields.append(start ..< record.upperBound)
        return fields
    }

    private static func text(of field: Range<Int>, in bytes: UnsafeRawBufferPointer) -> String {
        let quote = UInt8(ascii: "\"")
        guard field.count >= 2, bytes[field.lowerBound] == quote, bytes[field.upperBound - 1] == quote else {
            return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[field]), as: UTF8.self)
        }
        var text: [UInt8] = []
        text.reserveCapacity(field.count)
        var at = field.lowerBound + 1
        while at < field.upperBound - 1 {
            text.append(bytes[at])
            at += bytes[at] == quote ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
