import Model
import Testing

@testable import Extraction

/// Notes below tables: which paragraphs they are, what their marks point to, and what they say of the numbers.
struct TableNoteTests {
    private static let rows = """
        | Measure | Drug (n = 20) | Sham (n = 21) |
        |---|---|---|
        | Score | 12.3 ± 4.5* | 9.8 ± 4.1 |
        | Stay^a^ | 3.2 (1.1) | 4.8 (2.0) |
        """

    private static func records(below notes: String) -> DocumentRecords {
        TableLayoutTests.records("# Rats\n\nTable 1. What was found\n\n\(rows)\n\n\(notes)\n\nThe rats did well in all of the mazes.\n")
    }

    private static func notes(_ records: DocumentRecords) -> [String] { records.cells.filter { $0.role == .note }.map(\.text) }

    static let found: [(text: String, notes: [String])] = [
        ("* P < 0.05 versus sham.", ["* P < 0.05 versus sham."]),
        ("^a^ Stay in days, mean (SD).\n\n\\* P < 0.05.", ["^a^ Stay in days, mean (SD).", "* P < 0.05."]),
        ("Values are means ± SEM.", ["Values are means ± SEM."]),
        ("Data were expressed as mean (SD) or n (%).", ["Data were expressed as mean (SD) or n (%)."]),
        ("Note: the scale runs from 0 to 20.", ["Note: the scale runs from 0 to 20."]),
        ("Unless otherwise stated, numbers are means.", ["Unless otherwise stated, numbers are means."]),
        ("Abbreviations: NA, not assessed.", ["Abbreviations: NA, not assessed."]),
        ("Data from the north were lost in a fire.", []),
        ("Values of this kind have been seen before.", []),
        ("Results of the second trial were better.", []),
        ("A note on the method follows.", []),
        ("† P < 0.01.", []),
        ("bFisher's test.", ["bFisher's test."]),
        ("2 Fisher's test.", []),
    ]

    @Test func thereAreCases() { #expect(Self.found.count > 10) }

    @Test(arguments: found)
    func findsTheNotes(text: String, notes: [String]) {
        let records = Self.records(below: text)
        #expect(Self.notes(records) == notes)
        for note in records.cells where note.role == .note { #expect(note.row >= records.tables[0].rowCount && note.header == nil) }
    }

    @Test func explainedAbbreviationsAreNotes() {
        let note = "IQR, interquartile range; LVEF = ejection fraction."
        let table = "| Measure | IQR | LVEF |\n|---|---|---|\n| Beats | 4–9 | 55 |\n"
        #expect(Self.notes(TableLayoutTests.records("# T\n\n\(table)\n\(note)\n\nLong words follow here.\n")) == [note])
    }

    /// The numbers of a note are those of its sentences; they are not told twice.
    @Test func aNoteIsReadOnce() {
        let records = Self.records(below: "* P < 0.05 versus sham.")
        #expect(records.quantities.filter { $0.kind == .p_value }.map(\.quote) == ["P < 0.05"])
    }

    static let dispersions: [(note: String, score: String, stay: String)] = [
        ("", "±4.5 unknown -", "- - -"),
        ("Values are means ± SEM.", "±4.5 SE -", "- - -"),
        ("Values are means (SD).", "±4.5 SD -", "±1.1 SD -"),
        ("^a^ Stay in days, mean (SD).", "±4.5 unknown -", "±1.1 SD d"),
        ("^b^ Stay in days, mean (SD).", "±4.5 unknown -", "- - -"),
        ("SD, standard deviation.", "±4.5 unknown -", "- - -"),
        ("Figures in parentheses are standard errors.", "±4.5 SE -", "±1.1 SE -"),
        ("Figures in parentheses are percentages or SD.", "±4.5 unknown -", "- - -"),
        ("Values are mean ± SD or median (IQR).", "±4.5 SD -", "- - -"),
    ]

    static let raised: [(stub: String, note: String)] = [
        ("Stay<sup>a</sup>", "<sup>a</sup>Stay in days, mean (SD)"), ("Stay^a^", "^a\\ ^Stay in days, mean (SD)"),
        ("Stay^a", "^a Stay in days, mean (SD)"), ("Stay^(a)", "^(a)Stay in days, mean (SD)"),
        ("Stay\\ :sup:`a`", ":sup:`a`\\ Stay in days, mean (SD)"), ("Stay¹", "¹ Time in days, mean (SD)"),
        ("Staya", "aStay in days, mean (SD)"), ("Stay†", "† Time in days, mean (SD)"),
    ]

    @Test func thereAreRaisedMarks() { #expect(Self.raised.count > 6) }

    /// A mark is followed in whatever way the source raises it, or lost its raising.
    @Test(arguments: raised)
    func marksAreFollowed(stub: String, note: String) {
        let records = TableLayoutTests.records("# T\n\n| Measure | Drug |\n|---|---|\n| Score | 3 |\n| \(stub) | 3.2 (1.1) |\n\n\(note)\n")
        let quantity = records.quantities.first { $0.row == 2 }
        #expect(quantity?.dispersion == 1.1 && quantity?.dispersionType == .SD && quantity?.unit == "d", "\(Self.notes(records))")
    }

    @Test func thereAreDispersions() { #expect(Self.dispersions.count > 5) }

    @Test(arguments: dispersions)
    func notesSayWhatDispersionsAre(note: String, score: String, stay: String) {
        let records = Self.records(below: note)
        func said(_ row: Int) -> String {
            let quantity = records.quantities.first { $0.row == row && $0.column == 1 }
            return "\(quantity?.dispersion.map { "±\($0)" } ?? "-") \(quantity?.dispersionType?.rawValue ?? "-") \(quantity?.unit ?? "-")"
        }
        #expect(said(1) == score)
        #expect(said(2) == stay)
    }

    @Test func thereAreMarks() { #expect(Self.marked.count > 5) }

    static let marked: [(note: String, mark: String, significance: String?)] = [
        ("* P < 0.05, ** P < 0.01, *** P < 0.001 versus sham", "**", "<0.01"),
        ("* P < 0.05, ** P < 0.01, *** P < 0.001 versus sham", "***", "<0.001"),
        ("*p = .03; †p < .001", "†", "<.001"),
        ("aKruskal–Wallis test; bP < 0.05 by Fisher's test", "b", "<0.05"),
        ("<sup>a</sup>P &lt; 0.05. <sup>b</sup>Fisher's test.", "b", nil),
        ("# Different from the first visit.", "#", nil),
        ("* P < 0.05 for drug and P < 0.01 for sham", "*", nil),
    ]

    @Test(arguments: marked)
    func marksStandForProbabilities(note: String, mark: String, significance: String?) {
        let text = SourceText(note)
        let notes = TableNotes([0 ..< text.bytes.count], in: text)
        #expect(notes.marked[mark] != nil)
        #expect(notes.significance(of: mark) == significance)
    }
}
