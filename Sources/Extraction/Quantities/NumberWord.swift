import Model

/// A number that is spelt: `two` … `ninety`. Only with a unit or a thing that is counted is it a quantity.
enum NumberWord {
    /// The number word that starts at the offset, whole words only: not the `ten` of `tendon`, not `two-thirds`.
    static func numeral(at offset: Int, in text: TextWindow) -> Numeral? {
        let first = text[offset] | 0x20
        guard first >= 0x65, first <= 0x74 else { return nil }
        for (word, value) in words(startingWith: first) where matches(word, at: offset, in: text) {
            let end = offset + word.count
            if text.isAlphanumeric(at: end) { continue }
            if text[end] == 0x2D, text.word(at: end + 1).map({ fractions.contains($0.folded) }) ?? false { return nil }
            if value >= 20, let compound = compound(tens: offset ..< end, value: value, in: text) { return compound }
            return Numeral(bytes: offset ..< end, value: value)
        }
        return nil
    }

    /// `twenty-four`, `thirty seven`.
    private static func compound(tens: Range<Int>, value: Double, in text: TextWindow) -> Numeral? {
        let dash = text.dashLength(at: tens.upperBound)
        let start = dash > 0 ? tens.upperBound + dash : text.afterBlanks(tens.upperBound)
        guard start > tens.upperBound, let ones = numeral(at: start, in: text), ones.value < 10 else { return nil }
        return Numeral(bytes: tens.lowerBound ..< ones.bytes.upperBound, value: value + ones.value)
    }

    private static func words(startingWith first: UInt8) -> [([UInt8], Double)] {
        switch first {
        case 0x65: e
        case 0x66: f
        case 0x6E: n
        case 0x6F: o
        case 0x73: s
        case 0x74: t
        default: []
        }
    }

    private static func matches(_ word: [UInt8], at offset: Int, in text: TextWindow) -> Bool {
        // the first letter in either case, the others both lower or both upper: `Six`, `six`, `SIX`
        for index in 1 ..< word.count where text[offset + index] | 0x20 != word[index] { return false }
        return true
    }

    private static func spelt(_ words: [(String, Double)]) -> [([UInt8], Double)] { words.map { (Array($0.0.utf8), $0.1) } }

    private static let e = spelt([("eight", 8), ("eleven", 11), ("eighteen", 18), ("eighty", 80)])
    private static let f = spelt([("four", 4), ("five", 5), ("fourteen", 14), ("fifteen", 15), ("forty", 40), ("fifty", 50)])
    private static let n = spelt([("nine", 9), ("nineteen", 19), ("ninety", 90)])
    private static let o = spelt([("one", 1)])
    private static let s = spelt([("six", 6), ("seven", 7), ("sixteen", 16), ("seventeen", 17), ("sixty", 60), ("seventy", 70)])
    private static let t = spelt([("two", 2), ("three", 3), ("ten", 10), ("twelve", 12), ("thirteen", 13), ("twenty", 20), ("thirty", 30)])
    private static let fractions: WordSet = ["third", "thirds", "quarters", "fourths", "fifths", "half", "tailed", "sided", "way", "dimensional"]
}
