import Model

/// What the bibliographic formats share: one line of clean text, dates in parts, pages in two, types.
enum BibliographicText {
    /// The text in one line: line breaks, tabs and other control characters become one space.
    static func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte >= 0x20, byte != 0x7F { bytes.append(byte) } else if bytes.last != 0x20, !bytes.isEmpty { bytes.append(0x20) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Year, month and day of an ISO 8601 date, as precise as stated: `2025-12` is [2025, 12]. Empty for anything else.
    static func parts(ofDate date: String?) -> [Int] {
        guard let date, !date.isEmpty else { return [] }
        var parts: [Int] = []
        for (index, part) in date.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false).enumerated() {
            guard index < 3, part.count == (index == 0 ? 4 : 2), part.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return [] }
            parts.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        return parts
    }

    /// The date of publication, or the year alone.
    static func issued(_ bibliography: Bibliography) -> [Int] {
        let parts = parts(ofDate: bibliography.issued)
        return parts.isEmpty ? bibliography.year.map { [$0] } ?? [] : parts
    }

    /// First and last page: `123-130` and `123–130` are 123 and 130, `e1234` is e1234 alone.
    static func pages(_ page: String) -> (first: String, last: String?) {
        for dash in ["–", "—", "−", "-"] {
            guard let found = page.unicodeScalars.firstIndex(of: dash.unicodeScalars.first ?? "-") else { continue }
            let first = String(page.unicodeScalars[..<found]), last = String(page.unicodeScalars[page.unicodeScalars.index(after: found)...])
            let ends = [first, last].map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
            if !ends[0].isEmpty, !ends[1].isEmpty { return (ends[0], ends[1]) }
        }
        return (page, nil)
    }

    /// The type in RIS and in BibLaTeX for a CSL type with underscores; `article` is CSL's word for a preprint.
    ///
    /// - Source: Zotero's RIS and BibTeX translators; CSL 1.0.2, appendix III.
    static func types(of type: String?) -> (ris: String, bibLaTeX: String) {
        switch type {
        case "article_journal", "review", "review_book": ("JOUR", "article")
        case "article_magazine": ("MGZN", "article")
        case "article_newspaper": ("NEWS", "article")
        case "article", "manuscript": ("UNPB", "unpublished")
        case "book", "monograph", "classic": ("BOOK", "book")
        case "chapter", "entry": ("CHAP", "incollection")
        case "entry_encyclopedia": ("ENCYC", "inreference")
        case "entry_dictionary": ("DICT", "inreference")
        case "paper_conference": ("CPAPER", "inproceedings")
        case "thesis": ("THES", "thesis")
        case "report": ("RPRT", "report")
        case "patent": ("PAT", "patent")
        case "dataset": ("DATA", "dataset")
        case "software": ("COMP", "software")
        case "webpage", "post", "post_weblog": ("ELEC", "online")
        default: ("GEN", "misc")
        }
    }
}
