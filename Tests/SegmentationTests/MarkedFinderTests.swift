import Model
import Reading
@testable import Segmentation
import Testing

/// What a page's markup says, as blocks.
struct MarkedFinderTests {
    static func segmented(_ html: String) throws -> SegmentedDocument {
        var diagnostics: [Diagnostic] = []
        let text = try Reader.html.read(Array(("<html><body>" + html).utf8), "page.html", &diagnostics)
        let document = Document(source: Source(id: "page.html", path: "page.html", sha256: "", format: "html"), text: text)
        return Segmenter().segment(document, diagnostics: &diagnostics)
    }

    static func outline(_ html: String) throws -> [String] {
        let segmented = try segmented(html)
        return segmented.blocks.filter { $0.kind != .blank }.map { "\($0.kind.rawValue): \(segmented.document.text.readable($0.content).prefix(24))" }
    }

    @Test func markupSaysWhatLinesAre() throws {
        #expect(try Self.outline("""
        <nav>Menu</nav><h1>Mice</h1><p>Words in text.</p><table><caption>Doses</caption><tr><th>Drug<th>Dose<tr><td>Semax<td>50</table>
        <ul><li>an item</ul><pre><code>x = 1</code></pre><footer>Imprint</footer>
        """) == ["boilerplate: Menu", "heading: Mice", "paragraph: Words in text.", "caption: Doses", "table: Drug\tDose Semax\t50", "item: an item", "code: x = 1",
                 "boilerplate: Imprint"])
    }

    @Test func tabsAndPipesInProseMakeNoTable() throws {
        #expect(try Self.outline("<p>| a | b |<br>|---|---|<br>| 1 | 2 |</p>").allSatisfy { !$0.hasPrefix("table") })
    }

    @Test func aTableSetAsWrittenIsFound() throws {
        #expect(try Self.outline("<pre>| a | b |\n|---|---|\n| 1 | 2 |</pre>") == ["table: | a | b | |---|---| | 1 "])
    }

    @Test func linesOfAPageAreParagraphs() throws {
        let lines = (1 ... 6).map { "A line of middle length that stops without a full stop number \($0)" }
        #expect(try Self.outline("<p>\(lines.joined(separator: "<br>"))</p>").count == 6)
    }

    private static let smith = "Smith J, Brown K. Mazes of the south. J Maze. 2010;1:2-3."
    private static let brown = "Brown K. Mice of the north. J Maze. 2011;2:3-4."
    private static let green = "Green L. Rats of the west. J Maze. 2012;3:4-5."

    static let lists = [
        "<h2>References</h2><ol><li>\(smith)<li>\(brown)<li>\(green)</ol>",
        "<h2>References</h2><ul><li>\(smith)</li><li>\(brown)</li><li>\(green)</li></ul><p>Words behind the list, which are no entry.</p>",
        "<h2>References</h2><p>1. \(smith)</p><p>2. \(brown)</p><p>3. \(green)</p>",
        "<h2>References</h2><p>\(smith)</p><p>\(brown)</p><p>\(green)</p>",
        "<h2>References</h2><div><div>\(smith)</div><div>\(brown)</div><div>\(green)</div></div>",
        "<h2>References</h2><p>[1] \(smith)<br>[2] \(brown)<br>[3] \(green)</p>",
        "<p><b>References</b></p><ol><li>\(smith)<li>\(brown)<li>\(green)</ol>",
        "<div>References</div><ol><li>\(smith)<li>\(brown)<li>\(green)</ol>",
        "<p>Text.</p><ol class=\"references\"><li>\(smith)<li>\(brown)<li>\(green)</ol>",
        "<h2>References</h2><ol><li><span>1. </span>\(smith)<ul><li><a href=\"https://doi.org/10.1000/1\">View Article</a><li><a href=\"#\">Google Scholar</a></ul>"
            + "<li>\(brown)<li>\(green)</ol>",
        "<h2>References</h2><dl><dt>[1]</dt><dd>\(smith)</dd><dt>[2]</dt><dd>\(brown)</dd><dt>[3]</dt><dd>\(green)</dd></dl>",
        "<h2>References</h2><dl><dt><a href=\"#b1\">[1]</a></dt><dd id=\"c1\">\(smith)</dd><dt><a href=\"#b2\">[2]</a></dt><dd>\(brown)</dd><dt><a href=\"#b3\">[3]</a></dt><dd>\(green)</dd></dl>",
        "<h2>References</h2><ul><li><span class=\"bullet\">1</span><span>\(smith)</span></li><li><span class=\"bullet\">2</span>\(brown)<li><span class=\"bullet\">3</span>\(green)</ul>",
        "<h2>References</h2><ol><li><p>\(smith)</p><ul><li><a href=\"https://doi.org/10.1000/1\">Article</a></li><li><a href=\"#\">CAS</a></li></ul></li><li>\(brown)<li>\(green)</ol>",
        "<h2>References</h2><table><tr><td>1.<td>\(smith) With a note that makes it long<tr><td>2.<td>\(brown) With a note that makes it long<tr><td>3.<td>\(green) With a note</table>",
        "<h2>References</h2><ol><li><div>Smith J, Brown K.</div><div>Mazes of the south. J Maze. 2010;1:2-3.</div><li>\(brown)<li>\(green)</ol><footer>Imprint</footer>",
    ]

    @Test func thereAreLists() { #expect(Self.lists.count > 10) }

    @Test(arguments: lists)
    func entriesAreFound(html: String) throws {
        let segmented = try Self.segmented("<h1>Mice</h1><p>Words of the text.</p>" + html)
        let entries = segmented.blocks.filter { $0.kind == .reference }.map { segmented.document.text.readable($0.content) }
        #expect(entries.count == 3)
        #expect(entries.first?.hasPrefix("Smith J, Brown K. Mazes of the south. J Maze. 2010;1:2-3.") == true, "\(entries)")
    }
}
