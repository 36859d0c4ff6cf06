extension Comparer {
    /// Titles by their folded form.
    ///
    /// | level | meaning | example |
    /// |---|---|---|
    /// | same | equal without blanks | `COVID-19 and β-blockers`, `Covid 19 & beta-blockers` |
    /// | close | only spelling differs | `haemodynamic effects`, `hemodynamic efects` |
    /// | part | one has more words, as a subtitle | `Stroke care`, `Stroke care: a review` |
    /// | cut | one is cut and begins the other | `The effect of long …` |
    /// | near | similar, but each has words of its own | `… in the hippocampus`, `… in the retina` |
    /// | differs | anything else | |
    mutating func compareTitles(_ a: TitleProfile, _ b: TitleProfile, into vector: inout ComparisonVector) {
        guard !a.isEmpty, !b.isEmpty else { return }
        if a.key == b.key {
            vector[.title] = a.isCut || b.isCut ? .cut : .same
            vector.titleSimilarity = 1
            vector.titleInformation = min(a.information, b.information)
            return
        }
        let (short, long) = a.key.count < b.key.count ? (a, b) : (b, a)
        vector.titleSimilarity = Double(short.key.count) / Double(long.key.count)
        if let level = beginning(short, long) {
            vector[.title] = level
            vector.titleInformation = short.information
        } else {
            compareWords(short, long, into: &vector)
        }
    }

    /// *Cut* or *part* when the shorter title begins the longer one at a word's end, or was cut within a word.
    private func beginning(_ short: TitleProfile, _ long: TitleProfile) -> Level? {
        guard long.key.starts(with: short.key) else { return nil }
        if short.isCut { return .cut }
        let isWhole = long.folded.bytes.starts(with: short.folded.bytes) && long.folded.bytes[short.folded.bytes.count] == UInt8(ascii: " ")
        return isWhole && short.words.count >= 3 ? .part : nil
    }

    private mutating func compareWords(_ a: TitleProfile, _ b: TitleProfile, into vector: inout ComparisonVector) {
        let shared = Double(a.words.sharedCount(with: b.words))
        let union = Double(a.words.count + b.words.count) - shared
        // Titles without a common word may still differ by spelling alone, but then they are too short to tell.
        guard shared > 0 || max(a.key.count, b.key.count) <= 24, shared / union >= 0.15 else {
            vector.titleSimilarity = 0
            vector[.title] = .differs
            return
        }
        vector.titleSimilarity = levenshtein.similarity(a.key, b.key)
        let difference = wordDifference(a.folded, b.folded)
        vector.titleInformation = max(0, min(a.information, b.information) - difference.misspelled)
        let lengthRatio = Double(min(a.key.count, b.key.count)) / Double(max(a.key.count, b.key.count))
        vector[.title] = level(of: difference, similarity: vector.titleSimilarity, vector.titleInformation, lengthRatio: lengthRatio)
    }

    private func level(of difference: WordDifference, similarity: Double, _ information: Double, lengthRatio: Double) -> Level {
        let own = min(difference.onlyA, difference.onlyB), more = max(difference.onlyA, difference.onlyB)
        if own <= 0.5, more <= 0.5, similarity >= 0.85 { return .close }
        if own <= 0.5, information >= 6, similarity >= 0.75 * lengthRatio { return .part }
        if similarity >= 0.7 || own <= 0.35 * information { return .near }
        return .differs
    }

    /// The words that only one of two titles has, by the information in them.
    struct WordDifference {
        var onlyA = 0.0
        var onlyB = 0.0
        /// Of the words that both have, spelled otherwise.
        var misspelled = 0.0
    }

    private mutating func wordDifference(_ a: FoldedText, _ b: FoldedText) -> WordDifference {
        var restA = a.words, restB = b.words
        removeShared(&restA, in: a.bytes, &restB, in: b.bytes)
        var difference = WordDifference()
        if restA.count <= 8, restB.count <= 8 { removeMisspelled(&restA, in: a.bytes, &restB, in: b.bytes, into: &difference) }
        difference.onlyA = restA.reduce(0) { $0 + TitleInformation.bits(ofWord: a.bytes[$1]) }
        difference.onlyB = restB.reduce(0) { $0 + TitleInformation.bits(ofWord: b.bytes[$1]) }
        return difference
    }

    private func removeShared(_ restA: inout [Range<Int>], in a: [UInt8], _ restB: inout [Range<Int>], in b: [UInt8]) {
        var free: [UInt64: Int] = [:]
        for word in restB { free[Fingerprint(b[word]).value, default: 0] += 1 }
        var used: [UInt64: Int] = [:]
        restA.removeAll { word in
            let hash = Fingerprint(a[word]).value
            guard let count = free[hash], count > used[hash, default: 0] else { return false }
            used[hash, default: 0] += 1
            return true
        }
        restB.removeAll { word in
            let hash = Fingerprint(b[word]).value
            guard let count = used[hash], count > 0 else { return false }
            used[hash] = count - 1
            return true
        }
    }

    /// Pairs off words that are one word spelled in two ways (`haemodynamic`, `hemodynamic`), or written apart on one side.
    private mutating func removeMisspelled(_ restA: inout [Range<Int>], in a: [UInt8], _ restB: inout [Range<Int>], in b: [UInt8],
                                           into difference: inout WordDifference) {
        let joinedA = restA.flatMap { a[$0] }, joinedB = restB.flatMap { b[$0] }
        if joinedA == joinedB {
            restA = []
            restB = []
            return
        }
        restA.removeAll { word in
            guard let index = restB.firstIndex(where: { isSpelling(a[word], b[$0]) }) else { return false }
            difference.misspelled += 0.5 * TitleInformation.bits(ofWord: a[word])
            restB.remove(at: index)
            return true
        }
        guard !restA.isEmpty, !restB.isEmpty else { return }
        let apartA = restA.flatMap { a[$0] }, apartB = restB.flatMap { b[$0] }
        if levenshtein.similarity(apartA, apartB) >= 0.85, !hasDigit(apartA), !hasDigit(apartB) {
            difference.misspelled += 0.5 * restA.reduce(0) { $0 + TitleInformation.bits(ofWord: a[$1]) }
            restA = []
            restB = []
        }
    }

    /// Two spellings of a word: nearly equal and without digits. `basal` and `nasal` are two words, and so are `hypotension` and `hypertension`.
    private mutating func isSpelling(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
        guard !hasDigit(a), !hasDigit(b), abs(a.count - b.count) <= 2 else { return false }
        let longest = max(a.count, b.count)
        guard longest >= 4, !Self.isOpposed(a, b) else { return false }
        let distance = levenshtein.distance(Array(a), Array(b))
        if longest <= 6 { return distance <= 1 && (a.first == b.first || longest > 5) && a.last == b.last || isPlural(a, b) }
        return distance <= (longest >= 10 ? 2 : 1)
    }

    private func isPlural(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        return long.count == short.count + 1 && long.last == UInt8(ascii: "s") && long.starts(with: short)
    }

    /// `hyper…` and `hypo…`, `intra…` and `inter…`, `pre…` and `pro…` look alike and mean the contrary.
    private static func isOpposed(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
        opposedPrefixes.contains { a.starts(with: $0.0) && b.starts(with: $0.1) || a.starts(with: $0.1) && b.starts(with: $0.0) }
    }

    private static let opposedPrefixes: [([UInt8], [UInt8])] = prefixes.map { (Array($0.0.utf8), Array($0.1.utf8)) }
    private static let prefixes: [(String, String)] = [
        ("hyper", "hypo"), ("intra", "inter"), ("in", "un"), ("ante", "anti"), ("macro", "micro"), ("endo", "exo"), ("male", "female"), ("pre", "post"),
    ]

    private func hasDigit(_ word: some Sequence<UInt8>) -> Bool { word.contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } }
}
