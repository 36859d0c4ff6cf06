import Model

extension Writer {
    /// The works for LaTeX, JabRef and pandoc: BibLaTeX's entry types with the field names that BibTeX knows too.
    ///
    /// Example: `@article{doi:10.1000/x, author = {Radchenko, Anna}, title = {Effects of {ACTH}(4-7) …}, journal = {…}, year = {2025}}`.
    ///
    /// - Shape: one entry a work, in the order of `works`. The key is the `work_id` with every byte that a key cannot hold as `_` and
    ///   two hexadecimal digits, so that keys are as stable as ids.
    /// - Loss: line breaks and control characters become spaces, the day of a date is not said. Capitals are braced, so that styles keep
    ///   what is printed.
    /// - Source: BibLaTeX manual 2.1–2.3; Lamport, LaTeX, special characters.
    public static let bibLaTeX = Writer(
        name: "biblatex",
        summary: "The deduplicated works as BibLaTeX, which BibTeX reads too.",
        files: ["references/works.bib"]
    ) { dataset, folder, _ in
        var file = try BufferedFile("references/works.bib", in: folder)
        for work in dataset.works {
            append(work, to: &file.bytes)
            try file.drain()
        }
        try file.close()
    }

    private static func append(_ work: Work, to bytes: inout [UInt8]) {
        let b = work.bibliography
        let type = BibliographicText.types(of: b.type).bibLaTeX
        let issued = BibliographicText.issued(b)
        let isPart = ["incollection", "inproceedings", "inreference"].contains(type)
        let container = isPart ? "booktitle" : type == "article" ? "journal" : "howpublished"
        let publisher = ["thesis", "report"].contains(type) ? "institution" : type == "online" ? "organization" : "publisher"
        let fields: [(String, String?)] = [
            ("author", names(b.roles.authors, isEtAl: b.isEtAl)), ("editor", names(b.roles.editors, isEtAl: b.isLedByEditors && b.isEtAl)),
            ("title", b.title.map(LaTeX.title)), (container, b.containerTitle.map(LaTeX.title)),
            ("year", issued.first.map { String($0) }), ("month", issued.count > 1 ? String(issued[1]) : nil), ("volume", b.volume.map(LaTeX.text)),
            ("number", b.issue.map(LaTeX.text)), ("pages", b.page.map(pages)), (publisher, b.publisher.map(LaTeX.text)),
            ("address", b.publisherPlace.map(LaTeX.text)), ("edition", b.edition.map(LaTeX.text)), ("isbn", b.isbn.map(LaTeX.text)),
            ("doi", b.doi.map(LaTeX.verbatim)), ("pmid", b.pmid.map(LaTeX.text)), ("pmcid", b.pmcid.map(LaTeX.text)),
            ("eprinttype", b.arxiv.map { _ in "arxiv" }), ("eprint", b.arxiv.map(LaTeX.verbatim)),
            ("url", b.url.map(LaTeX.verbatim)), ("urldate", b.accessed.map(LaTeX.text)),
        ]
        bytes.append("@\(type){\(key(of: work)),\n")
        for (name, value) in fields {
            guard let value, !value.isEmpty else { continue }
            bytes.append("  \(name) = {\(value)},\n")
        }
        bytes.append("}\n\n")
    }

    private static func names(_ names: [Name], isEtAl: Bool) -> String {
        let list = names.map { name in
            if name.isLiteral || name.given == nil { return "{\(LaTeX.text(name.family))}" }
            return [name.family, name.suffix, name.given].compactMap { $0.map(LaTeX.namePart) }.joined(separator: ", ")
        }
        return (list + (isEtAl && !list.isEmpty ? ["others"] : [])).joined(separator: " and ")
    }

    /// `12–19` and `12-19` are `12--19`.
    private static func pages(_ page: String) -> String {
        let (first, last) = BibliographicText.pages(page)
        return LaTeX.text(first) + (last.map { "--" + LaTeX.text($0) } ?? "")
    }

    private static func key(of work: Work) -> String {
        var key: [UInt8] = []
        for byte in work.id.utf8 {
            switch byte {
            case UInt8(ascii: "a") ... UInt8(ascii: "z"), UInt8(ascii: "A") ... UInt8(ascii: "Z"), UInt8(ascii: "0") ... UInt8(ascii: "9"),
                 UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "+"): key.append(byte)
            default: key.append("_" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true))
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
}

/// Text in a `.bib` file.
private enum LaTeX {
    /// One line with LaTeX's special characters escaped; braces as commands, since a bare one ends the field.
    static func text(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in BibliographicText.line(text).utf8 {
            switch byte {
            case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "_"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case UInt8(ascii: "{"): bytes.append("\\textbraceleft{}")
            case UInt8(ascii: "}"): bytes.append("\\textbraceright{}")
            case UInt8(ascii: "\\"): bytes.append("\\textbackslash{}")
            case UInt8(ascii: "~"): bytes.append("\\textasciitilde{}")
            case UInt8(ascii: "^"): bytes.append("\\textasciicircum{}")
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A title whose words with capitals are braced, but for the first word's first letter: `Effects of {ACTH(4-7)} in the {Netherlands}:`.
    static func title(_ title: String) -> String {
        BibliographicText.line(title).split(separator: " ", omittingEmptySubsequences: false).enumerated().map { index, word in
            let capitals = index == 0 ? word.dropFirst() : word
            return capitals.contains(where: \.isUppercase) ? braced(word) : text(String(word))
        }.joined(separator: " ")
    }

    /// A word in braces, with the punctuation around it outside: `({Short}`, `{Focus},`.
    private static func braced(_ word: Substring) -> String {
        let start = word.firstIndex { !"([\"'“‘".contains($0) } ?? word.startIndex
        let closing = word[start...].contains("(") || word[start...].contains("[") ? ",.;:?!\"'”’" : ",.;:?!\"'”’)]"
        var end = word.endIndex
        while end > start, closing.contains(word[word.index(before: end)]) { end = word.index(before: end) }
        return text(String(word[..<start])) + "{" + text(String(word[start ..< end])) + "}" + text(String(word[end...]))
    }

    /// Part of a personal name: ` and ` and commas would split it.
    static func namePart(_ part: String) -> String {
        let text = text(part)
        let isAmbiguous = text.utf8.contains(UInt8(ascii: ",")) || " \(text) ".lowercased().split(separator: " ").contains("and")
        return isAmbiguous ? "{\(text)}" : text
    }

    /// An identifier or address, which LaTeX takes to the letter: only what would end the field is percent-encoded.
    static func verbatim(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), 0 ... 0x20, 0x7F:
                bytes.append("%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true))
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
