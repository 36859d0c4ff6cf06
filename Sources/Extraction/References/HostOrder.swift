/// What holds a work: journals, books and proceedings that were cut or taken for another field.
extension FieldOrder {
    /// `Journal of the | Lake Society; 2007; 58(6)`: a journal's name that was cut in two.
    mutating func joinContainer() {
        guard let container = first(.container), [.publisher, .institution].contains(field(container + 1)),
            let last = stretches[container].tokens.last,
            Self.joints.contains(word(last))
        else { return }
        join(container)
    }

    /// `Lakes, in Rivers of the North, | edited by A. Hill`, `Lakes? In Rivers | …`: behind the word stands what holds the work, where a publisher or a place and
    /// pages follow; `A. Hill, | in Rivers of the North` names no title.
    mutating func partHost() {
        guard first(.container) == nil, let title = first(.title), first(.volume) == nil, first(.pages) != nil || first(.editor) != nil,
            first(.publisher) ?? first(.location) ?? 0 > title
        else { return }
        let own = stretches[title].tokens
        let lead = own.dropLast(2).last {
            isWord($0) && Self.leads.contains(word($0)) && (isCapital($0 + 1) || isMark($0 + 1, 0x3A))
                && ($0 == own.lowerBound ? !isCapital($0) : isMark($0 - 1, in: isCapital($0) ? ".?!" : ",.?!"))
        }
        guard let lead else { return }
        if lead > own.lowerBound { part(title, at: lead, .container) } else if first(.author) != nil { stretches[title].field = .container }
    }

    private static let leads: WordSet = ["in", "dans"]

    /// `1948 On lakes Bell Syst. | Tech. J. 27 379`, `On lakes: Lake | Journal, v. 12`: no stop parts a title from a journal's name that was cut.
    mutating func giveUnmarkedJournal() {
        guard let container = first(.container), field(container - 1) == .title, let end = stretches[container - 1].tokens.last, isCapital(stretches[container].tokens.lowerBound)
        else { return }
        let title = stretches[container - 1].tokens
        if isWord(end), let colon = title.last(where: { isMark($0, 0x3A) }), colon > title.lowerBound, end - colon <= 6, isCapital(colon + 1),
            stretches.indices.contains(container + 1), words(of: container + 1).first.map({ Self.volumeLeads.contains(word($0)) }) == true
        {
            return setBorder(behind: container - 1, to: colon + 1)
        }
        guard isMark(end, 0x2E), container > 1, field(container - 2) == .date, stretches[container - 2].tokens.count == 1, field(container + 1) == .volume,
            stretches[container + 1].tokens.count == 1, !stretches[container].tokens.contains(where: { isMark($0, 0x2C) })
        else { return }
        var start = title.upperBound
        while start > title.lowerBound + 3, isMark(start - 1, 0x2E), isCapital(start - 2), tokens[start - 2].range.count < 9 { start -= 2 }
        // `Bell Syst.`: behind a small word the capital begins the name
        if start > title.lowerBound + 3, isCapital(start - 1), isWord(start - 2), !isCapital(start - 2) { start -= 1 }
        if start < title.upperBound, !title.prefix(while: { $0 < start }).contains(where: { isMark($0, 0x2E) }) { setBorder(behind: container - 1, to: start) }
    }

    private static let volumeLeads: WordSet = ["v", "vol", "bd", "t"]

    /// `A. Hill, Proceedings of the Lake Workshop, Vol. 2 (1972)`: what opens with the word is what holds the paper, not its title.
    mutating func takeProceedings() {
        guard first(.container) == nil, let title = first(.title), stretches.count(where: { $0.field == .title }) == 1 else { return }
        let start = range(title).lowerBound
        guard text.has("proceedings of ", at: start) || text.has("proc. ", at: start), first(.author) ?? first(.editor) ?? title < title else { return }
        stretches[title].field = .container
    }

    /// `Lake Studies: | Epub ahead of print.`: what is ahead of print in it has no volume yet, but is in a journal.
    mutating func takeEarlyArticle() {
        guard first(.container) == nil, let title = stretches.lastIndex(where: { $0.field == .title }), stretches.indices.contains(title + 1),
            let after = field(title + 1), [.note, .series, .genre, .publisher, .location, .institution].contains(after),
            let ahead = place(of: "ahead", from: stretches[title + 1].tokens.lowerBound),
            ahead > stretches[title + 1].tokens.lowerBound
        else { return }
        guard stretches.indices.contains(title + 2) ? ahead < stretches[title + 2].tokens.upperBound : true else { return }
        let isAnnounced = word(ahead - 1) == "epub"
        let end = isAnnounced ? ahead - 1 : ahead
        let name = stretches[title + 1].tokens.lowerBound ..< min(end, stretches[title + 1].tokens.upperBound)
        guard name.contains(where: { tokens[$0].kind == .word }) else { return }
        let rest = name.upperBound ..< stretches[title + 1].tokens.upperBound
        stretches[title + 1] = ReferenceLabeller.Stretch(field: .container, tokens: name)
        if !rest.isEmpty { stretches.insert(ReferenceLabeller.Stretch(field: .note, tokens: rest), at: title + 2) }
    }

    /// `On lakes, | I. J Lake Res 42`: a part's number is the title's, not the journal's.
    mutating func giveRoman() {
        guard let container = first(.container), field(container - 1) == .title, let comma = stretches[container - 1].tokens.last,
            isMark(comma, 0x2C)
        else { return }
        let own = stretches[container].tokens
        guard own.count > 3, Self.parts.contains(word(own.lowerBound)), text.isUpper(tokens[own.lowerBound].range.lowerBound),
            isMark(own.lowerBound + 1, 0x2E)
        else { return }
        setBorder(behind: container - 1, to: own.lowerBound + 2)
    }

    /// `Title. Lake Imaging, | IEEE Trans 26`: a journal's name that is written the other way round.
    mutating func giveInverted() {
        guard let container = first(.container), field(container - 1) == .title, let comma = stretches[container - 1].tokens.last,
            isMark(comma, 0x2C), Self.societies.contains(word(stretches[container].tokens.lowerBound)),
            text.holds(" trans", in: range(container)) || text.holds(" journal", in: range(container))
        else { return }
        let title = stretches[container - 1].tokens
        guard let stop = title.last(where: { isMark($0, 0x2E) }), comma - stop < 10, comma - stop > 1, stop > title.lowerBound + 1 else { return }
        setBorder(behind: container - 1, to: stop + 1)
    }

    static let societies: WordSet = ["ieee", "acm", "iet", "asme"]
    static let parts: WordSet = ["i", "ii", "iii", "iv", "vi", "vii"]

    /// `Lake Networks; 2000 Jun; 33(1): 309–20`, `‘Title’, Observer, 3 December 2006`: a name that was taken for a publisher or a place, but
    /// that volume and pages follow, or a day behind a quoted title.
    mutating func takeContainer() {
        guard first(.container) == nil, first(.genre) == nil, first(.edition) == nil else { return }
        let names = stretches.indices.filter { [.publisher, .location].contains(stretches[$0].field) }
        guard names.count == 1, field(names[0] - 1) == .title else { return }
        let next = field(names[0] + 1) == .date ? names[0] + 2 : names[0] + 1
        let isNumbered = field(next) == .volume && isPlainNumber(next) && first(.pages) != nil
        let isDaily = stretches[names[0]].field == .location && next == names[0] + 2
            && next == stretches.count && isQuoted(names[0] - 1) && hasMonth(names[0] + 1)
        let isAhead = field(names[0] + 1) == .identifier && text.holds("ahead of print", in: range(names[0] + 1))
        if isNumbered || isDaily || isAhead { stretches[names[0]].field = .container }
    }

    /// `Title, vol. 31 Lake Lecture Series, Hill Press`: a book's series holds it, but is no container that it is a part of.
    mutating func nameSeries() {
        guard let container = first(.container), first(.title) != nil, first(.publisher) != nil, first(.pages) == nil, first(.editor) == nil,
            first(.issue) == nil, !text.has("in", at: tokens[stretches[container].tokens.lowerBound].range.lowerBound),
            Self.seriesNames.contains(where: { text.holds($0, in: range(container)) })
        else { return }
        stretches[container].field = .series
    }

    static let seriesNames: [StaticString] = ["lecture notes in", "lecture series", "graduate texts in", "texts in ", "studies in ", "monographs", " series"]

    /// `A. Hill, Lakes of the North, 2nd ed. 1991, p. 312`: what an author wrote that has no other title, and is no journal's volume, is a book.
    mutating func nameBook() {
        nameVolumeOfBook()
        guard first(.title) == nil, let names = leading, [.author, .editor].contains(field(names)), let container = first(.container),
            container == names + 1 || container == names + 2 && field(names + 1) == .date,
            stretches.count(where: { $0.field == .container }) == 1, first(.volume) == nil, first(.issue) == nil, first(.identifier) == nil,
            isBookTitle(container), isCited(behind: container)
        else { return }
        stretches[container].field = .title
    }

    /// `A. Hill, Lakes of the North, | Bd. 1, | Oslo | 1987`: a volume that a word counts, before a place, is a book's.
    private mutating func nameVolumeOfBook() {
        guard first(.title) == nil, let names = leading, field(names) == .author, field(names + 1) == .container, field(names + 2) == .volume,
            [.location, .publisher].contains(field(names + 3)), let count = words(of: names + 2).first, Self.bookVolumes.contains(word(count)), isBookTitle(names + 1)
        else { return }
        stretches[names + 1].field = .title
    }

    private static let bookVolumes: WordSet = ["bd", "band", "vol", "volume", "t", "tome", "tomo", "deel"]

    /// Two words or more, none of them cut, that do not open with `in` and name no journal.
    private func isBookTitle(_ container: Int) -> Bool {
        let words = words(of: container)
        guard words.count > 1, let first = words.first, word(first) != "in", !words.contains(where: { Self.hosts.contains(word($0)) }) else { return false }
        return !stretches[container].tokens.dropLast().contains { isMark($0, 0x2E) && tokens[$0 - 1].kind == .word && tokens[$0 - 1].range.count < 5 }
    }

    /// Whether an edition, a publisher or place, or pages that a word announces stand behind; or a year and then a page.
    private func isCited(behind container: Int) -> Bool {
        if [.edition, .publisher, .location].contains(field(container + 1)) { return true }
        let pages = field(container + 1) == .pages ? container + 1 : field(container + 1) == .date && field(container + 2) == .pages ? container + 2 : nil
        guard let pages else { return field(container + 1) == .date && container + 2 == stretches.count && field(container - 1) == .editor }
        return !isPlainNumber(pages) || pages == container + 2 && !stretches[pages].tokens.contains { isMark($0, in: "-") }
    }

    func isHost(_ token: Int) -> Bool { Self.hosts.contains(word(token)) }

    private static let hosts: WordSet = [
        "journal", "studies", "quarterly", "archive", "archiv", "tijdschrift", "herald", "post", "guardian", "online", "blog", "weekly", "daily", "proceedings", "proc", "conference", "workshop", "symposium", "review", "reviews", "letters", "transactions", "annals", "bulletin", "archives",
        "zeitschrift", "revue", "rivista", "revista", "magazine", "times", "news", "preprint", "report", "thesis", "university", "physics", "nature", "science",
    ]

    /// `In Lake Modelling 2000. | LNCS, vol. 12`, `Workshop, | LNCS 131`: the series behind a container's name is none of it.
    mutating func cutSeries() {
        guard let container = first(.container), let start = seriesStart(in: stretches[container].tokens) else { return }
        part(container, at: start, .series)
    }

    private func seriesStart(in stretch: Range<Int>) -> Int? {
        var end = stretch.upperBound
        while end > stretch.lowerBound, tokens[end - 1].kind == .mark { end -= 1 }
        if end > stretch.lowerBound, tokens[end - 1].kind == .number { end -= 1 }
        guard end > stretch.lowerBound + 2, isWord(end - 1), Self.series.contains(word(end - 1)) else { return nil }
        return isMark(end - 2, in: ".,:;)") ? end - 1 : nil
    }

    private static let series: WordSet = ["lncs", "lnai", "lnbip", "lnicst", "ccis", "lncse", "aict"]

    /// `The Lake News, The Lake News, 12 May 2001`, `Lakes.com, Lakes`: a site and who publishes it, under one name.
    mutating func partTwice() {
        guard let container = first(.container), first(.publisher) == nil,
            let comma = stretches[container].tokens.last(where: { isMark($0, 0x2C) && $0 + 1 < tokens.count && isWord($0 + 1) }),
            comma + 1 < stretches[container].tokens.upperBound, let first = stretches[container].tokens.first
        else { return }
        let name = text.trimmed(tokens[first].range.lowerBound ..< tokens[comma].range.lowerBound), end = stretches[container].tokens.upperBound - 1
        let owner = text.trimmed(tokens[comma + 1].range.lowerBound ..< tokens[end].range.upperBound)
        guard owner.count > 2, text.lowered(name).hasPrefix(text.lowered(owner)),
            name.count == owner.count || text.bytes[name.lowerBound + owner.count] == 0x2E && text.wordCount(name) == text.wordCount(owner)
        else { return }
        part(container, at: comma + 1, .publisher)
    }

    /// `Title. «Studi di laghi», 12 (1989)`: behind a title and before a number the marks hold a journal's name, as Italian styles have it.
    mutating func takeGuillemets() {
        guard first(.container) == nil, let title = first(.title), [.volume, .date, .issue].contains(field(title + 1)), let open = journalStart(in: stretches[title].tokens)
        else { return }
        if open > stretches[title].tokens.lowerBound { return part(title, at: open, .container) }
        // the title was taken for one more name
        guard title > 0, field(title - 1) == .author, let stop = stretches[title - 1].tokens.dropLast().last(where: { isMark($0, 0x2E) && !isInitial($0 - 1) }),
            stop > stretches[title - 1].tokens.lowerBound
        else { return }
        stretches[title].field = .container
        part(title - 1, at: stop + 1, .title)
    }

    /// Where `«` stands whose `»` ends a stretch, at its start or behind a mark.
    private func journalStart(in stretch: Range<Int>) -> Int? {
        guard let close = stretch.last(where: { !isMark($0, in: ",.;") }), isGuillemet(close, 0xBB),
            let open = (stretch.lowerBound ..< close).last(where: { isGuillemet($0, 0xAB) })
        else { return nil }
        return open == stretch.lowerBound || isMark(open - 1, in: ".,?!") ? open : nil
    }

    private func isGuillemet(_ token: Int, _ byte: UInt8) -> Bool {
        let range = tokens[token].range
        return range.count == 2 && text.bytes[range.lowerBound] == 0xC2 && text.bytes[range.lowerBound + 1] == byte
    }
}
