import Model

extension Reader {
    /// CSL-JSON: a list of items, `{"items": […]}` as Zotero's interface gives it, or one item a line as `garner parse` writes.
    ///
    /// ```
    /// [{"id": "ames2011", "type": "article-journal", "title": "Tides of a small lake", "author": [{"family": "Ames", "given": "Rosa"}],
    ///   "issued": {"date-parts": [[2011, 3]]}, "DOI": "10.1000/ll.7"}]
    /// ```
    ///
    /// An item with a mistake is kept as far as it was read, with `bad-json`; the next item is read all the same.
    ///
    /// - Loss: abstracts, notes and other variables stay in the record's quote alone.
    /// - Source: CSL 1.0.2, csl-data.json.
    public static let cslJSON = Reader(
        name: "csl-json",
        summary: "CSL-JSON, as Zotero, Crossref and pandoc write it.",
        extensions: ["json", "csljson"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = CSLFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "CSL-JSON", diagnostics: &diagnostics)
        }
    )
}

private struct CSLFile {
    private let bytes: [UInt8]
    private var json: JSONScanner
    private(set) var records = RecordBuilder()

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        json = JSONScanner(bytes)
    }

    /// Items wherever they stand: lists and commas between them are stepped over.
    mutating func read() {
        while let byte = json.peek() {
            switch byte {
            case 0x5B, 0x5D, 0x2C, 0x7D: json.step()
            case 0x7B: readItem()
            default:
                records.note(.warning, "bad-json", at: json.at, "words stand where an item is expected; they were not read")
                guard json.skipToObject() else { return }
            }
        }
    }

    // MARK: Items

    private mutating func readItem() {
        let start = json.at
        records.begin(at: start)
        json.step()
        while json.peek() != 0x7D {
            guard let key = json.string(), json.take(0x3A) else { return fail(start) }
            if isList(key) {
                // an object around the items: they are read one by one
                return
            }
            guard readField(key) else { return fail(start) }
            guard json.take(0x2C) || json.peek() == 0x7D else { return fail(start) }
        }
        json.step()
        if records.hasFields { records.end(at: json.at, in: bytes) }
    }

    private mutating func isList(_ key: Range<Int>) -> Bool {
        !records.hasFields && (bytes[key].elementsEqual("items".utf8) || bytes[key].elementsEqual("references".utf8)) && json.peek() == 0x5B
    }

    /// Keeps what was read of an item, and goes on with the next.
    private mutating func fail(_ start: Int) {
        let place = min(json.at, bytes.count - 1)
        records.note(.warning, "bad-json", at: place, "the item that starts here or above is no JSON beyond this point; what was read of it is kept",
                     hint: "the file may be cut off, or a quote in a text may lack its backslash")
        let end = json.at
        if json.at == start { json.step() }
        _ = json.skipToObject()
        records.end(at: max(end, start + 1), in: bytes)
    }

    private mutating func readField(_ key: Range<Int>) -> Bool {
        let name = String(decoding: bytes[key].prefix(40), as: UTF8.self)
        switch name {
        case "author": return readNames(isEditor: false)
        case "editor": return readNames(isEditor: true)
        case "issued", "published-print", "published-online", "published": return readDate(.date)
        case "accessed": return readDate(.accessed)
        default: break
        }
        // Crossref gives titles as lists of one
        if json.peek() == 0x5B, ["title", "subtitle", "container-title", "short-container-title", "ISBN"].contains(name) { return readList(Self.variables[name]) }
        guard json.peek() != 0x5B, json.peek() != 0x7B else { return json.skipValue() }
        guard let value = json.scalar() else { return false }
        guard !bytes[value].elementsEqual("null".utf8) else { return true }
        let text = json.text(of: value)
        if name == "id" || name == "citation-key" { records.setLabel(text); return true }
        if name == "type" {
            let type = text.elementsEqual("article".utf8) ? "article" : ReferenceTypes.type(of: text) ?? String(decoding: text.map { $0 == 0x2D ? 0x5F : $0 }, as: UTF8.self)
            // `document` is what has no type
            if type != "document" { records.keep(.type, type.utf8) }
        } else if name == "number", text.starts(with: "arXiv:".utf8) {
            records.add(.arxiv, text, printed: shown(value))
        } else if let variable = Self.variables[name] {
            records.add(variable, text, printed: shown(value))
        }
        return true
    }

    /// The first string of a list.
    private mutating func readList(_ variable: MarkedReferences.Variable?) -> Bool {
        guard json.take(0x5B) else { return false }
        var isFirst = true
        while json.peek() != 0x5D {
            if isFirst, let variable, json.peek() == 0x22, let value = json.string() { records.add(variable, json.text(of: value), printed: shown(value)) } else if !json.skipValue() {
                return false
            }
            isFirst = false
            guard json.take(0x2C) || json.peek() == 0x5D else { return false }
        }
        return json.take(0x5D)
    }

    // MARK: Names and dates

    private mutating func readNames(isEditor: Bool) -> Bool {
        guard json.take(0x5B) else { return json.skipValue() }
        while json.peek() != 0x5D {
            guard json.peek() == 0x7B else { guard json.skipValue(), json.take(0x2C) || json.peek() == 0x5D else { return false }; continue }
            guard readName(isEditor) else { return false }
            guard json.take(0x2C) || json.peek() == 0x5D else { return false }
        }
        return json.take(0x5D)
    }

    /// `{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}`.
    private mutating func readName(_ isEditor: Bool) -> Bool {
        guard json.take(0x7B) else { return false }
        var family: [UInt8] = [], given: [UInt8] = [], suffix: [UInt8] = [], particle: [UInt8] = [], literal: [UInt8] = []
        while json.peek() != 0x7D {
            guard let key = json.string(), json.take(0x3A) else { return false }
            guard json.peek() == 0x22 else { guard json.skipValue(), json.take(0x2C) || json.peek() == 0x7D else { return false }; continue }
            guard let value = json.string() else { return false }
            let text = json.text(of: value)
            switch String(decoding: bytes[key].prefix(30), as: UTF8.self) {
            case "family": family = text
            case "given": given = text
            case "suffix": suffix = text
            case "non-dropping-particle", "dropping-particle": particle += text + [0x20]
            case "literal", "name": literal = text
            default: guard json.take(0x2C) || json.peek() == 0x7D else { return false }; continue
            }
            records.show(shown(value))
            guard json.take(0x2C) || json.peek() == 0x7D else { return false }
        }
        json.step()
        if !literal.isEmpty || given.isEmpty && family.contains(0x20) {
            records.keep(isEditor ? .editorBody : .authorBody, literal.isEmpty ? particle + family : literal)
        } else if !family.isEmpty || !given.isEmpty {
            let parts = [particle + family, suffix, given].filter { !$0.isEmpty }
            records.keep(isEditor ? .editor : .author, Array(parts.joined(separator: [0x2C, 0x20])))
        }
        return true
    }

    /// `{"date-parts": [[2011, 3, 5]]}`, `{"raw": "March 2011"}`, or a plain string.
    private mutating func readDate(_ variable: MarkedReferences.Variable) -> Bool {
        guard json.peek() == 0x7B else {
            guard json.peek() == 0x22 else { return json.skipValue() }
            guard let value = json.string() else { return false }
            records.add(variable, json.text(of: value), printed: shown(value))
            return true
        }
        json.step()
        while json.peek() != 0x7D {
            guard let key = json.string(), json.take(0x3A) else { return false }
            let name = String(decoding: bytes[key].prefix(20), as: UTF8.self)
            if name == "date-parts", json.peek() == 0x5B {
                guard readDateParts(variable) else { return false }
            } else if ["raw", "literal"].contains(name), json.peek() == 0x22 {
                guard let value = json.string() else { return false }
                records.add(variable, json.text(of: value), printed: shown(value))
            } else if !json.skipValue() {
                return false
            }
            guard json.take(0x2C) || json.peek() == 0x7D else { return false }
        }
        return json.take(0x7D)
    }

    /// `[[2011, 3, 5]]`: the numbers of the first date; those of a span's end are skipped.
    private mutating func readDateParts(_ variable: MarkedReferences.Variable) -> Bool {
        let start = json.at
        var numbers: [[UInt8]] = []
        guard json.take(0x5B) else { return false }
        if json.take(0x5B) {
            while json.peek() != 0x5D {
                guard let value = json.scalar() else { return false }
                numbers.append(json.text(of: value).filter { $0 &- 0x30 < 10 })
                guard json.take(0x2C) || json.peek() == 0x5D else { return false }
            }
            json.step()
            while json.take(0x2C) { guard json.skipValue() else { return false } }
        }
        guard json.take(0x5D) else { return false }
        let parts = numbers.prefix(3).prefix { !$0.isEmpty && $0.count <= 4 }.map { $0.count == 1 ? [0x30] + $0 : $0 }
        records.add(variable, Array(parts.joined(separator: [0x2D])), printed: bytes[start ..< json.at].filter { $0 &- 0x30 < 10 || $0 == 0x2C }.map { $0 == 0x2C ? 0x20 : $0 })
        return true
    }

    /// A string as it stands, without the backslashes before quotes, slashes and backslashes.
    private func shown(_ range: Range<Int>) -> [UInt8] {
        guard bytes[range].contains(0x5C) else { return Array(bytes[range]) }
        var out: [UInt8] = []
        var next = range.lowerBound
        while next < range.upperBound {
            if bytes[next] == 0x5C, next + 1 < range.upperBound, [0x22, 0x5C, 0x2F].contains(bytes[next + 1]) { next += 1 }
            out.append(bytes[next])
            next += 1
        }
        return out
    }

    private static let variables: [String: MarkedReferences.Variable] = [
        "title": .title, "subtitle": .subtitle, "container-title": .containerTitle, "container-title-short": .containerAbbreviation,
        "short-container-title": .containerAbbreviation, "journalAbbreviation": .containerAbbreviation, "volume": .volume, "issue": .issue, "page": .pages,
        "page-first": .firstPage, "article-number": .articleNumber, "publisher": .publisher, "publisher-place": .place, "edition": .edition, "version": .edition, "DOI": .doi,
        "PMID": .pmid, "PMCID": .pmcid, "ISBN": .isbn, "URL": .url,
    ]
}
