/// What two references must share to be compared at all.
///
/// A rule gives keys; references with a common key of one rule stand in one block. Blocks over the cap are compared in a sorted neighbourhood only
/// (`Blocking`), so no rule can make the work quadratic.
public struct BlockingRule: Sendable {
    /// Kebab-case; named in diagnostics.
    let name: String
    /// One sentence.
    let summary: String
    /// Two references that the rule brings together, each as title, first author's family, year, volume, page and DOI; run as a test.
    let example: (Example, Example)
    /// Adds the keys of a profile: none when the rule does not apply to it.
    let addKeys: @Sendable (Profile, WordFrequencies, inout [UInt64]) -> Void

    init(name: String, summary: String, example: (Example, Example),
         addKeys: @escaping @Sendable (Profile, WordFrequencies, inout [UInt64]) -> Void) {
        self.name = name; self.summary = summary; self.example = example; self.addKeys = addKeys
    }

    /// The fields of an example; what is left out is not stated.
    struct Example: Sendable {
        var title: String?
        var family: String?
        var year: Int?
        var container: String?
        var volume: String?
        var page: String?
        var doi: String?
        var pmid: String?
        var pmcid: String?
        var url: String?
        var host: String?
        /// An author that is a body.
        var body: String?
    }
}

/// In how many distinct references each word of the titles stands.
public struct WordFrequencies: Sendable {
    private var counts: [UInt32: Int32] = [:]

    init(_ profiles: [Profile]) {
        counts.reserveCapacity(profiles.count * 2)
        for profile in profiles {
            var last: UInt32?
            for word in profile.title.words where word.hash != last {
                counts[word.hash, default: 0] += 1
                last = word.hash
            }
        }
    }

    func count(of word: UInt32) -> Int { Int(counts[word] ?? 0) }
}
