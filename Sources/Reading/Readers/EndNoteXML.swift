import Model

extension Reader {
    /// EndNote's XML, which EndNote, Mendeley and Zotero export.
    ///
    /// ```
    /// <record><rec-number>7</rec-number><ref-type name="Journal Article">17</ref-type>
    /// <contributors><authors><author><style>Ames, Rosa</style></author></authors></contributors> … </record>
    /// ```
    ///
    /// Only elements and words are read: entities of the file's own, external files and document types are not. A record that is not closed
    /// ends where the next one starts, with `open-record`.
    ///
    /// - Loss: abstracts, keywords and notes stay in the record's quote alone.
    /// - Source: EndNote's RSXML export.
    public static let endNoteXML = Reader(
        name: "endnote-xml",
        summary: "EndNote's XML.",
        extensions: ["xml"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = EndNoteFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "EndNote's XML", diagnostics: &diagnostics)
        }
    )
}

private struct EndNoteFile {
    private let bytes: [UInt8]
    private var tags: XMLTags
    private(set) var records = RecordBuilder()

    /// The elements that are open within a record.
    private var path: [Range<Int>] = []
    private var words: [UInt8] = []
    private var printed: [UInt8] = []
    private var unknownEntities = 0
    private var excess = 0
    private static let mostDepth = 40

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tags = XMLTags(bytes)
    }

    mutating func read() {
        var place = 0
        while let token = tags.next() {
            switch token {
            case .start(let name, let attributes, let isEmpty): start(name, attributes, isEmpty, at: name.lowerBound - 1)
            case .end(let name): end(name)
            case .text(let range): if records.isOpen { add(tags.text(of: range, unknownEntities: &unknownEntities), bytes[range]) }
            case .literal(let range): if records.isOpen { add(Array(bytes[range]), bytes[range]) }
            case .broken: records.note(.warning, "open-tag", at: place, "markup that starts here or below is never closed; its opening was passed over")
            }
            if unknownEntities > 0 {
                records.note(.warning, "unknown-entity", at: place, "an entity is not one of XML's own; it was kept as written",
                             hint: "write the character itself")
                unknownEntities = 0
            }
            place = tags.at
        }
        if records.isOpen { close(at: bytes.count, isComplete: false) }
    }

    private mutating func add(_ text: [UInt8], _ source: ArraySlice<UInt8>) {
        words += text
        // `&amp;` loses its letters; what other references stand for is no character of the source
        var at = source.startIndex
        while at < source.endIndex {
            printed.append(source[at])
            at += source[at] == 0x26 && source[at...].starts(with: "&amp;".utf8) ? 5 : 1
        }
    }

    private mutating func start(_ name: Range<Int>, _ attributes: Range<Int>, _ isEmpty: Bool, at byte: Int) {
        if bytes[name].elementsEqual("record".utf8) {
            if records.isOpen { close(at: byte, isComplete: false) }
            records.begin(at: byte)
            path.removeAll(keepingCapacity: true)
            excess = 0
            return
        }
        guard records.isOpen, !isEmpty else { return }
        guard path.count < Self.mostDepth else {
            if excess == 0 { records.note(.warning, "deep-markup", at: byte, "elements are nested deeper than \(Self.mostDepth); the inner ones were not read") }
            excess += 1
            return
        }
        path.append(name)
        if bytes[name].elementsEqual("style".utf8) { return }
        words.removeAll(keepingCapacity: true)
        printed.removeAll(keepingCapacity: true)
        if bytes[name].elementsEqual("ref-type".utf8), let kind = tags.attribute("name", in: attributes), let type = ReferenceTypes.type(of: bytes[kind]) {
            records.keep(.type, type.utf8)
        }
    }

    private mutating func end(_ name: Range<Int>) {
        guard records.isOpen else { return }
        if bytes[name].elementsEqual("record".utf8) { return close(at: tags.at, isComplete: true) }
        if excess > 0 { excess -= 1; return }
        guard let index = path.lastIndex(where: { bytes[$0].elementsEqual(bytes[name]) }) else {
            return records.note(.warning, "crossed-tags", at: name.lowerBound, "a tag is closed that is not open; it was passed over")
        }
        if index < path.count - 1, !bytes[path[path.count - 1]].elementsEqual("style".utf8) {
            records.note(.warning, "crossed-tags", at: name.lowerBound, "a tag is closed before those within it; they end here too")
            take(bytes[path[path.count - 1]], parent: bytes[path[path.count - 2]])
        } else if !bytes[name].elementsEqual("style".utf8) {
            take(bytes[name], parent: index > 0 ? bytes[path[index - 1]] : [])
        }
        if !bytes[name].elementsEqual("style".utf8) {
            words.removeAll(keepingCapacity: true)
            printed.removeAll(keepingCapacity: true)
        }
        path.removeSubrange(index...)
    }

    private mutating func close(at byte: Int, isComplete: Bool) {
        if !isComplete {
            records.note(.warning, "open-record", at: max(0, byte - 1), "the record is not closed; what was read of it is kept", hint: "the file may be cut off here")
        }
        path.removeAll(keepingCapacity: true)
        records.end(at: byte, in: bytes)
    }

    private mutating func take(_ name: ArraySlice<UInt8>, parent: ArraySlice<UInt8>) {
        let text = String(decoding: name.prefix(40), as: UTF8.self), around = String(decoding: parent.prefix(40), as: UTF8.self)
        switch (around, text) {
        case (_, "rec-number"), (_, "label"): records.setLabel(words)
        case ("authors", "author"): takeName(.author)
        case ("secondary-authors", "author"): takeName(.editor)
        case ("titles", "title"): records.add(.title, words, printed: printed)
        case ("titles", "secondary-title"), ("periodical", "full-title"): records.add(.containerTitle, words, printed: printed)
        case ("titles", "alt-title"), ("periodical", "abbr-1"): records.add(.containerAbbreviation, words, printed: printed)
        case ("dates", "year"): records.add(.year, words, printed: printed)
        case ("pub-dates", "date"): records.add(.month, words, printed: printed)
        case ("related-urls", "url"), ("web-urls", "url"), (_, "url"): records.add(.url, words, printed: printed)
        default: if let variable = Self.variables[text] { records.add(variable, words, printed: printed) }
        }
    }

    /// `Lake Study Group,`: EndNote marks the name of a body with a comma at its end.
    private mutating func takeName(_ variable: MarkedReferences.Variable) {
        let name = words.trimmingBlanks(0 ..< words.count)
        if !name.isEmpty, words[name.upperBound - 1] == 0x2C {
            records.add(variable == .editor ? .editorBody : .authorBody, words[name.lowerBound ..< name.upperBound - 1], printed: printed[...])
        } else {
            records.add(variable, words, printed: printed)
        }
    }

    private static let variables: [String: MarkedReferences.Variable] = [
        "pages": .pages, "volume": .volume, "number": .issue, "issue": .issue, "edition": .edition, "pub-location": .place, "publisher": .publisher,
        "isbn": .isbn, "electronic-resource-num": .doi, "custom2": .pmcid, "access-date": .accessed,
    ]
}
