/// A document without a fault, in one of the layouts that research pages come in.
struct WellFormed {
    /// How a page is laid out; each is that of one family of documents in `raw/`.
    enum Layout: CaseIterable {
        /// A vendor's guide: title, labelled facts, tables by tabs, citations `[1]`, a numbered list at the end.
        case guide
        /// A web article: headings are plain lines, lists of titles with hosts.
        case article
        /// A compound's page: labels glued to values, bullets, a table whose cells are glued.
        case compound
        /// A review in Markdown: pipe tables, `\[1\]`.
        case review
        /// Notes on trials: author and year in the text, a table by blanks.
        case notes

        var fileExtension: String { self == .review ? "md" : "txt" }
    }

    let layout: Layout
    private let works: [CitedWork]
    private var random: Seeded

    /// - Parameters:
    ///   - number: which document of the collection it is.
    ///   - count: how many there are; each cites works of its neighbourhood, so that every work is cited by a few.
    init(_ number: Int, of count: Int, seed: UInt64) {
        layout = Layout.allCases[number % Layout.allCases.count]
        random = Seeded(seed, stream: number)
        var cited: [CitedWork] = []
        for place in 0 ..< 6 { cited.append(CitedWork(number * 3 + place * random.number(1 ... 4), seed: seed)) }
        works = cited
    }

    /// The document's text.
    mutating func text(number: Int) -> String {
        let compound = random.one(of: Words.compounds), subject = random.one(of: Words.subjects)
        let title = "\(compound) and \(subject.capitalized): Report \(number) on \(random.one(of: Words.adjectives).capitalized) Treatment"
        switch layout {
        case .guide:
            return "\n\(title)\n\nAuthor: Example Desk. **Date:** March 2024\n\nCat. No.: NR\(1_000_000 + number)\n\nProfiles in Brief\n\n\(passage(compound, "[", "]"))\n\n"
                + "Table 1: Experiments\n\nMeasure\t\(compound)\tControl\tSource\n" + rows(4) { "\($0)\t\($1)\t\($2)\t[\($3)]" }
                + "\n\(passage(compound, "[", "]"))\n\nReferences\n\n" + list { "[\($0 + 1)] \($1.vancouver)" }
        case .article:
            return "\(title)\nWhat the studies counted\n\(passage(compound, "(", ")"))\nWhat remains open\n\(passage(compound, "(", ")"))\n"
                + "References\n" + list { "\($0 + 1). \($1.titleAndHost)" }
        case .compound:
            return "\(title)\n\nClassPeptide \(number)\nSequenceThr-Lys-Pro-Arg-Pro-Gly-Pro\nResearch Focus\(subject)\n\n  • \(sentence(compound))\n  • \(sentence(compound))\n\n"
                + "Doses\n\nModelDoseRoute\n" + rows(3) { m, a, _, _ in "\(m.capitalized)\(a) mg/kgIntranasal" } + "\n\(passage(compound, "[", "]"))\n\nReferences\n\n"
                + list { "\($0 + 1). \($1.vancouver)" }
        case .review:
            return "# \(title)\n\n## Background\n\n\(passage(compound, "\\[", "\\]"))\n\n## Results\n\n| Measure | \(compound) | Control | Ref |\n|---|---|---|---|\n"
                + rows(4) { "| \($0) | \($1) | \($2) | \\[\($3)\\] |" } + "\n\(passage(compound, "\\[", "\\]"))\n\n## References\n\n" + list { "\\[\($0 + 1)\\] \($1.vancouver)\n" }
        case .notes:
            let cited = works.map { "\($0.authors[0].family)\($0.authors.count > 2 ? " et al." : ""), \($0.year)" }
            return "\(title)\n\nCompiled by: Example Group\nDate: 2024-03-0\(number % 9 + 1)\n\nTrials\n\n\(sentence(compound)) (\(cited[0])). \(sentence(compound)) (\(cited[1]); \(cited[2])).\n\n"
                + "Table 1. Counts, as printed\n\n" + Self.padded(["Measure", "Treated", "Control"]) + "\n" + rows(4) { m, a, b, _ in Self.padded([m, a, b]) }
                + "\nReferences\n\n" + list { $1.authorYear }
        }
    }

    private mutating func sentence(_ compound: String) -> String {
        "In \(random.one(of: Words.models)), \(compound) at \(random.number(1 ... 90)) mg/kg \(random.one(of: Words.verbs)) \(random.one(of: Words.outcomes)) "
            + "by \(random.number(2 ... 80))% after \(random.number(1 ... 48)) h"
    }

    private mutating func passage(_ compound: String, _ open: String, _ close: String) -> String {
        (0 ..< random.number(2 ... 5)).map { _ in "\(sentence(compound)). \(open)\(random.number(1 ... works.count))\(close)" }.joined(separator: " ")
    }

    private mutating func rows(_ count: Int, _ row: (String, String, String, Int) -> String) -> String {
        (0 ..< count).map { _ in
            row(random.one(of: Words.outcomes), "\(random.number(1 ... 99)).\(random.number(0 ... 9))", "\(random.number(1 ... 99)).\(random.number(0 ... 9))",
                random.number(1 ... works.count)) + "\n"
        }.joined()
    }

    private func list(_ entry: (Int, CitedWork) -> String) -> String { works.enumerated().map { entry($0.offset, $0.element) + "\n" }.joined() }

    /// `Measure        Treated      Control`
    private static func padded(_ cells: [String]) -> String { cells.map { $0 + String(repeating: " ", count: max(2, 20 - $0.count)) }.joined() }
}
