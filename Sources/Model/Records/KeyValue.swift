/// A labelled fact outside tables: `Cat. No.: V1042`, `**Animal Model:** …`, glued `ClassGABA analog`.
public struct KeyValue: Record, Codable {
    public var id: String
    public var documentID: String
    public var sectionID: String?
    public var key: String
    public var value: String
    public var span: SourceSpan

    public init(id: String, documentID: String, sectionID: String?, key: String, value: String, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.sectionID = sectionID; self.key = key; self.value = value; self.span = span
    }

    public static let tableName = "key_values"
    public static let meaning = "Labelled facts outside tables."
    public static let columns: [Column<KeyValue>] = [
        .key("key_value_id", "The fact") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .text("section_id", "The section that holds it", references: "sections") { $0.sectionID },
        .name("key", "The label without markup and colon") { $0.key },
        .name("value", "What the label names, without markup") { $0.value },
    ] + place { $0.span }
}
