import Extraction

/// Styles of the humanities in five languages: books with editors, translators and series, chapters, journals; in full or as a note cites them.
extension StyleVariation {
    mutating func writeHumanities(_ fields: [String: String], _ names: [NameList.Parts], _ year: String, _ tongue: Tongue) {
        let mark = pick([", ", ", ", ". "])
        if chance(9) { put(nil, (chance(20) ? "\(1 + random() % 120) " : "") + pick(tongue.signals)) }
        var year: String? = year
        // who stands in the authors' place may be editors; one named before is not named again
        let asEditors = fields["container"] == nil && fields["editor"] == nil && !names.isEmpty && chance(9)
        let leaders = names.isEmpty ? fields["editor"].map { NameList.names(in: $0) } ?? [] : names
        let leadsAsEditors = asEditors || names.isEmpty
        var fields = fields
        if !leaders.isEmpty, !(names.isEmpty && fields["container"] != nil) {
            writeLeaders(leaders, asEditors: leadsAsEditors, tongue)
            if leadsAsEditors { fields["editor"] = nil }
            year = writeYearBehindNames(year, mark)
        }
        guard let container = fields["container"] else { return writeBook(fields, fields["title"] ?? "", year, tongue, mark) }
        let isJournal = fields["volume"] != nil && fields["publisher"] == nil || fields["publisher"] == nil && fields["location"] == nil
        if let title = fields["title"] {
            let quotes = chance(50) ? pick(tongue.quotes) : ("", "")
            let isInside = quotes.0 == "“" && mark == ", " && chance(40)
            put(nil, quotes.0); put("title", title); put(nil, (isInside ? "," : "") + quotes.1)
            if chance(3) { put(nil, pick([" [1872]", " [Ms., 1699]", " (1934)"])) }
            put(nil, isInside ? " " : title.last == "?" || title.last == "!" ? " " : mark)
        }
        if isJournal { writeJournal(fields, container, year, tongue) } else { writeChapter(fields, container, year, tongue) }
        if chance(4) { put(nil, " " + pick(tongue.remarks)) }
    }

    private mutating func writeLeaders(_ names: [NameList.Parts], asEditors: Bool, _ tongue: Tongue) {
        let last = names.count > 1 ? pick(tongue.and) : nil
        let joint = last == "/" || last == " / " ? last : pick([", ", ", ", ", ", "; ", " - "])
        writeNames(asEditors ? "editor" : "author", names, form: pick([5, 5, 2, 2, 7, 8, 8, 8, 3, 9, 0, 0]), joint: joint, last: last ?? joint)
        if asEditors { put(nil, (chance(10) ? pick([", u.a.", " et al.", " u. a."]) : "") + pick(tongue.editors)) }
    }

    /// `Beck, Ulrich (1986): ` · `Beck, U. 1986. `; else a mark, and the year is still to come, which is given back.
    private mutating func writeYearBehindNames(_ year: String?, _ mark: String) -> String? {
        guard let year, chance(28) else { put(nil, pick([mark, mark, ": ", ": "])); return year }
        let form = pick([(" (", "): "), (" (", "): "), (" (", "), "), (", ", ": "), (" ", ". "), (", ", ", "), (" (", "). "), (" ", ": ")])
        put(nil, form.0); put("date", year + (chance(6) ? pick(["a", "b"]) : "")); put(nil, form.1)
        if chance(3) { put(nil, pick(["[zuerst 1935] ", "[1934], ", "[1912] "])) }
        return nil
    }

    private mutating func writeJournal(_ fields: [String: String], _ container: String, _ year: String?, _ tongue: Tongue) {
        if chance(45) { put(nil, pick(tongue.within)) }
        let quotes = chance(tongue.isRomanUsual ? 55 : 6) ? pick([("«", "»"), ("“", "”"), ("«", "»")]) : ("", "")
        put(nil, quotes.0); put("container", container); put(nil, quotes.1)
        let marked = chance(50), hasVolume = fields["volume"] != nil
        if let volume = fields["volume"] { writeVolume(volume, marked, tongue) }
        switch random() % 4 {
        case 0, 1:
            let day = hasVolume || chance(60) ? "" : "\(1 + random() % 28).\(pick(["01", "6", "11"]))."
            if let year { put(nil, hasVolume ? " (" : ", "); put("date", day + year); put(nil, hasVolume ? ")" : "") }
            writeIssue(fields, tongue, marked)
        case 2:
            if let issue = fields["issue"], hasVolume {
                let isBracketed = chance(40)
                put(nil, isBracketed ? "(" : pick(["/", ".", "/"])); put("issue", issue); put(nil, isBracketed ? ")" : "")
            }
            if let year { let isOpen = chance(50); put(nil, isOpen ? " (" : ", "); put("date", year); put(nil, isOpen ? ")" : "") }
        default:
            writeIssue(fields, tongue, marked)
            if let year { put(nil, pick([", ", " "])); put("date", year) }
        }
        writePages(fields["pages"], tongue, marks: [", ", ", ", ": ", " : "])
        put(nil, pick([".", "", "."]))
    }

    /// `, Bd. 12` · ` 12` · `, s. III, XIV` · `, 15. Jg.`
    private mutating func writeVolume(_ volume: String, _ isMarked: Bool, _ tongue: Tongue) {
        put(nil, pick([", ", " ", ", "]))
        if tongue.isRomanUsual, chance(8) { put(nil, pick(["s. III, ", "n.s. ", "serie V, "])) }
        let isArabic = volume.allSatisfy(\.isNumber)
        if isArabic, tongue.volume.contains("Jg. "), chance(12) { return put("volume", volume + pick([". Jg.", ". Jahrgang", ". Jg"])) }
        put(nil, isMarked ? pick(tongue.volume) : "")
        put("volume", isArabic && chance(tongue.isRomanUsual ? 40 : 6) ? Self.roman(min(Int(volume) ?? 1, 300)) : volume)
    }

    private mutating func writeIssue(_ fields: [String: String], _ tongue: Tongue, _ isMarked: Bool) {
        guard let issue = fields["issue"] else { return }
        put(nil, ", " + (isMarked || chance(50) ? pick(tongue.issue) : "")); put("issue", issue)
    }

    private mutating func writePages(_ pages: String?, _ tongue: Tongue, marks: [String]) {
        guard let pages else { return }
        put(nil, pick(marks) + (chance(78) ? pick(tongue.pages) : "")); put("pages", pages)
        if chance(5) { put(nil, pick([", hier S. 12", ", Anm. 3", ", n. 5", " n. 12", ", here 14", ", in part. p. 30", ", qui p. 9"])) }
    }

    private mutating func writeChapter(_ fields: [String: String], _ container: String, _ year: String?, _ tongue: Tongue) {
        var pages = fields["pages"]
        if pages != nil, chance(7) { put(nil, pick(tongue.pages)); put("pages", pages ?? ""); put(nil, " "); pages = nil }
        put(nil, pick(tongue.within))
        let editors = fields["editor"].map { NameList.names(in: $0) } ?? []
        let isFirst = chance(58)
        if editors.isEmpty, chance(9) {
            put(nil, pick(tongue.theSame) + pick(tongue.editors + [""]) + pick([", ", ": "]))
        } else if !editors.isEmpty, isFirst {
            writeNames("editor", editors, form: pick([5, 2, 7, 0, 8]), joint: pick([", ", "/", ", "]), last: pick(tongue.and))
            put(nil, pick(tongue.editors + [""]) + pick([", ", ": ", ", "]))
        }
        put("container", container)
        if !editors.isEmpty, !isFirst { writeEditors(editors, tongue) }
        writeEdition(fields, tongue)
        if let volume = fields["volume"], chance(70) { put(nil, ", " + pick(tongue.volume)); put("volume", volume) }
        writeSeries(fields, tongue)
        writeImprint(fields, year, pages, tongue)
    }

    private mutating func writeBook(_ fields: [String: String], _ title: String, _ year: String?, _ tongue: Tongue, _ mark: String) {
        put("title", title)
        if chance(4) { put(nil, pick([" [1782]", " [1934]", " [Kap. 1-4]", " (1897)"])) }
        if let editors = fields["editor"].map({ NameList.names(in: $0) }), !editors.isEmpty { writeEditors(editors, tongue) }
        if let translators = fields["translator"].map({ NameList.names(in: $0) }), !translators.isEmpty {
            put(nil, pick([", ", ". ", ", "]) + pick(tongue.translatedBy)); writeNames("translator", translators, form: pick([5, 2]), joint: ", ", last: tongue.and[0])
        }
        writeEdition(fields, tongue)
        if let volume = fields["volume"], chance(70) {
            if chance(10) { put(nil, ", "); put("volume", volume + pick([" vols.", " Bde.", " voll.", " vol."])) } else {
                put(nil, ", " + pick(tongue.volume)); put("volume", volume)
            }
        }
        writeSeries(fields, tongue)
        if chance(4) { put(nil, pick([", ", ". "])); put("genre", pick(["Diss.", "Phil. Diss.", "Ph.D. thesis", "Tesi di laurea", "thèse de doctorat", "tesis doctoral"])) }
        writeImprint(fields, year, fields["pages"] ?? (chance(15) ? "\(2 + random() % 400)" : nil), tongue)
        if chance(5) { put(nil, " " + pick(tongue.remarks)) }
    }

    private mutating func writeEdition(_ fields: [String: String], _ tongue: Tongue) {
        guard let edition = fields["edition"] ?? (chance(5) ? pick(tongue.editions) : nil) else { return }
        let isBracketed = chance(15)
        put(nil, isBracketed ? " (" : pick([", ", ". ", ", "])); put("edition", edition); put(nil, isBracketed ? ")" : "")
    }

    /// `(Studien zur Zeitgeschichte, 12)` · ` (= Edition Suhrkamp 365)` · `, coll. « Points »`
    private mutating func writeSeries(_ fields: [String: String], _ tongue: Tongue) {
        guard let series = fields["series"] ?? (chance(4) ? pick(tongue.series) : nil) else { return }
        let form = pick([(" (", ")"), (" (= ", ")"), (", ", ""), (". ", ""), (" [= ", "]")])
        let number = chance(45) ? pick([" ", ", ", ", Bd. ", " Nr. ", "; "]) + "\(1 + random() % 300)" : ""
        put(nil, form.0); put("series", series + number); put(nil, form.1)
    }

    private mutating func writeEditors(_ editors: [NameList.Parts], _ tongue: Tongue) {
        put(nil, pick([", ", ", ", ". "]))
        if chance(75) {
            put(nil, pick(tongue.editedBy)); writeNames("editor", editors, form: pick([5, 2]), joint: ", ", last: tongue.and[0])
        } else {
            writeNames("editor", editors, form: pick([5, 2]), joint: ", ", last: tongue.and[0]); put(nil, pick(tongue.editors))
        }
    }

    /// ` (London: Norton, 1979), pp. 3–9.` · `. Berlin: Springer 1999, S. 3` · `, Paris, Minuit, 1980, p. 12` · `, Torino 1980` · `, Einaudi, Torino 1970`
    private mutating func writeImprint(_ fields: [String: String], _ year: String?, _ pages: String?, _ tongue: Tongue) {
        let publisher = fields["publisher"] ?? fields["institution"]
        let place = fields["location"] ?? (publisher != nil ? pick(tongue.places.isEmpty ? ["Oxford", "London", "New York", "Chicago"] : tongue.places) : nil)
        if let year, chance(6) { // `Hill, Rivers, 1983, 89`
            put(nil, ", "); put("date", year)
            return writePages(pages, tongue, marks: [", "])
        }
        let isBracketed = chance(22)
        put(nil, isBracketed ? " (" : pick([", ", ". ", ", "]))
        switch random() % 10 {
        case 0 ... 2 where place != nil: // the place alone
            put("location", place ?? "")
        case 3 where place != nil && publisher != nil:
            put("publisher", publisher ?? ""); put(nil, ", "); put("location", place ?? "")
        case 4 where publisher != nil:
            put("publisher", publisher ?? "")
        default:
            if let place { put("location", place) }
            if let publisher { put(nil, place == nil ? "" : pick([": ", ", ", ", ", " : ", ": "])); put("publisher", publisher) }
        }
        if let year {
            put(nil, stretches.last?.label == nil ? "" : pick([", ", " ", ", "]))
            if chance(3) { put("edition", pick(["²", "³", "4"])) }
            put("date", year + (chance(4) ? pick(["-\(year.prefix(2))99", " [1912]", " (1897)"]) : ""))
        }
        put(nil, isBracketed ? ")" : "")
        if chance(80) { writePages(pages, tongue, marks: [", ", ", ", ": "]) }
        put(nil, pick([".", ".", ""]))
    }
}
