import Model

/// Terms in a CSV file: `category,name,synonyms`, synonyms joined by `; `.
///
/// ```
/// category,name,synonyms
/// target,brain-derived neurotrophic factor,BDNF; abrineurin
/// ```
enum VocabularyFile {
    static func read(_ path: String, shownAs file: String) -> (terms: [Vocabulary.Term], mistakes: [Mistake]) {
        let (table, mistakes) = TableFile.read(path, shownAs: file, required: ["category", "name"], optional: ["synonyms"])
        guard let table else { return ([], mistakes) }
        var terms: [Vocabulary.Term] = []
        var found = mistakes
        for row in table.rows {
            switch term(row.values) {
            case .success(let term): terms.append(term)
            case .failure(let wrong):
                found.append(Mistake("bad-term", file: file, line: row.line, column: 1, wrong.message, hint: wrong.hint, status: .badData))
            }
        }
        return (terms, found)
    }

    private struct Wrong: Error { let message: String, hint: String? }

    private static func term(_ values: [String: String]) -> Result<Vocabulary.Term, Wrong> {
        let name = values["name"] ?? "", category = (values["category"] ?? "").lowercased()
        let categories = Vocabulary.Category.allCases.map(\.rawValue)
        guard let category = Vocabulary.Category(rawValue: category) else {
            return .failure(Wrong(message: "category is \(quoted(category)) where one of \(categories.joined(separator: ", ")) is expected",
                                  hint: nearest(to: category, among: categories).map { "did you mean \"\($0)\"?" }))
        }
        guard !name.isEmpty else { return .failure(Wrong(message: "the term has no name", hint: nil)) }
        let synonyms = (values["synonyms"] ?? "").split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
        return .success(.init(category, name, synonyms: synonyms))
    }
}
