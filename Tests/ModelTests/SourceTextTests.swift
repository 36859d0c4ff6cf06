import Model
import Testing

struct SourceTextTests {
    /// Offsets agree with a count of scalars from the start, at every place of texts with one to four bytes a scalar.
    @Test(arguments: ["", "plain\nlines\n", "α–β\r\n𝛽 end", String(repeating: "aé–𝛽 ", count: 400) + "\nlast"])
    func countsScalars(source: String) {
        let text = SourceText(source)
        #expect(text.scalarCount == source.unicodeScalars.count)
        var scalars = 0, bytes = 0
        for scalar in source.unicodeScalars {
            #expect(text.scalarOffset(ofByte: bytes) == scalars)
            #expect(text.byteOffset(ofScalar: scalars) == bytes)
            scalars += 1
            bytes += String(scalar).utf8.count
        }
    }

    @Test func spansCountLinesAndScalars() {
        let text = SourceText("ä\nb – c\nd")
        let span = text.span(3 ..< 10)
        #expect(span.line == 2)
        #expect(span.start == 2 && span.end == 7)
        #expect(text.string(span.bytes) == "b – c")
    }

    @Test(arguments: [("a\nb", 2), ("a\r\nb\r\n", 2), ("a\rb", 2), ("a\rb\nc", 2), ("", 1), ("\n", 1), ("\n\n", 2)])
    func linesEndAsTheFileSays(source: String, count: Int) {
        #expect(SourceText(source).lineCount == count)
    }

    @Test func trimsUnicodeBlanks() {
        let text = SourceText("\u{FEFF}\u{3000} \tword\u{200B}\u{85}\n")
        #expect(text.string(text.trimmed(0 ..< text.bytes.count)) == "word")
    }
}
