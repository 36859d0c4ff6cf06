import Model

extension Reader {
    /// BibTeX and BibLaTeX.
    ///
    /// ```
    /// @string{ll = "Limnology Letters"}
    /// @article{ames2011, author = {Ames, Rosa and {Lake Group}}, title = {Tides of a {S}mall Lake}, journal = ll, year = 2011}
    /// ```
    ///
    /// `#` joins pieces, abbreviations of `@string` stand for their text, LaTeX's accents and commands are read, remarks behind `%` are not. An entry whose braces do not
    /// close ends where the next one starts a line, with `unbalanced-braces`.
    ///
    /// What a `crossref` inherits (the book's title, editors, publisher, year) is the entry's too, though it stands elsewhere in the file.
    ///
    /// - Loss: abstracts, keywords and files stay in the quote alone.
    /// - Source: O. Patashnik, BibTeXing (1988); BibLaTeX manual 2.
    public static let bibTeX = Reader(
        name: "bibtex",
        summary: "BibTeX and BibLaTeX, with @string and LaTeX's accents.",
        extensions: ["bib", "bibtex", "biblatex"],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = BibTeXFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "BibTeX", diagnostics: &diagnostics)
        }
    )
}

private struct BibTeXFile {
    private let bytes: [UInt8]
    private(set) var records = RecordBuilder()
    private var at = 0
    /// What `@string` abbreviates, by its name in lower case; the months are known.
    private var macros: [[UInt8]: [UInt8]] = [:]
    /// The fields of a part of a book that wait for each other; nil in other entries.
    private var part: PartOfBook?
    /// What other entries inherit, by the key of the book or volume that states it.
    private var parents: [[UInt8]: [Inherited]] = [:]
    /// What the open entry states itself, and whom it inherits from.
    private var stated: Set<MarkedReferences.Variable> = [], parent: [UInt8] = []
    /// Whether the open entry may be a program.
    private var isUnprinted = false
    private static let unprinted: Set<String> = ["report", "software", "webpage", "dataset"]
    /// Whether only the parents are read.
    private var isScouting = false

    /// A field that an entry has from its `crossref`.
    private struct Inherited { var variable: MarkedReferences.Variable, value: [UInt8] }

    /// `title` of an `@inbook` is that of the book where `chapter` names the part in words: `title = {Handbook of Lakes}, chapter = {Silt}`.
    private struct PartOfBook { var title: [UInt8] = [], chapter: [UInt8] = [], isNamed = false }

    /// A part of a value between two `#`.
    private enum Piece { case text(Range<Int>), macro(Range<Int>) }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        for name in ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] { macros[Array(name.utf8)] = Array(name.utf8) }
    }

    mutating func read() {
        findParents()
        while let sign = nextSign() {
            at = sign + 1
            if isRemark(sign) { continue }
            let name = word()
            skipBlanks()
            guard !name.isEmpty, at < bytes.count, bytes[at] == 0x7B || bytes[at] == 0x28 else { continue }
            let close: UInt8 = bytes[at] == 0x7B ? 0x7D : 0x29
            at += 1
            switch lowered(name) {
            case Array("comment".utf8): skipGroup(close, from: sign)
            case Array("preamble".utf8): skipGroup(close, from: sign)
            case Array("string".utf8): readMacro(close, from: sign)
            default: readEntry(name, close, from: sign)
            }
        }
    }

    /// The next `@`, which outside of entries always starts one.
    private func nextSign() -> Int? {
        var next = at
        while next < bytes.count { if bytes[next] == 0x40 { return next }; next += 1 }
        return nil
    }

    /// Whether an entry was taken out line by line: `%@article{…` above another line that begins with `%`.
    private func isRemark(_ sign: Int) -> Bool {
        var before = sign - 1
        while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        guard before >= 0, bytes[before] == 0x25, let end = bytes[sign...].firstIndex(of: 0x0A) else { return false }
        return bytes[(end + 1)...].first { $0 != 0x20 && $0 != 0x09 } == 0x25
    }

    // MARK: Entries

    private mutating func readEntry(_ kind: Range<Int>, _ close: UInt8, from sign: Int) {
        records.begin(at: sign)
        let type = ReferenceTypes.type(of: bytes[kind])
        if let type { records.keep(.type, type.utf8) }
        isUnprinted = type.map(Self.unprinted.contains) ?? true
        skipBlanks()
        let key = at
        while at < bytes.count, bytes[at] != 0x2C, bytes[at] != close, bytes[at] != 0x3D, bytes[at] != 0x0A { at += 1 }
        // an entry without a key starts with a field
        let start = bytes.trimmingBlanks(key ..< at)
        if at < bytes.count, bytes[at] == 0x3D, Self.variables[lowered(start)] != nil {
            at = key
        } else {
            while at < bytes.count, bytes[at] != 0x2C, bytes[at] != close, bytes[at] != 0x0A { at += 1 }
            records.setLabel(bytes[bytes.trimmingBlanks(key ..< at)])
        }
        part = lowered(kind) == Array("inbook".utf8) ? PartOfBook() : nil
        stated.removeAll(keepingCapacity: true)
        parent.removeAll(keepingCapacity: true)
        let isClosed = readFields(close) { file, name, pieces in file.take(name, pieces) }
        if let part { keep(part) }
        inherit(kind)
        if !isClosed {
            records.note(.warning, "unbalanced-braces", at: sign, "the entry is not closed; it was ended where the next one starts or the file ends",
                         hint: "look for a brace or quote too many or too few in this entry")
        }
        records.end(at: at, in: bytes)
    }

    /// Reads `name = value` up to the bracket that closes the entry. A value that is not closed ends with its line, so that the fields below
    /// are read.
    ///
    /// - Returns: false where a bracket or quote is not there; `at` is then behind the entry.
    private mutating func readFields(_ close: UInt8, _ take: (inout BibTeXFile, Range<Int>, [Piece]) -> Void) -> Bool {
        var openValues = 0
        while true {
            while at < bytes.count, isBlank(at) || bytes[at] == 0x2C || bytes[at] == 0x25 {
                // `%` starts a remark for biber, and for people
                if bytes[at] == 0x25 { while at < bytes.count, bytes[at] != 0x0A { at += 1 } } else { at += 1 }
            }
            guard at < bytes.count else { return false }
            if bytes[at] == close { at += 1; return openValues == 0 }
            if bytes[at] == 0x40, startsEntry(at) { return false }
            let name = fieldName()
            skipBlanks()
            guard !name.isEmpty, at < bytes.count, bytes[at] == 0x3D else {
                records.note(.warning, "bad-field", at: min(at, bytes.count - 1), "a field has no name and equals sign; the words up to the next comma were not read")
                guard skipToComma(close) else { return false }
                continue
            }
            at += 1
            skipBlanks()
            let start = at
            if let pieces = value(close) {
                take(&self, name, pieces)
            } else {
                // each such value was looked through to the entry's end
                openValues += 1
                guard openValues < 20, start + 1 < at else { return false }
                let line = bytes[start ..< at].firstIndex(of: 0x0A) ?? at
                var end = line
                while end > start + 1, isBlank(end - 1) || bytes[end - 1] == 0x2C || bytes[end - 1] == 0x22 { end -= 1 }
                take(&self, name, [.text(min(start + 1, end) ..< end)])
                at = line
            }
        }
    }

    /// The pieces of a value; nil where a bracket or quote is not closed before the next entry.
    private mutating func value(_ close: UInt8) -> [Piece]? {
        var pieces: [Piece] = []
        while true {
            skipBlanks()
            guard at < bytes.count else { return pieces }
            switch bytes[at] {
            case 0x7B:
                guard let end = groupEnd(at + 1) else { return nil }
                pieces.append(.text(at + 1 ..< end))
                at = end + 1
            case 0x22:
                guard let end = quoteEnd(at + 1) else { return nil }
                pieces.append(.text(at + 1 ..< end))
                at = end + 1
            default:
                let start = at
                while at < bytes.count, !isBlank(at), bytes[at] != 0x2C, bytes[at] != close, bytes[at] != 0x23 { at += 1 }
                if at > start { pieces.append(bytes[start] &- 0x30 < 10 ? .text(start ..< at) : .macro(start ..< at)) }
            }
            skipBlanks()
            guard at < bytes.count, bytes[at] == 0x23 else { return pieces }
            at += 1
        }
    }

    /// The brace that closes a group; nil, with `at` at the next entry or the end, where there is none.
    private mutating func groupEnd(_ start: Int) -> Int? {
        var next = start, depth = 1
        while next < bytes.count {
            switch bytes[next] {
            case 0x7B: depth += 1
            case 0x7D: depth -= 1; if depth == 0 { return next }
            case 0x40 where startsEntry(next): at = next; return nil
            default: break
            }
            next += 1
        }
        at = bytes.count
        return nil
    }

    /// The quote that closes a value: not one within braces.
    private mutating func quoteEnd(_ start: Int) -> Int? {
        var next = start, depth = 0
        while next < bytes.count {
            switch bytes[next] {
            case 0x7B: depth += 1
            case 0x7D: depth -= 1
            case 0x22 where depth <= 0: return next
            case 0x40 where startsEntry(next): at = next; return nil
            default: break
            }
            next += 1
        }
        at = bytes.count
        return nil
    }

    /// Whether `@article{` starts a line.
    private func startsEntry(_ sign: Int) -> Bool {
        var before = sign - 1
        while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
        guard before < 0 || bytes[before] == 0x0A || bytes[before] == 0x0D else { return false }
        var next = sign + 1
        while next < bytes.count, next - sign < 40, (bytes[next] | 0x20) &- 0x61 < 26 { next += 1 }
        return next > sign + 1 && next < bytes.count && (bytes[next] == 0x7B || bytes[next] == 0x28)
    }

    private mutating func skipToComma(_ close: UInt8) -> Bool {
        while at < bytes.count {
            switch bytes[at] {
            case 0x2C: return true
            case close: return true
            case 0x7B:
                guard let end = groupEnd(at + 1) else { return false }
                at = end
            case 0x40 where startsEntry(at): return false
            default: break
            }
            at += 1
        }
        return false
    }

    private mutating func skipGroup(_ close: UInt8, from sign: Int) {
        if close == 0x7D, let end = groupEnd(at) { at = end + 1; return }
        if close == 0x29 { while at < bytes.count, bytes[at] != close { at += 1 }; return }
        records.note(.warning, "unbalanced-braces", at: sign, "a comment or preamble is not closed; it was ended where the next entry starts")
    }

    private mutating func readMacro(_ close: UInt8, from sign: Int) {
        let isClosed = readFields(close) { file, name, pieces in file.macros[file.lowered(name)] = Array(file.raw(pieces).prefix(Self.mostMacroBytes)) }
        if !isClosed { records.note(.warning, "unbalanced-braces", at: sign, "a @string is not closed; it was ended where the next entry starts") }
    }

    // MARK: Inheritance

    /// Reads the entries that others name in `crossref`, which may stand behind them.
    private mutating func findParents() {
        guard !isScouting else { return }
        for key in Self.crossReferences(in: bytes) { parents[key] = [] }
        guard !parents.isEmpty else { return }
        var scout = BibTeXFile(bytes)
        scout.isScouting = true
        scout.parents = parents
        scout.read()
        parents = scout.parents
    }

    /// The keys that stand behind `crossref =`.
    private static func crossReferences(in bytes: [UInt8]) -> Set<[UInt8]> {
        var keys: Set<[UInt8]> = []
        var at = 0
        while let found = bytes[at...].firstIndex(where: { $0 | 0x20 == 0x63 }) {
            at = found + 1
            guard bytes.count - found > crossref.count, zip(bytes[found...], crossref).allSatisfy({ $0 | 0x20 == $1 }) else { continue }
            var start = found + crossref.count
            while start < bytes.count, bytes[start] <= 0x20 || [0x3D, 0x7B, 0x22].contains(bytes[start]) { start += 1 }
            let end = bytes[start...].firstIndex { [0x7D, 0x22, 0x2C, 0x0A].contains($0) } ?? bytes.count
            keys.insert(Array(bytes[bytes.trimmingBlanks(start ..< end)]))
            at = end
        }
        return keys
    }
    private static let crossref = Array("crossref".utf8)

    /// Keeps what the open entry states for those that name it.
    private mutating func bequeath(_ variable: MarkedReferences.Variable, _ value: [UInt8]) {
        guard let key = records.openLabel, parents[key] != nil else { return }
        parents[key]?.append(Inherited(variable: variable, value: value))
    }

    /// What the entry does not state itself it has from the book that it names; the book's title is its container.
    private mutating func inherit(_ kind: Range<Int>) {
        guard !isScouting, !parent.isEmpty, let fields = parents[parent] else { return }
        let isBook = ReferenceTypes.type(of: bytes[kind]) == "book", hasDate = stated.contains(.year) || stated.contains(.date)
        for field in fields {
            switch field.variable {
            case .title, .containerTitle:
                // a volume is no part of what is printed in it
                guard !isBook, stated.insert(.containerTitle).inserted else { continue }
                records.keep(.containerTitle, LaTeXText.bytes(of: field.value[...]))
            case .editors where !stated.contains(.editors): takeNames(field.value[...], isEditor: true)
            case .year where !hasDate, .date where !hasDate: records.keep(field.variable, LaTeXText.bytes(of: field.value[...], isVerbatim: true))
            case .publisher, .place, .volume, .isbn:
                guard !stated.contains(field.variable) else { continue }
                records.keep(field.variable, LaTeXText.bytes(of: field.value[...]))
            default: continue
            }
        }
    }

    // MARK: Fields

    private mutating func keep(_ part: PartOfBook) {
        if part.chapter.isEmpty || part.isNamed { records.keep(.title, part.title); return }
        records.keep(.title, part.chapter)
        records.keep(.containerTitle, part.title)
    }

    private mutating func take(_ name: Range<Int>, _ pieces: [Piece]) {
        let field = lowered(name)
        if part != nil, field == Array("chapter".utf8) {
            let chapter = LaTeXText.bytes(of: raw(pieces)[...])
            // a number says which part of the title's book
            guard chapter.count(where: { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 }) > 3 else { return }
            part?.chapter = chapter
            records.show(shown(pieces))
            return
        }
        if isUnprinted, Self.notes.contains(field), case let note = LaTeXText.bytes(of: raw(pieces)[...]), Self.isVersion(note) {
            records.add(.edition, note, printed: shown(pieces))
            return
        }
        guard let variable = Self.variables[field] else {
            if field == Self.crossref { parent = raw(pieces) }
            return
        }
        let value = raw(pieces), printed = shown(pieces)
        stated.insert(variable)
        if isScouting { bequeath(variable, value) }
        if variable == .containerTitle { part?.isNamed = true }
        switch variable {
        case .title where part?.title.isEmpty ?? false:
            part?.title = LaTeXText.bytes(of: value[...])
            records.show(printed)
        case .authors, .editors:
            records.show(printed)
            takeNames(value[...], isEditor: variable == .editors)
        case .doi, .url, .pmid, .pmcid, .arxiv, .isbn, .pages, .date, .accessed:
            records.add(variable, LaTeXText.bytes(of: value[...], isVerbatim: true), printed: printed)
        case .containerAbbreviation where value.starts(with: "http".utf8) || value.starts(with: "\\url".utf8):
            let address = LaTeXText.bytes(of: value[...], isVerbatim: true)
            records.add(.url, address, printed: printed)
        case .containerTitle: records.add(variable, JournalMacros.name(value) ?? LaTeXText.bytes(of: value[...]), printed: printed)
        default: records.add(variable, LaTeXText.bytes(of: value[...]), printed: printed)
        }
    }

    /// The names between *and*, which counts outside of braces only; a name in braces is a body's.
    private mutating func takeNames(_ list: ArraySlice<UInt8>, isEditor: Bool) {
        for name in Self.names(list) {
            let bare = name.first == 0x7B && name.last == 0x7D && Self.closes(name) ? name.dropFirst().dropLast() : nil
            if let bare, name.count == list.count, Self.names(bare).count > 1 { return takeNames(bare, isEditor: isEditor) }
            let text = Self.joinedParts(LaTeXText.bytes(of: name))
            if text.elementsEqual("others".utf8) || text.elementsEqual("and others".utf8) { if !isEditor { records.keep(.etAl, text) } } else if bare != nil {
                records.keep(isEditor ? .editorBody : .authorBody, text)
            } else {
                records.keep(isEditor ? .editor : .author, text)
            }
        }
    }

    /// `given=Ludwig, prefix=van, family=Tarn`, as BibLaTeX writes a name, is `van Tarn, Ludwig`.
    private static func joinedParts(_ name: [UInt8]) -> [UInt8] {
        guard name.firstRange(of: Array("family=".utf8)) != nil else { return name }
        var parts: [[UInt8]: [UInt8]] = [:]
        for part in name.split(separator: 0x2C) {
            let sides = part.split(separator: 0x3D, maxSplits: 1)
            guard sides.count == 2 else { return name }
            parts[sides[0].filter { $0 > 0x20 }] = sides[1].drop { $0 <= 0x20 }.filter { $0 != 0x22 }
        }
        guard let family = parts[Array("family".utf8)] else { return name }
        var joined = family
        if let prefix = parts[Array("prefix".utf8)] { joined = prefix + [0x20] + family }
        for key in ["given", "suffix"] {
            if let part = parts[Array(key.utf8)] { joined += Array(", ".utf8) + part }
        }
        return joined
    }

    /// Where a program's version stands in the form that `citation()` of R gives: `note = {R package version 0.9-34}`.
    private static let notes = Set(["note", "howpublished", "annote"].map { Array($0.utf8) })

    /// `R package version 0.9-34`: a short note whose last word is a number behind *version*.
    private static func isVersion(_ note: [UInt8]) -> Bool {
        guard note.count <= 60 else { return false }
        let words = note.split { $0 <= 0x20 || $0 == 0x2C }
        guard let last = words.last, let first = last.first, first &- 0x30 < 10, words.count > 1 else { return false }
        return words[words.count - 2].map { $0 | 0x20 }.elementsEqual("version".utf8)
    }

    private static func names(_ list: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var names: [ArraySlice<UInt8>] = []
        var depth = 0, start = list.startIndex, at = start
        func isBlank(_ at: Int) -> Bool { list[at] <= 0x20 }
        while at < list.endIndex {
            if list[at] == 0x7B { depth += 1 } else if list[at] == 0x7D { depth -= 1 }
            if depth == 0, isBlank(at), at + 4 < list.endIndex, list[at + 1] | 0x20 == 0x61, list[at + 2] | 0x20 == 0x6E, list[at + 3] | 0x20 == 0x64, isBlank(at + 4) {
                names.append(list[start ..< at])
                start = at + 4
                at += 3
            }
            at += 1
        }
        names.append(list[start...])
        return names.map { name in
            var name = name
            while let first = name.first, first <= 0x20 { name.removeFirst() }
            while let last = name.last, last <= 0x20 { name.removeLast() }
            return name
        }.filter { !$0.isEmpty }
    }

    /// Whether the brace that opens a name closes at its end: `{Lake Group}`, but not `{\'E}cole {P}olytechnique`.
    private static func closes(_ name: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        for (index, byte) in zip(name.indices, name) {
            if byte == 0x7B { depth += 1 } else if byte == 0x7D { depth -= 1 }
            if depth == 0 { return index == name.endIndex - 1 }
        }
        return false
    }

    /// The value with what abbreviations stand for; one that is not defined stands for itself.
    private func raw(_ pieces: [Piece]) -> [UInt8] {
        var out: [UInt8] = []
        for piece in pieces where out.count < Self.mostBytes {
            switch piece {
            case .text(let range): out += bytes[range]
            case .macro(let range): out += macros[lowered(range)] ?? Array(bytes[range])
            }
        }
        return out
    }

    /// The value as it stands, without braces and the commands before them: `\emph{in vitro}` shows `in vitro`, `{\"o}` shows `\"o`.
    private func shown(_ pieces: [Piece]) -> [UInt8] {
        var out: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .text(let range), .macro(let range):
                var start = out.count
                for byte in bytes[range] {
                    if byte == 0x5C { start = out.count }
                    if byte != 0x7B, byte != 0x7D { out.append(byte); continue }
                    if byte == 0x7B, out.count - start > 3, out[start] == 0x5C, out[(start + 1)...].allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) {
                        out.removeSubrange(start...)
                    }
                    start = out.count
                }
            }
        }
        return out
    }

    /// Abbreviations of abbreviations would double with each.
    private static let mostMacroBytes = 4_096, mostBytes = 1 << 20

    // MARK: Words

    private func isBlank(_ at: Int) -> Bool { bytes[at] == 0x20 || bytes[at] &- 0x09 < 5 }
    private mutating func skipBlanks() { while at < bytes.count, isBlank(at) { at += 1 } }

    private mutating func word() -> Range<Int> {
        skipBlanks()
        let start = at
        while at < bytes.count, (bytes[at] | 0x20) &- 0x61 < 26 || bytes[at] &- 0x30 < 10 || bytes[at] == 0x2D || bytes[at] == 0x5F || bytes[at] == 0x3A || bytes[at] == 0x2B {
            at += 1
        }
        return start ..< at
    }

    /// The name of a field; `funding_text 1`, as programs write, is one.
    private mutating func fieldName() -> Range<Int> {
        let name = word(), end = at
        // Scopus writes a no-break space
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0xC2 || bytes[at] == 0xA0 { at += 1 }
        if at > end, at < bytes.count, bytes[at] &- 0x30 < 10 {
            let number = word()
            if at < bytes.count, bytes[at] == 0x3D || bytes[at] == 0x20 { return name.lowerBound ..< number.upperBound }
        }
        at = end
        return name
    }

    private func lowered(_ range: Range<Int>) -> [UInt8] { bytes[range].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }

    private static let variables: [[UInt8]: MarkedReferences.Variable] = {
        let names: [(MarkedReferences.Variable, String)] = [
            (.authors, "author"), (.editors, "editor"), (.title, "title"), (.subtitle, "subtitle"), (.containerTitle, "journal journaltitle booktitle"),
            (.containerAbbreviation, "shortjournal journalabbreviation howpublished"), (.year, "year"), (.date, "date"), (.month, "month"), (.day, "day"),
            (.volume, "volume"), (.issue, "number issue"), (.pages, "pages"), (.articleNumber, "eid articleno article-number art_number"),
            (.publisher, "publisher school institution organization"), (.place, "address location"), (.edition, "edition version"), (.doi, "doi"),
            (.pmid, "pmid pubmedid pubmed_id"), (.pmcid, "pmcid pmc"), (.arxiv, "eprint arxivid arxiv"), (.isbn, "isbn"), (.url, "url"), (.accessed, "urldate"),
        ]
        var variables: [[UInt8]: MarkedReferences.Variable] = [:]
        for (variable, words) in names { for word in words.split(separator: " ") { variables[Array(word.utf8)] = variable } }
        return variables
    }()
}
