import Model

/// The authors as they are compared.
///
/// Lists are written in every order of family and given name, so besides the first family name all words of the names are kept.
struct AuthorProfile: Sendable {
    /// The first author's family name, folded, without blanks: `van der Berg` is `vanderberg`.
    var first: ArenaSlice<UInt8>
    /// The hashes of all family names without blanks, ascending.
    var families: ArenaSlice<UInt32>
    /// The hashes of all words of three letters and more in the names, ascending: a list that was split badly still shares them.
    var words: ArenaSlice<UInt32>
    /// The hashes of the first three family names in order, zeros behind them.
    private var leadingNames: (UInt32, UInt32, UInt32)
    var count: Int32
    private var leadingCount: UInt8
    /// The first letter of the first author's given name, or zero.
    var initial: UInt8
    var isCut: Bool

    init(_ authors: [Name], isEtAl: Bool, in arena: Arena) {
        count = Int32(clamping: authors.count)
        isCut = isEtAl
        first = arena.keep(authors.first.map { FoldedText($0.family).key } ?? [])
        initial = authors.first?.given.flatMap { FoldedText($0).bytes.first } ?? 0
        var families: [UInt32] = [], words: [UInt32] = []
        families.reserveCapacity(authors.count)
        words.reserveCapacity(authors.count)
        for author in authors {
            let family = FoldedText(author.family)
            if !family.isEmpty { families.append(Fingerprint(family.key).short) }
            for text in [family, FoldedText(author.given ?? "")] {
                for range in text.words where range.count >= 3 { words.append(Fingerprint(text.bytes[range]).short) }
            }
        }
        leadingNames = (families.first ?? 0, families.count > 1 ? families[1] : 0, families.count > 2 ? families[2] : 0)
        leadingCount = UInt8(min(3, families.count))
        families.sortUnique()
        words.sortUnique()
        self.families = arena.keep(families)
        self.words = arena.keep(words)
    }

    var isEmpty: Bool { first.isEmpty }

    /// The hashes of the first three family names, in order.
    var leading: ArraySlice<UInt32> { [leadingNames.0, leadingNames.1, leadingNames.2].prefix(Int(leadingCount)) }
}

extension Array where Element: Comparable {
    /// Ascending, each value once.
    mutating func sortUnique() {
        sort()
        guard var last = first else { return }
        var kept = 1
        for index in indices.dropFirst() where self[index] != last {
            last = self[index]
            self[kept] = last
            kept += 1
        }
        removeSubrange(kept...)
    }
}

extension ArenaSlice<UInt32> {
    /// How many values two ascending lists share.
    func sharedCount(with other: ArenaSlice<UInt32>) -> Int {
        var i = startIndex, j = other.startIndex, shared = 0
        while i < endIndex, j < other.endIndex {
            if self[i] == other[j] { shared += 1; i += 1; j += 1 } else if self[i] < other[j] { i += 1 } else { j += 1 }
        }
        return shared
    }
}
