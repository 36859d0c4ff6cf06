/// A study that findings come from: a cited work, or one that a text describes without citing.
public struct Study: Record, Codable {
    public var id: String
    /// How the text names it: `A 2019 cohort study`; of a cited work its title.
    public var label: String
    public var workID: String?
    public var design: String?
    public var year: Int?
    public var place: String?
    public var n: Int?
    public var population: String?
    public var quote: String?
    public var documentIDs: [String]

    public init(id: String, label: String, workID: String? = nil, design: String? = nil, year: Int? = nil, place: String? = nil, n: Int? = nil,
                population: String? = nil, quote: String? = nil, documentIDs: [String]) {
        self.id = id; self.label = label; self.workID = workID; self.design = design; self.year = year; self.place = place; self.n = n
        self.population = population; self.quote = quote; self.documentIDs = documentIDs
    }

    public static let tableName = "studies"
    public static let meaning = "Cited works that findings rest on, and studies that a text describes without citing."
    public static let columns: [Column<Study>] = [
        .key("study_id", "The study") { $0.id },
        .name("label", "How the text names it, or the title of the cited work") { $0.label },
        .text("work_id", "The cited work", references: "works") { $0.workID },
        .text("design", "Design as stated: cohort study, meta-analysis …") { $0.design },
        .integer("year", "Year as stated") { $0.year },
        .text("place", "Place or institution as stated") { $0.place },
        .integer("n", "Sample size as stated") { $0.n },
        .text("population", "In whom, as stated") { $0.population },
        .text("quote", "The words that describe it") { $0.quote },
        .list("document_ids", "The documents that speak of it") { $0.documentIDs },
    ]
}

/// What a document says of a study by one of its references.
public struct CitedStudy: Sendable, Codable {
    public var referenceID: String
    public var study: Study

    public init(referenceID: String, study: Study) { self.referenceID = referenceID; self.study = study }
}

/// What a finding gives toward an effect size, in the columns of metafor's `escalc`.
///
/// Effects are stated, never guessed: `yi` and `vi` are there only where they follow from stated numbers, and `missing` lists the rest.
///
/// - Source: W. Viechtbauer, metafor, `escalc`: MD SMD ROM take m1i sd1i n1i m2i sd2i n2i, RR OR RD take ai bi ci di.
public struct Effect: Record, Codable {
    public var id: String
    public var findingID: String
    public var studyID: String?
    public var outcome: String?
    public var timepoint: String?
    /// `MD`, `SMD`, `ROM`, `RR`, `OR`, `RD`, `MC` …
    public var measure: String
    public var m1i, sd1i, m2i, sd2i: Double?
    public var n1i, n2i, ai, bi, ci, di: Int?
    public var yi, vi: Double?
    /// The columns that the text does not state: `sd1i`, `n1i` …
    public var missing: [String]

    public init(id: String, findingID: String, studyID: String?, outcome: String?, timepoint: String?, measure: String, missing: [String] = []) {
        self.id = id; self.findingID = findingID; self.studyID = studyID; self.outcome = outcome; self.timepoint = timepoint
        self.measure = measure; self.missing = missing
    }

    public static let tableName = "effects"
    public static let meaning = "Comparisons in metafor's columns; yi and vi only where they follow from stated numbers."
    public static let columns: [Column<Effect>] = [
        .key("effect_id", "The effect") { $0.id },
        .name("finding_id", "Its finding", references: "findings") { $0.findingID },
        .text("study_id", "Its study", references: "studies") { $0.studyID },
        .text("outcome", "What was measured") { $0.outcome },
        .text("timepoint", "When it was measured, as printed") { $0.timepoint },
        .name("measure", "Effect measure, metafor's code") { $0.measure },
        .real("m1i", "Mean of the first arm") { $0.m1i },
        .real("sd1i", "Standard deviation of the first arm") { $0.sd1i },
        .integer("n1i", "Size of the first arm") { $0.n1i },
        .real("m2i", "Mean of the second arm") { $0.m2i },
        .real("sd2i", "Standard deviation of the second arm") { $0.sd2i },
        .integer("n2i", "Size of the second arm") { $0.n2i },
        .integer("ai", "Events in the first arm") { $0.ai },
        .integer("bi", "Non-events in the first arm") { $0.bi },
        .integer("ci", "Events in the second arm") { $0.ci },
        .integer("di", "Non-events in the second arm") { $0.di },
        .real("yi", "Effect size; where one of ai, bi, ci, di is zero, with a half added to each of them") { $0.yi },
        .real("vi", "Sampling variance; where one of ai, bi, ci, di is zero, with a half added to each of them") { $0.vi },
        .list("missing", "The columns that the source does not state") { $0.missing },
    ]
}
