import Foundation
import Model

extension DatasetCheck {
    /// Checks the database, and with its texts every span.
    ///
    /// - Throws: nothing that a damaged database causes; that is a problem of the dataset.
    mutating func checkDatabase(_ tables: [(TableDefinition, PublishedTable)]) throws {
        let path = folder + "/dataset.sqlite"
        guard FileBytes.status(of: path) != nil else {
            result.notes.append("dataset.sqlite is not there; spans were not compared with the texts")
            return
        }
        do {
            let database = try PublishedDatabase(path)
            try checkIntegrity(database, tables)
            try checkBlocks(database, tables)
            try checkSpans(database, tables)
        } catch let damage as PublishedDatabase.Damaged {
            report("database", "dataset.sqlite", 0, "the database cannot be read: \(damage.message)")
        }
    }

    private mutating func checkIntegrity(_ database: PublishedDatabase, _ tables: [(TableDefinition, PublishedTable)]) throws {
        let version = try database.userVersion()
        if version != Dataset.schemaVersion {
            report("schema-version", "dataset.sqlite", 0, "user_version is \(version) where \(Dataset.schemaVersion) is expected")
        }
        for line in try database.damages() { report("database", "dataset.sqlite", 0, line) }
        for (table, target) in try database.brokenReferences() {
            report("foreign-key", "dataset.sqlite", 0, "a record of \(table) names a record of \(target) that is not there")
        }
        for (definition, table) in tables { try checkValues(database, definition, table) }
    }

    // MARK: Texts

    /// Looks up every record's span in its document's text. Records of one document follow one another, so each text is read once a table.
    private mutating func checkSpans(_ database: PublishedDatabase, _ tables: [(TableDefinition, PublishedTable)]) throws {
        for (definition, table) in tables {
            guard let place = PlaceColumns(definition) else { continue }
            let rule = SpanRule(definition)
            var current: (id: String, text: SourceText)?
            try table.forEachRecord { record, number in
                let fields = table.fields(of: record)
                guard fields.count == definition.columns.count, let id = place.documentID(in: table, fields),
                    exists(id, in: DocumentRow.tableName) else {
                    return
                }
                if current?.id != id { current = (id, SourceText(validUTF8: try database.text(of: id))) }
                guard let text = current?.text else { return }
                let at = place.values(in: table, fields)
                for (code, message) in rule.problems(at, text, value: { table.text(of: fields[$0]) }) {
                    report(code, "csv/\(definition.name).csv", number, message)
                }
            }
        }
    }

    /// The blocks of a document tile its text: no character is outside, none in two.
    private mutating func checkBlocks(_ database: PublishedDatabase, _ tables: [(TableDefinition, PublishedTable)]) throws {
        guard let (definition, documents) = tables.first(where: { $0.0.name == DocumentRow.tableName }),
              let count = definition.columns.firstIndex(where: { $0.name == "n_characters" }) else { return }
        try documents.forEachRecord { record, number in
            let fields = documents.fields(of: record)
            guard fields.count == definition.columns.count else { return }
            let id = documents.text(of: fields[0]), length = SourceText(validUTF8: try database.text(of: id)).scalarCount
            if Int(documents.text(of: fields[count])) != length {
                report("text-length", "csv/documents.csv", number,
                       "n_characters is \(documents.text(of: fields[count])) where the text has \(length)")
            }
            let list = try database.blocks(of: id) ?? "[]"
            var end = 0
            for block in (try? JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[Any]]) ?? [] {
                guard block.count == 3, let from = block[1] as? Int, let to = block[2] as? Int, from == end, to > from || length == 0 else {
                    report("block-gap", "dataset.sqlite", 0, "the blocks of \(id) do not tile its text at character \(end)")
                    return
                }
                end = to
            }
            if end != length { report("block-gap", "dataset.sqlite", 0, "the blocks of \(id) end at character \(end) where the text has \(length)") }
        }
    }
}

/// What a table's columns promise of the span they stand in.
struct SpanRule {
    /// Columns that equal the span to the letter.
    private let exact: [(index: Int, name: String)]
    /// Columns whose characters occur in the span in order.
    private let readable: [(index: Int, name: String)]

    init(_ definition: TableDefinition) {
        let readableNames: [String: [String]] = [
            "sections": ["heading"], "key_values": ["key", "value"], "cells": ["text"], "references": ["text"],
        ]
        func columns(_ names: [String]) -> [(Int, String)] {
            names.compactMap { name in definition.columns.firstIndex { $0.name == name }.map { ($0, name) } }
        }
        exact = columns(["quote", "marker"])
        readable = columns(readableNames[definition.name] ?? [])
    }

    /// - Returns: code and message of each promise that is not kept.
    func problems(_ place: PlaceColumns.Place, _ text: SourceText, value: (Int) -> String) -> [(String, String)] {
        guard let line = place.line, let start = place.start, let end = place.end, start >= 0, end >= start else { return [] }
        guard end <= text.scalarCount else { return [("span-outside", "the span ends at \(end) where the text has \(text.scalarCount) characters")] }
        let range = text.byteOffset(ofScalar: start) ..< text.byteOffset(ofScalar: end)
        var problems: [(String, String)] = []
        let stands = text.line(ofByte: range.lowerBound)
        if line != stands { problems.append(("span-line", "line is \(line) where the span starts on line \(stands)")) }
        let span = text.bytes[range]
        for column in exact {
            let stated = value(column.index)
            if !stated.utf8.elementsEqual(span) {
                problems.append(("span-\(column.name)", "\(column.name) is \(quoted(stated)) where the text has \(quoted(text.string(range)))"))
            }
        }
        for column in readable {
            let stated = value(column.index)
            // HTML writes characters as references: `&lt;` is `<`
            if occursInOrder(stated, in: text.string(range)) || span.contains(0x26) && occursInOrder(stated, in: text.decodingReferences(in: range)) {
                continue
            }
            problems.append(("span-text", "\(column.name) \(quoted(stated)) is not in \(quoted(text.string(range)))"))
        }
        return problems
    }

    /// Whether the text's characters, blanks and the height of digits aside, stand in the span in their order: `10⁶` in `10<sup>6</sup>`.
    private func occursInOrder(_ text: String, in span: String) -> Bool {
        var rest = span.unicodeScalars[...]
        for scalar in text.unicodeScalars where scalar != " " {
            let plain = scalar.lowered
            guard let found = rest.firstIndex(where: { $0 == scalar || $0 == plain || plain == "-" && ["−", "–"].contains($0) }) else { return false }
            rest = rest[rest.index(after: found)...]
        }
        return true
    }
}
