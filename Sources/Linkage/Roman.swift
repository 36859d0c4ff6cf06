/// Roman numerals.
enum Roman {
    /// `xlii` is 42: a numeral of `i`, `v`, `x`, `l` and `c` in the one order in which it is written; nil for anything else.
    static func number(_ word: some Collection<UInt8>) -> Int? {
        guard 1 ... 10 ~= word.count, word.allSatisfy({ "ivxlc".utf8.contains($0) }) else { return nil }
        var rest = Array(word)[...]
        var number = 0
        for (letters, value, most) in letters {
            var count = 0
            while count < most, rest.starts(with: letters) {
                number += value
                count += 1
                rest = rest.dropFirst(letters.count)
            }
        }
        return rest.isEmpty ? number : nil
    }

    private static let letters: [(letters: [UInt8], value: Int, most: Int)] = [
        ("c", 100, 3), ("xc", 90, 1), ("l", 50, 1), ("xl", 40, 1), ("x", 10, 3), ("ix", 9, 1), ("v", 5, 1), ("iv", 4, 1), ("i", 1, 3),
    ].map { (Array($0.0.utf8), $0.1, $0.2) }
}
