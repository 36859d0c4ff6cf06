import Model

extension Reader {
    /// PubMed's own format (MEDLINE), as *Save* and *Send to citation manager* give it.
    ///
    /// ```
    /// PMID- 30012345
    /// TI  - Tides of a small
    ///       lake.
    /// FAU - Ames, Rosa
    /// ```
    ///
    /// A record starts with its PMID, which is its key. The last one is kept though the file may be cut off within it.
    ///
    /// - Loss: abstracts, headings and grants stay in the record's quote alone.
    /// - Source: National Library of Medicine, MEDLINE/PubMed data element (field) descriptions.
    public static let pubMed = Reader(
        name: "pubmed",
        summary: "PubMed's format (.nbib), MEDLINE tags.",
        extensions: ["nbib", "medline"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = PubMedFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "PubMed's format", diagnostics: &diagnostics)
        }
    )
}

private struct PubMedFile {
    private let bytes: [UInt8]
    private(set) var records = RecordBuilder()
    /// Whether the record gives full names, each before its short form.
    private var hasFullNames = false
    private var isPreprint = false
    private var end = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
        var lines = TaggedLines(bytes, .medline)
        while let line = lines.next() {
            if let stray = lines.strayLine {
                records.note(.warning, "stray-line", at: stray, "a line belongs to no field; it was not read")
            }
            if line.tag == Self.pmid {
                close()
                records.begin(at: line.bytes.lowerBound)
                records.setLabel(bytes[line.value])
                hasFullNames = false
                isPreprint = false
                records.add(.pmid, bytes[line.value])
            } else if !records.isOpen {
                records.note(.warning, "no-pmid", at: line.bytes.lowerBound, "a record starts without PMID; it was read all the same")
                records.begin(at: line.bytes.lowerBound)
                take(line)
            } else {
                take(line)
            }
            end = line.bytes.upperBound
        }
        close()
    }

    private mutating func close() {
        guard records.isOpen else { return }
        records.keep(.type, (isPreprint ? "preprint" : "article_journal").utf8)
        records.end(at: end, in: bytes)
    }

    private mutating func take(_ line: TaggedLines.Line) {
        let value = bytes[line.value]
        switch line.tag {
        case Self.author: if !hasFullNames { records.add(.author, value) }
        case Self.fullAuthor: hasFullNames = true; records.add(.author, value)
        case Self.kind: isPreprint = isPreprint || value.elementsEqual("Preprint".utf8)
        default: if let variable = Self.variables[line.tag] { records.add(variable, value) }
        }
    }

    private static let pmid = TaggedLines.tag("PMID"), author = TaggedLines.tag("AU"), fullAuthor = TaggedLines.tag("FAU"), kind = TaggedLines.tag("PT")

    private static let variables: [UInt32: MarkedReferences.Variable] = {
        let tags: [(MarkedReferences.Variable, [StaticString])] = [
            (.title, ["TI"]), (.authorBody, ["CN"]), (.editor, ["FED"]), (.containerTitle, ["JT", "BTI"]), (.containerAbbreviation, ["TA"]),
            (.date, ["DP"]), (.volume, ["VI"]), (.issue, ["IP"]), (.pages, ["PG"]), (.publisher, ["PB"]), (.place, ["PL"]), (.edition, ["EN"]),
            (.identifier, ["LID", "AID"]), (.pmcid, ["PMC"]), (.isbn, ["ISBN"]),
        ]
        var variables: [UInt32: MarkedReferences.Variable] = [:]
        for (variable, names) in tags { for name in names { variables[TaggedLines.tag(name)] = variable } }
        return variables
    }()
}
