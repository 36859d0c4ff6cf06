import Model

/// The lines right above and below lines in columns that leave no wide gap themselves and are yet the table's.
struct TableRim {
    let profile: ColumnProfile
    let draft: Draft
    let marks: LineMarks
    /// The smallest indent of the table's lines.
    let margin: Int

    /// A heading set behind the first column, or with a piece for each column; above it further ones, below it rows of one cell.
    func start(above first: Int) -> Int {
        var start = first, at = first - 1, isOverBar = false
        while at >= 0, first - at <= 5, draft.isFree(at), !draft.startsPage(at + 1), draft.haveSameMargin(at, first), marks[at].isEmpty || marks[at] == .emptyRow || marks[at].contains(.bar),
              draft.lines[at].content.count < 400 {
            if marks[at].contains(.bar) {
                (isOverBar, at) = (true, at - 1)
                continue
            }
            // what stands over a bar may be centred over wide gaps
            let isCentred = isOverBar && draft.lines[at].indent > profile.columns[0].upperBound && draft.lines[at].content.count < 200
            if draft.lines[at].isBlank { guard marks[at] == .emptyRow else { break } } else if isHeading(at) || isCentred { start = at } else if !isStub(at) { break }
            at -= 1
        }
        // the word that heads the first rows, which are set further in
        let group = start - 1
        if start == first, group >= 0, draft.isFree(group), !draft.startsPage(first), marks[group].isEmpty, !draft.lines[group].isBlank, isStub(group),
           draft.lines[group].indent >= margin, draft.lines[group].indent < draft.lines[first].indent,
           AlignedTable(lines: first ..< first + 1, profile: profile).isRowOfFigures(first, in: draft) { return group }
        return start
    }

    /// Lines with a piece for each column, lines set behind the first column, which go on with the row above, and rows behind blank lines.
    func end(below stretch: Int) -> Int {
        var end = stretch, at = stretch
        while at < draft.lines.count, draft.isFree(at), !draft.startsPage(at), draft.haveSameMargin(at, stretch - 1), !marks[at].contains(.prose), at - end <= 4 {
            if !draft.lines[at].isBlank {
                guard at == end ? marks[at].isEmpty && draft.lines[at].content.count < 400 && isHeading(at) || RuledTables.isRow(at, of: profile, in: draft, marks)
                    : !isOverBar(at) && RuledTables.goesOn(at: at, in: profile, of: draft, marks) else { break }
                end = at + 1
            }
            at += 1
        }
        return end
    }

    /// Whether a line is the heading of the next table.
    private func isOverBar(_ line: Int) -> Bool { line + 1 < draft.lines.count && marks[line + 1].contains(.bar) }

    private func isBehindStub(_ line: Int) -> Bool { draft.lines[line].indent + 2 >= profile.columns[1].lowerBound && draft.lines[line].content.count < 200 }

    private func isStub(_ line: Int) -> Bool {
        pieces(of: line).count == 1 && draft.lines[line].indent + draft.lines[line].content.count <= profile.columns[1].lowerBound + 8
    }

    private func isHeading(_ line: Int) -> Bool {
        if isBehindStub(line) { return true }
        let pieces = pieces(of: line)
        return pieces.count >= min(3, profile.columnCount) && pieces.allSatisfy { $0.columns.count == 1 }
    }

    private func pieces(of line: Int) -> [ColumnProfile.Piece] { profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes) }
}
