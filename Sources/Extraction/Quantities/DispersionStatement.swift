import Model

/// A sentence that says what `±` means: `data are mean ± SEM`, `means ± standard deviations`.
enum DispersionStatement {
    /// The type named behind a `±` in the stretch; nil for none, and for two that differ.
    static func type(in text: TextWindow) -> DispersionType? {
        var found: DispersionType?
        var at = text.range.lowerBound
        while at < text.range.upperBound {
            let length = text[at] == 0x2B || text[at] == 0xC2 || text[at] == 0x5C ? text.plusMinusLength(at: at) : 0
            guard length > 0 else {
                at += 1
                continue
            }
            at += length
            guard let (type, end) = DispersionLabel.name(at: text.afterBlanks(at), in: text), type == .SD || type == .SE else { continue }
            if let found, found != type { return nil }
            found = type
            at = end
        }
        return found
    }
}

/// A sentence that says what a bracket behind a number holds: `mean (SD) of 8.6 (3.6) years`, `median [interquartile range]`.
struct BracketStatement: Sendable, Hashable {
    var meaning: BracketMeaning
    /// Behind its closing bracket.
    var end: Int

    /// The first that the stretch makes, within four words of a mean, a median or an estimate.
    init?(in text: TextWindow) {
        for at in text.range where text[at] == 0x28 || text[at] == 0x5B {
            guard text.isLetter(at: text.afterBlanks(at + 1)) || text.isDigit(at: text.afterBlanks(at + 1)),
                let label = DispersionLabel(at: text.afterBlanks(at + 1), in: text), text.isClosed(at, at: text.afterBlanks(label.end)),
                text.words(before: at, 4).contains(where: { Self.centres.contains($0.folded) })
            else { continue }
            meaning = label.type == .SD || label.type == .SE ? .spread(label.type) : .interval(label.type)
            end = text.afterBlanks(label.end) + 1
            return
        }
        return nil
    }

    private static let centres: WordSet = [
        "mean", "means", "median", "medians", "average", "averages", "estimate", "estimates", "ratio", "ratios", "difference", "differences",
    ]
}

extension TextWindow {
    /// Whether a bracket stands behind a number, perhaps behind blanks.
    func opensBracket(behind offset: Int) -> Bool {
        let at = afterBlanks(offset)
        return self[at] == 0x28 || self[at] == 0x5B
    }

    /// Whether the bracket that opens at one place is closed at the other.
    func isClosed(_ open: Int, at close: Int) -> Bool { self[close] == (self[open] == 0x28 ? 0x29 : 0x5D) }
}
