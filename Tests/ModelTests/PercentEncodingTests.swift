import Model
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test("two hexadecimal digits are one byte, all else is itself", arguments: [
        ("10.1000%2Fmaze", "10.1000/maze"), ("3%3c%3E", "3<>"), ("100%", "100%"), ("5%2", "5%2"), ("5%zz%+5", "5%zz%+5"), ("%C3%A9", "é"), ("", ""),
    ])
    func decoded(text: String, plain: String) { #expect(String(decoding: text.utf8.percentDecoded(), as: UTF8.self) == plain) }

    @Test("blanks, control characters and what ASCII does not show stay as they are written")
    func visible() { #expect(String(decoding: Array("a%20b%00c%7Fd%C3%A9%2F".utf8).visiblePercentDecoded, as: UTF8.self) == "a%20b%00c%7Fd%C3%A9/") }
}
