extension Comparer {
    /// Authors by family names, then by all words of the names.
    ///
    /// | level | meaning | example |
    /// |---|---|---|
    /// | same | the first author and nearly all others | `Shea MJ, Compton RN`; `Shea, M. J.; Compton, Robert N.` |
    /// | close | the first author, of a list that is cut or short | `Shea, M. J., et al.`; the whole list |
    /// | part | most names, in another order or badly split | `Adeli K.Lewis G. F.`; `Adeli, K.; Lewis, G. F.` |
    /// | near | some names, or a first name that is nearly equal | `Rani, U.`; `Uma, Rani` |
    /// | differs | none | |
    mutating func authors(_ a: AuthorProfile, _ b: AuthorProfile) -> Level {
        guard !a.isEmpty, !b.isEmpty else { return .missing }
        let isFirst = a.first == b.first && (a.initial == b.initial || a.initial == 0 || b.initial == 0)
        let families = share(a.families, b.families)
        if isFirst {
            if families >= 0.8, min(a.count, b.count) > 1 || a.count == b.count { return .same }
            if a.isCut || b.isCut || min(a.count, b.count) == 1 || families >= 0.5 { return .close }
            return .near
        }
        // One family name with two given names is two people, unless others stand beside it.
        if a.first == b.first, min(a.count, b.count) == 1 { return .near }
        let words = share(a.words, b.words)
        if families >= 0.8 || words >= 0.75 { return .part }
        if families >= 0.4 || words >= 0.4 || a.first == b.first && a.first.count >= 3 || isNearlyEqual(a.first, b.first) { return .near }
        return .differs
    }

    private func share(_ a: ArenaSlice<UInt32>, _ b: ArenaSlice<UInt32>) -> Double {
        let least = min(a.count, b.count)
        return least == 0 ? 0 : Double(a.sharedCount(with: b)) / Double(least)
    }

    private mutating func isNearlyEqual(_ a: ArenaSlice<UInt8>, _ b: ArenaSlice<UInt8>) -> Bool {
        min(a.count, b.count) >= 4 && levenshtein.similarity(a.buffer, b.buffer) >= 0.75 || min(a.count, b.count) >= 4 && (a.starts(with: b) || b.starts(with: a))
    }
}
