import Model

/// Tables with drawn borders: `+---+---+`, `┌──┬──┐`, `╔══╦══╗`.
enum DrawnBorders {
    static func drawnTableEnd(from first: Int, in draft: Draft) -> Int? {
        guard draft.bytes.isDrawnBorder(draft.lines[first].content) else { return nil }
        var end = first + 1
        var bodyLines = 0
        while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank {
            let content = draft.lines[end].content
            if !draft.bytes.isDrawnBorder(content) {
                guard draft.bytes.isDrawnRow(content) else { break }
                bodyLines += 1
            }
            end += 1
            if bodyLines == 0, end - first > mostBorders { return nil }
        }
        return bodyLines >= 1 && end - first >= 3 ? end : nil
    }

    /// So many borders may stand above the first row.
    private static let mostBorders = 4

}
