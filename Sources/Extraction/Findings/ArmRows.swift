import Model

/// A table with a row an arm: `Saline (n = 8) | 201 ± 12 | 215 ± 11` above `Drug (n = 8) | 200 ± 10 | 231 ± 14`.
///
/// The first column names groups (*Group*, *Treatment*, or nothing at all), one of its cells a control (*Placebo*, *Saline*), or doses, of which one
/// is none (*0 mg/kg*); each further column is what was measured, or when. Every other row is compared with the control of its block, column by
/// column. The groups may stand in the second column, behind what was measured, or come again below each heading that says it.
///
/// - Shape: a block is a run of rows with cells behind their stub; a row of a stub alone opens the next. With groups in the second column a block is
///   the rows of one stub.
/// - Loss: blocks with no control or with several; columns in which the control has no figure; tables with columns of arms.
struct ArmRows {
    /// A row that is compared, and the row of the control.
    struct Comparison {
        var arm: TableRow
        var control: TableRow
        /// What stands above the block, or before its groups.
        var topic: String?
        /// The row of the block that has the probabilities.
        var probability: TableRow?
    }

    private(set) var comparisons: [Comparison] = []
    /// Whether the rows are doses of what the table does not name.
    let areDoses: Bool
    /// The column that names the groups.
    let groups: Int
    /// Whether the table itself says that its rows are groups.
    let areTold: Bool
    /// The columns with figures, ascending.
    private(set) var columns: [Int] = []
    private let figures: CellFigures

    init?(rows: [TableRow], headers: [Int: String], figures: CellFigures, isOther: (Int) -> Bool) {
        let names = FoldedWord.first(of: headers[0] ?? "")
        let areDoses = !names.contains { Self.groupWords.contains($0) } && names.contains { Self.doses.contains($0) }
        let own = areDoses || names.contains { Self.groupWords.contains($0) }
        let isBehind = !own && FoldedWord.first(of: headers[1] ?? "").contains { Self.groupWords.contains($0) } && figures.count(of: 1) == 0
        let blocks = isBehind ? Self.blocksOfStubs(in: rows) : Self.blocks(of: rows)
        let groups = isBehind ? 1 : 0
        guard own || isBehind || names.isEmpty || Self.comeAgain(in: blocks) else { return nil }
        (self.areDoses, self.groups, self.figures) = (areDoses, groups, figures)
        areTold = own || isBehind || Self.comeAgain(in: blocks)
        let isTold = own || isBehind
        columns = figures.columns.filter { column in
            let count = figures.count(of: column)
            return column > groups && count >= 2 && !isOther(column) && (figures.fullCount(of: column) * 2 > count || isTold)
        }
        guard columns.contains(where: { figures.fullCount(of: $0) > 0 }) else { return nil }
        for (block, topic) in blocks {
            let controls = block.indices.filter { Self.isControl(block[$0][groups]?.text ?? "") || areDoses && Self.isNone(block[$0][0]?.text ?? "") }
            guard controls.count == 1, block.count <= Self.mostArms else { continue }
            let compared = block.filter { !Self.isProbability($0[groups]?.text ?? "") }
            let probability = compared.count == 2 ? block.first { Self.isProbability($0[groups]?.text ?? "") } : nil
            for arm in compared where arm.number != block[controls[0]].number {
                comparisons.append(Comparison(arm: arm, control: block[controls[0]], topic: topic, probability: probability))
            }
        }
        guard !comparisons.isEmpty else { return nil }
    }

    /// The figure of a row in a column, with the group's size from the cell, the stub, or a column of sizes.
    func figure(_ row: TableRow, column: Int, size: Int?) -> ArmTable.Figure? {
        guard let cell = row[column], var figure = figures[cell.row, column] else { return nil }
        if figure.n == nil, let size, figure.events.map({ $0 <= size }) ?? true { figure.n = size }
        return figure
    }

    private typealias Block = (rows: [TableRow], topic: String?)

    /// Runs of rows, each with the text of the row above that has nothing but a stub.
    private static func blocks(of rows: [TableRow]) -> [Block] {
        var blocks: [Block] = [], topic: String?, isOpen = false
        for row in rows {
            guard row.count > 1, row[0] != nil else {
                (topic, isOpen) = (row.count == 1 ? row[0]?.text : nil, false)
                continue
            }
            if !isOpen { blocks.append(([], topic)) }
            isOpen = true
            blocks[blocks.count - 1].rows.append(row)
        }
        return blocks
    }

    /// The rows of each stub, where groups stand behind it.
    private static func blocksOfStubs(in rows: [TableRow]) -> [Block] {
        var blocks: [Block] = [], last: Int?
        for row in rows where row.count > 2 && row[1] != nil {
            guard let stub = row[0] else { continue }
            if stub.row != last { blocks.append(([], stub.text)) }
            last = stub.row
            blocks[blocks.count - 1].rows.append(row)
        }
        return blocks
    }

    /// Whether the same stubs, one of them a control, come again in every block.
    private static func comeAgain(in blocks: [Block]) -> Bool {
        guard blocks.count > 1, let first = blocks.first else { return false }
        func stubs(_ block: Block) -> [String] { block.rows.prefix(mostArms).compactMap { $0[0]?.text }.filter { !isProbability($0) } }
        let names = stubs(first)
        return names.count > 1 && names.contains(where: isControl) && blocks.dropFirst().allSatisfy { $0.topic != nil && stubs($0) == names }
    }

    private static func isProbability(_ stub: String) -> Bool { HeadingMeaning(stub).kind == .p_value }

    /// `Placebo (n = 30)`, `Control`, `Saline`: the control's word is the stub's first or last.
    static func isControl(_ stub: String) -> Bool {
        let words = FoldedWord.first(of: ArmHeadings.withoutSize(stub))
        guard let first = words.first, let last = words.last, words.count <= 5, !ColumnRole.isAgainst(words) else { return false }
        if words.count == 1, ArmHeadings.isShortControl(stub) { return true }
        return [first, last].contains { controls.contains($0) } || last == "group" && words.dropLast().last.map { controls.contains($0) } == true
    }

    /// `0`, `0 mg/kg`, `0.0 (vehicle)`; not `0–5`.
    private static func isNone(_ stub: String) -> Bool {
        let bytes = Array(stub.utf8), text = TextWindow(bytes, bytes.indices)
        guard let zero = Numeral(at: 0, in: text), zero.value == 0 else { return false }
        return text.dashLength(at: text.afterBlanks(zero.bytes.upperBound)) == 0
    }

    private static let doses: WordSet = ["dose", "doses", "dosage"]
    private static let controls: WordSet = ["placebo", "control", "controls", "vehicle", "sham", "saline", "untreated"]
    private static let groupWords: WordSet = [
        "group", "groups", "treatment", "treatments", "arm", "arms", "intervention", "interventions", "drug", "drugs", "therapy", "regimen", "compound",
        "preparation",
    ]
    private static let mostArms = 40
}

extension TableFindings {
    /// The findings of a table whose rows are arms: row by row, in each the columns in their order.
    func drafts(of arms: ArmRows) -> [RowDrafts] {
        arms.comparisons.flatMap { comparison in
            arms.columns.compactMap { column in
                guard let cell = comparison.arm[column], let draft = draft(of: comparison, column: column, in: arms) else { return nil }
                return RowDrafts(row: cell.row, column: column, drafts: [draft])
            } + changes(of: comparison, in: arms)
        }
    }

    /// What stands under `% Reduction vs. Control`, where the control has no figure: how much the outcome in the column before changed.
    private func changes(of comparison: ArmRows.Comparison, in arms: ArmRows) -> [RowDrafts] {
        arms.columns.compactMap { column in
            let words = FoldedWord.first(of: headers[column] ?? "")
            guard let cell = comparison.arm[column], let stub = comparison.arm[arms.groups], let other = comparison.control[arms.groups], !arms.areDoses,
                figures[comparison.control.number, column] == nil, let figure = figures[cell.row, column], let value = figure.estimate,
                let change = words.lazy.compactMap({ WordFacts.all[$0]?.change }).first(where: { $0.forms.contains(.noun) && $0.manner != .outcome }),
                let before = arms.columns.last(where: { $0 < column && figures[comparison.control.number, $0] != nil }), let outcome = outcome(of: comparison, before, in: arms)
            else { return nil }
            let bytes = comparison.arm.extent
            let sign = change.direction == 0 ? (value < 0 ? -1 : value > 0 ? 1 : 0) : change.direction
            var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: sign > 0 ? .increase : sign < 0 ? .decrease : .no_change, support: .uncited,
                                  quote: document.string(bytes), span: document.span(bytes))
            (finding.subject, finding.outcome, finding.timepoint) = (ArmHeadings.withoutSize(stub.text), outcome.name, outcome.timepoint)
            (finding.estimate, finding.unit, finding.statistic) = (value, figure.unit, figure.unit == "%" ? "percent_change" : figure.unit == "[fold]" ? "fold_change" : "mean_change")
            finding.inherited = ["outcome: column header", "direction: column header", "subject: row stub"]
            if ColumnRole.isAgainst(words), !words.contains("baseline") {
                finding.comparator = ArmHeadings.withoutSize(other.text)
                finding.inherited.append("comparator: row stub")
            }
            fill(&finding, from: comparison.arm.without(arms.columns))
            return RowDrafts(row: cell.row, column: column, drafts: [FindingBuilder.Draft(finding: finding, arms: [], subjectKind: .absent)])
        }
    }

    private func draft(of comparison: ArmRows.Comparison, column: Int, in arms: ArmRows) -> FindingBuilder.Draft? {
        guard let stub = comparison.arm[arms.groups], let other = comparison.control[arms.groups], let outcome = outcome(of: comparison, column, in: arms),
            let figure = arms.figure(comparison.arm, column: column, size: size(of: comparison.arm, stub, column)),
            let base = arms.figure(comparison.control, column: column, size: size(of: comparison.control, other, column))
        else { return nil }
        let bytes = Self.extent(of: comparison.arm, and: comparison.control)
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: Self.direction(figure, base), support: .uncited,
                              quote: document.string(bytes), span: document.span(bytes))
        let unit = arms.areDoses ? unitBehind(other) : ""
        let name = ArmHeadings.withoutSize(stub.text) + unit, control = ArmHeadings.withoutSize(other.text) + unit
        (finding.subject, finding.comparator) = (arms.areDoses ? lentSubject?.text : name, control)
        (finding.outcome, finding.timepoint) = (outcome.name, outcome.timepoint)
        let origin = arms.areDoses ? lentSubject?.origin : "row stub"
        finding.inherited = ["comparator: row stub", "outcome: \(outcome.origin)"] + (origin.map { ["subject: " + $0] } ?? []) + (outcome.timepoint == nil ? [] : ["timepoint: column header"])
        state(figure, against: base, in: &finding)
        if finding.statistic == "mean", speaksOfChange(column) { finding.statistic = "mean_change" }
        fill(&finding, from: comparison.arm.without(arms.columns))
        if let row = comparison.probability { finding.pValue = row[column]?.text } else if let place = probability(beside: column) { finding.pValue = comparison.arm[place]?.text }
        // where the control has one, too, each is of its group's own change
        if finding.pValue != nil, comparison.probability == nil, comparison.control.contains(where: { isOwnProbability($1, beside: column) }) { finding.pValue = nil }
        if finding.pValue == nil, let value = comparison.arm[column].flatMap({ significance(of: $0, against: control) }) {
            finding.pValue = value
            finding.inherited.append("p_value: note")
        }
        let both = [(figure, name, Arm.Role.treatment), (base, control, .comparator)].map { figure, name, role in
            Figures.Arm(name: name, role: role, estimate: figure.estimate, dispersion: figure.dispersion, dispersionType: figure.dispersionType,
                        events: figure.events, n: figure.n)
        }
        return FindingBuilder.Draft(finding: finding, arms: both, subjectKind: .absent)
    }

    /// What was measured and when: what stands above the block or before its groups where the column only says when, or names a statistic.
    private func outcome(of comparison: ArmRows.Comparison, _ column: Int, in arms: ArmRows) -> (name: String, timepoint: String?, origin: String)? {
        guard let topic = comparison.topic, !arms.areDoses else { return columnOutcome(column).map { ($0.name, $0.timepoint, "column header") } }
        let (names, timepoint) = headingParts(of: column)
        let origin = arms.groups == 1 ? "row stub" : "group row"
        if names.isEmpty { return (topic, timepoint, origin) }
        let name = names.joined(separator: " ")
        return arms.groups == 1 ? (topic + " " + name, timepoint, origin) : (name, timepoint, "column header")
    }

    /// The size that a row states of its group: `Saline (n = 8)`, `8` under *n*, or `saline n = 8` in the heading of the column.
    private func size(of row: TableRow, _ stub: Cell, _ column: Int) -> Int? {
        let stated = HeadingMeaning(stub.text).size.flatMap { Int(exactly: $0) }
        return stated ?? row.lazy.compactMap { column, cell in isSizes(column) ? Int(cell.text.filter { $0 != "," }) : nil }.first ?? size(of: stub.text, inHeadingOf: column)
    }

    private func isOwnProbability(_ cell: Cell, beside column: Int) -> Bool {
        guard case .pValue = roles[cell.column], cell.text.utf8.contains(where: { $0 &- 0x30 < 10 }) else { return false }
        return probability(beside: column).map { $0 == cell.column } ?? true
    }

    /// The rows with all that lies between them, where that is short; else the arm's alone.
    private static func extent(of arm: TableRow, and control: TableRow) -> Range<Int> {
        let own = arm.extent, other = control.extent
        let both = min(own.lowerBound, other.lowerBound) ..< max(own.upperBound, other.upperBound)
        return both.count <= TableRow.longestExtent ? both : own
    }
}
