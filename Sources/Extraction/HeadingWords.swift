import Model

/// Headings that stand so close that one blank parts them, and are parted by where they start or end:
///
///                 Estimate Std. Error z value
///     Intercept     1.0289     0.0238  43.258
///     Weight        0.1648     0.0060  27.478
///
/// - Shape: only a piece over several columns is cut, and only where each column gets words that end where its cells end, or start where they start.
struct HeadingWords {
    private let starts: [Int?]
    private let ends: [Int?]
    private let bytes: [UInt8]

    init(lines: [[ColumnProfile.Piece]], columnCount: Int, bytes: [UInt8]) {
        var starts: [[Int: Int]] = Array(repeating: [:], count: columnCount), ends = starts
        var counts = Array(repeating: 0, count: columnCount)
        for piece in lines.joined() where piece.columns.count == 1 {
            let column = piece.columns.lowerBound
            counts[column] += 1
            starts[column][piece.place.lowerBound, default: 0] += 1
            ends[column][piece.place.upperBound, default: 0] += 1
        }
        let edge = { (places: [Int: Int], count: Int) in places.filter { $0.value >= 2 && $0.value * 10 >= count * 7 }.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }
        self.starts = zip(starts, counts).map(edge)
        self.ends = zip(ends, counts).map(edge)
        self.bytes = bytes
    }

    /// The pieces of a line, those over several columns cut where their words stand at the columns' edges.
    func cut(_ pieces: [ColumnProfile.Piece]) -> [ColumnProfile.Piece] {
        guard pieces.contains(where: { $0.columns.count > 1 && $0.wordCount > 1 }) else { return pieces }
        return pieces.flatMap { piece in piece.columns.count > 1 && piece.wordCount >= piece.columns.count ? parts(of: piece) ?? [piece] : [piece] }
    }

    private func parts(of piece: ColumnProfile.Piece) -> [ColumnProfile.Piece]? {
        var words: [DisplayWord] = []
        bytes.appendWords(of: piece.bytes, to: &words)
        guard let first = words.first else { return nil }
        let shift = piece.place.lowerBound - first.columns.lowerBound
        var parts: [ColumnProfile.Piece] = [], next = 0
        for column in piece.columns {
            guard next < words.count else { return nil }
            let end: Int
            if column == piece.columns.upperBound { end = words.count } else {
                // up to the word that ends where this column's cells end, or before that which starts where the next one's start
                guard let last = (next ..< words.count - 1).first(where: { index in
                    words[index].columns.upperBound + shift == ends[column] || words[index + 1].columns.lowerBound + shift == starts[column + 1]
                }) else { return nil }
                end = last + 1
            }
            let place = words[next].columns.lowerBound + shift ..< words[end - 1].columns.upperBound + shift
            guard place.upperBound == ends[column] || place.lowerBound == starts[column] else { return nil }
            var part = piece
            part.bytes = words[next].bytes.lowerBound ..< words[end - 1].bytes.upperBound
            (part.place, part.columns, part.wordCount) = (place, column ... column, end - next)
            parts.append(part)
            next = end
        }
        return parts
    }
}
