import Model

/// References that are two works but belong together.
struct RelationFinder {
    /// The reference that stands for a group.
    let reference: (Int32) -> Reference
    let profiles: [Profile]

    /// - Shape: one relation of a kind for two works, between the references that show it best; sorted by ids.
    func relations(in links: [Clustering.Link], sets: DisjointSets) -> [Relation] {
        var seen: Set<[Int]> = []
        var relations: [Relation] = []
        for link in links.sorted(by: Clustering.isStronger) {
            let a = sets.root(of: Int(link.a)), b = sets.root(of: Int(link.b))
            guard a != b, let found = relation(of: link), seen.insert([min(a, b), max(a, b)]).inserted else { continue }
            relations.append(found)
        }
        relations += parts(sets, besides: seen)
        return relations.sorted { x, y in
            if x.referenceIDA != y.referenceIDA { return x.referenceIDA.precedes(y.referenceIDA) }
            if x.referenceIDB != y.referenceIDB { return x.referenceIDB.precedes(y.referenceIDB) }
            return x.relation.rawValue.precedes(y.relation.rawValue)
        }
    }

    private func relation(of link: Clustering.Link) -> Relation? {
        let a = profiles[Int(link.a)], b = profiles[Int(link.b)]
        let agrees = [Level.same, .close, .part].contains(link.vector[.authors])
        let isTitle = link.vector[.title] == .same || link.vector[.title] == .close
        switch link.veto {
        case .kinds: return kinds(link, a, b)
        case .preprint where isTitle && agrees:
            return a.isPreprint ? row(link.a, link.b, .preprint_of, link) : row(link.b, link.a, .preprint_of, link)
        case .editions where isTitle && agrees:
            return (a.edition ?? 0) > (b.edition ?? 0) ? row(link.a, link.b, .edition_of, link) : row(link.b, link.a, .edition_of, link)
        case .book where link.vector[.year] == .same:
            return Veto.isHost(b, of: a, link.vector) ? row(link.a, link.b, .part_of, link) : row(link.b, link.a, .part_of, link)
        case nil, .pubmed, .identifiers: return otherPrinting(link, a, b)
        default: return nil
        }
    }

    /// The paper or abstract of a meeting and the article of that title, an article under its title and under a translated one, or two editions of a book.
    private func otherPrinting(_ link: Clustering.Link, _ a: Profile, _ b: Profile) -> Relation? {
        if Self.areEditions(a, b, link.vector) {
            return (a.year ?? 0) > (b.year ?? 0) ? row(link.a, link.b, .edition_of, link) : row(link.b, link.a, .edition_of, link)
        }
        if Self.isTranslation(a, b, link.vector) {
            return a.isTranslated ? row(link.a, link.b, .translation_of, link) : row(link.b, link.a, .translation_of, link)
        }
        guard Self.isOfMeeting(a, b, link.vector) else { return nil }
        let first = reference(link.a).bibliography.type, second = reference(link.b).bibliography.type
        if isMeeting(a, first), isArticle(b, second) { return row(link.a, link.b, .conference_version_of, link) }
        if isMeeting(b, second), isArticle(a, first) { return row(link.b, link.a, .conference_version_of, link) }
        return nil
    }

    private func isMeeting(_ profile: Profile, _ type: String?) -> Bool {
        profile.venue == .abstract || profile.venue == .proceedings && (type == "paper_conference" || Venue.namesMeeting(profile.container.folded))
    }

    private func isArticle(_ profile: Profile, _ type: String?) -> Bool {
        profile.venue == .serial && type != "chapter" && type != "book" || profile.venue == .proceedings && !isMeeting(profile, type)
    }

    /// A correction or reply whose title names the title of the other.
    private func kinds(_ link: Clustering.Link, _ a: Profile, _ b: Profile) -> Relation? {
        if let kind = Self.relation(of: a.title, to: b.title) { return row(link.a, link.b, kind, link) }
        if let kind = Self.relation(of: b.title, to: a.title) { return row(link.b, link.a, kind, link) }
        return nil
    }

    /// Whether a pair may be two works that belong together, whatever its fields weigh.
    static func mayRelate(_ a: Profile, _ b: Profile, _ vector: ComparisonVector, _ veto: Veto?) -> Bool {
        switch veto {
        case .preprint, .editions: (vector[.title] == .same || vector[.title] == .close) && vector.agrees(.authors)
        case .kinds: isAbout(a.title, b.title)
        case .book: vector[.year] == .same
        case nil, .pubmed, .identifiers: isOfMeeting(a, b, vector) || isTranslation(a, b, vector) || areEditions(a, b, vector)
        default: false
        }
    }

    /// A title of its own and the authors agree, but one names a meeting, or the volume with its abstracts, and the other another place in print, no
    /// earlier.
    private static func isOfMeeting(_ a: Profile, _ b: Profile, _ vector: ComparisonVector) -> Bool {
        let venues = [a.venue, b.venue]
        guard venues.contains(.abstract) || venues.contains(.proceedings), venues[0] != venues[1] || venues[0] == .proceedings,
              vector[.title] == .same || vector[.title] == .close, vector.titleInformation >= ownTitle else { return false }
        if let meeting = a.venue == .serial ? b.year : a.year, let article = a.venue == .serial ? a.year : b.year, article < meeting { return false }
        return [.same, .close, .part].contains(vector[.authors]) && vector[.pages] != .same
            && (vector[.container] != .same || venues.contains(.abstract))
    }

    /// Two books with one title and the same authors, years apart, where nothing says which edition they are.
    private static func areEditions(_ a: Profile, _ b: Profile, _ vector: ComparisonVector) -> Bool {
        guard a.isBook, b.isBook, let first = a.year, let second = b.year, abs(first - second) > 1 else { return false }
        return vector[.title] == .same && vector[.authors] == .same && vector[.volume] != .differs
    }

    /// Bits of a title that no other work is likely to have.
    private static let ownTitle: Float = 8

    /// A title in brackets, as libraries print one that they translated, and another one; the same authors in the same volume, on no other page.
    private static func isTranslation(_ a: Profile, _ b: Profile, _ vector: ComparisonVector) -> Bool {
        guard a.isTranslated != b.isTranslated, !b.title.isEmpty, !a.title.isEmpty, !vector.agrees(.title) else { return false }
        return vector[.authors] == .same && vector[.volume] == .same && vector[.container] != .differs
            && (vector[.pages] == .same || vector[.pages] == .close || vector[.pages] == .missing && vector[.issue] == .same)
    }

    /// Whether one title names the other as its subject.
    static func isAbout(_ a: TitleProfile, _ b: TitleProfile) -> Bool { relation(of: a, to: b) != nil || relation(of: b, to: a) != nil }

    private static func relation(of title: TitleProfile, to other: TitleProfile) -> Relation.Kind? {
        guard title.kind != .plain, let subject = TitleMarks.subject(of: title.folded) else { return nil }
        let key = subject.filter { $0 != UInt8(ascii: " ") }, otherKey = other.folded.foldedKey
        guard key.count >= 12, otherKey.starts(with: key) || key.starts(with: otherKey) && otherKey.count >= 12 else { return nil }
        let isNotice = { (kind: TitleProfile.Kind) in kind == .erratum || kind == .retraction }
        guard isNotice(title.kind) else { return .reply_to }
        return isNotice(other.kind) ? nil : .erratum_of
    }

    private func row(_ a: Int32, _ b: Int32, _ kind: Relation.Kind, _ link: Clustering.Link) -> Relation {
        let first = reference(a), second = reference(b)
        let vector = link.vector
        return Relation(referenceIDA: first.id, referenceIDB: second.id, relation: kind,
                        reasons: Reasons.reasons(of: vector, profiles[Int(link.a)], profiles[Int(link.b)], reference(link.a), reference(link.b)))
    }

    /// Chapters of a book that is itself in a list: the container's title is the book's, and the years agree.
    private func parts(_ sets: DisjointSets, besides seen: Set<[Int]>) -> [Relation] {
        var books: [UInt64: [Int]] = [:]
        for index in profiles.indices where profiles[index].isBook && !profiles[index].title.isEmpty {
            books[profiles[index].title.key, default: []].append(index)
        }
        guard !books.isEmpty else { return [] }
        var relations: [Relation] = []
        for index in profiles.indices where profiles[index].isChapter && !profiles[index].container.isEmpty {
            guard let year = profiles[index].year else { continue }
            let candidates = books[Fingerprint(profiles[index].container.folded.foldedKey).value] ?? []
            guard let book = candidates.first(where: { profiles[$0].year == year }) else { continue }
            let roots = [sets.root(of: index), sets.root(of: book)]
            guard !seen.contains(roots.sorted()) else { continue }
            relations.append(Relation(referenceIDA: reference(Int32(index)).id, referenceIDB: reference(Int32(book)).id, relation: .part_of,
                                      reasons: ["the chapter's book has that title", "same year \(year)"]))
        }
        return relations
    }
}
