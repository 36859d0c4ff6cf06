extension Comparer {
    /// Journals, books and sites by their words.
    ///
    /// | level | meaning | example |
    /// |---|---|---|
    /// | same | equal words, articles and ampersands aside | `The Lancet`, `Lancet` |
    /// | close | one abbreviates the other | `J Neurosci Res`, `Journal of Neuroscience Research`; `JPEN` |
    /// | part | one begins the other, as with a subtitle or society, or begins with its letters | `Chest`, `Chest: official journal of …`; `ICBC: Milk for all` |
    /// | near | half of the words agree | |
    /// | differs | anything else | |
    func containers(_ a: ArenaSlice<UInt8>, _ b: ArenaSlice<UInt8>) -> Level {
        guard !a.isEmpty, !b.isEmpty else { return .missing }
        if a == b { return .same }
        let wordsA = contentWords(of: a), wordsB = contentWords(of: b)
        guard !wordsA.isEmpty, !wordsB.isEmpty else { return .missing }
        let (short, long) = wordsA.count <= wordsB.count ? (wordsA, wordsB) : (wordsB, wordsA)
        let agreeing = short.filter { word in long.contains { abbreviates(word, $0) } }.count
        let exact = short.filter { word in long.contains { $0.elementsEqual(word) } }.count
        if short.count == long.count { if exact == short.count { return .same } }
        if short.count == long.count, agreeing == short.count { return .close }
        if short.count == 1, isAcronym(short[0], of: long) { return .close }
        if isAcronym(short[0], of: long) || isAcronym(long[0], of: short) { return .part }
        if agreeing == short.count { return .part }
        let own = short.filter { !Words.isSerial($0) }
        guard !own.isEmpty else { return .near }
        return 2 * own.filter { word in long.contains { abbreviates(word, $0) } }.count > own.count ? .near : .differs
    }

    private func contentWords(of text: ArenaSlice<UInt8>) -> [ArenaSlice<UInt8>] {
        text.foldedWords.lazy.map { text[$0] }.filter { !Words.isStopWord($0) }
    }

    /// `neurosci` for `neuroscience`, `natl` for `national`: the same first letter, and the letters of the shorter in order.
    private func abbreviates(_ a: ArenaSlice<UInt8>, _ b: ArenaSlice<UInt8>) -> Bool {
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        guard let first = short.first, first == long.first else { return false }
        if long.starts(with: short) { return true }
        guard short.count >= 3, short.count <= 5 else { return false }
        var rest = long
        for byte in short {
            guard let index = rest.firstIndex(of: byte) else { return false }
            rest = rest[(index + 1)...]
        }
        return true
    }

    /// `pnas` for the first letters of the words.
    private func isAcronym(_ word: ArenaSlice<UInt8>, of words: [ArenaSlice<UInt8>]) -> Bool {
        word.count >= 3 && word.count <= words.count && zip(word, words).allSatisfy { $0 == $1.first }
    }
}
