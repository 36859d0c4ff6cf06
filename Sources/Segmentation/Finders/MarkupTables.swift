import Model

/// Finds the lines of tables that some markup other than Markdown or HTML encloses: MediaWiki's `{|` and `|}`, AsciiDoc's `|===`, the directives
/// `.. list-table::` and `.. csv-table::` of reStructuredText, and the environments of LaTeX.
///
/// - Shape: ranges of lines, ascending by their start; one within another is left out. One pass over the text.
enum MarkupTables {
    static func tables(of draft: Draft) -> [Range<Int>] {
        var found: [Range<Int>] = [], wikis: [Int] = [], open: [Int] = [], floats: [Int] = []
        var fence: Int?
        func close(_ start: Int, _ next: Int) {
            while let last = found.last, last.lowerBound >= start { found.removeLast() }
            found.append(start ..< next)
        }
        for line in draft.lines.indices {
            let content = draft.lines[line].content
            guard content.count >= 2 else { continue }
            switch (draft.bytes[content.lowerBound], draft.bytes[content.lowerBound + 1]) {
            case (0x7B, 0x7C): wikis.append(line)
            case (0x7C, 0x7D): if let start = wikis.popLast() { close(start, line + 1) }
            case (0x7C, 0x3D) where isFence(content, in: draft.bytes):
                if let start = fence { close(withAttributes(start, in: draft), line + 1); fence = nil } else { fence = line }
            case (0x2E, 0x2E): if let next = directiveEnd(line, in: draft) { close(line, next) }
            case (0x5C, _):
                if starts(content, with: environments, in: draft.bytes) { open.append(line) }
                if starts(content, with: ends, in: draft.bytes), let start = open.popLast() { close(start, line + 1) }
                if starts(content, with: ["\\begin{table"], in: draft.bytes) { floats.append(line) }
                // a float without a table is a picture
                if starts(content, with: ["\\end{table"], in: draft.bytes), let start = floats.popLast(), let last = found.last, last.lowerBound > start { close(start, line + 1) }
            default: break
            }
        }
        return found
    }

    private static func isFence(_ content: Range<Int>, in bytes: [UInt8]) -> Bool { content.count >= 4 && content.dropFirst().allSatisfy { bytes[$0] == 0x3D } }

    /// With `.Title` and `[cols="1,2"]` above it.
    private static func withAttributes(_ line: Int, in draft: Draft) -> Int {
        var first = line
        while first > 0, line - first < 3, draft.isFree(first - 1), draft.lines[first - 1].content.count >= 2 {
            let content = draft.lines[first - 1].content
            let (opening, second, last) = (draft.bytes[content.lowerBound], draft.bytes[content.lowerBound + 1], draft.bytes[content.upperBound - 1])
            guard opening == 0x5B && last == 0x5D || opening == 0x2E && second != 0x2E && second != 0x20 else { break }
            first -= 1
        }
        return first
    }

    /// Behind the lines set in below a directive, where some of them are no options.
    private static func directiveEnd(_ line: Int, in draft: Draft) -> Int? {
        let content = draft.lines[line].content
        guard starts(content, with: [".. list-table::", ".. csv-table::"], in: draft.bytes) else { return nil }
        let indent = draft.lines[line].indent
        var at = line + 1, last = line, hasRows = false
        while at < draft.lines.count, draft.isFree(at), draft.lines[at].isBlank || draft.lines[at].indent > indent {
            if !draft.lines[at].isBlank {
                last = at
                hasRows = hasRows || draft.bytes[draft.lines[at].content.lowerBound] != 0x3A || at > line + 1 && draft.lines[at - 1].isBlank
            }
            at += 1
        }
        return hasRows ? last + 1 : nil
    }

    private static let environments = ["\\begin{tabular", "\\begin{longtable", "\\begin{supertabular"]
    private static let ends = ["\\end{tabular", "\\end{longtable", "\\end{supertabular"]

    private static func starts(_ content: Range<Int>, with words: [String], in bytes: [UInt8]) -> Bool {
        words.contains { bytes.hasPrefix($0, at: content.lowerBound, before: content.upperBound) }
    }
}
