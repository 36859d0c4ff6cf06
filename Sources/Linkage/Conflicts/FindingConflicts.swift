import Model

extension ConflictFinder {
    /// What a finding is about, and the conditions under which it holds.
    private struct Conditions: Hashable {
        var subject, outcome: [UInt8]
    }

    /// One distinct statement of a direction.
    private struct Course: Hashable {
        var direction: String
        var form, region, time, model, comparator: [UInt8]
        /// The study or works that it rests on.
        var source: String
        /// The line of its first statement: two halves of a sentence do not contradict each other.
        var line: Int
        static func == (a: Course, b: Course) -> Bool {
            a.direction == b.direction && a.form == b.form && a.region == b.region && a.time == b.time && a.model == b.model
                && a.comparator == b.comparator && a.source == b.source
        }
        func hash(into hasher: inout Hasher) {
            for part in [Array(direction.utf8), form, region, time, model, comparator, Array(source.utf8)] { hasher.combine(part) }
        }
    }

    /// An outcome without the words for its amount, and the form in which it is measured: `BDNF levels`, `expression of BDNF mRNA`.
    private static func measured(_ outcome: String) -> (outcome: [UInt8], form: [UInt8]) {
        let text = FoldedText(outcome)
        let words = text.words.map { text.bytes[$0] }
        let kept = words.filter { !amountWords.contains(Array($0)) && !formWords.contains(Array($0)) }
        guard !kept.isEmpty else { return (text.key, []) }
        return (Array(kept.joined()), words.first { formWords.contains(Array($0)) }.map(Array.init) ?? [])
    }

    private static let amountWords = Set(["level", "levels", "expression", "concentration", "concentrations", "content", "amount", "of"].map { Array($0.utf8) })
    private static let formWords = Set(["mrna", "protein", "gene"].map { Array($0.utf8) })

    /// Findings on the effect of one subject on one outcome that go in other directions.
    ///
    /// Conditions that both state must be equal. Where one states a region or time and the other none, only findings of two documents disagree:
    /// within a document the general statement and the exception are meant. So it is with the works that they rest on: one document may well tell
    /// what two studies found, but of two documents with other answers a reader has to know, and the explanation says that the works differ.
    func directions(in documents: [DocumentRecords]) -> [Conflict] {
        var groups: [Conditions: [Course: StatementGroup<String>]] = [:]
        for (index, document) in documents.enumerated() {
            for finding in document.findings where ["increase", "decrease", "no_change"].contains(finding.direction.rawValue) {
                guard let subject = finding.subject, let outcome = finding.outcome else { continue }
                let measured = Self.measured(outcome)
                let conditions = Conditions(subject: FoldedText(subject).key, outcome: measured.outcome)
                let course = Course(direction: finding.direction.rawValue, form: measured.form, region: key(finding.region), time: key(finding.timepoint),
                                    model: key(finding.model ?? finding.population), comparator: key(finding.comparator), source: source(of: finding),
                                    line: finding.span.line)
                if groups[conditions]?[course] == nil {
                    groups[conditions, default: [:]][course] = StatementGroup(value: "\(subject) on \(outcome)", ids: [finding.id], documents: [index])
                }
            }
        }
        return groups.values.flatMap { courses in
            let sorted = courses.sorted { ($0.value.documents[0], $0.value.ids[0]) < ($1.value.documents[0], $1.value.ids[0]) }.prefix(40)
            return pairs(Array(sorted)).map { a, b in
                Conflict(kind: .direction, about: "effect of " + a.value.value, idA: a.value.ids[0], idB: b.value.ids[0],
                         explanation: "\(words(a.key)) against \(words(b.key))" + (areComparable(a.key.source, b.key.source) ? "" : ", by other works"))
            }
        }.sorted { $0.id.precedes($1.id) }
    }

    private typealias Told = (key: Course, value: StatementGroup<String>)

    private func pairs(_ courses: [Told]) -> [(Told, Told)] {
        var pairs: [(Told, Told)] = []
        for (index, a) in courses.enumerated() {
            for b in courses[(index + 1)...] where a.key.direction != b.key.direction && agree(a, b) { pairs.append((a, b)) }
        }
        return pairs
    }

    private func agree(_ a: Told, _ b: Told) -> Bool {
        let isAcross = a.value.documents[0] != b.value.documents[0]
        guard isAcross || areComparable(a.key.source, b.key.source) else { return false }
        func fits(_ x: [UInt8], _ y: [UInt8]) -> Bool { x == y || isAcross && (x.isEmpty || y.isEmpty) }
        let conditions: [KeyPath<Course, [UInt8]>] = [\.form, \.region, \.time, \.comparator]
        guard conditions.allSatisfy({ fits(a.key[keyPath: $0], b.key[keyPath: $0]) }) else { return false }
        return isAcross || a.key.model == b.key.model && a.key.line != b.key.line
    }

    /// The study of a finding, else the works that it cites; empty where it names none.
    private func source(of finding: Finding) -> String { finding.studyID ?? finding.workIDs.joined(separator: " ") }

    /// Whether two findings may rest on one source: one names none, or both name one work.
    private func areComparable(_ a: String, _ b: String) -> Bool {
        a.isEmpty || b.isEmpty || a == b || !Set(a.split(separator: " ")).isDisjoint(with: b.split(separator: " "))
    }

    private func key(_ text: String?) -> [UInt8] { text.map { FoldedText($0).key } ?? [] }

    private func words(_ course: Course) -> String { course.direction == "no_change" ? "no change" : course.direction }

    /// What a number is an estimate of, to the last condition.
    private struct Measure: Hashable {
        var subject, comparator, outcome, time, region, population, statistic: [UInt8]
        var unit: String
        var document: Int?
    }

    /// Numbers for the same thing under the same conditions that are not the same, in one document or of one study.
    ///
    /// Two studies may well measure two numbers: that is no disagreement of statements, so other documents count only where they cite the same work.
    /// Nor do two cells of one table disagree: its rows and columns tell them apart, whatever of that a finding keeps.
    func numbers(in documents: [DocumentRecords]) -> [Conflict] {
        var groups: [Measure: [(id: String, low: Double, high: Double, about: String, source: String, table: String?)]] = [:]
        var order: [Measure] = []
        for (index, document) in documents.enumerated() {
            for finding in document.findings {
                guard let subject = finding.subject, let outcome = finding.outcome, let low = finding.estimate, let unit = finding.unit,
                      finding.timepoint != nil || finding.comparator != nil else { continue }
                let measure = Measure(subject: key(subject), comparator: key(finding.comparator), outcome: key(outcome), time: key(finding.timepoint),
                                      region: key(finding.region), population: key(finding.population ?? finding.model), statistic: key(finding.statistic),
                                      unit: unit, document: finding.workIDs.isEmpty ? index : nil)
                if groups[measure] == nil { order.append(measure) }
                let entry = (id: finding.id, low: low, high: finding.estimateHigh ?? low, about: "\(outcome) with \(subject)", source: source(of: finding),
                             table: finding.tableID)
                let isKnown = groups[measure]?.contains { $0.low == entry.low && $0.high == entry.high } ?? false
                if !isKnown, groups[measure, default: []].count < 8 { groups[measure, default: []].append(entry) }
            }
        }
        return order.flatMap { measure -> [Conflict] in
            guard let entries = groups[measure], let first = entries.first else { return [] }
            return entries.dropFirst().filter {
                ($0.low > first.high || first.low > $0.high) && areComparable($0.source, first.source) && ($0.table == nil || $0.table != first.table)
            }.map {
                Conflict(kind: .numeric, about: first.about, idA: first.id, idB: $0.id,
                         explanation: "\(range(first.low, first.high)) \(measure.unit) against \(range($0.low, $0.high)) \(measure.unit)")
            }
        }
    }

    private func range(_ low: Double, _ high: Double) -> String {
        let words = [Value.real(low).plainText, low == high ? nil : Value.real(high).plainText]
        return words.compactMap { $0 }.joined(separator: " to ")
    }
}
