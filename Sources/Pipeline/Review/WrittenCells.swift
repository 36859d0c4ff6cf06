import Writing

/// What people have written into a review sheet, with a verdict or without one, in our columns and in columns of their own: a new sheet keeps it.
struct WrittenCells {
    struct Row {
        let keyA: String, keyB: String
        /// In the order of `ReviewSheet.decisionColumns` behind the keys.
        let decision: [String]
        /// In the order of `ownColumns`.
        let own: [String]
    }

    /// The columns that people have added.
    private(set) var ownColumns: [String] = []
    /// Rows with something in them, in their order.
    private(set) var rows: [Row] = []
    private var places: [[String]: Int] = [:]

    /// Nothing where there is no sheet yet, or none that can be read.
    init(_ path: String) {
        guard FileBytes.status(of: path) != nil,
              let table = TableFile.read(path, shownAs: path, required: ["key_a", "key_b", "verdict"], optional: [], allowsOthers: true).table else { return }
        let own = table.header.filter { !$0.isEmpty && !ReviewSheet.columns.contains($0) }
        ownColumns = own.map(SpreadsheetSheet.unguarded)
        for (_, values) in table.rows {
            func key(_ column: String) -> String { ReviewSheet.key(in: values[column] ?? "") }
            func cells(_ columns: some Sequence<String>) -> [String] { columns.map { TableFile.stated(values, $0) ?? "" } }
            let row = Row(keyA: key("key_a"), keyB: key("key_b"), decision: cells(ReviewSheet.decisionColumns.dropFirst(2)), own: cells(own))
            guard (row.decision + row.own).contains(where: { !$0.isEmpty }), places[[row.keyA, row.keyB].sorted()] == nil else { continue }
            places[[row.keyA, row.keyB].sorted()] = rows.count
            rows.append(row)
        }
    }

    /// The row of a pair, whichever key comes first.
    func row(_ keyA: String, _ keyB: String) -> Row? { places[[keyA, keyB].sorted()].map { rows[$0] } }
}
