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

    /// Places and publishers that were taken for one another, or for what holds the work, by the places that are known.
    mutating func namePlaces() {
        dropLead()
        namePlace()
        swapPlace()
        partPlace()
    }

    /// `1994, | in particolare | pp. 55–60`: a word before the pages that are meant is no name.
    private mutating func dropLead() {
        guard let pages = first(.pages), [.container, .publisher, .location].contains(field(pages - 1)), pages > 1, words(of: pages - 1).count < 3,
            words(of: pages - 1).allSatisfy({ Self.pageLeads.contains(word($0)) })
        else { return }
        stretches[pages - 1].field = .note
    }

    private static let pageLeads: WordSet = [
        "in", "particolare", "part", "spec", "qui", "bes", "insbes", "insbesondere", "hier", "dort", "esp", "especially", "here", "at", "notamment", "spéc", "ici", "esp",
    ]

    /// `Title, | Venice | 1961, pp. 12–15`: a city before the year of a book is no journal.
    private mutating func namePlace() {
        guard let place = first(.container), field(place - 1) == .title, field(place + 1) == .date, first(.volume) == nil, first(.issue) == nil, first(.location) == nil,
            isCity(stretches[place].tokens), let end = stretches[place - 1].tokens.last, isMark(end, in: ",."), !isQuoted(place - 1)
        else { return }
        stretches[place].field = .location
    }

    /// `Hill Press: | Vienna 1993`: the city is the place, on whichever side of the colon it stands.
    private mutating func swapPlace() {
        guard let place = first(.location), field(place + 1) == .publisher, let colon = stretches[place].tokens.last, isMark(colon, 0x3A),
            words(of: place).count == stretches[place].tokens.count - 1,
            !stretches[place].tokens.contains(where: { isKnown($0, as: WordLexicon.Kind.city | WordLexicon.Kind.country) }), isCity(stretches[place + 1].tokens)
        else { return }
        stretches[place].field = .publisher
        stretches[place + 1].field = .location
    }

    /// `Title, Milan, | The River, 1994`: behind the city and a comma stands who published it, where nothing else does.
    private mutating func partPlace() {
        guard let place = first(.location), first(.author) ?? first(.editor) ?? place < place, first(.publisher) == nil, first(.container) == nil, first(.institution) == nil, field(place - 1) == .title || field(place - 1) == .edition,
            field(place + 1) == .date, let comma = stretches[place].tokens.first(where: { isMark($0, 0x2C) }), isCity(stretches[place].tokens.lowerBound ..< comma),
            let end = stretches[place].tokens.last, isMark(end, 0x2C), comma < end, let before = stretches[place - 1].tokens.last, isMark(before, 0x2C)
        else { return }
        let rest = (comma + 1 ..< end).filter { isWord($0) }
        guard let only = rest.first, !rest.contains(where: { isKnown($0, as: WordLexicon.Kind.city | WordLexicon.Kind.country) || tokens[$0].range.count < 4 && rest.count == 1 }),
            !Self.states.contains(word(only))
        else { return }
        part(place, at: comma + 1, .publisher)
    }

    /// A known city alone, with the marks behind it.
    private func isCity(_ stretch: Range<Int>) -> Bool {
        let words = stretch.filter { tokens[$0].kind != .mark }
        return words.count == 1
            && words.allSatisfy { isCapital($0) && tokens[$0].range.count > 3 && (isKnown($0, as: WordLexicon.Kind.city) || Self.cities.contains(word($0))) }
    }

    /// Cities of printers by the names that they have at home; the lexicon knows most by their English ones.
    private static let cities: WordSet = [
        "venezia", "firenze", "torino", "milano", "roma", "napoli", "padova", "genova", "mantova", "siena", "köln", "münchen", "wien", "zürich", "göttingen", "tübingen",
        "genève", "lyon", "bruxelles", "anvers", "lisboa", "praha", "warszawa", "kraków", "københavn", "göteborg", "sevilla", "zaragoza", "moskva", "leipzig",
    ]

    private static let states: WordSet = [
        "alabama", "alaska", "arizona", "arkansas", "california", "colorado", "connecticut", "delaware", "florida", "georgia", "hawaii", "idaho", "illinois", "indiana",
        "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska",
        "nevada", "new", "north", "south", "west", "ohio", "oklahoma", "oregon", "pennsylvania", "rhode", "tennessee", "texas", "utah", "vermont", "virginia",
        "washington", "wisconsin", "wyoming", "ontario", "quebec", "alberta", "british", "mass", "calif", "mich", "penn", "conn", "tenn", "wash", "england", "scotland", "the",
    ]

    /// `Technical report, | Dept. of Lakes, Northern University`: what stands behind the word for a report or thesis is where it was written.
    mutating func takeInstitution() {
        guard let container = first(.container), container > 0, [.note, .genre].contains(field(container - 1)), first(.volume) == nil, first(.issue) == nil,
            words(of: container - 1).contains(where: { Self.reports.contains(word($0)) }), words(of: container).contains(where: { Self.institutions.contains(word($0)) })
        else { return }
        stretches[container].field = .publisher
        if field(container + 1) == .publisher { join(container) }
    }

    private static let reports: WordSet = ["report", "rept", "thesis", "dissertation", "diss", "memo", "memorandum", "diplomarbeit", "rapport", "bericht"]
    private static let institutions: WordSet = [
        "dept", "department", "university", "univ", "institute", "inst", "school", "college", "laboratory", "laboratories", "lab", "labs", "faculty", "center", "centre",
        "universität", "institut", "università", "université", "universidad", "corporation", "research",
    ]
}
