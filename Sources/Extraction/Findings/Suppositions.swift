/// What a sentence supposes, plans or explains without having found it.
extension FindingBuilder {
    /// Behind *if*, *whether*, *aims to*: not asserted.
    func isSupposed(_ statement: Statement) -> Bool {
        if statement.isPurpose || isScaleNote(statement) || isRejected(statement) || isOfSome(statement) { return true }
        if isSeen(statement) { return false }
        if isTopic(statement) { return true }
        var at = min(statement.trigger, reading.tokens.count - 1)
        while at >= 0 {
            let token = reading.tokens[at]
            if token.kind == .semicolon || token.kind == .comma && at < statement.window.lowerBound { break }
            if token.classes.contains(.condition) { return true }
            at -= 1
        }
        return reading.tokens.first?.classes.contains(.condition) ?? false
    }

    /// `Higher scores indicate greater symptoms`: how a scale is read, not what was found.
    private func isScaleNote(_ statement: Statement) -> Bool {
        let tokens = reading.tokens, start = reading.subjects.clauseStart(before: min(statement.trigger, tokens.count - 1))
        return (max(start, 1) ..< max(tokens.count - 1, 1)).contains { at in
            guard tokens[at].kind == .word, Self.scales.contains(tokens[at].word), (max(start, at - 3) ..< at).contains(where: { tokens[$0].role == .adjective })
            else { return false }
            // `higher scores on the two scales indicate`
            let verb = (at + 1 ..< min(tokens.count, at + 8)).first { reading.phrases.isVerb($0) || Self.meanings.contains(reading.phrases.word($0)) }
            return verb.map { Self.meanings.contains(reading.phrases.word($0)) } ?? false
        }
    }

    private static let scales: WordSet = ["score", "scores", "value", "values", "numbers", "ratings", "points"]
    private static let meanings: WordSet = [
        "indicate", "indicates", "indicating", "show", "shows", "mean", "means", "meaning", "reflect", "reflects", "reflecting", "represent", "represents",
        "representing", "denote", "denotes", "denoting", "signify", "signifies", "imply", "correspond", "corresponding", "suggest", "suggesting",
    ]

    /// `decreases rather than increases X`: what did not happen.
    private func isRejected(_ statement: Statement) -> Bool {
        let at = statement.trigger
        return at > 1 && at < reading.tokens.count && reading.phrases.word(at - 1) == "than" && reading.phrases.word(at - 2) == "rather"
    }

    /// `Not all studies have reported effects on X`: neither that there are some nor that there are none.
    private func isOfSome(_ statement: Statement) -> Bool {
        let start = reading.subjects.clauseStart(before: min(statement.trigger, reading.tokens.count - 1))
        return (start ..< min(statement.trigger, reading.tokens.count)).contains { at in
            reading.phrases.word(at) == "not" && ["all", "every", "always"].contains(reading.phrases.word(at + 1))
        }
    }

    /// `the reduction seen in mice`: found, whatever the sentence supposes besides.
    private func isSeen(_ statement: Statement) -> Bool {
        let next = statement.trigger + 1
        return next < reading.tokens.count && reading.tokens[statement.trigger].role == .noun && reading.tokens[next].classes.contains(.report)
            && !reading.tokens[next].classes.contains(.study)
    }

    /// Behind *examines*, *aims*, *should*: what is asked or advised, unless a word of finding comes between.
    private func isTopic(_ statement: Statement) -> Bool {
        let start = reading.subjects.clauseStart(before: min(statement.trigger, reading.tokens.count))
        var at = min(statement.trigger, reading.tokens.count) - 1
        while at >= start {
            let token = reading.tokens[at]
            if token.classes.contains(.report), !token.classes.contains(.study) { return false }
            if token.word == "aimed", token.match < 0 { return true }
            if token.classes.contains(.purpose),
                !(at > 0 && reading.tokens[at - 1].classes.contains(.be))
                    || token.kind == .word && ["should", "must"].contains(reading.phrases.word(at))
            {
                return true
            }
            at -= 1
        }
        return false
    }

    /// `appears to`, `may`, `is believed to`: thought, not found.
    func isHedged(_ statement: Statement) -> Bool {
        let start = reading.subjects.clauseStart(before: min(statement.trigger, reading.tokens.count))
        return reading.tokens[start ..< min(statement.trigger, reading.tokens.count)].contains { token in
            token.kind == .word && token.match < 0 && Self.hedges.contains(token.word)
        }
    }

    private static let hedges: WordSet = [
        "may", "might", "could", "appears", "appear", "seems", "seem", "believed", "thought", "potentially", "theoretically", "possibly", "expected",
        "proposed", "hypothesized", "hypothesised", "presumably", "perhaps", "theoretical", "hypothetical", "speculative", "unproven", "conceivable",
    ]

    /// `was believed to lower X, but this effect was not observed`: what was thought was not found.
    func isUndone(_ statement: Statement) -> Bool {
        guard isHedged(statement), let but = reading.tokens[min(statement.trigger, reading.tokens.count)...].firstIndex(where: { $0.classes.contains(.contrast) })
        else { return false }
        let rest = reading.tokens[but...]
        return rest.contains { $0.classes.contains(.negation) } && rest.contains { $0.classes.contains(.report) && !$0.classes.contains(.study) }
    }
}

extension SentenceReading {
    /// `80% power to detect a 20% effect`, `the sample size needed for …`: what was reckoned with, not what was found.
    var isPlan: Bool {
        tokens.indices.contains { at in
            guard tokens[at].kind == .word, tokens[at].match < 0 else { return false }
            if tokens[at].word == "power" { return tokens[at...].prefix(6).contains { ["detect", "calculation", "calculations", "analysis"].contains($0.word) } }
            return tokens[at].word == "size" && phrases.word(at - 1) == "sample"
                && tokens[at...].prefix(6).contains { ["required", "needed", "requirement", "calculation", "calculated", "estimated"].contains($0.word) }
        }
    }
}
