import Model

/// What headings, captions and notes of a table say of the numbers in its cells.
///
/// `Age, mean (SD), y` says that a bracket holds a standard deviation and that bare numbers are years; `n (%)` that they are counts and
/// shares; `P value` that they are probabilities; `Year` and `Reference` that they are no quantities at all. Of the stacked headings
/// `Placebo (n = 98) / Mean (SD)` the lowest says most; those above it say what it leaves open.
struct HeadingMeaning: Sendable, Hashable {
    /// What stands behind `±`, or alone in a bracket: SD or SE.
    var spread: DispersionType?
    /// Whether the heading names the spread in a bracket: `mean (SD)`, not `mean ± SD`.
    var isSpreadBracketed = false
    /// What two numbers in a bracket are: bounds of an interval.
    var interval: DispersionType?
    /// Where a count stands with its share.
    var share: Share?
    var unit: Unit?
    var kind: Quantity.Kind?
    /// Years, labels and reference numbers.
    var isNoQuantity = false
    /// Test statistics and the like, which have no unit whatever the row says: `F`, `df`, `p`.
    var isUnitless = false
    /// `Sex (M/F)`, `male/female`, `+/−`: two groups, whose numbers have a slash between them too.
    var isPair = false
    /// The group's size: `Placebo (n = 98)`.
    var size: Double?
    /// `10 mg` below `Dose`: the dose of a group, whose numbers are none.
    private var isAmount = false

    enum Share: Sendable, Hashable {
        /// `n (%)`, `No. (%)`, `Smokers (%)`: a bracket behind a count is a share.
        case inBracket
        /// `% (n)`: a bracket behind a share is a count.
        case inFront
    }

    init(_ heading: String) {
        let bytes = Array(heading.utf8)
        let parts = Self.parts(of: bytes)
        self.init(part: TextWindow(bytes, parts.last ?? 0 ..< bytes.count))
        let isShareAlone = parts.count > 1 && parts.last.map { bytes[$0].filter { $0 != 0x20 } == [0x25] } == true
        for part in parts.dropLast().reversed() { take(from: HeadingMeaning(part: TextWindow(bytes, part))) }
        // `Mean (SD) / %`: one or the other
        if isShareAlone, dispersion != nil { unit = nil }
    }

    private init(part text: TextWindow) {
        let types = DispersionLabel.types(namedIn: text)
        spread = Self.only(of: types) { $0 == .SD || $0 == .SE }
        interval = Self.bounds(in: text) ?? Self.only(of: types) { $0 != .SD && $0 != .SE }
        unit = Self.unit(in: text)
        size = Self.size(in: text)
        isPair = Self.isPair(text)
        let words = Self.words(of: text)
        isSpreadBracketed = spread != nil && DispersionLabel.isSpreadBracketed(in: text)
        share = Self.share(in: text, isSpread: isSpreadBracketed)
        let isNumbered = text.range.contains { text.isDigit(at: $0) }
        let opening = text.afterBlanks(text.range.lowerBound)
        isAmount = text.isDigit(at: opening)
        // `P. aeruginosa` is a species
        let isSpecies = text[opening + 1] == 0x2E && words.count > 1 && words.first?.utf8.count == 1
        let hasNo = text.range.contains { text.matches("No.", at: $0) || text.matches("no.", at: $0) }
        kind = isSpecies ? nil : kind(of: words, isNumbered: isNumbered, hasNo: hasNo)
        if kind == nil, let label = DispersionLabel(at: text.afterBlanks(text.range.lowerBound), in: text) {
            kind = .dispersion
            if spread == nil, interval == nil { interval = label.type }
        }
        isNoQuantity =
            kind == nil && spread == nil && interval == nil && (unit == nil || unit?.code == "a") && words.contains(where: Self.labels.contains)
            && !words.contains("group")
        isUnitless = kind == .p_value || kind == .sample_size || words.count == 1 && words.allSatisfy(Self.statistics.contains)
        if unit == nil, kind == .timepoint,
            let time = words.compactMap({ UnitTable.atom(Unit.Letters(of: $0), isAttached: false) }).first(where: { $0.dimension == .time })
        {
            unit = Unit(end: 0, code: time.code, dimension: .time)
        }
        if isUnitless || unit?.code == "%" && share != nil && Self.isCount(words) { unit = nil }
    }

    /// What a dispersion alone would be: `SD`, `95% CI`.
    var dispersion: DispersionType? { spread ?? interval }

    /// Whether it says anything of the numbers beside or below it.
    var isTelling: Bool { spread != nil || interval != nil || share != nil || unit != nil || kind != nil }

    /// Fills what this heading leaves open from the one above it.
    private mutating func take(from outer: HeadingMeaning) {
        if spread == nil, interval == nil, share == nil {
            (spread, interval, share, isSpreadBracketed) = (outer.spread, outer.interval, outer.share, outer.isSpreadBracketed)
        }
        isNoQuantity = isNoQuantity || outer.isNoQuantity && !isTelling
        let isOfGroup = isAmount && outer.kind == .dose
        kind = kind ?? (isOfGroup ? nil : outer.kind)
        isUnitless = isUnitless || outer.isUnitless && unit == nil
        unit = isUnitless ? nil : unit ?? (isOfGroup ? nil : outer.unit)
        size = size ?? outer.size
        isPair = isPair || outer.isPair
    }

    // MARK: Parts

    /// The headings that stand above one another, joined by ` / `; a slash inside a bracket parts nothing, nor does one right behind another.
    private static func parts(of bytes: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0, depth = 0
        for at in bytes.indices {
            switch bytes[at] {
            case 0x28, 0x5B: depth += 1
            case 0x29, 0x5D: depth = max(0, depth - 1)
            case 0x2F where depth == 0 && at > start && bytes[at - 1] == 0x20 && at + 1 < bytes.count && bytes[at + 1] == 0x20:
                parts.append(start ..< at - 1)
                start = at + 2
            default: break
            }
        }
        parts.append(min(start, bytes.count) ..< bytes.count)
        return parts
    }

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

    /// The one of these types that is named; nil for none and for two.
    private static func only(of types: [DispersionType], where isWanted: (DispersionType) -> Bool) -> DispersionType? {
        let named = types.filter(isWanted)
        return named.allSatisfy { $0 == named.first } ? named.first : nil
    }

    /// `(Q1, Q3)`, `[25th–75th percentile]`, `(P25–P75)`, `(min–max)`: bounds that are named one by one.
    private static func bounds(in text: TextWindow) -> DispersionType? {
        for at in text.range where text[at] == 0x28 || text[at] == 0x5B {
            let low = at + 1
            if text.matches("25", at: low) || text.matches("P25", at: low) || text.matches("p25", at: low) {
                let end = min(text.range.upperBound, low + 14)
                if (low ..< end).contains(where: { text.matches("75", at: $0) }) { return .IQR }
            }
            guard let word = text.word(at: low) else { continue }
            if word.folded == "min" || word.folded == "minimum" {
                let next = Dispersion.separatorEnd(at: word.bytes.upperBound, in: text) ?? word.bytes.upperBound + 1
                if let high = text.word(at: next), high.folded == "max" || high.folded == "maximum" { return .range }
            }
        }
        return nil
    }

    // MARK: Counts

    /// `(n = 98)`, `[N=44]`, `n=1,773`.
    private static func size(in text: TextWindow) -> Double? {
        for at in text.range where text[at] == 0x3D {
            guard let label = text.word(before: at), label.folded == "n" else { continue }
            if let size = Numeral(at: text.afterBlanks(at + 1), in: text) { return size.value }
        }
        return nil
    }

    private static func isCount(_ words: [String]) -> Bool { words.contains { ["n", "no", "nos", "number", "count"].contains($0) } }

    /// `n (%)`, `(n, %)`, `n/%`; `% (n)`. With a spread in a bracket of its own, `HbA1c (%), mean (SD)`, the percent sign is a unit.
    private static func share(in text: TextWindow, isSpread: Bool) -> Share? {
        for at in text.range where text[at] == 0x25 {
            let next = text.afterBlanks(at + 1)
            if text[next] == 0x28 || text[next] == 0x5B, let word = text.word(at: next + 1), isCountWord(word) { return .inFront }
            var before = text.beforeBlanks(at)
            let isBracketed = [0x28, 0x5B].contains(text[before - 1]) && [0x29, 0x5D].contains(text[next])
            while [0x2C, 0x3B, 0x2F, 0x28, 0x5B, 0x26].contains(text[before - 1]) { before = text.beforeBlanks(before - 1) }
            if let word = text.word(endingAt: before), word.folded == "and" { before = text.beforeBlanks(word.bytes.lowerBound) }
            if let word = text.word(endingAt: before), isCountWord(word) { return .inBracket }
            if isBracketed, !isSpread { return .inBracket }
        }
        return nil
    }

    /// Words, or plus and minus, on both sides of a slash that are no unit, no number of all and no abbreviation of one thing (`TLC/FVC`).
    private static func isPair(_ text: TextWindow) -> Bool {
        for at in text.range where text[at] == 0x2F {
            let before = text.beforeBlanks(at), after = text.afterBlanks(at + 1)
            if text[before - 1] == 0x2B, text.dashLength(at: after) > 0, text[before - 2] == 0x28 { return true }
            guard let left = text.word(endingAt: before), let right = text.word(at: after) else { continue }
            if pairs.contains(text.pair(left, right)) { return true }
        }
        return false
    }

    private static let pairs: WordSet = [
        "m f", "f m", "male female", "female male", "males females", "females males", "men women", "women men", "boys girls", "girls boys",
        "yes no", "no yes", "low high", "high low", "positive negative", "negative positive", "left right", "right left", "l r", "r l", "alive dead",
        "dead alive", "present absent", "absent present"
    ]

    private static func isCountWord(_ word: TextWindow.Word) -> Bool {
        ["n", "no", "number", "numbers", "count", "frequency"].contains(word.folded)
    }

    // MARK: Kinds

    private func kind(of words: [String], isNumbered: Bool, hasNo: Bool) -> Quantity.Kind? {
        guard let first = words.first else { return nil }
        if ["p", "p-value", "p-values", "pvalue", "pvalues", "significance", "sig"].contains(first), words.count <= 4 { return .p_value }
        if zip(words, words.dropFirst()).contains(where: { $0 == "p" && $1.hasPrefix("value") || $0 == "statistical" && $1 == "significance" })
            || words.contains("p-value")
        {
            return .p_value
        }
        let isCount = Self.isCount(words)
        if words.last == "n", words.count == 1 || words.count == 2 && Self.groups.contains(first), size == nil, share == nil { return .sample_size }
        if words == ["no"] && hasNo && share == nil || words.contains("sample") && words.contains("size") { return .sample_size }
        if isCount, share == nil, size == nil, words.contains(where: Self.subjects.contains) { return .sample_size }
        if words.contains(where: ["age", "aged", "ages"].contains), unit?.dimension == .time || !isNumbered { return .estimate }
        if words.contains(where: ["dose", "dosage", "doses"].contains), share == nil, !isCount, unit?.dimension != .time { return .dose }
        if isNumbered { return nil }  // `Day 2`, `12-month follow-up`: what stands below was measured then
        if words.contains("duration") || unit?.dimension == .time && words.contains(where: ["follow-up", "length"].contains) { return .duration }
        if words.contains(where: ["timepoint", "time-point"].contains)
            || ["day", "days", "week", "weeks", "month", "months", "visit"].contains(first) && words.count == 1
        {
            return .timepoint
        }
        return words.contains("time") && words.contains(where: ["point", "points"].contains) ? .timepoint : nil
    }

    private static let groups: Set<String> = [
        "total", "sample", "group", "patients", "participants", "subjects", "animals", "cases", "controls", "eyes", "rats", "mice"
    ]
    private static let subjects: Set<String> = ["patients", "participants", "subjects", "animals", "rats", "mice"]
    private static let statistics: Set<String> = [
        "f", "t", "z", "df", "dfa", "chi", "x", "b", "beta", "r", "statistic", "rho", "kappa", "q", "h", "u", "wald"
    ]
    private static let labels: Set<String> = [
        "year", "date", "published", "reference", "references", "ref", "refs", "source", "sources", "citation", "citations", "doi", "pmid", "pmcid",
        "id", "author", "authors", "cas", "catalog", "catalogue", "cat", "lot", "accession", "identifier", "rank", "no.", "s.no", "url", "phone",
        "version", "nct"
    ]
}
