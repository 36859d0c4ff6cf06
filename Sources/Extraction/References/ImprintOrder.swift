/// Who published a work and where, and in which state it is.
extension FieldOrder {
    /// `Title. Lakeside Learning, third edition.`: what an edition follows, and no number, is no container.
    mutating func takePublisher() {
        guard let container = first(.container), first(.publisher) == nil, first(.location) == nil, first(.editor) == nil, first(.volume) == nil,
            first(.pages) == nil, first(.issue) == nil, field(container - 1) == .title, [.edition, .note].contains(field(container + 1)),
            text.holds("edition", in: range(container + 1)), !text.has("in ", at: range(container).lowerBound)
        else { return }
        stretches[container].field = .publisher
        stretches[container + 1].field = .edition
    }

    /// `(2017). Title (4th ed.). Pearson.`: who wrote the year first and the edition in brackets names no place.
    mutating func takeLonePublisher() {
        guard let edition = first(.edition), field(edition + 1) == .location, first(.publisher) == nil,
            first(.container) == nil, let date = first(.date), date < edition, field(edition - 1) == .title,
            text.bytes[range(edition).upperBound ..< range(edition + 1).lowerBound].contains(0x29), !text.bytes[range(edition + 1)].contains(0x2C)
        else { return }
        stretches[edition + 1].field = .publisher
    }

    /// `Tidemark, version 9.4, Lakeside, | LLC`: the maker's name is cut before the words for its kind.
    mutating func joinCompany() {
        guard let company = stretches.indices.first(where: { $0 > 0 && [.publisher, .container].contains(field($0)) }),
            let kind = stretches[company].tokens.first, Self.companies.contains(word(kind))
        else { return }
        let before = stretches[company - 1].tokens
        guard let end = before.last, isMark(end, 0x2C) else { return }
        var start = before.lowerBound
        if field(company - 1) == .title, let comma = before.dropLast().last(where: { isMark($0, 0x2C) }) { start = comma + 1 }
        guard field(company - 1) == .location || start > before.lowerBound, end - start <= 3 else { return }
        stretches[company] = ReferenceLabeller.Stretch(field: .publisher, tokens: start ..< stretches[company].tokens.upperBound)
        if start == before.lowerBound { stretches.remove(at: company - 1) } else { stretches[company - 1].tokens = before.lowerBound ..< start }
    }

    static let companies: WordSet = ["llc", "inc", "ltd", "gmbh", "corp", "co", "ag", "plc"]

    /// `Glide, | version 6.1,`: a program's version is of its name.
    mutating func joinVersion() {
        guard let title = first(.title), [.note, .edition, .genre, .volume].contains(field(title + 1)), let opening = stretches[title + 1].tokens.first,
            word(opening) == "version", stretches[title + 1].tokens.contains(where: { tokens[$0].kind == .number })
        else { return }
        join(title)
    }

    /// `Title. Forthcoming.`, `(Appendix`: what becomes of a work, or a part of it, publishes nothing.
    mutating func dropStatus() {
        guard let publisher = first(.publisher), Self.statuses.contains(FoldedWord(text.bytes[range(publisher)])) else { return }
        stretches[publisher].field = .note
    }

    static let statuses: WordSet = ["forthcoming", "appendix", "submitted", "unpublished", "manuscript", "preprint"]

    /// `Lake Atlas | [Internet]. Lakes Office`: what the word follows is the title.
    mutating func takeMedium() {
        guard let names = first(.author), first(.label) ?? names <= names, let medium = place(of: "internet", from: stretches[names].tokens.lowerBound),
            medium > stretches[names].tokens.lowerBound + 1, medium - 1 == stretches[names].tokens.upperBound || medium < stretches[names].tokens.upperBound,
            isMark(medium - 1, 0x5B), field(names + 1) == .title || field(names + 1) == .genre || field(names + 1) == .note
        else { return }
        stretches[names].field = .title
        if let title = stretches.indices.first(where: { $0 > names && field($0) == .title }), first(.container) == nil { stretches[title].field = .container }
    }

    /// `TrialBase: https://…`: all that is said of a page is its name.
    mutating func nameLonePage() {
        guard stretches.count <= 3, let note = first(.note), first(.identifier) != nil,
            stretches.allSatisfy({ [.note, .identifier, .label].contains($0.field) }), range(note).contains(where: { text.isLetter($0) })
        else { return }
        stretches[note].field = .title
    }
}
