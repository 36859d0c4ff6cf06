import Model

/// One way to cut the lines into entries.
struct EntryCut {
    let bytes: [UInt8]
    let lines: [EntryLine]

    /// An entry as a range of lines.
    typealias Entry = Range<Int>

    /// - Parameters:
    ///   - isLabelled: whether labels mark the list; else a year before an entry (`(2000) Maze Society`, `- (2001) More mazes`) is none, but its first word.
    ///   - isLazy: whether all its numbers are 1, as those of Markdown may be, which counts by itself.
    func block(_ entry: Entry, isLabelled: Bool = true, isLazy: Bool = false) -> Block {
        let first = lines[entry.lowerBound], last = lines[entry.upperBound - 1]
        let hasLabel = isLabelled || first.number ?? 0 < 1_000
        let start = hasLabel ? first.text.lowerBound : startOfLabel(first)
        let end = entry.count == 1 ? first.text.upperBound : last.content.upperBound
        return Block(
            .reference, bytes: first.bytes.lowerBound ..< last.bytes.upperBound, content: start ..< max(end, start), label: hasLabel && !isLazy ? first.label : nil,
            holes: holes(in: entry))
    }

    /// Where a line's label starts, with the bracket around it.
    private func startOfLabel(_ line: EntryLine) -> Int {
        guard let label = line.label, label.lowerBound > line.content.lowerBound else { return line.content.lowerBound }
        return [0x28, 0x5B].contains(bytes[label.lowerBound - 1]) ? label.lowerBound - 1 : label.lowerBound
    }

    /// Furniture lines within an entry, and the numbers of its lines behind the first.
    private func holes(in entry: Entry) -> [Range<Int>] {
        lines[entry].dropFirst().compactMap { line in
            if line.isFurniture { return line.bytes }
            return line.leadEnd.map { line.bytes.lowerBound ..< $0 }
        }
    }

    // MARK: Marked lists

    /// Entries whose lines start with running numbers of one form.
    func numbered() -> [Entry]? {
        var forms: [UInt8: Int] = [:]
        for line in lines { if line.number != nil { forms[line.form, default: 0] += 1 } }
        // bullets set further in than the numbers are what the entries say
        let margin = lines.lazy.filter { $0.number != nil }.map(\.indent).max() ?? 0
        let bullets = lines.count { $0.mark == .bullet && $0.indent <= margin + 1 && !isSelfCitation($0) }
        for form: UInt8 in [0x5B, 0x2E, 0x29, 0x28, 0x5E, 0x20, 0x3A] {
            guard let count = forms[form], count >= bullets else { continue }
            let starts = runningNumbers(form: form)
            guard starts.count >= (form == 0x20 ? 3 : 1), starts.count * 2 >= count, !opensLate(starts) else { continue }
            return entries(startingAt: starts)
        }
        return nil
    }

    /// The lines whose numbers go on from one to the next. A number that does not (`2010. Springer.` on a wrapped line) starts nothing, nor does one
    /// behind which the number that was due still comes (`24: 11–25.` between 20 and 21).
    private func runningNumbers(form: UInt8) -> [Int] {
        let numbered = lines.indices.filter { lines[$0].number != nil && lines[$0].form == form && !isSelfCitation(lines[$0]) }
        let numbers = numbered.map { lines[$0].number ?? 0 }
        var starts: [Int] = []
        var last = 0
        for (place, index) in numbered.enumerated() {
            let number = numbers[place]
            let isFirst = starts.isEmpty && (number == 1 || (number < 1_000 && form != 0x20))
            let isNear = number <= last + 10 || evidence(in: lines[index].text) >= 3
            let goesOn = !starts.isEmpty && (number == last + 1 || (number > last && isNear && form != 0x20))
            let restarts = !starts.isEmpty && number == 1 && last > 1 && index > 0 && lines[index - 1].isBlank
            let isLazy = !starts.isEmpty && number == 1 && last == 1 && form == 0x2E
            guard isFirst || goesOn || restarts || isLazy else { continue }
            if number > last + 1, Self.isDue(last + 1, behind: place, in: numbers) { continue }
            starts.append(index)
            last = number
        }
        return starts
    }

    /// Whether the number that is due comes soon behind one that skips it, before that one's own successor and before a list starts anew.
    private static func isDue(_ due: Int, behind place: Int, in numbers: [Int]) -> Bool {
        let next = numbers[(place + 1)...].prefix(40).first { $0 == due || $0 == numbers[place] + 1 || $0 == 1 }
        return next == due
    }

    /// Whether as many entries stand before the first start as start there: a page that begins a wrapped line (`235. Russell Sage.`) is no label.
    private func opensLate(_ starts: [Int]) -> Bool {
        lines[..<starts[0]].count { !$0.isBlank && evidence(in: $0.text) >= 3 } >= max(1, starts.count)
    }

    /// Whether every entry of several has the number 1.
    func isLazy(_ entries: [Entry]) -> Bool { entries.count > 1 && entries.allSatisfy { lines[$0.lowerBound].number == 1 } }

    /// Entries that start with a key in brackets.
    func keyed() -> [Entry]? {
        let starts = lines.indices.filter { lines[$0].mark == .key && !lines[$0].isLinkDefinition }
        let bullets = lines.count { $0.mark == .bullet && !isSelfCitation($0) }
        return starts.count >= max(2, bullets) ? entries(startingAt: starts) : nil
    }

    /// Entries that start with a bullet; bullets further in belong to the entry above.
    func bulleted() -> [Entry]? {
        let bullets = lines.indices.filter { lines[$0].hasBullet && !isSelfCitation(lines[$0]) }
        guard let least = bullets.map({ lines[$0].indent }).min() else { return nil }
        let starts = bullets.filter { lines[$0].indent <= least + 1 }
        // paragraphs with a bullet among them are no bulleted list
        guard let first = lines.firstIndex(where: { !$0.isBlank }), starts.count >= 2 || starts.first == first else { return nil }
        return opensLate(starts) ? nil : entries(startingAt: starts)
    }

    /// Gives each start the lines that continue it.
    ///
    /// A line without mark goes on with its entry when it follows directly; behind a blank line only when the entry broke off. Behind the
    /// last entry a line is text unless it is indented, the entry broke off, or entries of this list do run over several lines.
    private func entries(startingAt starts: [Int]) -> [Entry] {
        var entries: [Entry] = []
        entries.reserveCapacity(starts.count)
        let wraps = wraps(starts), isBroken = breaksInside(starts)
        for (position, start) in starts.enumerated() {
            let isLast = position + 1 == starts.count
            let limit = isLast ? lines.count : starts[position + 1]
            if position > 0, lines[start].label == nil, isBehindText(start, after: entries[entries.count - 1].upperBound),
                evidence(in: lines[start].text) == 0
            {
                break
            }
            entries.append(start ..< endOfEntry(from: start, before: limit, isLast: isLast, wraps: wraps, isBroken: isBroken))
        }
        return entries
    }

    private func endOfEntry(from start: Int, before limit: Int, isLast: Bool, wraps: Bool, isBroken: Bool) -> Int {
        var end = start + 1
        var at = end
        while at < limit {
            let line = lines[at]
            if line.isBlank { at += 1; continue }
            if isSelfCitation(line) || line.isLinkDefinition || (line.hasBullet && line.indent <= lines[start].indent) { break }
            let follows = at == end
            // `    - explains the maze`: a remark in a list of its own below a whole entry
            if line.hasBullet, lines[start].label != nil, line.indent >= lines[start].indent + 2, endsSentence(lines[end - 1]),
                evidence(in: range(of: start ..< end)) >= 2, evidence(in: line.text) < 2
            {
                break
            }
            // the heading of the next group stands at the margin, where keys stand further in
            if !follows, lines[start].mark == .key, line.mark == .none, line.indent + 2 < lines[start].indent { break }
            let deeper = line.indent > lines[start].indent && !lines[start].hasBullet || line.indent >= lines[start].indent + 2
            let brokeOff = isUnfinished(lines[end - 1].text)
            let continues =
                follows
                ? (!isLast || deeper || brokeOff || wraps)
                : ((brokeOff || (deeper && !isLast)) && !line.hasBullet || (!isLast && (startsLower(line) || isBroken || completes(at, start ..< end))))
                    || (line.mark == .none && runsOverPage(from: end - 1, to: at))
            let isOfCaptions = line.mark == .none && LinkCaption.fillLine(line.content, of: bytes)
            if !follows, isBareYear(line), !Evidence(of: bytes, in: self.start(of: start ..< end)).hasYear { end = at + 1; at = end; continue }
            let restEnd = !follows && !isLast && line.mark == .none && !isOfCaptions ? endOfRest(at, of: start ..< end, before: limit) : nil
            if !follows, !deeper, !isOfCaptions, isClosed(start ..< end), isPlainText(at) { break }
            guard continues || isOfCaptions || restEnd != nil else { break }
            at = restEnd ?? at + 1
            end = at
        }
        return end
    }

    /// `(2006).`: a line that is nothing but the year that an entry lacks.
    private func isBareYear(_ line: EntryLine) -> Bool {
        let digits = line.content.filter { !([0x28, 0x29, 0x2E, 0x2C] as [UInt8]).contains(bytes[$0]) }
        guard line.content.count <= 7, digits.count == 4, let first = digits.first else { return false }
        return bytes.wholeNumber(first ..< first + 4).map { (1_500 ... 2_100).contains($0) } ?? false
    }

    /// Where the paragraph at a line ends if it is what an entry lacks that has neither year nor place nor address: the page's end parted them.
    private func endOfRest(_ line: Int, of entry: Entry, before limit: Int) -> Int? {
        let above = Evidence(of: bytes, in: start(of: entry))
        guard !above.hasYear, !above.hasLocator, !above.hasAddress else { return nil }
        let end = (line + 1 ..< limit).first { lines[$0].isBlank || lines[$0].mark != .none } ?? limit
        let rest = Evidence(of: bytes, in: start(of: line ..< end))
        return rest.hasYear || rest.hasLocator || rest.hasAddress ? end : nil
    }

    /// Whether an entry has its year last, behind another number: `Maze Res. 44, 359 (2001).`
    private func isClosed(_ entry: Entry) -> Bool {
        let text = range(of: entry), last = bytes[text].suffix(7)
        guard text.count > 20, let stop = text.last, bytes[stop] == 0x2E || bytes[stop] == 0x29 else { return false }
        let evidence = Evidence(of: bytes, in: last.startIndex ..< last.endIndex)
        return evidence.hasYear && bytes[text.lowerBound ..< last.startIndex].contains { (0x30 ... 0x39).contains($0) }
    }

    /// Whether a long line shows nothing of a reference.
    private func isPlainText(_ line: Int) -> Bool { lines[line].mark == .none && lines[line].content.count >= 60 && evidence(in: lines[line].text) == 0 }

    /// Whether a line behind one blank line is the rest of the entry above: no sentence ends there, or the line has the pages or address that it lacks.
    private func completes(_ line: Int, _ entry: Entry) -> Bool {
        guard line == entry.upperBound + 1, lines[line].mark == .none else { return false }
        if !endsSentence(lines[entry.upperBound - 1]) { return true }
        let above = Evidence(of: bytes, in: range(of: entry)), own = Evidence(of: bytes, in: lines[line].text)
        return !above.hasLocator && !above.hasAddress && (own.hasLocator || own.hasAddress) && !own.hasAuthor
    }

    /// Whether a third of the entries have a second line directly below.
    private func wraps(_ starts: [Int]) -> Bool {
        guard starts.count > 1 else { return false }
        let wrapped = starts.dropLast().count { $0 + 1 < lines.count && !lines[$0 + 1].isBlank && lines[$0 + 1].mark == .none }
        return wrapped * 3 >= starts.count
    }

    /// Whether blank lines part the lines of the entries, as converters of pages write them: short lines without mark between most numbers.
    private func breaksInside(_ starts: [Int]) -> Bool {
        guard starts.count > 2 else { return false }
        var broken = 0, parts = 0, bytes = 0
        for (start, next) in zip(starts, starts.dropFirst()) {
            let inner = (start + 1 ..< next).filter { !lines[$0].isBlank && lines[$0].mark == .none && lines[$0 - 1].isBlank }
            broken += inner.isEmpty ? 0 : 1
            parts += inner.count
            bytes += inner.reduce(0) { $0 + lines[$1].content.count }
        }
        return broken * 2 >= starts.count && bytes < 130 * parts
    }

    /// Whether an entry goes on behind the furniture of a page: no sentence ends before it, and no author stands behind it.
    func runsOverPage(from above: Int, to line: Int) -> Bool {
        lines[above + 1 ..< line].contains(where: \.isFurniture) && !endsSentence(lines[above]) && !opensWithAuthor(lines[line])
    }

    func opensWithAuthor(_ line: EntryLine) -> Bool {
        FullNames.open(line.text, of: bytes) || FullNames.openCapitals(line.text, of: bytes) || Evidence(of: bytes, in: line.text.lowerBound ..< min(endWithComma(line), line.text.lowerBound + 80)).hasAuthor
    }

    /// Whether a line has the year of an entry before its title: `Abel K. 2001. Mazes`, `Abel, K. (2001a), Mazes`.
    func datesNames(_ line: EntryLine) -> Bool {
        line.text.prefix(300).dropFirst(3).dropLast(4).contains { at in
            guard bytes[at] == 0x31 || bytes[at] == 0x32, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x28, let year = bytes.wholeNumber(at ..< at + 4),
                (1_500 ... 2_100).contains(year)
            else { return false }
            let end = (0x61 ... 0x7A).contains(bytes[at + 4]) ? at + 5 : at + 4
            guard end < line.text.upperBound else { return false }
            // the line may end behind the year
            if bytes[end] == 0x29 { return bytes[at - 1] == 0x28 }
            return bytes[end] == 0x2E && (end + 1 < line.text.upperBound ? bytes[end + 1] == 0x20 : bytes[at - 2] == 0x2E)
        }
    }

    /// Whether a line that ends a sentence has no year before a title: in a list whose entries have it there such a line starts none.
    func isUndated(_ line: EntryLine) -> Bool { endsSentence(line) && !datesNames(line) }

    /// Whether an entry prints a year.
    func isDated(_ entry: Entry) -> Bool { Evidence(of: bytes, in: start(of: entry)).hasYear }

    /// Whether a line follows an entry by the alphabet, as far as its first two letters.
    func isOrdered(_ entry: Entry, _ line: EntryLine) -> Bool {
        let first = bytes[lines[entry.lowerBound].text].prefix(2).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        return !bytes[line.text].prefix(2).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }.lexicographicallyPrecedes(first)
    }

    /// The end of a line's text, with the comma that the next line begins with.
    private func endWithComma(_ line: EntryLine) -> Int {
        let next = bytes[line.text.upperBound...].prefix(4).firstIndex { $0 > 0x20 }
        return next.flatMap { bytes[$0] == 0x2C ? $0 + 1 : nil } ?? line.text.upperBound
    }

    func endsSentence(_ line: EntryLine) -> Bool {
        guard let last = line.content.last else { return true }
        switch bytes[last] {
        case 0x2E, 0x29, 0x5D, 0x3E, 0x30 ... 0x39, 0x2F: return true
        default: return false
        }
    }

    /// Whether an entry has but names so far, and its last line ends with an initial: `Brook C, C. Hill, A. Rivers, F.`
    func endsAmongNames(_ entry: Entry) -> Bool {
        let last = lines[entry.upperBound - 1].content.suffix(3)
        guard last.count == 3, bytes[last.startIndex] == 0x20, (0x41 ... 0x5A).contains(bytes[last.startIndex + 1]), bytes[last.startIndex + 2] == 0x2E
        else { return false }
        let evidence = Evidence(of: bytes, in: start(of: entry))
        return !evidence.hasYear && !evidence.hasLocator && !evidence.hasAddress
    }

    /// The last word is an address: `example.org/a`.
    func endsInAddress(_ line: EntryLine) -> Bool {
        let word = line.content.suffix(80).reversed().prefix { bytes[$0] > 0x20 }
        return word.count > 5 && word.contains { bytes[$0] == 0x2F }
    }

    /// The last word is an address with its scheme and a slash at its end: `https://example.org/a/`.
    func endsInWholeAddress(_ line: EntryLine) -> Bool {
        guard let last = line.content.last, bytes[last] == 0x2F else { return false }
        let start = line.content.suffix(400).last { bytes[$0] <= 0x20 }.map { $0 + 1 } ?? line.content.lowerBound
        return bytes.hasOpening("http", at: start, before: line.content.upperBound)
    }

    /// `, Bik E, Bernstein C`: a converter broke the line where the print kerns.
    func startsWithComma(_ line: EntryLine) -> Bool { line.text.first.map { bytes[$0] == 0x2C || bytes[$0] == 0x3B } ?? false }

    private func isBehindText(_ start: Int, after end: Int) -> Bool {
        end < start && lines[end ..< start].contains { !$0.isBlank && !isSelfCitation($0) }
    }

    // MARK: Unmarked lists

    /// Entries without any mark: paragraphs, or lines of a paragraph that each look like a start.
    func unmarked() -> [Entry] {
        let shape = UnmarkedShape(self)
        var entries: [Entry] = []
        for index in lines.indices where !lines[index].isBlank && !lines[index].isLinkDefinition {
            if isSelfCitation(lines[index]) { if entries.isEmpty { continue } else { break } }
            if let last = entries.indices.last, !shape.starts(index, behind: entries[last]) || LinkCaption.fillLine(lines[index].content, of: bytes) {
                entries[last] = entries[last].lowerBound ..< index + 1
            } else {
                entries.append(index ..< index + 1)
            }
        }
        let run = evidentRun(of: entries)
        return areDated(run) ? run : []
    }

    /// Whether a third of the entries print a year or an address: without marks, captions and notes below a heading look like entries too.
    private func areDated(_ entries: [Entry]) -> Bool {
        let sample = entries.prefix(200)
        return sample.count { entry in
            let evidence = Evidence(of: bytes, in: range(of: entry))
            return evidence.hasYear || evidence.hasAddress
        } * 3 >= sample.count
    }

    /// The first run of entries that look like references; one that does not may stand between two that do.
    private func evidentRun(of entries: [Entry]) -> [Entry] {
        let found = entries.map(looksLikeReference)
        // letters of a mark across the page are no entries, where entries follow
        let entries = entries.enumerated().filter { found[$0] || range(of: $1).count >= 12 }.map(\.element)
        let looks = entries.map(looksLikeReference)
        guard let first = looks.firstIndex(of: true) else { return [] }
        var end = first
        while end < entries.count {
            guard looks[end] || (end + 1 < entries.count && looks[end + 1] && range(of: entries[end]).count < 300) else { break }
            end += 1
        }
        return Array(entries[first ..< end])
    }

    /// Two signs of a reference, or few words that open with a family name and given ones in full, or end with a year behind a comma: so the humanities
    /// print books.
    private func looksLikeReference(_ entry: Entry) -> Bool {
        let range = range(of: entry)
        if evidence(in: range) >= 2 { return true }
        return range.count < 400 && (FullNames.openInverted(range, of: bytes) || FullNames.openCapitals(range, of: bytes) || endsWithYear(range))
    }

    /// `…, Paris, Lac, 1984.`
    private func endsWithYear(_ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while end > range.lowerBound, [0x2E, 0x29, 0x2C].contains(bytes[end - 1]) { end -= 1 }
        guard end - range.lowerBound > 20, bytes[end - 5] == 0x20, bytes[end - 6] == 0x2C || (0x61 ... 0x7A).contains(bytes[end - 6]) else { return false }
        return bytes.wholeNumber(end - 4 ..< end).map { (1_500 ... 2_100).contains($0) } ?? false
    }

    /// The first 4,000 bytes of an entry.
    private func start(of entry: Entry) -> Range<Int> {
        let range = range(of: entry)
        return range.lowerBound ..< min(range.upperBound, range.lowerBound + 4_000)
    }

    func range(of entry: Entry) -> Range<Int> {
        lines[entry.lowerBound].text.lowerBound ..< max(lines[entry.lowerBound].text.lowerBound, lines[entry.upperBound - 1].content.upperBound)
    }

    // MARK: Judgement

    /// Whether at least a third of the entries show a sign of a reference.
    func isSound(_ entries: [Entry]) -> Bool {
        let sample = entries.prefix(200)
        return sample.count { evidence(in: range(of: $0)) >= 1 } * 3 >= sample.count
    }

    /// A small letter, unless it is that of a name or an address: `van Eck NJ`, `https://…`.
    func startsLower(_ line: EntryLine) -> Bool {
        guard let first = line.text.first, (0x61 ... 0x7A).contains(bytes[first]), !bytes.hasOpening("http", at: first, before: line.text.upperBound) else { return false }
        return !(nameOpenings.contains { bytes.hasOpening($0, at: first, before: line.text.upperBound) }
            && (opensWithAuthor(line) || FullNames.openInverted(line.text, of: bytes)))
    }

    /// Whether a text stops in the middle: at a comma, hyphen, opening bracket, ampersand or a small word.
    func isUnfinished(_ text: Range<Int>) -> Bool {
        guard let last = text.last else { return false }
        switch bytes[last] {
        case 0x2C, 0x2D, 0x3B, 0x26, 0x28, 0x2F: return true // , - ; & ( /
        case 0x3A: return text.count > 30
        default: break
        }
        let tail = bytes[max(text.lowerBound, last - 4) ... last]
        if tail.suffix(3).elementsEqual([0xE2, 0x80, 0x93]) { return true } // –
        return bytes.endsWithOpenWord(text)
    }

    /// `To cite this document: …`, `How to cite`, `Cite this article as`, `Suggested citation:`.
    func isSelfCitation(_ line: EntryLine) -> Bool {
        var at = line.text.lowerBound
        while at < line.text.upperBound, bytes[at] == 0x2A || bytes[at] == 0x5F { at += 1 }
        return selfCitationOpenings.contains { bytes.hasOpening($0, at: at, before: line.text.upperBound) }
    }

    /// Signs of a reference in an entry's first 1,000 bytes, each counted once: a year, *et al.*, initials behind a name, an address or
    /// identifier, volume and pages, a quoted title, a host in brackets, words such as *Press* and *Available from*.
    func evidence(in range: Range<Int>) -> Int {
        Evidence.points(of: bytes, in: range)
    }
}

private let nameOpenings: [StaticString] = ["van ", "von ", "de ", "den ", "der ", "du ", "da ", "di ", "la ", "le ", "el ", "ter ", "ten ", "dos ", "del "]

private let selfCitationOpenings: [StaticString] = [
    "to cite this", "how to cite", "cite this", "cite as", "suggested citation", "please cite", "recommended citation", "citation:",
]
