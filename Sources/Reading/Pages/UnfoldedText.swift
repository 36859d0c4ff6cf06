import Model

/// Text of printed pages in two columns, read column by column.
///
/// `pdftotext -layout` and its like keep what stands side by side in one line. A sentence then goes on in every second half of the lines, and
/// the cells of a table stand beside words of the next column. Here the left column's lines come first and the right column's behind them;
/// lines over both columns stay where they are and part what is above them from what is below.
///
///     the rats ran through the       in the dark they were          the rats ran through the
///     maze, which was lit.           slower than in the light.  →   maze, which was lit.
///                                                                   in the dark they were
///                                                                   slower than in the light.
///
/// - Shape: every word of the text is there once; blanks between columns are left out, the indent of a right half counts from the gutter.
/// - Loss: only text with form feeds between its pages is looked at, and only two columns of equal width are known.
struct UnfoldedText {
    /// Nil where the text has no page in two columns.
    private(set) var bytes: [UInt8]?

    init(of text: SourceText) {
        let pages = PrintedPages(of: text)
        guard let gutters = PageGutters(of: pages)?.gutters else { return }
        var writer = ColumnWriter(of: text.bytes), isUnfolded = false
        for (page, gutter) in gutters.enumerated() {
            guard pages.isPrinted(page) else { writer.append(pages.ranges[page], of: text); continue }
            let lines = pages.lines(of: page)
            let columns = ColumnRegions(of: lines, gutter: gutter, in: text.bytes) { pages.isRunning($0, of: page) }
            isUnfolded = isUnfolded || !columns.regions.isEmpty
            writer.append(lines, columns)
        }
        if isUnfolded { bytes = writer.text }
    }

    /// The unfolded text, of a format of its own: spans do not count in the file.
    func text(for document: String, diagnostics: inout [Diagnostic]) -> SourceText? {
        guard let bytes else { return nil }
        diagnostics.append(Diagnostic(.note, "two-columns", document: document,
                                      "pages in two columns were read column by column; lines and spans count in the text made of them"))
        var text = SourceText(validUTF8: bytes)
        text.format = "text_columns"
        return text
    }
}
