/// The fields that are compared, in the order in which reasons name them.
enum Field: UInt8, CaseIterable, Sendable {
    case doi, pmid, pmcid, url, title, authors, year, container, venue, volume, issue, pages, site
}

/// How two values of a field agree. Which levels a field has, and what each means there, stands with its comparison and in `Weights`.
enum Level: UInt8, Sendable {
    /// One side or both do not state it: no evidence.
    case missing
    case same, close, part, cut, near, differs
}

/// The levels of one pair, field by field.
struct ComparisonVector: Sendable {
    private var levels = SIMD16<UInt8>(repeating: 0)
    /// Of the folded titles, 0 to 1.
    var titleSimilarity = 0.0
    /// What the part of the title that agrees says of identity, in bits.
    var titleInformation = 0.0

    subscript(field: Field) -> Level {
        get { Level(rawValue: levels[Int(field.rawValue)]) ?? .missing }
        set { levels[Int(field.rawValue)] = newValue.rawValue }
    }
}

/// Compares two profiles field by field. It keeps scratch memory, so one is used for many pairs.
struct Comparer {
    var levenshtein = Levenshtein()

    mutating func vector(_ a: Profile, _ b: Profile) -> ComparisonVector {
        var vector = ComparisonVector()
        vector[.doi] = identifiers(a.doi, b.doi)
        vector[.pmid] = identifiers(a.pmid, b.pmid)
        vector[.pmcid] = identifiers(a.pmcid, b.pmcid)
        vector[.url] = a.url != 0 && a.url == b.url ? .same : .missing
        compareTitles(a.title, b.title, into: &vector)
        vector[.authors] = authors(a.authors, b.authors)
        vector[.year] = years(a.year, b.year)
        vector[.container] = containers(a.container, b.container)
        vector[.venue] = a.venue == .unknown || b.venue == .unknown ? .missing : a.venue == b.venue ? .same : .differs
        vector[.volume] = numbers(a.volume, b.volume)
        vector[.issue] = numbers(a.issue, b.issue)
        vector[.pages] = pages(a.pages, b.pages)
        vector[.site] = sites(a, b)
        return vector
    }

    /// *Same* or *differs*, by the one form of the identifier.
    private func identifiers(_ a: UInt64, _ b: UInt64) -> Level { a == 0 || b == 0 ? .missing : a == b ? .same : .differs }
}
