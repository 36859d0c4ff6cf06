import Model

extension Vocabulary {
    /// The words of neuropharmacology that Garner knows without being told; `pipeline.yml` extends or replaces them.
    ///
    /// Broad rather than deep: the field at large (neurology, psychiatry, neuroprotection, peptides, stroke, dementia, injury), so
    /// that a page on a compound that nobody foresaw still has its targets, scales, species and places recognised.
    public static let builtIn = Vocabulary(terms: BuiltInTerms.all)
}

/// The built-in terms as text: one term a line, `preferred name | synonym | synonym`.
enum BuiltInTerms {
    static let all: [Vocabulary.Term] =
        terms(.compound, compounds) + terms(.target, targets) + terms(.outcome, outcomes) + terms(.species, species)
        + terms(.region, regions) + terms(.route, routes) + terms(.condition, conditions)

    private static func terms(_ category: Vocabulary.Category, _ lines: String) -> [Vocabulary.Term] {
        lines.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let names = line.split(separator: UInt8(ascii: "|")).map { trimmed(String(decoding: $0, as: UTF8.self)) }.filter { !$0.isEmpty }
            guard let name = names.first else { return nil }
            return Vocabulary.Term(category, name, synonyms: Array(names.dropFirst()))
        }
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[bytes.trimmingBlanks(0 ..< bytes.count)], as: UTF8.self)
    }
}
