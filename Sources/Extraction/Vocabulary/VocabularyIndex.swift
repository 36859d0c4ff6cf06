import Model

/// The categories that a form may have: `insulin` is a compound and a target.
struct TermCategories: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let compound = TermCategories(rawValue: 1 << 0)
    static let target = TermCategories(rawValue: 1 << 1)
    static let outcome = TermCategories(rawValue: 1 << 2)
    static let species = TermCategories(rawValue: 1 << 3)
    static let region = TermCategories(rawValue: 1 << 4)
    static let route = TermCategories(rawValue: 1 << 5)
    static let condition = TermCategories(rawValue: 1 << 6)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ category: Vocabulary.Category) {
        switch category {
        case .compound: self = .compound
        case .target: self = .target
        case .outcome: self = .outcome
        case .species: self = .species
        case .region: self = .region
        case .route: self = .route
        case .condition: self = .condition
        }
    }
}

/// A term of the vocabulary where a text has it.
struct TermMatch: Sendable, Hashable {
    var bytes: Range<Int>
    var categories: TermCategories
    /// The index in `Vocabulary.terms` of the first term with this form.
    var term: Int
}

/// The vocabulary, folded and indexed for recognition in running text.
///
/// A form is a sequence of words; hyphens, blanks, slashes and brackets between them are alike, so that `brain-derived
/// neurotrophic factor`, `Brain Derived Neurotrophic Factor`, `ACTH(4-10)` and `ACTH 4–10` are found by one entry. The last word
/// may have a plural `s`. Acronyms (`MS`, `AIS`, `mRS`) must have a capital that is not merely the first letter of a word, so that
/// `Ms` and `rat` stay what they are. The longest form wins.
///
/// - Shape: matches come in reading order and do not overlap; time is linear in the text for a given vocabulary.
struct VocabularyIndex: Sendable {
    let vocabulary: Vocabulary
    private var steps = WordTable(capacity: 4096)
    private var nodes: [Node] = [Node()]
    private var openings = WordSieve()

    private struct Node: Sendable {
        var categories: TermCategories = []
        var term: Int32 = -1
        /// All forms that end here are acronyms.
        var needsCapitals = true
    }

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        for (index, term) in vocabulary.terms.enumerated() {
            for form in [term.name] + term.synonyms { insert(Array(form.utf8), categories: TermCategories(term.category), term: index) }
        }
    }

    private mutating func insert(_ form: [UInt8], categories: TermCategories, term: Int) {
        var node = 0
        let list = TextWords(in: 0 ..< form.count, of: form).all
        guard let first = list.first else { return }
        for word in list { node = child(of: node, word.hash) ?? appendChild(of: node, word.hash) }
        for plural in ["", "s", "es"] { openings.insert(WordHash(form[first.bytes] + plural.utf8).value) }
        let words = list.count
        nodes[node].categories.formUnion(categories)
        if nodes[node].term < 0 { nodes[node].term = Int32(term) }
        if !(words == 1 && form.count <= 5 && Self.hasInnerCapital(form[...])) { nodes[node].needsCapitals = false }
    }

    private mutating func appendChild(of node: Int, _ word: UInt64) -> Int {
        nodes.append(Node())
        steps.insert(Self.edge(node, word), Int32(nodes.count - 1))
        return nodes.count - 1
    }

    private func child(of node: Int, _ word: UInt64) -> Int? { steps[Self.edge(node, word)].map(Int.init) }

    private static func edge(_ node: Int, _ word: UInt64) -> UInt64 { (UInt64(node) &* 0x9E37_79B9_7F4A_7C15) ^ word }

    /// All terms in a stretch of text.
    func matches(in range: Range<Int>, of bytes: [UInt8]) -> [TermMatch] {
        matches(in: TextWords(in: range, of: bytes), of: bytes)
    }

    func matches(in words: TextWords, of bytes: [UInt8]) -> [TermMatch] {
        var found: [TermMatch] = []
        var at = 0
        while at < words.all.count {
            if openings.mayContain(words.all[at].hash), let (match, next) = longestMatch(from: at, of: words.all, bytes) {
                found.append(match)
                at = next
            } else {
                at += 1
            }
        }
        return found
    }

    /// The categories of a text that is wholly one term; empty where it is none.
    func categories(of text: String) -> TermCategories {
        let bytes = Array(text.utf8)
        let trimmed = bytes.trimmingBlanks(0 ..< bytes.count)
        guard let match = matches(in: trimmed, of: bytes).first, match.bytes.count + 1 >= trimmed.count else { return [] }
        return match.categories
    }

    /// The longest term from a word on, and the word behind it.
    private func longestMatch(from first: Int, of words: [TextWords.Word], _ bytes: [UInt8]) -> (match: TermMatch, next: Int)? {
        var best: (TermMatch, Int)?
        var node = 0, at = first
        let start = words[first].bytes.lowerBound
        while at < min(words.count, first + Self.longestForm) {
            let word = words[at]
            let next = child(of: node, word.hash)
            if let match = accepted(next, start ..< word.bytes.upperBound, of: bytes) {
                best = (match, at + 1)
            } else if let match = accepted(singular(of: node, word.bytes, bytes), start ..< word.bytes.upperBound, of: bytes) {
                best = (match, at + 1)
            }
            guard let next, at + 1 < words.count, Self.isJoint(word.bytes.upperBound ..< words[at + 1].bytes.lowerBound, of: bytes)
            else { return best }
            node = next
            at += 1
        }
        return best
    }

    /// More words than any sensible term has: bounds the work at each word.
    private static let longestForm = 12

    /// The node of the word without a plural `s` (`receptors`, `rats`) or, behind a hiss, `es` (`viruses`): *rates* are no rats.
    private func singular(of node: Int, _ word: Range<Int>, _ bytes: [UInt8]) -> Int? {
        guard word.count > 3, bytes[word.upperBound - 1] | 0x20 == 0x73 else { return nil }
        if let plain = child(of: node, WordHash(bytes[word.lowerBound ..< word.upperBound - 1]).value) { return plain }
        guard word.count > 4, bytes[word.upperBound - 2] | 0x20 == 0x65, Self.hisses.contains(bytes[word.upperBound - 3] | 0x20) else { return nil }
        return child(of: node, WordHash(bytes[word.lowerBound ..< word.upperBound - 2]).value)
    }

    /// The last letters of words whose plural has `es`: boss, box, quiz, torch, wish, tomato.
    private static let hisses = Array("sxzho".utf8)

    private func accepted(_ node: Int?, _ range: Range<Int>, of bytes: [UInt8]) -> TermMatch? {
        guard let node, nodes[node].term >= 0 else { return nil }
        if nodes[node].needsCapitals, !Self.hasInnerCapital(bytes[range]) { return nil }
        return TermMatch(bytes: range, categories: nodes[node].categories, term: Int(nodes[node].term))
    }

    /// Whether a capital stands anywhere but at the start: `NIHSS`, `mRS`, `trkB`; not `Aim`, `rat`.
    private static func hasInnerCapital(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.dropFirst().contains { $0 &- 0x41 < 26 }
    }

    /// The next run of letters and digits.
    static func nextWord(from start: Int, before end: Int, of bytes: [UInt8]) -> Range<Int>? {
        var at = start
        while at < end, wordLength(at: at, before: end, of: bytes) == 0 { at += 1 }
        guard at < end else { return nil }
        let first = at
        while at < end {
            let length = wordLength(at: at, before: end, of: bytes)
            if length == 0 { break }
            at += length
        }
        return first ..< at
    }

    /// The length of the letter or digit at the offset: ASCII, Latin, Greek, Cyrillic and beyond; 0 for blanks, dashes and signs.
    @inline(__always)
    static func wordLength<Bytes: RandomAccessCollection>(at: Int, before end: Int, of bytes: Bytes) -> Int
    where Bytes.Element == UInt8, Bytes.Index == Int {
        let byte = bytes[at]
        switch byte {
        case 0x30 ... 0x39, 0x41 ... 0x5A, 0x61 ... 0x7A: return 1
        case 0xC2: return at + 1 < end && bytes[at + 1] == 0xB5 ? 2 : 0  // µ
        case 0xC3 ... 0xDF: return at + 1 < end ? 2 : 0
        case 0xE0, 0xE1, 0xE4 ... 0xED: return at + 2 < end ? 3 : 0
        default: return 0
        }
    }

    /// Whether what stands between two words lets them be one term: a hyphen, a blank, `'`, `/`, `(`, in all a few bytes.
    private static func isJoint(_ gap: Range<Int>, of bytes: [UInt8]) -> Bool {
        guard gap.count <= 4 else { return false }
        return bytes[gap].allSatisfy { byte in
            switch byte {
            case 0x20, 0x2D, 0x27, 0x2F, 0x28, 0x29, 0x2E, 0x80...: true
            default: false
            }
        }
    }
}
