import Model

extension DatasetCheck {
    /// The database says what the tables of `csv/` say, value by value. A table that differs is named with its first record that does.
    mutating func checkValues(_ database: PublishedDatabase, _ definition: TableDefinition, _ table: PublishedTable) throws {
        var stored: [UInt64] = []
        try database.forEachRecord(of: definition.name) { values in
            stored.append(Self.hash(of: zip(definition.columns, values).map { Self.text(of: $1, in: $0) }))
        }
        var count = 0, first: Int?
        table.forEachRecord { record, number in
            count = number
            guard first == nil, number <= stored.count else { return }
            let fields = table.fields(of: record)
            let texts = zip(definition.columns, fields).map { Self.plain(table.text(of: $1), in: $0) }
            if Self.hash(of: texts) != stored[number - 1] { first = number }
        }
        if stored.count != count {
            report("row-count", "dataset.sqlite", 0, "\(definition.name) has \(stored.count) records where csv/\(definition.name).csv has \(count)")
        } else if let first {
            report("other-values", "dataset.sqlite", first, "\(definition.name) says something else than csv/\(definition.name).csv")
        }
    }

    private static func hash(of texts: [String]) -> UInt64 { texts.reduce(17) { $0 &* 31 &+ PublishedTable.hash(of: $1) } }

    /// A value of the database as `csv/` has it.
    private static func text(of value: Value, in column: ColumnDefinition) -> String {
        if column.type == .boolean, case .integer(let number) = value { return number != 0 ? "true" : "false" }
        return value.plainText ?? ""
    }

    /// A field of `csv/` in the one spelling in which both are compared: the database has U+FFFD for NUL.
    private static func plain(_ field: String, in column: ColumnDefinition) -> String {
        if column.type == .real, let number = Double(field) { return Value.real(number).plainText ?? "" }
        return field.utf8.contains(0) ? field.replacing("\0", with: "\u{FFFD}") : field
    }
}
