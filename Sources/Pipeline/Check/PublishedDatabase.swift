import GRDB
import enum Model.Value

/// A published `dataset.sqlite` as the check reads it.
struct PublishedDatabase {
    private let queue: DatabaseQueue

    /// - Throws: `Damaged` where the file is no database.
    init(_ path: String) throws {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        queue = try Self.reading { try DatabaseQueue(path: path, configuration: configuration) }
    }

    struct Damaged: Error { let message: String }

    func userVersion() throws -> Int { try number("PRAGMA user_version") }

    /// Gives each record's values in the order in which they were inserted.
    func forEachRecord(of table: String, _ body: ([Model.Value]) -> Void) throws {
        try Self.reading {
            try queue.read { database in
                let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \"\(table)\" ORDER BY rowid")
                while let row = try rows.next() { body(row.databaseValues.map(Self.value)) }
            }
        }
    }

    private static func value(_ value: DatabaseValue) -> Model.Value {
        switch value.storage {
        case .null, .blob: .null
        case .int64(let number): .integer(Int(number))
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        }
    }

    /// What SQLite's own check finds; nothing where all is well.
    func damages() throws -> [String] {
        try Self.reading { try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" } } }
    }

    /// Tables whose records name records of another table that are not there.
    func brokenReferences() throws -> [(table: String, target: String)] {
        try Self.reading { try queue.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").map { ($0[0], $0[2]) } } }
    }

    /// The text of a document.
    func text(of document: String) throws -> [UInt8] {
        try Self.reading {
            try queue.read { database in
                let statement = try database.cachedStatement(sql: "SELECT text FROM document_texts WHERE document_id = ? ORDER BY chunk")
                return Array(try String.fetchAll(statement, arguments: [document]).joined().utf8)
            }
        }
    }

    /// The blocks of a document as JSON: `[["heading",0,14],["paragraph",14,230]]`.
    func blocks(of document: String) throws -> String? {
        try Self.reading {
            try queue.read { try String.fetchOne($0.cachedStatement(sql: "SELECT blocks FROM document_blocks WHERE document_id = ?"),
                                                 arguments: [document]) }
        }
    }

    private func number(_ sql: String) throws -> Int { try Self.reading { try queue.read { try Int.fetchOne($0, sql: sql) ?? 0 } } }

    private static func reading<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError { throw Damaged(message: error.message ?? "\(error.resultCode)") }
    }
}
