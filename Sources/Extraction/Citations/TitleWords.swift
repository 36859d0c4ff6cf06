import Model

/// How distinctive the words of the references' titles are among each other.
///
/// A pointer without a name (`PubMed·DOI` behind a sentence) is resolved by what the sentence speaks of. A word that every title has (the
/// compound of the page) tells nothing; one that a single title has tells much.
struct TitleWords: Sendable {
    /// For each folded word the references whose title holds it, ascending.
    private var references: [String: [Int]] = [:]
    private let count: Int

    init(_ references: RecordList<Reference>) {
        count = references.count
        for (index, reference) in references.enumerated() {
            let bytes = Array((reference.bibliography.title ?? reference.text).utf8)
            for word in Set(Self.words(in: bytes[...])) { self.references[word, default: []].append(index) }
        }
    }

    /// How well each of some references fits a text: the sum of its words' weights, and how many words that are.
    ///
    /// - Parameter candidates: the references that are asked for; nil for all.
    /// - Loss: a word that more than a thousand titles share counts for none of them.
    func scores(of text: ArraySlice<UInt8>, among candidates: Set<Int>?) -> [Int: (weight: Double, words: Int)] {
        var scores: [Int: (weight: Double, words: Int)] = [:]
        let all = candidates?.count ?? count
        for word in Set(Self.words(in: text)).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let sharing = references[word], sharing.count <= Self.mostSharing else { continue }
            let holders = candidates.map { candidates in sharing.filter(candidates.contains) } ?? sharing
            guard !holders.isEmpty, holders.count < max(2, all) || all == 1 else { continue }
            let weight = Self.weight(all, holders.count)
            for holder in holders {
                scores[holder, default: (0, 0)].weight += weight
                scores[holder, default: (0, 0)].words += 1
            }
        }
        return scores
    }

    private static let mostSharing = 1_000

    /// 1 for a word of one title among two, more the rarer it is; powers of two counted on integers, so that no library's logarithm matters.
    private static func weight(_ all: Int, _ holding: Int) -> Double {
        var ratio = Double(max(all, 2)) / Double(holding)
        var weight = 0.0
        while ratio >= 2 { ratio /= 2; weight += 1 }
        return weight + (ratio - 1)
    }

    /// The words of a text that can tell something: four letters and more or a digit within, folded and cut to their stem.
    static func words(in text: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        var start = text.startIndex
        for at in text.startIndex ... text.endIndex {
            if at < text.endIndex, isWordByte(text[at]) { continue }
            if at > start, let stem = stem(of: text[start ..< at]) { words.append(stem) }
            start = at + 1
        }
        return words
    }

    private static func isWordByte(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || (byte >= 0x80 && byte != 0xE2) }

    /// `behaviour` and `behavioural`, `injury` and `injuries`, `mouse` and `mice` are one: six letters, no plural.
    private static func stem(of word: ArraySlice<UInt8>) -> String? {
        var folded = Array(self.folded(word).utf8)
        let hasDigit = folded.contains { $0 &- 0x30 < 10 }
        guard folded.count >= 4 || (hasDigit && folded.count >= 2) || shortWords.contains(String(decoding: folded, as: UTF8.self)) else { return nil }
        let whole = String(decoding: folded, as: UTF8.self)
        if stopWords.contains(whole) { return nil }
        if whole == "mice" { return "mouse" }
        if folded.last == 0x73, folded.count > 3 { folded.removeLast() }
        return String(decoding: folded.prefix(6), as: UTF8.self)
    }

    /// Lower case, Latin letters without accents.
    static func folded(_ word: ArraySlice<UInt8>) -> String {
        guard word.contains(where: { $0 >= 0x80 }) else { return String(decoding: word.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self) }
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: word, as: UTF8.self).unicodeScalars { scalars.append(base(of: scalar)) }
        return String(scalars)
    }

    private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x80 { return scalar.value &- 0x41 < 26 ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        if lower.value == 0x2019 || lower.value == 0x2018 { return "'" }
        guard (0xE0 ... 0x17F).contains(lower.value) else { return lower }
        return latinBases[lower] ?? lower
    }

    private static let latinBases: [Unicode.Scalar: Unicode.Scalar] = {
        let groups: [(Unicode.Scalar, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"),
            ("k", "ķ"), ("l", "ĺļľŀł"),
            ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
            ("z", "źżž"),
        ]
        var bases: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, marked) in groups { for scalar in marked.unicodeScalars { bases[scalar] = base } }
        return bases
    }()

    private static let shortWords: Set<String> = ["rat", "rats", "dog", "cat", "dna", "rna", "ngf", "age", "eye", "sex", "hiv", "mri"]
    private static let stopWords: Set<String> = [
        "study", "studies", "reported", "report", "with", "that", "from", "this", "these", "those", "which", "were", "have", "been", "their", "into",
        "more", "than", "also", "both", "several",
        "across", "using", "used", "effect", "effects", "offering", "some", "while", "through", "during", "after", "between", "among", "over", "such",
        "other", "within", "pubmed", "about",
        "research", "results", "showed", "found", "potential", "possible", "against", "early", "late", "life", "high", "induced", "reduced",
        "improved", "increased", "role",
    ]
}
