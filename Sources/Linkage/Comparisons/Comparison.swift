/// The fields that are compared, in the order in which reasons name them.
package enum Field: UInt8, CaseIterable, Sendable {
    case doi, pmid, pmcid, url, title, authors, year, container, venue, volume, issue, pages, site, text, numbers
}

/// How two values of a field agree. Which levels a field has, and what each means there, stands with its comparison.
package enum Level: UInt8, CaseIterable, Sendable {
    /// One side or both do not state it: no evidence.
    case missing
    /// *Inside*: the value of one stands somewhere in the other's text.
    case same, close, part, cut, inside, near, differs
}

/// The levels of one pair, field by field.
struct ComparisonVector: Sendable {
    /// A byte a field; not one vector of sixteen, which would round up the memory of every link.
    private var first: UInt64 = 0, second: UInt64 = 0
    /// Of the words of the titles, 0 to 1.
    var titleSimilarity: Float = 0
    /// What the part of the title that agrees says of identity, in bits.
    var titleInformation: Float = 0
    /// The share of the shorter text that the other has too, 0 to 1.
    var textShare: Float = 0
    /// Two ranges of pages in one journal or book have no page in common.
    var isOtherRange = false
    /// The same, and neither states a volume or issue: two chapters of a book.
    var isOtherChapter = false
    /// Each of the two that is a title alone stands at a site that holds copies, and the titles are the very same, though dots may follow one.
    var isCopy = false
    /// Both are books, reports or theses, which are few and have short titles.
    var areBooks = false
    /// Nobody signed them, and they stand in two issues or on two pages of one periodical: what every issue prints.
    var isRecurring = false
    /// The numbers of the texts are compared without the year.
    var isYearLeftOut = false
    /// One title has many words more, and not only behind the other: `College Algebra: an Approach`, `College Algebra and Trigonometry: an Approach`.
    var isInterrupted = false
    /// How little the one that says less says.
    var thinness = Thinness.full

    subscript(field: Field) -> Level {
        get {
            let place = field.rawValue
            return Level(rawValue: UInt8(truncatingIfNeeded: (place < 8 ? first : second) >> UInt64(8 * (place & 7)))) ?? .missing
        }
        set {
            let shift = UInt64(8 * (field.rawValue & 7)), mask: UInt64 = 0xFF << shift, level = UInt64(newValue.rawValue) << shift
            if field.rawValue < 8 { first = first & ~mask | level } else { second = second & ~mask | level }
        }
    }

    /// Titles differ, but authors, volume and both pages are the same. What their issues say is for whoever knows how far issues can be trusted.
    var isOneRange: Bool {
        (self[.title] == .differs || self[.title] == .near) && self[.pages] == .same && self[.volume] == .same && agrees(.authors) && thinness == .full
    }

    /// One title goes on where the other ends, in another issue of one periodical: what came of it.
    var isFollowUp: Bool { self[.title] == .part && agrees(.container) && (isOtherRange || self[.issue] == .differs || self[.volume] == .differs) }

    /// Two volumes, issues or pages of one periodical; an issue that differs over one range of pages is a slip.
    var areOtherIssues: Bool {
        guard agrees(.container) else { return false }
        if self[.volume] == .same, self[.pages] == .same { return false }
        return self[.volume] == .differs || self[.issue] == .differs || self[.pages] == .differs
    }

    /// Whether a field agrees in some form.
    func agrees(_ field: Field) -> Bool {
        switch self[field] {
        case .same, .close, .part, .cut, .inside: true
        case .missing, .near, .differs: false
        }
    }
}

/// Compares two profiles field by field. It keeps scratch memory, so one is used for many pairs.
struct Comparer {
    let weights: GramWeights
    var levenshtein = Levenshtein()
    /// The words that only one of two titles has.
    var restA: [TitleProfile.Word] = []
    var restB: [TitleProfile.Word] = []
    /// The last comparisons of containers: few journals, many pairs.
    private var containerCache = [ContainerEntry](repeating: ContainerEntry(), count: 1 << 14)

    private struct ContainerEntry {
        var a: UInt64 = 0, b: UInt64 = 0
        var level = Level.missing
    }

    init(_ weights: GramWeights = GramWeights()) { self.weights = weights }

    mutating func vector(_ a: Profile, _ b: Profile) -> ComparisonVector {
        var vector = ComparisonVector()
        vector.thinness = max(a.thinness, b.thinness)
        vector[.doi] = identifiers(a.doi, b.doi)
        vector[.pmid] = identifiers(a.pmid, b.pmid)
        vector[.pmcid] = identifiers(a.pmcid, b.pmcid)
        compareTitles(a.title, b.title, into: &vector)
        vector[.authors] = authors(a.authors, b.authors)
        vector[.year] = years(a.year, b.year)
        vector[.container] = cachedContainers(a.container, b.container)
        vector[.venue] = vector.agrees(.container) && a.venue != .abstract && b.venue != .abstract ? .missing : venues(a.venue, b.venue)
        vector[.volume] = numbers(a.volume, b.volume)
        vector[.issue] = numbers(a.issue, b.issue)
        vector[.pages] = pages(a.pages, b.pages)
        if a.isExtent, b.isExtent, vector[.year] == .near || vector[.year] == .differs {
            // a later edition or a reprint has as many pages
            vector[.pages] = .missing
        }
        vector[.site] = Self.isPrinted(vector) ? .missing : sites(a, b)
        vector[.url] = a.url != 0 && a.url == b.url && !Self.areItems(vector) ? .same : .missing
        if vector.isInterrupted, a.isStated, b.isStated, !Self.isInOnePlace(vector), vector.titleSimilarity < (vector[.container] == .missing ? 0.8 : 0.6) {
            // nothing but the authors and the year speaks for one work
            vector[.title] = .near
        }
        if Self.areOtherPages(a, b, vector) { vector[.url] = .differs }
        if vector[.year] == .close, Self.isAhead(a, of: b, vector) || Self.isAhead(b, of: a, vector) { vector[.year] = .part }
        if a.isPreprint != b.isPreprint {
            // A preprint has a DOI, a date and a place of its own, which says nothing of the article.
            for field in [Field.doi, .year, .container, .venue, .volume, .issue, .pages] where !vector.agrees(field) { vector[field] = .missing }
        }
        compareTexts(a, b, into: &vector)
        if vector[.pages] == .differs, let first = a.pages, let second = b.pages, first.isWhole, second.isWhole {
            vector.isOtherRange = [.same, .close, .part].contains(vector[.container])
            vector.isOtherChapter = vector.isOtherRange && a.isUnnumbered && b.isUnnumbered
        }
        vector.isRecurring = a.authors.isEmpty && b.authors.isEmpty && a.isStated && b.isStated && vector.areOtherIssues
        // the inside of the cover is page 2 of each
        if vector.isRecurring, vector.agrees(.pages) { vector[.pages] = .missing }
        vector.areBooks = a.isMonograph && b.isMonograph
        vector.isCopy = vector.thinness == .bare && a.title.key == b.title.key && !a.title.isEmpty && a.mayBeCopy && b.mayBeCopy
        return vector
    }

    /// Two items that the pages or volumes tell apart, under the address of the issue, of its letters, or of a form that every issue prints; or two notices
    /// on one page of it.
    private static func areItems(_ vector: ComparisonVector) -> Bool {
        if vector[.volume] == .differs || vector[.title] == .differs && vector.agrees(.container) && vector.agrees(.volume) { return true }
        return switch vector[.pages] {
        case .part, .differs: true
        case .close: vector[.title] == .differs || vector[.title] == .near
        default: false
        }
    }

    private static func isInOnePlace(_ vector: ComparisonVector) -> Bool { vector.agrees(.container) || vector.agrees(.volume) || vector.agrees(.pages) }

    /// Two pages of one site under titles that are not the same, and no volume or page in print tells whether they are one work: parts of a series.
    private static func areOtherPages(_ a: Profile, _ b: Profile, _ vector: ComparisonVector) -> Bool {
        a.url != 0 && b.url != 0 && a.url != b.url && vector[.site] == .same && (vector[.title] == .near || vector[.title] == .part)
            && vector[.volume] == .missing && vector[.pages] == .missing && a.isStated && b.isStated
    }

    /// Two entries that agree in title, authors, year and what they were printed in: copies of it lie at many sites.
    private static func isPrinted(_ vector: ComparisonVector) -> Bool {
        (vector[.title] == .same || vector[.title] == .close) && (vector[.authors] == .same || vector[.authors] == .close)
            && vector[.year] == .same && vector.agrees(.container)
    }

    /// Whether one is the other before it was printed: a year earlier in the same journal, without volume and page.
    private static func isAhead(_ a: Profile, of b: Profile, _ vector: ComparisonVector) -> Bool {
        guard let first = a.year, let second = b.year, first < second, a.isUnnumbered, a.pages == nil, !b.volume.isEmpty || b.pages != nil else { return false }
        return (vector[.title] == .same || vector[.title] == .close) && vector.titleInformation >= 8 && (vector[.authors] == .same || vector[.authors] == .close)
            && vector.agrees(.container)
    }

    /// *Same* or *differs*, by the one form of the identifier.
    private func identifiers(_ a: UInt64, _ b: UInt64) -> Level { a == 0 || b == 0 ? .missing : a == b ? .same : .differs }

    private mutating func cachedContainers(_ a: ContainerProfile, _ b: ContainerProfile) -> Level {
        guard a.hash != 0, b.hash != 0 else { return .missing }
        if a.hash == b.hash { return .same }
        let first = min(a.hash, b.hash), second = max(a.hash, b.hash)
        let place = Int(truncatingIfNeeded: (first &* 31 &+ second) >> 20) & (containerCache.count - 1)
        if containerCache[place].a == first, containerCache[place].b == second { return containerCache[place].level }
        let level = containers(a.folded, b.folded)
        containerCache[place] = ContainerEntry(a: first, b: second, level: level)
        return level
    }
}
