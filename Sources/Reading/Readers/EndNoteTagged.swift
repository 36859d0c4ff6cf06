import Model

extension Reader {
    /// EndNote's tagged text (Refer, `.enw`), as publishers' pages and Google Scholar offer it.
    ///
    /// ```
    /// %0 Journal Article
    /// %A Ames, Rosa
    /// %T Tides of a small lake
    /// %J Limnology Letters
    /// %D 2011
    /// ```
    ///
    /// A record starts with `%0`, or with an author or title behind a blank line where there is none.
    ///
    /// - Loss: abstracts, keywords and notes stay in the record's quote alone.
    /// - Source: EndNote 20 manual, table of the tags of the Refer format.
    public static let endNoteTagged = Reader(
        name: "endnote-tagged",
        summary: "EndNote's tagged text (.enw, Refer).",
        extensions: ["enw", "refer"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = EndNoteTaggedFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "EndNote's tagged text", diagnostics: &diagnostics)
        }
    )
}

private struct EndNoteTaggedFile {
    private let bytes: [UInt8]
    private(set) var records = RecordBuilder()
    private var accession: Range<Int>?
    private var end = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() {
        var lines = TaggedLines(bytes, .endNote)
        while let line = lines.next() {
            if let stray = lines.strayLine { records.note(.warning, "stray-line", at: stray, "a line belongs to no field; it was not read") }
            let isFirst = line.tag == Self.kind || Self.openings.contains(line.tag) && isParted(end, line.bytes.lowerBound)
            if isFirst || !records.isOpen {
                close(at: line.bytes.lowerBound)
                records.begin(at: line.bytes.lowerBound)
            }
            take(line)
            end = line.bytes.upperBound
        }
        close(at: end)
    }

    /// Whether a blank line stands between two fields.
    private func isParted(_ end: Int, _ start: Int) -> Bool { bytes[end ..< max(end, start)].contains(0x0A) }

    private mutating func close(at byte: Int) {
        guard records.isOpen else { return }
        if let accession { records.setLabel(bytes[accession]) }
        records.end(at: byte, in: bytes)
        accession = nil
    }

    private mutating func take(_ line: TaggedLines.Line) {
        let value = bytes[line.value]
        switch line.tag {
        case Self.kind: if let type = ReferenceTypes.type(of: value) { records.keep(.type, type.utf8) }
        case Self.label: records.setLabel(value)
        case Self.accession: accession = accession ?? line.value
        default: if let variable = Self.variables[line.tag] { records.add(variable, value) }
        }
    }

    private static let openings = ["%A", "%T"].map(TaggedLines.tag)
    private static let kind = TaggedLines.tag("%0"), label = TaggedLines.tag("%F"), accession = TaggedLines.tag("%M")

    private static let variables: [UInt32: MarkedReferences.Variable] = {
        let tags: [(MarkedReferences.Variable, [StaticString])] = [
            (.title, ["%T"]), (.author, ["%A"]), (.editor, ["%E"]), (.containerTitle, ["%J", "%B"]), (.year, ["%D"]), (.date, ["%8"]), (.volume, ["%V"]),
            (.issue, ["%N"]), (.pages, ["%P"]), (.publisher, ["%I"]), (.place, ["%C"]), (.edition, ["%7"]), (.isbn, ["%@"]), (.doi, ["%R"]), (.url, ["%U"]),
            (.accessed, ["%["]), (.pmcid, ["%2"]),
        ]
        var variables: [UInt32: MarkedReferences.Variable] = [:]
        for (variable, names) in tags { for name in names { variables[TaggedLines.tag(name)] = variable } }
        return variables
    }()
}
