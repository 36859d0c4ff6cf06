import Model

/// Lists of chat assistants and vendors' guides: a page's title and its host in brackets.
///
/// `Title - PMC [pmc.ncbi.nlm.nih.gov]`, `Frontiers | Title [frontiersin.org]`, `Title_Site [host]`, `Title | Site [host]`. A title that only
/// repeats the host (`example.com [example.com]`) is no title. Reports of assistants write `Title - Site, accessed June 27, 2025, https://…`.
///
/// - Loss: none; the site's name goes to `publisher`, a library of copies (PMC, PubMed) to `repository`.
struct TitleAndHost {
    private(set) var bibliography = Bibliography()
    private(set) var host: String
    private(set) var repository: String?

    /// - Returns: nil for an entry that does not end with a host in brackets, or with the date on which an address was read, and the address.
    init?(_ entry: EntryText) {
        guard let host = Self.hostInBrackets(entry) ?? Self.hostRead(entry) else { return nil }
        self.host = host.name
        let text = entry.without([host.place])
        let bareHost = host.name.hasPrefix("www.") ? String(host.name.dropFirst(4)) : host.name
        bibliography.type = Self.journalHosts.contains(bareHost) ? "article_journal" : "webpage"
        var range = text.trimmed(from: SignalWords.formatEnd(in: text) ?? 0, to: text.end, of: " ")
        if let site = Self.prefix(of: range, in: text, host: host.name), site.isSure {
            range = text.trimmed(from: site.end, to: range.upperBound, of: " ")
            keep(site.name)
        } else if let site = Self.suffix(of: range, in: text, host: host.name) {
            range = text.trimmed(from: range.lowerBound, to: site.start, of: " ")
            keep(site.name)
        } else if let site = Self.prefix(of: range, in: text, host: host.name) {
            range = text.trimmed(from: site.end, to: range.upperBound, of: " ")
            keep(site.name)
        }
        guard !range.isEmpty, !Self.isHost(range, in: text, host: host.name) else {
            if !range.isEmpty { bibliography.type = "webpage" }
            return
        }
        bibliography.title = Titles.title(range, in: text)
    }

    private mutating func keep(_ site: String) {
        if LinkTail.isRepository(site) { repository = site } else { bibliography.publisher = site }
    }

    /// The host in brackets that ends the entry: letters, digits, hyphens and at least one dot.
    private static func hostInBrackets(_ text: EntryText) -> (name: String, place: Range<Int>)? {
        let end = text.trimmed(from: 0, to: text.end, of: " .,;").upperBound
        guard end > 4, text.bytes[end - 1] == 0x5D, let open = text.bytes[max(0, end - 100) ..< end].lastIndex(of: 0x5B) else { return nil }
        let inner = open + 1 ..< end - 1
        var dots = 0
        for at in inner {
            switch text.bytes[at] {
            case 0x2E: dots += 1
            case 0x61 ... 0x7A, 0x41 ... 0x5A, 0x30 ... 0x39, 0x2D, 0x2F, 0x5F, 0x3A, 0x80...: break
            default: return nil
            }
        }
        guard dots > 0, inner.count >= 4, !text.isDigit(inner.upperBound - 1) else { return nil }
        // beyond ASCII a remark in brackets has dots as well: what stands behind a host's last one is letters
        if text.bytes[inner].contains(where: { $0 >= 0x80 }), let dot = text.bytes[inner].lastIndex(of: 0x2E), text.bytes[dot + 1 ..< inner.upperBound].contains(where: { $0 &- 0x30 < 10 }) { return nil }
        // [cs.LG] is a field of arXiv
        if text.isLower(inner.lowerBound), text.isUpper(inner.upperBound - 1) { return nil }
        var name = text.lowered(inner)
        for scheme in ["https://", "http://"] where name.hasPrefix(scheme) { name.removeFirst(scheme.utf8.count) }
        if let slash = name.firstIndex(of: "/") { name = String(name[..<slash]) }
        return (name, open ..< end)
    }

    /// The host of an address that ends the entry behind `, accessed June 27, 2025, `, in any language that `AccessWords` knows: no quotation, no year in brackets and none between commas stand before.
    private static func hostRead(_ text: EntryText) -> (name: String, place: Range<Int>)? {
        guard text.end > 40, let address = text.bytes.lastIndex(of: 0x20).map({ $0 + 1 }), address > 2, text.has("http", at: address), text.bytes[address - 2] == 0x2C,
            let date = (max(0, address - 90) ..< address).first(where: {
                text.bytes[$0] == 0x2C && text.isBlank($0 + 1) && AccessWords.dateEnd(orEnglishAt: $0 + 2, in: text) == address - 2
            })
        else { return nil }
        let head = 0 ..< date
        let isReference = head.contains {
            text.bytes[$0] == 0x22 || text.bytes[$0] == 0x28 && text.isDigit($0 + 1) && text.isDigit($0 + 4) || $0 > 0 && text.bytes[$0 - 1] == 0x2C && text.quoteLength($0) > 1
        } || text.holds(" et al", in: head) || endsWithYear(head, in: text)
        guard !isReference, let host = ReferenceParser.host(of: text.string(address ..< text.end)) else { return nil }
        return (host, date ..< text.end)
    }

    /// `Hill, “Lakes”, Lake News, 2020` and `Hill, A 2020, Lakes, Lake News`: a year between commas, or behind one, is that of a reference.
    private static func endsWithYear(_ head: Range<Int>, in text: EntryText) -> Bool {
        head.contains { at in
            guard text.isDigit(at), !text.isWordByte(at - 1), at > 2, at + 4 <= head.upperBound, let date = Issued(startingAt: at, in: text), date.end >= at + 4,
                text.isBlank(at - 1)
            else { return false }
            return at + 4 == head.upperBound ? text.bytes[at - 2] == 0x2C : text.bytes[at + 4] == 0x2C && text.isUpper(at - 2)
        }
    }

    /// ` - PMC`, ` | Nature`, `_Chemicalbook`, ` – ScienceDirect`: a site's short name behind the title.
    private static func suffix(of range: Range<Int>, in text: EntryText, host: String) -> (name: String, start: Int)? {
        var at = range.upperBound - 1
        while at > range.lowerBound + 1, range.upperBound - at < 60 {
            let dash = text.dashLength(at)
            let isSpaced = text.isBlank(at - 1) && (dash > 0 || text.bytes[at] == 0x7C) && text.isBlank(at + max(1, dash))
            let isGlued = text.bytes[at] == 0x5F && !text.isBlank(at - 1) && text.isUpper(at + 1)
            if isSpaced || isGlued {
                let name = text.trimmed(from: at + max(1, dash), to: range.upperBound, of: " ")
                guard !name.isEmpty, isSite(name, in: text, host: host, isGlued: isGlued || text.bytes[at] == 0x7C) else { return nil }
                return (text.string(name), isSpaced ? at - 1 : at)
            }
            at -= 1
        }
        return nil
    }

    /// `Frontiers | Title`: a site's short name before the title.
    private static func prefix(of range: Range<Int>, in text: EntryText, host: String) -> (name: String, end: Int, isSure: Bool)? {
        guard let bar = text.bytes[range].firstIndex(of: 0x7C), bar - range.lowerBound < 40, bar > range.lowerBound else { return nil }
        let name = text.trimmed(from: range.lowerBound, to: bar, of: " ")
        let isSure = !name.isEmpty && isSite(name, in: text, host: host, isGlued: false)
        guard isSure || text.wordCount(name) == 1 else { return nil }
        return (text.string(name), bar + 1, isSure)
    }

    /// Whether a short piece names the site: a known library, or a name that the host shows, or one to four words with capitals behind a bar.
    private static func isSite(_ range: Range<Int>, in text: EntryText, host: String, isGlued: Bool) -> Bool {
        let name = text.string(range)
        if LinkTail.isRepository(name) { return true }
        let letters = text.bytes[range].filter { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }.map { $0 | 0x20 }
        let folded = String(decoding: letters, as: UTF8.self)
        let flatHost = host.filter { $0 != "-" && $0 != "." }
        if letters.count >= 3, flatHost.contains(folded) { return true }
        if text.wordCount(range) <= 4, text.isUpper(range.lowerBound), let first = name.split(separator: " ").first, first.count >= 4,
            flatHost.contains(first.lowercased())
        {
            return true
        }
        return isGlued && text.wordCount(range) <= 4 && text.isUpper(range.lowerBound)
    }

    private static func isHost(_ range: Range<Int>, in text: EntryText, host: String) -> Bool {
        var name = text.lowered(range)
        for scheme in ["https://", "http://", "www."] where name.hasPrefix(scheme) { name.removeFirst(scheme.utf8.count) }
        while name.hasSuffix("/") { name.removeLast() }
        let bare = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        return name == bare || name == host
    }

    /// Hosts whose pages are articles of journals.
    private static let journalHosts: Set<String> = [
        "pmc.ncbi.nlm.nih.gov", "pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "frontiersin.org", "mdpi.com", "nature.com", "sciencedirect.com",
        "link.springer.com",
        "onlinelibrary.wiley.com", "tandfonline.com", "journals.plos.org", "academic.oup.com", "jamanetwork.com", "nejm.org", "thelancet.com",
        "bmj.com", "science.org",
        "pnas.org", "cell.com", "ahajournals.org", "pubs.acs.org", "europepmc.org", "karger.com", "journals.sagepub.com", "elifesciences.org",
    ]
}
