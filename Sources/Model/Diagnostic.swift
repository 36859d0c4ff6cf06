/// Something that a run survives: kept but perhaps wrong (*warning*), a value lost (*error*), or worth knowing (*note*).
///
/// What a run does not survive is thrown. A message is one clause: what was found, what was expected, what was done. It reads
/// `raw/trial.txt:212: warning: row has 5 cells where the header has 6 [ragged-row]`.
public struct Diagnostic: Sendable, Hashable, Codable {
    public enum Severity: String, Sendable, CaseIterable, Codable { case note, warning, error }

    public var severity: Severity
    /// Stable, kebab-case: `ragged-row`.
    public var code: String
    public var documentID: String?
    public var span: SourceSpan?
    public var message: String
    /// How to mend it, where the reader can.
    public var hint: String?

    public init(_ severity: Severity, _ code: String, document: String? = nil, span: SourceSpan? = nil, _ message: String, hint: String? = nil) {
        self.severity = severity; self.code = code; documentID = document; self.span = span; self.message = message; self.hint = hint
    }
}
