import Model

/// The comparison of two references field by field, with what each adds to the sum that decides.
public struct PairExplanation: Sendable {
    public struct Line: Sendable {
        /// A field (`title`) or what counts besides (`prior`).
        public let name: String
        public let valueA: String
        public let valueB: String
        /// How the values agree: `same`, `close` … `differs`; empty for what is no field, and where one side says nothing.
        public let level: String
        /// What it adds; nil where one side says nothing.
        /// - Units: bits, log2 of the odds
        public let bits: Double?
    }

    /// The prior first, then fields, then what counts besides.
    public let lines: [Line]
    public let totalBits: Double
    public let probability: Double
    /// The reasons in words, as `matches` has them.
    public let reasons: [String]
    /// What keeps the two apart whatever the sum.
    public let veto: String?
    /// By which people's decisions name the references.
    public let keyA: String
    public let keyB: String
    /// What a person decided of the two, in words.
    public let decision: String?
}

extension Linker {
    /// Compares two references as a run over all of them does: what titles say, and how far fields can be trusted, is learned from all.
    ///
    /// - Parameters:
    ///   - a: the index of one reference.
    ///   - b: that of the other.
    /// - Throws: `LinkageError` when people's decisions contradict each other.
    public func explanation(of a: Int, _ b: Int, among references: [Reference], decisions: [Decision] = []) throws(LinkageError) -> PairExplanation {
        var diagnostics: [Diagnostic] = []
        let groups = Grouping.groups(of: references)
        let profiles = Profile.profiles(of: groups, in: references)
        let applied = try AppliedDecisions(decisions, groups: groups, diagnostics: &diagnostics)
        let compared = compare(profiles, applied, diagnostics: &diagnostics)
        let groupOf = Self.groupIndices(of: [a, b], in: groups)
        let first = profiles[groupOf[0]], second = profiles[groupOf[1]]
        var comparer = Comparer(compared.gramWeights)
        let vector = comparer.vector(first, second)
        let bits = Scoring.bits(of: vector, weights: settings.weights, reliability: compared.reliability)
        let keyA = Self.contentKey(of: references[a]), keyB = Self.contentKey(of: references[b])
        let decision = decisions.first { [$0.keyA, $0.keyB] == [keyA, keyB] || [$0.keyA, $0.keyB] == [keyB, keyA] }
        return PairExplanation(
            lines: PairLines(references[a], references[b], vector, settings.weights, compared.reliability).lines, totalBits: bits,
            probability: Bits.probability(ofBits: bits), reasons: Reasons.reasons(of: vector, first, second, references[a], references[b]),
            veto: Veto.veto(first, second, vector, mergesPreprints: settings.mergesPreprints)?.reason, keyA: keyA, keyB: keyB,
            decision: decision.map { "\($0.verdict.rawValue): \($0.reason)" })
    }

    /// For each reference its group.
    private static func groupIndices(of references: [Int], in groups: [ReferenceGroup]) -> [Int] {
        references.map { reference in groups.firstIndex { $0.members.contains(Int32(reference)) } ?? 0 }
    }
}

/// The lines of an explanation: all fields, whether stated or not, and the sums that are no field's.
private struct PairLines {
    private(set) var lines: [PairExplanation.Line] = []

    init(_ a: Reference, _ b: Reference, _ vector: ComparisonVector, _ weights: Weights, _ reliability: Reliability) {
        var bitsOfField: [Field: Double] = [:], others: [(String, Double)] = []
        Weights.forEachFeature(of: vector, reliability) { place, value, field in
            let bits = weights[place] * value
            if place < Weights.Feature.allCases.count {
                others.append((Weights.Feature(rawValue: place).map(Self.words) ?? "", bits))
            } else if let field {
                bitsOfField[field, default: 0] += bits
            }
        }
        if let prior = others.first { lines.append(.init(name: prior.0, valueA: "", valueB: "", level: "", bits: prior.1)) }
        for field in Field.allCases {
            let values = (Self.value(of: field, in: a), Self.value(of: field, in: b))
            guard vector[field] != .missing || !values.0.isEmpty || !values.1.isEmpty else { continue }
            lines.append(.init(name: "\(field)", valueA: values.0, valueB: values.1, level: vector[field] == .missing ? "" : "\(vector[field])",
                               bits: bitsOfField[field]))
        }
        for other in others.dropFirst() { lines.append(.init(name: other.0, valueA: "", valueB: "", level: "", bits: other.1)) }
    }

    private static func words(of feature: Weights.Feature) -> String {
        switch feature {
        case .prior: "odds beforehand"
        case .place: "another place in print"
        case .thin: "one states no place in print"
        case .bare: "one is a title alone"
        case .information: "how rare the title is"
        case .bareInformation: "how rare the lone title is"
        case .range: "other title, same pages"
        case .otherPage: "other page"
        case .otherRange: "other pages of one volume or book"
        case .plainTitle: "a title of many items"
        case .copy: "a site that holds copies"
        case .otherChapter: "other pages of one book"
        }
    }

    private static func value(of field: Field, in reference: Reference) -> String {
        let b = reference.bibliography
        switch field {
        case .doi: return b.doi ?? ""
        case .pmid: return b.pmid ?? ""
        case .pmcid: return b.pmcid ?? ""
        case .url: return b.url ?? ""
        case .title: return b.title ?? ""
        case .authors: return b.authors.map(\.text).joined(separator: "; ")
        case .year: return b.year.map(String.init) ?? ""
        case .container: return b.containerTitle ?? ""
        case .volume: return b.volume ?? ""
        case .issue: return b.issue ?? ""
        case .pages: return b.page ?? ""
        case .site: return reference.host ?? reference.repository ?? ""
        case .venue, .text, .numbers: return ""
        }
    }
}
