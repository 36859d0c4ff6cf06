import Model

/// A value that a person has put right, replayed on every run.
///
/// The key is a hash of what the record said when the person looked at it (`CorrectionKey`), not its id: when the document, or how it is read,
/// gives another record, the key is found no more, and the correction is reported as stale instead of applied.
public struct Correction: Sendable, Hashable {
    /// Sixteen hexadecimal digits; of records that say the same, with which of them is meant: `1f0c9a77e2b4d6f8.2of3`.
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

    /// The digits, and which of how many records with them; nil without that, and for what is no key.
    var parts: (hash: String, copy: Int?, count: Int?)? {
        let pieces = key.split(separator: ".", maxSplits: 1).map(String.init)
        guard let hash = pieces.first, DecisionFile.isKey(hash) else { return nil }
        guard pieces.count > 1 else { return key == hash ? (hash, nil, nil) : nil }
        let numbers = pieces[1].split(separator: "of", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let copy = numbers[0], let count = numbers[1], copy >= 1, copy <= count else { return nil }
        return (hash, copy, count)
    }

    /// ` by Ada on 2026-01-02 (misprint)`.
    var attribution: String {
        (reviewer.map { " by \($0)" } ?? "") + (date.map { " on \($0)" } ?? "") + (note.map { " (\($0))" } ?? "")
    }
}

/// The key of a record by its content. Records that say the same share it, and are told apart by their number in the document.
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
