import Model

/// A way to read one kind of file: bytes in, a document's text out.
public struct Reader: Sendable {
    /// Published as `documents.format`, and what `format:` in `pipeline.yml` says: `text`.
    public let name: String
    public let summary: String
    /// File name extensions, lower case, without the dot.
    public let extensions: [String]
    /// The text of a file.
    ///
    /// - Throws: `UnreadableDocument` where the bytes are no text; the document is quarantined.
    public let read: @Sendable (_ bytes: [UInt8], _ document: String, _ diagnostics: inout [Diagnostic]) throws -> SourceText
    /// How deep the file's markup is nested; nil for formats without any.
    public var markupDepth: (@Sendable (_ bytes: [UInt8]) -> Int)?
}

/// Why a file is quarantined: it is published in no table but `diagnostics`.
public struct UnreadableDocument: Error, Sendable {
    public let code: String
    public let message: String
    public let hint: String?

    public init(code: String, message: String, hint: String? = nil) { self.code = code; self.message = message; self.hint = hint }
}
