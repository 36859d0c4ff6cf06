import Model

/// Identifiers and addresses that a reference states, with the places where they stand.
///
/// They are found first, on bytes, and cut out before anything else is read: a DOI or an address holds stops, colons and numbers that
/// look like volumes and pages. Each is checked by shape (a DOI's prefix, an ISBN's check digit); none is put together from parts.
struct Identifiers: Sendable {
    private(set) var doi: String?
    private(set) var pmid: String?
    private(set) var pmcid: String?
    private(set) var arxiv: String?
    private(set) var isbn: String?
    private(set) var url: String?
    private(set) var accessed: String?
    /// Where identifiers, addresses and the words that lead to them stand; ascending and apart.
    private(set) var places: [Range<Int>] = []

    init() {}

    init(in text: EntryText) {
        find(in: text)
        for link in text.links where !explainsIdentifier(link, in: text) { readTarget(link.target) }
        takeLinkedURL(of: text)
        places = Self.joined(places)
    }

    // MARK: Finding

    /// One pass that stops only where identifiers may begin.
    private mutating func find(in text: EntryText) {
        var at = Self.openings.first(in: 0 ..< text.end, of: text.bytes)
        while at < text.end {
            let isWordStart = at == 0 || !text.isWordByte(at - 1) || text.isSeam(at)
            var end: Int?
            switch text.bytes[at] | 0x20 {
            case 0x31 where isWordStart && text.has("10.", at: at): end = readDOI(at, from: at, in: text) // 10.
            case 0x64 where isWordStart && text.has("doi", at: at): end = readLabelledDOI(at, in: text) // doi
            case 0x68 where isWordStart && (text.has("http://", at: at) || text.has("https://", at: at)): end = readURL(at, in: text)
            case 0x66 where isWordStart && text.has("ftp://", at: at): end = readURL(at, in: text)
            case 0x77 where isWordStart && text.has("www.", at: at): end = readURL(at, in: text)
            case 0x70 where isWordStart: end = readPubMed(at, in: text) // pmid, pmc, pubmed
            case 0x61 where isWordStart: end = readArXivOrAccess(at, in: text) // arxiv, accessed
            case 0x69 where isWordStart && text.has("isbn", at: at): end = readISBN(at, in: text)
            case 0x6C where isWordStart, 0x63 where isWordStart, 0x72 where isWordStart: end = readAccess(at, in: text) // last accessed, cited, retrieved
            default: break
            }
            at = Self.openings.first(in: min(max(at + 1, end ?? 0), text.end) ..< text.end, of: text.bytes)
        }
    }

    /// How identifiers and the words before them begin: `10.`, `doi`, `http`, `ftp`, `www`, `pubmed`, `pmc`, `arxiv`, `accessed`, `retrieved`, `isbn`,
    /// `last`, `cited`.
    private static let openings = BytePairs([
        ("1", "0"), ("dD", "oO"), ("hHfF", "tT"), ("wW", "wW"), ("pP", "uUmM"), ("aArR", "rRcCeE"), ("iI", "sS"), ("lLcC", "aAiI"),
    ])

    /// `doi:10.…`, `DOI 10.…`, `doi.org/10.…`, `DOI: https://doi.org/10.…`.
    private mutating func readLabelledDOI(_ at: Int, in text: EntryText) -> Int? {
        var next = at + 3
        if text.has(".org/", at: next) {
            next += 5
        } else {
            while next < text.end, text.bytes[next] == 0x3A || text.bytes[next] == 0x20 || text.bytes[next] == 0x2E { next += 1 }
            if text.has("doi:", at: next) { next += 4 }
            if let path = resolverEnd(next, in: text) { next = path }
        }
        return text.has("10.", at: next) ? readDOI(next, from: at, in: text) : nil
    }

    /// The end of `https://doi.org/` or `http://dx.doi.org/` at the offset, also where a line's end left a blank in it (`https://doi. org/`).
    private func resolverEnd(_ at: Int, in text: EntryText) -> Int? {
        var next = at
        if text.has("https://", at: next) { next += 8 } else if text.has("http://", at: next) { next += 7 }
        if next > at, text.isBlank(next) { next += 1 }
        if text.has("www.", at: next) { next += 4 }
        if text.has("dx.", at: next) { next += 3 }
        for host: StaticString in ["doi.org/", "doi. org/"] where text.has(host, at: next) {
            let end = next + host.utf8CodeUnitCount
            return text.isBlank(end) && text.has("10.", at: end + 1) ? end + 1 : end
        }
        return nil
    }

    private mutating func readDOI(_ at: Int, from start: Int, in text: EntryText) -> Int? {
        guard let end = Self.doiEnd(at, in: text) else { return nil }
        if doi == nil { doi = text.lowered(at ..< end).filter { $0 != " " } }
        places.append(start ..< end)
        return end
    }

    /// Where a DOI ends: `10.` and four to nine digits, perhaps `.` and more, a slash, and a suffix without the closing marks of the sentence.
    ///
    /// `<` ends it before a tag or an address (`10.1000/182<br>`), not in an item's code (`18:3<77::AID-LAK9>3.0.CO;2-P`).
    static func doiEnd(_ at: Int, in text: EntryText) -> Int? {
        var next = at + 3
        if text.isBlank(next), text.has("doi", at: at - 5) || text.has("doi", at: at - 4) { next += 1 } // doi: 10. 1038/
        let digits = next
        while text.isDigit(next) { next += 1 }
        guard (4 ... 9).contains(next - digits) else { return nil }
        while next + 1 < text.end, text.bytes[next] == 0x2E, text.isDigit(next + 1) {
            next += 1
            while text.isDigit(next) { next += 1 }
        }
        guard next < text.end, text.bytes[next] == 0x2F else { return nil }
        let suffix = next + 1
        next = suffix
        while next < text.end {
            // `10.1000/182doi:10.1000/182`, `[10.1000/182][4]`
            if next > suffix, text.has("doi:", at: next) || text.bytes[next] == 0x5D && next + 1 < text.end && text.bytes[next + 1] == 0x5B { break }
            let item = itemCodeEnd(next, in: text)
            if item == nil, isAddressEnd(next, in: text) || (next > suffix && text.isSeam(next)) {
                guard let joined = joinedStart(behind: next, suffix: suffix, in: text) else { break }
                next = joined
                continue
            }
            next = item ?? next + 1
        }
        let end = withoutClosingMarks(suffix ..< next, in: text)
        return end > suffix ? end : nil
    }

    /// Where a suffix goes on behind a blank that the end of a line left in it: `journal.pone. 0170466`, `jss. v020.i02`, `S0140- 6736(05)1`, `10.1016/ 0149`,
    /// `10.1093/nar /gkr148`, `10.1002/(SICI) 1097`, `10.1016/0010-7824(92) 90052-U`.
    ///
    /// Only where it plainly breaks off: at a slash, a hyphen, a stop behind a letter, or the first half of a publisher's item number; and where what
    /// follows has digits and is no year.
    private static func joinedStart(behind at: Int, suffix: Int, in text: EntryText) -> Int? {
        guard text.isBlank(at), at + 1 < text.end else { return nil }
        if isSlashBroken(at, in: text) || isItemBroken(at, suffix: suffix, in: text) { return at + 1 }
        guard text.isDigit(at + 1) || text.isLower(at + 1) else { return nil }
        let isBroken = at == suffix || text.bytes[at - 1] == 0x2D || (at > suffix + 1 && text.bytes[at - 1] == 0x2E && text.isLetter(at - 2))
        guard isBroken else { return nil }
        let (end, digits, mayBe) = restOfSuffix(from: at + 1, in: text)
        if digits == 0, text.bytes[end - 1] == 0x2E, (3 ... 9).contains(end - at - 1), joinedStart(behind: end, suffix: suffix, in: text) != nil { return at + 1 }
        let closes = end == text.end || text.isBlank(end) && closesEntry(end + 1, in: text)
        return mayBe && (closes || at == suffix) ? at + 1 : nil
    }

    /// Whether what follows a DOI stands at the end of entries: a PubMed number, bare or named, an address, links.
    private static func closesEntry(_ at: Int, in text: EntryText) -> Bool {
        if ["pm", "pubmed", "http", "["].contains(where: { (word: StaticString) in text.has(word, at: at) }) { return true }
        var end = at
        while text.isDigit(end) { end += 1 }
        return (6 ... 8).contains(end - at) && text.trimmed(end ..< text.end).count <= 1
    }

    /// Whether the line ended before or behind a slash, or before a stop: no suffix ends in a slash, and no word starts with either.
    private static func isSlashBroken(_ at: Int, in text: EntryText) -> Bool {
        let opens = text.bytes[at + 1] == 0x2F || text.bytes[at + 1] == 0x2E
        guard opens || text.bytes[at - 1] == 0x2F else { return false }
        let start = opens ? at + 2 : at + 1
        return start < text.end && text.isWordByte(start) && restOfSuffix(from: start, in: text).mayBe
    }

    /// The word at an offset, how many digits it has, and whether it may be the rest of a suffix: with three digits, and no year.
    private static func restOfSuffix(from start: Int, in text: EntryText) -> (end: Int, digits: Int, mayBe: Bool) {
        var end = start, digits = 0
        while end < text.end, !isAddressEnd(end, in: text) { digits += text.isDigit(end) ? 1 : 0; end += 1 }
        let isYear = digits == 4 && text.trimmed(start ..< end).count == 4 && (text.has("19", at: start) || text.has("20", at: start))
        return (end, digits, digits >= 3 && !isYear)
    }

    /// Whether `(SICI)` or the serial number and year of an item (`0010-7824(92)`) end the line, and the number that they need opens the next.
    private static func isItemBroken(_ at: Int, suffix: Int, in text: EntryText) -> Bool {
        guard text.bytes[at - 1] == 0x29, text.isDigit(at + 1) else { return false }
        if at - suffix == 6, text.has("(sici)", at: suffix) { return true }
        var digits = at + 1
        while text.isDigit(digits) { digits += 1 }
        let isSerial = at - suffix >= 13 && text.bytes[at - 9] == 0x2D && text.bytes[at - 4] == 0x28
            && (at - 13 ..< at - 9).allSatisfy(text.isDigit) && (at - 8 ..< at - 5).allSatisfy(text.isDigit) && (at - 3 ..< at - 1).allSatisfy(text.isDigit)
        return isSerial && digits - at - 1 == 5 && digits < text.end && text.bytes[digits] == 0x2D
    }

    /// The end of `<77::AID-LAK9>3.0.CO;2` in DOIs of the nineties, whose angle brackets hold the first page and a code; a tag is none.
    private static func itemCodeEnd(_ at: Int, in text: EntryText) -> Int? {
        guard at < text.end, text.bytes[at] == 0x3C, text.isWordByte(at + 1) else { return nil }
        var next = at + 1
        while next < text.end, next - at < 40, text.isWordByte(next) || [0x3A, 0x2D, 0x2E, 0x2F].contains(text.bytes[next]) { next += 1 }
        guard next < text.end, text.bytes[next] == 0x3E, text.bytes[at ..< next].contains(0x3A), text.isDigit(next + 1), text.isDigit(next + 3),
            text.has(".CO;", at: next + 4) || text.has(".co;", at: next + 4)
        else { return nil }
        return text.bytes[next + 2] == 0x2E ? next + 8 : nil
    }

    private mutating func readURL(_ at: Int, in text: EntryText) -> Int? {
        if let path = resolverEnd(at, in: text), text.has("10.", at: path), let end = readDOI(path, from: at, in: text) { return end }
        var next = at
        // `a\_b`, as converters write it between angle brackets
        func isEscape(_ at: Int) -> Bool { text.bytes[at] == 0x5C && at + 1 < text.end && text.bytes[at + 1] == 0x5F }
        while next < text.end, isEscape(next) || !Self.isAddressEnd(next, in: text), next == at || !text.isSeam(next) { next += 1 }
        let end = Self.withoutClosingMarks(at ..< next, in: text)
        guard end - at > 6, text.bytes[at ..< end].contains(0x2E) || text.isWordByte(end - 1) else { return nil }
        let address = String(decoding: (at ..< end).filter { !isEscape($0) }.map { text.bytes[$0] }, as: UTF8.self)
        readAddress(text.bytes[at ..< end])
        if url == nil, doi == nil || !address.contains("doi.org/10.") { url = address }
        places.append(at ..< end)
        return end
    }

    private static func isAddressEnd(_ at: Int, in text: EntryText) -> Bool {
        switch text.bytes[at] {
        case 0x00 ... 0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x7C, 0x60: true // blanks " < > \ | `
        case 0xC2: at + 1 < text.end && (text.bytes[at + 1] == 0xA0 || text.bytes[at + 1] == 0xB7) // no-break space, ·
        case 0xE2: at + 1 < text.end && text.bytes[at + 1] == 0x80 // quotes and spaces
        default: false
        }
    }

    /// The end of an address without the stops and the closing brackets that belong to the sentence around it.
    private static func withoutClosingMarks(_ range: Range<Int>, in text: EntryText) -> Int {
        var end = range.upperBound
        guard range.count < 4_000 else { return end }
        while end > range.lowerBound {
            switch text.bytes[end - 1] {
            case 0x2E, 0x2C, 0x3B, 0x3A, 0x27, 0x2A, 0x21, 0x3F: end -= 1
            case 0x29: if closes(0x28, 0x29, range.lowerBound ..< end, in: text) { return end } else { end -= 1 }
            case 0x5D: if closes(0x5B, 0x5D, range.lowerBound ..< end, in: text) { return end } else { end -= 1 }
            case 0x7D: end -= 1
            default: return end
            }
        }
        return end
    }

    private static func closes(_ open: UInt8, _ close: UInt8, _ range: Range<Int>, in text: EntryText) -> Bool {
        var depth = 0
        for byte in text.bytes[range] { if byte == open { depth += 1 } else if byte == close { depth -= 1 } }
        return depth >= 0
    }

    /// `PMID: 12345678`, `PubMed PMID: 12345678`, `PubMed: 12345678`, `PMC1234567`, `PMCID: PMC1234567`.
    private mutating func readPubMed(_ at: Int, in text: EntryText) -> Int? {
        if text.has("pmcid", at: at) || text.has("pmc", at: at) {
            var next = at + (text.has("pmcid", at: at) ? 5 : 3)
            next = marksEnd(next, in: text)
            if next > at + 3, text.has("pmc", at: next) { next += 3 }
            let end = digitsEnd(next, in: text)
            // `PMC 2727001`: with a blank only as long as it is now
            let isSpaced = (6 ... 8).contains(end - next) && text.bytes[at ..< at + 3].elementsEqual("PMC".utf8)
            guard (4 ... 9).contains(end - next), next == at + 3 || text.has("pmcid", at: at) || isSpaced else { return nil }
            if pmcid == nil { pmcid = "PMC" + text.string(next ..< end) }
            places.append(at ..< end)
            return end
        }
        var next: Int
        if text.has("pubmed pmid", at: at) {
            next = at + 11
        } else if text.has("pubmed id", at: at) {
            next = at + 9
        } else if text.has("pmid", at: at) {
            next = at + 4
        } else if text.has("pubmed:", at: at) {
            next = at + 6
        } else {
            return nil
        }
        next = marksEnd(next, in: text)
        while next < text.end, text.bytes[next] == 0x2E || text.bytes[next] == 0x20 { next += 1 }
        let end = digitsEnd(next, in: text)
        guard (1 ... 8).contains(end - next) else { return nil }
        if pmid == nil { pmid = text.string(next ..< end) }
        places.append(at ..< end)
        return end
    }

    /// Behind colons, blanks and no-break spaces.
    private func marksEnd(_ at: Int, in text: EntryText) -> Int {
        var end = at
        while end < text.end {
            if text.bytes[end] == 0x3A || text.bytes[end] == 0x20 { end += 1 } else if text.has("\u{A0}", at: end) { end += 2 } else { break }
        }
        return end
    }

    private func digitsEnd(_ at: Int, in text: EntryText) -> Int {
        var end = at
        while text.isDigit(end) { end += 1 }
        return end
    }

    private mutating func readArXivOrAccess(_ at: Int, in text: EntryText) -> Int? {
        guard text.has("arxiv", at: at) else { return readAccess(at, in: text) }
        var next = at + 5
        while next < text.end, text.bytes[next] == 0x3A || text.bytes[next] == 0x20 { next += 1 }
        guard let end = Self.arxivEnd(next, in: text) else { return nil }
        if arxiv == nil { arxiv = text.string(next ..< end) }
        places.append(at ..< end)
        return end
    }

    /// `1234.56789`, `1234.5678v2`, `hep-th/9901001`, `math.GT/0309136`.
    private static func arxivEnd(_ at: Int, in text: EntryText) -> Int? {
        var next = at
        while text.isDigit(next) { next += 1 }
        if next - at == 4, next < text.end, text.bytes[next] == 0x2E {
            let number = next + 1
            next = number
            while text.isDigit(next) { next += 1 }
            guard (4 ... 5).contains(next - number) else { return nil }
        } else {
            next = at
            while next < text.end, next - at < 12, text.isLetter(next) || text.bytes[next] == 0x2D || text.bytes[next] == 0x2E { next += 1 }
            guard next > at + 1, next < text.end, text.bytes[next] == 0x2F else { return nil }
            let number = next + 1
            next = number
            while text.isDigit(next) { next += 1 }
            guard next - number == 7 else { return nil }
        }
        if text.has("v", at: next), text.isDigit(next + 1) { next += 2 }
        return next
    }

    /// `ISBN 978-3-16-148410-0`, `ISBN-10: 0-306-40615-2`; one with a wrong check digit is cut out but not kept.
    private mutating func readISBN(_ at: Int, in text: EntryText) -> Int? {
        var next = at + 4
        if text.has("-13", at: next) || text.has("-10", at: next) { next += 3 }
        while next < text.end, text.bytes[next] == 0x3A || text.bytes[next] == 0x20 { next += 1 }
        var digits: [UInt8] = []
        let start = next
        var end = next
        while next < text.end, digits.count < 13 {
            if text.isDigit(next) {
                digits.append(text.bytes[next]); end = next + 1
            } else if text.bytes[next] | 0x20 == 0x78, digits.count == 9 {
                digits.append(0x58); end = next + 1
            } else if text.dashLength(next) > 0 {
                next += text.dashLength(next) - 1
            } else if text.bytes[next] != 0x20 || digits.count == 10 {
                break
            }
            next += 1
        }
        guard end > start else { return nil }
        if isbn == nil, Self.isISBN(digits) { isbn = String(decoding: digits, as: UTF8.self) }
        places.append(at ..< end)
        return end
    }

    static func isISBN(_ digits: [UInt8]) -> Bool {
        switch digits.count {
        case 10:
            var sum = 0
            for (index, digit) in digits.enumerated() { sum += (10 - index) * (digit == 0x58 ? 10 : Int(digit & 0x0F)) }
            return sum % 11 == 0
        case 13:
            guard !digits.contains(0x58), digits.starts(with: [0x39, 0x37]) else { return false }
            var sum = 0
            for (index, digit) in digits.enumerated() { sum += (index % 2 == 0 ? 1 : 3) * Int(digit & 0x0F) }
            return sum % 10 == 0
        default: return false
        }
    }

    // MARK: Access

    /// `accessed May 26, 2013`, `[cited 2010 Jan 2]`, `Last accessed: 12/2013`, `Accessed on: JUL. 17, 2021`, `Retrieved March 3, 2010, from`.
    private mutating func readAccess(_ at: Int, in text: EntryText) -> Int? {
        var next = at
        if text.has("last ", at: next) { next += 5 }
        if text.has("accessed", at: next) {
            next += 8
        } else if text.has("cited ", at: next) {
            next += 6
        } else if text.has("retrieved ", at: next) {
            next += 10
        } else {
            return nil
        }
        func skipMarks() { while next < text.end, text.bytes[next] == 0x3A || text.bytes[next] == 0x20 { next += 1 } }
        skipMarks()
        if text.has("on ", at: next) || text.has("on:", at: next) {
            next += 3
            skipMarks()
        }
        guard let date = Issued(startingAt: next, in: text), date.end > next else { return nil }
        if accessed == nil { accessed = date.text }
        var end = date.end
        if text.has(", from", at: end) { end += 6 }
        let isBracketed =
            at > 0 && (text.bytes[at - 1] == 0x5B || text.bytes[at - 1] == 0x28) && end < text.end
            && (text.bytes[end] == 0x5D || text.bytes[end] == 0x29)
        places.append(isBracketed ? at - 1 ..< end + 1 : at ..< end)
        return end
    }

    // MARK: Link targets

    /// Whether a link leads to what an encyclopedia says of a kind of identifier: `[PMID](https://en.wikipedia.org/wiki/PMID)`.
    private func explainsIdentifier(_ link: EntryText.Link, in text: EntryText) -> Bool {
        guard link.text.count < 10, EntryText(plain: link.target).holds("/wiki/", in: 0 ..< min(link.target.count, 60)) else { return false }
        return ["doi", "pmid", "pmc", "pmcid", "isbn", "issn", "arxiv", "bibcode", "s2cid", "oclc", "jstor", "hdl", "lccn"].contains(text.string(link.text).lowercased())
    }

    /// Takes the whole address where the words of a link leave its start out: `[www.example.org/a](http://www.example.org/a)`.
    private mutating func takeLinkedURL(of text: EntryText) {
        guard let url else { return }
        let printed = Array(url.utf8)
        for link in text.links where link.target.count > printed.count && link.target.starts(with: "http".utf8) {
            let start = link.target.count - printed.count
            guard link.target[start...].elementsEqual(printed), start <= 120, text.string(link.text).hasSuffix(url) else { continue }
            self.url = String(decoding: link.target, as: UTF8.self)
            return
        }
    }

    /// Takes identifiers out of a link's target; `#` and anchors within the page say nothing, nor do other relative addresses but those of PubMed.
    private mutating func readTarget(_ target: [UInt8]) {
        if ["/pubmed/", "/pmc/articles/PMC", "/articles/PMC"].contains(where: { target.starts(with: $0.utf8) }) { return readAddress(target[...]) }
        guard target.starts(with: "http".utf8) else { return }
        let text = EntryText(plain: target.visiblePercentDecoded)  // `10.1000%2Fjsp.2010` as `10.1000/jsp.2010`
        if let path = resolverEnd(0, in: text), text.has("10.", at: path), let end = Self.doiEnd(path, in: text) {
            if doi == nil { doi = text.lowered(path ..< end) }
            return
        }
        if text.holds("scholar.google", in: 0 ..< min(text.end, 60)) { return } // a search, not the work's address
        let knew = (pmid, pmcid)
        readAddress(target[...])
        if url == nil { url = String(decoding: target, as: UTF8.self) } else if knew.0 == nil, pmid != nil, knew.1 == nil { return }
    }

    /// `pubmed.ncbi.nlm.nih.gov/12345678`, `…/pubmed/12345678`, `…/pmc/articles/PMC123456`, `arxiv.org/abs/1234.56789`, `…/doi/10.1021/x`.
    private mutating func readAddress(_ address: ArraySlice<UInt8>) {
        let text = EntryText(plain: Array(address))
        for at in 0 ..< text.end {
            switch text.bytes[at] {
            case 0x70 where text.has("pubmed.ncbi.nlm.nih.gov/", at: at): keepPMID(at + 24, in: text)
            case 0x2F where text.has("/pubmed/", at: at): keepPMID(at + 8, in: text)
            // `…/entrez?Db=pubmed&TermToSearch=12345678`, `…&list_uids=12345678`
            case 0x54 where text.has("termtosearch=", at: at) && text.holds("entrez", in: 0 ..< at): keepPMID(at + 13, in: text)
            case 0x6C where text.has("list_uids=", at: at) && text.holds("entrez", in: 0 ..< at): keepPMID(at + 10, in: text)
            case 0x50 where text.has("pmc", at: at) && at > 0 && text.bytes[at - 1] == 0x2F:
                let end = digitsEnd(at + 3, in: text)
                if end > at + 3, pmcid == nil { pmcid = "PMC" + text.string(at + 3 ..< end) }
            case 0x61 where text.has("arxiv.org/abs/", at: at):
                if arxiv == nil, let end = Self.arxivEnd(at + 14, in: text) { arxiv = text.string(at + 14 ..< end) }
            case 0x31 where at > 0 && text.bytes[at - 1] == 0x2F && text.has("10.", at: at):
                guard doi == nil, let end = Self.doiEnd(at, in: text) else { break }
                let stop = text.bytes[at ..< end].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? end
                if stop > at + 8 { doi = text.lowered(at ..< stop) }
            default: break
            }
        }
    }

    private mutating func keepPMID(_ at: Int, in text: EntryText) {
        let end = digitsEnd(at, in: text)
        if pmid == nil, (1 ... 8).contains(end - at) { pmid = text.string(at ..< end) }
    }

    /// A bare number of seven or eight digits that ends an entry behind its pages or DOI is its PubMed number: `Nature 414: 112–117. 11689956`.
    mutating func readTrailingPubMed(in text: EntryText) {
        guard pmid == nil else { return }
        let end = text.trimmed(from: 0, to: text.end).upperBound
        var start = end
        while start > 0, text.isDigit(start - 1) { start -= 1 }
        guard (5 ... 8).contains(end - start), start > 20, text.bytes[start] != 0x30, text.isBlank(start - 1) else { return }
        if places.contains(where: { $0.contains(start) }) { return }
        let before = text.trimmed(from: 0, to: start, of: " ").upperBound
        guard end - start > 6 || isBehindPages(before, in: text) else { return }
        guard places.contains(where: { $0.upperBound == before }) || (text.bytes[before - 1] == 0x2E && !text.bytes[start - 1 ..< start].isEmpty)
        else { return }
        pmid = text.string(start ..< end)
        places = Self.joined(places + [start ..< end])
    }

    /// Whether a page range and its stop end there: `23–28.`, which no shorter number but a PMID follows.
    private func isBehindPages(_ end: Int, in text: EntryText) -> Bool {
        guard text.bytes[end - 1] == 0x2E else { return false }
        var at = end - 1
        while text.isDigit(at - 1) { at -= 1 }
        guard at < end - 1 else { return false }
        return [3, 1].contains { at > $0 + 1 && text.dashLength(at - $0) == $0 && text.isDigit(at - $0 - 1) }
    }

    /// Ascending, overlapping ranges joined.
    static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = result.last, range.lowerBound <= last.upperBound {
                result[result.count - 1] = last.lowerBound ..< max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    /// Writes what was found into a bibliography.
    func fill(_ bibliography: inout Bibliography) {
        bibliography.doi = doi; bibliography.pmid = pmid; bibliography.pmcid = pmcid; bibliography.arxiv = arxiv
        bibliography.isbn = isbn; bibliography.url = url; bibliography.accessed = accessed
    }
}
