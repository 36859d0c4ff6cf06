import Model

/// Digits that are no quantity: names, citation markers, dates, addresses, labels, numbers of things in lists.
///
/// What tells a name is its shape, never a list of names: digits behind a letter (`PC12`, `p75NTR`), behind a hyphen and a letter
/// (`IL-6`, `Caspase-3`), before a hyphen and a word that is no unit (`3-kinase`), in brackets glued to a word (`ACTH(4-10)`).
struct Designation {
    let text: TextWindow
    /// What one or two letters behind a number are.
    var notes = Notes.none

    /// Whether letters behind a number may point to a note.
    enum Notes: Sendable, Hashable {
        /// Running text: `3a` is a name.
        case none
        /// A numeric cell: `12.3a` points to a note.
        case behindDecimals
        /// A numeric cell of a table with notes that are marked by letters: `12a` does too.
        case behindAll
    }

    /// Where the digits that start at the offset end, if they are no quantity by what is glued to them.
    func end(ofDigitsAt offset: Int) -> Int? {
        markerEnd(at: offset) ?? linkEnd(at: offset) ?? nameEnd(at: offset) ?? numberedEnd(at: offset) ?? superscriptEnd(at: offset)
    }

    // MARK: Links and citation markers

    /// The end of an address (`https://…`, `www.…`, `name@host`, `10.1000/182`), link target `](#s2)` or attribute of a tag around the offset.
    private func linkEnd(at offset: Int) -> Int? {
        if text[offset - 1] == 0x22, text[offset - 2] == 0x3D { return end(of: offset) { $0 == 0x22 } }  // width="50"
        var start = offset
        var isBehindAddress = false
        while offset - start < 300, start > text.range.lowerBound {
            let byte = text[start - 1]
            if isTokenEnd(byte) { break }
            start -= 1
            switch byte {
            case 0x28 where text[start - 1] == 0x5D: return end(of: offset) { $0 == 0x29 }  // ](
            case 0x3A: isBehindAddress = isBehindAddress || text[start + 1] == 0x2F && text[start + 2] == 0x2F
            case 0x57, 0x77: isBehindAddress = isBehindAddress || text.matches("www.", at: start)
            case 0x44, 0x64: isBehindAddress = isBehindAddress || text.matches("doi:", at: start)
            default: break
            }
        }
        if isBehindAddress { return end(of: offset) { _ in false } }
        if text.matches("10.", at: offset), let slash = doiSlash(after: offset + 3) { return end(of: slash) { _ in false } }
        if text[offset - 1] == 0x2F, text[offset - 2] == 0x2E || text[offset - 2] == 0x2F { return end(of: offset) { _ in false } }  // ../2
        return hostEnd(from: offset)
    }

    /// `info2@…`, `web2.example.org`: a letter or `@` behind the digits and an at sign or a second dot later in the word.
    private func hostEnd(from offset: Int) -> Int? {
        var at = offset
        while at - offset < 60, !isTokenEnd(text[at]) {
            if text[at] == 0x40, text.isAlphanumeric(at: at + 1) { return end(of: at) { _ in false } }
            at += 1
        }
        return nil
    }

    private func doiSlash(after offset: Int) -> Int? {
        var at = offset
        while text.isDigit(at: at), at - offset < 9 { at += 1 }
        return at - offset >= 4 && text[at] == 0x2F ? at : nil
    }

    private func isTokenEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7C }

    private func end(of offset: Int, until isEnd: (UInt8) -> Bool) -> Int {
        var at = offset
        while at < text.range.upperBound, !isTokenEnd(text[at]), !isEnd(text[at]) { at += 1 }
        return max(at, offset + 1)
    }

    /// The end of `[12]`, `[2, 3]`, `[8–12]`, `\[15\]`, `[\[15\]](#)` around the digits.
    private func markerEnd(at offset: Int) -> Int? {
        guard text[text.beforeBlanks(offset) - 1] == 0x5B else { return nil }
        var at = offset
        while at - offset < 120 {
            switch text[at] {
            case 0x30 ... 0x39, 0x2C, 0x3B, 0x20, 0x2D, 0x5C, 0x26: at += 1  // digits , ; blank - \ &
            case 0xE2, 0xC2:
                let length = max(text.dashLength(at: at), text.blankLength(at: at))
                guard length > 0 else { return nil }
                at += length
            case 0x5D: return at + 1
            default: return nil
            }
        }
        return nil
    }

    /// `^12^`, `<sup>3,4</sup>`.
    private func superscriptEnd(at offset: Int) -> Int? {
        guard text[offset - 1] == 0x5E || text[offset - 1] == 0x3E && text.matches("<sup>", at: offset - 5) else { return nil }
        var at = offset
        while text.isDigit(at: at) || text[at] == 0x2C || text[at] == 0x2D { at += 1 }
        return at
    }

    // MARK: Names

    /// The end of the name that the digits belong to.
    private func nameEnd(at offset: Int) -> Int? {
        if text.isLetter(before: offset) || text[offset - 1] == 0x5F || text[offset - 1] == 0x23 { return afterName(offset) }
        if let dash = dash(before: offset) {
            guard text.isLetter(before: dash), !opensWithTime(text.word(endingAt: dash)?.folded) else { return nil }
            return afterName(offset)
        }
        switch text[offset - 1] {
        case 0x2F where text.isLetter(before: offset - 1): return afterName(offset)  // TNF/6
        case 0x2E where text.isLetter(before: offset - 1) && text.isAlphanumeric(at: offset - 2): return afterName(offset)  // v.2, img.3
        case 0x28: return fragmentEnd(at: offset)
        case 0x2C where text.isDigit(at: offset - 2) && notes == .none: return afterName(offset)  // the 21 of `flavanones.13,20,21`
        default: return hyphenatedEnd(at: offset)
        }
    }

    /// Where the dash that stands directly before the offset starts, if it joins two parts of a name: not a long dash.
    private func dash(before offset: Int) -> Int? {
        let start = text.scalarStart(before: offset)
        guard text.dashLength(at: start) == offset - start, offset > start, !text.matches("—", at: start) else { return nil }
        return start
    }

    private func opensWithTime(_ word: FoldedWord?) -> Bool {
        word.map { ["day", "days", "week", "weeks", "month", "months", "hour", "year", "post", "pre", "mid", "approx"].contains($0) } ?? false
    }

    /// `(4-10)` glued to a word, with what is glued behind: `ACTH(4-7)PGP`, `copper(2)`; not `patients(186 treated)`.
    private func fragmentEnd(at offset: Int) -> Int? {
        let open = text[offset - 2] == 0x5C ? offset - 2 : offset - 1
        let word = text.beforeBlanks(open)
        guard text.isAlphanumeric(at: text.scalarStart(before: word)), let end = bareBracketEnd(at: offset) else { return nil }
        if word == open { return afterName(end) }
        // adrenocorticotropin (4-10), ACTH (4–10): residues of a peptide, told from `(4–10)` behind a plain word by the word's shape
        guard end - offset > 2, let name = text.word(endingAt: word), isPeptideLike(name, at: word) else { return nil }
        return end
    }

    /// The end of a bracket that holds a whole number or a range of two and nothing else.
    private func bareBracketEnd(at offset: Int) -> Int? {
        var at = offset
        var dashes = 0
        while at - offset < 16 {
            if text.isDigit(at: at) {
                at += 1
                continue
            }
            let dash = text.dashLength(at: at)
            if dash > 0 {
                dashes += 1
                at += dash
                continue
            }
            if text[at] == 0x5C {
                at += 1
                continue
            }
            return text[at] == 0x29 && dashes <= 1 ? at + 1 : nil
        }
        return nil
    }

    /// A name that may carry residue numbers: capitals or Greek (`ACTH`, `Aβ`), or the endings of hormones, peptides and proteins.
    private func isPeptideLike(_ word: TextWindow.Word, at end: Int) -> Bool {
        if ScaleNames.contains(word) { return false }
        if Self.peptideEndings.contains(where: { text.closes(word, with: $0) }) { return true }
        return word.bytes.count >= 2
            && word.bytes.allSatisfy { (0x41 ... 0x5A).contains(text[$0]) || text[$0] >= 0x80 || text[$0] == 0x2D || text.isDigit(at: $0) }
    }

    private static let peptideEndings: [StaticString] = [
        "tropin", "peptide", "amyloid", "peptin", "kinin", "endorphin", "relin", "globin", "histone", "hormone", "enkephalin", "insulin"
    ]

    /// `3-kinase`, `5-HT`, `2-deoxy`, `1,25-dihydroxy`, `17β-`, `18F`: digits whose word goes on with letters that are no unit.
    private func hyphenatedEnd(at offset: Int) -> Int? {
        var at = offset
        while at - offset < 40, text.isDigit(at: at) || (text[at] == 0x2C || text[at] == 0x2E || text[at] == 0x27) && text.isDigit(at: at + 1) {
            at += 1
        }
        if text.matches("′", at: at) { at += 3 }
        let dash = text.dashLength(at: at)
        let letters = dash == 1 || dash == 3 && !text.matches("—", at: at) && !text.matches("–", at: at) ? at + dash : at
        if letters == at, let end = alleleEnd(at: at) { return end }
        guard text.isLetter(at: letters), Unit(after: at, in: text) == nil else { return nil }
        if letters > at, let word = text.word(at: letters), isCounted(word) || word.folded == "to" || word.folded == "and" || word.folded == "or" {
            return nil
        }
        if letters == at, isExponent(at: at) || isNote(at: at, behindDigitsAt: offset) { return nil }
        return afterName(at)
    }

    /// `521C allele`, `677T carriers`: a base behind its place in a gene.
    private func alleleEnd(at offset: Int) -> Int? {
        guard [0x41, 0x43, 0x47, 0x54].contains(text[offset]), !text.isAlphanumeric(at: offset + 1) else { return nil }
        let next = text.word(after: offset + 1).map { ["allele", "alleles", "variant", "variants", "genotype", "genotypes", "polymorphism", "polymorphisms",
                                                       "carrier", "carriers", "mutation", "mutations", "homozygotes"].contains($0.folded) } ?? false
        return next || text[offset + 1] == 0x3E && text.isLetter(at: offset + 2) ? offset + 1 : nil
    }

    /// `12.3a`, `54 (9)b`; a whole number that is all of a cell, `12a`, only where letters mark the table's notes.
    private func isNote(at offset: Int, behindDigitsAt start: Int) -> Bool {
        guard notes != .none, let word = text.word(at: offset) else { return false }
        let isAll = start == text.range.lowerBound && word.bytes.upperBound == text.range.upperBound
        guard notes == .behindAll || !isAll || !(start ..< offset).allSatisfy({ text.isDigit(at: $0) }) else { return false }
        return word.bytes.count <= 2 && !word.isCapitalized && !text.isAlphanumeric(at: word.bytes.upperBound)
    }

    /// `5e-3`, `2x10^6`.
    private func isExponent(at offset: Int) -> Bool {
        if text[offset] | 0x20 == 0x65, text.isDigit(at: offset + 1) || text.dashLength(at: offset + 1) > 0 && text.isDigit(at: offset + 2) {
            return true
        }
        return text[offset] == 0x78 && (text.matches("10", at: offset + 1) || text.isDigit(at: offset + 1))
    }

    private func isCounted(_ word: TextWindow.Word) -> Bool {
        CountedNouns.hyphenated.contains(FoldedWord(text.bytes[word.bytes].prefix { $0 != 0x2D }))
    }

    /// The rest of a name from inside it: letters, digits, hyphens and dots between them, a glued bracket of digits.
    func afterName(_ offset: Int) -> Int {
        var at = offset
        while at < text.range.upperBound {
            if text.isDigit(at: at) {
                at += 1
                continue
            }
            let letter = text.letterLength(at: at)
            if letter > 0 {
                at += letter
                continue
            }
            let dash = text.dashLength(at: at)
            let joint = dash > 0 ? dash : text[at] == 0x2E || text[at] == 0x5F || text[at] == 0x2F || text[at] == 0x27 ? 1 : 0
            if joint > 0, text.isAlphanumeric(at: at + joint) {
                at += joint
                continue
            }
            if text[at] == 0x28 || text[at] == 0x5C && text[at + 1] == 0x28, let end = bareBracketEnd(at: text[at] == 0x28 ? at + 1 : at + 2) {
                at = end
                continue
            }
            break
        }
        return max(at, offset)
    }

    // MARK: Numbers of several parts

    /// Dates, telephone and registry numbers, versions, clock times: `2024-03-23`, `213-4426`, `80714-61-0`, `2.1.3`, `14:30`.
    private func numberedEnd(at offset: Int) -> Int? {
        if let end = telephoneEnd(at: offset) { return end }
        guard isParted(at: offset) else { return nil }
        var at = offset
        var hyphens = 0
        var slashes = 0
        var dots = 0
        var colons = 0
        // how long the first two are, and how many there are
        var groups = (first: 0, second: 0, count: 0)
        var group = 0
        func close() {
            if groups.count == 0 { groups.first = group } else if groups.count == 1 { groups.second = group }
            groups.count += 1
            group = 0
        }
        while at - offset < 60 {
            if text.isDigit(at: at) {
                group += 1
                at += 1
                continue
            }
            guard text.isDigit(at: at + 1), text[at] == 0x2D || text[at] == 0x2F || text[at] == 0x2E || text[at] == 0x3A else { break }
            switch text[at] {
            case 0x2D: hyphens += 1
            case 0x2F: slashes += 1
            case 0x3A: colons += 1
            default: dots += 1
            }
            close()
            at += 1
        }
        close()
        if dots > 1, hyphens + slashes == 0 { return afterName(at) }
        if dots == 0, hyphens + slashes > 1 { return hyphens + colons == 0 && isDoseList(endingAt: at) ? nil : afterName(at) }
        if dots == 0, hyphens == 1, slashes + colons == 0, groups.first >= 3, groups.second >= 4, groups.first + groups.second >= 7 {
            // 213-4426, but not 1000-2000
            return groups.first == groups.second ? nil : afterName(at)
        }
        if colons > 0, isClock(groups, colons: colons, endingAt: at) { return afterName(at) }
        return nil
    }

    /// `25/10/1 mg`.
    private func isDoseList(endingAt end: Int) -> Bool {
        guard let unit = Unit(after: end, in: text) else { return false }
        return [.mass, .volume, .amount, .activity].contains(unit.dimension)
    }

    /// Whether a hyphen, slash, point or colon and another digit stand behind the digits: most numbers have one part.
    private func isParted(at offset: Int) -> Bool {
        var at = offset
        while text.isDigit(at: at), at - offset < 60 { at += 1 }
        return text.isDigit(at: at + 1) && (text[at] == 0x2D || text[at] == 0x2F || text[at] == 0x2E || text[at] == 0x3A)
    }

    /// `14:30`, `9:05 am`, `12:30:15`; not `1:50`, a dilution.
    private func isClock(_ groups: (first: Int, second: Int, count: Int), colons: Int, endingAt end: Int) -> Bool {
        if colons > 1 { return true }
        let next = text.word(after: end)?.folded
        return groups.count == 2 && groups.second == 2 && (groups.first == 2 || next == "am" || next == "pm" || next == "a" || next == "p")
    }

    /// `(601) 213-4426`, `+44 20 7946 0958`.
    private func telephoneEnd(at offset: Int) -> Int? {
        let isInternational = text[offset - 1] == 0x2B
        let isArea = text[offset - 1] == 0x28 && text.isDigit(at: offset + 2) && text[offset + 3] == 0x29
        guard isInternational || isArea else { return nil }
        var at = offset
        var digits = 0
        while at - offset < 24 {
            if text.isDigit(at: at) { digits += 1 } else if ![0x20, 0x28, 0x29, 0x2D].contains(text[at]) { break }
            at += 1
        }
        return digits >= 9 ? text.beforeBlanks(at) : nil
    }
}
