/// A line that names a fact: `Cat. No.: B1`, `**Animal Model:** rats`, `*Purity*: 98 %`.
public struct LabelledLine: Sendable {
    /// The label without markup and colon.
    public var key: Range<Int>
    /// What follows the colon; empty where the label only opens a group.
    public var value: Range<Int>
    /// The label is marked (bold, italic) or a word that labels facts everywhere (`Author`, `Email`, `CAS No.`), or the value is plainly
    /// no prose. Without that, `Semax: a short peptide` may as well be a heading.
    public var isCertain: Bool
    /// The label is bold or italic.
    public var isMarked: Bool
}

extension [UInt8] {
    /// The label and value of a line, or nil where it has none.
    ///
    /// - Shape: `content` is a line or list item without its mark and outer blanks.
    public func labelledLine(_ content: Range<Int>) -> LabelledLine? {
        var at = content.lowerBound
        while at < content.upperBound, self[at] == 0x2A || self[at] == 0x5F { at += 1 }
        let marks = at - content.lowerBound
        guard marks <= 3, at < content.upperBound, isLabelStart(self[at]) || (0x61 ... 0x7A).contains(self[at]) else { return nil }
        let start = at
        let limit = Swift.min(content.upperBound, start + 90)
        var words = 1
        while at < limit {
            switch self[at] {
            case 0x3A: return label(start ..< at, marks: marks, in: content, words: words)
            case 0x20: words += 1; if words > 9 { return nil }
            case 0x2E where !isAbbreviationPoint(at, from: start): return nil
            case 0x3F where marks == 0, 0x21, 0x3B, 0x7C, 0x09, 0x5B: return nil     // ? ! ; | tab [
            case 0x3F where marks > 0: return question(start ..< at + 1, marks: marks, in: content)
            case 0x5F where isInWord(at, before: content.upperBound): break            // dose_range
            case 0x2A, 0x5F:
                guard marks > 0, let colon = colonBehindMarks(at, in: content) else { return nil }
                return label(start ..< at, colon: colon, marks: marks, in: content, words: words)
            default: break
            }
            at += 1
        }
        return nil
    }

    private func isLabelStart(_ byte: UInt8) -> Bool { (0x41 ... 0x5A).contains(byte) || (0x30 ... 0x39).contains(byte) || byte >= 0x80 }

    private func isInWord(_ at: Int, before limit: Int) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { (0x61 ... 0x7A).contains(byte | 0x20) }
        return at > 0 && at + 1 < limit && isLetter(self[at - 1]) && isLetter(self[at + 1])
    }

    /// `Cat.` and `No.` are abbreviations, the end of a sentence is not: at most four letters, the first a capital.
    private func isAbbreviationPoint(_ at: Int, from start: Int) -> Bool {
        var word = at
        while word > start, self[word - 1] != 0x20 { word -= 1 }
        return at - word <= 4 && (0x41 ... 0x5A).contains(self[word])
    }

    /// The colon in `**Key**: value`.
    private func colonBehindMarks(_ at: Int, in content: Range<Int>) -> Int? {
        var offset = at
        while offset < content.upperBound, self[offset] == 0x2A || self[offset] == 0x5F { offset += 1 }
        return offset < content.upperBound && self[offset] == 0x3A ? offset : nil
    }

    /// `**Need bulk?** Request a quote`: a bold question that labels what follows.
    private func question(_ key: Range<Int>, marks: Int, in content: Range<Int>) -> LabelledLine? {
        var at = key.upperBound
        let closing = at
        while at < content.upperBound, self[at] == 0x2A || self[at] == 0x5F { at += 1 }
        guard at - closing >= 1 else { return nil }
        return LabelledLine(key: key, value: trimmingBlanks(at ..< content.upperBound), isCertain: true, isMarked: true)
    }

    private func label(_ key: Range<Int>, colon: Int? = nil, marks: Int, in content: Range<Int>, words: Int) -> LabelledLine? {
        var at = (colon ?? key.upperBound) + 1
        if colon == nil {
            let closing = at
            while at < content.upperBound, at - closing < marks, self[at] == 0x2A || self[at] == 0x5F { at += 1 }
            if marks > 0, at == closing { return nil }                        // the emphasis goes on: no label
        }
        guard at == content.upperBound || blankLength(at: at, before: content.upperBound) > 0 else { return nil }
        let value = trimmingBlanks(at ..< content.upperBound)
        let trimmedKey = trimmingBlanks(key)
        guard !trimmedKey.isEmpty else { return nil }
        let isKnown = isKnownLabel(trimmedKey)
        // `half-life: 4 h`, `**pH:** 5`; of other words in small letters nothing says that they are a label
        if (0x61 ... 0x7A).contains(self[trimmedKey.lowerBound]), marks < 2, !isKnown { return nil }
        return LabelledLine(key: trimmedKey, value: value, isCertain: marks > 0 || isKnown || isNoProse(value), isMarked: marks > 0)
    }

    /// A value that no sentence or heading is: an identifier, an address of the net, a phone number, wholly emphasised words.
    private func isNoProse(_ value: Range<Int>) -> Bool {
        guard let first = value.first.map({ self[$0] }), let last = value.last.map({ self[$0] }) else { return false }
        if (first == 0x2A || first == 0x5F) && last == first { return true }
        if self[value].contains(0x40) { return true }
        if first == 0x2B || (first == 0x28 && value.count > 1 && (0x30 ... 0x39).contains(self[value.lowerBound + 1])) { return true }
        let hasBlank = self[value].contains(0x20)
        let hasDigit = self[value].contains { (0x30 ... 0x39).contains($0) }
        return (!hasBlank && hasDigit) || self[value].starts(with: "http".utf8) || self[value].starts(with: "www.".utf8)
    }

    private func isKnownLabel(_ key: Range<Int>) -> Bool {
        let text = String(decoding: self[key].map { (0x41 ... 0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        if knownLabels.contains(text) { return true }
        let last = text.split(separator: " ").last.map(String.init) ?? text
        return lastWordsOfLabels.contains(last)
    }
}

private let knownLabels: Set<String> = [
    "author", "authors", "by", "written by", "reviewed by", "edited by", "editor", "editors", "date", "published", "publication date", "updated",
    "last updated", "last reviewed", "received", "accepted", "revised", "cas", "formula", "molecular formula", "molecular weight", "mw", "molar mass", "purity", "storage", "appearance",
    "solubility", "sequence", "synonyms", "also known as", "class", "half-life", "email", "e-mail", "phone", "telephone", "tel", "fax", "address",
    "website", "url", "doi", "pmid", "pmcid", "keywords", "key words", "source", "license", "licence", "copyright", "isbn", "issn", "language",
    "publisher", "journal", "version", "price", "size", "quantity", "sku", "manufacturer", "supplier", "brand", "category", "categories", "tags",
    "correspondence", "affiliation", "affiliations", "funding", "contact", "location", "hours", "pubchem cid", "unii", "inchi", "smiles", "iupac",
]

private let lastWordsOfLabels: Set<String> = [
    "name", "names", "no", "no.", "number", "id", "code", "date", "cas#", "#", "weight", "formula", "address", "url", "email", "phone", "doi", "conditions",
]
