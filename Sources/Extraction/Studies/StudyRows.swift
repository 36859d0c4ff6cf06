import Model

/// The studies that the rows of a table are, with what their columns say: `Study | Design | N | Country`.
///
/// A table lists studies where the heading of its first column says so; a row is one where its first cell has a year, `et al`, or a design or
/// size beside it. Totals, subgroups and headings within the table are none.
///
/// - Loss: a size that is not one whole number (`~20 studies`) is left to the cell.
struct StudyRows {
    /// By the row's number in the table, each with the bytes of its cells.
    private(set) var studies: [Int: (study: Study, cells: Range<Int>)] = [:]

    init(headers: [Int: String], rows: [TableRow], document: Document) {
        let heading = FoldedWord.first(of: headers[0] ?? "")
        guard ColumnRole.namesStudies(headers[0] ?? ""), !heading.contains(where: { Self.aspects.contains($0) }) else { return }
        let columns = headers.sorted { $0.key < $1.key }.dropFirst()
        func column(_ words: WordSet) -> Int? { columns.first { FoldedWord.first(of: $0.value).contains { words.contains($0) } }?.key }
        let design = column(["design", "type", "method", "methods"]), year = column(["year", "date", "published"])
        let size = column(["n", "size", "participants", "patients", "subjects", "sample", "enrolled"])
        let people = column(["population", "patients", "participants", "subjects", "species", "animals"])
        let place = column(["country", "countries", "location", "place", "setting", "site"])
        for row in rows {
            guard let stub = row[0], row.count > 1, studies[stub.row] == nil, Self.isName(stub.text) else { continue }
            func text(_ column: Int?) -> String? { column.flatMap { row[$0]?.text } }
            var study = Study(id: "", label: stub.text, design: Self.words(text(design)), place: Self.words(text(place)), n: text(size).flatMap(Self.count),
                              population: Self.words(text(people)), documentIDs: [document.id])
            study.year = Self.year(in: stub.text) ?? text(year).flatMap(Self.year)
            guard study.year != nil || study.design != nil || study.n != nil || stub.text.contains(" et al") else { continue }
            let extent = row.extent
            study.quote = document.string(extent)
            studies[stub.row] = (study, extent)
        }
    }

    /// What a cell says in words, where it is no number.
    private static func words(_ text: String?) -> String? {
        text.flatMap { count($0) == nil && $0.utf8.contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0xC3 } ? $0 : nil }
    }

    /// Whether a first cell may name a study: it has letters, and is no sum over the others.
    private static func isName(_ text: String) -> Bool {
        let words = FoldedWord.first(of: text)
        guard let first = words.first, text.utf8.count <= 160 else { return false }
        return !sums.contains(first) && !words.allSatisfy { $0 == "n" } && text.utf8.contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0xC3 }
    }

    /// What a heading with *study* in it may be of instead: `Study objective`, `Study group`.
    private static let aspects: WordSet = [
        "objective", "objectives", "aim", "aims", "arm", "arms", "group", "groups", "characteristic", "characteristics", "visit", "period", "day", "week",
        "variable", "variables", "measure", "endpoint", "endpoints", "outcome", "outcomes", "phase", "drug", "medication", "quality", "value", "range",
    ]
    private static let sums: WordSet = ["total", "overall", "subtotal", "pooled", "all", "summary", "mean", "median", "combined", "heterogeneity", "test"]

    /// The first number of four digits that is a year: `Smyth (1999, JAMA)`, `Hill 2018 [14]`.
    static func year(in text: String) -> Int? {
        var digits = 0, value = 0
        for byte in text.utf8.map({ $0 }) + [0x20] {
            if byte &- 0x30 < 10 {
                digits += 1
                value = digits > 4 ? 0 : value * 10 + Int(byte & 0x0F)
            } else {
                if digits == 4, (1900 ... 2099).contains(value) { return value }
                digits = 0
                value = 0
            }
        }
        return nil
    }

    /// `122`, `1,204`, `n = 88`.
    private static func count(_ text: String) -> Int? {
        var digits = text[...]
        for lead in ["n = ", "N = ", "n=", "N="] where digits.hasPrefix(lead) { digits = digits.dropFirst(lead.count) }
        let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = parts.first, (1 ... (parts.count > 1 ? 3 : 9)).contains(first.utf8.count), parts.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        return Int(parts.joined())
    }
}
