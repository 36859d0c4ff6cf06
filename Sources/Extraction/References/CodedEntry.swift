import Model

/// References as GB/T 7714 sets them in Chinese print: a code in square brackets behind the title says what the work is.
///
/// `张三, 李四. 灯与夜蛾[J]. 灯具学报, 2020, 40(3): 71-77.` · `王五. 冬夜的灯[M]. 北京: 灯具出版社, 1958.` ·
/// `OKUN E. A lamp[M]//Lamps of the north. London: Lamp Press, 1954.`
///
/// Read so are entries in Chinese and those whose two slashes part a title from its host; for others the labeller knows the code.
///
/// - Loss: what stands behind the pages; codes of patents, standards and newspapers are left to the labeller.
/// - Source: GB/T 7714–2015, *Rules for bibliographic references*.
struct CodedEntry {
    private(set) var bibliography = Bibliography()
    private let text: EntryText

    init?(_ entry: EntryText, masks: [Range<Int>]) {
        guard entry.bytes.contains(0x5B) else { return nil }
        let plain = entry.without(masks)
        guard let code = Self.code(in: plain) else { return nil }
        text = plain
        let hasHost = text.end > code.bytes.upperBound + 2 && text.bytes[code.bytes.upperBound] == 0x2F && text.bytes[code.bytes.upperBound + 1] == 0x2F
        guard hasHost || text.bytes[..<code.bytes.lowerBound].contains(where: { (0xE4 ... 0xE9).contains($0) }) else { return nil }
        readHead(0 ..< code.bytes.lowerBound)
        let tail = text.trimmed(from: code.bytes.upperBound, to: text.end, of: " ./")
        guard bibliography.title != nil, code.type == "article_journal" ? readJournal(tail) : readImprint(tail, hasHost: hasHost) else { return nil }
        bibliography.type = hasHost && code.type == "book" ? "chapter" : code.type
    }

    private static let types: [(StaticString, String)] = [
        ("[m]", "book"), ("[m/ol]", "book"), ("[j]", "article_journal"), ("[j/ol]", "article_journal"), ("[d]", "thesis"), ("[d/ol]", "thesis"), ("[c]", "paper_conference"),
        ("[c/ol]", "paper_conference"), ("[r]", "report"), ("[r/ol]", "report"),
    ]

    /// The one code of an entry, and the type that it stands for.
    private static func code(in text: EntryText) -> (bytes: Range<Int>, type: String)? {
        var found: (bytes: Range<Int>, type: String)?
        for at in 1 ..< max(1, text.end) where text.bytes[at] == 0x5B {
            guard let (code, type) = types.first(where: { text.has($0.0, at: at) }) else { continue }
            guard found == nil else { return nil }
            found = (at ..< at + code.utf8CodeUnitCount, type)
        }
        return found
    }

    // MARK: Authors and title

    private mutating func readHead(_ head: Range<Int>) {
        let stop = head.first { text.bytes[$0] == 0x2E && text.isBlank($0 + 1) }
        let title = text.trimmed(from: stop.map { $0 + 1 } ?? head.lowerBound, to: head.upperBound, of: " ")
        bibliography.title = title.isEmpty ? nil : Titles.title(title, in: text)
        guard let stop else { return }
        if text.bytes[head.lowerBound ..< stop].contains(where: { (0xE4 ... 0xE9).contains($0) }) {
            readChineseNames(head.lowerBound ..< stop)
        } else {
            let list = NameList(head.lowerBound ..< stop, in: text)
            bibliography.authors = list.names
            bibliography.isEtAl = list.isEtAl
        }
    }

    /// `张三, 李四, 等`: names that commas part; which sign is the family's is not said.
    private mutating func readChineseNames(_ range: Range<Int>) {
        for piece in text.bytes[range].split(whereSeparator: { $0 == 0x2C || $0 == 0x3B }) {
            var name = text.trimmed(piece.startIndex ..< piece.endIndex)
            if let other = Self.others.first(where: { text.has($0, at: name.upperBound - $0.utf8CodeUnitCount) && name.count >= $0.utf8CodeUnitCount }) {
                bibliography.isEtAl = true
                name = text.trimmed(from: name.lowerBound, to: name.upperBound - other.utf8CodeUnitCount)
            }
            if !name.isEmpty { bibliography.authors.append(Name(family: text.string(name))) }
        }
    }

    private static let others: [StaticString] = ["等", "et al"]

    // MARK: What holds it

    /// `灯具学报, 2020, 40(3): 71-77`, `灯具学报, 2020(3): 71-77`
    private mutating func readJournal(_ tail: Range<Int>) -> Bool {
        guard let year = year(in: tail) else { return false }
        bibliography.containerTitle = Titles.container(text.trimmed(from: tail.lowerBound, to: year.lowerBound, of: " ,."), in: text)
        var at = year.upperBound
        while at < tail.upperBound, [0x2C, 0x20].contains(text.bytes[at]) { at += 1 }
        let volume = run(from: at, before: tail.upperBound)
        if !volume.isEmpty { bibliography.volume = text.string(volume) }
        at = volume.upperBound
        if at < tail.upperBound, text.bytes[at] == 0x28, let close = text.bytes[at ..< tail.upperBound].firstIndex(of: 0x29) {
            let issue = text.trimmed(from: at + 1, to: close)
            if !issue.isEmpty { bibliography.issue = text.string(issue) }
            at = close + 1
        }
        readPages(from: at, before: tail.upperBound)
        return bibliography.containerTitle != nil
    }

    /// `北京: 灯具出版社, 1958`, `Lamps of the north. London: Lamp Press, 1954: 3-9`
    private mutating func readImprint(_ tail: Range<Int>, hasHost: Bool) -> Bool {
        var imprint = tail
        if hasHost {
            guard let stop = tail.first(where: { text.bytes[$0] == 0x2E && text.isBlank($0 + 1) }) else { return false }
            bibliography.containerTitle = Titles.container(tail.lowerBound ..< stop, in: text)
            imprint = text.trimmed(from: stop + 1, to: tail.upperBound, of: " ")
        }
        guard let year = year(in: imprint) else { return false }
        let house = text.trimmed(from: imprint.lowerBound, to: year.lowerBound, of: " ,.")
        let colon = house.first { text.bytes[$0] == 0x3A }
        let place = text.trimmed(from: house.lowerBound, to: colon ?? house.lowerBound), publisher = text.trimmed(from: colon.map { $0 + 1 } ?? house.lowerBound, to: house.upperBound, of: " ,")
        if !place.isEmpty { bibliography.publisherPlace = text.string(place) }
        if !publisher.isEmpty { bibliography.publisher = text.string(publisher) }
        readPages(from: year.upperBound, before: imprint.upperBound)
        return true
    }

    /// The year behind a comma, which is taken down.
    private mutating func year(in range: Range<Int>) -> Range<Int>? {
        for at in range where text.isDigit(at) && !text.isWordByte(at - 1) && at > range.lowerBound + 1 && [0x2C, 0x2E].contains(text.bytes[at - 2]) {
            guard let date = Issued(startingAt: at, in: text), Issued.isYear(date.year), run(from: at, before: range.upperBound).count == 4 else { continue }
            bibliography.year = date.year
            bibliography.issued = text.string(at ..< at + 4)
            return at ..< at + 4
        }
        return nil
    }

    /// `: 71-77` at an offset.
    private mutating func readPages(from start: Int, before end: Int) {
        guard start < end, text.bytes[start] == 0x3A else { return }
        let first = text.trimmed(from: start + 1, to: end, of: " ").lowerBound
        var at = first
        while at < end, text.isWordByte(at) || text.dashLength(at) > 0 { at += max(1, text.dashLength(at)) }
        let pages = text.trimmed(from: first, to: at, of: " .,-")
        if pages.contains(where: { text.isDigit($0) }) { bibliography.page = text.string(pages) }
    }

    /// The letters and digits at an offset.
    private func run(from start: Int, before end: Int) -> Range<Int> {
        var at = start
        while at < end, text.isDigit(at) || (text.bytes[at] | 0x20) &- 0x61 < 26 { at += 1 }
        return start ..< at
    }
}
