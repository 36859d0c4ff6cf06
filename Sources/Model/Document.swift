/// Who a source document is.
public struct Source: Sendable, Hashable, Codable {
    /// The path relative to its source root, extension included, percent-encoded. Two paths never share one.
    public let id: String
    /// The path relative to its source root, as the file system spells it.
    public let path: String
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal.
    public let sha256: String
    /// The name of the reader that read it: `text`, `markdown`, `html`; `text_columns` where `text` was read column by column.
    public let format: String

    public init(id: String, path: String, sha256: String, format: String) {
        self.id = id; self.path = path; self.sha256 = sha256; self.format = format
    }
}

/// One source document as Reading hands it on: who it is, and its text.
public struct Document: Sendable {
    public let source: Source
    public let text: SourceText

    public init(source: Source, text: SourceText) {
        self.source = text.format.map { Source(id: source.id, path: source.path, sha256: source.sha256, format: $0) } ?? source
        self.text = text
    }

    /// A document for tests and examples.
    public init(id: String = "example.txt", _ text: String) {
        self.init(source: Source(id: id, path: id, sha256: "", format: "text"), text: SourceText(text))
    }

    public var id: String { source.id }
    public func span(_ bytes: Range<Int>) -> SourceSpan { text.span(bytes) }
    public func string(_ bytes: Range<Int>) -> String { text.string(bytes) }
}
