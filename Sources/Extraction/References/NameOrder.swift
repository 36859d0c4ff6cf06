/// Who wrote, edited or translated: names whose field or borders the words around them say.
extension FieldOrder {
    /// `Office of | Lakes. Title`: a body's name that ends with a word that no name ends with goes on.
    mutating func joinOpenName() {
        guard let names = first(.author), [.location, .publisher, .institution, .note].contains(field(names + 1)), let last = stretches[names].tokens.last,
            Self.joints.contains(word(last)), stretches[names].tokens.count > 1, stretches[names + 1].tokens.count <= 6
        else { return }
        join(names)
    }

    /// `R. Hill, F. Lund, and M. | Abel Tides in lakes`: behind initials alone the title's first word is the last family name.
    mutating func takeFamily() {
        guard let names = first(.author), field(names + 1) == .title, let end = stretches[names].tokens.last, let start = stretches[names].tokens.first,
            isInitial(start), isMark(end, 0x2E), isInitial(end - 1), let family = stretches[names + 1].tokens.first, isCapital(family), !isInitial(family),
            stretches[names + 1].tokens.count > 2
        else { return }
        var at = end - 1
        while at > start, isInitial(at) || isMark(at, in: ".-") { at -= 1 }
        if isWord(at), ["and", "und", "et", "y"].contains(word(at)) || isMark(at, 0x26) { setBorder(behind: names, to: family + 1) }
    }

    /// `Hill, R.; Lund, F. Tidemeter:| A gauge`: where marks of their own part the names, the word behind the last initials is the title's first.
    mutating func giveLead() {
        guard let names = first(.author), field(names + 1) == .title, let end = stretches[names].tokens.last else { return }
        let own = stretches[names].tokens
        let colon = isMark(end, 0x3A) ? end : end + 1
        guard colon < tokens.count, isMark(colon, 0x3A), own.count > 5, isWord(colon - 1), !isInitial(colon - 1), isMark(colon - 2, 0x2E),
            own.contains(where: { isMark($0, 0x3B) }), !Self.others.contains(word(colon - 1)), !Self.editorWords.contains(word(colon - 1))
        else { return }
        var at = colon - 3
        while at > own.lowerBound, isInitial(at) || isMark(at, in: ".-") { at -= 1 }
        if isMark(at, 0x2C), at < colon - 3 { setBorder(behind: names, to: colon - 1) }
    }

    /// `Hill R., Lund F., J.| Lake Studies, 19`: behind whole names the letter is the journal's first word.
    mutating func giveJournal() {
        guard let names = first(.author), field(names + 1) == .container || field(names + 1) == .title && first(.container) == nil else { return }
        let own = stretches[names].tokens
        guard own.count > 6, let stop = own.last, isMark(stop, 0x2E), isMark(stop - 1, 0x4A),
            isMark(stop - 2, 0x2C), isMark(stop - 3, 0x2E),
            tokens[stop - 4].shape == ReferenceTokens.Shape.initial, tokens[stop - 5].shape != 0x2C
        else { return }
        setBorder(behind: names, to: stop - 1)
    }

    /// `A. Hill, B. Lund, Stan. | L. Rev. 43`, `A. Hill et al., N. | J. Phys. 9`: behind whole names with their initials first a cut word, or initials alone, are
    /// the journal's.
    mutating func giveCutJournal() {
        guard let names = first(.author), field(names + 1) == .container, let stop = stretches[names].tokens.last, isMark(stop, 0x2E) else { return }
        let own = stretches[names].tokens
        guard let comma = own.last(where: { isMark($0, 0x2C) }), comma + 1 < stop, isInitial(own.lowerBound) else { return }
        let rest = comma + 1 ..< own.upperBound, words = rest.filter { isWord($0) }
        guard words.count <= 3, words.allSatisfy({ isCapital($0) && isMark($0 + 1, 0x2E) }), rest.count == words.count * 2,
            words.count == 1 || words.allSatisfy({ isInitial($0) })
        else { return }
        let before = (own.lowerBound ..< comma).filter { isWord($0) }
        guard !["jr", "sr", "ii", "iii"].contains(String(decoding: text.bytes[tokens[words[0]].range], as: UTF8.self).lowercased()) else { return }
        guard before.contains(where: { !isInitial($0) }), words.count > 1 || isInitial(words[0]) || tokens[words[0]].range.count < 6 else { return }
        setBorder(behind: names, to: comma + 1)
    }

    /// `Hill, Anna, | Bo Lund et Max Maas, Lakes`: behind one inverted name whole names with a joint go on up to the mark behind them.
    mutating func takeJoinedNames() {
        guard let names = first(.author), field(names + 1) == .title, let end = stretches[names].tokens.last, isMark(end, 0x2C),
            stretches[names].tokens.count(where: { isMark($0, 0x2C) }) == 2, isCapital(stretches[names].tokens.lowerBound)
        else { return }
        let title = stretches[names + 1].tokens
        guard let joint = title.prefix(14).first(where: { isWord($0) && Self.nameJoints.contains(word($0)) || isMark($0, 0x26) }), joint > title.lowerBound + 1 else { return }
        var at = joint + 1
        while at < title.upperBound, isCapital(at) || isInitial(at) || isMark(at, 0x2D) || isMark(at, 0x2E) && isInitial(at - 1) || isWord(at) && familyParticles.contains(word(at)) { at += 1 }
        if at == title.upperBound, field(names + 2) == .note, let role = roleEnd(stretches[names + 2].tokens), areWholeNames(title.lowerBound ..< joint) || areWholeNames(joint + 1 ..< at) {
            stretches[names].tokens = stretches[names].tokens.lowerBound ..< role
            stretches[names].field = .editor
            if role < stretches[names + 2].tokens.upperBound { stretches[names + 2].tokens = role ..< stretches[names + 2].tokens.upperBound } else { stretches.remove(at: names + 2) }
            stretches.remove(at: names + 1)
            if field(names + 1) == .container, first(.title) == nil { stretches[names + 1].field = .title }
            return
        }
        guard at < title.upperBound, isMark(at, in: ",.:;"), at - joint > 2, areFullNames(title.lowerBound ..< joint), areFullNames(joint + 1 ..< at),
            areWholeNames(title.lowerBound ..< joint) || areWholeNames(joint + 1 ..< at)
        else { return }
        if at + 1 < title.upperBound { return setBorder(behind: names, to: at + 1) }
        // nothing of the title is left: what was taken for editors is one, behind the word for them
        stretches[names].tokens = stretches[names].tokens.lowerBound ..< title.upperBound
        stretches.remove(at: names + 1)
        guard field(names + 1) == .editor, let role = stretches[names + 1].tokens.first, isWord(role), Self.editorWords.contains(word(role)) else { return }
        let rest = (role + 1 ..< stretches[names + 1].tokens.upperBound).first { isWord($0) } ?? stretches[names + 1].tokens.upperBound
        setEditors(names, behind: rest)
    }

    private static let nameJoints: WordSet = ["and", "et", "y", "e", "und", "en", "og", "och"]

    private mutating func setEditors(_ names: Int, behind rest: Int) {
        stretches[names].field = .editor
        let own = stretches[names + 1].tokens
        stretches[names].tokens = stretches[names].tokens.lowerBound ..< rest
        if rest < own.upperBound { stretches[names + 1] = ReferenceLabeller.Stretch(field: .title, tokens: rest ..< own.upperBound) } else { stretches.remove(at: names + 1) }
    }

    /// `Bo Lund`, `Bo Lund, C. D. Maas`: of each piece two words or more, one of them known as a given name or an initial.
    private func areWholeNames(_ stretch: Range<Int>) -> Bool {
        areFullNames(stretch) && stretch.contains { isInitial($0) || isWord($0) && isKnown($0, as: WordLexicon.Kind.given) }
    }

    private func areFullNames(_ stretch: Range<Int>) -> Bool {
        let parts = stretch.split { isMark($0, 0x2C) }
        return !parts.isEmpty && parts.allSatisfy { part in
            let words = part.filter { isWord($0) }
            return (2 ... 4).contains(words.count) && words.allSatisfy { isCapital($0) || familyParticles.contains(word($0)) } && !isInitial(words[words.count - 1])
        }
    }

    /// `DIDIER-HILL Anna - Lakes - Paris,`: before the first dash a family name in capitals and a given one are the author's.
    mutating func takeCapitalsName() {
        guard let title = leading, field(title) == .title, first(.author) == nil else { return }
        let own = stretches[title].tokens
        var at = own.lowerBound
        while at < own.upperBound, isWord(at) ? tokens[at].shape == ReferenceTokens.Shape.longCapitals || tokens[at].shape == ReferenceTokens.Shape.capitals && tokens[at].range.count > 2 : isMark(at, 0x2D) { at += 1 }
        guard at > own.lowerBound, isWord(at - 1) else { return }
        let given = at
        while at < own.upperBound, at - given < 3, isCapital(at) || isMark(at, 0x2D) && !tokens[at].isBehindBlank { at += 1 }
        guard at > given, at + 1 < own.upperBound, tokens[at].shape == ReferenceTokens.Shape.dash, tokens[at].isBehindBlank, tokens[at + 1].isBehindBlank else { return }
        part(title, at: at + 1, .title)
        stretches[title].field = .author
    }

    /// `Hill, A.; Lund, M. J. Lake.] [Econ.`, `Hill, A.; Lund, D.] [J. J. Lake Biol.`: the last initial is the journal's where a cut word follows it, and the name's
    /// where the journal opens with two.
    mutating func giveInitialOfJournal() {
        guard let names = first(.author), let stop = stretches[names].tokens.last, isMark(stop, 0x2E), [.container, .date].contains(field(names + 1)), first(.title) == nil,
            let comma = stretches[names].tokens.last(where: { isMark($0, 0x2C) })
        else { return }
        let next = stretches[names + 1].tokens
        if field(names + 1) == .container, isInitial(stop - 1), next.count > 4, isInitial(next.lowerBound), isMark(next.lowerBound + 1, 0x2E), isInitial(next.lowerBound + 2),
            word(next.lowerBound) == "j", word(next.lowerBound + 2) == "j"
        {
            return setBorder(behind: names, to: next.lowerBound + 2)
        }
        // `Lund, M. J.] [Am. Chem. Soc.`: this society's journal has the letter
        if field(names + 1) == .container, next.count > 4, stop - comma > 3, word(stop - 1) == "j", isInitial(stop - 3), word(next.lowerBound) == "am",
            word(next.lowerBound + 2) == "chem", word(next.lowerBound + 4) == "soc"
        {
            return setBorder(behind: names, to: stop - 1)
        }
        let words = (comma + 1 ..< stop).filter { isWord($0) }
        guard words.count > 2, let cut = words.firstIndex(where: { !isInitial($0) }), cut > 1, words[cut...].allSatisfy({ isCapital($0) && isMark($0 + 1, 0x2E) }), word(words[cut - 1]) == "j"
        else { return }
        let start = cut > 2 && word(words[cut - 2]) == "q" ? words[cut - 2] : words[cut - 1]
        if field(names + 1) == .container { setBorder(behind: names, to: start) } else { part(names, at: start, .container) }
    }

    /// `Anna H. | Lund, | Lakes and Law 567`: behind a given name and an initial a lone word before a comma is the family name.
    mutating func joinLoneFamily() {
        guard let names = first(.author), field(names + 1) == .title, words(of: names + 1).count == 1, let family = words(of: names + 1).first, isCapital(family),
            let comma = stretches[names + 1].tokens.last, isMark(comma, 0x2C), comma == family + 1, let stop = stretches[names].tokens.last, isMark(stop, 0x2E), isInitial(stop - 1),
            !stretches[names].tokens.contains(where: { isMark($0, 0x2C) || isMark($0, 0x3B) }), !isQuoted(names + 1)
        else { return }
        join(names)
    }

    /// `In A. Hill and B. Lund | (eds.), Title`, `In A. Hill and B. Lund, | eds., | Title`: the names before the word are the editors'.
    mutating func nameEditors() {
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
    func roleEnd(_ stretch: Range<Int>) -> Int? {
        guard let role = stretch.first(where: { isWord($0) && !Self.others.contains(word($0)) }), role - stretch.lowerBound < 8,
            Self.editorWords.contains(word(role))
        else { return nil }
        var end = role + 1
        while end < stretch.upperBound, tokens[end].kind == .mark { end += 1 }
        let marks = tokens[role + 1 ..< end].map(\.shape)
        return marks.contains { [0x29, 0x5D, 0x2C, 0x3A].contains($0) } ? end : nil
    }

    static let editorWords: WordSet = [
        "ed", "eds", "editor", "editors", "hrsg", "hrg", "hg", "hgg", "dir", "dirs", "coord", "coords", "éd", "éds", "cur", "edd", "org", "orgs", "comp", "comps",
    ]
    /// `u.a. (Hgg.)`: what stands for more names before the word.
    static let others: WordSet = ["u", "a", "et", "al", "others", "and"]
}
