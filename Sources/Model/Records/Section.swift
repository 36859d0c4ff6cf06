/// A heading and what stands under it, up to the next heading of its level or above.
public struct Section: Record, Codable {
    public var id: String
    public var documentID: String
    public var parentID: String?
    /// 1 for the title, 2 for its sections, and so on.
    public var level: Int
    /// The heading without markup and trailing interface glyphs.
    public var heading: String
    /// The span of the heading.
    public var span: SourceSpan

    public init(id: String, documentID: String, parentID: String? = nil, level: Int, heading: String, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.parentID = parentID; self.level = level; self.heading = heading; self.span = span
    }

    public static let tableName = "sections"
    public static let meaning = "Headings in reading order, and how they nest."
    public static let columns: [Column<Section>] = [
        .key("section_id", "The section") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .text("parent_id", "The section that holds it", references: "sections") { $0.parentID },
        .integer("level", "1 for the title, 2 for a section below it, and so on", isRequired: true) { $0.level },
        .name("heading", "The heading without markup") { $0.heading },
    ] + place { $0.span }
}
