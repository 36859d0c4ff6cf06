import Model

extension TableLayout {
    /// Cells parted by pipes, with or without pipes at the edges, with a rule line below the heading: Markdown, psql.
    ///
    /// - Source: GitHub Flavored Markdown 0.29, section 4.10; psql's aligned output (`---+---` as rule line).
    public static let pipe = TableLayout(
        name: "pipe",
        summary: "Cells parted by pipes, as in Markdown and psql.",
        examples: [
            Example(text: "| Dose | Rats |\n|---|---|\n| 3 mg | 12 \\| 14 |", rows: [["Dose", "Rats"], ["3 mg", "12 | 14"]]),
            Example(text: " Dose | Rats\n------+------\n 3 mg |   12", rows: [["Dose", "Rats"], ["3 mg", "12"]]),
        ],
        grid: { lines, bytes in
            let lines = lines.filter { !bytes.trimmingBlanks($0).isEmpty }
            guard let top = lines.first, !bytes.isDrawnBorder(top) else { return nil }
            let table = PipeRows(lines, in: bytes)
            guard !table.rows.isEmpty, table.ruleWidth != nil ? table.hasEdge || table.rows.contains(where: { $0.count > 1 })
                : table.rows.filter({ $0.count > 1 }).count * 2 > table.rows.count else { return nil }
            var grid = Grid(cells: table.rows, columnCount: table.columnCount, headerRowCount: table.ruleWidth == nil ? 1 : table.headerRowCount,
                            confidence: table.ruleWidth == nil ? 0.9 : 0.99, bytes: bytes)
            grid.hasGuessedHeading = table.ruleWidth == nil
            return grid
        }
    )
}

/// The rows of a table of pipes, each a list of cells that may lie on several lines.
private struct PipeRows {
    private(set) var rows: [[[Range<Int>]]] = []
    private(set) var headerRowCount = 0
    /// How many cells the first rule line has.
    private(set) var ruleWidth: Int?
    private(set) var columnCount = 0
    /// Whether all rows start with a pipe, but for some that only end with one.
    let hasEdge: Bool
    /// Whether the heading only ends with a pipe.
    private let endsInPipe: Bool
    private let bytes: [UInt8]

    init(_ lines: [Range<Int>], in bytes: [UInt8]) {
        self.bytes = bytes
        let opens = { (line: Range<Int>) in bytes[bytes.trimmingBlanks(line).lowerBound] == 0x7C }
        let closes = { (line: Range<Int>) in bytes[bytes.trimmingBlanks(line).upperBound - 1] == 0x7C }
        let top = lines[0], pipes = bytes.pipeCount(in: top)
        hasEdge = lines.allSatisfy { line in
            bytes.isPipeRule(line) || bytes.isLoneRule(line) || opens(line) || opens(top) && closes(line) && bytes.pipeCount(in: line) == pipes - 1
        }
        endsInPipe = !opens(top) && closes(top) && lines.count > 1 && bytes.isPipeRule(lines[1])
        var pieces: [[Range<Int>]] = [], head: [[Range<Int>]] = [], body: [Range<Int>] = []
        for line in lines {
            let isRule = bytes.isPipeRule(line) || (ruleWidth == nil && pieces.count == 1 && bytes.isLoneRule(line))
            guard isRule else {
                pieces.append(cells(of: line, keepingDoubles: false))
                body.append(line)
                continue
            }
            guard ruleWidth == nil else { continue }
            ruleWidth = bytes.isLoneRule(line) ? 1 : cells(of: line, keepingDoubles: false).count
            swap(&head, &pieces)
            body = []
        }
        columnCount = Grid.columnCount(of: head + pieces)
        if let ruleWidth {
            // with pipes at the edges the rule says how many columns there are, unless most rows have more
            let longer = pieces.filter { $0.count > ruleWidth }.count
            columnCount = hasEdge && longer * 2 <= pieces.count ? ruleWidth : max(ruleWidth, columnCount)
            for index in pieces.indices where pieces[index].count > columnCount {
                let joined = cells(of: body[index], keepingDoubles: true)
                if joined.count <= columnCount { pieces[index] = joined }
            }
            rows = joined(head, to: ruleWidth)
        }
        headerRowCount = rows.count
        rows += hasEdge ? pieces.map { $0.map { [$0] } } : continued(pieces, width: columnCount)
    }

    /// The lines above the rule as one row, where they have just as many cells together: a cell goes on in the next line.
    private func joined(_ pieces: [[Range<Int>]], to width: Int) -> [[[Range<Int>]]] {
        guard !hasEdge, pieces.count > 1, pieces.reduce(0, { $0 + $1.count - 1 }) + 1 == width else { return pieces.map { $0.map { [$0] } } }
        return [join(pieces[...])]
    }

    private func join(_ pieces: ArraySlice<[Range<Int>]>) -> [[Range<Int>]] {
        var row: [[Range<Int>]] = []
        for piece in pieces {
            for (index, cell) in piece.enumerated() {
                if index == 0, !row.isEmpty { if !cell.isEmpty { row[row.count - 1].append(cell) } } else { row.append([cell]) }
            }
        }
        return row
    }

    /// Rows of which some go on in the next lines: `Total score` / `(range) | 0.9` / `(0.1–2.0) | 0.5`.
    ///
    /// A line goes on where the next ones make it a whole row, or open in lower case or with a bracket.
    private func continued(_ pieces: [[Range<Int>]], width: Int) -> [[[Range<Int>]]] {
        var rows: [[[Range<Int>]]] = []
        var at = 0
        while at < pieces.count {
            var total = pieces[at].count, end = at + 1, whole = at + 1, opened = at + 1
            while end < pieces.count, pieces[end].count < width, total + pieces[end].count - 1 <= width, end - at < min(2 * width, 64) {
                let goesOn = opensAsContinued(pieces[end][0])
                if total == width, !goesOn { break }
                total += pieces[end].count - 1
                end += 1
                if goesOn, opened == end - 1 { opened = end }
                if total == width, end - at > 2 || goesOn { whole = end }
            }
            let next = max(whole, opened)
            rows.append(join(pieces[at ..< next]))
            at = next
        }
        return rows
    }

    private func opensAsContinued(_ cell: Range<Int>) -> Bool {
        guard let first = cell.first, cell.count > 1 else { return false }
        return bytes[first] == 0x28 || ((0x61 ... 0x7A).contains(bytes[first]) && (0x61 ... 0x7A).contains(bytes[first + 1]))
    }

    /// Cells between pipes that are not escaped. With an edge pipe the first and an empty last cell are none.
    ///
    /// - Parameter keepingDoubles: whether two pipes without a blank between them are text, as in `25.4||`.
    private func cells(of line: Range<Int>, keepingDoubles: Bool) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        let line = bytes.trimmingBlanks(line)
        if let headings = headings(of: line) { return headings }
        var start = hasEdge && !line.isEmpty && bytes[line.lowerBound] == 0x7C ? line.lowerBound + 1 : line.lowerBound
        var at = start
        while at < line.upperBound {
            if bytes[at] == 0x5C { at += 2; continue }
            if bytes[at] == 0x7C {
                if keepingDoubles, at + 1 < line.upperBound, bytes[at + 1] == 0x7C { at += 2; continue }
                cells.append(bytes.trimmingBlanks(start ..< at))
                start = at + 1
            }
            at += 1
        }
        let last = bytes.trimmingBlanks(min(start, line.upperBound) ..< line.upperBound)
        if !last.isEmpty || !hasEdge && !endsInPipe { cells.append(last) }
        return cells
    }

    /// The cells of `||Dose||Rats||`, a heading of Jira and Confluence.
    private func headings(of line: Range<Int>) -> [Range<Int>]? {
        guard line.count > 4, bytes[line.lowerBound] == 0x7C, bytes[line.lowerBound + 1] == 0x7C else { return nil }
        var cells: [Range<Int>] = [], start = line.lowerBound + 2, at = start
        while at < line.upperBound {
            if bytes[at] == 0x7C {
                guard at + 1 < line.upperBound, bytes[at + 1] == 0x7C, at > start else { return nil }
                cells.append(bytes.trimmingBlanks(start ..< at))
                at += 1
                start = at + 1
            }
            at += 1
        }
        return start == line.upperBound && !cells.isEmpty ? cells : nil
    }
}
