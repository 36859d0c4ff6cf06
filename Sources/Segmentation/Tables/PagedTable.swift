import Model

/// A table with its parts on the next pages: they stand first on their page, and repeat its heading or have just as many columns.
struct PagedTable {
    private(set) var lines: Range<Int>
    private let columns: Int
    private let draft: Draft
    private let marks: LineMarks

    init(_ table: AlignedTable, in draft: Draft, _ marks: LineMarks) {
        lines = table.lines
        columns = table.columns
        self.draft = draft
        self.marks = marks
        while let part = nextPart() { lines = lines.lowerBound ..< part.upperBound }
    }

    private func nextPart() -> Range<Int>? {
        guard let (first, isRightBehind) = firstLineOfNextPage(), let gap = (first ..< min(first + 4, draft.lines.count)).first(where: { marks[$0].contains(.gap) }),
              (first ... gap).allSatisfy({ draft.isFree($0) && !draft.lines[$0].isBlank }) else { return nil }
        let stretch = AlignedTables.alignedStretch(from: gap, in: draft, marks)
        let part = AlignedTables.alignedTable(in: stretch, of: draft, marks)
        if draft.hasSameWords(first, lines.lowerBound) { return first ..< max(stretch.upperBound, part?.lines.upperBound ?? 0) }
        guard isRightBehind, let part, columns >= 3, part.lines.lowerBound <= first else { return nil }
        // figures that differ in width may show a column more or less
        return part.columns == columns || abs(part.columns - columns) == 1 && gap == first && part.opensWithRow(first, in: draft) ? part.lines : nil
    }

    /// The first line of text behind the table, where that is on the next page, and whether nothing stands between them.
    ///
    /// What heads the rows of the next page may stand last on this one: a line or two of one cell.
    private func firstLineOfNextPage() -> (line: Int, isRightBehind: Bool)? {
        var at = lines.upperBound, isNext = false, stubs = 0
        while at < draft.lines.count {
            if draft.startsPage(at) { if isNext { return nil }; isNext = true }
            let noted = draft.continuationNoteCount(from: at)
            if !draft.lines[at].isBlank, !draft.runningLines.contains(line: at), noted == 0 {
                guard !isNext, stubs < 2, isStub(at) else { break }
                stubs += 1
            }
            at += max(1, noted)
        }
        return isNext && at < draft.lines.count ? (at, stubs == 0) : nil
    }

    /// A line of one cell that is shorter than the table's lines and ends no sentence.
    private func isStub(_ line: Int) -> Bool {
        let content = draft.lines[line].content
        guard draft.isFree(line), marks[line].isEmpty, draft.bytes[content.upperBound - 1] != 0x2E else { return false }
        return draft.lines[line].indent + content.count <= (lines.map { draft.lines[$0].indent + draft.lines[$0].content.count }.max() ?? 0) * 2 / 3
    }
}

extension Draft {
    /// Whether both of two lines have a mark in their margin, or none has.
    func haveSameMargin(_ line: Int, _ other: Int) -> Bool {
        (lines[line].bytes.lowerBound == lineStart(line)) == (lines[other].bytes.lowerBound == lineStart(other))
    }

    /// Whether two lines have the same words, however far apart.
    fileprivate func hasSameWords(_ line: Int, _ other: Int) -> Bool {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0C]
        return bytes[lines[line].content].lazy.filter { !blanks.contains($0) }.elementsEqual(bytes[lines[other].content].lazy.filter { !blanks.contains($0) })
    }

    /// How many lines from one on say that a table goes on: `(continued)`, `Table 3 (cont.)`, its caption with such a word.
    fileprivate func continuationNoteCount(from line: Int) -> Int {
        bytes.continuationNoteCount { line + $0 < lines.count ? lines[line + $0].content : nil }
    }
}
