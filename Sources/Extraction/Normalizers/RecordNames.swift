import Model

/// Names in the fields of a reference file, where a value is known to be a name or a list of names.
///
/// One name: `Busch, Karl Emanuel`, `Busch, K. E., Jr.`, `Lewis G. F.`, `Shea MJ`, `Robert E. Schapire`, `Ludwig van Beethoven`,
/// `Northern Lakes Study Group` (a body). Lists part them by `;` or `|`, by *and*, by commas, or by nothing but a stop:
/// - `Busch, Karl Emanuel and Brunner, Damian`
/// - `p. auer, n. cesa-bianchi, and r. e. schapire,`; `blum, a., furst, m., & rudich, s.`; `Shea MJ, Compton RN`
/// - `Adeli K.Lewis G. F.`, `De Nigris V.van der Berg A.`
///
/// - Shape: names in printed order, letters as printed.
struct RecordNames {
    private(set) var names: [Name] = []
    private(set) var isEtAl = false

    /// A list.
    init(list: [UInt8]) {
        let text = EntryText(plain: list)
        let range = withoutEnd(text.trimmed(0 ..< text.end, of: " ,;:"), in: text)
        guard !range.isEmpty else { return }
        for piece in Self.pieces(of: range, in: text) {
            let piece = Self.withoutAddress(withoutEnd(text.trimmed(piece, of: " ,;:"), in: text), in: text)
            if !piece.isEmpty, let name = Self.name(piece, in: text) { names.append(name) }
        }
    }

    /// One name.
    init(name: [UInt8]) {
        let text = EntryText(plain: name)
        let range = Self.withoutAddress(withoutEnd(text.trimmed(0 ..< text.end, of: " ,;:"), in: text), in: text)
        if !range.isEmpty, let name = Self.name(range, in: text) { names = [name] }
    }

    /// Cuts `et al.`, `and others`, `(Eds.)`, `, editors` at the end, and *in* before a book's editors at the start.
    private mutating func withoutEnd(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        var range = range
        for lead: StaticString in ["in ", "in: ", "and ", "by ", "& "] where text.has(lead, at: range.lowerBound) && range.count > lead.utf8CodeUnitCount {
            if text.isUpper(range.lowerBound), lead.utf8CodeUnitCount == 3 { continue }          // In Soo Kim
            range = text.trimmed(from: range.lowerBound + lead.utf8CodeUnitCount, to: range.upperBound, of: " ,;:")
        }
        var isCut = true
        while isCut, !range.isEmpty {
            isCut = false
            let end = text.trimmed(range, of: " ,;:.()[]").upperBound
            for (word, goesOn) in Self.ends where end - word.utf8CodeUnitCount > range.lowerBound && text.has(word, at: end - word.utf8CodeUnitCount) {
                let start = end - word.utf8CodeUnitCount
                guard !text.isWordByte(start - 1) || !text.isWordByte(start) || text.bytes[start] == 0xE2, !(text.isUpper(start) && word.utf8CodeUnitCount < 3) else { continue }
                isEtAl = isEtAl || goesOn
                range = range.lowerBound ..< text.trimmed(from: range.lowerBound, to: start, of: " ,;:([&").upperBound
                isCut = true
                break
            }
        }
        return range
    }

    /// Cuts an address of electronic mail behind a name: `Ito, K., kito@lakes.example`.
    private static func withoutAddress(_ range: Range<Int>, in text: EntryText) -> Range<Int> {
        guard let sign = text.bytes[range].firstIndex(of: 0x40), text.bytes[sign ..< range.upperBound].contains(0x2E),
            let start = text.bytes[range.lowerBound ..< sign].lastIndex(where: { $0 == 0x20 || $0 == 0x28 || $0 == 0x3C }),
            start + 1 < sign, !text.bytes[sign ..< range.upperBound].contains(0x20)
        else { return range }
        return text.trimmed(range.lowerBound ..< start, of: " ,;:")
    }

    private static let ends: [(StaticString, goesOn: Bool)] = [
        ("et al", true), ("et. al", true), ("and others", true), ("et alii", true), ("et coll", true), ("\u{2026}", true), ("...", true),
        ("editors", false), ("editor", false), ("eds", false), ("ed", false), ("hrsg", false), ("hg", false), ("and", false),
    ]

    // MARK: Cutting a list

    private static func pieces(of range: Range<Int>, in text: EntryText) -> [Range<Int>] {
        for separator: UInt8 in [0x3B, 0x7C] where text.bytes[range].contains(separator) {
            let parts = cuts(of: range, in: text) { text.bytes[$0] == separator ? $0 + 1 : nil }
            // `Ames R and Ode L; Ito K`
            return parts.flatMap { part in joined(part, in: text).count > 1 && !text.bytes[part].contains(0x2C) ? joined(part, in: text) : [part] }
        }
        let parts = joined(range, in: text)
        if parts.count > 1 {
            return areInverted(parts, in: text) ? parts : parts.flatMap { byComma($0, in: text) }
        }
        if text.bytes[range].contains(0x2C) { return byComma(range, in: text) }
        return byStop(range, in: text)
    }

    /// The pieces between what `end` finds: it gives the end of a separator that starts at an offset.
    private static func cuts(of range: Range<Int>, in text: EntryText, separatorEnd: (Int) -> Int?) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound, at = start
        while at < range.upperBound {
            guard let end = separatorEnd(at), end <= range.upperBound else { at += 1; continue }
            pieces.append(start ..< at)
            start = end
            at = end
        }
        pieces.append(start ..< range.upperBound)
        return pieces.map { text.trimmed($0, of: " ,;:") }.filter { !$0.isEmpty }
    }

    /// The pieces between *and*, `&`, *und*, *et*.
    private static func joined(_ range: Range<Int>, in text: EntryText) -> [Range<Int>] {
        cuts(of: range, in: text) { at in
            if text.bytes[at] == 0x26 { return at + 1 }
            guard text.isBlank(at) || text.bytes[at] == 0x2C else { return nil }
            let word = at + 1
            for joint: StaticString in ["and ", "und ", "et "] where text.has(joint, at: word) && !text.isUpper(word) && !text.has("et al", at: word) {
                return word + joint.utf8CodeUnitCount
            }
            return nil
        }
    }

    /// Whether pieces between *and* are names of the form `Family, Given`, not the halves of a list with commas.
    private static func areInverted(_ pieces: [Range<Int>], in text: EntryText) -> Bool {
        let commas = pieces.map { piece in text.bytes[piece].reduce(0) { $0 + ($1 == 0x2C ? 1 : 0) } }
        guard commas.contains(where: { $0 > 0 }) else { return true }
        for (piece, count) in zip(pieces, commas) where count > 1 {
            // `Smith, Jr., John` is one name
            let parts = commaParts(of: piece, in: text)
            guard count == 2, parts.count == 3, isSuffix(parts[1], in: text) || isSuffix(parts[2], in: text) else { return false }
        }
        // `john smith, jane doe and max roe`
        guard pieces.count == 2, commas[1] == 0, commas[0] == 1 else { return true }
        let parts = commaParts(of: pieces[0], in: text)
        return parts.count == 2 && (areInitials(parts[1], in: text) || familyWords(parts[0], in: text) == 1 && !areInitialsFirst(parts[0], in: text))
    }

    private static func commaParts(of range: Range<Int>, in text: EntryText) -> [Range<Int>] { cuts(of: range, in: text) { text.bytes[$0] == 0x2C ? $0 + 1 : nil } }

    /// The names of a list with commas, each of one part or two.
    private static func byComma(_ range: Range<Int>, in text: EntryText) -> [Range<Int>] {
        let parts = commaParts(of: range, in: text)
        guard parts.count > 1 else { return parts.flatMap { byStop($0, in: text) } }
        let givens = parts.indices.filter { areInitials(parts[$0], in: text) }
        if givens.isEmpty {
            // `Smith, John`; of several pairs of lone words the second ones must be given names
            let isSuffixed = parts.count == 3 && (isSuffix(parts[1], in: text) || isSuffix(parts[2], in: text))
            if isSuffixed || parts.count == 2 && !(isWhole(parts[0], in: text) && isWhole(parts[1], in: text)) { return [range] }
            guard parts.count % 2 == 0, parts.allSatisfy({ !isWhole($0, in: text) }) else { return parts }
            let known = stride(from: 1, to: parts.count, by: 2).filter { givenNames.contains(FoldedWord(text.bytes[firstWord(of: parts[$0], in: text)])) }
            guard known.count * 4 >= parts.count else { return parts }
            return stride(from: 0, to: parts.count, by: 2).map { parts[$0].lowerBound ..< parts[$0 + 1].upperBound }
        }
        var names: [Range<Int>] = []
        var isOpen = false
        for part in parts {
            if let last = names.last, isSuffix(part, in: text) || isOpen && areInitials(part, in: text) {
                names[names.count - 1] = last.lowerBound ..< part.upperBound
                isOpen = isOpen && isSuffix(part, in: text)
            } else {
                names.append(part)
                isOpen = !words(of: part, in: text).contains { areInitials($0, in: text) }
            }
        }
        return names
    }

    /// `Adeli K.Lewis G. F.`: a stop with a word behind it, but no blank, ends a name that has its family name already.
    private static func byStop(_ range: Range<Int>, in text: EntryText) -> [Range<Int>] {
        // what was looked at for a family name is not looked at again
        var start = range.lowerBound, isNamed = false
        return cuts(of: range, in: text) { at in
            guard text.isWordByte(at), at > start, text.bytes[at - 1] == 0x2E else { return nil }
            isNamed = isNamed || hasFamily(start ..< at, in: text)
            start = at
            guard isNamed else { return nil }
            var end = at
            while end < range.upperBound, text.isLetter(end) || text.bytes[end] == 0x27 || text.has("\u{2019}", at: end) { end += 1 }
            guard end - at >= 2, end < range.upperBound, text.bytes[end] != 0x2E else { return nil }
            isNamed = false
            return at
        }
    }

    // MARK: One name

    private static func name(_ range: Range<Int>, in text: EntryText) -> Name? {
        if ["anonymous", "anon", "[anonymous]", "anonymous author", "no author", "unknown"].contains(text.lowered(text.trimmed(range, of: " .,"))) { return nil }
        let parts = commaParts(of: range, in: text)
        guard let first = parts.first else { return nil }
        if isBody(range, in: text, commas: parts.count - 1) { return Name(literal: text.string(text.trimmed(range, of: " ,;:"))) }
        guard parts.count > 1 else { return plainName(first, in: text) }
        let rest = parts.dropFirst()
        let suffix = rest.first { rest.count > 1 && isSuffix($0, in: text) }
        let given = rest.filter { $0 != suffix }.map { text.string($0) }.joined(separator: ", ")
        return Name(family: text.string(text.trimmed(first, of: " ,.")), given: given.isEmpty ? nil : given, suffix: suffix.map { text.string($0) })
    }

    /// A name without commas: `Lewis G. F.`, `Shea MJ`, `R. E. Schapire`, `Ludwig van Beethoven`.
    private static func plainName(_ range: Range<Int>, in text: EntryText) -> Name {
        var words = words(of: range, in: text)
        var suffix: String?
        if words.count > 2, let last = words.last, isSuffix(last, in: text) { suffix = text.string(last); words.removeLast() }
        guard let first = words.first, let last = words.last, words.count > 1 else { return Name(family: text.string(text.trimmed(range, of: " ,"))) }
        func string(_ part: ArraySlice<Range<Int>>) -> String { text.string(part[part.startIndex].lowerBound ..< part[part.endIndex - 1].upperBound) }
        if areInitials(last, in: text), !isInitial(first, in: text) || !words.dropFirst().contains(where: { !isInitial($0, in: text) && !areInitials($0, in: text) }) && first.count > 2 {
            var cut = words.count - 1
            while cut > 1, areInitials(words[cut - 1], in: text) { cut -= 1 }
            // the stop of `Ode LB.` ends the list, that of `Lewis G. F.` belongs to the initial
            if last.count > 2, text.bytes[last].firstIndex(of: 0x2E) == last.upperBound - 1, text.isUpper(last.lowerBound + 1) {
                words[words.count - 1] = last.lowerBound ..< last.upperBound - 1
            }
            return Name(family: string(words[..<cut]), given: string(words[cut...]), suffix: suffix)
        }
        var cut = words.count - 1
        while cut > 1, familyParticles.contains(FoldedWord(text.bytes[words[cut - 1]])), !text.isUpper(words[cut - 1].lowerBound) || cut > 2 { cut -= 1 }
        let family = text.trimmed(words[cut].lowerBound ..< last.upperBound, of: " ,.")
        return Name(family: text.string(family), given: string(words[..<cut]), suffix: suffix)
    }

    private static func words(of range: Range<Int>, in text: EntryText) -> [Range<Int>] { cuts(of: range, in: text) { text.isBlank($0) ? $0 + 1 : nil } }

    private static func firstWord(of range: Range<Int>, in text: EntryText) -> Range<Int> {
        var end = range.lowerBound
        while end < range.upperBound, text.isLetter(end) { end += 1 }
        return range.lowerBound ..< end
    }

    /// `A.`, `A`, `-L.`, `Yu.`: one letter, or a short word with a stop.
    private static func isInitial(_ word: Range<Int>, in text: EntryText) -> Bool {
        let letters = text.trimmed(word, of: ".-")
        let hasStop = letters.upperBound < word.upperBound
        if letters.isEmpty { return false }
        if scalarCount(letters, in: text) == 1 { return true }
        return hasStop && scalarCount(letters, in: text) == 2 && text.isUpper(letters.lowerBound)
    }

    /// Words that are nothing but initials: `G. F.`, `MJ`, `R E`, `J.-P.`, `C.-C.`, `E.D.M.`.
    private static func areInitials(_ range: Range<Int>, in text: EntryText) -> Bool {
        var start = range.lowerBound
        var count = 0
        for at in range.lowerBound ... range.upperBound where at == range.upperBound || text.isBlank(at) || text.bytes[at] == 0x2E || text.bytes[at] == 0x2D {
            let word = start ..< at
            start = at + 1
            guard !word.isEmpty else { continue }
            count += 1
            let letters = scalarCount(word, in: text)
            let hasStop = at < range.upperBound && text.bytes[at] == 0x2E
            let areCapitals = letters <= 4 && word.allSatisfy { text.isUpper($0) || text.bytes[$0] & 0xC0 == 0x80 }
            guard letters == 1 || areCapitals || hasStop && letters == 2 && text.isUpper(word.lowerBound) else { return false }
            guard text.isLetter(word.lowerBound) else { return false }
        }
        return count > 0
    }

    private static func scalarCount(_ range: Range<Int>, in text: EntryText) -> Int { text.bytes[range].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }

    /// Whether a part holds family name and given name both: `Shea MJ`, `Jane Doe`; `van der Berg` is a family name.
    private static func isWhole(_ range: Range<Int>, in text: EntryText) -> Bool { familyWords(range, in: text) > 1 }

    /// How many words a part has that are no particles.
    private static func familyWords(_ range: Range<Int>, in text: EntryText) -> Int {
        words(of: range, in: text).reduce(0) { $0 + (familyParticles.contains(FoldedWord(text.bytes[$1])) ? 0 : 1) }
    }

    private static func areInitialsFirst(_ range: Range<Int>, in text: EntryText) -> Bool {
        words(of: range, in: text).first.map { isInitial($0, in: text) } ?? false
    }

    private static func hasFamily(_ range: Range<Int>, in text: EntryText) -> Bool {
        words(of: range, in: text).contains { !areInitials($0, in: text) && scalarCount($0, in: text) > 1 }
    }

    private static func isSuffix(_ range: Range<Int>, in text: EntryText) -> Bool {
        ["jr", "sr", "jnr", "ii", "iii", "iv", "2nd", "3rd", "phd", "md"].contains(text.lowered(text.trimmed(range, of: " .,")))
    }

    /// `World Health Organization`, `The LEP Collaboration`, `Institute of Lakes, Northern University`.
    private static func isBody(_ range: Range<Int>, in text: EntryText, commas: Int) -> Bool {
        let words = words(of: range, in: text)
        guard words.count >= 2, commas <= 2 else { return false }
        if commas == 0, words.count > 5, !areInitials(words[words.count - 1], in: text), familyWords(range, in: text) > 4 { return true }
        if commas == 0, words.count > 3, words.contains(where: { ["of", "for", "the"].contains(text.lowered($0)) }) { return true }
        return words.contains { NameList.isBodyWord(FoldedWord(text.bytes[text.trimmed($0, of: ",.:()&")])) } && !words.dropFirst().contains { isInitial($0, in: text) }
    }
}
