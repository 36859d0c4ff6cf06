/// What a slice of a line looks like as a cell, at four levels from coarse to the letter.
///
/// `54.3 (8.1)` and `7.5 (12.0)` are of one kind (a figure with brackets) and have one pattern (one decimal each); `54.3 (8.1)` and `61.0 (9.2)` are
/// alike digit by digit.
package struct GlueShape: Sendable {
    /// Signs alone, whole numbers, decimals, comparisons, figures with brackets, other figures, figures with words, words in small letters, words
    /// with a capital, words with figures, others.
    package static let kinds = 11
    static let kindsWithFigures: Set<Int> = [1, 2, 3, 4, 5, 6, 9]

    var kind: Int
    var pattern: UInt64
    var digits: UInt64
    var text: UInt64
    var isBalanced: Bool
}

/// Takes the characters of a slice one by one, and gives the shape of what it has taken so far.
struct GlueShapeScanner {
    private enum First { case digit, lower, upper, sign }
    private enum Run { case none, digits(count: Int, isFraction: Bool), letters(count: Int, words: Int, isUpper: Bool) }

    private var pattern = Self.seed, digits = Self.seed, text = Self.seed
    private var run = Run.none
    private var hasBlank = false, isBehindPoint = false, endsInDigit = false
    private var symbols = 0, depth = 0
    private var isBalanced = true, hasDigits = false, hasLetters = false, hasDecimals = false, hasBrackets = false, hasPlusMinus = false
    private var hasComparison = false, hasOther = false
    private var first: First?

    private static let seed: UInt64 = 14_695_981_039_346_656_037
    /// Beyond so many parts the pattern is cut.
    private static let mostSymbols = 14

    private static func mix(_ value: UInt64, into hash: inout UInt64) { hash = (hash ^ value) &* 1_099_511_628_211 }

    mutating func take(_ kind: UInt8) {
        Self.mix(UInt64(kind), into: &text)
        switch kind {
        case 0x10 ... 0x19: takeDigit()
        case 0x21 ... 0x3A, GlueClasses.upper: takeLetter(isUpper: true)
        case 0x41 ... 0x5A, GlueClasses.lower, GlueClasses.greek: takeLetter(isUpper: false)
        case GlueClasses.blank: hasBlank = true
        default: takeSign(kind)
        }
    }

    private mutating func takeDigit() {
        hasDigits = true
        if first == nil { first = .digit }
        if case .digits(let count, let isFraction) = run, !hasBlank {
            run = .digits(count: count + 1, isFraction: isFraction)
        } else {
            endRun()
            if isBehindPoint { hasDecimals = true }
            run = .digits(count: 1, isFraction: isBehindPoint)
        }
        isBehindPoint = false
        endsInDigit = true
    }

    private mutating func takeLetter(isUpper: Bool) {
        hasLetters = true
        if first == nil { first = isUpper ? .upper : .lower }
        if case .letters(let count, let words, let isUpper) = run {
            run = .letters(count: count + 1, words: hasBlank ? words + 1 : words, isUpper: isUpper)
            hasBlank = false
        } else {
            endRun()
            run = .letters(count: 1, words: 1, isUpper: isUpper)
        }
        isBehindPoint = false
        endsInDigit = false
    }

    private mutating func takeSign(_ kind: UInt8) {
        endRun()
        if first == nil { first = .sign }
        isBehindPoint = kind == 0x0E && (endsInDigit || symbols == 0)
        switch kind {
        case 0x08, 0x3B, 0x5B: depth += 1; hasBrackets = true
        case 0x09, 0x3D, 0x5D: depth -= 1; hasBrackets = true; if depth < 0 { isBalanced = false }
        case GlueClasses.plusMinus: hasPlusMinus = true
        case 0x1C ... 0x1E, GlueClasses.comparison: hasComparison = true
        case 0x0E, 0x0C, 0x0D, 0x05, GlueClasses.dash: break
        default: hasOther = true
        }
        append(UInt64(kind), UInt64(kind))
        endsInDigit = false
    }

    /// Writes the run down, and the blank behind it.
    private mutating func endRun() {
        switch run {
        case .none: break
        case .digits(let count, let isFraction): append(isFraction ? 200 + UInt64(min(count, 6)) : 210, 220 + UInt64(min(count, 8)))
        case .letters(let count, let words, let isUpper):
            append(isUpper ? 230 : 231, (isUpper ? 240 : 250) + UInt64(words > 1 ? 5 : count < 3 ? count : count < 7 ? 3 : 4))
        }
        run = .none
        if hasBlank, symbols < Self.mostSymbols { Self.mix(0x20, into: &digits) }
        hasBlank = false
    }

    private mutating func append(_ part: UInt64, _ exactPart: UInt64) {
        symbols += 1
        guard symbols <= Self.mostSymbols else { return }
        Self.mix(part, into: &pattern)
        Self.mix(exactPart, into: &digits)
    }

    var shape: GlueShape {
        var ended = self
        ended.endRun()
        let kind = ended.kind
        return GlueShape(kind: kind, pattern: ended.pattern &+ UInt64(kind), digits: ended.digits &+ UInt64(kind), text: ended.text,
                         isBalanced: isBalanced && depth == 0)
    }

    private var kind: Int {
        switch (hasDigits, hasLetters) {
        case (false, false): 0
        case (true, false):
            hasPlusMinus ? 5 : hasBrackets ? 4 : hasComparison || first == .sign ? 3 : hasOther ? 5 : hasDecimals ? 2 : 1
        case (false, true): first == .upper ? 8 : first == .lower ? 7 : 10
        case (true, true): first == .digit ? 6 : first == .sign ? 10 : 9
        }
    }
}
