import Model

/// What kind of source a work is: `journal_article`, `preprint`, `review`, `book`, `chapter`, `thesis`, `conference_paper`, `report`, `patent`,
/// `dataset`, `trial_registration`, `encyclopedia`, `video`, `vendor_page`, `web_page`.
enum Evidence {
    /// - Shape: nil where the references say too little to tell.
    static func kind(of bibliography: Bibliography, hosts: [String], repositories: [String]) -> String? {
        let sites = hosts.map(Identifier.bareHost).sorted { $0.lexicographicallyPrecedes($1) }
        if hosts.contains(where: isPreprintHost) || isPreprint(bibliography, host: nil, repository: nil) { return "preprint" }
        if let kind = byType[bibliography.type ?? ""] { return kind }
        if isScholarly(bibliography, sites: sites, repositories: repositories) { return isReview(bibliography.title) ? "review" : "journal_article" }
        for site in sites { if let kind = bySite.first(where: { isBelow(site, $0.domain) })?.kind { return kind } }
        if sites.contains(where: isVendor) { return "vendor_page" }
        if !sites.isEmpty || bibliography.url != nil || bibliography.type == "webpage" { return "web_page" }
        return nil
    }

    static func isPreprint(_ bibliography: Bibliography, host: String?, repository: String?) -> Bool {
        if bibliography.type == "preprint" || bibliography.type == "article" && bibliography.arxiv != nil { return true }
        let container = FoldedText(bibliography.containerTitle ?? repository ?? "").bytes
        if preprintServers.contains(where: { container.starts(with: $0) }) || container.elementsEqual("corr".utf8) || isManuscript(container) { return true }
        // What names a journal or proceedings was published, though the link leads to a server.
        guard bibliography.containerTitle == nil else { return false }
        if let doi = Identifier.doi(bibliography.doi), isPreprintDOI(doi) { return true }
        return (host ?? Identifier.host(bibliography.url)).map(isPreprintHost) ?? false
    }

    /// `Unpublished manuscript`, `Preprint`, `Manuscript in preparation`: what stands in place of a journal when there is none yet.
    private static func isManuscript(_ container: [UInt8]) -> Bool {
        let words = container.split(separator: UInt8(ascii: " "))
        return !words.isEmpty && words.allSatisfy { word in manuscriptWords.contains { word.elementsEqual($0) } }
    }
    private static let manuscriptWords = ["unpublished", "manuscript", "preprint", "draft", "in", "preparation"].map { Array($0.utf8) }

    private static let preprintPrefixes = ["10.21203/", "10.48550/", "10.20944/", "10.26434/", "10.31234/", "10.31219/", "10.2139/"].map { Array($0.utf8) }
    private static let preprintServers = ["arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "research square", "ssrn", "preprints", "osf preprints",
        "authorea"].map { Array($0.utf8) }
    private static let preprintDomains = ["arxiv.org", "biorxiv.org", "medrxiv.org", "chemrxiv.org", "preprints.org", "researchsquare.com", "ssrn.com",
        "authorea.com"].map { Array($0.utf8) }

    private static func isPreprintHost(_ host: String) -> Bool {
        let site = Identifier.bareHost(host)
        return preprintDomains.contains { isBelow(site, $0) }
    }

    /// `10.1101/2020.03.01.970000` and `10.1101/012345`, but not `10.1101/gr.123`, a journal of the same press.
    private static func isPreprintDOI(_ doi: [UInt8]) -> Bool {
        if preprintPrefixes.contains(where: { doi.starts(with: $0) }) { return true }
        guard doi.starts(with: "10.1101/".utf8), doi.count > 8 else { return false }
        return doi[8] >= UInt8(ascii: "0") && doi[8] <= UInt8(ascii: "9")
    }

    private static let byType: [String: String] = [
        "book": "book", "chapter": "chapter", "thesis": "thesis", "paper_conference": "conference_paper", "report": "report", "patent": "patent",
        "dataset": "dataset", "entry_encyclopedia": "encyclopedia", "motion_picture": "video", "preprint": "preprint", "software": "software",
    ]
    private static let bySite: [(domain: [UInt8], kind: String)] = sites.map { (Array($0.0.utf8), $0.1) }
    private static let sites: [(String, String)] = [
        ("wikipedia.org", "encyclopedia"), ("britannica.com", "encyclopedia"), ("clinicaltrials.gov", "trial_registration"), ("isrctn.com", "trial_registration"),
        ("youtube.com", "video"), ("youtu.be", "video"), ("vimeo.com", "video"), ("patents.google.com", "patent"), ("zenodo.org", "dataset"),
        ("figshare.com", "dataset"), ("github.com", "software"),
    ]

    private static func isScholarly(_ b: Bibliography, sites: [[UInt8]], repositories: [String]) -> Bool {
        if b.doi != nil || b.pmid != nil || b.pmcid != nil || b.type == "article_journal" { return true }
        if b.containerTitle != nil, b.volume != nil { return true }
        return !repositories.isEmpty && b.title != nil || b.title != nil && sites.contains(where: Repositories.holds)
    }

    /// By the words of the title: `a systematic review`, `meta-analysis`, `: a review`.
    private static func isReview(_ title: String?) -> Bool {
        let folded = FoldedText(title ?? "").bytes
        return ["systematic review", "meta analysis", "metaanalysis", "a review", "review of", "scoping review", "narrative review", "literature review"]
            .contains { folded.holds(Array($0.utf8)) } || folded.suffix(7).elementsEqual(" review".utf8)
    }

    /// A host whose name is that of a trade: `northpeptides.com`, `shop.example.com`, `acme-chem.com`.
    private static func isVendor(_ host: [UInt8]) -> Bool {
        ["peptide", "chem", "biotech", "pharma", "reagent", "labs", "supply", "supplies", "shop", "store", "sigmaaldrich", "antibod", "nootropic", "vendor"]
            .contains { host.holds(Array($0.utf8)) } && !host.suffix(4).elementsEqual(".gov".utf8) && !host.suffix(4).elementsEqual(".edu".utf8)
    }

    private static func isBelow(_ host: [UInt8], _ domain: [UInt8]) -> Bool {
        host.count >= domain.count && host.suffix(domain.count).elementsEqual(domain)
            && (host.count == domain.count || host[host.count - domain.count - 1] == UInt8(ascii: "."))
    }
}
