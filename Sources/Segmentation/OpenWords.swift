import Model

/// Words behind which a line goes on in the next.
private let openWords = [" and", " of", " the", " in", " for", " on", " to", " with", " a", " an", " by", " from", " at", " or", " und", " der", " et", " de"]

extension [UInt8] {
    /// Whether a text stops behind a small word: `Effects of a peptide on the`.
    func endsWithOpenWord(_ text: Range<Int>) -> Bool {
        openWords.contains { text.count > $0.utf8.count && hasPrefix($0, at: text.upperBound - $0.utf8.count, before: text.upperBound) }
    }
}
