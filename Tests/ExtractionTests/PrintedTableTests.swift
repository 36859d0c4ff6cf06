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

    /// What heads the first rows of a page may stand last on the page before it.
    @Test func aGroupLastOnItsPageIsInTheTable() {
        let grouped = Self.twoPages.replacing("30 mg    14     same\n", with: "30 mg    14     same\nAt night\n")
        #expect(rows(grouped) == [[["Dose", "Rats", "Outcome"], ["3 mg", "12", "better"], ["30 mg", "14", "same"], ["At night", "", ""],
                                   ["60 mg", "15", "worse"], ["90 mg", "16", "worse"]]])
    }

    /// A page whose figures differ in width shows a column more; its rows are the table's all the same.
    @Test func aPageWithAColumnMoreGoesOn() {
        let table = """
        # T

        Table 1: Scores

        Maze        Rats     Score         Range
        north       12       3.5 ± 1.0     12–15
        south       14       3.1 ± 0.9     11–16

                          4
        \u{0C}east        15       2.5 (31%)     90   9 (2%)
        west        16       9.5 (28%)     8    7 (1%)
        above       17       7.5 (21%)     75   5 (9%)

                          5
        \u{0C}More words.
        """
        #expect(rows(table).count == 1)
        #expect(rows(table).first?.count == 6)
    }

    /// A raised mark leaves blanks around it and a blank line below its row.
    @Test func rowsBehindARaisedMarkAreTheSameTables() {
        #expect(rows("""
        # T

        Maze                      Rats          Score          p
        Days to the end           68 (57)       70 (76)        0.46
        Seen before               52%           58%            0.26
        Nights in the box   a     14 (31)       6 (14)         0.01

        Days in the maze          45 (76)       28 (51)        0.10
        Rats that came back       30%           13%            0.08
        """).map(\.count) == [6])
    }

    @Test func aHeadingOfTwoWordsIsOne() {
        #expect(rows("""
        # T

        Maze            Rats       Significance (P)
        north           12                      0.35
        south           14                      0.68
        west            16                      0.03
        above           11                      0.45
        below           11                      0.45
        """)[0][0] == ["Maze", "Rats", "Significance (P)"])
    }

    /// Cells set in the middle of a column whose heading is wider than any of them.
    @Test func aHeadingWiderThanItsCellsIsNoColumn() {
        #expect(rows("""
        # T

        Measurement      Unit           Measured value      Expected value
            TIME        Minutes               2.83                4.07
            RATE           %                  59.3                75.7
          TIME/RATE        %                   79                 88.4
            LONG        Minutes               2.55                3.88
            WIDE        Minutes               0.55                2.51
        """)[0].prefix(2) == [["Measurement", "Unit", "Measured value", "Expected value"], ["TIME", "Minutes", "2.83", "4.07"]])
    }

    @Test func aFirstColumnThatFewRowsFillIsOne() {
        #expect(rows("""
        # T

               Maze       Outcome of the first day
        Rats   north      found the way out at once
               south      stopped at the second door
               west       stayed in the box until noon
               above      found the way out in the dark
               below      found the way out in the light
        """)[0].prefix(2) == [["", "Maze", "Outcome of the first day"], ["Rats", "north", "found the way out at once"]])
    }

    /// A share behind its number is no column, though figures set in the middle start where it does.
    @Test func aShareStaysWithItsNumber() {
        #expect(rows("""
        # T

        Age                     Male rats      Early n (%)      Closed rats
        Young volume               25            48.1        87 (91%)
        East weight            0.73–1.61      0.56–1.68         13.5
        Young response            12.7        37 (16%)       24.8 ± 1.1
        First rate             0.19–1.72          30             94
        Upper temperature      0.49–1.30      33.9 ± 0.6     83 (30%)
        Second length          38.6 ± 3.4         87            22.9
        Early time             0.69–1.60      21.2 ± 0.9        10.9
        """)[0].prefix(2) == [["Age", "Male rats", "Early n (%)", "Closed rats"], ["Young volume", "25", "48.1", "87 (91%)"]])
    }

    @Test func itemsBelowATableAreNoRows() {
        #expect(rows("""
        # T

        Maze            Rats       Days
        north           12         0.35
        south           14         0.68

        1.      First, the rats of both groups were let in at the same door on each
                of the days that are named above.

        2.      Second, nobody knew which of them had seen the maze.
        """).map(\.count) == [3])
    }

    /// How sure a table is follows from its cells: filled columns of one kind, or few cells among many columns.
    @Test func aTableWithFewOfItsCellsIsUnsure() {
        let full = TableLayoutTests.records("# T\n\nMaze    Rats   Days\nnorth   12     14\nsouth   14     13\nwest    11     12\n")
        #expect(full.tables.map(\.confidence) == [0.85])
        let sparse = TableLayoutTests.records("""
        # T

        Maze      Rats      Days      Doors     Food      Light
        north     12                                      lit
        south     14        13
        west                          four
        above     11                            none
        below     13
        """)
        #expect(sparse.tables.count == 1)
        #expect(sparse.tables.allSatisfy { $0.confidence < 0.5 })
        #expect(sparse.diagnostics.contains { $0.code == "unsure-table" })
    }

    /// Lines that a manual fills with blanks to its right margin, and what it sets further in.
    @Test func aManualHasNoTables() {
        #expect(rows("""
        NAME

               When the box of a rat is made, what lies in the folder is put there, as it
               was    found    in    this    box.     Each   one   that   is   left   out
               needs  a  line of its own, and the words of that line are read from left to
               right until one of them says that the box is full.

        OPTIONS
               -f     Fill the box even if it is full.

               -q     Say nothing of what is put there.

               -t     Try what would be put there.

        EXAMPLES

                [box defaults]
                MinFood = 12RatsOrMore
                MaxFood = 40RatsOrMore
                MidFood = 20RatsOrMore
        """) == [])
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
