import Model

extension Writer {
    /// The descriptor by which frictionless, R and pandas read every CSV of the dataset.
    ///
    /// Example: resource `findings` is `csv/findings.csv` with types, keys and allowed values; `spreadsheet-findings` is the guarded
    /// file with its dialect; `table-1` is the first source table, whose columns are `c1` … with the printed headings as titles.
    ///
    /// - Shape: resources in the order of the files; one a line, so that differences can be read.
    /// - Loss: a text that every record has may be empty, and CSV cannot tell that from missing: only keys, references to other tables,
    ///   numbers, booleans and enumerations are `required`.
    /// - Source: Data Package 1.0, Table Schema 1.0, CSV Dialect 1.2 (specs.frictionlessdata.io).
    public static let dataPackage = Writer(
        name: "data-package",
        summary: "The Data Package descriptor with a Table Schema for every CSV.",
        files: ["datapackage.json"]
    ) { dataset, folder, options in
        var file = try BufferedFile("datapackage.json", in: folder)
        let head: [(String, JSON)] = [
            ("name", .text(options.name)), ("title", .text(options.title)), ("profile", "data-package"),
            ("schema_version", .integer(Dataset.schemaVersion)),
        ]
        file.bytes.append("{\n")
        for (name, value) in head { file.bytes.append("  \"\(name)\": \(value.text),\n") }
        file.bytes.append("  \"resources\": [")
        var isFirst = true
        try DataResource.forEach(of: dataset, options) { resource in
            file.bytes.append(isFirst ? "\n    " : ",\n    ")
            isFirst = false
            resource.append(to: &file.bytes)
            try file.drain()
        }
        file.bytes.append("\n  ]\n}\n")
        try file.close()
    }
}

/// The resources of the descriptor.
private enum DataResource {
    /// - Throws: what `body` throws.
    static func forEach(of dataset: Dataset, _ options: WritingOptions, _ body: (JSON) throws -> Void) throws {
        for table in Dataset.tables where options.writes("csv") || RegistryTables.names.contains(table.name) { try body(exact(table)) }
        if options.writes("spreadsheet") {
            for table in Dataset.tables { try body(spreadsheet(table, options)) }
        }
        if options.writes("data-dictionary") { try body(dictionary) }
        guard options.writes("wide-tables") else { return }
        var number = 0
        for document in dataset.documents {
            for table in WideTable.tables(of: document, repeatingSpans: options.repeatsSpans) {
                number += 1
                try body(wide(table, number: number))
            }
        }
    }

    private static func resource(_ name: String, _ path: String, title: String, dialect: JSON = ["delimiter": ","],
                                 schema: [(name: String, value: JSON)]) -> JSON {
        ["profile": "tabular-data-resource", "name": .text(name), "path": .text(path), "title": .text(title), "format": "csv",
         "mediatype": "text/csv", "encoding": "utf-8", "dialect": dialect, "schema": .object(schema)]
    }

    /// A file of `csv/`, with keys.
    private static func exact(_ table: TableDefinition) -> JSON {
        var schema = self.schema(of: table)
        let keys: [JSON] = table.columns.compactMap { column in
            guard let target = column.references, let key = TableDefinition.key(of: target) else { return nil }
            return ["fields": [.text(column.name)], "reference": ["resource": .text(target == table.name ? "" : target), "fields": [.text(key)]]]
        }
        if !keys.isEmpty { schema.append(("foreignKeys", .list(keys))) }
        return resource(table.name, "csv/\(table.name).csv", title: table.meaning, schema: schema)
    }

    private static func spreadsheet(_ table: TableDefinition, _ options: WritingOptions) -> JSON {
        let delimiter = String(decoding: [options.spreadsheetSeparator.byte], as: UTF8.self)
        let mark = String(decoding: [options.spreadsheetDecimalMark.byte], as: UTF8.self)
        return resource("spreadsheet-\(table.name)", "spreadsheet/\(table.name).csv", title: "\(table.meaning) Guarded for spreadsheets.",
                        dialect: ["delimiter": .text(delimiter)], schema: schema(of: table, decimalMark: mark))
    }

    private static var dictionary: JSON {
        let fields: [JSON] = DictionaryTable.header.map { ["name": .text($0), "type": "string"] }
        return resource("data-dictionary", "data_dictionary.csv", title: "The meaning of every table and column.",
                        schema: [("fields", .list(fields)), ("missingValues", [""])])
    }

    private static func wide(_ table: WideTable, number: Int) -> JSON {
        let fields: [JSON] = (0 ..< table.columnCount).map { column in
            let title = table.title(ofColumn: column)
            return .object([("name", .text("c\(column + 1)")), ("type", "string")] + (title.isEmpty ? [] : [("title", .text(title))]))
        }
        let headings: [JSON] = (0 ..< table.headerRowCount).map { .integer($0 + 1) }
        let dialect: JSON = .object([("delimiter", ","), ("header", false)] + (headings.isEmpty ? [] : [("commentRows", .list(headings))]))
        return resource("table-\(number)", table.path, title: table.caption ?? table.id, dialect: dialect,
                        schema: [("fields", .list(fields)), ("missingValues", [""])])
    }

    private static func schema(of table: TableDefinition, decimalMark: String = ".") -> [(name: String, value: JSON)] {
        var schema: [(name: String, value: JSON)] = [("fields", .list(table.columns.map { field($0, decimalMark) })), ("missingValues", [""])]
        if !table.key.isEmpty { schema.append(("primaryKey", .list(table.key.map { .text($0) }))) }
        return schema
    }

    private static func field(_ column: ColumnDefinition, _ decimalMark: String) -> JSON {
        let types: [ColumnDefinition.ValueType: JSON] = [.text: "string", .integer: "integer", .real: "number", .boolean: "boolean"]
        var field: [(name: String, value: JSON)] = [
            ("name", .text(column.name)), ("type", types[column.type] ?? "string"),
            ("description", .text(column.meaning + (column.unit.map { " (\($0))" } ?? ""))),
        ]
        if column.type == .boolean { field += [("trueValues", ["true"]), ("falseValues", ["false"])] }
        if column.type == .real, decimalMark != "." { field.append(("decimalChar", .text(decimalMark))) }
        var constraints: [(name: String, value: JSON)] = []
        let isNeverEmpty = column.isKey || column.type != .text || !column.allowed.isEmpty || column.references != nil
        if column.isRequired, isNeverEmpty { constraints.append(("required", true)) }
        if !column.allowed.isEmpty { constraints.append(("enum", .list(column.allowed.map { .text($0) }))) }
        if !constraints.isEmpty { field.append(("constraints", .object(constraints))) }
        return .object(field)
    }
}
