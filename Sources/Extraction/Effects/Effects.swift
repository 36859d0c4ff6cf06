import Model

/// What a finding that states numbers for several arms gives toward effect sizes.
///
/// Every treatment arm is set against every comparator arm; where there is no comparator, a baseline gives a mean change. Two means
/// that are stated with standard deviation and size give MD, SMD and, both positive, ROM; events and sizes give RD, RR and OR. An
/// incomplete comparison gives one row of the natural measure, with `yi` where it follows from the two numbers, and says what is
/// missing. A dispersion is a standard deviation only if the source says SD, or SE with n; a confidence interval is none.
///
/// - Shape: ids `<finding_id>.e1`, `.e2` …, in the order of the arms.
func effects(of finding: Finding, arms: [Arm]) -> [Effect] {
    let treatments = arms.filter { $0.role == .treatment }
    let comparators = arms.filter { $0.role == .comparator }
    let baselines = arms.filter { $0.role == .baseline }
    var effects: [Effect] = []
    for treatment in treatments {
        for comparator in comparators { effects += Comparison(finding: finding, first: treatment, second: comparator).effects }
        guard comparators.isEmpty else { continue }
        for baseline in baselines { effects += Comparison(finding: finding, first: treatment, second: baseline).change }
    }
    for index in effects.indices { effects[index].id = "\(finding.id).e\(index + 1)" }
    return effects
}

/// Two arms of a finding.
private struct Comparison {
    var finding: Finding
    var first: Arm
    var second: Arm

    var effects: [Effect] {
        // numbers of a table that nothing tells to be means may be counts
        if isRelative || finding.statistic == "median" || finding.statistic == nil && finding.tableID != nil { return [] }
        return isProportion ? proportions : means
    }

    /// Ratios, fold changes and changes in percent are results already, not what an arm measured.
    private var isRelative: Bool {
        if finding.unit == "[fold]" { return true }
        return finding.statistic.map { ["fold_change", "percent_change", "odds_ratio", "risk_ratio", "hazard_ratio", "rate_ratio", "relative_risk"].contains($0) }
            ?? false
    }

    private var isProportion: Bool {
        if first.events != nil || second.events != nil { return true }
        guard finding.unit == "%" else { return false }
        guard let statistic = finding.statistic else { return true }
        return ["proportion", "risk", "rate", "incidence", "prevalence", "percentage"].contains(statistic)
    }

    private func effect(_ measure: String) -> Effect {
        Effect(id: "", findingID: finding.id, studyID: finding.studyID, outcome: finding.outcome, timepoint: finding.timepoint, measure: measure)
    }

    // MARK: Means

    private var means: [Effect] {
        let row = meanRow("MD")
        guard let a = MeanArm(first), let b = MeanArm(second) else { return [row] }
        var rows = [row.with(.meanDifference(a, b))]
        if let size = EffectSize.standardizedMeanDifference(a, b) { rows.append(meanRow("SMD").with(size)) }
        if let size = EffectSize.ratioOfMeans(a, b) { rows.append(meanRow("ROM").with(size)) }
        return rows
    }

    /// A row in the columns of two means; `yi` is there if both are, whatever their spread.
    private func meanRow(_ measure: String) -> Effect {
        var row = effect(measure)
        row.m1i = first.estimate
        row.sd1i = first.standardDeviation
        row.n1i = first.size
        row.m2i = second.estimate
        row.sd2i = second.standardDeviation
        row.n2i = second.size
        row.missing = absent([("m1i", row.m1i), ("sd1i", row.sd1i), ("n1i", row.n1i), ("m2i", row.m2i), ("sd2i", row.sd2i), ("n2i", row.n2i)])
        if let m1 = row.m1i, let m2 = row.m2i { row.yi = difference(m1, m2) }
        return row
    }

    /// MC: the mean change from a baseline; its variance needs the correlation of the two, which texts do not print.
    var change: [Effect] {
        // numbers of a table that nothing tells to be means may be counts
        if isRelative || finding.statistic == "median" || finding.statistic == nil && finding.tableID != nil { return [] }
        var row = effect("MC")
        row.m1i = first.estimate
        row.sd1i = first.standardDeviation
        row.m2i = second.estimate
        row.sd2i = second.standardDeviation
        let n = first.size ?? second.size
        row.n1i = n
        row.missing = absent([("m1i", row.m1i), ("sd1i", row.sd1i), ("m2i", row.m2i), ("sd2i", row.sd2i), ("ni", n), ("ri", nil)])
        if let m1 = row.m1i, let m2 = row.m2i { row.yi = difference(m1, m2) }
        return [row]
    }

    // MARK: Proportions

    private var proportions: [Effect] {
        let row = proportionRow("RD")
        guard let ai = row.ai, let bi = row.bi, let ci = row.ci, let di = row.di else { return [row] }
        let table = FourfoldTable(ai: Double(ai), bi: Double(bi), ci: Double(ci), di: Double(di))
        return [row.with(table.riskDifference), proportionRow("RR").with(table.riskRatio), proportionRow("OR").with(table.oddsRatio)]
    }

    /// A row in the columns of a fourfold table; from percentages alone the difference of the risks follows, not its variance.
    private func proportionRow(_ measure: String) -> Effect {
        var row = effect(measure)
        (row.ai, row.bi) = first.cells
        (row.ci, row.di) = second.cells
        row.n1i = first.size
        row.n2i = second.size
        row.missing = absent([("ai", row.ai), ("n1i", row.n1i), ("ci", row.ci), ("n2i", row.n2i)])
        if finding.unit == "%", let p1 = first.estimate, let p2 = second.estimate, (0 ... 100).contains(p1), (0 ... 100).contains(p2) { row.yi = difference(p1, p2, in: 100) }
        return row
    }

    private func absent(_ columns: [(String, Any?)]) -> [String] { columns.compactMap { $0.1 == nil ? $0.0 : nil } }
}

extension Effect {
    fileprivate func with(_ size: EffectSize) -> Effect {
        var effect = self
        effect.yi = size.yi
        effect.vi = size.vi
        return effect
    }
}

extension Arm {
    /// The number of subjects, if it is one.
    fileprivate var size: Int? { n.flatMap { $0 > 0 ? $0 : nil } }

    /// The standard deviation: as stated, or from a stated standard error and n.
    fileprivate var standardDeviation: Double? {
        guard let dispersion, dispersion >= 0, dispersion.isFinite else { return nil }
        switch dispersionType {
        case .SD: return dispersion
        case .SE: return size.map { dispersion * Double($0).squareRoot() }
        case .CI95, .range, .IQR, .unknown, nil: return nil
        }
    }

    /// Events and non-events; more events than subjects are a misreading, and none are given.
    fileprivate var cells: (events: Int?, others: Int?) {
        guard let events, events >= 0 else { return (nil, nil) }
        guard let size else { return (events, nil) }
        return events <= size ? (events, size - events) : (nil, nil)
    }
}

extension MeanArm {
    fileprivate init?(_ arm: Arm) {
        guard let mean = arm.estimate, let sd = arm.standardDeviation, let n = arm.size else { return nil }
        self.init(mean: mean, sd: sd, n: n)
    }
}
