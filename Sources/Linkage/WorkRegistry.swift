import Model

/// The works as they were last published: the memory that keeps ids stable.
///
/// - Shape: the rows of `works.csv` and `work_aliases.csv`, in their order. Known works keep their place at the top of `works.csv` and new ones
///   follow, so the order of rows is the order of age.
public struct WorkRegistry: Sendable {
    public var works: [Work]
    public var aliases: [WorkAlias]

    public init(works: [Work] = [], aliases: [WorkAlias] = []) { self.works = works; self.aliases = aliases }
}

/// What a cluster of references is known by.
struct WorkIdentity: Sendable {
    var bibliography: Bibliography
    /// The ids that each of its references would have alone, and the cluster as a whole.
    var ids: Set<String>
    var dois: Set<String>
    var pmids: Set<String>
    var pmcids: Set<String>
    var titles: Set<String>
    /// Author, year, volume and page of each reference, where all are stated.
    var places: Set<String>
    /// What it says is enough to know a work by.
    var isKnown: Bool
    /// The references by which it gets an id when the registry knows none, by index.
    var known: [Int]
}

/// Gives every cluster its id: the registry's where a published work is the same, else a new one.
struct WorkNaming {
    /// The id of every cluster, by index.
    private(set) var ids: [String]
    private(set) var aliases: [WorkAlias] = []
    /// For every cluster the place of its id in the registry; nil for new ones.
    private(set) var age: [Int?]

    /// A published work and a cluster that may be the same.
    private struct Claim {
        var work: Int, cluster: Int
        var rank: Int, agreement: Int
    }

    init(_ identities: [WorkIdentity], _ references: some References, registry: WorkRegistry) {
        ids = [String](repeating: "", count: identities.count)
        age = [Int?](repeating: nil, count: identities.count)
        let owners = assign(registry, identities)
        nameNew(identities, references)
        addAliases(registry, owners: owners)
    }

    /// Every published work goes to at most one cluster; the oldest of those that meet in one gives the id.
    ///
    /// - Shape: the cluster of each published work, or nil when its references are gone.
    private mutating func assign(_ registry: WorkRegistry, _ identities: [WorkIdentity]) -> [Int?] {
        var owners = [Int?](repeating: nil, count: registry.works.count)
        for claim in claims(registry, identities) where owners[claim.work] == nil {
            if let known = age[claim.cluster] {
                // A title that many items share makes no alias.
                let isSure = claim.rank < 4 || identities[claim.cluster].isKnown && isDistinctive(registry.works[claim.work].bibliography)
                guard isSure else { continue }
                age[claim.cluster] = min(known, claim.work)
            } else {
                age[claim.cluster] = claim.work
            }
            owners[claim.work] = claim.cluster
        }
        for cluster in identities.indices { if let work = age[cluster] { ids[cluster] = registry.works[work].id } }
        return owners
    }

    private func claims(_ registry: WorkRegistry, _ identities: [WorkIdentity]) -> [Claim] {
        var index: [String: [Int]] = [:]
        for (cluster, identity) in identities.enumerated() {
            for key in Self.keys(of: identity) { index[key, default: []].append(cluster) }
        }
        var claims: [Claim] = []
        for (work, published) in registry.works.enumerated() {
            for (rank, key) in Self.keys(of: published) {
                let clusters = index[key] ?? []
                // A title of thousands of items claims nothing, and must not cost their square.
                if rank >= 4, clusters.count > 32 { continue }
                for cluster in clusters where rank < 4 || clusters.count == 1 || identities[cluster].isKnown {
                    let found = identities[cluster].bibliography
                    if rank >= 4, Self.contradicts(published.bibliography, found) { continue }
                    claims.append(Claim(work: work, cluster: cluster, rank: rank, agreement: Self.agreement(published.bibliography, found)))
                }
            }
        }
        return claims.sorted { x, y in
            if x.rank != y.rank { return x.rank < y.rank }
            if x.agreement != y.agreement { return x.agreement > y.agreement }
            return x.work != y.work ? x.work < y.work : x.cluster < y.cluster
        }
    }

    private static func keys(of identity: WorkIdentity) -> [String] {
        identity.ids.map { "0" + $0 } + identity.dois.map { "1" + $0 } + identity.pmids.map { "2" + $0 } + identity.pmcids.map { "3" + $0 }
            + identity.titles.map { "4" + $0 } + identity.places.map { "5" + $0 }
    }

    /// The same keys of a published work, each with its rank.
    private static func keys(of work: Work) -> [(rank: Int, key: String)] {
        let b = work.bibliography
        var keys = [(0, "0" + work.id)]
        if let doi = Identifier.doi(b.doi) { keys.append((1, "1" + String(decoding: doi, as: UTF8.self))) }
        if let pmid = Identifier.pmid(b.pmid) { keys.append((2, "2" + String(decoding: pmid, as: UTF8.self))) }
        if let pmcid = Identifier.pmcid(b.pmcid) { keys.append((3, "3" + String(decoding: pmcid, as: UTF8.self))) }
        if let title = b.title, !FoldedText(title).isEmpty { keys.append((4, "4" + String(decoding: FoldedText(title).key, as: UTF8.self))) }
        if let place = WorkIDs.place(b) { keys.append((5, "5" + place)) }
        return keys
    }

    private func isDistinctive(_ b: Bibliography) -> Bool { TitleInformation.bits(of: FoldedText(b.title ?? "")) >= 11 }

    /// Equal titles by others, or of another year, are no claim.
    private static func contradicts(_ a: Bibliography, _ b: Bibliography) -> Bool {
        if let x = a.year, let y = b.year, abs(x - y) > 1 { return true }
        if let x = a.authors.first, let y = b.authors.first, FoldedText(x.family) != FoldedText(y.family) { return true }
        if let x = Identifier.doi(a.doi), let y = Identifier.doi(b.doi), x != y { return true }
        if let x = a.title, let y = b.title, FoldedText(x).key != FoldedText(y).key { return true }
        return false
    }

    private static func agreement(_ a: Bibliography, _ b: Bibliography) -> Int {
        func same(_ x: String?, _ y: String?) -> Int { x == nil || y == nil ? 0 : FoldedText(x ?? "") == FoldedText(y ?? "") ? 1 : -1 }
        let year = a.year == nil || b.year == nil ? 0 : a.year == b.year ? 1 : -1
        return year + same(a.title, b.title) + same(a.containerTitle, b.containerTitle) + same(a.volume, b.volume) + same(a.page, b.page)
            + same(a.url, b.url) + same(a.doi, b.doi) + same(a.pmid, b.pmid) + same(a.authors.first?.family, b.authors.first?.family)
    }

    /// New ids, none twice: a second work that would get the id of the first takes its next candidate.
    private mutating func nameNew(_ identities: [WorkIdentity], _ references: some References) {
        var taken = Set(identities.indices.filter { age[$0] != nil }.map { ids[$0] })
        for (cluster, identity) in identities.enumerated() where age[cluster] == nil {
            if let first = identity.firstCandidate(references), taken.insert(first).inserted {
                ids[cluster] = first
                continue
            }
            let candidates = identity.candidates(references)
            ids[cluster] = candidates.first { !taken.contains($0) } ?? Self.numbered(candidates.last ?? "w-", taken)
            taken.insert(ids[cluster])
        }
    }

    private static func numbered(_ id: String, _ taken: Set<String>) -> String {
        var number = 2
        while taken.contains("\(id)-\(number)") { number += 1 }
        return "\(id)-\(number)"
    }

    /// Old aliases of works that live, and the ids of published works that met an older one.
    private mutating func addAliases(_ registry: WorkRegistry, owners: [Int?]) {
        var current: [String: String] = [:]
        for (work, owner) in owners.enumerated() { if let owner { current[registry.works[work].id] = ids[owner] } }
        let living = Set(ids)
        var targets: [String: String] = [:]
        for alias in registry.aliases { if let target = current[alias.workID] { targets[alias.aliasID] = target } }
        for (old, new) in current where old != new { targets[old] = new }
        aliases = targets.filter { !living.contains($0.key) }.map { WorkAlias(aliasID: $0.key, workID: $0.value) }
            .sorted { $0.aliasID.precedes($1.aliasID) }
    }
}
