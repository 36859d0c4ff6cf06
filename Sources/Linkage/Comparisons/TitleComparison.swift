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
            vector.titleInformation = Float(min(a.information, b.information))
        } else if a.keyLength < b.keyLength {
            compareWords(a, b, into: &vector)
        } else {
            compareWords(b, a, into: &vector)
        }
    }

    private mutating func compareWords(_ short: TitleProfile, _ long: TitleProfile, into vector: inout ComparisonVector) {
        let shared = separateWords(short, long)
        let all = Double(short.words.count + long.words.count - shared.count)
        vector.titleSimilarity = Float(2 * shared.bits / (short.information + long.information))
        if Double(shared.count) >= 0.15 * all || max(short.keyLength, long.keyLength) <= 24, let level = beginning(short, long) {
            vector[.title] = level
            vector.titleInformation = Float(short.information)
            return
        }
        guard Double(shared.count) >= 0.15 * all || shared.count == 0 && max(short.keyLength, long.keyLength) <= 24 else {
            vector[.title] = .differs
            return
        }
        let least = min(short.information, long.information)
        let mayBeClose = min(restA.reduce(0) { $0 + Double($1.bits) }, restB.reduce(0) { $0 + Double($1.bits) }) <= 0.75 * least
        let misspelled = mayBeClose && restA.count <= 16 && restB.count <= 16 ? removeMisspelled(in: short.folded, long.folded) : 0
        let onlyA = restA.reduce(0) { $0 + Double($1.bits) }, onlyB = restB.reduce(0) { $0 + Double($1.bits) }
        let information = max(0, least - 0.5 * misspelled)
        vector.titleInformation = Float(information)
        vector.titleSimilarity = Float(min(1, 2 * (shared.bits + 0.75 * misspelled) / (short.information + long.information)))
        vector[.title] = level(own: min(onlyA, onlyB), more: max(onlyA, onlyB), information, similarity: vector.titleSimilarity)
        vector.isInterrupted = vector[.title] == .part
    }

    /// *Cut* or *part* when the shorter title begins the longer one at a word's end, or was cut within a word; *near* when the longer one goes on with a
    /// number alone, as a sequel.
    private func beginning(_ short: TitleProfile, _ long: TitleProfile) -> Level? {
        let blank = UInt8(ascii: " ")
        var i = 0, j = 0
        let a = short.folded, b = long.folded
        while i < a.count {
            if a[i] == blank { i += 1; continue }
            if j < b.count, b[j] == blank { j += 1; continue }
            guard j < b.count, a[i] == b[j] else { return nil }
            i += 1
            j += 1
        }
        if short.isCut { return .cut }
        guard j < b.count, b[j] == blank, short.words.count >= 3 else { return nil }
        return Roman.number(b[(j + 1)...]) == nil ? .part : .near
    }

    private func level(own: Double, more: Double, _ information: Double, similarity: Float) -> Level {
        if own <= 0.5, more <= 0.5 { return .close }
        if own <= 0.5, information >= 6 { return .part }
        return own <= 0.35 * information && similarity >= 0.6 ? .near : .differs
    }

    /// Leaves the words that only one title has in `restA` and `restB`, in the order of the titles.
    private mutating func separateWords(_ a: TitleProfile, _ b: TitleProfile) -> (count: Int, bits: Double) {
        restA.removeAll(keepingCapacity: true)
        restB.removeAll(keepingCapacity: true)
        var i = 0, j = 0, count = 0
        var bits: Float = 0
        while i < a.words.count, j < b.words.count {
            let x = a.words[i], y = b.words[j]
            if x.hash == y.hash {
                count += 1
                bits += x.bits
                i += 1
                j += 1
            } else if x.hash < y.hash {
                restA.append(x)
                i += 1
            } else {
                restB.append(y)
                j += 1
            }
        }
        while i < a.words.count { restA.append(a.words[i]); i += 1 }
        while j < b.words.count { restB.append(b.words[j]); j += 1 }
        Self.sortByPlace(&restA)
        Self.sortByPlace(&restB)
        return (count, Double(bits))
    }

    /// By insertion: there are few.
    private static func sortByPlace(_ words: inout [TitleProfile.Word]) {
        words.withUnsafeMutableBufferPointer { words in
            for index in words.indices.dropFirst() {
                let word = words[index]
                var place = index
                while place > 0, words[place - 1].start > word.start {
                    words[place] = words[place - 1]
                    place -= 1
                }
                words[place] = word
            }
        }
    }

    /// Pairs off words that are one word spelled in two ways (`haemodynamic`, `hemodynamic`), or written apart on one side.
    ///
    /// - Returns: the information in the words that were paired off.
    private mutating func removeMisspelled(in a: ArenaSlice<UInt8>, _ b: ArenaSlice<UInt8>) -> Double {
        guard !restA.isEmpty, !restB.isEmpty else { return 0 }
        var misspelled = 0.0
        var index = 0
        while index < restA.count {
            let word = restA[index]
            if let place = restB.indices.first(where: { isSpelling(word, restB[$0], a, b) }) {
                misspelled += Double(word.bits)
                restA.remove(at: index)
                restB.remove(at: place)
            } else {
                index += 1
            }
        }
        guard !restA.isEmpty, !restB.isEmpty else { return misspelled }
        let lengthA = restA.reduce(0) { $0 + Int($1.length) }, lengthB = restB.reduce(0) { $0 + Int($1.length) }
        guard 5 * abs(lengthA - lengthB) <= max(lengthA, lengthB) else { return misspelled }
        let apartA = restA.flatMap { a[$0.range] }, apartB = restB.flatMap { b[$0.range] }
        let isEqual = apartA == apartB
        let isGarbled = restA.count + restB.count > 2 && !restA.contains(where: \.hasFigure) && !restB.contains(where: \.hasFigure)
            && levenshtein.similarity(apartA, apartB) >= 0.8
        guard isEqual || isGarbled else { return misspelled }
        if !isEqual { misspelled += restA.reduce(0) { $0 + Double($1.bits) } }
        restA.removeAll(keepingCapacity: true)
        restB.removeAll(keepingCapacity: true)
        return misspelled
    }

    /// Two spellings of a word: nearly equal and without digits. `basal` and `nasal` are two words, and so are `hypotension` and `hypertension`, or
    /// `cardiology` and `radiology`.
    private mutating func isSpelling(_ wordA: TitleProfile.Word, _ wordB: TitleProfile.Word, _ bytesA: ArenaSlice<UInt8>, _ bytesB: ArenaSlice<UInt8>) -> Bool {
        let longest = Int(max(wordA.length, wordB.length)), slips = longest >= 10 ? 2 : 1
        guard longest >= 4, longest - Int(min(wordA.length, wordB.length)) <= slips, !wordA.hasFigure, !wordB.hasFigure,
              (wordA.letters ^ wordB.letters).nonzeroBitCount <= 2 * slips else { return false }
        let a = bytesA[wordA.range], b = bytesB[wordB.range]
        if longest <= 6, !(a.first == b.first || longest > 5) || a.last != b.last { return isPlural(a, b) && !Self.isOpposed(a, b) }
        return levenshtein.distance(a.buffer, b.buffer) <= (a.first == b.first ? slips : 1) && !Self.isOpposed(a, b)
    }

    private func isPlural(_ a: ArenaSlice<UInt8>, _ b: ArenaSlice<UInt8>) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        return long.count == short.count + 1 && long.last == UInt8(ascii: "s") && long.starts(with: short)
    }

    /// `hyper…` and `hypo…`, `intra…` and `inter…`, `pre…` and `pro…` look alike and mean the contrary.
    private static func isOpposed(_ a: ArenaSlice<UInt8>, _ b: ArenaSlice<UInt8>) -> Bool {
        opposedPrefixes.contains { a.starts(with: $0.0) && b.starts(with: $0.1) || a.starts(with: $0.1) && b.starts(with: $0.0) }
    }

    private static let opposedPrefixes: [([UInt8], [UInt8])] = prefixes.map { (Array($0.0.utf8), Array($0.1.utf8)) }
    private static let prefixes: [(String, String)] = [
        ("hyper", "hypo"), ("intra", "inter"), ("in", "un"), ("ante", "anti"), ("macro", "micro"), ("endo", "exo"), ("male", "female"), ("pre", "post"),
    ]
}
