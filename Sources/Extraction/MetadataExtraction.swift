import Model

extension Extractor {
    /// What a document says of itself: title, authors, date, publisher, address.
    ///
    /// The title is the first heading (what the head of a page says for citing and what stands before the text of a Markdown document go before);
    /// authors and date stand in labelled facts near the top, in the line below the title, or in the line by which the document asks to be cited; the publisher in that line, in a copyright line or in the disclaimer at the end.
    ///
    /// - Loss: none. What is not stated is null: no language is inferred from the words.
    func extractMetadata(from segmented: SegmentedDocument, _ byline: Byline?, into records: inout DocumentRecords) {
        var metadata = DocumentMetadata()
        if let structure = segmented.document.text.structure { readMarked(structure, of: segmented, into: &metadata) }
        if let front = FrontMatter(of: segmented) {
            metadata.title = metadata.title ?? front.title
            if metadata.authors.isEmpty { metadata.authors = front.authors }
        }
        if metadata.title == nil, let title = titleSection(of: segmented) { metadata.title = title.heading }
        for fact in records.keyValues.prefix(while: { $0.span.line <= topLines(of: segmented) }) { read(fact, into: &metadata) }
        if metadata.authors.isEmpty { metadata.authors = byline?.authors ?? [] }
        if let citation = SelfCitation(in: segmented) {
            metadata.publisher = metadata.publisher ?? citation.publisher
            metadata.url = metadata.url ?? citation.url
        }
        metadata.publisher = metadata.publisher ?? publisherInFooter(of: segmented)
        if let structure = segmented.document.text.structure { fillFromHead(structure, of: segmented, into: &metadata) }
        records.metadata = metadata
    }

    /// The first heading, where it is of the first level or above all others, or nothing but blanks and buttons stands above it.
    private func titleSection(of segmented: SegmentedDocument) -> Section? {
        guard let index = segmented.blocks.firstIndex(where: { $0.kind == .heading }), let section = segmented.sections.first else { return nil }
        // a page that has a title has none in a line that only looks like a heading
        if let page = segmented.document.text.structure, page.metadata.contains(where: { $0.key == .title }),
            page.blocks(in: segmented.blocks[index].bytes).first?.kind != .heading { return nil }
        let above = segmented.blocks[..<index].contains { $0.kind != .blank && $0.kind != .boilerplate }
        // what kind of article it is stands above the title
        if segmented.sections.count > 1, Self.kinds.contains(section.heading.lowercased()) { return segmented.sections[1] }
        let others = segmented.sections.dropFirst()
        return section.level == 1 || !above || !others.isEmpty && others.allSatisfy { $0.level > section.level } ? section : nil
    }

    private static let kinds: Set<String> = [
        "open access", "original research", "original article", "research article", "research paper", "review", "review article", "article",
        "accepted manuscript", "systematic review", "case report", "brief report", "short communication", "preprint", "author manuscript",
    ]

    /// The line of the third heading: facts below it are the text's, not the document's.
    private func topLines(of segmented: SegmentedDocument) -> Int {
        segmented.sections.count > 2 ? segmented.sections[2].span.line : Int.max
    }

    private func read(_ fact: KeyValue, into metadata: inout DocumentMetadata) {
        switch fact.key.lowercased() {
        case "title": metadata.title = metadata.title ?? fact.value
        case "author", "authors", "by", "written by", "compiled by": if metadata.authors.isEmpty { metadata.authors = DocumentNames.names(in: Self.listed(fact.value)) }
        case "date", "published", "publication date", "published on", "date published", "posted", "posted on":
            metadata.published = metadata.published ?? StatedDate.iso8601(in: fact.value)
        case "publisher", "published by": metadata.publisher = metadata.publisher ?? fact.value
        case "url", "address of this page", "permalink", "canonical url": metadata.url = metadata.url ?? fact.value
        case "language": metadata.language = metadata.language ?? languageCode(fact.value)
        default: break
        }
    }

    /// `- Jane Roe - John Poe`, as lists below a key read, with commas.
    private static func listed(_ value: String) -> String {
        guard value.hasPrefix("- ") else { return value }
        return value.dropFirst(2).split(separator: " ").map { $0 == "-" ? "," : " " + $0 }.joined()
    }

    private func languageCode(_ text: String) -> String? {
        ["english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es", "russian": "ru", "italian": "it", "en": "en", "de": "de"][text.lowercased()]
    }

    /// `Example.org provides information …`, `© 2024 Example Press`, `Published by Example Press` among the last blocks.
    private func publisherInFooter(of segmented: SegmentedDocument) -> String? {
        let text = segmented.document.text
        let paragraphs = segmented.blocks.filter { $0.kind == .paragraph || $0.kind == .boilerplate }
        for block in paragraphs.suffix(6).reversed() {
            let words = text.readable(block.content.prefix(400)).split(separator: " ", maxSplits: 8).map(String.init)
            guard let first = words.first else { continue }
            if words.count > 3, isHost(first), !first.contains("@"), words[1].first?.isLowercase == true { return first }
            if first == "©" || first.lowercased() == "copyright" {
                let name = words.dropFirst().drop { $0 == "©" || $0.lowercased() == "copyright" || $0.lowercased() == "(c)" || Int($0.prefix(4)) != nil }
                let end = name.firstIndex { $0.hasSuffix(".") && $0.count > 2 } ?? name.endIndex
                let holder = Self.withoutRights(name[..<min(end + 1, name.endIndex)].joined(separator: " ").trimmingSuffix("."))
                if !holder.isEmpty, !["by ", "the author"].contains(where: { holder.lowercased().hasPrefix($0) }) { return holder }
            }
        }
        return nil
    }

    /// `Example Press, All Rights Reserved`, `Example Press · Hosted here`: the holder alone.
    private static func withoutRights(_ words: String) -> String {
        let own = words.prefix { !["·", "|", "•"].contains($0) }
        let end = own.lowercased().firstRange(of: "all rights").map { own.lowercased().distance(from: own.lowercased().startIndex, to: $0.lowerBound) }
        var holder = String(end.map { own.prefix($0) } ?? own)
        while let last = holder.last, last == " " || last == "," || last == ";" { holder.removeLast() }
        return holder
    }

    /// A word with an inner point and a top-level domain of two to six letters behind it: `PeptideInfo.org`.
    private func isHost(_ word: String) -> Bool {
        guard let point = word.lastIndex(of: "."), point != word.startIndex else { return false }
        let domain = word[word.index(after: point)...]
        return (2 ... 6).contains(domain.count) && domain.allSatisfy(\.isLetter) && domain.allSatisfy(\.isLowercase)
            && word[..<point].allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String { last == suffix ? String(dropLast()) : self }
}

extension Range where Bound == Int {
    /// At most so many bytes from the start.
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound ..< Swift.min(upperBound, lowerBound + count) }
}

/// The line by which a document asks to be cited: `To cite this document: Publisher. [Title]. Publisher, [2025]. … Available at: [https://…]`.
struct SelfCitation {
    var publisher: String?
    var url: String?

    /// Looks among items and paragraphs for one that opens with *To cite this …*, *Cite this …*, *How to cite …*, *Suggested citation*.
    init?(in segmented: SegmentedDocument) {
        let text = segmented.document.text
        for block in segmented.blocks where block.kind == .item || block.kind == .paragraph {
            guard let opening = Self.openings.first(where: { text.bytes.hasLowercasePrefix($0, in: block.content) }) else { continue }
            let words = text.readable(block.content)
            guard let colon = words.firstIndex(of: ":"), opening.count < 40 else { continue }
            let body = words[words.index(after: colon)...].drop { $0 == " " }
            if let end = body.firstIndex(where: { $0 == "." || $0 == "[" || $0 == "(" }) {
                let name = String(body[..<end])
                if (2 ... 60).contains(name.count), !name.contains(",") { publisher = name }
            }
            url = Self.address(in: words)
            return
        }
        return nil
    }

    private static let openings = ["to cite this", "cite this", "how to cite", "suggested citation", "please cite"]

    private static func address(in words: String) -> String? {
        guard let start = words.firstRange(of: "http")?.lowerBound else { return nil }
        let address = words[start...].prefix { !$0.isWhitespace && $0 != "]" && $0 != ")" && $0 != ">" && $0 != "\"" }
        return address.hasPrefix("http://") || address.hasPrefix("https://") ? String(address) : nil
    }
}

extension [UInt8] {
    /// Whether the range starts with the words, in any case of letters, behind emphasis marks.
    fileprivate func hasLowercasePrefix(_ words: String, in range: Range<Int>) -> Bool {
        let visible = self[range].drop { $0 == 0x2A || $0 == 0x5F }
        return visible.count >= words.utf8.count && zip(visible, words.utf8).allSatisfy { ((0x41 ... 0x5A).contains($0) ? $0 | 0x20 : $0) == $1 }
    }
}

/// Names of a document's authors: `Jane Roe, John Q. Public`, `Jane Roe and John Public, PhD`, `Example Technical Support Team`.
enum DocumentNames {
    static func names(in text: String) -> [Name] {
        parts(of: text).map(name)
    }

    /// Of `Jane Roe | Updated May 3, 2022 | Reviewed by Ann Poe` the piece that names who wrote it.
    private static func byline(_ text: String) -> String {
        let parted = text.components(partedBy: " — ").joined(separator: "|")
        let pieces = parted.split(whereSeparator: { $0 == "|" || $0 == "·" || $0 == "•" }).map { String($0.drop { $0 == " " }).trimmingTrailingBlanks }
        guard pieces.count > 1 else { return text }
        for opening in ["By ", "by ", "Written by "] {
            if let own = pieces.first(where: { $0.hasPrefix(opening) && $0.count > opening.count + 2 }) { return String(own.dropFirst(opening.count)) }
        }
        let own = pieces.filter { piece in !piece.isEmpty && !piece.contains(where: \.isNumber) && !others.contains { piece.lowercased().hasPrefix($0) } }
        return own.first ?? text
    }

    private static let others = ["updated", "published", "posted", "reviewed", "medically", "fact", "edited", "last ", "on ", "in ", "read "]

    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        for piece in byline(text).split(whereSeparator: { $0 == ";" || $0 == "," }).flatMap(slashed) {
            for half in String(piece).components(partedBy: " and ") { parts += half.components(partedBy: " & ") }
        }
        let trimmed = parts.map { String($0.drop { $0 == " " }).trimmingTrailingBlanks }
        return trimmed.filter { !$0.isEmpty && !degrees.contains($0.lowercased()) }
    }

    /// `Jane Roe/John Poe`: two whole names.
    private static func slashed(_ piece: Substring) -> [Substring] {
        let halves = piece.split(separator: "/")
        return halves.count > 1 && halves.allSatisfy { $0.split(separator: " ").count > 1 } ? halves : [piece]
    }

    private static let degrees: Set<String> = ["phd", "ph.d.", "ph.d", "md", "m.d.", "msc", "m.sc.", "bsc", "pharmd", "rn", "dphil", "mph", "mba", "facp", "editor", "staff writer"]
    private static let bodies: Set<String> = [
        "team", "group", "staff", "society", "university", "institute", "inc", "inc.", "ltd", "ltd.", "llc", "gmbh", "committee", "department", "editors", "editorial", "support",
        "foundation", "association", "consortium", "center", "centre", "lab", "labs", "laboratory", "laboratories", "company", "agency", "organization", "organisation", "collaboration",
        "desk", "office", "service", "services", "press", "network", "journal", "news", "scientific", "research", "sciences", "reagents", "clinic", "hospital",
    ]

    private static let honorifics: Set<String> = ["dr", "dr.", "prof", "prof.", "professor", "mr.", "mrs.", "ms."]
    /// Words in small letters that no name of a person holds: `Contributors to the Encyclopedia`.
    private static let joints: Set<String> = ["of", "for", "to", "the", "on", "at"]

    private static func name(_ text: String) -> Name {
        let words = text.split(separator: " ").map(String.init).drop { honorifics.contains($0.lowercased()) }.map { $0 }
        guard !words.contains(where: joints.contains) else { return Name(literal: text) }
        guard (2 ... 5).contains(words.count), !words.contains(where: { bodies.contains($0.lowercased()) || $0.contains(where: \.isNumber) }) else { return Name(literal: text) }
        var particle = words.count - 1
        while particle > 1, words[particle - 1].first?.isLowercase == true { particle -= 1 }
        return Name(family: words[particle...].joined(separator: " "), given: words[..<particle].joined(separator: " "))
    }
}

extension String {
    fileprivate var trimmingTrailingBlanks: String {
        var text = self
        while let last = text.last, last == " " || last == "." {
            if last == ".", text.dropLast().last?.isLowercase != true { break }
            text.removeLast()
        }
        return text
    }

    func components(partedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}

/// The first date that a fact's value states, as `Issued` reads it: `December 2025`, `Updated May 3, 2024`, `2024-05-03`.
///
/// - Loss: a date whose day and month could be exchanged (`03/04/2024`) gives its year only.
enum StatedDate {
    static func iso8601(in value: String) -> String? {
        let text = EntryText(plain: Array(value.utf8))
        for at in text.bytes.indices where at == 0 || !text.isWordByte(at - 1) {
            if let date = Issued(startingAt: at, in: text) { return date.text }
        }
        return nil
    }
}
