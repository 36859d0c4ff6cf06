import Model
import Testing

struct RunningLinesTests {
    private func runningLines(_ pages: [String]) -> [Int] {
        let text = SourceText(pages.joined(separator: "\u{0C}"))
        let found = text.runningLines
        return (0 ..< text.lineCount).filter { found.contains(line: $0) }
    }

    @Test func runningLinesComeBackWithOtherNumbers() {
        #expect(runningLines([
            "A title\n\nThe rats ran.\n\n  Page 1 of 3\n", "Roe and Poe    2019;4:12\n\nThey rested.\n\n  Page 2 of 3\n", "Roe and Poe    2019;4:13\n\nThey ate.\n\n  Page 3 of 3\n",
        ]) == [4, 5, 9, 10, 14])
    }

    @Test func textWithoutPagesHasNone() { #expect(runningLines(["12\n\nRats.\n\n13\n\nRats.\n\n14\n"]).isEmpty) }

    /// A heading that comes back right over its rows, without a blank line, and lines of one page alone are text.
    @Test func whatIsNoRunningLine() {
        #expect(runningLines(["Dose  Rats\n3 mg  4\n6 mg  5\n8 mg  6\n", "Dose  Rats\n9 mg  4\n9 mg  5\n9 mg  6\n", "The end.\n\nWords.\n"]).isEmpty)
    }

    @Test(arguments: [
        ("(continued)", true), ("Table 3 (cont.)", true), ("Continued on next page", true), ("TABLE 2. Cont'd", true), ("Control", false), ("Contact hours", false), ("Table of contents", false),
    ])
    func continuationNotes(line: String, isNote: Bool) {
        let bytes = Array(line.utf8)
        #expect(bytes.isContinuationNote(bytes.indices) == isNote)
    }
}
