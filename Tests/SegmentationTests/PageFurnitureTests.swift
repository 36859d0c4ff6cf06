import Foundation
import Model
@testable import Segmentation
import Testing

/// Text of a PDF: lines broken at a width, pages that form feeds part, a running head and a number on each.
struct PageFurnitureTests {
    static let prose = "Mice of the north keep to the walls of a maze, whatever the light, and those of the\nsouth cross it by night. We asked for how long they do so.\n"

    /// The readable entries of a text, page furniture left out as Extraction leaves it out.
    static func entries(_ text: String) -> [String] {
        let segmented = SegmenterTests.segmented(text)
        return segmented.blocks.filter { $0.kind == .reference }.map { block in
            var pieces = "", at = block.content.lowerBound
            for hole in block.holes + [block.content.upperBound ..< block.content.upperBound] {
                pieces += segmented.document.string(at ..< hole.lowerBound)
                at = hole.upperBound
            }
            return pieces.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    static func page(_ number: Int, _ text: String) -> String { "\(text)\n\n\(number)\n\n\u{0C}On Mazes and Mice\n\n" }

    @Test func listsRunOverPages() {
        let text = "On Mazes of the North\n\n" + Self.page(1, Self.prose) + Self.page(2, Self.prose)
            + Self.page(3, "References\nAdler RT, Brook UV (2006). “Walls and Mice.” Maze\nLetters, 6(50), 1–9.\nCole S (1994). “On the Length of Stay of Mice in the Large\nMazes of Lund.” Statistics of")
            + "Mazes, 50(4), 1088–1101.\nDunn K, Eber R (1980). Regression for Mazes. Grey Press, New\nYork.\n"
        #expect(Self.entries(text) == [
            "Adler RT, Brook UV (2006). “Walls and Mice.” Maze Letters, 6(50), 1–9.",
            "Cole S (1994). “On the Length of Stay of Mice in the Large Mazes of Lund.” Statistics of Mazes, 50(4), 1088–1101.",
            "Dunn K, Eber R (1980). Regression for Mazes. Grey Press, New York.",
        ])
    }

    /// The numbers of a list that a converter set below the entries of each page belong to no entry; a line that it broke before a comma goes on.
    @Test func numbersSetApartAreOfNoEntry() {
        let lists = ["Adler RT, Brook UV (2006) Walls and mice of the north. Maze\nLetters 6: 1–9. doi: 10.1000/adler\nCole S (1994) On the length of stay of mice in the large\nmazes. Maze Stat 50: 1088–1101.",
                     "Dunn P\n, Eber R (1980) Regression for mazes, and what mice make of\nit. Maze Stat 12: 1–4. doi: 10.1000/dunn\nFox G (1999) Cats at the wall. Maze Letters 2:\n77–79."]
        let text = "On Mazes of the North\n\n" + Self.prose + "\nReferences\n" + lists[0] + "\n1.\n2.\n3.\n4.\n" + lists[1] + "\n"
        #expect(Self.entries(text) == [
            "Adler RT, Brook UV (2006) Walls and mice of the north. Maze Letters 6: 1–9. doi: 10.1000/adler",
            "Cole S (1994) On the length of stay of mice in the large mazes. Maze Stat 50: 1088–1101.",
            "Dunn P , Eber R (1980) Regression for mazes, and what mice make of it. Maze Stat 12: 1–4. doi: 10.1000/dunn",
            "Fox G (1999) Cats at the wall. Maze Letters 2: 77–79.",
        ])
    }

    /// Where no blank line parts anything, a table of cells one a line stands between paragraphs, and neither they nor the list are one.
    @Test func proseWithoutBlankLinesIsNoTable() {
        let paragraph = (1 ... 12).map { "\($0 % 4 == 0 ? "\($0) of " : "Those of the \($0) ")the mice of the north kept to the walls of the maze for long\n" }.joined()
        let cells = "Outcome\nPlacebo\nDrug\nRelapse\n12 (8.0)\n7 (4.4)\nFever\n9 (6.0)\n8 (5.1)\nCough\n1 (0.7)\n3 (1.9)\nPain\n4 (2.0)\n5 (2.2)\n"
        let list = "References\n" + (1 ... 12).map { "Adler RT, Brook UV (20\($0 + 10)) Walls and mice of the north. Maze\nLetters \($0): 1–9. doi:\n10.1000/adler.\($0)\n" }.joined()
            + (1 ... 12).map { "\($0).\n" }.joined()
        func tables(_ text: String) -> [String] {
            let segmented = SegmenterTests.segmented(text)
            return segmented.blocks.filter { $0.kind == .table }.map { segmented.document.string($0.content) }
        }
        #expect(tables("On Mazes\n" + paragraph + cells + paragraph + list) == [cells.trimmingCharacters(in: .newlines)])
    }

    /// Lines that a converter filled with three blanks between all words are no rows; a matrix of numbers with as many is.
    @Test func linesFilledWithBlanksAreNoTable() {
        func wide(_ text: String) -> String { text.split(separator: " ").joined(separator: "   ") }
        let prose = wide("Mice of the north keep to the walls of a maze whatever the light") + "\nand those of the south cross it by night for as long as they can.\n"
        let list = wide("Adler RT, Brook UV, Cole S, Dunn K (2006) Walls and Mice. Maze Letters") + "\n6: 1–9. doi: 10.1000/adler\n"
        let matrix = "1.0   0.2   0.3   0.4   0.5\n0.2   1.0   0.6   0.7   0.8\n0.3   0.6   1.0   0.9   0.1\n0.4   0.7   0.9   1.0   0.2\n"
        func tables(_ text: String) -> Int { SegmenterTests.segmented("# Mazes\n\n" + text).blocks.count { $0.kind == .table } }
        #expect(tables(prose + prose) == 0 && tables(list + list) == 0)
        // short lines are filled where many long ones are
        let narrow = [wide("and those of the south"), wide("cross it by night"), wide("for as long as"), wide("they can and will")].joined(separator: "\n") + "\n"
        #expect(tables(String(repeating: prose, count: 20) + "\n" + narrow) == 0)
        #expect(tables(matrix) == 1)
    }

    /// What publishers and converters print at the foot of a page, and the running head whose pages the number beside it is of.
    @Test(arguments: [
        "<!-- page 25 -->\n", "\n<!-- PAGE_NUMBER: 25 -->\n\n", "828                    Adler\nDownloaded from https://mazes.example.org/a/1 by guest on 02 August 2024\n",
        "346\nAdler et al. . doi:10.1000/mazes/346\nMLT\nDownloaded from https://mazes.example.org/a/1 by guest on 02 August 2024\n", "\n## Page 8\n\n",
        "maze letters 48 (2023) 33335-33345\n33344\n", "\n_Maze Letters_ , **48** (11) F335-F345 (2023)\n\nF344\n\n",
    ])
    func noticesAreOfNoEntry(notice: String) {
        let text = "On Mazes\n\n\(Self.prose)\nReferences\n[1] Adler RT, Brook LM. Development and validation of mazes for mice of\n\(notice)the north. Maze Letters 2006;6:1–9.\n"
            + "[2] Cole CB. A test for mazes. Maze Letters 1994;50:1088–1101.\n\(notice)"
        #expect(Self.entries(text) == [
            "Adler RT, Brook LM. Development and validation of mazes for mice of the north. Maze Letters 2006;6:1–9.", "Cole CB. A test for mazes. Maze Letters 1994;50:1088–1101.",
        ])
    }

    @Test(arguments: [
        "<!-- PDF_PAGE: 1 -->\n", "5th International Conference on Mazes and Doors\n", "<!--\nsource: mazes.pdf\npages: 11\n-->\n\n<img>MAZE PRESS logo</img>\n", "Available online at www.example.org\nComput. Mazes Appl. 326 (2017) 338–357\nwww.example.org/mazes\n", "bioRxiv preprint doi: https://doi.org/10.1000/1. this version posted May 5, 2020.\n\n",
    ])
    func noticesAreNoTitle(notice: String) {
        #expect(SegmenterTests.segmented(notice + "Mazes of the North and How Mice\nof the South Cross Them\n\n" + Self.prose + "\n" + Self.prose).sections.map(\.heading) == ["Mazes of the North and How Mice of the South Cross Them"])
    }

    @Test func theRestOfASentenceIsNoTitle() {
        #expect(SegmenterTests.segmented("mice of the north (Abel 2001; Bode\n\n" + Self.prose).sections.isEmpty)
        #expect(SegmenterTests.segmented("# The Author(s) 2024. Published by Maze Press on behalf of the Maze Society.\n\n" + Self.prose).sections.isEmpty)
    }

    @Test func wrappedTitlesInNumberedListsAreNoHeadings() {
        let text = "On Mazes\n\n\(Self.prose)\nReferences\n(1) Adler, K.; Brook, B.; Cole, C.; Dunn, A.\nRecent advances in the building of mazes for mice of all sizes. Maze\nLetters 2022, 8.\n(2) Eber, J. A.; Falk, V. Walls.\n"
            + "Mazes and Their Uses 2021, 121, 9816–9872.\n(3) Gold, G. B. Mazes for all.\nJournal of Mazes 2017, 38, 1291–1307.\n"
        #expect(Self.entries(text) == [
            "Adler, K.; Brook, B.; Cole, C.; Dunn, A. Recent advances in the building of mazes for mice of all sizes. Maze Letters 2022, 8.",
            "Eber, J. A.; Falk, V. Walls. Mazes and Their Uses 2021, 121, 9816–9872.", "Gold, G. B. Mazes for all. Journal of Mazes 2017, 38, 1291–1307.",
        ])
    }

    @Test func endMatterBehindAListOpensASection() {
        let text = "On Mazes\n\n\(Self.prose)\nReferences\nAdler RT (2006). Walls. Maze Letters, 6(50), 1–9.\nBrook S (1994). Stays. Maze Letters, 5(4), 10–11.\nAppendix A\n\(Self.prose)"
        #expect(Self.entries(text).count == 2)
    }

    @Test func aPageNumberThatStartsALineIsNoLabel() {
        let text = "On Mazes\n\n\(Self.prose)\nReferences\nAdler M (2009). “Sizes of Mazes.” In B Cole (ed.), The Handbook of Mazes, pp. 221–\n235. Grey Press, New York.\nBrook M, Cole L (2005). Walls. Maze Letters, 3(1), 1–9.\n"
            + "Dunn MJ, Eber JJ (2007). Lights. Maze Letters, 5(1), 53–77.\n"
        #expect(Self.entries(text).count == 3)
    }

    @Test func blankLinesWithinEntries() {
        let text = "# On Mazes\n\n## Methods\n\n\(Self.prose)\n## References\n\nAdler RT, Brook LM (2006). “Development and Validation\n\nof Mazes for Mice.” Maze Letters, 6(50), 1–9.\n\nCole CB, Dunn M (1994). “A Test for\n\n"
            + "Mazes of the North.” Maze Letters, 50(4), 1088–1101.\n\nEber DA, Falk E (1980). Diagnostics of Mazes. Grey Press, New\n\nYork.\n\nGold M (1999). Walls. Maze Letters, 1(1), 1–2.\n"
        #expect(Self.entries(text) == [
            "Adler RT, Brook LM (2006). “Development and Validation of Mazes for Mice.” Maze Letters, 6(50), 1–9.",
            "Cole CB, Dunn M (1994). “A Test for Mazes of the North.” Maze Letters, 50(4), 1088–1101.",
            "Eber DA, Falk E (1980). Diagnostics of Mazes. Grey Press, New York.", "Gold M (1999). Walls. Maze Letters, 1(1), 1–2.",
        ])
    }

    /// Every line of a manuscript has a number, in a line of its own or before the text.
    @Test(arguments: [false, true]) func lineNumbersAreNoLabels(own: Bool) {
        var lines = (0 ..< 24).flatMap { _ in ["The mice of the north keep to the walls of a maze, and", "those of the south cross it by night without any fear."] }
        lines += ["References", "Adler, D.R., Brook, M., 1988. Stresses of mice and", "their relief in mazes. Maze Lett. 6, 148–154.", "Cole, L., Dunn, P., 1997. Sizes of", "mazes. Maze Lett. 15, 577–584."]
        let text = lines.enumerated().map { own ? "\($1)\n\n\($0 + 1)\n" : "\($0 + 1) \($1)" }.joined(separator: "\n")
        #expect(Self.entries("On Mazes and Mice\n\n" + text) == [
            "Adler, D.R., Brook, M., 1988. Stresses of mice and their relief in mazes. Maze Lett. 6, 148–154.",
            "Cole, L., Dunn, P., 1997. Sizes of mazes. Maze Lett. 15, 577–584.",
        ])
    }

    @Test func anchorsBeforeLabels() {
        let text = "# On Mazes\n\n## References\n\n- <span id=\"page-3-0\"></span>[1] Adler M. Walls. Maze Lett. 2001;1:2-3.\n- <span id=\"page-3-1\"></span>[2] Brook N. Lights. Maze Lett. 2002;2:3-4.\n"
        let blocks = SegmenterTests.segmented(text).blocks.filter { $0.kind == .reference }
        #expect(blocks.map { $0.label.map(SegmenterTests.segmented(text).document.string) } == ["1", "2"])
    }

    @Test(arguments: [
        ("Effects of a short peptide on the\nmice of the north\n\n", "Effects of a short peptide on the mice of the north"), ("On Mazes\nJane Roe\n\n", "On Mazes"),
    ]) func titlesOverTwoLines(top: String, title: String) {
        #expect(SegmenterTests.segmented(top + "\n" + Self.prose).sections.first?.heading == title)
    }

    @Test func wrappedProseIsNoTitle() {
        #expect(SegmenterTests.segmented("Mice of the north keep to the walls of a\nmaze, whatever the light, and those of\nthe south cross it by night, as far as\nwe know.\n").sections.isEmpty)
    }

    @Test func fullNamesOpenEntries() {
        let text = "On Mazes\n\n\(Self.prose)\nReferences\nCarla Diaz and Emil Epps. 2021. Facts of mazes. In\nProceedings of the 59th Maze Meeting, pages 101–\n112. Grey Press.\nNina Fox, Paul Grant, Otto de Vries,\nand Rita Hull. 2020. Walls and\n"
            + "mice. Transactions of Mazes, 8:1–15.\nGus Gray. 2019. Forgetting. arXiv preprint\narXiv:1901.00001.\n"
        #expect(Self.entries(text) == [
            "Carla Diaz and Emil Epps. 2021. Facts of mazes. In Proceedings of the 59th Maze Meeting, pages 101– 112. Grey Press.",
            "Nina Fox, Paul Grant, Otto de Vries, and Rita Hull. 2020. Walls and mice. Transactions of Mazes, 8:1–15.",
            "Gus Gray. 2019. Forgetting. arXiv preprint arXiv:1901.00001.",
        ])
    }

    @Test func namesWithParticlesOpenEntries() {
        let text = "On Mazes\n\n\(Self.prose)\nReferences\nAdler HC, Brook LR (2002). Mazes by\nmeans of walls. Maze Letters, 21(4), 589–624.\nvan Coe HC, Dunn LR (2003). Walls. Maze Letters, 22(4), 9–24.\n"
        #expect(Self.entries(text).count == 2)
    }

    @Test func whatKindOfArticleItIsIsNoTitle() {
        #expect(SegmenterTests.segmented("Open Access\n\nMazes of the North\n\nJane Roe\n\n\(Self.prose)").sections.first?.heading == "Mazes of the North")
    }
}
