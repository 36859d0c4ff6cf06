import Model

/// What headings, captions and notes of a table say of the numbers in its cells.
///
/// `Age, mean (SD), y` says that a bracket holds a standard deviation and that bare numbers are years; `n (%)` that they are counts and
/// shares; `P value` that they are probabilities; `Year` and `Reference` that they are no quantities at all.
struct HeadingMeaning: Sendable, Hashable {
    /// What brackets hold, and `±` where it is SD or SE.
    var dispersion: DispersionType?
    /// `n (%)`, `No. (%)`, `Smokers (%)`: a bracket behind a count is a share.
    var isShare = false
    var unit: Unit?
    var kind: Quantity.Kind?
    /// Years, labels and reference numbers.
    var isNoQuantity = false
    /// Test statistics and the like, which have no unit whatever the row says: `F`, `df`, `p`.
    var isUnitless = false
    /// The group's size: `Placebo (n = 98)`.
    var size: Double?

    init(_ heading: String) {
        let bytes = Array(heading.utf8)
        let text = TextWindow(bytes, 0 ..< bytes.count)
        dispersion = DispersionLabel.type(namedIn: heading)
        isShare = Self.contains("(%)", or: "[%]", in: text) && !DispersionLabel.isBracketed(in: text)
        unit = Self.unit(in: text)
        size = Self.size(in: text)
        let words = Self.words(of: text)
        kind = Self.kind(of: words, hasSize: size != nil) ?? (DispersionLabel(at: 0, in: text) != nil ? .dispersion : nil)
        isNoQuantity = kind == nil && dispersion == nil && words.contains(where: Self.labels.contains)
        isUnitless = kind == .p_value || kind == .sample_size || words.count == 1 && words.allSatisfy(Self.statistics.contains)
        if unit == nil, kind == .timepoint,
            let time = words.compactMap({ UnitTable.atom(Unit.Letters(of: $0), isAttached: false) }).first(where: { $0.dimension == .time })
        {
            unit = Unit(end: 0, code: time.code, dimension: .time)
        }
        if isUnitless || unit?.code == "%" && isShare && Self.isCount(words) { unit = nil }
    }

    /// Whether it says anything of the numbers beside or below it.
    var isTelling: Bool { dispersion != nil || isShare || unit != nil || kind != nil }

    private static func words(of text: TextWindow) -> [String] {
        var words: [String] = []
        var at = text.range.lowerBound
        while at < text.range.upperBound, words.count < 24 {
            guard text.isLetter(at: at), let word = text.word(at: at) else {
                at += 1
                continue
            }
            words.append(text.lowered(word))
            at = word.bytes.upperBound
        }
        return words
    }

    /// `(n = 98)`, `[N=44]`, `n=1,773`.
    private static func size(in text: TextWindow) -> Double? {
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            if text[at] == 0x3D, let label = text.word(before: at), label.folded == "n", let size = Numeral(at: text.afterBlanks(at + 1), in: text) {
                return size.value
            }
            at += 1
        }
        return nil
    }

    private static func isCount(_ words: [String]) -> Bool { words.contains { ["n", "no", "number", "count"].contains($0) } }

    private static let statistics: Set<String> = [
        "f", "t", "z", "df", "dfa", "chi", "x", "b", "beta", "r", "statistic", "rho", "kappa", "q", "h", "u", "wald"
    ]

    /// The unit that a bracket holds wholly, or that stands at the end behind a comma: `Weight (g)`, `Dose [mg/kg]`, `Age, y`.
    private static func unit(in text: TextWindow) -> Unit? {
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            defer { at += 1 }
            let isBracket = text[at] == 0x28 || text[at] == 0x5B
            guard isBracket || text[at] == 0x2C, let unit = Unit(after: text.afterBlanks(at + 1), in: text) else { continue }
            let end = text.afterBlanks(unit.end)
            if isBracket ? text[end] == 0x29 || text[end] == 0x5D : end == text.range.upperBound || text[end] == 0x2C || text[end] == 0x2F {
                return unit
            }
        }
        return nil
    }

    private static func kind(of words: [String], hasSize: Bool) -> Quantity.Kind? {
        guard let first = words.first else { return nil }
        if ["p", "p-value", "p-values", "pvalue", "significance", "sig"].contains(first), words.count <= 4 { return .p_value }
        if zip(words, words.dropFirst()).contains(where: { $0 == "p" && $1.hasPrefix("value") || $0 == "statistical" && $1 == "significance" })
            || words.contains("p-value")
        {
            return .p_value
        }
        if words.last == "n", words.count == 1 || words.count == 2 && ["total", "sample", "group"].contains(first), !hasSize { return .sample_size }
        if words == ["no"] || words.contains("sample") && words.contains("size") { return .sample_size }
        if isCount(words), words.contains(where: ["patients", "participants", "subjects", "animals", "rats", "mice"].contains) { return .sample_size }
        if words.contains(where: ["dose", "dosage", "doses"].contains) { return .dose }
        if words.contains(where: ["duration", "follow-up", "length"].contains) {
            return words.contains("length") && words.count == 1 ? nil : .duration
        }
        if words.contains(where: ["timepoint", "time-point"].contains)
            || ["day", "days", "week", "weeks", "month", "months", "visit"].contains(first) && words.count == 1
        {
            return .timepoint
        }
        if words.contains("time") && words.contains(where: ["point", "points"].contains) { return .timepoint }
        return nil
    }

    private static func contains(_ a: StaticString, or b: StaticString, in text: TextWindow) -> Bool {
        text.range.contains { text.matches(a, at: $0) || text.matches(b, at: $0) }
    }

    private static let labels: Set<String> = [
        "year", "date", "published", "reference", "references", "ref", "refs", "source", "sources", "citation", "citations", "doi", "pmid", "pmcid",
        "id",
        "author", "authors", "cas", "catalog", "catalogue", "cat", "lot", "accession", "identifier", "rank", "no.", "s.no", "url", "phone", "version",
        "nct"
    ]
}

extension QuantityScanner.Setting {
    /// The setting of a cell: what its column says, else its row, else the caption and the notes.
    init(cell: String, column: HeadingMeaning?, row: HeadingMeaning?, table: HeadingMeaning?, statement: DispersionType?) {
        self.init()
        let dispersion = column?.dispersion ?? row?.dispersion ?? table?.dispersion
        plusMinus = dispersion == .SD || dispersion == .SE ? dispersion : statement
        let stated = column?.kind ?? row?.kind
        guard column?.isNoQuantity != true, NumericCell.holds(cell) else {
            // what a heading says of amounts holds in a sentence too: `12 mg for severe cases` under `Daily dose`
            if let stated, [.dose, .duration, .timepoint].contains(stated) { kind = stated }
            return
        }
        isNumericCell = true
        bracket = [column, row, table].lazy.compactMap { $0.flatMap(BracketMeaning.init) }.first ?? .unsaid
        if bracket == .unsaid, let size = column?.size, NumericCell.holdsShare(cell, of: size) { bracket = .share }
        kind = stated
        if kind == .dispersion { dispersionColumn = column?.kind == .dispersion ? column?.dispersion : row?.dispersion }
        if column?.isUnitless != true, kind != .p_value, kind != .sample_size { unit = column?.unit ?? row?.unit }
    }
}

extension BracketMeaning {
    /// What a heading says of the brackets below it.
    fileprivate init?(_ heading: HeadingMeaning) {
        if heading.isShare { self = .share } else if let type = heading.dispersion { self.init(type) } else { return nil }
    }
}

/// Whether a cell is made of numbers: `12.3 ± 4.5`, `34/120 (28%)`, `0.75 (95% CI 0.6–0.9)*`, `<0.001`, `n=12`; not `4 of the rats died`.
enum NumericCell {
    static func holds(_ cell: String) -> Bool {
        let bytes = Array(cell.utf8)
        guard bytes.count <= 120 else { return false }
        let text = TextWindow(bytes, 0 ..< bytes.count)
        var hasDigit = false
        var at = 0
        while at < bytes.count {
            if text.isDigit(at: at) { hasDigit = true }
            guard text.isLetter(at: at) else {
                at += 1
                continue
            }
            guard let end = plainEnd(at: at, in: text) else { return false }
            at = max(end, at + 1)
        }
        return hasDigit
    }

    /// Whether `13 (7.3)` is a count and its share of `size` in percent.
    static func holdsShare(_ cell: String, of size: Double) -> Bool {
        let bytes = Array(cell.utf8)
        let text = TextWindow(bytes, 0 ..< bytes.count)
        guard size > 0, let count = Numeral(at: 0, in: text), count.isInteger, !count.isSigned, count.value <= size else { return false }
        let open = text.afterBlanks(count.bytes.upperBound)
        guard text[open] == 0x28 || text[open] == 0x5B, let share = Numeral(at: text.afterBlanks(open + 1), in: text, allowsDecimalComma: true) else {
            return false
        }
        return abs(count.value / size * 100 - share.value) <= (share.isInteger ? 0.51 : 0.11)
    }

    /// The end of a unit, a label of dispersion, a joining word or a letter that points to a note.
    private static func plainEnd(at offset: Int, in text: TextWindow) -> Int? {
        if let (_, end) = DispersionLabel.name(at: offset, in: text) { return end }
        if let unit = Unit(after: offset, in: text) { return unit.end }
        guard let word = text.word(at: offset) else { return nil }
        return words.contains(word.folded) || word.bytes.count <= 1 ? word.bytes.upperBound : nil
    }

    private static let words: WordSet = [
        "n", "p", "vs", "versus", "to", "and", "ns", "mean", "median", "of", "or", "hr", "rr", "md", "smd", "x", "to", "ab", "bc", "abc", "na", "nr"
    ]
}
