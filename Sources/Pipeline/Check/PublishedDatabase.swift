import GRDB

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
    func count(of table: String) throws -> Int { try number("SELECT count(*) FROM \"\(table)\"") }

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
