/// All records that one document gives, before and after linkage.
///
/// The text itself is not among them: it is written as soon as it is read, so that memory holds records only.
///
/// - Shape: every list is in reading order.
public struct DocumentRecords: Sendable, Codable {
    public let source: Source
    public let characterCount: Int
    public var metadata = DocumentMetadata()
    public var sections: [Section] = []
    public var keyValues: RecordList<KeyValue>
    public var tables: [Table] = []
    public var cells: RecordList<Cell>
    public var references: RecordList<Reference>
    public var citations: RecordList<Citation>
    public var quantities: RecordList<Quantity>
    public var findings: RecordList<Finding>
    public var arms: RecordList<Arm>
    /// Studies that the text describes without citing.
    public var studies: [Study] = []
    /// What tables say of studies that they cite; linkage puts it to the cited works.
    public var citedStudies: [CitedStudy] = []
    public var effects: RecordList<Effect>
    public var diagnostics: RecordList<Diagnostic>

    /// - Parameter store: where the records of a large document are put away; nil keeps them in memory.
    public init(source: Source, characterCount: Int, store: (any RecordStore)? = nil) {
        self.source = source; self.characterCount = characterCount
        keyValues = RecordList(in: store); cells = RecordList(in: store); references = RecordList(in: store); citations = RecordList(in: store)
        quantities = RecordList(in: store); findings = RecordList(in: store); arms = RecordList(in: store); effects = RecordList(in: store)
        diagnostics = RecordList(in: store)
    }

    public var row: DocumentRow {
        DocumentRow(id: source.id, path: source.path, sha256: source.sha256, format: source.format, metadata: metadata,
                    characterCount: characterCount, sectionCount: sections.count, tableCount: tables.count,
                    referenceCount: references.count, citationCount: citations.count, findingCount: findings.count)
    }
}

/// What a run publishes.
///
/// - Shape: `documents` is sorted by id (UTF-8 bytes); every other array is in the order in which it is published.
public struct Dataset: Sendable {
    /// The version of the contract: names of files, tables and columns.
    public static let schemaVersion = 1

    public var documents: [DocumentRecords]
    /// The documents' texts and blocks, in the order of `documents`.
    public var texts: any DocumentTexts = NoTexts()
    public var works: [Work] = []
    public var workAliases: [WorkAlias] = []
    public var matches: RecordList<Match> = []
    public var relations: [Relation] = []
    /// How many pairs of references were compared; nothing that is published.
    public var candidatePairs = 0
    /// Studies of cited works; those that a text describes are with their documents.
    public var citedStudies: [Study] = []
    public var conflicts: [Conflict] = []
    /// What concerns no document that is published: quarantined files, configuration, linkage.
    public var diagnostics: [Diagnostic] = []

    public init(documents: [DocumentRecords]) { self.documents = documents }

    /// All tables in the order of the contract.
    public static let tables: [TableDefinition] = [
        DocumentRow.table, Section.table, KeyValue.table, Table.table, Cell.table, Reference.table, Citation.table, Work.table,
        WorkAlias.table, Match.table, Relation.table, Finding.table, Arm.table, Study.table, Effect.table, Quantity.table,
        Conflict.table, Diagnostic.table,
    ]
}

/// Where the texts of the documents wait for the writer that publishes them.
public protocol DocumentTexts: Sendable {
    /// The text of a document as UTF-8, and the blocks that tile it, by kind and bytes alone.
    func text(ofDocument index: Int) throws -> (bytes: [UInt8], blocks: [Block])
}

/// No texts: for datasets that are made of records alone, as in tests.
public struct NoTexts: DocumentTexts {
    public init() {}
    public func text(ofDocument index: Int) -> (bytes: [UInt8], blocks: [Block]) { ([], []) }
}
