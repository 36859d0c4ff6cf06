/// Where the columns of a block of lines are, when only blanks part them.
///
/// All lines are laid over one another; a column of the screen that nearly all leave blank is a gap, and text between two gaps is a column
/// of the table. A gap of one blank also parts words of a phrase by chance, so it counts only where lines show it to be one: they leave
/// two blanks or more and go on exactly behind it.
///
///     Dose     Rats   Outcome
///     3 mg     12     better
///         ^^^^^  ^^^^^             two gaps, three columns
///
/// - Source: T. G. Kieninger, Table structure recognition based on robust block segmentation (1998); blank columns of `pdftotext -layout`,
///   w3m, lynx, pandoc.
public struct ColumnProfile: Sendable {
    /// The columns of the screen that a column of the table takes, left to right; the first starts at 0, the last has no end.
    public private(set) var columns: [Range<Int>] = []
    /// How many lines have two pieces or more.
    public private(set) var partedLines = 0
    /// How many gaps of two blanks or more the lines have, and how many of them part no columns.
    public private(set) var gaps = 0, unexplainedGaps = 0

    /// A stretch of a line between two gaps.
    public struct Piece: Sendable {
        public var bytes: Range<Int>
        /// Columns of the screen.
        public var place: Range<Int>
        /// The table's columns over which it stands.
        public var columns: ClosedRange<Int>
        public var wordCount: Int
    }

    public var columnCount: Int { columns.count }

    /// The columns that a rule line of two runs or more draws: `----- ---  ---`. Text may stand to the left of the first and right of the last.
    public init?(rule line: Range<Int>, in bytes: [UInt8]) {
        let runs = bytes.dashRuns(of: line)
        guard runs.count >= 2 else { return nil }
        columns = runs.map { $0.lowerBound - line.lowerBound ..< $0.upperBound - line.lowerBound }
        open()
    }

    /// The columns that the blanks of the lines show, or nil where they show fewer than two.
    public init?(lines: [Range<Int>], in bytes: [UInt8]) {
        let words = LineWords(lines, in: bytes)
        let parted = words.linesWithWideGap
        guard parted.count >= 2 else { return nil }
        let candidates = words.blankColumns(of: parted)
        guard !candidates.isEmpty else { return nil }
        let rivers = words.sureGaps(of: candidates, in: parted, bytes: bytes)
        guard !rivers.isEmpty else { return nil }
        columns = zip([0] + rivers.map(\.upperBound), rivers.map(\.lowerBound) + [Int.max]).map { $0 ..< max($0 + 1, $1) }
        addLoneColumns(of: words, lines: parted, in: bytes)
        joinSharedColumns(of: words, lines: parted, in: bytes)
        joinSigns(of: words, lines: parted, in: bytes)
        guard columns.count >= 2 else { return nil }
        for line in words.indices {
            let pieces = pieces(of: words[line], in: bytes).count - 1, wide = words.wideGaps(in: line) { !bytes.isCurrency($0.bytes) }
            partedLines += pieces > 0 ? 1 : 0
            gaps += wide
            unexplainedGaps += max(0, wide - max(0, pieces))
        }
    }

    /// The pieces of a line in order, each with the columns over which it stands.
    public func pieces(of line: Range<Int>, in bytes: [UInt8]) -> [Piece] {
        var words: [DisplayWord] = []
        bytes.appendWords(of: line, to: &words)
        return pieces(of: words[...], in: bytes)
    }

    func pieces(of words: ArraySlice<DisplayWord>, in bytes: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        guard var open = words.first else { return pieces }
        var count = 1, gap = 0, last = open.bytes
        for word in words.dropFirst() {
            defer { last = word.bytes }
            while gap < columns.count - 1, columns[gap + 1].lowerBound <= open.columns.upperBound { gap += 1 }
            let blanks = open.columns.upperBound ..< word.columns.lowerBound
            if isBreak(blanks, from: gap, after: open.columns.lowerBound, isPhrase: count > 1) || partsNumbers(blanks, from: gap, last, word.bytes, in: bytes) {
                pieces.append(piece(open, wordCount: count))
                open = word
                count = 1
            } else {
                open = DisplayWord(columns: open.columns.lowerBound ..< word.columns.upperBound, bytes: open.bytes.lowerBound ..< word.bytes.upperBound)
                count += 1
            }
        }
        pieces.append(piece(open, wordCount: count))
        return pieces
    }

    /// Whether the blanks between two words are a gap of the table: two that lie in one, or one right before a column starts.
    ///
    /// One blank behind a phrase that does not start where its column starts is a blank of a heading set in the middle of several columns; behind
    /// words that stand in the gap, it is one of theirs.
    private func isBreak(_ blanks: Range<Int>, from first: Int, after start: Int, isPhrase: Bool) -> Bool {
        var gap = first
        while gap < columns.count - 1, columns[gap].upperBound < blanks.upperBound {
            let place = columns[gap].upperBound ..< columns[gap + 1].lowerBound
            if place.upperBound > blanks.lowerBound {
                if blanks.count >= 2 { return true }
                if blanks.upperBound == place.upperBound, start < place.lowerBound { return gap == 0 || !isPhrase || start <= columns[gap].lowerBound + 1 }
            }
            gap += 1
        }
        return false
    }

    /// Whether one blank between two numbers lies in a gap: `12.1 0.85`, not the `12 345` of a thousand.
    private func partsNumbers(_ blanks: Range<Int>, from first: Int, _ number: Range<Int>, _ next: Range<Int>, in bytes: [UInt8]) -> Bool {
        guard blanks.count == 1, bytes.isNumber(number), bytes.isNumber(next), !bytes.isThousand(next) else { return false }
        var gap = first
        while gap < columns.count - 1, columns[gap].upperBound < blanks.upperBound {
            if columns[gap + 1].lowerBound > blanks.lowerBound { return true }
            gap += 1
        }
        return false
    }

    private func piece(_ word: DisplayWord, wordCount: Int) -> Piece {
        var first = column(endingBehind: word.columns.lowerBound)
        if columns[first].lowerBound >= word.columns.upperBound, first > 0 {                        // in a gap: the nearer side
            if word.columns.lowerBound - columns[first - 1].upperBound < columns[first].lowerBound - word.columns.upperBound { first -= 1 }
            return Piece(bytes: word.bytes, place: word.columns, columns: first ... first, wordCount: wordCount)
        }
        var last = first
        while last + 1 < columns.count, columns[last + 1].lowerBound < word.columns.upperBound { last += 1 }
        return Piece(bytes: word.bytes, place: word.columns, columns: first ... last, wordCount: wordCount)
    }

    /// The first column that ends behind a place of the screen.
    private func column(endingBehind place: Int) -> Int {
        var low = 0, high = columns.count - 1
        while low < high {
            let middle = (low + high) / 2
            if columns[middle].upperBound > place { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private mutating func open() {
        columns[0] = 0 ..< columns[0].upperBound
        columns[columns.count - 1] = columns[columns.count - 1].lowerBound ..< Int.max
    }

    /// Columns that so few lines fill that they looked like a gap: pieces that stand alone between two gaps.
    ///
    /// A piece of the heading that stands beside a column without a heading is that column's, set in its middle.
    private mutating func addLoneColumns(of words: LineWords, lines: [Int], in bytes: [UInt8]) {
        var lone: [(place: Range<Int>, line: Int)] = []
        for line in lines {
            let pieces = pieces(of: words[line], in: bytes)
            for (index, piece) in pieces.enumerated() where piece.columns.count == 1 && isOutside(piece) {
                let near = piece.columns.lowerBound
                let isTaken = pieces.indices.contains { $0 != index && pieces[$0].columns.contains(near) }
                if isTaken || line > 2 { lone.append((piece.place, line)) }
            }
        }
        guard !lone.isEmpty, lone.count <= 4 * lines.count else { return }
        var added: [Range<Int>] = []
        for place in lone.map(\.place).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = added.last, place.lowerBound < last.upperBound {
                added[added.count - 1] = last.lowerBound ..< max(last.upperBound, place.upperBound)
            } else {
                added.append(place)
            }
        }
        columns = (columns + added).sorted { $0.lowerBound < $1.lowerBound }
        open()
    }

    /// Joins neighbours of which each line fills only one, in lines of about as many cells, and that lie so near that they are one column whose figures differ
    /// in width:
    ///
    ///     Days
    ///        4
    ///       9
    ///      10
    private mutating func joinSharedColumns(of words: LineWords, lines: [Int], in bytes: [UInt8]) {
        guard columns.count >= 3, lines.count >= 4 else { return }
        let found = lines.map { pieces(of: words[$0], in: bytes) }
        var places: [Range<Int>?] = Array(repeating: nil, count: columns.count)
        var filled = Array(repeating: 0, count: columns.count), both = filled
        var cells = filled
        for pieces in found {
            for (index, piece) in pieces.enumerated() {
                for column in piece.columns { filled[column] += 1; cells[column] += pieces.count }
                if piece.columns.count > 1, piece.wordCount > 1 { for column in piece.columns.dropLast() { both[column] += 1 } }
                if index + 1 < pieces.count, pieces[index + 1].columns.lowerBound == piece.columns.upperBound + 1 { both[piece.columns.upperBound] += 1 }
                guard piece.columns.count == 1 else { continue }
                let known = places[piece.columns.lowerBound] ?? piece.place
                places[piece.columns.lowerBound] = min(known.lowerBound, piece.place.lowerBound) ..< max(known.upperBound, piece.place.upperBound)
            }
        }
        let usual = zip(cells, filled).map { Double($0) / Double(max(1, $1)) }
        for column in (0 ..< columns.count - 1).reversed() where both[column] == 0 && abs(usual[column] - usual[column + 1]) < 1 && (filled[column] + filled[column + 1]) * 10 >= 7 * lines.count {
            guard let place = places[column], let next = places[column + 1], next.lowerBound - place.upperBound <= (column == 0 ? 1 : Self.mostShared) else { continue }
            columns[column] = columns[column].lowerBound ..< columns[column + 1].upperBound
            columns.remove(at: column + 1)
            if column > 0 { both[column - 1] = lines.count }                                        // two are joined, not three
        }
    }

    /// Joins columns that hold nothing but the sign of a currency with the figures behind it: `$    125.4`.
    private mutating func joinSigns(of words: LineWords, lines: [Int], in bytes: [UInt8]) {
        guard columns.count >= 3 else { return }
        var signs = Array(repeating: 0, count: columns.count), others = signs
        for line in lines {
            for piece in pieces(of: words[line], in: bytes) {
                if piece.columns.count == 1, bytes.isCurrency(piece.bytes) { signs[piece.columns.lowerBound] += 1 } else { for column in piece.columns { others[column] += 1 } }
            }
        }
        for column in (1 ..< columns.count - 1).reversed() where signs[column] > 0 && others[column] == 0 {
            columns[column + 1] = columns[column].lowerBound ..< columns[column + 1].upperBound
            columns.remove(at: column)
        }
    }

    /// So many blanks may lie between the figures of one column.
    private static let mostShared = 3

    private func isOutside(_ piece: Piece) -> Bool {
        let column = columns[piece.columns.lowerBound]
        return piece.place.upperBound <= column.lowerBound || piece.place.lowerBound >= column.upperBound
    }
}

/// The words of many lines in one array.
struct LineWords {
    private var words: [DisplayWord] = []
    private var starts = [0]
    private(set) var width = 0

    init(_ lines: [Range<Int>], in bytes: [UInt8]) {
        for line in lines {
            bytes.appendWords(of: line, to: &words)
            starts.append(words.count)
            if let last = words.last { width = max(width, last.columns.upperBound) }
        }
    }

    var indices: Range<Int> { 0 ..< starts.count - 1 }
    subscript(line: Int) -> ArraySlice<DisplayWord> { words[starts[line] ..< starts[line + 1]] }

    /// Lines that leave two blanks or more between two words.
    var linesWithWideGap: [Int] { indices.filter { wideGaps(in: $0) > 0 } }

    /// Whether some words of a line end before a column of the screen and the next ones start there or behind it.
    private func hasWords(before column: Int, in line: Int) -> Bool {
        let behind = self[line].firstIndex { $0.columns.lowerBound >= column } ?? self[line].endIndex
        return behind > self[line].startIndex && self[line][behind - 1].columns.upperBound < column
    }

    /// How often a line leaves two blanks or more between two words.
    func wideGaps(in line: Int, behind isWord: (DisplayWord) -> Bool = { _ in true }) -> Int {
        zip(self[line], self[line].dropFirst()).count { $1.columns.lowerBound - $0.columns.upperBound >= 2 && isWord($0) }
    }

    /// Runs of screen columns that all lines but a few leave blank, between two that they fill.
    func blankColumns(of lines: [Int]) -> [Range<Int>] {
        var change = Array(repeating: 0, count: width + 2)
        for line in lines {
            for word in self[line] { change[word.columns.lowerBound] += 1; change[word.columns.upperBound] -= 1 }
        }
        let few = max(lines.count / 10, lines.count >= 10 ? 2 : lines.count >= 4 ? 1 : 0)
        var gaps: [Range<Int>] = []
        // a first column that few lines fill looks like a gap too
        var filled = 0, start = (lines.compactMap { self[$0].first?.columns.lowerBound }.min() ?? 0) + 1
        for column in 0 ..< width {
            filled += change[column]
            if filled > few {
                if start < column { gaps.append(start ..< column) }
                start = column + 1
            }
        }
        return gaps
    }

    /// The blank columns that part two columns of the table.
    ///
    /// Two blanks or more: most lines leave two there. One blank: lines that leave more go on right behind it, or end right before it in a
    /// number, or nearly all have a number on either side (`12 3.5`, not the `12 345` of a thousand).
    func sureGaps(of candidates: [Range<Int>], in lines: [Int], bytes: [UInt8]) -> [Range<Int>] {
        var wide = Array(repeating: 0, count: candidates.count)
        var narrow = wide, crossing = wide, startsBehind = wide, endsBefore = wide, figures = wide, numbersBehind = wide, decimalsBehind = wide, inner = wide, closes = wide, indented = wide
        var blocked = Array(repeating: -1, count: candidates.count)
        let margin = lines.compactMap { self[$0].first?.columns.lowerBound }.min() ?? 0
        for line in lines {
            let words = self[line]
            var gap = 0
            if let first = words.first?.columns.lowerBound, first > margin + 1, candidates[0].upperBound <= first { indented[0] += 1 }
            // an indent that ends where a column starts is an empty first cell
            if let first = words.first?.columns.lowerBound, first > margin + 1, let start = candidates.firstIndex(where: { $0.upperBound == first }) {
                wide[start] += 1
                startsBehind[start] += 1
            }
            for index in words.indices {
                let word = words[index]
                while gap < candidates.count, candidates[gap].upperBound <= word.columns.lowerBound { gap += 1 }
                var at = gap
                while at < candidates.count, candidates[at].upperBound <= word.columns.upperBound {
                    if candidates[at].lowerBound >= word.columns.lowerBound, blocked[at] != line { crossing[at] += 1; blocked[at] = line }
                    at += 1
                }
                guard index + 1 < words.endIndex else { break }
                let blanks = word.columns.upperBound ..< words[index + 1].columns.lowerBound
                var last: Int?
                while at < candidates.count, candidates[at].lowerBound < blanks.upperBound {
                    if candidates[at].overlaps(blanks) { last = at }
                    at += 1
                }
                // a wide blank runs over the gaps of empty cells too; it shows the one before the column that goes on
                guard let last else { continue }
                let next = words[index + 1]
                if bytes.opensFigure(next.bytes) { numbersBehind[last] += 1 }
                if blanks.count == 1 {
                    guard blocked[last] != line else { continue }                                  // once a line
                    blocked[last] = line
                    narrow[last] += 1
                    if bytes.isOperator(word.bytes) || bytes.isOperator(next.bytes) || bytes[next.bytes.lowerBound] == 0x28 || bytes[word.bytes.upperBound - 1] == 0x2C { inner[last] += 1 }
                    if bytes.opensFigure(next.bytes), bytes[next.bytes].contains(0x2E) { decimalsBehind[last] += 1 }
                    if bytes.endsNumber(word.bytes), bytes.opensFigure(next.bytes), bytes[next.bytes.lowerBound] != 0x28, !bytes.isThousand(next.bytes) { figures[last] += 1 }
                } else {
                    wide[last] += 1
                    if blanks.lowerBound == candidates[last].lowerBound { closes[last] += 1 }
                    if blocked[last] == line { narrow[last] -= 1 }                                 // the tail of a long cell before it
                    if blanks.upperBound == candidates[last].upperBound { startsBehind[last] += 1 }
                    if blanks.lowerBound == candidates[last].lowerBound, bytes.isNumber(word.bytes), bytes.isNumber(next.bytes) { endsBefore[last] += 1 }
                }
            }
        }
        // a heading before the gap, or over it, and nothing but indents below it: the cells of its column stand further in
        let hasFirstColumn = candidates.first.map { gap in lines.dropFirst().contains { hasWords(before: gap.upperBound, in: $0) } } ?? false
        return candidates.indices.filter { gap in
            guard gap > 0 || hasFirstColumn else { return false }
            let all = wide[gap] + narrow[gap]
            if candidates[gap].count >= 2 { return wide[gap] >= min(2, lines.count) && wide[gap] >= narrow[gap] + crossing[gap] }
            // `87 (91%)` above `13.5` and `24.8 ± 1.1`
            if crossing[gap] > 0, narrow[gap] > 0, inner[gap] == narrow[gap] { return false }
            if startsBehind[gap] >= 2, (startsBehind[gap] + narrow[gap]) * 10 >= 7 * all { return true }
            // the blanks of `3 ± 1` and `n = 4`; a heading may stand elsewhere than its figures
            if inner[gap] * 5 > narrow[gap] { return false }
            let isBeforeNumbers = crossing[gap] == 0 && numbersBehind[gap] >= all - (all >= 4 ? 1 : 0)
            if startsBehind[gap] >= 1, all >= 2, isBeforeNumbers { return true }
            // columns set to the right: every word ends right before the gap, and between numbers it is one blank
            if closes[gap] >= 1, closes[gap] == wide[gap], narrow[gap] >= 1, figures[gap] == narrow[gap], crossing[gap] == 0, numbersBehind[gap] >= all - 1 { return true }
            // names right before such numbers, below a heading that leaves theirs out
            if gap == 0, indented[0] >= 1, wide[0] == 0, narrow[0] >= 2, isBeforeNumbers, decimalsBehind[0] * 2 >= narrow[0] { return true }
            if wide[gap] >= 1, narrow[gap] >= 3, isBeforeNumbers, decimalsBehind[gap] * 2 >= narrow[gap] { return true }
            if endsBefore[gap] >= 2, (endsBefore[gap] + narrow[gap]) * 10 >= 7 * all { return true }
            return figures[gap] >= 2 && figures[gap] * 10 >= 8 * narrow[gap] && figures[gap] * 2 >= lines.count
        }.map { candidates[$0] }
    }
}

extension [UInt8] {
    /// `12`, `0,38`, `<0.001`, `±3.5%`: a word that starts and ends as a number does.
    fileprivate func isNumber(_ word: Range<Int>) -> Bool {
        guard !word.isEmpty else { return false }
        var first = word.lowerBound
        while first < word.upperBound - 1, [0x2D, 0x2B, 0x3C, 0x3E].contains(self[first]) || self[first] >= 0x80 { first += 1 }
        let last = self[word.upperBound - 1]
        return (0x30 ... 0x39).contains(self[first]) && ((0x30 ... 0x39).contains(last) || last == 0x25)
    }

    /// `12`, `(35%)`, `0.28,1.63)`: a word behind which a number is another one.
    fileprivate func endsNumber(_ word: Range<Int>) -> Bool {
        guard word.count > 1, self[word.upperBound - 1] == 0x29 else { return isNumber(word) }
        return isNumber((self[word.lowerBound] == 0x28 ? word.lowerBound + 1 : word.lowerBound) ..< word.upperBound - 1)
    }

    /// `$`, `€`, `£`, `¥`.
    fileprivate func isCurrency(_ word: Range<Int>) -> Bool {
        switch word.count {
        case 1: self[word.lowerBound] == 0x24
        case 2: self[word.lowerBound] == 0xC2 && (self[word.lowerBound + 1] == 0xA3 || self[word.lowerBound + 1] == 0xA5)
        case 3: self[word.lowerBound] == 0xE2 && self[word.lowerBound + 1] == 0x82 && self[word.lowerBound + 2] == 0xAC
        default: false
        }
    }

    /// `±`, `=`, `<`, `–`: what joins the words on both sides.
    fileprivate func isOperator(_ word: Range<Int>) -> Bool {
        switch word.count {
        case 1: return [0x3D, 0x3C, 0x3E, 0x2D, 0x2F, 0x78, 0x7E].contains(self[word.lowerBound])
        case 2: return self[word.lowerBound] == 0xC2 && self[word.lowerBound + 1] == 0xB1 || self[word.lowerBound] == 0xC3 && self[word.lowerBound + 1] == 0x97
            || self[word.lowerBound] == 0x74 && self[word.lowerBound + 1] == 0x6F
        case 3: return self[word.lowerBound] == 0xE2 && (self[word.lowerBound + 1] == 0x80 || self[word.lowerBound + 1] == 0x89 || self[word.lowerBound + 1] == 0x88)
        default: return false
        }
    }

    /// `345`: what stands behind the blank in `12 345`.
    fileprivate func isThousand(_ word: Range<Int>) -> Bool { word.count == 3 && word.allSatisfy { (0x30 ... 0x39).contains(self[$0]) } }
}
