@testable import Extraction
import Model
import Segmentation
import Testing

struct CitationTests {
    static func records(_ text: String) -> DocumentRecords {
        var diagnostics: [Diagnostic] = []
        return Extractor(vocabulary: .builtIn).records(of: Segmenter().segment(Document(text), diagnostics: &diagnostics))
    }

    /// `marker→label=reference's number in reading order` of each citation; `?` ambiguous, `-` dangling.
    static func found(in text: String) -> [String] {
        records(text).citations.map { citation in
            let end: String
            switch citation.status {
            case .resolved: end = String(citation.referenceID?.split(separator: "r").last ?? "")
            case .ambiguous: end = "?"
            case .dangling: end = "-"
            }
            return "\(citation.marker)→\(citation.label)=\(end)"
        }
    }

    static let numbered = "\n\n## References\n\n1. Smith J, Brown K. Mazes of the south. J Maze. 2010;1:2-3.\n2. Brown K. Mice of the north. J Maze. 2011;2:3-4.\n3. Green L. Rats of the west. J Maze. 2012;3:4-5.\n4. White P. Voles of the east. J Maze. 2013;4:5-6.\n5. Gray A. Cats. J Maze. 2014;5:6-7.\n"

    static let numeric: [(String, [String])] = [
        ("Mice run.[5][3] Cats [1] [2] sleep.", ["[5]→5=5", "[3]→3=3", "[1]→1=1", "[2]→2=2"]),
        ("Mice run [2, 3].", ["[2, 3]→2=2", "[2, 3]→3=3"]),
        ("Mice run [2,5;1].", ["[2,5;1]→2=2", "[2,5;1]→5=5", "[2,5;1]→1=1"]),
        ("Mice run [1–3].", ["[1–3]→1=1", "[1–3]→2=2", "[1–3]→3=3"]),
        ("Mice run [1-2, 4].", ["[1-2, 4]→1=1", "[1-2, 4]→2=2", "[1-2, 4]→4=4"]),
        ("Mice run [2]–[4].", ["[2]–[4]→2=2", "[2]–[4]→3=3", "[2]–[4]→4=4"]),
        ("Mice run.[\\[4\\]](#)", ["[\\[4\\]](#)→4=4"]),
        ("Mice run.[[4]](#r4) Cats \\[2\\] sleep.", ["[[4]](#r4)→4=4", "\\[2\\]→2=2"]),
        ("Mice run [3](#ref3).", ["[3](#ref3)→3=3"]),
        ("Mice run [12, p. 45]. Cats sleep [2, p. 45].", ["[12, p. 45]→12=-", "[2, p. 45]→2=2"]),
        ("Mice run [2, с. 45; 4, с. 12].", ["[2, с. 45; 4, с. 12]→2=2", "[2, с. 45; 4, с. 12]→4=4"]),
        ("Mice run [9].[1]", ["[9]→9=-", "[1]→1=1"]),
        ("Mice run [1 and 3] far.", ["[1 and 3]→1=1", "[1 and 3]→3=3"]),
        ("Mice run [\\[2](#page-3-1)[–4\\]](#page-3-2) and rest [\\[1\\]](#page-3-0).",
         ["[2](#page-3-1)[–4\\]→2=2", "[2](#page-3-1)[–4\\]→3=3", "[2](#page-3-1)[–4\\]→4=4", "[\\[1\\]](#page-3-0)→1=1"]),
        ("Mice run $[1,2]$ and ${ }^{3}$ rest; $\\left[4, 5\\right]$ dig.", ["$[1,2]$→1=1", "$[1,2]$→2=2", "$\\left[4, 5\\right]$→4=4", "$\\left[4, 5\\right]$→5=5"]),
        ("Mice run.¹ Cats² sleep.³,⁴", ["¹→1=1", "²→2=2", "³,⁴→3=3", "³,⁴→4=4"]),
        ("Mice run.<sup>3</sup> Cats<sup>1,2</sup> sleep.", ["<sup>3</sup>→3=3", "<sup>1,2</sup>→1=1", "<sup>1,2</sup>→2=2"]),
        ("Mice run.^3^ Cats sleep.^1–2^", ["^3^→3=3", "^1–2^→1=1", "^1–2^→2=2"]),
        ("Mice run (1). Cats sleep (2,3), and voles dig (4); they eat (5).", ["(1)→1=1", "(2,3)→2=2", "(2,3)→3=3", "(4)→4=4", "(5)→5=5"]),
        ("Mice run【1】. Cats【2, 3】 sleep【4†L1-L4】.", ["【1】→1=1", "【2, 3】→2=2", "【2, 3】→3=3"]),
        ("Mice run [1] [4] [5]. Cats sleep<sup><a href=\"#ref2\">2</a></sup>, not all<sup><a href=\"#fn3\">3</a></sup>.",
         ["[1]→1=1", "[4]→4=4", "[5]→5=5", "<sup><a href=\"#ref2\">2</a></sup>→2=2"]),
        ("As in Refs. 1 and 2, see also ref 3 and refs 2–4; Ref. [5], not ref. 12 mg.",
         ["Refs. 1 and 2→1=1", "Refs. 1 and 2→2=2", "ref 3→3=3", "refs 2–4→2=2", "refs 2–4→3=3", "refs 2–4→4=4", "[5]→5=5"]),
        // none
        ("The prefs 1 and 2 and ref 4mg hold.", []),
        ("To cite this document: Lab. [Mazes]. Lab, [2025].", []),
        ("The interval [0, 1] and the range [2, 4] hold; 95% CI [1, 3].", []),
        ("It is [10, 20] mm wide, on the intervals [1, 4].", []),
        ("Take x[1] and [1,2,4]triazole or [1]benzene.", []),
        ("The isotope [3]H and code `[2]` are none.", []),
        ("An area of 4 m² or 10⁴ cm³ with R² and Ca²⁺.", []),
        ("Eq. (1) and Table (2) show (a) and step (3).", []),
        ("ACTH(4-10) and ACTH (4-10) bind in 2011.", []),
        ("It was [2025] and [1999].", []),
        ("Mice ran as in Table [2]1 and Fig. [3](#Fig3) say.", []),
        ("Mice breathe O[2] and CO[2], not NO[3] ^−, at a PaO[2]/FiO[2 ] of 3.", []),
        ("Mice of Table [2](#t2), not of Figs [1](#f1).", []),
        ("Take $[-3,3] \\mathrm{cm}$, $w \\in [1, 2]$ and $x^{2}$, \\(\\mathbf{A}[1]\\) and \\(f:[3,1]\\to[1,2]\\).", []),
        ("It costs $5 [1] or $6 [2].", ["[1]→1=1", "[2]→2=2"]),
        // beside citations that are glued to words, a formula can't be told
        ("Mice run[2] past DNA[1]. Cats sleep[3].", ["[2]→2=2", "[1]→1=1", "[3]→3=3"]),
        ("Mice breathe O[2] at rest [3].", ["[3]→3=3"]),
    ]

    /// Numbers behind full stops, of a short list.
    @Test func numbersBehindFullStops() {
        let list = "\n\n## Works cited\n\n" + (1 ... 5).map { "\($0). Page \($0) of Mazes - Maze Pages, accessed June 3, 2025, https://example.org/\($0)\n" }.joined()
        #expect(Self.found(in: "# T\n\nMice reached milestones.1 Growth was 12.90%.2 It went on (in both).3 Rats rest." + list) == ["1→1=1", "2→2=2", "3→3=3"])
        #expect(Self.found(in: "# T\n\nMice reached milestones.1 Growth was seen.5 It went on.9 Rats rest." + list) == [])
    }

    /// Letters that go on behind a year, and years before 1800, which cite what a list has and nothing else.
    @Test func lettersAndOldYears() {
        let list = "\n\n## References\n\nHume, D. (1739). A treatise of mazes. London: Noon.\n\nRoe, A., Poe, B. & Doe, C. (1998a). Mazes of the north. Maze Res 2: 3-4.\n\n"
            + "Roe, A., Poe, B. & Doe, C. (1998b). Mice of the north. Maze Res 3: 3-4.\n"
        #expect(Self.found(in: "# T\n\nThey ran (Roe et al. 1998a,b), as Hume (1739) had it, not in Berlin (1740)." + list)
            == ["Roe et al. 1998a→Roe 1998a=2", "b→Roe 1998b=3", "Hume (1739)→Hume 1739=1"])
    }

    @Test(arguments: numeric) func linksNumbers(text: String, expected: [String]) {
        #expect(Self.found(in: "# Mazes\n\n" + text + Self.numbered) == expected)
    }

    static let mixed: [(String, [String])] = [
        ("Mice run (Green, 2012). Voles dig [4].", ["Green, 2012→Green 2012=3", "[4]→4=4"]),
        ("Smith and Brown (2010) saw mice [2], not cats [5].", ["Smith and Brown (2010)→Smith 2010=1", "[2]→2=2", "[5]→5=5"]),
        ("Mice run (White, 2013; Gray, 2014), and so on [1, 3].",
         ["White, 2013→White 2013=4", "Gray, 2014→Gray 2014=5", "[1, 3]→1=1", "[1, 3]→3=3"]),
        ("Mice run (Green, 2012). Cats² sleep.", ["Green, 2012→Green 2012=3", "²→2=2"]),
        // the number behind the name is the pointer
        ("Green et al. (2012) [3] saw rats, White (2013)[4] voles.", ["[3]→3=3", "[4]→4=4"]),
        // bare names beside numbers name a trial
        ("Green 2012 was large [3].", ["[3]→3=3"]),
        // what no entry answers is none, unless the text cites by names too
        ("The survey (Okafor et al., 2011) differs [3].", ["[3]→3=3"]),
        ("The survey (Okafor et al., 2011) differs (Green, 2012), as [1] says.",
         ["Okafor et al., 2011→Okafor 2011=-", "Green, 2012→Green 2012=3", "[1]→1=1"]),
    ]

    @Test(arguments: mixed) func linksNamesBesideNumbers(text: String, expected: [String]) {
        #expect(Self.found(in: "# Mazes\n\n" + text + Self.numbered) == expected)
    }

    static let withoutList: [(String, [String])] = [
        ("Mice run (Okafor et al., 2015).", ["Okafor et al., 2015→Okafor 2015=-"]),
        ("Mice run (Okafor, 2015).", ["Okafor, 2015→Okafor 2015=-"]),
        ("Mice run (MAZE-RUN, 2015, cheese), others do not (LEAP, 2022, n=40).", []),
        ("Mice run (CORNicus, 2016).", []),
        ("Mice run (O’Brien, 2015; McDowell, 2016).", ["O’Brien, 2015→O’Brien 2015=-", "McDowell, 2016→McDowell 2016=-"]),
    ]

    @Test(arguments: withoutList) func inATextWithoutListOnlyNamesOfPersonsDangle(text: String, expected: [String]) {
        #expect(Self.found(in: "# Mazes\n\n" + text + "\n") == expected)
    }

    static let dated = "\n\n## References\n\n- Radner, A.I., et al. (2025). A peptide and mazes in the animal model. Acta Maze, 17(4), 110-120. PubMed·DOI\n- Liu, R., et al. (2025). Opioid receptors after injury of the spine in mice. J. Maze, 182(22), 54-55. PubMed·DOI\n- Liu, R., & Smith, K. (2019a). Copper in mazes. J. Maze, 3, 1-2.\n- Liu, R., & Smith, K. (2019b). Zinc in mazes. J. Maze, 3, 5-9.\n- van der Berg, P. (2014). Iron in mazes. J. Maze, 4, 1-2.\n- World Maze Society. (2020). Rules. Maze Press.\n- The Depth after Thaw Study Group. (2002). Cold water in the life of fish. J. Maze, 5, 1-2.\n"

    static let authorYear: [(String, [String])] = [
        ("Mice run (Radner, 2025).", ["Radner, 2025→Radner 2025=1"]),
        ("Mice run (Radner et al., 2025; Liu et al., 2025).", ["Radner et al., 2025→Radner 2025=1", "Liu et al., 2025→Liu 2025=2"]),
        ("Radner et al. (2025) saw mice.", ["Radner et al. (2025)→Radner 2025=1"]),
        ("Liu and Smith (2019a) saw copper.", ["Liu and Smith (2019a)→Liu 2019a=3"]),
        ("Copper (Liu & Smith, 2019a, 2019b).", ["Liu & Smith, 2019a→Liu 2019a=3", "2019b→Liu 2019b=4"]),
        ("Liu and Smith (2019) saw both.", ["Liu and Smith (2019)→Liu 2019=?"]),
        ("As van der Berg (2014) says.", ["van der Berg (2014)→van der Berg 2014=5"]),
        ("Mice run (Van der Berg, 2014).", ["Van der Berg, 2014→Van der Berg 2014=5"]),
        ("Radner’s (2025) mice.", ["Radner’s (2025)→Radner 2025=1"]),
        ("Others (Okafor et al., 2011) differ.", ["Okafor et al., 2011→Okafor 2011=-"]),
        ("In May 2025 and since 2014 nothing was heard of it (2020).", []),
        ("Rules hold (World Maze Society, 2020).", ["World Maze Society, 2020→World Maze Society 2020=6"]),
        ("All rules of the maze were written by the World Maze Society (2020) in one year; so has (Radner, 2025; World Maze Society, 2020).",
         ["World Maze Society (2020)→World Maze Society 2020=6", "Radner, 2025→Radner 2025=1", "World Maze Society, 2020→World Maze Society 2020=6"]),
        ("Rules hold (Depth after Thaw Study Group, 2002).", ["Depth after Thaw Study Group, 2002→Depth after Thaw Study Group 2002=7"]),
        ("Rules hold (Society, 2020; Study Group, 2002).", ["Society, 2020→Society 2020=-"]),
        ("*Radner et al.* (2025) saw mice.", ["Radner et al.* (2025)→Radner 2025=1"]),
    ]

    /// `(ROE; POE; DOE, 2001)` is one work of three authors; behind a semicolon alone stands another.
    @Test func semicolonsPartAuthorsInCapitals() {
        let list = "\n\n## Referências\n\nROE, A.; POE, B.; DOE, C. Ratos do norte. Porto: Luz, 2001.\n\nPOE, B. Gatos do norte. Porto: Luz, 2002.\n\nROE, A.; DOE, C. Ratos do sul. Porto: Luz, 2003.\n"
        #expect(Self.found(in: "# T\n\nEles correm (ROE; POE; DOE, 2001), dormem (ROE; DOE, 2003) e comem (Poe, 2002; ROE; DOE, 2003)." + list)
            == ["ROE; POE; DOE, 2001→ROE 2001=1", "ROE; DOE, 2003→ROE 2003=3", "Poe, 2002→Poe 2002=2", "DOE, 2003→DOE 2003=-"])
    }

    /// A dash stands for the author of the entry above; others may join him, and the year may follow at once.
    @Test func dashesStandForTheAuthorsAbove() {
        let authors = Self.records("# T\n\n## References\n\nRoe, Anna. 2001. *Mazes of the North*. Oslo: Hill.\n\n——, Karl Poe, and Lena Doe. 2004. *Mazes of the South*. Oslo: Hill.\n\n———. 2005. *Mice*. Oslo: Hill.\n")
            .references.map { $0.bibliography.authors.map(\.family) }
        #expect(authors == [["Roe"], ["Roe", "Poe", "Doe"], ["Roe", "Poe", "Doe"]])
        let bulleted = Self.records("T\n\nReferences\n\nRoe, A. (1997) Mazes of the north. J Maze 1: 2-3.\n- (1998) Mazes of the south. J Maze 2: 3-4.\nPoe, B. (1999) Mice at rest. J Maze 3: 4-5.\n")
            .references.map { ($0.bibliography.authors.first?.family ?? "") + " \($0.bibliography.year ?? 0)" }
        #expect(bulleted == ["Roe 1997", "Roe 1998", "Poe 1999"])
    }

    @Test func aBodyMayRunOverALine() {
        var bodies = BodyNames()
        for name in BodyNames.forms(of: "The World Maze Society") { bodies.insert(name) }
        let text = EntryText(plain: Array("As the World\n  Maze Society (2020) says, not Maze Society (2021).".utf8))
        let markers = AuthorYearMarkers.markers(in: 0 ..< text.end, of: text, bodies: bodies)
        #expect(markers.map { text.string($0.bytes) } == ["World\n  Maze Society (2020)", "Society (2021)"])
        guard case .authorYear(let pointer)? = markers.first?.pointers.first else { Issue.record("no pointer"); return }
        #expect(pointer.families == ["world maze society"] && pointer.label == "World Maze Society 2020")
    }

    @Test(arguments: authorYear) func linksAuthorsAndYears(text: String, expected: [String]) {
        #expect(Self.found(in: "# Mazes\n\n" + text + Self.dated) == expected)
    }

    static let labels: [(String, [String])] = [
        ("A 2025 study reported opioid receptors after injury of the spine. PubMed·DOI", ["PubMed·DOI→PubMed·DOI=2"]),
        ("A 2025 study reported that a peptide helped in the animal model. PubMed·DOI", ["PubMed·DOI→PubMed·DOI=1"]),
        ("A 2014 study reported iron. PubMed·DOI", ["PubMed·DOI→PubMed·DOI=5"]),
        ("A 2025 study was made. PubMed·DOI", ["PubMed·DOI→PubMed·DOI=?"]),
        ("A 1999 study reported iron. PubMed·DOI", ["PubMed·DOI→PubMed·DOI=-"]),
        ("Literature indexed on PubMed is wide.", []),
        ("A 2014 study reported iron. PubMed·DOI\n\nA 2025 study reported opioid receptors after injury of the spine. PubMed",
         ["PubMed·DOI→PubMed·DOI=5", "PubMed→PubMed=2"]),
        ("A 2014 study reported iron. DOI\n\nA 2025 study reported opioid receptors after injury of the spine. PubMed·DOI",
         ["DOI→DOI=5", "PubMed·DOI→PubMed·DOI=2"]),
        ("A 2014 study reported iron. PubMed", []),
        ("A 2014 study reported iron. PubMed·DOI\n\nAll abstracts are read. PubMed is wide, and so is PubMed", ["PubMed·DOI→PubMed·DOI=5"]),
    ]

    @Test(arguments: labels) func linksLabelsByWhatTheSentenceSpeaksOf(text: String, expected: [String]) {
        #expect(Self.found(in: "# Mazes\n\n" + text + Self.dated) == expected)
    }

    @Test func ofTwoListsTheNumberedOneIsMeant() {
        let text = "# Mazes\n\nMice run.[1][2]\n\n## References\n\n- Radner, A.I., et al. (2025). Mazes. Available from: [\\[Link\\]](#)\n- Liu, R., et al. (2025). Mice. Available from: [\\[Link\\]](#)\n\n## Sources\n\n- [1. Cats \\[cats.org\\]](#)\n- [2. Dogs \\[dogs.org\\]](#)\n- To cite this document: Lab. [Mazes]. Lab, [2026].\n"
        #expect(Self.found(in: text) == ["[1]→1=3", "[2]→2=4"])
    }

    @Test func everyChapterHasItsList() {
        let list = "\n\n## References\n\n1. Smith J. Mazes. J Maze. 2010;1:2-3.\n2. Brown K. Mice. J Maze. 2011;2:3-4.\n\n"
        #expect(Self.found(in: "# One\n\nMice run [1]." + list + "# Two\n\nCats sleep [2]." + list) == ["[1]→1=1", "[2]→2=4"])
    }

    @Test func listsThatCoverAsMuchAreATie() {
        let list = "1. Smith J. Mazes. J Maze. 2010;1:2-3.\n2. Brown K. Mice. J Maze. 2011;2:3-4.\n\n"
        #expect(Self.found(in: "# One\n\nMice run [1].\n\n## References\n\n" + list + "## Sources\n\n" + list) == ["[1]→1=?"])
    }

    @Test func cellsCarryTheirPlace() {
        let citations = Self.records("# Mazes\n\nFood\tMice\tSource\nCorn\tThey like it.[2]\t[1][2]\nBeans\tNone\t[1]\n" + Self.numbered).citations
        #expect(citations.map { "\($0.row ?? -1),\($0.column ?? -1):\($0.label)" } == ["1,1:2", "1,2:1", "1,2:2", "2,2:1"])
        #expect(citations.allSatisfy { $0.tableID != nil })
        #expect(citations.first?.context == "They like it.[2]")
    }

    @Test func markersInEntriesAreNoCitations() {
        #expect(Self.found(in: "# M\n\nMice run [1].\n\n## References\n\n1. Smith J. Mazes [see 2]. J Maze. 2010;1:2-3. [PubMed] [DOI]\n2. Brown K. Mice [1]. J Maze. 2011;2:3-4.\n") == ["[1]→1=1"])
    }

    @Test func contextIsTheSentence() {
        let citations = Self.records("# M\n\nCats sleep. Mice **run** far.[1] Dogs bark.\n\nA 2014 study reported voles. PubMed·DOI" + Self.numbered.replacingYear).citations
        #expect(citations.map(\.context) == ["Mice run far.[1]", "A 2014 study reported voles. PubMed·DOI"])
    }

    @Test func contextOfAPageWithoutStopsIsWhatStandsAround() {
        let words = String(repeating: "mice run far ", count: 400)
        let citation = Self.records("# M\n\n" + words + "[1] " + words + Self.numbered).citations.first
        #expect(citation?.context.contains("far [1] mice") == true)
        #expect((citation?.context.utf8.count ?? 0) <= 2_100)
    }

    /// A line of markers alone: each with a window of its own size, they would take hundreds of times the memory of the document.
    @Test func contextOfALineOfMarkersIsShort() {
        let citations = Self.records("# M\n\n" + (0 ..< 30_000).map { "[\($0 % 3 + 1)] " }.joined() + Self.numbered).citations
        #expect(citations.count >= 29_999)
        #expect(citations.allSatisfy { $0.context.utf8.count <= 210 && $0.context.contains($0.marker) })
    }

    @Test func unresolvedOnesAreReported() {
        let records = Self.records("# M\n\nMice run [7].[1]" + Self.numbered)
        #expect(records.diagnostics.filter { $0.code == "dangling-citation" }.count == 1)
    }

    /// A marker is the text of its span to the letter, whatever the text is.
    @Test func spansHoldTheirMarkers() {
        let pieces = ["Mice run", "[1]", " [2, 3]", "[4–5]", "²", "<sup>3</sup>", "Smith (2010)", " et al. 2011", "PubMed·DOI", "[\\[1\\]](#)", ". ", "\n", "é", "[", "]", "(", ")", "^2^", "`", "Brown, ", "2012", " and ", "\t"]
        var state: UInt64 = 3
        for _ in 0 ..< 300 {
            var text = "# M\n\n"
            for _ in 0 ..< 14 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            text += Self.numbered
            let scalars = Array(text.unicodeScalars)
            for citation in Self.records(text).citations {
                var marker = String.UnicodeScalarView()
                marker.append(contentsOf: scalars[citation.span.start ..< citation.span.end])
                #expect(String(marker) == citation.marker)
            }
        }
    }

    /// Brackets that open and never close take a time that grows as their number, before a label and before none.
    @Test(.timeLimit(.minutes(1)), arguments: ["x", "PubMed]"]) func manyOpenBrackets(inside: String) {
        let brackets = String(repeating: "[", count: 50_000)
        #expect(Self.found(in: "Mice run. \(brackets)\(inside) Cats sleep." + Self.numbered).allSatisfy { !$0.hasSuffix("=1") })
    }
}

extension String {
    /// The list with a year that a test speaks of.
    fileprivate var replacingYear: String { split(separator: "2013", omittingEmptySubsequences: false).joined(separator: "2014").split(separator: "Cats. J Maze. 2014", omittingEmptySubsequences: false).joined(separator: "Cats. J Maze. 2015") }
}
