@testable import Linkage
import Model

/// A reference as tests write it: only what an entry states.
func entry(_ id: String, _ title: String? = nil, authors: [String] = [], etAl: Bool = false, year: Int? = nil, journal: String? = nil, volume: String? = nil,
           issue: String? = nil, page: String? = nil, doi: String? = nil, pmid: String? = nil, pmcid: String? = nil, url: String? = nil,
           type: String? = nil, edition: String? = nil, publisher: String? = nil, host: String? = nil, repository: String? = nil, body: String? = nil,
           text: String? = nil, stated: Bool = false, editors: [String] = []) -> Reference {
    var b = Bibliography()
    b.title = title; b.year = year; b.containerTitle = journal; b.volume = volume; b.issue = issue; b.page = page; b.doi = doi; b.pmid = pmid
    b.pmcid = pmcid; b.url = url; b.type = type; b.edition = edition; b.publisher = publisher; b.isEtAl = etAl
    b.authors = authors.map { author in
        let parts = author.split(separator: ",", maxSplits: 1).map { String($0.drop { $0 == " " }) }
        return Name(family: parts.first ?? author, given: parts.count > 1 ? parts[1] : nil)
    } + (body.map { [Name(literal: $0)] } ?? [])
    b.editors = editors.map { Name(family: $0) }
    let document = id.split(separator: "#").first.map { String($0) } ?? id
    return Reference(id: id, documentID: document, list: "References", label: nil, text: text ?? title ?? host ?? id, quote: "", bibliography: b,
                     host: host, repository: repository, isStated: stated, span: SourceSpan(line: 1, start: 0, end: 0, bytes: 0 ..< 0))
}

/// A generator with a fixed seed, so that a shuffle is the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}

extension Linkage {
    /// The ids of the references of each work, sorted: what a linkage says, without the names of the works.
    func partition(of references: [Reference]) -> [[String]] {
        var members: [String: [String]] = [:]
        for (index, id) in workIDs.enumerated() { members[id, default: []].append(references[index].id) }
        return members.values.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    func decision(_ a: String, _ b: String) -> Match? {
        matches.first { $0.referenceIDA == a && $0.referenceIDB == b || $0.referenceIDA == b && $0.referenceIDB == a }
    }
}
