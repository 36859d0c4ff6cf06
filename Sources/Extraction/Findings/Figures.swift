import Model

/// The numbers of one statement: an estimate, what it is compared with, and the arms behind it.
struct Figures: Sendable {
    var statistic: String?
    var estimate: Double?
    var estimateHigh: Double?
    var unit: String?
    var dispersion: Double?
    var dispersionHigh: Double?
    var dispersionType: DispersionType?
    var arms: [Arm] = []
    /// The number behind *versus*, named or not.
    var against: Double?
    /// Whether *by* leads to the estimate.
    var isBy = false

    struct Arm: Sendable {
        var name: String
        var role: Model.Arm.Role
        var estimate: Double?
        var dispersion: Double?
        var dispersionType: DispersionType?
        var events: Int?
        var n: Int?
    }
}

/// Reads the numbers of a statement from the quantities in its window.
///
/// `1.4-fold increase`, `decreased by 42%`, `-2.1 ± 0.9 vs. -1.4 ± 0.8 for placebo`, `from 40% to 25%`, `41% … versus 28% in A and 19%
/// in B`. Which number belongs to which arm is read from the words beside it; a number whose arm is not said has none.
struct FigureReader: Sendable {
    let phrases: PhraseReader
    let quantities: [ScannedQuantity]
    private var tokens: [Token] { phrases.tokens }

    private struct Place { var quantity: ScannedQuantity; var first: Int; var last: Int }

    /// The figures of a statement; nil where its window states none.
    func figures(of statement: Statement, subject: String?) -> Figures? {
        var places = places(in: statement.window)
        let own = statement.bracket.map { self.places(in: $0, listed: true) } ?? []
        if let first = own.first, !isTorn(first, own), leading(statement, places) == nil {
            return figures(of: statement, subject: subject, own, first)
        }
        if statement.isPaired { places = leading(statement, places).map { [$0] } ?? [] }
        guard let primary = primary(of: statement, places), !isTorn(primary, places), !isBeside(primary, statement) else { return nil }
        return figures(of: statement, subject: subject, places, primary)
    }

    /// What stands before a number, signs and adverbs passed over; -1 where nothing does.
    private func wordBefore(_ place: Place) -> Int {
        var at = place.first - 1
        while at > 0, tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) && tokens[at].classes.isDisjoint(with: .preposition) { at -= 1 }
        return at
    }

    /// `fell to 3.2`: where it came to, not by how much it changed.
    private func isReached(_ place: Place) -> Bool {
        let at = wordBefore(place)
        return at > 0 && tokens[at].classes.contains(.to) && (tokens[at - 1].role == .active || tokens[at - 1].role == .passive)
    }

    private func isBracketed(_ place: Place) -> Bool {
        var at = place.first - 1
        while at > 0, tokens[at].kind == .sign { at -= 1 }
        return at >= 0 && tokens[at].kind == .open
    }

    /// `no change in VO2 during a 10 km time trial`: what did not change has figures only in a bracket, behind *by* or *of*, or by the name of a measure.
    private func isBeside(_ place: Place, _ statement: Statement) -> Bool {
        guard statement.direction == .no_change, statement.kind == .change, place.first > statement.trigger, tokens[statement.trigger].role == .noun,
            named(before: place.first) == nil
        else { return false }
        // `no difference between A (62 ± 9) and B (53 ± 8)`: what each had
        if isBracketed(place), (statement.trigger ..< place.first).contains(where: { phrases.word($0) == "between" }) { return true }
        guard place.quantity.dispersion == nil else { return false }
        var at = place.first - 1
        while at > statement.trigger, tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) { at -= 1 }
        return tokens[at].kind == .word && tokens[at].classes.isDisjoint(with: [.by, .of, .be])
            || tokens[at].kind == .open && place.last + 1 < tokens.count && tokens[place.last + 1].kind == .word
    }

    private func figures(of statement: Statement, subject: String?, _ places: [Place], _ primary: Place) -> Figures {
        var figures = Figures(
            estimate: primary.quantity.value, estimateHigh: primary.quantity.valueHigh, unit: primary.quantity.unit,
            dispersion: primary.quantity.dispersion, dispersionHigh: primary.quantity.dispersionHigh, dispersionType: primary.quantity.dispersionType)
        // `2.2 times higher`
        if figures.unit == nil, [phrases.word(primary.last), phrases.word(primary.last + 1)].contains("times") { figures.unit = "[fold]" }
        if primary.quantity.kind == .dispersion, figures.dispersion == nil {
            // `±5–9%`: how far, without a centre
            (figures.dispersion, figures.dispersionHigh) = (figures.estimate, figures.estimateHigh)
            (figures.estimate, figures.estimateHigh) = (nil, nil)
        }
        let name = named(before: primary.first).flatMap { figures.unit == nil || $0 == "mean_difference" ? $0 : nil }
        if name != nil {
            // a difference or ratio stands for both arms; a second one is that of another comparison
        } else if isSpread(statement), let (low, high) = range(primary) {
            (figures.estimate, figures.estimateHigh) = (low, high)
        } else if let (low, high) = range(primary) {
            figures.estimate = high
            figures.estimateHigh = nil
            figures.arms = [Figures.Arm(name: "from", role: .baseline, estimate: low), Figures.Arm(name: "to", role: .treatment, estimate: high)]
        } else if let (low, high) = fromTo(primary, places), isSpread(statement) {
            (figures.estimate, figures.estimateHigh, figures.unit) = (low.quantity.value, high.quantity.value, high.quantity.unit ?? low.quantity.unit)
        } else if let (low, high) = fromTo(primary, places) {
            figures.estimate = high.quantity.value
            figures.estimateHigh = high.quantity.valueHigh
            figures.unit = high.quantity.unit ?? low.quantity.unit
            (figures.dispersion, figures.dispersionHigh) = (high.quantity.dispersion, high.quantity.dispersionHigh)
            figures.dispersionType = high.quantity.dispersionType
            figures.arms = [arm("from", .baseline, low), arm("to", .treatment, high)]
        } else {
            figures.arms = arms(primary, places, statement, subject: subject)
            if let listed = listedArms(from: primary, places, statement), let first = listed.first {
                (figures.arms, figures.estimate, figures.dispersion, figures.dispersionType) = (listed, first.estimate, first.dispersion, first.dispersionType)
            }
            figures.against =
                places.first { $0.first > primary.last && sameMeasure($0, primary) && hasVersus(primary.last + 1 ..< $0.first) }?.quantity.value
        }
        figures.isBy = isBehindBy(primary)
        figures.statistic = name ?? statistic(figures, statement, isAmount: isAmount(primary, statement), isPoints: isPoints(primary))
        if name == nil, isReached(primary) || isSpread(statement), let outcome = statement.outcome, !isChange(outcome) {
            figures.statistic = figures.unit == "%" ? "proportion" : level(statement, outcome)
        }
        // `lower in X (0.82 ± 0.08) than in Y (0.86 ± 0.08)`: what each arm had, not by how much it changed
        if figures.statistic == "mean_change", let outcome = statement.outcome, !isChange(outcome), isBracketed(primary) {
            figures.statistic = level(statement, outcome)
        }
        return figures
    }

    /// - Parameter listed: whether the numbers of a list count whatever they measure.
    private func places(in window: Range<Int>, listed: Bool = false) -> [Place] {
        guard !window.isEmpty, window.upperBound <= tokens.count else { return [] }
        let start = tokens[window.lowerBound].bytes.lowerBound, end = tokens[window.upperBound - 1].bytes.upperBound
        var found: [Place] = []
        var at = window.lowerBound
        for quantity in quantities where quantity.bytes.lowerBound >= start && quantity.bytes.lowerBound < end {
            // `HR 0.67; 95% CI, 0.5 to 0.9`: the semicolon within a number ends no statement
            guard quantity.bytes.upperBound <= end || quantity.dispersionHigh != nil else { continue }
            while at < window.upperBound, tokens[at].bytes.upperBound <= quantity.number.lowerBound { at += 1 }
            guard at < window.upperBound else { break }
            if listed, quantity.kind == .duration || quantity.kind == .timepoint { continue }
            if isTestStatistic(at) || isAssigned(at) || isSpreadMeasure(at) || quantity.unit == nil && isCount(at) { continue }
            guard isEstimate(quantity) || isChange(quantity, at) || isCounterpart(quantity, at, of: found.last) || listed && isMeasured(quantity)
                || isMeasured(quantity) && named(before: at) == "mean_difference"
            else { continue }
            var last = at
            while last + 1 < window.upperBound, tokens[last + 1].bytes.lowerBound < quantity.bytes.upperBound { last += 1 }
            found.append(Place(quantity: quantity, first: at, last: last))
        }
        return found
    }

    /// `by 7.2 minutes`, `from 18.2`: a number of any kind behind *by* or *from* says how much something changed.
    private func isChange(_ quantity: ScannedQuantity, _ first: Int) -> Bool {
        switch quantity.kind {
        case .sample_size, .p_value, .timepoint, .score_range, .ratio, .temperature: return false
        default: break
        }
        var at = first - 1
        while at >= 0, tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) && !tokens[at].classes.contains(.by) { at -= 1 }
        if at > 0, tokens[at].classes.contains(.of), tokens[at - 1].role == .noun { return true }
        if at > 1, tokens[at].classes.contains(.to),
            (max(0, at - 5) ..< at).contains(where: { tokens[$0].kind == .word && phrases.word($0) == "from" })
        {
            return true
        }
        return at > 0 && tokens[at].kind == .word && (tokens[at].classes.contains(.by) || phrases.word(at) == "from")
            && (max(0, at - 24) ..< at).contains { tokens[$0].change != nil }
    }

    private func isMeasured(_ quantity: ScannedQuantity) -> Bool { quantity.kind == .mass || quantity.kind == .concentration }

    /// `by 5.2 kg vs 1.1 kg`: what stands against a change is one of the same kind.
    private func isCounterpart(_ quantity: ScannedQuantity, _ first: Int, of last: Place?) -> Bool {
        guard let last, quantity.unit != nil, quantity.unit == last.quantity.unit, quantity.kind == last.quantity.kind else { return false }
        return first - last.last <= 3 && hasVersus(last.last + 1 ..< first)
    }

    private func isEstimate(_ quantity: ScannedQuantity) -> Bool {
        switch quantity.kind {
        case .estimate, .dispersion: true
        case .other: quantity.unit != nil
        case .sample_size, .dose, .duration, .timepoint, .temperature, .concentration, .mass, .count, .ratio, .threshold, .p_value, .score_range:
            false
        }
    }

    /// The number nearest to the word of change: before it in its phrase, else the first behind it.
    private func primary(of statement: Statement, _ places: [Place]) -> Place? {
        if let place = statement.place {
            let behind = self.places(in: statement.window, listed: true).filter { $0.first > statement.trigger && $0.first < place.end }
            if behind.count > 1 { return behind.count == place.count ? behind[place.index] : nil }
        }
        if let amount = statement.amount { return places.first { $0.first >= amount } }
        let places = places.filter { !isElsewhere($0) && !isTime($0, of: statement) }
        if statement.kind == .share { return places.first }
        if let leading = leading(statement, places) { return leading }
        let behind = places.filter { $0.first > statement.trigger }
        guard let first = behind.first, tokens[first.first - 1].kind == .word, tokens[first.first - 1].classes.isDisjoint(with: [.by, .of, .from, .to]) else { return behind.first }
        // `reduced X in the 30 mL group by 24%`
        return behind.prefix(3).first(where: isBehindBy) ?? first
    }

    /// `less pain in the 12, 24 and 48 hours periods`, `lower in children of age 11 years`: when or at which age, unless a word says that it is the amount.
    private func isTime(_ place: Place, of statement: Statement) -> Bool {
        guard statement.kind == .change, let unit = place.quantity.unit, ["a", "mo", "wk", "d", "h", "min", "s"].contains(unit), place.first > statement.trigger,
            !isBehindBy(place), !isBracketed(place)
        else { return false }
        let at = wordBefore(place)
        return at > statement.trigger && (tokens[at].kind != .word || tokens[at].classes.isDisjoint(with: [.of, .from, .to, .be, .versus]) || tokens[at].word == "of" && tokens[at - 1].role != .noun)
    }

    private func isBehindBy(_ place: Place) -> Bool {
        var at = place.first - 1
        while at > 0, tokens[at].kind == .sign || tokens[at].classes.contains(.adverb) && tokens[at].classes.isDisjoint(with: .by) { at -= 1 }
        if at > 1, phrases.word(at) == "to", phrases.word(at - 1) == "up" { at -= 2 }  // `by up to 40%`
        return at >= 0 && tokens[at].kind == .word && tokens[at].classes.contains(.by)
    }

    /// The number right before the word of change.
    private func leading(_ statement: Statement, _ places: [Place]) -> Place? {
        guard statement.kind == .change, statement.amount == nil, statement.place == nil else { return nil }
        return places.last { $0.last < statement.trigger && statement.trigger - $0.last <= 4 && !isElsewhere($0) }
    }

    /// `starts at 2,500 steps`, `per 10 g`, `compared to 38 percent`: where something holds, or what the other arm had.
    private func isElsewhere(_ place: Place) -> Bool {
        // `43% as large as`, `the 6-minute walk test`
        if place.last + 1 < tokens.count, phrases.word(place.last + 1) == "as" { return true }
        if isHyphenated(place.first), place.quantity.kind == .duration || place.quantity.kind == .timepoint || Self.lengths.contains(place.quantity.unit ?? "") { return true }
        var at = wordBefore(place)
        guard at >= 0, tokens[at].kind == .word, tokens[at].match < 0 else { return false }
        if ["at", "above", "below", "beyond", "within", "per", "every", "each"].contains(phrases.word(at)) { return true }
        if phrases.word(at) == "to", at > 1, phrases.word(at - 1) == "up" { return !["by", "of"].contains(phrases.word(at - 2)) && !phrases.isVerb(at - 2) && tokens[at - 2].classes.isDisjoint(with: .light) }
        if at > 0, ["to", "with"].contains(phrases.word(at)) { at -= 1 }
        return tokens[at].classes.contains(.versus)
    }

    /// `4-m walking time`, `10-km time trial`
    private static let lengths: Set<String> = ["min", "s", "m", "km", "[mi_us]", "cm", "mm"]

    /// `6-minute`: a number that only tells one of several things.
    private func isHyphenated(_ first: Int) -> Bool {
        let bytes = phrases.bytes[tokens[first].bytes]
        guard let hyphen = bytes.firstIndex(of: 0x2D), hyphen > bytes.startIndex, hyphen + 1 < bytes.endIndex else { return false }
        return bytes[hyphen + 1] | 0x20 >= 0x61 && bytes[hyphen + 1] | 0x20 <= 0x7A
    }

    /// `Q = 3.4`, `I² = 40`, `z = 2.1`: how a result was tested.
    private func isTestStatistic(_ first: Int) -> Bool {
        // `P values from 0.01 to 0.03`
        var low = first - 1
        while low > 1, first - low <= 8, [.sign, .number, .comma].contains(tokens[low].kind) || ["of", "from", "to", "were", "was", "between", "and"].contains(phrases.word(low)) { low -= 1 }
        if low > 0, ["values", "value"].contains(phrases.word(low)), phrases.word(low - 1) == "p" { return true }
        var at = first - 1
        // `F 1,7 = 12.3`, `P = 0.008 0.005`
        while at > 0, first - at <= 12, [.sign, .number, .comma].contains(tokens[at].kind) { at -= 1 }
        return at >= 0 && tokens[at ..< first].contains { $0.kind == .sign } && tokens[at].kind == .word && tokens[at].match < 0
            && ["p", "q", "t", "z", "f", "h", "u", "w", "df", "i2", "i²", "tau2", "τ2", "τ²", "χ2", "χ²", "chi2"].contains(phrases.word(at))
    }

    /// `a coefficient of variation of 29%`, `(CV 12%)`: how far values lie apart.
    private func isSpreadMeasure(_ first: Int) -> Bool {
        var at = first - 1
        while at > 0, first - at <= 4, [.sign, .open, .comma].contains(tokens[at].kind) || ["of", "was", "is", "from"].contains(phrases.word(at)) { at -= 1 }
        return at >= 0 && tokens[at].kind == .word && ["variation", "cv", "heterogeneity", "variance"].contains(phrases.word(at))
    }

    /// `supported by 12 randomized trials`, `by 34 patients`: how many there were, not how much something changed.
    private func isCount(_ first: Int) -> Bool {
        guard first + 1 < tokens.count else { return false }
        let noun = tokens[(first + 1)...].prefix(5).first { !$0.classes.isDisjoint(with: [.study, .group]) || $0.terms.contains(.species) || $0.kind != .word || $0.classes.contains(.preposition) }
        return noun.map { $0.kind == .word && $0.classes.isDisjoint(with: .preposition) } ?? false
    }

    /// `Nb = 88`, `α = 0.05`: the value of a symbol of one's own, unless it is a measure's.
    private func isAssigned(_ first: Int) -> Bool {
        var at = first - 1
        while at > 0, tokens[at].kind == .sign, phrases.text(at ..< at + 1) != "=" { at -= 1 }
        guard at > 0, tokens[at].kind == .sign, tokens[at - 1].kind == .word, tokens[at - 1].match < 0, named(before: first) == nil else { return false }
        let symbol = tokens[at - 1]
        return symbol.role == .none && symbol.bytes.count <= 3 && symbol.classes.isDisjoint(with: [.measure, .property, .appraisal, .treatment, .group])
    }

    /// `varies from 12% to 37%`, `ranged from 4 to 9`: how far, not from where to where.
    private func isSpread(_ statement: Statement) -> Bool {
        ["vary", "varies", "varied", "range", "ranges", "ranged", "varying", "ranging"].contains(phrases.word(statement.trigger))
    }

    /// `from 40% to 25%`.
    private func fromTo(_ primary: Place, _ places: [Place]) -> (Place, Place)? {
        if let pair = labelledFromTo(primary, places) { return pair }
        guard primary.first > 0, phrases.word(primary.first - 1) == "from" || tokens[primary.first - 1].kind == .open, let next = places.first(where: { $0.first > primary.last }),
            next.first - primary.last <= 3,
            phrases.word(next.first - 1) == "to"
        else { return nil }
        return (primary, next)
    }

    /// `from baseline (5.4 ± 0.9) to day 90 (3.8 ± 0.8)`: what it was at two times that are named.
    private func labelledFromTo(_ primary: Place, _ places: [Place]) -> (Place, Place)? {
        guard isBracketed(primary), (max(0, primary.first - 5) ..< primary.first).contains(where: { phrases.word($0) == "from" }),
            let next = places.first(where: { $0.first > primary.last }), isBracketed(next), next.first - primary.last <= 7, sameMeasure(primary, next),
            (primary.last + 1 ..< next.first).contains(where: { tokens[$0].classes.contains(.to) })
        else { return nil }
        return (primary, next)
    }

    /// The `738` of `(738 to 688 msec)` whose second number is no figure.
    private func isTorn(_ primary: Place, _ places: [Place]) -> Bool {
        let next = primary.last + 1
        return primary.quantity.valueHigh == nil && next + 1 < tokens.count && tokens[next].classes.contains(.to) && tokens[next + 1].kind == .number
            && !places.contains { $0.first == next + 1 }
    }

    /// `from 18.2 to 9.4 mmol/L`, scanned as one range.
    private func range(_ primary: Place) -> (Double, Double)? {
        guard let high = primary.quantity.valueHigh, primary.first > 0, phrases.word(primary.first - 1) == "from",
            (primary.first ..< primary.last + 1).contains(where: { tokens[$0].classes.contains(.to) })
        else { return nil }
        return (primary.quantity.value, high)
    }

    // MARK: - Arms

    private func arms(_ primary: Place, _ places: [Place], _ statement: Statement, subject: String?) -> [Figures.Arm] {
        // `53% lower than A, 50% lower than B`: a number with its own word of change is none of an arm
        let later = Array(places.filter { $0.first > primary.last && sameMeasure($0, primary) }
            .prefix { $0.last + 1 >= tokens.count || tokens[$0.last + 1].role != .adjective })
        guard let second = later.first, hasVersus(primary.last + 1 ..< second.first + 1) || isPaired(primary, second, statement) else { return [] }
        let own = label(behind: primary, before: second.first)
        var arms = [arm(own ?? subject ?? "treatment", .treatment, primary)]
        for (index, place) in later.prefix(6).enumerated() {
            let end = index + 1 < later.count ? later[index + 1].first : statement.window.upperBound
            let named = label(behind: place, before: end) ?? label(before: place, from: primary.last + 1)
            guard let name = named ?? (index == 0 ? "not named" : nil) else { continue }
            arms.append(arm(name, .comparator, place))
        }
        return arms.count > 1 ? arms : []
    }

    /// `12%, 18% and 30% in the high-dose, low-dose and placebo groups`, `8.9 and 12.3 with A and B, respectively`: as many arms as numbers, in their order.
    ///
    /// - Shape: the arms that are no control first, each in its order; without a control the first is the treatment.
    private func listedArms(from primary: Place, _ places: [Place], _ statement: Statement) -> [Figures.Arm]? {
        guard statement.kind == .share || statement.kind == .change, let start = places.firstIndex(where: { $0.first == primary.first }) else { return nil }
        var run = [primary]
        for place in places[(start + 1)...] {
            let between = tokens[run[run.count - 1].last + 1 ..< max(place.first, run[run.count - 1].last + 1)]
            guard sameMeasure(place, primary), between.allSatisfy({ $0.kind == .comma || $0.kind == .close || $0.kind == .sign || $0.classes.contains(.conjunction) }),
                between.contains(where: { $0.kind == .comma || $0.classes.contains(.conjunction) })
            else { break }
            run.append(place)
        }
        guard run.count > 1, let names = armNames(behind: run[run.count - 1].last, before: statement.window.upperBound), names.count == run.count else { return nil }
        let hasControl = names.contains(where: ColumnRole.isControl)
        let arms = zip(names, run).enumerated().map { index, pair in
            arm(pair.0, hasControl && !ColumnRole.isControl(pair.0) || !hasControl && index == 0 ? .treatment : .comparator, pair.1)
        }
        return arms.filter { $0.role == .treatment } + arms.filter { $0.role == .comparator }
    }

    /// The names behind `in the … groups`, or before *respectively*.
    private func armNames(behind last: Int, before end: Int) -> [String]? {
        var at = last + 1
        while at < end, tokens[at].kind == .close { at += 1 }
        guard at < end, tokens[at].kind == .word, ["in", "for", "with", "among"].contains(phrases.word(at)) else { return nil }
        var names: [String] = [], first = at + 1
        for index in at + 1 ..< min(end, at + 24) {
            let token = tokens[index]
            if token.kind == .word, first == index, token.classes.contains(.determiner) { first = index + 1; continue }
            let isLast = token.kind == .word && ["groups", "arms", "respectively"].contains(phrases.word(index))
            if token.kind == .comma || token.classes.contains(.conjunction) || isLast {
                if first < index { names.append(phrases.text(first ..< index)) }
                first = index + 1
            } else if token.kind != .word, token.kind != .number, token.kind != .dash {
                return nil
            }
            if isLast { return names }
        }
        return nil
    }

    /// `12% with A and 15% with B`: no word of comparison, but each number has its arm.
    private func isPaired(_ first: Place, _ second: Place, _ statement: Statement) -> Bool {
        guard let one = label(behind: first, before: second.first), let other = label(behind: second, before: statement.window.upperBound) else {
            return false
        }
        // of a change: `a rise of 2% in the A group and 9% in the placebo group`
        return statement.kind == .share || !ColumnRole.isControl(one) && ColumnRole.isControl(other)
    }

    private func arm(_ name: String, _ role: Model.Arm.Role, _ place: Place) -> Figures.Arm {
        // of an interval an arm has no room for the upper bound
        let isSpread = place.quantity.dispersionHigh == nil
        return Figures.Arm(
            name: name, role: role, estimate: place.quantity.value, dispersion: isSpread ? place.quantity.dispersion : nil,
            dispersionType: isSpread ? place.quantity.dispersionType : nil)
    }

    /// The name of the first arm where the words beside its number give it: `52% when dosing begins on day 1`.
    func ownLabel(of statement: Statement) -> String? {
        let places = places(in: statement.window)
        if let listed = primary(of: statement, places).flatMap({ listedArms(from: $0, places, statement) }) { return listed[0].name }
        guard statement.kind == .share, let first = places.first, let second = places.dropFirst().first,
            hasVersus(first.last + 1 ..< second.first + 1) || isPaired(first, second, statement)
        else { return nil }
        guard first.last + 1 < tokens.count, tokens[first.last + 1].kind == .word, ["when", "with"].contains(phrases.word(first.last + 1)) else {
            return nil
        }
        return label(behind: first, before: second.first)
    }

    private func sameMeasure(_ a: Place, _ b: Place) -> Bool {
        a.quantity.unit == b.quantity.unit || a.quantity.unit == nil || b.quantity.unit == nil
    }

    private func hasVersus(_ range: Range<Int>) -> Bool { tokens[range.clamped(to: 0 ..< tokens.count)].contains { $0.classes.contains(.versus) } }

    /// `30% in the untreated group`, `-1.4 for placebo`, `30% when started late`.
    private func label(behind place: Place, before end: Int) -> String? {
        var at = place.last + 1
        if at < end, tokens[at].classes.contains(.of), at + 1 < end { at = skipOf(at, before: end) }
        while at < end, tokens[at].kind == .close { at += 1 }
        guard at < end, tokens[at].kind == .word, ["in", "for", "with", "on", "when", "among", "of", "under", "if"].contains(phrases.word(at)) else {
            return nil
        }
        return Comparators(phrases).name(at: at + 1, before: end)
    }

    /// `22–28% of cases`: the base, not the arm.
    private func skipOf(_ at: Int, before end: Int) -> Int {
        var next = at + 1
        if phrases.isNominal(next) || tokens[next].classes.contains(.determiner) {
            let word = phrases.word(next)
            // `of the tenecteplase group` is an arm, `of the patients` is not
            if word == "the", next + 1 < end, !["patients", "cases", "participants", "subjects"].contains(phrases.word(next + 1)) { return at }
            if ["patients", "cases", "participants", "subjects", "those", "the"].contains(word) {
                next += word == "the" ? 2 : 1
                if word == "those" || next < end && tokens[next].classes.contains(.giving) { return at }
                return next
            }
        }
        return at
    }

    /// `versus usual care (1.7 points)`.
    private func label(before place: Place, from start: Int) -> String? {
        guard let versus = tokens[start ..< place.first].lastIndex(where: { $0.classes.contains(.versus) }), tokens[versus + 1].kind == .word else { return nil }
        return Comparators(phrases).name(at: versus + 1, before: place.first)
    }

    /// `fell by 27.9%`, `a 27.9% reduction`: how much something changed, not how much of it there is.
    private func isAmount(_ place: Place, _ statement: Statement) -> Bool {
        guard statement.kind == .change else { return false }
        if place.first > 0, tokens[place.first - 1].classes.contains(.by) { return true }
        return place.last < statement.trigger && statement.trigger - place.last <= 2
    }

    /// What the words right before a number call it: `OR = 0.71`, `hazard ratio of 0.67`, `odds ratio [OR], 0.8`.
    private func named(before first: Int) -> String? {
        var at = first - 1
        while at > 0, first - at <= 5, isJoint(at) { at -= 1 }
        guard at >= 0, tokens[at].kind == .word else { return nil }
        let before = phrases.word(at - 1)
        switch phrases.word(at) {
        case "ratio" where before == "odds", "aor": return "odds_ratio"
        case "or" where tokens[at].isCapitalised: return "odds_ratio"
        case "ratio" where before == "hazard" || before == "hazards", "hr", "ahr": return "hazard_ratio"
        case "ratio" where before == "risk", "risk" where before == "relative", "rr", "arr": return "risk_ratio"
        case "ratio" where before == "rate", "irr": return "rate_ratio"
        case "difference",
            "diff" where before == "mean":
            return ["standardized", "standardised"].contains(phrases.word(at - 2)) ? "standardized_mean_difference" : "mean_difference"
        case "smd": return "standardized_mean_difference"
        case "md", "wmd": return "mean_difference"
        case "size" where before == "effect", "es" where isSign(at + 1), "d" where isSign(at + 1), "g" where isSign(at + 1): return "standardized_mean_difference"
        case "r" where isSign(at + 1), "rho" where isSign(at + 1): return "correlation"
        default: return nil
        }
    }

    /// `2 percentage points`: a difference of shares, not a share of what was there.
    private func isPoints(_ place: Place) -> Bool {
        (place.first ..< min(tokens.count, place.last + 3)).contains { ["percentage-point", "percentage-points"].contains(phrases.word($0)) || phrases.word($0) == "percentage" && ["point", "points"].contains(phrases.word($0 + 1)) }
    }

    private func isSign(_ at: Int) -> Bool { tokens.indices.contains(at) && tokens[at].kind == .sign }

    private func isJoint(_ at: Int) -> Bool {
        switch tokens[at].kind {
        case .sign, .comma, .colon, .open, .close: true
        case .stop: at > 0 && phrases.word(at - 1) == "diff"
        case .word: ["of", "was", "is"].contains(phrases.word(at))
        default: false
        }
    }

    private func statistic(_ figures: Figures, _ statement: Statement, isAmount: Bool, isPoints: Bool) -> String? {
        switch figures.unit {
        case "[fold]": return "fold_change"
        case "%" where isPoints: return figures.estimate == nil ? nil : "mean_change"
        case "%":
            if isAmount, figures.estimate != nil { return "percent_change" }
            // `a weight loss of 9%` is itself a change
            if statement.kind == .share, figures.arms.isEmpty, let outcome = statement.outcome?.text, outcome.hasSuffix(" loss") || outcome.hasSuffix(" gain"),
                !outcome.contains("%")
            {
                return "percent_change"
            }
            if statement.kind == .share || !figures.arms.isEmpty || statement.direction == .no_change { return "proportion" }
            return figures.estimate == nil ? nil : "percent_change"
        case "/10*3", "/10*4", "/10*5": return figures.estimate == nil ? nil : "proportion"
        default: break
        }
        guard figures.estimate != nil else { return nil }
        if statement.kind == .share, let outcome = statement.outcome, !isChange(outcome) { return level(statement, outcome) }
        if statement.kind == .change, figures.arms.isEmpty { return "mean_difference" }
        guard figures.arms.contains(where: { $0.role == .baseline }) else { return "mean_change" }
        return statement.outcome.flatMap { level(statement, $0) }
    }

    /// Whether an outcome is itself a change: `HbA1c reduction`, `weight loss`, `gain in sleep`.
    private func isChange(_ outcome: OutcomeName) -> Bool {
        tokens[outcome.tokens.clamped(to: 0 ..< tokens.count)].contains { token in
            token.role == .noun || token.kind == .word && ["change", "changes", "loss", "gain", "difference", "improvement"].contains(token.word)
        }
    }

    /// What a level is where the words beside it say so: `mean`, `median`.
    private func level(_ statement: Statement, _ outcome: OutcomeName) -> String? {
        let near = max(0, outcome.tokens.lowerBound - 3) ..< min(tokens.count, max(outcome.tokens.upperBound, statement.window.upperBound))
        for token in tokens[near] where token.kind == .word {
            if token.word == "median" { return "median" }
            if token.word == "mean" || token.word == "average" || token.word == "averaged" { return "mean" }
        }
        return nil
    }
}
