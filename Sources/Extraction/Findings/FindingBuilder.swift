import Model

/// Makes findings of the statements of one sentence or cell: which are results, with which numbers, places, times and people.
struct FindingBuilder {
    let reading: SentenceReading
    let context: FindingContext
    let document: Document
    private var figureReader: FigureReader { FigureReader(phrases: reading.phrases, quantities: reading.quantities) }
    var settingReader: SettingReader { SettingReader(phrases: reading.phrases, quantities: reading.quantities) }

    /// A finding without its place in the document, and its arms.
    struct Draft {
        var finding: Finding
        var arms: [Figures.Arm]
        var subjectKind: Subject.Kind
    }

    init(_ reading: SentenceReading, _ context: FindingContext, _ document: Document) {
        self.reading = reading; self.context = context; self.document = document
    }

    func drafts() -> [Draft] {
        guard !reading.isQuestion, reading.tokens.count > 1 else { return [] }
        let counted = countedDrafts()
        let statements = reading.isPlan ? [] : StatementReader.statements(reading.subjects)
        var drafts = counted.drafts
        let effects = namedEffectDrafts(behind: drafts.first?.finding)
        drafts += effects.map(\.draft)
        var own: ResolvedSubject?
        for statement in statements where !isSupposed(statement) {
            if effects.contains(where: { $0.tokens.contains(statement.trigger) }) { continue }
            if statement.kind == .share, counted.tokens.map({ $0.overlaps(statement.window) }) ?? false { continue }
            var found = self.drafts(of: statement, alone: statements.count == 1, besides: &own)
            // `…, but B alone still produced benefit (4.1 points)`: benefit in what was measured before
            if let last = drafts.last?.finding, last.estimate != nil {
                for index in found.indices
                where found[index].finding.outcome == "benefit" && found[index].finding.estimate != nil && found[index].finding.unit == last.unit {
                    found[index].finding.outcome = last.outcome
                    if found[index].finding.timepoint == nil { found[index].finding.timepoint = last.timepoint }
                }
            }
            drafts += found
            if drafts.count > 60 { break }
        }
        return withoutRepeats(drafts)
    }

    /// Two words of change may say one thing; it is one row.
    private func withoutRepeats(_ drafts: [Draft]) -> [Draft] {
        var kept: [Draft] = []
        for draft in drafts {
            let finding = draft.finding
            let isRepeat = kept.contains { other in
                let row = other.finding
                let isSame = row.outcome == finding.outcome
                    || finding.outcome.map { ["benefit", "benefits"].contains($0) && row.outcome?.hasSuffix(" " + $0) == true } ?? false
                return row.subject == finding.subject && isSame && row.direction == finding.direction
                    && row.region == finding.region
                    && row.timepoint == finding.timepoint && (row.estimate == finding.estimate || finding.estimate == nil)
            }
            if !isRepeat { kept.append(draft) }
        }
        return kept
    }

    // MARK: - One statement

    /// - Parameter own: the subject of the sentence's last statement that names one: `X lowered Y, and this resulted in less Z`.
    private func drafts(of statement: Statement, alone: Bool, besides own: inout ResolvedSubject?) -> [Draft] {
        var subject = resolved(statement.subject, of: statement)
        if statement.subject.kind == .pronoun, subject.origin == "preceding sentence", let own { subject = own }
        if subject.origin == nil, subject.text != nil, [.named, .generic].contains(subject.kind) { own = subject }
        if let control = controlArm(of: statement) {
            if let outcome = statement.outcome?.text, control.contains(outcome) { return [] }
            subject = ResolvedSubject(text: control, isCarried: false, kind: .generic)
        }
        if let label = figureReader.ownLabel(of: statement) { subject = ResolvedSubject(text: label, isCarried: false, kind: .generic) }
        let figures = figureReader.figures(of: statement, subject: subject.text)
        guard isResult(statement, subject: subject, figures: figures), let outcome = outcomeText(statement), !Self.arePeople(outcome.text) else { return [] }
        var settings = settings(of: statement, alone: alone)
        var base = Finding(
            id: "", documentID: document.id, sectionID: nil, direction: isUndone(statement) ? .no_change : direction(of: statement, figures), support: .uncited,
            quote: document.string(reading.range), span: document.span(reading.range))
        base.outcome = outcome.text
        if let origin = outcome.origin { base.inherited.append("outcome: " + origin) }
        base.subject = subject.text
        if let origin = subject.origin { base.inherited.append("subject: " + origin) }
        apply(figures, to: &base)
        nameEvent(of: statement, in: &base)
        base.comparator = comparator(of: statement, figures)
        apply(settings, of: statement, to: &base)
        if let unit = base.unit, ["a", "mo", "wk", "d", "h", "min"].contains(unit) {
            // `27 weeks with A and 26 weeks with B`: the other arm's figure is no time of measurement
            settings.timepoints.removeAll { $0.utf8.first.map { $0 &- 0x30 < 10 } ?? false }
            base.timepoint = settings.timepoints.first
        }
        let arms = signed(figures?.arms ?? [], of: statement, base)
        return rows(of: base, settings, statement).map { Draft(finding: $0, arms: arms, subjectKind: statement.subject.kind) }
    }

    /// `Six individuals`, `Forty-three`, `8`, `most participants`: people, of whom something is said, and nothing that was measured.
    static func arePeople(_ outcome: String) -> Bool {
        let bytes = Array(outcome.utf8), text = TextWindow(bytes, bytes.indices)
        var at = 0
        while at < bytes.count {
            if let number = NumberWord.numeral(at: at, in: text) { at = number.bytes.upperBound; continue }
            if text.isDigit(at: at) || !text.isAlphanumeric(at: at) { at += 1; continue }
            guard let word = text.word(at: at), CountedNouns.subjects.contains(word.folded) || quantifiers.contains(word.folded) else { return false }
            at = word.bytes.upperBound
        }
        return true
    }

    private static let quantifiers: WordSet = ["most", "all", "both", "many", "several", "few", "of", "the", "these", "those", "other", "others", "remaining"]

    /// Of `fell by 6.9 mmHg with A and by 3.4 mmHg with B` the changes are negative, so that their difference has its sign.
    private func signed(_ arms: [Figures.Arm], of statement: Statement, _ finding: Finding) -> [Figures.Arm] {
        guard statement.kind == .change, statement.direction == .decrease, finding.statistic == "mean_change", !arms.contains(where: { $0.role == .baseline }),
            arms.allSatisfy({ $0.estimate.map { $0 >= 0 } ?? true }), reading.tokens[statement.window].contains(where: { $0.classes.contains(.by) })
        else { return arms }
        return arms.map { arm in
            var arm = arm
            arm.estimate = arm.estimate.map { 0 - $0 }
            return arm
        }
    }

    /// `worsening heart failure (HR 0.70)`: the participle belongs to the event, of which the ratio says whether it was more or less frequent.
    private func nameEvent(of statement: Statement, in finding: inout Finding) {
        guard finding.statistic?.hasSuffix("_ratio") == true, let ratio = finding.estimate, let outcome = statement.outcome, statement.trigger + 1 == outcome.tokens.lowerBound,
            finding.direction == (ratio < 1 ? .increase : .decrease), ratio != 1, reading.phrases.endsIn("ing", statement.trigger)
        else { return }
        finding.outcome = reading.phrases.text(statement.trigger ..< statement.trigger + 1) + " " + outcome.text
        finding.direction = ratio < 1 ? .decrease : .increase
    }

    private struct ResolvedSubject { var text: String?; var origin: String?; var isCarried: Bool; var kind: Subject.Kind }

    private func resolved(_ subject: Subject, of statement: Statement) -> ResolvedSubject {
        switch subject.kind {
        case .generic where context.subject?.isWant == false && (isBare(subject) || isOfTable): return resolved(Subject(kind: .pronoun), of: statement)
        // `the 12 mg dose`: of what is not said here
        case .generic where ["dose", "doses"].contains(subject.text): return ResolvedSubject(isCarried: false, kind: .generic)
        case .named, .generic: return ResolvedSubject(text: subject.text, isCarried: false, kind: subject.kind)
        case .other:
            return ResolvedSubject(text: subject.text, isCarried: false, kind: .other)
        case .pronoun, .absent:
            guard let carried = context.subject, reading.refersBack(subject) || reading.leavesSubjectUnsaid(of: statement)
                || carried.origin != "preceding sentence" && !(carried.origin == "heading" && reading.isSaidOfAnother(statement))
            else { return ResolvedSubject(isCarried: false, kind: .absent) }
            return ResolvedSubject(text: carried.text, origin: carried.origin, isCarried: true, kind: subject.kind)
        }
    }

    /// `whereas pain rose in the placebo group`, `the placebo group gained weight`: the clause speaks of the other arm alone.
    private func controlArm(of statement: Statement) -> String? {
        let tokens = reading.tokens, trigger = min(statement.trigger, tokens.count - 1)
        let start = reading.subjects.clauseStart(before: trigger)
        let end = tokens[trigger...].firstIndex { $0.classes.contains(.contrast) || $0.kind == .semicolon } ?? tokens.count
        guard let control = (start ..< end).first(where: { isControl($0, from: start) }),
            !tokens[min(control, trigger) ..< max(control, trigger)].contains(where: { $0.kind == .comma }),
            !tokens[start ..< end].contains(where: { $0.classes.contains(.versus) || $0.classes.contains(.treatment) || SubjectReader.isCompound($0) }),
            !tokens[start ..< end].enumerated().contains(where: { Self.groupings.contains($0.element.word) && start + $0.offset != control + 1 })
        else { return nil }
        let isGroup = control + 1 < end && tokens[control + 1].classes.contains(.group)
        return reading.phrases.text(control ..< control + (isGroup ? 2 : 1))
    }

    /// `placebo`, `control group`, `controls` as the subject of its clause or behind *in*, *among*, *for*.
    private func isControl(_ index: Int, from start: Int) -> Bool {
        let phrases = reading.phrases
        guard reading.tokens[index].kind == .word, Self.controls.contains(phrases.word(index)) else { return false }
        if phrases.word(index) == "control", !(index + 1 < reading.tokens.count && reading.tokens[index + 1].classes.contains(.group)) { return false }
        var before = index - 1
        while before >= start, reading.tokens[before].classes.contains(.determiner) { before -= 1 }
        if before < start { return index + 1 < reading.tokens.count && reading.tokens[index + 1].role != .noun && reading.phrases.word(index + 1) != "response" }
        return ["in", "among", "for"].contains(phrases.word(before))
    }

    private static let groupings: WordSet = ["group", "groups", "arm", "arms", "between"]
    private static let controls: WordSet = ["placebo", "control", "controls", "sham", "vehicle"]

    /// A cell's row or column says whose result it is.
    private var isOfTable: Bool { context.subject.map { $0.origin == "row" || $0.origin == "column header" } ?? false }

    /// `the treatment`, `a single intranasal dose`: says no more than a pronoun does.
    private func isBare(_ subject: Subject) -> Bool {
        guard let range = subject.tokens else { return false }
        return reading.tokens[range.clamped(to: 0 ..< reading.tokens.count)].allSatisfy { token in
            token.terms.contains(.route) || !token.classes.isDisjoint(with: [.appraisal, .determiner, .group]) || Self.bareWords.contains(token.word)
        }
    }

    private static let bareWords: WordSet = [
        "treatment", "treatments", "therapy", "administration", "protocol", "intervention", "supplementation", "infusion", "injection", "injections",
        "application", "drug", "peptide",
        "compound", "agent", "regimen", "medication", "preparation", "extract", "dose", "doses", "same", "single", "one", "formulation", "spray",
        "dosing", "mixture", "molecule", "optimal",
    ]

    /// Whether the statement reports a result or asserts a directional effect of an intervention.
    private func isResult(_ statement: Statement, subject: ResolvedSubject, figures: Figures?) -> Bool {
        if isHedged(statement), figures?.estimate == nil, !reading.isAttributed, !reading.isCited, !context.isResultTable { return false }
        let isFragment = context.wasAttributed && !reading.hasVerb
        let isAttributed = reading.isAttributed || context.isResultTable || isFragment
        let isQuantified = figures?.estimate != nil || figures?.dispersion != nil
        if statement.kind == .share { return isQuantified && subject.kind != .other || isQuantified && isAttributed }
        guard let outcome = statement.outcome else { return isQuantified || context.isResultTable && context.outcome != nil }
        if statement.isNeutral {
            // `Its composition varies by ±8%`
            if subject.text == nil { return isQuantified && isSaidOutright(statement) && isKnown(outcome) }
            return (isAttributed || reading.isCited || isQuantified) && subject.kind != .other && isKnown(outcome)
        }
        if statement.isAdjective, !isKnown(outcome) { return false }
        // a dose is a subject, though it names nobody
        if subject.kind == .other || subject.text == nil && subject.kind != .generic {
            let isNamed =
                !outcome.terms.isDisjoint(with: [.target, .outcome])
                || outcome.isMeasure && Comparators(reading.phrases).comparator(in: statement.window) != nil
            if subject.text == nil || reading.tokens[statement.trigger].role == .passive, isQuantified, isKnown(outcome), isSaidOutright(statement) { return true }
            if isTested(statement, figures) || isSafety(statement) { return true }
            return isAttributed && (isNamed || isReported(statement)) || isQuantified && reading.isCited && isKnown(outcome)
                || isQuantified && isKnown(outcome) && subject.text != nil && (isCarried(statement) || reading.tokens[statement.trigger].role == .active)
        }
        if isKnown(outcome), isAttributed || isQuantified || reading.isCited { return true }
        if isQuantified { return true }
        return isAsserted(statement, subject) && (isKnown(outcome) || isPlain(subject) && names(statement))
    }

    /// `No adverse effects were observed`, `adverse events were similar between the groups`: said of those who were treated, whoever they were.
    private func isSafety(_ statement: Statement) -> Bool {
        guard statement.direction == .no_change, let outcome = statement.outcome,
            reading.tokens[outcome.tokens.clamped(to: 0 ..< reading.tokens.count)].contains(where: \.opensHarm)
        else { return false }
        if statement.kind == .absence || reading.tokens[statement.trigger].role == .noun { return reading.isAttributed }
        return statement.isPredicate && reading.tokens[statement.trigger...].contains { $0.kind == .word && ["between", "among", "both", "across"].contains($0.word) }
    }

    /// `found saffron lowers X and raises Y`: the verb of what a word of finding introduces.
    private func isReported(_ statement: Statement) -> Bool {
        guard !statement.isNeutral, reading.tokens[statement.trigger].role == .active, let place = statement.subject.tokens, place.lowerBound > 0 else {
            return false
        }
        let before = reading.tokens[place.lowerBound - 1]
        return (before.classes.contains(.report) || before.word == "that") && !reading.tokens[place].contains { $0.classes.contains(.noOutcome) }
    }

    /// Whether the grammar alone makes an outcome of a phrase that no list knows: the object of a verb, or of a noun that a verb carries.
    private func names(_ statement: Statement) -> Bool {
        switch reading.tokens[statement.trigger].role {
        case .active: true
        case .noun: isCarried(statement) && !statement.isNeutral
        default: false
        }
    }

    /// `X reduced lesions by 27%`, `lesions were reduced (P < 0.001)`: an amount behind *by*, or a verb and its probability, make a result of names
    /// that no list knows.
    private func isTested(_ statement: Statement, _ figures: Figures?) -> Bool {
        let tokens = reading.tokens, at = min(statement.trigger, tokens.count - 1)
        guard !statement.isNeutral, let outcome = statement.outcome, outcome.tokens.count <= 12, outcome.text.utf8.count > 2,
            let first = tokens[outcome.tokens.clamped(to: 0 ..< tokens.count)].first, first.kind == .word, first.classes.isDisjoint(with: [.pronoun, .light])
        else { return false }
        if tokens[at].role == .active, !reading.phrases.endsIn("ing", at), statement.subject.text != nil {
            return figures?.isBy == true && ["percent_change", "fold_change"].contains(figures?.statistic)
        }
        // `X decreased (-65%, P < 0.001) Y` has an object
        if at + 1 < tokens.count, tokens[at + 1].kind == .open, let close = reading.phrases.close(of: at + 1, before: tokens.count), close + 1 < tokens.count,
            reading.phrases.isNominal(close + 1)
        { return false }
        guard isSaidOutright(statement) else { return false }
        return settingReader.pValues(in: statement.window).count == 1
    }

    /// The outcome is the subject of its own verb: `Mortality fell by 3%`, `the risk was lower`.
    private func isSaidOutright(_ statement: Statement) -> Bool {
        statement.isPredicate || statement.isIntransitive || reading.tokens[min(statement.trigger, reading.tokens.count - 1)].role == .passive
    }

    /// A compound that the sentence names, or that its column, label or heading is about.
    private func isPlain(_ subject: ResolvedSubject) -> Bool {
        subject.kind == .named || subject.origin.map { $0 != "preceding sentence" } ?? false
    }

    /// A verb says it outright, or two arms are compared; *without causing* only hints at it.
    private func isAsserted(_ statement: Statement, _ subject: ResolvedSubject) -> Bool {
        guard reading.tokens.indices.contains(statement.trigger) else { return false }
        if statement.trigger > 0, reading.phrases.word(statement.trigger - 1) == "without" { return false }
        if statement.isIntransitive, subject.isCarried || subject.text == nil { return false }
        if statement.isPredicate { return true }
        switch reading.tokens[statement.trigger].role {
        case .active, .passive, .agent: return true
        case .adjective: return Comparators(reading.phrases).comparator(in: statement.window) != nil || isCarried(statement)
        // `No effect on memory` as all that a cell under a compound says
        case .noun: return isCarried(statement) || subject.origin == "column header" && !reading.hasVerb
        case .none: return false
        }
    }

    /// Whether *had*, *led to*, *was associated with* or *there was* carries the noun or adjective of change.
    private func isCarried(_ statement: Statement) -> Bool {
        let start = reading.subjects.clauseStart(before: statement.trigger)
        let before = reading.tokens[start ..< statement.trigger]
        if before.contains(where: { $0.match < 0 && $0.classes.contains(.light) }) { return true }
        // `…, with no effect on X`
        return [.no_change, .mixed].contains(statement.direction) && before.contains { $0.word == "with" || $0.classes.contains(.conjunction) }
    }

    private func isKnown(_ outcome: OutcomeName) -> Bool { !outcome.terms.isDisjoint(with: [.target, .outcome, .condition]) || outcome.isMeasure }

    private func outcomeText(_ statement: Statement) -> (text: String, origin: String?)? {
        if let outcome = statement.outcome {
            if context.isResultTable, let carried = context.outcome, ["benefit", "benefits"].contains(outcome.text) {
                return (carried.text, carried.origin)
            }
            return (outcome.text, nil)
        }
        if let carried = context.outcome { return (carried.text, carried.origin) }
        // an improvement is something by itself, a reduction or a rise is not
        guard reading.tokens.indices.contains(statement.trigger), reading.tokens[statement.trigger].change?.manner == .improve else { return nil }
        return (reading.phrases.text(statement.trigger ..< statement.trigger + 1), nil)
    }

    /// A share is more or less than that of the arm it is compared with; without one it has no direction.
    private func direction(of statement: Statement, _ figures: Figures?) -> Finding.Direction {
        guard statement.kind == .share, let first = figures?.estimate, let second = figures?.arms.dropFirst().first?.estimate ?? figures?.against
        else { return statement.direction }
        return first > second ? .increase : first < second ? .decrease : .no_change
    }

    private func apply(_ figures: Figures?, to finding: inout Finding) {
        guard let figures else { return }
        finding.statistic = figures.statistic
        finding.estimate = figures.estimate
        finding.estimateHigh = figures.estimateHigh
        finding.unit = figures.unit
        finding.dispersion = figures.dispersion
        finding.dispersionHigh = figures.dispersionHigh
        finding.dispersionType = figures.dispersion == nil ? nil : figures.dispersionType ?? .unknown
    }

    private func comparator(of statement: Statement, _ figures: Figures?) -> String? {
        let named = figures?.arms.filter { $0.role == .comparator && $0.name != "not named" }.map(\.name) ?? []
        if !named.isEmpty { return named.joined(separator: "; ") }
        return Comparators(reading.phrases).comparator(in: statement.kind == .absence ? reading.tokens.indices : statement.window)
    }

    // MARK: - Settings

    /// What the statement's own words say, then what leads the sentence, then what the rest of it says of people and models.
    private func settings(of statement: Statement, alone: Bool) -> Settings {
        var settings = settingReader.settings(in: statement.window)
        let asides = [statement.subject.tokens].compactMap { $0 }
        settings.timepoints = settingReader.timepoints(in: statement.window, outside: asides)
        let lead = settingReader.settings(in: 0 ..< min(statement.window.lowerBound, reading.tokens.count))
        let whole = settingReader.settings(in: reading.tokens.indices)
        if settings.timepoints.isEmpty, alone || !reading.tokens.contains(where: { $0.kind == .semicolon }) {
            settings.timepoints = settingReader.timepoints(in: reading.tokens.indices, outside: asides)
        }
        if settings.regions.isEmpty, settings.deniedRegions.isEmpty { settings.regions = lead.regions.count == 1 ? lead.regions : [] }
        // `rose in men, whereas women showed no change`: the people of another clause are not its own
        let clause = reading.tokens[min(statement.trigger + 1, reading.tokens.count)...].firstIndex { $0.classes.contains(.contrast) } ?? reading.tokens.count
        if statement.window.lowerBound < clause, clause < statement.window.upperBound {
            settings.population = settingReader.population(in: statement.window.lowerBound ..< clause)
        }
        settings.population = settings.population ?? lead.population ?? settingReader.population(in: 0 ..< clause)
        if settings.models.isEmpty { settings.models = lead.models.isEmpty ? whole.models : lead.models }
        settings.dose = settings.dose ?? whole.dose
        settings.route = settings.route ?? whole.route
        settings.pValue = settings.pValue ?? (alone ? whole.pValue : nil)
        if statement.isPaired { settings.pValue = statement.bracket.flatMap { settingReader.pValues(in: $0).first } }
        if let place = statement.place {
            let listed = settingReader.pValues(in: statement.trigger ..< place.end)
            if listed.count > 1 { settings.pValue = listed.count == place.count ? listed[place.index] : nil }
        }
        settings.n = settings.n ?? whole.n
        return settings
    }

    private func apply(_ settings: Settings, of statement: Statement, to finding: inout Finding) {
        finding.population = settings.population
        // what a study looked for is not what it was done in: `raised the risk of heart failure`
        finding.model = settings.models.first { !(finding.outcome?.contains($0) ?? false) }
        finding.dose = settings.dose
        finding.route = settings.route
        finding.pValue = settings.pValue
        finding.n = settings.n
        finding.timepoint = settings.timepoints.first
        if let region = statement.outcome?.region { finding.region = reading.phrases.text(region) } else { finding.region = settings.regions.first }
        if !namesOwnPeople, finding.inherited.contains("subject: preceding sentence") || reading.pointsBack { inherit(\.population, "population", context.population, in: &finding) }
        inherit(\.region, "region", context.region, in: &finding)
        inherit(\.model, "model", context.model, in: &finding)
        if let study = context.study, finding.n == nil, let n = study.n {
            finding.n = n
            finding.inherited.append("n: preceding sentence")
        }
        finding.studyID = context.study?.id
    }

    /// `mice`, `One trial in heart failure found …`: animals of its own, another study, or people of another condition, than those of the sentence before.
    private var namesOwnPeople: Bool {
        reading.tokens.indices.contains { index in
            if reading.tokens[index].terms.contains(.species) { return true }
            guard index > 0, reading.tokens[index].kind == .word, ["study", "trial", "review"].contains(reading.tokens[index].word) else { return false }
            return ["one", "another", "a", "an"].contains(reading.phrases.word(index - 1))
                || index > 1 && ["one", "another", "a", "an"].contains(reading.phrases.word(index - 2))
        }
    }

    private func inherit(_ column: WritableKeyPath<Finding, String?>, _ name: String, _ carried: FindingContext.Carried?, in finding: inout Finding) {
        guard finding[keyPath: column] == nil, let carried else { return }
        finding[keyPath: column] = carried.text
        finding.inherited.append(name + ": " + carried.origin)
    }

    /// One row for each place and each time; places that the sentence denies get a row that says so.
    private func rows(of base: Finding, _ settings: Settings, _ statement: Statement) -> [Finding] {
        var rows: [Finding] = []
        let regions: [String?] = statement.outcome?.region != nil || settings.regions.isEmpty ? [base.region] : settings.regions
        let times: [String?] = settings.timepoints.isEmpty ? [nil] : settings.timepoints
        for region in regions.prefix(8) {
            for time in times.prefix(8) {
                var row = base
                row.region = region
                row.timepoint = time
                rows.append(row)
            }
        }
        for region in settings.deniedRegions.prefix(8) where base.direction != .no_change {
            var row = base
            row.region = region
            row.direction = .no_change
            row.estimate = nil; row.estimateHigh = nil; row.unit = nil; row.statistic = nil
            rows.append(row)
        }
        return rows
    }
}
