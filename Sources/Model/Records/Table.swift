/// A table as it stands in a document; its cells are `Cell` records.
public struct Table: Record, Codable {
    public var id: String
    public var documentID: String
    public var sectionID: String?
    public var caption: String?
    /// The name of the layout that read it: `tab-separated`, `pipe`, `glued` …
    public var layout: String
    public var rowCount: Int
    public var columnCount: Int
    public var headerRowCount: Int
    /// How sure the layout is of its cells, from 0 to 1.
    public var confidence: Double
    public var span: SourceSpan

    public init(id: String, documentID: String, sectionID: String?, caption: String?, layout: String, rowCount: Int, columnCount: Int,
                headerRowCount: Int, confidence: Double, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.sectionID = sectionID; self.caption = caption; self.layout = layout
        self.rowCount = rowCount; self.columnCount = columnCount; self.headerRowCount = headerRowCount; self.confidence = confidence
        self.span = span
    }

    public static let tableName = "tables"
    public static let meaning = "Tables found in the documents."
    public static let columns: [Column<Table>] = [
        .key("table_id", "The table") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .text("section_id", "The section that holds it", references: "sections") { $0.sectionID },
        .text("caption", "Its caption as printed, without markup") { $0.caption },
        .name("layout", "The layout that read it") { $0.layout },
        .integer("n_rows", "Rows, heading rows included", isRequired: true) { $0.rowCount },
        .integer("n_columns", "Columns", isRequired: true) { $0.columnCount },
        .integer("header_rows", "How many rows at the top are headings", isRequired: true) { $0.headerRowCount },
        .real("confidence", "How sure the layout is of the cells, from 0 to 1") { $0.confidence },
    ] + place { $0.span }
}

/// One cell of a table.
public struct Cell: Record, Codable {
    public enum Role: String, Sendable, CaseIterable, Codable { case header, stub, group, data, note }

    public var tableID: String
    /// From 0 in reading order; a single heading row is 0.
    public var row: Int
    public var column: Int
    public var rowSpan: Int
    public var columnSpan: Int
    public var role: Role
    /// The text of the heading cell or cells above it, joined by ` / `.
    public var header: String?
    /// Without markup, citation markers kept, digits as printed.
    public var text: String
    public var span: SourceSpan

    public init(tableID: String, row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, role: Role, header: String?, text: String, span: SourceSpan) {
        self.tableID = tableID; self.row = row; self.column = column; self.rowSpan = rowSpan; self.columnSpan = columnSpan
        self.role = role; self.header = header; self.text = text; self.span = span
    }

    public static let tableName = "cells"
    public static let meaning = "The cells of the tables; a note lies outside the grid."
    public static let columns: [Column<Cell>] = [
        Column(definition: .init("table_id", .text, "Its table", isRequired: true, isKey: true, references: "tables")) { .text($0.tableID) },
        Column(definition: .init("row", .integer, "Row, from 0", isRequired: true, isKey: true)) { .integer($0.row) },
        Column(definition: .init("column", .integer, "Column, from 0", isRequired: true, isKey: true)) { .integer($0.column) },
        .integer("row_span", "How many rows it covers", isRequired: true) { $0.rowSpan },
        .integer("column_span", "How many columns it covers", isRequired: true) { $0.columnSpan },
        .name("role", "What the cell is for", allowed: Role.allCases.map(\.rawValue)) { $0.role.rawValue },
        .text("header", "The heading above it") { $0.header },
        .name("text", "The cell without markup, digits as printed") { $0.text },
    ] + place { $0.span }
}
