/// Entries that a page sets one behind the other in one paragraph: `[1] Roe J. Lakes. 2010. [2] Poe K. Ponds. 2014.`
enum EntryRun {
    /// Where the entries start, or nil where the paragraph is no run of them.
    ///
    /// It opens with `[1]`, or a later number, and each next number in brackets stands behind the end of a sentence or an address and before a
    /// capital: three entries at least, or two of some length.
    static func starts(in words: [UInt8]) -> [Int]? {
        guard words.first == 0x5B, words.count > 60, let first = number(at: 0, in: words) else { return nil }
        var starts = [0]
        var next = first.value + 1
        var at = first.end
        while let bracket = words[at...].firstIndex(of: 0x5B) {
            at = bracket + 1
            guard bracket > 2, words[bracket - 1] == 0x20, let found = number(at: bracket, in: words), found.value == next, opensEntry(found.end, in: words) else { continue }
            starts.append(bracket)
            next += 1
            at = found.end
        }
        let lengths = zip(starts, starts.dropFirst() + [words.count]).map { $1 - $0 }
        return starts.count >= 2 && lengths.allSatisfy { $0 >= 25 } ? starts : nil
    }

    private static func number(at bracket: Int, in words: [UInt8]) -> (value: Int, end: Int)? {
        var at = bracket + 1, value = 0
        while at < words.count, at - bracket < 5, words[at] &- 0x30 < 10 { value = value * 10 + Int(words[at] & 0x0F); at += 1 }
        return at > bracket + 1 && at < words.count && words[at] == 0x5D ? (value, at + 1) : nil
    }

    /// Whether a blank and a capital, a quotation mark or emphasis follow.
    private static func opensEntry(_ at: Int, in words: [UInt8]) -> Bool {
        guard at + 1 < words.count, words[at] == 0x20 else { return false }
        return words[at + 1] &- 0x41 < 26 || words[at + 1] >= 0xC3 || [0x22, 0x2A, 0x5B].contains(words[at + 1])
    }
}
