/// What the labeller sees of each token: one number for each template, a hash of the template and of what fills it.
///
/// Words, their beginnings and ends, shapes, and their neighbours, as labellers of references have them since ParsCit; and what a first-order
/// chain cannot remember: whether a year, a quotation, `In` or a page range has come or is still to come, and how the stretch between two
/// marks around the token looks (how many words, how many capitals, the how-manieth).
package struct ReferenceFeatures {
    /// Features of each token; 0 stands for none.
    package static var width: Int { 68 }
    package let count: Int
    package private(set) var keys: [UInt32]
    /// How many features each token has; they stand first among its keys.
    package private(set) var counts: [UInt8]

    package init(of tokens: [ReferenceTokens.Token]) {
        count = tokens.count
        keys = [UInt32](repeating: 0, count: count * Self.width)
        counts = [UInt8](repeating: 0, count: count)
        guard count > 0 else { return }
        let view = ReferenceView(tokens)
        keys.withUnsafeMutableBufferPointer { keys in
            tokens.withUnsafeBufferPointer { tokens in
                for index in 0 ..< tokens.count { counts[index] = UInt8(Self.fill(keys, index * Self.width, tokens, index, view)) }
            }
        }
    }

    @inline(__always)
    private static func mix(_ template: UInt32, _ value: UInt32) -> UInt32 {
        var hash = UInt64(template &* 0x9E37_79B1) << 32 | UInt64(value)
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 33)) | 1
    }

    @inline(__always)
    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
        (first ^ (second &* 0x85EB_CA6B) ^ (second >> 15)) &* 0xC2B2_AE35 &+ second
    }

    private static func fill(
        _ keys: UnsafeMutableBufferPointer<UInt32>, _ start: Int, _ tokens: UnsafeBufferPointer<ReferenceTokens.Token>, _ index: Int,
        _ view: ReferenceView
    ) -> Int {
        let count = tokens.count
        @inline(__always) func word(_ offset: Int) -> UInt32 {
            let at = index + offset
            return at < 0 ? 11 : at >= count ? 13 : tokens[at].word
        }
        @inline(__always) func shape(_ offset: Int) -> UInt32 {
            let at = index + offset
            return at < 0 ? 250 : at >= count ? 251 : UInt32(tokens[at].shape) | (tokens[at].isBehindBlank ? 256 : 0)
        }
        var next = start
        var template: UInt32 = 0
        @inline(__always) func add(_ value: UInt32) {
            template &+= 1
            keys[next] = mix(template, value)
            next += 1
        }
        @inline(__always) func skip() { template &+= 1 }
        let token = tokens[index]
        let w0 = word(0), w1 = word(1), w2 = word(2), b1 = word(-1), b2 = word(-2)
        let s0 = shape(0), s1 = shape(1), s2 = shape(2), t1 = shape(-1), t2 = shape(-2)
        // words
        add(w0); add(w1); add(w2); add(word(3)); add(b1); add(b2); add(word(-3))
        add(pair(b1, w0)); add(pair(w0, w1)); add(pair(b2, b1)); add(pair(w1, w2)); add(pair(b1, w1))
        add(pair(pair(b1, w0), w1))
        // shapes
        add(s0); add(pair(s0, s1)); add(pair(t1, s0)); add(pair(pair(t1, s0), s1)); add(pair(pair(t2, t1), s0)); add(pair(pair(s0, s1), s2))
        let near = pair(pair(pair(pair(t2, t1), s0), s1), s2)
        add(near); add(pair(near, shape(3))); add(pair(near, shape(-3)))
        add(pair(pair(pair(s1, s2), shape(3)), shape(4))); add(pair(pair(pair(t1, t2), shape(-3)), shape(-4)))
        // parts of words
        if token.kind == .word {
            add(token.prefix); add(token.suffix); add(token.shortSuffix); add(pair(token.suffix, s0)); add(pair(token.word, s0))
        } else if token.prefix != 0 {
            add(token.prefix); skip(); skip(); skip(); skip()
        } else {
            skip(); skip(); skip(); skip(); skip()
        }
        if index + 1 < count, tokens[index + 1].suffix != 0 { add(tokens[index + 1].suffix) } else { skip() }
        if index > 0, tokens[index - 1].suffix != 0 { add(tokens[index - 1].suffix) } else { skip() }
        // words over the marks between
        let before = view.wordBefore[index], after = view.wordAfter[index]
        add(before); add(after); add(pair(before, after)); add(pair(w0, after)); add(pair(before, w0))
        // place
        let tenth = UInt32(index * 10 / count)
        add(tenth); add(pair(tenth, s0)); add(UInt32(min(index, 12))); add(pair(UInt32(min(count - 1 - index, 8)), s0))
        // what has come and what is to come
        let past = UInt32(view.past[index])
        add(past); add(pair(past, s0)); add(pair(past, w0)); add(pair(past, pair(t1, s0))); add(pair(past, pair(s0, s1)))
        add(pair(past, tenth))
        // the stretch between two marks
        let stretch = view.stretches[Int(view.stretchOf[index])]
        let form = stretch.form, place = UInt32(min(index - stretch.start, 6))
        add(form); add(pair(form, s0)); add(pair(form, place)); add(pair(form, past))
        add(pair(pair(stretch.opening, stretch.closing), stretch.form)); add(pair(UInt32(stretch.number), form))
        add(pair(pair(stretch.formBefore, form), stretch.formAfter)); add(pair(pair(form, stretch.formAfter), past))
        add(pair(pair(stretch.first, stretch.last), form))
        add(pair(pair(stretch.opening, stretch.closing), pair(past, s0)))
        add(pair(view.opening, UInt32(stretch.number)))
        add(pair(pair(view.opening, s0), past))
        if view.hasEmphasis { add(pair(token.isEmphasized ? 1 : 2, s0)) } else { skip() }
        // names and places
        @inline(__always) func kinds(_ offset: Int) -> UInt32 {
            let at = index + offset
            return at < 0 || at >= count ? 0 : UInt32(tokens[at].kinds) | (tokens[at].kind == .word ? 0x10 : UInt32(tokens[at].shape) << 8)
        }
        let k0 = kinds(0), k1 = kinds(1), l1 = kinds(-1)
        let names = UInt32(stretch.names)
        if token.kinds != 0 { add(pair(k0, s0)); add(pair(pair(l1, k0), k1)) } else { skip(); skip() }
        add(pair(k1, kinds(2))); add(pair(l1, kinds(-2)))
        add(pair(names, s0)); add(pair(pair(names, past), UInt32(stretch.number)))
        add(pair(pair(stretch.namesBefore, names), stretch.namesAfter))
        add(pair(pair(pair(stretch.opening, stretch.closing), names), place))
        assert(template <= width)
        return next - start
    }
}

/// How many words of a stretch the lexicon knows, by what it knows them as.
private struct NameCounts {
    private var given: UInt32 = 0
    private var family: UInt32 = 0
    private var places: UInt32 = 0

    mutating func add(_ kinds: UInt8) {
        if kinds & WordLexicon.Kind.given != 0 { given += 1 }
        if kinds & WordLexicon.Kind.family != 0 { family += 1 }
        if kinds & (WordLexicon.Kind.city | WordLexicon.Kind.country) != 0 { places += 1 }
    }

    /// Two bits each for given names, family names and places: none, some words, half of them, all.
    func form(words: UInt32) -> UInt32 {
        func share(_ count: UInt32) -> UInt32 { count == 0 ? 0 : count == words ? 3 : count * 2 >= words ? 2 : 1 }
        return 1 &+ share(given) | share(family) << 2 | share(places) << 4 | min(words, 4) << 6
    }
}

/// What can be said of a reference as a whole and of its stretches, before any label.
struct ReferenceView {
    struct Stretch {
        var start = 0
        var number = 0
        /// Words, capitals and digits in it, in classes.
        var form: UInt32 = 0
        var formBefore: UInt32 = 0
        var formAfter: UInt32 = 0
        /// The marks on both sides.
        var opening: UInt32 = 0
        var closing: UInt32 = 0
        var first: UInt32 = 0
        var last: UInt32 = 0
        /// Which of its words the lexicon knows as what, in classes.
        var names: UInt32 = 0
        var namesBefore: UInt32 = 0
        var namesAfter: UInt32 = 0
    }

    private(set) var stretches: [Stretch] = []
    private(set) var stretchOf: [Int32]
    private(set) var past: [UInt16]
    private(set) var wordBefore: [UInt32]
    private(set) var wordAfter: [UInt32]
    /// The shapes of the first tokens: how the names are written.
    private(set) var opening: UInt32 = 0
    private(set) var hasEmphasis = false

    init(_ tokens: [ReferenceTokens.Token]) {
        let count = tokens.count
        stretchOf = [Int32](repeating: 0, count: count)
        past = [UInt16](repeating: 0, count: count)
        wordBefore = [UInt32](repeating: 17, count: count)
        wordAfter = [UInt32](repeating: 19, count: count)
        for token in tokens.prefix(5) { opening = opening &* 37 &+ UInt32(token.shape) &+ (token.isBehindBlank ? 7 : 0) }
        hasEmphasis = tokens.contains { $0.isEmphasized }
        setNeighbours(tokens)
        setStretches(tokens)
        setPast(tokens)
    }

    private mutating func setNeighbours(_ tokens: [ReferenceTokens.Token]) {
        var last: UInt32 = 17
        for index in tokens.indices {
            wordBefore[index] = last
            if tokens[index].kind != .mark { last = tokens[index].word }
        }
        last = 19
        for index in tokens.indices.reversed() {
            wordAfter[index] = last
            if tokens[index].kind != .mark { last = tokens[index].word }
        }
    }

    /// Marks between fields: `. , ; : ( ) [ ]` and quotation marks; neither dashes nor apostrophes, nor the stop behind an initial.
    private static func isBorder(_ tokens: [ReferenceTokens.Token], _ index: Int) -> Bool {
        guard tokens[index].kind == .mark else { return false }
        switch tokens[index].shape {
        case 0x2E: return !(index > 0 && tokens[index - 1].shape == ReferenceTokens.Shape.initial)
        case 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0x5B, 0x5D, 0x22, 0x3F, 0x21: return true
        default: return false
        }
    }

    private mutating func setStretches(_ tokens: [ReferenceTokens.Token]) {
        var words: UInt32 = 0, capitals: UInt32 = 0, numbers: UInt32 = 0, initials: UInt32 = 0, smalls: UInt32 = 0
        var names = NameCounts()
        var current = Stretch()
        func close(_ mark: UInt32) {
            func size(_ value: UInt32) -> UInt32 { value <= 3 ? value : value <= 5 ? 4 : value <= 9 ? 5 : value <= 15 ? 6 : 7 }
            let share = words == 0 ? 0 : capitals == words ? 1 : capitals == 0 ? 2 : capitals * 2 >= words ? 3 : UInt32(4)
            current.form = 1 &+ size(words) | share << 4 | min(numbers, 3) << 8 | min(initials, 2) << 12 | (smalls > 0 ? 1 : 0) << 16
            current.closing = mark
            current.names = names.form(words: words)
            stretches.append(current)
        }
        for index in tokens.indices {
            let token = tokens[index]
            if Self.isBorder(tokens, index) {
                close(UInt32(token.shape))
                stretchOf[index] = Int32(stretches.count - 1)
                current = Stretch(start: index + 1, number: min(stretches.count, 12))
                current.opening = UInt32(token.shape)
                words = 0; capitals = 0; numbers = 0; initials = 0; smalls = 0
                names = NameCounts()
                continue
            }
            stretchOf[index] = Int32(stretches.count)
            if token.kind == .word {
                words += 1
                names.add(token.kinds)
                switch token.shape {
                case ReferenceTokens.Shape.small, ReferenceTokens.Shape.smallLetter: smalls += 1
                case ReferenceTokens.Shape.initial: initials += 1; capitals += 1
                default: capitals += 1
                }
            } else if token.kind == .number {
                numbers += 1
            }
            if current.first == 0 { current.first = UInt32(token.shape) }
            current.last = UInt32(token.shape)
        }
        close(3)
        for index in stretches.indices {
            if index > 0 {
                stretches[index].formBefore = stretches[index - 1].form
                stretches[index].namesBefore = stretches[index - 1].names
            }
            if index + 1 < stretches.count {
                stretches[index].formAfter = stretches[index + 1].form
                stretches[index].namesAfter = stretches[index + 1].names
            }
        }
    }

    /// Which of year, quotation, page range and `In` have come and which are to come, and whether the token stands in brackets.
    private mutating func setPast(_ tokens: [ReferenceTokens.Token]) {
        let years = tokens.reduce(into: 0) { $0 += $1.shape == ReferenceTokens.Shape.year ? 1 : 0 }
        let quotes = tokens.reduce(into: 0) { $0 += $1.shape == ReferenceTokens.Shape.quote ? 1 : 0 }
        var yearsSeen = 0, quotesSeen = 0, depth = 0
        var pagesSeen = false, inSeen = false
        let firstPages = tokens.indices.first { Self.isPageRange(tokens, $0) }
        for index in tokens.indices {
            let token = tokens[index]
            if token.shape == 0x29 || token.shape == 0x5D { depth = max(0, depth - 1) }
            if firstPages == index { pagesSeen = true }
            var bits = UInt16(min(yearsSeen, 2)) * 3 + UInt16(min(years - yearsSeen, 2))
            bits = bits * 4 + UInt16(quotes < 2 ? 0 : quotesSeen == 0 ? 1 : quotesSeen % 2 == 1 ? 2 : 3)
            bits = bits * 3 + UInt16(firstPages == nil ? 0 : pagesSeen ? 1 : 2)
            bits = bits * 2 + (inSeen ? 1 : 0)
            bits = bits * 2 + (depth > 0 ? 1 : 0)
            past[index] = bits
            if token.shape == ReferenceTokens.Shape.year { yearsSeen += 1 }
            if token.shape == ReferenceTokens.Shape.quote { quotesSeen += 1 }
            if token.shape == 0x28 || token.shape == 0x5B { depth += 1 }
            if token.kind == .word, token.range.count == 2, token.word == Self.inWord, index > 0, tokens[index - 1].kind == .mark { inSeen = true }
        }
    }

    private static let inWord: UInt32 = {
        var hash: UInt32 = 0x811C_9DC5
        for byte in "in".utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }()

    private static func isPageRange(_ tokens: [ReferenceTokens.Token], _ index: Int) -> Bool {
        index + 2 < tokens.count && tokens[index].kind == .number && tokens[index + 1].shape == ReferenceTokens.Shape.dash
            && tokens[index + 2].kind == .number
            && !(tokens[index].shape == ReferenceTokens.Shape.year && tokens[index + 2].shape == ReferenceTokens.Shape.year)
    }
}
