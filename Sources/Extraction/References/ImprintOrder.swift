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

    /// `Materials are described | Lake Online.`: a remark has neither an author nor a date, and nothing parts it in two.
    mutating func joinRemark() {
        guard stretches.count == 2, field(0) == .title, field(1) == .container, let end = stretches[0].tokens.last, isWord(end), text.links.isEmpty else { return }
        join(0)
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
        joinAcronym()
        nameSchool()
        partSchool()
        nameBracketedPublisher()
        joinPlace()
        givePlace()
        dropLead()
        namePlace()
        swapPlace()
        partPlace()
    }

    /// `Cold | Harbor, NY: | Harbor Press`: no mark parts a place's name in two.
    private mutating func joinPlace() {
        guard let place = first(.location), field(place - 1) == .publisher, field(place + 1) == .publisher, let end = stretches[place - 1].tokens.last, isWord(end),
            let colon = stretches[place].tokens.last, isMark(colon, 0x3A)
        else { return }
        stretches[place - 1].field = .location
        join(place - 1)
    }

    /// `(Lake Press 1981)`, `(Oslo 1962)` in one piece: what stands before the year published the work, or is the place.
    mutating func partDate() {
        guard first(.publisher) == nil, let date = first(.date), date > 0, [.title, .container].contains(field(date - 1)) else { return }
        let own = stretches[date].tokens
        guard isMark(own.lowerBound, 0x28), let year = own.first(where: { tokens[$0].shape == ReferenceTokens.Shape.year }), year > own.lowerBound + 1, year + 1 < own.upperBound,
            isMark(year + 1, 0x29), Issued(startingAt: tokens[year - 1].range.lowerBound, in: text) == nil
        else { return }
        let before = own.lowerBound ..< year
        let words = before.filter { isWord($0) }
        guard words.count < 7, let first = words.first, isCapital(first), Issued(startingAt: tokens[first].range.lowerBound, in: text) == nil,
            !before.contains(where: { tokens[$0].kind == .number }), words.allSatisfy({ isCapital($0) || Self.joints.contains(word($0)) }),
            !Self.seasons.contains(word(first))
        else { return }
        stretches[date].field = isCity(before) ? .location : .publisher
        part(date, at: year, .date)
    }

    private static let seasons: WordSet = ["spring", "summer", "autumn", "fall", "winter", "forthcoming", "in", "accessed", "published", "first", "orig", "repr", "reprint", "cited", "ca", "circa"]

    /// `Proc. Int. Lake Symp. | (ILS), | Oslo`: the letters in the bracket are the meeting's.
    private mutating func joinAcronym() {
        guard let letters = first(.publisher), field(letters - 1) == .container, words(of: letters).count == 1, let only = words(of: letters).first,
            tokens[only].shape == ReferenceTokens.Shape.capitals || tokens[only].shape == ReferenceTokens.Shape.longCapitals, isMark(stretches[letters].tokens.lowerBound, 0x28),
            stretches[letters].tokens.contains(where: { isMark($0, 0x29) }), words(of: letters - 1).prefix(2).contains(where: { ["proc", "proceedings", "conf"].contains(word($0)) })
        else { return }
        join(letters - 1)
    }

    /// `Freiburg, Lake University, | Dissertation,`: the word for a degree publishes nothing, and the school is no place.
    private mutating func nameSchool() {
        guard let degree = first(.publisher), words(of: degree).count == 1, let only = words(of: degree).first, Self.reports.contains(word(only)) else { return }
        stretches[degree].field = .genre
        guard let place = first(.location), let comma = stretches[place].tokens.first(where: { isMark($0, 0x2C) }),
            (comma + 1 ..< max(comma + 1, stretches[place].tokens.upperBound)).contains(where: { isWord($0) && Self.institutions.contains(word($0)) })
        else { return }
        part(place, at: comma + 1, .publisher)
    }

    /// `Oslo, University of Oslo`: a city before a school is its place.
    private mutating func partSchool() {
        guard first(.location) == nil, let school = first(.publisher), let comma = stretches[school].tokens.first(where: { isMark($0, 0x2C) }),
            isCity(stretches[school].tokens.lowerBound ..< comma), comma + 1 < stretches[school].tokens.upperBound,
            (comma + 1 ..< stretches[school].tokens.upperBound).contains(where: { isWord($0) && Self.institutions.contains(word($0)) })
        else { return }
        part(school, at: comma + 1, .publisher)
        stretches[school].field = .location
    }

    /// `(2nd edn, | Northpress | 1991)`: what stands between the edition and the year in one bracket published it, unless it is a city.
    private mutating func nameBracketedPublisher() {
        guard first(.publisher) == nil, let edition = first(.edition), field(edition + 1) == .location, field(edition + 2) == .date,
            isMark(stretches[edition].tokens.lowerBound, 0x28), !stretches[edition].tokens.contains(where: { isMark($0, 0x29) }), !isCity(stretches[edition + 1].tokens),
            let end = stretches[edition + 1].tokens.last, isWord(end)
        else { return }
        stretches[edition + 1].field = .publisher
    }

    /// `Lakes of the north: Chicago, | Northern Press`, `Lakes - Paris, | Lac`: behind the title's last colon or dash a city before who published it.
    private mutating func givePlace() {
        guard first(.location) == nil, let publisher = first(.publisher), [.title, .container].contains(field(publisher - 1)),
            let comma = stretches[publisher - 1].tokens.last, isMark(comma, 0x2C),
            let colon = stretches[publisher - 1].tokens.last(where: { isMark($0, 0x3A) || tokens[$0].shape == ReferenceTokens.Shape.dash && tokens[$0].isBehindBlank && tokens[$0 + 1].isBehindBlank }),
            colon > stretches[publisher - 1].tokens.lowerBound, (2 ... 6).contains(comma - colon)
        else { return }
        let words = (colon + 1 ..< comma).filter { isWord($0) }
        guard let first = words.first, words.allSatisfy({ isCapital($0) || Self.joints.contains(word($0)) || tokens[$0].range.count < 4 }),
            words.contains(where: { isKnown($0, as: WordLexicon.Kind.city | WordLexicon.Kind.country) || Self.cities.contains(word($0)) }) || Self.states.contains(word(first))
                || tokens[comma - 1].range.count == 2 && tokens[comma - 1].shape == ReferenceTokens.Shape.capitals
        else { return }
        part(publisher - 1, at: colon + 1, .location)
    }

    /// `“Lakes,” Northern Institute, | Oslo, 2001`: a body before a place publishes; without a volume or pages it is no journal.
    mutating func nameIssuer() {
        guard let body = first(.container), field(body - 1) == .title, field(body + 1) == .location, first(.volume) == nil, first(.issue) == nil, first(.pages) == nil,
            first(.publisher) == nil, first(.editor) == nil, words(of: body).contains(where: { NameList.isBodyWord(word($0)) }), words(of: body).first.map({ word($0) != "in" }) == true,
            !words(of: body).contains(where: { Self.meetings.contains(word($0)) })
        else { return }
        stretches[body].field = .publisher
    }

    private static let meetings: WordSet = [
        "conference", "meeting", "seminar", "symposium", "workshop", "congress", "convention", "forum", "colloquium", "exhibit", "presentation", "presented", "talk", "poster", "session",
    ]

    /// `University of California, | Irvine, Irvine, CA`: of a place named twice the first is the university's.
    mutating func joinCampus() {
        guard let school = stretches.indices.first(where: { [.publisher, .institution].contains(field($0)) && field($0 + 1) == .location }),
            words(of: school).contains(where: { word($0) == "university" }), let comma = stretches[school].tokens.last, isMark(comma, 0x2C)
        else { return }
        let place = stretches[school + 1].tokens, mark = place.first { isMark($0, in: ",.;()") } ?? place.upperBound
        let campus = (place.lowerBound ..< mark).filter { isWord($0) }, next = (mark ..< place.upperBound).filter { isWord($0) }.prefix(campus.count)
        guard !campus.isEmpty, campus.map({ word($0) }) == next.map({ word($0) }) else { return }
        setBorder(behind: school, to: min(mark + 1, place.upperBound))
    }

    /// `(1999). Lakes. | Paz e Terra.`, `(2006). Lakes: a review. | Lake Treasury.`: what closes an entry with its year first, and is no journal, published it.
    mutating func takeLastPublisher() {
        guard let name = first(.container), name + 1 == stretches.count, field(name - 1) == .title, let date = first(.date), date + 2 == name, field(date - 1) == .author,
            first(.publisher) == nil, first(.location) == nil, let stop = stretches[name - 1].tokens.last, isMark(stop, 0x2E), !isQuoted(name - 1),
            stretches[date].tokens.count(where: { tokens[$0].kind == .number }) == 1, words(of: date).isEmpty
        else { return }
        let own = words(of: name)
        guard own.count > 1, !own.contains(where: { isHost($0) || isInitial($0) || Self.cutWords.contains(word($0)) }), stretches[name].tokens.dropLast().allSatisfy({ isWord($0) || isMark($0, 0x26) || isMark($0, 0x2C) })
        else { return }
        stretches[name].field = .publisher
    }

    /// Words with which the names of journals begin, and some that no house is called.
    private static let cutWords: WordSet = ["in", "int", "eur", "am", "br", "proc", "acta", "ann", "arch", "clin", "med", "res", "sci", "biol", "curr", "exp", "nat"]

    /// `Proceedings of the Lake Days 2019. | Lake Society, | Oslo`, `Proceedings …, | ACM`: who published the papers of a meeting stands behind its name.
    mutating func partProceedings() {
        guard let container = first(.container), first(.publisher) == nil, first(.volume) == nil, words(of: container).prefix(3).contains(where: { word($0) == "proceedings" || word($0) == "proc" })
        else { return }
        let own = stretches[container].tokens
        guard let mark = own.dropLast(2).last(where: { isMark($0, in: ".,;") }), mark > own.lowerBound + 3, isCapital(mark + 1) else { return }
        let rest = (mark + 1 ..< own.upperBound).filter { isWord($0) }
        guard rest.count <= 6, !rest.contains(where: { Self.meetings.contains(word($0)) }), rest.count > 1 ? Self.issuers.contains(word(rest[0])) || rest.dropFirst().contains(where: { word($0) == "press" }) : Self.presses.contains(word(rest[0]))
        else { return }
        part(container, at: mark + 1, .publisher)
    }

    private static let issuers: WordSet = ["association", "society", "institute", "american", "international", "usenix"]
    private static let presses: WordSet = ["acm", "ieee", "springer", "elsevier", "usenix", "aaai", "iet", "spie", "wiley", "acl", "siam", "iop"]

    /// `In Rivers (Northern Books), | pp. 3–30`: a bracket that ends a book's name, before its pages, holds who published it.
    mutating func partBracketedPublisher() {
        guard let container = first(.container), first(.publisher) == nil, first(.volume) == nil, first(.issue) == nil, first(.location) == nil, field(container + 1) == .pages,
            words(of: container).first.map({ word($0) == "in" }) == true, !isPlainNumber(container + 1)
        else { return }
        let own = stretches[container].tokens
        guard let close = own.last(where: { !isMark($0, in: ",.;") }), isMark(close, 0x29), let open = own.last(where: { isMark($0, 0x28) }), open > own.lowerBound + 2, close - open > 1,
            (open + 1 ..< close).allSatisfy({ isCapital($0) || isMark($0, in: ".&-") || isWord($0) && Self.joints.contains(word($0)) })
        else { return }
        part(container, at: open, .publisher)
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
