/// One line of the text while it is put together: its words, and beside them where emphasis, links and raised text start and end.
///
/// The words are kept apart from the marks, so that what stands in the page is told from what the reader adds: a literal `*` is escaped only
/// where it would be read as a mark.
struct PageLine {
    enum Mark: UInt8 { case emphasis, strong, link, raised, code }

    private struct Stretch {
        var mark: Mark
        var start: Int
        var end: Int
        var target: Range<Int>
    }

    private(set) var words: [UInt8] = []
    private var stretches: [Stretch] = []
    /// Those not yet ended.
    private var open: [Int] = []
    private var targets: [UInt8] = []
    private var hasBlankBehind = false
    private var isLabelBlank = false
    private var mayNeedEscapes = false
    /// Counts lines, so that an end tag knows whether its start was on this one.
    private(set) var number = 0
    /// The words that open the line as the label of an entry.
    private(set) var label: Range<Int>?
    private var labelIsOpen = false
    /// The mark that parts what stands here from what follows, where neither has one.
    private var partingMark: UInt8 = 0

    var isEmpty: Bool { words.isEmpty }

    mutating func clear() {
        words.removeAll(keepingCapacity: true)
        stretches.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        targets.removeAll(keepingCapacity: true)
        hasBlankBehind = false
        mayNeedEscapes = false
        label = nil
        labelIsOpen = false
        partingMark = 0
        number += 1
    }

    /// A blank where words stand on both sides.
    mutating func appendBlank() { hasBlankBehind = !words.isEmpty }

    /// A blank behind a number that style alone sets apart, unless the mark that closes it follows: `Table 1` and `. Values`.
    mutating func appendLabelBlank() {
        guard !hasBlankBehind else { return }
        hasBlankBehind = !words.isEmpty
        isLabelBlank = hasBlankBehind
    }

    /// Words with every run of blanks made one space; no-break spaces stay, soft hyphens go.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var at = 0
        let end = text.count
        while at < end {
            let byte = text[at]
            if byte == 0x20 || byte &- 0x09 < 5 {
                hasBlankBehind = !words.isEmpty
                isLabelBlank = false
                at += 1
                continue
            }
            var stop = at
            var isSpecial = false
            while stop < end {
                let here = text[stop]
                if here <= 0x20 && (here == 0x20 || here &- 0x09 < 5) { break }
                if here == 0xC2, stop + 1 < end, text[stop + 1] == 0xAD { break }
                isSpecial = isSpecial || Self.isSpecial(here)
                stop += 1
            }
            if stop > at {
                if partingMark != 0 { part(from: UnsafeBufferPointer(rebasing: text[at ..< stop])) }
                if isLabelBlank, [0x2E, 0x3A, 0x2C, 0x29, 0x3B].contains(text[at]) { hasBlankBehind = false }
                isLabelBlank = false
                if hasBlankBehind { words.append(0x20); hasBlankBehind = false }
                words.append(contentsOf: UnsafeBufferPointer(rebasing: text[at ..< stop]))
                mayNeedEscapes = mayNeedEscapes || isSpecial
                at = stop
            }
            if at + 1 < end, text[at] == 0xC2, text[at + 1] == 0xAD { at += 2 }
        }
    }

    // MARK: Fields of an entry

    /// Ends a field of an entry that is an element of its own: `<div>Title</div><div>Journal 3</div>` is `Title. Journal 3`.
    ///
    /// A stop is added only where none stands and a word in capitals, a number or a quotation follows.
    mutating func endField() {
        if partingMark != 0x2C { partingMark = words.isEmpty || words.count == label?.upperBound ? 0 : 0x2E }
        appendBlank()
    }

    /// Ends a name of a list of names: `<li>Roe J</li><li>Doe K</li>` is `Roe J, Doe K`.
    mutating func endName() { partingMark = words.isEmpty ? 0 : 0x2C; appendBlank() }

    /// Ends the list of names, without the comma that the last may carry.
    mutating func endNames() {
        if words.last == 0x2C || words.last == 0x3B { words.removeLast() }
        partingMark = 0
        endField()
    }

    private mutating func part(from next: UnsafeBufferPointer<UInt8>) {
        let mark = partingMark
        partingMark = 0
        hasBlankBehind = !words.isEmpty && !(next.first.map { [0x2E, 0x2C, 0x3A, 0x3B, 0x29].contains($0) } ?? false)
        guard let last = words.last, Self.isWord(last) || last == 0x29 || mark == 0x2C && last == 0x2E, Self.opensField(next) else { return }
        for index in open where stretches[index].start == words.count { stretches[index].start += 1 }
        words.append(mark)
    }

    /// A capital, a digit, a letter beyond ASCII, an opening quotation mark.
    private static func opensField(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = words.first else { return false }
        if first == 0xE2 { return words.count > 2 && words[1] == 0x80 && (words[2] == 0x9C || words[2] == 0x98) }
        return first &- 0x41 < 26 || first &- 0x30 < 10 || first == 0x22 || first >= 0xC3
    }

    /// The label of an entry begins, if nothing stands before it.
    mutating func startLabel() { labelIsOpen = words.isEmpty && label == nil }

    /// The label ends here; what links it back to the text, or sets it off, says nothing.
    mutating func endLabel() {
        appendBlank()
        guard labelIsOpen else { return }
        labelIsOpen = false
        let leadsOut = stretches.contains { $0.mark == .link && !targets[$0.target].starts(with: [0x23]) }
        guard !words.isEmpty, words.count <= 60, !leadsOut else { return }
        label = 0 ..< words.count
        for index in stretches.indices { drop(index) }
    }

    /// Takes what links a note back to the text as its label: `[[1]](#_ftnref1) Smith J` is `[1] Smith J`.
    @discardableResult
    mutating func takeBackLinkAsLabel() -> Bool {
        guard label == nil, let first = stretches.prefix(20).firstIndex(where: { $0.mark == .link && $0.start == 0 && $0.end > 0 }) else { return false }
        let end = stretches[first].end
        guard end <= 8, words[..<end].contains(where: { $0 &- 0x30 < 10 || $0 == 0x5B || $0 == 0x28 }), !words[..<end].contains(0x20),
              PageWords.leadsBack(targets[stretches[first].target]) else { return false }
        for index in stretches.indices where stretches[index].start < end && stretches[index].end <= end { drop(index) }
        label = 0 ..< end
        // a number alone needs what parts it from the words
        if end < words.count, Self.isWord(words[end]), words[end] != 0xC2 { insertBlank(at: end) }
        if end == words.count { appendBlank() }
        return true
    }

    private mutating func insertBlank(at place: Int) {
        words.insert(0x20, at: place)
        for index in stretches.indices {
            if stretches[index].start >= place { stretches[index].start += 1 }
            if stretches[index].end > place { stretches[index].end += 1 }
        }
    }

    /// Parts a link from the word that it stands right behind.
    mutating func part(before stretch: Int) {
        guard stretches.indices.contains(stretch), stretches[stretch].start > 0, stretches[stretch].start < words.count else { return }
        let start = stretches[stretch].start
        guard Self.isWord(words[start - 1]), Self.isWord(words[start]) else { return }
        words.insert(0x20, at: start)
        // of the stretches before the link none ends behind its start
        for index in stretches.indices.reversed() {
            guard stretches[index].start >= start else { break }
            stretches[index].start += 1
            if stretches[index].end >= 0 { stretches[index].end += 1 }
        }
    }

    /// Where a link leads.
    func target(of stretch: Int) -> ArraySlice<UInt8> { stretches.indices.contains(stretch) ? targets[stretches[stretch].target] : [] }

    /// Takes out a stretch that ends the line so far, with its words.
    mutating func remove(_ stretch: Int) {
        guard stretches.indices.contains(stretch) else { return }
        let start = min(stretches[stretch].start, words.count)
        words.removeSubrange(start...)
        for index in stretches.indices.reversed() {
            guard stretches[index].start >= start else { break }
            stretches[index].start = start
            stretches[index].end = min(stretches[index].end, start)
        }
        drop(stretch)
        while words.last == 0x20 { words.removeLast() }
        appendBlank()
    }

    mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

    /// Starts a stretch; its number ends it.
    mutating func start(_ mark: Mark, target: [UInt8] = []) -> Int {
        let from = targets.count
        targets += target
        stretches.append(Stretch(mark: mark, start: words.count, end: -1, target: from ..< targets.count))
        open.append(stretches.count - 1)
        return stretches.count - 1
    }

    mutating func end(_ stretch: Int) {
        guard stretches.indices.contains(stretch), stretches[stretch].end < 0 else { return }
        stretches[stretch].end = words.count
        open.removeAll { $0 == stretch }
    }

    /// The words of an open or ended stretch.
    func words(of stretch: Int) -> ArraySlice<UInt8> {
        guard stretches.indices.contains(stretch) else { return [] }
        let start = min(stretches[stretch].start, words.count)
        return words[start ..< max(start, stretches[stretch].end < 0 ? words.count : stretches[stretch].end)]
    }

    /// Forgets a stretch, words stay.
    mutating func drop(_ stretch: Int) {
        guard stretches.indices.contains(stretch) else { return }
        stretches[stretch].end = stretches[stretch].start
        open.removeAll { $0 == stretch }
    }

    // MARK: - As Markdown

    /// The line as Markdown.
    func markdown() -> [UInt8] {
        if stretches.isEmpty, !mayNeedEscapes { return words }
        let marks = soundMarks()
        if marks.isEmpty, !mayNeedEscapes { return words }
        let escapes = mayNeedEscapes ? escapes(beside: marks) : []
        var out: [UInt8] = []
        out.reserveCapacity(words.count + marks.count * 8 + escapes.count)
        var next = 0, escape = 0
        for at in 0 ... words.count {
            while next < marks.count, marks[next].at == at { write(marks[next], to: &out); next += 1 }
            guard at < words.count else { break }
            if escape < escapes.count, escapes[escape] == at { out.append(0x5C); escape += 1 }
            out.append(words[at])
        }
        return out
    }

    private struct Edge {
        var at: Int
        var isEnd: Bool
        var stretch: Stretch
    }

    private func write(_ edge: Edge, to out: inout [UInt8]) {
        switch (edge.stretch.mark, edge.isEnd) {
        case (.emphasis, _): out.append(0x2A)
        case (.strong, _): out += [0x2A, 0x2A]
        case (.code, _): out.append(0x60)
        case (.raised, false): out += Array("<sup>".utf8)
        case (.raised, true): out += Array("</sup>".utf8)
        case (.link, false): out.append(0x5B)
        case (.link, true):
            out += [0x5D, 0x28]
            out += targets[edge.stretch.target]
            out.append(0x29)
        }
    }

    /// Starts and ends of the stretches that can be written so that they are read again, in order.
    ///
    /// - Loss: emphasis within emphasis, within a word (`IC<i>50</i>`), or right behind other emphasis.
    private func soundMarks() -> [Edge] {
        var edges: [Edge] = []
        var emphasisEnd = -1
        var rawEnd = -1
        for stretch in stretches {
            var start = min(stretch.start, words.count), end = stretch.end < 0 ? words.count : stretch.end
            while start < end, words[start] == 0x20 { start += 1 }
            while end > start, words[end - 1] == 0x20 { end -= 1 }
            guard start < end else { continue }
            switch stretch.mark {
            case .emphasis, .strong:
                guard start > emphasisEnd, start == 0 || !Self.isWord(words[start - 1]), !isPunctuationInWord(end) else { continue }
                emphasisEnd = end
            case .code:
                guard start >= rawEnd, !words[start ..< end].contains(0x60) else { continue }
                rawEnd = end
            case .link:
                guard start >= rawEnd else { continue }
                rawEnd = end
            case .raised: break
            }
            let sound = Stretch(mark: stretch.mark, start: start, end: end, target: stretch.target)
            edges.append(Edge(at: start, isEnd: false, stretch: sound))
            edges.append(Edge(at: end, isEnd: true, stretch: sound))
        }
        return ordered(edges)
    }

    /// By place; at one place ends before starts, of ends the inner first, of starts the outer first.
    private func ordered(_ edges: [Edge]) -> [Edge] {
        edges.enumerated().sorted { one, two in
            let a = one.element, b = two.element
            if a.at != b.at { return a.at < b.at }
            if a.isEnd != b.isEnd { return a.isEnd }
            return a.isEnd ? one.offset > two.offset : one.offset < two.offset
        }.map(\.element)
    }

    /// Whether a mark here would stand behind punctuation and before a word, where it closes nothing.
    private func isPunctuationInWord(_ at: Int) -> Bool {
        guard at > 0, at < words.count, Self.isWord(words[at]) else { return false }
        return !Self.isWord(words[at - 1]) || stretches.contains { $0.end == at && $0.mark != .emphasis && $0.mark != .strong }
    }

    /// The places of literal characters that would be read as marks.
    private func escapes(beside marks: [Edge]) -> [Int] {
        var stars: [Int] = [], underscores: [Int] = [], ticks: [Int] = [], others: [Int] = []
        var link = 0
        let links = marks.filter { $0.stretch.mark == .link && !$0.isEnd }.map { $0.stretch.start ..< $0.stretch.end }
        for at in words.indices where Self.isSpecial(words[at]) {
            while link < links.count, links[link].upperBound <= at { link += 1 }
            let isLinked = link < links.count && links[link].contains(at)
            let next: UInt8 = at + 1 < words.count ? words[at + 1] : 0x20
            switch words[at] {
            case 0x2A: stars.append(at)
            case 0x5F:
                let before = at > 0 && Self.isWord(words[at - 1])
                if !(before && Self.isWord(next)) { underscores.append(at) }
            case 0x60: ticks.append(at)
            case 0x5C: if Self.isPunctuation(next) { others.append(at) }
            case 0x3C: if (next | 0x20) &- 0x61 < 26 || next == 0x2F { others.append(at) }
            case 0x5B: if isLinked { others.append(at) }
            case 0x5D: if isLinked || next == 0x28 { others.append(at) }
            case 0x23: if at == 0, next == 0x23 || next == 0x20 { others.append(at) }
            default: break
            }
        }
        let hasEmphasis = marks.contains { $0.stretch.mark == .emphasis || $0.stretch.mark == .strong }
        if stars.count > 1 || hasEmphasis { others += stars }
        if underscores.count > 1 { others += underscores }
        if ticks.count > 1 || marks.contains(where: { $0.stretch.mark == .code }) { others += ticks }
        return others.sorted()
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte &- 0x21 < 15 || byte &- 0x3A < 7 || byte &- 0x5B < 6 || byte &- 0x7B < 4
    }

    /// `* _ \ < [ ] #` and the back tick.
    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x23, 0x2A, 0x3C, 0x5B ... 0x5D, 0x5F, 0x60: true
        default: false
        }
    }
}
