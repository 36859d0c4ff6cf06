import Model

/// Columns that hold by how much two arms differ: `Low dose vs placebo`, below it *Difference*, *95% CI* and *P*.
///
/// - Shape: one contrast for each pair of arms, in the order of their first columns; its columns are those whose stacked headings name the pair.
/// - Loss: a pair whose subject no heading names (`vs placebo` alone); further estimates of a pair behind the first.
struct ContrastColumns {
    struct Contrast {
        var subject: String
        var comparator: String
        var estimate: Int
        var interval: Int?
        var probability: Int?
        var statistic: String?
        /// `Low dose minus placebo`: the sign says which is larger. `Difference, A vs B` is printed either way round.
        var isSigned: Bool
    }

    let contrasts: [Contrast]

    /// - Parameter headings: the stacked headings of every column.
    init?(_ headings: [Int: [String]]) {
        var contrasts: [Contrast] = []
        /// The contrast of the column before, which bare *95% CI* and *P* go on.
        var current: (place: Int, column: Int)?
        for column in headings.keys.sorted() where column > 0 {
            guard let stack = headings[column] else { continue }
            let words = stack.flatMap { FoldedWord.first(of: $0) }
            let isProbability = words.contains("p") || words.contains("p-value")
            let isInterval = words.contains { $0 == "ci" || $0 == "confidence" } && !words.contains { Self.estimates.contains($0) }
                && !(stack.last.map { $0.contains("(95") || $0.contains("[95") || $0.contains("(CI") } ?? false)
            var place = current.flatMap { $0.column == column - 1 ? $0.place : nil }
            if let (pair, isSigned) = Self.pair(of: stack) {
                place = contrasts.firstIndex { $0.subject == pair.subject && $0.comparator == pair.comparator }
                if place == nil, !isProbability, !isInterval, contrasts.count < Self.most {
                    place = contrasts.count
                    contrasts.append(Contrast(subject: pair.subject, comparator: pair.comparator, estimate: column, statistic: Self.statistic(words), isSigned: isSigned))
                }
            } else if !stack.allSatisfy(HeadingRows.names) || !isProbability && !isInterval {
                place = nil
            }
            guard let place else { continue }
            current = (place, column)
            if isProbability, contrasts[place].probability == nil { contrasts[place].probability = column }
            if isInterval, contrasts[place].interval == nil { contrasts[place].interval = column }
        }
        guard !contrasts.isEmpty else { return nil }
        self.contrasts = contrasts
    }

    private static let most = 40

    /// The arms on both sides of `vs`; one that is not named there is what another heading of the stack says.
    private static func pair(of stack: [String]) -> (pair: (subject: String, comparator: String), isSigned: Bool)? {
        for (place, heading) in stack.enumerated() {
            let words = heading.split(separator: " ")
            let joints = words.indices.filter { Self.joints.contains(FoldedWord(words[$0].utf8.filter { $0 != 0x2E })) }
            guard joints.count == 1, let joint = joints.first, let comparator = name(words[(joint + 1)...]) else { continue }
            let isSigned = FoldedWord(words[joint].utf8) == "minus"
            // `Effect (drug vs placebo)`: the pair is what the bracket holds
            let open = words[..<joint].lastIndex { $0.first == "(" }, isInBracket = open.map { open in !words[open ..< joint].contains { $0.last == ")" } } ?? false
            if let subject = name(words[(isInBracket ? open ?? 0 : 0) ..< joint]) { return ((subject, comparator), isSigned) }
            let others = stack.enumerated().filter { $0.offset != place }.compactMap { name($0.element.split(separator: " ")[...]) }
            if others.count == 1 { return ((others[0], comparator), isSigned) }
        }
        return nil
    }

    /// What is left of the words without those that say what was estimated, and without what stands in brackets.
    private static func name(_ words: ArraySlice<Substring>) -> String? {
        var words = words
        if let open = words.firstIndex(where: { $0.contains("(") }) {
            if open == words.startIndex, words.first?.first == "(" { words[open] = words[open].dropFirst() } else { words = words[..<open] }
        }
        func isNoise(_ word: Substring?) -> Bool {
            guard let word else { return false }
            return noise.contains(FoldedWord(word.utf8.filter { ![0x2C, 0x3A, 0x29, 0x3B].contains($0) }))
        }
        while isNoise(words.first) { words = words.dropFirst() }
        while isNoise(words.last) { words = words.dropLast() }
        var text = words.joined(separator: " ")[...]
        while let last = text.last, ",:;)".contains(last) { text = text.dropLast() }
        return text.contains { $0.isLetter } ? String(text) : nil
    }

    static func statistic(_ words: [FoldedWord]) -> String? {
        let isRatio = words.contains("ratio")
        if words.contains("aor") || isRatio && words.contains("odds") { return "odds_ratio" }
        if words.contains("hr") || words.contains("ahr") || isRatio && words.contains("hazard") { return "hazard_ratio" }
        if words.contains("rr") || words.contains("relative") && words.contains("risk") || isRatio && words.contains("risk") { return "risk_ratio" }
        if isRatio && words.contains("rate") { return "rate_ratio" }
        if words.contains("smd") || words.contains("standardized") || words.contains("standardised") { return "standardized_mean_difference" }
        if words.contains("risk") { return "risk_difference" }
        return words.contains("difference") || words.contains("differences") || words.contains("md") ? "mean_difference" : nil
    }

    static func isRatio(_ statistic: String?) -> Bool { statistic?.hasSuffix("_ratio") == true }

    /// The columns that belong to a pair.
    var columns: Set<Int> { Set(contrasts.flatMap { [$0.estimate, $0.interval, $0.probability].compactMap { $0 } }) }

    private static let joints: WordSet = ["vs", "versus", "minus", "v"]
    private static let estimates: WordSet = [
        "difference", "differences", "ratio", "rr", "hr", "ahr", "aor", "md", "smd", "estimate", "effect", "change", "risk",
    ]
    private static let noise: WordSet = [
        "difference", "differences", "mean", "estimate", "estimated", "effect", "change", "between", "group", "in", "of", "for", "lsm", "ls", "adjusted",
        "unadjusted", "rr", "or", "hr", "md", "smd", "aor", "ahr", "odds", "hazard", "hazards", "risk", "relative", "rate", "ratio", "p", "p-value", "value",
        "95%", "ci", "comparison", "comparisons", "the", "treatment",
    ]
}

extension TableFindings {
    /// The findings of a row: one for each pair of arms whose difference it states.
    func drafts(of row: TableRow, in columns: ContrastColumns) -> [RowDrafts] {
        columns.contrasts.compactMap { contrast in
            guard let cell = row[contrast.estimate], let draft = draft(of: contrast, cell, in: row) else { return nil }
            return RowDrafts(row: cell.row, column: cell.column, drafts: [draft], study: studyCell(of: row))
        }
    }

    private func draft(of contrast: ContrastColumns.Contrast, _ cell: Cell, in row: TableRow) -> FindingBuilder.Draft? {
        let stated = reading(cell).quantities
        guard NumericCell.holds(cell.text), let estimate = stated.first, stated.count <= 2, estimate.kind != .p_value, estimate.valueHigh == nil else { return nil }
        let bytes = row.extent
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: .not_reported, support: .uncited, quote: document.string(bytes),
                              span: document.span(bytes))
        let outcome = rowOutcome(row)
        (finding.subject, finding.comparator) = (contrast.subject, contrast.comparator)
        (finding.outcome, finding.timepoint) = (outcome?.text, outcome?.timepoint)
        finding.inherited = ["comparator: column header"] + (outcome?.origin.map { ["outcome: \($0)"] } ?? []) + ["subject: column header"]
        (finding.estimate, finding.unit, finding.statistic) = (estimate.value, estimate.unit, contrast.statistic)
        let none = ContrastColumns.isRatio(contrast.statistic) ? 1.0 : 0
        if contrast.isSigned || none == 1 { finding.direction = estimate.value > none ? .increase : estimate.value < none ? .decrease : .no_change }
        let interval = contrast.interval.flatMap { row[$0] }.flatMap { reading($0).quantities.first }
        if let low = estimate.dispersion {
            (finding.dispersion, finding.dispersionHigh, finding.dispersionType) = (low, estimate.dispersionHigh, estimate.dispersionType ?? .unknown)
        } else if let interval, let high = interval.valueHigh {
            (finding.dispersion, finding.dispersionHigh, finding.dispersionType) = (interval.value, high, .CI95)
        }
        fill(&finding, from: row)
        finding.pValue = contrast.probability.flatMap { row[$0]?.text } ?? (contrasts?.contrasts.count == 1 ? finding.pValue : nil)
        return FindingBuilder.Draft(finding: finding, arms: [], subjectKind: .absent)
    }
}
