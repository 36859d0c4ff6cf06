import Extraction

/// Styles of the humanities in five languages: books with editors, translators and series, chapters, journals; in full or as a note cites them.
extension StyleVariation {
    /// The words with which a language writes a reference.
    private struct Words {
        var and: String
        var editedBy: [String]
        var editors: [String]
        var translatedBy: [String]
        var within: [String]
        var volume: [String]
        var issue: [String]
        var pages: [String]
        var quotes: [(String, String)]
    }

    private static let english = Words(
        and: " and ", editedBy: ["ed. by ", "ed. ", "edited by ", "Edited by ", "eds. "], editors: [" (ed.)", " (eds)", " (eds.)", ", ed.", ", eds."],
        translatedBy: ["trans. by ", "trans. ", "translated by ", "Translated by "], within: ["in ", "In ", "in: "], volume: ["vol. ", "Vol. ", ""],
        issue: ["no. ", "number "], pages: ["pp. ", "p. ", "", ""], quotes: [("“", "”"), ("‘", "’"), ("\"", "\"")])
    private static let german = Words(
        and: " und ", editedBy: ["hrsg. von ", "hg. v. ", "hg. von ", "herausgegeben von "], editors: [" (Hg.)", " (Hrsg.)", " [Hrsg.]", " (Hgg.)"],
        translatedBy: ["übers. von ", "aus dem Englischen von "], within: ["in: ", "In: ", "in "], volume: ["Bd. ", "Band ", ""],
        issue: ["H. ", "Heft ", "Nr. "], pages: ["S. ", "S. ", ""], quotes: [("„", "“"), ("»", "«")])
    private static let french = Words(
        and: " et ", editedBy: ["éd. ", "édité par ", "sous la direction de ", "textes réunis par "], editors: [" (éd.)", " (dir.)", " (éds)", ", dir.", " (dirs.)"],
        translatedBy: ["trad. ", "traduit par ", "trad. de l’anglais par "], within: ["dans ", "in ", "In : "], volume: ["t. ", "tome ", "vol. "],
        issue: ["n° ", "no ", "n\u{A0}° "], pages: ["p. ", "p. ", "pp. "], quotes: [("« ", " »"), ("“", "”")])
    private static let italian = Words(
        and: " e ", editedBy: ["a cura di "], editors: [" (a cura di)", " (cur.)", " (a c. di)"], translatedBy: ["trad. di ", "trad. it. di ", "tr. it. "],
        within: ["in ", "in: "], volume: ["vol. ", "", "t. "], issue: ["n. ", "fasc. ", ""], pages: ["pp. ", "p. ", "pp. "], quotes: [("«", "»"), ("“", "”")])
    private static let spanish = Words(
        and: " y ", editedBy: ["ed. de ", "edición de ", "coord. por "], editors: [" (ed.)", " (coord.)", " (eds.)", " (coords.)"],
        translatedBy: ["trad. de ", "traducción de "], within: ["en ", "En: ", "en: "], volume: ["vol. ", "t. ", ""], issue: ["núm. ", "nº ", "n.º "],
        pages: ["pp. ", "págs. ", "p. "], quotes: [("“", "”"), ("«", "»")])

    mutating func writeHumanities(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        let words = pick([Self.english, Self.english, Self.german, Self.french, Self.italian, Self.spanish])
        let mark = pick([", ", ", ", ". "])
        if !names.isEmpty {
            writeNames("author", names, form: pick([5, 5, 2, 2, 7, 8, 3, 9, 0]), joint: ", ", last: names.count > 1 ? pick([words.and, words.and, ", ", " - "]) : nil)
            put(nil, pick([mark, mark, mark, ": "]))
        }
        guard let container = fields["container"] else { return writeBook(fields, fields["title"] ?? "", year, words, mark) }
        let isJournal = fields["volume"] != nil || fields["publisher"] == nil
        if let title = fields["title"] {
            let quotes = chance(60) ? pick(words.quotes) : ("", "")
            let isInside = quotes.0 == "“" && mark == ", " && chance(40)
            put(nil, quotes.0); put("title", title); put(nil, (isInside ? "," : "") + quotes.1); put(nil, isInside ? " " : mark)
        }
        if isJournal { writeJournal(fields, container, year, words) } else { writeChapter(fields, container, year, words) }
    }

    private mutating func writeJournal(_ fields: [String: String], _ container: String, _ year: String, _ words: Words) {
        if chance(35) { put(nil, pick(words.within)) }
        let isQuoted = chance(12)
        put(nil, isQuoted ? "«" : ""); put("container", container); put(nil, isQuoted ? "»" : "")
        let marked = chance(60), hasVolume = fields["volume"] != nil
        if let volume = fields["volume"] { put(nil, pick([", ", " ", ", "]) + (marked ? pick(words.volume) : "")); put("volume", volume) }
        switch random() % 3 {
        case 0:
            put(nil, hasVolume ? " (" : ", "); put("date", year); put(nil, hasVolume ? ")" : "")
            writeIssue(fields, words, marked)
        case 1:
            if let issue = fields["issue"], hasVolume { put(nil, pick(["/", ".", "("])); put("issue", issue); put(nil, stretches[stretches.count - 2].text == "(" ? ")" : "") }
            put(nil, pick([" (", ", "])); let isOpen = stretches[stretches.count - 1].text == " ("
            put("date", year); put(nil, isOpen ? ")" : "")
        default:
            writeIssue(fields, words, marked)
            put(nil, ", "); put("date", year)
        }
        if let pages = fields["pages"] { put(nil, pick([", ", ", ", ": "]) + (chance(75) ? pick(words.pages) : "")); put("pages", pages) }
        put(nil, pick([".", "", "."]))
    }

    private mutating func writeIssue(_ fields: [String: String], _ words: Words, _ isMarked: Bool) {
        guard let issue = fields["issue"] else { return }
        put(nil, ", " + (isMarked || chance(50) ? pick(words.issue) : "")); put("issue", issue)
    }

    private mutating func writeChapter(_ fields: [String: String], _ container: String, _ year: String, _ words: Words) {
        put(nil, pick(words.within))
        let editors = fields["editor"].map { NameList.names(in: $0) } ?? []
        let isFirst = chance(50)
        if !editors.isEmpty, isFirst { writeNames("editor", editors, form: pick([5, 2, 7, 0]), joint: ", ", last: words.and); put(nil, pick(words.editors) + pick([", ", ": ", ", "])) }
        put("container", container)
        if !editors.isEmpty, !isFirst { writeEditors(editors, words) }
        if let volume = fields["volume"], chance(70) { put(nil, ", " + pick(words.volume)); put("volume", volume) }
        writeImprint(fields, year, words)
    }

    private mutating func writeBook(_ fields: [String: String], _ title: String, _ year: String, _ words: Words, _ mark: String) {
        put("title", title)
        if let editors = fields["editor"].map({ NameList.names(in: $0) }), !editors.isEmpty { writeEditors(editors, words) }
        if let translators = fields["translator"].map({ NameList.names(in: $0) }), !translators.isEmpty {
            put(nil, pick([", ", ". ", ", "]) + pick(words.translatedBy)); writeNames("translator", translators, form: pick([5, 2]), joint: ", ", last: words.and)
        }
        if let edition = fields["edition"] { put(nil, ", "); put("edition", edition) }
        if let volume = fields["volume"], chance(70) { put(nil, ", " + pick(words.volume)); put("volume", volume) }
        if let series = fields["series"] {
            let isBracketed = chance(40)
            put(nil, isBracketed ? " (" : ", "); put("series", series); put(nil, isBracketed ? ")" : "")
        }
        writeImprint(fields, year, words)
    }

    private mutating func writeEditors(_ editors: [NameList.Parts], _ words: Words) {
        put(nil, pick([", ", ", ", ". "]))
        if chance(65) {
            put(nil, pick(words.editedBy)); writeNames("editor", editors, form: pick([5, 2]), joint: ", ", last: words.and)
        } else {
            writeNames("editor", editors, form: pick([5, 2]), joint: ", ", last: words.and); put(nil, pick(words.editors))
        }
    }

    /// ` (London: Norton, 1979), pp. 3–9.` · `. Berlin: Springer 1999, S. 3` · `, Paris, Minuit, 1980, p. 12` · `, Torino 1980`
    private mutating func writeImprint(_ fields: [String: String], _ year: String, _ words: Words) {
        let place = fields["location"] ?? fields["publisher"].map { _ in pick(["Oxford", "Berlin", "Paris", "Torino", "Madrid", "New York", "Frankfurt am Main"]) }
        let publisher = fields["publisher"] ?? fields["institution"]
        let isBracketed = chance(30)
        put(nil, isBracketed ? " (" : pick([", ", ". ", ", "]))
        if let place, chance(88) || publisher == nil {
            put("location", place)
            if let publisher, chance(92) { put(nil, isBracketed ? pick([": ", ", "]) : pick([": ", ", ", " : ", ", "])); put("publisher", publisher) }
            put(nil, pick([", ", " ", ", "]))
        } else if let publisher {
            put("publisher", publisher); put(nil, pick([", ", " "]))
        }
        put("date", year); put(nil, isBracketed ? ")" : "")
        if let pages = fields["pages"] ?? (chance(15) ? "\(2 + random() % 400)" : nil), chance(80) { put(nil, pick([", ", ", ", ": "]) + pick(words.pages)); put("pages", pages) }
        put(nil, pick([".", ".", ""]))
    }
}
