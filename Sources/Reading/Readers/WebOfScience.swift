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

private struct WebOfScienceFile {
    private let bytes: [UInt8]
    private(set) var records = RecordBuilder()
    /// Short names that wait: where full ones stand in the next field, these count.
    private var shortAuthors: [Range<Int>] = []
    private var publicationType: Range<Int> = 0 ..< 0
    private var isTyped = false
    private var end = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
        var lines = TaggedLines(bytes, .webOfScience)
        while let line = lines.next() {
            switch line.tag {
            case Self.fileStart, Self.version, Self.fileEnd: continue
            case Self.start:
                if records.isOpen { close(at: line.bytes.lowerBound, isComplete: false) }
                open(at: line.bytes.lowerBound)
                publicationType = line.value
            case Self.stop:
                if records.isOpen { close(at: line.bytes.upperBound, isComplete: true) } else {
                    records.note(.warning, "stray-line", at: line.bytes.lowerBound, "ER ends a record where none is open")
                }
            default:
                if !records.isOpen {
                    records.note(.warning, "no-type", at: line.bytes.lowerBound, "a record starts without PT; it was read all the same")
                    open(at: line.bytes.lowerBound)
                }
                take(line)
            }
            end = line.bytes.upperBound
        }
        if records.isOpen { close(at: end, isComplete: false) }
    }

    private mutating func open(at byte: Int) {
        records.begin(at: byte)
        shortAuthors = []
        isTyped = false
        publicationType = 0 ..< 0
    }

    private mutating func close(at byte: Int, isComplete: Bool) {
        takeShortAuthors()
        if !isTyped, let type = Self.publicationTypes[bytes[publicationType].first ?? 0] { records.keep(.type, type.utf8) }
        if !isComplete {
            records.note(.warning, "open-record", at: max(0, byte - 1), "the record is not ended by ER; what was read of it is kept",
                         hint: "the file may be cut off here")
        }
        records.end(at: byte, in: bytes)
    }

    private mutating func take(_ line: TaggedLines.Line) {
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

    private static let start = TaggedLines.tag("PT"), stop = TaggedLines.tag("ER"), accession = TaggedLines.tag("UT"), documentType = TaggedLines.tag("DT")
    private static let fileStart = TaggedLines.tag("FN"), version = TaggedLines.tag("VR"), fileEnd = TaggedLines.tag("EF")
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
