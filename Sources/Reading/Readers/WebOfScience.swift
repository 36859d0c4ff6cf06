import Model

extension Reader {
    /// The tagged text that Web of Science saves (`savedrecs.txt`, `.ciw`).
    ///
    /// ```
    /// PT J
    /// AU Ames, R
    ///    Ode, L
    /// TI Tides of a
    ///    small lake
    /// SO LIMNOLOGY LETTERS
    /// UT WOS:000123456700007
    /// ER
    /// ```
    ///
    /// A record starts with `PT` and ends with `ER`; its key is the accession number. One that `ER` does not end is kept, with `open-record`.
    ///
    /// - Loss: abstracts, keywords, addresses and cited references stay in the record's quote alone.
    /// - Source: Clarivate, Web of Science Core Collection field tags.
    public static let webOfScience = Reader(
        name: "web-of-science",
        summary: "The tagged text that Web of Science saves.",
        extensions: ["ciw", "isi"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = WebOfScienceFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "Web of Science's format", diagnostics: &diagnostics)
        }
    )
}

private struct WebOfScienceFile: BoundedRecords {
    static let style = TaggedLines.Style.webOfScience, start: StaticString = "PT", frame = ["FN", "VR", "EF"].map(TaggedLines.tag)

    let bytes: [UInt8]
    var records = RecordBuilder()
    /// Short names that wait: where full ones stand in the next field, these count.
    private var shortAuthors: [Range<Int>] = []
    private var publicationType: Range<Int>?
    private var isTyped = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func opensRecord(_ tag: UInt32) -> Bool { true }

    mutating func begin(_ start: TaggedLines.Line?) {
        (shortAuthors, publicationType, isTyped) = ([], start?.value, false)
    }

    mutating func finish() {
        takeShortAuthors()
        if !isTyped, let letter = publicationType.flatMap({ bytes[$0].first }), let type = Self.publicationTypes[letter] { records.keep(.type, type.utf8) }
    }

    mutating func take(_ line: TaggedLines.Line) {
        let value = bytes[line.value]
        if line.tag != Self.fullAuthor, line.tag != Self.fullBookAuthor { takeShortAuthors() }
        switch line.tag {
        case Self.accession: records.setLabel(value)
        case Self.author, Self.bookAuthor: shortAuthors = lines(of: line.value)
        case Self.fullAuthor, Self.fullBookAuthor:
            shortAuthors = []
            for name in lines(of: line.value) { records.add(.author, bytes[name]) }
        case Self.body: for name in lines(of: line.value) { records.add(.authorBody, bytes[name]) }
        case Self.editor: for name in lines(of: line.value) { records.add(.editor, bytes[name]) }
        case Self.documentType:
            // `Article; Proceedings Paper`
            for word in value.split(separator: 0x3B) where !isTyped {
                if let type = ReferenceTypes.type(of: word) { records.keep(.type, type.utf8); isTyped = true }
            }
        default: if let variable = Self.variables[line.tag] { records.add(variable, value) }
        }
    }

    private mutating func takeShortAuthors() {
        for name in shortAuthors { records.add(.author, bytes[name]) }
        shortAuthors = []
    }

    /// One name a line.
    private func lines(of value: Range<Int>) -> [Range<Int>] {
        bytes[value].split { $0 == 0x0A || $0 == 0x0D }.map { bytes.trimmingBlanks($0.startIndex ..< $0.endIndex) }.filter { !$0.isEmpty }
    }

    private static let accession = TaggedLines.tag("UT"), documentType = TaggedLines.tag("DT")
    private static let author = TaggedLines.tag("AU"), fullAuthor = TaggedLines.tag("AF"), bookAuthor = TaggedLines.tag("BA"), fullBookAuthor = TaggedLines.tag("BF")
    private static let body = TaggedLines.tag("CA"), editor = TaggedLines.tag("BE")
    private static let publicationTypes: [UInt8: String] = [0x4A: "article_journal", 0x42: "book", 0x53: "book", 0x50: "patent"]

    private static let variables: [UInt32: MarkedReferences.Variable] = {
        let tags: [(MarkedReferences.Variable, [StaticString])] = [
            (.title, ["TI"]), (.containerTitle, ["SO"]), (.containerAbbreviation, ["JI", "J9"]), (.month, ["PD"]), (.year, ["PY"]), (.volume, ["VL"]), (.issue, ["IS"]),
            (.firstPage, ["BP"]), (.lastPage, ["EP"]), (.articleNumber, ["AR"]), (.doi, ["DI"]), (.pmid, ["PM"]), (.isbn, ["BN"]), (.publisher, ["PU"]), (.place, ["PI"]),
        ]
        var variables: [UInt32: MarkedReferences.Variable] = [:]
        for (variable, names) in tags { for name in names { variables[TaggedLines.tag(name)] = variable } }
        return variables
    }()
}
