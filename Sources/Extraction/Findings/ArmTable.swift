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

        /// The cell states more than a bare number.
        var isFull: Bool { dispersion != nil || events != nil || n != nil }
    }

    /// The columns of the arms, and which of them the others are compared with.
    let columns: [Int]
    let control: Int
    private let figures: [Int: [Int: Figure]]
    private let sizes: [Int: Int]

    /// - Parameters:
    ///   - headers: the heading of every column.
    ///   - isNamedArm: whether a column is headed by a compound, a group or a control.
    init?(rows: [[Int: Cell]], headers: [Int: String], quantities: [Quantity], isNamedArm: (Int) -> Bool, isOther: (Int) -> Bool) {
        var byCell: [Int: [Int: [Quantity]]] = [:]
        for quantity in quantities { if let row = quantity.row, let column = quantity.column { byCell[row, default: [:]][column, default: []].append(quantity) } }
        var figures: [Int: [Int: Figure]] = [:]
        for row in rows {
            for (column, cell) in row where column > 0 && !isOther(column) && cell.text.utf8.count < 60 {
                if let figure = Self.figure(byCell[cell.row]?[column] ?? []) { figures[column, default: [:]][cell.row] = figure }
            }
        }
        let columns = figures.keys.sorted().filter { column in
            let cells = figures[column] ?? [:]
            let full = cells.values.filter(\.isFull).count
            return cells.count * 3 >= rows.count * 2 && (full * 2 > rows.count || isNamedArm(column))
        }
        guard columns.count >= 2 else { return nil }
        let control = columns.last { ColumnRole.isControl(headers[$0] ?? "") }
        // of two columns with full figures the first is compared with the second; of three without a control none is
        let areTwo = columns.count == 2 && columns.allSatisfy { figures[$0]?.values.contains(where: \.isFull) == true }
        guard let control = control ?? (areTwo ? columns.last : nil) else { return nil }
        self.columns = columns
        self.control = control
        self.figures = figures
        var sizes: [Int: Int] = [:]
        let start = rows.first.map(TableFindings.ownRow) ?? 0
        for quantity in quantities where quantity.kind == .sample_size {
            if let row = quantity.row, row < start, let column = quantity.column, let value = quantity.value { sizes[column] = Int(value) }
        }
        self.sizes = sizes
    }

    /// The figure of an arm in a row, its size from the heading where the cell has none.
    func figure(row: Int, column: Int) -> Figure? {
        guard var figure = figures[column]?[row] else { return nil }
        if figure.n == nil { figure.n = sizes[column] }
        return figure
    }

    /// The figure that the quantities of a cell make up, or nil where they are several, or none.
    ///
    /// `55 ± 47 (n = 155)`, `75/136 (55%)`, `56 of 137 (41%)`, `12.5`, `41%`.
    static func figure(_ quantities: [Quantity]) -> Figure? {
        guard !quantities.isEmpty, quantities.count <= 4 else { return nil }
        var figure = Figure()
        if let spread = quantities.first(where: { $0.dispersion != nil && $0.dispersionHigh == nil && $0.valueHigh == nil }) {
            figure.estimate = spread.value
            figure.dispersion = spread.dispersion
            figure.dispersionType = spread.dispersionType ?? .unknown
            figure.unit = spread.unit
            figure.n = quantities.first { $0.kind == .sample_size }?.value.flatMap { Int(exactly: $0) }
            return quantities.count <= 2 ? figure : nil
        }
        let percent = quantities.first { $0.unit == "%" }
        let counts = quantities.filter { $0.unit == nil || $0.unit == "1" }.compactMap { quantity in quantity.value.flatMap { Int(exactly: $0) } }
        if counts.count == 2, counts[0] >= 0, counts[1] > 0, counts[0] <= counts[1], agrees(counts[0], of: counts[1], with: percent?.value) {
            figure.events = counts[0]
            figure.n = counts[1]
            figure.estimate = percent?.value
            figure.unit = percent == nil ? nil : "%"
            return figure
        }
        guard quantities.count == 1, let only = quantities.first, only.valueHigh == nil, only.kind != .p_value, only.kind != .sample_size else { return nil }
        figure.estimate = only.value
        figure.unit = only.unit
        return figure
    }

    /// Whether a printed percentage is what the counts give, to a point.
    private static func agrees(_ events: Int, of n: Int, with percent: Double?) -> Bool {
        guard let percent else { return true }
        return abs(100 * Double(events) / Double(n) - percent) <= 1
    }
}

extension TableFindings {
    /// The findings of a row: one for each arm that is compared; a column without a heading names no arm.
    func armDrafts(of row: [Int: Cell], in arms: ArmTable) -> [RowDrafts] {
        guard let control = row[arms.control], let base = arms.figure(row: control.row, column: arms.control), !armName(arms.control).isEmpty else { return [] }
        return arms.columns.filter { $0 != arms.control && !armName($0).isEmpty }.compactMap { column in
            guard let cell = row[column], let figure = arms.figure(row: cell.row, column: column) else { return nil }
            return RowDrafts(row: cell.row, column: column, drafts: [draft(figure, base, column: column, control: arms.control, in: row)],
                             study: studyCell(of: row))
        }
    }

    private func draft(_ figure: ArmTable.Figure, _ base: ArmTable.Figure, column: Int, control: Int, in row: [Int: Cell]) -> FindingBuilder.Draft {
        let bytes = extent(of: row)
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: Self.direction(figure, base), support: .uncited,
                              quote: document.string(bytes), span: document.span(bytes))
        finding.subject = armName(column)
        finding.comparator = armName(control)
        let outcome = rowOutcome(row)
        finding.outcome = outcome?.text
        finding.inherited = ["comparator: column header"] + (outcome?.origin.map { ["outcome: \($0)"] } ?? []) + ["subject: column header"]
        finding.estimate = figure.estimate
        finding.unit = figure.estimate == nil ? nil : figure.unit
        finding.dispersion = figure.dispersion
        finding.dispersionType = figure.dispersion == nil ? nil : figure.dispersionType
        finding.statistic = figure.events != nil || (figure.unit == "%" && figure.dispersion == nil) ? "proportion" : "mean"
        fill(&finding, from: row)
        let arms = [(figure, column, Arm.Role.treatment), (base, control, .comparator)].map { figure, column, role in
            Figures.Arm(name: armName(column), role: role, estimate: figure.estimate, dispersion: figure.dispersion, dispersionType: figure.dispersionType,
                        events: figure.events, n: figure.n)
        }
        return FindingBuilder.Draft(finding: finding, arms: arms, subjectKind: .absent)
    }

    /// Which of the two is larger: means, or shares where counts are stated.
    private static func direction(_ figure: ArmTable.Figure, _ base: ArmTable.Figure) -> Finding.Direction {
        func size(_ figure: ArmTable.Figure) -> Double? {
            if let events = figure.events, let n = figure.n, n > 0 { return Double(events) / Double(n) }
            return figure.estimate
        }
        guard let value = size(figure), let other = size(base) else { return .not_reported }
        return value > other ? .increase : value < other ? .decrease : .no_change
    }

    /// From the first to the last cell of the row.
    private func extent(of row: [Int: Cell]) -> Range<Int> {
        let start = row.values.map(\.span.bytes.lowerBound).min() ?? 0
        return start ..< max(start, row.values.map(\.span.bytes.upperBound).max() ?? start)
    }
}
