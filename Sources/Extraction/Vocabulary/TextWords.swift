/// The runs of letters and digits of a stretch of text with their folded hashes, read once for all that look words up.
struct TextWords: Sendable {
    struct Word: Sendable {
        var bytes: Range<Int>
        var hash: UInt64
    }

    private(set) var all: [Word] = []

    init(in range: Range<Int>, of bytes: [UInt8]) {
        all.reserveCapacity(range.count / 5)
        bytes.withUnsafeBufferPointer { text in
            var at = range.lowerBound
            while at < range.upperBound {
                let first = at
                var hash = WordHash()
                while at < range.upperBound {
                    if text[at] < 0x80 {
                        guard (text[at] | 0x20) &- 0x61 < 26 || text[at] &- 0x30 < 10 else { break }
                        hash.add(text[at])
                        at += 1
                    } else {
                        let length = VocabularyIndex.wordLength(at: at, before: range.upperBound, of: text)
                        if length == 0 { break }
                        for offset in at ..< at + length { hash.add(text[offset]) }
                        at += length
                    }
                }
                if at > first { all.append(Word(bytes: first ..< at, hash: hash.value)) } else { at += 1 }
            }
        }
    }
}
