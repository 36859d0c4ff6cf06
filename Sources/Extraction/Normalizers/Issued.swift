/// A date as references print it.
///
/// `2010`, `2010a`, `2024-03-23`, `2010, March 3`, `2010 Jan 5`, `March 3, 2010`, `3rd March 2010`, `24.03.2010`, `12/2013`, `Spring 2010`,
/// `2010–2011` (the first year counts). A date whose day and month cannot be told apart (`03/04/2010`) gives its year alone.
///
/// - Shape: `text` is ISO 8601, as precise as stated.
struct Issued: Sendable, Equatable {
    var year: Int
    var month: Int?
    var day: Int?
    /// The letter that tells two references of one year apart: `a` in `2010a`.
    var letter: UInt8?
    /// The byte behind the date.
    var end: Int

    /// The date that starts at an offset.
    init?(startingAt at: Int, in text: EntryText) {
        guard at < text.end, at == 0 || !text.isWordByte(at - 1) else { return nil }
        var scanner = DateScanner(text: text, at: at)
        guard let date = text.isDigit(at) ? scanner.numberFirst() : scanner.wordFirst() else { return nil }
        self = date
    }

    init(year: Int, month: Int? = nil, day: Int? = nil, letter: UInt8? = nil, end: Int) {
        self.year = year; self.month = month; self.day = day; self.letter = letter; self.end = end
    }

    var text: String {
        var text = String(year)
        guard let month else { return text }
        text += month < 10 ? "-0\(month)" : "-\(month)"
        guard let day else { return text }
        return text + (day < 10 ? "-0\(day)" : "-\(day)")
    }

    static func isYear(_ number: Int) -> Bool { (1_400 ... 2_099).contains(number) }
}

private struct DateScanner {
    let text: EntryText
    var at: Int

    /// `2010…`, `24.03.2010`, `3 March 2010`, `12/2013`.
    mutating func numberFirst() -> Issued? {
        let start = at
        let (first, width) = number()
        if width == 4, Issued.isYear(first) { return behindYear(first) }
        guard width <= 2, first <= 31 else { return nil }
        if let separator = separatorByte(), separator != 0x2D || text.isDigit(at + 1) { // 24.03.2010, 12/2013
            at += 1
            while text.isBlank(at) { at += 1 }
            let (second, secondWidth) = number()
            if secondWidth == 4, Issued.isYear(second), (1 ... 12).contains(first), separator == 0x2F || separator == 0x2E {
                return Issued(year: second, month: first, end: at)
            }
            guard secondWidth <= 2, secondWidth > 0, separatorByte() == separator else { return nil }
            at += 1
            while text.isBlank(at) { at += 1 }
            let (year, yearWidth) = number()
            guard yearWidth == 4, Issued.isYear(year) else { return nil }
            return ordered(first, second, year: year, separator: separator)
        }
        skipOrdinal()
        skip(" .")
        guard let month = month() else { return nil }
        skip(" .,")
        let (year, yearWidth) = number()
        guard yearWidth == 4, Issued.isYear(year), start < at else { return nil }
        return Issued(year: year, month: month, day: first > 0 ? first : nil, end: at)
    }

    private func ordered(_ first: Int, _ second: Int, year: Int, separator: UInt8) -> Issued {
        if separator == 0x2E, second <= 12 { return Issued(year: year, month: second, day: first, end: at) }
        if first > 12, second <= 12 { return Issued(year: year, month: second, day: first, end: at) }
        if second > 12, first <= 12 { return Issued(year: year, month: first, day: second, end: at) }
        return Issued(year: year, end: at)
    }

    /// `March 3, 2010`, `Mar. 2010`, `Spring 2010`, `Jan-Feb 2010`.
    mutating func wordFirst() -> Issued? {
        let isSeason = season()
        var month: Int?
        if !isSeason {
            guard let found = self.month() else { return nil }
            month = found
            if text.dashLength(at) > 0 || separatorByte() == 0x2F { // Jan-Feb
                let mark = at
                at += max(1, text.dashLength(at))
                if self.month() == nil { at = mark }
            }
        }
        skip(" .,")
        let mark = at
        var (value, width) = number()
        var day: Int?
        if width == 1 || width == 2, value <= 31 {
            day = value
            skipOrdinal()
            skip(" ,.")
            (value, width) = number()
        }
        guard width == 4, Issued.isYear(value), at > mark else { return nil }
        return Issued(year: value, month: month, day: isSeason ? nil : day, end: at)
    }

    /// What may follow a year: a letter, `-03-23`, `, March 3`, ` Jan 5`, `–2011`.
    private mutating func behindYear(_ year: Int) -> Issued? {
        var issued = Issued(year: year, end: at)
        if at < text.end, text.bytes[at] &- 0x61 < 26, !text.isWordByte(at + 1) {
            issued.letter = text.bytes[at]
            at += 1
            issued.end = at
        }
        // `2018Retrieved from`: a word that lost its blank
        if text.isWordByte(at) { return text.isUpper(at) && text.isLower(at + 1) && text.isLower(at + 2) ? issued : nil }
        let mark = at
        if at < text.end, text.bytes[at] == 0x2D || text.bytes[at] == 0x2F, text.isDigit(at + 1) {
            let separator = text.bytes[at]
            at += 1
            let (month, width) = number()
            if width == 2, (1 ... 12).contains(month), separator == 0x2D || separatorByte() == 0x2F {
                if separatorByte() == separator {
                    at += 1
                    let (day, dayWidth) = number()
                    if dayWidth == 2, (1 ... 31).contains(day) { return Issued(year: year, month: month, day: day, end: at) }
                } else if !text.isWordByte(at) {
                    return Issued(year: year, month: month, end: at)
                }
            }
            at = mark
        }
        if text.dashLength(at) > 0, text.isDigit(at + text.dashLength(at)) { // 2010–2011
            let dash = at
            at += text.dashLength(at)
            let (second, width) = number()
            if width == 4, Issued.isYear(second), second >= year {
                issued.end = at
            } else if width == 2, second == (year + 1) % 100 {
                issued.end = at
            } else {
                at = dash
            }
            return issued
        }
        skip(" ,")
        guard at > mark, let month = month(), !text.isLetter(at) else { return issued }
        issued.month = month
        issued.end = at
        if at < text.end, text.bytes[at] == 0x2E { at += 1; issued.end = at }
        if text.dashLength(at) > 0 {
            let dash = at
            at += text.dashLength(at)
            if self.month() != nil { issued.end = at } else { at = dash }
        }
        skip(" ")
        let (day, width) = number()
        if width > 0, width <= 2, (1 ... 31).contains(day), at >= text.end || !text.isWordByte(at), !text.has("(", at: at),
            !text.has(":", at: at) || text.isBlank(at + 1)
        {
            issued.day = day
            issued.end = at
        }
        return issued
    }

    // MARK: Pieces

    private mutating func number() -> (Int, width: Int) {
        let start = at
        var value = 0
        while text.isDigit(at), at - start < 9 { value = value * 10 + Int(text.bytes[at] & 0x0F); at += 1 }
        return (value, at - start)
    }

    private func separatorByte() -> UInt8? {
        guard at < text.end, [0x2E, 0x2F, 0x2D].contains(text.bytes[at]) else { return nil }
        return text.bytes[at]
    }

    private mutating func skip(_ marks: StaticString) {
        marks.withUTF8Buffer { set in while at < text.end, set.contains(text.bytes[at]) { at += 1 } }
    }

    private mutating func skipOrdinal() {
        for ordinal: StaticString in ["st", "nd", "rd", "th"] where text.has(ordinal, at: at) { at += 2; return }
    }

    private mutating func month() -> Int? {
        for (index, name) in monthNames.enumerated() where text.has(name.short, at: at) {
            if text.has(name.long, at: at) { at += name.long.utf8CodeUnitCount } else { at += 3; if text.has("t", at: at), index == 8 { at += 1 } }
            guard !text.isLetter(at) else { return nil }
            return index + 1
        }
        return nil
    }

    private mutating func season() -> Bool {
        for name: StaticString in ["spring", "summer", "autumn", "winter", "fall"] where text.has(name, at: at) {
            at += name.utf8CodeUnitCount
            return !text.isLetter(at)
        }
        return false
    }
}

private let monthNames: [(short: StaticString, long: StaticString)] = [
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may", "may"), ("jun", "june"), ("jul", "july"),
    ("aug", "august"), ("sep", "september"), ("oct", "october"), ("nov", "november"), ("dec", "december"),
]
