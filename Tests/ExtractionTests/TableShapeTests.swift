@testable import Extraction
import Model
import Segmentation
import Testing

/// What tables look like in articles: headings over several columns, groups, empty cells, rows over several lines, and what stands beside them.
struct TableShapeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let rows: [[String]]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ rows: [[String]]) { self.name = name; self.text = text; self.rows = rows }
    }

    static let aligned = [
        Case("empty cells and figures set to the right", """
        Site       Depth   Rank     Birds
        Northmoor  12.5                 3
        Eastfen    7.25       4        18
        Holm       110.0     10       244
        """, [["Site", "Depth", "Rank", "Birds"], ["Northmoor", "12.5", "", "3"], ["Eastfen", "7.25", "4", "18"], ["Holm", "110.0", "10", "244"]]),
        Case("one blank between columns, headings centred, a group of its own", """
               Trait        Control (n = 9) Treated (n = 8)   P
        Weight (g)          21.5 (0.8)      22.0 (1.1)      0.61
        Coat
         Brown              4               5
         White              5               3
        Maze time (s)       95.0 (12.4)     61.2 (9.9)      0.03
        """, [["Trait", "Control (n = 9)", "Treated (n = 8)", "P"], ["Weight (g)", "21.5 (0.8)", "22.0 (1.1)", "0.61"], ["Coat", "", "", ""],
              ["Brown", "4", "5", ""], ["White", "5", "3", ""], ["Maze time (s)", "95.0 (12.4)", "61.2 (9.9)", "0.03"]]),
        Case("a first column that few rows fill is no sign of a continued row", """
        Range     Method   Steps   Error
        [0, 15]   Plain    1.0     0.304
                  Robust   4.0     0.279
                  Ours     3.8     0.278
        [15, 45]  Plain    1.0     0.292
                  Robust   4.0     0.283
                  Ours     4.4     0.269
        """, [["Range", "Method", "Steps", "Error"], ["[0, 15]", "Plain", "1.0", "0.304"], ["", "Robust", "4.0", "0.279"], ["", "Ours", "3.8", "0.278"],
              ["[15, 45]", "Plain", "1.0", "0.292"], ["", "Robust", "4.0", "0.283"], ["", "Ours", "4.4", "0.269"]]),
        Case("words that had no room go on below", """
        Compound    What was seen in the maze          Rats
        Vitexin     faster from the third day on       12
        Luteolin    slower on the first day, but no    14
                    different later
        Apigenin    nothing                            9
        """, [["Compound", "What was seen in the maze", "Rats"], ["Vitexin", "faster from the third day on", "12"],
              ["Luteolin", "slower on the first day, but no different later", "14"], ["Apigenin", "nothing", "9"]]),
        Case("rows of several lines between blank lines", """
        Compound    What was seen         Rats

        Vitexin     faster from the       12
        (leaf)      third day on

        Luteolin    slower on the         14
                    first day

        Apigenin    nothing               9
        """, [["Compound", "What was seen", "Rats"], ["Vitexin (leaf)", "faster from the third day on", "12"], ["Luteolin", "slower on the first day", "14"],
              ["Apigenin", "nothing", "9"]]),
        Case("a cell much longer than the others of its column", """
        Topic      First plan                                                  Second plan
        Scope      Seven rivers                                                All rivers
        Money      Grants                                                      Grants and loans
        People     Students                                                    Students and farmers
        Papers     Notes of the river board, of the farmers and of the town    A law
        """, [["Topic", "First plan", "Second plan"], ["Scope", "Seven rivers", "All rivers"], ["Money", "Grants", "Grants and loans"],
              ["People", "Students", "Students and farmers"], ["Papers", "Notes of the river board, of the farmers and of the town", "A law"]]),
        Case("figures one blank apart", """
        Patient no.      1    2    3    4    5
        Loud heart:      20   26 7.6 18.9  5.8
        Soft heart:      21.1 26 4.8 18.4  6.8
        """.replacing("Patient no.      1    2    3    4    5", with: "Patient no.      1    2  3   4     5"),
             [["Patient no.", "1", "2", "3", "4", "5"], ["Loud heart:", "20", "26", "7.6", "18.9", "5.8"], ["Soft heart:", "21.1", "26", "4.8", "18.4", "6.8"]]),
        Case("wide letters take two places, accents none", """
        名前      量    日
        猫        3     5
        e\u{301}cole     14    6
        maze      20    7
        """, [["名前", "量", "日"], ["猫", "3", "5"], ["e\u{301}cole", "14", "6"], ["maze", "20", "7"]]),
    ]

    static let barred = [
        Case("a bar below the heading, another above the sums", """
        ------------------------------
        Site       Rats   Days
        ------------------------------
        Northmoor    12    3.5
        Holm          9   14.0
        ------------------------------
        All          21   17.5
        ------------------------------
        """, [["Site", "Rats", "Days"], ["Northmoor", "12", "3.5"], ["Holm", "9", "14.0"], ["All", "21", "17.5"]]),
        Case("a heading over all columns, with a bar of its own", """
        ==============================
                         Rats
                   -------------------
                     old       young
        ──────────────────────────────
        fed          12.1***   9.3
        hungry        9.0      7.7*
        ==============================
        """, [["", "Rats", ""], ["", "old", "young"], ["fed", "12.1***", "9.3"], ["hungry", "9.0", "7.7*"]]),
        Case("a first row of figures is no heading", """
        Northmoor    12    3.5
        Holm          9   14.0
        Eastfen       7    2.5
        """, [["Northmoor", "12", "3.5"], ["Holm", "9", "14.0"], ["Eastfen", "7", "2.5"]]),
        Case("a printed result behind its marks", """
        #> Rats of two sites
        #>    site      rats   days
        #> 1  Northmoor   12   3.50
        #> 2  Holm         9  14.00
        #> 3  Eastfen      7   2.25
        """, [["", "site", "rats", "days"], ["1", "Northmoor", "12", "3.50"], ["2", "Holm", "9", "14.00"], ["3", "Eastfen", "7", "2.25"]]),
        Case("in a comment", """
        // +------+------+
        // | Dose | Rats |
        // +------+------+
        // | 3 mg |   12 |
        // | 5 mg |   14 |
        // +------+------+
        """, [["Dose", "Rats"], ["3 mg", "12"], ["5 mg", "14"]]),
    ]

    static let ruled = [
        Case("pandoc: several lines a row", """
        --------------------------------------
        Dose      Outcome             Rats
        --------- ------------------- --------
        3 mg      better in every     12
                  maze

        30 mg     same                14
        --------------------------------------
        """, [["Dose", "Outcome", "Rats"], ["3 mg", "better in every maze", "12"], ["30 mg", "same", "14"]]),
        Case("a line a row, with an empty first cell", """
          Dose     Outcome   Rats
          ------- --------- ------
          3 mg     better    12
                   same      11
          30 mg              14
        """, [["Dose", "Outcome", "Rats"], ["3 mg", "better", "12"], ["", "same", "11"], ["30 mg", "", "14"]]),
        Case("an empty row below the heading", """
        Dose      Outcome    Rats
        --------  ---------  ----

        3 mg      better     12
        30 mg     same       14
        """, [["Dose", "Outcome", "Rats"], ["", "", ""], ["3 mg", "better", "12"], ["30 mg", "same", "14"]]),
        Case("reStructuredText: spans, empty first cells, a group", """
        ======= ======= ======= ====
        \\       Rats            P
        ------- --------------- ----
        Dose    old     young
        ======= ======= ======= ====
        **Low**
        ----------------------------
        3 mg    12      14      0.1
        ..      8       9
        ======= ======= ======= ====
        """, [["", "Rats", "", "P"], ["Dose", "old", "young", ""], ["Low", "", "", ""], ["3 mg", "12", "14", "0.1"], ["", "8", "9", ""]]),
    ]

    static let drawn = [
        Case("cells over rows and columns", """
        +------+-----------+------+
        | Dose | Rats      | P    |
        |      +-----+-----+      |
        |      | old | new |      |
        +======+=====+=====+======+
        | 3 mg | 12  | 14  | 0.1  |
        |      |     | to  |      |
        |      |     | 15  |      |
        +------+-----+-----+------+
        | all the same            |
        +------+-----+-----+------+
        """, [["Dose", "Rats", "", "P"], ["", "old", "new", ""], ["3 mg", "12", "14 to 15", "0.1"], ["all the same", "", "", ""]]),
        Case("psql with borders", """
        +------+------+
        | Dose | Rats |
        |------+------|
        | 3 mg | 12   |
        | 5 mg |      |
        +------+------+
        """, [["Dose", "Rats"], ["3 mg", "12"], ["5 mg", ""]]),
        Case("double lines", "╔══════╦══════╗\n║ Dose ║ Rats ║\n╠══════╬══════╣\n║ 3 mg ║ 12   ║\n╚══════╩══════╝", [["Dose", "Rats"], ["3 mg", "12"]]),
    ]

    static let marked = [
        Case("tabs: groups with and without a tab, empty first and last cells, an empty row", "\tOld\tYoung\n\t\t\nWeight\t21\t22\nCoat\t\t\nbrown\t4\t5\nMazes\nwon\t3\t",
             [["", "Old", "Young"], ["", "", ""], ["Weight", "21", "22"], ["Coat", "", ""], ["brown", "4", "5"], ["Mazes", "", ""], ["won", "3", ""]]),
        Case("tabs: cells of several columns written once", "Trait\tRats\tMice\tP\nold\tnew\told\tnew\nWeight\t1\t2\t3\t4\t0.1\nHeight\t5\t6\t7\t8\t0.2",
             [["Trait", "Rats", "", "Mice", "", "P"], ["", "old", "new", "old", "new", ""], ["Weight", "1", "2", "3", "4", "0.1"], ["Height", "5", "6", "7", "8", "0.2"]]),
        Case("tabs: a first cell of several rows written once", "Order\tGenus\tShare\tP\nBacilli\tLactobacillus\t3.6\t0.006\nClostridia\tRuminococcus\t0.1\t0.01\nDorea\t1.2\t0.02\nRoseburia\t2.2\t0.03",
             [["Order", "Genus", "Share", "P"], ["Bacilli", "Lactobacillus", "3.6", "0.006"], ["Clostridia", "Ruminococcus", "0.1", "0.01"], ["", "Dorea", "1.2", "0.02"],
              ["", "Roseburia", "2.2", "0.03"]]),
        Case("pipes without edges: an empty first cell, a group without a pipe", "| Old | Young\n---|---|---\nWeight | 21 | 22\n**Coat**\nbrown | 4 | 5",
             [["", "Old", "Young"], ["Weight", "21", "22"], ["Coat", "", ""], ["brown", "4", "5"]]),
        Case("tabs: words under a whole heading", "Trait\tOld\tYoung\tP\n(n = 9)\t(n = 8)\nWeight\t21\t22\t0.1\nHeight\t4\t5\t0.2",
             [["Trait", "Old", "Young", "P"], ["", "(n = 9)", "(n = 8)", ""], ["Weight", "21", "22", "0.1"], ["Height", "4", "5", "0.2"]]),
        Case("pipes without edges and without a rule", "Weight | 21 | 22\nbrown | 4 | 5\nwhite | 6 | 7", [["Weight", "21", "22"], ["brown", "4", "5"], ["white", "6", "7"]]),
        Case("tabs: a blank line is an empty row", "Trait\tOld\tYoung\n\nWeight\t21\t22\nHeight\t4\t5", [["Trait", "Old", "Young"], ["", "", ""], ["Weight", "21", "22"], ["Height", "4", "5"]]),
        Case("pipes: the note below is none of it", "| Dose | Rats |\n|---|---|\n| 3 mg | 12 |\nRats were weighed every day.", [["Dose", "Rats"], ["3 mg", "12"]]),
    ]

    static let lostSpans = [
        Case("pipes: a cell over three rows was written once, on the left", """
        | Strain | Site | Before | After |
        | --- | --- | --- | --- |
        | Wistar | tail | 3.1 ± 0.2 | 2.9 ± 0.1 |
        | paw | 4.0 ± 0.3 | 4.4 ± 0.2 |
        | ear | 1.5 ± 0.1 | 1.6 ± 0.2 |
        | Lister | tail | 3.3 ± 0.2 | 2.7 ± 0.3 |
        | paw | 4.1 ± 0.2 | 4.2 ± 0.1 |
        """, [["Strain", "Site", "Before", "After"], ["Wistar", "tail", "3.1 ± 0.2", "2.9 ± 0.1"], ["", "paw", "4.0 ± 0.3", "4.4 ± 0.2"],
              ["", "ear", "1.5 ± 0.1", "1.6 ± 0.2"], ["Lister", "tail", "3.3 ± 0.2", "2.7 ± 0.3"], ["", "paw", "4.1 ± 0.2", "4.2 ± 0.1"]]),
        Case("pipes: headings over columns, with the empty cells that they cover", """
        | Trait | Test | Rats | | Contrast | | |
        | --- | --- | --- | --- | --- | --- | --- |
        | old | young | M | t(9) | p |
        | Weight | first | 21 (4) | 22 (5) | 1.2 | 0.4 | .70 |
        | Height | first | 11 (2) | 12 (3) | 0.8 | 0.3 | .76 |
        """, [["Trait", "Test", "Rats", "", "Contrast", "", ""], ["", "", "old", "young", "M", "t(9)", "p"],
              ["Weight", "first", "21 (4)", "22 (5)", "1.2", "0.4", ".70"], ["Height", "first", "11 (2)", "12 (3)", "0.8", "0.3", ".76"]]),
        Case("pipes without edges: rows over several lines", """
        Trait | Small
        group | Large
        group
        ---|---|---
        Weight | 21 | 22
        Mean of all the
        scores (range) | 0.8
        (0.1–3.1) | 0.5
        (0.1–2.0)
        Height | 4 | 5
        """, [["Trait", "Small group", "Large group"], ["Weight", "21", "22"], ["Mean of all the scores (range)", "0.8 (0.1–3.1)", "0.5 (0.1–2.0)"],
              ["Height", "4", "5"]]),
        Case("pipes without edges: a heading of one cell over a rule of three dashes", "Costs in the second year\n---\nItem | Price\nCages | 120 | 3\nFood | 80 | 2",
             [["Costs in the second year", "", ""], ["Item", "Price", ""], ["Cages", "120", "3"], ["Food", "80", "2"]]),
        Case("pipes: two together are text where the row has too many cells", "| Trait | Old | P |\n|---|---|---|\n| Weight | 8.8|| | 0.7 |\n| Height | 9.1 | 0.6 |",
             [["Trait", "Old", "P"], ["Weight", "8.8||", "0.7"], ["Height", "9.1", "0.6"]]),
    ]

    static let oneALine = [
        Case("cells one a line: a group, a heading whose corner is empty", """
        Syrup (n = 40)
        Water (n = 41)
        Age, years
        31.4 (7.7)
        33.3 (8.2)
        Cough
        By day
        20 (50%)
        19 (46%)
        By night
        10 (25%)
        9 (22%)
        Slept well
        18 (45%)
        15 (37%)
        """, [["", "Syrup (n = 40)", "Water (n = 41)"], ["Age, years", "31.4 (7.7)", "33.3 (8.2)"], ["Cough", "", ""], ["By day", "20 (50%)", "19 (46%)"],
              ["By night", "10 (25%)", "9 (22%)"], ["Slept well", "18 (45%)", "15 (37%)"]]),
        Case("cells one a line: two stubs, of which the first stands once", """
        Measure
        Factor
        F
        p
        Speed
        Light
        4.95
        0.007
        Sound
        9.26
        0.001
        Both
        8.04
        0.002
        Errors
        Light
        1.86
        0.187
        Sound
        0.16
        0.851
        Calls
        Light
        1.26
        0.287
        Sound
        0.36
        0.651
        """, [["Measure", "Factor", "F", "p"], ["Speed", "Light", "4.95", "0.007"], ["", "Sound", "9.26", "0.001"], ["", "Both", "8.04", "0.002"],
              ["Errors", "Light", "1.86", "0.187"], ["", "Sound", "0.16", "0.851"], ["Calls", "Light", "1.26", "0.287"], ["", "Sound", "0.36", "0.651"]]),
    ]

    static let tagged = [
        Case("tags: spans, references, a table within a cell", """
        <table>
        <thead>
        <tr><th rowspan="2">Dose</th><th colspan="2">Rats<sup>a</sup></th></tr>
        <tr><th>old</th><th>young</th></tr>
        </thead>
        <tbody>
        <tr><td>&lt; 3 mg</td><td>4<br>of 9</td><td><table><tr><td>5</td></tr></table></td></tr>
        <tr><td colspan=3><em>none</em></td></tr>
        </tbody>
        </table>
        """, [["Dose", "Ratsa", ""], ["", "old", "young"], ["< 3 mg", "4 of 9", "5"], ["none", "", ""]]),
    ]

    /// Tables in the markup of wikis, AsciiDoc, reStructuredText and LaTeX.
    static let otherMarkup = [
        Case("a wiki's spans, links and attributes", """
        {| class="wikitable"
        |+ Rats of the sites
        ! Site !! colspan=2 | Rats
        |-
        | rowspan="2" | [[Holm|the holm]] || style="text-align:right" | 12 || 3
        |-
        | 14 || 5
        |}
        """, [["Site", "Rats", ""], ["[[Holm|the holm]]", "12", "3"], ["", "14", "5"]]),
        Case("AsciiDoc: columns by number, cells that go on", """
        .Rats of the sites
        [cols="1,2*"]
        |===
        |Site
        |Rats
        |Days

        .2+|Holm
        |12
        or so
        |3
        2+|none
        |===
        """, [["Site", "Rats", "Days"], ["Holm", "12 or so", "3"], ["", "none", ""]]),
        Case("a list as a table", """
        .. list-table:: Rats of the sites
           :header-rows: 1
           :widths: 10 20

           * - Site
             - Rats
           * - Holm
             - - twelve
               - or more
        """, [["Site", "Rats"], ["Holm", "- twelve - or more"]]),
        Case("records parted by bars", """
        .. csv-table:: Rats of the sites
           :delim: |
           :header: "Site", "Rats"

           Holm, west | 12
           "Eastfen" | 9
        """, [["Site", "Rats"], ["Holm, west", "12"], ["Eastfen", "9"]]),
        Case("LaTeX: rules, comments, a cell over rows", """
        \\begin{tabular}[t]{l r@{.}l}
          \\toprule
          Site & \\multicolumn{2}{c}{Rats} \\\\
          \\cmidrule(lr){2-3}
               & old & young \\\\
          \\midrule
          \\multirow{2}{*}{Holm} & 12 & $3 \\pm 1$ \\\\ % counted twice
               & 14 & 5\\% \\\\
          \\bottomrule
        \\end{tabular}
        """, [["Site", "Rats", ""], ["", "old", "young"], ["Holm", "12", "$3 \\pm 1$"], ["", "14", "5%"]]),
    ]

    @Test(arguments: otherMarkup)
    func readsOtherMarkup(_ example: Case) {
        let records = TableLayoutTests.records("# Title\n\nWords before it.\n\n" + example.text + "\n\nWords behind it.\n")
        #expect(records.tables.count == 1)
        #expect(TableLayoutTests.rows(of: records) == example.rows)
        #expect(records.tables.allSatisfy { $0.caption == nil || $0.caption == "Rats of the sites" })
    }

    @Test(arguments: [
        "{| class=\"wikitable\"\n| 3 mg || 12", "|===\n|3 mg |12", ".. csv-table:: Rats\n   :file: rats.csv\n   :header-rows: 1",
        "\\begin{table}\n\\includegraphics{rats}\n\\caption{Rats}\n\\end{table}", "\\begin{tabular}{ll}\na & b",
    ])
    func markupThatHoldsOrEndsNoTable(text: String) {
        #expect(TableLayoutTests.records("# T\n\nWords.\n\n" + text + "\n\nMore words.\n").tables.isEmpty)
    }

    @Test func thereAreCases() {
        #expect(!Self.otherMarkup.isEmpty)
        #expect(![Self.aligned, Self.barred, Self.ruled, Self.drawn, Self.marked, Self.lostSpans, Self.oneALine, Self.tagged].contains { $0.isEmpty })
    }

    @Test(arguments: aligned + barred + ruled + drawn + marked + lostSpans + oneALine + tagged)
    func reads(_ example: Case) {
        let records = TableLayoutTests.records("# Title\n\nWords before it.\n\n" + example.text + "\n\nWords behind it.\n")
        #expect(records.tables.count == 1)
        #expect(TableLayoutTests.rows(of: records) == example.rows)
    }

    @Test func spansAreKept() throws {
        let records = TableLayoutTests.records("# T\n\n" + Self.drawn[0].text + "\n")
        let rats = try #require(records.cells.first { $0.text == "Rats" })
        #expect(rats.columnSpan == 2 && rats.rowSpan == 1)
        let dose = try #require(records.cells.first { $0.text == "Dose" })
        #expect(dose.rowSpan == 2 && dose.columnSpan == 1)
    }

    @Test func spansOfTagsAreKept() throws {
        let records = TableLayoutTests.records("# T\n\n" + Self.tagged[0].text + "\n")
        let rats = try #require(records.cells.first { $0.text == "Ratsa" })
        #expect(rats.columnSpan == 2 && records.tables.first?.headerRowCount == 2)
        #expect(records.cells.first { $0.text == "none" }?.role == .group)
        #expect(records.cells.first { $0.text == "5" }?.header == "Ratsa / young")
    }

    @Test func aTableOfTagsThatIsNeverClosedIsText() {
        #expect(TableLayoutTests.records("# T\n\n<table>\n<tr><td>3 mg</td><td>4</td></tr>\n\nWords.\n").tables.isEmpty)
    }

    @Test func headingsOfTwoRows() {
        let spans = TableLayoutTests.records("# T\n\nTrait\tRats\tMice\tP\nold\tnew\told\tnew\nWeight\t1\t2\t3\t4\t0.1\nHeight\t5\t6\t7\t8\t0.2\n")
        #expect(spans.tables.first?.headerRowCount == 2)
        #expect(spans.cells.first { $0.text == "3" }?.header == "Mice / old")
    }

    @Test func aHeadingInTheMiddleOfItsColumnsIsOverThem() throws {
        let records = TableLayoutTests.records("""
        # T

                              Rats
        Trait      old (n = 9) young (n = 8)  P
        Weight     21.5 (0.8)  22.0 (1.1)     0.6
        Height     4.1 (0.2)   4.0 (0.1)      0.7
        Maze time  95.0 (12)   61.2 (9.9)     0.03
        """)
        let rats = try #require(records.cells.first { $0.text == "Rats" })
        #expect(rats.row == 0 && rats.column == 1 && rats.columnSpan == 2)
        #expect(records.tables.first?.headerRowCount == 2)
    }

    @Test func twoTablesOfPipesWithoutABlankLine() {
        let records = TableLayoutTests.records("# T\n\n| Dose | Rats |\n|---|---|\n| 3 mg | 12 |\n| 5 mg | 14 |\n| Day | Score |\n|---|---|\n| 1 | 20 |\n")
        #expect(records.tables.count == 2)
        #expect(TableLayoutTests.rows(of: records, table: 1) == [["Day", "Score"], ["1", "20"]])
    }

    @Test func aFirstRowOfFiguresHeadsNothing() {
        #expect(TableLayoutTests.records("# T\n\n" + Self.barred[2].text + "\n").tables.first?.headerRowCount == 0)
        #expect(TableLayoutTests.records("# T\n\nSite       2019   2020\nHolm         12     14\nEastfen       9     10\n").tables.first?.headerRowCount == 1)
    }

    @Test func aHeadingOverABarOpensTheNextTable() {
        let records = TableLayoutTests.records("""
        # T

        Site       Rats   Days
        ----------------------
        Northmoor    12    3.5
        Holm          9   14.0

        Site       Mice   Days
        ----------------------
        Northmoor     2    3.5
        Holm          1   14.0
        """)
        #expect(records.tables.map(\.rowCount) == [3, 3] && records.tables.map(\.headerRowCount) == [1, 1])
    }

    @Test func aProgramsPromptIsNoHeading() {
        let records = TableLayoutTests.records("# T\n\nsqlite> SELECT dose, site, rats FROM runs;\ndose  site       rats\n----  ---------  ----\n3 mg  Holm       12\n5 mg  Northmoor  9\n")
        #expect(TableLayoutTests.rows(of: records) == [["dose", "site", "rats"], ["3 mg", "Holm", "12"], ["5 mg", "Northmoor", "9"]])
    }

    @Test func leadersAreNoWords() {
        let records = TableLayoutTests.records("# T\n\nRats of the holm .......   12.5 g\nOf the fen .............    9.5 g\nOf both ................   11.0 g\n")
        #expect(TableLayoutTests.rows(of: records).map { $0.first } == ["Rats of the holm", "Of the fen", "Of both"])
    }

    @Test func tagsOfFilingsAreNoCells() {
        let records = TableLayoutTests.records("# T\n\n<TABLE>\n<CAPTION>\n                 2019     2020\n<S>              <C>      <C>\nRats sold        12.5     14.0\nRats kept         9.5      2.5\n</TABLE>\n")
        #expect(TableLayoutTests.rows(of: records) == [["", "2019", "2020"], ["Rats sold", "12.5", "14.0"], ["Rats kept", "9.5", "2.5"]])
        #expect(records.tables.first?.headerRowCount == 1)
    }

    @Test func captionsInHeadingsAndKeywords() {
        #expect(TableLayoutTests.records("# T\n\n## Table 2. Rats by dose\n\n| Dose | Rats |\n|---|---|\n| 3 mg | 12 |\n").tables.map(\.caption) == ["Table 2. Rats by dose"])
        #expect(TableLayoutTests.records("# T\n\n#+CAPTION: Rats by dose\n| Dose | Rats |\n|---+---|\n| 3 mg | 12 |\n|---+---|\n| all | 12 |\n").tables.map(\.caption) == ["Rats by dose"])
    }

    @Test func linesOfACellArePartedByABlank() {
        let records = TableLayoutTests.records("# T\n\n| Dose | Rats |\n|---|---|\n| 12<br>14 | 3<br />2 |\n")
        #expect(TableLayoutTests.rows(of: records) == [["Dose", "Rats"], ["12 14", "3 2"]])
        #expect(records.quantities.allSatisfy { $0.comparator == nil })
    }

    /// Pipes at one edge, or behind marks of quotes and lists.
    @Test(arguments: [
        "Dose|Rats|Mice|\n----|----|----|\n3 mg|12|13\n5 mg|14|15|",
        "| Dose | Rats | Mice |\n|---|---|---|\n| 3 mg | 12 | 13 |\n5 mg | 14 | 15 |",
        "> The rats:\n> | Dose | Rats | Mice |\n> |---|---|---|\n> | 3 mg | 12 | 13 |\n> | 5 mg | 14 | 15 |\n>\n> were few.",
        "> | Dose | Rats | Mice |\n> | --- | --- | --- |\n> | 3 mg | 12 | 13 |\n> | 5 mg | 14 | 15 |",
        "- | Dose | Rats | Mice |\n- |---|---|---|\n- | 3 mg | 12 | 13 |\n- | 5 mg | 14 | 15 |",
        "    ## Dose    Rats  Mice\n    ## 3 mg    12    13\n    ## 5 mg    14    15",
    ])
    func pipesAtOneEdgeAndBehindMarks(text: String) {
        let records = TableLayoutTests.records("# T\n\nWords.\n\n" + text + "\n\nMore words.\n")
        #expect(records.tables.count == 1)
        #expect(TableLayoutTests.rows(of: records, table: 0) == [["Dose", "Rats", "Mice"], ["3 mg", "12", "13"], ["5 mg", "14", "15"]])
    }

    @Test(arguments: [
        "1.   Miller A. On rats and mazes, and what they learn there.\n2.   Tanaka B. A second look at the mazes of the first.\n3.   Okoro C. Mazes.",
        "Name:         Vitexin\nFormula:      C21H20O10\nSource:       hawthorn",
        "the rats of the first group were        mazes of this kind have been in use\nfaster from the third day on and        since the last century, and what they\nthe scores of both groups were not      show has been open to doubt ever since,\ncompared with each other, for the       as neither the walls nor the light were\nlight had been changed in between       the same in any two of the reports",
        "This sentence ends.  Two blanks follow it.\nThat is an old habit.  It is no table.\nNobody  minds.  It goes on.",
        "Home | Papers | Contact\nImprint | Terms | Help",
        "gallop\t\tTo run as fast as it can, which rats\n\t\tseldom do in a maze.",
        "  -d, --dose N     how much they get\n  --days N         how long they run\n  -v, --verbose    say more\n  --quiet          say less",
        "  1.  Rats . . . . . . . . . . . .  2\n  2.  Mazes  . . . . . . . . . . .  5\n      2.1  Walls . . . . . . . . .  5\n  3.  Days . . . . . . . . . . . . 11",
        "\tA paragraph that is set in.\n\tAnother one that is set in.",
    ])
    func whatIsNoTable(text: String) {
        #expect(TableLayoutTests.records("# T\n\n" + text + "\n\nMore words.\n").tables.isEmpty)
    }

    @Test func groupsHaveTheirRoleAndLoneCaptionsAreReported() {
        let records = TableLayoutTests.records("# T\n\nTable 1: Scores\n\nTrait\tOld\tYoung\nCoat\t\t\nbrown\t4\t5\n\nTable 2: What is lost\n\nWords of a paragraph that is not a table.\n")
        #expect(records.cells.first { $0.text == "Coat" }?.role == .group)
        #expect(records.diagnostics.filter { $0.code == "caption-without-table" }.map { $0.span?.line } == [9])
    }

    /// Pandoc's captions, above or below, and labels that end in a letter.
    @Test(arguments: [
        ("| Dose | Rats |\n|---|---|\n| 3 mg | 12 |\n\n: Table 1: Rats by dose {#tbl-rats}", "Table 1: Rats by dose"), ("Table: Rats by dose\n\n| Dose | Rats |\n|---|---|\n| 3 mg | 12 |", "Rats by dose"),
        ("| Dose | Rats |\n|---|---|\n| 3 mg | 12 |\n\n: Rats by dose", "Rats by dose"), ("**Table S2a.** Rats by dose\n\n| Dose | Rats |\n|---|---|\n| 3 mg | 12 |", "Table S2a. Rats by dose"),
    ])
    func captionsOfPandocAndOfParts(text: String, caption: String) {
        #expect(TableLayoutTests.records("# T\n\nWords.\n\n" + text + "\n\nMore words.\n").tables.map(\.caption) == [caption])
    }

    /// Tables that a database printed into a listing are tables; the rest of the listing is not read.
    @Test(arguments: [
        "```sql\nmysql> SELECT dose, rats FROM runs;\n+------+------+\n| dose | rats |\n+------+------+\n| 3 mg |   12 |\n| 5 mg |   14 |\n+------+------+\n2 rows in set (0.00 sec)\n```",
        "```\n dose | rats\n------+------\n 3 mg |   12\n 5 mg |   14\n(2 rows)\n```",
        "``` r\ncount(runs)\n#> dose    rats\n#> 3 mg      12\n#> 5 mg      14\n```",
        "```\nTable 3: Rats by dose\n\ndose    rats\n──────────────\n3 mg      12\n5 mg      14\n──────────────\n```",
    ])
    func tablesPrintedIntoListings(text: String) {
        let records = TableLayoutTests.records("# T\n\nWords.\n\n" + text + "\n\nMore words.\n")
        #expect(records.tables.count == 1)
        #expect(TableLayoutTests.rows(of: records, table: 0) == [["dose", "rats"], ["3 mg", "12"], ["5 mg", "14"]])
    }

    @Test(arguments: [
        "```\n+--------+--------+\n| Client | Server |\n+--------+--------+\n```", "```sql\nSELECT a | b\nFROM t | u\n```",
        "```c\nint    count = 12;    // rats\nint    days  = 14;    // a week or two\ndouble dose  = 3.5;   // mg\n```",
        "```\nrun     [dose]   start it\nstop    [dose]   end it\nwatch   [dose]   look at it\n```",
        "```\n12   3.5   14\n11   2.5   19\n10   8.5   17\n```",
        "```\n+----+    +----+\n| A  |--->| B  |\n+----+    +----+\n| C  |    | D  |\n+----+    +----+\n```",
    ])
    func drawingsInListingsAreNoTables(text: String) { #expect(TableLayoutTests.records("# T\n\nWords.\n\n" + text + "\n\nMore words.\n").tables.isEmpty) }

    @Test func aCaptionOfASentenceRightAboveATable() {
        let page = "# T\n\nTable 2 Scores of the rats were taken daily. It may have been noticed.\n\nTable 1 Scores of the rats in the maze.\n\nDose\tRats\n3 mg\t4\n"
        let records = TableLayoutTests.records(page)
        #expect(records.tables.map(\.caption) == ["Table 1 Scores of the rats in the maze."])
    }
}
