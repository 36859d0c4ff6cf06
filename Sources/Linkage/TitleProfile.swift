/// A title as it is compared: folded, its words hashed and weighed, its numbers and the marks of its kind set apart.
struct TitleProfile: Sendable {
    var folded: ArenaSlice<UInt8>
    /// The words, ascending by hash.
    var words: ArenaSlice<Word>
    /// The numbers of the title in order, each as a hash; `ACTH(4-10)` gives 4 and 10, `ACTH4-10` the same.
    var numbers: ArenaSlice<UInt32>
    /// The hash of the folded bytes without blanks; zero when there is no title.
    var key: UInt64 = 0
    /// Words of which another title may hold the opposite, as `TitleMarks` numbers them.
    var opposites: UInt64
    /// How much an equal title says of identity, in bits: little for `Editorial`, much for a long title of its own.
    var information: Double
    /// How many bytes `key` is of.
    var keyLength: Int32 = 0
    /// `Part II` is 2; zero when the title names no part.
    var part: Int32
    /// It ends in `...` or `…`: the list cut it.
    var isCut: Bool
    var kind: Kind

    /// What stands between an item and the item that it speaks of: `Erratum: …`, `Reply to …`.
    enum Kind: UInt8, Sendable { case plain, erratum, retraction, reply, comment }

    /// A word of the folded title.
    struct Word: Sendable {
        var hash: UInt32
        var start, length: UInt16
        var bits: Float
        /// Which letters it holds, a bit each; an edit changes two at most.
        var letters: UInt32

        /// It holds a figure.
        var hasFigure: Bool { letters & Self.figure != 0 }
        static let figure: UInt32 = 1 << 31

        var range: Range<Int> { Int(start) ..< Int(start) + Int(length) }
    }

    init(_ title: String?, isCut: Bool = false, in arena: Arena) {
        let folded = arena.keep(FoldedText(title ?? "").bytes.prefix(Int(UInt16.max)))
        self.folded = folded
        self.isCut = isCut
        var words: [Word] = []
        var keyed = Fingerprint()
        information = 0
        let ranges = folded.foldedWords
        words.reserveCapacity(ranges.count)
        for range in ranges {
            let word = folded[range]
            let bits = TitleInformation.bits(ofWord: word)
            information += bits
            keyLength += Int32(range.count)
            keyed.add(word)
            words.append(Word(hash: Fingerprint(word).short, start: UInt16(range.lowerBound), length: UInt16(range.count), bits: Float(bits),
                              letters: Self.letters(of: word)))
        }
        if keyLength > 0 { key = max(1, keyed.value) }
        words.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.start < $1.start }
        self.words = arena.keep(words)
        opposites = TitleMarks.opposites(in: words)
        numbers = arena.keep(Self.numbers(in: folded, ranges))
        kind = TitleMarks.kind(of: folded)
        part = Int32(TitleMarks.part(in: folded, ranges))
    }

    private static func letters(of word: ArenaSlice<UInt8>) -> UInt32 {
        word.reduce(0) { letters, byte in
            if byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") { return letters | 1 << UInt32(byte - UInt8(ascii: "a")) }
            return letters | (byte >= 0x80 ? 1 << UInt32(26 + byte & 3) : Word.figure)
        }
    }

    var isEmpty: Bool { keyLength == 0 }

    /// Whether two titles hold each a word that the other lacks, and that is no slip of one of its words: `… in the Jurassic` and `… in the
    /// Cretaceous`, but not `Tides of smail lakes` and `Tides of small lakes`.
    func namesOther(than other: TitleProfile) -> Bool {
        !isCut && !other.isCut && hasForeignWord(to: other) && other.hasForeignWord(to: self)
    }

    /// A slip changes two of a word's letters, in a long word there may be two.
    private func hasForeignWord(to other: TitleProfile) -> Bool {
        words.contains { word in
            word.length >= 5 && !word.hasFigure && !other.words.contains { own in
                own.hash == word.hash || abs(Int(own.length) - Int(word.length)) <= 3 && (own.letters ^ word.letters).nonzeroBitCount <= (word.length < 8 ? 2 : 4)
            } && !other.holds(folded[word.range])
        }
    }

    /// Whether the letters stand somewhere in the title, whatever its blanks: a word that was glued to the next.
    private func holds(_ word: some Collection<UInt8>) -> Bool {
        folded.filter { $0 != UInt8(ascii: " ") }.firstRange(of: word) != nil
    }

    /// The hash of the first letters without blanks, or nil when the title is shorter.
    func hash(ofFirst count: Int) -> UInt64? {
        guard keyLength >= count else { return nil }
        var hash = Fingerprint()
        var left = count
        for byte in folded where byte != UInt8(ascii: " ") {
            hash.add(byte)
            left -= 1
            if left == 0 { break }
        }
        return hash.value
    }

    /// Whether the list cut a title: it ends in dots, or dots follow it in the entry's text.
    static func isCut(_ title: String, in text: String) -> Bool {
        if isCut(title) { return true }
        guard holdsDots(text) else { return false }
        let text = Array(text.utf8)
        guard let end = text.end(of: Array(title.utf8)) else { return false }
        let rest = text[end...].drop { $0 == UInt8(ascii: " ") }
        return rest.starts(with: "...".utf8) || rest.starts(with: [0xE2, 0x80, 0xA6])
    }

    static func isCut(_ title: String) -> Bool {
        var bytes = title.utf8.suffix(12)
        while let last = bytes.last, last <= UInt8(ascii: " ") || last == UInt8(ascii: "]") || last == UInt8(ascii: "\"") { bytes.removeLast() }
        guard let last = bytes.last, last == UInt8(ascii: ".") || last == 0xA6 else { return false }
        return bytes.suffix(3).elementsEqual("…".utf8) || bytes.suffix(3).elementsEqual("...".utf8)
    }

    /// Whether `…` or `...` stands anywhere in a text.
    private static func holdsDots(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable(holdsDots) ?? holdsDots(text.utf8)
    }

    private static func holdsDots(_ text: some Sequence<UInt8>) -> Bool {
        var dots = 0, ellipsis = 0
        for byte in text {
            dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
            ellipsis = byte == 0xE2 ? 1 : ellipsis == 1 && byte == 0x80 ? 2 : ellipsis == 2 && byte == 0xA6 ? 3 : 0
            if dots == 3 || ellipsis == 3 { return true }
        }
        return false
    }

    /// Runs of digits, and roman numerals as the number that they are, so that `type II` and `type 2` agree.
    private static func numbers(in title: ArenaSlice<UInt8>, _ ranges: [Range<Int>]) -> [UInt32] {
        var numbers: [UInt32] = []
        var previous: Range<Int>?
        for word in ranges {
            if let numeral = TitleMarks.numeral(title[word], after: previous.map { title[$0] }) {
                numbers.append(Fingerprint(String(numeral).utf8).short)
            } else {
                addDigits(of: title[word], to: &numbers)
            }
            previous = word
        }
        return numbers
    }

    private static func addDigits(of word: ArenaSlice<UInt8>, to numbers: inout [UInt32]) {
        guard word.contains(where: isDigit) else { return }
        var rest = word.drop { !isDigit($0) }
        while !rest.isEmpty {
            numbers.append(Fingerprint(rest.prefix(while: isDigit)).short)
            rest = rest.drop(while: isDigit).drop { !isDigit($0) }
        }
    }
}
