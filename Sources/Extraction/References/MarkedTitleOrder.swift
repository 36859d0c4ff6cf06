/// Titles that the source's markup sets apart, where the labeller saw other borders.
///
/// `S. Coleman, *Lectures on Fields*, ch. 3, for the argument`, `A. Hill, B. Brook (eds.), [Lakes of the North](https://…), Northern Press, 1984`
extension FieldOrder {
    mutating func takeMarkedTitle() {
        guard let marked = markedTitle, let start = stretches.first?.tokens.lowerBound else { return }
        var fields = stretches.flatMap { stretch in stretch.tokens.map { _ in stretch.field } }
        for place in fields.indices {
            if marked.contains(start + place) {
                fields[place] = .title
            } else if fields[place] == .title {
                fields[place] = start + place < marked.lowerBound ? .author : .note
            }
        }
        stretches = Self.stretches(of: fields, from: start, borders: Set(stretches.map(\.tokens.lowerBound)).subtracting(marked).union([marked.lowerBound]))
    }

    private static func stretches(of fields: [ReferenceField], from start: Int, borders: Set<Int>) -> [ReferenceLabeller.Stretch] {
        var stretches: [ReferenceLabeller.Stretch] = []
        for (place, field) in fields.enumerated() {
            let token = start + place
            if let last = stretches.last, last.field == field, !borders.contains(token) || field == .author || field == .note {
                stretches[stretches.count - 1].tokens = last.tokens.lowerBound ..< token + 1
            } else {
                stretches.append(ReferenceLabeller.Stretch(field: field, tokens: token ..< token + 1))
            }
        }
        return stretches
    }

    /// The tokens of the one emphasis or link of three words or more between marks, most of which the labeller took for the title (or for a container
    /// before any title), if it does not have it so already; of two words where it took them for names and found no title.
    private var markedTitle: Range<Int>? {
        guard !text.emphasis.isEmpty || !text.links.isEmpty, leading.map({ field($0) == .author || field($0) == .editor }) == true,
            !tokens.contains(where: { $0.shape == ReferenceTokens.Shape.quote })
        else { return nil }
        let links = text.links.filter { $0.target.starts(with: "http".utf8) }.map(\.text)
        let hasTitle = first(.title) != nil
        let marked = (text.emphasis + links).filter { text.wordCount($0) > (hasTitle ? 2 : 1) && isBetweenMarks($0) }
        guard marked.count == 1, let first = tokens.firstIndex(where: { $0.range.lowerBound >= marked[0].lowerBound }),
            let end = tokens.indices.last(where: { tokens[$0].range.upperBound <= marked[0].upperBound }), first < end
        else { return nil }
        let place = first ... end
        let titles = stretches.filter { $0.field == .title }, containers = stretches.filter { $0.field == .container }
        func count(_ list: [ReferenceLabeller.Stretch]) -> Int { list.reduce(0) { $0 + $1.tokens.clamped(to: first ..< end + 1).count } }
        let isTitle = count(titles) * 2 > place.count
        let isName = !hasTitle && count(stretches.filter { $0.field == .author }) == place.count
        let isEarlyContainer = count(containers) * 2 > place.count && titles.count == 1 && titles[0].tokens.lowerBound > end
        guard isTitle || isEarlyContainer || isName, !titles.contains(where: { $0.tokens == first ..< end + 1 }) else { return nil }
        // a mark that the labeller gave to the title is no other border
        if isTitle, titles.count == 1, titles[0].tokens.lowerBound == first, titles[0].tokens.dropFirst(place.count).allSatisfy({ !isWord($0) && tokens[$0].kind != .number }) {
            return nil
        }
        return first ..< end + 1
    }

    /// Whether a comma, stop or bracket stands on both sides: `*Escherichia coli* growth` is part of something.
    private func isBetweenMarks(_ range: Range<Int>) -> Bool {
        let before = text.trimmed(from: 0, to: range.lowerBound, of: " ").upperBound
        guard before > 0, [0x2C, 0x2E, 0x29].contains(text.bytes[before - 1]), range.upperBound < text.end else { return false }
        return [0x2C, 0x2E, 0x28].contains(text.bytes[range.upperBound]) || text.isBlank(range.upperBound) && range.upperBound + 1 < text.end && text.bytes[range.upperBound + 1] == 0x28
            || [0x2C, 0x2E].contains(text.bytes[range.upperBound - 1])
    }
}
