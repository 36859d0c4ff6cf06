import Model

/// Formulas set apart in print, whose fractions, brackets and limits look like cells once only their places are left.
///
///              1 − q       12
///     p(q) =        · exp      ,                        (3)
///               q         n q
///
/// - Loss: a formula of words and single signs alone is not known.
struct PrintedFormulas {
    private var lines = 0, pieces = 0
    private var drawn = 0, open = 0, numbered = 0

    /// Adds a line by what stands between its gaps.
    mutating func add(_ found: [Range<Int>], in bytes: [UInt8]) {
        lines += 1
        pieces += found.count
        let signs = found.count { Self.isOpen($0, in: bytes) }
        open += signs
        if found.contains(where: { Self.hasBracketPart($0, in: bytes) }) { drawn += 1 }
        if let last = found.last, found.count > 1, Self.isNumber(last, in: bytes), signs > 0 || found.contains(where: { bytes[$0].contains(0x3D) }) { numbered += 1 }
    }

    /// Parts of tall brackets in a fifth of the lines, signs that want something on their other side in a third of the pieces, or a number behind
    /// a line of such signs.
    var areFormulas: Bool {
        drawn * 5 >= lines && drawn > 0 || open * 3 >= pieces && open >= 2 || numbered > 0 && (drawn + open + numbered) * 3 >= lines
    }

    /// ``, ``, ``: the parts of tall brackets, which fonts of signs keep among the private characters.
    private static func hasBracketPart(_ piece: Range<Int>, in bytes: [UInt8]) -> Bool {
        piece.contains { $0 + 2 < bytes.count && bytes[$0] == 0xEF && (0xA0 ... 0xA3).contains(bytes[$0 + 1]) }
    }

    /// `= x`, `+ log`, `exp −`: an operator first, or last behind a blank. Signs alone are marks (`+` for yes), and one before a figure is the figure's.
    private static func isOpen(_ piece: Range<Int>, in bytes: [UInt8]) -> Bool {
        if piece.count == 1 { return bytes[piece.lowerBound] == 0x3D }
        guard piece.contains(where: { (0x61 ... 0x7A).contains(bytes[$0] | 0x20) || bytes[$0] == 0xCE || bytes[$0] == 0xCF }) else { return false }
        if let sign = operatorLength(at: piece.lowerBound, in: bytes), piece.count > sign + 1, bytes[piece.lowerBound + sign] == 0x20 {
            return !(0x30 ... 0x39).contains(bytes[piece.lowerBound + sign + 1]) && bytes[piece.lowerBound + sign + 1] != 0x2E
        }
        for length in 1 ... 3 where piece.count > length + 1 && bytes[piece.upperBound - length - 1] == 0x20 {
            if operatorLength(at: piece.upperBound - length, in: bytes) == length { return true }
        }
        return false
    }

    /// `=`, `+`, `·`, `×`, `−`, `≤`.
    private static func operatorLength(at offset: Int, in bytes: [UInt8]) -> Int? {
        switch bytes[offset] {
        case 0x3D, 0x2B: 1
        case 0xC2 where offset + 1 < bytes.count && bytes[offset + 1] == 0xB7: 2
        case 0xC3 where offset + 1 < bytes.count && bytes[offset + 1] == 0x97: 2
        case 0xE2 where offset + 2 < bytes.count && (bytes[offset + 1] == 0x88 && bytes[offset + 2] == 0x92 || bytes[offset + 1] == 0x89): 3
        default: nil
        }
    }

    /// `(3)`, `(2.14)`, `(6b)`, `(B2a)`, alone or behind wide blanks.
    private static func isNumber(_ piece: Range<Int>, in bytes: [UInt8]) -> Bool {
        var start = piece.upperBound
        while start > piece.lowerBound, bytes[start - 1] != 0x20 { start -= 1 }
        let word = start ..< piece.upperBound
        guard start == piece.lowerBound || start - piece.lowerBound > 1 && bytes[start - 2] == 0x20, (3 ... 8).contains(word.count), bytes[word.lowerBound] == 0x28, bytes[word.upperBound - 1] == 0x29 else { return false }
        let inner = bytes[word.lowerBound + 1 ..< word.upperBound - 1]
        return inner.contains { (0x30 ... 0x39).contains($0) } && inner.allSatisfy { (0x30 ... 0x39).contains($0) || $0 == 0x2E || (0x61 ... 0x7A).contains($0 | 0x20) }
    }
}
