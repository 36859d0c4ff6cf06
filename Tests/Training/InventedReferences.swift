import Extraction

/// References that nobody wrote: fields of words of a language, put together by lot.
extension StyleVariation {
    /// One in a language that the sets hardly hold, in one of its styles.
    mutating func invented() -> LabelledReference {
        let tongue = pick(Tongue.foreign)
        stretches = []
        let names = NameList.names(in: people(tongue, most: pick([1, 1, 1, 2, 2, 3])))
        var fields = ["title": phrase(tongue, subtitle: 45)]
        switch random() % 10 {
        case 0 ... 2: // an article
            fields["container"] = pick(tongue.journals)
            if chance(92) { fields["volume"] = numeral(1 + Int(random() % 140), tongue) }
            if chance(45) { fields["issue"] = pick(["\(1 + random() % 12)", "1-2", "\(1 + random() % 4)", "\(20 + random() % 200)"]) }
            fields["pages"] = range()
        case 3 ... 5: // a chapter
            fields["container"] = phrase(tongue, subtitle: 35)
            if chance(75) { fields["editor"] = people(tongue, most: pick([1, 1, 2, 3])) }
            if chance(88) { fields["pages"] = range() }
            setImprint(&fields, tongue)
        default: // a book
            if chance(12) { fields["editor"] = people(tongue, most: 2) }
            if chance(8) { fields["translator"] = people(tongue, most: 1) }
            if chance(30) { fields["pages"] = pick(["\(10 + random() % 500)", range(), "\(10 + random() % 400) ff.", "\(10 + random() % 400)f."]) }
            setImprint(&fields, tongue)
        }
        let year = "\(1850 + random() % 172)"
        writeHumanities(fields, chance(4) ? [] : names, year, tongue)
        if chance(25) { emphasize(isBook: fields["container"] == nil) } else if chance(4) { disturb() }
        return LabelledReference(set: Self.set, text: stretches.map(\.text).joined(), stretches: stretches, emphasized: emphasized)
    }

    private mutating func setImprint(_ fields: inout [String: String], _ tongue: Tongue) {
        fields["location"] = pick(tongue.places)
        if chance(68) { fields["publisher"] = pick(tongue.publishers) }
        if chance(14) { fields["edition"] = pick(tongue.editions) }
        if chance(16) { fields["series"] = pick(tongue.series) }
        if chance(12) { fields["volume"] = numeral(1 + Int(random() % 12), tongue) }
    }

    private mutating func range() -> String {
        let first = 1 + Int(random() % 600), last = first + 1 + Int(random() % 45)
        return "\(first)\(pick(["-", "–", "-"]))\(last)"
    }

    /// `Weber, Hans; von Roth, Ute`
    private mutating func people(_ tongue: Tongue, most: Int) -> String {
        (0 ..< most).map { _ in
            let given = chance(12) ? pick(tongue.given) + " " + pick(tongue.given) : pick(tongue.given)
            return (chance(6) ? pick(tongue.particles) : "") + pick(tongue.family) + ", " + given
        }.joined(separator: "; ")
    }

    private mutating func numeral(_ value: Int, _ tongue: Tongue) -> String { tongue.isRomanUsual && chance(65) || chance(5) ? Self.roman(value) : "\(value)" }

    static func roman(_ value: Int) -> String {
        var rest = value, text = ""
        for (number, letters) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= number { text += letters; rest -= number }
        }
        return text
    }

    /// `Die Entwicklung der sozialen Ungleichheit in Deutschland. Zur Theorie der Moderne`
    private mutating func phrase(_ tongue: Tongue, subtitle: UInt64) -> String {
        var text = clause(tongue)
        if chance(30) { text += " " + pick(tongue.tails) }
        if chance(6), let name = tongue.given.isEmpty ? nil : pick(tongue.given) + " " + pick(tongue.family) { text = name + pick([" ", ". ", ": ", " e "]) + text }
        guard chance(subtitle) else { return text }
        let next = clause(tongue) + (chance(40) ? " " + pick(tongue.tails) : "")
        return text + pick([". ", ": ", ". ", ", ", " – "]) + next
    }

    private mutating func clause(_ tongue: Tongue) -> String {
        let article = pick(tongue.articles)
        var text = article + (article.isEmpty || article.hasSuffix("’") ? "" : " ")
        text += nounPhrase(tongue)
        for _ in 0 ..< pick([0, 1, 1, 1, 2]) {
            let link = pick(tongue.links)
            text += " " + link + (link.hasSuffix("’") ? "" : " ") + nounPhrase(tongue)
        }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private mutating func nounPhrase(_ tongue: Tongue) -> String {
        let noun = pick(tongue.nouns)
        guard chance(35) else { return noun }
        return tongue.adjectivesComeFirst ? pick(tongue.adjectives) + " " + noun : noun + " " + pick(tongue.adjectives)
    }
}
