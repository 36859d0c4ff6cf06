import Model

/// A published table and its rows in a dataset, whatever the type of its records.
///
/// One list serves every tabular writer, so that CSV, SQLite, XML and the descriptors cannot differ.
///
/// - Shape: `all` is in the order of `Dataset.tables`; rows are in the order of the dataset, documents one after another.
struct PublishedTable: Sendable {
    let definition: TableDefinition
    private let visit: @Sendable (Dataset, _ columns: [Int]?, _ body: ([Value], _ whole: () -> [Value]) throws -> Void) throws -> Void

    var name: String { definition.name }
    var columns: [ColumnDefinition] { definition.columns }

    /// Calls `body` with the values of each record; the array is the same one, filled anew.
    ///
    /// - Throws: what `body` throws.
    func forEachRow(of dataset: Dataset, _ body: ([Value]) throws -> Void) throws {
        try visit(dataset, nil) { row, _ in try body(row) }
    }

    /// The same for those who look at some columns of most rows.
    ///
    /// - Parameters:
    ///   - columns: those that are filled; the others are null.
    ///   - body: takes the row, and what gives the row with all its columns.
    /// - Throws: what `body` throws.
    func forEachRow(of dataset: Dataset, columns: [Int], _ body: ([Value], _ whole: () -> [Value]) throws -> Void) throws {
        try visit(dataset, columns, body)
    }

    private init<R: Record, Piece: Sequence & SendableMetatype>(_ pieces: @escaping @Sendable (Dataset) -> [Piece])
    where Piece.Element == R, Piece.Iterator: SendableMetatype {
        definition = R.table
        visit = { dataset, columns, body in
            let getters = R.columns.map(\.getter), columns = columns ?? Array(getters.indices)
            var row = [Value](repeating: .null, count: getters.count)
            for piece in pieces(dataset) {
                for record in piece {
                    for index in columns { row[index] = getters[index].value(of: record) }
                    try body(row) { getters.map { $0.value(of: record) } }
                }
            }
        }
    }

    static let all: [PublishedTable] = [
        PublishedTable { [$0.documents.map(\.row)] },
        PublishedTable { $0.documents.map(\.sections) },
        PublishedTable { $0.documents.map(\.keyValues) },
        PublishedTable { $0.documents.map(\.tables) },
        PublishedTable { $0.documents.map(\.cells) },
        PublishedTable { $0.documents.map(\.references) },
        PublishedTable { $0.documents.map(\.citations) },
        PublishedTable { [$0.works] },
        PublishedTable { [$0.workAliases] },
        PublishedTable { [$0.matches] },
        PublishedTable { [$0.relations] },
        PublishedTable { $0.documents.map(\.findings) },
        PublishedTable { $0.documents.map(\.arms) },
        PublishedTable { $0.documents.map(\.studies) + [$0.citedStudies] },
        PublishedTable { $0.documents.map(\.effects) },
        PublishedTable { $0.documents.map(\.quantities) },
        PublishedTable { [$0.conflicts] },
        PublishedTable { $0.documents.map(\.diagnostics) + [RecordList($0.diagnostics)] },
    ]
}

extension TableDefinition {
    /// What one row of the table is called: `work_alias` in `work_aliases`, `study` in `studies`, `match` in `matches`.
    var rowName: String {
        for (plural, singular) in [("ies", "y"), ("ches", "ch"), ("ases", "as"), ("s", "")] where name.hasSuffix(plural) {
            return name.dropLast(plural.count) + singular
        }
        return name
    }

    /// The key column of the table that a column refers to: `work_id` for `works`.
    static func key(of table: String) -> String? {
        Dataset.tables.first { $0.name == table }?.key.first
    }
}
