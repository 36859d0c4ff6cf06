import Model

/// Entries that say the same letter by letter, but for the slips of a scan: `1 C. Goud is, Astrophysics cnd Sp ace Science 38, 13 (1975).`
///
/// Such entries are parsed into other fields, so that no rule of blocking brings them together and fields tell nothing. Those that stayed alone are
/// looked up by their rarest runs of letters, and compared as a whole.
///
/// - Loss: entries all of whose runs are common: the more references, the fewer are looked up.
struct Twins {
    let profiles: [Profile]
    let weights: GramWeights
    /// The letters of a group's entry without blanks and numbers.
    let letters: (Int32) -> [UInt8]
    private var starts: [Int32]
    private var postings: [Int32] = []
    private var hits: [UInt8]
    private var levenshtein = Levenshtein()

    /// A run that more entries have looks nothing up.
    private static let mostEntries = 200
    private static let lookups = Int(env("LU", 30))
    private static let leastLetters = 12

    init(profiles: [Profile], weights: GramWeights, letters: @escaping (Int32) -> [UInt8]) {
        self.profiles = profiles; self.weights = weights; self.letters = letters
        hits = [UInt8](repeating: 0, count: profiles.count)
        var counts = [Int32](repeating: 0, count: 1 << 16)
        for profile in profiles { for gram in profile.text.grams { counts[Int(gram)] += 1 } }
        starts = [Int32](repeating: 0, count: 1 << 16 + 1)
        for gram in counts.indices { starts[gram + 1] = starts[gram] + (2 ... Int32(Self.mostEntries) ~= counts[gram] ? counts[gram] : 0) }
        postings = [Int32](repeating: 0, count: Int(starts[1 << 16]))
        var places = starts
        for (index, profile) in profiles.enumerated() {
            for gram in profile.text.grams where starts[Int(gram)] < starts[Int(gram) + 1] {
                postings[Int(places[Int(gram)])] = Int32(index)
                places[Int(gram)] += 1
            }
        }
    }

    func debug(_ index: Int32) { print("TW", profiles[Int(index)].text.grams.map { starts[Int($0) + 1] - starts[Int($0)] }, String(decoding: letters(index), as: UTF8.self), postings.count) }
    /// The entries that share the most of the rarest runs of one, the most first.
    mutating func candidates(_ index: Int32) -> [Int32] {
        let grams = profiles[Int(index)].text.grams.filter { starts[Int($0)] < starts[Int($0) + 1] }
            .sorted { (starts[Int($0) + 1] - starts[Int($0)], $0) < (starts[Int($1) + 1] - starts[Int($1)], $1) }
        var found: [Int32] = []
        for gram in grams.prefix(Self.lookups) {
            for other in postings[Int(starts[Int(gram)]) ..< Int(starts[Int(gram) + 1])] where other != index {
                if hits[Int(other)] == 0 { found.append(other) }
                hits[Int(other)] += 1
            }
        }
        let sorted = found.filter { hits[Int($0)] >= 2 }.sorted { hits[Int($0)] != hits[Int($1)] ? hits[Int($0)] > hits[Int($1)] : $0 < $1 }
        for other in found { hits[Int(other)] = 0 }
        return Array(sorted.prefix(24))
    }

    /// The entries that say the same as one, with how far they do, the most alike first.
    mutating func twins(of index: Int32) -> [(other: Int32, similarity: Double)] {
        let text = profiles[Int(index)].text
        let own = letters(index)
        guard own.count >= Self.leastLetters, own.count <= Int(env("ML", 150)) else { return [] }
        var twins: [(other: Int32, similarity: Double)] = []
        for other in candidates(index) {
            let (shared, all) = text.sharedNumbers(with: profiles[Int(other)].text, lettersAsFigures: true)
            guard shared == all, all >= Int(env("NA", 1)), abs(text.numbers.count - profiles[Int(other)].text.numbers.count) <= Int(env("ND", 2)) else { continue }
            let others = letters(other)
            guard abs(others.count - own.count) * 5 <= max(own.count, others.count) else { continue }
            let similarity = levenshtein.similarity(own, others)
            if similarity >= env("SI", 0.76) { twins.append((other, similarity)) }
        }
        return twins.sorted { $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.other < $1.other }
    }
}
