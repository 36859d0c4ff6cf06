import Model
import Testing

@testable import Writing

/// What must hold for any text, tried on many; the seed is fixed, so that a failure comes back.
@Suite struct PropertyTests {
    static let alphabet: [Unicode.Scalar] = [
        ",", ";", "\"", "'", "\r", "\n", "\t", " ", "=", "+", "-", "@", "＝",
        "/", ".", ":", "%", "(", "0", "1", "7", "e", "S", "M", "a", "r", "<", "&", "]", ">",
        "{", "}", "\\", "é", "🧠", "\u{301}", "\u{0}", "\u{1}", "\u{7F}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\u{2028}", "\u{202E}",
    ]

    static let texts: [String] = {
        var state: UInt64 = 42
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        return (0 ..< 3_000).map { _ in
            String(String.UnicodeScalarView((0 ..< next(12)).map { _ in alphabet[next(alphabet.count)] }))
        }
    }()

    @Test func csvGivesBackWhatItTook() throws {
        #expect(Self.texts.count == 3_000)
        var bytes: [UInt8] = []
        let encoding = CSVEncoding()
        for text in Self.texts { encoding.append([text, "x", text], to: &bytes) }
        let records = try StrictCSV.records(bytes)
        #expect(records.map { $0.map { Array($0.utf8) } } == Self.texts.map { [Array($0.utf8), Array("x".utf8), Array($0.utf8)] })
    }

    /// What a spreadsheet would run starts with a formula sign; with the guard none does, but for plain numbers.
    @Test func noCellRuns() {
        var cell = SpreadsheetCell()
        for text in Self.texts {
            cell.set(.text(text))
            let first = String(decoding: cell.bytes, as: UTF8.self).unicodeScalars.first
            if let first, "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(first) {
                #expect(first == "-" && Double(text) != nil, "\(text.debugDescription)")
            }
        }
    }

    @Test func jsonAndXMLAreClean() {
        for text in Self.texts {
            let json = JSON.text(text).text
            #expect(!json.utf8.contains { $0 < 0x20 })
            var xml: [UInt8] = []
            XMLText.append(text, to: &xml)
            #expect(!xml.contains { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
            #expect(xml.withUnsafeBufferPointer { XMLText.firstForbidden(in: $0) } == nil)
        }
    }
}

/// How files are filled.
@Suite struct BufferedFileTests {
    private final class Pieces: OutputFolder, OutputFile, @unchecked Sendable {
        var sizes: [Int] = [], room = Int.max, isClosed = false
        struct Full: Error {}

        func file(_ path: String) -> any OutputFile { self }
        func location(of path: String) -> String { path }
        func append(_ bytes: UnsafeRawBufferPointer) throws {
            guard bytes.count <= room else { throw Full() }
            room -= bytes.count
            sizes.append(bytes.count)
        }
        func close() { isClosed = true }
    }

    private var large: Dataset {
        var dataset = Dataset(documents: [])
        dataset.conflicts = (0 ..< 20_000).map {
            Conflict(kind: .numeric, about: "about \($0)", idA: "a", idB: "b\($0)", explanation: "they disagree")
        }
        return dataset
    }

    @Test(arguments: [Writer.csv, .spreadsheet, .xml]) func bytesComeInPieces(writer: Writer) throws {
        let pieces = Pieces()
        try writer.write(large, pieces, WritingOptions())
        #expect(pieces.isClosed)
        #expect(pieces.sizes.reduce(0, +) > 1_000_000)
        #expect(pieces.sizes.allSatisfy { $0 < 400_000 })
    }

    @Test(arguments: [Writer.csv, .spreadsheet, .xml]) func aFullDiskIsSaid(writer: Writer) throws {
        let pieces = Pieces(), dataset = large
        pieces.room = 500_000
        #expect(throws: Pieces.Full.self) { try writer.write(dataset, pieces, WritingOptions()) }
    }
}
