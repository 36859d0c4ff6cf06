import Model

/// The fields of one record of a reference file, normalised as those of printed references are.
///
/// A file says what is what, but people and programs fill in more than the value: `pp. 322-331.`, `(1990).`, `55(1)`, a title in quotes, an
/// address for a DOI, `UNKNOWN`. Those marks go; a value that says nothing is none.
struct RecordReading {
    private(set) var bibliography = Bibliography()
    private(set) var host: String?
    private(set) var repository: String?
    /// Where the record is one unparsed reference: that, without markup.
    private(set) var text: String?

    private var subtitle: String?
    private var abbreviation: String?
    private var dates = RecordDate()
    /// Volume and issue behind the container, which count where no field states them.
    private var place: (volume: String, issue: String)?
    private var firstPage: String?, lastPage: String?, articleNumber: String?

    init(_ entry: MarkedReferences.Entry, of marked: MarkedReferences, parser: ReferenceParser) {
        for field in marked.fields(of: entry) {
            let bytes = marked.bytes(of: field)
            if !Placeholder.is(bytes) { read(field.variable, Array(bytes), parser) }
        }
        finish()
    }

    private mutating func read(_ variable: MarkedReferences.Variable, _ bytes: [UInt8], _ parser: ReferenceParser) {
        switch variable {
        case .author, .authorBody, .authors, .editor, .editorBody, .editors, .etAl: readNames(variable, bytes)
        case .title, .subtitle, .containerTitle, .containerAbbreviation: readTitle(variable, EntryText(inline: bytes))
        case .date, .year, .month, .day: dates.read(variable, bytes)
        case .volume, .issue, .pages, .firstPage, .lastPage, .articleNumber, .medlinePlace: readPlace(variable, EntryText(plain: bytes))
        case .doi, .pmid, .pmcid, .arxiv, .isbn, .url, .identifier, .accessed: readIdentifier(variable, EntryText(plain: bytes))
        case .type: if bibliography.type == nil { bibliography.type = String(decoding: bytes, as: UTF8.self) }
        case .publisher: set(\.publisher, EntryText(inline: bytes).bare)
        case .place: set(\.publisherPlace, EntryText(inline: bytes).bare)
        case .edition: set(\.edition, EntryText(inline: bytes).bare)
        case .reference: readWhole(String(decoding: bytes, as: UTF8.self), parser)
        }
    }

    /// The first value that says something counts.
    private mutating func set(_ field: WritableKeyPath<Bibliography, String?>, _ value: String?) {
        if bibliography[keyPath: field] == nil { bibliography[keyPath: field] = value }
    }

    // MARK: Names and titles

    private mutating func readNames(_ variable: MarkedReferences.Variable, _ bytes: [UInt8]) {
        switch variable {
        case .authorBody: bibliography.authors.append(Name(literal: String(decoding: bytes, as: UTF8.self)))
        case .editorBody: bibliography.editors.append(Name(literal: String(decoding: bytes, as: UTF8.self)))
        case .etAl: bibliography.isEtAl = true
        case .editor: bibliography.editors += RecordNames(name: bytes).names
        case .editors: bibliography.editors += RecordNames(list: bytes).names
        default:
            let found = variable == .author ? RecordNames(name: bytes) : RecordNames(list: bytes)
            bibliography.authors += found.names
            bibliography.isEtAl = bibliography.isEtAl || found.isEtAl
        }
    }

    private mutating func readTitle(_ variable: MarkedReferences.Variable, _ text: EntryText) {
        let all = 0 ..< text.end
        switch variable {
        case .title: set(\.title, Titles.title(all, in: text))
        case .subtitle: if subtitle == nil { subtitle = Titles.title(all, in: text) }
        case .containerTitle where Self.isAddress(text), .containerAbbreviation where Self.isAddress(text): readIdentifier(.url, text)
        case .containerAbbreviation: if abbreviation == nil { abbreviation = Titles.container(all, in: text) }
        default:
            if let site = text.bareHost { host = host ?? site } else { readContainer(text.withoutPageWord(text.withoutIn(all)), in: text) }
        }
    }

    /// An address where a journal is expected: where the record is found.
    private static func isAddress(_ text: EntryText) -> Bool { text.has("http://", at: 0) || text.has("https://", at: 0) }

    /// `Machine Learning 5 (2)` is a journal, its volume and its issue.
    private mutating func readContainer(_ range: Range<Int>, in text: EntryText) {
        guard bibliography.containerTitle == nil, !readSource(range, in: text) else { return }
        bibliography.containerTitle = Titles.container(range, in: text)
        let end = text.trimmed(range, of: " ,.;").upperBound
        guard end > range.lowerBound, text.bytes[end - 1] == 0x29, let open = text.bytes[range.lowerBound ..< end].lastIndex(of: 0x28) else { return }
        let issue = open + 1 ..< end - 1
        let before = text.trimmed(range.lowerBound ..< open)
        var start = before.upperBound
        while start > before.lowerBound, text.isDigit(start - 1) { start -= 1 }
        guard !issue.isEmpty, issue.count <= 5, issue.allSatisfy({ text.isDigit($0) || text.dashLength($0) > 0 }), start < before.upperBound,
            before.upperBound - start <= 3, text.isBlank(start - 1), let title = Titles.container(before.lowerBound ..< start, in: text)
        else { return }
        bibliography.containerTitle = title
        place = (text.string(start ..< before.upperBound), text.string(issue))
    }

    /// `Cheese (2012) 61:4 (12-19). Date of Publication: 2012`, the whole source in a cell of Embase: journal, year, volume, issue and pages.
    private mutating func readSource(_ range: Range<Int>, in text: EntryText) -> Bool {
        let open = range.first { at in
            text.has(" (", at: at) && at + 8 < range.upperBound && text.has(") ", at: at + 6) && (at + 2 ..< at + 6).allSatisfy { text.isDigit($0) } && text.isDigit(at + 8)
        }
        guard let open, open > range.lowerBound, let journal = Titles.container(range.lowerBound ..< open, in: text) else { return false }
        let start = open + 8, limit = min(range.upperBound, start + 60)
        let ends: [StaticString] = [" (", " article number: ", ". date of "]
        let found = (start ..< limit).first { at in ends.contains { text.has($0, at: at) } }, end = found ?? limit
        let mark = text.bytes[start ..< end].firstIndex { $0 == 0x3A || $0 == 0x20 } ?? end
        guard found != nil || mark < end && text.bytes[mark] == 0x3A else { return false }
        bibliography.containerTitle = journal
        dates.read(.year, Array(text.bytes[open + 2 ..< open + 6]))
        set(\.volume, text.string(start ..< mark))
        if mark + 1 < end { set(\.issue, Numbering.issue(text.trimmed(mark + 1 ..< end), in: text)) }
        var page = end
        if text.has(" (", at: end) { page += 2 } else if text.has(" article number: ", at: end) { page += 17 } else { return true }
        let pageEnd = text.bytes[page ..< range.upperBound].firstIndex { $0 == 0x29 || $0 == 0x2E } ?? range.upperBound
        if pageEnd - page <= 20, (page ..< pageEnd).contains(where: { text.isDigit($0) }) { firstPage = firstPage ?? Numbering.pages(page ..< pageEnd, in: text).map(Self.joinedPages) }
        return true
    }

    // MARK: Numbers

    private mutating func readPlace(_ variable: MarkedReferences.Variable, _ text: EntryText) {
        let all = 0 ..< text.end
        switch variable {
        case .volume where Self.isZero(text), .issue where Self.isZero(text), .pages where Self.isZero(text): break
        case .volume: readVolume(text)
        case .issue: set(\.issue, Numbering.issue(all, in: text))
        case .pages where Self.arePages(text): set(\.page, Numbering.pages(all, in: text).map(Self.joinedPages))
        case .firstPage where Self.arePages(text): firstPage = firstPage ?? Numbering.pages(all, in: text).map(Self.joinedPages)
        case .lastPage where Self.arePages(text): lastPage = lastPage ?? Numbering.pages(all, in: text).map(Self.joinedPages)
        case .pages, .firstPage, .lastPage: break
        case .articleNumber: articleNumber = articleNumber ?? Numbering.pages(all, in: text)
        default: readMedlinePlace(text)
        }
    }

    /// What programs write where they have no number.
    private static func isZero(_ text: EntryText) -> Bool { text.bytes.elementsEqual([0x30]) }

    /// `11-19`, `e7`, `xii`, but not `No` and `Specified` of *No Pagination Specified*.
    private static func arePages(_ text: EntryText) -> Bool {
        text.bytes.contains { $0 &- 0x30 < 10 } || text.bytes.allSatisfy { "ivxlcdmIVXLCDM-– ".utf8.contains($0) }
    }

    /// `55(1)` is volume 55, issue 1; `22 (1993)` and `22, 1993` are volume 22; `17:115-141` is volume 17 and its pages.
    private mutating func readVolume(_ text: EntryText) {
        guard bibliography.volume == nil, let volume = Numbering.volume(0 ..< text.end, in: text) else { return }
        let bytes = Array(volume.utf8)
        let digits = bytes.prefix { $0 &- 0x30 < 10 }.count
        let behind = EntryText(plain: Array(bytes[digits...]))
        bibliography.volume = volume
        guard digits > 0, digits < bytes.count else { return }
        let rest = behind.trimmed(0 ..< behind.end, of: " ()")
        guard let mark = behind.bytes.first(where: { $0 != 0x20 }), [0x28, 0x3A].contains(mark) else { return }
        if mark == 0x3A {
            let pages = behind.trimmed(rest, of: " :")
            guard !pages.isEmpty, pages.allSatisfy({ behind.isDigit($0) || behind.isBlank($0) || behind.dashLength($0) > 0 }) else { return }
            if bibliography.page == nil { bibliography.page = Self.joinedPages(behind.string(pages)) }
        } else if let date = Issued(startingAt: rest.lowerBound, in: behind), date.end == rest.upperBound {
            // a year in brackets
        } else if rest.count <= 6, rest.allSatisfy({ behind.isDigit($0) || behind.dashLength($0) > 0 || behind.bytes[$0] == 0x2F }) {
            set(\.issue, behind.string(rest))
        } else {
            return
        }
        bibliography.volume = String(decoding: bytes[..<digits], as: UTF8.self)
    }

    /// `376 -- 383` and `376--383` are `376-383`; blanks around a dash go.
    private static func joinedPages(_ pages: String) -> String {
        let text = EntryText(plain: Array(pages.utf8))
        var out: [UInt8] = []
        var at = 0
        while at < text.end {
            guard text.dashLength(at) > 0 else { out.append(text.bytes[at]); at += 1; continue }
            while out.last == 0x20 { out.removeLast() }
            let dash = at
            while at < text.end, text.dashLength(at) > 0 { at += text.dashLength(at) }
            out += text.bytes[dash] == 0x2D ? [0x2D] : Array(text.bytes[dash ..< min(at, dash + 3)])
            while text.isBlank(at) { at += 1 }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `Nature. 2020 Mar;579(7798):270-273. doi: …`
    private mutating func readMedlinePlace(_ text: EntryText) {
        guard let mark = text.bytes.firstIndex(of: 0x3B) else { return }
        var at = mark + 1
        func piece(until marks: Set<UInt8>) -> String? {
            let start = at
            while at < text.end, !marks.contains(text.bytes[at]) { at += 1 }
            let range = text.trimmed(start ..< at)
            return range.isEmpty || range.count > 40 ? nil : text.string(range)
        }
        set(\.volume, piece(until: [0x28, 0x3A, 0x2E]))
        if at < text.end, text.bytes[at] == 0x28 { at += 1; set(\.issue, piece(until: [0x29])); at += 1 }
        if at < text.end, text.bytes[at] == 0x3A { at += 1; set(\.page, piece(until: [0x2E])) }
    }

    // MARK: Identifiers

    private mutating func readIdentifier(_ variable: MarkedReferences.Variable, _ text: EntryText) {
        let bare = text.trimmed(0 ..< text.end, of: " .,;[]")
        let digits = bare.allSatisfy { text.isDigit($0) } ? text.string(bare) : ""
        switch variable {
        case .accessed:
            if bibliography.accessed == nil { bibliography.accessed = RecordDate.issued(in: text)?.text }
            return
        case .isbn:
            if bibliography.isbn == nil { bibliography.isbn = Identifiers(in: EntryText(plain: Array("ISBN ".utf8) + text.bytes)).isbn }
            return
        case .arxiv:
            set(\.arxiv, Identifiers(in: EntryText(plain: Array("arXiv:".utf8) + text.bytes)).arxiv ?? Identifiers(in: text).arxiv)
            return
        case .pmid where digits == "0": return
        case .pmid where (1 ... 8).contains(digits.utf8.count): return set(\.pmid, digits)
        case .pmcid where (4 ... 9).contains(digits.utf8.count): return set(\.pmcid, "PMC" + digits)
        default: break
        }
        let found = Identifiers(in: text)
        set(\.doi, found.doi)
        set(\.pmid, found.pmid)
        set(\.pmcid, found.pmcid)
        set(\.arxiv, found.arxiv)
        if variable == .url || variable == .identifier { set(\.url, found.url) }
    }

    // MARK: The whole

    private mutating func readWhole(_ line: String, _ parser: ReferenceParser) {
        let entry = ReferenceParser.entry(of: line)
        let parsed = parser.parse(entry), known = bibliography
        bibliography = parsed.bibliography
        host = parsed.host
        repository = parsed.repository
        text = entry.string
        // what another column states outweighs what the labeller sees
        bibliography.doi = known.doi ?? bibliography.doi
        bibliography.pmid = known.pmid ?? bibliography.pmid
        bibliography.pmcid = known.pmcid ?? bibliography.pmcid
    }

    private mutating func finish() {
        if let title = bibliography.title, let subtitle, subtitle != title {
            bibliography.title = title + (title.hasSuffix("?") || title.hasSuffix("!") || title.hasSuffix(":") ? " " : ": ") + subtitle
        }
        if bibliography.containerTitle == nil { bibliography.containerTitle = abbreviation }
        if bibliography.volume == nil, bibliography.issue == nil, let place { (bibliography.volume, bibliography.issue) = (place.volume, place.issue) }
        if let date = dates.issued { bibliography.year = date.year; bibliography.issued = date.text }
        readLeadingYear()
        if bibliography.page == nil { bibliography.page = pages }
        if let host, let title = bibliography.title { readPage(title, host) }
        if bibliography.type == nil { bibliography.type = likelyType }
        if host == nil, let url = bibliography.url, bibliography.type == "webpage" || bibliography.type == nil { host = ReferenceParser.host(of: url) }
    }

    /// `(1995) On cheese`, `[1995] On cheese`: the year that stood between authors and title, and was taken for a part of the title.
    private mutating func readLeadingYear() {
        guard let title = bibliography.title, title.utf8.first == 0x28 || title.utf8.first == 0x5B else { return }
        let text = EntryText(plain: Array(title.utf8))
        guard text.end > 12, text.bytes[0] == 0x28 && text.bytes[5] == 0x29 || text.bytes[0] == 0x5B && text.bytes[5] == 0x5D,
            let date = Issued(startingAt: 1, in: text), date.end == 5, bibliography.year == nil || bibliography.year == date.year else { return }
        let rest = text.trimmed(6 ..< text.end, of: " .,:")
        guard rest.count > 6 else { return }
        bibliography.title = text.string(rest)
        if bibliography.year == nil { bibliography.year = date.year; bibliography.issued = date.text }
    }

    private var pages: String? {
        guard let firstPage else { return articleNumber }
        guard let lastPage, lastPage != firstPage, !firstPage.contains("-") else { return firstPage }
        return firstPage + "-" + lastPage
    }

    /// `Title - PubMed` on `pubmed.ncbi.nlm.nih.gov`: the name of the site is no part of the title.
    private mutating func readPage(_ title: String, _ host: String) {
        guard let page = TitleAndHost(EntryText(plain: Array("\(title) [\(host)]".utf8))) else { return }
        bibliography.title = page.bibliography.title ?? title
        repository = repository ?? page.repository
        bibliography.publisher = bibliography.publisher ?? page.bibliography.publisher
    }

    private var likelyType: String? {
        if bibliography.containerTitle != nil, bibliography.volume != nil || bibliography.issue != nil { return "article_journal" }
        if bibliography.arxiv != nil, bibliography.containerTitle == nil { return "preprint" }
        if host != nil || bibliography.containerTitle == nil && bibliography.url != nil && bibliography.doi == nil { return "webpage" }
        if bibliography.containerTitle == nil {
            // repositories publish too: a publisher alone makes no book
            let isPublished = bibliography.publisher != nil && bibliography.doi == nil && bibliography.arxiv == nil
            return bibliography.isbn != nil || isPublished ? "book" : nil
        }
        return bibliography.isbn != nil ? "chapter" : nil
    }
}

/// What fills a cell that has no value: `UNKNOWN`, `n/a`, `NA`, `-`, `[Not Available].`
private enum Placeholder {
    static func `is`(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count <= 26, let first = bytes.first, first &- 0x30 >= 10 else { return false }
        let bare = bytes.filter { $0 != 0x2E && $0 != 0x5B && $0 != 0x5D && $0 != 0x28 && $0 != 0x29 && $0 != 0x2C && $0 != 0x3B }
        if bare.allSatisfy({ $0 == 0x2D || $0 == 0x3F || $0 == 0x5F || $0 == 0x20 || $0 == 0x2A }) { return true }
        if bare.elementsEqual("NA".utf8) { return true }
        return words.contains(String(decoding: bare.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self))
    }

    private static let words: Set<String> = [
        "unknown", "n/a", "nan", "null", "none", "nil", "not available", "not applicable", "no title", "untitled", "undefined", "missing", "<na>", "#n/a",
        "[no author name available]", "no author name available", "[no authors listed]", "no authors listed", "no pagination specified",
        "no date", "nd", "tba", "tbd", "–", "—",
    ]
}

/// A date whose parts may stand in fields of their own.
private struct RecordDate {
    private var date: Issued?
    private var month: [UInt8] = []
    private var day: [UInt8] = []

    mutating func read(_ variable: MarkedReferences.Variable, _ bytes: [UInt8]) {
        switch variable {
        case .month: if month.isEmpty { month = bytes }
        case .day: if day.isEmpty { day = bytes }
        default:
            guard let found = Self.issued(in: EntryText(plain: Self.withoutSign(bytes))) else { return }
            // `2011` and `2011-03-02` are one date, the second says more
            if let date, date.year != found.year || date.month != nil { return }
            date = found
        }
    }

    var issued: Issued? {
        guard var date, date.month == nil, !month.isEmpty else { return date }
        let text = String(decoding: month, as: UTF8.self)
        if let number = Int(text), (1 ... 12).contains(number) {
            date.month = number
        } else {
            let whole = EntryText(plain: Array("\(date.year) \(text)".utf8))
            date.month = Issued(startingAt: 0, in: whole)?.month
            if date.month != nil, day.isEmpty { date.day = Issued(startingAt: 0, in: whole)?.day }
        }
        if date.month != nil, let number = Int(String(decoding: day, as: UTF8.self)), (1 ... 31).contains(number) { date.day = number }
        return date
    }

    /// `c1988` and `©1988` are 1988, as libraries copy it from a book that states no other date; `p1988` of a record.
    private static func withoutSign(_ bytes: [UInt8]) -> [UInt8] {
        let sign = bytes.first.map { $0 | 0x20 == 0x63 || $0 == 0x70 } ?? false ? 1 : bytes.starts(with: [0xC2, 0xA9]) ? 2 : 0
        return sign > 0 && bytes.count >= sign + 4 && bytes[sign] &- 0x30 < 10 ? Array(bytes[sign...]) : bytes
    }

    /// The first date in a value.
    static func issued(in text: EntryText) -> Issued? {
        for at in 0 ..< text.end where text.isDigit(at) || text.isLetter(at) {
            if var date = Issued(startingAt: at, in: text) {
                // `10-14 Aug. 2020`: days, not a day
                if at > 1, text.dashLength(at - 1) > 0, text.isDigit(at - 2) { date.day = nil }
                return date
            }
        }
        return nil
    }
}

extension EntryText {
    /// A field's value with the markup that titles carry: `<i>`, `<sub>`, `<span …>` tags go, `&amp;` and its like are read.
    fileprivate init(inline bytes: [UInt8]) {
        guard bytes.contains(0x3C) || bytes.contains(0x26) else { self.init(plain: bytes); return }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x3C, let end = Self.inlineTagEnd(at, in: bytes) { at = end; continue }
            if bytes[at] == 0x26, let (scalar, end) = Self.entity(at, in: bytes) { out.append(contentsOf: scalar); at = end; continue }
            out.append(bytes[at])
            at += 1
        }
        self.init(plain: out)
    }

    /// A readable text without the tags of inline markup.
    static func withoutTags(_ text: String) -> String {
        guard text.utf8.contains(0x3C) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x3C, let end = inlineTagEnd(at, in: bytes) { at = end; continue }
            out.append(bytes[at])
            at += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let inlineTags: [[UInt8]] = ["i", "b", "em", "strong", "sub", "sup", "sc", "u", "span", "scp", "italic", "bold", "br", "p", "jats:p", "title"]
        .map { Array($0.utf8) }

    private static func inlineTagEnd(_ at: Int, in bytes: [UInt8]) -> Int? {
        var start = at + 1
        if start < bytes.count, bytes[start] == 0x2F { start += 1 }
        var end = start
        while end < bytes.count, end - start < 8, (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] == 0x3A { end += 1 }
        let name = bytes[start ..< end].map { $0 | 0x20 == $0 ? $0 : $0 | 0x20 }
        guard inlineTags.contains(name) else { return nil }
        while end < bytes.count, end - at < 200, bytes[end] != 0x3E { end += 1 }
        return end < bytes.count && bytes[end] == 0x3E ? end + 1 : nil
    }

    private static let entities: [(name: [UInt8], text: [UInt8])] = [
        ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " "), ("ndash", "–"), ("mdash", "—"), ("alpha", "α"), ("beta", "β"),
        ("gamma", "γ"), ("hellip", "…"), ("rsquo", "’"), ("lsquo", "‘"), ("ldquo", "“"), ("rdquo", "”"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func entity(_ at: Int, in bytes: [UInt8]) -> (text: [UInt8], end: Int)? {
        guard let semicolon = bytes[at ..< min(bytes.count, at + 12)].firstIndex(of: 0x3B) else { return nil }
        let name = bytes[at + 1 ..< semicolon]
        if name.first == 0x23 {
            let digits = String(decoding: name.dropFirst(), as: UTF8.self)
            let value = digits.hasPrefix("x") || digits.hasPrefix("X") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let scalar = value.flatMap(Unicode.Scalar.init), scalar.value >= 0x20 else { return nil }
            return (Array(String(scalar).utf8), semicolon + 1)
        }
        return entities.first { name.elementsEqual($0.name) }.map { ($0.text, semicolon + 1) }
    }

    /// `in proc. 26th symposium on …` without *in*: before a container that is known as one it is always the lead.
    fileprivate func withoutIn(_ range: Range<Int>) -> Range<Int> {
        for lead: StaticString in ["in: ", "in "] where has(lead, at: range.lowerBound) && range.count > lead.utf8CodeUnitCount + 2 {
            if has("in vi", at: range.lowerBound) || has("in silico", at: range.lowerBound) || has("in practice", at: range.lowerBound) { return range }
            return range.lowerBound + lead.utf8CodeUnitCount ..< range.upperBound
        }
        return range
    }

    /// `proceedings of … (pp.` without the word that led to the pages.
    fileprivate func withoutPageWord(_ range: Range<Int>) -> Range<Int> {
        let inner = trimmed(range, of: " ,.;:(")
        for word: StaticString in ["pages", "pp", "p"] where inner.count > word.utf8CodeUnitCount + 2 && has(word, at: inner.upperBound - word.utf8CodeUnitCount) {
            let start = inner.upperBound - word.utf8CodeUnitCount
            if [0x20, 0x28, 0x2C].contains(bytes[start - 1]), !isUpper(start) { return inner.lowerBound ..< trimmed(inner.lowerBound ..< start, of: " ,.;:(").upperBound }
        }
        return range
    }

    fileprivate var bare: String? {
        let range = trimmed(0 ..< end, of: " ,;:")
        guard !range.isEmpty else { return nil }
        let isAbbreviated = bytes[range].dropLast().contains(0x2E)
        return string(isAbbreviated ? range : trimmed(range, of: " ,;:."))
    }

    /// `pubmed.ncbi.nlm.nih.gov`, where a journal should be.
    fileprivate var bareHost: String? {
        let range = trimmed(0 ..< end, of: " /")
        guard range.count >= 4, range.count <= 100, let dot = bytes[range].lastIndex(of: 0x2E), range.upperBound - dot > 2, range.upperBound - dot < 8,
            bytes[dot + 1 ..< range.upperBound].allSatisfy({ $0 &- 0x61 < 26 }), dot > range.lowerBound,
            bytes[range].allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2D })
        else { return nil }
        return string(range)
    }
}
