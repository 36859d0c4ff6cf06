/// A pointer in the text to an entry of a reference list: one record per marker and label.
public struct Citation: Record, Codable {
    public enum Status: String, Sendable, CaseIterable, Codable {
        case resolved
        /// No reference has that label.
        case dangling
        /// Several references fit as well.
        case ambiguous
    }

    public var id: String
    public var documentID: String
    public var sectionID: String?
    public var tableID: String?
    public var row: Int?
    public var column: Int?
    /// The pointer as printed: `[2, 3]`, `Radchenko 2025`.
    public var marker: String
    /// The one label of the marker that this record is for: `3`, `Radchenko 2025`.
    public var label: String
    public var referenceID: String?
    public var workID: String?
    public var status: Status
    /// The sentence or cell that holds the marker.
    public var context: String
    /// The span of the marker.
    public var span: SourceSpan

    public init(id: String, documentID: String, sectionID: String?, tableID: String? = nil, row: Int? = nil, column: Int? = nil, marker: String,
                label: String, referenceID: String?, status: Status, context: String, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.sectionID = sectionID; self.tableID = tableID; self.row = row; self.column = column
        self.marker = marker; self.label = label; self.referenceID = referenceID; self.status = status; self.context = context; self.span = span
    }

    public static let tableName = "citations"
    public static let meaning = "Pointers in text and tables to references, one row per marker and label."
    public static let columns: [Column<Citation>] = [
        .key("citation_id", "The citation") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .text("section_id", "The section that holds it", references: "sections") { $0.sectionID },
        .text("table_id", "The table that holds it", references: "tables") { $0.tableID },
        .integer("row", "The row of its cell") { $0.row },
        .integer("column", "The column of its cell") { $0.column },
        .name("marker", "The pointer to the letter") { $0.marker },
        .name("label", "The one label of the marker that the row is for") { $0.label },
        .text("reference_id", "The reference it points to", references: "references") { $0.referenceID },
        .text("work_id", "The work of that reference", references: "works") { $0.workID },
        .name("status", "Whether the reference was found", allowed: Status.allCases.map(\.rawValue)) { $0.status.rawValue },
        .name("context", "The sentence or cell that holds the marker") { $0.context },
    ] + place { $0.span }
}
