/// A paper that does not exist, with all that a reference says of one.
struct CitedWork {
    let title: String
    let authors: [(family: String, initial: String)]
    let year: Int
    let journal: String
    let volume: Int
    let issue: Int
    let page: Int
    let doi: String

    /// The n-th work: the same whoever cites it, so that documents share works.
    init(_ number: Int, seed: UInt64) {
        var random = Seeded(seed, stream: -1 - number)
        title = "\(random.one(of: Words.adjectives).capitalized) \(random.one(of: Words.compounds)) and \(random.one(of: Words.subjects)) "
            + "\(random.one(of: Words.systems)): \(random.one(of: Words.adjectives)) \(random.one(of: Words.subjects)) study \(number)"
        authors = (0 ... random.number(0 ... 3)).map { _ in (random.one(of: Words.surnames), String(UnicodeScalar(UInt8(65 + random.number(0 ... 25))))) }
        year = random.number(1985 ... 2025)
        journal = random.one(of: Words.journals)
        volume = random.number(1 ... 90)
        issue = random.number(1 ... 12)
        page = random.number(1 ... 3000)
        doi = "10.5555/\(Words.journals.firstIndex(of: journal) ?? 0).\(number)"
    }

    private var names: String { authors.map { "\($0.family) \($0.initial)" }.joined(separator: ", ") }

    /// `Adler B, Sato K. Early Semax and memory in piglets. Stroke Reports. 2011;12(3):45-52. doi:10.5555/2.17`
    var vancouver: String { "\(names). \(title). \(journal). \(year);\(volume)(\(issue)):\(page)-\(page + 7). doi:\(doi)" }

    /// `Adler, B. & Sato, K. (2011). Early Semax and memory in piglets. Stroke Reports, 12(3), 45–52.`
    var authorYear: String {
        "\(authors.map { "\($0.family), \($0.initial)." }.joined(separator: ", ")) (\(year)). \(title). \(journal), \(volume)(\(issue)), \(page)–\(page + 7)."
    }

    /// `Early Semax and memory in piglets - example.org https://example.org/10.5555/2.17`
    var titleAndHost: String { "\(title) - example.org https://example.org/\(doi)" }

    /// As a reference file of a format says it, by the format's file extension.
    func record(as format: String) -> String {
        switch format {
        case "ris":
            return "TY  - JOUR\n" + authors.map { "AU  - \($0.family), \($0.initial)\n" }.joined()
                + "TI  - \(title)\nJO  - \(journal)\nPY  - \(year)\nVL  - \(volume)\nIS  - \(issue)\nSP  - \(page)\nEP  - \(page + 7)\nDO  - \(doi)\nER  - \n"
        case "bib":
            return "@article{w\(page)x\(year),\n  title = {\(title)},\n  author = {\(authors.map { "\($0.family), \($0.initial)." }.joined(separator: " and "))},\n"
                + "  journal = {\(journal)},\n  year = \(year),\n  volume = {\(volume)},\n  pages = {\(page)--\(page + 7)},\n  doi = {\(doi)}\n}\n"
        case "nbib":
            return "PMID- \(10_000_000 + page)\nTI  - \(title)\n" + authors.map { "FAU - \($0.family), \($0.initial)\nAU  - \($0.family) \($0.initial)\n" }.joined()
                + "DP  - \(year)\nJT  - \(journal)\nVI  - \(volume)\nIP  - \(issue)\nPG  - \(page)-\(page + 7)\nLID - \(doi) [doi]\n\n"
        case "ciw":
            return "PT J\nAU " + authors.map { "\($0.family), \($0.initial)" }.joined(separator: "\n   ") + "\nTI \(title)\nSO \(journal)\nPY \(year)\nVL \(volume)\nIS \(issue)\n"
                + "BP \(page)\nEP \(page + 7)\nDI \(doi)\nUT WOS:\(page)\nER\n\n"
        case "enw":
            return "%0 Journal Article\n" + authors.map { "%A \($0.family), \($0.initial)\n" }.joined()
                + "%T \(title)\n%J \(journal)\n%D \(year)\n%V \(volume)\n%N \(issue)\n%P \(page)-\(page + 7)\n%R \(doi)\n\n"
        case "csv":
            return "\"\(title)\",\"\(authors.map { "\($0.family), \($0.initial)" }.joined(separator: "; "))\",\(year),\(journal),\(volume),\(issue),"
                + "\(page)-\(page + 7),\(doi)\n"
        case "xml":
            return "<record><ref-type name=\"Journal Article\">17</ref-type><contributors><authors>"
                + authors.map { "<author>\($0.family), \($0.initial)</author>" }.joined()
                + "</authors></contributors><titles><title>\(title)</title><secondary-title>\(journal)</secondary-title></titles>"
                + "<dates><year>\(year)</year></dates><volume>\(volume)</volume><pages>\(page)-\(page + 7)</pages>"
                + "<electronic-resource-num>\(doi)</electronic-resource-num></record>\n"
        default:
            return "{\"type\":\"article-journal\",\"title\":\"\(title)\",\"author\":["
                + authors.map { "{\"family\":\"\($0.family)\",\"given\":\"\($0.initial)\"}" }.joined(separator: ",")
                + "],\"issued\":{\"date-parts\":[[\(year)]]},\"container-title\":\"\(journal)\",\"volume\":\"\(volume)\",\"DOI\":\"\(doi)\"}"
        }
    }

    static let formats = ["ris", "bib", "nbib", "csv", "xml", "json", "ciw", "enw"]

    /// A whole reference file.
    static func file(of works: [CitedWork], as format: String) -> String {
        let records = works.map { $0.record(as: format) }
        switch format {
        case "csv": return "Title,Authors,Year,Journal,Volume,Issue,Pages,DOI\n" + records.joined()
        case "xml": return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml><records>\n" + records.joined() + "</records></xml>\n"
        case "json": return "[" + records.joined(separator: ",\n") + "]\n"
        default: return records.joined()
        }
    }
}
