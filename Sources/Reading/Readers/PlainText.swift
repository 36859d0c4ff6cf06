extension Reader {
    /// Plain text, as copied from a page or exported by a program. Markdown marks in it are understood all the same.
    public static let plainText = Reader(
        name: "text",
        summary: "Plain text: UTF-8, UTF-16 with a byte-order mark, Windows-1252.",
        extensions: ["txt", "text"],
        read: { bytes, document, diagnostics in try decodedText(of: bytes, document: document, diagnostics: &diagnostics) }
    )
}
