/// A table whose cells stand one a line, as programs print one whose rows they lost.
///
///     Outcome
///     Placebo
///     Drug
///     Relapse
///     12 (8.0)
///     7 (4.4)
///
/// After how many lines figures of the same make come back says how many columns there are; the lines above the first row are the heading. A
/// word alone between two rows heads a group; where the heading has one cell more than the rows, such a word is the first cell of the row.
///
/// - Shape: three columns or more, three whole rows or more, figures in nearly half of the lines. Lists of words alone give none.
public struct StackedCells: Sendable {
    /// The lines of each row, heading rows first, each with the column of its first cell.
    public private(set) var rows: [(column: Int, lines: Range<Int>)] = []
    public private(set) var columnCount = 0
    public private(set) var headerRowCount = 0
    /// How many of the cells look as those above them do, from 0 to 1.
    public private(set) var confidence = 0.0

    /// The lines from the heading to the last row.
    public var lines: Range<Int> { (rows.first?.lines.lowerBound ?? 0) ..< (rows.last?.lines.upperBound ?? 0) }

    private static let mostColumns = 16
    private static let mostLines = 4_000

    /// The first table in a run of lines, or nil where there is none.
    ///
    /// - Parameter isWhole: whether all lines are the table's, so that the first one opens its heading.
    public init?(_ lines: [Range<Int>], isWhole: Bool, in bytes: [UInt8]) {
        guard lines.count >= 9, lines.count <= Self.mostLines, !Self.areParted(lines, in: bytes) else { return nil }
        let shapes = lines.map { CellShape(bytes.trimmingBlanks($0), in: bytes) }
        let figures = shapes.filter { $0.kind == .figure }.count
        guard figures * 10 >= 3 * min(shapes.count, 60), figures >= 6 else { return nil }
        var choice: (rows: Rows, heading: Range<Int>)?
        for width in Self.likelyWidths(of: shapes) {
            let rows = Rows(of: shapes, width: width)
            guard rows.score > choice?.rows.score ?? -6, rows.wholeRows.count >= 3, rows.agreement >= 0.8, let start = rows.rows.first?.lowerBound else { continue }
            let heading = Self.heading(above: start, width: width, shapes: shapes, lines: lines, isWhole: isWhole, in: bytes)
            if heading.count >= width - 1 { choice = (rows, heading) }
        }
        guard let (best, heading) = choice else { return nil }
        confidence = 0.4 + 0.4 * best.agreement
        arrange(best, heading: heading)
    }

    /// Whether several of the first lines hold more than a cell: tabs, pipes, wide blanks, cells glued together, or words and
    /// figures beside one another.
    private static func areParted(_ lines: [Range<Int>], in bytes: [UInt8]) -> Bool {
        let first = lines.prefix(60)
        return first.filter { line in
            let cell = bytes.trimmingBlanks(line)
            return bytes[cell].contains { $0 == 0x09 || $0 == 0x7C } || zip(cell, cell.dropFirst()).contains { bytes[$0] == 0x20 && bytes[$1] == 0x20 }
                || !bytes.glueBorders(in: cell).isEmpty || bytes.endsInFigure(cell)
        }.count * 8 > first.count
    }

    /// The widths after which lines look alike most often.
    private static func likelyWidths(of shapes: [CellShape]) -> [Int] {
        let shares = (3 ... mostColumns).filter { 3 * $0 <= shapes.count }.map { width in
            let pairs = zip(shapes, shapes.dropFirst(width))
            return (width, pairs.reduce(0.0) { $0 + max(0, likeness($1.0, $1.1)) } / Double(shapes.count - width))
        }
        return shares.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(5).map(\.0)
    }

    /// 1 for figures of the same make and for words, less for others.
    fileprivate static func likeness(_ a: CellShape, _ b: CellShape) -> Double {
        if a.kind == .empty || b.kind == .empty { return a.kind == b.kind ? 1 : a.kind == .words || b.kind == .words ? -0.5 : 0.7 }
        guard a.kind == b.kind else { return -1.5 }
        return a.kind == .words || a.signs == b.signs ? 1 : 0.3
    }

    /// The lines of words right above the first row: those of the run where they are few, else a row of them. Lines that end in a blank as the
    /// cells do are the table's.
    private static func heading(above start: Int, width: Int, shapes: [CellShape], lines: [Range<Int>], isWhole: Bool, in bytes: [UInt8]) -> Range<Int> {
        if isWhole { return 0 ..< start }
        func endsInBlank(_ line: Int) -> Bool { lines[line].last.map { bytes[$0] == 0x20 } ?? false }
        let isBlankEnded = (start ..< min(lines.count, start + 2 * width)).allSatisfy(endsInBlank)
        let most = start <= 2 * width + 1 || isBlankEnded ? 2 * width + 1 : width
        var first = start
        while first > 0, start - first < most, shapes[first - 1].length <= 80 {
            guard isBlankEnded ? endsInBlank(first - 1) : shapes[first - 1].kind != .figure else { break }
            first -= 1
        }
        return first ..< start
    }

    // MARK: Rows

    private mutating func arrange(_ found: Rows, heading: Range<Int>) {
        let groups = found.rows.filter { $0.count == 1 }.count
        // a heading with one cell more than the rows: the words alone are the first of two stubs
        let isTwoStubs = groups >= 2 && (heading.count == found.width + 1 || heading.count == found.width + 2)
        columnCount = isTwoStubs ? found.width + 1 : found.width
        // the last word above the first row is its first cell
        var open: Range<Int>?
        if isTwoStubs, heading.count == columnCount + 1 {
            open = heading.upperBound - 1 ..< heading.upperBound
            appendHeading(heading.dropLast())
        } else {
            appendHeading(heading)
        }
        for row in found.rows {
            if isTwoStubs, row.count == 1 {
                if let open { rows.append((0, open)) }
                open = row
            } else if let start = open {
                rows.append((0, start.lowerBound ..< row.upperBound))
                open = nil
            } else {
                rows.append((isTwoStubs ? 1 : 0, row))
            }
        }
        if let open { rows.append((0, open)) }
    }

    /// A heading of as many cells as columns, or one fewer below an empty corner; what is left over is a second row of it, or a group.
    private mutating func appendHeading(_ heading: Range<Int>) {
        let count = heading.count
        if count == columnCount - 1 {
            rows.append((1, heading))
        } else {
            let top = heading.lowerBound ..< min(heading.upperBound, heading.lowerBound + columnCount)
            rows.append((0, top))
            let rest = top.upperBound ..< heading.upperBound
            if rest.count == 1 { headerRowCount = 1 }
            if !rest.isEmpty { rows.append((0, rest)) }
        }
        headerRowCount = headerRowCount == 0 ? rows.count : headerRowCount
    }

    /// The rows of one width that explain the lines best.
    private struct Rows {
        let width: Int
        private(set) var rows: [Range<Int>] = []
        private(set) var score = 0.0
        private(set) var agreement = 0.0

        var wholeRows: [Range<Int>] { rows.filter { $0.count == width } }

        init(of shapes: [CellShape], width: Int) {
            self.width = width
            var states = [State](repeating: State(), count: shapes.count + 1)
            var best = (score: -6.0, end: 0)
            for at in 0 ... shapes.count {
                if states[at].score > best.score { best = (states[at].score, at) }
                guard at < shapes.count else { break }
                let here = states[at]
                if at + width <= shapes.count { Self.extend(&states, from: at, to: at + width, by: Self.worth(of: at, width: width, after: here.lastWhole, shapes), whole: at) }
                guard here.lastWhole != nil else {
                    // a group right above the first row is taken in later
                    continue
                }
                if shapes[at].kind == .words { Self.extend(&states, from: at, to: at + 1, by: -1.2, whole: here.lastWhole) }
                for short in [width - 1, width - 2] where short >= 2 && at + short <= shapes.count && shapes[at].kind == .words {
                    Self.extend(&states, from: at, to: at + short, by: -0.4 - Double(width - short), whole: here.lastWhole)
                }
            }
            score = best.score
            var end = best.end
            while end > 0, let start = states[end].from { rows.append(start ..< end); end = start }
            rows.reverse()
            while let last = rows.last, last.count == 1 { rows.removeLast() }
            var likeness = 0.0, compared = 0
            for (above, below) in zip(wholeRows, wholeRows.dropFirst()) {
                for (a, b) in zip(above, below) { likeness += max(0, StackedCells.likeness(shapes[a], shapes[b])); compared += 1 }
            }
            agreement = compared == 0 ? 0 : likeness / Double(compared)
        }

        private struct State {
            /// To start here costs more than a group between two rows does.
            var score = -6.0
            var from: Int?
            var lastWhole: Int?
        }

        private static func extend(_ states: inout [State], from: Int, to: Int, by worth: Double, whole: Int?) {
            let score = states[from].score + worth
            if score > states[to].score { states[to] = State(score: score, from: from, lastWhole: whole) }
        }

        /// What a whole row adds: one for each cell that looks like the one above; the first row must have words first, figures behind.
        private static func worth(of start: Int, width: Int, after last: Int?, _ shapes: [CellShape]) -> Double {
            // a row that has its words last is cut in the wrong place
            let phase = shapes[start].kind == .words ? 0.3 : shapes[start + width - 1].kind == .words ? -1.0 : 0
            if let last { return (0 ..< width).reduce(phase) { $0 + StackedCells.likeness(shapes[last + $1], shapes[start + $1]) } }
            let figures = (start + 1 ..< start + width).filter { shapes[$0].kind == .figure }.count
            return figures * 2 >= width - 1 ? 0.6 * Double(width) + phase : -1
        }
    }
}

extension [UInt8] {
    /// `point motion (range) 0.85`: words, and a decimal number at their end.
    fileprivate func endsInFigure(_ cell: Range<Int>) -> Bool {
        guard let last = cell.last, (0x30 ... 0x39).contains(self[last]), !opensFigure(cell) else { return false }
        let word = self[cell].lastIndex(of: 0x20).map { $0 + 1 ..< cell.upperBound } ?? cell
        return word.count < cell.count && self[word].contains(0x2E) && self[word].allSatisfy { (0x2E ... 0x39).contains($0) }
    }
}
