import Writing

extension DatasetCheck.Result {
    /// One JSON object in one line: `{"ok": false, "problems": [{"file": "csv/cells.csv", "record": 3, …}], …}`.
    public var json: String {
        let list = problems.map { JSON.object([("file", .text($0.file)), ("record", .integer($0.record)), ("code", .text($0.code)),
                                               ("message", .text($0.message))]) }
        let sums = counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { (name: $0.key, value: JSON.integer($0.value)) }
        return JSON.object([
            ("ok", .boolean(problems.isEmpty)), ("tables", .integer(tableCount)), ("records", .integer(recordCount)), ("problems", .list(list)),
            ("counts", .object(sums)), ("notes", .list(notes.map { .text($0) })),
        ]).text
    }
}
