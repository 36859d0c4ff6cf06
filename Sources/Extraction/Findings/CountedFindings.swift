import Model

/// Findings of event counts by arm.
extension FindingBuilder {
    /// Findings of event counts: the first arm, or the one that is no control, against each other.
    func countedDrafts() -> (drafts: [Draft], tokens: Range<Int>?) {
        let counts = EventCounts(reading.phrases).counts()
        guard let first = counts.first, let last = counts.last else { return ([], nil) }
        let place = first.tokens.lowerBound ..< last.tokens.upperBound
        guard let outcome = countedOutcome(first, last, counts) else { return ([], place) }
        let control = counts.firstIndex { $0.arm.map(ColumnRole.isControl) ?? false } ?? (counts.count > 1 ? 1 : nil)
        var drafts: [Draft] = []
        for (index, count) in counts.enumerated() where index != control {
            let other = control.map { counts[$0] }
            drafts.append(draft(of: count, against: other, outcome: outcome))
            if drafts.count >= 6 { break }
        }
        return (drafts, place)
    }

    private func draft(of count: EventCounts.Count, against other: EventCounts.Count?, outcome: String) -> Draft {
        var finding = Finding(
            id: "", documentID: document.id, sectionID: nil, direction: direction(of: count, against: other), support: .uncited,
            quote: document.string(reading.range), span: document.span(reading.range))
        let named =
            reading.subjects.firstMention(in: count.tokens)
            ?? (count.arm == nil ? reading.subjects.firstMention(in: 0 ..< count.tokens.lowerBound) : nil)
        finding.subject = named?.text ?? count.arm
        if finding.subject == nil, let carried = context.subject {
            finding.subject = carried.text
            finding.inherited.append("subject: " + carried.origin)
        }
        finding.outcome = outcome
        finding.comparator = other?.arm
        finding.estimate = count.share
        finding.unit = count.share == nil ? nil : "%"
        finding.statistic = count.share == nil ? nil : "proportion"
        let settings = settingReader.settings(in: reading.tokens.indices)
        finding.timepoint = settings.timepoints.first
        finding.population = settings.population
        finding.model = settings.models.first { !outcome.contains($0) }
        finding.route = settings.route
        finding.pValue = settings.pValue
        finding.n = other == nil ? count.n : nil
        finding.studyID = context.study?.id
        var arms = [
            Figures.Arm(name: count.arm ?? finding.subject ?? "not named", role: .treatment, estimate: count.share, events: count.events, n: count.n)
        ]
        if let other {
            arms.append(Figures.Arm(name: other.arm ?? "not named", role: .comparator, estimate: other.share, events: other.events, n: other.n))
        }
        return Draft(finding: finding, arms: arms, subjectKind: named?.kind ?? .absent)
    }

    private func direction(of count: EventCounts.Count, against other: EventCounts.Count?) -> Finding.Direction {
        guard let other else { return .not_reported }
        let left = Double(count.events) * Double(other.n), right = Double(other.events) * Double(count.n)
        return left > right ? .increase : left < right ? .decrease : .no_change
    }

    /// What the verb behind the counts says, else what stands before them: `reached independence`, `had died`, `Death occurred in`.
    private func countedOutcome(_ first: EventCounts.Count, _ last: EventCounts.Count, _ counts: [EventCounts.Count]) -> String? {
        for end in Set([first.tokens.upperBound, last.tokens.upperBound]).sorted() {
            if let outcome = outcome(behind: end) { return outcome }
        }
        let start = reading.subjects.clauseStart(before: first.tokens.lowerBound)
        guard start < first.tokens.lowerBound, let (list, next) = reading.phrases.list(at: start, before: first.tokens.lowerBound),
            !isTurned(next ..< first.tokens.lowerBound), let name = OutcomeNames(reading.phrases).names(of: list).first,
            !name.terms.isDisjoint(with: [.outcome, .target, .condition]) || name.isMeasure || isEndpoint(name)
        else { return nil }
        // `stroke or death` are one outcome
        guard let opening = list.first?.head.lowerBound, let or = (opening ..< first.tokens.lowerBound).first(where: { reading.phrases.word($0) == "or" }), or <= next,
            let (other, _) = reading.phrases.phrase(at: or + 1, before: first.tokens.lowerBound)
        else { return name.text }
        return reading.phrases.text(opening ..< max(other.tokens.upperBound, next))
    }

    /// `The primary endpoint`, `the composite outcome`.
    private func isEndpoint(_ name: OutcomeName) -> Bool {
        FoldedWord.first(of: name.text).contains { ["endpoint", "endpoints", "outcome", "event", "events"].contains($0) }
    }

    /// `Seizures were prevented in 30 of 50`, `pain was relieved in …`: those counted are the ones who did not have it.
    private func isTurned(_ verb: Range<Int>) -> Bool {
        reading.tokens[verb].contains { $0.kind == .word && ($0.change != nil || Self.turning.contains($0.word)) }
    }

    private static let turning: WordSet = ["avoided", "averted", "prevented", "absent", "resolved", "relieved", "missed", "cured", "eliminated", "abolished", "not", "no"]

    private func outcome(behind start: Int) -> String? {
        let tokens = reading.tokens
        var at = start
        guard at < tokens.count,
            reading.phrases.isVerb(at)
                || tokens[at].kind == .word && tokens[at].classes.isDisjoint(with: [.preposition, .conjunction, .versus, .contrast])
        else { return nil }
        while at < tokens.count, tokens[at].kind == .word,
            !tokens[at].classes.isDisjoint(with: [.have, .be, .modal, .attaining])
                || tokens[at].classes.contains(.verb) && !["died", "lived"].contains(reading.phrases.word(at))
        { at += 1 }
        guard at < tokens.count, tokens[at].kind == .word else { return nil }
        if ["died", "dead", "survived", "recovered", "relapsed", "responded", "alive"].contains(reading.phrases.word(at)) {
            return reading.phrases.text(at ..< at + 1)
        }
        guard let (list, _) = reading.phrases.list(at: at, before: tokens.count),
            let name = OutcomeNames(reading.phrases).names(of: Array(list.prefix(1))).first
        else { return nil }
        return !name.terms.isDisjoint(with: [.outcome, .target, .condition]) || name.isMeasure ? name.text : nil
    }
}
