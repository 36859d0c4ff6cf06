import Extraction

/// Proceedings in a series, reports, and works of groups.
extension StyleVariation {
    /// `1. Ng, W., Hall, S.: A title. In: Roe, K. (ed.) Proceedings 2013. LNCS, vol. 8217, pp. 1–12. Springer, Heidelberg (2013)`
    mutating func writeInSeries(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        if chance(60) { put("label", pick(["\(1 + random() % 80).", "[\(1 + random() % 80)]"])); put(nil, " ") }
        if !names.isEmpty { writeNames("author", names, form: 0, joint: ", ", last: ", "); put(nil, pick([": ", ": ", ". "])) }
        if let title = fields["title"] { put("title", title); put(nil, ". ") }
        put(nil, pick(["In: ", "In: ", "In "]))
        let editors = fields["editor"].map { NameList.names(in: $0) } ?? (chance(40) ? Array(names.reversed().prefix(2)) : [])
        if !editors.isEmpty { writeNames("editor", editors, form: 0, joint: ", ", last: ", "); put(nil, editors.count > 1 ? " (eds.) " : pick([" (ed.) ", " (eds.) "])) }
        put("container", fields["container"] ?? ""); put(nil, ". ")
        if chance(75) {
            put("series", pick(["LNCS", "LNAI", "Lecture Notes in Computer Science", "LNM", "CCIS", "Studies in Computational Intelligence", "LNCS (LNAI)", "IFIP AICT"]))
            put(nil, pick([", vol. ", ", vol. ", " ", ", "])); put("volume", fields["volume"].flatMap { $0.allSatisfy(\.isNumber) ? $0 : nil } ?? "\(300 + random() % 9_000)")
            put(nil, pick([", ", ". "]))
        }
        if let pages = fields["pages"] { put(nil, pick(["pp. ", "pp. ", ""])); put("pages", pages); put(nil, ". ") }
        put("publisher", fields["publisher"] ?? pick(["Springer", "ACM", "Springer-Verlag", "IEEE", "AAAI Press", "USENIX Association"]))
        if chance(50) { put(nil, ", "); put("location", fields["location"] ?? pick(["Heidelberg", "Berlin", "Cham", "New York", "Boston, MA", "Berlin, Heidelberg"])) }
        put(nil, pick([" (", " (", ", "])); put("date", year); if stretches[stretches.count - 2].text == " (" { put(nil, ")") }
        put(nil, pick(["", "."]))
    }

    /// `S. Hall. A title. Technical Report CS-91-132, Green River University, 1991.`
    mutating func writeReport(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        let mark = pick([". ", ", ", ". "])
        if !names.isEmpty { writeNames("author", names, form: pick([2, 5, 0, 1])); put(nil, mark) }
        let yearFirst = !names.isEmpty && chance(35)
        if yearFirst { put(nil, "("); put("date", year); put(nil, pick(["). ", "): ", ") "])) }
        let quotes = chance(20) ? ("“", "”") : ("", "")
        put(nil, quotes.0); put("title", fields["title"] ?? ""); put(nil, quotes.1 + mark)
        let number = pick(["", " CS-\(80 + random() % 19)-\(1 + random() % 200)", " \(1 + random() % 900)", " No. \(1 + random() % 99)", " TR-\(random() % 2_000)", " UCB/CSD-\(random() % 99)-\(random() % 999)"])
        let genre = pick(["Technical Report", "Tech. Rep.", "Tech. Report", "PhD thesis", "Ph.D. dissertation", "Master’s thesis", "Working Paper", "Internal report", "Research Report", "Technical Memorandum", "Doctoral dissertation", "Diplomarbeit", "Dissertation"])
        let isThesis = genre.lowercased().contains("thesis") || genre.lowercased().contains("dissertation") || genre == "Diplomarbeit"
        let body = body(fields)
        let institution = chance(70) ? pick(["University of ", "Universität ", "University College "]) + (fields["location"].map { String($0.prefix { $0 != "," }) } ?? "Northfield") : body
        let genreText = genre + (isThesis ? "" : number)
        if chance(25) {
            put(nil, "("); put("genre", genreText); put(nil, ", "); put("institution", institution); put(nil, ")")
        } else if chance(25), !isThesis {
            put("institution", institution); put(nil, pick([" ", ", "])); put("genre", genreText)
        } else {
            put("genre", genreText); put(nil, pick([", ", ", ", ". "])); put("institution", institution)
        }
        if let place = fields["location"], chance(30) { put(nil, ", "); put("location", place) }
        if !yearFirst { put(nil, pick([", ", ", ", ". "])); put("date", (chance(30) ? pick(["May ", "June ", "Oct. ", "December "]) : "") + year) }
        put(nil, pick([".", ""]))
    }

    /// `[3] Unit of Lakes. (2020, June 3). Title [Data set]. Zenodo. https://…` · `"Title." The Northern Times, 12 Feb. 2015, www.….`
    mutating func writeSite(_ fields: [String: String], _ names: [NameList.Parts], _ year: String) {
        let site = pick(["The New York Times", "YouTube", "Vox", "Figshare", "GitHub", "BBC", "The Conversation", "Medium", "Nature News", "Wired", "Ask the Experts", "Stack Overflow", "Docs.rs", "Twitter", "Wikipedia, The Free Encyclopedia", "Coursera"])
        let day = day(of: year)
        var isDated = false
        if chance(15) { put("label", "[\(1 + random() % 60)]"); put(nil, " ") }
        if chance(10) { // an entry of an encyclopedia
            put("title", fields["title"] ?? ""); put(nil, " ("); put("date", year); put(nil, "). In "); put("container", site); put(nil, ". ")
            return writeAddress()
        }
        if chance(82) {
            writeOwner(names)
            isDated = chance(50)
            if isDated { put(nil, pick([" (", ". ("])); put("date", day); put(nil, pick(["). ", ") "])) } else { put(nil, pick([". ", ", "])) }
        }
        let quotes = chance(40) ? pick([("“", ".”"), ("\"", ".\""), ("“", ",”"), ("“", "”")]) : ("", "")
        put(nil, quotes.0); put("title", fields["title"] ?? ""); put(nil, quotes.1)
        if chance(6) { put(nil, pick([" (1.0)", " (2.9.0)", " (Version 3)"])) }
        let genre = chance(25) ? pick(["[Data set]", "[Data set]", "[Computer software]", "[Video file]", "[Video]", "[Online]", "[Blog post]", "[Tweet]"]) : nil
        if let genre { put(nil, " "); put("genre", genre) }
        put(nil, quotes.1.isEmpty || genre != nil ? ". " : " ")
        if genre == "[Data set]" { put("publisher", pick(["Zenodo", "Zenodo", "Dryad", "Figshare", "PANGAEA"])) } else { put("container", site) }
        if genre == nil, chance(14) { put(nil, ", "); put("publisher", site + pick(["", " Media", " Company"])) }
        if !isDated { put(nil, pick([", ", ". "])); put("date", day) }
        put(nil, pick([". ", ", "]))
        writeAddress()
    }

    private mutating func writeOwner(_ names: [NameList.Parts]) {
        if chance(50) || names.isEmpty { put("author", group()) } else { writeNames("author", names, form: pick([0, 5, 7, 8])) }
        if chance(8) { put(nil, pick([" [@lakelab]", " (Instructor)", " (Host)", " [u/lakes]", " (Director)"])) }
    }

    /// `12 Feb. 2015` · `2020, June 3` · `2021, 20 de octubre` · `n.d.`
    private mutating func day(of year: String) -> String {
        let number = 1 + random() % 28
        return pick([
            "\(number) \(pick(["Feb.", "May", "Oct.", "Mar."])) \(year)", year, "\(pick(["Mar.", "April", "Sep.", "January"])) \(number), \(year)", "n.d.",
            "\(year), \(pick(["March", "June", "Dec."])) \(number)", "\(year), \(number) de \(pick(["octubre", "mayo", "junho"]))", "\(number).\(1 + random() % 12).\(year)",
        ])
    }

    private mutating func writeAddress() {
        put(nil, pick(["", "", "Retrieved from ", "Available at: ", "Retrieved February 4, 2020, from ", "[Online]. Available: "]))
        put("url", pick(["https://www.", "http://", "https://"]) + pick(["example.org/a/", "news.example.com/", "example.net/p/"]) + "\(random() % 100_000)")
        if chance(25) { put(nil, pick([" ", ". "])); put("note", pick(["Accessed 3 May 2018", "(accessed 12 May 2019)", "[Accessed: 19-Oct-2017]"])) }
        put(nil, pick([".", ""]))
    }

    /// A group that is an author.
    mutating func group() -> String {
        let topic = pick(["Lake Risk Factor", "GEN", "Northern Stroke", "Open Table", "Deep River", "Cardiac Imaging", "Polar Ice", "Rural Health"])
        let short = String(topic.split(separator: " ").compactMap(\.first))
        return pick([
            "\(topic) Collaboration (\(short)C)", "The \(topic) development team", "Wikipedia contributors", "\(topic), Inc.", "U.S. Department of \(pick(["Health", "Energy", "Commerce"]))",
            "\(topic) Study Group", "\(topic) Consortium", "Ministry of \(pick(["Health", "Education"]))", "\(topic) Team", "The \(topic) Investigators", "Office of \(topic) Statistics", "\(topic)",
        ])
    }
}
