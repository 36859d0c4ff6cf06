import Model

extension Reader {
    /// What PubMed saves as *Abstract (text)*: a citation, the title, the authors and the abstract in paragraphs, the identifiers below.
    ///
    /// ```
    /// 1. Limnol Lett. 2011 Mar 5;4(2):11-19. doi: 10.1000/ll.7.
    ///
    /// Tides of a small lake.
    ///
    /// Ames R(1), Ode L(2); Lake Group.
    ///
    /// PMID: 30012345
    /// ```
    ///
    /// A record starts where the next number stands before a citation; its key is its PMID.
    ///
    /// - Loss: abstracts, addresses and comments stay in the record's quote alone. As a document of a dataset such a file is read as text, for the
    ///   findings of its abstracts; `format: pubmed-abstracts` reads its references instead.
    /// - Source: the files that pubmed.ncbi.nlm.nih.gov saves, 2020 to 2024.
    public static let pubMedAbstracts = Reader(
        name: "pubmed-abstracts",
        summary: "PubMed's Abstract (text) export.",
        extensions: [],
        read: { bytes, document, diagnostics in
            let text = try decodedBytes(of: bytes, document: document, diagnostics: &diagnostics)
            var file = PubMedAbstractsFile(text)
            file.read()
            return file.records.text(of: text, document: document, format: "PubMed's Abstract format", diagnostics: &diagnostics)
        }
    )
}

struct PubMedAbstractsFile {
    private let bytes: [UInt8]
    private(set) var records = RecordBuilder()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether the text starts as this export does: a numbered citation, a title and a list of authors, each a paragraph.
    static func opens(_ bytes: [UInt8]) -> Bool {
        let file = PubMedAbstractsFile(bytes)
        var at = 0
        guard let citation = file.paragraph(&at), file.citation(citation, numbered: nil) != nil, file.paragraph(&at) != nil, var authors = file.paragraph(&at) else { return false }
        if bytes[authors.lowerBound] == 0x5B, let next = file.paragraph(&at) { authors = next }
        return file.areAuthors(authors)
    }

    mutating func read() {
        var at = 0
        var number: Int?
        var place = Place.abstract
        while let paragraph = paragraph(&at) {
            if let citation = citation(paragraph, numbered: number.map { $0 + 1 }) {
                records.end(at: paragraph.lowerBound, in: bytes)
                records.begin(at: paragraph.lowerBound)
                take(citation)
                number = citation.number
                place = .title
            } else if records.isOpen {
                place = take(paragraph, at: place)
            } else {
                records.note(.warning, "stray-line", at: paragraph.lowerBound, "a paragraph belongs to no record; it was not read")
            }
        }
        records.end(at: bytes.count, in: bytes)
    }

    private enum Place { case title, authors, abstract }

    /// Takes a paragraph, and says what the next one may be.
    private mutating func take(_ paragraph: Range<Int>, at place: Place) -> Place {
        switch place {
        case .title:
            records.add(.title, bytes[paragraph])
            return .authors
        case .authors where bytes[paragraph.lowerBound] == 0x5B:  // [Article in German]
            return .authors
        case .authors where areAuthors(paragraph):
            takeAuthors(paragraph)
            return .abstract
        case .authors, .abstract:
            takeIdentifiers(paragraph)
            return .abstract
        }
    }

    // MARK: Citation

    private struct Citation { var number: Int, container: Range<Int>, date: Range<Int>, rest: Range<Int> }

    /// `12. Limnol Lett. 2011 Mar 5;4(2):11-19. doi: …`
    ///
    /// - Parameter numbered: the number that it must have; any where nil.
    private func citation(_ paragraph: Range<Int>, numbered: Int?) -> Citation? {
        var at = paragraph.lowerBound
        var number = 0
        while at < paragraph.upperBound, at - paragraph.lowerBound < 7, bytes[at] &- 0x30 < 10 { number = number * 10 + Int(bytes[at] - 0x30); at += 1 }
        guard at > paragraph.lowerBound, numbered == nil || number == numbered, at + 2 < paragraph.upperBound, bytes[at] == 0x2E || bytes[at] == 0x3A, bytes[at + 1] == 0x20
        else { return nil }
        let container = at + 2
        at = container
        while at + 5 < paragraph.upperBound, at - container < 400 {
            if bytes[at] == 0x2E || bytes[at] == 0x3B, bytes[at + 1] == 0x20 || bytes[at + 1] == 0x0A, isYear(at + 2) {
                let date = at + 2
                let end = bytes[date ..< paragraph.upperBound].firstIndex { $0 == 0x3B || $0 == 0x2E || $0 == 0x3A } ?? paragraph.upperBound
                return Citation(number: number, container: container ..< at, date: date ..< end, rest: end ..< paragraph.upperBound)
            }
            at += 1
        }
        return nil
    }

    private func isYear(_ at: Int) -> Bool {
        at + 3 < bytes.count && (bytes[at] == 0x31 && bytes[at + 1] >= 0x38 && bytes[at + 1] <= 0x39 || bytes[at] == 0x32 && bytes[at + 1] == 0x30)
            && bytes[at + 2] &- 0x30 < 10 && bytes[at + 3] &- 0x30 < 10 && (at + 4 == bytes.count || bytes[at + 4] &- 0x30 >= 10)
    }

    private mutating func take(_ citation: Citation) {
        let container = bytes[citation.container]
        let isPreprint = container.firstRange(of: "[Preprint]".utf8) != nil
        records.keep(.type, (isPreprint ? "preprint" : "article_journal").utf8)
        records.add(.containerTitle, container[..<(container.firstRange(of: " [".utf8)?.lowerBound ?? container.endIndex)], printed: container)
        records.add(.date, bytes[citation.date])
        records.show(bytes[citation.rest])
        records.keep(.medlinePlace, bytes[citation.rest])
        for (mark, variable) in [("pii: ", MarkedReferences.Variable.articleNumber), ("doi: ", .doi)] {
            guard let found = bytes[citation.rest].firstRange(of: mark.utf8) else { continue }
            records.keep(variable, bytes[found.upperBound ..< citation.rest.upperBound].prefix { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }.trimmingSuffix(0x2E))
        }
    }

    // MARK: Authors

    /// Whether the first name is a family name and initials: `Ames R(1), …`, `van der Ode LJ Jr; …`.
    private func areAuthors(_ paragraph: Range<Int>) -> Bool {
        let first = bytes[paragraph].prefix { $0 != 0x2C && $0 != 0x3B && $0 != 0x2E && $0 != 0x28 }
        let words = first.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
        guard (2 ... 6).contains(words.count), let head = words.first?.first, head >= 0x41, head &- 0x30 >= 10 else { return false }
        return words.dropFirst().contains { $0.count <= 4 && $0.allSatisfy { $0 &- 0x41 < 26 } }
    }

    private mutating func takeAuthors(_ paragraph: Range<Int>) {
        var shown: [UInt8] = []
        var depth = 0
        for byte in bytes[paragraph] {
            // marks of the addresses
            if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth = max(0, depth - 1) } else if depth == 0 { shown.append(byte) }
        }
        records.show(shown)
        for part in shown.split(separator: 0x3B).enumerated() {
            for name in part.element.split(separator: 0x2C) {
                let bare = name.trimmingSuffix(0x2E)
                records.keep(part.offset == 0 ? .author : .authorBody, bare)
            }
        }
    }

    // MARK: Identifiers

    /// `DOI: …`, `PMCID: …`, `PMID: … [Indexed for MEDLINE]`, each a line.
    private mutating func takeIdentifiers(_ paragraph: Range<Int>) {
        for line in bytes[paragraph].split(separator: 0x0A) {
            for (name, variable) in Self.identifiers where line.starts(with: name.utf8) {
                let value = line.dropFirst(name.utf8.count).drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0x0D }
                records.add(variable, value, printed: line)
                if variable == .pmid { records.setLabel(value) }
            }
        }
    }

    private static let identifiers: [(String, MarkedReferences.Variable)] = [("DOI:", .doi), ("PMCID:", .pmcid), ("PMID:", .pmid)]

    // MARK: Paragraphs

    /// The next lines up to a blank one.
    private func paragraph(_ at: inout Int) -> Range<Int>? {
        while at < bytes.count {
            let start = at
            var end = start
            while at < bytes.count {
                let lineEnd = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
                if bytes.trimmingBlanks(at ..< lineEnd).isEmpty { at = min(bytes.count, lineEnd + 1); break }
                end = lineEnd
                at = min(bytes.count, lineEnd + 1)
            }
            let range = bytes.trimmingBlanks(start ..< end)
            if !range.isEmpty { return range }
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// Without the bytes and line ends at the end.
    fileprivate func trimmingSuffix(_ byte: UInt8) -> ArraySlice<UInt8> {
        prefix(through: lastIndex { $0 != byte && $0 != 0x0A && $0 != 0x0D } ?? startIndex - 1)
    }
}
