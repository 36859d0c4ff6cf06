import Model

extension TableLayout {
    /// Tables of LaTeX: cells parted by `&`, rows ended by `\\`, within `tabular` and its kin, with `\multicolumn` and `\multirow`.
    ///
    /// - Loss: formulas and commands stay in the words of a cell.
    /// - Source: LaTeX2e unofficial reference manual, section 8.24, `tabular`; packages booktabs and multirow.
    public static let teXRows = TableLayout(
        name: "latex",
        summary: "LaTeX tabular: & between cells, \\\\ behind rows.",
        examples: [
            Example(text: "\\begin{tabular}{lr}\n\\hline\nDose & Rats \\\\\n\\hline\n3 mg & 12 \\\\ % few\n5\\,mg \\& more & 14 \\\\\n\\hline\n\\end{tabular}",
                    rows: [["Dose", "Rats"], ["3 mg", "12"], ["5,mg & more", "14"]]),
            Example(text: "\\begin{table}\n\\caption{Rats \\emph{fed}}\n\\begin{tabular}{lrr}\n\\toprule\nDose & \\multicolumn{2}{c}{Rats} \\\\ \\cmidrule{2-3}\n & old & young \\\\\n\\midrule\n3 mg & 4 & 5 \\\\[1ex]\n\\bottomrule\n\\end{tabular}\n\\end{table}",
                    rows: [["Dose", "Rats", ""], ["", "old", "young"], ["3 mg", "4", "5"]]),
        ],
        grid: { lines, bytes in
            guard let first = lines.first, let last = lines.last, first.lowerBound < last.upperBound,
                  bytes.hasPrefix("\\begin{", at: bytes.trimmingBlanks(first).lowerBound, before: first.upperBound) else { return nil }
            var table = TeXTable(bytes: bytes, range: first.lowerBound ..< last.upperBound)
            return table.grid()
        }
    )
}

/// A table of LaTeX while it is read.
private struct TeXTable {
    let bytes: [UInt8]
    let range: Range<Int>
    private var rows = SpanningRows()
    private var headerRowCount: Int?

    init(bytes: [UInt8], range: Range<Int>) { self.bytes = bytes; self.range = range }

    mutating func grid() -> Grid? {
        guard let body else { return nil }
        read(body)
        let isHeaded = headerRowCount.map { $0 <= rows.row } ?? false
        var grid = rows.grid(headerRowCount: isHeaded ? headerRowCount ?? 1 : min(1, rows.row), confidence: 0.98)
        grid?.hasGuessedHeading = !isHeaded
        grid?.caption = caption
        return grid
    }

    private func has(_ words: StaticString, at offset: Int) -> Bool { bytes.hasPrefix(words, at: offset, before: range.upperBound) }

    private static let environments: [StaticString] = ["\\begin{tabular", "\\begin{longtable", "\\begin{tabulary", "\\begin{supertabular"]

    /// What stands between the column specification and the end of the environment.
    private var body: Range<Int>? {
        guard let begin = range.first(where: { at in bytes[at] == 0x5C && Self.environments.contains { has($0, at: at) } }) else { return nil }
        var at = range.first { $0 > begin && bytes[$0] == 0x7D }.map { $0 + 1 } ?? range.upperBound
        // `[t]`, the width of tabular* and tabularx, the columns
        while at < range.upperBound {
            if bytes[at] == 0x5B { at = (at ..< range.upperBound).first { bytes[$0] == 0x5D }.map { $0 + 1 } ?? range.upperBound } else if bytes[at] == 0x7B { at = closing(at) + 1 } else { break }
        }
        let ends: [StaticString] = ["\\end{tabular", "\\end{longtable", "\\end{supertabular"]
        guard at < range.upperBound, let end = (at ..< range.upperBound).first(where: { at in bytes[at] == 0x5C && ends.contains { has($0, at: at) } }) else { return nil }
        return at ..< end
    }

    private var caption: Range<Int>? {
        guard let start = range.first(where: { bytes[$0] == 0x5C && has("\\caption{", at: $0) }) else { return nil }
        return start + 9 ..< closing(start + 8)
    }

    /// The brace that closes the one at an offset, or the last byte.
    private func closing(_ open: Int) -> Int {
        var depth = 0
        for at in open ..< range.upperBound where at == open || bytes[at - 1] != 0x5C {
            if bytes[at] == 0x7B { depth += 1 } else if bytes[at] == 0x7D { depth -= 1; if depth == 0 { return at } }
        }
        return range.upperBound - 1
    }

    private mutating func read(_ body: Range<Int>) {
        var parts: [Range<Int>] = [], start = body.lowerBound, at = start, depth = 0, startsRow = true
        var cells: [[Range<Int>]] = []
        func cut(_ end: Int) { let part = bytes.trimmingBlanks(start ..< max(start, end)); if !part.isEmpty { parts.append(part) } }
        func endRow() {
            cells.append(parts)
            if cells.count > 1 || !parts.isEmpty {
                rows.startRow()
                for cell in cells { add(cell) }
            }
            (cells, parts, startsRow) = ([], [], true)
        }
        while at < body.upperBound {
            switch bytes[at] {
            case 0x5C where depth == 0 && at + 1 < body.upperBound && bytes[at + 1] == 0x5C:
                cut(at)
                endRow()
                at += 2
                if at < body.upperBound, bytes[at] == 0x2A { at += 1 }
                if at < body.upperBound, bytes[at] == 0x5B { at = (at ..< body.upperBound).first { bytes[$0] == 0x5D }.map { $0 + 1 } ?? at }
                start = at
                continue
            case 0x5C where startsRow && parts.isEmpty && bytes.trimmingBlanks(start ..< at).isEmpty:
                guard let end = ruleEnd(at, before: body.upperBound) else { at += 2; startsRow = false; continue }
                if rows.row >= 0, headerRowCount == nil, !isPartial(at) { headerRowCount = rows.row + 1 }
                (at, start) = (end, end)
                continue
            case 0x5C: at += 1
            case 0x7B: depth += 1
            case 0x7D: depth -= 1
            case 0x26 where depth == 0:
                cut(at)
                cells.append(parts)
                (parts, start, startsRow) = ([], at + 1, false)
            case 0x25:
                cut(at)
                at = (at ..< body.upperBound).first { bytes[$0] == 0x0A } ?? body.upperBound
                start = at
                continue
            case 0x0A:
                cut(at)
                start = at + 1
            case 0x20, 0x09, 0x0D: break
            default: startsRow = false
            }
            at += 1
        }
        cut(body.upperBound)
        if !cells.isEmpty || !parts.isEmpty { endRow() }
    }

    private static let rules: [StaticString] = [
        "\\hline", "\\toprule", "\\midrule", "\\bottomrule", "\\cline", "\\cmidrule", "\\addlinespace", "\\rowcolor", "\\endhead", "\\endfirsthead", "\\endfoot", "\\endlastfoot", "\\specialrule", "\\noalign",
    ]

    /// `\cline{2-3}`: a rule below some columns, between the rows of a heading.
    private func isPartial(_ start: Int) -> Bool { has("\\cline", at: start) || has("\\cmidrule", at: start) }

    /// Behind `\hline`, `\cmidrule(lr){2-3}`, `\addlinespace[1ex]`, or nil where a cell starts.
    private func ruleEnd(_ start: Int, before limit: Int) -> Int? {
        guard Self.rules.contains(where: { has($0, at: start) }) else { return nil }
        var at = start + 1
        while at < limit, (0x61 ... 0x7A).contains(bytes[at] | 0x20) { at += 1 }
        if isPartial(start), let open = (at ..< limit).first(where: { bytes[$0] != 0x20 }), bytes[open] == 0x7B { at = open }
        while at < limit {
            switch bytes[at] {
            case 0x7B: at = min(closing(at) + 1, limit)
            case 0x28: at = (at ..< limit).first { bytes[$0] == 0x29 }.map { $0 + 1 } ?? limit
            case 0x5B: at = (at ..< limit).first { bytes[$0] == 0x5D }.map { $0 + 1 } ?? limit
            default: return at
            }
        }
        return at
    }

    /// Adds a cell; `\multicolumn{2}{c}{Rats}` is one over two columns, `\multirow{3}{*}{fed}` over three rows.
    private mutating func add(_ parts: [Range<Int>]) {
        var text = parts, columns = 1, height = 1
        for (name, isWide) in [("\\multicolumn", true), ("\\multirow", false)] as [(StaticString, Bool)] {
            guard let start = text.first?.lowerBound, has(name, at: start), let last = text.last else { continue }
            var open = start + name.utf8CodeUnitCount, arguments: [Range<Int>] = []
            while open < last.upperBound, arguments.count < 3 {
                if bytes[open] == 0x5B, let end = (open ..< last.upperBound).first(where: { bytes[$0] == 0x5D }) { open = end + 1 } else if bytes[open] == 0x7B { let end = closing(open); arguments.append(open + 1 ..< end); open = end + 1 } else if bytes[open] == 0x2A || bytes[open] == 0x20 || bytes[open] == 0x0A { open += 1 } else { break }
            }
            guard arguments.count >= 2, let words = arguments.last else { continue }
            let number = bytes[arguments[0]].reduce(0) { (0x30 ... 0x39).contains($1) ? min($0 * 10 + Int($1 - 0x30), 1_000) : $0 }
            if isWide { columns = max(1, number) } else { height = max(1, number) }
            text = [bytes.trimmingBlanks(words)]
        }
        let added = rows.add(text.filter { !$0.isEmpty }, columnSpan: columns)
        if let added, height > 1 { rows.stretch(added, overRows: height) }
    }
}
