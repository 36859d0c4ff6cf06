import Model

/// A stretch of a text that is read byte by byte, blind to what stands outside it.
///
/// Reading beyond its ends gives 0, which is no letter, digit or blank, so that looking ahead and behind needs no bounds.
struct TextWindow: Sendable {
    let bytes: [UInt8]
    let range: Range<Int>
    let commas: Commas

    /// What a comma between digits is.
    enum Commas: Sendable, Hashable {
        /// Running text: it groups thousands, and is a decimal mark only behind a lone zero.
        case grouping
        /// A table that does not show: `1,773` is grouped, `12,5` is a decimal.
        case either
        /// A table whose decimals are all written so.
        case decimal
    }

    init(_ bytes: [UInt8], _ range: Range<Int>, commas: Commas = .grouping) {
        self.bytes = bytes
        self.range = range.clamped(to: 0 ..< bytes.count)
        self.commas = commas
    }

    @inline(__always)
    subscript(offset: Int) -> UInt8 { offset >= range.lowerBound && offset < range.upperBound ? bytes[offset] : 0 }

    func isDigit(at offset: Int) -> Bool { self[offset] &- 0x30 < 10 }

    /// Whether the bytes at the offset are those of the literal.
    func matches(_ literal: StaticString, at offset: Int) -> Bool {
        let end = offset + literal.utf8CodeUnitCount
        guard offset >= range.lowerBound, end <= range.upperBound else { return false }
        let start = literal.utf8Start
        for index in 0 ..< literal.utf8CodeUnitCount where bytes[offset + index] != start[index] { return false }
        return true
    }

    // MARK: Letters

    /// The length of the letter that starts at the offset, 0 where there is none: Latin, Greek, Cyrillic, and the micro sign.
    func letterLength(at offset: Int) -> Int {
        switch self[offset] {
        case 0x41 ... 0x5A, 0x61 ... 0x7A: return 1
        case 0xC2: return self[offset + 1] == 0xB5 ? 2 : 0  // µ
        case 0xC3: return self[offset + 1] == 0x97 || self[offset + 1] == 0xB7 || self[offset + 1] == 0 ? 0 : 2  // not × and ÷
        case 0xC4 ... 0xD4: return self[offset + 1] == 0 ? 0 : 2
        default: return 0
        }
    }

    func isLetter(at offset: Int) -> Bool { letterLength(at: offset) > 0 }
    func isAlphanumeric(at offset: Int) -> Bool { isDigit(at: offset) || isLetter(at: offset) }
    /// Whether the scalar that ends before the offset is a letter.
    func isLetter(before offset: Int) -> Bool { isLetter(at: scalarStart(before: offset)) }

    /// Where the scalar that ends before the offset starts.
    func scalarStart(before offset: Int) -> Int {
        var start = offset - 1
        while self[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
        return start
    }

    // MARK: Blanks and marks

    func blankLength(at offset: Int) -> Int {
        offset >= range.lowerBound && offset < range.upperBound ? bytes.blankLength(at: offset, before: range.upperBound) : 0
    }

    /// The first offset from here that holds no blank.
    func afterBlanks(_ offset: Int) -> Int {
        var at = offset
        while true {
            let length = blankLength(at: at)
            if length == 0 { return at }
            at += length
        }
    }

    /// The offset behind the last visible byte before this one.
    func beforeBlanks(_ offset: Int) -> Int {
        var at = offset
        while at > range.lowerBound {
            let start = scalarStart(before: at)
            guard blankLength(at: start) == at - start else { return at }
            at = start
        }
        return at
    }

    /// The length of a hyphen, minus sign or dash at the offset: `-`, `--` between numbers, U+2010 … U+2014, `−`; 0 where there is none.
    func dashLength(at offset: Int) -> Int {
        if self[offset] == 0x2D { return self[offset + 1] == 0x2D && isDigit(at: offset + 2) && isBehindPositive(offset) ? 2 : 1 }
        guard self[offset] == 0xE2 else { return 0 }
        if self[offset + 1] == 0x80, (0x90 ... 0x94).contains(self[offset + 2]) { return 3 }
        return self[offset + 1] == 0x88 && self[offset + 2] == 0x92 ? 3 : 0
    }

    /// Whether a word or a number without a sign ends before the offset: in `-0.9--0.1` the second hyphen is a sign.
    private func isBehindPositive(_ offset: Int) -> Bool {
        guard self[offset - 1] == 0x25 || isAlphanumeric(at: offset - 1) else { return false }
        var at = offset - 1
        while offset - at < 12, isDigit(at: at - 1) || self[at - 1] == 0x2E || self[at - 1] == 0x2C { at -= 1 }
        return self[at - 1] != 0x2D && self[at - 1] != 0x92 // - −
    }

    /// The length of `±`, `+/-`, `+/−`, `+-` or `\pm` at the offset.
    func plusMinusLength(at offset: Int) -> Int {
        if matches("±", at: offset) { return 2 }
        if matches("\\pm", at: offset) { return 3 }
        guard self[offset] == 0x2B else { return 0 }
        let slash = self[offset + 1] == 0x2F ? 1 : 0
        let dash = dashLength(at: offset + 1 + slash)
        return dash > 0 ? 1 + slash + dash : 0
    }

    // MARK: Words

    /// A word of the text, in lower case for comparison.
    struct Word {
        var bytes: Range<Int>
        var folded: FoldedWord
        var isCapitalized: Bool
    }

    /// The word that starts at the offset: letters, then letters, digits, hyphens and apostrophes between them; at most 40 bytes.
    func word(at offset: Int) -> Word? {
        var end = offset
        var hasLetter = false
        while end - offset < 40 {
            let length = letterLength(at: end)
            if length > 0 {
                hasLetter = true
                end += length
                continue
            }
            guard hasLetter else { break }
            if isDigit(at: end) || (self[end] == 0x2D || self[end] == 0x27) && isLetter(at: end + 1) { end += 1 } else { break }
        }
        return hasLetter ? word(offset ..< end) : nil
    }

    /// The word that ends before the offset; at most 40 bytes.
    func word(endingAt offset: Int) -> Word? {
        var start = offset
        var hasLetter = false
        while offset - start < 40, start > range.lowerBound {
            let previous = scalarStart(before: start)
            if isLetter(at: previous) {
                hasLetter = true
            } else if !isDigit(at: previous) {
                guard self[previous] == 0x2D || self[previous] == 0x27, isLetter(before: previous), start < offset else { break }
            }
            start = previous
        }
        return hasLetter ? word(start ..< offset) : nil
    }

    /// The next word, across blanks and emphasis marks.
    func word(after offset: Int) -> Word? { word(at: afterMarks(offset)) }

    /// The word before, across blanks, emphasis marks, quotes and brackets.
    func word(before offset: Int) -> Word? { word(endingAt: beforeMarks(offset)) }

    /// Up to `count` words behind the offset, until punctuation.
    func words(after offset: Int, _ count: Int) -> [Word] {
        var found: [Word] = []
        found.reserveCapacity(count)
        var at = offset
        while found.count < count, let word = word(after: at) {
            found.append(word)
            at = word.bytes.upperBound
        }
        return found
    }

    /// Up to `count` words before the offset, the nearest first, until punctuation other than brackets.
    func words(before offset: Int, _ count: Int) -> [Word] {
        var found: [Word] = []
        found.reserveCapacity(count)
        var at = offset
        while found.count < count, let word = word(before: at) {
            found.append(word)
            at = word.bytes.lowerBound
        }
        return found
    }

    private func word(_ range: Range<Int>) -> Word {
        Word(bytes: range, folded: FoldedWord(bytes[range]), isCapitalized: bytes[range.lowerBound] &- 0x41 < 26)
    }

    /// Two words as one key: `more than`.
    func pair(_ first: Word, _ second: Word) -> FoldedWord { pair(first.bytes, second.bytes) }

    func pair(_ first: Range<Int>, _ second: Range<Int>) -> FoldedWord {
        var hash = WordHash()
        for byte in bytes[first] { hash.add(byte) }
        hash.add(0x20)
        for byte in bytes[second] { hash.add(byte) }
        return FoldedWord(hash: hash.value)
    }

    /// Whether a word starts with lower-case letters, in any case.
    func opens(_ word: Word, with letters: StaticString) -> Bool {
        word.bytes.count >= letters.utf8CodeUnitCount && holds(letters, at: word.bytes.lowerBound)
    }

    /// Whether a word ends in lower-case letters, in any case.
    func closes(_ word: Word, with letters: StaticString) -> Bool {
        word.bytes.count >= letters.utf8CodeUnitCount && holds(letters, at: word.bytes.upperBound - letters.utf8CodeUnitCount)
    }

    private func holds(_ letters: StaticString, at offset: Int) -> Bool {
        for index in 0 ..< letters.utf8CodeUnitCount {
            let byte = bytes[offset + index]
            guard (byte &- 0x41 < 26 ? byte | 0x20 : byte) == letters.utf8Start[index] else { return false }
        }
        return true
    }

    /// A word in lower case.
    func lowered(_ word: Word) -> String {
        String(decoding: bytes[word.bytes].map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private func afterMarks(_ offset: Int) -> Int {
        var at = afterBlanks(offset)
        while self[at] == 0x2A || self[at] == 0x5F { at = afterBlanks(at + 1) }
        return at
    }

    private func beforeMarks(_ offset: Int) -> Int {
        var at = beforeBlanks(offset)
        while true {
            switch self[at - 1] {
            case 0x2A, 0x5F, 0x28, 0x29, 0x5B, 0x5D, 0x22, 0x5C: at = beforeBlanks(at - 1)  // * _ ( ) [ ] " and the escape
            case 0x3E:
                guard let tag = tagStart(endingAt: at) else { return at }
                at = beforeBlanks(tag)
            default: return at
            }
        }
    }

    /// Where the tag of HTML starts that ends before the offset: `<sup>`, `</a>`, `<a href="#T1">`; nil where `>` is a sign.
    func tagStart(endingAt end: Int) -> Int? {
        guard self[end - 1] == 0x3E, self[end - 2] > 0x20 else { return nil }
        var start = end - 2
        while start >= range.lowerBound, end - start < 300, self[start] != 0x3C, self[start] != 0x3E { start -= 1 }
        guard self[start] == 0x3C else { return nil }
        var at = start + (self[start + 1] == 0x2F ? 2 : 1)
        let name = at
        while isLetter(at: at) { at += 1 }
        guard at > name, at - name <= 10 else { return nil }
        return at == end - 1 || self[at] == 0x20 && (self[end - 2] == 0x22 || self[end - 2] == 0x2F) || self[at] == 0x2F ? start : nil
    }
}
