import Model

/// The ids that a reference or work gets from what it says.
///
/// - Source: the dataset contract, section *Ids*: the strongest identifier, else a hash of normalised title, first author and year; without a title of
///   the text and the reference's id.
enum WorkIDs {
    static func doi(_ bibliography: Bibliography) -> String? {
        Identifier.doi(bibliography.doi).map { "doi:" + String(decoding: $0, as: UTF8.self) }
    }

    static func pmid(_ bibliography: Bibliography) -> String? {
        Identifier.pmid(bibliography.pmid).map { "pmid:" + String(decoding: $0, as: UTF8.self) }
    }

    /// `w-` and 16 digits from title, first author and year; nil without a title.
    static func titled(_ bibliography: Bibliography) -> String? { hash(bibliography).map { "w-" + $0.hexadecimal } }

    /// The same with what else tells apart works of one title, author and year.
    static func detailed(_ bibliography: Bibliography) -> String? {
        guard var hash = hash(bibliography) else { return nil }
        for field in [bibliography.containerTitle, bibliography.volume, bibliography.issue, bibliography.page, bibliography.doi, bibliography.url] {
            hash.add(field: field)
        }
        return "w-" + hash.hexadecimal
    }

    /// From text and id, for a reference without a title, or the last resort.
    static func untitled(_ reference: Reference) -> String {
        var hash = Fingerprint()
        hash.add(field: reference.text)
        hash.add(field: reference.id)
        return "w-" + hash.hexadecimal
    }

    private static func hash(_ bibliography: Bibliography) -> Fingerprint? {
        let title = FoldedText(bibliography.title ?? "").key
        guard !title.isEmpty else { return nil }
        var hash = Fingerprint(title)
        hash.add(0x1F)
        hash.add(FoldedText(bibliography.authors.first?.family ?? "").key)
        hash.add(0x1F)
        hash.add((bibliography.year.map { String($0) } ?? "").utf8)
        return hash
    }
}

extension WorkIdentity {
    /// - Shape: `members` are distinct references of the cluster, `untitled` all references of it without a title, `first` the one with the smallest id.
    init(_ bibliography: Bibliography, members: [Reference], untitled: [Reference], first: Reference) {
        self.bibliography = bibliography
        ids = []; dois = []; pmids = []; pmcids = []; titles = []
        for member in members {
            let own = member.bibliography
            let id = WorkIDs.doi(own) ?? WorkIDs.pmid(own) ?? WorkIDs.titled(own) ?? WorkIDs.untitled(member)
            ids.insert(id)
            if let titled = WorkIDs.titled(own) { ids.insert(titled) }
            if let doi = Identifier.doi(own.doi) { dois.insert(String(decoding: doi, as: UTF8.self)) }
            if let pmid = Identifier.pmid(own.pmid) { pmids.insert(String(decoding: pmid, as: UTF8.self)) }
            if let pmcid = Identifier.pmcid(own.pmcid) { pmcids.insert(String(decoding: pmcid, as: UTF8.self)) }
            if let title = own.title, !FoldedText(title).isEmpty { titles.insert(String(decoding: FoldedText(title).key, as: UTF8.self)) }
        }
        candidates = [WorkIDs.doi(bibliography), WorkIDs.pmid(bibliography), WorkIDs.titled(bibliography), WorkIDs.detailed(bibliography)]
            .compactMap { $0 } + [WorkIDs.untitled(first)]
        ids.formUnion(candidates)
        for reference in untitled { ids.insert(WorkIDs.untitled(reference)) }
    }
}
