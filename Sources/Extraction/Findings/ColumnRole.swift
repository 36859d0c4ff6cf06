/// What a column of a results table holds, by its heading.
enum ColumnRole: Sendable {
    case subject, outcome, change, region, population, model, time, dose, route, comparator, pValue, n, source, arm
    /// Anything else: cells are read as sentences.
    case text

    init(header: String) {
        let words = FoldedWord.first(of: Self.withoutMarks(header))
        self = Self.rules.first { rule in words.contains { rule.words.contains($0) } }?.role ?? .text
        // `Reference group` cites nothing, `Country/region` is no part of a body, and `Session duration` no time of measurement
        if case .source = self, words.contains("group") { self = .text }
        if case .region = self, words.contains("country") { self = .text }
        if case .time = self, words.contains("duration"), !words.contains("follow"), !words.contains("follow-up") { self = .text }
        // `Effect sizes (N)` counts them
        if self == .change, header.hasSuffix("(N)") || header.hasSuffix("(n)") { self = .text }
    }

    /// Without the raised digits that point to notes: `P³`.
    private static func withoutMarks(_ header: String) -> String {
        header.utf8.contains { $0 >= 0x80 } ? String(header.unicodeScalars.filter { $0.lowered == $0 }) : header
    }

    static func isControl(_ header: String) -> Bool {
        let words = FoldedWord.first(of: header)
        return words.contains { controls.contains($0) } && !isAgainst(words)
    }

    /// `% Reduction vs. Control`, `Change from baseline`: compares with the control, and is none.
    static func isAgainst(_ words: [FoldedWord]) -> Bool { words.contains { against.contains($0) } }

    private static let against: WordSet = ["vs", "versus", "compared", "relative", "than", "from"]

    static func isControl(_ word: FoldedWord) -> Bool { controls.contains(word) }

    private static let controls: WordSet = [
        "placebo", "control", "controls", "vehicle", "sham", "saline", "untreated", "baseline", "normothermia", "routine", "conventional",
        "comparison", "comparator", "usual", "standard", "not", "without",
    ]

    /// Whether rows under this heading are called by study.
    static func namesStudies(_ header: String) -> Bool {
        FoldedWord.first(of: header).contains { studyWords.contains($0) }
    }

    private static let studyWords: WordSet = [
        "study", "studies", "trial", "trials", "author", "authors", "source", "reference", "cohort", "centre", "center",
    ]

    /// The first rule that has a word of the heading decides.
    private static let rules: [(words: WordSet, role: ColumnRole)] = [
        (
            [
                "source", "sources", "reference", "references", "citation", "citations", "ref", "refs", "doi", "author", "authors", "study",
                "studies", "year",
            ], .source
        ),
        (["p", "pvalue"], .pValue),
        (
            [
                "change", "effect", "effects", "result", "results", "finding", "findings", "direction", "difference", "magnitude", "response",
                "improvement", "reduction",
            ], .change
        ),
        (
            [
                "compound", "drug", "treatment", "agent", "intervention", "peptide", "therapy", "substance", "preparation", "product", "medication",
                "regimen", "supplement", "probiotic", "probiotics",
                "molecule", "protocol", "arm", "group",
            ], .subject
        ),
        (["mechanism", "pathway", "evidence", "status", "regulatory", "grade", "reported"], .text),
        (["region", "tissue", "area", "structure", "site", "location"], .region),
        (["species", "population", "patients", "participants", "subjects", "animals", "animal", "sample"], .population),
        (["comparator", "versus", "control", "placebo"], .comparator),
        (["model", "condition", "disease", "indication", "disorder", "injury"], .model),
        (["time", "timepoint", "day", "week", "follow", "duration"], .time),
        (["dose", "dosage"], .dose),
        (["route", "administration"], .route),
        (["n", "size"], .n),
        (
            [
                "parameter", "outcome", "outcomes", "marker", "biomarker", "factor", "target", "receptor", "endpoint", "measure", "variable", "gene",
                "protein",
                "scale", "test", "metric", "assay",
            ], .outcome
        ),
    ]
}
