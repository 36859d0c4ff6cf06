import Model

/// References that say exactly the same, compared once for all.
///
/// Documents copy their lists from one another: of 110,000 references in 2,000 copies of five documents 55 are distinct.
struct ReferenceGroup: Sendable {
    /// The hash of what the references say; the key of people's decisions.
    var content: UInt64
    /// Indices of the references, by text and then by reference id: the first stands for all, whatever the order of the files that give the ids.
    var members: [Int32]
}

enum Grouping {
    /// - Shape: groups by content hash, members by text and reference id; both independent of the order of the references.
    static func groups(of references: some References) -> [ReferenceGroup] {
        let contents = references.map(content)
        let order = contents.indices.map { Int32($0) }.sorted { contents[Int($0)] < contents[Int($1)] }
        var groups: [ReferenceGroup] = []
        var start = 0
        while start < order.count {
            let content = contents[Int(order[start])]
            let end = order[start...].firstIndex { contents[Int($0)] != content } ?? order.count
            groups.append(ReferenceGroup(content: content, members: sorted(order[start ..< end], references)))
            start = end
        }
        return groups
    }

    /// By text and id; each reference is asked for once.
    private static func sorted(_ members: ArraySlice<Int32>, _ references: some References) -> [Int32] {
        guard members.count > 1 else { return Array(members) }
        let keys = members.map { (index: $0, text: references[Int($0)].text, id: references[Int($0)].id) }
        return keys.sorted { a, b in a.text.utf8.elementsEqual(b.text.utf8) ? a.id.precedes(b.id) : a.text.precedes(b.text) }.map(\.index)
    }

    /// The hash of all that a reference says of the work; of one without a title its text too, and of one that states no place in print the numbers of
    /// its text: a page that was not told from the rest tells two works apart all the same.
    static func content(of reference: Reference) -> UInt64 {
        let b = reference.bibliography
        var hash = Fingerprint()
        func add(_ first: String?, _ second: String?, _ third: String?) {
            hash.add(field: first)
            hash.add(field: second)
            hash.add(field: third)
        }
        add(b.type, b.title, b.issued)
        add(b.containerTitle, b.volume, b.issue)
        add(b.page, b.publisher, b.publisherPlace)
        add(b.edition, b.doi, b.pmid)
        add(b.pmcid, b.isbn, b.arxiv)
        add(b.url, reference.host, reference.repository)
        for name in b.authors { hash.add(field: name.text) }
        hash.add(number: b.isEtAl ? 1 : 0)
        hash.add(number: UInt64(truncatingIfNeeded: b.year ?? -1))
        if b.title == nil { hash.add(field: reference.text) } else if statesNoPlace(reference) { addNumbers(of: reference.text, year: b.year, to: &hash) }
        return hash.value
    }

    private static func statesNoPlace(_ reference: Reference) -> Bool {
        let b = reference.bibliography
        return [b.volume, b.page, b.doi, b.pmid, b.pmcid, b.url, reference.host, reference.repository].allSatisfy { $0 == nil }
    }

    /// Every run of digits but the year.
    private static func addNumbers(of text: String, year: Int?, to hash: inout Fingerprint) {
        let year = year.map { String($0) } ?? ""
        for number in text.utf8.split(whereSeparator: { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") }) where !number.elementsEqual(year.utf8) {
            for digit in number { hash.add(digit) }
            hash.add(UInt8(ascii: " "))
        }
    }
}

extension String {
    /// Order by UTF-8 bytes, the same in every locale.
    func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
