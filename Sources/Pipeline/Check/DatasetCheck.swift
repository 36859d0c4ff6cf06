import Foundation
import Model

/// Compares a published dataset with the contract: `csv/` and, for the texts, `dataset.sqlite`.
///
/// It reads what was written and shares no code with what wrote it, so that a defect there is seen here.
public struct DatasetCheck {
    /// Something in a dataset that is not as promised.
    public struct Problem: Sendable, Hashable {
        public let file: String
        /// The record, from 1; 0 for the whole file.
        public let record: Int
        /// Stable, kebab-case: `span-quote`.
        public let code: String
        public let message: String

        /// `csv/findings.csv: record 12: quote is … [span-quote]`
        public var text: String { "\(file): \(record > 0 ? "record \(record): " : "")\(message) [\(code)]" }
    }

    public struct Result: Sendable {
        /// At most as many of one code as were asked for.
        public var problems: [Problem] = []
        /// All, by code.
        public var counts: [String: Int] = [:]
        /// What could not be checked.
        public var notes: [String] = []
        public var tableCount = 0
        public var recordCount = 0
    }

    let folder: String
    let limit: Int
    var result = Result()
    /// Hashes of the keys of each table that has one column as its key.
    var keys: [String: Set<UInt64>] = [:]

    /// Checks a dataset.
    ///
    /// - Parameter limit: how many problems of one code are kept.
    /// - Throws: `Failure` (66) where the folder holds no dataset.
    public static func result(of folder: String, limit: Int = 20) throws -> Result {
        let folder = folder.trimmingSlash.isEmpty ? "/" : folder.trimmingSlash
        guard FileBytes.status(of: folder + "/csv/documents.csv") != nil else {
            throw Failure(.noInput, "\(folder) holds no csv/documents.csv to check", hint: "name a folder that `garner run` has published with the csv writer")
        }
        var check = DatasetCheck(folder: folder, limit: limit)
        let tables = check.tables()
        for (definition, table) in tables { check.collectKeys(definition, table) }
        for (definition, table) in tables { check.checkRecords(definition, table) }
        check.checkCounts(tables)
        try check.checkDatabase(tables)
        return check.result
    }

    private init(folder: String, limit: Int) { self.folder = folder; self.limit = limit }

    mutating func report(_ code: String, _ file: String, _ record: Int, _ message: String) {
        result.counts[code, default: 0] += 1
        if result.counts[code, default: 0] <= limit { result.problems.append(Problem(file: file, record: record, code: code, message: message)) }
    }

    /// The tables that are there with the contract's header.
    private mutating func tables() -> [(TableDefinition, PublishedTable)] {
        var tables: [(TableDefinition, PublishedTable)] = []
        for definition in Dataset.tables {
            let file = "csv/\(definition.name).csv"
            guard let table = try? PublishedTable("\(folder)/\(file)") else {
                report("missing-table", file, 0, "the table is not there")
                continue
            }
            let expected = definition.columns.map(\.name)
            guard table.header == expected else {
                report("header", file, 0,
                       "the header is \(quoted(table.header.joined(separator: ","))) where \(quoted(expected.joined(separator: ","))) is expected")
                continue
            }
            tables.append((definition, table))
        }
        result.tableCount = tables.count
        return tables
    }

    /// Keeps the keys of a table and reports those that stand twice.
    private mutating func collectKeys(_ definition: TableDefinition, _ table: PublishedTable) {
        let key = definition.columns.indices.filter { definition.columns[$0].isKey }
        guard !key.isEmpty else { return }
        var seen: Set<UInt64> = []
        table.forEachRecord { record, number in
            let fields = table.fields(of: record)
            // a quoted key and the same without quotes are one
            var hash: UInt64 = 17
            for column in key where column < fields.count { hash = hash &* 31 &+ PublishedTable.hash(of: table.text(of: fields[column])) }
            if !seen.insert(hash).inserted {
                report("duplicate-key", "csv/\(definition.name).csv", number,
                       "key \(quoted(key.filter { $0 < fields.count }.map { table.text(of: fields[$0]) }.joined(separator: "; "))) stands twice")
            }
        }
        if key.count == 1 { keys[definition.name] = seen }
    }

    /// Whether a table has a record with this id.
    func exists(_ id: String, in table: String) -> Bool { keys[table]?.contains(17 &* 31 &+ PublishedTable.hash(of: id)) ?? true }
}
