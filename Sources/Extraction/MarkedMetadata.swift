import Model

extension Extractor {
    /// What a page marks as its own: in its head what is made for citing (`citation_title`), in its text a byline.
    func readMarked(_ structure: PageStructure, of segmented: SegmentedDocument, into metadata: inout DocumentMetadata) {
        let text = segmented.document.text
        func value(_ key: MarkedMetadata.Key, rank: Int) -> String? {
            structure.metadata.first { $0.key == key && $0.rank >= rank }.map { text.readable($0.bytes) }
        }
        metadata.title = value(.title, rank: 2) ?? titleHeading(of: segmented, named: structure.metadata.filter { $0.key == .title }.map { text.readable($0.bytes) })
            ?? soleHeading(structure, of: segmented)
        metadata.authors = authors(structure, in: text, rank: 1)
        if metadata.authors.isEmpty { metadata.authors = openingByline(structure, of: segmented) }
        metadata.published = value(.published, rank: 1).flatMap(Self.date) ?? openingDate(structure, of: segmented)
        metadata.publisher = value(.publisher, rank: 1)
        metadata.url = value(.url, rank: 1)
        metadata.language = value(.language, rank: 1)
    }

    /// What is left to the head's less certain words, which often name the site: only where the text says nothing.
    func fillFromHead(_ structure: PageStructure, of segmented: SegmentedDocument, into metadata: inout DocumentMetadata) {
        func value(_ key: MarkedMetadata.Key) -> String? { structure.metadata.first { $0.key == key }.map { segmented.document.text.readable($0.bytes) } }
        metadata.title = metadata.title ?? value(.title)
        metadata.published = metadata.published ?? value(.published).flatMap(Self.date)
        metadata.publisher = metadata.publisher ?? value(.publisher)
        metadata.url = metadata.url ?? value(.url) ?? value(.doi).map { "https://doi.org/" + $0 }
        metadata.language = metadata.language ?? value(.language)
        if metadata.authors.isEmpty { metadata.authors = authors(structure, in: segmented.document.text, rank: 0) }
    }

    /// `2011/01` is `2011-01`: the heads of pages write year, month and day in this order.
    private static func date(_ value: String) -> String? {
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        guard (2 ... 3).contains(parts.count), parts[0].count == 4, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }),
            parts.dropFirst().allSatisfy({ $0.count <= 2 }), let month = Int(parts[1]), (1 ... 12).contains(month)
        else { return StatedDate.iso8601(in: value) }
        return ([String(parts[0])] + parts.dropFirst().map { $0.count == 1 ? "0" + $0 : String($0) }).joined(separator: "-")
    }

    /// Of several headings the one that the page's title repeats, alone or before a mark: `Title | Site`.
    private func titleHeading(of segmented: SegmentedDocument, named titles: [String]) -> String? {
        segmented.sections.prefix(12).first { section in section.heading.utf8.count > 3 && titles.contains { Self.opens($0, with: section.heading) } }?.heading
    }

    private static func opens(_ title: String, with heading: String) -> Bool {
        guard title.hasPrefix(heading) else { return false }
        return title.dropFirst(heading.count).first { $0 != " " }.map { "|-–—·•»:/<".contains($0) } ?? true
    }

    /// The one heading of the first level, where lesser ones stand above it, as those of a menu do.
    private func soleHeading(_ structure: PageStructure, of segmented: SegmentedDocument) -> String? {
        let marked = structure.blocks.filter { $0.kind == .heading }, headings = marked.filter { $0.level == 1 }
        guard headings.count == 1, let first = segmented.sections.first, let menu = marked.first, menu.level > 1, first.span.bytes.overlaps(menu.bytes),
            segmented.sections.prefix(6).contains(where: { $0.span.bytes.overlaps(headings[0].bytes) })
        else { return nil }
        return segmented.document.text.readable(headings[0].content)
    }

    private func authors(_ structure: PageStructure, in text: SourceText, rank: Int) -> [Name] {
        let marked = structure.metadata.filter { $0.key == .authors && $0.rank >= rank }
        guard let best = marked.map(\.rank).max() else { return [] }
        return marked.filter { $0.rank == best }.flatMap { fact in
            let words = Self.withoutMarks(text.readable(Self.withoutRaised(fact.bytes, of: text)))
            let parts = words.split(separator: ",", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
            if let names = Self.initialled(parts.map(String.init)) { return names }
            // `Roe, Jane Q.`: one author, family name first
            if best == 2, parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty { return [Name(family: String(parts[0]), given: String(parts[1]))] }
            return DocumentNames.names(in: words)
        }
    }

    /// The short ones of the first paragraphs below the title.
    private func openings(_ structure: PageStructure, of segmented: SegmentedDocument) -> [String] {
        guard let title = structure.blocks.firstIndex(where: { $0.kind == .heading }) else { return [] }
        return structure.blocks[(title + 1)...].prefix(3).filter { $0.kind == .paragraph && $0.content.count <= 240 }.map { segmented.document.text.readable($0.content) }
    }

    /// `Published on March 5, 2024` of `By Jane Roe | Published on March 5, 2024`, below the title.
    private func openingDate(_ structure: PageStructure, of segmented: SegmentedDocument) -> String? {
        let pieces = openings(structure, of: segmented).flatMap { $0.split { "|·•".contains($0) }.map { $0.drop { $0 == " " } } }
        let stated = pieces.first { piece in ["published", "posted on", "posted:"].contains { piece.lowercased().hasPrefix($0) } }
        return stated.flatMap { StatedDate.iso8601(in: String($0)) }
    }

    /// `By Jane Roe, PhD. Updated May 2, 2024.` among the first paragraphs below the title.
    private func openingByline(_ structure: PageStructure, of segmented: SegmentedDocument) -> [Name] {
        for words in openings(structure, of: segmented) {
            let own = Self.withoutMarks(words)
            guard own.count < words.count else { continue }
            let names = DocumentNames.names(in: own.components(partedBy: ". ").first ?? own)
            if names.allSatisfy({ !$0.isLiteral }) { return names }
        }
        return []
    }

    /// `Roe JQ, van Poe K`: family names with initials behind them, as PubMed writes them; nil where one is not.
    private static func initialled(_ parts: [String]) -> [Name]? {
        let names = parts.map { part -> Name? in
            let words = part.split(separator: " ").map(String.init)
            guard words.count > 1, words.count < 5, let initials = words.last, (1 ... 3).contains(initials.count), initials.allSatisfy(\.isUppercase),
                words.dropLast().allSatisfy({ $0.count > 1 && $0.contains(where: \.isLowercase) })
            else { return nil }
            return Name(family: words.dropLast().joined(separator: " "), given: initials)
        }
        let found = names.compactMap { $0 }
        return found.count == parts.count && !found.isEmpty ? found : nil
    }

    /// A text without what is raised in it: `Jane Roe<sup>1,2</sup>` is `Jane Roe`.
    private static func withoutRaised(_ range: Range<Int>, of text: SourceText) -> SourceText {
        var kept: [UInt8] = []
        var at = range.lowerBound
        var isRaised = false
        while at < range.upperBound {
            let rest = text.bytes[at ..< Swift.min(range.upperBound, at + 6)]
            if rest.starts(with: "<sup>".utf8) { isRaised = true; at += 5; continue }
            if rest.starts(with: "</sup>".utf8) { isRaised = false; at += 6; continue }
            if !isRaised { kept.append(text.bytes[at]) }
            at += 1
        }
        return SourceText(validUTF8: kept)
    }

    /// Without *By* and *Authors:* before the names.
    private static func withoutMarks(_ words: String) -> String {
        for opening in ["By ", "by ", "By: ", "Authors: ", "Author: ", "Written by ", "Posted by "] where words.hasPrefix(opening) { return String(words.dropFirst(opening.count)) }
        return words
    }
}

extension SourceText {
    fileprivate func readable(_ whole: SourceText) -> String { whole.readable(0 ..< whole.bytes.count) }
}
