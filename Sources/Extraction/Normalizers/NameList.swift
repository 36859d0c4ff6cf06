import Model

/// The names within a stretch that is known to be a list of names; none of its letters is lost.
///
/// `Names` reads it where it keeps to a form; else it is cut at the marks that join names, and each piece is one name:
/// `Fodor Aa, DeSantis TZ`, `R. Wa¨schle and A. Wolf`, `The LEP Collaboration`.
package struct NameList {
    private(set) var names: [Name] = []
    private(set) var isEtAl = false
    private var hasPlainInitials = false

    /// - Parameter isPage: whether the reference is of a web page, whose author is rather a body than a person.
    init(_ range: Range<Int>, in text: EntryText, isPage: Bool = false) {
        var range = text.trimmed(range, of: " ,;:")
        range = Self.withoutEnd(range, in: text, &isEtAl)
        // `Ann Doe (with Bo Roe)`
        if range.count > 12, text.bytes[range.upperBound - 1] == 0x29, let open = text.bytes[range].lastIndex(of: 0x28), open > range.lowerBound + 3,
            let word = (["with ", "con ", "avec ", "mit ", "com "] as [StaticString]).first(where: { text.has($0, at: open + 1) })
        {
            let helpers = NameList(open + 1 + word.utf8CodeUnitCount ..< range.upperBound - 1, in: text)
            self = NameList(range.lowerBound ..< open, in: text)
            names += helpers.names
            isEtAl = isEtAl || helpers.isEtAl
            return
        }
        guard !range.isEmpty else { return }
        if UnspacedNames.areNames(range, in: text) {
            let list = UnspacedNames(range, in: text)
            names = list.names
            isEtAl = isEtAl || list.isEtAl
            return
        }
        if Self.isBody(range, in: text) || isPage && Self.isUnknown(range, in: text) {
            names = [Name(literal: text.string(Self.withoutStop(range, in: text)))]
            return
        }
        if let known = Names(startingAt: range.lowerBound, in: text, before: range.upperBound) {
            let rest = text.trimmed(from: known.end, to: range.upperBound, of: " ,;:.&()[]")
            if rest.isEmpty, !known.names.contains(where: { Self.isTwoNames($0.given) || Self.isTwoFullNames($0) }), !Self.opensWithTwoFullNames(known) {
                names = known.names
                isEtAl = isEtAl || known.isEtAl
                evenStop(behind: text.bytes[range.upperBound - 1])
                return
            }
        }
        cut(range, in: text)
        evenStop(behind: text.bytes[range.upperBound - 1])
    }

    /// Whether the stop behind the last name is its own, which the names before it say: `Lee A., Hall B.`, but `Lee A, Hall B.`
    private mutating func evenStop(behind last: UInt8) {
        guard last == 0x2E, let given = names.last?.given else { return }
        if Self.endsInWholeName(given.utf8) { names[names.count - 1].given = String(given.dropLast()) }
        guard names.count > 1 else { return }
        let others = names.dropLast().compactMap { $0.given?.utf8.last }
        if others.allSatisfy({ $0 == 0x2E }), !others.isEmpty, given.utf8.last.map({ $0 &- 0x41 < 26 }) == true {
            names[names.count - 1].given = given + "."
        } else if given.utf8.last == 0x2E, others.allSatisfy({ $0 != 0x2E }), given.utf8.dropLast().allSatisfy({ $0 &- 0x41 < 26 }) {
            names[names.count - 1].given = String(given.dropLast())
        }
    }

    /// `Silva, Ana Maria.`: behind a name in full the stop is the list's; `Chr.` keeps its own.
    private static func endsInWholeName(_ given: String.UTF8View) -> Bool {
        guard given.last == 0x2E else { return false }
        let word = given.dropLast().reversed().prefix { $0 != 0x20 && $0 != 0x2E && $0 != 0x2D }
        return word.count > 2 && word.first.map { $0 &- 0x61 < 26 } == true && word.dropLast().contains { [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains($0) }
    }

    /// The range without `et al.`, `(Eds.)`, `and others` at its end.
    private static func withoutEnd(_ range: Range<Int>, in text: EntryText, _ isEtAl: inout Bool) -> Range<Int> {
        var range = range
        var isCut = true
        while isCut, !range.isEmpty {
            isCut = false
            let end = text.trimmed(range, of: " ,;:.()[]").upperBound
            for (word, isOthers) in ends
            where end - word.utf8CodeUnitCount >= range.lowerBound && text.has(word, at: end - word.utf8CodeUnitCount) {
                let start = end - word.utf8CodeUnitCount
                guard start == range.lowerBound || !text.isWordByte(start - 1) else { continue }
                isEtAl = isEtAl || isOthers
                range = range.lowerBound ..< text.trimmed(from: range.lowerBound, to: start, of: " ,;:([&").upperBound
                isCut = true
                break
            }
        }
        return range
    }

    /// Words for those left out, longer ones first, and for what those named have done.
    private static let ends: [(word: StaticString, isOthers: Bool)] =
        ([
            "et al", "et. al", "and others", "a others", "others", "et alii", "et coll", "u.a", "u. a", "e outros", "y otros", "ve ark", "ve diğ", "и др", "i in",
            "i wsp",
        ] as [StaticString]).map { ($0, true) }
        + ([
            "eds", "ed", "editors", "editor", "trans", "translators", "translator", "hrsg", "hrg", "hgg", "hg", "dir", "coord", "comps", "comp", "and", "und", "et",
            "with", "&", "(org", "(orgs", "(red", "(reds", "(comp", "(cur", "(a cura di", "(koord", "(ред", "(под ред",
        ] as [StaticString]).map { ($0, false) }

    /// The family and given names of a list that is written alone.
    package struct Parts: Sendable {
        package var family: String
        package var given: String?
    }

    package static func names(in list: String) -> [Parts] {
        let text = EntryText(plain: Array(list.utf8))
        return NameList(0 ..< text.end, in: text).names.map { Parts(family: $0.family, given: $0.given) }
    }

    /// Whether the stretch is the name of one body: no initials, and a word that bodies have.
    ///
    /// `The WHO Collaborative Study`, `World Health Organization`
    private static func isBody(_ range: Range<Int>, in text: EntryText) -> Bool {
        guard text.wordCount(range) >= 2, text.wordCount(range) <= 16, !text.bytes[range].contains(0x3B) else { return false }
        let commas = text.bytes[range].reduce(0) { $0 + ($1 == 0x2C ? 1 : 0) }
        var start = range.lowerBound
        var hasBodyWord = text.has("the ", at: start)
        for at in range.lowerBound ... range.upperBound where at == range.upperBound || text.isBlank(at) {
            let word = text.trimmed(from: start, to: at, of: ",.:()&")
            start = at + 1
            if word.isEmpty { continue }
            let letters = word.count
            if letters <= 2, text.isUpper(word.lowerBound), commas > 0 { return false }
            if bodyWords.contains(FoldedWord(text.bytes[word])) { hasBodyWord = true }
        }
        return hasBodyWord && commas <= 2
    }

    /// `DeSantis TZ` where a given name should be: the comma before it parted two names.
    private static func isTwoNames(_ given: String?) -> Bool {
        guard let given, let blank = given.utf8.lastIndex(of: 0x20) else { return false }
        let last = given.utf8[given.utf8.index(after: blank)...], first = given.utf8.prefix { $0 != 0x20 }
        return last.count >= 2 && last.count <= 3 && last.allSatisfy { $0 &- 0x41 < 26 } && first.count > 3
            && first.dropFirst().contains { $0 &- 0x61 < 26 }
    }

    /// `Mary Bauer, Lars Holm` taken for a family name and a given one: the family name would start with a known given name.
    private static func isTwoFullNames(_ name: Name) -> Bool {
        guard let given = name.given, !name.isLiteral, let blank = name.family.utf8.firstIndex(of: 0x20), let gap = given.utf8.lastIndex(of: 0x20) else { return false }
        let last = given.utf8[given.utf8.index(after: gap)...]
        return last.count > 2 && last.dropFirst().allSatisfy { $0 &- 0x61 < 26 || $0 >= 0x80 || $0 == 0x2D }
            && givenNames.contains(FoldedWord(Array(name.family.utf8.prefix(upTo: blank))[...]))
    }

    /// `Kaushal Roy, Akhil Jais, and Priya Panda`: a family name of two words with two given names, neither of them known as one, where the names behind
    /// stand with the given ones first.
    private static func opensWithTwoFullNames(_ known: Names) -> Bool {
        guard known.form == .invertedGiven, known.names.count > 1, let first = known.names.first, let given = first.given else { return false }
        let words = first.family.split(separator: " ") + given.split(separator: " ")
        return words.count == 4 && given.utf8.contains(0x20) && words.allSatisfy { $0.utf8.count > 2 && $0.utf8.dropFirst().allSatisfy { $0 &- 0x61 < 26 || $0 >= 0x80 } }
            && words[0].utf8.first.map { $0 &- 0x41 < 26 } == true && !givenNames.contains(FoldedWord(words[3].lowercased().utf8))
    }

    /// Words without a comma, an initial or a known given name: `United Cities`, `NORTHLAB`.
    private static func isUnknown(_ range: Range<Int>, in text: EntryText) -> Bool {
        guard !text.bytes[range].contains(0x2C), !text.bytes[range].contains(0x3B), text.wordCount(range) <= 4 else { return false }
        var start = range.lowerBound
        for at in range.lowerBound ... range.upperBound where at == range.upperBound || text.isBlank(at) {
            let word = text.trimmed(from: start, to: at, of: ".&")
            start = at + 1
            if word.count == 1 || givenNames.contains(FoldedWord(text.bytes[word])) { return false }
            if at == range.upperBound, text.wordCount(range) > 1, text.bytes[word].contains(0x2E), isInitials(word, in: text) { return false }
            if word.count <= 3, !word.isEmpty, at == range.upperBound, word.allSatisfy({ text.isUpper($0) }), text.wordCount(range) > 1 {
                return false
            }
        }
        return true
    }

    /// Without the stop behind it, which is an abbreviation's where the last word is short or has others: `U.S.`, `Smith Inc.`
    private static func withoutStop(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        guard text.bytes[range.upperBound - 1] == 0x2E, range.count > 1 else { return range }
        let body = range.lowerBound ..< range.upperBound - 1
        let word = (text.bytes[body].lastIndex(of: 0x20).map { $0 + 1 } ?? body.lowerBound) ..< body.upperBound
        return !text.bytes[body].contains(0x2E) || word.count > 5 && !text.bytes[word].contains(0x2E) ? body : range
    }

    private static let bodyWords: WordSet = [
        "group", "consortium", "collaboration", "collaborators", "committee", "commission", "council", "society", "association", "organization",
        "organisation", "institute", "institut", "institution", "university", "universität", "université", "ministry", "ministère", "department",
        "agency",
        "office", "bureau", "foundation", "federation", "network", "investigators", "trialists", "team", "union", "board", "authority",
        "administration",
        "centre", "center", "centers", "centres", "service", "services", "study", "project", "programme", "program", "initiative", "academy",
        "college", "bank", "government",
        "parliament", "nations", "inc", "ltd", "llc", "gmbh", "corporation", "company", "clinic", "labs", "laboratory", "sciences", "wellness",
        "health",
        "press", "museum", "library", "hospital", "bundesamt", "statistisches", "bundesministerium", "kommission", "verband", "gesellschaft",
        "stiftung", "contributors", "alliance", "coalition", "survey", "register", "registry", "workgroup", "taskforce", "force",
    ]

    /// Whether a word is one that names of bodies have: `committee`, `université`.
    static func isBodyWord(_ word: FoldedWord) -> Bool { bodyWords.contains(word) }

    // MARK: Cutting

    private mutating func cut(_ range: Range<Int>, in text: EntryText) {
        let hasSemicolons = text.bytes[range].contains(0x3B)
        var start = range.lowerBound
        var at = range.lowerBound
        var pieces: [(range: Range<Int>, behindComma: Bool)] = []
        var behindComma = false
        func close(_ end: Int) {
            let piece = text.trimmed(from: start, to: end, of: " ,;:")
            if !piece.isEmpty { pieces.append((piece, behindComma)) }
        }
        while at < range.upperBound {
            let isComma = text.bytes[at] == 0x2C && !hasSemicolons
            if isComma || text.bytes[at] == 0x3B || text.bytes[at] == 0x26 {
                close(at)
                behindComma = isComma
                start = at + 1
            } else if text.isBlank(at), let end = joint(at + 1, behind: start ..< at, in: text), end <= range.upperBound {
                close(at)
                behindComma = false
                start = end
                at = end
                continue
            }
            at += 1
        }
        close(range.upperBound)
        let plain = pieces.filter { piece in
            text.bytes[piece.range].lastIndex(of: 0x20).map { Self.isInitials($0 + 1 ..< piece.range.upperBound, in: text) } ?? false
        }
        hasPlainInitials = pieces.count >= 3 && plain.count * 2 > pieces.count
        for piece in pieces { append(piece.range, behindComma: piece.behindComma, in: text) }
    }

    /// The end of a word that joins names. `e`, `i`, `и`, `en` do so between whole names alone: `L. Verdi e S. Bruni`, but not `Silva e Costa`.
    private func joint(_ at: Int, behind name: Range<Int>, in text: EntryText) -> Int? {
        for word: StaticString in ["e ", "i ", "и ", "en "] where text.has(word, at: at) && !text.isUpper(at) {
            let next = at + word.utf8CodeUnitCount
            guard text.isUpper(next), text.wordCount(text.trimmed(name)) > 1 else { continue }
            var end = next
            while text.isLetter(end) { end += 1 }
            if end < text.end, text.bytes[end] == 0x2E || text.isBlank(end) { return next }
        }
        for word: StaticString in ["and ", "und ", "et ", "y ", "with ", "og ", "och ", "ve "] where text.has(word, at: at) && !text.isUpper(at) {
            return at + word.utf8CodeUnitCount
        }
        return nil
    }

    private mutating func append(_ range: Range<Int>, behindComma: Bool, in text: EntryText) {
        if text.has("et al", at: range.lowerBound), range.count <= 7 { isEtAl = true; return }
        // `Doe A., Roe B. (Eds.), Poe C.`
        let range = text.bytes[range].last == 0x29 ? Self.withoutEnd(range, in: text, &isEtAl) : range
        guard !range.isEmpty else { return }
        // `Anna Hill, Jr.`
        if behindComma, let last = names.last, last.suffix == nil, ["jr.", "jr", "sr.", "sr", "ii", "iii"].contains(text.lowered(range)), last.given != nil {
            names[names.count - 1].suffix = text.string(range)
            return
        }
        // initials, or given names behind a lone family name
        if behindComma, let last = names.last, last.given == nil, !last.isLiteral || !last.family.utf8.contains(0x20) {
            names[names.count - 1] = Name(family: last.family, given: text.string(range))
            return
        }
        guard let comma = text.bytes[range].firstIndex(of: 0x2C) else { return names.append(Self.name(range, in: text, isLoose: hasPlainInitials)) }
        let family = text.trimmed(from: range.lowerBound, to: comma), given = text.trimmed(from: comma + 1, to: range.upperBound, of: " ,;:")
        names.append(Name(family: text.string(family), given: given.isEmpty ? nil : text.string(given)))
    }

    /// One name without a comma: `A. B. Smith`, `Smith AB`, `John Smith`, `Smith`.
    ///
    /// - Parameter isLoose: whether the list's names end with initials, so that two letters at the end are initials too: `Fodor Aa`, `Levin S a`.
    private static func name(_ range: Range<Int>, in text: EntryText, isLoose: Bool) -> Name {
        guard let first = text.bytes[range].firstIndex(of: 0x20), let last = text.bytes[range].lastIndex(of: 0x20) else {
            return Name(family: text.string(range.count > 3 ? withoutStop(range, in: text) : range))
        }
        if let body = Names.group(in: range, of: text) { return Name(literal: body) }
        let lastWord = last + 1 ..< range.upperBound
        // `de Vet`: its initials stand behind the next comma
        if (range.lowerBound ..< last).allSatisfy({ text.isBlank($0) || text.bytes[$0] &- 0x61 < 26 }), text.isUpper(lastWord.lowerBound), text.wordCount(range) <= 4 {
            return Name(family: text.string(range))
        }
        if text.wordCount(range) > 4 { return Name(literal: text.string(range)) }
        let isShort = isLoose && lastWord.count <= 2 && text.isLetter(lastWord.lowerBound)
        if isShort || isInitials(lastWord, in: text), !isInitials(range.lowerBound ..< first, in: text) {
            var cut = last
            while let before = text.bytes[range.lowerBound ..< cut].lastIndex(of: 0x20), isInitials(before + 1 ..< cut, in: text) { cut = before }
            return Name(family: text.string(range.lowerBound ..< cut), given: text.string(cut + 1 ..< range.upperBound))
        }
        let isStopped = lastWord.count > 3 && text.bytes[lastWord.upperBound - 1] == 0x2E && text.isLower(lastWord.upperBound - 2)
        var start = lastWord.lowerBound
        // `Nick A. De Lund`, `Anna van der Hill`
        while let blank = text.bytes[range.lowerBound ..< start - 1].lastIndex(of: 0x20), familyParticles.contains(FoldedWord(text.bytes[blank + 1 ..< start - 1])) { start = blank + 1 }
        let end = isStopped ? lastWord.upperBound - 1 : lastWord.upperBound
        return Name(family: text.string(start ..< end), given: text.string(range.lowerBound ..< start - 1))
    }

    /// `A`, `AB`, `J.-P.`, `И.П.`, and with the letter pairs that one letter of another script becomes: `VKh`, `N.Yu.`
    private static func isInitials(_ range: Range<Int>, in text: EntryText) -> Bool {
        let letters = text.trimmed(range, of: ".-")
        var at = letters.lowerBound
        var count = 0, pairs = 0
        while at < letters.upperBound {
            if [0x2E, 0x2D].contains(text.bytes[at]) { at += 1; continue }
            guard text.isUpper(at) else { return false }
            count += 1
            if text.isLetterPair(at) { pairs += 1; at += 2; continue }
            // `Дж.`, `Ю.`
            if range.count == 5, letters.count == 4, text.bytes[at] == 0xD0, text.bytes[at + 2] >= 0xD0, text.bytes[range.upperBound - 1] == 0x2E { return true }
            at += 1
            while at < letters.upperBound, text.bytes[at] & 0xC0 == 0x80 { at += 1 }
        }
        let isOneSign = letters.count <= 4 || !letters.contains { text.bytes[$0] >= 0xE0 }
        return (1 ... 4).contains(count) && (pairs == 0 || count > 1) && isOneSign
    }
}

extension EntryText {
    /// Whether one letter of another script stands at the offset as a capital and a small letter: `Kh`, `Yu`, `Ts`.
    func isLetterPair(_ at: Int) -> Bool {
        guard at + 1 < bytes.count, !isLower(at + 2) else { return false }
        switch bytes[at] {
        case 0x43, 0x4B, 0x50, 0x53, 0x54, 0x5A: return bytes[at + 1] == 0x68 || bytes[at] == 0x54 && bytes[at + 1] == 0x73 // Ch Kh Ph Sh Th Zh Ts
        case 0x49, 0x4A, 0x59: return [0x61, 0x65, 0x6F, 0x75].contains(bytes[at + 1]) // Ia Ju Ye Yo
        default: return false
        }
    }
}
