import Model

/// The names that open a reference, or those of its editors.
///
/// Reads the forms of all common styles and keeps to the one that the first name shows:
/// - inverted with initials: `Dolotov, O.V., Smith, J., & Brown, K.-L.`, `van der Berg, A., Jr.`
/// - initials without marks: `Levin LA, Orphan VJ, van Themaat EVL, et al.`, `Feretti L., Giovannini G.`
/// - initials first: `G.K. Sukandi, T.D.K. Wungu and F. Iskandar`
/// - family names in capitals: `BAHNERT Reinhard, SALM Rainer`
/// - given names: `Miller, Linda Patterson`, `Redman, Peter & Whitehouse-Hare, Joanne`, `Morris J. Vogel & Charles E. Rosenberg`
///
/// An ellipsis before the last name (`Smith, J., … Brown, K.`) leaves names out as *et al.* does.
///
/// A body (`Northern Health & Wellness`) is no list of names: see `NameList`.
///
/// - Shape: names in printed order; `end` is the byte behind the last name, *et al.* included.
struct Names: Sendable {
    enum Form: Sendable { case invertedInitials, plainInitials, initialsFirst, invertedGiven, givenFirst, capitalsFirst, body }

    var names: [Name]
    var isEtAl = false
    /// `(Eds.)`, `ed.`, `Hrsg.` stands behind them.
    var areEditors = false
    var form: Form
    var end: Int

    /// The list of names that starts at an offset.
    init?(startingAt start: Int, in text: EntryText, before limit: Int) {
        var reader = NameReader(text: text, limit: limit)
        guard let names = reader.list(from: start) else { return nil }
        self = names
    }

    init(names: [Name], isEtAl: Bool = false, form: Form, end: Int) {
        self.names = names; self.isEtAl = isEtAl; self.form = form; self.end = end
    }

    /// The body that a stretch names: `TIDE Investigators`, `on behalf of the ABC Trials Group`, without the words before it.
    static func group(in range: Range<Int>, of text: EntryText) -> String? {
        let lead = leads.first { text.has($0, at: range.lowerBound) && !text.isUpper(range.lowerBound) }?.utf8CodeUnitCount ?? 0
        let name = text.trimmed(from: range.lowerBound + lead, to: range.upperBound)
        return lead < range.count && isGroup(name, in: text) ? text.string(name) : nil
    }

    fileprivate static let leads: [StaticString] = ["on behalf of the ", "on behalf of ", "for the ", "and the ", "the "]

    /// Whether a stretch ends with what a body of authors is called: `… Study Group`, `TIDE Investigators`.
    static func isGroup(_ range: Range<Int>, in text: EntryText) -> Bool {
        let name = text.trimmed(range)
        guard text.wordCount(name) >= 2, text.isUpper(name.lowerBound), let blank = name.last(where: { text.isBlank($0) }),
            text.isUpper(blank + 1)
        else { return false }
        return bodyWords.contains(FoldedWord(text.bytes[text.trimmed(from: blank + 1, to: name.upperBound, of: " ,.:;()")]))
    }
}

private struct NameReader {
    let text: EntryText
    let limit: Int

    init(text: EntryText, limit: Int) { self.text = text; self.limit = limit }

    // MARK: The list

    mutating func list(from start: Int) -> Names? {
        if let dash = repeatedAuthor(start) { return behindRepeatedAuthor(dash) }
        let order: [Names.Form] = [.invertedInitials, .plainInitials, .initialsFirst, .capitalsFirst, .invertedGiven, .givenFirst]
        for form in order {
            guard let list = list(from: start, form: form), isSound(list) else { continue }
            // `Robert A. Ballance, …` starts like `Smith A. Title`
            if form == .plainInitials, list.names.count == 1, text.bytes[list.end - 1] == 0x2E, let given = self.list(from: start, form: .givenFirst),
                isSound(given), given.end > list.end,
                given.names.count > 1 || isKnownGiven(Name(family: "", given: list.names[0].family))
            {
                return given
            }
            if form == .invertedGiven, list.names.count > 1, isDoubled(list.names[0]), !holdsSemicolon(start ..< list.end),
                let given = self.list(from: start, form: .givenFirst), isSound(given), given.end >= list.end
            {
                return given
            }
            return list
        }
        return nil
    }

    private mutating func list(from start: Int, form: Names.Form) -> Names? {
        guard let first = name(at: start, form: form) else { return nil }
        var list = Names(names: [first.name], form: form, end: first.end)
        extend(&list)
        readEditorMark(&list)
        return list
    }

    /// `———.` and `---.` stand for the author of the entry above.
    private func repeatedAuthor(_ at: Int) -> Int? {
        var next = at
        var count = 0
        while next < limit, text.dashLength(next) > 0 || text.bytes[next] == 0x5F { next += max(1, text.dashLength(next)); count += 1 }
        return count >= 2 ? next : nil
    }

    /// `———, Karl Abel, and Lena Bode`: those who join the author of the entry above.
    private mutating func behindRepeatedAuthor(_ dash: Int) -> Names {
        let same = Name(literal: "———")
        guard let separator = separator(at: dash, form: .invertedGiven), let others = list(from: separator.end) else {
            return Names(names: [same], form: .body, end: dash)
        }
        return Names(names: [same] + others.names, isEtAl: others.isEtAl, form: others.form, end: others.end)
    }

    private mutating func extend(_ list: inout Names) {
        // `Benedict Anderson, Imagined Communities`: of names without initials those that no *and* closes must be known
        var certain = list
        defer { if list.form == .givenFirst, list.names.count > certain.names.count { list = certain } }
        while list.end < limit {
            if let end = etAl(list.end) { list.isEtAl = true; list.end = end; certain = list; return }
            if let last = behindEllipsis(list.end), let next = name(at: last, form: list.form) {
                list.names.append(next.name)
                list.isEtAl = true; list.end = next.end; certain = list
                return
            }
            guard let separator = separator(at: list.end, form: list.form) else { return }
            if let end = etAl(separator.end) { list.isEtAl = true; list.end = end; certain = list; return }
            guard let next = follower(at: separator.end, of: list, after: separator) else {
                if let group = group(at: separator.end) { list.names.append(group.name); list.end = group.end; certain = list }
                return
            }
            let wasCertain = certain.names.count == list.names.count
            defer { if separator.isAnd || separator.isSemicolon || (wasCertain && isKnownGiven(next.name)) { certain = list } }
            list.names.append(next.name)
            list.end = next.end
            // `Smith, John, and Mary Brown` ends with the name behind *and*, unless names go on in the very same form
            if separator.isAnd, list.form == .givenFirst || list.form == .invertedGiven, !separatorIsAndNext(list.end) {
                if let end = etAl(list.end) { list.isEtAl = true; list.end = end }
                return
            }
        }
    }

    /// Where the last author stands behind `, …`, `, . . .`, `... &`: those between are left out.
    private func behindEllipsis(_ start: Int) -> Int? {
        var at = start
        while at < limit, text.bytes[at] == 0x20 || text.bytes[at] == 0x2C { at += 1 }
        if text.has("\u{2026}", at: at) {
            at += 3
        } else {
            var stops = 0
            while at < limit, stops < 4, text.bytes[at] == 0x2E || (stops > 0 && text.bytes[at] == 0x20) {
                stops += text.bytes[at] == 0x2E ? 1 : 0
                at += 1
            }
            guard stops >= 3 else { return nil }
        }
        while at < limit, text.bytes[at] == 0x20 || text.bytes[at] == 0x2C || text.bytes[at] == 0x26 { at += 1 }
        return at < limit ? at : nil
    }

    private func separatorIsAndNext(_ at: Int) -> Bool { separator(at: at, form: .givenFirst)?.isAnd ?? false }

    /// `Aayush Gupta, Youngjae Kim`: two people of two words each, oftener than one of two family names and two given names.
    private func isDoubled(_ name: Name) -> Bool {
        guard let given = name.given, name.suffix == nil else { return false }
        return [name.family, given].allSatisfy { part in
            let words = part.split(separator: " ")
            return words.count > 1 && words.allSatisfy { $0.utf8.count > 1 && $0.last != "." && $0.first.map { !$0.isLowercase } ?? false }
        }
    }

    private func holdsSemicolon(_ range: Range<Int>) -> Bool { range.contains { text.bytes[$0] == 0x3B } }

    private func follower(at start: Int, of list: Names, after separator: Separator) -> (name: Name, end: Int)? {
        if let next = name(at: start, form: list.form) {
            // Eysenbach, Benjamin, Abhishek Gupta, Julian Ibarz, and …
            let isPair = list.form == .invertedGiven && !separator.isSemicolon && isDoubled(next.name) && !holdsSemicolon(start ..< min(limit, next.end + 1))
            return (isPair ? name(at: start, form: .givenFirst) : nil) ?? next
        }
        switch list.form {
        case .capitalsFirst: return nil
        case .invertedInitials: return name(at: start, form: .initialsFirst) ?? (separator.isAnd ? name(at: start, form: .plainInitials) : nil)
        case .invertedGiven:
            return name(at: start, form: .initialsFirst) ?? name(at: start, form: .givenFirst) ?? name(at: start, form: .invertedInitials)
        case .initialsFirst: return separator.isAnd || separator.isSemicolon ? name(at: start, form: .givenFirst) : nil
        case .givenFirst: return name(at: start, form: .initialsFirst)
        case .plainInitials: return name(at: start, form: .invertedInitials)
        case .body: return nil
        }
    }

    private struct Separator { var end: Int; var isAnd = false; var isSemicolon = false }

    /// `, `, `; `, ` and `, `, & `, ` und `, ` et `, ` / `; a stop only between names with initials (`Schumann, CM. Barnes, CC.`).
    private func separator(at start: Int, form: Names.Form) -> Separator? {
        var at = start
        var found = Separator(end: start)
        var marks = 0
        loop: while at < limit {
            switch text.bytes[at] {
            case 0x20: at += 1
            case 0x2C: marks += 1; at += 1
            case 0x3B: marks += 1; found.isSemicolon = true; at += 1
            case 0x26, 0x2F: marks += 1; found.isAnd = true; at += 1
            case 0x2D where marks == 0 && at > start && text.isBlank(at + 1),
                0xE2 where marks == 0 && at > start && text.dashLength(at) == 3 && text.isBlank(at + 3):
                guard form == .invertedInitials else { break loop } // Wolf, A. – Rauh, C.
                marks += 1; at += text.dashLength(at)
            case 0x2E where form == .invertedInitials && marks == 0 && at == start:
                // only when another such name follows
                guard text.isBlank(at + 1), name(at: at + 2, form: .invertedInitials) != nil else { return nil }
                marks += 1; at += 1
            default: break loop
            }
        }
        for word: StaticString in ["and ", "und ", "et ", "y ", "e ", "with ", "och ", "en ", "ve "]
        where text.has(word, at: at) && at > start && !text.has("et al", at: at) {
            if text.isUpper(at) { continue }
            marks += 1; found.isAnd = true; at += word.utf8CodeUnitCount
            break
        }
        while text.isBlank(at) { at += 1 }
        guard marks > 0, at < limit else { return nil }
        found.end = at
        return found
    }

    /// `et al.`, `, et al`, `and others`, `...`, `u. a.`
    private func etAl(_ start: Int) -> Int? {
        var at = start
        while at < limit, text.bytes[at] == 0x20 || text.bytes[at] == 0x2C || text.bytes[at] == 0x3B { at += 1 }
        for phrase: StaticString in ["et al", "and others", "and colleagues", "et alii", "& al", "u. a.", "u.a.", "ve ark", "и др"] where text.has(phrase, at: at) {
            var end = at + phrase.utf8CodeUnitCount
            guard !text.isLetter(end) else { continue }
            if end < limit, text.bytes[end] == 0x2E { end += 1 }
            return end
        }
        return nil
    }

    /// `(Eds.)`, `(ed.)`, `, eds.`, `(Hrsg.)`.
    private func readEditorMark(_ list: inout Names) {
        var at = list.end
        while at < limit, [0x20, 0x2C, 0x28, 0x5B, 0x2E].contains(text.bytes[at]) { at += 1 }
        for word: StaticString in ["editors", "editor", "eds", "ed", "hrsg", "hg", "coord", "dir"] where text.has(word, at: at) {
            var end = at + word.utf8CodeUnitCount
            guard !text.isLetter(end) else { continue }
            while end < limit, [0x2E, 0x29, 0x5D].contains(text.bytes[end]) { end += 1 }
            list.areEditors = true
            list.end = end
            return
        }
    }

    /// `STROKE Study Group`, `on behalf of the ABC Investigators`: the body that closes a list of persons.
    private func group(at start: Int) -> (name: Name, end: Int)? {
        var at = start
        while at < limit, ![0x2E, 0x28, 0x3A, 0x2C, 0x3B].contains(text.bytes[at]) { at += 1 }
        let range = text.trimmed(from: start, to: at)
        guard !range.isEmpty, range.count < 120 else { return nil }
        let words = text.lowered(range).split(separator: " ")
        guard words.contains(where: { groupWords.contains(FoldedWord($0.utf8)) }) else { return nil }
        var from = range.lowerBound
        from += Names.leads.first { text.has($0, at: from) }?.utf8CodeUnitCount ?? 0
        return (Name(literal: text.string(from ..< range.upperBound)), range.upperBound)
    }

    /// Whether what follows a list may follow names, and a lone name without initials is not just two words with capitals.
    private func isSound(_ list: Names) -> Bool {
        var at = list.end
        let hadBlank = text.isBlank(at)
        while text.isBlank(at) { at += 1 }
        if at >= limit { return list.names.count > 1 || list.form != .givenFirst }
        let next = text.bytes[at]
        let isMark = [0x2E, 0x2C, 0x3A, 0x3B, 0x28, 0x5B].contains(next) || text.quoteLength(at) > 0 || text.dashLength(at) > 0
        let isYear = text.isDigit(at) && hadBlank
        guard isMark || isYear || list.isEtAl || list.areEditors || text.bytes[list.end - 1] == 0x2E else { return false }
        if list.form == .givenFirst, list.names.count == 1, !list.isEtAl, !list.areEditors { return isKnownGiven(list.names[0]) }
        if list.form == .invertedGiven, list.names.count == 1, !list.isEtAl {
            return next != 0x2C || isKnownGiven(list.names[0])
        }
        return true
    }

    private func isKnownGiven(_ name: Name) -> Bool {
        guard let given = name.given?.split(separator: " ").first else { return false }
        return givenNames.contains(FoldedWord(given.lowercased().utf8)) || name.given?.contains(".") == true
    }

    // MARK: One name

    private func name(at start: Int, form: Names.Form) -> (name: Name, end: Int)? {
        switch form {
        case .invertedInitials: return inverted(at: start, given: initials)
        case .invertedGiven: return inverted(at: start, given: givenWords)
        case .plainInitials: return plainInitials(at: start)
        case .initialsFirst: return initialsFirst(at: start)
        case .givenFirst: return givenFirst(at: start)
        case .capitalsFirst: return capitalsFirst(at: start)
        case .body: return nil
        }
    }

    private func inverted(at start: Int, given: (Int) -> Int?) -> (name: Name, end: Int)? {
        guard let family = family(at: start, most: 4) else { return nil }
        var at = family
        var suffix: Range<Int>?
        if text.isBlank(at), let end = suffixEnd(at + 1), end < limit, text.bytes[end] == 0x2C { suffix = at + 1 ..< end; at = end } // Stewart III, C.
        guard at < limit, text.bytes[at] == 0x2C else { return nil }
        at += 1
        while text.isBlank(at) { at += 1 }
        if suffix == nil, let end = suffixEnd(at), end < limit, text.bytes[end] == 0x2C || text.isBlank(end) { // Smith, Jr., A.
            let mark = at
            suffix = text.trimmed(from: at, to: end)
            at = end
            while at < limit, text.bytes[at] == 0x2C || text.isBlank(at) { at += 1 }
            if given(at) == nil { at = mark; suffix = nil }
        }
        guard var end = given(at) else { return nil }
        // `Benedict Anders, Imagined Places`: what starts with a given name is no family name
        if let blank = text.bytes[start ..< family].firstIndex(of: 0x20), givenNames.contains(FoldedWord(text.bytes[start ..< blank])),
            !text.bytes[at ..< end].contains(0x2E)
        {
            return nil
        }
        let givenRange = at ..< end
        if suffix == nil, let behind = suffixBehind(end) { suffix = behind.range; end = behind.end }
        return (
            Name(
                family: text.string(start ..< family), given: text.string(text.trimmed(givenRange, of: " ,")), suffix: suffix.map { text.string($0) }),
            end
        )
    }

    /// `Levin LA`, `van Themaat EVL`, `Feretti L.`, `Ko MS Jr`.
    private func plainInitials(at start: Int) -> (name: Name, end: Int)? {
        var at = start
        var words = 0
        while let end = familyWord(at), words < 5 {
            words += 1
            guard text.isBlank(end) else { return nil }
            let next = end + 1
            if var stop = capitals(next), words > 0, startsWithCapital(start, end) || words > 1 {
                // Neal D E, Wong K F
                while text.bytes[stop - 1] != 0x2E, text.isBlank(stop), stop - next <= 3, let more = capitals(stop + 1),
                    more == stop + 2 || (more == stop + 3 && text.bytes[more - 1] == 0x2E)
                { stop = more }
                var last = stop
                // the stop of `Jain RK. Vessels` ends the list, that of `Feretti L., Giovannelli G.` belongs to the initial
                let isEnd = text.bytes[stop - 1] == 0x2E && !(stop < limit && (text.bytes[stop] == 0x2C || text.bytes[stop] == 0x3B))
                let given = text.string(next ..< (isEnd ? stop - 1 : stop))
                var suffix: Range<Int>?
                if let behind = suffixBehind(last) { suffix = behind.range; last = behind.end }
                return (Name(family: text.string(start ..< end), given: given, suffix: suffix.map { text.string($0) }), last)
            }
            at = next
        }
        return nil
    }

    private func startsWithCapital(_ start: Int, _ end: Int) -> Bool { text.isUpper(start) && start < end }

    private func initialsFirst(at start: Int) -> (name: Name, end: Int)? {
        guard let given = initials(start, joinsDigraphs: false), text.bytes[given - 1] == 0x2E || text.bytes[given - 1] &- 0x41 < 26 else {
            return nil
        }
        guard text.bytes[start ..< given].contains(0x2E) else { return nil }
        var at = given
        while text.isBlank(at) { at += 1 }
        guard let family = family(at: at, most: 3) else { return nil }
        var end = family
        var suffix: Range<Int>?
        if let behind = suffixBehind(end) { suffix = behind.range; end = behind.end }
        // `D. Sean Hill`: the word behind the initial is a given name
        if let blank = text.bytes[at ..< family].firstIndex(of: 0x20), givenNames.contains(FoldedWord(text.bytes[at ..< blank])), text.isUpper(blank + 1) {
            return (Name(family: text.string(blank + 1 ..< family), given: text.string(start ..< blank), suffix: suffix.map { text.string($0) }), end)
        }
        return (Name(family: text.string(at ..< family), given: text.string(start ..< given), suffix: suffix.map { text.string($0) }), end)
    }

    /// `BAHNERT Reinhard`: a family name in capitals, given names behind it.
    private func capitalsFirst(at start: Int) -> (name: Name, end: Int)? {
        var family = start
        var at = start
        while let end = familyWord(at), text.bytes[at ..< end].allSatisfy({ $0 &- 0x61 >= 26 }), end - at >= 2, text.isBlank(end) {
            family = end
            at = end + 1
        }
        guard family - start >= 3, let given = givenWords(family + 1) else { return nil }
        guard text.isLower(family + 2) || text.bytes[given - 1] == 0x2E else { return nil }
        return (Name(family: text.string(start ..< family), given: text.string(family + 1 ..< given)), given)
    }

    /// `Wolfgang Jantzen`, `Charles E. Rosenberg`, `Michel de Montaigne`.
    private func givenFirst(at start: Int) -> (name: Name, end: Int)? {
        guard let first = plainWord(start), text.isUpper(start), text.isBlank(first) else { return nil }
        var givenEnd = first
        var at = first + 1
        if let stop = bareInitials(at) { givenEnd = stop; at = stop + 1 }
        while let stop = initial(at), stop < limit, text.bytes[stop - 1] == 0x2E, text.isBlank(stop) || text.isUpper(stop) {
            givenEnd = stop
            at = text.isBlank(stop) ? stop + 1 : stop
        }
        guard let family = family(at: at, most: 3) else { return nil }
        // of several words without particle only the last is the family name
        var from = at
        if let split = lastPlainBlank(at ..< family) { givenEnd = split; from = split + 1 }
        var end = family
        var suffix: Range<Int>?
        if let behind = suffixBehind(end) { suffix = behind.range; end = behind.end }
        return (Name(family: text.string(from ..< family), given: text.string(start ..< givenEnd), suffix: suffix.map { text.string($0) }), end)
    }

    /// `DI` in `Adam DI Kramer`: one to three capitals with a word behind.
    private func bareInitials(_ start: Int) -> Int? {
        var at = start
        while at < limit, at - start < 3, text.bytes[at] &- 0x41 < 26 { at += 1 }
        return at > start && text.isBlank(at) && text.isUpper(at + 1) && text.isLower(at + 2) ? at : nil
    }

    private func lastPlainBlank(_ range: Range<Int>) -> Int? {
        var result: Int?
        for at in range where text.isBlank(at) && text.isUpper(at + 1) {
            // a particle before the last word stays with it
            if let word = wordStart(before: at), familyParticles.contains(FoldedWord(text.bytes[word ..< at])) { continue }
            result = at
        }
        return result
    }

    private func wordStart(before at: Int) -> Int? {
        var start = at
        while start > 0, !text.isBlank(start - 1) { start -= 1 }
        return start < at ? start : nil
    }

    /// Given names behind a comma: `Linda Patterson`, `Véronique`, `Robert G.`, `K. O`.
    private func givenWords(_ start: Int) -> Int? {
        guard start < limit, text.isUpper(start) else { return nil }
        var at = start
        var end: Int?
        var words = 0
        while words < 4, at < limit {
            if let stop = initial(at) {
                end = stop
                at = stop
                // `Stein, Stanley J. Vassouras`: behind a closing initial the title starts
                if words > 0, text.bytes[stop - 1] == 0x2E, text.isBlank(stop), initial(stop + 1) == nil { break }
            } else if let stop = plainWord(at), text.isUpper(at) {
                end = stop; at = stop
            } else if let stop = particleEnd(at), words > 0, !text.has("y ", at: at) { // `KAHL, Ana y Bo Lund`
                at = stop + 1; continue
            } else {
                break
            }
            words += 1
            guard text.isBlank(at) else { break }
            at += 1
        }
        return end
    }

    // MARK: Words

    /// The end of a family name of up to some words, particles included: `Smith`, `van der Berg`, `García Márquez`, `O'Brien-Jones`.
    private func family(at start: Int, most: Int) -> Int? {
        var at = start
        var end: Int?
        var words = 0
        while words < most, at < limit {
            if let stop = particleEnd(at), text.isBlank(stop) { at = stop + 1; continue }
            guard let stop = familyWord(at), text.isUpper(at) || words == 0 && hasInnerCapital(at, stop), words == 0 || suffixEnd(at) == nil else {
                break
            }
            end = stop
            words += 1
            guard text.isBlank(stop) else { break }
            at = stop + 1
        }
        return end
    }

    private func hasInnerCapital(_ start: Int, _ end: Int) -> Bool { (start ..< end).contains { text.isUpper($0) } }

    /// A word of letters, hyphens and apostrophes of two letters and more.
    private func familyWord(_ start: Int) -> Int? {
        var at = start
        var letters = 0
        while at < limit {
            if text.isLetter(at) { letters += text.bytes[at] & 0xC0 == 0x80 ? 0 : 1; at += 1; continue }
            let apostrophe = text.bytes[at] == 0x27 || text.bytes[at] == 0x60 ? 1 : (text.has("\u{2019}", at: at) ? 3 : 0)
            if apostrophe > 0, text.isLetter(at + apostrophe), letters > 0 { at += apostrophe; continue }
            let dash = text.dashLength(at)
            if dash > 0, text.isLetter(at + dash), letters > 0 { at += dash; continue }
            break
        }
        return letters >= 2 && at - start <= 40 && !text.isDigit(at) ? at : nil
    }

    private func plainWord(_ start: Int) -> Int? {
        guard let end = familyWord(start), !smallWords.contains(FoldedWord(text.bytes[start ..< end])) else { return nil }
        return end
    }

    private func particleEnd(_ start: Int) -> Int? {
        for article: StaticString in ["'t", "\u{2019}t"] where text.has(article, at: start) && text.isBlank(start + article.utf8CodeUnitCount) {
            return start + article.utf8CodeUnitCount
        }
        var at = start
        while at < limit, at - start < 5, text.isLetter(at) { at += 1 }
        guard at > start, at < limit, text.isBlank(at) || text.bytes[at] == 0x27 else { return nil }
        return familyParticles.contains(FoldedWord(text.bytes[start ..< at])) && !(text.isUpper(start) && text.isUpper(start + 1)) ? at : nil
    }

    /// One initial: `A.`, `-L.`, `Yu.`, `Ch.`, or a lone capital before a blank or mark.
    private func initial(_ start: Int) -> Int? {
        var at = start
        if text.dashLength(at) > 0 { at += text.dashLength(at) }
        guard at < limit, text.isUpper(at) else { return nil }
        var end = at + 1
        while end < limit, text.bytes[end] & 0xC0 == 0x80 { end += 1 }
        if end < limit, text.bytes[end] == 0x2E { return text.has("ª", at: end + 1) || text.has("º", at: end + 1) ? end + 3 : end + 1 } // M.ª
        if !text.isLetter(end), text.bytes[end - 1] < 0x80 || end - at == 2 { return end }
        // Yu. Th. Chr.
        let letters = end
        while end < limit, end - letters < 2, text.isLower(end) { end += 1 }
        if end == letters + 1, text.bytes[letters] == 0x72, [0x4A, 0x53].contains(text.bytes[at]) { return nil } // Jr., Sr.
        return end < limit && text.bytes[end] == 0x2E && end > letters ? end + 1 : nil
    }

    /// Initials with or without stops and blanks: `O.V.`, `O. V.`, `J.-P.`, `N.Yu.`, `LA`, `CM.`, `A`.
    ///
    /// - Parameter joinsDigraphs: whether `Yu.` counts behind a blank; `W. Li.` is a whole name.
    private func initials(_ start: Int, joinsDigraphs: Bool) -> Int? {
        if let end = capitals(start) { return end }
        var at = start
        var end: Int?
        var count = 0
        while count < 6, let stop = initial(at) {
            // `A Review of …`: an article is no initial
            end = stop
            count += 1
            at = stop
            if text.isBlank(at), text.isUpper(at + 1) || text.dashLength(at + 1) > 0, let next = initial(at + 1) {
                if !joinsDigraphs, next - at > 3, text.dashLength(at + 1) == 0, text.isLower(at + 2) { break }
                at += 1
            }
        }
        guard let end, !text.isLetter(end) || text.bytes[end - 1] == 0x2E else { return nil }
        // particles behind the initials: `Themaat, E. V. L. van`
        if text.isBlank(end), let particle = particleEnd(end + 1), particle >= limit || !text.isBlank(particle) || text.has(" &", at: particle) {
            return particle
        }
        return end
    }

    private func initials(_ start: Int) -> Int? { initials(start, joinsDigraphs: true) }

    /// One to four capitals, hyphens allowed, with a stop or mark behind: `LA`, `EVL`, `J-P`, `MS.`, `VKh`.
    private func capitals(_ start: Int) -> Int? {
        var at = start
        var count = 0, pairs = 0
        while at < limit {
            if text.isLetterPair(at) {
                count += 1
                pairs += 1
                at += 2
            } else if text.isUpper(at) {
                count += 1
                at += 1
                while at < limit, text.bytes[at] & 0xC0 == 0x80 { at += 1 }
            } else if count > 0, text.dashLength(at) > 0, text.isUpper(at + text.dashLength(at)) {
                at += text.dashLength(at)
            } else {
                break
            }
        }
        guard (1 ... 4).contains(count), pairs == 0 || count > 1, !text.isLetter(at), !text.isDigit(at) else { return nil }
        if at < limit, text.bytes[at] == 0x2E {
            // `A.` may go on with `B.`: leave that to `initials`
            if text.isUpper(at + 1) || (text.isBlank(at + 1) && initial(at + 2) != nil && text.bytes[(initial(at + 2) ?? 1) - 1] == 0x2E)
                || text.dashLength(at + 1) > 0
            {
                return nil
            }
            return at + 1
        }
        if text.isBlank(at), suffixEnd(at + 1) == nil, initial(at + 1) != nil, text.isUpper(at + 1), text.bytes[(initial(at + 1) ?? 1) - 1] == 0x2E { return nil }
        return at
    }

    private func suffixEnd(_ at: Int) -> Int? {
        for word: StaticString in ["jr.", "jr", "sr.", "sr", "jnr", "iii", "ii", "iv", "2nd", "3rd"] where text.has(word, at: at) {
            let end = at + word.utf8CodeUnitCount
            if !text.isWordByte(end), text.isUpper(at) || text.isDigit(at) { return end }
        }
        return nil
    }

    /// `, Jr.` or ` III` behind a name.
    private func suffixBehind(_ end: Int) -> (range: Range<Int>, end: Int)? {
        var at = end
        if at < limit, text.bytes[at] == 0x2C { at += 1 }
        guard text.isBlank(at), let stop = suffixEnd(at + 1) else { return nil }
        return (at + 1 ..< stop, stop)
    }
}

let familyParticles: WordSet = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "ten",
    "te", "zu", "zum", "zur", "af", "av", "vom", "st", "y", "dal", "dalla", "degli", "lo", "los", "las", "het", "'t", "abu", "ben",
]
private let smallWords: WordSet = [
    "the", "a", "an", "of", "in", "on", "for", "and", "to", "with", "by", "from", "at", "is", "are", "how", "what", "why", "its", "as", "via",
    "new", "towards", "toward", "using", "der", "die", "das", "le", "les", "une", "un",
]
/// Words that close the name of a body of authors and hardly ever a title.
private let bodyWords: WordSet = [
    "group", "investigators", "collaboration", "collaborators", "consortium", "committee", "trialists", "organization", "organisation", "network",
    "association", "society", "council", "federation", "foundation", "agency", "administration", "institutes",
]
private let groupWords: WordSet = [
    "group", "groups", "investigators", "collaboration", "collaborators", "consortium", "network", "committee", "team", "trialists", "initiative",
    "society", "association", "organization", "organisation", "institute", "program", "programme", "project", "council", "federation", "foundation",
]
