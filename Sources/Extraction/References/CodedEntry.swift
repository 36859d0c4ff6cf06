import Model

/// References as GB/T 7714 sets them in Chinese print: a code in square brackets behind the title says what the work is.
///
/// `张三, 李四. 灯与夜蛾[J]. 灯具学报, 2020, 40(3): 71-77.` · `王五. 冬夜的灯[M]. 北京: 灯具出版社, 1958.` ·
/// `OKUN E. A lamp[M]//Lamps of the north. London: Lamp Press, 1954.` · `张三，李四．灯与夜蛾［J］．灯具学报，2020，40（3）：71-77．`
///
/// Read so are entries in Chinese and those whose two slashes part a title from its host; for others the labeller knows the code.
///
/// - Loss: what stands behind the pages; codes of patents, standards and newspapers are left to the labeller.
/// - Source: GB/T 7714–2015, *Rules for bibliographic references*.
struct CodedEntry {
    private(set) var bibliography = Bibliography()
    private let printed: EntryText
    /// What is printed, with marks of half width.
    private let text: EntryText

    init?(_ entry: EntryText, masks: [Range<Int>]) {
        guard entry.bytes.contains(where: { $0 == 0x5B || $0 == 0xEF }) else { return nil }
        printed = entry.without(masks)
        text = Self.narrowed(printed)
        guard let code = Self.code(in: text) else { return nil }
        let hasHost = text.end > code.bytes.upperBound + 2 && text.bytes[code.bytes.upperBound] == 0x2F && text.bytes[code.bytes.upperBound + 1] == 0x2F
        guard hasHost || text.bytes[..<code.bytes.lowerBound].contains(where: { (0xE4 ... 0xE9).contains($0) }) else { return nil }
        readHead(0 ..< code.bytes.lowerBound)
        let tail = text.trimmed(from: code.bytes.upperBound, to: text.end, of: " ./")
        guard bibliography.title != nil, code.type == "article_journal" ? readJournal(tail) : readImprint(tail, hasHost: hasHost) else { return nil }
        bibliography.type = hasHost && code.type == "book" ? "chapter" : code.type
    }

    /// Marks of full width (`，`, `［J］`) as those of half width, with blanks that keep each offset.
    private static func narrowed(_ text: EntryText) -> EntryText {
        guard text.bytes.contains(0xEF) else { return text }
        var bytes = text.bytes
        for at in 0 ..< max(0, text.end - 2) where bytes[at] == 0xEF && bytes[at + 1] == 0xBC {
            switch bytes[at + 2] &- 0x60 {
            case let mark where mark == 0x28 || mark == 0x5B: bytes.replaceSubrange(at ..< at + 3, with: [0x20, 0x20, mark])
            case let mark where [0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x5D].contains(mark): bytes.replaceSubrange(at ..< at + 3, with: [mark, 0x20, 0x20])
            default: break
            }
        }
        return EntryText(plain: bytes)
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
        let stop = head.first(where: endsNames)
        let title = text.trimmed(from: stop.map { $0 + 1 } ?? head.lowerBound, to: head.upperBound, of: " ")
        bibliography.title = title.isEmpty ? nil : Titles.title(title, in: printed)
        guard let stop else { return }
        let list = NameList(head.lowerBound ..< stop, in: text)
        bibliography.authors = list.names
        bibliography.isEtAl = list.isEtAl
    }

    /// A stop before a blank, or one that no blank parts from the title: `李冬.灯`, `et al.Lamps`, but not `A.B.`
    private func endsNames(_ at: Int) -> Bool {
        guard text.bytes[at] == 0x2E else { return false }
        return text.isBlank(at + 1) || text.isUpper(at + 1) && at > 0 && (text.bytes[at - 1] >= 0x80 || text.isLower(at - 1))
    }

    // MARK: What holds it

    /// `灯具学报, 2020, 40(3): 71-77`, `灯具学报, 2020(3): 71-77`
    private mutating func readJournal(_ tail: Range<Int>) -> Bool {
        guard let year = year(in: tail) else { return false }
        bibliography.containerTitle = Titles.container(text.trimmed(from: tail.lowerBound, to: year.lowerBound, of: " ,."), in: printed)
        var at = year.upperBound
        while at < tail.upperBound, [0x2C, 0x20].contains(text.bytes[at]) { at += 1 }
        let volume = run(from: at, before: tail.upperBound)
        if !volume.isEmpty { bibliography.volume = text.string(volume) }
        at = volume.upperBound
        while text.isBlank(at) { at += 1 }
        if at < tail.upperBound, text.bytes[at] == 0x28, let close = text.bytes[at ..< tail.upperBound].firstIndex(of: 0x29) {
            let issue = text.trimmed(from: at + 1, to: close)
            if !issue.isEmpty { bibliography.issue = text.string(issue) }
            at = close + 1
            while text.isBlank(at) { at += 1 }
        }
        readPages(from: at, before: tail.upperBound)
        return bibliography.containerTitle != nil
    }

    /// `北京: 灯具出版社, 1958`, `Lamps of the north. London: Lamp Press, 1954: 3-9`
    private mutating func readImprint(_ tail: Range<Int>, hasHost: Bool) -> Bool {
        var imprint = tail
        if hasHost {
            guard let stop = tail.first(where: { text.bytes[$0] == 0x2E && text.isBlank($0 + 1) }) else { return false }
            bibliography.containerTitle = Titles.container(tail.lowerBound ..< stop, in: printed)
            imprint = text.trimmed(from: stop + 1, to: tail.upperBound, of: " ")
        }
        guard let year = year(in: imprint) else { return false }
        let house = text.trimmed(from: imprint.lowerBound, to: year.lowerBound, of: " ,.")
        let colon = house.first { text.bytes[$0] == 0x3A }
        let place = text.trimmed(from: house.lowerBound, to: colon ?? house.lowerBound), publisher = text.trimmed(from: colon.map { $0 + 1 } ?? house.lowerBound, to: house.upperBound, of: " ,")
        if !place.isEmpty { bibliography.publisherPlace = printed.string(place) }
        if !publisher.isEmpty { bibliography.publisher = printed.string(publisher) }
        readPages(from: year.upperBound, before: imprint.upperBound)
        return true
    }

    /// The year behind a comma, which is taken down.
    private mutating func year(in range: Range<Int>) -> Range<Int>? {
        for at in range where text.isDigit(at) && !text.isWordByte(at - 1) && at > range.lowerBound + 1 {
            let before = text.trimmed(from: range.lowerBound, to: at, of: " ")
            guard !before.isEmpty, [0x2C, 0x2E].contains(text.bytes[before.upperBound - 1]) else { continue }
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
