import Model

/// Tables whose cells tabs part.
enum TabTables {
    /// A run of lines with tabs. A line without one goes along between two that have some: a row of one cell, which heads a group.
    ///
    /// Two lines at least have words on both sides of a tab: one such line over words set in is a term with what it means.
    /// Rows that all cells leave empty are lines of tabs, or blank lines between rows of equally many cells.
    static func tabTableEnd(from first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
        var end = first, last = first, parted = 0, tabs = 0
        while end < draft.lines.count, draft.isFree(end) {
            if marks[end].contains(.tab) {
                let count = tabCount(end, in: draft)
                // behind a blank line a row as wide as the others, or a group above one; in two columns only below a heading
                if end > last + 1, draft.lines[end - 1].isBlank {
                    let isAsWide = count == tabs || (end + 1 < draft.lines.count && draft.isFree(end + 1) && tabCount(end + 1, in: draft) == tabs)
                    guard isAsWide, tabs >= 2 || isHeadingRows(first ..< last + 1, in: draft) else { break }
                }
                parted += marks[end].contains(.innerTab) ? 1 : 0
                tabs = max(tabs, count)
                last = end
            } else if draft.lines[end].isBlank {
                guard end == last + 1 else { break }
            } else if draft.lines[end].content.count > 100 || end - last > 2 || marks[end].contains(.heading) || draft.lines[end - 1].isBlank {
                break
            }
            end += 1
        }
        while last > first, draft.lines[last].isBlank { last -= 1 }
        return parted > 1 && parted * 2 > last - first ? last + 1 : nil
    }

    private static func tabCount(_ line: Int, in draft: Draft) -> Int { draft.bytes[draft.lines[line].bytes].reduce(0) { $0 + ($1 == 0x09 ? 1 : 0) } }

    /// Whether no cell behind the first starts with a digit, so that the lines can only be a heading.
    private static func isHeadingRows(_ lines: Range<Int>, in draft: Draft) -> Bool {
        for line in lines {
            for at in draft.lines[line].content.dropFirst() where (0x30 ... 0x39).contains(draft.bytes[at]) && draft.bytes[at - 1] == 0x09 { return false }
        }
        return true
    }

}
