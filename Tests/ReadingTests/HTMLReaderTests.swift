import Model
import Reading
import Testing

struct HTMLReaderTests {
    static func read(_ html: String) throws -> (text: SourceText, codes: [String]) {
        var diagnostics: [Diagnostic] = []
        let text = try Reader.html.read(Array(html.utf8), "page.html", &diagnostics)
        return (text, diagnostics.map(\.code))
    }

    /// The text of a page's body, without the line that its title makes.
    static func body(_ html: String) throws -> String {
        let text = try read("<html><body>" + html).text
        return String(decoding: text.bytes, as: UTF8.self)
    }

    // MARK: - Text

    static let rendered: [(html: String, text: String)] = [
        ("<p>Mice  ran\n far.</p><p>Rats slept.", "Mice ran far.\n\nRats slept.\n"),
        ("<h2>Mazes &amp; mice</h2><div>Words</div>", "## Mazes & mice\n\nWords\n"),
        ("<ol start=3><li>three<li>four<li value=9>nine</ol>", "3. three\n4. four\n9. nine\n"),
        ("<ul><li>one<ul><li>within</ul><li>two</ul>", "- one\n  - within\n- two\n"),
        ("<ol><li><p>First</p><p>Second</p></li><li>Next</li></ol>", "1. First\n   Second\n2. Next\n"),
        ("<ol><li><span>[1]</span> Smith J.<li>[2] Brown K.</ol>", "[1] Smith J.\n[2] Brown K.\n"),
        ("<dl><dt>Class</dt><dd>Peptide</dd><dt>Dose:<dd>5 mg</dl>", "Class: Peptide\nDose: 5 mg\n"),
        ("<p>one<br>two<br><br>three</p>", "one\ntwo\n\nthree\n"),
        ("<p>the <i>J Maze</i>, <b>12</b>(3)</p>", "the *J Maze*, **12**(3)\n"),
        ("<p>IC<i>50</i> and <b> bold </b>words</p>", "IC50 and **bold** words\n"),
        ("<p>H<sub>2</sub>O at 10<sup>6</sup> M</p>", "H2O at 10<sup>6</sup> M\n"),
        ("<p>see <a href=\"https://a.org/x (1)\">the <i>page</i></a>.</p>", "see [the *page*](https://a.org/x%20(1)).\n"),
        ("<p><a href=\"#r1\">[1]</a> <a href=\"javascript:go()\">go</a></p>", "[\\[1\\]](#r1) go\n"),
        ("<p>p*q*r and 5 * 3, a_b_c</p>", "p\\*q\\*r and 5 \\* 3, a_b_c\n"),
        ("<p>0.05*</p>", "0.05*\n"),
        ("<p>[not](a link) &lt;b> \\_ `tick`</p>", "[not\\](a link) \\<b> \\\\_ \\`tick\\`\n"),
        ("<p>inter\u{AD}vention&nbsp;5</p>", "intervention\u{A0}5\n"),
        ("<p>a<script>var t = '<table><tr><td>1</td></tr></table>'</script><style>p{}</style><!-- no -->b</p>", "ab\n"),
        ("<pre>a   b\n  c</pre>", "a   b\n  c\n"),
        ("<p>x<span style='display: none'>hidden</span>y</p>", "xy\n"),
        ("<p>مرحبا بالعالم</p>", "مرحبا بالعالم\n"),
        ("<p>see <a href='//a.org/x'>this</a> and <a href='https://www.google.com/url?q=https://b.org/y%3Dz&amp;sa=D'>that</a></p>", "see [this](https://a.org/x) and [that](https://b.org/y=z)\n"),
        ("<h2>Doses <a class=permalink href='#doses'>¶</a></h2><h2>Rats §</h2><p>5<a href='#n1'>§</a></p>", "## Doses\n\n## Rats\n\n5§\n"),
        ("<h2><span class=secnum>2</span>Doses</h2><div class=input_prompt>In [3]:</div><p>run()</p>", "## 2 Doses\n\nrun()\n"),
        ("<p>Mice run.<a href='#fnref2'>↩︎</a></p>", "Mice run.\n"),
        ("<p>38 &plusmn 4 &microg, p &lt0.05 &copy 2001; AT&T &notin; &para=</p>", "38 ± 4 µg, p <0.05 © 2001; AT&T ∉ &para=\n"),
        ("<p><a href='/x?a=1&copy=2'>75&#150;90 &#147;mg&#148</a></p>", "[75–90 “mg”](/x?a=1&copy=2)\n"),
        ("<cite>Smith J (2010) A title. J Maze 1: 2.</cite> in <cite>J Maze</cite>", "Smith J (2010) A title. J Maze 1: 2. in *J Maze*\n"),
    ]

    @Test(arguments: rendered)
    func rendersAsMarkdown(html: String, text: String) throws { #expect(try Self.body(html) == text) }

    @Test func thereAreCases() { #expect(Self.rendered.count > 20 && Self.hostile.count > 15 && Self.layouts.count > 3) }

    /// The blocks are whole lines, in order, and every line is in one or blank.
    @Test(arguments: rendered.map(\.html))
    func blocksTileTheLines(html: String) throws {
        let text = try Self.read("<html><body>" + html).text
        let structure = try #require(text.structure)
        var covered: Set<Int> = []
        var end = 0
        for block in structure.blocks {
            #expect(block.bytes.lowerBound >= end && block.bytes.contains(block.content.lowerBound) && block.content.upperBound < block.bytes.upperBound)
            end = block.bytes.upperBound
            covered.formUnion(text.line(ofByte: block.bytes.lowerBound) ... text.line(ofByte: block.bytes.upperBound - 1))
        }
        for line in 1 ... text.lineCount where !covered.contains(line) { #expect(text.trimmed(text.bytes(ofLine: line)).isEmpty) }
    }

    // MARK: - Regions

    private func boilerplate(_ html: String) throws -> [String] {
        let text = try Self.read(html).text
        return try #require(text.structure).blocks.filter { $0.kind == .boilerplate }.map { text.string($0.content) }
    }

    @Test func navigationFormsAndFootersAreBoilerplate() throws {
        #expect(try boilerplate("""
        <body><header><a href="/">Home</a></header><nav><ul><li>Menu</li></ul></nav><div class="cookie-banner"><p>Cookies</p><button>OK</button></div>
        <main><h1>Mice</h1><p>Words</p></main><div hidden>Hidden</div><footer><p>Imprint</p></footer>
        """) == ["[Home](/)", "Menu", "Cookies", "OK", "Hidden", "Imprint"])
    }

    @Test func noticesAndTheirTablesAreBoilerplate() throws {
        let text = try Self.read("""
        <html><body><h1>Lakes</h1><table class="ambox"><tr><td>This page wants sources</table><table class="infobox"><tr><th>Depth<td>4 m<tr><th>Area<td>3 ha</table>
        <div class="navbox" role="navigation"><table><tr><th>Lakes<th>Ponds<tr><td>One<td>Two</table></div><div class="sharedaddy"><h3>Share this</h3></div>
        """).text
        let structure = try #require(text.structure)
        #expect(structure.tables.count == 1 && structure.blocks.filter { $0.kind == .heading }.map { text.string($0.content) } == ["Lakes"])
    }

    @Test func aHeaderWithTheTitleAndAFooterWithReferencesAreText() throws {
        #expect(try boilerplate("<body><header><h1>Mice in mazes</h1></header><p>Words</p><footer><h2>References</h2><ol><li>Smith J</ol></footer>") == [])
    }

    @Test func aPageWithinOneFormIsText() throws {
        #expect(try boilerplate("<body><form action=\"x\"><h1>Mice</h1><p>Words</p><div><form><p>Subscribe</p></form></div></form>") == ["Subscribe"])
        #expect(try boilerplate("<body><div><form><p>Subscribe</p></form></div><h1>Mice</h1>") == ["Subscribe"])
    }

    @Test func theHeadIsWrittenAboveTheText() throws {
        let text = try Self.read("""
        <html lang="en"><head><title>Mice | Maze Press</title><meta name="citation_title" content="Mice"><meta name="citation_author" content="Roe, Jane">
        <meta name="citation_author" content="Kim Park"><meta name="citation_doi" content="doi:10.1000/m.1">
        <script type="application/ld+json">{"@type": "Article", "datePublished": "2024-05-03", "author": {"name": "X"}, "publisher": {"name": "Maze Press"}}</script>
        </head><body><h1>Mice</h1>
        """).text
        #expect(String(decoding: text.bytes, as: UTF8.self) == """
        Title: Mice
        Page title: Mice | Maze Press
        Authors: Roe, Jane; Kim Park
        Published: 2024-05-03
        Publisher: Maze Press
        DOI: 10.1000/m.1
        Language: en

        # Mice

        """)
        let facts = try #require(text.structure).metadata.map { "\($0.key) \($0.rank) \(text.string($0.bytes))" }
        #expect(facts == ["title 2 Mice", "title 0 Mice | Maze Press", "authors 2 Roe, Jane", "authors 2 Kim Park", "published 1 2024-05-03",
                          "publisher 1 Maze Press", "doi 2 10.1000/m.1", "language 0 en"])
    }

    @Test func anchorsLeadToTheirLines() throws {
        let text = try Self.read("<body><p>Words <a id=\"here\"></a>go</p><ol id=\"list\"><li id=\"r1\">One</li><li><a name=\"r2\"></a>Two</li></ol>").text
        let anchors = try #require(text.structure).anchors.mapValues { text.line(ofByte: $0) }
        #expect(anchors == ["here": 1, "r1": 3, "r2": 4])
    }

    // MARK: - Entries

    /// Entries as pages set them, with the text and the labels (in braces) that become of them.
    static let entries: [(html: String, text: String)] = [
        ("<div class=csl-entry><div class=csl-left-margin>[4] </div><div class=csl-right-inline>Roe J. Lakes.</div></div>", "{[4]} Roe J. Lakes.\n"),
        ("<div role=doc-biblioentry><span class=label>[4]</span><p>Roe J. Lakes.</p></div>", "{[4]} Roe J. Lakes.\n"),
        ("<ul><li class=ltx_bibitem><span class=ltx_tag_bibitem>Roe (2019)</span><span class=ltx_bibblock>J. Roe.</span><span class=ltx_bibblock>Lakes.</span></ul>",
         "- {Roe (2019)} J. Roe. Lakes.\n"),
        ("<table class='docutils citation' id=abc><tr><td class=label>[abc]</td><td><em>(<a href='#c1'>1</a>, <a href='#c2'>2</a>)</em> Roe J. Lakes.</td></tr></table>",
         "{[abc]} Roe J. Lakes.\n"),
        ("<h2>References</h2><ol><li><span class=label><a href='#b7'>[7]</a></span><div class=who>J. Roe, K. Poe</div><div>Lakes of the north</div><div>Waters, 3 (1990), 4</div></ol>",
         "## References\n\n{[7]} J. Roe, K. Poe. Lakes of the north. Waters, 3 (1990), 4\n"),
        ("<h2>References</h2><ol><li><span class=ref-label>1.</span><a href='#x1'>↵</a><ol class=cit-auth-list><li>Roe J.</li><li>Poe K.</li></ol><cite>(2011). Lakes. Waters 3, 4.</cite></ol>",
         "## References\n\n{1.} Roe J., Poe K. (2011). Lakes. Waters 3, 4.\n"),
        ("<h2>References</h2><ol><li><div><ol class=cit-auth-list><li>Roe J, </li><li>Poe K, </li></ol><cite>. Lakes. Waters 3, 4. 2011.</cite></div></ol>",
         "## References\n\n1. Roe J, Poe K. Lakes. Waters 3, 4. 2011.\n"),
        ("<h2>References</h2><p>Roe J. Lakes.</p><p><a href='https://doi.org/10.1000/1'>CrossRef Full Text</a> | <a href='#g'>Google Scholar</a></p>",
         "## References\n\nRoe J. Lakes. [CrossRef Full Text](https://doi.org/10.1000/1) | [Google Scholar](#g)\n"),
        ("<h2>References</h2><p>[1] Roe J. Lakes of the north. 2010. [2] Poe K. Ponds of the south, see [1]. 2014.</p>",
         "## References\n\n[1] Roe J. Lakes of the north. 2010.\n[2] Poe K. Ponds of the south, see [1]. 2014.\n"),
        ("<div class=footnote><a href='#footnote-anchor-1'>1</a><div><p>Roe J. Lakes.</p></div></div>", "{1} Roe J. Lakes.\n"),
        ("<p class=MsoFootnoteText><a href='#_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> Roe J. Lakes.</p>", "{[1]} Roe J. Lakes.\n"),
        ("<p><a href='#ftnt_ref2'>[2]</a>&nbsp;Roe J. Lakes.</p><p><a href='#ref2'>[2]</a> says so.</p>", "{[2]}\u{A0}Roe J. Lakes.\n\n[\\[2\\]](#ref2) says so.\n"),
        ("<h2>References</h2><ul><li>Books<ul><li>Roe J. Lakes.</ul><li>Poe K. Ponds.</ul>", "## References\n\n- Books\n  - Roe J. Lakes.\n- Poe K. Ponds.\n"),
    ]

    @Test func thereAreEntries() { #expect(Self.entries.count > 10) }

    @Test(arguments: entries)
    func anEntryIsOneLine(html: String, text: String) throws {
        let page = try Self.read("<html><body>" + html).text
        var shown = page.bytes
        for block in try #require(page.structure).blocks.reversed() {
            guard let label = block.label else { continue }
            shown.insert(0x7D, at: label.upperBound)
            shown.insert(0x7B, at: label.lowerBound)
        }
        #expect(String(decoding: shown, as: UTF8.self) == text)
    }

    // MARK: - Tables

    /// `row,column+rowSpan×columnSpan words` of each cell, `#` before a heading's.
    static func grid(_ html: String) throws -> (cells: [String], table: MarkedTable)? {
        let text = try read("<html><body>" + html).text
        guard let table = text.structure?.tables.first else { return nil }
        return (table.cells.map { cell in
            let spans = cell.rowSpan > 1 || cell.columnSpan > 1 ? "+\(cell.rowSpan)×\(cell.columnSpan)" : ""
            return "\(cell.isHeader ? "#" : "")\(cell.row),\(cell.column)\(spans) \(text.string(cell.bytes))"
        }, table)
    }

    @Test func spansMakeTheGrid() throws {
        let (cells, table) = try #require(try Self.grid("""
        <table><caption>Table 1. Doses</caption><thead><tr><th rowspan=2>Group<th colspan=2>Score<tr><th>Before<th>After</thead>
        <tbody><tr><td colspan=3>Men<tr><td>A<td>1.40*<td>2<tr><td>B<td rowspan=9>3<td><br></tbody>
        <tfoot><tr><td colspan=99>* p &lt; 0.05</tfoot></table>
        """))
        #expect(cells == ["#0,0+2×1 Group", "#0,1+1×2 Score", "#1,1 Before", "#1,2 After", "2,0+1×3 Men", "3,0 A", "3,1 1.40*", "3,2 2", "4,0 B", "4,1 3",
                          "5,0+1×3 * p < 0.05"])
        #expect(table.rowCount == 5 && table.columnCount == 3 && table.headerRowCount == 2)
        #expect(table.cells.map(\.isNote) == Array(repeating: false, count: 10) + [true])
    }

    /// Tables that roles or classes draw, and what is hidden or only shown in them: each row with its filled cells.
    static let drawn: [(html: String, rows: [String])] = [
        ("""
        <div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">Lot</span><span role="columnheader">Purity</span></div></div>
        <div role="rowgroup"><div role="row"><span role="cell">A1</span><span role="cell">99%</span></div></div></div>
        """, ["#0,0 Lot", "#0,1 Purity", "1,0 A1", "1,1 99%"]),
        ("""
        <figure><span class="ltx_tabular"><span class="ltx_tbody"><span class="ltx_tr"><span class="ltx_td ltx_th">Dose</span><span class="ltx_td ltx_th">Rats</span></span>
        <span class="ltx_tr"><span class="ltx_td">5 mg</span><span class="ltx_td">4</span></span></span></span></figure>
        """, ["#0,0 Dose", "#0,1 Rats", "1,0 5 mg", "1,1 4"]),
        ("<table><tr><th>Drug<th>Oral<th style='display: none'>ID<tr><td>Semax<td><img alt='No'><td hidden>7<tr><td>Zinc<td><i class='tick'></i><span class='sr-only'>Yes</span><td style='display:none'>8</table>",
         ["#0,0 Drug", "#0,1 Oral", "1,0 Semax", "1,1 No", "2,0 Zinc", "2,1 Yes"]),
        ("<table><thead><tr><td><span class='screen-reader-only'>Empty Cell</span><th>Rats<tbody><tr><th>A<td><img alt='a graph of growth'><tr><th>B<td>2</table>",
         ["#0,1 Rats", "1,0 A", "2,0 B", "2,1 2"]),
    ]

    @Test(arguments: drawn)
    func drawnTablesAreTables(html: String, rows: [String]) throws {
        let (cells, table) = try #require(try Self.grid(html))
        #expect(cells.map { $0.replacing("#", with: "") } == rows.map { $0.replacing("#", with: "") })
        #expect(table.headerRowCount == 1)
    }

    /// How many rows head a table without `<thead>`, and how many rows its grid has above the notes.
    static let headed: [(html: String, head: Int, rows: Int)] = [
        ("<tr><td colspan=3>Drug for pain<tr><td colspan=3>Adults<tr><th rowspan=2>Outcome<th colspan=2>Risk<tr><th>Sham<th>Drug<tr><td>Stroke<td>6<td>4<tr><td colspan=3>CI: interval", 4, 5),
        ("<tr><td colspan=2><b>Zinc in foods</b><tr><td><b>Food</b><td><b>mg per 100 g</b><tr><td>Oats<td>4<tr><td>Beef<td>5", 2, 4),
        ("<tr><td colspan=3><tr><td><td colspan=2>weight<tr><td><td>(1)<td>(2)<tr><td>dose<td>-0.3<td>-0.2<tr><td><td>(0.1)<td>(0.1)", 3, 5),
        ("<tr><th>&nbsp;<th colspan=3>sleep<tr><td>Predictors<td>Estimates<td>CI<td>p<tr><td>dose<td>0.4<td>0.1–0.7<td>0.01", 2, 3),
        ("<tr><td><td>2019<td>2020<tr><td>Births<td>12<td>14", 1, 2),
        ("<tr><td>Sponsor<td>Maze Press plc<tr><td>Number<td>NV-2<tr><td>Phase<td>two", 0, 3),
        ("<tr><th colspan=2>Clinical data<tr><th>Route<td>nasal<tr><th colspan=2>Kinetics<tr><th>Half-life<td>10 min", 0, 4),
        ("<tr><th>Age<th>Rats<tr><th colspan=2>Men<tr><td>3<td>4<tr><td>5<td>6<tfoot><tr><td>Source: survey", 1, 4),
    ]

    @Test(arguments: headed)
    func rowsAtTheTopHeadATable(html: String, head: Int, rows: Int) throws {
        let (_, table) = try #require(try Self.grid("<table>\(html)</table>"))
        #expect(table.headerRowCount == head && table.rowCount == rows)
    }

    @Test func aSmallTableMayBeTheValueOfAFact() throws {
        let (cells, table) = try #require(try Self.grid("<table><tr><td>Mass<td>813.9<tr><td>Form<td>powder<tr><td>Storage<td><table><tr><td>Dry<td>3 years<tr><td>Wet<td>6 months</table></table>"))
        #expect(cells.last == "2,1 Dry 3 years Wet 6 months" && table.rowCount == 3)
    }

    @Test func tablesSideBySideAreTablesAndDaysOfAMonthAreNone() throws {
        let text = try Self.read("<body><table><caption>Counts</caption><tr><td><table><tr><th>A<th>n<tr><td>x<td>1</table><td><table><tr><th>B<th>n<tr><td>y<td>2</table></table>").text
        #expect(text.structure?.tables.map(\.rowCount) == [2, 2])
        let days = (1 ... 28).map { "<td>\($0)" + ($0 % 7 == 0 ? "<tr>" : "") }.joined()
        let month = try Self.read("<body><table><caption>June</caption><tr><th>M<th>T<th>W<th>T<th>F<th>S<th>S<tr>\(days)</table>").text
        #expect(month.structure?.tables.isEmpty == true)
    }

    @Test func cellsAreOneLineARow() throws {
        #expect(try Self.body("<table><tr><th>Drug<th>Dose<tr><td><p>Semax</p><p>nasal</p><td><ul><li>5<li>6</ul></table>")
            == "Drug\tDose\nSemax nasal\t5; 6\n")
    }

    @Test func captionsStandInOtherElementsToo() throws {
        for html in ["<figure><figcaption>Table 1 Doses</figcaption><table><tr><th>A<th>B<tr><td>1<td>2</table></figure>",
                     "<h4>Table 1</h4><div class=\"caption\"><p>Doses</p></div><table><tr><th>A<th>B<tr><td>1<td>2</table>",
                     "<section class=\"caption\"><h6>Table 1</h6><p>Doses</p></section><table><tr><th>A<th>B<tr><td>1<td>2</table>",
                     "<p><b>Table 1</b></p><p>Doses</p><table><tr><th>A<th>B<tr><td>1<td>2</table>"] {
            let text = try Self.read("<html><body>" + html).text
            let caption = try #require(text.structure?.tables.first?.caption, "\(html)")
            #expect(text.readable(caption) == "Table 1 Doses", "\(html)")
        }
        for label in ["<b>Tabla 7.</b> Peso", "<b>Tabelle 7:</b> Gewicht", "Таблица 7 – Масса", "表7 体重"] {
            let text = try Self.read("<body><p>\(label)</p><table><tr><th>A<th>B<tr><td>1<td>2</table>").text
            #expect(text.structure?.tables.first?.caption != nil, "\(label)")
        }
        let titled = try Self.read("<body><table><tr><th colspan=2>Deaths by year<tr><th>Year<th>Men<tr><td>2001<td>14</table>").text
        #expect(titled.structure?.tables.first?.caption.map { titled.readable($0) } == "Deaths by year")
        let edited = try Self.read("<body><table><caption><a href='/edit'>Edit</a></caption><tr><th>A<th>B<tr><td>1<td>2</table>").text
        #expect(edited.structure?.tables.first.map { $0.caption == nil } == true)
        let text = try Self.read("<body><div class=\"table-wrap\"><div class=\"caption\"><p>Doses of all groups</p></div><table><tr><th>A<th>B<tr><td>1<td>2</table></div>").text
        #expect(text.structure?.tables.first?.caption.map { text.readable($0) } == "Doses of all groups")
        let other = try Self.read("<body><figure><img><figcaption>Mice at rest</figcaption></figure><table><tr><th>A<th>B<tr><td>1<td>2</table>").text
        #expect(other.structure?.tables.first.map { $0.caption == nil } == true)
    }

    static let layouts = [
        "<table><tr><td><a href=\"/\">Home</a></td><td><h1>Mice</h1><p>Words</p></td></tr></table>",
        "<table role=\"presentation\"><tr><td>a<td>b<tr><td>c<td>d</table>",
        "<table><tr><td>one cell</table>",
        "<table><tr><td>May 3, 10:12<td>#1<tr><td>bob<td><p>Mazes</p><hr><p>I ran one.</p><p>Again.</p></table>",
        "<table><tr><td>Name<td><input><td>Keep me<tr><td>Word<td><input><td><input></table>",
        "<table><tr><td>1.<td>Smith J. A title that is long enough to be one. J Maze 2010;1:2-3.<tr><td>2.<td>Brown K. Another title that is as long. J Maze 2011;2:3.</table>",
        "<script>\"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>\"</script><p>x</p>",
    ]

    @Test(arguments: layouts)
    func framesAreNoTables(html: String) throws { #expect(try Self.read("<html><body>" + html).text.structure?.tables.isEmpty == true) }

    @Test func aTableWithinAFrameIsOne() throws {
        let cells = try #require(try Self.grid("<table><tr><td>Menu<td><h1>T</h1><table><tr><td>Drug<td>Dose<tr><td>Semax<td>50</table></table>")).cells
        #expect(cells == ["0,0 Drug", "0,1 Dose", "1,0 Semax", "1,1 50"])
    }

    @Test func anUnclosedTableGivesBackThePage() throws {
        let (text, codes) = try Self.read("<body><h1>T</h1><table><tr><th>A<th>B<tr><td>1<td>2<tr><td>3<h2>Rest</h2><p>Words.</p>")
        #expect(codes == ["unclosed-table"])
        #expect(String(decoding: text.bytes, as: UTF8.self) == "# T\n\nA\tB\n1\t2\n3\n\n## Rest\n\nWords.\n")
        #expect(text.structure?.tables.count == 1)
    }

    // MARK: - Encodings

    static let encodings: [(bytes: [UInt8], words: String, codes: [String])] = [
        (Array("<meta charset=windows-1251><p>".utf8) + [0xCC, 0xFB, 0xF8, 0xE8], "Мыши", ["declared-encoding"]),
        (Array("<?xml version='1.0' encoding='ISO-8859-2'?><p>".utf8) + [0xBE], "ž", ["declared-encoding"]),
        (Array("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"><p>".utf8) + [0x93, 0xE9, 0x94], "“é”", ["declared-encoding"]),
        (Array("<meta charset=windows-1251><p>é".utf8), "é", []),
        ([0xEF, 0xBB, 0xBF] + Array("<p>é".utf8), "é", []),
        (Array("<p>5 ".utf8) + [0xB5], "5 µ", ["not-utf-8"]),
        (Array("<meta charset=gb2312><p>".utf8) + [0xA8, 0x43, 0xCA, 0xF3], "–鼠", ["declared-encoding"]),
        (Array("<meta charset=Shift_JIS><p>".utf8) + [0x87, 0x40, 0x83, 0x7D], "①マ", ["declared-encoding"]),
        (Array("<meta charset=euc-kr><p>".utf8) + [0xB9, 0xE6, 0x8C, 0x63], "방똠", ["declared-encoding"]),
    ]

    @Test(arguments: encodings.indices)
    func readsWhatThePageSays(index: Int) throws {
        var diagnostics: [Diagnostic] = []
        let text = try Reader.html.read(Self.encodings[index].bytes, "x.html", &diagnostics)
        #expect(String(decoding: text.bytes, as: UTF8.self) == Self.encodings[index].words + "\n")
        #expect(diagnostics.map(\.code) == Self.encodings[index].codes)
    }

    /// Pages are read on several threads at once; libxml2 keeps state of its own for each.
    @Test func pagesAreReadBesideOneAnother() async throws {
        let pages = Self.rendered.map(\.html) + Self.layouts
        let texts = try pages.map(Self.body)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0 ..< 40 { group.addTask { try pages.map(Self.body) == texts } }
            for try await isSame in group { #expect(isSame) }
        }
    }

    // MARK: - Pages that are none, and pages that mean harm

    @Test func textAndMarkdownWithTheWrongNameAreReadAsText() throws {
        for words in ["Just words.\n\nMore < words.\n", "# Title\n\nWords<sup>1</sup>.\n\n<table><tr><td>x</td></tr></table>\n\n\n\n\n"] {
            let (text, codes) = try Self.read(words)
            #expect(String(decoding: text.bytes, as: UTF8.self) == words && text.structure == nil && codes == ["no-markup"])
        }
    }

    @Test func aBinaryFileIsRefused() { #expect(throws: UnreadableDocument.self) { try Self.read("%PDF-1.7 <html>") } }

    static let hostile: [(name: String, html: String, code: String?)] = [
        ("nested", String(repeating: "<b>", count: 20_000) + "x" + String(repeating: "</b>", count: 20_000), "deep-markup"),
        ("crossed", String(repeating: "<font>", count: 20_000) + "x" + String(repeating: "</zzz>", count: 20_000), "deep-markup"),
        ("nested tables", String(repeating: "<table><tr><td>cell", count: 5_000), "unclosed-table"),
        ("nested lists", String(repeating: "<ul><li>item", count: 5_000), "deep-markup"),
        ("spans", "<table>" + String(repeating: "<tr><td rowspan=100000 colspan=100000>a<td>b", count: 2_000) + "</table>", "wild-span"),
        ("wide", "<table>" + String(repeating: "<tr><td colspan=1000>a<td colspan=1000>b", count: 2_000) + "</table>", nil),
        ("many cells", "<table><tr>" + String(repeating: "<td>a", count: 20_000) + "</table>", nil),
        ("tall", "<table><tr>" + String(repeating: "<td>a", count: 1_900) + String(repeating: "<tr><td>b", count: 5_000) + "</table>", "wild-span"),
        ("references", String(repeating: "<p>&#0; &#x110000; &nosuch; &amp &#xD800;</p>", count: 500), "bad-character"),
        ("comment", "<p>a</p><!-- <p>b</p>", "unclosed-comment"),
        ("comments", String(repeating: "<!--", count: 20_000), "unclosed-comment"),
        ("attribute", "<a href=\"" + String(repeating: "x", count: 100_000) + "\">t</a>", "long-address"),
        ("attributes", "<p " + (0 ..< 20_000).map { "a\($0)=1" }.joined(separator: " ") + ">x</p>", nil),
        ("quotes", String(repeating: "<a href=\"x", count: 10_000), nil),
        ("brackets", String(repeating: "<", count: 100_000), nil),
        ("scripts", String(repeating: "<script>\"<table><tr><td>\"</script>", count: 2_000), nil),
        ("stars", "<p>" + String(repeating: "*a_b* [x](y) `", count: 5_000), nil),
        ("one line", "<p>" + String(repeating: "word ", count: 210_000), "long-line"),
    ]

    @Test(arguments: hostile.map(\.name))
    func survivesAndSaysSo(name: String) throws {
        let page = try #require(Self.hostile.first { $0.name == name })
        var codes: [String] = []
        let time = try ContinuousClock().measure { codes = try Self.read("<html><body>" + page.html).codes }
        #expect(time < .seconds(20), "far more than a slow machine needs for what is linear")
        if let code = page.code { #expect(codes.contains(code), "\(codes)") }
    }

    @Test func aGridNeverExplodes() throws {
        for name in ["spans", "wide", "many cells", "tall"] {
            let page = try #require(Self.hostile.first { $0.name == name })
            for table in try Self.read("<html><body>" + page.html).text.structure?.tables ?? [] {
                #expect(table.rowCount * table.columnCount <= max(1_000_000, 20 * table.cells.count), "\(name)")
            }
        }
    }

    /// Bytes struck out, doubled and replaced: nothing traps, blocks stay whole lines in order, cells lie in their table.
    @Test func survivesDamage() throws {
        let page = Array((Self.rendered.map(\.html).joined() + "<table><caption>T</caption><tr><th rowspan=2>A<th>B<tr><td>1</table><ol><li id=a>x</ol>").utf8)
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ limit: Int) -> Int {
            state ^= state << 13; state ^= state >> 7; state ^= state << 17
            return Int(state >> 33) % max(1, limit)
        }
        for _ in 0 ..< 300 {
            var bytes = Array("<html><body>".utf8) + page
            for _ in 0 ..< 1 + next(12) {
                let at = next(bytes.count), end = min(bytes.count, at + 1 + next(40))
                switch next(4) {
                case 0: bytes.removeSubrange(at ..< end)
                case 1: bytes.insert(contentsOf: bytes[at ..< end], at: at)
                case 2: bytes[at] = UInt8(truncatingIfNeeded: next(256))
                default: bytes.replaceSubrange(at ..< end, with: Array("<td colspan=3></p><li>&#9;\"'>".utf8))
                }
            }
            var diagnostics: [Diagnostic] = []
            guard let text = try? Reader.html.read(bytes, "x.html", &diagnostics), let structure = text.structure else { continue }
            var end = 0
            for block in structure.blocks { #expect(block.bytes.lowerBound >= end && block.bytes.upperBound <= text.bytes.count); end = block.bytes.upperBound }
            for table in structure.tables { #expect(table.cells.allSatisfy { table.bytes.contains($0.bytes.lowerBound) && $0.bytes.upperBound < table.bytes.upperBound }) }
        }
    }
}
