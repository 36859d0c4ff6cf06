import Model

/// Whether a line of a table goes on with the row above it, where nothing but its words can tell.
///
/// Printed tables break long cells without a sign between rows. What speaks for a broken cell: the word had no room behind the line above, it
/// starts with a small letter or a bracket, the line above ends in a comma, a hyphen, `±` or `of`, and columns that most lines fill are empty.
/// What speaks for a new row: a cell where the row had none, room enough for the word, a number below a number. The points are added up.
///
/// - Shape: a line is looked at once for each piece; the same line between the same neighbours gets the same answer.
/// - Loss: a table whose cells are broken at will, with room left and capitals first, keeps a row for each line.
struct RowContinuation {
    private let widths: [Int]
    /// The share of lines that fill a column.
    private let filled: [Double]
    private let bytes: [UInt8]
    /// Whether nearly all cells are single words: lists side by side.
    private let areLists: Bool

    init(lines: [[ColumnProfile.Piece]], widths: [Int], bytes: [UInt8]) {
        self.widths = widths
        self.bytes = bytes
        let phrases = lines.dropFirst().joined().count { $0.wordCount > 1 }
        areLists = phrases * 20 <= lines.reduce(0) { $0 + $1.count }
        var counts = Array(repeating: 0, count: widths.count), full = 0
        for pieces in lines where pieces.count > 1 {
            full += 1
            for piece in pieces where piece.columns.count == 1 { counts[piece.columns.lowerBound] += 1 }
        }
        filled = counts.map { Double($0) / Double(max(1, full)) }
    }

    /// - Parameter threshold: the points that are wanted: fewer where other lines of the table go on for certain.
    func goesOn(_ rows: AlignedRows, with pieces: [ColumnProfile.Piece], from threshold: Double) -> Bool {
        guard let row = rows.rows.last, !row.isEmpty else { return false }
        return points(of: pieces, below: row, line: rows.line) > threshold
    }

    /// Points at which a line goes on for certain, and where it stands in a table with such lines.
    static let sure = 2.2, likely = 0.1

    /// Whether three lines are one row whose short cells stand in the middle of a long one: words, the first cell, and more words below the first.
    func isMiddled(_ lines: ArraySlice<[ColumnProfile.Piece]>) -> Bool {
        guard lines.count == 3, let upper = lines.first, let lower = lines.last, let middle = lines.dropFirst().first, !upper.isEmpty, !lower.isEmpty else { return false }
        guard middle.first?.columns.lowerBound == 0, let first = upper.first, first.columns.lowerBound > 0,
              upper.allSatisfy({ piece in !bytes.opensFigure(piece.bytes) && !middle.contains { $0.columns.overlaps(piece.columns) } }) else { return false }
        guard lower.allSatisfy({ piece in upper.contains { $0.columns == piece.columns } }) else { return false }
        var rows = AlignedRows(columnCount: widths.count, widths: widths)
        rows.startRow()
        rows.append(upper)
        return goesOn(rows, with: lower, from: Self.likely)
    }

    private func points(of pieces: [ColumnProfile.Piece], below row: [AlignedRows.Entry], line: Int) -> Double {
        var points = -1.0
        var figures = 0.0
        for piece in pieces {
            guard let entry = row.first(where: { $0.column < piece.columns.upperBound + 1 && piece.columns.lowerBound < $0.column + $0.span }) else {
                points -= 3
                continue
            }
            if entry.lastLine < line { points -= 1.5 }
            let sign = sign(of: piece, below: entry)
            if sign <= Self.figureBelowFigure { figures += 1 }
            points += sign
        }
        if figures >= 2, figures * 2 > Double(pieces.count) { points -= 2 }
        if saysOneThing(pieces) { points -= 3 }
        if isWordBelowWord(pieces, below: row) { points -= 2 }
        return points + emptiness(of: pieces)
    }

    /// `n (%)`, `n (%)`, `n (%)`: a line that says the same in two columns or more heads them.
    private func saysOneThing(_ pieces: [ColumnProfile.Piece]) -> Bool {
        let cells = pieces.filter { $0.columns.lowerBound > 0 }
        guard cells.count >= 2, let first = cells.first else { return false }
        return cells.allSatisfy { bytes[$0.bytes].elementsEqual(bytes[first.bytes]) }
    }

    /// Single words below single words, none of which wants another one: several, or a list's.
    private func isWordBelowWord(_ pieces: [ColumnProfile.Piece], below row: [AlignedRows.Entry]) -> Bool {
        (areLists || pieces.count > 1) && pieces.allSatisfy { piece in
            guard piece.wordCount == 1, let entry = row.first(where: { $0.column == piece.columns.lowerBound }) else { return false }
            return entry.parts.count == 1 && !bytes[entry.parts[0]].contains(0x20) && !bytes.endsOpen(entry.parts[0]) && !bytes.isUnfinished(entry.parts[0])
                && bytes[piece.bytes.lowerBound] != 0x28
        }
    }

    /// Columns that most lines fill and this one leaves empty. A first cell alone may be a heading of the rows below.
    private func emptiness(of pieces: [ColumnProfile.Piece]) -> Double {
        if pieces.count == 1, pieces[0].columns.lowerBound == 0 { return 0 }
        var points = 0.0
        for column in filled.indices where filled[column] >= 0.6 && !pieces.contains(where: { $0.columns.contains(column) }) { points += 0.7 * filled[column] }
        return min(2.1, points)
    }

    private static let figureBelowFigure = -1.2

    private func sign(of piece: ColumnProfile.Piece, below entry: AlignedRows.Entry) -> Double {
        guard let above = entry.parts.last else { return 0 }
        if bytes.isUnfinished(above) || bytes.endsOpen(above) { return 2 }
        let opens = bytes[piece.bytes.lowerBound]
        let isFigure = bytes.opensFigure(piece.bytes), isBelowFigure = bytes.opensFigure(above)
        if isFigure, isBelowFigure, opens != 0x28 { return Self.figureBelowFigure }
        var points = room(for: piece, behind: entry)
        if (0x61 ... 0x7A).contains(opens) {
            points += (0x61 ... 0x7A).contains(bytes[entry.parts[0].lowerBound]) ? 0.4 : 1.2
        } else if opens == 0x28 {
            points += bytes[above.lowerBound] == 0x28 ? -0.4 : 0.6
        } else if opens == 0x29 || opens == 0x2C || opens == 0x2F || opens == 0xC2 && bytes[piece.bytes.lowerBound + 1] == 0xB1 {
            points += 1.5
        } else if isFigure != isBelowFigure {
            points -= isFigure ? 0.8 : 0.6
        } else if (0x41 ... 0x5A).contains(opens) {
            points -= 0.7
        }
        return points
    }

    /// Whether the first word had room behind the cell's last line. Letters of print differ in width, so a column's edge is not sharp.
    private func room(for piece: ColumnProfile.Piece, behind entry: AlignedRows.Entry) -> Double {
        guard piece.columns.count == 1, entry.span == 1 else { return 0 }
        let width = widths[entry.column]
        let word = bytes[piece.bytes].firstIndex(of: 0x20).map { $0 - piece.bytes.lowerBound } ?? piece.place.count
        let left = width - (entry.lastWidth + 1 + word)
        if left >= max(2, width / 6) { return -2.5 }
        // a single word is its own line whether it had room or not, and the longest line of all says nothing of the column's edge
        guard left < 0, entry.lastWidth < width, let above = entry.parts.last, bytes[above].contains(0x20) else { return 0 }
        return width >= 14 && entry.lastWidth * 10 >= width * 6 ? 1 : 0.3
    }
}

extension [UInt8] {
    /// Whether a cell's line ends as no cell does: in a comma, a hyphen behind a letter, a slash, or a word that wants another one.
    fileprivate func endsOpen(_ part: Range<Int>) -> Bool {
        guard part.count > 1, let last = part.last else { return false }
        switch self[last] {
        case 0x2C, 0x2F, 0x3D, 0x3C: return true
        case 0x2D: return isLetter(self[last - 1])
        case 0x93 where part.count > 3 && self[last - 1] == 0x80 && self[last - 2] == 0xE2: return isDigit(self[last - 3])
        default: return openWords.contains { ends(part, with: $0) }
        }
    }

    private func ends(_ part: Range<Int>, with word: [UInt8]) -> Bool {
        guard part.count >= word.count else { return false }
        let start = part.upperBound - word.count
        return zip(start ..< part.upperBound, word).allSatisfy { self[$0] == $1 } && start > part.lowerBound && self[start - 1] == 0x20
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61 ... 0x7A).contains(byte | 0x20) }
    private func isDigit(_ byte: UInt8) -> Bool { (0x30 ... 0x39).contains(byte) }
}

/// Words behind which a phrase goes on.
private let openWords: [[UInt8]] = ["of", "and", "or", "the", "a", "an", "in", "with", "for", "to", "from", "by", "at", "on", "than", "per", "versus", "vs", "as"]
    .map { Array($0.utf8) }
