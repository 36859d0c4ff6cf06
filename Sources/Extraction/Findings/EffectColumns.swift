import Model

/// Columns that state an effect under its name alone: `HR (95% CI)`, `Adjusted OR` with `95% CI` beside it, `Mean difference (95% CI)`, `Cohen's d`.
///
/// Beside two arms the effect is theirs. Without arms a row is what stands in its stub: an exposure, a level of one (`5–15 g/d` below *Alcohol*, with
/// a level of reference), or a study.
///
/// - Loss: ratios turned round (`1/HR`), and those that have no name here (win ratio).
struct EffectColumns {
    struct Column {
        var estimate: Int
        var interval: Int?
        var statistic: String
        /// What the heading names beside a difference, for rows of events: `Difference in means or odds ratio`.
        var ratio: String?
    }

    private(set) var columns: [Column] = []

    /// - Parameters:
    ///   - headings: the stacked headings of every column.
    ///   - others: columns that are read otherwise.
    init?(_ headings: [Int: [String]], besides others: Set<Int>) {
        for column in headings.keys.sorted() where column > 0 && !others.contains(column) {
            guard let stack = headings[column] else { continue }
            if let last = columns.last, last.interval == nil, column - last.estimate == 1, Self.isInterval(stack.last ?? "") {
                columns[columns.count - 1].interval = column
            } else if let statistic = stack.reversed().lazy.compactMap(Self.statistic).first, !Self.isAside(stack.last ?? ""), columns.count < Self.most {
                let ratio = statistic.hasSuffix("_ratio") && stack.contains(where: Self.namesDifferenceToo) ? statistic : nil
                columns.append(Column(estimate: column, statistic: ratio == nil ? statistic : "mean_difference", ratio: ratio))
            }
        }
        guard !columns.isEmpty else { return nil }
    }

    private static let most = 40

    /// `95% CI`, `95 % confidence interval`.
    private static func isInterval(_ heading: String) -> Bool {
        let words = FoldedWord.first(of: heading)
        return words.contains { $0 == "ci" || $0 == "confidence" } && statistic(heading) == nil
    }

    /// `Difference in means or odds ratio`, `MD or OR`.
    private static func namesDifferenceToo(_ heading: String) -> Bool {
        let words = FoldedWord.first(of: heading)
        return words.contains("or") && words.contains { ["difference", "differences", "md", "smd"].contains($0) }
    }

    /// `P`, `n`, `% Weight`: what stands beside an effect under its heading.
    private static func isAside(_ heading: String) -> Bool {
        let kind = HeadingMeaning(heading).kind
        return kind == .p_value || kind == .sample_size || FoldedWord.first(of: heading).contains { ["weight", "p", "n", "events", "i²", "heterogeneity", "trend"].contains($0) }
    }

    /// The effect that a heading or stub names.
    static func statistic(_ text: String) -> String? {
        let letters = text.split { !($0.isLetter || $0.isNumber || $0 == "/" || $0 == "'" || $0 == "’") }
        if letters.contains(where: { $0.contains("/") && ["HR", "OR", "RR"].contains($0.suffix(2)) }) { return nil }
        for word in letters {
            // `RR3` points to a note
            switch word.prefix(while: { $0.isLetter }) {
            case "OR", "ORs", "aOR", "AOR", "cOR", "COR": return "odds_ratio"
            case "HR", "HRs", "aHR", "AHR", "cHR": return "hazard_ratio"
            case "RR", "RRs", "aRR": return "risk_ratio"
            case "IRR", "aIRR": return "rate_ratio"
            case "SMD": return "standardized_mean_difference"
            case "WMD": return "mean_difference"
            default: continue
            }
        }
        let words = FoldedWord.first(of: text)
        let isRatio = words.contains("ratio") || words.contains("ratios")
        if isRatio, words.contains("odds") { return "odds_ratio" }
        if isRatio, words.contains("hazard") || words.contains("hazards") { return "hazard_ratio" }
        if isRatio && words.contains("risk") || words.contains("relative") && words.contains("risk") { return "risk_ratio" }
        if isRatio, words.contains("rate") { return "rate_ratio" }
        let isDifference = words.contains("difference") || words.contains("differences")
        if isDifference, words.contains("standardized") || words.contains("standardised") { return "standardized_mean_difference" }
        if letters.contains(where: { ["d", "g"].contains($0) }), words.contains(where: { ["cohen's", "cohen", "cohens", "hedges", "hedges'", "cohen’s"].contains($0) }) {
            return "standardized_mean_difference"
        }
        if words.contains("effect"), words.contains("size") || words.contains("sizes"), letters.contains(where: { $0 == "d" || $0 == "g" }) { return "standardized_mean_difference" }
        if isDifference, words.contains("risk") { return "risk_difference" }
        return isDifference && words.contains { ["mean", "between-group", "between", "group", "groups", "treatment", "ci"].contains($0) } ? "mean_difference" : nil
    }
}

extension TableFindings {
    /// What a cell of an effect and the one of its interval state.
    private func stated(_ column: EffectColumns.Column, in row: TableRow) -> (cell: Cell, finding: Finding)? {
        guard let cell = row[column.estimate], NumericCell.holds(cell.text), let amount = figures.quantities(row: cell.row, column: cell.column).first,
            let value = amount.value, amount.kind != .p_value, amount.kind != .sample_size, amount.valueHigh == nil,
            amount.span.bytes.lowerBound - cell.span.bytes.lowerBound < 3
        else { return nil }
        let bytes = row.extent
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: .not_reported, support: .uncited, quote: document.string(bytes),
                              span: document.span(bytes))
        (finding.estimate, finding.statistic) = (value, column.statistic)
        finding.unit = column.statistic.hasSuffix("_ratio") ? nil : amount.unit
        if let low = amount.dispersion {
            (finding.dispersion, finding.dispersionHigh) = (low, amount.dispersionHigh)
            finding.dispersionType = amount.dispersionType ?? .unknown
        } else if let (low, high) = column.interval.flatMap({ row[$0] }).flatMap(bounds) {
            (finding.dispersion, finding.dispersionHigh, finding.dispersionType) = (low, high, .CI95)
        }
        return (cell, finding)
    }

    /// `0.9 to 1.2`, `0.9, 1.2`: the bounds that a cell of its own holds.
    private func bounds(_ cell: Cell) -> (Double, Double)? {
        let found = figures.quantities(row: cell.row, column: cell.column)
        if let only = found.first, found.count == 1 {
            if let low = only.dispersion, let high = only.dispersionHigh { return (low, high) }
            if let low = only.value, let high = only.valueHigh { return (low, high) }
        }
        guard found.count == 2, let low = found.first?.value, let high = found.last?.value, low <= high else { return nil }
        return (low, high)
    }

    private static func direction(ofRatio finding: Finding) -> Finding.Direction {
        guard finding.statistic?.hasSuffix("_ratio") == true, let value = finding.estimate else { return .not_reported }
        return value > 1 ? .increase : value < 1 ? .decrease : .no_change
    }

    // MARK: - Beside two arms

    /// The effects of a row between the two arms of the table; which of the two is larger must be what the arms' own figures say.
    func drafts(of row: TableRow, in effects: EffectColumns, beside arms: ArmTable) -> [RowDrafts] {
        let compared = arms.columns.filter { arms.headings.control(of: $0) != nil }
        guard compared.count == 1, let column = compared.first, let control = arms.headings.control(of: column), !arms.headings.isBaseline(control) else { return [] }
        return effects.columns.compactMap { effect in
            guard let (cell, stated) = stated(effect, in: row) else { return nil }
            var finding = stated
            let outcome = rowOutcome(row)
            (finding.subject, finding.comparator) = (armName(column), armName(control))
            (finding.outcome, finding.timepoint) = (outcome?.text, outcome?.timepoint)
            finding.inherited = ["comparator: column header"] + (outcome?.origin.map { ["outcome: \($0)"] } ?? []) + ["subject: column header"]
            if let ratio = effect.ratio {
                // means or events: the arms' figures say which
                guard let own = row[column].flatMap({ arms.figure(row: $0.row, column: column) }) else { return nil }
                if own.events != nil { (finding.statistic, finding.unit) = (ratio, nil) }
            }
            finding.direction = Self.direction(ofRatio: finding)
            if let own = row[column].flatMap({ arms.figure(row: $0.row, column: column) }), let base = row[control].flatMap({ arms.figure(row: $0.row, column: control) }) {
                let larger = Self.direction(own, base)
                let sign: Finding.Direction = finding.estimate.map { $0 > 0 ? .increase : $0 < 0 ? .decrease : .no_change } ?? .not_reported
                let isRatio = finding.statistic?.hasSuffix("_ratio") == true
                finding.direction = (isRatio ? finding.direction : sign) == larger ? larger : .not_reported
                // what two shares differ by
                if finding.statistic == "mean_difference", effect.ratio == nil, own.events != nil { finding.statistic = "risk_difference" }
            }
            fill(&finding, from: row, of: column)
            return RowDrafts(row: cell.row, column: cell.column, drafts: [FindingBuilder.Draft(finding: finding, arms: [], subjectKind: .absent)], study: studyCell(of: row))
        }
    }

    // MARK: - Exposures and studies

    /// The findings of a table that has effects and no arms; nil where none of them has an interval.
    func drafts(of effects: EffectColumns) -> [RowDrafts]? {
        guard !effects.columns.contains(where: { $0.ratio != nil }), let exposures = Exposures(rows, effects.columns) else { return nil }
        let areStudies = ColumnRole.namesStudies(headers[0] ?? "") || exposures.areStudies
        // differences are of what stands in the stub, and so is all beside a column of treatments
        if !areStudies, isOutcome(0) || roles.values.contains(where: { if case .subject = $0 { true } else { false } }) || !effects.columns.allSatisfy({ $0.statistic.hasSuffix("_ratio") }) {
            return nil
        }
        let caption = table.caption.flatMap(Self.outcome(ofAssociation:))
        var found: [RowDrafts] = [], hasInterval = false
        for place in exposures.places {
            for effect in effects.columns {
                guard let (cell, stated) = stated(effect, in: place.row), stated.dispersion != nil || stated.estimate != 1 else { continue }
                var finding = stated
                hasInterval = hasInterval || finding.dispersionHigh != nil || areStudies
                finding.direction = Self.direction(ofRatio: finding)
                if let outcome = outcome(below: effect) ?? caption {
                    finding.outcome = outcome
                    finding.inherited.append(outcome == caption ? "outcome: caption" : "outcome: column header")
                }
                if areStudies { nameTreatment(of: place.row, in: &finding) } else { name(place, in: &finding) }
                fill(&finding, from: place.row)
                if effects.columns.count > 1 || place.level != nil && isTrend { finding.pValue = probability(behind: effect, of: effects).flatMap { place.row[$0]?.text } }
                found.append(RowDrafts(row: cell.row, column: cell.column, drafts: [FindingBuilder.Draft(finding: finding, arms: [], subjectKind: .absent)],
                                       study: areStudies && StudyRows.isName(place.row[0]?.text ?? "") ? place.row[0] : nil))
            }
        }
        return hasInterval && !found.isEmpty ? found : nil
    }

    /// What stands below an effect that a heading above names: `Sleep` of `Cohen's d / Sleep`.
    private func outcome(below effect: EffectColumns.Column) -> String? {
        guard let stack = stacked[effect.estimate], let last = stack.last else { return nil }
        // `Sleep, Cohen's d`
        if effect.statistic == "standardized_mean_difference", let comma = last.firstIndex(of: ","), EffectColumns.statistic(String(last[..<comma])) == nil {
            return String(last[..<comma])
        }
        return stack.count > 1 && EffectColumns.statistic(last) == nil && !HeadingRows.names(last) ? last : nil
    }

    private func isOutcome(_ column: Int) -> Bool {
        FoldedWord.first(of: headers[column] ?? "").contains { ["outcome", "outcomes", "endpoint", "endpoints", "event", "events", "measure", "comparison"].contains($0) }
    }

    /// The treatment of a study, as its row says, else what the caption is about.
    private func nameTreatment(of row: TableRow, in finding: inout Finding) {
        if let cell = row.cells.first(where: { if case .subject = roles[$0.column] { true } else { false } }) {
            finding.subject = cell.text
        } else if let subject = lentSubject {
            finding.subject = subject.text
            finding.inherited.append("subject: " + subject.origin)
        }
    }

    /// The exposure of a row and with what it is compared.
    private func name(_ place: Exposures.Place, in finding: inout Finding) {
        guard let level = place.level else {
            if let stub = place.row[0], TimeWords.areAll(of: stub.text) {
                (finding.timepoint, finding.outcome) = (stub.text, place.group ?? finding.outcome)
                return
            }
            let stub = place.row[0]?.text ?? "", isSlope = FoldedWord.first(of: stub).first == "per"
            finding.subject = isSlope ? [place.group, stub].compactMap { $0 }.joined(separator: " ") : stub
            finding.inherited.append(isSlope && place.group != nil ? "subject: group row" : "subject: row stub")
            return
        }
        let group = place.group ?? headers[0], isNumber = level.first { $0.isLetter || $0.isNumber }?.isNumber ?? true
        (finding.subject, finding.comparator) = (isNumber ? group : [group, level].compactMap { $0 }.joined(separator: " "), place.reference)
        if isNumber { finding.dose = level }
        finding.inherited += ["subject: " + (place.group == nil ? "column header" : "group row"), "comparator: row stub"]
    }

    /// Whether a column has the probability of a trend over all levels.
    private var isTrend: Bool { headers.values.contains { $0.lowercased().contains("trend") } }

    /// The column of probabilities right behind an effect.
    private func probability(behind effect: EffectColumns.Column, of effects: EffectColumns) -> Int? {
        let next = (effect.interval ?? effect.estimate) + 1
        guard case .pValue = roles[next], headers[next]?.lowercased().contains("trend") != true else { return nil }
        return next
    }

    /// What an association is of: `Risk of falls by quartile of tea` → `falls`, `Associations of tea with falls in men` → `falls`.
    static func outcome(ofAssociation caption: String) -> String? {
        var words = caption.split(separator: " ")[...]
        if words.first?.lowercased().hasPrefix("tab") == true { words = words.dropFirst(2) }
        let ends = words.firstIndex { ["by", "according", "across", "among", "in", "from", "stratified", "per", "using", "during"].contains($0.lowercased()) }
        let named = words[..<(ends ?? words.endIndex)]
        // a list of studies is of no outcome
        if named.contains(where: { ["trials", "studies", "characteristics", "reviews"].contains($0.lowercased()) }) { return nil }
        let others: WordSet = ["variables", "factors", "parameters", "predictors", "analysis", "analyses", "model", "models", "ratio", "ratios", "regression", "patients", "participants", "confidence", "interval", "intervals", "ci"]
        for joint in ["with", "for", "of"] {
            guard let place = named.lastIndex(where: { $0.lowercased() == joint }), place + 1 < named.endIndex else { continue }
            let text = named[(place + 1)...].joined(separator: " ").prefix { $0 != "," && $0 != "(" && $0 != ";" && $0 != "." }
            return text.count > 2 && !FoldedWord.first(of: String(text)).contains(where: { others.contains($0) }) ? String(text) : nil
        }
        return nil
    }
}

/// The rows of a table of effects: exposures, or levels of one with a level of reference.
struct Exposures {
    struct Place {
        var row: TableRow
        var group: String?
        /// The stub, where the rows of its group are levels.
        var level: String?
        var reference: String?
    }

    private(set) var places: [Place] = []
    /// Whether most stubs cite or have a year.
    let areStudies: Bool

    init?(_ rows: [TableRow], _ effects: [EffectColumns.Column]) {
        let columns = effects.map(\.estimate)
        /// Bare ones wherever the row has an effect, and no interval.
        func isReference(_ row: TableRow) -> Bool {
            let stated = columns.compactMap { row[$0]?.text }
            guard !stated.isEmpty, stated.allSatisfy(Self.isReference) else { return false }
            return !effects.contains { effect in effect.interval.flatMap { row[$0] }.map { $0.text.utf8.contains { $0 &- 0x30 < 10 } } ?? false }
        }
        var blocks: [(group: String?, rows: [TableRow])] = []
        for row in rows {
            guard let stub = row[0] else { continue }
            if !columns.contains(where: { row[$0].map { NumericCell.holds($0.text) || Self.isReference($0.text) } ?? false }) {
                blocks.append((stub.text, []))
            } else {
                if blocks.isEmpty { blocks.append((nil, [])) }
                blocks[blocks.count - 1].rows.append(row)
            }
        }
        for block in blocks {
            let references = block.rows.filter(isReference)
            let reference = references.count == 1 ? references[0][0]?.text : nil
            for row in block.rows where reference == nil || row[0]?.text != reference {
                // `per 5 g` is no level, but a slope over all of them
                let isSlope = FoldedWord.first(of: row[0]?.text ?? "").contains("per")
                places.append(Place(row: row, group: block.group, level: reference == nil || isSlope ? nil : row[0]?.text, reference: isSlope ? nil : reference))
            }
        }
        guard !places.isEmpty else { return nil }
        let dated = places.lazy.compactMap { $0.row[0]?.text }.filter { StudyRows.year(in: $0) != nil || $0.hasSuffix("]") && $0.contains("[") || $0.contains(" et al") }.count
        areStudies = dated * 2 >= places.count
    }

    /// `1`, `1.00`, `1·0 (ref)`, `Reference`: the level that the others are compared with.
    static func isReference(_ cell: String) -> Bool {
        let text = cell.lowercased()
        if text.hasPrefix("ref") || text.contains("(ref") || text.contains("[ref") { return true }
        guard text.first == "1" else { return false }
        return text.dropFirst().allSatisfy { "0.·".contains($0) }
    }
}
