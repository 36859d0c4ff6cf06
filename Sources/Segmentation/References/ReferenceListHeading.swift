import Model

/// Names a heading that opens a reference list.
///
/// *References*, *Sources*, *Referenced Citations*, `## 7. REFERENCES AND NOTES`, `**Literature cited:**`, *Further reading*. A heading is
/// one when each of its words is of the vocabulary below and at least one of them is a name of such a list: *Data sources* and
/// *Literature review* are none.
enum ReferenceListHeading {
    /// - Shape: `whole` is a heading's line or content; marks of Markdown, a section number and a colon do not matter.
    static func names(_ whole: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard whole.count <= 120 else { return false }
        let range = withoutBracket(whole, of: bytes)
        let words = self.words(in: range, of: bytes)
        guard !words.isEmpty, words.count <= 7 else { return false }
        if phrases.contains(words.joined(separator: " ")) { return true }
        return words.contains(where: listNames.contains) && words.allSatisfy { listNames.contains($0) || companions.contains($0) }
    }

    /// `References (APA style)`, `Notes (Part I)`: a bracket at the end says which.
    private static func withoutBracket(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        guard let last = range.last, bytes[last] == 0x29, let open = bytes[range].lastIndex(of: 0x28), open > range.lowerBound + 3, bytes[open - 1] == 0x20 else { return range }
        return range.lowerBound ..< open
    }

    /// Whether a heading opens as that of a list and says of what: *References for the first part*, *Bibliography on lakes*; has a word for nothing but
    /// lists beside others: *Bibliografía recomendada*; is *Note* alone, as Italian has it; or is that of what somebody published: *Selected publications*.
    static func mayName(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        let words = self.words(in: range, of: bytes)
        if words.count <= 5, words.contains(where: publications.contains) { return true }
        if words == ["note"] || words.count <= 3 && words.contains(where: { word in plainNames.contains { word.hasPrefix($0) } }) { return true }
        // `参考文献候補`: no blank parts the words of these scripts
        if let first = words.first, unspacedNames.contains(where: first.hasPrefix) { return true }
        return words.count > 2 && listNames.contains(words[0]) && ["for", "to", "of", "on", "in", "from", "used"].contains(words[1])
    }

    /// Whether a heading below that of a list opens something else than a group of its entries: *Related articles*, *About the author*.
    static func leavesList(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        let words = self.words(in: range, of: bytes)
        if words.count == 2, words[0] == "related", ["research", "work", "works", "literature", "reading"].contains(words[1]) { return false }
        return words.contains(where: strangers.contains)
    }

    /// Whether a line opens what stands behind a list in print: *Appendix A*, *Supporting information*. A wrapped line of an entry has other words.
    static func opensEndMatter(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        range.count <= 60 && words(in: range, of: bytes).first.map(endMatter.contains) ?? false
    }

    /// The words of a heading's first 400 bytes in lower case, without numbers and signs.
    private static func words(in whole: Range<Int>, of bytes: [UInt8]) -> [String] {
        let range = whole.lowerBound ..< min(whole.upperBound, whole.lowerBound + 400)
        var words: [String] = []
        var word: [UInt8] = []
        var isInTag = false
        for offset in range.lowerBound ... range.upperBound {
            let byte = offset < range.upperBound ? bytes[offset] : 0x20
            // `<span id="page-22-0"></span>`
            if byte == 0x3C { isInTag = bytes[offset ..< range.upperBound].contains(0x3E) }
            if isInTag {
                isInTag = byte != 0x3E && offset < range.upperBound
                continue
            }
            switch byte {
            case 0x41 ... 0x5A, 0x61 ... 0x7A, 0x30 ... 0x39, 0x80...: if !isWideMark(offset, before: range.upperBound, of: bytes) { word.append(byte); break }
                fallthrough
            default:
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self).lowercased()); word = [] }
            }
        }
        // the signs of `📚 References`, the years of `References (2020–2026)`
        if words.count > 1 { words.removeAll { !$0.unicodeScalars.contains { $0.properties.isAlphabetic } } }
        // `IV. References`
        while let first = words.first, words.count > 1, romanNumbers.contains(first) { words.removeFirst() }
        return words
    }

    /// Whether an offset lies in a mark of full width: `：`, `（`, `。`, `「`, the wide blank.
    private static func isWideMark(_ offset: Int, before end: Int, of bytes: [UInt8]) -> Bool {
        var lead = offset
        while lead > 0, offset - lead < 2, bytes[lead] & 0xC0 == 0x80 { lead -= 1 }
        guard lead + 2 < end else { return false }
        return switch (bytes[lead], bytes[lead + 1]) {
        case (0xE3, 0x80): bytes[lead + 2] <= 0x84 || bytes[lead + 2] >= 0x88
        case (0xEF, 0xBC): !(0x90 ... 0x99).contains(bytes[lead + 2]) && !(0xA1 ... 0xBA).contains(bytes[lead + 2])
        default: false
        }
    }

    /// How words begin that name lists of references and hardly anything else.
    private static let plainNames = ["bibliogra", "références", "referencias", "referências", "riferimenti", "литератур"]
    private static let unspacedNames = ["参考文献", "參考文獻", "参考資料", "参考资料", "引用文献", "참고문헌"]
    private static let listNames: Set<String> = [
        "references", "reference", "bibliography", "sources", "citations", "refs", "endnotes", "footnotes", "webography", "biblio",
        "literatur", "literaturverzeichnis", "quellen", "quellenverzeichnis", "bibliographie", "références", "bibliografía", "referencias",
        "referências", "bibliografia", "riferimenti", "referenzen", "einzelnachweise", "quellenangaben", "literaturangaben", "referenties", "bronnen",
        "referenser", "källor", "kilder", "referanser", "przypisy", "źródła", "kaynakça", "kaynaklar", "референции", "出典", "脚注", "literatuur",
        "литература", "參考文獻", "参考文献", "referensi", "rujukan", "bibliografie", "bibliografi", "literaturliste", "literaturnachweis", "literaturnachweise",
        "literaturhinweise", "schrifttum", "sekundärliteratur", "primärliteratur", "forschungsliteratur", "quellennachweis", "quellennachweise", "literatuurlijst",
        "literatuuropgave", "literatuurverwijzingen", "literatuurreferenties", "bronnenlijst", "bronvermelding", "referentielijst", "referenslista",
        "källförteckning", "litteraturlista", "litteraturförteckning", "litteratur", "litteraturliste", "kildeliste", "referanseliste", "referenceliste",
        "kirjallisuus", "kirjallisuusluettelo", "lähteet", "lähdeluettelo", "viitteet", "heimildir", "heimildaskrá", "fuentes", "fonti", "fontes",
        "anmerkungen", "fußnoten", "endnoten", "notas", "noten", "eindnoten", "voetnoten", "fotnoter", "sluttnoter",
    ]
    private static let publications: Set<String> = ["publications", "publikationen", "publicaciones", "publicações", "pubblicazioni", "publikacje", "публикации"]
    private static let phrases: Set<String> = [
        "literature", "literature cited", "works cited", "work cited", "works consulted", "further reading", "suggested reading",
        "recommended reading", "additional reading", "cited literature", "cited works", "notes", "selected literature", "papers cited",
        "publications cited", "cited publications", "key publications", "links and literature", "cited articles", "key papers",
        "fuentes citadas", "obras citadas", "trabajos citados", "sources des citations", "ouvrages cités", "notes et références", "opere citate", "fonti citate",
        "referências citadas", "trabalhos citados", "geciteerd werk", "cytowane prace", "literatura", "zdroje", "примечания", "参考資料", "引用的著作",
        "참고 자료", "daftar pustaka", "daftar referensi", "reading list", "来源列表", "資料來源", "资料来源", "список литературы", "список источников", "библиографический список", "источники", "参考资料", "引用文献", "文献", "참고문헌",
        "список использованных источников", "список использованной литературы", "список использованных источников и литературы", "список источников и литературы",
        "список литературы и источников", "список цитируемой литературы", "использованная литература", "использованные источники", "цитируемая литература",
        "список використаних джерел", "список використаної літератури", "література", "literatura cytowana", "wykaz literatury", "spis literatury",
        "použitá literatura", "seznam literatury", "seznam použité literatury", "použité zdroje", "irodalom", "irodalomjegyzék", "felhasznált irodalom",
        "literatura citada", "bibliografia citada", "geciteerde werken", "geraadpleegde werken", "aangehaalde werken", "secondary literature", "primary literature",
        "notes de bas de page", "notes de fin", "note bibliografiche", "nota bibliografica", "verwendete literatur", "zitierte werke", "opere consultate", "obras consultadas", "引用・参考文献", "主要参考文献", "主な参考文献", "参考図書",
    ]
    private static let companions: Set<String> = [
        "and", "the", "of", "for", "to", "in", "list", "cited", "referenced", "notes", "further", "reading", "selected", "key", "scientific",
        "academic", "literature", "works", "general", "additional", "full", "main", "primary", "secondary", "suggested", "recommended",
        "external", "links", "article", "articles", "web", "online", "study", "studies", "research", "clinical", "supplementary", "numbered",
        "und", "et", "y", "e", "bibliográficas", "bibliographiques", "used", "consulted", "this", "verified", "complete",
        "important", "relevant", "other", "peer", "reviewed", "scholarly", "cont", "continued", "core", "essential", "foundational", "bibliographic",
        "annotated", "by", "topic", "topics", "theme", "year", "supplement", "complemento", "complementaria", "ampliada", "adicional", "consultada",
        "principales", "scientifiques", "científicas", "wissenschaftliche", "scientifiche", "supporting", "bibliografici", "bibliografiche", "bibliographical",
        "weiterführende", "verwendete", "zitierte", "benutzte", "ausgewählte", "citées", "consultées", "primaires", "secondaires", "imprimées", "manuscrites",
        "liste", "lista", "des", "de", "en", "citadas", "consultadas", "primarias", "secundarias", "primárias", "secundárias", "geraadpleegde", "geciteerde",
    ]
    private static let strangers: Set<String> = [
        "related", "similar", "about", "author", "authors", "share", "comments", "appendix", "annex", "supplement", "supplementary", "supplemental",
        "supporting", "acknowledgements", "acknowledgments", "disclaimer", "cite", "citing", "see", "more", "you", "navigation", "contact", "metrics",
        "recommended", "popular", "latest", "recent", "news", "funding", "declarations", "permissions", "rights", "glossary", "figures", "tables",
    ]
    private static let endMatter: Set<String> = [
        "appendix", "appendices", "annex", "supplement", "supplementary", "supplemental", "supporting", "acknowledgements", "acknowledgments", "figures",
        "tables", "glossary", "disclaimer", "funding", "declarations",
    ]
    private static let romanNumbers: Set<String> = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
}
