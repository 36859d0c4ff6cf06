/// Years, volumes, issues and pages, by their order and the words before them.
extension FieldOrder {
    /// `A survey of lakes: | 1996–2000. Lakeside: Hill`: years behind a title's colon are no pages.
    mutating func joinYears() {
        guard let pages = first(.pages), field(pages - 1) == .title || field(pages - 1) == .container && first(.author) == nil,
            first(.volume) == nil, first(.issue) == nil,
            let colon = stretches[pages - 1].tokens.last, isMark(colon, 0x3A),
            stretches[pages].tokens.allSatisfy({ tokens[$0].kind == .mark || tokens[$0].kind == .number && isYears(tokens[$0].range) })
        else { return }
        join(pages - 1)
    }

    /// `1996`, and `19962000`, whose dash was lost.
    func isYears(_ number: Range<Int>) -> Bool {
        [4, 8].contains(number.count) && stride(from: number.lowerBound, to: number.upperBound, by: 4).allSatisfy {
            Issued.isYear(text.bytes[$0 ..< $0 + 4].reduce(0) { $0 * 10 + Int($1 & 0x0F) })
        }
    }

    /// `Journal 1001 (2010) 086`: volume, year, page, where the numbers were named the other way round.
    mutating func orderNumbers() {
        guard let container = first(.container), field(container + 1) == .issue, field(container + 2) == .date, field(container + 3) == .volume,
            first(.pages) == nil, isPlainNumber(container + 1), isPlainNumber(container + 3), isPlainNumber(container + 2)
        else { return }
        stretches[container + 1].field = .volume
        stretches[container + 3].field = .pages
    }

    /// `2021, 22, 1234.`: of three numbers the last is the page, even one that might be a year.
    mutating func namePage() {
        guard first(.pages) == nil, let date = first(.date), field(date + 1) == .volume, [.date, .note].contains(field(date + 2)), isPlainNumber(date + 1),
            stretches[date + 2].tokens.count(where: { tokens[$0].kind != .mark }) == 1, isPlainNumber(date + 2), isPlainNumber(date)
        else { return }
        stretches[date + 2].field = .pages
    }

    /// `83: 330 (1994), 417–428`, `290 1-2 (2001) 211`: of two numbers around the date the first is the issue.
    mutating func nameIssue() {
        guard first(.issue) == nil, let volume = first(.volume), field(volume + 1) == .pages, field(volume + 2) == .date,
            field(volume + 3) == .pages, range(volume + 3).contains(where: { text.isDigit($0) }),
            let number = stretches[volume].tokens.first, tokens[number].shape != ReferenceTokens.Shape.year
        else { return }
        stretches[volume + 1].field = .issue
    }

    /// `Report, | pp | 51, Office`: the word is none of a journal, and the number behind it no volume.
    mutating func readPageWord() {
        guard first(.pages) == nil, let container = first(.container), field(container + 1) == .volume,
            ["pp", "p", "pages"].contains(String(decoding: text.bytes[range(container)], as: UTF8.self).lowercased())
        else { return }
        stretches[container].field = .note
        stretches[container + 1].field = .pages
    }

    /// `Lake Policy | March 25, | 2013`: the year of a day is no page, and the day no volume.
    mutating func dropYear() {
        guard let pages = first(.pages), let number = stretches[pages].tokens.first, tokens[number].shape == ReferenceTokens.Shape.year, number > 3,
            !stretches[pages].tokens.dropFirst().contains(where: { tokens[$0].kind != .mark }), isMark(number - 1, 0x2C),
            tokens[number - 2].kind == .number, tokens[number - 3].kind == .word,
            Issued(startingAt: tokens[number - 3].range.lowerBound, in: text) != nil
        else { return }
        stretches[pages].field = .note
        guard field(pages - 1) == .volume, stretches[pages - 1].tokens.lowerBound == number - 2 else { return }
        stretches[pages - 1].field = .note
        guard field(pages - 2) == .container, stretches[pages - 2].tokens.upperBound == number - 2, stretches[pages - 2].tokens.count > 1 else { return }
        setBorder(behind: pages - 2, to: number - 3)
    }
}
