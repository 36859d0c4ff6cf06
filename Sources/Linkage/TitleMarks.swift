/// The words of a title that tell one item from another with the same title.
enum TitleMarks {
    /// Words that mark a kind.
    private struct Mark: Sendable {
        var words: [UInt8]
        var kind: TitleProfile.Kind
    }

    private static func marks(_ kind: TitleProfile.Kind, _ phrases: [String]) -> [Mark] {
        phrases.map { Mark(words: Array($0.utf8), kind: kind) }
    }

    private static let openings: [Mark] =
        marks(.erratum, ["erratum", "errata", "corrigendum", "corrigenda", "correction", "author correction", "publisher correction", "addendum"])
        + marks(.retraction, ["retraction", "retraction note", "expression of concern"])
        + marks(.reply, ["reply", "reply to", "response to", "author reply", "authors reply", "author response", "authors response", "in reply"])
        + marks(.comment, ["comment on", "comments on", "commentary on", "invited commentary on", "discussion of", "letter to the editor", "letter", "re"])
        // the article itself, with what became of it
        + marks(.plain, ["retracted", "retracted article", "withdrawn"])

    /// The kind by the opening words: `Erratum to: …`, `Reply to the letter …`, `Comment on “…”`; or by the last: `… — reply`, `… (vol 3, pg 10, 2015)`.
    static func kind(of title: ArenaSlice<UInt8>) -> TitleProfile.Kind {
        if let opening = opening(of: title) { return opening.kind }
        return corrections.contains { title.holds($0) } ? .erratum : closing(of: title)?.kind ?? .plain
    }

    /// The longest opening that marks a kind, and where the title proper begins.
    private static func opening(of title: ArenaSlice<UInt8>) -> (kind: TitleProfile.Kind, end: Int)? {
        var best: (kind: TitleProfile.Kind, end: Int)?
        for mark in openings where title.starts(with: mark.words) && mark.words.count > (best?.end ?? 0) {
            if title.count > mark.words.count, title[mark.words.count] == UInt8(ascii: " ") { best = (mark.kind, mark.words.count) }
        }
        return best
    }

    /// `Waiting and weather: Correction to Lee (2014)`.
    private static let corrections = [" correction to ", " erratum to ", " corrigendum to "].map { Array($0.utf8) }

    /// `… — reply`, `… : erratum`, `… (retracted article)`, and where the title proper ends.
    private static func closing(of title: ArenaSlice<UInt8>) -> (kind: TitleProfile.Kind, start: Int)? {
        if let mark = closings.first(where: { title.count > $0.words.count && title.suffix($0.words.count).elementsEqual($0.words) }) {
            return (mark.kind, title.count - mark.words.count)
        }
        guard let start = place(endOf: title) else { return nil }
        let mark = notices.first { start >= $0.words.count && title[..<start].suffix($0.words.count).elementsEqual($0.words) }
        return mark.map { ($0.kind, start - $0.words.count) } ?? (.erratum, start)
    }
    private static let closings: [Mark] =
        marks(.reply, [" reply", " authors reply"]) + marks(.erratum, [" erratum", " corrigendum"]) + marks(.plain, [" retracted article", " retracted"])
    /// What stands before the place of the article that is meant.
    private static let notices: [Mark] = marks(.retraction, [" retraction of"]) + marks(.plain, [" retracted article see", " retracted see"])
        + marks(.erratum, [" correction of", " erratum for"])

    /// Where the place of another article begins at the end of a title, as Web of Science names what a notice corrects: `vol 3 pg 10 2015`,
    /// `vol 9 e1234 2014`.
    private static func place(endOf title: ArenaSlice<UInt8>) -> Int? {
        guard title.count > 12, title.suffix(4).allSatisfy(isDigit) else { return nil }
        let words = title.foldedWords.suffix(6)
        guard let volume = words.lastIndex(where: { title[$0].elementsEqual("vol".utf8) }), words[volume].lowerBound > 0 else { return nil }
        // of the volume, of the page or the pages, and the year
        let numbers = words[(volume + 1)...].filter { !title[$0].elementsEqual("pg".utf8) }
        guard 3 ... 4 ~= numbers.count, numbers.allSatisfy({ title[$0].contains(where: isDigit) }), numbers[numbers.count - 1].count == 4 else { return nil }
        return words[volume].lowerBound - 1
    }

    /// The title without what marks its kind and the small words behind it: `erratum to the effect of x` is `effect of x`.
    static func subject(of title: ArenaSlice<UInt8>) -> ArenaSlice<UInt8>? {
        guard let opening = opening(of: title) else { return closing(of: title).map { title[..<$0.start] } }
        var rest = title[opening.end...].drop { $0 == UInt8(ascii: " ") }
        let small = [Array("to ".utf8), Array("on ".utf8), Array("for ".utf8), Array("the ".utf8), Array("article ".utf8), Array("letter ".utf8)]
        var isDone = false
        while !isDone {
            isDone = true
            for word in small where rest.starts(with: word) {
                rest = rest.dropFirst(word.count)
                isDone = false
            }
        }
        return rest.isEmpty ? nil : rest
    }

    private static let partWords = words("part pt chapter volume vol paper lecture teil band partie tome tomo parte section book study experiment")
    private static let labelWords = words("phase type stage grade class group level trial factor")
    private static let numerals = words("i ii iii iv v vi vii viii ix x xi xii")
    private static let numberWords = words("one two three four five six seven eight nine ten")

    private static func words(_ list: StaticString) -> [[UInt8]] {
        list.withUTF8Buffer { $0.split(separator: UInt8(ascii: " ")).map(Array.init) }
    }

    private static func index(of word: ArenaSlice<UInt8>, in words: [[UInt8]]) -> Int? { words.firstIndex { word.elementsEqual($0) } }

    /// The number of a roman numeral, or of a number word behind a part word; `i`, `v` and `x` alone count only behind a word that they number.
    static func numeral(_ word: ArenaSlice<UInt8>, after previous: ArenaSlice<UInt8>?) -> Int? {
        guard word.count <= 7, let previous else { return nil }
        if word.count > 2, let number = Roman.number(word), number < 90 { return number }
        let isPart = index(of: previous, in: partWords) != nil
        if let numeral = index(of: word, in: numerals), word.count > 1 || isPart || index(of: previous, in: labelWords) != nil { return numeral + 1 }
        return isPart ? index(of: word, in: numberWords).map { $0 + 1 } : nil
    }

    /// The part that the title names: `part ii`, `Part 2`, `Teil 3`; zero when it names none.
    static func part(in title: ArenaSlice<UInt8>, _ words: [Range<Int>]) -> Int {
        var previous: ArenaSlice<UInt8>?
        for range in words {
            let word = title[range]
            if let last = previous, index(of: last, in: partWords) != nil, let number = numeral(word, after: last) ?? digits(of: word) { return number }
            previous = word
        }
        return 0
    }

    private static func digits(of word: ArenaSlice<UInt8>) -> Int? {
        guard word.count <= 3, word.allSatisfy(isDigit) else { return nil }
        return word.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Words that, one on each side, make two works of two otherwise equal titles.
    ///
    /// - Shape: of each such word the place of its pair, as a bit of the lower half for the first and of the upper half for the second.
    private static let opposites: [UInt32: UInt64] = opposedWords.enumerated().reduce(into: [:]) { bits, entry in
        bits[Fingerprint(entry.element.0.utf8).short, default: 0] |= 1 << UInt64(entry.offset)
        bits[Fingerprint(entry.element.1.utf8).short, default: 0] |= 1 << UInt64(entry.offset + 32)
    }

    /// The opposed words that a title holds, as bits.
    static func opposites(in words: [TitleProfile.Word]) -> UInt64 { words.reduce(0) { $0 | (opposites[$1.hash] ?? 0) } }

    /// Whether one title holds the one word of a pair and not the other, and the other title the other way round.
    static func areOpposed(_ a: UInt64, _ b: UInt64) -> Bool {
        let low: UInt64 = 0xFFFF_FFFF
        let firstA = a & low & ~(a >> 32), secondA = a >> 32 & ~a, firstB = b & low & ~(b >> 32), secondB = b >> 32 & ~b
        return firstA & secondB | secondA & firstB != 0
    }

    private static let opposedWords: [(String, String)] = [
        ("men", "women"), ("male", "female"), ("males", "females"), ("boys", "girls"), ("with", "without"), ("increase", "decrease"),
        ("increases", "decreases"), ("increased", "decreased"), ("left", "right"), ("acute", "chronic"), ("inhibits", "activates"),
        ("children", "adults"), ("mice", "rats"), ("mouse", "rat"), ("upper", "lower"), ("positive", "negative"), ("early", "late"),
        ("primary", "secondary"), ("systolic", "diastolic"), ("short", "long"), ("high", "low"), ("before", "after"), ("pre", "post"),
    ]
}
