import Model

extension Reader {
    /// Plain text, as copied from a page or exported by a program. Markdown marks in it are understood all the same.
    ///
    /// Text of printed pages in two columns (`pdftotext -layout`) is read column by column.
    public static let plainText = Reader(
        name: "text",
        summary: "Plain text: UTF-8, UTF-16 with a byte-order mark, Windows-1252; pages in two columns column by column.",
        extensions: ["txt", "text"],
        read: { bytes, document, diagnostics in
            let text = try decodedText(of: bytes, document: document, diagnostics: &diagnostics)
            return UnfoldedText(of: text).text(for: document, diagnostics: &diagnostics) ?? text
        }
    )
}
