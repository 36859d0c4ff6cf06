@testable import Extraction
import Model
import Segmentation
import Testing

/// Tables as printed pages hold them: cells broken without a sign, parts on several pages, prose beside them.
struct PrintedTableTests {
    private func rows(_ text: String) -> [[[String]]] {
        let records = TableLayoutTests.records(text)
        return records.tables.indices.map { TableLayoutTests.rows(of: records, table: $0) }
    }

    @Test func cellsBrokenWithoutASignAreOne() {
        #expect(rows("""
        # T

        Maze           What was tried                     Rats      Outcome
        Plain          Food at the end, in a white        12.5 ±    faster from the
                       bowl                               1.5       third day on
        Burrow         Food at both ends                  9.1 ±     no change was
        (dark)                                            0.8       seen
        Burrow (lit)   Water alone, behind a door of      8.4 ±     slower, but only
                       glass                              1.1       in the first week
        """) == [[
            ["Maze", "What was tried", "Rats", "Outcome"], ["Plain", "Food at the end, in a white bowl", "12.5 ± 1.5", "faster from the third day on"],
            ["Burrow (dark)", "Food at both ends", "9.1 ± 0.8", "no change was seen"],
            ["Burrow (lit)", "Water alone, behind a door of glass", "8.4 ± 1.1", "slower, but only in the first week"],
        ]])
    }

    /// Rows of one line whose words stand close by chance are not joined.
    @Test func rowsOfOneLineStayApart() {
        #expect(rows("""
        # T

        Primer      Forward                 Reverse
        Alpha       GATTACAGATTACAGATTACA   CCATGGCCATGGCCATGGCC
        Beta long   TTAGGCTTAGGCTTAGGCTTA   GGTACCGGTACCGGTACCGG
        Gamma       CATGCATGCATGCATGCATGC   AATTCCGGAATTCCGGAATT
        """)[0].count == 4)
    }

    @Test func shortCellsInTheMiddleOfALongOneAreOneRow() {
        #expect(rows("""
        # T

        Measure            How it was taken                       Day 1   Day 9
                           By hand, with the watch that hangs
        Time                                                      x       x
                           beside the door
        Weight             On the scale                           x
                           With a tape, from the nose to the
        Length                                                    x       x
                           tip of the tail
        """) == [[
            ["Measure", "How it was taken", "Day 1", "Day 9"], ["Time", "By hand, with the watch that hangs beside the door", "x", "x"],
            ["Weight", "On the scale", "x", ""], ["Length", "With a tape, from the nose to the tip of the tail", "x", "x"],
        ]])
    }

    private static let twoPages = """
    # T

    Table 1: Scores

    Dose     Rats   Outcome
    3 mg     12     better
    30 mg    14     same

                      4
    \u{0C}Roe and Poe           Mazes 2

    Dose       Rats     Outcome
    60 mg      15       worse
    90 mg      16       worse

    Words of a paragraph that goes on below the table.

                      5
    \u{0C}Roe and Poe           Mazes 3

    More words of it.
    """

    @Test func aTableOverTwoPagesIsOneAndItsHeadingIsSaidOnce() {
        #expect(rows(Self.twoPages) == [[["Dose", "Rats", "Outcome"], ["3 mg", "12", "better"], ["30 mg", "14", "same"], ["60 mg", "15", "worse"], ["90 mg", "16", "worse"]]])
    }

    @Test func aTableUnderItsOwnCaptionIsAnotherOne() {
        let other = Self.twoPages.replacing("Dose       Rats     Outcome", with: "Table 2: Times\n\nDay        Rats     Time")
        #expect(rows(other).map(\.first) == [["Dose", "Rats", "Outcome"], ["Day", "Rats", "Time"]])
    }

    @Test func proseInTwoColumnsIsNoTable() {
        let left = ["The rats of the first group", "were faster from the third", "day on, and the scores of", "both groups were compared", "with each other again when",
                    "the light had been changed", "in between the two trials."]
        let right = ["mazes of this kind have been", "in use since long ago, and", "what they show is open to", "doubt for as long, as walls", "and light were never quite the",
                     "same in two of the reports", "that were read for this one."]
        let prose = zip(left, right).map { $0 + String(repeating: " ", count: 34 - $0.count) + $1 }.joined(separator: "\n")
        let table = "Table 1: Scores\n\nDose     Rats   Outcome\n3 mg     12     better\n30 mg    14     same\n"
        #expect(rows("# T\n\n\(prose)\n\n\(table)\n\(prose)\n") == [[["Dose", "Rats", "Outcome"], ["3 mg", "12", "better"], ["30 mg", "14", "same"]]])
    }

    /// Entries broken over lines and pages: the rest of one is no heading, and a page's running lines are in none.
    @Test func entriesGoOnOverPages() {
        let page = { (number: Int) in "\n\n                 \(number)\n\u{0C}Roe and Poe           Mazes \(number)\n\n" }
        let records = TableLayoutTests.records("""
        On Mazes

        Mice ran through mazes of every kind, and what they did there was written down in long lists by people who had the time for it.
        \(page(4))
        They ran on.

          References
             1. Smith J (2010) Mazes in quiet rooms and what became of them after the light had gone. Journal of Mazes
                Old Series 8: 7-9. doi: 10.1000/mazes.8
             2. Brown K, Green L (2011) Mice that will not run in mazes which were built for rats, or for other
        \(page(5))
                animals. Journal of Mice 12: 30-36. doi:
                10.1000/mice.12
             3. Okoro C (2012) Light. Journal of Mazes 9: 1-5.
        \(page(6))
        """)
        #expect(records.references.map(\.label) == ["1", "2", "3"])
        #expect(records.references.map(\.text).last(where: { $0.contains("Brown") }) ==
            "Brown K, Green L (2011) Mice that will not run in mazes which were built for rats, or for other animals. Journal of Mice 12: 30-36. doi: 10.1000/mice.12")
    }
}
