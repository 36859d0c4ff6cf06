import Model

/// The reference lists of a document as citations see them: which label or name leads to which entry.
struct CitedLists: Sendable {
    struct List: Sendable {
        var numbers: [Int: Int] = [:]
        var keys: [String: Int] = [:]
        /// Labels that two entries carry.
        var doubled: Set<Int> = []
        var bytes: Range<Int>
    }

    /// Lists that stand together, with no citation between them, and serve the text before them.
    private struct Group {
        var lists: [Int]
        /// The lists that cover most of the numbers cited in that text; more than one is a tie.
        var best: [Int] = []
        var end: Int
        var start: Int
    }

    enum Answer: Equatable { case reference(Int), ambiguous, none }

    private struct NameAndYear: Hashable {
        var family: String
        var year: Int
    }

    private(set) var lists: [List] = []
    private var groups: [Group] = []
    /// The entries of each first author and year.
    private var named: [NameAndYear: [Int]] = [:]
    private var numbers: Set<Int> = []
    private lazy var identified = identifiedReferences()
    private lazy var byYear = Dictionary(grouping: references.indices) { references[$0].bibliography.year }
    /// The bodies among the authors, with the article they are printed with and without.
    private(set) var bodies = BodyNames()
    private let references: RecordList<Reference>
    /// Who wrote each entry, at hand while the entries themselves may be put away.
    private var authors = EntryAuthors()

    var hasNumbers: Bool { lists.contains { !$0.numbers.isEmpty } }

    init(_ records: DocumentRecords, of segmented: SegmentedDocument) {
        references = records.references
        readLists(of: segmented)
        for (index, reference) in references.enumerated() {
            authors.append(reference.bibliography)
            for name in reference.bibliography.authors.prefix(1) {
                for printed in name.isLiteral ? BodyNames.forms(of: name.family) : [name.family] {
                    if let year = reference.bibliography.year {
                        named[NameAndYear(family: TitleWords.folded(Array(printed.utf8)[...]), year: year), default: []].append(index)
                    }
                    if name.isLiteral { bodies.insert(printed) }
                }
            }
        }
    }

    private mutating func readLists(of segmented: SegmentedDocument) {
        var next = 0
        var known: [Int: Int] = [:]
        var keys = EntryKeys(of: segmented.document.text.bytes)
        for block in segmented.blocks where block.kind == .reference {
            guard next < references.count, references[next].span.bytes.lowerBound == block.content.lowerBound else { continue }
            let list: Int
            if let index = known[block.list ?? -1] {
                list = index
            } else {
                list = lists.count
                known[block.list ?? -1] = list
                lists.append(List(bytes: block.bytes))
            }
            lists[list].bytes = lists[list].bytes.lowerBound ..< block.bytes.upperBound
            if let label = references[next].label {
                if let number = Int(label) {
                    numbers.insert(number)
                    if lists[list].numbers[number] != nil { lists[list].doubled.insert(number) } else { lists[list].numbers[number] = next }
                } else {
                    lists[list].keys[label] = next
                }
            }
            for key in keys.keys(before: block.content.lowerBound) { lists[list].keys[key] = next }
            next += 1
        }
    }

    /// Numbers the entries of a list that prints neither numbers nor keys, where the text cites by numbers in brackets: the page had them, as an
    /// ordered list, and its text has lost them.
    ///
    /// - Shape: the highest number cited; nil where the list stays as it is. It is numbered where the numbers reach its end, or nearly, and
    ///   most entries are cited: in their order by the first citation of each, or all of them. Where the text cites numbers that lie just beyond
    ///   the end, entries were lost or run together, and no number is sure.
    mutating func countEntries(by markers: [CitationMarker]) -> Int? {
        guard lists.count == 1, lists[0].numbers.isEmpty, lists[0].keys.isEmpty, references.count >= 3 else { return nil }
        var cited: [Int] = [], seen: Set<Int> = [], beyond: Set<Int> = []
        for marker in markers.sorted(by: { $0.bytes.lowerBound < $1.bytes.lowerBound }) where marker.form == .bracket {
            for case .number(let number) in marker.pointers {
                if number > references.count {
                    if number <= references.count + references.count / 4 + 2 { beyond.insert(number) }
                } else if seen.insert(number).inserted {
                    cited.append(number)
                }
            }
        }
        guard beyond.count < 2, !beyond.contains(references.count + 1) else { return nil }
        guard let highest = cited.max(), highest * 10 >= references.count * 9, cited.count * 10 >= references.count * 7 else { return nil }
        let isInOrder = zip(cited, cited.dropFirst()).count { $0 < $1 } * 10 >= (cited.count - 1) * 9
        guard isInOrder || (highest == references.count && cited.count * 10 >= highest * 9) else { return nil }
        for index in references.indices { lists[0].numbers[index + 1] = index }
        numbers.formUnion(1 ... references.count)
        return highest
    }

    /// Groups the lists and judges, from the numbers that the text cites, which list of a group they mean.
    mutating func settle(_ markers: [CitationMarker]) {
        let cited = markers.filter { $0.form == .bracket }.flatMap { marker in
            marker.pointers.compactMap { pointer -> (Int, Int)? in
                if case .number(let number) = pointer { return (marker.bytes.lowerBound, number) } else { return nil }
            }
        }.sorted { $0.0 < $1.0 }
        var at = 0
        for (index, list) in lists.enumerated() where !list.numbers.isEmpty {
            let first = at
            while at < cited.count, cited[at].0 < list.bytes.lowerBound { at += 1 }
            if at == first, let last = groups.indices.last {
                groups[last].lists.append(index); groups[last].end = list.bytes.upperBound
            } else {
                groups.append(Group(lists: [index], end: list.bytes.upperBound, start: list.bytes.lowerBound))
            }
        }
        var from = 0
        for index in groups.indices {
            let isLast = index + 1 == groups.count
            var to = from
            while to < cited.count, isLast || cited[to].0 < groups[index].start { to += 1 }
            let numbers = Set(cited[from ..< to].map(\.1))
            let covered = groups[index].lists.map { list in numbers.count { lists[list].numbers[$0] != nil } }
            let most = covered.max() ?? 0
            groups[index].best = zip(groups[index].lists, covered).filter { $0.1 == most }.map(\.0)
            from = to
        }
    }

    /// The entry that a number in the text at an offset means.
    func reference(number: Int, at offset: Int) -> Answer {
        guard let group = group(after: offset) else { return .none }
        let best = group.best.filter { lists[$0].numbers[number] != nil }
        let holding = best.isEmpty ? group.lists.filter { lists[$0].numbers[number] != nil } : best
        guard let list = holding.first else { return .none }
        guard holding.count == 1, !lists[list].doubled.contains(number), let index = lists[list].numbers[number] else { return .ambiguous }
        return .reference(index)
    }

    /// The first group that starts behind an offset, else the last.
    private func group(after offset: Int) -> Group? {
        var low = 0, high = groups.count
        while low < high {
            let middle = (low + high) / 2
            if groups[middle].start > offset { high = middle } else { low = middle + 1 }
        }
        return low < groups.count ? groups[low] : groups.last
    }

    /// Whether any list has an entry of that number.
    func holds(number: Int) -> Bool { numbers.contains(number) }

    func reference(key: String) -> Answer {
        let found = lists.compactMap { $0.keys[key] }
        return found.count == 1 ? .reference(found[0]) : found.isEmpty ? .none : .ambiguous
    }

    /// The entry that authors and a year mean: first author and year, then further authors, then how many there are, then the year's letter.
    func reference(_ pointer: CitationMarker.AuthorYear) -> Answer {
        var families = pointer.families
        while !families.isEmpty {
            let answer = reference(families, pointer)
            if answer != .none { return answer }
            // `With Smith and Brown (2010)`: the first of several may be no name
            families.removeFirst()
            if pointer.isEtAl { break }
        }
        return .none
    }

    /// More entries of one name and year than this are told apart by nothing that a citation prints.
    private static let mostNamesakes = 100

    private func reference(_ families: [String], _ pointer: CitationMarker.AuthorYear) -> Answer {
        guard var fitting = named[NameAndYear(family: families[0], year: pointer.year)] else { return .none }
        if fitting.count > Self.mostNamesakes { return .ambiguous }
        if families.count > 1 {
            let further = authors.numbers(of: families.dropFirst())
            fitting = fitting.filter { index in
                let own = authors.families(ofEntry: index).dropFirst().prefix(further.count)
                return own.isEmpty ? authors.isEtAl[index] : own.elementsEqual(further.prefix(own.count))
            }
        }
        if fitting.count > 1 {
            let byCount = fitting.filter { fitsCount($0, families.count, pointer.isEtAl) }
            if !byCount.isEmpty { fitting = byCount }
        }
        if fitting.count > 1, let letter = pointer.letter {
            let byLetter = fitting.filter { yearLetter(of: references[$0], pointer.year) == letter }
            if !byLetter.isEmpty { fitting = byLetter }
        }
        guard let first = fitting.first else { return .none }
        return fitting.count == 1 ? .reference(first) : .ambiguous
    }

    private func fitsCount(_ index: Int, _ printed: Int, _ isEtAl: Bool) -> Bool {
        let count = authors.families(ofEntry: index).count
        return isEtAl ? count > 2 || authors.isEtAl[index] : count == printed && !authors.isEtAl[index]
    }

    /// `a` in an entry that prints `2010a`.
    private func yearLetter(of reference: Reference, _ year: Int) -> UInt8? {
        let bytes = Array(reference.text.utf8), digits = Array(String(year).utf8)
        guard bytes.count > 5 else { return nil }
        for at in 0 ..< bytes.count - 4 where bytes[at ..< at + 4].elementsEqual(digits) && bytes[at + 4] &- 0x61 < 26 { return bytes[at + 4] }
        return nil
    }

    /// The entries of some years, ascending; nil for all.
    mutating func candidates(years: Set<Int>) -> [Int]? {
        years.isEmpty ? nil : years.flatMap { byYear[$0] ?? [] }.sorted()
    }

    /// The entry with the PubMed number or DOI that an address holds.
    mutating func reference(address: String) -> Answer {
        let identifiers = Identifiers(in: EntryText(plain: Array(address.utf8)))
        let found = Set(Self.keys(identifiers.doi, identifiers.pmid, identifiers.pmcid).flatMap { identified[$0] ?? [] })
        return found.count == 1 ? found.first.map { .reference($0) } ?? .none : found.isEmpty ? .none : .ambiguous
    }

    private func identifiedReferences() -> [String: [Int]] {
        var identified: [String: [Int]] = [:]
        for (index, reference) in references.enumerated() {
            let known = reference.bibliography
            for key in Self.keys(known.doi, known.pmid, known.pmcid) { identified[key, default: []].append(index) }
        }
        return identified
    }

    private static func keys(_ doi: String?, _ pmid: String?, _ pmcid: String?) -> [String] {
        [doi.map { "doi " + $0 }, pmid.map { "pmid " + $0 }, pmcid.map { "pmcid " + $0 }].compactMap { $0 }
    }
}
