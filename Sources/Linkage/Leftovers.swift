/// References that no pair made sure of, held against works as a whole.
///
/// A copy that states little (a title and an author), or of which a scan spoiled a field, agrees with no single copy enough, but in one field with the
/// one and in another with the next. And the oftener a work is cited, the likelier it is that a further reference means it.
extension Clustering {
    /// The weakest pair by which a reference is held against a work.
    private static let leastBits = 0.5
    /// By how much a work must fit better than every other one.
    private static let leastLead = 1.0
    /// What copies count at most.
    private static let mostCopyBits = 3.0
    /// References of a work that is held against another one.
    private static let few = 2

    /// - Shape: `links` are all that were scored, in any order; those over the merge threshold had their turn.
    mutating func joinLeftovers(_ links: [Link]) {
        let open = OpenLinks(links, below: Bits.bits(ofProbability: settings.mergeThreshold), count: profiles.count)
        for index in open.order {
            let link = links[Int(index)]
            guard link.bits >= Self.leastBits else { break }
            guard clusters.root(of: Int(link.a)) != clusters.root(of: Int(link.b)) else { continue }
            let a = clusters.members(of: Int(link.a)), b = clusters.members(of: Int(link.b))
            guard min(a.count, b.count) <= Self.few else { continue }
            let isFirst = a.count <= b.count
            joinLeftover(isFirst ? a : b, to: isFirst ? b : a, link, rival: bestRival(of: isFirst ? b : a, for: isFirst ? a : b, open, links))
        }
    }

    private mutating func joinLeftover(_ leftover: [Int32], to work: [Int32], _ link: Link, rival: Double) {
        guard link.bits + Self.copyBits(work.count) - rival >= Self.leastLead, refusal(of: link) == nil,
              let vector = agreement(leftover, sampled(work)) else { return }
        var joining = link
        joining.bits = Scoring.bits(of: vector, weights: settings.weights, reliability: reliability) + Self.copyBits(work.count)
        joining.basis = .work(count: Int32(work.count))
        if joining.bits >= Bits.bits(ofProbability: settings.mergeThreshold) { join(joining) }
    }

    /// How well the best of the other works fits.
    private func bestRival(of work: [Int32], for leftover: [Int32], _ open: OpenLinks, _ links: [Link]) -> Double {
        let root = clusters.root(of: Int(work[0])), own = clusters.root(of: Int(leftover[0]))
        var best = -Double.infinity
        for member in leftover {
            for index in open.links(of: member) {
                let link = links[Int(index)]
                if link.bits + Self.mostCopyBits <= best { break }
                let other = Int(link.a == member ? link.b : link.a), rival = clusters.root(of: other)
                if rival != root, rival != own { best = max(best, link.bits + Self.copyBits(clusters.members(of: other).count)) }
            }
        }
        return best
    }

    /// The prior odds of a work grow with the references to it.
    private static func copyBits(_ count: Int) -> Double { min(mostCopyBits, Bits.logarithm(Double(count))) }

    /// Of each field the best agreement with any member; nil when the work states another title, year, journal, volume or page.
    private mutating func agreement(_ leftover: [Int32], _ work: [Int32]) -> ComparisonVector? {
        var union: ComparisonVector?
        for a in leftover {
            for b in work {
                let vector = comparer.vector(profiles[Int(a)], profiles[Int(b)])
                union = union.map { settings.weights.union($0, vector) } ?? vector
            }
        }
        guard let union, union[.title] != .differs || union.isOneRange && union[.issue] != .differs else { return nil }
        return [Field.year, .container, .volume, .pages].contains { union[$0] == .differs } ? nil : union
    }

    /// Entries that stayed alone, and say the same as one of a work letter by letter.
    mutating func joinTwins(_ twins: inout Twins) {
        for index in profiles.indices where profiles[index].thinness != .bare && clusters.members(of: index).count <= Self.few {
            let root = clusters.root(of: index)
            let found = twins.twins(of: Int32(index)).filter { clusters.root(of: Int($0.other)) != root }
            guard let twin = found.first else { continue }
            let work = clusters.root(of: Int(twin.other))
            let rival = found.first { clusters.root(of: Int($0.other)) != work }
            guard twin.similarity - (rival?.similarity ?? 0) >= Twins.leastLead else { continue }
            let first = min(Int32(index), twin.other), second = max(Int32(index), twin.other)
            let vector = comparer.vector(profiles[Int(first)], profiles[Int(second)])
            // another word in the same place is no slip of a scan
            if vector[.title] == .near, profiles[Int(first)].title.namesOther(than: profiles[Int(second)].title) { continue }
            if vector[.title] == .near || vector[.title] == .differs, isTitleAll(first, second, vector) || twins.areTitlesStated(first, second) { continue }
            if vector.isRecurring || vector.isOtherRange && vector.titleInformation < 6 { continue }
            let veto = Veto.veto(profiles[Int(first)], profiles[Int(second)], vector, mergesPreprints: settings.mergesPreprints)
            let link = Link(a: first, b: second, bits: sure, vector: vector, veto: veto, basis: .letters(percent: UInt8(100 * twin.similarity)))
            if refusal(of: link) == nil { join(link) }
        }
    }
}

extension Clustering {
    /// Whether the titles are all that tells two entries apart: no authors, and no place in print but another page of one issue.
    private func isTitleAll(_ a: Int32, _ b: Int32, _ vector: ComparisonVector) -> Bool {
        guard vector[.authors] == .missing else { return false }
        return vector[.pages] == .part || vector[.pages] == .differs || profiles[Int(a)].isThin && profiles[Int(b)].isThin
    }
}

/// The places of the links that joined nothing: by strength, and by the profiles that they link.
private struct OpenLinks {
    private(set) var order: [Int32] = []
    private var starts: [Int32]
    private var places: [Int32]

    init(_ links: [Clustering.Link], below threshold: Double, count: Int) {
        starts = [Int32](repeating: 0, count: count + 2)
        for (index, link) in links.enumerated() where link.bits < threshold && link.veto == nil {
            order.append(Int32(index))
            starts[Int(link.a) + 2] += 1
            starts[Int(link.b) + 2] += 1
        }
        order.sort { Clustering.isStronger(links[Int($0)], links[Int($1)]) }
        for profile in 2 ..< starts.count { starts[profile] += starts[profile - 1] }
        places = [Int32](repeating: 0, count: 2 * order.count)
        for index in order {
            for end in [links[Int(index)].a, links[Int(index)].b] {
                places[Int(starts[Int(end) + 1])] = index
                starts[Int(end) + 1] += 1
            }
        }
    }

    /// The strongest first.
    func links(of profile: Int32) -> ArraySlice<Int32> { places[Int(starts[Int(profile)]) ..< Int(starts[Int(profile) + 1])] }
}
