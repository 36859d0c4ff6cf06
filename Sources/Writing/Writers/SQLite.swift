import GRDB
import GRDBSQLite
import Model

extension Writer {
    /// One database of all tables, the documents' texts, full-text search and views, for analysts and programs.
    ///
    /// Example: `SELECT document_id, snippet(text_search, 0, '[', ']', '…', 12) FROM text_search JOIN document_texts
    /// ON chunk_id = text_search.rowid WHERE text_search MATCH 'infarct volume'`.
    ///
    /// Rows are bound by SQLite's own functions to one prepared statement a table, in one transaction without a journal, always in the same
    /// order, so that equal datasets give equal bytes. Keys between tables are declared, and checked by whoever asks
    /// (`PRAGMA foreign_key_check`), not row by row while loading.
    ///
    /// - Shape: `STRICT` tables as in the contract; booleans are 0 and 1; `document_texts` in chunks of whole blocks up to 16 MiB;
    ///   `document_blocks` one row a document with its blocks as JSON, which the view `passages` unfolds.
    /// - Loss: NUL becomes U+FFFD (`unwritable-character`); of rows with one key the first stays (`duplicate-key`).
    /// - Source: SQLite, "STRICT Tables", "FTS5", "PRAGMA page_size".
    public static let sqlite = Writer(
        name: "sqlite",
        summary: "One SQLite database of all tables with the texts, full-text search and views.",
        files: ["dataset.sqlite"],
        limits: [.nul, .duplicateKey],
        takesLongest: true
    ) { dataset, folder, _ in
        let queue = try DatabaseQueue(path: folder.location(of: "dataset.sqlite"), configuration: loadingConfiguration)
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.exclusive) {
                try load(dataset, into: database)
                return .commit
            }
        }
        try queue.close()
    }

    /// No journal and no syncing: the staging folder of a run that fails is worth nothing, and publication flushes it. Pages of twice the
    /// usual size take rows faster; larger ones would swell small datasets, for every table and index has one at least.
    private static var loadingConfiguration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { database in
            for pragma in ["page_size = 8192", "journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -32768"] {
                _ = try Row.fetchAll(database, sql: "PRAGMA \(pragma)")
            }
        }
        return configuration
    }

    /// - Throws: `DatabaseError`, and what the dataset's texts throw.
    private static func load(_ dataset: Dataset, into database: Database) throws {
        for table in PublishedTable.all {
            try database.execute(sql: SQLiteSchema.statement(creating: table.definition))
            var insertion = try Insertion(into: table.definition, in: database)
            try table.forEachRow(of: dataset) { try insertion.insert($0) }
        }
        try database.execute(sql: SQLiteSchema.texts)
        try loadTexts(of: dataset, into: database)
        for table in PublishedTable.all {
            for statement in SQLiteSchema.indexes(of: table.definition) { try database.execute(sql: statement) }
        }
        try database.execute(sql: SQLiteSchema.search)
        try database.execute(sql: SQLiteSchema.views)
        try database.execute(sql: "PRAGMA user_version = \(Dataset.schemaVersion)")
    }

    /// - Throws: `DatabaseError`, and what the dataset's texts throw.
    private static func loadTexts(of dataset: Dataset, into database: Database) throws {
        var chunks = try Insertion(into: "document_texts", columnCount: 6, in: database)
        var search = try Insertion(into: "text_search(rowid, text)", columnCount: 2, in: database)
        var blockLists = try Insertion(into: "document_blocks", columnCount: 2, in: database)
        var chunkID = 0
        for (index, document) in dataset.documents.enumerated() {
            let (bytes, blocks) = try dataset.texts.text(ofDocument: index)
            let id = Value.text(document.source.id)
            for (number, chunk) in TextChunk.chunks(of: bytes, blocks: blocks).enumerated() {
                chunkID += 1
                let text = bytes[chunk.bytes]
                try chunks.insert([.integer(chunkID), id, .integer(number), .integer(chunk.start), .integer(chunk.end)], text: text)
                try search.insert([.integer(chunkID)], text: text)
            }
            try blockLists.insert([id], text: TextChunk.list(of: blocks, in: bytes)[...])
        }
    }
}

// MARK: Rows

/// A prepared `INSERT` and the storage that its texts stand in while they are bound.
///
/// The texts of a row are copied side by side into one array and bound with their lengths, without a copy of SQLite's own: GRDB's
/// binding cuts a string at NUL, and is slower.
private struct Insertion {
    private let statement: Statement
    private let handle: OpaquePointer
    private let table: String
    private var texts: [UInt8] = []
    private var slots: [Slot] = []

    private enum Slot { case null, integer(Int), real(Double), text(Range<Int>) }

    /// - Throws: `DatabaseError` when SQLite does not take the statement.
    init(into target: String, columnCount: Int, suffix: String = "", in database: Database) throws {
        table = target
        let marks = [String](repeating: "?", count: columnCount).joined(separator: ", ")
        statement = try database.makeStatement(sql: "INSERT INTO \(target) VALUES (\(marks))\(suffix)")
        handle = statement.sqliteStatement
        slots.reserveCapacity(columnCount)
    }

    /// - Throws: `DatabaseError` when SQLite does not take the statement.
    init(into table: Model.TableDefinition, in database: Database) throws {
        let key = table.key.map { "\"\($0)\"" }.joined(separator: ", ")
        try self.init(into: "\"\(table.name)\"", columnCount: table.columns.count,
                      suffix: key.isEmpty ? "" : " ON CONFLICT (\(key)) DO NOTHING", in: database)
    }

    /// Inserts a row; `text` is its last value, where there is one.
    ///
    /// - Throws: `DatabaseError` when the row breaks a rule of the table.
    mutating func insert(_ row: [Value], text last: ArraySlice<UInt8>? = nil) throws {
        slots.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        texts.append(0x20) // an empty array may have no address, and no address means null
        for value in row { append(value) }
        if let last { append(last) }
        if texts.contains(0) { replaceNULs() }
        try texts.withUnsafeBytes { try step($0) }
    }

    private mutating func append(_ value: Value) {
        switch value {
        case .null: slots.append(.null)
        case .integer(let number): slots.append(.integer(number))
        case .boolean(let flag): slots.append(.integer(flag ? 1 : 0))
        case .real(let number): slots.append(number.isFinite ? .real(number) : .null)
        case .text(var text):
            let start = texts.count
            text.withUTF8 { texts.append(contentsOf: $0) }
            slots.append(.text(start ..< texts.count))
        }
    }

    private mutating func append(_ text: ArraySlice<UInt8>) {
        let start = texts.count
        texts.append(contentsOf: text)
        slots.append(.text(start ..< texts.count))
    }

    /// U+FFFD for NUL, in every text of the row.
    private mutating func replaceNULs() {
        let old = texts
        texts.removeAll(keepingCapacity: true)
        texts.append(0x20)
        for index in slots.indices {
            guard case .text(let range) = slots[index] else { continue }
            let start = texts.count
            for byte in old[range] { if byte == 0 { texts.append("\u{FFFD}") } else { texts.append(byte) } }
            slots[index] = .text(start ..< texts.count)
        }
    }

    /// - Throws: `DatabaseError` when the row breaks a rule of the table.
    private func step(_ texts: UnsafeRawBufferPointer) throws {
        for (index, slot) in slots.enumerated() {
            let position = CInt(index + 1)
            switch slot {
            case .null: sqlite3_bind_null(handle, position)
            case .integer(let number): sqlite3_bind_int64(handle, position, Int64(number))
            case .real(let number): sqlite3_bind_double(handle, position, number)
            case .text(let range):
                let start = texts.baseAddress?.advanced(by: range.lowerBound).assumingMemoryBound(to: CChar.self)
                sqlite3_bind_text64(handle, position, start, UInt64(range.count), nil, UInt8(SQLITE_UTF8))
            }
        }
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code != SQLITE_DONE else { return }
        let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: "\(table): \(message)")
    }
}

// MARK: Texts

/// A piece of a document's text that makes one row of `document_texts`.
struct TextChunk: Equatable {
    var bytes: Range<Int>
    /// In scalars.
    var start, end: Int

    static let sizeLimit = 16 << 20

    /// Whole blocks as long as they fit; a block that does not fit is cut between scalars.
    ///
    /// - Shape: the chunks tile the text; an empty text has none.
    static func chunks(of text: [UInt8], blocks: [Block], limit: Int = sizeLimit) -> [TextChunk] {
        var chunks: [TextChunk] = []
        var cursor = ScalarCursor(text), start = 0
        while start < text.count {
            var end = min(start + limit, text.count)
            if end < text.count {
                end = blocks.last { $0.bytes.upperBound <= end && $0.bytes.upperBound > start }?.bytes.upperBound ?? end
                while end > start + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
            }
            chunks.append(TextChunk(bytes: start ..< end, start: cursor.scalars(before: start), end: cursor.scalars(before: end)))
            start = end
        }
        return chunks
    }

    /// The blocks as JSON: `[["heading",0,14],["paragraph",14,230]]`, in scalars.
    static func list(of blocks: [Block], in text: [UInt8]) -> [UInt8] {
        var list = Array("[".utf8), cursor = ScalarCursor(text)
        for block in blocks {
            if list.count > 1 { list.append(UInt8(ascii: ",")) }
            list.append("[\"\(block.kind.rawValue)\",")
            list.append(decimal: cursor.scalars(before: block.bytes.lowerBound))
            list.append(UInt8(ascii: ","))
            list.append(decimal: cursor.scalars(before: block.bytes.upperBound))
            list.append(UInt8(ascii: "]"))
        }
        list.append(UInt8(ascii: "]"))
        return list
    }
}

/// Counts scalars while going forward through a text; going back starts anew.
private struct ScalarCursor {
    private let text: [UInt8]
    private var byte = 0, scalars = 0

    init(_ text: [UInt8]) { self.text = text }

    mutating func scalars(before target: Int) -> Int {
        if target < byte { byte = 0; scalars = 0 }
        let end = min(target, text.count)
        var seen = 0
        for index in byte ..< max(byte, end) where text[index] & 0xC0 != 0x80 { seen += 1 }
        byte = max(byte, end)
        scalars += seen
        return scalars
    }
}
