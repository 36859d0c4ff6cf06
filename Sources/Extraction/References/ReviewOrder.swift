/// Articles as lawyers cite them: the volume stands before the journal's name, and the page behind it.
///
/// `Anna Hill, Lakes and Law, 83 N. L. Rev. 1581, 1600 (2005)` · `Anna Hill, ‘Lakes and Law’ (1950) 59(2) Mind 433`
///
/// - Loss: the page that is meant, behind the first one.
extension FieldOrder {
    mutating func readReview() {
        guard let names = leading, [.author, .editor, .title].contains(field(names)) else { return }
        if !readVolumeFirst(names) { readDateFirst() }
    }

    /// `83 N. L. Rev. 1581, 1600 (2005)` behind a comma.
    private mutating func readVolumeFirst(_ names: Int) -> Bool {
        guard let open = tokens.indices.last(where: { isMark($0, 0x28) }), open + 2 < tokens.count,
            let year = (open + 1 ..< min(open + 6, tokens.count - 1)).first(where: { isYear($0) && isMark($0 + 1, 0x29) })
        else { return false }
        let start = stretches[names].field == .author ? stretches[names].tokens.upperBound : stretches[names].tokens.lowerBound
        for volume in tokens.indices where volume > start && volume < open - 2 && tokens[volume].kind == .number && tokens[volume].range.count < 5 {
            guard isMark(volume - 1, 0x2C), let page = pageBehindName(from: volume + 1), endOfPages(from: page.upperBound) == open else { continue }
            if stretches[names].field == .author { give(start ..< volume, .title) }
            give(volume ..< volume + 1, .volume)
            give(volume + 1 ..< page.lowerBound, .container)
            give(page, .pages)
            give(page.upperBound ..< open, .note)
            give(open ..< endOfMarks(from: year + 2), .date)
            return true
        }
        return false
    }

    /// `(1950) 59(2) Mind 433` behind a title in quotation marks, at the entry's end.
    private mutating func readDateFirst() {
        guard let title = first(.title), field(title + 1) == .date, isQuoted(title) else { return }
        let date = stretches[title + 1].tokens.lowerBound
        guard date + 4 < tokens.count, isMark(date, 0x28), isYear(date + 1), isMark(date + 2, 0x29), tokens[date + 3].kind == .number else { return }
        var at = date + 4
        var issue: Range<Int>?
        if isMark(at, 0x28), let close = (at ..< min(at + 5, tokens.count)).first(where: { isMark($0, 0x29) }) {
            issue = at ..< close + 1
            at = close + 1
        }
        guard let page = pageBehindName(from: at) else { return }
        let end = endOfPages(from: page.upperBound)
        guard end == tokens.count || isMark(end, in: ".;<") || tokens[end].kind == .identifier else { return }
        give(date ..< date + 3, .date)
        give(date + 3 ..< date + 4, .volume)
        if let issue { give(issue, .issue) }
        give(at ..< page.lowerBound, .container)
        give(page, .pages)
        give(page.upperBound ..< endOfMarks(from: end), .note)
    }

    /// Behind the marks that end the entry; the place itself where something follows them.
    private func endOfMarks(from start: Int) -> Int { (start ..< max(start, tokens.count)).allSatisfy { isMark($0, in: ".,;") } ? tokens.count : start }

    private func isYear(_ token: Int) -> Bool { tokens.indices.contains(token) && tokens[token].shape == ReferenceTokens.Shape.year }

    /// The page behind a name of one to ten words: capitals, abbreviations, `of`, `&`.
    private func pageBehindName(from start: Int) -> Range<Int>? {
        guard start < tokens.count, isCapital(start) else { return nil }
        var at = start, words = 0
        while at < tokens.count, words <= 10 {
            if tokens[at].kind == .number {
                // `A1133`, `e100` are one page
                let first = at > start + 1 && isWord(at - 1) && !tokens[at].isBehindBlank && tokens[at - 1].range.count < 3 ? at - 1 : at
                return tokens[first].isBehindBlank ? first ..< at + 1 : nil
            }
            if isWord(at) {
                guard isCapital(at) || Self.joints.contains(word(at)) || tokens[at].range.count == 1 || !tokens[at].isBehindBlank else { return nil }
                words += 1
            } else if !isMark(at, in: ".&'-") && tokens[at].shape != ReferenceTokens.Shape.apostrophe {
                return nil
            }
            at += 1
        }
        return nil
    }

    /// Behind `, 1600`, `–85`, `, 209–10`.
    private func endOfPages(from start: Int) -> Int {
        var at = start
        while at + 1 < tokens.count, isMark(at, 0x2C) || tokens[at].shape == ReferenceTokens.Shape.dash, tokens[at + 1].kind == .number { at += 2 }
        return at
    }
}
