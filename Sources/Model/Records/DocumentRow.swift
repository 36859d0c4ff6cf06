/// What a document says of itself.
///
/// - Loss: none. What the document does not state is nil; `language` is nil unless it is stated.
public struct DocumentMetadata: Sendable, Hashable, Codable {
    public var title: String?
    public var authors: [Name] = []
    /// ISO 8601, as precise as stated.
    public var published: String?
    public var publisher: String?
    public var language: String?
    public var url: String?

    public init() {}
}

/// A source document as published: who it is and what it gave.
public struct DocumentRow: Record {
    public var id: String
    public var path: String
    public var sha256: String
    public var format: String
    public var metadata: DocumentMetadata
    public var characterCount: Int
    public var sectionCount: Int
    public var tableCount: Int
    public var referenceCount: Int
    public var citationCount: Int
    public var findingCount: Int

    public init(id: String, path: String, sha256: String, format: String, metadata: DocumentMetadata, characterCount: Int, sectionCount: Int,
                tableCount: Int, referenceCount: Int, citationCount: Int, findingCount: Int) {
        self.id = id; self.path = path; self.sha256 = sha256; self.format = format; self.metadata = metadata
        self.characterCount = characterCount; self.sectionCount = sectionCount; self.tableCount = tableCount
        self.referenceCount = referenceCount; self.citationCount = citationCount; self.findingCount = findingCount
    }

    public static let tableName = "documents"
    public static let meaning = "The source documents, what they say of themselves and how much each gave."
    public static let columns: [Column<DocumentRow>] = [
        .key("document_id", "The document: its path, percent-encoded") { $0.id },
        .name("path", "Path below the source root") { $0.path },
        .name("sha256", "SHA-256 of the file") { $0.sha256 },
        .name("format", "The reader that read it; spans count in the decoded file for text and markdown, for html and text_columns (pages in two columns, read column by column) in the text made of them (SQLite: document_texts)") { $0.format },
        .text("title", "Title as stated") { $0.metadata.title },
        .list("authors", "Authors as stated") { $0.metadata.authors.map(\.text) },
        .text("published", "Date as stated, ISO 8601") { $0.metadata.published },
        .text("publisher", "Publisher as stated") { $0.metadata.publisher },
        .text("language", "Language as stated, BCP 47") { $0.metadata.language },
        .text("url", "Address as stated") { $0.metadata.url },
        .integer("n_characters", "Unicode scalars of its text", isRequired: true) { $0.characterCount },
        .integer("n_sections", "Sections", isRequired: true) { $0.sectionCount },
        .integer("n_tables", "Tables", isRequired: true) { $0.tableCount },
        .integer("n_references", "References", isRequired: true) { $0.referenceCount },
        .integer("n_citations", "Citations", isRequired: true) { $0.citationCount },
        .integer("n_findings", "Findings", isRequired: true) { $0.findingCount },
    ]
}
