/// Editors and translators, whom the words around their names tell from authors and from what they edited or translated.
extension FieldOrder {
    /// Cuts what one stretch holds of two roles, before anything else is made of it.
    mutating func partRoles() {
        nameBracketedEditors()
        partHostOfEditors()
        partTranslators()
        partEditors()
        joinEditors()
        nameTranslators()
        nameLeadingEditors()
        nameLeadingBody()
    }

    /// `ed. A. Hill, | trans. B. Lund`, `Anna Hill, Lakes, | translated by B. Lund`: the word parts those who did the one from those who did the other.
    private mutating func partTranslators() {
        guard let names = stretches.indices.first(where: { [.author, .editor].contains(field($0)) && translation(in: stretches[$0].tokens) != nil }),
            let start = translation(in: stretches[names].tokens)
        else { return }
        part(names, at: start, .translator)
    }

    private func translation(in stretch: Range<Int>) -> Int? {
        stretch.dropFirst(2).first { isWord($0) && isMark($0 - 1, in: ",.") && Self.translating.contains(word($0)) && $0 + 1 < stretch.upperBound }
    }

    private static let translating: WordSet = [
        "traduction", "tradução", "traducción", "traduzione", "übersetzung", "translation", "trans", "transl", "translated", "trad", "traduit", "traduction", "traducido", "tradotto", "übers", "übersetzt",
    ]

    /// `translated by | A. Hill`: those whom the word announces did not write it.
    private mutating func nameTranslators() {
        // `Tradução: | Anna Hill. | Oslo: | Lake Press`
        if let place = stretches.indices.first(where: { field($0) == .location && field($0 + 1) == .publisher }), let only = words(of: place).first, words(of: place).count == 1,
            Self.translating.contains(word(only))
        {
            stretches[place].field = .note
            stretches[place + 1].field = .translator
        }
        for index in stretches.indices.dropFirst() where [.author, .editor].contains(field(index)) && field(index - 1) == .note {
            let before = words(of: index - 1).suffix(2)
            if before.count == 2, Self.translating.contains(word(before[before.startIndex])) { stretches[index].field = .translator }
        }
    }

    /// `in: Hill, A./Lund, B. (Hrsg.): | Book`, `in: Book, | hrsg. v. A. Hill`: names and book that were taken for names.
    private mutating func partEditors() {
        guard let names = stretches.indices.first(where: { field($0) == .editor && field($0 + 1) != .container && field($0 - 1) != .container }),
            names > 0
        else { return }
        if let end = bracketedRole(in: stretches[names].tokens) {
            part(names, at: end, .container)
        } else if let start = announcedRole(in: stretches[names].tokens) {
            part(names, at: start, .editor)
            stretches[names].field = .container
        }
    }

    /// Behind `(Hrsg.):` within a stretch, where words follow.
    private func bracketedRole(in stretch: Range<Int>) -> Int? {
        let role = stretch.dropFirst(2).first { isWord($0) && isMark($0 - 1, in: "([") && Self.editorWords.contains(word($0)) }
        guard let role else { return nil }
        var end = role + 1
        while end < stretch.upperBound, tokens[end].kind == .mark { end += 1 }
        return end < stretch.upperBound && isCapital(end) && (role + 1 ..< end).contains { isMark($0, in: ")]") } ? end : nil
    }

    /// `hrsg. v.`, `a cura di`, `ed. by` behind a comma and at least two words.
    private func announcedRole(in stretch: Range<Int>) -> Int? {
        stretch.dropFirst(3).first {
            isWord($0) && isMark($0 - 1, in: ",.") && Self.announcing.contains(word($0)) && $0 + 3 < stretch.upperBound
                && ($0 + 1 ... $0 + 2).contains { isWord($0) && Self.links.contains(word($0)) }
        }
    }

    private static let announcing: WordSet = ["hrsg", "hg", "herausgegeben", "ed", "edited", "éd", "édité", "dirigé", "dir", "editado", "coord", "a"]
    private static let links: WordSet = ["v", "von", "by", "par", "por", "cura"]

    /// `In: Hill, | A., Lund, B. (eds.)`: a family name that was taken for the container.
    private mutating func joinEditors() {
        guard let names = stretches.indices.first(where: { $0 > 0 && field($0) == .editor && hasRole($0) }), isInitial(stretches[names].tokens.lowerBound),
            !opensWithWholeName(names),
            field(names - 1) == .container, let comma = stretches[names - 1].tokens.last, isMark(comma, 0x2C)
        else { return }
        let container = stretches[names - 1].tokens
        let isOpened = words(of: names - 1).first.map { word($0) == "in" } ?? false
        if isOpened, words(of: names - 1).count <= 3, !container.contains(where: { isMark($0, 0x2E) }) {
            stretches[names - 1].field = .editor
            join(names - 1)
        } else if let stop = container.last(where: { isMark($0, 0x2E) }), comma - stop <= 4, stop > container.lowerBound {
            setBorder(behind: names - 1, to: stop + 1)
        } else if let before = container.dropLast().last(where: { isMark($0, 0x2C) }), comma - before <= 3, isCapital(comma - 1), before > container.lowerBound + 1 {
            setBorder(behind: names - 1, to: before + 1) // `Rivers, Hill, | A., Lund, B., Eds.`
        }
    }

    /// `A. Hill and B. Lund, Eds.`: behind the initials stands their family name.
    private func opensWithWholeName(_ index: Int) -> Bool {
        let rest = stretches[index].tokens.drop { isInitial($0) || isMark($0, in: ".-") }
        return rest.first.map { isCapital($0) } ?? false
    }

    /// `Book (eds Hill, A. & Lund, B.)`, `Book (Eds.: A. Hill, B. Lund)`, `Book (A. Hill, ed.)`: who stands in a bracket behind a title with the word for
    /// editors.
    private mutating func nameBracketedEditors() {
        guard let title = stretches.first(where: { $0.field == .title || $0.field == .container }) else { return }
        for open in tokens.indices where open > title.tokens.lowerBound && isMark(open, 0x28) && open + 3 < tokens.count {
            guard let close = (open ..< min(open + 80, tokens.count)).first(where: { isMark($0, 0x29) }), close > open + 3 else { continue }
            var start = open + 1, end = close
            if isWord(start), Self.bracketWords.contains(word(start)) {
                start += 1
                while start < close, isMark(start, in: ".:,") { start += 1 }
            } else {
                while end > start, isMark(end - 1, in: ".,") { end -= 1 }
                guard isWord(end - 1), Self.bracketWords.contains(word(end - 1)), isMark(end - 2, 0x2C) else { continue }
                end -= 2
            }
            let names = start ..< end
            guard names.count > 1, isCapital(names.lowerBound), names.contains(where: { isInitial($0) || isKnown($0, as: WordLexicon.Kind.given) }),
                !names.contains(where: { tokens[$0].kind == .number })
            else { continue }
            // the word and the bracket are no note, which would name those before it
            give(open ..< close + 1, .label)
            give(names, .editor)
            if let book = stretches.indices.first(where: { stretches[$0].tokens.upperBound == open && field($0) == .editor }), words(of: book).first.map({ word($0) == "in" }) == true {
                stretches[book].field = .container
            }
            return
        }
    }

    private static let bracketWords: WordSet = ["ed", "eds", "editor", "editors", "hrsg", "hg", "dir", "dirs", "org", "orgs", "red", "coord", "coords"]

    /// `In Lakes; | Hill, A., Ed.`: before the semicolon stands the book.
    private mutating func partHostOfEditors() {
        guard let names = stretches.indices.first(where: { field($0) == .editor }), first(.container) == nil || first(.container) ?? 0 > names,
            let lead = words(of: names).first, word(lead) == "in", lead == stretches[names].tokens.lowerBound,
            let semicolon = stretches[names].tokens.first(where: { isMark($0, in: ";,") }), isMark(semicolon, 0x3B), semicolon + 1 < stretches[names].tokens.upperBound
        else { return }
        part(names, at: semicolon + 1, .editor)
        stretches[names].field = .container
    }

    /// `Title. In: Hill, A. (org.). | Book`: behind the editors stands what they edited, no second title.
    mutating func nameHostOfEditors() {
        guard first(.container) == nil, let title = first(.title),
            let book = stretches.indices.first(where: { $0 > title + 1 && field($0) == .title }),
            field(book - 1) == .editor || field(book - 1) == .note && field(book - 2) == .editor && roleEnd(stretches[book - 1].tokens) != nil
        else { return }
        stretches[book].field = .container
    }

    /// Whether a stretch or the note behind it says that these are editors.
    private func hasRole(_ index: Int) -> Bool {
        words(of: index).contains { Self.editorWords.contains(word($0)) || Self.announcing.contains(word($0)) && text.bytes[tokens[$0].range].count > 1 }
            || field(index + 1) == .note && roleEnd(stretches[index + 1].tokens) != nil
    }

    /// `Hill, Anna/Lund, Bo | (Hg.)`, `A. Hill | (ed.),`: those who stand in the authors' place are editors.
    private mutating func nameLeadingEditors() {
        guard let names = leading, field(names) == .author, field(names + 1) == .note, let end = roleEnd(stretches[names + 1].tokens) else { return }
        stretches[names].field = .editor
        guard end < stretches[names + 1].tokens.upperBound else { return join(names) }
        setBorder(behind: names, to: end)
    }

    /// `Lakes Office (2001) Title`, `Lakes Office. Title`: without a word for editors, who leads wrote it; what a body lists as `Office (2001), Title`
    /// it may have edited.
    private mutating func nameLeadingBody() {
        guard let names = leading, field(names) == .editor, first(.author) == nil, !hasRole(names),
            field(names + 1) != .date || stretches[names + 1].tokens.last.map({ isMark($0, in: ",:") }) != true
        else { return }
        stretches[names].field = .author
    }
}
