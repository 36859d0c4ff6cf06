import Model

/// The pages of a text that form feeds part.
struct PrintedPages: Sendable {
    let text: SourceText
    /// The lines of each page, counted from 0; none where no form feed stands in the text.
    let ranges: [Range<Int>]

    /// More lines than this are no printed page.
    private static let mostLines = 400

    init(of text: SourceText) {
        self.text = text
        let starts = text.runningLines.pageStarts
        ranges = starts.isEmpty ? [] : zip([0] + starts, starts + [text.lineCount]).map { $0 ..< $1 }
    }

    func isPrinted(_ page: Int) -> Bool { ranges[page].count <= Self.mostLines }

    /// The lines of a page with their words, which are too many to be kept for all pages; none of one that is not printed.
    func lines(of page: Int) -> [PrintedLine] {
        isPrinted(page) ? ranges[page].map { PrintedLine(text.bytes(ofLine: $0 + 1), of: text.bytes) } : []
    }

    func isRunning(_ line: Int, of page: Int) -> Bool { text.runningLines.contains(line: ranges[page].lowerBound + line) }
}
