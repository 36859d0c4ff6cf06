import Model

/// A value that a person has put right, replayed on every run.
///
/// The key is a hash of what the record said when the person looked at it (`CorrectionKey`), not its id: when the document, or how it is read,
/// gives another record, the key is found no more, and the correction is reported as stale instead of applied.
public struct Correction: Sendable, Hashable {
    /// Sixteen hexadecimal digits.
    public let key: String
    public let column: String
    /// As a person writes it into a cell; empty for *the source does not say*.
    public let value: String
    public let reviewer: String?
    /// ISO 8601.
    public let date: String?
    public let note: String?
    /// `curation/corrections.csv:7`.
    public let place: String

    /// ` by Ada on 2026-01-02 (misprint)`.
    var attribution: String {
        (reviewer.map { " by \($0)" } ?? "") + (date.map { " on \($0)" } ?? "") + (note.map { " (\($0))" } ?? "")
    }
}

/// The key of a record by its content.
enum CorrectionKey {
    /// The table, the document and all that the record says of itself: without its own and others' ids, and without the place, which moves
    /// when lines are added above it.
    static func key<R: Record>(of record: R, document: String) -> String {
        var text = R.tableName + "\u{1F}" + document
        for column in R.columns where isContent(column.definition) {
            text += "\u{1F}" + (column.value(record).plainText ?? "\u{0}")
        }
        return String(SHA256Digest.hexadecimal(of: Array(text.utf8)).prefix(16))
    }

    private static func isContent(_ column: ColumnDefinition) -> Bool {
        !column.name.hasSuffix("_id") && !column.name.hasSuffix("_ids") && !["line", "start", "end", "sha256", "path"].contains(column.name)
    }
}
