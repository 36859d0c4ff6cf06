import Model

/// Tables whose cells pipes part.
enum PipeTables {
    /// A second rule line in a table is the next table's: its heading is the row above it. Without a rule and without pipes at the edges three
    /// lines of three cells or more are a table; a line or two, as of a page's menu, are none.
    static func pipeTableEnd(from first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
        guard draft.bytes.pipeCount(in: draft.lines[first].content) > 0, first + 1 < draft.lines.count, draft.isFree(first + 1) else { return nil }
        let rule = pipeRule(below: first, in: draft, marks)
        let hasEdges = draft.bytes.hasEdgePipes(draft.lines[first].content)
        let isBare = rule == nil && !hasEdges && (first ..< first + 3).allSatisfy { hasSpacedPipes($0, in: draft, marks) }
        guard rule != nil || hasEdges || isBare, let end = pipeRowsEnd(from: first, rule: rule, isBare: isBare, in: draft, marks) else { return nil }
        return [first - 1, rule ?? end].contains { isBrokenBorder($0, in: draft) } ? nil : end
    }

    private static func isBrokenBorder(_ line: Int, in draft: Draft) -> Bool {
        draft.lines.indices.contains(line) && draft.bytes.isBrokenBorder(draft.lines[line].content)
    }

    /// A heading of one cell over its rule, with rows of pipes right below: html2text's `Costs` / `---` / `Item | Price`.
    static func loneHeadingTableEnd(from first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
        guard first + 3 < draft.lines.count, draft.isFree(first + 1), draft.bytes.isLoneRule(draft.lines[first + 1].content),
              opensLoneHeading(first, in: draft, marks) else { return nil }
        return pipeRowsEnd(from: first, rule: first + 1, isBare: false, in: draft, marks)
    }

    private static func opensLoneHeading(_ line: Int, in draft: Draft, _ marks: LineMarks) -> Bool {
        guard line + 3 < draft.lines.count, marks[line].isDisjoint(with: [.pipe, .heading, .tab]), !draft.lines[line].isBlank,
              draft.bytes.isLoneRule(draft.lines[line + 1].content) else { return false }
        return (line + 2 ..< line + 4).allSatisfy { draft.isFree($0) && marks[$0].contains(.pipe) && !draft.bytes.isPipeRule(draft.lines[$0].content) }
    }

    /// The rule line below a heading. One of several lines, whose cells go on in the next, has as many pipes together as the rule.
    private static func pipeRule(below first: Int, in draft: Draft, _ marks: LineMarks) -> Int? {
        var pipes = 0, at = first
        while at < draft.lines.count, at <= first + 8, draft.isFree(at), !draft.lines[at].isBlank {
            let content = draft.lines[at].content
            if at > first, draft.bytes.isPipeRule(content) { return at == first + 1 || draft.bytes.pipeCount(in: content) == pipes ? at : nil }
            guard at == first || !draft.bytes.hasEdgePipes(content) && !marks[at].contains(.heading) && content.count < 400 else { return nil }
            pipes += draft.bytes.pipeCount(in: content)
            at += 1
        }
        return nil
    }

    private static func pipeRowsEnd(from first: Int, rule: Int?, isBare: Bool, in draft: Draft, _ marks: LineMarks) -> Int? {
        let hasEdges = draft.bytes.hasEdgePipes(draft.lines[first].content)
        var end = (rule ?? first) + 1, last = rule ?? first
        while end < draft.lines.count, draft.isFree(end), !draft.lines[end].isBlank {
            let content = draft.lines[end].content
            if marks[end].contains(.pipe), rule != nil || isBare || draft.bytes.hasEdgePipes(content) || draft.bytes.isPipeRule(content) {
                if rule != nil, end > first + 3, draft.bytes.isPipeRule(content), opensNextTable(rule: end, in: draft, marks) { return end - 1 }
                last = end
            } else if draft.bytes.isPipeRule(content) {
                last = end
            } else if rule != nil, end > first + 2, opensLoneHeading(end, in: draft, marks) {
                return end
            } else if draft.bytes.isBar(content) {
                break
            } else if !(rule != nil || isBare) || hasEdges || content.count > 160 || end - last > 2 || marks[end].contains(.heading) {          // a row of one cell has no pipe: `**Age (months)**`
                break
            }
            end += 1
        }
        return last > first ? last + 1 : nil
    }

    /// `Rats | 12 | 14`: two pipes or more between blanks.
    private static func hasSpacedPipes(_ line: Int, in draft: Draft, _ marks: LineMarks) -> Bool {
        guard line < draft.lines.count, draft.isFree(line), marks[line].contains(.pipe), !marks[line].contains(.heading) else { return false }
        let content = draft.lines[line].content
        guard content.count < 2_000 else { return false }
        return content.filter { $0 > content.lowerBound && draft.bytes[$0] == 0x7C && draft.bytes[$0 - 1] == 0x20 }.count >= 2
    }

    /// Whether a rule within a table of pipes belongs to a next table: a row stands on either side, and the rows above have no rules between them.
    ///
    /// Rules with `+` between the columns are Org's, which draws them anywhere.
    private static func opensNextTable(rule: Int, in draft: Draft, _ marks: LineMarks) -> Bool {
        guard !draft.bytes.isDrawnBorder(draft.lines[rule].content), rule + 1 < draft.lines.count, draft.isFree(rule + 1), marks[rule + 1].contains(.pipe) else { return false }
        return !draft.bytes.isPipeRule(draft.lines[rule - 1].content) && !draft.bytes.isPipeRule(draft.lines[rule - 2].content)
            && !draft.bytes.isPipeRule(draft.lines[rule + 1].content) && draft.bytes[draft.lines[rule].content].contains(0x7C)
    }

}
