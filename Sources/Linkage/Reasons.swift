import Model

/// Why a pair agrees or not, in words and figures: `same title`, `year 2019 and 2020`, `title 0.93 alike`.
enum Reasons {
    static func reasons(of vector: ComparisonVector, _ a: Profile, _ b: Profile, _ first: Reference, _ second: Reference) -> [String] {
        let x = first.bibliography, y = second.bibliography
        var reasons: [String] = []
        for field in Field.allCases where vector[field] != .missing {
            let level = vector[field]
            switch field {
            case .doi: reasons.append(level == .same ? "same DOI \(plain(x.doi ?? x.url))" : "DOI \(plain(x.doi ?? x.url)) and \(plain(y.doi ?? y.url))")
            case .pmid: reasons.append(level == .same ? "same PMID \(plain(x.pmid))" : "PMID \(plain(x.pmid)) and \(plain(y.pmid))")
            case .pmcid: reasons.append(level == .same ? "same PMCID \(plain(x.pmcid))" : "PMCID \(plain(x.pmcid)) and \(plain(y.pmcid))")
            case .url: reasons.append(level == .same ? "same address" : "two addresses")
            case .title: reasons.append(title(vector))
            case .authors: reasons.append(authors(level, a, b, x, y))
            case .year: reasons.append(year(level, x.year, y.year))
            case .container: reasons.append(container(level, x, y))
            case .venue: if level == .differs, vector[.container] == .differs { reasons.append("another kind of publication") }
            case .volume: reasons.append(number("volume", level, x.volume, y.volume))
            case .issue: reasons.append(number("issue", level, x.issue, y.issue))
            case .pages: reasons.append(number("page", level, x.page, y.page))
            case .site: reasons.append(site(level, first, second))
            case .text: reasons.append("\(Int((vector.textShare * 100).rounded(.down))) % of the shorter text stands in the other")
            case .numbers: reasons.append(numbers(a.text, b.text, year: vector.isYearLeftOut ? x.year : nil))
            }
        }
        return reasons
    }

    private static func title(_ vector: ComparisonVector) -> String {
        let share = twoDecimals(Double(vector.titleSimilarity))
        switch vector[.title] {
        case .same: return "same title (1.00)"
        case .close: return "title in another spelling (\(share))"
        case .part: return "one title continues the other (\(share))"
        case .cut: return "one title is cut and begins the other (\(share))"
        case .inside: return "the title stands in the other text (\(share))"
        case .near: return "similar title with other words (\(share))"
        default: return "different titles (\(share))"
        }
    }

    private static func authors(_ level: Level, _ a: Profile, _ b: Profile, _ x: Bibliography, _ y: Bibliography) -> String {
        let shared = a.authors.families.sharedCount(with: b.authors.families)
        let least = min(a.authors.families.count, b.authors.families.count)
        switch level {
        case .same: return "same authors (\(shared) of \(least))"
        case .close: return "same first author (\(shared) of \(least) names)"
        case .inside: return "the first author stands in the other text"
        case .part, .near: return "authors partly the same (\(shared) of \(least) names)"
        default: return "different authors, \(plain(x.authors.first?.family)) and \(plain(y.authors.first?.family))"
        }
    }

    private static func container(_ level: Level, _ x: Bibliography, _ y: Bibliography) -> String {
        switch level {
        case .same: "same journal or book"
        case .close: "same journal or book, abbreviated"
        case .part: "same journal or book, one with more words"
        case .inside: "the journal or book stands in the other text"
        default: "published in \(plain(x.containerTitle)) and \(plain(y.containerTitle))"
        }
    }

    private static func year(_ level: Level, _ x: Int?, _ y: Int?) -> String {
        switch level {
        case .same: "same year \(x ?? 0)"
        case .inside: "the year \(x ?? y ?? 0) stands in the other text"
        case .part: "year \(x ?? 0) and \(y ?? 0), the earlier one ahead of print"
        default: "year \(x ?? 0) and \(y ?? 0)"
        }
    }

    private static func numbers(_ a: TextProfile, _ b: TextProfile, year: Int?) -> String {
        let (shared, all) = a.sharedNumbers(with: b, besides: year)
        return "\(shared) of \(all) \(year == nil ? "" : "other ")numbers of the shorter text stand in the other"
    }

    private static func number(_ name: String, _ level: Level, _ x: String?, _ y: String?) -> String {
        if level == .inside { return "the \(name) \(plain(x ?? y)) stands in the other text" }
        return level == .same ? "same \(name) \(plain(x))" : "\(name) \(plain(x)) and \(plain(y))"
    }

    private static func site(_ level: Level, _ x: Reference, _ y: Reference) -> String {
        let first = x.host ?? x.repository ?? Identifier.host(x.bibliography.url) ?? "", second = y.host ?? y.repository ?? Identifier.host(y.bibliography.url) ?? ""
        switch level {
        case .same: return "same site \(plain(first))"
        case .part: return "the site \(plain(x.bibliography.title == nil ? first : second)) has the name of the other's author or publisher"
        case .close: return "copies at \(plain(first)) and \(plain(second))"
        default: return "pages of \(plain(first)) and \(plain(second))"
        }
    }

    /// A value without the separator of lists, so that a reason stays one item of its cell: `a; b` is `a, b`, `3.0.co;2-p` stays.
    private static func plain(_ text: String?) -> String {
        guard let text else { return "?" }
        let bytes = Array(text.utf8), blank = UInt8(ascii: " ")
        return String(decoding: bytes.indices.map { at in
            bytes[at] == UInt8(ascii: ";") && (at + 1 == bytes.count || bytes[at + 1] <= blank) ? UInt8(ascii: ",") : bytes[at]
        }, as: UTF8.self)
    }

    private static func twoDecimals(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded(.down))
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
