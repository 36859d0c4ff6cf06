/// The edit distance of two byte strings, 64 rows of the table at a time.
///
/// The match table is kept between calls and only its touched rows are cleared: titles are short and pairs are many.
///
/// - Source: G. Myers, A fast bit-vector algorithm for approximate string matching based on dynamic programming, J. ACM 46 (1999);
///   blocks after H. Hyyrö (2003).
struct Levenshtein {
    private var matches: [UInt64] = []
    private var positive: [UInt64] = []
    private var negative: [UInt64] = []

    /// 1 for equal strings, 0 for strings that share nothing.
    mutating func similarity(_ a: [UInt8], _ b: [UInt8]) -> Double {
        a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { similarity(a, $0) } }
    }

    mutating func similarity(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Double {
        let longest = max(a.count, b.count)
        guard longest > 0 else { return 1 }
        return 1 - Double(distance(a, b)) / Double(longest)
    }

    mutating func distance(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        if a.elementsEqual(b) { return 0 }
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        if a.count <= 64 { return wordDistance(a, b) }
        let blocks = (a.count + 63) / 64
        prepare(a, blocks: blocks)
        defer { clear(a, blocks: blocks) }
        var score = a.count
        let lastBit = UInt64(1) << UInt64((a.count - 1) & 63)
        for byte in b { score += step(byte, blocks: blocks, lastBit: lastBit) }
        return score
    }

    /// The same for a pattern of one word of the machine, as most are.
    private mutating func wordDistance(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Int {
        if matches.count < 256 { matches = [UInt64](repeating: 0, count: 256) }
        return matches.withUnsafeMutableBufferPointer { matches in
            for (index, byte) in a.enumerated() { matches[Int(byte)] |= 1 << UInt64(index) }
            defer { for byte in a { matches[Int(byte)] = 0 } }
            let lastBit: UInt64 = 1 << UInt64(a.count - 1)
            var score = a.count
            var positive = UInt64.max, negative: UInt64 = 0
            for byte in b {
                let equal = matches[Int(byte)]
                let vertical = equal | negative
                let horizontal = (((equal & positive) &+ positive) ^ positive) | equal
                var up = negative | ~(horizontal | positive)
                var down = positive & horizontal
                score += up & lastBit != 0 ? 1 : down & lastBit != 0 ? -1 : 0
                up = up << 1 | 1
                down <<= 1
                positive = down | ~(vertical | up)
                negative = up & vertical
            }
            return score
        }
    }

    private mutating func prepare(_ pattern: UnsafeBufferPointer<UInt8>, blocks: Int) {
        if matches.count < 256 * blocks { matches = [UInt64](repeating: 0, count: 256 * blocks) }
        for (index, byte) in pattern.enumerated() { matches[Int(byte) * blocks + index / 64] |= 1 << UInt64(index & 63) }
        if positive.count < blocks {
            positive = [UInt64](repeating: .max, count: blocks)
            negative = [UInt64](repeating: 0, count: blocks)
        }
        for block in 0 ..< blocks {
            positive[block] = .max
            negative[block] = 0
        }
    }

    private mutating func clear(_ pattern: UnsafeBufferPointer<UInt8>, blocks: Int) {
        for byte in pattern {
            for block in 0 ..< blocks { matches[Int(byte) * blocks + block] = 0 }
        }
    }

    /// One column of the table; what the last row gains.
    private mutating func step(_ byte: UInt8, blocks: Int, lastBit: UInt64) -> Int {
        var carryPositive: UInt64 = 1
        var carryNegative: UInt64 = 0
        var gain = 0
        for block in 0 ..< blocks {
            let p = positive[block], n = negative[block]
            let equal = matches[Int(byte) * blocks + block]
            let vertical = equal | n
            let start = equal | carryNegative
            let horizontal = (((start & p) &+ p) ^ p) | start
            var up = n | ~(horizontal | p)
            var down = p & horizontal
            if block == blocks - 1 { gain = up & lastBit != 0 ? 1 : down & lastBit != 0 ? -1 : 0 }
            let nextPositive = up >> 63, nextNegative = down >> 63
            up = up << 1 | carryPositive
            down = down << 1 | carryNegative
            positive[block] = down | ~(vertical | up)
            negative[block] = up & vertical
            carryPositive = nextPositive
            carryNegative = nextNegative
        }
        return gain
    }
}
