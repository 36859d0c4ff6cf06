import Model

extension DatasetCheck {
    /// Checks each record of a table by itself: width, types, required and allowed values, ids.
    mutating func checkRecords(_ definition: TableDefinition, _ table: PublishedTable) {
        let file = "csv/\(definition.name).csv"
        table.forEachRecord { record, number in
            result.recordCount += 1
            let fields = table.fields(of: record)
            guard fields.count == definition.columns.count else {
                report("ragged-record", file, number, "the record has \(fields.count) cells where the header has \(definition.columns.count)")
                return
            }
            for (column, field) in zip(definition.columns, fields) {
                checkValue(table.text(of: field), of: column, file, number)
            }
            checkPlace(definition, table, fields, file, number)
        }
    }

    private mutating func checkValue(_ value: String, of column: ColumnDefinition, _ file: String, _ number: Int) {
        if value.isEmpty {
            // an empty text cannot be told from a missing one in CSV; keys, numbers, enumerations and ids can
            let isNeverEmpty = column.isKey || column.type != .text || !column.allowed.isEmpty || column.references != nil
            if column.isRequired, isNeverEmpty { report("missing-value", file, number, "\(column.name) is empty") }
            return
        }
        switch column.type {
        case .integer where Int(value) == nil:
            report("wrong-type", file, number, "\(column.name) is \(quoted(value)) where a whole number is expected")
        case .real where !isPlainNumber(value): report("wrong-type", file, number, "\(column.name) is \(quoted(value)) where a number is expected")
        case .boolean where value != "true" && value != "false":
            report("wrong-type", file, number, "\(column.name) is \(quoted(value)) where true or false is expected")
        default: break
        }
        if !column.allowed.isEmpty, !column.allowed.contains(value) {
            report("not-allowed", file, number,
                   "\(column.name) is \(quoted(value)) where one of \(column.allowed.joined(separator: ", ")) is expected")
        }
        checkIDs(value, of: column, file, number)
    }

    /// `-4.7`, `30`, `1e-300`; no thousands separator, no `nan`, no hexadecimal.
    private func isPlainNumber(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30 ... 0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) } && Double(text)?.isFinite == true
    }

    /// Every id that is named exists, those of lists too.
    private mutating func checkIDs(_ value: String, of column: ColumnDefinition, _ file: String, _ number: Int) {
        let lists = ["reference_ids": "references", "work_ids": "works", "document_ids": "documents"]
        if let target = column.references, !exists(value, in: target) {
            report("unknown-id", file, number, "\(column.name) \(quoted(value)) is not in \(target)")
        }
        if let target = lists[column.name] {
            for id in value.split(separator: "; ").map(String.init) where !exists(id, in: target) {
                report("unknown-id", file, number, "\(column.name) names \(quoted(id)), which is not in \(target)")
            }
        }
        if file == "csv/conflicts.csv", column.name == "a_id" || column.name == "b_id",
           !["findings", "quantities", "references", "key_values", "sections", "citations", "documents",
             "works"].contains(where: { exists(value, in: $0) && keys[$0] != nil }) {
            report("unknown-id", file, number, "\(column.name) \(quoted(value)) is no record's id")
        }
    }

    /// Line, start and end are all there or none is, and in order.
    private mutating func checkPlace(_ definition: TableDefinition, _ table: PublishedTable, _ fields: [Range<Int>], _ file: String, _ number: Int) {
        guard let columns = PlaceColumns(definition) else { return }
        let place = columns.values(in: table, fields)
        if place.isEmpty, definition.name == Diagnostic.tableName { return }
        guard let line = place.line, let start = place.start, let end = place.end else {
            return report("no-place", file, number, "line, start and end are not all stated")
        }
        if line < 1 || start < 0 || end < start {
            report("bad-place", file, number, "line \(line), start \(start), end \(end) are no place in a text")
        }
    }

    /// What `documents` counts is what the tables hold.
    mutating func checkCounts(_ tables: [(TableDefinition, PublishedTable)]) {
        guard let (definition, documents) = tables.first(where: { $0.0.name == DocumentRow.tableName }) else { return }
        for name in ["sections", "tables", "references", "citations", "findings"] {
            guard let (other, table) = tables.first(where: { $0.0.name == name }),
                let owner = other.columns.firstIndex(where: { $0.name == "document_id" }),
                  let column = definition.columns.firstIndex(where: { $0.name == "n_\(name)" }) else { continue }
            var counts: [String: Int] = [:]
            table.forEachRecord { record, _ in
                let fields = table.fields(of: record)
                if owner < fields.count { counts[table.text(of: fields[owner]), default: 0] += 1 }
            }
            documents.forEachRecord { record, number in
                let fields = documents.fields(of: record)
                guard fields.count == definition.columns.count else { return }
                let id = documents.text(of: fields[0]), stated = documents.text(of: fields[column])
                if Int(stated) != counts[id] ?? 0 {
                    report("wrong-count", "csv/documents.csv", number, "n_\(name) is \(stated) where \(name) has \(counts[id] ?? 0)")
                }
            }
        }
    }
}

/// Where a table says where its records stand.
struct PlaceColumns {
    let document: Int?, table: Int?, line: Int, start: Int, end: Int

    init?(_ definition: TableDefinition) {
        func index(_ name: String) -> Int? { definition.columns.firstIndex { $0.name == name } }
        guard let line = index("line"), let start = index("start"), let end = index("end") else { return nil }
        document = index("document_id"); table = index("table_id")
        self.line = line; self.start = start; self.end = end
    }

    struct Place {
        var line, start, end: Int?
        var isEmpty: Bool { line == nil && start == nil && end == nil }
    }

    func values(in table: PublishedTable, _ fields: [Range<Int>]) -> Place {
        func number(_ column: Int) -> Int? { column < fields.count ? Int(table.text(of: fields[column])) : nil }
        return Place(line: number(line), start: number(start), end: number(end))
    }

    /// The document that the record stands in; a cell says it by its table's id.
    func documentID(in table: PublishedTable, _ fields: [Range<Int>]) -> String? {
        guard let column = document ?? self.table, column < fields.count else { return nil }
        return Changes.document(of: table.text(of: fields[column]))
    }
}
