import Model

/// Tables between and below rules of dashes: pandoc's simple and multiline tables, reStructuredText's simple tables.
enum RuledTables {
    /// A table that rule lines delimit: `===== ===` above and below, `----- ---` below the heading, `----------` above a heading of several lines.
    ///
    /// - Source: pandoc User's Guide, simple and multiline tables; Docutils, reStructuredText Markup Specification, simple tables.
    static func ruledTable(at line: Int, in draft: Draft, _ marks: LineMarks, _ lone: inout LoneRules) -> Range<Int>? {
        if marks[line].contains(.rule) {
            let runs = draft.bytes.dashRuns(of: draft.lines[line].content)
            if runs.count >= 2 {
                if lone.contain(line, in: draft) { return nil }
                let found = tableBetweenRules(from: line, rule: line, in: draft, marks)
                if found.table == nil { lone.insert(line, until: found.end, in: draft) }
                return found.table
            }
            guard runs.count == 1, draft.bytes[draft.lines[line].content.lowerBound] == 0x2D, let rule = columnRule(below: line, in: draft, marks) else { return nil }
            return tableBetweenRules(from: line, rule: rule, in: draft, marks).table
        }
        guard let rule = columnRule(below: line - 1, in: draft, marks), isHeading(line ..< rule, over: rule, in: draft) else { return nil }
        guard let profile = ColumnProfile(rule: draft.lines[rule].textRange(in: draft.bytes), in: draft.bytes) else { return nil }
        let indent = min(draft.lines[line].indent, draft.lines[rule].indent)
        var end = rule + 1, last = rule
        while end < draft.lines.count, draft.isFree(end), !marks[end].contains(.heading), end - last <= 4 {
            if !draft.lines[end].isBlank {
                guard draft.lines[end].indent >= indent, end == last + 1 || goesOn(at: end, in: profile, of: draft, marks) else { break }
                last = end
            }
            end += 1
        }
        return last > rule ? line ..< last + 1 : nil
    }

    /// Whether a line behind blank lines is a row of the table above them: it stands in the columns, or heads rows that do.
    static func goesOn(at line: Int, in profile: ColumnProfile, of draft: Draft, _ marks: LineMarks) -> Bool {
        let indent = draft.lines[line].indent
        var at = line
        while at < draft.lines.count, at <= line + 6, draft.isFree(at), !marks[at].contains(.prose) {
            if !draft.lines[at].isBlank {
                if isRow(at, of: profile, in: draft, marks) { return true }
                let content = draft.lines[at].content
                guard marks[at].isEmpty, draft.lines[at].indent == indent, indent + content.count <= profile.columns[1].lowerBound + 8,
                      draft.bytes[content.upperBound - 1] != 0x2E else { return false }
            }
            at += 1
        }
        return false
    }

    /// Whether a line stands in the columns of a rule: wide gaps, and no piece over two columns.
    static func isRow(_ line: Int, of profile: ColumnProfile, in draft: Draft, _ marks: LineMarks) -> Bool {
        guard marks[line].contains(.gap) || draft.lines[line].indent + 1 >= profile.columns[1].lowerBound, draft.lines[line].content.count < 4_000 else { return false }
        let pieces = profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes)
        guard pieces.allSatisfy({ $0.columns.count == 1 }) else { return false }
        // a cell behind the first starts where its column starts, or ends where it ends
        let inner = pieces.filter { $0.columns.lowerBound > 0 }
        let set = inner.filter { piece in
            let column = profile.columns[piece.columns.lowerBound]
            return piece.place.lowerBound == column.lowerBound || piece.place.upperBound == column.upperBound
        }
        return !inner.isEmpty && set.count * 2 >= inner.count
    }

    /// The first rule of two runs or more in the four lines below, with text in between.
    private static func columnRule(below line: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
        var at = line + 1
        while at < draft.lines.count, at <= line + 4, draft.isFree(at), !draft.lines[at].isBlank {
            if marks[at].contains(.rule) { return at > line + 1 && draft.bytes.dashRuns(of: draft.lines[at].content).count >= 2 ? at : nil }
            at += 1
        }
        return nil
    }

    /// Whether the lines stand in the columns of the rule below them: no piece of them reaches over two of its gaps.
    private static func isHeading(_ lines: Range<Int>, over rule: Int, in draft: Draft) -> Bool {
        guard let profile = ColumnProfile(rule: draft.lines[rule].textRange(in: draft.bytes), in: draft.bytes) else { return false }
        let lowest = profile.pieces(of: draft.lines[lines.upperBound - 1].textRange(in: draft.bytes), in: draft.bytes)
        return lines.allSatisfy { line in
            // `sqlite> SELECT dose, rats FROM runs` over the heading
            if line + 1 < lines.upperBound, lowest.count > 1, draft.lines[line].indent <= draft.lines[rule].indent,
               profile.pieces(of: draft.lines[line].textRange(in: draft.bytes), in: draft.bytes).first.map({ $0.columns.count > 1 }) ?? false { return false }
            let text = draft.lines[line].textRange(in: draft.bytes)
            guard text.count < 4_000 else { return false }
            return profile.pieces(of: text, in: draft.bytes).allSatisfy { piece in
                piece.columns.count <= max(1, profile.columnCount - 1) || (piece.place.lowerBound > 0 && piece.wordCount <= 8)
            }
        }
    }

    /// The lines from a rule on to the rule that ends the table: the last one before a blank line or the end, within paragraphs one blank line apart.
    ///
    /// Without an end rule the table ends at the first blank line (pandoc's simple tables without one).
    ///
    /// - Returns: the table, and up to where an end rule was sought.
    private static func tableBetweenRules(from first: Int, rule: Int, in draft: Draft, _ marks: LineMarks) -> (table: Range<Int>?, end: Int) {
        var at = rule + 1, textLines = rule - first - (first < rule ? 1 : 0), firstBlank: Int?
        let indent = draft.lines[rule].indent, mark = draft.bytes[draft.lines[first].content.lowerBound]
        while at < draft.lines.count, draft.isFree(at) {
            if marks[at].contains(.emptyRow) {
                textLines += 1
            } else if draft.lines[at].isBlank {
                firstBlank = firstBlank ?? at
                guard at + 1 < draft.lines.count, !draft.lines[at + 1].isBlank else { break }
            } else if marks[at].contains(.rule) {
                let isLast = at + 1 == draft.lines.count || !draft.isFree(at + 1) || (draft.lines[at + 1].isBlank && !marks[at + 1].contains(.emptyRow))
                if isLast, textLines > 0, draft.bytes[draft.lines[at].content.lowerBound] == mark { return (first ..< at + 1, at + 1) }
            } else {
                guard draft.lines[at].indent >= indent, !marks[at].contains(.heading) else { break }
                textLines += 1
            }
            at += 1
        }
        let end = firstBlank ?? at
        return (textLines > 1 && end > rule + 2 && first < rule ? first ..< end : nil, at)
    }

}

/// Rules below which no rule that ends a table was found: the rules behind them, of the same mark and set no less far in, find none either, so
/// that a run of rules is read once.
struct LoneRules {
    private var ends: [UInt8: (line: Int, indent: Int)] = [:]

    func contain(_ line: Int, in draft: Draft) -> Bool {
        guard let known = ends[draft.bytes[draft.lines[line].content.lowerBound]] else { return false }
        return line < known.line && draft.lines[line].indent >= known.indent
    }

    mutating func insert(_ line: Int, until end: Int, in draft: Draft) {
        ends[draft.bytes[draft.lines[line].content.lowerBound]] = (end, draft.lines[line].indent)
    }
}

extension Line {
    /// The line with its blanks, without its line end.
    func withoutEnd(in bytes: [UInt8]) -> Range<Int> {
        var end = self.bytes.upperBound
        while end > self.bytes.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return self.bytes.lowerBound ..< end
    }

    /// The line without its line end, blanks kept: places of the screen count from its start.
    func textRange(in bytes: [UInt8]) -> Range<Int> { self.bytes.lowerBound ..< content.upperBound }
}
