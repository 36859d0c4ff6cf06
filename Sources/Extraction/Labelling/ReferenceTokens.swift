/// A reference cut into words, numbers and marks, each with what the labeller looks at.
///
/// A token may be smaller than a word between blanks: `2019;14(3):153-60.` is eleven of them, so that one such word can hold a year, a volume,
/// an issue and pages. What `Identifiers` found is one token, whatever it holds.
package struct ReferenceTokens: Sendable {
    package enum Kind: UInt8, Sendable { case word, number, mark, identifier }

    package struct Token: Sendable {
        package var range: Range<Int>
        package var kind: Kind
        /// Of the word in small letters, of a number's length, of the mark.
        package var word: UInt32
        /// The class of letters and digits: see `Shape`.
        package var shape: UInt8
        var prefix: UInt32
        var suffix: UInt32
        var shortSuffix: UInt32
        /// What the lexicon knows the word as: see `WordLexicon.Kind`.
        var kinds: UInt8 = 0
        package var isBehindBlank: Bool
        var isEmphasized: Bool
        /// The mark that separates the token from the word before: see `Separator`.
        package var separator: UInt8 = 0
    }

    package private(set) var tokens: [Token] = []

    /// - Parameters:
    ///   - start: where the reference starts; what stands before it is cut into no tokens.
    ///   - masks: the places of identifiers and links' labels, ascending and apart.
    package init(of text: borrowing [UInt8], from start: Int = 0, masks: [Range<Int>] = [], emphasis: [Range<Int>] = []) {
        tokens.reserveCapacity(text.count / 3 + 4)
        var mask = 0, mark = 0
        var at = start
        while mask < masks.count, masks[mask].upperBound <= at { mask += 1 }
        var isBehindBlank = true
        while at < text.count {
            if mask < masks.count, at >= masks[mask].lowerBound {
                let range = max(at, masks[mask].lowerBound) ..< masks[mask].upperBound
                if !range.isEmpty {
                    tokens.append(
                        Token(
                            range: range, kind: .identifier, word: Self.identifierWord(text, range), shape: Shape.identifier, prefix: 0, suffix: 0,
                            shortSuffix: 0,
                            isBehindBlank: isBehindBlank, isEmphasized: false))
                    at = range.upperBound
                    isBehindBlank = false
                }
                mask += 1
                continue
            }
            let limit = mask < masks.count ? masks[mask].lowerBound : text.count
            let byte = text[at]
            if byte <= 0x20 || byte == 0x7F { isBehindBlank = true; at += 1; continue }
            if byte == 0xC2, at + 1 < limit, text[at + 1] == 0xA0 { isBehindBlank = true; at += 2; continue }
            while mark < emphasis.count, emphasis[mark].upperBound <= at { mark += 1 }
            let isEmphasized = mark < emphasis.count && emphasis[mark].lowerBound <= at
            let end = Self.tokenEnd(text, at, limit)
            var token = Self.token(text, at ..< end)
            token.isBehindBlank = isBehindBlank
            token.isEmphasized = isEmphasized
            tokens.append(token)
            isBehindBlank = false
            at = end
        }
        setSeparators(text)
    }

    // MARK: Cutting

    private static func isLetterByte(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The length of a mark beyond ASCII: dashes, quotation marks, bullets (U+2010 … U+22FF), and `«`, `»`, `·` and the like.
    private static func wideMark(_ text: borrowing [UInt8], _ at: Int, _ limit: Int) -> Int {
        if text[at] == 0xE2, at + 2 < limit { return 3 }
        if text[at] == 0xC2, at + 1 < limit { return 2 }
        if text[at] == 0xEF, at + 2 < limit, text[at + 1] >= 0xBC || text[at + 1] == 0xB8 { return 3 }
        if text[at] == 0xE3, at + 2 < limit, text[at + 1] == 0x80 { return 3 }
        return 0
    }

    private static func tokenEnd(_ text: borrowing [UInt8], _ start: Int, _ limit: Int) -> Int {
        let first = text[start]
        var at = start + 1
        if first &- 0x30 < 10 {
            while at < limit, text[at] &- 0x30 < 10 { at += 1 }
            return at
        }
        if isLetterByte(first) || first >= 0x80 {
            let wide = first >= 0x80 ? wideMark(text, start, limit) : 0
            if wide > 0 { return start + wide }
            while at < limit {
                let byte = text[at]
                if isLetterByte(byte) || byte & 0xC0 == 0x80 { at += 1; continue }
                if byte >= 0xC3, wideMark(text, at, limit) == 0 { at += 1; continue }
                break
            }
            return at
        }
        // `--` and two apostrophes are one mark
        if at < limit, text[at] == first, first == 0x2D || first == 0x27 || first == 0x60 { return at + 1 }
        return at
    }

    // MARK: Classes

    /// Classes of letters and digits, as coarse as borders of fields need them.
    enum Shape {
        static let identifier: UInt8 = 1
        static let initial: UInt8 = 2  // A
        static let capitals: UInt8 = 3  // AB, PNAS
        static let longCapitals: UInt8 = 4  // SMITH
        static let capitalized: UInt8 = 5  // Smith
        static let shortCapitalized: UInt8 = 6  // Yu, Th
        static let small: UInt8 = 7  // of
        static let smallLetter: UInt8 = 8  // a
        static let mixed: UInt8 = 9  // eLife, McDonald
        static let other: UInt8 = 10  // scripts without case
        static let digit: UInt8 = 11  // 7
        static let digits2: UInt8 = 12
        static let digits3: UInt8 = 13
        static let year: UInt8 = 14  // 1999
        static let digits4: UInt8 = 15
        static let digits5: UInt8 = 16
        static let manyDigits: UInt8 = 17
        /// Marks are 32 and more: the byte itself, or a class of marks beyond ASCII.
        static let dash: UInt8 = 0x2D
        static let quote: UInt8 = 0x22
        static let apostrophe: UInt8 = 0x27
        static let otherMark: UInt8 = 0x7F
    }

    private static func token(_ text: borrowing [UInt8], _ range: Range<Int>) -> Token {
        let first = text[range.lowerBound]
        if first &- 0x30 < 10 { return number(text, range) }
        let isWide = first >= 0x80 && wideMark(text, range.lowerBound, range.upperBound + 1) > 0 && range.count <= 3 && first != 0xC3
        if !isLetterByte(first), first < 0x80 || isWide { return markToken(text, range) }
        return wordToken(text, range)
    }

    private static func number(_ text: borrowing [UInt8], _ range: Range<Int>) -> Token {
        var value = 0
        for at in range.prefix(9) { value = value * 10 + Int(text[at] & 0x0F) }
        let shape: UInt8
        switch range.count {
        case 1: shape = Shape.digit
        case 2: shape = Shape.digits2
        case 3: shape = Shape.digits3
        case 4: shape = (1_500 ... 2_049).contains(value) ? Shape.year : Shape.digits4
        case 5: shape = Shape.digits5
        default: shape = Shape.manyDigits
        }
        let word = range.count <= 2 ? 0x9E37_79B1 &+ UInt32(value) : 0x7F4A_7C15 &+ UInt32(shape)
        let prefix: UInt32 = shape == Shape.year ? 0x51ED_2701 &+ UInt32(value / 10) : 0
        return Token(
            range: range, kind: .number, word: word, shape: shape, prefix: prefix, suffix: 0, shortSuffix: 0, isBehindBlank: false,
            isEmphasized: false)
    }

    private static func markToken(_ text: borrowing [UInt8], _ range: Range<Int>) -> Token {
        var shape = text[range.lowerBound]
        if shape >= 0x80 {
            let last = text[range.upperBound - 1]
            if shape == 0xE2, range.count == 3, text[range.lowerBound + 1] == 0x80 {
                switch last {
                case 0x90 ... 0x95: shape = Shape.dash
                case 0x98, 0x99, 0x9B: shape = Shape.apostrophe
                case 0x9A, 0x9C ... 0x9F: shape = Shape.quote
                default: shape = Shape.otherMark
                }
            } else if shape == 0xE2, range.count == 3, text[range.lowerBound + 1] == 0x88, last == 0x92 {
                shape = Shape.dash
            } else if shape == 0xC2, last == 0xAB || last == 0xBB {
                shape = Shape.quote
            } else {
                shape = Shape.otherMark
            }
        } else if range.count == 2, shape != 0x2D {
            shape = Shape.quote  // two apostrophes, two backticks
        } else if shape == 0x60 {
            shape = Shape.apostrophe
        }
        return Token(
            range: range, kind: .mark, word: 0x1000_0193 &+ UInt32(shape) &* 0x0100_0193, shape: shape, prefix: 0, suffix: 0, shortSuffix: 0,
            isBehindBlank: false,
            isEmphasized: false)
    }

    private static func wordToken(_ text: borrowing [UInt8], _ range: Range<Int>) -> Token {
        var hash: UInt32 = 0x811C_9DC5
        var prefix: UInt32 = 0
        var letters = 0, capitals = 0, smalls = 0, wide = 0
        var firstIsCapital = false
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            var low = byte
            if byte &- 0x41 < 26 {
                low = byte | 0x20
                capitals += 1
                if letters == 0 { firstIsCapital = true }
            } else if byte &- 0x61 < 26 {
                smalls += 1
            } else if byte == 0xC3, at + 1 < range.upperBound {
                let next = text[at + 1]
                hash = (hash ^ UInt32(byte)) &* 0x0100_0193
                at += 1
                low = next
                if next <= 0x9E, next != 0x97 {
                    low = next | 0x20
                    capitals += 1
                    if letters == 0 { firstIsCapital = true }
                } else {
                    smalls += 1
                }
            } else if byte >= 0xC0 {
                wide += 1
                if byte == 0xC4 || byte == 0xC5, at + 1 < range.upperBound {
                    let isOdd = text[at + 1] & 1 == 1
                    let scalar = UInt32(byte & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F)
                    let oddIsCapital = (0x139 ... 0x148).contains(scalar) || (0x179 ... 0x17E).contains(scalar)
                    if isOdd == oddIsCapital { capitals += 1; if letters == 0 { firstIsCapital = true } } else { smalls += 1 }
                } else if byte == 0xCE || byte == 0xD0, at + 1 < range.upperBound, text[at + 1] <= 0xAF {
                    capitals += 1
                    if letters == 0 { firstIsCapital = true }
                } else {
                    smalls += 1
                }
            }
            hash = (hash ^ UInt32(low)) &* 0x0100_0193
            if byte & 0xC0 != 0x80 { letters += 1 }
            if at - range.lowerBound <= 3 { prefix = hash &+ 0x5bd1_e995 }
            at += 1
        }
        let shape: UInt8
        if capitals == 0 {
            shape = wide == letters && wide > 0 && smalls == 0 ? Shape.other : letters == 1 ? Shape.smallLetter : Shape.small
        } else if letters == 1 {
            shape = Shape.initial
        } else if smalls == 0 {
            shape = letters <= 4 ? Shape.capitals : Shape.longCapitals
        } else if capitals == 1, firstIsCapital {
            shape = letters <= 3 ? Shape.shortCapitalized : Shape.capitalized
        } else {
            shape = Shape.mixed
        }
        // a name begins with a capital
        let kinds = shape == Shape.small || letters < 2 ? 0 : WordLexicon.builtIn.kinds(of: hash)
        return Token(
            range: range, kind: .word, word: hash, shape: shape, prefix: prefix, suffix: tail(text, range, 3), shortSuffix: tail(text, range, 2),
            kinds: kinds, isBehindBlank: false, isEmphasized: false)
    }

    private static func tail(_ text: borrowing [UInt8], _ range: Range<Int>, _ count: Int) -> UInt32 {
        guard range.count > count else { return 0 }
        var hash: UInt32 = 0x2545_F491 &+ UInt32(count)
        for at in range.upperBound - count ..< range.upperBound {
            let byte = text[at]
            hash = (hash ^ UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x0100_0193
        }
        return hash
    }

    private static func identifierWord(_ text: borrowing [UInt8], _ range: Range<Int>) -> UInt32 {
        let letter = text[range.lowerBound] | 0x20
        switch letter {
        case 0x31, 0x64: return 101  // 10.…, doi
        case 0x68, 0x77, 0x66: return 102  // http, www, ftp
        case 0x70: return 103  // pmid
        default: return 104
        }
    }

    // MARK: Separators

    /// How many kinds of separators there are between two tokens; transitions between fields have weights for each.
    package static var separatorCount: Int { 16 }

    /// The mark before a token (0 is a blank, 1 nothing at all), as the transitions between fields see it.
    private mutating func setSeparators(_ text: borrowing [UInt8]) {
        for index in tokens.indices {
            guard index > 0 else { tokens[index].separator = 15; continue }
            let before = tokens[index - 1]
            let isApart = tokens[index].isBehindBlank
            var kind: UInt8 = isApart ? 0 : 1
            if before.kind == .mark {
                switch before.shape {
                case 0x2E:
                    // the stop of an initial or abbreviation is not that of a sentence
                    let word = index > 1 ? tokens[index - 2].shape : 0
                    kind = word == Shape.initial ? 2 : (isApart ? 3 : 4)
                case 0x2C: kind = 5
                case 0x3A: kind = 6
                case 0x3B: kind = 7
                case 0x28, 0x5B: kind = 8
                case 0x29, 0x5D: kind = 9
                case 0x22: kind = isApart ? 10 : 11
                case 0x27: kind = isApart ? 10 : 12
                case 0x2D: kind = 12
                case 0x3F, 0x21: kind = 3
                default: kind = 13
                }
            } else if before.kind == .identifier {
                kind = 14
            }
            tokens[index].separator = kind
        }
    }
}
