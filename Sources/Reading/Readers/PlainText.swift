import Model

extension Reader {
    /// Plain text, as copied from a page or exported by a program. Markdown marks in it are understood all the same.
    ///
    /// Text of printed pages in two columns (`pdftotext -layout`) is read column by column. Text that starts as RIS, PubMed's, Web of Science's or
    /// EndNote's tagged records do is read as these, and `documents.format` says so.
    public static let plainText = Reader(
        name: "text",
        summary: "Plain text: UTF-8, UTF-16 with a byte-order mark, Windows-1252; pages in two columns column by column.",
        extensions: ["txt", "text"],
        read: { bytes, document, diagnostics in
            let start = Array(bytes.prefix(1 << 14))
            if let tagged = tagged(start) {
                var text = try tagged.read(bytes, document, &diagnostics)
                text.format = tagged.name
                return text
            }
            if PubMedAbstractsFile.opens(start) {
                diagnostics.append(Diagnostic(.note, "references-as-text", document: document,
                                              "this is PubMed's Abstract (text) export; its abstracts were read as text, its citations are no references",
                                              hint: "for the references, name the file in pipeline.yml with format: pubmed-abstracts, or use garner dedupe"))
            }
            let text = try decodedText(of: bytes, document: document, diagnostics: &diagnostics)
            return UnfoldedText(of: text).text(for: document, diagnostics: &diagnostics) ?? text
        }
    )
}
