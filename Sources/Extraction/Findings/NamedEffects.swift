import Model

/// Effects that a sentence calls by name: `The hazard ratio for death was 0.67 (95% CI 0.50–0.90)`, `the mean difference in pain at week 12 was −2.8`,
/// and behind counts of events `…, yielding a hazard ratio of 0.74`.
///
/// - Shape: the outcome is what stands between the name and the verb, or that of the counts; a ratio says which way, a difference does not, since it
///   may be printed either way round.
/// - Loss: a second estimate of the same name (`and −4.6 at week 9`).
extension FindingBuilder {
    /// The findings, each with the tokens that it was read from.
    func namedEffectDrafts(behind counted: Finding?) -> [(draft: Draft, tokens: Range<Int>)] {
        let tokens = reading.tokens
        guard tokens.contains(where: { $0.kind == .word && Self.effectNouns.contains($0.word) }) else { return [] }
        var found: [(draft: Draft, tokens: Range<Int>)] = []
        var at = 0
        while at < tokens.count, found.count < 6 {
            guard let (statistic, end) = effectName(at: at) else { at += 1; continue }
            if let (draft, last) = draft(of: statistic, named: at ..< end, behind: counted) {
                found.append((draft, at ..< last))
                at = last
            } else {
                at = end
            }
        }
        return found
    }

    private static let effectNouns: WordSet = ["ratio", "difference", "risk"]

    /// `hazard ratio`, `adjusted mean difference`, `between-group difference`, with an abbreviation in brackets.
    private func effectName(at start: Int) -> (statistic: String, end: Int)? {
        let tokens = reading.tokens, word = { (at: Int) in at < tokens.count && tokens[at].kind == .word ? reading.phrases.word(at) : "" }
        var end = start + 2
        let statistic: String
        switch (word(start), word(start + 1)) {
        case ("hazard", "ratio"), ("hazards", "ratio"): statistic = "hazard_ratio"
        case ("odds", "ratio"): statistic = "odds_ratio"
        case ("risk", "ratio"), ("relative", "risk"): statistic = "risk_ratio"
        case ("rate", "ratio"): statistic = "rate_ratio"
        case ("risk", "difference"): statistic = "risk_difference"
        case ("mean", "difference"):
            statistic = start > 0 && ["standardized", "standardised"].contains(word(start - 1)) ? "standardized_mean_difference" : "mean_difference"
        case ("between-group", "difference"), ("treatment", "difference"), ("group", "difference"): statistic = "mean_difference"
        default: return nil
        }
        if end + 2 < tokens.count, tokens[end].kind == .open, tokens[end + 1].kind == .word, tokens[end + 2].kind == .close { end += 3 }
        return (statistic, end)
    }

    private func draft(of statistic: String, named name: Range<Int>, behind counted: Finding?) -> (Draft, last: Int)? {
        let tokens = reading.tokens, phrases = reading.phrases
        guard name.upperBound < tokens.count, tokens[name.upperBound].kind == .word else { return nil }
        var outcome: String?, at = name.upperBound
        if ["for", "in", "of"].contains(phrases.word(at)), let place = estimate(at: at + 1) {
            // `a hazard ratio of 0.74`: of what was counted
            guard let counted, phrases.word(at) == "of" else { return nil }
            return (draft(statistic, place, outcome: counted.outcome, name: name, like: counted), place.end)
        }
        if ["for", "in", "of"].contains(phrases.word(at)) {
            guard let (list, next) = phrases.list(at: at + 1, before: tokens.count), let first = list.first, next - at < 12 else { return nil }
            // without what leads to the treatment: `death with alphanol`
            let last = (first.head.lowerBound ..< next).first { $0 > first.head.lowerBound && tokens[$0].kind == .word && ["with", "between", "at", "among"].contains(phrases.word($0)) } ?? next
            outcome = phrases.text(first.head.lowerBound ..< last)
            at = next
        } else if let counted, ["was", "were"].contains(phrases.word(at)) {
            outcome = counted.outcome
        }
        guard let outcome, !outcome.isEmpty, let be = (at ..< min(tokens.count, at + 16)).first(where: { tokens[$0].classes.contains(.be) || tokens[$0].kind == .semicolon }),
            tokens[be].classes.contains(.be), let place = estimate(at: be + 1)
        else { return nil }
        return (draft(statistic, place, outcome: outcome, name: name, like: nil), place.end)
    }

    /// The number that stands at a token, behind signs and adverbs.
    private func estimate(at start: Int) -> (quantity: ScannedQuantity, end: Int)? {
        let tokens = reading.tokens
        var at = start
        while at < tokens.count, at - start < 4, tokens[at].kind == .sign || tokens[at].kind == .dash || tokens[at].classes.contains(.adverb) { at += 1 }
        guard at < tokens.count, tokens[at].kind == .number,
            let quantity = reading.quantities.first(where: { $0.number.lowerBound <= tokens[at].bytes.lowerBound && tokens[at].bytes.lowerBound < $0.number.upperBound }),
            quantity.kind != .p_value, quantity.kind != .sample_size, quantity.valueHigh == nil
        else { return nil }
        let end = tokens[at...].firstIndex { $0.bytes.lowerBound >= quantity.bytes.upperBound } ?? tokens.count
        return (quantity, end)
    }

    private func draft(_ statistic: String, _ place: (quantity: ScannedQuantity, end: Int), outcome: String?, name: Range<Int>, like counted: Finding?) -> Draft {
        let quantity = place.quantity, isRatio = statistic.hasSuffix("_ratio")
        var finding = Finding(id: "", documentID: document.id, sectionID: nil, direction: .not_reported, support: .uncited,
                              quote: document.string(reading.range), span: document.span(reading.range))
        (finding.outcome, finding.statistic, finding.estimate, finding.unit) = (outcome, statistic, quantity.value, isRatio ? nil : quantity.unit)
        (finding.dispersion, finding.dispersionHigh) = (quantity.dispersion, quantity.dispersionHigh)
        finding.dispersionType = quantity.dispersion == nil ? nil : quantity.dispersionType ?? .unknown
        if isRatio { finding.direction = quantity.value > 1 ? .increase : quantity.value < 1 ? .decrease : .no_change }
        let named = reading.subjects.firstMention(in: name.lowerBound ..< place.end) ?? reading.subjects.firstMention(in: 0 ..< name.lowerBound)
        if let counted {
            (finding.subject, finding.comparator, finding.inherited) = (counted.subject, counted.comparator, counted.inherited)
        } else if let text = named?.text {
            finding.subject = text
        } else if let carried = context.subject {
            finding.subject = carried.text
            finding.inherited.append("subject: " + carried.origin)
        }
        let behind = settingReader.settings(in: place.end ..< reading.tokens.count), whole = settingReader.settings(in: reading.tokens.indices)
        finding.pValue = settingReader.pValues(in: name.lowerBound ..< reading.tokens.count).first ?? behind.pValue
        finding.timepoint = settingReader.timepoints(in: name.lowerBound ..< place.end).first ?? settingReader.timepoints(in: 0 ..< name.lowerBound).first
        (finding.dose, finding.route, finding.n) = (whole.dose, whole.route, counted == nil ? whole.n : nil)
        // the groups of `between-group difference` are no people
        finding.population = settingReader.population(in: name.upperBound ..< reading.tokens.count) ?? settingReader.population(in: 0 ..< max(0, name.lowerBound - 1))
        finding.model = whole.models.first { finding.outcome?.contains($0) != true }
        finding.studyID = context.study?.id
        return Draft(finding: finding, arms: [], subjectKind: named?.kind ?? .absent)
    }
}
