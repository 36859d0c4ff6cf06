/// What the cells of one column look like, from counts that may be parts of a cell.
struct GlueColumn {
    private var filled = 0.0, empty = 0.0
    private var kinds = [Double](repeating: 0, count: GlueShape.kinds)
    private var patterns: [Double], digits: [Double], texts: [Double]

    init(_ numbers: GlueShapeNumbers) {
        patterns = Array(repeating: 0, count: numbers.patternCount)
        digits = Array(repeating: 0, count: numbers.digitsCount)
        texts = Array(repeating: 0, count: numbers.textCount)
    }

    mutating func add(_ slice: GluedRow.Slice, _ count: Double) {
        filled += count
        kinds[slice.kind] += count
        patterns[slice.pattern] += count
        digits[slice.digits] += count
        texts[slice.text] += count
    }

    mutating func addEmpty(_ count: Double) { empty += count }

    /// What the column says of the kinds of cells, and of a cell at all: the same for all slices of a row.
    struct Gains {
        fileprivate let kinds: [Double]
        let filled: Double
    }

    var gains: Gains {
        Gains(kinds: kinds.indices.map { Self.gain(max(0, kinds[$0]), of: max(0, filled), usual: Self.usualKinds[$0]) }, filled: filledGain)
    }

    /// How much likelier the column has a cell of this kind than any column has, as a logarithm; then of this pattern among the kind, of these
    /// digits among the pattern, of this text among those.
    @inline(__always)
    func agreement(with slice: GluedRow.Slice, _ gains: Gains) -> (kind: Double, pattern: Double, digits: Double, text: Double) {
        let kind = max(0, kinds[slice.kind])
        guard kind > 0 else { return (gains.kinds[slice.kind], 0, 0, 0) }
        let pattern = max(0, patterns[slice.pattern]), exact = max(0, digits[slice.digits]), text = max(0, texts[slice.text])
        return (gains.kinds[slice.kind], Self.gain(pattern, of: kind, usual: Self.usualPatterns[slice.kind]),
                Self.gain(exact, of: pattern, usual: Self.usualDigits[slice.kind]), Self.gain(text, of: exact, usual: Self.usualTexts[slice.kind]))
    }

    /// How much likelier a cell of the column is empty than cells are, and filled.
    var emptyGain: Double { GlueMath.logarithm((max(0, empty) + 0.15) / (max(0, empty) + max(0, filled) + 1.5) / 0.1) }
    private var filledGain: Double { GlueMath.logarithm((max(0, filled) + 1.35) / (max(0, empty) + max(0, filled) + 1.5) / 0.9) }

    private static func gain(_ count: Double, of all: Double, usual: Double) -> Double {
        guard all > 0 else { return 0 }
        return GlueMath.logarithm((count / usual + doubt) / (all + doubt))
    }

    private static let doubt = 1.5
    /// How often cells are of each kind, and how often two cells of a kind agree in the rest.
    private static let usualKinds = [0.028, 0.144, 0.126, 0.022, 0.134, 0.079, 0.035, 0.015, 0.244, 0.160, 0.014]
    private static let usualPatterns = [0.6, 1, 0.4, 0.15, 0.12, 0.1, 0.15, 0.5, 0.5, 0.1, 0.1]
    private static let usualDigits = [0.9, 0.45, 0.4, 0.2, 0.1, 0.1, 0.2, 0.3, 0.3, 0.2, 0.2]
    private static let usualTexts = [0.5, 0.1, 0.02, 0.05, 0.02, 0.01, 0.02, 0.02, 0.02, 0.02, 0.02]
}
