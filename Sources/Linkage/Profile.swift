import Model

/// A reference in the form in which it is compared: folded once, so that a pair costs no parsing.
///
/// - Shape: hashes stand for values that are only tested for equality; zero is "not stated".
public struct Profile: Sendable {
    var title: TitleProfile
    var authors: AuthorProfile
    var year: Int?
    /// Folded words of the journal, book or site.
    var container: FoldedText
    var volume: [UInt32]
    var issue: [UInt32]
    var pages: PageRange?
    var doi, pmid, pmcid, url: UInt64
    var site: Site
    var isPreprint: Bool
    var venue: Venue
    var edition: UInt32?

    init(_ reference: Reference) {
        let bibliography = reference.bibliography
        title = TitleProfile(bibliography.title)
        authors = AuthorProfile(bibliography.authors, isEtAl: bibliography.isEtAl)
        year = bibliography.year
        container = FoldedText(bibliography.containerTitle ?? "")
        volume = Self.numbers(in: bibliography.volume)
        issue = Self.numbers(in: bibliography.issue)
        pages = bibliography.page.flatMap(PageRange.init)
        doi = Self.hash(Identifier.doi(bibliography.doi ?? bibliography.url))
        pmid = Self.hash(Identifier.pmid(bibliography.pmid))
        pmcid = Self.hash(Identifier.pmcid(bibliography.pmcid))
        url = Self.hash(Identifier.page(bibliography.url))
        site = Site(host: reference.host ?? Identifier.host(bibliography.url), repository: reference.repository)
        let owner = bibliography.authors.first { $0.isLiteral }?.family ?? bibliography.publisher
        site.name = title.isEmpty && authors.isEmpty ? reference.host.map(Identifier.siteName) ?? 0 : 0
        site.owner = owner.map { Profile.hash(FoldedText($0).key) } ?? 0
        isPreprint = Evidence.isPreprint(bibliography, host: reference.host, repository: reference.repository)
        venue = Venue(bibliography)
        edition = Self.numbers(in: bibliography.edition).first
    }

    /// A title, perhaps with author, date or the site that holds a copy, but not where it was published: such a reference joins one that says so, it
    /// never bridges two.
    var isThin: Bool { container.isEmpty && volume.isEmpty && pages == nil && !hasIdentifier }

    var hasIdentifier: Bool { doi != 0 || pmid != 0 || pmcid != 0 || url != 0 }

    /// The numbers of a volume or issue: `61 (Suppl 1)` is 61 and 1; `UNKNOWN` is none.
    static func numbers(in text: String?) -> [UInt32] {
        guard let text else { return [] }
        var numbers: [UInt32] = []
        var current: UInt32?
        for byte in text.utf8 {
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                current = (current ?? 0) &* 10 &+ UInt32(byte - UInt8(ascii: "0"))
            } else if let number = current {
                numbers.append(number)
                current = nil
            }
        }
        if let number = current { numbers.append(number) }
        return numbers
    }

    static func hash(_ bytes: [UInt8]?) -> UInt64 {
        guard let bytes, !bytes.isEmpty else { return 0 }
        return max(1, Fingerprint(bytes).value)
    }
}

/// The site of a web reference.
struct Site: Sendable {
    /// A hash of the host without `www.`; zero when none is stated.
    var host: UInt64 = 0
    /// It holds copies or records of what was published elsewhere, so that two such sites may hold one work.
    var isRepository = false
    /// Of a bare host the hash of its name, `northpeptides` of `www.northpeptides.com`; zero when the reference has a title or an author.
    var name: UInt64 = 0
    /// The hash of the body that the reference names as author or publisher, without blanks; zero when it names none.
    var owner: UInt64 = 0

    init(host: String?, repository: String?) {
        guard let host = host ?? repository, !host.isEmpty else { return }
        let bytes = Identifier.bareHost(host)
        self.host = max(1, Fingerprint(bytes).value)
        isRepository = repository != nil || Repositories.holds(bytes)
    }
}

/// The first and the last page: `221-8` is 221 to 228, `S57` and `e1002` keep their letter.
struct PageRange: Sendable, Hashable {
    /// The letter before the number, or zero.
    var prefix: UInt8
    var first: UInt32
    var last: UInt32

    /// - Shape: nil where there is no number.
    init?(_ text: String) {
        var prefix: UInt8 = 0
        var numbers: [(value: UInt32, digits: Int)] = []
        var digits = 0
        var value: UInt32 = 0
        for byte in text.utf8 {
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                value = value &* 10 &+ UInt32(byte - UInt8(ascii: "0"))
                digits += 1
                continue
            }
            if digits > 0 { numbers.append((value, digits)) }
            let letter = byte | 0x20
            let isLetter = letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
            prefix = digits == 0 && numbers.isEmpty ? (isLetter ? letter : 0) : prefix
            digits = 0
            value = 0
        }
        if digits > 0 { numbers.append((value, digits)) }
        guard let first = numbers.first else { return nil }
        // The `p` of `pp. 12` is no part of the page.
        self.prefix = prefix == UInt8(ascii: "p") ? 0 : prefix
        self.first = first.value
        last = numbers.count > 1 ? Self.expanded(numbers[1].value, digits: numbers[1].digits, after: first) : first.value
    }

    /// `221-8` is 228, `1263-70` is 1270.
    private static func expanded(_ last: UInt32, digits: Int, after first: (value: UInt32, digits: Int)) -> UInt32 {
        guard digits < first.digits, digits < 9 else { return max(last, first.value) }
        var scale: UInt32 = 1
        for _ in 0 ..< digits { scale *= 10 }
        let value = first.value / scale * scale + last
        return max(value, first.value)
    }
}
