import Model

/// Decisions of courts, as lawyers cite them: two parties, and the volume and page of the report that prints the decision.
///
/// `Hill v. Brook, 123 U.S. 456, 460 (2020)` · `Hill v. Brook, 356 P.3d 1258 (Utah 2015)` · `R v Hill [1995] 1 AC 171 (HL)` · `Hill v Brook (1887) 12 AC 409`
///
/// - Loss: the court, the page that is meant, and the number of a decision that no report prints.
struct CaseEntry {
    private(set) var bibliography = Bibliography()
    private let text: EntryText

    init?(_ entry: EntryText) {
        text = entry
        guard entry.end < 400, let versus = Self.versus(in: entry), let place = (versus + 3 ..< entry.end).first(where: { Self.opensPlace($0, in: entry) }) else { return nil }
        let parties = text.trimmed(from: 0, to: place, of: " ,")
        guard parties.upperBound > versus + 3, text.isUpper(parties.lowerBound), place - versus < 120 else { return nil }
        var at = place
        if text.bytes[at] == 0x5B || text.bytes[at] == 0x28 {
            take(at + 1)
            at += 6
            while text.isBlank(at) { at += 1 }
        }
        let volume = digits(at)
        if !volume.isEmpty { at = volume.upperBound + 1 }
        guard let (reporter, page) = reporter(from: at) else { return nil }
        if bibliography.year == nil, let close = text.bytes[page.upperBound...].firstIndex(of: 0x29), text.isDigit(close - 4) { take(close - 4) }
        guard bibliography.year != nil else { return nil }
        bibliography.title = text.string(parties)
        bibliography.containerTitle = text.string(reporter)
        bibliography.volume = volume.isEmpty ? nil : text.string(volume)
        // `[2012] EWCA Civ 25` counts decisions, not pages
        if !volume.isEmpty || text.bytes[reporter].prefix(4).count(where: { $0 &- 0x41 < 26 }) < 4 { bibliography.page = text.string(page) }
        bibliography.type = "legal_case"
    }

    /// ` v. ` or ` v ` behind the first party, which has neither figures nor quotations.
    private static func versus(in text: EntryText) -> Int? {
        var at = 1
        while at + 4 < min(text.end, 120) {
            if text.isDigit(at) || text.quoteLength(at) > 0 && text.bytes[at] != 0xE2 { return nil }
            if text.isBlank(at), text.bytes[at + 1] == 0x76, text.isBlank(at + 2) || text.bytes[at + 2] == 0x2E && text.isBlank(at + 3) {
                return text.isUpper(text.isBlank(at + 2) ? at + 3 : at + 4) ? at : nil
            }
            at += 1
        }
        return nil
    }

    /// `123 U.S.`, `[1995]`, `(1887)` behind a blank.
    private static func opensPlace(_ at: Int, in text: EntryText) -> Bool {
        guard text.isBlank(at - 1) else { return false }
        if text.bytes[at] == 0x5B || text.bytes[at] == 0x28 {
            return text.isDigit(at + 1) && text.isDigit(at + 4) && at + 5 < text.end && text.bytes[at + 5] == text.bytes[at] + (text.bytes[at] == 0x5B ? 2 : 1)
        }
        return text.isDigit(at) && text.bytes[at - 2] == 0x2C
    }

    /// The report's abbreviation and the page behind it: words with capitals, and a number.
    private func reporter(from start: Int) -> (name: Range<Int>, page: Range<Int>)? {
        var at = start
        while at < text.end, at - start < 40 {
            let number = digits(at)
            if !number.isEmpty, number.upperBound == text.end || !text.isLetter(number.upperBound), at > start {
                let name = text.trimmed(from: start, to: at, of: " ")
                return name.isEmpty ? nil : (name, number)
            }
            guard text.isUpper(at) || !number.isEmpty else { return nil }
            while at < text.end, !text.isBlank(at) { at += 1 }
            while text.isBlank(at) { at += 1 }
        }
        return nil
    }

    private func digits(_ start: Int) -> Range<Int> {
        var end = start
        while text.isDigit(end) { end += 1 }
        return start ..< end
    }

    private mutating func take(_ at: Int) {
        guard let date = Issued(startingAt: at, in: text), Issued.isYear(date.year) else { return }
        bibliography.year = date.year
        bibliography.issued = text.string(at ..< at + 4)
    }
}
