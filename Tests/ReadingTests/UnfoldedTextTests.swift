import Model
@testable import Reading
import Testing

/// Pages in two columns, read column by column.
@Suite struct UnfoldedTextTests {
    private static let left = [
        "The rats ran through the maze, which was lit from",
        "above, and each of them was given the same time to",
        "find the way out. Those of the first group had seen",
        "the maze before and were let in at the same door as",
        "on the day before, while the others were let in at",
        "a door that they did not know.",
        "",
        "Both groups were fed at noon and had water at all",
        "times. Nobody who fed them knew to which of the two",
        "groups a rat belonged, and the cages stood in rooms",
    ]
    private static let right = [
        "that could not be told apart from outside. In the",
        "dark the rats of both groups were slower than in the",
        "light, and those that had not seen the maze stopped",
        "at more of the corners. Whether they smelled the way",
        "or remembered it was not asked here, and what other",
        "animals do in such a maze is left to later work by",
        "those who keep them.",
        "",
        "Five rats did not leave the box at all and were put",
        "aside before the days were counted.",
    ]

    /// Two columns side by side.
    private static func sideBySide(_ left: [String], _ right: [String], gutter: Int = 60) -> String {
        (0 ..< max(left.count, right.count)).map { line in
            let first = line < left.count ? left[line] : "", second = line < right.count ? right[line] : ""
            return second.isEmpty ? first : first + String(repeating: " ", count: max(1, gutter - first.count)) + second
        }.joined(separator: "\n") + "\n"
    }

    private static func read(_ text: String) throws -> (text: SourceText, codes: [String]) {
        var diagnostics: [Diagnostic] = []
        let text = try Reader.plainText.read(Array(text.utf8), "study.txt", &diagnostics)
        return (text, diagnostics.map(\.code))
    }

    private static func string(_ text: SourceText) -> String { text.string(0 ..< text.bytes.count) }

    @Test func theLeftColumnComesFirst() throws {
        let (text, codes) = try Self.read(Self.sideBySide(Self.left, Self.right) + "\u{0C}The end.\n")
        #expect(Self.string(text) == (Self.left + Self.right).joined(separator: "\n") + "\n\u{0C}The end.\n")
        #expect(codes == ["two-columns"])
        #expect(Document(source: Source(id: "study.txt", path: "study.txt", sha256: "", format: "text"), text: text).source.format == "text_columns")
    }

    /// A heading over a list that is set further in stands to the left of where the lines of the right column start.
    @Test func aHeadingStandsBeforeItsList() throws {
        let right = ["Sources"] + Self.right.dropFirst().map { "   " + $0 }
        let (text, _) = try Self.read(Self.sideBySide(Self.left, Self.right) + "\u{0C}" + Self.sideBySide(Self.left, right, gutter: 57))
        #expect(Self.string(text).contains("\n" + Self.left.suffix(3).joined(separator: "\n") + "\nSources\n"))
    }

    /// Lines of the columns that stand at other heights leave one side of a line blank, which parts no paragraphs.
    @Test func linesAtOtherHeightsAreNoParagraphs() throws {
        let left = Self.left.filter { !$0.isEmpty }, right = Self.right.filter { !$0.isEmpty }
        let uneven = Self.sideBySide(left.flatMap { [$0, ""] }, right.flatMap { ["", $0] })
        let (text, _) = try Self.read(Self.sideBySide(Self.left, Self.right) + "\u{0C}" + uneven)
        #expect(Self.string(text).contains("\u{0C}" + left.prefix(6).joined(separator: "\n") + "\n"))
        #expect(Self.string(text).contains("\n" + right.prefix(7).joined(separator: "\n") + "\n"))
    }

    @Test func aTableOverBothColumnsStays() throws {
        let table = """

        Table 1 Rats, their age and the days that they were followed, for each of the doors of the maze, by group of rats
         Door              Rats            Age            Days                 Seen before            Not seen before
         north             12              3.5            14                   6                      6
         south             14              3.0            12                   7                      7
         west              11              3.1            13                   5                      6


        """
        let (text, codes) = try Self.read(Self.sideBySide(Self.left, Self.right) + table + Self.sideBySide(Self.left, Self.right) + "\u{0C}The end.\n")
        #expect(Self.string(text) == (Self.left + Self.right).joined(separator: "\n") + "\n" + table
            + (Self.left + Self.right).joined(separator: "\n") + "\n\u{0C}The end.\n")
        #expect(codes == ["two-columns"])
    }

    @Test func aTableBesideProseIsReadAlone() throws {
        let table = ["Group           Rats    Days", "Seen before    12        14", "Not seen        9        10"]
        let page = Self.sideBySide(Self.left, Self.right) + Self.sideBySide(Array(Self.left.suffix(3)), table) + "\u{0C}The end.\n"
        #expect(try Self.string(Self.read(page).text).contains("\n" + table.joined(separator: "\n") + "\n"))
    }

    /// A left half so long that one blank parts it from the right one, as narrow gutters have it.
    @Test func oneBlankMayBeTheGutter() throws {
        let wide = Self.sideBySide(Self.left, Self.right, gutter: 54), narrow = Self.sideBySide(Self.left, Self.right, gutter: 51)
        let (text, _) = try Self.read(wide + "\u{0C}" + narrow)
        let page = Self.string(text).components(separatedBy: "\u{0C}")[1]
        #expect(page.contains(Self.left[..<4].joined(separator: "\n")))
        #expect(page.contains(Self.right[1 ..< 4].joined(separator: "\n")))
    }

    static let asTheyAre = [
        // without form feeds no page is known
        sideBySide(left, right),
        // one column
        left.joined(separator: "\n") + "\n\u{0C}" + right.joined(separator: "\n") + "\n",
        // a table of long cells between lines of prose over the whole width
        (0 ..< 12).map { "In a maze of this kind, which is lit from above, rats of both groups find the way out, those that know it sooner \($0).\n" }.joined()
            + "\nCriterion                                                  Meaning\n"
            + (0 ..< 4).map { "The rat has seen the maze on the day before \($0)              it was let in at the same door at least once\n" }.joined() + "\u{0C}The end.\n",
        // columns of figures
        (0 ..< 20).map { "Rats of the north door, day \($0)        12.5        14.1        13.0        11.9        15.5        10.1\n" }.joined() + "\u{0C}The end.\n",
    ]

    @Test(arguments: asTheyAre) func otherTextStaysAsItIs(_ text: String) throws {
        let (read, codes) = try Self.read(text)
        #expect(Self.string(read) == text)
        #expect(codes.isEmpty)
        #expect(read.format == nil)
    }

    @Test func runningHeadsStayAtTheEdges() throws {
        let page = { (number: Int, left: [String], right: [String]) in
            "Roe and Poe" + String(repeating: " ", count: 70) + "Mazes \(number)\n\n" + Self.sideBySide(left, right)
        }
        let pages = [page(1, Self.left, Self.right), page(2, Self.right, Self.left), page(3, Self.left.reversed(), Self.right.reversed())]
        let (text, _) = try Self.read(pages.joined(separator: "\n\u{0C}"))
        #expect(text.runningLines.lines.count == 3)
        #expect(Self.string(text).components(separatedBy: "Roe and Poe").count == 4)
    }
}

extension String {
    fileprivate func components(separatedBy word: String) -> [Substring] {
        var parts: [Substring] = [], rest = self[...]
        while let range = rest.firstRange(of: word) {
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }
}
