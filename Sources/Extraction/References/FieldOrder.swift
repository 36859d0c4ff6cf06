/// Fields of a reference that the order of all of them names better than their own words.
///
/// The labeller weighs each border by what is near it; here the whole is known. A name before `; 2008; 33(1): 309–20` is a journal's, whatever
/// words it has; of `1001 (2010) 086` the first number is the volume; what stands before `(eds.)` are names.
struct FieldOrder {
    private(set) var stretches: [ReferenceLabeller.Stretch]
    private let text: EntryText
    private let tokens: [ReferenceTokens.Token]

    init(_ stretches: [ReferenceLabeller.Stretch], tokens: [ReferenceTokens.Token], in text: EntryText) {
        self.stretches = stretches; self.tokens = tokens; self.text = text
        nameLonePage()
        guard stretches.count > 2 else { return }
        joinYears()
        joinContainer()
        joinBody()
        giveRoman()
        giveInverted()
        takeProceedings()
        takeEarlyArticle()
        giveJournal()
        takeContainer()
        joinCompany()
        joinVersion()
        takeMedium()
        takePublisher()
        takeLonePublisher()
        nameEditors()
        orderNumbers()
        nameIssue()
        namePage()
        readPageWord()
        dropYear()
        nameSeries()
        dropStatus()
    }

    /// Words that no name ends with.
    private static let joints: WordSet = ["of", "the", "and", "for", "in", "on", "to", "&", "de", "der", "des", "für", "und", "et", "la", "y"]

    private func first(_ field: ReferenceField) -> Int? { stretches.firstIndex { $0.field == field } }
    private func field(_ index: Int) -> ReferenceField? { stretches.indices.contains(index) ? stretches[index].field : nil }

    /// Whether a token is the mark or letter.
    private func isMark(_ token: Int, _ byte: UInt8) -> Bool { tokens[token].range.count == 1 && text.bytes[tokens[token].range.lowerBound] == byte }
    private func word(_ token: Int) -> FoldedWord { FoldedWord(text.bytes[tokens[token].range]) }

    /// Makes a stretch and the next one one.
    private mutating func join(_ index: Int) {
        setBorder(behind: index, to: stretches[index + 1].tokens.upperBound)
        stretches.remove(at: index + 1)
    }

    /// Lets a stretch end, and the next one start, at a token.
    private mutating func setBorder(behind index: Int, to token: Int) {
        stretches[index].tokens = stretches[index].tokens.lowerBound ..< token
        stretches[index + 1].tokens = token ..< stretches[index + 1].tokens.upperBound
    }

    /// A stretch's bytes, without the marks around it.
    private func range(_ index: Int) -> Range<Int> {
        guard let first = stretches[index].tokens.first, let last = stretches[index].tokens.last else { return 0 ..< 0 }
        return text.trimmed(tokens[first].range.lowerBound ..< tokens[last].range.upperBound, of: " ,;:.()[]")
    }

    /// Whether a stretch opens with a number that no word announces: `33`, not `vol. 33`.
    private func isPlainNumber(_ index: Int) -> Bool { stretches.indices.contains(index) && text.isDigit(range(index).lowerBound) }

    /// `A survey of lakes: | 1996–2000. Lakeside: Hill`: years behind a title's colon are no pages.
    private mutating func joinYears() {
        guard let pages = first(.pages), field(pages - 1) == .title || field(pages - 1) == .container && first(.author) == nil,
            first(.volume) == nil, first(.issue) == nil,
            let colon = stretches[pages - 1].tokens.last, isMark(colon, 0x3A),
            stretches[pages].tokens.allSatisfy({ tokens[$0].kind == .mark || tokens[$0].kind == .number && isYears(tokens[$0].range) })
        else { return }
        join(pages - 1)
    }

    /// `1996`, and `19962000`, whose dash was lost.
    private func isYears(_ number: Range<Int>) -> Bool {
        [4, 8].contains(number.count) && stride(from: number.lowerBound, to: number.upperBound, by: 4).allSatisfy {
            Issued.isYear(text.bytes[$0 ..< $0 + 4].reduce(0) { $0 * 10 + Int($1 & 0x0F) })
        }
    }

    /// `Journal of the | Lake Society; 2007; 58(6)`: a journal's name that was cut in two.
    private mutating func joinContainer() {
        guard let container = first(.container), [.publisher, .institution].contains(field(container + 1)),
            let last = stretches[container].tokens.last,
            Self.joints.contains(word(last))
        else { return }
        join(container)
    }

    /// `A. Hill, Proceedings of the Lake Workshop, Vol. 2 (1972)`: what opens with the word is what holds the paper, not its title.
    private mutating func takeProceedings() {
        guard first(.container) == nil, let title = first(.title), stretches.count(where: { $0.field == .title }) == 1 else { return }
        let start = range(title).lowerBound
        guard text.has("proceedings of ", at: start) || text.has("proc. ", at: start), first(.author) ?? first(.editor) ?? title < title else { return }
        stretches[title].field = .container
    }

    /// `Lake Studies: | Epub ahead of print.`: what is ahead of print in it has no volume yet, but is in a journal.
    private mutating func takeEarlyArticle() {
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

    /// `Office of | Lakes. Title`: a body's name that ends with a word that no name ends with goes on.
    private mutating func joinBody() {
        guard let names = first(.author), [.location, .publisher, .institution, .note].contains(field(names + 1)), let last = stretches[names].tokens.last,
            Self.joints.contains(word(last)), stretches[names].tokens.count > 1, stretches[names + 1].tokens.count <= 6
        else { return }
        join(names)
    }

    /// `On lakes, | I. J Lake Res 42`: a part's number is the title's, not the journal's.
    private mutating func giveRoman() {
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
    private mutating func giveInverted() {
        guard let container = first(.container), field(container - 1) == .title, let comma = stretches[container - 1].tokens.last,
            isMark(comma, 0x2C), Self.societies.contains(word(stretches[container].tokens.lowerBound)),
            text.holds(" trans", in: range(container)) || text.holds(" journal", in: range(container))
        else { return }
        let title = stretches[container - 1].tokens
        guard let stop = title.last(where: { isMark($0, 0x2E) }), comma - stop < 10, comma - stop > 1, stop > title.lowerBound + 1 else { return }
        setBorder(behind: container - 1, to: stop + 1)
    }

    private static let societies: WordSet = ["ieee", "acm", "iet", "asme"]
    private static let parts: WordSet = ["i", "ii", "iii", "iv", "vi", "vii"]

    /// `Title, vol. 31 Lake Lecture Series, Hill Press`: a book's series holds it, but is no container that it is a part of.
    private mutating func nameSeries() {
        guard let container = first(.container), first(.title) != nil, first(.publisher) != nil, first(.pages) == nil, first(.editor) == nil,
            first(.issue) == nil, !text.has("in", at: tokens[stretches[container].tokens.lowerBound].range.lowerBound),
            Self.seriesNames.contains(where: { text.holds($0, in: range(container)) })
        else { return }
        stretches[container].field = .series
    }

    private static let seriesNames: [StaticString] = ["lecture notes in", "lecture series", "graduate texts in", "texts in ", "studies in ", "monographs", " series"]

    /// `Title. Forthcoming.`, `(Appendix`: what becomes of a work, or a part of it, publishes nothing.
    private mutating func dropStatus() {
        guard let publisher = first(.publisher), Self.statuses.contains(FoldedWord(text.bytes[range(publisher)])) else { return }
        stretches[publisher].field = .note
    }

    private static let statuses: WordSet = ["forthcoming", "appendix", "submitted", "unpublished", "manuscript", "preprint"]

    /// The next token that is a word.
    private func place(of wanted: FoldedWord, from start: Int) -> Int? {
        (start ..< tokens.count).first { tokens[$0].kind == .word && word($0) == wanted }
    }

    /// `Tidemark, version 9.4, Lakeside, | LLC`: the maker's name is cut before the words for its kind.
    private mutating func joinCompany() {
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

    private static let companies: WordSet = ["llc", "inc", "ltd", "gmbh", "corp", "co", "ag", "plc"]

    /// `Glide, | version 6.1,`: a program's version is of its name.
    private mutating func joinVersion() {
        guard let title = first(.title), [.note, .edition, .genre, .volume].contains(field(title + 1)), let opening = stretches[title + 1].tokens.first,
            word(opening) == "version", stretches[title + 1].tokens.contains(where: { tokens[$0].kind == .number })
        else { return }
        join(title)
    }

    /// `Lake Atlas | [Internet]. Lakes Office`: what the word follows is the title.
    private mutating func takeMedium() {
        guard let names = first(.author), first(.label) ?? names <= names, let medium = place(of: "internet", from: stretches[names].tokens.lowerBound),
            medium > stretches[names].tokens.lowerBound + 1, medium - 1 == stretches[names].tokens.upperBound || medium < stretches[names].tokens.upperBound,
            isMark(medium - 1, 0x5B), field(names + 1) == .title || field(names + 1) == .genre || field(names + 1) == .note
        else { return }
        stretches[names].field = .title
        if let title = stretches.indices.first(where: { $0 > names && field($0) == .title }), first(.container) == nil { stretches[title].field = .container }
    }

    /// `Report, | pp | 51, Office`: the word is none of a journal, and the number behind it no volume.
    private mutating func readPageWord() {
        guard first(.pages) == nil, let container = first(.container), field(container + 1) == .volume,
            ["pp", "p", "pages"].contains(String(decoding: text.bytes[range(container)], as: UTF8.self).lowercased())
        else { return }
        stretches[container].field = .note
        stretches[container + 1].field = .pages
    }

    /// `Lake Policy | March 25, | 2013`: the year of a day is no page, and the day no volume.
    private mutating func dropYear() {
        guard let pages = first(.pages), let number = stretches[pages].tokens.first, tokens[number].shape == ReferenceTokens.Shape.year, number > 3,
            !stretches[pages].tokens.dropFirst().contains(where: { tokens[$0].kind != .mark }), isMark(number - 1, 0x2C),
            tokens[number - 2].kind == .number, tokens[number - 3].kind == .word,
            Issued(startingAt: tokens[number - 3].range.lowerBound, in: text) != nil
        else { return }
        stretches[pages].field = .note
        guard field(pages - 1) == .volume, stretches[pages - 1].tokens.lowerBound == number - 2 else { return }
        stretches[pages - 1].field = .note
        guard field(pages - 2) == .container, stretches[pages - 2].tokens.upperBound == number - 2, stretches[pages - 2].tokens.count > 1 else { return }
        setBorder(behind: pages - 2, to: number - 3)
    }

    /// `Hill R., Lund F., J.| Lake Studies, 19`: behind whole names the letter is the journal's first word.
    private mutating func giveJournal() {
        guard let names = first(.author), field(names + 1) == .container || field(names + 1) == .title && first(.container) == nil else { return }
        let own = stretches[names].tokens
        guard own.count > 6, let stop = own.last, isMark(stop, 0x2E), isMark(stop - 1, 0x4A),
            isMark(stop - 2, 0x2C), isMark(stop - 3, 0x2E),
            tokens[stop - 4].shape == ReferenceTokens.Shape.initial, tokens[stop - 5].shape != 0x2C
        else { return }
        setBorder(behind: names, to: stop - 1)
    }

    /// `Lake Networks; 2000 Jun; 33(1): 309–20`, `‘Title’, Observer, 3 December 2006`: a name that was taken for a publisher or a place, but
    /// that volume and pages follow, or a day behind a quoted title.
    private mutating func takeContainer() {
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

    /// `Title. Lakeside Learning, third edition.`: what an edition follows, and no number, is no container.
    private mutating func takePublisher() {
        guard let container = first(.container), first(.publisher) == nil, first(.location) == nil, first(.editor) == nil, first(.volume) == nil,
            first(.pages) == nil, first(.issue) == nil, field(container - 1) == .title, [.edition, .note].contains(field(container + 1)),
            text.holds("edition", in: range(container + 1)), !text.has("in ", at: range(container).lowerBound)
        else { return }
        stretches[container].field = .publisher
        stretches[container + 1].field = .edition
    }

    /// `(2017). Title (4th ed.). Pearson.`: who wrote the year first and the edition in brackets names no place.
    private mutating func takeLonePublisher() {
        guard let edition = first(.edition), field(edition + 1) == .location, first(.publisher) == nil,
            first(.container) == nil, let date = first(.date), date < edition, field(edition - 1) == .title,
            text.bytes[range(edition).upperBound ..< range(edition + 1).lowerBound].contains(0x29), !text.bytes[range(edition + 1)].contains(0x2C)
        else { return }
        stretches[edition + 1].field = .publisher
    }

    /// `TrialBase: https://…`: all that is said of a page is its name.
    private mutating func nameLonePage() {
        guard stretches.count <= 3, let note = first(.note), first(.identifier) != nil,
            stretches.allSatisfy({ [.note, .identifier, .label].contains($0.field) }), range(note).contains(where: { text.isLetter($0) })
        else { return }
        stretches[note].field = .title
    }

    private func isQuoted(_ index: Int) -> Bool { text.quoteLength(range(index).lowerBound) > 0 || text.bytes[range(index).lowerBound] == 0x27 }
    private func hasMonth(_ index: Int) -> Bool { range(index).contains { text.isLetter($0) } }

    /// `In A. Hill and B. Lund | (eds.), Title`, `In A. Hill and B. Lund, | eds., | Title`: the names before the word are the editors'.
    private mutating func nameEditors() {
        guard let names = stretches.indices.first(where: { field($0) == .container && [.editor, .note].contains(field($0 + 1)) }),
            let end = roleEnd(stretches[names + 1].tokens)
        else { return }
        let rest = end ..< stretches[names + 1].tokens.upperBound
        stretches[names].field = .editor
        stretches[names + 1].tokens = stretches[names + 1].tokens.lowerBound ..< end
        stretches[names + 1].field = .note
        if !rest.isEmpty { stretches.insert(ReferenceLabeller.Stretch(field: .container, tokens: rest), at: names + 2) }
    }

    /// Behind `(eds.),`, `eds.,`, `(Hrsg.):` at the start of a stretch; not `ed. A. Hill`, where the names are still to come.
    private func roleEnd(_ stretch: Range<Int>) -> Int? {
        guard let role = stretch.first(where: { tokens[$0].kind == .word }), role - stretch.lowerBound < 2,
            Self.editorWords.contains(word(role))
        else { return nil }
        var end = role + 1
        while end < stretch.upperBound, tokens[end].kind == .mark { end += 1 }
        let marks = tokens[role + 1 ..< end].map(\.shape)
        return marks.contains { [0x29, 0x5D, 0x2C, 0x3A].contains($0) } ? end : nil
    }

    private static let editorWords: WordSet = ["ed", "eds", "editor", "editors", "hrsg", "hg", "hgg", "dir", "coord", "coords", "éd", "éds"]

    /// `Journal 1001 (2010) 086`: volume, year, page, where the numbers were named the other way round.
    private mutating func orderNumbers() {
        guard let container = first(.container), field(container + 1) == .issue, field(container + 2) == .date, field(container + 3) == .volume,
            first(.pages) == nil, isPlainNumber(container + 1), isPlainNumber(container + 3), isPlainNumber(container + 2)
        else { return }
        stretches[container + 1].field = .volume
        stretches[container + 3].field = .pages
    }

    /// `2021, 22, 1234.`: of three numbers the last is the page, even one that might be a year.
    private mutating func namePage() {
        guard first(.pages) == nil, let date = first(.date), field(date + 1) == .volume, [.date, .note].contains(field(date + 2)), isPlainNumber(date + 1),
            stretches[date + 2].tokens.count(where: { tokens[$0].kind != .mark }) == 1, isPlainNumber(date + 2), isPlainNumber(date)
        else { return }
        stretches[date + 2].field = .pages
    }

    /// `83: 330 (1994), 417–428`, `290 1-2 (2001) 211`: of two numbers around the date the first is the issue.
    private mutating func nameIssue() {
        guard first(.issue) == nil, let volume = first(.volume), field(volume + 1) == .pages, field(volume + 2) == .date,
            field(volume + 3) == .pages, range(volume + 3).contains(where: { text.isDigit($0) }),
            let number = stretches[volume].tokens.first, tokens[number].shape != ReferenceTokens.Shape.year
        else { return }
        stretches[volume + 1].field = .issue
    }
}
