@testable import Extraction
import Testing

/// Citations as converters of PDF and of Pandoc's sources leave them, and as plain text and other languages have them.
struct ConvertedCitationTests {
    /// `label=reference's number` of each citation.
    static func labels(in text: String) -> [String] { CitationTests.found(in: text).compactMap { $0.split(separator: "→").last.map(String.init) } }

    static let named = "\n\n## References\n\n<span id=\"page-4-0\"></span>Smith, J., Brown, K., & Green, L. (2010). Mazes. J Maze, 1, 2–3.\n\n<span id=\"page-4-1\"></span>White, P. (2013). Voles. J Maze, 4, 5–6.\n\n<span id=\"page-4-2\"></span>Gray, A., & White, P. (2014). Cats. J Maze, 5, 6–7.\n"

    /// What a converter of PDF has cut into links reads as printed.
    @Test(arguments: [
        ("Mice run [\\(Smith et al., 2010;](#page-4-0) [White,](#page-4-1) [2013\\)](#page-4-1).", ["Smith 2010=1", "White 2013=2"]),
        ("[Gray and](#page-4-2) [White](#page-4-2) [\\(2014\\)](#page-4-2) saw cats.", ["Gray 2014=3"]),
        ("[Smith](#page-4-0) [et al.,](#page-4-0) [\\(2010\\)](#page-4-0) saw mice, as Table [1](#page-2-0) shows.", ["Smith 2010=1"]),
    ]) func readsLinksInPieces(text: String, expected: [String]) {
        #expect(CitationTests.found(in: "# Mazes\n\n" + text + Self.named).map { String($0.split(separator: "→")[1]) } == expected)
    }

    static let keyed = "\n\n# References\n\n::: {#refs .references}\n::: {#ref-smith2010 .csl-entry}\nSmith, Jo. 2010. \"Mazes.\" *J Maze* 1: 2--3.\n:::\n\n::: {#ref-white2013 .csl-entry}\nWhite, Pat. 2013. \"Voles.\" *J Maze* 4: 5--6.\n:::\n:::\n"

    @Test(arguments: [
        ("Mice run [@smith2010; @white2013, p. 12].", ["smith2010=1", "white2013=2"]), ("@white2013 saw voles [see @gray2014].", ["white2013=2", "gray2014=-"]),
        ("Write to jo@smith2010.org or @maze_fan. See @fig:maze and `[@smith2010]`.", []),
    ]) func linksKeys(text: String, expected: [String]) {
        #expect(Self.labels(in: "# Mazes\n\n" + text + Self.keyed) == expected)
    }

    /// Tags that Pandoc leaves within brackets are not printed.
    @Test(arguments: [
        "Mice run \\[<span class=\"citation\" cites=\"R1\">1</span>\\], rest \\[<span\nclass=\"citation\" cites=\"R2\">2</span>-<span class=\"citation\" cites=\"R4\">4</span>\\].",
        "Mice run [<a href=\"#R1\">1</a>], rest [<a href=\"#R2\">2</a>–<a href=\"#R4\">4</a>].",
    ]) func tagsWithinBracketsAreNotPrinted(text: String) {
        #expect(Self.labels(in: "# Mazes\n\n" + text + CitationTests.numbered) == ["1=1", "2=2", "3=3", "4=4"])
        let opening = "\\[<span class=\"citation\" cites=\"R6\">6</span>\\] say more."
        #expect(Self.labels(in: "# Mazes\n\n" + text + " They sleep [5].\n\n" + opening + "\n") == (1 ... 6).map { "\($0)=-" })
    }

    /// Keys that a dash joins mean those between, too.
    @Test func keysHaveRanges() {
        #expect(Self.labels(in: "# Mazes\n\nMice run [[@CR2]--[@CR5]] and rest [@CR7]–[@CR6].\n") == ["CR2=-", "CR3=-", "CR4=-", "CR5=-", "CR7=-", "CR6=-"])
    }

    static let sentences = "Mice run in mazes of all kinds\n[1], rest [2-4] and sleep [5].\nThey eat \\[6,7\\], drink\n\\[8\\] and wake [9]."

    /// Numbers that count up cite, whether the text has no list, has lost it, or keeps but its notes; at the start of a line as well.
    @Test(arguments: ["", "\n\n# References\n\nRoe A, Poe B. Mazes. J Maze. 2010;1:2-3.\n"])
    func numbersThatCountUpCiteWithoutTheirList(list: String) {
        #expect(Self.labels(in: "# Mazes\n\n" + Self.sentences + list) == (1 ... 9).map { "\($0)=-" })
    }

    /// Notes with numbers of their own take nothing from a text that cites by names.
    @Test func namesCiteBesideNumberedNotes() {
        let text = "# Mazes\n\nMice run (Roe et al., 2010) in mazes[1](#n1) (Poe, 2011; Doe, 2012) and sleep (Fay et al., 2014; Low & Ray, 2013).\n\n# References\n\n1. Maze software, https://example.org/maze\n"
        #expect(Self.labels(in: text) == ["Roe 2010=-", "1=1", "Poe 2011=-", "Doe 2012=-", "Fay 2014=-", "Low 2013=-"])
    }

    /// Text browsers bracket what is lowered, and number the links: neither cites.
    @Test(arguments: [
        "FEV[1] rose, FEV[1] fell, FEV[1] stayed, at a vitamin D[3] of 2 and F[1,14] of 3 in mice [1], rats [2], voles [3] and owls [4].",
        "See [1]Table 1, [2]Table 2 and [3]Table 3 for mice [1], rats [2], voles [3] and owls [4]: P value[4]*, [5]**, and [6]^a.",
    ]) func numbersOfBrowsersCiteNothing(text: String) {
        #expect(Self.labels(in: "# Mazes\n\n" + text + CitationTests.numbered) == ["1=1", "2=2", "3=3", "4=4"])
    }

    @Test func marksOfInstitutesCiteNothing() {
        let text = "# Mazes of the North\n\nAnn Roe<sup>1,2</sup>, Bo Poe<sup>2</sup>\n\n<sup>1</sup>Maze Unit, Lund <sup>2</sup>Mouse Clinic\n\n## Abstract\n\nMice run.<sup>3</sup> Cats sleep.<sup>1</sup>"
        #expect(CitationTests.found(in: text + CitationTests.numbered) == ["<sup>3</sup>→3=3", "<sup>1</sup>→1=1"])
    }

    /// Raised numbers that plain text has lowered count where they name the list in its order.
    @Test func readsLoweredNumbers() {
        var list = "\n\nReferences\n\n"
        for number in 1 ... 8 { list += "\(number). Smith J. Mazes of the south \(number). J Maze. 201\(number);\(number):2-3.\n" }
        let text = "Mazes of the North\n\nMice run in mazes.1,2 Cats sleep3, as do dogs.4–6 We gave IL6 to 12 mice of Fig.3 on day2. Rats dig. 7 Voles are known8."
        #expect(CitationTests.found(in: text + list) == ["1,2→1=1", "1,2→2=2", "3→3=3", "4–6→4=4", "4–6→5=5", "4–6→6=6", "7→7=7", "8→8=8"])
        #expect(CitationTests.found(in: "Mazes of the North\n\nMice run in maze3 and rest in maze1 and maze5." + list) == [])
    }

    @Test(arguments: [
        ("Selon Smith et White (2013), les souris courent.", ["Smith 2013=1"]), ("Los ratones corren (Smith y White, 2013).", ["Smith 2013=1"]),
        ("Mäuse rennen (Smith u. a. 2013).", ["Smith 2013=?"]), ("Мыши бегают (Smith и др., 2013).", ["Smith 2013=?"]),
    ]) func readsNamesJoinedInOtherLanguages(text: String, expected: [String]) {
        let list = "\n\n## References\n\nSmith, J., & White, P. (2013). Voles. J Maze, 4, 5–6.\n\nSmith, J., Brown, K., & Green, L. (2013). Mazes. J Maze, 1, 2–3.\n\nSmith, J., Gray, K., & Green, L. (2013). Cats. J Maze, 2, 2–3.\n"
        #expect(CitationTests.found(in: "# Mazes\n\n" + text + list).map { String($0.split(separator: "→")[1]) } == expected)
    }

    /// The numbers of an ordered list that its text has lost are counted where the text cites the whole list by them.
    @Test(arguments: [
        ("Mice run [1]. Rats dig [2,3], cats sleep [4].", ["1=1", "2=2", "3=3", "4=4"]),
        ("Rats dig [2,3], cats sleep [4]. Mice run [1].", ["2=2", "3=3", "4=4", "1=1"]),
        // a number just beyond the end: entries ran together
        ("Mice run [1], rats dig [2,3], cats sleep [4], owls fly [5].", ["1=-", "2=-", "3=-", "4=-", "5=-"]), ("Mice run [1]. Cats sleep [4].", []), ("Mice run [1], rats dig [2], owls fly [9].", []),
    ]) func countsListsWithoutNumbers(text: String, expected: [String]) {
        let list = ["Smith J. Mazes. J Maze. 2010;1:2-3.", "Brown K. Voles. J Maze. 2011;2:3-4.", "White P. Cats. J Maze. 2012;3:4-5.", "Gray A. Owls. J Maze. 2013;4:5-6."]
        let document = "# Mazes\n\n\(text)\n\n## References\n\n" + list.joined(separator: "\n\n")
        #expect(CitationTests.found(in: document).map { String($0.split(separator: "→")[1]) } == expected)
        #expect(CitationTests.records(document).diagnostics.contains { $0.code == "counted-list" } == expected.contains { !$0.hasSuffix("-") })
    }

    @Test func readsTrustedSources() {
        #expect(CitationTests.found(in: "# Mazes\n\nMice run ([1Trusted Source](https://example.org/a), [3](https://example.org/b))." + CitationTests.numbered).map { $0.suffix(3) } == ["1=1", "3=3"])
    }
}
