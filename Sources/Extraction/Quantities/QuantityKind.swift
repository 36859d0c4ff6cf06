import Model

/// What stands around an amount, as far as its kind depends on it.
struct AmountContext {
    /// Up to six words behind, until punctuation; the nearest first.
    var after: [FoldedWord]
    /// Up to six words before, until punctuation other than brackets; the nearest first.
    var before: [FoldedWord]
    /// `3 h post-injury`, `3 h postnatally`.
    var isFollowedByPost: Bool
    /// Whether the word right before has three letters at most.
    var isBehindShortWord: Bool
    var comparator: Comparator?
    /// Whether the amount is joined to the next word by a hyphen: `72-hour window`.
    var isAdjective: Bool
    var isRange: Bool
    /// Whether the lower end of a range is 0: `0 to 42 points`.
    var startsAtZero: Bool
}

extension Quantity.Kind {
    /// What an amount with a unit is, from the unit first and the words around it then.
    init(of unit: Unit, in context: AmountContext) {
        if let comparator = context.comparator, comparator.isSign, comparator.isBound, !unit.isDose, unit.dimension != .temperature,
            unit.dimension != .time || !context.lasts && context.before.first.map(ContextWords.lasting.contains) != true
        {
            self = .threshold
            return
        }
        switch unit.dimension {
        case .time: self = Self.time(in: context)
        case .temperature: self = .temperature
        case .acceleration: self = .other
        case .molecularMass: self = .mass
        case .points where context.isRange && context.startsAtZero: self = .score_range
        case .fold, .points: self = context.comparator?.isBound == true ? .threshold : .estimate
        case .fraction: self = Self.fraction(in: context)
        case .concentration: self = unit.isDose ? .dose : .concentration
        case .mass, .volume, .amount, .activity: self = Self.substance(unit, in: context)
        case .length, .area, .other: self = unit.code == "{cells}/mL" ? .concentration : context.isMeasured ? .estimate : .other
        }
    }

    /// A span of time is a *timepoint* where something happens at its end (`at 90 days`, `3 h post-occlusion`, `within 12 hours of onset`),
    /// a *duration* where something lasts (`for 10 days`, `10-min wash`), an *estimate* where it was measured (`mean age 67 years`).
    private static func time(in context: AmountContext) -> Self {
        if context.isAge { return context.comparator?.isBound == true ? .threshold : .estimate }
        if context.isTimeGained { return .estimate }
        if context.before.first.map(ContextWords.lasting.contains) == true { return .duration }
        if context.comparator?.name == "within" || context.comparator?.name == "up to" { return context.lasts ? .duration : .timepoint }
        if context.after.first.map(ContextWords.later.contains) == true || context.isFollowedByPost { return .timepoint }
        if context.after.first == "of", context.after.dropFirst().prefix(2).contains(where: ContextWords.starts.contains) { return .timepoint }
        if context.before.first.map(ContextWords.moment.contains) == true || context.before.prefix(2).contains("at") { return .timepoint }
        if context.before.prefix(3).contains(where: ContextWords.moment.contains),
            !context.before.prefix(3).contains(where: ContextWords.lasting.contains), !context.lasts
        {
            return .timepoint
        }
        if context.isAdjective, context.after.prefix(3).contains(where: ContextWords.measured.contains) { return .timepoint }
        if context.isMeasured, !context.isAdjective || context.after.first.map(ContextWords.isGiven) != true { return .estimate }
        if context.comparator?.name == ">", context.before.contains(where: ContextWords.observation.contains) { return .timepoint }
        return .duration
    }

    /// A percentage is a *concentration* of what it is a solution of, else an *estimate*.
    private static func fraction(in context: AmountContext) -> Self {
        if let word = context.after.first, ContextWords.change.contains(word) || word == "of" {
            return context.comparator?.isBound == true ? .threshold : .estimate
        }
        if context.after.prefix(5).contains(where: ContextWords.isSolution) { return .concentration }
        if let word = context.before.first, ContextWords.isSolution(word) { return .concentration }
        return context.comparator?.isBound == true && context.comparator?.isSign == true ? .threshold : .estimate
    }

    /// Mass, volume and the like: a *dose* by its unit or where it is given to somebody, a *concentration* per volume, else a *mass* or volume.
    private static func substance(_ unit: Unit, in context: AmountContext) -> Self {
        if unit.isDose { return context.before.first.map(ContextWords.pharmacokinetics.contains) == true ? .estimate : .dose }
        if let divisor = unit.divisors.first {
            switch divisor.dimension {
            case .volume, .mass: return .concentration
            case .time: return unit.dimension == .volume ? .other : .dose
            default: return context.isMeasured ? .estimate : .other
            }
        }
        if context.after.prefix(3).contains(where: ContextWords.giving.contains)
            || context.before.prefix(4).contains(where: ContextWords.giving.contains)
        {
            return .dose
        }
        if context.after.first == "of", context.after.count > 1, unit.dimension == .activity { return .dose }
        if context.after.first == "for", unit.dimension != .mass || !unit.isBulk { return .dose }  // 30 mL for 10 days
        switch unit.dimension {
        case .mass: return context.isDosed || !unit.isBulk && context.isNamedSubstance ? .dose : .mass
        case .activity: return .dose
        default: return context.isDosed ? .dose : .other
        }
    }
}

extension Quantity.Kind {
    /// Whether a kind that a heading states can be that of an amount with this unit.
    func agrees(with unit: Unit) -> Bool {
        switch self {
        case .duration, .timepoint, .estimate: unit.dimension == .time
        case .dose: [.mass, .volume, .amount, .activity].contains(unit.dimension)
        default: false
        }
    }
}

extension Comparator {
    /// Whether it bounds the number from one side.
    var isBound: Bool { ["<", ">", "≤", "≥"].contains(name) }
}

extension AmountContext {
    /// `65 years old`, `aged 18–65 years`, `mean age 67.3 years`, `6-week-old`.
    var isAge: Bool {
        after.first == "old" || after.first == "of" && after.dropFirst().first == "age"
            || before.prefix(4).contains { $0 == "age" || $0 == "aged" || $0 == "ages" }
            || after.first == "younger" || after.first == "older"
    }
    /// Whether the amount is said to be a result: `mean survival was 14 months`.
    var isMeasured: Bool { before.prefix(6).contains(where: ContextWords.statistics.contains) }
    /// `aspirin 100 mg`, `20 mg of caffeine`, `at 15 mg`; not `30 µg of protein`.
    var isNamedSubstance: Bool {
        if after.first == "of" { return after.count > 1 && !after.dropFirst().prefix(3).contains(where: ContextWords.materials.contains) }
        guard let word = before.first else { return false }
        return word == "at"
            || !isBehindShortWord && !CountedNouns.stops.contains(word) && !ContextWords.statistics.contains(word)
                && !ContextWords.weighing.contains(word)
    }
    /// `shortened colds by 2 days`, `lowered sleep latency by 7 minutes`: how much longer or shorter something became; not `fell by 24 hours`.
    var isTimeGained: Bool {
        guard before.first == "by", !isFollowedByPost, after.first.map(ContextWords.later.contains) != true, after.first != "of" else { return false }
        let words = before.dropFirst()
        return words.contains(where: ContextWords.lengthening.contains)
            || words.contains(where: ContextWords.spans.contains) && words.contains(where: ContextWords.moving.contains)
    }
    var lasts: Bool { after.prefix(3).contains(where: ContextWords.period.contains) }
    /// Whether the words around speak of giving something.
    var isDosed: Bool { before.contains(where: ContextWords.giving.contains) || after.contains(where: ContextWords.giving.contains) }
}
