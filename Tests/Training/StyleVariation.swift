import Extraction

/// A labelled reference written again in another style: names, order, marks and quotation marks drawn by lot from what styles do.
///
/// The sets hold few styles each, and what a labeller learns of one set it must know in another's style. The fields stay as the set gives
/// them; so do their labels, in one scheme.
struct StyleVariation {
    /// The set of a reference that was written again.
    static let set = "variation"

    private var state: UInt64
    var stretches: [(label: String?, text: String)] = []
    private(set) var emphasized: Set<Int> = []

    /// Whether styles are drawn that the sets hardly hold: without titles, dotted, the humanities', bad copies.
    private let isWide: Bool

    init(seed: UInt64, isWide: Bool = true) {
        self.isWide = isWide
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0 ..< 4 { _ = random() }
    }

    mutating func random() -> UInt64 {
        state ^= state << 13; state ^= state >> 7; state ^= state << 17
        return state >> 11
    }
    mutating func pick<T>(_ choices: [T]) -> T { choices[Int(random() % UInt64(choices.count))] }
    mutating func chance(_ percent: UInt64) -> Bool { random() % 100 < percent }

    mutating func put(_ label: String?, _ text: String) { if !text.isEmpty { stretches.append((label, text)) } }

    /// - Returns: nil where the reference has too few fields for another style.
    mutating func variation(of reference: LabelledReference) -> LabelledReference? {
        var fields: [String: String] = [:]
        for (label, text) in reference.stretches {
            guard let label else { continue }
            let bare = Self.bare(text, label)
            guard !bare.isEmpty else { continue }
            fields[label] = fields[label].map { $0 + ([("author"), "editor"].contains(label) ? "; " : " ") + bare } ?? bare
        }
        guard let date = fields["date"], let stated = Self.year(date), fields["title"] != nil || fields["container"] != nil else { return nil }
        let year = chance(2) ? pick(["in press", "forthcoming", "n.d.", "submitted"]) : stated
        stretches = []
        let names = fields["author"].map { NameList.names(in: $0) } ?? []
        guard fields["author"] == nil || !names.isEmpty && names.count <= 40 else { return nil }
        // a book title that was called a container
        if fields["title"] == nil, fields["publisher"] != nil, fields["volume"] == nil, let book = fields.removeValue(forKey: "container") {
            fields["title"] = book
        }
        emphasized = []
        let isForeign = fields["translator"] != nil || fields["series"] != nil
        guard isWide || !isForeign else { return nil }
        switch random() % 100 {
        case 0 ..< 7 where fields["title"] != nil: writePage(fields["title"] ?? "", body(fields), year)
        case 7... where !isWide: write(fields, names, year)
        case 7 ..< 17 where fields["container"] != nil: writeWithoutTitle(fields, names, year)
        case 17 ..< 22 where fields["container"] != nil: writeDotted(fields, names, year)
        case 22 ..< 40: writeHumanities(fields, names, year, tongue())
        case 40 ..< 46 where fields["title"] != nil && fields["container"] != nil: writeInSeries(fields, names, year)
        case 46 ..< 50 where fields["title"] != nil: writeReport(fields, names, year)
        case 50 ..< 55 where fields["title"] != nil: writeSite(fields, names, year)
        default: if isForeign { writeHumanities(fields, names, year, tongue()) } else { write(fields, names, year) }
        }
        if chance(3), fields["pages"] != nil { put(nil, pick([" ", ". ", " [cited on p. "]) + "\(2 + random() % 99), \(100 + random() % 99)") }
        if chance(25) { emphasize(isBook: fields["container"] == nil) } else if isWide, chance(6) { disturb() }
        let text = stretches.map(\.text).joined()
        return LabelledReference(set: Self.set, text: text, stretches: stretches, emphasized: emphasized)
    }

    private mutating func tongue() -> Tongue { pick([.english, .english, .german, .french, .italian, .spanish]) }

    /// A body's name: a publisher, an institution, or one of a few words.
    mutating func body(_ fields: [String: String]) -> String {
        if let name = fields["institution"] ?? fields["publisher"], chance(60) { return name }
        let first = pick([
            "National", "World", "European", "Northern", "Global", "Royal", "Clinical", "Health", "Green River", "Advanced", "Peptide", "American",
            "Brain",
        ])
        let last = pick([
            "Institute", "Organization", "Foundation", "Society", "Agency", "Clinic", "Research Group", "Association", "Labs", "Sciences",
            "Center for Ageing", "Ministry of Health", "Wellness", "Health & Wellness", "Council",
        ])
        return pick([
            "\(first) \(last)", "\(first) \(last)", "The \(first) \(last)", first + last,
            "\(first) \(pick(["Study", "Trial", "Collaborative"])) Group",
        ])
    }

    /// A web page: body, title, site, address or the word that stands for a link, date of access.
    private mutating func writePage(_ title: String, _ body: String, _ year: String) {
        let date = pick([
            year, year, "\(year)-0\(1 + random() % 9)-1\(random() % 9)", "\(pick(["March", "May", "Oct"])) \(1 + random() % 28), \(year)", "n.d.",
        ])
        let site = pick(["YouTube", "Medium", "BBC News", "Wikipedia", "Healthline", "The Guardian", "WebMD", "Reddit"])
        let hasBody = chance(75)
        if hasBody {
            put("author", body)
            if chance(50) {
                put(nil, pick([" (", ". ("])); put("date", date); put(nil, pick(["). ", ") "]))
            } else {
                put(nil, pick([". ", ". ", ", ", ": "]))
            }
        }
        put("title", title)
        put(nil, pick([". ", ". ", " "]))
        if !hasBody || chance(20) { put("container", pick([site, body])); put(nil, ". ") }
        if !stretches.contains(where: { $0.label == "date" }), chance(40) { put("date", date); put(nil, ". ") }
        switch random() % 6 {
        case 0:
            put(
                "url",
                "Available from: https://www.\(pick(["example", "brainlab", "peptides", "health"])).\(pick(["org", "com", "net"]))/\(random() % 10_000)"
            )
        case 1:
            put("url", "https://\(pick(["example", "agency", "health"])).org/a/\(random() % 10_000)"); put(nil, " ");
            put("note", pick(["(accessed 12 May 2019)", "[accessed 2020-03-01]", "Accessed March 3, 2021."]))
        case 2: put("url", "Available from: [Link]")
        case 3: put("url", "Retrieved from http://www.example.com/\(random() % 999)/page.html")
        case 4: put("note", "Accessed 3 May 2018. "); put("url", "http://example.net/p?id=\(random() % 999)")
        default: break
        }
    }

    /// Puts into italics what styles do: the container, with or without the volume; of a book the title.
    mutating func emphasize(isBook: Bool) {
        let withVolume = chance(40)
        for (index, stretch) in stretches.enumerated() {
            if stretch.label == (isBook ? "title" : "container") { emphasized.insert(index) }
            if withVolume, stretch.label == "volume" { emphasized.insert(index) }
        }
    }

    /// A field without the marks and words of its style.
    private static func bare(_ text: String, _ label: String) -> String {
        var bytes = Substring(text)
        func trim() {
            while let first = bytes.unicodeScalars.first, " ,;:.([\"“”‘„«".unicodeScalars.contains(first),
                !(first == "(" && bytes.contains(")") && label == "title")
            { bytes = bytes.dropFirst() }
            while let last = bytes.unicodeScalars.last,
                " ,;:\"“”’»".unicodeScalars.contains(last) || last == "." && label != "author" && label != "editor" && label != "container"
                    || (last == ")" || last == "]") && !(bytes.contains("(") || bytes.contains("["))
            { bytes = bytes.dropLast() }
        }
        trim()
        let leads: [String: [String]] = [
            "volume": ["Vol.", "vol.", "Volume", "volume", "v.", "Bd.", "Band"],
            "issue": ["no.", "No.", "nr.", "Nr.", "issue", "Issue", "n°", "Heft"],
            "pages": ["pp.", "p.", "S.", "pages", "Pages", "Seiten", "pp", "pgs."],
            "editor": ["In:", "In ", "in:", "in ", "ed. by", "edited by", "Ed. by", "eds.", "ed.", "Hrsg."],
            "container": ["In:", "In ", "in:", "in "],
        ]
        var isCut = true
        while isCut {
            isCut = false
            for lead in leads[label] ?? [] where bytes.hasPrefix(lead) { bytes = bytes.dropFirst(lead.count); isCut = true; trim() }
        }
        if label == "editor" {
            for tail in [
                "(Eds.)", "(Ed.)", "(eds.)", "(ed.)", ", eds.", ", ed.", "(Hrsg.)", "(Hg.)", "(Eds", "(Ed", "(eds", "(ed", " eds", " ed", "Eds.",
                "Ed.", "editors", "editor", "(hrsg", "(Hrsg", "(Hg",
            ] where bytes.hasSuffix(tail) {
                bytes = bytes.dropLast(tail.count); trim()
            }
        }
        if label == "volume", bytes.contains(where: { "(,;:".contains($0) }) { return "" }
        return String(bytes)
    }

    private static func year(_ date: String) -> String? {
        let digits = date.split { !($0.isNumber || $0.isLetter) }
        return digits.first { $0.count >= 4 && $0.count <= 5 && $0.prefix(4).allSatisfy(\.isNumber) && ["1", "2"].contains($0.first) }.map(
            String.init)
    }

    // MARK: Writing

    private mutating func write(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        if chance(12) {
            put(
                "label",
                pick(["[\(1 + random() % 120)]", "\(1 + random() % 99).", "(\(1 + random() % 60))", "[\(1 + random() % 60)]", "\(1 + random() % 60)"])
            ); put(nil, " ")
        }
        let mark = pick([". ", ". ", ". ", ", ", ", "])
        let yearBehindNames = chance(50)
        var yearIsOut = false
        if !names.isEmpty {
            if chance(3) {
                put("author", isWide && chance(50) ? group() : body(fields))
            } else {
                if chance(2) { put("author", body(fields) + ", ") }
                writeNames("author", names, form: pick(Self.forms))
            }
            if yearBehindNames {
                let style = pick(["(", "(", "(", ".", ",", " "])
                switch style {
                case "(": put(nil, " ("); put("date", year); put(nil, pick([") ", "). ", "), ", "): "]))
                case ".": put(nil, ". "); put("date", year); put(nil, ". ")
                case ",": put(nil, ", "); put("date", year); put(nil, pick([", ", ". "]))
                default: put(nil, " "); put("date", year); put(nil, " ")
                }
                yearIsOut = true
            } else {
                put(nil, stretches.last?.text.hasSuffix(".") == true && mark == ". " ? " " : pick([mark, mark, ": "]))
            }
        }
        if let title = fields["title"], !(fields["container"] != nil && fields["volume"] != nil && chance(4)) {
            let quote =
                chance(22)
                ? pick([("“", "”"), ("\"", "\""), ("‘", "’"), ("“", ",”"), ("\"", ",\""), ("“", ".”"), ("« ", " »"), ("„", "“")]) : ("", "")
            put(nil, quote.0); put("title", title); put(nil, quote.1)
            let ends = quote.1.contains(",") || quote.1.contains(".")
            put(nil, ends ? " " : title.last == "?" || title.last == "!" ? " " : chance(2) ? " " : pick([mark, mark, ". "]))
        }
        if let container = fields["container"] {
            if fields["volume"] != nil || fields["publisher"] == nil {
                writeJournal(fields, container, year, &yearIsOut, mark)
            } else {
                writeChapter(fields, container, year, &yearIsOut, mark)
            }
        } else {
            writeBook(fields, year, &yearIsOut, mark)
        }
        if !yearIsOut { put(nil, pick([" (", ", ", ". ", " "])); put("date", year); if stretches.dropLast().last?.text == " (" { put(nil, ")") } }
        put(nil, pick([".", ".", ".", "", ";"]))
        if let doi = fields["doi"], chance(60) {
            put(nil, " "); put("doi", pick(["doi:", "DOI: ", "https://doi.org/", "doi: "]) + doi.drop { $0 != "1" })
        } else if let url = fields["url"], chance(60) {
            put(nil, pick([" ", " Available at: ", " Retrieved from "])); put("url", url)
        }
    }

    private mutating func writeJournal(_ fields: [String: String], _ container: String, _ year: String, _ yearIsOut: inout Bool, _ mark: String) {
        if chance(6) { put(nil, "In: ") } else if chance(6) { put(nil, "in ") }
        put("container", container)
        let volume = fields["volume"], issue = fields["issue"], pages = fields["pages"]
        if !yearIsOut, chance(45) {
            put(nil, pick([". ", " ", ", ", " ("]))
            let isOpen = stretches.last?.text == " ("
            put("date", year); put(nil, isOpen ? ") " : pick([";", "; ", ", ", " "]))
            yearIsOut = true
        } else {
            put(nil, pick([" ", ", ", ", ", ". "]))
        }
        let word = chance(20)
        if let volume { put(nil, word ? pick(["vol. ", "Vol. ", "v. "]) : ""); put("volume", volume) }
        if let issue {
            let form = pick(["(", "(", " (", "no", "no", ","])
            switch form {
            case "(": put(nil, "("); put("issue", issue); put(nil, ")")
            case " (": put(nil, " ("); put("issue", issue); put(nil, ")")
            case "no": put(nil, pick([", no. ", " no. ", ", No. ", ", n°", ", Issue ", " nr. "])); put("issue", issue)
            default: put(nil, pick([", ", "/", "."])); put("issue", issue)
            }
        }
        if !yearIsOut, chance(40) { put(nil, " ("); put("date", year); put(nil, ")"); yearIsOut = true }
        if let pages {
            let isBehindMark = stretches.last.map { $0.label == nil && $0.text.hasSuffix(" ") } ?? false
            put(
                nil, isBehindMark ? (word ? "pp. " : "") : word ? pick([", pp. ", ", p. ", ": pp. "]) : pick([":", ": ", ", ", ", ", " ", ", pp. "]))
            put("pages", pages)
        }
    }

    private mutating func writeChapter(_ fields: [String: String], _ container: String, _ year: String, _ yearIsOut: inout Bool, _ mark: String) {
        put(nil, pick(["In ", "In: ", "in ", "in: ", "In "]))
        let editors = fields["editor"].map { NameList.names(in: $0) } ?? []
        let editorsFirst = chance(60)
        if !editors.isEmpty, editorsFirst {
            writeNames("editor", editors, form: pick(Self.forms))
            put(nil, pick([" (Eds.), ", " (eds.), ", ", eds., ", ", editors. ", " (Ed.), ", " (eds) "]))
        }
        put("container", container)
        if !editors.isEmpty, !editorsFirst {
            put(nil, pick([", edited by ", ", ed. ", ", eds. ", ". Ed. "])); writeNames("editor", editors, form: pick([2, 5, 2]))
        }
        if let pages = fields["pages"] {
            if chance(45) {
                put(nil, " (pp. "); put("pages", pages); put(nil, "). ")
            } else {
                put(nil, pick([", pp. ", ", ", ": ", ". p. "])); put("pages", pages); put(nil, pick([". ", ", "]))
            }
        } else {
            put(nil, pick([". ", ", ", " "]))
        }
        writePublisher(fields, year, &yearIsOut)
    }

    private mutating func writeBook(_ fields: [String: String], _ year: String, _ yearIsOut: inout Bool, _ mark: String) {
        if let edition = fields["edition"], chance(70) { put("edition", edition); put(nil, mark) }
        if let genre = fields["genre"] { put("genre", genre); put(nil, pick([", ", ". "])) }
        if let institution = fields["institution"] { put("institution", institution); put(nil, pick([", ", ". "])) }
        writePublisher(fields, year, &yearIsOut)
        if let pages = fields["pages"], chance(60) { put(nil, pick([", pp. ", ", ", ": ", ". p. "])); put("pages", pages) }
    }

    mutating func writePublisher(_ fields: [String: String], _ year: String, _ yearIsOut: inout Bool) {
        let place = fields["location"], publisher = fields["publisher"]
        let isBracketed = chance(15) && (place != nil || publisher != nil)
        if isBracketed { put(nil, "(") }
        if let place, chance(60) || publisher == nil {
            put("location", place)
            if let publisher { put(nil, pick([": ", ": ", ", ", " : "])); put("publisher", publisher) }
        } else if let publisher {
            put("publisher", publisher)
            if let place { put(nil, ", "); put("location", place) }
        } else {
            return
        }
        if !yearIsOut, isBracketed || chance(60) { put(nil, pick([", ", ", ", ". ", "; "])); put("date", year); yearIsOut = true }
        if isBracketed { put(nil, ")") }
    }

    // MARK: Names

    private static let forms = [0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7]

    mutating func writeNames(_ label: String, _ names: [NameList.Parts], form: Int, joint: String? = nil, last: String? = nil) {
        let most = names.count > 3 && chance(25) ? 1 + Int(random() % 4) : names.count
        let joint = joint ?? pick([", ", ", ", "; ", form == 1 ? ", " : ", "])
        let last = last ?? pick([" and ", ", and ", " & ", ", & ", joint, joint, " und "])
        var text = ""
        for (index, name) in names.prefix(most).enumerated() {
            if index > 0 { text += index == most - 1 && most == names.count ? last : joint }
            text += write(name, form: form == 6 && index > 0 ? 2 : form == 7 && index > 0 ? 5 : form)
        }
        if most < names.count { text += pick([", et al.", " et al.", " et al", ", … "]) }
        put(label, text)
    }

    /// 0 `Smith, J. A.` · 1 `Smith JA` · 2 `J. A. Smith` · 3 `SMITH, J. A.` · 4 `Smith J.A.` · 5 `John A. Smith` · 6 first inverted ·
    /// 7 `Smith, John A.`, others upright · 8 `Smith, John A.` · 9 `SMITH John A.`
    private mutating func write(_ name: NameList.Parts, form: Int) -> String {
        guard let given = name.given, !given.isEmpty else { return name.family }
        let initials = Self.initials(given)
        switch form {
        case 0, 6: return name.family + ", " + initials.map { $0 + "." }.joined(separator: " ")
        case 1: return name.family + " " + initials.joined()
        case 2: return initials.map { $0 + "." }.joined(separator: chance(50) ? " " : "") + " " + name.family
        case 3: return name.family.uppercased() + ", " + initials.map { $0 + "." }.joined()
        case 4: return name.family + " " + initials.map { $0 + "." }.joined()
        case 5: return given + " " + name.family
        case 9: return name.family.uppercased() + " " + given
        default: return name.family + ", " + given
        }
    }

    private static func initials(_ given: String) -> [String] {
        let words = given.split { " .-".contains($0) }
        return words.flatMap { word -> [String] in
            word.count <= 4 && word.allSatisfy(\.isUppercase) ? word.map(String.init) : [String(word.prefix(1)).uppercased()]
        }
    }
}
