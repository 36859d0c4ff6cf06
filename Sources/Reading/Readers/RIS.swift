import Model

extension Reader {
    /// RIS, which all reference managers and most databases export.
    ///
    /// ```
    /// TY  - JOUR
    /// AU  - Ames, Rosa
    /// TI  - Tides of a small lake
    /// PY  - 2011/03//
    /// ER  -
    /// ```
    ///
    /// A record that `ER` does not end is kept, with `open-record`.
    ///
    /// - Loss: abstracts, keywords, notes and files stay in the record's quote alone.
    /// - Source: RIS format specification, 2001 and 2011; what EndNote, Zotero, Scopus and Embase make of it.
    public static let ris = Reader(
        name: "ris",
        summary: "RIS, as reference managers and databases export it.",
        extensions: ["ris"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = RISFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "RIS", diagnostics: &diagnostics)
        }
    )
}

private struct RISFile {
    private let bytes: [UInt8]
    private(set) var records = RecordBuilder()
    private var accession: Range<Int>?
    private var isBook = false
    private var end = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
        var lines = TaggedLines(bytes, .ris)
        while let line = lines.next() {
            switch line.tag {
            case Self.start:
                if records.isOpen { close(at: line.bytes.lowerBound, isComplete: false) }
                open(at: line.bytes.lowerBound)
                if let type = ReferenceTypes.type(of: bytes[line.value]) { records.keep(.type, type.utf8); isBook = type == "book" }
            case Self.stop:
                if records.isOpen { close(at: line.bytes.upperBound, isComplete: true) } else {
                    records.note(.warning, "stray-line", at: line.bytes.lowerBound, "ER ends a record where none is open")
                }
            default:
                if !records.isOpen {
                    records.note(.warning, "no-type", at: line.bytes.lowerBound, "a record starts without TY; it was read all the same")
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
        accession = nil
        isBook = false
    }

    private mutating func close(at byte: Int, isComplete: Bool) {
        if let accession { records.setLabel(bytes[accession]) }
        if !isComplete {
            records.note(.warning, "open-record", at: max(0, byte - 1), "the record is not ended by ER; what was read of it is kept",
                         hint: "the file may be cut off here")
        }
        records.end(at: byte, in: bytes)
    }

    private mutating func take(_ line: TaggedLines.Line) {
        let value = bytes[line.value]
        switch line.tag {
        case Self.id: records.setLabel(value)
        case Self.accession: accession = accession ?? line.value
        case Self.bookTitle: records.add(isBook ? .title : .containerTitle, value)
        case _ where Self.dates.contains(line.tag): records.add(.date, Self.date(value)[...], printed: value)
        case Self.pmc where value.starts(with: "PMC".utf8): records.add(.pmcid, value)
        case Self.misc where value.starts(with: "10.".utf8): records.add(.doi, value)
        default: if let variable = Self.variables[line.tag] { records.add(variable, value) }
        }
    }

    /// `2010/03/05/` is `2010-03-05`, `2010///Spring` is `2010`.
    private static func date(_ value: ArraySlice<UInt8>) -> [UInt8] {
        guard value.contains(0x2F) else { return Array(value) }
        let parts = value.split(separator: 0x2F, omittingEmptySubsequences: false).prefix(3)
        let numbers = parts.prefix { !$0.isEmpty && $0.count <= 4 && $0.allSatisfy { $0 &- 0x30 < 10 } }
        guard let year = numbers.first, year.count == 4 else { return Array(value) }
        return numbers.dropFirst().reduce(Array(year)) { $0 + [0x2D] + ($1.count == 1 ? [0x30] : []) + Array($1) }
    }

    private static let start = TaggedLines.tag("TY"), stop = TaggedLines.tag("ER"), id = TaggedLines.tag("ID"), accession = TaggedLines.tag("AN")
    private static let bookTitle = TaggedLines.tag("BT"), pmc = TaggedLines.tag("C2"), misc = TaggedLines.tag("M3")
    private static let dates: [UInt32] = ["PY", "Y1", "DA"].map(TaggedLines.tag)

    private static let variables: [UInt32: MarkedReferences.Variable] = {
        let tags: [(MarkedReferences.Variable, [StaticString])] = [
            (.title, ["TI", "T1", "CT"]), (.author, ["AU", "A1"]), (.editor, ["ED", "A2"]), (.containerTitle, ["T2", "JO", "JF"]),
            (.containerAbbreviation, ["JA", "J1", "J2"]), (.volume, ["VL"]), (.issue, ["IS", "CP"]), (.firstPage, ["SP"]), (.lastPage, ["EP"]),
            (.articleNumber, ["C7"]), (.publisher, ["PB"]), (.place, ["CY", "PP"]), (.edition, ["ET"]), (.doi, ["DO", "DI"]), (.pmid, ["PM"]),
            (.isbn, ["SN"]), (.url, ["UR", "LK"]), (.accessed, ["Y2"]),
        ]
        var variables: [UInt32: MarkedReferences.Variable] = [:]
        for (variable, names) in tags { for name in names { variables[TaggedLines.tag(name)] = variable } }
        return variables
    }()
}
