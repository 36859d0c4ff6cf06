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
