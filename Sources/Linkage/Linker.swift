import Model

/// Finds which references denote one work.
///
/// Equal references are grouped, groups that share a block are compared field by field, links over the threshold join into works unless something
/// keeps them apart, and every work gets the best value of each field and an id that stays.
public struct Linker: Sendable {
    public var settings: LinkageSettings

    public init(_ settings: LinkageSettings = LinkageSettings()) { self.settings = settings }

    /// - Shape: every reference is in exactly one work; the same result whatever the order of the references.
    /// - Loss: pairs beyond the cap of a block and possible pairs beyond the limit, both with a diagnostic.
    /// - Throws: `LinkageError` when people's decisions contradict each other.
    public func works(of references: [Reference], registry: WorkRegistry = WorkRegistry(), decisions: [Decision] = []) throws(LinkageError) -> Linkage {
        try linkage(of: references, registry, decisions, keepingMatchesIn: nil)
    }

    /// The same for references that memory should not hold all at once.
    ///
    /// - Parameter store: takes the matches; nil where memory may hold them.
    public func works(of references: any KeptReferences, registry: WorkRegistry, decisions: [Decision],
                      keepingMatchesIn store: (any RecordStore)? = nil) throws(LinkageError) -> Linkage {
        try linkage(of: KeptList(kept: references), registry, decisions, keepingMatchesIn: store)
    }

    private func linkage(of references: some References, _ registry: WorkRegistry, _ decisions: [Decision],
                         keepingMatchesIn store: (any RecordStore)?) throws(LinkageError) -> Linkage {
        var linkage = Linkage()
        let groups = Grouping.groups(of: references)
        let (clusters, selves) = try clusters(of: groups, references, decisions, keepingMatchesIn: store, telling: &linkage)
        nameWorks(clusters, groups: groups, selves: selves, references: references, registry: registry, into: &linkage)
        return linkage
    }

    /// The groups that are one work, and which groups' members are; matches and relations go to the linkage.
    ///
    /// The profiles live no longer than this: works are named without them, and take as much memory.
    private func clusters(of groups: [ReferenceGroup], _ references: some References, _ decisions: [Decision],
                          keepingMatchesIn store: (any RecordStore)?, telling linkage: inout Linkage) throws(LinkageError) -> ([Cluster], [Equality]) {
        let profiles = Profile.profiles(of: groups, in: references)
        let applied = try AppliedDecisions(decisions, groups: groups, diagnostics: &linkage.diagnostics)
        let comparison = compare(profiles, applied, diagnostics: &linkage.diagnostics)
        linkage.candidatePairs = comparison.count
        let clustering = cluster(profiles, comparison, applied, references, groups)
        let selves = groups.indices.map { equality(of: groups[$0], profiles[$0], references, applied, Int32($0)) }
        let report = MatchReport(references: references, groups: groups, profiles: profiles, settings: settings, reliability: comparison.reliability)
        report.add(joined: clustering.joined, refused: clustering.refused, scored: comparison.links, related: comparison.related, sets: clustering.clusters, selves: selves,
                   decisions: applied, in: store, to: &linkage)
        return (Self.clusters(clustering, groups: groups, selves: selves), selves)
    }

    /// The key by which people's decisions name a reference: sixteen digits of a hash of what it says.
    public static func contentKey(of reference: Reference) -> String { key(ofContent: Grouping.content(of: reference)) }

    static func key(ofContent content: UInt64) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: (0 ..< 16).map { digits[Int(content >> UInt64(60 - 4 * $0) & 0xF)] }, as: UTF8.self)
    }
}

// MARK: - Comparing

extension Linker {
    /// The scored pairs that are worth keeping, and how far the fields can be trusted.
    struct ComparedPairs {
        var links: [Clustering.Link] = []
        /// Pairs that are equal in all that tells works apart: joined when they were met, and never compared again.
        var certain: [Clustering.Link] = []
        var clusters: DisjointSets
        /// Corrections, replies and what they speak of, whatever else agrees.
        var related: [Clustering.Link] = []
        var reliability = Reliability()
        var gramWeights: GramWeights
        var count = 0
    }

    func compare(_ profiles: [Profile], _ applied: AppliedDecisions, diagnostics: inout [Diagnostic]) -> ComparedPairs {
        var compared = ComparedPairs(clusters: DisjointSets(count: profiles.count), gramWeights: GramWeights(profiles))
        let least = Bits.bits(ofProbability: settings.possibleThreshold)
        let decided = Set(applied.apart.flatMap { [$0.pair.a, $0.pair.b] })
        var comparer = Comparer(compared.gramWeights)
        Blocking(profiles: profiles, limit: settings.blockLimit).forEachPair(diagnostics: &diagnostics) { pair in
            compared.clusters.root(of: Int(pair.a)) == compared.clusters.root(of: Int(pair.b))
        } _: { pair in
            let a = profiles[Int(pair.a)], b = profiles[Int(pair.b)]
            let vector = comparer.vector(a, b)
            compared.reliability.count(vector)
            compared.count += 1
            // Reliability only shrinks weights: without what speaks against in the doubtful fields no pair can score higher.
            let veto = Veto.veto(a, b, vector, mergesPreprints: settings.mergesPreprints)
            let isRelated = RelationFinder.mayRelate(a, b, vector, veto)
            guard isRelated || Scoring.highestBits(of: vector, weights: settings.weights) >= least || Self.isTelling(veto, vector) else { return }
            let link = Clustering.Link(a: pair.a, b: pair.b, bits: 0, vector: vector, veto: veto)
            if isRelated { compared.related.append(link) }
            if decided.isEmpty || !decided.contains(pair.a) && !decided.contains(pair.b), Certainty.isCertain(a, b, vector, link.veto) {
                compared.certain.append(link)
                _ = compared.clusters.union(Int(pair.a), Int(pair.b))
            } else {
                compared.links.append(link)
            }
        }
        score(&compared)
        for (field, reliability) in compared.reliability.doubted { diagnostics.append(Self.doubted(field, reliability)) }
        return compared
    }

    private func score(_ compared: inout ComparedPairs) {
        let reliability = compared.reliability
        let least = Bits.bits(ofProbability: settings.possibleThreshold)
        let bits = { (vector: ComparisonVector) in Scoring.bits(of: vector, weights: settings.weights, reliability: reliability) }
        for index in compared.links.indices { compared.links[index].bits = bits(compared.links[index].vector) }
        for index in compared.certain.indices { compared.certain[index].bits = bits(compared.certain[index].vector) }
        compared.links.removeAll { $0.bits < least && !Self.isTelling($0.veto, $0.vector) }
    }

    /// A veto on a pair that looks like one work is told, however the fields weigh.
    private static func isTelling(_ veto: Veto?, _ vector: ComparisonVector) -> Bool {
        veto != nil && vector.titleSimilarity >= 0.7 && vector.agrees(.authors) && (vector[.title] == .near || vector.agrees(.title))
    }

    private static func doubted(_ field: Field, _ reliability: Double) -> Diagnostic {
        Diagnostic(.note, "unreliable-field", "\(field) differs between references that agree in all else, it counts \(Int(100 * reliability)) % here",
                   hint: "a column may hold something else than its name says, such as a running number")
    }

    private func cluster(_ profiles: [Profile], _ compared: ComparedPairs, _ applied: AppliedDecisions, _ references: some References,
                         _ groups: [ReferenceGroup]) -> Clustering {
        var clustering = Clustering(profiles: profiles, settings: settings, compared: compared, apart: Set(applied.apart.map(\.pair)))
        let threshold = Bits.bits(ofProbability: settings.mergeThreshold)
        clustering.join(decided: applied.together.map {
            Clustering.Link(a: $0.pair.a, b: $0.pair.b, bits: 40, vector: ComparisonVector(), veto: nil, decider: .human)
        })
        clustering.join(compared.links) { ($0.bits >= threshold || isPublishedPreprint($0, profiles)) && maySettle($0, profiles) }
        clustering.joinLeftovers(compared.links)
        var twins = Twins(profiles) { TextProfile.letters(of: references[Int(groups[Int($0)].members[0])]) }
        clustering.joinTwins(&twins)
        return clustering
    }

    /// A preprint and an article of that title and those authors, where people want them merged: nothing else of the two can agree.
    private func isPublishedPreprint(_ link: Clustering.Link, _ profiles: [Profile]) -> Bool {
        settings.mergesPreprints && link.veto == nil && profiles[Int(link.a)].isPreprint != profiles[Int(link.b)].isPreprint
            && [.same, .close].contains(link.vector[.title]) && [.same, .close].contains(link.vector[.authors])
    }

    /// One is the cut title of the other, and the other has an author or a year and is no page of a site.
    private func isCutOfPrint(_ link: Clustering.Link, _ profiles: [Profile]) -> Bool {
        link.vector[.title] == .cut && [link.a, link.b].contains { profiles[Int($0)].thinness == .thin && profiles[Int($0)].site.host == 0 }
    }

    /// The least information, in bits, of a title with dots behind it that is whole in the other reference.
    private static let wholeTitleInformation = 8.0

    /// Two references that do not say where they were published are one only by equal titles: pages of a site have titles that differ in a word.
    /// A cut title joins when nothing of it is lost, when other fields agree, or when what is left of it is long.
    private func maySettle(_ link: Clustering.Link, _ profiles: [Profile]) -> Bool {
        if link.vector[.title] != .same, profiles[Int(link.a)].isThin, profiles[Int(link.b)].isThin, !isCutOfPrint(link, profiles) { return false }
        guard link.vector[.title] == .cut else { return true }
        let first = profiles[Int(link.a)].title, second = profiles[Int(link.b)].title
        if first.key == second.key, Double(link.vector.titleInformation) >= Self.wholeTitleInformation { return true }
        let agrees = [Field.doi, .pmid, .pmcid, .url, .authors].contains { link.vector[$0] != .missing && link.vector[$0] != .differs }
        return agrees || Double(link.vector.titleInformation) >= settings.cutTitleInformation
    }
}

// MARK: - Equal references

extension Linker {
    /// Whether what a group says is enough to know a work by, so that its equal members are one work.
    struct Equality: Sendable {
        var isOne: Bool
        var probability: Double
    }

    /// Equal entries are one work when what they say is enough to know a work by: a bare host or the word *Editorial* is not.
    private func equality(of group: ReferenceGroup, _ profile: Profile, _ references: some References, _ applied: AppliedDecisions,
                          _ index: Int32) -> Equality {
        if applied.equalTogether[index] != nil { return Equality(isOne: true, probability: 1) }
        if applied.equalApart[index] != nil { return Equality(isOne: false, probability: 0) }
        var bits = profile.identityBits
        if profile.title.isEmpty {
            let reference = references[Int(group.members[0])]
            // An entry that could not be parsed is known by its words.
            if reference.host == nil { bits = max(bits, min(16, 0.7 * TitleInformation.bits(of: FoldedText(reference.text)))) }
        }
        bits -= Self.distinctness
        let probability = Bits.probability(ofBits: bits)
        return Equality(isOne: probability >= settings.mergeThreshold, probability: probability)
    }

    /// How many bits it takes to be one of five hundred.
    private static let distinctness = 9.0

    /// The references of every work as groups; a group whose members are not one work gives one cluster a member.
    struct Cluster: Sendable {
        var groups: [Int32]
        /// One member of a group instead of all.
        var only: Int32?
    }

    private static func clusters(_ clustering: Clustering, groups: [ReferenceGroup], selves: [Equality]) -> [Cluster] {
        var clusters: [Cluster] = []
        for set in clustering.clusters.sets {
            if set.count == 1, !selves[Int(set[0])].isOne {
                clusters += groups[Int(set[0])].members.map { Cluster(groups: set, only: $0) }
            } else {
                clusters.append(Cluster(groups: set, only: nil))
            }
        }
        return clusters
    }
}

// MARK: - Works

extension Linker {
    private func nameWorks(_ clusters: [Cluster], groups: [ReferenceGroup], selves: [Equality], references: some References, registry: WorkRegistry,
                           into linkage: inout Linkage) {
        // Apart from the rest, since they are large and naming wants them as one list.
        var identities: [WorkIdentity] = []
        identities.reserveCapacity(clusters.count)
        let merged = clusters.map { cluster in
            let members = MergedCluster.distinct(cluster, groups)
            identities.append(Self.identity(of: cluster, members, groups, selves, references, hasRegistry: !registry.works.isEmpty))
            return MergedCluster(cluster, members, identities[identities.count - 1].bibliography, groups, references)
        }
        let naming = WorkNaming(identities, references, registry: registry)
        linkage.aliases = naming.aliases
        linkage.workIDs = [String](repeating: "", count: references.count)
        for (index, cluster) in merged.enumerated() {
            for member in cluster.members { linkage.workIDs[Int(member)] = naming.ids[index] }
        }
        let order = merged.indices.sorted { x, y in
            let ageX = naming.age[x] ?? .max, ageY = naming.age[y] ?? .max
            return ageX != ageY ? ageX < ageY : naming.ids[x].precedes(naming.ids[y])
        }
        linkage.works = order.map { index in
            Work(id: naming.ids[index], bibliography: identities[index].bibliography, referenceCount: merged[index].members.count,
                 documentCount: merged[index].documentCount, evidence: merged[index].evidence)
        }
    }

    private static func identity(of cluster: Cluster, _ members: [Merging.Member], _ groups: [ReferenceGroup], _ selves: [Equality],
                                 _ references: some References, hasRegistry: Bool) -> WorkIdentity {
        let obscure = cluster.groups.filter { !selves[Int($0)].isOne }.flatMap { cluster.only.map { [$0] } ?? groups[Int($0)].members }
        let gathered = references.gathered(members)
        let bibliography = Merging(references: gathered.references, members: gathered.members).bibliography
        return WorkIdentity(bibliography, members: members.map(\.index), obscure: obscure.map(Int.init), references,
                            isKnown: cluster.groups.count > 1 || selves[Int(cluster.groups[0])].isOne, hasRegistry: hasRegistry)
    }

    /// A cluster with its references, and what is told of it besides the fields.
    private struct MergedCluster {
        var members: [Int32]
        var documentCount: Int
        var evidence: String?

        init(_ cluster: Cluster, _ distinct: [Merging.Member], _ bibliography: Bibliography, _ groups: [ReferenceGroup],
             _ references: some References) {
            members = cluster.only.map { [$0] } ?? cluster.groups.flatMap { groups[Int($0)].members }
            documentCount = members.count == 1 ? 1 : Set(members.map { references[Int($0)].documentID }).count
            evidence = Evidence.kind(of: bibliography, hosts: distinct.compactMap { references[$0.index].host ?? Identifier.host(references[$0.index].bibliography.url) },
                                     repositories: distinct.compactMap { references[$0.index].repository })
        }

        /// One reference of each group, and how many say the same.
        static func distinct(_ cluster: Cluster, _ groups: [ReferenceGroup]) -> [Merging.Member] {
            if let only = cluster.only { return [Merging.Member(index: Int(only), count: 1)] }
            return cluster.groups.map { Merging.Member(index: Int(groups[Int($0)].members[0]), count: groups[Int($0)].members.count) }
        }
    }
}
