import Model

/// An entry's whole text as it is compared where its fields cannot be trusted: letters without blanks in runs of four, and the numbers.
///
/// Strings that were scanned or typed lose blanks and letters (`Journalof Oral Surgdry 30, 180 (19W2)`), and then a parser takes the journal for the
/// title or loses the year. What stands in the text stands there all the same.
///
/// - Loss: links, identifiers and the label before an entry, which say nothing of the words.
struct TextProfile: Sendable {
    /// Hashes of the runs of four letters, ascending, each once.
    var grams: ArenaSlice<UInt16>
    /// Words with a digit, their first eight bytes, in order: `30`, `180`, `19w2`.
    var numbers: ArenaSlice<UInt64>

    init(_ reference: Reference, _ sorter: GramSorter, in arena: Arena) {
        let text = Self.evidence(of: reference)
        var numbers: [UInt64] = []
        var gram: UInt32 = 0
        var letters = 0
        var start = 0
        while start < text.count {
            var end = start
            var hasDigit = false
            while end < text.count, text[end] != UInt8(ascii: " ") {
                hasDigit = hasDigit || isDigit(text[end])
                end += 1
            }
            if hasDigit {
                Self.addNumbers(of: text[start ..< end], isFirst: start == 0, to: &numbers)
            } else {
                for index in start ..< end {
                    gram = gram << 8 | UInt32(text[index])
                    letters += 1
                    if letters >= 4 { sorter.insert(Self.hash(gram)) }
                }
            }
            start = end + 1
        }
        grams = sorter.takeAll(into: arena)
        self.numbers = arena.keep(numbers)
    }

    /// The letters of an entry without blanks; of a word that holds a figure only if it holds a word besides: `uplands38` but not `19w2`.
    static func letters(of reference: Reference) -> [UInt8] {
        var letters: [UInt8] = []
        for word in evidence(of: reference).split(separator: UInt8(ascii: " ")) {
            let own = word.lazy.filter { !isDigit($0) }
            if own.count == word.count || own.count >= 4 { letters += own }
        }
        return letters
    }

    /// The folded text of the entry; of a record, whose text may hold an abstract, its fields.
    private static func evidence(of reference: Reference) -> [UInt8] {
        let b = reference.bibliography
        let fields = [b.title, b.containerTitle, b.volume, b.issue, b.page, b.publisher]
        let length = b.authors.reduce(4) { $0 + $1.family.utf8.count + ($1.given?.utf8.count ?? 0) + 2 } + fields.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 1 }
        let own = reference.text.utf8.count
        var bytes: [UInt8] = []
        if own <= length + length / 2 + 60, own >= length / 2 {
            addWords(of: reference.text, to: &bytes)
        } else {
            for author in b.authors {
                bytes += author.family.utf8
                bytes.append(UInt8(ascii: " "))
                if let given = author.given { bytes += given.utf8 }
                bytes.append(UInt8(ascii: " "))
            }
            for case let field? in fields {
                bytes += field.utf8
                bytes.append(UInt8(ascii: " "))
            }
            if let year = b.year { bytes += String(year).utf8 }
        }
        return FoldedText(folding: bytes).bytes
    }

    /// The text without what is no word: `https://…`, `doi:10.1000/x`.
    private static func addWords(of text: String, to bytes: inout [UInt8]) {
        bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "/")) else { return }
        var kept = 0, start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 <= UInt8(ascii: " ") } ?? bytes.count
            if !isLink(bytes[start ..< end]) {
                for index in start ..< min(end + 1, bytes.count) {
                    bytes[kept] = bytes[index]
                    kept += 1
                }
            }
            start = end + 1
        }
        bytes.removeSubrange(kept...)
    }

    private static func isLink(_ word: ArraySlice<UInt8>) -> Bool {
        word.contains(UInt8(ascii: "/")) && links.contains { word.starts(with: $0) }
    }
    private static let links = ["http", "(http", "www.", "10.", "doi:"].map { Array($0.utf8) }

    /// The numbers of a word: `150d2007` is 150 and 2007, `politique10` is 10, `3o3` stays. The label before an entry is none.
    private static func addNumbers(of word: ArraySlice<UInt8>, isFirst: Bool, to numbers: inout [UInt64]) {
        var rest = word.drop { !isDigit($0) }
        if isFirst, word.startIndex == rest.startIndex { rest = rest.drop(while: isDigit).drop { !isDigit($0) } }
        while !rest.isEmpty {
            var packed: UInt64 = 0
            var digits = 0
            while let byte = rest.first, isDigit(byte) || digits < 4 && rest.count > 1 && isDigit(rest[rest.startIndex + 1]) {
                if digits < 8 { packed = packed << 8 | UInt64(byte) }
                digits += 1
                rest = rest.dropFirst()
            }
            numbers.append(packed)
            rest = rest.drop { !isDigit($0) }
        }
    }

    private static func hash(_ gram: UInt32) -> UInt16 { UInt16(truncatingIfNeeded: (gram &* 0x9E37_79B1) >> 16) }
}

extension TextProfile {
    /// Four figures that may be a year: 1500 to 2099.
    static func isYear(_ number: UInt64) -> Bool {
        guard digits(in: number) == 4 else { return false }
        let first = UInt8(truncatingIfNeeded: number >> 24), second = UInt8(truncatingIfNeeded: number >> 16)
        return first == UInt8(ascii: "1") && second >= UInt8(ascii: "5") || first == UInt8(ascii: "2") && second == UInt8(ascii: "0")
    }

    static func digits(in number: UInt64) -> Int { 8 - number.leadingZeroBitCount / 8 }
}

// MARK: - Comparing

extension TextProfile {
    /// The share of the shorter text's letters that the other has too, each run by its weight.
    func share(of other: TextProfile, _ weights: GramWeights) -> (share: Double, bits: Double) {
        weights.withWeights { Self.share(grams.buffer, other.grams.buffer, $0) }
    }

    private typealias Grams = UnsafeBufferPointer<UInt16>

    private static func share(_ a: Grams, _ b: Grams, _ weights: UnsafeBufferPointer<Float>) -> (share: Double, bits: Double) {
        var i = 0, j = 0
        var shared: Float = 0, own: Float = 0, others: Float = 0
        while i < a.count, j < b.count {
            let x = a[i], y = b[j]
            if x == y {
                shared += weights[Int(x)]
                i += 1
                j += 1
            } else if x < y {
                own += weights[Int(x)]
                i += 1
            } else {
                others += weights[Int(y)]
                j += 1
            }
        }
        while i < a.count { own += weights[Int(a[i])]; i += 1 }
        while j < b.count { others += weights[Int(b[j])]; j += 1 }
        let least = shared + min(own, others)
        return least == 0 ? (0, 0) : (Double(shared / least), Double(least))
    }

    /// The share of a folded value's letters that stand in this text.
    func share(ofLetters bytes: ArenaSlice<UInt8>, _ weights: GramWeights) -> Double {
        var gram: UInt32 = 0
        var letters = 0
        var shared: Float = 0, all: Float = 0
        for byte in bytes where byte > UInt8(ascii: "9") {
            gram = gram << 8 | UInt32(byte)
            letters += 1
            guard letters >= 4 else { continue }
            let hash = Self.hash(gram)
            all += weights[hash]
            if holds(hash) { shared += weights[hash] }
        }
        return all == 0 ? 0 : Double(shared / all)
    }

    private func holds(_ gram: UInt16) -> Bool {
        var low = 0, high = grams.count
        while low < high {
            let middle = (low + high) / 2
            if grams[middle] == gram { return true }
            if grams[middle] < gram { low = middle + 1 } else { high = middle }
        }
        return false
    }

    /// How many of the numbers of the text with fewer of them the other has too, a slip of one digit or a blank within a number aside.
    ///
    /// - Parameters:
    ///   - year: is left out of both.
    func sharedNumbers(with other: TextProfile, besides year: Int? = nil, lettersAsFigures: Bool = false) -> (shared: Int, of: Int) {
        guard let packed = year.map(Self.packed), numbers.contains(packed) || other.numbers.contains(packed) else {
            return Self.shared(numbers, other.numbers, lettersAsFigures: lettersAsFigures)
        }
        return Self.shared(numbers.filter { $0 != packed }, other.numbers.filter { $0 != packed }, lettersAsFigures: lettersAsFigures)
    }

    private static func shared<Numbers: RandomAccessCollection<UInt64>>(_ own: Numbers, _ others: Numbers, lettersAsFigures: Bool) -> (shared: Int, of: Int)
        where Numbers.Index == Int {
        let (few, many) = own.count <= others.count ? (own, others) : (others, own)
        var shared = 0, left = few.count
        var index = 0
        while index < few.count {
            if holds(many, few[index]) || lettersAsFigures && lacksDigit(few[index], of: many) {
                shared += 1
            } else if index + 1 < few.count, let joined = joined(few[index], few[index + 1]), many.contains(joined) {
                shared += 1
                left -= 1
                index += 1
            }
            index += 1
        }
        return (shared, left)
    }

    /// `994` of `1994`, and the other way round: a letter stands in place of the first figure, and belongs to no number.
    private static func lacksDigit(_ number: UInt64, of numbers: some Sequence<UInt64>) -> Bool {
        numbers.contains { other in
            let (short, long) = number < other ? (number, other) : (other, number)
            guard long > 0xFFFF else { return false }
            return short == long >> 8 || digits(in: long) == digits(in: short) + 1 && long & (1 << UInt64(8 * digits(in: short)) - 1) == short
        }
    }

    /// Whether a number stands in the text: equal, but for one digit in three, or broken in two.
    func holds(_ number: Int) -> Bool { Self.holds(numbers, Self.packed(number)) }

    private static func holds<Numbers: RandomAccessCollection<UInt64>>(_ numbers: Numbers, _ number: UInt64) -> Bool where Numbers.Index == Int {
        for (index, other) in numbers.enumerated() {
            if other == number || isSlip(other, number) { return true }
            if index + 1 < numbers.count, joined(other, numbers[index + 1]) == number { return true }
        }
        return false
    }

    /// Two numbers of three figures and more, with one letter in place of a figure: `19w2` and `1992`.
    private static func isSlip(_ a: UInt64, _ b: UInt64) -> Bool {
        guard a > 0xFFFF, a.leadingZeroBitCount / 8 == b.leadingZeroBitCount / 8 else { return false }
        let difference = a ^ b
        let shift = UInt64(difference.trailingZeroBitCount & ~7)
        guard difference >> shift <= 0xFF else { return false }
        return !isDigit(UInt8(truncatingIfNeeded: a >> shift)) || !isDigit(UInt8(truncatingIfNeeded: b >> shift))
    }

    private static func joined(_ a: UInt64, _ b: UInt64) -> UInt64? {
        let bits = (64 - b.leadingZeroBitCount + 7) & ~7
        guard a.leadingZeroBitCount >= bits else { return nil }
        return a << UInt64(bits) | b
    }

    private static func packed(_ number: Int) -> UInt64 { String(number).utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}

/// Sorts the runs of one text after the other: a bit for each, so that the order costs nothing.
final class GramSorter {
    private let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << 10)
    /// Of 64 words of `bits` each, which are not zero.
    private let filled = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << 4)
    private var count = 0

    init() {
        bits.initialize(repeating: 0, count: 1 << 10)
        filled.initialize(repeating: 0, count: 1 << 4)
    }

    deinit {
        bits.deallocate()
        filled.deallocate()
    }

    func insert(_ gram: UInt16) {
        let mask: UInt64 = 1 << UInt64(gram & 63)
        if bits[Int(gram >> 6)] & mask == 0 {
            bits[Int(gram >> 6)] |= mask
            filled[Int(gram >> 12)] |= 1 << UInt64(gram >> 6 & 63)
            count += 1
        }
    }

    /// All runs since the last call, ascending, each once.
    func takeAll(into arena: Arena) -> ArenaSlice<UInt16> {
        defer { count = 0 }
        return arena.fill(count) { take(all: $0) }
    }

    private func take(all grams: UnsafeMutableBufferPointer<UInt16>) {
        var next = 0
        for group in 0 ..< 1 << 4 {
            while filled[group] != 0 {
                let index = group << 6 + filled[group].trailingZeroBitCount
                filled[group] &= filled[group] - 1
                while bits[index] != 0 {
                    grams[next] = UInt16(index << 6 + bits[index].trailingZeroBitCount)
                    next += 1
                    bits[index] &= bits[index] - 1
                }
            }
        }
    }
}

/// How much each run of four letters says, in bits: little if it stands in many of the references at hand, as those of a journal's name do.
struct GramWeights: Sendable {
    private var weights: [Float]

    /// All the same, for two references alone.
    init() { weights = [Float](repeating: 8, count: 1 << 16) }

    init(_ profiles: [Profile]) {
        var counts = [Int32](repeating: 0, count: 1 << 16)
        for profile in profiles {
            for gram in profile.text.grams { counts[Int(gram)] += 1 }
        }
        // A thousand references more, so that in a short list each run keeps its weight.
        let all = Bits.logarithm(Double(profiles.count + 1000))
        weights = counts.map { Float(max(0.1, all - Bits.logarithm(Double($0 + 4)))) }
    }

    subscript(gram: UInt16) -> Float { weights[Int(gram)] }

    /// All weights, by gram.
    func withWeights<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result { weights.withUnsafeBufferPointer(body) }
}
