import Model

/// The fields of a reference, from the stretches that the labeller names.
///
/// - Loss: notes, series and what no label takes stay in the entry's text alone.
struct LabelledReading {
    private let text: EntryText
    private let tokens: [ReferenceTokens.Token]
    private let stretches: [ReferenceLabeller.Stretch]
    private let hasLink: Bool
    private(set) var bibliography = Bibliography()

    init(_ text: EntryText, tokens: [ReferenceTokens.Token], stretches: [ReferenceLabeller.Stretch], hasLink: Bool) {
        self.text = text; self.tokens = tokens; self.hasLink = hasLink
        self.stretches = FieldOrder(stretches, tokens: tokens, in: text).stretches
        readNames()
        readTitles()
        readDate()
        readPlace()
        readPublication()
        readBarePage()
        bibliography.type = type
    }

    /// The stretches of a field, without the marks around them.
    private func ranges(_ field: ReferenceField) -> [Range<Int>] {
        stretches.compactMap { stretch in
            guard stretch.field == field, let first = stretch.tokens.first, let last = stretch.tokens.last else { return nil }
            var range = text.trimmed(tokens[first].range.lowerBound ..< tokens[last].range.upperBound, of: " ,;:")
            // `- Site`: a dash parts the field from the one before
            while !range.isEmpty, text.dashLength(range.lowerBound) > 0, range.count == text.dashLength(range.lowerBound) || text.isBlank(range.lowerBound + text.dashLength(range.lowerBound)) {
                range = text.trimmed(from: range.lowerBound + text.dashLength(range.lowerBound), to: range.upperBound, of: " ,;:")
            }
            while let dash = dash(endingAt: range.upperBound), dash > range.lowerBound { range = text.trimmed(from: range.lowerBound, to: dash, of: " ,;:") }
            return range.isEmpty ? nil : range
        }
    }

    /// Where a dash behind a blank starts that ends at an offset.
    private func dash(endingAt end: Int) -> Int? {
        for length in [1, 2, 3] where end > length && text.dashLength(end - length) == length && text.isBlank(end - length - 1) { return end - length }
        return nil
    }

    // MARK: Names

    private mutating func readNames() {
        for range in ranges(.author) {
            let list = NameList(range, in: text, isPage: hasLink)
            bibliography.authors += list.names
            bibliography.isEtAl = bibliography.isEtAl || list.isEtAl
        }
        if bibliography.authors.isEmpty, ranges(.editor).isEmpty, stretches.first(where: { $0.field != .label })?.field == .institution,
            let body = ranges(.institution).first
        {
            bibliography.authors = NameList(body, in: text, isPage: true).names
        }
        bibliography.authors.removeAll(where: Self.standsForAnother)
        for range in ranges(.editor) where !Self.translating.contains(where: { text.has($0, at: range.lowerBound) }) { bibliography.editors += NameList(withoutRole(range), in: text).names }
        bibliography.editors.removeAll(where: Self.standsForAnother)
        readLeadingEditors()
    }

    /// `ders.`, `Id.`: a word for whom the reference named before, which is no name; nor is the `§ 1983` of a statute.
    private static func standsForAnother(_ name: Name) -> Bool {
        if name.family.utf8.allSatisfy({ $0 &- 0x30 < 10 }), name.given?.hasSuffix("§") == true { return true }
        return name.given == nil && samePersons.contains(FoldedWord(name.family.utf8.filter { $0 != 0x2E }))
    }

    private static let samePersons: WordSet = [
        "ders", "dies", "ders/dies", "id", "idem", "ead", "eadem", "ídem", "ebd", "ebda", "ebenda", "ibid", "ibidem", "ivi",
    ]

    /// `Aldana, R. and Brett, S. (eds.). Title`: editors in the authors' place.
    private mutating func readLeadingEditors() {
        guard let first = stretches.first(where: { $0.field != .label }), let last = first.tokens.last else { return }
        switch first.field {
        case .author where bibliography.editors.isEmpty && ranges(.author).count == 1:
            let names = tokens[first.tokens.lowerBound].range.lowerBound ..< tokens[last].range.upperBound
            let end = text.trimmed(names, of: " ,;:.()[]").upperBound
            let word = Self.editorWords.first { $0.utf8CodeUnitCount < end - names.lowerBound && text.has($0, at: end - $0.utf8CodeUnitCount) }
            // `ed` without a mark may be a name's rest
            bibliography.isLedByEditors = word.map { $0.utf8CodeUnitCount > 3 || end < names.upperBound } ?? false
        case .editor where bibliography.authors.isEmpty:
            swap(&bibliography.authors, &bibliography.editors)
            bibliography.isLedByEditors = true
        default: break
        }
    }

    private static let editorWords: [StaticString] = [
        " ed", " eds", " editor", " editors", " hrsg", " hg", "(ed", "(eds", "(hrsg", "(hg", "(hgg", "[ed", "[eds",
    ]

    /// Names behind the words that say what these people did, in the languages of the humanities.
    ///
    /// `In: Huber, Franz`, `a cura di L. Verdi`, `hrsg. von Franz Huber`, `sous la direction de Marie Leroy`
    private func withoutRole(_ range: Range<Int>) -> Range<Int> {
        var range = range
        let isWithin = text.has("in", at: range.lowerBound) || text.has("en", at: range.lowerBound) && text.isUpper(range.lowerBound)
        if range.count > 8, text.has("dans ", at: range.lowerBound) || text.has("en ", at: range.lowerBound), let blank = text.bytes[range].firstIndex(of: 0x20), text.isUpper(blank + 1) {
            range = blank + 1 ..< range.upperBound
        } else if isWithin, range.count > 3, [0x20, 0x3A].contains(text.bytes[range.lowerBound + 2]) {
            range = text.trimmed(from: range.lowerBound + 2, to: range.upperBound, of: " :,")
        }
        let role = Self.roles.first { text.has($0, at: range.lowerBound) && range.count > $0.utf8CodeUnitCount + 2 }
        return role.map { text.trimmed(from: range.lowerBound + $0.utf8CodeUnitCount, to: range.upperBound, of: " :,") } ?? range
    }

    private static let roles: [StaticString] = [
        "edited by ", "ed. by ", "ed. and trans. ", "eds. ", "ed. ", "hrsg. von ", "hrsg. v. ", "hg. von ", "hg. v. ", "hg. ", "herausgegeben von ",
        "éd. par ", "éd. ", "édité par ", "sous la direction de ", "sous la dir. de ", "dir. ", "textes réunis par ", "a cura di ", "a c. di ",
        "ed. de ", "edición de ", "editado por ", "coord. por ", "coord. ", "dirigé par ", "sous la dir. ", "edición a cargo de ",
    ]

    // MARK: Title and container

    private mutating func readTitles() {
        var places = ranges(.title)
        // `Abel K. et al. Mazes`: of the names, though no comma parts them
        if let first = places.first, text.has("et al. ", at: first.lowerBound), !bibliography.authors.isEmpty {
            bibliography.isEtAl = true
            places[0] = text.trimmed(from: first.lowerBound + 7, to: first.upperBound, of: " ")
        }
        if bibliography.authors.isEmpty { takeBody(from: &places) } else { joinBody(with: &places) }
        var hosts = ranges(.container).filter { !Self.statuses.contains(FoldedWord(text.bytes[text.trimmed($0)])) }
        takeSoftware(from: &places)
        takeTitle(&places, from: &hosts)
        partQuoted(&places, &hosts)
        partLinked(&places, &hosts)
        partDashed(&places, &hosts)
        // `Hill, A. In Praise of Lakes. (Oslo: …)`: behind the author's name and a stop the word is the title's
        let isOwnLead =
            places.count == 1 && hosts.isEmpty && bibliography.editors.isEmpty && !bibliography.authors.isEmpty && ranges(.pages).isEmpty
            && text.has("in ", at: places[0].lowerBound) && text.isUpper(places[0].lowerBound)
        let titles = places.compactMap { Titles.title(GenreTail.cut(withoutEdition(withoutContributors(isOwnLead ? $0 : withoutLead($0))), in: text), in: text) }
        if !titles.isEmpty { bibliography.title = titles.joined(separator: ". ") }
        let containers = hosts.compactMap { Titles.container(withoutEdition(withoutContributors(withoutLead($0))), in: text) }
        if !containers.isEmpty { bibliography.containerTitle = containers.joined(separator: ", ") }
        takePageOwner()
    }

    /// A body in whose place the labeller saw a title, by the word that ends its name.
    ///
    /// `Lake Research Network (2012) Title`, `Peptide Foundation. Title`
    private mutating func takeBody(from places: inout [Range<Int>]) {
        guard let first = places.first else { return }
        if places.count > 1, Names.isGroup(first, in: text) {
            bibliography.authors = NameList(first, in: text).names
            places.removeFirst()
            return
        }
        if let end = collaborationEnd(first) {
            bibliography.authors = [Name(literal: text.string(first.lowerBound ..< end))]
            places[0] = text.trimmed(from: end, to: first.upperBound, of: " ")
            return
        }
        var at = first.lowerBound
        while at + 2 < first.upperBound, at - first.lowerBound < 160 {
            if text.bytes[at] == 0x2E || text.bytes[at] == 0x3A && hasLink, text.isBlank(at + 1) {
                guard Names.isGroup(first.lowerBound ..< at, in: text) || isOffice(first.lowerBound ..< at) else { return }
                bibliography.authors = NameList(first.lowerBound ..< at, in: text).names
                places[0] = text.trimmed(from: at + 1, to: first.upperBound, of: " ")
                return
            }
            at += 1
        }
    }

    /// `LAKE Collaboration Observation of tides`: behind the word a title begins, though no mark says so.
    private func collaborationEnd(_ title: Range<Int>) -> Int? {
        for word: StaticString in [" Collaboration ", " Consortium "] {
            let count = word.utf8CodeUnitCount
            for at in title.prefix(60) where text.isBlank(at) && at + count < title.upperBound {
                let isWord = (0 ..< count).allSatisfy { text.bytes[at + $0] == word.utf8Start[$0] }
                if isWord { return text.isUpper(at + count) && text.wordCount(title.lowerBound ..< at) < 4 && text.wordCount(at ..< title.upperBound) > 3 ? at + count - 1 : nil }
            }
        }
        return nil
    }

    /// `Ministry of Lakes`, `Intergovernmental Panel on Rivers`: a body of a state that is named by its first words, each long one with a capital.
    private func isOffice(_ range: Range<Int>) -> Bool {
        let words = text.bytes[range].split(separator: 0x20)
        guard (3 ... 9).contains(words.count), words.prefix(2).contains(where: { Self.offices.contains(FoldedWord($0)) }) else { return false }
        return words.allSatisfy { word in text.isUpper(word.startIndex) || word.count < 4 } && !range.contains { text.isDigit($0) || text.bytes[$0] == 0x2C }
    }

    private static let offices: WordSet = [
        "panel", "ministry", "department", "office", "bureau", "commission", "committee", "council", "institute", "agency", "centers", "centre", "center", "directorate", "ministerio",
        "ministério", "ministère", "ministerium", "bundesministerium", "instituto", "comisión",
    ]

    /// `The National | Institute of Lakes Study Group. Title`, `Office of | Lakes. Title`: a body's name that the labeller cut in two, where no mark
    /// stands.
    private mutating func joinBody(with places: inout [Range<Int>]) {
        guard let author = ranges(.author).last, let title = places.first, title.lowerBound > author.upperBound, author.lowerBound == 0,
            title.lowerBound - author.upperBound == 1, text.isBlank(author.upperBound), text.bytes[author.upperBound - 1] != 0x2E || text.has("of ", at: title.lowerBound)
        else { return }
        let isOpen = text.has("of ", at: title.lowerBound) || text.has(" of", at: author.upperBound - 3)
        let stop = (title.lowerBound ..< title.upperBound).first {
            (text.bytes[$0] == 0x2E || isOpen && [0x3A, 0x2C].contains(text.bytes[$0])) && text.isBlank($0 + 1)
        }
        guard let stop, isOpen || Names.isGroup(author.lowerBound ..< stop, in: text) else { return }
        bibliography.authors = [Name(literal: text.string(author.lowerBound ..< stop))]
        places[0] = text.trimmed(from: stop + 1, to: title.upperBound, of: " ")
    }

    /// `Northlab. Dosing Chart. Available from: [Link]`: what stands before a longer title of a page is the page's owner.
    private mutating func takePageOwner() {
        guard hasLink, bibliography.authors.isEmpty, ranges(.volume).isEmpty, ranges(.pages).isEmpty, let title = ranges(.title).first,
            let container = ranges(.container).first, ranges(.title).count == 1, title.lowerBound == 0, text.isUpper(title.lowerBound),
            text.wordCount(title) <= 2 && text.wordCount(container) >= text.wordCount(title) || Names.isGroup(title, in: text)
        else { return }
        bibliography.authors = NameList(title, in: text, isPage: true).names
        bibliography.title = bibliography.containerTitle
        bibliography.containerTitle = nil
    }

    /// `Tidemeter, version 9.4`, `Low-Water Suite 3`: a program's name that was taken for an author's, by the version or the hyphen behind it.
    private mutating func takeSoftware(from places: inout [Range<Int>]) {
        guard bibliography.authors.count == 1, bibliography.authors[0].given == nil, let author = ranges(.author).first, let title = places.first,
            title.lowerBound > author.lowerBound
        else { return }
        let isVersion = text.has("version ", at: title.lowerBound) && text.isDigit(title.lowerBound + 8)
        let isOneWord = title.lowerBound == author.upperBound && text.bytes[title.lowerBound] == 0x2D
        guard isVersion || isOneWord else { return }
        bibliography.authors = []
        places[0] = author.lowerBound ..< title.upperBound
    }

    /// `(2000) Lake Research Network. Title`: where a body took the title's place, the title was taken for the container.
    private mutating func takeTitle(_ places: inout [Range<Int>], from hosts: inout [Range<Int>]) {
        guard bibliography.authors.isEmpty, places.count == 1, hosts.count == 1, hosts[0].lowerBound > places[0].lowerBound,
            ranges(.volume).isEmpty, ranges(.issue).isEmpty, Names.isGroup(places[0], in: text)
        else { return }
        bibliography.authors = NameList(text.trimmed(places[0]), in: text).names
        places = hosts
        hosts = []
    }

    /// `“Title”. Book` in one piece: what stands behind the quotation is what holds it.
    private func partQuoted(_ places: inout [Range<Int>], _ hosts: inout [Range<Int>]) {
        guard places.count == 1, hosts.isEmpty, !ranges(.publisher).isEmpty || !ranges(.pages).isEmpty else { return }
        let open = text.quoteLength(places[0].lowerBound)
        let inner = places[0].lowerBound + open + 1 ..< max(places[0].lowerBound + open + 1, places[0].upperBound)
        guard open > 0, let close = inner.first(where: { text.quoteLength($0) > 0 }) else { return }
        let end = close + text.quoteLength(close)
        guard end + 1 < places[0].upperBound, [0x2E, 0x2C].contains(text.bytes[end]) || [0x2E, 0x2C].contains(text.bytes[close - 1]) else { return }
        let rest = text.trimmed(from: end, to: places[0].upperBound, of: " .,")
        guard text.wordCount(rest) > 1, text.isUpper(rest.lowerBound) || text.has("in ", at: rest.lowerBound) else { return }
        hosts = [rest]
        places[0] = places[0].lowerBound ..< end
    }

    /// `[Title](https://…) — Site, 2021`: where a link opens the entry, it is the title, and what a dash or bracket parts from it is the site.
    private func partLinked(_ places: inout [Range<Int>], _ hosts: inout [Range<Int>]) {
        guard places.count == 1, hosts.isEmpty, let link = text.links.first, text.trimmed(from: 0, to: link.text.lowerBound).isEmpty,
            link.target.starts(with: "http".utf8), places[0].lowerBound <= link.text.lowerBound + 1, link.text.upperBound < places[0].upperBound,
            text.wordCount(link.text) > 2
        else { return }
        var at = link.text.upperBound
        while text.isBlank(at) { at += 1 }
        let mark = max(text.dashLength(at), at < text.end && [0x7C, 0x28].contains(text.bytes[at]) ? 1 : 0)
        guard mark > 0 else { return }
        let site = text.trimmed(from: at + mark, to: places[0].upperBound, of: " ,;()")
        places[0] = link.text
        // a sentence is what the page says, no site's name
        if !site.isEmpty, text.wordCount(site) <= 10 { hosts = [site] }
    }

    /// `Title — Venue 2020`: behind the last dash stands what held the paper, with the year.
    private func partDashed(_ places: inout [Range<Int>], _ hosts: inout [Range<Int>]) {
        guard places.count == 1, hosts.isEmpty, let title = places.first,
            let at = title.last(where: { text.dashLength($0) > 0 && text.isBlank($0 - 1) && text.isBlank($0 + text.dashLength($0)) })
        else { return }
        let venue = text.trimmed(from: at + text.dashLength(at), to: title.upperBound, of: " ,")
        guard let blank = text.bytes[venue].lastIndex(of: 0x20), (blank + 1 ..< venue.upperBound).allSatisfy({ text.isDigit($0) }), venue.upperBound - blank == 5,
            text.isUpper(venue.lowerBound), text.wordCount(venue) <= 5
        else { return }
        hosts = [text.trimmed(from: venue.lowerBound, to: blank)]
        places = [text.trimmed(from: title.lowerBound, to: at, of: " ,")]
    }

    /// `Title. Eds. Anna Hill and Bo Lund`, `Title. Traduction de Marie Leroy`: those who made the book stand behind its title.
    private mutating func withoutContributors(_ range: Range<Int>) -> Range<Int> {
        var at = range.lowerBound + 4
        while at + 6 < range.upperBound {
            at += 1
            guard text.isBlank(at - 1), [0x2E, 0x2C].contains(text.bytes[at - 2]) else { continue }
            let isEditor = Self.roles.first { text.has($0, at: at) }
            guard let role = isEditor ?? Self.translating.first(where: { text.has($0, at: at) }), text.isUpper(at + role.utf8CodeUnitCount),
                text.wordCount(at ..< range.upperBound) > 2, !isCutWord(at + role.utf8CodeUnitCount)
            else { continue }
            if isEditor != nil, bibliography.editors.isEmpty { bibliography.editors = NameList(withoutRole(at ..< range.upperBound), in: text).names }
            return text.trimmed(from: range.lowerBound, to: at, of: " ,")
        }
        return range
    }

    /// `Rivers, 3rd ed.` gives `Rivers`, and the edition where no other is stated.
    private mutating func withoutEdition(_ range: Range<Int>) -> Range<Int> {
        guard let tail = EditionTail(range, in: text) else { return range }
        if ranges(.edition).isEmpty { bibliography.edition = edition(tail.edition) }
        return tail.title
    }

    /// `R.`, `Biomed.`: in `Philos. Trans. R. Soc.` no translator stands behind the word.
    private func isCutWord(_ start: Int) -> Bool {
        var end = start
        while text.isLetter(end) { end += 1 }
        guard end < text.end, text.bytes[end] == 0x2E, text.isBlank(end + 1) else { return false }
        var next = end + 2
        while text.isLetter(next) { next += 1 }
        return next < text.end && text.bytes[next] == 0x2E
    }

    /// Words before a page's date: `Updated March 4, 2021.`
    private static let statuses: WordSet = ["updated", "published", "posted", "reviewed", "revised", "modified", "created"]

    private static let translating: [StaticString] = [
        "translated by ", "trans. by ", "trans. ", "transl. ", "traduction de ", "traduit par ", "trad. ",
        "übersetzt von ", "übers. von ", "tradotto da ", "traduzione di ", "trad. di ", "traducido por ", "traducción de ", "tradução de ",
    ]

    /// Behind `In`, `In:`.
    private func withoutLead(_ whole: Range<Int>) -> Range<Int> {
        var range = whole
        // `“. In: Journal` of `„Title“. In: Journal`
        while range.count > 8, text.quoteLength(range.lowerBound) > 0, [0x2E, 0x2C].contains(text.bytes[range.lowerBound + text.quoteLength(range.lowerBound)]) {
            range = text.trimmed(from: range.lowerBound + text.quoteLength(range.lowerBound), to: range.upperBound, of: " .,")
        }
        // `In : Journal`, as French prints it
        if range.count > 6, text.has("in : ", at: range.lowerBound) { return text.trimmed(from: range.lowerBound + 5, to: range.upperBound, of: " :") }
        // `In: ______. Book`: by the same author
        if range.count > 8, let blank = text.bytes[range].prefix(16).lastIndex(of: 0x5F), text.bytes[range.lowerBound ..< blank].contains(0x5F), blank + 2 < range.upperBound {
            return text.trimmed(from: blank + 1, to: range.upperBound, of: " .,:")
        }
        // `dans Livre`, `en Libro`
        if range.count > 8, text.isLower(range.lowerBound), ["dans ", "en ", "em ", "nel "].contains(where: { text.has($0, at: range.lowerBound) }),
            let blank = text.bytes[range].firstIndex(of: 0x20), text.isUpper(blank + 1)
        {
            return blank + 1 ..< range.upperBound
        }
        guard range.count > 4, text.has("in", at: range.lowerBound), [0x20, 0x3A].contains(text.bytes[range.lowerBound + 2]) else { return range }
        let isQuoted = text.quoteLength(range.lowerBound + 3) > 0
        if text.bytes[range.lowerBound + 2] == 0x20, !text.isUpper(range.lowerBound), !text.isUpper(range.lowerBound + 3), !isQuoted { return range }
        let isLead = text.bytes[range.lowerBound + 2] == 0x3A || text.isUpper(range.lowerBound + 3) || isQuoted
        return isLead ? text.trimmed(from: range.lowerBound + 2, to: range.upperBound, of: " :") : range
    }

    /// `[Lakes.org: Rivers](https://…)`, `Lake Report: https://…`, `[Lake prices today](https://…), updated 2026`: a page of which the labeller gave nothing as the title.
    private mutating func readBarePage() {
        if bibliography.title == nil, let link = text.links.first, link.target.starts(with: "http".utf8), text.wordCount(link.text) > 2,
            let author = ranges(.author).first, author == text.trimmed(link.text, of: " ,;:"), ranges(.author).count == 1
        {
            bibliography.authors = []
            bibliography.title = Titles.title(link.text, in: text)
        }
        guard hasLink, bibliography.title == nil, bibliography.authors.isEmpty, bibliography.year == nil, bibliography.volume == nil, bibliography.page == nil
        else { return }
        if let container = bibliography.containerTitle {
            bibliography.title = container
            bibliography.containerTitle = nil
        } else if bibliography.publisher == nil, let link = text.links.first, text.wordCount(link.text) > 1,
            text.trimmed(from: 0, to: link.text.lowerBound).isEmpty, text.trimmed(from: link.text.upperBound, to: text.end).isEmpty
        {
            bibliography.title = Titles.title(link.text, in: text)
        }
    }

    // MARK: Date

    private mutating func readDate() {
        for range in ranges(.date) {
            for at in range where text.isDigit(at) || text.isLetter(at) {
                guard at == range.lowerBound || !text.isWordByte(at - 1), let date = Issued(startingAt: at, in: text), date.end <= text.end else {
                    continue
                }
                bibliography.year = date.year
                bibliography.issued = date.text
                return
            }
        }
    }

    // MARK: Volume, issue, pages

    private mutating func readPlace() {
        if bibliography.year == nil, readMedlinePlace() { return }
        bibliography.volume = ranges(.volume).first.flatMap { Numbering.volume($0, in: text) }
        bibliography.issue = ranges(.issue).first.flatMap { Numbering.issue($0, in: text) }
        bibliography.page = ranges(.pages).first.flatMap { Numbering.pages($0, in: text) }
        takeYearVolume()
        takeArticleNumber()
        cutSupplement()
    }

    /// `2023, 34, No. 107631`: what counts to ten thousands is an article's number, no issue's.
    private mutating func takeArticleNumber() {
        guard bibliography.page == nil, bibliography.volume != nil, let issue = bibliography.issue, issue.utf8.count >= 5, issue.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else { return }
        bibliography.page = issue
        bibliography.issue = nil
    }

    /// `Proceedings of Mazes. 2020:1-12`: without another year the volume is one.
    private mutating func takeYearVolume() {
        guard bibliography.year == nil, bibliography.issue == nil, bibliography.page != nil, let place = ranges(.volume).first, place.count == 4,
            let date = Issued(startingAt: place.lowerBound, in: text), date.end == place.upperBound, date.end < text.end, text.bytes[date.end] == 0x3A
        else { return }
        bibliography.year = date.year
        bibliography.issued = date.text
        bibliography.volume = nil
    }

    /// `2020;395(10227):878-887`, where the labeller took the year for the volume: the form says what each number is.
    private mutating func readMedlinePlace() -> Bool {
        guard let place = ranges(.volume).first, text.isDigit(place.lowerBound), let date = Issued(startingAt: place.lowerBound, in: text),
            date.end < text.end, text.bytes[date.end] == 0x3B
        else { return false }
        func digits(_ start: Int) -> Range<Int> {
            var end = start
            while text.isDigit(end) { end += 1 }
            return start ..< end
        }
        var at = date.end + 1
        while text.isBlank(at) { at += 1 }
        let volume = digits(at)
        guard !volume.isEmpty else { return false }
        at = volume.upperBound
        var issue: Range<Int>?
        if at < text.end, text.bytes[at] == 0x28, let close = text.bytes[at ..< min(text.end, at + 30)].firstIndex(of: 0x29) {
            issue = at + 1 ..< close
            at = close + 1
        }
        bibliography.year = date.year
        bibliography.issued = date.text
        bibliography.volume = text.string(volume)
        bibliography.issue = issue.map { text.string(text.trimmed($0)) }
        if let pages = ranges(.pages).first(where: { $0.lowerBound >= at }) {
            bibliography.page = Numbering.pages(pages, in: text)
        } else if at < text.end, text.bytes[at] == 0x3A {
            var end = at + 1
            while end < text.end, text.isWordByte(end) || text.dashLength(end) > 0 || text.isBlank(end) && end == at + 1 {
                end += max(1, text.dashLength(end))
            }
            let pages = text.trimmed(from: at + 1, to: end, of: " .")
            if !pages.isEmpty { bibliography.page = text.string(pages) }
        }
        return true
    }

    /// `50 Suppl 1` is volume 50, issue Suppl 1; `108 Suppl` is one volume; a word without a number (`Med`) is no volume but the container's end.
    private mutating func cutSupplement() {
        guard let volume = bibliography.volume else { return }
        let bytes = Array(volume.utf8)
        guard bytes.contains(where: { $0 &- 0x30 < 10 }) else {
            let isRoman = bytes.allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43, 0x4D, 0x69, 0x76, 0x78, 0x6C, 0x63].contains($0) }
            if !isRoman, bytes.count > 1, let container = bibliography.containerTitle, let place = ranges(.volume).first,
                ranges(.container).last.map({ text.trimmed(from: $0.upperBound, to: place.lowerBound, of: " .").isEmpty }) == true
            {
                bibliography.containerTitle = container + " " + volume
                bibliography.volume = bibliography.issue
                bibliography.issue = nil
            }
            return
        }
        if let issue = bibliography.issue {
            if ["suppl", "supplement"].contains(issue.lowercased()) { bibliography.volume = volume + " " + issue; bibliography.issue = nil }
            return
        }
        guard let blank = bytes.firstIndex(of: 0x20), bytes[..<blank].allSatisfy({ $0 &- 0x30 < 10 }), bytes.last.map({ $0 &- 0x30 < 10 }) == true,
            String(decoding: bytes[(blank + 1)...].prefix(5), as: UTF8.self).lowercased() == "suppl"
        else { return }
        bibliography.volume = String(decoding: bytes[..<blank], as: UTF8.self)
        bibliography.issue = String(decoding: bytes[(blank + 1)...], as: UTF8.self)
    }

    // MARK: Publisher, place, edition

    private mutating func readPublication() {
        var publishers = ranges(.publisher).filter { !Self.languages.contains(FoldedWord(text.bytes[text.trimmed($0)])) }.compactMap(bare)
        if publishers.count > 1, publishers.dropFirst().allSatisfy({ $0 == publishers[0] }) { publishers = [publishers[0]] }
        if !publishers.isEmpty { bibliography.publisher = publishers.joined(separator: ", ") }
        bibliography.publisherPlace = ranges(.location).first.flatMap(bare)
        bibliography.edition = ranges(.edition).first.flatMap(edition) ?? bibliography.edition
        if bibliography.publisher == nil, let institution = ranges(.institution).first, institution.lowerBound > 0 || ranges(.author).count > 0 {
            bibliography.publisher = bare(institution)
        }
    }

    /// What stands behind the place of a translated article: `2013;76(5):37-47. Russian.`
    private static let languages: WordSet = [
        "russian", "ukrainian", "chinese", "japanese", "korean", "german", "french", "spanish", "italian", "portuguese", "polish", "czech", "hungarian",
        "turkish", "persian", "hebrew", "dutch", "swedish", "danish", "norwegian", "finnish", "romanian", "serbian", "bulgarian",
    ]

    /// `2nd ed.` gives `2nd`.
    private func edition(_ range: Range<Int>) -> String? {
        let range = EditionTail.withoutWord(text.trimmed(range, of: " ,;:.()[]"), in: text)
        return range.isEmpty ? nil : text.string(range)
    }

    private func bare(_ range: Range<Int>) -> String? {
        var range = text.trimmed(range, of: " ,;:.[]\"")
        if let close = text.bytes[range].lastIndex(of: 0x5D), !text.bytes[range].contains(0x5B) { // `[Internet]. Geneva`
            range = text.trimmed(from: close + 1, to: range.upperBound)
        }
        if !range.isEmpty, text.bytes[range.lowerBound] == 0x28 {
            range = text.trimmed(from: range.lowerBound + 1, to: range.upperBound, of: " ,;:.")
        }
        if !range.isEmpty, text.bytes[range.upperBound - 1] == 0x29, !text.bytes[range].contains(0x28) {
            range = range.lowerBound ..< range.upperBound - 1
        }
        return range.isEmpty ? nil : text.string(range)
    }

    // MARK: Type

    private var type: String? {
        let all = 0 ..< text.end
        let genre = ranges(.genre).first ?? 0 ..< 0
        if (ranges(.genre) + ranges(.note)).contains(where: { kind in Self.degrees.contains { text.holds($0, in: kind) } }) || text.holds("dissertation", in: all) || text.holds(" thesis", in: all) { return "thesis" }
        if let container = bibliography.containerTitle {
            let name = EntryText(plain: Array(container.utf8))
            if ["rapport de recherche", "research report", "technical report", "forschungsbericht", "informe técnico"].contains(where: { name.has($0, at: 0) }) { return "report" }
            if isMeeting(name) { return "paper_conference" }
            if bibliography.issue == nil, isBookPart, bibliography.volume == nil || bibliography.publisher != nil && (!bibliography.editors.isEmpty || isHostAnnounced) { return "chapter" }
            if bibliography.volume != nil || bibliography.issue != nil || bibliography.page != nil { return "article_journal" }
        }
        if text.holds("report", in: genre) || text.holds("working paper", in: all) || text.holds("technical report", in: all) { return "report" }
        if bibliography.publisher != nil, bibliography.containerTitle == nil {
            if hasLink, let title = ranges(.title).first, text.quoteLength(title.lowerBound) > 0 { return "webpage" }
            return hasLink && bibliography.authors.isEmpty && bibliography.year == nil ? "webpage" : "book"
        }
        if hasLink { return "webpage" }
        // `Title, London 1962`, `Title (3rd ed. 1990)`
        if bibliography.containerTitle == nil, bibliography.title != nil, bibliography.publisherPlace != nil || bibliography.edition != nil { return "book" }
        return bibliography.containerTitle != nil ? "article_journal" : nil
    }

    private static let degrees: [StaticString] = ["thesis", "thèse", "tese", "tesis", "tesi ", "tezi", "disserta", "diss.", "rozprawa", "magister", "diplomarbeit", "mémoire de ", "masterarbeit", "bachelorarbeit", "habilitationsschrift", "doktorarbeit"]

    /// Whether a container holds the papers of a meeting; the proceedings of an academy or a society are a journal.
    private func isMeeting(_ name: EntryText) -> Bool {
        let all = 0 ..< name.end
        if ["conference", "symposium", "workshop", " conf.", "congrès", "congreso", "congresso", "colloque", "coloquio", "kongress", "konferenz"].contains(where: { name.holds($0, in: all) }) { return true }
        guard name.holds("proceedings of", in: all) || name.has("proc. of", at: 0) else { return false }
        return !["academy", "akademi", "académie", "academia", "accademia", "society", "institution"].contains { name.holds($0, in: all) }
    }

    /// Whether editors, a publisher or `In` before the container show that the container is a book.
    private var isBookPart: Bool {
        !bibliography.editors.isEmpty || bibliography.publisher != nil || isHostAnnounced
    }

    /// Whether `In` opens what holds the work.
    private var isHostAnnounced: Bool {
        guard let container = stretches.first(where: { $0.field == .container }), let first = container.tokens.first else { return false }
        return text.has("in", at: tokens[first].range.lowerBound) && tokens[first].range.count == 2
    }
}
