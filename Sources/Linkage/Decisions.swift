import Model

/// What a person decided of two references, replayed on every run.
///
/// The keys are hashes of what the references say (`Linker.contentKey(of:)`), not their ids: a decision holds for every copy of an entry, and when
/// the
/// evidence changes its key is found no more, so that it is reported as stale instead of applied.
public struct Decision: Sendable, Hashable {
    public enum Verdict: String, Sendable, CaseIterable { case same, distinct }

    /// Sixteen hexadecimal digits each; their order means nothing.
    public var keyA: String
    public var keyB: String
    public var verdict: Verdict
    public var reviewer: String?
    /// ISO 8601.
    public var date: String?
    public var note: String?
    /// Where it is written: `curation/decisions.csv:7`.
    public var place: String?

    public init(keyA: String, keyB: String, verdict: Verdict, reviewer: String? = nil, date: String? = nil, note: String? = nil, place: String? = nil) {
        self.keyA = keyA; self.keyB = keyB; self.verdict = verdict; self.reviewer = reviewer; self.date = date; self.note = note; self.place = place
    }

    /// `decided by Ada on 2026-01-02: same congress`.
    var reason: String {
        "decided" + (reviewer.map { " by \($0)" } ?? "") + (date.map { " on \($0)" } ?? "") + (note.map { ": \($0)" } ?? "")
    }
}

/// The decisions that apply to the references at hand, as pairs of groups.
struct AppliedDecisions {
    var together: [(pair: Blocking.Pair, decision: Decision)] = []
    var apart: [(pair: Blocking.Pair, decision: Decision)] = []
    /// Groups whose equal members are one work, or are not, because a person said so of one content.
    var equalTogether: [Int32: Decision] = [:]
    var equalApart: [Int32: Decision] = [:]

    /// - Loss: decisions on content that no reference has; `stale-decision`.
    /// - Throws: `contradictoryDecisions` when a = b and b = c, but a and c were decided to be two.
    init(_ decisions: [Decision], groups: [ReferenceGroup], diagnostics: inout [Diagnostic]) throws(LinkageError) {
        var indices: [String: Int32] = [:]
        if !decisions.isEmpty {
            for (index, group) in groups.enumerated() { indices[Linker.key(ofContent: group.content)] = Int32(index) }
        }
        for decision in decisions.sorted(by: Self.precedes) {
            guard let a = indices[decision.keyA], let b = indices[decision.keyB] else {
                diagnostics.append(Self.stale(decision))
                continue
            }
            add(decision, a, b)
        }
        try check(count: groups.count, groups: groups)
    }

    private mutating func add(_ decision: Decision, _ a: Int32, _ b: Int32) {
        let pair = Blocking.Pair(a: min(a, b), b: max(a, b))
        switch (decision.verdict, a == b) {
        case (.same, true): equalTogether[a] = decision
        case (.distinct, true): equalApart[a] = decision
        case (.same, false): together.append((pair, decision))
        case (.distinct, false): apart.append((pair, decision))
        }
    }

    private func check(count: Int, groups: [ReferenceGroup]) throws(LinkageError) {
        guard !apart.isEmpty, !together.isEmpty else { return }
        var sets = DisjointSets(count: count)
        for (pair, _) in together { _ = sets.union(Int(pair.a), Int(pair.b)) }
        for (pair, _) in apart where sets.root(of: Int(pair.a)) == sets.root(of: Int(pair.b)) {
            let between = neighbour(of: pair.a, towards: pair.b)
            let keys = [pair.a, between, pair.b].map { Linker.key(ofContent: groups[Int($0)].content) }
            throw .contradictoryDecisions(a: keys[0], b: keys[1], c: keys[2])
        }
    }

    /// The last group before `end` on the shortest chain of decisions from `start`.
    private func neighbour(of start: Int32, towards end: Int32) -> Int32 {
        var next: [Int32: [Int32]] = [:]
        for (pair, _) in together {
            next[pair.a, default: []].append(pair.b)
            next[pair.b, default: []].append(pair.a)
        }
        var before: [Int32: Int32] = [start: start]
        var queue = [start]
        var position = 0
        while position < queue.count {
            let node = queue[position]
            position += 1
            for other in (next[node] ?? []).sorted() where before[other] == nil {
                before[other] = node
                queue.append(other)
            }
        }
        return before[end] ?? end
    }

    private static func precedes(_ x: Decision, _ y: Decision) -> Bool {
        [x.keyA, x.keyB, x.verdict.rawValue, x.date ?? "", x.reviewer ?? "", x.note ?? ""].lexicographicallyPrecedes(
            [y.keyA, y.keyB, y.verdict.rawValue, y.date ?? "", y.reviewer ?? "", y.note ?? ""]) { $0.precedes($1) }
    }

    private static func stale(_ decision: Decision) -> Diagnostic {
        Diagnostic(.warning, "stale-decision", "no reference has the content of \(decision.keyA) ~ \(decision.keyB) any more, the decision was not applied",
                   hint: "look at the pair again and decide anew, or remove the row")
    }
}
