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

private struct RISFile: BoundedRecords {
    static let style = TaggedLines.Style.ris, start: StaticString = "TY", frame: [UInt32] = []

    let bytes: [UInt8]
    var records = RecordBuilder()
    private var accession: Range<Int>?
    private var isBook = false
    /// The database that the record names, and the number that is a PMID in its place there: `C2` of Scopus, `C5` of Embase.
    private var database: Range<Int>?
    private var pmid: (tag: UInt32, value: Range<Int>)?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func opensRecord(_ tag: UInt32) -> Bool { variables[tag] != nil || dates.contains(tag) }

    mutating func begin(_ start: TaggedLines.Line?) {
        (accession, database, pmid) = (nil, nil, nil)
        let type = start.flatMap { ReferenceTypes.type(of: bytes[$0.value]) }
        if let type { records.keep(.type, type.utf8) }
        isBook = type == "book"
    }

    mutating func finish() {
        if let accession { records.setLabel(bytes[accession]) }
        if let pmid, let database, bytes[database].elementsEqual((pmid.tag == Self.pmc ? "Scopus" : "Embase").utf8) { records.add(.pmid, bytes[pmid.value]) }
    }

    mutating func take(_ line: TaggedLines.Line) {
        let value = bytes[line.value]
        switch line.tag {
        case Self.id: records.setLabel(value)
        case Self.accession: accession = accession ?? line.value
        case Self.bookTitle: records.add(isBook ? .title : .containerTitle, value)
        case Self.day where !Self.hasYear(value): records.add(.month, value)
        case _ where Self.dates.contains(line.tag): records.add(.date, Self.date(value)[...], printed: value)
        case Self.pmc where value.starts(with: "PMC".utf8): records.add(.pmcid, value)
        case Self.pmc where Self.isPMID(value), Self.pubMedOfEmbase where Self.isPMID(value): pmid = (line.tag, line.value)
        case Self.pubMedOfCochrane where value.starts(with: "PUBMED ".utf8): records.add(.pmid, value.dropFirst(7), printed: value)
        case Self.database: database = line.value
        case _ where Self.links.contains(line.tag): if Self.leadsToDOI(value) { records.add(.identifier, value) }
        case _ where Self.variables[line.tag] == .author && Self.isList(value): records.add(.authors, value)
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

    private static func hasYear(_ value: ArraySlice<UInt8>) -> Bool {
        value.split { $0 &- 0x30 >= 10 }.contains { $0.count == 4 || $0.count == 8 }
    }

    private static func isPMID(_ value: ArraySlice<UInt8>) -> Bool { (7 ... 8).contains(value.count) && value.allSatisfy { $0 &- 0x30 < 10 } }

    /// `https://dx.doi.org/10.1000/a`, `10.1000/a`: a link tag names files and pages besides.
    private static func leadsToDOI(_ value: ArraySlice<UInt8>) -> Bool {
        value.starts(with: "10.".utf8) || String(decoding: value.prefix(40), as: UTF8.self).contains("doi.org/10.")
    }

    /// `Ames RC, van der Ode JJ`: several names on one line; `Ames, RC` is one.
    private static func isList(_ value: ArraySlice<UInt8>) -> Bool {
        let names = value.split(separator: 0x2C)
        return names.count > 1 && names.allSatisfy { name in
            let words = name.split(separator: 0x20)
            return words.count > 1 && words.last.map { $0.count <= 4 && $0.allSatisfy { $0 &- 0x41 < 26 || $0 == 0x2D } } ?? false
                && words.first.map { $0.count > 1 && $0.contains { $0 &- 0x61 < 26 } } ?? false
        }
    }

    private static let id = TaggedLines.tag("ID"), accession = TaggedLines.tag("AN")
    private static let bookTitle = TaggedLines.tag("BT"), pmc = TaggedLines.tag("C2"), misc = TaggedLines.tag("M3"), day = TaggedLines.tag("DA")
    private static let pubMedOfEmbase = TaggedLines.tag("C5"), pubMedOfCochrane = TaggedLines.tag("C3"), database = TaggedLines.tag("DB")
    private static let dates: [UInt32] = ["PY", "Y1", "DA"].map(TaggedLines.tag)
    private static let links: [UInt32] = ["L1", "L2", "L3", "L4"].map(TaggedLines.tag)

    private static let variables: [UInt32: MarkedReferences.Variable] = {
        let tags: [(MarkedReferences.Variable, [StaticString])] = [
            (.title, ["TI", "T1", "CT"]), (.author, ["AU", "A1"]), (.editor, ["ED", "A2"]), (.containerTitle, ["T2", "JO", "JF"]),
            (.containerAbbreviation, ["JA", "J1", "J2"]), (.volume, ["VL"]), (.issue, ["IS", "CP"]), (.firstPage, ["SP"]), (.lastPage, ["EP"]),
            (.articleNumber, ["C7"]), (.publisher, ["PB", "PU"]), (.place, ["CY", "PP"]), (.edition, ["ET"]), (.doi, ["DO", "DI"]), (.pmid, ["PM"]),
            (.isbn, ["SN"]), (.url, ["UR", "LK"]), (.accessed, ["Y2"]),
        ]
        var variables: [UInt32: MarkedReferences.Variable] = [:]
        for (variable, names) in tags { for name in names { variables[TaggedLines.tag(name)] = variable } }
        return variables
    }()
}
