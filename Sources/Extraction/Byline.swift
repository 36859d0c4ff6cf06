import Model

/// The line below a title that names the authors of a paper, and what stands between it and the abstract.
///
/// `Anna Riedel<sup>1,2</sup>, Tomás Oliveira<sup>2∗</sup>, and Wei-Ling Chu<sup>3</sup>`, `Luca Arbon ${ }^{1,2}$, Vija Sethi ${ }^{1}$`,
/// `Maria Costa 1 , John O'Neil 2* and Hyun-Woo Park 3`. The raised numbers are those of institutes and cite nothing.
///
/// - Loss: a line is read only if all of it is names, and either their marks or an abstract below show that it is a paper; else there is none.
struct Byline {
    private(set) var authors: [Name]
    /// From the names to the abstract or the next heading.
    private(set) var bytes: Range<Int>

    init?(of segmented: SegmentedDocument) {
        let blocks = segmented.blocks, text = segmented.document.text
        guard let title = blocks.firstIndex(where: { $0.kind == .heading }), title < 12,
            // a line of names in text without marks may have been taken for a heading
            let line = blocks[(title + 1)...].firstIndex(where: { $0.kind != .blank }), [.paragraph, .heading].contains(blocks[line].kind)
        else { return nil }
        let end = blocks[(line + 1)...].prefix(40).firstIndex { $0.kind == .heading || Self.opensAbstract($0, in: text) }
        var last = line
        while last + 1 < blocks.count, [.paragraph, .heading].contains(blocks[last + 1].kind), Self.isOpen(text.bytes[blocks[last].content]) { last += 1 }
        let names = Self.names(in: text.bytes[blocks[line].content.lowerBound ..< blocks[last].content.upperBound])
        let isRunOn = blocks[line ... last].contains { Self.holdsAbstract($0, in: text) }
        let isPaper = isRunOn || end.map { Self.opensAbstract(blocks[$0], in: text) } ?? false
        guard !names.list.isEmpty, names.isMarked || (isPaper && names.list.count > 1) else { return nil }
        authors = names.list.flatMap(DocumentNames.names)
        // a wrapped paragraph may hold names, abstract and text
        guard !isRunOn else { bytes = blocks[line].bytes.lowerBound ..< blocks[line].bytes.lowerBound; return }
        bytes = blocks[line].bytes.lowerBound ..< (end.map { blocks[$0].bytes.lowerBound } ?? blocks[last].bytes.upperBound)
    }

    /// Whether a line of names goes on: it stops at a comma or at a word that joins names.
    private static func isOpen(_ line: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: line.suffix(8), as: UTF8.self) + " "
        return text.hasSuffix(", ") || joints.contains { text.hasSuffix($0) }
    }

    private static func opensAbstract(_ block: Block, in text: SourceText) -> Bool {
        guard block.kind == .heading || block.kind == .paragraph else { return false }
        let words = text.readable(block.content.lowerBound ..< min(block.content.upperBound, block.content.lowerBound + 24)).lowercased()
        return abstracts.contains { words.hasPrefix($0) }
    }

    private static let abstracts = ["abstract", "a b s t r a c t", "summary", "zusammenfassung", "résumé", "resumen", "аннотация"]

    /// Whether one of the first lines of a wrapped paragraph is but the word `Abstract`.
    private static func holdsAbstract(_ block: Block, in text: SourceText) -> Bool {
        text.bytes[block.content].prefix(2_000).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).dropFirst().contains { line in
            line.count < 30 && abstracts.contains(String(decoding: line, as: UTF8.self).trimmingBlanks.lowercased())
        }
    }

    /// The names of the first lines that hold nothing else. The first name alone says of most lines that they are none of these.
    private static func names(in bytes: ArraySlice<UInt8>) -> (list: [String], isMarked: Bool) {
        var list: [String] = [], isMarked = false
        for line in String(decoding: bytes, as: UTF8.self).components(partedBy: "<br>").flatMap({ $0.split(whereSeparator: \.isNewline) }).prefix(8) {
            guard opensWithName(line) else { break }
            let read = unmarked(String(line))
            let pieces = pieces(of: read.text)
            guard !pieces.isEmpty, pieces.allSatisfy(isName) else { break }
            list += pieces
            isMarked = isMarked || read.isMarked
        }
        return (list, isMarked)
    }

    /// Bytes within which the first name of a line ends, with all its marks.
    private static let reach = 240

    private static func opensWithName(_ line: Substring) -> Bool {
        guard !opensWithProse(line) else { return false }
        let start = String(decoding: line.utf8.prefix(reach), as: UTF8.self)
        return pieces(of: unmarked(start).text).first.map(isName) ?? false
    }

    /// Whether a word in small letters that no name holds stands before the first mark: a quick look that spares nearly all lines of text.
    private static func opensWithProse(_ line: Substring) -> Bool {
        let words = line.utf8.prefix(reach).prefix { $0 == 0x20 || ($0 | 0x20) &- 0x61 < 26 }.split(separator: 0x20)
        return words.dropLast().contains { word in
            word.first.map { $0 &- 0x61 < 26 } == true && !particles.contains(String(Substring(word))) && !joints.contains(" \(Substring(word)) ")
        }
    }

    /// What commas and the words for *and* part.
    private static func pieces(of text: String) -> [String] {
        var pieces = text.split { $0 == "," || $0 == ";" || $0 == "&" }.map(String.init)
        for joint in joints { pieces = pieces.flatMap { (" " + $0 + " ").components(partedBy: joint) } }
        return pieces.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty && !isGrade($0) }
    }

    /// `Senior Member`, `IEEE`: what societies of engineers have printed behind their members' names.
    private static func isGrade(_ piece: String) -> Bool {
        piece == "IEEE" || piece == "ACM" || piece.hasSuffix("Member") || piece.hasSuffix("Fellow")
    }

    /// Two to five words with capitals, particles among them, and none that names a body or a section.
    private static func isName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard (2 ... 5).contains(words.count), text.count <= 50 else { return false }
        let isNamed = words.allSatisfy { word in
            word.first?.isUppercase == true && word.allSatisfy { $0.isLetter || "-.'’".contains($0) } || particles.contains(String(word))
        }
        return isNamed && words.last?.first?.isUppercase == true && !words.contains { strangers.contains($0.lowercased()) }
    }

    /// A line without the marks of institutes: tags and what they raise, formulas, digits, `*†‡§∗`, brackets around them.
    private static func unmarked(_ line: String) -> (text: String, isMarked: Bool) {
        var text = "", isMarked = false, skipsUntil: Character?
        var rest = line[...]
        while let first = rest.first {
            if let end = skipsUntil {
                if first == end { skipsUntil = nil }
                rest.removeFirst()
            } else if rest.hasPrefix("<sup>"), let close = rest.firstRange(of: "</sup>") {
                rest = rest[close.upperBound...]
                text += ","
                isMarked = true
            } else if first == "$" || first == "[" || first == "<" {
                skipsUntil = first == "$" ? "$" : first == "[" ? "]" : ">"
                isMarked = isMarked || first == "$"
                rest.removeFirst()
            } else if first.isNumber || "*†‡§∗¶#^_✉".contains(first) {
                if first.isNumber { isMarked = true }
                text += first == "_" || first == "*" || first == "^" ? "" : ","
                rest.removeFirst()
            } else {
                text.append(first)
                rest.removeFirst()
            }
        }
        return (text, isMarked)
    }

    private static let joints = [" and ", " und ", " et ", " y ", " и "]
    private static let particles: Set<String> = ["van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "ter", "ten"]
    private static let strangers: Set<String> = [
        "university", "institute", "department", "school", "hospital", "center", "centre", "college", "laboratory", "abstract", "introduction", "article",
        "review", "journal", "research", "received", "accepted", "published", "available", "correspondence", "corresponding", "open", "access", "author",
        "authors", "volume", "edited", "editor", "press", "society", "group", "team", "the", "of", "for", "in", "key", "keywords", "info", "supplementary",
        "vignette", "version", "table", "contents", "overview", "about", "news", "health", "guide", "data", "study", "department,", "inc.", "ltd.", "usa",
        "united", "states", "kingdom",
    ]
}

extension String {
    fileprivate var trimmingBlanks: String { split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
}
