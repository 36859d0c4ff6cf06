import Model

extension Vocabulary {
    /// The words of neuropharmacology that Garner knows without being told; `pipeline.yml` extends or replaces them.
    public static let builtIn = Vocabulary(terms: [])
}
