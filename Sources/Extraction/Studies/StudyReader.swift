import Model

/// Recognises a study that a sentence describes without citing it.
///
/// `A 2018 case series from Oslo`, `a 2016 meta-analysis of 900 patients in four trials`, `one trial at Turin`: a design word with a year, or with a place or a number of people.
struct StudyReader {
    private let reading: SentenceReading
    private let document: Document
    private var tokens: [Token] { reading.tokens }

    init(_ reading: SentenceReading, _ document: Document) { self.reading = reading; self.document = document }

    /// The study, if the sentence describes one and cites none.
    func study(id: String) -> Study? {
        guard !reading.isCited, let head = design else { return nil }
        let start = labelStart(of: head)
        let year = self.year(near: head)
        let settings = SettingReader(phrases: reading.phrases, quantities: reading.quantities).settings(in: tokens.indices)
        let place = self.place(after: head)
        guard year != nil || place != nil, !isPlanned else { return nil }
        return Study(
            id: id, label: reading.phrases.text(start ..< head + 1), design: designText(start, head), year: year, place: place, n: settings.n,
            population: settings.population, quote: document.string(reading.range), documentIDs: [document.id])
    }

    /// Words for studies are rare: of a sentence without one nothing else need be asked.
    static func concerns(_ reading: SentenceReading) -> Bool { reading.tokens.contains { $0.kind == .word && words.contains($0.word) } }

    /// Whether the sentence speaks of studies in general, so that an earlier one no longer carries: `Published trials show`.
    var speaksOfOthers: Bool {
        tokens.contains { $0.kind == .word && Self.plurals.contains($0.word) }
    }

    private static let designs: WordSet = [
        "study", "trial", "meta-analysis", "metaanalysis", "review", "cohort", "rct", "analysis", "survey", "experiment",
    ]
    private static let plurals: WordSet = ["studies", "trials", "meta-analyses", "reviews", "analyses", "experiments"]
    private static let words = designs.union(plurals)

    private var isPlanned: Bool {
        tokens.contains { $0.kind == .word && ["aims", "launched", "planned", "will", "ongoing", "recruiting", "enrolling"].contains($0.word) }
    }

    /// The first design word in the singular that an article or a year opens.
    private var design: Int? {
        tokens.indices.first { index in
            tokens[index].kind == .word && Self.designs.contains(reading.phrases.word(index))
                && (index + 1 >= tokens.count || !Self.designs.contains(reading.phrases.word(index + 1)))
                && labelStart(of: index) < index && !isNone(index)
        }
    }

    /// `the present study`, `Institutional Review Board`, `ethics review`, `further analysis`: no study that others did.
    private func isNone(_ head: Int) -> Bool {
        let before = (labelStart(of: head) ..< head).filter { tokens[$0].kind == .word }.map { reading.phrases.word($0) }
        if before.contains(where: { Self.owns.contains($0) }) { return true }
        if head + 1 < tokens.count, tokens[head + 1].kind == .word, ["board", "committee", "boards", "committees"].contains(reading.phrases.word(head + 1)) { return true }
        guard tokens[head].kind == .word, reading.phrases.word(head) == "analysis" else { return false }
        return !before.contains { Self.analyses.contains($0) }
    }

    private static let owns: WordSet = ["present", "current", "our", "this", "institutional", "ethical", "ethics", "peer", "further", "literature"]
    /// Words that make an analysis a study of its own.
    private static let analyses: WordSet = [
        "meta", "pooled", "retrospective", "prospective", "secondary", "post-hoc", "cohort", "registry", "network", "economic", "cost-effectiveness",
        "systematic", "observational", "trial",
    ]

    private func labelStart(of head: Int) -> Int {
        var at = head
        while at > 0, head - at < 8 {
            let token = tokens[at - 1]
            if token.kind == .number || reading.phrases.isNominal(at - 1) { at -= 1; continue }
            if token.kind == .word, ["a", "an", "one", "another"].contains(reading.phrases.word(at - 1)) { return at - 1 }
            break
        }
        return at
    }

    private func year(near head: Int) -> Int? {
        for index in max(0, head - 7) ..< min(tokens.count, head + 8) where tokens[index].kind == .number && tokens[index].bytes.count == 4 {
            let digits = reading.phrases.bytes[tokens[index].bytes]
            guard digits.allSatisfy({ $0 &- 0x30 < 10 }) else { continue }
            let year = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
            if (1900 ... 2100).contains(year),
                index < head || tokens[index - 1].kind == .word && ["in", "from"].contains(reading.phrases.word(index - 1))
            {
                return year
            }
        }
        return nil
    }

    private func designText(_ start: Int, _ head: Int) -> String? {
        var at = start
        while at < head, tokens[at].kind == .number || !tokens[at].classes.isDisjoint(with: [.determiner, .appraisal]) { at += 1 }
        return reading.phrases.text(at ..< head + 1)
    }

    /// `from Turin University`, `in Seoul`, `at Guy's`: names in capitals behind *from*, *at* or *in*, no journal.
    private func place(after head: Int) -> String? {
        var at = head + 1
        while at + 1 < tokens.count, at - head < 10 {
            if tokens[at].kind == .word, ["from", "at", "in", "conducted"].contains(reading.phrases.word(at)), tokens[at + 1].isCapitalised,
                tokens[at + 1].terms.isEmpty, !QuantityReader.months.contains(tokens[at + 1].word)
            {
                if at > 0, reading.phrases.word(at - 1) == "published" { return nil }
                var end = at + 1
                while end < tokens.count,
                    tokens[end].isCapitalised
                        || tokens[end].kind == .word && ["of", "and"].contains(reading.phrases.word(end)) && end + 1 < tokens.count
                            && tokens[end + 1].isCapitalised
                { end += 1 }
                return reading.phrases.text(at + 1 ..< end)
            }
            if tokens[at].kind == .stop || reading.phrases.isVerb(at) && tokens[at].classes.contains(.report) { return nil }
            at += 1
        }
        return nil
    }
}
