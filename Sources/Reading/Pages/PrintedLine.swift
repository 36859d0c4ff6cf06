import Model

/// A line of a printed page as its words and the places where the page shows them.
struct PrintedLine: Sendable {
    /// With its line end.
    let bytes: Range<Int>
    let words: [DisplayWord]

    /// Longer lines are none of a printed page.
    private static let mostBytes = 800

    init(_ bytes: Range<Int>, of text: [UInt8]) {
        self.bytes = bytes
        let content = text.trimmingBlanks(bytes)
        var words: [DisplayWord] = []
        if !content.isEmpty, bytes.count <= Self.mostBytes { text.appendWords(of: bytes.lowerBound ..< content.upperBound, to: &words) }
        self.words = words
    }

    var isBlank: Bool { words.isEmpty && bytes.count <= Self.mostBytes }
    var start: Int { words.first?.columns.lowerBound ?? 0 }
    var end: Int { words.last?.columns.upperBound ?? 0 }

    /// How many blanks stand before a word, for the first one none.
    func blanks(before word: Int) -> Int { word == 0 ? 0 : words[word].columns.lowerBound - words[word - 1].columns.upperBound }

    /// The words that stand behind two blanks or more.
    var wordsBehindGaps: [Int] { words.indices.filter { blanks(before: $0) >= 2 } }

    /// What some words of the line are.
    func kind(of half: Range<Int>) -> HalfKind {
        guard let first = half.first, let last = half.last else { return .empty }
        if half.dropFirst().contains(where: { blanks(before: $0) >= 3 }) { return .cells }
        return half.count >= 4 && words[last].columns.upperBound - words[first].columns.lowerBound >= 22 ? .prose : .words
    }
}

/// What stands on one side of a gutter in a line.
enum HalfKind: Sendable {
    case empty
    /// Words, too few to be prose.
    case words
    case prose
    /// Words with wide gaps between them.
    case cells
}
