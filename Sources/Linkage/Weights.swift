/// What each level of agreement says, in bits: log2 of how much oftener it is seen between references to one work than between others.
///
/// All weights are fixed: one configuration serves every field of study. What the data at hand can change is `Reliability`, and only downward.
///
/// - Source: I. P. Fellegi, A. B. Sunter, A theory for record linkage, JASA 64 (1969). Learned by `Tests/train-linkage`.
public struct Weights: Sendable, Equatable {
    /// What counts besides the levels of the fields.
    package enum Feature: Int, CaseIterable, Sendable {
        /// The odds, before any field is seen, that two references which share a block are one work.
        case prior
        /// Journal, volume, pages and date disagree together: a meeting abstract and the article of that name agree in all else.
        case place
        /// One of the two states no place in print, but an author or a year.
        case thin
        /// One of the two is a title alone, perhaps with a site.
        case bare
        /// Each bit of the title's information, where the titles agree; and the same where one of the two is bare.
        case information, bareInformation
        /// Titles differ, but authors, volume and both pages are the same: a translation, or a title that was garbled.
        case range
        /// Titles do not agree, or say little, and pages differ.
        case otherPage
        /// Two ranges of pages in one journal or book have no page in common.
        case otherRange
        /// The titles agree, but are those of many items: `Editorial`, `General notes`, the more the plainer they are; not of two books by the same
        /// authors. Or nobody signed them, and they stand in two issues: `Membership application`.
        case plainTitle
        /// One is a title alone at a site that holds copies of what was published, and the other has that very title.
        case copy
        /// Two ranges of pages in one book have no page in common: chapters.
        case otherChapter
    }

    /// By feature, then by field and level.
    private var values: [Double]

    package init(_ features: [(Feature, Double)], _ levels: [(Field, Level, Double)]) {
        values = [Double](repeating: 0, count: Feature.allCases.count + Field.allCases.count * Level.allCases.count)
        for (feature, value) in features { values[feature.rawValue] = value }
        for (field, level, value) in levels { values[Self.place(of: field, level)] = value }
    }

    /// Every weight by name, in the order of `flat`: `prior`, `place` and so on, then `authors.same` and so on.
    package static let names = Feature.allCases.map { "\($0)" } + Field.allCases.flatMap { field in Level.allCases.map { "\(field).\($0)" } }

    package var flat: [Double] {
        get { values }
        set { values = newValue }
    }

    subscript(place: Int) -> Double { values[place] }

    private static func place(of field: Field, _ level: Level) -> Int {
        Feature.allCases.count + Int(field.rawValue) * Level.allCases.count + Int(level.rawValue)
    }

    /// Of each field the level that speaks more for one work, of those that are stated.
    func union(_ a: ComparisonVector, _ b: ComparisonVector) -> ComparisonVector {
        var union = isBetter(.title, b, a) ? b : a
        for field in Field.allCases { union[field] = isBetter(field, b, a) ? b[field] : a[field] }
        union.isOtherRange = union.isOtherRange && union[.pages] == .differs
        union.isOtherChapter = union.isOtherChapter && union[.pages] == .differs
        union.isCopy = a.isCopy || b.isCopy
        union.isRecurring = a.isRecurring && b.isRecurring
        union.thinness = min(a.thinness, b.thinness)
        union.textShare = max(a.textShare, b.textShare)
        return union
    }

    private func isBetter(_ field: Field, _ a: ComparisonVector, _ b: ComparisonVector) -> Bool {
        if a[field] == .missing || b[field] == .missing { return b[field] == .missing }
        return values[Self.place(of: field, a[field])] > values[Self.place(of: field, b[field])]
    }

    /// No title says more than this.
    private static let mostInformation: Float = 12
    /// Below this a title is one of many: `General notes`, `Editorial`.
    private static let leastInformation: Float = 6

    /// Gives every weight that a pair has, as its place in `flat`, and what it is multiplied by.
    @inline(__always)
    static func forEachFeature(of vector: ComparisonVector, _ reliability: Reliability, _ body: (_ place: Int, _ value: Double, _ field: Field?) -> Void) {
        body(Feature.prior.rawValue, 1, nil)
        let isTitled = vector.agrees(.title)
        let information = Double(min(mostInformation, vector.titleInformation))
        if isTitled { body(Feature.information.rawValue, information, nil) }
        if isTitled, vector.isRecurring {
            body(Feature.plainTitle.rawValue, 1, nil)
        } else if isTitled, vector.titleInformation < leastInformation, !vector.areBooks || !vector.agrees(.authors) {
            body(Feature.plainTitle.rawValue, Double(min(1, (leastInformation - vector.titleInformation) / 2)), nil)
        }
        switch vector.thinness {
        case .full: break
        case .thin: body(Feature.thin.rawValue, 1, nil)
        case .bare:
            body(Feature.bare.rawValue, 1, nil)
            if isTitled { body(Feature.bareInformation.rawValue, information, nil) }
        }
        if vector.isOneRange { body(Feature.range.rawValue, vector[.issue] == .differs ? 1 - reliability[.issue] : 1, nil) }
        if vector[.pages] == .differs, !isTitled || vector[.title] == .inside || vector.isFollowUp || vector.titleInformation < leastInformation {
            body(Feature.otherPage.rawValue, reliability[.pages], .pages)
        }
        if vector.isOtherRange { body(Feature.otherRange.rawValue, reliability[.pages], .pages) }
        if vector.isOtherChapter { body(Feature.otherChapter.rawValue, reliability[.pages], .pages) }
        if vector.isCopy { body(Feature.copy.rawValue, 1, nil) }
        let places = Scoring.otherPlaces(in: vector, reliability)
        if places != 0 { body(Feature.place.rawValue, places, nil) }
        for field in Field.allCases {
            let level = vector[field]
            if level != .missing { body(place(of: field, level), Scoring.isChecked(field) ? reliability[field] : 1, field) }
        }
    }
}
