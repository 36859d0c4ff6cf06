import Model

/// The authors as they are compared.
///
/// Lists are written in every order of family and given name, so besides the first family name all words of the names are kept.
struct AuthorProfile: Sendable {
    /// The first author's family name, folded, without blanks: `van der Berg` is `vanderberg`.
    var first: [UInt8]
    /// The first letter of the first author's given name, or zero.
    var initial: UInt8
    /// The hashes of all family names without blanks, ascending.
    var families: [UInt64]
    /// The hashes of all words of three letters and more in the names, ascending: a list that was split badly still shares them.
    var words: [UInt64]
    var count: Int
    var isCut: Bool

    init(_ authors: [Name], isEtAl: Bool) {
        count = authors.count
        isCut = isEtAl
        first = authors.first.map { FoldedText($0.family).key } ?? []
        initial = authors.first?.given.flatMap { FoldedText($0).bytes.first } ?? 0
        var families: Set<UInt64> = []
        var words: Set<UInt64> = []
        for author in authors {
            let family = FoldedText(author.family)
            if !family.isEmpty { families.insert(Fingerprint(family.key).value) }
            for text in [family, FoldedText(author.given ?? "")] {
                for range in text.words where range.count >= 3 { words.insert(Fingerprint(text.bytes[range]).value) }
            }
        }
        self.families = families.sorted()
        self.words = words.sorted()
    }

    var isEmpty: Bool { first.isEmpty }
}

extension [UInt64] {
    /// How many values two ascending arrays share.
    func sharedCount(with other: [UInt64]) -> Int {
        var i = 0, j = 0, shared = 0
        while i < count, j < other.count {
            if self[i] == other[j] { shared += 1; i += 1; j += 1 } else if self[i] < other[j] { i += 1 } else { j += 1 }
        }
        return shared
    }
}
