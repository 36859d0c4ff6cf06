@testable import Extraction
import Model
import Reading
import Segmentation
import Testing

/// Files of references from their bytes to rows of `references`.
struct RecordFileTests {
    private static let extractor = Extractor(vocabulary: Vocabulary(terms: []))

    static func records(_ source: String, _ reader: Reader) throws -> (records: DocumentRecords, segmented: SegmentedDocument) {
        try records(Array(source.utf8), reader)
    }

    static func records(_ source: [UInt8], _ reader: Reader) throws -> (records: DocumentRecords, segmented: SegmentedDocument) {
        var diagnostics: [Diagnostic] = []
        let text = try reader.read(source, "file", &diagnostics)
        let document = Document(source: Source(id: "file", path: "file", sha256: "", format: reader.name), text: text)
        let segmented = Segmenter().segment(document, diagnostics: &diagnostics)
        var records = extractor.records(of: segmented)
        records.diagnostics = RecordList(diagnostics + records.diagnostics)
        return (records, segmented)
    }

    /// `label | type | authors | date | title | container | volume(issue)page | identifiers`.
    static func line(_ reference: Reference) -> String {
        let b = reference.bibliography
        let place = (b.volume ?? "") + (b.issue.map { "(\($0))" } ?? "") + (b.page.map { ":\($0)" } ?? "")
        let ids = [b.doi, b.pmid.map { "pmid " + $0 }, b.pmcid, b.arxiv.map { "arxiv " + $0 }, b.isbn, b.url, reference.host].compactMap { $0 }.joined(separator: " ")
        return [reference.label ?? "-", b.type ?? "-", b.authors.map(\.text).joined(separator: "; ") + (b.isEtAl ? " …" : ""), b.issued ?? "-", b.title ?? "-",
                b.containerTitle ?? "-", place, ids].joined(separator: " | ")
    }

    struct Case: Sendable {
        let reader: Reader
        let source: String
        let lines: [String]
    }

    // MARK: - Formats

    /// Entries that name the book in which they stand, before it.
    static let inherited = """
    @inproceedings{silt, author = {Ito, Kenji, kito@lakes.example and Roe, J. and {and others}}, title = {Silt}, pages = {1--16}, crossref = {lakes}, funding_text 1 = {Lake, Fund}}
    @incollection{own, author = {Ode, L.}, title = {Own words}, booktitle = {Another book}, year = 2003, crossref = "nowhere"}
    @book{second, author = {Ode, L.}, title = {Lakes, second part}, volume = 2, CROSSREF = {lakes}}
    @proceedings{lakes, title = {Proceedings on Lakes}, editor = {Ames, Rosa}, year = 2004, volume = 31, publisher = {Lake Press}}
    """

    static let ris = """
    Provider: Lake Index
    TY  - JOUR
    ID  - lake1
    AU  - Ames, Rosa
    AU  - Ode, Lars, Jr.
    TI  - Tides of a small
    lake
    T2  - Limnology Letters
    JA  - Limnol. Lett.
    PY  - 2011/03/05/
    VL  - 4
    IS  - 2
    SP  - 11
    EP  - 19
    DO  - https://doi.org/10.1000/LL.7
    AB  - We measured 12 mg of silt.
    ER  -

    TY  - CHAP
    AN  - 77
    A1  - van der Berg, K.
    A2  - Ito, Kenji
    T1  - Shores
    BT  - Book of Lakes
    Y1  - 2009///Spring
    SN  - 978-3-16-148410-0
    ER  -

    """
    static let nbib = """
    PMID- 30012345
    TI  - Tides of a small lake: a
          randomised trial.
    LID - 10.1000/ll.7 [doi]
    FAU - Ames, Rosa
    AU  - Ames R
    FAU - Ode, Lars B
    AU  - Ode LB
    CN  - Lake Study Group
    PT  - Journal Article
    DP  - 2011 Mar 5
    TA  - Limnol Lett
    JT  - Limnology letters
    VI  - 4
    IP  - 2
    PG  - 11-9
    PMC - PMC7654321

    PMID- 30012346
    TI  - Another.
    AU  - Roe J
    PT  - Preprint
    DP  - 2012 Spring
    """
    static let bib = """
    % exported
    @string{ll = "Limnology " # {Letters}}
    @article{ames2011,
      author = {Ames, Rosa and {\\"O}de, L{\\'a}rs and {Lake Group} and others},
      title = {Tides of a {S}mall Lake: $\\beta$-effects --- {DNA}},
      journal = ll, year = 2011, month = mar, volume = "4", number = 2, pages = {11--19}, doi = {10.1000/ll\\_7},
    }
    @inproceedings(roe, author = "Jane E. Roe and Ludwig van Tarn", title = "On {"}quotes{"}", booktitle = {Proc. of Lakes}, year = {1999})
    @misc{page, title={Page}, howpublished = {\\url{https://example.org/~x}}, author={M{\\"u}ller, J{\\"o}rg and Stra{\\ss}e, {\\v{S}}}}
    """
    static let json = """
    [{"id":"ames2011","type":"article-journal","title":"Tides of a <i>small</i> \\"lake\\" \\u00e9","author":[{"family":"Ames","given":"Rosa"},\
    {"family":"Tarn","given":"L.","non-dropping-particle":"van"},{"literal":"Lake Group"}],"container-title":"Limnology Letters",\
    "issued":{"date-parts":[[2011,3,5]]},"volume":4,"issue":"2","page":"11-19","DOI":"10.1000/LL.7"},
    {"id":3,"title":"Third","issued":{"raw":"March 2004"},"URL":"https://example.org/a"}]
    """
    static let xml = """
    <?xml version="1.0"?><xml><records><record><rec-number>7</rec-number><ref-type name="Journal Article">17</ref-type><contributors><authors>\
    <author><style face="normal">Ames, Rosa</style></author><author>Lake Group,</author></authors></contributors><titles><title><style>Tides &amp; </style>\
    <style face="italic">winds</style> &lt; 3</title><secondary-title>Limnology Letters</secondary-title></titles><pages>11-19</pages><volume>4</volume>\
    <number>2</number><dates><year>2011</year><pub-dates><date>Mar 5</date></pub-dates></dates>\
    <electronic-resource-num>10.1000/ll.7</electronic-resource-num></record>
    <record><rec-number>8</rec-number><titles><title><![CDATA[Raw]]> words</title></titles></record></records></xml>
    """
    static let wos = """
    FN Clarivate Analytics Web of Science
    VR 1.0
    PT J
    AU Ames, RL
       Ode, L
    AF Ames, Rosa L.
       Ode, Lars
    CA Lake Group
    TI Tides of a
       small lake
    SO LIMNOLOGY LETTERS
    DT Article; Proceedings Paper
    AB We measured 12 mg of silt
       and more.
    JI Limnol. Lett.
    PD MAR 5
    PY 2011
    VL 4
    IS 2
    BP 11
    EP 19
    DI 10.1000/ll.7
    UT WOS:0007
    PM 30012345
    ER

    PT B
    BA Roe, J
    TI Shores
    PY 2015
    BN 978-3-16-148410-0
    ER

    EF
    """
    static let enw = """
    %0 Journal Article
    %A Ames, Rosa L.
    %A Ode, Lars
    %T Tides of a small lake
    %J Limnology Letters
    %V 4
    %N 2
    %P 11-19
    %D 2011
    %8 March 5, 2011
    %R 10.1000/ll.7
    %F ames2011

    %A Roe, Jane
    %T Shores
    %D 2015
    """
    static let abstracts = """

    1. Limnol Lett. 2011 Mar 5;4(2):11-19. doi: 10.1000/ll.7. Epub 2011
    Feb 1.

    Tides of a small lake: a study of two
    summers.

    Ames RL(1)(2), van der Ode L Jr(#)(3); Lake Group.

    Author information:
    (1)Department of Lakes, Lake Town.

    BACKGROUND: Tides are small.

    2. A sentence that begins with a number is no record.

    DOI: 10.1000/ll.7
    PMCID: PMC1234567
    PMID: 30012345 [Indexed for MEDLINE]

    Conflict of interest statement: None.


    2. River J. 2015 Jan-Feb;7:e13.

    [Shores of the south].

    [Article in German]

    Roe J.

    PMID: 30012346


    3. bioRxiv [Preprint]. 2020 May 4:2020.05.01.1234. doi: 10.1101/2020.05.01.1234.

    Lakes.

    PMID: 30012347
    """
    static let csv = """
    \u{FEFF}Key;Item Type;Author;Title;Publication Title;Date;Pages;DOI\r
    K1;journalArticle;"Ames, R.; Ode, L.";"A ""quoted""\r
    title";Limnology;2011-03-05;"1 -- 9";doi:10.1000/X\r
    K2;book;UNKNOWN;Third;n/a;2013;-;\r

    """

    static let cases: [Case] = [
        Case(reader: .ris, source: ris, lines: [
            "lake1 | article_journal | Ames, Rosa; Ode, Lars, Jr. | 2011-03-05 | Tides of a small lake | Limnology Letters | 4(2):11-19 | 10.1000/ll.7",
            "77 | chapter | van der Berg, K. | 2009 | Shores | Book of Lakes |  | 9783161484100",
        ]),
        Case(reader: .pubMed, source: nbib, lines: [
            "30012345 | article_journal | Ames, Rosa; Ode, Lars B; Lake Study Group | 2011-03-05 | Tides of a small lake: a randomised trial"
                + " | Limnology letters | 4(2):11-9 | 10.1000/ll.7 pmid 30012345 PMC7654321",
            "30012346 | preprint | Roe, J | 2012 | Another | - |  | pmid 30012346",
        ]),
        Case(reader: .bibTeX, source: bib, lines: [
            "ames2011 | article_journal | Ames, Rosa; Öde, Lárs; Lake Group … | 2011-03 | Tides of a Small Lake: β-effects — DNA | Limnology Letters"
                + " | 4(2):11-19 | 10.1000/ll_7",
            "roe | paper_conference | Roe, Jane E.; van Tarn, Ludwig | 1999 | On \"quotes\" | Proc. of Lakes |  | ",
            "page | webpage | Müller, Jörg; Straße, Š | - | Page | - |  | https://example.org/~x example.org",
        ]),
        Case(reader: .bibTeX, source: "@book{title = {No key}, year = 2001}\n@book{doi:10.1000/a=b, title = {A key}, crossref = {x}}\n@comment{x}\n@preamble{\"y\"}\n", lines: [
            "- | book |  | 2001 | No key | - |  | ", "doi:10.1000/a=b | book |  | - | A key | - |  | ",
        ]),
        Case(reader: .bibTeX, source: inherited, lines: [
            "silt | paper_conference | Ito, Kenji; Roe, J. … | 2004 | Silt | Proceedings on Lakes | 31:1-16 | ",
            "own | chapter | Ode, L. | 2003 | Own words | Another book |  | ", "second | book | Ode, L. | 2004 | Lakes, second part | - | 2 | ",
            "lakes | book |  | 2004 | Proceedings on Lakes | - | 31 | ",
        ]),
        Case(reader: .cslJSON, source: json, lines: [
            "ames2011 | article_journal | Ames, Rosa; van Tarn, L.; Lake Group | 2011-03-05 | Tides of a small \"lake\" é | Limnology Letters | 4(2):11-19"
                + " | 10.1000/ll.7",
            "3 | webpage |  | 2004-03 | Third | - |  | https://example.org/a example.org",
        ]),
        Case(reader: .endNoteXML, source: xml, lines: [
            "7 | article_journal | Ames, Rosa; Lake Group | 2011-03-05 | Tides & winds < 3 | Limnology Letters | 4(2):11-19 | 10.1000/ll.7",
            "8 | - |  | - | Raw words | - |  | ",
        ]),
        Case(reader: .webOfScience, source: wos, lines: [
            "WOS:0007 | article_journal | Ames, Rosa L.; Ode, Lars; Lake Group | 2011-03-05 | Tides of a small lake | LIMNOLOGY LETTERS | 4(2):11-19"
                + " | 10.1000/ll.7 pmid 30012345",
            "- | book | Roe, J | 2015 | Shores | - |  | 9783161484100",
        ]),
        Case(reader: .endNoteTagged, source: enw, lines: [
            "ames2011 | article_journal | Ames, Rosa L.; Ode, Lars | 2011-03-05 | Tides of a small lake | Limnology Letters | 4(2):11-19 | 10.1000/ll.7",
            "- | - | Roe, Jane | 2015 | Shores | - |  | ",
        ]),
        Case(reader: .pubMedAbstracts, source: abstracts, lines: [
            "30012345 | article_journal | Ames, RL; van der Ode, L, Jr; Lake Group | 2011-03-05 | Tides of a small lake: a study of two summers | Limnol Lett"
                + " | 4(2):11-19 | 10.1000/ll.7 pmid 30012345 PMC1234567",
            "30012346 | article_journal | Roe, J | 2015-01 | [Shores of the south] | River J | 7:e13 | pmid 30012346",
            "30012347 | preprint |  | 2020-05-04 | Lakes | bioRxiv |  | 10.1101/2020.05.01.1234 pmid 30012347",
        ]),
        Case(reader: .csv, source: csv, lines: [
            "K1 | article_journal | Ames, R.; Ode, L. | 2011-03-05 | A \"quoted\" title | Limnology | :1-9 | 10.1000/x",
            "K2 | book |  | 2013 | Third | - |  | ",
        ]),
    ]

    @Test(arguments: cases.indices) func readsEveryFormat(index: Int) throws {
        let (records, _) = try Self.records(Self.cases[index].source, Self.cases[index].reader)
        #expect(records.references.map(Self.line) == Self.cases[index].lines)
        #expect(records.diagnostics.isEmpty, "\(records.diagnostics)")
    }

    /// What databases write where the format has no place for it, or another: one record each.
    static let ways: [(reader: Reader, fields: String, line: String)] = [
        (.ris, "A1  - Ames RC, van der Ode JJ, Ito K\nTI  - Silt\n", "- | article_journal | Ames, RC; van der Ode, JJ; Ito, K | - | Silt | - |  | "),
        (.ris, "AU  - Ames, RC\nTI  - Silt\nSP  - No\nEP  - Specified\n", "- | article_journal | Ames, RC | - | Silt | - |  | "),
        (.ris, "TI  - Silt\nDA  - SEP 22\nPY  - 2010\n", "- | article_journal |  | 2010-09-22 | Silt | - |  | "),
        (.ris, "TI  - Silt\nY1  - 10-14 Aug. 2020\n", "- | article_journal |  | 2020-08 | Silt | - |  | "),
        (.ris, "TI  - Silt\nC2  - 30012345\nDB  - Scopus\n", "- | article_journal |  | - | Silt | - |  | pmid 30012345"),
        (.ris, "TI  - Silt\nC2  - 30012345\n", "- | article_journal |  | - | Silt | - |  | "),
        (.ris, "TI  - Silt\nC3  - PUBMED 30012345\n", "- | article_journal |  | - | Silt | - |  | pmid 30012345"),
        (.ris, "TI  - Silt\nL3  - 10.1000/a.2\nL1  - https://example.org/a.pdf\n", "- | article_journal |  | - | Silt | - |  | 10.1000/a.2"),
        (.ris, "TI  - Silt\nJA  - https://example.org/show/7\n", "- | article_journal |  | - | Silt | - |  | https://example.org/show/7"),
        (.ris, "AU  - Board of a Small Lake\nTI  - Silt\n", "- | article_journal | Board of a Small Lake | - | Silt | - |  | "),
        (.bibTeX, "title={Silt}, publisher={Lake Archive}, doi={10.1000/a}", "a | - |  | - | Silt | - |  | 10.1000/a"),
        (.bibTeX, "title={Silt}, eprint={2005.14165}, archivePrefix={arXiv}, url={https://arxiv.org/abs/2005.14165}",
         "a | preprint |  | - | Silt | - |  | arxiv 2005.14165 https://arxiv.org/abs/2005.14165"),
        (.bibTeX, "title={Silt}, art_number={5448}, pubmed_id={30012345}", "a | - |  | - | Silt | - | :5448 | pmid 30012345"),
    ]

    @Test(arguments: ways.indices) func readsWhatDatabasesWrite(index: Int) throws {
        let way = Self.ways[index]
        let source = way.reader.name == "ris" ? "TY  - JOUR\n\(way.fields)ER  - \n" : "@misc{a, \(way.fields)}\n"
        #expect(try Self.records(source, way.reader).records.references.map(Self.line) == [way.line])
    }

    // MARK: - Tables

    /// Headers of programs' exports, and the one row below.
    static let tables: [(source: String, line: String)] = [
        ("ID,author,title,year,journal,volume,number,pages,doi\nr1,Adeli K.Lewis G. F.,Lipids,2008,Curr Opin Lipidol,19,3,221-8,10.1097/MOL.0b013e3282ffaf82\n",
         "r1 | article_journal | Adeli, K.; Lewis, G. F. | 2008 | Lipids | Curr Opin Lipidol | 19(3):221-8 | 10.1097/mol.0b013e3282ffaf82"),
        ("Authors,Title,Year,Source title,Volume,Issue,Art. No.,Page start,Page end,DOI,Link,Document Type,Source,EID\n"
            + "\"Ames R., Ode L.\",Silt,2011,Limnology,4,2,e7,,,10.1000/a,https://example.org/x,Article,Scopus,2-s2.0-1\n",
         "2-s2.0-1 | article_journal | Ames, R.; Ode, L. | 2011 | Silt | Limnology | 4(2):e7 | 10.1000/a https://example.org/x"),
        ("PT\tAU\tTI\tSO\tPY\tVL\tIS\tBP\tEP\tDI\tUT\nJ\tAmes, R; Ode, L\tSilt\tLIMNOLOGY\t2011\t4\t2\t11\t19\t10.1000/a\tWOS:0001\n",
         "WOS:0001 | article_journal | Ames, R; Ode, L | 2011 | Silt | LIMNOLOGY | 4(2):11-19 | 10.1000/a"),
        ("PT\tAU\tTI\tSO\tID\tPY\tVL\tSP\tBP\tEP\tPG\tUT\nJ\tAmes, R\tSilt\tLIMNOLOGY\tLAKES; SILT\t2011\t4\tIEEE\t11\t19\t9\tWOS:0001\n",
         "WOS:0001 | article_journal | Ames, R | 2011 | Silt | LIMNOLOGY | 4:11-19 | "),
        ("Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n\"Ames, R; Ode, L; \",Silt,Limnology,4,2,11-19,2011,Lake Press\n",
         "- | article_journal | Ames, R; Ode, L | 2011 | Silt | Limnology | 4(2):11-19 | "),
        ("Authors,Title,Year,Source,Publisher\n\"R Ames, L Ode…\",Silt,2011,Limnology,Lake Press\n", "- | - | Ames, R; Ode, L … | 2011 | Silt | Limnology |  | "),
        ("\"SEARCH QUERY\",\"silt:ti\"\n\"------\"\n\nTitle,Author Names,Source,Publication Year,Volume,Medline PMID\nSilt,Ames R.,Limnology,2011,4,30012345\n",
         "- | article_journal | Ames, R. | 2011 | Silt | Limnology | 4 | pmid 30012345"),
        ("Item Title,Publication Title,Journal Volume,Journal Issue,Item DOI,Authors,Publication Year,Content Type\nSilt,Limnology,4,2,10.1000/a,Ames R,2011,Article\n",
         "- | article_journal | Ames, R | 2011 | Silt | Limnology | 4(2) | 10.1000/a"),
        // a nought is no number, and `[No author name available]` no name
        ("title,journal,authors,pubmed id,volume,issue,pages\nSilt,Limnology,[No author name available],0,0,0,0\n", "- | - |  | - | Silt | Limnology |  | "),
        ("PMID,Title,Authors,Citation,First Author,Journal/Book,Publication Year,Create Date,PMCID,NIHMS ID,DOI\n"
            + "30012345,Silt.,\"Ames R, Ode LB.\",Limnology. 2011 Mar;4(2):11-19. doi: 10.1000/a.,Ames R,Limnology,2011,2011/03/05,PMC123456,,10.1000/a\n",
         "30012345 | article_journal | Ames, R; Ode, LB | 2011 | Silt | Limnology | 4(2):11-19 | 10.1000/a pmid 30012345 PMC123456"),
        ("id,doi,title,publication_year,type,primary_location.source.display_name,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page,authorships.author.display_name\n"
            + "https://index.example/W7,https://doi.org/10.1000/ll.7,Tides of a small lake,2011,article,Limnology Letters,4,2,11,19,Rosa Ames|Lars Ode\n",
         "https://index.example/W7 | article_journal | Ames, Rosa; Ode, Lars | 2011 | Tides of a small lake | Limnology Letters | 4(2):11-19 | 10.1000/ll.7"),
        ("Title,Author Names,Source\nTides of a small lake,\"Ames R., Ode L.\",Limnology Letters (Northtown) (2011) 4:SUPPL. 2 (11-19). Date of Publication: 5 Mar 2011\n",
         "- | article_journal | Ames, R.; Ode, L. | 2011 | Tides of a small lake | Limnology Letters (Northtown) | 4(SUPPL. 2):11-19 | "),
        ("title,author,journal\nSilt,Ames R.,Meeting on Lakes (2011) 4 rooms\n", "- | - | Ames, R. | - | Silt | Meeting on Lakes (2011) 4 rooms |  | "),
        ("Title,Author Names,Source\nTides of a small lake,Ames R.,Limnology Letters (2011) 4:2 Article Number: e77. Date of Publication: 2011\n",
         "- | article_journal | Ames, R. | 2011 | Tides of a small lake | Limnology Letters | 4(2):e77 | "),
        ("Title,Authors,Abstract,Published Year,Published Month,Journal,Volume,Issue,Pages,Accession Number,DOI,Ref,Covidence #,Study\n"
            + "Silt,\"Ames, R.; Ode, L.\",Words,2011,3,Limnology,4,2,11-19,,,5,#12,Ames 2011\n",
         "#12 | article_journal | Ames, R.; Ode, L. | 2011-03 | Silt | Limnology | 4(2):11-19 | "),
        ("key,title,venue,year,volume,pages,author\n4,\"'silt in lakes,'\",\"in proc. 3rd symp. on lakes, (pp.\",\"(1990).\",,148-156).,\"r. ames, l. ode, and k. e. ito,\"\n",
         "4 | - | ames, r.; ode, l.; ito, k. e. | 1990 | silt in lakes | proc. 3rd symp. on lakes | :148-156 | "),
        ("id,title,journal,volume,year,author\n9,silt,limnology 5 (2),,\"1990,\",ames\n8,\"silt\",limnology,55(1),1990,ode\n",
         "9 | article_journal | ames | 1990 | silt | limnology | 5(2) | "),
        ("ID,ENTRYTYPE,title,journal\nw,misc,Silt in lakes - PubMed,pubmed.ncbi.nlm.nih.gov\n",
         "w | webpage |  | - | Silt in lakes | - |  | pubmed.ncbi.nlm.nih.gov"),
        ("id,author,title\n7,\"Ames R., Ode L.\",(1990) silt in small lakes\n", "7 | - | Ames, R.; Ode, L. | 1990 | silt in small lakes | - |  | "),
        ("id,author,title,year\n7,Ames R.,[1990]. Silt in small lakes,1991\n", "7 | - | Ames, R. | 1991 | [1990]. Silt in small lakes | - |  | "),
        ("id|title|isbn\n1|Book of Lakes|\"978-3-16-148410-0 (Print)\"\n", "1 | book |  | - | Book of Lakes | - |  | 9783161484100"),
        ("sep=;\nid;reference\n1;\"[3] Ames R, Ode L. Silt in small lakes. Limnology. 2011;4(2):11-9.\"\n",
         "1 | article_journal | Ames, R; Ode, L | 2011 | Silt in small lakes | Limnology | 4(2):11-9 | "),
    ]

    @Test(arguments: tables) func readsTablesOfPrograms(source: String, line: String) throws {
        let (records, _) = try Self.records(source, .csv)
        #expect(records.references.first.map(Self.line) == line)
    }

    /// A run of stops as long as the file is cut in one go.
    /// A part of a book that `chapter` names is a work in the book of that title; a number leaves the title its own.
    @Test(arguments: [("chapter={Silt in spring}, title={Handbook of Lakes}", "Silt in spring", "Handbook of Lakes"), ("title={Handbook of Lakes}, chapter={7}", "Handbook of Lakes", nil),
                      ("title={Silt}, chapter={Silt in spring}, booktitle={Handbook of Lakes}", "Silt", "Handbook of Lakes")])
    func readsPartsOfBooks(fields: String, title: String, container: String?) throws {
        let (records, _) = try Self.records("@inbook{a, \(fields), year=2001}\n", .bibTeX)
        let bibliography = try #require(records.references.first?.bibliography)
        #expect(bibliography.title == title && bibliography.containerTitle == container && bibliography.type == "chapter")
    }

    @Test func manyStopsEndAnIdentifier() throws {
        let source = "1. Lake J. 2011;4:1. doi: 10.1000/a" + String(repeating: ".", count: 300_000) + "\n\nSilt\n\nAmes R" + String(repeating: ".", count: 300_000) + "\n"
        #expect(try Self.records(source, .pubMedAbstracts).records.references.map(Self.line) == ["- | article_journal | Ames, R | 2011 | Silt | Lake J | 4:1 | 10.1000/a"])
    }

    @Test func aTableOfAnythingElseIsKeptAsAListing() throws {
        let (records, segmented) = try Self.records("name,dose,title\nA,1,x\n", .csv)
        #expect(records.references.isEmpty)
        #expect(records.diagnostics.map(\.code) == ["no-bibliographic-headers"])
        #expect(segmented.blocks.map(\.kind) == [.code])
    }

    // MARK: - What is wrong

    struct Wrong: Sendable {
        let reader: Reader
        let source: String
        /// `line code` of each diagnostic.
        let codes: [String]
        let titles: [String]
    }

    static let wrong: [Wrong] = [
        Wrong(reader: .ris, source: "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n", codes: ["2 open-record", "4 open-record"], titles: ["One", "Two"]),
        Wrong(reader: .ris, source: "TI  - One\nER  - \nER  - \n", codes: ["1 no-type", "3 stray-line"], titles: ["One"]),
        Wrong(reader: .ris, source: "TY  - JOUR\nID  - a\nTI  - One\nER  - \nTY  - JOUR\nID  - a\nTI  - Two\nER  - \nTY  - JOUR\nER  - \n",
              codes: ["5 duplicate-label", "9 empty-record"], titles: ["One", "Two"]),
        // a field behind the end of a record, as some databases write it
        Wrong(reader: .ris, source: "TY  - JOUR\nTI  - One\nER  - \nNL  - x\n\nTI  - Two\nER  - \n", codes: ["4 stray-line", "6 no-type"], titles: ["One", "Two"]),
        Wrong(reader: .webOfScience, source: "FN x\nTI One\nER\nER\nPT J\nTI Two\n", codes: ["2 no-type", "4 stray-line", "6 open-record"], titles: ["One", "Two"]),
        Wrong(reader: .endNoteTagged, source: "%0 Book\n%T One\n\nstray words\n%T\n%0 Book\n%D\n", codes: ["4 stray-line", "6 empty-record"], titles: ["One"]),
        Wrong(reader: .pubMedAbstracts, source: "stray words\n\n1. Lake J. 2011;4:1.\n\nOne\n\n3. Lake J. 2012;4:1.\n", codes: ["1 stray-line"], titles: ["One"]),
        Wrong(reader: .pubMed, source: "TI  - One\n\nstray words\nPMID- 2\nTI  - Two\n", codes: ["1 no-pmid", "3 stray-line"], titles: ["One", "Two"]),
        Wrong(reader: .bibTeX, source: "@book{a, title = {One {x,\n author = {A B},\n year = 2000\n}\n@book{b, title = {Two}}\n", codes: ["1 unbalanced-braces"],
              titles: ["One x", "Two"]),
        Wrong(reader: .bibTeX, source: "@book{a, title = \"One,\n year = 2000}\n@book{b, title = {Two}, = , year = 1}", codes: ["1 unbalanced-braces", "3 bad-field"],
              titles: ["One", "Two"]),
        Wrong(reader: .cslJSON, source: "[{\"id\":1,\"title\":\"One\",\"author\":[{\"family\":\"Roe\" \"x\"}]},\n{\"title\":\"Two\"},\n{\"title\":\"Th",
              codes: ["1 bad-json", "3 bad-json", "3 empty-record"], titles: ["One", "Two"]),
        Wrong(reader: .cslJSON, source: "{\"a\": [1, {\"b\": 2}]}", codes: ["- no-references"], titles: []),
        Wrong(reader: .cslJSON, source: "{\"items\": [{\"title\": \"One\"}, {\"title\": \"Two\"}]}\n", codes: [], titles: ["One", "Two"]),
        Wrong(reader: .endNoteXML, source: "<!DOCTYPE x [<!ENTITY e \"boom\">]><records><record><titles><title>One &e;</titles>\n<record><titles><title>Two</title></titles></record>",
              codes: ["1 unknown-entity", "1 crossed-tags", "1 open-record"], titles: ["One &e", "Two"]),
        Wrong(reader: .endNoteXML, source: "<records><!-- <record><titles><title>One</title></titles></record>", codes: ["1 open-tag"], titles: ["One"]),
        Wrong(reader: .csv, source: "id,title,year\n1,\"One,1990\n2,Two,1991,x\n", codes: ["2 open-quote", "3 ragged-row"], titles: ["One", "Two"]),
        Wrong(reader: .csv, source: "id,title,year\n1,\"One,1990\n2,\"Two\",1991\n", codes: ["2 open-quote"], titles: ["One", "Two"]),
        Wrong(reader: .csv, source: "id,title,year\n1,\"One \"big\" lake\",1990\n1,Two\n", codes: ["2 bare-quote", "2 bare-quote", "3 ragged-row", "3 duplicate-label"],
              titles: ["One \"big\" lake", "Two"]),
        Wrong(reader: .csv, source: "", codes: ["- empty-document"], titles: []),
        Wrong(reader: .ris, source: "no records here\n", codes: ["- no-references"], titles: []),
    ]

    @Test(arguments: wrong.indices) func saysWhatIsWrongAndGoesOn(index: Int) throws {
        let (records, _) = try Self.records(Self.wrong[index].source, Self.wrong[index].reader)
        #expect(records.diagnostics.map { "\($0.span.map { String($0.line) } ?? "-") \($0.code)" } == Self.wrong[index].codes)
        #expect(records.references.compactMap(\.bibliography.title) == Self.wrong[index].titles)
    }

    // MARK: - What always holds

    /// Cut anywhere, or with any byte changed, a file is read: blocks tile it, quotes are its text, readable texts occur in them.
    @Test(arguments: cases.indices) func damageIsSurvived(index: Int) throws {
        let source = Array(Self.cases[index].source.utf8)
        var state: UInt64 = 7
        func random(_ count: Int) -> Int { state = state &* 6364136223846793005 &+ 1442695040888963407; return Int(state >> 33) % count }
        let marks = Array("{}\"',;@<>&[]\\\n\r\t -:#=".utf8) + [0xC3, 0xFF, 0]
        for length in stride(from: 0, through: source.count, by: 11) { try check(Array(source.prefix(length)), Self.cases[index].reader) }
        for _ in 0 ..< 60 {
            var damaged = source
            for _ in 0 ... random(4) { damaged[random(damaged.count)] = marks[random(marks.count)] }
            try check(damaged, Self.cases[index].reader)
        }
    }

    private func check(_ bytes: [UInt8], _ reader: Reader) throws {
        guard let (records, segmented) = try? Self.records(bytes, reader) else { return }
        let text = segmented.document.text
        var end = 0
        for block in segmented.blocks {
            try #require(block.bytes.lowerBound == end && !block.bytes.isEmpty)
            end = block.bytes.upperBound
        }
        try #require(end == text.bytes.count)
        for reference in records.references {
            try #require(reference.quote.utf8.elementsEqual(text.bytes[reference.span.bytes]))
            var rest = reference.quote.unicodeScalars[...]
            for scalar in reference.text.unicodeScalars where scalar != " " {
                let found = try #require(rest.firstIndex(of: scalar), "\(reference.text) is not in \(reference.quote)")
                rest = rest[rest.index(after: found)...]
            }
        }
    }

    /// Files made to be slow: each must take a time that grows as its length.
    @Test(.timeLimit(.minutes(1)), arguments: [
        (Reader.csv, "id,title,year\n", "\"a,\"\n"), (.csv, "id,title,year\n", "1,\"\"\"a,2\n"), (.csv, "id,title,year\n", "\"a,"), (.ris, "TY  - JOUR\n", "x\n"),
        (.ris, "", "TY  - JOUR\n"), (.pubMed, "", "PMID- 1\n"), (.bibTeX, "", "@a{b, title = {\n"), (.bibTeX, "", "@a{b, c = {"), (.bibTeX, "@a{b, title = ", "{"),
        (.bibTeX, "", "@string{a = a # a # a}\n"), (.cslJSON, "", "[{\"a\":"), (.cslJSON, "", "{\"a"), (.cslJSON, "[", "{\"title\":\"x\"} "), (.endNoteXML, "<record>", "<a>"),
        (.endNoteXML, "<record>", "<!--"), (.endNoteXML, "<record><titles><title>", "&a;"), (.endNoteXML, "<record>", "<a b=\""),
    ] as [(Reader, String, String)])
    func hostileFilesTakeNoLonger(reader: Reader, start: String, piece: String) throws {
        let count = 100_000 / piece.utf8.count
        _ = try Self.records(Array(start.utf8) + Array(repeatElement(Array(piece.utf8), count: count).joined()), reader)
    }

    /// What people write beside fields and into them, for themselves and for programs that sort.
    @Test func readsRemarksOfPeople() throws {
        let source = """
        @book{a,% see also the second volume
          author = {Ames, Rosa}, % not Rose
          title = {Tides},
          year = {{\\noopsort{1992b}}1992}}
        %@book{b,
        %  title = {Taken out},
        %}
        @book{c, title = {Shores}, year = {c1988}, pages = {sec.~3}}
        @article{d, author = {given=Ludwig, prefix=van, family=Tarn and {@lakes}}, title = {Suns}, journal = {\\apj}, year = 2001}
        @article{e, title = {Moons}, journal = {\\jlakes}, year = 2001}
        """
        let (records, _) = try Self.records(source, .bibTeX)
        #expect(records.references.map(Self.line) == ["a | book | Ames, Rosa | 1992 | Tides | - |  | ", "c | book |  | 1988 | Shores | - | :sec. 3 | ",
                                                               "d | article_journal | van Tarn, Ludwig; @lakes | 2001 | Suns | The Astrophysical Journal |  | ",
                                                               "e | article_journal |  | 2001 | Moons | jlakes |  | "])
        #expect(records.diagnostics.isEmpty)
    }

    /// A program's version stands in a note, as R gives it; of an article a note is no version.
    @Test func readsVersionsOfPrograms() throws {
        let source = """
        @manual{a, title = {lakes: Tides}, note = {R package version 0.9-34}}
        @misc{b, title = {lakes: Tides}, howpublished = {\\proglang{R} package version 1.2}}
        @software{c, title = {lakes: Tides}, version = {2.1.0}, note = {A program}}
        @article{d, title = {Tides}, journal = {Lakes}, note = {see version 2}}
        """
        let references = try Self.records(source, .bibTeX).records.references
        #expect(references.map(\.bibliography.edition) == ["R package version 0.9-34", "R package version 1.2", "2.1.0", nil])
        #expect(references[1].bibliography.containerTitle == nil)
    }

    @Test func thereAreCases() { #expect(Self.cases.count == 11 && Self.ways.count > 10 && Self.tables.count > 8 && Self.wrong.count > 12) }

    // MARK: - Names

    static let lists: [(String, [String])] = [
        ("Busch, Karl Emanuel and Brunner, Damian", ["Busch, Karl Emanuel", "Brunner, Damian"]), ("Shea MJ, Compton RN", ["Shea, MJ", "Compton, RN"]),
        ("Adeli K.Lewis G. F.", ["Adeli, K.", "Lewis, G. F."]), ("De Nigris V.van der Berg A.O'Neil M. E.", ["De Nigris, V.", "van der Berg, A.", "O'Neil, M. E."]),
        ("r. ames, l. ode-ruiz, k. ito, and r. e. roe,", ["ames, r.", "ode-ruiz, l.", "ito, k.", "roe, r. e."]),
        ("ames, a., ode, m., jansen, j., & roe, s.", ["ames, a.", "ode, m.", "jansen, j.", "roe, s."]), ("Ames, R E and Ode, S S", ["Ames, R E", "Ode, S S"]),
        ("ames, yoav", ["ames, yoav"]), ("Rosa Ames and Robert E. Ode.", ["Ames, Rosa", "Ode, Robert E."]), ("White Baker, Elizabeth", ["White Baker, Elizabeth"]),
        ("Smith, Jr., John and Doe, A.", ["Smith, John, Jr.", "Doe, A."]), ("Ames R; Ode L; Ito K", ["Ames, R", "Ode, L", "Ito, K"]),
        ("Ames, Rosa|Ode, Lars", ["Ames, Rosa", "Ode, Lars"]), ("S.P. Hunger, X. Lu", ["Hunger, S.P.", "Lu, X."]), ("in Rosa Ames, editor,", ["Ames, Rosa"]),
        ("World Health Organization", ["World Health Organization"]), ("Ludwig van Tarn", ["van Tarn, Ludwig"]), ("Ames, R. et al.", ["Ames, R."]),
        ("Anonymous", []), ("李明; 王芳", ["李明", "王芳"]), ("Ames, Rosa, Ode, Maria, Roe, John", ["Ames, Rosa", "Ode, Maria", "Roe, John"]), ("", []), (";,", []),
    ]

    @Test(arguments: lists) func readsListsOfNames(list: String, names: [String]) {
        #expect(RecordNames(list: Array(list.utf8)).names.map(\.text) == names)
    }
}
