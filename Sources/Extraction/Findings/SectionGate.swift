import Model

/// Which sections hold no results: methods, orders, disclaimers, lists of references.
struct SectionGate {
    private var closed: [Bool] = []

    init(_ sections: [Section]) {
        var levels: [(level: Int, isClosed: Bool)] = []
        for section in sections {
            while let last = levels.last, last.level >= section.level { levels.removeLast() }
            let isClosed = levels.last?.isClosed ?? false || Self.closes(section.heading)
            levels.append((section.level, isClosed))
            closed.append(isClosed)
        }
    }

    func isClosed(_ section: Int?) -> Bool { section.map { closed.indices.contains($0) && closed[$0] } ?? false }

    /// `Experimental Protocols`, `Materials and Methods`, `Need Custom Synthesis?`, `Disclaimer`.
    static func closes(_ heading: String) -> Bool {
        let words = FoldedWord.first(of: heading)
        guard let first = words.first(where: { !numerals.contains($0) }) else { return false }
        if openers.contains(first) || first == "protocol" && heading.utf8.contains(0x3A) { return true }
        return zip(words, words.dropFirst()).contains { pair in pairs.contains { $0.0 == pair.0 && $0.1 == pair.1 } }
            || words.contains { methods.contains($0) }
    }

    private static let numerals: WordSet = ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
    private static let openers: WordSet = [
        "methods", "method", "materials", "references", "sources", "bibliography", "disclaimer", "contact", "need", "storage", "shipping", "ordering",
        "acknowledgements", "acknowledgments", "funding", "hypothesis", "hypotheses", "objective", "objectives", "aims", "goals",
    ]
    private static let methods: WordSet = ["methodology", "methodologies", "methodological"]
    private static let pairs: [(FoldedWord, FoldedWord)] = [
        ("experimental", "protocol"), ("experimental", "protocols"), ("experimental", "workflow"), ("experimental", "procedure"),
        ("experimental", "procedures"), ("and", "methods"),
        ("referenced", "citations"), ("custom", "synthesis"), ("compound", "of"), ("technical", "support"), ("author", "contributions"),
        ("competing", "interests"),
    ]
}
