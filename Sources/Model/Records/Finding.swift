/// One outcome of one subject at one time and place, as a sentence or a table cell states it.
public struct Finding: Record, Codable {
    public enum Direction: String, Sendable, CaseIterable, Codable { case increase, decrease, no_change, mixed, not_reported }
    public enum Support: String, Sendable, CaseIterable, Codable { case cited, uncited, dangling }

    public var id: String
    public var documentID: String
    public var sectionID: String?
    public var tableID: String?
    public var row: Int?
    public var column: Int?
    public var studyID: String?
    public var subject: String?
    public var comparator: String?
    public var outcome: String?
    /// The direction of the outcome as named: a NIHSS change of -4.7 is a decrease, an improvement of 2.8 points an increase.
    public var direction: Direction
    /// What the estimate is: `mean`, `mean_change`, `fold_change`, `percent_change`, `proportion` …
    public var statistic: String?
    public var estimate: Double?
    public var estimateHigh: Double?
    public var unit: String?
    public var dispersion: Double?
    public var dispersionHigh: Double?
    public var dispersionType: DispersionType?
    public var n: Int?
    public var timepoint: String?
    public var population: String?
    public var model: String?
    public var region: String?
    public var dose: String?
    public var route: String?
    public var pValue: String?
    public var referenceIDs: [String] = []
    public var workIDs: [String] = []
    public var support: Support
    /// The columns whose words do not stand in the quote, each with where they come from: `subject: column header`.
    public var inherited: [String] = []
    public var quote: String
    public var span: SourceSpan

    public init(id: String, documentID: String, sectionID: String?, direction: Direction, support: Support, quote: String, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.sectionID = sectionID; self.direction = direction; self.support = support
        self.quote = quote; self.span = span
    }

    public static let tableName = "findings"
    public static let meaning = "What the documents report: one row is one outcome of one subject at one time and place."
    public static let columns: [Column<Finding>] = [
        .key("finding_id", "The finding") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .text("section_id", "The section that holds it", references: "sections") { $0.sectionID },
        .text("table_id", "The table that holds it", references: "tables") { $0.tableID },
        .integer("row", "The row of its cell") { $0.row },
        .integer("column", "The column of its cell") { $0.column },
        .text("study_id", "The study that it is from", references: "studies") { $0.studyID },
        .text("subject", "What was given or done") { $0.subject },
        .text("comparator", "What it was compared with") { $0.comparator },
        .text("outcome", "What was measured") { $0.outcome },
        .name("direction", "The direction of the outcome as named", allowed: Direction.allCases.map(\.rawValue)) { $0.direction.rawValue },
        .text("statistic", "What the estimate is: mean_change, fold_change, percent_change, proportion …") { $0.statistic },
        .real("estimate", "The number, or the lower end of a range") { $0.estimate },
        .real("estimate_high", "The upper end of a range") { $0.estimateHigh },
        .text("unit", "UCUM code of the estimate") { $0.unit },
        .real("dispersion", "What follows ±, or the lower bound of an interval") { $0.dispersion },
        .real("dispersion_high", "The upper bound of an interval") { $0.dispersionHigh },
        .text("dispersion_type", "What the dispersion is; unknown unless the text says", allowed: DispersionType.allCases.map(\.rawValue)) { $0.dispersionType?.rawValue },
        .integer("n", "Sample size printed with the result") { $0.n },
        .text("timepoint", "When it was measured, as printed") { $0.timepoint },
        .text("population", "In whom, as printed") { $0.population },
        .text("model", "Disease or experimental model, as printed") { $0.model },
        .text("region", "Where in the body, as printed") { $0.region },
        .text("dose", "Dose, as printed") { $0.dose },
        .text("route", "Route of administration, as printed") { $0.route },
        .text("p_value", "The p value as printed: <0.001, .03") { $0.pValue },
        .list("reference_ids", "The references that it cites") { $0.referenceIDs },
        .list("work_ids", "The works that it cites") { $0.workIDs },
        .name("support", "Whether it cites something that exists", allowed: Support.allCases.map(\.rawValue)) { $0.support.rawValue },
        .list("inherited", "Columns whose words do not stand in the quote, and where they come from") { $0.inherited },
        .name("quote", "The statement to the letter") { $0.quote },
    ] + place { $0.span }
}

/// One arm of a finding that states numbers for several.
public struct Arm: Record, Codable {
    public enum Role: String, Sendable, CaseIterable, Codable { case treatment, comparator, baseline }

    public var findingID: String
    public var arm: String
    public var role: Role
    public var estimate: Double?
    public var dispersion: Double?
    public var dispersionType: DispersionType?
    public var events: Int?
    public var n: Int?

    public init(findingID: String, arm: String, role: Role, estimate: Double?, dispersion: Double? = nil, dispersionType: DispersionType? = nil,
                events: Int? = nil, n: Int? = nil) {
        self.findingID = findingID; self.arm = arm; self.role = role; self.estimate = estimate; self.dispersion = dispersion
        self.dispersionType = dispersionType; self.events = events; self.n = n
    }

    public static let tableName = "arms"
    public static let meaning = "The arms of findings that state numbers for each."
    public static let columns: [Column<Arm>] = [
        Column(definition: .init("finding_id", .text, "Its finding", isRequired: true, isKey: true, references: "findings")) { .text($0.findingID) },
        .key("arm", "The arm's name as printed") { $0.arm },
        Column(definition: .init("role", .text, "What the arm is in the comparison", isRequired: true, isKey: true, allowed: Role.allCases.map(\.rawValue))) { .text($0.role.rawValue) },
        .real("estimate", "The arm's number") { $0.estimate },
        .real("dispersion", "What follows ±") { $0.dispersion },
        .text("dispersion_type", "What the dispersion is; unknown unless the text says", allowed: DispersionType.allCases.map(\.rawValue)) { $0.dispersionType?.rawValue },
        .integer("events", "How many had the outcome") { $0.events },
        .integer("n", "How many were in the arm") { $0.n },
    ]
}
