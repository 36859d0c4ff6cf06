/// A person or body that a reference or document names.
///
/// `Ludwig van Beethoven` is family `van Beethoven`, given `Ludwig`; a body is a `literal`.
public struct Name: Sendable, Hashable, Codable {
    /// The family name with its particles, or the whole name of a body.
    public var family: String
    public var given: String?
    public var suffix: String?
    /// The name of a body: never split.
    public var isLiteral: Bool

    public init(family: String, given: String? = nil, suffix: String? = nil) {
        self.family = family; self.given = given; self.suffix = suffix; isLiteral = false
    }
    public init(literal: String) { family = literal; isLiteral = true }

    /// `Family, Given` or `Family, Given, Jr.`; a body whole.
    public var text: String { [family, given, suffix].compactMap { $0 }.joined(separator: ", ") }
}

/// What a reference or a work says of itself, in the field's variables (CSL).
public struct Bibliography: Sendable, Hashable, Codable {
    /// A CSL type with underscores: `article_journal`, `book`, `chapter`, `webpage` …
    public var type: String?
    public var title: String?
    public var authors: [Name] = []
    /// The list of authors ends with *et al.* or the like.
    public var isEtAl = false
    public var editors: [Name] = []
    /// Editors stand where authors would: `Aldana, R. and Brett, S. (eds.) 2010. Title`. They are in `authors`, for the entry is cited by them.
    public var isLedByEditors = false
    /// Those who wrote it, and those who edited it.
    public var roles: (authors: [Name], editors: [Name]) { isLedByEditors ? ([], authors + editors) : (authors, editors) }
    public var year: Int?
    /// ISO 8601, as precise as stated: `2025`, `2025-12`, `2025-12-03`.
    public var issued: String?
    public var containerTitle: String?
    public var volume: String?
    public var issue: String?
    public var page: String?
    public var publisher: String?
    public var publisherPlace: String?
    public var edition: String?
    public var doi: String?
    public var pmid: String?
    public var pmcid: String?
    public var isbn: String?
    public var arxiv: String?
    public var url: String?
    /// The date on which a web page was read, ISO 8601.
    public var accessed: String?

    public init() {}
}

/// An entry of a reference list.
public struct Reference: Record, Codable {
    public var id: String
    public var documentID: String
    /// The heading of its list.
    public var list: String
    /// The printed number or key, without brackets.
    public var label: String?
    /// The entry without list label and markup.
    public var text: String
    /// The entry as printed.
    public var quote: String
    public var bibliography: Bibliography
    /// The site of a web reference: `pmc.ncbi.nlm.nih.gov`.
    public var host: String?
    /// Where a copy is kept, as printed: `PMC`, `PubMed`.
    public var repository: String?
    /// Its fields are those of a record, not what was read in a printed entry.
    public var isStated: Bool
    /// Set by linkage; every reference is in exactly one work.
    public var workID: String?
    public var span: SourceSpan

    public init(id: String, documentID: String, list: String, label: String?, text: String, quote: String, bibliography: Bibliography,
                host: String? = nil, repository: String? = nil, isStated: Bool = false, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.list = list; self.label = label; self.text = text; self.quote = quote
        self.bibliography = bibliography; self.host = host; self.repository = repository; self.isStated = isStated; self.span = span
    }

    public static let tableName = "references"
    public static let meaning = "Entries of the documents' reference lists, one row each, as printed and as parsed."
    public static let columns: [Column<Reference>] = [
        .key("reference_id", "The reference") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .name("list", "The heading of its list") { $0.list },
        .text("label", "The printed number or key") { $0.label },
        .name("text", "The entry without list label and markup") { $0.text },
        .name("quote", "The entry to the letter") { $0.quote },
        .text("type", "CSL type: article_journal, book, webpage …") { $0.bibliography.type },
        .text("title", "Title") { $0.bibliography.title },
        .list("authors", "Authors as Family, Given") { $0.bibliography.authors.map(\.text) },
        .boolean("et_al", "Whether the list of authors is cut") { $0.bibliography.isEtAl },
        .integer("year", "Year of publication") { $0.bibliography.year },
        .text("issued", "Date of publication, ISO 8601, as precise as stated") { $0.bibliography.issued },
        .text("container_title", "Journal, book or site that holds it") { $0.bibliography.containerTitle },
        .text("volume", "Volume") { $0.bibliography.volume },
        .text("issue", "Issue") { $0.bibliography.issue },
        .text("page", "Pages or article number, as printed") { $0.bibliography.page },
        .text("publisher", "Publisher") { $0.bibliography.publisher },
        .text("doi", "Digital object identifier, lower case, without resolver") { $0.bibliography.doi },
        .text("pmid", "PubMed identifier") { $0.bibliography.pmid },
        .text("pmcid", "PubMed Central identifier, with PMC") { $0.bibliography.pmcid },
        .text("url", "Address, where the source gives one") { $0.bibliography.url },
        .text("host", "Site of a web reference") { $0.host },
        .text("repository", "Where the cited copy is kept, as printed") { $0.repository },
        .text("work_id", "The work that it denotes", references: "works") { $0.workID },
    ] + place { $0.span }
}
