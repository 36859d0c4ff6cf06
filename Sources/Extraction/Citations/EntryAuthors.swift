import Model

/// The authors' family names of the entries of a list, folded and as numbers: a citation by names compares many entries.
///
/// - Shape: entries in their order; equal folded names have one number.
struct EntryAuthors: Sendable {
    /// Whether the list of authors is cut.
    private(set) var isEtAl: [Bool] = []
    private var numberOfName: [String: Int32] = [:]
    private var families: [Int32] = []
    private var ends: [Int32] = []

    mutating func append(_ entry: Bibliography) {
        isEtAl.append(entry.isEtAl)
        for name in entry.authors {
            let folded = TitleWords.folded(Array(name.family.utf8)[...])
            let number = numberOfName[folded] ?? Int32(numberOfName.count)
            numberOfName[folded] = number
            families.append(number)
        }
        ends.append(Int32(families.count))
    }

    func families(ofEntry index: Int) -> ArraySlice<Int32> { families[(index > 0 ? Int(ends[index - 1]) : 0) ..< Int(ends[index])] }

    /// The numbers of folded names; -1 for one that no entry has.
    func numbers(of names: ArraySlice<String>) -> [Int32] { names.map { numberOfName[$0] ?? -1 } }
}
