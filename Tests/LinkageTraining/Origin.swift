import Linkage

extension Weights {
    /// Where training begins, and where a level stays that no set shows: set by hand from the frequencies of years, volumes and pages in bibliographies.
    static let origin = Weights([
        (.prior, -5), (.place, -4), (.information, 0.12), (.bareInformation, 0.3), (.range, 5), (.otherPage, -3), (.otherRange, -2), (.plainTitle, -4),
        (.copy, 2.5), (.otherChapter, -4),
    ], [
        (.doi, .same, 8), (.doi, .differs, -5), (.pmid, .same, 16), (.pmid, .differs, -9), (.pmcid, .same, 16), (.pmcid, .differs, -9), (.url, .same, 8),
        (.title, .same, 2), (.title, .close, 1), (.title, .cut, 1), (.title, .near, -2.5), (.title, .differs, -8),
        (.authors, .same, 3), (.authors, .close, 3), (.authors, .part, 1), (.authors, .inside, 1), (.authors, .near, 0), (.authors, .differs, -5),
        (.year, .same, 1.5), (.year, .close, -1), (.year, .inside, 1), (.year, .near, -2.5), (.year, .differs, -3),
        (.container, .same, 1.5), (.container, .close, 2), (.container, .part, 1.5), (.container, .inside, 1), (.container, .differs, -1),
        (.volume, .same, 0.7), (.volume, .part, 0.7), (.volume, .inside, 0.8), (.volume, .differs, -2.5), (.issue, .same, 0.2), (.issue, .differs, -1.5),
        (.pages, .same, 4), (.pages, .close, 3.5), (.pages, .part, 0.5), (.pages, .inside, 3), (.pages, .differs, -1), (.site, .part, 7), (.site, .differs, -8),
        (.text, .same, 2), (.text, .close, 1), (.text, .near, -1), (.text, .differs, -2),
        (.numbers, .same, 1), (.numbers, .near, -1.5), (.numbers, .differs, -2),
    ])

    /// What the sets are too few to teach: their titles are nearly all long, and hardly any is a chapter of a book.
    static let held: Set<String> = ["information", "plainTitle", "copy", "otherChapter"]
}
