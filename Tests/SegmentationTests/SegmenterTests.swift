import Model
@testable import Segmentation
import Testing

extension SourceText {
    fileprivate func lineRanges(of range: Range<Int>) -> [Range<Int>] {
        (line(ofByte: range.lowerBound) ... line(ofByte: range.upperBound - 1)).map { bytes(ofLine: $0) }
    }
}

struct SegmenterTests {
    static func segmented(_ text: String) -> SegmentedDocument {
        var diagnostics: [Diagnostic] = []
        return Segmenter().segment(Document(text), diagnostics: &diagnostics)
    }

    static func outline(_ text: String) -> [String] {
        let segmented = segmented(text)
        return segmented.blocks.filter { $0.kind != .blank }.map { "\($0.kind.rawValue): \(segmented.document.text.readable($0.content).prefix(30))" }
    }

    static let long = "This paragraph is long enough to be prose by any measure, for it goes on and on about mice, doses and mazes, and it ends with a full stop."

    @Test func marksAndPlainLinesBecomeBlocks() {
        #expect(Self.outline("# Title\n\nWords here.\n\n- one\n - two\n\n---\n[Order](#)\nTable 1: Doses\n\nDose\tRats\n3\t4\n") == [
            "heading: Title", "paragraph: Words here.", "item: one", "item: two", "boilerplate: ---", "boilerplate: Order", "caption: Table 1: Doses", "table: Dose Rats 3 4",
        ].map { $0.replacingTab })
    }

    /// Marks that stand at the text's very end have nothing behind them to look at.
    @Test(arguments: ["a  b\n:", "a  b\n::", "a  b\nabc>x", "a  b\nabc>", "a  b\n2.4", "R>", ">>>"])
    func marksAtTheEndOfTheTextAreRead(text: String) {
        #expect(Self.segmented(text).blocks.last.map { $0.content.upperBound <= text.utf8.count } == true)
    }

    /// Lists of references whose numbers or bullets a tab parts from the entries, as word processors write them, are no tables; with a heading row or
    /// more columns they are.
    @Test(arguments: [
        ("[1]\tAbel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n[2]\tCole M. Rats at work. J Mazes. 2003;7:3-4.\n", "reference"),
        ("1.\tAbel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n\n2.\tCole M. Rats at work. J Mazes. 2003;7:3-4.\n", "reference"),
        ("•\tAbel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n•\tCole M. Rats at work. J Mazes. 2003;7:3-4.\n", "reference"),
        ("1\tAbel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n2\tCole M. Rats at work. J Mazes. 2003;7:3-4.\n3\tDorn N. Owls. J Mazes. 2004;8:3-4.\n", "reference"),
        ("No.\tReference\n1\tAbel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n2\tCole M. Rats at work. J Mazes. 2003;7:3-4.\n", "table"),
        ("1\tAbel K, 2001\tMice\t12\n2\tCole M, 2003\tRats\t14\n3\tDorn N, 2004\tRats\t11\n", "table"),
    ])
    func tabsBehindNumbersMakeNoTable(lines: String, kind: String) {
        let kinds = Self.segmented("Mazes\n\nReferences\n\n" + lines).blocks.filter { $0.kind == .reference || $0.kind == .table }.map(\.kind.rawValue)
        #expect(Set(kinds) == [kind] && (kind == "table" || kinds.count > 1))
    }

    /// A text that is nothing but a list of references needs no heading; prose that cites, or a list among prose, is none.
    @Test(arguments: [
        ("Abel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\nCole M. Rats at work. J Mazes. 2003;7:3-4.\nDorn N. Owls. J Mazes. 2004;8:3-4.\n", 3),
        ("1: Abel K, Bode L. Mazes of the north and what\nmice do. Maze Res. 2001;2:11-9. PMID: 16996037.\n\n2: Cole M. Rats at work. J Mazes. 2003;7:3-4.\n", 2),
        ("Papers on mazes\n\nAbel, K., & Bode, L. (2001). Mazes. Maze Res, 2, 11-9. https://doi.org/10.1000/a\n\nCole, M. (2003). Rats. J Mazes, 7(2), 3-4.\n\nDorn, N. (2004). Owls. J Mazes, 8, 3-4.\n", 3),
        ("Abel K. et al. (2001) ran mice, see doi:10.1000/a, and saw nothing.\n\nThe mice were white. They ran in a maze that had been built for them by others in 1999.\n\nCole M. saw 12(3) rats in 2003.\n", 0),
        ("Abel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n\n" + long + "\n\n" + long + "\n", 0),
    ])
    func textsThatAreLists(text: String, count: Int) { #expect(Self.segmented(text).blocks.count { $0.kind == .reference } == count) }

    /// A list in brackets that ends a text needs no heading; `references` in small letters is one above it.
    @Test(arguments: [
        ("We thank all mice.\n\n[1] K. Abel, L. Bode, and M. Cole,\nJ. Appl. Mazes 100, 083110 (2006).\n\n[2] L. Bode and M. Cole, Appl. Maze Lett.\n93, 083111 (2008).\n\n[3] M. Cole, Maze Rev. B 78, 205321 (2008).\n", 3),
        ("This work is of the Maze Fund (No. 2022-\n21).\nreferences\n[1] Abel K. Mazes. Maze Res\n2013;34:125-58.\n[2] Bode L. Mice at rest. Sleep Lett 2023;55:639-74.\n", 2),
        ("We asked three things.\n\n[1] Do mice sleep?\n\n[2] Do rats sleep?\n\n[3] Do owls?\n", 0), ("The sleep of mice has few\nreferences\n[2] to the maze.\n", 0),
    ])
    func listsWithoutHeadings(end: String, count: Int) { #expect(Self.segmented("\(Self.long) [1, 2]\n\n\(end)").blocks.count { $0.kind == .reference } == count) }

    /// Headings with numbers that go on, in text without blank lines; steps of a protocol and lines of contents are none.
    @Test(arguments: [
        ("Mazes for Mice of the North\nJane Roe\n\nAbstract\nWe made mazes of many kinds.\n1. Introduction\nThe text goes on here.\n2. Methods\n2.1. Mice\nMore of mice.\n3 Results\nThe results are good.\nAcknowledgments\nWe thank.\n",
         ["1. Introduction", "2. Methods", "2.1. Mice", "3 Results", "Acknowledgments"]),
        ("Mazes for Mice of the North\n\nWe did as follows.\n1. Open the maze\nIt has a door.\n2. Put in the mouse\nIt will run.\n3. Close the maze\nThe door is small.\n", []),
        ("Mazes for Mice of the North\n\nContents.\n1 Introduction\n2 Methods\n3 Results\nThe text begins on the next page.\n", []),
    ])
    func numberedHeadings(text: String, expected: [String]) {
        let others: Set<String> = ["Mazes for Mice of the North", "Abstract", "Jane Roe"]
        let headings = Self.segmented(text).sections.map(\.heading)
        #expect(headings.filter { !others.contains($0) } == expected)
    }

    /// Two columns in reading order may set a section amid a list, which goes on behind it.
    @Test func aListGoesOnBehindASection() {
        let list = ["1. K. Abel, _Maze Res._ , **7** , 1495 (2013).", "2. L. Bode, _Sleep Lett._ , **13** , 709 (2013).", "3. M. Cole, _J. Mazes_ , **9** , 491 (2008)."]
        let text = "# Mazes\n\n## **References**\n\n\(list[0])\n\n\(list[1])\n\n## **Conclusions**\n\n\(Self.long)\n\n\(list[2])\n\n### Figures\n\n1. A maze.\n2. A mouse.\n"
        let segmented = Self.segmented(text)
        #expect(segmented.blocks.filter { $0.kind == .reference }.map { segmented.document.string($0.bytes).trimmingCharacters(in: .newlines) } == list)
        #expect(segmented.referenceLists.map(\.heading) == ["References"])
    }

    /// Items whose bullets or numbers a tab follows are no table either.
    @Test(arguments: [
        ("•\tMice sleep in mazes\n•\tRats do not\n•\tOwls may\n", "item"), ("1.\tOpen the maze\n2.\tPut the mouse in\n", "item"),
        ("Step\tWhat to do\n1.\tOpen the maze\n2.\tPut the mouse in\n", "table"), ("1\tMouse\n2\tRat\n3\tOwl\n", "table"), ("3.\tMouse\n5.\tRat\n9.\tOwl\n", "table"),
    ])
    func tabsBehindMarksMakeItems(lines: String, kind: String) {
        #expect(Set(Self.segmented("Mazes\n\n" + lines).blocks.filter { $0.kind == .item || $0.kind == .table }.map(\.kind.rawValue)) == [kind])
    }

    /// A heading that opens as that of a list and goes on is one where its entries are evident.
    @Test func listsUnderLongerHeadings() {
        let entries = "1. Abel K, Bode L. Mazes. Maze Res. 2001;2:11-9.\n2. Cole M. Rats at work. J Mazes. 2003;7:3-4.\n"
        func count(_ text: String) -> Int { Self.segmented(text).blocks.count { $0.kind == .reference } }
        #expect(count("# Mazes\n\n**References:**\n\n- Dorn N. Owls. J Mazes. 2004;8:3-4.\n\n# References for “Mazes of the North, in Two Parts”\n\n" + entries) == 3)
        #expect(count("# Mazes\n\n## Sources of error in mazes\n\n1. Doors that stay open\n2. Mice that sleep\n") == 0)
        #expect(count("# Mazes\n\n## Sources\n\nhttps://mazes.org/a/\n\nhttps://mazes.org/b/\n\nhttps://mazes.org/c\n") == 3)
    }

    /// Of a glued table what was read to find it goes along, so that Extraction need not read it again.
    @Test func aGluedTableIsReadOnce() throws {
        let sites = ["Northmoor", "Eastfen", "Holm", "Westlake", "Oakhill", "Redmarsh", "Stonebury", "Ashford", "Longmead", "Highcliff", "Lowfield", "Brookside"]
        let rows = sites.enumerated().map { "\($1)\($0 + 30) (\($0 + 20).5)\($0 + 41) (\($0 + 33).1)0.\($0 + 30)\n" }.joined()
        let segmented = Self.segmented("Words about it here.\n\nsite2019 (%)2020 (%)p\n" + rows + "\nMore words.\n")
        let block = try #require(segmented.blocks.first { $0.kind == .table })
        let lines = segmented.document.text.lineRanges(of: block.bytes).map { segmented.document.text.trimmed($0) }
        #expect(segmented.gluedTables[block.bytes.lowerBound]?.table(of: lines)?.isTable == true)
    }

    /// What text browsers print: links above the title, a title that fills the page, numbers of links in the items.
    @Test(arguments: [
        ("  • Home\n  • About\n\nWhat Mice Remember\n\n", "What Mice Remember"),
        ("   * [1]Home\n   * [2]About us\n\nWhat mice that slept in a warm nest may remember today while\n         Labyrinths Vanish\n\n", "What mice that slept in a warm"),
        ("Ana Ruiz, Ben O. Tal, Chen Li\n\n", nil), ("Mice, Rats, and Voles\n\n", "Mice, Rats, and Voles"),
        ("What mice that slept in a warm nest may remember today while\nLabyrinths Vanish\nDone\n\n", "What mice that slept in a warm"),
    ] as [(String, String?)])
    func titlesOfPages(head: String, title: String?) {
        let prose = "This paragraph is wrapped at the width of a page that is no wider\nthan its longest line, and it goes on about mice until it ends.\n"
        #expect(Self.outline(head + prose).first { $0.hasPrefix("heading") } == title.map { "heading: " + $0 })
    }

    /// The line of the authors below a title is no heading, with the numbers of their institutes too.
    @Test func authorsBelowATitleAreNoHeading() {
        let text = "Mazes for Mice of the North\n\nAna Ruiz1,2 , Ben O. Tal3 , Chen Li1\n\n\(Self.long)\n\nMethods\n\n\(Self.long)\n"
        #expect(Self.segmented(text).sections.map(\.heading) == ["Mazes for Mice of the North", "Methods"])
    }

    /// A title in large print above the line of the authors; a running head above it, which is the title where nothing else could be.
    @Test(arguments: [
        ("Mice Remember\nMazes: What a Warm\nNest May Teach\nAna Ruiz, Ben O. Tal, Chen Li\n\n", "Mice Remember Mazes: What a Wa"),
        ("Journal of Mazes\n\nMice Remember the Way\n\nAna Ruiz, Ben O. Tal\n\n", "Mice Remember the Way"),
        ("Journal of Mazes\n\nAna Ruiz, Ben O. Tal\n\n", "Journal of Mazes"),
    ])
    func titlesInPrint(head: String, title: String) {
        let page = "\u{0C}Journal of Mazes\n" + String(repeating: Self.long + "\n", count: 4) + "\n"
        let first = Self.segmented(head + Self.long + "\n\n" + page + page + page + page).sections.first
        #expect(first?.heading.hasPrefix(title) == true, "\(first?.heading ?? "-")")
    }

    /// Justified print of narrow columns leaves a word a line.
    @Test func numbersOpenAListWhateverItsLinesHold() {
        let text = "Mazes\n\n\(Self.long)\n\nSupporting Information\nReferences\n1. Abel\nK,\nBode\nL.\nMazes\nof the north. Maze Res. 2001; 2:11-19.\n2. Cole M. Rats. J Maze. 2002;\n7:4-5.\n3. Dorn N. Owls. J Maze. 2003; 8:3-4.\n"
        #expect(Self.segmented(text).blocks.count { $0.kind == .reference } == 3)
    }

    /// The end of an entry that a converter sets apart in title case is no heading.
    @Test func endsOfEntriesAreNoHeadings() {
        let text = "Mazes\n\n\(Self.long)\n\nReferences\n\n1. Abel K (2000) Mazes.\n\nHistol Maze Res 15: 11–20. 110024\n\n2. Cole M (2002) Rats.\n\nBMC Maze Res\n\nPubMed:\n7: 4–5.\n\n3. Dorn N (2003) Owls. J Maze 8: 3–4.\n"
        #expect(Self.segmented(text).blocks.filter { $0.kind == .reference || $0.kind == .heading }.map(\.kind) == [.heading, .heading, .reference, .reference, .reference])
    }

    /// html2text breaks headings as it breaks paragraphs.
    @Test func markedHeadingsMayBeBroken() {
        let prose = "This paragraph is wrapped at the width of a page that is no wider\nthan its longest line, and it goes on about mice until it ends.\n"
        let text = "# What mice that slept in a warm nest may remember today while\nLabyrinths Vanish\n\n" + prose + "\n## Short\nwords\n\n" + prose
        let headings = Self.segmented(text).blocks.filter { $0.kind == .heading }.map { String(decoding: Array(text.utf8)[$0.content], as: UTF8.self) }
        #expect(headings == ["What mice that slept in a warm nest may remember today while\nLabyrinths Vanish", "Short"])
    }

    /// Text of any width is wrapped where its lines are full: none of them is a heading, and a number in brackets starts no paragraph.
    @Test(arguments: [60, 100, 160]) func fullLinesAreNoHeadings(width: Int) {
        let words = "Rats [1] of the South and mice of the North were kept in pairs by the Maze Unit of Lund in 2010 and then sold to Many Others".split(separator: " ")
        var lines = ["Rats and Mice", "", ""], index = 0
        while lines.count < 60 {
            let word = words[index % words.count]
            if lines[lines.count - 1].count + 1 + word.count > width { lines.append("") }
            lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
            index += 1
        }
        let text = lines.joined(separator: "\n") + ".\n\n" + Self.long + "\n"
        #expect(Self.outline(text).map { String($0.prefix(20)) } == ["heading: Rats and Mi", "paragraph: Rats [1] ", "paragraph: This para"])
    }

    @Test(arguments: [
        "###### Values of rats\n\n![](maze.png)\n", "<div class=\"caption\">\n\nValues of rats\n\n</div>\n", "::: caption\nValues of rats\n:::\n",
        "Values of All Rats and Mice in the Maze of the North\n", "::: caption\n**Values of rats**\n:::\n\n![](maze.png){#fig2}\n",
        "Values of rats.\n\n[]\n", "Values of rats\n\n[maze.0002530.t001]\n", "Values of rats\n\n[maze]\n", ".. rubric:: Values of rats\n\n|image2|\n",
        ".. container:: caption\n\n   Values of rats\n", ".. table:: Values of rats\n", "Values of rats in the maze of the north, in\nthe night and after\n",
    ]) func captionsThatConvertersMark(head: String) {
        let text = "# Mazes\n\n## Doses\n\n\(Self.long)\n\n\(head)\n| Dose | Rats |\n|---|---|\n| 3 | 4 |\n\n\(Self.long)\n"
        #expect(Self.outline(text).filter { $0.hasPrefix("caption") || $0.hasPrefix("heading") }.map { String($0.prefix(18)) } == ["heading: Mazes", "heading: Doses", "caption: Values of"])
    }

    /// What stands alone in brackets is no picture because it does, and prose above a table no caption.
    @Test(arguments: ["[12]\n\nRats", "[abc]\n\nRats", "[Roe 2010]", "Rats ran in the maze of the north, and\nthey were slow", "See this\n\n[12]"])
    func whatIsNoCaption(head: String) {
        let text = "# Mazes\n\n## Doses\n\n\(Self.long)\n\n\(head)\n\n| Dose | Rats |\n|---|---|\n| 3 | 4 |\n\n\(Self.long)\n"
        #expect(!Self.outline(text).contains { $0.hasPrefix("caption") || $0.hasPrefix("boilerplate") })
    }

    /// AsciiDoc and wikis count the items of a list by themselves; a wiki's headings have their marks on both sides.
    @Test(arguments: [("= Mazes\n\n", "== References\n\n[arabic]\n", ". "), ("= Mazes =\n\n", "== References ==\n\n", "# ")])
    func listsThatCountByThemselves(title: String, heading: String, mark: String) {
        let entries = ["Abel K, Bode L. Mazes\nof the north. Maze Res.\n2001; 2:11-19.", "Cole M. Rats. J Maze. 2002; 7:4-5.", "Dorn N. Owls (2003)\nJ Maze. 8:3-4."].map { mark + $0 }
        let segmented = Self.segmented(title + Self.long + "\n\n" + heading + entries.joined(separator: "\n") + "\n")
        #expect(segmented.blocks.filter { $0.kind == .reference }.map { segmented.document.text.readable($0.content).prefix(6) } == ["Abel K", "Cole M", "Dorn N"])
        #expect(segmented.sections.map(\.heading) == ["Mazes", "References"])
    }

    @Test(arguments: ["SD, standard deviation; CI, confidence interval of the mean", "Figures in brackets represent the values of all rats", "Dose              Rats of the north           Mice of the north in 2010"])
    func notesAndColumnsAreNoCaptions(line: String) {
        let text = "# Mazes\n\n\(Self.long)\n\n\(line)\n\n| Dose | Rats |\n|---|---|\n| 3 | 4 |\n"
        #expect(!Self.outline(text).contains { $0.hasPrefix("caption") })
    }

    @Test func aListOfReferencesIsNoTableOfOneCellALine() {
        let entries = (1 ... 12).map { "\($0). Abel K, Bode L (20\($0 + 10)) Mazes of the north.\n   Maze Res 2: 11-19.\n   10.1000/a.\($0)\n" }.joined()
        let blocks = Self.segmented("# Mazes\n\n## References\n\n" + entries).blocks
        #expect(blocks.count { $0.kind == .reference } == 12 && !blocks.contains { $0.kind == .table })
    }

    /// Below the document a text browser lists where its links lead, under a heading of the same name.
    @Test func theAddressesOfABrowserAreNoReferences() {
        let list = "1. Abel K (2001) Mazes of the north. Maze Res 2: 11-19.\n2. Bode L (2002) Mice at rest. Sleep Lett 24: 11-25.\n"
        let text = "Mazes\n\n\(Self.long)\n\nSupporting Information\nReferences\n\n\(list)\nReferences\n\n   1. https://example.org/a\n   2. file:///tmp/b\n"
        #expect(Self.segmented(text).blocks.count { $0.kind == .reference } == 2)
    }

    @Test func plainHeadingsOverParagraphsWithoutBlankLines() {
        #expect(Self.outline("A Page on Mazes\n\(Self.long)\nVitexin: a plain compound\n\(Self.long)\nDoes it keep?▼\n\(Self.long)") == [
            "heading: A Page on Mazes", "paragraph: This paragraph is long enough ", "heading: Vitexin: a plain compound", "paragraph: This paragraph is long enough ",
            "heading: Does it keep?", "paragraph: This paragraph is long enough ",
        ])
    }

    /// The reference lists of a text, each with its heading and its entries' labels.
    @Test(arguments: [
        ("# Mazes\n\n## References\n\n### Data\n9. MazeBase: https://example.org/a\n10. MouseBase: https://example.org/b\n\n### Key papers\n16. Smith J. Mazes. 2010;1:2-3.\n",
         ["References 9 10 16"]),
        ("# Mazes\n\n## References\n\n### Old\n1. Smith J. Mazes. 1910;1:2-3.\n\n### New\n1. Brown K. Mice. 2011;2:3-4.\n2. Green L. Rats. 2012;2:3-4.\n",
         ["References 1", "New 1 2"]),
        ("# Mazes\n\n## References\n\n1. Smith J. Mazes. 2010;1:2-3.\n\n### Related articles\n- [More mazes](https://example.org/m) 2011\n", ["References 1"]),
        ("# Mazes\n\nMice run[^1] and rest[^2].\n\n[^1]: 1.Smith J. Mazes. 2010;1:2-3.\n\n[^2]: 2.Brown K. Mice. 2011;2:3-4.\n", ["References 1 2"]),
        ("# Roe\n\n## Selected Publications\n\n- **Roe, J.** (2010). Mazes of the north. *J Maze*, 1, 2-3.\n- Roe, J., & Poe, A. (2011). Mice at rest. *J Maze*, 2, 4-9.\n\n## Honours\n\n- **Maze Prize** (2012), for the best maze\n",
         ["Selected Publications - -"]),
        ("# Mazes\n\n## Bibliografía (complemento)\n\n1. Smith J. Mazes. 2010;1:2-3.\n\n### Related research\n2. Brown K. Mice. 2011;2:3-4.\n", ["Bibliografía (complemento) 1 2"]),
        // notes go on over headings, and what stands between them is text
        ("# Mazes\n\nMice run.[^1]\n\n[^1]: Ibid.\n\n## Rest\n\nThey rest[^2] and eat.[^3]\n\n[^2]: Smith J. Mazes. J Maze 2010;1:2-3.\n\nThis is no part of the note.\n\n[^3]: Brown K. Mice. J Maze 2011;2:3-4.\n",
         ["References 2 3"]),
        // beside a list a note that only speaks of its entries is none of them
        ("# Mazes\n\nMice run.[^1]\n\n[^1]: Smith (2010: 14) saw it first, as did others.\n\n## References\n\nSmith, J. 2010. Mazes of the north. J Maze 1: 2-3.\n\nBrown, K. 2011. Mice at rest. J Maze 2: 3-4.\n",
         ["References - -"]),
        ("# Mazes\n\nMice run[^1] and rest.[^2] They learn.[^3]\n\n[^1]: Karl Abel, *Mazes of the North*, North Press, 2015.\n\n[^2]: Lena Bode & Carla Coe, Mice and Law, 103 Maze L. Rev. 829 (1990).\n\n[^3]: *See* Dag E. Dahl (with Erik Ek), *The Mice*, South Press, 2019.\n",
         ["References 1 2 3"]),
        ("# Mazes\n\nMice run [2].\n\n## References\n\n- [2] Abel, K. (2010): Mazes. J. Maze 1, pp. 2–3, [10.1000/1][4].\n- [3] Bode, L. (2011): Mice. J. Maze 2, pp. 3–4, [10.1000/2][5].\n\n## Links\n\n[4]: https://doi.org/10.1000/1\n[5]: https://doi.org/10.1000/2\n",
         ["References 2 3"]),
        ("Mazes of the north\n\nMice run [2].\n\nReferences\n----------\n1. Abel, K. Mazes, North Press (1949).\n2. Bode, L. and Coe, C. \"Understanding Mazes: A\nSmall History,\" Maze News (Sept. 1990).\n3. Dahl, D. and Ek, E. \"Running Mice\nand Mazes,\" Maze News (Jan. 1991).\n",
         ["References 1 2 3"]),
        ("# Mazes\n\nMice run[^1] and rest[^2].\n\n[^1]: That is, on four legs.\n[^2]: Not in every maze.\n", []),
        ("Mazes\n\nMice run.\n\nReferences\n\n5.Smith J. Mazes in Quiet. J Maze. (1979) 13:108. [DOI] [PubMed]\n6.Brown K. Mice in Mazes. J Maze. (1988) 84:101. [DOI] [PubMed]\n", ["References 5 6"]),
    ])
    func groupsOfAListAndNotesAreEntries(text: String, lists: [String]) {
        let segmented = Self.segmented(text)
        let found = segmented.referenceLists.indices.map { list in
            ([segmented.referenceLists[list].heading] + segmented.blocks.filter { $0.kind == .reference && $0.list == list }.map {
                $0.label.map { segmented.document.text.readable($0) } ?? "-"
            }).joined(separator: " ")
        }
        #expect(found == lists)
    }

    /// What stands between two rules at the start: facts, each with its key; anything else there is text.
    @Test(arguments: [
        ("---\ntitle: \"Mazes: a review\"\nauthors:\n  - Jane Roe\n  - John Poe\n---\n\nText.\n", ["title", "authors"]),
        ("---\n# of the page\ndate: 2026-06-23\n---\nText.\n", ["date"]), ("---\nMice ran.\n---\nText.\n", []), ("---\ntitle: Mazes\n", []), ("---\n---\n", []),
    ])
    func frontMatter(text: String, keys: [String]) {
        let segmented = Self.segmented(text)
        #expect(segmented.blocks.filter { $0.kind == .paragraph }.compactMap { $0.label.map { segmented.document.text.readable($0) } } == keys)
        #expect(keys.isEmpty || segmented.sections.isEmpty)
    }

    @Test func citedSentencesAreNoHeadingsAndOtherScriptsHaveThem() {
        #expect(Self.outline("Mazes\n\nThe maze was built in Moscow.[3]\n\nВведение\n\nМыши бегают по лабиринту [1].\n").filter { $0.hasPrefix("heading") } == ["heading: Mazes", "heading: Введение"])
    }

    @Test func factsAndAddressesAreNoHeadings() {
        let kinds = Self.outline("Page Title\n\nProduct Name: *Vitexin*\n\nCat. No.: V100\n\nContact\n\nAddress: 1 Long Road\n\nSpringfield, CA 90000, USA\n\nPhone: (555) 010-0100\n\nScroll to Top")
        #expect(kinds.filter { $0.hasPrefix("heading") } == ["heading: Page Title", "heading: Contact"])
    }

    /// The headings of a text, whatever marks them.
    @Test(arguments: [
        ("Methods {#s2 .unnumbered}", "# ", ["Methods"]), ("Rats [n = 12]", "# ", ["Rats [n = 12]"]), ("Doses {3 mg}", "## ", ["Doses {3 mg}"]),
    ])
    func attributesOfMarkedHeadingsAreNoWords(heading: String, mark: String, expected: [String]) {
        #expect(Self.outline("\(mark)\(heading)\n\n\(Self.long)").filter { $0.hasPrefix("heading") } == expected.map { "heading: " + $0 })
    }

    @Test func titlesOfReStructuredTextAreUnderlined() {
        let text = "====\nMaze\n====\n\nWays\n----\n\nDoses of both groups\n~~~~~~~~~~~~~~~~~~~~\n\n\(Self.long)\n\nDoses of old rats\n^^^^^^^^^^^^^^^^^\n\n\(Self.long)"
        let headings = Self.segmented(text).blocks.filter { $0.kind == .heading }
        #expect(headings.map { String(decoding: Array(text.utf8)[$0.content], as: UTF8.self) } == ["Maze", "Ways", "Doses of both groups", "Doses of old rats"])
        #expect(headings.map(\.level) == [1, 2, 3, 4])
    }

    @Test func aMarkedNoteOfATableIsNoHeading() {
        let text = "# Doses\n\n| Dose | Score |\n|---|---|\n| 3 mg | 12 ± 2# |\n\n# different from water at p < 0.05\n\n\(Self.long)"
        #expect(Self.outline(text).filter { $0.hasPrefix("heading") } == ["heading: Doses"])
    }

    @Test(arguments: [("Errors are means of both groups", false), ("What Has Been Counted", true), ("Errors of old rats", true)])
    func whatFollowsATable(line: String, isHeading: Bool) {
        let outline = Self.outline("A Page on Mazes\n\n\(Self.long)\n\nDay\tErrors\n1\t14\n2\t9\n\n\(line)\n\n\(Self.long)")
        #expect(outline.contains("heading: " + line) == isHeading)
    }

    @Test func abbreviationsOverTheirMeaningsAreNoHeadings() {
        let list = ["MWM", "Morris water maze", "VTX", "Vitexin at any dose", "SEM", "Standard error of the mean"].joined(separator: "\n\n")
        let text = "A Page on Mazes\n\n\(Self.long)\n\nAbbreviations\n\n\(list)\n\nFunding\n\n\(Self.long)"
        #expect(Self.outline(text).filter { $0.hasPrefix("heading") } == ["heading: A Page on Mazes", "heading: Abbreviations", "heading: Funding"])
    }

    @Test(arguments: [
        ("Table 3\n\nErrors of both groups by day\n\nDay\tErrors\n1\t14\n2\t9", "caption: Table 3 Errors of both groups "),
        ("Fig. 2\n\nThe maze from above\n\nA paragraph follows.", "caption: Fig. 2 The maze from above"),
        ("Errors made by young and by old rats\n\nDay\tErrors\n1\t14\n2\t9", "caption: Errors made by young and by ol"),
    ])
    func captionsWithoutMarks(text: String, caption: String) {
        let outline = Self.outline("A Page on Mazes\n\n\(Self.long)\n\n" + text)
        #expect(outline.filter { $0.hasPrefix("caption") || $0.hasPrefix("heading") } == ["heading: A Page on Mazes", caption])
    }

    @Test(arguments: ["The following table lists the errors of each day", "Errors per Day", "What did the rats learn?", "Dose: 3 mg/kg in water at noon each day"])
    func wordsOverATableThatAreNoCaption(line: String) {
        #expect(!Self.outline("A Page on Mazes\n\n\(Self.long)\n\n\(line)\n\nDay\tErrors\n1\t14\n2\t9").contains { $0.hasPrefix("caption") })
    }

    @Test func aSentenceOverAPageBreakIsOneParagraph() {
        #expect(Self.outline("# T\n\nThe binding of the peptide to receptors of the forebrain,\n\nwhich starts the cascade. It ends.") == [
            "heading: T", "paragraph: The binding of the peptide to ",
        ])
    }

    @Test func wrappedLinesAreOneParagraph() {
        let text = "Maze learning in young rats was tested over five days and the\nscores of both groups were compared by an analysis of variance,\nwith dose as the factor. The rats of the second group were\nfaster from the third day on.\n\nA second paragraph follows here and it is wrapped as well, as\nmail is."
        #expect(Self.outline(text).count == 2)
    }

    @Test(arguments: [
        ("| a | b |\n|---|---|\n| 1 | 2 |", 1), ("a | b\n--|--\n1 | 2", 1), ("a | b", 0), ("+---+---+\n| a | b |\n+---+---+", 1), ("┌──┬──┐\n│a │b │\n└──┴──┘", 1),
        ("x\ty", 0), ("x\ty\nz\tw", 1), ("Dose     Rats    Days\n3 mg     12      5\n30 mg    14      5", 1), ("ModelDose GivenSource\nyoung ratsOne doseMiller\nold ratsTwo dosesTanaka", 1),
        ("ClassGABA analog\nFormCrystals", 0), ("Plain words\nin two lines\nand three.", 0),
    ])
    func findsTables(text: String, count: Int) {
        #expect(Self.segmented("# T\n\n" + text + "\n").blocks.filter { $0.kind == .table }.count == count)
    }

    @Test(arguments: ["Table 1: Doses", "**Table 2.** Doses of rats", "Fig. 3. A maze", "TABLE S1 | Doses", "Caption: a maze"])
    func findsCaptions(line: String) { #expect(isCaption(0 ..< line.utf8.count, of: Array(line.utf8))) }

    @Test(arguments: ["Table 2 shows that rats learn.", "Tables are useful", "Figure skating is a sport", "Fig leaves"])
    func proseIsNoCaption(line: String) { #expect(!isCaption(0 ..< line.utf8.count, of: Array(line.utf8))) }

    /// Every byte of any text is in exactly one block, in order; content lies within its block.
    @Test func blocksTileAnyText() {
        let pieces = ["# H", "word word", "- item", "  deeper", "| a | b |", "|---|---|", "x\ty", "", " ", "```", "1. Ref. 2020;1:2.", "References", "Key: value", "Table 1: c", "**Bold**",
                      "a  b  c  d", "===", "---", "+--+--+", "é–\u{A0}", "Q?▼", "\r", "[l](#)"]
        var state: UInt64 = 42
        for _ in 0 ..< 1_500 {
            var text = ""
            for _ in 0 ..< 14 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count] + (state >> 20 & 7 == 0 ? "\r\n" : "\n")
            }
            let segmented = Self.segmented(text)
            var next = 0
            for block in segmented.blocks {
                #expect(block.bytes.lowerBound == next, "\(text.debugDescription)")
                #expect(block.content.lowerBound >= block.bytes.lowerBound && block.content.upperBound <= block.bytes.upperBound)
                next = block.bytes.upperBound
            }
            #expect(next == text.utf8.count)
        }
    }

    /// Rules and borders that no table goes with, as many as a file may hold.
    @Test(.timeLimit(.minutes(1)), arguments: ["+---+---+\n", "---- ----\n", "---- ----\nab\n", "=== ===\n---- ----\n"])
    func manyRulesAreReadOnce(lines: String) {
        let text = String(repeating: lines, count: 15_000)
        #expect(Self.segmented(text).blocks.last?.bytes.upperBound == text.utf8.count)
    }

    @Test func anEmptyDocumentHasNoBlocks() { #expect(Self.segmented("").blocks.isEmpty) }
}

extension String {
    fileprivate var replacingTab: String { self == "table: Dose Rats 3 4" ? "table: Dose\tRats 3\t4" : self }
}
