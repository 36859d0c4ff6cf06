@testable import Extraction
import Testing

struct EntryTextTests {
    static let cases: [(String, String)] = [
        ("plain", "plain"), ("*Nature*, **12**", "Nature, 12"), ("_Nature_ 12", "Nature 12"), ("Studies_Chemicalbook", "Studies_Chemicalbook"), ("file_name_x", "file_name_x"),
        ("[\\[Link\\]](#)", "[Link]"), ("[Title](https://example.org/a_(b))", "Title"), ("Title \\[host.org\\]", "Title [host.org]"), ("Mode\\_EN\\_HCP", "Mode_EN_HCP"), ("a & b", "a & b"),
        ("Tom &amp; Co", "Tom & Co"), ("<i>Nature</i> 12", "Nature 12"), ("<https://example.org>", "https://example.org"), ("a < b > c", "a < b > c"), ("two\n  lines", "two lines"), ("two\r\nlines", "two lines"),
        ("p < 0.05*", "p < 0.05*"), ("3 * 4", "3 * 4"), ("`code`", "code"), ("![alt](x.png) t", "alt t"), ("[[1]](#r) x", "[1] x"), ("<a href=\"https://x.org\">T</a>", "T"), ("__bold__ t", "bold t"),
        ("Title \\[host\\]](https://example.org)", "Title [host]"), ("[unclosed", "[unclosed"), ("closed]", "closed]"), ("", ""), ("***", "***"),
    ]

    @Test(arguments: cases) func readsMarkup(source: String, plain: String) {
        let bytes = Array(source.utf8)
        #expect(EntryText(of: bytes, in: 0 ..< bytes.count).string == plain)
    }

    @Test func keepsEmphasisAndTargets() {
        let bytes = Array("A. *Nature* [x](https://example.org)".utf8)
        let text = EntryText(of: bytes, in: 0 ..< bytes.count)
        #expect(text.emphasis.map { text.string($0) } == ["Nature"])
        #expect(text.links.map { text.string($0.text) } == ["x"])
        #expect(text.links.map { String(decoding: $0.target, as: UTF8.self) } == ["https://example.org"])
    }

    /// What remains are characters of the source in their order.
    @Test(arguments: cases) func inventsNothing(source: String, plain: String) {
        let bytes = Array(source.utf8)
        var rest = bytes[...]
        for byte in EntryText(of: bytes, in: 0 ..< bytes.count).bytes where byte != 0x20 {
            guard let at = rest.firstIndex(of: byte) else { Issue.record("\(byte) is not in \(source)"); return }
            rest = rest[(at + 1)...]
        }
    }

    @Test func cutsMoveEmphasis() {
        let text = EntryText(of: Array("one two *three*".utf8), in: 0 ..< 15).without([4 ..< 8])
        #expect(text.string == "one three")
        #expect(text.emphasis.map { text.string($0) } == ["three"])
    }
}
