/// How far each field of the data at hand can be trusted, from 0 to 1.
///
/// A column may hold something else than its name says: in one exported library `number` is a running number, so that it differs between every two
/// copies. Pairs that agree without the field tell: where they disagree in it more often than a bibliography's slips explain, its weight shrinks.
///
/// - Shape: counts start with `slips` agreeing pairs, so that a few pairs change nothing; only whole counts enter, so order does not matter.
struct Reliability: Sendable {
    private static let checked: [Field] = [.year, .container, .volume, .issue, .pages]
    private static let slips = 30.0
    /// The share of agreement at which a field keeps its whole weight, and that at which it has none.
    private static let trusted = 0.75, worthless = 0.25
    private var agreeing = [Double](repeating: slips, count: Field.allCases.count)
    private var compared = [Double](repeating: slips, count: Field.allCases.count)

    /// Every field keeps its whole weight.
    static let whole = Reliability()

    subscript(field: Field) -> Double {
        let share = agreeing[Int(field.rawValue)] / compared[Int(field.rawValue)]
        return max(0, min(1, (share - Self.worthless) / (Self.trusted - Self.worthless)))
    }

    /// The fields that carry less than their whole weight, for a diagnostic.
    var doubted: [(field: Field, reliability: Double)] { Self.checked.map { ($0, self[$0]) }.filter { $0.1 < 1 } }

    /// A title of its own, the authors and the place in print agree by other fields, so that the pair is no second publication under the same title.
    private static func isSure(_ vector: ComparisonVector, without field: Field) -> Bool {
        if vector[.doi] == .same || vector[.pmid] == .same { return true }
        guard vector[.title] == .same || vector[.title] == .close, vector.titleInformation >= 8,
              vector[.authors] == .same || vector[.authors] == .close || vector[.authors] == .part else { return false }
        if field == .pages { return vector[.volume] == .same && vector[.year] == .same && vector[.container] != .differs }
        return vector[.pages] == .same
    }

    /// Counts one pair, if the fields other than the one in question already make it sure.
    mutating func count(_ vector: ComparisonVector) {
        for field in Self.checked where vector[field] != .missing && Self.isSure(vector, without: field) {
            compared[Int(field.rawValue)] += 1
            if vector.agrees(field) { agreeing[Int(field.rawValue)] += 1 }
        }
    }
}
