/// A pointer to references, found in text but not yet resolved.
struct CitationMarker: Sendable {
    /// What it points by.
    enum Pointer: Sendable, Equatable {
        case number(Int)
        /// A printed key such as `Knu86`.
        case key(String)
        /// Authors and year, as far as printed.
        case authorYear(AuthorYear)
        /// Nothing but the labels of links: `PubMed·DOI`; `target` is an address, where the link has one.
        case linkLabel(target: String?)
        /// A key by which Pandoc cites: `roe2019` of `[@roe2019]`.
        case citeKey(String)
        /// An entry itself, by the link that leads to it; the index of the reference.
        case entry(Int, label: String)
    }

    /// The authors and year of a pointer such as `Dolotov et al. (2006)` or `Smith & Brown, 2010b`.
    struct AuthorYear: Sendable, Equatable {
        /// Family names in printed order, folded to compare.
        var families: [String]
        var isEtAl: Bool
        var year: Int
        var letter: UInt8?
        /// As the label of the citation: `Dolotov 2006`.
        var label: String
        /// Whether the form alone shows that this is a citation, even if no reference fits.
        var isSure: Bool
        /// Whether brackets, a comma before the year or *et al.* mark it as a citation; `Smith 2010` in a cell is bare.
        var isMarked = true
    }

    /// How the marker is set.
    enum Form: Sendable { case bracket, superscript, parenthesis, authorYear, linkLabel, entryLink, citeKey, gluedNumber, wordedNumber }

    var bytes: Range<Int>
    var form: Form
    var pointers: [Pointer]
    /// Whether it is a lone label (`… anxiety. PubMed`) or a key without brackets, which only its fellows show to be a marker.
    var isLone = false
}

/// A stretch of text in which markers are looked for.
struct CitationPlace: Sendable {
    var bytes: Range<Int>
    var block: Int
    /// Index in `DocumentRecords.cells`, for a cell.
    var cell: Int?
}
