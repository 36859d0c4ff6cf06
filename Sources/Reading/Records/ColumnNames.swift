import Model

/// Which column of a table holds what, by the header that people and programs give it: Zotero, EndNote, Scopus, Web of Science (short tags and
/// whole words), PubMed, OpenAlex, Covidence, Rayyan, BibTeX exports.
///
/// `Article Title`, `TI` and `title` are one; `Source` of Scopus, which says `Scopus`, is none.
struct ColumnNames {
    /// For each column what it holds; nil for what is no field of a reference.
    let variables: [MarkedReferences.Variable?]
    /// The column with the record's own key.
    let label: Int?

    /// Whether the columns are those of references: a whole reference, or a title with something that tells which.
    var areBibliographic: Bool {
        let known = Set(variables.compactMap { $0 })
        if known.contains(.reference) { return true }
        return known.contains(.title) && !known.isDisjoint(with: Self.telling)
    }

    private static let telling: Set<MarkedReferences.Variable> = [
        .author, .authors, .date, .year, .containerTitle, .containerAbbreviation, .doi, .pmid, .pmcid, .isbn,
    ]

    /// - Parameter headers: as printed; a doubled one counts once, where it stands first.
    init(_ headers: [ArraySlice<UInt8>]) {
        var names = headers.map(Self.folded)
        // of Web of Science's tags `PG` counts pages, `ID` are keywords, `SP` are sponsors
        if names.contains("ut"), names.contains("ti") { names = names.map { ["pg", "id", "sp"].contains($0) ? "" : $0 } }
        var variables: [MarkedReferences.Variable?] = Array(repeating: nil, count: names.count)
        for (variable, spellings) in Self.spellings {
            if let column = Self.column(named: spellings, among: names), variables[column] == nil { variables[column] = variable }
        }
        if variables.contains(.title) {
            // beside a title, a column called citation says where the work appeared
            for index in variables.indices where variables[index] == .reference { variables[index] = names[index] == "citation" ? .medlinePlace : nil }
        }
        // a container by another name stands beside the first: a paper has its journal, its neighbour in the table its proceedings
        for (index, name) in names.enumerated() where variables[index] == nil && Self.moreContainers.contains(name) { variables[index] = .containerTitle }
        // `Source` is the journal of Cochrane and Publish or Perish, and of Scopus the database
        if !variables.contains(.containerTitle), variables.contains(.title), let column = names.firstIndex(of: "source"), variables[column] == nil {
            variables[column] = .containerTitle
        }
        self.variables = variables
        // the number of an issue is no key
        label = Self.column(named: Self.keys, among: names.indices.map { variables[$0] == .issue ? "" : names[$0] })
    }

    /// The column with the first spelling that any column has.
    private static func column(named spellings: [String], among names: [String]) -> Int? {
        for spelling in spellings { if let column = names.firstIndex(of: spelling) { return column } }
        return nil
    }

    /// Letters and digits in lower case: `Author(s) ID` is `authorsid`.
    private static func folded(_ header: ArraySlice<UInt8>) -> String {
        let bytes = header.prefix(80).compactMap { byte -> UInt8? in
            if byte &- 0x41 < 26 { return byte | 0x20 }
            return byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80 ? byte : nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let keys = [
        "id", "recordid", "citationkey", "citekey", "bibtexkey", "referenceid", "refid", "recordnumber", "covidence", "key", "itemkey", "lensid",
        "publicationid", "eid", "utuniquewosid", "ut", "accessionnumber", "an", "number", "no", "ref", "label", "pmid",
    ]

    /// In each row the spellings in the order of preference.
    private static let spellings: [(MarkedReferences.Variable, [String])] = [
        (.type, ["entrytype", "itemtype", "documenttype", "referencetype", "publicationtype", "reftype", "contenttype", "type", "ty", "dt", "pt"]),
        (.title, [
            "title", "articletitle", "primarytitle", "documenttitle", "papertitle", "worktitle", "publicationtitleoriginal", "ti", "t1", "titel", "titre",
            "titulo", "itemtitle", "titleprimary",
        ]),
        (.subtitle, ["subtitle"]),
        (.authors, [
            "authors", "author", "authornames", "authorlist", "primaryauthors", "authorfullnames", "creators", "creator", "au", "a1", "autoren", "auteurs",
            "autores", "authorsprimary", "authorshipsauthordisplayname", "authorshipsrawauthorname", "firstauthor",
        ]),
        (.editors, ["editors", "editor", "bookeditors", "be", "ed"]),
        (.containerTitle, [
            "journal", "journaltitle", "publicationtitle", "sourcetitle", "containertitle", "journalname", "journalbook", "secondarytitle", "fulljournalname",
            "publicationname", "periodical", "periodicalfull", "publication", "bookseriestitle", "booktitle", "venue", "conferencetitle", "conferencename", "so", "t2", "jo", "jf",
            "primarylocationsourcedisplayname", "hostvenuedisplayname", "zeitschrift", "revue",
        ]),
        (.containerAbbreviation, [
            "journalabbreviation", "abbreviatedsourcetitle", "journalisoabbreviation", "journalabbrev", "alternatejournal", "ji", "j9", "ja", "j2", "jt", "periodicalabbrev",
        ]),
        (.year, ["year", "publicationyear", "publishedyear", "pubyear", "yearpublished", "yearofpublication", "py", "y1", "jahr", "annee", "ano"]),
        (.date, ["date", "publicationdate", "issued", "datepublished", "pubdate", "published", "coverdate", "dateofpublication", "pubdatefreeform"]),
        (.month, ["month", "publishedmonth", "publicationmonth"]),
        (.day, ["day"]),
        (.volume, ["volume", "journalvolume", "bibliovolume", "vol", "vl", "band"]),
        (.issue, ["issue", "number", "issuenumber", "journalissue", "journalnumber", "biblioissue", "no", "is", "heft"]),
        (.pages, ["pages", "page", "pagerange", "pagination", "pg", "seiten"]),
        (.firstPage, ["startpage", "pagestart", "firstpage", "bibliofirstpage", "beginningpage", "spage", "bp", "sp"]),
        (.lastPage, ["endpage", "pageend", "lastpage", "bibliolastpage", "endingpage", "epage", "ep"]),
        (.articleNumber, ["articlenumber", "artno", "articleno", "elocationid", "ar"]),
        (.publisher, ["publisher", "bookpublisher", "primarylocationsourcehostorganizationname", "institution", "school", "organization", "pu"]),
        (.place, ["place", "publisherplace", "placepublished", "placeofpublication", "publishercity", "address", "location", "cy", "pi"]),
        (.edition, ["edition"]),
        (.doi, ["doi", "itemdoi", "digitalobjectidentifier", "doinumber", "dilink", "do", "di"]),
        (.pmid, ["pmid", "pubmedid", "medlinepmid", "pubmed", "idspmid", "pm"]),
        (.pmcid, ["pmcid", "pmc", "idspmcid"]),
        (.arxiv, ["arxiv", "arxivid", "eprint"]),
        (.isbn, ["isbn", "isbns", "issnisbn", "isbnissn", "bn"]),
        (.url, ["url", "urls", "link", "embaselink", "plink", "weburl", "articleurl", "href", "ur"]),
        (.accessed, ["accessdate", "accessed", "urldate", "dateaccessed"]),
        (.reference, [
            "reference", "unstructured", "rawreference", "fullreference", "referencetext", "citation", "citationtext", "fullcitation", "rawcitation",
            "unstructuredcitation", "bibliographicreference", "referencestring",
        ]),
    ]

    private static let moreContainers: Set<String> = ["journaltitle", "booktitle", "venue", "conferencetitle", "conferencename", "secondarytitle"]
}
