import Model
@testable import Reading
import Testing

/// The scanners below the readers of reference files.
struct RecordScannerTests {
    static let latex: [(String, String)] = [
        ("M{\\\"u}ller", "Müller"), ("M\\\"uller", "Müller"), ("{\\'E}cole", "École"), ("\\v{S}koda \\c{c}a", "Škoda ça"), ("Stra{\\ss}e", "Straße"),
        ("{\\aa}ngstr{\\\"o}m", "ångström"), ("\\'{\\i}", "í"), ("\\~n\\^o", "ñô"), ("\\textit{E. coli} $\\alpha_{2}$", "E. coli α2"), ("10--12 --- x", "10–12 — x"),
        ("``so''", "“so”"), ("R\\&D 50\\% a\\_b", "R&D 50% a_b"), ("a~b\\,c", "a b c"), ("\\emph{x} \\LaTeX{}", "x LaTeX"), ("The \\TeX book {\\Large on} A{\\slash}B", "The TeXbook on A/B"), ("\\UNIX\\ news", "UNIX news"), ("\\", ""), ("\\\"", ""), ("{{{", ""), ("\\H{o}", "ő"),
        ("\\b{x}", "x\u{331}"), ("\\l\\'odz", "łódz"),
    ]

    @Test(arguments: latex) func readsLaTeX(source: String, text: String) {
        #expect(String(decoding: LaTeXText.bytes(of: Array(source.utf8)[...]), as: UTF8.self) == text)
    }

    @Test func addressesAreVerbatim() {
        #expect(String(decoding: LaTeXText.bytes(of: Array("https://a.org/~x--y\\_z{}".utf8)[...], isVerbatim: true), as: UTF8.self) == "https://a.org/~x--y_z")
    }

    /// Cells of each row, `|` between.
    static let rows: [(String, [String])] = [
        ("a,b\n1,2\n", ["a|b", "1|2"]), ("a;b\r\n\"x;y\";\"say \"\"so\"\"\"\r\n", ["a|b", "x;y|say \"so\""]), ("a\tb\r1\t2\r", ["a|b", "1|2"]), ("a,b\n\n \n1,\n", ["a|b", "1|"]),
        ("a,b\n\"x\ny\",2", ["a|b", "x\ny|2"]), ("a,b\n\"x,2\n3,4\n", ["a|b", "\"x|2", "3|4"]), ("a,b\n \"x\" ,2\n", ["a|b", "x|2"]), ("", []), ("\n\n", []), ("a", ["a"]),
        ("a,b\n,\n", ["a|b", "|"]), ("a,b\nx\"y,2\n", ["a|b", "x\"y|2"]),
    ]

    @Test(arguments: rows) func cutsRows(source: String, cells: [String]) {
        var rows = DelimitedRows(Array(source.utf8))
        var found: [String] = []
        while rows.next() { found.append(rows.cells.map { String(decoding: rows.text(of: $0), as: UTF8.self) }.joined(separator: "|")) }
        #expect(found == cells)
    }

    /// A span loses blanks of every script at its ends, and so do the values and the text that stand in it.
    @Test func recordsLoseBlanksOfEveryScript() {
        let row = "\u{A0}Tides \u{3000}of a lake\u{2009} \n"
        var records = RecordBuilder()
        records.begin(at: 0)
        records.add(.title, row.utf8)
        records.end(at: row.utf8.count, in: Array(row.utf8))
        var diagnostics: [Diagnostic] = []
        let marked = records.text(of: Array(row.utf8), document: "a.csv", format: "a table", diagnostics: &diagnostics).references
        #expect(marked?.entries.map { marked?.text(of: $0) } == ["Tides \u{3000}of a lake"])
        #expect(marked?.entries.map(\.bytes) == [2 ..< row.utf8.count - 5])
    }

    static let starts: [(String, String?)] = [
        ("TY  - JOUR\n", "ris"), ("\u{FEFF}\nTY  - JOUR\n", "ris"), ("\nPMID- 1\n", "pubmed"),
        ("FN x\nVR 1.0\nPT J\nAU Ames, R\nTI Tides\n", "web-of-science"), ("PT J\nis a code.\n", nil), ("%0 Book\n%T Tides\n", "endnote-tagged"), ("% of all\n", nil),
        ("1. Lake J. 2011;4:1.\n\nTides.\n\nAmes R(1), Ode L.\n", "pubmed-abstracts"), ("1. Lake J. 2011;4:1.\n\nTides.\n\nThey rose.\n", nil),
        ("1. Ames R. Tides. Lake J. 2011;4:1.\n2. Ode L. Tides. Lake J. 2012;4:1.\n", nil), ("% x\n@article{a,", "bibtex"), (" [{\"id\":1}]", "csl-json"),
        ("<?xml version=\"1.0\"?><xml><records><record>", "endnote-xml"), ("<html>", nil), ("id,title,year\n", "csv"), ("Words of a text, and more.\n", nil), ("", nil),
    ]

    @Test(arguments: starts) func knowsAFormatByItsStart(start: String, name: String?) { #expect(Reader.ofReferences(startingWith: Array(start.utf8))?.name == name) }

    /// Text that starts as tagged records do is read as these; an export of abstracts stays text, and a note says how its references are read.
    @Test func textOfTaggedRecordsIsReadAsSuch() throws {
        var diagnostics: [Diagnostic] = []
        let tagged = try Reader.plainText.read(Array("TY  - JOUR\nTI  - Tides\nER  - \n".utf8), "a.txt", &diagnostics)
        #expect(tagged.format == "ris" && tagged.references?.entries.count == 1 && diagnostics.isEmpty)
        let abstracts = try Reader.plainText.read(Array("1. Lake J. 2011;4:1.\n\nTides.\n\nAmes R(1), Ode L.\n".utf8), "b.txt", &diagnostics)
        #expect(abstracts.references == nil && diagnostics.map(\.code) == ["references-as-text"])
    }

    @Test func thereAreCases() { #expect(Self.latex.count > 15 && Self.rows.count > 8 && Self.starts.count > 8) }
}
