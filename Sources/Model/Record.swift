/// One value of a record as it is published.
///
/// - Loss: none. `null` means that the source does not say.
public enum Value: Sendable, Hashable {
    case null
    case text(String)
    case integer(Int)
    case real(Double)
    case boolean(Bool)

    @inlinable public static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    @inlinable public static func integer(_ number: Int?) -> Value { number.map { .integer($0) } ?? .null }
    @inlinable public static func real(_ number: Double?) -> Value { number.map { .real($0) } ?? .null }
    /// A list in one cell, joined by `; `; null when it is empty.
    @inlinable public static func list(_ list: [String]) -> Value { list.isEmpty ? .null : .text(list.joined(separator: "; ")) }

    /// The exact text in CSV and XML: empty for null, `true`, plain digits with an ASCII minus, `30` for 30.0; nil for null.
    public var plainText: String? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): Value.plainText(of: number)
        case .boolean(let flag): flag ? "true" : "false"
        }
    }

    /// The shortest decimal that reads back as the number, without exponent for magnitudes from 1e-5 up to 1e16.
    static func plainText(of number: Double) -> String {
        if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
        let short = number.description
        guard let e = short.firstIndex(of: "e"), abs(number) >= 1e-12, abs(number) < 1 else { return short }
        // 1e-05 → 0.00001
        let mantissa = short[..<e].filter { $0 != "." && $0 != "-" }
        let exponent = -(Int(short[short.index(after: e)...]) ?? 0)
        return (number < 0 ? "-" : "") + "0." + String(repeating: "0", count: exponent - 1) + mantissa
    }
}

/// A column of a published table: its name, its type, what it means, and how a record gives it.
///
/// The CSV headers, the SQLite schema, the XSD, the Table Schema and the data dictionary are all made from these definitions.
public struct Column<R>: Sendable {
    public let definition: ColumnDefinition
    public let getter: Getter

    /// How a record gives the value, apart by type.
    ///
    /// The functions are as the record's columns write them, without a context of their own: one that wraps another has a context, whose
    /// references all writers would count at once, for every value of every record.
    public enum Getter: Sendable {
        case name(@Sendable (R) -> String)
        case text(@Sendable (R) -> String?)
        case list(@Sendable (R) -> [String])
        case integer(@Sendable (R) -> Int?)
        case real(@Sendable (R) -> Double?)
        case boolean(@Sendable (R) -> Bool)
        case line(@Sendable (R) -> SourceSpan?)
        case start(@Sendable (R) -> SourceSpan?)
        case end(@Sendable (R) -> SourceSpan?)
        case value(@Sendable (R) -> Value)

        @inlinable
        public func value(of record: R) -> Value {
            switch self {
            case .name(let get): .text(get(record))
            case .text(let get): .text(get(record))
            case .list(let get): .list(get(record))
            case .integer(let get): .integer(get(record))
            case .real(let get): .real(get(record))
            case .boolean(let get): .boolean(get(record))
            case .line(let get): .integer(get(record)?.line)
            case .start(let get): .integer(get(record)?.start)
            case .end(let get): .integer(get(record)?.end)
            case .value(let get): get(record)
            }
        }
    }

    init(definition: ColumnDefinition, getter: Getter) { self.definition = definition; self.getter = getter }

    /// A column of its own kind.
    public init(definition: ColumnDefinition, value: @escaping @Sendable (R) -> Value) { self.init(definition: definition, getter: .value(value)) }

    public func value(_ record: R) -> Value { getter.value(of: record) }

    /// A key that names this record.
    public static func key(_ name: String, _ meaning: String, _ value: @escaping @Sendable (R) -> String) -> Column {
        Column(definition: .init(name, .text, meaning, isRequired: true, isKey: true), getter: .name(value))
    }
    /// A text that every record has.
    public static func name(_ name: String, _ meaning: String, allowed: [String] = [], references: String? = nil, _ value: @escaping @Sendable (R) -> String) -> Column {
        Column(definition: .init(name, .text, meaning, isRequired: true, allowed: allowed, references: references), getter: .name(value))
    }
    public static func text(_ name: String, _ meaning: String, allowed: [String] = [], references: String? = nil, _ value: @escaping @Sendable (R) -> String?) -> Column {
        Column(definition: .init(name, .text, meaning, allowed: allowed, references: references), getter: .text(value))
    }
    public static func list(_ name: String, _ meaning: String, _ value: @escaping @Sendable (R) -> [String]) -> Column {
        Column(definition: .init(name, .text, meaning, isList: true), getter: .list(value))
    }
    public static func integer(_ name: String, _ meaning: String, unit: String? = nil, isRequired: Bool = false, _ value: @escaping @Sendable (R) -> Int?) -> Column {
        Column(definition: .init(name, .integer, meaning, unit: unit, isRequired: isRequired), getter: .integer(value))
    }
    public static func real(_ name: String, _ meaning: String, unit: String? = nil, _ value: @escaping @Sendable (R) -> Double?) -> Column {
        Column(definition: .init(name, .real, meaning, unit: unit), getter: .real(value))
    }
    public static func boolean(_ name: String, _ meaning: String, _ value: @escaping @Sendable (R) -> Bool) -> Column {
        Column(definition: .init(name, .boolean, meaning, isRequired: true), getter: .boolean(value))
    }
}

/// What is said of a column to people and programs.
public struct ColumnDefinition: Sendable, Hashable {
    public enum ValueType: String, Sendable { case text, integer, real, boolean }

    public let name: String
    public let type: ValueType
    public let meaning: String
    public let unit: String?
    /// Never null.
    public let isRequired: Bool
    /// Part of the table's primary key.
    public let isKey: Bool
    /// Several values joined by `; `.
    public let isList: Bool
    /// All values that may stand here; empty when any may.
    public let allowed: [String]
    /// The table whose key this column holds.
    public let references: String?

    public init(_ name: String, _ type: ValueType, _ meaning: String, unit: String? = nil, isRequired: Bool = false, isKey: Bool = false,
                isList: Bool = false, allowed: [String] = [], references: String? = nil) {
        self.name = name; self.type = type; self.meaning = meaning; self.unit = unit; self.isRequired = isRequired; self.isKey = isKey
        self.isList = isList; self.allowed = allowed; self.references = references
    }
}

/// A published table without its records.
public struct TableDefinition: Sendable, Hashable {
    public let name: String
    public let meaning: String
    public let columns: [ColumnDefinition]

    public var key: [String] { columns.filter(\.isKey).map(\.name) }
}

/// A row of a published table.
public protocol Record: Sendable {
    static var tableName: String { get }
    /// One sentence for the data dictionary.
    static var meaning: String { get }
    /// The columns in their published order.
    static var columns: [Column<Self>] { get }
}

extension Record {
    public static var table: TableDefinition {
        TableDefinition(name: tableName, meaning: meaning, columns: columns.map(\.definition))
    }

    /// The published values in the order of `columns`.
    public var row: [Value] { Self.columns.map { $0.value(self) } }

    /// The three columns that say where the record stands in its document.
    static func place(_ span: @escaping @Sendable (Self) -> SourceSpan?) -> [Column<Self>] {
        [
            Column(definition: .init("line", .integer, "Line of the span's start in the document's text, from 1"), getter: .line(span)),
            Column(definition: .init("start", .integer, "Start of the span in the document's text", unit: "Unicode scalars from 0"), getter: .start(span)),
            Column(definition: .init("end", .integer, "End of the span, not included", unit: "Unicode scalars from 0"), getter: .end(span)),
        ]
    }
}
