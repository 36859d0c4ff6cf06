import Model

/// The best value of every field that the references to one work state.
///
/// What most references say wins; among equals the one that is not in capitals, then the fuller value; among those the one whose bytes come first. So
/// the result does not depend on order.
struct Merging {
    /// A distinct reference, by its place, and how many entries say the same.
    struct Member {
        var index: Int
        var count: Int
    }

    /// All references; members are looked at in place, since a reference has thirty strings to copy.
    let references: [Reference]
    let members: [Member]

    var bibliography: Bibliography {
        if members.count == 1 { return single(references[members[0].index].bibliography) }
        var merged = Bibliography()
        merged.type = type
        merged.title = title
        if let leading {
            merged.authors = references[leading].bibliography.authors
            merged.isEtAl = references[leading].bibliography.isEtAl
            merged.isLedByEditors = references[leading].bibliography.isLedByEditors
        }
        merged.editors = editors
        merged.year = year
        merged.issued = issued(in: merged.year)
        merged.containerTitle = best(members) { references[$0].bibliography.containerTitle }
        merged.volume = best(members) { references[$0].bibliography.volume }
        merged.issue = best(members) { references[$0].bibliography.issue }
        merged.page = best(members) { references[$0].bibliography.page }
        merged.publisher = best(members) { references[$0].bibliography.publisher }
        merged.publisherPlace = best(members) { references[$0].bibliography.publisherPlace }
        merged.edition = best(members) { references[$0].bibliography.edition }
        merged.doi = best(members) { Self.plainDOI(references[$0].bibliography.doi) }
        merged.pmid = best(members) { references[$0].bibliography.pmid }
        merged.pmcid = best(members) { references[$0].bibliography.pmcid }
        merged.isbn = best(members) { references[$0].bibliography.isbn }
        merged.arxiv = best(members) { references[$0].bibliography.arxiv }
        merged.url = best(members) { references[$0].bibliography.url }
        merged.accessed = best(members) { references[$0].bibliography.accessed }
        return merged
    }

    /// What one reference alone gives.
    private func single(_ own: Bibliography) -> Bibliography {
        var merged = own
        merged.doi = Self.plainDOI(own.doi)
        if let year = own.year, let issued = own.issued, !issued.hasPrefix(String(year)) { merged.issued = nil }
        if own.authors.isEmpty {
            merged.isEtAl = false
            merged.isLedByEditors = false
        }
        return merged
    }

    private static func plainDOI(_ doi: String?) -> String? {
        doi.flatMap { doi in Identifier.doi(doi).map { String(decoding: $0, as: UTF8.self) } ?? doi }
    }

    /// The value that most entries state, folded; then the longer; then the first by bytes.
    private func best(_ members: [Member], _ value: (Int) -> String?) -> String? {
        var printings = Printings()
        for member in members { if let text = value(member.index) { printings.add(text, count: member.count) } }
        guard printings.all.count > 1 else { return printings.all.first?.text }
        let keys = printings.all.map { FoldedText($0.text).key }
        var votes: [[UInt8]: Int] = [:]
        for (index, key) in keys.enumerated() { votes[key, default: 0] += printings.all[index].count }
        return printings.all.indices.min { x, y in
            let votesX = votes[keys[x]] ?? 0, votesY = votes[keys[y]] ?? 0
            if votesX != votesY { return votesX > votesY }
            let isShouted = Self.isShouted(printings.all[x].text)
            if isShouted != Self.isShouted(printings.all[y].text) { return !isShouted }
            return Self.isFuller(printings.all[x].text, printings.all[y].text)
        }.map { printings.all[$0].text }
    }

    private static func isFuller(_ x: String, _ y: String) -> Bool {
        x.utf8.count != y.utf8.count ? x.utf8.count > y.utf8.count : x.precedes(y)
    }

    /// A whole title before a cut one, and one in ordinary case before capitals.
    private var title: String? {
        let whole = members.filter { references[$0.index].bibliography.title.map { !TitleProfile.isCut($0) } ?? false }
        let ordinary = whole.filter { references[$0.index].bibliography.title.map { !Self.isShouted($0) } ?? false }
        return best(!ordinary.isEmpty ? ordinary : !whole.isEmpty ? whole : members) { references[$0].bibliography.title }
    }

    /// `ANNALS OF CHEESE`, but not `JAMA` or `S12`: capitals throughout, in more than a few letters.
    private static func isShouted(_ text: String) -> Bool {
        var capitals = 0
        for byte in text.utf8 {
            if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") { return false }
            if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { capitals += 1 }
        }
        return capitals > 6
    }

    /// The reference with the longest list of authors; among equals one that is whole, then the one with the fullest names.
    private var leading: Int? {
        var leading: (index: Int, count: Int, isEtAl: Bool)?
        var names: String?
        for member in members {
            let count = references[member.index].bibliography.authors.count, isEtAl = references[member.index].bibliography.isEtAl
            guard count > 0 else { continue }
            if let best = leading {
                if count < best.count || count == best.count && isEtAl && !best.isEtAl { continue }
                if count == best.count, isEtAl == best.isEtAl {
                    let own = authors(member.index), others = names ?? authors(best.index)
                    names = others
                    guard Self.isFuller(own, others) else { continue }
                    names = own
                    leading = (member.index, count, isEtAl)
                    continue
                }
            }
            leading = (member.index, count, isEtAl)
            names = nil
        }
        return leading?.index
    }

    private func authors(_ index: Int) -> String { references[index].bibliography.authors.map(\.text).joined(separator: ";") }

    private var editors: [Name] {
        var editors: [Name] = []
        for member in members where !references[member.index].bibliography.editors.isEmpty {
            let own = references[member.index].bibliography.editors
            if Self.fullness(editors) < Self.fullness(own) { editors = own }
        }
        return editors
    }

    private static func fullness(_ names: [Name]) -> Int { names.reduce(0) { $0 + 1000 + $1.text.utf8.count } }

    /// The year of the print that volume and page are of, where any reference states them: what was ahead of print may be of the year before.
    private var year: Int? {
        let printed = members.filter { references[$0.index].bibliography.volume != nil || references[$0.index].bibliography.page != nil }
        return year(of: printed) ?? year(of: members)
    }

    private func year(of members: [Member]) -> Int? {
        var votes: [Int: Int] = [:]
        for member in members { if let year = references[member.index].bibliography.year { votes[year, default: 0] += member.count } }
        return votes.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key
    }

    /// The most precise date within the chosen year.
    private func issued(in year: Int?) -> String? {
        guard let year else { return best(members) { references[$0].bibliography.issued } }
        let prefix = String(year)
        return best(members) { references[$0].bibliography.issued.flatMap { $0.hasPrefix(prefix) ? $0 : nil } }
    }

    /// What most say, a page of the web only when no reference says more.
    private var type: String? {
        let specific = members.filter { (references[$0.index].bibliography.type ?? "webpage") != "webpage" }
        return best(specific.isEmpty ? members : specific) { references[$0].bibliography.type }
    }
}

/// Values to the letter, and how many entries state each, in the order in which they came.
private struct Printings {
    private(set) var all: [(text: String, count: Int)] = []
    /// Where there are many, their places by bytes.
    private var places: [[UInt8]: Int] = [:]
    private static let few = 8

    mutating func add(_ text: String, count: Int) {
        if let place = place(of: text) {
            all[place].count += count
        } else {
            if all.count == Self.few { for place in all.indices { places[Array(all[place].text.utf8)] = place } }
            if all.count >= Self.few { places[Array(text.utf8)] = all.count }
            all.append((text, count))
        }
    }

    private func place(of text: String) -> Int? {
        if all.count > Self.few || !places.isEmpty { return places[Array(text.utf8)] }
        return all.firstIndex { $0.text.utf8.count == text.utf8.count && $0.text.utf8.elementsEqual(text.utf8) }
    }
}
