import Model

/// Where writers put their files.
///
/// Writing knows no disk: Pipeline hands in a staging folder and publishes it when all writers are done, tests hand in what they
/// like. Several writers use one folder at once, never for the same path.
///
/// - Shape: a path is relative, with `/`: `csv/works.csv`.
public protocol OutputFolder: Sendable {
    /// A new, empty file; the folders on its path are made.
    ///
    /// - Throws: when the file cannot be made.
    func file(_ path: String) throws -> any OutputFile

    /// Where a library that opens files by itself (SQLite) is to make the file; the folders on its path are made, the file is not.
    ///
    /// - Throws: when a folder cannot be made.
    func location(of path: String) throws -> String
}

/// A file that is being written from beginning to end.
///
/// A file that is let go without `close` (its writer threw) closes itself and is worth nothing.
public protocol OutputFile: AnyObject {
    /// - Throws: when the bytes cannot be written, as on a full disk.
    func append(_ bytes: UnsafeRawBufferPointer) throws
    /// - Throws: when what was written did not reach the disk.
    func close() throws
}

/// Bytes on their way to a file, handed on in pieces of about 256 KiB.
///
/// Encoders append to `bytes`, a plain array, and whoever drives them calls `drain` after every record: memory stays flat, and the
/// encoders are functions without errors.
struct BufferedFile {
    var bytes: [UInt8] = []
    private let file: any OutputFile
    private static let pieceSize = 1 << 18

    /// - Throws: when the file cannot be made.
    init(_ path: String, in folder: any OutputFolder) throws {
        file = try folder.file(path)
        bytes.reserveCapacity(Self.pieceSize + 1 << 14)
    }

    /// Hands the bytes on when there are enough of them.
    ///
    /// - Throws: when the bytes cannot be written.
    @inline(__always)
    mutating func drain() throws {
        if bytes.count >= Self.pieceSize { try flush() }
    }

    /// - Throws: when the bytes cannot be written.
    mutating func close() throws {
        try flush()
        try file.close()
    }

    private mutating func flush() throws {
        try bytes.withUnsafeBytes { try file.append($0) }
        bytes.removeAll(keepingCapacity: true)
    }
}

extension [UInt8] {
    @inline(__always)
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    /// Plain digits with an ASCII minus.
    mutating func append(decimal number: Int) {
        if number >= 0, number < 10 { return append(UInt8(ascii: "0") + UInt8(number)) }
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude, most: UInt = 9, digitCount = 1
        while rest > most, digitCount < 20 {
            digitCount += 1
            most = digitCount < 20 ? most * 10 + 9 : .max
        }
        for _ in 0 ..< digitCount { append(UInt8(ascii: "0")) }
        var place = count - 1
        while rest > 0 {
            self[place] += UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
            place -= 1
        }
    }

    /// The shortest decimal that reads back as the number, as `Value.plainText` has it; nothing for NaN and infinity.
    mutating func append(real number: Double) {
        guard number.isFinite else { return }
        if number == number.rounded(), abs(number) < 1e15 { return append(decimal: Int(number)) }
        append(Model.Value.real(number).plainText ?? "")
    }
}
