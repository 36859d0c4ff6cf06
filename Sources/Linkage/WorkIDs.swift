import Model

/// The ids that a reference or work gets from what it says.
///
/// - Source: the dataset contract, section *Ids*: the strongest identifier, else a hash of normalised title, first author and year; without a
///   title of
///   the text and the reference's id. The reference's id enters only where the entry says too little to know a work by; then nothing else could tell
///   two such works apart when documents come and go.
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

    /// From text and id, for a reference that says too little to know a work by: a bare host, the word *Editorial*.
    static func obscure(_ reference: Reference) -> String {
        var hash = Fingerprint()
        hash.add(field: reference.text)
        hash.add(field: reference.id)
        return "w-" + hash.hexadecimal
    }

    /// From the text alone, for a reference without a title that is known by author and place, so that its copies in other documents have one id.
    static func untitled(_ reference: Reference) -> String {
        var hash = Fingerprint()
        hash.add(field: reference.text)
        return "w-" + hash.hexadecimal
    }

    /// First author, year, volume and page: what a published work without a title is found by.
    static func place(_ bibliography: Bibliography) -> String? {
        guard let author = bibliography.authors.first, let year = bibliography.year, let page = bibliography.page.flatMap(PageRange.init) else { return nil }
        let volume = Numbers(bibliography.volume).first.map { String($0) } ?? ""
        return String(decoding: FoldedText(author.family).key, as: UTF8.self) + " \(year) \(volume) \(page.first)"
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
    /// - Shape: `members` are the distinct references of the cluster; `obscure` all of its references that say too little to know a work by;
    ///   `isKnown` is false when the cluster has only such.
    init(_ bibliography: Bibliography, members: [Int], obscure: [Int], _ references: some References, isKnown: Bool, hasRegistry: Bool) {
        self.bibliography = bibliography
        self.isKnown = isKnown
        known = isKnown ? members : obscure
        ids = []; dois = []; pmids = []; pmcids = []; titles = []; places = []
        // The rest is what a registry is asked by.
        if hasRegistry { addKeys(of: members, obscure: obscure, references) }
    }

    /// The ids that it may get when the registry knows none, best first.
    func candidates(_ references: some References) -> [String] {
        guard isKnown else { return known.map { WorkIDs.obscure(references[$0]) } }
        return [WorkIDs.doi(bibliography), WorkIDs.pmid(bibliography), WorkIDs.titled(bibliography), WorkIDs.detailed(bibliography)].compactMap { $0 }
            + known.map { WorkIDs.untitled(references[$0]) }.sorted { $0.precedes($1) }
    }

    /// The best of the candidates.
    func firstCandidate(_ references: some References) -> String? {
        guard isKnown else { return known.first.map { WorkIDs.obscure(references[$0]) } }
        return WorkIDs.doi(bibliography) ?? WorkIDs.pmid(bibliography) ?? WorkIDs.titled(bibliography) ?? candidates(references).first
    }

    private mutating func addKeys(of members: [Int], obscure: [Int], _ references: some References) {
        ids = Set(obscure.map { WorkIDs.obscure(references[$0]) } + candidates(references))
        for member in members.lazy.map({ references[$0] }) {
            let own = member.bibliography
            if isKnown { ids.insert(WorkIDs.doi(own) ?? WorkIDs.pmid(own) ?? WorkIDs.titled(own) ?? WorkIDs.untitled(member)) }
            if let titled = WorkIDs.titled(own), isKnown { ids.insert(titled) }
            if let doi = Identifier.doi(own.doi) { dois.insert(String(decoding: doi, as: UTF8.self)) }
            if let pmid = Identifier.pmid(own.pmid) { pmids.insert(String(decoding: pmid, as: UTF8.self)) }
            if let pmcid = Identifier.pmcid(own.pmcid) { pmcids.insert(String(decoding: pmcid, as: UTF8.self)) }
            if let title = own.title, !FoldedText(title).isEmpty { titles.insert(String(decoding: FoldedText(title).key, as: UTF8.self)) }
            if let place = WorkIDs.place(own) { places.insert(place) }
        }
    }
}
