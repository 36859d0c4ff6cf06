extension Reader {
    /// Markdown. The text stays as written, marks included, so that spans point into the file itself.
    public static let markdown = Reader(
        name: "markdown",
        summary: "Markdown: UTF-8, UTF-16 with a byte-order mark, Windows-1252.",
        extensions: ["md", "markdown", "mkd"],
        read: { bytes, document, diagnostics in try decodedText(of: bytes, document: document, diagnostics: &diagnostics) }
    )
}
