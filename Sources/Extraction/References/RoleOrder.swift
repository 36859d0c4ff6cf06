/// Editors and translators, whom the words around their names tell from authors and from what they edited or translated.
extension FieldOrder {
    /// Cuts what one stretch holds of two roles, before anything else is made of it.
    mutating func partRoles() {
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
        "trans", "transl", "translated", "trad", "traduit", "traduction", "traducido", "tradotto", "übers", "übersetzt",
    ]

    /// `translated by | A. Hill`: those whom the word announces did not write it.
    private mutating func nameTranslators() {
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
            field(names - 1) == .container, let comma = stretches[names - 1].tokens.last, isMark(comma, 0x2C)
        else { return }
        let container = stretches[names - 1].tokens
        let isOpened = words(of: names - 1).first.map { word($0) == "in" } ?? false
        if isOpened, words(of: names - 1).count <= 3, !container.contains(where: { isMark($0, 0x2E) }) {
            stretches[names - 1].field = .editor
            join(names - 1)
        } else if let stop = container.last(where: { isMark($0, 0x2E) }), comma - stop <= 4, stop > container.lowerBound {
            setBorder(behind: names - 1, to: stop + 1)
        }
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
