import Model

/// Publisher and place as books print them.
///
/// `New York: Harper and Row` · `Springer, Dordrecht` · `John Wiley & Sons` · `Paris, Galimard` · `Cambridge, MA: MIT Press` ·
/// `University of New Mexico Press`.
struct Publishers: Sendable {
    var publisher: String?
    var place: String?
    /// Whether a colon between place and publisher, or a word such as *Press* or *Verlag*, shows that this is one.
    var isSure = false

    init?(_ range: Range<Int>, in text: EntryText) {
        let range = text.trimmed(range, of: " ,;:.()")
        guard !range.isEmpty, range.count <= 160, text.isUpper(range.lowerBound) || text.isDigit(range.lowerBound) else { return nil }
        if let colon = Self.colon(in: range, of: text) {
            let before = text.trimmed(from: range.lowerBound, to: colon, of: " ,;:"), after = text.trimmed(from: colon + 1, to: range.upperBound)
            if text.wordCount(before) <= 7, !before.isEmpty, !after.isEmpty, text.isUpper(after.lowerBound) || text.isDigit(after.lowerBound) {
                place = text.string(before); publisher = text.string(after); isSure = true
                return
            }
        }
        let parts = Self.parts(of: range, in: text)
        let words = parts.map { Self.hasPublisherWord($0, in: text) }
        if let sure = words.firstIndex(of: true) {
            isSure = true
            let others = parts.indices.filter { $0 != sure }
            publisher = text.string(parts[sure])
            if let first = others.first, others.allSatisfy({ text.wordCount(parts[$0]) <= 4 }) {
                let last = others.last ?? first
                if last - first == others.count - 1 { place = text.string(parts[first].lowerBound ..< parts[last].upperBound) }
            }
            return
        }
        if parts.count >= 2, places.contains(text.lowered(parts[0])) {
            place = text.string(parts[0]); publisher = text.string(parts[1].lowerBound ..< range.upperBound); isSure = true
        } else if parts.count >= 2, let last = parts.last, places.contains(text.lowered(last)) {
            publisher = text.string(range.lowerBound ..< parts[parts.count - 2].upperBound); place = text.string(last); isSure = true
        } else {
            publisher = text.string(range)
        }
    }

    private static func colon(in range: Range<Int>, of text: EntryText) -> Int? {
        var at = range.lowerBound
        while at < range.upperBound { if text.bytes[at] == 0x3A, at + 1 == range.upperBound || text.isBlank(at + 1) { return at }; at += 1 }
        return nil
    }

    private static func parts(of range: Range<Int>, in text: EntryText) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for at in range where text.bytes[at] == 0x2C {
            let part = text.trimmed(from: start, to: at, of: " ,;")
            if !part.isEmpty { parts.append(part) }
            start = at + 1
        }
        let rest = text.trimmed(from: start, to: range.upperBound, of: " ,;")
        if !rest.isEmpty { parts.append(rest) }
        return parts
    }

    /// Whether a stretch holds a word that publishers' names have: `Press`, `Verlag`, `Springer`, `University of … Press`.
    static func hasPublisherWord(_ range: Range<Int>, in text: EntryText) -> Bool {
        var start = range.lowerBound
        for at in range.lowerBound ... range.upperBound where at == range.upperBound || !text.isLetter(at) {
            if at > start, text.isUpper(start), publisherWords.contains(text.lowered(start ..< at)) { return true }
            start = at + 1
        }
        return false
    }

    static func isPlace(_ word: String) -> Bool { places.contains(word) }
}

private let publisherWords: Set<String> = [
    "press", "verlag", "publishers", "publisher", "publishing", "publications", "springer", "wiley", "elsevier", "books", "routledge", "blackwell",
    "sage", "kluwer",
    "birkhäuser", "birkhauser", "palgrave", "macmillan", "pearson", "mcgraw", "penguin", "harper", "random", "dekker", "erlbaum", "academic",
    "éditions", "editions",
    "ediciones", "edizioni", "editorial", "suhrkamp", "gruyter", "brill", "karger", "thieme", "lippincott", "saunders", "mosby", "campus", "facultas",
    "presses",
    "gallimard", "nomos", "prentice", "addison", "houghton", "doubleday", "knopf", "norton", "freeman", "benjamins", "ashgate", "edward", "elgar",
    "ieee", "acm", "siam", "ams",
    "limited", "llc", "gmbh", "bv", "informa", "ovid", "jstor", "hindawi", "elsevier", "thieme", "librairie", "libraries", "editore", "uitgeverij",
    "wydawnictwo", "house", "sons", "imprint", "hall", "butterworth", "pergamon", "plenum", "crc", "mit",
]

private let places: Set<String> = Set(
    """
    aldershot amsterdam ann arbor athens austin baden-baden baltimore barcelona basel basingstoke beijing belmont berkeley berlin bielefeld bologna bonn
    boston boulder bristol brussels bruxelles budapest buenos aires cambridge canberra cheltenham chicago chichester cologne copenhagen darmstadt delhi dordrecht
    dublin durham düsseldorf edinburgh essen farnham florence firenze frankfurt freiburg geneva genève göttingen graz hague hamburg hannover harmondsworth heidelberg
    helsinki hillsdale hoboken ithaca jena jerusalem kiel kyoto köln leiden leipzig leuven lisbon liverpool ljubljana london lund lyon madrid malden manchester
    mannheim marburg melbourne milan milano minneapolis montreal moscow mumbai münchen munich münster napoli newbury oakland opladen oslo oxford padova palo alto paris
    philadelphia pittsburgh potsdam prague praha princeton providence rome roma rotterdam rochester saarbrücken san francisco santiago seattle seoul singapore sofia
    stanford stockholm strasbourg stuttgart sydney tampere thousand oaks tokyo toronto torino trondheim tübingen uppsala utrecht vancouver vienna warsaw warszawa
    washington weinheim wien wiesbaden york zagreb zürich zurich
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
).union([
    "new york", "san francisco", "palo alto", "ann arbor", "the hague", "new haven", "los angeles", "new delhi", "new brunswick",
    "upper saddle river", "washington d.c", "washington dc", "buenos aires", "thousand oaks", "san diego", "frankfurt am main", "frankfurt a.m",
    "notre dame", "new jersey",
])
