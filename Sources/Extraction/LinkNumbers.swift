import Model

/// The numbers that text browsers print before the words of a link: `df[8]^a`, `(see [9]Table 2)`.
///
/// lynx and elinks number the links of a page from 1 and list their targets at its end. Such a number is markup; in a cell it would be taken
/// for digits of the figure before it. A page's citations look alike but come back and stand behind the words, so the numbers count only
/// where they ascend one by one through the whole text, each right before a word.
struct LinkNumbers: Sendable {
    /// The brackets with their numbers, ascending.
    private(set) var ranges: [Range<Int>] = []

    init(of bytes: [UInt8]) {
        var next = 1, other = 0, at = 0
        var found: [Range<Int>] = []
        bytes.withUnsafeBufferPointer { bytes in
            while at < bytes.count {
                guard bytes[at] == 0x5B, let (number, end) = Self.number(at: at, in: bytes) else { at += 1; continue }
                if number >= next, number <= next + 3 { found.append(at ..< end); next = number + 1 } else { other += 1 }
                at = end
            }
        }
        if found.count >= 3, other * 4 <= found.count { ranges = found }
    }

    /// Whether the bracket at an offset is one of them.
    func contains(_ offset: Int) -> Bool {
        let first = firstRange(endingBehind: offset)
        return first < ranges.count && ranges[first].contains(offset)
    }

    private func firstRange(endingBehind offset: Int) -> Int {
        var low = 0, high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The bytes of a range without the numbers in it.
    func bytes(of range: Range<Int>, in text: SourceText) -> [UInt8] {
        var low = firstRange(endingBehind: range.lowerBound)
        var out: [UInt8] = [], at = range.lowerBound
        while low < ranges.count, ranges[low].upperBound <= range.upperBound {
            out += text.bytes[at ..< max(at, ranges[low].lowerBound)]
            at = ranges[low].upperBound
            low += 1
        }
        return out + text.bytes[at ..< range.upperBound]
    }

    /// `[12]` right before a word, a mark of a note or a digit.
    private static func number(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (number: Int, end: Int)? {
        var at = start + 1, number = 0
        while at < bytes.count, (0x30 ... 0x39).contains(bytes[at]), at - start <= 4 { number = number * 10 + Int(bytes[at] - 0x30); at += 1 }
        guard at > start + 1, at + 1 < bytes.count, bytes[at] == 0x5D else { return nil }
        let behind = bytes[at + 1]
        let isWord = (0x30 ... 0x39).contains(behind) || (0x41 ... 0x5A).contains(behind & 0xDF) || behind >= 0x80 || behind == 0x2A || behind == 0x5E || behind == 0x24
        return isWord ? (number, at + 1) : nil
    }
}
