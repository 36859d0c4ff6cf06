import Extraction

/// Styles of the sciences that give no title, and lists that databases write.
extension StyleVariation {
    /// `[1] S.P. Hall, X. Lu, J. Maze 30 (2012) 4038.` · `(1) Hall, S. P.; Lu, X. J. Maze 2012, 30, 4038–4041.` · `1 S. Hall and X. Lu, J. Maze 30, 4038 (2012).`
    mutating func writeWithoutTitle(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        let volume = chance(12) ? nil : fields["volume"], pages = chance(10) ? nil : fields["pages"].map { firstPage($0) }, issue = chance(70) ? nil : fields["issue"]
        let container = fields["container"] ?? ""
        let form = random() % 4
        if chance(85) {
            let number = 1 + random() % 90
            put("label", form == 0 ? "[\(number)]" : form == 1 ? "(\(number))" : pick(["\(number)", "\(number).", "[\(number)]"]))
            put(nil, chance(15) ? "" : " ")
        }
        let hasNames = !names.isEmpty && chance(93)
        switch form {
        case 0:
            if hasNames { writeNames("author", names, form: 2, joint: ", ", last: ", "); put(nil, ", ") }
            put("container", container)
            if let volume { put(nil, " "); put("volume", volume) }
            put(nil, " ("); put("date", year); put(nil, ")")
            if let pages { put(nil, " "); put("pages", pages) }
        case 1:
            if hasNames { writeNames("author", names, form: 0, joint: "; ", last: "; "); put(nil, " ") }
            put("container", container); put(nil, " "); put("date", year)
            if let volume { put(nil, ", "); put("volume", volume) }
            if let issue { put(nil, " ("); put("issue", issue); put(nil, ")") }
            if let pages { put(nil, ", "); put("pages", pages) }
        case 2:
            if hasNames { writeNames("author", names, form: 2, joint: ", ", last: names.count > 2 ? ", and " : " and "); put(nil, ", ") }
            put("container", container)
            if let volume { put(nil, " "); put("volume", volume) }
            if let pages { put(nil, volume == nil ? " " : ", "); put("pages", pages) }
            put(nil, " ("); put("date", year); put(nil, ")")
        default:
            if hasNames { writeNames("author", names, form: pick([0, 2, 4]), joint: ", ", last: pick([" & ", " and ", ", "])); put(nil, pick([". ", ", ", " "])) }
            put("container", container)
            if let volume { put(nil, pick([" ", ", ", ", vol. "])); put("volume", volume) }
            if let pages { put(nil, pick([", ", ":", ", p. "])); put("pages", pages) }
            put(nil, pick([" (", ", "])); put("date", year)
            if stretches[stretches.count - 2].text == " (" { put(nil, ")") }
        }
        put(nil, pick([".", ".", ""]))
    }

    private mutating func firstPage(_ pages: String) -> String {
        chance(50) ? String(pages.prefix { !"-–—, ".contains($0) }) : pages
    }

    /// `Hall, Sam, Lu, Xi. A title. J Maze. 2012. 30. 4. 12-15`, with nothing between the stops where a record says nothing.
    mutating func writeDotted(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        if !names.isEmpty { writeNames("author", chance(40) ? Array(names.prefix(1)) : names, form: pick([0, 8]), joint: ", ", last: ", ") }
        put(nil, ". ")
        if let title = fields["title"] { put("title", title); put(nil, ". ") }
        put("container", fields["container"] ?? ""); put(nil, ". "); put("date", year); put(nil, ". ")
        let isBare = chance(15)
        if !isBare, let volume = fields["volume"] { put("volume", volume) }
        put(nil, ". ")
        if !isBare, let issue = fields["issue"] { put("issue", issue) }
        put(nil, ". ")
        if let pages = fields["pages"], chance(90) { put("pages", pages) }
    }

    /// What scanners and bad copies do: a letter for another, blanks lost and found.
    mutating func disturb() {
        let rate = 1 + random() % 4
        stretches = stretches.map { stretch in
            var text = ""
            for character in stretch.text {
                guard chance(rate) else { text.append(character); continue }
                switch random() % 4 {
                case 0: text.append(" "); text.append(character)
                case 1: text.append(character == " " ? pick(["", "  "]) : String(character))
                case 2: text.append(pick(["e", "o", "1", "l", "c", "N", "X", "q"]))
                default: if character != " " { text.append(character) }
                }
            }
            return (stretch.label, stretch.label == "doi" || stretch.label == "url" || text.allSatisfy { $0 == " " } ? stretch.text : text)
        }
    }
}
