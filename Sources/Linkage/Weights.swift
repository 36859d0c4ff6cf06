/// What each level of agreement says, in bits: log2 of how much oftener it is seen between references to one work than between others.
///
/// The title's weight is the information of its words (`TitleInformation`), so that `Editorial` says almost nothing. All weights are fixed: one
/// configuration serves every field of study. What the data at hand can change is `Reliability`, and only downward.
///
/// - Source: I. P. Fellegi, A. B. Sunter, A theory for record linkage, JASA 64 (1969); the figures are set by hand from the frequencies of years,
///   volumes and pages in bibliographies, and checked on the public deduplication sets of Rathbone 2015, Wagner 2021, ASySD and Cora.
public struct Weights: Sendable {
    /// The odds, before any field is seen, that two references which share a block are one work.
    public var prior = -9.0
    /// No title says more than this.
    public var titleLimit = 16.0
    /// The share of a title's information that counts, by level.
    public var titleShares: (same: Double, close: Double, part: Double, cut: Double) = (1, 0.9, 0.5, 0.85)
    /// The title levels that speak against.
    public var titleNear = -3.0, titleDiffers = -10.0

    /// What is added when journal, volume, pages and date disagree together: a meeting abstract and the article of that name agree in all else.
    public var otherPlace = -12.0

    public init() {}

    /// The weight of a level of every field but the title.
    func bits(of field: Field, _ level: Level) -> Double {
        switch (field, level) {
        case (_, .missing): 0
        case (.doi, .same): 14
        case (.doi, _): -6
        case (.pmid, .same), (.pmcid, .same): 16
        case (.pmid, _), (.pmcid, _): -9
        case (.url, .same): 11
        case (.authors, .same): 7
        case (.authors, .close): 6
        case (.authors, .part): 4.5
        case (.authors, .near): 1.5
        case (.authors, _): -7
        case (.year, .same): 2.5
        case (.year, .close): -0.5
        case (.year, .near): -2.5
        case (.year, _): -5
        case (.container, .same): 3
        case (.container, .close): 2.5
        case (.container, .part): 2
        case (.container, .near): 0
        case (.container, _): -2.5
        case (.volume, .same): 4
        case (.volume, .part): 2
        case (.volume, _): -4
        case (.issue, .same): 1.5
        case (.issue, .part): 0.5
        case (.issue, _): -1.5
        case (.pages, .same): 7
        case (.pages, .close): 5
        case (.pages, .part): 1.5
        case (.pages, _): -4.5
        case (.site, .same): 0
        case (.site, .close): 0
        // Enough for a look, never for a merge: a site has many pages.
        case (.site, .part): 9
        case (.site, _): -8
        case (.title, _), (.url, _), (.venue, _): 0
        }
    }

    /// The weight of the titles.
    func bits(ofTitleIn vector: ComparisonVector) -> Double {
        let information = min(titleLimit, vector.titleInformation)
        switch vector[.title] {
        case .missing: return 0
        case .same: return titleShares.same * information
        case .close: return titleShares.close * information
        case .part: return titleShares.part * information
        case .cut: return titleShares.cut * information
        case .near: return titleNear
        case .differs: return titleDiffers
        }
    }
}
