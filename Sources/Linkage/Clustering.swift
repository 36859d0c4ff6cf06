/// Joins groups into works, strongest link first.
///
/// A link is refused when it would bring together groups that a veto or a person keeps apart, or clusters most of whose members contradict each
/// other:
/// so no chain of merges crosses a conflict. References that are thin (a title and a site) join last, and only where one work fits: such a
/// reference never bridges two works, and of two that fit none is guessed.
struct Clustering {
    /// A candidate pair with its evidence.
    struct Link: Sendable {
        var a, b: Int32
        var bits: Double
        var vector: ComparisonVector
        var veto: Veto?
        var decider: Decider = .model
        var basis: Basis = .pair

        enum Decider: UInt8, Sendable { case model, rule, human }

        /// What a link joined by, where the fields of the pair alone did not do.
        enum Basis: Sendable {
            case pair
            /// All that a work of so many references says.
            case work(count: Int32)
            /// The letters of two entries, so many in a hundred alike.
            case letters(percent: UInt8)
        }
    }

    /// Why a link over the threshold did not join.
    enum Refusal: UInt8, Sendable { case veto, conflict, ambiguous, human }

    let profiles: [Profile]
    let settings: LinkageSettings
    let reliability: Reliability
    let apart: Set<Blocking.Pair>
    private(set) var clusters: DisjointSets
    /// The links that joined, in order.
    private(set) var joined: [Link]
    private(set) var refused: [(link: Link, refusal: Refusal)] = []
    var comparer: Comparer
    /// Below this two members contradict each other.
    private let contradiction = -1.5
    /// From so many members on both sides, most of the pairs across must speak for one work.
    private let many = 3
    /// From here on a link of one or two copies is not outvoted by the other members, only by a veto: a garbled copy differs from all the others.
    let sure = 6.0
    /// How many members of each side are looked at, besides those that differ in what a veto looks at.
    private let sample = 8

    init(profiles: [Profile], settings: LinkageSettings, compared: Linker.ComparedPairs, apart: Set<Blocking.Pair>) {
        self.profiles = profiles; self.settings = settings; self.apart = apart
        reliability = compared.reliability
        clusters = compared.clusters
        joined = compared.certain
        comparer = Comparer(compared.gramWeights)
    }

    /// What people joined, not asked twice.
    mutating func join(decided links: [Link]) {
        for link in links.sorted(by: Self.isStronger) { join(link) }
    }

    /// - Parameter isStrong: which of the links, that may be many, are over the merge threshold.
    mutating func join(_ links: [Link], where isStrong: (Link) -> Bool) {
        let order = Self.strongestFirst(links, where: isStrong)
        for place in order where !isThin(links[Int(place)].a) && !isThin(links[Int(place)].b) { joinUnlessRefused(links[Int(place)]) }
        for place in order where isThin(links[Int(place)].a) && isThin(links[Int(place)].b) { joinUnlessRefused(links[Int(place)]) }
        joinThin(order.filter { isThin(links[Int($0)].a) != isThin(links[Int($0)].b) }.map { links[Int($0)] })
    }

    /// The places of links in the order in which they join.
    static func strongestFirst(_ links: [Link], where isWanted: (Link) -> Bool = { _ in true }) -> [Int32] {
        var order: [Int32] = []
        for place in links.indices where isWanted(links[place]) { order.append(Int32(place)) }
        order.sort { isStronger(links[Int($0)], links[Int($1)]) }
        return order
    }

    /// The order in which links join, the same whatever the order of the references.
    static func isStronger(_ x: Link, _ y: Link) -> Bool {
        if x.bits != y.bits { return x.bits > y.bits }
        return x.a != y.a ? x.a < y.a : x.b < y.b
    }

    private func isThin(_ index: Int32) -> Bool { profiles[Int(index)].isThin }

    mutating func join(_ link: Link) {
        if clusters.union(Int(link.a), Int(link.b)) { joined.append(link) }
    }

    private mutating func joinUnlessRefused(_ link: Link) {
        guard clusters.root(of: Int(link.a)) != clusters.root(of: Int(link.b)) else { return }
        if let refusal = refusal(of: link) { refused.append((link, refusal)) } else { join(link) }
    }

    /// Thin references, with the copies of their title, go to the one cluster that fits.
    private mutating func joinThin(_ links: [Link]) {
        var targets: [Int: [Link]] = [:]
        var order: [Int] = []
        for link in links {
            let thin = clusters.root(of: Int(isThin(link.a) ? link.a : link.b))
            if targets[thin] == nil { order.append(thin) }
            targets[thin, default: []].append(link)
        }
        for thin in order { joinThinCluster(targets[thin] ?? []) }
    }

    private mutating func joinThinCluster(_ links: [Link]) {
        var best: [Int: Link] = [:]
        for link in links.reversed() { best[clusters.root(of: Int(isThin(link.a) ? link.b : link.a))] = link }
        let candidates = best.values.sorted(by: Self.isStronger)
        guard let first = candidates.first else { return }
        if candidates.count < 2 || first.bits - candidates[1].bits >= 2 { return joinUnlessRefused(first) }
        // Of several that fit, the one whose title is the very same.
        let fits = candidates.map(fit), closest = fits.max() ?? 0
        if let only = fits.firstIndex(of: closest), fits.lastIndex(of: closest) == only, first.bits - candidates[only].bits < 2 {
            joinUnlessRefused(candidates[only])
        } else {
            refused += candidates.map { ($0, .ambiguous) }
        }
    }

    /// How closely the titles of a link agree: to the letter, but for blanks and dashes, in spelling, or less.
    private func fit(_ link: Link) -> Int {
        let a = profiles[Int(link.a)].title, b = profiles[Int(link.b)].title
        if a.key == b.key { return a.folded == b.folded ? 4 : 3 }
        return link.vector[.title] == .close ? 2 : link.vector[.title] == .cut ? 1 : 0
    }

    mutating func refusal(of link: Link) -> Refusal? {
        if link.veto != nil { return .veto }
        let left = clusters.members(of: Int(link.a)), right = clusters.members(of: Int(link.b))
        if !apart.isEmpty, isKeptApart(left, right) { return .human }
        if left.count == 1, right.count == 1 { return nil }
        return conflicts(sampled(left), sampled(right), isSure: link.bits >= sure && min(left.count, right.count) <= 2) ? .conflict : nil
    }

    private func isKeptApart(_ left: [Int32], _ right: [Int32]) -> Bool {
        if left.count * right.count > 4 * apart.count {
            let leftRoot = clusters.root(of: Int(left[0])), rightRoot = clusters.root(of: Int(right[0]))
            return apart.contains { pair in
                let a = clusters.root(of: Int(pair.a)), b = clusters.root(of: Int(pair.b))
                return a == leftRoot && b == rightRoot || a == rightRoot && b == leftRoot
            }
        }
        return left.contains { a in right.contains { apart.contains(Blocking.Pair(a: min(a, $0), b: max(a, $0))) } }
    }

    /// Of a large cluster a few members, and of those that state other facts, by which a veto may fall, one each.
    func sampled(_ members: [Int32]) -> [Int32] {
        guard members.count > sample else { return members }
        var chosen: [Int32] = []
        var seen: Set<UInt64> = []
        for (place, member) in members.enumerated() {
            let isNew = seen.count < 4 * sample && seen.insert(Certainty.signature(of: profiles[Int(member)])).inserted
            if isNew || place * sample / members.count != (place - 1) * sample / members.count { chosen.append(member) }
        }
        return chosen
    }

    private mutating func conflicts(_ left: [Int32], _ right: [Int32], isSure: Bool) -> Bool {
        var contradictions = 0, doubts = 0
        for a in left {
            for b in right {
                let profileA = profiles[Int(a)], profileB = profiles[Int(b)]
                let vector = comparer.vector(profileA, profileB)
                if Veto.veto(profileA, profileB, vector, mergesPreprints: settings.mergesPreprints) != nil { return true }
                let bits = Scoring.bits(of: vector, weights: settings.weights, reliability: reliability)
                if bits < contradiction { contradictions += 1 }
                if bits < 0 { doubts += 1 }
            }
        }
        if min(left.count, right.count) >= many, 2 * doubts > left.count * right.count { return true }
        return !isSure && 3 * contradictions > left.count * right.count
    }
}

/// Union-find that knows the members of each set.
struct DisjointSets: Sendable {
    private var parents: [Int32]
    /// The members of each set at its root; empty where it has but one.
    private var lists: [[Int32]]

    init(count: Int) {
        parents = (0 ..< Int32(count)).map { $0 }
        lists = [[Int32]](repeating: [], count: count)
    }

    var count: Int { parents.count }

    func root(of index: Int) -> Int {
        var index = index
        while parents[index] != Int32(index) { index = Int(parents[index]) }
        return index
    }

    /// The members of the set that holds `index`, in the order in which they came.
    func members(of index: Int) -> [Int32] {
        let root = root(of: index)
        return lists[root].isEmpty ? [Int32(root)] : lists[root]
    }

    /// The smaller set goes into the larger one, so that a member moves a logarithmic number of times.
    mutating func union(_ a: Int, _ b: Int) -> Bool {
        let first = root(of: a), second = root(of: b)
        guard first != second else { return false }
        let (large, small) = max(1, lists[first].count) >= max(1, lists[second].count) ? (first, second) : (second, first)
        if lists[large].isEmpty { lists[large] = [Int32(large)] }
        if lists[small].isEmpty { lists[large].append(Int32(small)) } else { lists[large] += lists[small] }
        lists[small] = []
        parents[small] = Int32(large)
        return true
    }

    /// All sets, each ascending, by their first member.
    var sets: [[Int32]] {
        parents.indices.filter { parents[$0] == Int32($0) }.map { lists[$0].isEmpty ? [Int32($0)] : lists[$0].sorted() }.sorted { $0[0] < $1[0] }
    }
}
