/// What a line of a table drawn in text is made of: borders, rules and pipes.
///
/// The finder of tables and the layouts that read them ask the same questions of a line, so the answers stand here. Every function takes a
/// range without line end; blanks at its ends do not matter.
extension [UInt8] {
    /// `+---+---+`, `+:====:+`, `|----+----|`, `┌──┬──┐`, `╠══╬══╣`: border characters alone, from corner to corner.
    public func isDrawnBorder(_ line: Range<Int>) -> Bool {
        let content = trimmingBlanks(line)
        guard content.count >= 3 else { return false }
        switch self[content.lowerBound] {
        case 0x2B: return self[content.upperBound - 1] == 0x2B && isMade(content) { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x3A }
        case 0x7C:
            guard self[content.upperBound - 1] == 0x7C, self[content].contains(0x2B) else { return false }
            return isMade(content) { $0 == 0x7C || $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x3A }
        default: return isBoxBorder(content)
        }
    }

    /// `+------+     +------+`: the borders of boxes that stand side by side, in a drawing and not in a table.
    public func isBrokenBorder(_ line: Range<Int>) -> Bool {
        let content = trimmingBlanks(line)
        guard content.count >= 7, self[content.lowerBound] == 0x2B, self[content.upperBound - 1] == 0x2B else { return false }
        return self[content].contains(0x20) && isMade(content) { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D || $0 == 0x20 }
    }

    /// A row between drawn borders: it starts with `|`, `+` or a box-drawing character.
    public func isDrawnRow(_ line: Range<Int>) -> Bool {
        let content = trimmingBlanks(line)
        guard let first = content.first else { return false }
        return self[first] == 0x7C || self[first] == 0x2B || isBoxDrawing(at: first, before: content.upperBound)
    }

    /// `|---|:--:|`, `---|---`, `----+----`: the line below the heading of a table of pipes.
    public func isPipeRule(_ line: Range<Int>) -> Bool {
        guard line.count >= 3 else { return false }
        var dashes = 0, borders = 0
        for at in line {
            switch self[at] {
            case 0x2D, 0x3D: dashes += 1
            case 0x7C, 0x2B: borders += 1
            case 0x3A, 0x20, 0x09: break
            default: return false
            }
        }
        return dashes >= 2 && borders >= 1
    }

    /// `---`: the rule below a heading of one cell, as html2text writes it.
    public func isLoneRule(_ line: Range<Int>) -> Bool {
        let content = trimmingBlanks(line)
        return content.count == 3 && content.allSatisfy { self[$0] == 0x2D }
    }

    /// `------  -----`, `===== ===`, `-----------`: dashes or equal signs in one run or more, and blanks.
    ///
    /// - Shape: the runs as byte ranges, left to right; none where the line holds anything else or fewer than three marks.
    public func dashRuns(of line: Range<Int>) -> [Range<Int>] {
        let content = trimmingBlanks(line)
        guard content.count >= 3, self[content.lowerBound] == 0x2D || self[content.lowerBound] == 0x3D else { return [] }
        let mark = self[content.lowerBound]
        var runs: [Range<Int>] = []
        var start = content.lowerBound
        for at in content where self[at] != mark {
            guard self[at] == 0x20 else { return [] }
            if at > start { runs.append(start ..< at) }
            start = at + 1
        }
        runs.append(start ..< content.upperBound)
        // `- - -` is a thematic break
        return runs.count == 1 || content.count >= 3 * runs.count - 1 ? runs : []
    }

    /// `----------`, `==========`, `__________`, `──────────`, `——————————`: one run of a sign that programs draw lines with, eight at least.
    public func isBar(_ line: Range<Int>) -> Bool {
        let content = trimmingBlanks(line)
        guard content.count >= 8, let first = content.first else { return false }
        if self[first] < 0x80 {
            return (self[first] == 0x2D || self[first] == 0x3D || self[first] == 0x5F) && content.allSatisfy { self[$0] == self[first] }
        }
        guard content.count >= 24, content.count % 3 == 0, isHorizontalBox(at: first) || isLongDash(at: first) else { return false }
        return zip(content, content.dropFirst(3)).allSatisfy { self[$0] == self[$1] }
    }

    /// `– — ―`.
    private func isLongDash(at offset: Int) -> Bool {
        self[offset] == 0xE2 && self[offset + 1] == 0x80 && (0x93 ... 0x95).contains(self[offset + 2])
    }

    /// Whether a line is nothing but rules.
    public func isRule(_ line: Range<Int>) -> Bool { !dashRuns(of: line).isEmpty || isBar(line) }

    /// How many bytes of leaders end before an offset: `......`, `. . . .`, four points at least.
    public func leaderLength(endingAt end: Int, from start: Int) -> Int {
        var at = end, points = 0
        while at > start, self[at - 1] == 0x2E || self[at - 1] == 0x20 { points += self[at - 1] == 0x2E ? 1 : 0; at -= 1 }
        return points >= 4 ? end - at : 0
    }

    /// Pipes that are not escaped.
    public func pipeCount(in line: Range<Int>) -> Int {
        var pipes = 0
        for at in line where self[at] == 0x7C && (at == line.lowerBound || self[at - 1] != 0x5C) { pipes += 1 }
        return pipes
    }

    /// Whether a pipe parts cells: a lone `||` behind a figure or a word is the mark of a note (`8.83||`, after *, †, ‡ and §), and `P>|t|` a heading.
    public func hasPartingPipe(in line: Range<Int>) -> Bool {
        guard let first = line.first(where: { self[$0] == 0x7C }) else { return false }
        if first > line.lowerBound, self[first - 1] == 0x3E, first + 2 < line.upperBound, self[first + 2] == 0x7C {
            return self[first + 3 ..< line.upperBound].contains(0x7C)
        }
        guard first > line.lowerBound, self[first - 1] != 0x20, first + 1 < line.upperBound, self[first + 1] == 0x7C else { return true }
        return self[first + 2 ..< line.upperBound].contains(0x7C)
    }

    /// `| a | b |`: a pipe at either end.
    public func hasEdgePipes(_ line: Range<Int>) -> Bool {
        let content = trimmingBlanks(line)
        return content.count >= 3 && self[content.lowerBound] == 0x7C && self[content.upperBound - 1] == 0x7C
    }

    /// `─ ━ ═`.
    public func isHorizontalBox(at offset: Int) -> Bool {
        guard offset + 2 < count, self[offset] == 0xE2 else { return false }
        return (self[offset + 1] == 0x94 && (self[offset + 2] == 0x80 || self[offset + 2] == 0x81)) || (self[offset + 1] == 0x95 && self[offset + 2] == 0x90)
    }

    /// U+2500 … U+257F.
    public func isBoxDrawing(at offset: Int, before end: Int) -> Bool {
        offset + 2 < end && self[offset] == 0xE2 && (self[offset + 1] == 0x94 || self[offset + 1] == 0x95)
    }

    private func isBoxBorder(_ content: Range<Int>) -> Bool {
        guard isBoxDrawing(at: content.lowerBound, before: content.upperBound) else { return false }
        var at = content.lowerBound, horizontal = 0
        while at < content.upperBound {
            if isBoxDrawing(at: at, before: content.upperBound) {
                if isHorizontalBox(at: at) { horizontal += 1 }
                at += 3
            } else if self[at] == 0x20 {
                at += 1
            } else {
                return false
            }
        }
        return horizontal > 0
    }

    private func isMade(_ content: Range<Int>, of isMark: (UInt8) -> Bool) -> Bool {
        for at in content where !isMark(self[at]) { return false }
        return true
    }
}
