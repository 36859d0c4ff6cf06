import Model

/// The lines of a draft behind the marks in their margin, as far as runs of lines have one: tables are quoted (`> | 3 | 4 |`), and stand in
/// comments as the programs print them (`##   Slope  3.1`).
enum Margins {
    private static let mostNested = 3, leastCommented = 3

    /// - Shape: as many lines as the draft has, the ranges of those with a mark cut before what stands behind it.
    static func lines(behindMarksOf draft: Draft) -> [Line] {
        var lines = draft.lines
        strip(0 ..< lines.count, of: &lines, in: draft.bytes, nested: 1)
        return lines
    }

    private static func strip(_ range: Range<Int>, of lines: inout [Line], in bytes: [UInt8], nested: Int) {
        var line = range.lowerBound
        while line < range.upperBound {
            guard opensWithMark(lines[line], in: bytes) else { line += 1; continue }
            var end = line + 1
            while end < range.upperBound, bytes.haveSameMargin(lines[line].bytes, lines[end].bytes) { end += 1 }
            if isMargin(line ..< end, of: lines, in: bytes) {
                for index in line ..< end {
                    let text = bytes.behindMarginMark(lines[index].bytes)
                    lines[index] = Line(bytes: text, content: bytes.trimmingBlanks(text))
                }
                if nested < mostNested { strip(line ..< end, of: &lines, in: bytes, nested: nested + 1) }
            }
            line = end
        }
    }

    private static func opensWithMark(_ line: Line, in bytes: [UInt8]) -> Bool {
        guard let first = line.content.first.map({ bytes[$0] }) else { return false }
        return (first == 0x3E || first == 0x23 || first == 0x2F || first == 0x2D) && bytes.marginMark(of: line.bytes) != nil
    }

    /// Two lines of a quotation; three of a comment, some of which set their text apart: headings of Markdown open with `##` too.
    private static func isMargin(_ run: Range<Int>, of lines: [Line], in bytes: [UInt8]) -> Bool {
        if bytes[lines[run.lowerBound].content.lowerBound] == 0x3E { return run.count >= 2 }
        return run.count >= leastCommented && run.contains { line in
            let text = bytes.behindMarginMark(lines[line].bytes)
            let content = bytes.trimmingBlanks(text)
            return content.isEmpty || content.lowerBound - text.lowerBound >= 2 || bytes[content.lowerBound] == 0x7C || bytes[content.lowerBound] == 0x2B
        }
    }
}
