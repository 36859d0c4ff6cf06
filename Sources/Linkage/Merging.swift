import Model

/// The best value of every field that the references to one work state.
///
/// What most references say wins; among equals the fuller value; among those the one whose bytes come first. So the result does not depend on order.
enum Merging {
    /// One distinct reference and how many entries say the same.
    struct Member {
        var reference: Reference
        var count: Int
    }

    static func bibliography(of members: [Member]) -> Bibliography {
        var merged = Bibliography()
        merged.type = type(of: members)
        merged.title = title(of: members)
        let leading = Self.leading(members)
        merged.authors = leading?.authors ?? []
        merged.isEtAl = leading?.isEtAl ?? false
        merged.isLedByEditors = leading?.isLedByEditors ?? false
        merged.editors = members.map(\.reference.bibliography.editors).max { fullness($0) < fullness($1) } ?? []
        merged.year = year(of: members)
        merged.issued = issued(of: members, year: merged.year)
        merged.containerTitle = best(members) { $0.containerTitle }
        merged.volume = best(members) { $0.volume }
        merged.issue = best(members) { $0.issue }
        merged.page = best(members) { $0.page }
        merged.publisher = best(members) { $0.publisher }
        merged.publisherPlace = best(members) { $0.publisherPlace }
        merged.edition = best(members) { $0.edition }
        merged.doi = best(members) { Identifier.doi($0.doi).map { String(decoding: $0, as: UTF8.self) } ?? $0.doi }
        merged.pmid = best(members) { $0.pmid }
        merged.pmcid = best(members) { $0.pmcid }
        merged.isbn = best(members) { $0.isbn }
        merged.arxiv = best(members) { $0.arxiv }
        merged.url = best(members) { $0.url }
        merged.accessed = best(members) { $0.accessed }
        return merged
    }

    /// The value that most entries state, folded; then the longer; then the first by bytes.
    private static func best(_ members: [Member], _ value: (Bibliography) -> String?) -> String? {
        if members.count == 1 { return members.first.flatMap { value($0.reference.bibliography) } }
        // Copies mostly say the same to the letter: each printing is folded once.
        var printings: [(text: String, count: Int)] = []
        var places: [[UInt8]: Int] = [:]
        for member in members {
            guard let text = value(member.reference.bibliography) else { continue }
            let place = places[Array(text.utf8), default: printings.count]
            if place < printings.count {
                printings[place].count += member.count
            } else {
                places[Array(text.utf8)] = place
                printings.append((text, member.count))
            }
        }
        guard printings.count > 1 else { return printings.first?.text }
        let keys = printings.map { FoldedText($0.text).key }
        var votes: [[UInt8]: Int] = [:]
        for (index, key) in keys.enumerated() { votes[key, default: 0] += printings[index].count }
        return printings.indices.min { x, y in
            let votesX = votes[keys[x]] ?? 0, votesY = votes[keys[y]] ?? 0
            if votesX != votesY { return votesX > votesY }
            return isFuller(printings[x].text, printings[y].text)
        }.map { printings[$0].text }
    }

    private static func isFuller(_ x: String, _ y: String) -> Bool {
        x.utf8.count != y.utf8.count ? x.utf8.count > y.utf8.count : x.precedes(y)
    }

    /// A whole title before a cut one, and one in ordinary case before capitals.
    private static func title(of members: [Member]) -> String? {
        let whole = members.filter { $0.reference.bibliography.title.map { !TitleProfile.isCut($0) } ?? false }
        let ordinary = whole.filter { !isShouted($0.reference.bibliography.title ?? "") }
        return best(!ordinary.isEmpty ? ordinary : !whole.isEmpty ? whole : members) { $0.title }
    }

    private static func isShouted(_ title: String) -> Bool {
        !title.utf8.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } && title.utf8.contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
    }

    /// The reference with the longest list of authors; among equals one that is whole, then the one with the fullest names.
    private static func leading(_ members: [Member]) -> Bibliography? {
        members.map(\.reference.bibliography).filter { !$0.authors.isEmpty }.min { x, y in
            if x.authors.count != y.authors.count { return x.authors.count > y.authors.count }
            if x.isEtAl != y.isEtAl { return !x.isEtAl }
            return isFuller(x.authors.map(\.text).joined(separator: ";"), y.authors.map(\.text).joined(separator: ";"))
        }
    }

    private static func fullness(_ names: [Name]) -> Int { names.reduce(0) { $0 + 1000 + $1.text.utf8.count } }

    private static func year(of members: [Member]) -> Int? {
        var votes: [Int: Int] = [:]
        for member in members { if let year = member.reference.bibliography.year { votes[year, default: 0] += member.count } }
        return votes.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key
    }

    /// The most precise date within the chosen year.
    private static func issued(of members: [Member], year: Int?) -> String? {
        guard let year else { return best(members) { $0.issued } }
        return best(members) { $0.issued.flatMap { $0.hasPrefix(String(year)) ? $0 : nil } }
    }

    /// What most say, a page of the web only when no reference says more.
    private static func type(of members: [Member]) -> String? {
        let specific = members.filter { ($0.reference.bibliography.type ?? "webpage") != "webpage" }
        return best(specific.isEmpty ? members : specific) { $0.type }
    }
}
