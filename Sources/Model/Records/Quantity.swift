/// A number with its unit and meaning, as a text or a cell states it.
public struct Quantity: Record, Codable {
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case estimate, dispersion, sample_size, dose, duration, timepoint, temperature, concentration, mass, count, ratio, threshold
        case p_value, score_range, other
    }

    public var id: String
    public var documentID: String
    public var tableID: String?
    public var row: Int?
    public var column: Int?
    public var kind: Kind
    public var value: Double?
    /// The upper end of a range.
    public var valueHigh: Double?
    /// What follows `±`, or the lower bound of an interval.
    public var dispersion: Double?
    public var dispersionHigh: Double?
    public var dispersionType: DispersionType?
    /// A UCUM code.
    public var unit: String?
    /// The word or sign before the number: `≥`, `within`, `about`.
    public var comparator: String?
    public var quote: String
    public var span: SourceSpan

    public init(id: String, documentID: String, tableID: String? = nil, row: Int? = nil, column: Int? = nil, kind: Kind, value: Double?,
                valueHigh: Double? = nil, dispersion: Double? = nil, dispersionHigh: Double? = nil, dispersionType: DispersionType? = nil,
                unit: String? = nil, comparator: String? = nil, quote: String, span: SourceSpan) {
        self.id = id; self.documentID = documentID; self.tableID = tableID; self.row = row; self.column = column; self.kind = kind
        self.value = value; self.valueHigh = valueHigh; self.dispersion = dispersion; self.dispersionHigh = dispersionHigh
        self.dispersionType = dispersionType; self.unit = unit; self.comparator = comparator; self.quote = quote; self.span = span
    }

    public static let tableName = "quantities"
    public static let meaning = "Numbers with unit and kind, from text and cells."
    public static let columns: [Column<Quantity>] = [
        .key("quantity_id", "The quantity") { $0.id },
        .name("document_id", "Its document", references: "documents") { $0.documentID },
        .text("table_id", "The table that holds it", references: "tables") { $0.tableID },
        .integer("row", "The row of its cell") { $0.row },
        .integer("column", "The column of its cell") { $0.column },
        .name("kind", "What the number is", allowed: Kind.allCases.map(\.rawValue)) { $0.kind.rawValue },
        .real("value", "The number, or the lower end of a range") { $0.value },
        .real("value_high", "The upper end of a range") { $0.valueHigh },
        .real("dispersion", "What follows ±, or the lower bound of an interval") { $0.dispersion },
        .real("dispersion_high", "The upper bound of an interval") { $0.dispersionHigh },
        .text("dispersion_type", "What the dispersion is; unknown unless the text says", allowed: DispersionType.allCases.map(\.rawValue)) { $0.dispersionType?.rawValue },
        .text("unit", "UCUM code") { $0.unit },
        .text("comparator", "The word or sign that qualifies the number") { $0.comparator },
        .name("quote", "The quantity to the letter") { $0.quote },
    ] + place { $0.span }
}

/// What a number of dispersion is. It is `unknown` unless the source says.
public enum DispersionType: String, Sendable, CaseIterable, Codable { case SD, SE, CI95, range, IQR, unknown }
