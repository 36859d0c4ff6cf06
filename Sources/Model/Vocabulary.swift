/// The words of a field: what is studied, on what, where, and how it gets there.
///
/// Extraction recognises subjects, outcomes, populations, regions and routes by these terms; another field brings its own by
/// `pipeline.yml` or CSV files.
public struct Vocabulary: Sendable, Hashable {
    public enum Category: String, Sendable, CaseIterable {
        case compound, target, outcome, species, region, route, condition
    }

    public struct Term: Sendable, Hashable {
        public var category: Category
        /// The preferred name: `brain-derived neurotrophic factor`.
        public var name: String
        /// Other spellings that mean the same: `BDNF`.
        public var synonyms: [String]

        public init(_ category: Category, _ name: String, synonyms: [String] = []) {
            self.category = category; self.name = name; self.synonyms = synonyms
        }
    }

    public var terms: [Term]

    public init(terms: [Term] = []) { self.terms = terms }
}
