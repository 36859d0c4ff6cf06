import Model

/// A candidate pair as the training of weights sees it.
package struct ComparedPair: Sendable {
    /// Indices of the references.
    package var a, b: Int
    /// Places in `Weights.flat` and what they are multiplied by.
    package var features: [(place: Int, value: Double)]
    /// One is a title alone, and the titles are the same.
    package var isBareTitle: Bool
}

extension Linker {
    /// Every pair that shares a block and that no veto decides, with what its weights are multiplied by.
    package func comparedPairs(of references: [Reference]) -> [ComparedPair] {
        let groups = Grouping.groups(of: references)
        let profiles = Profile.profiles(of: groups, in: references)
        var diagnostics: [Diagnostic] = []
        var candidates: [Blocking.Pair] = []
        Blocking(profiles: profiles, limit: settings.blockLimit).forEachPair(diagnostics: &diagnostics, isSettled: { _ in false }) { candidates.append($0) }
        var comparer = Comparer(GramWeights(profiles))
        var reliability = Reliability()
        let vectors = candidates.map { comparer.vector(profiles[Int($0.a)], profiles[Int($0.b)]) }
        for vector in vectors { reliability.count(vector) }
        return zip(candidates, vectors).compactMap { pair, vector in
            let a = profiles[Int(pair.a)], b = profiles[Int(pair.b)]
            guard Veto.veto(a, b, vector, mergesPreprints: settings.mergesPreprints) == nil else { return nil }
            var features: [(place: Int, value: Double)] = []
            Weights.forEachFeature(of: vector, reliability) { place, value, _ in features.append((place, value)) }
            return ComparedPair(a: Int(groups[Int(pair.a)].members[0]), b: Int(groups[Int(pair.b)].members[0]), features: features,
                                isBareTitle: vector.thinness == .bare && (vector[.title] == .same || vector[.title] == .cut))
        }
    }
}
