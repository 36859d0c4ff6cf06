import Model

/// Finds tables whose cells stand one a line, in runs of lines without a blank one between them.
///
/// Text of PDF files, and of pages whose markup was taken out, may have no blank line at all: there paragraphs, and lines longer than a cell, part
/// two tables.
enum StackedTables {
    private static let mostCellLength = 160
    private static let leastLines = 9

    static func tables(in run: Range<Int>, of draft: Draft) -> [Range<Int>] {
        guard run.count >= leastLines else { return [] }
        var tables: [Range<Int>] = []
        for cells in runsOfCells(in: run, of: draft) {
            var start = cells.lowerBound
            while cells.upperBound - start >= leastLines, let table = table(in: start ..< cells.upperBound, of: draft) {
                tables.append(table)
                start = table.upperBound
            }
        }
        return tables
    }

    private static func table(in lines: Range<Int>, of draft: Draft) -> Range<Int>? {
        guard !ReferenceListFinder.isMarkedList(lines, in: draft),
              let found = StackedCells(lines.map { draft.lines[$0].withoutEnd(in: draft.bytes) }, isWhole: false, in: draft.bytes) else { return nil }
        let table = lines.lowerBound + found.lines.lowerBound ..< lines.lowerBound + found.lines.upperBound
        return areReferences(table, in: draft) ? nil : table
    }

    /// A third of the lines are of several words, and an eighth name authors: a list of references without marks, not of studies with their figures.
    private static func areReferences(_ lines: Range<Int>, in draft: Draft) -> Bool {
        lines.count { isOfWords(draft.lines[$0], in: draft.bytes) } * 3 > lines.count
            && lines.count { ReferenceListFinder.isEvident(draft.lines[$0].content, of: draft.bytes) } * 8 > lines.count
    }

    /// The lines between those that are no cells.
    private static func runsOfCells(in run: Range<Int>, of draft: Draft) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = run.lowerBound, line = run.lowerBound
        while line < run.upperBound {
            let words = linesOfWords(from: line, before: run.upperBound, in: draft)
            if isParagraph(words, in: draft) {
                runs.append(start ..< line)
                start = words.upperBound
            } else if words.isEmpty, !isCell(line, in: draft) {
                runs.append(start ..< line)
                start = line + 1
            }
            line = max(words.upperBound, line + 1)
        }
        return runs + [start ..< run.upperBound]
    }

    private static func isCell(_ line: Int, in draft: Draft) -> Bool {
        draft.isFree(line) && draft.lines[line].content.count <= mostCellLength && !isCounting(line, in: draft)
    }

    /// `12.` above `13.`, or below `11.`: numbers of a list whose entries stand elsewhere, as print leaves them that sets them apart.
    private static func isCounting(_ line: Int, in draft: Draft) -> Bool {
        guard let number = draft.loneListNumber(line) else { return false }
        return line > 0 && draft.loneListNumber(line - 1) == number - 1
            || line + 1 < draft.lines.count && draft.loneListNumber(line + 1) == number + 1
    }

    private static let leastParagraph = 6
    private static let leastLength = 28, leastWords = 4

    private static func linesOfWords(from first: Int, before end: Int, in draft: Draft) -> Range<Int> {
        var line = first
        while line < end, isCell(line, in: draft), isOfWords(draft.lines[line], in: draft.bytes) { line += 1 }
        return first ..< line
    }

    /// Many lines of several words, most of them about as long as the longest.
    private static func isParagraph(_ lines: Range<Int>, in draft: Draft) -> Bool {
        guard lines.count >= leastParagraph, let longest = lines.map({ draft.lines[$0].content.count }).max() else { return false }
        return lines.filter { 4 * draft.lines[$0].content.count >= 3 * longest }.count * 2 >= lines.count
    }

    private static func isOfWords(_ line: Line, in bytes: [UInt8]) -> Bool {
        let content = line.content
        guard content.count >= leastLength else { return false }
        var words = 0, isInWord = false
        for at in content {
            let isLetter = bytes[at] & 0xDF >= 0x41 && bytes[at] & 0xDF <= 0x5A || bytes[at] >= 0x80
            if isLetter, !isInWord { words += 1 }
            isInWord = bytes[at] > 0x20
            if words >= leastWords { return true }
        }
        return false
    }
}
