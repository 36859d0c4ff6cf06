import Model

/// What changed between two datasets, for people: `run/changes.md`.
public struct ChangeSummary: Sendable {
    struct TableCounts: Sendable { var added = 0, removed = 0, changed = 0 }
    struct DocumentChange: Sendable {
        enum What: String, Sendable, CaseIterable { case added, removed, changed }
        let id: String
        let what: What
    }

    /// In the order of the contract; tables without a change are left out.
    private(set) var tables: [(name: String, counts: TableCounts)] = []
    private(set) var causes: [String: Int] = [:]
    var documents: [DocumentChange] = []
    var moves: [WorkMoves.Move] = []

    mutating func add(_ table: String, added: Int = 0, removed: Int = 0, changed: Int = 0) {
        guard added + removed + changed > 0 else { return }
        if tables.last?.name != table { tables.append((table, TableCounts())) }
        tables[tables.count - 1].counts.added += added
        tables[tables.count - 1].counts.removed += removed
        tables[tables.count - 1].counts.changed += changed
    }

    mutating func note(cause: String) { causes[cause, default: 0] += 1 }

    public var counts: ChangeCounts {
        var counts = ChangeCounts()
        for (_, table) in tables { counts.added += table.added; counts.removed += table.removed; counts.changed += table.changed }
        counts.merges = Set(moves.filter { $0.kind == .merged }.map { Array($0.work.utf8) }).count
        counts.splits = Set(moves.filter { $0.kind == .split }.map { Array($0.work.utf8) }).count
        return counts
    }

    /// As Markdown: the line, the tables, the documents, the works that met or parted. Lists end after `limit` items with how many there are more.
    public func markdown(limit: Int = 100) -> String {
        var text = "# Changes\n\n\(counts.line)\n"
        if counts.isEmpty { return text + "\nNothing changed.\n" }
        text += "\n| table | came | went | changed |\n|---|---:|---:|---:|\n"
        for (name, table) in tables { text += "| \(name) | \(table.added) | \(table.removed) | \(table.changed) |\n" }
        if !causes.isEmpty {
            let words = ["input": "documents", "config": "the configuration", "decision": "decisions and corrections", "code": "the program"]
            let parts = ["input", "config", "decision", "code"].compactMap { cause in causes[cause].map { "\(words[cause] ?? cause) \($0)" } }
            text += "\nRecords by cause: \(parts.joined(separator: ", ")).\n"
        }
        for what in DocumentChange.What.allCases { text += Self.list("Documents \(what.rawValue)", documents.filter { $0.what == what }.map { "`\($0.id)`" }, limit) }
        text += Self.list("Works merged", moves.filter { $0.kind == .merged }.map { "`\($0.work)` is now `\($0.other)`" }, limit)
        text += Self.list("Works split", moves.filter { $0.kind == .split }.map { "`\($0.work)` is now also `\($0.other)`" }, limit)
        return text
    }

    private static func list(_ title: String, _ items: [String], _ limit: Int) -> String {
        guard !items.isEmpty else { return "" }
        let more = items.count > limit ? "- and \(items.count - limit) more, see changes.csv\n" : ""
        return "\n## \(title)\n\n" + items.prefix(limit).map { "- \($0)\n" }.joined() + more
    }
}
