import Model

/// The compounds that a document itself names, beside those of the vocabulary.
///
/// A page on a compound that no list knows says so: at its top (`Compound Name: …`, `Drug: …`), in its title, in its tables, in the sentence that
/// defines it (``CompoundClaims``). What it names there is a compound wherever the document has it. Words with the endings of international drug names
/// (`-statin`, `-mab`, `-racetam`) are compounds without being listed.
struct OwnCompounds: Sendable {
    private var index: VocabularyIndex?

    init() {}

    /// - Parameter sentences: the running text's, in reading order.
    init(of records: DocumentRecords, _ vocabulary: VocabularyIndex, sentences: some Sequence<Range<Int>>, of bytes: [UInt8]) {
        var claims = CompoundClaims(vocabulary)
        if let title = records.metadata.title { claims.read(title: title) }
        claims.read(records.cells, title: records.metadata.title)
        for sentence in sentences { claims.read(sentence: sentence, of: bytes) }
        var names = claims.names
        for fact in records.keyValues where Self.labels.contains(Self.folded(fact.key)) && fact.value.utf8.count <= 60 {
            names.append(fact.value)
            if let bare = Self.withoutBrackets(fact.value) { names.append(bare) }
        }
        guard !names.isEmpty else { return }
        index = VocabularyIndex(Vocabulary(terms: names.prefix(60).map { Vocabulary.Term(.compound, $0) }))
    }

    /// The vocabulary's matches and the document's names together, in reading order; the longer of two that overlap stays.
    func merged(into matches: [TermMatch], _ words: TextWords, of bytes: [UInt8]) -> [TermMatch] {
        var added = index?.matches(in: words, of: bytes) ?? []
        var known = 0
        let letters = Self.lastLetters
        for word in words.all where Self.mayEnd(word.bytes, in: letters, of: bytes) && Self.hasDrugEnding(bytes[word.bytes]) {
            while known < matches.count, matches[known].bytes.upperBound <= word.bytes.lowerBound { known += 1 }
            if known < matches.count, matches[known].bytes.overlaps(word.bytes) { continue }
            added.append(TermMatch(bytes: word.bytes, categories: .compound, term: -1))
        }
        guard !added.isEmpty else { return matches }
        var all: [TermMatch] = []
        for match in (matches + added).sorted(by: { ($0.bytes.lowerBound, -$0.bytes.count) < ($1.bytes.lowerBound, -$1.bytes.count) }) {
            if let last = all.last, last.bytes.overlaps(match.bytes) {
                if last.bytes == match.bytes { all[all.count - 1].categories.formUnion(match.categories) }
            } else {
                all.append(match)
            }
        }
        return all
    }

    private static let labels: Set<String> = [
        "compound name", "compound", "drug", "drug name", "product name", "product", "peptide", "active ingredient",
        "generic name", "substance", "molecule", "intervention", "also known as", "synonyms",
    ]

    private static func folded(_ text: String) -> String { text.lowercased() }

    private static func withoutBrackets(_ text: String) -> String? {
        guard let open = text.firstIndex(of: "("), open != text.startIndex else { return nil }
        let bare = text[..<open]
        return bare.utf8.count > 2 ? String(bare) : nil
    }

    /// Whether the length and the last two letters are those of a drug's name, as those of few words are.
    @inline(__always)
    private static func mayEnd(_ word: Range<Int>, in lastLetters: [UInt32], of bytes: [UInt8]) -> Bool {
        guard word.count >= 7, word.count <= 24 else { return false }
        let letter = bytes[word.upperBound - 2] | 0x20, last = bytes[word.upperBound - 1] | 0x20
        return letter &- 0x61 < 26 && last &- 0x61 < 26 && lastLetters[Int(letter - 0x61)] & (1 << UInt32(last - 0x61)) != 0
    }

    /// `-statin`, `-mab`, `-gliptin`: the stems of international nonproprietary names.
    ///
    /// - Source: WHO, The use of stems in the selection of international nonproprietary names.
    static func hasDrugEnding(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= 7, word.count <= 24 else { return false }
        var ending = WordHash(), length = 0
        for byte in word.reversed() where length + 3 < word.count {
            ending.add(exactly: byte | 0x20)
            length += 1
            if length >= 3, endings.contains(FoldedWord(hash: ending.value)) { return true }
        }
        return false
    }

    /// The stems read from their last letter on, so that one walk back through a word meets all that it may end in.
    private static let endings = WordSet(stems.map { stem in FoldedWord(stem.reversed()) })

    /// For each last letter but one a bit a last letter.
    private static let lastLetters: [UInt32] = {
        var letters = Array(repeating: UInt32(0), count: 26)
        for stem in stems { letters[Int(stem[stem.count - 2] - 0x61)] |= 1 << UInt32(stem[stem.count - 1] - 0x61) }
        return letters
    }()

    private static let stems: [[UInt8]] = {
        let stems = """
            statin mab tinib zomib ciclib pril sartan olol azepam zolam lukast setron gliptin gliflozin triptan oxetine racetam
            barbital dipine parin grel xaban gatran glutide glitazone prazole conazole cycline cillin mycin floxacin flurane
            curonium relin tocin pressin lysin apine idone afil stigmine giline antel oxaban ectin fenac profen coxib semide
            thiazide steride lactone terol asone olone vudine navir tegravir citabine rubicin platin taxel vastatin
            patide rutide lintide reotide parib degib rafenib lisib sertib inostat
            """
        return GrammarWords.words(of: stems).map { Array($0) }
    }()
}
