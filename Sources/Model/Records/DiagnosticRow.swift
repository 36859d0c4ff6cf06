extension Diagnostic: Record {
    public static let tableName = "diagnostics"
    public static let meaning = "What was kept but may be wrong, what could not be parsed, and what is worth knowing."
    public static let columns: [Column<Diagnostic>] = [
        .name("severity", "note, warning (kept, may be wrong) or error (a value was lost)", allowed: Severity.allCases.map(\.rawValue)) { $0.severity.rawValue },
        .name("code", "Stable code") { $0.code },
        .text("document_id", "The document; of a quarantined one, the id it would have had") { $0.documentID },
    ] + place { $0.span } + [
        .name("message", "What was found, what was expected, what was done") { $0.message },
        .text("hint", "How to mend it") { $0.hint },
    ]
}
