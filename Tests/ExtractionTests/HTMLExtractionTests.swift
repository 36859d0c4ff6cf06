@testable import Extraction
import Model
import Reading
import Segmentation
import Testing

/// Records of pages: tables with spans, links to entries, what a page says of itself.
struct HTMLExtractionTests {
    static func records(_ html: String) throws -> DocumentRecords {
        var diagnostics: [Diagnostic] = []
        let text = try Reader.html.read(Array(html.utf8), "page.html", &diagnostics)
        let document = Document(source: Source(id: "page.html", path: "page.html", sha256: "", format: "html"), text: text)
        return Extractor(vocabulary: .builtIn).records(of: Segmenter().segment(document, diagnostics: &diagnostics))
    }

    @Test func cellsHaveSpansRolesAndHeadings() throws {
        let records = try Self.records("""
        <body><h1>Mice</h1><table><caption>Table 1. Scores</caption><thead><tr><th rowspan=2>Group<th colspan=2>Score<tr><th>Before<th>After</thead>
        <tr><td colspan=3>Men<tr><td>A<td>1.40<sup>a</sup><td>2<tfoot><tr><td colspan=3><sup>a</sup> p &lt; 0.05</table>
        """)
        let table = try #require(records.tables.first)
        #expect(table.layout == "html" && table.caption == "Table 1. Scores" && table.rowCount == 4 && table.columnCount == 3 && table.headerRowCount == 2)
        #expect(records.cells.map { "\($0.row),\($0.column)+\($0.rowSpan)×\($0.columnSpan) \($0.role) \($0.header ?? "-"): \($0.text)" } == [
            "0,0+2×1 header -: Group", "0,1+1×2 header -: Score", "1,1+1×1 header -: Before", "1,2+1×1 header -: After", "2,0+1×3 group Group: Men",
            "3,0+1×1 stub Group: A", "3,1+1×1 data Score / Before: 1.40a", "3,2+1×1 data Score / After: 2", "4,0+1×3 note -: a p < 0.05",
        ])
    }

    /// Pages as they are: the cells of their one table, row by row.
    @Test(arguments: [
        ("<table><tr><th>Dose<th>Rats</tr><tr><td>0.25</br>(low)</td><td>4</td></tr></table>", [["Dose", "Rats"], ["0.25 (low)", "4"]]),
        ("<table><tbody><tr><th>Dose</th><th>Rats</th></tr><td>3 mg</td><td>4</td></tr><tr><td>5 mg</td><td>6</td></tr></tbody></table>", [["Dose", "Rats"], ["3 mg", "4"], ["5 mg", "6"]]),
        ("<table><thead><tr><th>Dose<th>Rats</thead><tfoot><tr><td>All<td>10</tfoot><tbody><tr><td>3 mg<td>4<tr><td>5 mg<td>6</tbody></table>", [["Dose", "Rats"], ["3 mg", "4"], ["5 mg", "6"], ["All", "10"]]),
        ("<table><tr><th>Rank<th>Rats<tr><td><span class=\"sortkey\">!B99&nbsp;</span>2<td>4<tr><td>3<td>5</table>", [["Rank", "Rats"], ["2", "4"], ["3", "5"]]),
        ("<div><form action=x><p>Sort by <select></select></p><table><tr><th>Dose<th>Rats<tr><td>3 mg<td>4<tr><td>5 mg<td>6</table></form></div>", [["Dose", "Rats"], ["3 mg", "4"], ["5 mg", "6"]]),
        ("<div><form action=x><table><tr><td>Name<td><input><tr><td>Mail<td><input><tr><td>Age<td>18 or more</table></form></div>", []),
        ("<table><tr><td><td><td colspan=2>2023<td><td><td colspan=2>2022<td><tr><td>Grain<td> <td>$<td>125,432<td> <td> <td>$<td>118,765<td> <tr><td>Eaten<td><td><td>(78,210<td>)<td><td><td>(74,322<td>)</table>",
         [["", "", "2023", "", "", "", "2022", "", ""], ["Grain", "", "$", "125,432", "", "", "$", "118,765", ""], ["Eaten", "", "", "(78,210", ")", "", "", "(74,322", ")"]]),
    ])
    func tablesOfPagesAsTheyAre(html: String, rows: [[String]]) throws {
        let records = try Self.records("<body><h1>Mice</h1><p>Words of the page.</p>\(html)<p>More.</p>")
        #expect((records.tables.isEmpty ? [] : TableLayoutTests.rows(of: records, table: 0)) == rows)
    }

    @Test func pairsHaveNoHeadingAndALastRowMayBeTheNote() throws {
        let pairs = try Self.records("<body><h1>Mice</h1><p>Words.</p><table><tr><td>Chemical formula<td>C₈H₆O₄<tr><td>Source<td>hawthorn<tr><td>Use<td>none</table>")
        #expect(pairs.tables.map(\.headerRowCount) == [0])
        let heads = try Self.records("<body><h1>Mice</h1><p>Words.</p><table><tr><td>Drug<td>Use<tr><td>Vitexin<td>none<tr><td>Semax<td>stroke</table>")
        #expect(heads.tables.map(\.headerRowCount) == [1])
        let noted = try Self.records("<body><h1>Mice</h1><p>Words.</p><table><tr><th>Term<th>Slope<tr><td>Age<td>0.3*<tr><td>Sex<td>1.2<tr><td><em>Note:</em><td>*p&lt;0.1</table>")
        #expect(noted.cells.filter { $0.role == .note }.map(\.text) == ["Note:", "*p<0.1"] && noted.tables.first?.rowCount == 3)
    }

    /// Notes that their class gives to the table above, in one line each whatever parts their marks.
    @Test(arguments: [
        "<section><div><table>%</table></div><p><a href='t'>Open in a new tab</a></p><div class='tw-foot p'><div class='fn'><sup>a</sup><p>Sampled at noon.</p></div><div class='fn'><p>Rats of both sexes.</p></div></div></section>",
        "<div class='tables'><table>%</table><dl class='footnotes'><dt>a</dt><dd><div>Sampled at noon.</div></dd></dl><div class='legend'>Rats of both sexes.</div></div>",
        "<table>%</table><div class='article-section__table-footnotes'><ul><li><sup>a</sup>Sampled at noon.</li><li>Rats of both sexes.</li></ul></div>",
    ])
    func classesMakeNotesOfTables(html: String) throws {
        let table = "<tr><th>Group<th>Score<sup>a</sup><tr><td>Old<td>4<tr><td>Young<td>5"
        let records = try Self.records("<body><h1>Mice</h1><h2>Results</h2>" + html.replacing("%", with: table) + "<p>The mice ran.</p>")
        let notes = records.cells.filter { $0.role == .note }.map { $0.text.replacing(" ", with: "") }
        #expect(notes.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 } == ["aSampledatnoon.", "Ratsofbothsexes."])
        #expect(records.references.isEmpty)
    }

    /// Rows that are doses, of what only the heading above names.
    @Test func dosesTakeTheirSubjectFromTheHeading() throws {
        let table = "<tr><th>Dose (mg/kg)<th>Latency (s)<th>p<tr><td>0<td>38 ± 4<td>–<tr><td>10<td>24 ± 3<td>0.01"
        let compared = try Self.records("<body><h1>Peptides</h1><h2>Semax</h2><table>\(table)</table><h2>Selank</h2><p>Words.</p>").findings
        #expect(compared.map { [$0.subject, $0.comparator, $0.outcome, $0.dose, $0.pValue] } == [["Semax", "0 mg/kg", "Latency (s)", "10 mg/kg", "0.01"]])
        #expect(compared.map(\.direction) == [.decrease] && compared.first?.inherited.contains("subject: heading") == true)
        let changes = "<tr><th>Dose<th>Effect on latency<th>n<tr><td>10 µg/kg<td>−12%<td>8<tr><td>50 µg/kg<td>+31%<td>9"
        let stated = try Self.records("<body><h1>Peptides</h1><h2>Semax</h2><table>\(changes)</table><h2>Selank</h2><p>Words.</p>").findings
        #expect(stated.map { "\($0.subject ?? "-") \($0.outcome ?? "-") \($0.direction) \($0.dose ?? "-") \($0.n ?? 0)" } == [
            "Semax latency decrease 10 µg/kg 8", "Semax latency increase 50 µg/kg 9",
        ])
        let columns = "<thead><tr><th rowspan=2>Test<th colspan=2>Dose<tr><th>0 mg<th>10 mg<tbody><tr><td>Recall<td>11.2 ± 0.4<td>12.9 ± 0.5"
        let records = try Self.records("<body><h1>Peptides</h1><h2>Semax</h2><table>\(columns)</table><h2>Selank</h2><p>Words.</p>")
        #expect(records.findings.map { [$0.subject, $0.comparator, $0.outcome, $0.dose] } == [["Semax", "0 mg", "Recall", "10 mg"]])
        #expect(records.quantities.filter { $0.dispersion != nil }.map(\.kind) == [.estimate, .estimate])
        let outcomes = try Self.records("<body><h1>Peptides</h1><h2>Semax</h2><table><tr><th>Outcome<th>Effect<tr><td>Memory<td>↑ 24%</table><h2>Selank</h2><p>Words.</p>").findings
        #expect(outcomes.map { [$0.subject, $0.outcome] } == [["Semax", "Memory"]])
    }

    @Test func theTitleIsWhatTheHeadRepeatsWhole() throws {
        func title(_ html: String) throws -> String? { try Self.records(html).metadata.title }
        #expect(try title("<title>Mice and rats in mazes</title><body><h1>Mazes of the north</h1><h2>Mice</h2><p>Words.</p><h2>Rats</h2><p>Words.</p>") == "Mazes of the north")
        #expect(try title("<title>Mice | Maze Press</title><body><h1>Maze Press</h1><h2>Mice</h2><p>Words.</p>") == "Mice")
        #expect(try title("<title>Mice of the north</title><body><p><b>Menu</b></p><p>Home</p><p>Words of the page that go on for a while.</p>") == "Mice of the north")
    }

    @Test func cellsOfAFrameAndNamesBelowATitleAreNoHeadings() throws {
        let frame = "<table role=presentation><tr><td>Ten tablets<td>Twenty tablets<tr><td><p>Bob</p><p>A member of old</p><td>More</table>"
        let records = try Self.records("<body><h1>Mice</h1><p>Jane Roe, John Poe</p><p>Words of the text that go on for a while.</p>\(frame)<p>More words of the text.</p>")
        #expect(records.sections.map(\.heading) == ["Mice"])
    }

    @Test func stackedTimesAreNoPartOfAnArm() throws {
        let table = "<thead><tr><th><th colspan=2>Drug<th colspan=2>Sham<tr><th><th>Week 4<th>Week 8<th>Week 4<th>Week 8<tbody><tr><td>Fatigue<td>2 ± 1<td>3 ± 1<td>4 ± 1<td>5 ± 1"
        let found = try Self.records("<body><h1>Mice</h1><h2>Results</h2><table>\(table)</table><p>Words.</p>").findings
        #expect(found.map { [$0.subject, $0.comparator, $0.timepoint] } == [["Drug", "Sham", "Week 4"], ["Drug", "Sham", "Week 8"]])
    }

    @Test func aColumnMayNameTheMeasure() throws {
        let table = "<tr><th>Outcome<th>Statistical method<th>Effect size<tr><td>Pain<td>Risk Ratio (M-H, Fixed)<td>1.10 [0.71, 1.70]"
        #expect(try Self.records("<body><h1>Mice</h1><h2>Results</h2><table>\(table)</table><p>Words.</p>").findings.map(\.statistic) == ["risk_ratio"])
        let pairs = try Self.records("<body><h1>Mice</h1><table><tr><td>Methods<td>RCT of 6 weeks<tr><td>People<td>202 adults<tr><td>Notes<td>Funded by maker</table>")
        #expect(pairs.tables.first?.rowCount == 3)
    }

    @Test func aBylineDatesThePage() throws {
        func date(_ byline: String) throws -> String? { try Self.records("<body><h1>Mice</h1><div>\(byline)</div><p>Words of the text.</p>").metadata.published }
        #expect(try date("By Jane Roe | Reviewed by Ann Poe | Published on March 5, 2024") == "2024-03-05")
        #expect(try date("By Jane Roe | Updated on March 5, 2024") == nil)
        #expect(try date("<span>Last updated on <time datetime='2024-03-05'>March 5, 2024</time></span>") == nil)
    }

    @Test(arguments: [
        ("<h1>Mice</h1><p>By Jane Roe, PhD. Updated May 2, 2024.</p>", ["Roe, Jane"]),
        ("<meta name='citation_authors' content='J. Roe, B. Poe'><h1>Mice</h1>", ["Roe, J.", "Poe, B."]),
        ("<meta name='citation_authors' content='Roe, Jane'><h1>Mice</h1>", ["Roe, Jane"]),
        ("<h1>Mice</h1><p>By the time they ran, it rained.</p>", []),
        ("<h1>Mice</h1><p class='byline'>Dr. Jane Roe</p>", ["Roe, Jane"]),
        ("<h1>Mice</h1><p class='byline'>Contributors to the Maze</p>", ["Contributors to the Maze"]),
        ("<h1>Mice</h1><span class='ltx_personname'>Jane Roe<span class='ltx_author_notes'>Corresponding author</span></span>", ["Roe, Jane"]),
    ])
    func bylinesOfPagesNamePeople(body: String, authors: [String]) throws {
        #expect(try Self.records("<html>\(body)<p>Words of the text.</p>").metadata.authors.map(\.text) == authors)
    }

    static let list = """
    <h2>References</h2><ol><li id="r1">Smith J, Brown K. Mazes of the south. J Maze. 2010;1:2-3.<li id="r2">Brown K. Mice of the north. J Maze. 2011;2:3-4.
    <li id="r3">Green L. Rats of the west. J Maze. 2012;3:4-5.<li id="r4">White P. Voles of the east. J Maze. 2013;4:5-6.</ol>
    """

    static let cited: [(html: String, found: [String])] = [
        ("Mice run [<a href=\"#r2\">2</a>].", ["[[2](#r2)]→2=2"]),
        ("Mice run<sup><a href=\"#r1\">1</a>,<a href=\"#r3\">3</a></sup>.", ["<sup>[1](#r1),[3](#r3)</sup>→1=1", "<sup>[1](#r1),[3](#r3)</sup>→3=3"]),
        ("Mice run [<a href=\"#r1\">1</a>–<a href=\"#r3\">3</a>].", ["[[1](#r1)–[3](#r3)]→1=1", "[[1](#r1)–[3](#r3)]→2=2", "[[1](#r1)–[3](#r3)]→3=3"]),
        ("Mice run [<a href=\"#r1\">1</a>, 4].", ["[[1](#r1), 4]→1=1", "[[1](#r1), 4]→4=4"]),
        ("Mice run (<a href=\"#r1\">Smith and Brown, 2010</a>; <a href=\"#r3\">Green, 2012</a>).",
         ["([Smith and Brown, 2010](#r1); [Green, 2012](#r3))→Smith and Brown, 2010=1", "([Smith and Brown, 2010](#r1); [Green, 2012](#r3))→Green, 2012=3"]),
        ("Mice run.<sup><a href=\"#r4\">[4]</a></sup><sup><a href=\"#r1\">[1]</a></sup>", ["<sup>[\\[4\\]](#r4)</sup>→4=4", "<sup>[\\[1\\]](#r1)</sup>→1=1"]),
        ("As <a href=\"#r4\">they say</a>.", ["[they say](#r4)→they say=4"]),
        ("Mice run [2, 3] far.", ["[2, 3]→2=2", "[2, 3]→3=3"]),
        ("Tables <a href=\"#t1\">1</a> and [<a href=\"#t2\">2</a>] show mice [3].<h3 id=\"t1\">Doses</h3><div id=\"t2\"><table><tr><td>a<td>1<tr><td>b<td>2</table></div>", ["[3]→3=3"]),
        ("Mice run<sup>2,3</sup>.", ["<sup>2,3</sup>→2=2", "<sup>2,3</sup>→3=3"]),
        ("Mice run<sup><a href=\"#r1\">1</a></sup> over 3 m<sup>2</sup>.", ["<sup>[1](#r1)</sup>→1=1"]),
        ("Mice run [<a href=\"#r1\">1</a>].<a href=\"#fn2\"><sup>2</sup></a><aside id=\"fn2\">They do.</aside>", ["[[1](#r1)]→1=1"]),
        ("Kim Park<sup><a href=\"#Aff2\">2</a></sup> saw mice [<a href=\"#r1\">1</a>].<p id=\"Aff2\">Maze Institute</p>", ["[[1](#r1)]→1=1"]),
    ]

    @Test func thereAreCases() { #expect(Self.cited.count > 8) }

    @Test(arguments: cited)
    func linksLeadToEntries(html: String, found: [String]) throws {
        let records = try Self.records("<body><h1>Mice</h1><p class=\"authors\">Jane Roe<sup>1</sup>, Kim Park<sup>2</sup></p><p>\(html)</p>\(Self.list)")
        #expect(records.citations.map { "\($0.marker)→\($0.label)=\($0.referenceID?.split(separator: "r").last ?? "-")" } == found)
        #expect(records.metadata.authors.map(\.text) == ["Roe, Jane", "Park, Kim"])
    }

    @Test func linksOfEntriesAreTheirIdentifiers() throws {
        let records = try Self.records("""
        <body><h1>M</h1><h2>References</h2><ol><li>Smith J. Mazes of the south. J Maze. 2010;1:2-3. <a href="https://doi.org/10.1000/maze.1">DOI</a>
        <a href="https://pubmed.ncbi.nlm.nih.gov/1234567/">PubMed</a></li><li>Brown K. Mice. J Maze. 2011;2:3-4.</li></ol>
        """)
        let first = try #require(records.references.first?.bibliography)
        #expect(first.doi == "10.1000/maze.1" && first.pmid == "1234567")
    }

    /// What stands behind an entry, and the identifiers and address that are read there; its other fields stay what they are.
    static let identified: [(html: String, doi: String?, pmid: String?, pmcid: String?, url: String?)] = [
        ("<a href=\"https://doi.org/10.1002/(SICI)1097(1999)18:3%3C321::AID-1%3E3.0.CO;2-P\">Article</a>", "10.1002/(sici)1097(1999)18:3<321::aid-1>3.0.co;2-p", nil, nil, nil),
        ("<a href=\"https://doi.org/10.1000%2Fmaze.1\">Article</a>&nbsp;<a href=\"/cas\">CAS</a>&nbsp; <a href=\"/x\">ADS</a>", "10.1000/maze.1", nil, nil, nil),
        ("<a href=\"/v\">View Article</a><a href=\"/p\">PubMed/NCBI</a>", nil, nil, nil, nil),
        ("<span>10.1000/maze.1</span><a href=\"/w\">Wiley Online Library</a>", "10.1000/maze.1", nil, nil, nil),
        ("<a href=\"https://en.wikipedia.org/wiki/PMID\">PMID</a>&nbsp;<a href=\"/pubmed/12345678\">12345678</a>.", nil, "12345678", nil, nil),
        ("PMID 12345678. PMC 2345678.", nil, "12345678", "PMC2345678", nil),
        ("[<a href=\"/pubmed/12345678\">PubMed</a>] [<a href=\"/pmc/articles/PMC2345678/\">PMC free article</a>]", nil, "12345678", "PMC2345678", nil),
        ("<a href=\"https://a.org/article/10.1000/maze.1?from=list\">Full text</a>", "10.1000/maze.1", nil, nil, "https://a.org/article/10.1000/maze.1?from=list"),
        ("(<a href=\"http://www.a.org/m/\">www.a.org/m/</a>)", nil, nil, nil, "http://www.a.org/m/"),
    ]

    @Test(arguments: identified.indices)
    func linksGiveIdentifiersAndNoWords(index: Int) throws {
        let entry = Self.identified[index]
        let records = try Self.records("<body><h1>M</h1><h2>References</h2><ol><li>Smith J. Mazes of the south. J Maze. 2010;1:2-3. \(entry.html)</li><li>Brown K. Mice. J Maze. 2011;2:3-4.</ol>")
        let found = try #require(records.references.first?.bibliography)
        #expect(found.doi == entry.doi && found.pmid == entry.pmid && found.pmcid == entry.pmcid && found.url == entry.url, "\(found)")
        #expect(found.title == "Mazes of the south" && found.containerTitle == "J Maze" && found.page == "2-3" && found.publisher == nil, "\(found)")
    }

    private static let smith = "Smith J, Brown K. Mazes of the south. J Maze. 2010;1:2-3."

    /// Lists that a page marks by class, role or links alone, with the labels of the entries.
    static let marked: [(html: String, labels: [String?])] = [
        ("<p>Mice run.</p><p class=\"MsoBibliography\">\(smith)</p><p>Mice rest.</p>", [nil]),
        ("<h2>Mazes</h2><p class=\"reference\">\(smith)</p><h2>Mice</h2><p class=\"reference\">Green L. Rats of the west. J Maze. 2012;3:4-5.</p>", [nil, nil]),
        ("<p>Mice run.<a href=\"#_ftn1\" name=\"_ftnref1\">[1]</a></p><div id=\"ftn1\"><p class=\"MsoFootnoteText\"><a href=\"#_ftnref1\" name=\"_ftn1\">[1]</a> \(smith)</p></div>", ["1"]),
        ("<p>Mice run.</p><p class=\"reference\">See the second part of the rules for mazes of the year.</p>", []),
        ("<p>Mice run.</p><div role=\"doc-endnotes\"><ol><li id=\"fn1\">Not all of <a href=\"https://a.org/2010\">them</a> do.</li></ol></div>", []),
        ("<h2>References</h2><div class=\"csl-entry\"><div class=\"csl-left-margin\">7. </div><div>\(smith)</div></div><div class=\"footnotes\"><ol><li>Not all do, see <a href=\"https://a.org\">here</a>.</ol></div>", ["7"]),
        ("<h2>References</h2><table class=\"docutils citation\" id=\"smith\"><tr><td class=\"label\">[south]</td><td>\(smith)</td></tr></table>", ["south"]),
    ]

    @Test(arguments: marked)
    func markupMakesEntries(html: String, labels: [String?]) throws {
        let records = try Self.records("<body><h1>Mice</h1>\(html)")
        #expect(records.references.map(\.label) == labels)
        #expect(records.references.first.map { $0.bibliography.title == "Mazes of the south" && $0.bibliography.authors.count == 2 } != false)
    }

    @Test func dashesAreTheAuthorsAbove() throws {
        let records = try Self.records("""
        <body><h1>M</h1><h2>References</h2><div class="csl-entry">Roe, Jane. 2010. “Mazes of the South.” <em>J Maze</em> 1: 2–3.</div>
        <div class="csl-entry">———. 2011. “Mazes of the North.” <em>J Maze</em> 2: 4–5.</div>
        """)
        #expect(records.references.map { $0.bibliography.authors.map(\.text) } == [["Roe, Jane"], ["Roe, Jane"]])
    }

    @Test func aPageSaysWhoItIs() throws {
        let metadata = try Self.records("""
        <html lang="en"><head><title>Mice in mazes | Maze Press</title><meta name="citation_author" content="Roe, Jane Q."><meta name="citation_author" content="Kim Park">
        <meta name="citation_publication_date" content="2019/03/14"><meta name="citation_doi" content="10.1000/m.1"><meta property="og:site_name" content="Maze Press">
        </head><body><header><h1>Maze Press</h1></header><main><h1>Mice in mazes</h1><p>Words.</p></main>
        """).metadata
        #expect(metadata.title == "Mice in mazes" && metadata.authors.map(\.text) == ["Roe, Jane Q.", "Park, Kim"])
        #expect(metadata.published == "2019-03-14" && metadata.publisher == "Maze Press" && metadata.url == "https://doi.org/10.1000/m.1" && metadata.language == "en")
    }

    static let bylines: [(head: String, body: String, authors: [String])] = [
        ("<meta name=author content=\"Jane Roe\"><meta name=author content=\"Kim Park\">", "", ["Roe, Jane", "Park, Kim"]),
        ("<meta name=author content=\"Jane Q. Roe/Kim Park\">", "", ["Roe, Jane Q.", "Park, Kim"]),
        ("<meta name=citation_authors content=\"Roe JQ, van Park K\">", "", ["Roe, JQ", "van Park, K"]),
        ("<meta name=DC.Contributor content=\"Jane Roe\"><meta name=DC.Contributor content=\"Kim Park\">", "", ["Roe, Jane", "Park, Kim"]),
        ("", "<div class=byline>Medically reviewed by <a href=\"/r\">Ann Poe, MD</a> — By <a href=\"/j\">Jane Roe</a> — Updated on May 3, 2022</div>", ["Roe, Jane"]),
        ("", "<h4 class=author>Jane Roe</h4><h4 class=author>Kim Park</h4>", ["Roe, Jane", "Park, Kim"]),
        ("", "<div class=ltx_authors><span class=ltx_personname>Jane Roe<br>Maze Institute</span><span class=ltx_personname>Kim Park<br>Mice Ltd</span></div>", ["Roe, Jane", "Park, Kim"]),
        ("", "<p>Words.</p><h2>References</h2><ol><li><div class=authors>A. Brown</div><div>Mazes. J Maze 1 (2010) 2.</div></ol>", []),
    ]

    @Test(arguments: bylines)
    func authorsStandInManyPlaces(head: String, body: String, authors: [String]) throws {
        let metadata = try Self.records("<html><head><title>Mice</title>\(head)</head><body><h1>Mice</h1>\(body)<p>Words of the text.</p>").metadata
        #expect(metadata.authors.map(\.text) == authors)
    }

    @Test func datesTitlesAndHolders() throws {
        let metadata = try Self.records("""
        <html><head><title>Press: Mice</title><meta name="citation_publication_date" content="2019/3"></head><body><h2>Menu</h2><ul><li><a href="/a">All</a></ul>
        <h1>Mice of the south</h1><p>Words.</p><footer><p>© 2010-2019 Maze Press, All Rights Reserved.</p></footer>
        """).metadata
        let document = try Self.records("<html><body class=\"c3 doc-content\"><p class=\"c1 title\">Mice and mazes</p><h1>Setting</h1><p>Words.</p>").metadata
        #expect(document.title == "Mice and mazes")
        #expect(metadata.published == "2019-03" && metadata.title == "Mice of the south" && metadata.publisher == "Maze Press")
    }

    /// The items of a list below a table are its notes, without the marks of the list.
    @Test func notesInAListHaveNoBullets() throws {
        let records = try Self.records("""
        <body><h1>Mice</h1><p>Words of the page.</p><div class="table-caption"><span>Table 1.</span> <p>Scores of mice</p></div>
        <table><tr><th>Group<th>Score<tr><td>A<td>1.4*<tr><td>B<td>2.5</table><ul class="table-footnotes"><li>* P &lt; 0.05 versus B.</li></ul><p>More.</p>
        """)
        #expect(records.cells.filter { $0.role == .note }.map(\.text) == ["* P < 0.05 versus B."])
    }
}
