/// Entries that say the same letter by letter, but for the slips of a scan: `1 C. Goud is, Astrophysics cnd Sp ace Science 38, 13 (1975).`
///
/// A parser takes such entries apart in other ways, so that they share no block and their fields tell nothing. Those that stayed alone are looked up by
/// their rarest runs of letters, and compared as a whole.
///
/// - Loss: entries all of whose runs are common are not looked up: the more references, the fewer. Nor are long ones, whose fields say enough.
struct Twins {
    let profiles: [Profile]
    /// The letters of a profile's entry, without blanks and numbers.
    let letters: (Int32) -> [UInt8]
    /// For each run the place of its entries in `entries`.
    private var starts: [Int32]
    private var entries: [Int32]
    private var hits: [UInt8]
    private var levenshtein = Levenshtein()

    /// By how much a twin must be more alike than an entry of another work.
    static let leastLead = 0.015
    /// A run that more entries have looks nothing up.
    private static let mostEntries: Int32 = 200
    private static let mostRuns = 30
    private static let mostCandidates = 24
    /// From so many runs on an entry names more than a book and its year.
    private static let leastRuns = 40
    /// - Units: bytes
    private static let length = 12 ... 150
    /// The least share of letters that agree.
    private static let leastSimilarity = 0.76
    /// The same of the titles of two records, where they differ.
    private static let leastTitleSimilarity = 0.85

    init(_ profiles: [Profile], letters: @escaping (Int32) -> [UInt8]) {
        self.profiles = profiles; self.letters = letters
        hits = [UInt8](repeating: 0, count: profiles.count)
        var counts = [Int32](repeating: 0, count: 1 << 16)
        for profile in profiles { for gram in profile.text.grams { counts[Int(gram)] += 1 } }
        starts = [0]
        starts.reserveCapacity(counts.count + 1)
        for count in counts { starts.append(starts[starts.count - 1] + (count > 1 && count <= Self.mostEntries ? count : 0)) }
        entries = [Int32](repeating: 0, count: Int(starts[counts.count]))
        var places = starts
        for (index, profile) in profiles.enumerated() {
            for gram in profile.text.grams where starts[Int(gram)] < starts[Int(gram) + 1] {
                entries[Int(places[Int(gram)])] = Int32(index)
                places[Int(gram)] += 1
            }
        }
    }

    /// The entries that say the same as one, and the share of letters that agree, the most alike first.
    mutating func twins(of index: Int32) -> [(other: Int32, similarity: Double)] {
        let text = profiles[Int(index)].text
        guard text.grams.count <= Self.length.upperBound else { return [] }
        let own = letters(index)
        guard Self.length ~= own.count else { return [] }
        var twins: [(other: Int32, similarity: Double)] = []
        for other in candidates(index) where Self.isSameNumbers(text, profiles[Int(other)].text) {
            let others = letters(other)
            guard 5 * abs(others.count - own.count) <= max(own.count, others.count) else { continue }
            let similarity = levenshtein.similarity(own, others)
            if similarity >= Self.leastSimilarity { twins.append((other, similarity)) }
        }
        return twins.sorted { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.other < $1.other }
    }

    /// Whether two records state titles that are less alike than slips make them: `First book` and `Second book`, or that number two books.
    mutating func areTitlesStated(_ a: Int32, _ b: Int32) -> Bool {
        let a = profiles[Int(a)], b = profiles[Int(b)]
        guard a.isStated, b.isStated else { return false }
        return a.title.numbers != b.title.numbers || levenshtein.similarity(a.title.folded.buffer, b.title.folded.buffer) < Self.leastTitleSimilarity
    }

    /// The one with fewer numbers has none of its own, and the other at most two: an issue and a last page. A short entry has one besides the year: a
    /// book of reference and a year (`National Dictionary of Cheese (2018)`) are those of all its articles.
    private static func isSameNumbers(_ a: TextProfile, _ b: TextProfile) -> Bool {
        let (shared, all) = a.sharedNumbers(with: b, lettersAsFigures: true)
        return all > 0 && shared == all && abs(a.numbers.count - b.numbers.count) <= 2 && (a.grams.count >= leastRuns || hasPlace(a) && hasPlace(b))
    }

    private static func hasPlace(_ text: TextProfile) -> Bool { text.numbers.contains { !TextProfile.isYear($0) } }

    /// The entries that share at least two of the rarest runs, the most first.
    private mutating func candidates(_ index: Int32) -> [Int32] {
        // In one number each, the count before the run, and before the index how many runs are not shared.
        var runs: [UInt64] = []
        for gram in profiles[Int(index)].text.grams where count(of: gram) > 0 { runs.append(UInt64(count(of: gram)) << 16 | UInt64(gram)) }
        runs.sort()
        var found: [Int32] = []
        for run in runs.prefix(Self.mostRuns) {
            let gram = Int(run & 0xFFFF)
            for other in entries[Int(starts[gram]) ..< Int(starts[gram + 1])] where other != index {
                if hits[Int(other)] == 0 { found.append(other) }
                hits[Int(other)] += 1
            }
        }
        var sharing: [UInt64] = []
        for other in found {
            if hits[Int(other)] > 1 { sharing.append(UInt64(Self.mostRuns - Int(hits[Int(other)])) << 32 | UInt64(other)) }
            hits[Int(other)] = 0
        }
        sharing.sort()
        return sharing.prefix(Self.mostCandidates).map { Int32($0 & 0xFFFF_FFFF) }
    }

    private func count(of gram: UInt16) -> Int32 { starts[Int(gram) + 1] - starts[Int(gram)] }
}
