import Model

/// The studies that the rows of a table are, with what their columns say: `Study | Design | N | Country`.
///
/// A table lists studies where the heading of its first column says so, or of the second behind one that numbers the rows; a row is one where
/// that cell has a year, `et al`, or a design or size beside it. Totals, subgroups and headings within the table are none.
///
/// - Loss: a size that is not one whole number (`~20 studies`) is left to the cell, and so are those of a study's arms, a row each.
struct StudyRows {
    /// By the row's number in the table, each with the bytes of its cells.
    private(set) var studies: [Int: (study: Study, cells: Range<Int>)] = [:]

    init(headers: [Int: String], rows: [TableRow], document: Document) {
        guard let named = Self.nameColumn(of: headers) else { return }
        let columns = headers.filter { $0.key > named }.map { (key: $0.key, words: FoldedWord.first(of: $0.value)) }.sorted { $0.key < $1.key }
        func column(_ isOf: ([FoldedWord]) -> Bool) -> Int? { columns.first { isOf($0.words) }?.key }
        func column(_ words: WordSet) -> Int? { column { $0.contains { words.contains($0) } } }
        let design = column(Self.namesDesign), year = column(["year", "date", "published"])
        let size = column { words in words.contains { Self.sizes.contains($0) } && !words.contains { Self.traits.contains($0) || Self.kinds.contains($0) } }
        let people = column { words in words.first { Self.people.contains($0) || Self.traits.contains($0) }.map { Self.people.contains($0) } ?? false }
        let place = column(["country", "countries"]) ?? column { words in words.contains { Self.places.contains($0) } && !words.contains { Self.people.contains($0) } }
        let ofArms = size.map { Self.studiesOfArms(in: rows, named: named, size: $0) } ?? []
        for row in rows {
            guard let stub = row[named], row.count > 1, studies[stub.row] == nil, Self.isName(stub.text) else { continue }
            func text(_ column: Int?) -> String? { column.flatMap { row[$0]?.text } }
            let total = ofArms.contains(stub.row) ? nil : text(size).flatMap(Self.count)
            var study = Study(id: "", label: stub.text, design: Self.words(text(design)), place: Self.words(text(place)),
                              n: total ?? text(people).flatMap { Self.counted($0) ?? Self.sum(of: $0) }, population: Self.words(text(people)), documentIDs: [document.id])
            study.year = Self.year(in: stub.text) ?? text(year).flatMap(Self.year)
            guard study.year != nil || study.design != nil || study.n != nil || stub.text.contains(" et al") else { continue }
            let extent = row.extent
            study.quote = document.string(extent)
            studies[stub.row] = (study, extent)
        }
    }

    /// The column whose cells name the studies.
    private static func nameColumn(of headers: [Int: String]) -> Int? {
        func names(_ column: Int) -> Bool {
            guard let header = headers[column], ColumnRole.namesStudies(header) else { return false }
            return !FoldedWord.first(of: header).contains { aspects.contains($0) }
        }
        if names(0) { return 0 }
        return headers[0].map { ["#", "no", "no.", "nr", "nr.", "id", "n°", "№", "s.no", "s.no."].contains($0.lowercased()) } == true && names(1) ? 1 : nil
    }

    /// `Design`, `Study type`, `Type of study`, `Methods`; not `Type of exercise`.
    private static func namesDesign(_ words: [FoldedWord]) -> Bool {
        if words.contains("design") { return true }
        return words.contains { ["type", "method", "methods"].contains($0) } && words.allSatisfy { ["type", "method", "methods", "of", "study", "studies", "trial", "research"].contains($0) }
    }

    /// The rows of the stubs that stand beside several sizes: those of the study's arms.
    private static func studiesOfArms(in rows: [TableRow], named: Int, size: Int) -> Set<Int> {
        var first: [Int: Int] = [:], several: Set<Int> = []
        for row in rows {
            guard let stub = row[named], let cell = row[size], row.count > 1 else { continue }
            if let other = first[stub.row] { if other != cell.row { several.insert(stub.row) } } else { first[stub.row] = cell.row }
        }
        return several
    }

    /// What a cell says in words, where it is no number.
    private static func words(_ text: String?) -> String? {
        text.flatMap { count($0) == nil && $0.utf8.contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0xC3 } ? $0 : nil }
    }

    /// Whether a first cell may name a study: it has letters, and is no sum over the others.
    static func isName(_ text: String) -> Bool {
        let words = FoldedWord.first(of: text)
        // `[56]`: the study is called by its reference
        if text.first == "[", text.prefix(6).contains("]"), text.dropFirst().first?.isNumber == true { return true }
        guard let first = words.first, text.utf8.count <= 160 else { return false }
        return !sums.contains(first) && !words.allSatisfy { $0 == "n" } && text.utf8.contains { ($0 | 0x20) &- 0x61 < 26 || $0 >= 0xC3 }
    }

    /// What a heading with *study* in it may be of instead: `Study objective`, `Study group`.
    private static let aspects: WordSet = [
        "objective", "objectives", "aim", "aims", "arm", "arms", "group", "groups", "characteristic", "characteristics", "visit", "period", "day", "week",
        "variable", "variables", "measure", "endpoint", "endpoints", "outcome", "outcomes", "phase", "drug", "medication", "quality", "value", "range",
    ]
    private static let sums: WordSet = ["total", "overall", "subtotal", "pooled", "all", "summary", "mean", "median", "combined", "heterogeneity", "test"]

    private static let places: WordSet = ["location", "place", "setting", "site"]
    private static let kinds: WordSet = ["population", "species"]
    private static let people: WordSet = ["population", "patients", "participants", "subjects", "species", "animals"]
    private static let sizes: WordSet = ["n", "size", "participants", "patients", "subjects", "sample", "enrolled"]
    /// What a heading with people in it may count or measure instead: `Age of participants`, `Sessions, n`.
    private static let traits: WordSet = [
        "age", "ages", "sex", "gender", "male", "males", "female", "females", "duration", "sessions", "weight", "bmi", "dose", "type",
        "characteristics", "condition", "status", "diagnosis", "criteria", "withdrawn", "dropouts", "lost",
    ]

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

    /// `122`, `1,204`, `n = 88`; `44 (I=23, C=21)` and `34 (17/17)`, where the bracket adds up to the whole; `120 patients`.
    static func count(_ text: String) -> Int? {
        var digits = text[...]
        for lead in ["n = ", "N = ", "n=", "N="] where digits.hasPrefix(lead) { digits = digits.dropFirst(lead.count) }
        if let open = digits.firstIndex(of: "("), digits.hasSuffix(")") {
            let parts = digits[open...].split { !$0.isNumber }.map { Int($0) }
            guard let whole = number(digits[..<open].trimmingSuffix(" ")), parts.count > 1, parts.reduce(0, { $0 + ($1 ?? 0) }) == whole else { return nil }
            return whole
        }
        return number(digits) ?? counted(text) ?? sum(of: text)
    }

    /// `n = 45 healthy; n = 15 A; n = 15 B; n = 15 none`: the first where it is the sum of the others, or alone.
    private static func sum(of text: String) -> Int? {
        guard text.hasPrefix("n = ") || text.hasPrefix("n=") || text.hasPrefix("N = ") || text.hasPrefix("N=") else { return nil }
        let sizes = text.replacing("n=", with: "n = ").replacing("N=", with: "n = ").replacing("N = ", with: "n = ").split(separator: "n = ").map { number($0.prefix { $0.isNumber }) }
        guard let whole = sizes.first ?? nil, sizes.count == 1 || sizes.dropFirst().reduce(0, { $0 + ($1 ?? 0) }) == whole else { return nil }
        return whole
    }

    /// `535 healthy children and adolescents`, `120 patients`.
    private static func counted(_ text: String) -> Int? {
        let words = text.prefix(60).split(separator: " ")
        guard let first = words.first, let count = number(first) else { return nil }
        return words.dropFirst().prefix(4).contains { CountedNouns.subjects.contains(FoldedWord($0.utf8.filter { $0 != 0x2C })) } ? count : nil
    }

    private static func number(_ digits: Substring) -> Int? {
        let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = parts.first, (1 ... (parts.count > 1 ? 3 : 9)).contains(first.utf8.count), parts.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else { return nil }
        return Int(parts.joined())
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ blank: Character) -> Substring {
        var text = self
        while text.last == blank { text = text.dropLast() }
        return text
    }
}
