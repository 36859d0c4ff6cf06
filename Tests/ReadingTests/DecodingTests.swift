import Model
import Reading
import Testing

struct DecodingTests {
    private func read(_ bytes: [UInt8]) throws -> (text: String, codes: [String]) {
        var diagnostics: [Diagnostic] = []
        let text = try Reader.plainText.read(bytes, "x.txt", &diagnostics)
        return (String(decoding: text.bytes, as: UTF8.self), diagnostics.map(\.code))
    }

    @Test func dropsTheByteOrderMark() throws { #expect(try read([0xEF, 0xBB, 0xBF, 0x61]) == ("a", [])) }
    @Test func keepsLineEnds() throws { #expect(try read(Array("a\r\nb".utf8)).text == "a\r\nb") }
    @Test func readsWindows1252() throws { #expect(try read([0x31, 0x20, 0xB5, 0x67, 0x96, 0x32]) == ("1 µg–2", ["not-utf-8"])) }
    @Test func repairsMixedBytes() throws { #expect(try read(Array("é".utf8) + [0x20, 0xFF, 0x81]) == ("é \u{FFFD}\u{FFFD}", ["invalid-utf-8"])) }
    @Test func readsUTF16() throws { #expect(try read([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00]) == ("a\n", ["utf-16"])) }
    @Test func replacesAStrayNUL() throws {
        let words = Array(String(repeating: "words ", count: 100).utf8)
        #expect(try read(words + [0]).codes == ["nul-character"])
    }
    @Test func saysThatAFileIsEmpty() throws {
        #expect(try read([]) == ("", ["empty-document"]))
        #expect(try read(Array(" \n\u{A0}\n".utf8)).codes == ["empty-document"])
    }
    @Test func saysThatALineIsLong() throws { #expect(try read(Array(repeating: 0x61, count: 1_000_001)).codes == ["long-line"]) }

    @Test(arguments: [Array("%PDF-1.7".utf8), [0x50, 0x4B, 0x03, 0x04, 0x14], [0x7F, 0x45, 0x4C, 0x46], [0x01, 0x02, 0x03, 0x61], [0xFF, 0xFE, 0x61]] as [[UInt8]])
    func refusesBinaryFiles(bytes: [UInt8]) {
        #expect(throws: UnreadableDocument.self) { try read(bytes) }
    }

    /// The bytes that are valid UTF-8 come out as they went in; others never trap.
    @Test func survivesAnyBytes() throws {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0 ..< 2_000 {
            var bytes: [UInt8] = []
            for _ in 0 ..< Int(state % 40) {
                state ^= state << 13; state ^= state >> 7; state ^= state << 17
                bytes.append(UInt8(truncatingIfNeeded: state >> 11))
            }
            state ^= state << 13; state ^= state >> 7; state ^= state << 17
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            guard let (text, codes) = try? read(bytes) else { continue }
            if isValid, !bytes.contains(0), !bytes.starts(with: [0xEF, 0xBB, 0xBF]) { #expect(Array(text.utf8) == bytes && !codes.contains("invalid-utf-8")) }
        }
    }
}
