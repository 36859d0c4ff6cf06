import Model

/// A table with a column an arm: `55 ± 47 (n = 155)` under *Specialist care*, `75 ± 64 (n = 156)` under *Routine care*.
///
/// Such columns are known by the form of their cells (a mean with its dispersion, events of a total) or, where cells hold bare numbers, by
/// headings that name compounds and a control. Every row is a finding for each arm but the one it is compared with.
///
/// - Shape: one figure a cell; the group's size from the cell or from the heading (`Semax (n = 20)`).
/// - Loss: a row in which the compared arm has no figure gives no finding here.
struct ArmTable {
    /// What a cell states of its arm.
    struct Figure {
        var estimate: Double?
        var dispersion: Double?
        var dispersionType: DispersionType?
        var events: Int?
        var n: Int?
        var unit: String?
        /// The estimate is a median, and stands between these.
        var quartiles: (low: Double, high: Double)?
        /// The 95 % confidence interval of the estimate.
        var interval: (low: Double, high: Double)?

        /// A bare `0` beside `2 (20%)` is no event.
        func withEvents(like other: Figure) -> Figure {
            guard events == nil, estimate == 0, unit == nil || unit == "%", !isFull || n != nil, dispersion == nil, other.events != nil, other.unit == "%" else { return self }
            var figure = self
            (figure.events, figure.unit) = (0, "%")
            return figure
        }

        /// The cell states more than a bare number.
        var isFull: Bool { dispersion != nil || events != nil || n != nil || quartiles != nil }
    }

    /// The columns of the arms.
    let columns: [Int]
    let headings: ArmHeadings
    private let figures: CellFigures

    /// - Parameters:
    ///   - headings: the stacked headings of every column.
    ///   - isNamedArm: whether a column is headed by a compound, a group or a control.
    init?(rows: [TableRow], headings: [Int: [String]], figures: CellFigures, isNamedArm: (Int) -> Bool, isOther: (Int) -> Bool) {
        let count = rows.lazy.filter { $0.count > 1 }.count
        let columns = figures.columns.filter { column in
            guard !isOther(column) else { return false }
            return figures.count(of: column) * 3 >= count * 2 && (figures.fullCount(of: column) * 2 > count || isNamedArm(column))
        }
        guard columns.count >= 2 else { return nil }
        guard let arms = ArmHeadings(of: columns, in: headings, areFull: columns.allSatisfy { figures.fullCount(of: $0) > 0 }),
            !Self.sharesAreOfRows(columns, figures)
        else { return nil }
        self.columns = columns
        self.headings = arms
        self.figures = figures
    }

    /// The figure of an arm in a row, its size from the heading where the cell has none.
    func figure(row: Int, column: Int) -> Figure? {
        guard var figure = figures[row, column] else { return nil }
        guard figure.n == nil, let size = headings.size(of: column) else { return figure }
        if let events = figure.events, events > size || !Self.rounds(events, of: size, to: figure.estimate) { return figure }
        figure.n = size
        return figure
    }

    /// The figure that the quantities of a cell make up, or nil where they are several, or none.
    ///
    /// `55 ± 47 (n = 155)`, `75/136 (55%)`, `56 of 137 (41%)`, `75 (55%)`, `12.5`, `41%`.
    ///
    /// - Loss: an interval that nothing says to be of confidence or of quartiles; what it stands around may be a mean or a median.
    static func figure(_ quantities: ArraySlice<Quantity>, isNumeric: @autoclosure () -> Bool = true) -> Figure? {
        guard !quantities.isEmpty, quantities.count <= 4 else { return nil }
        var figure = Figure()
        if let only = quantities.first, quantities.count == 1, only.dispersionType != .CI95, let low = only.dispersion, let high = only.dispersionHigh {
            guard only.dispersionType == .IQR || only.dispersionType == .range else { return nil }
            (figure.estimate, figure.quartiles, figure.dispersionType, figure.unit) = (only.value, (low, high), only.dispersionType, only.unit)
            return figure
        }
        if let spread = quantities.first(where: { $0.dispersion != nil && $0.dispersionHigh == nil && $0.valueHigh == nil }) {
            figure.estimate = spread.value
            figure.dispersion = spread.dispersion
            figure.dispersionType = spread.dispersionType ?? .unknown
            figure.unit = spread.unit
            figure.n = quantities.first { $0.kind == .sample_size }?.value.flatMap { Int(exactly: $0) }
            return quantities.count <= 2 ? figure : nil
        }
        let percent = quantities.first { $0.unit == "%" }
        let events = quantities.first { $0.kind == .count && (quantities.count == 3 || isNumeric()) }?.value.flatMap { Int(exactly: $0) }
        let total = quantities.first { $0.kind == .sample_size }?.value.flatMap { Int(exactly: $0) }
        if let events, events >= 0, quantities.count == (percent == nil ? 1 : 2) + (total == nil ? 0 : 1), total != nil || percent != nil {
            if let total, events > total || total == 0 || !agrees(events, of: total, with: percent?.value) { return nil }
            figure.events = events
            figure.n = total
            figure.estimate = percent?.value
            figure.unit = percent == nil ? nil : "%"
            return figure
        }
        guard quantities.count == 1, let only = quantities.first, only.valueHigh == nil, only.kind != .p_value, only.kind != .sample_size else { return nil }
        figure.estimate = only.value
        figure.unit = only.unit
        if only.dispersionType == .CI95, let low = only.dispersion, let high = only.dispersionHigh { figure.interval = (low, high) }
        return figure
    }

    /// Whether a printed percentage is what the counts give, rounded: then the heading's size is what the share is of, and nobody was left out.
    private static func rounds(_ events: Int, of n: Int, to percent: Double?) -> Bool {
        guard let percent, n > 0 else { return false }
        return abs(100 * Double(events) / Double(n) - percent) <= (percent == percent.rounded() ? 0.501 : 0.0501)
    }

    /// Whether the shares of most rows add up to a hundred: then they are of the row's total, and not of the arms.
    private static func sharesAreOfRows(_ columns: [Int], _ figures: CellFigures) -> Bool {
        guard let first = columns.first else { return false }
        var rows = 0, whole = 0
        for row in figures.rows(of: first) {
            let shares = columns.compactMap { figures[row, $0] }.filter { $0.unit == "%" && $0.events != nil }.compactMap(\.estimate)
            guard shares.count == columns.count, shares.count > 1 else { continue }
            rows += 1
            if abs(shares.reduce(0, +) - 100) < 1.1 { whole += 1 }
        }
        return rows > 1 && whole * 2 > rows
    }

    /// Whether a printed percentage is what the counts give, to a point.
    private static func agrees(_ events: Int, of n: Int, with percent: Double?) -> Bool {
        guard let percent else { return true }
        return abs(100 * Double(events) / Double(n) - percent) <= 1
    }
}

extension TableFindings {
    /// The findings of a row: one for each arm that is compared; a column without a heading names no arm, and two under one heading are not told apart.
    func armDrafts(of row: TableRow, in arms: ArmTable) -> [RowDrafts] {
        // `2.1-fold increase | 1.4-fold increase`: each says a change of its own
        if arms.columns.contains(where: { column in row[column].map(statesChange) ?? false }) { return [] }
        return arms.columns.compactMap { column in
            guard let control = arms.headings.control(of: column), let other = row[control], let base = arms.figure(row: other.row, column: control),
                let cell = row[column], let figure = arms.figure(row: cell.row, column: column), areTold(column, control, in: arms)
            else { return nil }
            // a row without a stub whose numbers nothing tells: sizes of the groups
            if !figure.isFull, !base.isFull, row[0] == nil, figure.unit == nil { return nil }
            let both = (figure.withEvents(like: base), base.withEvents(like: figure))
            return RowDrafts(row: cell.row, column: column, drafts: [draft(both.0, both.1, column: column, control: control, in: row, of: arms)],
                             study: studyCell(of: row))
        }
    }

    private func statesChange(_ cell: Cell) -> Bool {
        !isBare(cell) && words(of: cell).tokens.contains { $0.kind == .up || $0.kind == .down || $0.role == .noun && ($0.change?.direction ?? 0) != 0 }
    }

    private func areTold(_ column: Int, _ control: Int, in arms: ArmTable) -> Bool {
        let names = [armName(column), armName(control)]
        if names.contains("") { return false }
        return names[0] != names[1] || ![column, control].contains { arms.headings.name(of: $0).isEmpty }
    }

    private func draft(
        _ figure: ArmTable.Figure, _ base: ArmTable.Figure, column: Int, control: Int, in row: TableRow, of arms: ArmTable
    ) -> FindingBuilder.Draft {
        let bytes = row.extent
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: Self.direction(figure, base), support: .uncited,
                              quote: document.string(bytes), span: document.span(bytes))
        let areNamed = armName(column) != armName(control)
        let name = { areNamed ? armName($0) : arms.headings.name(of: $0) }
        (finding.subject, finding.comparator) = compared(column, control, name, in: arms)
        finding.inherited = ["comparator: column header"]
        let outcome = rowOutcome(row, wordsMayBeGroups: arms.headings.isBaseline(control))
        finding.outcome = outcome?.text
        if let origin = outcome?.origin { finding.inherited.append("outcome: \(origin)") }
        if finding.subject != nil { finding.inherited.append("subject: column header") }
        finding.timepoint = outcome?.timepoint ?? arms.headings.time(of: column)
        if outcome?.timepoint == nil, finding.timepoint != nil { finding.inherited.append("timepoint: column header") }
        if arms.headings.isBaseline(control), let group = rowSubject(row) { finding.subject = [group, finding.subject].compactMap { $0 }.joined(separator: " ") }
        state(figure, against: base, in: &finding)
        fill(&finding, from: row, of: column)
        if doseColumns.contains(column) {
            (finding.dose, finding.subject) = (name(column), lentSubject?.text)
            finding.inherited.removeAll { $0.hasPrefix("subject: ") }
            finding.inherited += ["dose: column header"] + (lentSubject.map { ["subject: " + $0.origin] } ?? [])
        }
        if finding.pValue == nil, let value = row[column].flatMap({ significance(of: $0, against: arms.headings.name(of: control)) }) {
            finding.pValue = value
            finding.inherited.append("p_value: note")
        }
        let role: Arm.Role = arms.headings.isBaseline(control) ? .baseline : .comparator
        let arms = [(figure, column, Arm.Role.treatment), (base, control, role)].map { figure, column, role in
            Figures.Arm(name: name(column), role: role, estimate: figure.estimate, dispersion: figure.dispersion, dispersionType: figure.dispersionType,
                        events: figure.events, n: figure.n)
        }
        return FindingBuilder.Draft(finding: finding, arms: arms, subjectKind: .absent)
    }

    /// The two that are compared, without what their headings say of when; of one arm at two times the comparator is the earlier time.
    private func compared(_ column: Int, _ control: Int, _ name: (Int) -> String, in arms: ArmTable) -> (subject: String?, comparator: String?) {
        guard arms.headings.time(of: column) != nil || arms.headings.time(of: control) != nil else { return (name(column), name(control)) }
        let own = compounds[column] ?? arms.headings.arm(of: column), other = compounds[control] ?? arms.headings.arm(of: control)
        return (own, own == other ? arms.headings.time(of: control) : other ?? name(control))
    }

    /// Puts what a cell states into its finding.
    func state(_ figure: ArmTable.Figure, against base: ArmTable.Figure, in finding: inout Finding) {
        finding.estimate = figure.estimate
        finding.unit = figure.estimate == nil ? nil : figure.unit
        finding.dispersion = figure.dispersion ?? figure.quartiles?.low ?? figure.interval?.low
        finding.dispersionHigh = figure.quartiles?.high ?? figure.interval?.high
        finding.dispersionType = finding.dispersion == nil ? nil : figure.interval == nil ? figure.dispersionType : .CI95
        let isShare = figure.events != nil || (figure.unit == "%" && figure.dispersion == nil)
        let isMean = figure.dispersion != nil || base.dispersion != nil || figure.estimate.map { $0 != $0.rounded() } == true || figure.unit != nil
        finding.statistic = figure.quartiles != nil || base.quartiles != nil ? "median" : isShare ? "proportion" : isMean ? "mean" : nil
    }

    /// Which of the two is larger: means, or shares where counts are stated.
    static func direction(_ figure: ArmTable.Figure, _ base: ArmTable.Figure) -> Finding.Direction {
        func size(_ figure: ArmTable.Figure) -> Double? {
            if let events = figure.events, let n = figure.n, n > 0 { return Double(events) / Double(n) }
            return figure.estimate
        }
        guard let value = size(figure), let other = size(base) else { return .not_reported }
        return value > other ? .increase : value < other ? .decrease : .no_change
    }
}
