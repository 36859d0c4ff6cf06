/// What references denote: one article, book or page, whatever the number of entries that point to it.
public struct Work: Record {
    public var id: String
    public var bibliography: Bibliography
    public var referenceCount: Int
    public var documentCount: Int
    public var citationCount: Int
    /// `journal_article`, `preprint`, `review`, `vendor_page`, `web_page` …
    public var evidence: String?

    public init(id: String, bibliography: Bibliography, referenceCount: Int, documentCount: Int, citationCount: Int = 0, evidence: String? = nil) {
        self.id = id; self.bibliography = bibliography; self.referenceCount = referenceCount; self.documentCount = documentCount
        self.citationCount = citationCount; self.evidence = evidence
    }

    public static let tableName = "works"
    public static let meaning = "What the references denote, each once, with the best value of every field."
    public static let columns: [Column<Work>] = [
        .key("work_id", "The work; stable from one run to the next") { $0.id },
        .text("type", "CSL type") { $0.bibliography.type },
        .text("title", "Title") { $0.bibliography.title },
        .list("authors", "Authors as Family, Given") { $0.bibliography.authors.map(\.text) },
        .integer("year", "Year of publication") { $0.bibliography.year },
        .text("container_title", "Journal, book or site") { $0.bibliography.containerTitle },
        .text("volume", "Volume") { $0.bibliography.volume },
        .text("issue", "Issue") { $0.bibliography.issue },
        .text("page", "Pages or article number") { $0.bibliography.page },
        .text("publisher", "Publisher") { $0.bibliography.publisher },
        .text("doi", "Digital object identifier") { $0.bibliography.doi },
        .text("pmid", "PubMed identifier") { $0.bibliography.pmid },
        .text("pmcid", "PubMed Central identifier") { $0.bibliography.pmcid },
        .text("url", "Address") { $0.bibliography.url },
        .integer("n_references", "References that denote it", isRequired: true) { $0.referenceCount },
        .integer("n_documents", "Documents that list it", isRequired: true) { $0.documentCount },
        .integer("n_citations", "Citations that point to it", isRequired: true) { $0.citationCount },
        .text("evidence", "What kind of source it is") { $0.evidence },
    ]
}

/// An id that a work once had: when two published works turn out to be one, the older id stays and the other points to it.
public struct WorkAlias: Record {
    public var aliasID: String
    public var workID: String

    public init(aliasID: String, workID: String) { self.aliasID = aliasID; self.workID = workID }

    public static let tableName = "work_aliases"
    public static let meaning = "Former ids of works."
    public static let columns: [Column<WorkAlias>] = [
        .key("alias_id", "The former id") { $0.aliasID },
        .name("work_id", "The work that has it now", references: "works") { $0.workID },
    ]
}

/// Why two references are one work, may be one, or are not.
public struct Match: Record, Codable {
    public enum Decision: String, Sendable, CaseIterable, Codable { case merge, possible, distinct }
    public enum Decider: String, Sendable, CaseIterable, Codable { case rule, model, human }

    public var referenceIDA: String
    public var referenceIDB: String
    public var probability: Double
    public var decision: Decision
    public var decidedBy: Decider
    /// In words and figures: `same title (1.00)`, `year 2019 and 2020`.
    public var reasons: [String]

    public init(referenceIDA: String, referenceIDB: String, probability: Double, decision: Decision, decidedBy: Decider, reasons: [String]) {
        self.referenceIDA = referenceIDA; self.referenceIDB = referenceIDB; self.probability = probability; self.decision = decision
        self.decidedBy = decidedBy; self.reasons = reasons
    }

    public static let tableName = "matches"
    public static let meaning = "The strongest links that hold each work together, and the possible pairs worth a look."
    public static let columns: [Column<Match>] = [
        Column(definition: .init("reference_id_a", .text, "One reference", isRequired: true, isKey: true, references: "references")) { .text($0.referenceIDA) },
        Column(definition: .init("reference_id_b", .text, "The other reference", isRequired: true, isKey: true, references: "references")) { .text($0.referenceIDB) },
        .real("probability", "Match probability, from 0 to 1") { $0.probability },
        .name("decision", "What was decided", allowed: Decision.allCases.map(\.rawValue)) { $0.decision.rawValue },
        .name("decided_by", "Who or what decided", allowed: Decider.allCases.map(\.rawValue)) { $0.decidedBy.rawValue },
        .list("reasons", "Why, in words and figures") { $0.reasons },
    ]
}

/// Two references that are not one work but belong together.
public struct Relation: Record {
    public enum Kind: String, Sendable, CaseIterable {
        case preprint_of, erratum_of, reply_to, part_of, edition_of, translation_of, conference_version_of
    }

    public var referenceIDA: String
    public var referenceIDB: String
    public var relation: Kind
    public var reasons: [String]

    public init(referenceIDA: String, referenceIDB: String, relation: Kind, reasons: [String]) {
        self.referenceIDA = referenceIDA; self.referenceIDB = referenceIDB; self.relation = relation; self.reasons = reasons
    }

    public static let tableName = "relations"
    public static let meaning = "References that are not one work but belong together."
    public static let columns: [Column<Relation>] = [
        Column(definition: .init("reference_id_a", .text, "One reference", isRequired: true, isKey: true, references: "references")) { .text($0.referenceIDA) },
        Column(definition: .init("reference_id_b", .text, "The other reference", isRequired: true, isKey: true, references: "references")) { .text($0.referenceIDB) },
        Column(definition: .init("relation", .text, "What the first is to the second", isRequired: true, isKey: true, allowed: Kind.allCases.map(\.rawValue))) { .text($0.relation.rawValue) },
        .list("reasons", "Why") { $0.reasons },
    ]
}

/// Two statements that disagree, within a document or across.
public struct Conflict: Record {
    public enum Kind: String, Sendable, CaseIterable { case numeric, direction, identity, status }

    public var id: String
    public var kind: Kind
    /// What they disagree about.
    public var about: String
    /// The id of one record: a finding, a quantity, a reference, a key value or a section.
    public var idA: String
    public var idB: String
    public var explanation: String

    public init(kind: Kind, about: String, idA: String, idB: String, explanation: String) {
        id = "\(kind.rawValue):\(idA)~\(idB)"
        self.kind = kind; self.about = about; self.idA = idA; self.idB = idB; self.explanation = explanation
    }

    public static let tableName = "conflicts"
    public static let meaning = "Statements that disagree; groups of equal statements are paired once."
    public static let columns: [Column<Conflict>] = [
        .key("conflict_id", "The conflict") { $0.id },
        .name("kind", "What sort of disagreement", allowed: Kind.allCases.map(\.rawValue)) { $0.kind.rawValue },
        .name("about", "What they disagree about") { $0.about },
        .name("a_id", "One record") { $0.idA },
        .name("b_id", "The other record") { $0.idB },
        .name("explanation", "The disagreement in words") { $0.explanation },
    ]
}
