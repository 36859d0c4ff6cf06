import Model

/// A reference in the form in which it is compared: folded once, so that a pair costs no parsing.
///
/// - Shape: hashes stand for values that are only tested for equality; zero is "not stated".
/// - Note: a class, since a copy would be four hundred bytes; its lists stand in one arena for all, so that a pair counts no owners but of the two.
public final class Profile: Sendable {
    let volume: Numbers
    let issue: Numbers
    let title: TitleProfile
    let authors: AuthorProfile
    let container: ContainerProfile
    let text: TextProfile
    let doi, pmid, pmcid, url: UInt64
    let site: Site
    let pages: PageRange?
    private let statedYear: Int32?
    /// Of a book, or the version of a review.
    let edition: UInt32?
    let trial: TrialNumber
    let venue: Venue
    let isPreprint: Bool
    /// The title stands in brackets: a library translated it.
    let isTranslated: Bool
    /// By its type.
    let isBook, isChapter: Bool
    /// A record says what its title is, its journal and so on; in a printed entry a parser may have taken one for the other.
    let isStated: Bool
    /// What stands as pages is how many there are: of a book, report or thesis without volume, `xiv + 275`.
    let isExtent: Bool
    /// What the lists of the fields stand in.
    private let arena: Arena

    static func profiles(of references: [Reference]) -> [Profile] {
        var workshop = ProfileWorkshop()
        return references.map { Profile($0, &workshop) }
    }

    /// One for each group, by its first member.
    static func profiles(of groups: [ReferenceGroup], in references: some References) -> [Profile] {
        var workshop = ProfileWorkshop()
        return groups.map { Profile(references[Int($0.members[0])], &workshop) }
    }

    private init(_ reference: Reference, _ workshop: inout ProfileWorkshop) {
        let bibliography = reference.bibliography, arena = workshop.arena
        self.arena = arena
        title = TitleProfile(bibliography.title.map(Site.withoutName), isCut: bibliography.title.map { TitleProfile.isCut($0, in: reference.text) } ?? false,
                             in: arena)
        // the editors of a book that has no author stand for it
        let isEdited = bibliography.type == "book" && bibliography.authors.isEmpty
        authors = AuthorProfile(isEdited ? bibliography.editors : bibliography.authors, isEtAl: bibliography.isEtAl, in: arena)
        statedYear = bibliography.year.map { Int32(clamping: $0) }
        container = workshop.containers.profile(of: bibliography.containerTitle, in: arena)
        volume = Numbers(bibliography.volume)
        issue = Numbers(bibliography.issue)
        pages = bibliography.page.flatMap(PageRange.init)
        text = TextProfile(reference, workshop.sorter, in: arena)
        doi = Self.hash(Identifier.doi(bibliography.doi ?? bibliography.url).map { Array(Identifier.withoutVersion($0)) })
        pmid = Self.hash(Identifier.pmid(bibliography.pmid))
        pmcid = Self.hash(Identifier.pmcid(bibliography.pmcid))
        url = Self.hash(Identifier.page(bibliography.url))
        var site = Site(host: reference.host ?? Identifier.host(bibliography.url), repository: reference.repository)
        let owner = bibliography.authors.first { $0.isLiteral }?.family ?? bibliography.publisher
        site.name = title.isEmpty && authors.isEmpty ? reference.host.map(Identifier.siteName) ?? 0 : 0
        site.owner = owner.map { Profile.hash(FoldedText($0).key) } ?? 0
        self.site = site
        isPreprint = Evidence.isPreprint(bibliography, host: reference.host, repository: reference.repository)
        venue = Venue(bibliography, container: container.folded)
        edition = Edition.number(bibliography.edition) ?? Edition.version(ofDOI: bibliography.doi)
        trial = TrialNumber(bibliography)
        isTranslated = bibliography.title.map(Self.isBracketed) ?? false
        isBook = bibliography.type == "book"
        isChapter = bibliography.type == "chapter"
        isStated = reference.isStated
        isExtent = isStated && (isBook || venue == .report || venue == .thesis) && volume.isEmpty && pages.map { !$0.isWhole } ?? false
    }

    /// A title, perhaps with author, date or the site that holds a copy, but not where it was published: such a reference joins one that says so, it
    /// never bridges two.
    var isThin: Bool { container.isEmpty && volume.isEmpty && pages == nil && !hasIdentifier }

    var year: Int? { statedYear.map { Int($0) } }
    var firstPage: Int? { pages.map { Int($0.first) } }
    var firstVolume: Int? { volume.first.map { Int($0) } }

    var thinness: Thinness { !isThin ? .full : authors.isEmpty && year == nil ? .bare : .thin }

    var isMonograph: Bool { isBook || venue == .report || venue == .thesis }

    /// It states neither volume nor issue, as chapters of books do.
    var isUnnumbered: Bool { volume.isEmpty && issue.isEmpty }

    /// No title alone, or one at a site that holds copies of what was published.
    var mayBeCopy: Bool { thinness != .bare || site.isRepository }

    var hasIdentifier: Bool { doi != 0 || pmid != 0 || pmcid != 0 || url != 0 }

    /// How much the reference says of which work it is, in bits: what chance would have to hit for another one to say the same.
    var identityBits: Double {
        var bits = min(16, title.information)
        if doi != 0 { bits += 14 }
        if pmid != 0 || pmcid != 0 { bits += 16 }
        if url != 0 { bits += 11 }
        if !authors.isEmpty { bits += 7 }
        if year != nil { bits += 2.5 }
        if !container.isEmpty { bits += 3 }
        if !volume.isEmpty { bits += 4 }
        if !issue.isEmpty { bits += 1.5 }
        if let pages { bits += pages.last > pages.first ? 7 : 5 }
        return bits
    }

    /// `[Growth of meadow grasses]`, `[Growth of meadow grasses].`
    private static func isBracketed(_ title: String) -> Bool {
        guard title.utf8.first == UInt8(ascii: "[") else { return false }
        return title.utf8.last == UInt8(ascii: "]") || title.utf8.suffix(2).elementsEqual("].".utf8)
    }

    static func hash(_ bytes: [UInt8]?) -> UInt64 {
        guard let bytes, !bytes.isEmpty else { return 0 }
        return max(1, Fingerprint(bytes).value)
    }
}

/// What profiles are made with, all of one linkage.
private struct ProfileWorkshop {
    let arena = Arena()
    let sorter = GramSorter()
    var containers = Containers()
}

/// How much a reference says of where and by whom.
enum Thinness: UInt8, Sendable, Comparable {
    /// A place in print or an identifier.
    case full
    /// No place in print, but an author or a year.
    case thin
    /// A title alone, perhaps with the site of a copy.
    case bare

    static func < (x: Thinness, y: Thinness) -> Bool { x.rawValue < y.rawValue }
}

/// The name of a journal, book or site.
struct ContainerProfile: Sendable {
    var folded: ArenaSlice<UInt8>
    /// Zero when none is stated.
    var hash: UInt64
    /// How much the name says of which book it is, in bits.
    var information: Float

    init(_ name: String?, in arena: Arena) {
        let text = FoldedText(name ?? "")
        folded = arena.keep(text.bytes)
        hash = Profile.hash(text.bytes)
        information = Float(TitleInformation.bits(of: text))
    }

    var isEmpty: Bool { hash == 0 }
}

/// The names that were folded already: many references, few journals.
struct Containers {
    /// By a hash of the name to the letter.
    private var profiles: [UInt64: ContainerProfile] = [:]

    mutating func profile(of name: String?, in arena: Arena) -> ContainerProfile {
        var hash = Fingerprint()
        hash.add(field: name)
        if let known = profiles[hash.value] { return known }
        let profile = ContainerProfile(name, in: arena)
        profiles[hash.value] = profile
        return profile
    }
}

/// The first three numbers of a volume or issue: `61 (Suppl 1)` is 61 and 1; `UNKNOWN` is none.
struct Numbers: Sendable, Hashable {
    /// The numbers, and behind them how many there are: every reference has two of these.
    private var values: SIMD4<UInt32> = .zero

    init(_ text: String?) {
        guard let text else { return }
        var current: UInt32?
        for byte in text.utf8 {
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                current = (current ?? 0) &* 10 &+ UInt32(byte - UInt8(ascii: "0"))
            } else if let number = current {
                add(number)
                current = nil
            }
        }
        if let number = current { add(number) }
    }

    private mutating func add(_ number: UInt32) {
        guard count < 3 else { return }
        values[count] = number
        values[3] += 1
    }

    var count: Int { Int(values[3]) }
    var isEmpty: Bool { count == 0 }
    var first: UInt32? { count > 0 ? values[0] : nil }

    func sharesOne(with other: Numbers) -> Bool {
        for index in 0 ..< count { for place in 0 ..< other.count where values[index] == other.values[place] { return true } }
        return false
    }
}

/// The site of a web reference.
struct Site: Sendable {
    /// A hash of the host without `www.`; zero when none is stated.
    var host: UInt64 = 0
    /// Of a bare host the hash of its name, `northpeptides` of `www.northpeptides.com`; zero when the reference has a title or an author.
    var name: UInt64 = 0
    /// The hash of the body that the reference names as author or publisher, without blanks; zero when it names none.
    var owner: UInt64 = 0
    /// It holds copies or records of what was published elsewhere, so that two such sites may hold one work.
    var isRepository = false

    /// A title without the name of the site behind it: `Cheese – Wikipedia` is `Cheese`.
    static func withoutName(_ title: String) -> String {
        let tail = title.utf8.suffix(40).map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
        guard let name = names.first(where: { tail.count > $0.count + 3 && tail.suffix($0.count).elementsEqual($0) }) else { return title }
        let bytes = Array(title.utf8)
        var end = bytes.count - name.count
        while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        let dash = bytes[..<end].suffix(3)
        let isLong = dash.elementsEqual([0xE2, 0x80, 0x93]) || dash.elementsEqual([0xE2, 0x80, 0x94])
        let length = isLong ? 3 : dash.last == UInt8(ascii: "-") || dash.last == UInt8(ascii: "|") ? 1 : 0
        guard length > 0, end > length, bytes[end - length - 1] == UInt8(ascii: " ") else { return title }
        return String(decoding: bytes[..<(end - length - 1)], as: UTF8.self)
    }

    private static let names = ["wikipedia", "wikipedia, the free encyclopedia", "britannica", "researchgate", "semantic scholar",
        "google scholar", "academia.edu", "europe pmc", "pubmed", "pmc", "nature", "sciencedirect", "springerlink"].map { Array($0.utf8) }

    init(host: String?, repository: String?) {
        guard let host = host ?? repository, !host.isEmpty else { return }
        let bytes = Identifier.bareHost(host)
        self.host = max(1, Fingerprint(bytes).value)
        isRepository = repository != nil || Repositories.holds(bytes)
    }
}

/// The first and the last page: `221-8` is 221 to 228, `S57` and `e1002` keep their letter, `xiii-xxvi` is 13 to 26 of the pages with such numerals.
///
/// - Loss: a number of ten digits and more, which is no page, stands for itself modulo 2³².
struct PageRange: Sendable, Hashable {
    /// The letter before the number, or zero.
    var prefix: UInt8
    var first: UInt32
    var last: UInt32

    /// It states a first page and a last one.
    var isWhole: Bool { last > first }

    /// Whether this is the whole range of the other with the dash lost: `303314` of `303-314`.
    func isJoined(_ whole: PageRange) -> Bool {
        guard !isWhole, whole.isWhole, first > 9999 else { return false }
        var scale: UInt64 = 10
        while scale <= UInt64(whole.last) { scale *= 10 }
        return UInt64(first) == UInt64(whole.first) &* scale &+ UInt64(whole.last)
    }

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
        guard let first = numbers.first else {
            guard let pages = Self.romanPages(text) else { return nil }
            self = pages
            return
        }
        // The `p` of `pp. 12` is no part of the page.
        self.prefix = prefix == UInt8(ascii: "p") ? 0 : prefix
        self.first = first.value
        last = numbers.count > 1 ? Self.expanded(numbers[1].value, digits: numbers[1].digits, after: first) : first.value
    }

    /// - Shape: nil where anything else than numerals stands between the dashes.
    private static func romanPages(_ text: String) -> PageRange? {
        let words = text.utf8.split { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") || $0 >= 0x80 }
        let numbers = words.compactMap { Roman.number($0.lazy.map { $0 | 0x20 }) }
        guard let first = numbers.first, numbers.count == words.count, numbers.count <= 2 else { return nil }
        return PageRange(prefix: roman, first: UInt32(first), last: UInt32(max(numbers[numbers.count - 1], first)))
    }

    private init(prefix: UInt8, first: UInt32, last: UInt32) {
        self.prefix = prefix; self.first = first; self.last = last
    }

    /// Stands for a letter before pages that are numbered `i`, `ii`, `iii`.
    private static let roman: UInt8 = 1

    /// Every issue has such pages, so that they tell two items apart but make no one of two.
    var isRoman: Bool { prefix == Self.roman }

    /// `221-8` is 228, `1263-70` is 1270.
    private static func expanded(_ last: UInt32, digits: Int, after first: (value: UInt32, digits: Int)) -> UInt32 {
        guard digits < first.digits, digits < 9 else { return max(last, first.value) }
        var scale: UInt32 = 1
        for _ in 0 ..< digits { scale *= 10 }
        let value = first.value / scale * scale &+ last
        return max(value, first.value)
    }
}
