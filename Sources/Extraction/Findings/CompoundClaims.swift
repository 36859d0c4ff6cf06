import Model

/// What a document says to be a compound, where no list knows it: in its title, in its tables, in the sentence that defines it.
///
/// - Loss: a compound that a page uses without saying what it is; of everyday words (*water*, *diet*) none is taken.
struct CompoundClaims {
    private(set) var names: [String] = []
    private let vocabulary: VocabularyIndex
    private static let most = 40

    init(_ vocabulary: VocabularyIndex) { self.vocabulary = vocabulary }

    // MARK: - The title

    /// `Alpinol vs. Nordin for Memory`: the names on both sides, capitalised; `ALP-7: Dual HDAC Inhibitor`: what stands before its kind.
    mutating func read(title: String) {
        // `ALP-7: Dual MDM2/HDAC Inhibitor`
        if let colon = title.firstIndex(of: ":"),
            title[title.index(after: colon)...].split(whereSeparator: { !$0.isLetter }).contains(where: { Self.substances.contains(FoldedWord($0.utf8)) })
        {
            let name = title[..<colon].split(separator: " ").map(String.init)
            if name.count <= 3, name.allSatisfy(Self.mayBePart) { add(name.joined(separator: " ")) }
        }
        let words = title.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map(String.init)
        for (index, word) in words.enumerated() where ["vs", "vs.", "versus"].contains(word.lowercased()) {
            var left: [String] = [], right: [String] = []
            for word in words[..<index].reversed() {
                guard left.count < 3, Self.mayBePart(word), word.last != ":", word.last != "," else { break }
                left.insert(word, at: 0)
            }
            for word in words[(index + 1)...] {
                let bare = word.trimmingEnds ?? word
                guard right.count < 3, Self.mayBePart(bare) else {
                    if Self.measures(bare) { right = [] }  // `Blood Pressure`
                    break
                }
                right.append(bare)
                if bare.utf8.count < word.utf8.count || word.last == "," { break }
            }
            add(left.joined(separator: " "))
            add(right.joined(separator: " "))
        }
    }

    private static func facts(_ word: FoldedWord) -> WordFacts { WordFacts.all[word] ?? WordFacts() }

    private static func measures(_ word: String) -> Bool { !facts(FoldedWord(word.utf8)).classes.isDisjoint(with: [.measure, .property]) }

    /// A capitalised word or a code, and no word of grammar or measuring.
    private static func mayBePart(_ word: String) -> Bool {
        guard let first = word.first, first.isUppercase || first.isNumber else { return false }
        let facts = facts(FoldedWord(word.utf8))
        return facts.classes.isEmpty && facts.change == nil
    }

    // MARK: - Tables

    /// The headings that the title names, and what stands under *Compound*, *Drug*, *Treatment*.
    mutating func read(_ cells: some Sequence<Cell>, title: String?) {
        let title = title.map { TextWords(in: 0 ..< $0.utf8.count, of: Array($0.utf8)).all.map { FoldedWord(hash: $0.hash) } } ?? []
        var columns: Set<Int> = [], table = ""
        for cell in cells {
            guard names.count < Self.most else { return }
            if cell.tableID != table { (table, columns) = (cell.tableID, []) }
            switch cell.role {
            case .header:
                if FoldedWord.first(of: cell.text).contains(where: { Self.headings.contains($0) }) { columns.insert(cell.column) }
                let name = ArmHeadings.withoutSize(cell.text), words = FoldedWord.first(of: name)
                guard case .text = ColumnRole(header: name) else { continue }  // `Probiotic strains` heads names, and is none
                if cell.column > 0, (1 ... 4).contains(words.count), title.firstRange(of: words) != nil { add(name) }
            case .stub, .data:
                if columns.contains(cell.column) { add(ArmHeadings.withoutSize(cell.text)) }
            case .group, .note: break
            }
        }
    }

    private static let headings: WordSet = [
        "compound", "compounds", "drug", "drugs", "peptide", "peptides", "agent", "agents", "supplement", "supplements", "substance", "substances", "molecule",
        "medication", "medications", "nootropic", "nootropics", "treatment", "treatments", "intervention", "interventions", "herb", "herbs", "ingredient",
    ]

    // MARK: - Sentences

    /// `Alpinol (ALP-7) is a synthetic heptapeptide that …`, `Alpinol and Nordin are two of the best known nootropic compounds`.
    mutating func read(sentence: Range<Int>, of bytes: [UInt8]) {
        guard names.count < Self.most, let first = bytes[sentence].first, first &- 0x41 < 26 || first &- 0x30 < 10 || first == 0x2A || first >= 0x80,
            let verb = Self.copula(in: sentence, of: bytes), Self.definesCompound(verb.upperBound ..< min(sentence.upperBound, verb.upperBound + 160), of: bytes)
        else { return }
        var subject = String(decoding: bytes[sentence.lowerBound ..< verb.lowerBound].filter { $0 != 0x2A && $0 != 0x5F }, as: UTF8.self)
        if subject.last == ")", let open = subject.lastIndex(of: "(") {
            let gloss = String(subject[subject.index(after: open)...].dropLast())
            if !gloss.contains(" "), gloss.contains(where: \.isUppercase) { add(gloss) }
            subject = String(subject[..<open]).trimmingEnds ?? ""
        }
        guard !subject.contains(","), !subject.contains("(") else { return }
        for name in subject.split(separator: " and ") where name.split(separator: " ").allSatisfy({ !Self.isGrammar($0) }) { add(String(name)) }
    }

    /// ` is a `, ` are the `: near the start of a sentence.
    private static func copula(in sentence: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        let end = min(sentence.upperBound, sentence.lowerBound + 70)
        var at = sentence.lowerBound + 2
        while at + 6 < end {
            defer { at += 1 }
            guard bytes[at] == 0x20, bytes[at + 1] == 0x69 || bytes[at + 1] == 0x61 else { continue }
            let rest = bytes[(at + 1)...].prefix(4)
            let length = rest.starts(with: [0x69, 0x73, 0x20]) ? 3 : rest.starts(with: [0x61, 0x72, 0x65, 0x20]) ? 4 : 0
            if length > 0 { return at ..< at + length + 1 }
        }
        return nil
    }

    /// Whether the noun phrase there is one of a substance: `a synthetic heptapeptide analog of …`.
    private static func definesCompound(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        var isFirst = true
        for word in TextWords(in: range, of: bytes).all {
            let classes = GrammarWords.classes(of: word.hash), folded = FoldedWord(hash: word.hash)
            if isFirst, classes.isDisjoint(with: .determiner), folded != "one" { return false }
            isFirst = false
            if substances.contains(folded) || bytes[word.bytes].count > 7 && bytes[word.bytes].suffix(7).elementsEqual("peptide".utf8) && folded != "neuropeptide" { return true }
            if !classes.isDisjoint(with: [.relative, .be, .have, .verb, .giving]) || classes.contains(.preposition) && folded != "of" { return false }
            if bytes[word.bytes.upperBound...].first.map({ [0x2E, 0x2C, 0x3B, 0x28].contains($0) }) ?? true { return false }
        }
        return false
    }

    private static let substances: WordSet = [
        "peptide", "peptides", "compound", "compounds", "drug", "drugs", "prodrug", "medication", "medicine", "herb", "herbs", "plant", "mushroom", "mushrooms",
        "extract", "supplement", "supplements", "nootropic", "nootropics", "adaptogen", "adaptogens", "analog", "analogue", "derivative", "agonist", "agonists",
        "antagonist", "inhibitor", "inhibitors", "antibody", "alkaloid", "flavonoid", "polyphenol", "stimulant", "sedative", "anxiolytic", "antidepressant",
        "antibiotic", "vaccine", "vitamin", "probiotic", "psychedelic", "cannabinoid", "secretagogue", "benzodiazepine", "statin", "spice", "agent", "agents",
    ]

    // MARK: - Names

    private static func isGrammar(_ word: Substring) -> Bool {
        !facts(FoldedWord(word.utf8)).classes.isDisjoint(with: [
            .determiner, .possessive, .pronoun, .preposition, .conjunction, .subordinator, .be, .have, .modal, .negation, .adverb, .study, .group, .noOutcome,
        ])
    }

    /// Takes a name, with and without what stands in brackets, unless it is an amount, a control, or what a list knows to be measured or treated.
    private mutating func add(_ text: String) {
        let bare = String(text.prefix { $0 != "(" && $0 != "[" }).trimmingEnds ?? ""
        guard names.count < Self.most, bare.utf8.count > 1, bare.utf8.count <= 40, let first = bare.first, first.isLetter || bare.contains(where: \.isLetter) && first.isNumber,
            !names.contains(bare)
        else { return }
        let bytes = Array(bare.utf8), words = TextWords(in: bytes.indices, of: bytes).all.map { FoldedWord(hash: $0.hash) }, facts = words.map(Self.facts)
        guard (1 ... 4).contains(words.count), let known = facts.last?.classes, !ColumnRole.isControl(bare), HeadingMeaning(bare).kind == nil else { return }
        guard known.isDisjoint(with: [.measure, .property, .group, .study, .noOutcome, .control, .treatment]) || known == .treatment && words.count > 1,
            !zip(words, facts).allSatisfy({ !$1.classes.isEmpty || $1.change != nil || Self.everyday.contains($0) }), !facts.contains(where: { $0.classes.contains(.preposition) }),
            // `Alteplase within 3 h`, `high-dose zinc`: how a known one was given
            vocabulary.matches(in: bytes.indices, of: bytes).isEmpty
        else { return }
        names.append(bare)
    }

    private static let everyday: WordSet = [
        "water", "oil", "food", "diet", "rest", "sleep", "exercise", "combination", "none", "other", "all", "both", "total", "yes", "no", "salt", "sugar", "air",
        "light", "heat", "cold", "surgery", "low", "high", "medium", "early", "late", "active", "class", "type", "name", "category", "training", "education",
    ]
}
