/// What keeps two references apart however much else agrees.
enum Veto: UInt8, Sendable {
    /// One corrects, retracts, answers or comments on the other.
    case kinds
    /// Part I and part II.
    case parts
    /// Otherwise equal titles with other numbers: `ACTH(4-7)` and `ACTH(4-10)`.
    case numbers
    /// Otherwise equal titles about opposites: men and women.
    case opposites
    /// Two DOIs and two titles.
    case identifiers
    /// One DOI for several items, as of a supplement with abstracts.
    case items
    /// Two PubMed numbers and no DOI in common.
    case pubmed
    /// A preprint and what was published of it.
    case preprint
    /// Two editions of a book, or two versions of a review.
    case editions
    /// Two trials of one register.
    case trials
    /// A chapter and the book that holds it.
    case book

    /// - Shape: nil when nothing keeps the pair apart.
    static func veto(_ a: Profile, _ b: Profile, _ vector: ComparisonVector, mergesPreprints: Bool) -> Veto? {
        if vector[.doi] == .same, vector[.title] == .differs && !isSameItem(vector) || vector[.title] == .near && areAbstracts(a, b, vector) { return .items }
        if vector[.doi] == .same || vector[.pmid] == .same { return nil }
        if !a.title.isEmpty, !b.title.isEmpty {
            if a.title.kind != b.title.kind { return .kinds }
            if a.title.part != b.title.part, a.title.part != 0, b.title.part != 0 { return .parts }
            if isCompared(vector), differInNumbers(a, b, vector) { return .numbers }
            if isCompared(vector), TitleMarks.areOpposed(a.title.opposites, b.title.opposites) { return .opposites }
        }
        if vector[.doi] == .differs, isOtherTitle(vector) { return .identifiers }
        if isHost(a, of: b, vector) || isHost(b, of: a, vector) { return .book }
        if let first = a.edition, let second = b.edition, first != second { return .editions }
        if a.trial.isOther(than: b.trial) { return .trials }
        if vector[.pmid] == .differs { return .pubmed }
        if !mergesPreprints, a.isPreprint != b.isPreprint, isPublished(a.isPreprint ? b : a) { return .preprint }
        return nil
    }

    /// `S10` and `S11`: two numbers of a supplement. The `e` of an article's own number is no such letter.
    private static func areAbstracts(_ a: Profile, _ b: Profile, _ vector: ComparisonVector) -> Bool {
        guard vector[.pages] == .differs, let first = a.pages, let second = b.pages else { return false }
        return first.prefix == second.prefix && first.prefix != 0 && first.prefix != UInt8(ascii: "e")
    }

    /// Under one DOI a title in two languages, by the same authors on the same pages: abstracts of one supplement share a page and some authors.
    private static func isSameItem(_ vector: ComparisonVector) -> Bool {
        ![.differs, .near, .part].contains(vector[.authors]) && vector[.pages] != .differs && vector[.pages] != .part
    }

    /// Whether one is the book that the other names as the place where it stands, perhaps without the subtitle.
    static func isHost(_ book: Profile, of part: Profile, _ vector: ComparisonVector) -> Bool {
        guard book.isMonograph, !part.isBook, book.isStated, part.isStated, !book.title.isEmpty, part.container.information >= 6 else { return false }
        // a book is named after one of its chapters
        if vector[.title] == .same || vector[.title] == .close, !part.isChapter || !(part.pages?.isWhole ?? false) { return false }
        let title = book.title.folded, name = part.container.folded
        return title.count < name.count ? book.title.information >= 6 && begins(title, name) : begins(name, title)
    }

    /// Whether a text begins with another, up to the end of a word.
    private static func begins(_ short: ArenaSlice<UInt8>, _ long: ArenaSlice<UInt8>) -> Bool {
        long.starts(with: short) && (long.count == short.count || long[short.count] == UInt8(ascii: " "))
    }

    /// Both are titles, and not to the letter the same: what stands inside a text is no title, or not all of it.
    private static func isCompared(_ vector: ComparisonVector) -> Bool {
        switch vector[.title] {
        case .same, .inside, .missing: false
        default: true
        }
    }

    private static func isOtherTitle(_ vector: ComparisonVector) -> Bool {
        switch vector[.title] {
        // Two DOIs under a title that many items have are two items.
        case .same, .close, .cut, .inside: vector.titleInformation < 6
        case .missing: false
        case .part, .near, .differs: true
        }
    }

    /// Each title has numbers that the other lacks, and no volume and page says that they are slips. The year of the entry is none of its title's.
    private static func differInNumbers(_ a: Profile, _ b: Profile, _ vector: ComparisonVector) -> Bool {
        if a.title.numbers == b.title.numbers || a.title.numbers.isEmpty || b.title.numbers.isEmpty { return false }
        if vector[.pages] == .same, vector[.volume] == .same || vector[.year] == .same { return false }
        if vector[.pages] == .close, vector[.volume] == .same { return false }
        let years = [a.year, b.year].compactMap { $0.map { Fingerprint(String($0).utf8).short } }
        let own = own(of: a.title, against: b.title).filter { !years.contains($0) }, others = self.own(of: b.title, against: a.title).filter { !years.contains($0) }
        return !own.isEmpty && !others.isEmpty
    }

    /// The numbers that a title has and another lacks; but the last of a cut one, within which the cut may fall.
    private static func own(of title: TitleProfile, against other: TitleProfile) -> [UInt32] {
        var free = Array(other.numbers)
        var own: [UInt32] = []
        for number in title.isCut ? title.numbers.dropLast() : title.numbers[...] {
            if let index = free.firstIndex(of: number) { free.remove(at: index) } else { own.append(number) }
        }
        return own
    }

    private static func isPublished(_ profile: Profile) -> Bool {
        !profile.isPreprint && (!profile.container.isEmpty || !profile.volume.isEmpty || profile.doi != 0 || profile.pmid != 0)
    }

    /// In words, for `matches.reasons`.
    var reason: String {
        switch self {
        case .kinds: "kept apart: one is a correction of, reply to or comment on the other"
        case .parts: "kept apart: different parts"
        case .numbers: "kept apart: different numbers in the titles"
        case .opposites: "kept apart: the titles name opposites"
        case .identifiers: "kept apart: different DOI and different title"
        case .items: "kept apart: the DOI is that of a whole issue"
        case .pubmed: "kept apart: different PMID"
        case .preprint: "kept apart: preprint and published version"
        case .editions: "kept apart: different editions"
        case .trials: "kept apart: different numbers in one register of trials"
        case .book: "kept apart: one stands in the other"
        }
    }
}
