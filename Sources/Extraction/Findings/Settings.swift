import Model

/// Where, when, in whom and how: what a sentence says around its results.
struct Settings: Sendable {
    var timepoints: [String] = []
    var regions: [String] = []
    /// Regions behind *but not in*.
    var deniedRegions: [String] = []
    var population: String?
    var models: [String] = []
    var dose: String?
    var route: String?
    var pValue: String?
    var n: Int?
}

/// Reads settings from a stretch of tokens.
struct SettingReader: Sendable {
    let phrases: PhraseReader
    let quantities: [ScannedQuantity]
    private var tokens: [Token] { phrases.tokens }

    func settings(in window: Range<Int>) -> Settings {
        var settings = Settings()
        settings.timepoints = timepoints(in: window)
        readRegions(in: window, into: &settings)
        settings.population = population(in: window)
        settings.models = models(in: window)
        settings.route = tokens[window].first { $0.terms.contains(.route) && $0.terms.isDisjoint(with: .region) && !isNoRoute($0) }.map { term(of: $0, in: window) }
        for (index, quantity) in quantities.enumerated() where isInside(quantity.bytes, window) {
            switch quantity.kind {
            case .dose: if settings.dose == nil, !isCompared(quantity) { settings.dose = string(quantity.bytes.lowerBound ..< endOfDoses(from: index)) }
            case .p_value: if settings.pValue == nil { settings.pValue = Self.pValue(phrases.bytes[quantity.bytes]) }
            case .sample_size:
                if settings.n == nil, quantity.value == quantity.value.rounded(), abs(quantity.value) < 1e9 { settings.n = Int(quantity.value) }
            default: break
            }
        }
        return settings
    }

    /// `subcutaneous fat`, `collagen IV`: a word of a route that says where the fat is, or which collagen.
    private func isNoRoute(_ route: Token) -> Bool {
        if route.word == "iv", let at = tokens.firstIndex(where: { $0.bytes == route.bytes }), ["collagen", "type", "phase", "stage", "class", "grade", "factor", "types"].contains(phrases.word(at - 1)) { return true }
        return tokens.contains { $0.bytes.lowerBound > route.bytes.upperBound && $0.bytes.lowerBound < route.bytes.upperBound + 3 && ["fat", "adipose", "tissue"].contains($0.word) }
    }

    /// `250 and 500 µg/kg`, `5 or 10 mg`: numbers that share the unit of the last are one dose each, told together.
    private func endOfDoses(from index: Int) -> Int {
        var end = quantities[index].bytes.upperBound
        guard quantities[index].bytes.upperBound == quantities[index].number.upperBound else { return end }
        for next in quantities[(index + 1)...] {
            let between = string(end ..< max(end, next.bytes.lowerBound)).filter { $0 != " " }
            guard next.kind == .dose, [",", "and", "or", ",and", ",or", "/"].contains(between) else { break }
            end = next.bytes.upperBound
            if next.bytes.upperBound > next.number.upperBound { return end }
        }
        return quantities[index].bytes.upperBound
    }

    /// `superior to 1.5 mg`, `versus 20 mg`: the dose of the other arm; `fell by 2.6 units`: how much something changed.
    private func isCompared(_ quantity: ScannedQuantity) -> Bool {
        guard let first = tokens.firstIndex(where: { $0.bytes.upperBound > quantity.number.lowerBound }), first > 0 else { return false }
        var before = first - 1
        while before > 0, tokens[before].kind == .sign || tokens[before].classes.contains(.adverb) && tokens[before].classes.isDisjoint(with: .by) { before -= 1 }
        if tokens[before].classes.contains(.by) { return true }
        if tokens[first - 1].classes.contains(.versus) { return true }
        return first > 1 && ["to", "with"].contains(phrases.word(first - 1))
            && (tokens[first - 2].classes.contains(.versus) || ["superior", "inferior", "similar", "comparable", "equivalent"].contains(phrases.word(first - 2)))
    }

    /// All probabilities in the stretch, in reading order.
    func pValues(in window: Range<Int>) -> [String] {
        quantities.filter { $0.kind == .p_value && isInside($0.bytes, window) }.map { Self.pValue(phrases.bytes[$0.bytes]) }
    }

    private func isInside(_ range: Range<Int>, _ window: Range<Int>) -> Bool {
        guard !window.isEmpty else { return false }
        return range.lowerBound >= tokens[window.lowerBound].bytes.lowerBound && range.upperBound <= tokens[window.upperBound - 1].bytes.upperBound
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: phrases.bytes[range], as: UTF8.self) }

    /// `p < 0.001`, `p &lt; 0.001` → `<0.001`.
    static func pValue(_ bytes: ArraySlice<UInt8>) -> String {
        for (entity, sign) in [("&lt;", UInt8(0x3C)), ("&gt;", 0x3E)] {
            guard let at = bytes.firstIndex(of: 0x26), bytes[at...].starts(with: entity.utf8) else { continue }
            return String(decoding: [sign] + bytes[(at + 4)...].filter { $0 != 0x20 }, as: UTF8.self)
        }
        let start = bytes.firstIndex { $0 == 0x3C || $0 == 0x3E || $0 == 0x3D || $0 == 0xE2 || $0 &- 0x30 < 10 || $0 == 0x2E } ?? bytes.startIndex
        let value = bytes[start...].filter { $0 != 0x20 }
        return String(decoding: value.first == 0x3D ? value.dropFirst() : value[...], as: UTF8.self)
    }

    // MARK: - Time

    private static let units: WordSet = [
        "h", "hr", "hrs", "hour", "hours", "min", "minute", "minutes", "day", "days", "week", "weeks", "month", "months", "year", "years", "d", "wk",
    ]
    static let leads: WordSet = ["day", "days", "week", "weeks", "month", "months", "hour", "hours", "year", "years", "postnatal"]

    /// `90 days`, `6h post-injury`, `day 30`, `6 and 12 hours post-injury` (two).
    ///
    /// Behind `treated at` or `started within` stands when something was given, which is no time of measurement.
    func timepoints(in window: Range<Int>, outside asides: [Range<Int>] = []) -> [String] {
        var at = window.lowerBound
        while at < window.upperBound {
            if asides.contains(where: { $0.contains(at) }) || isGiving(at) { at += 1; continue }
            // times of one coordination are rows; of several mentions the first is when
            if let (times, _) = lead(at, before: window.upperBound) ?? amount(at, before: window.upperBound) { return times }
            at += 1
        }
        return []
    }

    private func isGiving(_ index: Int) -> Bool {
        guard tokens[index].kind == .number, index >= 2 else { return false }
        return tokens[index - 2].kind == .word
            && ["treated", "started", "initiated", "administered", "given", "starting", "beginning", "starts", "start", "begins", "begun"].contains(
                phrases.word(index - 2))
    }

    /// `day 30`, `weeks 4 and 12`.
    private func lead(_ at: Int, before end: Int) -> ([String], Int)? {
        guard tokens[at].kind == .word, at + 1 < end, tokens[at + 1].kind == .number, Self.leads.contains(phrases.word(at)) else { return nil }
        guard at + 2 >= end || tokens[at + 2].kind != .word || !Self.units.contains(phrases.word(at + 2)) else { return nil }
        var times = [phrases.text(at ..< at + 2)], last = at + 2
        // `day 30 and day 60`, `weeks 4, 8 and 12`
        while last + 1 < end, times.count < 6 {
            var next = last
            if tokens[next].kind == .comma { next += 1 }
            if next < end, tokens[next].classes.contains(.conjunction) { next += 1 }
            guard next > last, next < end else { break }
            let isNamed = tokens[next].kind == .word && tokens[next].word == tokens[at].word
            if isNamed { next += 1 }
            guard next < end, tokens[next].kind == .number, tokens[next].bytes.count <= 3, isNamed || phrases.endsIn("s", at) else { break }
            times.append(phrases.text(at ..< at + 1) + " " + phrases.text(next ..< next + 1))
            last = next + 1
        }
        return (times, last)
    }

    private func amount(_ at: Int, before end: Int) -> ([String], Int)? {
        guard tokens[at].kind == .number, isTimed(at), !isMeasured(at), !isNoTime(at) else { return nil }
        var firsts = [at]
        var last = at
        if !hasGluedUnit(at) {
            var next = at + 1
            while next + 1 < end, firsts.count < 6, tokens[next].kind == .comma || tokens[next].classes.contains(.conjunction),
                tokens[next + 1].kind == .number || next + 2 < end && tokens[next].kind == .comma && tokens[next + 1].classes.contains(.conjunction)
            {
                next += tokens[next + 1].kind == .number ? 1 : 2
                guard next < end, tokens[next].kind == .number else { return nil }
                firsts.append(next)
                next += 1
            }
            guard next < end, tokens[next].kind == .word, Self.units.contains(phrases.word(next)) else { return nil }
            last = next
        }
        let qualified = qualifier(after: last, before: end)
        if firsts.count == 1 { return ([phrases.text(at ..< qualified)], qualified) }
        let suffix = phrases.text(last ..< qualified)
        return (firsts.map { phrases.text($0 ..< $0 + 1) + " " + suffix }, qualified)
    }

    /// `healthy 3-month C57BL/6N mice`, `compound 14d`: an age or a label.
    private func isNoTime(_ at: Int) -> Bool {
        if ["compound", "compounds", "derivative", "analog", "analogue", "figure", "fig", "step", "entry"].contains(phrases.word(at - 1)) { return true }
        guard hasGluedUnit(at), let (phrase, _) = phrases.phrase(at: at + 1, before: tokens.count), phrase.head.lowerBound == at + 1 else { return false }
        return phrase.head.contains { tokens[$0].terms.contains(.species) || tokens[$0].classes.contains(.group) }
    }

    private func hasGluedUnit(_ at: Int) -> Bool {
        let bytes = phrases.bytes[tokens[at].bytes]
        guard let letter = bytes.firstIndex(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return false }
        return Self.units.contains(FoldedWord(bytes[letter...]))
    }

    /// Whether the words before say when: *at*, *after*, *by*, *within*, *early as*; *for* gives a duration, which is no time point.
    private func isTimed(_ at: Int) -> Bool {
        guard at > 0 else { return hasGluedUnit(at) }
        var before = at - 1
        while before > 0,
            tokens[before].kind == .sign
                || tokens[before].kind == .word && ["least", "approximately", "about", "the", "first", "as", "early"].contains(phrases.word(before))
        { before -= 1 }
        guard tokens[before].kind == .word else { return hasGluedUnit(at) }
        if before + 2 < at, phrases.word(before + 2) == "early" || phrases.word(at - 1) == "as" { return true }
        if ["at", "after", "by", "following", "within", "and", "until", "post", "as"].contains(phrases.word(before)) { return true }
        if ["for", "every", "of", "over"].contains(phrases.word(before)) { return false }
        return hasGluedUnit(at) || isQualified(hasGluedUnit(at) ? at : at + 1)
    }

    /// `shortened sleep latency by 7 minutes`: how much a time changed is no time.
    private func isMeasured(_ at: Int) -> Bool {
        quantities.contains { $0.kind == .estimate && $0.number.overlaps(tokens[at].bytes) }
    }

    /// `mRNA 3 h after occlusion`: what follows the unit says that it is a time.
    private func isQualified(_ last: Int) -> Bool {
        guard last + 1 < tokens.count, tokens[last + 1].kind == .word else { return false }
        return ["after", "following", "post"].contains(phrases.word(last + 1))
            || phrases.bytes[tokens[last + 1].bytes].prefix(5).elementsEqual([0x70, 0x6F, 0x73, 0x74, 0x2D])
    }

    /// `post-injury`, `after injury`, `of onset`, `post-stroke`.
    private func qualifier(after last: Int, before end: Int) -> Int {
        var at = last + 1
        guard at < end, tokens[at].kind == .word else { return last + 1 }
        let word = phrases.word(at)
        if phrases.bytes[tokens[at].bytes].prefix(4).elementsEqual([0x70, 0x6F, 0x73, 0x74]) {
            at += 1
            return word == "post" && at < end && phrases.isNominal(at) ? at + 1 : at
        }
        if ["after", "of", "following", "post", "from"].contains(word), at + 1 < end, let (phrase, _) = phrases.phrase(at: at + 1, before: end),
            phrase.head.count <= 3, phrase.head.lowerBound <= at + 2
        {
            return phrase.head.upperBound
        }
        return last + 1
    }

    // MARK: - Place and people

    private func readRegions(in window: Range<Int>, into settings: inout Settings) {
        var at = window.lowerBound
        var isDenied = false
        while at < window.upperBound {
            let token = tokens[at]
            if token.classes.contains(.negation) { isDenied = true }
            guard isRegionName(at, window) else { at += 1; continue }
            var end = at + 1
            while end < window.upperBound, tokens[end].match == token.match { end += 1 }
            let name = phrases.text(at ..< end)
            if isDenied { settings.deniedRegions.append(name) } else if !settings.regions.contains(name) { settings.regions.append(name) }
            at = end
        }
    }

    /// A region counts where *in*, *of* or *within* leads to it, alone or in a list.
    private func isRegionName(_ index: Int, _ window: Range<Int>) -> Bool {
        let token = tokens[index]
        guard token.terms.contains(.region), token.terms.isDisjoint(with: [.outcome, .condition]), token.match >= 0,
            index == 0 || tokens[index - 1].match != token.match
        else { return false }
        var end = index + 1
        while end < tokens.count, tokens[end].match == token.match { end += 1 }
        // `hippocampal neurons`, `brain injury`: the region is part of a larger name
        if end < tokens.count, phrases.isNominal(end), tokens[end].kind == .word,
            tokens[end].match >= 0 || !tokens[end].classes.isDisjoint(with: [.measure, .property])
        {
            return false
        }
        var at = index - 1
        while at >= window.lowerBound, index - at < 10 {
            let before = tokens[at]
            if before.kind == .word, ["in", "within", "of", "across", "throughout", "from"].contains(phrases.word(at)) { return true }
            let isList =
                before.kind == .comma || before.classes.contains(.conjunction) || before.terms.contains(.region)
                || !before.classes.isDisjoint(with: [.determiner, .appraisal, .possessive])
                || before.kind == .word && (before.terms.contains(.species) || phrases.isNominal(at))
            guard isList else { return false }
            at -= 1
        }
        return false
    }

    /// The phrase around the first species or people term: `adult male mice`, `stroke patients`.
    func population(in window: Range<Int>) -> String? {
        guard
            let at = window.first(where: { tokens[$0].terms.contains(.species) && !isTime(tokens[$0]) && !isCompared($0, from: window.lowerBound) })
                ?? window.first(where: {
                    tokens[$0].classes.contains(.group)
                        && !["group", "groups", "arm", "arms", "those", "cohort", "cohorts"].contains(phrases.word($0)) && tokens[$0].kind == .word
                        && !isCompared($0, from: window.lowerBound)
                })
        else { return nil }
        var low = at
        while low > window.lowerBound, phrases.isNominal(low - 1), tokens[low - 1].role == .none || tokens[low - 1].role == .adjective,
            tokens[low - 1].kind == .word, !SubjectReader.isCompound(tokens[low - 1])
        { low -= 1 }
        // `Supplementing rodents with X has …`: what was done to them
        if low == 0, low < at, phrases.endsIn("ing", low), tokens[low].isCapitalised, tokens[low].terms.isEmpty { low += 1 }
        // `multiple human trials`, `the largest animal database`: not people but what was studied
        if at + 1 < window.upperBound, isAttribute(at) { return phrases.text(at ..< at + 1) }
        var high = at + 1
        while high < window.upperBound, phrases.isNominal(high), tokens[high].role == .none, tokens[high].kind == .word,
            !tokens[high].terms.isDisjoint(with: [.species, .condition]) || tokens[high].match == tokens[at].match
                || ["model", "mice", "rats", "patients", "cells"].contains(phrases.word(high))
        { high += 1 }
        if high + 1 < window.upperBound, ["with", "exposed"].contains(phrases.word(high)),
            let (phrase, next) = phrases.phrase(at: high + (phrases.word(high) == "exposed" ? 2 : 1), before: window.upperBound),
            phrases.word(high) == "exposed" || tokens[phrase.head].contains(where: { $0.terms.contains(.condition) })
        {
            // without a bracket of figures: `patients with gout (MD 2.5, p < 0.01)`
            high = (phrase.head.lowerBound ..< next).first { tokens[$0].kind == .open } ?? next
        }
        return phrases.text(low ..< high)
    }

    /// `compared to sedentary men`, `than in women`: the people of the other arm.
    private func isCompared(_ people: Int, from start: Int) -> Bool {
        var at = people - 1
        while at >= start, phrases.isNominal(at) || tokens[at].classes.contains(.determiner) || tokens[at].kind == .word && ["to", "with", "in"].contains(phrases.word(at)) {
            at -= 1
        }
        return at >= start && tokens[at].classes.contains(.versus) && tokens[at + 1].kind != .number  // more than 70 human trials
    }

    /// `human` and `animal` before what is no group of them: `human evidence`, `animal work`; not `human volunteers`, `animal model`.
    private func isAttribute(_ at: Int) -> Bool {
        let next = tokens[at + 1]
        if !next.classes.isDisjoint(with: [.study, .noOutcome]), tokens[at].match != next.match { return true }
        return ["human", "animal"].contains(phrases.word(at)) && next.terms.isDisjoint(with: [.species, .condition, .region]) && phrases.isNominal(at + 1)
            && next.classes.isDisjoint(with: .group) && !["model", "models", "cell", "cells", "line", "lines", "brain", "tissue"].contains(phrases.word(at + 1))
    }

    /// `patient-years`.
    private func isTime(_ token: Token) -> Bool {
        token.isJoined && [[0x79, 0x65, 0x61, 0x72, 0x73], [0x64, 0x61, 0x79, 0x73]].contains { phrases.bytes[token.bytes].suffix($0.count).elementsEqual($0) }
    }

    private func models(in window: Range<Int>) -> [String] {
        var found: [String] = []
        var at = window.lowerBound
        while at < window.upperBound, found.count < 3 {
            guard tokens[at].terms.contains(.condition), tokens[at].terms.isDisjoint(with: [.outcome, .compound]) else { at += 1; continue }
            var end = at + 1
            while end < window.upperBound,
                tokens[end].match == tokens[at].match || tokens[end].kind == .word && tokens[end].terms.contains(.condition)
            { end += 1 }
            let name = phrases.text(at ..< end)
            if !found.contains(name), !isAge(name, before: end), !isOutcome(at ..< end) { found.append(name) }
            at = end
        }
        return found
    }

    /// `cancer mortality`, `risk of stroke`: what somebody got, no model.
    private func isOutcome(_ range: Range<Int>) -> Bool {
        if range.upperBound < tokens.count, tokens[range.upperBound].kind == .word, tokens[range.upperBound].classes.contains(.measure) { return true }
        var at = range.lowerBound - 1
        while at > 0, tokens[at].match < 0, phrases.isNominal(at) || tokens[at].classes.contains(.determiner) { at -= 1 }
        return at > 0 && tokens[at].classes.contains(.of) && tokens[at - 1].classes.contains(.measure)
    }

    /// `aged < 50`, `middle-aged`: how old people are, no model; `non-diabetic`: who does not have it.
    private func isAge(_ name: String, before end: Int) -> Bool {
        if name.hasSuffix("-aged") || name.hasPrefix("non-") || name.hasPrefix("Non-") { return true }
        guard name == "aged", end < tokens.count else { return false }
        return tokens[end].kind == .number || tokens[end].kind == .sign || phrases.word(end) == "between"
    }

    private func term(of token: Token, in window: Range<Int>) -> String {
        let inside = window.filter { tokens[$0].match == token.match }
        guard let first = inside.first, let last = inside.last else { return string(token.bytes) }
        return phrases.text(first ..< last + 1)
    }
}
