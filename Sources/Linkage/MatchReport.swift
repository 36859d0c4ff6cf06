import Model

/// The rows of `matches` and `relations`: why references are one work, may be one, or are two.
struct MatchReport<List: References> {
    let references: List
    let groups: [ReferenceGroup]
    let profiles: [Profile]
    let settings: LinkageSettings
    let reliability: Reliability

    /// - Shape: the n − 1 links of each work; then the possible pairs and vetoes, the likeliest first up to the limit, one for two works.
    /// - Loss: possible pairs over the limit; `possible-capped`.
    func add(joined: [Clustering.Link], refused: [(link: Clustering.Link, refusal: Clustering.Refusal)], scored: [Clustering.Link],
             related: [Clustering.Link], sets: DisjointSets, selves: [Linker.Equality], decisions: AppliedDecisions, in store: (any RecordStore)?,
             to linkage: inout Linkage) {
        var open = open(scored, refused: refused, sets: sets)
        if open.count > settings.possibleLimit {
            linkage.diagnostics.append(capped(open.count))
            open.removeSubrange(settings.possibleLimit...)
        }
        linkage.matches = RecordList(in: store)
        for row in plan(joined, open, selves, decisions) {
            switch row.kind {
            case let .copy(group): linkage.matches.append(copy(row, of: Int(group), selves, decisions))
            case let .joined(place): linkage.matches.append(match(of: joined[Int(place)], .merge, decisions))
            case let .open(place): linkage.matches.append(match(of: open[Int(place)].link, open[Int(place)].decision, decisions, refusal: open[Int(place)].refusal))
            case let .apart(place): linkage.matches.append(human(decisions.apart[Int(place)].pair, decisions.apart[Int(place)].decision, .distinct))
            }
        }
        let finder = RelationFinder(reference: { references[Int(first($0))] }, profiles: profiles)
        linkage.relations = finder.relations(in: related, sets: sets)
    }

    /// A row before it is put into words: these are many, and go to the store as they come.
    private struct PlannedRow {
        enum Kind { case copy(group: Int32), joined(Int32), open(Int32), apart(Int32) }

        /// The references, the one whose id comes first before the other.
        var a, b: Int32
        var kind: Kind
        var isHuman: Bool
    }

    /// The rows in the order of their ids. A pair has one; a person's comes before the program's.
    private func plan(_ joined: [Clustering.Link], _ open: [OpenPair], _ selves: [Linker.Equality], _ decisions: AppliedDecisions) -> [PlannedRow] {
        let ids = references.map(\.id)
        var plan: [PlannedRow] = []
        func add(_ a: Int32, _ b: Int32, _ kind: PlannedRow.Kind, isHuman: Bool) {
            let isSorted = ids[Int(a)].precedes(ids[Int(b)])
            plan.append(PlannedRow(a: isSorted ? a : b, b: isSorted ? b : a, kind: kind, isHuman: isHuman))
        }
        // Equal entries, each linked to the first; or, where they say too little, no link at all.
        for (index, group) in groups.enumerated() where group.members.count > 1 && selves[index].isOne {
            for member in group.members.dropFirst() {
                add(group.members[0], member, .copy(group: Int32(index)), isHuman: decisions.equalTogether[Int32(index)] != nil)
            }
        }
        func add(_ link: Clustering.Link, _ kind: PlannedRow.Kind) { add(first(link.a), first(link.b), kind, isHuman: link.decider == .human) }
        for (place, link) in joined.enumerated() { add(link, .joined(Int32(place))) }
        for (place, pair) in open.enumerated() { add(pair.link, .open(Int32(place))) }
        for (place, apart) in decisions.apart.enumerated() { add(first(apart.pair.a), first(apart.pair.b), .apart(Int32(place)), isHuman: true) }
        plan.sort { x, y in
            if x.a != y.a { return ids[Int(x.a)].precedes(ids[Int(y.a)]) }
            return x.b != y.b ? ids[Int(x.b)].precedes(ids[Int(y.b)]) : x.isHuman && !y.isHuman
        }
        var kept = 0
        for index in plan.indices where kept == 0 || plan[kept - 1].a != plan[index].a || plan[kept - 1].b != plan[index].b {
            plan[kept] = plan[index]
            kept += 1
        }
        plan.removeSubrange(kept...)
        return plan
    }

    private func first(_ group: Int32) -> Int32 { groups[Int(group)].members[0] }

    private func copy(_ row: PlannedRow, of group: Int, _ selves: [Linker.Equality], _ decisions: AppliedDecisions) -> Match {
        let decision = decisions.equalTogether[Int32(group)], key = Linker.key(ofContent: groups[group].content)
        return self.row(of: row.a, row.b, selves[group].probability, .merge, decision == nil ? .rule : .human,
                        [decision?.reason ?? "equal entries", "keys \(key) and \(key)"])
    }

    private struct OpenPair {
        var link: Clustering.Link
        var decision: Match.Decision
        var refusal: Clustering.Refusal?
    }

    /// Pairs of different works that are likely enough: the likeliest of each two works.
    private func open(_ scored: [Clustering.Link], refused: [(link: Clustering.Link, refusal: Clustering.Refusal)], sets: DisjointSets) -> [OpenPair] {
        var refusals: [Blocking.Pair: Clustering.Refusal] = [:]
        for (link, refusal) in refused { refusals[Blocking.Pair(a: link.a, b: link.b)] = refusal }
        var seen: Set<Blocking.Pair> = []
        var open: [OpenPair] = []
        for place in Clustering.strongestFirst(scored) {
            let link = scored[Int(place)]
            let a = Int32(sets.root(of: Int(link.a))), b = Int32(sets.root(of: Int(link.b)))
            guard a != b, seen.insert(Blocking.Pair(a: min(a, b), b: max(a, b))).inserted else { continue }
            open.append(OpenPair(link: link, decision: link.veto == nil ? .possible : .distinct, refusal: refusals[Blocking.Pair(a: link.a, b: link.b)]))
        }
        return open
    }

    private func match(of link: Clustering.Link, _ decision: Match.Decision, _ decisions: AppliedDecisions, refusal: Clustering.Refusal? = nil) -> Match {
        if link.decider == .human, let entry = decisions.together.first(where: { $0.pair.a == link.a && $0.pair.b == link.b }) {
            return human(entry.pair, entry.decision, .merge)
        }
        var reasons = Reasons.reasons(of: link.vector, profiles[Int(link.a)], profiles[Int(link.b)],
                                      references[Int(first(link.a))], references[Int(first(link.b))])
        switch link.basis {
        case .pair: break
        case let .work(count): reasons.append("fits " + (count == 1 ? "this reference" : "this work of \(count) references") + " best, and contradicts none of it")
        case let .letters(percent): reasons.append("\(percent) % of the letters agree, and all numbers")
        }
        if let veto = link.veto { reasons.append(veto.reason) }
        switch refusal {
        case .conflict: reasons.append("kept apart: other references of the two works contradict each other")
        case .ambiguous: reasons.append("not decided: the title fits several works")
        case .human: reasons.append("kept apart by a decision on other references of the two works")
        case .veto, nil: break
        }
        let isIdentifier = link.vector[.doi] == .same || link.vector[.pmid] == .same || link.vector[.pmcid] == .same
        return row(link.a, link.b, Bits.probability(ofBits: link.bits), decision, link.veto != nil || isIdentifier ? .rule : .model, reasons)
    }

    private func human(_ pair: Blocking.Pair, _ decision: Decision, _ verdict: Match.Decision) -> Match {
        row(pair.a, pair.b, verdict == .merge ? 1 : 0, verdict, .human, [decision.reason])
    }

    /// Of two groups the first members, with the keys by which a decision on the pair names them as the last of the reasons.
    private func row(_ a: Int32, _ b: Int32, _ probability: Double, _ decision: Match.Decision, _ decider: Match.Decider, _ reasons: [String]) -> Match {
        let first = groups[Int(a)], second = groups[Int(b)]
        let isSorted = references[Int(first.members[0])].id.precedes(references[Int(second.members[0])].id)
        let keys = [isSorted ? first : second, isSorted ? second : first].map { Linker.key(ofContent: $0.content) }
        return row(of: first.members[0], second.members[0], probability, decision, decider, reasons + ["keys \(keys[0]) and \(keys[1])"])
    }

    private func row(of a: Int32, _ b: Int32, _ probability: Double, _ decision: Match.Decision, _ decider: Match.Decider, _ reasons: [String]) -> Match {
        let idA = references[Int(a)].id, idB = references[Int(b)].id
        return Match(referenceIDA: idA.precedes(idB) ? idA : idB, referenceIDB: idA.precedes(idB) ? idB : idA, probability: probability,
                     decision: decision, decidedBy: decider, reasons: reasons)
    }

    private func capped(_ count: Int) -> Diagnostic {
        Diagnostic(.note, "possible-capped", "\(count) pairs are worth a look, the \(settings.possibleLimit) likeliest are listed",
                   hint: "raise the possible threshold or the limit")
    }
}
