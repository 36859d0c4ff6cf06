import Model

/// A table with a row an arm: `Saline (n = 8) | 201 ± 12 | 215 ± 11` above `Drug (n = 8) | 200 ± 10 | 231 ± 14`.
///
/// The first column names groups (*Group*, *Treatment*, or nothing at all), one of its cells a control (*Placebo*, *Saline*), or doses, of which one
/// is none (*0 mg/kg*); each further column is what was measured, or when. Every other row is compared with the control of its block, column by
/// column.
///
/// - Shape: a block is a run of rows with cells behind their stub; a row of a stub alone opens the next.
/// - Loss: blocks with no control or with several; columns in which the control has no figure; tables with columns of arms.
struct ArmRows {
    /// A row that is compared, and the row of the control.
    struct Comparison {
        var arm: TableRow
        var control: TableRow
    }

    private(set) var comparisons: [Comparison] = []
    /// Whether the rows are doses of what the table does not name.
    let areDoses: Bool
    /// The columns with figures, ascending.
    private(set) var columns: [Int] = []
    private let figures: CellFigures

    init?(rows: [TableRow], heading: String?, figures: CellFigures, isOther: (Int) -> Bool) {
        let names = FoldedWord.first(of: heading ?? "")
        areDoses = !names.contains { Self.groups.contains($0) } && names.contains { Self.doses.contains($0) }
        guard names.isEmpty || areDoses || names.contains(where: { Self.groups.contains($0) }) else { return nil }
        self.figures = figures
        columns = figures.columns.filter { column in
            let count = figures.count(of: column)
            return count >= 2 && !isOther(column) && (figures.fullCount(of: column) * 2 > count || !names.isEmpty)
        }
        guard columns.contains(where: { figures.fullCount(of: $0) > 0 }) else { return nil }
        for block in Self.blocks(of: rows) {
            let controls = block.indices.filter { Self.isControl(block[$0][0]?.text ?? "") || areDoses && Self.isNone(block[$0][0]?.text ?? "") }
            guard controls.count == 1, block.count <= Self.mostArms else { continue }
            for index in block.indices where index != controls[0] { comparisons.append(Comparison(arm: block[index], control: block[controls[0]])) }
        }
        guard !comparisons.isEmpty else { return nil }
    }

    /// The figure of a row in a column, with the group's size from the cell, the stub, or a column of sizes.
    func figure(_ row: TableRow, column: Int, size: Int?) -> ArmTable.Figure? {
        guard let cell = row[column], var figure = figures[cell.row, column] else { return nil }
        if figure.n == nil, let size, figure.events.map({ $0 <= size }) ?? true { figure.n = size }
        return figure
    }

    private static func blocks(of rows: [TableRow]) -> [[TableRow]] {
        rows.split { $0.count < 2 || $0[0] == nil }.map(Array.init)
    }

    /// `Placebo (n = 30)`, `Control`, `Saline`: the control's word is the stub's first or last.
    private static func isControl(_ stub: String) -> Bool {
        let words = FoldedWord.first(of: ArmHeadings.withoutSize(stub))
        guard let first = words.first, let last = words.last, words.count <= 5 else { return false }
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
    private static let groups: WordSet = [
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
            }
        }
    }

    private func draft(of comparison: ArmRows.Comparison, column: Int, in arms: ArmRows) -> FindingBuilder.Draft? {
        guard let stub = comparison.arm[0], let other = comparison.control[0], let outcome = columnOutcome(column),
            let figure = arms.figure(comparison.arm, column: column, size: size(of: comparison.arm)),
            let base = arms.figure(comparison.control, column: column, size: size(of: comparison.control))
        else { return nil }
        let bytes = Self.extent(of: comparison.arm, and: comparison.control)
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: Self.direction(figure, base), support: .uncited,
                              quote: document.string(bytes), span: document.span(bytes))
        let unit = arms.areDoses ? unitBehind(other) : ""
        let name = ArmHeadings.withoutSize(stub.text) + unit, control = ArmHeadings.withoutSize(other.text) + unit
        (finding.subject, finding.comparator) = (arms.areDoses ? lentSubject?.text : name, control)
        (finding.outcome, finding.timepoint) = (outcome.name, outcome.timepoint)
        let origin = arms.areDoses ? lentSubject?.origin : "row stub"
        finding.inherited = ["comparator: row stub", "outcome: column header"] + (origin.map { ["subject: " + $0] } ?? []) + (outcome.timepoint == nil ? [] : ["timepoint: column header"])
        state(figure, against: base, in: &finding)
        fill(&finding, from: comparison.arm.without(arms.columns))
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

    /// The size that a row states of its group: `Saline (n = 8)`, or `8` under *n*.
    private func size(of row: TableRow) -> Int? {
        let stated = row[0].flatMap { HeadingMeaning($0.text).size }.flatMap { Int(exactly: $0) }
        return stated ?? row.lazy.compactMap { column, cell in isSizes(column) ? Int(cell.text.filter { $0 != "," }) : nil }.first
    }

    /// The rows with all that lies between them, where that is short; else the arm's alone.
    private static func extent(of arm: TableRow, and control: TableRow) -> Range<Int> {
        let own = arm.extent, other = control.extent
        let both = min(own.lowerBound, other.lowerBound) ..< max(own.upperBound, other.upperBound)
        return both.count <= TableRow.longestExtent ? both : own
    }
}
